//! The box of a citizen card: the scanner's line, then what the card says beside what the form holds.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::Span;

use crate::text::{pad, truncate, wrap};
use crate::tui::overlay::scan::{CardRow, Preview, Scan, Tick};
use crate::tui::paint::rows::{Pieces, put_cursor, put_rows};
use crate::tui::paint::{View, layout};

/// The widest the box gets.
const WIDEST: u16 = 78;

/// Cells of `[x] `, of a label, and of what the form holds.
const TICK: usize = 4;
const LABEL: usize = 15;
const NOW: usize = 22;

/// Draws the box into the middle of an area.
pub(in crate::tui) fn draw(view: &View<'_>, scan: &Scan, area: Rect, frame: &mut Frame<'_>) {
    match &scan.preview {
        None => draw_line(view, scan, area, frame),
        Some(preview) => draw_preview(view, preview, area, frame),
    }
}

fn draw_line(view: &View<'_>, scan: &Scan, area: Rect, frame: &mut Frame<'_>) {
    let wide = WIDEST.min(area.width);
    let room = usize::from(wide.saturating_sub(4));
    let said = wrap(&view.text("scan-how"), room);
    let paste = wrap(&view.text("scan-how-paste"), room);
    let high = layout::cells(said.len().saturating_add(paste.len()).saturating_add(6));
    let place = layout::centred(area, wide, high);
    let inner = layout::boxed(frame, place, &view.text("scan-title"), view.theme);
    let mut at = 0_usize;
    for line in said.iter().chain(&paste) {
        layout::put_text(frame, inner, at, line, view.theme.base);
        at = at.saturating_add(1);
    }
    at = at.saturating_add(1);
    let (shown, column) = scan.line.view(room);
    let field = vec![Span::styled(pad(shown, room), view.theme.focus)];
    layout::put(frame, inner, at, field);
    if at < usize::from(inner.height) {
        put_cursor(frame, inner, at, column);
    }
    let hint = view.text("scan-hint-line");
    layout::put_text(frame, inner, at.saturating_add(2), &hint, view.theme.key);
}

fn draw_preview(view: &View<'_>, preview: &Preview, area: Rect, frame: &mut Frame<'_>) {
    let wide = WIDEST.min(area.width);
    let room = usize::from(wide.saturating_sub(5));
    let mut rows = vec![heads(view)];
    for (at, row) in preview.rows.iter().enumerate() {
        rows.extend(field(view, row, at == preview.marked, room));
    }
    for note in &preview.notes {
        let style = view.theme.tone(note.tone);
        let lines = wrap(&note.text(view.cx.locale), room);
        rows.extend(lines.into_iter().map(|line| vec![Span::styled(line, style)]));
    }
    let high = layout::cells(rows.len().saturating_add(3));
    let place = layout::centred(area, wide, high);
    let inner = layout::boxed(frame, place, &view.text("scan-title"), view.theme);
    let [text, foot] = layout::split_bottom(inner, 1);
    let most = rows.len().saturating_sub(usize::from(text.height));
    put_rows(frame, text, rows, preview.top.min(most), view.theme.key);
    layout::put_text(frame, foot, 0, &view.text("scan-hint"), view.theme.key);
}

fn heads(view: &View<'_>) -> Pieces {
    let style = view.theme.label;
    let before = " ".repeat(TICK.saturating_add(LABEL));
    vec![
        Span::raw(before),
        Span::styled(pad(&view.text("scan-head-now"), NOW), style),
        Span::styled(view.text("scan-head-card"), style),
    ]
}

/// The rows of one field; what is long goes on beneath.
fn field(view: &View<'_>, row: &CardRow, marked: bool, room: usize) -> Vec<Pieces> {
    let theme = view.theme;
    let left = room.saturating_sub(TICK.saturating_add(LABEL).saturating_add(NOW)).max(1);
    let now = if row.now.is_empty() { "–" } else { row.now.as_str() };
    let (now, card) = (wrap(now, NOW - 1), wrap(&row.shown, left));
    let (mark, style) = match row.tick {
        Tick::On => ("[x] ", theme.value.add_modifier(Modifier::BOLD)),
        Tick::Off => ("[ ] ", theme.value),
        Tick::Same => (" =  ", theme.dim),
        Tick::Refused => (" !  ", theme.warn),
    };
    let label = truncate(&view.text(&row.label), LABEL - 1).into_owned();
    let line = |at: usize| {
        let text = |lines: &[String]| lines.get(at).cloned().unwrap_or_default();
        let first = at == 0;
        let (mark, label) = if first { (mark, label.as_str()) } else { ("", "") };
        let head = if marked && first { theme.selected } else { theme.label };
        vec![
            Span::styled(pad(mark, TICK), if marked && first { theme.selected } else { style }),
            Span::styled(pad(label, LABEL - 1), head),
            Span::raw(" "),
            Span::styled(pad(&text(&now), NOW), theme.value),
            Span::styled(text(&card), style),
        ]
    };
    (0..now.len().max(card.len()).max(1)).map(line).collect()
}
