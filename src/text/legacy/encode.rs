//! The way back into the old encodings, for tests: nobody writes them any more.
//!
//! Written apart from the tables of decoding where that is possible, so that one mistake does not
//! hide another. Does not know columns.

use unicode_normalization::UnicodeNormalization;

use super::Encoding;
use crate::text::letters::{head_of, letter};

/// The text in the encoding, as code points of Windows-1252.
pub(crate) fn encode(encoding: Encoding, text: &str) -> String {
    match encoding {
        Encoding::Unicode => text.to_owned(),
        Encoding::Decomposed => text.nfd().collect(),
        Encoding::Viqr => viqr(text),
        _ => text.chars().map(|c| one(encoding, c)).collect(),
    }
}

fn one(encoding: Encoding, c: char) -> String {
    let Some(found) = letter(c).filter(|_| !c.is_ascii()) else { return c.to_string() };
    let head = head_of(found);
    let cased = |text: &str| if found.upper { text.to_uppercase() } else { text.to_owned() };
    match encoding {
        Encoding::Tcvn3 => tcvn3(c).to_string(),
        Encoding::Windows1258 => {
            let base = match head {
                'ă' => "ã",
                'đ' => "ð",
                'ơ' => "õ",
                'ư' => "ý",
                plain => &plain.to_string(),
            };
            let mark = ["", "Ì", "Ò", "Þ", "ì", "ò"][usize::from(found.tone)];
            format!("{}{mark}", cased(base))
        }
        _ => cased(&vni(head, usize::from(found.tone))),
    }
}

/// The code of TCVN3 as the chart has it: a letter with a tone only small.
pub(super) fn tcvn3(c: char) -> char {
    let small = "\u{B8}\u{B5}\u{B6}\u{B7}\u{B9}\u{A8}\u{BE}\u{BB}\u{BC}\u{BD}\u{C6}\u{A9}\u{CA}\u{C7}\
        \u{C8}\u{C9}\u{CB}\u{AE}\u{D0}\u{CC}\u{CE}\u{CF}\u{D1}\u{AA}\u{D5}\u{D2}\u{D3}\u{D4}\u{D6}\
        \u{DD}\u{D7}\u{D8}\u{DC}\u{DE}\u{E3}\u{DF}\u{E1}\u{E2}\u{E4}\u{AB}\u{E8}\u{E5}\u{E6}\u{E7}\
        \u{E9}\u{AC}\u{ED}\u{EA}\u{EB}\u{EC}\u{EE}\u{F3}\u{EF}\u{F1}\u{F2}\u{F4}\u{AD}\u{F8}\u{F5}\
        \u{F6}\u{F7}\u{F9}\u{FD}\u{FA}\u{FB}\u{FC}\u{FE}";
    let letters = "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵ";
    let capital = "ĂÂÊÔƠƯĐ".chars().position(|one| one == c);
    let small_one = c.to_lowercase().next().unwrap();
    match capital {
        Some(at) => char::from_u32(0xA1 + u32::try_from(at).unwrap()).unwrap(),
        None => letters
            .chars()
            .zip(small.chars())
            .find(|(one, _)| *one == small_one)
            .map_or(c, |(_, code)| code),
    }
}

fn vni(head: char, tone: usize) -> String {
    let marks = |base: &str, codes: [&str; 6]| format!("{base}{}", codes[tone]);
    let plain = ["", "ø", "û", "õ", "ù", "ï"];
    let hat = ["â", "à", "å", "ã", "á", "ä"];
    match head {
        'đ' => "ñ".to_owned(),
        'i' => ["i", "ì", "æ", "ó", "í", "ò"][tone].to_owned(),
        'y' if tone == 5 => "î".to_owned(),
        'ă' => marks("a", ["ê", "è", "ú", "ü", "é", "ë"]),
        'â' => marks("a", hat),
        'ê' => marks("e", hat),
        'ô' => marks("o", hat),
        'ơ' => marks("ô", plain),
        'ư' => marks("ö", plain),
        other => marks(&other.to_string(), plain),
    }
}

/// Signs as letters, and a backslash before a sign that would join the letter before it.
fn viqr(text: &str) -> String {
    let mut out = String::new();
    let mut open = false;
    for c in text.chars() {
        let found = letter(c);
        if open && "^(+*`?~'.".contains(c) {
            out.push('\\');
        }
        open = found.is_some();
        let Some(found) = found.filter(|_| !c.is_ascii()) else {
            out.push(c);
            continue;
        };
        let (base, shape) = match head_of(found) {
            'ă' => ("a", "("),
            'â' => ("a", "^"),
            'ê' => ("e", "^"),
            'ô' => ("o", "^"),
            'ơ' => ("o", "+"),
            'ư' => ("u", "+"),
            'đ' => ("dd", ""),
            plain => (&*plain.to_string(), ""),
        };
        let base = if found.upper { base.to_uppercase() } else { base.to_owned() };
        out.push_str(&base);
        out.push_str(shape);
        out.push_str(["", "`", "?", "~", "'", "."][usize::from(found.tone)]);
    }
    out
}
