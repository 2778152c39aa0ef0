//! Figures against a small commune counted by hand.

use serde_json::json;

use crate::domain::id::RecordId;
use crate::domain::schema::RecordKind;
use crate::domain::tables::{Ask, Cell, Print, Report, Table, Words};
use crate::domain::testing::{Commune, TestDevice};
use crate::locale::{Lang, Locale};

/// Two villages; what every household was in 2024 and is in 2025.
struct Book {
    device: TestDevice,
    village: RecordId,
}

fn book() -> Book {
    let mut device = TestDevice::new(1);
    let village =
        device.enter(RecordKind::Village, &json!({"name": "Nà Lau", "households_total": 80}));
    device.enter(RecordKind::Village, &json!({"name": "Bản Pho", "households_total": 20}));
    let rows = [
        ("Bàn Thị Ái", "Bản Pho", "poor", "poor", 3),
        ("Bàn Văn Bẩy", "Bản Pho", "poor", "near_poor", 2),
        ("Lò Thị Cúc", "Nà Lau", "poor", "not_poor", 5),
        ("Lò Văn Dậu", "Nà Lau", "near_poor", "poor", 4),
        ("Lò Văn Én", "Nà Lau", "near_poor", "near_poor", 1),
        ("Lò Văn Giáp", "Nà Lau", "not_poor", "poor", 6),
    ];
    for (name, village, before, now, count) in rows {
        let household = json!({
            "head_name": name, "village": village, "class": now, "class_year": 2025,
            "members_count": count, "ethnicity": if count > 4 { "Kinh" } else { "Dao" },
            "causes": if now == "not_poor" { json!([]) } else { json!(["lack_capital"]) },
            "deprivations": if now == "poor" { json!(["toilet", "telecom"]) } else { json!([]) },
            "personal_number": format!("0110550009{count:02}"),
        });
        let id = device.enter(RecordKind::Household, &household);
        let standing = json!({"household": id.to_string(), "year": 2024, "class": before});
        device.enter(RecordKind::ClassYear, &standing);
    }
    Book { device, village }
}

fn print(table: &Table) -> Print {
    let locale = Locale::new(Lang::Vi);
    table.print(&|words| locale.words(words))
}

/// The rows from the second column on, the totals last.
fn rows(table: &Table) -> Vec<String> {
    let print = print(table);
    let cells = |cells: &[String]| cells.get(1..).unwrap_or_default().join(" ");
    let lines = print.lines.iter().map(|line| cells(&line.cells));
    lines.chain(print.total.iter().map(|total| cells(total))).collect()
}

#[test]
fn totals_by_class() {
    let table = Report::Totals.table(&book().device.book, Ask::year(2025));
    let expected = [
        "Bản Pho 20 1 3 5,00 1 2 5,00 2 5 10,00 0 0",
        "Nà Lau 80 2 10 2,50 1 1 1,25 3 11 3,75 1 5",
        "Tổng cộng 100 3 13 3,00 2 3 2,00 5 16 5,00 1 5",
    ];
    assert_eq!(rows(&table), expected);
    let one = Ask { village: Some(book().village), ..Ask::year(2025) };
    assert_eq!(rows(&Report::Totals.table(&book().device.book, one)).len(), 2);
    let before = Report::Totals.table(&book().device.book, Ask::year(2024));
    assert_eq!(rows(&before)[2], "Tổng cộng 100 3 10 3,00 2 5 2,00 5 15 5,00 1 6");
}

#[test]
fn movement_prints_its_formula_and_holds_it() {
    let book = book();
    let table = Report::MovementPoor.table(&book.device.book, Ask::year(2025));
    let expected =
        ["Bản Pho 2 1 0 0 0 0 0 0 1", "Nà Lau 1 0 1 0 1 0 1 0 2", "Tổng cộng 3 1 1 0 1 0 1 0 3"];
    assert_eq!(rows(&table), expected);
    let print = print(&table);
    assert_eq!(print.formula, Some(("Công thức 9=1-2-3-4+5+6+7+8: cân.".to_owned(), true)));
    assert_eq!(
        print.parts[0].cells[1..],
        ["Số khẩu", "10", "2", "5", "0", "4", "0", "6", "0", "13"]
    );
    assert_eq!(print.numbers.join(" "), "A B 1 2 3 4 5 6 7 8 9");
    let near = Report::MovementNearPoor.table(&book.device.book, Ask::year(2025));
    assert_eq!(rows(&near)[2], "Tổng cộng 2 1 0 0 1 0 0 0 2");
    assert!(near.formula.unwrap().balanced);
}

