//! The list: search line, heads of the columns, and the rows around the marked one.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::keys::{Action, Scope};
use crate::text::{format_money, pad, width};
use crate::tui::paint::input::{field_line, input_line};
use crate::tui::paint::{View, layout, table};
use crate::tui::screen::list::{BANDS, ListState, Listed};

/// Cells of the kind's column in the list of conflicts.
const KIND_CELLS: usize = 20;

/// Cells of the name's column there.
const NAME_CELLS: usize = 26;

pub(in crate::tui) fn draw(state: &ListState, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let area = layout::inset(area, 1);
    let [head, body, _] = layout::bands(area, BANDS);
    draw_find(state, view, head, frame);
    let height = usize::from(body.height);
    let window = state.scroll.window(state.rows().len(), height);
    let kind = match state.listed {
        Listed::Kind(kind) => Some(kind),
        Listed::Conflicts => None,
    };
    let columns = kind.map(|kind| (kind, table::columns(kind, usize::from(area.width), None)));
    match &columns {
        Some((kind, columns)) => table::heads(view, columns, *kind, head, 1, frame),
        None => draw_conflict_heads(view, head, frame),
    }
    if state.rows().is_empty() {
        draw_empty(state, view, kind, body, frame);
        return;
    }
    let shown = state.rows().get(window.clone()).unwrap_or_default();
    for (at, place) in shown.iter().enumerate() {
        let Some(record) = view.cx.book.record(*place) else { continue };
        match &columns {
            Some((_, columns)) => table::record(view, columns, record, body, at, frame),
            None => draw_conflict(view, record, body, at, frame),
        }
    }
    let marked = state.scroll.marked.saturating_sub(window.start);
    match &columns {
        Some((_, columns)) => table::mark(view, columns, body, marked, frame),
        None => layout::mark(frame, body, marked, view.theme.selected),
    }
}

/// What is searched, which village, how it is sorted, and where one is.
fn draw_find(state: &ListState, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let theme = view.theme;
    let [bar, _] = layout::split_top(area, 1);
    let total = state.rows().len();
    let number = |count: usize| format_money(i64::try_from(count).unwrap_or(i64::MAX));
    let at = if total == 0 { 0 } else { state.scroll.marked.saturating_add(1).min(total) };
    let mut right = format!("{}/{}", number(at), number(total));
    if state.listed != Listed::Conflicts {
        right = format!("{} • {right}", view.text(state.sort().label_key()));
    }
    if state.near() > 0 {
        let near = view.with("list-near", &[("count", number(state.near()))]);
        right = format!("{near} • {right}");
    }
    if let Some(village) = state.village.and_then(|id| view.cx.book.find(id)) {
        right = format!("{} • {right}", view.cx.book.title(village));
    }
    let right_cells = layout::cells(width(&right).saturating_add(2)).min(bar.width);
    let [left, _] = layout::split_left(bar, bar.width.saturating_sub(right_cells));
    layout::put_right(frame, bar, 0, &right, theme.dim);
    if state.searching {
        input_line(view, &view.text("list-find"), &state.find, left, frame);
    } else if state.find.is_empty() {
        let key = view.cx.keymap.first_key_in(Scope::List, Action::Search);
        let hint = view.with("list-find-hint", &[("key", key)]);
        layout::put_text(frame, left, 0, &hint, theme.dim);
    } else {
        let label = format!("{} ", view.text("list-find"));
        let [name, field] = layout::split_left(left, layout::cells(width(&label)));
        layout::put(frame, name, 0, vec![Span::styled(label, theme.label)]);
        field_line(&state.find, theme.value, false, field, frame);
    }
}

fn draw_empty(
    state: &ListState,
    view: &View<'_>,
    kind: Option<RecordKind>,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let sentence = if !state.find.is_empty() {
        view.with("list-none-found", &[("text", state.find.text().to_owned())])
    } else if kind.is_none() {
        view.text("list-no-conflicts")
    } else if state.village.is_some() {
        view.text("list-none-in-village")
    } else {
        let key = view.cx.keymap.first_key_in(Scope::List, Action::New);
        view.with("list-empty", &[("key", key)])
    };
    layout::put_wrapped(frame, area, 1, &sentence, view.theme.base);
}

fn draw_conflict_heads(view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let line = format!(
        "  {} {} {}",
        pad(&view.text("conflict-col-kind"), KIND_CELLS),
        pad(&view.text("conflict-col-name"), NAME_CELLS),
        view.text("conflict-col-fields"),
    );
    layout::put(frame, area, 1, vec![Span::styled(line, view.theme.label)]);
}

/// A record with something to settle: what kind, whose, and which fields.
fn draw_conflict(view: &View<'_>, record: &Record, area: Rect, at: usize, frame: &mut Frame<'_>) {
    let mut fields: Vec<String> = Vec::new();
    for key in record.conflicts() {
        let label = key.def(record.kind).map_or_else(
            || view.text("history-void"),
            |def| view.text(&def.label_key(record.kind)),
        );
        if fields.last() != Some(&label) {
            fields.push(label);
        }
    }
    if fields.is_empty() {
        fields.push(view.text("conflict-record"));
    }
    let kind = pad(&view.text(&record.kind.label_key()), KIND_CELLS);
    let name = pad(&view.cx.book.title(record), NAME_CELLS);
    let line = format!("{kind} {name} {}", fields.join(", "));
    let pieces = vec![Span::styled("! ", view.theme.warn), Span::styled(line, view.theme.value)];
    layout::put(frame, area, at, pieces);
}
