//! Money as a person types it, in whole đồng.
//!
//! Does not know receipts or limits of a field. Invariant: a result is 0 to 10^15 đồng, exact, never
//! by way of a float; what could be read two ways (`1.50`, `1.500k`) is refused, not guessed.

use super::fold::fold;
use super::nfc::{clean_line, is_apostrophe};
use super::number::{grouped, join_groups};

/// The greatest sum that is believed, in đồng.
pub const MAX_MONEY: i64 = 1_000_000_000_000_000;

/// Why a text is not a sum of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Nothing was typed.
    #[error("no amount was given")]
    Empty,
    /// Not a sum, or one that can be read in two ways.
    #[error("not an amount of money")]
    NotMoney,
    /// A sum below zero.
    #[error("the amount is negative")]
    Negative,
    /// Above 10^15 đồng.
    #[error("the amount is too large")]
    TooLarge,
}

/// Reads a sum of money in đồng.
///
/// - whole: `1500000`, `1.500.000`, `1,500,000`, `1 500 000`, also `1.500.000,00`
/// - with a unit: `500k`, `500 nghìn`, `1,5tr`, `1.5 triệu`, `2 tỷ`, `1 tỷ 200 triệu`
/// - with digits after the unit, which go on after its decimal sign: `1tr5` = 1.500.000,
///   `1tr05` = 1.050.000, `1tr250` = 1.250.000, `1tỷ2` = 1.200.000.000
/// - `đ`, `đồng`, `VND`, `₫` at the end
pub fn parse_money(raw: &str) -> Result<i64, MoneyError> {
    let text = clean_line(raw);
    let text = text.trim();
    if text.is_empty() {
        return Err(MoneyError::Empty);
    }
    match text.strip_prefix(is_dash) {
        Some(size) => positive(size.trim_start()).and(Err(MoneyError::Negative)),
        None => positive(text),
    }
}

fn positive(text: &str) -> Result<i64, MoneyError> {
    // Folding would drop these, and they are no part of a sum.
    if text.chars().any(|c| is_dash(c) || is_apostrophe(c)) {
        return Err(MoneyError::NotMoney);
    }
    let folded = fold(text);
    let amount = sum(strip_currency(&folded))?;
    i64::try_from(amount).ok().filter(|&sum| sum <= MAX_MONEY).ok_or(MoneyError::TooLarge)
}

/// `1.500.000`, without a unit; a negative sum with a minus sign.
pub fn format_money(amount: i64) -> String {
    let sign = if amount < 0 { "-" } else { "" };
    format!("{sign}{}", grouped(amount.unsigned_abs()))
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn strip_currency(folded: &str) -> &str {
    ["dong", "vnd", "d", "₫"]
        .iter()
        .find_map(|sign| folded.strip_suffix(sign))
        .unwrap_or(folded)
        .trim_end()
}

/// A number as written, before it is known whether a unit follows.
struct Written {
    /// Its digits as a whole number, if it can be one.
    whole: Option<String>,
    /// Digits before and after a decimal sign, if it can be a decimal.
    decimal: Option<(String, String)>,
}

/// The sum of `number unit` pairs, the units falling; the last number may lack its unit.
fn sum(text: &str) -> Result<u128, MoneyError> {
    let mut rest = text;
    let mut total = 0_u128;
    let mut last: Option<Pair> = None;
    while !rest.is_empty() {
        let pair = next_pair(rest)?;
        let value = match (pair.unit, last.as_ref()) {
            (Some(_), Some(before)) if before.unit <= pair.unit || !before.is_whole => {
                return Err(MoneyError::NotMoney);
            }
            (Some(unit), _) => scaled(&pair.number, unit)?,
            (None, None) => digits(pair.number.whole.as_deref())?,
            (None, Some(before)) => tail(&pair.number, before)?,
        };
        total = total.saturating_add(value);
        rest = pair.rest;
        last = Some(Pair { rest: "", ..pair });
    }
    if last.is_none() {
        return Err(MoneyError::NotMoney);
    }
    Ok(total)
}

/// A number and the unit after it, with what follows.
struct Pair<'a> {
    number: Written,
    /// Power of ten: 3 for nghìn, 6 for triệu, 9 for tỷ.
    unit: Option<u32>,
    /// Whether the number had no decimal sign.
    is_whole: bool,
    rest: &'a str,
}

