//! Every syllable the rules of Vietnamese allow, typed in every usual way: how many come out wrong.
//!
//! A syllable is written as keys by [`Way`], typed at a field, and compared. The counts are printed
//! by `cargo test --lib typing::bulk -- --nocapture`.

use super::Field;
use super::way::{WAYS, Way, head, keys};
use crate::text::letters::{letter, toned};
use crate::text::syllable;
use crate::text::typing::{Method, ToneStyle};

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
