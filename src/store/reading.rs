//! Giving back what was saved: all of it, one replica's lines, one record's batches.

use crate::domain::id::{RecordId, ReplicaId, Seq};
use crate::store::error::{Result, StoreError};
use crate::store::index::{self, Gather};
use crate::store::mirror::{Mirror, MirrorTrouble, Mirrored};
use crate::store::opening::Job;
use crate::store::record::{self, Chain, Cipher, Link};
use crate::store::{Store, walk};

impl Store {
    /// Hands every batch to `read` again, in order.
    pub fn scan(&self, read: &mut dyn FnMut(u64, &str)) -> Result<()> {
        let journal = walk::dir(&self.data);
        let job = Job {
            journal: &journal,
            cipher: &self.cipher,
            after: Link::genesis(),
            head: None,
        };
        let walked = job.run(read)?;
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
        let found = self.on_mirror(|mirror| {
            mirror
                .seqs_of_events(replica, from, to)
                .and_then(|seqs| sealed_of(mirror, &seqs))
        });
        let opened = found.is_some_and(|sealed| {
            sealed
                .iter()
                .all(|sealed| sealed.open(&self.cipher, &mut |text| gather.take(text)))
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
        let found = self.on_mirror(|mirror| {
            mirror
                .seqs_of_record(record)
                .and_then(|seqs| sealed_of(mirror, &seqs))
        });
        let opened = found.is_some_and(|sealed| {
            let mut keep = |text: &str| batches.push(text.to_owned());
            sealed
                .iter()
                .all(|sealed| sealed.open(&self.cipher, &mut keep))
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

    /// Opens what the mirror gave. If one does not open, the mirror is made anew.
    fn open_all(&mut self, found: Option<Vec<Sealed>>, read: &mut dyn FnMut(&str)) -> bool {
        let Some(found) = found else { return false };
        match found.iter().find(|sealed| !sealed.open(&self.cipher, read)) {
            None => true,
            Some(wrong) => {
                self.renew_mirror(MirrorTrouble::Differs(wrong.seq));
                false
            }
        }
    }
}

/// A record from the mirror with the chain before it.
struct Sealed {
    seq: u64,
    bytes: Vec<u8>,
    before: Chain,
}

impl Sealed {
    fn open(&self, cipher: &Cipher, read: &mut dyn FnMut(&str)) -> bool {
        let mut text = String::new();
        let opened = record::parse(&self.bytes)
            .and_then(|record| record.open(cipher, &self.before, &mut text));
        if opened.is_ok() {
            read(&text);
        }
        opened.is_ok()
    }
}

/// The sealed records of these numbers; those the mirror lacks are left out.
fn sealed_of(mirror: &Mirror, seqs: &[u64]) -> Mirrored<Vec<Sealed>> {
    let mut found = Vec::with_capacity(seqs.len());
    for &seq in seqs {
        if let (Some(bytes), Some(before)) = (mirror.record(seq)?, mirror.chain_before(seq)?) {
            found.push(Sealed { seq, bytes, before });
        }
    }
    Ok(found)
}
