//! The roster's lines: how one is written, chained and folded.
//!
//! Lines are taken in order only. What contradicts a line that is there is an error and changes
//! nothing. Whether a signature holds is asked of the caller.

use serde::{Deserialize, Serialize};

use crate::domain::batch::Signature;
use crate::domain::event::{Hash, LINE_MAX};
use crate::domain::id::{RecordId, ReplicaId, Seq, UnitId, from_hex, hex};
use crate::domain::roster::{Device, Revoked, Role, Roster, Unit, hex_bytes};
use crate::text::clean_name;

/// What one line says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "k", rename_all = "snake_case")]
pub enum RosterAct {
    /// The first line: the commune and its key.
    Found { unit: Unit },
    /// A device is admitted, or the role of one that was is changed.
    Admit {
        replica: ReplicaId,
        person: String,
        /// What the person may do.
        role: Role,
        /// The villages the person works for.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        villages: Vec<RecordId>,
        /// The Ed25519 key of its seals and bundles.
        #[serde(with = "hex_bytes")]
        sign: [u8; 32],
        age: String,
    },
    Revoke {
        replica: ReplicaId,
        /// The last event of its log that still counts.
        at_n: Seq,
        reason: String,
    },
    /// A kind of a newer program.
    #[serde(other)]
    Other,
}

/// One line, read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterLine {
    /// Its number, from 1.
    pub n: u32,
    /// The hash of the line before; zeros before the first.
    #[serde(rename = "p", with = "hex_bytes")]
    pub previous: Hash,
    /// When, milliseconds since 1970.
    #[serde(rename = "t")]
    pub at: u64,
    #[serde(flatten)]
    pub act: RosterAct,
}

impl RosterLine {
    /// The JSON that is signed and chained.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The whole line: JSON, a space, the signature.
    pub fn signed(json: &str, signature: &Signature) -> String {
        format!("{json} {}", hex(signature))
    }
}

/// The hash of a line's JSON, which the next line names.
pub fn line_hash(json: &str) -> Hash {
    blake3::derive_key("thoatngheo 2026 roster v1", json.as_bytes())
}

/// The bytes that the commune's key signs.
pub fn line_message(json: &str) -> Vec<u8> {
    [b"roster v1".as_slice(), &line_hash(json)].concat()
}

/// A roster line that is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RosterError {
    /// Not `JSON SPACE signature` of the agreed shape.
    #[error("the roster line is not readable")]
    Shape,
    #[error("roster lines are missing before number {0}")]
    Gap(u32),
    /// Another line stands at this number already, or the line does not follow the one before.
    #[error("the roster line {0} contradicts the roster")]
    Fork(u32),
    /// The commune's key did not sign it.
    #[error("the roster line {0} is not signed by the commune")]
    Signature(u32),
    /// The line cannot be: a key that does not give the id, a second founding, a revoked device
    /// admitted again, a device that nobody knows.
    #[error("the roster line {0} is not possible")]
    Impossible(u32),
}

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pushed {
    Known,
    New,
}

/// The lines with what they add up to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RosterLog {
    lines: Vec<String>,
    hashes: Vec<Hash>,
    roster: Option<Roster>,
}

impl RosterLog {
    /// The lines, in order.
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// How many lines there are, and the hash of the last; zeros when there are none.
    pub fn head(&self) -> (u32, Hash) {
        let count = u32::try_from(self.hashes.len()).unwrap_or(u32::MAX);
        (count, self.hashes.last().copied().unwrap_or_default())
    }

    /// What the lines add up to; nothing before the commune is founded.
    pub fn roster(&self) -> Option<&Roster> {
        self.roster.as_ref()
    }

    /// The next line, to be signed.
    pub fn next(&self, at: u64, act: RosterAct) -> RosterLine {
        let (n, previous) = self.head();
        RosterLine { n: n.saturating_add(1), previous, at, act }
    }

