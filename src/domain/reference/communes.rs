//! The provinces and communes in force, by their codes.
//!
//! A text of short lines: a province with its two digits, then its communes with their five.
//! Invariant: codes are unique, every commune has its province, every name is as the program stores
//! names.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::domain::reference::terms::{About, BadList};
use crate::text::{PartialDate, clean_name, fold, same_spelling_key};

/// The text of the shipped list.
pub(super) const SHIPPED: &str = include_str!("communes.csv");

/// What a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Tỉnh.
    Province,
    /// Thành phố.
    City,
    /// Xã.
    Commune,
    /// Phường.
    Ward,
    /// Đặc khu.
    SpecialZone,
}

impl Unit {
    const CODES: [(&'static str, Self); 5] = [
        ("t", Self::Province),
        ("tp", Self::City),
        ("x", Self::Commune),
        ("p", Self::Ward),
        ("dk", Self::SpecialZone),
    ];

    /// The word before the name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Province => "Tỉnh",
            Self::City => "Thành phố",
            Self::Commune => "Xã",
            Self::Ward => "Phường",
            Self::SpecialZone => "Đặc khu",
        }
    }

    fn is_province(self) -> bool {
        matches!(self, Self::Province | Self::City)
    }
}

/// A province, or a city of the same rank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Province {
    /// Two digits.
    pub code: Box<str>,
    pub unit: Unit,
    /// Its name without that word.
    pub name: Box<str>,
}

/// A commune, ward or special zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commune {
    /// Five digits.
    pub code: Box<str>,
    pub unit: Unit,
    /// Its name without that word.
    pub name: Box<str>,
    province: u16,
}

impl Commune {
    /// As it is written: "Xã Ba Chẽ".
    pub fn full_name(&self) -> String {
        format!("{} {}", self.unit.word(), self.name)
    }
}

/// The units in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Communes {
    about: About,
    provinces: Vec<Province>,
    units: Vec<Commune>,
    /// Folded name, without the word before it, to the places in `units`.
    by_name: HashMap<Box<str>, Vec<u16>>,
}

impl Communes {
    /// The list shipped with the program.
    pub fn shipped() -> &'static Self {
        static LIST: LazyLock<Communes> =
            LazyLock::new(|| Communes::read(SHIPPED).unwrap_or_else(|_| Communes::none()));
        &LIST
    }

    fn none() -> Self {
        let about = About::nothing();
        Self { about, provinces: Vec::new(), units: Vec::new(), by_name: HashMap::new() }
    }

    pub fn read(text: &str) -> Result<Self, BadList> {
        let mut list = Self { about: about(text)?, ..Self::none() };
        let mut codes = HashSet::new();
        let lines = text.lines().enumerate().map(|(at, line)| (at + 1, line.trim_end()));
        for (at, line) in lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
            let unread = || BadList::Read(format!("line {at}: {line}"));
            let mut parts = line.splitn(3, ',');
            let (code, unit) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
            let name = parts.next().ok_or_else(unread)?;
            let unit = Unit::CODES.iter().find(|(code, _)| *code == unit).ok_or_else(unread)?.1;
            let digits = if unit.is_province() { 2 } else { 5 };
            if code.len() != digits || !code.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(unread());
            }
            if name.is_empty() || clean_name(name) != name {
                return Err(BadList::Text(name.to_owned()));
            }
            if !codes.insert(code) {
                return Err(BadList::Twice(code.to_owned()));
            }
            list.add(code, unit, name).ok_or_else(unread)?;
        }
        if list.units.is_empty() {
            return Err(BadList::Missing("x".to_owned()));
        }
        Ok(list)
    }

    fn add(&mut self, code: &str, unit: Unit, name: &str) -> Option<()> {
        if unit.is_province() {
            self.provinces.push(Province { code: code.into(), unit, name: name.into() });
            return Some(());
        }
        let province = u16::try_from(self.provinces.len().checked_sub(1)?).ok()?;
        let place = u16::try_from(self.units.len()).ok()?;
        self.by_name.entry(fold(name).into()).or_default().push(place);
        self.units.push(Commune { code: code.into(), unit, name: name.into(), province });
        Some(())
    }

    /// What the list says of itself.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// The provinces in order of codes.
    pub fn provinces(&self) -> &[Province] {
        &self.provinces
    }

    /// The communes, by province and code.
    pub fn communes(&self) -> &[Commune] {
        &self.units
    }

    /// The province of a commune of this list.
    pub fn province_of(&self, commune: &Commune) -> Option<&Province> {
        self.provinces.get(usize::from(commune.province))
    }

    /// The commune with a code.
    pub fn by_code(&self, code: &str) -> Option<&Commune> {
        self.units.iter().find(|commune| *commune.code == *code)
    }

    /// The communes whose names begin as what is typed, with or without the word before the name:
    /// at most so many, the shortest first. Nothing for less than two letters of the name.
    pub fn beginning(&self, typed: &str, most: usize) -> Vec<&Commune> {
        let (unit, bare) = without_word(typed);
        let begun = fold(bare);
        let words = [Unit::Commune, Unit::Ward, Unit::SpecialZone].map(|unit| fold(unit.word()));
        let only_word = unit.is_none() && words.iter().any(|word| word.starts_with(&begun));
        if only_word || begun.chars().nth(1).is_none() {
            return Vec::new();
        }
        let fits = |commune: &&Commune| {
            unit.is_none_or(|unit| unit == commune.unit) && fold(&commune.name).starts_with(&begun)
        };
        let mut found: Vec<_> = self.units.iter().filter(fits).collect();
        let spelled = same_spelling_key(bare);
        let other = |commune: &Commune| !same_spelling_key(&commune.name).starts_with(&spelled);
        found.sort_by_key(|commune| (other(commune), commune.name.chars().count()));
        found.truncate(most);
        found
    }

    /// The communes that a name means, with or without the word before it; those whose marks agree,
    /// where any do.
    pub fn named(&self, name: &str) -> Vec<&Commune> {
        let (unit, bare) = without_word(name);
        let places = self.by_name.get(fold(bare).as_str()).map_or(&[][..], Vec::as_slice);
        let mut found: Vec<_> =
            places.iter().filter_map(|at| self.units.get(usize::from(*at))).collect();
        if let Some(unit) = unit
            && found.iter().any(|commune| commune.unit == unit)
        {
            found.retain(|commune| commune.unit == unit);
        }
        let spelled = same_spelling_key(bare);
        let agrees = |commune: &&Commune| same_spelling_key(&commune.name) == spelled;
        if found.iter().any(agrees) {
            found.retain(agrees);
        }
        found
    }
}

