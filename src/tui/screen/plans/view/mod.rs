//! The screens of the plans: which there are, what each says, what is due, reached and judged.
//!
//! Draws what the app made; counts nothing.

mod deadlines;
mod home;
mod judging;
mod page;
mod progress;

pub(in crate::tui) use deadlines::draw as draw_deadlines;
pub(in crate::tui) use home::draw;
pub(in crate::tui) use judging::{draw as draw_judging, draw_verdict};
pub(in crate::tui) use page::{draw as draw_plan, draw_entry};
pub(in crate::tui) use progress::draw as draw_progress;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::tui::paint::{View, layout, table};
use crate::tui::part::scroll::Scroll;
use crate::tui::part::sheet::SheetRow;
use crate::tui::screen::detail::view::styles;
use crate::tui::screen::plans::LABEL;

/// Rows of label and value; the label of the marked one reversed.
fn rows(view: &View<'_>, rows: &[SheetRow], scroll: Scroll, area: Rect, frame: &mut Frame<'_>) {
    let window = scroll.window(rows.len(), usize::from(area.height));
    let start = window.start;
    for (at, row) in rows.get(window).unwrap_or_default().iter().enumerate() {
        let (label, value) = styles(view.theme, row.emphasis);
        table::pair((&row.label, label, LABEL), (&row.value, value), area, at, frame);
    }
    if !rows.is_empty() {
        let [bar, _] = layout::split_left(area, layout::cells(LABEL));
        layout::mark(frame, bar, scroll.marked.saturating_sub(start), view.theme.selected);
    }
}
