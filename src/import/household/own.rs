//! What a head's line says of the household.
//!
//! Does not know people. A value that is merged over the household is found above. Invariant: a
//! column that the list does not have leaves no value; one that it has and that is empty leaves
//! none either, but for ticks: a list of ticks without a tick is empty, a lone tick is "no".

use serde_json::{Map, Value as Json};

use crate::domain::import::Flag;
use crate::domain::schema::{CAUSES, DEPRIVATIONS, FieldKind, NEEDS, Opt, RecordKind};
use crate::import::grid::Raw;
use crate::import::household::made::{Made, over, shown};
use crate::import::household::person::date;
use crate::import::table::ListLine;
use crate::import::value::{self, Codes, NoDate};
use crate::text::fold;

/// What a village is called there, folded.
const VILLAGES: [&str; 12] = [
    "thon",
    "buon",
    "lang",
    "ap",
    "ban",
    "khoi",
    "xom",
    "khom",
    "to dan pho",
    "khu pho",
    "soc",
    "phum",
];

/// Fields whose columns say more than the kind of the field tells, or are read with the people.
const BY_HAND: [&str; 12] = [
    "village",
    "class",
    "class_year",
    "class_detail",
    "deprivations",
    "causes",
    "needs",
    "decision_no",
    "decision_date",
    "phone",
    "head_name",
    "note",
];

/// Reads the line of a head.
pub(super) fn values(made: &mut Made<'_>, at: usize, line: &ListLine) -> Map<String, Json> {
    let mut reader = Reader { made, at, line, values: Map::new(), read: Vec::new() };
    reader.village();
    reader.class();
    for id in ["b1", "b2", "members_count"] {
        reader.plain(id);
    }
    reader.list("deprivations", DEPRIVATIONS, value::deprivations, "deprivation_unclear");
    reader.list("causes", CAUSES, value::causes, "cause_unclear");
    reader.list("needs", NEEDS, value::needs, "need_unclear");
    reader.decision();
    for id in ["no_labor_capacity", "merit", "ethnic_minority"] {
        reader.plain(id);
    }
    for id in ["code", "address", "current_address", "certificate_no", "income_per_capita"] {
        reader.plain(id);
    }
    reader.phone();
    reader.detail();
    // What has a column and needs no reader of its own.
    for field in RecordKind::Household.def().fields {
        if field.is_typed() && !BY_HAND.contains(&field.id) && !reader.read.contains(&field.id) {
            reader.plain(field.id);
        }
    }
    reader.values
}

struct Reader<'m, 'a> {
    made: &'m mut Made<'a>,
    at: usize,
    line: &'m ListLine,
    values: Map<String, Json>,
    /// The plain fields that were read.
    read: Vec<&'static str>,
}

impl Reader<'_, '_> {
    /// A field as its kind is read. A column for another field of such a kind needs nothing but its
    /// words.
    fn plain(&mut self, id: &'static str) {
        self.read.push(id);
        let Some(field) = RecordKind::Household.field(id).filter(|_| self.made.table.has(id))
        else {
            return;
        };
        match field.kind {
            FieldKind::Text { .. } | FieldKind::Name | FieldKind::Title | FieldKind::Note => {
                let text = self.text(id);
                self.put(id, text.map(Json::from));
            }
            FieldKind::Integer { .. } => self.number(id),
            FieldKind::Money => self.money(id),
            FieldKind::YesNo => self.tick(id),
            FieldKind::Date { .. } => self.date(id),
            FieldKind::Decimal
            | FieldKind::One(_)
            | FieldKind::Many(_)
            | FieldKind::Link(_)
            | FieldKind::Digits(_)
            | FieldKind::Rows(_) => {}
        }
    }

    fn put(&mut self, id: &str, value: Option<Json>) {
        if let Some(value) = value {
            self.values.insert(id.to_owned(), value);
        }
    }

    fn text(&mut self, id: &'static str) -> Option<String> {
        let spot = over(self.made.table, self.at, id);
        self.made.text(self.line, spot, id)
    }

    fn flag(&mut self, code: &'static str, field: &'static str, raw: String) {
        self.made.flags.push(Flag::look(self.line.row, code).at(field).raw(raw));
    }

    fn village(&mut self) {
        let has_column = self.made.table.has("village");
        let section = self.line.section.as_ref().filter(|_| !has_column);
        let text = match section {
            Some(section) => Some(section.to_string()),
            None => self.text("village"),
        };
        match text {
            Some(text) => {
                let village = village_of(&text);
                let before = text.clone();
                self.made.change(self.line, "village", before, village.to_owned(), "village");
                self.put("village", Some(village.into()));
            }
            None => {
                self.made.flags.push(Flag::hold(self.line.row, "missing_village").at("village"));
            }
        }
    }

