//! The charts of a report as bars: a row a bar, with signs that a console has.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::domain::tables::{Cell, Chart, ChartKind, Print, RowKind};
use crate::text::{pad, pad_left};
use crate::tui::paint::{View, layout};
use crate::tui::screen::report::ReportState;

/// Cells of a bar's name and of its number.
const NAME: usize = 24;
const NUMBER: usize = 9;

/// What fills the bars of the first column, the second, and so on.
const FILLS: [&str; 3] = ["█", "▒", "░"];

/// A bar: its name, its parts and what is said of them.
struct Bar {
    name: String,
    parts: Vec<(i64, String)>,
}

pub(in crate::tui) fn draw(
    state: &ReportState,
    chart: &Chart,
    view: &View<'_>,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let theme = view.theme;
    layout::put_text(frame, area, 0, &view.cx.locale.words(&chart.title), theme.title);
    let bars = bars(state, chart);
    let sum = |bar: &Bar| bar.parts.iter().fold(0_i64, |sum, (part, _)| sum.saturating_add(*part));
    // Without figures there are no bars of no length, but the reason.
    if bars.iter().all(|bar| bar.parts.iter().all(|(_, said)| said.is_empty())) {
        layout::put_text(frame, area, 2, &view.text("report-bars-empty"), theme.base);
        let mut at = 3;
        for note in &state.laid.print.notes {
            at = layout::put_wrapped(frame, area, at, note, theme.base);
        }
        return;
    }
    let stacked = chart.kind == ChartKind::Stacked;
    let one = |bar: &Bar| bar.parts.iter().map(|(part, _)| *part).max().unwrap_or(0);
    let most = bars.iter().map(|bar| if stacked { sum(bar) } else { one(bar) }).max();
    let most = most.unwrap_or(0).max(1);
    let numbers = if stacked { NUMBER.saturating_mul(chart.columns.len()) } else { NUMBER };
    let room = usize::from(area.width).saturating_sub(NAME).saturating_sub(numbers + 2);
    let mut lines: Vec<Vec<Span<'_>>> = Vec::new();
    for bar in &bars {
        let name =
            Span::styled(format!("{} ", pad(&bar.name, NAME.saturating_sub(1))), theme.label);
        if stacked {
            lines.push(stacked_bar(name, bar, most, room, view));
            continue;
        }
        for (place, (part, said)) in bar.parts.iter().enumerate() {
            let name = if place == 0 { name.clone() } else { Span::raw(" ".repeat(NAME)) };
            let fill = FILLS.get(place).copied().unwrap_or("░").repeat(cells(*part, most, room));
            let drawn = Span::styled(fill, theme.value);
            let number = Span::styled(format!(" {said}"), theme.value);
            lines.push(vec![name, drawn, number]);
        }
    }
    let [_, below] = layout::split_top(area, 1);
    let [body, legend] = layout::split_bottom(below, 2);
    let height = usize::from(body.height);
    let top = state.scroll.marked.min(lines.len().saturating_sub(height));
    for (at, line) in lines.into_iter().skip(top).take(height).enumerate() {
        layout::put(frame, body, at, line);
    }
    if chart.kind != ChartKind::Totals {
        layout::put_text(frame, legend, 1, &names(&state.laid.print, chart), theme.base);
    }
}

fn stacked_bar<'a>(
    name: Span<'a>,
    bar: &Bar,
    most: i64,
    room: usize,
    view: &View<'_>,
) -> Vec<Span<'a>> {
    let numbers: String = bar.parts.iter().map(|(_, said)| pad_left(said, NUMBER)).collect();
    let mut line = vec![name, Span::styled(numbers, view.theme.value), Span::raw("  ")];
    for (place, (part, _)) in bar.parts.iter().enumerate() {
        let fill = FILLS.get(place).copied().unwrap_or("░").repeat(cells(*part, most, room));
        line.push(Span::styled(fill, view.theme.value));
    }
    line
}

/// How many cells a part fills; something is never nothing.
fn cells(part: i64, most: i64, room: usize) -> usize {
    let room = i64::try_from(room).unwrap_or(0);
    let filled = part.max(0).saturating_mul(room) / most.max(1);
    let filled = if part > 0 { filled.max(1) } else { 0 };
    usize::try_from(filled).unwrap_or(0)
}

fn number(cell: Option<&Cell>) -> i64 {
    match cell {
        Some(Cell::Count(number) | Cell::Money(number) | Cell::Percent(number)) => *number,
        _ => 0,
    }
}

fn bars(state: &ReportState, chart: &Chart) -> Vec<Bar> {
    let (table, print) = (&state.table, &state.laid.print);
    if chart.kind == ChartKind::Totals {
        let total = |at: usize| {
            let cell = table.total.as_ref().and_then(|cells| cells.get(at));
            let said = print.total.as_ref().and_then(|cells| cells.get(at)).cloned();
            (number(cell), said.unwrap_or_default())
        };
        let bar = |at: &usize| Bar { name: own_head(print, *at), parts: vec![total(*at)] };
        return chart.columns.iter().map(bar).collect();
    }
    let rows = table.rows.iter().zip(&print.lines).filter(|(row, _)| row.kind == RowKind::Body);
    let bar =
        |(row, line): (&crate::domain::tables::TableRow, &crate::domain::tables::PrintedRow)| {
            let said = |at: usize| line.cells.get(at).cloned().unwrap_or_default();
            let part = |at: &usize| (number(row.cells.get(*at)), said(*at));
            Bar { name: said(chart.names), parts: chart.columns.iter().map(part).collect() }
        };
    rows.map(bar).collect()
}

fn own_head(print: &Print, at: usize) -> String {
    let mut heads = print.heads.iter().flatten().filter(|head| head.at == at && head.columns == 1);
    heads.next_back().map(|head| head.text.clone()).unwrap_or_default()
}

fn names(print: &Print, chart: &Chart) -> String {
    let name = |(place, at): (usize, &usize)| {
        let covers = |head: &&crate::domain::tables::Head| {
            head.at <= *at && *at < head.at.saturating_add(head.columns.max(1))
        };
        let group = print.heads.first().and_then(|row| row.iter().find(covers));
        let group = group.map(|head| head.text.as_str()).unwrap_or_default();
        format!("{} {group}", FILLS.get(place).copied().unwrap_or("░").repeat(2))
    };
    chart.columns.iter().enumerate().map(name).collect::<Vec<_>>().join("    ")
}
