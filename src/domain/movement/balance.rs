//! The sum of a list over a year: `9=1-2-3-4+5+6+7+8`, checked.
//!
//! Counts passages, households and persons alike. Invariant: what the columns give and what is
//! counted at the end differ by exactly what came less what went without explanation.

use crate::domain::movement::{Movement, Passage, PovertyList, Side, Transition};

/// The formula as the official tables print it.
pub const FORMULA: &str = "9=1-2-3-4+5+6+7+8";

/// Households, and the persons in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flow {
    pub households: i64,
    pub persons: i64,
}

impl Flow {
    fn add(&mut self, passage: &Passage) {
        self.households = self.households.saturating_add(1);
        self.persons = self.persons.saturating_add(passage.persons);
    }

    fn plus(self, other: Self) -> Self {
        Self {
            households: self.households.saturating_add(other.households),
            persons: self.persons.saturating_add(other.persons),
        }
    }

    fn minus(self, other: Self) -> Self {
        Self {
            households: self.households.saturating_sub(other.households),
            persons: self.persons.saturating_sub(other.persons),
        }
    }
}

/// The columns of the table of movement of one list, numbered as the form numbers them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Balance {
    /// 1: at the end of the year before.
    pub start: Flow,
    /// 2: left for the other list.
    pub to_other: Flow,
    /// 3: rose above both lines.
    pub to_above: Flow,
    /// 4: left otherwise.
    pub out: Flow,
    /// 5: came from the other list.
    pub from_other: Flow,
    /// 6: came back to the list.
    pub again: Flow,
    /// 7: came onto it for the first time.
    pub new: Flow,
    /// 8: came otherwise.
    pub came: Flow,
    /// 9: at the end of the year, counted and not calculated.
    pub end: Flow,
    /// Counted at the start, and nothing is known of the end.
    pub lost: Flow,
    /// Counted at the end, and nothing is known of the start.
    pub found: Flow,
}

impl Balance {
    /// Adds up a list over some passages.
    pub fn of<'a>(passages: impl IntoIterator<Item = &'a Passage>, list: PovertyList) -> Self {
        let mut sum = Self::default();
        for passage in passages {
            sum.take(passage, list);
        }
        sum
    }

    fn take(&mut self, passage: &Passage, list: PovertyList) {
        use Transition as T;
        let on = Side::In(list.class());
        if passage.from == on {
            self.start.add(passage);
        }
        if passage.to == on {
            self.end.add(passage);
        }
        let column = match (list, passage.cell) {
            (PovertyList::Poor, T::PoorToNear) | (PovertyList::NearPoor, T::NearToPoor) => {
                &mut self.to_other
            }
            (PovertyList::Poor, T::PoorToAbove) | (PovertyList::NearPoor, T::NearToAbove) => {
                &mut self.to_above
            }
            (PovertyList::Poor, T::PoorOut) | (PovertyList::NearPoor, T::NearOut) => &mut self.out,
            (PovertyList::Poor, T::NearToPoor) | (PovertyList::NearPoor, T::PoorToNear) => {
                &mut self.from_other
            }
            (PovertyList::Poor, T::PoorAgain) | (PovertyList::NearPoor, T::NearAgain) => {
                &mut self.again
            }
            (PovertyList::Poor, T::PoorNew) | (PovertyList::NearPoor, T::NearNew) => &mut self.new,
            (PovertyList::Poor, T::PoorIn) | (PovertyList::NearPoor, T::NearIn) => &mut self.came,
            (_, T::Unexplained) if passage.from == on => &mut self.lost,
            (_, T::Unexplained) if passage.to == on => &mut self.found,
            _ => return,
        };
        column.add(passage);
    }

    /// The columns 1 to 9.
    pub fn columns(&self) -> [Flow; 9] {
        [
            self.start,
            self.to_other,
            self.to_above,
            self.out,
            self.from_other,
            self.again,
            self.new,
            self.came,
            self.end,
        ]
    }

    /// What left the list: columns 2 to 4.
    pub fn less(&self) -> Flow {
        self.to_other.plus(self.to_above).plus(self.out)
    }

    /// What came onto the list: columns 5 to 8.
    pub fn more(&self) -> Flow {
        self.from_other.plus(self.again).plus(self.new).plus(self.came)
    }

    /// What the formula gives for column 9.
    pub fn calculated(&self) -> Flow {
        self.start.minus(self.less()).plus(self.more())
    }

    /// Whether the formula gives what was counted, and nobody had to be left out for it: one lost
    /// and one found household would cancel each other and be wrong twice.
    pub fn is_balanced(&self) -> bool {
        self.calculated() == self.end
            && self.lost == Flow::default()
            && self.found == Flow::default()
    }
}

impl Movement {
    /// The sum of a list over the passages for which `take` holds.
    pub fn balance(&self, list: PovertyList, take: impl Fn(&Passage) -> bool) -> Balance {
        Balance::of(self.passages.iter().filter(|passage| take(passage)), list)
    }
}
