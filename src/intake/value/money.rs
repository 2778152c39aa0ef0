//! Money of lists, in whole đồng: as accounts, as people say it, in thousands where the heading
//! says so.
//!
//! Does not know which column it reads or whether a sum may be negative. Invariant: a sum is exact,
//! at most 10^15 either way; what could be meant in two ways is unreadable.

use crate::intake::grid::Raw;
use crate::intake::value::{Unreadable, join_groups, says_nothing};
use crate::text::{MAX_MONEY, fold};

/// Less than this is no part of a sum but what a computer's arithmetic left over, in đồng.
const DUST: f64 = 0.001;

/// The greatest sum, as spreadsheets keep numbers.
const GREATEST: f64 = 1e15;

/// Reads a sum. `unit` is what a number without a unit of its own is counted in: 1 or 1,000 đồng.
///
/// - `500000`, `500.000đ`, `150,000`, `500 000`, `1.500.000,00 VNĐ`
/// - `500k`, `50 ngàn`, `2 triệu`, `1,5 triệu`, `1tr5`, `1tr25`, `1tr200`, `2 triệu rưỡi`, `1 tỷ 2`
/// - `-500.000`, `(500.000)`: below zero
pub fn money(raw: &Raw, unit: i64) -> Result<Option<i64>, Unreadable> {
    match raw {
        Raw::Empty => Ok(None),
        Raw::Number(number) => of_number(*number, unit).map(Some),
        Raw::Text(text) if says_nothing(text) => Ok(None),
        Raw::Text(text) if matches!(fold(text).as_str(), "khong" | "khong co" | "ko") => Ok(None),
        Raw::Text(text) => of_text(text, unit).map(Some),
        Raw::Serial(_) | Raw::Bool(_) | Raw::Error(_) => Err(Unreadable),
    }
}

fn of_number(number: f64, unit: i64) -> Result<i64, Unreadable> {
    let unit: f64 = unit.to_string().parse().map_err(|_| Unreadable)?;
    let sum = number * unit;
    let whole = sum.round();
    if !(sum.abs() <= GREATEST && (sum - whole).abs() < DUST) {
        return Err(Unreadable);
    }
    format!("{whole:.0}").parse().map_err(|_| Unreadable)
}

fn of_text(text: &str, unit: i64) -> Result<i64, Unreadable> {
    let text = text.trim().trim_start_matches(['\'', '’', '‘', '`']);
    let dash = |c: char| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}');
    let in_brackets = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let (negative, size) = match (text.strip_prefix(dash), in_brackets) {
        (Some(size), _) | (None, Some(size)) => (true, size),
        (None, None) => (false, text),
    };
    // "500.000,-" and "500.000,- đ".
    let plain = size.replace(",-", "").replace(",–", "");
    if plain.chars().any(|c| dash(c) || matches!(c, '\'' | '’' | '‘' | '`')) {
        return Err(Unreadable);
    }
    let folded = fold(&plain);
    let (amount, named) = without_currency(&folded);
    let sum = Sum::read(amount)?.in_dong(if named { 1 } else { unit })?;
    let sum = i64::try_from(sum).ok().filter(|sum| *sum <= MAX_MONEY).ok_or(Unreadable)?;
    Ok(if negative { sum.saturating_neg() } else { sum })
}

/// The text without đ, đồng or VNĐ, and whether one of these stood there.
fn without_currency(folded: &str) -> (&str, bool) {
    let text = folded.trim_end_matches(['.', ' ']);
    let bare =
        ["viet nam dong", "dong", "vnd", "d", "₫"].iter().find_map(|sign| text.strip_suffix(sign));
    (bare.unwrap_or(text).trim(), bare.is_some())
}

/// A sum as it is written.
#[derive(Debug, Default)]
struct Sum {
    /// What has units of its own, in đồng.
    named: u128,
    /// A number without one: its digits and how many of them are decimals.
    bare: Option<(u128, u32)>,
}

impl Sum {
    /// Pairs of a number and a unit, the units falling.
    fn read(text: &str) -> Result<Self, Unreadable> {
        let mut sum = Self::default();
        let mut rest = text;
        let mut last: Option<u32> = None;
        while !rest.is_empty() {
            let end = rest.find(|c: char| c.is_ascii_lowercase()).unwrap_or(rest.len());
            let (number, after) = rest.split_at_checked(end).ok_or(Unreadable)?;
            let end = after.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(after.len());
            let (word, after) = after.split_at_checked(end).ok_or(Unreadable)?;
            let number = number.trim();
            rest = after.trim_start_matches([' ', '.']);
            match (power(word), last) {
                (Some(power), _) if last.is_none_or(|last| power < last) => {
                    sum.add(scaled(number, power)?);
                    last = Some(power);
                }
                (None, Some(last)) if word == "ruoi" && number.is_empty() => {
                    sum.add(10_u128.pow(last) / 2);
                    return if rest.is_empty() { Ok(sum) } else { Err(Unreadable) };
                }
                (None, None) if word == "nua" && number.is_empty() => {
                    let power = power(rest).ok_or(Unreadable)?;
                    sum.add(10_u128.pow(power) / 2);
                    return Ok(sum);
                }
                (None, Some(last)) if word.is_empty() => {
                    sum.add(tail(number, last)?);
                    return Ok(sum);
                }
                (None, None) if word.is_empty() => {
                    sum.bare = Some(digits(number)?);
                    return Ok(sum);
                }
                _ => return Err(Unreadable),
            }
        }
        if last.is_some() { Ok(sum) } else { Err(Unreadable) }
    }

