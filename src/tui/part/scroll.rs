//! A marked row in a list that is longer than the screen. Knows neither rows nor screens.
//!
//! The first row shown moves only as far as the marked one asks for, so that a step redraws one
//! row. Invariant: whatever the numbers, [`Scroll::window`] lies within the list and holds the mark.

use std::ops::Range;

use crate::keys::Action;

/// Where one is in a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scroll {
    pub marked: usize,
    pub top: usize,
}

impl Scroll {
    /// Moves the mark. `false` if the action moves nothing.
    pub fn act(&mut self, action: Action, len: usize, height: usize) -> bool {
        let page = height.saturating_sub(1).max(1);
        let last = len.saturating_sub(1);
        self.marked = match action {
            Action::RowUp => self.marked.saturating_sub(1),
            Action::RowDown => self.marked.saturating_add(1),
            Action::PageUp => {
                self.top = self.top.saturating_sub(page);
                self.marked.saturating_sub(page)
            }
            Action::PageDown => {
                self.top = self.top.saturating_add(page);
                self.marked.saturating_add(page)
            }
            Action::Top => 0,
            Action::Bottom => last,
            _ => return false,
        };
        self.fit(len, height);
        true
    }

    /// Brings the mark and the first row shown into the list.
    pub fn fit(&mut self, len: usize, height: usize) {
        self.marked = self.marked.min(len.saturating_sub(1));
        self.top = self.window(len, height).start;
    }

    pub fn window(&self, len: usize, height: usize) -> Range<usize> {
        let marked = self.marked.min(len.saturating_sub(1));
        let least = marked.saturating_add(1).saturating_sub(height);
        let top = self.top.clamp(least.min(marked), marked).min(len.saturating_sub(height));
        top..top.saturating_add(height).min(len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_top_moves_only_when_it_must() {
        let mut scroll = Scroll::default();
        for _ in 0..4 {
            scroll.act(Action::RowDown, 100, 5);
        }
        assert_eq!(scroll, Scroll { marked: 4, top: 0 });
        scroll.act(Action::RowDown, 100, 5);
        assert_eq!(scroll, Scroll { marked: 5, top: 1 });
        scroll.act(Action::RowUp, 100, 5);
        assert_eq!(scroll, Scroll { marked: 4, top: 1 });
        scroll.act(Action::Bottom, 100, 5);
        assert_eq!(scroll, Scroll { marked: 99, top: 95 });
        scroll.act(Action::PageUp, 100, 5);
        assert_eq!(scroll, Scroll { marked: 95, top: 91 });
    }

    proptest! {
        #[test]
        fn the_window_lies_in_the_list_and_holds_the_mark(
            marked: usize, top: usize, len in 0_usize..200, height in 0_usize..60, at in 0_usize..6,
        ) {
            let mut scroll = Scroll { marked, top };
            let moves = [
                Action::RowUp, Action::RowDown, Action::PageUp, Action::PageDown, Action::Top,
                Action::Bottom,
            ];
            scroll.act(moves[at], len, height);
            let window = scroll.window(len, height);
            prop_assert!(window.end <= len && window.len() <= height);
            if len > 0 && height > 0 {
                prop_assert!(window.contains(&scroll.marked));
                prop_assert_eq!(window.len(), height.min(len));
            }
        }
    }
}
