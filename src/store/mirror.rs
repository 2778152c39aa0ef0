//! The indexed copy of the journal in sled: the same sealed records by number, found by event and by
//! record; and the home of drafts. It can be deleted and rebuilt at any time.
//!
//! sled 0.34.7 needs care: a half-written snapshot of a killed process is removed before opening, no
//! panic of sled's gets out, and only an own fdatasync of `sled/db` makes a flush durable. Values
//! stay under 128 KB. Nothing is in it unsealed but ids and numbers. Invariant: `head` is written
//! after everything it covers, so the mirror may lag but never claims what it does not have.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sled::Tree;

use crate::domain::id::{RecordId, ReplicaId, Seq};
use crate::platform::files;
use crate::store::error::StoreError;
use crate::store::fsio;
use crate::store::guard::fence;
use crate::store::index::{self, Touched};
use crate::store::mirror_trouble::MirrorTrouble;
use crate::store::record::{Chain, Cipher, Link};
use crate::store::walk;

/// Memory for sled's cache; it uses several times as much.
const CACHE: u64 = 8 * 1024 * 1024;
/// Records are cut into values of this size.
const PART: usize = 96 * 1024;
/// Catching up writes so many records at once.
const GROUP: usize = 512;
/// Made durable after so many records, or ...
const SYNC_RECORDS: usize = 64;
/// ... after this time.
const SYNC_AFTER: Duration = Duration::from_secs(2);

impl From<sled::Error> for MirrorTrouble {
    fn from(error: sled::Error) -> Self {
        match error {
            sled::Error::Io(error) if fsio::is_full(&error) || fsio::is_read_only(&error) => {
                Self::CannotWrite(error.to_string())
            }
            // sled has no kind of its own for this.
            sled::Error::Io(error) if error.to_string().contains("could not acquire lock") => {
                Self::InUse
            }
            other => Self::Sled(other.to_string()),
        }
    }
}

impl From<io::Error> for MirrorTrouble {
    fn from(error: io::Error) -> Self {
        sled::Error::Io(error).into()
    }
}

impl From<StoreError> for MirrorTrouble {
    fn from(error: StoreError) -> Self {
        Self::Journal(error.to_string())
    }
}

/// What goes wrong with the mirror is never an error of the store.
pub type Mirrored<T> = Result<T, MirrorTrouble>;

pub fn dir(data: &Path) -> PathBuf {
    data.join("sled")
}

#[derive(Debug)]
struct Trees {
    db: sled::Db,
    batches: Tree,
    events: Tree,
    records: Tree,
    meta: Tree,
    drafts: Tree,
}

#[derive(Debug)]
pub struct Mirror {
    /// Always there until dropped.
    trees: Option<Trees>,
    file: File,
    head: Link,
    unsynced: usize,
    dirty_since: Option<Instant>,
}

/// A record to be put into the mirror.
#[derive(Debug)]
pub struct MirrorRecord {
    /// The chain up to it.
    pub link: Link,
    /// Its bytes, sealed.
    pub bytes: Vec<u8>,
    pub touched: Touched,
}

impl Mirror {
    /// Opens or makes the mirror in `sled/` of a data folder (or of a copy).
    pub fn open(sled_dir: &Path) -> Mirrored<Self> {
        files::private_dir(sled_dir)?;
        remove_half_snapshots(sled_dir)?;
        let trees = fence(|| {
            let config = sled::Config::new().path(sled_dir).cache_capacity(CACHE);
            let db = config.flush_every_ms(None).open()?;
            Ok(Trees {
                batches: db.open_tree("batches")?,
                events: db.open_tree("events")?,
                records: db.open_tree("records")?,
                meta: db.open_tree("meta")?,
                drafts: db.open_tree("drafts")?,
                db,
            })
        })?;
        let file = File::open(sled_dir.join("db"))?;
        let mut mirror = Self {
            trees: Some(trees),
            file,
            head: Link::genesis(),
            unsynced: 0,
            dirty_since: None,
        };
        if let Some(head) = mirror.get(|trees| &trees.meta, b"head")? {
            mirror.head = link_from(&head).ok_or(MirrorTrouble::Differs(0))?;
        }
        Ok(mirror)
    }

    /// The last record it has.
    pub fn head(&self) -> Link {
        self.head
    }

