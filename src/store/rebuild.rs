//! Putting a damaged data folder right: sled from the journal, the journal from whatever is whole.
//!
//! Nothing is removed: what is replaced goes to `quarantine/`. The new journal is the longest chain
//! from the first record on that the journal's remains, sled and the newest backup give together;
//! numbers that none of them has are named.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use crate::platform::files;
use crate::store::backup;
use crate::store::chain::Chain;
use crate::store::check::{JournalState, MirrorState, Scratch, check};
use crate::store::error::{Attempt, Result, StoreError};
use crate::store::head::{self, Head};
use crate::store::lock::Lock;
use crate::store::mirror::{self, Mirror};
use crate::store::mirror_slot::MirrorSync;
use crate::store::record::{self, Cipher, Link};
use crate::store::{Recovery, Store, fsio, mirror_slot, vault, walk};

/// What a rebuild did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebuilt {
    pub records: u64,
    /// Where the new journal's records came from; `None` if the journal was whole and is kept.
    pub journal: Option<Origins>,
    /// Numbers that nothing had any more.
    pub missing: Option<RangeInclusive<u64>>,
    pub quarantined: Vec<PathBuf>,
}

/// Where the records of a new journal came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Origins {
    pub journal: u64,
    pub mirror: u64,
    /// The newest backup.
    pub backup: u64,
}

/// Rebuilds what is damaged, and sled in any case.
pub fn rebuild(data: &Path, passphrase: &str) -> Result<Rebuilt> {
    if !Store::exists(data) {
        return Err(StoreError::NoData(data.to_owned()));
    }
    files::private_umask();
    let report = check(data, Some(passphrase))?;
    let _lock = Lock::take(data)?;
    let cipher = Cipher::journal(&vault::read(data, passphrase)?.data);
    let whole = report.journal == JournalState::Whole
        && !matches!(report.mirror, MirrorState::Ahead(_))
        && head::read(data).is_none_or(|head| head.end.seq <= report.records)
        && report.head != crate::store::check::HeadState::Contradicts;
    let mut done =
        Rebuilt { records: report.records, journal: None, missing: None, quarantined: Vec::new() };
    let mut end = report.end;
    if !whole {
        end = new_journal(data, &cipher, &mut done)?;
    }
    let level = MirrorSync { data: data.to_owned(), cipher, end, clean: true };
    let mut notices = Vec::new();
    let mirror = level.anew(crate::store::MirrorTrouble::Missing, &mut notices);
    done.quarantined.extend(notices.into_iter().filter_map(|notice| match notice {
        Recovery::MirrorRebuilt { kept, .. } => kept,
        _ => None,
    }));
    // A mirror that cannot be made now is made at the next start.
    let _ = mirror.and_then(Mirror::close);
    Ok(done)
}

/// Makes the longest chain that can still be made and puts it in the journal's place.
fn new_journal(data: &Path, cipher: &Cipher, done: &mut Rebuilt) -> Result<Link> {
    let failed = |error| StoreError::io(Attempt::Quarantine, data, error);
    let scratch = Scratch::new(data).map_err(failed)?;
    let mut found = [remains(&walk::dir(data)), RecordsByNumber::new(), RecordsByNumber::new()];
    let mut chain = Chain::new(data, cipher)?;
    let mut counts = [0; 3];
    extend(&mut chain, &found, cipher, &mut counts)?;
    found[1] = of_mirror(data, &scratch.0.join("sled"));
    extend(&mut chain, &found, cipher, &mut counts)?;
    found[2] = of_backup(data, &scratch.0.join("backup"));
    extend(&mut chain, &found, cipher, &mut counts)?;
    let [journal, mirror, backup] = counts;
    done.journal = Some(Origins { journal, mirror, backup });
    done.records = chain.end.seq;
    let promised = head::read(data).map_or(0, |head| head.end.seq);
    let last_seen = found.iter().filter_map(|found| found.keys().next_back().copied()).max();
    let last = promised.max(last_seen.unwrap_or(0));
    done.missing = (last > chain.end.seq).then(|| chain.end.seq + 1..=last);
    let old = walk::dir(data);
    if old.exists() {
        done.quarantined.push(fsio::quarantine(data, &old).map_err(failed)?);
    }
    if head::path(data).exists() {
        done.quarantined.push(fsio::quarantine(data, &head::path(data)).map_err(failed)?);
    }
    let head = chain.finish(data)?;
    head::write(data, &head).map_err(|error| StoreError::io(Attempt::WriteHead, data, error))?;
    Ok(head.end)
}

