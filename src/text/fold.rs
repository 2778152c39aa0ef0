//! Search without marks: the folded key, and the query that is matched against it.
//!
//! Does not know records or lists. A key is folded once and kept beside its record; a query then
//! costs one pass over the keys. Invariant: `fold` is idempotent, has no leading, trailing or double
//! space, and gives the same key for NFC and NFD.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::letters::letter;
use super::nfc::{compose, is_apostrophe, is_invisible};

/// The search key: small letters, marks stripped, đ as d, apostrophes dropped (`H’Hên` and `hhen`
/// meet), hyphens and every kind of space as one space, trimmed.
pub fn fold(raw: &str) -> String {
    key(raw, true)
}

/// Whether every word of the folded query stands somewhere in the folded text.
pub fn contains_folded(hay: &str, query: &str) -> bool {
    query.split(' ').all(|token| hay.contains(token))
}

/// What a person typed into a search box, prepared once and asked of many rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    folded: String,
    tokens: Vec<String>,
    marked: Vec<String>,
    has_marks: bool,
    initials: bool,
}

/// How well one token of the query stands in the text: the sum of these is the rank.
const EXACT: u32 = 0;
const PREFIX: u32 = 1;
const SUBSTRING: u32 = 4;
/// Added when the words are there but not side by side in this order.
const SCATTERED: u32 = 1;
/// `nvh` for Nguyễn Văn Hùng: after everything that has the letters themselves.
const INITIALS: u32 = 200;
/// The whole text is not the query.
const PARTIAL: u32 = 1;
/// The query has marks and the text has others.
const OTHER_MARKS: u32 = 1_000;

impl Query {
    /// Prepares what was typed. An empty query matches everything with rank 0.
    pub fn new(typed: &str) -> Self {
        let folded = fold(typed);
        let marked = key(typed, false);
        let tokens: Vec<String> =
            folded.split(' ').filter(|t| !t.is_empty()).map(str::to_owned).collect();
        Self {
            initials: tokens.len() == 1
                && (2..=5).contains(&folded.len())
                && folded.bytes().all(|b| b.is_ascii_lowercase()),
            has_marks: marked != folded,
            marked: marked.split(' ').filter(|t| !t.is_empty()).map(str::to_owned).collect(),
            tokens,
            folded,
        }
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The folded form of what was typed.
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// The rank of a text by its folded key, lower is better; `None` when a word is missing.
    pub fn matches(&self, folded: &str) -> Option<u32> {
        if self.tokens.is_empty() || folded == self.folded {
            return Some(0);
        }
        self.words_rank(folded)
            .or_else(|| (self.initials && has_initials(folded, &self.folded)).then_some(INITIALS))
    }

    /// As [`Query::matches`], looking also at the text itself: a text with just the marks that were
    /// typed comes before one with others. `raw` is NFC and `folded` its key.
    pub fn rank(&self, raw: &str, folded: &str) -> Option<u32> {
        let rank = self.matches(folded)?.saturating_mul(2);
        if self.tokens.is_empty() {
            return Some(rank);
        }
        let text = key(raw, false);
        let same_marks = self.marked.iter().all(|token| text.contains(token.as_str()));
        let penalty = match (same_marks, self.has_marks) {
            (true, _) => 0,
            (false, false) => 1,
            (false, true) => OTHER_MARKS,
        };
        Some(rank.saturating_add(penalty))
    }

    fn words_rank(&self, folded: &str) -> Option<u32> {
        let mut rank = PARTIAL;
        for token in &self.tokens {
            rank = rank.saturating_add(token_rank(folded, token)?);
        }
        if self.tokens.len() > 1 && !folded.contains(self.folded.as_str()) {
            rank = rank.saturating_add(SCATTERED);
        }
        Some(rank)
    }
}

/// The best place of `token` in `folded`: a whole word, the start of one, or anywhere.
fn token_rank(folded: &str, token: &str) -> Option<u32> {
    let mut best = None;
    let mut from = 0;
    while let Some(at) = folded.get(from..).and_then(|rest| rest.find(token)) {
        let start = from.saturating_add(at);
        let end = start.saturating_add(token.len());
        let bytes = folded.as_bytes();
        let opens = start.checked_sub(1).is_none_or(|i| bytes.get(i) == Some(&b' '));
        let closes = bytes.get(end).is_none_or(|&b| b == b' ');
        match (opens, closes) {
            (true, true) => return Some(EXACT),
            (true, false) => best = Some(PREFIX),
            _ => best = best.or(Some(SUBSTRING)),
        }
        from = end;
    }
    best
}

/// Whether `query` is a run of first letters of neighbouring words.
fn has_initials(folded: &str, query: &str) -> bool {
    let mut words = folded.split(' ');
    loop {
        let mut ahead = words.clone();
        if query.chars().all(|c| ahead.next().is_some_and(|word| word.starts_with(c))) {
            return true;
        }
        if words.next().is_none() {
            return false;
        }
    }
}

/// One small key per text: with `strip` without marks, else with them (and composed).
fn key(raw: &str, strip: bool) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut gap = false;
    for c in raw.chars() {
        if is_gap(c) {
            gap = !out.is_empty();
        } else if !is_silent(c, strip) {
            if gap {
                out.push(' ');
                gap = false;
            }
            match letter(c) {
                Some(found) if strip => out.push(found.base),
                _ if c.is_ascii() => out.push(c.to_ascii_lowercase()),
                _ if strip => push_stripped(&mut out, c),
                _ => out.extend(c.to_lowercase()),
            }
        }
    }
    if strip { out } else { compose(out) }
}

fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '-' | '\u{2010}'..='\u{2015}' | '\u{2212}') || c.is_whitespace()
}

fn is_silent(c: char, strip: bool) -> bool {
    if c.is_ascii() {
        return c == '\'' || c == '`' || c.is_ascii_control();
    }
    is_apostrophe(c)
        || is_invisible(c)
        || c.is_control()
        || (strip && letter(c).is_none() && is_combining_mark(c))
}

/// Letters of other alphabets: small, decomposed, marks dropped.
fn push_stripped(out: &mut String, c: char) {
    for small in c.to_lowercase() {
        decompose_canonical(small, |part| {
            if !is_silent(part, true) {
                out.push(part);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folding() {
        let rows = [
            ("Nguyễn Thị Thủy", "nguyen thi thuy"),
            ("Nguye\u{302}\u{303}n Đa\u{306}\u{323}ng", "nguyen dang"),
            ("ĐỖ ƯỚC", "do uoc"),
            ("H’Hên Niê", "hhen nie"),
            ("H'Hen", "hhen"),
            ("Y-Wang  Êban", "y wang eban"),
            (" \u{A0}Ấp\t3 ", "ap 3"),
            ("Straße Ñandú İ", "straße nandu i"),
            ("---", ""),
        ];
        for (raw, folded) in rows {
            assert_eq!(fold(raw), folded, "{raw:?}");
        }
    }

    #[test]
    fn what_a_query_finds() {
        let rows = [
            ("dang", "Đặng Văn Lâm", true),
            ("hung nguyen", "Nguyễn Văn Hùng", true),
            ("nvh", "Nguyễn Văn Hùng", true),
            ("vh", "Nguyễn Văn Hùng", true),
            ("nh", "Nguyễn Văn Hùng", false),
            ("guy", "Nguyễn Văn Hùng", true),
            ("hhen", "H’Hên Niê", true),
            ("h'hen", "H’Hên Niê", true),
            ("", "Nguyễn Văn Hùng", true),
            ("hung tran", "Nguyễn Văn Hùng", false),
        ];
        for (typed, name, found) in rows {
            assert_eq!(
                Query::new(typed).matches(&fold(name)).is_some(),
                found,
                "{typed} in {name}"
            );
        }
        assert!(contains_folded("nguyen van hung", "hung van"));
        assert!(!contains_folded("nguyen van hung", "hung tran"));
    }

    #[test]
    fn better_matches_come_first() {
        let rows = [
            ("lan", ["Lan", "Trần Thị Lan", "Trần Thị Lân", "Lanh Văn Tú", "Y Slan", "Lê An Ngọc"]),
            ("lân", ["Lân", "Trần Thị Lân", "Lân Văn Lanh", "Y Slân", "Lan", "Trần Thị Lan"]),
            (
                "tran van",
                [
                    "Trần Văn",
                    "Trần Văn An",
                    "Văn Trần An",
                    "Trần Vạng",
                    "An Trần Vạng",
                    "Tranh Vạng",
                ],
            ),
        ];
        for (typed, names) in rows {
            let query = Query::new(typed);
            let ranks: Vec<_> =
                names.iter().map(|name| query.rank(name, &fold(name)).unwrap()).collect();
            assert!(ranks.is_sorted(), "{typed}: {ranks:?}");
        }
        let ranked = |name: &str| Query::new("lân").rank(name, &fold(name)).unwrap();
        assert!(ranked("Y Slân") < ranked("Lan"), "marks that were typed weigh more than anything");
    }

    proptest! {
        #[test]
        fn a_key_is_folded_once(raw in any::<String>()) {
            let once = fold(&raw);
            prop_assert_eq!(fold(&once), once.clone());
            prop_assert!(!once.starts_with(' ') && !once.ends_with(' ') && !once.contains("  "));
        }

        #[test]
        fn marks_and_case_never_hide_a_name(raw in "[A-Za-zàảãáạằẵặầẫậđèẻễếệìĩịòõộồờợùũủưứựỳỹỵĐẶỄỘƯỨ’ -]{1,20}") {
            use unicode_normalization::UnicodeNormalization;
            prop_assert_eq!(fold(&raw.nfd().collect::<String>()), fold(&raw));
            prop_assert!(Query::new(&raw).rank(&raw, &fold(&raw)).is_some());
            prop_assert!(Query::new(&raw.to_uppercase()).matches(&fold(&raw)).is_some());
        }

        #[test]
        fn any_query_on_any_text(typed in any::<String>(), raw in any::<String>()) {
            let folded = fold(&raw);
            let query = Query::new(&typed);
            prop_assert_eq!(query.rank(&raw, &folded).is_some(), query.matches(&folded).is_some());
        }
    }
}
