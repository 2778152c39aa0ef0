//! Fields that are chosen rather than typed: the arrows, the bar, and letters that find an option.
//!
//! Knows the options of a field and nothing of other fields. Invariant: what a field holds after a
//! key is one of its options, ticks of them in their order, or nothing.

use crate::domain::schema::{FieldKind, Opt};
use crate::keys::Action;
use crate::text::fold;
use crate::tui::Notice;
use crate::tui::cx::Cx;
use crate::tui::screen::form::FormState;
use crate::tui::step::Step;

impl FormState {
    /// Keys of a field that is chosen rather than typed.
    pub(super) fn choose(&mut self, cx: &Cx<'_>, action: Action) {
        let Some(field) = self.field() else { return };
        let count = field.options().len();
        let back = matches!(action, Action::CursorLeft | Action::CursorHome);
        let clear = matches!(
            action,
            Action::ClearField | Action::DeleteLeft | Action::DeleteRight | Action::DeleteWord
        );
        self.choice.typed.clear();
        match (field.kind, action) {
            _ if clear => self.take_raw(cx, ""),
            (FieldKind::Many(_), Action::Toggle) => self.tick(cx),
            (FieldKind::Many(_), Action::CursorLeft) => {
                self.choice.at = self.choice.at.checked_sub(1).unwrap_or(count.saturating_sub(1));
            }
            (FieldKind::Many(_), Action::CursorRight) => {
                self.choice.at = self.choice.at.saturating_add(1);
                if self.choice.at >= count {
                    self.choice.at = 0;
                }
            }
            (FieldKind::Many(_), _) => {}
            (_, Action::Toggle | Action::CursorLeft | Action::CursorRight) => self.cycle(cx, back),
            _ => {}
        }
    }

    /// The next or the previous option, around the end.
    fn cycle(&mut self, cx: &Cx<'_>, back: bool) {
        let Some(cell) = self.focused() else { return };
        if cell.field.kind == FieldKind::YesNo {
            let raw = if cell.is_yes(cx) { "" } else { "x" };
            return self.take_raw(cx, raw);
        }
        let options = cell.field.options();
        let at = cell
            .code(cx.locale)
            .and_then(|code| options.iter().position(|option| option.id == code));
        let last = options.len().saturating_sub(1);
        let next = match (at, back) {
            (None, false) => 0,
            (None, true) => last,
            (Some(at), true) => at.checked_sub(1).unwrap_or(last),
            (Some(at), false) if at >= last => 0,
            (Some(at), false) => at.saturating_add(1),
        };
        if let Some(option) = options.get(next) {
            self.take_raw(cx, option.id);
        }
    }

    /// Ticks or unticks the option under the cursor.
    fn tick(&mut self, cx: &Cx<'_>) {
        let at = self.choice.at;
        let Some(cell) = self.focused() else { return };
        let Some(option) = cell.field.options().get(at) else {
            return;
        };
        let mut ticks = cell.ticks(cx.locale);
        let had = ticks.len();
        ticks.retain(|code| *code != option.id);
        if ticks.len() == had {
            ticks.push(option.id);
        }
        self.take_ticks(cx, &ticks);
    }

    /// Puts ticks into a field, in the order of its options.
    pub(super) fn take_ticks(&mut self, cx: &Cx<'_>, ticks: &[&str]) {
        let Some(field) = self.field() else { return };
        let ids = field.options().iter().map(|option| option.id);
        let kept: Vec<_> = ids.filter(|id| ticks.contains(id)).collect();
        self.take_raw(cx, &kept.join(", "));
    }

    pub(super) fn take_option(&mut self, cx: &Cx<'_>, code: &'static str) {
        let Some(field) = self.field() else { return };
        if let FieldKind::Many(options) = field.kind {
            self.choice.at = options.iter().position(|o| o.id == code).unwrap_or_default();
            self.tick(cx);
        } else {
            self.take_raw(cx, code);
        }
    }

    /// Puts a text into the field with the focus.
    pub(super) fn take_raw(&mut self, cx: &Cx<'_>, raw: &str) {
        let Some(cell) = self.focused_mut() else {
            return;
        };
        if cell.raw() != raw {
            cell.set(raw);
            self.changed(cx);
        }
        // What hangs on this choice may have come or gone.
        self.ensure_focus(cx);
    }

    /// A letter in a field that is chosen goes to the option whose label begins so.
    pub(super) fn typed_choice(&mut self, cx: &Cx<'_>, letter: char) -> Vec<Step> {
        if letter == ' ' {
            self.choose(cx, Action::Toggle);
            return Vec::new();
        }
        let Some(field) = self.field() else {
            return Vec::new();
        };
        // Of a letter that comes in parts the first was enough.
        if unicode_normalization::char::is_combining_mark(letter) {
            return Vec::new();
        }
        let refused = vec![Step::Say(Notice::warn("form-refused-choice"))];
        if field.kind == FieldKind::YesNo {
            match fold(letter.encode_utf8(&mut [0; 4])).as_str() {
                "x" | "c" | "y" | "d" | "1" => self.take_raw(cx, "x"),
                "k" | "n" | "0" => self.take_raw(cx, ""),
                _ => return refused,
            }
            return Vec::new();
        }
        let Some(place) = self.find_option(cx, field.options(), letter) else {
            return refused;
        };
        match (field.kind, field.options().get(place)) {
            (FieldKind::Many(_), _) => self.choice.at = place,
            (_, Some(option)) => self.take_raw(cx, option.id),
            _ => {}
        }
        Vec::new()
    }

    /// The option whose label begins with the letters typed so far; a letter that does not go on
    /// begins anew, from the option after this one.
    fn find_option(&mut self, cx: &Cx<'_>, options: &'static [Opt], letter: char) -> Option<usize> {
        let labels: Vec<_> =
            options.iter().map(|option| fold(&cx.locale.text(&option.label_key()))).collect();
        let begins = |typed: &str| {
            let typed = fold(typed);
            let all = labels.iter().enumerate();
            let fits: Vec<_> = all
                .filter(|(_, label)| !typed.is_empty() && label.starts_with(&typed))
                .map(|(at, _)| at)
                .collect();
            fits
        };
        let longer = format!("{}{letter}", self.choice.typed);
        if let Some(at) = begins(&longer).first().filter(|_| !self.choice.typed.is_empty()) {
            self.choice.typed = longer;
            return Some(*at);
        }
        let fits = begins(letter.encode_utf8(&mut [0; 4]));
        let now = self.focused().and_then(|cell| {
            if matches!(cell.field.kind, FieldKind::Many(_)) {
                return Some(self.choice.at);
            }
            let code = cell.code(cx.locale)?;
            options.iter().position(|option| option.id == code)
        });
        let after = fits.iter().find(|at| now.is_some_and(|now| **at > now));
        let found = after.or(fits.first()).copied()?;
        self.choice.typed = letter.to_string();
        Some(found)
    }
}
