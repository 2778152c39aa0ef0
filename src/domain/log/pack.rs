//! The log in a snapshot.

use std::collections::BTreeMap;

use crate::domain::event::Stamp;
use crate::domain::log::chain::Chain;
use crate::domain::log::{Log, Peer, Replica};
use crate::domain::roster::RosterLog;
use crate::domain::wire::{Eye, Pen};

impl Log {
    /// Everything but the runs that are held.
    pub(in crate::domain) fn pack(&self, pen: &mut Pen<'_>) {
        let Self { replicas, keys, roster, peers, held: _ } = self;
        pen.item();
        pen.count(replicas.len());
        for (id, replica) in replicas {
            pen.item();
            pen.replica(*id);
            replica.pack(pen);
        }
        let keys = keys.sorted();
        pen.item();
        pen.count(keys.len());
        for (record, keys) in keys {
            pen.item();
            pen.record(record);
            pen.count(keys.len());
            for key in keys {
                pen.bytes(key);
            }
        }
        pen.item();
        pen.count(roster.lines().len());
        for line in roster.lines() {
            pen.item();
            pen.text(line);
        }
        pen.item();
        pen.count(peers.len());
        for (id, peer) in peers {
            pen.item();
            pen.replica(*id);
            peer.pack(pen);
        }
    }

    pub(in crate::domain) fn unpack(eye: &mut Eye<'_>) -> Option<Self> {
        let mut log = Self::default();
        eye.item()?;
        for _ in 0..eye.count()? {
            eye.item()?;
            let id = eye.replica()?;
            log.replicas.insert(id, Replica::unpack(Chain::new(id), eye)?);
        }
        eye.item()?;
        let count = eye.count()?;
        log.keys.reserve(count.min(1 << 20));
        for _ in 0..count {
            eye.item()?;
            let record = eye.record()?;
            for _ in 0..eye.count_here()? {
                log.keys.put(record, eye.array()?);
            }
        }
        eye.item()?;
        log.roster = unpack_roster(eye)?;
        eye.item()?;
        for _ in 0..eye.count()? {
            eye.item()?;
            let id = eye.replica()?;
            log.peers.insert(id, Peer::unpack(eye)?);
        }
        Some(log)
    }
}

/// The lines were verified when they came.
fn unpack_roster(eye: &mut Eye<'_>) -> Option<RosterLog> {
    let mut roster = RosterLog::default();
    for _ in 0..eye.count()? {
        eye.item()?;
        roster.push(eye.text()?, |_, _, _| true).ok()?;
    }
    Some(roster)
}

impl Replica {
    fn pack(&self, pen: &mut Pen<'_>) {
        let Self { chain, seals, latest } = self;
        pen.number(latest.millis);
        pen.number(latest.counter);
        chain.pack(pen);
        pen.item();
        pen.count(seals.len());
        for (n, signatures) in seals {
            pen.item();
            pen.number(*n);
            pen.count(signatures.len());
            for signature in signatures {
                pen.bytes(signature);
            }
        }
    }

    fn unpack(mut chain: Chain, eye: &mut Eye<'_>) -> Option<Self> {
        let latest = Stamp { millis: eye.number()?, counter: eye.number()? };
        chain.unpack(eye)?;
        eye.item()?;
        let mut seals = BTreeMap::new();
        for _ in 0..eye.count()? {
            eye.item()?;
            let n = eye.number()?;
            let signatures = (0..eye.count_here()?).map(|_| eye.array()).collect::<Option<_>>()?;
            seals.insert(n, signatures);
        }
        Some(Self { chain, seals, latest })
    }
}

impl Peer {
    fn pack(&self, pen: &mut Pen<'_>) {
        let Self { have, number, bundle, at } = self;
        pen.number(*number);
        pen.number(*at);
        pen.text(bundle);
        pen.count(have.len());
        for (id, (n, tail)) in have {
            pen.replica(*id);
            pen.number(*n);
            pen.bytes(tail);
        }
    }

    fn unpack(eye: &mut Eye<'_>) -> Option<Self> {
        let (number, at, bundle) = (eye.number()?, eye.number()?, eye.text()?.to_owned());
        let mut have = BTreeMap::new();
        for _ in 0..eye.count_here()? {
            have.insert(eye.replica()?, (eye.number()?, eye.array()?));
        }
        Some(Self { have, number, bundle, at })
    }
}
