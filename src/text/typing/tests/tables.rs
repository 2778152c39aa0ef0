//! Tables of what is typed and what must stand there: words, names of all peoples, corrections.
//!
//! How presses are written: [`Field::press`].

use super::{Field, typed};
use crate::text::typing::{Edit, Method, ToneStyle, Typing, Typist};

fn check(method: Method, tone: ToneStyle, table: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (keys, wanted) in table {
        let got = typed(method, tone, keys);
        if got != *wanted {
            wrong.push(format!("{keys}: {got}, not {wanted}"));
        }
    }
    assert!(wrong.is_empty(), "{} {}:\n{}", method.name(), tone.name(), wrong.join("\n"));
}

const TELEX: &[(&str, &str)] = &[
    ("thuowngf", "thường"),
    ("nguwowif", "người"),
    ("nguoiwf", "người"),
    ("ddoongf", "đồng"),
    ("quoocs", "quốc"),
    ("giaf", "già"),
    ("gif", "gì"),
    ("giuwowngf", "giường"),
    ("khuyeenx", "khuyễn"),
    ("quyeets", "quyết"),
    ("khuyur", "khuỷu"),
    ("thuowr", "thuở"),
    ("ngoeof", "ngoèo"),
    ("hoawcj", "hoặc"),
    ("nhw", "như"),
    ("tw", "tư"),
    ("Vieetj Nam", "Việt Nam"),
    ("VIEETJ", "VIỆT"),
    ("VieetJ", "Việt"),
    ("xooong", "xoong"),
    ("Nguyeenx Thij Thuyr", "Nguyễn Thị Thủy"),
];

const TELEX_NAMES: &[(&str, &str)] = &[
    ("DDawks Lawks", "Đắk Lắk"),
    ("Ddawks Lawks", "Đắk Lắk"),
    ("DDAWKS LAWKS", "ĐẮK LẮK"),
    ("Kroong Pawcs", "Krông Pắc"),
    ("KROONG", "KRÔNG"),
    ("H’Heen Nie", "H’Hên Nie"),
    ("H'Heen Niee", "H'Hên Niê"),
    ("Y Bhawm EEban", "Y Bhăm Êban"),
    ("Mloo", "Mlô"),
    ("K’Breesu", "K’Brếu"),
    ("K’Breeus", "K’Brếu"),
    ("Giangf A Phaos", "Giàng A Pháo"),
    ("Kpaw", "Kpă"),
    ("Plaayku", "Plâyku"),
    ("Proong", "Prông"),
    ("Chuw Proong", "Chư Prông"),
    ("Ea H’leo", "Ea H’leo"),
    ("M’DDrawsk", "M’Đrắk"),
    ("M’Drawks", "M’Drắk"),
    ("Y Wang", "Y Wang"),
    ("Buoon Ma Thuootj", "Buôn Ma Thuột"),
];

const TELEX_CORRECTIONS: &[(&str, &str)] = &[
    ("ass", "as"),
    ("aaa", "aa"),
    ("ddd", "dd"),
    ("aww", "aw"),
    ("eee", "ee"),
    ("uww", "uw"),
    ("tieengsz", "tiêng"),
    ("tieengsf", "tiềng"),
    ("w", "w"),
    ("ww", "ww"),
    ("www", "www"),
    ("tieengs<", "tiến"),
    ("tieengs<<", "tiế"),
    ("tieengs<<<", "ti"),
    ("tieengs<<<<<<", ""),
    ("hoangf<", "hoàn"),
    ("hoangf<<", "hòa"),
    ("hoangf<<<", "hò"),
    ("tieengs!", "tieengs"),
    ("tieengs!s", "tieengss"),
    ("tieengs! tieengs", "tieengs tiếng"),
    ("Vieetj!<<t", "Vieet"),
    ("an!s", "án"),
    ("nguoi@wf", "người"),
    ("Krong@o", "Krông"),
    ("Lak@ws", "Lắk"),
    ("hoang@f", "hoàng"),
    ("teest!", "teest"),
    ("Law@ks", "Lắk"),
    ("Law@ks!", "Lăks"),
];

