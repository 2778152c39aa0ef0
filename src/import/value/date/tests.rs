//! Dates as lists write them: what is read, what is asked about, what is refused.

use super::*;
use proptest::prelude::*;

fn read(raw: &Raw) -> Result<Option<String>, NoDate> {
    date(raw, Some(2025), Century::About(2025)).map(|found| found.map(|date| date.to_string()))
}

#[test]
fn what_is_written() {
    let rows = [
        ("1/9/1985", "1985-09-01"),
        ("01/09/1985", "1985-09-01"),
        ("1-9-1985", "1985-09-01"),
        ("01.09.1985", "1985-09-01"),
        ("1 / 9 / 1985", "1985-09-01"),
        ("01-09/1985", "1985-09-01"),
        ("’01/09/1985", "1985-09-01"),
        ("09-1985", "1985-09"),
        ("9/1985", "1985-09"),
        ("9.1985", "1985-09"),
        ("1985-09", "1985-09"),
        ("1985", "1985"),
        ("00/00/1953", "1953"),
        ("0-0-1953", "1953"),
        ("28041971", "1971-04-28"),
        ("1091985", "1985-09-01"),
        ("01091985", "1985-09-01"),
        ("5/6/15", "2015-06-05"),
        ("5/6/25", "2025-06-05"),
        ("5/6/26", "2026-06-05"),
        ("05/01/26", "2026-01-05"),
        ("5/6/99", "1999-06-05"),
        ("150890", "1990-08-15"),
        ("5/6/00", "2000-06-05"),
        ("2008-03-01", "2008-03-01"),
        ("2008/3/1", "2008-03-01"),
        ("2008-03-01 00:00:00", "2008-03-01"),
        ("2008-03-01T00:00:00", "2008-03-01"),
        ("01/03/2008 7:30", "2008-03-01"),
        ("31291", "1985-09-01"),
        ("29/2/2024", "2024-02-29"),
        ("15/10", "2025-10-15"),
        ("7.11", "2025-11-07"),
        ("ngày 05 tháng 10 năm 2025", "2025-10-05"),
        ("Ngày 5/10/2025", "2025-10-05"),
        ("tháng 9 năm 1985", "1985-09"),
        ("Tháng 9/1985", "1985-09"),
        ("năm 1985", "1985"),
        ("Sinh năm 1985", "1985"),
    ];
    for (text, iso) in rows {
        assert_eq!(read(&Raw::Text(text.into())), Ok(Some(iso.into())), "{text:?}");
    }
    let numbers = [
        (1985.0, "1985"),
        (31291.0, "1985-09-01"),
        (31291.75, "1985-09-01"),
        (28_041_971.0, "1971-04-28"),
        (1_091_985.0, "1985-09-01"),
        (45932.0, "2025-10-02"),
        (2100.0, "2100"),
    ];
    for (number, iso) in numbers {
        assert_eq!(read(&Raw::Number(number)), Ok(Some(iso.into())), "{number}");
        assert_eq!(read(&Raw::Serial(number)), Ok(Some(iso.into())), "{number}");
    }
}

#[test]
fn what_is_no_date() {
    let texts = [
        "không nhớ",
        "31/02/1990",
        "1/13/2008",
        "35/10/2025",
        "30/02/2026",
        "29/2/2023",
        "0/5/1990",
        "00/05/1990",
        "5/0/1990",
        "13/1985",
        "0/1985",
        "31/11",
        "10/25",
        "1/2/3/4",
        "1//1985",
        "1/9/198",
        "1/9/19855",
        "2101/1/1",
        "00001985",
        "32011990",
        "1985?",
        "~1985",
        "khoảng 1985",
        "1985-1990",
        "O1/09/1985",
        "x",
        "1/9/1985 và 2/9/1985",
        "/9/1985",
        "1/9/",
        "15",
        "999999999999999999999",
        "tháng",
        "năm",
        "#N/A",
        "١/٩/١٩٨٥",
        "1/1/1985 a:b",
    ];
    for text in texts {
        assert_eq!(read(&Raw::Text(text.into())), Err(NoDate::Unreadable), "{text:?}");
    }
    for number in [0.0, -5.0, 15.0, 1850.0, 9.1985, 150_890.0, 99_999.0, f64::NAN, f64::INFINITY] {
        assert_eq!(read(&Raw::Number(number)), Err(NoDate::Unreadable), "{number}");
    }
    assert_eq!(read(&Raw::Error("#N/A".into())), Err(NoDate::Unreadable));
    assert_eq!(read(&Raw::Bool(true)), Err(NoDate::Unreadable));
    assert_eq!(
        date(&Raw::Text("15/10".into()), None, Century::About(2025)),
        Err(NoDate::Unreadable),
        "no title, no year"
    );
    for text in ["5/6/27", "5/6/60", "050660", "01/09/1885", "1885"] {
        assert_eq!(read(&Raw::Text(text.into())), Err(NoDate::Century), "{text:?}");
    }
    assert_eq!(read(&Raw::Number(1899.0)), Err(NoDate::Century));
    for nothing in ["", " ", "-", "--", "…"] {
        assert_eq!(read(&Raw::Text(nothing.into())), Ok(None), "{nothing:?}");
    }
    assert_eq!(read(&Raw::Empty), Ok(None));
}

proptest! {
    #[test]
    fn any_cell_is_read_or_not(
        text in "\\PC*", typed in "[0-9/. tná-]{0,14}", number in any::<f64>(), year in any::<i32>(),
    ) {
        for raw in [Raw::Text(text), Raw::Text(typed), Raw::Number(number), Raw::Serial(number)] {
            if let Ok(Some(date)) = date(&raw, Some(year), Century::About(year)) {
                prop_assert!(date.to_string().parse() == Ok(date) && date.earliest() <= date.latest());
            }
        }
    }

    #[test]
    fn the_day_comes_first(day in 1_u32..=28, month in 1_u32..=12, year in 1900_i32..=2100) {
        let expected = PartialDate::from_ymd(year, month, day).ok();
        for text in [format!("{day}/{month}/{year}"), format!("{day:02}{month:02}{year}"), format!("{year}-{month:02}-{day:02}")] {
            prop_assert_eq!(date(&Raw::Text(text), None, Century::Ahead).unwrap(), expected);
        }
    }
}
