//! A document on the screen: the lines of its plain text file, folded where the terminal is narrower.
//!
//! Invariant: what is shown is what is written; only line breaks are added.

use crate::domain::document::{Document, Sends};
use crate::text::{width, wrap};
use crate::tui::cx::Cx;

/// Cells beside the text.
const BESIDE: u16 = 2;

/// The least room for a line, in cells.
const LEAST: usize = 20;

/// The document line by line. A table that is wider than the terminal is told row by row.
pub fn lines(cx: &Cx<'_>, document: &Document) -> Vec<String> {
    let room = usize::from(cx.size.0.saturating_sub(BESIDE)).max(LEAST);
    let from = Sends { office: &cx.me.commune, date: cx.now.today };
    let page = document.page(from, &|words| cx.locale.words(words), room);
    let fold = |line: String| if width(&line) > room { wrap(&line, room) } else { vec![line] };
    page.into_iter().flat_map(fold).collect()
}
