//! The class of a household by year: its latest, which stands in the household itself, and those of
//! earlier years, which stand in records of their own.
//!
//! It compares years and decides nothing: what a person keyed and what follows from the years
//! before stand side by side. Invariant: every year is there once, the newest first.

use std::cmp::Reverse;

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::standard::Standard;
use crate::domain::value::Value;
use crate::text::PartialDate;

/// The class of a household in one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearClass<'b> {
    /// The year of the list.
    pub year: i64,
    /// The class: `poor`, `near_poor` or `not_poor`.
    pub class: &'static str,
    /// How it came about, as a person keyed it.
    pub detail: Option<&'static str>,
    /// How it came about by the years before, see [`detail_after`].
    pub detail_computed: Option<&'static str>,
    /// The number of the decision.
    pub decision_no: Option<&'b str>,
    /// The day of the decision.
    pub decision_date: Option<PartialDate>,
    /// The key of the standard that applied.
    pub standard: Option<&'b str>,
    /// The score that estimates income.
    pub b1: Option<i64>,
    /// The score of the deprivations.
    pub b2: Option<i64>,
    /// The record it stands in: the household or a standing.
    pub record: RecordId,
}

impl YearClass<'_> {
    /// How the class came about: as keyed, else as it follows from the years before.
    pub fn shown_detail(&self) -> Option<&'static str> {
        self.detail.or(self.detail_computed)
    }
}

impl Book {
    /// The years of which a household's class is known, the newest first. Of two records of one year
    /// the household's own comes first, then the one with a decision, then the one with the least
    /// id.
    pub fn years_of(&self, household: RecordId) -> Vec<YearClass<'_>> {
        self.find(household).map(|record| self.years(record, None)).unwrap_or_default()
    }

    /// The class of a household in exactly this year, if it is known.
    pub fn class_in(&self, household: &Record, year: i64) -> Option<YearClass<'_>> {
        // The id leads back to the book, so that a copy that is only checked is not asked.
        let household = self.find(household.id)?;
        if household.int("class_year") == Some(year) && self.index_has_no_class_year(household) {
            return self.year_class(household);
        }
        self.years(household, None).into_iter().find(|known| known.year == year)
    }

    /// The class of a household in the latest year up to this one of which it is known: who was not
    /// reviewed again stays what it was.
    pub fn class_until(&self, household: &Record, year: i64) -> Option<YearClass<'_>> {
        let household = self.find(household.id)?;
        if self.index_has_no_class_year(household) {
            return self.year_class(household).filter(|known| known.year <= year);
        }
        self.years(household, None).into_iter().find(|known| known.year <= year)
    }

    /// How the class of a household that is only checked would have come about, by the years that
    /// are known.
    pub fn detail_of(&self, household: &Record) -> Option<&'static str> {
        let (year, class) = (household.int("class_year")?, household.code("class")?);
        let stored = self.find(household.id)?;
        let years = self.years(stored, Some(household));
        let before: Vec<_> = years.iter().filter(|known| known.year < year).collect();
        detail_after(class, before.iter().map(|known| known.class))
    }

    /// The standard that applied to the list of a year.
    pub fn standard_of(&self, year: i64) -> Option<&Standard> {
        let year = PartialDate::from_year(i32::try_from(year).ok()?).ok()?;
        self.standard_on(year.earliest())
    }

    fn index_has_no_class_year(&self, household: &Record) -> bool {
        self.linking(household.id, RecordKind::ClassYear).next().is_none()
    }

    /// The years of a household that stands in the book; `own` in its place where a copy is checked.
    fn years<'b>(&'b self, household: &'b Record, own: Option<&Record>) -> Vec<YearClass<'b>> {
        let standings = self.active_linking(household.id, RecordKind::ClassYear);
        let mut all: Vec<_> = standings.filter_map(|standing| self.year_class(standing)).collect();
        // A copy replaces what the household says of its own year.
        if own.is_none() {
            all.extend(self.year_class(household));
        }
        let is_own = |known: &YearClass<'_>| known.record == household.id;
        all.sort_by_key(|known| {
            (Reverse(known.year), !is_own(known), known.decision_no.is_none(), known.record)
        });
        all.dedup_by_key(|known| known.year);
        let classes: Vec<_> = all.iter().map(|known| known.class).collect();
        for (at, known) in all.iter_mut().enumerate() {
            let before = classes.iter().skip(at + 1).copied();
            known.detail_computed = detail_after(known.class, before);
        }
        all
    }

    /// What a household or a standing says of its year.
    fn year_class<'b>(&'b self, record: &'b Record) -> Option<YearClass<'b>> {
        let year = record.int("class_year").or_else(|| record.int("year"))?;
        Some(YearClass {
            year,
            class: record.code("class")?,
            detail: record.code("class_detail"),
            detail_computed: None,
            decision_no: record.text("decision_no"),
            decision_date: record.get("decision_date").and_then(Value::as_date),
            standard: self.standard_of(year).map(|standard| standard.key.as_str()),
            b1: record.int("b1"),
            b2: record.int("b2"),
            record: record.id,
        })
    }
}

