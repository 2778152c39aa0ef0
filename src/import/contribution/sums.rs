//! Lines that state totals, against the rows they speak of.
//!
//! Does not know gifts, only sums of money that could be read, negative ones too. Invariant: a total
//! is of the rows since the total before it; the last one, and one that carries forward ("lũy kế"),
//! of all rows.

use crate::domain::import::{Flag, Total};
use crate::import::contribution::MONEY;
use crate::import::table::{ListLine, ListTable};
use crate::import::value::money;
use crate::text::fold;

/// Money and value of goods as they are written.
#[derive(Debug, Clone, Copy, Default)]
struct Pair {
    amount: i64,
    goods_value: i64,
}

/// What the rows gave so far.
#[derive(Debug, Default)]
pub(super) struct Sums {
    all: Pair,
    since: Pair,
}

impl Pair {
    fn add(&mut self, amount: i64, goods_value: i64) {
        self.amount = self.amount.saturating_add(amount);
        self.goods_value = self.goods_value.saturating_add(goods_value);
    }

    fn of(self, field: &str) -> i64 {
        if field == "amount" { self.amount } else { self.goods_value }
    }
}

impl Sums {
    pub(super) fn add(&mut self, amount: Option<i64>, goods_value: Option<i64>) {
        for pair in [&mut self.all, &mut self.since] {
            pair.add(amount.unwrap_or(0), goods_value.unwrap_or(0));
        }
    }

    /// Compares a line of totals, and begins to count anew.
    pub(super) fn total(&mut self, table: &ListTable, line: &ListLine, is_last: bool) -> Total {
        let label = line.label().to_owned();
        let since = std::mem::take(&mut self.since);
        let mut total = Total { row: line.row, label, sums: Vec::new(), flags: Vec::new() };
        let carried = fold(&total.label).contains("luy ke");
        for field in ["amount", "goods_value"] {
            let Some(stated) = stated(table, line, field) else { continue };
            let (of_all, of_part) = (self.all.of(field), since.of(field));
            // A list may end with the total of its last month.
            let part = !carried && (!is_last || (stated == of_part && stated != of_all));
            let rows = if part { of_part } else { of_all };
            total.sums.push((field, stated, rows));
            if stated != rows && total.flags.is_empty() {
                let flag = Flag::look(line.row, "total_mismatch").at(field);
                total.flags.push(flag.raw(stated.to_string()));
            }
        }
        total
    }
}

/// What a line states of a field, over all columns that count towards it.
fn stated(table: &ListTable, line: &ListLine, field: &str) -> Option<i64> {
    let columns = MONEY.iter().filter(|(_, of)| *of == field);
    let read = |meaning: &str| money(table.raw(line, meaning), table.unit(meaning)).ok().flatten();
    let sums: Vec<i64> = columns.filter_map(|(meaning, _)| read(meaning)).collect();
    (!sums.is_empty()).then(|| sums.iter().fold(0, |sum: i64, next| sum.saturating_add(*next)))
}
