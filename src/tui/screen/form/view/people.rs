//! The table of a field of rows: who is in it, the marked row, and what the keys do there.
//!
//! Knows a form's people as texts. Invariant: a personal number comes masked and stays so.

use ratatui::text::Span;

use crate::keys::Action;
use crate::text::{pad, truncate, wrap};
use crate::tui::paint::View;
use crate::tui::paint::rows::{Pieces, Rows};
use crate::tui::part::cell::Cell;
use crate::tui::screen::form::{FormState, Person};

/// Cells before a row of the table.
const INDENT: usize = 4;

/// Least and usual cells of the columns after the name: relation, sex, birth, number.
const COLUMNS: [usize; 4] = [13, 4, 10, 12];

/// The narrowest name that is of use.
const NAME: usize = 12;

/// The rows of the table beneath its label; the first one stands beside the label.
pub(in crate::tui) fn table(
    view: &View<'_>,
    form: &FormState,
    cell: &Cell,
    focused: bool,
    width: usize,
) -> Rows {
    let people = form.people(&view.cx, cell);
    let theme = view.theme;
    let count = view.with("people-count", &[("count", people.len().to_string())]);
    let mut rows: Vec<Pieces> = vec![vec![Span::styled(count, theme.value)]];
    let mut cursor = None;
    for (at, person) in people.iter().enumerate() {
        if person.marked {
            cursor = Some((rows.len(), INDENT));
        }
        rows.push(line(view, at, person, width));
    }
    if focused {
        let adds = form.adds_person(cell);
        if adds {
            cursor = Some((rows.len(), INDENT));
        }
        let style = if adds { theme.focus } else { theme.dim };
        let mark = if adds { "  > " } else { "    " };
        let add = view.text("people-add");
        rows.push(vec![Span::styled(mark, theme.key), Span::styled(add, style)]);
        let hint = hint(view, form, people.is_empty());
        let hint = wrap(&hint, width.saturating_sub(INDENT));
        let line = |line| vec![Span::raw("    "), Span::styled(line, theme.dim)];
        rows.extend(hint.into_iter().map(line));
    }
    Rows { rows, cursor }
}

fn line(view: &View<'_>, at: usize, person: &Person, width: usize) -> Pieces {
    let theme = view.theme;
    let taken: usize = COLUMNS.iter().map(|cells| cells.saturating_add(1)).sum();
    let room = width.saturating_sub(INDENT.saturating_add(3));
    let name = room.saturating_sub(taken).max(NAME);
    let fit = |text: &str, cells: usize| pad(&truncate(text, cells), cells);
    let number = at.saturating_add(1).to_string();
    let texts = [&person.relation, &person.sex, &person.birth, &person.number];
    let mut text = format!("{number:>2} {}", fit(&person.name, name));
    for (content, cells) in texts.into_iter().zip(COLUMNS) {
        text.push(' ');
        text.push_str(&fit(content, cells));
    }
    let style = if person.marked { theme.focus } else { theme.value };
    let mark = if person.marked { "  > " } else { "    " };
    vec![Span::styled(mark, theme.key), Span::styled(text, style)]
}

/// What the keys do here.
fn hint(view: &View<'_>, form: &FormState, empty: bool) -> String {
    let key = |action| view.cx.keymap.first_key_in(form.scope(), action);
    let keys = [
        ("open", key(Action::NextField)),
        ("out", key(Action::DeleteRight)),
        ("back", key(Action::UndoText)),
        ("on", key(Action::NextSection)),
    ];
    view.with(if empty { "people-hint-empty" } else { "people-hint" }, &keys)
}
