//! The one integration-test binary.

mod keys_doc;
mod tidy;
