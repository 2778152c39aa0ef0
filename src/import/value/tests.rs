//! What is typed into a field against what stands in a cell: the same text, read by both.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::{NoDate, NoSum, date, money, quantity};
use crate::import::grid::Raw;
use crate::text::{
    Century, DatePolicy, Decimal, MoneyError, NumberError, PartialDate, Policy, parse_birth,
    parse_date, parse_decimal, parse_money,
};

/// A reading in a few letters: the value, `?` where a person is asked which of two is meant, `x` where
/// nothing can be read.
fn told<T: ToString>(read: Result<T, bool>) -> String {
    match read {
        Ok(value) => value.to_string(),
        Err(true) => "?".to_owned(),
        Err(false) => "x".to_owned(),
    }
}

fn cell(text: &str) -> Raw {
    Raw::Text(text.to_owned())
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn typed_money(text: &str) -> Result<i64, MoneyError> {
    parse_money(text, Policy::Typed)
}

fn listed_money(text: &str, unit: i64) -> String {
    let read = money(&cell(text), unit).map(|sum| sum.expect("a sum"));
    told(read.map_err(|error| error == NoSum::TwoWays))
}

fn typed_quantity(text: &str) -> Result<Decimal, NumberError> {
    parse_decimal(text, Policy::Typed)
}

fn typed_date(text: &str) -> Result<PartialDate, crate::text::DateError> {
    parse_date(text, DatePolicy::Typed { today: today() }, Century::About(2026))
}

fn is_century(error: crate::text::DateError) -> bool {
    matches!(error, crate::text::DateError::TwoDigitYear { .. })
}

#[test]
fn sums_typed_and_listed() {
    // Text, typed, in a list in đồng, under "nghìn đồng", under "triệu đồng".
    let rows = [
        ("500000", "500000", "500000", "500000000", "500000000000"),
        ("500.000", "500000", "500000", "500000000", "?"),
        ("500,000", "500000", "500000", "500000000", "?"),
        ("1.500.000", "1500000", "1500000", "1500000000", "1500000000000"),
        ("1 500 000", "1500000", "1500000", "1500000000", "1500000000000"),
        ("1.500.000,00", "1500000", "1500000", "1500000000", "1500000000000"),
        ("1.500.000 đ", "1500000", "1500000", "1500000", "1500000"),
        ("500.000,- đ", "500000", "500000", "500000", "500000"),
        ("0.500", "x", "x", "500", "500000"),
        ("0,300", "x", "x", "300", "300000"),
        ("0 500", "x", "x", "x", "x"),
        ("1,5", "x", "x", "1500", "1500000"),
        ("1.50", "x", "x", "1500", "1500000"),
        ("1.200", "1200", "1200", "1200000", "?"),
        ("1500.000", "?", "?", "?", "?"),
        ("500,00", "x", "500", "500000", "500000000"),
        ("0.500 triệu", "500000", "500000", "500000", "500000"),
        ("0,500 triệu", "500000", "500000", "500000", "500000"),
        ("0.125 tỷ", "125000000", "125000000", "125000000", "125000000"),
        ("0.500k", "500", "500", "500", "500"),
        ("1.250 triệu", "?", "?", "?", "?"),
        ("1,250 triệu", "?", "?", "?", "?"),
        ("1.500k", "?", "1500000", "1500000", "1500000"),
        ("1.500 nghìn", "?", "1500000", "1500000", "1500000"),
        ("1,5 triệu", "1500000", "1500000", "1500000", "1500000"),
        ("500k", "500000", "500000", "500000", "500000"),
        ("1tr5", "1500000", "1500000", "1500000", "1500000"),
        ("1tr05", "1050000", "1050000", "1050000", "1050000"),
        ("1tr250", "1250000", "1250000", "1250000", "1250000"),
        ("1 triệu 200 nghìn", "1200000", "1200000", "1200000", "1200000"),
        ("2 triệu rưỡi", "2500000", "2500000", "2500000", "2500000"),
        ("nửa triệu", "500000", "500000", "500000", "500000"),
        ("1,5tr5", "x", "x", "x", "x"),
        ("-500k", "below zero", "-500000", "-500000", "-500000"),
        ("(500.000)", "x", "-500000", "-500000000", "?"),
        ("’500.000", "x", "500000", "500000000", "?"),
        ("một ngày lương", "x", "x", "x", "x"),
    ];
    for (text, typed, in_dong, in_thousands, in_millions) in rows {
        let read = match typed_money(text) {
            Err(MoneyError::Negative) => "below zero".to_owned(),
            // A plain number with its three digits set apart is no sum when it is typed.
            read => told(read.map_err(|error| error == MoneyError::Ambiguous)),
        };
        assert_eq!(read, typed, "typed {text:?}");
        for (unit, expected) in [(1, in_dong), (1_000, in_thousands), (1_000_000, in_millions)] {
            assert_eq!(listed_money(text, unit), expected, "in units of {unit}: {text:?}");
        }
    }
}

#[test]
fn quantities_typed_and_listed() {
    // Text, typed, in a list; there a "?" behind the value makes the row wait.
    let rows = [
        ("5", "5", "5"),
        ("2,5", "2.5", "2.5"),
        ("2.5", "2.5", "2.5"),
        ("0.500", "0.5", "0.5"),
        ("0,500", "0.5", "0.5"),
        ("00.125", "0.125", "0.125"),
        ("1.500", "?", "1500"),
        ("1,500", "1.5", "1.5?"),
        ("1500,250", "1500.25", "1500.25"),
        ("1500.250", "?", "x"),
        ("1.500,25", "1500.25", "1500.25"),
        ("1 500", "1500", "1500"),
        ("1.500.000", "1500000", "1500000"),
        ("0 500", "x", "x"),
        ("1,2345", "x", "x"),
        ("vài con", "x", "x"),
    ];
    for (text, typed, listed) in rows {
        let read = typed_quantity(text).map_err(|error| error == NumberError::Ambiguous);
        assert_eq!(told(read), typed, "typed {text:?}");
        let read = quantity(&cell(text)).map(|found| found.expect("a quantity"));
        let read = read
            .map(|found| format!("{}{}", found.amount, if found.is_in_doubt { "?" } else { "" }));
        assert_eq!(told(read.map_err(|_| false)), listed, "listed {text:?}");
    }
}

#[test]
fn dates_typed_and_listed() {
    // Text, typed, in a list of 2026, typed as a birth, in a list as a birth; today is 22/11/2026.
    let rows = [
        ("5/2/2026", "2026-02-05", "2026-02-05", "2026-02-05", "2026-02-05"),
        ("05.02.2026", "2026-02-05", "2026-02-05", "2026-02-05", "2026-02-05"),
        ("5 - 2 - 2026", "2026-02-05", "2026-02-05", "2026-02-05", "2026-02-05"),
        ("2026-02-05", "2026-02-05", "2026-02-05", "2026-02-05", "2026-02-05"),
        ("05022026", "2026-02-05", "2026-02-05", "2026-02-05", "2026-02-05"),
        ("050226", "2026-02-05", "2026-02-05", "2026-02-05", "2026-02-05"),
        ("5/2", "2026-02-05", "2026-02-05", "2026-02-05", "2026-02-05"),
        ("2/2026", "2026-02", "2026-02", "2026-02", "2026-02"),
        ("1985", "1985", "1985", "1985", "1985"),
        ("00/00/1953", "1953", "1953", "1953", "1953"),
        ("ngày 5 tháng 2 năm 2026", "2026-02-05", "2026-02-05", "2026-02-05", "2026-02-05"),
        ("sinh năm 1985", "1985", "1985", "1985", "1985"),
        ("05/02/26", "2026-02-05", "2026-02-05", "2026-02-05", "2026-02-05"),
        ("31/12/26", "2026-12-31", "2026-12-31", "1926-12-31", "1926-12-31"),
        ("5/2/27", "2027-02-05", "2027-02-05", "1927-02-05", "1927-02-05"),
        ("5/2/28", "?", "?", "1928-02-05", "1928-02-05"),
        ("5/3/30", "?", "?", "1930-03-05", "1930-03-05"),
        ("5/3/89", "?", "?", "1989-03-05", "1989-03-05"),
        ("5/3/90", "1990-03-05", "1990-03-05", "1990-03-05", "1990-03-05"),
        ("5/3/00", "2000-03-05", "2000-03-05", "2000-03-05", "2000-03-05"),
        ("1/1/1885", "1885-01-01", "?", "1885-01-01", "?"),
        ("31/2/2026", "x", "x", "x", "x"),
        ("5/13/2026", "x", "x", "x", "x"),
        ("5/2/198", "x", "x", "x", "x"),
        // What starts from today is for the keyboard, counts of days are for spreadsheets.
        ("nay", "2026-11-22", "x", "2026-11-22", "x"),
        ("+3", "2026-11-25", "x", "2026-11-25", "x"),
        ("31291", "x", "1985-09-01", "x", "1985-09-01"),
        ("1091985", "x", "1985-09-01", "x", "1985-09-01"),
        ("’5/2/2026 07:30", "x", "2026-02-05", "x", "2026-02-05"),
    ];
    for (text, typed, listed, typed_birth, listed_birth) in rows {
        assert_eq!(told(typed_date(text).map_err(is_century)), typed, "typed {text:?}");
        let birth = parse_birth(text, today()).map_err(is_century);
        assert_eq!(told(birth), typed_birth, "typed as a birth {text:?}");
        for (century, expected) in
            [(Century::About(2026), listed), (Century::Born(today()), listed_birth)]
        {
            let read = date(&cell(text), Some(2026), century).map(|date| date.expect("a date"));
            let read = told(read.map_err(|error| error == NoDate::Century));
            assert_eq!(read, expected, "listed, {century:?}: {text:?}");
        }
    }
}

/// What people write, mixed: nearly every text has digits and signs of the one or the other.
const SUMS: &str =
    "-?(0|[1-9][0-9]{0,3})([., ][0-9]{1,4}){0,3} ?(k|nghìn|tr|triệu|tỷ|đ|rưỡi|,-)?[0-9]{0,3}";
const DATES: &str =
    "([0-9]{1,4}[/. -]){0,2}[0-9]{1,8}|(ngày |năm )?[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}";

proptest! {
    #[test]
    fn a_sum_that_can_be_typed_is_the_same_in_a_list(text in SUMS, unit in 3_u32..=9) {
        let unit = 10_i64.pow(unit);
        if let Ok(sum) = typed_money(&text) {
            prop_assert_eq!(money(&cell(&text), 1), Ok(Some(sum)));
            // What has its own unit does not heed the heading.
            let named = format!("{text}đ");
            if typed_money(&named).is_ok() {
                prop_assert_eq!(money(&cell(&named), unit), Ok(Some(sum)));
            }
        }
    }

    #[test]
    fn a_quantity_that_can_be_typed_is_the_same_in_a_list(
        text in "(0|[1-9][0-9]{0,3})([., ][0-9]{1,4}){0,3}",
    ) {
        if let Ok(typed) = typed_quantity(&text) {
            let listed = quantity(&cell(&text)).unwrap().unwrap();
            prop_assert_eq!(listed.amount, typed);
        }
    }

    #[test]
    fn a_date_that_can_be_typed_is_the_same_in_a_list(text in DATES) {
        for century in [Century::About(2026), Century::Born(today()), Century::Ahead] {
            let typed = parse_date(&text, DatePolicy::Typed { today: today() }, century);
            let relative = text.starts_with(['-', '+']);
            if let Ok(typed) = typed && !relative {
                let listed = date(&cell(&text), Some(2026), century);
                // Of the years before 1900, which were typed for certain, a person is asked.
                let asks = typed.year() < 1900;
                prop_assert_eq!(listed, if asks { Err(NoDate::Century) } else { Ok(Some(typed)) });
            }
        }
    }
}
