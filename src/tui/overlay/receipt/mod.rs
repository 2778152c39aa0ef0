//! A contribution as the paper receipt has it, to be read out or copied by hand.
//!
//! It shows one record of the book and changes nothing. Of the donor it says name and address only,
//! and neither where the donor asked not to be named. Invariant: a void receipt says so, and why, before
//! anything else, and that stays in view however far one scrolls.

pub(in crate::tui) mod view;

use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::value::Value;
use crate::keys::Action;
use crate::text::{
    PartialDate, format_decimal, format_money, money_in_words, place_and_date, width, wrap,
};
use crate::tui::cx::Cx;
use crate::tui::input::Input;
use crate::tui::step::Step;
use crate::tui::{Notice, show};

/// What stands in for something to be filled in by hand.
const DOTS: &str = "........................................";

/// The widest its box gets, with border, margins and marks.
pub const WIDEST: u16 = 74;

/// Rows of the terminal that are no paper: title, message, keys, border, hint.
const AROUND: usize = 6;

/// Rows of a page of scrolling.
const PAGE: usize = 8;

/// The box with a receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receipt {
    pub record: RecordId,
    /// The first line shown, of those that scroll.
    pub top: usize,
}

/// A line of the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReceiptLine {
    Blank,
    /// In the middle, as a heading or not.
    Middle(String, bool),
    Right(String),
    /// What is called so, and what it is.
    Pair(String, String),
    /// Said of a void receipt.
    Void(String),
    Columns([String; 3]),
}

impl ReceiptLine {
    /// How many rows it takes where a row has room for so many cells.
    fn rows(&self, room: usize) -> usize {
        match self {
            Self::Blank | Self::Right(_) | Self::Columns(_) => 1,
            Self::Middle(text, _) | Self::Void(text) => wrap(text, room).len(),
            Self::Pair(label, value) => wrap(value, beside(label, room)).len(),
        }
    }
}

/// Cells of a row of the paper, on a terminal with so many columns.
pub fn room(columns: u16) -> usize {
    // Two for the border, two for the margins, one for the marks.
    usize::from(WIDEST.min(columns).saturating_sub(5))
}

/// Cells for a value beside its label.
pub fn beside(label: &str, room: usize) -> usize {
    room.saturating_sub(width(label).saturating_add(1)).max(1)
}

/// What is said of a void receipt and stays in view, and the lines that scroll.
pub fn split(lines: &[ReceiptLine]) -> (&[ReceiptLine], &[ReceiptLine]) {
    let void = lines.iter().take_while(|line| matches!(line, ReceiptLine::Void(_))).count();
    lines.split_at_checked(void).unwrap_or((&[], lines))
}

/// Why a record has no receipt.
pub fn refusal(record: &Record) -> Option<&'static str> {
    (record.kind != RecordKind::Contribution).then_some("refuse-not-receipt")
}

impl Receipt {
    /// The title of the box.
    pub fn title(&self, cx: &Cx<'_>) -> String {
        let key = cx.book.find(self.record).map(|record| cx.book.human_key(record));
        let args = [("key", key.unwrap_or_default())];
        cx.locale.with_texts("receipt-title", &args).into_owned()
    }

    pub fn update(&mut self, cx: &Cx<'_>, input: &Input) -> Vec<Step> {
        let last = self.last(cx);
        let top = match input {
            Input::Act(Action::Dismiss | Action::Back | Action::Confirm | Action::Open) => {
                return vec![Step::Close];
            }
            Input::Act(Action::RowDown) => self.top.saturating_add(1),
            Input::Act(Action::RowUp) => self.top.saturating_sub(1),
            Input::Act(Action::PageDown) => self.top.saturating_add(PAGE),
            Input::Act(Action::PageUp) => self.top.saturating_sub(PAGE),
            Input::Act(Action::Top) => 0,
            Input::Act(Action::Bottom) => last,
            _ => return vec![Step::Say(Notice::info("receipt-hint"))],
        };
        self.top = top.min(last);
        Vec::new()
    }

    /// The first line shown once the end of the paper is in view.
    fn last(&self, cx: &Cx<'_>) -> usize {
        let room = room(cx.size.0);
        let lines = self.lines(cx);
        let (void, paper) = split(&lines);
        let rows = |lines: &[ReceiptLine]| lines.iter().map(|line| line.rows(room)).sum::<usize>();
        let high = usize::from(cx.size.1).saturating_sub(AROUND).saturating_sub(rows(void));
        let fits = |top: &usize| paper.get(*top..).is_none_or(|rest| rows(rest) <= high);
        let last = paper.len().saturating_sub(1);
        (0..last).find(fits).unwrap_or(last)
    }

