//! A text with tables as a spreadsheet: a sheet with its head and its signatures, then a sheet a part.

use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::looks;
use super::sheet::{LINE, column, headings, merged, rows, set_paper, widths};
use crate::domain::document::Block;
use crate::domain::tables::Table;
use crate::report::csv::is_like_formula;
use crate::report::{Letter, ReportError};
use crate::text::width;

/// The fewest columns that a text goes over, and the characters of one that no table uses.
const COLUMNS: usize = 7;
const WIDE: usize = 13;

pub(in crate::report) fn bytes(letter: &Letter<'_>) -> Result<Vec<u8>, ReportError> {
    let document = letter.document;
    let mut book = Workbook::new();
    let blocks: Vec<_> = document.blocks.iter().zip(document.numbers()).collect();
    let is_part = |(block, _): &(&Block, Option<String>)| matches!(block, Block::Part(_));
    let first = blocks.iter().position(is_part).unwrap_or(blocks.len());
    let (opening, rest) = blocks.split_at(first);
    let title = letter.words(&document.head.title);
    book.push_worksheet(front(letter, &title, opening)?);
    let mut parts: Vec<Vec<Numbered<'_>>> = Vec::new();
    for one in rest {
        if is_part(one) {
            parts.push(Vec::new());
        }
        if let Some(part) = parts.last_mut() {
            part.push(one.clone());
        }
    }
    for part in parts {
        let name = part.first().map(|(block, number)| match block {
            Block::Part(words) => {
                format!("{} {}", number.as_deref().unwrap_or_default(), letter.words(words))
            }
            _ => String::new(),
        });
        let mut sheet = DocumentSheet::new(letter, &name.unwrap_or_default(), &part)?;
        for (block, number) in &part {
            sheet.put(block, number.as_deref())?;
        }
        book.push_worksheet(sheet.page);
    }
    if !document.drafting.is_empty() {
        let name = letter.sender.text("paper-drafting");
        let mut sheet = DocumentSheet::new(letter, &name, &[])?;
        sheet.line(&name, &looks::plain().set_bold())?;
        for note in &document.drafting {
            sheet.line(&letter.words(note), &looks::note())?;
        }
        book.push_worksheet(sheet.page);
    }
    Ok(book.save_to_buffer()?)
}

type Numbered<'a> = (&'a Block, Option<String>);

/// A sheet that is filled line by line.
struct DocumentSheet<'a> {
    letter: &'a Letter<'a>,
    page: Worksheet,
    at: u32,
    /// The last column that a text goes over.
    last: u16,
    /// Characters over which a text goes.
    room: usize,
}

impl<'a> DocumentSheet<'a> {
    fn new(letter: &'a Letter<'a>, name: &str, blocks: &[Numbered<'_>]) -> Result<Self, XlsxError> {
        let mut page = Worksheet::new();
        page.set_name(super::sheet_name(name))?;
        let mut wides = vec![WIDE; COLUMNS];
        for (block, _) in blocks {
            if let Block::Table(table) = block {
                let needs = widths(&letter.print(table));
                wides.resize(wides.len().max(needs.len()), WIDE);
                for (wide, need) in wides.iter_mut().zip(needs) {
                    *wide = need.max(*wide);
                }
            }
        }
        set_paper(&mut page, wides.len() > 10);
        for (place, wide) in wides.iter().enumerate() {
            page.set_column_width(column(place), f64::from(u32::try_from(*wide).unwrap_or(10)))?;
        }
        let room = wides.iter().fold(0_usize, |sum, wide| sum.saturating_add(*wide));
        let last = column(wides.len().saturating_sub(1));
        Ok(Self { letter, page, at: 0, last, room })
    }

    /// A text over the whole width, as high as it needs.
    fn line(&mut self, text: &str, format: &Format) -> Result<(), XlsxError> {
        let format = format.clone().set_text_wrap().set_align(FormatAlign::Top);
        let format = if is_like_formula(text) { format.set_quote_prefix() } else { format };
        merged(&mut self.page, self.at, (0, self.last), text, &format)?;
        let lines = width(text).div_ceil(self.room.max(1)).clamp(1, 20);
        let lines = u32::try_from(lines).unwrap_or(1);
        self.page.set_row_height(self.at, LINE * f64::from(lines))?;
        self.skip();
        Ok(())
    }

    /// Two texts, at the left and at the right.
    fn sides(&mut self, left: &str, right: &str, bold: (bool, bool)) -> Result<(), XlsxError> {
        let middle = self.last / 2;
        let agency = looks::agency(bold.0);
        merged(&mut self.page, self.at, (0, middle), left, &agency)?;
        let nation = looks::agency(bold.1);
        let from = middle.saturating_add(1);
        merged(&mut self.page, self.at, (from, self.last), right, &nation)?;
        self.skip();
        Ok(())
    }

    fn skip(&mut self) {
        self.at = self.at.saturating_add(1);
    }

    fn put(&mut self, block: &Block, number: Option<&str>) -> Result<(), XlsxError> {
        let numbered =
            |words| format!("{} {}", number.unwrap_or_default(), self.letter.words(words));
        let bold = looks::plain().set_bold();
        match block {
            Block::Part(words) => {
                let text = numbered(words).to_uppercase();
                self.line(&text, &bold.set_font_size(14))
            }
            Block::Heading(words) => {
                let text = numbered(words);
                self.skip();
                self.line(&text, &bold)
            }
            Block::Text(words) => self.line(&self.letter.words(words), &looks::plain()),
            Block::Item(words) => {
                let text = self.letter.words(words);
                self.line(&text, &looks::plain().set_indent(1))
            }
            Block::Table(table) => self.table(table),
        }
    }

    fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        let print = self.letter.print(table);
        if !print.title.is_empty() {
            self.skip();
            self.line(&print.title, &looks::italic())?;
        }
        headings(&mut self.page, &print, self.at)?;
        let heads = u32::try_from(print.heads.len()).unwrap_or(1);
        for row in self.at..self.at.saturating_add(heads) {
            self.page.set_row_height(row, LINE * 2.5)?;
        }
        let numbered = u32::from(!print.numbers.is_empty());
        self.at = self.at.saturating_add(heads).saturating_add(numbered);
        let locale = self.letter.sender.locale;
        self.at = rows(&mut self.page, locale, &print, self.at, table)?;
        for note in print.beneath() {
            self.line(&note, &looks::note())?;
        }
        Ok(())
    }
}

