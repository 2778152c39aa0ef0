//! Who is judged: chosen by kind, then found by typing.
//!
//! Knows no criteria. Invariant: what was chosen is a record that stands, or a name of the register.

use crate::domain::schema::RecordKind;
use crate::plan::judge::Who;
use crate::tui::cx::Cx;
use crate::tui::overlay::picker::{Picker, PickerRow};
use crate::tui::step::Step;
use crate::tui::{Notice, Overlay, show};

/// How the pickers are known.
const KIND: &str = "judging-who";
const VILLAGE: &str = "judging-village";
const HOUSEHOLD: &str = "judging-household";
const DONOR: &str = "judging-donor";
const HELPER: &str = "judging-helper";
const UNIT: &str = "judging-unit";

/// The kinds of subject, as ticks name them.
const KINDS: [&str; 6] = ["commune", "village", "household", "donor", "helper", "unit"];

/// What an answer means.
pub(super) enum Chosen {
    Who(Who),
    /// Of that kind which one?
    Ask(Box<Step>),
    Nothing,
}

/// Asks for the kind of subject.
pub(super) fn ask(cx: &Cx<'_>) -> Step {
    let row = |kind: &str| PickerRow {
        id: kind.to_owned(),
        label: show::option(cx, kind),
        detail: cx.locale.text(&format!("judging-hint-{kind}")).into_owned(),
    };
    let rows = KINDS.into_iter().map(row).collect();
    open(Picker::rows(KIND, Notice::info("judging-choose-who"), rows))
}

/// Takes an answer to one of these questions.
pub(super) fn answered(cx: &Cx<'_>, tag: &str, picked: &str) -> Chosen {
    let record = || picked.parse().ok().filter(|id| cx.book.find(*id).is_some());
    let who = match tag {
        KIND if picked == "commune" => Some(Who::Commune),
        KIND => return which(cx, picked),
        VILLAGE => record().map(|id| Who::of_village(cx.book, id)),
        HOUSEHOLD => record().map(Who::Household),
        DONOR => Some(Who::Donor(picked.to_owned())),
        HELPER => Some(Who::Helper(picked.to_owned())),
        UNIT => Some(Who::Unit(picked.to_owned())),
        _ => None,
    };
    who.map_or(Chosen::Nothing, Chosen::Who)
}

fn which(cx: &Cx<'_>, kind: &str) -> Chosen {
    let title = || Notice::info(format!("judging-which-{kind}"));
    let names = |tag| {
        let row = |name: String| PickerRow { id: name.clone(), label: name, detail: String::new() };
        let rows: Vec<_> = Who::names(cx.book, kind).into_iter().map(row).collect();
        if rows.is_empty() {
            return Step::Say(Notice::info(format!("judging-nobody-{kind}")));
        }
        open(Picker::rows(tag, title(), rows))
    };
    let step = match kind {
        "village" => open(Picker::records(cx, VILLAGE, title(), RecordKind::Village, "")),
        "household" => open(Picker::records(cx, HOUSEHOLD, title(), RecordKind::Household, "")),
        "donor" => names(DONOR),
        "helper" => names(HELPER),
        "unit" => names(UNIT),
        _ => return Chosen::Nothing,
    };
    Chosen::Ask(Box::new(step))
}

fn open(picker: Picker) -> Step {
    Step::Open(Box::new(Overlay::Pick(picker)))
}

/// Who is judged, in words.
pub fn named(cx: &Cx<'_>, who: &Who) -> String {
    let kind = show::option(cx, who.word());
    let name = match who {
        Who::Commune if cx.me.commune.is_empty() => return kind,
        Who::Commune => return cx.me.commune.clone(),
        Who::Village(id) => show::link(cx, *id),
        Who::Household(id) => match cx.book.find(*id) {
            Some(found) => format!("{} ({})", cx.book.title(found), cx.book.human_key(found)),
            None => String::new(),
        },
        Who::Donor(name) | Who::Helper(name) | Who::Unit(name) => name.clone(),
    };
    format!("{kind} {name}")
}
