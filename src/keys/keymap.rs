//! A keymap: which chords do which action in which scope, and the answer to a pressed key.
//!
//! Made of layers, each replacing whole lines of the one before: `default`, another preset, the
//! user's file. It does not know what actions do, nor whether they can be done now.
//! Invariant: whatever the user's file holds, the loaded keymap has no error of
//! [`crate::keys::check`] and binds every required action.

use std::collections::BTreeMap;

use crate::keys::input_method::keys_before;
use crate::keys::read::{KeymapLine, read};
use crate::keys::{Action, Chord, Key, KeyCode, Preset, Problem, Scope, Severity, check};

/// One line of a keymap: in this scope, these chords do this action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Binding<'k> {
    pub scope: Scope,
    pub action: Action,
    /// The chords; empty where the keys were taken off.
    pub chords: &'k [Chord],
    /// The line of the user's file, if it comes from there.
    pub line: Option<usize>,
}

/// The keys pressed of a sequence that is not complete yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Pending(Vec<Key>);

impl Pending {
    /// No sequence is under way.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The keys pressed so far.
    pub fn keys(&self) -> &[Key] {
        &self.0
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// The keys pressed so far as people read them; empty if none.
    pub fn pretty(&self) -> String {
        Chord::new(self.0.as_slice()).map(|chord| chord.pretty()).unwrap_or_default()
    }
}

/// What a pressed key means.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Resolved {
    Action(Action),
    /// The beginning of a sequence: wait for the next key.
    Pending(Chord),
    /// A character for the text under the cursor, or to jump to a choice.
    Text(char),
    /// The key has no meaning here.
    Nothing,
    /// The sequence was given up; the key that ended it did nothing else.
    Cancelled,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct BoundChords {
    chords: Vec<Chord>,
    line: Option<usize>,
}

/// Which chords do which action in which scope.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    entries: BTreeMap<(Scope, Action), BoundChords>,
    by_action: BTreeMap<Action, Vec<Chord>>,
}

impl Keymap {
    /// A keymap of the program.
    pub fn preset(preset: Preset) -> Self {
        let mut keymap = Self::default();
        let layers = [Some(Preset::Default), (preset != Preset::Default).then_some(preset)];
        for layer in layers.into_iter().flatten() {
            for line in read(layer.toml()).lines {
                keymap.set(KeymapLine { number: 0, ..line });
            }
        }
        keymap.index();
        keymap
    }

    /// The keymap of the program with the user's file over it, and all that is wrong with the file.
    ///
    /// The file's own `extends` goes before `base`. A line with an error is left out and the line
    /// of the program stands in for it; nothing in a file can make loading fail.
    pub fn load(base: Preset, user_toml: Option<&str>) -> (Self, Vec<Problem>) {
        let Some(text) = user_toml else {
            return (Self::preset(base), Vec::new());
        };
        let file = read(text);
        let base = Self::preset(file.extends.unwrap_or(base));
        let mut problems = file.problems;
        let mut lines = file.lines;
        loop {
            let mut keymap = base.clone();
            for line in &lines {
                keymap.set(line.clone());
            }
            keymap.index();
            let (errors, warnings): (Vec<_>, Vec<_>) =
                check::check(&keymap).into_iter().partition(|p| p.severity == Severity::Error);
            if errors.is_empty() {
                problems.extend(warnings);
                problems.sort_by_key(|problem| problem.line);
                return (keymap, problems);
            }
            let kept = lines.len();
            lines.retain(|line| errors.iter().all(|error| error.line != Some(line.number)));
            if lines.len() == kept {
                // No line of the user is to blame by itself: take none of them.
                lines.clear();
            }
            for error in errors {
                if !problems.contains(&error) {
                    problems.push(error);
                }
            }
            if kept == 0 {
                // Only a keymap of the program with errors comes here; a test forbids it.
                return (keymap, problems);
            }
        }
    }

