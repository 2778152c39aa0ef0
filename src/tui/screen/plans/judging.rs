//! Somebody judged by a plan: every criterion with a word for its verdict, the sum and the source.
//!
//! The verdicts come from the plan and the register; a person's answer is a record that a form makes.
//! Invariant: who, plan and year stand above what is shown, and the verdicts are of just these.

use chrono::Datelike as _;

use crate::domain::id::RecordId;
use crate::domain::schema::RecordKind;
use crate::domain::value::Value;
use crate::keys::{Action, Scope};
use crate::plan::judge::{Answer, Evaluation, Verdict, Who};
use crate::plan::{Plan, UnitOf};

use crate::tui::cx::Cx;
use crate::tui::input::Input;
use crate::tui::overlay::picker::{Picker, PickerRow};
use crate::tui::part::bands::Bands;
use crate::tui::part::scroll::Scroll;
use crate::tui::screen::form::FormState;
use crate::tui::screen::plans::progress::year_picker;
use crate::tui::screen::plans::subject;
use crate::tui::screen::plans::verdict::{self, VerdictState};
use crate::tui::step::{Answer as Answered, Step};
use crate::tui::{Notice, Overlay, Screen, record_actions};

/// Who is judged by which plan stands above the list; the marked criterion is told below.
pub(in crate::tui) const BANDS: Bands = Bands::new(2, 9);

/// How the pickers are known.
const PLAN: &str = "judging-plan";
const YEAR: &str = "judging-year";

/// A criterion as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerdictRow {
    pub entry: String,
    pub heading: String,
    /// What is said of it.
    pub answer: Answer,
    /// The message key of that.
    pub word: &'static str,
    /// The value, the operator and the bar.
    pub compared: String,
    /// The same without its unit.
    pub short: String,
    /// The sum, then where the numbers come from.
    pub formula: Vec<String>,
    /// How many records were counted.
    pub counted: usize,
    pub source: String,
    pub tick: Option<RecordId>,
    /// Whether a person's answer is heard.
    pub takes_tick: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub struct JudgingState {
    pub who: Who,
    /// By which plan, by its key; nothing where there is none.
    pub plan: Option<String>,
    pub year: i64,
    pub scroll: Scroll,
    rows: Vec<VerdictRow>,
    made: Option<Made>,
}

/// Of what the rows were made.
#[derive(Debug, Clone, PartialEq)]
struct Made {
    folded: usize,
    who: Who,
    plan: Option<String>,
    year: i64,
    lang: crate::locale::Lang,
}

impl JudgingState {
    /// Judges somebody by the plan that is followed and ends last, in the year that is most likely meant.
    pub fn new(cx: &Cx<'_>, who: Who) -> Self {
        let followed = cx.plans.followed(cx.book).filter(|plan| plan.is_movement);
        let plan = followed.max_by_key(|plan| plan.to);
        let plan = plan.or_else(|| cx.plans.all().iter().find(|plan| plan.is_movement));
        let mut state = Self {
            who,
            plan: plan.map(|plan| plan.key.clone()),
            year: i64::from(cx.now.today.year()),
            scroll: Scroll::default(),
            rows: Vec::new(),
            made: None,
        };
        state.likely_year(cx);
        state.refresh(cx);
        state
    }

