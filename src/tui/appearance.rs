//! The look that a person has chosen. Plain data: what it means on a terminal is the shell's matter.

/// The look that a person has set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Appearance {
    /// By what is known of the terminal.
    #[default]
    Auto,
    /// The 16 named colours.
    Colours,
    /// No colour; bold, underlined and reversed only.
    Mono,
    /// Eight colours, and only signs of the console's font.
    Console,
}
