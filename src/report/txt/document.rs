//! A text with tables as plain text: as wide as a terminal, but for tables that need more.

use std::fmt::Write as _;

use super::{HEAD, LINES, WIDEST, apart, body, middle};
use crate::domain::document::Block;
use crate::report::{Letter, Paper};
use crate::text::wrap;

/// The text as a page.
pub fn document_page(letter: &Letter<'_>) -> String {
    let mut page = Page { out: String::new() };
    head(&mut page, letter);
    let document = letter.document;
    for (block, number) in document.blocks.iter().zip(document.numbers()) {
        let numbered =
            |words| format!("{} {}", number.as_deref().unwrap_or_default(), letter.words(words));
        match block {
            Block::Part(words) => {
                page.line("");
                page.text(&numbered(words).to_uppercase());
            }
            Block::Heading(words) => page.text(&numbered(words)),
            Block::Text(words) => page.text(&format!("    {}", letter.words(words))),
            Block::Item(words) => page.text(&format!("  - {}", letter.words(words))),
            Block::Table(table) => {
                let print = letter.print(table);
                page.line("");
                if !print.title.is_empty() {
                    page.line(&middle(&print.title, LINES));
                }
                for row in body(&print, &print.widths(WIDEST, HEAD)) {
                    page.line(&row);
                }
                Paper::beneath(&print).iter().for_each(|note| page.text(note));
                page.line("");
            }
        }
    }
    foot(&mut page, letter);
    page.out
}

struct Page {
    out: String,
}

impl Page {
    fn line(&mut self, text: &str) {
        // Writing into a String cannot fail.
        let _ = writeln!(self.out, "{}", text.trim_end());
    }

    /// A paragraph; what is indented keeps its indent in the first line.
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

fn head(page: &mut Page, letter: &Letter<'_>) {
    let (sender, head) = (&letter.sender, &letter.document.head);
    let mut left: Vec<String> = head.above.iter().map(|words| letter.words(words)).collect();
    left.push(sender.agency());
    let number = head.mark.iter().map(|mark| {
        sender.locale.with_texts("paper-number", &[("mark", mark.clone())]).into_owned()
    });
    left.extend(number);
    let right =
        [sender.text("report-nation"), sender.text("report-motto"), sender.place_and_date()];
    for at in 0..left.len().max(right.len()) {
        let of = |side: &[String]| side.get(at).cloned().unwrap_or_default();
        page.line(&apart(&of(&left), &of(&right), LINES));
    }
    page.line("");
    for words in std::iter::once(&head.title).chain(&head.subject) {
        for row in wrap(&letter.words(words), LINES) {
            page.line(&middle(&row, LINES));
        }
    }
    page.line("");
    for words in &head.to {
        for row in wrap(&letter.words(words), LINES) {
            page.line(&middle(&row, LINES));
        }
    }
    page.line("");
}

fn foot(page: &mut Page, letter: &Letter<'_>) {
    let foot = &letter.document.foot;
    page.line("");
    let mut left = Vec::new();
    if !foot.recipients.is_empty() {
        left.push(letter.sender.text("paper-recipients"));
        left.extend(foot.recipients.iter().map(|words| format!("- {}", letter.words(words))));
    }
    let mut signers = foot.signers.clone();
    // Two who sign stand side by side; who signs alone stands beside those who get it.
    let right = signers.pop().unwrap_or_default();
    if let Some(first) = signers.first() {
        left = first.iter().map(|words| letter.words(words)).collect();
    }
    let right: Vec<String> = right.iter().map(|words| letter.words(words)).collect();
    for at in 0..left.len().max(right.len()) {
        let of = |side: &[String]| side.get(at).cloned().unwrap_or_default();
        page.line(&apart(&of(&left), &of(&right), LINES));
    }
    if signers.first().is_some() && !foot.recipients.is_empty() {
        page.line("");
        page.line(&letter.sender.text("paper-recipients"));
        foot.recipients.iter().for_each(|words| page.line(&format!("- {}", letter.words(words))));
    }
    if !letter.document.drafting.is_empty() {
        page.line("");
        page.text(&letter.sender.text("paper-drafting"));
        for note in &letter.document.drafting {
            page.text(&format!("  - {}", letter.words(note)));
        }
    }
}
