//! Reading every kind of field, and writing it back for editing.

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::input::{editable, editable_value, from_json, from_text, option_by_id};
use crate::domain::op::Input;
use crate::domain::schema::{FieldDef, FieldKind, RecordKind};
use crate::domain::testing::{Commune, household};
use crate::domain::value::Value;
use crate::domain::view;
use crate::text::{Decimal, PartialDate};

fn field(kind: RecordKind, id: &str) -> &'static FieldDef {
    kind.field(id).unwrap()
}

fn typed(commune: &Commune, kind: RecordKind, id: &str, raw: &str) -> Result<Input, &'static str> {
    let today = commune.device.ctx.today;
    from_text(&commune.device.book, field(kind, id), raw, today, &option_by_id)
        .map_err(|issue| issue.code)
}

#[test]
fn what_is_typed() {
    use RecordKind::{Contribution, Household, Meeting, Village};
    let commune = Commune::new(1);
    let value = |value| Ok(Input::Value(value));
    let date = |text: &str| value(Value::Date(text.parse().unwrap()));
    let decimal = |text: &str| value(Value::Decimal(text.parse().unwrap()));
    let text = |text: &str| value(Value::text(text));
    let rows = [
        (Household, "head_name", "  Ha\u{300}  Thị Mỷ ", text("Hà Thị Mỷ")),
        (Household, "head_name", "\t", Ok(Input::Clear)),
        (Household, "head_name", "Hà 12", Err("name_has_digits")),
        (Household, "head_name", "Hà ٣", Err("name_has_digits")),
        (Household, "address", "số 1, xóm Chùa", text("số 1, xóm Chùa")),
        (Household, "note", "một\nhai", text("một\nhai")),
        (Household, "phone", "0912 345.678", text("0912345678")),
        (Household, "phone", "0912x", Err("digits")),
        (Household, "personal_number", "038 190 001 234", text("038190001234")),
        (Household, "personal_number", "38190001234", Err("digits")),
        (Household, "head_birth", "1970", date("1970")),
        (Household, "head_birth", "5/1970", date("1970-05")),
        (Household, "head_birth", "05021970", date("1970-02-05")),
        (Household, "members_count", "0", Err("out_of_range")),
        (Household, "members_count", "60", value(Value::Int(60))),
        (Household, "income_per_capita", "1tr2", value(Value::Int(1_200_000))),
        (Household, "class", "near_poor", value(Value::Code("near_poor"))),
        (Household, "class", "Cận nghèo", Err("not_an_option")),
        (
            Household,
            "causes",
            "other, lack_capital;",
            Ok(Input::Ticks(vec!["other", "lack_capital"])),
        ),
        (Household, "causes", "other, bad_luck", Err("not_an_option")),
        (Household, "village", "DONG TAM", value(Value::Link(commune.village))),
        (Household, "village", "Đồng", Err("no_such_record")),
        (Contribution, "amount", "500k", value(Value::Int(500_000))),
        (Contribution, "amount", "-500", Err("negative")),
        (Contribution, "amount", "99999999999999999999", Err("too_large")),
        (Contribution, "amount", "2000 tỷ", Err("too_large")),
        (Contribution, "amount", "abc", Err("not_money")),
        (Contribution, "goods_quantity", "12,5", decimal("12.5")),
        (Contribution, "goods_quantity", "1.500", Err("ambiguous_number")),
        (Contribution, "goods_quantity", "-1", Err("negative")),
        (Contribution, "date", "20/10", date("2026-10-20")),
        (Contribution, "date", "nay", date("2026-11-20")),
        (Contribution, "date", "10/2026", Err("whole_date")),
        (Contribution, "date", "31/11", Err("no_such_day")),
        (Contribution, "date", "1/13/2026", Err("no_such_month")),
        (Contribution, "date", "21/11/2026", Err("future_date")),
        (Contribution, "anonymous", "x", value(Value::Bool(true))),
        (Contribution, "anonymous", "Không", value(Value::Bool(false))),
        (Contribution, "anonymous", "hả", Err("yes_or_no")),
        (Contribution, "donor_name", "Lớp 5A", text("Lớp 5A")),
        (Contribution, "donor_name", "123", Err("not_a_name")),
        (Meeting, "attendees", "ba mươi", Err("not_a_number")),
        (Village, "area", "urban", value(Value::Code("urban"))),
    ];
    for (kind, id, raw, wanted) in rows {
        assert_eq!(typed(&commune, kind, id, raw), wanted, "{kind} {id} “{raw}”");
    }
}

