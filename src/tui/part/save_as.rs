//! Saving to a file: its name is typed, and a file of that name is written over only after a question.
//!
//! The screen makes what is written; the shell writes it. Invariant: a name that is given back is
//! clean and not empty, and `force` is set only after a person said yes to that very name.

use crate::keys::Action;
use crate::text::{LineEditor, clean_line};
use crate::tui::input::Input;
use crate::tui::input::edit_line;
use crate::tui::job::WrittenReport;
use crate::tui::keyboard::Focus;
use crate::tui::overlay::Confirm;
use crate::tui::step::{Answer, Step};
use crate::tui::{Notice, Outcome, Overlay};

/// The question whether to write over a file.
const OVERWRITE: &str = "save-overwrite";

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// A path, or a name in the folder of what goes out.
    pub to: String,
    /// Over a file that is there.
    pub force: bool,
}

/// What a key did to the name.
#[derive(Debug, Clone, PartialEq)]
pub enum Naming {
    /// It is typed on, was left, or is still missing.
    Steps(Vec<Step>),
    /// Enter took it: this is to be written.
    Done(Target),
}

/// The name under way, and the one that was asked about.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SaveAs {
    name: Option<LineEditor>,
    asked: Option<String>,
}

impl SaveAs {
    /// Begins with a name, the cursor after it.
    pub fn begin(&mut self, name: &str) {
        let mut line = LineEditor::from(name);
        line.end();
        self.name = Some(line);
    }

    pub fn name(&self) -> Option<&LineEditor> {
        self.name.as_ref()
    }

    /// Whether a name is being typed.
    pub fn is_typing(&self) -> bool {
        self.name.is_some()
    }

    pub fn focus(&self) -> Option<Focus<'_>> {
        self.name.as_ref().map(Focus::plain)
    }

    /// Takes a key for the name; Esc leaves it.
    pub fn update(&mut self, input: &Input) -> Naming {
        match (input, self.name.as_mut()) {
            (Input::Act(Action::Back), _) => self.name = None,
            (Input::Act(Action::Open), Some(line)) => {
                let to = clean_line(line.text()).trim().to_owned();
                if to.is_empty() {
                    return Naming::Steps(vec![Step::Say(Notice::warn("report-path-needed"))]);
                }
                self.asked = Some(to.clone());
                return Naming::Done(Target { to, force: false });
            }
            (input, Some(line)) => {
                edit_line(line, input);
            }
            (_, None) => {}
        }
        Naming::Steps(Vec::new())
    }

    /// Yes, over the file that is there.
    pub fn answered(&self, answer: &Answer) -> Option<Target> {
        match answer {
            Answer::Yes { tag: OVERWRITE, .. } => {
                let to = self.asked.clone()?;
                Some(Target { to, force: true })
            }
            _ => None,
        }
    }

    /// The file was written, which `written` says; or one of that name is there, and it is asked.
    pub fn done(&mut self, outcome: Outcome, written: &str) -> Vec<Step> {
        let Outcome::Reported(WrittenReport { path, exists }) = outcome else {
            return Vec::new();
        };
        if exists {
            let question = Notice::warn("report-exists").with("path", path);
            let mut confirm = Confirm::new(OVERWRITE, question);
            confirm.danger = true;
            return vec![Step::Open(Box::new(Overlay::Confirm(confirm)))];
        }
        self.name = None;
        vec![Step::Say(Notice::done(written).with("path", path))]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn enter(save: &mut SaveAs) -> Naming {
        save.update(&Input::Act(Action::Open))
    }

    fn yes() -> Answer {
        Answer::Yes { tag: OVERWRITE, reason: None }
    }

    fn target(to: &str, force: bool) -> Target {
        Target { to: to.to_owned(), force }
    }

    fn reported(path: &str, exists: bool) -> Outcome {
        Outcome::Reported(WrittenReport { path: path.to_owned(), exists })
    }

    #[test]
    fn a_name_is_cleaned_and_may_not_be_empty() {
        let mut save = SaveAs::default();
        save.begin("a.docx");
        save.update(&Input::Paste(" \n".to_owned()));
        assert_eq!(enter(&mut save), Naming::Done(target("a.docx", false)));
        save.begin("  ");
        let needed = Step::Say(Notice::warn("report-path-needed"));
        assert_eq!(enter(&mut save), Naming::Steps(vec![needed]));
        assert!(save.is_typing());
        save.update(&Input::Act(Action::Back));
        assert!(!save.is_typing());
    }

    #[test]
    fn a_file_is_written_over_only_after_a_yes_to_its_name() {
        let mut save = SaveAs::default();
        assert_eq!(save.answered(&yes()), None);
        save.begin("a.docx");
        enter(&mut save);
        let steps = save.done(reported("/out/a.docx", true), "report-written");
        assert!(
            matches!(&*steps, [Step::Open(overlay)] if matches!(&**overlay, Overlay::Confirm(confirm) if confirm.danger))
        );
        assert!(save.is_typing());
        assert_eq!(save.answered(&Answer::Yes { tag: "other", reason: None }), None);
        assert_eq!(save.answered(&yes()), Some(target("a.docx", true)));
        let said = Notice::done("report-written").with("path", "/out/a.docx");
        let steps = save.done(reported("/out/a.docx", false), "report-written");
        assert_eq!(steps, vec![Step::Say(said)]);
        assert!(!save.is_typing());
    }
}
