//! Targets against results: those of the plans that are followed, and the commune's own, by village.
//!
//! Counted when the book or the year changed. Invariant: where no bar is given it says so, and what is
//! not known has no number.

use chrono::Datelike as _;

use crate::domain::id::RecordId;
use crate::domain::schema::RecordKind;
use crate::domain::value::Value;
use crate::keys::{Action, Scope};
use crate::plan::Plan;
use crate::plan::judge::{Answer, Evaluation, Progress, Who, progress};

use crate::tui::cx::Cx;
use crate::tui::input::Input;
use crate::tui::overlay::picker::{Picker, PickerRow};
use crate::tui::part::bands::Bands;
use crate::tui::part::scroll::Scroll;
use crate::tui::screen::detail::DetailState;
use crate::tui::screen::plans::verdict::VerdictState;
use crate::tui::screen::plans::words;
use crate::tui::screen::report::Chosen;
use crate::tui::step::{Answer as Answered, Step};
use crate::tui::{Notice, Overlay, Screen, record_actions, show};

/// The year stands above the list; the marked target is told below.
pub(in crate::tui) const BANDS: Bands = Bands::new(1, 6);

/// How the picker of the year is known.
const YEAR: &str = "progress-year";

/// Where Enter goes from a target.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Goes {
    Target(RecordId),
    Criterion(String, String),
    Nowhere,
}

/// A target as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetRow {
    /// What is to be reached.
    pub name: String,
    /// What is reached so far; nothing where that is not known.
    pub reached: Option<String>,
    /// The bar with its operator; nothing is "no threshold".
    pub bar: Option<String>,
    /// The same without its unit.
    pub short: Option<String>,
    /// Reached against the bar, per cent.
    pub share: Option<i64>,
    pub answer: Answer,
    /// The sum, then where its numbers come from.
    pub formula: Vec<String>,
    /// Where it stands in a plan.
    pub source: Option<String>,
    /// Whose it is, where it is a village's.
    village: Option<RecordId>,
    goes: Goes,
}

/// A line of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProgressLine {
    Head(String),
    /// That there is nothing beneath a heading.
    Note(String),
    Target(Box<TargetRow>),
}

#[derive(Debug, Clone, PartialEq)]
pub struct ProgressState {
    pub year: i64,
    /// Where one is, among the targets.
    pub scroll: Scroll,
    lines: Vec<ProgressLine>,
    made: Option<Made>,
}

/// Of what the lines were made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Made {
    folded: usize,
    year: i64,
    lang: crate::locale::Lang,
}

impl ProgressState {
    /// The targets of the year that a person most likely means.
    pub fn new(cx: &Cx<'_>) -> Self {
        let year = Chosen::likely(cx).year;
        let mut state = Self { year, scroll: Scroll::default(), lines: Vec::new(), made: None };
        state.refresh(cx);
        state
    }

    pub fn lines(&self) -> &[ProgressLine] {
        &self.lines
    }

    fn targets(&self) -> impl Iterator<Item = (usize, &TargetRow)> {
        self.lines.iter().enumerate().filter_map(|(at, line)| match line {
            ProgressLine::Target(row) => Some((at, &**row)),
            ProgressLine::Head(_) | ProgressLine::Note(_) => None,
        })
    }

    /// The marked target with its place among the lines.
    pub fn marked(&self) -> Option<(usize, &TargetRow)> {
        self.targets().nth(self.scroll.marked)
    }

    pub fn scope(&self) -> Scope {
        Scope::Plan
    }

    pub fn title(&self, cx: &Cx<'_>) -> String {
        cx.locale.text("place-progress").into_owned()
    }

