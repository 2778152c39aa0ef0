# Lists taken in from files, on the screen and by command.
# Keys: encoding- flag- import- meaning- mended- passed-

# Files that cannot be read.
import-refused-damaged_file = The file { $file } is damaged or was cut off. Copy it again from where it came and try again.
import-refused-empty_workbook = The file { $file } has nothing in it. See whether it is the right file.
import-refused-not_a_spreadsheet = The file { $file } is no spreadsheet. Save the list as xlsx or csv and try again.
import-refused-password = The file { $file } has a password. Open it, save a copy without a password and try again.
import-refused-too_large = The file { $file } is larger than any list. Save the list alone, without empty rows and columns, and try again.
import-refused-no_list = The file { $file } has no heading of a list of households, contributions or registrations. Open it and see whether it is the right file and sheet.
import-action-new = new
import-action-update = update
import-action-same = same
import-action-hold = waiting
import-action-error = wrong
import-action-out = left out

# Choosing the file.
import-find-file = Find, or paste a path:
import-folder = Folder: { $path }
import-hidden = ({ $count } other files hidden, Tab: show)
import-up = .. (folder above)
import-place = Go to { $path }
import-no-parent = This is the topmost folder.
import-no-file = No file is chosen. Move to a file and press Enter.
import-nothing-found = No file or folder has such a name. Esc: clear what was typed.
import-no-lists = There is no Excel, ODS or CSV file here. Go to another folder, or plug in the stick and open this screen again.
import-reading = Reading the list. Esc: stop reading.
import-other-file = This file has changed: corrections dropped ({ $count }). Look at the rows again.
import-read-stopped = The list is not read. Nothing was stored.

# The preview.
import-sheet-one = sheet “{ $sheet }”
import-sheet-of = sheet “{ $sheet }” ({ $count } more)
import-year = year { $year }
import-year-assumed = year { $year } (assumed)
import-records = { $count } rows
encoding-unicode = Unicode
encoding-decomposed = Unicode, separate marks
encoding-tcvn3 = TCVN3 (ABC) letters
encoding-vni = VNI letters
encoding-windows1258 = Windows 1258 letters
encoding-viqr = VIQR letters
import-count-new = { $count } new
import-count-update = { $count } changed
import-count-same = { $count } the same
import-count-hold = { $count } waiting
import-count-error = { $count } wrong
import-count-out = { $count } left out
import-count-persons = { $count } people
import-count-fixed = { $count } cells corrected
import-tab-all = All
import-tab-problems = Problems
import-tab-new = New
import-tab-changes = Changed
import-tab-same = Same
import-tab-rest = Totals, passed over
import-tab-empty = There are no rows here.
import-col-row = Row
import-col-name = Name
import-col-village = Village
import-col-sum = Sum
import-col-does = Will
import-col-flag = To look at
import-rest-head = Totals of the list, then the rows that are no records
import-sum-households = households
import-sum-persons = people
import-sum-amount = money
import-sum-goods_value = goods
import-sum-right = { $what } { $stated }, right
import-sum-wrong = { $what }: stated { $stated }, its rows give { $found }
passed-title = Title
passed-heading = Heading
passed-numbers = Column numbers
passed-legend = Legend
passed-signature = Signature
passed-empty = Empty
passed-other = Passed over
import-row-out = Row { $row } is left out and will not be stored. Press again to take it in.
import-row-in = Row { $row } is taken in again.
import-leave = The list is not stored yet. Leave this screen?
import-leave-kept = { $count } corrections are kept; go on from the home screen.

