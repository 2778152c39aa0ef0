//! The record codec: round trips, every bit, every cut, and bytes that may never change.

use proptest::prelude::*;

use crate::domain::id::hex;
use crate::store::error::Fault;
use crate::store::record::{Cipher, Link, OVERHEAD, parse, seal};

fn cipher() -> Cipher {
    Cipher::journal(&[7; 32])
}

fn sealed(text: &str, place: u32) -> (Vec<u8>, Link) {
    let mut out = Vec::new();
    let link = seal(&cipher(), &Link::genesis(), place, &[9; 24], text, &mut out).unwrap();
    (out, link)
}

#[test]
fn golden_bytes_never_change() {
    let text = "S 0707070707070707 1 1 00\n{\"n\":1}\t{}\n";
    let (bytes, _) = sealed(text, 0);
    let golden = include_str!("../../../tests/golden/journal-v1.hex");
    assert_eq!(hex(&bytes), golden.trim());
}

#[test]
fn every_flipped_bit_and_every_cut_is_refused() {
    let text = "ghi chú";
    let (bytes, _) = sealed(text, 3);
    assert_eq!(bytes.len(), text.len() + OVERHEAD);
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let mut wrong = bytes.clone();
            wrong[at] ^= 1 << bit;
            assert!(parse(&wrong).is_err(), "byte {at} bit {bit}");
        }
        assert!(parse(&bytes[..at]).is_err(), "cut at {at}");
    }
}

#[test]
fn a_right_checksum_is_not_enough() {
    let (mut bytes, _) = sealed("ghi chú", 0);
    let at = OVERHEAD - 18;
    bytes[at] ^= 1;
    let body = bytes.len() - 4;
    let crc = crc32c::crc32c(&bytes[..body]).to_le_bytes();
    bytes[body..].copy_from_slice(&crc);
    let record = parse(&bytes).unwrap();
    assert_eq!(record.follow(&Link::genesis()), Err(Fault::Chain));
    assert_eq!(record.open(&cipher(), &Link::genesis().chain), Err(Fault::Seal));
}

#[test]
fn a_record_opens_only_in_its_place_and_with_its_key() {
    let (bytes, link) = sealed("a", 0);
    let record = parse(&bytes).unwrap();
    assert_eq!(record.follow(&Link::genesis()), Ok(link));
    assert_eq!(record.follow(&link), Err(Fault::Sequence));
    let elsewhere = Link { seq: 0, chain: [1; 32] };
    assert_eq!(record.follow(&elsewhere), Err(Fault::Chain));
    assert_eq!(record.open(&cipher(), &elsewhere.chain), Err(Fault::Seal));
    let other = Cipher::journal(&[8; 32]);
    assert_eq!(record.open(&other, &Link::genesis().chain), Err(Fault::Seal));
}

proptest! {
    #[test]
    fn round_trip(texts in proptest::collection::vec("(?s).{0,80}", 1..6)) {
        let mut bytes = Vec::new();
        let mut link = Link::genesis();
        for (place, text) in (0..).zip(&texts) {
            link = seal(&cipher(), &link, place, &[5; 24], text, &mut bytes).unwrap();
        }
        let (mut at, mut before, mut read) = (0, Link::genesis(), Vec::new());
        while at < bytes.len() {
            let record = parse(&bytes[at..]).unwrap();
            read.push(record.open(&cipher(), &before.chain).unwrap());
            before = record.follow(&before).unwrap();
            at += record.bytes.len();
        }
        prop_assert_eq!(read, texts);
        prop_assert_eq!(before, link);
    }

    #[test]
    fn parsing_never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..200), magic: bool) {
        let mut bytes = bytes;
        if magic {
            bytes.splice(..0, *b"TNr1");
        }
        prop_assert!(parse(&bytes).is_err());
    }

    #[test]
    fn a_stand_alone_seal_round_trips(plain in proptest::collection::vec(any::<u8>(), 0..100), at: usize) {
        let sealed = cipher().seal_alone(b"about", &plain).unwrap();
        prop_assert_eq!(cipher().open_alone(b"about", &sealed), Some(plain));
        prop_assert_eq!(cipher().open_alone(b"other", &sealed), None);
        let mut wrong = sealed.clone();
        let at = at % wrong.len();
        wrong[at] ^= 4;
        prop_assert_eq!(cipher().open_alone(b"about", &wrong), None);
    }
}
