//! People typed within the form of their household: the table of the field, and the form of the one
//! person that is open.
//!
//! The open person is a form of its own inside this one, so everything a form does works in it. What
//! is typed there is in the household's text whenever that is kept (`texts`), and nothing is stored
//! before the household is. Invariant: while a person is open the focus of the household is on the
//! field of its rows.

mod keys;
mod paste;
#[cfg(test)]
mod tests;
pub(super) mod texts;

use crate::domain::book::People as BookPeople;
use crate::domain::issue::Issue;
use crate::domain::op::candidate;
use crate::domain::record::Record;
use crate::domain::schema::{FieldDef, FieldKind, RecordKind};
use crate::domain::value::Value;
use crate::text::{PartialDate, format_vi, mask_personal, parse_birth};
use crate::tui::Notice;
use crate::tui::cx::Cx;
use crate::tui::part::cell::{Cell, option_of};
use crate::tui::screen::form::{FormState, Purpose};
use crate::tui::screen::twins::CompareState;
use crate::tui::show;
use crate::tui::step::Step;

use texts::{MemberTexts, read, write};

/// Names the person open in a draft, with the field that has the focus.
pub(super) const OPEN: &str = "open/members";

/// Names the question whether to take a person out.
const TAKE_OUT: &str = "take-out";

/// Names the question what to do with a pasted table.
const PASTED: &str = "pasted-people";

/// What a person's ethnicity begins with.
const ETHNICITY: &str = "ethnicity";

/// Where one is among the people of a household.
#[derive(Clone, PartialEq, Default)]
pub(super) struct People {
    /// The marked row; the one after the last adds a person.
    marked: usize,
    open: Option<Open>,
    /// A pasted table that waits for an answer.
    pasted: Vec<MemberTexts>,
    /// In the form of a person: the year of the household's class, at whose end ages count.
    year: Option<i64>,
}

impl std::fmt::Debug for People {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("People").field("marked", &self.marked).finish_non_exhaustive()
    }
}

/// A person being typed, and its row.
#[derive(Clone, PartialEq)]
struct Open {
    at: usize,
    form: Box<FormState>,
}

/// A row of the table, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub name: String,
    /// What the person is to the head.
    pub relation: String,
    pub sex: String,
    /// The date of birth, as far as it is known.
    pub birth: String,
    /// The personal number, masked.
    pub number: String,
    /// Whether it is the marked row.
    pub marked: bool,
}

impl FormState {
    /// The form that has the keyboard: of the person being typed, else this one.
    pub fn shown(&self) -> &Self {
        self.people.open.as_ref().map_or(self, |open| &open.form)
    }

    /// The form of the person being typed.
    pub(super) fn in_person(&self) -> Option<&Self> {
        self.people.open.as_ref().map(|open| &*open.form)
    }

    /// Makes anew what the form of the open person derived from the book.
    pub(super) fn refresh_person(&mut self, cx: &Cx<'_>) {
        if let Some(open) = &mut self.people.open {
            open.form.refresh(cx);
        }
    }

    /// Whether this is the form of a person within a household's.
    pub(super) fn is_row(&self) -> bool {
        matches!(self.purpose, Purpose::Row(_))
    }

    /// Which person is open, counted from 1.
    pub fn open_person(&self) -> Option<usize> {
        self.people.open.as_ref().map(|open| open.at.saturating_add(1))
    }

    /// The rows of a table of people, as they are shown.
    pub fn people(&self, cx: &Cx<'_>, cell: &Cell) -> Vec<Person> {
        let FieldKind::Rows(kind) = cell.field.kind else {
            return Vec::new();
        };
        let focused = self.focus == cell.field.id;
        let rows = read(&self.raw_of(cell));
        let shown = rows.iter().enumerate();
        shown.map(|(at, row)| person(cx, kind, row, focused && at == self.people.marked)).collect()
    }

    /// Whether the row that adds a person is marked.
    pub fn adds_person(&self, cell: &Cell) -> bool {
        self.people.marked >= read(&cell.raw()).len()
    }

    /// The text of a cell with what is being typed of an open person in it.
    pub(super) fn raw_of(&self, cell: &Cell) -> String {
        match &self.people.open {
            Some(open) if matches!(cell.field.kind, FieldKind::Rows(_)) => {
                let mut rows = read(&cell.raw());
                let row = open.row();
                match rows.get_mut(open.at) {
                    Some(old) => *old = row,
                    None if row.is_blank() => {}
                    None => rows.push(row),
                }
                write(&rows)
            }
            _ => cell.raw(),
        }
    }

    /// The fields of an open person and its place, for the draft.
    pub(super) fn open_in_draft(&self) -> Option<(String, String)> {
        let open = self.people.open.as_ref()?;
        Some((OPEN.to_owned(), format!("{} {}", open.at, open.form.focus)))
    }

