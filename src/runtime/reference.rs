//! The dated files that take the place of the shipped lists.
//!
//! `DATA/reference/<list>-YYYY-MM-DD.toml` (`.csv` for the communes): of each list the newest file
//! that is not dated after today and reads without error is used; without one, the shipped list.
//! A file that cannot be read is named and passed over. Nothing is ever written here.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::domain::reference::{About, BadList, Reference};
use crate::text::{PartialDate, format_vi};
use crate::tui::Notice;

/// The longest file that is read, in bytes.
const MAX: u64 = 4 << 20;

/// The lists in use and what was found beside the register.
#[derive(Debug, Clone, Default)]
pub struct LoadedReference {
    pub reference: Reference,
    /// By list the file it came from; shipped lists are not named.
    pub files: Vec<(&'static str, PathBuf)>,
    /// The files that could not be used, and why.
    pub wrong: Vec<(PathBuf, String)>,
}

/// Where the files of a data folder lie.
pub fn dir(data: &Path) -> PathBuf {
    data.join("reference")
}

/// Reads the files of a data folder.
pub fn read(data: &Path, today: NaiveDate) -> LoadedReference {
    let mut lists = LoadedReference::default();
    let Ok(entries) = std::fs::read_dir(dir(data)) else {
        return lists;
    };
    let paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    for (name, ending) in Reference::names() {
        let mut dated: Vec<_> = paths
            .iter()
            .filter_map(|path| Some((date_in(path, name, ending)?, path)))
            .filter(|(date, _)| *date <= today)
            .collect();
        dated.sort_unstable();
        while let Some((_, path)) = dated.pop() {
            match take(&mut lists.reference, name, path) {
                Ok(()) => {
                    lists.files.push((name, path.clone()));
                    break;
                }
                Err(why) => lists.wrong.push((path.clone(), why)),
            }
        }
    }
    lists
}

/// The date in a file's name, if it is a file of the list.
fn date_in(path: &Path, name: &str, ending: &str) -> Option<NaiveDate> {
    let file = path.file_name()?.to_str()?;
    let date = file.strip_prefix(name)?.strip_prefix('-')?.strip_suffix(ending)?;
    date.strip_suffix('.')?.parse::<PartialDate>().ok()?.as_day()
}

fn take(reference: &mut Reference, name: &str, path: &Path) -> Result<(), String> {
    let size = path.metadata().map_err(|error| error.to_string())?.len();
    if size > MAX {
        return Err(format!("{size} B > {MAX} B"));
    }
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    reference.replace(name, &text).map_err(|bad| one_line(&bad))
}

/// A reason without the drawing of the line that parsers add.
fn one_line(bad: &BadList) -> String {
    let text = bad.to_string();
    let mut lines = text.lines().filter(|line| !line.trim().is_empty() && !line.contains('|'));
    let first = lines.next().unwrap_or_default();
    lines.next_back().map_or_else(|| first.to_owned(), |last| format!("{first}: {last}"))
}

impl LoadedReference {
    /// What is to be said of the files when the folder is opened: those that could not be used.
    pub fn notices(&self) -> impl Iterator<Item = Notice> {
        self.wrong.iter().map(|(path, why)| {
            Notice::warn("reference-wrong").with("path", path.display()).with("why", why)
        })
    }

    /// One line a list for `doctor`: which, of which date, from where, and how sure; then what could
    /// not be used.
    pub fn lines(&self) -> Vec<Notice> {
        let mut lines = Vec::new();
        for ((name, _), about) in Reference::names().zip(self.reference.abouts()) {
            let file = self.files.iter().find(|(list, _)| *list == name);
            lines.push(line(name, about, file.map(|(_, path)| path.as_path())));
        }
        lines.extend(self.notices());
        lines
    }
}

fn line(name: &str, about: &About, file: Option<&Path>) -> Notice {
    let key = match (file.is_some(), about.verified) {
        (false, false) => "reference-shipped-unverified",
        (false, true) => "reference-shipped",
        (true, false) => "reference-file-unverified",
        (true, true) => "reference-file",
    };
    let date = PartialDate::from(about.as_of);
    let path = file.map(|path| path.display().to_string()).unwrap_or_default();
    Notice::info(key)
        .with("list", name)
        .with("date", format_vi(date))
        .with("source", &about.source)
        .with("path", path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::reference::LISTS;
    use crate::locale::{Lang, Locale};

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn the_newest_file_that_is_not_of_tomorrow_and_reads_wins() {
        let data = tempfile::tempdir().unwrap();
        let put = |name: &str, text: &str| {
            std::fs::create_dir_all(dir(data.path())).unwrap();
            std::fs::write(dir(data.path()).join(name), text).unwrap();
        };
        let (_, causes) = LISTS[1];
        let said = |word: &str| causes.replace("Không có lao động", word);
        let name = |today| {
            let lists = read(data.path(), today);
            let cause = lists.reference.causes().by_id("lack_labor").unwrap().name.clone();
            (cause, lists.files.len(), lists.wrong.len())
        };
        let today = day(2026, 11, 22);
        assert_eq!(name(today), ("Không có lao động".to_owned(), 0, 0));
        put("causes-2026-01-01.toml", &said("Một"));
        put("causes-2026-06-01.toml", &said("Hai"));
        put("causes-2027-01-01.toml", &said("Ba"));
        put("causes.toml", "no date");
        put("note.txt", "no list");
        assert_eq!(name(today), ("Hai".to_owned(), 1, 0));
        assert_eq!(name(day(2027, 1, 1)), ("Ba".to_owned(), 1, 0));
        assert_eq!(name(day(2026, 5, 31)), ("Một".to_owned(), 1, 0));
        put("causes-2026-07-01.toml", "[about]\nlist = 3\n");
        put("communes-2026-12-01.csv", "nothing");
        assert_eq!(name(today), ("Hai".to_owned(), 1, 1));
        let lists = read(data.path(), day(2026, 12, 1));
        assert_eq!(lists.wrong.len(), 2);
        assert_eq!(lists.reference.communes().communes().len(), 3321);
        for locale in Lang::ALL.map(Locale::new) {
            let lines: Vec<_> = lists.lines().iter().map(|line| line.text(&locale)).collect();
            assert_eq!(lines.len(), 7 + 2, "{lines:?}");
            assert!(lines.iter().all(|line| !line.contains(['⟦', '\n'])), "{lines:?}");
            assert!(lines[1].contains("causes-2026-06-01.toml"), "{lines:?}");
            assert!(lines[8].contains("communes-2026-12-01.csv"), "{lines:?}");
        }
    }

    #[test]
    fn a_list_of_communes_can_be_replaced() {
        let data = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(dir(data.path())).unwrap();
        let text = "# list: communes\n# as_of: 2026-12-01\n# source: s\n# licence: l\n\
                    01,tp,Hà Nội\n00004,p,Ba Đình\n";
        std::fs::write(dir(data.path()).join("communes-2026-12-01.csv"), text).unwrap();
        let lists = read(data.path(), day(2026, 12, 1));
        assert!(lists.wrong.is_empty(), "{:?}", lists.wrong);
        assert_eq!(lists.reference.communes().communes().len(), 1);
    }
}