    fn with<T>(&self, work: impl FnOnce(&Trees) -> sled::Result<T>) -> Mirrored<T> {
        let trees = self.trees.as_ref().ok_or(MirrorTrouble::Missing)?;
        fence(|| work(trees))
    }

    fn get(&self, tree: impl FnOnce(&Trees) -> &Tree, key: &[u8]) -> Mirrored<Option<Vec<u8>>> {
        self.with(|trees| Ok(tree(trees).get(key)?.map(|value| value.to_vec())))
    }

    /// Puts records in, which continue its head.
    pub fn put(&mut self, entries: &[MirrorRecord]) -> Mirrored<()> {
        let Some(last) = entries.last() else {
            return Ok(());
        };
        // Plain inserts, head last: sled's log keeps the order, and its batches would each write to
        // the disk at once.
        self.with(|trees| {
            for MirrorRecord { link, bytes, touched } in entries {
                let seq = link.seq.to_be_bytes();
                for (part, value) in (0_u16..).zip(bytes.chunks(PART)) {
                    trees.batches.insert(part_key(link.seq, part), value)?;
                }
                for (replica, n) in &touched.events {
                    trees.events.insert([&event_key(*replica, *n)[..], &seq].concat(), &[])?;
                }
                for record in &touched.records {
                    trees.records.insert([&record_key(*record)[..], &seq].concat(), &[])?;
                }
            }
            trees.meta.insert(b"head", link_bytes(&last.link))
        })?;
        self.head = last.link;
        self.touch(entries.len())
    }

    fn touch(&mut self, records: usize) -> Mirrored<()> {
        self.unsynced += records;
        self.dirty_since.get_or_insert_with(Instant::now);
        if self.unsynced >= SYNC_RECORDS { self.sync() } else { Ok(()) }
    }

    /// When it wants to be made durable; `None` if it is.
    pub fn due_in(&self) -> Option<Duration> {
        self.dirty_since.map(|since| SYNC_AFTER.saturating_sub(since.elapsed()))
    }

    /// Makes it durable: sled's flush, and the fdatasync that sled leaves out.
    pub fn sync(&mut self) -> Mirrored<()> {
        self.with(|trees| trees.db.flush())?;
        self.file.sync_data()?;
        self.unsynced = 0;
        self.dirty_since = None;
        Ok(())
    }

    /// Takes from the journal what it lacks, up to `until`.
    pub fn catch_up(&mut self, journal: &Path, cipher: &Cipher, until: Link) -> Mirrored<()> {
        if self.head == until {
            return Ok(());
        }
        if self.head.seq >= until.seq {
            return Err(MirrorTrouble::Differs(until.seq));
        }
        let head = self.head;
        let mut group = Vec::new();
        let mut failed = None;
        let first = walk::file_after(journal, head.seq)?;
        let walked = walk::walk(journal, first, until.seq, &mut |step| {
            let record = step.record;
            if failed.is_some() || record.seq < head.seq {
                return Ok(());
            }
            if record.seq == head.seq {
                failed = (record.chain != head.chain).then_some(MirrorTrouble::Differs(head.seq));
                return Ok(());
            }
            // A record that does not open is still copied: the seal is judged by the reader.
            let text = record.open(cipher, &step.previous.chain).unwrap_or_default();
            group.push(MirrorRecord {
                link: Link { seq: record.seq, chain: record.chain },
                bytes: record.bytes.to_vec(),
                touched: index::touched(&text),
            });
            if group.len() >= GROUP {
                failed = self.put(&std::mem::take(&mut group)).err();
            }
            Ok(())
        })?;
        if let Some(trouble) = failed {
            return Err(trouble);
        }
        self.put(&group)?;
        if walked.end == until && self.head == until {
            self.sync()
        } else {
            Err(MirrorTrouble::Differs(self.head.seq))
        }
    }

    /// The sealed bytes of a record.
    pub fn record(&self, seq: u64) -> Mirrored<Option<Vec<u8>>> {
        self.with(|trees| {
            let mut bytes = Vec::new();
            for item in trees.batches.scan_prefix(seq.to_be_bytes()) {
                bytes.extend_from_slice(&item?.1);
            }
            Ok(Some(bytes).filter(|bytes| !bytes.is_empty()))
        })
    }

