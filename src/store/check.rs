//! Is everything that was saved still there, as it was saved? Asked without changing anything.
//!
//! Without the passphrase every record's checksum, number and chain are checked, HEAD against the
//! journal and sled against the journal; with it the seals too. sled cannot be opened without
//! writing, so a copy of it is looked at. The report is plain values: what to say of it is said
//! elsewhere.

use std::path::{Path, PathBuf};

use crate::platform::files;
use crate::store::error::{Damage, Fault, Result, StoreError};
use crate::store::head::{self, Head};
use crate::store::lock::Lock;
use crate::store::mirror::{self, Mirror, Mirrored};
use crate::store::mirror_slot;
use crate::store::mirror_trouble::MirrorTrouble;
use crate::store::office::Office;
use crate::store::record::{Cipher, Link};
use crate::store::walk::{self, Walked};
use crate::store::{Store, fsio, vault};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckReport {
    /// Good records from the first on without a gap.
    pub records: u64,
    pub end: Link,
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// What is wrong with the journal.
    pub journal: JournalState,
    pub head: HeadState,
    pub mirror: MirrorState,
    /// Whether the seals were checked too.
    pub seals_checked: bool,
}

/// The state of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JournalState {
    Whole,
    /// An append at its end never finished; nothing acknowledged is missing.
    Unfinished,
    Damaged(Damage),
}

/// HEAD against the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadState {
    /// HEAD is the journal's end, and the program was left properly.
    Clean,
    /// HEAD is in the journal; the program is running or was killed.
    Behind {
        /// So many records came after it.
        records: u64,
    },
    /// There is none that can be read: a cut tail could not be noticed.
    Missing,
    /// HEAD promises records that the journal does not have.
    Ahead {
        records: u64,
    },
    Contradicts,
}

/// sled against the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MirrorState {
    Level,
    /// The last records are missing in it; the next start brings them.
    Behind(u64),
    /// It has records that the journal lacks.
    Ahead(u64),
    Missing,
    /// It cannot be used or differs.
    Damaged(MirrorTrouble),
    /// Another process has it open.
    InUse,
}

impl CheckReport {
    pub fn is_sound(&self) -> bool {
        let journal = matches!(self.journal, JournalState::Whole | JournalState::Unfinished);
        let head = matches!(self.head, HeadState::Clean | HeadState::Behind { .. });
        let mirror = match self.mirror {
            MirrorState::Level | MirrorState::Behind(_) | MirrorState::InUse => true,
            MirrorState::Missing => self.records == 0,
            MirrorState::Ahead(_) | MirrorState::Damaged(_) => false,
        };
        journal && head && mirror
    }
}

/// Checks a data folder. Works while it is open elsewhere and where nothing can be written.
pub fn check(data: &Path, passphrase: Option<&str>) -> Result<CheckReport> {
    if !Store::exists(data) {
        return Err(StoreError::NoData(data.to_owned()));
    }
    Office::read(data)?;
    let cipher = match passphrase {
        Some(passphrase) => Some(Cipher::journal(&vault::read(data, passphrase)?.data)),
        None => None,
    };
    // HEAD first: a journal that grows meanwhile only gets further than it.
    let head = head::read(data);
    let mut copy = mirror_copy(data);
    let journal = walk::dir(data);
    let mut head_agrees = head.is_none_or(|head| head.end == Link::genesis());
    let mut broken_seal = None;
    let walked = walk::walk(&journal, 1, u64::MAX, &mut |step| {
        let record = step.record;
        if let Some(head) = head.filter(|head| head.end.seq == record.seq) {
            head_agrees = head.end.chain == record.chain;
        }
        if let (Some(cipher), None) = (&cipher, &broken_seal) {
            broken_seal = record.open(cipher, &step.previous.chain).err().map(|what| {
                let file = walk::file_path(&journal, step.at.file);
                Damage { what, seq: record.seq, file, offset: step.at.offset }
            });
        }
        copy.compare(record.seq, record.bytes);
        Ok(())
    })?;
    let head_state = head_state(head, head_agrees, &walked);
    Ok(CheckReport {
        records: walked.end.seq,
        end: walked.end,
        files: walk::files(&journal)?.len(),
        bytes: fsio::size_of(&journal),
        journal: journal_state(&walked, head_state, broken_seal),
        head: head_state,
        mirror: copy.verdict(walked.end),
        seals_checked: cipher.is_some(),
    })
}

