//! Files that were damaged by chance and bundles that were forged with a key of the roster.

use std::fs;
use std::path::Path;

use tempfile::tempdir;

use super::lead_and_officer;
use crate::domain::roster::{Role, RosterError};
use crate::sync::manifest::Manifest;
use crate::sync::test_device::SyncDevice;
use crate::sync::{BundleRefused, Received};

/// Writes a changed copy and expects it refused with nothing changed.
fn refused(officer: &SyncDevice, scratch: &Path, bytes: &[u8]) -> BundleRefused {
    fs::write(scratch, bytes).unwrap();
    let root = officer.log.root();
    let error = officer.look(scratch).unwrap_err();
    assert_eq!(officer.log.root(), root);
    error
}

#[test]
fn every_bit_and_every_length_counts() {
    let dir = tempdir().unwrap();
    let (mut lead, officer) = lead_and_officer();
    lead.write(2);
    let bytes = fs::read(lead.export_all(dir.path())).unwrap();
    let scratch = dir.path().join("changed");
    for length in 0..bytes.len() {
        let error = refused(&officer, &scratch, &bytes[..length]);
        assert_eq!(error, BundleRefused::Truncated, "{length}");
    }
    let mut changed = bytes.clone();
    for bit in 0..bytes.len() * 8 {
        changed[bit / 8] ^= 1 << (bit % 8);
        let error = refused(&officer, &scratch, &changed);
        assert_ne!(error, BundleRefused::Newer, "{bit}");
        changed[bit / 8] ^= 1 << (bit % 8);
    }
    let longer = [bytes.as_slice(), b"x"].concat();
    assert_eq!(refused(&officer, &scratch, &longer), BundleRefused::Damaged);
}

/// A bundle taken apart and put together again by somebody with a key of the roster.
pub(super) mod forged {
    use super::*;
    use crate::sync::manifest::{self, Manifest};
    use crate::sync::read::Container;
    use std::io::Write as _;

    /// The lines of a bundle, the end marker left out.
    pub fn lines(path: &Path, reader: &SyncDevice) -> (Manifest, Vec<String>) {
        let mut container = Container::open(path).unwrap();
        container.check().unwrap();
        let (manifest, mut lines) = container.into_lines(&reader.identity).unwrap();
        let mut all = vec![];
        while let Some(line) = lines.next_line().unwrap() {
            all.push(line.to_owned());
        }
        (manifest, all)
    }

    /// Signs `plain` as `by`, for `to`.
    pub fn raw(path: &Path, manifest: &Manifest, plain: &[u8], by: &SyncDevice, to: &SyncDevice) {
        let key: age::x25519::Recipient = to.identity.recipient().parse().unwrap();
        let to = std::iter::once(&key as &dyn age::Recipient);
        let age = age::Encryptor::with_recipients(to).unwrap();
        let mut zstd = zstd::Encoder::new(age.wrap_output(vec![]).unwrap(), 9).unwrap();
        zstd.write_all(plain).unwrap();
        let sealed = zstd.finish().unwrap().finish().unwrap();
        let manifest = Manifest {
            from: by.replica(),
            key: by.identity.public_key(),
            plain: plain.len() as u64,
            len: sealed.len() as u64,
            b3: *blake3::hash(&sealed).as_bytes(),
            ..manifest.clone()
        };
        let mut bytes = manifest::encode(&manifest, |text| by.identity.sign(text)).unwrap();
        bytes.extend(sealed);
        fs::write(path, bytes).unwrap();
    }

    /// The same with a good end marker.
    pub fn sealed(
        path: &Path,
        manifest: &Manifest,
        lines: &[String],
        by: &SyncDevice,
        to: &SyncDevice,
    ) {
        let text = lines.join("\n") + "\n";
        let text = format!("{text}Z {}\n", blake3::hash(text.as_bytes()).to_hex());
        raw(path, manifest, text.as_bytes(), by, to);
    }
}

/// The lead's five events, sealed at 2 and 5, reach the officer through the third, who changes them
/// on the way.
fn insider(change: impl Fn(&mut Vec<String>)) -> Result<Received, BundleRefused> {
    let dir = tempdir().unwrap();
    let (mut lead, [officer, third]) = SyncDevice::office([Role::Officer, Role::Village]);
    lead.write(2);
    lead.export_all(dir.path());
    lead.write(3);
    let path = lead.export_all(dir.path());
    let (manifest, mut lines) = forged::lines(&path, &third);
    change(&mut lines);
    let scratch = dir.path().join("forged.goi");
    forged::sealed(&scratch, &manifest, &lines, &third, &officer);
    officer.look(&scratch)
}

/// Where the first line that begins so stands.
fn place(lines: &[String], start: &str) -> usize {
    lines.iter().position(|line| line.starts_with(start)).unwrap()
}

/// Changes a word in the line that stands `after` the first one that begins so.
fn edit(start: &str, after: usize, from: &str, to: &str) -> impl Fn(&mut Vec<String>) {
    move |lines| {
        let at = place(lines, start) + after;
        let changed = lines[at].replace(from, to);
        assert_ne!(lines[at], changed);
        lines[at] = changed;
    }
}

/// Drops the line that stands `after` the first one that begins so.
fn drop_line(start: &str, after: usize) -> impl Fn(&mut Vec<String>) {
    move |lines| drop(lines.remove(place(lines, start) + after))
}

fn add(line: &str) -> impl Fn(&mut Vec<String>) {
    move |lines| lines.push(line.to_owned())
}

