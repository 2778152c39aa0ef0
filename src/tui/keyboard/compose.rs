//! What the app does with a key before anything else has it.
//!
//! It knows neither screens nor texts by name: it asks which text has the keyboard.

use crate::keys::{Action, Key, KeyCode, Meant, Pending, Resolved, Scope};
use crate::text::{Edit, Method};
use crate::tui::input::Input;
use crate::tui::keyboard::{Focus, State};
use crate::tui::prefs::Pref;
use crate::tui::{App, Effect, Notice, Screen};

/// Inputs in the place of one, and what is said once they are done.
pub(in crate::tui) struct Composed {
    pub(in crate::tui) inputs: Vec<Input>,
    pub(in crate::tui) said: Option<Notice>,
}

impl App {
    /// The text that has the keyboard, if one has.
    fn focus(&self) -> Option<Focus<'_>> {
        match self.overlays.last() {
            Some(overlay) => overlay.focus(),
            None => self.nav.top().focus(),
        }
    }

    /// How Vietnamese is typed where one is now; `None` where nothing is typed. The same all over a
    /// form but where a text has no marks, so that going on redraws little.
    pub fn typing_state(&self) -> Option<State> {
        let in_form = self.overlays.is_empty() && matches!(self.nav.top(), Screen::Form(_));
        let marks = match self.focus() {
            Some(focus) => focus.marks,
            None if in_form => true,
            None => return None,
        };
        let typist = &self.keyboard.typist;
        Some(match typist.choice().method {
            _ if !marks => State::Plain,
            None => State::Off,
            Some(_) if typist.steps_aside() => State::System,
            Some(method) => State::Ours(method),
        })
    }

    /// Goes to the next way of typing; back to the own one where that had stepped aside.
    pub(in crate::tui) fn toggle_typing(&mut self, effects: &mut Vec<Effect>) {
        let mut prefs = self.prefs;
        if self.keyboard.typist.steps_aside() {
            self.keyboard.choose(prefs.typing);
        } else {
            Pref::Typing.turn(&mut prefs, false);
            self.take_prefs(prefs);
            effects.push(Effect::Prefs(prefs));
        }
        let key = match prefs.typing.method {
            Some(Method::Telex) => "typing-now-telex",
            Some(Method::Vni) => "typing-now-vni",
            None => "typing-now-off",
        };
        let next = self.keymap.first_key_in(self.scope(), Action::ToggleTyping);
        self.show_notice(Notice::done(key).with("key", next));
    }

    /// Whether what was said last stays on: an input method is seen in the middle of a burst of
    /// keys, and the next of them would wipe it away before anybody could read it.
    pub(in crate::tui) fn still_tells(&mut self, input: &Input) -> bool {
        let typed = matches!(input, Input::Text(_) | Input::Act(Action::DeleteLeft));
        self.keyboard.tells &= typed;
        self.keyboard.tells
    }

    /// What an input is to the text that has the keyboard.
    pub(in crate::tui) fn compose(&mut self, input: Input) -> Composed {
        let as_it_came = |input| Composed { inputs: vec![input], said: None };
        let focus = self.focus().filter(|focus| focus.marks);
        let focus = focus.map(|focus| (focus.before.to_owned(), focus.kept));
        let returned = self.keyboard.returned.take();
        let typist = &mut self.keyboard.typist;
        let Some((before, kept)) = focus else {
            typist.reset();
            return as_it_came(input);
        };
        let was_aside = typist.steps_aside();
        let edit = match &input {
            Input::Text(letter) => typist.typed(&before, *letter),
            Input::Act(Action::DeleteLeft) => typist.backspace(&before),
            Input::Act(Action::Back | Action::Dismiss) if kept => match returned {
                // Esc again: it was meant to leave, so the word is left as it was.
                Some(word) => {
                    typist.reset();
                    return Composed { inputs: vec![Input::Compose(word), input], said: None };
                }
                None => match typist.give_back(&before) {
                    Some(edit) => return self.give_back(&before, edit),
                    None => None,
                },
            },
            _ => {
                typist.reset();
                None
            }
        };
        let seen = typist.steps_aside() && !was_aside;
        self.keyboard.tells |= seen;
        let said = seen.then(|| {
            let key = self.keymap.first_key_in(self.scope(), Action::ToggleTyping);
            Notice::info("typing-aside").with("key", key)
        });
        let input = edit.map_or(input, Input::Compose);
        Composed { inputs: vec![input], said }
    }

    /// Esc after a word with marks: its keys stand there once more.
    fn give_back(&mut self, before: &str, edit: Edit) -> Composed {
        self.keyboard.returned = Some(edit.inverse(before));
        let key = self.keymap.first_key_in(self.scope(), Action::Back);
        let key = if key.is_empty() { Key::from(KeyCode::Esc).pretty() } else { key };
        let said = Notice::info("typing-given-back").with("key", key);
        Composed { inputs: vec![Input::Compose(edit)], said: Some(said) }
    }

    /// The key that was pressed, where letters are commands and an input method may have changed
    /// what came. `None` where there is nothing to do.
    pub(in crate::tui) fn pressed(&mut self, scope: Scope, key: Key) -> Option<Key> {
        if scope.takes_text() {
            self.keyboard.system.forget();
            return Some(key);
        }
        match self.keyboard.system.hear(key) {
            Meant::AsCame => Some(key),
            // Labels are found without marks: the letter is there already.
            Meant::Key { .. } if scope == Scope::Choice => None,
            Meant::Key { telex, vni } => {
                let vni_first = self.prefs.typing.method == Some(Method::Vni);
                let keys = if vni_first { [vni, telex] } else { [telex, vni] }.map(Key::char);
                let works = |key: &&Key| self.means(scope, **key) != Resolved::Nothing;
                keys.iter().find(works).or(keys.first()).copied()
            }
            Meant::Nothing if key.code == KeyCode::Backspace => {
                let means = self.means(scope, key);
                if means == Resolved::Action(Action::ClearField) {
                    let clear = self.keymap.first_key_in(scope, Action::ClearField);
                    self.show_notice(Notice::info("typing-clear-choice").with("key", clear));
                    return None;
                }
                (means != Resolved::Nothing).then_some(key)
            }
            Meant::Nothing => None,
        }
    }

    fn means(&self, scope: Scope, key: Key) -> Resolved {
        let mut pending: Pending = self.pending.keys.clone();
        self.keymap.resolve(scope, &mut pending, key)
    }
}
