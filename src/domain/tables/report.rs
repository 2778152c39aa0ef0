//! The table of reports: their names.
//!
//! Names are commands and never change. Invariant: every report has a name of its own.

use std::str::FromStr;

macro_rules! reports {
    ($($(#[$doc:meta])* $variant:ident $name:literal;)*) => {
        /// A report, in the order of the list.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Report { $($(#[$doc])* $variant,)* }

        impl Report {
            /// Every report.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// Its name in commands.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

reports! {
    /// Households and persons by class and village.
    Totals "totals";
    /// Movement of the poor.
    MovementPoor "movement-poor";
    /// Movement of the near-poor.
    MovementNearPoor "movement-near-poor";
    /// The matrix: from which class to which.
    Transitions "transitions";
    /// Deprivations of the poor, counted.
    LacksPoor "deprivations-poor";
    /// Deprivations of the poor, in percent.
    LackRatesPoor "deprivation-rates-poor";
    /// Deprivations of the near-poor, counted.
    LacksNearPoor "deprivations-near-poor";
    /// Deprivations of the near-poor, in percent.
    LackRatesNearPoor "deprivation-rates-near-poor";
    /// Target groups.
    Groups "target-groups";
    /// By ethnicity of the head.
    Ethnicity "ethnicity";
    /// By cause.
    Causes "causes";
    /// Children of the poor and near-poor.
    Children "children";
    /// The poor, everything in one table.
    SummaryPoor "summary-poor";
    /// The near-poor, everything in one table.
    SummaryNearPoor "summary-near-poor";
    /// The poor by name, with their members.
    ListPoor "list-poor";
    /// The near-poor by name, with their members.
    ListNearPoor "list-near-poor";
    /// Both by name, as the register's official list.
    List "list";
    /// Households that left a list.
    Exited "exited";
    /// Registrations with their helpers.
    Registrations "registrations";
    /// Households to exit, with their helpers and deeds.
    ExitList "exit-list";
    /// Pledges of the movement and how far they were kept.
    Pledges "pledges";
    /// Contributions to the Fund.
    Contributions "contributions";
    /// Contributions to the Fund by village or unit.
    GiftsByVillage "contributions-by-village";
    /// The classes over the years.
    Years "years";
    /// Models and initiatives.
    Initiatives "initiatives";
    /// What people say of policies and needs.
    Feedback "feedback";
    /// Numbers of years before the register.
    Tallies "tallies";
}

impl Report {
    /// The message key of its name in a list of reports.
    pub fn label_key(self) -> String {
        format!("report-{}", self.name())
    }

    /// The message key of its printed title.
    pub fn title_key(self) -> String {
        format!("report-title-{}", self.name())
    }

    /// Whether it names persons.
    pub fn names_persons(self) -> bool {
        matches!(
            self,
            Self::ListPoor
                | Self::ListNearPoor
                | Self::List
                | Self::Exited
                | Self::Registrations
                | Self::ExitList
                | Self::Pledges
                | Self::Contributions
                | Self::Initiatives
                | Self::Feedback
        )
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
