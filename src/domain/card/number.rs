//! What the 12 digits of a personal number say of a person.
//!
//! `PPP G YY NNNNNN` (Nghị định 137/2015/NĐ-CP, Điều 7; Thông tư 59/2021/TT-BCA, Điều 4): the province
//! of birth registration, century and sex, the year of birth, six digits of chance. There is no check
//! digit. Invariant: every value of this type has 12 digits.

/// The codes of the 63 provinces before July 2025, which every card has kept (Thông tư
/// 59/2021/TT-BCA, Phụ lục I).
const PROVINCES: [u16; 63] = [
    1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37,
    38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77,
    79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96,
];

/// The first code of a foreign country.
const ABROAD: u16 = 101;

/// A personal number of 12 digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonalNumber {
    province: u16,
    mark: u16,
    year: u16,
}

impl PersonalNumber {
    /// Reads 12 ASCII digits; `None` for anything else.
    pub fn read(digits: &str) -> Option<Self> {
        if digits.len() != 12 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let part = |from: usize, to: usize| digits.get(from..to)?.parse().ok();
        Some(Self { province: part(0, 3)?, mark: part(3, 4)?, year: part(4, 6)? })
    }

    /// The sex that it says: `male` or `female`.
    pub fn sex(self) -> &'static str {
        if self.mark.is_multiple_of(2) { "male" } else { "female" }
    }

    /// The year of birth that it says.
    pub fn birth_year(self) -> i32 {
        i32::from(1900 + self.mark / 2 * 100 + self.year)
    }

    /// Whether the first three digits are of a province or a country.
    pub fn knows_province(self) -> bool {
        self.province >= ABROAD || PROVINCES.contains(&self.province)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_digits_say() {
        let rows = [
            ("001085012345", "male", 1985, true),
            ("066185012345", "female", 1985, true),
            ("096204012345", "male", 2004, true),
            ("038304012345", "female", 2004, true),
            ("101090012345", "male", 1990, true),
            ("003090012345", "male", 1990, false),
            ("000090012345", "male", 1990, false),
            ("097199012345", "female", 1999, false),
        ];
        for (digits, sex, year, known) in rows {
            let number = PersonalNumber::read(digits).unwrap();
            let said = (number.sex(), number.birth_year(), number.knows_province());
            assert_eq!(said, (sex, year, known), "{digits}");
        }
        for bad in ["", "00108501234", "0010850123456", "00108501234x", "００１０８５０１２３４５"]
        {
            assert_eq!(PersonalNumber::read(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_provinces_rise() {
        assert!(PROVINCES.is_sorted_by(|a, b| a < b));
    }
}
