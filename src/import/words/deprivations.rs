//! What the columns of deprivations, causes and needs are called.

use super::{ColumnPhrase, word};

/// The vocabulary. It comes before the rest, so that of equal fits it wins: where fewer than three
/// single deprivations are found all of them are dropped.
pub(super) const WORDS: &[ColumnPhrase] = &[
    word("deprivations/employment", &["viec lam", "thieu viec lam", "thieu hut viec lam"]),
    word(
        "deprivations/dependents",
        &["nguoi phu thuoc", "nguoi phu thuoc trong ho gia dinh", "phu thuoc"],
    ),
    word("deprivations/nutrition", &["dinh duong", "thieu hut dinh duong"]),
    word(
        "deprivations/health_insurance",
        &["bao hiem y te", "bhyt", "tiep can bhyt", "thieu hut / bhyt"],
    ),
    word(
        "deprivations/adult_education",
        &[
            "trinh do giao duc cua nguoi lon",
            "giao duc nguoi lon",
            "trinh do giao duc nguoi lon",
            "trinh do nguoi lon",
            "nguoi lon",
            "gd nguoi lon",
            "trinh do hoc van nguoi lon",
        ],
    ),
    word(
        "deprivations/child_school",
        &[
            "tinh trang di hoc cua tre em",
            "tre em di hoc",
            "di hoc cua tre em",
            "tre di hoc",
            "tre em den truong",
            "tinh trang di hoc",
        ],
    ),
    word(
        "deprivations/housing_quality",
        &["chat luong nha o", "chat luong nha", "cl nha o", "nha o kien co"],
    ),
    word(
        "deprivations/housing_area",
        &["dien tich nha o", "dien tich nha o binh quan dau nguoi", "dien tich nha", "dt nha o"],
    ),
    word(
        "deprivations/clean_water",
        &[
            "nguon nuoc sinh hoat",
            "nuoc sinh hoat",
            "nuoc sach",
            "nguon nuoc",
            "nuoc hop ve sinh",
            "nuoc",
        ],
    ),
    word(
        "deprivations/toilet",
        &[
            "nha tieu hop ve sinh",
            "nha tieu",
            "nha ve sinh",
            "ho xi",
            "nha tieu hvs",
            "ho xi nha tieu",
        ],
    ),
    word(
        "deprivations/telecom",
        &["su dung dich vu vien thong", "dich vu vien thong", "vien thong", "dv vien thong"],
    ),
    word(
        "deprivations/information_means",
        &[
            "phuong tien phuc vu tiep can thong tin",
            "phuong tien tiep can thong tin",
            "tiep can thong tin",
            "phuong tien thong tin",
            "tai san tiep can thong tin",
            "thong tin",
        ],
    ),
    word(
        "deprivations",
        &[
            "thieu hut",
            "chi so thieu hut",
            "cac chi so thieu hut",
            "cac thieu hut",
            "thieu hut dich vu xa hoi co ban",
            "muc do thieu hut",
            "dich vu xa hoi co ban thieu hut",
            "dvxhcb thieu hut",
            "thieu hut dvxhcb",
            "chi tieu thieu hut",
            "ma thieu hut",
        ],
    )
    .never(&["so chi so", "tong so", "so luong", "diem"]),
    word(
        "causes",
        &[
            "nguyen nhan",
            "nguyen nhan ngheo",
            "nguyen nhan ngheo can ngheo",
            "ly do ngheo",
            "ma nguyen nhan",
            "nguyen nhan dan den ngheo",
        ],
    ),
    word(
        "causes/lack_production_land",
        &[
            "thieu dat",
            "khong co dat san xuat",
            "thieu dat san xuat",
            "dat san xuat",
            "khong co dat",
            "nguyen nhan / dat",
        ],
    ),
    word(
        "causes/lack_capital",
        &[
            "thieu von",
            "khong co von san xuat kinh doanh",
            "khong co von",
            "von san xuat",
            "nguyen nhan / von",
        ],
    ),
    word("causes/lack_labor", &["thieu lao dong", "khong co lao dong", "nguyen nhan / lao dong"])
        .never(&["kha nang", "ky nang"]),
    word(
        "causes/lack_production_tools",
        &[
            "thieu phuong tien",
            "khong co cong cu phuong tien san xuat",
            "thieu cong cu",
            "cong cu phuong tien san xuat",
            "thieu phuong tien san xuat",
            "nguyen nhan / phuong tien",
        ],
    ),
    word(
        "causes/lack_production_knowledge",
        &[
            "thieu kien thuc",
            "khong co kien thuc ve san xuat",
            "khong co kien thuc",
            "kien thuc san xuat",
            "thieu kinh nghiem",
        ],
    ),
    word(
        "causes/lack_labor_skill",
        &[
            "thieu ky nang",
            "khong co ky nang lao dong san xuat",
            "khong co ky nang",
            "ky nang lao dong",
            "thieu tay nghe",
        ],
    ),
    word(
        "causes/illness_or_accident",
        &[
            "om dau",
            "co nguoi om dau benh nang tai nan",
            "benh tat",
            "om dau benh nang",
            "benh nang",
            "tai nan",
        ],
    ),
    word("causes/other", &["nguyen nhan khac", "nguyen nhan / khac"]),
    word(
        "needs",
        &["nhu cau ho tro", "nhu cau", "de nghi ho tro", "nguyen vong", "nhu cau can ho tro"],
    ),
];
