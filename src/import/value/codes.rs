//! Cells that name several things at once: causes, deprivations, needs, by number or in words.
//!
//! Numbers and words are those of the reference lists; words that are not there are recognised by
//! what they are about. Does not know which cell of a household it reads. Invariant: what is given are
//! options of the schema in its order, each once, and every part that means none is in `unread`.

use crate::domain::input::option_by_id;
use crate::domain::reference::{Reference, Terms};
use crate::domain::schema::{CAUSES, DEPRIVATIONS, NEEDS, Opt};
use crate::import::grid::Raw;
use crate::import::value::is_placeholder;
use crate::text::fold;

/// What a cell names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Codes {
    /// The options, in the order of the schema.
    pub ids: Vec<&'static str>,
    /// The parts that name none.
    pub unread: Vec<String>,
}

/// What a word is about, folded, and the option: the first that fits is taken.
type About = &'static [(&'static str, &'static str)];

const CAUSE_WORDS: About = &[
    ("ky nang", "lack_labor_skill"),
    ("tay nghe", "lack_labor_skill"),
    ("kien thuc", "lack_production_knowledge"),
    ("kinh nghiem", "lack_production_knowledge"),
    ("phuong tien", "lack_production_tools"),
    ("cong cu", "lack_production_tools"),
    ("om dau", "illness_or_accident"),
    ("benh", "illness_or_accident"),
    ("tai nan", "illness_or_accident"),
    ("khuyet tat", "illness_or_accident"),
    ("thieu dat", "lack_production_land"),
    ("khong co dat", "lack_production_land"),
    ("it dat", "lack_production_land"),
    ("dat san xuat", "lack_production_land"),
    ("thieu von", "lack_capital"),
    ("khong co von", "lack_capital"),
    ("von san xuat", "lack_capital"),
    ("thieu lao dong", "lack_labor"),
    ("khong co lao dong", "lack_labor"),
    ("it lao dong", "lack_labor"),
    ("khac", "other"),
];

const DEPRIVATION_WORDS: About = &[
    ("viec lam", "employment"),
    ("phu thuoc", "dependents"),
    ("dinh duong", "nutrition"),
    ("bao hiem", "health_insurance"),
    ("bhyt", "health_insurance"),
    ("nguoi lon", "adult_education"),
    ("tre em", "child_school"),
    ("di hoc", "child_school"),
    ("dien tich", "housing_area"),
    ("nha tieu", "toilet"),
    ("nha ve sinh", "toilet"),
    ("ho xi", "toilet"),
    ("hop ve sinh", "toilet"),
    ("chat luong nha", "housing_quality"),
    ("nha o", "housing_quality"),
    ("nuoc", "clean_water"),
    ("vien thong", "telecom"),
    ("internet", "telecom"),
    ("thong tin", "information_means"),
];

const NEED_WORDS: About = &[
    ("vay", "credit"),
    ("tin dung", "credit"),
    ("ho tro von", "credit"),
    ("bhyt", "health"),
    ("bao hiem", "health"),
    ("kham", "health"),
    ("chua benh", "health"),
    ("y te", "health"),
    ("thuoc men", "health"),
    ("viec lam", "other"),
    ("nuoc", "other"),
    ("nha ve sinh", "other"),
    ("nha tieu", "other"),
    ("hoc", "education"),
    ("sach", "education"),
    ("dao tao", "education"),
    ("giao duc", "education"),
    ("nha", "housing"),
    ("giong", "production"),
    ("phan bon", "production"),
    ("may", "production"),
    ("chan nuoi", "production"),
    ("trong", "production"),
    ("cay", "production"),
    ("san xuat", "production"),
    ("bo", "production"),
    ("de", "production"),
    ("ga", "production"),
    ("heo", "production"),
    ("lon", "production"),
    ("trau", "production"),
    ("vit", "production"),
    ("ca phe", "production"),
    ("nong cu", "production"),
    ("khac", "other"),
];

/// Causes of poverty, 1 to 8 or in words.
pub fn causes(raw: &Raw) -> Codes {
    read(raw, Reference::shipped().causes(), CAUSES, CAUSE_WORDS)
}

