//! The words of an office that is no commune: a school has units where a commune has villages.
//!
//! One table of words a language, applied to every text as it is read, so that a new text has the
//! right words without anybody thinking of it; where a sentence needs other words,
//! `organisation.ftl` has it whole. It knows no messages but those that keep their words.
//! Invariant: variables, message names and selectors are never touched, nor are words that only
//! contain one of the table.

use crate::locale::Lang;

/// A word of a commune and what an organisation says; longer ones first.
type Words = &'static [(&'static str, &'static str)];

const VI: Words = &[
    ("Chủ tịch UBND xã", "Thủ trưởng cơ quan"),
    ("Ủy ban nhân dân xã", "Cơ quan"),
    ("UBND xã", "Cơ quan"),
    ("tên xã, huyện", "tên xã, huyện"),
    ("tên xã vẫn", "tên xã vẫn"),
    ("cấp xã", "cấp xã"),
    ("hợp tác xã", "hợp tác xã"),
    ("Hợp tác xã", "Hợp tác xã"),
    ("xã hội", "xã hội"),
    ("Xã hội", "Xã hội"),
    ("XÃ HỘI", "XÃ HỘI"),
    ("xã, phường", "cơ quan"),
    ("nông thôn", "nông thôn"),
    ("Nông thôn", "Nông thôn"),
    ("thôn, đơn vị", "đơn vị"),
    ("Thôn, đơn vị", "Đơn vị"),
    ("Thôn, buôn", "Đơn vị"),
    ("Cuộc họp thôn", "Cuộc họp"),
    ("họp thôn", "họp đơn vị"),
    ("thôn", "đơn vị"),
    ("Thôn", "Đơn vị"),
    ("THÔN", "ĐƠN VỊ"),
    ("xã", "cơ quan"),
    ("Xã", "Cơ quan"),
    ("XÃ", "CƠ QUAN"),
];

const EN: Words = &[
    ("list village", "list village"),
    ("Village, unit", "Unit"),
    ("village or unit", "unit"),
    ("Commune, ward", "Office"),
    ("names of communes and districts", "names of communes and districts"),
    ("names of provinces and communes", "names of provinces and communes"),
    ("A commune", "An office"),
    ("a commune", "an office"),
    ("communes", "offices"),
    ("Communes", "Offices"),
    ("commune", "office"),
    ("Commune", "Office"),
    ("villages", "units"),
    ("Villages", "Units"),
    ("village", "unit"),
    ("Village", "Unit"),
];

/// Texts that keep their words: what is typed as it stands, what is seen before an office is there,
/// and the names that a village can be called by.
const KEPT: &[&str] =
    &["cli-arg-", "cli-cmd-", "cli-about", "cli-bad-role", "cli-commune-empty", "option-thon"];

/// Whether a message keeps the words of a commune.
pub(super) fn keeps(key: &str) -> bool {
    KEPT.iter().any(|kept| key.starts_with(kept))
}

/// A text of a commune in the words of an organisation.
pub(super) fn unit_words(lang: Lang, text: &str) -> String {
    let words = match lang {
        Lang::Vi => VI,
        Lang::En => EN,
    };
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let found = words.iter().find_map(|(word, said)| {
            let after = rest.strip_prefix(word)?;
            let ends = !after.starts_with(belongs);
            (ends && !belongs(before) && !matches!(before, '$' | '[')).then_some((*said, after))
        });
        let (said, after) = found.unwrap_or_else(|| {
            let (letter, after) = rest.split_at_checked(first.len_utf8()).unwrap_or((rest, ""));
            (letter, after)
        });
        out.push_str(said);
        before = said.chars().next_back().unwrap_or(before);
        rest = after;
    }
    out
}

/// Whether a sign is part of a word or of a name in a message.
fn belongs(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '-' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::roster::OfficeForm;
    use crate::locale::{Arg, Locale, keys};

    #[test]
    fn words_change_and_names_do_not() {
        let vi = [
            ("Thôn này chưa có gì.", "Đơn vị này chưa có gì."),
            ("thôn, xã; nông thôn, xã hội", "đơn vị, cơ quan; nông thôn, xã hội"),
            ("Hợp tác xã của xã", "Hợp tác xã của cơ quan"),
            ("Giấy khen của Chủ tịch UBND xã", "Giấy khen của Thủ trưởng cơ quan"),
            ("{ $thôn } xãy", "{ $thôn } xãy"),
        ];
        for (text, said) in vi {
            assert_eq!(unit_words(Lang::Vi, text), said);
        }
        let en = [
            ("A village of a commune", "A unit of an office"),
            (
                "{ $village -> [village] villages } { village-more }",
                "{ $village -> [village] units } { village-more }",
            ),
        ];
        for (text, said) in en {
            assert_eq!(unit_words(Lang::En, text), said);
        }
    }

    /// No text that an organisation reads speaks of villages and communes.
    #[test]
    fn an_organisation_is_never_told_of_villages() {
        for (lang, words, gone) in [
            (Lang::Vi, VI, &["thôn", "xã"][..]),
            (Lang::En, EN, &["village", "villages", "commune", "communes"]),
        ] {
            let locale = Locale::of(lang, OfficeForm::Organisation);
            let told = keys(lang).into_iter().filter(|key| !keeps(key)).filter(|key| {
                let mut text = locale.with(key, &[("count", Arg::from(2_i64))]).into_owned();
                text = text.replace("{$village", "");
                for (word, _) in words.iter().filter(|(word, said)| word == said) {
                    text = text.replace(word, "");
                }
                let text = text.to_lowercase();
                let mut said = text.split(|letter: char| !letter.is_alphanumeric());
                said.any(|word| gone.contains(&word))
            });
            let told: Vec<_> = told.map(|key| (key, locale.text(key))).collect();
            assert!(told.is_empty(), "{told:#?}");
        }
    }
}
