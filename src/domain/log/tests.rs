//! The log: chains that are whole, cut, forked, late and repeated, and bodies that were withheld.

use proptest::prelude::*;

use super::*;
use crate::domain::batch::Batch;
use crate::domain::book::Book;
use crate::domain::event::{Body, Write, genesis};
use crate::domain::snapshot::tests::again as snapshot;

/// A device that only writes.
struct Writer {
    author: Author,
    lines: Vec<(Hash, String)>,
    key: RecordKey,
}

impl Writer {
    fn new(seed: u8) -> Self {
        let author = Author::new(ReplicaId([seed; 8]), "P".into());
        Self { author, lines: vec![], key: [seed; 16] }
    }

    fn record(&self) -> RecordId {
        RecordId { replica: self.author.replica, n: 1, place: 0 }
    }

    fn write(&mut self, count: usize, millis: u64) -> &mut Self {
        for i in 0..count {
            let write = Write {
                record: self.record(),
                kind: "household".into(),
                fields: [("note".to_owned(), i.into())].into_iter().collect(),
                replaces: serde_json::Map::default(),
            };
            let body = Body { writes: vec![write], ..Body::default() };
            let previous = self.author.hash;
            let made = self.author.write(millis, "edit", body, &self.key);
            self.lines.push((previous, made.line));
        }
        self
    }

    /// Numbers `from..=to` as a batch.
    fn batch(&self, from: Seq, to: Seq) -> String {
        let mut batch = Batch::new();
        batch.push(BatchLine::Key(self.record(), self.key));
        batch.push(BatchLine::Segment(Segment {
            replica: self.author.replica,
            from,
            to,
            previous: self.lines[from as usize - 1].0,
        }));
        for (_, line) in &self.lines[from as usize - 1..to as usize] {
            batch.push(BatchLine::Event(line));
        }
        batch.as_str().to_owned()
    }
}

fn absorb(log: &mut Log, batch: &str) -> Result<Absorbed, AbsorbError> {
    log.absorb(batch, &mut |_| {})
}

#[test]
fn events_come_once_and_in_order() {
    let mut pen = Writer::new(1);
    pen.write(5, 10);
    let mut log = Log::default();
    let mut seen = vec![];
    let report = log.absorb(&pen.batch(1, 3), &mut |event| seen.push(event.head.n)).unwrap();
    assert_eq!((report.events, report.known), (3, 0));
    let report = log.absorb(&pen.batch(2, 5), &mut |event| seen.push(event.head.n)).unwrap();
    assert_eq!((report.events, report.known), (2, 2));
    assert_eq!(seen, [1, 2, 3, 4, 5]);
    assert_eq!(log.head(pen.author.replica), (5, pen.author.hash));
    assert_eq!(log.author(pen.author.replica, "P", 0), pen.author);
}

#[test]
fn a_gap_is_held_and_leaves_when_it_is_filled() {
    let mut pen = Writer::new(1);
    pen.write(9, 10);
    let replica = pen.author.replica;
    let mut log = Log::default();
    absorb(&mut log, &pen.batch(1, 2)).unwrap();
    assert_eq!(absorb(&mut log, &pen.batch(6, 9)), Err(AbsorbError::Gap(replica, 6)));
    assert_eq!(log.hold(&pen.batch(6, 9)), Ok(vec![Range { replica, from: 3, to: 5 }]));
    assert_eq!(log.hold(&pen.batch(6, 9)).unwrap().len(), 1);
    assert_eq!(log.held().len(), 1);
    absorb(&mut log, &pen.batch(3, 5)).unwrap();
    let text = log.held()[0].text.clone();
    assert_eq!(absorb(&mut log, &text).unwrap().events, 4);
    assert!(log.held().is_empty());
}

#[test]
fn a_clone_gives_a_fork_and_both_branches_stay() {
    let mut one = Writer::new(1);
    one.write(3, 10);
    let mut two = Writer { author: one.author.clone(), lines: one.lines.clone(), key: one.key };
    one.write(2, 20);
    two.write(4, 30);
    let replica = one.author.replica;
    let mut left = Log::default();
    absorb(&mut left, &one.batch(1, 5)).unwrap();
    assert_eq!(left.forks(), []);
    absorb(&mut left, &two.batch(4, 7)).unwrap();
    let mut right = Log::default();
    absorb(&mut right, &two.batch(1, 7)).unwrap();
    absorb(&mut right, &one.batch(4, 5)).unwrap();
    assert_eq!(left.forks(), [(replica, 4)]);
    assert_eq!((left.root(), left.have(), left.count()), (right.root(), right.have(), 9));
    assert_eq!(left.lacking(&right.have()), [Range { replica, from: 4, to: 7 }]);
    assert_eq!(left.head(replica), (5, one.author.hash));
}

