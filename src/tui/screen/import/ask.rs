//! What is asked while a list is looked at, and what the answers do.
//!
//! Every question names what follows. Invariant: an answer changes the list, what was put right in it
//! or how the file is read; only the one of storing changes records.

use chrono::Datelike as _;

use crate::domain::id::Seq;
use crate::domain::import::ImportEntry;
use crate::domain::import::plan::RowAction as Does;
use crate::domain::schema::RecordKind;
use crate::text::format_money;
use crate::tui::cx::Cx;
use crate::tui::effect::Work;
use crate::tui::job::Ask;
use crate::tui::overlay::Confirm;
use crate::tui::overlay::picker::{Picker, PickerRow};
use crate::tui::screen::import::preview_keys::{KINDS, choose_household, keep, take};
use crate::tui::screen::import::{
    DRAFT, Face, ImportState, Preview, Stage, Storing, Unwinding, columns, describe, edit,
};
use crate::tui::step::{Answer, Step};
use crate::tui::{Effect, Notice, Overlay};

const LEAVE: &str = "import-leave";
const STORE: &str = "import-store";
/// Whether to take an import back; the number of it follows in the screen.
const UNDO: &str = "import-undo";
pub(super) const STOP: &str = "import-stop";
const SHEET: &str = "import-sheet";
const KIND: &str = "import-kind";
const YEAR: &str = "import-year";
const VILLAGE: &str = "import-village";
const HOUSEHOLD: &str = "import-household";

/// How many years back a list may be of.
const YEARS: i32 = 30;

/// How many new villages are named in the question.
const NAMED: usize = 10;

fn open(overlay: Overlay) -> Vec<Step> {
    vec![Step::Open(Box::new(overlay))]
}

/// A list that was not stored is not left by one key.
pub(super) fn leave(preview: &Preview) -> Vec<Step> {
    let mut confirm = Confirm::new(LEAVE, Notice::warn("import-leave"));
    let count = preview.fixes.count();
    if count > 0 {
        confirm.lines.push(Notice::info("import-leave-kept").with("count", count));
    }
    open(Overlay::Confirm(confirm))
}

pub(super) fn sheet(preview: &Preview) -> Vec<Step> {
    let row = |sheet: &String| PickerRow {
        id: sheet.clone(),
        label: sheet.clone(),
        detail: String::new(),
    };
    let rows = preview.found.sheets.iter().map(row).collect();
    let picker = Picker::rows(SHEET, Notice::info("import-sheet-pick"), rows);
    let now = preview.found.reading.sheet.clone().unwrap_or_default();
    open(Overlay::Pick(picker.at(&now)))
}

pub(super) fn kind(cx: &Cx<'_>, preview: &Preview) -> Vec<Step> {
    let row = |kind: RecordKind| PickerRow {
        id: kind.name().to_owned(),
        label: cx.locale.text(&format!("kinds-{}", kind.name())).into_owned(),
        detail: String::new(),
    };
    let rows = KINDS.into_iter().map(row).collect();
    let picker = Picker::rows(KIND, Notice::info("import-kind-pick"), rows);
    open(Overlay::Pick(picker.at(preview.found.reading.kind.name())))
}

/// Of which year the list is.
pub(super) fn year(cx: &Cx<'_>, preview: &Preview) -> Vec<Step> {
    let this = cx.now.today.year();
    let row = |year: i32| PickerRow {
        id: year.to_string(),
        label: year.to_string(),
        detail: String::new(),
    };
    let rows = (0..YEARS).map(|back| row(this.saturating_sub(back))).collect();
    let picker = Picker::rows(YEAR, Notice::info("import-year-pick"), rows);
    let now = preview.plan.summary.year.unwrap_or(this).to_string();
    open(Overlay::Pick(picker.at(&now)))
}

/// One village for every row that has none.
pub(super) fn village(cx: &Cx<'_>, preview: &Preview) -> Vec<Step> {
    let count = preview.without_village().len();
    let title = Notice::info("import-village-pick").with("count", count);
    let rows = edit::villages(cx, &preview.plan);
    open(Overlay::Pick(Picker::rows(VILLAGE, title, rows)))
}

/// Which household a registration speaks of.
pub(super) fn household(cx: &Cx<'_>, entry: &ImportEntry) -> Vec<Step> {
    let typed = entry.sought.as_ref().map(|sought| sought.head_name.as_str());
    let title = Notice::info("import-household-pick");
    let typed = typed.unwrap_or_default();
    let picker = Picker::records(cx, HOUSEHOLD, title, RecordKind::Household, typed);
    open(Overlay::Pick(picker))
}

/// Whether to take a whole import back.
pub(super) fn undo(group: Seq) -> Vec<Step> {
    let mut confirm = Confirm::new(UNDO, Notice::warn("import-undo"));
    confirm.lines.push(Notice::info("import-undo-line"));
    let mut steps =
        vec![Step::Answer(Answer::Picked { tag: UNDO, picked: vec![group.to_string()] })];
    steps.extend(open(Overlay::Confirm(confirm)));
    steps
}

/// What will happen, in numbers.
pub(super) fn store(cx: &Cx<'_>, preview: &Preview) -> Vec<Step> {
    let mut confirm = Confirm::new(STORE, Notice::warn("import-store"));
    confirm.lines = will(cx, preview);
    open(Overlay::Confirm(confirm))
}

