//! Runs the real binary on data folders of its own. Nothing of the machine's own
//! environment comes through; everything is thrown away at the end.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::Value as Json;

/// A folder for one story, in which data folders have names.
pub struct CliRunner {
    dir: tempfile::TempDir,
}

/// How a run ended.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl CliRunner {
    /// Without any folder yet.
    pub fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    /// With the commune "Xã Mẫu" in the folder `a`: two villages, one officer, no passphrase.
    pub fn with_commune() -> Self {
        let cli = Self::new();
        cli.run(
            "a",
            &[
                "init",
                "--commune",
                "Xã Mẫu",
                "--officer",
                "Lò Thị Mai",
                "--village",
                "Đồng Tâm",
                "--village",
                "Bản Lìm",
                "--no-passphrase",
            ],
        )
        .ok();
        cli
    }

    /// A path inside the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn at(&self, name: &str) -> String {
        self.path(name).display().to_string()
    }

    /// Puts a file on the runner and gives its path.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        std::fs::write(self.path(name), content).unwrap();
        self.at(name)
    }

    /// The program with a data folder and arguments, not yet started.
    pub fn command(&self, data: &str, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_thoatngheo"));
        command
            .env_clear()
            .env("HOME", self.dir.path())
            .env("TMPDIR", self.dir.path())
            .current_dir(self.dir.path())
            .arg("--data")
            .arg(self.path(data))
            .args(args)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Runs it with nothing to read.
    pub fn run(&self, data: &str, args: &[&str]) -> Ran {
        Ran::of(self.command(data, args).spawn().unwrap())
    }

    /// Runs it with something to read.
    pub fn feed(&self, data: &str, args: &[&str], input: impl AsRef<[u8]>) -> Ran {
        let mut child = self.command(data, args).stdin(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.as_ref().to_owned();
        // A thread of its own: the program answers while it reads.
        let feeder = std::thread::spawn(move || drop(stdin.write_all(&input)));
        let ran = Ran::of(child);
        feeder.join().unwrap();
        ran
    }

    /// Enters records, which must all be taken; their ids.
    pub fn enter(&self, data: &str, kind: &str, lines: &[&str]) -> Vec<String> {
        let ran = self.feed(data, &["enter", kind], lines.join("\n")).ok();
        let ids = ran.lines().iter().map(|line| line["id"].as_str().unwrap().to_owned()).collect();
        assert_eq!(ran.lines().len(), lines.len());
        ids
    }

    /// What `list --json` gives.
    pub fn list(&self, data: &str, kind: &str) -> Vec<Json> {
        self.run(data, &["list", kind, "--json"]).ok().lines()
    }

    /// Every record of every kind, as the program lists it.
    pub fn everything(&self, data: &str) -> Vec<Json> {
        KINDS.iter().flat_map(|kind| self.list(data, kind)).collect()
    }

    /// Sets up `b` as a second device of `a`'s commune, admitted and up to date.
    pub fn admit(&self, role: &[&str]) {
        self.run("b", &["init", "--join", "--officer", "Hà Văn Nam", "--no-passphrase"]).ok();
        self.run("b", &["enrol", "request", "--to", &self.at("b.req")]).ok();
        let mut args = vec!["enrol", "approve"];
        let request = self.at("b.req");
        args.push(&request);
        args.extend(role);
        self.run("a", &args).ok();
        let joined = self.send("a", "b");
        assert_eq!(joined["joined"], "Xã Mẫu", "{joined}");
    }

    /// Exports from one folder and receives in another; what the receiver says.
    pub fn send(&self, from: &str, to: &str) -> Json {
        let bundle = self.export(from);
        self.run(to, &["receive", &bundle, "--json"]).ok().line()
    }

    /// Exports; where the bundle is.
    pub fn export(&self, from: &str) -> String {
        let ran = self.run(from, &["export", "--json"]).ok();
        ran.line()["path"].as_str().unwrap().to_owned()
    }
}

/// The kinds, each after those it names.
pub const KINDS: [&str; 6] =
    ["village", "household", "registration", "contribution", "meeting", "review"];

impl Ran {
    /// Waits for a run's end.
    pub fn of(child: Child) -> Self {
        let output = child.wait_with_output().unwrap();
        let ran = Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        };
        for text in [&ran.out, &ran.err] {
            assert!(!text.contains("panicked"), "{text}");
            assert!(!text.contains('⟦'), "a message without words: {text}");
            assert!(!text.contains("{$"), "a message without its argument: {text}");
        }
        ran
    }

    /// It ended with this code.
    #[track_caller]
    pub fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:#?}");
        self
    }

    #[track_caller]
    pub fn ok(self) -> Self {
        self.ends(0)
    }

    /// It ended with this code, said so, and gave no result.
    #[track_caller]
    pub fn fails(self, code: i32, part: &str) -> Self {
        assert_eq!(self.code, code, "{self:#?}");
        assert!(self.err.contains(part), "“{part}” is not in {self:#?}");
        assert_eq!(self.out, "", "results with a failure");
        self
    }

    /// The JSON objects of the output.
    #[track_caller]
    pub fn lines(&self) -> Vec<Json> {
        self.out.lines().map(|line| serde_json::from_str(line).expect(line)).collect()
    }

    /// The only JSON object of the output.
    #[track_caller]
    pub fn line(&self) -> Json {
        let lines = self.lines();
        assert_eq!(lines.len(), 1, "{self:#?}");
        lines[0].clone()
    }
}

/// Copies a folder with everything in it.
pub fn copy_dir(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_dir(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The codes of an answer's issues or warnings, with their fields.
pub fn issues(answer: &Json) -> Vec<(String, String)> {
    let list = answer.get("issues").or_else(|| answer.get("warnings")).unwrap();
    let one = |issue: &Json| {
        assert!(!issue["text"].as_str().unwrap().is_empty());
        let field = issue["field"].as_str().unwrap_or("-").to_owned();
        (field, issue["code"].as_str().unwrap().to_owned())
    };
    list.as_array().unwrap().iter().map(one).collect()
}