    /// A computed field of the household with the people as they are typed.
    pub(super) fn counted(&self, cx: &Cx<'_>, record: &Record, field: &FieldDef) -> Option<Value> {
        let rows = self.typed_rows(cx);
        let people = BookPeople::new(record, rows.iter().collect());
        match field.id {
            "members_count" => people.count().map(Value::Int),
            id => cx.book.household_value(record, &people, id),
        }
    }

    /// The rows as records, as far as they can be read.
    pub(super) fn typed_rows(&self, cx: &Cx<'_>) -> Vec<Record> {
        let cells = self.cells.iter();
        let rows = cells.filter_map(|cell| match cell.field.kind {
            FieldKind::Rows(kind) => Some((kind, read(&self.raw_of(cell)))),
            _ => None,
        });
        let record = |kind, row: MemberTexts| Self::row(cx, kind, &row).as_typed(cx);
        rows.flat_map(|(kind, rows)| rows.into_iter().map(move |row| record(kind, row))).collect()
    }

    /// Shows the household beside those that it may be the same as.
    pub(super) fn compare(&mut self, cx: &Cx<'_>) -> Vec<Step> {
        if self.twins.is_empty() {
            return vec![Step::Say(Notice::info("refuse-no-duplicates"))];
        }
        let draft = self.save_draft(cx).map(Step::Emit).into_iter();
        let (record, rows) = (self.candidate(cx), self.typed_rows(cx));
        draft.chain(CompareState::typed(cx, record, rows, self.twins.clone())).collect()
    }

    /// The likest household and how like it is, for a line.
    pub fn twin(&self, cx: &Cx<'_>) -> Option<(String, u8)> {
        let like = self.twins.first()?;
        Some((show::household(cx, cx.book.find(like.id)?), like.score))
    }

    /// A row's record with everything that stands in its form.
    fn as_typed(&self, cx: &Cx<'_>) -> Record {
        let typed = self.cells.iter().filter(|cell| !cell.is_blank());
        let values = typed.filter_map(|cell| Some((cell.field.id, cell.input(cx).ok()?))).collect();
        candidate(cx.book, self.kind, &values, &cx.ctx())
    }

    /// The age of an open person at the end of the household's year.
    pub(super) fn age(&self, member: &Record) -> Option<i64> {
        let born = i64::from(member.get("birth").and_then(Value::as_date)?.year());
        Some(self.people.year?.saturating_sub(born)).filter(|age| *age >= 0)
    }

    /// Opens again the person whose place a draft has.
    pub(super) fn reopen(&mut self, cx: &Cx<'_>, kept: &str) {
        let (at, focus) = kept.split_once(' ').unwrap_or((kept, ""));
        let Ok(at) = at.parse::<usize>() else { return };
        if self.focused_rows().is_none() {
            return;
        }
        self.open_row(cx, at);
        if let Some(open) = &mut self.people.open {
            if let Some(field) = open.form.cell(focus).map(|cell| cell.field.id) {
                open.form.focus_on(cx, field);
            }
            for cell in &mut open.form.cells {
                cell.touched = !cell.is_blank();
            }
            open.form.recheck(cx);
        }
    }

    /// The kind and the rows of the field with the focus, where it is one of rows.
    fn focused_rows(&self) -> Option<(RecordKind, Vec<MemberTexts>)> {
        let cell = self.focused()?;
        match cell.field.kind {
            FieldKind::Rows(kind) => Some((kind, read(&cell.raw()))),
            _ => None,
        }
    }

    /// Whether the field with the focus is a table of rows.
    pub(super) fn focus_has_rows(&self) -> bool {
        self.focused().is_some_and(|cell| matches!(cell.field.kind, FieldKind::Rows(_)))
    }

    /// Opens the form of a row; of one that is not there yet, an empty one.
    fn open_row(&mut self, cx: &Cx<'_>, at: usize) {
        let Some((kind, rows)) = self.focused_rows() else {
            return;
        };
        let at = at.min(rows.len());
        let row = rows.get(at).cloned();
        let mut form = Self::row(cx, kind, &row.clone().unwrap_or_default());
        if row.is_none() {
            let ethnicity = self.cell(ETHNICITY).map(Cell::raw).unwrap_or_default();
            if let Some(cell) = form.cell_mut(ETHNICITY) {
                cell.start(&ethnicity);
                cell.before = cell.raw();
            }
        }
        form.people.year = self.cell("class_year").and_then(|cell| cell.raw().trim().parse().ok());
        self.people.marked = at;
        self.people.open = Some(Open { at, form: Box::new(form) });
    }

