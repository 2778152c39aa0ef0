//! The unlock screen.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::setup::UnlockState;
use crate::ui::View;

/// Draws the screen.
pub(super) fn draw(_state: &UnlockState, _view: &View<'_>, _area: Rect, _frame: &mut Frame<'_>) {}
