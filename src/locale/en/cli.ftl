# Commands: help, usage, what they print.
# Keys: ask- cli- doctor- panic-

# Headings of the help.
cli-usage = Usage
cli-commands = Commands
cli-options = Options
cli-arguments = Arguments
cli-word-options = OPTIONS
cli-word-command = COMMAND
cli-word-default = default

# What each command does.
cli-about = A commune's register of exits from poverty, of the Fund for the Poor and of reviews. Without a command it opens.
cli-cmd-demo = Open a sample commune (invented people) to look at and to learn on
cli-cmd-init = Set up a commune's register, or the second device of one
cli-cmd-enrol = The devices of the commune: ask, admit, see, revoke
cli-cmd-enrol-request = Write this device's request to be admitted
cli-cmd-enrol-approve = Admit the device of a request
cli-cmd-enrol-list = The devices of the commune
cli-cmd-enrol-revoke = Take a device off the roster
cli-cmd-enter = Records in, one JSON object a line; each line is answered when it is durable
cli-cmd-act = Void, close, amend, withdraw or undo a record
cli-cmd-list = Records out
cli-cmd-fields = The fields of a kind of record: name in commands, type, whether it must be given
cli-cmd-report = Write a table as xlsx, docx, csv or txt
cli-cmd-import = Take in a list from an Excel, ODS or CSV file; without --apply only look
cli-cmd-export = Write a bundle
cli-cmd-inspect = What a bundle is; changes nothing
cli-cmd-receive = Receive a bundle
cli-cmd-check = Check the stored data
cli-cmd-rebuild = Make what is damaged again from what is whole
cli-cmd-backup = Write a backup into a folder and read it back
cli-cmd-restore = Make a data folder from a backup
cli-cmd-doctor = What may be wrong with this machine and folder; names nobody
cli-cmd-passphrase = Change the passphrase
cli-cmd-keys = The keys, or a check of a keymap file
cli-cmd-due = What the followed plans ask for, by the days that are left
cli-cmd-plan = The plans of the movement: read them, follow them, check a file
cli-cmd-plan-list = The plans at hand; those that are followed are marked [x]
cli-cmd-plan-show = What a plan says: its words, deadlines, bars, sources
cli-cmd-plan-use = Follow exactly these plans, and no others
cli-cmd-plan-check = Check a plan file: every mistake with its line
cli-cmd-plan-template = A plan file to fill in
cli-cmd-judge = Judge a subject by every criterion of the plans that are followed

