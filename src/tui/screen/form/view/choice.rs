//! Options to choose: one on a row between arrows, several as boxes to tick.

use ratatui::text::Span;

use crate::text::{truncate, width};
use crate::tui::paint::View;
use crate::tui::paint::rows::{Pieces, Rows};
use crate::tui::part::cell::Cell;

/// Cells of `[x] `.
const BOX: usize = 4;

/// The one option chosen, between arrows, and the others beside it.
pub(in crate::tui) fn one(view: &View<'_>, cell: &Cell, room: usize) -> Rows {
    let theme = view.theme;
    let options = cell.field.options();
    let labels: Vec<_> = options.iter().map(|option| view.text(&option.label_key())).collect();
    let code = cell.code(view.cx.locale);
    let place = code.and_then(|code| options.iter().position(|option| option.id == code));
    let chosen = match place.and_then(|at| labels.get(at)) {
        Some(label) => label.clone(),
        None if cell.is_blank() => view.text("form-nothing"),
        None => cell.line.text().to_owned(),
    };
    let chosen = truncate(&chosen, room.saturating_sub(4)).into_owned();
    let others = labels.join(" / ");
    let left = room.saturating_sub(width(&chosen)).saturating_sub(6);
    let pieces = vec![
        Span::styled("← ", theme.key),
        Span::styled(chosen, theme.focus),
        Span::styled(" →", theme.key),
        Span::raw("  "),
        Span::styled(truncate(&others, left).into_owned(), theme.dim),
    ];
    Rows { rows: vec![pieces], cursor: Some((0, 2)) }
}

/// Boxes to tick, as many side by side as fit; `at` is the one under the cursor.
pub(in crate::tui) fn many(view: &View<'_>, cell: &Cell, at: usize, room: usize) -> Rows {
    let theme = view.theme;
    let ticks = cell.ticks(view.cx.locale);
    let mut out = Rows::default();
    let mut row: Pieces = Vec::new();
    let mut used = 0_usize;
    for (place, option) in cell.field.options().iter().enumerate() {
        let label = view.text(&option.label_key());
        let label = truncate(&label, room.saturating_sub(BOX)).into_owned();
        let cells = BOX.saturating_add(width(&label));
        let gap = if used == 0 { 0 } else { 2 };
        if used > 0 && used.saturating_add(gap).saturating_add(cells) > room {
            out.rows.push(std::mem::take(&mut row));
            used = 0;
        } else if used > 0 {
            row.push(Span::raw("  "));
            used = used.saturating_add(gap);
        }
        let ticked = ticks.contains(&option.id);
        if place == at {
            out.cursor = Some((out.rows.len(), used.saturating_add(1)));
        }
        let mark = if ticked { "[x] " } else { "[ ] " };
        let (mark_style, label_style) = match (place == at, ticked) {
            (true, _) => (theme.focus, theme.focus),
            (false, true) => (theme.value, theme.value),
            (false, false) => (theme.dim, theme.value),
        };
        row.push(Span::styled(mark, mark_style));
        row.push(Span::styled(label, label_style));
        used = used.saturating_add(cells);
    }
    if !row.is_empty() {
        out.rows.push(row);
    }
    out
}

/// A box that says yes or no.
pub(in crate::tui) fn yes_no(view: &View<'_>, yes: bool, focused: bool) -> Rows {
    let word = view.text(if yes { "form-yes" } else { "form-no" });
    let mark = if yes { "[x] " } else { "[ ] " };
    let style = if focused { view.theme.focus } else { view.theme.value };
    let pieces = vec![Span::styled(mark, style), Span::styled(word, style)];
    Rows { rows: vec![pieces], cursor: focused.then_some((0, 1)) }
}
