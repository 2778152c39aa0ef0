//! Amounts in words, as receipts and minutes write them.
//!
//! Does not know documents. The reading is the northern official one: linh, nghìn, tỷ; mốt, tư, lăm
//! after mươi; a group of zeros is skipped, but the next one says "không trăm". Whole `i64` range.

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

const BILLION: u64 = 1_000_000_000;

/// The sum in words, first letter a capital, ending with "đồng": 1.005 is "Một nghìn không trăm
/// linh năm đồng". A negative sum begins with "Âm".
pub fn money_in_words(amount: i64) -> String {
    let mut words: Vec<&str> = Vec::new();
    if amount < 0 {
        words.push("âm");
    }
    if amount == 0 {
        words.push("không");
    }
    read(amount.unsigned_abs(), false, &mut words);
    words.push("đồng");
    capitalised(&words.join(" "))
}

/// Reads `number`; `inner` when something greater was read before it. Zero reads as nothing.
fn read(number: u64, inner: bool, words: &mut Vec<&str>) {
    let (billions, rest) = (number / BILLION, number % BILLION);
    if billions > 0 {
        read(billions, inner, words);
        words.push("tỷ");
    }
    let groups = [(rest / 1_000_000, "triệu"), (rest / 1_000 % 1_000, "nghìn"), (rest % 1_000, "")];
    let mut inner = inner || billions > 0;
    for (group, unit) in groups {
        if group > 0 {
            read_group(group, inner, words);
            words.extend((!unit.is_empty()).then_some(unit));
            inner = true;
        }
    }
}

/// Reads 1 to 999; an inner group says its hundreds even when there are none.
fn read_group(group: u64, inner: bool, words: &mut Vec<&str>) {
    let (hundreds, tens, units) = (group / 100, group / 10 % 10, group % 10);
    let says_hundreds = inner || hundreds > 0;
    if says_hundreds {
        words.extend([digit(hundreds), "trăm"]);
    }
    match tens {
        0 if units > 0 && says_hundreds => words.push("linh"),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([digit(tens), "mươi"]),
    }
    match (tens, units) {
        (_, 0) => {}
        (2.., 1) => words.push("mốt"),
        (2.., 4) => words.push("tư"),
        (1.., 5) => words.push("lăm"),
        _ => words.push(digit(units)),
    }
}

fn digit(value: u64) -> &'static str {
    usize::try_from(value).ok().and_then(|i| DIGITS.get(i)).copied().unwrap_or_default()
}

fn capitalised(text: &str) -> String {
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
            assert_eq!(money_in_words(amount), words, "{amount}");
        }
    }

    #[test]
    fn the_ends_of_the_range() {
        let words = "chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba mươi \
                     sáu tỷ tám trăm năm mươi tư triệu bảy trăm bảy mươi lăm nghìn tám trăm linh";
        assert_eq!(money_in_words(i64::MIN), format!("Âm {words} tám đồng"));
        let positive = money_in_words(i64::MAX);
        assert_eq!(positive.to_lowercase(), format!("{words} bảy đồng"));
    }
}