    /// The paper, top to bottom; empty if the record is not there.
    pub fn lines(&self, cx: &Cx<'_>) -> Vec<ReceiptLine> {
        let Some(record) = cx.book.find(self.record) else {
            return Vec::new();
        };
        let mut paper = Paper { cx, lines: Vec::new() };
        paper.void(record);
        paper.head(record);
        paper.donor(record);
        paper.gift(record);
        paper.signatures(record);
        paper.lines
    }
}

struct Paper<'a> {
    cx: &'a Cx<'a>,
    lines: Vec<ReceiptLine>,
}

impl Paper<'_> {
    fn text(&self, key: &str) -> String {
        self.cx.locale.text(key).into_owned()
    }

    fn with(&self, key: &str, args: &[(&str, String)]) -> String {
        self.cx.locale.with_texts(key, args).into_owned()
    }

    fn pair(&mut self, key: &str, value: String) {
        let value = if value.is_empty() { DOTS.to_owned() } else { value };
        let label = format!("{}:", self.text(key));
        self.lines.push(ReceiptLine::Pair(label, value));
    }

    fn void(&mut self, record: &Record) {
        if let Some(reason) = record.void_reason() {
            self.lines.push(ReceiptLine::Void(self.text("receipt-void")));
            let reason = self.with("receipt-void-reason", &[("reason", reason.to_owned())]);
            self.lines.push(ReceiptLine::Void(reason));
        }
    }

    fn head(&mut self, record: &Record) {
        let book = record.text("receipt_book").unwrap_or(DOTS).to_owned();
        let number = record.int("receipt_no").map_or_else(|| DOTS.to_owned(), |no| no.to_string());
        self.lines.push(ReceiptLine::Right(self.with("receipt-book", &[("book", book)])));
        self.lines.push(ReceiptLine::Right(self.with("receipt-number", &[("number", number)])));
        self.lines.push(ReceiptLine::Middle(self.text("receipt-name"), true));
        if let Some(date) = date(record) {
            self.lines.push(ReceiptLine::Middle(crate::text::format_long(date), false));
        }
        self.lines.push(ReceiptLine::Blank);
    }

    fn donor(&mut self, record: &Record) {
        let named = !record.is("anonymous");
        let said = |field| record.text(field).filter(|_| named).unwrap_or_default().to_owned();
        let name = if named { said("donor_name") } else { self.text("receipt-anonymous") };
        self.pair("receipt-donor", name);
        if named {
            self.pair("receipt-address", said("donor_address"));
        }
        let reason = match record.text("campaign") {
            Some(campaign) => {
                self.with("receipt-fund-campaign", &[("campaign", campaign.to_owned())])
            }
            None => self.text("receipt-fund"),
        };
        self.pair("receipt-reason", reason);
        if let Some(form) = record.code("form") {
            self.pair("receipt-form", show::option(self.cx, form));
        }
    }

    fn gift(&mut self, record: &Record) {
        let (amount, goods) = (record.int("amount"), record.int("goods_value"));
        if let Some(amount) = amount {
            self.sum("receipt-amount", amount);
        }
        if let Some(what) = record.text("goods_description") {
            let quantity = match record.get("goods_quantity") {
                Some(Value::Decimal(quantity)) => format_decimal(*quantity),
                _ => String::new(),
            };
            let unit = record.text("goods_unit").unwrap_or_default().to_owned();
            let args = [("what", what.to_owned()), ("quantity", quantity), ("unit", unit)];
            let text = self.with("receipt-goods-text", &args);
            self.pair("receipt-goods", text);
        }
        if let Some(goods) = goods {
            self.sum("receipt-goods-value", goods);
        }
        if amount.is_some() && goods.is_some() {
            self.sum("receipt-total", crate::domain::book::total(record));
        }
    }

    /// A sum in figures and in words.
    fn sum(&mut self, key: &str, amount: i64) {
        let figures = self.with("receipt-dong", &[("amount", format_money(amount))]);
        self.pair(key, figures);
        self.pair("receipt-words", format!("{}.", money_in_words(amount, self.cx.prefs.money)));
    }

    fn signatures(&mut self, record: &Record) {
        self.lines.push(ReceiptLine::Blank);
        if let Some(date) = date(record) {
            self.lines.push(ReceiptLine::Right(place_and_date(&self.cx.me.commune, date)));
        }
        let names = ["receipt-payer", "receipt-writer", "receipt-cashier"];
        self.lines.push(ReceiptLine::Columns(names.map(|key| self.text(key))));
        self.lines.push(ReceiptLine::Columns(names.map(|_| self.text("receipt-sign"))));
    }
}