#[test]
fn who_lacks_what() {
    let (mut a, mut b) = (Writer::new(1), Writer::new(2));
    a.write(4, 10);
    b.write(2, 10);
    let (one, two) = (a.author.replica, b.author.replica);
    let mut log = Log::default();
    absorb(&mut log, &a.batch(1, 4)).unwrap();
    absorb(&mut log, &b.batch(1, 2)).unwrap();
    let all = [Range { replica: one, from: 1, to: 4 }, Range { replica: two, from: 1, to: 2 }];
    assert_eq!(log.lacking(&Have::new()), all);
    assert_eq!(log.lacking(&log.have()), []);
    assert_eq!(log.unacknowledged(&[two]), all[..1]);
    let mut part = Log::default();
    absorb(&mut part, &a.batch(1, 3)).unwrap();
    let peer = Peer { have: part.have(), number: 1, bundle: "x".into(), at: 7 };
    let said = format!("P {two} {}\n", serde_json::to_string(&peer).unwrap());
    absorb(&mut log, &said).unwrap();
    assert_eq!(log.unacknowledged(&[two]), [Range { replica: one, from: 4, to: 4 }]);
    // Another history under the same number: everything is offered again.
    let strange = Have::from([(one, (2, [9; 4])), (two, log.have()[&two])]);
    assert_eq!(log.lacking(&strange), all[..1]);
}

#[test]
fn a_stamp_from_the_future_does_not_move_our_clock() {
    let (mut own, mut near, mut far) = (Writer::new(1), Writer::new(2), Writer::new(3));
    let day = AHEAD_MAX;
    own.write(1, 1000);
    near.write(1, 1000 + day);
    far.write(1, 1001 + day);
    let mut log = Log::default();
    for pen in [&own, &near, &far] {
        absorb(&mut log, &pen.batch(1, 1)).unwrap();
    }
    assert_eq!(log.author(own.author.replica, "P", 1000).stamp.millis, 1000 + day);
    assert_eq!(log.author(own.author.replica, "P", 2000).stamp.millis, 1001 + day);
}

#[test]
fn what_does_not_fit_is_named() {
    let mut pen = Writer::new(1);
    pen.write(2, 10);
    let replica = pen.author.replica;
    let whole = pen.batch(1, 2);
    let lines: Vec<&str> = whole.lines().collect();
    let cases = [
        (format!("{}\n", lines[2]), AbsorbError::Run(ReplicaId::default(), 0)),
        (lines[..3].join("\n"), AbsorbError::Run(replica, 2)),
        (format!("{whole}{}\n", lines[3]), AbsorbError::Run(replica, 3)),
        ("Q\n".to_owned(), AbsorbError::Shape(BatchError(1))),
        ("R x\n".to_owned(), AbsorbError::Roster(RosterError::Shape)),
        (format!("P {replica} x\n"), AbsorbError::Peer(replica)),
        (lines[1..].join("\n"), AbsorbError::Link(replica, 1, LinkError::NoKey(pen.record()))),
        (whole.replace("\"n\":2", "\"n\":3"), AbsorbError::Link(replica, 2, LinkError::Number)),
    ];
    for (batch, error) in cases {
        assert_eq!(absorb(&mut Log::default(), &batch), Err(error), "{batch}");
    }
}

#[test]
fn a_peer_only_ever_has_more() {
    let id = ReplicaId([1; 8]);
    let peer = |n: u8, number| Peer {
        have: Have::from([(id, (n.into(), [n; 4]))]),
        number,
        bundle: number.to_string(),
        at: 0,
    };
    let mut known = peer(5, 2);
    assert!(!known.merge(&peer(4, 1)));
    assert!(known.merge(&peer(6, 1)) && known.merge(&peer(1, 3)));
    assert_eq!(known, Peer { number: 3, bundle: "3".into(), ..peer(6, 0) });
}

