//! What a person chose of how the program behaves, kept in `office.toml`.
//!
//! [`Pref`] is the one table: under which name a choice is kept, what there is to choose, and which
//! part of [`Prefs`] it is. It knows neither the file nor the screen. Invariant: a name or a value
//! that is not known here changes nothing, so a folder of a newer program opens.

use crate::text::{Method, MoneyStyle, Reading, ToneStyle, Typing};
use crate::tui::Appearance;

/// All that is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Prefs {
    pub typing: Typing,
    /// How sums are said in words.
    pub money: MoneyStyle,
    pub look: Appearance,
}

/// One thing to choose. The labels are `setting-NAME`, `setting-help-NAME` and
/// `setting-NAME-VALUE`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pref {
    /// Which keys make the marks.
    Typing,
    /// Where the tone of `oa`, `oe`, `uy` stands.
    Tone,
    /// Whether sums are read in a way other than the official one.
    Words(Reading),
    /// Which colours and signs are drawn.
    Look,
}

/// A value with the name under which it is kept.
type Named<T> = (&'static str, T);

const METHODS: [Named<Option<Method>>; 3] = [
    (Method::Telex.name(), Some(Method::Telex)),
    (Method::Vni.name(), Some(Method::Vni)),
    ("off", None),
];

const TONES: [Named<ToneStyle>; 2] =
    [(ToneStyle::Old.name(), ToneStyle::Old), (ToneStyle::New.name(), ToneStyle::New)];

const LOOKS: [Named<Appearance>; 4] = [
    ("auto", Appearance::Auto),
    ("colours", Appearance::Colours),
    ("mono", Appearance::Mono),
    ("console", Appearance::Console),
];

const NO_YES: [Named<bool>; 2] = [("no", false), ("yes", true)];

impl Pref {
    /// Everything that can be chosen, in the order of the settings screen.
    pub const ALL: &'static [Self] = &[
        Self::Typing,
        Self::Tone,
        Self::Words(Reading::Le),
        Self::Words(Reading::Ngan),
        Self::Words(Reading::Mot),
        Self::Words(Reading::Bon),
        Self::Words(Reading::Nham),
        Self::Words(Reading::Chan),
        Self::Look,
    ];

    /// The name in `office.toml` and in message keys. Never changed once released.
    pub fn name(self) -> &'static str {
        match self {
            Self::Typing => "typing",
            Self::Tone => "tone",
            Self::Words(reading) => reading.name(),
            Self::Look => "look",
        }
    }

    /// The names of what there is to choose, in the order in which a key goes through them.
    pub fn values(self) -> Vec<&'static str> {
        match self {
            Self::Typing => names(&METHODS),
            Self::Tone => names(&TONES),
            Self::Words(_) => names(&NO_YES),
            Self::Look => names(&LOOKS),
        }
    }

    pub fn get(self, prefs: &Prefs) -> &'static str {
        match self {
            Self::Typing => name_of(&METHODS, prefs.typing.method),
            Self::Tone => name_of(&TONES, prefs.typing.tone),
            Self::Words(reading) => name_of(&NO_YES, prefs.money.uses(reading)),
            Self::Look => name_of(&LOOKS, prefs.look),
        }
    }

    /// Chooses; a name that is not one of [`Pref::values`] changes nothing.
    pub fn set(self, prefs: &mut Prefs, name: &str) {
        match self {
            Self::Typing => put(&METHODS, name, &mut prefs.typing.method),
            Self::Tone => put(&TONES, name, &mut prefs.typing.tone),
            Self::Look => put(&LOOKS, name, &mut prefs.look),
            Self::Words(reading) => {
                let mut on = prefs.money.uses(reading);
                put(&NO_YES, name, &mut on);
                prefs.money = prefs.money.with(reading, on);
            }
        }
    }

    /// Chooses the next value, or the one before, around the end.
    pub fn turn(self, prefs: &mut Prefs, back: bool) {
        let values = self.values();
        let now = self.get(prefs);
        let at = values.iter().position(|name| *name == now).unwrap_or_default();
        let last = values.len().saturating_sub(1);
        let next = match (at, back) {
            (0, true) => last,
            (at, true) => at.saturating_sub(1),
            (at, false) if at >= last => 0,
            (at, false) => at.saturating_add(1),
        };
        if let Some(name) = values.get(next) {
            self.set(prefs, name);
        }
    }

    pub fn label_key(self) -> String {
        format!("setting-{}", self.name())
    }

    /// The message key of the line that explains it.
    pub fn help_key(self) -> String {
        format!("setting-help-{}", self.name())
    }

    /// The message key of what is chosen.
    pub fn value_key(self, prefs: &Prefs) -> String {
        format!("setting-{}-{}", self.name(), self.get(prefs))
    }
}

impl Prefs {
    /// What is kept: `find` gives the value kept under a name.
    pub fn kept<'k>(find: impl Fn(&str) -> Option<&'k str>) -> Self {
        let mut prefs = Self::default();
        for pref in Pref::ALL {
            if let Some(value) = find(pref.name()) {
                pref.set(&mut prefs, value);
            }
        }
        prefs
    }

    /// The names with their values, to be kept, of what was chosen otherwise before. All else may
    /// hold the value of a newer program, which is not known here.
    pub fn changes(&self, before: &Self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let pairs = Pref::ALL.iter().map(|pref| (pref.name(), pref.get(self), pref.get(before)));
        pairs.filter(|(_, now, before)| now != before).map(|(name, now, _)| (name, now))
    }
}

fn names<T>(all: &[Named<T>]) -> Vec<&'static str> {
    all.iter().map(|(name, _)| *name).collect()
}

fn name_of<T: PartialEq + Copy>(all: &[Named<T>], value: T) -> &'static str {
    all.iter().find(|(_, one)| *one == value).map_or("", |(name, _)| name)
}

fn put<T: Copy>(all: &[Named<T>], name: &str, into: &mut T) {
    if let Some((_, value)) = all.iter().find(|(one, _)| *one == name) {
        *into = *value;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::locale::{Lang, Locale};

    fn read(pairs: &BTreeMap<&str, &str>) -> Prefs {
        Prefs::kept(|name| pairs.get(name).copied())
    }

    #[test]
    fn every_value_is_kept_under_its_name_and_read_again() {
        let plain = Prefs::default();
        for pref in Pref::ALL {
            let mut prefs = plain;
            let values = pref.values();
            for _ in &values {
                let before = pref.get(&prefs);
                pref.turn(&mut prefs, false);
                assert_ne!(pref.get(&prefs), before);
                assert_eq!(read(&prefs.changes(&plain).collect()), prefs, "{}", pref.name());
                pref.turn(&mut prefs, true);
                assert_eq!(pref.get(&prefs), before);
                pref.turn(&mut prefs, false);
            }
            assert_eq!(prefs, plain, "around and back");
        }
    }

    #[test]
    fn what_is_not_known_changes_nothing() {
        let odd = BTreeMap::from([("typing", "dvorak"), ("tone", "new"), ("colour", "red")]);
        let prefs = read(&odd);
        assert_eq!(prefs.typing, Typing { tone: ToneStyle::New, ..Typing::default() });
    }

    #[test]
    fn every_choice_has_its_words() {
        for locale in [Lang::Vi, Lang::En].map(Locale::new) {
            for pref in Pref::ALL {
                let values = pref.values().into_iter();
                let keys = values.map(|value| format!("setting-{}-{value}", pref.name()));
                for key in keys.chain([pref.label_key(), pref.help_key()]) {
                    assert!(!locale.text(&key).contains('⟦'), "{key} is missing");
                }
            }
        }
    }
}