fn next_pair(text: &str) -> Result<Pair<'_>, MoneyError> {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ');
    let end = text.find(|c| !is_number(c)).unwrap_or(text.len());
    let (written, after) = text.split_at_checked(end).ok_or(MoneyError::NotMoney)?;
    let end = after.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(after.len());
    let (word, rest) = after.split_at_checked(end).ok_or(MoneyError::NotMoney)?;
    let unit = match word {
        "" if rest.is_empty() => None,
        "k" | "ng" | "nghin" | "ngan" => Some(3),
        "tr" | "trieu" => Some(6),
        "ty" | "ti" => Some(9),
        _ => return Err(MoneyError::NotMoney),
    };
    let number = written_number(written.trim())?;
    let is_whole = number.whole.is_some();
    Ok(Pair { number, unit, is_whole, rest: rest.trim_start() })
}

fn written_number(text: &str) -> Result<Written, MoneyError> {
    if text.is_empty() {
        return Err(MoneyError::NotMoney);
    }
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(Written { whole: Some(text.to_owned()), decimal: None });
    }
    let whole = ['.', ',', ' ']
        .into_iter()
        .find_map(|separator| join_groups(text, separator))
        .or_else(|| without_zero_cents(text));
    let decimal = text.split_once(['.', ',']).and_then(|(before, after)| {
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        (digits(before) && digits(after)).then(|| (before.to_owned(), after.to_owned()))
    });
    if whole.is_none() && decimal.is_none() {
        return Err(MoneyError::NotMoney);
    }
    Ok(Written { whole, decimal })
}

/// `1.500.000,00` and `1,500,000.00`, as banks print them.
fn without_zero_cents(text: &str) -> Option<String> {
    [('.', ",00"), (',', ".00")].into_iter().find_map(|(separator, cents)| {
        text.strip_suffix(cents).and_then(|whole| join_groups(whole, separator))
    })
}

fn digits(text: Option<&str>) -> Result<u128, MoneyError> {
    let text = text.ok_or(MoneyError::NotMoney)?.trim_start_matches('0');
    if text.is_empty() {
        return Ok(0);
    }
    text.parse().map_err(|_| MoneyError::TooLarge)
}

/// The number times 10^unit. With a unit `1.500` could be 1500 or 1,5: refused.
fn scaled(number: &Written, unit: u32) -> Result<u128, MoneyError> {
    match (&number.whole, &number.decimal) {
        (Some(whole), None) => Ok(digits(Some(whole))?.saturating_mul(10_u128.pow(unit))),
        (None, Some((before, after))) => {
            let after = after.trim_end_matches('0');
            let places = u32::try_from(after.len()).map_err(|_| MoneyError::NotMoney)?;
            let left = unit.checked_sub(places).ok_or(MoneyError::NotMoney)?;
            let all = format!("{before}{after}");
            Ok(digits(Some(&all))?.saturating_mul(10_u128.pow(left)))
        }
        _ => Err(MoneyError::NotMoney),
    }
}

