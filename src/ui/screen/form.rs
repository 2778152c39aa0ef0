//! The form screen.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::form::FormState;
use crate::ui::View;

/// Draws the screen.
pub(super) fn draw(_state: &FormState, _view: &View<'_>, _area: Rect, _frame: &mut Frame<'_>) {}