    fn add(&mut self, amount: u128) {
        self.named = self.named.saturating_add(amount);
    }

    fn in_dong(self, unit: i64) -> Result<u128, Unreadable> {
        let Some((digits, places)) = self.bare else {
            return Ok(self.named);
        };
        let unit = u128::try_from(unit).map_err(|_| Unreadable)?;
        exactly(digits.saturating_mul(unit), places)
    }
}

/// The power of ten of a unit.
fn power(word: &str) -> Option<u32> {
    match word.trim_end_matches('.') {
        "k" | "ng" | "nghin" | "ngan" | "n" => Some(3),
        "tr" | "trieu" => Some(6),
        "ty" | "ti" => Some(9),
        _ => None,
    }
}

/// The number times 10^`power`, which must be whole đồng.
fn scaled(number: &str, power: u32) -> Result<u128, Unreadable> {
    // "1,250 triệu" may be 1,25 or 1.250.
    let comma = number.matches(',').count() == 1 && join_groups(number, ',').is_some();
    if comma && power > 3 {
        return Err(Unreadable);
    }
    let (digits, places) = digits(number)?;
    exactly(digits.saturating_mul(10_u128.pow(power)), places)
}

/// The 5 of `1tr5`: one to three digits that go on after the decimal sign.
fn tail(number: &str, power: u32) -> Result<u128, Unreadable> {
    let places = u32::try_from(number.len()).map_err(|_| Unreadable)?;
    if !(1..=3).contains(&places) || !number.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Unreadable);
    }
    let digits: u128 = number.parse().map_err(|_| Unreadable)?;
    exactly(digits.saturating_mul(10_u128.pow(power)), places)
}

/// `amount` / 10^`places` without a rest.
fn exactly(amount: u128, places: u32) -> Result<u128, Unreadable> {
    let unit = 10_u128.checked_pow(places).ok_or(Unreadable)?;
    if amount.checked_rem(unit) == Some(0) { Ok(amount / unit.max(1)) } else { Err(Unreadable) }
}