const VNI: &[(&str, &str)] = &[
    ("thuong72", "thường"),
    ("nguoi72", "người"),
    ("ngu7o7i2", "người"),
    ("d9o6ng2", "đồng"),
    ("Vie6t5 Nam", "Việt Nam"),
    ("VIE65T", "VIỆT"),
    ("D9a81k La81k", "Đắk Lắk"),
    ("Kro6ng Pa81c", "Krông Pắc"),
    ("H’He6n Nie6", "H’Hên Niê"),
    ("Y Bha8m E6ban", "Y Bhăm Êban"),
    ("Mlo6", "Mlô"),
    ("K’Bre61u", "K’Brếu"),
    ("Gia2ng A Pha1o", "Giàng A Pháo"),
    ("Giang2 A Phao1", "Giàng A Pháo"),
    ("Kpa8", "Kpă"),
    ("Chu7 Pro6ng", "Chư Prông"),
    ("a11", "a1"),
    ("a66", "a6"),
    ("d99", "d9"),
    ("a88", "a8"),
    ("tie6ng10", "tiêng"),
    ("tie6ng1<<", "tiế"),
    ("tie6ng1!", "tie6ng1"),
    ("tie6ng1!2", "tie6ng12"),
    ("thôn 5", "thôn 5"),
    ("5 12 2026", "5 12 2026"),
    ("tho6n 12", "thôn 12"),
    ("K12", "K12"),
    ("ngo4 12/5", "ngõ 12/5"),
    ("A11", "A1"),
    ("b5b", "b5b"),
];

#[test]
fn words_come_out_right() {
    check(Method::Telex, ToneStyle::Old, TELEX);
    check(Method::Telex, ToneStyle::Old, TELEX_NAMES);
    check(Method::Telex, ToneStyle::New, TELEX_NAMES);
    check(Method::Telex, ToneStyle::Old, TELEX_CORRECTIONS);
    check(Method::Vni, ToneStyle::Old, VNI);
}

#[test]
fn the_tone_stands_where_it_was_chosen() {
    let old =
        [("hoaf", "hòa"), ("thuyr", "thủy"), ("khoer", "khỏe"), ("loaf", "lòa"), ("quys", "quý")];
    let new =
        [("hoaf", "hoà"), ("thuyr", "thuỷ"), ("khoer", "khoẻ"), ("loaf", "loà"), ("quys", "quý")];
    check(Method::Telex, ToneStyle::Old, &old);
    check(Method::Telex, ToneStyle::New, &new);
    check(Method::Vni, ToneStyle::Old, &[("hoa2", "hòa"), ("thuy3", "thủy"), ("hoan2", "hoàn")]);
    check(Method::Vni, ToneStyle::New, &[("hoa2", "hoà"), ("thuy3", "thuỷ"), ("hoan2", "hoàn")]);
}

#[test]
fn the_rest_of_a_word_after_the_cursor_stays() {
    let mut field = Field::new(Method::Telex, ToneStyle::Old);
    field.paste("nguyên");
    field.press_all("[[[[[[Chij ");
    assert_eq!(field.text(), "Chị nguyên");
    field.press_all("]]]]]x");
    assert_eq!(field.text(), "Chị nguyễn");
}

#[test]
fn a_text_written_in_the_other_way_is_left_as_it_is() {
    let mut field = Field::new(Method::Telex, ToneStyle::Old);
    field.paste("Thuỷ hoà");
    field.press_all("n@b");
    assert_eq!(field.text(), "Thuỷ hoànb");
    field.clear();
    field.paste("hoà thuỷ");
    field.press_all("<");
    assert_eq!(field.text(), "hoà thu");
    field.press_all("<<<<");
    assert_eq!(field.text(), "hoà");
    // A key of the word writes it as chosen.
    field.press_all("s");
    assert_eq!(field.text(), "hóa");
}

