//! One record: the tabs, and the rows of the tab shown.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::domain::schema::{FieldKind, RecordKind, Tab};
use crate::tui::paint::{Theme, View, layout, table};
use crate::tui::part::sheet::{Emphasis, LABEL, SheetRow};
use crate::tui::screen::detail::{BANDS, DetailState};

pub(in crate::tui) fn draw(
    state: &DetailState,
    view: &View<'_>,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let area = layout::inset(area, 1);
    let [head, body, _] = layout::bands(area, BANDS);
    let Some(record) = view.cx.book.find(state.record) else {
        let gone = view.text("refuse-not-here-yet");
        layout::put_wrapped(frame, body, 0, &gone, view.theme.warn);
        return;
    };
    draw_tabs(state, view, record.kind, head, frame);
    match state.tab {
        Tab::Linked(kind) => draw_linked(state, view, record.kind, kind, head, body, frame),
        Tab::History if state.is_waiting() => {
            layout::put_text(frame, body, 0, &view.text("work-history"), view.theme.dim);
        }
        Tab::Fields | Tab::Years | Tab::Papers | Tab::History => {
            draw_rows(view, state.rows(), state.scroll, body, frame);
        }
    }
}

/// The parts of the view; the one shown is marked.
fn draw_tabs(
    state: &DetailState,
    view: &View<'_>,
    kind: RecordKind,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let mut pieces = Vec::new();
    for tab in DetailState::tabs(kind) {
        let name = match tab {
            Tab::Fields => view.text("tab-fields"),
            Tab::Years => {
                let count = view.cx.book.years_of(state.record).len();
                format!("{} ({count})", view.text("tab-years"))
            }
            Tab::Papers => view.text("tab-papers"),
            Tab::History => view.text("tab-history"),
            Tab::Linked(linked) => {
                let count = view.cx.book.linking(state.record, *linked).count();
                format!("{} ({count})", view.text(&format!("tab-{}", linked.name())))
            }
        };
        let shown = *tab == state.tab;
        let style = if shown { view.theme.selected } else { view.theme.label };
        pieces.push(Span::styled(format!(" {name} "), style));
        pieces.push(Span::raw(" "));
    }
    layout::put(frame, area, 0, pieces);
}

/// Rows of label and value; the marked one reversed.
pub(in crate::tui) fn draw_rows(
    view: &View<'_>,
    rows: &[SheetRow],
    scroll: crate::tui::part::scroll::Scroll,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let window = scroll.window(rows.len(), usize::from(area.height));
    let start = window.start;
    for (at, row) in rows.get(window).unwrap_or_default().iter().enumerate() {
        let (mut label, value) = styles(view.theme, row.emphasis);
        if row.emphasis == Emphasis::Head && row.value.is_empty() {
            label = view.theme.title;
        }
        table::pair((&row.label, label, LABEL), (&row.value, value), area, at, frame);
    }
    if !rows.is_empty() {
        layout::mark(frame, area, scroll.marked.saturating_sub(start), view.theme.selected);
    }
}

/// How label and value of a row look.
pub(in crate::tui) fn styles(theme: &Theme, look: Emphasis) -> (Style, Style) {
    match look {
        Emphasis::Plain => (theme.label, theme.value),
        Emphasis::Head => (theme.label, theme.title),
        Emphasis::Warn => (theme.warn, theme.warn),
        Emphasis::Dim => (theme.label, theme.dim),
    }
}

/// The records that name this one.
fn draw_linked(
    state: &DetailState,
    view: &View<'_>,
    of: RecordKind,
    kind: RecordKind,
    head: Rect,
    body: Rect,
    frame: &mut Frame<'_>,
) {
    let same = |field: &&crate::domain::schema::FieldDef| field.kind == FieldKind::Link(of);
    let skip = kind.def().fields.iter().find(same).map(|field| field.id);
    let columns = table::columns(kind, usize::from(body.width), skip);
    table::heads(view, &columns, kind, head, 1, frame);
    if state.linked().is_empty() {
        layout::put_text(frame, body, 1, &view.text("detail-none"), view.theme.dim);
        return;
    }
    let window = state.scroll.window(state.linked().len(), usize::from(body.height));
    let start = window.start;
    for (at, id) in state.linked().get(window).unwrap_or_default().iter().enumerate() {
        if let Some(record) = view.cx.book.find(*id) {
            table::record(view, &columns, record, body, at, frame);
        }
    }
    layout::mark(frame, body, state.scroll.marked.saturating_sub(start), view.theme.selected);
}
