//! One field of an open form: the raw text and where the cursor stands in it.
//!
//! What was typed is kept as it is; the value is derived from it whenever it is asked for and never
//! stored. A cell knows nothing of the other cells. Invariant: `Cell::set(Cell::raw())` changes
//! nothing.

use crate::domain::input::from_text;
use crate::domain::issue::Issue;
use crate::domain::op::Input as Given;
use crate::domain::rule::{NAME_MAX, NOTE_MAX};
use crate::domain::schema::{FieldDef, FieldKind, Opt};
use crate::locale::Locale;
use crate::text::{LineEditor, fold, unmarked};
use crate::tui::cx::Cx;

/// Stands for a line end inside a note's one-line editor.
pub const BREAK: char = '¶';

/// The most letters of a field that needs only a few.
const SHORT: usize = 60;

/// The most letters of a table of rows, as it is kept.
const ROWS_MAX: usize = 1_000_000;

/// The most letters of a search for another record.
const LINK_MAX: usize = 120;

#[derive(Debug, Clone)]
pub struct Cell {
    /// The field's row of the schema.
    pub field: &'static FieldDef,
    /// What was typed, with its cursor.
    pub line: LineEditor,
    /// The raw text when the form was opened.
    pub before: String,
    /// Whether the person has been here and gone on: only then is it judged.
    pub touched: bool,
}

impl PartialEq for Cell {
    fn eq(&self, other: &Self) -> bool {
        self.field.id == other.field.id
            && self.line == other.line
            && self.before == other.before
            && self.touched == other.touched
    }
}

impl Cell {
    /// An empty cell.
    pub fn new(field: &'static FieldDef) -> Self {
        let line = LineEditor::new().with_limit(limit(field.kind));
        Self { field, line, before: String::new(), touched: false }
    }

    /// The text as it is kept and read: of a note, with its line ends.
    pub fn raw(&self) -> String {
        if self.field.kind == FieldKind::Note {
            self.line.text().replace(BREAK, "\n")
        } else {
            self.line.text().to_owned()
        }
    }

    /// Puts a text in place of what was typed; it can be undone.
    pub fn set(&mut self, raw: &str) {
        self.line.set(&self.on_one_line(raw));
    }

    /// Starts with this text; there is nothing to undo.
    pub fn start(&mut self, raw: &str) {
        self.line = LineEditor::from(self.on_one_line(raw).as_str()).with_limit(self.line.limit());
    }