# One row.
import-entry = Row { $row } · { $does } · { $name }
import-col-field = Field
import-col-value = Will be stored
import-col-stored = Stored now
import-like = Like household { $name } ({ $code }), score { $score }: { $why }. If it is the same, leave this row out.
import-col-like = Like it in the register
import-change = { $field }: { $before } → { $after }
import-at-row = Row { $row }:
import-head = Head of household (row { $row })
import-member = Person { $number } (row { $row })
import-record = Will be added
import-record-update = In the register, will be changed
import-stored-nothing = (empty)
import-file-said = the file says “{ $before }”: { $why }
mended-encoding = old encoding
mended-other_encoding = this cell is in another encoding
mended-composed = separate marks joined
mended-case = capitals
mended-apostrophe = another apostrophe
mended-spaces = needless spaces
mended-invisible = invisible characters
mended-padded = zeros put back
mended-date = date rewritten
mended-money = read as a sum
mended-people = ethnic group as in the official list
mended-ditto = as in the row above
mended-quantity = the quantity taken out of the description
mended-village = the village taken from the address
mended-codes = codes told apart that had become a fraction
mended-corrected = corrected by hand
mended-other = rewritten
import-sought = The row says
import-household = Household
import-candidate = Maybe household
import-household-pick = Which household registers?
import-household-chosen = The household is chosen.
import-not-a-cell = This line cannot be corrected. Go to a field and press Enter.
import-pick = Choose { $field }
import-cell-fixed = Corrected. Not stored yet.
import-village-new = new village of the list
import-village-pick = Village for { $count } rows without one
import-villages-given = { $count } rows have a village now.

# Columns.
import-columns-help = Enter: say what a column is. Kept for next time. Esc: done, read again.
import-col-heading = Heading in the file
import-col-samples = Some cells
import-col-meaning = Is
meaning-ordinal = Number of the row
import-column-unused = (not used)
import-column-pick = What is the column “{ $heading }”?
import-column-said = This column is: { $meaning }. On leaving, the list is read again.
import-sheet-pick = Which sheet?
import-kind-pick = What is this list of?
import-year-pick = Of which year is the list?

# Storing.
import-store = Store this list?
import-will-new = Add { $count } { $kind ->
    [household] households
    [contribution] contributions
    [registration] registrations
   *[other] records
}.
import-will-persons = { $count } people are in the list.
import-will-money = Money { $amount } đ, goods { $goods } đ.
import-will-update = Change { $count } { $kind ->
    [household] known households
    [contribution] known contributions
    [registration] known registrations
   *[other] known records
}.
import-will-villages = Add { $count } villages: { $names }.
import-will-hold = { $count } rows wait and are not stored.
import-will-error = { $count } rows are wrong and are not stored.
import-will-same = { $count } rows are in the register already.
import-will-out = { $count } rows are left out.
import-will-year = The list is of { $year }.
import-will-year-assumed = The list names no year; { $year } is assumed. If that is wrong: Esc, then { $key }.
import-storing = Storing the list…
import-storing-help = Esc: stop. What is stored stays and can be taken back.
import-stop = Stop storing? { $done } of { $all } are stored.
import-stopping = Stopping after the part under way…
import-stopped = Stopped: { $done } of { $all } are stored. Import the file again to go on; nothing is doubled.
import-stored = { $count } records are stored.
import-stored-before = { $count } records were stored before that.
import-left-hold = { $count } rows wait. Open the list again from the home screen.
import-left-error = { $count } rows are wrong and not stored. Open the list again from the home screen.
import-left-out = { $count } rows were left out.
import-not-stored = { $count } rows could not be stored (rows { $rows }). Import the file again to see why.
import-undo-help = { $key }: take the whole import back.

