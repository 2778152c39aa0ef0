//! The sync screen.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::sync::SyncState;
use crate::ui::View;

/// Draws the screen.
pub(super) fn draw(_state: &SyncState, _view: &View<'_>, _area: Rect, _frame: &mut Frame<'_>) {}
