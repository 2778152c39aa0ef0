//! The one integration-test binary.

mod cli;
mod keys_doc;
mod tidy;
