//! One line of a run: its link in the chain and the event it holds, read in one pass.
//!
//! The link is made from the bytes as they came, so a line that says nothing this program can read
//! still has its place in the chain; it is told apart as an event that is not readable.

use serde::Deserialize;

use crate::domain::event::{
    Body, BodyPart, Event, Hash, Head, LineError, REVISION, RecordKey, Stamp, commitment, link,
    split, subject_of_body,
};
use crate::domain::id::{RecordId, ReplicaId, Seq};

/// A line with its link.
#[derive(Debug, Clone, PartialEq)]
pub struct Linked {
    /// The chain hash up to and including the line.
    pub hash: Hash,
    /// The event, or why the line is not one. The chain holds either way.
    pub event: Result<Event, LineError>,
}

/// A line that has no link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// Too long, without a body, or with a body that names no record.
    #[error("the line cannot be chained: {0}")]
    Line(LineError),
    /// The line gives itself another number than its place.
    #[error("the line stands at the wrong number")]
    Number,
    /// The key of the record it writes to is not known.
    #[error("the key of record {0} is not known")]
    NoKey(RecordId),
}

/// The head as it stands in the line. (The same as [`Head`], without serde's costly flattening.)
#[derive(Deserialize)]
struct FlatHead {
    n: Seq,
    t: u64,
    #[serde(default)]
    c: u32,
    a: String,
    k: String,
    s: u32,
}

fn read_head(text: &str) -> Result<Head, LineError> {
    let flat: FlatHead = serde_json::from_str(text).map_err(|_| LineError::Head)?;
    let at = Stamp { millis: flat.t, counter: flat.c };
    Ok(Head { n: flat.n, at, actor: flat.a, op: flat.k, revision: flat.s })
}

/// Links line `n` of a replica to the hash before it. `key` is asked for the key of the record that
/// the body writes to.
pub fn link_line(
    previous: &Hash,
    replica: ReplicaId,
    n: Seq,
    line: &str,
    key: impl FnOnce(RecordId) -> Option<RecordKey>,
) -> Result<Linked, LinkError> {
    let parts = split(line).map_err(LinkError::Line)?;
    let head = read_head(parts.head);
    if head.as_ref().is_ok_and(|head| head.n != n) {
        return Err(LinkError::Number);
    }
    let (covered, body) = match parts.body {
        BodyPart::Withheld(hash) => (hash, Ok(None)),
        BodyPart::Text(text) => {
            let body: Option<Body> = serde_json::from_str(text).ok();
            let first = body.as_ref().and_then(|body| Some(body.writes.first()?.record));
            let subject = first.or_else(|| subject_of_body(text));
            let subject = subject.ok_or(LinkError::Line(LineError::Body))?;
            let key = key(subject).ok_or(LinkError::NoKey(subject))?;
            (commitment(&key, replica, n, text), body.map(Some).ok_or(LineError::Body))
        }
    };
    let hash = link(previous, parts.head, &covered);
    let event = head.and_then(|head| {
        let body = match body {
            // A newer program may write bodies that this one cannot read: kept, not folded.
            Err(_) if head.revision > REVISION => None,
            other => other?,
        };
        Ok(Event { replica, head, body, hash })
    });
    Ok(Linked { hash, event })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::{Author, Write, read};
    use proptest::prelude::*;

    fn replica() -> ReplicaId {
        ReplicaId([1; 8])
    }

    fn authored() -> (Hash, crate::domain::event::Authored, RecordKey) {
        let mut author = Author::new(replica(), "A1B2".into());
        let previous = author.hash;
        let record = author.next_record();
        let write = Write {
            record,
            kind: "household".into(),
            fields: [("head_name".to_owned(), "Lò Văn Mẫu".into())].into_iter().collect(),
            replaces: serde_json::Map::default(),
        };
        let body = Body { writes: vec![write], ..Body::default() };
        (previous, author.write(1_767_225_600_123, "create", body, &[4; 16]), [4; 16])
    }

    #[test]
    fn agrees_with_the_author_and_with_the_plain_reader() {
        let (previous, made, key) = authored();
        let linked = link_line(&previous, replica(), 1, &made.line, |_| Some(key)).unwrap();
        assert_eq!(linked.hash, made.event.hash);
        assert_eq!(linked.event, Ok(made.event.clone()));
        assert_eq!(linked.event, read(replica(), &made.line, linked.hash));
    }

    /// These bytes can never change: devices in the field compute them. If this fails, the program
    /// is wrong, never the file.
    #[test]
    fn golden_event() {
        let (previous, made, _) = authored();
        let golden = include_str!("../../../tests/golden/event-v1.txt");
        let lines: Vec<_> = golden.lines().collect();
        let hashes = [previous, made.event.hash].map(|hash| crate::domain::id::hex(&hash));
        assert_eq!(lines, [hashes[0].as_str(), made.line.as_str(), hashes[1].as_str()]);
    }

    #[test]
    fn a_withheld_body_has_the_same_link() {
        let (previous, made, key) = authored();
        let (head, body) = made.line.split_once('\t').unwrap();
        let hash = crate::domain::id::hex(&commitment(&key, replica(), 1, body));
        let linked = link_line(&previous, replica(), 1, &format!("{head}\t!{hash}"), |_| None);
        let linked = linked.unwrap();
        assert_eq!(linked.hash, made.event.hash);
        assert_eq!(linked.event.unwrap().body, None);
    }

    #[test]
    fn what_cannot_be_read_still_has_its_place() {
        let record = "h01010101010101011";
        let link = |line: &str| link_line(&[0; 32], replica(), 1, line, |_| Some([4; 16]));
        let head = "{\"n\":1,\"t\":1,\"a\":\"A\",\"k\":\"x\",\"s\":1}";
        let bad_body = format!("{head}\t{{\"w\":[{{\"e\":\"{record}\",\"f\":3}}]}}");
        assert_eq!(link(&bad_body).unwrap().event, Err(LineError::Body));
        let newer = bad_body.replace("\"s\":1", "\"s\":9");
        assert_eq!(link(&newer).unwrap().event.unwrap().body, None);
        let bad_head = bad_body.replace("\"n\":1", "\"n\":\"one\"");
        assert_eq!(link(&bad_head).unwrap().event, Err(LineError::Head));
        assert_eq!(link(&bad_body.replace("\"n\":1", "\"n\":2")), Err(LinkError::Number));
        assert_eq!(link("{}"), Err(LinkError::Line(LineError::NoBody)));
        let no_key = link_line(&[0; 32], replica(), 1, &bad_body, |_| None);
        assert_eq!(no_key, Err(LinkError::NoKey(record.parse().unwrap())));
    }

    proptest! {
        #[test]
        fn linking_never_panics(line in "(?s)[\\{\\}\\[\\]\"a-z0-9:,\t!]{0,80}") {
            let _ = link_line(&[0; 32], replica(), 1, &line, |_| Some([4; 16]));
        }
    }
}
