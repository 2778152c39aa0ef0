//! From the line of a scanner to a [`Card`].

use chrono::{Datelike, NaiveDate};

use crate::domain::card::{Card, Finding, LeftOut, NotACard, PersonalNumber, whole};
use crate::text::{PartialDate, fold};

/// What stands between fields; some keyboards send another bar.
const BARS: [char; 3] = ['|', '¦', '｜'];

/// Fields of a card at least; a line with fewer is something else.
const LEAST_FIELDS: usize = 4;

/// The first year in which somebody with a card was born.
const FIRST_YEAR: i32 = 1880;

/// What a field looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FieldShape {
    Empty,
    OldNumber,
    Date(PartialDate),
    /// Digits in the length of a date that are none.
    NoDate,
    Sex(&'static str),
    /// Other digits: never a name or an address.
    Digits,
    Text,
    /// No letters at all, as of a word of which a scanner left none.
    Other,
}

/// Reads the line of a scanner or of a paste. `today` is the last day on which anything on a card can
/// have happened.
pub fn read(raw: &str, today: NaiveDate) -> Result<Card, NotACard> {
    if raw.trim().is_empty() {
        return Err(NotACard::Empty);
    }
    let line = line_of(raw).ok_or(NotACard::OtherText)?;
    let fields: Vec<&str> = line.split(BARS).map(tidy).collect();
    let Some((first, rest)) = fields.split_first().filter(|_| fields.len() >= LEAST_FIELDS) else {
        return Err(NotACard::OtherText);
    };
    let mut card = Card::default();
    take_number(&mut card, first);
    let looks: Vec<FieldShape> = rest.iter().map(|field| look(field, today)).collect();
    let marks = whole::has_marks(line);
    let used = take_fields(&mut card, rest, &looks, marks, today);
    let more = looks
        .iter()
        .enumerate()
        .filter(|(at, look)| **look != FieldShape::Empty && !used.contains(at));
    let more = more.count();
    if more > 0 {
        card.left_out.push(LeftOut::More(more));
    }
    if card.number.is_none() && (card.birth.is_none() || card.sex.is_none()) {
        return Err(NotACard::OtherText);
    }
    check(&mut card, today);
    Ok(card)
}

/// The first line with a bar in it: of a paste, the one that may be a card.
pub fn line_of(text: &str) -> Option<&str> {
    text.lines().find(|line| line.contains(BARS))
}

/// A field without the blanks and control signs around it.
fn tidy(field: &str) -> &str {
    field.trim_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}')
}

/// The first field: 12 digits, perhaps after the three signs by which a scanner names the code.
fn take_number(card: &mut Card, field: &str) {
    let named = field.strip_prefix(']').and_then(|rest| rest.get(2..));
    let digits: String = named.unwrap_or(field).chars().filter(|c| !c.is_whitespace()).collect();
    match digits.len() {
        12 if is_digits(&digits) => card.number = Some(digits),
        9 if is_digits(&digits) => card.old_number = Some(digits),
        _ => {
            let count = digits.chars().filter(char::is_ascii_digit).count();
            card.left_out.push(LeftOut::Number(count));
        }
    }
}

