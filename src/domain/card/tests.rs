//! Lines as scanners send them, of invented people.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::text::is_nfc;

const GOOD: &str =
    "066185012345|241234567|H’Hên Niê|05021985|Nữ|Buôn Thử, Ea Thử, Krông Thử, Đắk Lắk|10072021";

fn today() -> NaiveDate {
    "2026-11-22".parse().unwrap()
}

fn card(line: &str) -> Card {
    read(line, today()).unwrap_or_else(|error| panic!("{error}: {line}"))
}

fn day(iso: &str) -> Option<PartialDate> {
    iso.parse().ok()
}

#[test]
fn a_card_of_2021() {
    let expected = Card {
        number: Some("066185012345".to_owned()),
        old_number: Some("241234567".to_owned()),
        name: Some("H’Hên Niê".to_owned()),
        birth: day("1985-02-05"),
        sex: Some("female"),
        address: Some("Buôn Thử, Ea Thử, Krông Thử, Đắk Lắk".to_owned()),
        issued: day("2021-07-10"),
        findings: Vec::new(),
        left_out: Vec::new(),
    };
    assert_eq!(card(GOOD), expected);
    let without_old = GOOD.replace("241234567", "");
    assert_eq!(card(&without_old), Card { old_number: None, ..expected.clone() });
    for around in ["{}\r\n", "  {} \t", "]Q1{}\n\n", "\u{feff}{}\r", "{}\0", "\n{}\nrác"] {
        let line = around.replace("{}", GOOD);
        assert_eq!(card(&line), expected, "{around:?}");
    }
    let spaced = GOOD.replace('|', " | ");
    assert_eq!(card(&spaced), expected);
    let other_bar = GOOD.replace('|', "¦");
    assert_eq!(card(&other_bar), expected);
}

#[test]
fn a_card_of_2024_with_more_fields_in_another_order() {
    let line = "001204012345|TRẦN VĂN THỬ|01092004|Nam|Thôn 2, xã Thử, Hà Nội|15082024|\
                123456789|001204099999|TRẦN VĂN CHA|LÊ THỊ MẸ";
    let card = card(line);
    assert_eq!(card.name.as_deref(), Some("TRẦN VĂN THỬ"));
    assert_eq!((card.birth, card.sex), (day("2004-09-01"), Some("male")));
    assert_eq!(card.address.as_deref(), Some("Thôn 2, xã Thử, Hà Nội"));
    assert_eq!((card.issued, card.old_number.as_deref()), (day("2024-08-15"), Some("123456789")));
    assert_eq!(card.left_out, [LeftOut::More(3)]);
    assert_eq!(card.findings, []);
}

#[test]
fn a_damaged_name_is_not_taken_and_the_rest_is() {
    let whole = card(GOOD);
    for name in [
        "H?H?N NI?",
        "NGUY\u{fffd}N V\u{fffd}N",
        "Nguyá»…n VÄƒn An",
        "HÃ\u{a0} VÄN",
        "NGUYN VN AN",
        "TRN TH HÀ",
        "NGUYEN VĂN AN",
        "TRẦẤN VĂN",
        "Nguyễn V4n",
        "NGUYÔN V¨N",
        "–",
        "阮文安",
        "Нгуен",
    ] {
        let line = GOOD.replace("H’Hên Niê", name);
        let found = card(&line);
        assert_eq!(found.left_out, [LeftOut::Name(Damage::Garbled)], "{name}");
        let mut rest = Card { left_out: Vec::new(), ..found };
        assert_eq!(rest.name.take(), None, "{name}");
        rest.name.clone_from(&whole.name);
        assert_eq!(rest, whole, "{name}");
    }
    let address = card(&GOOD.replace("Buôn Thử", "Bu?n Th?"));
    assert_eq!((address.address, address.name), (None, whole.name.clone()));
    assert_eq!(address.left_out, [LeftOut::Address(Damage::Garbled)]);
}

