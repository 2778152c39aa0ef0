//! Workbooks, through calamine: xlsx, xlsb, xls and ods.
//!
//! The only place that names it. Fonts, merged areas and hidden rows are taken where the format gives
//! them: fonts and hidden rows of xlsx, merged areas of xlsx and xls. Invariant: what panics in a
//! reader of damaged files becomes [`Refused::DamagedFile`] here.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{
    CellErrorType, Data, Dimensions, ExcelDateTime, Ods, OdsError, Range, Reader, Xls, XlsError,
    Xlsb, XlsbError, Xlsx, XlsxError,
};

use crate::import::Refused;
use crate::import::grid::{Cell, Grid, GridRow, Merged, Raw, Sheet};
use crate::import::open::package::{Document, Package};
use crate::import::open::{MAX_CELLS, MAX_COLUMNS};
use crate::text::legacy::{Font, by_font};

type Bytes<'a> = Cursor<&'a [u8]>;

/// Reads xlsx, xlsb or ods.
pub(super) fn of_zip(bytes: &[u8]) -> Result<Grid, Refused> {
    guarded(|| {
        let mut package = Package::open(bytes)?;
        match package.document {
            Document::Xlsx => {
                let hidden = package.hidden_rows();
                xlsx(bytes, &hidden)
            }
            Document::Xlsb => xlsb(bytes),
            Document::Ods => ods(bytes),
        }
    })
}

/// Reads xls; a compound file may be anything else, too.
pub(super) fn of_compound(bytes: &[u8]) -> Result<Grid, Refused> {
    guarded(|| {
        let book: Result<Xls<Bytes<'_>>, XlsError> = Xls::new(Cursor::new(bytes));
        match book {
            Ok(mut book) => xls(&mut book),
            Err(XlsError::Password) => Err(Refused::Protected),
            // An xlsx with a password is a compound file with a part of this name.
            Err(_) if holds(bytes, "EncryptedPackage") => Err(Refused::Protected),
            Err(_) if holds(bytes, "WordDocument") => Err(Refused::NotASpreadsheet),
            Err(_) => Err(Refused::DamagedFile),
        }
    })
}

/// Whether the directory of a compound file names this part.
fn holds(bytes: &[u8], name: &str) -> bool {
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|window| window == wide)
}

/// Damaged files make readers stumble; that is no reason for this program to fall.
fn guarded(read: impl FnOnce() -> Result<Grid, Refused>) -> Result<Grid, Refused> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(Refused::DamagedFile))
}

fn xlsx(bytes: &[u8], hidden: &[BTreeSet<u32>]) -> Result<Grid, Refused> {
    let refused = |error: XlsxError| match error {
        XlsxError::Password => Refused::Protected,
        _ => Refused::DamagedFile,
    };
    let mut book: Xlsx<Bytes<'_>> = Xlsx::new(Cursor::new(bytes)).map_err(refused)?;
    let (mut grid, mut room) = (Grid::default(), MAX_CELLS);
    for (at, name) in book.sheet_names().into_iter().enumerate() {
        let mut builder = Builder::new(&mut room);
        {
            // A sheet of charts has no cells.
            let Ok(mut reader) = book.worksheet_cells_reader(&name) else { continue };
            while let Some(cell) = reader.next_cell().map_err(refused)? {
                builder.put(cell.get_position(), raw_of(cell.get_value().clone().into()))?;
            }
        }
        let styles = book.worksheet_style(&name).map_err(refused)?;
        let mut fonts = Fonts::default();
        builder.fonts(|row, column| {
            let font = styles.get((row, column))?.font.as_ref()?;
            fonts.of(font.name.as_deref()?)
        });
        if book.has_1904_epoch() {
            builder.move_days();
        }
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        builder.merge(&merged);
        grid.sheets.push(builder.sheet(name, hidden.get(at)));
    }
    Ok(grid)
}

