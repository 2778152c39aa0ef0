//! What every document has: paper, margins, font, page numbers; paragraphs, rules, and how the
//! parts are put into a file.
//!
//! The library cannot say that a row is repeated on every page; those rows are marked with a height
//! that no other row has, and the mark is put in its place in the finished part.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, BorderType, Docx, Header, LineSpacing, PageMargin, PageNum, PageOrientationType,
    Paragraph, ParagraphBorder, ParagraphBorderPosition, Run, RunFonts, Table, TableLayoutType,
    TableRow, WidthType,
};

use crate::report::ReportError;

/// The font of administrative papers.
const FONT: &str = "Times New Roman";

/// Sizes in half points: body, title, table.
pub(super) const BODY: usize = 26;
pub(super) const TITLE: usize = 28;
pub(super) const SMALL: usize = 22;

/// A4 in twentieths of a point.
const A4: (u32, u32) = (11_906, 16_838);

/// Margins in twentieths of a point: top and bottom 20 mm, left 30 mm, right 15 mm.
const MARGIN: (i32, i32, i32) = (1_134, 1_701, 851);

/// The height in twentieths of a point by which a row of headings is told; no other row has one.
pub(super) const MARK: u16 = 301;

/// An empty document on A4, upright or on its side, and the width inside its margins.
pub(super) fn page(wide: bool) -> (Docx, usize) {
    let (short, long) = A4;
    let page = if wide { (long, short) } else { (short, long) };
    let (edge, left, right) = MARGIN;
    let margin = PageMargin::new().top(edge).bottom(edge).left(left).right(right).header(567);
    let room = i32::try_from(page.0).unwrap_or_default().saturating_sub(left).saturating_sub(right);
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
    if wide {
        docx = docx.page_orient(PageOrientationType::Landscape);
    }
    (docx, usize::try_from(room).unwrap_or_default())
}

/// The document as the bytes of its file.
pub(super) fn packed(docx: Docx) -> Result<Vec<u8>, ReportError> {
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

pub(super) fn empty() -> Paragraph {
    Paragraph::new().line_spacing(LineSpacing::new().before(0).after(60))
}

pub(super) fn middle(text: &str, size: usize, bold: bool) -> Paragraph {
    let run = Run::new().add_text(text).size(size);
    let run = if bold { run.bold() } else { run };
    Paragraph::new().align(AlignmentType::Center).add_run(run)
}

pub(super) fn slanted(text: &str, size: usize, bold: bool) -> Paragraph {
    let run = Run::new().add_text(text).size(size).italic();
    Paragraph::new().add_run(if bold { run.bold() } else { run })
}

/// Columns of text side by side, without a frame.
pub(super) fn side_by_side(row: TableRow, widths: Vec<usize>, room: usize) -> Table {
    Table::without_borders(vec![row])
        .set_grid(widths)
        .width(room, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
}

/// A rule beneath some words, as long as a part of its column.
pub(super) fn rule(column: usize, part: usize) -> Paragraph {
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
