//! What the words of a line that is no record say: a total, a section, an end, column numbers.
//!
//! Marks matter for totals: "Cộng tháng 10" is one, "Công an xã" is a donor. Does not know the
//! columns. Invariant: a line of numbers and dates alone is none of these.

use crate::import::grid::Raw;
use crate::import::heading::plain;
use crate::import::table::Spot;

/// What people write under a list, folded.
const CLOSING: [&str; 21] = [
    "nguoi lap",
    "lap bieu",
    "tm ",
    "kt ",
    "thu ky",
    "ky ghi ro",
    "ky ten",
    "dong dau",
    "chu tich",
    "ke toan",
    "thu quy",
    "thu truong",
    "nguoi tong hop",
    "truong ban",
    "truong thon",
    "xac nhan",
    "noi nhan",
    "can bo giam ngheo",
    "uy ban nhan dan",
    "cong chuc",
    "ghi chu",
];

/// What a section is called, folded.
const SECTIONS: [&str; 14] = [
    "thon",
    "buon",
    "lang",
    "ap",
    "ban",
    "khoi",
    "xom",
    "khom",
    "to dan pho",
    "to",
    "khu",
    "khu pho",
    "soc",
    "phum",
];

pub(super) fn label(cells: &[Spot]) -> &str {
    let first = cells.iter().find_map(|spot| match &spot.raw {
        Raw::Text(text) if text.chars().any(char::is_alphabetic) && text.chars().count() > 1 => {
            Some(text.as_str())
        }
        _ => None,
    });
    first.unwrap_or_default()
}

/// A row of column numbers: A B 1 2 3, (1) (2) (3) = (1) + (2).
pub(super) fn numbers(cells: &[Spot]) -> bool {
    let (mut count, mut rising, mut last) = (0_usize, 0_usize, None);
    for spot in cells.iter().filter(|spot| !spot.raw.is_blank()) {
        let number = match &spot.raw {
            Raw::Number(number) if (0.0..200.0).contains(number) => Some(*number),
            Raw::Text(text) => {
                let short = text.trim_matches(['(', ')', '[', ']', ' ']);
                let sum = short.split(['=', ')']).next().unwrap_or_default();
                let letter = sum.chars().count() == 1 && sum.chars().all(char::is_alphabetic);
                match sum.trim().parse::<u8>() {
                    Ok(number) => Some(f64::from(number)),
                    Err(_) if letter => None,
                    Err(_) => return false,
                }
            }
            _ => return false,
        };
        count = count.saturating_add(1);
        if let Some(number) = number {
            let next = last.is_some_and(|last: f64| (number - last - 1.0).abs() < 0.01);
            rising = rising.saturating_add(usize::from(next));
            last = Some(number);
        }
    }
    count >= 3 && rising.saturating_add(1).saturating_mul(2) >= count && rising >= 1
}

/// Whether a label begins a total. With marks "cộng" is never "công"; without them what follows
/// decides.
pub(super) fn is_total(label: &str) -> bool {
    let small = label.to_lowercase();
    let mut words = small.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut first = words.next().unwrap_or_default();
    // "I. Tổng cộng", "* Cộng"
    if first.chars().count() <= 3 && first.chars().all(|c| "ivx0123456789".contains(c)) {
        first = words.next().unwrap_or_default();
    }
    let second = words.next().unwrap_or_default();
    match first {
        "cộng" => !matches!(second, "tác" | "đồng" | "hòa" | "hoà" | "sự"),
        "tổng" => matches!(
            second,
            "" | "cộng"
                | "số"
                | "hợp"
                | "hộ"
                | "khẩu"
                | "tiền"
                | "các"
                | "toàn"
                | "thôn"
                | "buôn"
                | "xã"
                | "tháng"
                | "chung"
        ),
        "lũy" | "luỹ" => second == "kế" || second == "kê",
        "cong" => !matches!(
            second,
            "an" | "ty"
                | "doan"
                | "trinh"
                | "nhan"
                | "chuc"
                | "tac"
                | "dong"
                | "hoa"
                | "nghe"
                | "su"
                | "viec"
        ),
        "tong" => matches!(second, "" | "cong" | "so"),
        "luy" => second == "ke",
        _ => false,
    }
}