/// The word before a name and the name without it.
fn without_word(name: &str) -> (Option<Unit>, &str) {
    let name = name.trim();
    for unit in [Unit::Commune, Unit::Ward, Unit::SpecialZone] {
        let words = unit.word().split(' ').count();
        let mut at = name;
        let mut first = String::new();
        for _ in 0..words {
            let Some((word, rest)) = at.split_once(' ') else { break };
            first.push_str(word);
            at = rest.trim_start();
        }
        if fold(&first) == fold(unit.word()).replace(' ', "") {
            return (Some(unit), at);
        }
    }
    (None, name)
}

/// The lines at the top that say what the list is.
fn about(text: &str) -> Result<About, BadList> {
    let said = |name: &str| {
        let mut lines = text.lines().take_while(|line| line.starts_with('#'));
        let found = lines.find_map(|line| {
            line.trim_start_matches('#').trim_start().strip_prefix(name)?.strip_prefix(':')
        });
        found.map(|value| value.trim().to_owned())
    };
    let must = |name: &str| said(name).ok_or_else(|| BadList::Missing(name.to_owned()));
    let date: Option<PartialDate> = must("as_of")?.parse().ok();
    let date = date.and_then(PartialDate::as_day);
    Ok(About {
        list: must("list")?,
        as_of: date.ok_or_else(|| BadList::Missing("as_of".to_owned()))?,
        source: must("source")?,
        licence: must("licence")?,
        verified: said("verified").is_some_and(|word| word == "yes"),
        note: said("note").unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(units: impl Iterator<Item = Unit>, unit: Unit) -> usize {
        units.filter(|found| *found == unit).count()
    }

    #[test]
    fn the_units_in_force_are_all_there() {
        let list = Communes::read(SHIPPED).unwrap();
        assert_eq!(list.about().list, "communes");
        let provinces = || list.provinces().iter().map(|province| province.unit);
        assert_eq!((count(provinces(), Unit::Province), count(provinces(), Unit::City)), (25, 9));
        let communes = || list.communes().iter().map(|commune| commune.unit);
        let kinds = [Unit::Commune, Unit::Ward, Unit::SpecialZone];
        assert_eq!(kinds.map(|unit| count(communes(), unit)), [2611, 697, 13]);
        assert_eq!(list.communes().len(), 3321);
        let names: HashSet<_> = list.provinces().iter().map(|province| &province.name).collect();
        assert_eq!(names.len(), 34);
        // By the act of 1/9/2026: 30 wards, 22 communes, 2 special zones.
        let in_province = |code: &str| {
            let units = list.communes().iter().filter(|commune| {
                list.province_of(commune).is_some_and(|province| &*province.code == code)
            });
            kinds.map(|unit| count(units.clone().map(|commune| commune.unit), unit))
        };
        assert_eq!(in_province("22"), [22, 30, 2]);
        assert!(list.provinces().iter().all(|p| in_province(&p.code).iter().sum::<usize>() >= 38));
    }

    #[test]
    fn what_was_wrong_in_the_source_is_mended() {
        let list = Communes::shipped();
        assert_eq!(list.by_code("06970").unwrap().full_name(), "Xã Ba Chẽ");
        assert_eq!(list.by_code("06978"), None);
        assert_eq!(list.by_code("06325").unwrap().full_name(), "Xã Bắc Sơn");
        for city in ["Quảng Ninh", "Bắc Ninh", "Đồng Nai"] {
            let found = list.provinces().iter().find(|province| &*province.name == city);
            assert_eq!(found.unwrap().unit, Unit::City, "{city}");
        }
        for commune in list.communes() {
            assert!(!commune.name.contains(['\'', '`']), "{}", commune.name);
            for new in ["oà", "uỷ", "uỵ"] {
                assert!(
                    !commune.name.split(' ').any(|word| word.ends_with(new)),
                    "{}",
                    commune.name
                );
            }
        }
        assert!(list.communes().iter().any(|commune| &*commune.name == "Ea H’Leo"));
    }

    #[test]
    fn a_name_is_found_with_and_without_its_word_and_marks() {
        let list = Communes::shipped();
        let codes = |name: &str| list.named(name).iter().map(|c| &*c.code).collect::<Vec<_>>();
        for name in ["Ba Chẽ", "xã Ba Chẽ", "BA CHE", "Xã  Ba Chẽ "] {
            assert_eq!(codes(name), ["06970"], "{name}");
        }
        assert_eq!(list.named("phường Ba Đình").len(), 1);
        assert_eq!(codes("Ea H'leo"), codes("xã Ea H’Leo"));
        assert!(codes("Tân Phú").len() > 1, "one name in several provinces");
        let odd = ["", "xã", "Đặc khu", "Xã Không Có Đâu"];
        assert!(odd.iter().all(|name| codes(name).is_empty()));
        assert_eq!(codes("Hoà Lạc"), codes("Hòa Lạc"));
        assert_eq!(list.named("đặc khu Phú Quốc").first().map(|c| c.unit), Some(Unit::SpecialZone));
    }

    #[test]
    fn names_are_offered_while_they_are_typed() {
        let list = Communes::shipped();
        let offered = |typed: &str| {
            let found = list.beginning(typed, 3);
            found.iter().map(|commune| commune.full_name()).collect::<Vec<_>>()
        };
        for typed in ["Ba Chẽ", "xã ba ch", "Xã Ba Chẽ", "ba che"] {
            assert_eq!(offered(typed).first().map(String::as_str), Some("Xã Ba Chẽ"), "{typed}");
        }
        assert!(offered("phường ba đì")[0].starts_with("Phường Ba Đình"));
        assert_eq!(offered("tân phú").len(), 3);
        for typed in ["", "x", "xã", "Xã ", "Xã Không Có Đâu"] {
            assert!(offered(typed).is_empty(), "{typed}: {:?}", offered(typed));
        }
    }

    #[test]
    fn a_list_that_is_wrong_says_where() {
        let head = "# list: communes\n# as_of: 2027-01-01\n# source: s\n# licence: l\n";
        let read = |lines: &str| Communes::read(&format!("{head}{lines}"));
        assert!(read("01,tp,Hà Nội\n00004,p,Ba Đình\n").is_ok());
        for lines in ["00004,p,Ba Đình", "01,tp,Hà Nội\n0004,p,Ba Đình", "01,tp,Hà Nội\n00004,q,A"]
        {
            assert!(matches!(read(lines), Err(BadList::Read(_))), "{lines}");
        }
        let twice = "01,tp,Hà Nội\n00004,p,Ba Đình\n00004,x,A\n";
        assert_eq!(read(twice), Err(BadList::Twice("00004".into())));
        assert_eq!(read("01,tp,Hà Nội"), Err(BadList::Missing("x".into())));
        assert_eq!(read("01,tp, Hà Nội"), Err(BadList::Text(" Hà Nội".into())));
        assert_eq!(Communes::read("01,tp,Hà Nội"), Err(BadList::Missing("as_of".into())));
    }
}
