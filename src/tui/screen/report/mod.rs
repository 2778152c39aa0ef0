//! Reports on screen: which there are, of which year and village, and one of them as it is printed.
//!
//! The figures come from the domain and the words from the locale; a file is written by the shell.
//! Invariant: what is shown is what is written.

mod chosen;
mod laid;
mod one;
pub(in crate::tui) mod paper;
pub(in crate::tui) mod view;

pub use chosen::Chosen;
pub use laid::{Laid, ReportLine};
pub use one::ReportState;
pub use paper::PaperState;

use crate::domain::tables::Report;
use crate::keys::{Action, Scope};
use crate::plan::report::MovementReport;
use crate::tui::cx::Cx;
use crate::tui::input::Input;
use crate::tui::part::bands::Bands;
use crate::tui::part::scroll::Scroll;
use crate::tui::step::{Answer, Step};
use crate::tui::{Notice, Screen, record_actions};

/// Year and village stand above the list.
pub(in crate::tui) const BANDS: Bands = Bands::new(2, 0);

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    Table(Report),
    /// A report of the movement.
    Paper(MovementReport),
}

impl Listed {
    /// The tables, then the reports of the movement.
    pub fn all() -> Vec<Self> {
        let tables = Report::ALL.iter().copied().map(Self::Table);
        tables.chain(MovementReport::ALL.map(Self::Paper)).collect()
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Table(report) => report.name(),
            Self::Paper(kind) => kind.name(),
        }
    }

    pub fn label_key(self) -> String {
        match self {
            Self::Table(report) => report.label_key(),
            Self::Paper(kind) => kind.label_key().to_owned(),
        }
    }
}

/// The list of reports.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportsState {
    pub scroll: Scroll,
    /// Of which year and village.
    pub chosen: Chosen,
}

impl ReportsState {
    /// The list, with the year that a person most likely means.
    pub fn new(cx: &Cx<'_>) -> Self {
        Self { scroll: Scroll::default(), chosen: Chosen::likely(cx) }
    }

    pub fn scope(&self) -> Scope {
        Scope::Report
    }

    pub fn title(&self, cx: &Cx<'_>) -> String {
        cx.locale.text("title-reports").into_owned()
    }

    #[expect(clippy::needless_pass_by_value, reason = "every screen is called alike")]
    pub fn update(&mut self, cx: &Cx<'_>, input: Input) -> Vec<Step> {
        let Input::Act(action) = input else {
            return Vec::new();
        };
        if self.scroll.act(action, Listed::all().len(), BANDS.rows(cx)) {
            return Vec::new();
        }
        let marked = || Listed::all().get(self.scroll.marked).copied();
        match (action, marked()) {
            (Action::Back, _) => vec![Step::Pop],
            (Action::Open, Some(listed)) => vec![Step::Push(Box::new(self.open(cx, listed)))],
            // What is marked is shown first, so that nobody writes what they have not seen.
            (Action::WriteFile, Some(listed)) => {
                let mut screen = self.open(cx, listed);
                if let Some(refused) = screen.refusal(cx, action) {
                    return vec![Step::Say(Notice::warn(refused))];
                }
                let steps = screen.update(cx, Input::Act(action));
                std::iter::once(Step::Push(Box::new(screen))).chain(steps).collect()
            }
            (Action::Filter, _) => vec![Chosen::ask_village(cx)],
            (Action::ChooseYear, _) => vec![self.chosen.ask_year(cx)],
            _ => Vec::new(),
        }
    }

    fn open(&self, cx: &Cx<'_>, listed: Listed) -> Screen {
        match listed {
            Listed::Table(report) => Screen::Report(ReportState::new(cx, report, self.chosen)),
            Listed::Paper(kind) => Screen::Paper(PaperState::new(cx, kind, self.chosen.year)),
        }
    }

    pub fn refusal(&self, cx: &Cx<'_>, action: Action) -> Option<&'static str> {
        match action {
            Action::Chart | Action::CursorLeft | Action::CursorRight => Some("refuse-report-list"),
            action => refusal(cx, action),
        }
    }

    pub fn refresh(&mut self, cx: &Cx<'_>) {
        self.scroll.fit(Listed::all().len(), BANDS.rows(cx));
    }

    /// A year or a village was chosen.
    pub fn answered(&mut self, cx: &Cx<'_>, answer: &Answer) -> Vec<Step> {
        self.chosen.take(cx, answer);
        Vec::new()
    }
}

/// Why an action does nothing on either screen.
fn refusal(cx: &Cx<'_>, action: Action) -> Option<&'static str> {
    match action {
        Action::Filter if cx.book.villages().is_empty() => Some("refuse-no-villages"),
        Action::Reveal => Some("refuse-reveal"),
        Action::ExpandDetails => Some("refuse-details"),
        action => record_actions::common_refusal(action),
    }
}
