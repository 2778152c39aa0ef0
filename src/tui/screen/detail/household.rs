//! What a household's page shows besides its fields: the members, the class of every year with the
//! standard that applied, and the households it came from, went into or gave rise to.
//!
//! Rows of text only, each leading to its record. Invariant: a personal number is masked unless the
//! caller says that it was revealed.

use crate::domain::book::YearClass;
use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::tables::deed_state;
use crate::text::format_vi;
use crate::tui::part::sheet::{Emphasis, Goes, SheetRow};
use crate::tui::screen::detail::fields::DetailRows;
use crate::tui::{Cx, show};

/// How others name this household, and what they are called then.
const LINKS: [(&str, &str); 3] = [
    ("split_from", "detail-split-off"),
    ("merged_into", "detail-merged-here"),
    ("same_as", "detail-copies"),
];

/// The members, one row each.
pub(super) fn members(sheet: &mut DetailRows<'_>, household: &Record, label: String, reveal: bool) {
    let cx = sheet.cx;
    let members = cx.book.rows(household.id, RecordKind::Member);
    let args = [("count", members.len().to_string())];
    let count = cx.locale.with_texts("people-count", &args).into_owned();
    let look = if members.is_empty() { Emphasis::Dim } else { Emphasis::Plain };
    sheet.push(label, &count, look, Goes::Nowhere);
    for (at, member) in members.into_iter().enumerate() {
        let name = format!("{:>2} {}", at.saturating_add(1), cx.book.title(member));
        let text = |id: &str| {
            let def = RecordKind::Member.field(id);
            def.map(|def| show::field(cx, member, def, reveal)).unwrap_or_default()
        };
        let last = match (text("personal_number"), text("age")) {
            (number, age) if number.is_empty() && !age.is_empty() => {
                cx.locale.with_texts("detail-age", &[("age", age)]).into_owned()
            }
            (number, _) => number,
        };
        let parts = [text("relation"), text("sex"), text("birth"), last];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let told = if parts.is_empty() { "—".to_owned() } else { parts.join(" · ") };
        sheet.push(name, &told, Emphasis::Plain, Goes::Record(member.id));
    }
}

/// The households that name this one as where they came from or went to.
pub(super) fn links(sheet: &mut DetailRows<'_>, household: &Record) {
    let cx = sheet.cx;
    for (field, key) in LINKS {
        let named = |other: &&Record| other.link(field) == Some(household.id);
        let mut label = cx.locale.text(key).into_owned();
        for other in cx.book.linking(household.id, RecordKind::Household).filter(named) {
            let village = other.link("village").map(|id| show::link(cx, id)).unwrap_or_default();
            let told =
                format!("{} ({}, {village})", cx.book.title(other), cx.book.human_key(other));
            sheet.push(std::mem::take(&mut label), &told, Emphasis::Plain, Goes::Record(other.id));
        }
    }
}

/// What is done for the household of a registration in its year, and how it stands today.
pub(super) fn deeds(sheet: &mut DetailRows<'_>, registration: &Record) {
    let cx = sheet.cx;
    let mut label = cx.locale.text("kinds-help").into_owned();
    for deed in cx.book.deeds_of(registration) {
        let field = |id: &str| {
            let def = RecordKind::Help.field(id);
            let shown = def.map(|def| show::field(cx, deed, def, false));
            shown.filter(|text| !text.is_empty())
        };
        let state = deed_state(deed, Some(cx.now.today));
        let look = if state == "late" { Emphasis::Warn } else { Emphasis::Plain };
        let state = cx.locale.text(&format!("deed-state-{state}")).into_owned();
        let parts = [field("helper_name"), field("deed"), field("description"), Some(state)];
        let told = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        sheet.push(std::mem::take(&mut label), &told, look, Goes::Record(deed.id));
    }
}

/// The class of every year that is known, the newest first, with the standard that applied.
pub(super) fn years(cx: &Cx<'_>, household: RecordId) -> Vec<SheetRow> {
    let mut sheet = DetailRows::new(cx);
    for known in cx.book.years_of(household) {
        let goes =
            if known.record == household { Goes::Nowhere } else { Goes::Record(known.record) };
        let label = format!("{}  {}", known.year, show::option(cx, known.class));
        sheet.rows.push(SheetRow {
            label,
            value: about(cx, &known),
            emphasis: Emphasis::Head,
            goes: goes.clone(),
        });
        let standard = standard(cx, known.year, false);
        sheet.push(String::new(), &standard, Emphasis::Dim, goes.clone());
        if let (Some(keyed), Some(computed)) = (known.detail, known.detail_computed)
            && keyed != computed
        {
            let args = [("computed", show::option(cx, computed))];
            let text = cx.locale.with_texts("detail-year-differs", &args).into_owned();
            sheet.push(String::new(), &text, Emphasis::Warn, goes);
        }
    }
    sources(&mut sheet, household);
    sheet.rows
}

/// The standards that applied, each once with its source.
fn sources(sheet: &mut DetailRows<'_>, household: RecordId) {
    let cx = sheet.cx;
    let mut said = Vec::new();
    let head = cx.locale.text("detail-standards").into_owned();
    let empty = String::new;
    sheet.rows.push(SheetRow {
        label: head,
        value: empty(),
        emphasis: Emphasis::Head,
        goes: Goes::Nowhere,
    });
    for known in cx.book.years_of(household) {
        let text = standard(cx, known.year, true);
        if !said.contains(&text) {
            let years = cx.book.standard_of(known.year);
            let years = years.map(|found| format!("{}-{}", found.from.year(), found.to.year()));
            sheet.push(years.unwrap_or_default(), &text, Emphasis::Plain, Goes::Nowhere);
            said.push(text);
        }
    }
}

/// How the class came about, its decision and its scores.
fn about(cx: &Cx<'_>, known: &YearClass<'_>) -> String {
    let detail = known.shown_detail().map(|detail| show::option(cx, detail));
    let decision = known.decision_no.map(|number| {
        let day = known.decision_date.map(format_vi).unwrap_or_default();
        let key = if day.is_empty() { "detail-decision" } else { "detail-decision-of" };
        cx.locale.with_texts(key, &[("number", number.to_owned()), ("day", day)]).into_owned()
    });
    let score = |name: &str, score: Option<i64>| score.map(|score| format!("{name} {score}"));
    let parts = [detail, decision, score("B1", known.b1), score("B2", known.b2)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The standard of a year, and which of its figures were not compared with the law.
/// With its source (`whole`), or in few words.
pub(super) fn standard(cx: &Cx<'_>, year: i64, whole: bool) -> String {
    let Some(standard) = cx.book.standard_of(year) else {
        return cx.locale.text("detail-standard-none").into_owned();
    };
    let figures: Vec<_> = standard
        .unverified()
        .map(|figure| cx.locale.text(&format!("figure-{figure}")).into_owned())
        .collect();
    let key = match (figures.is_empty(), whole) {
        (true, true) => "detail-standard",
        (false, true) => "detail-standard-unverified",
        (true, false) => "detail-standard-short",
        (false, false) => "detail-standard-short-unverified",
    };
    let args = [
        ("from", standard.from.year().to_string()),
        ("to", standard.to.year().to_string()),
        ("source", standard.source.clone()),
        ("figures", figures.join(", ")),
    ];
    cx.locale.with_texts(key, &args).into_owned()
}
