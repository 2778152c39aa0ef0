# Lists taken in from files, on the screen and by command.
# Keys: encoding- flag- import- intake- meaning- mended- passed-

# Files that cannot be read.
intake-refused-damaged_file = The file { $file } is damaged or was cut off. Copy it again from where it came and try again.
intake-refused-empty_workbook = The file { $file } has nothing in it. See whether it is the right file.
intake-refused-not_a_spreadsheet = The file { $file } is no spreadsheet. Save the list as xlsx or csv and try again.
intake-refused-password = The file { $file } has a password. Open it, save a copy without a password and try again.
intake-refused-too_large = The file { $file } is larger than any list. Save the list alone, without empty rows and columns, and try again.
intake-refused-no_list = The file { $file } has no heading of a list of households, contributions or registrations. Open it and see whether it is the right file and sheet.
intake-action-new = new
intake-action-update = update
intake-action-same = same
intake-action-hold = waiting
intake-action-error = wrong
intake-action-out = left out

# Choosing the file.
intake-find-file = Find, or paste a path:
intake-folder = Folder: { $path }
intake-hidden = ({ $count } other files hidden, Tab: show)
intake-up = .. (folder above)
intake-place = Go to { $path }
intake-no-parent = This is the topmost folder.
intake-no-file = No file is chosen. Move to a file and press Enter.
intake-nothing-found = No file or folder has such a name. Esc: clear what was typed.
intake-no-lists = There is no Excel, ODS or CSV file here. Go to another folder, or plug in the stick and open this screen again.
intake-reading = Reading the list. Esc: stop reading.
intake-other-file = This file has changed: corrections dropped ({ $count }). Look at the rows again.
intake-read-stopped = The list is not read. Nothing was stored.

# The preview.
intake-sheet-one = sheet “{ $sheet }”
intake-sheet-of = sheet “{ $sheet }” ({ $count } more)
intake-year = year { $year }
intake-year-assumed = year { $year } (assumed)
intake-records = { $count } rows
encoding-unicode = Unicode
encoding-decomposed = Unicode, separate marks
encoding-tcvn3 = TCVN3 (ABC) letters
encoding-vni = VNI letters
encoding-windows1258 = Windows 1258 letters
encoding-viqr = VIQR letters
intake-count-new = { $count } new
intake-count-update = { $count } changed
intake-count-same = { $count } the same
intake-count-hold = { $count } waiting
intake-count-error = { $count } wrong
intake-count-out = { $count } left out
intake-count-persons = { $count } people
intake-count-fixed = { $count } cells corrected
intake-tab-all = All
intake-tab-problems = Problems
intake-tab-new = New
intake-tab-changes = Changed
intake-tab-same = Same
intake-tab-rest = Totals, passed over
intake-tab-empty = There are no rows here.
intake-col-row = Row
intake-col-name = Name
intake-col-village = Village
intake-col-sum = Sum
intake-col-does = Will
intake-col-flag = To look at
intake-rest-head = Totals of the list, then the rows that are no records
intake-sum-households = households
intake-sum-persons = people
intake-sum-amount = money
intake-sum-goods_value = goods
intake-sum-right = { $what } { $stated }, right
intake-sum-wrong = { $what }: stated { $stated }, its rows give { $found }
passed-title = Title
passed-heading = Heading
passed-numbers = Column numbers
passed-legend = Legend
passed-signature = Signature
passed-empty = Empty
passed-other = Passed over
intake-row-out = Row { $row } is left out and will not be stored. Press again to take it in.
intake-row-in = Row { $row } is taken in again.
intake-leave = The list is not stored yet. Leave this screen?
intake-leave-kept = { $count } corrections are kept; go on from the home screen.

# One row.
intake-entry = Row { $row } · { $does } · { $name }
intake-col-field = Field
intake-col-value = Will be stored
intake-col-stored = Stored now
intake-like = Like household { $name } ({ $code }), score { $score }: { $why }. If it is the same, leave this row out.
intake-col-like = Like it in the register
intake-change = { $field }: { $before } → { $after }
intake-at-row = Row { $row }:
intake-head = Head of household (row { $row })
intake-member = Person { $number } (row { $row })
intake-record = Will be added
intake-record-update = In the register, will be changed
intake-stored-nothing = (empty)
intake-file-said = the file says “{ $before }”: { $why }
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
intake-sought = The row says
intake-household = Household
intake-candidate = Maybe household
intake-household-pick = Which household registers?
intake-household-chosen = The household is chosen.
intake-not-a-cell = This line cannot be corrected. Go to a field and press Enter.
intake-pick = Choose { $field }
intake-cell-fixed = Corrected. Not stored yet.
intake-village-new = new village of the list
intake-village-pick = Village for { $count } rows without one
intake-villages-given = { $count } rows have a village now.

