//! The preview: what was understood, the tabs with their counts, and the rows of the tab shown.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::domain::import::plan::{PlannedEntry, RowAction as Does};
use crate::domain::schema::RecordKind;
use crate::text::{format_money, pad, pad_left, truncate};
use crate::tui::paint::{View, layout};
use crate::tui::screen::import::preview;
use crate::tui::screen::import::view::count;
use crate::tui::screen::import::{Preview, RestRow, Tab, first, label, name, passed, place};

/// Cells of the columns.
const ROW: usize = 5;
const NAME: usize = 20;
const PLACE: usize = 12;
const DOES: usize = 8;

/// Cells that are marked.
const MARK: u16 = 39;

pub(in crate::tui) fn draw(preview: &Preview, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let theme = view.theme;
    let [head, body, _] = layout::bands(area, preview::BANDS);
    layout::put_text(frame, head, 0, &understood(preview, view), theme.base);
    layout::put_text(frame, head, 1, &counted(preview, view), theme.value);
    draw_tabs(preview, view, head, frame);
    if preview.is_rest() {
        return draw_rest(preview, view, head, body, frame);
    }
    draw_heads(preview, view, head, frame);
    let rows = preview.rows();
    if rows.is_empty() {
        layout::put_wrapped(frame, body, 1, &view.text("import-tab-empty"), theme.dim);
        return;
    }
    let window = preview.scroll.window(rows.len(), usize::from(body.height));
    let start = window.start;
    for (at, place) in rows.get(window).unwrap_or_default().iter().enumerate() {
        draw_item(preview, *place, view, body, at, frame);
    }
    let [bar, _] = layout::split_left(body, MARK);
    layout::mark(frame, bar, preview.scroll.marked.saturating_sub(start), theme.selected);
}

/// "Hộ · trang "DS 2025" · TCVN3 · năm 2025 · 179 hàng".
fn understood(preview: &Preview, view: &View<'_>) -> String {
    let reading = &preview.found.reading;
    let kind = view.text(&format!("kinds-{}", reading.kind.name()));
    let rows = view.with("import-records", &[("count", count(reading.entries.len()))]);
    let mut parts = vec![format!("{kind}: {rows}")];
    parts.push(view.text(&format!("encoding-{}", reading.encoding.id())));
    let summary = &preview.plan.summary;
    if let Some(year) = summary.year {
        let key = if summary.year_assumed { "import-year-assumed" } else { "import-year" };
        parts.push(view.with(key, &[("year", year.to_string())]));
    }
    if let Some(sheet) = &reading.sheet {
        let shown = truncate(sheet, 20).into_owned();
        let others = preview.found.sheets.len().saturating_sub(1);
        let key = if others > 0 { "import-sheet-of" } else { "import-sheet-one" };
        parts.push(view.with(key, &[("sheet", shown), ("count", others.to_string())]));
    }
    parts.join(" · ")
}

/// What would happen, in numbers; and how much was put right by hand.
fn counted(preview: &Preview, view: &View<'_>) -> String {
    let summary = &preview.plan.summary;
    let mut parts: Vec<String> = Vec::new();
    for does in [Does::New, Does::Update, Does::Same, Does::Hold, Does::Error, Does::Out] {
        let number = summary.count(does);
        if number > 0 || matches!(does, Does::New | Does::Hold) {
            let key = format!("import-count-{}", does.name());
            parts.push(view.with(&key, &[("count", count(number))]));
        }
    }
    match preview.found.reading.kind {
        RecordKind::Household if summary.persons > 0 => {
            let persons = usize::try_from(summary.persons).unwrap_or(usize::MAX);
            parts.push(view.with("import-count-persons", &[("count", count(persons))]));
        }
        RecordKind::Contribution => {
            parts.push(view.with("value-money", &[("amount", format_money(summary.amount))]));
        }
        _ => {}
    }
    let fixed = preview.fixes.cells.len();
    if fixed > 0 {
        parts.push(view.with("import-count-fixed", &[("count", count(fixed))]));
    }
    parts.join(" · ")
}

fn draw_tabs(preview: &Preview, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let mut pieces = Vec::new();
    for tab in Tab::ALL {
        let style = if tab == preview.tab { view.theme.selected } else { view.theme.label };
        let text = format!(" {} {} ", view.text(tab.label_key()), count(preview.count(tab)));
        pieces.push(Span::styled(text, style));
    }
    layout::put(frame, area, 2, pieces);
}

