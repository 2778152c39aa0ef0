//! What counts each report. Invariant: every report makes a table of any book.

use crate::domain::book::Book;
use crate::domain::movement::{Class, PovertyList};
use crate::domain::tables::households_in_year::YearHouseholds;
use crate::domain::tables::report::each_report;
use crate::domain::tables::{
    Ask, Report, Table, deprivations, feedback, gifts, groups, help, moves, nominal, persons,
    registered, years,
};

macro_rules! counting {
    (
        $book:ident, $ask:ident, $counted:ident:
        $($(#[$doc:meta])* $variant:ident $name:literal $holds:ident $table:expr;)*
    ) => {
        impl Report {
            pub fn table(self, $book: &Book, $ask: Ask) -> Table {
                let $counted = || YearHouseholds::of($book, $ask);
                match self { $(Self::$variant => $table,)* }
            }
        }
    };
}

each_report!(counting);
