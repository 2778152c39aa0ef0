//! What a nomination's page shows of its dossier: where it is, until when it must be in, and every
//! paper that the plan asks for, there or not.
//!
//! Rows of text only; a paper that is there leads to its record, one that is not to its form.
//! Invariant: the rows follow the plan's order, and what is missing is said in words.

use crate::domain::dossier::Stage;
use crate::domain::id::RecordId;
use crate::domain::op::OpName;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::value::Value;
use crate::keys::{Action, Scope};
use crate::plan::dossier::{self, Checklist, LastDay, Paper, PaperState};
use crate::text::truncate;
use crate::tui::cx::Cx;
use crate::tui::part::sheet::{Emphasis, Goes, SheetRow};
use crate::tui::screen::detail::fields::DetailRows;
use crate::tui::screen::letter::LettersState;
use crate::tui::step::Step;
use crate::tui::{Screen, record_actions, show};

/// The letters of a paper's name that stand before its state.
const NAME: usize = 44;

/// The rows of the dossier.
pub(super) fn rows(cx: &Cx<'_>, nomination: &Record) -> Vec<SheetRow> {
    let mut sheet = DetailRows::new(cx);
    let text = |key: &str| cx.locale.text(key).into_owned();
    let said = |sheet: &mut DetailRows<'_>, key: &str, value: &str| {
        sheet.push(text(key), value, Emphasis::Plain, Goes::Nowhere);
    };
    let list = dossier::checklist(cx.plans, cx.book, nomination);
    said(&mut sheet, "kind-nomination", &whose(cx, nomination, list.as_ref()));
    where_it_is(&mut sheet, nomination);
    let Some(list) = list else {
        let args = [("plan", nomination.text("plan").unwrap_or_default().to_owned())];
        let none = cx.locale.with_texts("issue-dossier_plan_unknown", &args).into_owned();
        sheet.push("!".to_owned(), &none, Emphasis::Warn, Goes::Nowhere);
        return sheet.rows;
    };
    for day in &list.days {
        last_day(&mut sheet, nomination, day);
    }
    papers(&mut sheet, &list);
    sheet.rows
}

/// Who is put forward for what.
fn whose(cx: &Cx<'_>, nomination: &Record, list: Option<&Checklist<'_>>) -> String {
    let award = list.and_then(|list| list.award).map(|entry| entry.heading().to_owned());
    let award = award.or_else(|| nomination.text("award").map(str::to_owned)).unwrap_or_default();
    let who = match nomination.code("subject") {
        Some("commune") => cx.me.commune.clone(),
        _ => cx.book.title(nomination),
    };
    let year = nomination.int("year").unwrap_or_default().to_string();
    let args = [("who", who), ("award", award), ("year", year)];
    cx.locale.with_texts("dossier-whose", &args).into_owned()
}

/// The state, with day, number, office and reason, and the keys of what can be done now.
fn where_it_is(sheet: &mut DetailRows<'_>, nomination: &Record) {
    let cx = sheet.cx;
    let state = dossier::state(cx.plans, cx.book, nomination);
    let field = |id: &str| {
        let def = nomination.kind.field(id);
        def.map(|def| show::field(cx, nomination, def, false)).filter(|text| !text.is_empty())
    };
    let parts = [
        Some(show::option(cx, state)),
        field("state_on"),
        field("decision_no").or_else(|| field("state_no")),
        field("state_with"),
        field("state_reason"),
    ];
    let told = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let look = if state == "returned" { Emphasis::Warn } else { Emphasis::Head };
    let label = cx.locale.text("field-nomination-state").into_owned();
    sheet.push(label, &told, look, Goes::Nowhere);
    let keys = [
        Action::SendDossier,
        Action::ReturnDossier,
        Action::ForwardDossier,
        Action::DecideDossier,
        Action::CancelDossier,
    ];
    let open =
        keys.into_iter().filter(|key| record_actions::refusal(cx, nomination, *key).is_none());
    let papers = letters_refusal(cx, nomination).is_none().then_some(Action::Letters);
    let open = open.chain(papers);
    let named = open.filter_map(|action| {
        let key = cx.keymap.first_key_in(Scope::Detail, action);
        (!key.is_empty()).then(|| format!("{key}: {}", cx.locale.text(action.label_key())))
    });
    let named: Vec<_> = named.collect();
    if !named.is_empty() {
        let label = cx.locale.text("dossier-next").into_owned();
        sheet.push(label, &named.join(" · "), Emphasis::Dim, Goes::Nowhere);
    }
}

/// A day by which it must be in: how many days are left while it is not.
fn last_day(sheet: &mut DetailRows<'_>, nomination: &Record, day: &LastDay) {
    let cx = sheet.cx;
    let left = day.day.signed_duration_since(cx.now.today).num_days();
    let open = Stage::of(nomination).is_open();
    let key = match (open, left) {
        (false, _) => "dossier-day",
        (true, ..0) => "dossier-day-over",
        (true, _) => "dossier-day-left",
    };
    let args = [
        ("day", show::day(day.day)),
        ("days", left.unsigned_abs().to_string()),
        ("to", day.to.clone().unwrap_or_else(|| "—".to_owned())),
        ("entry", day.entry.clone()),
    ];
    let told = cx.locale.with_texts(key, &args).into_owned();
    let look = if open && left < 0 { Emphasis::Warn } else { Emphasis::Plain };
    sheet.push(cx.locale.text("dossier-until").into_owned(), &told, look, Goes::Nowhere);
}

