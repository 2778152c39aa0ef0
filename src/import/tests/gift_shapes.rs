//! Lists of contributions and registrations in other shapes, and as other communes write them.

use serde_json::{Value as Json, json};

use crate::domain::import::{ImportEntry, Reading, Sought};
use crate::domain::schema::RecordKind;
use crate::import::grid::{Cell, Grid, Raw};
use crate::import::read;
use crate::import::tests::samples::bytes;
use crate::import::tests::{grid, options, read_of, texts};
use crate::text::legacy::Encoding;
use crate::text::legacy::encode::encode;

const GIFTS: &str = "ung-ho-quy.xlsx";
const EXITS: &str = "dang-ky-thoat-ngheo.csv";

/// What a row says: values, who is sought, codes of flags.
type Said = (u32, Json, Option<Sought>, Vec<&'static str>);

fn opened(name: &str) -> Grid {
    crate::import::open::open(name, &bytes(name)).unwrap().grid
}

fn said(reading: &Reading) -> Vec<Said> {
    let of = |entry: &ImportEntry| {
        let mut pairs: Vec<_> = entry.values.clone().into_iter().collect();
        pairs.sort_by(|a, b| a.0.cmp(&b.0));
        let mut codes: Vec<_> = entry.flags.iter().map(|flag| flag.code).collect();
        codes.sort_unstable();
        (entry.row, pairs.into_iter().collect(), entry.sought.clone(), codes)
    };
    reading.entries.iter().map(of).collect()
}

fn of_grid(grid: &Grid) -> Reading {
    read_of(grid, &options()).unwrap()
}

/// The columns of the first sheet in another order. The heading of the list has groups, which stay
/// together: the columns from I to L.
fn moved(grid: &Grid, order: &[usize]) -> Grid {
    let mut grid = grid.clone();
    for row in &mut grid.sheets[0].rows {
        let cells = std::mem::take(&mut row.cells);
        row.cells = order.iter().map(|at| cells.get(*at).cloned().unwrap_or_default()).collect();
    }
    grid
}

fn each_text(grid: &mut Grid, change: impl Fn(&str) -> String) {
    for cell in
        grid.sheets.iter_mut().flat_map(|sheet| &mut sheet.rows).flat_map(|row| &mut row.cells)
    {
        // Its font would say another encoding.
        cell.font = None;
        if let Raw::Text(text) = &mut cell.raw {
            *text = change(text);
        }
    }
}

#[test]
fn columns_in_another_order() {
    let gifts = opened(GIFTS);
    let original = of_grid(&gifts);
    assert_eq!(original.entries.len(), 150);
    let order = [12, 8, 9, 10, 11, 7, 6, 3, 2, 4, 1, 5, 0];
    let other = of_grid(&moved(&gifts, &order));
    assert_eq!(said(&other), said(&original));
    assert_eq!(other.receipt_gaps, original.receipt_gaps);
    let flags = |reading: &Reading| -> Vec<_> {
        reading.totals.iter().map(|total| (total.row, total.flags.clone())).collect()
    };
    assert_eq!(flags(&other), flags(&original));
    let exits = opened(EXITS);
    let order = [9, 3, 2, 1, 0, 8, 7, 6, 5, 4];
    assert_eq!(said(&of_grid(&moved(&exits, &order))), said(&of_grid(&exits)));
}

#[test]
fn other_words_in_the_heading() {
    let mut gifts = opened(GIFTS);
    let original = said(&of_grid(&gifts));
    let words = [
        ("Số phiếu thu", "Chứng từ số"),
        ("Ngày", "Ngày, tháng"),
        ("Họ và tên người, đơn vị ủng hộ", "Tên tổ chức, cá nhân"),
        ("Đối tượng", "Thành phần"),
        ("Thôn, đơn vị", "Địa chỉ"),
        ("Hình thức", "Hình thức đóng góp"),
        ("Tiền mặt, chuyển khoản (đồng)", "Số tiền (đồng)"),
        ("Tên hiện vật", "Loại hiện vật"),
        ("Số lượng", "SL"),
        ("ĐVT", "Đơn vị tính"),
        ("Giá trị quy đổi (1.000đ)", "Quy ra tiền (nghìn đồng)"),
        ("Ghi chú", "Diễn giải"),
    ];
    for row in gifts.sheets[0].rows.iter_mut().filter(|row| matches!(row.number, 7 | 8)) {
        for cell in &mut row.cells {
            let other = words.iter().find(|(old, _)| cell.raw == Raw::Text((*old).to_owned()));
            if let Some((_, new)) = other {
                cell.raw = Raw::Text((*new).to_owned());
            }
        }
    }
    assert_eq!(said(&of_grid(&gifts)), original);
}

#[test]
fn in_old_encodings() {
    for (name, rows) in [(GIFTS, 150), (EXITS, 50)] {
        let grid = opened(name);
        let original = of_grid(&grid);
        for encoding in [Encoding::Tcvn3, Encoding::Vni, Encoding::Decomposed] {
            let mut coded = grid.clone();
            each_text(&mut coded, |text| encode(encoding, &crate::text::nfc(text)));
            let reading = of_grid(&coded);
            assert_eq!(reading.entries.len(), rows, "{name} {encoding:?}");
            for (one, other) in said(&reading).iter().zip(&said(&original)) {
                let small = |said: &Said| format!("{said:?}").to_lowercase();
                assert_eq!(small(one), small(other), "{name} {encoding:?}");
            }
        }
    }
}

/// The unit of the line above holds for bare numbers under a heading that says none.
#[test]
fn thousands_by_the_line_above() {
    let mut gifts = opened(GIFTS);
    let original = said(&of_grid(&gifts));
    for row in &mut gifts.sheets[0].rows {
        match row.number {
            5 => {
                row.cells.push(Cell {
                    raw: Raw::Text("Đơn vị tính: 1.000 đồng".into()),
                    ..Cell::default()
                });
            }
            7 => row.cells[7].raw = Raw::Text("Tiền mặt, chuyển khoản".into()),
            8 => row.cells[11].raw = Raw::Text("Giá trị quy đổi".into()),
            _ => {
                let cash = row.cells.get_mut(7).map(|cell| &mut cell.raw);
                if let Some(Raw::Number(number)) = cash {
                    *number /= 1000.0;
                } else if let Some(Raw::Text(text)) = cash {
                    let written = text.trim().replace([',', '.', ' '], "");
                    if let Some(short) = written.strip_suffix("000") {
                        *text = short.to_owned();
                    }
                }
            }
        }
    }
    assert_eq!(said(&of_grid(&gifts)), original);
}

#[test]
fn registrations_as_a_spreadsheet() {
    let text = bytes(EXITS);
    let original = said(&read(EXITS, &text, &options()).unwrap());
    let mut grid = opened(EXITS);
    let title = |text: &str| Cell { raw: Raw::Text(text.into()), ..Cell::default() };
    for row in &mut grid.sheets[0].rows {
        row.number += 3;
        // Years as numbers, as a spreadsheet has them.
        if let Some(Raw::Text(year)) = row.cells.get(3).map(|cell| cell.raw.clone())
            && let Ok(year) = year.parse()
        {
            row.cells[3].raw = Raw::Number(year);
        }
    }
    let row = crate::import::grid::GridRow {
        number: 1,
        hidden: false,
        cells: vec![title("DANH SÁCH HỘ ĐĂNG KÝ THOÁT NGHÈO NĂM 2026")],
    };
    grid.sheets[0].rows.insert(0, row);
    let reading = of_grid(&grid);
    assert_eq!(reading.title.year, Some(2026));
    let lower: Vec<Said> =
        said(&reading).into_iter().map(|(row, a, b, c)| (row - 3, a, b, c)).collect();
    assert_eq!(lower, original);
}

fn gifts_of(rows: &[&[&str]]) -> Reading {
    let reading = of_grid(&grid(&texts(rows)));
    assert_eq!(reading.kind, RecordKind::Contribution);
    reading
}

fn values(entry: &ImportEntry, fields: &[&str]) -> Vec<Json> {
    fields.iter().map(|field| entry.values.get(*field).cloned().unwrap_or(Json::Null)).collect()
}

fn codes(entry: &ImportEntry) -> Vec<&'static str> {
    entry.flags.iter().map(|flag| flag.code).collect()
}