# What each option is.
cli-arg-help = Print this help
cli-arg-version = Print the version
cli-arg-data = The data folder
cli-arg-keymap = default, laptop, vim, or a file
cli-arg-lang = The language: vi or en
cli-arg-today = The date to believe in (for training and tests)
cli-arg-passphrase_file = A file with the passphrase on its first line
cli-arg-without_personal = Leave personal data out: only classes, years, ticks, counts, sums
cli-arg-json = JSON out, one object a line
cli-arg-reason = Why
cli-arg-demo-dir = Where to make the sample commune; a temporary folder otherwise
cli-arg-demo-households = How many households, 1 to 50000
cli-arg-demo-seed = Another number, another commune
cli-arg-demo-tour = Play the main job by itself
cli-arg-init-commune = The commune's name, such as "Xã Mường Phăng"
cli-arg-init-code = Its administrative code
cli-arg-init-area = rural or urban
cli-arg-init-zone = none, I, II, III or coastal
cli-arg-init-officer = The person who works on this device
cli-arg-init-village = A village; may be given several times
cli-arg-init-no_passphrase = No passphrase: whoever has the machine can read
cli-arg-init-join = A second device of a commune that exists elsewhere
cli-arg-enrol-request-to = The request file to write
cli-arg-enrol-approve-file = The other device's request
cli-arg-enrol-approve-role = village, officer, treasurer or lead
cli-arg-enrol-approve-village = A village of that device; may be given several times
cli-arg-enrol-revoke-device = The short code or id of the device
cli-arg-enter-kind = village, household, registration, contribution, meeting, review, help, emulation, nomination, filing, tally, tick …
cli-arg-enter-from = The file to read, instead of standard input
cli-arg-act-name = void, close, amend, withdraw, undo
cli-arg-act-on = The record: its id, or KIND:KEY such as household:TL-014
cli-arg-act-set = A field and its value; may be given several times
cli-arg-act-list = Name the actions
cli-arg-list-kind = village, household, registration, contribution, meeting, review, help, emulation, nomination, filing, tally, tick …
cli-arg-fields-kind = village, household, registration, contribution, meeting, review, help, emulation, nomination, filing, tally, tick …
cli-arg-list-csv = CSV out
cli-arg-list-raw = The event lines themselves
cli-arg-list-only = Only records with this value; may be given several times
cli-arg-report-name = The table; report --list names them
cli-arg-report-to = The file; its ending .xlsx, .docx, .csv, .txt says of what kind; printed otherwise
cli-arg-report-plan = The key of the plan, for reports of the movement and papers of awards; otherwise the one that is followed
cli-arg-report-quarter = The quarter of the report, 1 to 4
cli-arg-report-year = The year; otherwise the latest one with results
cli-arg-report-village = One village only
cli-arg-report-with_personal_numbers = Write personal numbers whole; masked otherwise, as many hands hold a list
cli-arg-report-public = Leave out personal columns, for posting
cli-arg-report-force = Write over a file that is there
cli-arg-report-list = Name the tables
cli-arg-import-file = The list: xlsx, xls, ods or csv
cli-arg-import-kind = The kind of list: household, contribution or registration; found by its headings otherwise
cli-arg-import-sheet = The sheet; found by its headings otherwise
cli-arg-import-year = The year of the list, where the file does not say it
cli-arg-import-apply = Store it; otherwise only what it would do is said
cli-arg-export-to = The file or folder to write
cli-arg-export-whom = Readable by this device only (short code or id)
cli-arg-bundle = The bundle file (.goi)
cli-arg-check-deep = Also decrypt and verify everything
cli-arg-backup-dir = The folder to write into
cli-arg-restore-file = The backup, or a folder with backups
cli-arg-restore-to = The new data folder
cli-arg-passphrase-new_file = A file with the new passphrase on its first line
cli-arg-keys-check = The keymap file to check
cli-arg-keys-markdown = As a page

# Asked wrongly.
cli-wrong-unknown = There is no option { $arg }.
cli-wrong-unknown-near = There is no option { $arg }. Did you mean { $near }?
cli-wrong-command = There is no command “{ $arg }”.
cli-wrong-command-near = There is no command “{ $arg }”. Did you mean “{ $near }”?
cli-wrong-missing = Missing: { $arg }.
cli-wrong-missing-command = Missing the command: { $arg }.
cli-wrong-value = “{ $value }” cannot be used for { $arg }.
cli-wrong-no-value = { $arg } needs a value.
cli-wrong-conflict = { $arg } cannot be used together with { $other }.
cli-wrong-twice = { $arg } can be used only once.
cli-wrong-other = The command is not written rightly.
cli-wrong-help = For more: { $command } --help

# Setting up.
cli-commune-empty = The commune's name needs letters, such as --commune "Xã Mường Phăng".
cli-officer-empty = The officer's name needs letters, such as --officer "Lò Thị Mai".
cli-officer-digits = The officer's name has no digits. Type it again after --officer.
cli-bad-area = --area is rural or urban, not “{ $value }”.
cli-bad-zone = --zone is none, I, II, III or coastal, not “{ $value }”.
cli-bad-village = The village “{ $name }” cannot be recorded: { $why }
cli-no-passphrase-warning = Note: this register has no passphrase; whoever has the machine can read the households' data. Set one later with passphrase.
cli-no-passphrase-typed = No passphrase was typed. Type one, or use --passphrase-file, or --no-passphrase to have none.
cli-init-done = The register is set up. This device is { $device }.
cli-init-joining = The register of device { $device } is set up. Next: run enrol request, have the file approved, then receive the bundle.