    fn class(&mut self) {
        let table = self.made.table;
        let spot = over(table, self.at, "class");
        let ticked: Vec<&'static str> = table
            .under("class/")
            .into_iter()
            .filter(|(head, _)| {
                let cell = over(table, self.at, head.column.meaning.unwrap_or_default());
                value::tick(&cell.raw) == Ok(true)
            })
            .map(|(_, class)| class)
            .collect();
        let class = match (value::class(&spot.raw), ticked.as_slice()) {
            (Ok(Some(class)), _) => Some(class),
            (Ok(None), [one]) => Some(*one),
            (Ok(None), []) => None,
            (Ok(None), several) => {
                self.flag("class_unclear", "class", several.join(", "));
                None
            }
            (Err(_), _) => {
                self.flag("class_unclear", "class", shown(spot));
                None
            }
        };
        self.put("class", class.map(Json::from));
        // A title that names no year leaves it to the decision, or to a person.
        let decided = || {
            let raw = &over(table, self.at, "decision_date").raw;
            value::date(raw, None, table.century()).ok().flatten()
        };
        let year = table.title.year.or_else(|| decided().map(crate::text::PartialDate::year));
        self.put("class_year", year.filter(|_| class.is_some()).map(Json::from));
    }

    fn number(&mut self, id: &'static str) {
        let spot = over(self.made.table, self.at, id);
        if let Ok(number) = whole(&spot.raw) {
            self.put(id, number.map(Json::from));
        } else {
            let error = matches!(spot.raw, Raw::Error(_));
            self.flag(if error { "cell_error" } else { "number_unreadable" }, id, shown(spot));
        }
    }

    /// A list by ticks in columns of its own, by codes or words in one cell, or both.
    fn list(
        &mut self,
        id: &'static str,
        options: &'static [Opt],
        read: fn(&Raw) -> Codes,
        unclear: &'static str,
    ) {
        let table = self.made.table;
        let prefix = format!("{id}/");
        let ticks = table.under(&prefix);
        if ticks.is_empty() && !table.has(id) {
            return;
        }
        let spot = over(table, self.at, id);
        let Codes { mut ids, unread } = read(&spot.raw);
        for (head, option) in ticks {
            let cell = over(table, self.at, head.column.meaning.unwrap_or_default());
            match value::tick(&cell.raw) {
                Ok(true) => ids.push(option),
                Ok(false) => {}
                Err(_) => self.flag("tick_unclear", id, shown(cell)),
            }
        }
        if !unread.is_empty() {
            self.flag(unclear, id, unread.join("; "));
        }
        if let Raw::Number(number) = spot.raw
            && number.fract() != 0.0
        {
            self.made.change(self.line, id, shown(spot), ids.join(", "), "codes");
        }
        let known = options.iter().map(|option| option.id).filter(|id| ids.contains(id));
        let list: Vec<Json> = known.map(Json::from).collect();
        self.put(id, Some(Json::Array(list)));
    }

    fn decision(&mut self) {
        let table = self.made.table;
        let no = self.text("decision_no");
        // "215/QĐ-UBND ngày 12/12/2025" in one cell.
        let parts = no.as_deref().and_then(|no| no.split_once(" ngày "));
        if let (Some((no, day)), false) = (parts, table.has("decision_date")) {
            let day = Raw::Text(day.to_owned());
            match value::date(&day, table.title.year, table.century()) {
                Ok(Some(date)) => {
                    self.put("decision_no", Some(no.trim().into()));
                    self.put("decision_date", Some(date.to_string().into()));
                    return;
                }
                Err(NoDate::Century) => {
                    let flag = Flag::hold(self.line.row, "date_century").at("decision_date");
                    self.made.flags.push(flag.raw(day.shown()));
                }
                Ok(None) | Err(NoDate::Unreadable) => {}
            }
        }
        self.put("decision_no", no.map(Json::from));
        self.date("decision_date");
    }

    fn date(&mut self, id: &'static str) {
        let spot = over(self.made.table, self.at, id);
        let date = date(self.made, self.line, spot, id);
        self.put(id, date.map(|date| date.to_string().into()));
    }

