//! Bundles without personal data: written from the book, kept as files where they are received.
//!
//! What such a bundle says of records is never folded: the file stays in `DATA/extracts`, still
//! encrypted to this device, and the full bundle comes in its own way later. Invariant: neither
//! sending nor receiving one changes what others are thought to have.

use std::path::{Path, PathBuf};

use crate::domain::book::Book;
use crate::domain::extract;
use crate::domain::log::Have;
use crate::domain::schema::RecordKind;
use crate::platform::files;
use crate::runtime::clock;
use crate::runtime::folder::{Folder, FolderError};
use crate::sync::WrittenBundle;
use crate::sync::outgoing::BundleSummary;

impl Folder {
    /// Writes a bundle of everything here without personal data. `book` is this folder's.
    pub fn export_without_personal(
        &mut self,
        to: &Path,
        whom: Option<&str>,
        book: &Book,
    ) -> Result<WrittenBundle, FolderError> {
        let lines = extract::lines(book);
        let ranges = self.log().lacking(&Have::new());
        self.export_ranges(to, whom, Some(ranges), Some((&lines, summary(book))))
    }

    /// Keeps the file of an extract that was verified.
    pub(super) fn keep_extract(&self, from: &Path, hash: &str) -> Result<PathBuf, FolderError> {
        let dir = self.store().data().join("extracts");
        let name: String = hash.chars().take(16).collect();
        let path = dir.join(format!("{name}.goi"));
        let failed = |source| FolderError::File { path: path.display().to_string(), source };
        if path.exists() {
            return Ok(path);
        }
        let keep = || {
            files::private_dir(&dir)?;
            let bytes = std::fs::read(from)?;
            files::replace(&path, &bytes)
        };
        keep().map_err(failed)?;
        Ok(path)
    }
}

/// What the plain part says: records of each kind that stand, and the Fund's sum.
fn summary(book: &Book) -> BundleSummary {
    let sums = extract::Sums::of(book);
    let mut summary = BundleSummary { counts: sums.records, ..BundleSummary::default() };
    if summary.counts.contains_key(RecordKind::Contribution.name()) {
        summary.money.insert("contributions".to_owned(), sums.contributions);
    }
    summary.keys = standards_in_force();
    summary
}

/// The standard in force today, by its key.
pub(super) fn standards_in_force() -> std::collections::BTreeMap<String, String> {
    let today = clock::date_of(clock::Clock::millis());
    let standard = crate::plan::standards().iter().find(|standard| standard.holds_on(today));
    standard.map(|standard| ("standard".to_owned(), standard.key.clone())).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::schema::Personal;
    use crate::domain::value::Value;
    use crate::runtime::clock::Clock;
    use crate::runtime::folder::{Read, open};
    use crate::runtime::sample::{Sample, make};
    use crate::store::Mode;
    use crate::sync::plain_lines;

    fn sample(data: &Path) -> Read {
        let now = Clock::default().now();
        make(data, Sample { households: 40, seed: 3 }, now, &mut |_| {}).unwrap()
    }

    /// Every word, number and day in a field that the schema marks, of at least three letters.
    fn personal(book: &Book) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let all = RecordKind::ALL.into_iter().flat_map(|kind| book.of_kind(kind));
        for record in all.filter_map(|at| book.record(*at)) {
            for field in record.kind.def().fields {
                let value = record.get(field.id).filter(|_| field.personal != Personal::No);
                match value {
                    Some(Value::Text(text)) => drop(found.insert(text.to_string())),
                    Some(Value::Date(date)) if date.month().is_some() => {
                        found.insert(date.to_string());
                    }
                    _ => {}
                }
            }
        }
        found.retain(|text| text.chars().count() >= 3);
        found
    }

    #[test]
    fn nothing_personal_of_the_sample_commune_is_in_it() {
        let dir = tempfile::tempdir().unwrap();
        let Read { mut folder, book, .. } = sample(&dir.path().join("so"));
        let officer = folder.store().office().officer.clone();
        let told = folder.export_without_personal(dir.path(), None, &book).unwrap();
        let identity = folder.identity().unwrap();
        let manifest = serde_json::to_string(&told.manifest).unwrap();
        let text = format!("{manifest}\n{}", plain_lines(&told.path, &identity).unwrap());
        let words = personal(&book);
        assert!(words.len() > 80, "{}", words.len());
        for word in words.iter().chain([&officer]) {
            assert!(!text.contains(word.as_str()), "{word}");
        }
        assert!(!text.lines().any(|line| line.starts_with("K ") || line.starts_with("R ")));
        assert!(text.contains("\"class\":\"poor\"") && text.contains("\t!"));
        // The same words are in the bundle with everything, so that the test can fail.
        let full = folder.export(dir.path(), None).unwrap();
        let full = plain_lines(&full.path, &identity).unwrap();
        assert!(words.iter().filter(|word| full.contains(word.as_str())).count() > 80);
    }

    #[test]
    fn it_is_verified_counted_and_kept_and_the_full_bundle_comes_later() {
        let dir = tempfile::tempdir().unwrap();
        let Read { mut folder, book, .. } = sample(&dir.path().join("so"));
        let unsent = folder.me().exchange.unsent;
        let told = folder.export_without_personal(dir.path(), None, &book).unwrap();
        assert_eq!(folder.me().exchange.unsent, unsent, "it counts as nothing sent");
        let root = folder.log().root();
        let taken = folder.receive(&told.path).unwrap();
        assert!(taken.events.is_empty());
        assert_eq!(folder.log().root(), root);
        let sums = taken.received.extract.unwrap();
        assert_eq!(sums, extract::Sums::of(&book));
        let totals = book.totals(None);
        assert_eq!(sums.classes["poor"], u64::try_from(totals.poor).unwrap());
        assert_eq!(sums.contributions, totals.fund.total);
        let kept: Vec<_> =
            std::fs::read_dir(folder.store().data().join("extracts")).unwrap().collect();
        assert_eq!(kept.len(), 1);
        let kept = kept[0].as_ref().unwrap().path();
        assert_eq!(std::fs::read(kept).unwrap(), std::fs::read(&told.path).unwrap());
        folder.close();
        let again = open(&dir.path().join("so"), "", Mode::Look, &mut |_| {}).unwrap();
        assert_eq!(again.book.root(), book.root());
    }
}
