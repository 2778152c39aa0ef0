//! What somebody gave: received money and goods at their value, each receipt once.
//!
//! A receipt that was made void is not counted, and only what was received has one: a promise
//! counts nothing. Invariant: a giver is whoever bears the folded name, and all the spellings that
//! were put together are said.

use std::collections::BTreeSet;

use crate::domain::book::{Book, total};
use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::tables::Words;
use crate::domain::value::Value;
use crate::plan::judge::Evaluation;
use crate::plan::judge::measure::{Ask, Measure, Measured};
use crate::plan::judge::ratio::{Ratio, Span};
use crate::text::{fold, format_money};

/// The receipts of a giver, or of all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Gifts {
    /// Đồng.
    pub(super) total: i64,
    /// Of this, goods and labour.
    goods: i64,
    pub(super) receipts: Vec<RecordId>,
    void: usize,
    /// How the name is spelt.
    spellings: BTreeSet<String>,
    years: (i64, i64),
}

/// What the Fund received in a year: in all, or for a village.
pub(super) fn fund(book: &Book, village: Option<RecordId>, year: i64) -> Gifts {
    let mut all = received(book, year, year, |receipt| {
        village.is_none() || receipt.link("village") == village
    });
    all.spellings.clear();
    all
}

fn received(book: &Book, from: i64, to: i64, take: impl Fn(&Record) -> bool) -> Gifts {
    let mut found = Gifts { years: (from, to), ..Gifts::default() };
    for receipt in book.records(RecordKind::Contribution) {
        let date = receipt.get("date").and_then(Value::as_date);
        let in_time = date.is_some_and(|date| (from..=to).contains(&i64::from(date.year())));
        if !in_time || receipt.is_taken_back() || !take(receipt) {
            continue;
        }
        if receipt.is_void() {
            found.void = found.void.saturating_add(1);
            continue;
        }
        found.total = found.total.saturating_add(total(receipt));
        found.goods = found.goods.saturating_add(receipt.int("goods_value").unwrap_or(0));
        found.receipts.push(receipt.id);
        found.spellings.extend(receipt.text("donor_name").map(str::to_owned));
    }
    found
}

impl Gifts {
    pub(super) fn sum(&self) -> Words {
        let (from, to) = self.years;
        let years = if from == to { from.to_string() } else { format!("{from}-{to}") };
        Words::key("judge-gifts")
            .with("years", years)
            .with("receipts", self.receipts.len())
            .with("goods", format_money(self.goods))
            .with("value", format_money(self.total))
    }

    /// What was left out and what was put together.
    pub(super) fn notes(&self) -> Vec<Words> {
        let mut notes = Vec::new();
        if self.void > 0 {
            notes.push(Words::key("judge-gifts-void").with("count", self.void));
        }
        if self.spellings.len() > 1 {
            let names: Vec<_> = self.spellings.iter().map(String::as_str).collect();
            notes.push(Words::key("judge-spellings").with("names", names.join("; ")));
        }
        notes
    }
}

impl Evaluation<'_> {
    /// What somebody gave in these years; of a unit also what was received for it.
    fn given(&self, name: &str, from: i64, to: i64) -> Gifts {
        let wanted = fold(name);
        received(self.book, from, to, |receipt| {
            let for_unit = self.village.is_some() && receipt.link("village") == self.village;
            for_unit || receipt.text("donor_name").is_some_and(|donor| fold(donor) == wanted)
        })
    }

    /// What somebody gave in the years of the plan up to the one that is judged, đồng.
    pub(super) fn gifts(&self, ask: Ask<'_>) -> Measure {
        let Some(name) = self.who.name() else { return Measure::not_computed() };
        let one = ask.test.in_year.map(i64::from);
        let from = one.unwrap_or(ask.from);
        let to = one.unwrap_or(ask.year.min(ask.to));
        if from > to {
            return Measure::missing(Words::key("judge-before-plan").with("year", from));
        }
        let found = self.given(name, from, to);
        let formula = std::iter::once(found.sum()).chain(found.notes()).collect();
        let number = Span::exact(Ratio::whole(found.total));
        Measure { found: Measured::Number(number), formula, records: found.receipts }
    }

    /// Whether somebody gave anything, or did what was promised to a household, in the year.
    pub(super) fn gave(&self, ask: Ask<'_>) -> Measure {
        let Some(name) = self.who.name() else { return Measure::not_computed() };
        let found = self.given(name, ask.year, ask.year);
        let wanted = fold(name);
        let deeds = self.book.active(RecordKind::Help).filter(|help| {
            let theirs = help.text("helper_name").is_some_and(|helper| fold(helper) == wanted);
            let done = help.get("done_on").is_some();
            theirs && done && help.int("year") == Some(ask.year)
        });
        let deeds: Vec<_> = deeds.map(|help| help.id).collect();
        let fact = !found.receipts.is_empty() || !deeds.is_empty();
        let said = Words::key("judge-deeds").with("year", ask.year).with("count", deeds.len());
        let mut formula = vec![found.sum(), said];
        formula.extend(found.notes());
        let records = [found.receipts, deeds].concat();
        Measure { found: Measured::Fact(Some(fact)), formula, records }
    }

    /// Models and initiatives that were recorded in the year.
    pub(super) fn initiatives(&self, ask: Ask<'_>) -> Measure {
        let name = self.who.name().map(fold);
        if name.is_none() && !self.is_area() {
            return Measure::not_computed();
        }
        let found = self.book.active(RecordKind::Initiative).filter(|record| {
            let theirs = match &name {
                Some(name) => record.text("author").is_some_and(|author| fold(author) == *name),
                None => self.village.is_none() || record.link("village") == self.village,
            };
            theirs && record.int("year") == Some(ask.year)
        });
        let found: Vec<_> = found.map(|record| record.id).collect();
        let count = i64::try_from(found.len()).unwrap_or(i64::MAX);
        let said = Words::key("judge-initiatives").with("year", ask.year).with("count", count);
        Measure::number(count, said, found)
    }
}
