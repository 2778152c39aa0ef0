//! The one integration-test binary.

mod acts;
mod bytes;
mod cli;
mod keys_doc;
mod pty;
mod sample;
mod screens;
mod tidy;
