//! The schema: one table row per field, from which everything else is derived.
//!
//! Form layout, tab order, CSV columns, JSON keys, search keys, masks, checks and documents read
//! these tables; there is no second list. Ids are part of the stored format and never reused. A
//! field stands in its table where a person expects it in the form; it may be moved.

mod adoption;
mod class_year;
mod contribution;
mod def;
mod emulation;
mod feedback;
mod filing;
mod help;
mod household;
mod initiative;
mod key;
mod meeting;
mod member;
mod nomination;
mod options;
mod part;
mod prelude;
mod registration;
mod review;
mod row;
mod tally;
mod target;
mod tick;
mod village;

use std::fmt;
use std::str::FromStr;

pub use def::{
    Begin, Check, Distinction, Extra, Freeze, Judged, Key, KeyPart, KindDef, List, Menu, Names,
    Naming, OnMerge, Page, PersonFields, Reuse, SortBy, Source, Spoken, Tab, Ties, Work, YearOf,
};
pub use key::FieldKey;
pub use options::{CAUSES, CLASSES, DEPRIVATIONS, DETAILS, NEEDS, Opt, RELATIONS, TARGET_KINDS};

/// Makes the kinds: a row each, with its table.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $module:ident::$table:ident;)+) => {
        /// What a record is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RecordKind {
            $($(#[$doc])* $kind,)+
        }

        impl RecordKind {
            /// Every kind, in the order of the rows.
            pub const ALL: [Self; [$(stringify!($kind)),+].len()] = [$(Self::$kind),+];

            pub const fn def(self) -> &'static KindDef {
                match self {
                    $(Self::$kind => &$module::$table,)+
                }
            }
        }
    };
}

// A new kind is a new last row: a snapshot names a kind by its place.
kinds! {
    /// A village of the commune.
    Village = village::VILLAGE;
    /// A household.
    Household = household::HOUSEHOLD;
    /// A household's registration to exit poverty in a year.
    Registration = registration::REGISTRATION;
    /// What somebody gave to the Fund.
    Contribution = contribution::CONTRIBUTION;
    /// A village meeting that reviews households.
    Meeting = meeting::MEETING;
    /// One household's review at a meeting.
    Review = review::REVIEW;
    /// A person of a household beside its head.
    Member = member::MEMBER;
    /// The class a household had in an earlier year.
    ClassYear = class_year::CLASS_YEAR;
    /// What a village, or the commune, is to reach in a year.
    Target = target::TARGET;
    /// That the office follows a plan.
    Adoption = adoption::ADOPTION;
    /// A deadline of a plan that was met.
    Filing = filing::FILING;
    /// The numbers of a year before the register began.
    Tally = tally::TALLY;
    /// A criterion that a person answered for.
    Tick = tick::TICK;
    /// What somebody does for a household.
    Help = help::HELP;
    /// A pledge of the movement.
    Emulation = emulation::EMULATION;
    /// An award that somebody is put forward for.
    Nomination = nomination::NOMINATION;
    /// A paper of a dossier.
    Part = part::PART;
    /// A model or an initiative.
    Initiative = initiative::INITIATIVE;
    /// What is said upwards.
    Feedback = feedback::FEEDBACK;
}

impl RecordKind {
    /// The name in commands and in events.
    pub fn name(self) -> &'static str {
        self.def().name
    }

    /// The kinds whose records are rows in the form of records of this one.
    pub fn rows(self) -> impl Iterator<Item = Self> {
        let names_this = move |kind: &Self| {
            let link = kind.def().ties.row_of.and_then(|id| kind.field(id));
            link.is_some_and(|field| field.kind == FieldKind::Link(self))
        };
        Self::ALL.into_iter().filter(names_this)
    }

    /// The field with this id.
    pub fn field(self, id: &str) -> Option<&'static FieldDef> {
        self.def().fields.iter().find(|field| field.id == id)
    }

    /// The message key of the kind's name.
    pub fn label_key(self) -> String {
        format!("kind-{}", self.name())
    }
}

impl fmt::Display for RecordKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

/// A name that is no kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no such kind of record")]
pub struct UnknownRecordKind;

impl FromStr for RecordKind {
    type Err = UnknownRecordKind;
    fn from_str(name: &str) -> Result<Self, UnknownRecordKind> {
        Self::ALL.into_iter().find(|kind| kind.name() == name).ok_or(UnknownRecordKind)
    }
}

#[derive(Debug, Clone, Copy)]
pub struct FieldDef {
    /// The id: JSON key, CSV column, message key.
    pub id: &'static str,
    pub kind: FieldKind,
    /// Who fills it, and whether it may stay empty.
    pub need: Need,
    /// What an empty new form starts with.
    pub start: Start,
    /// When the form shows it.
    pub visible: VisibleWhen,
    /// How personal the content is.
    pub personal: Personal,
    /// What two concurrent writes are.
    pub merge: Merge,
    /// Whether values of other records are offered while it is typed: its own, and those of these
    /// fields. Never personal ones of another field, but for names of who acts in public.
    pub suggest: Option<&'static [(RecordKind, &'static str)]>,
    /// How the program fills it, where it does.
    pub fill: Fill,
    /// What of a plan it holds the key of.
    pub plan_key: Option<PlanKey>,
    /// What else it is good for.
    pub traits: Traits,
}

/// How the program fills a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    No,
    /// Once, unless a person has typed it.
    Given(Given),
    /// Always: it follows from other fields.
    Computed(Formula),
}

