//! What stands over a screen: questions, choices, help. Plain data; the answer goes to the screen
//! beneath by its tag.

use crate::app::Notice;
use crate::app::cx::{Answer, Cx, Input, Step};
use crate::app::picker::Picker;
use crate::keys::{Action, Scope};
use crate::text::Line;

/// An overlay's whole state.
#[derive(Debug, Clone, PartialEq)]
pub enum Overlay {
    /// A question with a safe answer.
    Confirm(Confirm),
    /// A message that must be seen; it swallows type-ahead and wants a named key.
    Alert(Alert),
    /// A list to choose from.
    Pick(Picker),
    /// The keys that work here.
    Help(Help),
    /// Every action by its name.
    Palette(Palette),
}

/// "What will happen, to whom, how much", and yes or no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirm {
    /// Names the question to the one who asked.
    pub tag: &'static str,
    /// The question.
    pub question: Notice,
    /// More lines beneath it.
    pub lines: Vec<Notice>,
    /// Where a reason has to be typed.
    pub reason: Option<Line>,
    /// Whether the act cannot be undone.
    pub danger: bool,
}

/// Messages to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alert {
    /// What it is about.
    pub title: Notice,
    /// The messages.
    pub lines: Vec<Notice>,
    /// The first line shown.
    pub top: usize,
}

/// The help box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// The scope whose keys are shown.
    pub scope: Scope,
    /// What is typed to find an action.
    pub find: Line,
    /// The first row shown.
    pub top: usize,
}

/// The command palette.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Palette {
    /// What is typed.
    pub find: Line,
    /// The marked row.
    pub marked: usize,
    /// The actions of the screen beneath, to which the choice is given.
    pub scope: Scope,
}

impl Overlay {
    /// Who owns the keyboard.
    pub fn scope(&self) -> Scope {
        match self {
            Self::Confirm(confirm) if confirm.reason.is_some() => Scope::Picker,
            Self::Confirm(_) | Self::Alert(_) => Scope::Overlay,
            Self::Pick(_) | Self::Help(_) | Self::Palette(_) => Scope::Picker,
        }
    }

    /// Takes a key press.
    pub fn update(&mut self, cx: &Cx<'_>, input: Input) -> Vec<Step> {
        match self {
            Self::Confirm(confirm) => confirm.update(input),
            Self::Alert(alert) => alert.update(input),
            Self::Pick(picker) => picker.update(cx, input),
            Self::Help(help) => help.update(input),
            Self::Palette(palette) => palette.update(cx, input),
        }
    }
}

impl Confirm {
    /// A question without a reason.
    pub fn new(tag: &'static str, question: Notice) -> Self {
        Self { tag, question, lines: Vec::new(), reason: None, danger: false }
    }

    fn update(&mut self, input: Input) -> Vec<Step> {
        match input {
            Input::Act(Action::Confirm | Action::Open) => {
                let reason = self.reason.as_ref().map(|line| crate::text::clean_name(line.text()));
                if reason.as_deref() == Some("") {
                    return vec![Step::Say(Notice::warn("issue-why_needed"))];
                }
                vec![Step::Close, Step::Answer(Answer::Yes { tag: self.tag, reason })]
            }
            Input::Act(Action::Dismiss | Action::Back) => {
                vec![Step::Close, Step::Answer(Answer::No { tag: self.tag })]
            }
            input => {
                if let Some(line) = &mut self.reason {
                    edit_line(line, &input);
                }
                Vec::new()
            }
        }
    }
}

impl Alert {
    /// Messages under a title.
    pub fn new(title: Notice, lines: Vec<Notice>) -> Self {
        Self { title, lines, top: 0 }
    }

    fn update(&mut self, input: Input) -> Vec<Step> {
        match input {
            // Enter alone would let a fast typist miss it, so closing is Esc.
            Input::Act(Action::Dismiss | Action::Back) => return vec![Step::Close],
            Input::Act(Action::RowDown | Action::PageDown) => {
                self.top = (self.top + 1).min(self.lines.len().saturating_sub(1));
            }
            Input::Act(Action::RowUp | Action::PageUp) => self.top = self.top.saturating_sub(1),
            _ => {}
        }
        Vec::new()
    }
}

/// Applies an editing action or a letter to a line. `false` if it was none.
pub fn edit_line(line: &mut Line, input: &Input) -> bool {
    match input {
        Input::Text(letter) => line.insert(*letter),
        Input::Paste(text) => line.insert_str(text),
        Input::Act(action) => match action {
            Action::CursorLeft => line.left(),
            Action::CursorRight => line.right(),
            Action::CursorWordLeft => line.word_left(),
            Action::CursorWordRight => line.word_right(),
            Action::CursorHome => line.home(),
            Action::CursorEnd => line.end(),
            Action::DeleteLeft => line.backspace(),
            Action::DeleteRight => line.delete(),
            Action::DeleteWord => line.kill_word(),
            Action::ClearField => line.clear(),
            Action::UndoText => line.undo(),
            Action::RedoText => line.redo(),
            _ => return false,
        },
    };
    true
}

impl Help {
    fn update(&mut self, input: Input) -> Vec<Step> {
        match input {
            Input::Act(Action::Dismiss | Action::Back | Action::Help) => return vec![Step::Close],
            Input::Act(Action::RowDown) => self.top = self.top.saturating_add(1),
            Input::Act(Action::RowUp) => self.top = self.top.saturating_sub(1),
            Input::Act(Action::PageDown) => self.top = self.top.saturating_add(10),
            Input::Act(Action::PageUp) => self.top = self.top.saturating_sub(10),
            input => {
                if edit_line(&mut self.find, &input) {
                    self.top = 0;
                }
            }
        }
        Vec::new()
    }
}

impl Palette {
    fn update(&mut self, _cx: &Cx<'_>, input: Input) -> Vec<Step> {
        match input {
            Input::Act(Action::Dismiss | Action::Back) => vec![Step::Close],
            _ => Vec::new(),
        }
    }
}
