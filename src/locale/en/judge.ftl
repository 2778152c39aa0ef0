# Judging: verdicts, formulas with their numbers, where the numbers come from, what is missing.
# Keys: answer- judge- judging- verdict-

# Answers.
answer-met = Met
answer-not_met = Not met
answer-unknown = Not known
answer-needs_tick = Needs a person
answer-no-threshold = No threshold
verdict-met = Met
verdict-not-met = Not met
verdict-unknown = Not known
verdict-needs-tick = Needs a person
verdict-no-threshold = No threshold
verdict-answer = Verdict
verdict-compared = Against the bar
verdict-formula = How it is counted
verdict-how-to-tick = Press { $key } to write down what a responsible person says, with evidence.
verdict-tick = A person says
verdict-records = From the register
verdict-count = Counted from { $count } records
verdict-more = and { $count } records more

# On the screen.
judging-head = { $who } • { $plan } • { $year }
judging-or = Or { $entry }: { $answer } { $compared }
judging-nothing = This plan has no criterion for this subject. Choose another plan or subject.
judging-not-asked = In this year the criterion is not asked of this subject.
judging-choose-plan = Judge by which plan?
judging-choose-who = Who is judged?
judging-hint-commune = the whole commune
judging-hint-village = choose a village
judging-hint-household = find by head or code
judging-hint-donor = people and enterprises that gave
judging-hint-helper = cadres, party members, who helps households
judging-hint-unit = organisations, offices, collectives
judging-which-village = Which village?
judging-which-household = Which household?
judging-which-donor = Which donor?
judging-which-helper = Which helper?
judging-which-unit = Which unit?
judging-nobody-donor = Nobody is recorded as a donor yet.
judging-nobody-helper = Nobody is recorded as a helper yet.
judging-nobody-unit = No unit is recorded yet.

# Formulas and numbers.
judge-drop = { $from } → { $to }: { $a } − { $b } = down { $value } percentage points
judge-drop-unknown = { $from } → { $to }: numbers are missing, cannot be worked out
judge-average = ({ $a } − { $b }) / { $years } years ({ $from } → { $to }) = down { $value } percentage points a year
judge-listed-drop = ({ $a } − { $b }) / { $a } = down { $value }% ({ $from } → { $to })
judge-rate = { $a } / { $total } = { $value }% (end of { $year })
judge-fell-back = { $a } / { $total } = { $value }% of the households fell back into poverty in { $year }
judge-fell-back-unknown = It is not known who fell back in { $year }: the register needs results of that year and of one before.
judge-near-drop = Near-poor households { $from } → { $to }: { $a } − { $b } = down { $value }
judge-fewer-poor = Poor households { $from } → { $to }: { $a } − { $b } = down { $value }
judge-left-poor = { $count } households left poverty in { $year }
judge-left-near = { $count } households left near-poverty in { $year }
judge-registrations = { $count } standing registrations of { $year }
judge-beyond = ({ $a } − { $plan }) / { $plan } = { $value }% beyond the target
judge-target = Reached { $a } { $operator } target { $plan }?
judge-target-summed = The commune has no target of its own for { $year }: { $count } targets of villages are summed.
judge-target-nothing = The target of { $year } is 0, so per cent beyond it cannot be worked out.
judge-no-target = There is no target of poverty reduction for { $year }. Add one under Targets.
judge-start = Start of the period: the numbers of the end of { $year }.
judge-start-later = There are no numbers of the end of { $wanted }; the start is the first year known, { $year }.
judge-start-nothing = The number of { $year } is 0, so it cannot be divided by.
judge-no-start = The numbers of the start are missing (end of { $year }, or a later year before { $to }). Add them under Numbers of earlier years.
judge-no-year = The numbers of the end of { $year } are missing. Add them under Numbers of earlier years, or the households' results.
judge-no-whole = The number of all households in { $year } is not known, so there is no rate.
judge-year-register = { $year }: by the register { $poor } poor, { $near } near-poor.
judge-year-tally = { $year }: by the keyed numbers { $poor } poor, { $near } near-poor.
judge-year-register-of-tally = { $year }: by the register { $poor } poor, { $near } near-poor; of { $total } households by the keyed numbers.
judge-year-register-of-villages = { $year }: by the register { $poor } poor, { $near } near-poor; of { $total } households as keyed for the villages.
judge-year-register-of-register = { $year }: by the register { $poor } poor, { $near } near-poor; of { $total } households, as many as are in the register.
judge-year-tally-of-tally = { $year }: by the keyed numbers { $poor } poor, { $near } near-poor, of { $total } households.
judge-tally-differs = { $year }: the keyed numbers say otherwise ({ $poor } poor, { $near } near-poor); the register is taken.
judge-register-part = { $year }: the register has results of that year for only { $count } of { $of } households, so the keyed numbers are taken.
judge-unsure = { $year }: { $count } households have no result yet and are counted as the year before.
judge-standards-differ = The poverty standards differ: { $before } in { $from }, { $now } in { $to }.
judge-year-runs = { $year } is not over, the numbers may still change.
judge-before-plan = The plan begins in { $year }, after the year that is judged.
judge-outside = { $year } is outside the period of this plan.
judge-too-early = The plan asks for the number of { $year }, which has not come.
judge-gifts = { $receipts } receipts ({ $years }) = { $value } đồng, of this goods and labour at their value { $goods } đồng
judge-gifts-void = { $count } void receipts are not counted.
judge-spellings = Spellings of the name put together: { $names }.
judge-deeds = { $count } deeds of help done in { $year }
judge-initiatives = { $count } models and initiatives recorded in { $year }
judge-helped = { $value } of { $all } households helped ({ $from }-{ $to }) left their list by a decision
judge-helped-work = { $value } of { $all } households helped ({ $from }-{ $to }) have stable work and left poverty by a decision
judge-helped-undecided = { $count } households are better off but no decision number is known: not counted.
judge-helped-no-job = { $count } households left poverty by a decision, but no stable work is recorded: not counted.
judge-registered = The household registered to exit in { $year }
judge-not-registered = The household has no registration to exit from { $from } to { $year }
judge-registered-unknown = The register holds no registration to exit from { $from } to { $year }, so it is not known whether the household registered. Enter the registrations of those years.
judge-loan = { $year }: used as meant { $used }, interest in time { $interest }, principal in time { $principal }
judge-loan-unknown = No registration says how the loan was used and repaid.
judge-on-list = Poor on the list of { $year } (no decision number is recorded)
judge-on-list-by = Poor on the list of { $year }, decision { $decision }
judge-not-on-list = Not on the list of the poor of { $year }
judge-list-unknown = The household's class of { $year } is not known. Add the result of that year.
judge-income = { $a } ({ $to }) / { $b } ({ $from }) = { $value } times
judge-no-base = The income of { $year } is missing: add it to the household's result of that year or to the registration.
judge-no-baseline = The registration has no income at the start.
judge-no-income = The household's income of { $year } is missing.
judge-base-nothing = The income of { $year } is recorded as 0 and cannot be divided by.
judge-no-threshold = The plan gives no bar for this criterion.
judge-no-threshold-zone = The plan gives no bar for communes and villages of this zone.
judge-new-rural-only = Asked only of communes that build a new countryside: a person has to say whether this is one.
judge-needs-tick = The program cannot count this: a person has to say it, with evidence.
judge-tick-yes = { $by } said yes on { $on }: { $evidence }
judge-tick-no = { $by } said no on { $on }: { $evidence }
judge-tick-beside = { $by } answered on { $on } ({ $evidence }); this criterion goes by what is counted.
