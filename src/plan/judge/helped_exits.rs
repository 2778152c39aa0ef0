//! Households that somebody helped to an exit which was recognised.
//!
//! Help is a record of help that was done, or being named as helper in a registration. An exit is recognised by a
//! later class that is better and has the number of a decision. Invariant: each household is
//! counted once, however often it was helped.

use std::collections::BTreeMap;

use crate::domain::book::{Book, YearClass, is_in_force};
use crate::domain::id::RecordId;
use crate::domain::movement::Class;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::tables::Words;
use crate::plan::judge::Evaluation;
use crate::plan::judge::figures::{count, grouped};
use crate::plan::judge::measure::{Ask, Measure, Measured};
use crate::plan::judge::ratio::{Ratio, Span};
use crate::text::fold;

/// How somebody helped a household.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Help {
    /// Since which year.
    year: i64,
    /// Whether it has stable work by it.
    job: bool,
}

/// What became of a household that was helped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exit {
    /// It left, and a decision says so.
    Recognised,
    /// It left by its class, but no decision is known.
    NoDecision,
    None,
}

impl Evaluation<'_> {
    /// How many households somebody helped to a recognised exit; `to_work` counts only those that
    /// were poor and have stable work by it (Sa Pa 2020, IV.2.3).
    pub(super) fn helped(&self, ask: Ask<'_>, to_work: bool) -> Measure {
        let Some(name) = self.who.name() else { return Measure::not_computed() };
        let last = ask.year.min(ask.to);
        let all = helped(self.book, &fold(name), ask.from, last);
        let (mut out, mut undecided, mut no_job) = (Vec::new(), 0_i64, 0_i64);
        for (household, help) in &all {
            match exit(self.book, *household, help.year, ask.year, to_work) {
                Exit::Recognised if to_work && !help.job => no_job = no_job.saturating_add(1),
                Exit::Recognised => out.push(*household),
                Exit::NoDecision => undecided = undecided.saturating_add(1),
                Exit::None => {}
            }
        }
        let key = if to_work { "judge-helped-work" } else { "judge-helped" };
        let helped = Words::key(key)
            .with("all", all.len())
            .with("from", ask.from)
            .with("to", last)
            .with("value", grouped(count(&out)));
        let mut formula = vec![helped];
        if undecided > 0 {
            formula.push(Words::key("judge-helped-undecided").with("count", undecided));
        }
        if no_job > 0 {
            formula.push(Words::key("judge-helped-no-job").with("count", no_job));
        }
        let found = Measured::Number(Span::exact(Ratio::whole(count(&out))));
        Measure { found, formula, records: out }
    }
}

/// The households that somebody helped in these years: since when, and whether to work.
fn helped(book: &Book, name: &str, from: i64, to: i64) -> BTreeMap<RecordId, Help> {
    let mut found: BTreeMap<RecordId, Help> = BTreeMap::new();
    let theirs = |record: &&Record| {
        let year = record.int("year");
        record.text("helper_name").is_some_and(|helper| fold(helper) == name)
            && year.is_some_and(|year| (from..=to).contains(&year))
    };
    // What is only promised is no help yet.
    let help = book.active(RecordKind::Help).filter(|record| record.get("done_on").is_some());
    let named = book.active(RecordKind::Registration).filter(|record| is_in_force(record));
    for record in help.chain(named).filter(theirs) {
        let (Some(household), Some(year)) = (record.link("household"), record.int("year")) else {
            continue;
        };
        if book.find(household).is_none_or(Record::is_void) {
            continue;
        }
        let job = record.is("stable_job");
        let kept = found.entry(household).or_insert(Help { year, job });
        kept.year = kept.year.min(year);
        kept.job |= job;
    }
    found
}

/// Whether a household left its list after it was helped, and is still better off in the year that
/// is judged.
fn exit(book: &Book, household: RecordId, since: i64, year: i64, poor_only: bool) -> Exit {
    let years = book.years_of(household);
    let class = |known: &YearClass<'_>| Class::of(known.class);
    // The newest year comes first. The list at the start is that of the year before; where that is
    // not known, that of the year itself.
    let before = years.iter().find(|known| known.year < since);
    let before = before.or_else(|| years.iter().find(|known| known.year == since));
    let Some((then, start)) = before.and_then(|known| Some((known.year, class(known)?))) else {
        return Exit::None;
    };
    if !start.is_listed() || (poor_only && start != Class::Poor) {
        return Exit::None;
    }
    // Poor comes before near-poor, near-poor before neither.
    let later: Vec<_> =
        years.iter().filter(|known| (then + 1..=year).contains(&known.year)).collect();
    let is_better = |known: &&&YearClass<'_>| class(known).is_some_and(|class| class > start);
    if !later.first().is_some_and(|now| is_better(&now)) {
        return Exit::None;
    }
    let mut better = later.iter().filter(is_better);
    if better.any(|known| known.decision_no.is_some()) {
        Exit::Recognised
    } else {
        Exit::NoDecision
    }
}
