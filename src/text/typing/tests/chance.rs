//! Keys by chance, the same every time: nothing panics, the field stays NFC, and the typist that
//! has been through everything types a word as one that has just begun.

use super::{Field, typed};
use crate::text::is_nfc;
use crate::text::typing::{Method, ToneStyle};

/// How many strings of keys for each method.
const STRINGS: u64 = 200_000;

/// Numbers by chance that are the same on every machine (xorshift).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap_or(0)
    }

    fn of(&mut self, keys: &str) -> char {
        let at = self.below(keys.chars().count());
        keys.chars().nth(at).unwrap_or('a')
    }
}

/// Vowels and keys of marks more often than other letters.
const LETTERS: &str = "aaeeiioouuyyddwwsfrxjznghbctkqmplvAEOUDWSN";
const DIGITS: &str = "01234567890";
/// What ends words, presses of [`Field::press`], and what no plain keyboard has.
const OTHERS: &str = "  ’'-./,<<<<<<!!@@[[]]";
const FOREIGN: &str = "êưắđ\u{301}\u{309}ŏü中\u{600}\u{200d}👩";

fn keys(chance: &mut Chance) -> String {
    let length = 1 + chance.below(9);
    let mut out = String::new();
    for _ in 0..length {
        let key = match chance.below(100) {
            0..62 => chance.of(LETTERS),
            62..78 => chance.of(DIGITS),
            78..99 => chance.of(OTHERS),
            _ => chance.of(FOREIGN),
        };
        out.push(key);
    }
    out
}

fn stays_clean(method: Method) {
    let mut chance = Chance(0x5eed_0001);
    let mut field = Field::new(method, ToneStyle::Old);
    for _ in 0..STRINGS {
        let keys = keys(&mut chance);
        field.clear();
        match chance.below(16) {
            0 => field.paste("Đắk thuỷ"),
            1 => field.paste("cáigì"),
            _ => {}
        }
        for key in keys.chars() {
            field.press(key);
            assert!(is_nfc(field.text()), "{keys:?}: {:?}", field.text());
        }
        if field.typist.steps_aside() {
            field.typist.choose(field.typist.choice());
        }
    }
}

#[test]
fn any_keys_of_telex_leave_a_clean_field() {
    stays_clean(Method::Telex);
}

#[test]
fn any_keys_of_vni_leave_a_clean_field() {
    stays_clean(Method::Vni);
}

#[test]
fn a_typist_of_long_standing_types_as_a_new_one() {
    for method in Method::ALL {
        let mut chance = Chance(0x5eed_0002);
        let mut old = Field::new(method, ToneStyle::Old);
        for _ in 0..STRINGS / 8 {
            let letters = if method == Method::Telex {
                LETTERS.to_owned()
            } else {
                format!("{LETTERS}{DIGITS}")
            };
            let mut word = String::new();
            for _ in 0..=chance.below(9) {
                word.push(chance.of(&letters));
            }
            let alone = typed(method, ToneStyle::Old, &word);
            // After other words in the same field, and after a word was erased.
            old.clear();
            old.press_all("Kroong Ana ");
            old.clear();
            old.press_all("ddi<< x<");
            let lead = old.text().to_owned();
            old.press_all(&word);
            assert_eq!(old.text(), format!("{lead}{alone}"), "{word}");
            assert!(!old.typist.steps_aside());
            // Nothing is lost: Esc gives back every key of the last word.
            let digits = word.chars().any(|c| c.is_ascii_digit());
            if old.esc() && !digits {
                assert_eq!(old.text(), format!("{lead}{word}"));
            }
            assert!(!old.esc(), "once");
        }
    }
}

#[test]
fn forgetting_the_word_changes_nothing_but_what_was_taken_back() {
    // A cursor that went away and came back: the word is read anew from the text. What may differ is
    // only what a double key had taken back, which the text does not show (as: from ass, or typed?).
    for method in Method::ALL {
        let mut chance = Chance(0x5eed_0003);
        let mut differ = Vec::new();
        for word in crate::text::syllable::all().step_by(7) {
            let mut field = Field::new(method, ToneStyle::Old);
            field.paste(&word);
            let key = chance.of(if method == Method::Telex { "sfrxjz" } else { "123450" });
            field.key(key);
            let mut again = Field::new(method, ToneStyle::Old);
            again.paste(field.text());
            again.press_all("@g<@");
            if again.text() != field.text() {
                differ.push(format!("{word} {key}: {}, not {}", again.text(), field.text()));
            }
        }
        assert!(differ.is_empty(), "{}", differ.join("\n"));
    }
}
