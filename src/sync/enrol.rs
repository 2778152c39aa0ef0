//! How a device gets into the roster: its request, and the commune's signed answer.
//!
//! A request carries public keys and a name, signed by the device itself. The person who keeps the
//! roster compares its 20 digits with those on the other screen, by telephone or face to face, and
//! then signs. Every line made here has been tried against the roster before it is given out.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::domain::id::{RecordId, ReplicaId, Seq, UnitId, from_hex, hex};
use crate::domain::log::Log;
use crate::domain::roster::{
    Area, Device, OfficeForm, Role, Roster, RosterAct, RosterLine, RosterLog, Unit, Zone, hex_bytes,
};
use crate::sync::error::EnrolError;
use crate::sync::seal::{CommuneKey, Identity, verify};
use crate::sync::trust::{device_code, push_line};

/// The longest request that is read, in bytes.
const REQUEST_MAX: u64 = 64 * 1024;

/// What every request says it is.
const FORMAT: &str = "thoatngheo enrol v1";

/// A device asking to be admitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    format: String,
    pub replica: ReplicaId,
    pub short: String,
    pub person: String,
    /// The public key of its seals and bundles.
    #[serde(with = "hex_bytes")]
    pub sign: [u8; 32],
    pub age: String,
    /// The 20 digits to compare.
    pub code: String,
    /// When it was made, milliseconds since 1970.
    pub at: u64,
}

/// The request as it lies in the file.
#[derive(Serialize, Deserialize)]
struct Signed {
    #[serde(flatten)]
    request: Request,
    signature: String,
}

impl Request {
    /// A request of this device.
    pub fn new(identity: &Identity, person: &str, at: u64) -> Self {
        let (replica, sign, age) =
            (identity.replica(), identity.public_key(), identity.recipient());
        Self {
            format: FORMAT.to_owned(),
            replica,
            short: replica.short(),
            person: person.to_owned(),
            code: device_code(&sign, &age),
            sign,
            age,
            at,
        }
    }

    /// The text of the file, signed by the device.
    pub fn to_text(&self, identity: &Identity) -> String {
        let signature = hex(&identity.sign(&self.message()));
        let signed = Signed { request: self.clone(), signature };
        serde_json::to_string_pretty(&signed).unwrap_or_default() + "\n"
    }

    /// Reads and checks the text of a file.
    pub fn from_text(text: &str) -> Result<Self, EnrolError> {
        let Signed { request, signature } =
            serde_json::from_str(text).map_err(|_| EnrolError::Shape)?;
        if request.format != FORMAT {
            return Err(EnrolError::Shape);
        }
        let signature = from_hex(&signature).ok_or(EnrolError::Shape)?;
        let whole = request.replica == ReplicaId::of_key(&request.sign)
            && request.short == request.replica.short()
            && request.code == device_code(&request.sign, &request.age)
            && request.age.parse::<age::x25519::Recipient>().is_ok()
            && verify(&request.sign, &request.message(), &signature);
        if whole { Ok(request) } else { Err(EnrolError::BadSignature) }
    }

    pub fn write(&self, identity: &Identity, path: &Path) -> Result<(), EnrolError> {
        let text = self.to_text(identity);
        std::fs::write(path, text).map_err(|error| EnrolError::File(error.to_string()))
    }

    /// Reads and checks a file.
    pub fn read(path: &Path) -> Result<Self, EnrolError> {
        let failed = |error: std::io::Error| EnrolError::File(error.to_string());
        let about = std::fs::metadata(path).map_err(failed)?;
        if !about.is_file() || about.len() > REQUEST_MAX {
            return Err(EnrolError::Shape);
        }
        let bytes = std::fs::read(path).map_err(failed)?;
        Self::from_text(std::str::from_utf8(&bytes).map_err(|_| EnrolError::Shape)?)
    }

    fn message(&self) -> Vec<u8> {
        let json = serde_json::to_vec(self).unwrap_or_default();
        [b"enrol v1".as_slice(), blake3::hash(&json).as_bytes()].concat()
    }
}

/// The commune as it is founded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Founding {
    pub name: String,
    pub code: Option<String>,
    /// Rural or urban.
    pub area: Area,
    pub zone: Zone,
    /// A commune, or another office.
    pub form: OfficeForm,
}

/// The first two lines of a roster: the commune, and this device as its lead.
pub fn found(
    commune: &CommuneKey,
    founding: &Founding,
    identity: &Identity,
    person: &str,
    at: u64,
) -> Result<Vec<String>, EnrolError> {
    let public_key = commune.public_key();
    let Founding { name, code, area, zone, form } = founding.clone();
    let unit = Unit { id: UnitId::of_key(&public_key), name, code, area, zone, public_key, form };
    let mut roster = RosterLog::default();
    let first = sign(&roster, commune, RosterAct::Found { unit }, at)?;
    push_line(&mut roster, &first)?;
    let request = Request::new(identity, person, at);
    let second = admit(&roster, commune, &request, Role::Lead, &[], at)?;
    Ok(vec![first, second])
}

/// The line that admits the device of a request, or gives one that is there another role.
pub fn admit(
    roster: &RosterLog,
    commune: &CommuneKey,
    request: &Request,
    role: Role,
    villages: &[RecordId],
    at: u64,
) -> Result<String, EnrolError> {
    let taken = roster.roster().is_some_and(|roster| {
        let same = roster.devices.iter().filter(|device| device.short() == request.short);
        same.clone().any(|device| device.replica != request.replica)
    });
    if taken {
        return Err(EnrolError::ShortTaken(request.short.clone()));
    }
    let act = RosterAct::Admit {
        replica: request.replica,
        person: crate::text::clean_name(&request.person),
        role,
        villages: villages.to_vec(),
        sign: request.sign,
        age: request.age.clone(),
    };
    sign(roster, commune, act, at)
}

