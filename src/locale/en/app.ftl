# Screens, forms, questions.
program-name = Exit-Poverty Register
screen-too-small = The terminal is too small ({ $width }x{ $height }). Make it at least { $columns }x{ $rows }; what you typed is kept, and keys do nothing until then.
screen-loading = Opening the register…
bar-unsent = unsent { $count }
tone-fail = {"Error: "}
tone-warn = {"Note: "}

# Names of screens.
title-home = Home
title-sync = Exchange and backup
title-loading = Opening
title-setup = First run
title-unlock = Unlock
title-mended = The register was opened and mended
title-keymap = The keymap file has problems
title-help = Keys that work here
title-palette = Find a command
title-confirm = Please confirm

# Work under way.
work-open = Opening the register…
work-commit = Saving…
work-history = Reading the history…
work-export = Writing the bundle…
work-receive = Receiving the bundle…
work-backup = Backing up…
work-check = Checking the data…
work-setup = Setting up the register…
work-unlock = Unlocking…

# What happened.
notice-saved = Saved.
notice-exported = The bundle was written.
notice-received = The bundle was received.
notice-backed-up = The backup was written and read back.
notice-checked = The data are whole.
notice-found = There is something to look at, written below.
notice-busy = Still busy with the last thing; please wait.
notice-how-to-quit = This is the home screen. Press { $key } to leave the program.
notice-draft-unknown = This draft is from a newer program, or its record has not arrived, so it cannot be opened yet. It is kept.
notice-no-such-key = The key { $key } does nothing here. F1 shows the keys.
notice-sequence-cancelled = Given up: there is no such sequence of keys.

# Why a key does nothing.
refuse-loading = The register is being opened; please wait.
refuse-read-only = The disk is full, so you can look but not save. Make room, then open the program again.
refuse-no-right = This device may not do that. Ask the lead.
refuse-nothing-marked = There is no row to do this with.
refuse-nothing-to-open = There is nothing to open in this row.
refuse-nothing-to-undo = There is no change to take back.
refuse-void = This record is void; you can only look at it.
refuse-in-use = Other records use this one; void those first.
refuse-frozen-receipt = A recorded receipt is not changed. If it is wrong, void it and record a new one.
refuse-frozen-minutes = The minutes are closed. Amend them, with a reason.
refuse-not-minutes = Only minutes and reviews are amended.
refuse-not-closed = The minutes are still open; just edit.
refuse-not-registration = Only a registration can be withdrawn.
refuse-withdrawn = This registration is already withdrawn.
refuse-not-meeting = Only a meeting can be closed.
refuse-closed = The minutes of this meeting are closed.
refuse-no-reviews = The meeting has no reviews yet, so it cannot be closed.
refuse-votes-missing = Some households have no votes yet. Enter them, then close.
refuse-not-poor = This household is neither poor nor near-poor, so it does not register.
refuse-registered = This household has already registered this year.
refuse-not-here-yet = This record has not arrived on this device yet.
refuse-reveal = There is no masked number here.
refuse-details = There are no details to open here.
refuse-filter-villages = This is the list of villages; it is not filtered by village.
refuse-no-villages = There are no villages yet.
refuse-sort = This list keeps its order.
refuse-new-conflict = Here you only look at differing values.
refuse-no-records = There are no records here.

# Values.
value-yes = yes
value-no = no
value-empty = (empty)
value-money = { $amount } đồng

# Home.
home-greeting = Hello { $officer }. Today is { $date }.
home-year = Year { $year }
home-households = Households listed
home-poor = {"  "}poor
home-near-poor = {"  "}near-poor
home-registrations = Exit registrations
home-share = { $percent }% registered
home-meetings = Meetings closed
home-reviews = Reviews passed
home-fund = Fund for the Poor
home-exported = Last bundle written:
home-received = Last bundle received:
home-never = never
home-waiting = Waiting
home-places = Go to
home-draft = Draft { $when }: { $kind } { $name }
home-conflicts = { $count } to settle
home-unsent = { $count } changes unsent
home-due = Due dates
home-overdue = overdue { $count }
home-near = due soon { $count }
home-nothing-due = nothing is waiting
home-no-plan = No plan is followed yet: press { $key } to choose; its due dates will show here.

# Lists.
list-conflicts = Values to settle
list-find = Find:
list-find-hint = Press { $key } to search, marks not needed
list-near = nearly { $count }
list-none-found = Nothing found for “{ $text }”.
list-none-in-village = Nothing of this village is in the list.
list-empty = The list is empty. Press { $key } to begin a new record.
list-no-conflicts = There is nothing to settle.
filter-all = All villages
filter-title = Show one village
sort-name = by name
sort-number = by number
sort-newest = newest first
row-void = (void)
row-votes-short = { $outcome }, { $count } short
conflict-col-kind = Kind
conflict-col-name = Of
conflict-col-fields = Fields that differ
conflict-record = the whole record: open it

