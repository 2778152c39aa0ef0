//! The way of a nomination's dossier: handed in, sent back, sent on, decided, cancelled.
//!
//! Invariants: a stage is reached by [`Stage::after`] only; every act states day, number, office
//! and reason again, so that none is left from before.

use crate::domain::book::Book;
use crate::domain::dossier::Stage;
use crate::domain::issue::Issue;
use crate::domain::op::{
    Ctx, Decision, Input, Intent, OpName, Target, Values, difference, judged, one, put,
};
use crate::domain::record::Record;
use crate::domain::rule::{Case, check};
use crate::domain::value::Value;
use crate::text::PartialDate;

/// What an act writes besides the stage, each time anew.
const RESTATED: [&str; 4] = ["state_on", "state_no", "state_with", "state_reason"];

/// The fields that go with an act, in the order in which they are asked for.
pub const fn takes(act: OpName) -> &'static [&'static str] {
    match act {
        OpName::Submit | OpName::Forward | OpName::Return => {
            &["state_on", "state_no", "state_with"]
        }
        OpName::Decide => &["granted", "state_on", "decision_no", "state_with"],
        OpName::Cancel => &["state_on", "state_no"],
        _ => &[],
    }
}

pub(super) fn decide(
    book: &Book,
    record: &Record,
    act: OpName,
    values: &Values,
    reason: Option<String>,
    ctx: &Ctx,
) -> Result<Decision, Vec<Issue>> {
    if record.is_void() {
        return Err(vec![Issue::whole("void_record")]);
    }
    let granted = match values.get("granted") {
        Some(Input::Value(Value::Code(answer))) => Some(*answer == "yes"),
        _ => None,
    };
    if act == OpName::Decide && granted.is_none() {
        return Err(vec![Issue::hard("granted", "required")]);
    }
    let stage = Stage::of(record);
    let Some(next) = stage.after(act, granted.unwrap_or_default()) else {
        let place = stage.code().unwrap_or("draft");
        let issue = match stage {
            Stage::Cancelled => Issue::whole("dossier_cancelled"),
            _ => Issue::whole("dossier_not_there").with("act", act.name()).with("state", place),
        };
        return Err(vec![issue]);
    };
    let mut set = values.clone();
    set.insert("state", next.code().map_or(Input::Clear, |code| Input::Value(Value::Code(code))));
    for field in RESTATED {
        set.entry(field).or_insert(Input::Clear);
    }
    if !matches!(set.get("state_on"), Some(Input::Value(_))) {
        set.insert("state_on", Input::Value(Value::Date(PartialDate::from(ctx.today))));
    }
    if act == OpName::Submit {
        // What was decided before is history.
        set.insert("granted", Input::Clear);
        set.insert("decision_no", Input::Clear);
    }
    if let Some(reason) = &reason {
        set.insert("state_reason", Input::Value(Value::text(reason)));
    }
    let mut after = record.clone();
    put(&mut after, &set);
    let fields = difference(book, Some(record), &after);
    let case = Case { book, record: &after, before: Some(record), today: ctx.today };
    let old = check(&Case { record, ..case });
    let mut issues = check(&case);
    // Two devices may have put the same forward, each without the other: whoever brings one nearer
    // to the award has to know, though neither is new.
    let nearer = matches!(act, OpName::Submit | OpName::Forward) || granted == Some(true);
    issues.retain(|issue| {
        let stood = old.contains(issue) && !issue.field.is_some_and(|id| set.contains_key(id));
        !stood || (nearer && issue.code == "awarded_twice")
    });
    issues.extend(unlike(record, &after, act));
    let intent = Intent { reason, ..one(act, Target::Existing(record.id), record.kind, fields) };
    judged(intent, issues)
}

