//! The lists in use together: those shipped, each replaceable by another of its name.
//!
//! Invariant: a list that replaces another has every term that records refer to, so nothing stored
//! loses its name.

use std::sync::{Arc, LazyLock};

use crate::domain::reference::communes::Communes;
use crate::domain::reference::holidays::{self, Holidays};
use crate::domain::reference::terms::{About, BadList, Term, Terms};
use crate::text::fold;

/// The lists of terms by name, as shipped.
pub const LISTS: [(&str, &str); 5] = [
    ("peoples", include_str!("peoples.toml")),
    ("causes", include_str!("causes.toml")),
    ("needs", include_str!("needs.toml")),
    ("relations", include_str!("relations.toml")),
    ("deprivations", include_str!("deprivations.toml")),
];

/// The name of the list of communes.
const COMMUNES: &str = "communes";

/// The name of the list of holidays.
const HOLIDAYS: &str = "holidays";

/// The lists in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    lists: [Terms; LISTS.len()],
    communes: Option<Arc<Communes>>,
    holidays: Holidays,
}

static SHIPPED: LazyLock<Arc<Reference>> = LazyLock::new(|| {
    let lists = LISTS.map(|(_, toml)| Terms::read(toml).unwrap_or_else(|_| Terms::none()));
    let holidays = Holidays::read(holidays::SHIPPED).unwrap_or_else(|_| Holidays::none());
    Arc::new(Reference { lists, communes: None, holidays })
});

impl Default for Reference {
    fn default() -> Self {
        Self::shipped().clone()
    }
}

impl Reference {
    /// The lists shipped with the program.
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// The same, to be kept by a book.
    pub fn shipped_ones() -> Arc<Self> {
        Arc::clone(&SHIPPED)
    }

    /// Takes a list in place of the one with its name.
    pub fn replace(&mut self, name: &str, text: &str) -> Result<(), BadList> {
        if name == COMMUNES {
            let list = Communes::read(text)?;
            if list.about().list != name {
                return Err(BadList::OtherList(list.about().list.clone()));
            }
            self.communes = Some(Arc::new(list));
            return Ok(());
        }
        if name == HOLIDAYS {
            let list = Holidays::read(text)?;
            if list.about().list != name {
                return Err(BadList::OtherList(list.about().list.clone()));
            }
            self.holidays = list;
            return Ok(());
        }
        let list = Terms::read(text)?;
        if list.about().list != name {
            return Err(BadList::OtherList(list.about().list.clone()));
        }
        let mut known = LISTS.iter().zip(&mut self.lists);
        let Some((_, known)) = known.find(|((known, _), _)| *known == name) else {
            return Err(BadList::OtherList(name.to_owned()));
        };
        if let Some(lost) = known.terms().iter().find(|term| list.by_id(&term.id).is_none()) {
            return Err(BadList::Missing(lost.id.clone()));
        }
        *known = list;
        Ok(())
    }

    /// What every list says of itself, in the order of [`Reference::names`].
    pub fn abouts(&self) -> impl Iterator<Item = &About> {
        let others = [self.communes().about(), self.holidays.about()];
        self.lists.iter().map(Terms::about).chain(others)
    }

    /// The names under which lists can be replaced, with the ending of their files.
    pub fn names() -> impl Iterator<Item = (&'static str, &'static str)> {
        let terms = LISTS.iter().map(|(name, _)| (*name, "toml"));
        terms.chain([(COMMUNES, "csv"), (HOLIDAYS, "toml")])
    }

    pub fn communes(&self) -> &Communes {
        self.communes.as_deref().unwrap_or_else(|| Communes::shipped())
    }

    /// The days on which offices are closed.
    pub fn holidays(&self) -> &Holidays {
        &self.holidays
    }

    pub fn lists(&self) -> &[Terms] {
        &self.lists
    }

    /// The peoples, by their code.
    pub fn peoples(&self) -> &Terms {
        let [peoples, ..] = &self.lists;
        peoples
    }

    /// The people that a text means: "Ê đê", "Người Mông", "Dân tộc Dao".
    pub fn people(&self, text: &str) -> Option<&Term> {
        let found = self.peoples().find(text);
        found.or_else(|| {
            let (first, rest) = text.trim().split_once(' ')?;
            let rest = match fold(first).as_str() {
                "nguoi" => rest,
                "dan" => {
                    rest.trim_start().split_once(' ').filter(|(second, _)| fold(second) == "toc")?.1
                }
                _ => return None,
            };
            self.peoples().find(rest)
        })
    }

    /// Why a household is poor, by the ids of [`crate::domain::schema::CAUSES`].
    pub fn causes(&self) -> &Terms {
        let [_, causes, ..] = &self.lists;
        causes
    }

    /// What support a household needs, by the ids of [`crate::domain::schema::NEEDS`].
    pub fn needs(&self) -> &Terms {
        let [_, _, needs, ..] = &self.lists;
        needs
    }

    /// What a person is to the head, by the ids of [`crate::domain::schema::RELATIONS`] and `head`.
    pub fn relations(&self) -> &Terms {
        let [_, _, _, relations, _] = &self.lists;
        relations
    }

