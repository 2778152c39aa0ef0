//! Words of which there are few: ticks, sex, class, relation, people.
//!
//! Does not know which of them a household may have. Invariant: what is given is an option of the
//! schema (and `head`); a word that means none of them is unreadable, never the nearest one.

use crate::domain::input::option_by_id;
use crate::domain::reference::{Reference, people as known_people};
use crate::domain::schema::RELATIONS;
use crate::import::grid::Raw;
use crate::import::value::{Unreadable, folded, is_placeholder};
use crate::text::{clean_name, fold};

/// Whether a cell is ticked: `x X × v ✓ 1`. What is empty, a dash, 0 or "không" is no tick.
pub fn tick(raw: &Raw) -> Result<bool, Unreadable> {
    if let Raw::Error(_) = raw {
        return Err(Unreadable);
    }
    let text = folded(raw);
    match text.trim_matches(['(', ')', '[', ']', '.', ' ']) {
        "x" | "xx" | "×" | "✕" | "✗" | "✘" | "☒" | "v" | "✓" | "✔" | "√" | "☑" | "+" | "*"
        | "1" | "co" | "c" | "yes" | "y" | "true" | "dung" => Ok(true),
        "" | "0" | "o" | "khong" | "khong co" | "ko" | "k" | "no" | "n" | "false" | "sai" | "☐"
        | "□" => Ok(false),
        text if is_placeholder(text) => Ok(false),
        _ => Err(Unreadable),
    }
}

/// `male` or `female`: Nam, Nữ; 1, 2.
pub fn sex(raw: &Raw) -> Result<Option<&'static str>, Unreadable> {
    if let Raw::Error(_) | Raw::Bool(_) = raw {
        return Err(Unreadable);
    }
    match folded(raw).trim_end_matches('.') {
        "nam" | "1" | "trai" | "male" | "nam gioi" | "dan ong" => Ok(Some("male")),
        "nu" | "2" | "gai" | "female" | "nu gioi" | "dan ba" | "phu nu" => Ok(Some("female")),
        text if is_placeholder(text) => Ok(None),
        _ => Err(Unreadable),
    }
}

/// The class of a household: `poor`, `near_poor`, `not_poor`. "Thoát nghèo" alone says none: such a
/// household may be near-poor.
pub fn class(raw: &Raw) -> Result<Option<&'static str>, Unreadable> {
    let text = folded(raw);
    let text = text.trim_matches(['.', ' ']);
    if is_placeholder(text) {
        return if let Raw::Error(_) = raw { Err(Unreadable) } else { Ok(None) };
    }
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    let has = |word: &str| words.contains(&word);
    let near = text.contains("can ngheo") || has("cn") || has("hcn");
    let poor = text.contains("ngheo") || has("hn") || text == "n";
    match (near, poor) {
        _ if text.contains("khong ngheo")
            || text.contains("khong can ngheo")
            || text.contains("thoat can ngheo")
            || text.contains("vuot") =>
        {
            Ok(Some("not_poor"))
        }
        // Both, or on the way from one to the other.
        _ if has("thoat") || has("khong") => Err(Unreadable),
        (true, true) if text.replace("can ngheo", "").contains("ngheo") => Err(Unreadable),
        (true, _) => Ok(Some("near_poor")),
        (false, true) => Ok(Some("poor")),
        _ if matches!(text, "trung binh" | "kha" | "giau" | "hktb" | "binh thuong") => {
            Ok(Some("not_poor"))
        }
        _ => Err(Unreadable),
    }
}

/// Beginnings of longer words for a relation, the longer before the shorter.
const RELATION_BEGINS: [(&str, &str); 16] = [
    ("con dau", "child_in_law"),
    ("con re", "child_in_law"),
    ("chau dau", "other"),
    ("chau re", "other"),
    ("em dau", "other"),
    ("em re", "other"),
    ("chi dau", "other"),
    ("anh re", "other"),
    ("con cua", "other"),
    ("con", "child"),
    ("chau", "grandchild"),
    ("vo", "spouse"),
    ("chong", "spouse"),
    ("bo duong", "parent"),
    ("me", "parent"),
    ("em", "sibling"),
];

