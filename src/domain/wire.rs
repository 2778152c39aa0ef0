//! Pages of small numbers and short texts: how a snapshot is put down and picked up again.
//!
//! Numbers are varints, signed ones zigzag, texts carry their length. A page ends only between two
//! items ([`PageEncoder::item`], [`PageDecoder::item`]), so that whoever reads holds one page at a time and never
//! more. It knows nothing of books. Reading is total: what does not fit gives `None`.

use crate::domain::id::{RecordId, ReplicaId};

/// A page is handed to the sink when it is this long.
const PAGE: usize = 128 * 1024;

pub struct PageEncoder<'a> {
    page: Vec<u8>,
    /// Replicas are named by the order in which they are met.
    replicas: Vec<ReplicaId>,
    sink: &'a mut dyn FnMut(&[u8]),
}

impl<'a> PageEncoder<'a> {
    pub fn new(sink: &'a mut dyn FnMut(&[u8])) -> Self {
        Self { page: Vec::with_capacity(PAGE * 2), replicas: Vec::new(), sink }
    }

    /// A new item begins here.
    pub fn item(&mut self) {
        if self.page.len() >= PAGE {
            (self.sink)(&self.page);
            self.page.clear();
        }
    }

    pub fn finish(self) {
        if !self.page.is_empty() {
            (self.sink)(&self.page);
        }
    }

    pub fn byte(&mut self, byte: u8) {
        self.page.push(byte);
    }

    pub fn bytes(&mut self, bytes: &[u8]) {
        self.page.extend_from_slice(bytes);
    }

    pub fn number(&mut self, number: impl Into<u64>) {
        let mut rest = number.into();
        while rest >= 0x80 {
            self.page.push(rest.to_le_bytes()[0] | 0x80);
            rest >>= 7;
        }
        self.page.push(rest.to_le_bytes()[0]);
    }

    pub fn count(&mut self, count: usize) {
        self.number(u64::try_from(count).unwrap_or(u64::MAX));
    }

    pub fn signed(&mut self, number: i64) {
        self.number((number.cast_unsigned() << 1) ^ (number >> 63).cast_unsigned());
    }

    pub fn text(&mut self, text: &str) {
        self.count(text.len());
        self.bytes(text.as_bytes());
    }

    pub fn replica(&mut self, replica: ReplicaId) {
        if let Some(at) = self.replicas.iter().position(|known| *known == replica) {
            self.count(at);
        } else {
            self.count(self.replicas.len());
            self.bytes(&replica.0);
            self.replicas.push(replica);
        }
    }

    pub fn record(&mut self, id: RecordId) {
        self.replica(id.replica);
        self.number(id.n);
        self.number(id.place);
    }
}

pub struct PageDecoder<'a> {
    page: Vec<u8>,
    at: usize,
    replicas: Vec<ReplicaId>,
    next: &'a mut dyn FnMut() -> Option<Vec<u8>>,
}

impl<'a> PageDecoder<'a> {
    pub fn new(next: &'a mut dyn FnMut() -> Option<Vec<u8>>) -> Self {
        Self { page: Vec::new(), at: 0, replicas: Vec::new(), next }
    }

    /// A new item begins here.
    pub fn item(&mut self) -> Option<()> {
        if self.at >= self.page.len() {
            self.page = (self.next)()?;
            self.at = 0;
        }
        Some(())
    }

    pub fn is_over(&mut self) -> bool {
        self.at >= self.page.len() && (self.next)().is_none()
    }

    pub fn bytes(&mut self, count: usize) -> Option<&[u8]> {
        let from = self.at;
        self.at = from.checked_add(count)?;
        self.page.get(from..self.at)
    }

    pub fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.bytes(N)?.try_into().ok()
    }

    pub fn byte(&mut self) -> Option<u8> {
        let byte = *self.page.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    pub fn number<T: TryFrom<u64>>(&mut self) -> Option<T> {
        let mut number = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return T::try_from(number).ok();
            }
        }
        None
    }

    pub fn count(&mut self) -> Option<usize> {
        self.number()
    }

    /// A count of things that take a byte at least: never more than can follow, so that room can be
    /// made for them at once.
    pub fn count_here(&mut self) -> Option<usize> {
        let count = self.count()?;
        (count <= self.page.len().saturating_sub(self.at)).then_some(count)
    }

    pub fn signed(&mut self) -> Option<i64> {
        let number: u64 = self.number()?;
        Some((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
    }

    pub fn flag(&mut self) -> Option<bool> {
        Some(self.byte()? != 0)
    }

    pub fn text(&mut self) -> Option<&str> {
        let count = self.count()?;
        std::str::from_utf8(self.bytes(count)?).ok()
    }

    pub fn replica(&mut self) -> Option<ReplicaId> {
        let at = self.count()?;
        if let Some(known) = self.replicas.get(at) {
            return Some(*known);
        }
        if at > self.replicas.len() {
            return None;
        }
        let replica = ReplicaId(self.array()?);
        self.replicas.push(replica);
        Some(replica)
    }

    pub fn record(&mut self) -> Option<RecordId> {
        Some(RecordId { replica: self.replica()?, n: self.number()?, place: self.number()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read<T>(pages: Vec<Vec<u8>>, work: impl FnOnce(&mut PageDecoder<'_>) -> T) -> T {
        let mut pages = pages.into_iter();
        work(&mut PageDecoder::new(&mut || pages.next()))
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(
            items in prop::collection::vec((any::<u64>(), any::<i64>(), ".{0,9}", any::<[u8; 8]>()), 0..9),
        ) {
            let mut pages = Vec::new();
            let mut sink = |page: &[u8]| pages.push(page.to_vec());
            let mut out = PageEncoder::new(&mut sink);
            for (number, signed, text, id) in &items {
                out.item();
                out.number(*number);
                out.signed(*signed);
                out.text(text);
                out.record(RecordId { replica: ReplicaId(*id), n: 7, place: 1 });
                out.record(RecordId { replica: ReplicaId([0; 8]), n: 7, place: 1 });
                // Fills a page, so that the next item stands on a new one.
                out.count(PAGE);
                out.bytes(&vec![1; PAGE]);
            }
            out.finish();
            prop_assert_eq!(pages.len(), items.len());
            read(pages, |pages| {
                for (number, signed, text, id) in items {
                    pages.item().unwrap();
                    assert_eq!(pages.number(), Some(number));
                    assert_eq!(pages.signed(), Some(signed));
                    assert_eq!(pages.text().map(str::to_owned), Some(text));
                    assert_eq!(pages.record().unwrap().replica, ReplicaId(id));
                    assert_eq!(pages.record().unwrap().replica, ReplicaId([0; 8]));
                    assert_eq!(pages.text().map(str::len), Some(PAGE));
                }
                assert!(pages.is_over());
            });
        }

        #[test]
        fn reading_never_panics(page in prop::collection::vec(any::<u8>(), 0..40)) {
            for what in 0..8 {
                read(vec![page.clone()], |pages| {
                    let _ = pages.item();
                    while match what {
                        0 => pages.number::<u32>().is_some(),
                        1 => pages.signed().is_some(),
                        2 => pages.text().is_some(),
                        3 => pages.record().is_some(),
                        4 => pages.array::<9>().is_some(),
                        5 => pages.count_here().is_some(),
                        6 => pages.flag().is_some(),
                        _ => pages.byte().is_some(),
                    } {}
                });
            }
        }
    }
}
