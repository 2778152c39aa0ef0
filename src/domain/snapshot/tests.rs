//! Snapshots that do not fit, and the bytes of one that does.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::domain::testing::{Commune, TestDevice, standards};

/// Log and book as pages.
fn pages(log: &Log, book: &Book) -> Vec<Vec<u8>> {
    let mut pages = Vec::new();
    encode(log, book, &mut |page| pages.push(page.to_vec()));
    pages
}

fn restored(pages: Vec<Vec<u8>>) -> Option<(Log, Book)> {
    let mut pages = pages.into_iter();
    decode(&standards(), &mut || pages.next())
}

/// What comes back from a snapshot; the same again gives the same bytes.
pub(in crate::domain) fn again(log: &Log, book: &Book) -> (Log, Book) {
    let first = pages(log, book);
    let (log, book) = restored(first.clone()).unwrap();
    assert!(pages(&log, &book) == first, "another snapshot");
    (log, book)
}

#[test]
fn a_part_or_more_than_the_whole_is_nothing() {
    let commune = Commune::new(1);
    let whole = pages(&Log::default(), &commune.device.book).concat();
    assert!(restored(vec![whole.clone()]).is_some());
    for end in 0..whole.len() {
        assert!(restored(vec![whole[..end].to_vec()]).is_none(), "{end}");
    }
    assert!(restored(vec![whole.clone(), vec![0]]).is_none());
    assert!(restored(vec![[whole, vec![0]].concat()]).is_none());
    assert!(restored(Vec::new()).is_none());
}

#[test]
fn one_of_another_program_is_nothing() {
    let mut whole = pages(&Log::default(), &Commune::new(1).device.book).concat();
    whole[0] ^= 1;
    assert!(restored(vec![whole]).is_none());
}

/// What the pages hold follows from the format and from how records are folded, searched and keyed.
/// When this changes and the version of the program does not, raise [`FORMAT`]. Only where the fields
/// of a village moved is the new hash enough: the tables of the schema are in the fingerprint.
#[test]
fn the_bytes_of_format_6() {
    let hash = |bytes: &[u8]| blake3::hash(bytes).to_hex()[..16].to_owned();
    let mut device = TestDevice::new(1);
    device.enter(
        RecordKind::Village,
        &json!({"name": "Nà Lại", "area": "rural", "households_total": 80}),
    );
    let whole = pages(&Log::default(), &device.book).concat();
    let mut index = Vec::new();
    let mut sink = |page: &[u8]| index.extend_from_slice(page);
    let mut out = PageEncoder::new(&mut sink);
    Commune::new(1).device.book.pack_index(&mut out);
    out.finish();
    let found = (FORMAT, hash(&whole[32..]), hash(&index));
    assert_eq!(found, (6, "52bf42bb68a2488a".to_owned(), "4c7bcfcc98001336".to_owned()));
}

proptest! {
    /// Nobody can change the pages unseen (the store seals them); should it happen, nothing panics.
    #[test]
    fn nonsense_never_panics(
        at in any::<prop::sample::Index>(), to: u8, cut in any::<prop::sample::Index>(),
    ) {
        let mut whole = pages(&Log::default(), &Commune::new(1).device.book).concat();
        let at = 32 + at.index(whole.len() - 32);
        whole[at] = to;
        if let Some((_, book)) = restored(vec![whole.clone()]) {
            drop((book.root(), book.totals(None), book.conflicted()));
        }
        whole.truncate(cut.index(whole.len()));
        assert!(restored(vec![whole]).is_none());
    }
}
