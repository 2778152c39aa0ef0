//! Amounts in words, as receipts and minutes write them.
//!
//! Does not know documents. The reading is the northern official one: linh, nghìn, tỷ; mốt, tư, lăm
//! after mươi; a group of zeros is skipped, but the next one says "không trăm". Whole `i64` range.

const DIGITS: [&str; 10] = [
    "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín",
];

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
    let groups = [
        (rest / 1_000_000, "triệu"),
        (rest / 1_000 % 1_000, "nghìn"),
        (rest % 1_000, ""),
    ];
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
    usize::try_from(value)
        .ok()
        .and_then(|i| DIGITS.get(i))
        .copied()
        .unwrap_or_default()
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
