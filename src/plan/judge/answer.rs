//! From what was counted to a verdict: the bar, the zones, the alternatives, the ticks.
//!
//! It counts nothing itself. Invariants: no tick changes what was counted; a plan that gives no bar
//! gives no verdict but "no threshold".

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use crate::domain::record::Record;
use crate::domain::tables::Words;
use crate::plan::judge::measure::{Measure, Measured};
use crate::plan::judge::ratio::{Ratio, Span};
use crate::plan::judge::ticks::{answer_of, describe, latest};
use crate::plan::judge::{Answer, Evaluation, Verdict};
use crate::plan::{Compare, Metric, Plan, PlanEntry, Test, UnitOf};
use crate::text::Decimal;

impl Compare {
    pub fn sign(self) -> &'static str {
        match self {
            Self::AtLeast => "≥",
            Self::MoreThan => ">",
            Self::LessThan => "<",
            Self::AtMost => "≤",
            Self::Equal => "=",
        }
    }
}

/// What a test is worth for a subject.
enum Scoped {
    Holds,
    /// It is asked of others, and the plan has a like one for this subject.
    Elsewhere,
    /// It is asked of others, and the plan has none for this subject.
    NoBar,
    /// It holds only for communes that build a new countryside, which nobody has said of this one.
    Unsaid,
}

/// An answer by itself, with the value that decides.
struct Own {
    answer: Answer,
    no_threshold: bool,
    value: Option<Ratio>,
}

impl Evaluation<'_> {
    /// A criterion with its alternatives; nothing where it is not asked of the subject.
    pub(super) fn verdict<'p>(
        &self,
        plan: &'p Plan,
        entry: &'p PlanEntry,
        test: &'p Test,
        year: i64,
        today: NaiveDate,
    ) -> Option<Verdict<'p>> {
        let mut verdict = self.alone(plan, entry, test, year, today)?;
        for id in &test.or {
            let other = plan.entry(id).filter(|other| other.id != entry.id);
            let Some((other, test)) = other.and_then(|other| Some((other, other.test.as_ref()?)))
            else {
                continue;
            };
            // What is enough for a province is not enough for a commune.
            if self.is_asked(test) && matches!(self.scoped(plan, other, test, year), Scoped::Holds)
            {
                verdict.alternatives.push(self.counted(plan, other, test, year, today));
            }
        }
        if !verdict.no_threshold {
            verdict.answer = joined(verdict.own, &verdict.alternatives);
        }
        Some(verdict)
    }

    fn alone<'p>(
        &self,
        plan: &'p Plan,
        entry: &'p PlanEntry,
        test: &'p Test,
        year: i64,
        today: NaiveDate,
    ) -> Option<Verdict<'p>> {
        let scoped = self.scoped(plan, entry, test, year);
        if matches!(scoped, Scoped::Elsewhere) {
            return None;
        }
        let mut verdict = self.counted(plan, entry, test, year, today);
        match scoped {
            Scoped::NoBar => {
                verdict.no_threshold = true;
                verdict.value = None;
                verdict.records = Vec::new();
                verdict.formula = vec![Words::key("judge-no-threshold-zone")];
                (verdict.own, verdict.answer) = (Answer::Unknown, Answer::Unknown);
            }
            Scoped::Unsaid => {
                verdict.formula.push(Words::key("judge-new-rural-only"));
                (verdict.own, verdict.answer) = (Answer::NeedsTick, Answer::NeedsTick);
            }
            Scoped::Holds | Scoped::Elsewhere => {}
        }
        Some(verdict)
    }

    /// Whether a test holds for the subject.
    fn scoped(&self, plan: &Plan, entry: &PlanEntry, test: &Test, year: i64) -> Scoped {
        let zones = &test.scope.zones;
        if !zones.is_empty() && !zones.contains(&self.zone) {
            let others = plan.entries.iter().filter_map(|other| other.test.as_ref());
            let mut like = others.filter(|other| {
                other.subjects.iter().any(|subject| test.subjects.contains(subject))
                    && !other.scope.zones.is_empty()
            });
            let has_own = like.any(|other| other.scope.zones.contains(&self.zone));
            return if has_own { Scoped::Elsewhere } else { Scoped::NoBar };
        }
        if test.scope.new_rural {
            let tick = latest(self.book, plan, entry, &self.who, year);
            return match tick.and_then(answer_of) {
                Some(true) => Scoped::Holds,
                Some(false) => Scoped::Elsewhere,
                None => Scoped::Unsaid,
            };
        }
        Scoped::Holds
    }

    /// A criterion by itself, as counted and ticked.
    fn counted<'p>(
        &self,
        plan: &'p Plan,
        entry: &'p PlanEntry,
        test: &'p Test,
        asked: i64,
        today: NaiveDate,
    ) -> Verdict<'p> {
        // What is asked of one year is judged of that year.
        let in_year = test.in_year.map(i64::from).filter(|_| test.metric != Metric::OnList);
        let too_early = in_year.is_some_and(|year| year > asked);
        let year = in_year.map_or(asked, |year| year.min(asked));
        let measure = self.measure(plan, test, year);
        let mut own = own(test, &measure);
        let Measure { mut formula, records, .. } = measure;
        let tick = latest(self.book, plan, entry, &self.who, asked);
        if let Some(tick) = tick {
            formula.push(own.hear(&measure.found, tick));
        } else if own.answer == Answer::NeedsTick {
            formula.push(Words::key("judge-needs-tick"));
        }
        if own.no_threshold {
            formula.push(Words::key("judge-no-threshold"));
        }
        if let Some(in_year) = in_year.filter(|_| too_early && own.answer != Answer::NeedsTick) {
            own.answer = Answer::Unknown;
            formula.push(Words::key("judge-too-early").with("year", in_year));
        }
        if !(i64::from(plan.from.year())..=i64::from(plan.to.year())).contains(&year) {
            formula.push(Words::key("judge-outside").with("year", year));
        }
        if self.is_area() && year == i64::from(today.year()) && own.value.is_some() {
            formula.push(Words::key("judge-year-runs").with("year", year));
        }
        formula.extend(self.standards_differ(test, plan, year));
        let records: BTreeSet<_> = records.into_iter().collect();
        Verdict {
            plan,
            entry,
            test,
            year,
            answer: own.answer,
            own: own.answer,
            no_threshold: own.no_threshold,
            value: own.value.and_then(|value| value.settled(test.bar)),
            formula,
            records: records.into_iter().collect(),
            tick: tick.map(|tick| tick.id),
            alternatives: Vec::new(),
        }
    }

    /// That the standard changed between the years that are compared.
    fn standards_differ(&self, test: &Test, plan: &Plan, year: i64) -> Option<Words> {
        let back = match test.metric {
            Metric::PoorRateDrop | Metric::MultiRateDrop => i64::from(test.years.max(1)),
            Metric::NearPoorDrop | Metric::BeyondTarget => 1,
            Metric::ListedDrop | Metric::PoorRateDropAverage => {
                let start = i64::from(plan.from.year()).saturating_sub(1);
                let known = self.figures.first_from(start, year)?;
                year.saturating_sub(known.year())
            }
            _ => return None,
        };
        let (from, to) = (year.saturating_sub(back), year);
        let key = |year| self.book.standard_of(year).map(|standard| standard.key.as_str());
        let (before, now) = (key(from)?, key(to)?);
        let said = Words::key("judge-standards-differ").with("from", from).with("to", to);
        (before != now && self.is_area()).then(|| said.with("before", before).with("now", now))
    }
}

