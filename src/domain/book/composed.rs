//! Names of records that belong to others: a review is called by its meeting and household, a member
//! by household and name, a standing by household and year, a target by village, year and kind.
//!
//! They are composed when asked for and stand in no index: a household that gets another code takes
//! its rows along. Invariant: what [`Book::human_key`] gives is found again, unless two are called
//! alike.

use crate::domain::book::Book;
use crate::domain::record::Record;
use crate::domain::schema::Kind;
use crate::text::fold;

/// Whether records of a kind are called by what they belong to.
pub(super) fn human_key_is_composed(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Review
            | Kind::Member
            | Kind::Standing
            | Kind::Target
            | Kind::Tally
            | Kind::Filing
            | Kind::Part
    )
}

impl Book {
    /// The composed name of a record of such a kind.
    pub(super) fn composed_key(&self, record: &Record) -> Option<String> {
        let linked = |field: &str| {
            let linked = record.link(field).and_then(|id| self.find(id));
            linked.map(|linked| self.human_key(linked))
        };
        let named = |field: &str| linked(field).unwrap_or_default();
        match record.kind {
            Kind::Review => Some(format!("{}/{}", named("meeting"), named("household"))),
            Kind::Member => Some(format!("{}/{}", linked("household")?, record.text("full_name")?)),
            Kind::Standing => Some(format!("{}/{}", linked("household")?, record.int("year")?)),
            Kind::Target => {
                let what = format!("{}/{}", record.int("year")?, record.code("kind")?);
                Some(linked("village").map_or_else(|| what.clone(), |of| format!("{of}/{what}")))
            }
            Kind::Tally => {
                let year = record.int("year")?.to_string();
                Some(linked("village").map_or_else(|| year.clone(), |of| format!("{of}/{year}")))
            }
            Kind::Filing => {
                let due = record.get("due_on")?.as_date()?;
                Some(format!("{}/{}/{due}", record.text("plan")?, record.text("entry")?))
            }
            Kind::Part => Some(format!("{}/{}", linked("nomination")?, record.text("part")?)),
            _ => None,
        }
    }

    /// The record that such a name means; of several those that stand, `Err` where that is not one.
    pub(super) fn resolve_composed(&self, kind: Kind, named: &str) -> Result<&Record, usize> {
        let mut found: Vec<&Record> = match kind {
            Kind::Target | Kind::Tally | Kind::Filing | Kind::Part => {
                self.records(kind).filter(|record| self.is_called(record, named)).collect()
            }
            // A number or a code may hold a slash itself.
            _ => named
                .match_indices('/')
                .filter_map(|(at, _)| Some((named.get(..at)?, named.get(at + 1..)?)))
                .flat_map(|(of, rest)| self.belonging(kind, of, rest))
                .collect(),
        };
        if found.len() > 1 {
            found.retain(|record| !record.is_void());
        }
        match found.as_slice() {
            [one] => Ok(one),
            many => Err(many.len()),
        }
    }

    /// The records of a kind that belong to what is called `of`, with this rest of the name.
    fn belonging(&self, kind: Kind, of: &str, rest: &str) -> Vec<&Record> {
        if kind == Kind::Review {
            let meeting = self.resolve(Kind::Meeting, of).ok();
            let household = self.resolve(Kind::Household, rest).ok();
            let both = meeting.zip(household);
            return both.and_then(|(m, h)| self.review_of(m.id, h.id)).into_iter().collect();
        }
        let Ok(household) = self.resolve(Kind::Household, of) else {
            return Vec::new();
        };
        let rest = fold(rest);
        let rest = rest.trim();
        let is_it = |record: &&Record| match kind {
            Kind::Standing => record.int("year").is_some_and(|year| year.to_string() == rest),
            _ => record.text("full_name").is_some_and(|name| fold(name) == rest),
        };
        self.linking(household.id, kind).filter(is_it).collect()
    }

    fn is_called(&self, record: &Record, named: &str) -> bool {
        self.composed_key(record).is_some_and(|key| fold(&key) == fold(named))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::testing::Commune;

    #[test]
    fn what_belongs_to_another_record_is_found_by_its_name() {
        let mut commune = Commune::new(1);
        let desk = &mut commune.desk;
        let of = commune.poor.to_string();
        desk.edit(commune.poor, &json!({"code": "TL/7"}));
        let member = desk.enter(Kind::Member, &json!({"household": of, "full_name": "Hà Văn Tú"}));
        let year = json!({"household": of, "year": 2024, "class": "poor"});
        let standing = desk.enter(Kind::Standing, &year);
        let village = desk.enter(Kind::Target, &json!({"village": "Phố Mới", "count": 3}));
        let whole = desk.enter(Kind::Target, &json!({"year": 2026, "count": 30}));
        let rows = [
            (member, "TL/7/Hà Văn Tú", "tl/7/ha van tu"),
            (standing, "TL/7/2024", "tl/7/2024"),
            (village, "Phố Mới/2026/exit_poor", "pho moi/2026/exit_poor"),
            (whole, "2026/exit_poor", "2026/Exit_Poor"),
        ];
        for (id, key, typed) in rows {
            let record = desk.record(id);
            assert_eq!(desk.book.human_key(record), key);
            for named in [key, typed] {
                let found = desk.book.resolve(record.kind, named).map(|found| found.id);
                assert_eq!(found, Ok(id), "{named}");
            }
        }
        assert_eq!(desk.book.resolve(Kind::Standing, "TL/7/2023").map(|r| r.id), Err(0));
        desk.enter(Kind::Member, &json!({"household": of, "full_name": "Hà Văn Tư"}));
        assert_eq!(desk.book.resolve(Kind::Member, "TL/7/Hà Văn Tú").map(|r| r.id), Err(2));
    }
}
