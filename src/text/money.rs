//! Sums of money in whole đồng, typed into a field or written in a list.
//!
//! Does not know receipts, headings or limits of a field. Invariant: a result is at most 10^15 đồng,
//! exact, never by way of a float; what could be read two ways (`1.50`, `1.500 triệu`) is refused, not
//! guessed. What is taken when typed is taken in a list, as the same sum.

use super::amount::{Policy, Written, as_groups, is_digits, written};
use super::fold::fold;
use super::nfc::{clean_line, is_apostrophe};
use super::number::grouped;

/// The greatest sum that is believed, in đồng.
pub const MAX_MONEY: i64 = 1_000_000_000_000_000;

/// The greatest unit whose numbers are written in groups of three: 1.500 nghìn are groups, 1.500 triệu
/// may be one and a half.
const GROUPED_UNIT: u128 = 1_000;

/// Why a text is not a sum of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    #[error("no amount was given")]
    Empty,
    #[error("not an amount of money")]
    NotMoney,
    /// `1.500 triệu` could be 1,5 or 1500 million.
    #[error("the amount can be read in two ways")]
    Ambiguous,
    /// A sum below zero.
    #[error("the amount is negative")]
    Negative,
    /// Above 10^15 đồng.
    #[error("the amount is too large")]
    TooLarge,
}

/// Reads a sum of money in đồng.
///
/// - whole: `1500000`, `1.500.000`, `1,500,000`, `1 500 000`, also `1.500.000,00`, `1.500.000,-`
/// - with a unit: `500k`, `500 nghìn`, `1,5tr`, `0.500 triệu`, `2 tỷ`, `1 tỷ 200 triệu`
/// - with digits after the unit, which go on after its decimal sign: `1tr5` = 1.500.000,
///   `1tr05` = 1.050.000, `1tr250` = 1.250.000, `1tỷ2` = 1.200.000.000
/// - `2 triệu rưỡi`, `nửa triệu`; `đ`, `đồng`, `VND`, `₫` at the end
///
/// In a list a sum may be below zero, and a number without a unit counts what the policy says.
pub fn parse_money(raw: &str, policy: Policy) -> Result<i64, MoneyError> {
    let text = clean_line(raw);
    let text = text.trim();
    if text.is_empty() {
        return Err(MoneyError::Empty);
    }
    let Some(size) = text.strip_prefix(is_dash) else {
        return positive(text, policy);
    };
    let amount = positive(size.trim_start(), policy)?;
    match policy {
        Policy::Typed => Err(MoneyError::Negative),
        Policy::Listed { .. } => Ok(amount.saturating_neg()),
    }
}

fn positive(text: &str, policy: Policy) -> Result<i64, MoneyError> {
    let text = without_no_cents(text);
    // Folding would drop these, and they are no part of a sum.
    if text.chars().any(|c| is_dash(c) || is_apostrophe(c)) {
        return Err(MoneyError::NotMoney);
    }
    let folded = fold(&text);
    let (amount, is_named) = without_currency(&folded);
    let unit = match policy {
        Policy::Listed { unit } if !is_named => u128::try_from(unit).unwrap_or(1),
        _ => 1,
    };
    let amount = sum(amount, policy, unit)?;
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

/// `500.000,-` and `500.000,- đ`, as accounts say that there are no cents.
fn without_no_cents(text: &str) -> String {
    let parts = [",-", ",–"].into_iter().find_map(|sign| text.split_once(sign));
    match parts {
        Some((sum, rest)) if !rest.chars().any(|c| c.is_ascii_digit()) => format!("{sum}{rest}"),
        _ => text.to_owned(),
    }
}

/// The text without đ, đồng or VNĐ, and whether one of these stood there.
fn without_currency(folded: &str) -> (&str, bool) {
    let is_short = |text: &&str| text.ends_with(|c: char| c.is_ascii_lowercase());
    let text = folded.strip_suffix('.').filter(is_short).unwrap_or(folded);
    let bare =
        ["viet nam dong", "dong", "vnd", "d", "₫"].iter().find_map(|sign| text.strip_suffix(sign));
    (bare.unwrap_or(text).trim(), bare.is_some())
}

/// The sum of `number unit` pairs, the units falling; the last number may lack its unit. `unit` is
/// what a number alone is counted in.
fn sum(text: &str, policy: Policy, unit: u128) -> Result<u128, MoneyError> {
    if let Some(of) = text.strip_prefix("nua ") {
        return power(of).map(|power| 10_u128.pow(power) / 2).ok_or(MoneyError::NotMoney);
    }
    let mut rest = text;
    let mut total = 0_u128;
    let mut last: Option<(u32, bool)> = None;
    while !rest.is_empty() {
        if let ("ruoi", Some((power, true))) = (rest, last) {
            return Ok(total.saturating_add(10_u128.pow(power) / 2));
        }
        let pair = next_pair(rest)?;
        let value = match (pair.power, last) {
            (Some(power), Some((before, is_whole))) if before <= power || !is_whole => {
                return Err(MoneyError::NotMoney);
            }
            (Some(power), _) => scaled(&pair.number, power, policy)?,
            (None, None) => bare(&pair.number, policy, unit)?,
            (None, Some((power, true))) => tail(&pair.number, power)?,
            (None, Some((_, false))) => return Err(MoneyError::NotMoney),
        };
        total = total.saturating_add(value);
        rest = pair.rest;
        last =
            Some((pair.power.unwrap_or_default(), !matches!(pair.number, Written::Decimal { .. })));
    }
    if last.is_some() { Ok(total) } else { Err(MoneyError::NotMoney) }
}

/// A number and the unit after it, with what follows.
struct Pair<'a> {
    number: Written,
    /// The power of ten of its unit.
    power: Option<u32>,
    rest: &'a str,
}

