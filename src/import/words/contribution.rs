//! What the columns of a list of contributions are called.

use super::{ColumnPhrase, word};

pub(super) const WORDS: &[ColumnPhrase] = &[
    word("ordinal", &["stt", "tt", "so tt", "so thu tu"]),
    word(
        "receipt_no",
        &[
            "so phieu thu",
            "so phieu",
            "phieu thu",
            "so bien lai",
            "bien lai",
            "so pt",
            "so chung tu",
            "chung tu",
            "phieu thu / so",
            "bien lai / so",
            "chung tu / so",
            "so bien nhan",
            "so hoa don",
        ],
    )
    .never(&["quyen"])
    .maybe(&["so"]),
    word(
        "receipt_book",
        &["quyen", "quyen so", "so quyen", "quyen phieu thu", "quyen bien lai", "ky hieu"],
    ),
    word(
        "date",
        &[
            "ngay ung ho",
            "ngay thu",
            "ngay nop",
            "ngay thang",
            "ngay",
            "ngay nhan",
            "ngay thang nam",
            "ngay chung tu",
            "phieu thu / ngay",
            "chung tu / ngay",
            "bien lai / ngay",
            "thoi gian",
            "thoi gian ung ho",
        ],
    )
    .never(&["sinh", "ngay cong"]),
    word(
        "donor_name",
        &[
            "ho va ten nguoi don vi ung ho",
            "nguoi ung ho",
            "don vi ung ho",
            "don vi ca nhan ung ho",
            "ca nhan don vi ung ho",
            "ten don vi ca nhan",
            "ten ca nhan don vi",
            "ten to chuc ca nhan",
            "to chuc ca nhan",
            "ca nhan tap the",
            "tap the ca nhan",
            "ho va ten",
            "ho ten",
            "nguoi nop",
            "nguoi nop tien",
            "ten nguoi ung ho",
            "nguoi dong gop",
            "don vi dong gop",
            "nha hao tam",
            "nha tai tro",
            "don vi tai tro",
            "ten",
        ],
    )
    .never(&["hien vat", "so tien", "dia chi", "doi tuong"])
    .maybe(&["don vi", "ca nhan"]),
    word(
        "donor_kind",
        &[
            "doi tuong",
            "loai doi tuong",
            "doi tuong ung ho",
            "loai nguoi ung ho",
            "thanh phan",
            "nhom",
            "nhom doi tuong",
            "khoi",
            "nguoi ung ho la",
        ],
    )
    .maybe(&["loai", "phan loai"]),
    word(
        "donor_address",
        &[
            "dia chi",
            "thon don vi",
            "dia chi don vi",
            "don vi cong tac",
            "noi cong tac",
            "noi o",
            "thon",
            "thon buon",
            "noi cu tru",
            "cho o",
            "thuong tru",
            "dia ban",
            "co quan",
        ],
    )
    .never(&["ung ho"])
    .maybe(&["don vi"]),
    word(
        "anonymous",
        &["xin giau ten", "giau ten", "an danh", "khong neu ten", "khong cong khai ten"],
    ),
    word("form", &["hinh thuc", "hinh thuc ung ho", "hinh thuc dong gop", "phuong thuc"]),
    word(
        "amount",
        &[
            "so tien",
            "tien mat",
            "so tien ung ho",
            "so tien dong gop",
            "tien",
            "tien mat chuyen khoan",
            "so tien mat",
            "bang tien",
            "gia tri / tien mat",
            "ung ho bang tien",
            "so tien vnd",
            "muc ung ho",
        ],
    )
    .never(&["quy doi", "quy ra", "hien vat", "bang chu"]),
    word("amount/transfer", &["chuyen khoan", "so tien chuyen khoan", "tien chuyen khoan", "ck"])
        .never(&["tien mat", "ngay", "ngan hang"]),
    word(
        "goods_description",
        &[
            "hien vat",
            "ten hien vat",
            "loai hien vat",
            "hien vat / ten",
            "hien vat / loai",
            "hien vat / noi dung",
            "ten hang",
            "hang hoa",
            "vat pham",
            "mat hang",
            "hien vat cong",
            "bang hien vat",
        ],
    )
    .never(&["gia tri", "quy ra", "quy doi", "tri gia", "so luong", "thanh tien"]),
    word(
        "goods_quantity",
        &["so luong", "sl", "hien vat / so luong", "hien vat / sl", "khoi luong"],
    ),
    word("goods_unit", &["dvt", "don vi tinh", "hien vat / don vi", "don vi do"])
        .never(&["so tien"]),
    word(
        "goods_value",
        &[
            "gia tri quy doi",
            "quy ra tien",
            "quy doi thanh tien",
            "thanh tien",
            "gia tri",
            "tri gia",
            "tri gia quy ra tien",
            "gia tri quy ra tien",
            "quy doi",
            "quy tien",
            "hien vat / gia tri",
            "hien vat / thanh tien",
            "gia tri hien vat",
            "hien vat quy ra tien",
            "hien vat quy doi",
        ],
    )
    .never(&["tong"]),
    word(
        "campaign",
        &["dot van dong", "dot", "chuong trinh", "noi dung van dong", "cuoc van dong"],
    ),
    word("note", &["ghi chu", "noi dung", "dien giai", "ly do"]),
];
