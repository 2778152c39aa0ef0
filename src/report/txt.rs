//! A table as text: aligned by cells of the terminal, as wide as it needs to be.

use std::fmt::Write as _;

use crate::report::{Letter, Paper};
use crate::text::{width, wrap};

/// The least width of lines beneath the table, in cells.
const LINES: usize = 78;

/// The table as a page of text.
pub fn page(paper: &Paper<'_>) -> String {
    let print = paper.print();
    let whole = print.grid_width().max(LINES);
    let mut out = String::new();
    let mut line = |text: &str| {
        // Writing into a String cannot fail.
        let _ = writeln!(out, "{}", text.trim_end());
    };
    for (left, right) in [
        (paper.text("report-agency-above"), paper.text("report-nation")),
        (paper.sender().agency(), paper.text("report-motto")),
    ] {
        line(&apart(&left, &right, whole));
    }
    line("");
    line(&middle(&print.title, whole));
    line(&middle(&print.scope, whole));
    line("");
    for row in print.grid() {
        line(&row);
    }
    line("");
    for note in print.beneath() {
        for row in wrap(&note, whole) {
            line(&row);
        }
    }
    out
}

fn apart(left: &str, right: &str, whole: usize) -> String {
    let gap = whole.saturating_sub(width(left)).saturating_sub(width(right)).max(2);
    format!("{left}{}{right}", " ".repeat(gap))
}

fn middle(text: &str, whole: usize) -> String {
    format!("{}{text}", " ".repeat(whole.saturating_sub(width(text)) / 2))
}

/// A text with tables as a page of text.
pub fn document_page(letter: &Letter<'_>) -> String {
    let lines =
        letter.document.page(letter.sender.head(), &|words| letter.words(words), usize::MAX);
    let mut out = lines.join("\n");
    out.push('\n');
    out
}
