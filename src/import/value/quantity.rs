//! How much of something: a number, or a number with what is counted.
//!
//! Does not know goods. The number is read by the grammar that reads what is typed. Invariant: a
//! quantity is 0 or more with at most three decimals; a unit is short and has no number in it.

use crate::import::grid::Raw;
use crate::import::value::{Unreadable, is_placeholder};
use crate::text::{Decimal, Policy, clean_name, fold, is_comma_in_doubt, parse_decimal};

/// The longest unit, in letters.
const UNIT: usize = 20;

/// A quantity, with its unit where the cell says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// How many, or how much.
    pub amount: Decimal,
    /// Of what: `thùng`, `kg`.
    pub unit: Option<String>,
    /// Whether it has a comma before three digits: 1,500 is one and a half here, and may have been
    /// meant as 1500.
    pub is_in_doubt: bool,
}

/// What goods are counted in, folded: only these are taken from the front of a description.
const UNITS: &[&str] = &[
    "kg",
    "kilogam",
    "ky",
    "can",
    "ta",
    "tan",
    "yen",
    "gam",
    "lit",
    "met",
    "m",
    "m2",
    "m3",
    "con",
    "cai",
    "chiec",
    "bao",
    "thung",
    "suat",
    "phan",
    "bo",
    "tam",
    "chai",
    "hop",
    "goi",
    "tui",
    "cay",
    "quyen",
    "cuon",
    "doi",
    "cap",
    "vien",
    "binh",
    "ket",
    "ram",
    "vi",
    "lon",
    "can nha",
    "ngoi",
    "can ho",
    "cuc",
    "qua",
    "to",
    "cong",
    "ngay cong",
    "khoi",
];

/// Reads a quantity: `5`, `2,5`, `0.500`, `1.000`, `5 thùng`, `100kg`, `một con`.
pub fn quantity(raw: &Raw) -> Result<Option<Quantity>, Unreadable> {
    match raw {
        Raw::Empty => Ok(None),
        Raw::Number(number) => {
            let amount = decimal_of(*number).ok_or(Unreadable)?;
            Ok(Some(Quantity { amount, unit: None, is_in_doubt: false }))
        }
        Raw::Text(text) if is_placeholder(text) => Ok(None),
        Raw::Text(text) => {
            let (amount, is_in_doubt, rest) = leading(text).ok_or(Unreadable)?;
            let unit =
                clean_name(rest.trim_matches(|c: char| {
                    matches!(c, '.' | ',' | '(' | ')') || c.is_whitespace()
                }));
            let numbered = unit.chars().any(char::is_numeric) && !is_unit(&unit);
            if numbered || unit.chars().count() > UNIT {
                return Err(Unreadable);
            }
            let unit = Some(unit).filter(|unit| !unit.is_empty());
            Ok(Some(Quantity { amount, unit, is_in_doubt }))
        }
        Raw::Serial(_) | Raw::Bool(_) | Raw::Error(_) => Err(Unreadable),
    }
}

/// A description that begins with its own quantity: `5 thùng mì tôm` is 5, thùng and mì tôm. Only
/// with a known unit; `3 môn phối hợp` stays as it is.
pub fn counted(description: &str) -> Option<(Quantity, String)> {
    let (amount, is_in_doubt, rest) = leading(description)?;
    let rest = rest.trim();
    let (unit, of) = rest.split_once(' ')?;
    let of = of.trim();
    let usable = is_unit(unit) && of.chars().any(char::is_alphabetic);
    let quantity = Quantity { amount, unit: Some(unit.to_owned()), is_in_doubt };
    usable.then(|| (quantity, of.to_owned()))
}

fn is_unit(text: &str) -> bool {
    let folded = fold(&text.replace('²', "2").replace('³', "3"));
    UNITS.contains(&folded.as_str())
}

/// The number that a text begins with, whether its comma is in doubt, and what follows.
fn leading(text: &str) -> Option<(Decimal, bool, &str)> {
    let text = text.trim();
    if let Some((word, rest)) = text.split_once(' ')
        && let Some(number) = small_number(word)
    {
        return Some((Decimal::from(number), false, rest));
    }
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ' ')));
    let (number, rest) = text.split_at_checked(end.unwrap_or(text.len()))?;
    let number = number.trim().trim_end_matches(['.', ',']);
    let amount = parse_decimal(number, Policy::Listed { unit: 1 }).ok()?;
    Some((amount, is_comma_in_doubt(number), rest))
}

