//! A zip before it is given to a reader: what kind of document it is, whether its parts stay within
//! bounds, and what the reader of workbooks does not tell: hidden rows.
//!
//! Looks at tags as text; knows no cells. Invariant: no part is held that is larger than [`MAX_PART`].

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use crate::import::Refused;
use crate::import::open::{MAX_CELLS, MAX_COLUMNS};

/// The largest part that is read, unpacked: a sheet of 10,000 households has 15 MB.
const MAX_PART: u64 = 256 * 1024 * 1024;

/// The document that a zip is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Document {
    /// xlsx, xlsm.
    Xlsx,
    Xlsb,
    Ods,
}

/// A zip that was looked through.
#[derive(Debug)]
pub(super) struct Package<'a> {
    pub document: Document,
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refused> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::DamagedFile)?;
        let names: BTreeSet<String> =
            archive.file_names().filter_map(|name| Some(name.ok()?.to_lowercase())).collect();
        let has = |name: &str| names.contains(name);
        let document = if has("xl/workbook.xml") {
            Document::Xlsx
        } else if has("xl/workbook.bin") {
            Document::Xlsb
        } else if has("content.xml") && is_spreadsheet(&mut archive) {
            Document::Ods
        } else {
            return Err(Refused::NotASpreadsheet);
        };
        let mut whole: u64 = 0;
        for at in 0..archive.len() {
            let mut part = archive.by_index(at).map_err(|_| Refused::DamagedFile)?;
            let mut counted = (&mut part).take(MAX_PART.saturating_add(1));
            let size = std::io::copy(&mut counted, &mut std::io::sink());
            whole = whole.saturating_add(size.map_err(|_| Refused::DamagedFile)?);
            if whole > MAX_PART {
                return Err(Refused::TooLarge);
            }
        }
        let mut package = Self { document, archive };
        if document == Document::Ods {
            package.measure()?;
        }
        Ok(package)
    }

    fn part(&mut self, name: &str) -> Option<String> {
        let mut bytes = Vec::new();
        self.archive.by_name(name).ok()?.take(MAX_PART).read_to_end(&mut bytes).ok()?;
        String::from_utf8(bytes).ok()
    }

    /// The hidden rows of every sheet of an xlsx, in the order of the sheets.
    pub(super) fn hidden_rows(&mut self) -> Vec<BTreeSet<u32>> {
        let workbook = self.part("xl/workbook.xml").unwrap_or_default();
        let relations = self.part("xl/_rels/workbook.xml.rels").unwrap_or_default();
        let targets: BTreeMap<&str, &str> = tags(&relations, "Relationship")
            .filter_map(|tag| Some((attribute(tag, "Id")?, attribute(tag, "Target")?)))
            .collect();
        let mut found = Vec::new();
        for sheet in tags(&workbook, "sheet") {
            let target = attribute(sheet, "r:id").and_then(|id| targets.get(id));
            let path = target.map(|target| match target.strip_prefix('/') {
                Some(whole) => whole.to_owned(),
                None => format!("xl/{target}"),
            });
            let part = path.and_then(|path| self.part(&path)).unwrap_or_default();
            let hidden = tags(&part, "row")
                .filter(|row| matches!(attribute(row, "hidden"), Some("1" | "true")))
                .filter_map(|row| attribute(row, "r")?.parse().ok());
            found.push(hidden.collect());
        }
        found
    }

    /// An ods says "this row a million times" in a few bytes: how many cells that would be.
    fn measure(&mut self) -> Result<(), Refused> {
        let content = self.part("content.xml").ok_or(Refused::DamagedFile)?;
        for table in content.split("<table:table ").skip(1) {
            let (mut rows, mut pending, mut widest) = (0_usize, 0_usize, 0_usize);
            for row in table.split("<table:table-row").skip(1) {
                let repeat = repeated(row.split('>').next().unwrap_or(""), "rows");
                let width = width_of(row);
                pending = pending.saturating_add(repeat);
                if width > 0 {
                    rows = rows.saturating_add(pending);
                    pending = 0;
                    widest = widest.max(width);
                }
            }
            let columns = widest.min(MAX_COLUMNS.saturating_mul(32));
            if rows.saturating_mul(columns) > MAX_CELLS {
                return Err(Refused::TooLarge);
            }
        }
        Ok(())
    }
}

/// Whether the package with a `content.xml` is a table and not a letter.
fn is_spreadsheet(archive: &mut ZipArchive<Cursor<&[u8]>>) -> bool {
    let mut kind = String::new();
    let Ok(part) = archive.by_name("mimetype") else { return true };
    let read = part.take(200).read_to_string(&mut kind);
    read.is_err() || kind.contains("spreadsheet")
}

/// The columns of a row up to its last cell that holds something.
fn width_of(row: &str) -> usize {
    let (mut width, mut last) = (0_usize, 0_usize);
    for cell in row.split("<table:").skip(1) {
        if cell.starts_with("table-cell") || cell.starts_with("covered-table-cell") {
            let tag = cell.split('>').next().unwrap_or("");
            width = width.saturating_add(repeated(tag, "columns"));
            if tag.contains("office:value-type") || cell.contains("<text:p") {
                last = width;
            }
        }
    }
    last
}

fn repeated(tag: &str, what: &str) -> usize {
    let name = format!("table:number-{what}-repeated");
    attribute(tag, &name).and_then(|times| times.parse().ok()).unwrap_or(1)
}

/// The tags of this name, without their brackets.
fn tags<'a>(xml: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    xml.split('<').filter(|piece| !piece.starts_with('/')).filter_map(move |piece| {
        let tag = piece.split('>').next()?;
        let local = tag.split_whitespace().next()?.trim_end_matches('/');
        let own = local.rsplit_once(':').map_or(local, |(_, local)| local);
        (own == name).then_some(tag)
    })
}

/// An attribute of a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.match_indices(name).find_map(|(at, found)| {
        let before = tag.get(..at)?.chars().next_back()?;
        let rest = tag.get(at.saturating_add(found.len())..)?.trim_start().strip_prefix('=')?;
        let rest = rest.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let value = rest.get(1..)?.split(quote).next()?;
        before.is_whitespace().then_some(value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_attributes() {
        let xml = r#"<x:row r="7" spans="1:2" hidden = '1'><c r="A7"/></x:row><row r="8"/>"#;
        let found: Vec<_> =
            tags(xml, "row").map(|tag| (attribute(tag, "r"), attribute(tag, "hidden"))).collect();
        assert_eq!(found, [(Some("7"), Some("1")), (Some("8"), None)]);
    }

    #[test]
    fn widths_of_repeated_cells() {
        let row = r#" a="b"><table:table-cell office:value-type="string" table:number-columns-repeated="3"><text:p>x</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16000"/>"#;
        assert_eq!(width_of(row), 3);
        assert_eq!(width_of(r#"><table:table-cell table:number-columns-repeated="16384"/>"#), 0);
    }
}
