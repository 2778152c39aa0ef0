//! The home screen: this year's numbers, what was left undone, and where to go.
//!
//! The numbers cost milliseconds at 50,000 households, so they are counted when the book changed and
//! only while this screen is shown. It changes no record.

mod due;
pub(in crate::tui) mod view;

use chrono::Datelike as _;

use crate::domain::book::{Totals, total};
use crate::domain::event::Event;
use crate::domain::schema::RecordKind;
use crate::domain::value::Value;
use crate::keys::{Action, Scope};
use crate::tui::cx::Cx;
use crate::tui::input::Input;
use crate::tui::part::bands::Bands;
use crate::tui::part::scroll::Scroll;
use crate::tui::screen::form::FormState;
use crate::tui::screen::home::due::{DueLine, Dues};
use crate::tui::screen::import::ImportState;
use crate::tui::screen::list::ListState;
use crate::tui::screen::plans::DeadlinesState;
use crate::tui::step::{Answer, Step};
use crate::tui::{Failure, Notice, Outcome, Screen, record_actions};

/// Where one can go from here, in the order of the day's work.
const PLACES: [Action; 11] = [
    Action::Households,
    Action::Registrations,
    Action::Fund,
    Action::Meetings,
    Action::Reviews,
    Action::Villages,
    Action::Plans,
    Action::Import,
    Action::Reports,
    Action::Sync,
    Action::Settings,
];

/// Where one can go from here in a school: what has no register stands last.
const SCHOOL_PLACES: [Action; 7] = [
    Action::Fund,
    Action::Plans,
    Action::Villages,
    Action::Import,
    Action::Reports,
    Action::Sync,
    Action::Settings,
];

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbers {
    /// The year they are of.
    pub year: i32,
    pub totals: Totals,
    /// What the Fund received in each month, đồng.
    pub months: [i64; 12],
    /// Pledges of the year that stand.
    pub pledges: usize,
    /// Nominations of the year that stand.
    pub nominations: usize,
    /// How many events were folded then.
    folded: usize,
}

/// A row that can be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HomeRow {
    /// A deadline, by its place among those shown.
    Due(usize),
    /// A form left unfinished, by its place among the drafts.
    Draft(usize),
    /// Values that two people changed.
    Conflicts,
    /// Events that no bundle holds.
    Unsent,
    Go(Action),
}

/// The home screen's state.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct HomeState {
    pub scroll: Scroll,
    /// The numbers; absent until the screen is shown.
    pub numbers: Option<Numbers>,
    /// The deadlines; absent until the screen is shown.
    pub dues: Option<Dues>,
}

impl HomeState {
    /// The home screen as the book is now.
    pub fn new(cx: &Cx<'_>) -> Self {
        let mut state = Self::default();
        state.refresh(cx);
        state
    }

    /// The deadlines for which there is room.
    fn due_lines(&self, cx: &Cx<'_>) -> &[DueLine] {
        self.dues.as_ref().map(|dues| dues.shown(cx.size.1)).unwrap_or_default()
    }

    /// The rows that can be opened: first what is due and what waits for somebody, then where to go.
    pub fn rows(&self, cx: &Cx<'_>) -> Vec<HomeRow> {
        let mut rows: Vec<_> = (0..self.due_lines(cx).len()).map(HomeRow::Due).collect();
        rows.extend((0..cx.drafts.len()).map(HomeRow::Draft));
        if self.numbers.as_ref().is_some_and(|numbers| numbers.totals.conflicts > 0) {
            rows.push(HomeRow::Conflicts);
        }
        if cx.me.exchange.unsent > 0 {
            rows.push(HomeRow::Unsent);
        }
        let places = if cx.me.form.is_commune() { &PLACES[..] } else { &SCHOOL_PLACES };
        rows.extend(places.iter().copied().map(HomeRow::Go));
        rows
    }

    pub fn scope(&self) -> Scope {
        Scope::Home
    }

    pub fn title(&self, cx: &Cx<'_>) -> String {
        cx.locale.text("title-home").into_owned()
    }

    /// The greeting and the deadlines stand above the rows, which are those at the right.
    pub fn bands(&self, cx: &Cx<'_>) -> Bands {
        let dues = self.dues.as_ref().map_or(1, |dues| dues.height(cx.size.1));
        Bands::new(dues.saturating_add(1), 0)
    }

