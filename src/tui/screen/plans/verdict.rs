//! One verdict whole: the value against the bar, the sum, what is enough instead, a person's answer,
//! and every record that was counted.
//!
//! It judges anew when the book changed. Invariant: every record shown was counted.

use crate::domain::id::RecordId;
use crate::domain::schema::RecordKind;
use crate::keys::{Action, Scope};
use crate::plan::judge::{Answer, Evaluation, Verdict, Who};

use crate::tui::cx::Cx;
use crate::tui::input::Input;
use crate::tui::part::scroll::Scroll;
use crate::tui::part::sheet::Emphasis;
use crate::tui::part::sheet::{Goes, SheetRow};
use crate::tui::screen::plans::judging::{confirm, takes_tick};
use crate::tui::screen::plans::sheet::PlanRows;
use crate::tui::screen::plans::{SHEET_BANDS, entry, subject, words};
use crate::tui::step::Step;
use crate::tui::{Notice, record_actions};

/// The most records that are listed.
const RECORDS: usize = 500;

#[derive(Debug, Clone, PartialEq)]
pub struct VerdictState {
    pub plan: String,
    pub entry: String,
    pub who: Who,
    pub year: i64,
    pub scroll: Scroll,
    rows: Vec<SheetRow>,
    tick: Option<RecordId>,
    takes_tick: bool,
}

/// The message key of what is said of a criterion. Where the plan gives no bar, that is said: it
/// would be no use to record more.
pub fn answer_key(answer: Answer, no_threshold: bool) -> &'static str {
    match answer {
        Answer::Met => "verdict-met",
        Answer::NotMet => "verdict-not-met",
        Answer::Unknown if no_threshold => "verdict-no-threshold",
        Answer::Unknown => "verdict-unknown",
        Answer::NeedsTick => "verdict-needs-tick",
    }
}

/// The same in few cells: without the unit.
pub fn compared_short(verdict: &Verdict<'_>) -> String {
    let test = verdict.test;
    let (Some(compare), Some(bar)) = (test.compare, test.bar) else {
        return String::new();
    };
    let value = verdict.value.map(|value| words::number(value, test.unit));
    let value = value.unwrap_or_else(|| "?".to_owned());
    format!("{value} {} {}", compare.sign(), words::number(bar, test.unit))
}

/// The value, the operator and the bar.
pub fn compared(cx: &Cx<'_>, verdict: &Verdict<'_>) -> String {
    let test = verdict.test;
    if verdict.no_threshold {
        return cx.locale.text("test-no-bar").into_owned();
    }
    let (Some(compare), Some(bar)) = (test.compare, test.bar) else {
        return String::new();
    };
    let bar = words::amount(cx.locale, bar, test.unit);
    match verdict.value {
        Some(value) => {
            format!("{} {} {bar}", words::number(value, test.unit), compare.sign())
        }
        None => format!("? {} {bar}", compare.sign()),
    }
}

impl VerdictState {
    /// The verdict of somebody by an entry of a plan.
    pub fn new(cx: &Cx<'_>, plan: &str, entry: &str, who: Who, year: i64) -> Self {
        let mut state = Self {
            plan: plan.to_owned(),
            entry: entry.to_owned(),
            who,
            year,
            scroll: Scroll::default(),
            rows: Vec::new(),
            tick: None,
            takes_tick: false,
        };
        state.refresh(cx);
        state
    }

    pub fn rows(&self) -> &[SheetRow] {
        &self.rows
    }

    pub fn scope(&self) -> Scope {
        Scope::Plan
    }

    pub fn title(&self, cx: &Cx<'_>) -> String {
        format!("{} • {} {}", subject::named(cx, &self.who), self.entry, self.year)
    }

    #[expect(clippy::needless_pass_by_value, reason = "every screen is called alike")]
    pub fn update(&mut self, cx: &Cx<'_>, input: Input) -> Vec<Step> {
        let Input::Act(action) = input else {
            return Vec::new();
        };
        if self.scroll.act(action, self.rows.len(), SHEET_BANDS.rows(cx)) {
            return Vec::new();
        }
        match action {
            Action::Back => vec![Step::Pop],
            Action::Undo => vec![Step::UndoLast],
            Action::Open => entry::follow(cx, &self.plan, self.rows.get(self.scroll.marked)),
            Action::Toggle => {
                confirm(cx, (&self.plan, &self.entry), &self.who, self.year, self.tick)
            }
            _ => Vec::new(),
        }
    }

