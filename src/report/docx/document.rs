//! A text with tables as a document: who writes and who gets it, parts and headings with their
//! numbers, tables in the text, recipients and signatures (Nghị định 30/2020/NĐ-CP, Phụ lục I).

use docx_rs::{
    AlignmentType, Docx, LineSpacing, Paragraph, Run, SpecialIndentType, Table, TableCell,
    TableRow, WidthType,
};

use super::page::{self, BODY, SMALL, TITLE, empty, middle, packed, rule, side_by_side, slanted};
use super::table;
use crate::domain::document::Block;
use crate::report::{Letter, ReportError};

/// The first line of a paragraph begins so far in, twentieths of a point (12.7 mm).
const INDENT: i32 = 720;

pub(in crate::report) fn bytes(letter: &Letter<'_>) -> Result<Vec<u8>, ReportError> {
    let document = letter.document;
    let (docx, room) = page::page(document.is_wide());
    let mut docx = docx.add_table(head(letter, room)).add_paragraph(empty());
    docx = docx.add_paragraph(middle(&letter.words(&document.head.title), TITLE, true));
    for line in &document.head.subject {
        docx = docx.add_paragraph(middle(&letter.words(line), BODY, true));
    }
    docx = docx.add_paragraph(rule(room, 4)).add_paragraph(empty());
    for line in &document.head.to {
        docx = docx.add_paragraph(middle(&letter.words(line), BODY, false));
    }
    docx = docx.add_paragraph(empty());
    let numbers = document.numbers();
    for (block, number) in document.blocks.iter().zip(numbers) {
        docx = placed(docx, letter, block, number.as_deref(), room);
    }
    docx = docx.add_paragraph(empty()).add_table(foot(letter, room));
    if !document.drafting.is_empty() {
        docx = docx.add_paragraph(empty());
        docx = docx.add_paragraph(slanted(&letter.sender.text("paper-drafting"), SMALL, true));
        for note in &document.drafting {
            docx = docx.add_paragraph(slanted(&format!("- {}", letter.words(note)), SMALL, false));
        }
    }
    packed(docx)
}

fn placed(
    docx: Docx,
    letter: &Letter<'_>,
    block: &Block,
    number: Option<&str>,
    room: usize,
) -> Docx {
    let numbered = |words| format!("{} {}", number.unwrap_or_default(), letter.words(words));
    let bold = |text: &str| {
        let run = Run::new().add_text(text).size(BODY).bold();
        let spacing = LineSpacing::new().before(120).after(60);
        Paragraph::new().keep_next(true).line_spacing(spacing).add_run(run)
    };
    let text = |text: &str| {
        let run = Run::new().add_text(text).size(BODY);
        Paragraph::new()
            .align(AlignmentType::Both)
            .indent(None, Some(SpecialIndentType::FirstLine(INDENT)), None, None)
            .line_spacing(LineSpacing::new().before(0).after(120))
            .add_run(run)
    };
    match block {
        Block::Part(words) => docx.add_paragraph(bold(&numbered(words).to_uppercase())),
        Block::Heading(words) => docx.add_paragraph(bold(&numbered(words))),
        Block::Text(words) => docx.add_paragraph(text(&letter.words(words))),
        Block::Item(words) => docx.add_paragraph(text(&format!("- {}", letter.words(words)))),
        Block::Table(table) => {
            let print = letter.print(table);
            let mut docx = docx;
            if !print.title.is_empty() {
                docx = docx.add_paragraph(middle(&print.title, BODY, true).keep_next(true));
            }
            docx = docx.add_table(table::body(&print, room)).add_paragraph(empty());
            for note in print.beneath() {
                docx = docx.add_paragraph(slanted(&note, SMALL, false));
            }
            docx
        }
    }
}

/// Who writes, with a number left to fill in, beside the nation, with place and day.
fn head(letter: &Letter<'_>, room: usize) -> Table {
    let (sender, head) = (&letter.sender, &letter.document.head);
    let left = room.saturating_mul(38) / 100;
    let right = room.saturating_sub(left);
    let mut office = TableCell::new().width(left, WidthType::Dxa);
    if let Some(above) = &head.above {
        office = office.add_paragraph(middle(&letter.words(above), BODY, false));
    }
    office =
        office.add_paragraph(middle(&sender.agency(), BODY, true)).add_paragraph(rule(left, 3));
    if let Some(mark) = &head.mark {
        let line = sender.locale.with_texts("paper-number", &[("mark", mark.clone())]);
        office = office.add_paragraph(middle(&line, BODY, false));
    }
    let nation = TableCell::new()
        .width(right, WidthType::Dxa)
        .add_paragraph(middle(&sender.text("report-nation"), BODY, true))
        .add_paragraph(middle(&sender.text("report-motto"), TITLE, true))
        .add_paragraph(rule(right, 2))
        .add_paragraph(slanted(&sender.place_and_date(), BODY, false).align(AlignmentType::Center));
    side_by_side(TableRow::new(vec![office, nation]), vec![left, right], room)
}

/// Who gets it at the left, then who signs.
fn foot(letter: &Letter<'_>, room: usize) -> Table {
    let foot = &letter.document.foot;
    let listed = usize::from(!foot.recipients.is_empty());
    let cells = foot.signers.len().saturating_add(listed).max(1);
    let wide = room / cells;
    let cell = || TableCell::new().width(wide, WidthType::Dxa);
    let mut row = Vec::new();
    if listed > 0 {
        let lines = foot.recipients.iter().map(|words| {
            let run = Run::new().add_text(format!("- {}", letter.words(words))).size(SMALL);
            Paragraph::new().add_run(run)
        });
        let title = slanted(&letter.sender.text("paper-recipients"), SMALL, true);
        row.push(lines.fold(cell().add_paragraph(title), TableCell::add_paragraph));
    }
    for signer in &foot.signers {
        let lines = signer.iter().map(|line| middle(&letter.words(line), BODY, true));
        row.push(lines.fold(cell(), TableCell::add_paragraph));
    }
    if row.is_empty() {
        row.push(cell().add_paragraph(empty()));
    }
    side_by_side(TableRow::new(row).cant_split(), vec![wide; cells], room)
}
