//! What the columns of a list of exit registrations are called.

use super::{Word, word};

/// The vocabulary.
pub(super) const WORDS: &[Word] = &[
    word("number", &["so dang ky", "ma dang ky", "so dk", "so ho so"]),
    word("registered_on", &["ngay dang ky", "ngay dk", "ngay lap"]),
    word("head_name", &["ho ten chu ho", "ho va ten chu ho", "chu ho", "ho ten", "ho va ten"]),
    word("head_birth", &["nam sinh", "sinh nam", "ngay sinh", "ngay thang nam sinh"]),
    word("village", &["thon", "thon buon", "ten thon", "dia ban", "dia chi"]),
    word("class", &["dien", "dien ho", "phan loai", "loai ho"]),
    word("target_class", &["muc tieu", "dang ky phan dau", "phan dau", "dang ky thoat"]),
    word(
        "target_year",
        &["nam phan dau", "thoi gian thoat ngheo", "nam thoat ngheo", "thoi gian", "nam"],
    ),
    word("needs", &["nhu cau ho tro", "nhu cau", "de nghi ho tro", "noi dung ho tro"]),
    word(
        "helper_name",
        &["nguoi don vi giup do", "phan cong giup do", "nguoi giup do", "don vi giup do"],
    ),
    word("note", &["ghi chu"]),
];
