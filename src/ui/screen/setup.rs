//! The setup screen.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::setup::SetupState;
use crate::ui::View;

/// Draws the screen.
pub(super) fn draw(_state: &SetupState, _view: &View<'_>, _area: Rect, _frame: &mut Frame<'_>) {}