/// Deprived indicators, 1 to 12 or in words.
pub fn deprivations(raw: &Raw) -> Codes {
    read(raw, Reference::shipped().deprivations(), DEPRIVATIONS, DEPRIVATION_WORDS)
}

/// Kinds of support that a household asks for, in words.
pub fn needs(raw: &Raw) -> Codes {
    read(raw, Reference::shipped().needs(), NEEDS, NEED_WORDS)
}

/// One list with its options and the words that are not on it.
struct Known {
    terms: &'static Terms,
    options: &'static [Opt],
    about: About,
}

fn read(raw: &Raw, terms: &'static Terms, options: &'static [Opt], about: About) -> Codes {
    let known = Known { terms, options, about };
    let mut found = Codes::default();
    match raw {
        Raw::Empty => {}
        Raw::Text(text) => known.text(text, &mut found),
        Raw::Number(number) => known.number(*number, &mut found),
        // 2/5 that became the second of May.
        Raw::Serial(_) | Raw::Bool(_) | Raw::Error(_) => found.unread.push(raw.shown()),
    }
    let ids = std::mem::take(&mut found.ids);
    found.ids = options.iter().map(|opt| opt.id).filter(|id| ids.contains(id)).collect();
    found
}

impl Known {
    /// 2.5 is "2,5" that a spreadsheet took for a number. Where there is an option 10, 2.1 may have
    /// been "2,1" or "2,10".
    fn number(&self, number: f64, found: &mut Codes) {
        let text = number.to_string();
        let unsure = self.options.len() >= 10 && text.ends_with(".1") && text != "1.1";
        if unsure {
            found.unread.push(text);
        } else {
            let text = if self.options.len() >= 10 && text == "1.1" { "1.10" } else { &text };
            self.text(text, found);
        }
    }

    fn text(&self, text: &str, found: &mut Codes) {
        let folded = fold(text);
        let none = ["khong", "khong co", "khong thieu hut", "khong thieu", "ko", "0"];
        if is_placeholder(text) || none.contains(&folded.trim_end_matches('.')) {
            return;
        }
        if self.take(text, found) || self.digits(text, found) {
            return;
        }
        for part in text.split([';', '+', '\n', '•', '|']) {
            self.part(part, found);
        }
    }

    /// A list of numbers only, whatever stands between them.
    fn digits(&self, text: &str, found: &mut Codes) -> bool {
        let plain = text.replace(" và ", ",");
        let between =
            |c: char| matches!(c, ',' | '.' | ';' | '/' | '-' | '+' | '&') || c.is_whitespace();
        let pieces: Vec<&str> = plain.split(between).filter(|piece| !piece.is_empty()).collect();
        let ids: Option<Vec<_>> = pieces.iter().map(|piece| self.by_number(piece)).collect();
        if let Some(ids) = ids {
            found.ids.extend(ids);
            return true;
        }
        false
    }