/// Whole records by number; their order and seals are not judged yet.
type RecordsByNumber = BTreeMap<u64, Vec<Vec<u8>>>;

/// Goes on with the chain as far as the records found allow.
fn extend(
    chain: &mut Chain,
    found: &[RecordsByNumber; 3],
    cipher: &Cipher,
    counts: &mut [u64; 3],
) -> Result<()> {
    'next: loop {
        let seq = chain.end.seq.saturating_add(1);
        for (found, count) in found.iter().zip(counts.iter_mut()) {
            for bytes in found.get(&seq).into_iter().flatten() {
                if chain.add(bytes, cipher)? {
                    *count += 1;
                    continue 'next;
                }
            }
        }
        return Ok(());
    }
}

/// Every whole record in the files of a journal, also behind damage.
fn remains(journal: &Path) -> RecordsByNumber {
    let mut found = RecordsByNumber::new();
    for number in walk::files(journal).unwrap_or_default() {
        let bytes = std::fs::read(walk::file_path(journal, number)).unwrap_or_default();
        let mut at = 0;
        while let Some(rest) = bytes.get(at..)
            && let Some(skip) = walk::find_magic(rest)
        {
            at += skip;
            match record::parse(bytes.get(at..).unwrap_or_default()) {
                Ok(record) => {
                    found.entry(record.seq).or_default().push(record.bytes.to_vec());
                    at += record.bytes.len();
                }
                Err(_) => at += 1,
            }
        }
    }
    found
}

/// What sled has: read from a copy, so that what is set aside is as it was found.
fn of_mirror(data: &Path, copy: &Path) -> RecordsByNumber {
    let mut found = RecordsByNumber::new();
    if mirror_slot::is_there(data)
        && fsio::copy_dir(&mirror::dir(data), copy).is_ok()
        && let Ok(mirror) = Mirror::open(copy)
    {
        for seq in 1..=mirror.head().seq {
            if let Ok(Some(bytes)) = mirror.record(seq) {
                found.insert(seq, vec![bytes]);
            }
        }
    }
    found
}

/// What the newest backup has, if it is whole.
fn of_backup(data: &Path, dir: &Path) -> RecordsByNumber {
    let noted = backup::last(data).map(|made| made.path).filter(|path| path.exists());
    let Some(file) = noted.or_else(|| backup::newest_in(&data.join("backup"))) else {
        return RecordsByNumber::new();
    };
    match files::private_dir(dir).map(|()| backup::unpack(&file, dir)) {
        Ok(Ok(_)) => remains(&walk::dir(dir)),
        _ => RecordsByNumber::new(),
    }
}

/// Makes a missing journal again from the mirror, if the mirror has an unbroken chain that reaches
/// at least as far as HEAD. Returns how many records it has, `None` if the mirror cannot help.
pub(super) fn journal_from_mirror(
    data: &Path,
    cipher: &Cipher,
    head: Option<&Head>,
) -> Result<Option<u64>> {
    if !mirror_slot::is_there(data) {
        return Ok(None);
    }
    let Ok(mirror) = Mirror::open(&mirror::dir(data)) else {
        return Ok(None);
    };
    let mut seen_head = head.is_none_or(|head| head.end == Link::genesis());
    let mut chain = Chain::new(data, cipher)?;
    while chain.end.seq < mirror.head().seq {
        let Ok(Some(bytes)) = mirror.record(chain.end.seq + 1) else {
            return Ok(None);
        };
        if !chain.add(&bytes, cipher)? {
            return Ok(None);
        }
        seen_head |= head.is_some_and(|head| head.end == chain.end);
    }
    if !seen_head {
        return Ok(None);
    }
    let records = chain.end.seq;
    chain.finish(data)?;
    Ok(Some(records))
}
