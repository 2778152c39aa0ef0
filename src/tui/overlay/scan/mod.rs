//! A citizen card over the form of a household: one line for the scanner, then what the card says
//! beside what the form holds.
//!
//! Nothing of the card goes into the form before the person has seen it and agreed, and nothing of it
//! is kept anywhere else. Invariants: what the form holds is replaced only where it was ticked by hand;
//! what the checks of a field refuse cannot be ticked; an Enter that still belongs to the scanner takes
//! nothing.

#[cfg(test)]
mod tests;
pub(in crate::tui) mod view;

use chrono::NaiveDate;

use crate::domain::card::{Card, Damage, Finding, LeftOut, NotACard, line_of, read};
use crate::domain::id::RecordId;
use crate::domain::input::{from_text, option_by_id};
use crate::domain::op::Input as Given;
use crate::domain::schema::{FieldDef, RecordKind};
use crate::domain::value::Value;
use crate::keys::Action;
use crate::locale::issue_text;
use crate::text::{LineEditor, PartialDate, fix_case, format_vi};
use crate::tui::cx::Cx;
use crate::tui::input::Input;
use crate::tui::input::edit_line;
use crate::tui::screen::form::FormState;
use crate::tui::step::{Answer, Step};
use crate::tui::{Notice, show};

/// Names the answer to the form.
pub const SCAN: &str = "scan";

/// The fields of a household that a card fills, in the order of the form.
pub const FIELDS: [&str; 5] = ["head_name", "head_sex", "head_birth", "personal_number", "address"];

/// The same of a member.
pub const MEMBER_FIELDS: [&str; 4] = ["full_name", "sex", "birth", "personal_number"];

/// The fields that are filled in a form of a kind.
fn fields_of(kind: RecordKind) -> &'static [&'static str] {
    if kind == RecordKind::Member { &MEMBER_FIELDS } else { &FIELDS }
}

/// The fields that hold the name.
const NAMES: [&str; 2] = ["head_name", "full_name"];

/// The most letters of a scanned line.
const LINE_MAX: usize = 1_000;

/// For so long after the preview came an Enter is the scanner's, milliseconds.
const SCANNER_ENDS: u64 = 700;

const PAGE: usize = 5;

#[derive(Clone, PartialEq)]
pub struct Scan {
    pub line: LineEditor,
    pub preview: Option<Preview>,
    held: Vec<Held>,
    kind: RecordKind,
    record: Option<RecordId>,
}

/// What the form holds in a field.
#[derive(Clone)]
struct Held {
    field: &'static FieldDef,
    shown: String,
    value: Option<Given>,
}

/// What a card says, before it is taken.
#[derive(Clone, PartialEq, Eq)]
pub struct Preview {
    /// One row a field that the card fills.
    pub rows: Vec<CardRow>,
    /// What to look at, and what was not taken.
    pub notes: Vec<Notice>,
    pub marked: usize,
    pub top: usize,
    since: u64,
}

/// A field as the form has it and as the card has it.
#[derive(Clone, PartialEq, Eq)]
pub struct CardRow {
    pub field: &'static str,
    /// The message key of its label.
    pub label: String,
    /// What the form holds, as it shows it.
    pub now: String,
    /// What the card says, as people read it.
    pub shown: String,
    pub raw: String,
    pub tick: Tick,
}

/// Whether a value of the card goes into the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tick {
    On,
    Off,
    /// The form says the same.
    Same,
    Refused,
}

impl std::fmt::Debug for Scan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Neither the line nor what the form holds: they are about a person.
        f.debug_struct("Scan").field("preview", &self.preview).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Preview {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Not the notes: they name households.
        f.debug_struct("Preview").field("rows", &self.rows).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for CardRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Only which field it is.
        f.debug_struct("Row")
            .field("field", &self.field)
            .field("tick", &self.tick)
            .finish_non_exhaustive()
    }
}

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        self.field.id == other.field.id && self.shown == other.shown && self.value == other.value
    }
}

impl Scan {
    /// A box that waits for the scanner, over a form of a household.
    pub fn new(cx: &Cx<'_>, form: &FormState) -> Self {
        let held = |field: &str| {
            let cell = form.cell(field)?;
            let value = cell.input(cx).ok().filter(|value| *value != Given::Clear);
            let shown = match &value {
                Some(Given::Value(value)) => show::one(cx, cell.field, value, false),
                _ => cell.line.text().to_owned(),
            };
            Some(Held { field: cell.field, shown, value })
        };
        Self {
            line: LineEditor::new().with_limit(LINE_MAX),
            preview: None,
            held: fields_of(form.kind).iter().copied().filter_map(held).collect(),
            kind: form.kind,
            record: form.purpose.record(),
        }
    }

