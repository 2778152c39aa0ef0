//! The screens and the way back.

pub mod detail;
pub mod form;
pub mod home;
pub mod import;
pub mod letter;
pub mod list;
pub mod plans;
pub mod report;
pub mod settings;
pub mod setup;
pub mod sync;
pub mod twins;
pub(in crate::tui) mod view;
pub mod village;

use crate::domain::event::Event;
use crate::keys::{Action, Scope};
use crate::tui::cx::Cx;
use crate::tui::input::Input;
use crate::tui::keyboard::Focus;
use crate::tui::part::bands::Bands;
use crate::tui::screen::detail::DetailState;
use crate::tui::screen::form::FormState;
use crate::tui::screen::import::ImportState;
use crate::tui::screen::letter::LettersState;
use crate::tui::screen::list::ListState;
use crate::tui::screen::plans::{
    DeadlinesState, EntryState, JudgingState, PlanState, PlansState, ProgressState, VerdictState,
};
use crate::tui::screen::report::{PaperState, ReportState, ReportsState};
use crate::tui::screen::settings::SettingsState;
use crate::tui::screen::setup::{SetupState, UnlockState};
use crate::tui::screen::sync::SyncState;
use crate::tui::screen::twins::{CompareState, PairsState};
use crate::tui::screen::village::VillageState;
use crate::tui::step::{Answer, Step};
use crate::tui::{Draft, Failure, HomeState, Outcome};

/// A screen's whole state.
#[derive(Debug, Clone, PartialEq)]
pub enum Screen {
    /// The first run: commune, villages, officer, passphrase.
    Setup(SetupState),
    Unlock(UnlockState),
    /// The folder is being opened.
    Loading,
    /// What is due, counted and unsent.
    Home(HomeState),
    /// The records of one kind.
    List(ListState),
    /// One record with its history.
    Detail(DetailState),
    /// A village's own page, or the commune's.
    Village(VillageState),
    Form(FormState),
    /// Two records that may be of one household, side by side.
    Compare(CompareState),
    /// All pairs of records that may be of one household.
    Pairs(PairsState),
    /// Exchange with other devices, backup and check.
    Sync(SyncState),
    /// What a person can choose.
    Settings(SettingsState),
    /// A list that is being taken in.
    Import(ImportState),
    Reports(ReportsState),
    Report(ReportState),
    /// A report of the movement.
    Paper(PaperState),
    Letters(LettersState),
    /// The plans of the movement.
    Plans(PlansState),
    Plan(PlanState),
    /// One entry of a plan.
    Entry(EntryState),
    Deadlines(DeadlinesState),
    Progress(ProgressState),
    /// Somebody judged by a plan.
    Judging(JudgingState),
    Verdict(VerdictState),
}

/// Calls the same function of whatever screen it is.
macro_rules! each {
    ($screen:expr, $state:ident => $call:expr, $loading:expr) => {
        match $screen {
            Screen::Setup($state) => $call,
            Screen::Unlock($state) => $call,
            Screen::Loading => $loading,
            Screen::Home($state) => $call,
            Screen::List($state) => $call,
            Screen::Detail($state) => $call,
            Screen::Village($state) => $call,
            Screen::Form($state) => $call,
            Screen::Compare($state) => $call,
            Screen::Pairs($state) => $call,
            Screen::Sync($state) => $call,
            Screen::Settings($state) => $call,
            Screen::Import($state) => $call,
            Screen::Reports($state) => $call,
            Screen::Report($state) => $call,
            Screen::Paper($state) => $call,
            Screen::Letters($state) => $call,
            Screen::Plans($state) => $call,
            Screen::Plan($state) => $call,
            Screen::Entry($state) => $call,
            Screen::Deadlines($state) => $call,
            Screen::Progress($state) => $call,
            Screen::Judging($state) => $call,
            Screen::Verdict($state) => $call,
        }
    };
}

impl Screen {
    pub fn scope(&self) -> Scope {
        each!(self, state => state.scope(), Scope::Overlay)
    }

    /// The message key of the title, with its arguments.
    pub fn title(&self, cx: &Cx<'_>) -> String {
        each!(self, state => state.title(cx), cx.locale.text("title-loading").into_owned())
    }

