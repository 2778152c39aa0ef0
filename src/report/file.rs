//! A file appears whole: it is written under another name beside its place, made durable, and then
//! given its name.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::platform::files;
use crate::report::ReportError;

/// Writes the bytes to a path.
pub(super) fn put(to: &Path, bytes: &[u8]) -> Result<(), ReportError> {
    let beside = beside(to);
    let written = fill(&beside, bytes).and_then(|()| std::fs::rename(&beside, to));
    written.map_err(|source| {
        // What is left of it is of no use to anybody; why it failed is said.
        drop(std::fs::remove_file(&beside));
        ReportError::WriteFile { path: to.to_owned(), source }
    })
}

/// The name it has until it is whole. Not that of a spreadsheet, so that nobody opens it.
fn beside(to: &Path) -> PathBuf {
    let mut name = to.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    to.with_file_name(name)
}

fn fill(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // The rest of an attempt that was cut off is our own; whatever else bears the name is not.
    let mut file = files::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_of_a_file_that_cannot_be_written() {
        let dir = tempfile::tempdir().unwrap();
        let to = dir.path().join("a.txt");
        put(&to, b"xin").unwrap();
        put(&to, b"chao").unwrap();
        assert_eq!(std::fs::read(&to).unwrap(), b"chao");
        // A folder stands where the file should: the rename fails.
        let taken = dir.path().join("b.txt");
        std::fs::create_dir_all(taken.join("inside")).unwrap();
        assert!(matches!(put(&taken, b"x"), Err(ReportError::WriteFile { .. })));
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 2);
    }
}
