//! What a person typed into a search box, and how well a text answers it.
//!
//! Does not know records or lists; asked of folded keys, one pass a query. Ranks, lower is better:
//! whole words, beginnings of words, letters inside words; then initials; then one slip. With marks
//! typed, texts with just these come before all others. Invariants: a text that holds every word of
//! the query is always a hit; a slip never outranks a hit.

use super::fold::fold;
use super::line::LineEditor;
use super::marks::{self, Fit, Word};
use super::nfc::compose;
use super::typo::{self, Near};

/// How well one token of the query stands in the text: the sum of these is the rank.
const EXACT: u32 = 0;
const PREFIX: u32 = 1;
/// A whole word but for i and y: Lí and Lý.
const SPELLED: u32 = 2;
const SUBSTRING: u32 = 4;
/// The whole text is not the query.
const PARTIAL: u32 = 1;
/// Added when the words are there but not side by side in this order.
const SCATTERED: u32 = 1;
/// A word stands only in what is said beside the text.
const ASIDE: u32 = 100;
/// `nvh` for Nguyễn Văn Hùng: after everything that has the letters themselves.
const INITIALS: u32 = 1_000;
/// One slip: after everything that has none.
const SLIP: u32 = 2_000;
/// The marks that were typed weigh more than anything.
const MARKS: u32 = 10_000;

/// What a person typed into a search box, prepared once and asked of many rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    folded: String,
    tokens: Vec<Token>,
    words: Vec<Word>,
    has_marks: bool,
    initials: bool,
    /// The keys as they were typed, where they may be a code and are not what stands there.
    keys: Option<Box<Query>>,
}

/// One word of the query.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Token {
    text: String,
    /// The same syllable with i for y, or y for i.
    spelled: Option<String>,
    may_slip: bool,
}

impl Query {
    /// Prepares what was typed. An empty query matches everything with rank 0.
    pub fn new(typed: &str) -> Self {
        let folded = fold(typed);
        let token = |text: &str| Token {
            text: text.to_owned(),
            spelled: super::fold::with_other_i(text),
            may_slip: typo::may_slip(text),
        };
        let tokens: Vec<_> = folded.split(' ').filter(|t| !t.is_empty()).map(token).collect();
        let mut words = Vec::new();
        marks::words(&compose(typed.to_owned()), |word| words.push(word.clone()));
        Self {
            initials: tokens.len() == 1
                && (2..=5).contains(&folded.len())
                && folded.bytes().all(|b| b.is_ascii_lowercase()),
            has_marks: words.iter().any(Word::has_marks),
            words,
            tokens,
            folded,
            keys: None,
        }
    }

    /// Prepares what stands in a line. A code such as `H-UWE4-0021` is found by its keys too, whatever
    /// letters with marks were made of them.
    pub fn of(line: &LineEditor) -> Self {
        let query = Self::new(line.text());
        let coded = line.typed().contains(|c: char| c == '-' || c.is_ascii_digit());
        let keys = coded.then(|| Self::new(line.typed()));
        let keys = keys.filter(|keys| keys.folded != query.folded).map(Box::new);
        Self { keys, ..query }
    }

    /// Whether all that answers this query answers `before` too.
    pub fn narrows(&self, before: &Self) -> bool {
        fn keys(query: &Query) -> &str {
            query.keys.as_ref().map_or(&query.folded, |keys| &keys.folded)
        }
        !before.is_short()
            && self.folded.starts_with(&before.folded)
            && keys(self).starts_with(keys(before))
    }

    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Whether it is one letter or none: it is then not looked for in what is said beside a text.
    pub fn is_short(&self) -> bool {
        self.folded.chars().nth(1).is_none()
    }

    /// The folded form of what was typed.
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// Whether it has marks, so that the texts themselves have to be looked at for the order.
    pub fn has_marks(&self) -> bool {
        self.has_marks
    }

    /// The rank of a text by its folded key, lower is better; `None` when a word is missing.
    pub fn matches(&self, folded: &str) -> Option<u32> {
        if self.tokens.is_empty() || folded == self.folded {
            return Some(0);
        }
        let found = self.words_rank(folded, SUBSTRING).or_else(|| self.initials_rank(folded));
        found.or_else(|| self.keys.as_ref()?.matches(folded))
    }

