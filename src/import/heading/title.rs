//! What the lines above a heading say: the year of the list, the commune.
//!
//! Does not know the columns. Invariant: a year is one of this century or the last and not later than
//! next year.

use crate::domain::import::Title;
use crate::import::grid::Raw;
use crate::import::heading::phrase::has;
use crate::import::heading::plain;
use crate::import::table::Spot;
use crate::text::{fix_case, fold};

/// What a line is about that names the year of the list.
const SUBJECT: [&str; 7] =
    ["danh sach", "bieu", "tong hop", "ket qua", "so theo doi", "ung ho", "dang ky"];
/// What a commune may be called, with its marks.
const UNITS: [&str; 4] = ["xã", "phường", "thị trấn", "đặc khu"];
/// What ends the name of a commune, with its marks.
const ENDS: [&str; 8] = ["huyện", "tỉnh", "thành phố", "thị xã", "quận", "tp", "năm", "ngày"];

/// Reads the lines above a heading.
pub(super) fn of(above: &[Vec<Spot>], sheet: Option<&str>, this_year: i32) -> Title {
    let text = |spot: &Spot| match &spot.raw {
        Raw::Text(text) => Some(text.clone()),
        _ => None,
    };
    let lines: Vec<String> = above.iter().flatten().filter_map(text).collect();
    let about = |line: &&String| {
        let line = plain(line);
        SUBJECT.iter().any(|subject| has(&line, subject))
    };
    let limit = this_year.saturating_add(1);
    let year = |line: &String| year_of(line).filter(|year| *year <= limit);
    let of_subject = lines.iter().filter(about).find_map(year);
    let of_sheet = || {
        let words = plain(sheet.unwrap_or_default());
        words.split(' ').rev().find_map(four).filter(|year| *year <= limit)
    };
    let names: Vec<String> = lines.iter().filter_map(|line| commune_of(line)).collect();
    let written = names.iter().find(|name| **name != name.to_uppercase());
    let commune = match (written, names.first()) {
        (Some(name), _) => Some(name.clone()),
        (None, Some(capitals)) => Some(fix_case(capitals)),
        (None, None) => None,
    };
    Title { year: of_subject.or_else(|| lines.iter().find_map(year)).or_else(of_sheet), commune }
}

/// The year after "năm", else the one in a date.
fn year_of(line: &str) -> Option<i32> {
    let words = plain(line);
    let words: Vec<&str> = words.split(' ').collect();
    let after = words.windows(2).find_map(|pair| match pair {
        ["nam", year] => four(year),
        _ => None,
    });
    after.or_else(|| words.iter().rev().find_map(|word| four(word)))
}

fn four(word: &str) -> Option<i32> {
    let year = word.parse::<i32>().ok().filter(|_| word.len() == 4)?;
    (1990..=2100).contains(&year).then_some(year)
}

/// The name after "xã".
fn commune_of(line: &str) -> Option<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let is = |at: usize, phrase: &str| {
        let parts: Vec<&str> = phrase.split(' ').collect();
        let end = at.checked_add(parts.len())?;
        let here = words.get(at..end)?.join(" ").to_lowercase();
        let here = here.trim_matches(|c: char| !c.is_alphanumeric());
        (here == phrase).then_some(end)
    };
    let start = (0..words.len()).find_map(|at| {
        // "thị xã" is no commune, "xã hội" no name.
        let town = at > 0 && is(at.saturating_sub(1), "thị xã").is_some();
        UNITS.iter().find_map(|unit| is(at, unit)).filter(|end| !town && is(*end, "hội").is_none())
    })?;
    let mut name = Vec::new();
    for (at, word) in words.iter().enumerate().skip(start) {
        let begins = word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        if ENDS.iter().any(|end| is(at, end).is_some()) || !begins || name.len() > 4 {
            break;
        }
        let clean = word.trim_end_matches([',', '.', ';', ':', ')', '-']);
        name.push(clean.to_owned());
        if clean != *word {
            break;
        }
    }
    let name = name.join(" ");
    (!name.is_empty() && !fold(&name).is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str], sheet: Option<&str>) -> (Option<i32>, Option<String>) {
        let row =
            |text: &&str| vec![Spot { raw: Raw::Text((*text).to_owned()), ..Spot::default() }];
        let rows: Vec<Vec<Spot>> = lines.iter().map(row).collect();
        let title = of(&rows, sheet, 2026);
        (title.year, title.commune)
    }

    #[test]
    fn years_and_communes() {
        let named = |name: &str| Some(name.to_owned());
        let rows: [(&[&str], Option<&str>, _); 8] = [
            (
                &[
                    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                    "XÃ EA KRIÊNG",
                    "DANH SÁCH HỘ NGHÈO NĂM 2025",
                    "Xã: Ea Kriêng - Tỉnh: Đắk Lắk",
                ],
                None,
                (Some(2025), named("Ea Kriêng")),
            ),
            (&["Xã Cư Bling, huyện Krông Nhâm"], None, (None, named("Cư Bling"))),
            (&["UBND XÃ TRIỆU SƠN"], None, (None, named("Triệu Sơn"))),
            (&["(QĐ số 9 ngày 12/12/2024)", "BIỂU 1 NĂM 2025"], None, (Some(2025), None)),
            (&["Ngày 12/12/2024 tại thị xã Buôn Hồ"], None, (Some(2024), None)),
            (&["Danh sách hộ nghèo"], Some("Năm 2023"), (Some(2023), None)),
            (&["Danh sách năm 2095"], Some("DS"), (None, None)),
            (&[], None, (None, None)),
        ];
        for (lines, sheet, title) in rows {
            assert_eq!(read(lines, sheet), title, "{lines:?}");
        }
    }
}
