//! The table of a paper in a document: headings that repeat on every page, columns that share the
//! width of the page by what stands in them.

use docx_rs::{
    AlignmentType, HeightRule, Paragraph, Run, Table, TableCell, TableLayoutType, TableRow,
    VAlignType, VMergeType, WidthType,
};

use super::page::{MARK, middle};
use crate::domain::tables::{Align, Head, Print, RowKind};
use crate::text::width;

/// Columns share the width by what stands in them.
fn grid(print: &Print, room: usize) -> Vec<usize> {
    let of = |at: usize| {
        let cells = print.lines.iter().map(|line| &line.cells);
        let cells = cells.filter_map(|cells| cells.get(at)).map(|cell| width(cell).min(24));
        let heads = print.heads.iter().flatten().filter(|head| head.at == at && head.columns == 1);
        // The longest word of a heading should fit.
        let words = heads.flat_map(|head| head.text.split(' ').map(width));
        cells.chain(words).max().unwrap_or(1).saturating_add(2)
    };
    let wants: Vec<_> = (0..print.aligns.len()).map(of).collect();
    let sum = wants.iter().fold(0_usize, |sum, want| sum.saturating_add(*want)).max(1);
    wants.into_iter().map(|want| room.saturating_mul(want) / sum).collect()
}

/// The size of the table's letters: the more columns, the smaller.
fn size(print: &Print) -> usize {
    match print.aligns.len() {
        ..=8 => 24,
        9..=14 => 20,
        15..=20 => 18,
        _ => 14,
    }
}

/// The table, as wide as `room` (twentieths of a point).
pub(super) fn body(print: &Print, room: usize) -> Table {
    let grid = grid(print, room);
    let mut rows = heads(print, &grid);
    if !print.numbers.is_empty() {
        rows.push(numbers(print, &grid));
    }
    let texts = |cells: &[String], bold: bool, indent: bool| {
        let cells = cells.iter().enumerate().map(|(at, text)| {
            let align = match print.aligns.get(at) {
                Some(Align::Right) => AlignmentType::Right,
                Some(Align::Middle) => AlignmentType::Center,
                _ => AlignmentType::Left,
            };
            let run = Run::new().add_text(text).size(size(print));
            let run = if bold { run.bold() } else { run };
            let mut paragraph = Paragraph::new().align(align).add_run(run);
            if indent && at == 1 {
                paragraph = paragraph.indent(Some(120), None, None, None);
            }
            sized(&grid, at, 1).add_paragraph(paragraph)
        });
        TableRow::new(cells.collect()).cant_split()
    };
    for line in &print.lines {
        rows.push(texts(&line.cells, false, line.kind == RowKind::Member));
    }
    rows.extend(print.total.iter().map(|cells| texts(cells, true, false)));
    rows.extend(print.parts.iter().map(|part| texts(&part.cells, false, false)));
    Table::new(rows).set_grid(grid).width(room, WidthType::Dxa).layout(TableLayoutType::Fixed)
}

fn sized(grid: &[usize], at: usize, columns: usize) -> TableCell {
    let wide = grid.iter().skip(at).take(columns).fold(0_usize, |sum, w| sum.saturating_add(*w));
    let cell = TableCell::new().width(wide, WidthType::Dxa).vertical_align(VAlignType::Center);
    if columns > 1 { cell.grid_span(columns) } else { cell }
}

/// The rows of headings: a heading over two rows goes on in the second.
fn heads(print: &Print, grid: &[usize]) -> Vec<TableRow> {
    let head = |text: &str| middle(text, size(print), true);
    let cell = |one: &Head, merge: Option<VMergeType>, text: &str| {
        let cell = sized(grid, one.at, one.columns.max(1)).add_paragraph(head(text));
        merge.into_iter().fold(cell, TableCell::vertical_merge)
    };
    let mut rows = Vec::new();
    for (place, row) in print.heads.iter().enumerate() {
        let from_above = print.heads.iter().take(place).flatten().filter(|head| head.rows > 1);
        let mut cells: Vec<_> = row
            .iter()
            .map(|one| {
                let merge = (one.rows > 1).then_some(VMergeType::Restart);
                (one.at, cell(one, merge, &one.text))
            })
            .chain(from_above.map(|one| (one.at, cell(one, Some(VMergeType::Continue), ""))))
            .collect();
        cells.sort_by_key(|(at, _)| *at);
        rows.push(marked(cells.into_iter().map(|(_, cell)| cell).collect()));
    }
    rows
}

fn numbers(print: &Print, grid: &[usize]) -> TableRow {
    let cells = print.numbers.iter().enumerate().map(|(at, number)| {
        let run = Run::new().add_text(number).size(size(print)).italic();
        let number = Paragraph::new().align(AlignmentType::Center).add_run(run);
        sized(grid, at, 1).add_paragraph(number)
    });
    marked(cells.collect())
}

fn marked(cells: Vec<TableCell>) -> TableRow {
    TableRow::new(cells).row_height(f32::from(MARK)).height_rule(HeightRule::AtLeast).cant_split()
}
