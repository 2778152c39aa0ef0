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
    let hidden = if count > SHOWN {
        count.saturating_sub(SHOWN)
    } else {
        count
    };
    number
        .chars()
        .enumerate()
        .map(|(i, c)| if i < hidden { '*' } else { c })
        .collect()
}
