//! The sample lists of contributions and registrations against the reading that people agreed on.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value as Json, json};

use crate::domain::import::{FlagLevel, ImportEntry, Reading};
use crate::import::tests::samples::{bytes, sample};

fn expected(name: &str) -> Json {
    serde_json::from_slice(&bytes(&format!("expected/{name}.json"))).unwrap()
}

fn flags(reading: &Reading) -> BTreeSet<(u64, String)> {
    let entries = reading.entries.iter().flat_map(|entry| &entry.flags);
    let totals = reading.totals.iter().flat_map(|total| &total.flags);
    entries.chain(totals).map(|flag| (u64::from(flag.row), flag.code.to_owned())).collect()
}

/// The flags of the expected file but those that need the households of the book.
fn expected_flags(expected: &Json, without: &[&str]) -> BTreeSet<(u64, String)> {
    let all = expected["flags"].as_array().unwrap().iter();
    let pairs = all.map(|flag| (flag["row"].as_u64().unwrap(), flag["code"].as_str().unwrap()));
    pairs
        .filter(|(_, code)| !without.contains(code))
        .map(|(row, code)| (row, code.to_owned()))
        .collect()
}

fn is_held(entry: &ImportEntry) -> bool {
    entry.flags.iter().any(|flag| flag.level == FlagLevel::Hold)
}

/// A contribution in the words of the expected file.
fn as_agreed(entry: &ImportEntry) -> Json {
    let value = |field: &str| entry.values.get(field).cloned().unwrap_or(Json::Null);
    let number = |field: &str| value(field).as_i64();
    let receipt = match (value("receipt_book"), number("receipt_no")) {
        (Json::String(book), Some(number)) => json!(format!("{book}-{number:04}")),
        _ => Json::Null,
    };
    let quantity = value("goods_quantity").as_str().and_then(|text| text.parse::<f64>().ok());
    let goods = match value("goods_description") {
        Json::Null => Json::Null,
        description => json!({
            "description": description, "quantity": quantity, "unit": value("goods_unit"),
            "value": value("goods_value"),
        }),
    };
    json!({
        "row": entry.row, "receipt_no": receipt, "date": value("date"),
        "donor": value("donor_name"), "donor_kind": value("donor_kind"),
        "anonymous": value("anonymous"), "place": value("donor_address"), "form": value("form"),
        "cash": value("amount"), "in_kind": goods, "note": value("note"), "held": is_held(entry),
    })
}

/// Quantities are 2 in one file and 2.0 in the other; total and peak are computed from the rest.
fn comparable(mut gift: Json) -> Json {
    let quantity = gift["in_kind"]["quantity"].as_f64();
    if let Some(goods) = gift["in_kind"].as_object_mut() {
        goods.insert("quantity".into(), json!(quantity));
    }
    if let Some(fields) = gift.as_object_mut() {
        fields.remove("total");
        fields.remove("peak");
    }
    gift
}

fn total_of(entry: &ImportEntry) -> i64 {
    let value = |field: &str| entry.values.get(field).and_then(Json::as_i64).unwrap_or(0);
    value("amount") + value("goods_value")
}

