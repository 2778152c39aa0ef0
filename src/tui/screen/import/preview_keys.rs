//! What the keys do in the preview of a list: in its rows, in one row, in its columns.

use crate::domain::schema::{Personal, RecordKind};
use crate::keys::Action;
use crate::tui::cx::Cx;
use crate::tui::input::Input;
use crate::tui::input::edit_line;
use crate::tui::job::Ask;
use crate::tui::screen::import::{
    ColumnsView, Edit, EntryView, Face, Goes, ImportState, Preview, Spot, Stage, Tab, ask, columns,
    entry,
};
use crate::tui::step::Step;
use crate::tui::{Effect, Notice};

/// Why an action does nothing in the preview now.
pub(super) fn refusal(
    cx: &Cx<'_>,
    preview: &Preview,
    face: &Face,
    action: Action,
) -> Option<&'static str> {
    let marked = preview.marked().is_some();
    match (action, face) {
        (Action::Submit, _) if cx.me.exchange.full => Some("refuse-read-only"),
        (Action::Submit, Face::List) => {
            (preview.plan.summary.to_store() == 0).then_some("refuse-import-nothing")
        }
        (Action::Open | Action::Edit | Action::Toggle, Face::List) if !marked => {
            Some("refuse-nothing-marked")
        }
        (Action::Sheet, _) if preview.found.sheets.len() < 2 => Some("refuse-import-one-sheet"),
        (Action::FillVillage, _) if preview.without_village().is_empty() => {
            Some("refuse-import-villages")
        }
        (Action::Undo, _) => Some("refuse-import-undo"),
        (Action::Reveal | Action::ExpandDetails, Face::List | Face::Columns(_)) => {
            Some("refuse-import-open-row")
        }
        (Action::Toggle, Face::Columns(_)) => Some("refuse-import-columns"),
        _ => None,
    }
}

impl ImportState {
    /// A key in the preview.
    pub(super) fn in_preview(&mut self, cx: &Cx<'_>, input: &Input) -> Vec<Step> {
        let Stage::Preview(preview, face) = &mut self.stage else {
            return Vec::new();
        };
        let steps = match face {
            Face::Entry(view) if view.edit.is_some() => return typing(cx, preview, view, input),
            Face::Entry(view) => in_entry(cx, preview, view, input),
            Face::Columns(view) => in_columns(cx, preview, view, input),
            Face::List => in_list(cx, preview, input),
        };
        match steps {
            Does::Steps(steps) => steps,
            Does::Show(shown) => {
                *face = *shown;
                Vec::new()
            }
            Does::Read(ask) => {
                let fixes = preview.fixes.clone();
                *face = Face::List;
                self.read(*ask, fixes)
            }
        }
    }
}

/// What a key leads to.
enum Does {
    Steps(Vec<Step>),
    Show(Box<Face>),
    Read(Box<Ask>),
}

fn nothing() -> Does {
    Does::Steps(Vec::new())
}

fn in_list(cx: &Cx<'_>, preview: &mut Preview, input: &Input) -> Does {
    let Input::Act(action) = input else { return nothing() };
    if preview.act(cx, *action) {
        return nothing();
    }
    let marked = preview.marked();
    match action {
        Action::Back => return Does::Steps(ask::leave(preview)),
        Action::Open => {
            if let Some(at) = marked {
                let view = EntryView::new(cx, preview, at);
                return Does::Show(Box::new(Face::Entry(Box::new(view))));
            }
        }
        Action::Edit => {
            if let Some(at) = marked {
                let view = EntryView::new(cx, preview, at).at_first(preview);
                return Does::Show(Box::new(Face::Entry(Box::new(view))));
            }
        }
        Action::Toggle => {
            if let Some(row) = marked.and_then(|at| preview.at(at)).map(|(item, _)| item.row) {
                return Does::Steps(toggle(cx, preview, row));
            }
        }
        action => return common(cx, preview, *action),
    }
    nothing()
}

