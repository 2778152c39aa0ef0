//! What counts each report. Invariant: every report makes a table of any book.

use crate::domain::book::Book;
use crate::domain::movement::{Class, Roll};
use crate::domain::tables::standings::Standings;
use crate::domain::tables::{
    Ask, Report, Table, gifts, groups, help, lacks, moves, nominal, persons, registered, voices,
    years,
};

impl Report {
    /// Counts it.
    pub fn table(self, book: &Book, ask: Ask) -> Table {
        let standings = || Standings::of(book, ask);
        match self {
            Self::Totals => groups::totals(&standings()),
            Self::MovementPoor => moves::movement(&standings(), Roll::Poor),
            Self::MovementNearPoor => moves::movement(&standings(), Roll::NearPoor),
            Self::Transitions => moves::transitions(&standings()),
            Self::LacksPoor => lacks::counts(&standings(), Roll::Poor),
            Self::LackRatesPoor => lacks::rates(&standings(), Roll::Poor),
            Self::LacksNearPoor => lacks::counts(&standings(), Roll::NearPoor),
            Self::LackRatesNearPoor => lacks::rates(&standings(), Roll::NearPoor),
            Self::Groups => groups::target_groups(&standings()),
            Self::Ethnicity => groups::ethnicity(&standings()),
            Self::Causes => lacks::causes(&standings()),
            Self::Children => persons::children(&standings()),
            Self::SummaryPoor => moves::summary(&standings(), Roll::Poor),
            Self::SummaryNearPoor => moves::summary(&standings(), Roll::NearPoor),
            Self::ListPoor => nominal::list(&standings(), self, &[Class::Poor]),
            Self::ListNearPoor => nominal::list(&standings(), self, &[Class::NearPoor]),
            Self::List => nominal::list(&standings(), self, &[Class::Poor, Class::NearPoor]),
            Self::Exited => registered::exited(&standings()),
            Self::Registrations => registered::registrations(book, ask),
            Self::ExitList => help::exit_list(book, ask),
            Self::Pledges => help::pledges(book, ask),
            Self::Contributions => gifts::contributions(book, ask),
            Self::GiftsByVillage => gifts::by_village(book, ask),
            Self::Years => years::years(book, ask),
            Self::Initiatives => voices::initiatives(book, ask),
            Self::Feedback => voices::feedback(book, ask),
            Self::Tallies => voices::tallies(book, ask),
        }
    }
}
