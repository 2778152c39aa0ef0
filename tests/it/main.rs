//! The one integration-test binary.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

mod acts;
mod anykeys;
mod awards;
mod bands;
mod bytes;
mod cli;
mod console;
mod household;
mod imports;
mod keys_doc;
mod paper;
mod plan_screens;
mod pty;
mod report_screens;
mod sample;
mod school;
mod screens;
mod tidy;
mod village;
