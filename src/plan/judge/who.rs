//! Who is judged: what a person types, and which subjects of a plan that is.
//!
//! It knows no criteria. Invariant: what is found is one record or one name; what could be several
//! is refused with the candidates.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::plan::Subject;
use crate::text::fold;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Who {
    /// The commune, or the school.
    Commune,
    Village(RecordId),
    Household(RecordId),
    /// Somebody who gave, by name.
    Donor(String),
    /// Somebody who helps, by name.
    Helper(String),
    /// A collective, by name.
    Unit(String),
}

/// Why nobody was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotFound {
    /// It is not of the shape `commune`, `village:NAME`, `household:CODE`, `donor:NAME`,
    /// `helper:NAME` or `unit:NAME`.
    Shape,
    /// Nobody is called so; these are the nearest, if any.
    Nobody(Vec<String>),
    Several(Vec<String>),
}

/// The most candidates that are named.
const CANDIDATES: usize = 8;

impl Who {
    /// Whom a person means; marks and case do not matter.
    pub fn find(book: &Book, typed: &str) -> Result<Self, NotFound> {
        let (word, name) = typed.split_once(':').unwrap_or((typed, ""));
        let name = name.trim();
        match (word.trim().to_ascii_lowercase().as_str(), name.is_empty()) {
            ("commune", true) => Ok(Self::Commune),
            ("village", false) => {
                record(book, RecordKind::Village, name).map(|id| Self::of_village(book, id))
            }
            ("household", false) => household(book, name).map(Self::Household),
            ("donor", false) => named(donors(book), name).map(Self::Donor),
            ("helper", false) => named(helpers(book), name).map(Self::Helper),
            ("unit", false) => named(units(book), name).map(Self::Unit),
            _ => Err(NotFound::Shape),
        }
    }

    /// Who is judged through the record of a village: in a school or another body it stands for a
    /// unit, so that what is given in its name counts and what is asked of units is asked.
    pub fn of_village(book: &Book, id: RecordId) -> Self {
        let named = book.find(id).filter(|_| book.is_organisation());
        let name = named.and_then(|record| record.text("name"));
        name.map_or(Self::Village(id), |name| Self::Unit(name.to_owned()))
    }

    /// The names of donors, helpers or units that the register knows, each in one spelling.
    pub fn names(book: &Book, word: &str) -> Vec<String> {
        let names = match word {
            "donor" => donors(book),
            "helper" => helpers(book),
            "unit" => units(book),
            _ => return Vec::new(),
        };
        names.into_values().filter_map(|spellings| spellings.into_iter().next()).collect()
    }

    /// The word before the colon: the `subject` of a tick.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Commune => "commune",
            Self::Village(_) => "village",
            Self::Household(_) => "household",
            Self::Donor(_) => "donor",
            Self::Helper(_) => "helper",
            Self::Unit(_) => "unit",
        }
    }

    /// As it can be typed: `village:Nà Lau`.
    pub fn typed(&self, book: &Book) -> String {
        let key = |id: &RecordId| book.find(*id).map(|found| book.human_key(found));
        let name = match self {
            Self::Commune => return self.word().to_owned(),
            Self::Village(id) | Self::Household(id) => key(id).unwrap_or_default(),
            Self::Donor(name) | Self::Helper(name) | Self::Unit(name) => name.clone(),
        };
        format!("{}:{name}", self.word())
    }

    /// The name by which gifts and help are counted.
    pub(super) fn name(&self) -> Option<&str> {
        match self {
            Self::Donor(name) | Self::Helper(name) | Self::Unit(name) => Some(name),
            _ => None,
        }
    }

    /// The village whose households are counted; nothing is the whole commune.
    pub(super) fn village(&self, book: &Book) -> Option<RecordId> {
        match self {
            Self::Village(id) => Some(*id),
            Self::Unit(name) => {
                book.resolve(RecordKind::Village, name).ok().map(|village| village.id)
            }
            _ => None,
        }
    }

    /// As which subjects of a plan they are judged. Who is known as a person is not judged as an
    /// enterprise; of whom nothing is known any of the three may hold.
    pub fn subjects(&self, book: &Book) -> BTreeSet<Subject> {
        let name = match self {
            Self::Commune => return BTreeSet::from([Subject::Commune]),
            Self::Village(id) if is_unit(book, *id) => {
                return BTreeSet::from([Subject::Village, Subject::Collective]);
            }
            Self::Village(_) => return BTreeSet::from([Subject::Village]),
            Self::Household(_) => return BTreeSet::from([Subject::Household]),
            Self::Unit(_) => return BTreeSet::from([Subject::Collective]),
            Self::Donor(name) | Self::Helper(name) => fold(name),
        };
        let kinds = [
            (RecordKind::Contribution, "donor_name", "donor_kind"),
            (RecordKind::Help, "helper_name", "helper_kind"),
            (RecordKind::Registration, "helper_name", "helper_kind"),
        ];
        let mut found = BTreeSet::new();
        for (kind, field, of) in kinds {
            let theirs = book
                .active(kind)
                .filter(|record| record.text(field).is_some_and(|known| fold(known) == name));
            found.extend(theirs.filter_map(|record| subject(record.code(of)?)));
        }
        if found.is_empty() {
            found.extend([Subject::Person, Subject::Collective, Subject::Enterprise]);
        }
        found
    }
}