    /// The chain hash under which it has a record: read from the bytes, not computed.
    pub fn chain_before(&self, seq: u64) -> Mirrored<Option<Chain>> {
        if seq <= 1 {
            return Ok(Some(Link::genesis().chain));
        }
        let before = self.record(seq - 1)?;
        Ok(before.and_then(|bytes| crate::store::record::parse(&bytes).ok().map(|r| r.chain)))
    }

    /// The numbers of the records that carry events of a replica, in order, each once.
    pub fn seqs_of_events(&self, replica: ReplicaId, from: Seq, to: Seq) -> Mirrored<Vec<u64>> {
        let mut seqs: Vec<u64> = self.with(|trees| {
            let low = event_key(replica, from).to_vec();
            let high = [&event_key(replica, to)[..], &[0xff; 8]].concat();
            trees.events.range(low..=high).map(|item| Ok(tail_of(&item?.0))).collect()
        })?;
        seqs.sort_unstable();
        seqs.dedup();
        Ok(seqs)
    }

    /// The numbers of the records that touch a record, in order.
    pub fn seqs_of_record(&self, record: RecordId) -> Mirrored<Vec<u64>> {
        self.with(|trees| {
            let keys = trees.records.scan_prefix(record_key(record)).keys();
            keys.map(|key| Ok(tail_of(&key?))).collect()
        })
    }

    /// Keeps a sealed draft, safe from a kill when this returns.
    pub fn put_draft(&mut self, key: &[u8], sealed: &[u8]) -> Mirrored<()> {
        self.with(|trees| {
            trees.drafts.insert(key, sealed)?;
            trees.db.flush()
        })?;
        self.touch(0)
    }

    pub fn drop_draft(&mut self, key: &[u8]) -> Mirrored<()> {
        let was = self.with(|trees| {
            let was = trees.drafts.remove(key)?;
            trees.db.flush()?;
            Ok(was)
        })?;
        if was.is_some() { self.touch(0) } else { Ok(()) }
    }

    /// All drafts, sealed.
    pub fn drafts(&self) -> Mirrored<Vec<(Vec<u8>, Vec<u8>)>> {
        self.with(|trees| {
            let all = trees.drafts.iter();
            all.map(|item| item.map(|(key, value)| (key.to_vec(), value.to_vec()))).collect()
        })
    }

    /// Makes it durable and lets go of it.
    pub fn close(mut self) -> Mirrored<()> {
        self.sync()
    }
}

impl Drop for Mirror {
    fn drop(&mut self) {
        let trees = self.trees.take();
        let _ = fence(|| {
            drop(trees);
            Ok(())
        });
    }
}

/// sled refuses to open over a snapshot that a killed process was still writing.
fn remove_half_snapshots(sled_dir: &Path) -> io::Result<()> {
    for entry in fs::read_dir(sled_dir)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with("snap.") && name.ends_with(".generating") {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

fn part_key(seq: u64, part: u16) -> [u8; 10] {
    let mut key = [0; 10];
    key[..8].copy_from_slice(&seq.to_be_bytes());
    key[8..].copy_from_slice(&part.to_be_bytes());
    key
}

fn event_key(replica: ReplicaId, n: Seq) -> [u8; 12] {
    let mut key = [0; 12];
    key[..8].copy_from_slice(&replica.0);
    key[8..].copy_from_slice(&n.to_be_bytes());
    key
}

fn record_key(record: RecordId) -> [u8; 14] {
    let mut key = [0; 14];
    key[..8].copy_from_slice(&record.replica.0);
    key[8..12].copy_from_slice(&record.n.to_be_bytes());
    key[12..].copy_from_slice(&record.place.to_be_bytes());
    key
}

fn tail_of(key: &[u8]) -> u64 {
    key.last_chunk::<8>().map_or(0, |tail| u64::from_be_bytes(*tail))
}

fn link_bytes(link: &Link) -> Vec<u8> {
    [&link.seq.to_be_bytes()[..], &link.chain].concat()
}

fn link_from(bytes: &[u8]) -> Option<Link> {
    let (seq, chain) = bytes.split_first_chunk::<8>()?;
    Some(Link { seq: u64::from_be_bytes(*seq), chain: chain.try_into().ok()? })
}
