//! What a list would do, row by row, before anything is stored: the rows of a tab, problems first.
//!
//! The plan is made again whenever the book, a cell or a choice changed; the rows keep their place.
//! It decides nothing itself. Invariant: every entry of the list is in the tab of all.

use crate::domain::import::plan::{ImportPlan, PlannedEntry, RowAction as Does, plan};
use crate::domain::import::{FlagLevel, ImportEntry};
use crate::domain::issue::Issue;
use crate::keys::Action;
use crate::text::mask_numbers;
use crate::tui::cx::Cx;
use crate::tui::job::{Ask, Found};
use crate::tui::part::bands::Bands;
use crate::tui::part::scroll::Scroll;
use crate::tui::screen::import::{Fixes, describe};

/// What was understood, the tabs and the heads stand above the rows.
pub const BANDS: Bands = Bands::new(4, 0);

/// A part of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    All,
    /// What waits, is wrong or doubtful.
    Problems,
    New,
    Changes,
    /// What is in the book already.
    Same,
    /// Totals and the rows that hold no record.
    Rest,
}

impl Tab {
    /// Every tab, from left to right.
    pub const ALL: [Self; 6] =
        [Self::All, Self::Problems, Self::New, Self::Changes, Self::Same, Self::Rest];

    pub fn label_key(self) -> &'static str {
        match self {
            Self::All => "import-tab-all",
            Self::Problems => "import-tab-problems",
            Self::New => "import-tab-new",
            Self::Changes => "import-tab-changes",
            Self::Same => "import-tab-same",
            Self::Rest => "import-tab-rest",
        }
    }

    fn holds(self, item: &PlannedEntry) -> bool {
        match self {
            Self::All => true,
            Self::Problems => rank(item) < QUIET,
            Self::New => item.action == Does::New,
            Self::Changes => item.action == Does::Update,
            Self::Same => item.action == Does::Same,
            Self::Rest => false,
        }
    }

    fn turned(self, back: bool) -> Self {
        let at = Self::ALL.iter().position(|tab| *tab == self).unwrap_or_default();
        let count = Self::ALL.len();
        let step = if back { count.saturating_sub(1) } else { 1 };
        let next = at.saturating_add(step).checked_rem(count).unwrap_or_default();
        Self::ALL.get(next).copied().unwrap_or(Self::All)
    }
}

/// From this rank on nothing is doubtful.
const QUIET: u8 = 4;

/// What comes first: the wrong, what waits, the doubtful, what is only old, then what changes
/// something.
fn rank(item: &PlannedEntry) -> u8 {
    let mut issues = describe::issues(item).peekable();
    let told = issues.peek().is_some();
    // Most rows of a list of last year are old, and hide what is doubtful otherwise.
    let doubtful = !item.flags.is_empty() || issues.any(|issue| issue.code != "old_date");
    match item.action {
        Does::Error => 0,
        Does::Hold => 1,
        Does::Update | Does::New | Does::Same if doubtful => 2,
        Does::Update | Does::New | Does::Same if told => 3,
        Does::Update => QUIET,
        Does::New => 5,
        Does::Same => 6,
        Does::Out => 7,
    }
}

/// A row of the last tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RestRow {
    /// A total, by its place.
    Total(usize),
    /// A row passed over, by its place.
    Passed(usize),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    pub ask: Ask,
    /// What was read, with the corrections of the person.
    pub found: Found,
    pub fixes: Fixes,
    pub plan: ImportPlan,
    pub tab: Tab,
    /// Where one is in it.
    pub scroll: Scroll,
    rows: Vec<usize>,
    folded: usize,
}

impl Preview {
    /// The preview of a list that was read.
    pub fn new(cx: &Cx<'_>, ask: Ask, mut found: Found, mut fixes: Fixes) -> Self {
        fixes.put(cx, &mut found.reading);
        for sample in found.samples.iter_mut().flatten() {
            *sample = mask_numbers(sample);
        }
        let mut preview = Self {
            ask,
            found,
            fixes,
            plan: ImportPlan::default(),
            tab: Tab::All,
            scroll: Scroll::default(),
            rows: Vec::new(),
            folded: 0,
        };
        preview.plan_anew(cx);
        preview
    }

