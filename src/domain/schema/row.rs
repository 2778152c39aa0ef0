//! How a row of the tables is written: a field of a kind, and what is said of it after a dot.
//!
//! Only the tables use it. Invariant: what a row does not say is the plain case.

use super::{
    FieldDef, FieldKind, Fill, Formula, Given, Merge, Need, Opt, Personal, PlanKey, RecordKind,
    Start, Traits, VisibleWhen,
};

impl FieldDef {
    pub(super) const fn new(id: &'static str, kind: FieldKind) -> Self {
        Self {
            id,
            kind,
            need: Need::Optional,
            start: Start::Empty,
            visible: VisibleWhen::Always,
            personal: Personal::No,
            merge: Merge::Human,
            suggest: None,
            fill: Fill::No,
            plan_key: None,
            traits: Traits {
                sticky: false,
                search: false,
                public: true,
                starts_section: false,
                code: false,
                nobody: false,
            },
        }
    }

    pub(super) const fn required(mut self) -> Self {
        self.need = Need::Required;
        self
    }

    /// Only a named action fills it.
    pub(super) const fn by_action(mut self) -> Self {
        self.need = Need::ByAction;
        self
    }

    /// The program fills it, unless a person has typed it.
    pub(super) const fn given(mut self, given: Given) -> Self {
        self.need = Need::Given;
        self.fill = Fill::Given(given);
        self
    }

    /// Nobody fills it: it follows from the others.
    pub(super) const fn computed(mut self, formula: Formula) -> Self {
        self.need = Need::Computed;
        self.fill = Fill::Computed(formula);
        self
    }

    /// Holds the key of something in a plan.
    pub(super) const fn plan_key(mut self, key: PlanKey) -> Self {
        self.plan_key = Some(key);
        self
    }

    pub(super) const fn start(mut self, start: Start) -> Self {
        self.start = start;
        self
    }

    pub(super) const fn shown_when(
        mut self,
        field: &'static str,
        options: &'static [&'static str],
    ) -> Self {
        self.visible = VisibleWhen::When(field, options);
        self
    }

    pub(super) const fn personal(mut self, personal: Personal) -> Self {
        self.personal = personal;
        self.traits.public = false;
        self
    }

    /// Basic personal data that the lists a commune posts show all the same: who is meant.
    pub(super) const fn named(mut self) -> Self {
        self.personal = Personal::Basic;
        self
    }

    /// Words that name no person.
    pub(super) const fn nobody(mut self) -> Self {
        self.traits.nobody = true;
        self
    }

    /// Basic personal data.
    pub(super) const fn basic(self) -> Self {
        self.personal(Personal::Basic)
    }

    pub(super) const fn latest(mut self) -> Self {
        self.merge = Merge::Latest;
        self
    }

    pub(super) const fn sticky(mut self) -> Self {
        self.traits.sticky = true;
        self
    }

    pub(super) const fn search(mut self) -> Self {
        self.traits.search = true;
        self
    }

    pub(super) const fn code(mut self) -> Self {
        self.traits.code = true;
        self
    }

    /// Offered what it holds in other records, and what these fields hold.
    pub(super) const fn suggest(mut self, others: &'static [(RecordKind, &'static str)]) -> Self {
        self.suggest = Some(others);
        self
    }

    pub(super) const fn section(mut self) -> Self {
        self.traits.starts_section = true;
        self
    }
}

pub(super) const fn text(id: &'static str, max: u16) -> FieldDef {
    FieldDef::new(id, FieldKind::Text { max })
}

pub(super) const fn integer(id: &'static str, min: i64, max: i64) -> FieldDef {
    FieldDef::new(id, FieldKind::Integer { min, max })
}

pub(super) const fn one(id: &'static str, options: &'static [Opt]) -> FieldDef {
    FieldDef::new(id, FieldKind::One(options))
}

pub(super) const fn many(id: &'static str, options: &'static [Opt]) -> FieldDef {
    FieldDef::new(id, FieldKind::Many(options))
}

/// A whole date that may not lie in the future.
pub(super) const fn past_date(id: &'static str) -> FieldDef {
    FieldDef::new(id, FieldKind::Date { partial: false, future: false })
}

pub(super) const fn year(id: &'static str) -> FieldDef {
    integer(id, 2000, 2100)
}
