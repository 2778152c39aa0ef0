//! What is due by the plans that the office follows, the most pressing first; what was done last.
//!
//! The dates come from the plans. It marks nothing itself: a form does. Invariant: without a choice
//! of a year it shows this year's and whatever is open, and says how much it leaves out.

use crate::tui::job::TextFile;
use chrono::{Datelike as _, NaiveDate};

use crate::domain::id::RecordId;
use crate::domain::input::Input as Typed;
use crate::domain::schema::RecordKind;
use crate::domain::value::Value;
use crate::keys::{Action, Scope};
use crate::plan::calendar::{self, Deadline, DueState, IcsWords};
use crate::plan::{Plan, offices};

use crate::tui::cx::Cx;
use crate::tui::effect::Work;
use crate::tui::input::Input;
use crate::tui::overlay::picker::{Picker, PickerRow};
use crate::tui::part::bands::Bands;
use crate::tui::part::save_as::{Naming, SaveAs, Target};
use crate::tui::part::scroll::Scroll;
use crate::tui::screen::form::FormState;
use crate::tui::screen::plans::entry::EntryState;
use crate::tui::step::{Answer, Step};
use crate::tui::{Failure, Notice, Outcome, Overlay, Screen, record_actions, show};

/// What is chosen and the heads stand above the list; the marked deadline is told below.
pub(in crate::tui) const BANDS: Bands = Bands::new(2, 6);

const PLAN: &str = "due-plan";
const YEAR: &str = "due-year";
const STATE: &str = "due-state";

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueRow {
    /// The plan's key and name.
    pub plan: (String, String),
    /// The entry's id and heading.
    pub entry: (String, String),
    /// The first day, where there is one.
    pub from: Option<NaiveDate>,
    pub due_on: NaiveDate,
    /// Whether the text names a day.
    pub has_day: bool,
    /// Days to the last good day.
    pub days_left: i64,
    pub state: DueState,
    /// The message key of how it stands.
    pub label_key: &'static str,
    /// The record that says it was done.
    pub filing: Option<RecordId>,
    /// The office that gets it, and that through which it goes.
    pub route: (Option<String>, Option<String>),
    /// What the offices were called in the plan, where that changed.
    pub moved: Option<String>,
    /// Where it stands in the text.
    pub source: String,
}

impl DueRow {
    fn of(cx: &Cx<'_>, deadline: &Deadline<'_>) -> Self {
        let (plan, entry) = (deadline.plan, deadline.entry);
        let (to, via) = deadline.route();
        // What is late is sent today, to whoever is there today.
        let sent_on = deadline.due_on.max(cx.now.today);
        let route = offices::addressee(to, via, plan.level, sent_on);
        Self {
            plan: (plan.key.clone(), plan.name.clone()),
            entry: (entry.id.clone(), entry.heading().to_owned()),
            from: deadline.from,
            due_on: deadline.due_on,
            has_day: deadline.has_day,
            days_left: deadline.days_left,
            state: deadline.state,
            label_key: deadline.label_key(),
            filing: deadline.filing,
            route: (route.to, route.via),
            moved: route.note.map(|note| cx.locale.words(&note)),
            source: plan.cite(entry),
        }
    }

    /// How many days are left, in words.
    pub fn days(&self, cx: &Cx<'_>) -> String {
        if self.state == DueState::Done {
            return cx.locale.text(self.label_key).into_owned();
        }
        let (key, days) = calendar::days_text(self.days_left);
        cx.locale.with(key, &[("days", days.into())]).into_owned()
    }

    pub(super) fn follow(&mut self, cx: &Cx<'_>) {
        let all = calendar::deadlines(cx.plans, cx.book, cx.now.today, None);
        if let Some(deadline) = all.iter().find(|deadline| self.is(deadline)) {
            *self = Self::of(cx, deadline);
        }
    }

