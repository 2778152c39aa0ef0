//! The plans of the movement on screen: which there are and which the office follows, what each says,
//! what is due, what was reached, and who meets which criterion.
//!
//! What a plan says comes from `plan`; this part shows it and asks for records. Invariant: nothing
//! here knows a number of a plan.

pub(in crate::tui) mod deadlines;
mod entry;
pub(in crate::tui) mod judging;
pub(in crate::tui) mod page;
pub(in crate::tui) mod progress;
mod sheet;
pub mod subject;
pub mod verdict;
pub(in crate::tui) mod view;
pub mod words;

pub use deadlines::{DeadlinesState, DueRow, span, state_key};
pub use entry::EntryState;
pub use judging::{JudgingState, VerdictRow};
pub use page::{PageRow, PlanState};
pub use progress::{ProgressLine, ProgressState, TargetRow};
pub use sheet::{LABEL, PlanRows};
pub use verdict::VerdictState;

use crate::domain::id::RecordId;
use crate::domain::input::Input as Typed;
use crate::domain::op::{Op, OpName, Values};
use crate::domain::record::Record;
use crate::domain::schema::{Menu, RecordKind};
use crate::domain::value::Value;
use crate::keys::{Action, Scope};
use crate::plan::Plan;
use crate::plan::judge::Who;
use crate::text::{LineEditor, PartialDate};
use crate::tui::cx::Cx;
use crate::tui::input::Input;
use crate::tui::overlay::Confirm;
use crate::tui::part::bands::Bands;
use crate::tui::part::scroll::Scroll;
use crate::tui::screen::list::ListState;
use crate::tui::step::{Answer, Step};
use crate::tui::{Notice, Overlay, Screen, record_actions};

/// The longest reason, in letters.
const REASON_MAX: usize = 200;

/// The list of the plans has the whole screen.
pub(in crate::tui) const BANDS: Bands = Bands::new(0, 0);

/// A page of labels and values has an empty row above.
pub(in crate::tui) const SHEET_BANDS: Bands = Bands::new(1, 0);

/// The lists of records that are reached from here, in the order of a cadre's year.
fn lists() -> Vec<RecordKind> {
    let place = |kind: &RecordKind| match kind.def().list.menu {
        Menu::Plans(place) | Menu::ActionAndPlans(place) => Some(place),
        Menu::Action | Menu::None => None,
    };
    let mut lists: Vec<_> =
        RecordKind::ALL.into_iter().filter(|kind| place(kind).is_some()).collect();
    lists.sort_by_key(place);
    lists
}

/// A row of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HomeRow {
    /// A plan, by its place on the shelf.
    Plan(usize),
    /// A screen of the plans.
    Go(PlansPlace),
    /// The records of a kind.
    List(RecordKind),
}

/// A screen that is reached from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlansPlace {
    Deadlines,
    Progress,
    Judging,
}

impl PlansPlace {
    /// Every place, in their order.
    pub const ALL: [Self; 3] = [Self::Deadlines, Self::Progress, Self::Judging];

