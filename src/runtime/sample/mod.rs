//! A sample commune of invented people, for `demo`, for training and for tests.
//!
//! The same seed and number give the same households. Everything goes through the same door as a
//! person's work; names are put together from lists of common syllables and are nobody's. Poor and
//! near-poor households have their members and the classes of three years before, as the register
//! of a commune has them; beyond [`KNOWN_WELL`] households the others are heads only, so that what a
//! big commune costs can be told from what its people cost.

mod family;
mod past;

use std::path::Path;

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::op::{Ctx, Input, Op, Values, decide};
use crate::domain::roster::OfficeForm;
use crate::domain::schema::{FieldDef, NEEDS, RecordKind};
use crate::domain::value::Value;
use crate::runtime::folder::{self, FolderError, Read};
use crate::text::PartialDate;
use crate::tui::Now;
use crate::tui::job::Answers;

/// How many events wait for the disk together.
const TOGETHER: usize = 500;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    pub households: u32,
    pub seed: u64,
}

/// So many households have members and earlier years.
pub const KNOWN_WELL: u32 = 10_000;

const VILLAGES: [&str; 6] = ["Nà Lau", "Bản Pho", "Suối Thầu", "Tả Van", "Cốc Mỳ", "Lũng Vài"];

/// A small generator of numbers (SplitMix64): the same everywhere, forever.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 up to, not including, `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }

    fn of<'a, T: ?Sized>(&mut self, list: &[&'a T], none: &'a T) -> &'a T {
        let at = usize::try_from(self.below(list.len() as u64)).unwrap_or(0);
        list.get(at).copied().unwrap_or(none)
    }

    fn int(&mut self, from: i64, to: i64) -> i64 {
        let span = u64::try_from(to - from + 1).unwrap_or(1);
        from + i64::try_from(self.below(span)).unwrap_or(0)
    }
}

/// Makes the commune in a new folder. `progress` is told how many households are there.
pub fn make(
    data: &Path,
    sample: Sample,
    now: Now,
    progress: &mut dyn FnMut(u64),
) -> Result<Read, FolderError> {
    let answers = Answers {
        commune: "Xã Mường Thử".to_owned(),
        form: OfficeForm::Commune,
        code: None,
        area: "rural".to_owned(),
        villages: VILLAGES.map(str::to_owned).to_vec(),
        officer: "Lò Thị Mai".to_owned(),
        passphrase: String::new(),
    };
    let mut read = folder::create_with(data, &answers, now)?;
    let villages: Vec<_> = read.book.villages().iter().map(|village| village.id).collect();
    let mut dice = Dice::new(sample.seed);
    let ctx = Ctx { today: now.today, actor: read.folder.actor() };
    let mut waiting = Vec::new();
    for number in 1..=sample.households {
        let values = family::household(&mut dice, sample.seed, number, &villages, &ctx);
        waiting.push(Op::Create { kind: RecordKind::Household, values });
        if waiting.len() >= TOGETHER || number == sample.households {
            store(&mut read, &mut waiting, &ctx)?;
            progress(u64::from(number));
        }
    }
    past::years(&mut read, sample.seed, &ctx)?;
    past::moves(&mut read, &ctx)?;
    past::residents(&mut read, &villages, &mut Dice::new(sample.seed ^ 0x5a), &ctx)?;
    past::targets(&mut read, &villages, &mut Dice::new(!sample.seed), &ctx)?;
    register_some(&mut read, &mut dice, &ctx)?;
    give_some(&mut read, &mut dice, &ctx)?;
    follow(&mut read, &ctx)?;
    Ok(read)
}

/// The plans that the commune follows: the national criteria, and the procedure of the reviews.
const FOLLOWED: [&str; 2] = ["qd-666-2021-2025", "qd-24-2021"];

fn follow(read: &mut Read, ctx: &Ctx) -> Result<(), FolderError> {
    let adopt = |plan: &str| {
        let mut values = Values::new();
        values.insert("plan", text(plan));
        values.insert("since", value(Value::Date(PartialDate::from(ctx.today))));
        Op::Create { kind: RecordKind::Adoption, values }
    };
    store(read, &mut FOLLOWED.map(adopt).to_vec(), ctx)
}

