//! A citizen card for the form of a household: where it is asked for, and what was agreed to.

use crate::app::cx::{Cx, Step};
use crate::app::form::FormState;
use crate::app::scan::Scan;
use crate::app::{Notice, Overlay};
use crate::domain::schema::Kind;

impl FormState {
    /// Why no card can be scanned here.
    pub(super) fn scan_refusal(&self) -> Option<&'static str> {
        (self.kind != Kind::Household).then_some("refuse-scan")
    }

    /// Opens the box that waits for the scanner.
    pub(super) fn scan(&self, cx: &Cx<'_>) -> Vec<Step> {
        vec![Step::Open(Box::new(Overlay::Scan(Box::new(Scan::new(cx, self)))))]
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