    /// What `key` means while `scope` owns the keyboard. `pending` is kept between keys.
    pub fn resolve(&self, scope: Scope, pending: &mut Pending, key: Key) -> Resolved {
        let key = key.normal();
        let typed = key.printable();
        if pending.is_empty()
            && scope.takes_text()
            && let Some(c) = typed
        {
            return Resolved::Text(c);
        }
        if !pending.is_empty() && key.code == KeyCode::Esc {
            pending.clear();
            return Resolved::Cancelled;
        }
        let was_pending = !pending.is_empty();
        let mut keys = std::mem::take(&mut pending.0);
        keys.push(key);
        let mut found = self.find(scope, &keys);
        for plain in typed.into_iter().flat_map(keys_before) {
            // A letter that an input method changed means the key it is on.
            if !matches!(found, Lookup::Nothing) {
                break;
            }
            keys.pop();
            keys.push(Key::char(plain));
            found = self.find(scope, &keys);
        }
        match (found, typed) {
            (Lookup::Action(action), _) => Resolved::Action(action),
            (Lookup::Prefix, _) => match Chord::new(keys.as_slice()) {
                Some(prefix) => {
                    pending.0 = keys;
                    Resolved::Pending(prefix)
                }
                None => Resolved::Nothing,
            },
            (Lookup::Nothing, _) if was_pending => Resolved::Cancelled,
            (Lookup::Nothing, Some(c)) if scope == Scope::Choice => Resolved::Text(c),
            (Lookup::Nothing, _) => Resolved::Nothing,
        }
    }

    /// Every line, by scope and then in the order of the action table.
    pub fn bindings(&self) -> impl Iterator<Item = Binding<'_>> {
        self.entries.iter().map(|(&(scope, action), entry)| Binding {
            scope,
            action,
            chords: &entry.chords,
            line: entry.line,
        })
    }

    /// The chords of an action in one section; empty if it has none there.
    pub fn bound(&self, scope: Scope, action: Action) -> &[Chord] {
        self.entries.get(&(scope, action)).map_or(&[], |entry| &entry.chords)
    }

    /// All chords of an action, those of the outermost scope first.
    pub fn keys_of(&self, action: Action) -> &[Chord] {
        self.by_action.get(&action).map_or(&[], Vec::as_slice)
    }

    /// The first key of an action as people read it, wherever it works; empty if it has none.
    pub fn first_key(&self, action: Action) -> String {
        self.keys_of(action).first().map(Chord::pretty).unwrap_or_default()
    }

    /// The chords that do the action while `scope` owns the keyboard, innermost first.
    pub fn keys_in(&self, scope: Scope, action: Action) -> impl Iterator<Item = &Chord> {
        let chain = scope.chain().iter();
        chain
            .flat_map(move |&section| self.bound(section, action))
            .filter(move |chord| self.leads_to(scope, chord) == Some(action))
    }

    /// The first of [`Keymap::keys_in`] as people read it; empty if there is none.
    pub fn first_key_in(&self, scope: Scope, action: Action) -> String {
        self.keys_in(scope, action).next().map(Chord::pretty).unwrap_or_default()
    }

    /// What a whole chord does while `scope` owns the keyboard.
    pub fn leads_to(&self, scope: Scope, chord: &Chord) -> Option<Action> {
        let mut pending = Pending::default();
        let (last, first) = chord.keys().split_last()?;
        for &key in first {
            if !matches!(self.resolve(scope, &mut pending, key), Resolved::Pending(_)) {
                return None;
            }
        }
        match self.resolve(scope, &mut pending, *last) {
            Resolved::Action(action) => Some(action),
            _ => None,
        }
    }

    fn set(&mut self, line: KeymapLine) {
        let number = (line.number > 0).then_some(line.number);
        let entry = BoundChords { chords: line.chords, line: number };
        self.entries.insert((line.scope, line.action), entry);
    }

    fn index(&mut self) {
        self.by_action.clear();
        for (&(_, action), entry) in &self.entries {
            let chords = self.by_action.entry(action).or_default();
            for chord in &entry.chords {
                if !chords.contains(chord) {
                    chords.push(chord.clone());
                }
            }
        }
    }

    /// The first scope of the chain with a full match wins; without one, a beginning anywhere.
    fn find(&self, scope: Scope, keys: &[Key]) -> Lookup {
        let mut found = Lookup::Nothing;
        for &section in scope.chain() {
            let first = Action::ALL.first().copied().unwrap_or(Action::Help);
            let entries = self.entries.range((section, first)..);
            for (&(_, action), entry) in entries.take_while(|((scope, _), _)| *scope == section) {
                for chord in &entry.chords {
                    if chord.keys() == keys {
                        return Lookup::Action(action);
                    }
                    if chord.keys().starts_with(keys) {
                        found = Lookup::Prefix;
                    }
                }
            }
        }
        found
    }
}

