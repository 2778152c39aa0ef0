# Forms, lists of choices, the first run, unlocking.

form-title-create = { $kind }: new
form-title-edit = Change { $small } { $name }
form-title-amend = Amend { $small } { $name }

# The sections of the forms.
section-village = Village
section-household = Household
section-household-members = Members
section-household-ethnic_minority = Circumstances
section-household-joined = Joining, leaving and notes
section-member = Member
section-standing = Class by year
section-adoption = Plan followed
section-filing = Filing
section-tally = Tally
section-tick = Tick
section-help = Help
section-help-description = What was promised
section-help-done_on = Result
section-emulation = Emulation pledge
section-emulation-title = Titles and awards
section-emulation-pledge = Pledge
section-nomination = Nomination
section-nomination-achievement = Achievement
section-part = Dossier part
section-initiative = Model or initiative
section-feedback = Feedback
section-target = Target
section-household-class = Class and living standard
section-registration = Registration
section-registration-plan = Plan and support
section-registration-loan_right_use = Loan
section-contribution = Receipt
section-contribution-amount = Money and goods
section-contribution-campaign = Other
section-meeting = Meeting
section-meeting-attendees = Attendance
section-review = Household under review
section-review-votes_agree = Vote

# In a form.
form-error = Error:
form-warning = Note:
form-yes = yes
form-no = no
form-nothing = (empty)
form-given = { $value } (given)
form-unknown = (not known yet)
form-household-now = Now: { $class } ({ $year }), B1 { $b1 }, { $ticks } deprivations, { $members } members
form-meeting-now = { $attendees } attending
form-meeting-closed = { $attendees } attending, minutes closed
form-stray = Old field { $field }: { $text }
form-summary-errors = { $count } to correct
form-summary-warnings = { $count } to look at
form-legend = * required   » kept for the next
form-offers = → at the end: take the first offer   { $key }: see all
form-sort-hint = Is { $word } the given name? Say so in “Sort by name”, at the end.
form-saving = Saving …
form-ahead = { $count } keys typed ahead for the next form.
form-issue = { $field }: { $text }
form-issue-whole = { $text }

# Said while typing.
form-refused-digits = Only digits here, not “{ $letter }”.
form-refused-number = Only a number here, not “{ $letter }”.
form-refused-money = “{ $letter }” is not part of a sum. Type 500.000, 500k or 1tr5.
form-refused-date = “{ $letter }” is not part of a date. Type 5/2, 05022026 or “nay”.
form-refused-long = This field takes at most { $max } letters.
form-refused-choice = No choice begins so. Press space or an arrow to choose.
form-pasted-first-line = Only the first line was pasted; the others stay where they were copied.
form-problems = { $count } to correct before it can be saved.
form-sticky-on = “{ $field }” is kept for the next record.
form-sticky-off = “{ $field }” is no longer kept for the next record.

# Saving, throwing away, keeping.
form-saved = Saved { $small } { $name }
form-saved-next = Saved { $small } { $name }. The next one.
form-save-anyway = There is something to look at. Save all the same?
form-amend-why = Amending closed minutes: why?
form-hidden-text = { $field }: “{ $text }” is hidden and not saved
form-changed-meanwhile = { $field }: changed by another to “{ $theirs }”; yours is “{ $mine }”
form-draft-kept = Not saved. The draft is kept; find it on the home screen.
form-discard = Throw the draft “{ $form }” away?
form-discard-count = { $count } typed fields will be lost.
form-discarded = The draft was thrown away.

# Why a key does nothing.
refuse-saving = Saving, one moment.
refuse-full = No room on the disk: reading only. Free some and save again; what was typed is kept.
refuse-next-only-new = Save and next works for new records only.
refuse-sticky-only-new = Keeping a value works for new records only.
refuse-ditto = There is no last record, or this field of it is empty.
refuse-no-list = This field is typed, it has no list.
form-no-values = Nothing was typed in this field before. Just type.
refuse-no-problem = Nothing wrong found so far.
refuse-nothing-typed = Nothing was typed, nothing to throw away.
refuse-first-field = This is the first field.
refuse-fix-case = Capitals are fixed only in names and in short texts.
refuse-fix-case-code = Codes and numbers stay as they were typed; their capitals are not changed.
refuse-fix-case-empty = There is nothing in this field to fix.
refuse-last-field = This is the last field. Enter or the save key saves.
refuse-not-in-form = { $key } does nothing in a form.
refuse-not-here = { $key } does nothing at this step.

