//! A list to choose from, with a line to filter it: the options of a field, or records.
//!
//! It knows nothing of what the choice is for; the answer carries the tag of the one who asked. Of
//! many matches only the best [`SHOWN_MAX`] are made into rows, so that a commune of 50,000
//! households opens as fast as one of 50. Invariant: the marked row is one of the rows, or there is
//! none.

use std::sync::Arc;

use crate::domain::book::{RecIx, Search, Values};
use crate::domain::record::Record;
use crate::domain::schema::{self, Distinction, FieldDef, Names, RecordKind};
use crate::domain::value::Value;
use crate::keys::Action;
use crate::locale::Locale;
use crate::text::{LineEditor, Query, by_given_name, fold, format_vi, sort_key};
use crate::tui::Notice;
use crate::tui::cx::Cx;
use crate::tui::input::Input;
use crate::tui::input::edit_line;
use crate::tui::step::{Answer, Step};

/// The most rows that are made of the matches.
pub const SHOWN_MAX: usize = 200;

/// How far a page goes, in rows.
const PAGE: usize = 10;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PickerRow {
    /// What is answered: an option's id, or a record's.
    pub id: String,
    pub label: String,
    /// What tells it from others of that name.
    pub detail: String,
}

/// A list to choose from, with a line to filter it.
#[derive(Debug, Clone, PartialEq)]
pub struct Picker {
    /// Names the question to the one who asked.
    pub tag: &'static str,
    pub title: Notice,
    /// What is typed to filter.
    pub find: LineEditor,
    pub rows: Vec<PickerRow>,
    /// How many matches more there are.
    pub more: usize,
    pub marked: usize,
    /// The ids ticked, where several can be chosen.
    pub ticked: Option<Vec<String>>,
    source: Source,
}

/// Where the rows come from.
#[derive(Debug, Clone, PartialEq)]
enum Source {
    /// A short list, each row with its folded text.
    Rows(Vec<(PickerRow, String)>),
    /// The records of a kind.
    Records(RecordKind),
    /// What a field holds in other records.
    Values(Arc<Values>),
}

impl Picker {
    /// A choice of one of these rows.
    pub fn rows(tag: &'static str, title: Notice, rows: Vec<PickerRow>) -> Self {
        let fold_row = |row: PickerRow| {
            let folded = fold(&format!("{} {}", row.label, row.detail));
            (row, folded)
        };
        let source = Source::Rows(rows.into_iter().map(fold_row).collect());
        let mut picker = Self::new(tag, title, source);
        if let Source::Rows(all) = &picker.source {
            picker.rows = all.iter().map(|(row, _)| row.clone()).collect();
        }
        picker
    }

    /// A choice of one option of a field.
    pub fn options(tag: &'static str, title: Notice, field: &FieldDef, locale: &Locale) -> Self {
        let row = |option: &schema::Opt| PickerRow {
            id: option.id.to_owned(),
            label: locale.text(&option.label_key()).into_owned(),
            detail: String::new(),
        };
        Self::rows(tag, title, field.options().iter().map(row).collect())
    }

    /// A choice of one record of a kind, filtered by what was typed so far.
    pub fn records(
        cx: &Cx<'_>,
        tag: &'static str,
        title: Notice,
        kind: RecordKind,
        typed: &str,
    ) -> Self {
        let mut picker = Self::new(tag, title, Source::Records(kind));
        picker.find = LineEditor::from(typed);
        picker.filter(cx);
        picker
    }

    /// A choice of one of the values that a field holds, filtered by what was typed so far.
    pub fn values(
        cx: &Cx<'_>,
        tag: &'static str,
        title: Notice,
        values: Arc<Values>,
        typed: &str,
    ) -> Self {
        let mut picker = Self::new(tag, title, Source::Values(values));
        picker.find = LineEditor::from(typed);
        picker.filter(cx);
        picker
    }

    /// The same for several choices, these already ticked.
    #[must_use]
    pub fn several(mut self, ticked: Vec<String>) -> Self {
        self.ticked = Some(ticked);
        self
    }

