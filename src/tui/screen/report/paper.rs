//! A report of the movement on screen: its text as it is written, of which plan and period, and the
//! way to a file.
//!
//! The text is made when the book, the choice or the terminal changed; the file is written by the
//! shell. Invariant: what is shown is what is written.

use crate::domain::document::Document;
use crate::keys::{Action, Scope};
use crate::locale::Lang;
use crate::plan::Plan;
use crate::plan::report::{MovementReport, Period, ReportRequest, choices, document};
use crate::tui::cx::Cx;
use crate::tui::effect::Work;
use crate::tui::input::Input;
use crate::tui::job::DocumentToWrite;
use crate::tui::overlay::picker::{Picker, PickerRow};
use crate::tui::part::bands::Bands;
use crate::tui::part::paper;
use crate::tui::part::save_as::{Naming, SaveAs, Target};
use crate::tui::part::scroll::Scroll;
use crate::tui::step::{Answer, Step};
use crate::tui::{Failure, Notice, Outcome, Overlay, record_actions};

/// Plan and period stand above the text, the name of the file below.
pub(in crate::tui) const BANDS: Bands = Bands::new(2, 1);

const PLAN: &str = "paper-plan";
const PERIOD: &str = "paper-period";
const ENDING: &str = "paper-ending";

/// The kinds of file, the one that most people want first.
const ENDINGS: [&str; 3] = ["docx", "xlsx", "txt"];

/// A report of the movement.
#[derive(Debug, Clone, PartialEq)]
pub struct PaperState {
    pub kind: MovementReport,
    /// The key of the plan; none where there is no plan at all.
    plan: Option<String>,
    /// The year and quarter, where they were chosen.
    year: Option<i32>,
    quarter: Option<u32>,
    /// The paper, line by line.
    pub lines: Vec<String>,
    /// Where one is in it.
    pub scroll: Scroll,
    /// The way to a file.
    pub save: SaveAs,
    paper: Option<Document>,
    made: Option<Made>,
}

/// Of what the text was made.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Made {
    folded: usize,
    size: (u16, u16),
    lang: Lang,
    plan: Option<String>,
    period: Option<Period>,
}

impl PaperState {
    /// A report of the plan that is followed, of the period that a person most likely means; `year`
    /// is that of the other reports.
    pub fn new(cx: &Cx<'_>, kind: MovementReport, year: i64) -> Self {
        let mut movement = choices(cx.plans);
        let followed = choices(cx.plans).find(|plan| cx.book.follows(&plan.key));
        let plan = followed.or_else(|| movement.next());
        let wanted = i32::try_from(year).ok();
        let year = wanted.filter(|year| plan.is_some_and(|p| p.years().any(|one| one == *year)));
        let mut state = Self {
            kind,
            plan: plan.map(|plan| plan.key.clone()),
            year,
            quarter: None,
            lines: Vec::new(),
            scroll: Scroll::default(),
            save: SaveAs::default(),
            paper: None,
            made: None,
        };
        state.refresh(cx);
        state
    }

    pub fn scope(&self) -> Scope {
        if self.save.is_typing() { Scope::Search } else { Scope::Plan }
    }

    pub fn title(&self, cx: &Cx<'_>) -> String {
        cx.locale.text(self.kind.label_key()).into_owned()
    }

    /// Plan and period in words.
    pub fn text(&self, cx: &Cx<'_>) -> String {
        let Some(plan) = self.plan(cx) else {
            return cx.locale.text("refuse-paper-plan").into_owned();
        };
        format!("{} · {}", plan.name, cx.locale.words(&self.period(cx, plan).words()))
    }