fn xlsb(bytes: &[u8]) -> Result<Grid, Refused> {
    let refused = |error: XlsbError| match error {
        XlsbError::Password => Refused::Protected,
        _ => Refused::DamagedFile,
    };
    let mut book: Xlsb<Bytes<'_>> = Xlsb::new(Cursor::new(bytes)).map_err(refused)?;
    let (mut grid, mut room) = (Grid::default(), MAX_CELLS);
    for name in book.sheet_names() {
        let mut builder = Builder::new(&mut room);
        let Ok(mut reader) = book.worksheet_cells_reader(&name) else { continue };
        while let Some(cell) = reader.next_cell().map_err(refused)? {
            builder.put(cell.get_position(), raw_of(cell.get_value().clone().into()))?;
        }
        grid.sheets.push(builder.sheet(name, None));
    }
    Ok(grid)
}

fn xls(book: &mut Xls<Bytes<'_>>) -> Result<Grid, Refused> {
    let (mut grid, mut room) = (Grid::default(), MAX_CELLS);
    for name in book.sheet_names() {
        let Ok(range) = book.worksheet_range(&name) else { continue };
        let mut builder = Builder::new(&mut room);
        builder.range(&range)?;
        builder.merge(&book.merge_cells_by_sheet_name(&name).unwrap_or_default());
        grid.sheets.push(builder.sheet(name, None));
    }
    Ok(grid)
}

fn ods(bytes: &[u8]) -> Result<Grid, Refused> {
    let mut book: Ods<Bytes<'_>> = Ods::new(Cursor::new(bytes)).map_err(|error| match error {
        OdsError::Password => Refused::Protected,
        _ => Refused::DamagedFile,
    })?;
    let (mut grid, mut room) = (Grid::default(), MAX_CELLS);
    for name in book.sheet_names() {
        let Ok(range) = book.worksheet_range(&name) else { continue };
        let mut builder = Builder::new(&mut room);
        builder.range(&range)?;
        grid.sheets.push(builder.sheet(name, None));
    }
    Ok(grid)
}

/// What fonts say, each name looked up once.
#[derive(Default)]
struct Fonts(Vec<(String, Option<Font>)>);

impl Fonts {
    fn of(&mut self, name: &str) -> Option<Font> {
        if let Some((_, font)) = self.0.iter().find(|(known, _)| known == name) {
            return *font;
        }
        let font = by_font(name);
        self.0.push((name.to_owned(), font));
        font
    }
}

/// Cells as they come, to rows.
struct Builder<'a> {
    rows: Vec<GridRow>,
    room: &'a mut usize,
}

impl<'a> Builder<'a> {
    fn new(room: &'a mut usize) -> Self {
        Self { rows: Vec::new(), room }
    }

    fn put(&mut self, (row, column): (u32, u32), raw: Raw) -> Result<(), Refused> {
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if raw == Raw::Empty || column >= MAX_COLUMNS {
            return Ok(());
        }
        let number = row.saturating_add(1);
        let at = match self.rows.last() {
            Some(last) if last.number == number => self.rows.len().saturating_sub(1),
            Some(last) if last.number > number => {
                match self.rows.binary_search_by_key(&number, |row| row.number) {
                    Ok(at) => at,
                    Err(at) => {
                        self.rows.insert(at, GridRow { number, ..GridRow::default() });
                        at
                    }
                }
            }
            _ => {
                self.rows.push(GridRow { number, ..GridRow::default() });
                self.rows.len().saturating_sub(1)
            }
        };
        let Some(row) = self.rows.get_mut(at) else { return Ok(()) };
        let wanted = column.saturating_add(1);
        if let Some(more) = wanted.checked_sub(row.cells.len()) {
            *self.room = self.room.checked_sub(more).ok_or(Refused::TooLarge)?;
            row.cells.resize(wanted, Cell::default());
        }
        if let Some(cell) = row.cells.get_mut(column) {
            cell.raw = raw;
        }
        Ok(())
    }

