//! Checks of a contribution (`domain.md` 9.2: V11 to V13, V19). Goods are described, counted and
//! valued, and the value is typed even where it is 0; money and goods are each counted once.

use crate::domain::issue::Issue;
use crate::domain::rule::Case;
use crate::domain::value::Value;

/// Above this a sum is asked about: a billion đồng. A commune raises some sixty million a year.
const ASK_ABOVE: i64 = 1_000_000_000;

/// A receipt dated longer ago is asked about, in days.
const ASK_AFTER_DAYS: i64 = 366;

const GOODS: [&str; 4] = ["goods_description", "goods_quantity", "goods_unit", "goods_value"];

pub(super) fn check(case: &Case<'_>, issues: &mut Vec<Issue>) {
    let record = case.record;
    if record.get("donor_name").is_none() && !record.is("anonymous") {
        issues.push(Issue::hard("donor_name", "required"));
    }
    check_money(case, issues);
    check_goods(case, issues);
    let total = crate::domain::book::total(record);
    let said = issues.iter().any(Issue::is_hard);
    if total <= 0 && !said {
        let at = if is_money_form(case) { "amount" } else { "goods_value" };
        issues.push(Issue::hard(at, "total_zero"));
    }
    if total > ASK_ABOVE {
        let at = if is_money_form(case) { "amount" } else { "goods_value" };
        let issue = Issue::soft(at, "large_sum");
        issues.push(issue.with("amount", crate::text::format_money(total)));
    }
    check_receipt(case, issues);
    if let Some(date) = case.date("date")
        && (case.today - date.earliest()).num_days() > ASK_AFTER_DAYS
    {
        issues.push(Issue::soft("date", "old_date"));
    }
}

fn is_money_form(case: &Case<'_>) -> bool {
    matches!(case.record.code("form"), Some("cash" | "transfer"))
}

fn check_money(case: &Case<'_>, issues: &mut Vec<Issue>) {
    let amount = case.record.int("amount");
    if is_money_form(case) && amount.is_none_or(|amount| amount == 0) {
        issues.push(Issue::hard("amount", "money_needed"));
    }
}

fn check_goods(case: &Case<'_>, issues: &mut Vec<Issue>) {
    let any = GOODS.iter().any(|field| case.record.get(field).is_some());
    if !any && is_money_form(case) {
        return;
    }
    for field in GOODS {
        if case.record.get(field).is_none() {
            issues.push(Issue::hard(field, "goods_needed"));
        }
    }
    let record = case.record;
    if let Some(Value::Decimal(quantity)) = record.get("goods_quantity")
        && quantity.units() == 0
    {
        issues.push(Issue::hard("goods_quantity", "quantity_zero"));
    }
    // One gift written both as money and as goods is the known way to count it twice.
    let (amount, goods) = (record.int("amount"), record.int("goods_value"));
    if let (Some(amount @ 1..), Some(goods @ 1..)) = (amount, goods) {
        let issue = Issue::soft("amount", "counted_twice");
        let issue = issue.with("amount", crate::text::format_money(amount));
        issues.push(issue.with("goods", crate::text::format_money(goods)));
    }
}

fn check_receipt(case: &Case<'_>, issues: &mut Vec<Issue>) {
    let record = case.record;
    let (Some(book), Some(number)) = (record.text("receipt_book"), record.int("receipt_no")) else {
        return;
    };
    let key = format!("{book}/{number}");
    if case.book.is_taken(record.kind, &key, case.except()) {
        issues.push(Issue::hard("receipt_no", "receipt_used").with("value", key));
        return;
    }
    let next = case.book.last_in_series(record.kind, book).saturating_add(1);
    if case.before.is_none() && number > next {
        let issue = Issue::soft("receipt_no", "receipt_gap").with("next", next);
        issues.push(issue);
    }
}
