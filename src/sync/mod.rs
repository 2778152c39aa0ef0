//! Bundles: what one device has, carried to another by any way there is, and believed by signature.
//!
//! Read in this order: `seal` (keys), `trust` (whom to believe), `manifest` (the plain part of a
//! bundle), `write`, `read` and `receive` (the file), `merge`, `inspect`, `enrol` (how a device gets
//! into the roster). Nothing here touches the journal: what is received comes out as batches, and
//! until the caller has stored them nothing has changed.

pub mod error;

pub mod seal;

pub mod trust;

pub mod manifest;

pub mod outgoing;

mod runs;

pub mod write;

mod read;

mod reader;

pub mod received;

mod merge;

pub mod receive;

pub mod inspect;

pub mod enrol;

pub use enrol::{Founding, Request, admit, approve, found, last_sealed, revoke};
pub use error::{BundleRefused, EnrolError, WriteError};
pub use inspect::{Inspection, SenderState, inspect};
pub use manifest::{BundleKind, Manifest};
pub use outgoing::{BundleSummary, Outgoing};
#[cfg(test)]
pub(crate) use read::plain_lines;
pub use receive::receive;
pub use received::{HeldRun, Notes, Received, SenderStatement};
pub use runs::Lines;
pub use seal::{CommuneKey, Identity, NotAnIdentity, bundle_identity, verify_seal};
pub use trust::{commune_code, device_code};
pub use write::{WrittenBundle, write_bundle};

#[cfg(test)]
mod test_device;

#[cfg(test)]
mod tests;