    fn is(&self, deadline: &Deadline<'_>) -> bool {
        (&self.plan.0, &self.entry.0, self.due_on)
            == (&deadline.plan.key, &deadline.entry.id, deadline.due_on)
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct DeadlinesState {
    pub scroll: Scroll,
    /// The only plan shown, by its key.
    pub plan: Option<String>,
    /// The only year shown.
    pub year: Option<i32>,
    /// The only state shown.
    pub state: Option<DueState>,
    /// The way to a file.
    pub save: SaveAs,
    rows: Vec<DueRow>,
    left_out: usize,
}

impl DeadlinesState {
    pub fn new(cx: &Cx<'_>) -> Self {
        let mut state = Self::default();
        state.refresh(cx);
        state
    }

    /// The same with one of them marked.
    pub fn on(cx: &Cx<'_>, plan: &str, entry: &str, due_on: NaiveDate) -> Self {
        let mut state = Self::new(cx);
        let is = |row: &DueRow| (&*row.plan.0, &*row.entry.0, row.due_on) == (plan, entry, due_on);
        state.scroll.marked = state.rows.iter().position(is).unwrap_or_default();
        state.scroll.fit(state.rows.len(), BANDS.rows(cx));
        state
    }

    pub fn rows(&self) -> &[DueRow] {
        &self.rows
    }

    /// How many were never marked and are over for so long that they are shown only with their year.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    pub fn marked(&self) -> Option<&DueRow> {
        self.rows.get(self.scroll.marked)
    }

    pub fn scope(&self) -> Scope {
        if self.save.is_typing() { Scope::Search } else { Scope::Plan }
    }

    pub fn title(&self, cx: &Cx<'_>) -> String {
        cx.locale.text("place-deadlines").into_owned()
    }

    #[expect(clippy::needless_pass_by_value, reason = "every screen is called alike")]
    pub fn update(&mut self, cx: &Cx<'_>, input: Input) -> Vec<Step> {
        if self.save.is_typing() {
            return match self.save.update(&input) {
                Naming::Done(target) => vec![self.write(cx, target)],
                Naming::Steps(steps) => steps,
            };
        }
        let Input::Act(action) = input else {
            return Vec::new();
        };
        if self.scroll.act(action, self.rows.len(), BANDS.rows(cx)) {
            return Vec::new();
        }
        match action {
            Action::Back => return vec![Step::Pop],
            Action::Open => return self.open(cx),
            Action::MarkDone => return self.mark_done(cx),
            Action::Undo => return vec![Step::UndoLast],
            Action::Filter => return vec![ask_plan(cx)],
            Action::ChooseYear => return vec![self.ask_year(cx)],
            Action::FilterState => return vec![ask_state(cx)],
            Action::CursorLeft | Action::CursorRight => self.step_year(cx, action),
            Action::WriteFile => self.save.begin(&cx.locale.text("ics-file")),
            _ => {}
        }
        Vec::new()
    }

    /// From "now" to a year and on.
    fn step_year(&mut self, cx: &Cx<'_>, action: Action) {
        let this_year = cx.now.today.year();
        let year = self.year.unwrap_or(this_year);
        let next = if action == Action::CursorLeft { -1 } else { 1 };
        self.year = Some(year.saturating_add(next));
        self.scroll = Scroll::default();
        self.refresh(cx);
    }

    fn open(&self, cx: &Cx<'_>) -> Vec<Step> {
        let Some(row) = self.marked() else {
            return vec![Step::Say(Notice::info("refuse-nothing-marked"))];
        };
        let entry = EntryState::of_deadline(cx, row);
        vec![Step::Push(Box::new(Screen::Entry(entry)))]
    }

    fn mark_done(&self, cx: &Cx<'_>) -> Vec<Step> {
        match self.marked() {
            Some(row) => mark_done(cx, row),
            None => vec![Step::Say(Notice::info("refuse-nothing-marked"))],
        }
    }

    fn write(&self, cx: &Cx<'_>, target: Target) -> Step {
        let word = |key: &str| cx.locale.text(key).into_owned();
        let words = IcsWords {
            name: cx.me.commune.clone(),
            to: word("entry-to"),
            via: word("entry-via"),
            source: word("entry-source"),
            no_day: word("due-no-day"),
        };
        let (all, _) = self.found(cx);
        // Who filters by a state wants exactly that.
        let all = calendar::to_remind(all, self.state.is_some());
        if all.is_empty() {
            return Step::Say(Notice::info("refuse-nothing-due"));
        }
        let text = calendar::ics(&all, &words, cx.now.millis);
        Step::Ask(Work::WriteText(Box::new(TextFile { text, to: target.to, force: target.force })))
    }

    pub fn refusal(&self, cx: &Cx<'_>, action: Action) -> Option<&'static str> {
        match action {
            _ if self.save.is_typing() => None,
            Action::MarkDone if self.marked().is_none() => Some("refuse-nothing-marked"),
            Action::MarkDone => record_actions::new_refusal(cx, RecordKind::Filing),
            Action::WriteFile if self.rows.is_empty() => Some("refuse-nothing-due"),
            Action::WriteFile
            | Action::Filter
            | Action::FilterState
            | Action::ChooseYear
            | Action::CursorLeft
            | Action::CursorRight => None,
            action => record_actions::plan_refusal(action),
        }
    }

    /// What is shown, as the plans have it.
    fn found<'a>(&self, cx: &Cx<'a>) -> (Vec<Deadline<'a>>, usize) {
        let today = cx.now.today;
        let (mut all, left_out) = match self.year {
            None => calendar::agenda(cx.plans, cx.book, today),
            Some(year) => {
                let mut all = calendar::deadlines(cx.plans, cx.book, today, None);
                all.retain(|deadline| {
                    let begins = deadline.from.unwrap_or(deadline.due_on).year();
                    (begins..=deadline.due_on.year()).contains(&year)
                });
                (all, 0)
            }
        };
        all.retain(|deadline| {
            self.plan.as_ref().is_none_or(|plan| *plan == deadline.plan.key)
                && self.state.is_none_or(|state| state == deadline.state)
        });
        (all, left_out)
    }

    /// Makes the rows anew and stays on the marked deadline.
    pub fn refresh(&mut self, cx: &Cx<'_>) {
        let before = self.marked().cloned();
        let (all, left_out) = self.found(cx);
        self.left_out = left_out;
        let place = before.and_then(|row| all.iter().position(|deadline| row.is(deadline)));
        self.rows = all.iter().map(|deadline| DueRow::of(cx, deadline)).collect();
        if let Some(place) = place {
            self.scroll.marked = place;
        }
        self.scroll.fit(self.rows.len(), BANDS.rows(cx));
    }

    fn ask_year(&self, cx: &Cx<'_>) -> Step {
        let mut years: Vec<_> = cx.plans.followed(cx.book).flat_map(Plan::years).collect();
        years.push(cx.now.today.year());
        years.sort_unstable();
        years.dedup();
        let row = |year: &i32| PickerRow {
            id: year.to_string(),
            label: year.to_string(),
            detail: String::new(),
        };
        let rows = std::iter::once(any(cx, "due-all-years")).chain(years.iter().rev().map(row));
        let picker = Picker::rows(YEAR, Notice::info("due-choose-year"), rows.collect());
        let at = self.year.map(|year| year.to_string()).unwrap_or_default();
        pick(picker.at(&at))
    }

    /// A choice was made, or whether to write over a file answered.
    pub fn answered(&mut self, cx: &Cx<'_>, answer: Answer) -> Vec<Step> {
        if let Some(target) = self.save.answered(&answer) {
            return vec![self.write(cx, target)];
        }
        let Answer::Picked { tag, picked } = answer else {
            return Vec::new();
        };
        let one = picked.first().map(String::as_str).unwrap_or_default();
        match tag {
            PLAN => self.plan = Some(one.to_owned()).filter(|key| !key.is_empty()),
            YEAR => self.year = one.parse().ok(),
            STATE => self.state = DueState::ALL.into_iter().find(|state| state.id() == one),
            _ => return Vec::new(),
        }
        self.scroll = Scroll::default();
        self.refresh(cx);
        Vec::new()
    }

    /// The file was written, or one of that name is there.
    pub fn done(&mut self, _cx: &Cx<'_>, outcome: Outcome) -> Vec<Step> {
        self.save.done(outcome, "ics-written")
    }

    /// It did not work; the notice says why, and the name can be mended.
    pub fn failed(&mut self, _failure: &Failure) {}
}

/// Opens the form that says a deadline was met; or what was written of it.
pub(super) fn mark_done(cx: &Cx<'_>, row: &DueRow) -> Vec<Step> {
    if let Some(filing) = row.filing.and_then(|id| cx.book.find(id)) {
        let form = FormState::edit(cx, filing);
        return vec![Step::Push(Box::new(Screen::Form(form)))];
    }
    let all = calendar::deadlines(cx.plans, cx.book, cx.now.today, None);
    let Some(deadline) = all.iter().find(|deadline| row.is(deadline)) else {
        return vec![Step::Say(Notice::info("refuse-nothing-marked"))];
    };
    let value = |input| match input {
        Typed::Value(value) => Some(value),
        _ => None,
    };
    let filled = calendar::filled(deadline).into_iter();
    let mut prefill: Vec<_> =
        filled.filter_map(|(field, input)| Some((field, value(input)?))).collect();
    prefill.retain(|(field, _)| *field != "sent_to");
    prefill.extend(row.route.0.as_deref().map(|to| ("sent_to", Value::text(to))));
    prefill.push(("done_by", Value::text(&cx.me.officer)));
    record_actions::create(cx, RecordKind::Filing, prefill)
}

/// The message key of a state.
pub fn state_key(state: DueState) -> &'static str {
    match state {
        DueState::NotYet => "due-state-not-yet",
        DueState::Near => "due-state-near",
        DueState::Overdue => "due-state-overdue",
        DueState::Done => "due-state-done",
    }
}

