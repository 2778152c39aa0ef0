//! How things look: one style a role, never a colour in a screen's code.
//!
//! Only the 16 named colours with bold, underline and reverse are used. State is never told by
//! colour alone: what is marked is reversed, what is wrong has a word before it. [`Theme::mono`]
//! sends no colour at all (`NO_COLOR`), [`Theme::console`] keeps to the eight colours that a Linux
//! console has left beside a font of 512 glyphs.

use ratatui::style::{Color, Modifier, Style};

use crate::app::notice::Tone;

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
    /// Wrong.
    pub error: Style,
    /// To look at.
    pub warn: Style,
    /// Done.
    pub done: Style,
    /// A key to press.
    pub key: Style,
    /// The marked row.
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
            dim: colour(Color::DarkGray),
            error: colour(Color::Red).add_modifier(Modifier::BOLD),
            warn: colour(Color::Yellow).add_modifier(Modifier::BOLD),
            done: colour(Color::Green).add_modifier(Modifier::BOLD),
            key: colour(Color::Yellow),
            selected: plain.add_modifier(Modifier::REVERSED),
        }
    }

    /// For the Linux console: no bright colours, and no grey that could be black on black.
    pub const fn console() -> Self {
        Self {
            dim: Style::new(),
            title: colour(Color::Cyan),
            focus: Style::new().add_modifier(Modifier::REVERSED),
            error: colour(Color::Red),
            warn: colour(Color::Yellow),
            done: colour(Color::Green),
            ..Self::colours()
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

    #[test]
    fn mono_has_no_colour_and_the_marked_row_is_always_reversed() {
        let theme = Theme::mono();
        let styles = [
            theme.base,
            theme.title,
            theme.label,
            theme.value,
            theme.focus,
            theme.dim,
            theme.error,
            theme.warn,
            theme.done,
            theme.key,
            theme.selected,
        ];
        assert!(styles.iter().all(|style| style.fg.is_none() && style.bg.is_none()));
        for theme in [Theme::mono(), Theme::console(), Theme::colours()] {
            assert!(theme.selected.add_modifier.contains(Modifier::REVERSED));
        }
    }
}
