//! The words of a list of registrations: where a household wants to be, and by when.
//!
//! Does not know rows. Invariant: "thoát nghèo" alone says no class, because such a household may
//! stay near-poor.

use crate::text::fold;

/// What a target says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// A class: `near_poor` or `not_poor`.
    Class(&'static str),
    /// Out of poverty, and not how far.
    Unclear,
    Unreadable,
}

/// Reads a target: "Lên cận nghèo", "Thoát nghèo, còn cận nghèo"; "Vượt chuẩn cận nghèo", "Thoát cận
/// nghèo".
pub(super) fn target(text: &str) -> Target {
    let plain: String =
        fold(text).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    let padded = format!(" {} ", words.join(" "));
    let has = |phrase: &str| padded.contains(&format!(" {phrase} "));
    let near = has("can ngheo") || has("cn") || has("hcn");
    let left = [
        "thoat can ngheo",
        "thoat ho can ngheo",
        "thoat khoi can ngheo",
        "thoat khoi ho can ngheo",
        "thoat cn",
        "thoat hcn",
    ]
    .iter()
    .any(|phrase| has(phrase));
    let beyond = left
        || has("vuot")
        || has("khong ngheo")
        || has("thoat ngheo va can ngheo")
        || has("thoat ca ngheo va can ngheo")
        || has("thoat ngheo ben vung")
        || has("trung binh")
        || has("kha");
    let stays = has("con can ngheo")
        || has("len can ngheo")
        || has("xuong can ngheo")
        || has("sang can ngheo");
    match (beyond, near) {
        (true, _) if stays => Target::Unreadable,
        (true, _) => Target::Class("not_poor"),
        (false, true) => Target::Class("near_poor"),
        (false, false) if has("thoat ngheo") || has("thoat ho ngheo") || has("thoat") => {
            Target::Unclear
        }
        (false, false) => Target::Unreadable,
    }
}

/// The year of a term and its quarter: `2026`, `Năm 2026`, `Quý III/2026`, `cuối năm 2026`,
/// `31/12/2026`, `9/2026`.
pub(super) fn term(text: &str) -> (Option<i32>, Option<i64>) {
    let folded = fold(text);
    let groups = folded.split(|c: char| !c.is_ascii_digit()).filter(|group| group.len() == 4);
    let years: Vec<i32> = groups
        .filter_map(|group| group.parse().ok())
        .filter(|y| (2000..=2100).contains(y))
        .collect();
    // "2026-2027" is a span, no year.
    let year = match years.as_slice() {
        [one] => Some(*one),
        _ => None,
    };
    (year, quarter(&folded))
}

fn quarter(folded: &str) -> Option<i64> {
    let plain: String = folded.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let mut words = plain.split(' ').filter(|word| !word.is_empty());
    let after = words.by_ref().find_map(|word| match word {
        "quy" => Some(None),
        "quyi" | "quyii" | "quyiii" | "quyiv" | "quy1" | "quy2" | "quy3" | "quy4" | "q1" | "q2"
        | "q3" | "q4" => Some(word.strip_prefix("quy").or_else(|| word.strip_prefix('q'))),
        _ => None,
    })?;
    match after.or_else(|| words.next())? {
        "i" | "1" | "01" => Some(1),
        "ii" | "2" | "02" => Some(2),
        "iii" | "3" | "03" => Some(3),
        "iv" | "4" | "04" => Some(4),
        _ => None,
    }
}

