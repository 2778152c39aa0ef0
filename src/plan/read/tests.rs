//! Plan files: those shipped are read without a mistake, and every mistake is named by its line.

use proptest::prelude::*;

use crate::plan::{FILES, TEMPLATE, read_plan};

/// A small plan without a mistake, each line numbered in the tests by what it holds.
const PLAN: &str = r#"key = "xa-2026"
name = "Xã 2026"
movement = "Vì người nghèo"
level = "district"
from = "2026-01-01"
to = "2030-12-31"
[issuer]
office = "UBND"
[source]
title = "Kế hoạch"
lines = "dòng"
[[parent]]
number = "1/KH"
date = "2025-12-01"
issuer = "UBND tỉnh"
line = 1
[dossier]
sets = 2
entry = "A-X1"
deadlines = ["A-D1"]
[[entry]]
id = "A-D1"
kind = "deadline"
words = "trước ngày 10/11/2026"
english = "before 10 November 2026"
line = 3
due = { rule = "once", within = "before", on = "2026-11-10" }
[[entry]]
id = "A-T1"
kind = "threshold"
words = ["từ 50 triệu đồng trở lên"]
english = "at least 50 million"
line = [4, 5]
test = { subjects = ["person"], metric = "gifts", is = ">=", bar = 50000000, unit = "dong", or = ["A-T2"] }
[[entry]]
id = "A-T2"
kind = "threshold"
words = "05-10 hộ"
english = "5 to 10 households"
line = 4
test = { subjects = "person", metric = "helped_out", is = ">=", bar = 5, upper = 10, unit = "households" }
[[entry]]
id = "A-X1"
kind = "document"
words = "Tờ trình"
english = "submission"
line = 6
part = {}
"#;

/// The line, from 1, on which a text stands.
fn line_of(file: &str, text: &str) -> u32 {
    let at = file.lines().position(|line| line.contains(text));
    u32::try_from(at.unwrap_or_else(|| panic!("{text}")) + 1).unwrap()
}

/// What is wrong in a file, as line and key.
fn wrong(file: &str) -> Vec<(u32, &'static str)> {
    let mistakes = read_plan(file).err().unwrap_or_default();
    mistakes.into_iter().map(|mistake| (mistake.line, mistake.key)).collect()
}

#[test]
fn the_shipped_files_have_no_mistake() {
    for file in FILES {
        let plan = read_plan(file).unwrap_or_else(|wrong| panic!("{wrong:#?}"));
        assert!(!plan.entries.is_empty());
    }
    assert_eq!(wrong(PLAN), []);
}

#[test]
fn the_template_has_no_mistake_and_names_every_word_that_can_be_chosen() {
    use crate::plan::{Compare, EntryKind, Metric, Subject, UnitOf};
    let plan = read_plan(TEMPLATE).unwrap_or_else(|wrong| panic!("{wrong:#?}"));
    assert_eq!(plan.years().collect::<Vec<_>>(), [2026, 2027, 2028, 2029, 2030]);
    let words = EntryKind::ALL
        .iter()
        .map(|it| it.id())
        .chain(Metric::ALL.iter().map(|it| it.id()))
        .chain(Subject::ALL.iter().map(|it| it.id()))
        .chain(Compare::ALL.iter().map(|it| it.id()))
        .chain(UnitOf::ALL.iter().filter(|it| **it != UnitOf::YesNo).map(|it| it.id()))
        .chain(super::entry::rules());
    for word in words {
        assert!(TEMPLATE.contains(word), "the template does not name {word}");
    }
}

