//! What a person reads, in Vietnamese and in English.
//!
//! The rest of the program carries message keys and arguments; the sentences are in the `.ftl`
//! files beside this one, one file an area and a language. The first word of a key says which file it
//! is in: every file begins with the first words that are its own. [`issue_text`] takes an issue of
//! the domain apart; the rest knows nothing of what it says.
//! Invariants: both languages have the same files with the same keys in the same order and with the
//! same variables (tests demand it), and a lookup always gives a text: the other language's, and at
//! last the key itself in `⟦ ⟧`.

mod issue;
mod office;
mod words;

use std::borrow::Cow;
use std::collections::HashMap;
use std::str::FromStr;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

pub use issue::issue_text;

use crate::domain::roster::OfficeForm;

macro_rules! areas {
    ($($area:literal)*) => {
        /// The files: area, Vietnamese, English.
        const AREAS: &[(&str, &str, &str)] = &[$((
            $area,
            include_str!(concat!("vi/", $area, ".ftl")),
            include_str!(concat!("en/", $area, ".ftl")),
        ),)*];
    };
}

/// What an organisation reads in other words: Vietnamese, English.
const ORGANISATION: (&str, &str) =
    (include_str!("vi/organisation.ftl"), include_str!("en/organisation.ftl"));

areas!("record" "keys" "screen" "form" "import" "plan" "judge" "report" "movement" "paper" "store" "sync" "settings" "cli" "tour");

/// A language of the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lang {
    #[default]
    Vi,
    En,
}

impl Lang {
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// The name after `--lang`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// The language that is not this one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Vi => Self::En,
            Self::En => Self::Vi,
        }
    }

    fn organisation(self) -> &'static str {
        match self {
            Self::Vi => ORGANISATION.0,
            Self::En => ORGANISATION.1,
        }
    }

    fn source(self, area: &(&'static str, &'static str, &'static str)) -> &'static str {
        match self {
            Self::Vi => area.1,
            Self::En => area.2,
        }
    }
}

impl FromStr for Lang {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|lang| lang.name() == name).ok_or_else(|| name.to_owned())
    }
}

/// An argument of a message.
///
/// An integer is for choosing a form (`{ $n -> [one] … }`) and prints its plain digits; a sum of
/// money or anything that is grouped is formatted before and passed as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// A text, put in as it is.
    Text(String),
    Number(i64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<Cow<'_, str>> for Arg {
    fn from(text: Cow<'_, str>) -> Self {
        Self::Text(text.into_owned())
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u64> for Arg {
    fn from(number: u64) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Self::Number(i64::from(number))
    }
}

/// The texts of one language, with the other behind them.
pub struct Locale {
    lang: Lang,
    form: OfficeForm,
    texts: Texts,
    /// Read only when a key is missing.
    other: OnceLock<Texts>,
}

impl std::fmt::Debug for Locale {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Locale").field("lang", &self.lang).finish_non_exhaustive()
    }
}

impl Locale {
    /// Reads the texts of a language, in the words of a commune.
    pub fn new(lang: Lang) -> Self {
        Self::of(lang, OfficeForm::Commune)
    }

    /// Reads the texts of a language, in the words of this kind of office.
    pub fn of(lang: Lang, form: OfficeForm) -> Self {
        Self { lang, form, texts: Texts::new(lang, form), other: OnceLock::new() }
    }

    pub fn form(&self) -> OfficeForm {
        self.form
    }

    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The text of a key that needs no arguments.
    pub fn text(&self, key: &str) -> Cow<'_, str> {
        self.with(key, &[])
    }

    /// The text of a key with its arguments.
    pub fn with(&self, key: &str, args: &[(&str, Arg)]) -> Cow<'_, str> {
        self.texts
            .get(key, args)
            .or_else(|| self.behind().get(key, args))
            .unwrap_or_else(|| Cow::Owned(format!("⟦{key}⟧")))
    }

    fn behind(&self) -> &Texts {
        self.other.get_or_init(|| Texts::new(self.lang.other(), self.form))
    }

    /// The text of a key with arguments that are all texts.
    pub fn with_texts(&self, key: &str, args: &[(&str, String)]) -> Cow<'_, str> {
        let args: Vec<_> = args.iter().map(|(name, text)| (*name, Arg::from(text))).collect();
        self.with(key, &args)
    }

    /// The key has a text in this language.
    pub fn has(&self, key: &str) -> bool {
        self.texts.bundle.has_message(key)
    }
}

/// The keys of all messages of a language, in the order of the files.
pub fn keys(lang: Lang) -> Vec<&'static str> {
    AREAS.iter().flat_map(|area| messages(lang.source(area))).map(|(key, _)| key).collect()
}

