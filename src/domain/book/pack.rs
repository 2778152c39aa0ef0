//! The book in a snapshot: events and records in the order in which the book heard of them, and the
//! indexes as they are, since deriving them again costs more than reading them.

use std::collections::HashSet;

use crate::domain::book::fold::{Awaited, RefusedEvent, WhyRefused};
use crate::domain::book::index::Index;
use crate::domain::book::{Book, Folded, RecIx};
use crate::domain::event::Stamp;
use crate::domain::id::EventRef;
use crate::domain::record::{EventIx, Record};
use crate::domain::schema::{FieldKey, RecordKind};
use crate::domain::standard::Standard;
use crate::domain::wire::{PageDecoder, PageEncoder};

/// Room that is made before anything is read.
const ROOM: usize = 1 << 20;

impl Book {
    /// Everything but the standards, which the program has, the lists, which it has too, and the roster, which the log has.
    pub(in crate::domain) fn pack(&self, out: &mut PageEncoder<'_>) {
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
            orphans,
            awaited,
            refused,
            unread,
            known: _,
        } = self;
        out.item();
        out.count(*unread);
        out.count(replicas.len());
        for replica in replicas {
            out.replica(*replica);
        }
        pack_events(events, out);
        out.item();
        out.count(records.len());
        for record in records {
            out.item();
            record.pack(out);
        }
        let mut orphans: Vec<_> = orphans.values().map(|at| at.0).collect();
        orphans.sort_unstable();
        out.item();
        out.count(orphans.len());
        for at in &orphans {
            out.number(*at);
        }
        let mut forked: Vec<_> = forked.iter().collect();
        forked.sort_unstable();
        out.item();
        out.count(forked.len());
        for id in &forked {
            out.record(**id);
        }
        let mut awaited: Vec<_> = awaited.iter().collect();
        awaited.sort_unstable_by_key(|(event, _)| **event);
        out.item();
        out.count(awaited.len());
        for (event, writes) in awaited {
            out.item();
            pack_reference(*event, out);
            out.count(writes.len());
            for write in writes {
                write.pack(out);
            }
        }
        out.item();
        out.count(refused.len());
        for RefusedEvent { event, why } in refused {
            out.item();
            pack_reference(*event, out);
            out.byte(u8::from(*why == WhyRefused::Frozen));
        }
        index.pack(out);
    }

    pub(in crate::domain) fn unpack(
        standards: &[Standard],
        pages: &mut PageDecoder<'_>,
    ) -> Option<Self> {
        let mut book = Self::new(standards);
        pages.item()?;
        book.unread = pages.count()?;
        book.replicas = (0..pages.count_here()?).map(|_| pages.replica()).collect::<Option<_>>()?;
        book.unpack_events(pages)?;
        book.unpack_records(pages)?;
        pages.item()?;
        for _ in 0..pages.count()? {
            pages.item()?;
            let event = unpack_reference(pages)?;
            let writes = (0..pages.count_here()?).map(|_| Awaited::unpack(pages));
            book.awaited.insert(event, writes.collect::<Option<_>>()?);
        }
        pages.item()?;
        for _ in 0..pages.count()? {
            pages.item()?;
            let event = unpack_reference(pages)?;
            let why = if pages.flag()? { WhyRefused::Frozen } else { WhyRefused::NoRight };
            book.refused.push(RefusedEvent { event, why });
        }
        book.index = Index::unpack(book.records.len(), pages)?;
        Some(book)
    }

    /// The indexes alone, which do not depend on where a field stands in its table.
    #[cfg(test)]
    pub(in crate::domain) fn pack_index(&self, out: &mut PageEncoder<'_>) {
        self.index.pack(out);
    }

    fn unpack_events(&mut self, pages: &mut PageDecoder<'_>) -> Option<()> {
        pages.item()?;
        let count = pages.count()?;
        self.events.reserve(count.min(ROOM));
        self.seen.reserve(count.min(ROOM));
        let mut before = Folded { at: Stamp::default(), n: 0, replica: 0, tail: [0; 4] };
        for at in 0..count {
            pages.item()?;
            let millis = before.at.millis.wrapping_add_signed(pages.signed()?);
            let at_stamp = Stamp { millis, counter: pages.number()? };
            let n = i64::from(before.n).checked_add(pages.signed()?)?;
            let n = u32::try_from(n).ok()?;
            let event = Folded { at: at_stamp, n, replica: pages.number()?, tail: pages.array()? };
            let ix = EventIx(u32::try_from(at).ok()?);
            self.seen.insert((event.replica, event.n, event.tail), ix);
            self.events.push(event);
            before = event;
        }
        Some(())
    }

    fn unpack_records(&mut self, pages: &mut PageDecoder<'_>) -> Option<()> {
        pages.item()?;
        let count = pages.count()?;
        self.records.reserve(count.min(ROOM));
        for _ in 0..count {
            pages.item()?;
            self.records.push(Record::unpack(self.events.len(), pages)?);
        }
        pages.item()?;
        let orphans: HashSet<u32> =
            (0..pages.count_here()?).map(|_| pages.number()).collect::<Option<_>>()?;
        pages.item()?;
        self.forked = (0..pages.count_here()?).map(|_| pages.record()).collect::<Option<_>>()?;
        self.by_id.reserve(count.min(ROOM));
        for (at, record) in (0..).zip(&self.records) {
            if orphans.contains(&at) {
                self.orphans.insert((record.id, record.kind), RecIx(at));
            } else {
                self.by_id.insert(record.id, RecIx(at));
            }
        }
        Some(())
    }
}

