//! The plan files of a data folder, beside the plans shipped with the program.
//!
//! `DATA/plans/*.toml`, read in the order of their names: a plan with the key of a shipped one takes
//! its place. A file with mistakes is named and passed over. Nothing is ever written here.

use std::path::{Path, PathBuf};

use crate::plan::{Mistake, Plan, Plans, read_plan, shipped};
use crate::runtime::io_key::io_key;
use crate::tui::Notice;

/// The longest file that is read, in bytes.
const MAX: u64 = 1 << 20;

/// The plans at hand, and what was found beside them.
#[derive(Debug, Clone, Default)]
pub struct LoadedPlans {
    pub plans: Plans,
    /// By key the file that a plan came from; shipped plans are not named.
    pub files: Vec<(String, PathBuf)>,
    /// The files that could not be used.
    pub wrong: Vec<Wrong>,
}

/// A plan file that cannot be used.
#[derive(Debug, Clone)]
pub struct Wrong {
    pub path: PathBuf,
    pub why: Why,
}

/// Why a plan file cannot be used.
#[derive(Debug, Clone)]
pub enum Why {
    /// It was not read: the message key says why.
    Unread(&'static str),
    /// What is wrong in it, at least one thing.
    Mistakes(Vec<Mistake>),
}

/// Where the files of a data folder lie.
pub fn dir(data: &Path) -> PathBuf {
    data.join("plans")
}

/// Reads the files of a data folder.
pub fn read(data: &Path) -> LoadedPlans {
    let mut found = LoadedPlans::default();
    let mut own = Vec::new();
    for path in paths(data) {
        match read_file(&path) {
            Ok(plan) => {
                found.files.retain(|(key, _)| *key != plan.key);
                found.files.push((plan.key.clone(), path));
                own.push(plan);
            }
            Err(why) => found.wrong.push(Wrong { path, why }),
        }
    }
    found.plans = Plans::new(shipped().all().iter().cloned().chain(own));
    found
}

/// The plan files, by their names.
fn paths(data: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(dir(data)) else {
        return Vec::new();
    };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let is_plan = |path: &PathBuf| {
        let ending = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
        // What begins with a dot is a file that another program is still writing, or its notes.
        let hidden = path.file_name().is_none_or(|name| name.as_encoded_bytes().starts_with(b"."));
        ending && !hidden
    };
    let mut paths: Vec<_> = paths.filter(is_plan).collect();
    paths.sort_unstable();
    paths
}

pub fn read_file(path: &Path) -> Result<Plan, Why> {
    let unread = |error: std::io::Error| Why::Unread(io_key(&error));
    let size = path.metadata().map_err(unread)?.len();
    if size > MAX {
        return Err(Why::Unread("plan-file-long"));
    }
    let text = std::fs::read_to_string(path).map_err(unread)?;
    read_plan(&text).map_err(Why::Mistakes)
}

impl LoadedPlans {
    /// What is to be said of the files when the folder is opened: those that could not be used.
    pub fn notices(&self) -> impl Iterator<Item = Notice> {
        self.wrong.iter().map(Wrong::notice)
    }

    /// The file that a plan came from, where it is not shipped.
    pub fn file(&self, key: &str) -> Option<&Path> {
        self.files.iter().find(|(known, _)| known == key).map(|(_, path)| path.as_path())
    }
}

impl Wrong {
    /// What is to be said of it in one line.
    fn notice(&self) -> Notice {
        match &self.why {
            Why::Unread(key) => Notice::warn(*key).with("path", self.path.display()),
            Why::Mistakes(mistakes) => {
                let line = mistakes.first().map_or(1, |mistake| mistake.line);
                Notice::warn("plan-file-wrong")
                    .with("path", self.path.display())
                    .with("count", mistakes.len())
                    .with("line", line)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Lang, Locale};
    use crate::plan::FILES;

    #[test]
    fn good_files_join_the_plans_and_wrong_ones_are_named() {
        let data = tempfile::tempdir().unwrap();
        assert_eq!(read(data.path()).plans, shipped());
        std::fs::create_dir(dir(data.path())).unwrap();
        let put = |name: &str, bytes: &[u8]| {
            std::fs::write(dir(data.path()).join(name), bytes).unwrap();
        };
        let sa_pa = FILES.iter().find(|file| file.contains("key = \"sa-pa-2020\"")).unwrap();
        put("a.toml", sa_pa.replace("name = \"Sa Pa 2020\"", "name = \"Sa Pa sửa\"").as_bytes());
        put("b.toml", sa_pa.replace("sa-pa-2020", "xa-moi-2026").as_bytes());
        put("c.toml", sa_pa.replace("2020-11-10", "2020-11-31").as_bytes());
        put("d.toml", b"\xff\xfe");
        put(".e.toml", b"wrong");
        put("f.txt", b"wrong");
        put("g.toml", &vec![b'#'; usize::try_from(MAX).unwrap() + 1]);
        std::fs::create_dir(dir(data.path()).join("h.toml")).unwrap();

        let found = read(data.path());
        assert_eq!(found.plans.all().len(), shipped().all().len() + 1);
        assert_eq!(found.plans.get("sa-pa-2020").unwrap().name, "Sa Pa sửa");
        assert_eq!(found.plans.all().last().unwrap().key, "xa-moi-2026");
        assert!(found.file("sa-pa-2020").is_some_and(|path| path.ends_with("a.toml")));
        assert!(found.file("le-thuy-2017-2020").is_none());
        let keys: Vec<_> = found.notices().map(|notice| notice.key).collect();
        assert_eq!(keys[..3], ["plan-file-wrong", "io-not-text", "plan-file-long"], "{keys:?}");
        assert_eq!(keys.len(), 4);
        for locale in Lang::ALL.map(Locale::new) {
            for notice in found.notices() {
                let text = notice.text(&locale);
                assert!(!text.contains(['⟦', '{']) && text.ends_with('.'), "{text}");
            }
            let line = sa_pa.lines().position(|line| line.contains("2020-11-10")).unwrap() + 1;
            let first = found.notices().next().unwrap().text(&locale);
            assert!(first.contains("c.toml") && first.contains(&line.to_string()), "{first}");
        }
    }
}
