//! What has to hold of nominations and their papers: one achievement is not awarded twice.
//!
//! Luật Thi đua, khen thưởng 2022: "không khen thưởng nhiều lần cho một thành tích". Invariant: a
//! nomination that was cancelled or not granted stands in nobody's way.

use std::collections::BTreeSet;

use crate::domain::book::Book;
use crate::domain::dossier::Stage;
use crate::domain::issue::Issue;
use crate::domain::record::Record;
use crate::domain::rule::Case;
use crate::domain::schema::RecordKind;
use crate::text::{fold, same_key, same_spelling_key};

/// Of a hundred words of two texts together, so many in common make them alike.
const ALIKE: usize = 60;

pub(super) fn check(case: &Case<'_>, issues: &mut Vec<Issue>) {
    if !Stage::of(case.record).blocks_another() {
        return;
    }
    for other in same_subject(case) {
        let same = |field| same_text_key(other.text(field), case.record.text(field));
        let told_alike = alike(case.record, other);
        let found = match (same("plan") && same("award"), told_alike) {
            (true, alike) if alike || is_certain(case.record) => {
                Issue::hard("award", "awarded_twice")
            }
            (true, _) => Issue::soft("award", "awarded_same_name"),
            (false, true) => Issue::soft("achievement", "achievement_twice"),
            (false, false) => continue,
        };
        issues.push(found.with("number", case.book.human_key(other)));
    }
}

/// Other nominations of the same subject and year that stand.
fn same_subject<'a>(case: &Case<'a>) -> Vec<&'a Record> {
    let (own, year) = (who(case.record), case.record.int("year"));
    if own.is_none() || year.is_none() {
        return Vec::new();
    }
    let all = case.book.active(RecordKind::Nomination);
    all.filter(|other| Some(other.id) != case.except())
        .filter(|other| Stage::of(other).blocks_another())
        .filter(|other| other.int("year") == year && who(other) == own)
        .collect()
}

/// Who is put forward, comparable.
fn who(nomination: &Record) -> Option<String> {
    match nomination.code("subject")? {
        "commune" => Some("commune".to_owned()),
        field @ ("village" | "household") => {
            nomination.link(field).map(|id| format!("{field} {id}"))
        }
        _ => nomination.text("name").map(|name| format!("name {}", same_spelling_key(name).trim())),
    }
}

/// Whether who is put forward is one and the same for certain, not merely by name.
fn is_certain(nomination: &Record) -> bool {
    matches!(nomination.code("subject"), Some("commune" | "village" | "household"))
}

/// Whether two keys of plans are one.
fn same_text_key(one: Option<&str>, other: Option<&str>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if same_key(one, other))
}

