//! A document in the layout of administrative papers (Nghị định 30/2020/NĐ-CP, Phụ lục I): agency
//! at the left, nation at the right, ruled; the table with headings that repeat; who signs.

mod document;
mod page;
mod table;

use docx_rs::{AlignmentType, Paragraph, Table, TableCell, TableRow, WidthType};

use crate::report::{Paper, ReportError};

pub(super) use document::bytes as document;
use page::{BODY, SMALL, TITLE, empty, middle, packed, rule, side_by_side, slanted};

pub(super) fn bytes(paper: &Paper<'_>) -> Result<Vec<u8>, ReportError> {
    let print = paper.print();
    let (docx, room) = page::page(paper.is_wide());
    let mut docx = docx
        .add_table(letterhead(paper, room))
        .add_paragraph(empty())
        .add_paragraph(middle(&print.title, TITLE, true))
        .add_paragraph(middle(&print.scope, BODY, true))
        .add_paragraph(empty())
        .add_table(table::body(&print, room))
        .add_paragraph(empty());
    for note in print.beneath() {
        docx = docx.add_paragraph(slanted(&note, SMALL, false));
    }
    packed(docx.add_paragraph(empty()).add_table(signatures(paper, room)))
}

/// Agency and nation side by side.
fn letterhead(paper: &Paper<'_>, room: usize) -> Table {
    let left = room.saturating_mul(36) / 100;
    let right = room.saturating_sub(left);
    let agency = TableCell::new()
        .width(left, WidthType::Dxa)
        .add_paragraph(middle(&paper.text("report-agency-above"), BODY, false))
        .add_paragraph(middle(&paper.sender().agency(), BODY, true))
        .add_paragraph(rule(left, 3));
    let nation = TableCell::new()
        .width(right, WidthType::Dxa)
        .add_paragraph(middle(&paper.text("report-nation"), BODY, true))
        .add_paragraph(middle(&paper.text("report-motto"), TITLE, true))
        .add_paragraph(rule(right, 2));
    side_by_side(TableRow::new(vec![agency, nation]), vec![left, right], room)
}

/// Who made the list, and who signs for the commune.
fn signatures(paper: &Paper<'_>, room: usize) -> Table {
    let half = room / 2;
    let cell = |lines: Vec<Paragraph>| {
        let cell = TableCell::new().width(half, WidthType::Dxa);
        lines.into_iter().fold(cell, TableCell::add_paragraph)
    };
    let slanted = |text: String| slanted(&text, BODY, false).align(AlignmentType::Center);
    let left = vec![
        empty(),
        middle(&paper.text("report-writer"), BODY, true),
        slanted(paper.text("report-sign")),
    ];
    let right = vec![
        slanted(paper.sender().place_and_date()),
        middle(&paper.text("report-signer"), BODY, true),
        slanted(paper.text("report-sign-stamp")),
    ];
    let row = TableRow::new(vec![cell(left), cell(right)]).cant_split();
    side_by_side(row, vec![half, half], room)
}
