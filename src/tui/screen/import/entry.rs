//! One row of a list: what would be stored beside what is stored, what the file said, and what is
//! doubtful, line by line.
//!
//! The lines are made when the row, the book or the terminal changed; drawing copies them. Personal
//! numbers of the file are masked until the person asks. It changes nothing. Invariants: every field
//! that the file gives a value, or that lacks one it needs, is a line that can be corrected; a number
//! of the register is masked always, because showing it would have to leave an event.

use serde_json::Value as Json;

use crate::domain::book::Likeness;
use crate::domain::id::RecordId;
use crate::domain::import::plan::PlannedEntry;
use crate::domain::import::{FlagLevel, ImportEntry};
use crate::domain::op::{Op, candidate};
use crate::domain::schema::{FieldDef, FieldKind, Need, Personal, RecordKind};
use crate::text::{mask_personal, wrap};
use crate::tui::cx::Cx;
use crate::tui::overlay::picker;
use crate::tui::part::bands::Bands;
use crate::tui::part::scroll::Scroll;
use crate::tui::part::sheet::Emphasis;
use crate::tui::screen::import::{Preview, describe, edit};
use crate::tui::show;

/// Cells of the labels.
pub const LABEL: usize = 22;

/// Cells of what would be stored.
pub const VALUE: usize = 27;

/// The name of the row and the heads stand above its lines.
pub const BANDS: Bands = Bands::new(2, 0);

/// A cell of the list.
#[derive(Debug, Clone, Copy)]
pub struct Spot {
    pub row: u32,
    /// What the row is: the entry's kind, or a member.
    pub kind: RecordKind,
    pub field: &'static FieldDef,
}

impl PartialEq for Spot {
    fn eq(&self, other: &Self) -> bool {
        (self.row, self.kind, self.field.id) == (other.row, other.kind, other.field.id)
    }
}

/// What Enter does on a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Goes {
    Nowhere,
    /// Corrects a cell.
    Cell(Spot),
    /// Takes a household as the one that a registration speaks of.
    Household(RecordId),
    Households,
}

#[derive(Debug, Clone, PartialEq)]
pub struct EntryLine {
    pub label: String,
    /// What would be stored, or a sentence.
    pub value: String,
    pub beside: String,
    pub emphasis: Emphasis,
    pub goes: Goes,
}

/// The view of one row.
#[derive(Debug, Clone, PartialEq)]
pub struct EntryView {
    /// Its place in the plan.
    pub at: usize,
    pub scroll: Scroll,
    /// Whether the personal numbers of the file are shown, in this row only.
    pub revealed: bool,
    /// Whether empty fields are shown.
    pub expanded: bool,
    /// A cell being typed.
    pub edit: Option<edit::Edit>,
    twin: bool,
    lines: Vec<EntryLine>,
}

impl EntryView {
    /// The view of an item.
    pub fn new(cx: &Cx<'_>, preview: &Preview, at: usize) -> Self {
        let mut view = Self {
            at,
            scroll: Scroll::default(),
            revealed: false,
            expanded: false,
            edit: None,
            twin: false,
            lines: Vec::new(),
        };
        view.refresh(cx, preview);
        view
    }

    pub fn lines(&self) -> &[EntryLine] {
        &self.lines
    }

    pub fn marked(&self) -> Option<&EntryLine> {
        self.lines.get(self.scroll.marked)
    }

    /// Whether a household of the book stands beside it.
    pub fn has_twin(&self) -> bool {
        self.twin
    }

    pub fn refresh(&mut self, cx: &Cx<'_>, preview: &Preview) {
        self.twin = preview.at(self.at).is_some_and(|(item, _)| twin(cx, item).is_some());
        self.lines = lines(cx, preview, self);
        self.scroll.fit(self.lines.len(), BANDS.rows(cx));
    }
}

struct Writer<'a> {
    cx: &'a Cx<'a>,
    preview: &'a Preview,
    item: &'a PlannedEntry,
    entry: &'a ImportEntry,
    view: &'a EntryView,
    /// A household that may be the same.
    twin: Option<Likeness>,
    lines: Vec<EntryLine>,
}