# Roster.
cli-requested = The request of device { $device } is written. Read this code to the person in charge, who compares it: { $code }
cli-approved = Device { $device } of { $person } is admitted. The code must be the one on the other screen: { $code }. Now export a bundle for it.
cli-revoked = Device { $device } is off the roster. Export a bundle so that the others hear of it.
cli-revoke-self = The device that keeps the roster cannot take itself off: nobody could admit devices any more.
cli-already-revoked = Device { $device } was taken off the roster before.
cli-reason-empty = A reason is needed.
cli-bad-role = --role is village, officer, treasurer or lead, not “{ $value }”.
cli-no-such-village = There is no village “{ $name }”. See list village.
cli-no-such-report = There is no table “{ $name }”. There are: { $all }.
cli-report-written = Wrote { $rows } rows to { $path }.
cli-report-option = The report { $name } has no use for { $option }. Leave { $option } out.
cli-report-no-such-plan = There is no plan “{ $plan }”. Plans at hand: { $all }.
cli-report-plan-needed = No plan is followed. Add --plan and one of: { $all }.
cli-report-several-plans = Several plans are followed. Add --plan and one of: { $all }.
cli-commune-code = { $name }, code of the commune: { $code }
cli-gone = {" "}(taken off)

# Records.
cli-no-such-kind = There is no kind “{ $kind }”. There are: { $all }
cli-no-such-record = There is no record “{ $value }”. Give its id, or KIND:KEY such as household:TL-014.
cli-several-records = There are several records “{ $value }”. Be more precise, or give the id (_id).
cli-bad-where = --where “{ $value }” is not right. Write FIELD=VALUE with a field of this kind: { $all }
cli-bad-where-value = “{ $value }” is no option of { $field }. There are: { $all }
cli-bad-set = --set “{ $value }” is not right. Write FIELD=VALUE.
cli-set-unused = “{ $act }” takes no --set.
cli-no-text = The input cannot be read. Check the file or the pipe.
cli-nothing = There are no records.
cli-void = void
cli-conflict-mark = { $count } differ

# Bundles.
cli-events = changes
cli-sum = Money and goods in all: { $amount } đồng
cli-hash = Bundle code: { $groups }
cli-bundle = Bundle { $number } of device { $from }, { $date }, commune { $unit }
cli-sender-enrolled = Sender: { $person }, on the roster. The signature holds.
cli-sender-revoked = Sender: { $person }, taken off the roster.
cli-sender-unknown = The sender is not on the roster of this device.
cli-sender-other = A bundle of another commune.
cli-range = Device { $device }: changes { $from }–{ $to }
cli-joined = This device has joined { $name }. Compare the code of the commune with the person in charge: { $code }
cli-received = From device { $from }: new { $new }, already had { $had }, held { $held }, refused { $refused }; conflicts: { $conflicts }
cli-received-extract = The bundle of { $from } without personal data was verified and kept: { $households } households ({ $poor } poor, { $near_poor } near-poor), { $registrations } registrations, Fund { $amount } đồng. The register did not change; a full bundle can still be received later.
cli-missing-run = Changes { $from }–{ $to } of device { $device } are missing. Ask for them.
cli-refused-event = Change { $n } of device { $device } does not count: { $why }
cli-fork = Note: device { $device } has two changes with the number { $n }; the register may have been copied to another machine. Both are kept; ask the person in charge.
cli-clock-ahead = Note: { $count } changes are stamped more than a day ahead. Check the clock of the sender.
cli-we-are-a-copy = Note: this register was restored from an older copy. Do not write on; ask the person in charge.

# Check, backup.
cli-check-sound = The data is sound: { $records } records in the journal.
cli-check-unsound = The data is damaged; the first { $records } records are whole.
cli-rebuilt = Rebuilt: { $records } records.
cli-kept = What was replaced is kept at { $path }
cli-missing = Records { $from }–{ $to } are nowhere any more. Receive the bundles of the other devices again, or restore a backup.
cli-backed-up = { $records } records are backed up and were read back.
cli-restored = { $records } records are restored. Open them by naming this folder with --data.
cli-passphrase-changed = The passphrase is changed.
cli-passphrase-empty = There is no passphrase now: whoever has the machine can read the households' data.
cli-not-equal = The two are not the same. The passphrase is not changed.
ask-passphrase = Passphrase:
ask-new-passphrase = New passphrase:
ask-again = Again:

# Machine and folder.
doctor-program = Program: thoatngheo { $version }
doctor-terminal = Terminal: TERM={ $term }, COLORTERM={ $colorterm }
doctor-window = Size: { $columns }x{ $rows }
doctor-size-unknown = The size is not known; 80x24 is assumed.
doctor-too-small = The window is too small: the program needs at least { $columns }x{ $rows }.
doctor-between = This is inside { $name }, so the real terminal outside is not known. If that is a black screen (console), choose “Black screen (console)” in the settings.
doctor-ssh = Working over the network (SSH): font and input method are those of the machine in front of you.
doctor-locale = Locale: { $locale } (UTF-8, right)
doctor-line-unsure = The line does not say whether the terminal takes UTF-8. If marked letters look wrong: in PuTTY choose Window > Translation > UTF-8, on a console type unicode_start.
doctor-line-utf8 = Locale: { $locale }, which is not UTF-8, but the terminal says that it takes UTF-8, so letters are right.
doctor-drawn-sixteen = Drawn in 16 colours (setting: { $look })
doctor-drawn-eight = Drawn in the 8 colours of a console (setting: { $look })
doctor-drawn-mono = Drawn without colours, only bold, underlined and reversed (setting: { $look })
doctor-no-color = NO_COLOR is set.
doctor-stand-ins = Only signs of the font Vietnamese-Fixed are used; others get a stand-in: the dong sign becomes đ, a tick x, other scripts ?. Stored data do not change.
doctor-lost-marks = No faint, slanted or struck letters and no bright colours: a font of 512 letters makes them black.
doctor-no-scroll = A part of the screen cannot be scrolled: every page is drawn again, which is felt over a slow network.
doctor-no-brackets = A whole frame cannot be shown at once: one may see it being drawn.
doctor-unknown = This kind of terminal is not known, so only the plainest commands are used.
doctor-dumb = Nothing can be drawn on this terminal (TERM=dumb); use commands such as list and enter, or open another terminal window.
doctor-all-shown = Nothing is left out.
doctor-keys-console = Keyboard: there is no Unikey or ibus on a console; use the program's own typing (Telex or VNI).
doctor-keys = Keyboard: use the machine's input method (Unikey, EVKey, ibus) or the program's own typing, only one of them.
doctor-letters = Letters and lines; see whether one is missing:
doctor-data = Data folder: { $path }
doctor-lock = The register is open (machine { $host }, process { $pid }).
doctor-no-data = There is no register there.
doctor-free = Free: { $mb } MB
doctor-size = Journal { $journal } MB, sled copy { $sled } MB
doctor-backup-none = There was never a backup. Run backup with a USB stick.
doctor-backup-there = The newest backup: { $path }
doctor-backup-gone = The newest backup is not at { $path } any more. Plug the USB stick in again, or make a new one.
doctor-no-ballast = There is no reserve for a full disk yet; the next write makes it.
doctor-modes = Others on this machine can read: { $paths }. Run chmod -R go= on that folder.
doctor-quarantine = Damaged parts that were replaced are kept at: { $paths }

# Keys.
cli-keymap-good = Nothing is wrong with the keymap file.

# Sample commune, screen.
cli-demo-exists = { $path } already has a register. Choose another folder for --dir.
cli-demo-progress = Making the sample commune: { $done } of { $all } households
cli-tour-left = Stopped half-way.
cli-tour-stuck = The tour cannot go on: { $what }
cli-dumb-terminal = The register cannot be drawn on this terminal (TERM=dumb). Open it in another terminal window; if this one is an ordinary one, type TERM=xterm thoatngheo. Commands such as list and enter work here too.
cli-no-terminal = A terminal is needed to open the register ({ $why }). Without one, use the commands; see thoatngheo --help.
panic-sentence = The program met an error and stopped. Whatever was reported as saved is still there, and the open form is kept as a draft. Open it again.

