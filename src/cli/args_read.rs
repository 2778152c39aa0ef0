//! The command line of what is read out of the register and the plans: judging, plans, what is due,
//! reports.
//!
//! It knows no sentence: `words` gives help its language. Invariant: nothing here changes a record,
//! but for the plans that an office says it follows.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// `judge`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Judge {
    /// commune, village:NAME, household:CODE, donor:NAME, helper:NAME or unit:NAME.
    pub subject: String,
    /// Which plan; every plan that is followed otherwise.
    #[arg(long, value_name = "KEY")]
    pub plan: Option<String>,
    /// As of the end of which year.
    #[arg(long, value_name = "YYYY", value_parser = clap::value_parser!(i64).range(1990..=2100))]
    pub year: Option<i64>,
    /// JSON out.
    #[arg(long)]
    pub json: bool,
}

/// `plan`.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum PlanAct {
    /// Which plans there are.
    List {
        /// One JSON object a line.
        #[arg(long)]
        json: bool,
    },
    /// What a plan says.
    Show {
        /// The plan.
        key: String,
        /// One JSON object a line.
        #[arg(long)]
        json: bool,
    },
    /// Follow exactly these plans.
    Use {
        /// The plans.
        #[arg(required = true)]
        keys: Vec<String>,
    },
    /// What is wrong in a plan file.
    Check {
        /// The file.
        file: PathBuf,
        /// One JSON object a line.
        #[arg(long)]
        json: bool,
    },
    /// A plan file to fill in.
    Template {
        /// The file; standard output otherwise.
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
        /// Over a file that is there.
        #[arg(long, requires = "to")]
        force: bool,
    },
}

/// `due`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Due {
    /// One JSON object a line.
    #[arg(long)]
    pub json: bool,
    /// Only what falls due within so many days, and what is overdue.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(..=36_500))]
    pub days: Option<u32>,
    /// Every date of the followed plans.
    #[arg(long, conflicts_with = "days")]
    pub all: bool,
    /// Write an iCalendar file instead.
    #[arg(long, value_name = "FILE")]
    pub ics: Option<PathBuf>,
    /// Over a file that is there.
    #[arg(long, requires = "ics")]
    pub force: bool,
}

/// `report`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub struct Report {
    /// Which table.
    #[arg(required_unless_present = "list")]
    pub name: Option<String>,
    /// The file; its ending says of what kind. Text on standard output otherwise.
    #[arg(long, value_name = "FILE")]
    pub to: Option<PathBuf>,
    /// Of which year.
    #[arg(long, value_name = "YYYY")]
    pub year: Option<i64>,
    /// Of which village.
    #[arg(long, value_name = "NAME")]
    pub village: Option<String>,
    /// The plan of a report of the movement; the one that is followed otherwise.
    #[arg(long, value_name = "KEY")]
    pub plan: Option<String>,
    /// The quarter of a quarterly report of the movement.
    #[arg(long, value_name = "1-4", value_parser = clap::value_parser!(u32).range(1..=4))]
    pub quarter: Option<u32>,
    /// Personal numbers whole.
    #[arg(long, conflicts_with = "public")]
    pub with_personal_numbers: bool,
    /// Without what a public list must not show.
    #[arg(long)]
    pub public: bool,
    /// Over a file that is there.
    #[arg(long)]
    pub force: bool,
    /// Name the tables.
    #[arg(long)]
    pub list: bool,
    /// JSON out.
    #[arg(long)]
    pub json: bool,
}
