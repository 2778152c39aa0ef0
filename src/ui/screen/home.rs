//! The home screen.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::HomeState;
use crate::ui::View;

/// Draws the screen.
pub(super) fn draw(_state: &HomeState, _view: &View<'_>, _area: Rect, _frame: &mut Frame<'_>) {}