#[test]
fn every_mistake_is_named_by_its_line() {
    // What is replaced, by what, and what is then said of that line.
    let cases = [
        ("key = \"xa-2026\"", "key = \"Xã 2026\"", "plan-wrong-key"),
        ("name = \"Xã 2026\"", "name = 3", "plan-wrong-text"),
        ("name = \"Xã 2026\"", "name = \" \"", "plan-wrong-empty"),
        ("name = \"Xã 2026\"", "name = \"X\"\nnames = \"Y\"", "plan-wrong-unknown"),
        ("level = \"district\"", "level = \"huyện\"", "plan-wrong-choice"),
        ("from = \"2026-01-01\"", "from = \"2026-02-31\"", "plan-wrong-date"),
        ("from = \"2026-01-01\"", "from = \"01/01/2026\"", "plan-wrong-date"),
        ("from = \"2026-01-01\"", "from = 2026", "plan-wrong-date-kind"),
        ("from = \"2026-01-01\"", "from = 2026-02-31", "plan-wrong-toml"),
        ("to = \"2030-12-31\"", "to = \"2025-12-31\"", "plan-wrong-period"),
        ("office = \"UBND\"", "offices = \"UBND\"", "plan-wrong-unknown"),
        ("title = \"Kế hoạch\"", "title = \"Kế hoạch", "plan-wrong-toml"),
        ("date = \"2025-12-01\"", "date = true", "plan-wrong-date-kind"),
        ("sets = 2", "sets = 200", "plan-wrong-range"),
        ("sets = 2", "sets = \"2\"", "plan-wrong-whole"),
        ("entry = \"A-X1\"", "entry = \"A-X9\"", "plan-wrong-no-entry"),
        ("deadlines = [\"A-D1\"]", "deadlines = [\"A-T1\"]", "plan-wrong-no-deadline"),
        ("deadlines = [\"A-D1\"]", "deadlines = []", "plan-wrong-empty"),
        ("id = \"A-T1\"", "id = \"a-d1\"", "plan-wrong-twice"),
        ("id = \"A-D1\"", "id = \"Hạn 1\"", "plan-wrong-id"),
        ("kind = \"document\"", "kind = \"award\"", "plan-wrong-needs"),
        ("kind = \"document\"", "kind = \"giấy\"", "plan-wrong-choice"),
        ("line = 6", "line = 0", "plan-wrong-range"),
        ("line = 6", "line = -6", "plan-wrong-range"),
        ("line = 6", "line = 6.5", "plan-wrong-whole"),
        ("on = \"2026-11-10\"", "on = \"2026-11-31\"", "plan-wrong-date"),
        ("on = \"2026-11-10\"", "on = \"2031-11-10\"", "plan-wrong-outside"),
        ("within = \"before\", ", "", "plan-wrong-missing"),
        ("within = \"before\"", "within = \"trước\"", "plan-wrong-choice"),
        ("on = \"2026-11-10\"", "at = \"2026-11-10\"", "plan-wrong-unknown"),
        ("rule = \"once\"", "rule = \"daily\"", "plan-wrong-choice"),
        ("subjects = [\"person\"]", "subjects = [\"người\"]", "plan-wrong-choice"),
        ("subjects = [\"person\"], ", "", "plan-wrong-missing"),
        ("metric = \"gifts\"", "metric = \"gold\"", "plan-wrong-choice"),
        ("is = \">=\", bar = 50000000", "bar = 50000000", "plan-wrong-no-operator"),
        ("bar = 50000000, unit = \"dong\", ", "", "plan-wrong-no-bar"),
        ("unit = \"dong\", ", "", "plan-wrong-no-unit"),
        ("unit = \"dong\"", "unit = \"usd\"", "plan-wrong-choice"),
        ("bar = 50000000", "bar = \"50000000\"", "plan-wrong-number"),
        ("bar = 50000000", "bar = nan", "plan-wrong-number"),
        ("unit = \"dong\"", "unit = \"dong\", zones = [\"IV\"]", "plan-wrong-choice"),
        ("unit = \"dong\"", "unit = \"dong\", for_award = 1", "plan-wrong-yes-no"),
        ("unit = \"dong\"", "unit = \"dong\", base_year = 20190", "plan-wrong-range"),
        ("or = [\"A-T2\"]", "or = [\"A-T1\"]", "plan-wrong-or"),
        ("or = [\"A-T2\"]", "or = [\"A-X1\"]", "plan-wrong-or"),
        ("upper = 10", "upper = 1", "plan-wrong-upper"),
        ("part = {}", "part = { optional = \"có\" }", "plan-wrong-yes-no"),
        ("part = {}", "part = true", "plan-wrong-table"),
    ];
    for (old, new, key) in cases {
        assert_eq!(PLAN.matches(old).count(), 1, "{old}");
        let file = PLAN.replace(old, new);
        let line = line_of(PLAN, old) + u32::try_from(new.matches('\n').count()).unwrap();
        let said = wrong(&file);
        assert!(said.contains(&(line, key)), "{new}: {key} on {line}, not {said:?}");
    }
}

