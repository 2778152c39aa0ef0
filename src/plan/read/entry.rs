//! The entries of a plan file, each with its time, its test, its paper or its award.
//!
//! It knows one entry at a time. Invariant: a bar has an operator, and an operator a bar.

use std::ops::RangeInclusive;

use crate::domain::roster::Zone;
use crate::plan::keywords::Keyword;
use crate::plan::read::fields::Fields;
use crate::plan::{
    Award, Doer, Due, EntryKind, Metric, Part, PlanEntry, Rule, Scope, Subject, Test, UnitOf,
    Within,
};

/// The lines or articles of a text.
pub(super) const LINES: RangeInclusive<u32> = 1..=100_000;

/// Where the parts of an entry stand in the file.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub(super) id: u32,
    pub(super) due: u32,
    /// Whether it has a time, be it a wrong one.
    pub(super) has_due: bool,
    /// The entries it names, with the lines.
    pub(super) or: Vec<(String, u32)>,
}

pub(super) fn entries(fields: &mut Fields<'_, '_>) -> Vec<(PlanEntry, Places)> {
    let tables = fields.tables("entry");
    tables.into_iter().map(|(table, line)| entry(Fields::new(table, line, fields.log))).collect()
}

fn entry(mut fields: Fields<'_, '_>) -> (PlanEntry, Places) {
    let mut places = Places {
        id: fields.line_of("id"),
        due: fields.line_of("due"),
        has_due: fields.has("due"),
        or: Vec::new(),
    };
    let kind = fields.need_choice::<EntryKind>("kind");
    let entry = PlanEntry {
        id: fields.need_text("id"),
        kind: kind.unwrap_or(EntryKind::Obligation),
        words: words(&mut fields),
        english: fields.need_text("english"),
        lines: lines(&mut fields),
        title: fields.text("title"),
        note: fields.text("note"),
        due: fields.table("due").and_then(due),
        test: fields.table("test").map(|table| test(table, &mut places)),
        part: fields.table("part").map(part),
        award: fields.table("award").map(award),
    };
    if let Some(kind) = kind {
        let (key, has) = match kind {
            EntryKind::Deadline | EntryKind::Event => ("due", fields.has("due")),
            EntryKind::Target | EntryKind::Threshold | EntryKind::Criterion => {
                ("test", fields.has("test"))
            }
            EntryKind::Document => ("part", fields.has("part")),
            EntryKind::Award => ("award", fields.has("award")),
            _ => ("", true),
        };
        if !has {
            let line = fields.line_of("kind");
            fields.log.report(line, "plan-wrong-needs", [("kind", &kind.id()), ("key", &key)]);
        }
    }
    fields.finish();
    (entry, places)
}

fn words(fields: &mut Fields<'_, '_>) -> Vec<String> {
    if !fields.has("words") {
        fields.missing("words");
    }
    fields.texts("words")
}

fn lines(fields: &mut Fields<'_, '_>) -> Vec<u32> {
    if !fields.has("line") {
        fields.missing("line");
    }
    fields.wholes("line", &LINES)
}

/// The rules of time, as a file calls them.
#[derive(Debug, Clone, Copy)]
enum Shape {
    Once,
    Yearly,
    EveryYear,
    Quarterly,
    Months,
    InYear,
    InMonth,
    Span,
    Monthly,
    FromDay,
    WorkingDays,
    Days,
    Always,
}

impl Keyword for Shape {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("once", Self::Once),
        ("yearly", Self::Yearly),
        ("every_year", Self::EveryYear),
        ("quarterly", Self::Quarterly),
        ("months", Self::Months),
        ("in_year", Self::InYear),
        ("in_month", Self::InMonth),
        ("span", Self::Span),
        ("monthly", Self::Monthly),
        ("from_day", Self::FromDay),
        ("working_days", Self::WorkingDays),
        ("days", Self::Days),
        ("always", Self::Always),
    ];
}

/// The words for the rules of time.
#[cfg(test)]
pub(super) fn rules() -> impl Iterator<Item = &'static str> {
    Shape::WORDS.iter().map(|(word, _)| *word)
}

fn due(mut fields: Fields<'_, '_>) -> Option<Due> {
    let rule = fields.need_choice::<Shape>("rule").map(|shape| rule(shape, &mut fields));
    let doer = fields.choice::<Doer>("doer").unwrap_or(Doer::Office);
    let (to, via) = (fields.text("to"), fields.text("via"));
    if let Some(rule) = rule {
        fields.finish();
        return Some(Due { rule: rule?, doer, to, via });
    }
    // Which other keys may stand here is not known without the rule.
    None
}

const MONTHS: RangeInclusive<u32> = 1..=12;
const DAYS: RangeInclusive<u32> = 1..=31;
const COUNT: RangeInclusive<u32> = 1..=366;

