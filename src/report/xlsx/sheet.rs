//! The sheet with the table: the paper's head, the headings, the rows, what is said beneath.

use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet, XlsxError};

use super::looks::{self, Holds};
use crate::domain::tables::{Align, Cell, Print, RowKind, Table, TableRow};
use crate::locale::Locale;
use crate::report::Paper;
use crate::report::csv::is_like_formula;
use crate::text::{PartialDate, width};

/// The narrowest and the widest column, in characters.
const WIDTHS: (usize, usize) = (6, 34);

/// The widest a heading makes a column of numbers, in characters; it wraps.
const HEAD: usize = 12;

/// The paper's head has so many rows before the headings of the columns.
const BEFORE: u32 = 6;

/// A4.
const A4: u8 = 9;

const INCH: f64 = 25.4;

/// The height of a line, in points.
pub(super) const LINE: f64 = 16.0;

/// Where the parts of the table stand, counted from 0.
#[derive(Debug, Clone, Copy)]
pub(super) struct Places {
    /// The last row of headings above the column numbers.
    pub(super) heads: u32,
    /// The first row of the body.
    pub(super) first: u32,
    pub(super) total: u32,
}

pub(super) fn fill(
    page: &mut Worksheet,
    paper: &Paper<'_>,
    print: &Print,
) -> Result<Places, XlsxError> {
    let places = places(paper, print);
    set_page(page, paper, places)?;
    let last = column(paper.table.columns.len().saturating_sub(1));
    head_of_paper(page, paper, print, last)?;
    headings(page, print, BEFORE)?;
    heights(page, print, BEFORE)?;
    for (at, wide) in widths(print).into_iter().enumerate() {
        page.set_column_width(column(at), f64::from(u32::try_from(wide).unwrap_or(10)))?;
    }
    let at = rows(page, paper.locale, print, places.first, paper.table)?;
    beneath(page, paper, print, at.saturating_add(1), last)?;
    Ok(places)
}

fn places(paper: &Paper<'_>, print: &Print) -> Places {
    let high = |rows: usize| u32::try_from(rows).unwrap_or(u32::MAX);
    let heads = BEFORE.saturating_add(high(print.heads.len())).saturating_sub(1);
    let first = heads.saturating_add(2);
    Places { heads, first, total: first.saturating_add(high(paper.table.rows.len())) }
}

pub(super) fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

/// A4 with the margins of the decree, one page wide, the page's number above.
pub(super) fn set_paper(page: &mut Worksheet, is_wide: bool) {
    page.set_paper_size(A4);
    if is_wide {
        page.set_landscape();
    }
    let (left, right, edge, header) = (30.0 / INCH, 15.0 / INCH, 20.0 / INCH, 10.0 / INCH);
    page.set_margins(left, right, edge, edge, header, header);
    page.set_print_fit_to_pages(1, 0);
    page.set_header("&C&\"Times New Roman,Regular\"&13&P");
}

/// The paper, headings on every page.
fn set_page(page: &mut Worksheet, paper: &Paper<'_>, places: Places) -> Result<(), XlsxError> {
    set_paper(page, paper.is_wide());
    page.set_repeat_rows(BEFORE, places.heads.saturating_add(1))?;
    let frozen = u16::from(paper.table.columns.len() > 4).saturating_add(1);
    page.set_freeze_panes(places.first, frozen)?;
    Ok(())
}

/// Who writes at the left, the nation at the right; title, year and place beneath.
fn head_of_paper(
    page: &mut Worksheet,
    paper: &Paper<'_>,
    print: &Print,
    last: u16,
) -> Result<(), XlsxError> {
    let middle = last / 2;
    let right = middle.saturating_add(1).min(last);
    let sides = [
        (paper.text("report-agency-above"), false, paper.text("report-nation")),
        (paper.sender().agency(), true, paper.text("report-motto")),
    ];
    for (row, (agency, bold, nation)) in (0_u32..).zip(sides) {
        merged(page, row, (0, middle), &agency, &looks::agency(bold))?;
        merged(page, row, (right, last), &nation, &looks::agency(true))?;
    }
    merged(page, 3, (0, last), &print.title, &looks::title())?;
    page.set_row_height(3, LINE * if print.title.chars().count() > 70 { 2.4 } else { 1.4 })?;
    merged(page, 4, (0, last), &print.scope, &looks::italic())
}

/// A text over some cells of a row; one cell cannot be merged.
pub(super) fn merged(
    page: &mut Worksheet,
    row: u32,
    (from, to): (u16, u16),
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    if from < to {
        page.merge_range(row, from, row, to, text, format)?;
    } else {
        page.write_string_with_format(row, from, text, format)?;
    }
    Ok(())
}

/// The headings of the columns from a row on, and the row that numbers them.
pub(super) fn headings(page: &mut Worksheet, print: &Print, first: u32) -> Result<(), XlsxError> {
    let format = looks::head();
    let mut at = first;
    for row in &print.heads {
        for head in row {
            let right = column(head.at.saturating_add(head.columns.max(1)).saturating_sub(1));
            let low = at.saturating_add(u32::try_from(head.rows.max(1)).unwrap_or(1));
            let low = low.saturating_sub(1);
            let left = column(head.at);
            if left < right || at < low {
                page.merge_range(at, left, low, right, &head.text, &format)?;
            } else {
                page.write_string_with_format(at, left, head.text.as_str(), &format)?;
            }
        }
        at = at.saturating_add(1);
    }
    for (place, number) in print.numbers.iter().enumerate() {
        let format = looks::number_row();
        page.write_string_with_format(at, column(place), number.as_str(), &format)?;
    }
    Ok(())
}

