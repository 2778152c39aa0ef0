//! One entry of a plan, whole: the words, where they stand, what they mean, what to know.
//!
//! Reads the plan alone. Invariant: what is quoted is the plan's, letter by letter.

use crate::domain::schema::RecordKind;
use crate::keys::{Action, Scope};
use crate::locale::Lang;
use crate::plan::{Plan, PlanEntry, Test};

use crate::tui::cx::Cx;
use crate::tui::input::Input;
use crate::tui::part::scroll::Scroll;
use crate::tui::part::sheet::Emphasis;
use crate::tui::part::sheet::{Goes, SheetRow};
use crate::tui::screen::detail::DetailState;
use crate::tui::screen::plans::deadlines::{self, DueRow};
use crate::tui::screen::plans::sheet::PlanRows;
use crate::tui::screen::plans::{SHEET_BANDS, words};
use crate::tui::step::Step;
use crate::tui::{Notice, Screen, record_actions};

#[derive(Debug, Clone, PartialEq)]
pub struct EntryState {
    pub plan: String,
    pub entry: String,
    pub scroll: Scroll,
    due: Option<DueRow>,
    rows: Vec<SheetRow>,
}

impl EntryState {
    /// The view of an entry.
    pub fn new(cx: &Cx<'_>, plan: &str, entry: &str) -> Self {
        let (plan, entry) = (plan.to_owned(), entry.to_owned());
        let scroll = Scroll::default();
        let mut state = Self { plan, entry, scroll, due: None, rows: Vec::new() };
        state.refresh(cx);
        state
    }

