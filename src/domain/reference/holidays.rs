//! The days on which offices are closed, read from TOML, and counting of working days.
//!
//! Saturdays and Sundays are free; a holiday that is only heard of does not count as free, so that
//! nothing is sent too late because of it. Invariant: counting ends for every day and every number.

use chrono::{Datelike, Days, NaiveDate};
use serde::Deserialize;

use crate::domain::reference::terms::{About, BadList};
use crate::text::{PartialDate, clean_name, weekday};

/// The text of the shipped list.
pub(super) const SHIPPED: &str = include_str!("holidays.toml");

/// The most working days that are counted: more than a century.
const MOST: u32 = 30_000;

/// A holiday of every year.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Yearly {
    /// The month, 1 to 12.
    pub month: u32,
    /// The day of the month.
    pub day: u32,
    /// The first year that has it.
    #[serde(default)]
    pub since: Option<i32>,
    pub name: String,
    pub source: String,
    /// Whether it was read in the source itself.
    pub verified: bool,
    /// Whether it counts as a free day.
    #[serde(default = "yes")]
    pub counted: bool,
}

fn yes() -> bool {
    true
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct OneDay {
    date: PartialDate,
    name: String,
    source: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holidays {
    about: About,
    announced: Vec<i32>,
    yearly: Vec<Yearly>,
    day: Vec<OneDay>,
}

impl Holidays {
    /// Reads a list from TOML.
    pub fn read(toml: &str) -> Result<Self, BadList> {
        let mut list: Self =
            toml::from_str(toml).map_err(|error| BadList::Read(error.to_string()))?;
        list.day.sort_by_key(|day| day.date);
        for pair in list.day.windows(2) {
            if let [one, other] = pair
                && one.date == other.date
            {
                return Err(BadList::Twice(one.date.to_string()));
            }
        }
        let texts = list.day.iter().flat_map(|day| [&day.name, &day.source]);
        let texts = texts.chain(list.yearly.iter().flat_map(|day| [&day.name, &day.source]));
        for text in texts {
            if text.is_empty() || clean_name(text) != *text {
                return Err(BadList::Text(text.clone()));
            }
        }
        // The 29th of February is a day in one year of four: 2024 has it.
        let real = |day: &&Yearly| NaiveDate::from_ymd_opt(2024, day.month, day.day).is_none();
        if let Some(wrong) = list.yearly.iter().find(real) {
            return Err(BadList::Text(format!("{}/{}", wrong.day, wrong.month)));
        }
        if let Some(wrong) = list.day.iter().find(|day| day.date.as_day().is_none()) {
            return Err(BadList::Text(wrong.date.to_string()));
        }
        Ok(list)
    }

    /// A list without a day.
    pub(super) fn none() -> Self {
        Self { about: About::nothing(), announced: Vec::new(), yearly: Vec::new(), day: Vec::new() }
    }

    /// What the list says of itself.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// Whether the days off of a year were announced; otherwise only what follows from the law and
    /// the moon is here.
    pub fn is_announced(&self, year: i32) -> bool {
        self.announced.contains(&year)
    }

    /// The holidays of every year, those that are only heard of too.
    pub fn yearly(&self) -> &[Yearly] {
        &self.yearly
    }

    /// The holiday on a day, if offices are closed for one.
    pub fn name(&self, day: NaiveDate) -> Option<&str> {
        let wanted = PartialDate::from(day);
        let at = self.day.binary_search_by_key(&wanted, |one| one.date).ok();
        let one = at.and_then(|at| self.day.get(at)).map(|one| one.name.as_str());
        one.or_else(|| {
            let here = |yearly: &&Yearly| {
                yearly.counted
                    && (yearly.month, yearly.day) == (day.month(), day.day())
                    && yearly.since.is_none_or(|since| day.year() >= since)
            };
            self.yearly.iter().find(here).map(|yearly| yearly.name.as_str())
        })
    }

    /// Whether offices work on a day.
    pub fn is_working(&self, day: NaiveDate) -> bool {
        weekday(day) < 5 && self.name(day).is_none()
    }

    /// The last of so many working days after a day, which itself does not count (Bộ luật Dân sự
    /// 2015, Điều 147). `None` past the calendar's end.
    pub fn working_days_after(&self, day: NaiveDate, count: u32) -> Option<NaiveDate> {
        let mut at = day;
        for _ in 0..count.min(MOST) {
            at = at.checked_add_days(Days::new(1))?;
            while !self.is_working(at) {
                at = at.checked_add_days(Days::new(1))?;
            }
        }
        Some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn shipped() -> Holidays {
        Holidays::read(SHIPPED).unwrap()
    }

    #[test]
    fn free_days_of_known_years() {
        let list = shipped();
        for (date, name) in [
            ("2022-01-01", Some("Tết Dương lịch")),
            ("2022-02-01", Some("Tết Nguyên đán")),
            ("2022-02-07", None),
            ("2022-04-11", Some("Nghỉ bù")),
            ("2023-04-29", Some("Giỗ Tổ Hùng Vương")),
            ("2024-04-18", Some("Giỗ Tổ Hùng Vương")),
            ("2024-09-03", Some("Quốc khánh")),
            ("2020-09-02", Some("Quốc khánh")),
            ("2020-09-03", None),
            ("2025-01-24", None),
            ("2025-01-31", Some("Tết Nguyên đán")),
            ("2026-02-20", Some("Tết Nguyên đán")),
            ("2030-02-02", Some("Tết Nguyên đán")),
            ("2026-11-24", None),
        ] {
            assert_eq!(list.name(day(date)), name, "{date}");
        }
        assert!(list.is_announced(2026) && !list.is_announced(2027));
    }

    /// Every year has the days that the law gives: 10 until 2020, 11 from 2021 where announced.
    #[test]
    fn every_year_has_its_days() {
        let list = shipped();
        for year in 2017..=2030 {
            let days = day(&format!("{year}-01-01")).iter_days();
            let days = days.take_while(|day| day.year() == year);
            let named: Vec<_> = days.filter_map(|day| list.name(day)).collect();
            let of = |name: &str| named.iter().filter(|other| **other == name).count();
            assert_eq!(of("Giỗ Tổ Hùng Vương"), 1, "{year}");
            assert!(of("Tết Nguyên đán") >= 4, "{year}");
            let second = (2021..=2026).contains(&year);
            assert_eq!(of("Quốc khánh"), 1 + usize::from(second), "{year}");
        }
    }

    #[test]
    fn a_holiday_only_heard_of_is_told_but_is_a_working_day() {
        let list = shipped();
        let heard: Vec<_> = list.yearly().iter().filter(|yearly| !yearly.counted).collect();
        assert_eq!(heard.len(), 1);
        assert_eq!((heard[0].month, heard[0].day, heard[0].since), (11, 24, Some(2026)));
        assert!(!heard[0].verified);
        assert!(list.is_working(day("2026-11-24")), "a Tuesday");
        let law_read = SHIPPED.replace("counted = false", "counted = true");
        let list = Holidays::read(&law_read).unwrap();
        assert!(!list.is_working(day("2026-11-24")) && list.is_working(day("2025-11-24")));
    }

    #[test]
    fn working_days_pass_over_weekends_and_holidays() {
        let list = shipped();
        for (from, count, to) in [
            ("2026-11-20", 0, "2026-11-20"),
            ("2026-11-20", 1, "2026-11-23"),
            ("2026-11-19", 3, "2026-11-24"),
            // 2 September inside the review window: Tuesday 1 and Wednesday 2 are free.
            ("2026-08-28", 3, "2026-09-07"),
            // Tết inside the first quarter.
            ("2025-01-24", 1, "2025-02-03"),
            ("2022-04-08", 1, "2022-04-12"),
        ] {
            assert_eq!(list.working_days_after(day(from), count), Some(day(to)), "{from} {count}");
        }
        assert_eq!(list.working_days_after(NaiveDate::MAX, 1), None);
    }

    #[test]
    fn a_file_that_is_wrong_is_refused() {
        for (old, new) in [
            ("month = 9", "month = 13"),
            ("date = \"2017-01-27\"", "date = \"2017-01-26\""),
            ("date = \"2017-01-27\"", "date = \"2017-01\""),
            ("\ncounted = false", "\ncounting = false"),
            ("name = \"Quốc khánh\"", "name = \"\""),
        ] {
            assert!(SHIPPED.contains(old), "{old}");
            assert!(Holidays::read(&SHIPPED.replacen(old, new, 1)).is_err(), "{old} -> {new}");
        }
    }

    proptest! {
        #[test]
        fn so_many_working_days_lie_between(from in 600_000_i32..760_000, count in 0_u32..300) {
            let list = shipped();
            let from = NaiveDate::from_num_days_from_ce_opt(from).unwrap();
            let to = list.working_days_after(from, count).unwrap();
            let between = from.iter_days().skip(1).take_while(|day| *day <= to);
            let working = between.filter(|day| list.is_working(*day)).count();
            prop_assert_eq!(working, usize::try_from(count).unwrap());
            prop_assert!(count == 0 || list.is_working(to));
        }
    }
}
