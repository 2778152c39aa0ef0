//! What the cells below a heading say where the heading itself says nothing, or the wrong thing.
//!
//! Knows what names, ticks and dates look like, and nothing finer. Invariant: a column that a heading
//! or a person named is changed only if its cells cannot be that.

use crate::domain::import::Meaning;
use crate::domain::schema::RecordKind;
use crate::import::grid::Raw;
use crate::import::heading::Heading;
use crate::import::table::Spot;
use crate::import::words;

/// Rows that are looked at.
const SAMPLE: usize = 200;

/// What the cells of a column look like.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Looks {
    /// Cells that hold anything.
    filled: usize,
    /// Two to six words, each with a capital, no digit.
    names: usize,
    ticks: usize,
    /// With digits of a year or a date.
    dates: usize,
}

/// Gives meanings to columns by their cells.
pub(super) fn complete(heading: &mut Heading, rows: &[Vec<Spot>]) {
    let below = || rows.iter().skip(heading.rows.end).take(SAMPLE);
    let looks: Vec<Looks> =
        (0..heading.heads.len()).map(|at| looks(below().filter_map(|row| row.get(at)))).collect();
    let place = |meaning: &str, heading: &Heading| {
        heading.heads.iter().position(|head| head.column.meaning == Some(meaning))
    };
    let name = words::name_of(heading.kind);
    // A list without a heading over its names.
    if place(name, heading).is_none() && place("head_name", heading).is_none() {
        let mostly = |one: &Looks| {
            one.names > 1 && one.names.saturating_mul(10) >= one.filled.saturating_mul(6)
        };
        let best = looks
            .iter()
            .enumerate()
            .filter(|(at, one)| {
                let free = heading.heads.get(*at).is_some_and(|head| head.column.meaning.is_none());
                free && mostly(one)
            })
            .max_by_key(|(at, one)| (one.names, std::cmp::Reverse(*at)));
        if let Some(head) = best.and_then(|(at, _)| heading.heads.get_mut(at)) {
            head.column.meaning = Some(name);
        }
    }
    if heading.kind == RecordKind::Household {
        let is_there = |meaning: &str| place(meaning, heading).is_some();
        if is_there("members.birth/day") && is_there("members.birth/month") {
            rename(heading, "members.birth/male", "members.birth/year");
            rename(heading, "members.sex/male", "members.birth/year");
        }
        // "Nam" and "Nữ" hold either the year of birth or a tick, whatever stands above them.
        for (tick, date) in [
            ("members.sex/male", "members.birth/male"),
            ("members.sex/female", "members.birth/female"),
        ] {
            exchange(heading, &looks, tick, date, |one| one.dates > one.ticks);
            exchange(heading, &looks, date, tick, |one| one.ticks > one.dates);
        }
        // The head's name beside a column with all names; alone it is the name.
        if place(name, heading).is_none()
            && let Some(head) = place("head_name", heading).and_then(|at| heading.heads.get_mut(at))
        {
            head.column.meaning = Some(name);
        }
    }
}

/// Gives the column of one meaning another one.
fn rename(heading: &mut Heading, from: Meaning, to: Meaning) {
    let taken = heading.heads.iter().any(|head| head.column.meaning == Some(to));
    let own = heading.heads.iter_mut().find(|head| head.column.meaning == Some(from));
    if let Some(head) = own.filter(|_| !taken) {
        head.column.meaning = Some(to);
    }
}

/// Gives the column of one meaning the other one, if its cells look so and the other is free.
fn exchange(
    heading: &mut Heading,
    looks: &[Looks],
    from: Meaning,
    to: Meaning,
    is: impl Fn(&Looks) -> bool,
) {
    let own = heading.heads.iter().find(|head| head.column.meaning == Some(from));
    if own.and_then(|head| looks.get(head.column.at)).is_some_and(is) {
        rename(heading, from, to);
    }
}

fn looks<'a>(spots: impl Iterator<Item = &'a Spot>) -> Looks {
    let mut looks = Looks::default();
    let mut count = |hit: bool, which: fn(&mut Looks) -> &mut usize| {
        let sum = which(&mut looks);
        *sum = sum.saturating_add(usize::from(hit));
    };
    for spot in spots {
        count(!spot.raw.is_blank(), |looks| &mut looks.filled);
        match &spot.raw {
            Raw::Text(text) => {
                let words: Vec<&str> = text.split_whitespace().collect();
                let digits = text.chars().filter(char::is_ascii_digit).count();
                let capital = |word: &&str| word.starts_with(char::is_uppercase);
                let name = (2..=6).contains(&words.len()) && words.iter().all(capital);
                count(name && digits == 0, |looks| &mut looks.names);
                count(text.chars().count() <= 2 && digits < 2, |looks| &mut looks.ticks);
                count(digits >= 4, |looks| &mut looks.dates);
            }
            Raw::Number(number) => {
                count(*number >= 1000.0, |looks| &mut looks.dates);
                count(*number < 10.0, |looks| &mut looks.ticks);
            }
            Raw::Serial(_) => count(true, |looks| &mut looks.dates),
            Raw::Bool(_) => count(true, |looks| &mut looks.ticks),
            Raw::Empty | Raw::Error(_) => {}
        }
    }
    looks
}
