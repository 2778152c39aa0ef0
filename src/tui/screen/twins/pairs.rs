//! The list of all pairs of households that may be one, the likest first.
//!
//! Made once when it is opened and after a change of the book; drawing copies. Invariant: every pair
//! is there once, and none with a record that is void.

use crate::domain::book::Likeness;
use crate::domain::event::Event;
use crate::domain::id::RecordId;
use crate::domain::schema::RecordKind;
use crate::keys::{Action, Scope};
use crate::tui::cx::Cx;
use crate::tui::input::Input;
use crate::tui::part::bands::Bands;
use crate::tui::part::scroll::Scroll;
use crate::tui::screen::twins::CompareState;
use crate::tui::step::{Answer, Step};
use crate::tui::{Failure, Notice, Outcome, record_actions};

/// How many there are stands above the pairs.
pub const PAIRS_BANDS: Bands = Bands::new(2, 0);

/// Two households that may be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    pub left: RecordId,
    /// The other one, with how like it is.
    pub like: Likeness,
}

#[derive(Debug, Clone, PartialEq)]
pub struct PairsState {
    pub scroll: Scroll,
    pairs: Vec<Pair>,
    folded: usize,
}

impl PairsState {
    /// The pairs of the whole register.
    pub fn new(cx: &Cx<'_>) -> Self {
        let scroll = Scroll::default();
        Self { scroll, pairs: all(cx), folded: cx.book.events_folded() }
    }

    /// The pairs, the likest first.
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    pub fn scope(&self) -> Scope {
        Scope::Detail
    }

    pub fn title(&self, cx: &Cx<'_>) -> String {
        cx.locale.text("title-pairs").into_owned()
    }

    #[expect(clippy::needless_pass_by_value, reason = "every screen is called alike")]
    pub fn update(&mut self, cx: &Cx<'_>, input: Input) -> Vec<Step> {
        let Input::Act(action) = input else {
            return Vec::new();
        };
        if self.scroll.act(action, self.pairs.len(), PAIRS_BANDS.rows(cx)) {
            return Vec::new();
        }
        match action {
            Action::Back => vec![Step::Pop],
            Action::Open | Action::Duplicates => match self.pairs.get(self.scroll.marked) {
                Some(pair) => CompareState::stored(cx, pair.left, vec![pair.like.clone()]),
                None => vec![Step::Say(Notice::info("refuse-nothing-to-open"))],
            },
            _ => Vec::new(),
        }
    }

    pub fn refusal(&self, _cx: &Cx<'_>, action: Action) -> Option<&'static str> {
        let here = matches!(
            action,
            Action::Reveal
                | Action::ExpandDetails
                | Action::History
                | Action::Merge
                | Action::Receipt
                | Action::NextSection
                | Action::PrevSection
        );
        if here || record_actions::op_of(action).is_some() {
            return Some("refuse-pairs");
        }
        record_actions::common_refusal(action)
    }

    /// Makes anew what is derived from the book.
    pub fn refresh(&mut self, cx: &Cx<'_>) {
        if self.folded != cx.book.events_folded() {
            self.folded = cx.book.events_folded();
            self.pairs = all(cx);
        }
        self.scroll.fit(self.pairs.len(), PAIRS_BANDS.rows(cx));
    }

    pub fn answered(&mut self, _cx: &Cx<'_>, _answer: Answer) -> Vec<Step> {
        Vec::new()
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

/// Every pair once: with the record of the lesser id at the left.
fn all(cx: &Cx<'_>) -> Vec<Pair> {
    let mut pairs: Vec<_> = cx
        .book
        .active(RecordKind::Household)
        .flat_map(|record| {
            let likes = cx.book.likely_same(record).into_iter();
            let once = likes.filter(move |like| record.id < like.id);
            once.map(move |like| Pair { left: record.id, like })
        })
        .collect();
    pairs.sort_by_key(|pair| (std::cmp::Reverse(pair.like.score), pair.left, pair.like.id));
    pairs
}

/// Why two may be one, in words.
pub fn reasons(cx: &Cx<'_>, like: &Likeness) -> String {
    let words = like.why.iter().map(|why| cx.locale.text(&format!("like-{why}")).into_owned());
    words.collect::<Vec<_>>().join("; ")
}