#[test]
fn a_time_is_checked_by_its_rule() {
    let cases = [
        ("rule = \"yearly\", within = \"by\", on = \"29/02\"", None),
        ("rule = \"yearly\", within = \"by\", on = \"31/2\"", Some("plan-wrong-day")),
        ("rule = \"yearly\", within = \"by\", on = \"2026-02-01\"", Some("plan-wrong-day")),
        ("rule = \"yearly\", within = \"by\"", Some("plan-wrong-missing")),
        ("rule = \"every_year\"", None),
        ("rule = \"every_year\", on = \"25/11\"", Some("plan-wrong-unknown")),
        ("rule = \"quarterly\", within = \"by\", day = 25", None),
        ("rule = \"quarterly\", within = \"by\", day = 32", Some("plan-wrong-range")),
        ("rule = \"months\", months = [6, 9, 12]", None),
        ("rule = \"months\", months = [13]", Some("plan-wrong-range")),
        ("rule = \"months\"", Some("plan-wrong-missing")),
        ("rule = \"in_year\", year = 2028", None),
        ("rule = \"in_year\", year = 2025", Some("plan-wrong-outside")),
        ("rule = \"in_month\", year = 2028, month = 9", None),
        ("rule = \"in_month\", year = 2031, month = 1", Some("plan-wrong-outside")),
        ("rule = \"span\", first = \"17/10\", last = \"18/11\"", None),
        ("rule = \"span\", first = \"17/10\"", Some("plan-wrong-missing")),
        ("rule = \"monthly\", within = \"by\", day = 5, first_month = 2, last_month = 9", None),
        (
            "rule = \"monthly\", within = \"by\", day = 5, first_month = 9, last_month = 2",
            Some("plan-wrong-months"),
        ),
        ("rule = \"from_day\", day = 15", None),
        ("rule = \"working_days\", days = 3, after = \"posting\"", None),
        ("rule = \"days\", days = 3, after = \"in_year_review\"", None),
        ("rule = \"days\", days = 3, after = \"rain\"", Some("plan-wrong-choice")),
        ("rule = \"always\"", None),
        ("rule = \"always\", doer = \"nobody\"", Some("plan-wrong-choice")),
    ];
    let old = "rule = \"once\", within = \"before\", on = \"2026-11-10\"";
    for (new, key) in cases {
        let said = wrong(&PLAN.replace(old, new));
        let line = line_of(PLAN, old);
        let wanted: Vec<_> = key.map(|key| (line, key)).into_iter().collect();
        assert_eq!(said, wanted, "{new}");
    }
}

#[test]
fn the_events_of_the_calendar_can_be_named() {
    for event in crate::plan::calendar::EVENTS {
        let due = format!("rule = \"days\", days = 3, after = \"{event}\"");
        let old = "rule = \"once\", within = \"before\", on = \"2026-11-10\"";
        assert_eq!(wrong(&PLAN.replace(old, &due)), [], "{event}");
    }
}

