//! A backup: one file with everything that cannot be made again, read back before it counts.
//!
//! ```text
//! "TNBACK1\n" | length u32 | manifest, JSON | BLAKE3 of it 32 | the files, one after the other
//! ```
//!
//! In it are `office.toml`, `vault.age`, HEAD and the journal up to its last whole record; the journal
//! stays sealed, the vault under its passphrase, so no passphrase is needed to make one. Restoring
//! writes into a new folder, checks it, and only then gives it its name.

use std::fs::File;
use std::io::{self, Read, Seek as _, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::domain::id::{from_hex, hex};
use crate::platform::files;
use crate::store::check::{Scratch, verify_end};
use crate::store::error::{Attempt, Result, StoreError};
use crate::store::head::{self, Head};
use crate::store::office::Office;
use crate::store::record::Link;
use crate::store::walk::{self, Position};
use crate::store::{Store, fsio, vault};

const MAGIC: [u8; 8] = *b"TNBACK1\n";
const FORMAT: u32 = 1;
/// A manifest longer than this is not believed.
const MANIFEST_MAX: u32 = 16 * 1024 * 1024;

/// A backup that was made and read back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupMade {
    pub path: PathBuf,
    /// The last record in it.
    pub seq: u64,
    pub bytes: u64,
    /// When, in milliseconds since 1970 UTC.
    pub at: u64,
}