    #[expect(clippy::needless_pass_by_value, reason = "every screen is called alike")]
    pub fn update(&mut self, cx: &Cx<'_>, input: Input) -> Vec<Step> {
        let Input::Act(action) = input else {
            return Vec::new();
        };
        let rows = self.rows(cx);
        if self.scroll.act(action, rows.len(), self.bands(cx).rows(cx)) {
            return Vec::new();
        }
        match action {
            Action::Back => {
                let key = cx.keymap.first_key(Action::Quit);
                vec![Step::Say(Notice::info("notice-how-to-quit").with("key", key))]
            }
            Action::Open => {
                rows.get(self.scroll.marked).map(|row| self.open(cx, *row)).unwrap_or_default()
            }
            Action::New => record_actions::create(cx, new_kind(cx), Vec::new()),
            Action::Search => {
                let commune = cx.me.form.is_commune();
                let kind = if commune { RecordKind::Household } else { RecordKind::Contribution };
                vec![Step::Root(Box::new(Screen::List(ListState::search(cx, kind))))]
            }
            Action::Undo => vec![Step::UndoLast],
            _ => Vec::new(),
        }
    }

    fn open(&self, cx: &Cx<'_>, row: HomeRow) -> Vec<Step> {
        match row {
            HomeRow::Draft(at) => {
                let draft = cx.drafts.get(at);
                if let Some(steps) = draft.and_then(ImportState::resume) {
                    return steps;
                }
                let form = draft.and_then(|draft| FormState::resume(cx, draft));
                vec![match form {
                    Some(form) => Step::Push(Box::new(Screen::Form(form))),
                    None => Step::Say(Notice::warn("notice-draft-unknown")),
                }]
            }
            HomeRow::Due(at) => {
                let Some(line) = self.due_lines(cx).get(at) else {
                    return vec![Step::Act(Action::Plans)];
                };
                let due = DeadlinesState::on(cx, &line.plan, &line.entry, line.due_on);
                vec![Step::Push(Box::new(Screen::Deadlines(due)))]
            }
            HomeRow::Conflicts => vec![Step::Act(Action::Conflicts)],
            HomeRow::Unsent => vec![Step::Act(Action::Export)],
            HomeRow::Go(action) => vec![Step::Act(action)],
        }
    }

    pub fn refusal(&self, cx: &Cx<'_>, action: Action) -> Option<&'static str> {
        match action {
            Action::New => record_actions::new_refusal(cx, new_kind(cx)),
            Action::Reveal => Some("refuse-reveal"),
            Action::ExpandDetails => Some("refuse-details"),
            action => record_actions::common_refusal(action),
        }
    }

    pub fn refresh(&mut self, cx: &Cx<'_>) {
        let year = cx.now.today.year();
        let folded = cx.book.events_folded();
        let current = |numbers: &Numbers| numbers.folded == folded && numbers.year == year;
        if !self.numbers.as_ref().is_some_and(current) {
            let totals = cx.book.totals(Some(i64::from(year)));
            self.numbers = Some(Numbers {
                year,
                totals,
                months: months(cx, year),
                folded,
                pledges: of_year(cx, RecordKind::Emulation, year),
                nominations: of_year(cx, RecordKind::Nomination, year),
            });
        }
        if !self.dues.as_ref().is_some_and(|dues| dues.is_current(cx)) {
            self.dues = Some(Dues::new(cx));
        }
        let rows = self.rows(cx).len();
        self.scroll.fit(rows, self.bands(cx).rows(cx));
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

/// How many records of a kind stand in a year.
fn of_year(cx: &Cx<'_>, kind: RecordKind, year: i32) -> usize {
    cx.book.active(kind).filter(|record| record.int("year") == Some(i64::from(year))).count()
}

/// What a new record from here is.
fn new_kind(cx: &Cx<'_>) -> RecordKind {
    if cx.me.form.is_commune() { RecordKind::Registration } else { RecordKind::Contribution }
}

/// What the Fund received in each month of a year.
fn months(cx: &Cx<'_>, year: i32) -> [i64; 12] {
    let mut sums = [0_i64; 12];
    for receipt in cx.book.active(RecordKind::Contribution) {
        let Some(date) = receipt.get("date").and_then(Value::as_date) else {
            continue;
        };
        let month = date.month().and_then(|month| usize::try_from(month).ok());
        let place = month.and_then(|month| month.checked_sub(1)).filter(|_| date.year() == year);
        if let Some(sum) = place.and_then(|place| sums.get_mut(place)) {
            *sum = sum.saturating_add(total(receipt));
        }
    }
    sums
}