#[test]
fn an_imbalance_is_told_with_the_household_that_causes_it() {
    let mut book = book();
    let household = json!({
        "head_name": "Lò Thị Hến", "village": "Nà Lau", "class": "poor", "class_year": 2025,
        "causes": ["other"], "code": "H9",
    });
    let id = book.device.enter(RecordKind::Household, &household);
    book.device.enter(
        RecordKind::ClassYear,
        &json!({"household": id.to_string(), "year": 2023, "class": "poor"}),
    );
    let print = print(&Report::MovementPoor.table(&book.device.book, Ask::year(2025)));
    assert!(print.formula.is_some_and(|(said, balanced)| !balanced && said.contains("KHÔNG CÂN")));
    let faults = [
        "Cột 9 đếm được 4 hộ, tính theo công thức là 3 hộ.",
        "Hộ Lò Thị Hến (H9): thiếu kết quả năm 2024.",
    ];
    assert_eq!(print.faults, faults);
    let near = Report::MovementNearPoor.table(&book.device.book, Ask::year(2025));
    assert!(near.formula.unwrap().balanced, "the other list is whole");
    // A year that nobody recorded is said once, and not of every household.
    let first = Report::MovementPoor.table(&book.device.book, Ask::year(2023));
    let first = first.print(&|words| Locale::new(Lang::Vi).words(words));
    assert!(first.faults.iter().any(|fault| fault.contains("chưa có kết quả năm 2022")));
}

#[test]
fn the_matrix_holds_every_household_once() {
    let table = Report::Transitions.table(&book().device.book, Ask::year(2025));
    let print = print(&table);
    let row = |at: usize| print.lines[at].cells[1..].join(" ");
    assert_eq!(row(0), "1 1 1 0 0 3");
    assert_eq!(row(1), "1 1 0 0 0 2");
    assert_eq!(row(2), "1 0 0 0 0 1");
    assert_eq!(print.total.unwrap()[1..].join(" "), "3 2 1 0 0 6");
}

#[test]
fn deprivations_causes_groups_and_peoples() {
    let book = book();
    let at = |report: Report, year| rows(&report.table(&book.device.book, Ask::year(year)));
    let lacks = at(Report::LacksPoor, 2025);
    assert_eq!(lacks[2], "Tổng cộng 3 0 0 0 0 0 0 0 0 0 3 3 0");
    let rates = at(Report::LackRatesPoor, 2025);
    assert!(rates[2].contains("100,00"), "{}", rates[2]);
    // Of an earlier year the ticks are not known: they are not counted, and that is said.
    let earlier = Report::LacksPoor.table(&book.device.book, Ask::year(2024));
    assert_eq!(rows(&earlier)[2], "Tổng cộng 3 0 0 0 0 0 0 0 0 0 0 0 0");
    assert!(print(&earlier).notes.iter().any(|note| note.starts_with("3 hộ có thiếu hụt")));
    assert_eq!(at(Report::Causes, 2025)[2], "Tổng cộng 3 0 3 0 0 0 0 0 0 2 0 2 0 0 0 0 0 0");
    assert_eq!(at(Report::Groups, 2025)[2], "Tổng cộng 3 2 0 0 1 2 2 0 0 0");
    assert_eq!(at(Report::Ethnicity, 2025)[0], "Dao 2 7 66,67 2 3 100,00");
    assert_eq!(at(Report::Ethnicity, 2025)[1], "Kinh 1 6 33,33 0 0 0,00");
    assert_eq!(at(Report::SummaryPoor, 2025)[2], "Tổng cộng 100 3 2 2 3 13 3,00 2 0 0 0");
}

