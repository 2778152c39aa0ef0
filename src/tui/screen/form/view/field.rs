//! The rows of one field of a form: its label, its text, what was understood, what is wrong.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::domain::issue::Issue;
use crate::domain::record::Record;
use crate::domain::schema::{FieldDef, FieldKind, Need};
use crate::locale::issue_text;
use crate::text::{pad, truncate, width, wrap};
use crate::tui::paint::View;
use crate::tui::paint::rows::{Pieces, Rows};
use crate::tui::part::cell::Cell;
use crate::tui::screen::form::view::{choice, people};
use crate::tui::screen::form::{FormState, Offer};

/// The widest label, with its colon and mark.
const LABEL: usize = 28;

/// The focus mark and the sticky mark before a label.
const MARKS: usize = 2;

/// The most rows of a text that has no focus.
const REST_ROWS: usize = 3;

/// What every field of a form is drawn from.
#[derive(Clone, Copy)]
pub(in crate::tui) struct FieldPainter<'a> {
    pub(in crate::tui) view: View<'a>,
    pub(in crate::tui) form: &'a FormState,
    /// The record as it would be stored now.
    pub(in crate::tui) record: &'a Record,
    /// Cells of a row.
    pub(in crate::tui) width: usize,
}

impl FieldPainter<'_> {
    fn label_cells(&self) -> usize {
        LABEL.min(self.width / 2)
    }

    fn indent(&self) -> usize {
        self.label_cells().saturating_add(MARKS)
    }

    fn room(&self) -> usize {
        self.width.saturating_sub(self.indent())
    }

    /// The rows of a field that is typed.
    pub(in crate::tui) fn typed(&self, cell: &Cell) -> Rows {
        let focused = self.form.focus == cell.field.id;
        if let FieldKind::Rows(_) = cell.field.kind {
            return self.table(cell, focused);
        }
        let hint = self.form.hint(&self.view.cx, cell, self.record);
        let mut content = self.content(cell, focused, &hint.beside);
        let below = hint.below.iter().flat_map(|line| wrap(line, self.room()));
        let dim = self.view.theme.dim;
        content.rows.extend(below.map(|line| vec![Span::styled(line, dim)]));
        if focused {
            content.rows.extend(self.form.offers().map(|offers| self.offers(offers)));
        }
        for issue in self.form.issues.iter().filter(|issue| issue.field == Some(cell.field.id)) {
            content.rows.extend(self.issue(issue));
        }
        self.labelled(cell.field, focused, content)
    }

    /// A table takes the whole width beneath its label.
    fn table(&self, cell: &Cell, focused: bool) -> Rows {
        let mut table = people::table(&self.view, self.form, cell, focused, self.width);
        let below = table.rows.split_off(table.rows.len().min(1));
        let mut all = self.labelled(cell.field, focused, Rows { rows: table.rows, cursor: None });
        all.rows.extend(below);
        for issue in self.form.issues.iter().filter(|issue| issue.field == Some(cell.field.id)) {
            let indent = " ".repeat(self.indent());
            let lines = self.issue(issue).into_iter();
            all.rows.extend(lines.map(|line| {
                std::iter::once(Span::raw(indent.clone())).chain(line).collect::<Pieces>()
            }));
        }
        Rows { cursor: table.cursor.filter(|_| focused), ..all }
    }

    /// What is offered, in one row; the arrow says which key takes the first.
    fn offers(&self, offers: &[Offer]) -> Pieces {
        let theme = self.view.theme;
        let mut left = self.room();
        let mut pieces = Pieces::new();
        for (at, offer) in offers.iter().enumerate() {
            let (sign, style) = if at == 0 { ("→ ", theme.key) } else { (" · ", theme.dim) };
            let label = truncate(&offer.label, left.saturating_sub(width(sign))).into_owned();
            // Half a name helps nobody, but for the one that can be taken.
            if at > 0 && label != offer.label {
                break;
            }
            left = left.saturating_sub(width(sign)).saturating_sub(width(&label));
            pieces.push(Span::styled(sign, style));
            pieces.push(Span::styled(label, theme.dim));
        }
        pieces
    }

    /// The rows of a field that follows from the others.
    pub(in crate::tui) fn computed(&self, field: &'static FieldDef) -> Rows {
        let computed = self.form.computed(&self.view.cx, field, self.record);
        let text = match computed.text {
            text if text.is_empty() => self.view.text("form-unknown"),
            text => text,
        };
        let dim = self.view.theme.dim;
        let mut rows = vec![vec![Span::styled(truncate(&text, self.room()).into_owned(), dim)]];
        let words = Some(computed.words).filter(|words| !words.is_empty());
        let words = words.iter().flat_map(|words| wrap(words, self.room()));
        rows.extend(words.map(|line| vec![Span::styled(line, dim)]));
        self.labelled(field, false, Rows { rows, cursor: None })
    }

    fn content(&self, cell: &Cell, focused: bool, beside: &str) -> Rows {
        let view = &self.view;
        match cell.field.kind {
            FieldKind::YesNo => choice::yes_no(view, cell.is_yes(&view.cx), focused),
            FieldKind::One(_) if focused && beside.is_empty() => {
                choice::one(view, cell, self.room())
            }
            FieldKind::Many(_) if focused => {
                choice::many(view, cell, self.form.choice.at, self.room())
            }
            FieldKind::One(_) | FieldKind::Many(_) => self.chosen(cell, focused, beside),
            _ if focused => self.edited(cell, beside),
            _ => self.at_rest(cell, beside),
        }
    }

    /// The labels of what is chosen, without the focus; or, where nothing is, what will be given.
    fn chosen(&self, cell: &Cell, focused: bool, beside: &str) -> Rows {
        let theme = self.view.theme;
        let locale = &self.view.cx.locale;
        let codes = match cell.field.kind {
            FieldKind::Many(_) => cell.ticks(locale),
            _ => cell.code(locale).into_iter().collect(),
        };
        let labels: Vec<_> =
            codes.iter().map(|code| self.view.text(&format!("option-{code}"))).collect();
        let cursor = focused.then_some((0, 0));
        if labels.is_empty() {
            let said = if cell.is_blank() { beside } else { cell.line.text() };
            let said = truncate(said, self.room()).into_owned();
            let style = if focused { theme.focus } else { theme.dim };
            return Rows { rows: vec![vec![Span::styled(said, style)]], cursor };
        }
        let lines = wrap(&labels.join(", "), self.room());
        let rows = lines.into_iter().map(|line| vec![Span::styled(line, theme.value)]).collect();
        Rows { rows, cursor }
    }

    /// A text with the cursor in it.
    fn edited(&self, cell: &Cell, beside: &str) -> Rows {
        let theme = self.view.theme;
        let text = cell.line.text();
        let wanted = usual(cell.field.kind).max(width(text).saturating_add(1));
        let cells = wanted.min(self.room());
        let (shown, column) = cell.line.view(cells);
        let mut pieces = vec![Span::styled(pad(shown, cells), theme.focus)];
        let left = self.room().saturating_sub(cells).saturating_sub(2);
        if !beside.is_empty() && left > 0 {
            pieces.push(Span::raw("  "));
            pieces.push(Span::styled(truncate(beside, left).into_owned(), theme.dim));
        }
        Rows { rows: vec![pieces], cursor: Some((0, column)) }
    }

    /// A text that nobody is typing.
    fn at_rest(&self, cell: &Cell, beside: &str) -> Rows {
        let theme = self.view.theme;
        let text = self.form.at_rest(&self.view.cx, cell);
        let cells = width(&text);
        if cells > self.room() {
            let lines = wrap(&text, self.room()).into_iter().take(REST_ROWS);
            let rows = lines.map(|line| vec![Span::styled(line, theme.value)]).collect();
            return Rows { rows, cursor: None };
        }
        let mut pieces: Pieces = Vec::new();
        let mut left = self.room();
        if cells > 0 {
            pieces.push(Span::styled(text, theme.value));
            pieces.push(Span::raw("  "));
            left = left.saturating_sub(cells).saturating_sub(2);
        }
        pieces.push(Span::styled(truncate(beside, left).into_owned(), theme.dim));
        Rows { rows: vec![pieces], cursor: None }
    }

    /// What is wrong or unusual, with a word before it: never by colour alone.
    fn issue(&self, issue: &Issue) -> Vec<Pieces> {
        let theme = self.view.theme;
        let (word, style) = if issue.is_hard() {
            ("form-error", theme.error)
        } else {
            ("form-warning", theme.warn)
        };
        let said = issue_text(self.view.cx.locale, issue);
        let said = format!("{} {said}", self.view.text(word));
        wrap(&said, self.room()).into_iter().map(|line| vec![Span::styled(line, style)]).collect()
    }

    /// Puts the label before the first row and its width before the others.
    fn labelled(&self, field: &'static FieldDef, focused: bool, mut content: Rows) -> Rows {
        let view = &self.view;
        if content.rows.is_empty() {
            content.rows.push(Vec::new());
        }
        let kind = self.form.kind;
        let star = if field.need == Need::Required { "*" } else { "" };
        let label = format!("{}{star}:", view.text(&field.label_key(kind)));
        let label = pad(&truncate(&label, self.label_cells()), self.label_cells());
        let new = self.form.purpose.record().is_none();
        let sticky = new && view.cx.sticky.is_on(kind, field);
        // A box over the form has the keyboard.
        let mark = if focused && !self.view.is_covered { ">" } else { " " };
        let sign = if sticky { "»" } else { " " };
        let style = if focused { view.theme.title } else { view.theme.label };
        let before = vec![
            Span::styled(mark, view.theme.key),
            Span::styled(sign, view.theme.dim),
            Span::styled(label, style),
        ];
        let indent = " ".repeat(self.indent());
        let rows = content.rows.into_iter().enumerate().map(|(at, pieces)| {
            let lead = match at {
                0 => before.clone(),
                _ => vec![Span::styled(indent.clone(), Style::new())],
            };
            lead.into_iter().chain(pieces).collect()
        });
        let cursor =
            content.cursor.map(|(row, column)| (row, column.saturating_add(self.indent())));
        Rows { rows: rows.collect(), cursor }
    }
}

/// How wide the box of a field is while little is typed in it.
fn usual(kind: FieldKind) -> usize {
    match kind {
        FieldKind::Integer { .. } | FieldKind::Decimal => 10,
        FieldKind::Date { .. } => 12,
        FieldKind::Money | FieldKind::Digits(_) => 18,
        FieldKind::Text { max } => usize::from(max).saturating_add(1).clamp(10, 44),
        FieldKind::Link(_) => 20,
        _ => 44,
    }
}
