//! What a check of the data folder found, as messages for the person; empty when all is well.

use std::path::Path;

use crate::runtime::explain;
use crate::store::{CheckReport, HeadState, JournalState, MirrorState};
use crate::tui::Notice;

/// Checks a folder and says what is wrong. With a passphrase the seals of the journal are checked
/// too.
pub fn of_folder(data: &Path, passphrase: Option<&str>) -> Vec<Notice> {
    match crate::store::check(data, passphrase) {
        Ok(report) => of_report(&report),
        Err(error) => vec![explain::store(&error).into()],
    }
}

/// What a report says is wrong.
pub fn of_report(report: &CheckReport) -> Vec<Notice> {
    let mut found = Vec::new();
    match &report.journal {
        JournalState::Whole => {}
        JournalState::Unfinished => found.push(Notice::info("check-journal-unfinished")),
        JournalState::Damaged(damage) => found.push(
            Notice::fail("check-journal-damaged")
                .with("seq", damage.seq)
                .with("file", damage.file.display())
                .with("offset", damage.offset),
        ),
    }
    match report.head {
        HeadState::Clean | HeadState::Behind { .. } => {}
        HeadState::Missing => found.push(Notice::warn("check-head-missing")),
        HeadState::Ahead { records } => {
            found.push(Notice::fail("check-head-ahead").with("records", records));
        }
        HeadState::Contradicts => found.push(Notice::fail("check-head-contradicts")),
    }
    match &report.mirror {
        MirrorState::Level | MirrorState::Behind(_) | MirrorState::InUse => {}
        MirrorState::Ahead(records) => {
            found.push(Notice::warn("check-mirror-ahead").with("records", records));
        }
        MirrorState::Missing => found.push(Notice::warn("check-mirror-missing")),
        MirrorState::Damaged(_) => found.push(Notice::warn("check-mirror-damaged")),
    }
    found
}

/// The short word for each part in `check --json`.
pub fn words(report: &CheckReport) -> [(&'static str, &'static str); 3] {
    let journal = match report.journal {
        JournalState::Whole => "whole",
        JournalState::Unfinished => "unfinished",
        JournalState::Damaged(_) => "damaged",
    };
    let head = match report.head {
        HeadState::Clean => "clean",
        HeadState::Behind { .. } => "behind",
        HeadState::Missing => "missing",
        HeadState::Ahead { .. } => "ahead",
        HeadState::Contradicts => "contradicts",
    };
    let mirror = match report.mirror {
        MirrorState::Level => "level",
        MirrorState::Behind(_) => "behind",
        MirrorState::Ahead(_) => "ahead",
        MirrorState::Missing => "missing",
        MirrorState::Damaged(_) => "damaged",
        MirrorState::InUse => "in_use",
    };
    [("journal", journal), ("head", head), ("sled", mirror)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Lang, Locale};
    use crate::store::{Damage, Fault, Link, MirrorTrouble};

    #[test]
    fn what_is_not_sound_is_always_said_and_what_is_never_frightens() {
        let damage = Damage { what: Fault::Chain, seq: 3, file: "/so".into(), offset: 1 };
        let journals =
            [JournalState::Whole, JournalState::Unfinished, JournalState::Damaged(damage)];
        let heads = [
            HeadState::Clean,
            HeadState::Behind { records: 1 },
            HeadState::Missing,
            HeadState::Ahead { records: 2 },
            HeadState::Contradicts,
        ];
        let mirrors = [
            MirrorState::Level,
            MirrorState::Behind(1),
            MirrorState::Ahead(1),
            MirrorState::Missing,
            MirrorState::Damaged(MirrorTrouble::Panicked),
            MirrorState::InUse,
        ];
        let locale = Locale::new(Lang::Vi);
        for journal in &journals {
            for head in heads {
                for mirror in &mirrors {
                    let report = CheckReport {
                        records: 5,
                        end: Link::genesis(),
                        files: 1,
                        bytes: 100,
                        journal: journal.clone(),
                        head,
                        mirror: mirror.clone(),
                        seals_checked: false,
                    };
                    let found = of_report(&report);
                    let harmless = *journal == JournalState::Unfinished && report.is_sound();
                    assert_eq!(found.is_empty(), report.is_sound() && !harmless, "{report:?}");
                    for notice in found {
                        let text = notice.text(&locale);
                        assert!(!text.contains(['{', '⟦']), "{text}");
                    }
                }
            }
        }
    }
}
