//! A poverty standard: what "poor" means between two dates.
//!
//! The figures are data with their source (`plan/standards.toml`); this module knows only the
//! operators. Both axes are inclusive at the line: a score of exactly the limit is within it, and
//! exactly three deprivations are enough (Nghị định 07/2021, Điều 3).

use serde::Deserialize;

use crate::domain::roster::Area;
use crate::text::PartialDate;

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standard {
    /// For example `cn-2022`.
    pub key: String,
    /// The first day it applies.
    pub from: PartialDate,
    /// The last day it applies.
    pub to: PartialDate,
    /// Income line, đồng a person and month, rural.
    pub income_rural: i64,
    /// Income line, đồng a person and month, urban.
    pub income_urban: i64,
    /// The B1 score up to which a rural household is within the line; absent where the score table
    /// is not published.
    pub b1_rural: Option<i64>,
    /// The same for an urban one.
    pub b1_urban: Option<i64>,
    /// From how many deprived indicators on a household within the line is poor.
    pub deprived_from: i64,
    /// Income line of near-poor households, where it is another than that of poor ones, rural.
    pub near_rural: Option<i64>,
    /// The same, urban.
    pub near_urban: Option<i64>,
    /// Income of a household of average living standard, from and to, rural.
    pub living_rural: Option<[i64; 2]>,
    /// The same, urban.
    pub living_urban: Option<[i64; 2]>,
    /// The text it comes from.
    pub source: String,
    /// Which figures were compared with the law, and where they stand.
    #[serde(default, rename = "mark")]
    pub marks: Vec<Mark>,
}

/// Whether figures of a standard were compared with the text of the law.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// Which: `income`, `near`, `deprived`, `b1`, `living`.
    pub figures: Vec<String>,
    pub verified: bool,
    pub source: String,
}

impl Standard {
    /// Whether it applies on a day.
    pub fn holds_on(&self, day: chrono::NaiveDate) -> bool {
        self.from.earliest() <= day && day <= self.to.latest()
    }

    /// The figures that were not compared with the text of the law.
    pub fn unverified(&self) -> impl Iterator<Item = &str> {
        let marks = self.marks.iter().filter(|mark| !mark.verified);
        marks.flat_map(|mark| mark.figures.iter().map(String::as_str))
    }

    /// The B1 limit of an area.
    pub fn b1_limit(&self, area: Area) -> Option<i64> {
        match area {
            Area::Rural => self.b1_rural,
            Area::Urban => self.b1_urban,
        }
    }

    /// The class that a score and a number of deprivations give.
    pub fn class(&self, area: Area, b1: i64, deprived: i64) -> Option<&'static str> {
        let within = b1 <= self.b1_limit(area)?;
        Some(match (within, deprived >= self.deprived_from) {
            (true, true) => "poor",
            (true, false) => "near_poor",
            (false, _) => "not_poor",
        })
    }
}
