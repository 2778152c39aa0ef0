//! A plan of the movement, or a procedure of the law, as values.
//!
//! It knows no file format, no register and no day. Invariant: an entry's id is unique in its plan and
//! never changes; the words are those of the text, quoted exactly.

use chrono::NaiveDate;

use crate::domain::record::Record;
use crate::domain::schema::PlanKey;
use crate::plan::keywords::ids;
use crate::plan::{Due, Subject, Test};
use crate::text::same_key;

#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Its key in commands and records, for example `sa-pa-2020`.
    pub key: String,
    /// What it is called on screen.
    pub name: String,
    /// The movement, in the words of the plan.
    pub movement: String,
    /// Whether it is a plan of the movement; otherwise a procedure of the law with its dates.
    pub is_movement: bool,
    /// The level it was issued at.
    pub level: Level,
    pub issuer: Issuer,
    /// The first day of its period.
    pub from: NaiveDate,
    /// The last day of its period.
    pub to: NaiveDate,
    /// The text it was taken from.
    pub source: Source,
    /// The documents it carries out or names.
    pub parents: Vec<Parent>,
    /// Everything it says, in the order of its ids.
    pub entries: Vec<PlanEntry>,
    /// What a dossier of its awards is made of, beside the parts among the entries.
    pub dossier: Option<Dossier>,
}

/// The level that issued a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    National,
    Province,
    /// A district, which was no level from 01/7/2025 on.
    District,
    /// A school or another body.
    Organisation,
}

/// Who issued a plan, and where it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer {
    /// The office, for example `UBND huyện Lệ Thủy`.
    pub office: String,
    /// The place, for example `tỉnh Quảng Bình`.
    pub place: Option<String>,
    /// The first day on which it can be obeyed: when it was issued; where that was left blank, the
    /// day of what it carries out. Nothing that comes again is due before.
    pub issued: Option<NaiveDate>,
}

/// Where the words stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The title of the text.
    pub title: String,
    /// Its number, where it has one.
    pub number: Option<String>,
    /// The file of the text, where there is one.
    pub file: Option<String>,
    /// How lines are counted, for example `dòng của bản văn bản`.
    pub lines: String,
}

/// A document that a plan carries out or names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parent {
    pub number: String,
    pub date: NaiveDate,
    pub issuer: String,
    /// The line that names it.
    pub line: u32,
}

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntryKind {
    Actor,
    /// What is to be reached.
    Target,
    /// A bar that a result or a gift has to reach.
    Threshold,
    /// What must be done by a day.
    Deadline,
    /// What happens in a time.
    Event,
    Report,
    /// What must be done.
    Obligation,
    /// What must be written down.
    Record,
    /// What somebody is judged by.
    Criterion,
    /// A paper of a dossier.
    Document,
    Award,
    /// A rule that is not a number: who registers with whom, how many sets.
    Rule,
    /// Who may be put forward.
    Eligibility,
    /// Where to turn with what does not fit.
    Exception,
    Geography,
    Origin,
}

/// One thing that a plan says.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanEntry {
    /// Its id, for example `S0-D02`.
    pub id: String,
    pub kind: EntryKind,
    /// The words of the text, exactly; several where they stand apart.
    pub words: Vec<String>,
    pub english: String,
    /// The lines of the text on which it stands; the first is where the words begin.
    pub lines: Vec<u32>,
    /// A short Vietnamese title for lists, where the words are too long or no sentence.
    pub title: Option<String>,
    /// What a person has to know: an oddity of the text, a reading of ours. Vietnamese.
    pub note: Option<String>,
    pub due: Option<Due>,
    pub test: Option<Test>,
    pub part: Option<Part>,
    pub award: Option<Award>,
}

impl PlanEntry {
    /// What stands for it in a list: the title, else the words.
    pub fn heading(&self) -> &str {
        let words = self.words.first().map_or("", String::as_str);
        self.title.as_deref().unwrap_or(words)
    }

    /// Whether a field that holds such a key can hold the one of this entry.
    pub fn has_key(&self, key: PlanKey) -> bool {
        match key {
            PlanKey::Plan | PlanKey::MovementPlan => false,
            PlanKey::Deadline => self.due.is_some(),
            PlanKey::Criterion => self.test.is_some(),
            PlanKey::Award => self.kind == EntryKind::Award,
            PlanKey::Part => self.part.is_some() || self.kind == EntryKind::Document,
        }
    }
}

impl Plan {
    /// Whether a record names this plan.
    pub fn is_of(&self, record: &Record) -> bool {
        record.text("plan").is_some_and(|key| same_key(key, &self.key))
    }

    /// The entry with this id, whatever its case.
    pub fn entry(&self, id: &str) -> Option<&PlanEntry> {
        self.entries.iter().find(|entry| same_key(&entry.id, id))
    }

    /// Where an entry stands, for example `Sa Pa 2020, dòng 72`.
    pub fn cite(&self, entry: &PlanEntry) -> String {
        let lines: Vec<_> = entry.lines.iter().map(u32::to_string).collect();
        format!("{}, {} {}", self.name, self.source.lines, lines.join(", "))
    }

    /// The first day on which something that comes again can be due: the first of its period on
    /// which it was issued already.
    pub fn binds_from(&self) -> NaiveDate {
        self.issuer.issued.map_or(self.from, |issued| issued.max(self.from))
    }

    /// The years of its period.
    pub fn years(&self) -> impl Iterator<Item = i32> + use<> {
        use chrono::Datelike as _;
        self.from.year()..=self.to.year()
    }
}

/// Who has to do a thing, seen from the office that uses the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doer {
    /// The office itself: the commune, the school.
    Office,
    Unit,
    Above,
}

/// A paper of a dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Whether a dossier without it is complete all the same.
    pub optional: bool,
    /// Of whom it is asked; empty is everybody. A household is no collective.
    pub only_for: Vec<Subject>,
}

/// How dossiers are made up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dossier {
    pub sets: u8,
    pub originals: bool,
    /// The entry that says so.
    pub entry: String,
    /// The entry by which the office hands it in, and that of the level above.
    pub deadlines: Vec<String>,
}

/// A form of award.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Award {
    /// The level that gives it: `commune`, `district`, `province`, `national`, `school`, `department`.
    pub level: String,
    /// Who gives it, where the plan says it.
    pub by: Option<String>,
    /// Whom it can be given to; empty is not said.
    pub whom: Vec<Subject>,
}

ids! {
    Level {
        National = "national",
        Province = "province",
        District = "district",
        Organisation = "organisation",
    }
}

ids! {
    EntryKind {
        Actor = "actor",
        Target = "target",
        Threshold = "threshold",
        Deadline = "deadline",
        Event = "event",
        Report = "report",
        Obligation = "obligation",
        Record = "record",
        Criterion = "criterion",
        Document = "document",
        Award = "award",
        Rule = "rule",
        Eligibility = "eligibility",
        Exception = "exception",
        Geography = "geography",
        Origin = "origin",
    }
}

ids! {
    Doer {
        Office = "office",
        Unit = "unit",
        Above = "above",
    }
}