/// How a class came about, by the classes of the years before, the newest first (`domain.md` 3.7).
///
/// `old`: the same class in the last year that is known. Else `fell_back` (tái nghèo, tái cận nghèo)
/// where a household that had this class in some year before has it again, and `new` (phát sinh mới)
/// where it never had; a poor household that became near-poor has not fallen back. Nothing is said
/// of a household that is not poor, nor where no earlier year is known.
pub fn detail_after(
    class: &str,
    before: impl IntoIterator<Item = &'static str>,
) -> Option<&'static str> {
    let before: Vec<_> = before.into_iter().collect();
    let last = *before.first()?;
    let rose = class == "near_poor" && last == "poor";
    match class {
        "not_poor" => None,
        _ if last == class => Some("old"),
        _ if !rose && before.contains(&class) => Some("fell_back"),
        _ => Some("new"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::testing::Commune;

    #[test]
    fn how_a_class_came_about() {
        let rows: [(&str, &[&'static str], Option<&str>); 11] = [
            ("poor", &[], None),
            ("poor", &["poor"], Some("old")),
            ("poor", &["not_poor"], Some("new")),
            ("poor", &["near_poor", "not_poor"], Some("new")),
            ("poor", &["near_poor", "poor"], Some("fell_back")),
            ("poor", &["not_poor", "not_poor", "poor"], Some("fell_back")),
            ("near_poor", &["near_poor"], Some("old")),
            ("near_poor", &["poor", "near_poor"], Some("new")),
            ("near_poor", &["not_poor", "near_poor"], Some("fell_back")),
            ("near_poor", &["not_poor", "poor"], Some("new")),
            ("not_poor", &["poor"], None),
        ];
        for (class, before, detail) in rows {
            assert_eq!(detail_after(class, before.iter().copied()), detail, "{class} {before:?}");
        }
    }

    #[test]
    fn years_are_known_once_the_newest_first() {
        let mut commune = Commune::new(1);
        let device = &mut commune.device;
        let standing = |year: i64, class: &str, decision: Option<&str>| {
            json!({"household": commune.poor.to_string(), "year": year, "class": class,
                "decision_no": decision})
        };
        device.enter(RecordKind::ClassYear, &standing(2021, "poor", Some("12/QĐ-UBND")));
        device.enter(RecordKind::ClassYear, &standing(2024, "not_poor", None));
        // A second device said otherwise of one year, and gave a decision.
        let mut other = crate::domain::testing::TestDevice::new(2);
        other.receive(&commune.device.events[..commune.device.events.len() - 1]);
        other.enter(RecordKind::ClassYear, &standing(2024, "near_poor", Some("7/QĐ")));
        let device = &mut commune.device;
        device.receive(&other.events);
        let found: Vec<_> = device
            .book
            .years_of(commune.poor)
            .iter()
            .map(|known| (known.year, known.class, known.detail_computed, known.standard))
            .collect();
        assert_eq!(
            found,
            [
                (2026, "poor", Some("fell_back"), Some("cn-2022")),
                (2024, "near_poor", Some("new"), Some("cn-2022")),
                (2021, "poor", None, None),
            ]
        );
        let household = device.record(commune.poor);
        let class = |year| device.book.class_in(household, year).map(|known| known.class);
        let until = |year| device.book.class_until(household, year).map(|known| known.class);
        assert_eq!([class(2026), class(2025), class(2021)], [Some("poor"), None, Some("poor")]);
        assert_eq!(
            [until(2030), until(2025), until(2022), until(2020)],
            [Some("poor"), Some("near_poor"), Some("poor"), None]
        );
        assert_eq!(device.conflicts(device.book.years_of(commune.poor)[1].record), 1);
    }
}
