//! Taking in a list: the file chooser, the preview with its rows, one row, the columns, and what was
//! stored.

mod columns;
mod entry;
mod files;
mod preview;
mod store;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::tui::paint::{View, layout};
use crate::tui::screen::import::{Face, ImportState, Stage};

pub(in crate::tui) fn draw(
    state: &ImportState,
    view: &View<'_>,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let area = layout::inset(area, 1);
    match &state.stage {
        Stage::Choose(chooser) => files::draw(chooser, state.is_reading(), view, area, frame),
        Stage::Preview(preview, Face::List) => preview::draw(preview, view, area, frame),
        Stage::Preview(preview, Face::Entry(one)) => entry::draw(preview, one, view, area, frame),
        Stage::Preview(preview, Face::Columns(columns)) => {
            columns::draw(preview, columns, view, area, frame);
        }
        Stage::Storing(storing) => store::draw_storing(storing, view, area, frame),
        Stage::Unwinding(unwinding) => store::draw_unwinding(unwinding, view, area, frame),
        Stage::Done(summary) => store::draw_done(summary, view, area, frame),
    }
}

/// A whole number with dots.
fn count(number: usize) -> String {
    crate::text::format_money(i64::try_from(number).unwrap_or(i64::MAX))
}
