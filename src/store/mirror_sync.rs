//! Keeping journal and mirror level: what one has lost is taken from the other.
//!
//! A mirror that is behind catches up; one that has more than the journal and continues its chain
//! gives the journal its tail back; any other is set aside and made anew. Nothing here fails a save.

use crate::store::error::Result;
use crate::store::mirror::{Mirror, Mirrored};
use crate::store::mirror_slot::{MirrorSlot, MirrorSync};
use crate::store::mirror_trouble::MirrorTrouble;
use crate::store::record::{self, Cipher, Link};
use crate::store::{Recovery, Store, walk};

impl Store {
    /// How the mirror is brought level with this journal.
    pub(super) fn level(&self, clean: bool) -> MirrorSync {
        MirrorSync { data: self.data.clone(), cipher: self.cipher.clone(), end: self.end, clean }
    }

    /// Works on the mirror, waiting for it if it is being opened. `None`: it is out of order.
    pub(super) fn on_mirror<T>(
        &mut self,
        work: impl FnOnce(&mut Mirror) -> Mirrored<T>,
    ) -> Option<T> {
        self.slot.settle(true, &mut self.notices);
        self.level_mirror();
        match work(self.slot.open()?) {
            Ok(value) => Some(value),
            Err(why) => {
                self.slot.give_up(why, &mut self.notices);
                None
            }
        }
    }

    /// Brings an open mirror level with the journal.
    pub(super) fn level_mirror(&mut self) {
        let level = self.level(false);
        let Some(mirror) = self.slot.open() else {
            return;
        };
        let head = mirror.head();
        if head == self.end {
            return;
        }
        let outcome = match head.seq.checked_sub(self.end.seq) {
            Some(0) => Err(MirrorTrouble::Differs(head.seq)),
            Some(more) => Err(MirrorTrouble::Ahead(more)),
            None => mirror.catch_up(&walk::dir(&level.data), &level.cipher, level.end),
        };
        match outcome {
            Ok(()) => {}
            Err(why) if why.is_damage() => self.renew_mirror(why),
            Err(why) => self.slot.give_up(why, &mut self.notices),
        }
    }

    /// Sets the mirror aside and makes it again from the journal.
    pub(super) fn renew_mirror(&mut self, why: MirrorTrouble) {
        // Let go of the files first.
        self.slot = MirrorSlot::Off;
        match self.level(false).anew(why, &mut self.notices) {
            Ok(mirror) => self.slot = MirrorSlot::Open(Box::new(mirror)),
            Err(why) => self.slot.give_up(why, &mut self.notices),
        }
    }

    /// Gives the journal back the tail that it has lost and the mirror still has.
    pub(super) fn take_from_mirror(
        &mut self,
        read: &mut dyn FnMut(u64, &str),
    ) -> Result<Option<Recovery>> {
        let (end, cipher) = (self.end, self.cipher.clone());
        let Some(mirror) = self.slot.open() else {
            return Ok(None);
        };
        if mirror.head().seq <= end.seq {
            return Ok(None);
        }
        let Some(tail) = tail_of(mirror, &cipher, end) else {
            return Ok(None);
        };
        let to = mirror.head();
        self.for_work()?.append_sealed(tail.bytes, to)?;
        self.end = to;
        for (seq, text) in (end.seq + 1..).zip(&tail.texts) {
            read(seq, text);
        }
        Ok(Some(Recovery::TakenFromMirror { from: end.seq + 1, to: to.seq }))
    }
}

/// Records of the mirror that continue a chain.
#[derive(Debug, Default)]
pub(super) struct Tail {
    pub bytes: Vec<u8>,
    pub texts: Vec<String>,
}

/// Everything the mirror has after `end`, if all of it is whole and continues the chain.
fn tail_of(mirror: &Mirror, cipher: &Cipher, end: Link) -> Option<Tail> {
    let mut tail = Tail::default();
    let mut link = end;
    while link.seq < mirror.head().seq {
        let bytes = mirror.record(link.seq + 1).ok()??;
        let record = record::parse(&bytes).ok()?;
        let next = record.follow(&link).ok()?;
        tail.texts.push(record.open(cipher, &link.chain).ok()?);
        tail.bytes.extend_from_slice(&bytes);
        link = next;
    }
    (link == mirror.head()).then_some(tail)
}
