//! What an entry of a plan means, in plain words: the day it ends on, the bar, who is asked.
//!
//! It makes sentences of typed rules and decides nothing. Invariant: a number is said with its
//! operator and its unit, and what the plan does not give is said to be missing, never 0.

use chrono::{Days, NaiveDate};

use crate::locale::Locale;
use crate::plan::{
    Award, Compare, DayOfYear, Due, EntryKind, Part, PlanEntry, Rule, Subject, Test, UnitOf, Within,
};
use crate::text::{Decimal, format_decimal, format_money};
use crate::tui::show;

/// The months on which a quarter ends.
const QUARTERS: [u32; 4] = [3, 6, 9, 12];

fn with(locale: &Locale, key: &str, args: &[(&str, String)]) -> String {
    locale.with_texts(key, args).into_owned()
}

/// What an entry means: when it is due, what is asked, what paper or award it is.
pub fn meaning(locale: &Locale, entry: &PlanEntry) -> Option<String> {
    let due = entry.due.as_ref().map(|due| due_words(locale, due));
    let test = entry.test.as_ref().map(|test| test_words(locale, test));
    let part = entry.part.as_ref().map(|part| part_words(locale, part));
    let award = entry.award.as_ref().map(|award| award_words(locale, award));
    let all: Vec<_> = [due, test, part, award].into_iter().flatten().collect();
    (!all.is_empty()).then(|| all.join(" · "))
}

/// When a thing is due, with the last good day.
pub fn due_words(locale: &Locale, due: &Due) -> String {
    match &due.rule {
        Rule::Once(within, days) => {
            let said: Vec<_> = days.iter().map(|day| once(locale, *within, *day)).collect();
            said.join("; ")
        }
        Rule::Yearly(within, day) => yearly(locale, *within, *day),
        Rule::EveryYear => locale.text("rule-every-year").into_owned(),
        Rule::Quarterly(within, day) => quarterly(locale, *within, *day),
        Rule::Months(months) => {
            let months: Vec<_> = months.iter().map(u32::to_string).collect();
            with(locale, "rule-months", &[("months", months.join(", "))])
        }
        Rule::InYear(year) => with(locale, "rule-in-year", &[("year", year.to_string())]),
        Rule::InMonth(year, month) => {
            let args = [("year", year.to_string()), ("month", month.to_string())];
            with(locale, "rule-in-month", &args)
        }
        Rule::Span(from, to) => {
            let args = [("from", day_month(*from)), ("to", day_month(*to))];
            with(locale, "rule-span", &args)
        }
        Rule::Monthly(within, day, [from, to]) => {
            let key = match within {
                Within::Before => "rule-monthly-before",
                Within::By => "rule-monthly-by",
            };
            let args =
                [("day", day.to_string()), ("from", from.to_string()), ("to", to.to_string())];
            with(locale, key, &args)
        }
        Rule::FromDay(day) => with(locale, "rule-from-day", &[("day", day.to_string())]),
        Rule::WorkingDays(days, event) => after(locale, "rule-working-days", *days, event),
        Rule::Days(days, event) => after(locale, "rule-days", *days, event),
        Rule::Always => locale.text("rule-always").into_owned(),
    }
}

fn after(locale: &Locale, key: &str, days: u32, event: &str) -> String {
    let named = format!("event-{event}");
    let event = if locale.has(&named) { locale.text(&named).into_owned() } else { event.into() };
    with(locale, key, &[("days", days.to_string()), ("event", event)])
}

fn once(locale: &Locale, within: Within, day: NaiveDate) -> String {
    let last = day.checked_sub_days(Days::new(1)).unwrap_or(day);
    let args = [("day", show::day(day)), ("last", show::day(last))];
    match within {
        Within::Before => with(locale, "rule-once-before", &args),
        Within::By => with(locale, "rule-once-by", &args),
    }
}

fn yearly(locale: &Locale, within: Within, day: DayOfYear) -> String {
    let args = [("day", day_month(day)), ("last", day_month(day_before(day)))];
    match within {
        Within::Before => with(locale, "rule-yearly-before", &args),
        Within::By => with(locale, "rule-yearly-by", &args),
    }
}

fn quarterly(locale: &Locale, within: Within, day: u32) -> String {
    let last = |month| {
        let day = DayOfYear { month, day };
        day_month(if within == Within::Before { day_before(day) } else { day })
    };
    let days = QUARTERS.map(last).join(", ");
    let key = match within {
        Within::Before => "rule-quarterly-before",
        Within::By => "rule-quarterly-by",
    };
    with(locale, key, &[("day", day.to_string()), ("days", days)])
}

/// `25/11`.
fn day_month(day: DayOfYear) -> String {
    format!("{}/{}", day.day, day.month)
}

/// The day before, in a year that has no 29 February.
fn day_before(day: DayOfYear) -> DayOfYear {
    use chrono::Datelike as _;
    let before = NaiveDate::from_ymd_opt(2025, day.month, day.day).and_then(|day| day.pred_opt());
    before.map_or(day, |before| DayOfYear { month: before.month(), day: before.day() })
}