fn date(record: &Record) -> Option<PartialDate> {
    record.get("date").and_then(Value::as_date)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::tui::test_app::TestApp;

    fn texts(tester: &TestApp, key: &str) -> String {
        let record = tester.record(RecordKind::Contribution, key).id;
        let lines = Receipt { record, top: 0 }.lines(&tester.app.cx());
        let line = |line: ReceiptLine| match line {
            ReceiptLine::Blank => String::new(),
            ReceiptLine::Middle(text, _) | ReceiptLine::Right(text) | ReceiptLine::Void(text) => {
                text
            }
            ReceiptLine::Pair(label, value) => format!("{label} {value}"),
            ReceiptLine::Columns(columns) => columns.join("|"),
        };
        lines.into_iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn what_the_paper_says() {
        let mut tester = TestApp::new();
        let money = json!({
            "receipt_book": "A1", "receipt_no": 1, "date": "2026-02-05", "donor_name": "Trường Thử",
            "donor_address": "Nà Lại", "amount": 1_500_000, "campaign": "Tháng cao điểm",
            "note": "không ghi lên phiếu",
        });
        tester.add(RecordKind::Contribution, &money);
        let paper = [
            "Quyển: A1",
            "Số: 1",
            "PHIẾU THU",
            "ngày 05 tháng 02 năm 2026",
            "",
            "Họ tên người nộp: Trường Thử",
            "Địa chỉ: Nà Lại",
            "Lý do nộp: Ủng hộ Quỹ “Vì người nghèo”: Tháng cao điểm",
            "Hình thức: Tiền mặt",
            "Số tiền: 1.500.000 đồng",
            "Bằng chữ: Một triệu năm trăm nghìn đồng.",
            "",
            "Mường Thử, ngày 05 tháng 02 năm 2026",
            "Người nộp|Người lập phiếu|Thủ quỹ",
            "(ký, họ tên)|(ký, họ tên)|(ký, họ tên)",
        ];
        assert_eq!(texts(&tester, "A1/1"), paper.join("\n"));
    }

    #[test]
    fn goods_are_counted_and_valued_and_a_hidden_donor_is_not_named() {
        let mut tester = TestApp::new();
        let goods = json!({
            "receipt_book": "A1", "receipt_no": 2, "date": "2026-10-11", "donor_name": "Bà Thử",
            "donor_address": "số 9", "anonymous": true, "form": "in_kind", "amount": 50_000,
            "goods_description": "gạo tẻ", "goods_quantity": "20.5", "goods_unit": "kg",
            "goods_value": 305_000,
        });
        tester.add(RecordKind::Contribution, &goods);
        let paper = texts(&tester, "A1/2");
        for line in [
            "Họ tên người nộp: Người ủng hộ không nêu tên",
            "Số tiền: 50.000 đồng",
            "Hiện vật: gạo tẻ, 20,5 kg",
            "Trị giá: 305.000 đồng\nBằng chữ: Ba trăm linh năm nghìn đồng.",
            "Cộng tất cả: 355.000 đồng\nBằng chữ: Ba trăm năm mươi lăm nghìn đồng.",
        ] {
            assert!(paper.contains(line), "{line} in\n{paper}");
        }
        assert!(!paper.contains("Bà Thử") && !paper.contains("số 9"), "{paper}");
    }

    #[test]
    fn it_scrolls_and_closes() {
        let mut tester = TestApp::new();
        let money = json!({ "date": "2026-02-05", "donor_name": "Trường Thử", "amount": 1000 });
        let record = tester.add(RecordKind::Contribution, &money);
        let mut receipt = Receipt { record, top: 0 };
        assert_eq!(receipt.update(&tester.app.cx(), &Input::Act(Action::Bottom)), []);
        assert_eq!(receipt.top, 0, "all of it is in view");
        tester.app.shell.size = (80, 12);
        let cx = tester.app.cx();
        let last = receipt.lines(&cx).len() - (12 - AROUND);
        assert!(last > PAGE, "{last}");
        for (action, top) in [
            (Action::RowUp, 0),
            (Action::RowDown, 1),
            (Action::PageDown, last.min(1 + PAGE)),
            (Action::Top, 0),
            (Action::Bottom, last),
            (Action::RowDown, last),
            (Action::PageUp, last - PAGE),
            (Action::Bottom, last),
            (Action::Top, 0),
        ] {
            assert_eq!(receipt.update(&cx, &Input::Act(action)), []);
            assert_eq!(receipt.top, top, "{action}");
        }
        assert_eq!(receipt.update(&cx, &Input::Act(Action::Dismiss)), [Step::Close]);
        assert_eq!(refusal(tester.record(RecordKind::Household, "H1")), Some("refuse-not-receipt"));
    }
}