#[test]
fn what_stands_before_the_cursor_is_believed_and_nothing_else() {
    // One typist, never told that the text is another one each time.
    let mut typist = Typist::new(Typing::default());
    let cases = [
        ("nguoi", 'w', "ngươi"),
        ("hoan", 'f', "hoàn"),
        ("thôn Nà La", 'a', "thôn Nà Lâ"),
        ("Krong", 'o', "Krông"),
        ("", 's', "s"),
        ("Lă", 'k', "Lăk"),
        ("Mlo", 'o', "Mlô"),
        ("tiêng", 's', "tiếng"),
        ("tiêng ", 's', "tiêng s"),
        ("12", 's', "12s"),
        ("cáigì", 'f', "cáigìf"),
        ("Y Bhă", 's', "Y Bhắ"),
    ];
    for (before, key, wanted) in cases {
        let got = match typist.typed(before, key) {
            Some(edit) => {
                let kept = before.chars().count() - edit.back;
                before.chars().take(kept).collect::<String>() + &edit.text
            }
            None => format!("{before}{key}"),
        };
        assert_eq!(got, wanted);
    }
    assert_eq!(typist.typed("nguoi", 'w').map(|edit| edit.back), Some(3));
    assert_eq!(typist.backspace("thủy"), None);
    let shorter = Edit { back: 3, text: "òa".to_owned(), key: None };
    assert_eq!(typist.backspace("hoàn"), Some(shorter));
    assert_eq!(typist.give_back("hoàn"), None);
}

#[test]
fn it_steps_aside_where_the_system_types_vietnamese() {
    for first in ['ê', 'Ắ', 'đ', '\u{301}', 'á'] {
        let mut field = Field::new(Method::Telex, ToneStyle::Old);
        field.press_all("vi");
        field.key(first);
        assert!(field.typist.steps_aside(), "{first}");
        field.press_all(" ass oo<");
        assert!(field.text().ends_with(" ass o"), "{}", field.text());
        field.typist.choose(field.typist.choice());
        field.press_all("o ass");
        assert!(field.text().ends_with(" ô as"), "{}", field.text());
    }
    for other in ['’', 'ŏ', 'ü', '中', '₫'] {
        let mut field = Field::new(Method::Vni, ToneStyle::Old);
        field.key(other);
        assert!(!field.typist.steps_aside(), "{other}");
    }
}

#[test]
fn a_burst_of_an_input_method_of_the_system_arrives_as_meant() {
    // Unikey sends the key it changed as backspaces and text: vie, then the second e, then t, j.
    let mut field = Field::new(Method::Telex, ToneStyle::Old);
    field.press_all("Vie<êt<<ệt Nam <<<<<");
    assert_eq!(field.text(), "Việt");
}

#[test]
fn without_a_method_keys_are_keys() {
    let mut typist = Typist::new(Typing { method: None, tone: ToneStyle::Old });
    assert_eq!(typist.typed("a", 's'), None);
    assert_eq!(typist.backspace("hoàn"), None);
    assert_eq!(typist.give_back("as"), None);
    assert_eq!(typist.typed("a", 'ê'), None);
    assert!(!typist.steps_aside());
}

#[test]
fn a_word_that_has_no_end() {
    for method in Method::ALL {
        let mut field = Field::new(method, ToneStyle::Old);
        let keys = "nghieengs".repeat(20);
        for (at, key) in keys.chars().enumerate() {
            field.key(key);
            assert!(field.line.len() + 40 > at * 2 / 3, "the word was cut: {}", field.text());
        }
        field.press_all("a");
        assert!(field.text().ends_with('a'));
        for _ in 0..200 {
            field.backspace();
        }
        assert_eq!(field.text(), "");
        for _ in 0..60 {
            field.press_all(if method == Method::Telex { "asf" } else { "a12" });
            field.press_all("<");
        }
        assert_eq!(field.text(), "");
    }
}
