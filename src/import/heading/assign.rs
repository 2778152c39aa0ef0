//! Which column means what: the best fit first, each meaning once.
//!
//! Knows headings and the vocabulary of one kind; of cells only what [`super::content`] tells.
//! Invariant: no meaning is given to two columns, and what a person said goes before every fit.

use crate::domain::import::{Column, Meaning};
use crate::domain::schema::{CAUSES, DEPRIVATIONS, Opt, RecordKind};
use crate::import::heading::phrase::{HeadingText, has};
use crate::import::table::ListColumn;
use crate::import::{Mapping, words};
use crate::text::fold;

/// Meanings that are one of several columns: (prefix, at least so many, the ids in the order of
/// their codes).
const LISTS: [(&str, usize, &str, &[Opt]); 2] =
    [("deprivations/", 3, "thieu hut", DEPRIVATIONS), ("causes/", 3, "nguyen nhan", CAUSES)];

/// The columns of a heading and how well they fit.
#[derive(Debug, Clone)]
pub(super) struct Assigned {
    pub heads: Vec<ListColumn>,
    /// The sum of the fits, in hundredths of a column.
    pub points: u32,
}

/// Gives the columns of a heading their meanings.
pub(super) fn assign(
    kind: RecordKind,
    paths: &[Vec<String>],
    mapping: Option<&Mapping>,
) -> Assigned {
    let said: Vec<HeadingText> = paths.iter().map(|path| HeadingText::new(path)).collect();
    let mut fits = coded(kind, &said);
    for (at, said) in said.iter().enumerate() {
        for (order, word) in words::of(kind).enumerate() {
            let points = said.match_score(word);
            if points > 0 {
                fits.push(Fit { points, at, order, meaning: word.meaning });
            }
        }
    }
    let heading = |path: &Vec<String>| path.join(" / ");
    let mut fixed: Vec<(usize, Option<Meaning>)> = Vec::new();
    for (at, path) in paths.iter().enumerate() {
        let name = mapping.and_then(|mapping| mapping.0.get(&fold(&heading(path))));
        if let Some(name) = name.filter(|_| !path.is_empty()) {
            fixed.push((at, words::known(kind, name)));
        }
    }
    let mut taken = choose(&fits, &fixed);
    for (prefix, least, _, _) in LISTS {
        // One or two lonely ticks are something else: "BHYT" is then the card of a person.
        let found = taken.iter().filter(|(_, meaning, _)| meaning.starts_with(prefix)).count();
        if found < least {
            fits.retain(|fit| !fit.meaning.starts_with(prefix));
            taken = choose(&fits, &fixed);
        }
    }
    let points = taken.iter().map(|(_, _, points)| *points).sum();
    let head = |(at, path): (usize, &Vec<String>)| {
        let meaning =
            taken.iter().find(|(column, ..)| *column == at).map(|(_, meaning, _)| *meaning);
        let heading = heading(path);
        let unit = unit_of(&heading).unwrap_or(1);
        ListColumn { column: Column { at, heading, meaning }, unit }
    };
    Assigned { heads: paths.iter().enumerate().map(head).collect(), points }
}

/// A column that could mean something.
struct Fit {
    points: u32,
    at: usize,
    order: usize,
    meaning: Meaning,
}

/// The best first; of equals the earlier word, then the earlier column.
fn choose(fits: &[Fit], fixed: &[(usize, Option<Meaning>)]) -> Vec<(usize, Meaning, u32)> {
    let mut taken: Vec<(usize, Meaning, u32)> = Vec::new();
    for (at, meaning) in fixed {
        if let Some(meaning) = meaning {
            taken.retain(|(_, other, _)| other != meaning);
            taken.push((*at, meaning, 100));
        }
    }
    let mut ranked: Vec<&Fit> = fits.iter().collect();
    ranked.sort_by_key(|fit| (std::cmp::Reverse(fit.points), fit.order, fit.at));
    for fit in ranked {
        let free =
            |(at, meaning, _): &(usize, Meaning, u32)| *at != fit.at && *meaning != fit.meaning;
        if taken.iter().all(free) && fixed.iter().all(|(at, _)| *at != fit.at) {
            taken.push((fit.at, fit.meaning, fit.points));
        }
    }
    taken
}

/// Columns that are called by their code under a group: 1 to 12 under "Chỉ số thiếu hụt".
fn coded(kind: RecordKind, said: &[HeadingText]) -> Vec<Fit> {
    let mut fits = Vec::new();
    if kind != RecordKind::Household {
        return fits;
    }
    for (prefix, _, group, ids) in LISTS {
        let under: Vec<usize> = said
            .iter()
            .enumerate()
            .filter(|(_, said)| has(&said.group, group))
            .map(|(at, _)| at)
            .collect();
        let code = |at: usize| said.get(at).and_then(|said| said.leaf.parse::<usize>().ok());
        let in_order = under.iter().enumerate().all(|(n, at)| code(*at) == n.checked_add(1));
        if under.len() != ids.len() || !in_order {
            continue;
        }
        for (at, id) in under.into_iter().zip(ids) {
            let word =
                words::of(kind).find(|word| word.meaning.strip_prefix(prefix) == Some(id.id));
            if let Some(word) = word {
                fits.push(Fit { points: 104, at, order: 0, meaning: word.meaning });
            }
        }
    }
    fits
}

/// What bare numbers under a heading, or below a line such as "Đơn vị tính: 1.000 đồng", count;
/// `None` if it does not say.
pub(super) fn unit_of(text: &str) -> Option<i64> {
    let folded = fold(text).replace(['.', ',', '(', ')', ':', ';', '/'], " ");
    let words: Vec<&str> = folded.split_whitespace().collect();
    let joined = words.join(" ");
    let dong = |word: &str| matches!(word, "d" | "dong" | "vnd");
    let says = |phrase: &str| has(&joined, phrase);
    let thousand = [
        "1 000d",
        "1000d",
        "1 000 d",
        "1000 d",
        "1 000 dong",
        "1000 dong",
        "nghin dong",
        "ngan dong",
        "1 000 vnd",
        "1000 vnd",
        "1 000dong",
        "1000dong",
        "nghin d",
        "ngan d",
    ];
    if thousand.into_iter().any(says) {
        Some(1000)
    } else if ["trieu dong", "trd", "tr dong", "trieu d"].into_iter().any(says) {
        Some(1_000_000)
    } else {
        words.iter().any(|word| dong(word)).then_some(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units() {
        let rows = [
            ("Giá trị quy đổi (1.000đ)", Some(1000)),
            ("Đơn vị tính: 1.000 đồng", Some(1000)),
            ("Số tiền (nghìn đồng)", Some(1000)),
            ("ĐVT: 1000đ", Some(1000)),
            ("Số tiền (triệu đồng)", Some(1_000_000)),
            ("Tiền mặt (đồng)", Some(1)),
            ("Tiền mặt", None),
        ];
        for (text, unit) in rows {
            assert_eq!(unit_of(text), unit, "{text}");
        }
    }
}