    #[expect(clippy::needless_pass_by_value, reason = "every screen is called alike")]
    pub fn update(&mut self, cx: &Cx<'_>, input: Input) -> Vec<Step> {
        let Input::Act(action) = input else {
            return Vec::new();
        };
        let count = self.targets().count();
        if self.scroll.act(action, count, BANDS.rows(cx)) {
            return Vec::new();
        }
        match action {
            Action::Back => vec![Step::Pop],
            Action::Open => self.open(cx),
            Action::New => self.create(cx),
            Action::Undo => vec![Step::UndoLast],
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

    fn open(&self, cx: &Cx<'_>) -> Vec<Step> {
        let screen = match self.marked().map(|(_, row)| &row.goes) {
            Some(Goes::Target(id)) if cx.book.find(*id).is_some() => {
                Screen::Detail(DetailState::new(cx, *id))
            }
            Some(Goes::Criterion(plan, entry)) => {
                Screen::Verdict(VerdictState::new(cx, plan, entry, Who::Commune, self.year))
            }
            _ => return vec![Step::Say(Notice::info("refuse-nothing-to-open"))],
        };
        vec![Step::Push(Box::new(screen))]
    }

    /// A new target of the year, of the village whose target is marked.
    fn create(&self, cx: &Cx<'_>) -> Vec<Step> {
        let village = self.marked().and_then(|(_, row)| row.village);
        let mut prefill = vec![("year", Value::Int(self.year))];
        prefill.extend(village.map(|id| ("village", Value::Link(id))));
        record_actions::create(cx, RecordKind::Target, prefill)
    }

    fn ask_year(&self, cx: &Cx<'_>) -> Step {
        let mut years = crate::domain::movement::years(cx.book);
        let plans = cx.plans.followed(cx.book).flat_map(Plan::years);
        years.extend(plans.map(i64::from));
        years.extend([self.year, i64::from(cx.now.today.year())]);
        year_picker(YEAR, years, self.year)
    }

    pub fn refusal(&self, cx: &Cx<'_>, action: Action) -> Option<&'static str> {
        match action {
            Action::New => record_actions::new_refusal(cx, RecordKind::Target),
            Action::ChooseYear | Action::CursorLeft | Action::CursorRight => None,
            action => record_actions::plan_refusal(action),
        }
    }

    #[expect(clippy::needless_pass_by_value, reason = "every screen is called alike")]
    pub fn answered(&mut self, cx: &Cx<'_>, answer: Answered) -> Vec<Step> {
        if let Answered::Picked { tag: YEAR, picked } = &answer
            && let Some(year) = picked.first().and_then(|year| year.parse().ok())
        {
            return self.go_to(cx, year);
        }
        Vec::new()
    }

    /// Counts anew if the book, the year or the language changed.
    pub fn refresh(&mut self, cx: &Cx<'_>) {
        let made =
            Made { folded: cx.book.events_folded(), year: self.year, lang: cx.locale.lang() };
        if self.made != Some(made) {
            self.lines = lines(cx, self.year);
            self.made = Some(made);
        }
        let count = self.targets().count();
        self.scroll.fit(count, BANDS.rows(cx));
    }
}

/// A choice of one of these years, the last first.
pub(super) fn year_picker(tag: &'static str, mut years: Vec<i64>, marked: i64) -> Step {
    years.sort_unstable();
    years.dedup();
    let row = |year: &i64| PickerRow {
        id: year.to_string(),
        label: year.to_string(),
        detail: String::new(),
    };
    let rows = years.iter().rev().map(row).collect();
    let picker = Picker::rows(tag, Notice::info("report-choose-year"), rows);
    Step::Open(Box::new(Overlay::Pick(picker.at(&marked.to_string()))))
}

fn lines(cx: &Cx<'_>, year: i64) -> Vec<ProgressLine> {
    let mut lines = Vec::new();
    // The register is counted once for all plans.
    let commune = Evaluation::new(cx.book, &Who::Commune);
    for plan in cx.plans.followed(cx.book) {
        let (from, to) = (i64::from(plan.from.year()), i64::from(plan.to.year()));
        lines.push(ProgressLine::Head(plan.name.clone()));
        if !(from..=to).contains(&year) {
            let years = if from == to { from.to_string() } else { format!("{from}-{to}") };
            let args = [("years", years)];
            let note = cx.locale.with_texts("progress-other-years", &args).into_owned();
            lines.push(ProgressLine::Note(note));
            continue;
        }
        let found = commune.progress_of(plan, year);
        if found.is_empty() {
            lines.push(ProgressLine::Note(cx.locale.text("progress-none-in-plan").into_owned()));
        }
        lines.extend(found.iter().map(|one| ProgressLine::Target(Box::new(of_plan(cx, one)))));
    }
    lines.push(ProgressLine::Head(cx.locale.text("progress-commune").into_owned()));
    let own = commune.own_progress(year);
    if own.is_empty() {
        lines.push(ProgressLine::Note(cx.locale.text("progress-none").into_owned()));
    }
    lines.extend(own.iter().map(|one| ProgressLine::Target(Box::new(own_target(cx, one, None)))));
    for village in cx.book.villages() {
        // At 50,000 households only those are counted that have a target.
        let has = cx
            .book
            .linking(village.id, RecordKind::Target)
            .any(|target| !target.is_void() && target.int("year") == Some(year));
        if has {
            lines.push(ProgressLine::Head(cx.book.title(village)));
            let own = progress(None, cx.book, year, Some(village.id));
            let row = |one| ProgressLine::Target(Box::new(own_target(cx, one, Some(village.id))));
            lines.extend(own.iter().map(row));
        }
    }
    lines
}

fn of_plan(cx: &Cx<'_>, one: &Progress<'_>) -> TargetRow {
    let (name, source, goes) = match one.of_plan {
        Some((plan, entry)) => {
            let goes = Goes::Criterion(plan.key.clone(), entry.id.clone());
            (format!("{} {}", entry.id, entry.heading()), Some(plan.cite(entry)), goes)
        }
        None => (String::new(), None, Goes::Nowhere),
    };
    TargetRow { name, source, goes, ..row(cx, one) }
}

fn own_target(cx: &Cx<'_>, one: &Progress<'_>, village: Option<RecordId>) -> TargetRow {
    let name = one.kind.map(|kind| show::option(cx, kind)).unwrap_or_default();
    // The target itself stands before what was counted against it.
    let target = one.records.first().copied();
    let goes = target.map_or(Goes::Nowhere, Goes::Target);
    TargetRow { name, village, goes, ..row(cx, one) }
}

fn row(cx: &Cx<'_>, one: &Progress<'_>) -> TargetRow {
    let bar = one.target.map(|target| {
        format!("{} {}", one.compare.sign(), words::amount(cx.locale, target, one.unit))
    });
    let short = one
        .target
        .map(|target| format!("{} {}", one.compare.sign(), words::number(target, one.unit)));
    TargetRow {
        name: String::new(),
        short,
        reached: one.reached.map(|reached| words::number(reached, one.unit)),
        bar,
        share: one.share,
        answer: one.answer,
        formula: one.formula.iter().map(|words| cx.locale.words(words)).collect(),
        source: None,
        village: None,
        goes: Goes::Nowhere,
    }
}
