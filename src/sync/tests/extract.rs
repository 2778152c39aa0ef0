//! Bundles without personal data: what they hold, and that they harm nothing that comes later.

use tempfile::tempdir;

use super::hostile::forged;
use super::lead_and_officer;
use crate::domain::log::Have;
use crate::sync::{BundleKind, BundleRefused};

const TOLD: &str =
    "{\"e\":\"h01010101010101011\",\"k\":\"household\",\"v\":{\"class\":\"poor\",\"b1\":130}}";

#[test]
fn it_is_verified_without_keys_and_the_full_bundle_comes_later() {
    let dir = tempdir().unwrap();
    let (mut lead, mut officer) = lead_and_officer();
    lead.write(4);
    let all = lead.log.lacking(&Have::new());
    let told = [TOLD.to_owned(), TOLD.replace("poor", "near_poor")];
    let written = lead.export_with(dir.path(), &all, Some(&told)).unwrap();
    assert_eq!((written.manifest.kind, written.manifest.min), (BundleKind::Extract, 2));
    let (_, lines) = forged::lines(&written.path, &officer);
    assert!(!lines.iter().any(|line| line.contains("Ghi chú") || line.starts_with(['K', 'R'])));
    assert_eq!(lines.iter().filter(|line| line.contains("\t!")).count(), 4);
    let root = officer.log.root();
    let received = officer.take(&written.path).unwrap();
    assert_eq!((received.events_new, received.already_had), (0, 0));
    let sums = received.extract.unwrap();
    assert_eq!((sums.records["household"], sums.classes["near_poor"]), (2, 1));
    assert_eq!((officer.log.root(), officer.log.have()), (root, Have::new()));
    assert_eq!(lead.log.unacknowledged(&[officer.replica()]), all);
    // Everything comes with its bodies, and the extract is no gap in the count of bundles.
    let full = officer.take(&lead.export_all(dir.path())).unwrap();
    assert_eq!((full.events_new, full.sender.skipped, officer.seen), (4, None, 4));
    assert_eq!(officer.log.root(), lead.log.root());
    // Now every event of an extract is known here.
    let again = officer.take(&written.path).unwrap();
    assert_eq!((again.events_new, again.already_had), (0, 4));
}

#[test]
fn one_that_holds_more_than_it_may_is_refused() {
    let dir = tempdir().unwrap();
    let (mut lead, officer) = lead_and_officer();
    lead.write(2);
    let all = lead.log.lacking(&Have::new());
    let path = lead.export_with(dir.path(), &all, Some(&[TOLD.to_owned()])).unwrap().path;
    let full = lead.export_all(dir.path());
    let (manifest, lines) = forged::lines(&path, &officer);
    let (_, open) = forged::lines(&full, &officer);
    let scratch = dir.path().join("forged");
    let look = |lines: &[String]| {
        forged::sealed(&scratch, &manifest, lines, &lead, &officer);
        officer.look(&scratch).map(|received| received.extract.is_some())
    };
    assert_eq!(look(&lines), Ok(true));
    let with = |line: &str| [lines.as_slice(), &[line.to_owned()]].concat();
    let named = TOLD.replace("\"b1\":130", "\"head_name\":\"A\"");
    assert_eq!(look(&with(&format!("X {named}"))), Err(BundleRefused::Damaged));
    assert_eq!(look(&with("X {}")), Err(BundleRefused::Damaged));
    let key = open.iter().find(|line| line.starts_with('K')).unwrap();
    assert_eq!(look(&with(key)), Err(BundleRefused::Damaged));
    assert_eq!(look(&open), Err(BundleRefused::Damaged), "a roster and bodies");
    // A commitment that is not the event's breaks the chain: the seal does not hold.
    let at = lines.iter().position(|line| line.contains("\t!")).unwrap();
    let mut wrong = lines.clone();
    let last = wrong[at].pop().unwrap();
    wrong[at].push(if last == '0' { '1' } else { '0' });
    assert!(matches!(look(&wrong), Err(BundleRefused::BadSeal { .. })));
    let mut cut = lines;
    cut.remove(at);
    assert!(look(&cut).is_err());
}