    pub fn refusal(&self, cx: &Cx<'_>, action: Action) -> Option<&'static str> {
        match action {
            Action::Toggle if !self.takes_tick => Some("refuse-counted"),
            Action::Toggle => record_actions::new_refusal(cx, RecordKind::Tick),
            action => record_actions::plan_refusal(action),
        }
    }

    pub fn refresh(&mut self, cx: &Cx<'_>) {
        let plan = cx.plans.get(&self.plan);
        let evaluation = Evaluation::new(cx.book, &self.who);
        let found = plan.map(|plan| evaluation.judge(plan, self.year, cx.now.today));
        let mut found = found.into_iter().flatten();
        let verdict = found.find(|verdict| verdict.entry.id == self.entry);
        let mut sheet = PlanRows::new(cx);
        if let Some(verdict) = &verdict {
            self.tick = verdict.tick;
            self.takes_tick = takes_tick(verdict);
            describe(&mut sheet, cx, verdict, self.takes_tick);
        } else {
            let gone = Notice::info("judging-not-asked").text(cx.locale);
            sheet.line(&gone, Emphasis::Warn, &Goes::Nowhere);
        }
        self.rows = sheet.rows;
        self.scroll.fit(self.rows.len(), SHEET_BANDS.rows(cx));
    }
}

fn describe(sheet: &mut PlanRows<'_>, cx: &Cx<'_>, verdict: &Verdict<'_>, takes_tick: bool) {
    let locale = cx.locale;
    let text = |key: &str| locale.text(key).into_owned();
    let whole = Goes::Entry(verdict.entry.id.clone());
    sheet.put("entry-title", verdict.entry.heading(), Emphasis::Head, &whole);
    sheet.put(
        "verdict-answer",
        &text(answer_key(verdict.answer, verdict.no_threshold)),
        Emphasis::Head,
        &Goes::Nowhere,
    );
    sheet.text("verdict-compared", &compared(cx, verdict));
    for (at, line) in verdict.formula.iter().enumerate() {
        match at {
            0 => sheet.text("verdict-formula", &locale.words(line)),
            _ => sheet.line(&locale.words(line), Emphasis::Plain, &Goes::Nowhere),
        }
    }
    if takes_tick && verdict.tick.is_none() {
        let key = cx.keymap.first_key_in(Scope::Plan, Action::Toggle);
        let hint = locale.with_texts("verdict-how-to-tick", &[("key", key)]).into_owned();
        sheet.line(&hint, Emphasis::Warn, &Goes::Nowhere);
    }
    if let Some(tick) = verdict.tick.and_then(|id| cx.book.find(id)) {
        let goes = Goes::Record(tick.id);
        let evidence = tick.text("evidence").unwrap_or_default();
        let said_by = tick.text("said_by").unwrap_or_default();
        let said = format!("{said_by}: {evidence}");
        sheet.put("verdict-tick", &said, Emphasis::Plain, &goes);
    }
    for other in &verdict.alternatives {
        let answer = text(answer_key(other.own, other.no_threshold));
        let said = format!("{} {}: {answer}", other.entry.id, other.entry.heading());
        sheet.put("entry-or", &said, Emphasis::Plain, &Goes::Entry(other.entry.id.clone()));
        sheet.line(&compared(cx, other), Emphasis::Plain, &Goes::Nowhere);
        for line in &other.formula {
            sheet.line(&locale.words(line), Emphasis::Dim, &Goes::Nowhere);
        }
    }
    entry::source(sheet, cx, verdict.plan, verdict.entry);
    if let Some(note) = &verdict.entry.note {
        sheet.put("entry-note", note, Emphasis::Warn, &Goes::Nowhere);
    }
    records(sheet, cx, verdict);
}

fn records(sheet: &mut PlanRows<'_>, cx: &Cx<'_>, verdict: &Verdict<'_>) {
    let count = verdict.records.len();
    let args = [("count", count.to_string())];
    let said = cx.locale.with_texts("verdict-count", &args).into_owned();
    sheet.put("verdict-records", &said, Emphasis::Head, &Goes::Nowhere);
    for record in verdict.records.iter().take(RECORDS).filter_map(|id| cx.book.find(*id)) {
        let kind = cx.locale.text(&record.kind.label_key()).into_owned();
        let (title, key) = (cx.book.title(record), cx.book.human_key(record));
        let said = if title == key { title } else { format!("{title} ({key})") };
        sheet.line(&format!("{kind}: {said}"), Emphasis::Plain, &Goes::Record(record.id));
    }
    let more = count.saturating_sub(RECORDS);
    if more > 0 {
        let args = [("count", more.to_string())];
        let said = cx.locale.with_texts("verdict-more", &args).into_owned();
        sheet.line(&said, Emphasis::Dim, &Goes::Nowhere);
    }
}
