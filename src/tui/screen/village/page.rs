//! What a village's page counts: households by class and year, the year's targets against what
//! happened, who is registered and who has no helper.
//!
//! Counted in one pass over the village's households, once for every change of the book. Without a
//! village it is the whole commune. Invariant: a household that left, or that is a second copy of
//! another, is counted nowhere but in the years before.

use crate::domain::book::{Book, YearClass, total};
use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::value::Value;
use crate::plan::judge::progress;
use crate::text::Decimal;
use crate::tui::Cx;

/// How many years the trend shows at most.
const YEARS: usize = 4;

/// How far back they are looked for, this year included.
const YEARS_BACK: i64 = 12;

/// Households of a class and the people in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    pub households: u64,
    pub persons: u64,
}

impl Count {
    fn add(&mut self, persons: u64) {
        self.households = self.households.saturating_add(1);
        self.persons = self.persons.saturating_add(persons);
    }
}

/// The poor and near-poor households of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Year {
    pub year: i64,
    pub poor: u64,
    pub near_poor: u64,
    /// All households whose class is known of that year.
    pub known: u64,
}

/// A target and what happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached {
    pub record: RecordId,
    pub kind: &'static str,
    /// How many are to be reached.
    pub count: u64,
    /// How many were; nothing where that is not known.
    pub reached: Option<u64>,
}

/// Everything on the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// The year it is of.
    pub year: i64,
    pub poor: Vec<RecordId>,
    pub near_poor: Vec<RecordId>,
    pub not_poor: Vec<RecordId>,
    /// The same with their people, in the order poor, near-poor, other.
    pub counts: [Count; 3],
    /// The years of the trend, the oldest first.
    pub years: Vec<Year>,
    pub targets: Vec<Reached>,
    /// The year's registrations that stand.
    pub registered: Vec<RecordId>,
    /// Of these, those without a helper.
    pub no_helper: Vec<RecordId>,
    /// Poor households without a registration of the year.
    pub unregistered: Vec<RecordId>,
    /// The last meeting that was held.
    pub meeting: Option<RecordId>,
    /// The year's contributions that count for it.
    pub gifts: Vec<RecordId>,
    /// Their sum, đồng.
    pub given: i64,
}

impl Page {
    /// Counts a village, or the commune.
    pub fn of(cx: &Cx<'_>, village: Option<RecordId>) -> Self {
        let book = cx.book;
        let year = i64::from(chrono::Datelike::year(&cx.now.today));
        let mut page = Self { year, ..Self::default() };
        let mut years: Vec<_> = (0..YEARS_BACK)
            .rev()
            .map(|back| Year { year: year.saturating_sub(back), poor: 0, near_poor: 0, known: 0 })
            .collect();
        let (mut exits, mut near_exits) = (0_u64, 0_u64);
        for household in records(book, RecordKind::Household, village) {
            // Asked for once: at 50,000 households every question counts.
            let classes = book.years_of(household.id);
            let stay = book.stay(household);
            for known in years.iter_mut().filter(|known| stay.covers(known.year)) {
                known.add(&classes);
            }
            if !stay.covers(year) {
                continue;
            }
            page.take(book, household);
            if classes.iter().any(|known| known.year == year) {
                match (until(&classes, year.saturating_sub(1)), until(&classes, year)) {
                    (Some("poor"), Some("near_poor" | "not_poor")) => exits += 1,
                    (Some("near_poor"), Some("not_poor")) => near_exits += 1,
                    _ => {}
                }
            }
        }
        years.retain(|known| known.known > 0);
        years.drain(..years.len().saturating_sub(YEARS));
        page.years = years;
        page.meeting = last_meeting(book, village);
        page.take_gifts(book, village);
        let registrations = u64::try_from(page.registered.len()).unwrap_or(u64::MAX);
        let reached = |kind: &str| match kind {
            "exit_poor" => Some(exits),
            "exit_near_poor" => Some(near_exits),
            "registrations" => Some(registrations),
            _ => None,
        };
        page.targets = targets(book, village, year, reached);
        // What is compared with the year before, and money, is counted as for the plans.
        if page.targets.iter().any(|target| target.reached.is_none()) {
            let counted = progress(None, book, year, village);
            for target in page.targets.iter_mut().filter(|target| target.reached.is_none()) {
                let found = counted.iter().find(|found| found.kind == Some(target.kind));
                let reached = found.and_then(|found| found.reached);
                target.reached = reached.and_then(whole);
            }
        }
        page
    }

