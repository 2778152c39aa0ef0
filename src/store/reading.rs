//! Giving back what was saved: all of it, one replica's lines, one record's batches.

use crate::domain::id::{RecordId, ReplicaId, Seq};
use crate::store::error::Result;
use crate::store::index::{self, Gather};
use crate::store::opening::Job;
use crate::store::record::Link;
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
        job.run(read).map(drop)
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
        self.scan(&mut |_, text| gather.take(text))?;
        Ok(gather.into_lines())
    }

    /// The batches that write to a record, in order: its history.
    pub fn batches_of_record(&mut self, record: RecordId) -> Result<Vec<String>> {
        let mut batches = Vec::new();
        self.scan(&mut |_, text| {
            if index::touched(text).records.contains(&record) {
                batches.push(text.to_owned());
            }
        })?;
        Ok(batches)
    }
}
