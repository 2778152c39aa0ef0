//! How things look: one style a role, never a colour in a screen's code.
//!
//! Only the 16 named colours with bold, underline and reverse are used. State is never told by
//! colour alone: what is marked is reversed, what is wrong has a word before it. [`Theme::mono`]
//! sends no colour at all (`NO_COLOR`), [`Theme::on_console`] leaves out what a Linux console cannot
//! show beside a font of 512 signs.

use ratatui::style::{Color, Modifier, Style};

use crate::tui::notice::Tone;

/// The styles of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Text without a role.
    pub base: Style,
    /// The title bar and the titles of boxes and sections.
    pub title: Style,
    /// What a value is called.
    pub label: Style,
    /// What was typed or counted.
    pub value: Style,
    /// The field that has the keyboard.
    pub focus: Style,
    /// What matters less: hints, empty fields, what a key cannot do now.
    pub dim: Style,
    pub error: Style,
    pub warn: Style,
    pub done: Style,
    pub key: Style,
    pub selected: Style,
}

const fn colour(fg: Color) -> Style {
    Style::new().fg(fg)
}

impl Theme {
    /// For a terminal with 16 colours.
    pub const fn colours() -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        Self {
            base: plain,
            title: colour(Color::Cyan).add_modifier(Modifier::BOLD),
            label: colour(Color::Cyan),
            value: plain,
            focus: bold.add_modifier(Modifier::UNDERLINED),
            // Faint and not dark grey, which is black or nearly so in some palettes: where letters
            // cannot be faint they are plain.
            dim: plain.add_modifier(Modifier::DIM),
            error: colour(Color::Red).add_modifier(Modifier::BOLD),
            warn: colour(Color::Yellow).add_modifier(Modifier::BOLD),
            done: colour(Color::Green).add_modifier(Modifier::BOLD),
            key: colour(Color::Yellow),
            selected: plain.add_modifier(Modifier::REVERSED),
        }
    }

    /// The same without what a console cannot show: beside a font of 512 signs faint letters and
    /// dark grey are black on black, and underlined ones are no more than bright. Bold may be the
    /// plain weight there, so it never stands alone for anything.
    #[must_use]
    pub const fn on_console(self) -> Self {
        Self {
            dim: Style::new(),
            focus: Style::new().add_modifier(Modifier::REVERSED),
            // Its yellow is a dark brown where it is not bold.
            key: self.key.add_modifier(Modifier::BOLD),
            ..self
        }
    }

    /// Without any colour.
    pub const fn mono() -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        Self {
            base: plain,
            title: bold,
            label: plain,
            value: plain,
            focus: bold.add_modifier(Modifier::UNDERLINED),
            dim: plain.add_modifier(Modifier::DIM),
            error: bold,
            warn: bold,
            done: bold,
            key: bold,
            selected: plain.add_modifier(Modifier::REVERSED),
        }
    }

    /// The style of a message.
    pub const fn tone(&self, tone: Tone) -> Style {
        match tone {
            Tone::Done => self.done,
            Tone::Info => self.base,
            Tone::Warn => self.warn,
            Tone::Fail => self.error,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(theme: &Theme) -> [(&'static str, Style); 11] {
        [
            ("base", theme.base),
            ("title", theme.title),
            ("label", theme.label),
            ("value", theme.value),
            ("focus", theme.focus),
            ("dim", theme.dim),
            ("error", theme.error),
            ("warn", theme.warn),
            ("done", theme.done),
            ("key", theme.key),
            ("selected", theme.selected),
        ]
    }

    #[test]
    fn mono_has_no_colour_and_the_marked_row_is_always_reversed() {
        for theme in [Theme::mono(), Theme::mono().on_console()] {
            let plain = |(_, style): (_, Style)| style.fg.is_none() && style.bg.is_none();
            assert!(roles(&theme).into_iter().all(plain));
        }
        let plain = [Theme::mono(), Theme::colours()];
        for theme in plain.into_iter().flat_map(|theme| [theme, theme.on_console()]) {
            assert!(theme.selected.add_modifier.contains(Modifier::REVERSED));
        }
    }

    #[test]
    fn every_role_can_be_read_on_a_console() {
        // Of the eight colours blue and black are too dark on black for a tired eye.
        let bright = [Color::Red, Color::Green, Color::Yellow, Color::Cyan, Color::Magenta];
        for theme in [Theme::colours().on_console(), Theme::mono().on_console()] {
            for (role, style) in roles(&theme) {
                assert!(style.fg.is_none_or(|colour| bright.contains(&colour)), "{role}");
                assert!(style.bg.is_none(), "{role}");
                let lost = Modifier::DIM | Modifier::ITALIC | Modifier::UNDERLINED;
                assert!(!style.add_modifier.intersects(lost), "{role}");
            }
            assert!(theme.focus.add_modifier.contains(Modifier::REVERSED));
        }
    }
}
