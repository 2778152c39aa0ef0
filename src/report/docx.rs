//! A document in the layout of administrative papers (Nghị định 30/2020/NĐ-CP, Phụ lục I): agency
//! at the left, nation at the right, ruled; the table with headings that repeat; who signs.
//!
//! The library cannot say that a row is repeated on every page; those rows are marked with a height
//! that no other row has, and the mark is put in its place in the finished part.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, BorderType, Docx, Header, HeightRule, LineSpacing, PageMargin, PageNum,
    PageOrientationType, Paragraph, ParagraphBorder, ParagraphBorderPosition, Run, RunFonts, Table,
    TableCell, TableLayoutType, TableRow, VAlignType, VMergeType, WidthType,
};

use crate::domain::tables::{Align, Head, Print, RowKind};
use crate::report::{Paper, ReportError};
use crate::text::width;

/// The font of administrative papers.
const FONT: &str = "Times New Roman";

/// Sizes in half points: body, title, table.
const BODY: usize = 26;
const TITLE: usize = 28;
const SMALL: usize = 22;

/// A4 in twentieths of a point.
const A4: (u32, u32) = (11_906, 16_838);

/// Margins in twentieths of a point: top and bottom 20 mm, left 30 mm, right 15 mm.
const MARGIN: (i32, i32, i32) = (1_134, 1_701, 851);

/// The height in twentieths of a point by which a row of headings is told; no other row has one.
const MARK: u16 = 301;

pub(super) fn bytes(paper: &Paper<'_>) -> Result<Vec<u8>, ReportError> {
    let print = paper.print();
    let wide = paper.is_wide();
    let (short, long) = A4;
    let (page, turned) = if wide { ((long, short), true) } else { ((short, long), false) };
    let (edge, left, right) = MARGIN;
    let margin = PageMargin::new().top(edge).bottom(edge).left(left).right(right).header(567);
    let room = i32::try_from(page.0).unwrap_or_default().saturating_sub(left).saturating_sub(right);
    let room = usize::try_from(room).unwrap_or_default();
    let number = Paragraph::new().align(AlignmentType::Center).add_page_num(PageNum::new());
    let fonts = RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT).east_asia(FONT);
    let mut docx = Docx::new()
        .default_fonts(fonts)
        .default_size(BODY)
        .page_size(page.0, page.1)
        .page_margin(margin)
        .header(Header::new().add_paragraph(number))
        // The first page bears no number.
        .first_header(Header::new().add_paragraph(Paragraph::new()));
    if turned {
        docx = docx.page_orient(PageOrientationType::Landscape);
    }
    docx = docx
        .add_table(letterhead(paper, room))
        .add_paragraph(empty())
        .add_paragraph(middle(&print.title, TITLE, true))
        .add_paragraph(middle(&print.scope, BODY, true))
        .add_paragraph(empty())
        .add_table(body(&print, room))
        .add_paragraph(empty());
    for note in Paper::beneath(&print) {
        let run = Run::new().add_text(note).size(SMALL).italic();
        docx = docx.add_paragraph(Paragraph::new().add_run(run));
    }
    docx = docx.add_paragraph(empty()).add_table(signatures(paper, room));
    let mut parts = docx.build();
    let document =
        String::from_utf8(parts.document).map_err(|e| ReportError::MakeFile(e.to_string()))?;
    parts.document = in_order(&repeated(&document)).into_bytes();
    let mut out = Cursor::new(Vec::new());
    parts.pack(&mut out).map_err(|error| ReportError::MakeFile(error.to_string()))?;
    Ok(out.into_inner())
}

/// Puts "repeat this row on every page" in the place of the mark.
fn repeated(document: &str) -> String {
    let mark = format!("<w:trHeight w:val=\"{MARK}\" w:hRule=\"atLeast\" />");
    document.replace(&mark, &format!("{mark}<w:tblHeader />"))
}

/// Puts the headers of the pages where the format wants them: first in the section's properties.
fn in_order(document: &str) -> String {
    const SECTION: &str = "<w:sectPr>";
    const HEADER: &str = "<w:headerReference ";
    let Some((before, section)) = document.rsplit_once(SECTION) else {
        return document.to_owned();
    };
    let (mut headers, mut rest) = (String::new(), String::new());
    let mut pieces = section.split(HEADER);
    rest.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (header, after) = piece.split_once("/>").unwrap_or((piece, ""));
        headers.extend([HEADER, header, "/>"]);
        rest.push_str(after);
    }
    format!("{before}{SECTION}{headers}{rest}")
}

fn empty() -> Paragraph {
    Paragraph::new().line_spacing(LineSpacing::new().before(0).after(60))
}

fn middle(text: &str, size: usize, bold: bool) -> Paragraph {
    let run = Run::new().add_text(text).size(size);
    let run = if bold { run.bold() } else { run };
    Paragraph::new().align(AlignmentType::Center).add_run(run)
}

/// A rule beneath some words, as long as a part of its column.
fn rule(column: usize, part: usize) -> Paragraph {
    let side = column.saturating_sub(column / part.max(1)) / 2;
    let side = i32::try_from(side).unwrap_or_default();
    let border = ParagraphBorder::new(ParagraphBorderPosition::Bottom).val(BorderType::Single);
    let mut rule = Paragraph::new()
        .indent(Some(side), None, Some(side), None)
        .line_spacing(LineSpacing::new().line(60))
        .add_run(Run::new().add_text(" ").size(4));
    rule.property = rule.property.set_border(border.size(6));
    rule
}

/// Agency and nation side by side.
fn letterhead(paper: &Paper<'_>, room: usize) -> Table {
    let left = room.saturating_mul(36) / 100;
    let right = room.saturating_sub(left);
    let agency = TableCell::new()
        .width(left, WidthType::Dxa)
        .add_paragraph(middle(&paper.text("report-agency-above"), BODY, false))
        .add_paragraph(middle(&paper.agency(), BODY, true))
        .add_paragraph(rule(left, 3));
    let nation = TableCell::new()
        .width(right, WidthType::Dxa)
        .add_paragraph(middle(&paper.text("report-nation"), BODY, true))
        .add_paragraph(middle(&paper.text("report-motto"), TITLE, true))
        .add_paragraph(rule(right, 2));
    Table::without_borders(vec![TableRow::new(vec![agency, nation])])
        .set_grid(vec![left, right])
        .width(room, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
}

/// Who made the list, and who signs for the commune.
fn signatures(paper: &Paper<'_>, room: usize) -> Table {
    let half = room / 2;
    let cell = |lines: Vec<Paragraph>| {
        let cell = TableCell::new().width(half, WidthType::Dxa);
        lines.into_iter().fold(cell, TableCell::add_paragraph)
    };
    let slanted = |text: String| {
        let run = Run::new().add_text(text).size(BODY).italic();
        Paragraph::new().align(AlignmentType::Center).add_run(run)
    };
    let left = vec![
        empty(),
        middle(&paper.text("report-writer"), BODY, true),
        slanted(paper.text("report-sign")),
    ];
    let right = vec![
        slanted(paper.place_and_date()),
        middle(&paper.text("report-signer"), BODY, true),
        slanted(paper.text("report-sign-stamp")),
    ];
    Table::without_borders(vec![TableRow::new(vec![cell(left), cell(right)]).cant_split()])
        .set_grid(vec![half, half])
        .width(room, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
}

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

fn body(print: &Print, room: usize) -> Table {
    let grid = grid(print, room);
    let mut rows = heads(print, &grid);
    rows.push(numbers(print, &grid));
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
