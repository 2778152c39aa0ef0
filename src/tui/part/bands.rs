//! How many rows a screen has above and below its list.
//!
//! The one place where update and drawing learn how high a list is: [`Bands::rows`] is what a page
//! down goes by, and the drawing cuts its area by the same numbers. Invariant: what [`Bands::rows`]
//! says is what is left of the terminal when title, notice, keys and both bands are taken away.

use crate::tui::cx::Cx;

/// Rows of the terminal around every screen: the title, what happened, the keys.
pub const AROUND_SCREEN: u16 = 3;

/// The rows of a screen above its list and below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bands {
    pub above: u16,
    pub below: u16,
}

impl Bands {
    /// So many rows above and below.
    pub const fn new(above: u16, below: u16) -> Self {
        Self { above, below }
    }

    /// How many rows of the list the terminal shows.
    pub fn rows(self, cx: &Cx<'_>) -> usize {
        let around = AROUND_SCREEN.saturating_add(self.above).saturating_add(self.below);
        usize::from(cx.size.1.saturating_sub(around))
    }
}