/// Who writes to whom about what, and who signs.
fn front(
    letter: &Letter<'_>,
    name: &str,
    opening: &[Numbered<'_>],
) -> Result<Worksheet, XlsxError> {
    let (sender, document) = (&letter.sender, letter.document);
    let mut sheet = DocumentSheet::new(letter, name, opening)?;
    let above = document.head.above.as_ref().map(|words| letter.words(words));
    let mut left: Vec<_> = above.into_iter().map(|text| (text, false)).collect();
    left.push((sender.agency(), true));
    if let Some(mark) = &document.head.mark {
        let line = sender.locale.with_texts("paper-number", &[("mark", mark.clone())]);
        left.push((line.into_owned(), false));
    }
    let right = [
        (sender.text("report-nation"), true),
        (sender.text("report-motto"), true),
        (sender.place_and_date(), false),
    ];
    for at in 0..left.len().max(right.len()) {
        let of = |side: &[(String, bool)]| side.get(at).cloned().unwrap_or_default();
        let ((left, bold), (right, strong)) = (of(&left), of(&right));
        sheet.sides(&left, &right, (bold, strong))?;
    }
    sheet.skip();
    sheet.line(name, &looks::title())?;
    for words in &document.head.subject {
        sheet.line(&letter.words(words), &looks::agency(true))?;
    }
    sheet.skip();
    for words in &document.head.to {
        sheet.line(&letter.words(words), &looks::agency(false))?;
    }
    sheet.skip();
    for (block, number) in opening {
        sheet.put(block, number.as_deref())?;
    }
    sheet.skip();
    signatures(&mut sheet, letter)?;
    Ok(sheet.page)
}

fn signatures(sheet: &mut DocumentSheet<'_>, letter: &Letter<'_>) -> Result<(), XlsxError> {
    let foot = &letter.document.foot;
    let lines = |lines: &[_]| lines.iter().map(|words| letter.words(words)).collect::<Vec<_>>();
    let mut signers: Vec<Vec<String>> = foot.signers.iter().map(|signer| lines(signer)).collect();
    let right = signers.pop().unwrap_or_default();
    let left = signers.first().cloned().unwrap_or_default();
    for at in 0..left.len().max(right.len()) {
        let of = |side: &[String]| side.get(at).cloned().unwrap_or_default();
        sheet.sides(&of(&left), &of(&right), (true, true))?;
    }
    if !foot.recipients.is_empty() {
        for _ in 0..4 {
            sheet.skip();
        }
        sheet.line(&letter.sender.text("paper-recipients"), &looks::note().set_bold())?;
        for words in &foot.recipients {
            sheet.line(&format!("- {}", letter.words(words)), &looks::note())?;
        }
    }
    Ok(())
}
