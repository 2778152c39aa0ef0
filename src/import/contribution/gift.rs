//! One row of a list of contributions: who gave what, when, on which receipt.
//!
//! Does not know the other rows but for cells that repeat the one above. Invariant: what is doubtful
//! about a cell stands in a flag at its field, with what the cell held; money written twice is
//! counted once.

use crate::domain::import::{ImportEntry, Meaning};
use crate::import::contribution::receipt::Receipt;
use crate::import::contribution::words;
use crate::import::grid::Raw;
use crate::import::repeated::{Above, Merged};
use crate::import::row::{RowReader, text};
use crate::import::table::{ListLine, ListTable};
use crate::import::value::{self, NoDate, NoSum, Quantity, Unreadable, tick};
use crate::text::{Precision, format_money};

/// What a row gives.
#[derive(Debug)]
pub(super) struct Gift {
    pub(super) entry: ImportEntry,
    /// The money that could be read, also below zero: what totals are held against.
    pub(super) amount: Option<i64>,
    /// The value of goods as it stands there, also where it is the money again.
    pub(super) written_value: Option<i64>,
    /// The receipt and the book it is stored under.
    pub(super) receipt: Option<(String, Receipt)>,
}

/// Reads a row; `None` where nobody gives anything.
pub(super) fn read(table: &ListTable, line: &ListLine, above: &mut Above) -> Option<Gift> {
    let mut row = RowReader::new(table, line, above);
    let date = row.date();
    let receipt = row.receipt(date.map(crate::text::PartialDate::year));
    let donor = row.donor();
    let (amount, by_transfer) = row.money();
    let goods = row.goods();
    let written_value = row.goods_value(amount, goods.as_ref());
    row.form(amount, by_transfer, goods.as_ref());
    let given = goods.is_some() || amount.is_some() || written_value.is_some() || row.has("amount");
    let dated = row.has("date");
    if !(given || receipt.is_some() || (donor && dated)) {
        return None;
    }
    for meaning in ["campaign", "note"] {
        row.put_text(meaning);
    }
    if amount.is_none() && goods.is_none() && written_value.is_none() && !row.is_flagged("amount") {
        row.hold_empty("amount_missing", "amount");
    }
    let entry = row.entry(None);
    Some(Gift { entry, amount, written_value, receipt })
}

/// Goods as their columns describe them.
type Goods = Option<Quantity>;

