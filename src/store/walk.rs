//! Reading the journal from a place to its end: every record's checksum, number and chain.
//!
//! ```text
//! journal/00000001.log:  "TNJOURN1" | first seq u64 | chain before it 32 | crc32c | record | ...
//! ```
//!
//! The walk decides nothing: it says how far the journal makes sense, what is wrong there, and
//! whether that can be an append that never finished. It reads one file at a time and never writes.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::store::error::{Attempt, Damage, Fault, Result, StoreError};
use crate::store::record::{self, Link, MAGIC, Record};

/// First bytes of every journal file.
const FILE_MAGIC: [u8; 8] = *b"TNJOURN1";
/// Bytes before the first record.
pub const FILE_HEADER: usize = 52;

/// A place in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Number of the file, from 1.
    pub file: u32,
    /// Byte in it.
    pub offset: u64,
}

/// How far the journal makes sense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walked {
    pub end: Link,
    /// The byte after it.
    pub at: Position,
    /// What is wrong there, if anything.
    pub trouble: Option<Trouble>,
}

/// What is wrong at the end of the walk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    pub damage: Damage,
    /// Whether this can be an append that never finished: it is the last thing in the last file.
    pub torn: bool,
}

/// A good record on the way.
#[derive(Debug, Clone, Copy)]
pub struct Step<'a> {
    pub record: Record<'a>,
    /// The chain before it.
    pub previous: Link,
    pub at: Position,
}

/// The folder of the journal.
pub fn dir(data: &Path) -> PathBuf {
    data.join("journal")
}

/// The path of a journal file.
pub fn file_path(journal: &Path, number: u32) -> PathBuf {
    journal.join(format!("{number:08}.log"))
}

/// The header of a journal file whose first record follows `previous`.
pub fn file_header(previous: &Link) -> Vec<u8> {
    let mut out = Vec::with_capacity(FILE_HEADER);
    out.extend_from_slice(&FILE_MAGIC);
    out.extend_from_slice(&previous.seq.saturating_add(1).to_le_bytes());
    out.extend_from_slice(&previous.chain);
    out.extend_from_slice(&crc32c::crc32c(&out).to_le_bytes());
    out
}

/// Reads a file's header: what its first record follows.
fn read_header(bytes: &[u8]) -> Option<Link> {
    let (header, _) = bytes.split_first_chunk::<FILE_HEADER>()?;
    let (covered, crc) = header.split_last_chunk::<4>()?;
    let (magic, rest) = covered.split_first_chunk::<8>()?;
    let (first, rest) = rest.split_first_chunk::<8>()?;
    let chain = rest.first_chunk::<32>()?;
    if *magic != FILE_MAGIC || crc32c::crc32c(covered) != u32::from_le_bytes(*crc) {
        return None;
    }
    Some(Link { seq: u64::from_le_bytes(*first).checked_sub(1)?, chain: *chain })
}

/// The numbers of the journal files that are there, in order.
pub fn files(journal: &Path) -> Result<Vec<u32>> {
    let failed = |source| StoreError::io(Attempt::ReadJournal, journal, source);
    let entries = match fs::read_dir(journal) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(error)),
    };
    let mut numbers = Vec::new();
    for entry in entries {
        let name = entry.map_err(failed)?.file_name();
        let name = name.to_string_lossy();
        let number = name.strip_suffix(".log").filter(|digits| digits.len() == 8);
        numbers.extend(number.and_then(|digits| digits.parse::<u32>().ok()));
    }
    numbers.sort_unstable();
    Ok(numbers)
}

/// The first file that may hold records after `seq`, so that a walk can begin there.
pub fn file_after(journal: &Path, seq: u64) -> Result<u32> {
    let mut best = 1;
    for number in files(journal)? {
        let mut header = [0; FILE_HEADER];
        let read = File::open(file_path(journal, number))
            .and_then(|mut file| file.read_exact(&mut header));
        match (read, read_header(&header)) {
            (Ok(()), Some(link)) if link.seq <= seq => best = number,
            _ => break,
        }
    }
    Ok(best)
}

