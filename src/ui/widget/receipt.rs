//! The receipt in its box: lines of paper, wrapped to the box, with marks where more follows.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::app::receipt::{Line, Receipt};
use crate::text::{pad, truncate, width, wrap};
use crate::ui::widget::{Pieces, put_rows};
use crate::ui::{View, layout};

/// The widest the box gets.
const WIDEST: u16 = 74;

/// Draws the receipt into the middle of an area.
pub(in crate::ui) fn draw(view: &View<'_>, receipt: &Receipt, area: Rect, frame: &mut Frame<'_>) {
    let cx = view.cx();
    let wide = WIDEST.min(area.width);
    // Two for the border, two for the margins, one for the marks.
    let room = usize::from(wide.saturating_sub(5));
    let lines = receipt.lines(&cx);
    let shown = lines.get(receipt.top.min(lines.len())..).unwrap_or_default();
    let rows: Vec<_> = shown.iter().flat_map(|line| rows(view, line, room)).collect();
    let all: usize = lines.iter().map(|line| self::rows(view, line, room).len()).sum();
    let height = layout::cells(all.saturating_add(3));
    let title = receipt.title(&cx);
    let inner = layout::boxed(frame, layout::centred(area, wide, height), &title, view.theme);
    let [text, foot] = layout::split_bottom(inner, 1);
    put_rows(frame, text, rows, 0, view.theme.key);
    layout::put_text(frame, foot, 0, &view.text("receipt-hint"), view.theme.key);
}

fn rows(view: &View<'_>, line: &Line, room: usize) -> Vec<Pieces> {
    let theme = view.theme;
    match line {
        Line::Blank => vec![Vec::new()],
        Line::Middle(text, heading) => {
            let style = if *heading { theme.title } else { theme.value };
            middle(text, room, style)
        }
        Line::Void(text) => middle(text, room, theme.error),
        Line::Right(text) => {
            let text = truncate(text, room);
            let before = " ".repeat(room.saturating_sub(width(&text)));
            vec![vec![Span::raw(before), Span::styled(text.into_owned(), theme.value)]]
        }
        Line::Pair(label, value) => {
            let indent = width(label).saturating_add(1);
            let lines = wrap(value, room.saturating_sub(indent).max(1));
            let row = |(at, line): (usize, String)| {
                let before = match at {
                    0 => Span::styled(format!("{label} "), theme.label),
                    _ => Span::raw(" ".repeat(indent)),
                };
                vec![before, Span::styled(line, theme.value)]
            };
            lines.into_iter().enumerate().map(row).collect()
        }
        Line::Columns(columns) => {
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
