//! Where a nomination's dossier is, and what can become of it.
//!
//! It knows no plans: whether a dossier that was not handed in yet is complete is computed there.
//! Invariant: the table of [`Stage::after`] is the only way from one stage to another, and nothing
//! leaves `Cancelled`.

use crate::domain::act::OpName;
use crate::domain::issue::Issue;
use crate::domain::record::Record;

/// Where a dossier is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// In the making: a draft, or complete.
    Open,
    Submitted,
    /// Sent back to be completed.
    Returned,
    /// Sent on to the level above.
    Forwarded,
    /// Decided: the award is given.
    Awarded,
    /// Decided: it is not.
    NotAwarded,
    Cancelled,
}

impl Stage {
    pub const ALL: [Self; 7] = [
        Self::Open,
        Self::Submitted,
        Self::Returned,
        Self::Forwarded,
        Self::Awarded,
        Self::NotAwarded,
        Self::Cancelled,
    ];

    /// The stage of a nomination.
    pub fn of(nomination: &Record) -> Self {
        let stored = nomination.code("state");
        Self::ALL.into_iter().find(|stage| stage.code() == stored).unwrap_or(Self::Open)
    }

    /// What is stored; nothing while it is in the making.
    pub fn code(self) -> Option<&'static str> {
        match self {
            Self::Open => None,
            Self::Submitted => Some("submitted"),
            Self::Returned => Some("returned"),
            Self::Forwarded => Some("forwarded"),
            Self::Awarded => Some("awarded"),
            Self::NotAwarded => Some("not_awarded"),
            Self::Cancelled => Some("cancelled"),
        }
    }

    /// The stage after an act; `None` where the act is not for this stage. `granted` counts for a
    /// decision only.
    ///
    /// What was not awarded may be handed in again, and until it is cancelled everything may be
    /// cancelled.
    pub fn after(self, act: OpName, granted: bool) -> Option<Self> {
        use Stage::{Awarded, Cancelled, Forwarded, NotAwarded, Open, Returned, Submitted};
        match (act, self) {
            (OpName::Submit, Open | Returned | NotAwarded) => Some(Submitted),
            (OpName::Return, Submitted) => Some(Returned),
            (OpName::Forward, Submitted) => Some(Forwarded),
            (OpName::Decide, Submitted | Forwarded) => {
                Some(if granted { Awarded } else { NotAwarded })
            }
            (OpName::Cancel, stage) if stage != Cancelled => Some(Cancelled),
            _ => None,
        }
    }

    /// Whether an act is for this stage.
    pub fn allows(self, act: OpName) -> bool {
        self.after(act, true).is_some()
    }

    /// Whether papers are still being put together.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Returned)
    }

    /// Whether it stands in the way of another nomination for the same.
    pub fn blocks_another(self) -> bool {
        !matches!(self, Self::NotAwarded | Self::Cancelled)
    }
}

/// A dossier that is handed in lacks papers that its plan asks for.
pub fn incomplete(first: &str, all: &str, count: usize) -> Issue {
    let issue = Issue::soft("state", "dossier_incomplete").with("count", count);
    Issue { field: None, ..issue.with("first", first).with("parts", all) }
}

/// Nobody can say what papers a dossier needs.
pub fn plan_unknown(plan: &str) -> Issue {
    Issue { field: None, ..Issue::soft("state", "dossier_plan_unknown").with("plan", plan) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_stages_is_what_the_law_knows() {
        use OpName::{Cancel, Decide, Forward, Return, Submit};
        let rows = [
            (Stage::Open, vec![Submit, Cancel]),
            (Stage::Submitted, vec![Return, Forward, Decide, Cancel]),
            (Stage::Returned, vec![Submit, Cancel]),
            (Stage::Forwarded, vec![Decide, Cancel]),
            (Stage::Awarded, vec![Cancel]),
            (Stage::NotAwarded, vec![Submit, Cancel]),
            (Stage::Cancelled, vec![]),
        ];
        for (stage, acts) in rows {
            let allowed: Vec<_> = OpName::ALL.into_iter().filter(|op| stage.allows(*op)).collect();
            assert_eq!(allowed, acts, "{stage:?}");
        }
        let decided = |granted| Stage::Submitted.after(Decide, granted);
        assert_eq!(decided(true), Some(Stage::Awarded));
        assert_eq!(decided(false), Some(Stage::NotAwarded));
    }
}