#[derive(Debug, Serialize, Deserialize)]
struct Manifest {
    format: u32,
    at: u64,
    seq: u64,
    chain: String,
    files: Vec<Listed>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Listed {
    name: String,
    length: u64,
    blake3: String,
}

impl Store {
    /// Makes a backup of everything saved so far in the folder `to`.
    pub fn backup(&mut self, to: &Path) -> Result<BackupMade> {
        backup(&self.data, to)
    }
}

/// Makes a backup of a data folder in the folder `to`; needs no passphrase and works while the
/// folder is open.
pub fn backup(data: &Path, to: &Path) -> Result<BackupMade> {
    if !Store::exists(data) {
        return Err(StoreError::NoData(data.to_owned()));
    }
    let failed = |error| StoreError::io(Attempt::Backup, to, error);
    let promised = head::read(data).map_or(0, |head| head.end.seq);
    let walked = walk::walk(&walk::dir(data), 1, u64::MAX, &mut |_| Ok(()))?;
    if let Some(trouble) = walked.trouble
        && (!trouble.torn || walked.end.seq < promised)
    {
        return Err(StoreError::Damaged(Box::new(trouble.damage)));
    }
    std::fs::create_dir_all(to).map_err(failed)?;
    let at = fsio::now_millis();
    let end = walked.end;
    let name = format!("thoatngheo-{}-{:08}.backup", date(at), end.seq);
    let part = to.join(format!("{name}.part"));
    let outcome = pack(data, &part, Head { end, at: walked.at, clean: true }, at)
        .and_then(|()| read_back(&part, to));
    if let Err(error) = outcome {
        let _ = std::fs::remove_file(&part);
        return Err(error);
    }
    let path = to.join(name);
    std::fs::rename(&part, &path).and_then(|()| files::sync_dir(to)).map_err(failed)?;
    let bytes = std::fs::metadata(&path).map_err(failed)?.len();
    let path = std::path::absolute(&path).unwrap_or(path);
    let made = BackupMade { path, seq: end.seq, bytes, at };
    note(data, &made);
    Ok(made)
}

/// The date in Việt Nam (UTC+7, no summer time), for the file's name.
fn date(millis: u64) -> String {
    let millis = i64::try_from(millis).unwrap_or(0).saturating_add(7 * 3_600_000);
    let date = chrono::DateTime::from_timestamp_millis(millis).unwrap_or_default();
    date.format("%Y-%m-%d").to_string()
}

/// What goes in: a name and its bytes, or a file of which the first bytes count.
enum Source {
    Bytes(Vec<u8>),
    File(PathBuf, u64),
}

fn sources(data: &Path, head: Head) -> io::Result<Vec<(String, Source)>> {
    let mut all = vec![
        ("office.toml".to_owned(), Source::Bytes(std::fs::read(Office::path(data))?)),
        ("vault.age".to_owned(), Source::Bytes(std::fs::read(vault::path(data))?)),
        ("HEAD".to_owned(), Source::Bytes(head::to_bytes(&head))),
    ];
    let Position { file: last, offset } = head.at;
    for number in 1..=last {
        let path = walk::file_path(&walk::dir(data), number);
        let length = if number == last { offset } else { std::fs::metadata(&path)?.len() };
        all.push((format!("journal/{number:08}.log"), Source::File(path, length)));
    }
    Ok(all)
}

fn pack(data: &Path, part: &Path, head: Head, at: u64) -> Result<()> {
    let failed = |error| StoreError::io(Attempt::Backup, part, error);
    let sources = sources(data, head).map_err(failed)?;
    let mut files = Vec::new();
    for (name, source) in &sources {
        let mut hasher = blake3::Hasher::new();
        let length = copy(source, &mut hasher).map_err(failed)?;
        files.push(Listed { name: name.clone(), length, blake3: hasher.finalize().to_string() });
    }
    let chain = hex(&head.end.chain);
    let manifest = Manifest { format: FORMAT, at, seq: head.end.seq, chain, files };
    let manifest = serde_json::to_vec(&manifest).map_err(|error| failed(error.into()))?;
    let length = u32::try_from(manifest.len()).unwrap_or(u32::MAX);
    let write = || -> io::Result<()> {
        let mut out = io::BufWriter::new(files::create(part)?);
        out.write_all(&MAGIC)?;
        out.write_all(&length.to_le_bytes())?;
        out.write_all(&manifest)?;
        out.write_all(blake3::hash(&manifest).as_bytes())?;
        for (_, source) in &sources {
            copy(source, &mut out)?;
        }
        out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
    };
    write().map_err(failed)
}

fn copy(source: &Source, out: &mut impl Write) -> io::Result<u64> {
    match source {
        Source::Bytes(bytes) => out.write_all(bytes).map(|()| bytes.len() as u64),
        Source::File(path, length) => io::copy(&mut File::open(path)?.take(*length), out),
    }
}

/// A backup that was not read back does not count.
fn read_back(part: &Path, beside: &Path) -> Result<()> {
    let scratch =
        Scratch::new(beside).map_err(|error| StoreError::io(Attempt::Backup, beside, error))?;
    unpack(part, &scratch.0).map(drop)
}

/// Makes a data folder from a backup: a file, or a folder whose newest backup is taken. The folder
/// `to` must not exist or be empty.
///
/// What was written after the backup was made has numbers that this folder would give again, and
/// the folder that the backup is of may still be at work: the new one is marked, and gets an
/// identity of its own before anything is written in it.
pub fn restore(from: &Path, to: &Path) -> Result<Link> {
    files::private_umask();
    let failed = |error| StoreError::io(Attempt::Restore, to, error);
    let file = if from.is_dir() {
        newest_in(from).ok_or_else(|| StoreError::NoData(from.to_owned()))?
    } else {
        from.to_owned()
    };
    if to.exists() && std::fs::read_dir(to).map_err(failed)?.next().is_some() {
        return Err(StoreError::AlreadyThere(to.to_owned()));
    }
    let to = std::path::absolute(to).map_err(failed)?;
    let parent = to.parent().ok_or_else(|| StoreError::AlreadyThere(to.clone()))?;
    fsio_parents(parent).map_err(failed)?;
    let scratch = Scratch::new(parent).map_err(failed)?;
    let end = unpack(&file, &scratch.0)?;
    Office { restored: true, ..Office::read(&scratch.0)? }.write(&scratch.0)?;
    std::fs::rename(&scratch.0, &to).and_then(|()| files::sync_dir(parent)).map_err(failed)?;
    Ok(end)
}

fn fsio_parents(parent: &Path) -> io::Result<()> {
    if parent.is_dir() { Ok(()) } else { files::private_dir(parent) }
}

/// The newest backup of a folder: its names sort by date and number.
pub(super) fn newest_in(dir: &Path) -> Option<PathBuf> {
    let names = std::fs::read_dir(dir).ok()?.flatten().map(|entry| entry.path());
    names.filter(|path| path.extension().is_some_and(|ending| ending == "backup")).max()
}

/// Writes the files of a backup into a folder and checks that they are a whole data folder.
pub(super) fn unpack(file: &Path, dir: &Path) -> Result<Link> {
    let bad = |why: &str| StoreError::BadBackup(why.to_owned());
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::UnexpectedEof => StoreError::BadBackup("it is cut short".to_owned()),
        _ => StoreError::io(Attempt::Restore, file, error),
    };
    let mut from = File::open(file).map_err(failed)?;
    let manifest = read_manifest(&mut from).map_err(failed)?.ok_or_else(|| bad("no manifest"))?;
    if manifest.format > FORMAT {
        return Err(StoreError::NewerFormat { found: manifest.format, known: FORMAT });
    }
    files::private_dir(&walk::dir(dir)).map_err(failed)?;
    for listed in &manifest.files {
        if !is_expected(&listed.name) {
            return Err(bad("a file of a foreign name is in it"));
        }
        let path = dir.join(&listed.name);
        let mut out =
            Hashing { file: files::create(&path).map_err(failed)?, hasher: blake3::Hasher::new() };
        let copied = io::copy(&mut (&mut from).take(listed.length), &mut out).map_err(failed)?;
        out.file.sync_all().map_err(failed)?;
        if copied != listed.length || out.hasher.finalize().to_string() != listed.blake3 {
            return Err(bad(&format!("{} is not whole", listed.name)));
        }
    }
    let at = from.stream_position().map_err(failed)?;
    if from.seek(SeekFrom::End(0)).map_err(failed)? != at {
        return Err(bad("something follows its end"));
    }
    Office::read(dir)?;
    let chain = from_hex(&manifest.chain).ok_or_else(|| bad("no chain"))?;
    let end = Link { seq: manifest.seq, chain };
    verify_end(dir, end)?;
    files::sync_dir(&walk::dir(dir)).and_then(|()| files::sync_dir(dir)).map_err(failed)?;
    Ok(end)
}