#[test]
fn children_are_those_under_16_at_the_end_of_the_year() {
    let mut book = book();
    let member = |name: &str, birth: &str, household: RecordId| {
        json!({
            "household": household.to_string(), "full_name": name, "birth": birth,
            "relation": "child", "health_insurance": "no",
        })
    };
    let home = book.device.book.of_kind(RecordKind::Household)[0];
    let home = book.device.book.record(home).unwrap().id;
    book.device.enter(RecordKind::Member, &member("Bàn Văn Nhỏ", "2010-01-01", home));
    book.device.enter(RecordKind::Member, &member("Bàn Văn Lớn", "2009", home));
    let table = Report::Children.table(&book.device.book, Ask::year(2025));
    assert_eq!(rows(&table)[2], "Tổng cộng 1 1 0 0 0 0 0 0");
}

#[test]
fn lists_hold_every_person_and_mask_numbers() {
    let mut book = book();
    let home = book.device.book.of_kind(RecordKind::Household)[0];
    let home = book.device.book.record(home).unwrap().id;
    let spouse = json!({
        "household": home.to_string(), "full_name": "Bàn Văn Chồng", "relation": "spouse",
        "sex": "male", "personal_number": "011055000777",
    });
    book.device.enter(RecordKind::Member, &spouse);
    let masked = rows(&Report::ListPoor.table(&book.device.book, Ask::year(2025)));
    assert_eq!(masked.len(), 5, "three heads, one member, the totals: {masked:?}");
    assert!(masked[0].starts_with("Bàn Thị Ái Chủ hộ"), "{}", masked[0]);
    assert!(masked[1].starts_with("Bàn Văn Chồng Chồng  Nam "), "{}", masked[1]);
    assert!(!masked[1].contains("011055000777"));
    assert_eq!(masked[4].trim(), "Tổng cộng: 3 hộ; 12 khẩu");
    let ask = Ask { personal_numbers: true, ..Ask::year(2025) };
    let table = Report::ListPoor.table(&book.device.book, ask);
    assert!(rows(&table)[1].contains("011055000777"));
    let public = print(&table.public());
    let shown = public.lines.iter().flat_map(|line| &line.cells).cloned().collect::<String>();
    assert!(!shown.contains("0110550") && !shown.contains("Dao") && shown.contains("Bàn Thị Ái"));
    let exited = rows(&Report::Exited.table(&book.device.book, Ask::year(2025)));
    assert_eq!(exited.len(), 3, "{exited:?}");
    assert!(exited[0].contains("Hộ nghèo Cận nghèo"), "{}", exited[0]);
}

#[test]
fn registrations_and_contributions() {
    let mut commune = Commune::new(1);
    let registration = json!({
        "household": commune.poor.to_string(), "target_class": "not_poor", "year": 2026,
    });
    commune.device.enter(RecordKind::Registration, &registration);
    let table = Report::Registrations.table(&commune.device.book, Ask::year(2026));
    assert_eq!(rows(&table).len(), 2);
    assert!(print(&table).notes[0].starts_with("1 hộ"), "nobody helps");
    let gifts = rows(&Report::Contributions.table(&commune.device.book, Ask::year(2026)));
    assert!(gifts[0].contains("Nguyễn Thị Hoa") && gifts[0].contains("500.000"), "{}", gifts[0]);
    assert!(gifts[1].contains("Tổng cộng: 1 phiếu thu") && gifts[1].contains("500.000"));
    commune.device.act(crate::domain::op::OpName::Void, commune.receipt);
    let gifts = rows(&Report::Contributions.table(&commune.device.book, Ask::year(2026)));
    assert!(gifts[0].contains("Đã hủy") && gifts[1].contains("0 phiếu"), "{gifts:?}");
}