/// The days of a deadline: from when, to when.
pub fn span(cx: &Cx<'_>, row: &DueRow) -> String {
    let to = show::day(row.due_on);
    match row.from {
        Some(from) => {
            let args = [("from", show::day(from)), ("to", to)];
            cx.locale.with_texts("due-span", &args).into_owned()
        }
        None => to,
    }
}

fn any(cx: &Cx<'_>, key: &str) -> PickerRow {
    PickerRow { id: String::new(), label: cx.locale.text(key).into_owned(), detail: String::new() }
}

fn ask_plan(cx: &Cx<'_>) -> Step {
    let row = |plan: &Plan| PickerRow {
        id: plan.key.clone(),
        label: plan.name.clone(),
        detail: plan.key.clone(),
    };
    let plans = cx.plans.followed(cx.book).map(row);
    let rows = std::iter::once(any(cx, "due-all-plans")).chain(plans).collect();
    pick(Picker::rows(PLAN, Notice::info("due-choose-plan"), rows))
}

fn ask_state(cx: &Cx<'_>) -> Step {
    let row = |state: DueState| PickerRow {
        id: state.id().to_owned(),
        label: cx.locale.text(state_key(state)).into_owned(),
        detail: String::new(),
    };
    let rows = std::iter::once(any(cx, "due-all-states")).chain(DueState::ALL.map(row)).collect();
    pick(Picker::rows(STATE, Notice::info("due-choose-state"), rows))
}

fn pick(picker: Picker) -> Step {
    Step::Open(Box::new(Overlay::Pick(picker)))
}