    pub fn update(&mut self, cx: &Cx<'_>, input: Input) -> Vec<Step> {
        if matches!(input, Input::Act(Action::Dismiss | Action::Back)) {
            return vec![Step::Close];
        }
        let Some(preview) = &mut self.preview else {
            return self.scanned(cx, input);
        };
        match input {
            // The next card: its line begins with a number, or with the name of the code.
            Input::Text(letter) if letter.is_ascii_digit() || letter == ']' => {
                self.preview = None;
                self.line.clear();
                return self.scanned(cx, Input::Text(letter));
            }
            Input::Paste(_) => {
                self.preview = None;
                self.line.clear();
                return self.scanned(cx, input);
            }
            Input::Act(Action::Confirm | Action::Open) => return preview.take(cx),
            Input::Act(Action::Toggle) | Input::Text(' ') => return preview.toggle(),
            Input::Text('h' | 'H') => return preview.other_case(),
            Input::Act(Action::RowUp) => preview.marked = preview.marked.saturating_sub(1),
            Input::Act(Action::RowDown) => {
                let last = preview.rows.len().saturating_sub(1);
                preview.marked = preview.marked.saturating_add(1).min(last);
            }
            Input::Act(Action::PageUp) => preview.top = preview.top.saturating_sub(PAGE),
            Input::Act(Action::PageDown) => {
                let last = preview.rows.len().saturating_add(preview.notes.len());
                preview.top = preview.top.saturating_add(PAGE).min(last);
            }
            _ => return vec![Step::Say(Notice::info("scan-keys"))],
        }
        Vec::new()
    }

    /// The line while it is being scanned.
    fn scanned(&mut self, cx: &Cx<'_>, input: Input) -> Vec<Step> {
        match input {
            Input::Act(Action::Confirm | Action::Open) => self.read(cx),
            Input::Paste(text) => {
                let any = || text.lines().find(|line| !line.trim().is_empty());
                self.line.insert_str(line_of(&text).or_else(any).unwrap_or_default());
                self.read(cx)
            }
            input => {
                if edit_line(&mut self.line, &input) {
                    Vec::new()
                } else {
                    vec![Step::Say(Notice::info("scan-wait"))]
                }
            }
        }
    }

    fn read(&mut self, cx: &Cx<'_>) -> Vec<Step> {
        match read(self.line.text(), cx.now.today) {
            Ok(card) => {
                self.line = LineEditor::new().with_limit(LINE_MAX);
                self.preview = Some(self.compare(cx, &card));
                Vec::new()
            }
            Err(NotACard::Empty) => vec![Step::Say(Notice::info("scan-wait"))],
            Err(NotACard::OtherText) => {
                self.line.clear();
                vec![Step::Say(Notice::warn("scan-no-card"))]
            }
        }
    }

    fn compare(&self, cx: &Cx<'_>, card: &Card) -> Preview {
        let mut refused = Vec::new();
        let row = |held: &Held| {
            let raw = raw(card, held.field.id)?;
            let given = from_text(cx.book, held.field, &raw, cx.now.today, &option_by_id);
            let shown = match &given {
                Ok(Given::Value(value)) => show::one(cx, held.field, value, true),
                _ => raw.clone(),
            };
            let tick = match (&given, &held.value) {
                (Err(issue), _) => {
                    refused.push(
                        Notice::warn("scan-refused").with("text", issue_text(cx.locale, issue)),
                    );
                    Tick::Refused
                }
                (Ok(given), Some(now)) if is_same(given, now) => Tick::Same,
                // Something that cannot be read stands there: it is the person's.
                (Ok(_), None) if held.shown.trim().is_empty() => Tick::On,
                (Ok(_), _) => Tick::Off,
            };
            let label = held.field.label_key(self.kind);
            Some(CardRow { field: held.field.id, label, now: held.shown.clone(), shown, raw, tick })
        };
        let rows = self.held.iter().filter_map(row).collect();
        let mut notes: Vec<_> = self.known(cx, card).into_iter().collect();
        notes.extend(card.findings.iter().map(|finding| found(*finding)));
        notes.extend(card.left_out.iter().map(|left| left_out(*left)));
        notes.extend(refused);
        notes.extend(not_kept(card));
        Preview { rows, notes, marked: 0, top: 0, since: cx.now.millis }
    }