# One record.
tab-fields = Fields
tab-history = History
detail-state = State
detail-open = minutes open
detail-closed = minutes closed
detail-void = VOID: { $reason }
detail-withdrawn = Withdrawn: no longer counted.
detail-result = Votes
detail-votes = { $all } households: { $passed } passed, { $redo } to redo, { $unvoted } not voted
detail-votes-short = { $count } more in favour are needed to reach half of those attending.
detail-households = Households listed
detail-classes = { $all }: { $poor } poor, { $near_poor } near-poor, { $not_poor } not poor
detail-doubled = { $count } other records bear this number. Void the wrong one.
detail-rivals = The household has { $count } other registrations in this year. Withdraw the extra ones.
detail-late = Arrived after the minutes were closed, so it is not part of them.
detail-dispute = { $value } • { $who }, { $when }
detail-none = None yet.
history-reason = Reason: { $reason }
history-void = Reason of voiding

# Questions before an act.
confirm-void = Void { $key } of { $title }?
confirm-void-money = { $amount } đồng will no longer count for the Fund.
confirm-void-line = The record stays in the register, marked void with the reason; its number is not used again.
confirm-withdraw = Withdraw registration { $key } of { $title }?
confirm-withdraw-line = The registration of { $year } no longer counts. Withdrawn on { $date }.
confirm-close = Close the minutes { $key }?
confirm-close-votes = { $passed } households passed, { $redo } have to be done again.
confirm-close-line = Closed minutes are not changed, only amended, with a reason.
confirm-undo = Take back “{ $op }” of { $title }, done by { $who } at { $when }?
confirm-undo-create = The record will be marked void; history keeps both.
confirm-undo-field = { $field }: { $change }
confirm-undo-more = and { $count } more fields
confirm-press-y = Press y to agree, Esc to cancel.
confirm-reason = Reason:
confirm-hint = [Enter] Agree   [Esc] Cancel
confirm-hint-y = [y] Agree   [Esc] Cancel
alert-hint = [Esc] Close
find-hint-several = Type to filter • [Space] Tick   [Enter] Done   [Esc] Close
find-hint = Type to filter • [Enter] Choose   [Esc] Close
keys-hint = Type to filter • ↑ ↓ to scroll   [Esc] Close
palette-none = There is no such command.
box-more = … { $count } more
which-key = { $keys } …

# Exchange.
sync-export-help = write the unsent changes into a bundle file
sync-receive-help = read another device's bundle into the register
sync-backup-help = copy the register into a folder and read it back
sync-check-help = see whether the stored data are whole
sync-path-bundle = Bundle file:
sync-path-folder = Folder:
sync-path-needed = Type a path; ~ is your home folder.
sync-path = Where
sync-events = Changes
sync-money = Fund in the bundle
sync-hash = The bundle's code
sync-hash-help = Read this code to the receiver to compare.
sync-from = From
sync-new = New
sync-had = Already had
sync-held = Held runs
sync-held-run = device { $device }: { $from } to { $to } wait for what comes before; ask for the earlier bundle
sync-refused = Not counted
sync-refused-event = device { $device } number { $n }: { $why }
sync-conflicts = To settle
sync-read-back = The backup was read back and matches.
sync-all-well = Nothing is wrong.

# What was mended on opening.

# Outside the screens.
issue-unknown = This cannot be done.

# The test of the font.
font-look = Look at every letter. Where there is a box, a question mark, a mark beside its letter or an odd size, the font lacks that letter. The lines at the right must be straight.
font-hint = [Esc] Close  [↑ ↓ PgUp PgDn] More
font-colours = Colours:
font-title = title
font-label = label
font-key = key
font-done = done
font-warn = warning
font-error = error
font-dim = note
font-marks = Marks:
font-bold = bold
font-underlined = underlined
font-reversed = reversed
font-focus = typed field
font-selected = chosen row
font-console = Letters missing on a black screen (console)
font-console-now = Change the font now: type setfont Vietnamese-Fixed16 and open the program again.
font-console-keep = To have it at every start: in the file /etc/default/console-setup put CODESET="Vietnamese" FONTFACE="Fixed" FONTSIZE="8x16", then type sudo setupcon.
font-console-traps = Only Vietnamese-Fixed in the sizes 13, 15, 16 and 18 is complete. Vietnamese-Fixed14 and every Vietnamese-Terminus lack more than half of the marked letters.
font-console-signs = This font has no dong sign, no tick and no other scripts: the program shows đ, x and ? for them. What is stored does not change.
font-window = Letters missing in a window
font-window-fonts = Choose another font for the window: Noto Sans Mono or Liberation Mono 2 (Linux); Consolas, Cascadia Mono or Courier New (Windows).
font-window-traps = DejaVu Sans Mono lacks 46 and Liberation Mono 1 lacks 92 of the 134 marked letters, which then come in another size.
font-window-putty = PuTTY: Window > Translation, choose UTF-8; Window > Appearance > Change, choose the font.
font-window-wide = Lines at the right not straight: the window draws some letters twice as wide. Turn off “Treat CJK ambiguous characters as wide” (PuTTY) or choose “Ambiguous-width: narrow”.

# Letters may look wrong.
letters-title = Vietnamese letters may look wrong
letters-what = This machine does not say that it uses UTF-8 (LANG is { $locale }), so Vietnamese letters may look wrong.
letters-export = To mend it: leave, type  export LANG=C.UTF-8  and open the program again.
letters-putty = With PuTTY: Window > Translation, choose UTF-8, and connect again.
letters-tmux = This is inside tmux: leave tmux and open it again with  tmux -u
letters-go-on = If the letters look right, just go on. What is stored is not affected.
home-units = Units
home-pledges = Pledges
home-nominations = Nominations
home-receipts = Contributions
