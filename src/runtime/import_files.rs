//! Files with lists, as the worker looks for them and reads them.
//!
//! It looks into folders, reads a file and keeps what was said of columns; what a list would do is
//! not known here. Invariant: a file is only read, and nothing of it is kept but the folder it lay in
//! and the headings that a person gave a meaning.

use std::fs::DirEntry;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use chrono::NaiveDate;

use crate::import::{self, Mapping, Refused};
use crate::runtime::explain;
use crate::runtime::folder::{Folder, FolderError};
use crate::runtime::import::load;
use crate::runtime::terminal::contained;
use crate::tui::job::{Ask, File, Files, Found, What};
use crate::tui::{Failure, Outcome};

/// Names in `office.toml`.
const LAST_FOLDER: &str = "list_folder";
const COLUMNS: &str = "list_columns";

/// The most entries of a folder that are shown.
const ENTRIES_MAX: usize = 5_000;

/// What the files of lists are called.
const LISTS: [&str; 9] = ["xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "tsv", "txt", "fods"];

/// Looks into a folder, or finds that the path is a file. An empty path is where one was last.
pub fn look(folder: &Folder, path: &str) -> Result<Outcome, FolderError> {
    let path = match path.trim() {
        "" => start(folder),
        path => expand(path),
    };
    if path.is_file() {
        let chosen = Some(shown(&path));
        return Ok(Outcome::Files(Files { chosen, ..Files::default() }));
    }
    let entries = std::fs::read_dir(&path).map_err(|source| file(&path, source))?;
    let mut items: Vec<File> =
        entries.take(ENTRIES_MAX).flatten().filter_map(|entry| item(&entry)).collect();
    items.sort_by_cached_key(|item| (item.what != What::Folder, crate::text::sort_key(&item.name)));
    Ok(Outcome::Files(Files {
        dir: shown(&path),
        parent: path.parent().map(shown),
        places: places(),
        items,
        imports: folder.imports(),
        chosen: None,
    }))
}

/// Reads a list as it was asked for, with what was said of its columns before.
pub fn read(folder: &mut Folder, ask: &Ask, today: NaiveDate) -> Result<Outcome, Failure> {
    let path = expand(&ask.path);
    let told = |source| explain::folder(&file(&path, source));
    let mut mapping = kept_columns(folder);
    mapping.0.extend(ask.columns.clone());
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = name.unwrap_or_default();
    let refused = |why: Refused| Failure {
        key: format!("import-refused-{}", why.id()),
        args: vec![("file", name.clone())],
    };
    let bytes = load(&path).map_err(|error| match error.kind() {
        ErrorKind::FileTooLarge => refused(Refused::TooLarge),
        _ => told(error),
    })?;
    let options = import::Options {
        kind: ask.kind,
        sheet: ask.sheet.as_deref(),
        mapping: Some(&mapping),
        today,
    };
    // A reader of damaged files may panic within; the screen must not hear of it.
    let work = std::panic::AssertUnwindSafe(|| import::list_file(&name, &bytes, &options));
    let look = contained(work).unwrap_or(Err(Refused::DamagedFile));
    let import::FileListing { reading, sheets, samples } = look.map_err(refused)?;
    keep(folder, &path, ask, &mapping);
    let meanings = import::words::meanings(reading.kind);
    let print = format!("{}-{}", bytes.len(), blake3::hash(&bytes).to_hex());
    Ok(Outcome::List(Box::new(Found { reading, print, sheets, samples, meanings })))
}

/// What a person said of columns, by heading.
pub fn kept_columns(folder: &Folder) -> Mapping {
    let kept = folder.store().office().pref(COLUMNS);
    kept.and_then(|kept| serde_json::from_str(kept).ok()).unwrap_or_default()
}

/// Keeps where the file lay and what was said of its columns. That it cannot be kept matters to
/// nobody now.
fn keep(folder: &mut Folder, path: &Path, ask: &Ask, mapping: &Mapping) {
    let mut office = folder.store().office().clone();
    if let Some(dir) = path.parent() {
        office.set_pref(LAST_FOLDER, &shown(dir));
    }
    if !ask.columns.is_empty() {
        office.set_pref(COLUMNS, &serde_json::to_string(mapping).unwrap_or_default());
    }
    drop(folder.store_mut().set_office(office));
}

fn item(entry: &DirEntry) -> Option<File> {
    let path = entry.path();
    let name = entry.file_name().to_string_lossy().into_owned();
    // What begins with a dot is hidden; `~$` is what an office program leaves beside an open file.
    if name.starts_with('.') || name.starts_with("~$") {
        return None;
    }
    // Links are followed: a stick may be one.
    let about = std::fs::metadata(&path).ok()?;
    let changed = about.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    let changed = changed.and_then(|since| u64::try_from(since.as_millis()).ok());
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let what = if about.is_dir() {
        What::Folder
    } else if ending.is_some_and(|ending| LISTS.contains(&ending.as_str())) {
        What::List
    } else {
        What::Other
    };
    let size = if about.is_dir() { 0 } else { about.len() };
    Some(File { name, path: shown(&path), what, size, changed })
}

/// Where one was last, if it is still there; else at home.
fn start(folder: &Folder) -> PathBuf {
    let last = folder.store().office().pref(LAST_FOLDER).map(PathBuf::from);
    last.filter(|last| last.is_dir()).or_else(home).unwrap_or_else(|| PathBuf::from("/"))
}

fn home() -> Option<PathBuf> {
    std::env::var_os("HOME").map(PathBuf::from).filter(|home| home.is_dir())
}

/// The home folder and the sticks that are plugged in: `/media/NAME`, `/media/PERSON/NAME` and the
/// same under `/run/media`.
fn places() -> Vec<String> {
    let within = |dir: &Path| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(dir).into_iter().flatten().flatten();
        let mut dirs: Vec<_> =
            entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
        dirs.sort();
        dirs
    };
    let person = std::env::var_os("USER");
    let sticks = ["/media", "/run/media"].iter().flat_map(|root| within(Path::new(root)));
    let sticks = sticks.flat_map(|dir| {
        let of_person = dir.file_name() == person.as_deref();
        if of_person { within(&dir) } else { vec![dir] }
    });
    home().into_iter().chain(sticks).map(|path| shown(&path)).collect()
}

/// A leading `~` is the home folder.
fn expand(path: &str) -> PathBuf {
    match path.strip_prefix('~') {
        Some("") => home().unwrap_or_default(),
        Some(rest) if rest.starts_with('/') => {
            home().unwrap_or_default().join(rest.trim_start_matches('/'))
        }
        _ => PathBuf::from(path),
    }
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn file(path: &Path, source: std::io::Error) -> FolderError {
    FolderError::File { path: shown(path), source }
}
