//! The rows of a record's fields: labels, values, conflicts in place, what follows from the votes.

use crate::domain::book::is_in_force;
use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::domain::schema::{Extra, FieldDef, FieldKey, FieldKind, RecordKind, VisibleWhen};
use crate::domain::value::Value;
use crate::keys::{Action, Scope};
use crate::locale::Arg;
use crate::text::{money_in_words, wrap};
use crate::tui::part::plan_key;
use crate::tui::part::sheet::value_width;
use crate::tui::part::sheet::{Emphasis, Goes, SheetRow};
use crate::tui::screen::detail::household;
use crate::tui::{Cx, record_actions, show};

/// What is shown, and how much of it.
pub(super) struct DetailRows<'a> {
    pub(super) cx: &'a Cx<'a>,
    pub(super) rows: Vec<SheetRow>,
    width: usize,
}

impl<'a> DetailRows<'a> {
    pub(super) fn new(cx: &'a Cx<'a>) -> Self {
        Self { cx, rows: Vec::new(), width: value_width(cx) }
    }

    #[expect(clippy::needless_pass_by_value, reason = "most rows lead nowhere else")]
    pub(super) fn push(&mut self, label: String, value: &str, look: Emphasis, goes: Goes) {
        let mut label = label;
        for value in wrap(value, self.width) {
            let label = std::mem::take(&mut label);
            self.rows.push(SheetRow { label, value, emphasis: look, goes: goes.clone() });
        }
    }

    fn note(&mut self, key: &str, args: &[(&str, Arg)]) {
        let text = self.cx.locale.with(key, args).into_owned();
        self.push("!".to_owned(), &text, Emphasis::Warn, Goes::Nowhere);
    }
}

pub(super) fn rows(cx: &Cx<'_>, record: &Record, reveal: bool, all: bool) -> Vec<SheetRow> {
    let mut sheet = DetailRows::new(cx);
    validity(&mut sheet, record);
    to_settle(&mut sheet, record);
    extra(&mut sheet, record, record.kind.def().page.above);
    for (place, def) in record.kind.def().fields.iter().enumerate() {
        if def.traits.starts_section {
            let key = format!("section-{}-{}", record.kind.name(), def.id);
            let title = cx.locale.text(&key).into_owned();
            sheet.rows.push(SheetRow {
                label: title,
                value: String::new(),
                emphasis: Emphasis::Head,
                goes: Goes::Nowhere,
            });
        }
        field(&mut sheet, record, FieldKey::of(place), def, reveal, all);
    }
    extra(&mut sheet, record, record.kind.def().page.beneath);
    if !all {
        drop_empty_heads(&mut sheet.rows);
    }
    sheet.rows
}

/// What a kind's page shows beside the fields.
fn extra(sheet: &mut DetailRows<'_>, record: &Record, extra: Option<Extra>) {
    match extra {
        None => {}
        Some(Extra::Votes) => votes(sheet, record),
        Some(Extra::VotesMissing) => short(sheet, record),
        Some(Extra::Classes) => classes(sheet, record),
        Some(Extra::Relatives) => household::links(sheet, record),
        Some(Extra::Deeds) => household::deeds(sheet, record),
    }
}

/// A heading with nothing beneath it says nothing.
fn drop_empty_heads(rows: &mut Vec<SheetRow>) {
    let is_head = |row: &SheetRow| row.emphasis == Emphasis::Head && row.value.is_empty();
    let nexts = rows.iter().skip(1).map(is_head).chain([true]);
    let empty: Vec<_> = rows.iter().zip(nexts).map(|(row, next)| is_head(row) && next).collect();
    let mut empty = empty.into_iter();
    rows.retain(|_| !empty.next().unwrap_or_default());
}

