//! The people of a line: the head, a member, or both where the list has a column for each.
//!
//! Does not know the household. Invariant: what a cell says that cannot be read is in a flag with its
//! text.

use serde_json::{Map, Value as Json};

use crate::domain::import::{Flag, Person};
use crate::import::grid::Raw;
use crate::import::household::made::{Made, shown};
use crate::import::table::{ListLine, Spot};
use crate::import::value::{self, NoDate, PersonalNumber};
use crate::text::{PartialDate, fold};

/// Reads the people of a line; the first is the head if this is a household's first line.
pub(super) fn people(made: &mut Made<'_>, line: &ListLine, is_head: bool) -> Vec<Person> {
    let table = made.table;
    let name = made.text(line, table.spot(line, "members.full_name"), "full_name");
    let head = table.spot(line, "head_name");
    let head_name = if is_head { made.text(line, head, "full_name") } else { None };
    let mut people = Vec::new();
    let apart = match (&head_name, &name) {
        (Some(head), Some(name)) => fold(head) != fold(name),
        _ => false,
    };
    if let Some(head) = head_name.clone().filter(|_| apart) {
        let mut values = Map::new();
        values.insert("full_name".to_owned(), head.into());
        values.insert("relation".to_owned(), "head".into());
        people.push(Person { row: line.row, values });
    }
    let name = name.or(head_name);
    if name.is_none() {
        made.flags.push(Flag::hold(line.row, "missing_name").at("full_name"));
    }
    people.push(one(made, line, name, is_head && !apart));
    people
}

fn one(made: &mut Made<'_>, line: &ListLine, name: Option<String>, is_head: bool) -> Person {
    let mut values = Map::new();
    let mut put = |id: &str, value: Option<Json>| {
        if let Some(value) = value {
            values.insert(id.to_owned(), value);
        }
    };
    put("full_name", name.map(Json::from));
    put("relation", relation(made, line, is_head));
    let (birth, by_birth) = birth(made, line);
    let sex = sex(made, line).or(by_birth);
    put("birth", birth.map(|date| date.to_string().into()));
    put("sex", sex.map(Json::from));
    put("personal_number", personal_number(made, line, sex, birth).map(Json::from));
    put("ethnicity", ethnicity(made, line).map(Json::from));
    for (meaning, id, read) in [
        (
            "members.health_insurance",
            "health_insurance",
            answer as fn(&Raw) -> Option<&'static str>,
        ),
        ("members.in_school", "in_school", answer),
        ("members.work", "work", work),
        ("members.nutrition", "nutrition", nutrition),
    ] {
        put(id, read(made.table.raw(line, meaning)).map(Json::from));
    }
    // No field of a member: shown with the row, and stored in the note of the household.
    let note = made.text(line, made.table.spot(line, "note"), "note");
    put("note", note.map(Json::from));
    Person { row: line.row, values }
}

fn relation(made: &mut Made<'_>, line: &ListLine, is_head: bool) -> Option<Json> {
    let spot = made.table.spot(line, "members.relation");
    match value::relation(&spot.raw) {
        _ if is_head => Some("head".into()),
        Ok(relation) => relation.map(Json::from),
        Err(_) => {
            let flag = Flag::look(line.row, "relation_unclear").at("relation");
            made.flags.push(flag.raw(shown(spot)));
            None
        }
    }
}

/// The birth, and the sex that its column says.
fn birth(made: &mut Made<'_>, line: &ListLine) -> (Option<PartialDate>, Option<&'static str>) {
    let table = made.table;
    let columns = [
        ("members.birth", None),
        ("members.birth/male", Some("male")),
        ("members.birth/female", Some("female")),
    ];
    for (meaning, sex) in columns {
        let spot = table.spot(line, meaning);
        if spot.raw.is_blank() {
            continue;
        }
        let date = date(made, line, spot, "birth");
        let written = !matches!(value::date(&spot.raw, None, table.born()), Ok(None));
        if written {
            return (date, sex);
        }
    }
    (birth_in_parts(made, line), None)
}

/// Day, month and year in columns of their own.
fn birth_in_parts(made: &mut Made<'_>, line: &ListLine) -> Option<PartialDate> {
    let parts = ["day", "month", "year"].map(|part| {
        let raw = made.table.raw(line, &format!("members.birth/{part}")).shown();
        raw.trim().to_owned()
    });
    let [day, month, year] = &parts;
    if year.is_empty() {
        return None;
    }
    let known = |part: &str| part.chars().any(|c| ('1'..='9').contains(&c));
    let text = match (known(day), known(month)) {
        (true, true) => format!("{day}/{month}/{year}"),
        (false, true) => format!("{month}/{year}"),
        _ => year.clone(),
    };
    let spot = Spot { raw: Raw::Text(text), ..Spot::default() };
    date(made, line, &spot, "birth")
}