#[test]
fn a_quarter_of_contributions() {
    let (reading, agreed) = (sample("ung-ho-quy.xlsx"), expected("ung-ho-quy.xlsx"));
    assert_eq!(reading.sheet.as_deref(), agreed["sheet"].as_str());
    assert_eq!(reading.encoding.id(), agreed["encoding"]);
    assert_eq!(json!(reading.title.year), agreed["title"]["year"]);
    assert_eq!(json!(reading.title.commune), agreed["title"]["commune"]);
    let gifts = agreed["contributions"].as_array().unwrap();
    for (entry, gift) in reading.entries.iter().zip(gifts) {
        assert_eq!(comparable(as_agreed(entry)), comparable(gift.clone()));
    }
    assert_eq!(reading.entries.len(), gifts.len());
    assert_eq!(flags(&reading), expected_flags(&agreed, &[]));
    assert_eq!(json!(reading.receipt_gaps), agreed["receipt_gaps"]);
    for (total, stated) in reading.totals.iter().zip(agreed["subtotals"].as_array().unwrap()) {
        let sum = |field: &str| total.sums.iter().find(|(name, ..)| *name == field).unwrap();
        let ((_, cash, cash_rows), (_, value, value_rows)) = (sum("amount"), sum("goods_value"));
        let ours = json!({
            "row": total.row, "label": total.label, "stated_cash": cash, "rows_cash": cash_rows,
            "stated_value": value, "rows_value": value_rows,
        });
        assert_eq!(&ours, stated);
    }
    assert_eq!(reading.totals.len(), 4);
}

#[test]
fn what_the_contributions_come_to() {
    let (reading, agreed) = (sample("ung-ho-quy.xlsx"), expected("ung-ho-quy.xlsx"));
    let taken: Vec<&ImportEntry> = reading.entries.iter().filter(|entry| !is_held(entry)).collect();
    let counts = &agreed["counts"];
    assert_eq!(json!(taken.len()), counts["accepted"]);
    assert_eq!(json!(taken.iter().map(|entry| total_of(entry)).sum::<i64>()), counts["total"]);
    let date = |entry: &ImportEntry| entry.values["date"].as_str().unwrap().to_owned();
    let mut months: BTreeMap<String, i64> = BTreeMap::new();
    for entry in &taken {
        *months.entry(date(entry)[..7].to_owned()).or_default() += total_of(entry);
    }
    assert_eq!(json!(months), counts["total_by_month"]);
    let in_peak =
        |entry: &&&ImportEntry| crate::domain::book::is_peak_month(date(entry).parse().unwrap());
    let peak: Vec<_> = taken.iter().filter(in_peak).collect();
    assert_eq!(json!(peak.len()), counts["peak_rows"]);
    assert_eq!(json!(peak.iter().map(|entry| total_of(entry)).sum::<i64>()), counts["peak_total"]);
}

/// What needs the households of the book.
const OF_THE_BOOK: [&str; 4] =
    ["unknown_household", "ambiguous_household", "duplicate_registration", "target_not_better"];

#[test]
fn registrations_of_a_year() {
    let name = "dang-ky-thoat-ngheo.csv";
    let (reading, agreed) = (sample(name), expected(name));
    let ours = |class: &Json| match class.as_str() {
        Some("above_near_poor") => json!("not_poor"),
        _ => class.clone(),
    };
    let registrations = agreed["registrations"].as_array().unwrap();
    for (entry, agreed) in reading.entries.iter().zip(registrations) {
        let value = |field: &str| entry.values.get(field).cloned().unwrap_or(Json::Null);
        let needs = match value("needs") {
            Json::Null => json!([]),
            needs => needs,
        };
        let sought = entry.sought.as_ref().unwrap();
        let read = json!({
            "row": entry.row, "registration_no": value("number"), "date": value("registered_on"),
            "head_name": sought.head_name, "birth_year": sought.birth_year,
            "village": sought.village, "needs": needs, "needs_text": value("plan"),
            "helper": value("helper_name"), "target": value("target_class"),
            "target_year": value("target_year"), "target_quarter": value("target_quarter"),
            "note": value("note"),
        });
        let mut agreed = agreed.clone();
        let target = ours(&agreed["target"]);
        let fields = agreed.as_object_mut().unwrap();
        fields.insert("target".into(), target);
        for field in ["match", "household_row", "candidate_rows"] {
            fields.remove(field);
        }
        assert_eq!(read, agreed);
        assert_eq!(value("year"), json!(2026));
    }
    assert_eq!(reading.entries.len(), registrations.len());
    assert_eq!(flags(&reading), expected_flags(&agreed, &OF_THE_BOOK));
}
