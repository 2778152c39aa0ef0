//! The program's entry: parse, open, run, end with an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    thoatngheo::cli::run(std::env::args_os())
}
