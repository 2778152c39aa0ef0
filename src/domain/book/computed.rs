//! The fields that nobody types.

use chrono::Datelike;

use crate::domain::book::{Book, People};
use crate::domain::record::Record;
use crate::domain::schema::{FieldDef, FieldKey, Fill, Formula, Freeze, Need};
use crate::domain::standard::Standard;
use crate::domain::value::Value;
use crate::text::PartialDate;

/// The points of one deprived indicator (Thông tư 07/2021: B2 = 10 x indicators).
pub const B2_PER_TICK: i64 = 10;

impl Book {
    /// The value of a field, typed or computed.
    pub fn value(&self, record: &Record, field: &FieldDef) -> Option<Value> {
        if field.need != Need::Computed {
            return record.get(field.id).cloned();
        }
        // What was settled (a closed meeting) stands, whatever the standards say later.
        if record.kind.def().freeze == Freeze::WithMeeting
            && let Some(key) = FieldKey::parse(record.kind, field.id)
            && let Some(live) = record.live_writes(key).first().filter(|live| live.settled)
        {
            return Some(live.value.clone()).filter(Value::is_some);
        }
        let Fill::Computed(formula) = field.fill else {
            return None;
        };
        match formula {
            Formula::Total => Some(Value::Int(total(record))),
            Formula::PeakMonth => {
                let date = record.get("date").and_then(Value::as_date)?;
                Some(Value::Bool(is_peak_month(date)))
            }
            Formula::Age => self.age(record).map(Value::Int),
            Formula::Standard(year) => self.standard_key(record.int(year)?),
            Formula::OfHousehold => self.household_value(record, &self.people(record), field.id),
            Formula::OfReview => {
                let meeting = record.link("meeting").and_then(|id| self.find(id));
                self.review_value(record, meeting, field.id)
            }
        }
    }

    /// A computed field of a household with these people.
    pub fn household_value(
        &self,
        household: &Record,
        people: &People<'_>,
        id: &str,
    ) -> Option<Value> {
        let scored = household.get("b1").is_some() || household.get("b2").is_some();
        let ticks = || i64::try_from(household.ticks("deprivations").len()).ok();
        match id {
            "children" => people.children().map(Value::Int),
            "dependents_percent" => people.dependents_percent().map(Value::Int),
            "standard" => self.standard_key(household.int("class_year")?),
            "deprivation_count" => ticks().filter(|ticks| scored || *ticks > 0).map(Value::Int),
            _ => None,
        }
    }

    fn standard_key(&self, year: i64) -> Option<Value> {
        self.standard_of(year).map(|standard| Value::text(&standard.key))
    }

    /// The standard in force on a day.
    pub fn standard_on(&self, day: chrono::NaiveDate) -> Option<&Standard> {
        self.standards.iter().find(|standard| standard.holds_on(day))
    }

    /// The class that a household's score gives on a date.
    pub fn class_by_score(
        &self,
        household: &Record,
        date: PartialDate,
        b1: i64,
        deprived: usize,
    ) -> Option<&'static str> {
        let standard = self.standard_on(date.earliest())?;
        standard.class(self.area_of(household), b1, i64::try_from(deprived).ok()?)
    }

    /// A computed field of a review at a meeting as it stands, whatever was settled.
    pub(in crate::domain) fn review_value(
        &self,
        review: &Record,
        meeting: Option<&Record>,
        id: &str,
    ) -> Option<Value> {
        match id {
            "b2" => Some(Value::Int(b2(review))),
            "class_computed" => self.class_computed(review, meeting?).map(Value::Code),
            "outcome" => {
                let agree = review.int("votes_agree")?;
                outcome(agree, meeting?.int("attendees")?).map(Value::Code)
            }
            _ => None,
        }
    }

    fn class_computed(&self, review: &Record, meeting: &Record) -> Option<&'static str> {
        let household = self.find(review.link("household")?)?;
        let date = meeting.get("date").and_then(Value::as_date)?;
        let deprived = review.ticks("deprivations").len();
        self.class_by_score(household, date, review.int("b1")?, deprived)
    }
}

/// Passed when at least half of those attending agree: 15 of 30 passes.
/// Quyết định 24/2021/QĐ-TTg; a vote below half means that the review is done again.
pub fn outcome(agree: i64, attendees: i64) -> Option<&'static str> {
    (attendees > 0).then(|| if agree.saturating_mul(2) >= attendees { "passed" } else { "redo" })
}

/// Money and valued goods, each counted once.
pub fn total(contribution: &Record) -> i64 {
    let amount = contribution.int("amount").unwrap_or(0);
    amount.saturating_add(contribution.int("goods_value").unwrap_or(0))
}

/// The score of the ticks.
pub fn b2(record: &Record) -> i64 {
    let ticks = i64::try_from(record.ticks("deprivations").len()).unwrap_or(i64::MAX);
    ticks.saturating_mul(B2_PER_TICK)
}

/// Whether a day lies in the peak month "Vì người nghèo", 17/10 to 18/11, both days in.
pub fn is_peak_month(date: PartialDate) -> bool {
    date.as_day().is_some_and(|day| {
        let day = (day.month(), day.day());
        ((10, 17)..=(11, 18)).contains(&day)
    })
}
