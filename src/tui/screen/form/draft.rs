//! Drafts: what was typed survives whatever happens to the program.
//!
//! A draft holds raw texts, never values. It is due 800 ms after the last key or 5 s after the first
//! one that is not in it, and at every change of field. Of a record that exists only the changed
//! fields are kept, each with the text it had, so that what others change meanwhile is seen.

use crate::tui::cx::Cx;
use crate::tui::screen::form::{FormState, Phase, Purpose, Unsaved, people};
use crate::tui::{Draft, Effect};

/// After how long a pause a draft is stored, milliseconds.
pub const PAUSE: u64 = 800;

/// How long anything typed may be in no draft, milliseconds.
pub const LONGEST: u64 = 5_000;

/// Stands before the id of a field whose text at opening is kept.
const BEFORE: &str = "before/";

/// Names the question whether to throw a form away.
pub const DISCARD: &str = "discard-draft";

/// The name of the reason of an amendment.
const REASON: &str = "reason/";

impl FormState {
    pub(super) fn mark(&mut self, cx: &Cx<'_>) {
        let last = cx.now.millis;
        let first = self.unsaved.map_or(last, |unsaved| unsaved.first);
        self.unsaved = Some(Unsaved { first, last });
    }

    /// The draft is as it should be: nothing waits to be stored.
    pub(super) fn unmark(&mut self) {
        self.unsaved = None;
    }

    /// When a draft is due.
    pub fn deadline(&self) -> Option<u64> {
        if matches!(self.phase, Phase::Saving { .. }) {
            return None;
        }
        let Unsaved { first, last } = self.unsaved?;
        Some(last.saturating_add(PAUSE).min(first.saturating_add(LONGEST)))
    }

    /// Under which name the draft is stored.
    pub fn draft_key(&self) -> Option<String> {
        Some(self.key.clone())
    }

    /// The draft to store, if one is due, or (`force`) if anything is in none. None while the form
    /// is being saved: it was stored just before, and one stored after would outlive the record.
    pub fn take_draft(&mut self, now: u64, force: bool) -> Option<Draft> {
        if self.is_row() {
            // It is in the draft of its household.
            return None;
        }
        let due = self.deadline()?;
        if !force && now < due {
            return None;
        }
        self.unsaved = None;
        Some(self.to_draft(now))
    }

    /// The form as a draft.
    pub fn to_draft(&self, now: u64) -> Draft {
        let mut cells = Vec::with_capacity(self.cells.len());
        for cell in &self.cells {
            let id = cell.field.id.to_owned();
            let raw = self.raw_of(cell);
            if self.is_new() {
                cells.push((id, raw));
            } else if raw != cell.before {
                cells.push((format!("{BEFORE}{id}"), cell.before.clone()));
                cells.push((id, raw));
            }
        }
        if let Purpose::Amend(_, Some(reason)) = &self.purpose {
            cells.push((REASON.to_owned(), reason.clone()));
        }
        cells.extend(self.open_in_draft());
        cells.extend(self.orphans.iter().cloned());
        Draft {
            key: self.key.clone(),
            kind: self.kind.name().to_owned(),
            op: self.purpose.op().name().to_owned(),
            record: self.purpose.record(),
            cells,
            focus: self.focus.to_owned(),
            at: now,
        }
    }

    /// The effect that stores what is in no draft yet.
    pub(super) fn save_draft(&mut self, cx: &Cx<'_>) -> Option<Effect> {
        self.take_draft(cx.now.millis, true).map(Effect::SaveDraft)
    }
}

/// Puts a draft's texts into a form. What has no field here is kept aside.
pub(super) fn take_in(form: &mut FormState, draft: &Draft) {
    for (id, raw) in &draft.cells {
        if id == people::OPEN {
            // Opened once all texts are here.
        } else if id == REASON {
            if let Purpose::Amend(_, reason) = &mut form.purpose {
                *reason = Some(raw.clone());
            }
        } else if let Some(cell) = id.strip_prefix(BEFORE).and_then(|id| form.cell_mut(id)) {
            cell.before.clone_from(raw);
        } else if let Some(cell) = form.cell_mut(id) {
            cell.start(raw);
            cell.touched = !cell.is_blank();
        } else {
            form.orphans.push((id.clone(), raw.clone()));
        }
    }
}
