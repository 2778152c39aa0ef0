//! The keys of one table of a plan file, taken out by what they have to be.
//!
//! It knows no plan. Invariant: whatever is asked for gets a value or a mistake on its line, and a key
//! that nobody asked for is a mistake too.

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::plan::DayOfYear;
use crate::plan::keywords::Keyword;
use crate::plan::read::mistake::Log;
use crate::text::{Decimal, PartialDate, clean_line};

/// A value with its place.
type Located<'t> = &'t Spanned<DeValue<'t>>;

/// One table, and what was asked of it.
pub(super) struct Fields<'t, 'l> {
    table: &'t DeTable<'t>,
    line: u32,
    asked: Vec<&'static str>,
    pub(super) log: &'l mut Log,
}

impl<'t, 'l> Fields<'t, 'l> {
    /// Of a table that begins on a line.
    pub(super) fn new(table: &'t DeTable<'t>, line: u32, log: &'l mut Log) -> Self {
        Self { table, line, asked: Vec::new(), log }
    }

    /// The line of a key, else that of the table.
    pub(super) fn line_of(&self, key: &str) -> u32 {
        self.table.get(key).map_or(self.line, |value| self.log.line(&value.span()))
    }

    /// Whether a key is there; it counts as asked for.
    pub(super) fn has(&mut self, key: &'static str) -> bool {
        self.get(key).is_some()
    }

