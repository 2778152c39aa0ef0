//! The log in a snapshot.

use std::collections::BTreeMap;

use crate::domain::event::Stamp;
use crate::domain::log::chain::Chain;
use crate::domain::log::{Log, Peer, Replica};
use crate::domain::roster::RosterLog;
use crate::domain::wire::{PageDecoder, PageEncoder};

impl Log {
    /// Everything but the runs that are held.
    pub(in crate::domain) fn pack(&self, out: &mut PageEncoder<'_>) {
        let Self { replicas, keys, roster, peers, held: _ } = self;
        out.item();
        out.count(replicas.len());
        for (id, replica) in replicas {
            out.item();
            out.replica(*id);
            replica.pack(out);
        }
        let keys = keys.sorted();
        out.item();
        out.count(keys.len());
        for (record, keys) in keys {
            out.item();
            out.record(record);
            out.count(keys.len());
            for key in keys {
                out.bytes(key);
            }
        }
        out.item();
        out.count(roster.lines().len());
        for line in roster.lines() {
            out.item();
            out.text(line);
        }
        out.item();
        out.count(peers.len());
        for (id, peer) in peers {
            out.item();
            out.replica(*id);
            peer.pack(out);
        }
    }

    pub(in crate::domain) fn unpack(pages: &mut PageDecoder<'_>) -> Option<Self> {
        let mut log = Self::default();
        pages.item()?;
        for _ in 0..pages.count()? {
            pages.item()?;
            let id = pages.replica()?;
            log.replicas.insert(id, Replica::unpack(Chain::new(id), pages)?);
        }
        pages.item()?;
        let count = pages.count()?;
        log.keys.reserve(count.min(1 << 20));
        for _ in 0..count {
            pages.item()?;
            let record = pages.record()?;
            for _ in 0..pages.count_here()? {
                log.keys.put(record, pages.array()?);
            }
        }
        pages.item()?;
        log.roster = unpack_roster(pages)?;
        pages.item()?;
        for _ in 0..pages.count()? {
            pages.item()?;
            let id = pages.replica()?;
            log.peers.insert(id, Peer::unpack(pages)?);
        }
        Some(log)
    }
}

/// The lines were verified when they came.
fn unpack_roster(pages: &mut PageDecoder<'_>) -> Option<RosterLog> {
    let mut roster = RosterLog::default();
    for _ in 0..pages.count()? {
        pages.item()?;
        roster.push(pages.text()?, |_, _, _| true).ok()?;
    }
    Some(roster)
}

impl Replica {
    fn pack(&self, out: &mut PageEncoder<'_>) {
        let Self { chain, seals, latest } = self;
        out.number(latest.millis);
        out.number(latest.counter);
        chain.pack(out);
        out.item();
        out.count(seals.len());
        for (n, signatures) in seals {
            out.item();
            out.number(*n);
            out.count(signatures.len());
            for signature in signatures {
                out.bytes(signature);
            }
        }
    }

    fn unpack(mut chain: Chain, pages: &mut PageDecoder<'_>) -> Option<Self> {
        let latest = Stamp { millis: pages.number()?, counter: pages.number()? };
        chain.unpack(pages)?;
        pages.item()?;
        let mut seals = BTreeMap::new();
        for _ in 0..pages.count()? {
            pages.item()?;
            let n = pages.number()?;
            let signatures =
                (0..pages.count_here()?).map(|_| pages.array()).collect::<Option<_>>()?;
            seals.insert(n, signatures);
        }
        Some(Self { chain, seals, latest })
    }
}

impl Peer {
    fn pack(&self, out: &mut PageEncoder<'_>) {
        let Self { have, number, bundle, at } = self;
        out.number(*number);
        out.number(*at);
        out.text(bundle);
        out.count(have.len());
        for (id, (n, tail)) in have {
            out.replica(*id);
            out.number(*n);
            out.bytes(tail);
        }
    }

    fn unpack(pages: &mut PageDecoder<'_>) -> Option<Self> {
        let (number, at, bundle) = (pages.number()?, pages.number()?, pages.text()?.to_owned());
        let mut have = BTreeMap::new();
        for _ in 0..pages.count_here()? {
            have.insert(pages.replica()?, (pages.number()?, pages.array()?));
        }
        Some(Self { have, number, bundle, at })
    }
}
