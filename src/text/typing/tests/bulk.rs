//! Every syllable the rules of Vietnamese allow, typed in every usual way: how many come out wrong.
//!
//! A syllable is written as keys by [`Way`], typed at a field, and compared. The counts are printed
//! by `cargo test --lib typing::bulk -- --nocapture`.

use super::Field;
use crate::text::letters::{Letter, head_of, letter, toned};
use crate::text::syllable;
use crate::text::typing::{Method, ToneStyle};

/// When a person types the marks and the tone of a syllable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
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

const WAYS: [Way; 6] = [
    Way::ToneLast,
    Way::ToneInline,
    Way::ToneAfterVowels,
    Way::OneHorn,
    Way::MarksLast,
    Way::ToneThenMarks,
];

/// The letter of the alphabet without its tone, small.
fn head(c: char) -> char {
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

/// The keys of a syllable.
fn keys(method: Method, way: Way, word: &str) -> String {
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

/// The syllable as the new style writes it: hoà, hoè, thuỷ.
fn in_new_style(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let heads: String = letters.iter().copied().map(head).collect();
    let ends = ["oa", "oe", "uy"].iter().any(|end| heads.ends_with(end));
    let tone = letters.iter().filter_map(|&c| letter(c)).map(|l| l.tone).max().unwrap_or(0);
    if !ends || heads.ends_with("quy") || tone == 0 {
        return word.to_owned();
    }
    let mut out: String = heads.chars().take(letters.len() - 1).collect();
    out.extend(heads.chars().last().and_then(|c| toned(c, tone)));
    out
}

/// The syllables that come out wrong, each with `keys: got, not wanted`; and how many were typed.
fn wrong(
    method: Method,
    way: Way,
    tone: ToneStyle,
    capital: bool,
) -> (Vec<(String, String)>, usize) {
    let mut field = Field::new(method, tone);
    let mut wrong = Vec::new();
    let mut count = 0;
    for word in syllable::all() {
        let word = if tone == ToneStyle::New { in_new_style(&word) } else { word };
        let word = if capital { word.to_uppercase() } else { word };
        let keys = keys(method, way, &word);
        let keys = if capital { keys.to_uppercase() } else { keys };
        field.clear();
        for key in keys.chars() {
            field.key(key);
        }
        count += 1;
        if field.text() != word {
            wrong.push((format!("{keys}: {}, not {word}", field.text()), word));
        }
    }
    (wrong, count)
}

/// Before these the engine takes uơ for the beginning of ươ: no syllable in use ends in it there,
/// while nguow is on the way to người. After h, kh, th and q it stays: huơ, khuơ, thuở, quở.
const TAKEN_FOR_ANOTHER: [&str; 13] =
    ["ng", "nh", "n", "g", "ch", "tr", "t", "d", "đ", "l", "r", "s", "x"];

fn is_taken_for_another(word: &str) -> bool {
    let bare: String = word.chars().map(head).collect();
    bare.strip_suffix("uơ").is_some_and(|initial| TAKEN_FOR_ANOTHER.contains(&initial))
}

/// Types the whole list; gives how many came out wrong that should not.
fn count(method: Method, way: Way, tone: ToneStyle, capital: bool) -> usize {
    let (list, of) = wrong(method, way, tone, capital);
    let (known, bad): (Vec<_>, Vec<_>) =
        list.into_iter().partition(|(_, word)| is_taken_for_another(&word.to_lowercase()));
    println!(
        "{:<5} {:<3} {way:<15?} {} of {of} wrong ({} per million); and {} of uơ",
        method.name(),
        tone.name(),
        bad.len(),
        bad.len() * 1_000_000 / of,
        known.len(),
    );
    for (line, _) in &bad {
        println!("    {line}");
    }
    // Six tones each. Fewer would be a change of the engine that this table should know.
    assert_eq!(known.len(), TAKEN_FOR_ANOTHER.len() * 6);
    bad.len()
}

#[test]
fn every_syllable_comes_out_right_in_every_way() {
    let mut bad = 0;
    for method in Method::ALL {
        for way in WAYS {
            bad += count(method, way, ToneStyle::Old, false);
        }
        bad += count(method, Way::ToneLast, ToneStyle::Old, true);
        bad += count(method, Way::ToneLast, ToneStyle::New, false);
        bad += count(method, Way::ToneInline, ToneStyle::New, false);
    }
    assert_eq!(bad, 0);
}