#[test]
fn money_in_two_columns_and_sections() {
    let reading = gifts_of(&[
        &["SỔ THEO DÕI ỦNG HỘ QUỸ VÌ NGƯỜI NGHÈO NĂM 2024"],
        &["Đơn vị tính: nghìn đồng"],
        &[
            "TT",
            "Quyển số",
            "Số phiếu",
            "Ngày tháng",
            "Tên đơn vị, cá nhân",
            "Tiền mặt",
            "Chuyển khoản",
            "Hiện vật",
            "Trị giá",
        ],
        &["I", "", "", "", "CƠ QUAN, ĐƠN VỊ"],
        &["1", "03", "15", "20/10", "Trường THCS Thử Nghiệm", "", "5.000", "", ""],
        &["2", "03", "16", "20/10", "Hội Nông dân xã", "500", "", "10 kg gạo", "160"],
        &["", "", "", "", "Cộng I", "500", "5.000", "", "160"],
        &["II", "", "", "", "CÁ NHÂN"],
        &["3", "\"", "19", "-nt-", "Bà Nguyễn Thị Thử", "200.000đ", "", "", ""],
        &["4", "03", "20", "31/10", "Một người ẩn danh", "", "", "2 con gà", ""],
        &["", "", "", "", "Tổng cộng", "700", "5.000", "", "160"],
        &["", "", "", "", "Người lập biểu"],
    ]);
    let fields = "receipt_book receipt_no date donor_kind form amount goods_description \
                  goods_quantity goods_unit goods_value anonymous";
    let fields: Vec<&str> = fields.split_whitespace().collect();
    let found: Vec<_> = reading.entries.iter().map(|entry| values(entry, &fields)).collect();
    let none = Json::Null;
    let expected = [
        json!([
            "03",
            15,
            "2024-10-20",
            "agency",
            "transfer",
            5_000_000,
            none,
            none,
            none,
            none,
            false
        ]),
        json!([
            "03",
            16,
            "2024-10-20",
            "organisation",
            "cash",
            500_000,
            "gạo",
            "10",
            "kg",
            160_000,
            false
        ]),
        json!(["03", 19, "2024-10-20", none, "cash", 200_000, none, none, none, none, false]),
        json!(["03", 20, "2024-10-31", none, "in_kind", none, "gà", "2", "con", none, true]),
    ];
    assert_eq!(json!(found), json!(expected));
    let flags: Vec<_> = reading.entries.iter().map(codes).collect();
    assert_eq!(flags, [vec![], vec![], vec![], vec!["value_missing"]]);
    assert_eq!(reading.receipt_gaps, ["17", "18"]);
    assert!(reading.totals.iter().all(|total| total.flags.is_empty()), "{:?}", reading.totals);
    assert_eq!(reading.totals.len(), 2);
}