# Lists of choices.
picker-empty = There is nothing to choose yet. Press Esc, add one, then come back to this field.
picker-nothing = There is nothing to choose.
picker-only-one = Only one can be chosen here.

# The first run.
setup-intro = A new register for the commune. A few questions and it is ready.
setup-commune = Commune, ward
setup-area = Area
setup-villages = Villages
setup-officer = Officer's name
setup-passphrase = Passphrase
setup-again = Passphrase again
setup-ready = Ready
setup-help-commune = The full name, for example: Xã Mường Phăng. → takes the name that is offered, with its code. A school or another office can use it too.
setup-help-area = Space or an arrow changes it. The poverty line depends on it. A school is found there too.
setup-help-villages = One village a line, then Enter; a list can be pasted. Enter on an empty line ends.
setup-help-officer = Who uses this device, for example: Lò Thị Mai.
setup-help-passphrase = Locks the data on this device. Nobody can open it without. Empty: no lock.
setup-help-again = Once more, to be sure.
setup-help-ready = Look it over, then Enter to begin. Shift-Tab goes back.
setup-village-count = { $count } villages
setup-no-villages = (can be added later)
setup-open = (no lock)
setup-locked = (set)
setup-working = Setting up …
setup-need-name = This must be filled in, with letters.
setup-officer-digits = A person's name has no digits.
setup-twice = The village “{ $name }” is in the list already.
setup-pasted = { $count } villages added; { $twice } repeated names left out.
setup-too-long = Too long, nothing more fits.
setup-differs = The two are not the same. Type the passphrase again.
setup-no-passphrase = No passphrase?
setup-no-passphrase-1 = Whoever gets this device can read the households' data.
setup-no-passphrase-2 = One can be set later with the command passphrase.

# Unlocking.
unlock-intro = This register has a passphrase.
unlock-passphrase = Passphrase
unlock-help = Type the passphrase, then Enter. Esc leaves.
unlock-working = Opening …
unlock-wrong = Wrong passphrase ({ $count }). Look at Caps Lock and the input method.

# The table of members in a household's form.
form-title-person = Member { $row } of household { $name }
people-count = { $count } people besides the head
people-add = + Add a person
people-hint-empty = { $open }, or just type the name: add a person · a table copied from Excel can be pasted · { $on }: next section
people-hint = { $open }: add, change · ↑ ↓: choose · { $out }: take out · { $back }: take back · { $on }: next section
people-nothing-to-undo = There is nothing left to take back in this table.
people-kept = { $name } is person { $row } now; the household is not saved yet, press { $key } when done.
people-none-marked = Nobody is marked to be taken out.
people-take-out = Take { $name } out of this household?
people-take-out-nameless = Take person { $row } (no name yet) out of this household?
people-take-out-line = Nothing is stored yet. The person stops being a member only when the household is saved.
people-taken-out = Taken out; press { $key } to take it back.
people-paste-none = No person found in what was pasted. One line a person, tabs between the cells, as copied from Excel.
people-paste-title = { $count } people pasted. This household has people already; what now?
people-paste-add = Add these { $count } people at the end
people-paste-replace = Replace all { $count } that are there
people-pasted = { $count } people added from the pasted table; look them over, press { $key } to take it back.
people-type-a-name = Type a name to add a person, or press Enter.
form-by-machine = Computed: { $value }
form-official-name = Official name: { $name }
form-rare = { $section } · rarely used, press { $key }
form-title-act = { $act }: { $name }
setup-organisation = School, other office
setup-offer = { $name }, { $province }
setup-code = (code { $code })