/// What will be stored, and what will not.
pub(super) fn will(cx: &Cx<'_>, preview: &Preview) -> Vec<Notice> {
    let kind = preview.found.reading.kind;
    let summary = &preview.plan.summary;
    let mut lines = Vec::new();
    let rows = |key: &str, action: Does| {
        let count = summary.count(action);
        (count > 0).then(|| Notice::info(key).with("count", count).with("kind", kind.name()))
    };
    if let Some(new) = rows("import-will-new", Does::New) {
        lines.push(new);
    }
    if kind == RecordKind::Household && summary.persons > 0 {
        lines.push(Notice::info("import-will-persons").with("count", summary.persons));
    }
    if kind == RecordKind::Contribution {
        let money = Notice::info("import-will-money")
            .with("amount", format_money(summary.amount))
            .with("goods", format_money(summary.goods_value));
        lines.push(money);
    }
    lines.extend(rows("import-will-update", Does::Update));
    // A village that no stored row needs is not made.
    let needed = preview.plan.new_villages.iter().filter(|village| village.entries > 0);
    let all: Vec<_> = needed.map(|village| village.name.as_str()).collect();
    if !all.is_empty() {
        let mut names = all.get(..NAMED).unwrap_or(&all).join(", ");
        if all.len() > NAMED {
            names.push('…');
        }
        let line = Notice::info("import-will-villages").with("count", all.len());
        lines.push(line.with("names", names));
    }
    lines.extend(rows("import-will-hold", Does::Hold));
    lines.extend(rows("import-will-error", Does::Error));
    lines.extend(rows("import-will-same", Does::Same));
    lines.extend(rows("import-will-out", Does::Out));
    if kind == RecordKind::Household {
        let key =
            if summary.year_assumed { "import-will-year-assumed" } else { "import-will-year" };
        let year = summary.year.unwrap_or_else(|| cx.now.today.year());
        let key_of =
            cx.keymap.first_key_in(crate::keys::Scope::Import, crate::keys::Action::ListYear);
        lines.push(Notice::info(key).with("year", year).with("key", key_of));
    }
    lines
}

impl ImportState {
    pub fn answered(&mut self, cx: &Cx<'_>, answer: Answer) -> Vec<Step> {
        match answer {
            Answer::Yes { tag, .. } => self.yes(cx, tag),
            Answer::No { .. } | Answer::Filled { .. } => Vec::new(),
            Answer::Picked { tag, picked } => self.picked(cx, tag, &picked),
        }
    }

    fn yes(&mut self, cx: &Cx<'_>, tag: &'static str) -> Vec<Step> {
        match (tag, &mut self.stage) {
            (LEAVE, Stage::Preview(preview, _)) => {
                let drop = preview.fixes.is_empty();
                self.stage = Stage::Choose(Box::default());
                let look = Step::Ask(Work::Look(String::new()));
                let forget = drop.then(|| Step::Emit(Effect::DropDraft(DRAFT.to_owned())));
                [look].into_iter().chain(forget).collect()
            }
            (STORE, Stage::Preview(preview, _)) => {
                let (storing, steps, summary) = Storing::begin(cx, preview);
                self.stage = match summary {
                    Some(summary) => Stage::Done(Box::new(summary)),
                    None => Stage::Storing(Box::new(storing)),
                };
                steps
            }
            (STOP, Stage::Storing(storing)) => storing.stop(),
            (UNDO, _) => {
                let Some(group) = self.undoes.take() else { return Vec::new() };
                let (unwinding, steps) = Unwinding::begin(group);
                self.stage = Stage::Unwinding(Box::new(unwinding));
                steps
            }
            _ => Vec::new(),
        }
    }

    fn picked(&mut self, cx: &Cx<'_>, tag: &'static str, picked: &[String]) -> Vec<Step> {
        if tag == UNDO {
            self.undoes = picked.first().and_then(|group| group.parse().ok());
            return Vec::new();
        }
        let Stage::Preview(preview, face) = &mut self.stage else {
            return Vec::new();
        };
        let first = picked.first().cloned().unwrap_or_default();
        match (tag, face) {
            (SHEET, face) => {
                *face = Face::List;
                let ask = Ask { sheet: Some(first), kind: None, ..preview.ask.clone() };
                let fixes = super::Fixes::default();
                self.read(ask, fixes)
            }
            (KIND, face) => {
                *face = Face::List;
                let sheet = preview.found.reading.sheet.clone();
                let ask = Ask { kind: first.parse().ok(), sheet, ..preview.ask.clone() };
                let fixes = super::Fixes::default();
                self.read(ask, fixes)
            }
            (YEAR, _) => {
                preview.fixes.choices.year = first.parse().ok();
                preview.plan_anew(cx);
                vec![keep(cx, preview)]
            }
            (VILLAGE, _) => {
                let rows = preview.without_village();
                let count = rows.len();
                if let Err(issue) = preview.fix(cx, &rows, "village", &first) {
                    return vec![Step::Say(Notice::issue(&issue))];
                }
                let said = Notice::done("import-villages-given").with("count", count);
                vec![keep(cx, preview), Step::Say(said)]
            }
            (HOUSEHOLD, Face::Entry(view)) => {
                let row = preview.at(view.at).map(|(item, _)| item.row);
                match row.zip(first.parse().ok()) {
                    Some((row, id)) => choose_household(cx, preview, view, row, id),
                    None => Vec::new(),
                }
            }
            (columns::PICK, Face::Columns(view)) => {
                view.picked(&preview.found, picked);
                let kind = preview.found.reading.kind;
                let meaning = preview.found.meanings.iter().copied().find(|one| *one == first);
                let meaning = describe::meaning(cx, kind, meaning);
                vec![Step::Say(Notice::info("import-column-said").with("meaning", meaning))]
            }
            (edit::PICK, Face::Entry(view)) => {
                if let Some(edit) = &mut view.edit {
                    edit.picked(picked);
                }
                take(cx, preview, view)
            }
            _ => Vec::new(),
        }
    }
}