#[test]
fn what_a_program_sends() {
    use RecordKind::{Contribution, Household};
    let commune = Commune::new(1);
    let today = commune.device.ctx.today;
    let value = |value| Ok(Input::Value(value));
    let date = PartialDate::from_ymd(2026, 10, 20).unwrap();
    let rows = [
        (Contribution, "amount", json!(500_000), value(Value::Int(500_000))),
        (Contribution, "amount", json!("500k"), value(Value::Int(500_000))),
        (Contribution, "amount", json!(0.5), Err("not_whole")),
        (Contribution, "amount", json!(1e300), Err("too_large")),
        (Contribution, "amount", json!(true), Err("wrong_type")),
        (Contribution, "date", json!("2026-10-20"), value(Value::Date(date))),
        (Contribution, "date", json!("20/10/2026"), value(Value::Date(date))),
        (Contribution, "date", json!("2026-13-40"), Err("no_such_month")),
        (
            Contribution,
            "goods_quantity",
            json!(1.5),
            value(Value::Decimal(Decimal::new(15, 1).unwrap())),
        ),
        (
            Contribution,
            "goods_quantity",
            json!("1.5"),
            value(Value::Decimal(Decimal::new(15, 1).unwrap())),
        ),
        (Contribution, "goods_quantity", json!([]), Err("wrong_type")),
        (Contribution, "anonymous", json!(true), value(Value::Bool(true))),
        (Contribution, "anonymous", json!(1), Err("wrong_type")),
        (Contribution, "form", json!("cash"), value(Value::Code("cash"))),
        (Contribution, "form", json!(7), Err("wrong_type")),
        (Household, "causes", json!(["other"]), Ok(Input::Ticks(vec!["other"]))),
        (Household, "causes", json!([]), Ok(Input::Ticks(vec![]))),
        (Household, "causes", json!(["other", 5]), Err("wrong_type")),
        (Household, "causes", json!(null), Ok(Input::Clear)),
        (Household, "village", json!(commune.town.to_string()), value(Value::Link(commune.town))),
        (Household, "village", json!(commune.poor.to_string()), Err("no_such_record")),
        (Household, "village", json!({"name": "x"}), Err("wrong_type")),
        (Household, "personal_number", json!(123_456_789), value(Value::text("123456789"))),
        (Household, "head_birth", json!(1970), value(Value::Date("1970".parse().unwrap()))),
        (Household, "head_name", json!(38), Err("name_has_digits")),
    ];
    for (kind, id, sent, wanted) in rows {
        let read = from_json(&commune.device.book, field(kind, id), &sent, today);
        assert_eq!(read.map_err(|issue| issue.code), wanted, "{kind} {id} {sent}");
    }
}