#[test]
fn the_first_event_follows_the_genesis() {
    let mut pen = Writer::new(1);
    assert_eq!(pen.author.hash, genesis(pen.author.replica));
    pen.write(1, 1);
    let wrong = pen.batch(1, 1).replace(&hex(&genesis(pen.author.replica)), &hex(&[0; 32]));
    let error = absorb(&mut Log::default(), &wrong);
    assert_eq!(error, Err(AbsorbError::Gap(pen.author.replica, 1)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// Any order, any repetition, any cut, held runs included: the same log.
    #[test]
    fn state_is_a_function_of_the_set(
        cuts in prop::collection::vec((0..3_usize, 1..8_u32, 1..8_u32), 0..30),
    ) {
        let mut pens = [Writer::new(1), Writer::new(2), Writer::new(1)];
        pens[0].write(3, 10);
        pens[1].write(8, 10);
        pens[2] = Writer { author: pens[0].author.clone(), lines: pens[0].lines.clone(), key: [1; 16] };
        pens[0].write(5, 20);
        pens[2].write(5, 30);
        let offer = |log: &mut Log, batch: &str| {
            if absorb(log, batch).is_err() {
                log.hold(batch).unwrap();
            }
            while let Some(text) = log.held().iter().find(|held| {
                log.holds(held.range.replica, held.range.from - 1, &held.previous)
            }).map(|held| held.text.clone()) {
                absorb(log, &text).unwrap();
            }
        };
        let mut whole = Log::default();
        let mut mixed = Log::default();
        for (pen, a, b) in cuts {
            offer(&mut mixed, &pens[pen].batch(a.min(b), a.max(b)));
        }
        for pen in &pens {
            offer(&mut whole, &pen.batch(1, 8));
            offer(&mut mixed, &pen.batch(1, 8));
        }
        prop_assert_eq!(mixed.root(), whole.root());
        prop_assert_eq!(mixed.have(), whole.have());
        prop_assert_eq!(mixed.forks(), whole.forks());
        prop_assert!(mixed.held().is_empty());
        prop_assert_eq!(mixed.lacking(&whole.have()), whole.lacking(&mixed.have()));
    }

    /// From a snapshot the log goes on as if nothing had been.
    #[test]
    fn a_snapshot_is_the_same_log(
        cuts in prop::collection::vec((0..3_usize, 1..8_u32, 1..8_u32), 0..30),
        said in prop::collection::vec((0..3_u8, 0..9_u32), 0..4),
    ) {
        let mut pens = [Writer::new(1), Writer::new(2), Writer::new(1)];
        pens[0].write(3, 10);
        pens[1].write(8, 10);
        pens[2] = Writer { author: pens[0].author.clone(), lines: pens[0].lines.clone(), key: [9; 16] };
        pens[0].write(5, 20);
        pens[2].write(5, 30);
        let mut log = Log::default();
        for (pen, a, b) in cuts {
            drop(absorb(&mut log, &pens[pen].batch(a.min(b), a.max(b))));
        }
        for (id, n) in said {
            let replica = ReplicaId([id; 8]);
            let have = Have::from([(replica, (n, [id; 4]))]);
            let peer = Peer { have, number: n, bundle: n.to_string(), at: n.into() };
            absorb(&mut log, &format!("P {replica} {}\n", serde_json::to_string(&peer).unwrap())).unwrap();
            log.put_seal(&Seal { replica, n, signature: [id; 64] });
            log.put_seal(&Seal { replica, n, signature: [n.to_le_bytes()[0]; 64] });
        }
        let (mut restored, _) = snapshot(&log, &Book::new(&[]));
        for _ in 0..2 {
            prop_assert_eq!(log.root(), restored.root());
            prop_assert_eq!(log.have(), restored.have());
            prop_assert_eq!(log.forks(), restored.forks());
            prop_assert_eq!(log.peers(), restored.peers());
            prop_assert_eq!(log.keys_of(pens[0].record()), restored.keys_of(pens[0].record()));
            for pen in &pens {
                let replica = pen.author.replica;
                prop_assert_eq!(log.chain(replica), restored.chain(replica));
                prop_assert_eq!(log.author(replica, "P", 0), restored.author(replica, "P", 0));
                let range = Range { replica, from: 0, to: 9 };
                prop_assert!(log.seals(range).eq(restored.seals(range)));
                let same = |log: &mut Log| format!("{:?}", absorb(log, &pen.batch(1, 8)));
                prop_assert_eq!(same(&mut log), same(&mut restored));
            }
        }
    }
}