# What is doubtful, and what to do.
flag-missing_village = No village
flag-help-missing_village = Choose one for this row, or one for all rows without.
flag-ambiguous_village = The name fits several villages
flag-help-ambiguous_village = Choose the right one.
flag-personal_number_padded = Number had lost its zeros
flag-help-personal_number_padded = They were put back; compare it with the card.
flag-personal_number_length = Number of a wrong length
flag-help-personal_number_length = The file says “{ $raw }”, neither 9 nor 12 digits. Ask and correct it; it can be stored without.
flag-personal_number_mismatch = Number against sex or age
flag-help-personal_number_mismatch = Compare it with the card.
flag-duplicate_personal_number = Same number as row { $rows }
flag-help-duplicate_personal_number = One of the two is wrong: compare the cards.
flag-cell_error = Error in the cell “{ $raw }”
flag-help-cell_error = Type the right value.
flag-date_unreadable = “{ $raw }” is no date
flag-help-date_unreadable = Type day, month, year; a year alone will do.
flag-b2_mismatch = B2 { $raw } does not fit
flag-help-b2_mismatch = B2 is 10 times the deprivations. Look at the ticks or at B2.
flag-class_mismatch = Class against B1 and B2
flag-help-class_mismatch = Kept as the file says; see the minutes.
flag-cause_missing = No cause of poverty
flag-help-cause_missing = Choose one if it is known.
flag-duplicate_household = Like the household in row { $rows }
flag-help-duplicate_household = Same name, birth year, village. If it is one household, leave one row out (Space).
flag-total_mismatch = The total differs
flag-negative_amount = Negative sum “{ $raw }”
flag-help-negative_amount = No contribution is negative. Correct it, or leave the row out and void the wrong receipt.
flag-amount_unreadable = “{ $raw }” is no sum
flag-help-amount_unreadable = Type the sum in figures.
flag-value_missing = Goods without a value
flag-help-value_missing = Give their value; 0 if it cannot be told.
flag-date_missing = No date
flag-help-date_missing = Type the day it was received.
flag-double_value = Money stands twice
flag-help-double_value = Also as value of goods; it counts once.
flag-receipt_missing = No receipt number
flag-help-receipt_missing = The program gives one.
flag-duplicate_receipt = The same receipt number as row { $rows }
flag-help-duplicate_receipt = Look at the stubs and correct one.
flag-duplicate_code = The household code is taken
flag-help-duplicate_code = Correct it, or leave it empty to be given one.
flag-unknown_household = No such household
flag-help-unknown_household = Enter on “The row says” to look for it, or import the households first.
flag-ambiguous_household = Several households are like that
flag-help-ambiguous_household = Choose the right one below.
flag-duplicate_registration = Registered in row { $rows }
flag-help-duplicate_registration = One registration a household a year: leave one out.
flag-registration_withdrawn = The household withdrew that year
flag-help-registration_withdrawn = If it registers again, enter it on the household's page; else leave this row out.
flag-target_unclear = Target unclear “{ $raw }”
flag-help-target_unclear = Choose near-poor or above near-poor.
flag-target_not_better = Target is near-poor still
flag-help-target_not_better = A near-poor household aims at near-poor: look at the target.
flag-member_not_listed = A person of the register is missing
flag-help-member_not_listed = The person stays; if they moved away, change the household.
flag-date_century = The year of the date “{ $raw }” is not certain
flag-help-date_century = Type the date again, its year with four digits.
flag-date_partial = The date “{ $raw }” is not a whole date
flag-help-date_partial = Type day, month and year.
flag-receipt_unreadable = The receipt number “{ $raw }” cannot be read
flag-help-receipt_unreadable = Type the book and the number again.
flag-donor_kind_unclear = The kind of donor “{ $raw }” is not understood
flag-help-donor_kind_unclear = Choose a person, household, agency, organisation or enterprise.
flag-form_unclear = The form “{ $raw }” is not understood
flag-help-form_unclear = Choose cash, transfer or goods.
flag-amount_missing = No amount, and no goods
flag-help-amount_missing = Type the amount, or leave the row out.
flag-goods_incomplete = The goods are not fully described
flag-help-goods_incomplete = Give their name, quantity and unit.
flag-quantity_two_ways = The quantity “{ $raw }” can be read two ways
flag-help-quantity_two_ways = Type a part as 1,5 and thousands without a sign, as 1500.
flag-quantity_unreadable = The quantity “{ $raw }” cannot be read
flag-help-quantity_unreadable = Type it again in digits, for example 2,5.
flag-birth_unclear = The year of birth “{ $raw }” cannot be read
flag-help-birth_unclear = The household was looked for by name and village; see that it is the right one.
flag-target_not_understood = The target “{ $raw }” is not understood
flag-help-target_not_understood = Choose near-poor or above the near-poor line.
flag-target_year_unclear = The year of the target “{ $raw }” is unclear
flag-help-target_year_unclear = Type one year, for example 2026.
flag-head_missing = These rows have no head of household
flag-help-head_missing = Say who the head is, or leave the row out and type it in.
flag-members_count_mismatch = The size “{ $raw }” is not the number of people listed
flag-help-members_count_mismatch = The people listed are counted; see whether someone is missing.
flag-missing_name = No name
flag-help-missing_name = Type the name, or leave the row out.
flag-relation_unclear = The relation “{ $raw }” is not understood
flag-help-relation_unclear = Choose the relation to the head.
flag-sex_unclear = The sex “{ $raw }” is not understood
flag-help-sex_unclear = Choose male or female.
flag-class_unclear = The class “{ $raw }” is not understood
flag-help-class_unclear = Choose poor, near-poor or not poor.
flag-deprivation_unclear = The deprivation “{ $raw }” is not understood
flag-help-deprivation_unclear = Tick what the household lacks.
flag-cause_unclear = The cause “{ $raw }” is not understood
flag-help-cause_unclear = Choose a cause from the list.
flag-need_unclear = The need “{ $raw }” is not understood
flag-help-need_unclear = Choose a need from the list.
flag-tick_unclear = Ticked or not is unclear: “{ $raw }”
flag-help-tick_unclear = Tick it if so; it counts as not.
flag-number_unreadable = The number “{ $raw }” cannot be read
flag-help-number_unreadable = Type it again in digits.
flag-amount_two_ways = The sum “{ $raw }” can be read two ways
flag-help-amount_two_ways = Type the whole sum, as 1.250.000, or 1tr25.
flag-amount_unclear = The income “{ $raw }” cannot be read
flag-help-amount_unclear = Type the amount in digits.
flag-other = Look at “{ $raw }”
import-import = Take back the import of { $count } { $kind ->
    [household] households (with new villages)
    [contribution] contributions
    [registration] registrations
   *[other] records
}
import-last-import = The last import.
import-undo = Take this whole import back?
import-undo-line = What was added is withdrawn; what was changed is as before. The history stays.
import-unwinding = Taking the import back…
import-unwound = { $count } records of the import were taken back.
import-unwound-stays = { $count } records stay because something else was changed since. Open them one by one.
import-unwound-before = { $count } records were taken back before that.

