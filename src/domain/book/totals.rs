//! The sums that two folders are compared by, and that the home screen shows.

use serde::Serialize;

use crate::domain::book::{Book, RecIx, computed, query};
use crate::domain::record::Record;
use crate::domain::schema::Kind;
use crate::domain::value::Value;

/// The Fund's side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct FundTotals {
    /// Receipts that stand.
    pub receipts: usize,
    /// Receipts made void.
    pub void: usize,
    /// Money received, đồng.
    pub amount: i64,
    /// Goods and labour valued, đồng.
    pub goods_value: i64,
    /// Both, đồng.
    pub total: i64,
}

/// Everything counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Totals {
    /// Villages.
    pub villages: usize,
    /// Households.
    pub households: usize,
    /// Of these, poor.
    pub poor: usize,
    /// Of these, near-poor.
    pub near_poor: usize,
    /// Registrations that stand.
    pub registrations: usize,
    /// Registrations withdrawn.
    pub withdrawn: usize,
    /// Meetings.
    pub meetings: usize,
    /// Of these, closed.
    pub meetings_closed: usize,
    /// Reviews.
    pub reviews: usize,
    /// Of these, passed by vote.
    pub reviews_passed: usize,
    /// The Fund.
    pub fund: FundTotals,
    /// Records with something to settle.
    pub conflicts: usize,
}

impl Book {
    fn live(&self, kind: Kind) -> impl Iterator<Item = &Record> {
        let all = self.of_kind(kind).iter().filter_map(|at: &RecIx| self.record(*at));
        all.filter(|record| !record.is_void())
    }

    /// Counts everything as it is now, or what falls in one year. A household has the class of
    /// that year, or of the last one before of which it is known; one that came later, or left
    /// before, is not counted.
    pub fn totals(&self, year: Option<i64>) -> Totals {
        let in_year = |record: &&Record| {
            year.is_none_or(|year| match record.kind {
                Kind::Contribution => {
                    let date = record.get("date").and_then(Value::as_date);
                    date.is_some_and(|date| i64::from(date.year()) == year)
                }
                Kind::Review => {
                    let meeting = record.link("meeting").and_then(|id| self.find(id));
                    meeting.and_then(|meeting| meeting.int("year")) == Some(year)
                }
                Kind::Registration
                | Kind::Meeting
                | Kind::Standing
                | Kind::Target
                | Kind::Tally
                | Kind::Tick
                | Kind::Help
                | Kind::Emulation
                | Kind::Nomination
                | Kind::Initiative => record.int("year") == Some(year),
                Kind::Filing | Kind::Feedback => {
                    let field = if record.kind == Kind::Filing { "done_on" } else { "date" };
                    let date = record.get(field).and_then(Value::as_date);
                    date.is_some_and(|date| i64::from(date.year()) == year)
                }
                Kind::Village | Kind::Household | Kind::Member | Kind::Adoption | Kind::Part => {
                    true
                }
            })
        };
        let mut sum = Totals { villages: self.live(Kind::Village).count(), ..Totals::default() };
        for household in self.live(Kind::Household).filter(|record| is_there(record, year)) {
            sum.households += 1;
            let class = match year {
                None => household.code("class"),
                Some(year) => self.class_until(household, year).map(|known| known.class),
            };
            match class {
                Some("poor") => sum.poor += 1,
                Some("near_poor") => sum.near_poor += 1,
                _ => {}
            }
        }
        for registration in self.live(Kind::Registration).filter(in_year) {
            let active = query::is_active(registration);
            sum.registrations += usize::from(active);
            sum.withdrawn += usize::from(!active);
        }
        for meeting in self.live(Kind::Meeting).filter(in_year) {
            sum.meetings += 1;
            sum.meetings_closed += usize::from(meeting.is("closed"));
        }
        for review in self.live(Kind::Review).filter(in_year) {
            sum.reviews += 1;
            let outcome = review.kind.field("outcome").and_then(|def| self.value(review, def));
            let passed = outcome.and_then(|value| value.as_code()) == Some("passed");
            sum.reviews_passed += usize::from(passed);
        }
        sum.fund = self.fund_totals(|record| in_year(&record));
        sum.conflicts = self.conflicted().len();
        sum
    }

    /// Sums the receipts for which `take` holds.
    pub fn fund_totals(&self, take: impl Fn(&Record) -> bool) -> FundTotals {
        let mut sum = FundTotals::default();
        for at in self.of_kind(Kind::Contribution) {
            let Some(receipt) = self.record(*at).filter(|record| take(record)) else {
                continue;
            };
            if receipt.is_void() {
                sum.void += 1;
                continue;
            }
            let add = |to: &mut i64, field| {
                *to = to.saturating_add(receipt.int(field).unwrap_or(0));
            };
            sum.receipts += 1;
            add(&mut sum.amount, "amount");
            add(&mut sum.goods_value, "goods_value");
            sum.total = sum.total.saturating_add(computed::total(receipt));
        }
        sum
    }
}

/// Whether a household is on the register now, or in a year: it came in that year or before, and did
/// not leave before. A household of which only that it left is known has left.
pub fn is_there(household: &Record, year: Option<i64>) -> bool {
    let date = |field: &str| household.get(field).and_then(Value::as_date);
    let left = household.get("left").is_some() || date("left_on").is_some();
    let Some(year) = year else {
        return !left;
    };
    let came = date("joined_on").is_none_or(|on| i64::from(on.year()) <= year);
    let stays = !left || date("left_on").is_some_and(|on| i64::from(on.year()) >= year);
    came && stays
}
