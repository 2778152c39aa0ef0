//! The poverty standards: the shipped file and its reader.
//!
//! It knows no plan and no register. Invariant: every day from 2016 to 2030 has one standard.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::domain::standard::Standard;

/// A file of standards that cannot be read: the message names the line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct BadStandards(String);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    standard: Vec<Standard>,
}

/// Reads a file of standards.
pub fn read_standards(toml: &str) -> Result<Vec<Standard>, BadStandards> {
    let file: File = toml::from_str(toml).map_err(|error| BadStandards(error.to_string()))?;
    Ok(file.standard)
}

/// The standards shipped with the program.
pub fn standards() -> &'static [Standard] {
    static SHIPPED: LazyLock<Vec<Standard>> =
        LazyLock::new(|| read_standards(include_str!("standards.toml")).unwrap_or_default());
    &SHIPPED
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::roster::Area::{Rural, Urban};
    use chrono::NaiveDate;

    #[test]
    fn every_day_from_2016_to_2030_has_one_standard() {
        let mut day = NaiveDate::from_ymd_opt(2016, 1, 1).unwrap();
        while day <= NaiveDate::from_ymd_opt(2030, 12, 31).unwrap() {
            assert_eq!(standards().iter().filter(|s| s.holds_on(day)).count(), 1, "{day}");
            day = day.succ_opt().unwrap();
        }
    }

    #[test]
    fn every_standard_says_where_it_comes_from_and_rises() {
        for pair in standards().windows(2) {
            assert!(pair[0].to.latest() < pair[1].from.earliest());
            assert!(pair[0].income_rural < pair[1].income_rural);
        }
        for standard in standards() {
            assert!(!standard.source.is_empty() && standard.income_rural < standard.income_urban);
            assert_eq!(standard.b1_rural.is_some(), standard.b1_urban.is_some());
        }
    }

    #[test]
    fn every_figure_says_whether_it_was_compared_with_the_law() {
        for standard in standards() {
            let marks = || standard.marks.iter().flat_map(|mark| mark.figures.iter());
            let there = [
                ("income", true),
                ("deprived", true),
                ("near", standard.near_rural.is_some() && standard.near_urban.is_some()),
                ("b1", standard.b1_rural.is_some()),
                ("living", standard.living_rural.is_some() && standard.living_urban.is_some()),
            ];
            for (figure, has) in there {
                let said = marks().filter(|marked| *marked == figure).count();
                assert_eq!(said, usize::from(has), "{} {figure}", standard.key);
            }
            assert_eq!(marks().count(), there.iter().filter(|(_, has)| *has).count());
            assert!(standard.marks.iter().all(|mark| !mark.source.is_empty()));
        }
        let unverified: Vec<Vec<_>> =
            standards().iter().map(|standard| standard.unverified().collect()).collect();
        assert_eq!(unverified, [vec!["deprived"], vec!["b1"], vec![]]);
    }

    #[test]
    fn a_file_that_is_wrong_is_named_by_its_line() {
        for (toml, said) in [
            ("[[standard]]\nkey = 1", "line 2"),
            ("[[standard]]\nkey = \"x\"", "from"),
            ("[[standard]]\ncolour = \"x\"", "colour"),
            ("standard = [", "line 1"),
        ] {
            let error = read_standards(toml).unwrap_err().to_string();
            assert!(error.contains(said), "{toml}: {error}");
        }
        assert_eq!(read_standards("standard = []"), Ok(Vec::new()));
    }

    #[test]
    fn the_lines_are_inclusive() {
        let standard = standards().iter().find(|s| s.key == "cn-2022").unwrap();
        let rows = [
            (Rural, 140, 3, "poor"),
            (Rural, 140, 2, "near_poor"),
            (Rural, 141, 3, "not_poor"),
            (Urban, 175, 3, "poor"),
            (Urban, 176, 12, "not_poor"),
            (Rural, 0, 0, "near_poor"),
        ];
        for (area, b1, ticks, class) in rows {
            assert_eq!(standard.class(area, b1, ticks), Some(class), "{area:?} {b1} {ticks}");
        }
    }
}