#[test]
fn names_of_all_peoples_are_whole() {
    for name in [
        "NGUYỄN THỊ THỦY",
        "Giàng A Pháo",
        "Y Bhăm Êban",
        "K’Brếu",
        "K'BRẾU",
        "H BLÔ NIÊ KDĂM",
        "Ksor H’Lam",
        "Y-Wang Mlô",
        "Rơ Châm H’Jút",
        "Đinh Văn Đức",
        "Lý A Sì",
        "Vừ Mí Sùng",
        "Ñhang Ŏn",
        "Thạch Sa Rương",
    ] {
        let found = card(&GOOD.replace("H’Hên Niê", name));
        assert_eq!(found.left_out, [], "{name}");
        assert_eq!(found.name, Some(crate::text::clean_name(name)));
    }
    let taken_apart: String =
        unicode_normalization::UnicodeNormalization::nfd("NGUYỄN THỊ THỦY").collect();
    let found = card(&GOOD.replace("H’Hên Niê", &taken_apart));
    assert_eq!(found.name.as_deref(), Some("NGUYỄN THỊ THỦY"), "composed");
}

#[test]
fn a_scanner_that_drops_every_mark_gives_number_dates_and_sex() {
    let line = "066185012345||NGUYEN THI AN|05021985|Nu|Buon Thu, Ea Thu, Dak Lak|10072021";
    let found = card(line);
    assert_eq!((found.sex, found.birth, found.name), (Some("female"), day("1985-02-05"), None));
    let left = [LeftOut::Name(Damage::Garbled), LeftOut::Address(Damage::NoMarks)];
    assert_eq!(found.left_out, left);
    let found = card("066185012345||LE THI AN|05021985|Nu|Buon Thu|10072021");
    assert_eq!(found.left_out.first(), Some(&LeftOut::Name(Damage::NoMarks)));
}

#[test]
fn the_sex_however_it_arrives() {
    for (field, sex) in [
        ("Nam", Some("male")),
        ("NAM", Some("male")),
        ("nam ", Some("male")),
        ("Nữ", Some("female")),
        ("Nu", Some("female")),
        ("NU", Some("female")),
        ("N?", Some("female")),
        ("N", Some("female")),
        ("N\u{fffd}", Some("female")),
        ("Ná»¯", Some("female")),
        ("Nu\u{31b}\u{303}", Some("female")),
        ("", None),
        ("X", None),
    ] {
        assert_eq!(card(&GOOD.replace("Nữ", field)).sex, sex, "{field}");
    }
}

#[test]
fn what_does_not_fit_is_named_and_blocks_nothing() {
    let rows: [(&str, &str, &[Finding], &[LeftOut]); 8] = [
        ("066185012345", "003185012345", &[Finding::UnknownProvince], &[]),
        ("066185012345", "066085012345", &[Finding::SexDiffers], &[]),
        ("066185012345", "066190012345", &[Finding::YearDiffers(1990)], &[]),
        ("066185012345", "06618501234", &[], &[LeftOut::Number(11)]),
        ("066185012345", "0661850123456", &[], &[LeftOut::Number(13)]),
        ("05021985", "31021985", &[], &[LeftOut::Birth]),
        ("05021985", "05022085", &[], &[LeftOut::Birth]),
        ("10072021", "10071921", &[Finding::IssuedOdd], &[]),
    ];
    for (from, to, findings, left_out) in rows {
        let found = card(&GOOD.replace(from, to));
        assert_eq!(
            (found.findings.as_slice(), found.left_out.as_slice()),
            (findings, left_out),
            "{to}"
        );
        assert!(found.name.is_some() && found.address.is_some(), "{to}");
    }
    let found = card(&GOOD.replace("066185012345", "06618501234"));
    assert_eq!(found.best_number(), Some("241234567"));
}

#[test]
fn digits_alone_are_no_name_and_no_address() {
    for digits in ["001085099999", "2412345", "12", "1700"] {
        let found = card(&GOOD.replace("241234567", digits));
        assert_eq!(found.name.as_deref(), Some("H’Hên Niê"), "{digits}");
        assert_eq!(found.number.as_deref(), Some("066185012345"));
        let found = card(&GOOD.replace("|Buôn Thử", &format!("|{digits}|Buôn Thử")));
        assert_eq!(found.address, card(GOOD).address, "{digits}");
    }
}

#[test]
fn a_damaged_number_is_not_replaced_by_that_of_a_parent() {
    let found = card(&(GOOD.replace("066185012345", "06618501234") + "|001060099999"));
    assert_eq!(found.number, None);
    assert_eq!(found.left_out, [LeftOut::Number(11), LeftOut::More(1)]);
}

#[test]
fn an_old_person_of_whom_only_the_year_is_known() {
    for (field, iso) in [("1945", "1945"), ("00001945", "1945"), ("00031945", "1945-03")] {
        let found = card(&GOOD.replace("05021985", field));
        assert_eq!(found.birth, day(iso), "{field}");
        assert_eq!(found.issued, day("2021-07-10"));
    }
}

