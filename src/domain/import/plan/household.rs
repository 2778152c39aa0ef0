//! The rows of a list of households: new ones, those of the book, and their standings of a year
//! before the one the book holds.

use std::collections::HashSet;

use serde_json::{Map, Value as Json};

use crate::domain::import::plan::compare::{changes, inputs, is_blank};
use crate::domain::import::plan::person::{self, PersonKey};
use crate::domain::import::plan::place::{Places, VillageMatch};
use crate::domain::import::plan::planner::Planner;
use crate::domain::import::plan::twin::{self, Sign, Twin};
use crate::domain::import::plan::{Differs, NewVillage, PlannedEntry, RowAction};
use crate::domain::import::{Flag, FlagLevel, ImportEntry};
use crate::domain::input::{Input, Values};
use crate::domain::issue::Issue;
use crate::domain::op::Op;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::value::Value;
use crate::domain::view::field_json;

/// A head's field as a person's row calls it, and as the household does.
pub const HEAD: [(&str, &str); 7] = [
    ("full_name", "head_name"),
    ("sex", "head_sex"),
    ("birth", "head_birth"),
    ("personal_number", "personal_number"),
    ("ethnicity", "ethnicity"),
    ("work", "head_work"),
    ("health_insurance", "head_insurance"),
];

/// What belongs to the class of one year: a list of a later year that does not say it clears it, as
/// the standing of the year left behind keeps it.
const OF_THE_YEAR: [&str; 5] = ["class_detail", "decision_no", "decision_date", "b1", "b2"];

/// What is ticked anew each year: where the list has the columns, no tick means none.
const TICKS: [&str; 2] = ["deprivations", "causes"];

/// What a standing holds of a household's fields.
const STANDING: [&str; 6] = ["class", "class_detail", "decision_no", "decision_date", "b1", "b2"];

/// One row with what was read of it.
struct PlannedRow {
    values: Values,
    people: Vec<(u32, Values)>,
    place: Option<VillageMatch>,
    issues: Vec<Issue>,
}

/// The household's own fields, the head's among them, as one row of values.
pub fn whole(entry: &ImportEntry) -> Map<String, Json> {
    let mut row = entry.values.clone();
    for (of_person, of_household) in HEAD {
        let said = entry.members.first().and_then(|head| head.values.get(of_person));
        if let Some(json) = said.filter(|json| !is_blank(json)) {
            row.insert(of_household.to_owned(), json.clone());
        }
    }
    row
}

/// The items of all entries and the new villages.
pub(super) fn items(maker: &Planner<'_>) -> (Vec<PlannedEntry>, Vec<NewVillage>) {
    let entries = &maker.reading.entries;
    let mut places = Places::of(maker.book);
    // Where no household has a second row, the list names heads only.
    let by_members = entries.iter().any(|entry| entry.members.len() > 1);
    let rows: Vec<_> =
        entries.iter().map(|entry| read(maker, entry, &mut places, by_members)).collect();
    let twins = twin::find(maker.book, &rows.iter().map(PlannedRow::sign).collect::<Vec<_>>());
    let mut new_villages = places.new_villages(maker.book, maker.ctx);
    for village in &mut new_villages {
        village.entries = 0;
    }
    let mut codes = HashSet::new();
    let mut items = Vec::with_capacity(entries.len());
    for ((entry, row), twin) in entries.iter().zip(rows).zip(twins) {
        let mut item = maker.item(entry);
        place_flags(&mut item, entry, &row, &new_villages);
        one(maker, &mut item, entry, row, &twin, &new_villages);
        if twice(&item, &mut codes) {
            item.flags.push(Flag::hold(entry.row, "duplicate_code").at("code"));
        }
        maker.settle(&mut item);
        if matches!(item.action, RowAction::New | RowAction::Update)
            && let Some(village) = item.village.and_then(|at| new_villages.get_mut(at))
        {
            village.entries = village.entries.saturating_add(1);
        }
        items.push(item);
    }
    (items, new_villages)
}

