//! Tables of what is typed and what must stand there: words, names of all peoples, corrections.
//!
//! The field here is the simplest that keeps the promise of [`Typist`]: text, cursor, nothing else.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::{Edit, Method, ToneStyle, Typing, Typist};
use crate::text::is_nfc;

/// Keys in tables: `<` Backspace, `!` Esc, `@` the cursor goes to the start and back to the end.
pub(super) struct Field {
    pub typist: Typist,
    pub before: String,
    pub after: String,
}

impl Field {
    pub(super) fn new(method: Method, tone: ToneStyle) -> Self {
        let typist = Typist::new(Typing { method: Some(method), tone });
        Self { typist, before: String::new(), after: String::new() }
    }

    fn erase(&mut self, graphemes: usize) {
        for _ in 0..graphemes {
            let Some((at, _)) = self.before.grapheme_indices(true).next_back() else { return };
            self.before.truncate(at);
        }
    }

    fn apply(&mut self, edit: Option<Edit>) -> bool {
        let Some(edit) = edit else { return false };
        self.erase(edit.back);
        self.before.push_str(&edit.text);
        true
    }

    pub(super) fn key(&mut self, key: char) {
        let edit = self.typist.typed(&self.before, key);
        if !self.apply(edit) {
            self.before.push(key);
        }
    }

    pub(super) fn backspace(&mut self) {
        let edit = self.typist.backspace(&self.before);
        if !self.apply(edit) {
            self.erase(1);
        }
    }

    pub(super) fn esc(&mut self) -> bool {
        let edit = self.typist.give_back(&self.before);
        self.apply(edit)
    }

    pub(super) fn step_left(&mut self) {
        self.typist.reset();
        if let Some((at, _)) = self.before.grapheme_indices(true).next_back() {
            let moved = self.before.split_off(at);
            self.after.insert_str(0, &moved);
        }
    }

    pub(super) fn to_end(&mut self) {
        self.typist.reset();
        self.before.push_str(&self.after);
        self.after.clear();
    }

    pub(super) fn type_all(&mut self, keys: &str) {
        for key in keys.chars() {
            match key {
                '<' => self.backspace(),
                '!' => drop(self.esc()),
                '@' => {
                    self.step_left();
                    self.to_end();
                }
                other => self.key(other),
            }
        }
    }
}

pub(super) fn typed(method: Method, tone: ToneStyle, keys: &str) -> String {
    let mut field = Field::new(method, tone);
    field.type_all(keys);
    field.before + &field.after
}

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

proptest! {
    #[test]
    fn no_text_and_no_key_make_it_panic(before in ".{0,12}", keys in ".{0,12}", vni: bool) {
        let method = if vni { Method::Vni } else { Method::Telex };
        let mut field = Field::new(method, ToneStyle::Old);
        field.before = crate::text::clean_line(&before);
        for key in keys.chars() {
            field.key(key);
            field.backspace();
            field.key(key);
            field.esc();
        }
        prop_assert!(field.typist.steps_aside() || keys.chars().any(|c| !c.is_ascii()) || is_nfc(&field.before));
    }
}
