//! A village's own page: its households by class and year, its targets, its registrations; every
//! line a place to go to. Without a village it is the whole commune's.
//!
//! Counted when the book changed, and only while it is shown. It changes no record: forms and the
//! domain's `op::decide` do. Invariant: the marked line is always one that leads somewhere.

mod lines;
mod page;
#[cfg(test)]
mod tests;
pub(in crate::tui) mod view;

pub use lines::VillageLine;
pub use page::{Count, Page, Reached, Year};

use crate::domain::id::RecordId;
use crate::domain::op::OpName;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::value::Value;
use crate::keys::{Action, Scope};
use crate::plan::judge::Who;
use crate::text::fold;
use crate::tui::cx::Cx;
use crate::tui::effect::Work;
use crate::tui::input::Input;
use crate::tui::part::bands::Bands;
use crate::tui::part::scroll::Scroll;
use crate::tui::screen::detail::DetailState;
use crate::tui::screen::plans::JudgingState;
use crate::tui::step::{Answer, Step};
use crate::tui::{Notice, Screen, record_actions};

/// Records that a line of the page stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VillageRecords {
    /// The households of a class.
    Class(&'static str),
    Registered,
    /// Those of them without a helper.
    NoHelper,
    /// Poor households without one.
    Unregistered,
    Gifts,
}