/// The digits of a number and how many of them are decimals. Groups of three are no decimals.
fn digits(text: &str) -> Result<(u128, u32), Unreadable> {
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let joined = ['.', ',', ' '].into_iter().find_map(|sign| join_groups(text, sign));
    let (whole, decimals) = if plain(text) {
        (text.to_owned(), "")
    } else if let Some(joined) = joined {
        (joined, "")
    } else {
        let at = text.rfind([',', '.']).ok_or(Unreadable)?;
        let (before, after) = text.split_at_checked(at).ok_or(Unreadable)?;
        let mut other = [' ', '.', ','].into_iter().filter(|sign| !after.starts_with(*sign));
        let after = after.trim_start_matches([',', '.']);
        let grouped = other.find_map(|sign| join_groups(before, sign));
        let whole = grouped.or_else(|| plain(before).then(|| before.to_owned()));
        (whole.ok_or(Unreadable)?, after)
    };
    let decimals = decimals.trim_end_matches('0');
    if whole.len() > 16 || decimals.len() > 9 || !(decimals.is_empty() || plain(decimals)) {
        return Err(Unreadable);
    }
    let places = u32::try_from(decimals.len()).map_err(|_| Unreadable)?;
    let digits = format!("{whole}{decimals}").parse().map_err(|_| Unreadable)?;
    Ok((digits, places))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str, unit: i64) -> Result<Option<i64>, Unreadable> {
        money(&Raw::Text(text.into()), unit)
    }

    #[test]
    fn what_is_written() {
        let rows = [
            ("0", 0),
            ("500000", 500_000),
            ("500.000đ", 500_000),
            ("100.000 đ", 100_000),
            ("150,000", 150_000),
            ("500 000", 500_000),
            ("1.000.000 đồng", 1_000_000),
            ("10.000.000 VNĐ", 10_000_000),
            ("1.500.000,00", 1_500_000),
            ("1,500,000.00", 1_500_000),
            ("1.500.000,-", 1_500_000),
            ("’200000", 200_000),
            ("500k", 500_000),
            ("500K", 500_000),
            ("1.500k", 1_500_000),
            ("300 nghìn", 300_000),
            ("50 ngàn", 50_000),
            ("50 ngàn đồng", 50_000),
            ("2tr", 2_000_000),
            ("2 tr.", 2_000_000),
            ("2 triệu", 2_000_000),
            ("2TRIỆU", 2_000_000),
            ("1,5 triệu", 1_500_000),
            ("1.5tr", 1_500_000),
            ("1.500 triệu", 1_500_000_000),
            ("1tr5", 1_500_000),
            ("1tr25", 1_250_000),
            ("1tr05", 1_050_000),
            ("1tr200", 1_200_000),
            ("1 triệu 2", 1_200_000),
            ("1tr 200k", 1_200_000),
            ("1 triệu 200 nghìn đồng", 1_200_000),
            ("2 triệu rưỡi", 2_500_000),
            ("2tr rưởi", 2_500_000),
            ("nửa triệu", 500_000),
            ("1 tỷ 2", 1_200_000_000),
            ("1 tỉ rưỡi", 1_500_000_000),
            ("0,5 triệu", 500_000),
            ("-500.000", -500_000),
            ("− 500k", -500_000),
            ("(500.000)", -500_000),
        ];
        for (text, amount) in rows {
            assert_eq!(read(text, 1), Ok(Some(amount)), "{text:?}");
        }
    }

    #[test]
    fn thousands_count_for_bare_numbers_only() {
        let rows = [
            ("3000", 3_000_000),
            ("24.000", 24_000_000),
            ("1,5", 1_500),
            ("1350,5", 1_350_500),
            ("-200", -200_000),
            ("0", 0),
            ("500.000đ", 500_000),
            ("500k", 500_000),
            ("2 triệu", 2_000_000),
            ("1tr5", 1_500_000),
        ];
        for (text, amount) in rows {
            assert_eq!(read(text, 1000), Ok(Some(amount)), "{text:?}");
        }
        let numbers =
            [(3000.0, 3_000_000), (1350.1, 1_350_100), (0.0, 0), (-200.0, -200_000), (0.3, 300)];
        for (number, amount) in numbers {
            assert_eq!(money(&Raw::Number(number), 1000), Ok(Some(amount)), "{number}");
        }
        assert_eq!(money(&Raw::Number(3_000_000.000_000_1), 1), Ok(Some(3_000_000)));
        assert_eq!(money(&Raw::Number(-500_000.0), 1), Ok(Some(-500_000)));
    }

    #[test]
    fn what_is_no_sum() {
        let texts = [
            "một ngày lương",
            "01 ngày lương",
            "x",
            "đ",
            "k",
            "tr5",
            "1,5",
            "1.50",
            "1.5000",
            "1,250 triệu",
            "1,2345k",
            "1tr5000",
            "1tr5tr",
            "1k2tr",
            "1-5tr",
            "1'500'000",
            "500.000đ/tháng",
            "200.000 + 300.000",
            "500.000 (chưa nộp)",
            "5 thùng",
            "99999999999999999999",
            "1000001 tỷ",
            "1/2 triệu",
            "2 triệu rưỡi 5",
            "rưỡi",
            "1 t",
            "1.500.00",
            "12 34",
            "2 trăm",
        ];
        for text in texts {
            assert_eq!(read(text, 1), Err(Unreadable), "{text:?}");
        }
        for number in [0.5, 33_333.33, f64::NAN, f64::INFINITY, 1e16] {
            assert_eq!(money(&Raw::Number(number), 1), Err(Unreadable), "{number}");
        }
        for raw in [Raw::Serial(500_000.0), Raw::Bool(true), Raw::Error("#VALUE!".into())] {
            assert_eq!(money(&raw, 1), Err(Unreadable), "{raw:?}");
        }
        for nothing in ["", " ", "-", "không"] {
            assert_eq!(read(nothing, 1), Ok(None), "{nothing:?}");
        }
    }

    proptest! {
        #[test]
        fn any_cell_is_read_or_not(
            any in "\\PC*", typed in "([0-9., ]|đ|k|tr|triệu|tỷ|rưỡi|-){0,12}", number in any::<f64>(),
        ) {
            for raw in [Raw::Text(any), Raw::Text(typed), Raw::Number(number)] {
                for unit in [1, 1000] {
                    if let Ok(Some(sum)) = money(&raw, unit) {
                        prop_assert!(sum.abs() <= MAX_MONEY, "{:?} {}", raw, sum);
                    }
                }
            }
        }

        #[test]
        fn what_the_program_shows_is_read_back(amount in -MAX_MONEY..=MAX_MONEY) {
            prop_assert_eq!(read(&crate::text::format_money(amount), 1), Ok(Some(amount)));
            let thousands = amount / 1000;
            prop_assert_eq!(read(&thousands.to_string(), 1000), Ok(Some(thousands * 1000)));
        }
    }
}
