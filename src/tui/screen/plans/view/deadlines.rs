//! What is due: the state in a word, the last good day, the days left, what and by which plan; beneath
//! it where the marked one goes and where it stands.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::plan::calendar::DueState;
use crate::text::{pad, truncate};
use crate::tui::paint::input::input_line;
use crate::tui::paint::{View, layout};
use crate::tui::screen::plans::deadlines::BANDS;
use crate::tui::screen::plans::{DeadlinesState, DueRow, span, state_key};

/// Cells of the columns.
const STATE: usize = 13;
const DAY: usize = 11;
const LEFT: usize = 16;

/// Cells of the marked row that are reversed.
const MARK: u16 = 40;

pub(in crate::tui) fn draw(
    state: &DeadlinesState,
    view: &View<'_>,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let area = layout::inset(area, 1);
    let [head, list, foot] = layout::bands(area, BANDS);
    layout::put_text(frame, head, 0, &chosen(state, view), view.theme.title);
    if state.rows().is_empty() {
        let none = view.cx.plans.followed(view.cx.book).next().is_none();
        let key = if none { "due-none-followed" } else { "due-nothing" };
        layout::put_wrapped(frame, list, 0, &view.text(key), view.theme.warn);
    } else {
        let heads = [("due-head-state", STATE), ("due-head-day", DAY), ("due-head-left", LEFT)];
        let mut line: String =
            heads.iter().map(|(key, cells)| pad(&view.text(key), *cells)).collect();
        line.push_str(&view.text("due-head-what"));
        layout::put_text(frame, head, 1, &line, view.theme.label);
    }
    let window = state.scroll.window(state.rows().len(), usize::from(list.height));
    let start = window.start;
    let wide = usize::from(list.width);
    for (at, row) in state.rows().get(window).unwrap_or_default().iter().enumerate() {
        layout::put(frame, list, at, line(view, row, wide));
    }
    if !state.rows().is_empty() {
        let [bar, _] = layout::split_left(list, MARK);
        layout::mark(frame, bar, state.scroll.marked.saturating_sub(start), view.theme.selected);
    }
    if let Some(row) = state.marked() {
        draw_marked(view, row, foot, frame);
    }
    draw_path(state, view, foot, frame);
}

/// Which plan, year and state are shown, and what is left out.
fn chosen(state: &DeadlinesState, view: &View<'_>) -> String {
    let cx = view.cx;
    let plan = state.plan.as_ref().and_then(|key| cx.plans.get(key));
    let plan = plan.map_or_else(|| view.text("due-all-plans"), |plan| plan.name.clone());
    let year = state.year.map_or_else(|| view.text("due-all-years"), |year| year.to_string());
    let mut said = format!("{plan} • {year}");
    if let Some(only) = state.state {
        said = format!("{said} • {}", view.text(state_key(only)));
    }
    if state.left_out() > 0 {
        let args = [("count", state.left_out().to_string())];
        said = format!("{said} • {}", view.with("due-left-out", &args));
    }
    said
}

fn style(view: &View<'_>, state: DueState) -> Style {
    match state {
        DueState::Overdue => view.theme.error,
        DueState::Near => view.theme.warn,
        DueState::NotYet => view.theme.value,
        DueState::Done => view.theme.done,
    }
}

fn line(view: &View<'_>, row: &DueRow, wide: usize) -> Vec<Span<'static>> {
    let theme = view.theme;
    let cx = view.cx;
    let left = if row.state == DueState::Done { String::new() } else { row.days(&cx) };
    let room = wide.saturating_sub(STATE + DAY + LEFT);
    let what = format!("{} {}", row.entry.0, row.entry.1);
    vec![
        Span::styled(pad(&view.text(row.label_key), STATE), style(view, row.state)),
        Span::styled(pad(&crate::tui::show::day(row.due_on), DAY), theme.value),
        Span::styled(pad(&left, LEFT), theme.value),
        Span::styled(truncate(&what, room).into_owned(), theme.value),
    ]
}

/// What the marked deadline is, where it goes, and where it stands.
fn draw_marked(view: &View<'_>, row: &DueRow, area: Rect, frame: &mut Frame<'_>) {
    let theme = view.theme;
    let cx = view.cx;
    let what = format!("{} {}", row.entry.0, row.entry.1);
    let mut at = 1;
    for text in crate::text::wrap(&what, usize::from(area.width)).iter().take(2) {
        layout::put_text(frame, area, at, text, theme.title);
        at += 1;
    }
    let mut days = format!("{}: {}", view.text("entry-due"), span(&cx, row));
    if !row.has_day {
        days = format!("{days} ({})", view.text("due-no-day"));
    }
    let (to, via) = &row.route;
    for (key, office) in [("entry-to", to), ("entry-via", via)] {
        if let Some(office) = office {
            days = format!("{days} • {}: {office}", view.text(key));
        }
    }
    layout::put_text(frame, area, at, &days, theme.base);
    at += 1;
    let filing = row.filing.and_then(|id| cx.book.find(id));
    if let Some(filing) = filing {
        let date = filing.get("done_on").and_then(crate::domain::value::Value::as_date);
        let args = [
            ("date", date.map(crate::text::format_vi).unwrap_or_default()),
            ("number", filing.text("number").unwrap_or("—").to_owned()),
            ("by", filing.text("done_by").unwrap_or("—").to_owned()),
        ];
        layout::put_text(frame, area, at, &view.with("due-filed", &args), theme.done);
        at += 1;
    }
    layout::put_text(frame, area, at, &row.source, theme.dim);
}

/// The name of the file being typed, on the last row.
fn draw_path(state: &DeadlinesState, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    if let Some(name) = state.save.name() {
        let [_, last] = layout::split_bottom(area, 1);
        layout::put_text(frame, last, 0, &" ".repeat(usize::from(last.width)), view.theme.base);
        input_line(view, &view.text("report-path"), name, last, frame);
    }
}