/// What a person is to the head of the household: `head` or an option of the schema.
pub fn relation(raw: &Raw) -> Result<Option<&'static str>, Unreadable> {
    let text = match raw {
        Raw::Empty => return Ok(None),
        Raw::Text(text) if is_placeholder(text) => return Ok(None),
        Raw::Text(text) => text,
        _ => return Err(Unreadable),
    };
    let listed = |text: &str| {
        let id = Reference::shipped().relations().find(text)?.id.as_str();
        if id == "head" { Some("head") } else { option_by_id(RELATIONS, id) }
    };
    let (before, _) = text.split_once('(').unwrap_or((text, ""));
    if let Some(found) = listed(text).or_else(|| listed(before)) {
        return Ok(Some(found));
    }
    let folded = fold(before);
    if folded.starts_with("chu ho") {
        return Ok(Some("head"));
    }
    // "Vợ chủ hộ", "Mẹ của chủ hộ": of whom goes without saying.
    let own =
        ["cua chu ho", "chu ho", "cua ch"].iter().find_map(|whose| folded.strip_suffix(whose));
    let own = own.unwrap_or(&folded).trim();
    let begins = |word: &str| {
        own.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let begun = RELATION_BEGINS.iter().find(|(word, _)| begins(word)).map(|(_, id)| *id);
    listed(own).or(begun).map(Some).ok_or(Unreadable)
}

