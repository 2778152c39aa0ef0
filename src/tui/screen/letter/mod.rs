//! The papers that go with the nominations of a plan and year, read on screen and written to a file.
//!
//! The texts come from the plan and the words from the locale; a file is written by the shell.
//! Invariant: what is shown is what is written.

pub(in crate::tui) mod view;

use crate::domain::document::Document;
use crate::keys::{Action, Scope};
use crate::plan::papers::{AwardPaper, PaperRequest, document};
use crate::tui::cx::Cx;
use crate::tui::effect::Work;
use crate::tui::input::Input;
use crate::tui::job::DocumentToWrite;
use crate::tui::part::bands::Bands;
use crate::tui::part::paper;
use crate::tui::part::save_as::{Naming, SaveAs, Target};
use crate::tui::part::scroll::Scroll;
use crate::tui::step::{Answer, Step};
use crate::tui::{Failure, Outcome, record_actions};

/// The names of the papers stand above the text, the name of the file below.
pub(in crate::tui) const BANDS: Bands = Bands::new(2, 1);

/// The papers of one plan and year.
#[derive(Debug, Clone, PartialEq)]
pub struct LettersState {
    /// Under which plan the nominations stand.
    plan: String,
    year: i64,
    pub paper: AwardPaper,
    /// The paper, line by line.
    pub lines: Vec<String>,
    /// Where one is in it.
    pub scroll: Scroll,
    /// The way to a file.
    pub save: SaveAs,
}

impl LettersState {
    /// The papers, the submission first.
    pub fn new(cx: &Cx<'_>, plan: &str, year: i64) -> Self {
        let mut state = Self {
            plan: plan.to_owned(),
            year,
            paper: AwardPaper::Submission,
            lines: Vec::new(),
            scroll: Scroll::default(),
            save: SaveAs::default(),
        };
        state.refresh(cx);
        state
    }

    pub fn scope(&self) -> Scope {
        if self.save.is_typing() { Scope::Search } else { Scope::Report }
    }

    pub fn title(&self, cx: &Cx<'_>) -> String {
        cx.locale.text(self.paper.label_key()).into_owned()
    }

    fn document(&self, cx: &Cx<'_>) -> Option<Document> {
        let plan = cx.plans.get(&self.plan)?;
        let asked = PaperRequest {
            plans: cx.plans,
            plan,
            year: self.year,
            office: &cx.me.commune,
            date: cx.now.today,
        };
        Some(document(cx.book, self.paper, &asked))
    }

    #[expect(clippy::needless_pass_by_value, reason = "every screen is called alike")]
    pub fn update(&mut self, cx: &Cx<'_>, input: Input) -> Vec<Step> {
        if self.save.is_typing() {
            return match self.save.update(&input) {
                Naming::Done(target) => self.write(cx, target),
                Naming::Steps(steps) => steps,
            };
        }
        let Input::Act(action) = input else {
            return Vec::new();
        };
        if self.scroll.act(action, self.lines.len(), BANDS.rows(cx)) {
            return Vec::new();
        }
        match action {
            Action::Back => return vec![Step::Pop],
            Action::CursorRight => self.turn(cx, 1),
            Action::CursorLeft => self.turn(cx, AwardPaper::ALL.len().saturating_sub(1)),
            Action::WriteFile => {
                let name = format!("{}-{}-{}.docx", self.paper.name(), self.plan, self.year);
                self.save.begin(&name);
            }
            _ => {}
        }
        Vec::new()
    }

    /// To the paper so many places on.
    fn turn(&mut self, cx: &Cx<'_>, by: usize) {
        let all = AwardPaper::ALL;
        let at = all.iter().position(|paper| *paper == self.paper).unwrap_or_default();
        let next = at.saturating_add(by).checked_rem(all.len()).unwrap_or_default();
        self.paper = all.get(next).copied().unwrap_or(self.paper);
        self.scroll = Scroll::default();
        self.refresh(cx);
    }

    fn write(&self, cx: &Cx<'_>, target: Target) -> Vec<Step> {
        let Some(document) = self.document(cx) else {
            return Vec::new();
        };
        let wanted = DocumentToWrite {
            document,
            lang: cx.locale.lang(),
            office: cx.me.commune.clone(),
            date: cx.now.today,
            to: target.to,
            force: target.force,
        };
        vec![Step::Ask(Work::Document(Box::new(wanted)))]
    }

    pub fn refusal(&self, cx: &Cx<'_>, action: Action) -> Option<&'static str> {
        match action {
            _ if self.save.is_typing() => None,
            Action::Chart => Some("refuse-no-chart"),
            Action::Filter | Action::ChooseYear | Action::Open => Some("refuse-letter"),
            Action::Reveal => Some("refuse-reveal"),
            Action::ExpandDetails => Some("refuse-details"),
            Action::WriteFile if cx.plans.get(&self.plan).is_none() => Some("refuse-letters-plan"),
            action => record_actions::common_refusal(action),
        }
    }

    pub fn refresh(&mut self, cx: &Cx<'_>) {
        self.lines = self.document(cx).map(|paper| paper::lines(cx, &paper)).unwrap_or_default();
        self.scroll.fit(self.lines.len(), BANDS.rows(cx));
    }

    /// Whether to write over a file was answered.
    pub fn answered(&mut self, cx: &Cx<'_>, answer: &Answer) -> Vec<Step> {
        self.save.answered(answer).map(|target| self.write(cx, target)).unwrap_or_default()
    }

    /// The file was written, or one of that name is there.
    pub fn done(&mut self, _cx: &Cx<'_>, outcome: Outcome) -> Vec<Step> {
        self.save.done(outcome, "report-written")
    }

    /// It did not work; the notice says why, and the name can be mended.
    pub fn failed(&mut self, _failure: &Failure) {}
}
