//! Numbers that are not money: whole ones, and decimals with up to three places, without floats.
//!
//! Does not know units or limits of a field. Invariant: a `Decimal` is in lowest terms (12.50 is
//! 12.5), so equal values are equal; what could be read two ways is refused where a person can be asked.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::amount::{Policy, Written, as_groups, is_digits, written};
use super::nfc::clean_line;

/// The most decimal places that are kept.
const PLACES: usize = 3;

/// The most digits before the decimal sign.
const DIGITS: usize = 15;

/// A fixed-point number: `units` / 10^`scale`, scale 0 to 3, up to 15 digits before the sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Decimal {
    units: i64,
    scale: u8,
}

/// Why a text is not a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    #[error("no number was given")]
    Empty,
    /// It is not a number of this kind.
    #[error("not a number")]
    NotANumber,
    /// `1.500` could be 1500 or 1,5: the person must say which.
    #[error("the number can be read in two ways")]
    Ambiguous,
    /// More than three places after the decimal sign.
    #[error("more than three decimal places")]
    TooManyPlaces,
    /// More than 15 digits before the decimal sign.
    #[error("the number is too large")]
    TooLarge,
}

impl Decimal {
    /// A decimal of its parts; `None` when the scale is above 3 or the value has over 15 digits.
    pub fn new(units: i64, scale: u8) -> Option<Self> {
        if usize::from(scale) > PLACES {
            return None;
        }
        let (mut units, mut scale) = (units, scale);
        while scale > 0 && units % 10 == 0 {
            units /= 10;
            scale = scale.saturating_sub(1);
        }
        let whole = units.unsigned_abs() / 10_u64.pow(u32::from(scale));
        (whole < 10_u64.pow(15)).then_some(Self { units, scale })
    }

    /// The value times 10^[`Decimal::scale`].
    pub fn units(self) -> i64 {
        self.units
    }

    /// How many decimal places it has, 0 to 3.
    pub fn scale(self) -> u8 {
        self.scale
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        self.units < 0
    }

    /// The value in thousandths; fits, as a decimal has at most 18 digits.
    fn thousandths(self) -> i64 {
        let up = u32::try_from(PLACES).unwrap_or_default().saturating_sub(u32::from(self.scale));
        self.units.saturating_mul(10_i64.pow(up))
    }

    fn parts(self) -> (&'static str, u64, String) {
        let unit = 10_u64.pow(u32::from(self.scale));
        let size = self.units.unsigned_abs();
        let places = match usize::from(self.scale) {
            0 => String::new(),
            scale => format!("{:0scale$}", size % unit),
        };
        (if self.units < 0 { "-" } else { "" }, size / unit, places)
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        self.thousandths().cmp(&other.thousandths())
    }
}

impl From<i32> for Decimal {
    fn from(whole: i32) -> Self {
        Self { units: i64::from(whole), scale: 0 }
    }
}

/// With a dot, as files have it: `12.5`.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, whole, places) = self.parts();
        let dot = if places.is_empty() { "" } else { "." };
        write!(f, "{sign}{whole}{dot}{places}")
    }
}

/// As files have it: digits and at most one dot; for what people type see [`parse_decimal`].
impl FromStr for Decimal {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        if text.is_empty() {
            return Err(NumberError::Empty);
        }
        let (negative, size) = sign(text);
        match size.split_once('.') {
            Some((whole, places)) => assemble(negative, whole, places),
            None => assemble(negative, size, "0"),
        }
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl de::Visitor<'_> for Text {
            type Value = Decimal;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a decimal number as text, such as \"12.5\"")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Decimal, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Text)
    }
}

/// Reads a decimal as people write it: `12`, `12,5`, `12.5`, `1.500,25`, `1.500.000`, `0.500`.
///
/// A comma is the decimal sign. A single dot before exactly three digits (`1.500`) can be meant both
/// ways: typed it is refused as [`NumberError::Ambiguous`], in a list it is 1500.
pub fn parse_decimal(raw: &str, policy: Policy) -> Result<Decimal, NumberError> {
    let text = clean_line(raw);
    let text = text.trim();
    if text.is_empty() {
        return Err(NumberError::Empty);
    }
    let (negative, size) = sign(text);
    match written(size).ok_or(NumberError::NotANumber)? {
        Written::Whole(whole) => assemble(negative, &whole, "0"),
        Written::Decimal { before, after, .. }
        | Written::TwoWays { before, after, is_comma: true } => assemble(negative, &before, &after),
        Written::TwoWays { before, after, is_comma: false } => {
            assemble(negative, &before, &after)?;
            let whole = as_groups(&before, &after).filter(|_| policy != Policy::Typed);
            assemble(negative, &whole.ok_or(NumberError::Ambiguous)?, "0")
        }
    }
}

/// Reads a whole number: `1500`, `1.500`, `1 500`, `-3`; up to 15 digits.
pub fn parse_integer(raw: &str) -> Result<i64, NumberError> {
    let text = clean_line(raw);
    let text = text.trim();
    if text.is_empty() {
        return Err(NumberError::Empty);
    }
    let (negative, size) = sign(text);
    let whole = match written(size) {
        Some(Written::Whole(whole)) => Some(whole),
        Some(Written::TwoWays { before, after, is_comma: false }) => as_groups(&before, &after),
        _ => None,
    };
    Ok(assemble(negative, &whole.ok_or(NumberError::NotANumber)?, "0")?.units)
}