    /// What a household lacks, by the ids of [`crate::domain::schema::DEPRIVATIONS`].
    pub fn deprivations(&self) -> &Terms {
        let [.., deprivations] = &self.lists;
        deprivations
    }
}

/// The people that a text means, by the shipped list; its `name` is the official one. Texts that
/// mean none stay as they were written.
pub fn people(text: &str) -> Option<&'static Term> {
    Reference::shipped().people(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::schema::{CAUSES, DEPRIVATIONS, NEEDS, Opt, RELATIONS};
    use std::collections::HashSet;

    #[test]
    fn every_shipped_list_reads_and_is_numbered_without_a_hole() {
        for (name, toml) in LISTS {
            let list = Terms::read(toml).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(list.about().list, name);
            assert!(!list.about().source.is_empty() && !list.about().licence.is_empty());
            let numbers = list.terms().iter().map(|term| usize::from(term.number));
            let first = usize::from(name != "relations");
            assert!(numbers.eq(first..list.terms().len() + first), "{name}");
        }
    }

    #[test]
    fn lists_of_options_have_the_options_of_the_schema_in_their_order() {
        let lists = Reference::shipped();
        let ids = |options: &[Opt]| options.iter().map(|opt| opt.id).collect::<Vec<_>>();
        let of = |list: &'static Terms| list.terms().iter().map(|term| term.id.as_str());
        assert!(of(lists.causes()).eq(ids(CAUSES)));
        assert!(of(lists.needs()).eq(ids(NEEDS)));
        assert!(of(lists.deprivations()).eq(ids(DEPRIVATIONS)));
        assert!(of(lists.relations()).eq(std::iter::once("head").chain(ids(RELATIONS))));
    }

    /// Every name and every word finds its own term, with and without marks where it can.
    #[test]
    fn no_word_stands_for_two_terms() {
        for list in Reference::shipped().lists() {
            for term in list.terms() {
                for word in std::iter::once(&term.name).chain(&term.words) {
                    assert_eq!(list.find(word), Some(term), "{}: {word}", list.about().list);
                }
            }
        }
    }

    #[test]
    fn the_54_peoples_have_the_codes_of_1979() {
        let peoples = Reference::shipped().peoples();
        assert_eq!(peoples.terms().len(), 54);
        let names: HashSet<_> = peoples.terms().iter().map(|term| &term.name).collect();
        assert_eq!(names.len(), 54);
        for (at, term) in (1..).zip(peoples.terms()) {
            assert_eq!(term.id, format!("{at:02}"));
        }
        // The census list of the statistics office has 04 Mường, 06 Hoa: another order.
        for (code, name) in
            [("01", "Kinh"), ("04", "Hoa"), ("06", "Mường"), ("08", "Hmông"), ("54", "Rơ-măm")]
        {
            assert_eq!(peoples.by_id(code).unwrap().name, name);
        }
    }

    #[test]
    fn a_people_is_found_however_it_is_written() {
        for (text, name) in [
            ("Mông", Some("Hmông")),
            ("H'Mông", Some("Hmông")),
            ("H`Mông", Some("Hmông")),
            ("HMONG", Some("Hmông")),
            ("Ê Đê", Some("Ê-đê")),
            ("êđê", Some("Ê-đê")),
            ("Gia rai", Some("Gia-rai")),
            ("J’rai", Some("Gia-rai")),
            ("M'nông", Some("Mnông")),
            ("K’ho", Some("Cơ-ho")),
            ("Kơ ho", Some("Cơ-ho")),
            ("Cơho", Some("Cơ-ho")),
            ("Ba Na", Some("Ba-na")),
            ("Khmer", Some("Khơ-me")),
            ("Khơ mú", Some("Khơ-mú")),
            ("thái", Some("Thái")),
            ("Tay", Some("Tày")),
            ("La hu", Some("La Hủ")),
            ("Người Kinh", Some("Kinh")),
            ("Dân tộc Dao", Some("Dao")),
            ("Anh", None),
            ("-", None),
            ("", None),
            ("Kinh, Tày", None),
        ] {
            assert_eq!(people(text).map(|term| term.name.as_str()), name, "{text}");
        }
    }

    #[test]
    fn another_list_takes_the_place_of_one_with_every_term_it_had() {
        let mut lists = Reference::default();
        let (_, causes) = LISTS[1];
        let newer = causes.replace("Không có lao động", "Thiếu người làm");
        assert_eq!(lists.replace("causes", &newer), Ok(()));
        assert_eq!(lists.causes().by_id("lack_labor").unwrap().name, "Thiếu người làm");
        assert_eq!(lists.replace("needs", causes), Err(BadList::OtherList("causes".to_owned())));
        let end = causes.rfind("[[term]]").unwrap();
        assert_eq!(
            lists.replace("causes", &causes[..end]),
            Err(BadList::Missing("other".to_owned()))
        );
        assert_eq!(lists.causes().terms().len(), 8, "a list that is refused changes nothing");
    }
}