/// Takes the fields after the number and says which were used.
fn take_fields(
    card: &mut Card,
    fields: &[&str],
    looks: &[FieldShape],
    marks: bool,
    today: NaiveDate,
) -> Vec<usize> {
    let from = |start: usize, fits: &dyn Fn(&FieldShape) -> bool| {
        let found = looks.iter().enumerate().skip(start);
        found.filter(|(_, look)| fits(look)).map(|(at, _)| at).next()
    };
    let text = |at: usize| fields.get(at).copied().unwrap_or_default();
    let mut used = Vec::new();
    let birth = from(0, &|look| matches!(look, FieldShape::Date(_) | FieldShape::NoDate));
    match birth.and_then(|at| looks.get(at)) {
        Some(FieldShape::Date(date)) if date.earliest() <= today => card.birth = Some(*date),
        Some(_) => card.left_out.push(LeftOut::Birth),
        None => {}
    }
    used.extend(birth);
    let after_birth = birth.map_or(0, |at| at.saturating_add(1));
    let mut sex = from(after_birth, &|look| matches!(look, FieldShape::Sex(_)));
    if let Some(FieldShape::Sex(said)) = sex.and_then(|at| looks.get(at)) {
        card.sex = Some(said);
    } else if let Some(said) = damaged_sex(text(after_birth)) {
        card.sex = Some(said);
        sex = Some(after_birth);
    }
    used.extend(sex);
    let worded = |look: &FieldShape| {
        matches!(look, FieldShape::Text | FieldShape::Other | FieldShape::Sex(_))
    };
    if let Some(at) = from(0, &worded).filter(|at| birth.is_none_or(|birth| *at < birth)) {
        match whole::name(text(at), marks) {
            Ok(name) => card.name = Some(name),
            Err(damage) => card.left_out.push(LeftOut::Name(damage)),
        }
        used.push(at);
    }
    let start = sex.or(birth).map_or(usize::MAX, |at| at.saturating_add(1));
    if let Some(at) = from(start, &|look| matches!(look, FieldShape::Text | FieldShape::Other)) {
        match whole::address(text(at), marks) {
            Ok(address) => card.address = Some(address),
            Err(damage) => card.left_out.push(LeftOut::Address(damage)),
        }
        used.push(at);
    }
    let issued = from(after_birth, &|look| matches!(look, FieldShape::Date(_)));
    if let Some(FieldShape::Date(date)) = issued.and_then(|at| looks.get(at)) {
        card.issued = Some(*date);
    }
    used.extend(issued);
    if card.old_number.is_none()
        && let Some(at) = from(0, &|look| *look == FieldShape::OldNumber)
    {
        card.old_number = Some(text(at).to_owned());
        used.push(at);
    }
    used
}

fn look(field: &str, today: NaiveDate) -> FieldShape {
    if field.is_empty() {
        return FieldShape::Empty;
    }
    let bare: String = field.chars().filter(|c| !"/.- ".contains(*c)).collect();
    if is_digits(&bare) {
        return match bare.len() {
            9 => FieldShape::OldNumber,
            8 => date(&bare).map_or(FieldShape::NoDate, FieldShape::Date),
            4 => match bare.parse().ok().and_then(|year| PartialDate::from_year(year).ok()) {
                Some(year) if (FIRST_YEAR..=today.year()).contains(&year.year()) => {
                    FieldShape::Date(year)
                }
                _ => FieldShape::Digits,
            },
            _ => FieldShape::Digits,
        };
    }
    match fold(field).as_str() {
        "nam" | "male" => FieldShape::Sex("male"),
        "nu" | "female" => FieldShape::Sex("female"),
        _ if field.chars().any(char::is_alphabetic) => FieldShape::Text,
        _ => FieldShape::Other,
    }
}

/// `ddmmyyyy`; zeros stand for a day, or a day and month, that nobody knows.
fn date(digits: &str) -> Option<PartialDate> {
    let part = |from: usize, to: usize| digits.get(from..to)?.parse::<u32>().ok();
    let (day, month) = (part(0, 2)?, part(2, 4)?);
    let year = i32::try_from(part(4, 8)?).ok()?;
    match (day, month) {
        (0, 0) => PartialDate::from_year(year).ok(),
        (0, month) => PartialDate::from_month(year, month).ok(),
        (day, month) => PartialDate::from_ymd(year, month, day).ok(),
    }
}

/// `Nữ` with its last letter damaged: `N?`, `N`, `Ná»¯`. "Nam" has no letter that can be lost.
fn damaged_sex(field: &str) -> Option<&'static str> {
    let mut letters = field.chars();
    let begins = letters.next().is_some_and(|c| matches!(c, 'N' | 'n'));
    let rest: Vec<char> = letters.collect();
    let lost = rest.len() <= 4 && !rest.iter().any(char::is_ascii_alphabetic);
    (begins && lost).then_some("female")
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// What does not fit together.
fn check(card: &mut Card, today: NaiveDate) {
    if let Some(number) = card.number.as_deref().and_then(PersonalNumber::read) {
        if !number.knows_province() {
            card.findings.push(Finding::UnknownProvince);
        }
        if card.sex.is_some_and(|sex| sex != number.sex()) {
            card.findings.push(Finding::SexDiffers);
        }
        if card.birth.is_some_and(|birth| birth.year() != number.birth_year()) {
            card.findings.push(Finding::YearDiffers(number.birth_year()));
        }
    }
    let odd = |issued: PartialDate| {
        issued.earliest() > today || card.birth.is_some_and(|birth| issued < birth)
    };
    if card.issued.is_some_and(odd) {
        card.findings.push(Finding::IssuedOdd);
    }
}