    /// As [`Query::matches`], where letters inside a word do not count.
    pub fn begins(&self, folded: &str) -> Option<u32> {
        if self.tokens.is_empty() || folded == self.folded {
            return Some(0);
        }
        self.words_rank(folded, SPELLED).or_else(|| self.initials_rank(folded))
    }

    /// As [`Query::matches`] for what the text lacks: words may also begin a word of what is said
    /// beside it, such as the name of the village.
    pub fn matches_aside(&self, folded: &str, aside: &str) -> Option<u32> {
        let mut rank = PARTIAL;
        for token in &self.tokens {
            let own = token.rank(folded);
            let found = own.or_else(|| {
                let beside = token.rank(aside).filter(|rank| *rank <= SPELLED)?;
                Some(beside.saturating_add(ASIDE))
            });
            rank = rank.saturating_add(found?);
        }
        Some(rank)
    }

    /// Whether some word of the query begins a word of a text.
    pub fn touches(&self, folded: &str) -> bool {
        self.tokens.iter().any(|token| token.rank(folded).is_some_and(|rank| rank <= SPELLED))
    }

    /// The rank of a text that has every word but one, and that one with a slip: always greater
    /// than what [`Query::matches`] gives. Only asked of texts that do not match.
    pub fn nearly(&self, folded: &str) -> Option<u32> {
        let mut rank = SLIP;
        let mut slipped = false;
        for token in &self.tokens {
            let found = match token.rank(folded) {
                Some(found) => found,
                None if slipped || !token.may_slip => return None,
                None => {
                    slipped = true;
                    match typo::nearest(folded, &token.text)? {
                        Near::Whole => EXACT,
                        Near::Start => SUBSTRING,
                    }
                }
            };
            rank = rank.saturating_add(found);
        }
        slipped.then_some(rank)
    }

    /// Whether [`Query::nearly`] can find anything.
    pub fn may_slip(&self) -> bool {
        self.tokens.iter().any(|token| token.may_slip)
    }

    /// What a rank is raised by for the marks of the texts (NFC) that were found: nothing where they
    /// are the ones that were typed.
    pub fn marks<'t>(&self, texts: impl Iterator<Item = &'t str>) -> u32 {
        if !self.has_marks {
            return 0;
        }
        match marks::fit(&self.words, texts) {
            Fit::Exact => 0,
            Fit::More => MARKS,
            Fit::Other => MARKS.saturating_mul(2),
        }
    }

    /// As [`Query::matches`], looking also at the text itself: a text with just the marks that were
    /// typed comes before one with others. `raw` is NFC and `folded` its key.
    pub fn rank(&self, raw: &str, folded: &str) -> Option<u32> {
        let rank = self.matches(folded)?;
        Some(rank.saturating_add(self.marks(std::iter::once(raw))))
    }

    fn words_rank(&self, folded: &str, worst: u32) -> Option<u32> {
        let mut rank = PARTIAL;
        for token in &self.tokens {
            rank = rank.saturating_add(token.rank(folded).filter(|rank| *rank <= worst)?);
        }
        if self.tokens.len() > 1 && !folded.contains(self.folded.as_str()) {
            rank = rank.saturating_add(SCATTERED);
        }
        Some(rank)
    }

    fn initials_rank(&self, folded: &str) -> Option<u32> {
        (self.initials && has_initials(folded, &self.folded)).then_some(INITIALS)
    }
}

impl Token {
    /// The best place of the token in a folded text.
    fn rank(&self, folded: &str) -> Option<u32> {
        let own = place_of(folded, &self.text);
        if own == Some(EXACT) {
            return own;
        }
        let spelled = self.spelled.as_deref().and_then(|other| place_of(folded, other));
        match (own, spelled) {
            (Some(PREFIX), _) => own,
            // Only as a whole word: Lí is Lý, but lin is not lyn.
            (_, Some(EXACT)) => Some(SPELLED),
            _ => own,
        }
    }
}