/// What the program gives a new record. Numbers are of this device's own series, so that two devices
/// never give the same one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    /// The next code that begins with this, for good.
    Code(&'static str),
    /// The next number of the year that begins with this.
    Number(&'static str),
    /// The name of the year's book of receipts.
    Book,
    /// The next number in the book.
    NumberInBook,
    /// With whom one registers for the movement.
    RegisteredWith,
    /// What the household registers to leave, by its class.
    Exit,
    /// The class that the household has now.
    ClassBefore,
    /// The class that the score gives.
    ClassComputed,
}

/// What a computed field follows from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Formula {
    Total,
    /// Whether the date lies in the month for the poor.
    PeakMonth,
    /// The age of a member.
    Age,
    /// The standard that applied in the year of this field.
    Standard(&'static str),
    /// What follows from the people and the scores of a household.
    OfHousehold,
    /// What follows from the scores and the votes of a review.
    OfReview,
}

/// What of a plan a field holds the key of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanKey {
    Plan,
    /// A plan of the movement: the law has deadlines, and nothing to judge, pledge or award.
    MovementPlan,
    /// An entry with a day on which it falls due.
    Deadline,
    Criterion,
    Award,
    /// A paper of a dossier.
    Part,
}

/// Smaller properties of a field.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent properties, each read by name")]
pub struct Traits {
    /// The value carries over to the next new record, unless the person turns that off.
    pub sticky: bool,
    /// Part of the text that the search looks in.
    pub search: bool,
    /// May stand in a public list.
    pub public: bool,
    /// A heading stands before this field in the form.
    pub starts_section: bool,
    /// A number or code in letters and digits: no marks are typed in it.
    pub code: bool,
    /// Words that name no person, though they are not marked as personal.
    pub nobody: bool,
}

/// What is typed in a field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FieldKind {
    /// One line; `max` in letters.
    Text {
        /// The most letters.
        max: u16,
    },
    /// A person's name: letters, no digits.
    Name,
    /// A name of a person or a body: at least one letter, digits allowed.
    Title,
    Note,
    /// A whole number in a range.
    Integer {
        /// The least.
        min: i64,
        /// The most.
        max: i64,
    },
    /// A quantity with up to three places.
    Decimal,
    /// Đồng, 0 or more.
    Money,
    Date {
        /// Whether a year, or a month and year, is enough.
        partial: bool,
        /// Whether it may lie after today.
        future: bool,
    },
    YesNo,
    One(&'static [Opt]),
    Many(&'static [Opt]),
    Link(RecordKind),
    /// Digits of one of these lengths (any, where the list is empty), grouped on screen.
    Digits(&'static [u8]),
    /// Records of this kind that link back to this one and are typed with it, as rows. Nothing of
    /// them is stored in the record itself.
    Rows(RecordKind),
}

/// Who fills a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// A person must.
    Required,
    /// A person may.
    Optional,
    /// The program does, unless a person has typed it.
    Given,
    /// Nobody: it follows from the others.
    Computed,
    /// Only a named action.
    ByAction,
}

/// What an empty new form starts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    Empty,
    Today,
    ThisYear,
    Code(&'static str),
    Int(i64),
    No,
}

/// When a form shows a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VisibleWhen {
    Always,
    /// Where another field has one of these options.
    When(&'static str, &'static [&'static str]),
}

/// How personal the content is (Nghị định 356/2025: ethnicity is sensitive, the number is basic).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Personal {
    No,
    /// Basic personal data.
    Basic,
    /// Masked on screen until revealed.
    Masked,
    /// Sensitive personal data.
    Sensitive,
}

/// What two concurrent writes of a field are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Merge {
    /// A conflict that a person settles.
    Human,
    /// Nothing: the later one is shown.
    Latest,
}

impl PlanKey {
    /// Whether it is the key of a plan, not of something in one.
    pub fn is_plan(self) -> bool {
        matches!(self, Self::Plan | Self::MovementPlan)
    }
}

impl FieldDef {
    pub fn label_key(&self, kind: RecordKind) -> String {
        format!("field-{}-{}", kind.name(), self.id)
    }

    /// The message key of the one-line help.
    pub fn help_key(&self, kind: RecordKind) -> String {
        format!("help-{}-{}", kind.name(), self.id)
    }

    /// The options of a list field.
    pub fn options(&self) -> &'static [Opt] {
        match self.kind {
            FieldKind::One(options) | FieldKind::Many(options) => options,
            _ => &[],
        }
    }

    /// Whether a person types it in a form.
    pub fn is_typed(&self) -> bool {
        !matches!(self.need, Need::Computed | Need::ByAction)
    }

    /// Whether letters with marks are typed in it: words are, numbers, dates, codes and choices
    /// are not.
    pub fn takes_marks(&self) -> bool {
        match self.kind {
            FieldKind::Text { .. } => !self.traits.code,
            FieldKind::Name | FieldKind::Title | FieldKind::Note | FieldKind::Link(_) => true,
            FieldKind::Integer { .. }
            | FieldKind::Decimal
            | FieldKind::Money
            | FieldKind::Date { .. }
            | FieldKind::YesNo
            | FieldKind::One(_)
            | FieldKind::Many(_)
            | FieldKind::Digits(_)
            | FieldKind::Rows(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn ids_are_unique_and_columns_exist() {
        for kind in RecordKind::ALL {
            let def = kind.def();
            assert_eq!(def.kind, kind);
            let ids: HashSet<_> = def.fields.iter().map(|field| field.id).collect();
            assert_eq!(ids.len(), def.fields.len(), "{kind}: a field id stands twice");
            for (column, _) in def.list.columns {
                assert!(ids.contains(column), "{kind}: no field {column} for a column");
            }
            for field in def.fields {
                if let VisibleWhen::When(other, options) = field.visible {
                    let other = kind.field(other).unwrap();
                    assert!(options.iter().all(|id| other.options().iter().any(|o| o.id == *id)));
                }
            }
        }
    }
}
