//! One record, read only: its fields, the records that name it, and its history.
//!
//! Everything shown is made as rows of text when the record, the book or the terminal changed, so
//! drawing copies and no more. Personal numbers stay masked until the person asks, and are masked
//! again on leaving. It changes nothing itself: forms and `op::decide` do.

mod begin;
mod fields;
mod household;
mod nomination;
mod past;
mod undo;
pub(in crate::tui) mod view;

use crate::domain::event::Event;
use crate::domain::id::{EventRef, RecordId};
use crate::domain::op::{Op, OpName};
use crate::domain::record::Record;
use crate::domain::schema::{Personal, RecordKind, SortBy, Tab};
use crate::keys::{Action, Scope};
use crate::tui::cx::Cx;
use crate::tui::effect::Work;
use crate::tui::input::Input;
use crate::tui::part::bands::Bands;
use crate::tui::part::order::Order;
use crate::tui::part::scroll::Scroll;
use crate::tui::part::sheet::Goes;
use crate::tui::part::sheet::SheetRow;
use crate::tui::screen::twins::CompareState;
use crate::tui::step::{Answer, Step};
use crate::tui::{Failure, Notice, Outcome, Screen, record_actions};

/// The tabs and the heads of the columns stand above the rows.
pub(in crate::tui) const BANDS: Bands = Bands::new(2, 0);

/// The record's events, as far as they were fetched.
#[derive(Debug, Clone, PartialEq)]
enum History {
    Unasked,
    Asked,
    Here(Vec<Event>),
}

/// What is to be taken back once the history is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Last,
    Event(EventRef),
}

/// What was asked of the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Act(OpName),
    Undo(EventRef),
}

#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "what is shown, each by a key of its own")]
pub struct DetailState {
    pub record: RecordId,
    pub tab: Tab,
    /// Where one is in it.
    pub scroll: Scroll,
    /// Whether masked fields are shown.
    pub revealed: bool,
    /// Whether the details of the history are shown.
    pub expanded: bool,
    /// Whether empty fields are shown.
    all: bool,
    rows: Vec<SheetRow>,
    linked: Vec<RecordId>,
    history: History,
    wanted: Option<Wanted>,
    asked: Option<Asked>,
    /// Opened only to ask about an undo: left again afterwards.
    passing: bool,
}

impl DetailState {
    /// The view of a record.
    pub fn new(cx: &Cx<'_>, record: RecordId) -> Self {
        let mut state = Self {
            record,
            tab: cx
                .book
                .find(record)
                .and_then(|record| Self::tabs(record.kind).first().copied())
                .unwrap_or(Tab::Fields),
            scroll: Scroll::default(),
            revealed: false,
            expanded: true,
            // A household has so many that what is known would be lost among them.
            all: cx.book.find(record).is_none_or(|record| record.kind != RecordKind::Household),
            rows: Vec::new(),
            linked: Vec::new(),
            history: History::Unasked,
            wanted: None,
            asked: None,
            passing: false,
        };
        state.refresh(cx);
        state
    }

    /// The same at its history, which whoever opens it asks for.
    #[must_use]
    pub fn at_history(mut self, cx: &Cx<'_>) -> Self {
        self.history = History::Asked;
        self.go_to(cx, Tab::History);
        self
    }

    /// The view of a record that asks whether to take an event back once its history is there.
    pub fn undoing(cx: &Cx<'_>, record: RecordId, event: EventRef) -> Self {
        let state = Self::new(cx, record).at_history(cx);
        Self { wanted: Some(Wanted::Event(event)), passing: true, ..state }
    }

