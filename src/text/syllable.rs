//! The rules of Vietnamese syllables: initial, rhyme, tone, and how they are written.
//!
//! The tables are the spelling rules as every primary school teaches them (which initials and
//! rhymes exist, k before e ê i y, gh and ngh before e ê i, qu, gi, sắc or nặng alone before p t c
//! ch), written down here from general knowledge; no word list was used, so the rules allow more
//! than is in any dictionary. Rhymes of loan words are out (buýt, tuýp, séc-bi), oong and ooc are in
//! (xoong, moóc, Noong), and so is p alone (Sa Pa, Pắc Bó). Does not know words or meanings.
//! Invariant: everything [`all()`] gives is NFC and is a syllable; a tone in another place than
//! the two that are taught (hòa, hoà) makes none.

use super::letters::{head_of, is_vowel, letter, toned};

/// An initial and what may follow it.
struct Initial {
    written: &'static str,
    rhymes: Follow,
    /// Whether y is written for i in an open syllable: kỳ, Lý, Thy.
    y: bool,
}

/// The rhymes an initial takes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Follow {
    /// None: every rhyme, and iê is written yê.
    Nothing,
    Any,
    /// No rounded rhyme (oa, uê, uy): after lips they do not exist.
    Unrounded,
    /// Beginning with a ă â o ô ơ u ư.
    Back,
    /// As `Back`, without the rounded ones.
    BackUnrounded,
    /// Beginning with e ê i.
    Front,
    /// qu: a list of its own.
    Qu,
    /// gi: unrounded, beginning with neither i nor ê.
    Gi,
    /// g before i: gì, gìn, giếng.
    Gi2,
}

const fn initial(written: &'static str, rhymes: Follow, y: bool) -> Initial {
    Initial { written, rhymes, y }
}

/// Longer ones first where one begins another.
const INITIALS: [Initial; 29] = [
    initial("ngh", Follow::Front, false),
    initial("ng", Follow::Back, false),
    initial("nh", Follow::Any, false),
    initial("n", Follow::Any, true),
    initial("gh", Follow::Front, false),
    initial("gi", Follow::Gi, false),
    initial("g", Follow::Back, false),
    initial("g", Follow::Gi2, false),
    initial("ch", Follow::Any, false),
    initial("c", Follow::BackUnrounded, false),
    initial("kh", Follow::Any, false),
    initial("k", Follow::Front, true),
    initial("ph", Follow::Unrounded, false),
    initial("p", Follow::Unrounded, false),
    initial("qu", Follow::Qu, false),
    initial("th", Follow::Any, true),
    initial("tr", Follow::Any, false),
    initial("t", Follow::Any, true),
    initial("b", Follow::Unrounded, false),
    initial("d", Follow::Any, true),
    initial("đ", Follow::Any, false),
    initial("h", Follow::Any, true),
    initial("l", Follow::Any, true),
    initial("m", Follow::Unrounded, true),
    initial("r", Follow::Any, false),
    initial("s", Follow::Any, true),
    initial("v", Follow::Unrounded, true),
    initial("x", Follow::Any, false),
    initial("", Follow::Nothing, true),
];

/// Rhymes without a rounded glide.
const PLAIN: &[&str] = &[
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "e", "ec",
    "em", "en", "eng", "eo", "ep", "et", "i", "ia", "ich", "im", "in", "inh", "ip", "it", "iu",
    "iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu", "o", "oc", "oi", "om", "on", "ong", "op",
    "ot", "u", "ua", "uc", "ui", "um", "un", "ung", "up", "ut", "uôc", "uôi", "uôm", "uôn", "uông",
    "uôt", "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây", "ê", "êch", "êm", "ên", "ênh", "êp",
    "êt", "êu", "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt", "ăc", "ăm", "ăn", "ăng", "ăp",
    "ăt", "ơ", "ơi", "ơm", "ơn", "ơp", "ơt", "ư", "ưa", "ưc", "ưi", "ưng", "ưt", "ưu", "ươc",
    "ươi", "ươm", "ươn", "ương", "ươp", "ươt", "ươu",
];

/// Rhymes with a rounded glide.
const ROUNDED: &[&str] = &[
    "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oay", "oe",
    "oen", "oeo", "oet", "oăc", "oăm", "oăn", "oăng", "oăt", "uy", "uya", "uych", "uynh", "uyt",
    "uyu", "uyên", "uyêt", "uân", "uâng", "uât", "uây", "uê", "uêch", "uênh", "uơ",
];

/// What is written after qu.
const AFTER_QU: &[&str] = &[
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "e", "en",
    "eo", "et", "i", "ich", "inh", "it", "y", "ych", "ynh", "yt", "yên", "yêt", "ân", "âng", "ât",
    "ây", "ê", "êch", "ên", "ênh", "êt", "ôc", "ăc", "ăm", "ăn", "ăng", "ăp", "ăt", "ơ", "ơi",
];