    fn range(&mut self, range: &Range<Data>) -> Result<(), Refused> {
        let Some((top, left)) = range.start() else { return Ok(()) };
        for (row, column, data) in range.used_cells() {
            let row = u32::try_from(row).unwrap_or(u32::MAX).saturating_add(top);
            let column = u32::try_from(column).unwrap_or(u32::MAX).saturating_add(left);
            self.put((row, column), raw_of(data.clone()))?;
        }
        Ok(())
    }

    fn fonts(&mut self, mut font: impl FnMut(u32, u32) -> Option<Font>) {
        for row in &mut self.rows {
            let number = row.number.saturating_sub(1);
            for (column, cell) in (0_u32..).zip(&mut row.cells) {
                if matches!(cell.raw, Raw::Text(_)) {
                    cell.font = font(number, column);
                }
            }
        }
    }

    fn move_days(&mut self) {
        for cell in self.rows.iter_mut().flat_map(|row| &mut row.cells) {
            if let Raw::Serial(day) = &mut cell.raw {
                *day += DAYS_1904;
            }
        }
    }

    fn merge(&mut self, areas: &[Dimensions]) {
        for area in areas {
            let first = self.rows.partition_point(|row| row.number <= area.start.0);
            for row in self.rows.iter_mut().skip(first) {
                let at = row.number.saturating_sub(1);
                if at > area.end.0 {
                    break;
                }
                let up = at.saturating_sub(area.start.0);
                let end = area.end.1.min(u32::try_from(MAX_COLUMNS).unwrap_or(0));
                let wide = end.saturating_sub(area.start.1);
                for left in 0..=wide {
                    let column = usize::try_from(area.start.1.saturating_add(left));
                    let cell = column.ok().and_then(|column| {
                        let missing = column >= row.cells.len() && column < MAX_COLUMNS;
                        let room = missing && (up > 0 || left > 0) && *self.room > MAX_COLUMNS;
                        if room {
                            let wanted = column.saturating_add(1);
                            let more = wanted.saturating_sub(row.cells.len());
                            *self.room = self.room.saturating_sub(more);
                            row.cells.resize(wanted, Cell::default());
                        }
                        row.cells.get_mut(column)
                    });
                    if let Some(cell) = cell.filter(|_| up > 0 || left > 0) {
                        cell.merged = Merged::By { up, left };
                    }
                }
            }
        }
    }

    fn sheet(mut self, name: String, hidden: Option<&BTreeSet<u32>>) -> Sheet {
        if let Some(hidden) = hidden {
            for row in &mut self.rows {
                row.hidden = hidden.contains(&row.number);
            }
        }
        Sheet { name: Some(name), rows: self.rows }
    }
}

fn raw_of(cell: Data) -> Raw {
    match cell {
        Data::Empty => Raw::Empty,
        #[expect(clippy::cast_precision_loss, reason = "a cell of a spreadsheet is a double")]
        Data::Int(number) => Raw::Number(number as f64),
        Data::Float(number) => Raw::Number(number),
        Data::String(text) if text.is_empty() => Raw::Empty,
        Data::String(text) | Data::DurationIso(text) => Raw::Text(text),
        // The day without its midnight.
        Data::DateTimeIso(text) => Raw::Text(text.split('T').next().unwrap_or_default().to_owned()),
        Data::Bool(yes) => Raw::Bool(yes),
        Data::DateTime(date) => serial(date),
        Data::Error(error) => Raw::Error(shown(&error).to_owned()),
    }
}

fn serial(date: ExcelDateTime) -> Raw {
    if date.is_duration() { Raw::Number(date.as_f64()) } else { Raw::Serial(date.as_f64()) }
}

/// Days between the two beginnings of time that workbooks have.
const DAYS_1904: f64 = 1462.0;

fn shown(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#GETTING_DATA",
    }
}