/// A date, flagged where it is none.
pub(super) fn date(
    made: &mut Made<'_>,
    line: &ListLine,
    spot: &Spot,
    field: &'static str,
) -> Option<PartialDate> {
    let table = made.table;
    let century = if field == "birth" { table.born() } else { table.century() };
    let read = value::date(&spot.raw, table.title.year, century);
    if let Ok(date) = read {
        let date = date?;
        let before = shown(spot);
        let changed = match &spot.raw {
            Raw::Text(text) => !same_date(text, date),
            Raw::Number(number) => number.to_string() != date.to_string(),
            _ => false,
        };
        if changed {
            made.change(line, field, before, date.to_string(), "date");
        }
        return Some(date);
    }
    let flag = match read {
        Err(NoDate::Century) => Flag::hold(line.row, "date_century"),
        _ if matches!(spot.raw, Raw::Error(_)) => Flag::look(line.row, "cell_error"),
        _ => Flag::look(line.row, "date_unreadable"),
    };
    made.flags.push(flag.at(field).raw(shown(spot)));
    None
}

/// Whether a text is the date as people write it: zeros and the sign between do not matter.
fn same_date(text: &str, date: PartialDate) -> bool {
    let parts = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_ascii_digit())
            .filter(|part| !part.is_empty())
            .map(|part| part.trim_start_matches('0').to_owned())
            .collect()
    };
    let mut iso = parts(&date.to_string());
    iso.reverse();
    parts(text) == iso
}

fn sex(made: &mut Made<'_>, line: &ListLine) -> Option<&'static str> {
    let table = made.table;
    let spot = table.spot(line, "members.sex");
    let ticked = |meaning: &str| value::tick(table.raw(line, meaning)) == Ok(true);
    match value::sex(&spot.raw) {
        Ok(Some(sex)) => Some(sex),
        // A column "Nam" with a tick for men only.
        Ok(None) => match (ticked("members.sex/male"), ticked("members.sex/female")) {
            (true, false) => Some("male"),
            (false, true) => Some("female"),
            _ => None,
        },
        Err(_) => {
            made.flags.push(Flag::look(line.row, "sex_unclear").at("sex").raw(shown(spot)));
            None
        }
    }
}

fn personal_number(
    made: &mut Made<'_>,
    line: &ListLine,
    sex: Option<&str>,
    birth: Option<PartialDate>,
) -> Option<String> {
    let spot = made.table.spot(line, "members.personal_number");
    let read = value::personal_number(&spot.raw);
    let flag = |code| Flag::look(line.row, code).at("personal_number").raw(shown(spot));
    made.flags.extend(read.flag().map(flag));
    let digits = read.digits()?;
    if value::disagrees(digits, sex, birth) {
        made.flags.push(flag("personal_number_mismatch"));
    }
    let why = if matches!(read, PersonalNumber::Padded(_)) { "padded" } else { "spaces" };
    made.change(line, "personal_number", shown(spot), digits.to_owned(), why);
    Some(digits.to_owned())
}

fn ethnicity(made: &mut Made<'_>, line: &ListLine) -> Option<String> {
    let spot = made.table.spot(line, "members.ethnicity");
    let people = value::people(&spot.raw)?;
    let why = if spot.raw.shown() == people { spot.was.as_ref().map(|was| was.why) } else { None };
    made.change(line, "ethnicity", shown(spot), people.clone(), why.unwrap_or("people"));
    Some(people)
}

fn answer(raw: &Raw) -> Option<&'static str> {
    if raw.is_blank() {
        return None;
    }
    match value::tick(raw) {
        Ok(true) => Some("yes"),
        Ok(false) => Some("no"),
        // The number of the card says that there is one.
        Err(_) => raw.shown().chars().any(|c| c.is_ascii_digit()).then_some("yes"),
    }
}

fn work(raw: &Raw) -> Option<&'static str> {
    let folded = fold(&raw.shown());
    let says = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    if folded.is_empty() {
        None
    } else if says(&["di hoc", "hoc sinh", "sinh vien"]) {
        Some("studying")
    } else if says(&["khong", "that nghiep", "chua co", "mat suc"]) {
        Some("not_working")
    } else if says(&["huu", "nghi che do"]) {
        Some("retired")
    } else if says(&["lam", "nong", "cong nhan", "tho", "buon", "can bo", "vien chuc", "co viec"]) {
        Some("working")
    } else {
        None
    }
}

fn nutrition(raw: &Raw) -> Option<&'static str> {
    let folded = fold(&raw.shown());
    if folded.contains("binh thuong") {
        Some("normal")
    } else if folded.contains("suy") || value::tick(raw) == Ok(true) {
        Some("malnourished")
    } else {
        None
    }
}
