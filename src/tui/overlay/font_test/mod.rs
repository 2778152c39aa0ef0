//! The test of the font: every letter of Vietnamese, the signs that are drawn, and advice. Plain
//! rows; knows neither colours nor the terminal beyond whether it is a console.
//!
//! Invariant: every row of letters and signs ends with an upright line in the same column, so that
//! a letter of a wrong width shows.

pub(in crate::tui) mod view;

use crate::keys::Action;
use crate::text::{pad, tone_rows, wrap};
use crate::tui::cx::Cx;
use crate::tui::input::Input;
use crate::tui::step::Step;

/// Rows of the terminal that are not the test's: title, notice, footer, border and hint.
const AROUND: usize = 6;

/// Columns that border and margin take.
const BESIDE: usize = 4;

/// Cells of a row before its upright line.
const CELLS: usize = 55;

/// The signs that the screens are made of, beyond letters.
const SIGNS: &[&str] =
    &["─│┌┐└┘  █▒░  ▲▼  ←↑→↓  …•·×»–—  “ ” ‘ ’", "0123456789  ( ) [ ] / + - = % # @"];

/// The test's whole state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FontTest {
    pub top: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FontRow {
    /// The message key of a heading.
    Head(&'static str),
    /// A sentence, or a part of one.
    Text(String),
    /// Letters or signs.
    Letters(String),
    /// Samples of every role's colours.
    Colours,
    /// Samples of bold, underlined and reversed.
    Marks,
}

impl FontTest {
    pub fn rows(cx: &Cx<'_>) -> Vec<FontRow> {
        let cells = usize::from(cx.size.0).saturating_sub(BESIDE);
        let mut rows = Vec::new();
        let say = |rows: &mut Vec<FontRow>, key: &str| {
            rows.extend(wrap(&cx.locale.text(key), cells).into_iter().map(FontRow::Text));
        };
        say(&mut rows, "font-look");
        rows.extend(letter_rows().into_iter().map(FontRow::Letters));
        rows.extend([FontRow::Colours, FontRow::Marks]);
        let (head, advice) = advice(cx.console);
        rows.push(FontRow::Head(head));
        for key in advice {
            say(&mut rows, key);
        }
        rows
    }

    /// Rows that are seen at once.
    pub fn height(cx: &Cx<'_>) -> usize {
        usize::from(cx.size.1).saturating_sub(AROUND)
    }

    pub fn update(&mut self, cx: &Cx<'_>, input: &Input) -> Vec<Step> {
        let height = Self::height(cx);
        let last = Self::rows(cx).len().saturating_sub(height);
        let page = height.saturating_sub(1).max(1);
        self.top = match input {
            Input::Act(Action::Dismiss | Action::Back | Action::Confirm | Action::Open) => {
                return vec![Step::Close];
            }
            Input::Act(Action::RowDown) => self.top.saturating_add(1),
            Input::Act(Action::RowUp) => self.top.saturating_sub(1),
            Input::Act(Action::PageDown) => self.top.saturating_add(page),
            Input::Act(Action::PageUp) => self.top.saturating_sub(page),
            Input::Act(Action::Top) => 0,
            Input::Act(Action::Bottom) => last,
            _ => self.top,
        }
        .min(last);
        Vec::new()
    }
}

/// Every letter and sign, two vowels a row in six tones, small and capital.
pub fn letter_rows() -> Vec<String> {
    let vowels: Vec<_> = tone_rows().take(12).collect();
    let six = |letters: [char; 6]| letters.map(String::from).join(" ");
    let pair = |pair: &[([char; 6], [char; 6])]| {
        let small: Vec<_> = pair.iter().map(|(small, _)| six(*small)).collect();
        let capital: Vec<_> = pair.iter().map(|(_, capital)| six(*capital)).collect();
        format!("{}  {}", small.join("  "), capital.join("  "))
    };
    let mut rows: Vec<String> = vowels.chunks(2).map(pair).collect();
    rows.push("đ Đ   Đắk Lắk  Krông Pắc  H’Hên Niê  Giàng A Pháo".to_owned());
    rows.extend(SIGNS.iter().map(|signs| (*signs).to_owned()));
    rows.iter().map(|row| format!("{}│", pad(row, CELLS))).collect()
}

/// What to do where something is missing: heading and sentences.
pub const fn advice(console: bool) -> (&'static str, &'static [&'static str]) {
    if console {
        let advice =
            &["font-console-now", "font-console-keep", "font-console-traps", "font-console-signs"];
        ("font-console", advice)
    } else {
        let advice =
            &["font-window-fonts", "font-window-traps", "font-window-putty", "font-window-wide"];
        ("font-window", advice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{vietnamese_letters, width};

    #[test]
    fn every_letter_is_there_and_every_row_as_long() {
        let rows = letter_rows();
        let all: String = rows.concat();
        for letter in vietnamese_letters() {
            assert!(all.contains(letter), "{letter}");
        }
        for row in &rows {
            assert_eq!(width(row), CELLS + 1, "{row}");
            assert!(row.ends_with('│') && (!row.contains('…') || row.contains("…•")), "{row}");
        }
    }
}
