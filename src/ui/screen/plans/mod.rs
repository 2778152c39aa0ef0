//! The screens of the plans: which there are, what each says, what is due, reached and judged.
//!
//! Draws what the app made; counts nothing.

mod deadlines;
mod home;
mod judging;
mod page;
mod progress;

pub(super) use deadlines::draw as draw_deadlines;
pub(super) use home::draw;
pub(super) use judging::{draw as draw_judging, draw_verdict};
pub(super) use page::{draw as draw_plan, draw_entry};
pub(super) use progress::draw as draw_progress;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::plans::LABEL;
use crate::app::plans::Row;
use crate::app::scroll::Scroll;
use crate::ui::screen::detail::styles;
use crate::ui::{View, layout, table};

/// Rows of label and value; the label of the marked one reversed.
fn rows(view: &View<'_>, rows: &[Row], scroll: Scroll, area: Rect, frame: &mut Frame<'_>) {
    let window = scroll.window(rows.len(), usize::from(area.height));
    let start = window.start;
    for (at, row) in rows.get(window).unwrap_or_default().iter().enumerate() {
        let (label, value) = styles(view.theme, row.look);
        table::pair((&row.label, label, LABEL), (&row.value, value), area, at, frame);
    }
    if !rows.is_empty() {
        let [bar, _] = layout::split_left(area, layout::cells(LABEL));
        layout::mark(frame, bar, scroll.marked.saturating_sub(start), view.theme.selected);
    }
}
