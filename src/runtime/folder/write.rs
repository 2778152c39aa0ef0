//! Writing events, and reading them back as a history.

use std::collections::BTreeSet;

use crate::domain::batch::{Batch, BatchLine, Segment};
use crate::domain::event::{Event, RecordKey};
use crate::domain::id::{RecordId, Seq};
use crate::domain::log::link_line;
use crate::domain::op::Intent;
use crate::runtime::clock::Clock;
use crate::runtime::folder::{Folder, FolderError};
use crate::store::StoreError;

impl Folder {
    /// Makes an intention durable as one event.
    pub fn commit(&mut self, intent: &Intent) -> Result<Event, FolderError> {
        let mut events = self.commit_all(std::slice::from_ref(intent))?;
        events.pop().ok_or(FolderError::NoKey)
    }

    /// Makes several intentions durable together, each as its own event, with one wait for the
    /// disk. On an error none of them is stored.
    pub fn commit_all(&mut self, intents: &[Intent]) -> Result<Vec<Event>, FolderError> {
        if !self.is_admitted() {
            return Err(FolderError::NotJoined);
        }
        let mut author = self.author.clone();
        let mut batches = Vec::new();
        let mut events = Vec::with_capacity(intents.len());
        for intent in intents {
            let first_new = author.next_record();
            let subject = intent.subject().unwrap_or(first_new);
            let mut batch = Batch::new();
            let key = match self.log.key(subject) {
                Some(key) => key,
                None if intent.subject().is_none() => {
                    let key = random_key()?;
                    batch.push(BatchLine::Key(subject, key));
                    key
                }
                None => return Err(FolderError::NoKey),
            };
            let (from, previous) = (author.n.saturating_add(1), author.hash);
            let run = Segment { replica: author.replica, from, to: from, previous };
            let millis = Clock::millis();
            let authored = author.write(millis, intent.op.name(), intent.body(first_new), &key);
            batch.push(BatchLine::Segment(run));
            batch.push(BatchLine::Event(&authored.line));
            batches.push(batch);
            events.push(authored.event);
        }
        self.store.append(&batches)?;
        for batch in &batches {
            self.absorb(batch.as_str())?;
        }
        self.author = author;
        Ok(events)
    }

    /// Takes into the log what the journal now holds; the events that are new.
    pub(super) fn absorb(&mut self, batch: &str) -> Result<Vec<Event>, FolderError> {
        let mut events = Vec::new();
        let done = self.log.absorb(batch, &mut |event| events.push(event));
        done.map_err(|why| FolderError::Log { seq: self.store.end().seq, why: why.to_string() })?;
        Ok(events)
    }

    /// The events that touch a record, and those of the other records that these wrote to: what an
    /// undo has to know. Oldest first by the writers' clocks.
    pub fn past_of(&mut self, record: RecordId) -> Result<Vec<Event>, FolderError> {
        let own = self.history(record)?;
        let writes = own.iter().flat_map(Event::writes).map(|write| write.record);
        let others: BTreeSet<_> = writes.filter(|other| *other != record).collect();
        let mut events = own;
        for other in others {
            events.extend(self.history(other)?);
        }
        events.sort_by_key(|event| (event.head.at, event.reference()));
        events.dedup_by_key(|event| event.reference());
        Ok(events)
    }

    /// The number that the next event will have: the name of an action of many events.
    pub fn next_number(&self) -> Seq {
        self.author.next_record().n
    }

    /// The events that touch a record, oldest first by the writers' clocks.
    pub fn history(&mut self, record: RecordId) -> Result<Vec<Event>, FolderError> {
        let batches = self.store.batches_of_record(record)?;
        let mut events: Vec<Event> = Vec::new();
        for batch in &batches {
            let mut run: Option<(Segment, u32)> = None;
            for item in crate::domain::batch::items(batch).flatten() {
                match item {
                    BatchLine::Segment(segment) => run = Some((segment, segment.from)),
                    BatchLine::Event(line) => {
                        let Some((segment, n)) = &mut run else {
                            continue;
                        };
                        let key = |record| self.log.key(record);
                        let linked = link_line(&segment.previous, segment.replica, *n, line, key);
                        let Ok(linked) = linked else { continue };
                        segment.previous = linked.hash;
                        *n = n.saturating_add(1);
                        events.extend(linked.event.ok().filter(|event| event.touches(record)));
                    }
                    _ => {}
                }
            }
        }
        events.sort_by_key(|event| (event.head.at, event.reference()));
        events.dedup_by_key(|event| event.reference());
        Ok(events)
    }
}

fn random_key() -> Result<RecordKey, FolderError> {
    let mut key = RecordKey::default();
    getrandom::fill(&mut key).map_err(|_| StoreError::NoRandomness)?;
    Ok(key)
}