/// Reads a request's file and admits its device.
pub fn approve(
    roster: &RosterLog,
    commune: &CommuneKey,
    path: &Path,
    role: Role,
    villages: &[RecordId],
    at: u64,
) -> Result<(Request, String), EnrolError> {
    let request = Request::read(path)?;
    let line = admit(roster, commune, &request, role, villages, at)?;
    Ok((request, line))
}

/// The line that revokes the device known by this id or short code. What we have of it up to its
/// last seal still counts.
pub fn revoke(
    log: &Log,
    commune: &CommuneKey,
    device: &str,
    reason: &str,
    at: u64,
) -> Result<String, EnrolError> {
    let unknown = || EnrolError::UnknownDevice(device.to_owned());
    let known = log.roster().and_then(|roster| find(roster, device)).ok_or_else(unknown)?;
    let replica = known.replica;
    let at_n = last_sealed(log, replica);
    let act = RosterAct::Revoke { replica, at_n, reason: reason.to_owned() };
    sign(log.roster_log(), commune, act, at)
}

/// A device by its id or its short code.
pub fn find<'a>(roster: &'a Roster, device: &str) -> Option<&'a Device> {
    let by_id = device.parse().ok().and_then(|replica| roster.device(replica));
    by_id.or_else(|| roster.by_short(device))
}

/// The last event of a replica that is here and covered by a seal.
pub fn last_sealed(log: &Log, replica: ReplicaId) -> Seq {
    let end = log.chain(replica).map_or(0, |chain| chain.agreed_end().0);
    let all = crate::domain::log::Range { replica, from: 1, to: end };
    log.seals(all).map(|seal| seal.n).max().unwrap_or(0)
}

/// The next line of the roster, signed, and tried.
fn sign(
    roster: &RosterLog,
    commune: &CommuneKey,
    act: RosterAct,
    at: u64,
) -> Result<String, EnrolError> {
    let ours = roster.roster().is_none_or(|known| known.unit.public_key == commune.public_key());
    if !ours {
        return Err(EnrolError::NotTheCommune);
    }
    let json = roster.next(at, act).to_json();
    let signature = commune.sign(&crate::domain::roster::line_message(&json));
    let line = RosterLine::signed(&json, &signature);
    push_line(&mut roster.clone(), &line)?;
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::test_device::{NOW, SyncDevice, commune, identity};

    fn request() -> (Request, String) {
        let us = identity(2);
        let request = Request::new(&us, "Lò Thị Mẫu", NOW);
        let text = request.to_text(&us);
        (request, text)
    }

    #[test]
    fn a_request_is_read_as_it_was_written() {
        let (request, text) = request();
        assert_eq!(Request::from_text(&text), Ok(request.clone()));
        assert_eq!(request.code, device_code(&request.sign, &request.age));
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("may.json");
        request.write(&identity(2), &path).unwrap();
        assert_eq!(Request::read(&path), Ok(request));
        assert!(matches!(Request::read(&dir.path().join("none")), Err(EnrolError::File(_))));
        assert_eq!(Request::read(dir.path()), Err(EnrolError::Shape));
    }

    #[test]
    fn a_changed_request_is_refused() {
        let (request, text) = request();
        let other = Request::new(&identity(3), "X", NOW);
        let cases = [
            (text.replace("Lò", "Lê"), EnrolError::BadSignature),
            (text.replace(&request.short, "0000"), EnrolError::BadSignature),
            (text.replace(&request.age, &other.age), EnrolError::BadSignature),
            (text.replace(&request.code, &other.code), EnrolError::BadSignature),
            (text.replace(&hex(&request.sign), &hex(&other.sign)), EnrolError::BadSignature),
            (text.replace("enrol v1", "enrol v2"), EnrolError::Shape),
            ("{}".to_owned(), EnrolError::Shape),
        ];
        for (text, error) in cases {
            assert_eq!(Request::from_text(&text), Err(error), "{text}");
        }
    }

    #[test]
    fn only_the_commune_admits_and_revokes() {
        let lead = SyncDevice::lead(1);
        let (request, _) = request();
        let roster = lead.log.roster_log();
        let stranger = CommuneKey::new(&[9; 32]);
        let refused = admit(roster, &stranger, &request, Role::Officer, &[], NOW);
        assert_eq!(refused, Err(EnrolError::NotTheCommune));
        let unknown = revoke(&lead.log, &commune(), "ZZZZ", "x", NOW);
        assert_eq!(unknown, Err(EnrolError::UnknownDevice("ZZZZ".into())));
    }

    #[test]
    fn a_short_code_belongs_to_one_device() {
        let lead = SyncDevice::lead(1);
        let short = lead.replica().short();
        let (request, _) = request();
        let same = Request { short: short.clone(), ..request };
        let refused = admit(lead.log.roster_log(), &commune(), &same, Role::Lead, &[], NOW);
        assert_eq!(refused, Err(EnrolError::ShortTaken(short)));
    }

    #[test]
    fn a_role_can_be_changed_and_a_revoked_device_does_not_return() {
        let (mut lead, [member]) = SyncDevice::office([Role::Village]);
        lead.admit(&member, Role::Treasurer);
        let roster = lead.log.roster().unwrap();
        assert_eq!(roster.devices.len(), 2);
        assert_eq!(find(roster, &member.replica().to_string()).unwrap().role, Role::Treasurer);
        lead.revoke(&member);
        let request = Request::new(&member.identity, "X", NOW);
        let again = admit(lead.log.roster_log(), &commune(), &request, Role::Lead, &[], NOW);
        assert!(matches!(again, Err(EnrolError::Roster(_))), "{again:?}");
    }
}