/// The number of a word; two or more letters long, so that no name begins with it.
fn small_number(word: &str) -> Option<i32> {
    let words = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];
    let small = word.to_lowercase();
    (1..).zip(words).find(|(_, known)| *known == small).map(|(number, _)| number)
}

fn decimal_of(number: f64) -> Option<Decimal> {
    let rounded = (number * 1000.0).round() / 1000.0;
    let close =
        number.is_finite() && number >= 0.0 && (number - rounded).abs() < 1e-9 * number.max(1.0);
    close.then(|| rounded.to_string().parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_written() {
        let rows = [
            ("5", "5", None),
            ("2,5", "2.5", None),
            ("2.5", "2.5", None),
            ("0,125", "0.125", None),
            ("0.500 tấn", "0.5", Some("tấn")),
            ("1.500.000", "1500000", None),
            ("1.000", "1000", None),
            ("1 000", "1000", None),
            ("1.500,5", "1500.5", None),
            ("5 thùng", "5", Some("thùng")),
            ("02 con", "2", Some("con")),
            ("100kg", "100", Some("kg")),
            ("2,5 tạ", "2.5", Some("tạ")),
            ("20 m2", "20", Some("m2")),
            ("10 (bao)", "10", Some("bao")),
            ("một con", "1", Some("con")),
            ("30 suất quà", "30", Some("suất quà")),
        ];
        for (text, amount, unit) in rows {
            let read = quantity(&Raw::Text(text.into())).unwrap().unwrap();
            assert_eq!(
                (read.amount.to_string().as_str(), read.unit.as_deref()),
                (amount, unit),
                "{text:?}"
            );
        }
        for (number, amount) in [(2.0, "2"), (2.5, "2.5"), (0.1 + 0.2, "0.3"), (0.0, "0")] {
            let read = quantity(&Raw::Number(number)).unwrap().unwrap();
            assert_eq!(read.amount.to_string(), amount);
        }
        for (text, in_doubt) in
            [("1,500", true), ("1,500 tấn", true), ("0,500", false), ("1.500", false)]
        {
            let read = quantity(&Raw::Text(text.into())).unwrap().unwrap();
            assert_eq!(read.is_in_doubt, in_doubt, "{text:?}");
        }
        for text in
            ["x", "vài con", "1500.000", "0 500", "1/2 tấn", "5 thùng x 30 gói", "-2", "kg", "٥"]
        {
            assert_eq!(quantity(&Raw::Text(text.into())), Err(Unreadable), "{text:?}");
        }
        for number in [-1.0, 0.12345, f64::NAN, f64::INFINITY, 1e17] {
            assert_eq!(quantity(&Raw::Number(number)), Err(Unreadable), "{number}");
        }
        for nothing in ["", "-", " "] {
            assert_eq!(quantity(&Raw::Text(nothing.into())), Ok(None));
        }
    }

    #[test]
    fn descriptions_with_their_quantity() {
        let rows = [
            ("5 thùng mì tôm", Some(("5", "thùng", "mì tôm"))),
            ("10 kg gạo", Some(("10", "kg", "gạo"))),
            ("2 con bò giống", Some(("2", "con", "bò giống"))),
            ("Một bộ bàn ghế", Some(("1", "bộ", "bàn ghế"))),
            ("5 thùng", None),
            ("Mì tôm", None),
            ("3 môn phối hợp", None),
            ("Năm mới", None),
        ];
        for (text, expected) in rows {
            let read = counted(text);
            let read = read.map(|(q, of)| (q.amount.to_string(), q.unit.unwrap(), of));
            let expected =
                expected.map(|(n, unit, of)| (n.to_owned(), unit.to_owned(), of.to_owned()));
            assert_eq!(read, expected, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_cell_is_read_or_not(any in "\\PC*", typed in "([0-9., ]|kg|thùng|một){0,9}", number in any::<f64>()) {
            for raw in [Raw::Text(any.clone()), Raw::Text(typed), Raw::Number(number)] {
                if let Ok(Some(read)) = quantity(&raw) {
                    prop_assert!(!read.amount.is_negative());
                }
            }
            let _ = counted(&any);
        }
    }
}