fn next_pair(text: &str) -> Result<Pair<'_>, MoneyError> {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ');
    let end = text.find(|c| !is_number(c)).unwrap_or(text.len());
    let (number, after) = text.split_at_checked(end).ok_or(MoneyError::NotMoney)?;
    let end = after.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(after.len());
    let (word, rest) = after.split_at_checked(end).ok_or(MoneyError::NotMoney)?;
    let power = power(word);
    if power.is_none() && !(word.is_empty() && rest.is_empty()) {
        return Err(MoneyError::NotMoney);
    }
    let number = written(number.trim()).ok_or(MoneyError::NotMoney)?;
    // "2 tr. 500k"
    Ok(Pair { number, power, rest: rest.trim_start_matches([' ', '.']) })
}

/// The power of ten of a unit.
fn power(word: &str) -> Option<u32> {
    match word {
        "k" | "ng" | "nghin" | "ngan" | "n" => Some(3),
        "tr" | "trieu" => Some(6),
        "ty" | "ti" => Some(9),
        _ => None,
    }
}

/// A number with a unit of its own. `1.500 triệu` could be 1500 or 1,5: refused.
fn scaled(number: &Written, power: u32, policy: Policy) -> Result<u128, MoneyError> {
    let unit = 10_u128.pow(power);
    match number {
        Written::TwoWays { .. } if policy == Policy::Typed => Err(MoneyError::Ambiguous),
        number => counted(number, unit),
    }
}

/// A number without a unit. Typed, it is đồng, of which there are no parts; `1.500` are groups then.
fn bare(number: &Written, policy: Policy, unit: u128) -> Result<u128, MoneyError> {
    match number {
        Written::Decimal { is_grouped: false, .. } if policy == Policy::Typed => {
            Err(MoneyError::NotMoney)
        }
        number => counted(number, unit),
    }
}

/// The number times `unit`, which must be whole đồng.
fn counted(number: &Written, unit: u128) -> Result<u128, MoneyError> {
    match number {
        Written::Whole(whole) => exactly(whole, "", unit),
        Written::Decimal { before, after, .. } => exactly(before, after, unit),
        Written::TwoWays { before, after, .. } => match as_groups(before, after) {
            Some(whole) if unit <= GROUPED_UNIT => exactly(&whole, "", unit),
            _ => Err(MoneyError::Ambiguous),
        },
    }
}

/// The 5 of `1tr5`: one to three digits that go on after the decimal sign of the unit before.
fn tail(number: &Written, power: u32) -> Result<u128, MoneyError> {
    match number {
        Written::Whole(digits) if (1..=3).contains(&digits.len()) => {
            exactly("", digits, 10_u128.pow(power))
        }
        _ => Err(MoneyError::NotMoney),
    }
}

/// The number with these digits before and after its decimal sign times `unit`, without a rest.
fn exactly(before: &str, after: &str, unit: u128) -> Result<u128, MoneyError> {
    let after = after.trim_end_matches('0');
    let digits = format!("{before}{after}");
    let digits = digits.trim_start_matches('0');
    let digits: u128 = match digits {
        "" => 0,
        digits if is_digits(digits) => digits.parse().map_err(|_| MoneyError::TooLarge)?,
        _ => return Err(MoneyError::NotMoney),
    };
    let amount = digits.checked_mul(unit).ok_or(MoneyError::TooLarge)?;
    let places = u32::try_from(after.len()).map_err(|_| MoneyError::NotMoney)?;
    let parts = 10_u128.checked_pow(places).ok_or(MoneyError::NotMoney)?;
    match (amount.checked_div(parts), amount.checked_rem(parts)) {
        (Some(sum), Some(0)) => Ok(sum),
        _ => Err(MoneyError::NotMoney),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed(raw: &str) -> Result<i64, MoneyError> {
        parse_money(raw, Policy::Typed)
    }

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
            ("0.500 triệu", 500_000),
            ("2 triệu rưỡi", 2_500_000),
            ("2tr rưởi", 2_500_000),
            ("nửa triệu", 500_000),
            ("1.500.000,-", 1_500_000),
            ("500.000,- đ", 500_000),
            ("2 tr.", 2_000_000),
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
            assert_eq!(typed(raw), Ok(amount), "{raw:?}");
        }
    }

    #[test]
    fn what_is_refused() {
        use MoneyError::{Ambiguous, Empty, Negative, NotMoney, TooLarge};
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
            ("0,300", NotMoney),
            ("0 500", NotMoney),
            ("500,00", NotMoney),
            ("500.", NotMoney),
            ("1,-5", NotMoney),
            ("2,5 triệu rưỡi", NotMoney),
            ("2 triệu rưỡi 5", NotMoney),
            ("rưỡi", NotMoney),
            ("nửa", NotMoney),
            ("(500.000)", NotMoney),
            ("1.500tr", Ambiguous),
            ("1,500k", Ambiguous),
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
            assert_eq!(typed(raw), Err(error), "{raw:?}");
        }
    }

    #[test]
    fn absurd_input_is_refused_quickly() {
        for piece in ["-", "1 ", "1tr", "9", ".", "đ"] {
            assert!(typed(&piece.repeat(100_000)).is_err(), "{piece}");
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
            prop_assert_eq!(typed(&format_money(amount)), Ok(amount));
            prop_assert_eq!(typed(&amount.to_string()), Ok(amount));
        }

        #[test]
        fn any_text_is_read_or_refused(raw in "\\PC*", like in "[0-9., đktrỷty-]{0,20}") {
            for text in [raw, like] {
                if let Ok(amount) = typed(&text) {
                    prop_assert!((0..=MAX_MONEY).contains(&amount));
                }
            }
        }
    }
}
