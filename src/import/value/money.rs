//! Money of cells, in whole đồng: numbers, and texts by the grammar that reads what is typed.
//!
//! Does not know which column it reads or whether a sum may be negative. Invariant: a sum is exact,
//! at most 10^15 either way; what could be meant in two ways is not given.

use crate::import::grid::Raw;
use crate::import::value::is_placeholder;
use crate::text::{MoneyError, Policy, fold, parse_money};

/// Less than this is no part of a sum but what a computer's arithmetic left over, in đồng.
const DUST: f64 = 0.001;

/// The greatest sum, as spreadsheets keep numbers.
const GREATEST: f64 = 1e15;

/// Why a cell gives no sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoSum {
    #[error("the cell is no sum of money")]
    Unreadable,
    /// `1.500 triệu`: one and a half, or 1,500.
    #[error("the sum can be read in two ways")]
    TwoWays,
}

/// Reads a sum. `unit` is what a number without a unit of its own is counted in, as the heading says:
/// 1, 1,000 or 1,000,000 đồng.
///
/// Takes what [`parse_money`] takes in a list, with an apostrophe in front, and `(500.000)` below
/// zero.
pub fn money(raw: &Raw, unit: i64) -> Result<Option<i64>, NoSum> {
    match raw {
        Raw::Empty => Ok(None),
        Raw::Number(number) => of_number(*number, unit).map(Some),
        Raw::Text(text) if is_placeholder(text) => Ok(None),
        Raw::Text(text) if matches!(fold(text).as_str(), "khong" | "khong co" | "ko") => Ok(None),
        Raw::Text(text) => of_text(text, unit).map(Some),
        Raw::Serial(_) | Raw::Bool(_) | Raw::Error(_) => Err(NoSum::Unreadable),
    }
}

fn of_number(number: f64, unit: i64) -> Result<i64, NoSum> {
    let unit: f64 = unit.to_string().parse().map_err(|_| NoSum::Unreadable)?;
    let sum = number * unit;
    let whole = sum.round();
    if !(sum.abs() <= GREATEST && (sum - whole).abs() < DUST) {
        return Err(NoSum::Unreadable);
    }
    format!("{whole:.0}").parse().map_err(|_| NoSum::Unreadable)
}

fn of_text(text: &str, unit: i64) -> Result<i64, NoSum> {
    let text = text.trim().trim_start_matches(['\'', '’', '‘', '`']).trim_end_matches(['.', ' ']);
    let in_brackets = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let read = match in_brackets {
        Some(sum) => parse_money(&format!("-{sum}"), Policy::Listed { unit }),
        None => parse_money(text, Policy::Listed { unit }),
    };
    read.map_err(|error| match error {
        MoneyError::Ambiguous => NoSum::TwoWays,
        _ => NoSum::Unreadable,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::MAX_MONEY;
    use proptest::prelude::*;

    fn read(text: &str, unit: i64) -> Result<Option<i64>, NoSum> {
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
            ("0.500 triệu", 500_000),
            ("0,250 triệu", 250_000),
            ("1.500,5 triệu", 1_500_500_000),
            ("1.500.000 triệu", 1_500_000_000_000),
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
    fn millions_of_the_heading() {
        let rows = [
            ("0,300", Ok(300_000)),
            ("0.500", Ok(500_000)),
            ("1,2", Ok(1_200_000)),
            ("1,25", Ok(1_250_000)),
            ("12", Ok(12_000_000)),
            ("1.200", Err(NoSum::TwoWays)),
            ("1,200", Err(NoSum::TwoWays)),
            ("1.200.000", Ok(1_200_000_000_000)),
            ("500.000đ", Ok(500_000)),
            ("500k", Ok(500_000)),
        ];
        for (text, amount) in rows {
            assert_eq!(read(text, 1_000_000), amount.map(Some), "{text:?}");
        }
        assert_eq!(money(&Raw::Number(0.3), 1_000_000), Ok(Some(300_000)));
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
            "0.500",
            "0 500",
            "1,5tr5",
            "1,5tr 200k",
            "1,-5",
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
            assert_eq!(read(text, 1), Err(NoSum::Unreadable), "{text:?}");
        }
        for text in ["1.250 triệu", "1,250 triệu", "1.200 tỷ", "1500.000"] {
            assert_eq!(read(text, 1), Err(NoSum::TwoWays), "{text:?}");
        }
        for number in [0.5, 33_333.33, f64::NAN, f64::INFINITY, 1e16] {
            assert_eq!(money(&Raw::Number(number), 1), Err(NoSum::Unreadable), "{number}");
        }
        for raw in [Raw::Serial(500_000.0), Raw::Bool(true), Raw::Error("#VALUE!".into())] {
            assert_eq!(money(&raw, 1), Err(NoSum::Unreadable), "{raw:?}");
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
