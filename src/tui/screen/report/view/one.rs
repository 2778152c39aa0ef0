//! One report: headings, rows that scroll down and sideways, and bars.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::domain::tables::{Align, RowKind};
use crate::text::{pad, pad_left, truncate, width, wrap};
use crate::tui::paint::input::input_line;
use crate::tui::paint::{View, layout};
use crate::tui::screen::report::view::bars;
use crate::tui::screen::report::{Laid, ReportState, Shown};

/// Cells between two columns.
const GAP: usize = 1;

/// The most rows of one heading.
const HEAD_ROWS: usize = 3;

/// The most cells of a marked row that are reversed.
const MARK: usize = 40;

/// Draws the screen.
pub(in crate::tui) fn draw(
    state: &ReportState,
    view: &View<'_>,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let area = layout::inset(area, 1);
    let [head, rest] = layout::split_top(area, 2);
    let [body, foot] = layout::split_bottom(rest, 1);
    layout::put_text(frame, head, 0, &state.laid.print.title, view.theme.title);
    draw_scope(state, view, head, frame);
    match state.chart.and_then(|at| state.table.charts.get(at)) {
        Some(chart) => bars::draw(state, chart, view, body, frame),
        None => draw_table(state, view, body, frame),
    }
    if let Some(name) = state.save.name() {
        input_line(view, &view.text("report-path"), name, foot, frame);
    }
}

/// Year and village at the left; whether the formula holds beside them.
fn draw_scope(state: &ReportState, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let theme = view.theme;
    let mut pieces = vec![Span::styled(state.chosen.text(&view.cx), theme.label)];
    if let Some(formula) = &state.table.formula {
        let (key, style) = if formula.balanced {
            ("report-balanced", theme.done)
        } else {
            ("report-unbalanced", theme.error)
        };
        let said = view.with(key, &[("formula", formula.text.to_owned())]);
        pieces.extend([Span::raw("   "), Span::styled(said, style)]);
    }
    layout::put(frame, area, 1, pieces);
}

/// A column that is seen: which, where it begins and how wide it is.
struct Seen {
    at: usize,
    x: usize,
    wide: usize,
}

/// The columns that are seen: the first ones, then those from where one has scrolled.
fn seen(laid: &Laid, left: usize, room: usize) -> Vec<Seen> {
    let skipped = laid.frozen..laid.frozen.saturating_add(left);
    let mut x = 0_usize;
    let mut out: Vec<Seen> = Vec::new();
    for (at, wide) in laid.widths.iter().enumerate().filter(|(at, _)| !skipped.contains(at)) {
        let end = x.saturating_add(*wide);
        if end > room && !out.is_empty() {
            break;
        }
        out.push(Seen { at, x, wide: *wide });
        x = end.saturating_add(GAP);
    }
    out
}

fn draw_table(state: &ReportState, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let theme = view.theme;
    let laid = &state.laid;
    let room = usize::from(area.width).saturating_sub(2);
    let columns = seen(laid, state.left, room);
    let heads = head_rows(laid, &columns);
    let more_left = state.left > 0;
    let more_right =
        columns.last().is_some_and(|last| last.at.saturating_add(1) < laid.widths.len());
    for (at, line) in heads.iter().enumerate() {
        layout::put(frame, area, at, vec![Span::styled(line.clone(), theme.label)]);
    }
    let numbers = line(laid, &columns, &laid.print.numbers, true);
    layout::put(frame, area, heads.len(), vec![Span::styled(numbers, theme.dim)]);
    let marks = [(more_left, "←"), (more_right, "→")];
    let marks: String = marks.iter().filter(|(more, _)| *more).map(|(_, sign)| *sign).collect();
    layout::put_right(frame, area, heads.len(), &marks, theme.key);
    let above = layout::cells(heads.len().saturating_add(1));
    let [_, below] = layout::split_top(area, above);
    let window = state.scroll.window(laid.lines.len(), usize::from(below.height));
    let start = window.start;
    for (at, shown) in laid.lines.get(window).unwrap_or_default().iter().enumerate() {
        let (text, style): (String, Style) = match shown {
            Shown::Cells(RowKind::Void, cells) => (line(laid, &columns, cells, false), theme.dim),
            Shown::Cells(kind, cells) => {
                let mut cells = cells.clone();
                if *kind == RowKind::Member
                    && let Some(name) = cells.get_mut(1)
                {
                    name.insert_str(0, "  ");
                }
                (line(laid, &columns, &cells, false), theme.value)
            }
            Shown::Total(cells) => (line(laid, &columns, cells, false), theme.title),
            Shown::Note(text, true) => (text.clone(), theme.error),
            Shown::Note(text, false) => (text.clone(), theme.base),
        };
        layout::put(frame, below, at, vec![Span::styled(text, style)]);
    }
    let [bar, _] = layout::split_left(below, layout::cells(MARK));
    layout::mark(frame, bar, state.scroll.marked.saturating_sub(start), theme.selected);
}

