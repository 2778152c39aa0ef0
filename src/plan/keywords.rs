//! The words for what can be chosen in a plan file and is shown to programs.
//!
//! It knows no plan. Invariant: a word stands for one value, and every value has one.

/// A choice that has a word for each of its values.
pub(in crate::plan) trait Keyword: Copy + 'static {
    /// Every value with its word.
    const WORDS: &'static [(&'static str, Self)];

    /// The value of a word.
    fn by_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
    }
}

/// Gives an enum its words: `id` for programs and files, `ALL` in the order of people.
macro_rules! ids {
    ($name:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        impl $name {
            /// Every value, in the order in which people see them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word in plan files, in JSON and on the command line.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl $crate::plan::keywords::Keyword for $name {
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),+];
        }
    };
}

pub(in crate::plan) use ids;
