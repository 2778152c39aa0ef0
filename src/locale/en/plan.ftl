# Plans of the movement: files, entries, criteria in words, due dates, targets, dossiers.
# Keys: award- deed- doer- dossier- due- entry- group- ics- level- metric- office- part- place-
# Keys: plan- plans- progress- rule- subject- test- unit-

# The plans.
plans-head = The plans at hand (Space: follow, or stop)
plans-none = There is no plan on this device.
plans-gone = This plan is no longer in the folder.
plans-work = Work of the movement
plans-records = Records
place-deadlines = What is due
place-hint-deadlines = what is near, and where it goes
place-progress = Targets and results
place-hint-progress = how far each target was reached
place-judging = Judging by criteria
place-hint-judging = commune, village, household, person
level-commune = commune level
level-district = district level
level-province = province level
level-national = national level
level-school = school level
level-department = department level

# Plan files.
plan-file-wrong = The plan file { $path } cannot be used: { $count } mistakes, the first on line { $line }. See them all with: thoatngheo plan check { $path }.
plan-file-long = The plan file { $path } cannot be used: it is too long (more than 1 MB).
plan-wrong-toml = this is not written as TOML ({ $why }). See the template: thoatngheo plan template.
plan-wrong-unknown = there is no key “{ $key }” here. The keys are: { $all }.
plan-wrong-missing = the key “{ $key }” is missing.
plan-wrong-empty = “{ $key }” is empty. Fill it in, or leave the key out.
plan-wrong-text = “{ $key }” has to be a text in quotation marks.
plan-wrong-whole = “{ $key }” has to be a whole number without quotation marks.
plan-wrong-range = “{ $key }” is { $value }; it has to be from { $from } to { $to }.
plan-wrong-number = “{ $key }” has to be a number with a decimal point, without quotation marks, of three decimals at most.
plan-wrong-yes-no = “{ $key }” has to be true or false.
plan-wrong-date-kind = “{ $key }” has to be a date in quotation marks, such as "2026-03-10".
plan-wrong-date = “{ $key }”: there is no day { $value }. Write year-month-day, such as "2026-03-10".
plan-wrong-day = “{ $key }”: no year has a day { $value }. Write day/month, such as "25/11".
plan-wrong-choice = “{ $key }” is “{ $value }”, which is not one of the words: { $all }.
plan-wrong-table = “{ $key }” has to be a table of keys, such as {"{"} rule = "every_year" {"}"}.
plan-wrong-needs = an entry of the kind { $kind } needs “{ $key }”.
plan-wrong-months = the last month ({ $to }) is before the first ({ $from }).
plan-wrong-no-operator = there is a bar and no operator: add “{ $key }”, such as is = ">=".
plan-wrong-no-unit = there is a bar and no unit: add “{ $key }”, such as unit = "percent".
plan-wrong-no-bar = there is an operator or an upper end and no bar: add “{ $key }”. Where the plan gives none, leave is, upper and unit out.
plan-wrong-upper = the upper end ({ $upper }) is below the bar ({ $bar }).
plan-wrong-key = the plan's key “{ $value }” may have lower-case letters without marks, digits and hyphens only, { $max } at most.
plan-wrong-id = the id “{ $value }” may have letters without marks, digits, hyphens and dots only, { $max } at most.
plan-wrong-twice = the id { $id } stands on line { $first } already. Every entry has its own.
plan-wrong-period = the period is reversed: its last day { $to } is before its first { $from }.
plan-wrong-outside = the time { $value } lies outside the period { $from } to { $to }.
plan-wrong-or = “or” names { $id }: no other entry with that id has a criterion or a bar.
plan-wrong-no-entry = “{ $key }” names { $id }: no entry has that id.
plan-wrong-no-deadline = “{ $key }” names { $id }: no entry with that id has a time.
plan-nothing-found = Nothing found. Press Esc to see everything again.

# Groups of entries, and one entry.
group-targets = Targets and bars
group-deadlines = Deadlines, events, reports
group-criteria = Criteria
group-papers = Papers of a dossier
group-awards = Awards
group-rules = Other rules
group-duties = What must be done and written down
group-actors = Who acts
group-text = About the text
entry-title = Entry
entry-words = Words
entry-words-more = and
entry-english = In English
entry-source = Source
entry-due = Due
entry-doer = Who does it
entry-to = Goes to
entry-via = By way of
entry-meaning = Means
entry-whom = For whom
entry-note = To know
entry-test = Counted as
entry-subjects = Of whom
entry-only = Only for
entry-weight = Used for
entry-for-award = awards
entry-goal-only = a goal, no criterion of an award
entry-or = Or this is met
entry-only-new-rural = communes that build a new countryside
entry-only-poor-district = poor districts
entry-only-other-district = districts that are not poor districts
part-needed = needed
part-optional = wanted, not needed
part-only-for = { $said }, only of { $who }
doer-office = this office
doer-unit = villages, units
doer-above = the level above
office-changed = The plan says { $old }; changed on { $from } ({ $source }).
office-changed-unverified = The plan says { $old }; changed on { $from } ({ $source }). Ask the office before sending.

