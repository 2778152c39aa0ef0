//! The keys of a line: what was typed before letters with marks were made of it.
//!
//! Does not know how marks are typed; it is told each key and what the text was after it. Invariant:
//! where it is not known what was typed, the keys are the text itself. Only the run under way (up to
//! the last space) can be taken back letter by letter, which keeps it small.

/// A longer text is no search: its keys are not followed.
const LONGEST: usize = 400;

/// The keys of a line, where they are known and may differ from its text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Trail(Option<Box<Known>>);

/// The keys and how the text came about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Known {
    keys: String,
    /// How many bytes of the keys made which text, within the run under way.
    steps: Vec<(usize, String)>,
}

impl Trail {
    /// The keys that made `text`.
    pub(super) fn keys<'a>(&'a self, text: &'a str) -> &'a str {
        self.0.as_ref().map_or(text, |known| &known.keys)
    }

    /// The text `before` became `after`, by this key at its end where it was one.
    pub(super) fn note(&mut self, before: &str, after: &str, key: Option<char>) {
        let known = self.0.take().filter(|_| !after.is_empty() && after.len() <= LONGEST);
        let added = after.strip_prefix(before);
        self.0 = match (key, added) {
            (None, None) => known.and_then(|known| known.back_to(after)),
            _ if after.is_empty() || after.len() > LONGEST => None,
            (key, added) => {
                let keys = || Box::new(Known { keys: before.to_owned(), steps: Vec::new() });
                let mut known = known.unwrap_or_else(keys);
                match key {
                    Some(key) => known.keys.push(key),
                    None => known.keys.push_str(added.unwrap_or_default()),
                }
                if after.ends_with(' ') {
                    known.steps.clear();
                }
                known.steps.push((known.keys.len(), after.to_owned()));
                Some(known)
            }
        };
    }
}

impl Known {
    /// What was known when the text was this.
    fn back_to(mut self: Box<Self>, text: &str) -> Option<Box<Self>> {
        let step = self.steps.iter().rposition(|(_, known)| known == text)?;
        self.keys.truncate(self.steps.get(step)?.0);
        self.steps.truncate(step.saturating_add(1));
        Some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(steps: &[(&str, Option<char>)]) -> String {
        let mut trail = Trail::default();
        let mut before = "";
        for (after, key) in steps {
            trail.note(before, after, *key);
            before = after;
        }
        trail.keys(before).to_owned()
    }

    #[test]
    fn keys_are_followed_as_far_as_they_are_known() {
        let code = [("H", Some('H')), ("H-", Some('-')), ("H-U", Some('U')), ("H-Ư", Some('W'))];
        assert_eq!(typed(&code), "H-UW");
        let and = |more: &[(&'static str, Option<char>)]| typed(&[&code[..], more].concat());
        assert_eq!(and(&[("H-ƯE", Some('E')), ("H-Ư", None), ("H-Ư4", Some('4'))]), "H-UW4");
        assert_eq!(and(&[("H-", None), ("H-U", Some('U'))]), "H-U");
        assert_eq!(and(&[("H-Ư4-0021", None)]), "H-UW4-0021", "pasted behind it");
        assert_eq!(and(&[("H-Ư x", None), ("H-Ư ", None)]), "H-Ư ", "not known any more");
        assert_eq!(and(&[("-Ư", None)]), "-Ư", "erased in front");
        assert_eq!(and(&[("", None), ("a", Some('a'))]), "a");
        assert_eq!(and(&[("H-Ư ", Some(' ')), ("H-Ư L", Some('L'))]), "H-UW L");
    }
}