impl PlannedRow {
    fn sign(&self) -> Sign<'_> {
        let people = self.people.iter().map(|(_, values)| PersonKey::of_values(values)).collect();
        Sign { values: &self.values, people, place: self.place }
    }
}

fn read(
    maker: &Planner<'_>,
    entry: &ImportEntry,
    places: &mut Places,
    by_members: bool,
) -> PlannedRow {
    let mut issues = Vec::new();
    let today = maker.ctx.today;
    let named = entry.values.get("village").and_then(Json::as_str);
    let named = named.filter(|name| !name.trim().is_empty());
    let held = entry.flags.iter().any(|flag| flag.level == FlagLevel::Hold);
    // A row that waits makes no village.
    let place = named.and_then(|name| {
        if maker.is_out(entry) || held {
            places.known(name)
        } else {
            Some(places.find(name, entry.row))
        }
    });
    let mut values = inputs(maker.book, RecordKind::Household, &whole(entry), today, &mut issues);
    let people = person::read(maker.book, &entry.members, today, &mut issues);
    if by_members && !values.contains_key("members_count") {
        let count = i64::try_from(entry.members.len()).unwrap_or(i64::MAX);
        values.insert("members_count", Input::Value(Value::Int(count)));
    }
    PlannedRow { values, people, place, issues }
}

fn place_flags(
    item: &mut PlannedEntry,
    entry: &ImportEntry,
    row: &PlannedRow,
    villages: &[NewVillage],
) {
    let missing = item.flags.iter().any(|flag| flag.code == "missing_village");
    match row.place {
        None if !missing && is_unnamed(entry) => {
            item.flags.push(Flag::hold(entry.row, "missing_village").at("village"));
        }
        Some(VillageMatch::Several) => {
            item.flags.push(Flag::hold(entry.row, "ambiguous_village").at("village"));
        }
        Some(VillageMatch::New(at)) => {
            item.village = Some(at);
            let refused = villages.get(at).map(|village| village.issues.clone());
            item.issues.extend(refused.unwrap_or_default());
        }
        _ => {}
    }
}

fn is_unnamed(entry: &ImportEntry) -> bool {
    entry.values.get("village").is_none_or(is_blank)
}

/// Whether an earlier row gives a new household the same code.
fn twice(item: &PlannedEntry, codes: &mut HashSet<String>) -> bool {
    let Some(Op::Create { kind: RecordKind::Household, values }) = &item.op else {
        return false;
    };
    match values.get("code") {
        Some(Input::Value(Value::Text(code))) => !codes.insert(crate::text::fold(code)),
        _ => false,
    }
}

fn one(
    maker: &Planner<'_>,
    item: &mut PlannedEntry,
    entry: &ImportEntry,
    row: PlannedRow,
    twin: &Twin,
    villages: &[NewVillage],
) {
    let PlannedRow { mut values, people, place, issues } = row;
    item.issues.extend(issues);
    if let Some(VillageMatch::Known(id)) = place {
        values.insert("village", Input::Value(Value::Link(id)));
    }
    let Some(known) = twin.record.and_then(|id| maker.book.find(id)) else {
        item.candidates.clone_from(&twin.alike);
        return create(maker, item, values, people);
    };
    if let Some(survivor) = known.link("same_as") {
        // The second copy of a household that was merged: its rows speak of the one that stands.
        item.record = Some(survivor);
        item.action = RowAction::Same;
        item.village = None;
        return;
    }
    item.record = Some(known.id);
    match maker.against(&values, known) {
        std::cmp::Ordering::Less => earlier_class(maker, item, entry, values, known),
        order => {
            update(maker, item, entry, (values, people), known, order.is_gt());
            moves(maker, item, known, villages);
        }
    }
    if twin.tied && item.op.is_some() {
        item.flags.push(Flag::hold(entry.row, "ambiguous_household").at("head_name"));
        item.candidates.push(known.id);
        item.candidates.extend(&twin.alike);
    }
}