#[test]
fn what_is_missing_is_named_at_its_table() {
    for (gone, line) in [
        ("key = \"xa-2026\"\n", 1),
        ("level = \"district\"\n", 1),
        ("from = \"2026-01-01\"\n", 1),
        ("office = \"UBND\"\n", line_of(PLAN, "[issuer]")),
        ("title = \"Kế hoạch\"\n", line_of(PLAN, "[source]")),
        ("number = \"1/KH\"\n", line_of(PLAN, "[[parent]]")),
        ("sets = 2\n", line_of(PLAN, "[dossier]")),
        ("id = \"A-D1\"\n", line_of(PLAN, "[[entry]]")),
        ("words = \"trước ngày 10/11/2026\"\n", line_of(PLAN, "[[entry]]")),
        ("english = \"before 10 November 2026\"\n", line_of(PLAN, "[[entry]]")),
        ("line = 3\n", line_of(PLAN, "[[entry]]")),
    ] {
        let said = wrong(&PLAN.replacen(gone, "", 1));
        let above = u32::from(line == 1);
        let found = said.iter().any(|(at, key)| {
            *key == "plan-wrong-missing" && (*at == line || *at == line.saturating_sub(above))
        });
        assert!(found, "{gone}: {said:?}");
    }
    let nothing = wrong("");
    assert_eq!(nothing.len(), 9, "{nothing:?}");
    assert!(nothing.iter().all(|said| *said == (1, "plan-wrong-missing")), "{nothing:?}");
}

#[test]
fn all_mistakes_are_named_in_the_order_of_the_lines() {
    let file = PLAN
        .replace("2026-11-10", "2026-11-31")
        .replace("id = \"A-T2\"", "id = \"A-T1\"")
        .replace("sets = 2", "sets = 0")
        .replace("upper = 10", "upper = 4, colour = \"red\"");
    let said = wrong(&file);
    let lines = ["sets = 0", "2026-11-31", "or = [\"A-T2\"]", "05-10 hộ", "colour"];
    let keys: Vec<_> = said.iter().map(|(_, key)| *key).collect();
    assert_eq!(
        keys,
        [
            "plan-wrong-range",
            "plan-wrong-date",
            "plan-wrong-or",
            "plan-wrong-twice",
            "plan-wrong-upper",
            "plan-wrong-unknown",
        ]
    );
    assert_eq!(said[0].0, line_of(&file, lines[0]));
    assert_eq!(said[1].0, line_of(&file, lines[1]));
    assert_eq!(said[2].0, line_of(&file, lines[2]));
    assert_eq!(said[3].0, line_of(&file, lines[3]) - 2);
    assert_eq!(said[5].0, line_of(&file, lines[4]));
}

#[test]
fn what_a_terminal_would_obey_is_taken_out_of_the_words() {
    let file = PLAN.replace("name = \"Xã 2026\"", "name = \"Xã\\u001b[2J 2026\\n\"");
    assert_eq!(read_plan(&file).unwrap().name, "Xã[2J 2026");
    let marked = format!("\u{feff}{PLAN}");
    assert_eq!(read_plan(&marked).unwrap().key, "xa-2026");
    assert_eq!(wrong(&PLAN.replace('\n', "\r\n")), []);
}

/// Pieces that stand at places of plan files where others are expected.
const PIECES: [&str; 16] = [
    "=",
    "\"",
    "[",
    "]",
    "{",
    "}",
    ",",
    "\n",
    "9",
    "-1",
    "1e99",
    "[[entry]]\n",
    "due",
    "2026-02-31",
    "true",
    "é",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_change_of_a_file_panics(
        file in 0..FILES.len() + 2,
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0..40_usize, 0..PIECES.len()), 1..6),
    ) {
        let shipped = FILES.iter().copied().chain([TEMPLATE, PLAN]).nth(file).unwrap();
        let mut letters: Vec<char> = shipped.chars().collect();
        for (at, gone, piece) in cuts {
            let at = at.index(letters.len().max(1));
            let end = (at + gone).min(letters.len());
            letters.splice(at.min(end)..end, PIECES[piece].chars());
        }
        let text: String = letters.into_iter().collect();
        if let Err(mistakes) = read_plan(&text) {
            prop_assert!(!mistakes.is_empty());
            let lines = u32::try_from(text.matches('\n').count()).unwrap() + 1;
            prop_assert!(mistakes.iter().all(|it| (1..=lines).contains(&it.line)), "{mistakes:?}");
            prop_assert!(mistakes.windows(2).all(|two| two[0].line <= two[1].line));
        }
    }

    #[test]
    fn no_text_panics(text in any::<String>()) {
        prop_assert!(read_plan(&text).is_err());
    }
}
