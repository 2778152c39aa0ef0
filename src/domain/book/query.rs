//! Questions to the book.

use crate::domain::book::composed::human_key_is_composed;
use crate::domain::book::index::{
    KeySpace, class_year_key, compared, human_key, same_household_key,
};
use crate::domain::book::{Book, RecIx};
use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::domain::roster::Area;
use crate::domain::schema::{RecordKind, Reuse};
use crate::text::{clean_name, same_spelling_key};

impl Book {
    /// What people call a record by: name, code, number, `book/number`; what belongs to another
    /// record is called by that: a review `meeting/household`, a member `household/name`, a standing
    /// `household/year`, a target `village/year/kind`.
    pub fn human_key(&self, record: &Record) -> String {
        human_key(record)
            .or_else(|| self.composed_key(record))
            .unwrap_or_else(|| record.id.to_string())
    }

    /// The record of a kind that a person means by its human key (marks and case do not matter) or
    /// its id. Void ones are found too. `Err` carries how many there are, when not exactly one.
    pub fn resolve(&self, kind: RecordKind, named: &str) -> Result<&Record, usize> {
        if let Ok(id) = named.parse::<RecordId>()
            && let Some(record) = self.find(id).filter(|record| record.kind == kind)
        {
            return Ok(record);
        }
        if human_key_is_composed(kind) {
            return self.resolve_composed(kind, named);
        }
        let mut found: Vec<&Record> = self.keyed(kind, &compared(kind, named)).collect();
        if found.len() > 1 {
            found.retain(|record| !record.is_void());
        }
        if found.len() > 1 {
            let spelling = same_spelling_key(named);
            let is_alike = |record: &&Record| {
                human_key(record).is_some_and(|key| same_spelling_key(&key) == spelling)
            };
            let alike: Vec<_> = found.iter().copied().filter(is_alike).collect();
            if !alike.is_empty() {
                found = alike;
            }
        }
        if found.len() > 1 {
            // What came from another program may hold other apostrophes or spaces than we store.
            let named = clean_name(named);
            found.retain(|record| human_key(record).is_some_and(|key| clean_name(&key) == named));
        }
        match found.as_slice() {
            [one] => Ok(one),
            many => Err(many.len()),
        }
    }

    /// The records whose human key is compared as this.
    fn keyed(&self, kind: RecordKind, wanted: &str) -> impl Iterator<Item = &Record> {
        let candidates = self.index.under(KeySpace::Human(kind), wanted);
        candidates.filter_map(|at| self.record(at)).filter(move |record| {
            let key = human_key(record).filter(|_| record.kind == kind);
            key.is_some_and(|key| compared(kind, &key) == wanted)
        })
    }

    /// Whether a human key is taken. Numbers are never used again, so void records hold theirs; the
    /// name of a void village, the code of a void household and the number of a receipt whose
    /// creation was undone are free.
    pub fn is_taken(&self, kind: RecordKind, key: &str, except: Option<RecordId>) -> bool {
        let wanted = compared(kind, key);
        let holds = |record: &&Record| !has_free_key(record) && Some(record.id) != except;
        self.keyed(kind, &wanted).any(|record| holds(&record))
    }

    /// How many other records that stand bear the same name, code or number: a receipt written
    /// twice on two devices.
    pub fn doubles(&self, record: &Record) -> usize {
        let Some(key) = human_key(record) else {
            return 0;
        };
        self.keyed(record.kind, &compared(record.kind, &key))
            .filter(|other| other.id != record.id && !other.is_void())
            .count()
    }

    /// Whether another registration or review, or a close, stands against this one.
    fn has_rivals(&self, record: &Record) -> bool {
        !record.is_void()
            && (self.rival_registrations(record) > 0
                || self.rival_reviews(record) > 0
                || self.is_late(record))
    }

    /// Everything on a record that a person has to settle: fields in conflict, a number given
    /// twice, a person entered twice, a second registration or review of one household, a review
    /// that came after its minutes were closed, a record that a cloned device created twice.
    pub fn conflict_count(&self, record: &Record) -> usize {
        let fields = record.conflicts().len();
        if record.is_void() {
            return fields;
        }
        let same_person = record
            .text("personal_number")
            .and_then(|number| self.with_personal_number(number, Some(record.id)));
        fields
            + usize::from(self.doubles(record) > 0)
            + usize::from(same_person.is_some())
            + self.rival_registrations(record)
            + self.rival_reviews(record)
            + self.rival_class_years(record)
            + usize::from(self.is_late(record))
            + usize::from(self.forked.contains(&record.id))
    }

