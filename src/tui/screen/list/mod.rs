//! The list of one kind of record, or of everything that has to be settled.
//!
//! Rows are places in the book, never copies. The order is made once and mended when the book
//! changed; typing searches the book's folded text and keeps the order among equals. Single letters
//! are commands, except while the search line has the keyboard.
//! Invariant: the marked row stays on its record while rows come and go around it.

#[cfg(test)]
mod tests;
pub(in crate::tui) mod view;

use crate::domain::book::{ENOUGH, RecIx, Search};
use crate::domain::event::Event;
use crate::domain::id::RecordId;
use crate::domain::op::OpName;
use crate::domain::record::Record;
use crate::domain::schema::{RecordKind, SortBy};
use crate::domain::value::Value;
use crate::keys::{Action, Scope};
use crate::text::{LineEditor, Query};
use crate::tui::cx::Cx;
use crate::tui::effect::Work;
use crate::tui::input::Input;
use crate::tui::input::edit_line;
use crate::tui::overlay::picker::{Picker, PickerRow};
use crate::tui::part::bands::Bands;
use crate::tui::part::order::Order;
use crate::tui::part::scroll::Scroll;
use crate::tui::screen::detail::DetailState;
use crate::tui::screen::twins::PairsState;
use crate::tui::screen::village::VillageState;
use crate::tui::step::{Answer, Step};
use crate::tui::{Failure, Notice, Outcome, Overlay, Screen, record_actions};

/// The search line and the heads of the columns stand above the rows.
pub(in crate::tui) const BANDS: Bands = Bands::new(2, 0);

/// The longest search, in letters.
const FIND_MAX: usize = 80;

/// Names the choice of a village.
const VILLAGE: &str = "village";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    /// The records of a kind.
    Kind(RecordKind),
    /// The records of any kind with something to settle.
    Conflicts,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ListState {
    pub listed: Listed,
    /// What is typed to find a row.
    pub find: LineEditor,
    /// Whether the search line has the keyboard.
    pub searching: bool,
    /// The only village shown, if not all are.
    pub village: Option<RecordId>,
    pub scroll: Scroll,
    order: Order,
    rows: Vec<RecIx>,
    /// All rows in their order, whatever is sought.
    all: Vec<RecIx>,
    /// The rows in their order before they were ranked: what more letters are sought in.
    matching: Vec<RecIx>,
    /// How many rows at the end are only nearly what is sought.
    near: usize,
    asked: Option<(OpName, RecordId)>,
    folded: usize,
}

impl ListState {
    /// The list of a kind.
    pub fn new(cx: &Cx<'_>, kind: RecordKind) -> Self {
        Self::begin(cx, Listed::Kind(kind), Order::new(cx.book, kind, SortBy::first(kind)))
    }

    /// The list of a kind with the keyboard in the search line.
    pub fn search(cx: &Cx<'_>, kind: RecordKind) -> Self {
        Self { searching: true, ..Self::new(cx, kind) }
    }

    /// The list of what has to be settled.
    pub fn conflicts(cx: &Cx<'_>) -> Self {
        let order = Order::new(cx.book, RecordKind::Village, SortBy::Name);
        Self::begin(cx, Listed::Conflicts, order)
    }

    fn begin(cx: &Cx<'_>, listed: Listed, order: Order) -> Self {
        let mut state = Self {
            listed,
            find: LineEditor::new().with_limit(FIND_MAX),
            searching: false,
            village: None,
            scroll: Scroll::default(),
            order,
            rows: Vec::new(),
            all: Vec::new(),
            matching: Vec::new(),
            near: 0,
            asked: None,
            folded: cx.book.events_folded(),
        };
        state.list_rows(cx);
        state
    }

    /// The rows that are left by search and filter, the best first.
    pub fn rows(&self) -> &[RecIx] {
        &self.rows
    }

    /// How many rows at the end are only nearly what is sought: they have a slip of the fingers.
    pub fn near(&self) -> usize {
        self.near
    }

    /// How the rows are sorted.
    pub fn sort(&self) -> SortBy {
        self.order.by()
    }