    fn take(&mut self, book: &Book, household: &Record) {
        let keyed = household.int("members_count");
        let persons = keyed.or_else(|| book.people(household).count());
        let persons = persons.and_then(|count| u64::try_from(count).ok()).unwrap_or(1);
        let (place, list) = match household.code("class") {
            Some("poor") => (0, &mut self.poor),
            Some("near_poor") => (1, &mut self.near_poor),
            _ => (2, &mut self.not_poor),
        };
        list.push(household.id);
        if let Some(count) = self.counts.get_mut(place) {
            count.add(persons);
        }
        let mut registrations = book.active_registrations(household.id, self.year).peekable();
        if place == 0 && registrations.peek().is_none() {
            self.unregistered.push(household.id);
        }
        for registration in registrations {
            self.registered.push(registration.id);
            if !book.has_helper(registration) {
                self.no_helper.push(registration.id);
            }
        }
    }

    fn take_gifts(&mut self, book: &Book, village: Option<RecordId>) {
        let date_of = |gift: &Record| gift.get("date").and_then(Value::as_date);
        let year = self.year;
        let in_year =
            |gift: &&Record| date_of(gift).is_some_and(|date| i64::from(date.year()) == year);
        for gift in records(book, RecordKind::Contribution, village).filter(in_year) {
            self.gifts.push(gift.id);
            self.given = self.given.saturating_add(total(gift));
        }
    }

    /// All households that are here.
    pub fn households(&self) -> Count {
        self.counts.iter().fold(Count::default(), |sum, count| Count {
            households: sum.households.saturating_add(count.households),
            persons: sum.persons.saturating_add(count.persons),
        })
    }
}

impl Year {
    fn add(&mut self, classes: &[YearClass<'_>]) {
        // As the reports count: a year of which nothing is known is not guessed from another one.
        let Some(class) = classes.iter().find(|known| known.year == self.year) else {
            return;
        };
        let class = class.class;
        self.known = self.known.saturating_add(1);
        match class {
            "poor" => self.poor = self.poor.saturating_add(1),
            "near_poor" => self.near_poor = self.near_poor.saturating_add(1),
            _ => {}
        }
    }
}

/// The class in the latest year up to this one; the newest year comes first.
fn until(classes: &[YearClass<'_>], year: i64) -> Option<&'static str> {
    classes.iter().find(|known| known.year <= year).map(|known| known.class)
}

/// The records of a kind that stand and belong to a village, or to any.
fn records(
    book: &Book,
    kind: RecordKind,
    village: Option<RecordId>,
) -> Box<dyn Iterator<Item = &Record> + '_> {
    match village {
        Some(village) => Box::new(book.active_linking(village, kind)),
        None => Box::new(book.active(kind)),
    }
}

fn last_meeting(book: &Book, village: Option<RecordId>) -> Option<RecordId> {
    let held = records(book, RecordKind::Meeting, village);
    let dated = held.filter_map(|meeting| Some((meeting.get("date")?.as_date()?, meeting.id)));
    dated.max_by_key(|(date, id)| (date.earliest(), *id)).map(|(_, id)| id)
}

/// A whole number; one that went up instead of down is none.
fn whole(number: Decimal) -> Option<u64> {
    (number.scale() == 0).then(|| u64::try_from(number.units()).unwrap_or_default())
}

/// The targets of a year for exactly this village, or for the commune as a whole.
fn targets(
    book: &Book,
    village: Option<RecordId>,
    year: i64,
    reached: impl Fn(&str) -> Option<u64>,
) -> Vec<Reached> {
    let mut targets: Vec<_> = records(book, RecordKind::Target, village)
        .filter(|target| target.link("village") == village && target.int("year") == Some(year))
        .filter_map(|target| {
            let kind = target.code("kind")?;
            let count = u64::try_from(target.int("count")?).ok()?;
            Some(Reached { record: target.id, kind, count, reached: reached(kind) })
        })
        .collect();
    targets.sort_by_key(|target| (target.kind, target.record));
    targets
}
