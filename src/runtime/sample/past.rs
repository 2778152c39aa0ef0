//! What the sample commune has behind it: the classes of three years, decisions, households that
//! came, left and split, and what the villages are to reach.

use chrono::Datelike as _;

use crate::domain::id::RecordId;
use crate::domain::op::{Ctx, Input, Op, Values};
use crate::domain::record::Record;
use crate::domain::schema::{RecordKind, TARGET_KINDS};
use crate::domain::value::Value;
use crate::runtime::folder::{FolderError, Read};
use crate::runtime::sample::{Dice, KNOWN_WELL, TOGETHER, store, text, value};
use crate::text::PartialDate;

/// So many years before the household's own.
const YEARS_BACK: i64 = 3;

/// The class of each year: it stays, mostly, and mostly gets better with time.
pub(super) fn years(read: &mut Read, seed: u64, ctx: &Ctx) -> Result<(), FolderError> {
    let mut waiting = Vec::new();
    let mut edits = Vec::new();
    for (number, household) in (1..=KNOWN_WELL).zip(read.book.of_kind(RecordKind::Household)) {
        let Some(household) = read.book.record(*household) else {
            continue;
        };
        let mut dice = Dice::new(seed.rotate_left(17) ^ (u64::from(number) << 24));
        let (Some(mut class), Some(own)) = (household.code("class"), household.int("class_year"))
        else {
            continue;
        };
        if class == "not_poor" && dice.below(6) != 0 {
            continue;
        }
        edits.push(Op::Edit { record: household.id, values: decision(own, class) });
        for year in (own - YEARS_BACK..own).rev() {
            class = earlier(&mut dice, class);
            let mut values = decision(year, class);
            values.insert("household", value(Value::Link(household.id)));
            values.insert("year", value(Value::Int(year)));
            values.insert("class", value(Value::Code(class)));
            waiting.push(Op::Create { kind: RecordKind::ClassYear, values });
        }
    }
    waiting.extend(edits);
    together(read, waiting, ctx)
}

/// The class a year earlier.
fn earlier(dice: &mut Dice, class: &str) -> &'static str {
    match (class, dice.below(10)) {
        ("poor", 0..=7) | ("near_poor", 7) | ("not_poor", 0..=2) => "poor",
        ("poor", 8) | ("near_poor", 0..=6) | ("not_poor", 3..=4) => "near_poor",
        _ => "not_poor",
    }
}

/// The decision by which a class was recognised, at the end of the year before.
fn decision(year: i64, class: &str) -> Values {
    let mut values = Values::new();
    if class == "not_poor" {
        return values;
    }
    values.insert("decision_no", text(&format!("{}/QĐ-UBND", 180 + year % 100)));
    let day =
        i32::try_from(year - 1).ok().and_then(|year| PartialDate::from_ymd(year, 12, 12).ok());
    if let Some(day) = day {
        values.insert("decision_date", value(Value::Date(day)));
    }
    values
}

/// Some came, some left, some are parts of others.
pub(super) fn moves(read: &mut Read, ctx: &Ctx) -> Result<(), FolderError> {
    let year = ctx.today.year();
    let all: Vec<_> = read.book.of_kind(RecordKind::Household).to_vec();
    let households: Vec<RecordId> = all
        .iter()
        .take(400)
        .filter_map(|at| read.book.record(*at))
        .map(|r: &Record| r.id)
        .collect();
    let day = |year: i32, month| PartialDate::from_ymd(year, month, 15).ok().map(Value::Date);
    let mut waiting = Vec::new();
    for (at, record) in households.iter().copied().enumerate() {
        let mut values = Values::new();
        let mut put = |field, with: Option<Value>| {
            values.extend(with.map(|with| (field, Input::Value(with))));
        };
        match at % 50 {
            17 => {
                put("joined", Some(Value::Code("moved_in")));
                put("joined_on", day(year - 1, 4));
            }
            29 => {
                put("joined", Some(Value::Code("split")));
                put("joined_on", day(year, 3));
                let from = at.checked_sub(1).and_then(|before| households.get(before));
                put("split_from", from.map(|from| Value::Link(*from)));
            }
            43 => {
                put("left", Some(Value::Code("moved_away")));
                put("left_on", day(year, 6));
            }
            _ => continue,
        }
        waiting.push(Op::Edit { record, values });
    }
    together(read, waiting, ctx)
}

/// What each village is to reach, last year and this.
pub(super) fn targets(
    read: &mut Read,
    villages: &[RecordId],
    dice: &mut Dice,
    ctx: &Ctx,
) -> Result<(), FolderError> {
    let this = i64::from(ctx.today.year());
    let kinds = TARGET_KINDS.iter().take(2);
    let mut waiting = Vec::new();
    for year in [this - 1, this] {
        for kind in kinds.clone() {
            for village in villages {
                let mut values = Values::new();
                values.insert("village", value(Value::Link(*village)));
                values.insert("year", value(Value::Int(year)));
                values.insert("kind", value(Value::Code(kind.id)));
                values.insert("count", value(Value::Int(dice.int(2, 12))));
                waiting.push(Op::Create { kind: RecordKind::Target, values });
            }
        }
    }
    together(read, waiting, ctx)
}

/// How many households live in each village: somewhat more than the register knows.
pub(super) fn residents(
    read: &mut Read,
    villages: &[RecordId],
    dice: &mut Dice,
    ctx: &Ctx,
) -> Result<(), FolderError> {
    let mut waiting = Vec::new();
    for village in villages {
        let known = read.book.linking(*village, RecordKind::Household).count();
        let known = i64::try_from(known).unwrap_or(0);
        let all = value(Value::Int(known + known / 4 + dice.int(5, 40)));
        let values = Values::from([("households_total", all)]);
        waiting.push(Op::Edit { record: *village, values });
    }
    together(read, waiting, ctx)
}

/// Stores many, some hundreds waiting for the disk together.
pub(super) fn together(read: &mut Read, mut ops: Vec<Op>, ctx: &Ctx) -> Result<(), FolderError> {
    while !ops.is_empty() {
        let rest = ops.split_off(ops.len().min(TOGETHER));
        store(read, &mut ops, ctx)?;
        ops = rest;
    }
    Ok(())
}