    /// Whether a review belongs to minutes that were closed without it.
    pub fn is_late(&self, record: &Record) -> bool {
        record.kind == RecordKind::Review
            && !record.is_void()
            && record.all_live_writes().iter().all(|live| !live.settled)
            && record.link("meeting").and_then(|id| self.find(id)).is_some_and(|m| m.is("closed"))
    }

    /// Other reviews of the same household at the same meeting.
    fn rival_reviews(&self, record: &Record) -> usize {
        if record.kind != RecordKind::Review {
            return 0;
        }
        let (Some(meeting), Some(household)) = (record.link("meeting"), record.link("household"))
        else {
            return 0;
        };
        self.reviews_at(meeting, household).filter(|other| other.id != record.id).count()
    }

    /// Other standings that tell otherwise of the same household and year.
    fn rival_class_years(&self, record: &Record) -> usize {
        let told = |other: &Record| ["class", "decision_no"].map(|id| other.get(id).cloned());
        let others = self.same_year(record).into_iter();
        others.filter(|other| told(other) != told(record)).count()
    }

    /// The other standings of the same household and year.
    pub fn same_year(&self, standing: &Record) -> Vec<&Record> {
        let Some(key) = class_year_key(standing) else {
            return Vec::new();
        };
        let found = self.index.under(KeySpace::Year, &key).filter_map(|at| self.record(at));
        found
            .filter(|other| other.id != standing.id && class_year_key(other).as_ref() == Some(&key))
            .collect()
    }

    fn rival_registrations(&self, record: &Record) -> usize {
        if record.kind != RecordKind::Registration || !is_in_force(record) {
            return 0;
        }
        let (Some(household), Some(year)) = (record.link("household"), record.int("year")) else {
            return 0;
        };
        let rivals = self.active_registrations(household, year);
        rivals.filter(|other| other.id != record.id).count()
    }

    /// All records with something to settle.
    pub fn conflicted(&self) -> Vec<RecIx> {
        let shared = self.index.shared_keys();
        let all = RecordKind::ALL.into_iter().flat_map(|kind| self.of_kind(kind)).copied();
        // Most records are cleared by a glance, so that a big commune is counted in no time.
        all.filter(|at| {
            self.record(*at).is_some_and(|record| {
                let suspect =
                    record.in_conflict() || shared.contains(at) || self.forked.contains(&record.id);
                if suspect { self.conflict_count(record) > 0 } else { self.has_rivals(record) }
            })
        })
        .collect()
    }

    /// The records of one kind that name a record.
    pub fn linking(&self, to: RecordId, kind: RecordKind) -> impl Iterator<Item = &Record> {
        let records = self.index.linking(to).filter_map(|at| self.record(at));
        records.filter(move |record| record.kind == kind && record.created)
    }

    /// The active records of one kind that name a record.
    pub fn active_linking(&self, to: RecordId, kind: RecordKind) -> impl Iterator<Item = &Record> {
        self.linking(to, kind).filter(|record| record.is_active())
    }

    /// Whether records that are in force name this one in such a way that it cannot become void:
    /// the households of a village, the registrations and reviews of a household.
    pub fn is_in_use(&self, record: &Record) -> bool {
        let in_use = |kind: &RecordKind| self.active_linking(record.id, *kind).any(is_in_force);
        record.kind.def().ties.held_by.iter().any(in_use)
    }

    /// A household's registrations of a year that are neither withdrawn nor void.
    pub fn active_registrations(
        &self,
        household: RecordId,
        year: i64,
    ) -> impl Iterator<Item = &Record> {
        self.linking(household, RecordKind::Registration)
            .filter(move |record| is_in_force(record) && record.int("year") == Some(year))
    }

    /// What is done for the household of a registration in its year, in the order of the ids.
    pub fn deeds_of(&self, registration: &Record) -> Vec<&Record> {
        let Some(household) = registration.link("household") else {
            return Vec::new();
        };
        let year = registration.int("year");
        let of_year = |deed: &&Record| deed.int("year") == year;
        let mut deeds: Vec<_> =
            self.active_linking(household, RecordKind::Help).filter(of_year).collect();
        deeds.sort_by_key(|deed| deed.id);
        deeds
    }

    /// Whether somebody helps the household of a registration: named in it, or by a deed.
    pub fn has_helper(&self, registration: &Record) -> bool {
        registration.text("helper_name").is_some() || !self.deeds_of(registration).is_empty()
    }

