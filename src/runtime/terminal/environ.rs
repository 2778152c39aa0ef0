//! What is known of the terminal without asking it: the environment, and one flag of its line.
//!
//! Does not know what is drawn. Invariant: nothing is sent to the terminal to find out.

use std::env;

use crate::runtime::terminal::profile::{Colours, Profile};
use crate::tui::{Appearance, Notice};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environ {
    /// `TERM`.
    pub term: String,
    /// `COLORTERM`.
    pub colorterm: String,
    /// `NO_COLOR` is set and not empty.
    pub no_color: bool,
    /// What the locale says of letters: the first of `LC_ALL`, `LC_CTYPE` and `LANG` that is set.
    pub locale: String,
    /// A program between us and the terminal that one sees: `tmux` or `screen`.
    pub between: Option<&'static str>,
    /// The terminal is on another machine.
    pub ssh: bool,
    /// The line takes UTF-8 as one letter (IUTF8): terminals in UTF-8 say so, PuTTY by way of ssh
    /// too.
    pub utf8_line: bool,
}

impl Environ {
    /// Reads the environment and the flag of the terminal's line.
    pub fn read() -> Self {
        let value =
            |name: &str| env::var_os(name).map(|value| value.to_string_lossy().into_owned());
        Self::of(value, crate::platform::terminal::takes_utf8())
    }

    /// By the values of the environment.
    pub fn of(value: impl Fn(&str) -> Option<String>, utf8_line: bool) -> Self {
        let set = |name: &str| value(name).filter(|value| !value.is_empty());
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
        let between = match (set("TMUX"), set("STY")) {
            (Some(_), _) => Some("tmux"),
            (None, Some(_)) => Some("screen"),
            (None, None) => None,
        };
        Self {
            term: set("TERM").unwrap_or_default(),
            colorterm: set("COLORTERM").unwrap_or_default(),
            no_color: set("NO_COLOR").is_some(),
            locale: locale.unwrap_or_default(),
            between,
            ssh: ["SSH_CONNECTION", "SSH_TTY"].into_iter().any(|name| set(name).is_some()),
            utf8_line,
        }
    }

    /// Whether anything can be drawn: a dumb terminal cannot move its cursor.
    pub fn can_draw(&self) -> bool {
        self.term != "dumb"
    }

    /// Whether the locale says that letters are UTF-8.
    pub fn utf8_locale(&self) -> bool {
        let locale = self.locale.to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    }

    /// Whether Vietnamese letters may come out wrong: the locale does not say UTF-8, and neither
    /// does the line. What tmux and screen say of their own line says nothing of the terminal.
    pub fn doubts_letters(&self) -> bool {
        !self.utf8_locale() && (self.between.is_some() || !self.utf8_line)
    }

    /// That letters may come out wrong, and what to do; nothing where they come out right.
    pub fn letters_advice(&self) -> Vec<Notice> {
        if !self.doubts_letters() {
            return Vec::new();
        }
        let what = Notice::warn("letters-what").with("locale", self.locale_named());
        let mut advice = vec![what, Notice::info("letters-export"), Notice::info("letters-putty")];
        if self.between == Some("tmux") {
            advice.push(Notice::info("letters-tmux"));
        }
        advice
    }

    /// The locale as it is named to a person.
    pub fn locale_named(&self) -> &str {
        if self.locale.is_empty() { "-" } else { &self.locale }
    }

    /// What is sent, where a person has set this look. A set look is stronger than `NO_COLOR`: it
    /// was chosen for this program.
    pub fn profile(&self, look: Appearance) -> Profile {
        let found = Profile::of(&self.term, &self.colorterm, self.no_color);
        match look {
            Appearance::Auto => found,
            Appearance::Colours => found.looking(Colours::Sixteen, false),
            Appearance::Mono => found.looking(Colours::None, found.console_font),
            Appearance::Console => found.looking(Colours::Eight, true),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environ(set: &[(&str, &str)], utf8_line: bool) -> Environ {
        let value = |name: &str| {
            set.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        };
        Environ::of(value, utf8_line)
    }

    #[test]
    fn the_first_locale_that_is_set_counts() {
        for (set, locale, utf8) in [
            (&[][..], "", false),
            (&[("LANG", "C")], "C", false),
            (&[("LANG", "vi_VN.UTF-8")], "vi_VN.UTF-8", true),
            (&[("LANG", "C.utf8")], "C.utf8", true),
            (&[("LANG", "vi_VN.UTF-8"), ("LC_ALL", "POSIX")], "POSIX", false),
            (&[("LANG", "C"), ("LC_CTYPE", "C.UTF-8"), ("LC_ALL", "")], "C.UTF-8", true),
            (&[("LANG", "en_US.ISO-8859-1")], "en_US.ISO-8859-1", false),
            (&[("LANG", "vi_VN.TCVN")], "vi_VN.TCVN", false),
        ] {
            let found = environ(set, false);
            assert_eq!((found.locale.as_str(), found.utf8_locale()), (locale, utf8), "{set:?}");
        }
    }

    #[test]
    fn letters_are_doubted_only_where_nothing_says_utf8() {
        let tmux = ("TMUX", "/tmp/tmux-0/default,1,0");
        for (set, line, doubted) in [
            (&[][..], false, true),
            (&[("LANG", "C")], true, false),
            (&[("LANG", "C"), tmux], true, true),
            (&[("LANG", "C"), ("STY", "1.pts")], true, true),
            (&[("LANG", "C.UTF-8"), tmux], false, false),
        ] {
            assert_eq!(environ(set, line).doubts_letters(), doubted, "{set:?} line {line}");
        }
    }

    #[test]
    fn a_set_look_is_stronger_than_what_is_found() {
        let no_color = [("TERM", "xterm"), ("NO_COLOR", "1")];
        let empty = [("TERM", "xterm"), ("NO_COLOR", "")];
        for (set, look, colours, font) in [
            (&empty[..], Appearance::Auto, Colours::Sixteen, false),
            (&no_color, Appearance::Auto, Colours::None, false),
            (&no_color, Appearance::Colours, Colours::Sixteen, false),
            (&no_color, Appearance::Console, Colours::Eight, true),
            (&[("TERM", "linux")], Appearance::Auto, Colours::Eight, true),
            (&[("TERM", "linux")], Appearance::Mono, Colours::None, true),
            (&[("TERM", "linux")], Appearance::Colours, Colours::Sixteen, false),
            (&[("TERM", "vt220")], Appearance::Colours, Colours::Sixteen, false),
        ] {
            let profile = environ(set, true).profile(look);
            assert_eq!(
                (profile.colours, profile.console_font),
                (colours, font),
                "{set:?} {look:?}"
            );
        }
        let vt220 = environ(&[("TERM", "vt220")], true).profile(Appearance::Colours);
        assert!(!vt220.scroll, "a look changes only what is seen");
    }

    #[test]
    fn a_dumb_terminal_cannot_be_drawn_on() {
        assert!(!environ(&[("TERM", "dumb")], true).can_draw());
        assert!(environ(&[], true).can_draw());
        let found = environ(&[("SSH_TTY", "/dev/pts/1"), ("TMUX", "x")], false);
        assert!(found.ssh && found.between == Some("tmux"));
    }
}
