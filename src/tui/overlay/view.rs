//! What stands over the screen: a cleared box with a border, and how it is answered on its last row.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::keys::help::which_key;
use crate::text::{LineEditor, pad, truncate, width, wrap};
use crate::tui::App;
use crate::tui::overlay::picker::Picker;
use crate::tui::overlay::{Alert, Confirm, Help, HelpLine, Palette};
use crate::tui::overlay::{calendar, font_test, receipt, scan};
use crate::tui::paint::input::labelled;
use crate::tui::paint::{View, layout};
use crate::tui::{Notice, Overlay};

/// The widest a box gets.
const WIDEST: u16 = 76;

/// Cells of the keys in help and palette.
const KEYS: usize = 20;

/// Rows of a picker's box, with the gaps above and below.
const PICKER_HIGH: u16 = 16;

/// Draws the overlays, the last one on top, and the box of a key sequence under way.
pub(in crate::tui) fn draw(app: &App, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    for overlay in &app.overlays {
        match overlay {
            Overlay::Confirm(confirm) => draw_confirm(view, confirm, area, frame),
            Overlay::Alert(alert) => draw_alert(view, alert, area, frame),
            Overlay::Pick(picker) => draw_picker(view, picker, area, frame),
            Overlay::Calendar(calendar) => calendar::view::draw(view, calendar, area, frame),
            Overlay::Scan(card) => scan::view::draw(view, card, area, frame),
            Overlay::Receipt(paper) => receipt::view::draw(view, paper, area, frame),
            Overlay::Help(help) => draw_help(view, help, area, frame),
            Overlay::Palette(palette) => draw_palette(view, palette, area, frame),
            Overlay::FontTest(test) => font_test::view::draw(view, *test, area, frame),
        }
    }
    if app.pending.open {
        draw_which_key(app, view, area, frame);
    }
}

fn box_width(area: Rect) -> u16 {
    area.width.saturating_sub(4).min(WIDEST)
}

/// Cells of a line of text in a box.
fn room(area: Rect) -> usize {
    usize::from(box_width(area).saturating_sub(4))
}

fn lines(view: &View<'_>, notices: &[Notice], cells: usize) -> Vec<String> {
    notices.iter().flat_map(|notice| wrap(&notice.text(view.cx.locale), cells)).collect()
}

/// The question, what follows from a yes, the reason where one is typed.
fn draw_confirm(view: &View<'_>, confirm: &Confirm, area: Rect, frame: &mut Frame<'_>) {
    let theme = view.theme;
    let cells = room(area);
    let question = wrap(&confirm.question.text(view.cx.locale), cells);
    let more = lines(view, &confirm.lines, cells);
    // Reason and answer keep their rows, whatever the question leaves.
    let below: usize = if confirm.reason.is_some() { 4 } else { 2 };
    let above = question.len().saturating_add(more.len());
    let height = layout::cells(above.saturating_add(below).saturating_add(2));
    let outer = layout::centred(area, box_width(area), height);
    let inner = layout::boxed(frame, outer, &view.text("title-confirm"), theme);
    let [text, foot] = layout::split_bottom(inner, layout::cells(below));
    for (at, line) in question.iter().enumerate() {
        layout::put_text(frame, text, at, line, theme.tone(confirm.question.tone));
    }
    for (at, line) in more.iter().enumerate() {
        layout::put_text(frame, text, question.len().saturating_add(at), line, theme.base);
    }
    if let Some(reason) = &confirm.reason {
        let row = layout::row(foot, 1);
        labelled(view.theme, &view.text("confirm-reason"), (reason, true), row, frame);
    }
    let wants_y = confirm.reason.is_none() && confirm.danger;
    let hint = view.text(if wants_y { "confirm-hint-y" } else { "confirm-hint" });
    layout::put_text(frame, foot, below.saturating_sub(1), &hint, theme.key);
}

fn draw_alert(view: &View<'_>, alert: &Alert, area: Rect, frame: &mut Frame<'_>) {
    let theme = view.theme;
    let all = lines(view, alert.lines.get(alert.top..).unwrap_or_default(), room(area));
    let height = layout::cells(all.len().saturating_add(4));
    let outer = layout::centred(area, box_width(area), height);
    let title = alert.title.text(view.cx.locale);
    let inner = layout::boxed(frame, outer, &title, theme);
    let [text, foot] = layout::split_bottom(inner, 2);
    let shown = usize::from(text.height);
    for (at, line) in all.iter().take(shown).enumerate() {
        layout::put_text(frame, text, at, line, theme.base);
    }
    let mut hint = view.text("alert-hint");
    if let Some(more) = all.len().checked_sub(shown).filter(|more| *more > 0) {
        let more = view.with("box-more", &[("count", more.to_string())]);
        hint = format!("{hint}   {more}");
    }
    layout::put_text(frame, foot, 1, &hint, theme.key);
}

/// A box with a line to type in, at the top of an area: returns where its rows stand.
fn finder(
    view: &View<'_>,
    title: &str,
    find: &LineEditor,
    hint: &str,
    area: Rect,
    frame: &mut Frame<'_>,
) -> Rect {
    let outer = layout::centred(area, box_width(area), area.height.saturating_sub(2));
    let inner = layout::boxed(frame, outer, title, view.theme);
    let [line, rest] = layout::split_top(inner, 1);
    labelled(view.theme, &view.text("list-find"), (find, true), line, frame);
    let [rows, foot] = layout::split_bottom(rest, 1);
    layout::put_text(frame, foot, 0, hint, view.theme.key);
    rows
}

