//! The table of reports: a row each, of which `make` makes what counts it.
//!
//! Names are commands and never change. Invariant: every report has a name of its own.

use std::str::FromStr;

/// Gives the rows to a macro. A row is a report: its name in commands (its messages are `report-NAME`
/// and `report-title-NAME`), whether it counts only or names persons, and what counts it: of the book
/// and what is asked, or of the households of the year. The parts of `make` are not named here by
/// path: they name reports themselves.
macro_rules! each_report {
    ($then:ident) => {
        $then! { book, ask, counted:
            /// Households and persons by class and village.
            Totals "totals" counts groups::totals(&counted());
            /// Movement of the poor.
            MovementPoor "movement-poor" counts moves::movement(&counted(), PovertyList::Poor);
            /// Movement of the near-poor.
            MovementNearPoor "movement-near-poor" counts moves::movement(&counted(), PovertyList::NearPoor);
            /// The matrix: from which class to which.
            Transitions "transitions" counts moves::transitions(&counted());
            /// Deprivations of the poor, counted.
            LacksPoor "deprivations-poor" counts deprivations::counts(&counted(), PovertyList::Poor);
            /// Deprivations of the poor, in percent.
            LackRatesPoor "deprivation-rates-poor" counts deprivations::rates(&counted(), PovertyList::Poor);
            /// Deprivations of the near-poor, counted.
            LacksNearPoor "deprivations-near-poor" counts deprivations::counts(&counted(), PovertyList::NearPoor);
            /// Deprivations of the near-poor, in percent.
            LackRatesNearPoor "deprivation-rates-near-poor" counts deprivations::rates(&counted(), PovertyList::NearPoor);
            /// Target groups.
            Groups "target-groups" counts groups::target_groups(&counted());
            /// By ethnicity of the head.
            Ethnicity "ethnicity" counts groups::ethnicity(&counted());
            /// By cause.
            Causes "causes" counts deprivations::causes(&counted());
            /// Children of the poor and near-poor.
            Children "children" counts persons::children(&counted());
            /// The poor, everything in one table.
            SummaryPoor "summary-poor" counts moves::summary(&counted(), PovertyList::Poor);
            /// The near-poor, everything in one table.
            SummaryNearPoor "summary-near-poor" counts moves::summary(&counted(), PovertyList::NearPoor);
            /// The poor by name, with their members.
            ListPoor "list-poor" names nominal::list(&counted(), Report::ListPoor, &[Class::Poor]);
            /// The near-poor by name, with their members.
            ListNearPoor "list-near-poor" names
                nominal::list(&counted(), Report::ListNearPoor, &[Class::NearPoor]);
            /// Both by name, as the register's official list.
            List "list" names nominal::list(&counted(), Report::List, &[Class::Poor, Class::NearPoor]);
            /// Households that left a list.
            Exited "exited" names registered::exited(&counted());
            /// Registrations with their helpers.
            Registrations "registrations" names registered::registrations(book, ask);
            /// Households to exit, with their helpers and deeds.
            ExitList "exit-list" names help::exit_list(book, ask);
            /// Pledges of the movement and how far they were kept.
            Pledges "pledges" names help::pledges(book, ask);
            /// Contributions to the Fund.
            Contributions "contributions" names gifts::contributions(book, ask);
            /// Contributions to the Fund by village or unit.
            GiftsByVillage "contributions-by-village" counts gifts::by_village(book, ask);
            /// The classes over the years.
            Years "years" counts years::years(book, ask);
            /// Models and initiatives.
            Initiatives "initiatives" names feedback::initiatives(book, ask);
            /// What people say of policies and needs.
            Feedback "feedback" names feedback::feedback(book, ask);
            /// Numbers of years before the register.
            Tallies "tallies" counts feedback::tallies(book, ask);
        }
    };
}
pub(super) use each_report;

macro_rules! reports {
    (
        $book:ident, $ask:ident, $counted:ident:
        $($(#[$doc:meta])* $variant:ident $name:literal $holds:ident $table:expr;)*
    ) => {
        /// A report, in the order of the list.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Report { $($(#[$doc])* $variant,)* }

        impl Report {
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            pub fn names_persons(self) -> bool {
                match self { $(Self::$variant => reports!(@ $holds),)* }
            }
        }
    };
    (@ counts) => { false };
    (@ names) => { true };
}

each_report!(reports);

impl Report {
    /// The message key of its name in a list of reports.
    pub fn label_key(self) -> String {
        format!("report-{}", self.name())
    }

    /// The message key of its printed title.
    pub fn title_key(self) -> String {
        format!("report-title-{}", self.name())
    }
}

/// A name that is no report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no such report")]
pub struct UnknownReport;

impl FromStr for Report {
    type Err = UnknownReport;
    fn from_str(name: &str) -> Result<Self, UnknownReport> {
        Self::ALL.iter().copied().find(|report| report.name() == name).ok_or(UnknownReport)
    }
}
