//! A text with tables, written and read back.

use std::io::{Cursor, Read as _};

use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};

use chrono::NaiveDate;

use super::*;
use crate::domain::document::{Block, Document, Foot, Head};
use crate::domain::tables::{Cell, Column, RowKind, Table, Words};
use crate::locale::{Lang, Locale};

fn paper() -> Document {
    let text = Words::text;
    let columns = vec![Column::text(text("Hình thức")), Column::number(text("Số tiền"))];
    let mut table = Table::plain(text("Theo hình thức"), columns);
    table.push(RowKind::Body, vec![Cell::Text("=Gạo".to_owned()), Cell::Money(1_250_000)], None);
    table.set_total(vec![Cell::Text("Cộng".to_owned()), Cell::Money(1_250_000)]);
    table.notes.push(text("Chưa kể khoản hứa"));
    Document {
        head: Head {
            above: Some(text("ỦY BAN NHÂN DÂN")),
            mark: Some("BC-UBND".to_owned()),
            title: text("BÁO CÁO"),
            subject: vec![text("Kết quả phong trào năm 2024")],
            to: vec![text("Kính gửi: UBND huyện")],
        },
        blocks: vec![
            Block::Text(text("Thực hiện kế hoạch.")),
            Block::Part(text("Triển khai")),
            Block::Part(text("Kết quả")),
            Block::Heading(text("Quỹ")),
            Block::Item(text("Nhận được một triệu")),
            Block::Table(Box::new(table)),
        ],
        foot: Foot {
            recipients: vec![text("Như trên;")],
            signers: vec![vec![text("THƯ KÝ")], vec![text("CHỦ TỊCH")]],
        },
        drafting: vec![text("Hỏi lại nơi nhận")],
    }
}

fn with_letter<T>(take: impl Fn(&Letter<'_>) -> T) -> T {
    let (document, locale) = (paper(), Locale::new(Lang::Vi));
    let date = NaiveDate::from_ymd_opt(2024, 11, 20).unwrap();
    let sender = Sender { locale: &locale, office: "Xã Mường Thử", date };
    take(&Letter { document: &document, sender })
}

#[test]
fn a_document_has_its_text_in_order() {
    let bytes = with_letter(|letter| docx::document(letter).unwrap());
    let mut parts = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    parts.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    let mut rest = xml.as_str();
    for said in [
        "ỦY BAN NHÂN DÂN",
        "XÃ MƯỜNG THỬ",
        "/BC-UBND",
        "Mường Thử, ngày 20 tháng 11 năm 2024",
        "BÁO CÁO",
        "Kính gửi: UBND huyện",
        "I. TRIỂN KHAI",
        "II. KẾT QUẢ",
        "1. Quỹ",
        "- Nhận được một triệu",
        "Theo hình thức",
        "=Gạo",
        "1.250.000",
        "Chưa kể khoản hứa",
        "Nơi nhận:",
        "THƯ KÝ",
        "CHỦ TỊCH",
        "Hỏi lại nơi nhận",
    ] {
        let at = rest.find(said).unwrap_or_else(|| panic!("{said} is not there, or too early"));
        rest = rest.get(at..).unwrap();
    }
}

#[test]
fn a_spreadsheet_has_a_sheet_a_part_and_numbers_are_numbers() {
    let bytes = with_letter(|letter| xlsx::document(letter).unwrap());
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    assert_eq!(names.len(), 4, "{names:?}");
    assert_eq!(names[2], "II. Kết quả");
    let sheet = book.worksheet_range("II. Kết quả").unwrap();
    let cells: Vec<_> = sheet.used_cells().map(|(_, _, cell)| cell.clone()).collect();
    assert_eq!(cells.iter().filter(|cell| **cell == Data::Float(1_250_000.0)).count(), 2);
    assert!(cells.contains(&Data::String("=Gạo".to_owned())), "a text, never a formula");
}

#[test]
fn a_text_cannot_be_values_alone() {
    let path = Path::new("bao-cao.csv");
    assert!(matches!(Format::of_document(path), Err(ReportError::NotATable)));
    assert!(Format::of_document(Path::new("bao-cao.docx")).is_ok());
    let written = with_letter(|letter| write_document(letter, path, true));
    assert!(matches!(written, Err(ReportError::NotATable)) && !path.exists());
}
