//! What the columns of a list of contributions are called.

use super::{Word, word};

/// The vocabulary.
pub(super) const WORDS: &[Word] = &[
    word(
        "receipt_no",
        &["so phieu thu", "so phieu", "phieu thu", "so bien lai", "bien lai", "so pt"],
    ),
    word("date", &["ngay ung ho", "ngay thu", "ngay nop", "ngay thang", "ngay"]),
    word(
        "donor_name",
        &[
            "ho va ten nguoi don vi ung ho",
            "nguoi ung ho",
            "don vi ung ho",
            "ten don vi ca nhan",
            "ho va ten",
            "ho ten",
            "nguoi nop",
            "ten nguoi ung ho",
            "nha hao tam",
        ],
    ),
    word("donor_kind", &["loai", "doi tuong", "loai nguoi ung ho", "thanh phan", "nhom"]),
    word("donor_address", &["dia chi", "don vi cong tac", "noi o", "thon"]),
    word("form", &["hinh thuc", "hinh thuc ung ho"]),
    word("amount", &["so tien", "tien mat", "so tien ung ho", "tien"]),
    word("goods_description", &["hien vat", "ten hien vat", "loai hien vat"]),
    word("goods_quantity", &["so luong", "sl"]),
    word("goods_unit", &["dvt", "don vi tinh"]),
    word(
        "goods_value",
        &["gia tri quy doi", "quy ra tien", "quy doi thanh tien", "thanh tien", "gia tri"],
    ),
    word("note", &["ghi chu"]),
];
