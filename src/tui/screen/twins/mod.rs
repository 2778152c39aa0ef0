//! Two records side by side that may be of one household, and the list of all such pairs.
//!
//! It weighs nothing (the book does) and merges nothing (`op::decide` does): it shows what
//! differs and lets a person choose which record stays and which value of each field. Invariant: of
//! each field that differs exactly one side is chosen; personal numbers are masked.

pub mod pairs;
mod rows;
#[cfg(test)]
mod tests;
pub(in crate::tui) mod view;

pub use pairs::PairsState;
pub use rows::{ComparedKind, ComparedRow};

use std::collections::BTreeSet;

use crate::domain::book::Likeness;
use crate::domain::event::Event;
use crate::domain::id::RecordId;
use crate::domain::op::{Input as Given, Op, OpName, Target, Values, decide};
use crate::domain::record::Record;
use crate::domain::schema::{FieldKind, RecordKind};
use crate::keys::{Action, Scope};
use crate::tui::cx::Cx;
use crate::tui::effect::Work;
use crate::tui::input::Input;
use crate::tui::overlay::Confirm;
use crate::tui::part::bands::Bands;
use crate::tui::part::scroll::Scroll;
use crate::tui::screen::detail::DetailState;
use crate::tui::step::{Answer, Step};
use crate::tui::{Failure, Notice, Outcome, Overlay, Screen, record_actions};

/// Names the question before two records become one.
const MERGE: &str = "merge";

/// Why they are compared stands above the rows; below it the whole of the marked row and the keys.
pub(in crate::tui) const BANDS: Bands = Bands::new(2, 4);

/// One of the two records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The one that one came from.
    Left,
    /// The one that may be the same.
    Right,
}

impl Side {
    fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// What is compared with stored records.
#[derive(Clone, PartialEq)]
enum Left {
    /// A record that is being typed, with its members.
    Typed(Box<Record>, Vec<Record>),
    Stored(RecordId),
}

impl std::fmt::Debug for Left {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // What is typed is about people.
        match self {
            Self::Typed(..) => f.write_str("Typed"),
            Self::Stored(id) => f.debug_tuple("Stored").field(id).finish(),
        }
    }
}

/// Two records side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct CompareState {
    left: Left,
    likes: Vec<Likeness>,
    at: usize,
    pub scroll: Scroll,
    rows: Vec<ComparedRow>,
    keep: Side,
    /// The fields of which the other record's value is wanted.
    turned: BTreeSet<&'static str>,
    left_past: Vec<Event>,
    right_past: Vec<Event>,
    asked: bool,
}

impl CompareState {
    /// A household being typed beside those it may be the same as; `likes` is not empty.
    pub fn typed(
        cx: &Cx<'_>,
        record: Record,
        members: Vec<Record>,
        likes: Vec<Likeness>,
    ) -> Vec<Step> {
        Self::new(Left::Typed(Box::new(record), members), likes).opened(cx)
    }

    /// A stored household beside those it may be the same as; `likes` is not empty.
    pub fn stored(cx: &Cx<'_>, record: RecordId, likes: Vec<Likeness>) -> Vec<Step> {
        Self::new(Left::Stored(record), likes).opened(cx)
    }

    fn new(left: Left, likes: Vec<Likeness>) -> Self {
        Self {
            left,
            likes,
            at: 0,
            scroll: Scroll::default(),
            rows: Vec::new(),
            keep: Side::Left,
            turned: BTreeSet::new(),
            left_past: Vec::new(),
            right_past: Vec::new(),
            asked: false,
        }
    }

    fn opened(mut self, cx: &Cx<'_>) -> Vec<Step> {
        self.rebuild(cx);
        let left = match self.left {
            Left::Stored(id) => Some(Step::Ask(Work::History(id))),
            Left::Typed(..) => None,
        };
        let right = self.right().map(|id| Step::Ask(Work::History(id)));
        let push = Step::Push(Box::new(Screen::Compare(self)));
        std::iter::once(push).chain(left).chain(right).collect()
    }

    /// The likeness that is looked at.
    pub fn like(&self) -> Option<&Likeness> {
        self.likes.get(self.at)
    }

    /// Which of how many is looked at.
    pub fn place(&self) -> (usize, usize) {
        (self.at.saturating_add(1), self.likes.len())
    }

    /// Whether both records are stored, so that they can become one.
    pub fn can_merge(&self) -> bool {
        matches!(self.left, Left::Stored(_))
    }

    pub fn rows(&self) -> &[ComparedRow] {
        &self.rows
    }