/// The 5 of `1tr5`: one to three digits that go on after the decimal sign of the unit before.
fn tail(number: &Written, before: &Pair<'_>) -> Result<u128, MoneyError> {
    let (Some(unit), Some(text), None) = (before.unit, &number.whole, &number.decimal) else {
        return Err(MoneyError::NotMoney);
    };
    if !before.is_whole || !(1..=3).contains(&text.len()) {
        return Err(MoneyError::NotMoney);
    }
    let places = u32::try_from(text.len()).map_err(|_| MoneyError::NotMoney)?;
    let left = unit.checked_sub(places).ok_or(MoneyError::NotMoney)?;
    Ok(digits(Some(text))?.saturating_mul(10_u128.pow(left)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sums() {
        let rows = [
            ("0", 0),
            ("1500000", 1_500_000),
            ("1.500.000", 1_500_000),
            ("1,500,000", 1_500_000),
            ("1 500 000", 1_500_000),
            ("1\u{A0}500\u{A0}000", 1_500_000),
            ("1.500.000,00", 1_500_000),
            ("1,500,000.00 VND", 1_500_000),
            ("1.500", 1_500),
            ("500k", 500_000),
            ("500 K", 500_000),
            ("500 nghìn", 500_000),
            ("500 ngàn đồng", 500_000),
            ("500ng", 500_000),
            ("500kđ", 500_000),
            ("500k5", 500_500),
            ("1tr5", 1_500_000),
            ("12tr5", 12_500_000),
            ("1tr05", 1_050_000),
            ("1tr250", 1_250_000),
            ("1tr 500k", 1_500_000),
            ("1 triệu 5", 1_500_000),
            ("1,5tr", 1_500_000),
            ("1.5 triệu", 1_500_000),
            ("0,125 tỷ", 125_000_000),
            ("2 tỷ", 2_000_000_000),
            ("1tỷ2", 1_200_000_000),
            ("1 tỉ 200 triệu 5", 1_200_500_000),
            ("1.500.000k", 1_500_000_000),
            ("200000đ", 200_000),
            ("200.000 ₫", 200_000),
            ("200.000vnđ", 200_000),
            ("1000000000000000", MAX_MONEY),
        ];
        for (raw, amount) in rows {
            assert_eq!(parse_money(raw), Ok(amount), "{raw:?}");
        }
    }

    #[test]
    fn what_is_refused() {
        use MoneyError::{Empty, Negative, NotMoney, TooLarge};
        let rows = [
            ("", Empty),
            (" \n", Empty),
            ("-5", Negative),
            ("\u{2212}500k", Negative),
            ("- 1tr5", Negative),
            ("-", NotMoney),
            ("-abc", NotMoney),
            ("1.50", NotMoney),
            ("1,5", NotMoney),
            ("1.500,5", NotMoney),
            ("0.500", NotMoney),
            ("1.500tr", NotMoney),
            ("1,500k", NotMoney),
            ("1,2345k", NotMoney),
            ("1.5tr5", NotMoney),
            ("1tr5000", NotMoney),
            ("1k2tr", NotMoney),
            ("1tr2tr", NotMoney),
            ("1-5tr", NotMoney),
            ("1'500'000", NotMoney),
            ("1 5", NotMoney),
            ("tr5", NotMoney),
            ("đ", NotMoney),
            ("Nguyễn Văn An", NotMoney),
            ("1000000000000001", TooLarge),
            ("2000000tỷ", TooLarge),
            ("99999999999999999999999999999999999999999999999999", TooLarge),
            ("99999999999999999999999999999999999999ty", TooLarge),
        ];
        for (raw, error) in rows {
            assert_eq!(parse_money(raw), Err(error), "{raw:?}");
        }
    }

    #[test]
    fn absurd_input_is_refused_quickly() {
        for piece in ["-", "1 ", "1tr", "9", ".", "đ"] {
            assert!(parse_money(&piece.repeat(100_000)).is_err(), "{piece}");
        }
    }

    #[test]
    fn shown_in_groups() {
        let rows = [(0, "0"), (999, "999"), (1_500_000, "1.500.000"), (-1_000, "-1.000")];
        for (amount, text) in rows {
            assert_eq!(format_money(amount), text);
        }
        assert_eq!(format_money(i64::MIN), "-9.223.372.036.854.775.808");
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(amount in 0..=MAX_MONEY) {
            prop_assert_eq!(parse_money(&format_money(amount)), Ok(amount));
            prop_assert_eq!(parse_money(&amount.to_string()), Ok(amount));
        }

        #[test]
        fn any_text_is_read_or_refused(raw in "\\PC*", typed in "[0-9., đktrỷty-]{0,20}") {
            for text in [raw, typed] {
                if let Ok(amount) = parse_money(&text) {
                    prop_assert!((0..=MAX_MONEY).contains(&amount));
                }
            }
        }
    }
}