fn draw_heads(preview: &Preview, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let place = match preview.found.reading.kind {
        RecordKind::Contribution => "import-col-sum",
        _ => "import-col-village",
    };
    let line = format!(
        "{} {} {} {} {}",
        pad_left(&view.text("import-col-row"), ROW),
        pad(&view.text("import-col-name"), NAME),
        pad(&view.text(place), PLACE),
        pad(&view.text("import-col-does"), DOES),
        view.text("import-col-flag"),
    );
    layout::put(frame, area, 3, vec![Span::styled(line, view.theme.label)]);
}

fn draw_item(
    preview: &Preview,
    at: usize,
    view: &View<'_>,
    area: Rect,
    row: usize,
    frame: &mut Frame<'_>,
) {
    let Some((item, entry)) = preview.at(at) else { return };
    let theme = view.theme;
    let cx = view.cx;
    let kind = preview.found.reading.kind;
    let does = view.text(&format!("import-action-{}", item.action.name()));
    let place = place(&cx, kind, entry);
    let place =
        if kind == RecordKind::Contribution { pad_left(&place, PLACE) } else { pad(&place, PLACE) };
    let line = format!(
        "{} {} {place} ",
        pad_left(&item.row.to_string(), ROW),
        pad(&name(kind, entry), NAME),
    );
    let style = if item.action == Does::Out { theme.dim } else { theme.value };
    let room = usize::from(area.width).saturating_sub(ROW + NAME + PLACE + DOES + 4);
    let said = truncate(&what(item, view), room).into_owned();
    let pieces = vec![
        Span::styled(line, style),
        Span::styled(pad(&does, DOES), does_style(view, item)),
        Span::raw(" "),
        Span::styled(said, if item.flags.is_empty() { theme.dim } else { theme.warn }),
    ];
    layout::put(frame, area, row, pieces);
}

/// The first doubt; of a change without one the fields that change.
fn what(item: &PlannedEntry, view: &View<'_>) -> String {
    let said = first(&view.cx, item);
    if !said.is_empty() || item.differs.is_empty() {
        return said;
    }
    let mut labels: Vec<String> = Vec::new();
    for one in &item.differs {
        let label = label(&view.cx, one.kind, one.field);
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    labels.join(", ")
}

fn does_style(view: &View<'_>, item: &PlannedEntry) -> ratatui::style::Style {
    match item.action {
        Does::Error => view.theme.error,
        Does::Hold => view.theme.warn,
        Does::New | Does::Update => view.theme.done,
        Does::Same | Does::Out => view.theme.dim,
    }
}

fn draw_rest(preview: &Preview, view: &View<'_>, head: Rect, area: Rect, frame: &mut Frame<'_>) {
    let theme = view.theme;
    let reading = &preview.found.reading;
    layout::put_text(frame, head, 3, &view.text("import-rest-head"), theme.label);
    let rows = preview.rest();
    if rows.is_empty() {
        layout::put_text(frame, area, 1, &view.text("import-tab-empty"), theme.dim);
        return;
    }
    let window = preview.scroll.window(rows.len(), usize::from(area.height));
    let start = window.start;
    for (at, row) in rows.get(window).unwrap_or_default().iter().enumerate() {
        let (number, text, style) = match row {
            RestRow::Total(place) => {
                let Some(total) = reading.totals.get(*place) else { continue };
                let wrong = !total.flags.is_empty();
                let sums: Vec<_> = total.sums.iter().map(|sum| sum_text(view, sum)).collect();
                // What follows in the label are the sums themselves.
                let label = total.label.split(':').next().unwrap_or_default();
                let sign = if wrong { "! " } else { "" };
                let text = format!("{sign}{label}: {}", sums.join("; "));
                (total.row, text, if wrong { theme.warn } else { theme.value })
            }
            RestRow::Passed(place) => {
                let Some(row) = reading.passed_over.get(*place) else { continue };
                let why = passed(&view.cx, row.why);
                (row.row, format!("{why}: {}", row.text), theme.dim)
            }
        };
        let room = usize::from(area.width).saturating_sub(ROW + 1);
        let pieces = vec![
            Span::styled(pad_left(&number.to_string(), ROW), theme.value),
            Span::raw(" "),
            Span::styled(truncate(&text, room).into_owned(), style),
        ];
        layout::put(frame, area, at, pieces);
    }
    let [bar, _] = layout::split_left(area, MARK);
    layout::mark(frame, bar, preview.scroll.marked.saturating_sub(start), theme.selected);
}

/// "hộ: ghi 20, đếm được 19".
fn sum_text(view: &View<'_>, (name, stated, found): &(&'static str, i64, i64)) -> String {
    let what = view.text(&format!("import-sum-{name}"));
    let key = if stated == found { "import-sum-right" } else { "import-sum-wrong" };
    let args = [("what", what), ("stated", format_money(*stated)), ("found", format_money(*found))];
    view.with(key, &args)
}