fn head_state(head: Option<Head>, agrees: bool, walked: &Walked) -> HeadState {
    let Some(head) = head else {
        return HeadState::Missing;
    };
    match walked.end.seq.checked_sub(head.end.seq) {
        None => HeadState::Ahead { records: head.end.seq - walked.end.seq },
        Some(_) if !agrees => HeadState::Contradicts,
        Some(0) if head.clean => HeadState::Clean,
        Some(records) => HeadState::Behind { records },
    }
}

fn journal_state(walked: &Walked, head: HeadState, seal: Option<Damage>) -> JournalState {
    if let Some(damage) = seal {
        return JournalState::Damaged(damage);
    }
    match &walked.trouble {
        None => JournalState::Whole,
        Some(trouble) if trouble.torn && !matches!(head, HeadState::Ahead { .. }) => {
            JournalState::Unfinished
        }
        Some(trouble) => JournalState::Damaged(trouble.damage.clone()),
    }
}

/// sled, or rather a copy of it, being compared.
enum Copy {
    Open { mirror: Box<Mirror>, _dir: Scratch, differs: Option<u64> },
    Not(MirrorState),
}

/// Opens a copy of sled, since sled writes when it is opened.
fn mirror_copy(data: &Path) -> Copy {
    if Lock::owner(data).is_some() {
        return Copy::Not(MirrorState::InUse);
    }
    if !mirror_slot::is_there(data) {
        return Copy::Not(MirrorState::Missing);
    }
    let open = || -> Mirrored<(Mirror, Scratch)> {
        let scratch = Scratch::new(&std::env::temp_dir())?;
        let dir = scratch.0.join("sled");
        fsio::copy_dir(&mirror::dir(data), &dir)?;
        Ok((Mirror::open(&dir)?, scratch))
    };
    match open() {
        Ok((mirror, dir)) => Copy::Open { mirror: Box::new(mirror), _dir: dir, differs: None },
        Err(trouble) => Copy::Not(MirrorState::Damaged(trouble)),
    }
}

impl Copy {
    fn compare(&mut self, seq: u64, bytes: &[u8]) {
        let Self::Open { mirror, differs, .. } = self else {
            return;
        };
        if differs.is_none() && seq <= mirror.head().seq {
            let same = mirror.record(seq).is_ok_and(|found| found.as_deref() == Some(bytes));
            *differs = (!same).then_some(seq);
        }
    }

    fn verdict(self, end: Link) -> MirrorState {
        let (mirror, differs) = match self {
            Self::Not(state) => return state,
            Self::Open { mirror, differs, .. } => (mirror, differs),
        };
        let head = mirror.head();
        match differs {
            Some(seq) => MirrorState::Damaged(MirrorTrouble::Differs(seq)),
            None if head.seq > end.seq => MirrorState::Ahead(head.seq - end.seq),
            None if head.seq < end.seq => MirrorState::Behind(end.seq - head.seq),
            None if head != end => MirrorState::Damaged(MirrorTrouble::Differs(end.seq)),
            None => MirrorState::Level,
        }
    }
}

/// A private folder that goes away with its owner.
#[derive(Debug)]
pub(super) struct Scratch(pub PathBuf);

impl Scratch {
    /// A new one inside `parent`.
    pub fn new(parent: &Path) -> std::io::Result<Self> {
        let (pid, mut at) = (std::process::id(), fsio::now_millis());
        loop {
            let dir = parent.join(format!(".thoatngheo-{pid}-{at}"));
            if !dir.exists() {
                files::private_dir(&dir)?;
                return Ok(Self(dir));
            }
            at += 1;
        }
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Checks that a folder just written is whole and ends here.
pub(super) fn verify_end(data: &Path, end: Link) -> Result<()> {
    let journal = walk::dir(data);
    let walked = walk::walk(&journal, 1, u64::MAX, &mut |_| Ok(()))?;
    let head_agrees = head::read(data).is_some_and(|head| head.end == end);
    match walked.trouble {
        Some(trouble) => Err(StoreError::Damaged(Box::new(trouble.damage))),
        None if walked.end == end && head_agrees => Ok(()),
        None => {
            let file = walk::file_path(&journal, walked.at.file);
            Err(StoreError::damaged(Fault::OtherThanHead, end.seq, file, walked.at.offset))
        }
    }
}