#[derive(Clone, Copy)]
enum Lookup {
    Action(Action),
    Prefix,
    Nothing,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::keys::key::tests::any_key;

    fn run(keymap: &Keymap, scope: Scope, chord: &str) -> Resolved {
        let chord: Chord = chord.parse().unwrap();
        let mut pending = Pending::default();
        let mut last = Resolved::Nothing;
        for &key in chord.keys() {
            last = keymap.resolve(scope, &mut pending, key);
        }
        last
    }

    #[test]
    fn keys_mean_what_their_scope_says() {
        use Resolved::{Action as Act, Cancelled, Nothing, Text};
        let keymap = Keymap::preset(Preset::Default);
        let cases = [
            (Scope::List, "n", Act(Action::New)),
            (Scope::Search, "n", Text('n')),
            (Scope::Text, "space", Text(' ')),
            (Scope::Choice, "space", Act(Action::Toggle)),
            (Scope::Choice, "n", Text('n')),
            (Scope::Text, "enter", Act(Action::NextField)),
            (Scope::Text, "shift-tab", Act(Action::PrevField)),
            (Scope::Text, "ctrl-s", Act(Action::Submit)),
            (Scope::Text, "f1", Act(Action::Help)),
            (Scope::List, "ctrl-s", Nothing),
            (Scope::Overlay, "esc", Act(Action::Dismiss)),
            (Scope::List, "esc", Act(Action::Back)),
            (Scope::Picker, "enter", Act(Action::Confirm)),
            (Scope::Search, "enter", Act(Action::Open)),
            (Scope::Search, "backspace", Act(Action::DeleteLeft)),
            (Scope::Home, "h", Act(Action::Households)),
            (Scope::Text, "ctrl-g h", Act(Action::Households)),
            (Scope::Text, "ctrl-g esc", Cancelled),
            (Scope::Text, "ctrl-g 0", Cancelled),
            (Scope::List, "~", Nothing),
        ];
        for (scope, chord, expected) in cases {
            assert_eq!(run(&keymap, scope, chord), expected, "{scope:?} {chord}");
        }
    }

    #[test]
    fn a_letter_an_input_method_changed_means_its_key() {
        let (keymap, problems) =
            Keymap::load(Preset::Default, Some("[list]\nsort = [\"w\"]\nfilter = [\"ê\", \"e\"]"));
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(run(&keymap, Scope::List, "ư"), Resolved::Action(Action::Sort));
        assert_eq!(run(&keymap, Scope::Home, "đ"), Resolved::Action(Action::Registrations));
        assert_eq!(run(&keymap, Scope::Home, "ctrl-g đ"), Resolved::Action(Action::Registrations));
        assert_eq!(run(&keymap, Scope::List, "ê"), Resolved::Action(Action::Filter));
        assert_eq!(run(&keymap, Scope::Search, "ư"), Resolved::Text('ư'));
        // Without a key on w it is the u; tones do not matter.
        let keymap = Keymap::preset(Preset::Default);
        assert_eq!(run(&keymap, Scope::List, "ư"), Resolved::Action(Action::Undo));
        assert_eq!(run(&keymap, Scope::List, "ợ"), Resolved::Action(Action::Sort));
        assert_eq!(run(&keymap, Scope::List, "ß"), Resolved::Nothing);
    }