/// How helpers are called, folded, and what they are; the first that begins the name.
const HELPERS: &[(&str, &str)] = &[
    ("dang vien", "party_member"),
    ("can bo", "cadre"),
    ("truong thon", "cadre"),
    ("truong buon", "cadre"),
    ("truong ban", "cadre"),
    ("bi thu", "cadre"),
    ("chu tich", "cadre"),
    ("cong chuc", "cadre"),
    ("cong ty", "enterprise"),
    ("doanh nghiep", "enterprise"),
    ("dntn", "enterprise"),
    ("htx", "enterprise"),
    ("hop tac xa", "enterprise"),
    ("ngan hang", "organisation"),
    ("hoi", "organisation"),
    ("doan thanh nien", "organisation"),
    ("doan xa", "organisation"),
    ("chi bo", "organisation"),
    ("chi hoi", "organisation"),
    ("chi doan", "organisation"),
    ("cong an", "organisation"),
    ("mttq", "organisation"),
    ("mat tran", "organisation"),
    ("ubnd", "organisation"),
    ("truong", "organisation"),
    ("tram y te", "organisation"),
    ("gia dinh", "household"),
];

/// What a helper is, where its name tells.
pub(super) fn helper_kind(name: &str) -> Option<&'static str> {
    let folded = fold(name);
    let begins = |begin: &str| {
        folded.strip_prefix(begin).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    HELPERS.iter().find(|(begin, _)| begins(begin)).map(|(_, kind)| *kind).filter(|_| {
        // Trương Thị Hoa is no school.
        !(begins("truong thi") || begins("truong van"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets() {
        use Target::{Class, Unclear, Unreadable};
        let rows = [
            ("Cận nghèo", Class("near_poor")),
            ("Lên cận nghèo", Class("near_poor")),
            ("Thoát nghèo, còn cận nghèo", Class("near_poor")),
            ("Thoát nghèo (còn cận nghèo)", Class("near_poor")),
            ("Thoát nghèo, lên cận nghèo", Class("near_poor")),
            ("Thoát nghèo xuống cận nghèo", Class("near_poor")),
            ("HCN", Class("near_poor")),
            ("Vượt chuẩn cận nghèo", Class("not_poor")),
            ("VƯỢT CHUẨN CẬN NGHÈO", Class("not_poor")),
            ("Thoát cận nghèo", Class("not_poor")),
            ("Thoát hộ cận nghèo", Class("not_poor")),
            ("Thoát nghèo, thoát cận nghèo", Class("not_poor")),
            ("Thoát nghèo và cận nghèo", Class("not_poor")),
            ("Thoát nghèo", Unclear),
            ("thoat ngheo", Unclear),
            ("Thoát hộ nghèo", Unclear),
            ("Thoát", Unclear),
            ("Có", Unreadable),
            ("", Unreadable),
        ];
        for (text, expected) in rows {
            assert_eq!(target(text), expected, "{text:?}");
        }
    }

    #[test]
    fn terms() {
        let rows = [
            ("2026", Some(2026), None),
            ("Năm 2026", Some(2026), None),
            ("cuối năm 2026", Some(2026), None),
            ("Quý III/2026", Some(2026), Some(3)),
            ("Quý 2 năm 2026", Some(2026), Some(2)),
            ("QUÝ IV - 2026", Some(2026), Some(4)),
            ("Q1/2026", Some(2026), Some(1)),
            ("quýII/2026", Some(2026), Some(2)),
            ("31/12/2026", Some(2026), None),
            ("9/2026", Some(2026), None),
            ("Quý V/2026", Some(2026), None),
            ("2026-2027", None, None),
            ("12026", None, None),
            ("sớm", None, None),
        ];
        for (text, year, quarter) in rows {
            assert_eq!(term(text), (year, quarter), "{text:?}");
        }
    }

    #[test]
    fn helpers() {
        let rows = [
            ("Đảng viên Đỗ Quang Hùng", Some("party_member")),
            ("Trưởng thôn", Some("cadre")),
            ("Hội Nông dân xã", Some("organisation")),
            ("Công an xã", Some("organisation")),
            ("Trương Thị Hoa", None),
            ("Nguyễn Văn A", None),
            ("Hội", Some("organisation")),
        ];
        for (name, kind) in rows {
            assert_eq!(helper_kind(name), kind, "{name:?}");
        }
    }
}
