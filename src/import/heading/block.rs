//! The rows of a heading as one heading a column: groups over their columns, cells under their groups.
//!
//! Does not know words. Where the file tells which cells are merged that is believed; elsewhere a
//! cell without text belongs to the group left of it if both have cells below.

use crate::import::grid::{Merged, Raw, Sheet};
use crate::import::table::Spot;

/// The most rows a heading has, beside the one of column numbers.
pub(super) const MAX_ROWS: usize = 3;

/// The cells over every column, the highest first, of a heading of these rows.
pub(super) fn paths(
    sheet: &Sheet,
    rows: &[Vec<Spot>],
    first: usize,
    height: usize,
) -> Vec<Vec<String>> {
    let end = first.saturating_add(height);
    let width = (first..end).filter_map(|row| rows.get(row)).map(Vec::len).max().unwrap_or(0);
    let has_merges = (first..end)
        .filter_map(|row| sheet.rows.get(row))
        .flat_map(|row| &row.cells)
        .any(|cell| cell.merged != Merged::No);
    let mut paths: Vec<Vec<String>> = vec![Vec::new(); width];
    for row in first..end {
        let mut group: Option<String> = None;
        for column in 0..width {
            let own = text(rows, row, column);
            let below = (row.saturating_add(1)..end).any(|row| text(rows, row, column).is_some());
            let shown = match (own, merged(sheet, row, column)) {
                (Some(own), _) => {
                    group = Some(own.to_owned()).filter(|_| below && !has_merges);
                    Some(own.to_owned())
                }
                (None, Merged::By { up: 0, left }) => {
                    let anchor = column.saturating_sub(usize::try_from(left).unwrap_or(0));
                    text(rows, row, anchor).map(str::to_owned)
                }
                // Merged over more rows: said in the row above already.
                (None, Merged::By { .. }) => None,
                (None, Merged::No) if below => group.clone(),
                (None, Merged::No) => {
                    group = None;
                    None
                }
            };
            if let (Some(shown), Some(path)) = (shown, paths.get_mut(column))
                && path.last() != Some(&shown)
            {
                path.push(shown);
            }
        }
    }
    paths
}

fn text(rows: &[Vec<Spot>], row: usize, column: usize) -> Option<&str> {
    match &rows.get(row)?.get(column)?.raw {
        Raw::Text(text) => Some(text),
        _ => None,
    }
}

fn merged(sheet: &Sheet, row: usize, column: usize) -> Merged {
    let cell = sheet.rows.get(row).and_then(|row| row.cells.get(column));
    cell.map_or(Merged::No, |cell| cell.merged)
}