    /// Takes a line. `verify` is asked whether a signature by a key over a message holds. On an
    /// error nothing changes.
    pub fn push(
        &mut self,
        line: &str,
        verify: impl FnOnce(&[u8; 32], &[u8], &Signature) -> bool,
    ) -> Result<Pushed, RosterError> {
        if line.len() > LINE_MAX {
            return Err(RosterError::Shape);
        }
        let (json, signature) = line.rsplit_once(' ').ok_or(RosterError::Shape)?;
        let signature = from_hex(signature).ok_or(RosterError::Shape)?;
        let read: RosterLine = serde_json::from_str(json).map_err(|_| RosterError::Shape)?;
        let hash = line_hash(json);
        let (count, previous) = self.head();
        let n = read.n;
        if n == 0 {
            return Err(RosterError::Shape);
        }
        if n <= count {
            let place = usize::try_from(n).ok().and_then(|n| n.checked_sub(1));
            let known = place.and_then(|place| self.hashes.get(place)) == Some(&hash);
            return if known { Ok(Pushed::Known) } else { Err(RosterError::Fork(n)) };
        }
        if n > count.saturating_add(1) {
            return Err(RosterError::Gap(n));
        }
        if read.previous != previous {
            return Err(RosterError::Fork(n));
        }
        let folded = fold(self.roster.as_ref(), &read)?;
        if !verify(&folded.unit.public_key, &line_message(json), &signature) {
            return Err(RosterError::Signature(n));
        }
        self.roster = Some(folded);
        self.lines.push(line.to_owned());
        self.hashes.push(hash);
        Ok(Pushed::New)
    }
}

/// The roster after one more line.
fn fold(before: Option<&Roster>, line: &RosterLine) -> Result<Roster, RosterError> {
    let impossible = RosterError::Impossible(line.n);
    let Some(before) = before else {
        let RosterAct::Found { unit } = &line.act else {
            return Err(impossible);
        };
        if unit.id != UnitId::of_key(&unit.public_key) {
            return Err(impossible);
        }
        let unit = Unit { name: clean_name(&unit.name), ..unit.clone() };
        return Ok(Roster { unit, devices: Vec::new() });
    };
    let mut roster = before.clone();
    match &line.act {
        RosterAct::Found { .. } => return Err(impossible),
        RosterAct::Admit { .. } => admit(&mut roster, line)?,
        RosterAct::Revoke { replica, at_n, reason } => {
            let known = roster.devices.iter_mut().find(|known| known.replica == *replica);
            let device = known.ok_or(impossible)?;
            // A second revocation may only cut earlier.
            let at_n = device.revoked.as_ref().map_or(*at_n, |gone| gone.at_n.min(*at_n));
            device.revoked = Some(Revoked { at_n, reason: clean_name(reason) });
        }
        RosterAct::Other => {}
    }
    Ok(roster)
}

