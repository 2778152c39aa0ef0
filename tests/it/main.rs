//! The one integration-test binary.

mod bytes;
mod cli;
mod keys_doc;
mod tidy;