fn draw_help(view: &View<'_>, help: &Help, area: Rect, frame: &mut Frame<'_>) {
    let title = view.text("title-help");
    let hint = view.text("keys-hint");
    let rows = finder(view, &title, &help.find, &hint, area, frame);
    let lines = help.lines(&view.cx);
    for (at, line) in lines.iter().skip(help.top).take(usize::from(rows.height)).enumerate() {
        match line {
            HelpLine::Head(key) => {
                layout::put_text(frame, rows, at, &view.text(key), view.theme.title);
            }
            HelpLine::Row(row) => {
                let label = view.text(row.label_key);
                put_keys(view, &row.chords, &label, rows, at, frame);
            }
        }
    }
}

fn put_keys(
    view: &View<'_>,
    keys: &str,
    label: &str,
    area: Rect,
    at: usize,
    frame: &mut Frame<'_>,
) {
    let cells = usize::from(area.width).saturating_sub(KEYS.saturating_add(2));
    let pieces = vec![
        Span::raw(" "),
        Span::styled(pad(keys, KEYS), view.theme.key),
        Span::raw(" "),
        Span::styled(truncate(label, cells).into_owned(), view.theme.base),
    ];
    layout::put(frame, area, at, pieces);
}

fn draw_palette(view: &View<'_>, palette: &Palette, area: Rect, frame: &mut Frame<'_>) {
    let title = view.text("title-palette");
    let hint = view.text("find-hint");
    let rows = finder(view, &title, &palette.find, &hint, area, frame);
    let found = palette.rows(view.cx.locale);
    if found.is_empty() {
        layout::put_text(frame, rows, 0, &view.text("palette-none"), view.theme.dim);
        return;
    }
    let window = palette.scroll.window(found.len(), usize::from(rows.height));
    let start = window.start;
    for (at, action) in found.get(window).unwrap_or_default().iter().enumerate() {
        let keys = view.cx.keymap.first_key_in(palette.scope, *action);
        put_keys(view, &keys, &view.text(action.label_key()), rows, at, frame);
    }
    let marked = palette.scroll.marked.saturating_sub(start);
    layout::mark(frame, rows, marked, view.theme.selected);
}

/// Choices, ticked where several can be chosen, with what tells them apart.
fn draw_picker(view: &View<'_>, picker: &Picker, area: Rect, frame: &mut Frame<'_>) {
    let theme = view.theme;
    let title = picker.title.text(view.cx.locale);
    let several = picker.ticked.is_some();
    let mut hint = view.text(if several { "find-hint-several" } else { "find-hint" });
    if picker.more > 0 {
        let more = view.with("box-more", &[("count", picker.more.to_string())]);
        hint = format!("{hint}   {more}");
    }
    // Always the same height, so that it does not jump while one types.
    let place = layout::centred(area, area.width, PICKER_HIGH);
    let rows = finder(view, &title, &picker.find, &hint, place, frame);
    let cells = usize::from(rows.width);
    let scroll = crate::tui::part::scroll::Scroll { marked: picker.marked, top: 0 };
    let window = scroll.window(picker.rows.len(), usize::from(rows.height));
    let start = window.start;
    for (at, row) in picker.rows.get(window).unwrap_or_default().iter().enumerate() {
        let tick = match &picker.ticked {
            Some(ticked) if ticked.contains(&row.id) => "[x] ",
            Some(_) => "[ ] ",
            None => " ",
        };
        let label = truncate(&row.label, cells.saturating_sub(width(tick))).into_owned();
        let left = cells.saturating_sub(width(tick).saturating_add(width(&label)));
        let detail = truncate(&row.detail, left.saturating_sub(2)).into_owned();
        let pieces = vec![
            Span::raw(tick),
            Span::styled(label, theme.value),
            Span::raw("  "),
            Span::styled(detail, theme.dim),
        ];
        layout::put(frame, rows, at, pieces);
    }
    if picker.rows.is_empty() {
        let none = match picker.find.text() {
            "" => view.text("picker-empty"),
            text => view.with("list-none-found", &[("text", text.to_owned())]),
        };
        layout::put_text(frame, rows, 0, &none, theme.dim);
    } else {
        layout::mark(frame, rows, picker.marked.saturating_sub(start), theme.selected);
    }
}

/// What may follow the keys pressed so far, above the footer.
fn draw_which_key(app: &App, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let rows = which_key(&app.keymap, app.scope(), &app.pending.keys);
    let [columns, per] = match usize::from(area.height.saturating_sub(4)) {
        tall if rows.len() > tall / 2 => [2_usize, rows.len().div_ceil(2)],
        _ => [1, rows.len()],
    };
    let height = layout::cells(per.saturating_add(2)).min(area.height);
    let width = box_width(area);
    let place = layout::centred(area, width, height);
    let y = area.bottom().saturating_sub(height);
    let title = view.with("which-key", &[("keys", app.pending.keys.pretty())]);
    let inner = layout::boxed(frame, Rect { y, ..place }, &title, view.theme);
    let column = inner.width / layout::cells(columns.max(1)).max(1);
    for (at, row) in rows.iter().enumerate() {
        let place = at.checked_div(per.max(1)).unwrap_or_default();
        let x = inner.x.saturating_add(column.saturating_mul(layout::cells(place)));
        let cell = Rect { x, width: column, ..inner };
        let label = view.text(row.label_key);
        let room = usize::from(column).saturating_sub(8);
        let pieces = vec![
            Span::styled(pad(&row.chords, 6), view.theme.key),
            Span::raw(" "),
            Span::styled(truncate(&label, room).into_owned(), view.theme.base),
        ];
        layout::put(frame, cell, at.checked_rem(per.max(1)).unwrap_or_default(), pieces);
    }
}