    /// The text that has the keyboard. A passphrase is none: nothing is made of it.
    pub fn focus(&self) -> Option<Focus<'_>> {
        match self {
            Self::Form(form) => form.text_focus(),
            Self::List(list) => list.searching.then(|| Focus::search(&list.find)),
            Self::Setup(setup) => setup.focus(),
            Self::Sync(sync) => sync.path.as_ref().map(Focus::plain),
            Self::Import(import) => import.focus(),
            Self::Report(report) => report.save.focus(),
            Self::Paper(paper) => paper.save.focus(),
            Self::Letters(letters) => letters.save.focus(),
            Self::Plan(plan) => plan.focus(),
            Self::Deadlines(due) => due.save.focus(),
            Self::Unlock(_)
            | Self::Loading
            | Self::Home(_)
            | Self::Detail(_)
            | Self::Village(_)
            | Self::Compare(_)
            | Self::Pairs(_)
            | Self::Settings(_)
            | Self::Reports(_)
            | Self::Plans(_)
            | Self::Entry(_)
            | Self::Progress(_)
            | Self::Judging(_)
            | Self::Verdict(_) => None,
        }
    }

    /// The rows above and below its list, where it has one.
    pub fn bands(&self, cx: &Cx<'_>) -> Option<Bands> {
        Some(match self {
            Self::Home(home) => home.bands(cx),
            Self::List(_) => list::BANDS,
            Self::Detail(_) => detail::BANDS,
            Self::Village(village) => village.bands(),
            Self::Compare(_) => twins::BANDS,
            Self::Pairs(_) => twins::pairs::PAIRS_BANDS,
            Self::Sync(_) => sync::BANDS,
            Self::Settings(_) => settings::BANDS,
            Self::Import(import) => return import.bands(),
            Self::Reports(_) => report::BANDS,
            Self::Report(report) => report.bands(cx),
            Self::Paper(_) => report::paper::BANDS,
            Self::Letters(_) => letter::BANDS,
            Self::Plans(_) => plans::BANDS,
            Self::Plan(_) => plans::page::BANDS,
            Self::Entry(_) | Self::Verdict(_) => plans::SHEET_BANDS,
            Self::Deadlines(_) => plans::deadlines::BANDS,
            Self::Progress(_) => plans::progress::BANDS,
            Self::Judging(_) => plans::judging::BANDS,
            Self::Setup(_) | Self::Unlock(_) | Self::Loading | Self::Form(_) => return None,
        })
    }

    pub fn update(&mut self, cx: &Cx<'_>, input: Input) -> Vec<Step> {
        each!(self, state => state.update(cx, input), Vec::new())
    }

    /// Why an action does nothing here now, as a message key.
    pub fn refusal(&self, cx: &Cx<'_>, action: Action) -> Option<&'static str> {
        each!(self, state => state.refusal(cx, action), Some("refuse-loading"))
    }

    /// Comes to the top again, or the book changed: what is derived from it is made anew.
    pub fn refresh(&mut self, cx: &Cx<'_>) {
        each!(self, state => state.refresh(cx), ());
    }

    /// An overlay opened by this screen was answered.
    pub fn answered(&mut self, cx: &Cx<'_>, answer: Answer) -> Vec<Step> {
        match self {
            Self::Form(form) => form.answered(cx, answer),
            Self::List(list) => list.answered(cx, answer),
            Self::Detail(detail) => detail.answered(cx, answer),
            Self::Compare(compare) => compare.answered(cx, answer),
            Self::Pairs(pairs) => pairs.answered(cx, answer),
            Self::Home(home) => home.answered(cx, answer),
            Self::Village(village) => village.answered(cx, answer),
            Self::Sync(sync) => sync.answered(cx, answer),
            Self::Setup(setup) => setup.answered(cx, &answer),
            Self::Import(import) => import.answered(cx, answer),
            Self::Reports(reports) => reports.answered(cx, &answer),
            Self::Report(report) => report.answered(cx, &answer),
            Self::Paper(paper) => paper.answered(cx, &answer),
            Self::Letters(letters) => letters.answered(cx, &answer),
            Self::Plans(plans) => plans.answered(cx, answer),
            Self::Deadlines(due) => due.answered(cx, answer),
            Self::Progress(progress) => progress.answered(cx, answer),
            Self::Judging(judging) => judging.answered(cx, answer),
            Self::Unlock(_)
            | Self::Settings(_)
            | Self::Loading
            | Self::Plan(_)
            | Self::Entry(_)
            | Self::Verdict(_) => Vec::new(),
        }
    }

    /// The change this screen asked for is durable and in the book.
    pub fn saved(&mut self, cx: &Cx<'_>, event: &Event) -> Vec<Step> {
        match self {
            Self::Form(form) => form.saved(cx, event),
            Self::List(list) => list.saved(cx, event),
            Self::Detail(detail) => detail.saved(cx, event),
            Self::Compare(compare) => compare.saved(cx, event),
            _ => Vec::new(),
        }
    }

    /// The work this screen asked for ended.
    pub fn done(&mut self, cx: &Cx<'_>, outcome: Outcome) -> Vec<Step> {
        match self {
            Self::Detail(detail) => detail.done(cx, outcome),
            Self::Compare(compare) => compare.done(cx, outcome),
            Self::Sync(sync) => sync.done(cx, outcome),
            Self::List(list) => list.done(cx, outcome),
            Self::Home(home) => home.done(cx, outcome),
            Self::Import(import) => import.done(cx, outcome),
            Self::Report(report) => report.done(cx, outcome),
            Self::Paper(paper) => paper.done(cx, outcome),
            Self::Deadlines(due) => due.done(cx, outcome),
            Self::Letters(letters) => letters.done(cx, outcome),
            _ => Vec::new(),
        }
    }

    /// What this screen asked for did not work.
    pub fn failed(&mut self, failure: &Failure) {
        match self {
            Self::Form(form) => form.failed(failure),
            Self::Detail(detail) => detail.failed(failure),
            Self::Setup(setup) => setup.failed(failure),
            Self::Unlock(unlock) => unlock.failed(failure),
            Self::Sync(sync) => sync.failed(failure),
            Self::Import(import) => import.failed(failure),
            Self::Report(report) => report.failed(failure),
            Self::Paper(paper) => paper.failed(failure),
            Self::Deadlines(due) => due.failed(failure),
            Self::Letters(letters) => letters.failed(failure),
            _ => {}
        }
    }

    /// The draft to store, if one is due (`force`: if there is one at all).
    pub fn draft(&mut self, now: u64, force: bool) -> Option<Draft> {
        if let Self::Form(form) = self { form.take_draft(now, force) } else { None }
    }

    /// Under which name this screen's unfinished form is stored.
    pub fn draft_key(&self) -> Option<String> {
        if let Self::Form(form) = self { form.draft_key() } else { None }
    }

    /// When a draft is due.
    pub fn deadline(&self) -> Option<u64> {
        if let Self::Form(form) = self { form.deadline() } else { None }
    }
}

