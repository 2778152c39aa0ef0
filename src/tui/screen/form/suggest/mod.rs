//! What a form offers while a text is typed: what the commune already has in that field, the records
//! that a link can mean, and the word by which a name is likely sorted.
//!
//! Offers are never taken by Enter, which always means what was typed: the right arrow at the end of
//! the text takes the first, the key of the list shows all. Invariant: what is offered belongs to the
//! field with the focus and is not what stands there already.

#[cfg(test)]
mod tests;

use crate::domain::schema::{FieldDef, FieldKind};
use crate::text::{Query, likely_sort_word, truncate};
use crate::tui::cx::Cx;
use crate::tui::overlay::picker::{Picker, PickerRow, search};
use crate::tui::part::cell::Cell;
use crate::tui::part::plan_key;
use crate::tui::screen::form::{FormState, link, reference};
use crate::tui::step::Step;
use crate::tui::{Notice, Overlay};

/// The most cells of what a key of a plan is called, in an offer.
const OFFER_CELLS: usize = 40;

/// The most offers at once.
const OFFERED: usize = 3;

/// A field of so few letters has offers from the first one on; others from the second.
const SHORT: u16 = 20;

/// The word that a household is sorted by, and the name that it is of.
const SORT_NAME: &str = "sort_name";
const HEAD_NAME: &str = "head_name";

/// What is offered for the field with the focus.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Offers {
    field: &'static str,
    best: Vec<Offer>,
    /// Whether there was an offer in this field: its row stays, so that nothing jumps.
    shown: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    pub label: String,
    /// What is put into the field.
    raw: String,
}

impl FormState {
    /// What is offered for the field with the focus, the best first; `None` while nothing was.
    pub fn offers(&self) -> Option<&[Offer]> {
        let offers = &self.offers;
        (offers.shown && offers.field == self.focus).then_some(offers.best.as_slice())
    }

    /// Looks for offers after the text or the focus changed.
    pub(super) fn suggest(&mut self, cx: &Cx<'_>) {
        if self.offers.field != self.focus {
            self.offers = Offers { field: self.focus, ..Offers::default() };
        }
        self.offers.best = self.best_offers(cx);
        self.offers.shown |= !self.offers.best.is_empty();
    }

    fn best_offers(&self, cx: &Cx<'_>) -> Vec<Offer> {
        let Some(cell) = self.focused() else {
            return Vec::new();
        };
        let field = cell.field;
        let typed = cell.line.text().trim().to_owned();
        if typed.is_empty() {
            return self.likely_word(field).into_iter().collect();
        }
        let least = match field.kind {
            FieldKind::Text { max } if max <= SHORT => 1,
            _ => 2,
        };
        if cell.line.len() < least {
            return Vec::new();
        }
        match field.kind {
            FieldKind::Link(kind) if cell.input(cx).is_err() => {
                let found = search(cx, kind, &Query::of(&cell.line), OFFERED).rows.into_iter();
                let offer = |row: PickerRow| {
                    let raw = link::key_of(cx, kind, row.id.parse().ok()?)?;
                    let told =
                        if raw == row.label { row.label } else { format!("{} ({raw})", row.label) };
                    Some(Offer { label: told, raw })
                };
                found.filter_map(offer).collect()
            }
            _ if plan_key::is_key(field) => {
                let all = plan_key::choices(cx, field, self.plan_key(cx).as_deref());
                let known = all.iter().any(|(key, _)| *key == typed);
                let found = if known { Vec::new() } else { plan_key::matching(all, &typed) };
                let offer = |(key, name): (String, String)| {
                    let label = format!("{key} {}", truncate(&name, OFFER_CELLS));
                    Offer { label, raw: key }
                };
                found.into_iter().take(OFFERED).map(offer).collect()
            }
            _ if field.suggest.is_some() => {
                let values = cx.book.values(self.kind, field);
                let known = values.best(&typed, OFFERED).into_iter().map(str::to_owned);
                let official = reference::offers(cx, field, &typed, OFFERED);
                let all = if reference::comes_first(field) {
                    official.into_iter().chain(known).collect()
                } else {
                    known.chain(official).collect()
                };
                first_of(all, &typed)
            }
            _ => Vec::new(),
        }
    }

