//! The lines of a village's page, top to bottom: headings, and lines that lead somewhere.
//!
//! Made from what was counted; holds no words. Invariant: there is always a line that leads on.

use crate::domain::id::RecordId;
use crate::tui::screen::village::{Count, Page, Reached, Shown, Year};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// A heading, a message key.
    Heading(&'static str),
    Households(Count),
    /// The households of a class.
    Class(Shown, Count),
    /// A year of the trend.
    Year(Year),
    /// A target of the year.
    Target(Reached),
    /// There is none yet.
    NoTarget,
    Records(Shown, usize),
    /// A sum of money, đồng.
    Given(i64),
    Meeting(RecordId),
    /// None was held.
    NoMeeting,
    /// The village's own record, or the commune's villages.
    Record,
}

impl Line {
    /// Whether Enter leads somewhere from here.
    pub fn leads(&self) -> bool {
        !matches!(
            self,
            Self::Heading(_)
                | Self::Households(_)
                | Self::Year(_)
                | Self::Given(_)
                | Self::NoMeeting
        )
    }
}

/// What a unit of a school has: gifts and targets, no register.
pub(super) fn unit_lines(page: &Page, is_unit: bool) -> Vec<Line> {
    let mut lines = gifts(page);
    lines.extend(targets(page));
    lines.push(Line::Heading(if is_unit { "village-more" } else { "village-more-commune" }));
    lines.push(Line::Record);
    lines
}

fn gifts(page: &Page) -> Vec<Line> {
    vec![
        Line::Heading("village-gifts"),
        Line::Records(Shown::Gifts, page.gifts.len()),
        Line::Given(page.given),
    ]
}

fn targets(page: &Page) -> Vec<Line> {
    let mut lines = vec![Line::Heading("village-targets")];
    if page.targets.is_empty() {
        lines.push(Line::NoTarget);
    }
    lines.extend(page.targets.iter().copied().map(Line::Target));
    lines
}

pub(super) fn lines(page: &Page, is_village: bool) -> Vec<Line> {
    let [poor, near_poor, not_poor] = page.counts;
    let mut lines = vec![
        Line::Households(page.households()),
        Line::Class(Shown::Class("poor"), poor),
        Line::Class(Shown::Class("near_poor"), near_poor),
        Line::Class(Shown::Class("not_poor"), not_poor),
    ];
    if !page.years.is_empty() {
        lines.push(Line::Heading("village-years"));
        lines.extend(page.years.iter().copied().map(Line::Year));
    }
    lines.extend(targets(page));
    lines.push(Line::Heading("village-registrations"));
    lines.push(Line::Records(Shown::Registered, page.registered.len()));
    lines.push(Line::Records(Shown::NoHelper, page.no_helper.len()));
    lines.push(Line::Records(Shown::Unregistered, page.unregistered.len()));
    if is_village && !page.gifts.is_empty() {
        lines.extend(gifts(page));
    }
    lines.push(Line::Heading(if is_village { "village-more" } else { "village-more-commune" }));
    lines.push(page.meeting.map_or(Line::NoMeeting, Line::Meeting));
    lines.push(Line::Record);
    lines
}