    /// The same with a row marked.
    #[must_use]
    pub fn at(mut self, id: &str) -> Self {
        self.marked = self.rows.iter().position(|row| row.id == id).unwrap_or(0);
        self
    }

    fn new(tag: &'static str, title: Notice, source: Source) -> Self {
        Self {
            tag,
            title,
            find: LineEditor::new(),
            rows: Vec::new(),
            more: 0,
            marked: 0,
            ticked: None,
            source,
        }
    }

    pub fn update(&mut self, cx: &Cx<'_>, input: Input) -> Vec<Step> {
        match input {
            Input::Act(Action::Dismiss | Action::Back) => return vec![Step::Close],
            Input::Act(Action::Confirm | Action::Open) => return self.choose(),
            Input::Act(Action::Toggle) => return self.toggle(),
            // Where several are ticked, the bar ticks as it does in the form; a filter needs no space.
            Input::Text(' ') if self.ticked.is_some() => return self.toggle(),
            Input::Act(Action::RowUp) => self.go(self.marked.saturating_sub(1)),
            Input::Act(Action::RowDown) => self.go(self.marked.saturating_add(1)),
            Input::Act(Action::PageUp) => self.go(self.marked.saturating_sub(PAGE)),
            Input::Act(Action::PageDown) => self.go(self.marked.saturating_add(PAGE)),
            Input::Act(Action::Top) => self.go(0),
            Input::Act(Action::Bottom) => self.go(usize::MAX),
            input => {
                let before = self.find.text().to_owned();
                edit_line(&mut self.find, &input);
                if self.find.text() != before {
                    self.filter(cx);
                }
            }
        }
        Vec::new()
    }

    fn go(&mut self, row: usize) {
        self.marked = row.min(self.rows.len().saturating_sub(1));
    }

    fn choose(&mut self) -> Vec<Step> {
        let picked = match (&self.ticked, self.rows.get(self.marked)) {
            (Some(ticked), _) => ticked.clone(),
            (None, Some(row)) => vec![row.id.clone()],
            (None, None) if self.find.is_empty() => {
                return vec![Step::Say(Notice::warn("picker-empty"))];
            }
            (None, None) => return vec![Step::Say(Notice::warn("picker-nothing"))],
        };
        let tag = self.tag;
        vec![Step::Close, Step::Answer(Answer::Picked { tag, picked })]
    }

    fn toggle(&mut self) -> Vec<Step> {
        let (Some(ticked), Some(row)) = (&mut self.ticked, self.rows.get(self.marked)) else {
            return vec![Step::Say(Notice::info("picker-only-one"))];
        };
        match ticked.iter().position(|id| *id == row.id) {
            Some(at) => drop(ticked.remove(at)),
            None => ticked.push(row.id.clone()),
        }
        Vec::new()
    }

    /// Whether a row is ticked.
    pub fn is_ticked(&self, row: &PickerRow) -> bool {
        let ticked = self.ticked.as_ref();
        ticked.is_some_and(|ticked| ticked.contains(&row.id))
    }

    fn filter(&mut self, cx: &Cx<'_>) {
        let query = Query::of(&self.find);
        self.marked = 0;
        match &self.source {
            Source::Rows(all) => {
                let rank = |(row, folded): &&(PickerRow, String)| query.rank(&row.label, folded);
                let mut found: Vec<_> = all.iter().filter(|row| rank(row).is_some()).collect();
                found.sort_by_key(rank);
                self.rows = found.into_iter().map(|(row, _)| row.clone()).collect();
                self.more = 0;
            }
            Source::Values(values) => {
                let all = values.all(&query);
                self.more = all.len().saturating_sub(SHOWN_MAX);
                let row = |text: &str| PickerRow {
                    id: text.to_owned(),
                    label: text.to_owned(),
                    detail: String::new(),
                };
                self.rows = all.into_iter().take(SHOWN_MAX).map(row).collect();
            }
            Source::Records(kind) => {
                let found = search(cx, *kind, &query, SHOWN_MAX);
                (self.rows, self.more) = (found.rows, found.more);
            }
        }
    }
}