    /// A household's review at a meeting; where there are several, the one with the least id.
    pub fn review_of(&self, meeting: RecordId, household: RecordId) -> Option<&Record> {
        self.reviews_at(meeting, household).min_by_key(|review| review.id)
    }

    /// A household's reviews at a meeting that are not void.
    pub fn reviews_at(
        &self,
        meeting: RecordId,
        household: RecordId,
    ) -> impl Iterator<Item = &Record> {
        // A household has few reviews, a meeting many.
        self.active_linking(household, RecordKind::Review)
            .filter(move |review| review.link("meeting") == Some(meeting))
    }

    /// The reviews of a meeting that are not void, in the order of their ids.
    pub fn reviews_of(&self, meeting: RecordId) -> Vec<&Record> {
        let mut reviews: Vec<_> = self.active_linking(meeting, RecordKind::Review).collect();
        reviews.sort_by_key(|review| review.id);
        reviews
    }

    /// Another person with this personal number: a household for its head, or a member.
    pub fn with_personal_number(&self, number: &str, except: Option<RecordId>) -> Option<&Record> {
        self.all_with_number(number).find(|record| Some(record.id) != except)
    }

    /// Everybody with this personal number. Nobody of a household that is void.
    pub(super) fn all_with_number(&self, number: &str) -> impl Iterator<Item = &Record> {
        let found = self.index.under(KeySpace::PersonalNumber, number);
        found.filter_map(|at| self.record(at)).filter(move |record| {
            record.text("personal_number") == Some(number) && self.is_active(record)
        })
    }

    /// Whether a record counts: neither it nor the household it is a row of is void.
    pub fn is_active(&self, record: &Record) -> bool {
        let household = || record.link("household").and_then(|id| self.find(id));
        !record.is_void()
            && (record.kind != RecordKind::Member || household().is_none_or(|of| !of.is_void()))
    }

    /// The code of a household, or of the one that a member belongs to.
    pub fn household_key(&self, person: &Record) -> String {
        let household = person.link("household").and_then(|id| self.find(id));
        self.human_key(household.unwrap_or(person))
    }

    /// The households that were found to be copies of this one and became part of it.
    pub fn merged_into(&self, keep: RecordId) -> Vec<RecordId> {
        let copies = self.linking(keep, RecordKind::Household);
        let copies = copies.filter(|copy| copy.is_void() && copy.link("same_as") == Some(keep));
        copies.map(|copy| copy.id).collect()
    }

    /// Other households with the same folded name, birth year and village.
    pub fn maybe_same(&self, key: &str, except: Option<RecordId>) -> Option<&Record> {
        let found = self.index.under(KeySpace::SameHousehold, key);
        found
            .filter_map(|at| self.record(at))
            .filter(|record| same_household_key(record).as_deref() == Some(key))
            .find(|record| Some(record.id) != except)
    }

    /// The area that decides a household's income line and score limit: its village's.
    pub fn area_of(&self, household: &Record) -> Area {
        let village = household.link("village").and_then(|id| self.find(id));
        match village.and_then(|village| village.code("area")) {
            Some("urban") => Area::Urban,
            _ => Area::Rural,
        }
    }

    /// The highest number of a receipt book, or of the numbers that begin with `series` and a dash.
    pub fn last_in_series(&self, kind: RecordKind, series: &str) -> i64 {
        self.index.last_in_series(kind, series)
    }

    /// The records of a kind that stand as rows of another one, in the order of their ids.
    pub fn rows(&self, of: RecordId, kind: RecordKind) -> Vec<&Record> {
        let mut rows: Vec<_> = self.active_linking(of, kind).collect();
        rows.sort_by_key(|row| row.id);
        rows
    }

    /// The villages by name, void ones left out.
    pub fn villages(&self) -> Vec<&Record> {
        let mut villages: Vec<_> = self.active(RecordKind::Village).collect();
        villages.sort_by_cached_key(|village| {
            crate::text::sort_key(village.text("name").unwrap_or_default())
        });
        villages
    }
}

/// Whether a record's name or code may be given to another one.
fn has_free_key(record: &Record) -> bool {
    match record.kind.def().naming.reuse {
        Reuse::Never => false,
        Reuse::WhenVoid => record.is_void(),
        Reuse::WhenUndone => record.is_undone(),
    }
}

/// Whether a record, a registration, is in force: neither void nor withdrawn.
pub fn is_in_force(registration: &Record) -> bool {
    !registration.is_void() && registration.get("withdrawn_on").is_none()
}
