//! The conflict check of a merged keymap: everything that would surprise a person at the keyboard.
//!
//! It looks at the keymap as a whole, along the chains of scopes that can own the keyboard; what a
//! single line has wrong by itself was found when it was read. It changes nothing.
//! Invariant: a finding names the line of the user's file that brought it in, if one did.

use crate::keys::{
    Action, Binding, Chord, Key, KeyCode, Keymap, Need, Problem, ProblemKind, Scope, Severity,
};

/// Inner actions that stand in for an outer one on the same key, and are meant to.
const ON_PURPOSE: &[(Action, Action)] = &[
    (Action::Dismiss, Action::Back),
    (Action::Confirm, Action::Open),
    (Action::CursorHome, Action::Top),
    (Action::CursorEnd, Action::Bottom),
];

/// Keys that input methods commonly take before the terminal sees them.
const INPUT_METHOD_KEYS: &[&str] =
    &["ctrl-space", "shift-space", "alt-z", "ctrl-shift-u", "ctrl-shift-e", "ctrl-;"];

/// One chord in its place.
#[derive(Clone, Copy)]
struct BoundChord<'k> {
    scope: Scope,
    action: Action,
    chord: &'k Chord,
    line: Option<usize>,
}

/// Everything wrong with a keymap, errors and warnings, by line.
pub fn check(keymap: &Keymap) -> Vec<Problem> {
    let places: Vec<BoundChord<'_>> = keymap.bindings().flat_map(places_of).collect();
    let mut found = Findings::default();
    same_chord(&places, &mut found);
    typed_key(&places, &mut found);
    for owner in Scope::OWNERS {
        let live: Vec<BoundChord<'_>> =
            places.iter().copied().filter(|place| is_live(owner, place)).collect();
        prefix_and_hiding(owner, &live, &mut found);
        look_alike(&live, &mut found);
    }
    unreachable(keymap, &mut found);
    uncertain(&places, &mut found);
    found.0.sort_by_key(|problem| problem.line);
    found.0
}

