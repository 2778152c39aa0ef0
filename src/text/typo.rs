//! One slip of the fingers: a wrong, missing or doubled letter, or two that changed places.
//!
//! Looks at folded words only and knows no ranks. It costs a comparison a word, not a table: the
//! first letter that differs is where the slip is. `strsim` is the oracle in the tests.

/// The fewest letters of a word in which a slip is looked for: three letters are one slip away from
/// half the names there are.
const FEWEST: usize = 4;

/// How near a typed word comes to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Near {
    Whole,
    /// To its beginning: the rest is still to be typed.
    Start,
}

/// Whether slips are looked for in a word: in names, never in numbers and codes.
pub(super) fn may_slip(token: &str) -> bool {
    token.len() >= FEWEST && token.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// The best place in a folded text where a token stands with one slip.
pub(super) fn nearest(text: &str, token: &str) -> Option<Near> {
    let mut best = None;
    for word in text.as_bytes().split(|byte| *byte == b' ') {
        match near(token.as_bytes(), word) {
            Some(Near::Whole) => return Some(Near::Whole),
            found => best = best.or(found),
        }
    }
    best
}

/// Whether the token is one edit away from the word or from a beginning of it.
fn near(token: &[u8], word: &[u8]) -> Option<Near> {
    if word.len().saturating_add(1) < token.len() || !may_be_near(token, word) {
        return None;
    }
    let same = token.iter().zip(word).take_while(|(a, b)| a == b).count();
    let (typed, meant) = (token.get(same..)?, word.get(same..)?);
    let tails = |typed_from: usize, meant_from: usize| {
        let (typed, meant) = (typed.get(typed_from..)?, meant.get(meant_from..)?);
        match meant.strip_prefix(typed)? {
            [] => Some(Near::Whole),
            _ => Some(Near::Start),
        }
    };
    let swapped = match (typed, meant) {
        ([a, b, ..], [c, d, ..]) if a == d && b == c => tails(2, 2),
        _ => None,
    };
    // Wrong letter, letter too many, letter missing.
    [swapped, tails(1, 1), tails(1, 0), tails(0, 1)].into_iter().flatten().min()
}

/// A glance at the first letters, which turns most words away: where the first ones differ, the slip
/// is there, and the second ones fit.
fn may_be_near(token: &[u8], word: &[u8]) -> bool {
    let ([a, b, ..], [c, rest @ ..]) = (token, word) else {
        return true;
    };
    let second = rest.first();
    a == c || b == c || second == Some(a) || second == Some(b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_slip() {
        let rows = [
            ("nguyne", "nguyen", Some(Near::Whole)),
            ("nguyn", "nguyen", Some(Near::Whole)),
            ("nguyeen", "nguyen", Some(Near::Whole)),
            ("nguten", "nguyen", Some(Near::Whole)),
            ("trna", "trang", Some(Near::Start)),
            ("hugn", "hung", Some(Near::Whole)),
            ("hugn", "nguyen", None),
            ("ngueyn", "nguyen", Some(Near::Whole)),
            ("gnuyne", "nguyen", None),
            ("tarn", "tam", None),
        ];
        for (token, word, wanted) in rows {
            assert_eq!(near(token.as_bytes(), word.as_bytes()), wanted, "{token} {word}");
        }
        assert_eq!(nearest("h1 nguyen van hung", "hugn"), Some(Near::Whole));
        assert_eq!(nearest("h1 chungta hunga", "hugn"), Some(Near::Start));
    }

    #[test]
    fn never_in_numbers_codes_and_short_words() {
        for token in ["lan", "001085012345", "h1234", "tl-014", ""] {
            assert!(!may_slip(token), "{token}");
        }
        assert!(may_slip("hung"));
    }

    proptest! {
        /// Few letters, so that near words are met.
        #[test]
        fn as_the_oracle_says(token in "[abc]{4,8}", word in "[abc]{0,9}") {
            let distance = |meant: &str| strsim::osa_distance(&token, meant);
            let begins = (0..=word.len()).any(|end| distance(&word[..end]) == 1);
            let found = near(token.as_bytes(), word.as_bytes());
            if word.starts_with(&token) {
                // A real hit; whether it is also near is never asked.
            } else if distance(&word) == 1 {
                prop_assert_eq!(found, Some(Near::Whole));
            } else {
                prop_assert_eq!(found, begins.then_some(Near::Start));
            }
        }

        #[test]
        fn any_text(token in any::<String>(), text in any::<String>()) {
            nearest(&text, &token);
        }
    }
}
