//! The snapshot: the caller's folded state as pages, each compressed and sealed, with the place in
//! the journal it belongs to, so that the next start reads only what came after.
//!
//! ```text
//! magic 4 | seq u64 | chain 32 | page | page | ... | an empty page that is marked as the last
//! page: length u32 | sealed (zstd) page
//! ```
//!
//! It is one file, replaced as a whole: in sled every replacement would leave its predecessor's
//! space behind, and sled would have to be open before the first thing is drawn. Nobody holds the
//! whole of it. One that does not open, or does not belong to this journal, counts as none.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::sync_channel;

use zstd::bulk::{Compressor, Decompressor};

use crate::platform::files;
use crate::store::error::{Attempt, Result, StoreError};
use crate::store::opening::Opening;
use crate::store::record::{Cipher, Link};
use crate::store::{Store, fsio, head, walk};

const MAGIC: [u8; 4] = *b"TNs2";
/// Bytes before the first page.
const HEADER: usize = 44;
/// Fast: the time to start counts, not the size.
const LEVEL: i32 = 1;
/// A page that is longer than this is not believed, packed or not.
const MAX: usize = 64 << 20;
/// So many opened pages may wait.
const WAITING: usize = 4;

fn path(data: &Path) -> PathBuf {
    data.join("snapshot")
}

fn cipher(data_key: &[u8; 32]) -> Cipher {
    Cipher::derived("thoatngheo 2026 snapshot key v1", data_key)
}

/// What a page is sealed to: its snapshot, its number, and whether it is the last.
fn about(header: &[u8; HEADER], number: u32, last: bool) -> [u8; HEADER + 5] {
    let mut about = [u8::from(last); HEADER + 5];
    let (start, rest) = about.split_at_mut(HEADER);
    start.copy_from_slice(header);
    rest.iter_mut().zip(number.to_le_bytes()).for_each(|(to, from)| *to = from);
    about
}

/// A snapshot being written. Until [`NewSnapshot::keep`] the old one stays.
#[derive(Debug)]
pub struct NewSnapshot {
    path: PathBuf,
    beside: PathBuf,
    cipher: Cipher,
    header: [u8; HEADER],
    pages: u32,
    /// `None` once something went wrong.
    file: Result<BufWriter<File>>,
}

impl Store {
    /// Begins a snapshot of the state as it was after record `at`.
    pub fn new_snapshot(&mut self, at: Link) -> Result<NewSnapshot> {
        self.for_work()?;
        let path = path(&self.data);
        let beside = path.with_extension("new");
        let mut header = [0; HEADER];
        header[..4].copy_from_slice(&MAGIC);
        header[4..12].copy_from_slice(&at.seq.to_le_bytes());
        header[12..].copy_from_slice(&at.chain);
        let failed = |error| StoreError::io(Attempt::Snapshot, &path, error);
        let mut file = BufWriter::new(files::create(&beside).map_err(failed)?);
        file.write_all(&header).map_err(failed)?;
        let cipher = cipher(&self.secrets.data);
        Ok(NewSnapshot { path, beside, cipher, header, pages: 0, file: Ok(file) })
    }
}

impl NewSnapshot {
    /// Adds a page. What goes wrong is said by [`NewSnapshot::keep`].
    pub fn put(&mut self, page: &[u8]) {
        if let Err(error) = self.write(page, false) {
            self.file = Err(error);
        }
    }

    fn write(&mut self, page: &[u8], last: bool) -> Result<()> {
        let Ok(file) = &mut self.file else {
            return Ok(());
        };
        let failed = |error| StoreError::io(Attempt::Snapshot, &self.path, error);
        let packed = Compressor::new(LEVEL).and_then(|mut with| with.compress(page));
        let about = about(&self.header, self.pages, last);
        let sealed = self.cipher.seal_alone(&about, &packed.map_err(failed)?)?;
        let length = u32::try_from(sealed.len()).map_err(|_| StoreError::TooLarge(page.len()))?;
        self.pages += 1;
        file.write_all(&length.to_le_bytes()).and_then(|()| file.write_all(&sealed)).map_err(failed)
    }