/// The best place of `token` in `folded`: a whole word, the start of one, or anywhere.
fn place_of(folded: &str, token: &str) -> Option<u32> {
    // Most texts do not hold it, and `contains` says so fastest.
    if !folded.contains(token) {
        return None;
    }
    let (text, token) = (folded.as_bytes(), token.as_bytes());
    let mut best = SUBSTRING;
    let mut opens = true;
    for (at, &byte) in text.iter().enumerate() {
        if opens && let Some(rest) = text.get(at..).and_then(|rest| rest.strip_prefix(token)) {
            match rest.first() {
                None | Some(b' ') => return Some(EXACT),
                Some(_) => best = PREFIX,
            }
        }
        opens = byte == b' ';
    }
    Some(best)
}

/// Whether `query` is a run of first letters of neighbouring words. It is short and ASCII.
fn has_initials(folded: &str, query: &str) -> bool {
    let mut initials = [0_u8; MOST_INITIALS];
    let mut count = 0;
    let mut opens = true;
    for &byte in folded.as_bytes() {
        if opens && let Some(slot) = initials.get_mut(count) {
            *slot = byte;
            count = count.saturating_add(1);
        }
        opens = byte == b' ';
    }
    let initials = initials.get(..count).unwrap_or_default();
    initials.windows(query.len().max(1)).any(|run| run == query.as_bytes())
}

/// The most words of a text whose first letters are looked at.
const MOST_INITIALS: usize = 64;

#[cfg(test)]
mod tests {
    use super::super::contains_folded;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_a_query_finds() {
        let rows = [
            ("dang", "Đặng Văn Lâm", true),
            ("hung nguyen", "Nguyễn Văn Hùng", true),
            ("hung nguyen van", "Nguyễn Văn Hùng", true),
            ("nvh", "Nguyễn Văn Hùng", true),
            ("nvh", "Tôn Nữ Nguyễn Văn Hùng Anh", true),
            ("vh", "Nguyễn Văn Hùng", true),
            ("nh", "Nguyễn Văn Hùng", false),
            ("đvl", "Đặng Văn Lâm", true),
            ("guy", "Nguyễn Văn Hùng", true),
            ("hhen", "H’Hên Niê", true),
            ("h'hen", "H’Hên Niê", true),
            ("", "Nguyễn Văn Hùng", true),
            ("hung tran", "Nguyễn Văn Hùng", false),
            ("nguyên van", "Nguyễn Văn Hùng", true),
            ("hoà", "Lê Thị Hòa", true),
            ("thủy", "Trần Thuỷ", true),
            ("quí", "Vũ Quý", true),
            ("quy", "Vũ Quí", true),
            ("ki niem", "Kỷ niệm", true),
            ("ly", "Lí Thị Lan", true),
            ("li", "Lý Thị Lan", true),
            ("lyn", "Lin", false),
            ("thuy", "Thúi", false),
        ];
        for (typed, name, found) in rows {
            let query = Query::new(typed);
            assert_eq!(query.matches(&fold(name)).is_some(), found, "{typed} in {name}");
        }
    }