/// Walks from the start of file `first` to the end, or until after record `until`.
///
/// Damage is not an error of the walk: it ends there and says so. An error is what `visit` returns
/// or what the file system says.
pub fn walk(
    journal: &Path,
    first: u32,
    until: u64,
    visit: &mut dyn FnMut(Step<'_>) -> Result<()>,
) -> Result<Walked> {
    let last = files(journal)?.last().copied().unwrap_or(0);
    let mut walker = Walker::new(journal, last, until);
    let mut trouble = None;
    for number in first..=last.max(first) {
        trouble = walker.file(number, number == first && first > 1, visit)?;
        if trouble.is_some() || walker.end.seq >= until {
            break;
        }
    }
    let Walker { end, at, .. } = walker;
    Ok(Walked { end, at, trouble })
}

/// Walks one file of a journal whose last file is `last`. The chain before the file comes with it,
/// `None` if its header could not be read: whether it fits the file before is for the caller to see.
pub fn walk_one(
    journal: &Path,
    number: u32,
    last: u32,
    visit: &mut dyn FnMut(Step<'_>) -> Result<()>,
) -> Result<(Option<Link>, Walked)> {
    let mut walker = Walker::new(journal, last, u64::MAX);
    let trouble = walker.file(number, number > 1, visit)?;
    let Walker { before, end, at, .. } = walker;
    Ok((before, Walked { end, at, trouble }))
}

/// How far a walk has come.
struct Walker<'a> {
    journal: &'a Path,
    last: u32,
    until: u64,
    /// The chain before the current file.
    before: Option<Link>,
    end: Link,
    at: Position,
    bytes: Vec<u8>,
}

impl<'a> Walker<'a> {
    fn new(journal: &'a Path, last: u32, until: u64) -> Self {
        let at = Position { file: 1, offset: 0 };
        Self { journal, last, until, before: None, end: Link::genesis(), at, bytes: Vec::new() }
    }

    /// Passes a file, up to what is wrong in it.
    fn file(
        &mut self,
        number: u32,
        begins: bool,
        visit: &mut dyn FnMut(Step<'_>) -> Result<()>,
    ) -> Result<Option<Trouble>> {
        let path = file_path(self.journal, number);
        self.at = Position { file: number, offset: 0 };
        let mut bytes = std::mem::take(&mut self.bytes);
        bytes.clear();
        let read = File::open(&path).and_then(|mut file| file.read_to_end(&mut bytes));
        let stopped = match read {
            Ok(_) => match self.enter(&bytes, begins) {
                Ok(()) => self.records(&bytes, visit)?,
                Err(fault) => Some(fault),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => Some(Fault::MissingFile),
            Err(error) => return Err(StoreError::io(Attempt::ReadJournal, &path, error)),
        };
        let trouble = stopped.map(|what| {
            let offset = self.at.offset;
            let seq = self.end.seq.saturating_add(1);
            let rest = usize::try_from(offset).ok().and_then(|offset| bytes.get(offset..));
            let in_last = offset > 0 && number == self.last;
            let torn = in_last && is_torn(rest.unwrap_or_default(), seq);
            Trouble { damage: Damage { what, seq, file: path, offset }, torn }
        });
        self.bytes = bytes;
        Ok(trouble)
    }

    /// Passes a file's header. Where the walk begins in the middle its header is believed: the
    /// caller knows a hash to compare with.
    fn enter(&mut self, bytes: &[u8], begins: bool) -> std::result::Result<(), Fault> {
        let before = read_header(bytes).ok_or(Fault::FileHeader)?;
        if begins {
            self.end = before;
        } else if before.seq != self.end.seq {
            return Err(Fault::Sequence);
        } else if before.chain != self.end.chain {
            return Err(Fault::Chain);
        }
        self.before = Some(before);
        self.at.offset = FILE_HEADER as u64;
        Ok(())
    }

    /// Passes a file's records, up to the first that is wrong.
    fn records(
        &mut self,
        bytes: &[u8],
        visit: &mut dyn FnMut(Step<'_>) -> Result<()>,
    ) -> Result<Option<Fault>> {
        let mut rest = bytes.get(FILE_HEADER..).unwrap_or_default();
        while !rest.is_empty() && self.end.seq < self.until {
            let read = record::parse(rest);
            match read.and_then(|record| Ok((record, record.follow(&self.end)?))) {
                Ok((record, next)) => {
                    visit(Step { record, previous: self.end, at: self.at })?;
                    self.end = next;
                    self.at.offset += record.bytes.len() as u64;
                    rest = rest.get(record.bytes.len()..).unwrap_or_default();
                }
                Err(fault) => return Ok(Some(fault)),
            }
        }
        Ok(None)
    }
}

/// Whether what begins here can be an append that never finished: no good record of another append
/// follows. (Of one append, a later part may have reached the disk before an earlier one.)
fn is_torn(rest: &[u8], seq: u64) -> bool {
    let mut from = 1;
    while let Some(found) = rest.get(from..).and_then(find_magic) {
        let at = from + found;
        if let Ok(record) = rest.get(at..).map_or(Err(Fault::CutShort), record::parse) {
            let begins = record.seq.saturating_sub(u64::from(record.place));
            if record.place == 0 || record.seq <= seq || begins > seq {
                return false;
            }
        }
        from = at + 1;
    }
    true
}

/// Where the next thing that looks like a record begins.
pub fn find_magic(bytes: &[u8]) -> Option<usize> {
    bytes.windows(MAGIC.len()).position(|four| four == MAGIC)
}