/// What an act lacks, or what does not go with what was before.
fn unlike(before: &Record, after: &Record, act: OpName) -> Vec<Issue> {
    let mut issues = Vec::new();
    let day = |record: &Record| record.get("state_on").and_then(Value::as_date);
    if let (Some(was), Some(is)) = (day(before), day(after))
        && is.latest() < was.earliest()
    {
        let was = crate::text::format_vi(was);
        issues.push(Issue::hard("state_on", "dossier_before").with("date", was));
    }
    match act {
        OpName::Submit | OpName::Forward if after.get("state_no").is_none() => {
            issues.push(Issue::soft("state_no", "paper_without_number"));
        }
        OpName::Decide
            if after.code("granted") == Some("yes") && after.get("decision_no").is_none() =>
        {
            issues.push(Issue::hard("decision_no", "required"));
        }
        _ => {}
    }
    issues
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value as Json, json};

    use super::*;
    use crate::domain::id::RecordId;
    use crate::domain::schema::RecordKind;
    use crate::domain::testing::{Commune, TestDevice, codes, exchange, refused, shown_values};

    fn nominated(device: &mut TestDevice) -> RecordId {
        let fields = json!({
            "plan": "sa-pa-2020", "award": "S2-W02", "year": 2026, "subject": "collective",
            "name": "Chi hội Mẫu", "achievement": "Giúp năm hộ thoát nghèo",
        });
        device.enter(RecordKind::Nomination, &fields)
    }

    fn fields_of(act: OpName, granted: bool) -> Json {
        match act {
            OpName::Decide if granted => json!({"granted": "yes", "decision_no": "9/QĐ"}),
            OpName::Decide => json!({"granted": "no"}),
            _ => json!({}),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        /// Any acts in any order: only what the table allows happens, and taking it back restores
        /// what was there.
        #[test]
        fn no_sequence_of_acts_leaves_the_table(
            acts in proptest::collection::vec((0_usize..5, any::<bool>(), any::<bool>()), 1..9),
        ) {
            let mut device = TestDevice::new(1);
            let id = nominated(&mut device);
            let mut stage = Stage::Open;
            for (which, granted, undone) in acts {
                let act = OpName::DOSSIER[which];
                let before = shown_values(device.record(id));
                let done = device.try_act(act, id, &fields_of(act, granted), Some("vì lý do"));
                match (stage.after(act, granted), done) {
                    (Some(next), Ok((event, _))) => {
                        prop_assert_eq!(Stage::of(device.record(id)), next);
                        if undone {
                            prop_assert!(device.undo(event.reference()).is_ok());
                            prop_assert_eq!(shown_values(device.record(id)), before);
                        } else {
                            stage = next;
                        }
                    }
                    (None, Err(issues)) => {
                        let code = if stage == Stage::Cancelled {
                            "dossier_cancelled"
                        } else {
                            "dossier_not_there"
                        };
                        prop_assert_eq!(codes(&issues), vec![code]);
                        prop_assert_eq!(shown_values(device.record(id)), before);
                    }
                    (wanted, got) => prop_assert!(false, "{wanted:?}: {got:?}"),
                }
            }
        }
    }

    #[test]
    fn an_act_says_day_number_office_and_reason_anew() {
        let mut device = TestDevice::new(1);
        let id = nominated(&mut device);
        let sent =
            json!({"state_on": "2026-11-02", "state_no": "12/TTr-UBND", "state_with": "UBND"});
        device.try_act(OpName::Submit, id, &sent, None).unwrap();
        assert_eq!(device.shown(id, "state_no"), "12/TTr-UBND");
        // Sent back before it was handed in, and without a reason.
        let early = json!({"state_on": "2026-11-01"});
        let back = device.try_act(OpName::Return, id, &early, Some("thiếu biên bản"));
        assert_eq!(refused(back), ["dossier_before"]);
        assert_eq!(refused(device.try_act(OpName::Return, id, &json!({}), None)), ["why_needed"]);
        device.try_act(OpName::Return, id, &json!({}), Some("thiếu biên bản")).unwrap();
        assert_eq!(device.shown(id, "state"), "returned");
        assert_eq!(device.shown(id, "state_reason"), "thiếu biên bản");
        assert_eq!(device.shown(id, "state_no"), Json::Null, "the number was of the submission");
        assert_eq!(device.shown(id, "state_on"), "2026-11-20", "today");
        device.try_act(OpName::Submit, id, &json!({"state_no": "15/TTr-UBND"}), None).unwrap();
        assert_eq!(device.shown(id, "state_reason"), Json::Null);
    }

    #[test]
    fn of_two_like_nominations_from_two_devices_one_is_awarded() {
        let mut commune = Commune::new(1);
        let mut away = commune.join(2);
        let fields = json!({
            "plan": "sa-pa-2020", "award": "S2-W02", "year": 2026, "subject": "household",
            "household": commune.poor.to_string(), "achievement": "Thoát nghèo",
        });
        let one = commune.device.enter(RecordKind::Nomination, &fields);
        let two = away.enter(RecordKind::Nomination, &fields);
        commune.device.act(OpName::Submit, one);
        away.act(OpName::Submit, two);
        exchange(&mut commune.device, &mut away);
        let device = &mut commune.device;
        let mut done = |act, id, fields: &Json| device.try_act(act, id, fields, Some("trùng"));
        let yes = fields_of(OpName::Decide, true);
        for id in [one, two] {
            assert_eq!(
                refused(done(OpName::Forward, id, &json!({"state_no": "1"}))),
                ["awarded_twice"]
            );
            assert_eq!(refused(done(OpName::Decide, id, &yes)), ["awarded_twice"]);
        }
        done(OpName::Return, one, &json!({})).unwrap();
        assert_eq!(
            refused(done(OpName::Submit, one, &json!({"state_no": "2"}))),
            ["awarded_twice"]
        );
        done(OpName::Cancel, one, &json!({})).unwrap();
        done(OpName::Decide, two, &yes).unwrap();
    }

    #[test]
    fn a_decision_says_yes_or_no_and_an_award_has_a_number() {
        let mut device = TestDevice::new(1);
        let id = nominated(&mut device);
        let unnumbered = device.try_act(OpName::Submit, id, &json!({}), None).unwrap().1.warnings;
        assert_eq!(codes(&unnumbered), ["paper_without_number"]);
        let mut decide = |fields: &Json| device.try_act(OpName::Decide, id, fields, None);
        assert_eq!(refused(decide(&json!({}))), ["required"]);
        assert_eq!(refused(decide(&json!({"granted": "yes"}))), ["required"]);
        assert_eq!(refused(decide(&json!({"granted": "no", "state_no": "1"}))), ["not_typed"]);
        decide(&json!({"granted": "no"})).unwrap();
        assert_eq!(device.shown(id, "state"), "not_awarded");
        device.try_act(OpName::Submit, id, &json!({"state_no": "20/TTr"}), None).unwrap();
        assert_eq!(device.shown(id, "granted"), Json::Null);
        let yes = json!({"granted": "yes", "decision_no": "45/QĐ-UBND"});
        device.try_act(OpName::Decide, id, &yes, None).unwrap();
        device.try_act(OpName::Cancel, id, &json!({}), Some("kê khai sai")).unwrap();
        assert_eq!(device.shown(id, "decision_no"), "45/QĐ-UBND", "what was cancelled is known");
        assert_eq!(device.record(id).code("state"), Some("cancelled"));
    }
}
