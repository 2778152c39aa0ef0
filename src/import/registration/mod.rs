//! Lists of exit registrations.
//!
//! Does not know files, nor the households that the rows speak of. Invariant: every line of the
//! table is in an entry, is a total or is passed over; who is meant stands in `sought` as it is
//! written.

mod words;

use serde_json::Value as Json;

use crate::domain::import::{ImportEntry, PassedOver, Sought, Total};
use crate::import::grid::Raw;
use crate::import::repeated::{Above, Merged};
use crate::import::row::{RowReader, text};
use crate::import::table::{ListLine, ListTable, Role};
use crate::import::value::{self, NoDate, tick};
use crate::import::{Options, Rows};
use crate::text::{PartialDate, Precision, format_vi};
use words::{Target, helper_kind, target, term};

/// Reads a list of exit registrations.
pub(super) fn read(table: &ListTable, _options: &Options<'_>) -> Rows {
    let mut rows = Rows::default();
    let mut above = Above::default();
    for line in &table.lines {
        // A line that names nobody is no "above" for the next.
        let before = above.clone();
        if line.role == Role::Total {
            let label = line.label().to_owned();
            let (row, sums, flags) = (line.row, Vec::new(), Vec::new());
            rows.totals.push(Total { row, label, sums, flags });
        } else if let Some(entry) = entry(table, line, &mut above) {
            rows.entries.push(entry);
        } else {
            above = before;
            let text = crate::text::truncate(line.label(), 80).into_owned();
            rows.passed_over.push(PassedOver { row: line.row, why: "legend", text });
        }
    }
    rows
}

/// Reads a row; `None` where no household is named.
fn entry(table: &ListTable, line: &ListLine, above: &mut Above) -> Option<ImportEntry> {
    let mut row = RowReader::new(table, line, above);
    let sought = row.sought();
    row.put_text("number");
    row.dates();
    row.target();
    row.needs();
    if let Some(helper) = row.put_text("helper_name")
        && let Some(kind) = helper_kind(&helper)
    {
        row.put("helper_kind", kind);
    }
    row.plan();
    row.loan();
    let sought = sought?;
    Some(row.entry(Some(sought)))
}

impl RowReader<'_> {
    /// Who is meant. A name is not repeated by the row above.
    fn sought(&mut self) -> Option<Sought> {
        let name = text(&self.cell("head_name", Merged::Repeats, "household"));
        let birth = self.cell("head_birth", Merged::Repeats, "household");
        let village = text(&self.cell("village", Merged::Repeats, "household"));
        let birth_year =
            value::date(&birth, None, self.table.born()).ok().flatten().map(PartialDate::year);
        if birth_year.is_none() && text(&birth).is_some() {
            self.look("birth_unclear", "household", &birth);
        }
        name.map(|head_name| Sought { head_name, birth_year, village })
    }

    /// The day, and the year that the registration is of: as its column says, else of its day, of
    /// its number (ĐK001/2026), of the title.
    fn dates(&mut self) {
        let raw = self.cell("registered_on", Merged::Repeats, "registered_on");
        let mut year = None;
        match value::date(&raw, self.table.title.year, self.table.century()) {
            Ok(Some(date)) => {
                self.put("registered_on", date.to_string());
                year = Some(date.year());
                if date.precision() != Precision::Day {
                    self.look("date_partial", "registered_on", &raw);
                }
                if !raw.shown().contains(&date.year().to_string())
                    && matches!(raw, Raw::Text(_) | Raw::Number(_))
                {
                    self.changed("registered_on", &raw, format_vi(date), "date");
                }
            }
            Ok(None) => {}
            Err(NoDate::Unreadable) => self.look("date_unreadable", "registered_on", &raw),
            Err(NoDate::Century) => self.hold("date_century", "registered_on", &raw),
        }
        let said = text(&self.cell("year", Merged::Repeats, "year")).and_then(|text| term(&text).0);
        let number = self.values.get("number").and_then(Json::as_str);
        let of_number = number.and_then(|number| term(number).0);
        if let Some(year) = said.or(year).or(of_number).or(self.table.title.year) {
            self.put("year", year);
        }
    }

    fn target(&mut self) {
        let raw = self.cell("target_class", Merged::Repeats, "target_class");
        if let Some(said) = text(&raw) {
            match target(&said) {
                Target::Class(class) => self.put("target_class", class),
                Target::Unclear => self.look("target_unclear", "target_class", &raw),
                Target::Unreadable => self.look("target_not_understood", "target_class", &raw),
            }
        }
        let raw = self.cell("target_year", Merged::Repeats, "target_year");
        let said = match &raw {
            // A day that a spreadsheet keeps as a count.
            Raw::Serial(_) => {
                value::date(&raw, None, self.table.century()).ok().flatten().map(format_vi)
            }
            _ => text(&raw),
        };
        let Some(said) = said else { return };
        let (year, quarter) = term(&said);
        if let Some(year) = year {
            self.put("target_year", year);
        } else {
            self.look("target_year_unclear", "target_year", &raw);
        }
        if let Some(quarter) = quarter {
            self.put("target_quarter", quarter);
        }
    }

    /// What is asked for, by kind. Words that say no kind known are a need of another kind.
    fn needs(&mut self) {
        let raw = self.cell("needs", Merged::Repeats, "needs");
        let read = value::needs(&raw);
        let mut needs: Vec<Json> = read.ids.iter().map(|id| Json::from(*id)).collect();
        if !read.unread.is_empty() {
            self.look("need_unclear", "needs", &Raw::Text(read.unread.join("; ")));
            let other = Json::from("other");
            if !needs.contains(&other) {
                needs.push(other);
            }
        }
        if !needs.is_empty() {
            self.put("needs", needs);
        }
    }

    /// What is planned: its own column, and the needs as they are written, so that no word is lost.
    fn plan(&mut self) {
        let own = text(&self.cell("plan", Merged::Repeats, "plan"));
        let needs = text(self.table.raw(self.line, "needs"));
        let parts: Vec<String> = own.into_iter().chain(needs).collect();
        if !parts.is_empty() {
            self.put("plan", parts.join("\n"));
        }
        self.put_text("note");
        if tick(&self.cell("head_signed", Merged::Repeats, "head_signed")) == Ok(true) {
            self.put("head_signed", true);
        }
    }

    /// Money of the household: its income and the loan.
    fn loan(&mut self) {
        for meaning in ["baseline_income", "loan_amount"] {
            let raw = self.cell(meaning, Merged::Repeats, meaning);
            match value::money(&raw, self.table.unit(meaning)) {
                Ok(Some(sum)) if sum >= 0 => self.put(meaning, sum),
                Ok(None) => {}
                _ => self.look("amount_unclear", meaning, &raw),
            }
        }
        self.put_text("loan_purpose");
    }
}