fn lines(cx: &Cx<'_>, preview: &Preview, view: &EntryView) -> Vec<EntryLine> {
    let Some((item, entry)) = preview.at(view.at) else {
        return Vec::new();
    };
    let twin = twin(cx, item);
    let mut out = Writer { cx, preview, item, entry, view, twin, lines: Vec::new() };
    out.doubts();
    out.likeness();
    out.changes();
    out.households();
    out.record();
    for (at, person) in entry.members.iter().enumerate() {
        let number = at.saturating_add(1).to_string();
        let args = [("number", number), ("row", person.row.to_string())];
        let key = if at == 0 { "import-head" } else { "import-member" };
        let text = cx.locale.with_texts(key, &args).into_owned();
        out.head(&text);
        out.fields(RecordKind::Member, person.row, &person.values);
    }
    out.lines
}

impl Writer<'_> {
    fn width(&self) -> usize {
        usize::from(self.cx.size.0).saturating_sub(4)
    }

    fn push(&mut self, label: &str, value: String, look: Emphasis, goes: Goes) {
        let label = label.to_owned();
        self.lines.push(EntryLine { label, value, beside: String::new(), emphasis: look, goes });
    }

    fn head(&mut self, text: &str) {
        self.push(text, String::new(), Emphasis::Head, Goes::Nowhere);
    }

    /// A sentence over the whole width.
    fn sentence(&mut self, text: &str, look: Emphasis, goes: Goes) {
        for (at, line) in wrap(text, self.width().saturating_sub(2)).into_iter().enumerate() {
            let line = if at == 0 { line } else { format!("  {line}") };
            self.push("", line, look, goes);
        }
    }

    /// What is doubtful or wrong, each with what to do.
    fn doubts(&mut self) {
        let (cx, item) = (self.cx, self.item);
        let mut flags: Vec<_> = item.flags.iter().collect();
        flags.sort_by_key(|flag| (std::cmp::Reverse(flag.level), flag.row));
        for flag in flags {
            let sign = if flag.level == FlagLevel::Hold { "!" } else { "?" };
            let at = if flag.row == item.row {
                String::new()
            } else {
                let args = [("row", flag.row.to_string())];
                format!("{} ", cx.locale.with_texts("import-at-row", &args))
            };
            let text = format!(
                "{sign} {at}{}. {}",
                describe::flag(cx, flag, self.view.revealed),
                describe::flag_help(cx, flag, self.view.revealed)
            );
            let goes = self.spot_of(flag.row, flag.field);
            self.sentence(text.trim_end(), Emphasis::Warn, goes);
        }
        for issue in describe::issues(item) {
            let sign = if issue.is_hard() { "×" } else { "?" };
            let goes = self.spot_of(item.row, issue.field);
            self.sentence(&format!("{sign} {}", describe::issue(cx, issue)), Emphasis::Warn, goes);
        }
    }

    /// The cell that a doubt is about.
    fn spot_of(&self, row: u32, field: Option<&str>) -> Goes {
        let Some(field) = field else { return Goes::Nowhere };
        let person = self.entry.members.iter().any(|person| person.row == row);
        let member = RecordKind::Member.field(field).filter(|_| person);
        let kind =
            if member.is_some() { RecordKind::Member } else { self.preview.found.reading.kind };
        let def = member.or_else(|| kind.field(field));
        def.map_or(Goes::Nowhere, |field| Goes::Cell(Spot { row, kind, field }))
    }

    /// What would change in a record that is known, before and after.
    fn changes(&mut self) {
        let (cx, item) = (self.cx, self.item);
        let reveal = self.view.revealed;
        for one in &item.differs {
            let shown = |json: &Json, reveal: bool| match one.kind.field(one.field) {
                _ if json.is_null() => cx.locale.text("import-stored-nothing").into_owned(),
                Some(def) => describe::value(cx, def, json, reveal),
                None => describe::plain(json),
            };
            let args = [
                ("field", describe::label(cx, one.kind, one.field)),
                ("before", shown(&one.before, false)),
                ("after", shown(&one.after, reveal)),
            ];
            let text = cx.locale.with_texts("import-change", &args).into_owned();
            let goes = self.spot_of(one.row, Some(one.field));
            self.sentence(&text, Emphasis::Warn, goes);
        }
    }

    /// What household it may be already; its values stand beside.
    fn likeness(&mut self) {
        let cx = self.cx;
        let Some(twin) = &self.twin else { return };
        let Some(record) = cx.book.find(twin.id) else { return };
        let words = twin.why.iter().map(|why| cx.locale.text(&format!("like-{why}")).into_owned());
        let args = [
            ("name", cx.book.title(record)),
            ("code", cx.book.human_key(record)),
            ("score", twin.score.to_string()),
            ("why", words.collect::<Vec<_>>().join(", ")),
        ];
        let text = cx.locale.with_texts("import-like", &args).into_owned();
        self.sentence(&format!("? {text}"), Emphasis::Warn, Goes::Nowhere);
    }

    /// What the household that may be the same holds in a field.
    fn twin_value(&self, spot: Spot) -> Option<String> {
        let record = self.cx.book.find(self.twin.as_ref()?.id)?;
        let of_head = spot.kind == RecordKind::Member && spot.row == self.entry.row;
        let id = if of_head { of_household(spot.field.id) } else { spot.field.id };
        let def = RecordKind::Household
            .field(id)
            .filter(|_| of_head || spot.kind == RecordKind::Household)?;
        Some(show::field(self.cx, record, def, false))
    }

    /// Of a registration: whose it is, and whose it may be.
    fn households(&mut self) {
        let (cx, item) = (self.cx, self.item);
        if self.preview.found.reading.kind != RecordKind::Registration {
            return;
        }
        let sought = self.entry.sought.clone().unwrap_or_default();
        let year = sought.birth_year.map(|year| year.to_string()).unwrap_or_default();
        let parts = [sought.head_name, year, sought.village.unwrap_or_default()];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let label = cx.locale.text("import-sought").into_owned();
        self.push(&label, parts.join(" · "), Emphasis::Plain, Goes::Households);
        let mut shown: Vec<RecordId> = item.household.into_iter().collect();
        shown.extend(item.candidates.iter().filter(|id| Some(**id) != item.household));
        for id in shown {
            let Some(record) = cx.book.find(id) else { continue };
            let row = picker::row_of(cx, record);
            let chosen = item.household == Some(id);
            let key = if chosen { "import-household" } else { "import-candidate" };
            let label = cx.locale.text(key).into_owned();
            let birth = record.kind.field("head_birth");
            let birth = birth.map(|def| show::field(cx, record, def, false)).unwrap_or_default();
            let text = format!("{} · {birth} · {}", row.label, row.detail);
            let look = if chosen { Emphasis::Plain } else { Emphasis::Warn };
            self.push(&label, text, look, Goes::Household(id));
        }
    }

    /// The record's own fields, with what is stored now beside them.
    fn record(&mut self) {
        let kind = self.preview.found.reading.kind;
        let key = if self.item.record.is_some() { "import-record-update" } else { "import-record" };
        let text = self.cx.locale.text(key).into_owned();
        self.head(&text);
        let entry = self.entry;
        self.fields(kind, entry.row, &entry.values);
    }

    fn fields(&mut self, kind: RecordKind, row: u32, values: &serde_json::Map<String, Json>) {
        for field in kind.def().fields {
            let computed = matches!(field.need, Need::Computed | Need::ByAction);
            let own =
                matches!(field.kind, FieldKind::Rows(_) | FieldKind::Link(RecordKind::Household));
            let value = values.get(field.id).filter(|value| !value.is_null());
            // Unticked yes/no fields are left out.
            let says_no = value == Some(&Json::Bool(false)) && !self.view.expanded;
            if says_no || value.is_some_and(|value| value == "head") {
                continue;
            }
            let lacks = field.need == Need::Required && needs(kind, field);
            let doubted = || {
                let on = |flag: &&crate::domain::import::Flag| {
                    flag.row == row && flag.field == Some(field.id)
                };
                self.item.flags.iter().any(|flag| on(&flag))
            };
            let shown = value.is_some() || lacks || self.view.expanded || doubted();
            if shown && !own && !computed {
                self.field(Spot { row, kind, field }, value);
            }
        }
    }

    fn field(&mut self, spot: Spot, value: Option<&Json>) {
        let (cx, item) = (self.cx, self.item);
        let Spot { row, kind, field } = spot;
        let reveal = self.view.revealed;
        let label = cx.locale.text(&field.label_key(kind)).into_owned();
        let shown =
            value.map(|value| describe::value(cx, field, value, reveal)).unwrap_or_default();
        let of_head = kind == RecordKind::Member && row == self.entry.row;
        let same = |one: &&crate::domain::import::plan::Differs| {
            let own = one.field == field.id && (one.kind == kind || is_own(kind, one.kind));
            let head = one.kind == RecordKind::Household && one.field == of_household(field.id);
            one.row == row && (own || (of_head && head))
        };
        let differs = item.differs.iter().find(same);
        let beside = match differs {
            Some(one) if one.before.is_null() => {
                cx.locale.text("import-stored-nothing").into_owned()
            }
            Some(one) => describe::value(cx, field, &one.before, false),
            None => self.twin_value(spot).unwrap_or_default(),
        };
        let missing = field.need == Need::Required && shown.is_empty();
        let look = if missing || differs.is_some() { Emphasis::Warn } else { Emphasis::Plain };
        let goes = Goes::Cell(spot);
        self.lines.push(EntryLine { label, value: shown, beside, emphasis: look, goes });
        for told in self.file_texts(spot) {
            let label = String::new();
            let (beside, look) = (String::new(), Emphasis::Dim);
            self.lines.push(EntryLine { label, value: told, beside, emphasis: look, goes });
        }
    }

    /// What the file said, where it is not what would be stored.
    fn file_texts(&self, spot: Spot) -> Vec<String> {
        let cx = self.cx;
        let masked = spot.field.personal == Personal::Masked && !self.view.revealed;
        let cell = |text: &str| if masked { mask_personal(text) } else { text.to_owned() };
        let mut out = Vec::new();
        let own = |row: u32, field: &str| row == spot.row && field == spot.field.id;
        for mended in self.entry.mended.iter().filter(|mended| own(mended.row, mended.field)) {
            let args = [("before", cell(&mended.before)), ("why", describe::why(cx, mended.why))];
            out.push(cx.locale.with_texts("import-file-said", &args).into_owned());
        }
        out
    }
}

/// The household that a new one may be already, the likest.
fn twin(cx: &Cx<'_>, item: &PlannedEntry) -> Option<Likeness> {
    let Some(Op::Create { kind: RecordKind::Household, values }) = &item.op else {
        return None;
    };
    let record = candidate(cx.book, RecordKind::Household, values, &cx.ctx());
    cx.book.likely_same(&record).into_iter().next()
}

/// Whether a field has to be here: a household's head stands among the people.
fn needs(kind: RecordKind, field: &FieldDef) -> bool {
    !(kind == RecordKind::Household && field.id.starts_with("head_"))
}

/// What a field of the head is called among those of the household.
fn of_household(field: &'static str) -> &'static str {
    match field {
        "full_name" => "head_name",
        "sex" => "head_sex",
        "birth" => "head_birth",
        "work" => "head_work",
        "health_insurance" => "head_insurance",
        id => id,
    }
}

/// Whether a change of this kind of record stands among the fields of the other.
fn is_own(shown: RecordKind, changed: RecordKind) -> bool {
    shown == RecordKind::Household && changed == RecordKind::ClassYear
}
