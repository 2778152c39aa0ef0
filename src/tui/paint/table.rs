//! Records as rows of a table: which columns fit, how wide they are, and how a row is drawn.
//!
//! Widths come from the schema's least widths and what room is left; it knows nothing of where one
//! is in a list.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::domain::record::Record;
use crate::domain::schema::{FieldDef, FieldKind, RecordKind};
use crate::text::{pad, pad_left, truncate};
use crate::tui::paint::{View, layout};
use crate::tui::{Cx, record_actions, show};

/// Cells between two columns.
const GAP: usize = 2;

/// Cells before the first column: the mark of a record with something to settle.
const GUTTER: usize = 2;

/// The most cells that a column of text grows by.
const GROW_MAX: usize = 16;

/// The most cells of a marked row that are reversed. Reversing a row sends it again, and the row
/// that was marked before; over a slow link half a row is felt half as long.
const MARK_MAX: usize = 40;

/// The columns of a meeting's reviews: how many votes are lacking has room beside the outcome.
const REVIEWS_OF_MEETING: &[(&str, u16)] = &[
    ("household", 22),
    ("class_before", 10),
    ("class_proposed", 10),
    ("votes_agree", 7),
    ("outcome", 18),
];

/// From how many cells on an outcome says how many votes are lacking.
const OUTCOME_WIDE: usize = 16;

#[derive(Debug, Clone, Copy)]
pub struct Column {
    field: &'static FieldDef,
    width: usize,
}

impl Column {
    fn is_number(&self) -> bool {
        matches!(self.field.kind, FieldKind::Integer { .. } | FieldKind::Money | FieldKind::Decimal)
    }

    fn is_text(&self) -> bool {
        matches!(
            self.field.kind,
            FieldKind::Name | FieldKind::Title | FieldKind::Link(_) | FieldKind::Text { .. }
        )
    }

    fn fit(&self, content: &str) -> String {
        if self.is_number() { pad_left(content, self.width) } else { pad(content, self.width) }
    }
}

/// The columns of a kind that fit into a width; `skip` is a field that all rows share.
pub fn columns(kind: RecordKind, width: usize, skip: Option<&str>) -> Vec<Column> {
    let mut room = width.saturating_sub(GUTTER);
    let mut columns = Vec::new();
    let of_meeting = (kind, skip) == (RecordKind::Review, Some("meeting"));
    let wanted = if of_meeting { REVIEWS_OF_MEETING } else { kind.def().list.columns };
    let wanted = wanted.iter().filter(|(id, _)| Some(*id) != skip);
    for (id, least) in wanted {
        let Some(field) = kind.field(id) else { continue };
        let gap = if columns.is_empty() { 0 } else { GAP };
        let need = usize::from(*least).saturating_add(gap);
        if let Some(left) = room.checked_sub(need) {
            room = left;
            columns.push(Column { field, width: usize::from(*least) });
        }
    }
    let texts = columns.iter().filter(|column| column.is_text()).count();
    let share = room.checked_div(texts).unwrap_or_default().min(GROW_MAX);
    for column in columns.iter_mut().filter(|column| column.is_text()) {
        column.width = column.width.saturating_add(share);
    }
    columns
}

/// Marks a row of a table: the gutter and the first columns, as many as fit into 40 cells.
pub fn mark(view: &View<'_>, columns: &[Column], area: Rect, at: usize, frame: &mut Frame<'_>) {
    let mut end = GUTTER;
    for (place, column) in columns.iter().enumerate() {
        let gap = if place > 0 { GAP } else { 0 };
        let next = end.saturating_add(gap).saturating_add(column.width);
        if place > 0 && next > MARK_MAX {
            break;
        }
        end = next;
    }
    let [bar, _] = layout::split_left(area, layout::cells(end.min(MARK_MAX)));
    layout::mark(frame, bar, at, view.theme.selected);
}

/// The heads of the columns on a row of an area.
pub fn heads(
    view: &View<'_>,
    columns: &[Column],
    kind: RecordKind,
    area: Rect,
    at: usize,
    frame: &mut Frame<'_>,
) {
    let mut line = " ".repeat(GUTTER);
    for (place, column) in columns.iter().enumerate() {
        if place > 0 {
            line.push_str(&" ".repeat(GAP));
        }
        let key = format!("col-{}-{}", kind.name(), column.field.id);
        line.push_str(&column.fit(&view.text(&key)));
    }
    layout::put(frame, area, at, vec![Span::styled(line, view.theme.label)]);
}

/// A record on a row of an area.
pub fn record(
    view: &View<'_>,
    columns: &[Column],
    record: &Record,
    area: Rect,
    at: usize,
    frame: &mut Frame<'_>,
) {
    let cx = view.cx;
    let theme = view.theme;
    let disputed = cx.book.conflict_count(record) > 0;
    let void = record.is_void();
    let style = if void { theme.dim } else { theme.value };
    let gutter = if disputed { "! " } else { "  " };
    let mut pieces = vec![Span::styled(gutter, theme.warn)];
    let mut untold = void.then(|| view.text("row-void"));
    for (place, column) in columns.iter().enumerate() {
        if place > 0 {
            pieces.push(Span::raw(" ".repeat(GAP)));
        }
        let mut content = cell(&cx, record, column);
        let last = place.saturating_add(1) == columns.len();
        // The word stands in the first column of text, where it is read with the name.
        if (last || (place > 0 && column.is_text()))
            && let Some(word) = untold.take()
        {
            content = format!("{word} {content}");
        }
        pieces.push(Span::styled(column.fit(&content), style));
    }
    layout::put(frame, area, at, pieces);
}

fn cell(cx: &Cx<'_>, record: &Record, column: &Column) -> String {
    let shown = show::column(cx, record, column.field);
    if record.kind == RecordKind::Review
        && column.field.id == "outcome"
        && column.width >= OUTCOME_WIDE
        && let Some(missing) =
            record_actions::votes_short(cx, record).filter(|missing| *missing > 0)
    {
        let args = [("outcome", shown), ("count", missing.to_string())];
        return cx.locale.with_texts("row-votes-short", &args).into_owned();
    }
    shown
}

/// A label and a value beside it, cut to their columns.
pub fn pair(
    label: (&str, Style, usize),
    value: (&str, Style),
    area: Rect,
    at: usize,
    frame: &mut Frame<'_>,
) {
    let (name, style, cells) = label;
    let room = usize::from(area.width).saturating_sub(cells.saturating_add(1));
    let pieces = vec![
        Span::styled(pad(name, cells), style),
        Span::raw(" "),
        Span::styled(truncate(value.0, room).into_owned(), value.1),
    ];
    layout::put(frame, area, at, pieces);
}
