//! What drawing is made of: places, tables, rows of styled text, the theme.
//!
//! With the `view` files, the only place that names the terminal library. It knows no screen and no
//! overlay; a view gets what it may read as a [`View`].

pub(in crate::tui) mod input;
pub mod layout;
pub(in crate::tui) mod rows;
pub mod table;
pub mod theme;

pub use theme::Theme;

use crate::tui::Cx;

/// What every drawing function is given.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    pub cx: Cx<'a>,
    pub theme: &'a Theme,
    /// Whether an overlay stands over the screen: then the cursor is the overlay's.
    pub is_covered: bool,
}

impl View<'_> {
    /// The text of a message key without arguments.
    pub fn text(&self, key: &str) -> String {
        self.cx.locale.text(key).into_owned()
    }

    /// The text of a message key with arguments.
    pub fn with(&self, key: &str, args: &[(&str, String)]) -> String {
        self.cx.locale.with_texts(key, args).into_owned()
    }
}