    fn right(&self) -> Option<RecordId> {
        self.like().map(|like| like.id)
    }

    fn left_record<'a>(&'a self, cx: &Cx<'a>) -> Option<&'a Record> {
        match &self.left {
            Left::Typed(record, _) => Some(record),
            Left::Stored(id) => cx.book.find(*id),
        }
    }

    fn side<'a>(&'a self, cx: &Cx<'a>, side: Side) -> Option<&'a Record> {
        match side {
            Side::Left => self.left_record(cx),
            Side::Right => self.right().and_then(|id| cx.book.find(id)),
        }
    }

    /// Which side a field is taken from.
    fn chosen(&self, cx: &Cx<'_>, field: &'static str) -> Side {
        let kept = self.side(cx, self.keep);
        let other = self.side(cx, self.keep.other());
        let empty = |record: Option<&Record>| record.is_none_or(|record| is_empty(record, field));
        // An empty field is filled from the other record unless a person says otherwise.
        let usual = if empty(kept) && !empty(other) { self.keep.other() } else { self.keep };
        if self.turned.contains(field) { usual.other() } else { usual }
    }

    pub fn scope(&self) -> Scope {
        Scope::Detail
    }

    pub fn title(&self, cx: &Cx<'_>) -> String {
        cx.locale.text("title-compare").into_owned()
    }

    #[expect(clippy::needless_pass_by_value, reason = "every screen is called alike")]
    pub fn update(&mut self, cx: &Cx<'_>, input: Input) -> Vec<Step> {
        let Input::Act(action) = input else {
            return Vec::new();
        };
        if self.scroll.act(action, self.rows.len(), BANDS.rows(cx)) {
            return Vec::new();
        }
        match action {
            Action::Back => return vec![Step::Pop],
            Action::Open => {
                let detail = self.right().map(|id| Screen::Detail(DetailState::new(cx, id)));
                return detail.map(|detail| Step::Push(Box::new(detail))).into_iter().collect();
            }
            Action::NextSection => return self.choose(cx, Side::Right),
            Action::PrevSection => return self.choose(cx, Side::Left),
            Action::Duplicates => return self.next_like(cx),
            Action::Merge => return self.ask_merge(cx),
            _ => {}
        }
        Vec::new()
    }

    /// On to the next record that may be the same.
    fn next_like(&mut self, cx: &Cx<'_>) -> Vec<Step> {
        self.at = self.at.saturating_add(1).checked_rem(self.likes.len()).unwrap_or_default();
        self.turned.clear();
        self.right_past.clear();
        self.scroll = Scroll::default();
        self.rebuild(cx);
        self.right().map(|id| Step::Ask(Work::History(id))).into_iter().collect()
    }

    /// Takes the marked field, or on the first row the whole record, from a side.
    fn choose(&mut self, cx: &Cx<'_>, side: Side) -> Vec<Step> {
        if !self.can_merge() {
            return vec![Step::Say(Notice::info("refuse-merge-typed"))];
        }
        let Some(row) = self.rows.get(self.scroll.marked) else {
            return Vec::new();
        };
        match row.kind {
            ComparedKind::Keep => {
                self.keep = side;
                self.turned.clear();
            }
            ComparedKind::Field(field) if row.differs => {
                if self.chosen(cx, field) != side && !self.turned.remove(field) {
                    self.turned.insert(field);
                }
            }
            _ => return vec![Step::Say(Notice::info("compare-same-row"))],
        }
        self.rebuild(cx);
        Vec::new()
    }

    /// What would become of the two.
    fn op(&self, cx: &Cx<'_>) -> Option<Op> {
        let keep = self.side(cx, self.keep)?;
        let drop = self.side(cx, self.keep.other())?;
        let mut values = Values::new();
        for field in rows::compared(cx, keep, drop) {
            let from = if self.chosen(cx, field.id) == self.keep { keep } else { drop };
            let fills = is_empty(keep, field.id) && !is_empty(from, field.id);
            let stays = from.id == keep.id && !is_empty(keep, field.id);
            if fills || stays {
                continue;
            }
            let given = match field.kind {
                FieldKind::Many(_) => Given::Ticks(from.ticks(field.id)),
                _ => from.get(field.id).map_or(Given::Clear, |value| Given::Value(value.clone())),
            };
            values.insert(field.id, given);
        }
        Some(Op::Merge { keep: keep.id, drop: drop.id, values })
    }

