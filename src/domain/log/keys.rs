//! The keys of records: one each, but for what a cloned device made twice.

use std::collections::HashMap;

use crate::domain::event::RecordKey;
use crate::domain::id::RecordId;

/// Record to keys. A commune has as many as it has records, so the usual one takes no list.
#[derive(Debug, Clone, Default)]
pub(super) struct Keys {
    last: HashMap<RecordId, RecordKey>,
    /// Where there are several: all of them, the one in use last.
    several: HashMap<RecordId, Vec<RecordKey>>,
}

impl Keys {
    pub(super) fn reserve(&mut self, more: usize) {
        self.last.reserve(more);
    }

    pub(super) fn put(&mut self, record: RecordId, key: RecordKey) {
        let Some(before) = self.last.insert(record, key).filter(|before| *before != key) else {
            return;
        };
        let all = self.several.entry(record).or_insert_with(|| vec![before]);
        all.retain(|old| *old != key);
        all.push(key);
    }

    pub(super) fn last(&self, record: RecordId) -> Option<RecordKey> {
        self.last.get(&record).copied()
    }

    /// Every key of a record.
    pub(super) fn all(&self, record: RecordId) -> &[RecordKey] {
        match self.several.get(&record) {
            Some(all) => all,
            None => self.last.get(&record).map_or(&[], std::slice::from_ref),
        }
    }

    /// Everything, by record.
    pub(super) fn sorted(&self) -> Vec<(RecordId, &[RecordKey])> {
        let mut sorted: Vec<_> =
            self.last.keys().map(|record| (*record, self.all(*record))).collect();
        sorted.sort_unstable();
        sorted
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::ReplicaId;

    #[test]
    fn every_key_is_kept_once_and_the_last_is_in_use() {
        let record = RecordId { replica: ReplicaId([1; 8]), n: 1, place: 0 };
        let mut keys = Keys::default();
        assert!(keys.all(record).is_empty() && keys.last(record).is_none());
        for (put, all) in [(1, &[1][..]), (1, &[1]), (2, &[1, 2]), (2, &[1, 2]), (1, &[2, 1])] {
            keys.put(record, [put; 16]);
            assert!(keys.all(record).iter().map(|key| key[0]).eq(all.iter().copied()), "{all:?}");
            assert_eq!(keys.last(record), keys.all(record).last().copied());
        }
        assert_eq!(keys.sorted(), [(record, &[[2; 16], [1; 16]][..])]);
    }
}
