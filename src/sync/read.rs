//! Opening a bundle: the file checked from the outside in, then its lines one by one.
//!
//! The order is fixed: magic, header length, signature, (the caller asks the roster), length and
//! hash of the encrypted part, decryption, decompression under limits, lines under limits, the end
//! marker. Nothing is interpreted before the step that vouches for it, and nothing is allocated by
//! a number that was only claimed.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek, SeekFrom};
use std::path::Path;

use crate::domain::event::LINE_MAX;
use crate::domain::id::hex;
use crate::sync::error::BundleRefused;
use crate::sync::manifest::{self, Header, Manifest};
use crate::sync::seal::Identity;

/// The most bytes of lines a bundle may hold.
pub const PLAIN_MAX: u64 = 512 * 1024 * 1024;

/// The largest window the decompressor grants, as a power of two.
const WINDOW_LOG_MAX: u32 = 27;

/// The most bytes of an age header: room for several hundred receivers.
const AGE_HEADER_MAX: usize = 64 * 1024;

/// The longest line, with the letter before it and the line end.
const WITH_LETTER_MAX: usize = LINE_MAX + 16;

/// A bundle whose plain part is read and signed.
#[derive(Debug)]
pub struct Container {
    header: Header,
    file: File,
    size: u64,
}

fn reading(error: &io::Error) -> BundleRefused {
    BundleRefused::ReadFile(error.to_string())
}

impl Container {
    /// Opens the file and reads the plain part.
    pub fn open(path: &Path) -> Result<Self, BundleRefused> {
        let about = std::fs::metadata(path).map_err(|error| reading(&error))?;
        if !about.is_file() {
            return Err(BundleRefused::NotABundle);
        }
        let mut file = File::open(path).map_err(|error| reading(&error))?;
        let header = manifest::read(&mut file)?;
        Ok(Self { header, file, size: about.len() })
    }

    pub fn manifest(&self) -> &Manifest {
        &self.header.manifest
    }

    fn start(&self) -> u64 {
        u64::try_from(self.header.bytes.len()).unwrap_or(u64::MAX)
    }

    /// Bytes of the file.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Checks length and hash of the encrypted part. Needs no key. Gives the BLAKE3 of the whole
    /// file in hex.
    pub fn check(&mut self) -> Result<String, BundleRefused> {
        let Manifest { len, plain, b3, .. } = self.header.manifest;
        if plain > PLAIN_MAX || len > PLAIN_MAX {
            return Err(BundleRefused::TooLarge);
        }
        let expected = self.start().saturating_add(len);
        if self.size < expected {
            return Err(BundleRefused::Truncated);
        }
        if self.size > expected {
            return Err(BundleRefused::Damaged);
        }
        self.file.seek(SeekFrom::Start(self.start())).map_err(|error| reading(&error))?;
        let (mut part, mut whole) = (blake3::Hasher::new(), blake3::Hasher::new());
        whole.update(&self.header.bytes);
        let mut buffer = vec![0; 64 * 1024];
        let mut rest = (&self.file).take(len);
        loop {
            let count = rest.read(&mut buffer).map_err(|error| reading(&error))?;
            let read = buffer.get(..count).unwrap_or_default();
            if read.is_empty() {
                break;
            }
            part.update(read);
            whole.update(read);
        }
        if *part.finalize().as_bytes() != b3 {
            return Err(BundleRefused::Damaged);
        }
        Ok(hex(whole.finalize().as_bytes()))
    }

    /// Decrypts and gives the lines.
    pub fn into_lines(
        mut self,
        identity: &Identity,
    ) -> Result<(Manifest, PlainLines), BundleRefused> {
        let start = self.start();
        self.file.seek(SeekFrom::Start(start)).map_err(|error| reading(&error))?;
        let Manifest { len, plain, .. } = self.header.manifest;
        let mut rest = BufReader::new(self.file.take(len));
        let mut head = Vec::new();
        let limit = u64::try_from(AGE_HEADER_MAX).unwrap_or(u64::MAX);
        rest.by_ref().take(limit).read_to_end(&mut head).map_err(|error| reading(&error))?;
        if !head.windows(5).any(|part| part == b"\n--- ") {
            return Err(BundleRefused::Damaged);
        }
        let age = age::Decryptor::new_buffered(Cursor::new(head).chain(rest));
        let age = age.map_err(|_| BundleRefused::Damaged)?;
        let opened =
            age.decrypt(std::iter::once(identity.opener())).map_err(|error| match error {
                age::DecryptError::NoMatchingKeys => BundleRefused::NotForUs,
                _ => BundleRefused::Damaged,
            })?;
        let mut zstd = zstd::Decoder::new(opened).map_err(|_| BundleRefused::Damaged)?;
        zstd.window_log_max(WINDOW_LOG_MAX).map_err(|_| BundleRefused::Damaged)?;
        let inner = Box::new(BufReader::with_capacity(128 * 1024, zstd.take(plain + 1)));
        let hasher = blake3::Hasher::new();
        let lines = PlainLines { inner, line: Vec::new(), hasher, left: plain };
        Ok((self.header.manifest, lines))
    }
}

/// The lines of an opened bundle, up to the end marker.
pub struct PlainLines {
    inner: Box<dyn BufRead>,
    line: Vec<u8>,
    hasher: blake3::Hasher,
    /// How many bytes the manifest still grants.
    left: u64,
}

impl PlainLines {
    /// The next line without its end; nothing once the end marker was there and held.
    pub fn next_line(&mut self) -> Result<Option<&str>, BundleRefused> {
        self.line.clear();
        let limit = u64::try_from(WITH_LETTER_MAX).unwrap_or(u64::MAX);
        let read = self.inner.by_ref().take(limit).read_until(b'\n', &mut self.line);
        let count = read.map_err(|_| BundleRefused::Damaged)?;
        if count == WITH_LETTER_MAX && !self.line.ends_with(b"\n") {
            return Err(BundleRefused::TooLarge);
        }
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        self.left = self.left.checked_sub(count).ok_or(BundleRefused::Damaged)?;
        let ended = self.line.strip_suffix(b"\n").ok_or(BundleRefused::Damaged)?;
        if let Some(end) = ended.strip_prefix(b"Z ") {
            let holds = end == self.hasher.finalize().to_hex().as_bytes();
            let last = self.left == 0 && self.at_end()?;
            return if holds && last { Ok(None) } else { Err(BundleRefused::Damaged) };
        }
        self.hasher.update(&self.line);
        let ended = self.line.strip_suffix(b"\n").unwrap_or_default();
        Ok(Some(std::str::from_utf8(ended).map_err(|_| BundleRefused::Damaged)?))
    }

    fn at_end(&mut self) -> Result<bool, BundleRefused> {
        Ok(self.inner.fill_buf().map_err(|_| BundleRefused::Damaged)?.is_empty())
    }
}

/// Everything in a bundle, as one who can decrypt it reads it.
#[cfg(test)]
pub(crate) fn plain_lines(path: &Path, identity: &Identity) -> Result<String, BundleRefused> {
    let (_, mut lines) = Container::open(path)?.into_lines(identity)?;
    let mut text = String::new();
    while let Some(line) = lines.next_line()? {
        text.push_str(line);
        text.push('\n');
    }
    Ok(text)
}