/// Rows of headings as high as what stands in them needs.
fn heights(page: &mut Worksheet, print: &Print, first: u32) -> Result<(), XlsxError> {
    let widths = widths(print);
    let height = |(place, rows): (usize, &Vec<crate::domain::tables::Head>)| {
        let lines = rows.iter().filter(|head| head.rows == 1 || place == 0).map(|head| {
            let inside = widths.iter().skip(head.at).take(head.columns.max(1));
            let wide = inside.fold(0_usize, |sum, wide| sum.saturating_add(*wide)).max(1);
            let lines = width(&head.text).div_ceil(wide.saturating_sub(1).max(1));
            // A heading over two rows needs half of its lines in each.
            lines.div_ceil(head.rows.max(1))
        });
        lines.max().unwrap_or(1)
    };
    for (place, rows) in print.heads.iter().enumerate() {
        let row = first.saturating_add(u32::try_from(place).unwrap_or(0));
        let lines = u32::try_from(height((place, rows)).clamp(1, 12)).unwrap_or(1);
        page.set_row_height(row, LINE * f64::from(lines))?;
    }
    Ok(())
}

/// As wide as what stands in a column, within limits.
pub(super) fn widths(print: &Print) -> Vec<usize> {
    let of = |at: usize| {
        let cells = print.lines.iter().chain(&print.parts).map(|line| &line.cells);
        let cells = cells.filter_map(|cells| cells.get(at)).map(|cell| width(cell));
        let total = print.total.iter().filter_map(|cells| cells.get(at));
        let total = total.map(|cell| width(cell).min(HEAD));
        let heads = print.heads.iter().flatten().filter(|head| head.at == at && head.columns == 1);
        let heads = heads.map(|head| width(&head.text).min(HEAD));
        let wide = cells.chain(total).chain(heads).max().unwrap_or(0);
        wide.saturating_add(2).clamp(WIDTHS.0, WIDTHS.1)
    };
    (0..print.aligns.len()).map(of).collect()
}

/// The rows of the table from a row on, its totals and their parts; gives the row behind them.
pub(super) fn rows(
    page: &mut Worksheet,
    locale: &Locale,
    print: &Print,
    first: u32,
    table: &Table,
) -> Result<u32, XlsxError> {
    let plain = |row: &'_ TableRow| (row.cells.clone(), (false, row.kind == RowKind::Void));
    let totals = table.total.iter().map(|cells| (cells.clone(), (true, false)));
    let rows = table.rows.iter().map(plain).chain(totals).chain(table.parts.iter().map(plain));
    let mut at = first;
    for (row, look) in rows {
        cells(page, locale, print, at, &row, look)?;
        at = at.saturating_add(1);
    }
    Ok(at)
}

/// A row of the table.
fn cells(
    page: &mut Worksheet,
    locale: &Locale,
    print: &Print,
    row: u32,
    cells: &[Cell],
    (bold, struck): (bool, bool),
) -> Result<(), XlsxError> {
    for (at, cell) in cells.iter().enumerate() {
        let align = print.aligns.get(at).copied().unwrap_or(Align::Left);
        let look = |holds| looks::cell(holds, align, bold, struck);
        let place = column(at);
        match cell {
            Cell::Empty => {
                page.write_blank(row, place, &look(Holds::Text))?;
            }
            Cell::Count(number) | Cell::Money(number) => {
                page.write_number_with_format(row, place, float(*number), &look(Holds::Number))?;
            }
            Cell::Percent(hundredths) => {
                let percent = float(*hundredths) / 100.0;
                page.write_number_with_format(row, place, percent, &look(Holds::Percent))?;
            }
            Cell::Date(date) if day(*date).is_some() => {
                if let Some(day) = day(*date) {
                    page.write_datetime_with_format(row, place, &day, &look(Holds::Day))?;
                }
            }
            cell => {
                let text = crate::domain::tables::cell_text(cell, &|w| locale.words(w));
                let look = look(Holds::Text);
                let look = if is_like_formula(&text) { look.set_quote_prefix() } else { look };
                page.write_string_with_format(row, place, text, &look)?;
            }
        }
    }
    Ok(())
}

/// A spreadsheet counts in floats; every number of a commune is one exactly.
#[expect(clippy::cast_precision_loss, reason = "exact below 2^53, far above any sum here")]
fn float(number: i64) -> f64 {
    number as f64
}

/// The day as a spreadsheet counts days, which it does from 1900 on.
fn day(date: PartialDate) -> Option<ExcelDateTime> {
    use chrono::Datelike as _;
    let day = date.as_day().filter(|day| day.year() > 1900)?;
    let (month, of_month) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    ExcelDateTime::from_ymd(u16::try_from(day.year()).ok()?, month, of_month).ok()
}

/// Formula and notes, then who signs.
fn beneath(
    page: &mut Worksheet,
    paper: &Paper<'_>,
    print: &Print,
    mut at: u32,
    last: u16,
) -> Result<(), XlsxError> {
    for note in print.beneath() {
        page.write_string_with_format(at, 1, note, &looks::note())?;
        at = at.saturating_add(1);
    }
    at = at.saturating_add(1);
    let right = (last / 2).saturating_add(1).min(last);
    merged(page, at, (right, last), &paper.sender().place_and_date(), &looks::italic())?;
    let signs = [
        (paper.text("report-writer"), paper.text("report-signer"), true),
        (paper.text("report-sign"), paper.text("report-sign-stamp"), false),
    ];
    for (left, right_text, bold) in signs {
        at = at.saturating_add(1);
        let format = if bold { looks::agency(true) } else { looks::italic() };
        merged(page, at, (0, last / 2), &left, &format)?;
        merged(page, at, (right, last), &right_text, &format)?;
    }
    Ok(())
}
