//! From the terminal's event to our key.
//!
//! The one file of this module that names crossterm, and only as a crate of plain data: nothing
//! here reads or writes a terminal. Presses and repeats count, releases do not.
//! Invariant: what a terminal cannot tell apart arrives as one key (Ctrl+H is Backspace, Ctrl+J,
//! Ctrl+M Enter, Ctrl+I Tab, Ctrl+[ Esc), and a capital never carries shift.

use crossterm::event::{KeyCode as TermCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::keys::{Key, KeyCode};

impl Key {
    /// Our key for a terminal's event; `None` for a release and for keys we do not know.
    pub fn from_crossterm(event: KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let mut key = Self {
            code: KeyCode::Enter,
            ctrl: event.modifiers.contains(KeyModifiers::CONTROL),
            alt: event.modifiers.contains(KeyModifiers::ALT),
            shift: event.modifiers.contains(KeyModifiers::SHIFT),
        };
        key.code = match event.code {
            TermCode::Char(c) if c.is_control() => return None,
            TermCode::Char(c) => KeyCode::Char(c),
            TermCode::F(n @ 1..=24) => KeyCode::F(n),
            TermCode::Enter => KeyCode::Enter,
            TermCode::Esc => KeyCode::Esc,
            TermCode::Tab => KeyCode::Tab,
            TermCode::BackTab => {
                key.shift = true;
                KeyCode::Tab
            }
            TermCode::Backspace => KeyCode::Backspace,
            TermCode::Delete => KeyCode::Delete,
            TermCode::Insert => KeyCode::Insert,
            TermCode::Up => KeyCode::Up,
            TermCode::Down => KeyCode::Down,
            TermCode::Left => KeyCode::Left,
            TermCode::Right => KeyCode::Right,
            TermCode::Home => KeyCode::Home,
            TermCode::End => KeyCode::End,
            TermCode::PageUp => KeyCode::PageUp,
            TermCode::PageDown => KeyCode::PageDown,
            _ => return None,
        };
        let key = key.normal();
        Some(key.seen_as().unwrap_or(key))
    }

    /// The key a terminal without extensions sends in place of this one; `None` if it sends this.
    pub fn seen_as(self) -> Option<Self> {
        let code = match self.code {
            KeyCode::Char('h') if self.ctrl => KeyCode::Backspace,
            KeyCode::Char('i') if self.ctrl => KeyCode::Tab,
            KeyCode::Char('j' | 'm') if self.ctrl => KeyCode::Enter,
            KeyCode::Char('[') if self.ctrl => KeyCode::Esc,
            KeyCode::Char(' ') if self.shift && !self.ctrl => KeyCode::Char(' '),
            code @ (KeyCode::Enter | KeyCode::Esc | KeyCode::Backspace)
                if self.ctrl || self.shift =>
            {
                code
            }
            KeyCode::Tab if self.ctrl => {
                return Some(Self { ctrl: false, ..self });
            }
            _ => return None,
        };
        Some(Self { alt: self.alt, ..code.into() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(code: TermCode, modifiers: KeyModifiers) -> Option<String> {
        Key::from_crossterm(KeyEvent::new(code, modifiers)).map(|key| key.to_string())
    }

    #[test]
    fn terminal_events_become_keys() {
        let (none, ctrl) = (KeyModifiers::NONE, KeyModifiers::CONTROL);
        let (shift, alt) = (KeyModifiers::SHIFT, KeyModifiers::ALT);
        let cases = [
            (TermCode::Char('a'), none, Some("a")),
            (TermCode::Char('Ắ'), shift, Some("Ắ")),
            (TermCode::Char('S'), ctrl | shift, Some("ctrl-shift-s")),
            (TermCode::Char('S'), ctrl, Some("ctrl-s")),
            (TermCode::Char('h'), ctrl, Some("backspace")),
            (TermCode::Char('j'), ctrl, Some("enter")),
            (TermCode::BackTab, shift, Some("shift-tab")),
            (TermCode::BackTab, none, Some("shift-tab")),
            (TermCode::Enter, shift, Some("enter")),
            (TermCode::Char('x'), alt, Some("alt-x")),
            (TermCode::F(10), none, Some("f10")),
            (TermCode::F(99), none, None),
            (TermCode::CapsLock, none, None),
            (TermCode::Char('\u{7}'), none, None),
        ];
        for (code, modifiers, expected) in cases {
            assert_eq!(seen(code, modifiers).as_deref(), expected, "{code:?} {modifiers:?}");
        }
    }

    #[test]
    fn repeats_count_and_releases_do_not() {
        let mut event = KeyEvent::new(TermCode::Down, KeyModifiers::NONE);
        event.kind = KeyEventKind::Repeat;
        assert!(Key::from_crossterm(event).is_some());
        event.kind = KeyEventKind::Release;
        assert!(Key::from_crossterm(event).is_none());
    }
}
