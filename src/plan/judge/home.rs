//! What is counted of a household: its registration, its loan, its list, its income.
//!
//! It knows no village. Invariant: where the register says nothing, nothing is said.

use crate::domain::book::{Book, is_in_force};
use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::tables::Words;
use crate::plan::judge::measure::{Ask, Measure, Measured};
use crate::plan::judge::ratio::{Ratio, Span};
use crate::text::format_money;

/// The questions of a registration about the loan (Triệu Sơn 2021-2025, dòng 97).
const LOAN: [&str; 3] = ["loan_right_use", "loan_interest_on_time", "loan_principal_on_time"];

/// Whether the household registered in the plan's period, up to the year that is judged. Where the
/// register holds nobody's registration of these years it is not known.
pub(super) fn registered(book: &Book, household: RecordId, ask: Ask<'_>) -> Measure {
    let until = ask.year.min(ask.to);
    let of_period = |record: &&Record| {
        record.int("year").is_some_and(|year| (ask.from..=until).contains(&year))
    };
    let last = registrations(book, household)
        .filter(of_period)
        .max_by_key(|record| (record.int("year"), record.id));
    if let Some(last) = last {
        let year = last.int("year").unwrap_or(ask.year);
        let said = Words::key("judge-registered").with("year", year);
        return Measure::fact(Some(true), said, vec![last.id]);
    }
    let is_kept = book.active(RecordKind::Registration).any(|record| of_period(&record));
    let key = if is_kept { "judge-not-registered" } else { "judge-registered-unknown" };
    let said = Words::key(key).with("from", ask.from).with("year", until);
    Measure::fact(is_kept.then_some(false), said, Vec::new())
}

/// Whether the loan was used as meant, and interest and principal paid in time.
pub(super) fn loan(book: &Book, household: RecordId, ask: Ask<'_>) -> Measure {
    let answers = |record: &Record| LOAN.map(|field| record.code(field));
    let told = registrations(book, household)
        .filter(|record| {
            record.int("year").is_some_and(|year| (ask.from..=ask.year).contains(&year))
        })
        .filter(|record| answers(record).iter().any(Option::is_some))
        .max_by_key(|record| (record.int("year"), record.id));
    let Some(told) = told else {
        return Measure::fact(None, Words::key("judge-loan-unknown"), Vec::new());
    };
    let said = answers(told);
    let fact = if said.contains(&Some("no")) {
        Some(false)
    } else {
        said.iter().all(Option::is_some).then_some(true)
    };
    let mark = |answer: Option<&str>| match answer {
        Some("yes") => "✓",
        Some(_) => "✗",
        None => "?",
    };
    let [used, interest, principal] = said;
    let words = Words::key("judge-loan")
        .with("year", told.int("year").unwrap_or(ask.year))
        .with("used", mark(used))
        .with("interest", mark(interest))
        .with("principal", mark(principal));
    Measure::fact(fact, words, vec![told.id])
}

/// Whether the household was on the list of the poor of a year.
pub(super) fn on_list(book: &Book, household: RecordId, ask: Ask<'_>) -> Measure {
    let year = ask.test.base_year.or(ask.test.in_year).map_or(ask.year, i64::from);
    let known = book.find(household).and_then(|found| book.class_in(found, year));
    let Some(known) = known else {
        return Measure::fact(
            None,
            Words::key("judge-list-unknown").with("year", year),
            Vec::new(),
        );
    };
    let is_on = known.class == "poor";
    let key = match (is_on, known.decision_no) {
        (false, _) => "judge-not-on-list",
        (true, None) => "judge-on-list",
        (true, Some(_)) => "judge-on-list-by",
    };
    let said = Words::key(key).with("year", year);
    let said = said.with("decision", known.decision_no.unwrap_or_default());
    Measure::fact(Some(is_on), said, vec![known.record])
}

/// Income a person against the base year, times.
pub(super) fn income_ratio(book: &Book, household: RecordId, ask: Ask<'_>) -> Measure {
    let named = ask.test.base_year.map(i64::from);
    let base = match named {
        Some(year) => {
            income(book, household, year).or_else(|| baseline(book, household, ask, named))
        }
        None => baseline(book, household, ask, None),
    };
    let Some(base) = base else {
        let key = if named.is_some() { "judge-no-base" } else { "judge-no-baseline" };
        return Measure::missing(Words::key(key).with("year", named.unwrap_or(ask.year)));
    };
    let Some(now) = income(book, household, ask.year) else {
        return Measure::missing(Words::key("judge-no-income").with("year", ask.year));
    };
    let Some(ratio) = Ratio::new(i128::from(now.amount), i128::from(base.amount)) else {
        return Measure::missing(Words::key("judge-base-nothing").with("year", base.year));
    };
    let sum = Words::key("judge-income")
        .with("to", now.year)
        .with("from", base.year)
        .with("a", format_money(now.amount))
        .with("b", format_money(base.amount))
        .with("value", ratio.shown(ask.test.bar));
    let records = vec![now.record, base.record];
    Measure { found: Measured::Number(Span::exact(ratio)), formula: vec![sum], records }
}

/// An income, đồng a person a month, and where it stands.
#[derive(Debug, Clone, Copy)]
struct Income {
    year: i64,
    amount: i64,
    record: RecordId,
}

/// The income of a year: the household's own, else that of a standing.
fn income(book: &Book, household: RecordId, year: i64) -> Option<Income> {
    let own = book.find(household).filter(|found| found.int("class_year") == Some(year));
    let standings = book.linking(household, RecordKind::ClassYear);
    let mut past: Vec<_> = standings
        .filter(|standing| standing.is_active() && standing.int("year") == Some(year))
        .collect();
    past.sort_by_key(|standing| standing.id);
    own.into_iter().chain(past).find_map(|record| {
        Some(Income { year, amount: record.int("income_per_capita")?, record: record.id })
    })
}

/// What was keyed at the latest registration, of a year that is named or any.
fn baseline(book: &Book, household: RecordId, ask: Ask<'_>, named: Option<i64>) -> Option<Income> {
    registrations(book, household)
        .filter(|record| record.int("year").is_some_and(|year| year <= ask.year))
        .filter_map(|record| {
            let year = record.int("baseline_year")?;
            let amount = record.int("baseline_income")?;
            let fits = named.is_none_or(|named| named == year);
            fits.then_some((record.int("year"), Income { year, amount, record: record.id }))
        })
        .max_by_key(|(year, income)| (*year, income.record))
        .map(|(_, income)| income)
}

fn registrations(book: &Book, household: RecordId) -> impl Iterator<Item = &Record> {
    book.linking(household, RecordKind::Registration).filter(|record| is_in_force(record))
}
