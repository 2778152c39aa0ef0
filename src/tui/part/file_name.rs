//! The name of a file that is typed on a screen that writes one.
//!
//! It knows no files and no screen. Invariant: a name that is given back is clean and not empty.

use crate::keys::Action;
use crate::text::{Line, clean_line};
use crate::tui::Notice;
use crate::tui::cx::Input;
use crate::tui::overlay::edit_line;

/// A name to begin with, the cursor after it.
pub(in crate::tui) fn begin(name: &str) -> Line {
    let mut line = Line::from(name);
    edit_line(&mut line, &Input::Act(Action::CursorEnd));
    line
}

/// What a key did to the name.
pub(in crate::tui) enum Taken {
    /// It is still typed, or was left.
    Typing,
    /// Enter took it.
    Named(String),
    /// Enter was pressed on no name: this is said.
    Unnamed(Notice),
}

/// Takes a key for the name under way; Esc leaves it.
pub(in crate::tui) fn take(path: &mut Option<Line>, input: &Input) -> Taken {
    match (input, path.as_mut()) {
        (Input::Act(Action::Back), _) => *path = None,
        (Input::Act(Action::Open), Some(line)) => {
            let to = clean_line(line.text()).trim().to_owned();
            if to.is_empty() {
                return Taken::Unnamed(Notice::warn("report-path-needed"));
            }
            return Taken::Named(to);
        }
        (input, Some(line)) => {
            edit_line(line, input);
        }
        (_, None) => {}
    }
    Taken::Typing
}