#[test]
fn what_is_doubtful_about_a_gift() {
    let heading: &[&str] = &[
        "Số phiếu thu",
        "Ngày",
        "Người ủng hộ",
        "Hình thức",
        "Số tiền",
        "Hiện vật",
        "SL",
        "ĐVT",
        "Thành tiền",
        "Ghi chú",
    ];
    let rows: [(&[&str], &[&str]); 14] = [
        (&["TN-1", "1/10/2025", "Ông A", "TM", "500k"], &[]),
        (&["", "1/10/2025", "Ông A", "TM", "500k"], &["receipt_missing"]),
        (&["TN-2", "", "Ông A", "TM", "500k"], &["date_missing"]),
        (&["TN-3", "-", "Ông A", "TM", "500k"], &["date_missing"]),
        (&["TN-4", "31/9/2025", "Ông A", "TM", "500k"], &["date_unreadable"]),
        (&["TN-5", "10/2025", "Ông A", "TM", "500k"], &["date_partial"]),
        (&["TN-6", "1/10/2025", "Ông A", "TM", "một ngày lương"], &["amount_unreadable"]),
        (&["TN-7", "1/10/2025", "Ông A", "TM", "-500k"], &["negative_amount"]),
        (&["TN-8", "1/10/2025", "Ông A", "TM", "500k", "", "", "", "500000"], &["double_value"]),
        (&["TN-9", "1/10/2025", "Ông A", "HV", "", "Gạo", "10", "kg", ""], &["value_missing"]),
        (&["TN-10", "1/10/2025", "Ông A", "HV", "", "Gạo", "10", "kg", "0"], &[]),
        (
            &["TN-11", "1/10/2025", "Ông A", "HV", "", "Gạo", "", "", "160000"],
            &["goods_incomplete", "goods_incomplete"],
        ),
        (&["TN-12", "1/10/2025", "Ông A", "TM", ""], &["amount_missing"]),
        (
            &["TN-1", "1/10/2025", "Bà B", "TM", "500k", "", "", "", "", "xin giấu tên"],
            &["duplicate_receipt"],
        ),
    ];
    let mut list = vec![heading];
    list.extend(rows.iter().map(|(row, _)| *row));
    let reading = gifts_of(&list);
    assert_eq!(reading.entries.len(), rows.len());
    for (entry, (row, expected)) in reading.entries.iter().zip(rows) {
        let expected = if row[0] == "TN-1" { &["duplicate_receipt"][..] } else { expected };
        assert_eq!(codes(entry), expected, "{row:?}");
    }
    assert_eq!(reading.entries[7].values["amount"], -500_000);
    assert_eq!(reading.entries[13].values["anonymous"], true);
}

