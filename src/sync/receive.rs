//! Receiving a bundle: read, verified and merged in memory; the caller journals the result.
//!
//! A refusal at any line leaves everything as it was, because nothing is written before the last
//! line held.

use std::path::Path;

use crate::domain::log::Log;
use crate::sync::error::BundleRefused;
use crate::sync::merge::merge;
use crate::sync::read::Container;
use crate::sync::reader::Reader;
use crate::sync::received::Received;
use crate::sync::seal::Identity;
use crate::sync::trust;

/// Reads a bundle and works out what it adds to `log`. Changes nothing. `now` is the wall clock in
/// milliseconds since 1970.
pub fn receive(
    path: &Path,
    log: &Log,
    identity: &Identity,
    now: u64,
) -> Result<Received, BundleRefused> {
    let mut container = Container::open(path)?;
    let (lines, _) = log.roster_log().head();
    trust::admit_header(log.roster(), lines, container.manifest())?;
    let hash = container.check()?;
    let own = container.manifest().from == identity.replica();
    let manifest = container.manifest().clone();
    let mut reader = Reader::new(log, identity, now);
    match container.into_lines(identity) {
        Ok((_, mut lines)) => {
            while let Some(line) = lines.next_line()? {
                reader.line(line, &manifest)?;
            }
            reader.finish(&manifest)?;
        }
        // We do not write bundles to ourselves: all of it is here, or this folder is a copy.
        Err(BundleRefused::NotForUs) if own => reader.own(&manifest)?,
        Err(refused) => return Err(refused),
    }
    merge(reader, manifest, hash)
}
