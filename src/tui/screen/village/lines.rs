//! The lines of a village's page, top to bottom: headings, and lines that lead somewhere.
//!
//! Made from what was counted; holds no words. Invariant: there is always a line that leads on.

use crate::domain::id::RecordId;
use crate::tui::screen::village::{Count, Page, Reached, VillageRecords, Year};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VillageLine {
    /// A heading, a message key.
    Heading(&'static str),
    Households(Count),
    /// The households of a class.
    Class(VillageRecords, Count),
    /// A year of the trend.
    Year(Year),
    /// A target of the year.
    Target(Reached),
    /// There is none yet.
    NoTarget,
    Records(VillageRecords, usize),
    /// A sum of money, đồng.
    Given(i64),
    Meeting(RecordId),
    /// None was held.
    NoMeeting,
    /// The village's own record, or the commune's villages.
    Record,
}

impl VillageLine {
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
pub(super) fn unit_lines(page: &Page, is_unit: bool) -> Vec<VillageLine> {
    let mut lines = gifts(page);
    lines.extend(targets(page));
    lines.push(VillageLine::Heading(if is_unit { "village-more" } else { "village-more-commune" }));
    lines.push(VillageLine::Record);
    lines
}

fn gifts(page: &Page) -> Vec<VillageLine> {
    vec![
        VillageLine::Heading("village-gifts"),
        VillageLine::Records(VillageRecords::Gifts, page.gifts.len()),
        VillageLine::Given(page.given),
    ]
}

fn targets(page: &Page) -> Vec<VillageLine> {
    let mut lines = vec![VillageLine::Heading("village-targets")];
    if page.targets.is_empty() {
        lines.push(VillageLine::NoTarget);
    }
    lines.extend(page.targets.iter().copied().map(VillageLine::Target));
    lines
}

pub(super) fn lines(page: &Page, is_village: bool) -> Vec<VillageLine> {
    let [poor, near_poor, not_poor] = page.counts;
    let mut lines = vec![
        VillageLine::Households(page.households()),
        VillageLine::Class(VillageRecords::Class("poor"), poor),
        VillageLine::Class(VillageRecords::Class("near_poor"), near_poor),
        VillageLine::Class(VillageRecords::Class("not_poor"), not_poor),
    ];
    if !page.years.is_empty() {
        lines.push(VillageLine::Heading("village-years"));
        lines.extend(page.years.iter().copied().map(VillageLine::Year));
    }
    lines.extend(targets(page));
    lines.push(VillageLine::Heading("village-registrations"));
    lines.push(VillageLine::Records(VillageRecords::Registered, page.registered.len()));
    lines.push(VillageLine::Records(VillageRecords::NoHelper, page.no_helper.len()));
    lines.push(VillageLine::Records(VillageRecords::Unregistered, page.unregistered.len()));
    if is_village && !page.gifts.is_empty() {
        lines.extend(gifts(page));
    }
    lines.push(VillageLine::Heading(if is_village {
        "village-more"
    } else {
        "village-more-commune"
    }));
    lines.push(page.meeting.map_or(VillageLine::NoMeeting, VillageLine::Meeting));
    lines.push(VillageLine::Record);
    lines
}