#[test]
fn totals_that_carry_forward_and_lists_that_end_with_a_month() {
    let heading: &[&str] = &["STT", "Ngày", "Người ủng hộ", "Số tiền"];
    let row = |money: &'static str| -> [&'static str; 4] { ["1", "1/10/2025", "Ông A", money] };
    let (one, two) = (row("100.000"), row("200.000"));
    let total = |label: &'static str, money: &'static str| ["", "", label, money];
    let reading = gifts_of(&[
        heading,
        &one,
        &total("Cộng tháng 10", "100.000"),
        &total("Lũy kế", "100.000"),
        &two,
        &total("Cộng tháng 11", "200.000"),
        &total("Lũy kế", "300.000"),
    ]);
    assert!(reading.totals.iter().all(|total| total.flags.is_empty()), "{:?}", reading.totals);
    let ends = |last: &'static str| {
        let reading = gifts_of(&[
            heading,
            &one,
            &total("Cộng tháng 10", "100.000"),
            &two,
            &total("Cộng tháng 11", last),
        ]);
        reading.totals.iter().map(|total| total.flags.len()).collect::<Vec<_>>()
    };
    assert_eq!(ends("200.000"), [0, 0]);
    assert_eq!(ends("300.000"), [0, 0], "all of them");
    assert_eq!(ends("250.000"), [0, 1]);
}

#[test]
fn registrations_of_another_commune() {
    let reading = of_grid(&grid(&texts(&[
        &["DANH SÁCH HỘ NGHÈO ĐĂNG KÝ THOÁT NGHÈO NĂM 2025"],
        &[
            "STT",
            "Họ và tên chủ hộ",
            "Năm sinh",
            "Thôn",
            "Mục tiêu phấn đấu",
            "Thời gian thoát nghèo",
            "Nhu cầu hỗ trợ",
            "Cán bộ phụ trách",
            "Ghi chú",
        ],
        &[
            "1",
            "Nguyễn Văn Thử",
            "12/5/1980",
            "Thôn 1",
            "Thoát nghèo",
            "Quý 4 năm 2025",
            "Vốn vay + bò giống",
            "Ông Trần Văn Thử",
            "",
        ],
        &[
            "2",
            "Lê Thị Thử",
            "1975",
            "-nt-",
            "Lên hộ cận nghèo",
            "2026",
            "Làm nhà; điều lạ",
            "-nt-",
            "x",
        ],
        &["3", "Phạm Thử", "abc", "", "Thoát hộ cận nghèo", "sớm", "", "", ""],
        &["", "Tổng cộng: 3 hộ"],
    ])));
    assert_eq!(reading.kind, RecordKind::Registration);
    let fields = ["year", "target_class", "target_year", "target_quarter", "needs", "helper_name"];
    let found: Vec<_> = reading.entries.iter().map(|entry| values(entry, &fields)).collect();
    let none = Json::Null;
    let expected = [
        json!([2025, none, 2025, 4, ["production", "credit"], "Ông Trần Văn Thử"]),
        json!([2025, "near_poor", 2026, none, ["housing", "other"], "Ông Trần Văn Thử"]),
        json!([2025, "not_poor", none, none, none, none]),
    ];
    assert_eq!(json!(found), json!(expected));
    let flags: Vec<_> = reading.entries.iter().map(codes).collect();
    let expected = [
        vec!["target_unclear"],
        vec!["need_unclear"],
        vec!["birth_unclear", "target_year_unclear"],
    ];
    assert_eq!(flags, expected);
    let sought = reading.entries[1].sought.clone().unwrap();
    assert_eq!((sought.birth_year, sought.village.as_deref()), (Some(1975), Some("Thôn 1")));
    assert_eq!(reading.totals.len(), 1);
}
