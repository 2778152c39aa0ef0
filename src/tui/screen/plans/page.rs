//! One plan: everything it says, by group, found by typing.
//!
//! Reads the plan alone. Invariant: a marked row is an entry, never a heading, wherever one is.

use crate::keys::{Action, Scope};
use crate::plan::{Plan, PlanEntry};
use crate::text::{LineEditor, Query, fold};
use crate::tui::record_actions;

use crate::tui::cx::Cx;
use crate::tui::input::Input;
use crate::tui::input::edit_line;
use crate::tui::keyboard::Focus;
use crate::tui::part::bands::Bands;
use crate::tui::part::scroll::Scroll;
use crate::tui::screen::plans::entry::EntryState;
use crate::tui::screen::plans::words::{self, Group};
use crate::tui::step::Step;
use crate::tui::{Notice, Screen};

/// The longest search, in letters.
const FIND_MAX: usize = 80;

/// The plan or the search line stands above the list; the marked entry is told below.
pub(in crate::tui) const BANDS: Bands = Bands::new(2, 7);

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageRow {
    /// The heading of a group, with how many entries it has.
    Head(Group, usize),
    /// An entry, by its place in the plan.
    Entry(usize),
}

#[derive(Debug, Clone, PartialEq)]
pub struct PlanState {
    pub plan: String,
    /// What is typed to find an entry.
    pub find: LineEditor,
    /// Whether the search line has the keyboard.
    pub searching: bool,
    /// Where one is, among the entries.
    pub scroll: Scroll,
    rows: Vec<PageRow>,
}

impl PlanState {
    /// The page of a plan.
    pub fn new(cx: &Cx<'_>, plan: &str) -> Self {
        let mut state = Self {
            plan: plan.to_owned(),
            find: LineEditor::new().with_limit(FIND_MAX),
            searching: false,
            scroll: Scroll::default(),
            rows: Vec::new(),
        };
        state.find_rows(cx);
        state
    }

    /// The rows, headings among them.
    pub fn rows(&self) -> &[PageRow] {
        &self.rows
    }

    fn entries(&self) -> impl Iterator<Item = usize> {
        self.rows.iter().filter_map(|row| match row {
            PageRow::Entry(at) => Some(*at),
            PageRow::Head(..) => None,
        })
    }

    /// The marked row, counted with the headings.
    pub fn marked_row(&self) -> usize {
        let entries = self.rows.iter().enumerate();
        let mut places = entries.filter(|(_, row)| matches!(row, PageRow::Entry(_)));
        places.nth(self.scroll.marked).map_or(0, |(at, _)| at)
    }

    pub fn marked<'a>(&self, cx: &Cx<'a>) -> Option<(&'a Plan, &'a PlanEntry)> {
        let plan = cx.plans.get(&self.plan)?;
        let at = self.entries().nth(self.scroll.marked)?;
        Some((plan, plan.entries.get(at)?))
    }

    pub fn scope(&self) -> Scope {
        if self.searching { Scope::Search } else { Scope::Plan }
    }

    pub fn focus(&self) -> Option<Focus<'_>> {
        self.searching.then(|| Focus::search(&self.find))
    }

    pub fn title(&self, cx: &Cx<'_>) -> String {
        cx.plans.get(&self.plan).map(|plan| plan.name.clone()).unwrap_or_default()
    }

    #[expect(clippy::needless_pass_by_value, reason = "every screen is called alike")]
    pub fn update(&mut self, cx: &Cx<'_>, input: Input) -> Vec<Step> {
        if let Input::Act(action) = input {
            let entries = self.entries().count();
            if self.scroll.act(action, entries, BANDS.rows(cx)) {
                return Vec::new();
            }
            match action {
                Action::Back => return self.back(cx),
                Action::Search => self.searching = true,
                Action::Undo => return vec![Step::UndoLast],
                Action::Open | Action::Confirm => return self.open(cx),
                _ => {}
            }
        }
        if self.searching {
            let before = self.find.text().to_owned();
            edit_line(&mut self.find, &input);
            if self.find.text() != before {
                self.scroll = Scroll::default();
                self.find_rows(cx);
            }
        }
        Vec::new()
    }

    /// One step back: out of the search, then out of the page.
    fn back(&mut self, cx: &Cx<'_>) -> Vec<Step> {
        if !self.searching && self.find.is_empty() {
            return vec![Step::Pop];
        }
        self.searching = false;
        self.find.clear();
        self.find_rows(cx);
        Vec::new()
    }

    fn open(&mut self, cx: &Cx<'_>) -> Vec<Step> {
        let Some((plan, entry)) = self.marked(cx) else {
            return vec![Step::Say(Notice::info("refuse-nothing-marked"))];
        };
        self.searching = false;
        let entry = EntryState::new(cx, &plan.key, &entry.id);
        vec![Step::Push(Box::new(Screen::Entry(entry)))]
    }

    fn find_rows(&mut self, cx: &Cx<'_>) {
        self.rows.clear();
        let Some(plan) = cx.plans.get(&self.plan) else {
            return;
        };
        let query = Query::new(self.find.text());
        let found = |entry: &PlanEntry| {
            query.is_empty() || query.matches(&search_text(cx, entry)).is_some()
        };
        let found: Vec<_> =
            plan.entries.iter().enumerate().filter(|(_, entry)| found(entry)).collect();
        for group in Group::ALL {
            let mine = || found.iter().filter(|(_, entry)| Group::of(entry.kind) == group);
            let count = mine().count();
            if count > 0 {
                self.rows.push(PageRow::Head(group, count));
                self.rows.extend(mine().map(|(at, _)| PageRow::Entry(*at)));
            }
        }
        self.scroll.fit(self.entries().count(), BANDS.rows(cx));
    }

    pub fn refusal(&self, _cx: &Cx<'_>, action: Action) -> Option<&'static str> {
        match action {
            Action::Search => None,
            Action::CursorLeft | Action::CursorRight if self.searching => None,
            action => record_actions::plan_refusal(action),
        }
    }

    pub fn refresh(&mut self, cx: &Cx<'_>) {
        self.find_rows(cx);
    }
}

/// Everything that an entry is found by, folded.
fn search_text(cx: &Cx<'_>, entry: &PlanEntry) -> String {
    let mut parts = vec![entry.id.clone(), entry.heading().to_owned(), entry.english.clone()];
    parts.extend(entry.words.iter().cloned());
    parts.extend(entry.note.clone());
    parts.extend(words::meaning(cx.locale, entry));
    fold(&parts.join(" "))
}
