//! The book in a snapshot: events and records in the order in which the book heard of them, and the
//! indexes as they are, since deriving them again costs more than reading them.

use std::collections::HashSet;

use crate::domain::book::fold::{Awaited, Refused, WhyRefused};
use crate::domain::book::index::Index;
use crate::domain::book::{Book, Folded, RecIx};
use crate::domain::event::Stamp;
use crate::domain::id::EventRef;
use crate::domain::record::{EventIx, Record};
use crate::domain::schema::{FieldKey, RecordKind};
use crate::domain::standard::Standard;
use crate::domain::wire::{Eye, Pen};

/// Room that is made before anything is read.
const ROOM: usize = 1 << 20;

impl Book {
    /// Everything but the standards, which the program has, the lists, which it has too, and the roster, which the log has.
    pub(in crate::domain) fn pack(&self, pen: &mut Pen<'_>) {
        let Self {
            standards: _,
            roster: _,
            reference: _,
            replicas,
            events,
            seen: _,
            records,
            by_id: _,
            index,
            forked,
            strays,
            awaited,
            refused,
            unread,
            known: _,
        } = self;
        pen.item();
        pen.count(*unread);
        pen.count(replicas.len());
        for replica in replicas {
            pen.replica(*replica);
        }
        pack_events(events, pen);
        pen.item();
        pen.count(records.len());
        for record in records {
            pen.item();
            record.pack(pen);
        }
        let mut strays: Vec<_> = strays.values().map(|at| at.0).collect();
        strays.sort_unstable();
        pen.item();
        pen.count(strays.len());
        for at in &strays {
            pen.number(*at);
        }
        let mut forked: Vec<_> = forked.iter().collect();
        forked.sort_unstable();
        pen.item();
        pen.count(forked.len());
        for id in &forked {
            pen.record(**id);
        }
        let mut awaited: Vec<_> = awaited.iter().collect();
        awaited.sort_unstable_by_key(|(event, _)| **event);
        pen.item();
        pen.count(awaited.len());
        for (event, writes) in awaited {
            pen.item();
            pack_reference(*event, pen);
            pen.count(writes.len());
            for write in writes {
                write.pack(pen);
            }
        }
        pen.item();
        pen.count(refused.len());
        for Refused { event, why } in refused {
            pen.item();
            pack_reference(*event, pen);
            pen.byte(u8::from(*why == WhyRefused::Frozen));
        }
        index.pack(pen);
    }

    pub(in crate::domain) fn unpack(standards: &[Standard], eye: &mut Eye<'_>) -> Option<Self> {
        let mut book = Self::new(standards);
        eye.item()?;
        book.unread = eye.count()?;
        book.replicas = (0..eye.count_here()?).map(|_| eye.replica()).collect::<Option<_>>()?;
        book.unpack_events(eye)?;
        book.unpack_records(eye)?;
        eye.item()?;
        for _ in 0..eye.count()? {
            eye.item()?;
            let event = unpack_reference(eye)?;
            let writes = (0..eye.count_here()?).map(|_| Awaited::unpack(eye));
            book.awaited.insert(event, writes.collect::<Option<_>>()?);
        }
        eye.item()?;
        for _ in 0..eye.count()? {
            eye.item()?;
            let event = unpack_reference(eye)?;
            let why = if eye.flag()? { WhyRefused::Frozen } else { WhyRefused::NoRight };
            book.refused.push(Refused { event, why });
        }
        book.index = Index::unpack(book.records.len(), eye)?;
        Some(book)
    }

    /// The indexes alone, which do not depend on where a field stands in its table.
    #[cfg(test)]
    pub(in crate::domain) fn pack_index(&self, pen: &mut Pen<'_>) {
        self.index.pack(pen);
    }

    fn unpack_events(&mut self, eye: &mut Eye<'_>) -> Option<()> {
        eye.item()?;
        let count = eye.count()?;
        self.events.reserve(count.min(ROOM));
        self.seen.reserve(count.min(ROOM));
        let mut before = Folded { at: Stamp::default(), n: 0, replica: 0, tail: [0; 4] };
        for at in 0..count {
            eye.item()?;
            let millis = before.at.millis.wrapping_add_signed(eye.signed()?);
            let at_stamp = Stamp { millis, counter: eye.number()? };
            let n = i64::from(before.n).checked_add(eye.signed()?)?;
            let n = u32::try_from(n).ok()?;
            let event = Folded { at: at_stamp, n, replica: eye.number()?, tail: eye.array()? };
            let ix = EventIx(u32::try_from(at).ok()?);
            self.seen.insert((event.replica, event.n, event.tail), ix);
            self.events.push(event);
            before = event;
        }
        Some(())
    }

    fn unpack_records(&mut self, eye: &mut Eye<'_>) -> Option<()> {
        eye.item()?;
        let count = eye.count()?;
        self.records.reserve(count.min(ROOM));
        for _ in 0..count {
            eye.item()?;
            self.records.push(Record::unpack(self.events.len(), eye)?);
        }
        eye.item()?;
        let strays: HashSet<u32> =
            (0..eye.count_here()?).map(|_| eye.number()).collect::<Option<_>>()?;
        eye.item()?;
        self.forked = (0..eye.count_here()?).map(|_| eye.record()).collect::<Option<_>>()?;
        self.by_id.reserve(count.min(ROOM));
        for (at, record) in (0..).zip(&self.records) {
            if strays.contains(&at) {
                self.strays.insert((record.id, record.kind), RecIx(at));
            } else {
                self.by_id.insert(record.id, RecIx(at));
            }
        }
        Some(())
    }
}

