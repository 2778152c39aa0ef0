//! What counts each report. Invariant: every report makes a table of any book.

use crate::domain::book::Book;
use crate::domain::movement::{Class, Roll};
use crate::domain::tables::report::each_report;
use crate::domain::tables::standings::Standings;
use crate::domain::tables::{
    Ask, Report, Table, gifts, groups, help, lacks, moves, nominal, persons, registered, voices,
    years,
};

macro_rules! counting {
    (
        $book:ident, $ask:ident, $counted:ident:
        $($(#[$doc:meta])* $variant:ident $name:literal $holds:ident $table:expr;)*
    ) => {
        impl Report {
            pub fn table(self, $book: &Book, $ask: Ask) -> Table {
                let $counted = || Standings::of($book, $ask);
                match self { $(Self::$variant => $table,)* }
            }
        }
    };
}

each_report!(counting);
