//! The texts of a sheet made right: decoded by font or vote, composed, cleaned, with what they were.
//!
//! Does not know headings. The column votes; where the file tells no fonts, the sheet stands in for
//! one. Invariant: there is one spot for every cell, and numbers are as they were.

use crate::import::grid::{Cell, Merged, Raw, Sheet};
use crate::import::table::{Spot, Was};
use crate::text::legacy::{self, Encoding, Font, Holds, Vote, mend};

/// Cells that vote on what a sheet is in: more do not make it surer.
const VOTERS: usize = 4000;

/// A sheet whose texts can be read.
#[derive(Debug, Clone)]
pub(super) struct Decoded {
    /// What the sheet is in.
    pub encoding: Encoding,
    /// A row of spots for every row of the sheet.
    pub rows: Vec<Vec<Spot>>,
}

/// Makes the texts of a sheet right, as text of one line.
pub(super) fn decode(sheet: &Sheet) -> Decoded {
    let mut vote = Vote::new();
    let texts = sheet.rows.iter().flat_map(|row| &row.cells).filter_map(text_of);
    for (text, font) in texts.take(VOTERS) {
        vote.add(text, font);
    }
    let encoding = vote.verdict().encoding;
    let spots = |cell: &Cell| Spot {
        raw: if let Raw::Text(_) = cell.raw { Raw::Empty } else { cell.raw.clone() },
        was: None,
        covered: matches!(cell.merged, Merged::By { up, left: 0 } if up > 0),
    };
    let rows = sheet.rows.iter().map(|row| row.cells.iter().map(spots).collect()).collect();
    let mut decoded = Decoded { encoding, rows };
    let width = sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    for column in 0..width {
        decoded.column(sheet, column, Holds::Text);
    }
    decoded
}

fn text_of(cell: &Cell) -> Option<(&str, Option<Font>)> {
    match &cell.raw {
        Raw::Text(text) => Some((text, cell.font)),
        _ => None,
    }
}

impl Decoded {
    /// Makes the texts of a column right once more, now that it is known what they are.
    pub(super) fn column(&mut self, sheet: &Sheet, column: usize, holds: Holds) {
        let said = self.encoding.is_old().then_some(self.encoding);
        let font = |text: &str, font: Option<Font>| {
            // A lone sign is a tick, whatever the sheet is in.
            let long = text.trim().chars().nth(1).is_some();
            let sheet = said.map(|encoding| Font { encoding, capitals: false });
            font.or(if long { sheet } else { None }).filter(|_| long)
        };
        let (mut at, mut cells) = (Vec::new(), Vec::new());
        for (row, line) in sheet.rows.iter().enumerate() {
            if let Some((text, own)) = line.cells.get(column).and_then(text_of) {
                at.push(row);
                cells.push(legacy::Cell { text, font: font(text, own) });
            }
        }
        let mended = mend(&cells, holds);
        let mut changes = mended.changes.into_iter().peekable();
        for (cell, (row, text)) in at.into_iter().zip(mended.texts).enumerate() {
            let change = changes.next_if(|change| change.cell == cell);
            let spot = self.rows.get_mut(row).and_then(|spots| spots.get_mut(column));
            if let Some(spot) = spot {
                spot.was = change.and_then(|change| {
                    let why = change.reasons.first()?.id();
                    Some(Was { before: change.before, why })
                });
                spot.raw = if text.is_empty() { Raw::Empty } else { Raw::Text(text) };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::grid::GridRow;

    fn sheet(rows: &[&[&str]]) -> Sheet {
        let cell = |text: &&str| Cell { raw: Raw::Text((*text).to_owned()), ..Cell::default() };
        let row = |(number, texts): (u32, &&[&str])| GridRow {
            number,
            hidden: false,
            cells: texts.iter().map(cell).collect(),
        };
        Sheet { name: None, rows: (1..).zip(rows).map(row).collect() }
    }

    #[test]
    fn the_sheet_decides_for_a_column_that_says_little() {
        // The second column alone could be either.
        let rows: [&[&str]; 4] = [
            &["Hoï vaø teân", "Thoân"],
            &["Nguyeãn Vaên Thuaän", "Sôn Ñoâng"],
            &["Traàn Thò Ngoïc AÙnh", "Sôn Taây"],
            &["H’Phiôr Nieâ", "x"],
        ];
        let decoded = decode(&sheet(&rows));
        assert_eq!(decoded.encoding, Encoding::Vni);
        let second: Vec<String> = decoded.rows.iter().map(|row| row[1].raw.shown()).collect();
        assert_eq!(second, ["Thôn", "Sơn Đông", "Sơn Tây", "x"]);
        assert_eq!(decoded.rows[1][0].was.as_ref().map(|was| was.why), Some("encoding"));
        assert_eq!(decoded.rows[3][1].was, None);
    }
}
