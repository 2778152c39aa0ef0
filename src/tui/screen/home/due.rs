//! The deadlines that the home screen names: the most pressing ones of the plans that are followed.
//!
//! It copies what it shows, so that drawing asks nothing of the register. It is made when the book or
//! the day changed. Invariant: what is overdue comes first, and does not take every line from what is
//! still to come.

use chrono::NaiveDate;

use crate::plan::calendar::{Deadline, DueState, days_text, open_now};
use crate::text::PartialDate;
use crate::tui::cx::Cx;

/// The most lines.
pub const LINES: usize = 4;

/// The most lines of what is overdue, where there is enough still to come; how many there are is said
/// above them.
const OVERDUE: usize = 1;

/// One deadline as the home screen shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueLine {
    /// The key of its plan.
    pub plan: String,
    /// The id of its entry.
    pub entry: String,
    pub heading: String,
    pub due_on: NaiveDate,
    /// The same as it is shown: month and year where the text gives no day.
    pub date: PartialDate,
    /// Days that are left, negative when it is overdue.
    pub days_left: i64,
    /// The message key of how it stands.
    pub state_key: &'static str,
    /// Whether its last good day has passed.
    pub is_overdue: bool,
}

impl DueLine {
    fn of(deadline: &Deadline<'_>) -> Self {
        let date = PartialDate::from(deadline.due_on);
        let month = date.month().and_then(|month| PartialDate::from_month(date.year(), month).ok());
        Self {
            plan: deadline.plan.key.clone(),
            entry: deadline.entry.id.clone(),
            heading: deadline.entry.heading().to_owned(),
            due_on: deadline.due_on,
            date: month.filter(|_| !deadline.has_day).unwrap_or(date),
            days_left: deadline.days_left,
            state_key: deadline.label_key(),
            is_overdue: deadline.state == DueState::Overdue,
        }
    }

    /// The message key of the days that are left, and their number.
    pub fn days_text(&self) -> (&'static str, u64) {
        days_text(self.days_left)
    }
}

/// The deadlines that wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dues {
    /// Whether the office follows a plan at all.
    pub is_followed: bool,
    pub overdue: usize,
    /// How many are due soon.
    pub near: usize,
    /// The most pressing ones: overdue ones, the latest first, then by the days that are left.
    pub lines: Vec<DueLine>,
    today: NaiveDate,
    folded: usize,
}

impl Dues {
    /// What waits on a day.
    pub fn new(cx: &Cx<'_>) -> Self {
        let today = cx.now.today;
        let open = open_now(cx.plans, cx.book, today);
        let (mut overdue, coming): (Vec<_>, Vec<_>) =
            open.iter().partition(|deadline| deadline.state == DueState::Overdue);
        overdue.sort_by_key(|deadline| std::cmp::Reverse(deadline.due_on));
        let room = LINES.saturating_sub(coming.len()).max(OVERDUE);
        let lines = overdue.iter().take(room).chain(&coming).take(LINES);
        Self {
            is_followed: cx.plans.followed(cx.book).next().is_some(),
            overdue: overdue.len(),
            near: coming.iter().filter(|deadline| deadline.state == DueState::Near).count(),
            lines: lines.map(|deadline| DueLine::of(deadline)).collect(),
            today,
            folded: cx.book.events_folded(),
        }
    }

    /// Whether the book and the day are still those it was made for.
    pub fn is_current(&self, cx: &Cx<'_>) -> bool {
        (self.today, self.folded) == (cx.now.today, cx.book.events_folded())
    }

    /// Rows of the screen that they take, with the heading and the empty row below.
    pub fn height(&self, rows: u16) -> u16 {
        let lines = if self.is_followed { self.shown(rows).len() } else { 0 };
        u16::try_from(lines.saturating_add(2)).unwrap_or(u16::MAX)
    }

    /// The lines for which a screen of so many rows has room.
    pub fn shown(&self, rows: u16) -> &[DueLine] {
        let room = match rows {
            28.. => LINES,
            20.. => 3,
            17.. => 1,
            _ => 0,
        };
        self.lines.get(..room.min(self.lines.len())).unwrap_or_default()
    }
}