/// The papers, one row each.
fn papers(sheet: &mut DetailRows<'_>, list: &Checklist<'_>) {
    let cx = sheet.cx;
    let lacking = list.lacking().count();
    let args = [
        ("count", list.papers.len().to_string()),
        ("sets", list.sets.to_string()),
        ("lacking", lacking.to_string()),
    ];
    let key = match (list.papers.is_empty(), lacking, list.originals) {
        (true, ..) => "dossier-no-papers",
        (_, 0, _) => "dossier-papers-whole",
        (.., true) => "dossier-papers-originals",
        _ => "dossier-papers",
    };
    let head = cx.locale.with_texts(key, &args).into_owned();
    let label = cx.locale.text("kinds-part").into_owned();
    sheet.push(label, &head, Emphasis::Head, Goes::Nowhere);
    for (at, paper) in list.papers.iter().enumerate() {
        one(sheet, at, paper, list.sets);
    }
}

fn one(sheet: &mut DetailRows<'_>, at: usize, paper: &Paper<'_>, sets: i64) {
    let cx = sheet.cx;
    let (mark, look, key) = match paper.state {
        PaperState::Missing => ("[ ]", Emphasis::Warn, Some("dossier-paper-missing")),
        PaperState::Optional => ("[ ]", Emphasis::Dim, Some("dossier-paper-optional")),
        PaperState::TooFew(_) => ("[~]", Emphasis::Warn, Some("dossier-paper-few")),
        PaperState::There => ("[x]", Emphasis::Plain, None),
    };
    let goes = match paper.records.first() {
        Some(record) if paper.state == PaperState::There => Goes::Record(*record),
        _ => Goes::Paper(at),
    };
    let name = truncate(paper.entry.heading(), NAME).into_owned();
    sheet.push(format!("{mark} {}", paper.entry.id), &name, look, goes.clone());
    let copies = match paper.state {
        PaperState::TooFew(copies) => copies,
        _ => 0,
    };
    if let Some(key) = key {
        let args = [("sets", sets.to_string()), ("copies", copies.to_string())];
        let told = cx.locale.with_texts(key, &args).into_owned();
        sheet.push(String::new(), &told, look, goes);
    }
    for record in paper.records.iter().filter_map(|id| cx.book.find(*id)) {
        sheet.push(String::new(), &about(cx, record), Emphasis::Dim, Goes::Record(record.id));
    }
}

/// Number, day, copies and what it is.
fn about(cx: &Cx<'_>, paper: &Record) -> String {
    let field = |id: &str| {
        let def = paper.kind.field(id);
        def.map(|def| show::field(cx, paper, def, false)).filter(|text| !text.is_empty())
    };
    let copies = field("copies")
        .map(|count| cx.locale.with_texts("dossier-copies", &[("count", count)]).into_owned());
    let parts = [field("number"), field("date"), copies, field("evidence")];
    let told: Vec<_> = parts.into_iter().flatten().collect();
    if told.is_empty() { "—".to_owned() } else { told.join(" · ") }
}

/// The form of a paper that the checklist asks for.
pub(super) fn begin(cx: &Cx<'_>, nomination: RecordId, at: usize) -> Vec<Step> {
    let record = cx.book.find(nomination);
    let list = record.and_then(|record| dossier::checklist(cx.plans, cx.book, record));
    let Some((list, record)) = list.as_ref().zip(record) else {
        return Vec::new();
    };
    let refused = record_actions::new_refusal(cx, RecordKind::Part)
        .or_else(|| (Stage::of(record) == Stage::Cancelled).then_some("refuse-dossier-cancelled"));
    if let Some(why) = refused {
        return vec![Step::Say(crate::tui::Notice::info(why))];
    }
    let Some(paper) = list.papers.get(at) else {
        return Vec::new();
    };
    let prefill = vec![
        ("nomination", Value::Link(nomination)),
        ("part", Value::text(&paper.entry.id)),
        ("copies", Value::Int(list.sets)),
    ];
    record_actions::create(cx, RecordKind::Part, prefill)
}
/// The letters that go with the nominations of this plan and year.
pub(super) fn letters(cx: &Cx<'_>, nomination: &Record) -> Vec<Step> {
    let plan = nomination.text("plan").unwrap_or_default();
    let year = nomination.int("year").unwrap_or_default();
    let state = LettersState::new(cx, plan, year);
    vec![Step::Push(Box::new(Screen::Letters(state)))]
}

/// Why there are no letters.
pub(super) fn letters_refusal(cx: &Cx<'_>, record: &Record) -> Option<&'static str> {
    if record.kind != RecordKind::Nomination {
        return Some("refuse-not-nomination");
    }
    let plan = record.text("plan").and_then(|plan| cx.plans.get(plan));
    let right = record_actions::refusal_of(cx, record, OpName::Submit)
        .filter(|why| *why == "refuse-no-right");
    right.or_else(|| plan.is_none().then_some("refuse-letters-plan"))
}