    /// The view of an entry with one of its dates.
    pub fn of_deadline(cx: &Cx<'_>, row: &DueRow) -> Self {
        let mut state = Self::new(cx, &row.plan.0, &row.entry.0);
        state.due = Some(row.clone());
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
        let name = cx.plans.get(&self.plan).map(|plan| plan.name.as_str()).unwrap_or_default();
        format!("{name} {}", self.entry)
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
            Action::Open => follow(cx, &self.plan, self.rows.get(self.scroll.marked)),
            Action::Undo => vec![Step::UndoLast],
            Action::MarkDone => {
                self.due.as_ref().map(|row| deadlines::mark_done(cx, row)).unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }

    pub fn refusal(&self, cx: &Cx<'_>, action: Action) -> Option<&'static str> {
        match action {
            Action::MarkDone if self.due.is_some() => {
                record_actions::new_refusal(cx, RecordKind::Filing)
            }
            action => record_actions::plan_refusal(action),
        }
    }

    /// Comes to the top again, or the terminal changed.
    pub fn refresh(&mut self, cx: &Cx<'_>) {
        let found =
            cx.plans.get(&self.plan).and_then(|plan| Some((plan, plan.entry(&self.entry)?)));
        if let Some(row) = &mut self.due {
            row.follow(cx);
        }
        let mut sheet = PlanRows::new(cx);
        if let Some((plan, entry)) = found {
            describe(&mut sheet, cx, plan, entry);
        }
        if let Some(row) = &self.due {
            describe_due(&mut sheet, cx, row);
        }
        self.rows = sheet.rows;
        self.scroll.fit(self.rows.len(), SHEET_BANDS.rows(cx));
    }
}

/// Goes where a row leads.
pub(super) fn follow(cx: &Cx<'_>, plan: &str, row: Option<&SheetRow>) -> Vec<Step> {
    let screen = match row.map(|row| &row.goes) {
        Some(Goes::Entry(entry)) => Screen::Entry(EntryState::new(cx, plan, entry)),
        Some(Goes::Record(id)) if cx.book.find(*id).is_some() => {
            Screen::Detail(DetailState::new(cx, *id))
        }
        _ => return vec![Step::Say(Notice::info("refuse-nothing-to-open"))],
    };
    vec![Step::Push(Box::new(screen))]
}

/// Everything that is known of an entry.
pub(super) fn describe(sheet: &mut PlanRows<'_>, cx: &Cx<'_>, plan: &Plan, entry: &PlanEntry) {
    let locale = cx.locale;
    sheet.put("entry-title", entry.heading(), Emphasis::Head, &Goes::Nowhere);
    source(sheet, cx, plan, entry);
    if let Some(due) = &entry.due {
        sheet.text("entry-due", &words::due_words(locale, due));
        let doer = format!("doer-{}", due.doer.id());
        sheet.text("entry-doer", &locale.text(&doer));
        sheet.text("entry-to", due.to.as_deref().unwrap_or_default());
        sheet.text("entry-via", due.via.as_deref().unwrap_or_default());
    }
    if let Some(test) = &entry.test {
        describe_test(sheet, cx, plan, test);
    }
    if entry.due.is_none() && entry.test.is_none() {
        sheet.text("entry-meaning", &words::meaning(locale, entry).unwrap_or_default());
    }
    if let Some(award) = &entry.award {
        sheet.text("entry-whom", &words::subjects(locale, &award.whom));
    }
    if let Some(note) = &entry.note {
        sheet.put("entry-note", note, Emphasis::Warn, &Goes::Nowhere);
    }
}

/// One date of it: how it stands, and the record that says it was done.
fn describe_due(sheet: &mut PlanRows<'_>, cx: &Cx<'_>, row: &DueRow) {
    let mut said = deadlines::span(cx, row);
    if !row.has_day {
        said = format!("{said} ({})", cx.locale.text("due-no-day"));
    }
    let state = cx.locale.text(row.label_key).into_owned();
    let left = row.days(cx);
    let how = if left == state { state } else { format!("{state}, {left}") };
    sheet.put("due-this", &format!("{said} • {how}"), Emphasis::Head, &Goes::Nowhere);
    let (to, via) = &row.route;
    sheet.text("due-send-to", to.as_deref().unwrap_or_default());
    sheet.text("entry-via", via.as_deref().unwrap_or_default());
    if let Some(moved) = &row.moved {
        sheet.put("entry-note", moved, Emphasis::Warn, &Goes::Nowhere);
    }
    if let Some(filing) = row.filing.and_then(|id| cx.book.find(id)) {
        let goes = Goes::Record(filing.id);
        sheet.put("due-record", &cx.book.title(filing), Emphasis::Plain, &goes);
    }
}

/// The words and where they stand.
pub(super) fn source(sheet: &mut PlanRows<'_>, cx: &Cx<'_>, plan: &Plan, entry: &PlanEntry) {
    let mut label = "entry-words";
    for words in &entry.words {
        sheet.put(label, &format!("«{words}»"), Emphasis::Plain, &Goes::Nowhere);
        label = "entry-words-more";
    }
    if cx.locale.lang() == Lang::En {
        sheet.text("entry-english", &entry.english);
    }
    sheet.put("entry-source", &plan.cite(entry), Emphasis::Dim, &Goes::Nowhere);
}

fn describe_test(sheet: &mut PlanRows<'_>, cx: &Cx<'_>, plan: &Plan, test: &Test) {
    let locale = cx.locale;
    sheet.text("entry-test", &words::test_words(locale, test));
    sheet.text("entry-subjects", &words::subjects(locale, &test.subjects));
    let scope = &test.scope;
    let mut only = Vec::new();
    for zone in &scope.zones {
        only.push(locale.text(&format!("option-{}", zone.id())).into_owned());
    }
    if scope.new_rural {
        only.push(locale.text("entry-only-new-rural").into_owned());
    }
    match scope.poor_district {
        Some(true) => only.push(locale.text("entry-only-poor-district").into_owned()),
        Some(false) => only.push(locale.text("entry-only-other-district").into_owned()),
        None => {}
    }
    sheet.text("entry-only", &only.join(", "));
    let key = if test.for_award { "entry-for-award" } else { "entry-goal-only" };
    sheet.text("entry-weight", &locale.text(key));
    for other in test.or.iter().filter_map(|id| plan.entry(id)) {
        let said = format!("{} {}", other.id, other.heading());
        sheet.put("entry-or", &said, Emphasis::Plain, &Goes::Entry(other.id.clone()));
    }
}