    /// The form of one row.
    fn row(cx: &Cx<'_>, kind: RecordKind, row: &MemberTexts) -> Self {
        let record = row.id().and_then(|id| cx.book.find(id));
        let purpose = Purpose::Row(record.map(|record| record.id));
        let mut form = Self::empty(kind, purpose, String::new());
        for cell in &mut form.cells {
            let stored =
                record.map(|record| crate::domain::input::editable(cx.book, record, cell.field));
            cell.start(row.text(cell.field.id));
            cell.before = stored.unwrap_or_else(|| cell.raw());
        }
        form.focus_first(cx);
        form
    }

    /// Puts the marked row where it can be.
    pub(super) fn fit_people(&mut self) {
        self.people.marked = self.focused_rows().map_or(0, |(_, rows)| rows.len());
    }

    /// Rows that came into the book while the form was open are among its own from now on: what
    /// another device added is not taken out by who never saw it.
    pub(super) fn join_rows(&mut self, cx: &Cx<'_>, record: &Record) {
        for cell in &mut self.cells {
            if !matches!(cell.field.kind, FieldKind::Rows(_)) || !cell.is_changed() {
                continue;
            }
            let (mut mine, mut before) = (read(&cell.raw()), read(&cell.before));
            let theirs = read(&crate::domain::input::editable(cx.book, record, cell.field));
            let known: Vec<_> = mine.iter().chain(&before).filter_map(MemberTexts::id).collect();
            let new = |row: &MemberTexts| row.id().is_some_and(|id| !known.contains(&id));
            let new: Vec<_> = theirs.into_iter().filter(new).collect();
            if !new.is_empty() {
                mine.extend(new.iter().cloned());
                before.extend(new);
                cell.set(&write(&mine));
                cell.before = write(&before);
            }
        }
    }

    /// What is wrong in a cell of rows, with the person it is about; that person is marked.
    pub(super) fn row_issue(cx: &Cx<'_>, cell: &Cell) -> Option<Issue> {
        let FieldKind::Rows(kind) = cell.field.kind else {
            return None;
        };
        let rows = read(&cell.raw());
        let (at, name, issue) = rows.iter().enumerate().find_map(|(at, row)| {
            let mut form = Self::row(cx, kind, row);
            form.touch_all();
            form.recheck(cx);
            let issue = form.issues.into_iter().find(Issue::is_hard)?;
            Some((at, row.text(name_field(kind)).to_owned(), issue))
        })?;
        Some(issue.in_row(cell.field.id, at, &name))
    }
}

impl Open {
    /// What stands in the form, as a row.
    fn row(&self) -> MemberTexts {
        let mut row = MemberTexts::default();
        let stored = self.form.purpose.record();
        for cell in &self.form.cells {
            let raw = cell.raw();
            // What a stored person no longer has must be said; of a new one, empty is nothing.
            if !raw.is_empty() || (stored.is_some() && !cell.before.is_empty()) {
                row.put(cell.field.id, &raw);
            }
        }
        if let Some(id) = stored {
            row.set_id(id);
        }
        row
    }
}

impl FormState {
    /// Whether nothing was typed into the form of a new row.
    pub fn is_untyped(&self) -> bool {
        self.purpose == Purpose::Row(None)
            && self.cells.iter().all(|cell| cell.is_blank() || cell.field.id == ETHNICITY)
    }
}

/// The field by which a row is called.
fn name_field(kind: RecordKind) -> &'static str {
    let name = |field: &&FieldDef| field.kind == FieldKind::Name;
    kind.def().fields.iter().find(name).map_or("", |field| field.id)
}

fn person(cx: &Cx<'_>, kind: RecordKind, row: &MemberTexts, marked: bool) -> Person {
    let label = |id: &str| {
        let raw = row.text(id);
        let options = kind.field(id).map(FieldDef::options).unwrap_or_default();
        match option_of(cx.locale, options, raw) {
            Some(code) => cx.locale.text(&format!("option-{code}")).into_owned(),
            None => raw.to_owned(),
        }
    };
    let birth = row.text("birth");
    let read: Option<PartialDate> = parse_birth(birth, cx.now.today).ok();
    let number = row.text("personal_number");
    Person {
        name: row.text(name_field(kind)).to_owned(),
        relation: label("relation"),
        sex: label("sex"),
        birth: read.map_or_else(|| birth.to_owned(), format_vi),
        number: if number.is_empty() { String::new() } else { mask_personal(number) },
        marked,
    }
}

/// The names of the rows of a text, for a sentence.
pub(super) fn names(kind: RecordKind, raw: &str) -> String {
    let rows = read(raw);
    let names: Vec<_> = rows.iter().map(|row| row.text(name_field(kind))).collect();
    names.join(", ")
}
