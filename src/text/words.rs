//! Amounts in words, as receipts and minutes write them.
//!
//! The reading is the northern official one: linh, nghìn, tỷ; mốt, tư, lăm after mươi; a group of
//! zeros is skipped, but the next one says "không trăm". Whole `i64` range. Invariant: whatever the
//! style, the words mean one number only.

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

const BILLION: u64 = 1_000_000_000;

/// One way in which a region or an office reads numbers otherwise than the official northern way.
///
/// After mươi a 5 is "lăm" in the school rule for 15 to 95 and "nhăm" in the speech of the north;
/// "năm" is not offered, because "hai mươi năm" says twenty years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reading {
    /// "một trăm lẻ năm" for "một trăm linh năm", as in the south.
    Le,
    /// "ngàn" for "nghìn", as in the south.
    Ngan,
    /// "hai mươi một" for "hai mươi mốt".
    Mot,
    /// "hai mươi bốn" for "hai mươi tư".
    Bon,
    /// "hai mươi nhăm" for "hai mươi lăm"; 15 stays "mười lăm".
    Nham,
    /// "đồng chẵn" after a sum of whole thousands.
    Chan,
}

impl Reading {
    /// Every one, in the order of the settings.
    pub const ALL: [Self; 6] = [Self::Le, Self::Ngan, Self::Mot, Self::Bon, Self::Nham, Self::Chan];

    pub fn name(self) -> &'static str {
        match self {
            Self::Le => "words_le",
            Self::Ngan => "words_ngan",
            Self::Mot => "words_mot",
            Self::Bon => "words_bon",
            Self::Nham => "words_nham",
            Self::Chan => "words_chan",
        }
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// How sums are read: which [`Reading`]s differ from the official one. None do by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct MoneyStyle(u8);

impl MoneyStyle {
    /// Whether a reading is used.
    pub fn uses(self, reading: Reading) -> bool {
        self.0 & reading.bit() != 0
    }

    /// The same style with a reading on or off.
    #[must_use]
    pub fn with(self, reading: Reading, on: bool) -> Self {
        let others = self.0 & !reading.bit();
        Self(if on { others | reading.bit() } else { others })
    }

    fn either(self, reading: Reading, word: &'static str, official: &'static str) -> &'static str {
        if self.uses(reading) { word } else { official }
    }
}

/// The sum in words, first letter a capital, ending with "đồng": 1.005 is "Một nghìn không trăm
/// linh năm đồng". A negative sum begins with "Âm".
pub fn money_in_words(amount: i64, style: MoneyStyle) -> String {
    let mut words: Vec<&str> = Vec::new();
    if amount < 0 {
        words.push("âm");
    }
    if amount == 0 {
        words.push("không");
    }
    read(amount.unsigned_abs(), false, style, &mut words);
    words.push("đồng");
    if style.uses(Reading::Chan) && amount != 0 && amount % 1_000 == 0 {
        words.push("chẵn");
    }
    capitalised(&words.join(" "))
}

/// Reads `number`; `inner` when something greater was read before it. Zero reads as nothing.
fn read(number: u64, inner: bool, style: MoneyStyle, words: &mut Vec<&str>) {
    let (billions, rest) = (number / BILLION, number % BILLION);
    if billions > 0 {
        read(billions, inner, style, words);
        words.push("tỷ");
    }
    let thousand = style.either(Reading::Ngan, "ngàn", "nghìn");
    let groups =
        [(rest / 1_000_000, "triệu"), (rest / 1_000 % 1_000, thousand), (rest % 1_000, "")];
    let mut inner = inner || billions > 0;
    for (group, unit) in groups {
        if group > 0 {
            read_group(group, inner, style, words);
            words.extend((!unit.is_empty()).then_some(unit));
            inner = true;
        }
    }
}

