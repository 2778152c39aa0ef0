//! Correcting one cell: the line that is typed, and what can be picked for it.
//!
//! The text is read as the form reads it. A village may be named that is not in the book yet: the
//! list makes it. Invariant: what cannot be read stays in the line with its reason.

use serde_json::Value as Json;

use crate::domain::import::plan::ImportPlan;
use crate::domain::input::{editable_value, from_json};
use crate::domain::op::Input as Given;
use crate::domain::schema::{FieldKind, RecordKind};
use crate::tui::cx::Cx;
use crate::tui::overlay::calendar::{Calendar, Takes};
use crate::tui::overlay::picker::{Picker, PickerRow};
use crate::tui::part::cell::Cell;
use crate::tui::screen::import::describe;
use crate::tui::screen::import::entry::Spot;
use crate::tui::step::Step;
use crate::tui::{Notice, Overlay};

/// Names the choice for a cell.
pub const PICK: &str = "import-cell";

/// A cell being corrected.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    pub spot: Spot,
    pub cell: Cell,
}

impl Edit {
    /// Begins with what would be stored, else with what the file said.
    pub fn new(cx: &Cx<'_>, spot: Spot, value: Option<&Json>, said: Option<&str>) -> Self {
        let mut cell = Cell::new(spot.field);
        let text = match value {
            None | Some(Json::Null) => said.unwrap_or_default().to_owned(),
            Some(json) => match from_json(cx.book, spot.field, json, cx.now.today) {
                Ok(Given::Value(value)) if !is_village(spot) => {
                    editable_value(cx.book, spot.field, &value)
                }
                _ => describe::plain(json),
            },
        };
        cell.start(&text);
        cell.line.end();
        Self { spot, cell }
    }

    /// What can be picked, if anything can: chosen fields are never typed.
    pub fn picker(&self, cx: &Cx<'_>, plan: &ImportPlan) -> Option<Step> {
        let field = self.spot.field;
        let label = cx.locale.text(&field.label_key(self.spot.kind)).into_owned();
        let title = Notice::info("import-pick").with("field", label);
        let options = || Picker::options(PICK, title.clone(), field, cx.locale);
        let overlay = match field.kind {
            FieldKind::One(_) => {
                Overlay::Pick(options().at(self.cell.code(cx.locale).unwrap_or_default()))
            }
            FieldKind::Many(_) => {
                let ticks = self.cell.ticks(cx.locale).into_iter().map(str::to_owned);
                Overlay::Pick(options().several(ticks.collect()))
            }
            FieldKind::YesNo => Overlay::Pick(Picker::rows(PICK, title, yes_no(cx))),
            FieldKind::Link(RecordKind::Village) => {
                Overlay::Pick(Picker::rows(PICK, title, villages(cx, plan)))
            }
            FieldKind::Link(kind) => {
                Overlay::Pick(Picker::records(cx, PICK, title, kind, self.cell.line.text()))
            }
            FieldKind::Date { partial, future } => {
                let written = match self.cell.input(cx) {
                    Ok(Given::Value(value)) => value.as_date(),
                    _ => None,
                };
                let takes = Takes { partial, future };
                let today = cx.now.today;
                Overlay::Calendar(Calendar::new(PICK, title, written, takes, today))
            }
            _ if field.suggest.is_some() => {
                let values = cx.book.values(self.spot.kind, field);
                if values.is_empty() {
                    return None;
                }
                Overlay::Pick(Picker::values(cx, PICK, title, values, self.cell.line.text()))
            }
            _ => return None,
        };
        Some(Step::Open(Box::new(overlay)))
    }

    pub fn picked(&mut self, picked: &[String]) {
        self.cell.set(&picked.join(", "));
        self.cell.line.end();
    }

    /// Whether it is chosen rather than typed.
    pub fn is_choice(&self) -> bool {
        self.cell.is_choice()
    }
}

fn is_village(spot: Spot) -> bool {
    spot.field.kind == FieldKind::Link(RecordKind::Village)
}

fn yes_no(cx: &Cx<'_>) -> Vec<PickerRow> {
    let row = |id: &str, key: &str| PickerRow {
        id: id.to_owned(),
        label: cx.locale.text(key).into_owned(),
        detail: String::new(),
    };
    vec![row("x", "value-yes"), row("0", "value-no")]
}

/// The villages of the book, and those that the list makes.
pub fn villages(cx: &Cx<'_>, plan: &ImportPlan) -> Vec<PickerRow> {
    let known = cx.book.villages().into_iter().map(|village| {
        let title = cx.book.title(village);
        let name = village.text("name").unwrap_or(&title).to_owned();
        PickerRow { id: name, label: title, detail: String::new() }
    });
    let new = plan.new_villages.iter().map(|village| PickerRow {
        id: village.name.clone(),
        label: village.name.clone(),
        detail: cx.locale.text("import-village-new").into_owned(),
    });
    known.chain(new).collect()
}