    fn of_plan<'a>(&self, cx: &Cx<'a>) -> Option<&'a Plan> {
        self.plan.as_ref().and_then(|key| cx.plans.get(key))
    }

    fn likely_year(&mut self, cx: &Cx<'_>) {
        if let Some(plan) = self.of_plan(cx) {
            self.year = Evaluation::new(cx.book, &self.who).likely_year(plan, cx.now.today);
        }
    }

    pub fn rows(&self) -> &[VerdictRow] {
        &self.rows
    }

    pub fn marked(&self) -> Option<&VerdictRow> {
        self.rows.get(self.scroll.marked)
    }

    pub fn scope(&self) -> Scope {
        Scope::Plan
    }

    pub fn title(&self, cx: &Cx<'_>) -> String {
        cx.locale.text("place-judging").into_owned()
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
            Action::Back => vec![Step::Pop],
            Action::Open => self.open(cx),
            Action::Toggle => self.confirm(cx),
            Action::Undo => vec![Step::UndoLast],
            Action::ChooseSubject => vec![subject::ask(cx)],
            Action::Filter => vec![self.ask_plan(cx)],
            Action::ChooseYear => vec![self.ask_year(cx)],
            Action::CursorLeft => self.go_to(cx, self.year.saturating_sub(1)),
            Action::CursorRight => self.go_to(cx, self.year.saturating_add(1)),
            _ => Vec::new(),
        }
    }

    fn go_to(&mut self, cx: &Cx<'_>, year: i64) -> Vec<Step> {
        self.year = year.clamp(1900, 2200);
        self.refresh(cx);
        Vec::new()
    }

    /// What a criterion was counted from; or, where only a person can say it, the form for that.
    fn open(&self, cx: &Cx<'_>) -> Vec<Step> {
        let Some((row, plan)) = self.marked().zip(self.plan.as_ref()) else {
            return vec![Step::Say(Notice::info("refuse-nothing-marked"))];
        };
        if row.answer == Answer::NeedsTick && row.tick.is_none() {
            return self.confirm(cx);
        }
        let (who, year) = (self.who.clone(), self.year);
        let state = VerdictState::new(cx, plan, &row.entry, who, year);
        vec![Step::Push(Box::new(Screen::Verdict(state)))]
    }

    fn confirm(&self, cx: &Cx<'_>) -> Vec<Step> {
        match self.marked().zip(self.plan.as_ref()) {
            Some((row, plan)) => confirm(cx, (plan, &row.entry), &self.who, self.year, row.tick),
            None => vec![Step::Say(Notice::info("refuse-nothing-marked"))],
        }
    }

    fn ask_plan(&self, cx: &Cx<'_>) -> Step {
        let row = |plan: &Plan| PickerRow {
            id: plan.key.clone(),
            label: plan.name.clone(),
            detail: plan.issuer.office.clone(),
        };
        let movement = || cx.plans.all().iter().filter(|plan| plan.is_movement);
        let followed = |plan: &&Plan| cx.book.follows(&plan.key);
        let rows = movement().filter(followed).chain(movement().filter(|plan| !followed(plan)));
        let rows = rows.map(row).collect();
        let picker = Picker::rows(PLAN, Notice::info("judging-choose-plan"), rows);
        let at = self.plan.clone().unwrap_or_default();
        Step::Open(Box::new(Overlay::Pick(picker.at(&at))))
    }

    fn ask_year(&self, cx: &Cx<'_>) -> Step {
        let years = self.of_plan(cx).map(|plan| plan.years().map(i64::from).collect());
        let mut years: Vec<_> = years.unwrap_or_default();
        years.push(self.year);
        year_picker(YEAR, years, self.year)
    }

    pub fn refusal(&self, cx: &Cx<'_>, action: Action) -> Option<&'static str> {
        match action {
            Action::Toggle => match self.marked() {
                None => Some("refuse-nothing-marked"),
                Some(row) if !row.takes_tick => Some("refuse-counted"),
                Some(_) => record_actions::new_refusal(cx, RecordKind::Tick),
            },
            Action::ChooseSubject
            | Action::Filter
            | Action::ChooseYear
            | Action::CursorLeft
            | Action::CursorRight => None,
            Action::Judge => Some("refuse-judging-here"),
            action => record_actions::plan_refusal(action),
        }
    }

    /// Judges anew if anything changed.
    pub fn refresh(&mut self, cx: &Cx<'_>) {
        let made = Made {
            folded: cx.book.events_folded(),
            who: self.who.clone(),
            plan: self.plan.clone(),
            year: self.year,
            lang: cx.locale.lang(),
        };
        if self.made.as_ref() != Some(&made) {
            let plan = self.of_plan(cx);
            let evaluation = Evaluation::new(cx.book, &self.who);
            let found = plan.map(|plan| evaluation.judge(plan, self.year, cx.now.today));
            self.rows = found.iter().flatten().map(|verdict| row(cx, verdict)).collect();
            self.made = Some(made);
        }
        self.scroll.fit(self.rows.len(), BANDS.rows(cx));
    }

    /// A subject, a plan or a year was chosen.
    #[expect(clippy::needless_pass_by_value, reason = "every screen is called alike")]
    pub fn answered(&mut self, cx: &Cx<'_>, answer: Answered) -> Vec<Step> {
        let Answered::Picked { tag, picked } = &answer else {
            return Vec::new();
        };
        let one = picked.first().map(String::as_str).unwrap_or_default();
        match *tag {
            PLAN => {
                self.plan = Some(one.to_owned());
                self.likely_year(cx);
            }
            YEAR => self.year = one.parse().unwrap_or(self.year),
            tag => match subject::answered(cx, tag, one) {
                subject::Chosen::Who(who) => self.who = who,
                subject::Chosen::Ask(step) => return vec![*step],
                subject::Chosen::Nothing => return Vec::new(),
            },
        }
        self.scroll = Scroll::default();
        self.refresh(cx);
        Vec::new()
    }
}