    fn get(&mut self, key: &'static str) -> Option<Located<'t>> {
        self.asked.push(key);
        self.table.get(key)
    }

    /// The values of a key that holds one, or a list of them.
    fn several(&mut self, key: &'static str) -> Vec<Located<'t>> {
        match self.get(key) {
            None => Vec::new(),
            Some(value) => match value.get_ref() {
                DeValue::Array(list) if list.is_empty() => {
                    let line = self.line_of(key);
                    self.log.report(line, "plan-wrong-empty", [("key", &key)]);
                    Vec::new()
                }
                DeValue::Array(list) => list.iter().collect(),
                _ => vec![value],
            },
        }
    }

    fn report(&mut self, place: Located<'_>, message: &'static str, key: &str) {
        let line = self.log.line(&place.span());
        self.log.report(line, message, [("key", &key)]);
    }

    /// Says that a key is missing.
    pub(super) fn missing(&mut self, key: &str) {
        self.log.report(self.line, "plan-wrong-missing", [("key", &key)]);
    }

    /// With what was needed, or a mistake that it is missing. A value that was there and wrong has
    /// its mistake already.
    fn needed<T: Default>(&mut self, key: &'static str, value: Option<T>) -> T {
        if value.is_none() && !self.table.contains_key(key) {
            self.missing(key);
        }
        value.unwrap_or_default()
    }

    fn as_text(&mut self, key: &str, place: Located<'_>) -> Option<String> {
        let Some(text) = place.get_ref().as_str() else {
            self.report(place, "plan-wrong-text", key);
            return None;
        };
        let text = clean_line(text).trim().to_owned();
        if text.is_empty() {
            self.report(place, "plan-wrong-empty", key);
            return None;
        }
        Some(text)
    }

    pub(super) fn text(&mut self, key: &'static str) -> Option<String> {
        let place = self.get(key)?;
        self.as_text(key, place)
    }

    /// A text that has to be there.
    pub(super) fn need_text(&mut self, key: &'static str) -> String {
        let text = self.text(key);
        self.needed(key, text)
    }

    /// A text or a list of texts.
    pub(super) fn texts(&mut self, key: &'static str) -> Vec<String> {
        let places = self.several(key);
        places.into_iter().filter_map(|place| self.as_text(key, place)).collect()
    }

    /// A text or a list of texts, each with its line.
    pub(super) fn texts_with_lines(&mut self, key: &'static str) -> Vec<(String, u32)> {
        let places = self.several(key);
        let text =
            |place: Located<'_>| Some((self.as_text(key, place)?, self.log.line(&place.span())));
        places.into_iter().filter_map(text).collect()
    }

    fn as_whole(
        &mut self,
        key: &str,
        place: Located<'_>,
        range: &RangeInclusive<u32>,
    ) -> Option<u32> {
        let number = match place.get_ref() {
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        let Some(number) = number else {
            self.report(place, "plan-wrong-whole", key);
            return None;
        };
        let fitting = u32::try_from(number).ok().filter(|number| range.contains(number));
        if fitting.is_none() {
            let line = self.log.line(&place.span());
            let args: [(&'static str, &dyn ToString); 4] =
                [("key", &key), ("value", &number), ("from", range.start()), ("to", range.end())];
            self.log.report(line, "plan-wrong-range", args);
        }
        fitting
    }

    /// A whole number of a range.
    pub(super) fn whole(&mut self, key: &'static str, range: &RangeInclusive<u32>) -> Option<u32> {
        let place = self.get(key)?;
        self.as_whole(key, place, range)
    }

    /// A whole number that has to be there.
    pub(super) fn need_whole(&mut self, key: &'static str, range: &RangeInclusive<u32>) -> u32 {
        let number = self.whole(key, range);
        self.needed(key, number)
    }

    /// A whole number or a list of them.
    pub(super) fn wholes(&mut self, key: &'static str, range: &RangeInclusive<u32>) -> Vec<u32> {
        let places = self.several(key);
        places.into_iter().filter_map(|place| self.as_whole(key, place, range)).collect()
    }

    pub(super) fn year(&mut self, key: &'static str) -> Option<i32> {
        self.whole(key, &(1900..=2200)).and_then(|year| i32::try_from(year).ok())
    }

    /// A year that has to be there.
    pub(super) fn need_year(&mut self, key: &'static str) -> i32 {
        let year = self.year(key);
        self.needed(key, year)
    }

    pub(super) fn yes_or_no(&mut self, key: &'static str) -> Option<bool> {
        let place = self.get(key)?;
        let answer = place.get_ref().as_bool();
        if answer.is_none() {
            self.report(place, "plan-wrong-yes-no", key);
        }
        answer
    }

    /// A number, read from its digits so that nothing is rounded.
    pub(super) fn number(&mut self, key: &'static str) -> Option<Decimal> {
        let place = self.get(key)?;
        let number = match place.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().parse().ok(),
            DeValue::Float(number) => number.as_str().parse().ok(),
            _ => None,
        };
        if number.is_none() {
            self.report(place, "plan-wrong-number", key);
        }
        number
    }

    fn as_date(&mut self, key: &str, place: Located<'_>) -> Option<NaiveDate> {
        let written = match place.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Datetime(date) => date.to_string(),
            _ => {
                self.report(place, "plan-wrong-date-kind", key);
                return None;
            }
        };
        let date = written.parse::<PartialDate>().ok().and_then(PartialDate::as_day);
        if date.is_none() {
            let line = self.log.line(&place.span());
            let value = clean_line(&written);
            self.log.report(line, "plan-wrong-date", [("key", &key), ("value", &value)]);
        }
        date
    }

    pub(super) fn date(&mut self, key: &'static str) -> Option<NaiveDate> {
        let place = self.get(key)?;
        self.as_date(key, place)
    }

    /// A day that has to be there.
    pub(super) fn need_date(&mut self, key: &'static str) -> Option<NaiveDate> {
        let date = self.date(key);
        self.needed(key, date.map(Some))
    }

    /// A day or a list of days.
    pub(super) fn dates(&mut self, key: &'static str) -> Vec<NaiveDate> {
        let places = self.several(key);
        places.into_iter().filter_map(|place| self.as_date(key, place)).collect()
    }

    /// A day of every year, as `25/11`.
    pub(super) fn need_day_of_year(&mut self, key: &'static str) -> Option<DayOfYear> {
        let text = self.text(key);
        let given = text.is_some();
        let text = self.needed(key, text);
        let day = day_of_year(&text);
        if given && day.is_none() {
            let line = self.line_of(key);
            self.log.report(line, "plan-wrong-day", [("key", &key), ("value", &text)]);
        }
        day
    }

    fn as_choice<T: Keyword>(&mut self, key: &str, place: Located<'_>) -> Option<T> {
        let word = self.as_text(key, place)?;
        let value = T::by_word(&word);
        if value.is_none() {
            let line = self.log.line(&place.span());
            let all: Vec<_> = T::WORDS.iter().map(|(word, _)| *word).collect();
            let all = all.join(", ");
            let args: [(&'static str, &dyn ToString); 3] =
                [("key", &key), ("value", &word), ("all", &all)];
            self.log.report(line, "plan-wrong-choice", args);
        }
        value
    }

    /// One of a number of words.
    pub(super) fn choice<T: Keyword>(&mut self, key: &'static str) -> Option<T> {
        let place = self.get(key)?;
        self.as_choice(key, place)
    }

    /// One of a number of words that has to be there.
    pub(super) fn need_choice<T: Keyword>(&mut self, key: &'static str) -> Option<T> {
        let value = self.choice(key);
        self.needed(key, value.map(Some))
    }

    /// One word or a list of words.
    pub(super) fn choices<T: Keyword>(&mut self, key: &'static str) -> Vec<T> {
        let places = self.several(key);
        places.into_iter().filter_map(|place| self.as_choice(key, place)).collect()
    }

    pub(super) fn table(&mut self, key: &'static str) -> Option<Fields<'t, '_>> {
        let place = self.get(key)?;
        let line = self.log.line(&place.span());
        if let DeValue::Table(table) = place.get_ref() {
            return Some(Fields::new(table, line, self.log));
        }
        self.report(place, "plan-wrong-table", key);
        None
    }

    /// A table within that has to be there.
    pub(super) fn need_table(&mut self, key: &'static str) -> Option<Fields<'t, '_>> {
        if !self.table.contains_key(key) {
            self.asked.push(key);
            self.missing(key);
        }
        self.table(key)
    }

    /// The tables of a list, each with its line.
    pub(super) fn tables(&mut self, key: &'static str) -> Vec<(&'t DeTable<'t>, u32)> {
        let mut tables = Vec::new();
        for place in self.several(key) {
            match place.get_ref() {
                DeValue::Table(table) => tables.push((table, self.log.line(&place.span()))),
                _ => self.report(place, "plan-wrong-table", key),
            }
        }
        tables
    }

    /// Says of every key that nobody asked for that it is not known.
    pub(super) fn finish(self) {
        for (key, _) in self.table {
            let name: &str = key.get_ref();
            if !self.asked.contains(&name) {
                let line = self.log.line(&key.span());
                let mut all = self.asked.clone();
                all.sort_unstable();
                all.dedup();
                let (name, all) = (clean_line(name), all.join(", "));
                self.log.report(line, "plan-wrong-unknown", [("key", &name), ("all", &all)]);
            }
        }
    }
}

/// `25/11`; the 29th of February is a day.
fn day_of_year(text: &str) -> Option<DayOfYear> {
    let (day, month) = text.split_once('/')?;
    let (day, month) = (day.trim().parse().ok()?, month.trim().parse().ok()?);
    NaiveDate::from_ymd_opt(2000, month, day)?;
    Some(DayOfYear { month, day })
}
