//! The file chooser: a line to type in, the folder, and what lies in it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::text::{format_decimal, pad, pad_left, truncate, width};
use crate::tui::job::{File, What};
use crate::tui::paint::input::input_line;
use crate::tui::paint::{View, layout};
use crate::tui::screen::import::files;
use crate::tui::screen::import::{Chooser, FileRow};
use crate::tui::show;

/// Cells of a file's size and of its day.
const SIZE: usize = 10;
const DAY: usize = 18;

/// Bytes of a kilobyte and of a megabyte.
const KILO: u64 = 1024;
const MEGA: u64 = KILO * KILO;

pub(in crate::tui) fn draw(
    chooser: &Chooser,
    reading: bool,
    view: &View<'_>,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let theme = view.theme;
    let [head, body, _] = layout::bands(area, files::BANDS);
    if reading {
        layout::put_text(frame, head, 1, &view.text("import-reading"), theme.base);
        return;
    }
    draw_line(chooser, view, head, frame);
    let Some(files) = &chooser.files else {
        layout::put_text(frame, head, 1, &view.text("work-look"), theme.dim);
        return;
    };
    let mut where_ = view.with("import-folder", &[("path", files.dir.clone())]);
    let hidden = chooser.hidden();
    if hidden > 0 {
        let more = view.with("import-hidden", &[("count", hidden.to_string())]);
        where_ = format!("{where_}   {more}");
    }
    layout::put_text(frame, head, 1, &where_, theme.label);
    let rows = chooser.rows();
    let lists = files.items.iter().any(|item| item.what == What::List);
    let height = usize::from(body.height);
    let window = chooser.scroll.window(rows.len(), height);
    let start = window.start;
    for (at, row) in rows.get(window).unwrap_or_default().iter().enumerate() {
        draw_row(chooser, *row, view, body, at, frame);
    }
    if rows.is_empty() {
        layout::put_text(frame, body, 0, &view.text("import-nothing-found"), theme.dim);
        return;
    }
    if !lists && rows.len().saturating_add(1) < height {
        let advice = view.text("import-no-lists");
        layout::put_wrapped(frame, body, rows.len().saturating_add(1), &advice, theme.dim);
    }
    layout::mark(frame, body, chooser.scroll.marked.saturating_sub(start), theme.selected);
}

fn draw_line(chooser: &Chooser, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    input_line(view, &view.text("import-find-file"), &chooser.find, area, frame);
}

fn draw_row(
    chooser: &Chooser,
    row: FileRow,
    view: &View<'_>,
    area: Rect,
    at: usize,
    frame: &mut Frame<'_>,
) {
    let theme = view.theme;
    let room = usize::from(area.width).saturating_sub(SIZE.saturating_add(DAY).saturating_add(2));
    let (name, size, day, style) = match row {
        FileRow::Up => (view.text("import-up"), String::new(), String::new(), theme.label),
        FileRow::Import(place) => {
            let import = chooser.files.as_ref().and_then(|files| files.imports.get(place));
            let Some(import) = import else { return };
            let args = [("kind", import.kind.clone()), ("count", import.count.to_string())];
            let text = view.with("import-import", &args);
            (text, String::new(), show::moment(import.at), theme.label)
        }
        FileRow::Place(place) => {
            let files = chooser.files.as_ref();
            let path = files.and_then(|files| files.places.get(place)).cloned().unwrap_or_default();
            let text = view.with("import-place", &[("path", path)]);
            (text, String::new(), String::new(), theme.label)
        }
        FileRow::Item(_) => match chooser.item(row) {
            Some(File { name, what: What::Folder, .. }) => {
                (format!("{name}/"), String::new(), String::new(), theme.value)
            }
            Some(file) => {
                let day = file.changed.map(show::moment).unwrap_or_default();
                let style = if file.what == What::List { theme.value } else { theme.dim };
                (file.name.clone(), size(file.size), day, style)
            }
            None => return,
        },
    };
    // Of a long name the end tells more than the middle; the ending must be seen.
    let name = shortened(&name, room);
    let pieces = vec![
        Span::styled(pad(&name, room), style),
        Span::styled(pad_left(&size, SIZE), theme.dim),
        Span::styled(pad_left(&day, DAY), theme.dim),
    ];
    layout::put(frame, area, at, pieces);
}

/// A name that is too long, without its middle.
fn shortened(name: &str, room: usize) -> String {
    const TAIL: usize = 12;
    if width(name) <= room {
        return name.to_owned();
    }
    let letters: Vec<char> = name.chars().collect();
    let tail: String =
        letters.get(letters.len().saturating_sub(TAIL)..).unwrap_or_default().iter().collect();
    let head = truncate(name, room.saturating_sub(width(&tail)));
    format!("{head}{tail}")
}

/// A size as people say it.
fn size(bytes: u64) -> String {
    let unit = if bytes >= MEGA { MEGA } else { KILO };
    let name = if unit == MEGA { "MB" } else { "KB" };
    let tenths = bytes.saturating_mul(10) / unit;
    let whole = tenths / 10;
    if unit == KILO {
        return format!("{} {name}", bytes.div_ceil(KILO));
    }
    let shown = format!("{whole}.{}", tenths % 10).parse().map(format_decimal);
    format!("{} {name}", shown.unwrap_or_default())
}