/// What works in every face.
fn common(cx: &Cx<'_>, preview: &mut Preview, action: Action) -> Does {
    Does::Steps(match action {
        Action::Columns => {
            return Does::Show(Box::new(Face::Columns(ColumnsView::default())));
        }
        Action::Sheet => ask::sheet(preview),
        Action::ListKind => ask::kind(cx, preview),
        Action::ListYear => ask::year(cx, preview),
        Action::FillVillage => ask::village(cx, preview),
        Action::Submit => ask::store(cx, preview),
        _ => Vec::new(),
    })
}

fn toggle(cx: &Cx<'_>, preview: &mut Preview, row: u32) -> Vec<Step> {
    let out = preview.toggle(cx, row);
    let key = if out { "import-row-out" } else { "import-row-in" };
    vec![keep(cx, preview), Step::Say(Notice::info(key).with("row", row))]
}

/// What was put right is stored at once.
pub(super) fn keep(cx: &Cx<'_>, preview: &Preview) -> Step {
    Step::Emit(Effect::SaveDraft(preview.fixes.draft(cx, &preview.ask)))
}

fn in_columns(cx: &Cx<'_>, preview: &mut Preview, view: &mut ColumnsView, input: &Input) -> Does {
    let Input::Act(action) = input else { return nothing() };
    let count = preview.found.reading.columns.len();
    if view.scroll.act(*action, count, columns::BANDS.rows(cx)) {
        return nothing();
    }
    match action {
        Action::Open | Action::Edit => Does::Steps(view.pick(cx, &preview.found)),
        Action::Back | Action::Columns | Action::Submit if view.said.is_empty() => {
            Does::Show(Box::new(Face::List))
        }
        Action::Back | Action::Columns | Action::Submit => {
            let mut ask = preview.ask.clone();
            ask.columns.extend(std::mem::take(&mut view.said));
            // What the columns are decides no longer what the rows are.
            ask.kind = Some(preview.found.reading.kind);
            ask.sheet.clone_from(&preview.found.reading.sheet);
            Does::Read(Box::new(ask))
        }
        Action::Sheet | Action::ListKind => common(cx, preview, *action),
        _ => nothing(),
    }
}

fn in_entry(cx: &Cx<'_>, preview: &mut Preview, view: &mut EntryView, input: &Input) -> Does {
    let Input::Act(action) = input else { return nothing() };
    if view.scroll.act(*action, view.lines().len(), entry::BANDS.rows(cx)) {
        return nothing();
    }
    match action {
        Action::Back => return Does::Show(Box::new(Face::List)),
        Action::NextSection | Action::PrevSection => {
            let step = if *action == Action::NextSection { Action::RowDown } else { Action::RowUp };
            preview.scroll.act(step, preview.len(), super::preview::BANDS.rows(cx));
            if let Some(at) = preview.marked() {
                *view = EntryView::new(cx, preview, at);
            }
        }
        Action::Open | Action::Edit => return Does::Steps(open(cx, preview, view)),
        Action::Toggle => {
            if let Some(row) = preview.at(view.at).map(|(item, _)| item.row) {
                let steps = toggle(cx, preview, row);
                view.refresh(cx, preview);
                return Does::Steps(steps);
            }
        }
        Action::Reveal => {
            view.revealed = !view.revealed;
            view.refresh(cx, preview);
        }
        Action::ExpandDetails => {
            view.expanded = !view.expanded;
            view.refresh(cx, preview);
        }
        action => return common(cx, preview, *action),
    }
    nothing()
}