    fn tick(&mut self, id: &'static str) {
        let spot = over(self.made.table, self.at, id);
        match value::tick(&spot.raw) {
            Ok(ticked) => self.put(id, Some(ticked.into())),
            Err(_) => self.flag("tick_unclear", id, shown(spot)),
        }
    }

    fn money(&mut self, id: &'static str) {
        let unit = self.made.table.unit(id);
        let spot = over(self.made.table, self.at, id);
        match value::money(&spot.raw, unit) {
            Ok(sum) => self.put(id, sum.map(Json::from)),
            Err(_) => self.flag("amount_unclear", id, shown(spot)),
        }
    }

    fn phone(&mut self) {
        let Some(text) = self.text("phone") else { return };
        let mut digits: String = text.chars().filter(char::is_ascii_digit).collect();
        if digits.len() == 9 && !digits.starts_with('0') {
            digits.insert(0, '0');
        }
        if !(8..=11).contains(&digits.len()) {
            self.flag("number_unreadable", "phone", text);
            return;
        }
        self.made.change(self.line, "phone", text, digits.clone(), "padded");
        self.put("phone", Some(digits.into()));
    }

    fn detail(&mut self) {
        let Some(text) = self.text("class_detail") else { return };
        let folded = fold(&text);
        let detail = if folded.contains("tai") {
            Some("fell_back")
        } else if folded.contains("moi") || folded.contains("phat sinh") {
            Some("new")
        } else if folded.contains("cu") {
            Some("old")
        } else {
            None
        };
        self.put("class_detail", detail.map(Json::from));
    }
}

/// The village in an address: the part that is called one.
fn village_of(text: &str) -> &str {
    let mut parts = text.split([',', ';']).map(str::trim);
    let is_village = |part: &&str| {
        let folded = fold(part);
        VILLAGES
            .iter()
            .any(|word| folded.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')))
    };
    parts.find(is_village).unwrap_or(text)
}

/// A whole number of 0 or more.
fn whole(raw: &Raw) -> Result<Option<i64>, ()> {
    let text = match raw {
        Raw::Empty => return Ok(None),
        Raw::Text(text) => {
            let folded = fold(text);
            let words = ["diem", "khau", "nguoi", "nhan khau"];
            let bare = words.iter().find_map(|word| folded.strip_suffix(word)).unwrap_or(&folded);
            let bare = bare.trim();
            if bare.chars().all(|c| matches!(c, '-' | '.' | ' ')) {
                return Ok(None);
            }
            bare.strip_suffix(".0").or(bare.strip_suffix(",0")).unwrap_or(bare).to_owned()
        }
        Raw::Number(number) => number.to_string(),
        Raw::Serial(_) | Raw::Bool(_) | Raw::Error(_) => return Err(()),
    };
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) && text.len() < 10;
    if digits { text.parse().map(Some).map_err(|_| ()) } else { Err(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        let text = |text: &str| whole(&Raw::Text(text.to_owned()));
        assert_eq!(text("120"), Ok(Some(120)));
        assert_eq!(text("120 điểm"), Ok(Some(120)));
        assert_eq!(text("4 khẩu"), Ok(Some(4)));
        assert_eq!(text("-"), Ok(None));
        assert_eq!(text("12 hoặc 13"), Err(()));
        assert_eq!(whole(&Raw::Number(30.0)), Ok(Some(30)));
        assert_eq!(whole(&Raw::Number(30.5)), Err(()));
        assert_eq!(whole(&Raw::Number(-5.0)), Err(()));
    }

    #[test]
    fn every_column_that_is_a_field_has_its_reader() {
        let plain = |kind: FieldKind| {
            matches!(
                kind,
                FieldKind::Text { .. }
                    | FieldKind::Name
                    | FieldKind::Title
                    | FieldKind::Note
                    | FieldKind::Integer { .. }
                    | FieldKind::Money
                    | FieldKind::YesNo
                    | FieldKind::Date { .. }
            )
        };
        for meaning in crate::import::words::meanings(RecordKind::Household) {
            if let Some(field) = RecordKind::Household.field(meaning) {
                assert!(BY_HAND.contains(&meaning) || plain(field.kind), "{meaning}: no reader");
            }
        }
    }

    #[test]
    fn villages_in_addresses() {
        assert_eq!(village_of("Số 5, Thôn 3, xã Ea Kriêng"), "Thôn 3");
        assert_eq!(village_of("Buôn M’Blơr"), "Buôn M’Blơr");
        assert_eq!(village_of("Ea Pruôm"), "Ea Pruôm");
    }
}