    /// The key of the plan that the record is about, as far as it is known.
    pub(super) fn plan_key(&self, cx: &Cx<'_>) -> Option<String> {
        let typed = self.cell("plan").map(Cell::raw).filter(|key| !key.trim().is_empty());
        let nomination = || link::linked(cx, self, "nomination")?.text("plan").map(str::to_owned);
        typed.or_else(nomination)
    }

    /// For an empty "sort by": the given name, where the name is one with the clan at its end.
    fn likely_word(&self, field: &FieldDef) -> Option<Offer> {
        if field.id != SORT_NAME {
            return None;
        }
        let name = crate::text::clean_name(&self.cell(HEAD_NAME)?.raw());
        let word = likely_sort_word(&name)?.to_owned();
        Some(Offer { label: word.clone(), raw: word })
    }

    /// Beneath such a name, while nothing is given to sort by: where to say so.
    pub(super) fn sort_hint(&self, cx: &Cx<'_>, field: &FieldDef) -> Option<String> {
        let blank = field.id == HEAD_NAME && self.cell(SORT_NAME)?.is_blank();
        let word = self.likely_word(self.kind.field(SORT_NAME)?).filter(|_| blank)?.raw;
        Some(cx.locale.with_texts("form-sort-hint", &[("word", word)]).into_owned())
    }

    /// Takes the first offer if the cursor stands at the end of the text. It can be undone as typing.
    pub(super) fn take_offer(&mut self, cx: &Cx<'_>) -> bool {
        let at_end = self.focused().is_some_and(|cell| cell.line.cursor() == cell.line.len());
        let first = self.offers().and_then(<[Offer]>::first).filter(|_| at_end);
        let Some(raw) = first.map(|offer| offer.raw.clone()) else {
            return false;
        };
        if let Some(cell) = self.focused_mut() {
            cell.set(&raw);
        }
        self.changed(cx);
        true
    }

    /// The list of all values that are offered for a text field.
    pub(super) fn pick_value(&mut self, cx: &Cx<'_>) -> Vec<Step> {
        let Some(field) = self.field() else {
            return Vec::new();
        };
        if plan_key::is_key(field) {
            let all = plan_key::choices(cx, field, self.plan_key(cx).as_deref());
            let row = |(key, name): (String, String)| PickerRow {
                id: key.clone(),
                label: name,
                detail: key,
            };
            let rows = all.into_iter().map(row).collect();
            let typed = self.focused().map(Cell::raw).unwrap_or_default();
            let picker = Picker::rows(field.id, self.pick_title(), rows).at(&typed);
            return vec![Step::Open(Box::new(Overlay::Pick(picker)))];
        }
        if let Some(rows) = reference::rows(cx, field) {
            let typed = self.focused().map(Cell::raw).unwrap_or_default();
            let picker = Picker::rows(field.id, self.pick_title(), rows).at(&typed);
            return vec![Step::Open(Box::new(Overlay::Pick(picker)))];
        }
        let values = cx.book.values(self.kind, field);
        if values.is_empty() {
            return vec![Step::Say(Notice::info("form-no-values"))];
        }
        let typed = self.focused().map(Cell::raw).unwrap_or_default();
        let picker = Picker::values(cx, field.id, self.pick_title(), values, &typed);
        vec![Step::Open(Box::new(Overlay::Pick(picker)))]
    }
}

/// The first few, each once, without what stands there already.
fn first_of(all: Vec<String>, typed: &str) -> Vec<Offer> {
    let mut best: Vec<Offer> = Vec::new();
    for raw in all {
        if raw != typed && best.len() < OFFERED && best.iter().all(|offer| offer.raw != raw) {
            best.push(Offer { label: raw.clone(), raw });
        }
    }
    best
}