fn validity(sheet: &mut DetailRows<'_>, record: &Record) {
    if let Some(reason) = record.void_reason() {
        sheet.note("detail-void", &[("reason", Arg::from(reason))]);
    }
    if record.kind == RecordKind::Registration && record.get("withdrawn_on").is_some() {
        sheet.note("detail-withdrawn", &[]);
    }
    if record.kind == RecordKind::Meeting {
        let closed = record.is("closed");
        let key = if closed { "detail-closed" } else { "detail-open" };
        let label = sheet.cx.locale.text("detail-state").into_owned();
        let text = sheet.cx.locale.text(key).into_owned();
        sheet.push(label, &text, Emphasis::Plain, Goes::Nowhere);
    }
}

/// What a person has to settle that is not one field.
fn to_settle(sheet: &mut DetailRows<'_>, record: &Record) {
    let book = sheet.cx.book;
    let doubles = if record.is_void() || record.kind == RecordKind::Village {
        0
    } else {
        book.doubles(record)
    };
    if doubles > 0 {
        sheet.note("detail-doubled", &[("count", Arg::from(doubles))]);
    }
    let rivals = rivals(sheet.cx, record);
    if rivals > 0 {
        sheet.note("detail-rivals", &[("count", Arg::from(rivals))]);
    }
    if book.is_late(record) {
        sheet.note("detail-late", &[]);
    }
    if record.kind == RecordKind::Household && !record.is_void() {
        alike(sheet, record);
    }
}

/// The household that it may be the same as.
fn alike(sheet: &mut DetailRows<'_>, household: &Record) {
    let cx = sheet.cx;
    let likes = cx.book.likely_same(household);
    let Some((like, other)) = likes.first().and_then(|like| Some((like, cx.book.find(like.id)?)))
    else {
        return;
    };
    let key = cx.keymap.first_key_in(Scope::Detail, Action::Duplicates);
    let args = [
        ("other", Arg::from(show::household(cx, other))),
        ("score", Arg::from(like.score.to_string())),
        ("key", Arg::from(key)),
    ];
    sheet.note("detail-alike", &args);
}

fn rivals(cx: &Cx<'_>, record: &Record) -> usize {
    let household = record.link("household").filter(|_| record.kind == RecordKind::Registration);
    match household.zip(record.int("year")) {
        Some((household, year)) if is_in_force(record) => {
            cx.book.active_registrations(household, year).count().saturating_sub(1)
        }
        _ => 0,
    }
}

/// What the votes of a meeting gave so far.
fn votes(sheet: &mut DetailRows<'_>, meeting: &Record) {
    let cx = sheet.cx;
    let (passed, redo) = record_actions::votes(cx, meeting);
    let all = cx.book.reviews_of(meeting.id).len();
    let args = [
        ("all", Arg::from(all)),
        ("passed", Arg::from(passed)),
        ("redo", Arg::from(redo)),
        ("unvoted", Arg::from(all.saturating_sub(passed).saturating_sub(redo))),
    ];
    let text = cx.locale.with("detail-votes", &args).into_owned();
    let label = cx.locale.text("detail-result").into_owned();
    sheet.push(label, &text, Emphasis::Plain, Goes::Nowhere);
}

/// How many votes a review lacks.
fn short(sheet: &mut DetailRows<'_>, review: &Record) {
    if let Some(missing) =
        record_actions::votes_short(sheet.cx, review).filter(|missing| *missing > 0)
    {
        sheet.note("detail-votes-short", &[("count", Arg::from(missing))]);
    }
}

/// A village's households by class.
fn classes(sheet: &mut DetailRows<'_>, village: &Record) {
    let cx = sheet.cx;
    let year = i64::from(chrono::Datelike::year(&cx.now.today));
    let mut counts = [0_usize; 3];
    let mut all = 0_usize;
    let households = cx.book.active_linking(village.id, RecordKind::Household);
    for household in households.filter(|household| cx.book.stay(household).covers(year)) {
        all = all.saturating_add(1);
        let classes = ["poor", "near_poor", "not_poor"];
        for (count, class) in counts.iter_mut().zip(classes) {
            *count = count.saturating_add(usize::from(household.code("class") == Some(class)));
        }
    }
    let [poor, near_poor, not_poor] = counts;
    let args = [
        ("all", Arg::from(all)),
        ("poor", Arg::from(poor)),
        ("near_poor", Arg::from(near_poor)),
        ("not_poor", Arg::from(not_poor)),
    ];
    let text = cx.locale.with("detail-classes", &args).into_owned();
    let label = cx.locale.text("detail-households").into_owned();
    sheet.push(label, &text, Emphasis::Plain, Goes::Nowhere);
}