    pub fn marked<'a>(&self, cx: &Cx<'a>) -> Option<&'a Record> {
        self.rows.get(self.scroll.marked).and_then(|at| cx.book.record(*at))
    }

    pub fn scope(&self) -> Scope {
        if self.searching { Scope::Search } else { Scope::List }
    }

    pub fn title(&self, cx: &Cx<'_>) -> String {
        let key = match self.listed {
            Listed::Kind(kind) => format!("kinds-{}", kind.name()),
            Listed::Conflicts => "list-conflicts".to_owned(),
        };
        cx.locale.text(&key).into_owned()
    }

    #[expect(clippy::needless_pass_by_value, reason = "every screen is called alike")]
    pub fn update(&mut self, cx: &Cx<'_>, input: Input) -> Vec<Step> {
        if let Input::Act(action) = input {
            if self.scroll.act(action, self.rows.len(), BANDS.rows(cx)) {
                return Vec::new();
            }
            if let Some(steps) = self.command(cx, action) {
                return steps;
            }
        }
        if self.searching {
            let before = self.find.clone();
            edit_line(&mut self.find, &input);
            if self.find.text() != before.text() {
                self.scroll = Scroll::default();
                self.find_on(cx, &Query::of(&before));
            }
        }
        Vec::new()
    }

    fn command(&mut self, cx: &Cx<'_>, action: Action) -> Option<Vec<Step>> {
        match action {
            Action::Back => return Some(self.back(cx)),
            Action::Search => self.searching = true,
            Action::Open | Action::Confirm => return Some(self.open(cx, false)),
            Action::History => return Some(self.open(cx, true)),
            Action::New => return Some(self.create(cx)),
            Action::Undo => return Some(vec![Step::UndoLast]),
            Action::Sort => self.sort_next(cx),
            Action::Receipt => return self.marked(cx).map(record_actions::open_receipt),
            Action::Judge => {
                return self.marked(cx).map(|record| record_actions::judge(cx, record));
            }
            Action::Filter => return Some(self.ask_village(cx)),
            Action::Duplicates => {
                let pairs = Screen::Pairs(PairsState::new(cx));
                return Some(vec![Step::Push(Box::new(pairs))]);
            }
            action => {
                let (op, record) = record_actions::op_of(action).zip(self.marked(cx))?;
                self.asked = Some((op, record.id));
                return Some(record_actions::begin(cx, record, op));
            }
        }
        Some(Vec::new())
    }

    /// One step back: out of the search, out of what was found, out of the list.
    fn back(&mut self, cx: &Cx<'_>) -> Vec<Step> {
        if !self.searching && self.find.is_empty() {
            return vec![Step::Pop];
        }
        self.searching = false;
        self.find.clear();
        self.keep_mark(cx, Self::find_rows);
        Vec::new()
    }

    fn open(&mut self, cx: &Cx<'_>, history: bool) -> Vec<Step> {
        let Some(record) = self.marked(cx) else {
            return vec![Step::Say(Notice::info("refuse-nothing-marked"))];
        };
        self.searching = false;
        if record.kind == RecordKind::Village && !history && !record.is_void() {
            let page = VillageState::new(cx, Some(record.id));
            return vec![Step::Push(Box::new(Screen::Village(page)))];
        }
        let detail = DetailState::new(cx, record.id);
        let detail = if history { detail.at_history(cx) } else { detail };
        let mut steps = vec![Step::Push(Box::new(Screen::Detail(detail)))];
        if history {
            steps.push(Step::Ask(Work::History(record.id)));
        }
        steps
    }

    fn create(&self, cx: &Cx<'_>) -> Vec<Step> {
        let Listed::Kind(kind) = self.listed else {
            return Vec::new();
        };
        let has_village = kind.field("village").is_some();
        let prefill = self.village.filter(|_| has_village);
        let prefill = prefill.map(|id| ("village", Value::Link(id))).into_iter().collect();
        record_actions::create(cx, kind, prefill)
    }

    fn sort_next(&mut self, cx: &Cx<'_>) {
        let Listed::Kind(kind) = self.listed else {
            return;
        };
        self.order = Order::new(cx.book, kind, self.order.by().next());
        self.keep_mark(cx, Self::list_rows);
    }

    /// Asks for the village to show, or all.
    fn ask_village(&self, cx: &Cx<'_>) -> Vec<Step> {
        let all = cx.locale.text("filter-all").into_owned();
        let mut rows = vec![PickerRow { id: String::new(), label: all, detail: String::new() }];
        rows.extend(cx.book.villages().into_iter().map(|village| PickerRow {
            id: village.id.to_string(),
            label: cx.book.title(village),
            detail: String::new(),
        }));
        let picker = Picker::rows(VILLAGE, Notice::info("filter-title"), rows);
        let shown = self.village.map(|id| id.to_string()).unwrap_or_default();
        vec![Step::Open(Box::new(Overlay::Pick(picker.at(&shown))))]
    }

    fn show_village(&mut self, cx: &Cx<'_>, picked: &[String]) {
        self.village = picked.first().and_then(|id| id.parse().ok());
        self.keep_mark(cx, Self::list_rows);
    }

    /// Filters and searches anew, because the book, the order or the filter changed.
    fn list_rows(&mut self, cx: &Cx<'_>) {
        self.all = self.all_rows(cx);
        self.find_rows(cx);
    }

    /// Searches. The order stays among rows that match equally well.
    fn find_rows(&mut self, cx: &Cx<'_>) {
        self.matching.clone_from(&self.all);
        self.rank(cx, &Query::of(&self.find));
    }

    /// The rows among which is searched.
    fn all_rows(&self, cx: &Cx<'_>) -> Vec<RecIx> {
        let book = cx.book;
        let mut rows = match self.listed {
            Listed::Conflicts => book.conflicted(),
            Listed::Kind(_) => {
                let stays = |at: &RecIx| !book.record(*at).is_some_and(Record::is_taken_back);
                self.order.rows().filter(stays).collect()
            }
        };
        if let Some(village) = self.village {
            rows.retain(|at| {
                let record = book.record(*at);
                record.and_then(|record| book.village_of(record)) == Some(village)
            });
        }
        rows
    }

    /// Searches after one more key. What does not hold the letters typed before does not hold more
    /// of them, so only what was found is looked at again; but villages are not looked for by their
    /// first letter.
    fn find_on(&mut self, cx: &Cx<'_>, before: &Query) {
        let query = Query::of(&self.find);
        if query.narrows(before) {
            self.rank(cx, &query);
        } else {
            self.find_rows(cx);
        }
    }

    fn rank(&mut self, cx: &Cx<'_>, query: &Query) {
        self.rows.clear();
        self.near = 0;
        if query.is_empty() {
            self.rows.extend(&self.matching);
        } else {
            let search = Search::new(cx.book, query);
            let rank = |at: RecIx| Some((search.rank(at)?, at));
            let mut found: Vec<_> = self.matching.iter().filter_map(|at| rank(*at)).collect();
            self.matching.clear();
            self.matching.extend(found.iter().map(|(_, at)| *at));
            found.sort_by_key(|(rank, _)| *rank);
            self.rows.extend(found.into_iter().map(|(_, at)| at));
            if self.rows.len() < ENOUGH && query.may_slip() {
                let near = search.near_ones(self.all.iter().copied(), &self.rows);
                self.near = near.len();
                self.rows.extend(near);
            }
        }
        self.scroll.fit(self.rows.len(), BANDS.rows(cx));
    }

    /// Makes the rows anew and stays on the marked record, if it is still there.
    fn keep_mark(&mut self, cx: &Cx<'_>, change: impl FnOnce(&mut Self, &Cx<'_>)) {
        let marked = self.rows.get(self.scroll.marked).copied();
        change(self, cx);
        self.mark(cx, marked);
    }

    fn mark(&mut self, cx: &Cx<'_>, wanted: Option<RecIx>) {
        if let Some(at) = self.rows.iter().position(|at| Some(*at) == wanted) {
            self.scroll.marked = at;
        }
        self.scroll.fit(self.rows.len(), BANDS.rows(cx));
    }

    pub fn refusal(&self, cx: &Cx<'_>, action: Action) -> Option<&'static str> {
        match action {
            Action::Reveal => return Some("refuse-reveal"),
            Action::ExpandDetails => return Some("refuse-details"),
            Action::Filter if self.listed == Listed::Kind(RecordKind::Village) => {
                return Some("refuse-filter-villages");
            }
            Action::Filter if cx.book.of_kind(RecordKind::Village).is_empty() => {
                return Some("refuse-no-villages");
            }
            Action::Sort if self.listed == Listed::Conflicts => return Some("refuse-sort"),
            Action::New => {
                return match self.listed {
                    Listed::Kind(kind) => record_actions::new_refusal(cx, kind),
                    Listed::Conflicts => Some("refuse-new-conflict"),
                };
            }
            Action::Undo => return None,
            Action::Duplicates => {
                let households = self.listed == Listed::Kind(RecordKind::Household);
                return (!households).then_some("refuse-duplicates");
            }
            Action::Merge => return Some("refuse-merge-here"),
            _ => {}
        }
        let on_record = record_actions::op_of(action).is_some()
            || matches!(action, Action::Open | Action::History | Action::Receipt | Action::Judge);
        if !on_record {
            return record_actions::common_refusal(action);
        }
        match self.marked(cx) {
            None => Some("refuse-nothing-marked"),
            Some(record) => record_actions::refusal(cx, record, action),
        }
    }

    /// Makes anew what is derived from the book. A record that came to be meanwhile is marked.
    pub fn refresh(&mut self, cx: &Cx<'_>) {
        if self.folded == cx.book.events_folded() {
            self.scroll.fit(self.rows.len(), BANDS.rows(cx));
            return;
        }
        self.folded = cx.book.events_folded();
        let new = self.order.mend(cx.book);
        let marked = self.rows.get(self.scroll.marked).copied();
        self.list_rows(cx);
        match new.as_slice() {
            [one] => self.mark(cx, Some(*one)),
            _ => self.mark(cx, marked),
        }
    }

    #[expect(clippy::needless_pass_by_value, reason = "every screen is called alike")]
    pub fn answered(&mut self, cx: &Cx<'_>, answer: Answer) -> Vec<Step> {
        if let Answer::Picked { tag: VILLAGE, picked } = &answer {
            self.show_village(cx, picked);
            return Vec::new();
        }
        record_actions::answered(self.asked.take(), &answer)
    }

    /// The change is durable.
    pub fn saved(&mut self, _cx: &Cx<'_>, _event: &Event) -> Vec<Step> {
        Vec::new()
    }

    pub fn done(&mut self, _cx: &Cx<'_>, _outcome: Outcome) -> Vec<Step> {
        Vec::new()
    }

    /// It did not work; the notice says why.
    pub fn failed(&mut self, _failure: &Failure) {}
}