    fn plan<'a>(&self, cx: &Cx<'a>) -> Option<&'a Plan> {
        cx.plans.get(self.plan.as_deref()?)
    }

    fn period(&self, cx: &Cx<'_>, plan: &Plan) -> Period {
        Period::of(self.kind, plan, self.year, self.quarter, cx.now.today)
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
            Action::Filter => return vec![self.ask_plan(cx)],
            Action::ChooseYear => return self.ask_period(cx),
            Action::CursorLeft => self.step(cx, false),
            Action::CursorRight => self.step(cx, true),
            Action::WriteFile => return vec![ask_ending()],
            Action::Undo => return vec![Step::UndoLast],
            _ => {}
        }
        Vec::new()
    }

    pub fn refusal(&self, cx: &Cx<'_>, action: Action) -> Option<&'static str> {
        let turns = matches!(action, Action::ChooseYear | Action::CursorLeft | Action::CursorRight);
        match action {
            action if self.save.is_typing() => record_actions::common_refusal(action),
            Action::Filter | Action::WriteFile if self.plan(cx).is_none() => {
                Some("refuse-paper-plan")
            }
            _ if turns && self.plan(cx).is_none() => Some("refuse-paper-plan"),
            _ if turns && matches!(self.kind, MovementReport::Midterm | MovementReport::Final) => {
                Some("refuse-paper-period")
            }
            _ if turns => None,
            Action::Filter | Action::WriteFile => None,
            Action::Open => Some("refuse-paper-open"),
            action => record_actions::plan_refusal(action),
        }
    }

    /// To the period before or after, within the plan's years.
    fn step(&mut self, cx: &Cx<'_>, forward: bool) {
        let Some(plan) = self.plan(cx) else { return };
        let all = periods(self.kind, plan);
        let now = self.period(cx, plan);
        let at = all.iter().position(|(year, quarter)| {
            i64::from(*year) == now.last_year() && *quarter == now.quarter
        });
        let next = at.and_then(|at| if forward { at.checked_add(1) } else { at.checked_sub(1) });
        if let Some((year, quarter)) = next.and_then(|at| all.get(at)) {
            (self.year, self.quarter) = (Some(*year), *quarter);
            self.scroll = Scroll::default();
            self.refresh(cx);
        }
    }

    fn ask_plan(&self, cx: &Cx<'_>) -> Step {
        let followed = |plan: &Plan| {
            let said = cx.book.follows(&plan.key).then(|| cx.locale.text("paper-followed"));
            said.map(std::borrow::Cow::into_owned).unwrap_or_default()
        };
        let row = |plan: &Plan| PickerRow {
            id: plan.key.clone(),
            label: plan.name.clone(),
            detail: followed(plan),
        };
        let rows = choices(cx.plans).map(row).collect();
        let picker = Picker::rows(PLAN, Notice::info("paper-choose-plan"), rows);
        pick(picker.at(self.plan.as_deref().unwrap_or_default()))
    }

    fn ask_period(&self, cx: &Cx<'_>) -> Vec<Step> {
        let Some(plan) = self.plan(cx) else { return Vec::new() };
        let id = |(year, quarter): (i32, Option<u32>)| match quarter {
            Some(quarter) => format!("{year}-{quarter}"),
            None => year.to_string(),
        };
        let row = |(year, quarter): &(i32, Option<u32>)| {
            let period = Period::of(self.kind, plan, Some(*year), *quarter, cx.now.today);
            let label = cx.locale.words(&period.words());
            PickerRow { id: id((*year, *quarter)), label, detail: String::new() }
        };
        let rows = periods(self.kind, plan).iter().rev().map(row).collect();
        let now = self.period(cx, plan);
        let year = i32::try_from(now.last_year()).unwrap_or_default();
        let picker = Picker::rows(PERIOD, Notice::info("paper-choose-period"), rows);
        vec![pick(picker.at(&id((year, now.quarter))))]
    }

    fn write(&self, cx: &Cx<'_>, target: Target) -> Vec<Step> {
        let Some(document) = self.paper.clone() else {
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

    /// Makes the text anew if anything it depends on changed.
    pub fn refresh(&mut self, cx: &Cx<'_>) {
        let period = self.plan(cx).map(|plan| self.period(cx, plan));
        let made = Made {
            folded: cx.book.events_folded(),
            size: cx.size,
            lang: cx.locale.lang(),
            plan: self.plan.clone(),
            period,
        };
        if self.made.as_ref() == Some(&made) {
            return;
        }
        let counted = self.made.as_ref().is_some_and(|before| {
            (before.folded, &before.plan, before.period) == (made.folded, &made.plan, made.period)
        });
        if !counted {
            let asked = self.plan(cx).zip(period).map(|(plan, period)| ReportRequest {
                plan,
                period,
                date: cx.now.today,
                office: &cx.me.commune,
            });
            self.paper = asked.map(|asked| document(cx.book, &asked));
        }
        self.lines = self.paper.as_ref().map(|it| paper::lines(cx, it)).unwrap_or_default();
        self.made = Some(made);
        self.scroll.fit(self.lines.len(), BANDS.rows(cx));
    }

    /// A plan, a period, a kind of file or whether to write over a file was answered.
    pub fn answered(&mut self, cx: &Cx<'_>, answer: &Answer) -> Vec<Step> {
        if let Some(target) = self.save.answered(answer) {
            return self.write(cx, target);
        }
        let Answer::Picked { tag, picked } = answer else {
            return Vec::new();
        };
        let one = picked.first().map(String::as_str).unwrap_or_default();
        match *tag {
            PLAN => {
                self.plan = Some(one.to_owned());
                (self.year, self.quarter) = (None, None);
            }
            PERIOD => {
                let (year, quarter) = one.split_once('-').unwrap_or((one, ""));
                self.year = year.parse().ok();
                self.quarter = quarter.parse().ok();
            }
            ENDING => {
                let name = self.name(cx, one);
                self.save.begin(&name);
            }
            _ => {}
        }
        self.refresh(cx);
        Vec::new()
    }

    /// A name for the file.
    fn name(&self, cx: &Cx<'_>, ending: &str) -> String {
        let period = self.plan(cx).map(|plan| self.period(cx, plan));
        let year = period.map_or(0, |period| period.last_year());
        let quarter = period.and_then(|period| period.quarter);
        let quarter = quarter.map(|quarter| format!("-q{quarter}")).unwrap_or_default();
        format!("{}-{year}{quarter}.{ending}", self.kind.name())
    }

    /// The file was written, or one of that name is there.
    pub fn done(&mut self, _cx: &Cx<'_>, outcome: Outcome) -> Vec<Step> {
        self.save.done(outcome, "report-written")
    }

    /// It did not work; the notice says why, and the name can be mended.
    pub fn failed(&mut self, _failure: &Failure) {}
}

/// The periods of a plan that can be reported of, the first one first.
fn periods(kind: MovementReport, plan: &Plan) -> Vec<(i32, Option<u32>)> {
    match kind {
        MovementReport::Quarter => {
            plan.years().flat_map(|year| (1..=4).map(move |at| (year, Some(at)))).collect()
        }
        _ => plan.years().map(|year| (year, None)).collect(),
    }
}

fn ask_ending() -> Step {
    let row = |ending: &&str| PickerRow {
        id: (*ending).to_owned(),
        label: (*ending).to_owned(),
        detail: String::new(),
    };
    let rows = ENDINGS.iter().map(row).collect();
    pick(Picker::rows(ENDING, Notice::info("report-choose-ending"), rows))
}

fn pick(picker: Picker) -> Step {
    Step::Open(Box::new(Overlay::Pick(picker)))
}