#[test]
fn an_insider_may_carry_but_not_change() {
    let replica = SyncDevice::lead(1).replica();
    assert_eq!(insider(|_| ()).unwrap().events_new, 5);
    let bad_seal = |n| Err(BundleRefused::BadSeal { replica, n });
    let bad_chain = |n| Err(BundleRefused::BadChain { replica, n });
    assert_eq!(insider(edit("{", 0, "Ghi", "Gho")), bad_seal(2));
    assert_eq!(insider(edit("{", 2, "Ghi", "Gho")), bad_seal(5));
    assert_eq!(insider(edit("{", 4, "\"a\":", "\"b\":")), bad_seal(5));
    assert_eq!(insider(edit("{", 1, "\"n\":2", "\"n\":3")), bad_chain(2));
    let swap = |lines: &mut Vec<String>| {
        let at = place(lines, "{");
        lines.swap(at, at + 1);
    };
    assert_eq!(insider(swap), bad_chain(1));
    assert_eq!(insider(drop_line("{", 2)), bad_chain(3));
    assert_eq!(insider(drop_line("{", 4)), bad_seal(5));
    assert_eq!(insider(drop_line("E ", 1)), bad_seal(5));
    assert_eq!(insider(edit("E ", 0, " 2 ", " 5 ")), bad_seal(5));
    assert_eq!(insider(edit("K ", 0, "010101", "010102")), bad_seal(2));
    assert_eq!(insider(drop_line("K ", 0)), bad_chain(1));
    assert_eq!(insider(edit("S ", 0, " 1 5 ", " 2 6 ")), bad_chain(2));
}

#[test]
fn an_insider_cannot_add_lines_of_his_own() {
    let outside = |lines: &mut Vec<String>| {
        let line = lines[place(lines, "{")].clone();
        lines.insert(place(lines, "S "), line);
    };
    let late_key = |lines: &mut Vec<String>| {
        let key = lines[place(lines, "K ")].clone();
        lines.insert(place(lines, "{") + 2, key);
    };
    let replica = SyncDevice::lead(1).replica();
    assert_eq!(insider(outside), Err(BundleRefused::Damaged));
    assert_eq!(insider(late_key), Err(BundleRefused::BadChain { replica, n: 3 }));
    assert_eq!(insider(add("B 00 5")), Err(BundleRefused::UnknownLine('B')));
    assert_eq!(insider(add("P 0000000000000000 {}")), Err(BundleRefused::UnknownLine('P')));
    assert_eq!(insider(add("")), Err(BundleRefused::Damaged));
    assert_eq!(insider(add("K x")), Err(BundleRefused::Damaged));
    assert_eq!(insider(edit("S ", 0, " 1 5 ", " 5 1 ")), Err(BundleRefused::Damaged));
    assert_eq!(insider(edit("S ", 0, " 1 5 ", " 1 4294967295 ")), Err(BundleRefused::Damaged));
    // A run of a device that nobody enrolled is left out; the table of contents tells on it.
    let stranger = |lines: &mut Vec<String>| {
        let zeros = "0".repeat(64);
        lines.push(format!("S 0102030405060708 1 1 {zeros}"));
        lines.push(lines[place(lines, "{")].clone());
    };
    assert_eq!(insider(stranger), Err(BundleRefused::Damaged));
}

#[test]
fn an_insider_cannot_forge_the_roster() {
    let change = |lines: &mut Vec<String>| {
        let at = place(lines, "R {\"n\":3");
        lines[at] = lines[at].replace("officer", "lead").replace("village", "lead");
    };
    assert_eq!(insider(change).unwrap_err(), BundleRefused::BadRoster(RosterError::Fork(3)));
    let late = |lines: &mut Vec<String>| {
        let line = lines[0].clone();
        lines.push(line);
    };
    assert_eq!(insider(late).unwrap_err(), BundleRefused::Damaged);
}

#[test]
fn limits_hold_against_a_signed_bomb() {
    let dir = tempdir().unwrap();
    let (mut lead, officer) = lead_and_officer();
    lead.write(1);
    let path = lead.export_all(dir.path());
    let (manifest, lines) = forged::lines(&path, &officer);
    let scratch = dir.path().join("bomb.goi");
    let bomb = vec![0; 64 * 1024 * 1024];
    forged::raw(&scratch, &manifest, &bomb, &lead, &officer);
    assert!(fs::metadata(&scratch).unwrap().len() < 20_000);
    assert_eq!(officer.look(&scratch).unwrap_err(), BundleRefused::TooLarge);
    // Lines after the end marker, and a marker that is not there.
    let text = lines.join("\n") + "\n";
    forged::raw(&scratch, &manifest, text.as_bytes(), &lead, &officer);
    assert_eq!(officer.look(&scratch).unwrap_err(), BundleRefused::Damaged);
    let text = format!("{text}Z {}\nS x\n", blake3::hash(text.as_bytes()).to_hex());
    forged::raw(&scratch, &manifest, text.as_bytes(), &lead, &officer);
    assert_eq!(officer.look(&scratch).unwrap_err(), BundleRefused::Damaged);
    // A table of contents that is not that of the contents.
    let mut wrong = manifest.clone();
    wrong.vec.clear();
    forged::sealed(&scratch, &wrong, &lines, &lead, &officer);
    assert_eq!(officer.look(&scratch).unwrap_err(), BundleRefused::Damaged);
    let newer = Manifest { min: crate::sync::manifest::NEWEST + 1, ..manifest };
    forged::sealed(&scratch, &newer, &lines, &lead, &officer);
    assert_eq!(officer.look(&scratch).unwrap_err(), BundleRefused::Newer);
}
