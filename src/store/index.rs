//! What a batch touches: which events it carries and which records they write to. The mirror's keys
//! and the scans of the journal are made from it.
//!
//! It reads shape only. A line that it cannot read touches nothing.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::domain::batch::{self, BatchLine};
use crate::domain::event::{self, BodyPart};
use crate::domain::id::{RecordId, ReplicaId, Seq};

/// What a batch touches.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    pub events: Vec<(ReplicaId, Seq)>,
    /// The records that they write to, or whose key it brings.
    pub records: BTreeSet<RecordId>,
}

/// The event lines of a batch, each with its place in its replica's log.
pub fn lines(text: &str) -> impl Iterator<Item = (ReplicaId, Seq, &str)> {
    let mut next: Option<(ReplicaId, Seq)> = None;
    batch::items(text).filter_map(move |item| match item {
        Ok(BatchLine::Segment(run)) => {
            next = Some((run.replica, run.from));
            None
        }
        Ok(BatchLine::Event(line)) => {
            let (replica, n) = next?;
            next = Some((replica, n.saturating_add(1)));
            Some((replica, n, line))
        }
        _ => None,
    })
}

pub fn touched(text: &str) -> Touched {
    let mut touched = Touched::default();
    for (replica, n, line) in lines(text) {
        touched.events.push((replica, n));
        touched.records.extend(records_of(line));
    }
    let keys = batch::items(text).filter_map(|item| match item {
        Ok(BatchLine::Key(record, _)) => Some(record),
        _ => None,
    });
    touched.records.extend(keys);
    touched
}

fn records_of(line: &str) -> Vec<RecordId> {
    #[derive(Deserialize)]
    struct Write {
        e: RecordId,
    }
    #[derive(Deserialize)]
    struct Body {
        w: Vec<Write>,
    }
    let Ok(parts) = event::split(line) else {
        return Vec::new();
    };
    let BodyPart::Text(body) = parts.body else {
        return Vec::new();
    };
    let body: Body = serde_json::from_str(body).unwrap_or(Body { w: Vec::new() });
    body.w.into_iter().map(|write| write.e).collect()
}

/// The lines of one replica from `from` to `to`, gathered from batches in journal order. Where a
/// line comes more than once the last one counts.
#[derive(Debug)]
pub struct Gather {
    replica: ReplicaId,
    from: Seq,
    to: Seq,
    lines: BTreeMap<Seq, String>,
}

impl Gather {
    pub fn new(replica: ReplicaId, from: Seq, to: Seq) -> Self {
        Self { replica, from, to, lines: BTreeMap::new() }
    }

    /// Takes what it needs from a batch.
    pub fn take(&mut self, text: &str) {
        for (replica, n, line) in lines(text) {
            if replica == self.replica && (self.from..=self.to).contains(&n) {
                self.lines.insert(n, line.to_owned());
            }
        }
    }

    /// Whether nothing in the range is missing.
    pub fn is_complete(&self) -> bool {
        let wanted = u64::from(self.to).saturating_add(1).saturating_sub(u64::from(self.from));
        self.lines.len() as u64 == wanted
    }

    /// The lines in order.
    pub fn into_lines(self) -> Vec<(Seq, String)> {
        self.lines.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::batch::{Batch, Segment};
    use crate::domain::event::{Author, Body, Write};

    #[test]
    fn events_records_and_lines_of_a_batch() {
        let replica = ReplicaId([5; 8]);
        let mut author = Author::new(replica, "x".to_owned());
        author.n = 6;
        let mut batch = Batch::new();
        let previous = author.hash;
        batch.push(BatchLine::Segment(Segment { replica, from: 7, to: 8, previous }));
        let mut made = Vec::new();
        for _ in 0..2 {
            let record = author.next_record();
            let write = Write {
                record,
                kind: "village".to_owned(),
                fields: serde_json::Map::new(),
                replaces: serde_json::Map::new(),
            };
            let body = Body { writes: vec![write], ..Body::default() };
            let authored = author.write(1, "create", body, &[0; 16]);
            batch.push(BatchLine::Event(&authored.line));
            made.push((record, authored.line));
        }
        let touched = touched(batch.as_str());
        assert_eq!(touched.events, [(replica, 7), (replica, 8)]);
        assert_eq!(touched.records, made.iter().map(|(record, _)| *record).collect());

        let mut gather = Gather::new(replica, 8, 9);
        gather.take(batch.as_str());
        assert!(!gather.is_complete());
        assert_eq!(gather.into_lines(), [(8, made[1].1.clone())]);
    }
}