/// The answer of what was counted.
fn own(test: &Test, measure: &Measure) -> Own {
    let of = |fact: Option<bool>| match fact {
        Some(true) => Answer::Met,
        Some(false) => Answer::NotMet,
        None => Answer::Unknown,
    };
    let plain = |answer, value| Own { answer, no_threshold: false, value };
    match &measure.found {
        Measured::NotComputed => plain(Answer::NeedsTick, None),
        Measured::Missing => plain(Answer::Unknown, None),
        Measured::Fact(fact) => plain(of(*fact), fact.map(|fact| Ratio::whole(i64::from(fact)))),
        Measured::Number(span) => match bar(test) {
            Some((compare, bar)) => plain(of(span.is(compare, bar)), Some(span.at)),
            // "có" is asked, not how many.
            None if test.unit == UnitOf::YesNo => {
                plain(of(span.is(Compare::MoreThan, Decimal::from(0))), Some(span.at))
            }
            None => Own { answer: Answer::Unknown, no_threshold: true, value: Some(span.at) },
        },
        Measured::Each(years) => {
            let known = || years.iter().flatten();
            let value = known().map(|span| span.at).reduce(|a, b| decides(test, a, b));
            let Some((compare, bar)) = bar(test) else {
                return Own { answer: Answer::Unknown, no_threshold: true, value };
            };
            let each: Vec<_> = years.iter().map(|span| is(*span, compare, bar)).collect();
            let fact = if each.contains(&Some(false)) {
                Some(false)
            } else {
                each.iter().all(Option::is_some).then_some(true)
            };
            plain(of(fact), value)
        }
    }
}

fn is(span: Option<Span>, compare: Compare, bar: Decimal) -> Option<bool> {
    span?.is(compare, bar)
}

/// The operator with the bar.
fn bar(test: &Test) -> Option<(Compare, Decimal)> {
    Some((test.compare?, test.bar?))
}

/// Of two years that which is harder to pass.
fn decides(test: &Test, a: Ratio, b: Ratio) -> Ratio {
    let less = a.least(b);
    let down = matches!(test.compare, Some(Compare::LessThan | Compare::AtMost));
    match (down, less == a) {
        (false, _) => less,
        (true, true) => b,
        (true, false) => a,
    }
}

impl Own {
    /// Hears a person, who answers what is not counted: a criterion that the program never counts,
    /// or a yes or no of which it knows nothing.
    fn hear(&mut self, found: &Measured, tick: &Record) -> Words {
        if !matches!(found, Measured::NotComputed | Measured::Fact(None)) {
            return describe(tick, "judge-tick-beside");
        }
        match answer_of(tick) {
            Some(true) => {
                self.answer = Answer::Met;
                describe(tick, "judge-tick-yes")
            }
            Some(false) => {
                self.answer = Answer::NotMet;
                describe(tick, "judge-tick-no")
            }
            None => describe(tick, "judge-tick-beside"),
        }
    }
}

/// One of several is enough.
fn joined(own: Answer, others: &[Verdict<'_>]) -> Answer {
    let all = || std::iter::once(own).chain(others.iter().map(|other| other.own));
    if all().any(|answer| answer == Answer::Met) {
        Answer::Met
    } else if all().all(|answer| answer == Answer::NotMet) {
        Answer::NotMet
    } else if own == Answer::NotMet {
        // What is open is open elsewhere.
        all().find(|answer| *answer != Answer::NotMet).unwrap_or(own)
    } else {
        own
    }
}