    /// Names both records and what moves from the one to the other.
    fn ask_merge(&mut self, cx: &Cx<'_>) -> Vec<Step> {
        let Some(op) = self.op(cx) else {
            return Vec::new();
        };
        let decision = match decide(cx.book, &op, &cx.ctx()) {
            Ok(decision) => decision,
            Err(issues) => {
                return issues.first().map(Notice::issue).map(Step::Say).into_iter().collect();
            }
        };
        let named = |side| {
            let record = self.side(cx, side)?;
            Some(format!("{} ({})", cx.book.title(record), cx.book.human_key(record)))
        };
        let question = Notice::warn("confirm-merge")
            .with("keep", named(self.keep).unwrap_or_default())
            .with("drop", named(self.keep.other()).unwrap_or_default());
        let mut confirm = Confirm::new(MERGE, question);
        let moved = |kind: RecordKind| {
            let changes = decision.intent.changes.iter();
            changes.filter(|change| change.kind == kind && change.target != Target::New).count()
        };
        let line = Notice::info("confirm-merge-moves")
            .with("members", moved(RecordKind::Member))
            .with("registrations", moved(RecordKind::Registration))
            .with("reviews", moved(RecordKind::Review))
            .with("years", moved(RecordKind::ClassYear));
        confirm.lines.push(line);
        confirm.lines.extend(decision.warnings.iter().map(Notice::issue));
        confirm.lines.push(Notice::info("confirm-merge-line"));
        confirm.danger = true;
        self.asked = true;
        vec![Step::Open(Box::new(Overlay::Confirm(confirm)))]
    }

    pub fn refusal(&self, cx: &Cx<'_>, action: Action) -> Option<&'static str> {
        match action {
            Action::Merge if !self.can_merge() => Some("refuse-merge-typed"),
            Action::Merge => {
                let left = self.left_record(cx)?;
                record_actions::refusal_of(cx, left, OpName::Merge)
            }
            Action::Duplicates if self.likes.len() < 2 => Some("refuse-one-duplicate"),
            Action::Reveal | Action::ExpandDetails | Action::New | Action::History => {
                Some("refuse-compare")
            }
            Action::Undo => Some("refuse-compare"),
            action if record_actions::op_of(action).is_some() => Some("refuse-compare"),
            Action::Receipt => Some("refuse-compare"),
            action => record_actions::common_refusal(action),
        }
    }

    /// Makes anew what is derived from the book.
    pub fn refresh(&mut self, cx: &Cx<'_>) {
        self.rebuild(cx);
    }

    fn rebuild(&mut self, cx: &Cx<'_>) {
        self.rows = self.made_rows(cx);
        self.scroll.fit(self.rows.len(), BANDS.rows(cx));
    }

    #[expect(clippy::needless_pass_by_value, reason = "every screen is called alike")]
    pub fn answered(&mut self, cx: &Cx<'_>, answer: Answer) -> Vec<Step> {
        let asked = std::mem::take(&mut self.asked);
        match answer {
            Answer::Yes { tag: MERGE, .. } if asked => {
                self.op(cx).map(|op| Step::Commit(Box::new(op))).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    /// The two are one: its page takes the place of the comparison.
    pub fn saved(&mut self, cx: &Cx<'_>, event: &Event) -> Vec<Step> {
        let kept = event.body.as_ref().and_then(|body| body.writes.first());
        let Some(record) = kept.and_then(|write| cx.book.find(write.record)) else {
            return vec![Step::Pop];
        };
        let said = Notice::done("merged").with("name", cx.book.title(record));
        let detail = Screen::Detail(DetailState::new(cx, record.id));
        vec![Step::Replace(Box::new(detail)), Step::Say(said)]
    }

    pub fn done(&mut self, cx: &Cx<'_>, outcome: Outcome) -> Vec<Step> {
        let Outcome::History(events) = outcome else {
            return Vec::new();
        };
        let of = |id: RecordId| events.iter().any(|event| writes_to(event, id));
        match (&self.left, self.right()) {
            (Left::Stored(left), _) if of(*left) && self.left_past.is_empty() => {
                self.left_past = events;
            }
            (_, Some(right)) if of(right) => self.right_past = events,
            _ => {}
        }
        self.rebuild(cx);
        Vec::new()
    }

    /// It did not work; the notice says why.
    pub fn failed(&mut self, _failure: &Failure) {}
}

fn writes_to(event: &Event, id: RecordId) -> bool {
    event.body.iter().flat_map(|body| &body.writes).any(|write| write.record == id)
}

/// Whether a field of a record holds nothing.
fn is_empty(record: &Record, field: &str) -> bool {
    record.get(field).is_none() && record.ticks(field).is_empty()
}
