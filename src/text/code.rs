//! Codes: numbers that are names (personal number, phone), shown in groups or masked.
//!
//! Does not know which field a code stands in, nor whether a person may see it. Masking counts
//! characters, not bytes, and never shows a code that is too short to hide anything.

/// How a 12-digit personal number is grouped for reading: province, century and sex, year, rest.
pub const PERSONAL_GROUPS: &[usize] = &[3, 1, 2, 6];

/// From how many characters on the beginning of a number stays readable too.
const LONG: usize = 9;

/// How many characters of such a number stay readable: at its beginning and at its end. The first
/// four of twelve are province, century and sex, which hundreds of people share.
const SHOWN: (usize, usize) = (4, 2);

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

/// The number with all but its first four and its last two characters as `*`, `0381******12`; of
/// one with fewer than nine, all are hidden.
pub fn mask_personal(number: &str) -> String {
    let count = number.chars().count();
    let (first, last) = if count >= LONG { SHOWN } else { (0, 0) };
    let end = count.saturating_sub(last);
    let shown = |at: usize| at < first || at >= end;
    number.chars().enumerate().map(|(at, c)| if shown(at) { c } else { '*' }).collect()
}

/// The text with every run of 8 to 12 digits masked as a personal number, wherever it stands.
pub fn mask_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    let end = |run: &mut String, out: &mut String| {
        let number = matches!(run.len(), 8..=12);
        out.push_str(&if number { mask_personal(run) } else { run.clone() });
        run.clear();
    };
    for c in text.chars() {
        if c.is_ascii_digit() {
            run.push(c);
        } else {
            end(&mut run, &mut out);
            out.push(c);
        }
    }
    end(&mut run, &mut out);
    out
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
        let masks = [
            ("001090000012", "0010******12"),
            ("012345678", "0123***78"),
            ("12345678", "********"),
            ("123", "***"),
            ("", ""),
        ];
        for (number, masked) in masks {
            assert_eq!(mask_personal(number), masked);
        }
        assert_eq!(mask_personal("ấ1ế34ế789"), "ấ1ế3***89");
        let texts = [
            ("CCCD: 001090000012, cũ 012345678.", "CCCD: 0010******12, cũ 0123***78."),
            ("12345678", "********"),
            ("1234567 / 01/02/1980", "1234567 / 01/02/1980"),
            ("1234567890123", "1234567890123"),
            ("", ""),
        ];
        for (text, masked) in texts {
            assert_eq!(mask_numbers(text), masked);
        }
    }
}
