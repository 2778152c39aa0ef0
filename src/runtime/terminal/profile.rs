//! What the terminal can do, judged by its name.
//!
//! The only place that knows terminal names. A name it does not know gets the plainest commands,
//! which every terminal with a movable cursor has. Nothing is asked of the terminal itself: an
//! answer over a slow link would come in the middle of somebody's typing.

use std::env;

/// The abilities that change what is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "five independent yes-or-no abilities")]
pub struct Profile {
    /// Colours may be sent (`NO_COLOR` is not set).
    pub colour: bool,
    /// Scroll regions and inserted or deleted lines work.
    pub scroll: bool,
    /// A number of cells can be erased in the middle of a row.
    pub erase_cells: bool,
    /// Erasing paints the ground colour of the pen.
    pub erase_paints: bool,
    /// Large frames may be bracketed as one update (DEC mode 2026); terminals without it ignore
    /// the brackets.
    pub brackets: bool,
}

/// Families whose terminals scroll, erase cells and take unknown modes in silence; with whether
/// erasing paints the ground colour.
const FAMILIES: [(&str, bool); 19] = [
    ("xterm", true),
    ("linux", true),
    ("tmux", true),
    ("screen", false),
    ("rxvt", true),
    ("vte", true),
    ("gnome", true),
    ("konsole", true),
    ("putty", true),
    ("foot", true),
    ("alacritty", true),
    ("wezterm", true),
    ("kitty", true),
    ("ghostty", true),
    ("contour", true),
    ("mintty", true),
    ("iterm", true),
    ("st-", true),
    ("fbterm", false),
];

impl Profile {
    /// The plainest terminal with a movable cursor.
    pub const PLAIN: Self = Self {
        colour: false,
        scroll: false,
        erase_cells: false,
        erase_paints: false,
        brackets: false,
    };

    /// By the environment: `TERM`, and `NO_COLOR` if it is set and not empty.
    pub fn from_env() -> Self {
        let term = env::var("TERM").unwrap_or_default();
        let no_colour = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self::of(&term, no_colour)
    }

    /// By the value of `TERM`.
    pub fn of(term: &str, no_colour: bool) -> Self {
        let family = FAMILIES.iter().find(|(name, _)| term.starts_with(name) || term == "st");
        let dumb = term.is_empty() || term == "dumb" || term.starts_with("vt");
        Self {
            colour: !(no_colour || dumb || term.ends_with("-m") || term.ends_with("-mono")),
            scroll: family.is_some(),
            erase_cells: family.is_some(),
            erase_paints: family.is_some_and(|(_, paints)| *paints),
            brackets: family.is_some_and(|(name, _)| !matches!(*name, "linux" | "fbterm")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_and_unknown_names() {
        let all = Profile {
            colour: true,
            scroll: true,
            erase_cells: true,
            erase_paints: true,
            brackets: true,
        };
        for (term, wanted) in [
            ("xterm-256color", all),
            ("xterm", all),
            ("tmux-256color", all),
            ("st", all),
            ("linux", Profile { brackets: false, ..all }),
            ("screen-256color", Profile { erase_paints: false, ..all }),
            ("adm3a", Profile { colour: true, ..Profile::PLAIN }),
            ("dumb", Profile::PLAIN),
            ("vt100", Profile::PLAIN),
            ("", Profile::PLAIN),
        ] {
            assert_eq!(Profile::of(term, false), wanted, "TERM={term}");
            assert_eq!(Profile::of(term, true), Profile { colour: false, ..wanted });
        }
    }
}
