//! A citizen card for the form of a household: where it is asked for, and what was agreed to.

use crate::tui::cx::Cx;
use crate::tui::input::Input;
use crate::tui::overlay::scan::Scan;
use crate::tui::screen::form::FormState;
use crate::tui::step::Step;
use crate::tui::{Notice, Overlay};

/// Digits of a personal number.
const NUMBER: usize = 12;

/// Digits typed one right after the other, as a scanner does, and what the fields into which they
/// went held before. A full field sends the focus on, so there may be several.
#[derive(Clone, PartialEq, Eq, Default)]
pub(super) struct Burst {
    digits: String,
    before: Vec<(&'static str, String)>,
}

impl std::fmt::Debug for Burst {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Not the digits: they may be somebody's number.
        f.debug_struct("Burst").field("digits", &self.digits.len()).finish_non_exhaustive()
    }
}

impl Burst {
    fn add(&mut self, digit: char, field: &'static str, raw: String) {
        // One more than a number has is enough to tell that it is none.
        if self.digits.len() <= NUMBER {
            self.digits.push(digit);
        }
        if self.before.iter().all(|(known, _)| *known != field) {
            self.before.push((field, raw));
        }
    }
}

impl FormState {
    /// Why no card can be scanned here.
    pub(super) fn scan_refusal(&self) -> Option<&'static str> {
        self.kind.def().person.is_none().then_some("refuse-scan")
    }

    /// Opens the box that waits for the scanner.
    pub(super) fn scan(&self, cx: &Cx<'_>) -> Vec<Step> {
        vec![Step::Open(Box::new(Overlay::Scan(Box::new(Scan::new(cx, self)))))]
    }

    /// Anything but a letter ends what a scanner types.
    pub(super) fn end_burst(&mut self, input: &Input) {
        if !matches!(input, Input::Text(_)) {
            self.burst = Burst::default();
        }
    }

    /// A card scanned without asking for the box first: a bar right after 12 digits that came one
    /// after the other. The fields into which they went hold again what they held before, only the
    /// number's own keeps it where it fits; the box takes the number and the rest of the line.
    pub(super) fn scanned_blindly(&mut self, cx: &Cx<'_>, letter: char) -> Option<Vec<Step>> {
        if letter.is_ascii_digit() {
            let (field, raw) = self.focused().map(|cell| (cell.field.id, cell.raw()))?;
            self.burst.add(letter, field, raw);
            return None;
        }
        let burst = std::mem::take(&mut self.burst);
        if letter != '|' || self.scan_refusal().is_some() || burst.digits.len() != NUMBER {
            return None;
        }
        for (field, raw) in &burst.before {
            let cell = self.cell_mut(field)?;
            let kept = *field == "personal_number" && cell.raw() == burst.digits;
            if !kept && cell.raw() != *raw {
                cell.set(raw);
            }
        }
        self.changed(cx);
        let mut scan = Scan::new(cx, self);
        scan.line.insert_str(&format!("{}|", burst.digits));
        Some(vec![Step::Open(Box::new(Overlay::Scan(Box::new(scan))))])
    }

    /// Puts texts into fields as if they were typed there: each can be undone, each is judged.
    pub(super) fn fill(&mut self, cx: &Cx<'_>, values: &[(&'static str, String)]) -> Vec<Step> {
        for (field, raw) in values {
            if let Some(cell) = self.cell_mut(field) {
                cell.set(raw);
                cell.touched = true;
            }
        }
        self.mark(cx);
        self.recheck(cx);
        self.focus_first_empty(cx);
        let said = Notice::done("scan-taken").with("count", values.len());
        self.save_draft(cx).map(Step::Emit).into_iter().chain([Step::Say(said)]).collect()
    }
}
