//! Stories on the real binary in a pseudo-terminal: each sentence of what a user can do, what a
//! kill leaves behind, and what bad circumstances get.

mod card;
mod crash;
mod faults;
mod people;
mod plans;
mod poor;
mod stories;
mod terminal;
mod typing;

use std::path::Path;
use std::process::{Command, Stdio};

use terminal::Terminal;

const ENTER: &str = "\r";
const TAB: &str = "\t";
const ESC: &str = "\u{1b}";
const SAVE: &str = "\u{13}";
const QUIT: &str = "\u{11}";
const CLEAR: &str = "\u{15}";
const HOME: &str = "\u{1b}[24~";

impl Terminal {
    /// Goes to the field of a form with this label.
    #[track_caller]
    fn at(&mut self, label: &str) -> &mut Self {
        for _ in 0..40 {
            if self.focus().is_some_and(|row| row.contains(label)) {
                return self;
            }
            let before = self.focus();
            self.press(TAB).changes(before.as_deref());
        }
        panic!("no field {label}; the screen is\n{}", self.text());
    }

    /// The row of the form that has the focus.
    fn focus(&self) -> Option<String> {
        let text = self.text();
        let row = text.lines().find(|row| row.starts_with('>') || row.starts_with(" >"));
        row.map(str::to_owned)
    }

    #[track_caller]
    fn changes(&mut self, before: Option<&str>) -> &mut Self {
        // In the middle of a frame no row may have the focus; and what was typed just before may
        // come only now, so that the row changes without being left: its label tells.
        let before = before.map(label);
        let moved = |row: String| Some(label(&row)) != before;
        self.until_it("moves on", |terminal| terminal.focus().is_some_and(moved))
    }

    /// Puts a text into the field with this label, in the place of what is there.
    #[track_caller]
    fn put(&mut self, label: &str, text: &str) -> &mut Self {
        self.at(label).press(CLEAR).press(text)
    }
}

/// The label of a form's row.
fn label(row: &str) -> &str {
    row.split(':').next().unwrap_or_default()
}

/// Runs a command and gives what it printed; the exit code must be the one expected.
#[track_caller]
fn run(args: &[&str], input: &str, code: i32) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_thoatngheo"));
    command.env_clear().args(args).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let err = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "{args:?}: {err}");
    String::from_utf8(output.stdout).unwrap()
}

/// The data folder as an argument.
fn path(data: &Path) -> &str {
    data.to_str().unwrap()
}

/// A commune with one village and three households.
fn commune(data: &Path) {
    let data = path(data);
    let init = ["--data", data, "init", "--commune", "Xã Mường Thử", "--officer", "Lò Thị Mai"];
    run(&[&init[..], &["--village", "Nà Lau", "--no-passphrase"]].concat(), "", 0);
    let households = r#"
{"code":"MT-1","village":"Nà Lau","head_name":"Giàng A Pháo","class":"poor","b1":100,"causes":["lack_capital"]}
{"code":"MT-2","village":"Nà Lau","head_name":"Hoàng Thị Nguyệt","class":"near_poor","b1":120,"causes":["lack_labor"]}
{"code":"MT-3","village":"Nà Lau","head_name":"Y Bhăm Êban","class":"not_poor","b1":180}
"#;
    run(&["--data", data, "enter", "household"], households, 0);
}