/// The cells of a row side by side.
fn line(laid: &Laid, columns: &[Seen], cells: &[String], middle: bool) -> String {
    let mut out = String::new();
    for column in columns {
        let text = cells.get(column.at).map(String::as_str).unwrap_or_default();
        let align = laid.print.aligns.get(column.at).copied().unwrap_or(Align::Left);
        let align = if middle { Align::Middle } else { align };
        out = pad(&out, column.x);
        out.push_str(&fit(text, column.wide, align));
    }
    out
}

fn fit(text: &str, wide: usize, align: Align) -> String {
    match align {
        Align::Left => pad(text, wide),
        Align::Right => pad_left(text, wide),
        Align::Middle => {
            let text = truncate(text, wide);
            let before = wide.saturating_sub(width(&text)) / 2;
            pad(&format!("{}{text}", " ".repeat(before)), wide)
        }
    }
}

/// The rows of headings: groups over their columns, then each column's own heading, wrapped, at the
/// bottom of its column.
fn head_rows(laid: &Laid, columns: &[Seen]) -> Vec<String> {
    let print = &laid.print;
    let own = |column: &Seen| {
        let mut heads = print.heads.iter().flatten();
        let head = heads.rfind(|head| head.at == column.at && head.columns == 1);
        let text = head.map(|head| head.text.as_str()).unwrap_or_default();
        let mut lines = wrap(text, column.wide);
        if lines.len() > HEAD_ROWS {
            let rest = lines.split_off(HEAD_ROWS.saturating_sub(1)).join(" ");
            lines.push(truncate(&rest, column.wide).into_owned());
        }
        lines
    };
    let owns: Vec<_> = columns.iter().map(own).collect();
    let high = owns.iter().map(Vec::len).max().unwrap_or(1);
    let mut rows = Vec::new();
    if print.heads.len() > 1 {
        rows.push(group_row(laid, columns));
    }
    for row in 0..high {
        let mut text = String::new();
        for (lines, column) in owns.iter().zip(columns) {
            let blank = high.saturating_sub(lines.len());
            let said = row.checked_sub(blank).and_then(|at| lines.get(at));
            let align = match print.aligns.get(column.at) {
                Some(Align::Left) | None => Align::Left,
                Some(align) => *align,
            };
            text = pad(&text, column.x);
            text.push_str(&fit(said.map(String::as_str).unwrap_or_default(), column.wide, align));
        }
        rows.push(text);
    }
    rows
}

/// The groups, each over those of its columns that are seen.
fn group_row(laid: &Laid, columns: &[Seen]) -> String {
    let mut out = String::new();
    for head in laid.print.heads.first().into_iter().flatten().filter(|head| head.rows == 1) {
        let covers = head.at..head.at.saturating_add(head.columns.max(1));
        let mut inside = columns.iter().filter(|column| covers.contains(&column.at));
        let Some(first) = inside.next() else { continue };
        let last = inside.next_back().unwrap_or(first);
        let wide = last.x.saturating_add(last.wide).saturating_sub(first.x);
        out = pad(&out, first.x);
        let text = truncate(&head.text, wide);
        let dashes = wide.saturating_sub(width(&text)).saturating_sub(1);
        let dashes = if dashes > 1 { format!(" {}", "─".repeat(dashes)) } else { String::new() };
        out.push_str(&pad(&format!("{text}{dashes}"), wide));
    }
    out
}