/// The screens from the first to the one shown. Never empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Nav {
    top: Screen,
    beneath: Vec<Screen>,
}

impl Nav {
    pub fn new(root: Screen) -> Self {
        Self { top: root, beneath: Vec::new() }
    }

    pub fn top(&self) -> &Screen {
        &self.top
    }

    /// The screen shown, to be changed.
    pub fn top_mut(&mut self) -> &mut Screen {
        &mut self.top
    }

    pub fn push(&mut self, screen: Screen) {
        if let Screen::Detail(detail) = &mut self.top {
            detail.revealed = false;
        }
        self.beneath.push(std::mem::replace(&mut self.top, screen));
    }

    /// Goes back; `false` at the first screen.
    pub fn pop(&mut self) -> bool {
        let Some(screen) = self.beneath.pop() else {
            return false;
        };
        self.top = screen;
        true
    }

    /// Puts a screen in the place of the one shown.
    pub fn replace(&mut self, screen: Screen) {
        self.top = screen;
    }

    /// Forgets the way and begins anew.
    pub fn root(&mut self, screen: Screen) {
        self.beneath.clear();
        self.top = screen;
    }

    /// Goes back to the first screen.
    pub fn to_first(&mut self) {
        while self.pop() {}
    }

    /// How many screens are beneath.
    pub fn depth(&self) -> usize {
        self.beneath.len()
    }

    /// All screens, the first one first.
    pub fn iter(&self) -> impl Iterator<Item = &Screen> {
        self.beneath.iter().chain([&self.top])
    }

    /// All screens, to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Screen> {
        self.beneath.iter_mut().chain([&mut self.top])
    }
}