    /// Plans anew: the book, a cell or a choice changed.
    pub fn plan_anew(&mut self, cx: &Cx<'_>) {
        self.folded = cx.book.events_folded();
        let marked = self.rows.get(self.scroll.marked).copied();
        self.plan = plan(cx.book, &self.found.reading, &self.fixes.choices, &cx.ctx());
        self.list(cx);
        // One stays on the row, wherever it went.
        if let Some(at) = self.rows.iter().position(|row| Some(*row) == marked) {
            self.scroll.marked = at;
            self.fit(cx);
        }
    }

    /// Makes anew what is derived from the book.
    pub fn refresh(&mut self, cx: &Cx<'_>) {
        if self.folded == cx.book.events_folded() {
            self.fit(cx);
        } else {
            self.plan_anew(cx);
        }
    }

    fn list(&mut self, cx: &Cx<'_>) {
        let items = self.plan.items.iter().enumerate();
        let mut rows: Vec<_> = items
            .filter(|(_, item)| self.tab.holds(item))
            .map(|(at, item)| ((rank(item), item.row), at))
            .collect();
        rows.sort_unstable();
        self.rows = rows.into_iter().map(|(_, at)| at).collect();
        self.fit(cx);
    }

    fn fit(&mut self, cx: &Cx<'_>) {
        self.scroll.fit(self.len(), BANDS.rows(cx));
    }

    /// The items of the tab, by their places in the plan.
    pub fn rows(&self) -> &[usize] {
        &self.rows
    }

    /// The rows of the last tab: totals that disagree first.
    pub fn rest(&self) -> Vec<RestRow> {
        let reading = &self.found.reading;
        let disagrees =
            |at: &usize| reading.totals.get(*at).is_some_and(|total| !total.flags.is_empty());
        let (wrong, right): (Vec<_>, Vec<_>) = (0..reading.totals.len()).partition(disagrees);
        let totals = wrong.into_iter().chain(right).map(RestRow::Total);
        totals.chain((0..reading.passed_over.len()).map(RestRow::Passed)).collect()
    }

    /// How many rows the tab has.
    pub fn len(&self) -> usize {
        if self.tab == Tab::Rest { self.rest().len() } else { self.rows.len() }
    }

    /// Whether the tab has no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many rows a tab has.
    pub fn count(&self, tab: Tab) -> usize {
        match tab {
            Tab::Rest => self.rest().len(),
            tab => self.plan.items.iter().filter(|item| tab.holds(item)).count(),
        }
    }

    /// Moves in the list or goes to another tab. `false` if the action does neither.
    pub fn act(&mut self, cx: &Cx<'_>, action: Action) -> bool {
        if self.scroll.act(action, self.len(), BANDS.rows(cx)) {
            return true;
        }
        match action {
            Action::NextSection | Action::PrevSection => {
                self.tab = self.tab.turned(action == Action::PrevSection);
                self.scroll = Scroll::default();
                self.list(cx);
                true
            }
            _ => false,
        }
    }

    /// The marked item, by its place in the plan.
    pub fn marked(&self) -> Option<usize> {
        if self.tab == Tab::Rest { None } else { self.rows.get(self.scroll.marked).copied() }
    }

    /// An item with its entry.
    pub fn at(&self, place: usize) -> Option<(&PlannedEntry, &ImportEntry)> {
        self.plan.items.get(place).zip(self.found.reading.entries.get(place))
    }

    /// The rows that have no village.
    pub fn without_village(&self) -> Vec<u32> {
        let lacks = |item: &&PlannedEntry| {
            item.flags
                .iter()
                .any(|flag| flag.code == "missing_village" && flag.level == FlagLevel::Hold)
        };
        self.plan.items.iter().filter(lacks).map(|item| item.row).collect()
    }

    /// Puts what was typed into the cell of one field in these rows, and plans anew.
    pub fn fix(
        &mut self,
        cx: &Cx<'_>,
        rows: &[u32],
        field: &'static str,
        typed: &str,
    ) -> Result<(), Issue> {
        let reading = &mut self.found.reading;
        let mut put = |row: &u32| self.fixes.cell(cx, reading, (*row, field), typed);
        let fixed = rows.iter().try_for_each(&mut put);
        self.plan_anew(cx);
        fixed
    }

    /// Leaves a row out, or takes it in again. Says whether it is out now.
    pub fn toggle(&mut self, cx: &Cx<'_>, row: u32) -> bool {
        let out = &mut self.fixes.choices.out;
        let now = !out.remove(&row);
        if now {
            out.insert(row);
        }
        self.plan_anew(cx);
        now
    }
}
