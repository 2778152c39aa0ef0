//! The detail screen.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::detail::DetailState;
use crate::ui::View;

/// Draws the screen.
pub(super) fn draw(_state: &DetailState, _view: &View<'_>, _area: Rect, _frame: &mut Frame<'_>) {}