/// What is written after the g of gì.
const AFTER_G: &[&str] = &["i", "in", "iêc", "iêm", "iên", "iêng", "iêt"];

/// iê without an initial.
const BARE: &[&str] = &["yêm", "yên", "yêng", "yêt", "yêu"];

/// The long o, with the initials that have it.
const LONG_O: &[&str] = &["ooc", "oong"];
const LONG_O_INITIALS: &[&str] = &["b", "c", "g", "l", "m", "n", "p", "s", "t", "x"];

/// Every rhyme of any list, for the generator.
const LISTS: [&[&str]; 6] = [PLAIN, ROUNDED, AFTER_QU, AFTER_G, BARE, LONG_O];

/// Whether `text` is one Vietnamese syllable: composed (NFC), any case, the tone in the old place
/// or in the new (hòa, hoà). A plain word that happens to fit is one (`can`, `me`).
pub fn is_syllable(text: &str) -> bool {
    let Some(read) = Read::of(text) else { return false };
    let bare = read.bare();
    INITIALS.iter().any(|initial| {
        let Some(rhyme) = bare.strip_prefix(initial.written) else { return false };
        initial.takes(rhyme) && read.tone_fits(initial.written, rhyme)
    })
}

/// Every syllable that the rules allow, in small letters, the tone in the old place (hòa, thủy).
/// A spelling comes once; there are 15,378, about twice as many as are in use.
pub fn all() -> impl Iterator<Item = String> {
    INITIALS.iter().flat_map(|initial| {
        // AFTER_QU repeats rhymes of PLAIN, so each rhyme is taken from the first list that has it.
        let rhymes = LISTS.iter().enumerate().flat_map(|(at, list)| {
            let before = LISTS.iter().take(at);
            list.iter().filter(move |rhyme| !before.clone().any(|list| list.contains(rhyme)))
        });
        rhymes.filter(|rhyme| initial.takes(rhyme)).flat_map(|rhyme| {
            let first = if is_stopped(rhyme) { 4 } else { 0 };
            (first..6).filter_map(|tone| write(initial.written, rhyme, tone))
        })
    })
}

impl Initial {
    fn takes(&self, rhyme: &str) -> bool {
        let first = rhyme.chars().next().unwrap_or_default();
        let front = matches!(first, 'e' | 'ê' | 'i');
        let plain = has(PLAIN, rhyme);
        let open_y = self.y && rhyme == "y";
        let long_o = has(LONG_O, rhyme) && LONG_O_INITIALS.contains(&self.written);
        match self.rhymes {
            Follow::Qu => has(AFTER_QU, rhyme),
            Follow::Nothing => {
                (plain && !rhyme.starts_with("iê"))
                    || has(ROUNDED, rhyme)
                    || has(BARE, rhyme)
                    || open_y
            }
            Follow::Any => plain || has(ROUNDED, rhyme) || open_y || long_o,
            Follow::Unrounded => plain || open_y || long_o,
            Follow::Back => (!front && (plain || has(ROUNDED, rhyme))) || long_o,
            Follow::BackUnrounded => (!front && plain) || long_o,
            Follow::Front => (front && plain) || open_y,
            Follow::Gi => plain && !matches!(first, 'i' | 'ê') || rhyme == "êu",
            Follow::Gi2 => has(AFTER_G, rhyme),
        }
    }
}

/// A text taken apart: its letters without tone, the tone and the letter that carries it.
struct Read {
    letters: [char; Read::MOST],
    count: usize,
    tone: u8,
    at: usize,
}

impl Read {
    /// nghiêng has seven letters.
    const MOST: usize = 7;

    fn of(text: &str) -> Option<Self> {
        let mut read = Self { letters: ['\0'; Self::MOST], count: 0, tone: 0, at: 0 };
        for c in text.chars() {
            let found = letter(c)?;
            if found.tone > 0 {
                if read.tone > 0 {
                    return None;
                }
                (read.tone, read.at) = (found.tone, read.count);
            }
            *read.letters.get_mut(read.count)? = head_of(found);
            read.count = read.count.saturating_add(1);
        }
        (read.count > 0).then_some(read)
    }

    fn bare(&self) -> String {
        self.letters.iter().take(self.count).collect()
    }

    /// Whether the tone may stand with this rhyme, and stands where it is taught to stand.
    fn tone_fits(&self, initial: &str, rhyme: &str) -> bool {
        if is_stopped(rhyme) {
            if self.tone < 4 {
                return false;
            }
        } else if self.tone == 0 {
            return true;
        }
        let (old, new) = places(rhyme);
        let lead = initial.chars().count();
        [old, new].iter().any(|place| lead.saturating_add(*place) == self.at)
    }
}

