//! The words of a list of contributions: who gives, in what form, without a name.
//!
//! Does not know rows. Invariant: what is given is an option of the schema; a word that says none
//! gives nothing.

use crate::text::fold;

/// Kinds of donors as their column says them, folded: the first that is part of the cell.
const KINDS: &[(&str, &str)] = &[
    ("ton giao", "religious"),
    ("ho gia dinh", "household"),
    ("ho dan", "household"),
    ("doanh nghiep", "enterprise"),
    ("hop tac xa", "enterprise"),
    ("htx", "enterprise"),
    ("cong ty", "enterprise"),
    ("kinh doanh", "enterprise"),
    ("co quan", "agency"),
    ("don vi", "agency"),
    ("truong hoc", "agency"),
    ("doan the", "organisation"),
    ("to chuc", "organisation"),
    ("cong chuc", "officer"),
    ("vien chuc", "officer"),
    ("can bo", "officer"),
    ("cbcc", "officer"),
    ("cbccvc", "officer"),
    ("giao vien", "officer"),
    ("ca nhan", "individual"),
    ("nguoi dan", "individual"),
    ("nha hao tam", "individual"),
    ("ho", "household"),
    ("cn", "individual"),
    ("dn", "enterprise"),
    ("cq", "agency"),
    ("tc", "organisation"),
];

/// How names of bodies begin, folded. Names of people begin with none of these.
const NAMES: &[(&str, &str)] = &[
    ("cong ty", "enterprise"),
    ("cty", "enterprise"),
    ("dntn", "enterprise"),
    ("doanh nghiep", "enterprise"),
    ("htx", "enterprise"),
    ("hop tac xa", "enterprise"),
    ("ngan hang", "enterprise"),
    ("dai ly", "enterprise"),
    ("cua hang", "enterprise"),
    ("tap doan", "enterprise"),
    ("chi nhanh", "enterprise"),
    ("cong an", "agency"),
    ("truong mam non", "agency"),
    ("truong tieu hoc", "agency"),
    ("truong th", "agency"),
    ("truong thcs", "agency"),
    ("truong thpt", "agency"),
    ("truong trung hoc", "agency"),
    ("truong ptdt", "agency"),
    ("truong ptdtbt", "agency"),
    ("truong ptdtnt", "agency"),
    ("tram y te", "agency"),
    ("ubnd", "agency"),
    ("hdnd", "agency"),
    ("uy ban nhan dan", "agency"),
    ("ban chi huy", "agency"),
    ("don bien phong", "agency"),
    ("phong", "agency"),
    ("hoi thanh", "religious"),
    ("hoi", "organisation"),
    ("doan thanh nien", "organisation"),
    ("doan xa", "organisation"),
    ("chi bo", "organisation"),
    ("chi hoi", "organisation"),
    ("chi doan", "organisation"),
    ("dang uy", "organisation"),
    ("mttq", "organisation"),
    ("ubmttq", "organisation"),
    ("uy ban mat tran", "organisation"),
    ("mat tran", "organisation"),
    ("cong doan", "organisation"),
    ("cau lac bo", "organisation"),
    ("clb", "organisation"),
    ("chua", "religious"),
    ("giao xu", "religious"),
    ("giao ho", "religious"),
    ("nha tho", "religious"),
    ("niem phat duong", "religious"),
    ("tinh xa", "religious"),
    ("thien vien", "religious"),
    ("gia dinh", "household"),
];

/// Words with which a donor asks not to be named, folded.
const UNNAMED: &[&str] = &[
    "giau ten",
    "an danh",
    "khong neu ten",
    "khong de ten",
    "khong ghi ten",
    "khong xung ten",
    "khong muon neu ten",
    "khong muon cong khai",
];

/// The kind of donor that a cell says.
pub(super) fn donor_kind(text: &str) -> Option<&'static str> {
    let folded = format!(" {} ", fold(text));
    let words = folded.replace([',', ';', '/', '(', ')', '.'], " ");
    let says =
        |word: &str| words.split(' ').collect::<Vec<_>>().join(" ").contains(&format!(" {word} "));
    KINDS.iter().find(|(word, _)| says(word)).map(|(_, kind)| *kind)
}