/// Corrects what the marked line is about.
fn open(cx: &Cx<'_>, preview: &mut Preview, view: &mut EntryView) -> Vec<Step> {
    let Some((item, found)) = preview.at(view.at) else {
        return Vec::new();
    };
    match view.marked().map_or(Goes::Nowhere, |line| line.goes) {
        Goes::Nowhere => vec![Step::Say(Notice::info("import-not-a-cell"))],
        Goes::Household(id) => {
            let row = item.row;
            choose_household(cx, preview, view, row, id)
        }
        Goes::Households => ask::household(cx, found),
        Goes::Cell(spot) => {
            let values = found.values_at(spot.row, spot.kind);
            let value = values.and_then(|values| values.get(spot.field.id));
            let flags = item.flags.iter().filter(|flag| flag.row == spot.row);
            let mut raw = flags.filter(|flag| flag.field == Some(spot.field.id));
            let raw = raw.find_map(|flag| flag.raw.as_deref());
            let edit = Edit::new(cx, spot, value, raw);
            let masked = spot.field.personal == Personal::Masked && !view.revealed;
            if masked {
                // Who corrects a number has to see it.
                view.revealed = true;
                view.refresh(cx, preview);
            }
            let pick = edit.is_choice().then(|| edit.picker(cx, &preview.plan)).flatten();
            view.edit = Some(edit);
            pick.into_iter().collect()
        }
    }
}

/// Takes a household as the one that a registration speaks of.
pub(super) fn choose_household(
    cx: &Cx<'_>,
    preview: &mut Preview,
    view: &mut EntryView,
    row: u32,
    id: crate::domain::id::RecordId,
) -> Vec<Step> {
    preview.fixes.choices.households.insert(row, id);
    preview.plan_anew(cx);
    view.refresh(cx, preview);
    vec![keep(cx, preview), Step::Say(Notice::done("import-household-chosen"))]
}

/// A key while a cell is typed.
fn typing(cx: &Cx<'_>, preview: &mut Preview, view: &mut EntryView, input: &Input) -> Vec<Step> {
    let Some(edit) = &mut view.edit else { return Vec::new() };
    match input {
        Input::Act(Action::Back) => view.edit = None,
        Input::Act(Action::Pick) => {
            let pick = edit.picker(cx, &preview.plan);
            return vec![pick.unwrap_or_else(|| Step::Say(Notice::info("refuse-no-list")))];
        }
        Input::Act(Action::NextField | Action::Submit | Action::RowDown) => {
            return take(cx, preview, view);
        }
        input => {
            edit_line(&mut edit.cell.line, input);
        }
    }
    Vec::new()
}

/// Takes what was typed into the list.
pub(super) fn take(cx: &Cx<'_>, preview: &mut Preview, view: &mut EntryView) -> Vec<Step> {
    let Some(edit) = &view.edit else { return Vec::new() };
    let Spot { row, field, .. } = edit.spot;
    if let Err(issue) = preview.fix(cx, &[row], field.id, &edit.cell.raw()) {
        return vec![Step::Say(Notice::issue(&issue))];
    }
    view.edit = None;
    view.refresh(cx, preview);
    vec![keep(cx, preview), Step::Say(Notice::done("import-cell-fixed"))]
}

/// The kinds of records that lists hold.
pub(super) const KINDS: [RecordKind; 3] =
    [RecordKind::Household, RecordKind::Contribution, RecordKind::Registration];

impl EntryView {
    /// The same with the first doubtful cell marked.
    #[must_use]
    pub fn at_first(mut self, _preview: &Preview) -> Self {
        let cell =
            |line: &super::EntryLine| matches!(line.goes, Goes::Cell(_) | Goes::Household(_));
        self.scroll.marked = self.lines().iter().position(cell).unwrap_or_default();
        self
    }
}

impl crate::domain::import::ImportEntry {
    /// The values of a row of the entry: its own, or those of one of its people.
    pub fn values_at(
        &self,
        row: u32,
        kind: RecordKind,
    ) -> Option<&serde_json::Map<String, serde_json::Value>> {
        if kind != RecordKind::Member {
            return Some(&self.values);
        }
        self.members.iter().find(|person| person.row == row).map(|person| &person.values)
    }
}

impl Preview {
    /// Whether the last tab is shown.
    pub fn is_rest(&self) -> bool {
        self.tab == Tab::Rest
    }
}
