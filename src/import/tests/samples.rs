//! The sample files of a commune, each against the reading that people agreed on.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

use crate::domain::import::{ImportEntry, Reading};
use crate::import::tests::options;
use crate::import::{Refused, read};
use crate::text::fold;

pub(super) fn bytes(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/import/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn expected(name: &str) -> Json {
    let text = bytes(&format!("expected/{name}.json"));
    serde_json::from_slice(&text).unwrap()
}

pub(super) fn sample(name: &str) -> Reading {
    read(name, &bytes(name), &options()).unwrap()
}

/// The expected files have other names for some fields.
fn ours(field: &str) -> &str {
    match field {
        "relationship" => "relation",
        "birth_date" => "birth",
        "member_count" => "members_count",
        other => other,
    }
}

/// Names without case, villages folded, all else exactly.
fn comparable(field: &str, value: Option<&Json>) -> Json {
    match (field, value) {
        (_, None) => Json::Null,
        ("full_name", Some(Json::String(name))) => name.to_lowercase().into(),
        ("village", Some(Json::String(name))) => fold(name).into(),
        (_, Some(value)) => value.clone(),
    }
}

fn compare_household(entry: &ImportEntry, expected: &Json, wrong: &mut Vec<String>) {
    for (field, value) in expected.as_object().unwrap() {
        let ours = ours(field);
        if ours == "row" {
            continue;
        }
        if ours == "members" {
            let people = value.as_array().unwrap();
            if people.len() != entry.members.len() {
                wrong.push(format!("row {}: {} people", entry.row, entry.members.len()));
            }
            for (member, person) in entry.members.iter().zip(people) {
                for (field, value) in person.as_object().unwrap() {
                    let ours = self::ours(field);
                    let found = match ours {
                        "row" => Some(json!(member.row)),
                        _ => member.values.get(ours).cloned(),
                    };
                    let (found, value) =
                        (comparable(ours, found.as_ref()), comparable(ours, Some(value)));
                    if found != value {
                        wrong.push(format!("row {} {ours}: {found} for {value}", member.row));
                    }
                }
            }
            continue;
        }
        let (found, value) =
            (comparable(ours, entry.values.get(ours)), comparable(ours, Some(value)));
        if found != value {
            wrong.push(format!("row {} {ours}: {found} for {value}", entry.row));
        }
    }
}

fn flags(reading: &Reading) -> BTreeSet<(u64, String)> {
    let entries = reading.entries.iter().flat_map(|entry| &entry.flags);
    let totals = reading.totals.iter().flat_map(|total| &total.flags);
    entries.chain(totals).map(|flag| (u64::from(flag.row), flag.code.to_owned())).collect()
}

fn rows(value: &Json) -> Vec<u32> {
    let list = value.as_array().cloned().unwrap_or_default();
    list.iter().map(|row| u32::try_from(row.as_u64().unwrap()).unwrap()).collect()
}

fn check(name: &str) {
    let (reading, expected) = (sample(name), expected(name));
    let mut wrong = Vec::new();
    assert_eq!(reading.sheet.as_deref(), expected["sheet"].as_str(), "sheet");
    assert_eq!(reading.encoding.id(), expected["encoding"].as_str().unwrap(), "encoding");
    assert_eq!(json!(reading.title.year), expected["title"]["year"], "year");
    assert_eq!(json!(reading.title.commune), expected["title"]["commune"], "commune");
    let households = expected["households"].as_array().unwrap();
    let by_row = |row: u64| reading.entries.iter().find(|entry| u64::from(entry.row) == row);
    for household in households {
        match by_row(household["row"].as_u64().unwrap()) {
            Some(entry) => compare_household(entry, household, &mut wrong),
            None => wrong.push(format!("no household at {}", household["row"])),
        }
    }
    assert_eq!(wrong, [] as [String; 0], "{name}");
    assert_eq!(reading.entries.len(), households.len());
    let known = expected["flags"]
        .as_array()
        .unwrap()
        .iter()
        .map(|flag| (flag["row"].as_u64().unwrap(), flag["code"].as_str().unwrap().to_owned()));
    let (found, known) = (flags(&reading), known.collect::<BTreeSet<_>>());
    let missed: Vec<_> = known.difference(&found).collect();
    let alarms: Vec<_> = found.difference(&known).collect();
    assert_eq!((missed, alarms), (vec![], vec![]), "{name}");
    check_rows(&reading, &expected);
}

fn check_rows(reading: &Reading, expected: &Json) {
    let passed = |why: &[&str]| -> Vec<u32> {
        let of = reading.passed_over.iter().filter(|one| why.contains(&one.why));
        of.map(|one| one.row).collect()
    };
    let mut headings = rows(&expected["rows"]["heading"]);
    headings.extend(rows(&expected["rows"]["repeated_heading"]));
    assert_eq!(passed(&["heading", "numbers"]), headings);
    let mut totals = rows(&expected["rows"]["subtotals"]);
    totals.extend(expected["rows"]["grand_total"].as_u64().map(|row| u32::try_from(row).unwrap()));
    assert_eq!(reading.totals.iter().map(|total| total.row).collect::<Vec<_>>(), totals);
    assert_eq!(reading.hidden, rows(&expected["rows"]["hidden"]));
    let first = reading.entries.iter().map(|entry| entry.row).min();
    assert_eq!(json!(first), expected["rows"]["first_data"]);
    let last = reading.entries.iter().flat_map(|entry| &entry.members).map(|one| one.row).max();
    assert_eq!(json!(last), expected["rows"]["last_data"]);
    for subtotal in expected["subtotals"].as_array().unwrap() {
        let total =
            reading.totals.iter().find(|total| json!(total.row) == subtotal["row"]).unwrap();
        for (what, stated, counted) in &total.sums {
            assert_eq!(json!(stated), subtotal[format!("stated_{what}").as_str()], "{subtotal}");
            assert_eq!(json!(counted), subtotal[what], "{subtotal}");
        }
        assert_eq!(total.sums.len(), 2, "{subtotal}");
    }
}

#[test]
fn the_official_list_of_a_commune() {
    check("danh-sach-ho-ngheo-can-ngheo.xlsx");
}

#[test]
fn a_note_about_a_member_is_kept_with_the_household() {
    let reading = sample("danh-sach-ho-ngheo-can-ngheo.xlsx");
    let entry = reading.entries.iter().find(|entry| entry.members.iter().any(|one| one.row == 130));
    assert_eq!(entry.unwrap().values["note"], "H’Zuê Hđơk: Tai nạn lao động");
}

#[test]
fn a_list_in_tcvn3() {
    check("ho-ngheo-tcvn3.xlsx");
}

#[test]
fn a_list_in_vni_without_fonts() {
    check("ho-ngheo-vni.xls");
}

#[test]
fn a_flat_list_of_a_village() {
    check("ho-ngheo.ods");
}

#[test]
fn files_that_are_no_lists_are_refused() {
    for name in ["hong.xlsx", "trong.xlsx", "khong-phai.xlsx"] {
        let refused = read(name, &bytes(name), &options()).map(|_| ()).unwrap_err();
        assert_eq!(refused.id(), expected(name)["reason"].as_str().unwrap(), "{name}");
    }
    let read = |name: &str, bytes: &[u8]| read(name, bytes, &options()).map(|_| ());
    assert_eq!(read("a.csv", b""), Err(Refused::EmptyWorkbook));
    assert_eq!(read("a.csv", b"x;y\r\n1;2\r\n"), Err(Refused::NoList));
    assert_eq!(read("a.pdf", b"%PDF-1.4\x00\x01"), Err(Refused::NotASpreadsheet));
}