    /// What of a pasted text fits the field: a note takes all of it, another field the first line
    /// that is not empty. Says whether lines were left out.
    pub fn pasteable<'t>(&self, text: &'t str) -> (&'t str, bool) {
        if self.field.kind == FieldKind::Note {
            return (text, false);
        }
        let mut lines = text.lines().filter(|line| !line.trim().is_empty());
        (lines.next().unwrap_or_default(), lines.next().is_some())
    }

    /// Pastes at the cursor; `false` where it does not fit.
    pub fn paste(&mut self, text: &str) -> bool {
        let text = self.on_one_line(text);
        self.line.insert_str(&text)
    }

    fn on_one_line(&self, raw: &str) -> String {
        if self.field.kind == FieldKind::Note {
            crate::text::nfc(raw).replace('\n', BREAK.encode_utf8(&mut [0; 4]))
        } else {
            raw.to_owned()
        }
    }

    pub fn is_blank(&self) -> bool {
        self.line.text().trim().is_empty()
    }

    /// Whether it holds something else than when the form was opened.
    pub fn is_changed(&self) -> bool {
        self.raw() != self.before
    }

    pub fn input(&self, cx: &Cx<'_>) -> Result<Given, Issue> {
        let labelled = |options, typed: &str| option_of(cx.locale, options, typed);
        from_text(cx.book, self.field, &self.raw(), cx.now.today, &labelled)
    }

    /// The option that a `One` field holds.
    pub fn code(&self, locale: &Locale) -> Option<&'static str> {
        option_of(locale, self.field.options(), self.line.text())
    }

    /// The ticked options of a `Many` field.
    pub fn ticks(&self, locale: &Locale) -> Vec<&'static str> {
        let words = self.line.text().split([',', ';']);
        words.filter_map(|word| option_of(locale, self.field.options(), word.trim())).collect()
    }

    /// Whether a `YesNo` field says yes.
    pub fn is_yes(&self, cx: &Cx<'_>) -> bool {
        let yes = Given::Value(crate::domain::value::Value::Bool(true));
        self.input(cx) == Ok(yes)
    }

    /// Whether it is chosen rather than typed.
    pub fn is_choice(&self) -> bool {
        matches!(self.field.kind, FieldKind::One(_) | FieldKind::Many(_) | FieldKind::YesNo)
    }

    /// Whether nothing more can follow, so that the form may go on by itself.
    pub fn is_full(&self) -> bool {
        let text = self.line.text();
        if self.line.cursor() != self.line.len() {
            return false;
        }
        match self.field.kind {
            FieldKind::Digits(lengths) => {
                let most = lengths.iter().copied().max().map(usize::from);
                most == Some(text.chars().filter(char::is_ascii_digit).count())
            }
            FieldKind::Date { .. } => text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()),
            _ => false,
        }
    }

    /// Why capitals cannot be mended here, as a message key.
    pub fn refuses_case(&self) -> Option<&'static str> {
        let written =
            matches!(self.field.kind, FieldKind::Name | FieldKind::Title | FieldKind::Text { .. });
        if self.field.traits.code {
            return Some("refuse-fix-case-code");
        }
        if !written {
            return Some("refuse-fix-case");
        }
        self.is_blank().then_some("refuse-fix-case-empty")
    }

    /// Why a letter can never be right here, as a message key.
    pub fn refuses(&self, letter: char) -> Option<&'static str> {
        let (fine, why): (fn(char) -> bool, _) = match self.field.kind {
            FieldKind::Digits(_) => (|c| " .-".contains(c), "form-refused-digits"),
            FieldKind::Integer { .. } => (|c| " .,-+".contains(c), "form-refused-number"),
            FieldKind::Decimal => (|c| " .,-+".contains(c), "form-refused-number"),
            FieldKind::Money => (in_money, "form-refused-money"),
            FieldKind::Date { .. } => (in_date, "form-refused-date"),
            _ => return None,
        };
        (!letter.is_ascii_digit() && !fine(letter)).then_some(why)
    }
}

/// The letters of `nghìn`, `ngàn`, `triệu`, `tỷ`, `k`, `đồng`, `vnd`, and what stands in numbers.
/// A minus sign is let in: refusing it would turn a wrong sum into another one.
fn in_money(letter: char) -> bool {
    " .,-+₫".contains(letter) || "kngihatreuydov".contains(base(letter))
}

/// Separators, and the letters of `nay`, `hq`, `hôm qua`.
fn in_date(letter: char) -> bool {
    " ./-+".contains(letter) || "hqnayomu".contains(base(letter))
}

/// The letter without its marks. A mark alone counts as the vowel it will join.
fn base(letter: char) -> char {
    let mark = unicode_normalization::char::is_combining_mark(letter);
    if mark { 'a' } else { unmarked(letter) }
}

/// The most graphemes that a field takes.
fn limit(kind: FieldKind) -> usize {
    match kind {
        FieldKind::Text { max } => usize::from(max),
        FieldKind::Name | FieldKind::Title => NAME_MAX,
        FieldKind::Note => NOTE_MAX,
        FieldKind::Link(_) => LINK_MAX,
        FieldKind::Rows(_) => ROWS_MAX,
        // Choices are never typed; their ids must always fit.
        FieldKind::One(_) | FieldKind::Many(_) | FieldKind::YesNo => 1_000,
        _ => SHORT,
    }
}

/// The option that a text names: its id, its label, or the first one whose label begins so. Case
/// and marks do not matter.
pub fn option_of(locale: &Locale, options: &'static [Opt], typed: &str) -> Option<&'static str> {
    let typed = typed.trim();
    if let Some(option) = options.iter().find(|option| option.id == typed) {
        return Some(option.id);
    }
    let wanted = fold(typed);
    if wanted.is_empty() {
        return None;
    }
    let labels: Vec<_> =
        options.iter().map(|option| (option.id, fold(&locale.text(&option.label_key())))).collect();
    let exact = labels.iter().find(|(_, label)| *label == wanted);
    let begun = || labels.iter().find(|(_, label)| label.starts_with(&wanted));
    exact.or_else(begun).map(|(id, _)| *id)
}