fn field(
    sheet: &mut DetailRows<'_>,
    record: &Record,
    key: FieldKey,
    def: &'static FieldDef,
    reveal: bool,
    all: bool,
) {
    let cx = sheet.cx;
    if let FieldKind::Rows(_) = def.kind {
        let label = cx.locale.text(&def.label_key(record.kind)).into_owned();
        return household::members(sheet, record, label, reveal);
    }
    let value = match (def.id, record.int("class_year").or(record.int("year"))) {
        ("standard", Some(year)) => household::standard(cx, year, false),
        _ => plan_key::display(cx, record, def)
            .unwrap_or_else(|| show::field(cx, record, def, reveal)),
    };
    let hidden = matches!(def.visible, VisibleWhen::When(other, options)
        if !record.code(other).is_some_and(|code| options.contains(&code)));
    if value.is_empty() && (hidden || !all) {
        return;
    }
    let label = cx.locale.text(&def.label_key(record.kind)).into_owned();
    let goes = linked(record, def).map_or(Goes::Nowhere, Goes::Record);
    let disputed = disputed(record, key, def);
    match value.as_str() {
        "" => sheet.push(label, "—", Emphasis::Dim, goes),
        value if disputed.is_empty() => sheet.push(label, value, Emphasis::Plain, goes),
        value => sheet.push(format!("! {label}"), value, Emphasis::Warn, goes),
    }
    if let (FieldKind::Money, Some(Value::Int(amount))) = (def.kind, cx.book.value(record, def)) {
        let words = money_in_words(amount, cx.prefs.money);
        sheet.push(String::new(), &words, Emphasis::Dim, Goes::Nowhere);
    }
    for key in disputed {
        dispute(sheet, record, key, def, reveal);
    }
}

fn linked(record: &Record, def: &FieldDef) -> Option<RecordId> {
    matches!(def.kind, FieldKind::Link(_)).then(|| record.link(def.id)).flatten()
}

/// The field, or the ticks of the field, with values of two people.
fn disputed(record: &Record, key: FieldKey, def: &FieldDef) -> Vec<FieldKey> {
    let found = record.conflicts().into_iter();
    let ticks = matches!(def.kind, FieldKind::Many(_));
    found.filter(|found| *found == key || (ticks && found.0 >> 8 == key.0 >> 8)).collect()
}

/// Every value with who gave it and when, the shown one first.
fn dispute(
    sheet: &mut DetailRows<'_>,
    record: &Record,
    key: FieldKey,
    def: &FieldDef,
    reveal: bool,
) {
    let cx = sheet.cx;
    let option = key.option_place().and_then(|place| def.options().get(place));
    for live in record.live_writes(key) {
        let mut value = match &live.value {
            Value::Nothing => cx.locale.text("value-empty").into_owned(),
            value => show::one(cx, def, value, reveal),
        };
        if let Some(option) = option {
            value = format!("{}: {value}", show::option(cx, option.id));
        }
        let by = cx.book.event_ref(live.event).map(|event| show::who(cx, event.replica));
        let at = show::moment(cx.book.event_stamp(live.event).millis);
        let args = [
            ("value", Arg::from(value)),
            ("who", Arg::from(by.unwrap_or_default())),
            ("when", Arg::from(at)),
        ];
        let text = cx.locale.with("detail-dispute", &args).into_owned();
        sheet.push("    !".to_owned(), &text, Emphasis::Warn, Goes::Nowhere);
    }
}