#[test]
fn every_report_of_any_book_has_whole_rows_and_all_its_words() {
    let full = book();
    let empty = TestDevice::new(2);
    let commune = Commune::new(3);
    for book in [&full.device.book, &empty.book, &commune.device.book] {
        for report in Report::ALL {
            for lang in [Lang::Vi, Lang::En] {
                let locale = Locale::new(lang);
                let table = report.table(book, Ask::year(2025));
                let print = table.print(&|words: &Words| locale.words(words));
                let columns = table.columns.len();
                assert!(print.lines.iter().all(|line| line.cells.len() == columns));
                assert!(print.total.iter().all(|total| total.len() == columns));
                let wide: usize = print.heads[0].iter().map(|head| head.columns).sum();
                assert_eq!(wide, columns, "{}: the groups cover every column", report.name());
                let said = format!(
                    "{print:?} {:?}",
                    table.charts.iter().map(|c| locale.words(&c.title)).collect::<Vec<_>>()
                );
                assert!(!said.contains('⟦'), "{}: {said}", report.name());
                assert!(locale.has(&report.label_key()), "{}", report.name());
                for chart in &table.charts {
                    assert!(chart.columns.iter().all(|at| *at < columns), "{}", report.name());
                }
            }
        }
    }
}

#[test]
fn a_share_is_rounded_to_the_hundredth_and_of_nothing_there_is_none() {
    let rows = [
        ((1, Some(3)), Cell::Percent(3333)),
        ((2, Some(3)), Cell::Percent(6667)),
        ((1, Some(8)), Cell::Percent(1250)),
        ((0, Some(8)), Cell::Percent(0)),
        ((1, Some(0)), Cell::Empty),
        ((1, None), Cell::Empty),
        ((i64::MAX, Some(1)), Cell::Percent(i64::MAX)),
    ];
    for ((part, whole), cell) in rows {
        assert_eq!(Cell::share(part, whole), cell, "{part} of {whole:?}");
    }
}

#[test]
fn what_people_tried_and_said_is_listed_and_the_unknown_is_left_empty() {
    let mut commune = Commune::new(1);
    let device = &mut commune.device;
    device.enter(
        RecordKind::Initiative,
        &json!({"title": "Nuôi bò", "village": "Đồng Tâm", "year": 2026, "households": 6}),
    );
    device.enter(RecordKind::Initiative, &json!({"title": "Tổ đổi công", "year": 2026}));
    device.enter(
        RecordKind::Initiative,
        &json!({"title": "Năm trước", "year": 2025, "households": 9}),
    );
    device.enter(
        RecordKind::Feedback,
        &json!({"date": "2026-05-02", "kind": "need_next", "content": "Nhà", "amount": 7_000_000}),
    );
    device.enter(
        RecordKind::Feedback,
        &json!({"date": "2026-06-02", "kind": "need_next", "content": "Nghề",
            "raised_by": "Người Nói"}),
    );
    device.enter(
        RecordKind::Tally,
        &json!({"year": 2024, "households_total": 200, "poor": 20, "near_poor": 10}),
    );
    let table = |report: Report| report.table(&commune.device.book, Ask::year(2026));
    let tried = table(Report::Initiatives);
    assert_eq!(tried.rows.len(), 2);
    assert_eq!(tried.total.as_ref().unwrap()[5], Cell::Count(6));
    assert_eq!(tried.rows[1].cells[5], Cell::Empty, "not known, not 0");
    assert_eq!(tried.notes.len(), 1);
    let said = table(Report::Feedback);
    assert_eq!(said.total.as_ref().unwrap()[6], Cell::Money(7_000_000));
    assert_eq!(said.rows[1].cells[6], Cell::Empty);
    let named = Cell::Text("Người Nói".to_owned());
    assert!(said.rows[1].cells.contains(&named));
    assert!(
        !said.public().rows[1].cells.contains(&named),
        "a public list does not name who said it"
    );
    let years = table(Report::Tallies);
    assert_eq!(years.rows[0].cells[5], Cell::Percent(1_500));
    let of_village = Ask { village: Some(commune.village), ..Ask::year(2026) };
    assert_eq!(Report::Initiatives.table(&commune.device.book, of_village).rows.len(), 1);
}
