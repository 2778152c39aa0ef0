//! What the terminal can do, judged by its name.
//!
//! The only place that knows terminal names. A name it does not know gets the plainest commands,
//! which every terminal with a movable cursor has. Nothing is asked of the terminal itself: an
//! answer over a slow link would come in the middle of somebody's typing.

use ratatui::style::Modifier;

/// How many colours may be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colours {
    /// No colour code at all; marks (bold, reverse, underline) are still sent.
    None,
    /// The eight plain ones. Bright ones and dark grey would be black or plain where a font of 512
    /// signs takes the bit that makes them bright.
    Eight,
    /// The 16 named ones.
    Sixteen,
}

/// The abilities that change what is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "six independent yes-or-no abilities")]
pub struct Profile {
    /// The colours that may be sent.
    pub colours: Colours,
    /// Only signs of the console's font may be sent.
    pub console_font: bool,
    /// A single mark can be ended (SGR 22 to 29, 39, 49), not only all of them at once.
    pub ends_marks: bool,
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

/// Families whose terminals have 16 colours, scroll, erase cells and take unknown modes in silence;
/// with whether erasing paints the ground colour.
const FAMILIES: &[(&str, bool)] = &[
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

/// Screens without a window system: fonts of 512 signs, eight colours one can rely on.
const CONSOLES: &[&str] =
    &["linux", "fbterm", "jfbterm", "bterm", "yaft", "kon", "con80", "cons25"];

/// Names without a family that are known to have colours.
const COLOURED: &[&str] = &["ansi", "pcansi", "cygwin", "eterm", "dtterm", "nsterm", "teraterm"];

impl Profile {
    /// The plainest terminal with a movable cursor.
    pub const PLAIN: Self = Self {
        colours: Colours::None,
        console_font: false,
        ends_marks: false,
        scroll: false,
        erase_cells: false,
        erase_paints: false,
        brackets: false,
    };

    /// By the values of `TERM` and `COLORTERM`, and whether `NO_COLOR` asks for none.
    pub fn of(term: &str, colorterm: &str, no_color: bool) -> Self {
        let family = FAMILIES.iter().find(|(name, _)| term.starts_with(name) || term == "st");
        let console = CONSOLES.iter().any(|name| term.starts_with(name));
        let starts = |name: &&str| term.to_ascii_lowercase().starts_with(*name);
        let named = term.contains("color") || COLOURED.iter().any(starts);
        let mono = ["-m", "-mono", "-nocolor"].iter().any(|end| term.ends_with(end));
        let bare = term.is_empty() || term == "dumb" || is_vt(term);
        let coloured = family.is_some() || console || named || !colorterm.is_empty();
        let colours = match (no_color || mono || bare || !coloured, console) {
            (true, _) => Colours::None,
            (false, true) => Colours::Eight,
            (false, false) => Colours::Sixteen,
        };
        Self {
            colours,
            console_font: console,
            // The VT220 was the first that could; the VT100 only ends all at once.
            ends_marks: family.is_some() || (is_vt(term) && !term.starts_with("vt1")),
            scroll: family.is_some(),
            erase_cells: family.is_some(),
            erase_paints: family.is_some_and(|(_, paints)| *paints),
            brackets: family.is_some() && !console,
        }
    }

    /// The same terminal with other colours and signs, as a person has set them.
    #[must_use]
    pub const fn looking(self, colours: Colours, console_font: bool) -> Self {
        Self { colours, console_font, ..self }
    }

    /// The marks that may be sent. On a console faint letters are dark grey, which is black beside
    /// a font of 512 signs; slanted and struck ones are only another colour there.
    pub const fn marks(&self) -> Modifier {
        let always = Modifier::BOLD.union(Modifier::UNDERLINED).union(Modifier::REVERSED);
        if self.console_font {
            return always;
        }
        always.union(Modifier::DIM).union(Modifier::ITALIC).union(Modifier::CROSSED_OUT)
    }
}

/// The old terminals of DEC: `vt100`, `vt220`, not `vte`.
fn is_vt(term: &str) -> bool {
    term.strip_prefix("vt").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_and_unknown_names() {
        let all = Profile {
            colours: Colours::Sixteen,
            console_font: false,
            ends_marks: true,
            scroll: true,
            erase_cells: true,
            erase_paints: true,
            brackets: true,
        };
        let console =
            Profile { colours: Colours::Eight, console_font: true, brackets: false, ..all };
        let mono = Profile { colours: Colours::None, ..all };
        let vt220 = Profile { ends_marks: true, ..Profile::PLAIN };
        let sixteen = Profile { colours: Colours::Sixteen, ..Profile::PLAIN };
        for (term, wanted) in [
            ("xterm-256color", all),
            ("xterm", all),
            ("xterm-16color", all),
            ("xterm-mono", mono),
            ("rxvt-unicode", all),
            ("putty", all),
            ("putty-256color", all),
            ("tmux-256color", all),
            ("vte-256color", all),
            ("st", all),
            ("linux", console),
            ("linux-16color", console),
            ("linux-m", Profile { colours: Colours::None, ..console }),
            ("fbterm", Profile { erase_paints: false, ..console }),
            ("jfbterm", Profile { colours: Colours::Eight, console_font: true, ..Profile::PLAIN }),
            ("screen", Profile { erase_paints: false, ..all }),
            ("screen-256color", Profile { erase_paints: false, ..all }),
            ("screen.linux", Profile { erase_paints: false, ..all }),
            ("ansi", sixteen),
            ("Eterm", sixteen),
            ("somebody-256color", sixteen),
            ("adm3a", Profile::PLAIN),
            ("dumb", Profile::PLAIN),
            ("vt100", Profile::PLAIN),
            ("vt102", Profile::PLAIN),
            ("vt220", vt220),
            ("vt320-w", vt220),
            ("", Profile::PLAIN),
        ] {
            assert_eq!(Profile::of(term, "", false), wanted, "TERM={term}");
            let without = Profile { colours: Colours::None, ..wanted };
            assert_eq!(Profile::of(term, "", true), without, "TERM={term} NO_COLOR=1");
        }
    }

    #[test]
    fn colorterm_gives_an_unknown_name_colours_and_changes_no_known_one() {
        for (term, wanted) in [
            ("newcomer", Colours::Sixteen),
            ("xterm", Colours::Sixteen),
            ("linux", Colours::Eight),
            ("xterm-mono", Colours::None),
            ("vt220", Colours::None),
            ("dumb", Colours::None),
        ] {
            assert_eq!(Profile::of(term, "truecolor", false).colours, wanted, "TERM={term}");
            assert_eq!(Profile::of(term, "truecolor", true).colours, Colours::None);
        }
        assert_eq!(Profile::of("newcomer", "", false).colours, Colours::None);
    }
}