/// The messages of a file: each key with everything up to the next one.
fn messages(source: &'static str) -> Vec<(&'static str, &'static str)> {
    let mut starts: Vec<(usize, &'static str)> = Vec::new();
    let mut at = 0_usize;
    for line in source.split_inclusive('\n') {
        let key = line.split('=').next().unwrap_or_default().trim_end();
        let is_key = line.contains('=')
            && line.starts_with(|c: char| c.is_ascii_alphabetic())
            && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        if is_key {
            starts.push((at, key));
        }
        at = at.saturating_add(line.len());
    }
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([source.len()]);
    let bodies = starts.iter().zip(ends).map(|((at, key), end)| (*key, source.get(*at..end)));
    bodies.map(|(key, body)| (key, body.unwrap_or_default())).collect()
}

struct Texts {
    bundle: FluentBundle<FluentResource>,
    /// Texts without variables, ready: drawing asks for a hundred of them a frame.
    plain: HashMap<&'static str, Box<str>>,
}

/// The texts of a file as this kind of office reads them.
fn spoken(lang: Lang, form: OfficeForm, source: &'static str) -> String {
    if form.is_commune() {
        return source.to_owned();
    }
    let messages = messages(source).into_iter();
    let spoken = messages.map(|(key, body)| match body.split_once('=') {
        Some((name, text)) if !office::keeps(key) => {
            format!("{name}={}", office::unit_words(lang, text))
        }
        _ => body.to_owned(),
    });
    spoken.collect()
}

/// What can be read is taken; that everything can be is a test's business.
fn readable(source: String) -> FluentResource {
    match FluentResource::try_new(source) {
        Ok(resource) | Err((resource, _)) => resource,
    }
}

impl Texts {
    fn new(lang: Lang, form: OfficeForm) -> Self {
        let id: LanguageIdentifier = lang.name().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        for area in AREAS {
            // A key twice keeps its first text; a test forbids it.
            let _ = bundle.add_resource(readable(spoken(lang, form, lang.source(area))));
        }
        if form == OfficeForm::Organisation {
            bundle.add_resource_overriding(readable(lang.organisation().to_owned()));
        }
        let mut texts = Self { bundle, plain: HashMap::new() };
        for (key, body) in AREAS.iter().flat_map(|area| messages(lang.source(area))) {
            if !body.contains('{')
                && let Some(text) = texts.format(key, &FluentArgs::new())
            {
                texts.plain.insert(key, text.into());
            }
        }
        texts
    }

    fn get(&self, key: &str, args: &[(&str, Arg)]) -> Option<Cow<'_, str>> {
        if let Some(text) = self.plain.get(key) {
            return Some(Cow::Borrowed(text));
        }
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            let value = match arg {
                Arg::Text(text) => FluentValue::from(text.as_str()),
                Arg::Number(number) => FluentValue::from(*number),
            };
            values.set(*name, value);
        }
        self.format(key, &values).map(Cow::Owned)
    }

    fn format(&self, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// Key to the variables its text uses.
    fn variables(lang: Lang) -> BTreeMap<&'static str, BTreeSet<String>> {
        let mut all = BTreeMap::new();
        for (key, body) in AREAS.iter().flat_map(|area| messages(lang.source(area))) {
            let names = body.split('$').skip(1).map(|rest| {
                rest.chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || "_-".contains(*c))
                    .collect()
            });
            assert!(all.insert(key, names.collect()).is_none(), "{key} twice in {}", lang.name());
        }
        all
    }

    #[test]
    fn every_key_is_in_both_languages_with_the_same_variables() {
        let (vi, en) = (variables(Lang::Vi), variables(Lang::En));
        for (key, names) in &vi {
            assert_eq!(Some(names), en.get(key), "{key}");
        }
        for key in en.keys() {
            assert!(vi.contains_key(key), "{key} only in English");
        }
    }

    #[test]
    fn what_an_organisation_reads_in_other_words_are_known_texts() {
        for lang in Lang::ALL {
            let known = variables(lang);
            let source = lang.organisation().to_owned();
            assert!(FluentResource::try_new(source).is_ok(), "{}/organisation.ftl", lang.name());
            let other = messages(lang.other().organisation());
            assert_eq!(messages(lang.organisation()).len(), other.len());
            for (key, body) in messages(lang.organisation()) {
                assert!(known.contains_key(key), "{key} is in no other file");
                assert!(other.iter().any(|(other, _)| *other == key), "{key} in one language");
                let names = &known[key];
                let used = body.matches("{ $").count();
                assert!(used <= names.len(), "{key} has other variables");
                assert_eq!(body.contains('{'), !names.is_empty(), "{key}");
            }
        }
    }

    #[test]
    fn every_file_is_read_whole() {
        for lang in Lang::ALL {
            let locale = Locale::new(lang);
            for area in AREAS {
                let source = lang.source(area).to_owned();
                let errors = FluentResource::try_new(source).err().map(|(_, errors)| errors);
                assert_eq!(errors, None, "{}/{}.ftl", lang.name(), area.0);
            }
            for key in keys(lang) {
                assert!(locale.has(key), "{key}");
                assert!(!locale.text(key).is_empty(), "{key}");
            }
        }
    }

    #[test]
    fn texts_are_found_and_a_missing_key_shows_itself() {
        let vi = Locale::new(Lang::Vi);
        assert_eq!(vi.text("action-submit"), "Lưu");
        assert!(matches!(vi.text("action-submit"), Cow::Borrowed(_)));
        assert_eq!(Locale::new(Lang::En).text("action-submit"), "Save");
        assert_eq!(vi.text("no-such-key"), "⟦no-such-key⟧");
    }

    #[test]
    fn arguments_print_plainly() {
        let vi = Locale::new(Lang::Vi);
        let args = [("line", Arg::from(1_234_567_i64)), ("text", Arg::from("{ x } “y”"))];
        assert_eq!(vi.with("keymap-line", &args), "dòng 1234567: { x } “y”");
        let text = vi.with_texts("keymap-not-keys", &[("action", "submit".to_owned())]);
        assert!(text.contains("submit"), "{text}");
    }

    #[test]
    fn a_locale_can_be_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Locale>();
    }
}
