//! The receipt in its box: lines of paper, wrapped to the box, with marks where more follows.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::text::{pad, truncate, width, wrap};
use crate::tui::overlay::receipt::{Receipt, ReceiptLine, WIDEST, beside, room, split};
use crate::tui::paint::rows::{Pieces, put_rows};
use crate::tui::paint::{View, layout};

/// Draws the receipt into the middle of an area.
pub(in crate::tui) fn draw(view: &View<'_>, receipt: &Receipt, area: Rect, frame: &mut Frame<'_>) {
    let cx = view.cx;
    let wide = WIDEST.min(area.width);
    let room = room(area.width);
    let lines = receipt.lines(&cx);
    let (void, paper) = split(&lines);
    let drawn = |lines: &[ReceiptLine]| -> Vec<Pieces> {
        lines.iter().flat_map(|line| rows(view, line, room)).collect()
    };
    let above = drawn(paper.get(..receipt.top).unwrap_or_default()).len();
    let (void, paper) = (drawn(void), drawn(paper));
    let height = layout::cells(void.len().saturating_add(paper.len()).saturating_add(3));
    let title = receipt.title(&cx);
    let inner = layout::boxed(frame, layout::centred(area, wide, height), &title, view.theme);
    let [text, foot] = layout::split_bottom(inner, 1);
    let [head, text] = layout::split_top(text, layout::cells(void.len()));
    put_rows(frame, head, void, 0, view.theme.key);
    put_rows(frame, text, paper, above, view.theme.key);
    layout::put_text(frame, foot, 0, &view.text("receipt-hint"), view.theme.key);
}

fn rows(view: &View<'_>, line: &ReceiptLine, room: usize) -> Vec<Pieces> {
    let theme = view.theme;
    match line {
        ReceiptLine::Blank => vec![Vec::new()],
        ReceiptLine::Middle(text, heading) => {
            let style = if *heading { theme.title } else { theme.value };
            middle(text, room, style)
        }
        ReceiptLine::Void(text) => middle(text, room, theme.error),
        ReceiptLine::Right(text) => {
            let text = truncate(text, room);
            let before = " ".repeat(room.saturating_sub(width(&text)));
            vec![vec![Span::raw(before), Span::styled(text.into_owned(), theme.value)]]
        }
        ReceiptLine::Pair(label, value) => {
            let indent = width(label).saturating_add(1);
            let lines = wrap(value, beside(label, room));
            let row = |(at, line): (usize, String)| {
                let before = match at {
                    0 => Span::styled(format!("{label} "), theme.label),
                    _ => Span::raw(" ".repeat(indent)),
                };
                vec![before, Span::styled(line, theme.value)]
            };
            lines.into_iter().enumerate().map(row).collect()
        }
        ReceiptLine::Columns(columns) => {
            let cells = room / columns.len();
            let column = |text: &String| {
                let text = truncate(text, cells).into_owned();
                let before = " ".repeat(cells.saturating_sub(width(&text)) / 2);
                Span::styled(pad(&format!("{before}{text}"), cells), theme.value)
            };
            vec![columns.iter().map(column).collect()]
        }
    }
}

fn middle(text: &str, room: usize, style: Style) -> Vec<Pieces> {
    let row = |line: String| {
        let before = " ".repeat(room.saturating_sub(width(&line)) / 2);
        vec![Span::raw(before), Span::styled(line, style)]
    };
    wrap(text, room).into_iter().map(row).collect()
}