# An office that is no commune.
cli-arg-init-organisation = The name of an office that is no commune, such as "Trường Trung cấp nghề Mường Thử"
cli-arg-init-unit = An office, faculty or centre of it; may be given several times
cli-arg-due-days = Only what falls due within so many days, and what is overdue
cli-arg-due-all = Every date of the followed plans, other years too
cli-arg-due-ics = Write an .ics calendar file for the calendar of a phone or computer
cli-arg-due-force = Write over a file that is there
cli-arg-plan-show-key = Key of the plan, from: thoatngheo plan list
cli-arg-plan-use-keys = Keys of the plans to follow
cli-arg-plan-check-file = A plan file (.toml)
cli-arg-plan-template-to = The file to write; standard output otherwise
cli-arg-plan-template-force = Over a file that is there
cli-arg-judge-subject = commune, village:NAME, household:CODE, donor:NAME, helper:NAME or unit:NAME
cli-arg-judge-plan = The key of a plan; every followed plan otherwise
cli-arg-judge-year = As of the end of which year; otherwise the last year known in the plan's period
cli-organisation-empty = The name of the office needs letters, such as --organisation "Trường Trung cấp nghề Mường Thử".
cli-bad-unit = The unit “{ $name }” cannot be recorded: { $why }

# The commands due, plan, judge, report.
cli-due-no-plan = The office follows no plan yet, so nothing is due. Choose one: thoatngheo plan use KEY; see the keys: thoatngheo plan list.
cli-due-left-out = { $count } unmarked dates are left out: of plans that ended more than a year ago, and of the law over for a month. To see them: add --all.
cli-due-sums = Overdue { $overdue }, due soon { $near }, not due yet { $later }, done { $done }.
cli-due-written = { $count } dates written to { $path }.
cli-paper-plan = Name a plan with --plan, one of: { $all }.
cli-plan-movement = movement
cli-plan-law = procedure
cli-plan-own = (file of the office)
cli-plan-sums = { $count } plans, { $followed } followed. To follow one: thoatngheo plan use KEY; to read one: thoatngheo plan show KEY.
cli-plan-unknown = There is no plan { $plan }. The keys are: { $all }.
cli-plan-reason = The plan is not followed any more
cli-plan-taken = The plan { $plan } is followed from now on.
cli-plan-left = The plan { $plan } is not followed any more.
cli-plan-same = Nothing changed: the office follows exactly these plans already.
cli-plan-line = Line { $line }: { $text }
cli-plan-wrong = The file { $path } has mistakes: { $count }. Mend the lines above and check again.
cli-plan-good = The file is right: { $name } ({ $plan }). { $entries } entries, of them { $dues } with a time, { $tests } with a criterion or a bar, { $parts } papers of a dossier.
cli-plan-template = Wrote { $path }. When it is filled in, check it: thoatngheo plan check { $path }; then copy it into { $folder }.
cli-judge-head = { $who } · { $plan } · { $year }
cli-judge-sums = Met { $met }, not met { $not_met }, not known { $unknown }, needs a person { $needs_tick }.
cli-judge-none = The plan { $plan } asks nothing of this subject.
cli-judge-no-plan = The office follows no plan yet. Choose one: thoatngheo plan use KEY, or add --plan KEY. See the keys: thoatngheo plan list.
cli-judge-left-out = Left out, as their period has no { $year }: { $plans }. To judge by one add --plan.
cli-judge-bad-plan = There is no plan “{ $key }”. There are: { $all }
cli-judge-bad-subject = “{ $subject }” is not understood. Type one of: commune, village:NAME, household:CODE, donor:NAME, helper:NAME, unit:NAME.
cli-judge-nobody = “{ $subject }” was not found. Check the name or code.
cli-judge-nobody-near = “{ $subject }” was not found. Nearest: { $near }
cli-judge-several = Several are “{ $subject }”: { $near }. Type more of it, or the code.
cli-judge-threshold = bar { $operator } { $bar }
cli-judge-upper = (the text says up to { $upper })
cli-judge-or = or { $criterion } ({ $answer }):
cli-movement-written = The report is in { $path }. At its end are { $count } notes to read and delete before sending.
cli-without-personal = This bundle holds no personal data: only classes, years, ticks, counts and sums; the history is covered, and its signatures still hold.