#[test]
fn what_is_no_card() {
    for (text, error) in [
        ("", NotACard::Empty),
        (" \r\n", NotACard::Empty),
        ("066185012345", NotACard::OtherText),
        ("https://vi.dụ/|a|b|c|d", NotACard::OtherText),
        ("||||||", NotACard::OtherText),
        ("066185012345|05021985|Nam", NotACard::OtherText),
        ("00020101021238570010A000000727", NotACard::OtherText),
    ] {
        assert_eq!(read(text, today()), Err(error), "{text}");
    }
}

fn written(card: &Card, layout: bool) -> String {
    let date = |date: Option<PartialDate>| {
        let text = date.map(|date| crate::text::format_vi(date).replace('/', ""));
        text.unwrap_or_default()
    };
    let sex = if card.sex == Some("male") { "Nam" } else { "Nữ" };
    let (number, old) =
        (card.best_number().unwrap(), card.old_number.as_deref().unwrap_or_default());
    let (name, address) = (card.name.as_deref().unwrap(), card.address.as_deref().unwrap());
    let (birth, issued) = (date(card.birth), date(card.issued));
    if layout {
        format!("{number}|{old}|{name}|{birth}|{sex}|{address}|{issued}")
    } else {
        format!("{number}|{name}|{birth}|{sex}|{address}|{issued}|{old}")
    }
}

fn any_card() -> impl Strategy<Value = Card> {
    let names = ["NGUYỄN THỊ THỬ", "Y Bhăm Êban", "H’Hên Niê", "Lò Văn Pắn", "Nam Thị Nữ"];
    let places = ["Thôn 1, xã Thử, tỉnh Thử", "Buôn Ea Thử, Đắk Lắk", "Số 5/12 phố Thử, Hà Nội"];
    let old = proptest::option::of("[0-9]{9}");
    let days = (0_i64..30_000, 0_i64..2_000);
    let sample = proptest::sample::select;
    (
        sample(vec!["001", "038", "066", "096"]),
        any::<bool>(),
        "[0-9]{6}",
        old,
        sample(names.to_vec()),
        sample(places.to_vec()),
        days,
    )
        .prop_map(|(province, male, tail, old, name, address, (born, issued))| {
            let from =
                |iso: &str, days| iso.parse::<NaiveDate>().unwrap() + chrono::Duration::days(days);
            let birth = from("1930-01-01", born);
            let year = chrono::Datelike::year(&birth);
            let mark = (year / 100 - 19) * 2 + i32::from(!male);
            Card {
                number: Some(format!("{province}{mark}{:02}{tail}", year % 100)),
                old_number: old,
                name: Some(name.to_owned()),
                birth: Some(birth.into()),
                sex: Some(if male { "male" } else { "female" }),
                address: Some(address.to_owned()),
                issued: Some(from("2021-01-01", issued).into()),
                ..Card::default()
            }
        })
}

proptest! {
    #[test]
    fn a_written_card_reads_back(card in any_card(), layout in any::<bool>(), noise in "[ \r\n\t]{0,3}") {
        let line = written(&card, layout) + &noise;
        let found = read(&line, today()).unwrap();
        let born_after = card.issued < card.birth;
        let findings = if born_after { vec![Finding::IssuedOdd] } else { Vec::new() };
        prop_assert_eq!(found, Card { findings, ..card });
    }

    #[test]
    fn any_text_is_read_without_a_panic(text in "\\PC{0,80}") {
        let _ = read(&text, today());
    }

    #[test]
    fn any_damage_leaves_only_what_is_whole(
        at in 0_usize..110, with in prop_oneof![any::<char>(), Just('?'), Just('|'), Just('\u{fffd}')],
    ) {
        let mut letters: Vec<char> = GOOD.chars().collect();
        let at = at % letters.len();
        letters[at] = with;
        let line: String = letters.into_iter().collect();
        if let Ok(found) = read(&line, today()) {
            for text in [&found.name, &found.address].into_iter().flatten() {
                prop_assert!(is_nfc(text) && !text.contains(['?', '\u{fffd}', '|']), "{}", text);
            }
            prop_assert!(found.number.iter().all(|number| PersonalNumber::read(number).is_some()));
        }
    }
}