/// Decides and stores what waits.
fn store(read: &mut Read, waiting: &mut Vec<Op>, ctx: &Ctx) -> Result<(), FolderError> {
    let decided = waiting.drain(..).filter_map(|op| decide(&read.book, &op, ctx).ok());
    let intents: Vec<_> = decided.map(|decision| decision.intent).collect();
    let events = read.folder.commit_all(&intents)?;
    read.book.apply_all(&events);
    Ok(())
}

fn value(value: Value) -> Input {
    Input::Value(value)
}

fn text(text: &str) -> Input {
    value(Value::text(text))
}

fn some(
    dice: &mut Dice,
    options: &'static [crate::domain::schema::Opt],
    count: i64,
) -> Vec<&'static str> {
    let mut left: Vec<_> = options.iter().map(|option| option.id).collect();
    let mut taken = Vec::new();
    for _ in 0..count {
        if left.is_empty() {
            break;
        }
        let at = usize::try_from(dice.below(left.len() as u64)).unwrap_or(0);
        taken.push(left.swap_remove(at));
    }
    taken
}

/// One listed household in eight has registered already.
fn register_some(read: &mut Read, dice: &mut Dice, ctx: &Ctx) -> Result<(), FolderError> {
    let book = &read.book;
    let listed: Vec<_> = listed(book).collect();
    let mut waiting = Vec::new();
    for household in listed {
        if dice.below(8) != 0 {
            continue;
        }
        let mut values = Values::new();
        let count = dice.int(1, 2);
        // Numbered here, so that many can wait for the disk together.
        values.insert("number", text(&format!("DK-{:05}", waiting.len() + 1)));
        values.insert("household", value(Value::Link(household)));
        values.insert("target_class", value(Value::Code("not_poor")));
        values.insert("needs", Input::Ticks(some(dice, NEEDS, count)));
        values.insert("head_signed", value(Value::Bool(true)));
        waiting.push(Op::Create { kind: RecordKind::Registration, values });
    }
    past::together(read, waiting, ctx)
}

fn listed(book: &Book) -> impl Iterator<Item = RecordId> {
    let households = book.records(RecordKind::Household);
    households
        .filter(|record| matches!(record.code("class"), Some("poor" | "near_poor")))
        .map(|record| record.id)
}

fn one_by_one(read: &mut Read, ops: Vec<Op>, ctx: &Ctx) -> Result<(), FolderError> {
    for op in ops {
        let Ok(decision) = decide(&read.book, &op, ctx) else {
            continue;
        };
        let event = read.folder.commit(&decision.intent)?;
        read.book.apply(&event);
    }
    Ok(())
}

const DONORS: [(&str, &str); 8] = [
    ("Trường Mầm non Mường Thử", "agency"),
    ("Công ty TNHH Rừng Xanh", "enterprise"),
    ("Hội Phụ nữ xã", "organisation"),
    ("Bà Hoàng Thị Nguyệt", "individual"),
    ("Ông Triệu Văn Hòa", "individual"),
    ("Trạm Y tế xã", "agency"),
    ("Hộ ông Nông Đình Lực", "household"),
    ("Chùa Linh Sơn", "religious"),
];

fn give_some(read: &mut Read, dice: &mut Dice, ctx: &Ctx) -> Result<(), FolderError> {
    let year = chrono::Datelike::year(&ctx.today);
    let mut gifts = Vec::new();
    for (donor, kind) in DONORS {
        let kinds = RecordKind::Contribution.field("donor_kind").map(FieldDef::options);
        let kind = kinds.unwrap_or_default().iter().find(|option| option.id == kind);
        let mut values = Values::new();
        let month = u32::try_from(dice.int(1, 10)).unwrap_or(1);
        let day = u32::try_from(dice.int(1, 28)).unwrap_or(1);
        let date = PartialDate::from_ymd(year, month, day).ok();
        let today = PartialDate::from(ctx.today);
        let date = date.filter(|date| *date <= today).unwrap_or(today);
        values.insert("date", value(Value::Date(date)));
        values.insert("donor_name", text(donor));
        values.insert("donor_kind", value(Value::Code(kind.map_or("individual", |kind| kind.id))));
        values.insert("amount", value(Value::Int(dice.int(2, 100) * 100_000)));
        values.insert("campaign", text("Tháng cao điểm Vì người nghèo"));
        gifts.push(Op::Create { kind: RecordKind::Contribution, values });
    }
    one_by_one(read, gifts, ctx)
}