/// Whether a village stands for a unit of a school or another body.
fn is_unit(book: &Book, village: RecordId) -> bool {
    let label = book.find(village).and_then(|record| record.code("label"));
    matches!(label, Some("phong" | "khoa" | "trung_tam" | "don_vi"))
}

/// The subject of a kind of donor or helper.
fn subject(kind: &str) -> Option<Subject> {
    match kind {
        "individual" | "household" | "officer" | "cadre" | "party_member" => Some(Subject::Person),
        "agency" | "organisation" | "religious" => Some(Subject::Collective),
        "enterprise" => Some(Subject::Enterprise),
        _ => None,
    }
}

fn record(book: &Book, kind: RecordKind, name: &str) -> Result<RecordId, NotFound> {
    match book.resolve(kind, name) {
        Ok(found) if !found.is_void() => Ok(found.id),
        Ok(_) | Err(_) => {
            let keys = book.active(kind).map(|found| book.human_key(found));
            Err(near(keys, name))
        }
    }
}

/// A household by its code, or by the name of its head where only one is called so.
fn household(book: &Book, name: &str) -> Result<RecordId, NotFound> {
    if let Ok(id) = record(book, RecordKind::Household, name) {
        return Ok(id);
    }
    let wanted = fold(name);
    let heads = || book.active(RecordKind::Household);
    let called = |found: &&Record| found.text("head_name").is_some_and(|head| fold(head) == wanted);
    let found: Vec<_> = heads().filter(called).collect();
    match found.as_slice() {
        [one] => Ok(one.id),
        [] => Err(near(heads().map(|found| shown(book, found)), name)),
        many => Err(NotFound::Several(some(many.iter().map(|found| shown(book, found))))),
    }
}

fn shown(book: &Book, household: &Record) -> String {
    format!("{} ({})", book.human_key(household), household.text("head_name").unwrap_or_default())
}

/// Names by how they are compared: all the spellings of one.
type Names = BTreeMap<String, BTreeSet<String>>;

fn collect(
    book: &Book,
    kind: RecordKind,
    field: &str,
    into: &mut Names,
    take: impl Fn(&Record) -> bool,
) {
    for record in book.active(kind).filter(|record| take(record)) {
        if let Some(name) = record.text(field) {
            into.entry(fold(name)).or_default().insert(name.to_owned());
        }
    }
}

fn donors(book: &Book) -> Names {
    let mut names = Names::new();
    collect(book, RecordKind::Contribution, "donor_name", &mut names, |_| true);
    names
}

fn helpers(book: &Book) -> Names {
    let mut names = Names::new();
    collect(book, RecordKind::Help, "helper_name", &mut names, |_| true);
    collect(book, RecordKind::Registration, "helper_name", &mut names, |_| true);
    collect(book, RecordKind::Initiative, "author", &mut names, |_| true);
    names
}

fn units(book: &Book) -> Names {
    let mut names = Names::new();
    let is_body = |field: &'static str| {
        move |record: &Record| {
            record.code(field).is_some_and(|kind| {
                matches!(subject(kind), Some(Subject::Collective | Subject::Enterprise))
                    || kind == "collective"
            })
        }
    };
    collect(book, RecordKind::Village, "name", &mut names, |_| true);
    collect(book, RecordKind::Contribution, "donor_name", &mut names, is_body("donor_kind"));
    collect(book, RecordKind::Help, "helper_name", &mut names, is_body("helper_kind"));
    collect(book, RecordKind::Registration, "helper_name", &mut names, is_body("helper_kind"));
    collect(book, RecordKind::Emulation, "name", &mut names, is_body("registrant"));
    collect(book, RecordKind::Nomination, "name", &mut names, is_body("subject"));
    names
}

/// The one name that is compared alike; all its spellings are one.
fn named(names: Names, typed: &str) -> Result<String, NotFound> {
    let wanted = fold(typed);
    match names.get(&wanted) {
        // The spelling that was typed, if there is one.
        Some(spellings) => {
            let same = spellings.iter().find(|name| name.as_str() == typed);
            Ok(same.or(spellings.first()).cloned().unwrap_or_default())
        }
        None => Err(near(names.into_values().flatten(), typed)),
    }
}

/// Those whose name holds every word that was typed; where none does, those that hold one.
fn near(all: impl Iterator<Item = String>, typed: &str) -> NotFound {
    let wanted = fold(typed);
    let words: Vec<_> = wanted.split(' ').filter(|word| !word.is_empty()).collect();
    let mut ranked: Vec<_> = all
        .filter_map(|name| {
            let folded = fold(&name);
            let hits = words.iter().filter(|word| folded.contains(**word)).count();
            (hits > 0).then_some((words.len().saturating_sub(hits), name))
        })
        .collect();
    ranked.sort();
    ranked.dedup();
    NotFound::Nobody(some(ranked.into_iter().map(|(_, name)| name)))
}

fn some(all: impl Iterator<Item = String>) -> Vec<String> {
    all.take(CANDIDATES).collect()
}
