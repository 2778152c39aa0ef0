//! A number as it is written, before it is known what it counts: the one grammar of sums of money,
//! quantities and whole numbers, typed or in a list.
//!
//! Invariant: a zero before a separator makes it a decimal sign (`0.500` is a half); groups are of
//! three digits; what can be meant as groups and as decimals (`1.500`) is told as both, and who asked
//! decides by its [`Policy`].

/// Where an amount is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// Into a field: what can be meant in two ways is refused, for the person is there to be asked.
    Typed,
    /// In a list, by the customs of accounts: `1.500` is 1500.
    Listed {
        /// What a sum of money without a unit of its own is counted in, in đồng: 1,000 under a
        /// heading "nghìn đồng".
        unit: i64,
    },
}

/// A number by its digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Written {
    /// A whole number, its groups joined: `1500`, `1.500.000`.
    Whole(String),
    /// Digits before and after a decimal sign: `12,5`, `1.500,25`, `0.500`.
    Decimal {
        /// Before the sign, groups joined.
        before: String,
        /// After it.
        after: String,
        /// Whether there were groups before it.
        is_grouped: bool,
    },
    /// One sign before exactly three digits: `1.500`, `1,500`, also `1500.000`.
    TwoWays {
        /// Before the sign.
        before: String,
        /// After it.
        after: String,
        /// Whether the sign is a comma.
        is_comma: bool,
    },
}

/// Reads digits with their separators; `None` if they are no number.
pub(super) fn written(text: &str) -> Option<Written> {
    if is_digits(text) {
        return Some(Written::Whole(text.to_owned()));
    }
    let sign = text.char_indices().rfind(|(_, c)| matches!(c, '.' | ','));
    if let Some((at, sign)) = sign
        && let Some((before, after)) = text.split_at_checked(at)
        && let Some(after) = after.strip_prefix(sign).filter(|after| is_digits(after))
    {
        let after = after.to_owned();
        if is_digits(before) {
            let two_ways = after.len() == 3 && !before.starts_with('0');
            let (before, is_comma) = (before.to_owned(), sign == ',');
            return Some(if two_ways {
                Written::TwoWays { before, after, is_comma }
            } else {
                Written::Decimal { before, after, is_grouped: false }
            });
        }
        let others = ['.', ',', ' '].into_iter().filter(|other| *other != sign);
        if let Some(before) = others.into_iter().find_map(|other| join_groups(before, other)) {
            return Some(Written::Decimal { before, after, is_grouped: true });
        }
    }
    ['.', ',', ' '].into_iter().find_map(|sign| join_groups(text, sign)).map(Written::Whole)
}

/// The digits of both sides, where three digits after a sign can be a group: `1.500`, not `1500.000`.
pub(super) fn as_groups(before: &str, after: &str) -> Option<String> {
    (before.len() <= 3).then(|| format!("{before}{after}"))
}

/// Whether a number has a comma before three digits (`1,500`). In a quantity the comma is the decimal
/// sign, but a list of another program may have meant a group.
pub fn is_comma_in_doubt(number: &str) -> bool {
    match written(number.trim()) {
        Some(Written::TwoWays { before, is_comma, .. }) => is_comma && before.len() <= 3,
        _ => false,
    }
}

pub(super) fn is_digits(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())
}

/// The digits of a number whose groups of three are parted by `separator`; `None` if they are not
/// groups, or if there is no group at all.
fn join_groups(text: &str, separator: char) -> Option<String> {
    let (first, rest) = text.split_once(separator)?;
    if !is_digits(first) || first.len() > 3 || first.starts_with('0') {
        return None;
    }
    let mut out = first.to_owned();
    for group in rest.split(separator) {
        if group.len() != 3 || !is_digits(group) {
            return None;
        }
        out.push_str(group);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        match written(text) {
            None => "none".to_owned(),
            Some(Written::Whole(digits)) => digits,
            Some(Written::Decimal { before, after, .. }) => format!("{before}+{after}"),
            Some(Written::TwoWays { before, after, is_comma }) => {
                format!("{before}{}{after}", if is_comma { ",?" } else { ".?" })
            }
        }
    }

    #[test]
    fn numbers_by_their_digits() {
        let rows = [
            ("1500", "1500"),
            ("007", "007"),
            ("1.500.000", "1500000"),
            ("1,500,000", "1500000"),
            ("1 500", "1500"),
            ("12,5", "12+5"),
            ("1.50", "1+50"),
            ("1.500,25", "1500+25"),
            ("1,500.00", "1500+00"),
            ("1 500,250", "1500+250"),
            ("1.500", "1.?500"),
            ("12,125", "12,?125"),
            ("1500.000", "1500.?000"),
            // A zero in front is never a group.
            ("0.500", "0+500"),
            ("0,300", "0+300"),
            ("00.125", "00+125"),
            ("0 500", "none"),
            ("0.500.000", "none"),
            ("1.500.00", "none"),
            ("1.500,00.5", "none"),
            ("1,2,3", "none"),
            ("12,", "none"),
            (".5", "none"),
            ("12 34", "none"),
            ("", "none"),
            ("1a", "none"),
            ("٥", "none"),
        ];
        for (text, expected) in rows {
            assert_eq!(told(text), expected, "{text:?}");
        }
    }

    #[test]
    fn commas_in_doubt() {
        let doubted = ["1,500", "12,125"];
        let sure = ["0,500", "1,5", "1.500", "1500,250", "1.500,250", "x"];
        assert!(doubted.iter().all(|text| is_comma_in_doubt(text)));
        assert!(sure.iter().all(|text| !is_comma_in_doubt(text)));
    }
}