/// The people by its official name, or as written where no people is called so.
pub fn people(raw: &Raw) -> Option<String> {
    let text = match raw {
        Raw::Text(text) => clean_name(text),
        Raw::Number(number) => number.to_string(),
        _ => return None,
    };
    if is_placeholder(&text) {
        return None;
    }
    Some(known_people(&text).map_or(text, |term| term.name.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::schema::CLASSES;
    use proptest::prelude::*;

    fn text(text: &str) -> Raw {
        Raw::Text(text.into())
    }

    #[test]
    fn ticks() {
        for yes in ["x", "X", "×", "v", "V", "✓", "✔", "1", "có", " x ", "(x)", "+"] {
            assert_eq!(tick(&text(yes)), Ok(true), "{yes:?}");
        }
        for no in ["", " ", "0", "-", "–", "không", "Không", "ko", "…"] {
            assert_eq!(tick(&text(no)), Ok(false), "{no:?}");
        }
        assert_eq!(tick(&Raw::Number(1.0)), Ok(true));
        assert_eq!(tick(&Raw::Number(0.0)), Ok(false));
        assert_eq!(tick(&Raw::Bool(true)), Ok(true));
        assert_eq!(tick(&Raw::Bool(false)), Ok(false));
        for other in [text("2 người"), Raw::Number(3.0), Raw::Error("#REF!".into())] {
            assert_eq!(tick(&other), Err(Unreadable), "{other:?}");
        }
    }

    #[test]
    fn sexes() {
        let rows = [
            ("Nam", Ok(Some("male"))),
            ("nam", Ok(Some("male"))),
            ("1", Ok(Some("male"))),
            ("NỮ", Ok(Some("female"))),
            ("nu", Ok(Some("female"))),
            ("2", Ok(Some("female"))),
            ("Gái", Ok(Some("female"))),
            ("", Ok(None)),
            ("-", Ok(None)),
            ("3", Err(Unreadable)),
            ("x", Err(Unreadable)),
        ];
        for (raw, expected) in rows {
            assert_eq!(sex(&text(raw)), expected, "{raw:?}");
        }
        assert_eq!(sex(&Raw::Number(2.0)), Ok(Some("female")));
    }

    #[test]
    fn classes() {
        let rows = [
            ("Nghèo", Ok(Some("poor"))),
            ("nghèo ", Ok(Some("poor"))),
            ("Hộ nghèo", Ok(Some("poor"))),
            ("HN", Ok(Some("poor"))),
            ("H.Nghèo", Ok(Some("poor"))),
            ("Hộ nghèo mới", Ok(Some("poor"))),
            ("Hộ tái nghèo", Ok(Some("poor"))),
            ("N", Ok(Some("poor"))),
            ("Cận nghèo", Ok(Some("near_poor"))),
            ("HỘ CẬN NGHÈO", Ok(Some("near_poor"))),
            ("HCN", Ok(Some("near_poor"))),
            ("CN", Ok(Some("near_poor"))),
            ("Không nghèo", Ok(Some("not_poor"))),
            ("Thoát cận nghèo", Ok(Some("not_poor"))),
            ("Trung bình", Ok(Some("not_poor"))),
            ("", Ok(None)),
            ("-", Ok(None)),
            ("Thoát nghèo", Err(Unreadable)),
            ("Nghèo, cận nghèo", Err(Unreadable)),
            ("x", Err(Unreadable)),
        ];
        for (raw, expected) in rows {
            assert_eq!(class(&text(raw)), expected, "{raw:?}");
        }
        assert_eq!(class(&Raw::Error("#N/A".into())), Err(Unreadable));
    }

    #[test]
    fn relations() {
        let rows = [
            ("Chủ hộ", "head"),
            ("CHỦ HỘ", "head"),
            ("CH", "head"),
            ("Chủ hộ (mẹ)", "head"),
            ("Vợ", "spouse"),
            ("chồng", "spouse"),
            ("Vợ chủ hộ", "spouse"),
            ("Con", "child"),
            ("Con gái", "child"),
            ("Con trai thứ 2", "child"),
            ("Con (nuôi)", "child"),
            ("Con dâu", "child_in_law"),
            ("Con rể chủ hộ", "child_in_law"),
            ("Cháu nội", "grandchild"),
            ("cháu", "grandchild"),
            ("Mẹ", "parent"),
            ("Mẹ chồng", "parent"),
            ("Mẹ của chủ hộ", "parent"),
            ("Mẹ kế", "parent"),
            ("Ba", "parent"),
            ("Bà", "grandparent"),
            ("Em gái", "sibling"),
            ("Em dâu", "other"),
            ("Chắt", "other"),
        ];
        for (raw, expected) in rows {
            assert_eq!(relation(&text(raw)), Ok(Some(expected)), "{raw:?}");
        }
        assert_eq!(relation(&text("")), Ok(None));
        assert_eq!(relation(&text("-")), Ok(None));
        for raw in [text("Nguyễn Văn A"), Raw::Number(1.0), text("Công an"), text("Bộ đội")]
        {
            assert_eq!(relation(&raw), Err(Unreadable), "{raw:?}");
        }
    }

    #[test]
    fn peoples() {
        let rows = [
            ("Mông", "Hmông"),
            ("H'Mông", "Hmông"),
            ("Êđê", "Ê-đê"),
            ("Ê Đê", "Ê-đê"),
            ("Jrai", "Gia-rai"),
            ("M’nông", "Mnông"),
            ("K’ho", "Cơ-ho"),
            ("KINH", "Kinh"),
            ("Xơ Đăng", "Xơ-đăng"),
            ("Lào  Lum", "Lào Lum"),
        ];
        for (raw, expected) in rows {
            assert_eq!(people(&text(raw)).as_deref(), Some(expected), "{raw:?}");
        }
        assert_eq!(people(&text(" - ")), None);
        assert_eq!(people(&Raw::Empty), None);
    }

    proptest! {
        #[test]
        fn any_cell_has_an_answer(any in "\\PC*", typed in "(chủ|con|vợ|cận|nghèo|thoát|hộ| |\\(|x|1){0,6}", number in any::<f64>()) {
            for raw in [Raw::Text(any), Raw::Text(typed), Raw::Number(number)] {
                let _ = (tick(&raw), sex(&raw), people(&raw));
                if let Ok(Some(class)) = class(&raw) {
                    prop_assert!(option_by_id(CLASSES, class).is_some());
                }
                if let Ok(Some(found)) = relation(&raw) {
                    prop_assert!(found == "head" || option_by_id(RELATIONS, found).is_some());
                }
            }
        }
    }
}