/// Whether two nominations tell of the same achievement.
fn alike(one: &Record, other: &Record) -> bool {
    let words = |record: &Record| -> BTreeSet<String> {
        let text = fold(record.text("achievement").unwrap_or_default());
        let words =
            text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    let (one, other) = (words(one), words(other));
    let common = one.intersection(&other).count();
    let all = one.union(&other).count();
    // One text within the other is the same achievement told at greater length.
    let shorter = one.len().min(other.len());
    let within = shorter >= 4 && common == shorter;
    all > 0 && (within || common.saturating_mul(100) >= all.saturating_mul(ALIKE))
}

/// A paper belongs to a dossier that can still take it.
pub(super) fn part(case: &Case<'_>, issues: &mut Vec<Issue>) {
    let Some(nomination) = case.record.link("nomination").and_then(|id| case.book.find(id)) else {
        return;
    };
    match Stage::of(nomination) {
        Stage::Cancelled => issues.push(Issue::hard("nomination", "dossier_closed")),
        stage if !stage.is_open() => issues.push(Issue::soft("nomination", "dossier_away")),
        _ => {}
    }
    let name = case.record.text("part").map(fold);
    let same =
        |other: &&Record| Some(other.id) != case.except() && other.text("part").map(fold) == name;
    if papers(case.book, nomination).into_iter().any(|other| same(&other)) {
        issues.push(Issue::soft("part", "part_there"));
    }
}

/// The papers of a nomination that count.
fn papers<'a>(book: &'a Book, nomination: &Record) -> Vec<&'a Record> {
    book.active_linking(nomination.id, RecordKind::Part).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use crate::domain::op::OpName;
    use crate::domain::schema::RecordKind;
    use crate::domain::testing::{Commune, TestDevice, codes, refused};

    const TOLD: &str = "Giúp năm hộ nghèo trong thôn sửa nhà và mua bò giống";

    fn of(over: &Json) -> Json {
        let mut all = json!({
            "plan": "sa-pa-2020", "award": "S2-W02", "year": 2026, "subject": "collective",
            "name": "Chi hội Mẫu", "achievement": TOLD,
        });
        for (key, value) in over.as_object().unwrap() {
            all[key] = value.clone();
        }
        all
    }

    #[test]
    fn one_achievement_is_not_awarded_twice() {
        let longer = format!("{TOLD}, được bà con tin yêu");
        let rows = [
            (json!({}), "awarded_twice", true),
            (json!({"name": "CHI HỘI MẪU"}), "awarded_twice", true),
            // By name alone nobody can tell: the same unit with another achievement is asked about.
            (json!({"achievement": "khác hẳn"}), "awarded_same_name", false),
            (json!({"name": "Chi hội Mậu"}), "", false),
            (json!({"award": "s2-w02"}), "awarded_twice", true),
            (json!({"year": 2025}), "", false),
            (json!({"name": "Chi hội Khác"}), "", false),
            (json!({"subject": "commune", "name": null}), "", false),
            (json!({"award": "S2-W01"}), "achievement_twice", false),
            (json!({"plan": "qd-666-2021-2025", "award": "X"}), "achievement_twice", false),
            (json!({"award": "S2-W01", "achievement": longer}), "achievement_twice", false),
            (json!({"award": "S2-W01", "achievement": "Ủng hộ Quỹ 60 triệu đồng"}), "", false),
        ];
        for (over, code, hard) in rows {
            let mut device = TestDevice::new(1);
            device.enter(RecordKind::Nomination, &of(&json!({})));
            match device.try_enter(RecordKind::Nomination, &of(&over)) {
                Ok((_, decision)) => {
                    let found = codes(&decision.warnings);
                    assert!(
                        !hard && found.first().copied().unwrap_or("") == code,
                        "{over}: {found:?}"
                    );
                }
                Err(issues) => {
                    assert!(hard, "{over}: {issues:?}");
                    assert_eq!(codes(&issues), [code], "{over}");
                }
            }
        }
    }

    #[test]
    fn what_was_cancelled_or_refused_stands_in_nobodys_way_and_does_not_come_back_beside_another() {
        let mut device = TestDevice::new(1);
        let first = device.enter(RecordKind::Nomination, &of(&json!({})));
        device.act(OpName::Submit, first);
        device.try_act(OpName::Decide, first, &json!({"granted": "no"}), None).unwrap();
        let second = device.enter(RecordKind::Nomination, &of(&json!({})));
        // The first would stand beside the second again.
        let again = json!({"state_no": "1/TTr"});
        assert_eq!(refused(device.try_act(OpName::Submit, first, &again, None)), ["awarded_twice"]);
        device.act(OpName::Cancel, second);
        device.try_act(OpName::Submit, first, &json!({"state_no": "1/TTr"}), None).unwrap();
    }

    #[test]
    fn a_household_and_a_village_are_told_apart_by_their_records() {
        let mut commune = Commune::new(1);
        let (poor, near) = (commune.poor.to_string(), commune.near.to_string());
        let home = |id: &str| of(&json!({"subject": "household", "name": null, "household": id}));
        let device = &mut commune.device;
        device.enter(RecordKind::Nomination, &home(&poor));
        assert_eq!(
            refused(device.try_enter(RecordKind::Nomination, &home(&poor))),
            ["awarded_twice"]
        );
        let mut other = home(&poor);
        other["achievement"] = json!("khác hẳn");
        assert_eq!(refused(device.try_enter(RecordKind::Nomination, &other)), ["awarded_twice"]);
        device.enter(RecordKind::Nomination, &home(&near));
        let unnamed = of(&json!({"subject": "household", "name": null}));
        assert_eq!(refused(device.try_enter(RecordKind::Nomination, &unnamed)), ["required"]);
    }

    #[test]
    fn papers_go_into_a_dossier_that_can_take_them() {
        let mut device = TestDevice::new(1);
        let id = device.enter(RecordKind::Nomination, &of(&json!({})));
        let paper = json!({"nomination": id.to_string(), "part": "S2-X02"});
        let enter = |device: &mut TestDevice| match device.try_enter(RecordKind::Part, &paper) {
            Ok((_, decision)) => codes(&decision.warnings),
            Err(issues) => codes(&issues),
        };
        assert_eq!(enter(&mut device), Vec::<&str>::new());
        assert_eq!(enter(&mut device), ["part_there"]);
        device.act(OpName::Submit, id);
        assert_eq!(enter(&mut device), ["dossier_away", "part_there"]);
        device.act(OpName::Cancel, id);
        assert_eq!(enter(&mut device).first(), Some(&"dossier_closed"));
    }
}
