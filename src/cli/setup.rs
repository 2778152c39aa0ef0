//! `init` and `enrol`.

use std::path::Path;

use serde_json::json;

use crate::cli::args::{Enrol, Init};
use crate::cli::fail::{Code, Outcome, Stop};
use crate::cli::{CommandContext, result};
use crate::domain::id::RecordId;
use crate::domain::roster::{Area, OfficeForm, Role, Zone};
use crate::domain::schema::Kind;
use crate::locale::issue_text;
use crate::runtime::folder::{self, NewCommune, Read};
use crate::store::{Mode, Office, Store, StoreError};
use crate::sync::enrol::{Founding, find};
use crate::sync::{commune_code, device_code};
use crate::text::clean_name;

impl CommandContext {
    /// Sets up a data folder.
    pub(super) fn init(&self, init: &Init) -> Outcome {
        let data = self.data();
        if Store::exists(&data) {
            return Err(StoreError::AlreadyThere(data).into());
        }
        let officer = clean_name(&init.officer);
        if !officer.chars().any(char::is_alphabetic) {
            return Err(Stop::usage("cli-officer-empty"));
        }
        if officer.chars().any(|letter| letter.is_ascii_digit()) {
            return Err(Stop::usage("cli-officer-digits"));
        }
        let founding = Self::founding(init)?;
        let passphrase = self.first_passphrase(init)?;
        if passphrase.is_empty() {
            self.tell("cli-no-passphrase-warning", &[]);
        }
        let now = self.now();
        let read = match founding {
            None => folder::join(&data, &officer, &passphrase, now)?,
            Some(founding) => {
                let villages = [init.village.as_slice(), &init.unit].concat();
                if let Err((name, issues)) = folder::check_villages(&villages, now) {
                    let why: Vec<_> =
                        issues.iter().map(|issue| issue_text(&self.locale, issue)).collect();
                    let unit = init.organisation.is_some();
                    let key = if unit { "cli-bad-unit" } else { "cli-bad-village" };
                    let stop = Stop::usage(key).with("name", name);
                    return Err(stop.with("why", why.join(" ")));
                }
                let commune = NewCommune { founding, officer, villages, passphrase };
                folder::found(&data, &commune, now)?
            }
        };
        let replica = read.folder.replica();
        result(&data.display().to_string());
        let args = [("device", replica.short())];
        self.tell(if init.join { "cli-init-joining" } else { "cli-init-done" }, &args);
        read.folder.close();
        Ok(Code::Done)
    }

    /// The commune that `init` names; none for a device that joins one.
    fn founding(init: &Init) -> Outcome<Option<Founding>> {
        if init.join {
            return Ok(None);
        }
        let named = init.organisation.as_deref().map(|name| (name, OfficeForm::Organisation));
        let commune = || (init.commune.as_deref().unwrap_or_default(), OfficeForm::Commune);
        let (name, form) = named.unwrap_or_else(commune);
        let name = clean_name(name);
        if !name.chars().any(char::is_alphabetic) {
            let commune = form.is_commune();
            let key = if commune { "cli-commune-empty" } else { "cli-organisation-empty" };
            return Err(Stop::usage(key));
        }
        let area = init.area.parse::<Area>();
        let area = area.map_err(|_| Stop::usage("cli-bad-area").with("value", &init.area))?;
        let zone = init.zone.parse::<Zone>();
        let zone = zone.map_err(|_| Stop::usage("cli-bad-zone").with("value", &init.zone))?;
        let code = init.code.as_deref().map(clean_name);
        Ok(Some(Founding { name, code, area, zone, form }))
    }

    fn first_passphrase(&self, init: &Init) -> Outcome<String> {
        if init.no_passphrase {
            return Ok(String::new());
        }
        match self.given_passphrase()? {
            Some(passphrase) => Ok(passphrase),
            None => self.new_passphrase(),
        }
    }

    /// Devices of the commune.
    pub(super) fn enrol(&self, enrol: &Enrol) -> Outcome {
        match enrol {
            Enrol::Request { to } => self.enrol_request(to),
            Enrol::Approve { file, role, village } => self.enrol_approve(file, role, village),
            Enrol::List { json } => self.enrol_list(*json),
            Enrol::Revoke { device, reason } => self.enrol_revoke(device, reason),
        }
    }

    fn enrol_revoke(&self, device: &str, reason: &str) -> Outcome {
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
            self.tell("cli-revoked", &[("device", device.to_owned())]);
            Ok(Code::Done)
        })
    }

    fn enrol_request(&self, to: &Path) -> Outcome {
        // A restored folder gets its new identity first, which is written; else looking is enough.
        let restored = Office::read(&self.data()).is_ok_and(|office| office.restored);
        let mode = if restored { Mode::Write } else { Mode::Look };
        let request = self.with_folder(mode, |read| Ok(read.folder.request(to)?))?;
        result(&to.display().to_string());
        self.tell("cli-requested", &[("code", request.code), ("device", request.short)]);
        Ok(Code::Done)
    }

    fn enrol_approve(&self, file: &Path, role: &str, villages: &[String]) -> Outcome {
        let wrong = |_| Stop::usage("cli-bad-role").with("value", role);
        let role = role.parse::<Role>().map_err(wrong)?;
        let request = self.with_folder(Mode::Write, |read| {
            let named: Outcome<Vec<RecordId>> = villages
                .iter()
                .map(|name| {
                    let village = read.book.resolve(Kind::Village, name);
                    let unknown =
                        |_| Stop::new(Code::Failed, "cli-no-such-village").with("name", name);
                    village.map(|village| village.id).map_err(unknown)
                })
                .collect();
            Ok(read.folder.approve(file, role, &named?)?)
        })?;
        let args = [("person", request.person), ("device", request.short), ("code", request.code)];
        self.tell("cli-approved", &args);
        Ok(Code::Done)
    }

    fn enrol_list(&self, json: bool) -> Outcome {
        let Read { folder, book, .. } = self.open(Mode::Look)?;
        let roster = folder.log().roster();
        let roster = roster.ok_or_else(|| Stop::new(Code::Failed, "folder-not-joined"))?;
        if !json {
            let code = commune_code(&roster.unit.public_key);
            self.tell("cli-commune-code", &[("name", roster.unit.name.clone()), ("code", code)]);
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
