//! Codes: numbers that are names (personal number, phone), shown in groups or masked.
//!
//! Does not know which field a code stands in, nor whether a person may see it. Masking counts
//! characters, not bytes, and never shows a code that is too short to hide anything.

/// How a 12-digit personal number is grouped for reading: province, century and sex, year, rest.
pub const PERSONAL_GROUPS: &[usize] = &[3, 1, 2, 6];

/// How many characters at the end of a personal number stay readable.
const SHOWN: usize = 3;

/// The ASCII digits of the text, everything else dropped.
pub fn only_digits(raw: &str) -> String {
    raw.chars().filter(char::is_ascii_digit).collect()
}

/// The code with a space after each group; what is left after the last group stands alone.
pub fn group_digits(code: &str, groups: &[usize]) -> String {
    let mut out = String::with_capacity(code.len().saturating_add(groups.len()));
    let mut groups = groups.iter().filter(|&&size| size > 0);
    let mut left = groups.next().copied();
    for c in code.chars() {
        if left == Some(0) {
            out.push(' ');
            left = groups.next().copied();
        }
        out.push(c);
        left = left.map(|n| n.saturating_sub(1));
    }
    out
}

/// The number with all but its last three characters as `*`; three or fewer are all hidden.
pub fn mask_personal(number: &str) -> String {
    let count = number.chars().count();
    let hidden = if count > SHOWN { count.saturating_sub(SHOWN) } else { count };
    number.chars().enumerate().map(|(i, c)| if i < hidden { '*' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_and_masks() {
        assert_eq!(only_digits(" 001 0 90-000012đ٣"), "001090000012");
        assert_eq!(group_digits("001090000012", PERSONAL_GROUPS), "001 0 90 000012");
        assert_eq!(group_digits("0010900", PERSONAL_GROUPS), "001 0 90 0");
        assert_eq!(group_digits("12345", &[2]), "12 345");
        assert_eq!(group_digits("12345", &[0, 4, 0]), "1234 5");
        assert_eq!(group_digits("", PERSONAL_GROUPS), "");
        let masks = [("001090000012", "*********012"), ("1234", "*234"), ("123", "***"), ("", "")];
        for (number, masked) in masks {
            assert_eq!(mask_personal(number), masked);
        }
        assert_eq!(mask_personal("ấ1ế34"), "**ế34");
    }
}