/// Whether it is the total of the whole list.
pub(super) fn is_grand(label: &str) -> bool {
    let folded = plain(label);
    folded.contains("tong cong") || folded.starts_with("tong so") || folded.contains("toan xa")
}

pub(super) fn is_closing(folded: &str) -> bool {
    let dated = folded.contains("ngay") && folded.contains("thang") && folded.contains("nam ");
    dated
        || CLOSING
            .iter()
            .any(|word| folded.starts_with(word) || (word.len() > 8 && folded.contains(word)))
}

pub(super) fn is_legend(label: &str) -> bool {
    let folded = plain(label);
    folded.starts_with("ghi chu")
        || folded.starts_with("chu thich")
        || folded.starts_with(|c: char| c.is_ascii_digit())
        || label.starts_with(['-', '+', '*'])
}

/// A line that only names a village: "II. Thôn Tân Hòa".
pub(super) fn is_section(cells: &[Spot], label: &str) -> bool {
    let filled = cells.iter().filter(|spot| !spot.raw.is_blank()).count();
    filled <= 2 && section(label).is_some()
}

pub(super) fn section_name(cells: &[Spot]) -> Option<String> {
    section(label(cells)).map(str::to_owned)
}

/// The name in the label of a section: without its numeral and without what follows a colon.
fn section(label: &str) -> Option<&str> {
    let (first, rest) = label.split_once(' ').unwrap_or((label, ""));
    let numeral = first.trim_end_matches(['.', ')', '/', '-', ':']);
    let roman = !numeral.is_empty()
        && numeral.len() < 5
        && numeral.chars().all(|c| "IVXLivxl0123456789ABCDE".contains(c));
    let name = if roman && !rest.is_empty() { rest.trim_start() } else { label };
    let name = name.split([':', '(', ';']).next().unwrap_or_default().trim();
    let folded = plain(name);
    let begins = SECTIONS.iter().any(|word| {
        folded.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ') && rest.len() > 1)
    });
    (begins && name.chars().count() <= 40).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_told_by_their_marks() {
        let rows = [
            ("Cộng thôn 1: 19 hộ; 61 khẩu", true),
            ("CỘNG", true),
            ("TỔNG CỘNG: 179 hộ", true),
            ("I. Tổng số", true),
            ("Lũy kế đến tháng 11", true),
            ("Luỹ kế", true),
            ("Cong thon 1: 19 ho", true),
            ("TONG CONG", true),
            ("Công an xã", false),
            ("Công ty TNHH Một", false),
            ("Cong an xa", false),
            ("Cộng tác viên dân số", false),
            ("Tổng công ty Điện lực", false),
            ("Tòng Văn Cộng", false),
            ("Tống Thị Lũy", false),
            ("", false),
        ];
        for (label, total) in rows {
            assert_eq!(is_total(label), total, "{label}");
        }
    }

    #[test]
    fn sections_name_a_village() {
        let rows = [
            ("II. Thôn Tân Hòa", Some("Thôn Tân Hòa")),
            ("1. Buôn Ea Tlan: 24 hộ", Some("Buôn Ea Tlan")),
            ("THÔN 3", Some("THÔN 3")),
            ("Thôn", None),
            ("Bản thân", Some("Bản thân")),
            ("Tạ Thị Hằng", None),
            ("1. Không có đất sản xuất", None),
        ];
        for (label, name) in rows {
            assert_eq!(section(label), name, "{label}");
        }
    }

    #[test]
    fn column_numbers() {
        let text = |text: &str| Spot { raw: Raw::Text(text.to_owned()), ..Spot::default() };
        let number = |number: f64| Spot { raw: Raw::Number(number), ..Spot::default() };
        assert!(numbers(&[text("A"), text("B"), number(1.0), number(2.0), number(3.0)]));
        assert!(numbers(&[text("(1)"), text("(2)"), text("(3)=(1)+(2)")]));
        assert!(!numbers(&[number(1.0), text("An"), number(2.0)]));
        assert!(!numbers(&[number(1.0), number(75.0), number(40.0)]));
    }
}
