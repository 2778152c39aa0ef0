//! Diff: which block of rows, if any, moved up or down as a whole.
//!
//! Does not know bytes or commands. It only proposes: the caller writes the frame with and without
//! each proposal and keeps the shorter, so a wrong guess costs nothing on the wire.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use crate::runtime::terminal::shadow::{Grid, Scroll, ShadowCell};

/// Fewer changed rows than this are always cheaper to draw.
const WORTH: usize = 3;

/// How many shifts are looked at closely.
const CANDIDATES: usize = 2;

/// Regions whose shift is likely to save bytes, the likeliest first.
pub(super) fn scrolls(have: &Grid, want: &Grid) -> Vec<Scroll> {
    let rows = want.row_count();
    let changed: Vec<usize> = (0..rows).filter(|y| have.row(*y) != want.row(*y)).collect();
    if changed.len() < WORTH || have.row_count() != rows {
        return Vec::new();
    }
    shifts(have, want, &changed).into_iter().filter_map(|by| best_region(have, want, by)).collect()
}

/// The distances over which most rows that are not blank can be found again.
fn shifts(have: &Grid, want: &Grid, changed: &[usize]) -> Vec<isize> {
    let mut places: HashMap<u64, Vec<usize>> = HashMap::new();
    for y in 0..have.row_count() {
        let row = have.row(y);
        if !row.iter().all(ShadowCell::is_blank) {
            places.entry(hash(row)).or_default().push(y);
        }
    }
    let mut votes: HashMap<isize, usize> = HashMap::new();
    for y in changed {
        for source in places.get(&hash(want.row(*y))).into_iter().flatten() {
            if let Ok(by) = isize::try_from(*source).map(|source| source.wrapping_sub_unsigned(*y))
                && by != 0
            {
                *votes.entry(by).or_default() += 1;
            }
        }
    }
    let mut shifts: Vec<(isize, usize)> = votes.into_iter().collect();
    shifts.sort_by_key(|(by, votes)| (usize::MAX - votes, by.unsigned_abs(), *by));
    shifts.into_iter().take(CANDIDATES).map(|(by, _)| by).collect()
}

fn hash(row: &[ShadowCell]) -> u64 {
    let mut hasher = DefaultHasher::new();
    row.hash(&mut hasher);
    hasher.finish()
}

/// The region in which shifting by `by` saves most, if it saves anything.
fn best_region(have: &Grid, want: &Grid, by: isize) -> Option<Scroll> {
    let rows = want.row_count();
    let count = by.unsigned_abs();
    // What a row saves if it comes from its source, and what it costs more if it is freed.
    let mut moved = Vec::with_capacity(rows);
    let mut freed = Vec::with_capacity(rows);
    for y in 0..rows {
        let row = want.row(y);
        let as_is = effort(have.row(y), row);
        let source = y.checked_add_signed(by).filter(|source| *source < rows);
        moved.push(source.map_or(0, |source| as_is - effort(have.row(source), row)));
        freed.push(as_is - effort(&[], row));
    }
    let mut best: Option<(isize, Scroll)> = None;
    for top in 0..rows {
        for bottom in top + count..rows {
            let split = bottom + 1 - count;
            let saved: isize = if by > 0 {
                sum(&moved, top, split) + sum(&freed, split, bottom + 1)
            } else {
                sum(&freed, top, top + count) + sum(&moved, top + count, bottom + 1)
            };
            if saved > best.as_ref().map_or(0, |(most, _)| *most) {
                best = Some((saved, Scroll { top, bottom, by }));
            }
        }
    }
    best.map(|(_, scroll)| scroll)
}

fn sum(values: &[isize], from: usize, to: usize) -> isize {
    values.get(from..to).unwrap_or_default().iter().sum()
}

/// Roughly the bytes to turn one row into another; a row without cells is a blank one.
fn effort(have: &[ShadowCell], want: &[ShadowCell]) -> isize {
    const RUN: isize = 5;
    let blank =
        |slot: &ShadowCell| *slot == ShadowCell::blank(slot.sgr) && slot.sgr.can_erase(false);
    let mut effort = 0;
    let mut running = false;
    for (x, slot) in want.iter().enumerate() {
        let differs = have.get(x).map_or_else(|| !blank(slot), |old| old != slot);
        if differs && !running {
            effort += RUN;
        }
        // Runs of blanks are erased at one go.
        if differs && !blank(slot) {
            effort += isize::try_from(slot.glyph.len()).unwrap_or(0);
        }
        running = differs;
    }
    effort
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Cell;
    use ratatui::layout::Size;

    use super::*;

    fn grid(rows: &[&str]) -> Grid {
        let height = u16::try_from(rows.len()).unwrap();
        let mut grid = Grid::blank(Size::new(20, height));
        for (y, row) in rows.iter().enumerate() {
            for (x, letter) in row.chars().enumerate() {
                let mut cell = Cell::default();
                cell.set_char(letter);
                grid.put(x, y, &cell, crate::runtime::terminal::Profile::PLAIN);
            }
        }
        grid
    }

    #[test]
    fn a_moved_block_is_found_with_its_edges() {
        let before = grid(&["title", "one one", "two two", "three", "four four", "footer"]);
        for (after, wanted) in [
            (
                ["title", "two two", "three", "four four", "five five", "footer"],
                Some(Scroll { top: 1, bottom: 4, by: 1 }),
            ),
            (
                ["title", "zero zero", "one one", "two two", "three", "footer"],
                Some(Scroll { top: 1, bottom: 4, by: -1 }),
            ),
            (
                ["title", "three", "four four", "five", "six", "footer"],
                Some(Scroll { top: 1, bottom: 4, by: 2 }),
            ),
            (["title", "1", "2", "3", "4", "footer"], None),
            (["title", "one one", "two two", "tree", "four four", "footer"], None),
        ] {
            assert_eq!(scrolls(&before, &grid(&after)).first().copied(), wanted, "{after:?}");
        }
    }
}