    fn by_number(&self, digits: &str) -> Option<&'static str> {
        let digits = digits.trim_start_matches('0');
        let number: u16 = if digits.len() <= 2 { digits.parse().ok()? } else { return None };
        self.terms.by_number(number).and_then(|term| option_by_id(self.options, &term.id))
    }

    /// Takes a text that is on the list as it stands.
    fn take(&self, text: &str, found: &mut Codes) -> bool {
        let id = self.terms.find(text).and_then(|term| option_by_id(self.options, &term.id));
        found.ids.extend(id);
        id.is_some()
    }

    /// A part between semicolons: commas may stand in a name and between names, so the longest run
    /// of pieces that is a name is taken.
    fn part(&self, part: &str, found: &mut Codes) {
        if is_placeholder(part) || self.take(part, found) || self.digits(part, found) {
            return;
        }
        let with_commas = part.replace(" và ", ", ").replace('/', ", ");
        let pieces: Vec<&str> = with_commas.split(',').map(str::trim).collect();
        let mut rest = pieces.as_slice();
        while let Some((first, after)) = rest.split_first() {
            let longest = (2..=rest.len().min(4)).rev().find_map(|size| {
                let (head, tail) = rest.split_at_checked(size)?;
                self.take(&head.join(", "), found).then_some(tail)
            });
            rest = longest.unwrap_or(after);
            if longest.is_none() && !self.piece(first, found) {
                found.unread.push((*first).to_owned());
            }
        }
    }

    /// One name: on the list, with its number in front, or about something known.
    fn piece(&self, piece: &str, found: &mut Codes) -> bool {
        if is_placeholder(piece) || self.take(piece, found) || self.digits(piece, found) {
            return true;
        }
        let words = piece.trim_start_matches(|c: char| {
            c.is_ascii_digit() || matches!(c, '.' | ')' | '(' | ':' | '-' | ' ' | '*' | '–')
        });
        if self.take(words, found) {
            return true;
        }
        let folded = format!(" {} ", fold(words));
        // What goes on after a comma in an official name: "sản xuất", "kinh doanh".
        if matches!(folded.trim(), "san xuat" | "kinh doanh") && self.options.len() == CAUSES.len()
        {
            return true;
        }
        let about = self.about.iter().find(|(word, _)| folded.contains(&format!(" {word} ")));
        found.ids.extend(about.map(|(_, id)| *id));
        about.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(ids: &[&'static str]) -> Codes {
        Codes { ids: ids.to_vec(), unread: Vec::new() }
    }

    #[test]
    fn causes_by_number_and_in_words() {
        const LAND: &str = "lack_production_land";
        const CAPITAL: &str = "lack_capital";
        const LABOR: &str = "lack_labor";
        const TOOLS: &str = "lack_production_tools";
        const KNOWLEDGE: &str = "lack_production_knowledge";
        const SKILL: &str = "lack_labor_skill";
        const ILL: &str = "illness_or_accident";
        let rows: &[(&str, &[&'static str])] = &[
            ("2", &[CAPITAL]),
            ("2,5", &[CAPITAL, KNOWLEDGE]),
            ("2; 3", &[CAPITAL, LABOR]),
            ("1,2,7", &[LAND, CAPITAL, ILL]),
            ("7,2,1", &[LAND, CAPITAL, ILL]),
            ("1.2.3", &[LAND, CAPITAL, LABOR]),
            ("1-2", &[LAND, CAPITAL]),
            ("1 và 3", &[LAND, LABOR]),
            ("01, 02", &[LAND, CAPITAL]),
            ("Thiếu vốn", &[CAPITAL]),
            ("Thiếu đất + Thiếu vốn", &[LAND, CAPITAL]),
            ("Thiếu vốn, thiếu lao động", &[CAPITAL, LABOR]),
            ("Thiếu kỹ năng + Khác", &[SKILL, "other"]),
            ("Nguyên nhân khác", &["other"]),
            ("Không có vốn sản xuất, kinh doanh", &[CAPITAL]),
            (
                "Không có vốn sản xuất, kinh doanh; Không có công cụ, phương tiện sản xuất; Có người ốm đau, bệnh nặng, tai nạn",
                &[CAPITAL, TOOLS, ILL],
            ),
            (
                "Không có vốn sản xuất, kinh doanh, Không có lao động, Không có kỹ năng lao động, sản xuất",
                &[CAPITAL, LABOR, SKILL],
            ),
            ("1. Thiếu đất sản xuất; 2. Thiếu vốn làm ăn", &[LAND, CAPITAL]),
            ("(7) Ốm đau", &[ILL]),
            ("Gia đình có người bệnh nặng kéo dài", &[ILL]),
            ("THIEU VON, DAT SAN XUAT", &[LAND, CAPITAL]),
            ("", &[]),
            ("-", &[]),
            ("không", &[]),
            ("0", &[]),
        ];
        for (text, ids) in rows {
            assert_eq!(causes(&Raw::Text((*text).into())), of(ids), "{text:?}");
        }
        assert_eq!(causes(&Raw::Number(2.5)), of(&[CAPITAL, KNOWLEDGE]));
        assert_eq!(causes(&Raw::Number(3.8)), of(&[LABOR, "other"]));
        assert_eq!(causes(&Raw::Number(7.0)), of(&[ILL]));
        for unread in ["9", "26", "2,9", "đông con", "Thiếu vốn; đông con"] {
            assert_eq!(causes(&Raw::Text(unread.into())).unread.len(), 1, "{unread:?}");
        }
        assert_eq!(causes(&Raw::Serial(45000.0)).unread.len(), 1);
        assert_eq!(causes(&Raw::Number(26.0)).ids, Vec::<&str>::new());
    }

    #[test]
    fn deprivations_by_number_and_in_words() {
        let rows: &[(&str, &[&'static str])] = &[
            ("1,10,12", &["employment", "toilet", "information_means"]),
            ("4", &["health_insurance"]),
            ("10", &["toilet"]),
            ("Việc làm; BHYT", &["employment", "health_insurance"]),
            (
                "Dinh dưỡng; Bảo hiểm y tế; Diện tích nhà ở bình quân đầu người; Phương tiện phục vụ tiếp cận thông tin",
                &["nutrition", "health_insurance", "housing_area", "information_means"],
            ),
            (
                "Người phụ thuộc; Viễn thông; Nước sinh hoạt, nhà tiêu",
                &["dependents", "clean_water", "toilet", "telecom"],
            ),
            ("Chất lượng nhà ở, diện tích nhà ở", &["housing_quality", "housing_area"]),
            (
                "Trẻ em đi học; Trình độ giáo dục của người lớn",
                &["adult_education", "child_school"],
            ),
            ("Không", &[]),
            ("Không thiếu hụt", &[]),
        ];
        for (text, ids) in rows {
            assert_eq!(deprivations(&Raw::Text((*text).into())), of(ids), "{text:?}");
        }
        assert_eq!(deprivations(&Raw::Number(4.9)), of(&["health_insurance", "clean_water"]));
        assert_eq!(deprivations(&Raw::Number(1.1)), of(&["employment", "toilet"]));
        assert_eq!(deprivations(&Raw::Number(3.12)), of(&["nutrition", "information_means"]));
        assert_eq!(deprivations(&Raw::Number(2.1)).unread, ["2.1"], "2,1 or 2,10");
        assert_eq!(deprivations(&Raw::Text("13".into())).unread, ["13"]);
    }

    #[test]
    fn needs_in_words() {
        let rows: &[(&str, &[&'static str])] = &[
            ("vay vốn", &["credit"]),
            ("vay vốn Ngân hàng CSXH", &["credit"]),
            ("vay vốn chăn nuôi bò", &["credit"]),
            ("giới thiệu việc làm, nước sạch", &["other"]),
            ("học bổng cho con", &["education"]),
            ("sửa nhà; gà giống", &["production", "housing"]),
            ("sách vở cho con; sửa nhà; thẻ BHYT", &["health", "education", "housing"]),
            ("nước sạch; cây giống cà phê", &["production", "other"]),
            ("dê giống, máy cắt cỏ", &["production"]),
            ("khám chữa bệnh; làm nhà", &["health", "housing"]),
            ("xóa nhà tạm", &["housing"]),
            ("Hỗ trợ về giáo dục, đào tạo", &["education"]),
            ("phân bón", &["production"]),
            ("học nghề", &["education"]),
        ];
        for (text, ids) in rows {
            assert_eq!(needs(&Raw::Text((*text).into())), of(ids), "{text:?}");
        }
        assert_eq!(needs(&Raw::Text("bò giống, cái gì đó".into())).unread, ["cái gì đó"]);
    }

    proptest! {
        #[test]
        fn any_cell_is_read_in_order(any in "\\PC*", typed in "([0-9,;. ]|thiếu|vốn|đất|, |nhà| và ){0,9}", number in any::<f64>()) {
            for raw in [Raw::Text(any), Raw::Text(typed), Raw::Number(number)] {
                for (codes, options) in [(causes(&raw), CAUSES), (deprivations(&raw), DEPRIVATIONS), (needs(&raw), NEEDS)] {
                    let places: Vec<_> = codes.ids.iter().map(|id| options.iter().position(|o| o.id == *id)).collect();
                    prop_assert!(places.iter().all(Option::is_some) && places.is_sorted_by(|a, b| a < b));
                }
            }
        }
    }
}
