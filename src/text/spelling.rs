//! Two ways to write one syllable: hòa and hoà, quí and quý, kỉ niệm and kỷ niệm.
//!
//! Keys for comparing, never for showing or storing. Does not know names or records. Invariant:
//! texts with the same spelling key have the same name key.

use super::fold::{fold, with_other_i};
use super::marks;

/// The key under which two spellings of one text are equal, marks and all: the tone belongs to the
/// syllable (hòa, hoà), a final i is y (Lí, Lý), case, apostrophes and kinds of space do not count.
pub fn same_spelling_key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    marks::words(&super::nfc(text), |word| {
        if !out.is_empty() {
            out.push(' ');
        }
        word.spell(&mut out);
    });
    out
}

/// Whether two keys of plans, or of their entries, are one: capitals do not count.
pub fn same_key(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

/// The key under which two names may be one: folded, a final i or y being the same.
pub fn same_name_key(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(' ').map(|word| match with_other_i(word) {
        Some(other) if word.ends_with('y') => other,
        _ => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn two_spellings_of_one_text() {
        let same = [
            ("hòa", "hoà"),
            ("Thủy", "thuỷ"),
            ("Quí", "Quý"),
            ("kỉ niệm", "Kỷ  niệm"),
            ("Lí", "LÝ"),
            ("Nguyễn Thị Mĩ Hòa", "nguyễn thị mỹ hoà"),
            ("H'Hen", "H’Hen"),
            ("Khoẻ", "Khỏe"),
            ("Xã Hoà-Bình", "xã Hòa Bình"),
        ];
        for (a, b) in same {
            assert_eq!(same_spelling_key(a), same_spelling_key(b), "{a} {b}");
            assert_eq!(same_name_key(a), same_name_key(b), "{a} {b}");
        }
        let others = [
            ("hòa", "hóa"),
            ("hòa", "hoa"),
            ("Đồng", "Dồng"),
            ("Thúy", "Thúi"),
            ("Y Nhi", "I Nhi"),
            ("Lan", "Lân"),
            ("tám", "tắm"),
            ("Hai", "Hay"),
            ("hoa2", "hỏa"),
        ];
        for (a, b) in others {
            assert_ne!(same_spelling_key(a), same_spelling_key(b), "{a} {b}");
        }
        assert_eq!(same_name_key("Đinh Thị Lý"), "dinh thi li");
        assert_ne!(same_name_key("Thúy"), same_name_key("Thúi"));
    }

    proptest! {
        #[test]
        fn what_is_spelled_alike_is_named_alike(
            a in "[hklmqstv]?[uo]?[aiyàìỳảỷ]?[Đđ ’-]?[A-Za-z]{0,3}", b in any::<String>(),
        ) {
            let capital = a.to_uppercase();
            prop_assert_eq!(same_spelling_key(&a), same_spelling_key(&capital));
            prop_assert_eq!(same_name_key(&same_name_key(&b)), same_name_key(&b));
            if same_spelling_key(&a) == same_spelling_key(&b) {
                prop_assert_eq!(same_name_key(&a), same_name_key(&b));
            }
        }
    }
}