/// A value that the field can hold.
fn possible(kind: FieldKind, commune: &Commune, n: i64, word: &str) -> Option<Value> {
    let small = n.rem_euclid(1000);
    Some(match kind {
        FieldKind::Text { .. } | FieldKind::Name | FieldKind::Title | FieldKind::Note => {
            Value::text(&format!("{word} Mỷ"))
        }
        FieldKind::Integer { min, max } => Value::Int(min + n.rem_euclid(max - min + 1)),
        FieldKind::Decimal => {
            let places = u8::try_from(small % 4).unwrap();
            Value::Decimal(Decimal::new(n.rem_euclid(10_000_000), places)?)
        }
        FieldKind::Money => Value::Int(n.rem_euclid(1_000_000_000_001)),
        FieldKind::Date { partial, .. } => {
            let (year, month) =
                (1980 + i32::try_from(small % 46).unwrap(), u32::try_from(small % 12).unwrap() + 1);
            let date = match (partial, small % 3) {
                (true, 0) => PartialDate::from_year(year),
                (true, 1) => PartialDate::from_month(year, month),
                _ => PartialDate::from_ymd(year, month, 28),
            };
            Value::Date(date.ok()?)
        }
        FieldKind::YesNo => Value::Bool(true),
        FieldKind::One(options) => {
            Value::Code(options.get(usize::try_from(small).unwrap() % options.len())?.id)
        }
        FieldKind::Many(_) | FieldKind::Rows(_) | FieldKind::Link(RecordKind::Nomination) => {
            return None;
        }
        FieldKind::Link(RecordKind::Village) => Value::Link(commune.village),
        FieldKind::Link(RecordKind::Household) => Value::Link(commune.near),
        FieldKind::Link(_) => Value::Link(commune.meeting),
        FieldKind::Digits(lengths) => {
            let length =
                usize::from(*lengths.get(usize::try_from(small).unwrap() % lengths.len())?);
            Value::text(&format!("{:0length$}", n.rem_euclid(10_i64.pow(8))))
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn reading_never_panics(raw in "(?s).{0,40}", numbers in "[0-9 .,/kKtr+-]{0,14}") {
        let commune = Commune::new(1);
        let today = commune.device.ctx.today;
        for kind in RecordKind::ALL {
            for def in kind.def().fields {
                for text in [raw.as_str(), numbers.as_str()] {
                    let one = from_text(&commune.device.book, def, text, today, &option_by_id);
                    let other = from_json(&commune.device.book, def, &json!(text), today);
                    if let (FieldKind::Name, Ok(Input::Value(value))) = (def.kind, &one) {
                        prop_assert!(value.as_text().unwrap().chars().any(char::is_alphabetic));
                    }
                    prop_assert!(one.is_ok() || one.unwrap_err().field == Some(def.id));
                    prop_assert!(other.is_ok() || other.unwrap_err().field == Some(def.id));
                }
            }
        }
    }

    #[test]
    fn what_is_shown_for_editing_reads_as_the_same(n in any::<i64>(), word in "[A-ZĐ][a-zđ]{0,8}") {
        let commune = Commune::new(1);
        let today = commune.device.ctx.today;
        let book = &commune.device.book;
        for kind in RecordKind::ALL {
            for def in kind.def().fields {
                let Some(value) = possible(def.kind, &commune, n, &word) else { continue };
                let shown = editable_value(book, def, &value);
                let read = from_text(book, def, &shown, today, &option_by_id);
                prop_assert_eq!(read, Ok(Input::Value(value.clone())), "{} {} {}", kind, def.id, shown);
                // The stored form too, and the one for other programs.
                let stored = Value::from_stored(def, &value.to_json());
                prop_assert_eq!(stored.as_ref(), Some(&value));
                let sent = from_json(book, def, &value.to_json(), today);
                prop_assert_eq!(sent, Ok(Input::Value(value)), "{} {}", kind, def.id);
            }
        }
    }
}

#[test]
fn ticks_and_no_are_shown_for_editing() {
    let mut commune = Commune::new(1);
    commune.device.edit(commune.poor, &json!({"causes": ["other", "lack_capital"]}));
    let record = commune.device.record(commune.poor);
    let shown = editable(&commune.device.book, record, field(RecordKind::Household, "causes"));
    assert_eq!(shown, "lack_capital, other");
    let no = editable_value(
        &commune.device.book,
        field(RecordKind::Contribution, "anonymous"),
        &Value::Bool(false),
    );
    assert_eq!(no, "");
}

#[test]
fn a_link_to_one_of_two_records_with_one_code_is_shown_by_its_id() {
    let commune = Commune::new(1);
    let (mut a, mut b) = (commune.device.clone(), commune.join(2));
    let mut fields = household("Sùng A Dia", "poor");
    fields["code"] = json!("TL-9");
    let id = a.enter(RecordKind::Household, &fields);
    b.enter(RecordKind::Household, &fields);
    a.receive(&b.events);
    let shown =
        editable_value(&a.book, field(RecordKind::Registration, "household"), &Value::Link(id));
    assert_eq!(shown.parse::<RecordId>(), Ok(id));
}

fn listed(book: &Book, id: RecordId) -> Json {
    Json::Object(view::object(book, book.find(id).unwrap()))
}

#[test]
fn a_listed_record_has_its_field_ids_and_what_is_about_it() {
    let mut commune = Commune::new(1);
    let device = &mut commune.device;
    let short = device.ctx.actor.replica.short();
    assert_eq!(
        listed(&device.book, commune.review),
        json!({
            "_id": commune.review.to_string(), "meeting": format!("HB26-{short}-0001"),
            "household": format!("H-{short}-0001"), "b1": 130,
            "deprivations": ["employment", "toilet", "telecom"], "b2": 30, "class_before": "poor",
            "class_computed": "poor", "class_proposed": "poor", "_conflicts": 0,
        })
    );
    assert_eq!(
        listed(&device.book, commune.receipt),
        json!({
            "_id": commune.receipt.to_string(), "receipt_book": format!("{short}-26"),
            "receipt_no": 1, "date": "2026-11-01", "donor_name": "Nguyễn Thị Hoa",
            "donor_kind": "individual", "form": "cash", "amount": 500_000, "total": 500_000,
            "peak_month": true, "_conflicts": 0,
        })
    );
    device.act(crate::domain::op::OpName::Void, commune.receipt);
    let void = listed(&device.book, commune.receipt);
    assert_eq!((&void["_void"], &void["total"]), (&json!("vì lý do"), &json!(500_000)));
}

#[test]
fn a_listed_line_can_be_entered_again() {
    let commune = Commune::new(1);
    let mut other = commune.join(2);
    for (kind, id, key) in [
        (RecordKind::Household, commune.near, "code"),
        (RecordKind::Contribution, commune.receipt, "receipt_no"),
        (RecordKind::Village, commune.town, "name"),
    ] {
        let mut line = listed(&commune.device.book, id).as_object().unwrap().clone();
        line.retain(|name, _| !name.starts_with('_'));
        line.insert(key.to_owned(), if key == "receipt_no" { json!(2) } else { json!("Mới") });
        let again = other.enter(kind, &Json::Object(line.clone()));
        let mut back = listed(&other.book, again).as_object().unwrap().clone();
        back.retain(|name, _| !name.starts_with('_'));
        assert_eq!(back, line);
    }
}

#[test]
fn plain_cells() {
    let commune = Commune::new(1);
    let device = &commune.device;
    let cell = |id, name: &str| {
        let record = device.record(id);
        view::plain(&device.book, record, record.kind.field(name).unwrap())
    };
    assert_eq!(cell(commune.review, "deprivations"), "employment;toilet;telecom");
    assert_eq!(cell(commune.receipt, "peak_month"), "true");
    assert_eq!(cell(commune.receipt, "total"), "500000");
    assert_eq!(cell(commune.poor, "phone"), "");
    assert_eq!(cell(commune.poor, "village"), "Đồng Tâm");
}

#[test]
fn a_review_is_found_by_numbers_that_hold_a_slash() {
    let mut commune = Commune::new(1);
    let mut fields = household("Sùng A Dia", "poor");
    fields["code"] = json!("TL/9");
    let household = commune.device.enter(RecordKind::Household, &fields);
    commune.device.edit(commune.meeting, &json!({"number": "12/BB"}));
    let line = json!({"meeting": "12/BB", "household": "TL/9", "b1": 150});
    let review = commune.device.enter(RecordKind::Review, &line);
    assert_eq!(commune.device.record(review).link("household"), Some(household));
    let found = commune.device.book.resolve(RecordKind::Review, "12/bb/tl/9");
    assert_eq!(found.map(|record| record.id), Ok(review));
    assert!(commune.device.book.resolve(RecordKind::Review, "12/bb").is_err());
}
