//! The sums that two folders are compared by, and that the home screen shows.

use serde::Serialize;

use crate::domain::book::{Book, computed, query};
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;

/// The Fund's side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct FundTotals {
    pub receipts: usize,
    pub void: usize,
    /// Money received, đồng.
    pub amount: i64,
    /// Goods and labour valued, đồng.
    pub goods_value: i64,
    /// Both, đồng.
    pub total: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Totals {
    pub villages: usize,
    pub households: usize,
    /// Of these, poor.
    pub poor: usize,
    /// Of these, near-poor.
    pub near_poor: usize,
    pub registrations: usize,
    pub withdrawn: usize,
    pub meetings: usize,
    /// Of these, closed.
    pub meetings_closed: usize,
    pub reviews: usize,
    /// Of these, passed by vote.
    pub reviews_passed: usize,
    /// The Fund.
    pub fund: FundTotals,
    /// Records with something to settle.
    pub conflicts: usize,
}

impl Book {
    /// Counts everything as it is now, or what falls in one year. Households are those that live
    /// here at its end, see [`Book::residents`]; each has the class of that year, or of the last one
    /// before of which it is known.
    pub fn totals(&self, year: Option<i64>) -> Totals {
        let in_year = |record: &&Record| year.is_none_or(|year| self.is_of_year(record, year));
        let mut sum =
            Totals { villages: self.active(RecordKind::Village).count(), ..Totals::default() };
        for household in self.residents(year) {
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
        for registration in self.active(RecordKind::Registration).filter(in_year) {
            let active = query::is_in_force(registration);
            sum.registrations += usize::from(active);
            sum.withdrawn += usize::from(!active);
        }
        for meeting in self.active(RecordKind::Meeting).filter(in_year) {
            sum.meetings += 1;
            sum.meetings_closed += usize::from(meeting.is("closed"));
        }
        for review in self.active(RecordKind::Review).filter(in_year) {
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
        for receipt in self.records(RecordKind::Contribution).filter(|record| take(record)) {
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
