//! What stands over the screen: a cleared box with a border.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::ui::View;

/// Draws the overlays, the last one on top.
pub(super) fn draw(_view: &View<'_>, _area: Rect, _frame: &mut Frame<'_>) {}