    #[test]
    fn better_matches_come_first() {
        let rows: [(&str, &[&str]); 5] = [
            ("lan", &["Lan", "Trần Thị Lan", "Lanh Văn Tú", "Y Slan", "Lê An Ngọc"]),
            (
                "lân",
                &[
                    "Lân",
                    "Trần Thị Lân",
                    "Lân Văn Lanh",
                    "Y Slân",
                    "Lẫn",
                    "Y Slẫn",
                    "Lan",
                    "Y Slan",
                ],
            ),
            (
                "tran van",
                &[
                    "Trần Văn",
                    "Trần Văn An",
                    "Văn Trần An",
                    "Trần Vạng",
                    "An Trần Vạng",
                    "Tranh Vạng",
                ],
            ),
            ("nguyen hòa", &["Nguyễn Hoà", "Nguyễn Thị Hòa", "Nguyễn Hoàng", "Nguyễn Hóa"]),
            ("ly", &["Lý", "Lý An", "Lynh An", "Lí An", "Hoàng Slynh", "Lê Yến"]),
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

    #[test]
    fn one_slip_in_one_word() {
        let rows = [
            ("nguyne van hung", "Nguyễn Văn Hùng", true),
            ("hugn", "Nguyễn Văn Hùng", true),
            ("nguyne van hugn", "Nguyễn Văn Hùng", false),
            ("hung nguyne tran", "Nguyễn Văn Hùng", false),
            ("hug", "Nguyễn Văn Hưng", false),
            ("001085012346", "001085012345", false),
            ("trnag", "Lò Thị Tràng", true),
        ];
        for (typed, name, found) in rows {
            assert_eq!(Query::new(typed).nearly(&fold(name)).is_some(), found, "{typed} in {name}");
        }
        let near = |name: &str| Query::new("trnag").nearly(&fold(name)).unwrap();
        assert!(near("Lò Trang") < near("Lò Trangh"), "the whole word first");
    }

    #[test]
    fn the_village_may_be_said_too() {
        let aside = |typed: &str| Query::new(typed).matches_aside("h3 nguyen van an", "na lai");
        assert!(aside("an na lai").is_some() && aside("na").is_some());
        assert_eq!(aside("an ai"), None, "only beginnings of its words");
        assert!(aside("an") < aside("na"));
    }

    /// Texts and queries of few letters, so that they meet.
    fn few() -> &'static str {
        "[nhlaiyu]{1,5}( [nhlaiyu]{1,5}){0,3}"
    }

    proptest! {
        #[test]
        fn marks_and_case_never_hide_a_name(
            raw in "[A-Za-zàảãáạằẵặầẫậđèẻễếệìĩịòõộồờợùũủưứựỳỹỵĐẶỄỘƯỨ’ -]{1,20}",
        ) {
            prop_assert!(Query::new(&raw).rank(&raw, &fold(&raw)).is_some());
            prop_assert!(Query::new(&raw.to_uppercase()).matches(&fold(&raw)).is_some());
        }

        #[test]
        fn any_query_on_any_text(typed in any::<String>(), raw in any::<String>()) {
            let raw = super::super::nfc(&raw);
            let folded = fold(&raw);
            let query = Query::new(&typed);
            prop_assert_eq!(query.rank(&raw, &folded).is_some(), query.matches(&folded).is_some());
            query.nearly(&folded);
            query.matches_aside(&folded, &fold(&typed));
        }

        #[test]
        fn a_hit_of_the_plain_scan_is_a_hit(typed in few(), text in few()) {
            let query = Query::new(&typed);
            if contains_folded(&text, query.folded()) {
                prop_assert!(query.matches(&text).is_some());
            }
        }

        #[test]
        fn more_letters_never_find_more(typed in few(), more in "[nhlaiyu ]", text in few()) {
            let (short, long) = (Query::new(&typed), Query::new(&format!("{typed}{more}")));
            if long.matches(&text).is_some() {
                prop_assert!(short.matches(&text).is_some());
            }
            if long.matches_aside("", &text).is_some() {
                prop_assert!(short.matches_aside("", &text).is_some());
            }
        }

        /// The worst hit there is, every word inside another and in the wrong order, against the
        /// best slip, whole words but for one letter.
        #[test]
        fn a_slip_never_outranks_a_hit(typed in "[nhlaiyu]{4,6}( [nhlaiyu]{4,6}){0,2}") {
            let query = Query::new(&typed);
            let inside: Vec<_> = typed.split(' ').rev().map(|word| format!("x{word}x")).collect();
            let hit = query.matches(&inside.join(" ")).unwrap();
            let beside = query.matches_aside("", &typed).unwrap();
            if let Some(near) = query.nearly(&typed[1..]) {
                prop_assert!(hit < near && beside < near, "{} {} {}", hit, beside, near);
            }
        }

        #[test]
        fn what_begins_a_word_is_a_hit(typed in few(), text in few()) {
            let query = Query::new(&typed);
            // Initials may begin where letters inside a word match better: "uu" of "uyuu u".
            if let Some(begun) = query.begins(&text) {
                prop_assert!(query.matches(&text).is_some_and(|rank| rank <= begun));
            }
        }
    }
}
