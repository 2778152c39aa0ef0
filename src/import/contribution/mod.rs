//! Lists of contributions.
//!
//! Does not know files, nor the receipts of the book. Invariant: every line of the table is in an
//! entry, is a total or is passed over; a sum is counted once.

mod gift;
mod receipt;
mod sums;
mod words;

use crate::domain::import::{Flag, ImportEntry, PassedOver};
use crate::import::repeated::Above;
use crate::import::table::{ListLine, ListTable, Role};
use crate::import::{Options, Rows};
use receipt::Receipts;
use sums::Sums;

/// What money columns there are: what they hold, and the field they count towards.
const MONEY: [(&str, &str); 3] =
    [("amount", "amount"), ("amount/transfer", "amount"), ("goods_value", "goods_value")];

/// Reads a list of contributions.
pub(super) fn read(table: &ListTable, _options: &Options<'_>) -> Rows {
    let mut rows = Rows::default();
    let mut above = Above::default();
    let mut sums = Sums::default();
    let mut receipts = Receipts::default();
    let last_total = table.lines.iter().rposition(|line| line.role == Role::Total);
    for (at, line) in table.lines.iter().enumerate() {
        if line.role == Role::Total {
            rows.totals.push(sums.total(table, line, last_total == Some(at)));
            continue;
        }
        // A line that gives nothing is no "above" for the next.
        let before = above.clone();
        let Some(gift) = gift::read(table, line, &mut above) else {
            above = before;
            rows.passed_over.push(passed_over(line));
            continue;
        };
        sums.add(gift.amount, gift.written_value);
        if let Some((book, receipt)) = &gift.receipt {
            receipts.add(book, receipt, line.row);
        }
        rows.entries.push(gift.entry);
    }
    for (row, others) in receipts.doubled() {
        flag_double(&mut rows.entries, row, others);
    }
    rows.receipt_gaps = receipts.gaps();
    rows
}

fn flag_double(entries: &mut [ImportEntry], row: u32, others: Vec<u32>) {
    if let Some(entry) = entries.iter_mut().find(|entry| entry.row == row) {
        entry.flags.push(Flag::look(row, "duplicate_receipt").at("receipt_no").with_rows(others));
    }
}

/// A line in which nobody gives anything.
fn passed_over(line: &ListLine) -> PassedOver {
    let text = crate::text::truncate(line.label(), 80).into_owned();
    PassedOver { row: line.row, why: "legend", text }
}