/// What is counted, the operator and the bar.
pub fn test_words(locale: &Locale, test: &Test) -> String {
    let metric = locale.text(&format!("metric-{}", test.metric.id())).into_owned();
    let mut said = match bar_words(locale, test) {
        Some(bar) => format!("{metric}: {bar}"),
        None => metric,
    };
    for (key, number) in [("test-base-year", test.base_year), ("test-in-year", test.in_year)] {
        if let Some(year) = number {
            said = format!("{said}, {}", with(locale, key, &[("year", year.to_string())]));
        }
    }
    if test.years > 1 {
        let args = [("years", test.years.to_string())];
        said = format!("{said}, {}", with(locale, "test-years", &args));
    }
    if !test.or.is_empty() {
        let args = [("entries", test.or.join(", "))];
        said = format!("{said}; {}", with(locale, "test-or", &args));
    }
    said
}

/// The operator and the bar; `None` where nothing is counted against a bar.
pub fn bar_words(locale: &Locale, test: &Test) -> Option<String> {
    if matches!(test.unit, UnitOf::YesNo) {
        return None;
    }
    let (Some(compare), Some(bar)) = (test.compare, test.bar) else {
        return Some(locale.text("test-no-bar").into_owned());
    };
    let args = [("bar", amount(locale, bar, test.unit))];
    let said = with(locale, compare_key(compare), &args);
    Some(match test.upper {
        Some(upper) => {
            let args = [("said", said), ("upper", format_decimal(upper))];
            with(locale, "test-upper", &args)
        }
        None => said,
    })
}

/// A number with its unit.
pub fn amount(locale: &Locale, number: Decimal, unit: UnitOf) -> String {
    let number = self::number(number, unit);
    if unit == UnitOf::YesNo {
        return number;
    }
    with(locale, &format!("unit-{}", unit.id()), &[("number", number)])
}

/// A number as people read it, without its unit.
pub fn number(number: Decimal, unit: UnitOf) -> String {
    if unit == UnitOf::Dong { dong(number) } else { format_decimal(number) }
}

/// Đồng have no decimals.
fn dong(number: Decimal) -> String {
    let whole = format_decimal(number);
    let whole = whole.split(',').next().unwrap_or_default().replace('.', "");
    whole.parse().map_or(whole, format_money)
}

/// The sentence of an operator.
pub fn compare_key(compare: Compare) -> &'static str {
    match compare {
        Compare::AtLeast => "test-at-least",
        Compare::MoreThan => "test-more-than",
        Compare::LessThan => "test-less-than",
        Compare::AtMost => "test-at-most",
        Compare::Equal => "test-equal",
    }
}

/// Who, one after the other.
pub fn subjects(locale: &Locale, subjects: &[Subject]) -> String {
    let name = |subject: &Subject| locale.text(&format!("subject-{}", subject.id())).into_owned();
    subjects.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn part_words(locale: &Locale, part: &Part) -> String {
    let key = if part.optional { "part-optional" } else { "part-needed" };
    let said = locale.text(key).into_owned();
    if part.only_for.is_empty() {
        return said;
    }
    let args = [("said", said), ("who", subjects(locale, &part.only_for))];
    with(locale, "part-only-for", &args)
}

fn award_words(locale: &Locale, award: &Award) -> String {
    let key = format!("level-{}", award.level);
    let level = if locale.has(&key) { locale.text(&key).into_owned() } else { award.level.clone() };
    match &award.by {
        Some(by) => with(locale, "award-by", &[("level", level), ("by", by.clone())]),
        None => level,
    }
}

/// The groups of a plan's page, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// What is to be reached.
    Targets,
    /// What is due, and when.
    Deadlines,
    /// By what somebody is judged.
    Criteria,
    /// The papers of a dossier.
    Papers,
    Awards,
    /// Rules without a number, and where to turn.
    Rules,
    /// What must be done and written down.
    Duties,
    Actors,
    Text,
}

impl Group {
    pub const ALL: [Self; 9] = [
        Self::Targets,
        Self::Deadlines,
        Self::Criteria,
        Self::Papers,
        Self::Awards,
        Self::Rules,
        Self::Duties,
        Self::Actors,
        Self::Text,
    ];

    /// The group of a kind of entry.
    pub fn of(kind: EntryKind) -> Self {
        match kind {
            EntryKind::Target | EntryKind::Threshold => Self::Targets,
            EntryKind::Deadline | EntryKind::Event | EntryKind::Report => Self::Deadlines,
            EntryKind::Criterion | EntryKind::Eligibility => Self::Criteria,
            EntryKind::Document => Self::Papers,
            EntryKind::Award => Self::Awards,
            EntryKind::Rule | EntryKind::Exception => Self::Rules,
            EntryKind::Obligation | EntryKind::Record => Self::Duties,
            EntryKind::Actor => Self::Actors,
            EntryKind::Geography | EntryKind::Origin => Self::Text,
        }
    }

    /// The message key of its heading.
    pub fn label_key(self) -> &'static str {
        match self {
            Self::Targets => "group-targets",
            Self::Deadlines => "group-deadlines",
            Self::Criteria => "group-criteria",
            Self::Papers => "group-papers",
            Self::Awards => "group-awards",
            Self::Rules => "group-rules",
            Self::Duties => "group-duties",
            Self::Actors => "group-actors",
            Self::Text => "group-text",
        }
    }
}
