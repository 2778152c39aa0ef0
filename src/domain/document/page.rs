//! A text with tables as lines of plain text: as wide as a terminal, but for tables that need more.

use crate::domain::document::{Block, Document, Sends};
use crate::domain::tables::{Wording, Words};
use crate::text::{width, wrap};

/// The width of lines that are no tables, in cells.
const LINES: usize = 78;

impl Document {
    /// The whole paper, line by line, without spaces at their ends. A table that is wider than
    /// `widest` cells is told row by row.
    pub fn page(&self, from: Sends<'_>, said: &Wording<'_>, widest: usize) -> Vec<String> {
        let mut page = Page { lines: Vec::new(), said, widest };
        head(&mut page, self, from);
        for (block, number) in self.blocks.iter().zip(self.numbers()) {
            page.block(block, number.as_deref().unwrap_or_default());
        }
        foot(&mut page, self);
        page.lines
    }
}

struct Page<'a> {
    lines: Vec<String>,
    said: &'a Wording<'a>,
    widest: usize,
}

impl Page<'_> {
    fn block(&mut self, block: &Block, number: &str) {
        let said = self.said;
        match block {
            Block::Part(words) => {
                self.line("");
                self.text(&format!("{number} {}", said(words)).to_uppercase());
            }
            Block::Heading(words) => self.text(&format!("{number} {}", said(words))),
            Block::Text(words) => self.text(&format!("    {}", said(words))),
            Block::Item(words) => self.text(&format!("  - {}", said(words))),
            Block::Table(table) => {
                let print = Document::print(table, said);
                self.line("");
                if !print.title.is_empty() {
                    self.line(&middle(&print.title));
                }
                if print.grid_width() <= self.widest {
                    print.grid().iter().for_each(|row| self.line(row));
                } else {
                    print.as_lines().iter().for_each(|row| self.text(&format!("  - {row}")));
                }
                print.beneath().iter().for_each(|note| self.text(note));
                self.line("");
            }
        }
    }

    fn line(&mut self, text: &str) {
        self.lines.push(text.trim_end().to_owned());
    }

    /// Two texts, at the left and at the right.
    fn sides(&mut self, left: &[String], right: &[String]) {
        for at in 0..left.len().max(right.len()) {
            let of = |side: &[String]| side.get(at).cloned().unwrap_or_default();
            self.line(&apart(&of(left), &of(right)));
        }
    }

    fn centred(&mut self, words: &Words) {
        for row in wrap(&(self.said)(words), LINES) {
            self.line(&middle(&row));
        }
    }

    fn key(&self, key: &str) -> String {
        (self.said)(&Words::key(key))
    }

    /// A paragraph; what is indented keeps its indent in the first line, a line of a list in all.
    fn text(&mut self, text: &str) {
        let inner = text.trim_start();
        let indent = text.len().saturating_sub(inner.len());
        let room = LINES.saturating_sub(indent);
        for (at, row) in wrap(inner, room).into_iter().enumerate() {
            let before = if at == 0 || inner.starts_with("- ") { indent } else { 0 };
            self.line(&format!("{}{row}", " ".repeat(before)));
        }
    }
}

fn head(page: &mut Page<'_>, document: &Document, from: Sends<'_>) {
    let (said, head) = (page.said, &document.head);
    let mut left: Vec<String> = head.above.iter().map(said).collect();
    left.push(from.agency());
    let number = head.mark.iter().map(|mark| said(&Words::key("paper-number").with("mark", mark)));
    left.extend(number);
    let right = [page.key("report-nation"), page.key("report-motto"), from.place_and_date()];
    page.sides(&left, &right);
    page.line("");
    page.centred(&head.title);
    head.subject.iter().for_each(|words| page.centred(words));
    page.line("");
    head.to.iter().for_each(|words| page.centred(words));
    page.line("");
}

fn foot(page: &mut Page<'_>, document: &Document) {
    let (said, foot) = (page.said, &document.foot);
    page.line("");
    let mut recipients = Vec::new();
    if !foot.recipients.is_empty() {
        recipients.push(page.key("paper-recipients"));
        recipients.extend(foot.recipients.iter().map(|words| format!("- {}", said(words))));
    }
    let signers: Vec<Vec<String>> =
        foot.signers.iter().map(|signer| signer.iter().map(said).collect()).collect();
    let right = signers.last().cloned().unwrap_or_default();
    // Two who sign stand side by side; who signs alone stands beside those who get it.
    match signers.first().filter(|_| signers.len() > 1) {
        Some(left) => {
            page.sides(left, &right);
            page.line("");
            for line in &recipients {
                page.line(line);
            }
        }
        None => page.sides(&recipients, &right),
    }
    if !document.drafting.is_empty() {
        page.line("");
        page.text(&page.key("paper-drafting"));
        for note in &document.drafting {
            page.text(&format!("  - {}", said(note)));
        }
    }
}

fn apart(left: &str, right: &str) -> String {
    let gap = LINES.saturating_sub(width(left)).saturating_sub(width(right)).max(2);
    format!("{left}{}{right}", " ".repeat(gap))
}

fn middle(text: &str) -> String {
    format!("{}{text}", " ".repeat(LINES.saturating_sub(width(text)) / 2))
}
