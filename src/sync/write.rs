//! Writing a bundle: lines, compressed, encrypted, signed, put in place and read back.
//!
//! Every event is checked against the chain on its way out, so a bundle never carries a fault of
//! the store further. Runs end at a seal; our own chain is sealed here if it was not. The file
//! appears under its name whole or not at all.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use crate::domain::batch::{Batch, BatchLine, Seal};
use crate::domain::id::{ReplicaId, Seq, hex};
use crate::domain::log::{Have, Range};
use crate::domain::roster::Roster;
use crate::sync::error::WriteError;
use crate::sync::manifest::{self, BundleKind, FORMAT, Manifest, NEWEST};
use crate::sync::outgoing::Outgoing;
use crate::sync::runs::{Lines, Run, prepare};

/// How hard to compress. 9 writes 10,000 events in a tenth of a second; 12 saves 5 % more.
const LEVEL: i32 = 9;

/// A bundle that lies on the medium and was read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenBundle {
    pub path: PathBuf,
    pub manifest: Manifest,
    /// The BLAKE3 of the whole file, in hex: the next bundle's `previous`.
    pub hash: String,
    /// The same in 16 groups of four, for the cover sheet.
    pub hash_groups: Vec<String>,
    /// Bytes of the file.
    pub bytes: u64,
    pub events: usize,
    pub ranges: Vec<Range>,
    /// The seal that was made over our own chain, to be journalled; nothing if there was one.
    pub seal: Option<Seal>,
    /// Numbers that were asked for and are not inside, because their author has not sealed them.
    pub unsealed: Vec<Range>,
}

/// Writes a bundle to `target`: a folder, where it gets its own name, or a file.
///
/// `lines` gives the stored event lines of a range with their numbers, in order; both lines of a
/// number where a device was cloned.
pub fn write_bundle(
    target: &Path,
    outgoing: &Outgoing<'_>,
    lines: &mut Lines<'_>,
) -> Result<WrittenBundle, WriteError> {
    let us = outgoing.identity.replica();
    let roster = outgoing.log.roster().filter(|roster| roster.device(us).is_some());
    let roster = roster.ok_or(WriteError::NotEnrolled)?;
    let to = receivers(roster, outgoing.to, us)?;
    let mut ready = prepare(outgoing, lines)?;
    if outgoing.extract.is_some() {
        for run in &mut ready.runs {
            run.withhold(outgoing.log)?;
        }
    }
    let (sealed, plain) = encrypt(outgoing, &to, &ready.runs)?;
    let manifest = describe(outgoing, roster, &to, &ready.runs, &sealed, plain);
    let sign = |message: &[u8]| outgoing.identity.sign(message);
    let mut bytes = manifest::encode(&manifest, sign)
        .ok_or_else(|| WriteError::WriteFile("the header is too long".to_owned()))?;
    bytes.extend(sealed);
    let hash = blake3::hash(&bytes);
    let path = place(target, &file_name(&manifest));
    put(&path, &bytes).map_err(|error| WriteError::WriteFile(error.to_string()))?;
    let back = std::fs::read(&path).map_err(|_| WriteError::ReadBack)?;
    if blake3::hash(&back) != hash {
        return Err(WriteError::ReadBack);
    }
    let hash = hex(hash.as_bytes());
    Ok(WrittenBundle {
        path,
        manifest,
        hash_groups: groups(&hash),
        hash,
        bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        events: ready.runs.iter().map(|run| run.lines.len()).sum(),
        ranges: ready.runs.iter().map(Run::range).collect(),
        seal: ready.seal,
        unsealed: ready.unsealed,
    })
}

/// A hash in groups of four, as printed on the cover sheet.
pub fn groups(hash: &str) -> Vec<String> {
    hash.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect()
}

fn receivers<'a>(
    roster: &'a Roster,
    asked: &[ReplicaId],
    us: ReplicaId,
) -> Result<Vec<(ReplicaId, &'a str)>, WriteError> {
    let pair = |device: &'a crate::domain::roster::Device| (device.replica, &*device.recipient);
    let mut to: Vec<_> = if asked.is_empty() {
        roster.active().filter(|device| device.replica != us).map(pair).collect()
    } else {
        let find = |id: &ReplicaId| {
            let device = roster.active().find(|device| device.replica == *id);
            device.map(pair).ok_or(WriteError::Recipient(*id))
        };
        asked.iter().map(find).collect::<Result<_, _>>()?
    };
    if to.is_empty() {
        to.extend(roster.device(us).map(pair));
    }
    Ok(to)
}

