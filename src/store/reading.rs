//! Giving back what was saved: all of it, one replica's lines, one record's batches.

use crate::domain::id::{RecordId, ReplicaId, Seq};
use crate::store::error::{Result, StoreError};
use crate::store::index::{self, Gather};
use crate::store::mirror::{Mirror, Mirrored};
use crate::store::mirror_trouble::MirrorTrouble;
use crate::store::record::{self, Cipher, Link};
use crate::store::replay::Replay;
use crate::store::{Store, walk};

impl Store {
    /// Hands every batch to `read` again, in order.
    pub fn scan(&self, read: &mut dyn FnMut(u64, &str)) -> Result<()> {
        let journal = walk::dir(&self.data);
        let replay =
            Replay { journal: &journal, cipher: &self.cipher, after: Link::genesis(), head: None };
        let walked = replay.run(read)?;
        match walked.trouble {
            Some(trouble) if walked.end.seq < self.end.seq => {
                Err(StoreError::Damaged(Box::new(trouble.damage)))
            }
            _ => Ok(()),
        }
    }

    /// The event lines of one replica from number `from` to `to`, with their numbers. A number that
    /// the store does not have is left out.
    pub fn lines_of(
        &mut self,
        replica: ReplicaId,
        from: Seq,
        to: Seq,
    ) -> Result<Vec<(Seq, String)>> {
        let mut gather = Gather::new(replica, from, to);
        let opened =
            self.read_from_mirror(|mirror| mirror.seqs_of_events(replica, from, to), &mut |text| {
                gather.take(text);
            });
        if !opened || !gather.is_complete() {
            // What the mirror lacks may still be in the journal.
            self.scan(&mut |_, text| gather.take(text))?;
        }
        Ok(gather.into_lines())
    }

    /// The batches that write to a record or bring its key, in order: its history.
    pub fn batches_of_record(&mut self, record: RecordId) -> Result<Vec<String>> {
        let mut batches = Vec::new();
        let opened = self.read_from_mirror(|mirror| mirror.seqs_of_record(record), &mut |text| {
            batches.push(text.to_owned());
        });
        if !opened || batches.is_empty() {
            batches.clear();
            self.scan(&mut |_, text| {
                if index::touched(text).records.contains(&record) {
                    batches.push(text.to_owned());
                }
            })?;
        }
        Ok(batches)
    }

    /// Hands over the texts of the records that `which` names. `false` if not all of them could be
    /// had; a mirror with a record that does not open is made anew.
    fn read_from_mirror(
        &mut self,
        which: impl FnOnce(&Mirror) -> Mirrored<Vec<u64>>,
        read: &mut dyn FnMut(&str),
    ) -> bool {
        let cipher = self.cipher.clone();
        let outcome = self.on_mirror(|mirror| {
            let seqs = which(mirror)?;
            open_all(mirror, &seqs, &cipher, read)
        });
        match outcome {
            None => false,
            Some(Ok(all)) => all,
            Some(Err(seq)) => {
                self.renew_mirror(MirrorTrouble::Differs(seq));
                false
            }
        }
    }
}

/// Opens records of the mirror. `Ok(false)`: one is missing; `Err`: this one does not open.
fn open_all(
    mirror: &Mirror,
    seqs: &[u64],
    cipher: &Cipher,
    read: &mut dyn FnMut(&str),
) -> Mirrored<std::result::Result<bool, u64>> {
    let mut last = Link { seq: u64::MAX, chain: [0; 32] };
    for &seq in seqs {
        let before = if last.seq.checked_add(1) == Some(seq) {
            Some(last.chain)
        } else {
            mirror.chain_before(seq)?
        };
        let (Some(bytes), Some(before)) = (mirror.record(seq)?, before) else {
            return Ok(Ok(false));
        };
        let opened = record::parse(&bytes)
            .and_then(|record| Ok((record.chain, record.open(cipher, &before)?)));
        let Ok((chain, text)) = opened else {
            return Ok(Err(seq));
        };
        last = Link { seq, chain };
        read(&text);
    }
    Ok(Ok(true))
}
