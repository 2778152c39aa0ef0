//! The list screen.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::list::ListState;
use crate::ui::View;

/// Draws the screen.
pub(super) fn draw(_state: &ListState, _view: &View<'_>, _area: Rect, _frame: &mut Frame<'_>) {}
