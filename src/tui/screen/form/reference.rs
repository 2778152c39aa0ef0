//! What the reference lists have for a field: the official names of the peoples, the communes.
//!
//! They are offered and never put in the place of what was typed. Knows which fields they are for.

use crate::domain::schema::FieldDef;
use crate::text::fold;
use crate::tui::cx::Cx;
use crate::tui::overlay::picker::PickerRow;

/// From how many letters of a commune on it is looked for.
const COMMUNE_LETTERS: usize = 3;

fn is_people(field: &FieldDef) -> bool {
    field.id == "ethnicity"
}

fn is_address(field: &FieldDef) -> bool {
    matches!(field.id, "address" | "current_address")
}

/// Whether the official names come before what others typed.
pub(super) fn comes_first(field: &FieldDef) -> bool {
    is_people(field)
}

/// The official texts that what was typed can mean, the likest first.
pub(super) fn offers(cx: &Cx<'_>, field: &FieldDef, typed: &str, most: usize) -> Vec<String> {
    if is_people(field) {
        peoples(cx, typed, most)
    } else if is_address(field) {
        communes(cx, typed, most)
    } else {
        Vec::new()
    }
}

fn peoples(cx: &Cx<'_>, typed: &str, most: usize) -> Vec<String> {
    let reference = cx.book.reference();
    let meant = reference.people(typed).map(|people| people.name.clone());
    let wanted = fold(typed);
    let begun = reference.peoples().terms().iter().filter(|people| {
        let mut words = std::iter::once(&people.name).chain(&people.words);
        words.any(|word| fold(word).starts_with(&wanted))
    });
    let mut found: Vec<String> = meant.into_iter().collect();
    for people in begun {
        if found.len() < most && !found.contains(&people.name) {
            found.push(people.name.clone());
        }
    }
    found
}

/// Communes by the last part of an address, with their province.
fn communes(cx: &Cx<'_>, typed: &str, most: usize) -> Vec<String> {
    let (before, last) = match typed.rsplit_once(',') {
        Some((before, last)) => (format!("{}, ", before.trim_end()), last.trim()),
        None => (String::new(), typed),
    };
    let wanted = fold(last);
    let words = ["xa ", "phuong ", "dac khu "];
    let bare = words.iter().find_map(|word| wanted.strip_prefix(word)).unwrap_or(&wanted);
    if bare.chars().count() < COMMUNE_LETTERS {
        return Vec::new();
    }
    let known = cx.book.reference().communes();
    let begun = known.communes().iter().filter(|commune| fold(&commune.name).starts_with(bare));
    let told = begun.map(|commune| {
        let province = known.province_of(commune);
        let province = province.map(|province| {
            let unit = province.unit.word().to_lowercase();
            format!(", {unit} {}", province.name)
        });
        let unit = commune.unit.word();
        // Inside an address it begins small.
        let unit = if before.is_empty() { unit.to_owned() } else { unit.to_lowercase() };
        format!("{before}{unit} {}{}", commune.name, province.unwrap_or_default())
    });
    told.take(most).collect()
}

/// The official name of what stands in a field, where it is another one.
pub(super) fn official(cx: &Cx<'_>, field: &FieldDef, typed: &str) -> Option<String> {
    let people = cx.book.reference().people(typed).filter(|_| is_people(field))?;
    (people.name != typed).then(|| people.name.clone())
}

/// The whole list of official names, to choose from.
pub(super) fn rows(cx: &Cx<'_>, field: &FieldDef) -> Option<Vec<PickerRow>> {
    let rows = cx.book.reference().peoples().terms().iter().map(|people| PickerRow {
        id: people.name.clone(),
        label: people.name.clone(),
        detail: people.words.join(", "),
    });
    let rows: Vec<_> = rows.collect();
    (is_people(field) && !rows.is_empty()).then_some(rows)
}
