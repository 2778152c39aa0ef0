//! What the columns of a list of exit registrations are called.

use super::{ColumnPhrase, word};

pub(super) const WORDS: &[ColumnPhrase] = &[
    word("ordinal", &["stt", "tt", "so tt", "so thu tu"]),
    word("number", &["so dang ky", "ma dang ky", "so dk", "so ho so", "so don", "so phieu"]),
    word(
        "registered_on",
        &["ngay dang ky", "ngay dk", "ngay lap", "ngay ky", "ngay lam don", "ngay", "ngay thang"],
    )
    .never(&["sinh"]),
    word(
        "head_name",
        &[
            "ho ten chu ho",
            "ho va ten chu ho",
            "chu ho",
            "ten chu ho",
            "ho ten",
            "ho va ten",
            "ho dang ky",
            "ten ho",
            "ho",
        ],
    )
    .never(&["giup", "can bo", "phu trach", "sinh", "quan he", "ho so"]),
    word(
        "head_birth",
        &[
            "nam sinh",
            "sinh nam",
            "ngay sinh",
            "ngay thang nam sinh",
            "sinh ngay",
            "ngay thang sinh",
        ],
    ),
    word(
        "village",
        &[
            "thon",
            "thon buon",
            "ten thon",
            "dia ban",
            "dia chi",
            "thon to",
            "noi o",
            "buon",
            "ban",
            "to dan pho",
        ],
    ),
    word("class", &["dien", "dien ho", "phan loai", "loai ho", "phan loai ho", "hien trang"]),
    word("year", &["nam dang ky"]),
    word(
        "target_class",
        &[
            "muc tieu",
            "dang ky phan dau",
            "phan dau",
            "dang ky thoat",
            "muc tieu phan dau",
            "noi dung dang ky",
            "muon dat",
            "dang ky",
            "ket qua phan dau",
            "muc tieu thoat ngheo",
        ],
    )
    .never(&["ngay", "nam", "so dang ky", "thoi"]),
    word(
        "target_year",
        &[
            "thoi han",
            "nam phan dau",
            "nam phan dau dat",
            "thoi gian thoat ngheo",
            "nam thoat ngheo",
            "thoi gian",
            "thoi gian phan dau",
            "thoi diem",
            "thoi han phan dau",
            "thoi gian hoan thanh",
            "nam",
        ],
    )
    .never(&["sinh", "dang ky"]),
    word(
        "needs",
        &[
            "nhu cau ho tro",
            "nhu cau",
            "de nghi ho tro",
            "noi dung ho tro",
            "can ho tro",
            "nguyen vong",
            "de xuat ho tro",
            "nhu cau can ho tro",
        ],
    ),
    word(
        "helper_name",
        &[
            "nguoi don vi giup do",
            "phan cong giup do",
            "nguoi giup do",
            "don vi giup do",
            "nguoi phu trach",
            "phan cong phu trach",
            "nguoi duoc phan cong",
            "can bo phu trach",
            "dang vien giup do",
            "don vi nhan giup do",
            "giup do",
            "nguoi kem cap",
        ],
    ),
    word("plan", &["cach lam", "ke hoach", "bien phap", "giai phap", "phuong an san xuat"]),
    word("loan_amount", &["von vay", "so tien vay", "du no", "von vay chinh sach"]),
    word("loan_purpose", &["vay de lam gi", "muc dich vay"]),
    word("baseline_income", &["thu nhap", "thu nhap hien nay", "thu nhap binh quan"]),
    word("head_signed", &["chu ho da ky", "da ky"]),
    word("note", &["ghi chu"]),
];
