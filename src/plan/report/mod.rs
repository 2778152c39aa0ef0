//! Reports of the movement: yearly, quarterly, mid-term, final, as papers with text and tables.
//!
//! `period` says of which days, `address` to whom, and a file a part counts what stands in it.
//! Invariant: what the register does not know is said to be unknown, never 0; no personal number,
//! and nobody who gave without wanting to be named, is in it.

mod address;
mod choice;
mod count;
mod execution;
mod feedback;
mod fund;
mod help;
mod period;
mod registered;
mod targets;
mod transitions;

use std::str::FromStr;

use chrono::NaiveDate;

pub use choice::{NoPlan, choices, plan_for};
pub use period::Period;

use crate::domain::book::Book;
use crate::domain::document::{Block, Document, Foot, Head};
use crate::domain::tables::Words;
use crate::plan::Plan;
use crate::text::{PartialDate, format_vi};
use count::Count;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MovementReport {
    Year,
    Quarter,
    /// From the start of the plan to the year of its mid-term review.
    Midterm,
    /// Of the whole time of the plan.
    Final,
}

impl MovementReport {
    /// Every kind, in the order of the list.
    pub const ALL: [Self; 4] = [Self::Year, Self::Quarter, Self::Midterm, Self::Final];

    /// Its name in commands; never changes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Year => "movement-year",
            Self::Quarter => "movement-quarter",
            Self::Midterm => "movement-midterm",
            Self::Final => "movement-final",
        }
    }

    /// The message key of its name in a list of reports.
    pub fn label_key(self) -> &'static str {
        match self {
            Self::Year => "report-movement-year",
            Self::Quarter => "report-movement-quarter",
            Self::Midterm => "report-movement-midterm",
            Self::Final => "report-movement-final",
        }
    }
}

/// A name that is no report of the movement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no such report of the movement")]
pub struct UnknownMovementReport;

impl FromStr for MovementReport {
    type Err = UnknownMovementReport;
    fn from_str(name: &str) -> Result<Self, UnknownMovementReport> {
        Self::ALL.into_iter().find(|kind| kind.name() == name).ok_or(UnknownMovementReport)
    }
}

#[derive(Debug, Clone, Copy)]
pub struct ReportRequest<'a> {
    pub plan: &'a Plan,
    pub period: Period,
    /// The day on the paper.
    pub date: NaiveDate,
    /// The office that reports, as it calls itself.
    pub office: &'a str,
}

pub fn document(book: &Book, asked: &ReportRequest<'_>) -> Document {
    let ReportRequest { plan, period, date, .. } = *asked;
    let mut count = Count::new(book, asked);
    let address = address::of(plan, period.kind, date);
    let opening = Words::key("movement-opening")
        .with("plan", &plan.source.title)
        .with("issuer", &plan.issuer.office)
        .with("office", asked.office);
    let mut blocks = vec![Block::Text(opening)];
    if !period.is_of(plan) {
        let note = Words::key("movement-note-outside")
            .with("from", format_vi(PartialDate::from(plan.from)))
            .with("to", format_vi(PartialDate::from(plan.to)));
        count.note(note);
    }
    if date < period.to {
        let so_far = Words::key("movement-so-far").with("date", format_vi(PartialDate::from(date)));
        blocks.push(Block::Text(so_far));
    }
    blocks.push(Block::Part(Words::key("movement-part-carried")));
    blocks.extend(execution::blocks(&mut count));
    blocks.push(Block::Part(Words::key("movement-part-results")));
    blocks.extend(targets::blocks(&mut count));
    let commune = !book.is_organisation();
    if commune {
        // A school keeps no list of the poor: it would be a table of what is unknown.
        blocks.extend(registered::blocks(&mut count));
        blocks.extend(transitions::blocks(&mut count));
    }
    blocks.extend(fund::blocks(&mut count));
    blocks.extend(help::helped(&mut count));
    blocks.extend(help::initiatives(&mut count));
    blocks.extend(help::awards(&mut count));
    blocks.push(Block::Part(Words::key("movement-part-feedback")));
    blocks.extend(feedback::feedback(&mut count));
    blocks.push(Block::Part(Words::key("movement-part-needs")));
    blocks.extend(feedback::needs(&mut count));
    let mut drafting = address.notes;
    drafting.append(&mut count.notes);
    let title = Words::key("movement-title");
    let subject =
        vec![Words::key("movement-subject").with("movement", &plan.movement), period.words()];
    Document {
        head: Head {
            above: commune.then(|| Words::key("report-agency-above")),
            mark: Some(if commune { "BC-UBND" } else { "BC" }.to_owned()),
            title,
            subject,
            to: vec![address.to],
        },
        blocks,
        foot: foot(commune),
        drafting,
    }
}

fn foot(commune: bool) -> Foot {
    let signer = if commune {
        vec![Words::key("report-signer"), Words::key("movement-chairman")]
    } else {
        vec![Words::key("movement-principal")]
    };
    let recipients = vec![Words::key("movement-recipient"), Words::key("movement-file-copy")];
    Foot { recipients, signers: vec![signer] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::TestDevice;
    use crate::plan::shipped;

    #[test]
    fn a_school_reports_no_movement_of_poor_households() {
        let mut device = TestDevice::new(1);
        let heads = |device: &TestDevice| {
            let plans = shipped();
            let plan = plans.get("khanh-vinh-school-2021-2025").unwrap();
            let date = NaiveDate::from_ymd_opt(2024, 12, 1).unwrap();
            let period = Period::of(MovementReport::Year, plan, Some(2024), None, date);
            let asked = ReportRequest { plan, period, date, office: "Mẫu" };
            let words = ["movement-head-moved", "movement-head-registered"].map(Words::key);
            let document = document(&device.book, &asked);
            let is = |block: &&Block| matches!(block, Block::Heading(head) if words.contains(head));
            document.blocks.iter().filter(is).count()
        };
        assert_eq!(heads(&device), 2);
        device.become_school();
        assert_eq!(heads(&device), 0);
    }
}