    pub fn label_key(self) -> &'static str {
        match self {
            Self::Deadlines => "place-deadlines",
            Self::Progress => "place-progress",
            Self::Judging => "place-judging",
        }
    }

    /// The message key of what is to be seen there.
    pub fn hint_key(self) -> &'static str {
        match self {
            Self::Deadlines => "place-hint-deadlines",
            Self::Progress => "place-hint-progress",
            Self::Judging => "place-hint-judging",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlansState {
    pub scroll: Scroll,
    asked: Vec<RecordId>,
}

impl PlansState {
    pub fn new() -> Self {
        Self::default()
    }

    /// The rows: the plans, then where one can go.
    pub fn rows(cx: &Cx<'_>) -> Vec<HomeRow> {
        let plans = (0..cx.plans.all().len()).map(HomeRow::Plan);
        let places = PlansPlace::ALL.map(HomeRow::Go);
        plans.chain(places).chain(lists().into_iter().map(HomeRow::List)).collect()
    }

    fn marked(&self, cx: &Cx<'_>) -> Option<HomeRow> {
        Self::rows(cx).get(self.scroll.marked).copied()
    }

    fn plan<'a>(&self, cx: &Cx<'a>) -> Option<&'a Plan> {
        match self.marked(cx) {
            Some(HomeRow::Plan(at)) => cx.plans.all().get(at),
            _ => None,
        }
    }

    pub fn scope(&self) -> Scope {
        Scope::Plan
    }

    pub fn title(&self, cx: &Cx<'_>) -> String {
        cx.locale.text("title-plans").into_owned()
    }

    #[expect(clippy::needless_pass_by_value, reason = "every screen is called alike")]
    pub fn update(&mut self, cx: &Cx<'_>, input: Input) -> Vec<Step> {
        let Input::Act(action) = input else {
            return Vec::new();
        };
        if self.scroll.act(action, Self::rows(cx).len(), BANDS.rows(cx)) {
            return Vec::new();
        }
        match action {
            Action::Back => vec![Step::Pop],
            Action::Open => self.open(cx),
            Action::Toggle => self.follow(cx),
            Action::Undo => vec![Step::UndoLast],
            _ => Vec::new(),
        }
    }

    fn open(&self, cx: &Cx<'_>) -> Vec<Step> {
        let screen = match self.marked(cx) {
            Some(HomeRow::Plan(at)) => match cx.plans.all().get(at) {
                Some(plan) => Screen::Plan(PlanState::new(cx, &plan.key)),
                None => return Vec::new(),
            },
            Some(HomeRow::Go(PlansPlace::Deadlines)) => Screen::Deadlines(DeadlinesState::new(cx)),
            Some(HomeRow::Go(PlansPlace::Progress)) => Screen::Progress(ProgressState::new(cx)),
            Some(HomeRow::Go(PlansPlace::Judging)) => {
                Screen::Judging(JudgingState::new(cx, Who::Commune))
            }
            Some(HomeRow::List(kind)) => Screen::List(ListState::new(cx, kind)),
            None => return vec![Step::Say(Notice::info("refuse-nothing-marked"))],
        };
        vec![Step::Push(Box::new(screen))]
    }

    /// From now on the plan is followed; or, after a question, no longer.
    fn follow(&mut self, cx: &Cx<'_>) -> Vec<Step> {
        let Some(plan) = self.plan(cx) else {
            return vec![Step::Say(Notice::info("refuse-no-plan-marked"))];
        };
        self.asked = adoptions(cx, plan).map(|record| record.id).collect();
        if !self.asked.is_empty() {
            let question = Notice::warn("confirm-unfollow").with("plan", &plan.name);
            let mut confirm = Confirm::new(OpName::Void.name(), question);
            confirm.lines.push(Notice::info("confirm-unfollow-line"));
            confirm.danger = true;
            confirm.reason = Some(LineEditor::new().with_limit(REASON_MAX));
            return vec![Step::Open(Box::new(Overlay::Confirm(confirm)))];
        }
        let since = Value::Date(PartialDate::from(cx.now.today));
        let values: Values =
            [("plan", Typed::Value(Value::text(&plan.key))), ("since", Typed::Value(since))]
                .into_iter()
                .collect();
        vec![Step::Commit(Box::new(Op::Create { kind: RecordKind::Adoption, values }))]
    }

    pub fn refusal(&self, cx: &Cx<'_>, action: Action) -> Option<&'static str> {
        match action {
            Action::Toggle => match self.plan(cx) {
                None => Some("refuse-no-plan-marked"),
                Some(plan) => match adoptions(cx, plan).next() {
                    Some(record) => record_actions::refusal(cx, record, Action::Void),
                    None => record_actions::new_refusal(cx, RecordKind::Adoption),
                },
            },
            action => record_actions::plan_refusal(action),
        }
    }

    pub fn refresh(&mut self, cx: &Cx<'_>) {
        self.scroll.fit(Self::rows(cx).len(), BANDS.rows(cx));
    }

    #[expect(clippy::needless_pass_by_value, reason = "every screen is called alike")]
    pub fn answered(&mut self, _cx: &Cx<'_>, answer: Answer) -> Vec<Step> {
        let asked = std::mem::take(&mut self.asked).into_iter();
        asked.flat_map(|id| record_actions::answered(Some((OpName::Void, id)), &answer)).collect()
    }
}

/// The records by which a plan is followed: two, where two devices each said so.
pub fn adoptions<'a>(cx: &Cx<'a>, plan: &Plan) -> impl Iterator<Item = &'a Record> {
    cx.book.active(RecordKind::Adoption).filter(|record| plan.is_of(record))
}

/// How many records of a kind stand.
pub fn count_active(cx: &Cx<'_>, kind: RecordKind) -> usize {
    cx.book.active(kind).count()
}