fn pack_events(events: &[Folded], pen: &mut Pen<'_>) {
    pen.item();
    pen.count(events.len());
    let (mut millis, mut before) = (0_u64, 0_u32);
    for Folded { at, n, replica, tail } in events {
        pen.item();
        pen.signed(at.millis.wrapping_sub(millis).cast_signed());
        pen.number(at.counter);
        pen.signed(i64::from(*n) - i64::from(before));
        pen.number(*replica);
        pen.bytes(tail);
        (millis, before) = (at.millis, *n);
    }
}

fn pack_reference(event: EventRef, pen: &mut Pen<'_>) {
    pen.replica(event.replica);
    pen.number(event.n);
    pen.bytes(&event.tail);
}

fn unpack_reference(eye: &mut Eye<'_>) -> Option<EventRef> {
    Some(EventRef { replica: eye.replica()?, n: eye.number()?, tail: eye.array()? })
}

pub(super) fn unpack_kind(eye: &mut Eye<'_>) -> Option<RecordKind> {
    RecordKind::ALL.get(usize::from(eye.byte()?)).copied()
}

impl Awaited {
    fn pack(&self, pen: &mut Pen<'_>) {
        let Self { record, kind, key, settled } = *self;
        pen.record(record);
        pen.byte(kind as u8);
        pen.number(key.0);
        pen.byte(u8::from(settled));
    }

    fn unpack(eye: &mut Eye<'_>) -> Option<Self> {
        let (record, kind) = (eye.record()?, unpack_kind(eye)?);
        Some(Self { record, kind, key: FieldKey(eye.number()?), settled: eye.flag()? })
    }
}

impl Index {
    fn pack(&self, pen: &mut Pen<'_>) {
        let Self { kinds, keys, people, links, search, series } = self;
        let filled = || kinds.iter().enumerate().filter(|(_, places)| !places.is_empty());
        pen.item();
        pen.count(filled().count());
        for (kind, places) in filled() {
            pen.item();
            pen.count(kind);
            pen.count(places.len());
            let mut before = 0;
            for at in places {
                pen.item();
                pen.signed(i64::from(at.0) - before);
                before = i64::from(at.0);
            }
        }
        for keys in [keys, people] {
            pen.item();
            pen.count(keys.len());
            for (hash, at) in keys {
                pen.item();
                pen.bytes(&hash.to_le_bytes());
                pen.number(at.0);
            }
        }
        pen.item();
        pen.count(links.len());
        for (to, at) in links {
            pen.item();
            pen.record(*to);
            pen.number(at.0);
        }
        pen.item();
        pen.count(search.len());
        for text in search {
            pen.item();
            pen.text(text);
        }
        let mut series: Vec<_> = series.iter().collect();
        series.sort_unstable();
        pen.item();
        pen.count(series.len());
        for ((kind, name), last) in series {
            pen.item();
            pen.byte(*kind as u8);
            pen.text(name);
            pen.signed(*last);
        }
    }

    fn unpack(records: usize, eye: &mut Eye<'_>) -> Option<Self> {
        let mut index = Self::default();
        let known = |at: u32| ((at as usize) < records).then_some(RecIx(at));
        eye.item()?;
        for _ in 0..eye.count()? {
            eye.item()?;
            let places = index.kinds.get_mut(eye.count()?)?;
            let count = eye.count()?;
            places.reserve(count.min(ROOM));
            let mut before = 0_i64;
            for _ in 0..count {
                eye.item()?;
                before = before.checked_add(eye.signed()?)?;
                places.push(known(u32::try_from(before).ok()?)?);
            }
        }
        // The iterators end early where something does not fit; the counts tell.
        for keys in [&mut index.keys, &mut index.people] {
            eye.item()?;
            let count = eye.count()?;
            let mut key = || {
                eye.item()?;
                Some((u64::from_le_bytes(eye.array()?), known(eye.number()?)?))
            };
            *keys = (0..count).map_while(|_| key()).collect();
            if keys.len() != count {
                return None;
            }
        }
        eye.item()?;
        let count = eye.count()?;
        let mut link = || {
            eye.item()?;
            Some((eye.record()?, known(eye.number()?)?))
        };
        index.links = (0..count).map_while(|_| link()).collect();
        if index.links.len() != count {
            return None;
        }
        eye.item()?;
        let count = eye.count()?;
        index.search.reserve(count.min(ROOM));
        for _ in 0..count {
            eye.item()?;
            index.search.push(eye.text()?.into());
        }
        eye.item()?;
        for _ in 0..eye.count()? {
            eye.item()?;
            let key = (unpack_kind(eye)?, eye.text()?.into());
            index.series.insert(key, eye.signed()?);
        }
        Some(index)
    }
}
