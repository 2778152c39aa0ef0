//! Who is addressed on a day, where a plan names an office of its own time: the changes of July 2025
//! (no district level, other ministries) as dated data.
//!
//! It knows no plan, no register and no sentence; the changes stand in `offices.toml`, each with its
//! source. Invariant: before the day of a change an office is addressed exactly as the plan names it.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::domain::tables::Words;
use crate::plan::Level;
use crate::text::{PartialDate, fold, format_vi};

/// Whom a paper is sent to on a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Addressee {
    /// The office that gets it.
    pub to: Option<String>,
    /// The office through which it goes.
    pub via: Option<String>,
    /// What the offices were called in the plan, since when and by which source, where that changed.
    pub note: Option<Words>,
}

/// A change of an office.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The first day of the new office.
    pub from: PartialDate,
    /// Of plans of which level; empty is all.
    #[serde(default)]
    pub levels: Vec<String>,
    /// How the names of the old office begin.
    pub names: Vec<String>,
    pub becomes: String,
    /// Whether this was found in a source, and does not only follow from one.
    pub verified: bool,
    pub source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    change: Vec<Change>,
}

/// The changes that are known, the one that counts first.
pub fn changes() -> &'static [Change] {
    static SHIPPED: LazyLock<Vec<Change>> = LazyLock::new(|| {
        toml::from_str::<File>(include_str!("offices.toml"))
            .map(|file| file.change)
            .unwrap_or_default()
    });
    &SHIPPED
}

impl Change {
    fn fits(&self, office: &str, level: Level, date: NaiveDate) -> bool {
        let office = fold(office);
        let begins = |name: &String| office.starts_with(&fold(name));
        self.from.earliest() <= date
            && (self.levels.is_empty() || self.levels.iter().any(|one| one == level.id()))
            && self.names.iter().any(begins)
    }
}

/// The office that stands for one on a day, with the change that made it so.
pub fn successor(office: &str, level: Level, date: NaiveDate) -> Option<&'static Change> {
    changes().iter().find(|change| change.fits(office, level, date))
}