    /// The parts that a record of this kind has.
    pub fn tabs(kind: RecordKind) -> &'static [Tab] {
        kind.def().page.tabs
    }

    /// The rows of fields or of history.
    pub fn rows(&self) -> &[SheetRow] {
        &self.rows
    }

    /// The records shown in a [`Tab::Linked`].
    pub fn linked(&self) -> &[RecordId] {
        &self.linked
    }

    /// Whether the history is still being fetched.
    pub fn is_waiting(&self) -> bool {
        self.history == History::Asked
    }

    fn len(&self) -> usize {
        match self.tab {
            Tab::Linked(_) => self.linked.len(),
            Tab::Fields | Tab::Years | Tab::Papers | Tab::History => self.rows.len(),
        }
    }

    pub fn scope(&self) -> Scope {
        Scope::Detail
    }

    pub fn title(&self, cx: &Cx<'_>) -> String {
        cx.book.find(self.record).map_or_else(String::new, |record| {
            let kind = cx.locale.text(&format!("kind-{}", record.kind.name()));
            format!("{kind} {}", cx.book.title(record))
        })
    }

    #[expect(clippy::needless_pass_by_value, reason = "every screen is called alike")]
    pub fn update(&mut self, cx: &Cx<'_>, input: Input) -> Vec<Step> {
        let Input::Act(action) = input else {
            return Vec::new();
        };
        if self.scroll.act(action, self.len(), BANDS.rows(cx)) {
            return Vec::new();
        }
        let Some(record) = cx.book.find(self.record) else {
            return if action == Action::Back { vec![Step::Pop] } else { Vec::new() };
        };
        match action {
            Action::Back => return vec![Step::Pop],
            Action::NextSection => return self.step_tab(cx, record.kind, 1),
            Action::PrevSection => {
                let tabs = Self::tabs(record.kind).len();
                return self.step_tab(cx, record.kind, tabs.saturating_sub(1));
            }
            Action::History => return self.show_history(cx),
            Action::Open => return self.open(cx),
            Action::Reveal => return self.reveal(cx),
            Action::Duplicates => return self.compare(cx, record),
            Action::ExpandDetails => {
                let shown =
                    if self.tab == Tab::Fields { &mut self.all } else { &mut self.expanded };
                *shown = !*shown;
                self.refresh(cx);
            }
            Action::New => return self.create(cx, record),
            Action::Receipt => return record_actions::open_receipt(record),
            Action::Judge => return self.leave_to(cx, record_actions::judge(cx, record)),
            Action::Letters => return self.leave_to(cx, nomination::letters(cx, record)),
            Action::Undo => return self.undo(cx),
            action => {
                if let Some(op) = record_actions::op_of(action) {
                    self.asked = Some(Asked::Act(op));
                    return self.leave_to(cx, record_actions::begin(cx, record, op));
                }
            }
        }
        Vec::new()
    }

    /// Masks again what was shown before another screen comes.
    fn leave_to(&mut self, cx: &Cx<'_>, steps: Vec<Step>) -> Vec<Step> {
        if self.revealed {
            self.revealed = false;
            self.refresh(cx);
        }
        steps
    }

    fn step_tab(&mut self, cx: &Cx<'_>, kind: RecordKind, by: usize) -> Vec<Step> {
        let tabs = Self::tabs(kind);
        let at = tabs.iter().position(|tab| *tab == self.tab).unwrap_or_default();
        let next = at.saturating_add(by).checked_rem(tabs.len()).unwrap_or_default();
        match tabs.get(next) {
            Some(Tab::History) => self.show_history(cx),
            Some(tab) => {
                self.go_to(cx, *tab);
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    fn show_history(&mut self, cx: &Cx<'_>) -> Vec<Step> {
        self.go_to(cx, Tab::History);
        self.fetch()
    }

    /// Asks for the history, unless it is here or on its way.
    fn fetch(&mut self) -> Vec<Step> {
        if self.history != History::Unasked {
            return Vec::new();
        }
        self.history = History::Asked;
        vec![Step::Ask(Work::History(self.record))]
    }

    fn go_to(&mut self, cx: &Cx<'_>, tab: Tab) {
        self.tab = tab;
        self.scroll = Scroll::default();
        self.refresh(cx);
    }

    fn open(&mut self, cx: &Cx<'_>) -> Vec<Step> {
        let goes = match self.tab {
            Tab::Linked(_) => self.linked.get(self.scroll.marked).copied(),
            Tab::Fields | Tab::Years | Tab::Papers | Tab::History => {
                match self.rows.get(self.scroll.marked).map(|row| &row.goes) {
                    Some(Goes::Record(id)) => Some(*id),
                    Some(Goes::Paper(at)) => {
                        let steps = nomination::begin(cx, self.record, *at);
                        return self.leave_to(cx, steps);
                    }
                    _ => None,
                }
            }
        };
        match goes.filter(|id| cx.book.find(*id).is_some()) {
            Some(id) => {
                let detail = Screen::Detail(Self::new(cx, id));
                self.leave_to(cx, vec![Step::Push(Box::new(detail))])
            }
            None => vec![Step::Say(Notice::info("refuse-nothing-to-open"))],
        }
    }

    /// Masks again, or asks for the line in the record's history first: what is shown was recorded.
    fn reveal(&mut self, cx: &Cx<'_>) -> Vec<Step> {
        if self.revealed {
            self.revealed = false;
            self.refresh(cx);
            return Vec::new();
        }
        vec![Step::Commit(Box::new(Op::Reveal { record: self.record }))]
    }

    /// The household beside those that it may be the same as.
    fn compare(&mut self, cx: &Cx<'_>, record: &Record) -> Vec<Step> {
        let likes = cx.book.likely_same(record);
        if likes.is_empty() {
            return vec![Step::Say(Notice::info("refuse-no-duplicates"))];
        }
        let steps = CompareState::stored(cx, record.id, likes);
        self.leave_to(cx, steps)
    }

    pub fn refusal(&self, cx: &Cx<'_>, action: Action) -> Option<&'static str> {
        let Some(record) = cx.book.find(self.record) else {
            let moves =
                matches!(action, Action::Back | Action::Help | Action::Palette | Action::Quit);
            return (!moves).then_some("refuse-not-here-yet");
        };
        match action {
            Action::New => self.new_refusal(cx, record),
            Action::Reveal => {
                let members = cx.book.rows(record.id, RecordKind::Member).into_iter();
                let any = std::iter::once(record).chain(members).any(has_masked);
                let right = || record_actions::refusal_of(cx, record, OpName::Reveal);
                if any { right() } else { Some("refuse-reveal") }
            }
            Action::Duplicates => {
                let none = record.kind != RecordKind::Household || record.is_void();
                none.then_some("refuse-duplicates")
            }
            Action::Merge => Some("refuse-merge-here"),
            Action::Judge => record_actions::refusal(cx, record, action),
            Action::Letters => nomination::letters_refusal(cx, record),
            action => record_actions::refusal(cx, record, action)
                .or_else(|| record_actions::common_refusal(action)),
        }
    }

    /// Makes anew what is derived from the book.
    pub fn refresh(&mut self, cx: &Cx<'_>) {
        self.rows.clear();
        self.linked.clear();
        let Some(record) = cx.book.find(self.record) else {
            return;
        };
        match self.tab {
            Tab::Fields => self.rows = fields::rows(cx, record, self.revealed, self.all),
            Tab::Years => self.rows = household::years(cx, record.id),
            Tab::Papers => self.rows = nomination::rows(cx, record),
            Tab::Linked(kind) => self.linked = linked(cx, record.id, kind),
            Tab::History => {
                if let History::Here(events) = &self.history {
                    self.rows = past::rows(cx, record, events, self.expanded);
                }
            }
        }
        self.scroll.fit(self.len(), BANDS.rows(cx));
    }

    #[expect(clippy::needless_pass_by_value, reason = "every screen is called alike")]
    pub fn answered(&mut self, _cx: &Cx<'_>, answer: Answer) -> Vec<Step> {
        match self.asked.take() {
            Some(Asked::Act(op)) => record_actions::answered(Some((op, self.record)), &answer),
            Some(Asked::Undo(event)) => {
                let yes = matches!(answer, Answer::Yes { .. });
                match &self.history {
                    History::Here(events) if yes => {
                        let history = events.clone();
                        vec![Step::Commit(Box::new(Op::Undo { event, history }))]
                    }
                    _ if self.passing => vec![Step::Pop],
                    _ => Vec::new(),
                }
            }
            None => Vec::new(),
        }
    }

    /// The change is durable.
    pub fn saved(&mut self, cx: &Cx<'_>, event: &Event) -> Vec<Step> {
        if self.passing {
            return vec![Step::Pop];
        }
        let shown = self.tab == Tab::History;
        self.history = History::Unasked;
        let mut steps = if shown { self.fetch() } else { Vec::new() };
        if event.head.op == OpName::Reveal.name() {
            self.revealed = true;
            self.refresh(cx);
            let key = cx.keymap.first_key_in(self.scope(), Action::Reveal);
            steps.push(Step::Say(Notice::info("revealed").with("key", key)));
        }
        steps
    }

    pub fn done(&mut self, cx: &Cx<'_>, outcome: Outcome) -> Vec<Step> {
        let Outcome::History(events) = outcome else {
            return Vec::new();
        };
        let mine = |event: &Event| {
            let writes = event.body.iter().flat_map(|body| &body.writes);
            writes.into_iter().any(|write| write.record == self.record)
        };
        // Asked for by a screen that is gone.
        if !events.is_empty() && !events.iter().any(mine) {
            return Vec::new();
        }
        self.history = History::Here(events);
        self.refresh(cx);
        self.ask_undo(cx)
    }

    /// It did not work; the notice says why.
    pub fn failed(&mut self, _failure: &Failure) {
        if self.history == History::Asked {
            self.history = History::Unasked;
        }
        self.wanted = None;
    }
}

/// Whether a record holds something that is masked.
fn has_masked(record: &Record) -> bool {
    let mut fields = record.kind.def().fields.iter();
    fields.any(|def| def.personal == Personal::Masked && record.get(def.id).is_some())
}

/// The records of a kind that name a record, in the order of their own list.
fn linked(cx: &Cx<'_>, to: RecordId, kind: RecordKind) -> Vec<RecordId> {
    let records = cx.book.linking(to, kind).filter_map(|record| cx.book.place(record.id));
    let places: Vec<_> = records.collect();
    let order = Order::of(cx.book, kind, SortBy::first(kind), &places);
    order.rows().filter_map(|at| cx.book.record(at)).map(|record| record.id).collect()
}