/// The encrypted part, and the length of the lines in it.
fn encrypt(
    outgoing: &Outgoing<'_>,
    to: &[(ReplicaId, &str)],
    runs: &[Run],
) -> Result<(Vec<u8>, u64), WriteError> {
    let recipient = |(id, key): &(ReplicaId, &str)| {
        age::x25519::Recipient::from_str(key).map_err(|_| WriteError::Recipient(*id))
    };
    let keys = to.iter().map(recipient).collect::<Result<Vec<_>, _>>()?;
    let to = keys.iter().map(|key| -> &dyn age::Recipient { key });
    let failed = |error: &dyn std::fmt::Display| WriteError::WriteFile(error.to_string());
    let age = age::Encryptor::with_recipients(to).map_err(|error| failed(&error))?;
    let inner = || -> io::Result<(Vec<u8>, u64)> {
        let zstd = zstd::Encoder::new(age.wrap_output(Vec::new())?, LEVEL)?;
        let mut out = Hashing { inner: zstd, hasher: blake3::Hasher::new(), length: 0 };
        // The roster names people; who may read an extract has it.
        let roster = outgoing.extract.is_none().then(|| outgoing.log.roster_log().lines());
        for line in roster.into_iter().flatten() {
            writeln!(out, "R {line}")?;
        }
        for run in runs {
            write_run(&mut out, run)?;
        }
        for line in outgoing.extract.into_iter().flatten() {
            writeln!(out, "X {line}")?;
        }
        let end = format!("Z {}\n", out.hasher.finalize().to_hex());
        out.write_all(end.as_bytes())?;
        Ok((out.inner.finish()?.finish()?, out.length))
    };
    inner().map_err(|error| failed(&error))
}

fn write_run(out: &mut impl Write, run: &Run) -> io::Result<()> {
    let mut batch = Batch::new();
    for (record, key) in &run.keys {
        batch.push(BatchLine::Key(*record, *key));
    }
    batch.push(BatchLine::Segment(run.segment));
    out.write_all(batch.as_str().as_bytes())?;
    for line in &run.lines {
        out.write_all(line.as_bytes())?;
        out.write_all(b"\n")?;
    }
    let mut seals = Batch::new();
    for seal in &run.seals {
        seals.push(BatchLine::Seal(*seal));
    }
    out.write_all(seals.as_str().as_bytes())
}

/// Counts and hashes what goes through.
struct Hashing<W> {
    inner: W,
    hasher: blake3::Hasher,
    length: u64,
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.inner.write_all(bytes)?;
        self.hasher.update(bytes);
        self.length = self.length.saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

fn describe(
    outgoing: &Outgoing<'_>,
    roster: &Roster,
    to: &[(ReplicaId, &str)],
    runs: &[Run],
    sealed: &[u8],
    plain: u64,
) -> Manifest {
    let mut inside: BTreeMap<ReplicaId, (Seq, Seq)> = BTreeMap::new();
    for range in runs.iter().map(Run::range) {
        let known = inside.entry(range.replica).or_insert((range.from, range.to));
        *known = (known.0.min(range.from), known.1.max(range.to));
    }
    let everything = outgoing.log.lacking(&Have::new());
    let full = everything.iter().all(|all| inside.get(&all.replica) == Some(&(all.from, all.to)));
    let kind = match (outgoing.extract.is_some(), inside.is_empty(), full) {
        (true, ..) => BundleKind::Extract,
        (false, true, _) => BundleKind::Ack,
        (false, false, true) => BundleKind::Full,
        (false, false, false) => BundleKind::Delta,
    };
    let format = if kind == BundleKind::Extract { NEWEST } else { FORMAT };
    let b3 = *blake3::hash(sealed).as_bytes();
    let (lines, last) = outgoing.log.roster_log().head();
    Manifest {
        v: format,
        min: format,
        id: hex(&b3).chars().take(16).collect(),
        kind,
        unit: roster.unit.id,
        from: outgoing.identity.replica(),
        key: outgoing.identity.public_key(),
        to: to.iter().map(|(replica, _)| *replica).collect(),
        t: outgoing.now,
        number: outgoing.number,
        previous: outgoing.previous.clone(),
        vec: inside,
        have: outgoing.log.have(),
        roster: (lines, hex(&last)),
        counts: outgoing.summary.counts.clone(),
        money: outgoing.summary.money.clone(),
        keys: outgoing.summary.keys.clone(),
        plain,
        len: u64::try_from(sealed.len()).unwrap_or(u64::MAX),
        b3,
    }
}

/// `XGN-<unit>-<sender>-<number>.goi`, with the first and last event where one replica is inside.
fn file_name(manifest: &Manifest) -> String {
    let Manifest { unit, from, number, .. } = manifest;
    let span = match manifest.vec.values().next() {
        Some((first, last)) if manifest.vec.len() == 1 => format!("-{first}-{last}"),
        _ => String::new(),
    };
    format!("XGN-{unit}-{from}-{number:04}{span}.goi")
}

fn place(target: &Path, name: &str) -> PathBuf {
    if target.is_dir() { target.join(name) } else { target.to_owned() }
}

/// Writes beside, syncs, renames, syncs the folder.
fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    let beside = PathBuf::from(beside);
    let written = (|| {
        let mut file = File::create(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(&beside, path)
    })();
    if written.is_err() {
        // The half of a file is of no use to anyone; that it may stay is not worth an error.
        let _ = std::fs::remove_file(&beside);
        return written;
    }
    // Some file systems of memory sticks cannot sync a folder.
    let _ = crate::platform::files::sync_dir(path.parent().unwrap_or(Path::new(".")));
    Ok(())
}
