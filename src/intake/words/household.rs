//! What the columns of a list of households are called.

use super::{Word, word};

/// The vocabulary.
pub(super) const WORDS: &[Word] = &[
    word(
        "members.full_name",
        &["ho va ten", "ho ten", "chu ho", "ho ten chu ho", "ho ten chu ho va thanh vien"],
    ),
    word("members.relation", &["quan he", "quan he voi chu ho", "moi quan he voi chu ho"]),
    word("village", &["thon", "thon buon", "ten thon", "dia ban", "dia chi"]),
];
