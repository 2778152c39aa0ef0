//! Names of all peoples: the 54 peoples, places, and family names of people who are invented.
//!
//! Each word is written as keys in every way and typed; spaces, apostrophes and hyphens are typed too.

use super::typed;
use super::way::{WAYS, Way, keys};
use crate::text::fold;
use crate::text::typing::{Method, ToneStyle};

/// The peoples as official lists write them.
const PEOPLES: &[&str] = &[
    "Kinh",
    "Tày",
    "Thái",
    "Hoa",
    "Khơ-me",
    "Mường",
    "Nùng",
    "Mông",
    "Dao",
    "Gia-rai",
    "Ngái",
    "Ê-đê",
    "Ba-na",
    "Xơ-đăng",
    "Sán Chay",
    "Cơ-ho",
    "Chăm",
    "Sán Dìu",
    "Hrê",
    "Mnông",
    "Ra-glai",
    "Xtiêng",
    "Bru-Vân Kiều",
    "Thổ",
    "Giáy",
    "Cơ-tu",
    "Gié-Triêng",
    "Mạ",
    "Khơ-mú",
    "Co",
    "Tà-ôi",
    "Chơ-ro",
    "Kháng",
    "Xinh-mun",
    "Hà Nhì",
    "Chu-ru",
    "Lào",
    "La Chí",
    "La Ha",
    "Phù Lá",
    "La Hủ",
    "Lự",
    "Lô Lô",
    "Chứt",
    "Mảng",
    "Pà Thẻn",
    "Cơ Lao",
    "Cống",
    "Bố Y",
    "Si La",
    "Pu Péo",
    "Brâu",
    "Ơ Đu",
    "Rơ-măm",
];

/// Communes and villages where names are not those of the delta.
const PLACES: &[&str] = &[
    "Đắk Lắk",
    "Đăk Nông",
    "Krông Pắc",
    "Krông Búk",
    "Krông Nô",
    "Ea Súp",
    "Ea H’leo",
    "Cư M’gar",
    "Cư Kuin",
    "M’Drắk",
    "Ea Kar",
    "Đắk R’lấp",
    "Đắk Glong",
    "Đắk Mil",
    "Tuy Đức",
    "Chư Prông",
    "Chư Păh",
    "Chư Sê",
    "Chư Pưh",
    "Ia Grai",
    "Ia Pa",
    "Plâyku",
    "Kbang",
    "Kông Chro",
    "Mang Yang",
    "Ngọk Bay",
    "Đăk Tơ Kan",
    "Ngọc Hồi",
    "Kon Plông",
    "Sa Thầy",
    "Tu Mơ Rông",
    "Đạ Huoai",
    "D’Ran",
    "B’Lao",
    "A Lưới",
    "Hướng Hóa",
    "Nậm Nhùn",
    "Mường Ảng",
    "Mù Cang Chải",
    "Sìn Hồ",
    "Tủa Chùa",
    "Bát Xát",
    "Si Ma Cai",
    "Xín Mần",
    "Đồng Văn",
    "Mèo Vạc",
    "Quản Bạ",
    "Sa Pa",
    "Pác Bó",
    "Trà Cú",
    "Ô Môn",
    "Thoại Sơn",
    "Bạc Liêu",
    "Buôn Ma Thuột",
    "Thanh Hóa",
    "Khánh Hòa",
    "Thủy Nguyên",
    "Quy Nhơn",
    "Quảng Uyên",
    "Nguyên Bình",
    "Lắk",
    "Kpă",
    "Buôn Jang Lành",
    "Plơi Kép",
];

/// People, invented; the family names are real.
const PEOPLE: &[&str] = &[
    "H’Hên Niê",
    "Y Bhăm Êban",
    "H’Ngoan Mlô",
    "Y Wang Byă",
    "H’Yim Kđoh",
    "Y Thịnh Ayũn",
    "K’Brếu",
    "K’Glòh",
    "Ka Nhỏi",
    "Kră Jan Ha Thuyên",
    "Lơ Mu Ha Pút",
    "Cil Múp K’Sép",
    "Bon Niêng Ha Chú",
    "Rơ Châm Kới",
    "Rơ Ô H’Nguyệt",
    "Ksor H’Nga",
    "Rmah Thủy",
    "Siu Pơi",
    "Kpuih Lơi",
    "Nay Hờ Rin",
    "Rah Lan Chép",
    "Đinh Yưk",
    "A Nhói",
    "Y Pler",
    "U Xê",
    "Alăng Nhúa",
    "Pơloong Thị Ních",
    "Zơrâm Nhới",
    "Bhling Mía",
    "Cơlâu Nhấp",
    "Bríu Quặn",
    "Hôih Dzúa",
    "Hồ Văn Nưa",
    "Giàng A Pháo",
    "Sùng A Chứ",
    "Vàng Thị Mỷ",
    "Thào Mí Và",
    "Hạng A Của",
    "Ma Seo Lử",
    "Lầu Bá Giờ",
    "Và Y Dủa",
    "Xồng Bá Xìa",
    "Chảo Láo Lở",
    "Phàn Tả Mẩy",
    "Tẩn Mùi Khé",
    "Chìn Sín Phủ",
    "Lò Văn Ướm",
    "Quàng Thị Ón",
    "Cà Thị Én",
    "Tòng Văn Ỉn",
    "Lường Thị Oóng",
    "Moong Văn Nghệ",
    "Cụt Thị Bún",
    "Triệu Mùi Sểnh",
    "Bàn Phụ Khuôn",
    "Thạch Sa Rương",
    "Lâm Thị Sà Vên",
    "Kim Sô Phép",
    "Danh Út",
    "Châu Xóc Khươn",
    "Chế Thị Mỹ Khuê",
    "Đàng Năng Thoại",
    "Nguyễn Thị Thủy",
    "Trần Đức Quý",
    "Phạm Huỳnh Khuỷu",
    "Đặng Thị Thuở",
    "Quách Quỳnh Giang",
    "Ngô Nguyệt Uyển",
    "Vi Thị Huơ",
];

