//! Pages of small numbers and short texts: how a snapshot is put down and picked up again.
//!
//! Numbers are varints, signed ones zigzag, texts carry their length. A page ends only between two
//! items ([`Pen::item`], [`Eye::item`]), so that whoever reads holds one page at a time and never
//! more. It knows nothing of books. Reading is total: what does not fit gives `None`.

use crate::domain::id::{RecordId, ReplicaId};

/// A page is put away when it is this long.
const PAGE: usize = 128 * 1024;

pub struct Pen<'a> {
    page: Vec<u8>,
    /// Replicas are named by the order in which they are met.
    replicas: Vec<ReplicaId>,
    put_away: &'a mut dyn FnMut(&[u8]),
}

impl<'a> Pen<'a> {
    pub fn new(put_away: &'a mut dyn FnMut(&[u8])) -> Self {
        Self { page: Vec::with_capacity(PAGE * 2), replicas: Vec::new(), put_away }
    }

    /// A new item begins here.
    pub fn item(&mut self) {
        if self.page.len() >= PAGE {
            (self.put_away)(&self.page);
            self.page.clear();
        }
    }

    pub fn finish(self) {
        if !self.page.is_empty() {
            (self.put_away)(&self.page);
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

pub struct Eye<'a> {
    page: Vec<u8>,
    at: usize,
    replicas: Vec<ReplicaId>,
    next: &'a mut dyn FnMut() -> Option<Vec<u8>>,
}

impl<'a> Eye<'a> {
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

    fn read<T>(pages: Vec<Vec<u8>>, work: impl FnOnce(&mut Eye<'_>) -> T) -> T {
        let mut pages = pages.into_iter();
        work(&mut Eye::new(&mut || pages.next()))
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(
            items in prop::collection::vec((any::<u64>(), any::<i64>(), ".{0,9}", any::<[u8; 8]>()), 0..9),
        ) {
            let mut pages = Vec::new();
            let mut put_away = |page: &[u8]| pages.push(page.to_vec());
            let mut pen = Pen::new(&mut put_away);
            for (number, signed, text, id) in &items {
                pen.item();
                pen.number(*number);
                pen.signed(*signed);
                pen.text(text);
                pen.record(RecordId { replica: ReplicaId(*id), n: 7, place: 1 });
                pen.record(RecordId { replica: ReplicaId([0; 8]), n: 7, place: 1 });
                // Fills a page, so that the next item stands on a new one.
                pen.count(PAGE);
                pen.bytes(&vec![1; PAGE]);
            }
            pen.finish();
            prop_assert_eq!(pages.len(), items.len());
            read(pages, |eye| {
                for (number, signed, text, id) in items {
                    eye.item().unwrap();
                    assert_eq!(eye.number(), Some(number));
                    assert_eq!(eye.signed(), Some(signed));
                    assert_eq!(eye.text().map(str::to_owned), Some(text));
                    assert_eq!(eye.record().unwrap().replica, ReplicaId(id));
                    assert_eq!(eye.record().unwrap().replica, ReplicaId([0; 8]));
                    assert_eq!(eye.text().map(str::len), Some(PAGE));
                }
                assert!(eye.is_over());
            });
        }

        #[test]
        fn reading_never_panics(page in prop::collection::vec(any::<u8>(), 0..40)) {
            for what in 0..8 {
                read(vec![page.clone()], |eye| {
                    let _ = eye.item();
                    while match what {
                        0 => eye.number::<u32>().is_some(),
                        1 => eye.signed().is_some(),
                        2 => eye.text().is_some(),
                        3 => eye.record().is_some(),
                        4 => eye.array::<9>().is_some(),
                        5 => eye.count_here().is_some(),
                        6 => eye.flag().is_some(),
                        _ => eye.byte().is_some(),
                    } {}
                });
            }
        }
    }
}