fn pack_events(events: &[Folded], out: &mut PageEncoder<'_>) {
    out.item();
    out.count(events.len());
    let (mut millis, mut before) = (0_u64, 0_u32);
    for Folded { at, n, replica, tail } in events {
        out.item();
        out.signed(at.millis.wrapping_sub(millis).cast_signed());
        out.number(at.counter);
        out.signed(i64::from(*n) - i64::from(before));
        out.number(*replica);
        out.bytes(tail);
        (millis, before) = (at.millis, *n);
    }
}

fn pack_reference(event: EventRef, out: &mut PageEncoder<'_>) {
    out.replica(event.replica);
    out.number(event.n);
    out.bytes(&event.tail);
}

fn unpack_reference(pages: &mut PageDecoder<'_>) -> Option<EventRef> {
    Some(EventRef { replica: pages.replica()?, n: pages.number()?, tail: pages.array()? })
}

pub(super) fn unpack_kind(pages: &mut PageDecoder<'_>) -> Option<RecordKind> {
    RecordKind::ALL.get(usize::from(pages.byte()?)).copied()
}

impl Awaited {
    fn pack(&self, out: &mut PageEncoder<'_>) {
        let Self { record, kind, key, settled } = *self;
        out.record(record);
        out.byte(kind as u8);
        out.number(key.0);
        out.byte(u8::from(settled));
    }

    fn unpack(pages: &mut PageDecoder<'_>) -> Option<Self> {
        let (record, kind) = (pages.record()?, unpack_kind(pages)?);
        Some(Self { record, kind, key: FieldKey(pages.number()?), settled: pages.flag()? })
    }
}

impl Index {
    fn pack(&self, out: &mut PageEncoder<'_>) {
        let Self { kinds, keys, people, links, search, series } = self;
        let filled = || kinds.iter().enumerate().filter(|(_, places)| !places.is_empty());
        out.item();
        out.count(filled().count());
        for (kind, places) in filled() {
            out.item();
            out.count(kind);
            out.count(places.len());
            let mut before = 0;
            for at in places {
                out.item();
                out.signed(i64::from(at.0) - before);
                before = i64::from(at.0);
            }
        }
        for keys in [keys, people] {
            out.item();
            out.count(keys.len());
            for (hash, at) in keys {
                out.item();
                out.bytes(&hash.to_le_bytes());
                out.number(at.0);
            }
        }
        out.item();
        out.count(links.len());
        for (to, at) in links {
            out.item();
            out.record(*to);
            out.number(at.0);
        }
        out.item();
        out.count(search.len());
        for text in search {
            out.item();
            out.text(text);
        }
        let mut series: Vec<_> = series.iter().collect();
        series.sort_unstable();
        out.item();
        out.count(series.len());
        for ((kind, name), last) in series {
            out.item();
            out.byte(*kind as u8);
            out.text(name);
            out.signed(*last);
        }
    }

    fn unpack(records: usize, pages: &mut PageDecoder<'_>) -> Option<Self> {
        let mut index = Self::default();
        let known = |at: u32| ((at as usize) < records).then_some(RecIx(at));
        pages.item()?;
        for _ in 0..pages.count()? {
            pages.item()?;
            let places = index.kinds.get_mut(pages.count()?)?;
            let count = pages.count()?;
            places.reserve(count.min(ROOM));
            let mut before = 0_i64;
            for _ in 0..count {
                pages.item()?;
                before = before.checked_add(pages.signed()?)?;
                places.push(known(u32::try_from(before).ok()?)?);
            }
        }
        // The iterators end early where something does not fit; the counts tell.
        for keys in [&mut index.keys, &mut index.people] {
            pages.item()?;
            let count = pages.count()?;
            let mut key = || {
                pages.item()?;
                Some((u64::from_le_bytes(pages.array()?), known(pages.number()?)?))
            };
            *keys = (0..count).map_while(|_| key()).collect();
            if keys.len() != count {
                return None;
            }
        }
        pages.item()?;
        let count = pages.count()?;
        let mut link = || {
            pages.item()?;
            Some((pages.record()?, known(pages.number()?)?))
        };
        index.links = (0..count).map_while(|_| link()).collect();
        if index.links.len() != count {
            return None;
        }
        pages.item()?;
        let count = pages.count()?;
        index.search.reserve(count.min(ROOM));
        for _ in 0..count {
            pages.item()?;
            index.search.push(pages.text()?.into());
        }
        pages.item()?;
        for _ in 0..pages.count()? {
            pages.item()?;
            let key = (unpack_kind(pages)?, pages.text()?.into());
            index.series.insert(key, pages.signed()?);
        }
        Some(index)
    }
}