impl VillageRecords {
    /// The message key of its heading.
    pub fn label_key(self) -> &'static str {
        match self {
            Self::Class("poor") => "village-poor",
            Self::Class("near_poor") => "village-near-poor",
            Self::Class(_) => "village-not-poor",
            Self::Registered => "village-registered",
            Self::NoHelper => "village-no-helper",
            Self::Unregistered => "village-unregistered",
            Self::Gifts => "village-receipts",
        }
    }

    pub fn kind(self) -> RecordKind {
        match self {
            Self::Class(_) | Self::Unregistered => RecordKind::Household,
            Self::Registered | Self::NoHelper => RecordKind::Registration,
            Self::Gifts => RecordKind::Contribution,
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct VillageState {
    /// The village, or the whole commune.
    pub village: Option<RecordId>,
    /// The records shown in place of the page, if a line was opened.
    pub shown: Option<VillageRecords>,
    pub scroll: Scroll,
    /// Where one was on the page when a line was opened.
    beneath: Scroll,
    /// Whether it is a unit of a school, or the school.
    is_unit: bool,
    page: Page,
    folded: Option<usize>,
    asked: Option<(OpName, RecordId)>,
}

impl VillageState {
    /// The page of a village, or of the commune.
    pub fn new(cx: &Cx<'_>, village: Option<RecordId>) -> Self {
        let mut state = Self {
            village,
            shown: None,
            scroll: Scroll::default(),
            beneath: Scroll::default(),
            is_unit: !cx.me.form.is_commune(),
            page: Page::default(),
            folded: None,
            asked: None,
        };
        state.refresh(cx);
        state
    }

    pub fn page(&self) -> &Page {
        &self.page
    }

    /// The lines of the page.
    pub fn lines(&self) -> Vec<VillageLine> {
        if self.is_unit {
            return lines::unit_lines(&self.page, self.village.is_some());
        }
        lines::lines(&self.page, self.village.is_some())
    }

    /// The records of the line that was opened.
    pub fn listed(&self) -> &[RecordId] {
        let page = &self.page;
        match self.shown {
            None => &[],
            Some(VillageRecords::Class("poor")) => &page.poor,
            Some(VillageRecords::Class("near_poor")) => &page.near_poor,
            Some(VillageRecords::Class(_)) => &page.not_poor,
            Some(VillageRecords::Registered) => &page.registered,
            Some(VillageRecords::NoHelper) => &page.no_helper,
            Some(VillageRecords::Unregistered) => &page.unregistered,
            Some(VillageRecords::Gifts) => &page.gifts,
        }
    }

    /// The marked line of the page.
    pub fn marked(&self) -> Option<VillageLine> {
        self.lines().into_iter().filter(VillageLine::leads).nth(self.scroll.marked)
    }

    fn len(&self) -> usize {
        match self.shown {
            Some(_) => self.listed().len(),
            None => self.lines().iter().filter(|line| line.leads()).count(),
        }
    }

    pub fn scope(&self) -> Scope {
        Scope::Detail
    }

    /// The title: the village's name with its word.
    pub fn title(&self, cx: &Cx<'_>) -> String {
        let Some(village) = self.village.and_then(|id| cx.book.find(id)) else {
            return cx.locale.text(Action::Commune.label_key()).into_owned();
        };
        let (name, label) = (cx.book.title(village), village.code("label"));
        let word = label.map(|label| crate::tui::show::option(cx, label)).unwrap_or_default();
        // Some name a village with its label: Buôn Ea Tlan.
        if fold(&name).starts_with(&format!("{} ", fold(&word))) {
            return name;
        }
        format!("{word} {name}").trim().to_owned()
    }

    fn record<'a>(&self, cx: &Cx<'a>) -> Option<&'a Record> {
        self.village.and_then(|id| cx.book.find(id))
    }

    /// The page has the whole screen; records stand below their title and heads.
    pub fn bands(&self) -> Bands {
        Bands::new(if self.shown.is_some() { 2 } else { 0 }, 0)
    }

    #[expect(clippy::needless_pass_by_value, reason = "every screen is called alike")]
    pub fn update(&mut self, cx: &Cx<'_>, input: Input) -> Vec<Step> {
        let Input::Act(action) = input else {
            return Vec::new();
        };
        if self.scroll.act(action, self.len(), self.bands().rows(cx)) {
            return Vec::new();
        }
        match action {
            Action::Back => self.back(),
            Action::Open => self.open(cx),
            Action::NextSection => self.step(cx, 1),
            Action::PrevSection => self.step(cx, usize::MAX),
            Action::New => self.create(cx),
            Action::Undo => vec![Step::UndoLast],
            Action::History => self.detail(cx, true),
            Action::Judge => {
                let who = self.village.map_or(Who::Commune, |id| Who::of_village(cx.book, id));
                vec![Step::Push(Box::new(Screen::Judging(JudgingState::new(cx, who))))]
            }
            action => {
                let on = self.record(cx);
                let Some((op, record)) = record_actions::op_of(action).zip(on) else {
                    return Vec::new();
                };
                self.asked = Some((op, record.id));
                record_actions::begin(cx, record, op)
            }
        }
    }

    fn back(&mut self) -> Vec<Step> {
        if self.shown.take().is_some() {
            self.scroll = self.beneath;
            return Vec::new();
        }
        vec![Step::Pop]
    }

    fn open(&mut self, cx: &Cx<'_>) -> Vec<Step> {
        let nothing = || vec![Step::Say(Notice::info("refuse-nothing-to-open"))];
        if self.shown.is_some() {
            let record = self.listed().get(self.scroll.marked).copied();
            return record.map_or_else(nothing, |record| go(cx, record));
        }
        match self.marked() {
            Some(VillageLine::Class(shown, _) | VillageLine::Records(shown, _)) => {
                self.beneath = self.scroll;
                self.shown = Some(shown);
                self.scroll = Scroll::default();
                Vec::new()
            }
            Some(VillageLine::Target(target)) => go(cx, target.record),
            Some(VillageLine::NoTarget) => self.create(cx),
            Some(VillageLine::Meeting(meeting)) => go(cx, meeting),
            Some(VillageLine::Record) => self.detail(cx, false),
            _ => nothing(),
        }
    }

    /// The village's record with its history, or the commune's villages.
    fn detail(&self, cx: &Cx<'_>, history: bool) -> Vec<Step> {
        let Some(village) = self.village else {
            return vec![Step::Act(Action::Villages)];
        };
        let detail = DetailState::new(cx, village);
        let detail = if history { detail.at_history(cx) } else { detail };
        let mut steps = vec![Step::Push(Box::new(Screen::Detail(detail)))];
        if history {
            steps.push(Step::Ask(Work::History(village)));
        }
        steps
    }

    /// The next village by name; the commune comes before the first.
    fn step(&mut self, cx: &Cx<'_>, by: usize) -> Vec<Step> {
        let villages = cx.book.villages().into_iter().map(|village| Some(village.id));
        let all: Vec<_> = std::iter::once(None).chain(villages).collect();
        let at = all.iter().position(|village| *village == self.village).unwrap_or_default();
        let next = at.saturating_add(if by == usize::MAX { all.len() - 1 } else { by });
        let next = next.checked_rem(all.len()).and_then(|next| all.get(next));
        if let Some(village) = next {
            *self = Self::new(cx, *village);
        }
        Vec::new()
    }

    /// What a new record from here is: where targets are marked a target, else a household.
    fn new_kind(&self) -> RecordKind {
        match self.marked().filter(|_| self.shown.is_none()) {
            Some(VillageLine::Target(_) | VillageLine::NoTarget) => RecordKind::Target,
            Some(VillageLine::Meeting(_)) => RecordKind::Meeting,
            _ if self.is_unit || self.shown == Some(VillageRecords::Gifts) => {
                RecordKind::Contribution
            }
            _ => RecordKind::Household,
        }
    }

    fn create(&self, cx: &Cx<'_>) -> Vec<Step> {
        let village = self.village.map(|id| ("village", Value::Link(id)));
        record_actions::create(cx, self.new_kind(), village.into_iter().collect())
    }

    pub fn refusal(&self, cx: &Cx<'_>, action: Action) -> Option<&'static str> {
        match action {
            Action::Reveal => Some("refuse-reveal"),
            Action::ExpandDetails => Some("refuse-details"),
            Action::New => record_actions::new_refusal(cx, self.new_kind()),
            Action::Undo | Action::Judge => None,
            Action::Receipt => Some("refuse-not-receipt"),
            Action::Duplicates => Some("refuse-duplicates"),
            Action::Merge => Some("refuse-merge-here"),
            action => {
                let on_record =
                    record_actions::op_of(action).is_some() || action == Action::History;
                match self.record(cx) {
                    None if on_record => Some("refuse-nothing-marked"),
                    None => record_actions::common_refusal(action),
                    Some(village) => record_actions::refusal(cx, village, action)
                        .or_else(|| record_actions::common_refusal(action)),
                }
            }
        }
    }

    pub fn refresh(&mut self, cx: &Cx<'_>) {
        let folded = cx.book.events_folded();
        let year = i64::from(chrono::Datelike::year(&cx.now.today));
        if self.folded != Some(folded) || self.page.year != year {
            self.page = Page::of(cx, self.village);
            self.folded = Some(folded);
        }
        self.scroll.fit(self.len(), self.bands().rows(cx));
    }

    #[expect(clippy::needless_pass_by_value, reason = "every screen is called alike")]
    pub fn answered(&mut self, _cx: &Cx<'_>, answer: Answer) -> Vec<Step> {
        record_actions::answered(self.asked.take(), &answer)
    }
}

/// The screen of a record.
fn go(cx: &Cx<'_>, record: RecordId) -> Vec<Step> {
    vec![Step::Push(Box::new(Screen::Detail(DetailState::new(cx, record))))]
}