# Due dates in words.
rule-once-before = before { $day }, so at the latest { $last }
rule-once-by = at the latest { $day }
rule-yearly-before = before { $day } of every year, so at the latest { $last }
rule-yearly-by = at the latest { $day } of every year
rule-every-year = once a year, no day given: any day of the year
rule-quarterly-before = before day { $day } of a quarter's last month, so at the latest { $days }
rule-quarterly-by = day { $day } of a quarter's last month: { $days }
rule-months = at the end of the months { $months } of every year, no day given
rule-in-year = in { $year }, no day given
rule-in-month = in { $month }/{ $year }, no day given
rule-span = from { $from } to { $to } of every year, both days included
rule-monthly-before = before day { $day } of every month, from month { $from } to { $to }
rule-monthly-by = day { $day } of every month, from month { $from } to { $to }
rule-from-day = from day { $day } of every month on
rule-working-days = within { $days } working days after { $event }
rule-days = within { $days } days after { $event }
rule-always = always, without a day

# Criteria in words.
test-no-bar = the plan names no threshold
test-upper = { $said } (the text goes up to { $upper })
test-base-year = against { $year }
test-in-year = of { $year }
test-years = { $years } years running
test-or = or { $entries }
test-at-least = at least { $bar }
test-more-than = more than { $bar }
test-less-than = less than { $bar }
test-at-most = at most { $bar }
test-equal = exactly { $bar }
unit-points = { $number } percentage points
unit-points_a_year = { $number } percentage points a year
unit-percent = { $number }%
unit-percent_of_plan = { $number }% of the plan
unit-households = { $number } households
unit-dong = { $number } đồng
unit-times = { $number } times
metric-poor_rate_drop = drop of the poor rate against the year before
metric-poor_rate_drop_average = average yearly drop of the poor rate since the start
metric-poor_rate = rate of poor households at the end of the year
metric-multi_rate_drop = drop of the poor and near-poor rate against the year before
metric-listed_drop = drop of poor and near-poor households since the start
metric-fell_back_rate = rate of households that fell back into poverty
metric-near_poor_drop = fewer near-poor households than a year before
metric-beyond_target = drop of poor households beyond the plan's target
metric-target_met = the year's target was met
metric-coverage = poor and near-poor households with full support
metric-gifts = money and goods given
metric-gave = gave something
metric-helped_out = households helped to a recognised exit
metric-helped_to_work = households helped to stable work and out of poverty
metric-income_ratio = income a person against the base year
metric-registered = the household registered its exit itself
metric-on_list = was on the approved list of poor households
metric-loan_discipline = loan used as meant, interest and principal in time
metric-initiatives = models and initiatives
metric-tick = a responsible person confirms it, with evidence
subject-province = province
subject-district = district
subject-commune = commune
subject-village = village
subject-household = household
subject-person = person
subject-collective = collective
subject-enterprise = enterprise, cooperative

# What is due.
due-state-not-yet = Not due yet
due-state-near = Due soon
due-state-running = Under way
due-state-overdue = Overdue
due-state-done = Done
due-today = today is the last day
due-days-left = days left: { $days }
due-days-past = days late: { $days }
due-done-on = done on { $date }
due-no-day = no day given
due-earlier = (and { $count } times before)
due-to = To
due-via = Through
due-source = Source
due-all-plans = All plans that are followed
due-all-years = This year and what is open
due-all-states = Every state
due-choose-plan = What is due by which plan?
due-choose-year = What is due in which year?
due-choose-state = What is in which state?
due-left-out = { $count } old ones never marked, choose a year to see them
due-none-followed = No plan is followed yet, so nothing is due. Go back (Esc), mark a plan and press Space to follow it.
due-nothing = There is nothing here. Choose another year, plan or state.
due-head-state = State
due-head-day = Last day
due-head-left = Left
due-head-what = What
due-span = from { $from } to { $to }
due-filed = Done on { $date }, number { $number }, { $by }
due-this = This date
due-record = Written down
due-send-to = Goes now to
ics-name = Due dates of the plans
ics-file = due.ics
ics-written = The calendar was written to { $path }. Open that file on a phone or computer to take it in.

# Targets and results.
progress-year = Year { $year }
progress-legend = █ reached   | target
progress-unknown = no number
progress-commune = Targets of the commune
progress-none = No target was set for this year. Press n to set one.
progress-none-in-plan = The plan has no target in numbers for a commune.
progress-other-years = The plan is only for { $years }.

# Help for households.
deed-state-done = done
deed-state-done_late = done late
deed-state-late = overdue
deed-state-under_way = under way
deed-state-none = no deed noted

# Dossiers of awards.
dossier-whose = { $who } — { $award }, { $year }
dossier-next = What can be done
dossier-until = Hand in by
dossier-day = by { $day }, to { $to } ({ $entry })
dossier-day-left = by { $day }, { $days } days left, to { $to } ({ $entry })
dossier-day-over = by { $day }, { $days } days over, to { $to } ({ $entry })
dossier-papers = { $count } kinds, { $sets } sets, { $lacking } lacking
dossier-papers-originals = { $count } kinds, { $sets } original sets, { $lacking } lacking
dossier-papers-whole = { $count } kinds, { $sets } sets, all there
dossier-no-papers = This plan does not say what the dossier is made of
dossier-paper-missing = not there, { $sets } copies needed. Enter to type it
dossier-paper-optional = if there is one. Enter to type it
dossier-paper-few = only { $copies } copies, { $sets } needed
dossier-copies = { $count } copies
award-by = { $level } · by { $by }