    #[test]
    fn a_line_replaces_all_keys_of_the_action_and_a_bad_one_leaves_the_default() {
        let text = "extends = \"vim\"\n[move]\nrow_down = [\"down\", \"n\"]\n\
            [form]\nsubmit = [\"tab\"]\nditto = []\npick = [\"hyper\"]\n";
        let (keymap, problems) = Keymap::load(Preset::Default, Some(text));
        let found: Vec<_> = problems.iter().map(|p| (p.line, p.kind.key())).collect();
        assert_eq!(
            found,
            [
                // Over `new` in lists, `receive` at home, `dismiss` in boxes, and the years of lists,
                // of reports and of plans.
                (Some(3), "keymap-hides"),
                (Some(3), "keymap-hides"),
                (Some(3), "keymap-hides"),
                (Some(3), "keymap-hides"),
                (Some(3), "keymap-hides"),
                (Some(3), "keymap-hides"),
                (Some(5), "keymap-same-chord"),
                (Some(6), "keymap-unreachable"),
                (Some(7), "keymap-bad-key-unknown"),
            ]
        );
        let default = Keymap::preset(Preset::Vim);
        assert_eq!(keymap.bound(Scope::Move, Action::RowDown).len(), 2);
        for action in [Action::Submit, Action::Ditto, Action::Pick] {
            assert_eq!(keymap.keys_of(action), default.keys_of(action));
        }
        assert_eq!(run(&keymap, Scope::List, "k"), Resolved::Action(Action::RowUp));
    }

    #[test]
    fn two_keys_can_be_swapped() {
        let text = "[form]\nditto = \"f4\"\npick = \"f3\"\n";
        let (keymap, problems) = Keymap::load(Preset::Default, Some(text));
        assert_eq!(problems, []);
        assert_eq!(run(&keymap, Scope::Text, "f3"), Resolved::Action(Action::Pick));
    }

    fn any_file() -> impl Strategy<Value = String> {
        let section = proptest::sample::select(&Scope::ALL).prop_map(|s| format!("[{}]", s.name()));
        let chord = proptest::collection::vec(any_key(), 1..=2)
            .prop_map(|keys| Chord::new(keys).map(|c| c.to_string()).unwrap_or_default());
        let line = (proptest::sample::select(Action::ALL), proptest::collection::vec(chord, 0..3))
            .prop_map(|(action, chords)| format!("{} = {chords:?}", action.name()));
        let other = proptest::sample::select(&["quit = [\"f1\"]", "submit = []", "x = ", "\"", ""]);
        let row = prop_oneof![3 => section, 6 => line, 1 => other.prop_map(str::to_owned)];
        proptest::collection::vec(row, 0..24).prop_map(|rows| rows.join("\n"))
    }

    proptest! {
        #[test]
        fn any_file_loads_without_errors_left_and_with_every_required_action(text in any_file()) {
            let (keymap, _) = Keymap::load(Preset::Default, Some(&text));
            let left = check::check(&keymap);
            prop_assert!(left.iter().all(|p| p.severity == Severity::Warning), "{:?}", left);
            for &action in Action::ALL.iter().filter(|action| action.required()) {
                prop_assert!(!keymap.keys_of(action).is_empty());
            }
        }

        #[test]
        fn any_key_sequence_resolves(
            keys in proptest::collection::vec(any_key(), 0..40),
            scope in proptest::sample::select(&Scope::ALL),
            preset in proptest::sample::select(&Preset::ALL),
        ) {
            let keymap = Keymap::preset(preset);
            let mut pending = Pending::default();
            for key in keys {
                let was_empty = pending.is_empty();
                let resolved = keymap.resolve(scope, &mut pending, key);
                prop_assert_eq!(matches!(resolved, Resolved::Pending(_)), !pending.is_empty());
                prop_assert!(pending.keys().len() < 4);
                if was_empty && scope.takes_text() && let Some(c) = key.printable() {
                    prop_assert_eq!(resolved, Resolved::Text(c));
                }
            }
        }
    }
}