fn rule(shape: Shape, fields: &mut Fields<'_, '_>) -> Option<Rule> {
    Some(match shape {
        Shape::Once => {
            if !fields.has("on") {
                fields.missing("on");
            }
            let mut days = fields.dates("on");
            days.sort_unstable();
            Rule::Once(within(fields), days)
        }
        Shape::Yearly => {
            let day = fields.need_day_of_year("on");
            Rule::Yearly(within(fields), day?)
        }
        Shape::EveryYear => Rule::EveryYear,
        Shape::Quarterly => {
            let day = fields.need_whole("day", &DAYS);
            Rule::Quarterly(within(fields), day)
        }
        Shape::Months => {
            if !fields.has("months") {
                fields.missing("months");
            }
            let mut months = fields.wholes("months", &MONTHS);
            months.sort_unstable();
            Rule::Months(months)
        }
        Shape::InYear => Rule::InYear(fields.need_year("year")),
        Shape::InMonth => {
            Rule::InMonth(fields.need_year("year"), fields.need_whole("month", &MONTHS))
        }
        Shape::Span => {
            let (first, last) = (fields.need_day_of_year("first"), fields.need_day_of_year("last"));
            Rule::Span(first?, last?)
        }
        Shape::Monthly => {
            let day = fields.need_whole("day", &DAYS);
            let (first, last) =
                (fields.whole("first_month", &MONTHS), fields.whole("last_month", &MONTHS));
            let (first, last) = (first.unwrap_or(1), last.unwrap_or(12));
            if last < first {
                let line = fields.line_of("last_month");
                fields.log.report(line, "plan-wrong-months", [("from", &first), ("to", &last)]);
            }
            Rule::Monthly(within(fields), day, [first, last])
        }
        Shape::FromDay => Rule::FromDay(fields.need_whole("day", &DAYS)),
        Shape::WorkingDays => Rule::WorkingDays(fields.need_whole("days", &COUNT), after(fields)),
        Shape::Days => Rule::Days(fields.need_whole("days", &COUNT), after(fields)),
        Shape::Always => Rule::Always,
    })
}

/// How the day bounds has to be said: what "trước ngày" means is what people get wrong.
fn within(fields: &mut Fields<'_, '_>) -> Within {
    fields.need_choice::<Within>("within").unwrap_or(Within::By)
}

/// What the register can tell the day of.
#[derive(Debug, Clone, Copy)]
struct Happening(&'static str);

impl Keyword for Happening {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("posting", Self("posting")),
        ("complaint", Self("complaint")),
        ("in_year_review", Self("in_year_review")),
    ];
}

fn after(fields: &mut Fields<'_, '_>) -> String {
    fields.need_choice::<Happening>("after").map_or_else(String::new, |event| event.0.to_owned())
}

fn test(mut fields: Fields<'_, '_>, places: &mut Places) -> Test {
    let subjects = fields.choices::<Subject>("subjects");
    if !fields.has("subjects") {
        fields.missing("subjects");
    }
    let compare = fields.choice("is");
    let bar = fields.number("bar");
    let upper = fields.number("upper");
    let unit = fields.choice::<UnitOf>("unit");
    let with_bar = (fields.has("bar"), fields.has("is"), fields.has("unit"));
    let (key, missing) = match with_bar {
        (true, false, _) => ("is", "plan-wrong-no-operator"),
        (true, _, false) => ("unit", "plan-wrong-no-unit"),
        (false, true, _) => ("bar", "plan-wrong-no-bar"),
        _ => ("", ""),
    };
    if !key.is_empty() {
        let line = fields.line_of("bar").max(fields.line_of("is"));
        fields.log.report(line, missing, [("key", &key)]);
    }
    if let (Some(bar), Some(upper)) = (bar, upper)
        && upper < bar
    {
        let line = fields.line_of("upper");
        fields.log.report(line, "plan-wrong-upper", [("bar", &bar), ("upper", &upper)]);
    }
    if upper.is_some() && !fields.has("bar") {
        let line = fields.line_of("upper");
        fields.log.report(line, "plan-wrong-no-bar", [("key", &"bar")]);
    }
    places.or = fields.texts_with_lines("or");
    let test = Test {
        subjects,
        scope: scope(&mut fields),
        metric: fields.need_choice::<Metric>("metric").unwrap_or(Metric::Tick),
        compare,
        bar,
        upper,
        unit: unit.unwrap_or(UnitOf::YesNo),
        years: fields.whole("years", &(1..=10)).unwrap_or(1),
        base_year: fields.year("base_year"),
        in_year: fields.year("in_year"),
        or: places.or.iter().map(|(id, _)| id.clone()).collect(),
        for_award: fields.yes_or_no("for_award").unwrap_or(false),
    };
    fields.finish();
    test
}

fn scope(fields: &mut Fields<'_, '_>) -> Scope {
    Scope {
        zones: fields.choices::<Zone>("zones"),
        new_rural: fields.yes_or_no("new_rural").unwrap_or(false),
        poor_district: fields.yes_or_no("poor_district"),
    }
}

impl Keyword for Zone {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("none", Self::None),
        ("I", Self::I),
        ("II", Self::II),
        ("III", Self::III),
        ("coastal", Self::Coastal),
    ];
}

fn part(mut fields: Fields<'_, '_>) -> Part {
    let part = Part {
        optional: fields.yes_or_no("optional").unwrap_or(false),
        only_for: fields.choices::<Subject>("only_for"),
    };
    fields.finish();
    part
}

/// The levels that give an award.
#[derive(Debug, Clone, Copy)]
struct Giver(&'static str);

impl Keyword for Giver {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("commune", Self("commune")),
        ("district", Self("district")),
        ("province", Self("province")),
        ("national", Self("national")),
        ("school", Self("school")),
        ("department", Self("department")),
    ];
}

fn award(mut fields: Fields<'_, '_>) -> Award {
    let level = fields.need_choice::<Giver>("level");
    let award = Award {
        level: level.map_or_else(String::new, |giver| giver.0.to_owned()),
        by: fields.text("by"),
        whom: fields.choices::<Subject>("whom"),
    };
    fields.finish();
    award
}
