//! Personal numbers of lists: 12 digits, or 9 of an older card, often without their first zeros.
//!
//! Does not know whose number it is; [`disagrees`] is told. Invariant: what is given has 9 or 12
//! digits; zeros are put back only where a spreadsheet took them away, and that is said.

use crate::domain::card;
use crate::import::grid::Raw;
use crate::import::value::whole;
use crate::text::{PartialDate, fold};

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PersonalNumber {
    /// Nothing, or that there is none yet.
    None,
    /// A number of 9 or 12 digits.
    Whole(String),
    /// A number whose first zeros were put back: `personal_number_padded`.
    Padded(String),
    /// Neither 9 nor 12 digits: `personal_number_length`.
    BadLength,
    /// An error of the spreadsheet: `cell_error`.
    CellError,
}

impl PersonalNumber {
    /// The digits.
    pub fn digits(&self) -> Option<&str> {
        match self {
            Self::Whole(digits) | Self::Padded(digits) => Some(digits),
            _ => None,
        }
    }

    /// The code of the flag that it raises.
    pub fn flag(&self) -> Option<&'static str> {
        match self {
            Self::None | Self::Whole(_) => None,
            Self::Padded(_) => Some("personal_number_padded"),
            Self::BadLength => Some("personal_number_length"),
            Self::CellError => Some("cell_error"),
        }
    }
}

/// Words that say that a person has no number.
const NO_NUMBER: [&str; 10] = [
    "",
    "khong",
    "khong co",
    "ko",
    "ko co",
    "chua",
    "chua co",
    "chua cap",
    "chua duoc cap",
    "chua lam",
];

/// Reads a personal number, cleaned of spaces, dots, hyphens and apostrophes.
pub fn personal_number(raw: &Raw) -> PersonalNumber {
    match raw {
        Raw::Empty => PersonalNumber::None,
        Raw::Error(_) => PersonalNumber::CellError,
        Raw::Bool(_) => PersonalNumber::BadLength,
        Raw::Number(number) | Raw::Serial(number) => {
            whole(*number).map_or(PersonalNumber::BadLength, of_digits)
        }
        Raw::Text(text) => {
            // Folding drops apostrophes and makes spaces of hyphens.
            let folded = fold(text);
            if NO_NUMBER.contains(&folded.trim_matches(['.', '_', '…', ' '])) {
                return PersonalNumber::None;
            }
            of_digits(folded.chars().filter(|c| !matches!(c, ' ' | '.')).collect())
        }
    }
}

fn of_digits(digits: String) -> PersonalNumber {
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return PersonalNumber::BadLength;
    }
    // A number that still has its first zero has lost a digit elsewhere.
    let lost = !digits.starts_with('0');
    match digits.len() {
        9 | 12 => PersonalNumber::Whole(digits),
        10 | 11 if lost => PersonalNumber::Padded(format!("{digits:0>12}")),
        8 if lost => PersonalNumber::Padded(format!("{digits:0>9}")),
        _ => PersonalNumber::BadLength,
    }
}

/// Whether a number of 12 digits says another sex or year of birth than is known of the person:
/// `personal_number_mismatch`.
pub fn disagrees(digits: &str, sex: Option<&str>, birth: Option<PartialDate>) -> bool {
    let Some(number) = card::PersonalNumber::read(digits) else {
        return false;
    };
    sex.is_some_and(|sex| sex != number.sex())
        || birth.is_some_and(|birth| birth.year() != number.birth_year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_written() {
        use PersonalNumber::{BadLength, None, Padded, Whole};
        let whole = |digits: &str| Whole(digits.into());
        let padded = |digits: &str| Padded(digits.into());
        let rows = [
            ("066201994362", whole("066201994362")),
            ("066 201 994 362", whole("066201994362")),
            ("066.201.994.362", whole("066201994362")),
            ("066-201-994362", whole("066201994362")),
            ("'066201994362", whole("066201994362")),
            ("’066201994362", whole("066201994362")),
            ("240935081", whole("240935081")),
            ("240 935 081", whole("240935081")),
            ("66324972348", padded("066324972348")),
            ("2173984928", padded("002173984928")),
            ("81942884", padded("081942884")),
            ("06620890354", BadLength),
            ("0663249253", BadLength),
            ("08194288", BadLength),
            ("0661529713293", BadLength),
            ("1234567", BadLength),
            ("06620199436x", BadLength),
            ("6,63E+10", BadLength),
            ("mất", BadLength),
            ("", None),
            ("-", None),
            (" – ", None),
            ("không", None),
            ("Chưa có", None),
            ("Chưa cấp", None),
            ("...", None),
        ];
        for (text, number) in rows {
            assert_eq!(personal_number(&Raw::Text(text.into())), number, "{text:?}");
        }
        let numbers = [
            (66_324_972_348.0, padded("066324972348")),
            (2_173_984_928.0, padded("002173984928")),
            (81_942_884.0, padded("081942884")),
            (240_935_081.0, whole("240935081")),
            (101_090_012_345.0, whole("101090012345")),
            (0.0, BadLength),
            (-1.0, BadLength),
            (66_324_972_348.5, BadLength),
            (f64::NAN, BadLength),
            (1e300, BadLength),
        ];
        for (number, expected) in numbers {
            assert_eq!(personal_number(&Raw::Number(number)), expected, "{number}");
        }
        assert_eq!(personal_number(&Raw::Error("#N/A".into())).flag(), Some("cell_error"));
        assert_eq!(personal_number(&Raw::Empty).flag(), Option::None);
    }

    #[test]
    fn sex_and_birth() {
        let birth = |text: &str| Some(text.parse().unwrap());
        let rows = [
            ("066201982832", Some("male"), birth("2001-01-02"), false),
            ("066201982832", Some("female"), birth("2001"), true),
            ("066201982832", Some("male"), birth("2002"), true),
            ("066201982832", None, birth("2001-05"), false),
            ("066201982832", None, None, false),
            ("066101982832", Some("female"), birth("1901"), false),
            ("066101982832", Some("female"), birth("2001"), true),
            ("240935081", Some("female"), birth("1950"), false),
        ];
        for (digits, sex, birth, expected) in rows {
            assert_eq!(disagrees(digits, sex, birth), expected, "{digits} {sex:?} {birth:?}");
        }
    }

    proptest! {
        #[test]
        fn a_number_has_nine_or_twelve_digits(text in "\\PC*", typed in "[0-9 .'-]{0,16}", number in any::<f64>()) {
            for raw in [Raw::Text(text), Raw::Text(typed), Raw::Number(number)] {
                let read = personal_number(&raw);
                if let Some(digits) = read.digits() {
                    prop_assert!(matches!(digits.len(), 9 | 12) && digits.bytes().all(|b| b.is_ascii_digit()));
                }
                prop_assert_eq!(read.digits().is_some(), matches!(read, PersonalNumber::Whole(_) | PersonalNumber::Padded(_)));
            }
        }
    }
}
