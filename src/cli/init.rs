//! `init`: sets up a data folder.

use crate::cli::fail::{CliResult, Code, Stop};
use crate::cli::{CommandContext, result};
use crate::domain::roster::{Area, OfficeForm, Zone};
use crate::locale::issue_text;
use crate::runtime::folder::{self, NewCommune};
use crate::store::{Store, StoreError};
use crate::sync::enrol::Founding;
use crate::text::clean_name;

/// The command line.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Args {
    /// The commune's name.
    #[arg(long, required_unless_present_any = ["join", "organisation"], conflicts_with = "join")]
    commune: Option<String>,
    /// The name of an office that is no commune: a school.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["join", "commune", "village", "code"])]
    organisation: Option<String>,
    /// Its administrative code.
    #[arg(long, conflicts_with = "join")]
    code: Option<String>,
    /// rural or urban.
    #[arg(long, default_value = "rural", conflicts_with = "join")]
    area: String,
    /// none, I, II, III or coastal.
    #[arg(long, default_value = "none", conflicts_with = "join")]
    zone: String,
    /// The person who works here.
    #[arg(long)]
    officer: String,
    /// A village; may be given several times.
    #[arg(long, value_name = "NAME", conflicts_with = "join")]
    village: Vec<String>,
    /// A unit of an organisation; may be given several times.
    #[arg(long, value_name = "NAME", requires = "organisation", conflicts_with_all = ["join", "commune"])]
    unit: Vec<String>,
    /// No passphrase, after a warning.
    #[arg(long)]
    no_passphrase: bool,
    /// A second device of a commune that exists elsewhere.
    #[arg(long)]
    join: bool,
}

impl Args {
    /// Sets up a data folder.
    pub(super) fn run(&self, context: &CommandContext) -> CliResult {
        let data = context.data();
        if Store::exists(&data) {
            return Err(StoreError::AlreadyThere(data).into());
        }
        let officer = clean_name(&self.officer);
        if !officer.chars().any(char::is_alphabetic) {
            return Err(Stop::usage("cli-officer-empty"));
        }
        if officer.chars().any(|letter| letter.is_ascii_digit()) {
            return Err(Stop::usage("cli-officer-digits"));
        }
        let founding = self.founding()?;
        let passphrase = self.first_passphrase(context)?;
        if passphrase.is_empty() {
            context.message("cli-no-passphrase-warning", &[]);
        }
        let now = context.now();
        let read = match founding {
            None => folder::join(&data, &officer, &passphrase, now)?,
            Some(founding) => {
                let villages = [self.village.as_slice(), &self.unit].concat();
                if let Err((name, issues)) = folder::check_villages(&villages, now) {
                    let why: Vec<_> =
                        issues.iter().map(|issue| issue_text(&context.locale, issue)).collect();
                    let unit = self.organisation.is_some();
                    let key = if unit { "cli-bad-unit" } else { "cli-bad-village" };
                    let stop = Stop::usage(key).with("name", name);
                    return Err(stop.with("why", why.join(" ")));
                }
                let commune = NewCommune { founding, officer, villages, passphrase };
                folder::create(&data, &commune, now)?
            }
        };
        let replica = read.folder.replica();
        result(&data.display().to_string());
        let args = [("device", replica.short())];
        context.message(if self.join { "cli-init-joining" } else { "cli-init-done" }, &args);
        read.folder.close();
        Ok(Code::Done)
    }

    /// The commune that `init` names; none for a device that joins one.
    fn founding(&self) -> CliResult<Option<Founding>> {
        if self.join {
            return Ok(None);
        }
        let named = self.organisation.as_deref().map(|name| (name, OfficeForm::Organisation));
        let commune = || (self.commune.as_deref().unwrap_or_default(), OfficeForm::Commune);
        let (name, form) = named.unwrap_or_else(commune);
        let name = clean_name(name);
        if !name.chars().any(char::is_alphabetic) {
            let commune = form.is_commune();
            let key = if commune { "cli-commune-empty" } else { "cli-organisation-empty" };
            return Err(Stop::usage(key));
        }
        let area = self.area.parse::<Area>();
        let area = area.map_err(|_| Stop::usage("cli-bad-area").with("value", &self.area))?;
        let zone = self.zone.parse::<Zone>();
        let zone = zone.map_err(|_| Stop::usage("cli-bad-zone").with("value", &self.zone))?;
        let code = self.code.as_deref().map(clean_name);
        Ok(Some(Founding { name, code, area, zone, form }))
    }

    fn first_passphrase(&self, context: &CommandContext) -> CliResult<String> {
        if self.no_passphrase {
            return Ok(String::new());
        }
        match context.given_passphrase()? {
            Some(passphrase) => Ok(passphrase),
            None => context.new_passphrase(),
        }
    }
}