    /// Makes it durable and puts it in the place of the old one.
    pub fn keep(mut self) -> Result<()> {
        self.write(&[], true)?;
        let failed = |error| StoreError::io(Attempt::Snapshot, &self.path, error);
        let file = std::mem::replace(&mut self.file, Err(StoreError::ReadOnly))?;
        let file = file.into_inner().map_err(io::IntoInnerError::into_error).map_err(failed)?;
        file.sync_all().map_err(failed)?;
        std::fs::rename(&self.beside, &self.path).map_err(failed)?;
        files::sync_dir(self.path.parent().unwrap_or(Path::new("."))).map_err(failed)
    }
}

impl Drop for NewSnapshot {
    /// What was not kept is removed; what was kept has another name by now.
    fn drop(&mut self) {
        let _ = fsio::remove_if_there(&self.beside);
    }
}

/// A snapshot that belongs to the journal, not read yet.
#[derive(Debug)]
pub struct Snapshot {
    at: Link,
    cipher: Cipher,
    header: [u8; HEADER],
    file: BufReader<File>,
}

impl Opening {
    /// The snapshot, if there is one that belongs to this journal. Hand its place to
    /// [`Opening::finish`] when the state is taken from it.
    pub fn snapshot(&self) -> Option<Snapshot> {
        let mut file = File::open(path(&self.data)).ok()?;
        let mut header = [0; HEADER];
        file.read_exact(&mut header).ok()?;
        let (magic, rest) = header.split_first_chunk::<4>()?;
        let (seq, chain) = rest.split_first_chunk::<8>()?;
        let at = Link { seq: u64::from_le_bytes(*seq), chain: chain.try_into().ok()? };
        if *magic != MAGIC || !self.is_in_journal(at) {
            return None;
        }
        let cipher = cipher(&self.secrets.data);
        Some(Snapshot { at, cipher, header, file: BufReader::new(file) })
    }

    fn is_in_journal(&self, at: Link) -> bool {
        if head::read(&self.data).is_some_and(|head| head.end == at) {
            return true;
        }
        let journal = walk::dir(&self.data);
        let walked = walk::file_after(&journal, at.seq.saturating_sub(1))
            .and_then(|first| walk::walk(&journal, first, at.seq, &mut |_| Ok(())));
        walked.is_ok_and(|walked| walked.end == at)
    }
}

impl Snapshot {
    /// After which record it was made.
    pub fn at(&self) -> Link {
        self.at
    }

    /// Hands the pages to `take`, in order, while a second thread opens the next ones. `None` where
    /// `take` says so, or where the snapshot is not whole.
    pub fn read<T>(
        self,
        take: impl FnOnce(&mut dyn FnMut() -> Option<Vec<u8>>) -> Option<T>,
    ) -> Option<T> {
        let (sender, pages) = sync_channel(WAITING);
        std::thread::scope(|scope| {
            let reader = scope.spawn(move || {
                let mut opened = Pages { snapshot: self, number: 0, unpack: Decompressor::new() };
                loop {
                    match opened.next() {
                        Some(Page::More(page)) => match sender.send(page) {
                            Ok(()) => {}
                            // The other side could not use what it got.
                            Err(_) => return false,
                        },
                        Some(Page::End) => return true,
                        None => return false,
                    }
                }
            });
            let taken = take(&mut || pages.recv().ok());
            drop(pages);
            let whole = reader.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            taken.filter(|_| whole)
        })
    }
}

/// The pages of a snapshot while they are read.
struct Pages {
    snapshot: Snapshot,
    number: u32,
    unpack: io::Result<Decompressor<'static>>,
}

enum Page {
    More(Vec<u8>),
    End,
}

impl Pages {
    fn next(&mut self) -> Option<Page> {
        let Snapshot { cipher, header, file, .. } = &mut self.snapshot;
        let mut length = [0; 4];
        file.read_exact(&mut length).ok()?;
        let length = u32::from_le_bytes(length) as usize;
        if length > MAX {
            return None;
        }
        let mut sealed = vec![0; length];
        file.read_exact(&mut sealed).ok()?;
        let Some(packed) = cipher.open_alone(&about(header, self.number, false), &sealed) else {
            cipher.open_alone(&about(header, self.number, true), &sealed)?;
            return Some(Page::End);
        };
        self.number = self.number.checked_add(1)?;
        let length = zstd::zstd_safe::get_frame_content_size(&packed).ok()??;
        let length = usize::try_from(length).ok().filter(|length| *length <= MAX)?;
        let page = self.unpack.as_mut().ok()?.decompress(&packed, length).ok()?;
        Some(Page::More(page))
    }
}