/// The kind of donor that its name tells: of a company, a school, a pagoda.
pub(super) fn kind_of_name(name: &str) -> Option<&'static str> {
    let folded = fold(name);
    let begins = |begin: &str| folded.strip_prefix(begin).is_some_and(|rest| rest.starts_with(' '));
    NAMES.iter().find(|(begin, _)| begins(begin)).map(|(_, kind)| *kind)
}

/// The form of a gift. Money with goods is money: the goods stand beside it.
pub(super) fn form(text: &str) -> Option<&'static str> {
    let folded = fold(text);
    let plain = folded.replace(['.', ',', ';', '+', '/', '&', '(', ')'], " ");
    let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    let has = |phrase: &str| format!(" {} ", words.join(" ")).contains(&format!(" {phrase} "));
    let cash = has("tien mat") || has("tm");
    let transfer = has("chuyen khoan") || has("ck") || has("ngan hang");
    let goods = has("hien vat") || has("hv") || has("qua");
    let labour = has("ngay cong") || has("cong lao dong") || has("nhan cong");
    match (cash, transfer, goods, labour) {
        (true, false, ..) => Some("cash"),
        (false, true, ..) => Some("transfer"),
        (false, false, true, _) => Some("in_kind"),
        (false, false, false, true) => Some("labour"),
        (false, false, false, false) if has("tien") => Some("cash"),
        _ => None,
    }
}

/// Whether a name or a note asks that the donor be not named.
pub(super) fn unnamed(text: &str) -> bool {
    let plain: String =
        fold(text).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let padded = format!(" {plain} ");
    UNNAMED.iter().any(|words| padded.contains(&format!(" {words} ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        let rows = [
            ("Cá nhân", Some("individual")),
            ("Hộ gia đình", Some("household")),
            ("Cán bộ, công chức", Some("officer")),
            ("CBCC", Some("officer")),
            ("CB,CC", None),
            ("Doanh nghiệp", Some("enterprise")),
            ("Hợp tác xã", Some("enterprise")),
            ("HTX", Some("enterprise")),
            ("Tổ chức, đoàn thể", Some("organisation")),
            ("Đoàn thể", Some("organisation")),
            ("Cơ quan, đơn vị", Some("agency")),
            ("Cơ sở tôn giáo", Some("religious")),
            ("CƠ SỞ TÔN GIÁO", Some("religious")),
            ("", None),
            ("Khác", None),
        ];
        for (text, kind) in rows {
            assert_eq!(donor_kind(text), kind, "{text:?}");
        }
        let names = [
            ("Công ty TNHH Thử", Some("enterprise")),
            ("Công an xã", Some("agency")),
            ("Trường THCS Thử", Some("agency")),
            ("Hội Nông dân xã", Some("organisation")),
            ("Chùa Thử", Some("religious")),
            ("Trương Thị Thử", None),
            ("Hồ Bá Nhung", None),
            ("Hội", None),
            ("Đoàn Văn Thử", None),
            ("Phòng", None),
            ("Phan Hội", None),
            ("Chùa", None),
        ];
        for (name, kind) in names {
            assert_eq!(kind_of_name(name), kind, "{name:?}");
        }
    }

    #[test]
    fn forms() {
        let rows = [
            ("Tiền mặt", Some("cash")),
            ("TM", Some("cash")),
            ("T.Mặt", None),
            ("Tiền mặt và hiện vật", Some("cash")),
            ("TM, HV", Some("cash")),
            ("Chuyển khoản", Some("transfer")),
            ("CK", Some("transfer")),
            ("Hiện vật", Some("in_kind")),
            ("HV", Some("in_kind")),
            ("Ngày công", Some("labour")),
            ("Tiền", Some("cash")),
            ("Tiền mặt, chuyển khoản", None),
            ("", None),
        ];
        for (text, expected) in rows {
            assert_eq!(form(text), expected, "{text:?}");
        }
        assert!(unnamed("Nhà hảo tâm giấu tên") && unnamed("Xin không nêu tên"));
        assert!(!unnamed("Nguyễn Văn Danh"));
    }
}