/// With a comma and grouping dots, as people read it: `1.500,25`.
pub fn format_decimal(value: Decimal) -> String {
    let (sign, whole, places) = value.parts();
    let comma = if places.is_empty() { "" } else { "," };
    format!("{sign}{}{comma}{places}", grouped(whole))
}

/// Digits with a dot before each three from the right.
pub(super) fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut out = String::with_capacity(digits.len().saturating_mul(2));
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && digits.len().saturating_sub(i) % 3 == 0 {
            out.push('.');
        }
        out.push(c);
    }
    out
}

fn sign(text: &str) -> (bool, &str) {
    text.strip_prefix(['-', '\u{2212}']).map_or((false, text), |size| (true, size.trim_start()))
}

fn assemble(negative: bool, whole: &str, places: &str) -> Result<Decimal, NumberError> {
    if !is_digits(whole) || !is_digits(places) {
        return Err(NumberError::NotANumber);
    }
    let whole = whole.trim_start_matches('0');
    let places = places.trim_end_matches('0');
    if whole.len() > DIGITS {
        return Err(NumberError::TooLarge);
    }
    if places.len() > PLACES {
        return Err(NumberError::TooManyPlaces);
    }
    let size: i64 = format!("0{whole}{places}").parse().map_err(|_| NumberError::TooLarge)?;
    let units = if negative { size.saturating_neg() } else { size };
    let scale = u8::try_from(places.len()).unwrap_or_default();
    Decimal::new(units, scale).ok_or(NumberError::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed(raw: &str) -> Result<Decimal, NumberError> {
        parse_decimal(raw, Policy::Typed)
    }

    #[test]
    fn decimals() {
        use NumberError::{Ambiguous, Empty, NotANumber, TooLarge, TooManyPlaces};
        let rows = [
            ("12", Ok("12")),
            ("12,5", Ok("12.5")),
            ("12.50", Ok("12.5")),
            ("0.125", Ok("0.125")),
            ("1,125", Ok("1.125")),
            ("1.500,25", Ok("1500.25")),
            ("1.500.000", Ok("1500000")),
            ("1,500,000", Ok("1500000")),
            ("0.500", Ok("0.5")),
            ("0,300", Ok("0.3")),
            ("1234,500", Ok("1234.5")),
            ("1 500,5", Ok("1500.5")),
            ("-0,5", Ok("-0.5")),
            ("007", Ok("7")),
            ("-0", Ok("0")),
            ("999999999999999,999", Ok("999999999999999.999")),
            ("1.500", Err(Ambiguous)),
            ("1234.500", Err(Ambiguous)),
            ("0 500", Err(NotANumber)),
            ("0.500.000", Err(NotANumber)),
            ("1,2345", Err(TooManyPlaces)),
            ("1000000000000000", Err(TooLarge)),
            ("", Err(Empty)),
            ("  ", Err(Empty)),
            ("12,", Err(NotANumber)),
            (".5", Err(NotANumber)),
            ("1,2,3", Err(NotANumber)),
            ("12a", Err(NotANumber)),
            ("--1", Err(NotANumber)),
            ("a.500", Err(NotANumber)),
        ];
        for (raw, value) in rows {
            let read = typed(raw).map(|value| value.to_string());
            assert_eq!(read, value.map(str::to_owned), "{raw:?}");
        }
        assert!(typed("9,9").unwrap() < typed("10").unwrap());
        assert_eq!(format_decimal(typed("-1500,25").unwrap()), "-1.500,25");
        assert_eq!(Decimal::new(12_500, 3), Decimal::new(125, 1));
        assert_eq!(Decimal::new(1, 4), None);
        assert_eq!(Decimal::new(i64::MIN, 0), None);
    }

    #[test]
    fn integers() {
        use NumberError::{Empty, NotANumber, TooLarge};
        let rows = [
            ("0", Ok(0)),
            ("1500", Ok(1500)),
            ("1.500", Ok(1500)),
            ("1 500 000", Ok(1_500_000)),
            ("-3", Ok(-3)),
            ("999999999999999", Ok(999_999_999_999_999)),
            ("", Err(Empty)),
            ("1.50", Err(NotANumber)),
            ("1,5", Err(NotANumber)),
            ("1,500", Err(NotANumber)),
            ("0.500", Err(NotANumber)),
            ("1500.000", Err(NotANumber)),
            ("Nam", Err(NotANumber)),
            ("9999999999999999", Err(TooLarge)),
        ];
        for (raw, value) in rows {
            assert_eq!(parse_integer(raw), value, "{raw:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(units in -999_999_999_999_999_i64..=999_999_999_999_999, scale in 0_u8..=3) {
            let value = Decimal::new(units, scale).unwrap();
            prop_assert_eq!(value.to_string().parse(), Ok(value));
            prop_assert_eq!(typed(&format_decimal(value)).or_else(|error| {
                // 1.500 is shown for 1500 and cannot be told from 1,5 when typed.
                assert_eq!(error, NumberError::Ambiguous);
                typed(&value.to_string())
            }), Ok(value));
            let json = serde_json::to_string(&value).unwrap();
            prop_assert_eq!(serde_json::from_str::<Decimal>(&json).unwrap(), value);
        }

        #[test]
        fn any_text_is_read_or_refused(raw in "\\PC*", like in "[0-9., -]{0,24}") {
            for text in [raw, like] {
                let _ = (typed(&text), parse_integer(&text), text.parse::<Decimal>());
            }
        }
    }
}