/// The records that answer a query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Matches {
    pub rows: Vec<PickerRow>,
    /// How many matches more there are.
    pub more: usize,
    /// How many of the rows, at their end, are only nearly what was typed.
    pub near: usize,
}

/// The best matches among the records of a kind that are not void, `most` of them.
pub fn search(cx: &Cx<'_>, kind: RecordKind, query: &Query, most: usize) -> Matches {
    let search = Search::new(cx.book, query);
    let stands = |at: &RecIx| cx.book.record(*at).is_some_and(|record| !record.is_void());
    let all = || cx.book.of_kind(kind).iter().copied();
    let ranked = |at: RecIx| Some((search.rank(at)?, at));
    let mut found: Vec<_> = all().filter_map(ranked).filter(|(_, at)| stands(at)).collect();
    let more = found.len().saturating_sub(most);
    if more > 0 {
        found.select_nth_unstable(most);
        found.truncate(most);
    }
    let room = most.saturating_sub(found.len());
    let mut near = Vec::new();
    if room > 0 {
        let places: Vec<_> = found.iter().map(|(_, at)| *at).collect();
        near = search.near_ones(all(), &places);
        near.retain(stands);
        near.truncate(room);
    }
    let mut rows: Vec<_> =
        found.into_iter().filter_map(|(rank, at)| row_in(cx, rank, at)).collect();
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    let near: Vec<_> = near.into_iter().filter_map(|at| row_in(cx, 0, at)).collect();
    let count = near.len();
    let rows = rows.into_iter().chain(near).map(|(_, row)| row).collect();
    Matches { rows, more, near: count }
}

/// By what a row is ordered: its rank, its name, and what tells it from others of that name.
type RowKey = (u32, Vec<u8>, String);

/// A record as a row.
fn row_in(cx: &Cx<'_>, rank: u32, at: RecIx) -> Option<(RowKey, PickerRow)> {
    let record = cx.book.record(at)?;
    let row = row_of(cx, record);
    let order = match record.kind.def().list.names {
        // Only where the person's own name is the label.
        Names::Person(schema::Source::Field(_), by) => {
            by_given_name(&row.label, cx.book.source(record, by).unwrap_or_default())
        }
        Names::Person(schema::Source::Via(..), _) | Names::Text(_) | Names::Arrival => {
            sort_key(&row.label)
        }
    };
    Some(((rank, order, row.detail.clone()), row))
}