impl RowReader<'_> {
    fn date(&mut self) -> Option<crate::text::PartialDate> {
        let raw = self.cell("date", Merged::Repeats, "date");
        match value::date(&raw, self.table.title.year, self.table.century()) {
            Ok(Some(date)) => {
                self.put("date", date.to_string());
                if date.precision() != Precision::Day {
                    self.hold("date_partial", "date", &raw);
                }
                // A day without its year, a count of days: not what a person reads there.
                let whole = raw.shown().contains(&date.year().to_string());
                if !whole && matches!(raw, Raw::Text(_) | Raw::Number(_)) {
                    self.changed("date", &raw, crate::text::format_vi(date), "date");
                }
                Some(date)
            }
            Ok(None) => {
                self.hold_empty("date_missing", "date");
                None
            }
            Err(error) => {
                let code = match error {
                    NoDate::Unreadable => "date_unreadable",
                    NoDate::Century => "date_century",
                };
                self.hold(code, "date", &raw);
                None
            }
        }
    }

    /// The receipt and its book: that of its own column, of the number, else the year.
    fn receipt(&mut self, year: Option<i32>) -> Option<(String, Receipt)> {
        let own = self.cell("receipt_book", Merged::Repeats, "receipt_book");
        let raw = self.cell("receipt_no", Merged::Once, "receipt_no");
        let receipt = match Receipt::read(&raw) {
            Ok(Some(receipt)) => receipt,
            Ok(None) => {
                if self.table.has("receipt_no") {
                    self.look_empty("receipt_missing", "receipt_no");
                }
                return None;
            }
            Err(Unreadable) => {
                self.hold("receipt_unreadable", "receipt_no", &raw);
                return None;
            }
        };
        let of_list = || self.table.title.year.or(year).map(|year| year.to_string());
        let book = text(&own).or_else(|| receipt.book.clone()).or_else(of_list);
        if let Some(book) = &book {
            self.put("receipt_book", book.clone());
        }
        self.put("receipt_no", receipt.number);
        Some((book.unwrap_or_default(), receipt))
    }

    fn donor(&mut self) -> bool {
        let name = self.put_text("donor_name");
        let raw = self.cell("donor_kind", Merged::Repeats, "donor_kind");
        let said = text(&raw);
        let kind = said.as_deref().and_then(words::donor_kind);
        if said.is_some() && kind.is_none() {
            self.look("donor_kind_unclear", "donor_kind", &raw);
        }
        if let Some(kind) = kind.or_else(|| name.as_deref().and_then(words::kind_of_name)) {
            self.put("donor_kind", kind);
        }
        self.put_text("donor_address");
        let ticked = tick(&self.cell("anonymous", Merged::Once, "anonymous")) == Ok(true);
        let note = text(self.table.raw(self.line, "note")).unwrap_or_default();
        let asks = |words: &str| words::unnamed(words);
        self.put("anonymous", ticked || asks(name.as_deref().unwrap_or_default()) || asks(&note));
        name.is_some()
    }

    /// The money of all columns of money, and whether it came by transfer alone.
    fn money(&mut self) -> (Option<i64>, bool) {
        let cash = self.sum("amount", "amount");
        let transfer = self.sum("amount/transfer", "amount");
        let sum = match (cash, transfer) {
            (Some(cash), Some(transfer)) => Some(cash.saturating_add(transfer)),
            (one, other) => one.or(other),
        };
        if let Some(sum) = sum {
            self.put("amount", sum);
        }
        (sum, transfer.is_some_and(|sum| sum != 0) && cash.is_none_or(|sum| sum == 0))
    }

    /// The sum in a column of money.
    fn sum(&mut self, meaning: Meaning, field: &'static str) -> Option<i64> {
        let raw = self.cell(meaning, Merged::Once, field);
        let sum = match value::money(&raw, self.table.unit(meaning)) {
            Ok(sum) => sum?,
            Err(error) => {
                let code = match error {
                    NoSum::Unreadable => "amount_unreadable",
                    NoSum::TwoWays => "amount_two_ways",
                };
                self.hold(code, field, &raw);
                return None;
            }
        };
        if sum < 0 {
            self.hold("negative_amount", field, &raw);
        }
        let shown = raw.shown();
        let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
        if digits != sum.unsigned_abs().to_string() {
            self.changed(field, &raw, format_money(sum), "money");
        }
        Some(sum)
    }

    /// What goods are described, with how much of them.
    fn goods(&mut self) -> Option<Goods> {
        let described = self.cell("goods_description", Merged::Repeats, "goods_description");
        let raw = self.cell("goods_quantity", Merged::Once, "goods_quantity");
        let unit = self.cell("goods_unit", Merged::Repeats, "goods_unit");
        let mut quantity = value::quantity(&raw);
        if quantity.is_err() {
            self.hold("quantity_unreadable", "goods_quantity", &raw);
        }
        let mut description = text(&described);
        if description.is_none() && !matches!(quantity, Ok(Some(_)) | Err(_)) {
            return None;
        }
        if quantity == Ok(None)
            && let Some((counted, of)) = description.as_deref().and_then(value::counted)
        {
            self.changed("goods_description", &described, of.clone(), "quantity");
            (quantity, description) = (Ok(Some(counted)), Some(of));
        }
        let quantity = quantity.ok().flatten();
        if quantity.as_ref().is_some_and(|found| found.is_in_doubt) {
            let said = if raw.is_blank() { &described } else { &raw };
            self.hold("quantity_two_ways", "goods_quantity", said);
        }
        if let Some(description) = description {
            self.put("goods_description", description);
        }
        if let Some(quantity) = &quantity {
            self.put("goods_quantity", quantity.amount.to_string());
        }
        let unit = text(&unit).or_else(|| quantity.as_ref().and_then(|found| found.unit.clone()));
        if let Some(unit) = unit {
            self.put("goods_unit", unit);
        }
        for field in ["goods_description", "goods_quantity", "goods_unit"] {
            if !self.values.contains_key(field) && !self.is_flagged(field) {
                self.hold_empty("goods_incomplete", field);
            }
        }
        Some(quantity)
    }

    /// The value of goods as it stands there. Without goods it is the money written again.
    fn goods_value(&mut self, amount: Option<i64>, goods: Option<&Goods>) -> Option<i64> {
        let raw = self.table.raw(self.line, "goods_value").clone();
        let value = self.sum("goods_value", "goods_value");
        let flagged = self.is_flagged("goods_value");
        match (value, goods) {
            (Some(value), Some(_)) => self.put("goods_value", value),
            (Some(_), None) if amount.is_some() || self.is_flagged("amount") => {
                self.look("double_value", "goods_value", &raw);
            }
            (Some(value), None) => {
                self.put("goods_value", value);
                self.hold("goods_incomplete", "goods_description", &Raw::Empty);
            }
            (None, Some(_)) if !flagged => {
                self.hold_empty("value_missing", "goods_value");
            }
            (None, _) => {}
        }
        value
    }

    /// The form as it is said, else what follows from what was given.
    fn form(&mut self, amount: Option<i64>, by_transfer: bool, goods: Option<&Goods>) {
        let raw = self.cell("form", Merged::Repeats, "form");
        let said = text(&raw);
        let form = said.as_deref().and_then(words::form);
        let follows = match (amount.is_some() || self.is_flagged("amount"), goods) {
            (false, Some(_)) => Some("in_kind"),
            (true, _) if by_transfer => Some("transfer"),
            (true, _) => Some("cash"),
            (false, None) => None,
        };
        if said.is_some() && form.is_none() {
            self.look("form_unclear", "form", &raw);
        }
        if let Some(form) = form.or(follows) {
            self.put("form", form);
        }
    }
}
