//! The heading of a list: where it is, what its columns mean, of which kind the list is.
//!
//! Knows sheets and the vocabularies, not the values. Every block of one to three rows near the top
//! is tried with every kind; the one whose cells say most is the heading. Invariant: a heading has
//! the column that says who a row is about.

mod assign;
mod block;
mod content;
mod phrase;
mod title;

use std::collections::BTreeSet;
use std::ops::Range;

use chrono::Datelike as _;

use crate::domain::import::Title;
use crate::domain::schema::RecordKind;
use crate::import::decode::Decoded;
use crate::import::grid::{Raw, Sheet};
use crate::import::table::{ListColumn, Spot};
use crate::import::{Mapping, Options, words};
use crate::text::fold;

use assign::{Assigned, assign, unit_of};

pub(in crate::import) use phrase::plain;

/// How many rows from the top a heading is looked for.
const DEPTH: usize = 80;
/// So many rows, those most like a heading, are tried with their neighbours.
const BEST: usize = 4;
/// A heading says at least so much, in hundredths of a column.
const LEAST: u32 = 240;
/// What each row more must bring.
const ROW: u32 = 40;
/// Kinds that are read from lists; of equals the first.
const KINDS: [RecordKind; 3] =
    [RecordKind::Household, RecordKind::Contribution, RecordKind::Registration];

/// A heading that was found.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    /// Of which kind the list is.
    pub kind: RecordKind,
    /// The places of its rows in the sheet.
    pub rows: Range<usize>,
    pub heads: Vec<ListColumn>,
    /// What the rows above say.
    pub title: Title,
    /// How well it fits: the best of all sheets is read.
    pub points: u32,
}

/// Finds the heading of a sheet.
pub(super) fn find(sheet: &Sheet, decoded: &Decoded, options: &Options<'_>) -> Option<Heading> {
    let rows = &decoded.rows;
    let kinds: Vec<RecordKind> = KINDS
        .into_iter()
        .filter(|kind| options.kind.is_none_or(|wanted| wanted == *kind))
        .collect();
    // Who says the kind, or the columns, knows that it is a list.
    let told = options.kind.is_some() || options.mapping.is_some_and(|told| !told.0.is_empty());
    let least = if told { LEAST.saturating_div(2) } else { LEAST };
    let mut best: Option<Heading> = None;
    for (first, height) in blocks(rows, options.mapping) {
        let end = first.saturating_add(height);
        let paths = block::paths(sheet, rows, first, height);
        for kind in &kinds {
            let Assigned { heads, points } = assign(*kind, &paths, options.mapping);
            let cost = ROW.saturating_mul(u32::try_from(height).unwrap_or(ROW));
            let points = points.saturating_sub(cost);
            if best.as_ref().is_none_or(|best| points > best.points) && points >= least {
                let title = Title::default();
                best = Some(Heading { kind: *kind, rows: first..end, heads, title, points });
            }
        }
    }
    let mut heading = best?;
    content::complete(&mut heading, rows);
    let name = words::name_of(heading.kind);
    let named =
        |head: &ListColumn| matches!(head.column.meaning, Some(m) if m == name || m == "head_name");
    if !heading.heads.iter().any(named) {
        return None;
    }
    let above = rows.get(..heading.rows.start).unwrap_or(&[]);
    heading.title = title::of(above, sheet.name.as_deref(), options.today.year());
    let mut said = above.iter().flatten().filter_map(|spot| match &spot.raw {
        Raw::Text(text) => unit_of(text).filter(|unit| *unit > 1),
        _ => None,
    });
    if let Some(unit) = said.next_back() {
        let silent = |head: &&mut ListColumn| unit_of(&head.column.heading).is_none();
        heading.heads.iter_mut().filter(silent).for_each(|head| head.unit = unit);
    }
    Some(heading)
}

/// The blocks of rows that may be a heading, each as its first row and its height: those around the
/// rows with most cells that could be of one.
fn blocks(rows: &[Vec<Spot>], mapping: Option<&Mapping>) -> BTreeSet<(usize, usize)> {
    let named = |text: &str| mapping.is_some_and(|mapping| mapping.0.contains_key(&fold(text)));
    let likely = |row: &Vec<Spot>| {
        let hit = |spot: &&Spot| match &spot.raw {
            Raw::Text(text) => phrase::could_be(text) || named(text),
            _ => false,
        };
        row.iter().filter(hit).count()
    };
    let mut ranked: Vec<(usize, usize)> =
        rows.iter().take(DEPTH).map(likely).enumerate().filter(|(_, hits)| *hits > 0).collect();
    ranked.sort_by_key(|(at, hits)| (std::cmp::Reverse(*hits), *at));
    let mut blocks = BTreeSet::new();
    for (best, _) in ranked.into_iter().take(BEST) {
        for first in best.saturating_sub(block::MAX_ROWS.saturating_sub(1))..=best {
            for height in 1..=block::MAX_ROWS {
                let end = first.saturating_add(height);
                let title = height > 1 && lone_title(rows.get(first));
                if end > best && end <= rows.len() && !title {
                    blocks.insert((first, height));
                }
            }
        }
    }
    blocks
}

fn texts(row: &[Spot]) -> usize {
    row.iter().filter(|spot| matches!(spot.raw, Raw::Text(_))).count()
}

/// A row with one text in its first cells is a title, not the upper row of a heading.
fn lone_title(row: Option<&Vec<Spot>>) -> bool {
    row.is_none_or(|row| {
        let first = row.iter().position(|spot| spot.raw != Raw::Empty);
        texts(row) < 2 && first.is_none_or(|at| at < 2)
    })
}