struct Hashing {
    file: File,
    hasher: blake3::Hasher,
}

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hasher.update(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

fn read_manifest(from: &mut File) -> io::Result<Option<Manifest>> {
    let mut start = [0; 12];
    from.read_exact(&mut start)?;
    let (magic, length) = start.split_at(MAGIC.len());
    let length = u32::from_le_bytes(length.try_into().unwrap_or_default());
    if magic != MAGIC || length > MANIFEST_MAX {
        return Ok(None);
    }
    let mut manifest = Vec::new();
    from.take(u64::from(length)).read_to_end(&mut manifest)?;
    let mut hash = [0; 32];
    from.read_exact(&mut hash)?;
    let whole = blake3::hash(&manifest) == hash;
    Ok(serde_json::from_slice(&manifest).ok().filter(|_| whole))
}

/// Only the names that a backup is made of: nothing can be written elsewhere.
fn is_expected(name: &str) -> bool {
    let digits = name.strip_prefix("journal/").and_then(|name| name.strip_suffix(".log"));
    matches!(name, "office.toml" | "vault.age" | "HEAD")
        || digits.is_some_and(|d| d.len() == 8 && d.bytes().all(|b| b.is_ascii_digit()))
}

fn note_path(data: &Path) -> PathBuf {
    data.join("backup").join("last.json")
}

/// Remembers the backup for `doctor`; a folder that cannot be written stays without.
fn note(data: &Path, made: &BackupMade) {
    if let Ok(text) = serde_json::to_vec(made) {
        let _ = files::private_dir(&data.join("backup"))
            .and_then(|()| files::replace(&note_path(data), &text));
    }
}

/// The last backup that was made of this folder, wherever it was put.
pub(super) fn last(data: &Path) -> Option<BackupMade> {
    serde_json::from_slice(&std::fs::read(note_path(data)).ok()?).ok()
}
