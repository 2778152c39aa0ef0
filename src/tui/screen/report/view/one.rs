//! One report: headings, rows that scroll down and sideways, and bars.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::domain::tables::RowKind;
use crate::tui::paint::input::input_line;
use crate::tui::paint::{View, layout};
use crate::tui::screen::report::laid::{ReportLine, room};
use crate::tui::screen::report::one::{BANDS, ReportState};
use crate::tui::screen::report::view::bars;

/// The most cells of a marked row that are reversed.
const MARK: usize = 40;

pub(in crate::tui) fn draw(
    state: &ReportState,
    view: &View<'_>,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let area = layout::inset(area, 1);
    let [head, body, foot] = layout::bands(area, BANDS);
    layout::put_text(frame, head, 0, &state.laid.print.title, view.theme.title);
    draw_scope(state, view, head, frame);
    if let Some(chart) = state.chart.and_then(|at| state.table.charts.get(at)) {
        bars::draw(state, chart, view, body, frame);
    } else {
        let [_, list, _] = layout::bands(area, state.bands(&view.cx));
        draw_table(state, view, [body, list], frame);
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

/// The headings, and the rows below them.
fn draw_table(
    state: &ReportState,
    view: &View<'_>,
    [area, below]: [Rect; 2],
    frame: &mut Frame<'_>,
) {
    let theme = view.theme;
    let laid = &state.laid;
    let columns = laid.seen(state.left, room(&view.cx));
    let heads = laid.head_rows(&columns);
    let more_left = state.left > 0;
    let more_right =
        columns.last().is_some_and(|last| last.at.saturating_add(1) < laid.widths.len());
    for (at, line) in heads.iter().enumerate() {
        layout::put(frame, area, at, vec![Span::styled(line.clone(), theme.label)]);
    }
    let numbers = laid.line(&columns, &laid.print.numbers, true);
    layout::put(frame, area, heads.len(), vec![Span::styled(numbers, theme.dim)]);
    let marks = [(more_left, "←"), (more_right, "→")];
    let marks: String = marks.iter().filter(|(more, _)| *more).map(|(_, sign)| *sign).collect();
    layout::put_right(frame, area, heads.len(), &marks, theme.key);
    let window = state.scroll.window(laid.lines.len(), usize::from(below.height));
    let start = window.start;
    for (at, shown) in laid.lines.get(window).unwrap_or_default().iter().enumerate() {
        let (text, style): (String, Style) = match shown {
            ReportLine::Cells(RowKind::Void, cells) => {
                (laid.line(&columns, cells, false), theme.dim)
            }
            ReportLine::Cells(kind, cells) => {
                let mut cells = cells.clone();
                if *kind == RowKind::Member
                    && let Some(name) = cells.get_mut(1)
                {
                    name.insert_str(0, "  ");
                }
                (laid.line(&columns, &cells, false), theme.value)
            }
            ReportLine::Total(cells) => (laid.line(&columns, cells, false), theme.title),
            ReportLine::Note(text, true) => (text.clone(), theme.error),
            ReportLine::Note(text, false) => (text.clone(), theme.base),
        };
        layout::put(frame, below, at, vec![Span::styled(text, style)]);
    }
    let [bar, _] = layout::split_left(below, layout::cells(MARK));
    layout::mark(frame, bar, state.scroll.marked.saturating_sub(start), theme.selected);
}
