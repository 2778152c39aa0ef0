//! Exchange: the tasks, the path being typed, and the report of the last one.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::text::{pad, truncate};
use crate::tui::paint::input::input_line;
use crate::tui::paint::{View, layout, table};
use crate::tui::screen::sync::{BANDS, SyncState, Task};

/// Cells of the tasks' names.
const NAME: usize = 18;

pub(in crate::tui) fn draw(state: &SyncState, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let area = layout::inset(area, 1);
    let [head, body, _] = layout::bands(area, BANDS);
    let room = usize::from(area.width).saturating_sub(NAME.saturating_add(1));
    for (at, task) in Task::ALL.iter().enumerate() {
        let name = pad(&view.text(task.action().label_key()), NAME);
        let help = view.text(task.help_key());
        let help = truncate(&help, room).into_owned();
        let pieces = vec![
            Span::styled(name, view.theme.value),
            Span::raw(" "),
            Span::styled(help, view.theme.dim),
        ];
        layout::put(frame, head, at, pieces);
        if at == state.marked {
            layout::mark(frame, head, at, view.theme.selected);
        }
    }
    draw_path(state, view, head, frame);
    draw_report(state, view, body, frame);
}

fn draw_path(state: &SyncState, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let Some(path) = &state.path else { return };
    let key = if state.task() == Task::Receive { "sync-path-bundle" } else { "sync-path-folder" };
    input_line(view, &view.text(key), path, layout::row(area, 5), frame);
}

fn draw_report(state: &SyncState, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let window = state.report.window(state.rows().len(), usize::from(area.height));
    for (at, row) in state.rows().get(window).unwrap_or_default().iter().enumerate() {
        let (label, value) = crate::tui::screen::detail::view::styles(view.theme, row.emphasis);
        let label = (row.label.as_str(), label, crate::tui::part::sheet::LABEL);
        table::pair(label, (&row.value, value), area, at, frame);
    }
}