/// Whom a paper is sent to on `date`, where a plan of a level names `to` and `via`.
///
/// Until 30/6/2025 as the plan says; from 01/7/2025 the office that followed, with a note that names
/// the old one (Thông tư 13/2025/TT-BNNMT; Nghị định 131/2025/NĐ-CP).
pub fn addressee(to: Option<&str>, via: Option<&str>, level: Level, date: NaiveDate) -> Addressee {
    // A plan may name several offices side by side.
    let one = |office: &str| (office.trim().to_owned(), successor(office.trim(), level, date));
    let named = |offices: Option<&str>| -> Vec<(String, Option<&Change>)> {
        offices.map(|offices| offices.split(',').map(one).collect()).unwrap_or_default()
    };
    let (of_to, of_via) = (named(to), named(via));
    let now = |offices: &[(String, Option<&Change>)]| {
        let mut offices_now: Vec<&str> = Vec::new();
        for (old, change) in offices {
            let name = change.map_or(old.as_str(), |change| change.becomes.as_str());
            if !offices_now.contains(&name) {
                offices_now.push(name);
            }
        }
        (!offices_now.is_empty()).then(|| offices_now.join(", "))
    };
    let changed = || of_to.iter().chain(&of_via).filter_map(|(old, new)| Some((old, (*new)?)));
    let old: Vec<_> = changed().map(|(old, _)| old.as_str()).collect();
    let found: Vec<&Change> = changed().map(|(_, change)| change).collect();
    let note = found.first().map(|first| {
        let verified = found.iter().all(|change| change.verified);
        let key = if verified { "office-changed" } else { "office-changed-unverified" };
        let mut sources: Vec<_> = found.iter().map(|change| change.source.as_str()).collect();
        sources.dedup();
        Words::key(key)
            .with("old", old.join(", "))
            .with("from", format_vi(first.from))
            .with("source", sources.join("; "))
    });
    let (to, via) = (now(&of_to), now(&of_via));
    // Two offices of the district may have become one.
    let via = via.filter(|via| Some(via) != to.as_ref());
    Addressee { to, via, note }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn every_change_is_read_and_says_where_it_comes_from() {
        assert!(toml::from_str::<File>(include_str!("offices.toml")).is_ok());
        assert!(changes().len() > 8);
        for change in changes() {
            assert!(!change.source.is_empty() && !change.becomes.is_empty(), "{change:?}");
            assert!(!change.names.is_empty());
            assert!(change.levels.iter().all(|id| Level::ALL.iter().any(|level| level.id() == id)));
        }
        assert!(changes().iter().any(|change| change.verified));
    }

    #[test]
    fn the_office_of_the_plan_until_the_last_of_june_2025_and_its_successor_after() {
        use Level::{District, National, Organisation};
        let rows = [
            (District, Some("UBND huyện"), Some("Phòng Nội vụ"), "UBND tỉnh", Some("Sở Nội vụ")),
            (
                District,
                Some("Ủy ban nhân dân huyện Lệ Thủy"),
                Some("phòng Nội vụ huyện"),
                "UBND tỉnh",
                Some("Sở Nội vụ"),
            ),
            (
                District,
                Some("UBND thị xã"),
                Some("Phòng Lao động-TB&XH"),
                "UBND tỉnh",
                Some("Sở Nông nghiệp và Môi trường"),
            ),
            (
                District,
                Some("UBND thị xã, Thường trực Hội đồng TĐKT thị xã"),
                None,
                "UBND tỉnh, Hội đồng Thi đua - Khen thưởng tỉnh",
                None,
            ),
            (District, Some("Phòng LĐTBXH"), None, "Sở Nông nghiệp và Môi trường", None),
            (
                District,
                Some("Sở Lao động - Thương binh và Xã hội"),
                None,
                "Sở Nông nghiệp và Môi trường",
                None,
            ),
            (
                Organisation,
                Some("Sở Lao động – Thương binh và xã hội"),
                Some("Phòng Đào tạo – Hành chính – Kế toán"),
                "Sở Giáo dục và Đào tạo",
                Some("Phòng Đào tạo – Hành chính – Kế toán"),
            ),
            (National, Some("Chủ tịch UBND cấp huyện"), None, "Chủ tịch UBND cấp tỉnh", None),
            (National, Some("Bộ LĐTBXH"), None, "Bộ Nông nghiệp và Môi trường", None),
        ];
        for (level, to, via, new_to, new_via) in rows {
            let before = addressee(to, via, level, day(2025, 6, 30));
            assert_eq!((before.to.as_deref(), before.via.as_deref()), (to, via));
            assert_eq!(before.note, None);
            let after = addressee(to, via, level, day(2025, 7, 1));
            assert_eq!((after.to.as_deref(), after.via.as_deref()), (Some(new_to), new_via));
            let Some(Words::Key(key, args)) = after.note else { panic!("no note: {to:?}") };
            assert!(key.starts_with("office-changed"));
            assert!(args[0].1.contains(to.unwrap()), "{args:?}");
            assert_eq!(args[1], ("from", "01/07/2025".to_owned()));
        }
    }

    #[test]
    fn what_only_follows_from_a_source_is_said_to_be_unverified() {
        let key = |to, level| match addressee(Some(to), None, level, day(2026, 1, 1)).note {
            Some(Words::Key(key, _)) => key,
            _ => String::new(),
        };
        assert_eq!(key("Chủ tịch UBND cấp huyện", Level::National), "office-changed");
        assert_eq!(key("UBND huyện", Level::District), "office-changed-unverified");
    }

    #[test]
    fn other_offices_keep_their_names() {
        let after = day(2026, 1, 1);
        for (level, office) in [
            (Level::District, "UBND tỉnh"),
            (Level::District, "UBND xã"),
            (Level::Organisation, "Phòng Nội vụ"),
            (Level::National, "Sở Nội vụ"),
        ] {
            assert_eq!(successor(office, level, after), None, "{office}");
            let found = addressee(Some(office), None, level, after);
            assert_eq!((found.to.as_deref(), found.note), (Some(office), None));
        }
        assert_eq!(addressee(None, None, Level::National, after), Addressee::default());
    }
}