/// What stands in papers: letters of offices, which no tone may get into.
const OFFICES: &[&str] = &[
    "UBND", "MTTQ", "BHYT", "BHXH", "HTX", "THCS", "THPT", "CCCD", "CMND", "NHCSXH", "KT-XH",
    "ĐBKK", "LĐTBXH", "QĐ-TTg", "NĐ-CP", "VNĐ", "XĐGN", "BCĐ", "GCN", "HĐND", "TDP",
];

/// Whether people write the word letters first and marks last: one group of vowels, no đ inside, no
/// end that is not Vietnamese. Plâyku and Êban are typed with each mark at its letter.
fn is_one_syllable(word: &str) -> bool {
    let vowel = |c: char| "aeiouy".contains(fold(&c.to_string()).as_str());
    let bare = word.to_lowercase();
    let end = bare.trim_end_matches(|c| !vowel(c)).len();
    let groups = bare.split(|c| !vowel(c)).filter(|group| !group.is_empty()).count();
    let ends = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t", "k"];
    groups == 1
        && !bare.chars().skip(1).any(|c| c == 'đ')
        && bare.get(end..).is_some_and(|last| ends.contains(&last))
}

fn words_come_out(names: &[&str]) {
    let mut wrong = Vec::new();
    for name in names {
        for (method, way) in Method::ALL.into_iter().flat_map(|m| WAYS.map(|way| (m, way))) {
            let mut presses = String::new();
            for part in name.split_inclusive([' ', '’', '-']) {
                let word = part.trim_end_matches([' ', '’', '-']);
                let late = matches!(way, Way::MarksLast | Way::ToneThenMarks);
                let way = if late && !is_one_syllable(word) { Way::ToneLast } else { way };
                presses.push_str(&keys(method, way, word));
                presses.push_str(part.strip_prefix(word).unwrap_or_default());
            }
            let got = typed(method, ToneStyle::Old, &presses);
            if got != *name {
                wrong.push(format!("{} {way:?} {presses}: {got}, not {name}", method.name()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_peoples() {
    assert_eq!(PEOPLES.len(), 54);
    words_come_out(PEOPLES);
}

#[test]
fn places() {
    words_come_out(PLACES);
}

#[test]
fn people() {
    words_come_out(PEOPLE);
}

#[test]
fn letters_of_offices() {
    words_come_out(OFFICES);
}

#[test]
fn a_letter_after_the_vowel_does_not_stop_tone_and_horn() {
    let telex = [
        ("Ngokj", "Ngọk"),
        ("NGOKJ", "NGỌK"),
        ("Glohf", "Glòh"),
        ("Glohff", "Glohf"),
        ("Glohfs", "Glóh"),
        ("Glohfz", "Gloh"),
        ("Pahw", "Păh"),
        ("Puhw", "Pưh"),
        ("Puhwf", "Pừh"),
        ("Yukw", "Yưk"),
        ("Glohf!", "Glohf"),
        ("Glohf<", "Glò"),
        ("Glohf<!", "Glò"),
        ("Zowrraam", "Zơrâm"),
        ("Microssoft", "Microsoft"),
        ("Dakao", "Dakao"),
        ("Kwin", "Kưin"),
        ("Kwwin", "Kwin"),
        ("Ksor", "Ksor"),
        ("KSOR", "KSOR"),
        ("Kpor", "Kpor"),
        ("Kpawf", "Kpăf"),
        ("Kinhs", "Kính"),
        ("H-4ARS-0001", "H-4ARS-0001"),
        ("500dd", "500đ"),
    ];
    for (keys, wanted) in telex {
        assert_eq!(typed(Method::Telex, ToneStyle::Old, keys), wanted, "{keys}");
    }
    let vni = [
        ("Ngok5", "Ngọk"),
        ("Pah8", "Păh"),
        ("Hoih6", "Hôih"),
        ("Gloh22", "Gloh2"),
        ("Bah12/4", "Bàh/4"),
        ("H-4A12", "H-4A12"),
        // In VNI a w is a letter.
        ("Va6wn law window", "Vâwn law window"),
        ("w Wang Ewa zuwa", "w Wang Ewa zuwa"),
        ("Ksor", "Ksor"),
    ];
    for (keys, wanted) in vni {
        assert_eq!(typed(Method::Vni, ToneStyle::Old, keys), wanted, "{keys}");
    }
}