/// Opens the form in which a person answers for a criterion, or that in which one did.
pub(super) fn confirm(
    cx: &Cx<'_>,
    (plan, entry): (&str, &str),
    who: &Who,
    year: i64,
    tick: Option<RecordId>,
) -> Vec<Step> {
    if let Some(tick) = tick.and_then(|id| cx.book.find(id))
        && tick.int("year") == Some(year)
    {
        let form = FormState::edit(cx, tick);
        return vec![Step::Push(Box::new(Screen::Form(form)))];
    }
    let mut prefill = vec![
        ("plan", Value::text(plan)),
        ("criterion", Value::text(entry)),
        ("subject", Value::Code(who.word())),
        ("year", Value::Int(year)),
    ];
    match who {
        Who::Commune => {}
        Who::Village(id) => prefill.push(("village", Value::Link(*id))),
        Who::Household(id) => prefill.push(("household", Value::Link(*id))),
        Who::Donor(name) | Who::Helper(name) | Who::Unit(name) => {
            prefill.push(("name", Value::text(name)));
        }
    }
    record_actions::create(cx, RecordKind::Tick, prefill)
}

/// Whether a person's answer is heard: what is counted no tick changes.
pub(super) fn takes_tick(verdict: &Verdict<'_>) -> bool {
    let untold = verdict.own == Answer::Unknown
        && verdict.test.unit == UnitOf::YesNo
        && verdict.value.is_none()
        && !verdict.no_threshold;
    verdict.own == Answer::NeedsTick || untold || verdict.tick.is_some()
}

fn row(cx: &Cx<'_>, verdict: &Verdict<'_>) -> VerdictRow {
    let mut formula: Vec<_> = verdict.formula.iter().map(|said| cx.locale.words(said)).collect();
    for other in &verdict.alternatives {
        let args = [
            ("entry", other.entry.id.clone()),
            (
                "answer",
                cx.locale.text(verdict::answer_key(other.own, other.no_threshold)).into_owned(),
            ),
            ("compared", verdict::compared(cx, other)),
        ];
        formula.push(cx.locale.with_texts("judging-or", &args).into_owned());
    }
    let (compared, short) = (verdict::compared(cx, verdict), verdict::compared_short(verdict));
    VerdictRow {
        entry: verdict.entry.id.clone(),
        heading: verdict.entry.heading().to_owned(),
        answer: verdict.answer,
        word: verdict::answer_key(verdict.answer, verdict.no_threshold),
        short: if verdict.no_threshold { compared.clone() } else { short },
        compared,
        formula,
        counted: verdict.records.len(),
        source: verdict.plan.cite(verdict.entry),
        tick: verdict.tick,
        takes_tick: takes_tick(verdict),
    }
}