/// Adds a device, or changes the person, role and villages of one that is there.
fn admit(roster: &mut Roster, line: &RosterLine) -> Result<(), RosterError> {
    let RosterAct::Admit { replica, person, role, villages, sign, age } = &line.act else {
        return Ok(());
    };
    let impossible = RosterError::Impossible(line.n);
    if *replica != ReplicaId::of_key(sign) {
        return Err(impossible);
    }
    let device = Device {
        replica: *replica,
        person: clean_name(person),
        role: *role,
        villages: villages.clone(),
        sign_key: *sign,
        recipient: age.clone(),
        at: line.at,
        revoked: None,
    };
    match roster.devices.iter_mut().find(|known| known.replica == *replica) {
        None => roster.devices.push(device),
        Some(known) if known.revoked.is_some() || known.sign_key != *sign => {
            return Err(impossible);
        }
        Some(known) => *known = Device { at: known.at, ..device },
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::NotAnId;
    use crate::domain::roster::{Area, OfficeForm, Zone};

    const KEY: [u8; 32] = [3; 32];
    const SIGNATURE: Signature = [9; 64];

    fn good(key: &[u8; 32], message: &[u8], signature: &Signature) -> bool {
        *key == KEY && message.starts_with(b"roster v1") && *signature == SIGNATURE
    }

    fn found() -> RosterAct {
        let unit = Unit {
            id: UnitId::of_key(&KEY),
            name: "Xã Mẫu".into(),
            code: None,
            area: Area::Rural,
            zone: Zone::III,
            public_key: KEY,
            form: OfficeForm::Commune,
        };
        RosterAct::Found { unit }
    }

    fn admit(seed: u8, role: Role) -> RosterAct {
        let sign = [seed; 32];
        RosterAct::Admit {
            replica: ReplicaId::of_key(&sign),
            person: "Lò Thị Mẫu".into(),
            role,
            villages: vec![],
            sign,
            age: "age1test".into(),
        }
    }

    fn revoke(seed: u8, at_n: Seq) -> RosterAct {
        let replica = ReplicaId::of_key(&[seed; 32]);
        RosterAct::Revoke { replica, at_n, reason: "mất máy".into() }
    }

    fn line(log: &RosterLog, act: RosterAct) -> String {
        RosterLine::signed(&log.next(5, act).to_json(), &SIGNATURE)
    }

    fn add(log: &mut RosterLog, act: RosterAct) -> Result<Pushed, RosterError> {
        log.push(&line(log, act), good)
    }

    fn sample() -> RosterLog {
        let mut log = RosterLog::default();
        add(&mut log, found()).unwrap();
        add(&mut log, admit(1, Role::Lead)).unwrap();
        add(&mut log, admit(2, Role::Village)).unwrap();
        log
    }

    #[test]
    fn lines_add_up_and_repeats_change_nothing() {
        let mut log = sample();
        let before = log.clone();
        for line in before.lines() {
            assert_eq!(log.push(line, good), Ok(Pushed::Known));
        }
        assert_eq!(log, before);
        let roster = log.roster().unwrap();
        assert_eq!(roster.unit.name, "Xã Mẫu");
        assert_eq!(roster.active().count(), 2);
        let second = roster.device(ReplicaId::of_key(&[2; 32])).unwrap();
        assert_eq!(second.role, Role::Village);
        assert_eq!(roster.by_short(&second.short().to_lowercase()), Some(second));
    }

    #[test]
    fn a_revoked_device_counts_up_to_its_last_event_and_never_returns() {
        let mut log = sample();
        add(&mut log, revoke(2, 7)).unwrap();
        let replica = ReplicaId::of_key(&[2; 32]);
        let roster = log.roster().unwrap();
        assert_eq!(roster.active().count(), 1);
        assert!(roster.counts(replica, 7) && !roster.counts(replica, 8));
        assert!(!roster.counts(ReplicaId([0; 8]), 1));
        assert_eq!(add(&mut log, admit(2, Role::Lead)), Err(RosterError::Impossible(5)));
        add(&mut log, revoke(2, 9)).unwrap();
        assert!(!log.roster().unwrap().counts(replica, 8));
    }

    #[test]
    fn what_contradicts_is_refused_and_changes_nothing() {
        let mut log = sample();
        let before = log.clone();
        let json = log.next(5, admit(4, Role::Officer)).to_json();
        let bad = RosterLine::signed(&json, &[8; 64]);
        assert_eq!(log.push(&bad, good), Err(RosterError::Signature(4)));
        assert_eq!(add(&mut log, found()), Err(RosterError::Impossible(4)));
        assert_eq!(add(&mut log, revoke(77, 1)), Err(RosterError::Impossible(4)));
        let mut wrong = log.next(5, admit(4, Role::Officer));
        wrong.n = 9;
        let signed = |line: &RosterLine| RosterLine::signed(&line.to_json(), &SIGNATURE);
        assert_eq!(log.push(&signed(&wrong), good), Err(RosterError::Gap(9)));
        wrong.n = 2;
        assert_eq!(log.push(&signed(&wrong), good), Err(RosterError::Fork(2)));
        wrong.n = 4;
        wrong.previous = [1; 32];
        assert_eq!(log.push(&signed(&wrong), good), Err(RosterError::Fork(4)));
        for text in ["", "x", "{} 00", "{\"n\":1}"] {
            assert_eq!(log.push(text, good), Err(RosterError::Shape), "{text}");
        }
        assert_eq!(log, before);
    }

    #[test]
    fn a_kind_of_a_newer_program_is_kept_and_changes_nothing() {
        let mut log = sample();
        let (n, previous) = log.head();
        let json = format!(
            "{{\"n\":{},\"p\":\"{}\",\"t\":6,\"k\":\"merge\",\"with\":[1,2]}}",
            n + 1,
            hex(&previous)
        );
        let before = log.roster().cloned();
        assert_eq!(log.push(&RosterLine::signed(&json, &SIGNATURE), good), Ok(Pushed::New));
        assert_eq!(log.roster().cloned(), before);
        assert_eq!(log.lines().len(), 4);
    }

    #[test]
    fn words_are_those_of_the_command_line() {
        assert_eq!("III".parse(), Ok(Zone::III));
        assert_eq!("coastal".parse(), Ok(Zone::Coastal));
        assert_eq!("lead".parse(), Ok(Role::Lead));
        assert_eq!("iii".parse::<Zone>(), Err(NotAnId));
        for role in Role::ALL {
            let json = serde_json::to_string(role).unwrap();
            assert_eq!(serde_json::from_str::<Role>(&json).unwrap(), *role);
        }
    }
}
