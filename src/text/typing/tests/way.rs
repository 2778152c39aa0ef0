//! How people write a word as keys: where the marks and the tone come.
//!
//! Knows what every Telex asks for: `ooo` for a long o, and a second key for an r, s, x or j that is
//! meant as a letter after a vowel (Rasa is typed `Rassa`), but not where a word cannot have a tone
//! (Ksor).

use crate::text::letters::{Letter, head_of, letter};
use crate::text::typing::Method;

/// When a person types the marks and the tone of a syllable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Marks with their letter, tone last: `nguwowif`.
    ToneLast,
    /// Marks with their letter, tone right after the letter that carries it: `nguwowfi`.
    ToneInline,
    /// Marks with their letter, tone after the last vowel: `tieesng`.
    ToneAfterVowels,
    /// One horn for ươ, tone last: `nguowif`.
    OneHorn,
    /// All letters, then all marks, then the tone: `nguoiwf`, `duongdwf`.
    MarksLast,
    /// All letters, then the tone, then the marks: `nguoifw`.
    ToneThenMarks,
}

pub(super) const WAYS: [Way; 6] = [
    Way::ToneLast,
    Way::ToneInline,
    Way::ToneAfterVowels,
    Way::OneHorn,
    Way::MarksLast,
    Way::ToneThenMarks,
];

/// The letter of the alphabet without its tone, small.
pub(super) fn head(c: char) -> char {
    letter(c).map_or(c, head_of)
}

/// The letter without its mark and the key of the mark.
fn mark_of(method: Method, head: char) -> (char, Option<char>) {
    let (base, telex, vni) = match head {
        'ă' => ('a', 'w', '8'),
        'â' => ('a', 'a', '6'),
        'ê' => ('e', 'e', '6'),
        'ô' => ('o', 'o', '6'),
        'ơ' => ('o', 'w', '7'),
        'ư' => ('u', 'w', '7'),
        'đ' => ('d', 'd', '9'),
        other => return (other, None),
    };
    (base, Some(if method == Method::Telex { telex } else { vni }))
}

fn tone_of(method: Method, tone: u8) -> Option<char> {
    let keys = if method == Method::Telex { "frxsj" } else { "23415" };
    keys.chars().nth(usize::from(tone).checked_sub(1)?)
}

/// The keys of a word.
pub(super) fn keys(method: Method, way: Way, word: &str) -> String {
    let read: Vec<Letter> = word.chars().filter_map(letter).collect();
    let heads: Vec<char> = word.chars().map(head).collect();
    let tone = read.iter().find(|l| l.tone > 0).and_then(|l| tone_of(method, l.tone));
    let marks_late = matches!(way, Way::MarksLast | Way::ToneThenMarks);
    let last_vowel = read.iter().rposition(|l| "aeiouy".contains(l.base)).unwrap_or(0);
    let mut out = String::new();
    let mut late = String::new();
    for (at, (l, &head)) in read.iter().zip(&heads).enumerate() {
        let (base, mark) = mark_of(method, head);
        out.push(if l.upper { base.to_ascii_uppercase() } else { base });
        let next = heads.get(at + 1).copied();
        let after_vowel = read.iter().take(at).any(|l| "aeiouy".contains(l.base));
        let toneless = ["ks", "kp"].iter().any(|start| word.to_lowercase().starts_with(start));
        if method == Method::Telex && after_vowel && !toneless && "sfrxj".contains(head) {
            out.push(base);
        }
        if method == Method::Telex && head == 'o' && next == Some('o') {
            // The long o of xoong needs a third key in every Telex.
            out.push('o');
        }
        if let Some(mark) = mark {
            if marks_late {
                if !late.contains(mark) {
                    late.push(mark);
                }
            } else if !(way == Way::OneHorn && head == 'ư' && next == Some('ơ')) {
                out.push(mark);
            }
        }
        let here = (way == Way::ToneInline && l.tone > 0)
            || (way == Way::ToneAfterVowels && at == last_vowel);
        if let Some(tone) = tone.filter(|_| here) {
            out.push(tone);
        }
    }
    match way {
        Way::ToneInline | Way::ToneAfterVowels => {}
        Way::ToneLast | Way::OneHorn => out.extend(tone),
        Way::MarksLast => {
            out.push_str(&late);
            out.extend(tone);
        }
        Way::ToneThenMarks => {
            out.extend(tone);
            out.push_str(&late);
        }
    }
    out
}