# Columns.
intake-columns-help = Enter: say what a column is. Kept for next time. Esc: done, read again.
intake-col-heading = Heading in the file
intake-col-samples = Some cells
intake-col-meaning = Is
meaning-ordinal = Number of the row
intake-column-unused = (not used)
intake-column-pick = What is the column “{ $heading }”?
intake-column-said = This column is: { $meaning }. On leaving, the list is read again.
intake-sheet-pick = Which sheet?
intake-kind-pick = What is this list of?
intake-year-pick = Of which year is the list?

# Storing.
intake-store = Store this list?
intake-will-new = Add { $count } { $kind ->
    [household] households
    [contribution] contributions
    [registration] registrations
   *[other] records
}.
intake-will-persons = { $count } people are in the list.
intake-will-money = Money { $amount } đ, goods { $goods } đ.
intake-will-update = Change { $count } { $kind ->
    [household] known households
    [contribution] known contributions
    [registration] known registrations
   *[other] known records
}.
intake-will-villages = Add { $count } villages: { $names }.
intake-will-hold = { $count } rows wait and are not stored.
intake-will-error = { $count } rows are wrong and are not stored.
intake-will-same = { $count } rows are in the register already.
intake-will-out = { $count } rows are left out.
intake-will-year = The list is of { $year }.
intake-will-year-assumed = The list names no year; { $year } is assumed. If that is wrong: Esc, then { $key }.
intake-storing = Storing the list…
intake-storing-help = Esc: stop. What is stored stays and can be taken back.
intake-stop = Stop storing? { $done } of { $all } are stored.
intake-stopping = Stopping after the part under way…
intake-stopped = Stopped: { $done } of { $all } are stored. Import the file again to go on; nothing is doubled.
intake-stored = { $count } records are stored.
intake-stored-before = { $count } records were stored before that.
intake-left-hold = { $count } rows wait. Open the list again from the home screen.
intake-left-error = { $count } rows are wrong and not stored. Open the list again from the home screen.
intake-left-out = { $count } rows were left out.
intake-not-stored = { $count } rows could not be stored (rows { $rows }). Import the file again to see why.
intake-undo-help = { $key }: take the whole import back.

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
intake-import = Take back the import of { $count } { $kind ->
    [household] households (with new villages)
    [contribution] contributions
    [registration] registrations
   *[other] records
}
intake-last-import = The last import.
intake-undo = Take this whole import back?
intake-undo-line = What was added is withdrawn; what was changed is as before. The history stays.
intake-unwinding = Taking the import back…
intake-unwound = { $count } records of the import were taken back.
intake-unwound-stays = { $count } records stay because something else was changed since. Open them one by one.
intake-unwound-before = { $count } records were taken back before that.

# The command import.
import-not-a-list-kind = Lists of the kind “{ $kind }” cannot be taken in. There are: household, contribution, registration.
import-read-as = { $file }: a list of { $kind }, { $rows } rows{ $sheet }{ $encoding }.
import-sheet = , sheet “{ $name }”
import-encoding = , old letters { $name } turned into Unicode
import-year = Year of the list: { $year }.
import-year-assumed = The list says no year; { $year } is taken. If that is wrong, run it again with --year.
import-village = Village { $name } would be added ({ $count } rows).
import-village-done = Village { $name } was added ({ $count } rows).
import-row = Row { $row } · { $action } · { $name }
import-total = Row { $row } · { $label }: the file states { $stated }, its rows give { $counted }
import-gaps = Receipt numbers that are missing: { $list }
import-rows = Rows { $rows }: { $text }
import-passed = { $count } rows that are no records were passed over (titles, totals, legends, signatures): { $rows }
import-hidden = Rows hidden in the file were read all the same: { $rows }
import-sum = Total: new { $new }, update { $update }, same { $same }, waiting { $hold }, wrong { $error }.
import-persons = Persons: { $persons }.
import-money = Money: { $amount } đồng; goods: { $goods } đồng.
import-would = Nothing has been stored. Add --apply to store { $count } rows; rows that wait or are wrong are not stored.
import-would-nothing = There is nothing to store.
import-done = { $count } rows were stored. To take the whole import back: act undo --on with the id of a record just stored.
import-done-nothing = There was nothing new to store; the register did not change.
import-not-stored = Row { $row } could not be stored: { $why }
import-taken-back = The whole import was taken back: { $undone } changes.
import-taken-back-but = { $undone } changes of the import were taken back. { $stays } stay, because something else was done to their records since.
import-progress = Stored { $done }/{ $all }
import-changed = { $field }: { $before } → { $after }
import-empty = (empty)
import-line = (row { $row }) { $text }
import-candidates = It may be: { $list }
import-too-large = { $path } is too large to read. Split the list and take in the parts.
import-not-a-file = { $path } is not a plain file. Name an xlsx, xls, ods or csv file.