fn create(
    maker: &Planner<'_>,
    item: &mut PlannedEntry,
    mut values: Values,
    people: Vec<(u32, Values)>,
) {
    values.entry("class_year").or_insert_with(|| maker.year_input());
    if !people.is_empty() {
        values.insert("members", Input::Rows(person::fresh(people)));
    }
    item.action = RowAction::New;
    item.op = Some(Op::Create { kind: RecordKind::Household, values });
}

/// The list is of the household's year, of a later one, or says no year.
fn update(
    maker: &Planner<'_>,
    item: &mut PlannedEntry,
    entry: &ImportEntry,
    (mut values, people): (Values, Vec<(u32, Values)>),
    known: &Record,
    later: bool,
) {
    let book = maker.book;
    if later {
        values.insert("class_year", maker.year_of(&values));
        for id in OF_THE_YEAR.iter().filter(|id| known.get(id).is_some()) {
            values.entry(id).or_insert(Input::Clear);
        }
        for id in TICKS.iter().filter(|id| !known.ticks(id).is_empty() && has_column(maker, id)) {
            values.entry(id).or_insert(Input::Clear);
        }
    } else {
        values.remove("class_year");
    }
    let (mut changing, differs) = changes(book, known, values, entry.row);
    item.differs = differs;
    if !people.is_empty() {
        let theirs = book.rows(known.id, RecordKind::Member);
        let members = person::against(book, &theirs, people);
        if members.unnamed > 0 {
            item.flags.push(Flag::look(entry.row, "member_not_listed").at("members"));
        }
        if members.changed {
            item.differs.extend(members.differs);
            changing.insert("members", Input::Rows(members.rows));
        }
    }
    if changing.is_empty() {
        item.action = RowAction::Same;
    } else {
        item.action = RowAction::Update;
        item.op = Some(Op::Edit { record: known.id, values: changing });
    }
}

/// Whether the list has a column of this field, or of one of its options.
fn has_column(maker: &Planner<'_>, field: &str) -> bool {
    let mut meanings = maker.reading.columns.iter().filter_map(|column| column.meaning);
    meanings.any(|meaning| meaning.split('/').next() == Some(field))
}

/// A household of the book whose row names a village that the book does not have moves there.
fn moves(maker: &Planner<'_>, item: &mut PlannedEntry, known: &Record, villages: &[NewVillage]) {
    let village = item.village.and_then(|at| villages.get(at));
    let (Some(village), Some(field)) = (village, known.kind.field("village")) else {
        return;
    };
    let before = field_json(maker.book, known, field).unwrap_or(Json::Null);
    let after = Json::from(village.name.as_str());
    item.differs.push(Differs { row: item.row, kind: known.kind, field: field.id, before, after });
    item.action = RowAction::Update;
    item.op.get_or_insert_with(|| Op::Edit { record: known.id, values: Values::new() });
}

/// The list is of an earlier year: it adds or corrects the standing of that year and nothing else.
fn earlier_class(
    maker: &Planner<'_>,
    item: &mut PlannedEntry,
    entry: &ImportEntry,
    values: Values,
    known: &Record,
) {
    let book = maker.book;
    // A standing has no village: where the household lived then moves nobody now.
    item.village = None;
    let year = maker.year_of(&values);
    let mut said: Values = values.into_iter().filter(|(id, _)| STANDING.contains(id)).collect();
    let Input::Value(Value::Int(of_year)) = year else {
        return;
    };
    let mut standings = book.active_linking(known.id, RecordKind::ClassYear);
    if let Some(known) = standings.find(|other| other.int("year") == Some(of_year)) {
        let (changing, differs) = changes(book, known, said, entry.row);
        item.differs = differs;
        if changing.is_empty() {
            item.action = RowAction::Same;
        } else {
            item.action = RowAction::Update;
            item.op = Some(Op::Edit { record: known.id, values: changing });
        }
        return;
    }
    said.insert("household", Input::Value(Value::Link(known.id)));
    said.insert("year", Input::Value(Value::Int(of_year)));
    item.action = RowAction::New;
    item.op = Some(Op::Create { kind: RecordKind::ClassYear, values: said });
}