fn places_of(binding: Binding<'_>) -> impl Iterator<Item = BoundChord<'_>> {
    let Binding { scope, action, chords, line } = binding;
    chords.iter().map(move |chord| BoundChord { scope, action, chord, line })
}

/// The chord is looked at while `owner` has the keyboard.
fn is_live(owner: Scope, place: &BoundChord<'_>) -> bool {
    let typed = owner.takes_text() && place.chord.begins_printable();
    owner.chain().contains(&place.scope) && !typed
}

#[derive(Default)]
struct Findings(Vec<Problem>);

impl Findings {
    fn add(&mut self, severity: Severity, line: Option<usize>, kind: ProblemKind) {
        let problem = Problem { line, severity, kind };
        if !self.0.contains(&problem) {
            self.0.push(problem);
        }
    }

    fn error(&mut self, line: Option<usize>, kind: ProblemKind) {
        self.add(Severity::Error, line, kind);
    }

    fn warning(&mut self, line: Option<usize>, kind: ProblemKind) {
        self.add(Severity::Warning, line, kind);
    }
}

fn same_chord(places: &[BoundChord<'_>], found: &mut Findings) {
    for (first, second) in pairs(places) {
        if first.scope == second.scope && first.chord == second.chord {
            // The later line of the user is the one to name.
            let (other, this) =
                if first.line > second.line { (second, first) } else { (first, second) };
            found.error(
                this.line,
                ProblemKind::SameChord {
                    chord: this.chord.clone(),
                    scope: this.scope,
                    action: this.action,
                    other: other.action,
                },
            );
        }
    }
}

fn typed_key(places: &[BoundChord<'_>], found: &mut Findings) {
    for place in places {
        if place.scope.is_live_while_typing() && place.chord.begins_printable() {
            let BoundChord { scope, action, chord, line } = *place;
            found.error(line, ProblemKind::TypedKey { chord: chord.clone(), scope, action });
        }
    }
}

fn prefix_and_hiding(owner: Scope, live: &[BoundChord<'_>], found: &mut Findings) {
    let depth =
        |place: &BoundChord<'_>| owner.chain().iter().position(|scope| *scope == place.scope);
    for (a, b) in pairs(live) {
        for (short, long) in [(a, b), (b, a)] {
            if short.chord.is_prefix_of(long.chord) {
                found.error(
                    short.line.max(long.line),
                    ProblemKind::Prefix {
                        short: short.chord.clone(),
                        action: short.action,
                        long: long.chord.clone(),
                        other: long.action,
                    },
                );
            }
        }
        if a.chord == b.chord && a.scope != b.scope && a.action != b.action {
            let (inner, outer) = if depth(a) < depth(b) { (a, b) } else { (b, a) };
            if !ON_PURPOSE.contains(&(inner.action, outer.action)) {
                found.warning(
                    inner.line.max(outer.line),
                    ProblemKind::Hides {
                        chord: inner.chord.clone(),
                        inner: inner.scope,
                        action: inner.action,
                        outer: outer.scope,
                        other: outer.action,
                    },
                );
            }
        }
    }
}

/// Keys a terminal sends as another key.
fn look_alike(live: &[BoundChord<'_>], found: &mut Findings) {
    for place in live {
        let Some(seen_as) = seen_as(place.chord) else {
            continue;
        };
        let chord = place.chord.clone();
        let clash = live.iter().find(|p| *p.chord == seen_as && p.action != place.action);
        match clash {
            Some(other) => found.error(
                place.line.max(other.line),
                ProblemKind::Collides { chord, action: place.action, seen_as, other: other.action },
            ),
            None => found.warning(place.line, ProblemKind::SeenAs { chord, seen_as }),
        }
    }
}

fn unreachable(keymap: &Keymap, found: &mut Findings) {
    for &action in Action::ALL {
        let lives_in = |owner: &&Scope| owner.chain().iter().any(|s| action.scopes().contains(s));
        let missing: Vec<Scope> = Scope::OWNERS
            .iter()
            .filter(lives_in)
            .copied()
            .filter(|&owner| !is_reached(keymap, owner, action))
            .collect();
        let stuck = match action.need() {
            Need::Everywhere => missing.first().copied(),
            Need::Somewhere => {
                let homes = Scope::OWNERS.iter().filter(lives_in).count();
                missing.first().copied().filter(|_| missing.len() == homes)
            }
            Need::Optional => None,
        };
        if let Some(scope) = stuck {
            let line = to_blame(keymap, scope, action);
            found.error(line, ProblemKind::Unreachable { action, scope });
        }
    }
}

/// The action, or one that stands in for it on purpose, answers to one of its chords.
fn is_reached(keymap: &Keymap, owner: Scope, action: Action) -> bool {
    let mut chords = owner.chain().iter().flat_map(|&scope| keymap.bound(scope, action));
    chords.any(|chord| {
        keymap
            .leads_to(owner, chord)
            .is_some_and(|reached| reached == action || ON_PURPOSE.contains(&(reached, action)))
    })
}

/// The user's line that keeps the action from being reached: one that changes its keys, or the last
/// one that takes the first key of one of them.
fn to_blame(keymap: &Keymap, owner: Scope, action: Action) -> Option<usize> {
    let first_keys: Vec<Option<&Key>> =
        keymap.keys_of(action).iter().map(|chord| chord.keys().first()).collect();
    keymap
        .bindings()
        .filter(|line| {
            line.action == action
                || (owner.chain().contains(&line.scope)
                    && line.chords.iter().any(|chord| first_keys.contains(&chord.keys().first())))
        })
        .filter_map(|line| line.line)
        .max()
}

/// Keys that may never arrive.
fn uncertain(places: &[BoundChord<'_>], found: &mut Findings) {
    for place in places {
        for key in place.chord.keys() {
            let chord = place.chord.clone();
            if INPUT_METHOD_KEYS.contains(&key.to_string().as_str()) {
                found.warning(place.line, ProblemKind::InputMethod { chord });
            } else if is_unsure(*key) {
                found.warning(place.line, ProblemKind::Unsure { chord });
            }
        }
    }
}

/// Many terminals send nothing for the key, or something else.
fn is_unsure(key: Key) -> bool {
    let ctrl_sign = match key.code {
        KeyCode::Char(c) => key.ctrl && key.seen_as().is_none() && !c.is_ascii_lowercase(),
        _ => false,
    };
    key.alt || ctrl_sign || (key.ctrl && key.shift)
}

/// The chord as a terminal sends it, if that is another one.
fn seen_as(chord: &Chord) -> Option<Chord> {
    let keys: Vec<Key> = chord.keys().iter().map(|key| key.seen_as().unwrap_or(*key)).collect();
    Chord::new(keys).filter(|seen| seen != chord)
}

/// Every two items, the earlier first.
fn pairs<T>(items: &[T]) -> impl Iterator<Item = (&T, &T)> {
    let rest = move |n: usize| items.iter().skip(n.saturating_add(1));
    items.iter().enumerate().flat_map(move |(n, first)| rest(n).map(move |second| (first, second)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::Preset;

    #[test]
    fn the_keymaps_of_the_program_have_no_findings() {
        for preset in Preset::ALL {
            // As a user's file, so that what the reader finds is seen too.
            let (keymap, problems) = Keymap::load(preset, Some(preset.toml()));
            assert_eq!(problems, [], "{preset}");
            assert_eq!(check(&Keymap::preset(preset)), [], "{preset}");
            assert_eq!(keymap.bindings().count(), Keymap::preset(preset).bindings().count());
        }
    }

    #[test]
    fn what_is_allowed_on_purpose_is_in_use() {
        let keymap = Keymap::preset(Preset::Default);
        for (inner, outer) in ON_PURPOSE {
            let outer = keymap.keys_of(*outer);
            assert!(keymap.keys_of(*inner).iter().any(|chord| outer.contains(chord)), "{inner:?}");
        }
    }

    #[test]
    fn each_class_is_found_at_its_line() {
        const CASES: &str = r#"
            [list]   | nxt = ["n"]               | keymap-unknown-action-near
            [form]   | submit = ["tab"]          | keymap-same-chord
            [global] | help = ["f1", "?"]        | keymap-typed-key
            [form]   | ditto = ["d"]             | keymap-typed-key
            [list]   | sort = ["n n"]            | keymap-prefix
            [home]   | villages = "ctrl-g"       | keymap-prefix
            [form]   | submit = []               | keymap-unreachable
            [global] | quit = []                 | keymap-unreachable
            [form]   | ditto = ["f1"]            | keymap-unreachable
            [list]   | sort = ["home"]           | keymap-hides
            [list]   | sort = ["ctrl-i"]         | keymap-seen-as
            [form]   | ditto = ["ctrl-i"]        | keymap-collides
            [text]   | delete_word = "ctrl-h"    | keymap-collides
            [form]   | ditto = "shift-enter"     | keymap-collides
            [form]   | ditto = ["alt-d"]         | keymap-unsure
            [form]   | ditto = ["ctrl-1"]        | keymap-unsure
            [form]   | ditto = ["ctrl-shift-x"]  | keymap-unsure
            [form]   | ditto = ["ctrl-space"]    | keymap-input-method
        "#;
        const WARNINGS: [&str; 4] =
            ["keymap-hides", "keymap-seen-as", "keymap-unsure", "keymap-input-method"];
        let mut seen = 0;
        for row in CASES.lines().filter(|row| row.contains('|')) {
            let cells: Vec<_> = row.split('|').map(str::trim).collect();
            let [section, line, kind] = cells[..] else { panic!("{row}") };
            let text = format!("{section}\n{line}\n");
            let (_, problems) = Keymap::load(Preset::Default, Some(&text));
            let hit = problems.iter().find(|p| p.kind.key() == kind);
            let is_warning = WARNINGS.contains(&kind);
            let severity = if is_warning { Severity::Warning } else { Severity::Error };
            let found = hit.map(|p| (p.line, p.severity));
            assert_eq!(found, Some((Some(2), severity)), "{row}: {problems:?}");
            seen += 1;
        }
        assert_eq!(seen, 18);
    }

    #[test]
    fn laptop_needs_no_function_keys_but_for_the_promised_f1() {
        let keymap = Keymap::preset(Preset::Laptop);
        let is_function = |key: &Key| matches!(key.code, KeyCode::F(_));
        for &action in Action::ALL {
            let plain = |chord: &&Chord| !chord.keys().iter().any(is_function);
            let reached =
                Scope::OWNERS.iter().any(|&o| keymap.keys_in(o, action).any(|c| plain(&c)));
            assert!(reached, "{}", action.name());
        }
    }

    #[test]
    fn promised_keys_hold_in_every_keymap() {
        for preset in Preset::ALL {
            let keymap = Keymap::preset(preset);
            let f1 = Chord::from(Key::from(KeyCode::F(1)));
            for owner in Scope::OWNERS {
                assert_eq!(keymap.leads_to(owner, &f1), Some(Action::Help));
            }
            let save = Chord::from(Key::ctrl('s'));
            assert_eq!(keymap.leads_to(Scope::Text, &save), Some(Action::Submit));
        }
    }
}
