//! Text files: csv and its relatives.
//!
//! Does not know headings. The row is the number of the record, the first being 1. Invariant: every
//! field of the file is a cell, as text.

use crate::import::Refused;
use crate::import::grid::{Cell, Grid, GridRow, Merged, Raw, Sheet};
use crate::import::open::{MAX_CELLS, MAX_COLUMNS};
use crate::text::legacy::{Source, read_bytes};

/// What may stand between fields, the likeliest first.
const SEPARATORS: [u8; 4] = [b';', b'\t', b',', b'|'];
/// Lines that are looked at to find the separator.
const SAMPLE: usize = 50;

/// Whether the bytes are a text: hardly a control character.
pub(super) fn is_text(bytes: &[u8]) -> bool {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let read = read_bytes(head);
    let control = |c: &char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    let strange = read.text.chars().filter(control).count();
    let limit = read.text.chars().count() / 200;
    // In bytes of an old encoding a few letters stand where Windows-1252 has nothing.
    let allowed = if read.source == Source::OneByte { limit.saturating_mul(20) } else { limit };
    let nul = read.text.contains('\0');
    !nul && strange <= allowed
}

/// Reads the text as one sheet.
pub(super) fn read(bytes: &[u8]) -> Result<Grid, Refused> {
    let text = read_bytes(bytes).text;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    // Excel's own first line that names the separator.
    let (said, text, skipped) = match text.split_once('\n') {
        Some((first, rest)) if first.to_ascii_lowercase().starts_with("sep=") => {
            (first.as_bytes().get(4).copied(), rest, 1)
        }
        _ => (None, text, 0),
    };
    let separator = said.unwrap_or_else(|| separator(text));
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let (mut rows, mut count) = (Vec::new(), 0_usize);
    let mut number: u32 = skipped;
    for record in reader.records() {
        number = number.saturating_add(1);
        let record = record.map_err(|_| Refused::DamagedFile)?;
        count = count.saturating_add(record.len());
        if count > MAX_CELLS {
            return Err(Refused::TooLarge);
        }
        let cells: Vec<Cell> = record.iter().take(MAX_COLUMNS).map(cell).collect();
        rows.push(GridRow { number, hidden: false, cells });
    }
    Ok(Grid { sheets: vec![Sheet { name: None, rows }] })
}

fn cell(field: &str) -> Cell {
    let raw = if field.is_empty() { Raw::Empty } else { Raw::Text(field.to_owned()) };
    Cell { raw, font: None, merged: Merged::No }
}

/// The separator that cuts most of the first lines into equally many fields, more than one.
fn separator(text: &str) -> u8 {
    let even = |separator: u8| {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let widths: Vec<usize> =
            reader.records().take(SAMPLE).filter_map(Result::ok).map(|one| one.len()).collect();
        let common = |width: usize| widths.iter().filter(|one| **one == width).count();
        let best = widths.iter().copied().filter(|width| *width > 1).max_by_key(|w| common(*w));
        best.map_or((0, 0), |width| (common(width), width))
    };
    let ranked = SEPARATORS.into_iter().rev().max_by_key(|separator| even(*separator));
    ranked.filter(|separator| even(*separator).0 > 0).unwrap_or(b';')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(bytes: &[u8]) -> Vec<Vec<String>> {
        let grid = read(bytes).expect("a text");
        let row = |row: &GridRow| row.cells.iter().map(|cell| cell.raw.shown()).collect();
        grid.sheets[0].rows.iter().map(row).collect()
    }

    #[test]
    fn separators_quotes_marks_and_line_ends() {
        let want = vec![vec!["Họ tên", "Nợ"], vec!["An; Bình", "1,5"], vec!["Cúc", ""]];
        let rows: [&str; 4] = [
            "\u{FEFF}Họ tên;Nợ\r\n\"An; Bình\";1,5\r\nCúc;\r\n",
            "Họ tên\tNợ\nAn; Bình\t1,5\nCúc\t",
            "Họ tên,Nợ\n\"An; Bình\",\"1,5\"\nCúc,\n",
            "Họ tên|Nợ\rAn; Bình|1,5\rCúc|\r",
        ];
        for text in rows {
            assert_eq!(texts(text.as_bytes()), want, "{text:?}");
        }
        assert_eq!(texts("sep=,\r\na,b;c\r\n".as_bytes()), vec![vec!["a", "b;c"]]);
        assert_eq!(read(b"sep=,\r\na,b\r\n").unwrap().sheets[0].rows[0].number, 2);
    }

    #[test]
    fn what_is_a_text() {
        assert!(is_text("Họ tên;Năm sinh\r\n".as_bytes()));
        assert!(is_text(b"Nguy\xD4n V\xA8n \xADu\r\n"));
        assert!(!is_text(b"\x00\x01\x02\x03"));
        assert!(!is_text(b"%PDF-1.4\x00\x00\x01"));
        assert!(!is_text(&[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]));
    }
}