    /// The household that has this number already, not the one being changed.
    fn known(&self, cx: &Cx<'_>, card: &Card) -> Option<Notice> {
        let numbers = [card.number.as_deref(), card.old_number.as_deref()];
        let found = |number| cx.book.with_personal_number(number, self.record);
        let other = numbers.into_iter().flatten().find_map(found)?;
        let village = other.link("village").map(|village| show::link(cx, village));
        let notice = Notice::warn("scan-known").with("code", cx.book.human_key(other));
        Some(notice.with("name", cx.book.title(other)).with("village", village.unwrap_or_default()))
    }
}

impl Preview {
    fn toggle(&mut self) -> Vec<Step> {
        let Some(row) = self.rows.get_mut(self.marked) else {
            return Vec::new();
        };
        row.tick = match row.tick {
            Tick::On => Tick::Off,
            Tick::Off => Tick::On,
            Tick::Same => return vec![Step::Say(Notice::info("scan-same"))],
            Tick::Refused => return vec![Step::Say(Notice::warn("scan-cannot"))],
        };
        Vec::new()
    }

    /// The name in capitals, or with a capital at each word.
    fn other_case(&mut self) -> Vec<Step> {
        let Some(row) = self.rows.iter_mut().find(|row| NAMES.contains(&row.field)) else {
            return vec![Step::Say(Notice::info("scan-no-name"))];
        };
        row.raw = fix_case(&row.raw);
        row.shown.clone_from(&row.raw);
        Vec::new()
    }

    fn take(&self, cx: &Cx<'_>) -> Vec<Step> {
        if cx.now.millis.abs_diff(self.since) < SCANNER_ENDS {
            return vec![Step::Say(Notice::info("scan-look"))];
        }
        let ticked = self.rows.iter().filter(|row| row.tick == Tick::On);
        let values: Vec<_> = ticked.map(|row| (row.field, row.raw.clone())).collect();
        if values.is_empty() {
            return vec![Step::Say(Notice::info("scan-nothing-ticked"))];
        }
        vec![Step::Close, Step::Answer(Answer::Filled { tag: SCAN, values })]
    }
}

/// What would be typed into a field.
fn raw(card: &Card, field: &str) -> Option<String> {
    match field {
        "head_name" | "full_name" => card.name.clone(),
        "head_sex" | "sex" => card.sex.map(str::to_owned),
        "head_birth" | "birth" => card.birth.map(format_vi),
        "personal_number" => card.best_number().map(str::to_owned),
        "address" => card.address.clone(),
        _ => None,
    }
}

/// Names and addresses are the same in capitals too.
fn is_same(card: &Given, now: &Given) -> bool {
    match (card, now) {
        (Given::Value(Value::Text(a)), Given::Value(Value::Text(b))) => {
            a.to_lowercase() == b.to_lowercase()
        }
        _ => card == now,
    }
}

fn found(finding: Finding) -> Notice {
    match finding {
        Finding::UnknownProvince => Notice::warn("scan-province"),
        Finding::SexDiffers => Notice::warn("scan-sex"),
        Finding::YearDiffers(year) => Notice::warn("scan-year").with("year", year),
        Finding::IssuedOdd => Notice::warn("scan-issued"),
    }
}

fn left_out(left: LeftOut) -> Notice {
    match left {
        LeftOut::Number(count) => Notice::warn("scan-left-number").with("count", count),
        LeftOut::Name(Damage::Garbled) => Notice::warn("scan-left-name"),
        LeftOut::Name(Damage::NoMarks) => Notice::warn("scan-left-name-marks"),
        LeftOut::Address(Damage::Garbled) => Notice::warn("scan-left-address"),
        LeftOut::Address(Damage::NoMarks) => Notice::warn("scan-left-address-marks"),
        LeftOut::Birth => Notice::warn("scan-left-birth"),
        LeftOut::More(count) => Notice::info("scan-left-more").with("count", count),
    }
}

/// What to know of the rest: on the 1st of July 2025 districts went and communes got other names; and
/// what was understood has no field in a household.
fn not_kept(card: &Card) -> Vec<Notice> {
    let renamed = NaiveDate::from_ymd_opt(2025, 7, 1).unwrap_or_default();
    let before = |date: PartialDate| date.earliest() < renamed;
    let old_names = card.address.is_some() && card.issued.is_some_and(before);
    let old_names = old_names.then(|| Notice::info("scan-old-names"));
    let issued =
        card.issued.map(|date| Notice::info("scan-issued-on").with("date", format_vi(date)));
    let old = card.old_number.as_deref().filter(|_| card.number.is_some());
    let old = old.map(|number| Notice::info("scan-old-number").with("number", number));
    old_names.into_iter().chain(issued).chain(old).collect()
}
