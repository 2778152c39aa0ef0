//! A pasted table as people: which column is what follows from what stands in it.
//!
//! A table from a spreadsheet is lines with tabs between the cells. Knows nothing of headings but
//! that a line without a birth, a sex, a number or a relation beside its name may be one. Invariant:
//! what it is not sure of is left out of no row: only cells that mean nothing here are passed over.

use crate::domain::schema::{FieldDef, RecordKind};
use crate::text::{clean_name, fold, parse_birth};
use crate::tui::cx::Cx;
use crate::tui::part::cell::option_of;
use crate::tui::screen::form::people::name_field;
use crate::tui::screen::form::people::texts::MemberTexts;

/// Words of a heading, folded: a line with one of them as a whole cell is no person.
const HEADINGS: [&str; 8] = [
    "ho va ten",
    "ho ten",
    "ho va ten thanh vien",
    "ngay sinh",
    "nam sinh",
    "gioi tinh",
    "quan he",
    "stt",
];

/// The people of a pasted table, in the order of its lines.
pub(super) fn people(cx: &Cx<'_>, kind: RecordKind, text: &str) -> Vec<MemberTexts> {
    text.lines().filter_map(|line| person(cx, kind, line)).collect()
}

fn person(cx: &Cx<'_>, kind: RecordKind, line: &str) -> Option<MemberTexts> {
    let cells: Vec<_> = line.split('\t').map(clean_name).collect();
    if cells.iter().any(|cell| HEADINGS.contains(&fold(cell).as_str())) {
        return None;
    }
    let mut row = MemberTexts::default();
    let option = |field: &str, cell: &str| {
        let options = kind.field(field).map(FieldDef::options).unwrap_or_default();
        let wanted = fold(cell);
        let same = |code: &&str| fold(&cx.locale.text(&format!("option-{code}"))) == wanted;
        option_of(cx.locale, options, cell).filter(same)
    };
    for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        let digits = cell.bytes().filter(u8::is_ascii_digit).count();
        let number = digits == cell.len();
        // The number of the line.
        if at == 0 && number && digits < 4 && cells.len() > 1 {
            continue;
        }
        let free = |row: &MemberTexts, field: &str| row.text(field).is_empty();
        if number && matches!(digits, 9 | 12) && free(&row, "personal_number") {
            row.put("personal_number", cell);
        } else if digits >= 4
            && (parse_birth(cell, cx.now.today).is_ok() || is_like_a_date(cell))
            && free(&row, "birth")
        {
            row.put("birth", cell);
        } else if number && (10..=13).contains(&digits) && free(&row, "personal_number") {
            // Of the wrong length: the form says so.
            row.put("personal_number", cell);
        } else if let Some(code) = option("sex", cell).filter(|_| free(&row, "sex")) {
            row.put("sex", code);
        } else if let Some(code) = relation(cell).or_else(|| option("relation", cell))
            && free(&row, "relation")
        {
            row.put("relation", code);
        } else if digits == 0 && free(&row, name_field(kind)) && is_name(cell) {
            row.put(name_field(kind), cell);
        } else if digits == 0 && !free(&row, name_field(kind)) && free(&row, "ethnicity") {
            ethnicity(cx, cell, &mut row);
        }
    }
    (!row.text(name_field(kind)).is_empty()).then_some(row)
}

/// Ordinary words of lists for what a person is to the head.
fn relation(cell: &str) -> Option<&'static str> {
    Some(match fold(cell).as_str() {
        "vo" | "chong" | "vo chong" | "vo/chong" => "spouse",
        "con" | "con trai" | "con gai" | "con de" | "con nuoi" => "child",
        "bo" | "me" | "cha" | "bo de" | "me de" | "bo me" | "cha me" => "parent",
        "con dau" | "con re" | "dau" | "re" => "child_in_law",
        "chau" | "chau noi" | "chau ngoai" => "grandchild",
        "ong" | "ba" | "ong noi" | "ba noi" | "ong ngoai" | "ba ngoai" => "grandparent",
        "anh" | "chi" | "em" | "anh trai" | "em trai" | "em gai" | "chi gai" => "sibling",
        _ => return None,
    })
}

/// Digits with separators: a date, or what was meant as one. The form says what is wrong with it.
fn is_like_a_date(cell: &str) -> bool {
    let apart = |c: char| "/-.".contains(c);
    cell.contains(apart) && cell.chars().all(|c| c.is_ascii_digit() || apart(c))
}

fn is_name(cell: &str) -> bool {
    cell.chars().any(char::is_alphabetic)
}

/// A word that other households have as their ethnicity.
fn ethnicity(cx: &Cx<'_>, cell: &str, row: &mut MemberTexts) {
    let known = RecordKind::Household.field("ethnicity").is_some_and(|field| {
        let values = cx.book.values(RecordKind::Household, field);
        values.best(cell, 1).first().is_some_and(|best| fold(best) == fold(cell))
    });
    if known {
        row.put("ethnicity", cell);
    }
}
