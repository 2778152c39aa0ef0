//! `enrol`: the devices of the commune.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::cli::fail::{CliResult, Code, Stop};
use crate::cli::{CommandContext, result};
use crate::domain::id::RecordId;
use crate::domain::roster::Role;
use crate::domain::schema::RecordKind;
use crate::runtime::folder::Read;
use crate::store::{Mode, Office};
use crate::sync::enrol::find;
use crate::sync::{commune_code, device_code};
use crate::text::clean_name;

/// The command line.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Args {
    /// What is to be done.
    #[command(subcommand)]
    act: Act,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq, clap::Subcommand)]
enum Act {
    /// Write this device's request.
    Request {
        /// The file to write.
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
    /// Admit a device.
    Approve {
        /// Its request.
        file: PathBuf,
        /// village, officer, treasurer or lead.
        #[arg(long, default_value = "officer")]
        role: String,
        /// Its village; may be given several times.
        #[arg(long, value_name = "NAME")]
        village: Vec<String>,
    },
    /// The devices.
    List {
        /// JSON out.
        #[arg(long)]
        json: bool,
    },
    /// Take a device off the roster.
    Revoke {
        /// Its short code or id.
        device: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
}

impl Args {
    /// Devices of the commune.
    pub(super) fn run(&self, context: &CommandContext) -> CliResult {
        match &self.act {
            Act::Request { to } => context.enrol_request(to),
            Act::Approve { file, role, village } => context.enrol_approve(file, role, village),
            Act::List { json } => context.enrol_list(*json),
            Act::Revoke { device, reason } => context.enrol_revoke(device, reason),
        }
    }
}

impl CommandContext {
    fn enrol_revoke(&self, device: &str, reason: &str) -> CliResult {
        let reason = clean_name(reason);
        if reason.is_empty() {
            return Err(Stop::usage("cli-reason-empty"));
        }
        self.with_folder(Mode::Write, |read| {
            let folder = &mut read.folder;
            let named = folder.log().roster().and_then(|roster| find(roster, device));
            if named.is_some_and(|named| named.replica == folder.replica()) {
                return Err(Stop::new(Code::Failed, "cli-revoke-self"));
            }
            if named.is_some_and(|named| named.revoked.is_some()) {
                let stop = Stop::new(Code::Failed, "cli-already-revoked");
                return Err(stop.with("device", device));
            }
            folder.revoke(device, &reason)?;
            self.message("cli-revoked", &[("device", device.to_owned())]);
            Ok(Code::Done)
        })
    }

    fn enrol_request(&self, to: &Path) -> CliResult {
        // A restored folder gets its new identity first, which is written; else looking is enough.
        let restored = Office::read(&self.data()).is_ok_and(|office| office.restored);
        let mode = if restored { Mode::Write } else { Mode::Look };
        let request = self.with_folder(mode, |read| Ok(read.folder.request(to)?))?;
        result(&to.display().to_string());
        self.message("cli-requested", &[("code", request.code), ("device", request.short)]);
        Ok(Code::Done)
    }

    fn enrol_approve(&self, file: &Path, role: &str, villages: &[String]) -> CliResult {
        let wrong = |_| Stop::usage("cli-bad-role").with("value", role);
        let role = role.parse::<Role>().map_err(wrong)?;
        let request = self.with_folder(Mode::Write, |read| {
            let named: CliResult<Vec<RecordId>> = villages
                .iter()
                .map(|name| {
                    let village = read.book.resolve(RecordKind::Village, name);
                    let unknown =
                        |_| Stop::new(Code::Failed, "cli-no-such-village").with("name", name);
                    village.map(|village| village.id).map_err(unknown)
                })
                .collect();
            Ok(read.folder.approve(file, role, &named?)?)
        })?;
        let args = [("person", request.person), ("device", request.short), ("code", request.code)];
        self.message("cli-approved", &args);
        Ok(Code::Done)
    }

    fn enrol_list(&self, json: bool) -> CliResult {
        let Read { folder, book, .. } = self.open(Mode::Look)?;
        let roster = folder.log().roster();
        let roster = roster.ok_or_else(|| Stop::new(Code::Failed, "folder-not-joined"))?;
        if !json {
            let code = commune_code(&roster.unit.public_key);
            self.message("cli-commune-code", &[("name", roster.unit.name.clone()), ("code", code)]);
        }
        for device in &roster.devices {
            let villages: Vec<_> = device
                .villages
                .iter()
                .filter_map(|id| book.find(*id).map(|village| book.human_key(village)))
                .collect();
            let (replica, short) = (device.replica.to_string(), device.short());
            let code = device_code(&device.sign_key, &device.recipient);
            let revoked = device.revoked.as_ref().map(|gone| gone.at_n);
            let role = device.role.id();
            if json {
                let line = json!({
                    "device": short, "replica": replica, "person": device.person, "role": role,
                    "villages": villages, "code": code, "revoked_at": revoked,
                    "revoked_reason": device.revoked.as_ref().map(|gone| &gone.reason),
                });
                result(&line.to_string());
            } else {
                let gone = if revoked.is_some() { self.locale.text("cli-gone") } else { "".into() };
                let person = &device.person;
                result(&format!(
                    "{short}\t{role}\t{person}\t{code}\t{}{gone}",
                    villages.join(", ")
                ));
            }
        }
        Ok(Code::Done)
    }
}