# The command import.
import-cli-not-a-list-kind = Lists of the kind “{ $kind }” cannot be taken in. There are: household, contribution, registration.
import-cli-read-as = { $file }: a list of { $kind }, { $rows } rows{ $sheet }{ $encoding }.
import-cli-sheet = , sheet “{ $name }”
import-cli-encoding = , old letters { $name } turned into Unicode
import-cli-year = Year of the list: { $year }.
import-cli-year-assumed = The list says no year; { $year } is taken. If that is wrong, run it again with --year.
import-cli-village = Village { $name } would be added ({ $count } rows).
import-cli-village-done = Village { $name } was added ({ $count } rows).
import-cli-row = Row { $row } · { $action } · { $name }
import-cli-total = Row { $row } · { $label }: the file states { $stated }, its rows give { $counted }
import-cli-gaps = Receipt numbers that are missing: { $list }
import-cli-rows = Rows { $rows }: { $text }
import-cli-passed = { $count } rows that are no records were passed over (titles, totals, legends, signatures): { $rows }
import-cli-hidden = Rows hidden in the file were read all the same: { $rows }
import-cli-sum = Total: new { $new }, update { $update }, same { $same }, waiting { $hold }, wrong { $error }.
import-cli-persons = Persons: { $persons }.
import-cli-money = Money: { $amount } đồng; goods: { $goods } đồng.
import-cli-would = Nothing has been stored. Add --apply to store { $count } rows; rows that wait or are wrong are not stored.
import-cli-would-nothing = There is nothing to store.
import-cli-done = { $count } rows were stored. To take the whole import back: act undo --on with the id of a record just stored.
import-cli-done-nothing = There was nothing new to store; the register did not change.
import-cli-not-stored = Row { $row } could not be stored: { $why }
import-cli-taken-back = The whole import was taken back: { $undone } changes.
import-cli-taken-back-but = { $undone } changes of the import were taken back. { $stays } stay, because something else was done to their records since.
import-cli-progress = Stored { $done }/{ $all }
import-cli-changed = { $field }: { $before } → { $after }
import-cli-empty = (empty)
import-cli-line = (row { $row }) { $text }
import-cli-candidates = It may be: { $list }
import-cli-too-large = { $path } is too large to read. Split the list and take in the parts.
import-cli-not-a-file = { $path } is not a plain file. Name an xlsx, xls, ods or csv file.