/// Reads 1 to 999; an inner group says its hundreds even when there are none.
fn read_group(group: u64, inner: bool, style: MoneyStyle, words: &mut Vec<&str>) {
    let (hundreds, tens, units) = (group / 100, group / 10 % 10, group % 10);
    let says_hundreds = inner || hundreds > 0;
    if says_hundreds {
        words.extend([digit(hundreds), "trăm"]);
    }
    match tens {
        0 if units > 0 && says_hundreds => words.push(style.either(Reading::Le, "lẻ", "linh")),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([digit(tens), "mươi"]),
    }
    match (tens, units) {
        (_, 0) => {}
        (2.., 1) => words.push(style.either(Reading::Mot, "một", "mốt")),
        (2.., 4) => words.push(style.either(Reading::Bon, "bốn", "tư")),
        (2.., 5) => words.push(style.either(Reading::Nham, "nhăm", "lăm")),
        (1, 5) => words.push("lăm"),
        _ => words.push(digit(units)),
    }
}

fn digit(value: u64) -> &'static str {
    usize::try_from(value).ok().and_then(|i| DIGITS.get(i)).copied().unwrap_or_default()
}

/// The text with a capital at its start.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts() {
        let rows = [
            (0, "Không đồng"),
            (1, "Một đồng"),
            (4, "Bốn đồng"),
            (10, "Mười đồng"),
            (11, "Mười một đồng"),
            (14, "Mười bốn đồng"),
            (15, "Mười lăm đồng"),
            (20, "Hai mươi đồng"),
            (21, "Hai mươi mốt đồng"),
            (24, "Hai mươi tư đồng"),
            (55, "Năm mươi lăm đồng"),
            (100, "Một trăm đồng"),
            (105, "Một trăm linh năm đồng"),
            (110, "Một trăm mười đồng"),
            (1_005, "Một nghìn không trăm linh năm đồng"),
            (10_000, "Mười nghìn đồng"),
            (21_000, "Hai mươi mốt nghìn đồng"),
            (105_000, "Một trăm linh năm nghìn đồng"),
            (1_000_001, "Một triệu không trăm linh một đồng"),
            (1_000_021, "Một triệu không trăm hai mươi mốt đồng"),
            (1_500_000, "Một triệu năm trăm nghìn đồng"),
            (12_500_000, "Mười hai triệu năm trăm nghìn đồng"),
            (2_003_000_000, "Hai tỷ không trăm linh ba triệu đồng"),
            (1_000_000_000_000, "Một nghìn tỷ đồng"),
            (1_005_000_000_000, "Một nghìn không trăm linh năm tỷ đồng"),
            (1_000_000_000_000_000_000, "Một tỷ tỷ đồng"),
            (1_000_000_005_000_000_000, "Một tỷ không trăm linh năm tỷ đồng"),
            (-21_000, "Âm hai mươi mốt nghìn đồng"),
        ];
        for (amount, words) in rows {
            assert_eq!(money_in_words(amount, MoneyStyle::default()), words, "{amount}");
        }
    }

    #[test]
    fn the_ends_of_the_range() {
        let words = "chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba mươi \
                     sáu tỷ tám trăm năm mươi tư triệu bảy trăm bảy mươi lăm nghìn tám trăm linh";
        assert_eq!(money_in_words(i64::MIN, MoneyStyle::default()), format!("Âm {words} tám đồng"));
        let positive = money_in_words(i64::MAX, MoneyStyle::default());
        assert_eq!(positive.to_lowercase(), format!("{words} bảy đồng"));
    }

    #[test]
    fn other_ways_to_read() {
        use Reading::{Bon, Chan, Le, Mot, Ngan, Nham};
        let rows: [(&[Reading], i64, &str); 12] = [
            (&[Le], 105, "Một trăm lẻ năm đồng"),
            (&[Ngan], 21_000, "Hai mươi mốt ngàn đồng"),
            (&[Mot], 21, "Hai mươi một đồng"),
            (&[Bon], 24, "Hai mươi bốn đồng"),
            (&[Bon], 104, "Một trăm linh bốn đồng"),
            (&[Nham], 25, "Hai mươi nhăm đồng"),
            (&[Nham], 15, "Mười lăm đồng"),
            (&[Nham], 5, "Năm đồng"),
            (&[Chan], 1_500_000, "Một triệu năm trăm nghìn đồng chẵn"),
            (&[Chan], 1_500_500, "Một triệu năm trăm nghìn năm trăm đồng"),
            (&[Chan], 0, "Không đồng"),
            (&[Le, Ngan, Chan], 105_000, "Một trăm lẻ năm ngàn đồng chẵn"),
        ];
        for (readings, amount, words) in rows {
            let style = readings.iter().fold(MoneyStyle::default(), |s, r| s.with(*r, true));
            assert_eq!(money_in_words(amount, style), words);
            assert!(Reading::ALL.iter().all(|r| style.uses(*r) == readings.contains(r)));
        }
        let off = MoneyStyle::default().with(Le, true).with(Le, false);
        assert_eq!(off, MoneyStyle::default());
    }

    /// A reader of its own: it knows words and places, nothing of how they were made.
    fn number_of(words: &str) -> Option<i128> {
        let words = words.to_lowercase();
        let mut words: Vec<&str> = words.split(' ').collect();
        if words.last() == Some(&"chẵn") {
            words.pop();
        }
        if words.pop() != Some("đồng") {
            return None;
        }
        let negative = words.first() == Some(&"âm");
        let value = unsigned(words.get(usize::from(negative)..)?)?;
        Some(if negative { -value } else { value })
    }

    fn unsigned(words: &[&str]) -> Option<i128> {
        for (unit, worth) in [("tỷ", 1_000_000_000), ("triệu", 1_000_000), ("nghìn", 1_000)] {
            let ngan = |word: &str| word == unit || (unit == "nghìn" && word == "ngàn");
            if let Some(at) = words.iter().rposition(|word| ngan(word)) {
                let rest = &words[at + 1..];
                let rest = if rest.is_empty() { 0 } else { unsigned(rest)? };
                return (rest < worth).then_some(unsigned(&words[..at])? * worth + rest);
            }
        }
        if let Some(at) = words.iter().position(|word| *word == "trăm") {
            let rest = &words[at + 1..];
            let rest = match rest {
                [] => 0,
                ["linh" | "lẻ", one] => unit(one)?,
                rest => below_hundred(rest).filter(|rest| *rest >= 10)?,
            };
            return Some(unsigned(&words[..at])? * 100 + rest);
        }
        below_hundred(words)
    }

    fn below_hundred(words: &[&str]) -> Option<i128> {
        match words {
            [one] if *one != "mười" => unit(one),
            ["mười"] => Some(10),
            ["mười", one] => Some(10 + unit(one)?),
            [ten, "mươi"] => Some(unit(ten)? * 10),
            [ten, "mươi", one] => Some(unit(ten)? * 10 + unit(one)?),
            _ => None,
        }
    }

    fn unit(word: &str) -> Option<i128> {
        let word = match word {
            "mốt" => "một",
            "tư" => "bốn",
            "lăm" | "nhăm" => "năm",
            word => word,
        };
        let all = "không một hai ba bốn năm sáu bảy tám chín";
        all.split(' ').position(|digit| digit == word).and_then(|at| at.try_into().ok())
    }

    fn reads_back(amount: i64, style: MoneyStyle) {
        let words = money_in_words(amount, style);
        assert_eq!(number_of(&words), Some(i128::from(amount)), "{amount}: {words}");
        assert!(!words.contains("  ") && words.chars().next().is_some_and(char::is_uppercase));
    }

    fn styles() -> impl Iterator<Item = MoneyStyle> {
        (0..1 << Reading::ALL.len()).map(MoneyStyle)
    }

    #[test]
    fn every_style_reads_back_at_every_edge() {
        let mut edges: Vec<i64> = (-1_100..1_100).collect();
        let mut power: i64 = 1;
        while let Some(next) = power.checked_mul(10) {
            for digit in 1..=9 {
                let at = power.saturating_mul(digit);
                edges.extend([at - 1, at, at + 1, at + 5, at + 21, -at, power + at / 7]);
            }
            power = next;
        }
        edges.extend([power - 1, power, power + 1, power * 9, i64::MAX, i64::MIN, i64::MIN + 1]);
        for style in styles() {
            for amount in &edges {
                reads_back(*amount, style);
            }
        }
    }

    #[test]
    fn a_hundred_thousand_numbers_read_back() {
        // splitmix64, cut to every length in turn so that short numbers come too.
        let mut seed: u64 = 0x5eed;
        let styles: Vec<_> = styles().collect();
        for turn in 0_usize..100_000 {
            seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut bits = seed;
            bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            let amount = (bits ^ (bits >> 31)).cast_signed() >> (turn % 64);
            reads_back(amount, styles[turn % styles.len()]);
        }
    }
}
