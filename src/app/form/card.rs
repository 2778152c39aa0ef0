//! A citizen card for the form of a household: where it is asked for, and what was agreed to.

use crate::app::cx::{Cx, Step};
use crate::app::form::FormState;
use crate::app::scan::Scan;
use crate::app::{Notice, Overlay};
use crate::domain::schema::Kind;

/// Digits of a personal number.
const NUMBER: usize = 12;

impl FormState {
    /// Why no card can be scanned here.
    pub(super) fn scan_refusal(&self) -> Option<&'static str> {
        (self.kind != Kind::Household).then_some("refuse-scan")
    }

    /// Opens the box that waits for the scanner.
    pub(super) fn scan(&self, cx: &Cx<'_>) -> Vec<Step> {
        vec![Step::Open(Box::new(Overlay::Scan(Box::new(Scan::new(cx, self)))))]
    }

    /// A card scanned without asking for the box first: a bar right after a number of 12 digits. The
    /// number leaves the field where it was typed, and the box takes it and the rest of the line.
    pub(super) fn scanned_blindly(&mut self, cx: &Cx<'_>, letter: char) -> Option<Vec<Step>> {
        if letter != '|' || self.kind != Kind::Household {
            return None;
        }
        let cell = self.focused_mut().filter(|cell| !cell.is_choice())?;
        let text = cell.line.text().to_owned();
        let number = if text.is_empty() {
            // The field of the number is full with its last digit, and the focus went on.
            self.cell("personal_number")?.raw()
        } else {
            let letters = text.chars().count();
            let kept: String = text.chars().take(letters.saturating_sub(NUMBER)).collect();
            let number = text.strip_prefix(kept.as_str()).unwrap_or_default().to_owned();
            if !is_number(&number) || kept.ends_with(|c: char| c.is_ascii_digit()) {
                return None;
            }
            cell.set(&kept);
            self.changed(cx);
            number
        };
        if !is_number(&number) {
            return None;
        }
        let mut scan = Scan::new(cx, self);
        scan.line.insert_str(&format!("{number}|"));
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

fn is_number(text: &str) -> bool {
    text.len() == NUMBER && text.bytes().all(|b| b.is_ascii_digit())
}