/// A record as a choice: what it is called, and what tells it from others.
pub fn row_of(cx: &Cx<'_>, record: &Record) -> PickerRow {
    let field = |id: &str| match record.get(id)? {
        Value::Date(date) => Some(format_vi(*date)),
        Value::Code(code) => Some(cx.locale.text(&format!("option-{code}")).into_owned()),
        value => value.as_text().map(str::to_owned),
    };
    let village = || {
        let village = record.link("village").and_then(|id| cx.book.find(id))?;
        village.text("name").map(str::to_owned)
    };
    let part = |told: &Distinction| match *told {
        Distinction::Key => Some(cx.book.human_key(record)),
        Distinction::Village => village(),
        Distinction::Field(id) => field(id),
    };
    let parts: Vec<_> = record.kind.def().list.distinguished_by.iter().filter_map(part).collect();
    PickerRow {
        id: record.id.to_string(), label: cx.book.title(record), detail: parts.join(" · ")
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::tui::test_app::{TestApp, any_input};
    use proptest::prelude::*;

    fn found(tester: &TestApp, kind: RecordKind, typed: &str) -> Vec<String> {
        let found = search(&tester.app.cx(), kind, &Query::new(typed), SHOWN_MAX);
        found.rows.into_iter().map(|row| format!("{} ({})", row.label, row.detail)).collect()
    }

    #[test]
    fn records_are_found_by_name_code_and_village() {
        let tester = TestApp::new();
        let rows: [(RecordKind, &str, &[&str]); 6] = [
            (RecordKind::Household, "pan", &["Lò Văn Pắn (H4 · Nà Lại · Không nghèo)"]),
            (RecordKind::Household, "h2", &["Trần Thị Bình (H2 · Đồng Tâm · Cận nghèo)"]),
            (RecordKind::Household, "an na lai", &["Nguyễn Văn An (H3 · Nà Lại · Hộ nghèo)"]),
            (RecordKind::Village, "dong", &["Đồng Tâm (Thôn · Nông thôn)"]),
            (RecordKind::Meeting, "tam", &["HB1 (Đồng Tâm · 15/10/2026 · Định kỳ)"]),
            (RecordKind::Meeting, "lai", &[]),
        ];
        for (kind, typed, expected) in rows {
            let found = found(&tester, kind, typed);
            // A word of a village's name may stand in other names too; the best comes first.
            assert_eq!(found.first().map(String::as_str), expected.first().copied(), "{typed}");
        }
    }

    #[test]
    fn of_many_matches_only_the_best_become_rows() {
        let mut tester = TestApp::new();
        for number in 0..SHOWN_MAX + 10 {
            let household = json!({
                "code": format!("X{number}"), "village": "Nà Lại", "head_name": "Lò Văn Thử",
                "class": "not_poor", "class_year": 2026,
            });
            tester.add(RecordKind::Household, &household);
        }
        let found = search(&tester.app.cx(), RecordKind::Household, &Query::new("thu"), SHOWN_MAX);
        assert_eq!((found.rows.len(), found.more), (SHOWN_MAX, 10));
    }

    #[test]
    fn what_is_chosen_is_answered() {
        let tester = TestApp::new();
        let cx = tester.app.cx();
        let title = Notice::info("filter-title");
        let mut picker = Picker::records(&cx, "household", title, RecordKind::Household, "");
        assert_eq!(picker.update(&cx, Input::Act(Action::RowUp)), [], "stays on the first row");
        for letter in "pan".chars() {
            picker.update(&cx, Input::Text(letter));
        }
        let id = tester.record(RecordKind::Household, "H4").id.to_string();
        let answer = Answer::Picked { tag: "household", picked: vec![id] };
        let steps = picker.update(&cx, Input::Act(Action::Confirm));
        assert_eq!(steps, [Step::Close, Step::Answer(answer)]);
        picker.update(&cx, Input::Paste("zz".to_owned()));
        let steps = picker.update(&cx, Input::Act(Action::Confirm));
        assert_eq!(steps, [Step::Say(Notice::warn("picker-nothing"))]);
        let steps = picker.update(&cx, Input::Act(Action::Toggle));
        assert_eq!(steps, [Step::Say(Notice::info("picker-only-one"))]);
    }

    #[test]
    fn the_bar_ticks_where_several_can_be_chosen_and_is_a_letter_elsewhere() {
        let tester = TestApp::new();
        let cx = tester.app.cx();
        let field = RecordKind::Household.field("causes").unwrap();
        let title = || Notice::info("filter-title");
        let options = || Picker::options("causes", title(), field, cx.locale);
        let first = field.options().first().unwrap().id.to_owned();
        let mut several = options().several(Vec::new());
        assert_eq!(several.update(&cx, Input::Text(' ')), []);
        assert_eq!((several.ticked.clone(), several.find.text()), (Some(vec![first]), ""));
        let mut one = options();
        one.update(&cx, Input::Text(' '));
        assert_eq!(one.find.text(), " ");
        let empty = Picker::records(&cx, "x", title(), RecordKind::Registration, "")
            .update(&cx, Input::Act(Action::Confirm));
        assert_eq!(empty, [Step::Say(Notice::warn("picker-empty"))]);
    }

    proptest! {
        #[test]
        fn the_marked_row_is_one_of_the_rows(
            inputs in proptest::collection::vec(any_input(), 0..60), several in any::<bool>(),
        ) {
            let tester = TestApp::new();
            let cx = tester.app.cx();
            let title = Notice::info("filter-title");
            let mut picker = Picker::records(&cx, "household", title, RecordKind::Household, "");
            if several {
                picker = picker.several(Vec::new());
            }
            for input in inputs {
                picker.update(&cx, input);
                prop_assert!(picker.marked < picker.rows.len().max(1));
            }
        }
    }
}