fn has(list: &[&str], rhyme: &str) -> bool {
    list.binary_search(&rhyme).is_ok()
}

/// Ends in p, t, c or ch.
fn is_stopped(rhyme: &str) -> bool {
    rhyme.ends_with(['p', 't', 'c']) || rhyme.ends_with("ch")
}

/// The letter of a rhyme that carries the tone, in the old way and in the new.
fn places(rhyme: &str) -> (usize, usize) {
    let vowels = rhyme.chars().take_while(|c| is_vowel(*c)).count();
    let marked = rhyme.chars().take(vowels).enumerate().filter(|(_, c)| !c.is_ascii()).last();
    if let Some((at, _)) = marked {
        return (at, at);
    }
    let closed = rhyme.chars().count() > vowels;
    match (vowels, closed) {
        (2.., true) => (vowels.saturating_sub(1), vowels.saturating_sub(1)),
        (3.., false) => (1, 1),
        _ if matches!(rhyme, "oa" | "oe" | "uy") => (0, 1),
        _ => (0, 0),
    }
}

fn write(initial: &str, rhyme: &str, tone: u8) -> Option<String> {
    let (place, _) = places(rhyme);
    let mut out = String::from(initial);
    for (at, c) in rhyme.chars().enumerate() {
        out.push(if at == place { toned(c, tone)? } else { c });
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::text::is_nfc;
    use proptest::prelude::*;

    #[test]
    fn tables_are_sorted() {
        for list in LISTS {
            assert!(list.is_sorted(), "{list:?}");
        }
    }

    #[test]
    fn what_is_a_syllable() {
        let yes = "a ý ỷ ủy uỷ òa oà y ông ở yêu yên Yết im ỉa ích nghiêng nghỉ nghề ngủ người \
            NGUYỄN Nguyệt nguỵ khuya khuỷu ngoằn ngoéo xoong moóc goòng Noong boong quốc quý quí \
            quỳnh quính quyết quýt quít quạu quờ gì gìn giếng giết gia già giá giữ giễu giống ghế \
            ghim gõ góa goá thủy thuỷ thuở thuế huơ hòa hoà hoè hòe loé hoàng Thoại kỹ kĩ lý lí Vy \
            Thy Hy mỹ Pắc Pa rượu hươu gửi xưởng ĐẶNG Đỗ Ước ấp ực chuyên xẻng éc bậc bươu mưu \
            Buôn Siu Rơ Châm Giàng Sùng Thào huých huỳnh quầng khuâng tuần luật nguây oẳn";
        let no = "đắk Krông Kpă M H’Hên Ea Niê Êban Mlô w fa jo za ng ngh gh hòá nguiễn cê ce ci \
            kă ge gê ghă ngi nghă qa quu cac mat tàt tảp ọch ếng thuỳy thúyế iêu iên yệc \
            giiê buýt tuyp voan phuy quoa koa hoâ uưng nguuơi aa ooo thươừng tíế uă Việ \
            cuyên bya ngy chuyễ chuyễm thuờn hìau moot ngiêm kuy quưa thuỵê tieng viet ket";
        for word in yes.split_whitespace() {
            assert!(is_syllable(word), "{word}");
        }
        for word in no.split_whitespace() {
            assert!(!is_syllable(word), "{word}");
        }
        for (text, why) in [
            ("", "nothing"),
            ("Nguye\u{302}\u{303}n", "decomposed"),
            ("an bình", "two"),
            ("hoàn.", "a stop"),
            ("nghieengs", "keys"),
        ] {
            assert!(!is_syllable(text), "{why}");
        }
    }

    #[test]
    fn every_spelling_once() {
        let list: Vec<String> = all().collect();
        let set: BTreeSet<&String> = list.iter().collect();
        for word in &list {
            assert!(is_nfc(word) && is_syllable(word), "{word}");
            assert!(is_syllable(&word.to_uppercase()), "{word}");
        }
        assert_eq!(set.len(), list.len());
        assert_eq!(list.len(), 15_378);
        for word in ["hòa", "thủy", "quý", "già", "gìn", "nghiêng", "xoong", "người"] {
            assert!(set.contains(&word.to_owned()), "{word}");
        }
        assert!(!set.contains(&"hoà".to_owned()));
    }

    proptest! {
        #[test]
        fn any_text_may_be_asked(text in any::<String>(), near in "[a-zà-ỹđĐơƠưƯ]{1,8}") {
            let _ = is_syllable(&text);
            prop_assert_eq!(is_syllable(&near), is_syllable(&near.to_uppercase()));
        }
    }
}
