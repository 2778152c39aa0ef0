//! Making a data folder: of a new commune, or of a device that is to join one.

use std::path::Path;

use zeroize::Zeroizing;

use crate::domain::batch::{Batch, BatchLine};
use crate::domain::issue::Issue;
use crate::domain::log::Log;
use crate::domain::op::{Ctx, Input, Op, Values, decide};
use crate::domain::roster::{Area, Zone};
use crate::domain::schema::{FieldDef, RecordKind};
use crate::domain::value::Value;
use crate::runtime::folder::{Folder, FolderError, Read};
use crate::store::{Office, Secrets, Store, StoreError};
use crate::sync::enrol::Founding;
use crate::sync::{CommuneKey, Identity, NotAnIdentity, bundle_identity};
use crate::tui::Now;
use crate::tui::job::Answers;

/// What a new commune's folder is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCommune {
    pub founding: Founding,
    /// The person who works here and keeps the roster.
    pub officer: String,
    pub villages: Vec<String>,
    /// May be empty.
    pub passphrase: String,
}

/// Makes the folder that the first run asked for.
pub fn create_with(data: &Path, answers: &Answers, now: Now) -> Result<Read, FolderError> {
    let commune = NewCommune {
        founding: Founding {
            name: answers.commune.clone(),
            code: answers.code.clone(),
            area: answers.area.parse().unwrap_or(Area::Rural),
            zone: Zone::None,
            form: answers.form,
        },
        officer: answers.officer.clone(),
        villages: answers.villages.clone(),
        passphrase: answers.passphrase.clone(),
    };
    create(data, &commune, now)
}

/// Makes a new commune's folder, with its roster and its villages.
pub fn create(data: &Path, commune: &NewCommune, now: Now) -> Result<Read, FolderError> {
    let secrets = new_secrets(true)?;
    let identity = identity(&secrets)?;
    let keeper = secrets.commune.as_ref().map(CommuneKey::new).ok_or(FolderError::NotTheKeeper)?;
    let Founding { name, area, zone, form, .. } = &commune.founding;
    let mut office = office(&identity, &commune.officer, now);
    office.commune.clone_from(name);
    office.form = *form;
    office.unit = Some(crate::domain::id::UnitId::of_key(&keeper.public_key()));
    let lines =
        crate::sync::found(&keeper, &commune.founding, &identity, &commune.officer, now.millis)?;
    let store = Store::create(data, &office, &secrets, &commune.passphrase)?;
    let mut read = fresh(store, now);
    let mut batch = Batch::new();
    for line in &lines {
        batch.push(BatchLine::Roster(line));
    }
    read.folder.take_in(std::slice::from_ref(&batch))?;
    if let Some(roster) = read.folder.log.roster() {
        read.book.set_roster(roster.clone());
    }
    let ctx = Ctx { today: now.today, actor: read.folder.actor() };
    for village in &commune.villages {
        let mut values = Values::new();
        values.insert("name", Input::Value(Value::text(&crate::text::clean_name(village))));
        for (field, id) in [("area", area.id()), ("zone", zone.id())] {
            let options =
                RecordKind::Village.field(field).map(FieldDef::options).unwrap_or_default();
            if let Some(code) = crate::domain::input::option_by_id(options, id) {
                values.insert(field, Input::Value(Value::Code(code)));
            }
        }
        let op = Op::Create { kind: RecordKind::Village, values };
        let decision = decide(&read.book, &op, &ctx)
            .map_err(|issues| FolderError::Village { name: village.clone(), issues })?;
        let event = read.folder.commit(&decision.intent)?;
        read.book.apply(&event);
    }
    Ok(read)
}

/// Whether these village names could all be recorded: what is wrong with the first that could not.
pub fn check_villages(villages: &[String], now: Now) -> Result<(), (String, Vec<Issue>)> {
    let book = Folder::new_book();
    let mut seen = std::collections::BTreeSet::new();
    for name in villages {
        let mut values = Values::new();
        values.insert("name", Input::Value(Value::text(&crate::text::clean_name(name))));
        let actor = crate::domain::op::Actor {
            replica: crate::domain::id::ReplicaId::default(),
            role: crate::domain::roster::Role::Lead,
            villages: Vec::new(),
        };
        let ctx = Ctx { today: now.today, actor };
        let op = Op::Create { kind: RecordKind::Village, values };
        if let Err(issues) = decide(&book, &op, &ctx) {
            return Err((name.clone(), issues));
        }
        if !seen.insert(crate::text::same_name_key(name)) {
            return Err((name.clone(), vec![Issue::hard("name", "taken").with("value", name)]));
        }
    }
    Ok(())
}

/// Makes the folder of a device that is to join a commune that exists elsewhere.
pub fn join(data: &Path, officer: &str, passphrase: &str, now: Now) -> Result<Read, FolderError> {
    let secrets = new_secrets(false)?;
    let identity = identity(&secrets)?;
    let store = Store::create(data, &office(&identity, officer, now), &secrets, passphrase)?;
    Ok(fresh(store, now))
}

fn fresh(store: Store, now: Now) -> Read {
    let replica = store.office().replica;
    let log = Log::default();
    let author = log.author(replica, &replica.short(), now.millis);
    let folder = Folder { store, log, author, snapshot: None };
    Read {
        plans: std::sync::Arc::new(crate::plan::shipped()),
        folder,
        book: Folder::new_book(),
        recovered: Vec::new(),
        renewed: None,
        wrong_lists: Vec::new(),
    }
}

fn office(identity: &Identity, officer: &str, now: Now) -> Office {
    let mut office = Office::new(identity.replica());
    officer.clone_into(&mut office.officer);
    office.created = crate::runtime::clock::date_of(now.millis).to_string();
    office
}

pub(super) fn identity(secrets: &Secrets) -> Result<Identity, FolderError> {
    Ok(Identity::new(&secrets.signing, &secrets.bundle).map_err(bad_key)?)
}

pub(super) fn bad_key(_: NotAnIdentity) -> StoreError {
    StoreError::OpenVault("the bundle key is not an age identity".to_owned())
}

fn new_secrets(keeper: bool) -> Result<Secrets, FolderError> {
    let bundle = random()?;
    Ok(Secrets {
        signing: *random()?,
        bundle: bundle_identity(&bundle),
        data: *random()?,
        commune: if keeper { Some(*random()?) } else { None },
        former: None,
    })
}

pub(super) fn random() -> Result<Zeroizing<[u8; 32]>, FolderError> {
    let mut bytes = Zeroizing::new([0; 32]);
    getrandom::fill(bytes.as_mut()).map_err(|_| StoreError::NoRandomness)?;
    Ok(bytes)
}
