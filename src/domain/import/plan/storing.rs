//! A plan being stored, chunk by chunk: the intentions of the next chunk, decided against the book as
//! it is by then.
//!
//! Pure: whoever stores a chunk folds its events into the book and asks for the next. The new
//! villages come first, so that the households after them find them. Numbers that the program gives
//! are counted on within a chunk. Invariant: a row that cannot be stored any more is told and stops
//! no other; stopping between two chunks loses nothing, and the list planned again goes on.

use std::collections::{HashMap, HashSet};

use crate::domain::book::Book;
use crate::domain::import::plan::place::{Places, VillageMatch};
use crate::domain::import::plan::planner::needed;
use crate::domain::import::plan::{ImportPlan, NewVillage};
use crate::domain::input::{Input, Values};
use crate::domain::issue::Issue;
use crate::domain::op::{Ctx, Decision, Intent, Op, decide};
use crate::domain::schema::RecordKind;
use crate::domain::value::Value;
use crate::text::fold;

/// How many rows become durable together: one wait for the disk.
pub const CHUNK: usize = 500;

/// What is still to be stored of a plan.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Storing {
    villages: Vec<NewVillage>,
    rows: Vec<Waiting>,
    at: usize,
    villages_done: bool,
    stored: usize,
    failed: Vec<(u32, Vec<Issue>)>,
}

/// A row that waits to be stored.
#[derive(Debug, Clone, PartialEq)]
struct Waiting {
    row: u32,
    op: Op,
    village: Option<String>,
}

/// The intentions of one chunk, with the row of each.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Chunk {
    /// The rows; that of a new village is the one that names it first.
    pub rows: Vec<u32>,
    /// What is to be stored, in the same order.
    pub intents: Vec<Intent>,
}

/// Numbers that were given in this chunk and that the book does not know yet.
#[derive(Debug, Default)]
struct Given {
    taken: HashSet<String>,
    /// By the number that the book would give: the last one that was given instead.
    last: HashMap<String, Value>,
}

impl Storing {
    /// Takes the intentions of a plan.
    pub fn new(plan: ImportPlan) -> Self {
        let villages: Vec<_> = needed(&plan.new_villages).map(|(_, v)| v.clone()).collect();
        let name = |at: usize| plan.new_villages.get(at).map(|village| village.name.clone());
        let waiting = |(row, op, village): (u32, Op, Option<usize>)| Waiting {
            row,
            op,
            village: village.and_then(name),
        };
        let items = plan.items.into_iter();
        let with_op = items.filter_map(|item| Some((item.row, item.op?, item.village)));
        let rows = with_op.map(waiting).collect();
        Self { villages, rows, ..Self::default() }
    }

    /// How many rows and villages there are to store.
    pub fn total(&self) -> usize {
        self.rows.len().saturating_add(self.villages.len())
    }

    /// How many of them are done with, stored or not.
    pub fn done(&self) -> usize {
        let villages = if self.villages_done { self.villages.len() } else { 0 };
        self.at.saturating_add(villages)
    }

    /// How many rows and villages were stored.
    pub fn stored(&self) -> usize {
        self.stored
    }

    /// The rows that could not be stored after all, with what stood in their way.
    pub fn failed(&self) -> &[(u32, Vec<Issue>)] {
        &self.failed
    }

    /// The next chunk; `None` when all is done. The events of the one before are in the book.
    pub fn next(&mut self, book: &Book, ctx: &Ctx) -> Option<Chunk> {
        if !self.villages_done {
            self.villages_done = true;
            let chunk = self.villages(book, ctx);
            if !chunk.intents.is_empty() {
                return Some(chunk);
            }
        }
        let mut chunk = Chunk::default();
        let mut given = Given::default();
        let places = Places::of(book);
        while chunk.intents.len() < CHUNK {
            let Some(waiting) = self.rows.get(self.at) else {
                break;
            };
            self.at = self.at.saturating_add(1);
            match given.decide(book, &waiting.op(&places), ctx) {
                Ok(decision) => {
                    chunk.rows.push(waiting.row);
                    chunk.intents.push(decision.intent);
                }
                Err(issues) => self.failed.push((waiting.row, issues)),
            }
        }
        (!chunk.intents.is_empty()).then_some(chunk)
    }

    /// Counts a chunk that is durable.
    pub fn was_stored(&mut self, intents: usize) {
        self.stored = self.stored.saturating_add(intents);
    }

    fn villages(&mut self, book: &Book, ctx: &Ctx) -> Chunk {
        let mut chunk = Chunk::default();
        for village in &self.villages {
            match decide(book, &village.op, ctx) {
                Ok(decision) => {
                    chunk.rows.push(village.row);
                    chunk.intents.push(decision.intent);
                }
                Err(issues) => self.failed.push((village.row, issues)),
            }
        }
        chunk
    }
}

impl Waiting {
    /// The intention, with the village that was new when it was planned.
    fn op(&self, places: &Places) -> Op {
        let mut op = self.op.clone();
        let place = self.village.as_deref().and_then(|name| places.known(name));
        // Only a household waits for its village: what is edited is one.
        if let (
            Some(VillageMatch::Known(id)),
            Op::Create { kind: RecordKind::Household, values } | Op::Edit { values, .. },
        ) = (place, &mut op)
        {
            values.insert("village", Input::Value(Value::Link(id)));
        }
        op
    }
}

impl Given {
    /// Decides; a number that an earlier row of the chunk was given is counted on.
    fn decide(&mut self, book: &Book, op: &Op, ctx: &Ctx) -> Result<Decision, Vec<Issue>> {
        let decision = decide(book, op, ctx)?;
        let Op::Create { kind, values } = op else {
            return Ok(decision);
        };
        let Some((field, series, first)) = number_of(*kind, &decision.intent) else {
            return Ok(decision);
        };
        let mut number = first.clone();
        let key = |number: &Value| format!("{series}/{}", fold(&number.to_json().to_string()));
        if !values.contains_key(field) {
            let from = key(&first);
            number = self.last.get(&from).cloned().unwrap_or(number);
            while self.taken.contains(&key(&number)) || is_taken(book, *kind, &series, &number) {
                match after(&number) {
                    Some(next) => number = next,
                    None => break,
                }
            }
            self.last.insert(from, number.clone());
        }
        if !self.taken.insert(key(&number)) {
            // A person gave one number twice.
            return Err(vec![Issue::hard(field, "taken").with("value", key(&number))]);
        }
        if number == first {
            return Ok(decision);
        }
        let mut values: Values = values.clone();
        values.insert(field, Input::Value(number));
        decide(book, &Op::Create { kind: *kind, values }, ctx)
    }
}

/// The field of a record's number, the book it is in and the number that was given or typed.
fn number_of(kind: RecordKind, intent: &Intent) -> Option<(&'static str, String, Value)> {
    let field = match kind {
        RecordKind::Household => "code",
        RecordKind::Registration => "number",
        RecordKind::Contribution => "receipt_no",
        _ => return None,
    };
    let change = intent.changes.first()?;
    let value = |id: &str| {
        let write = change.fields.iter().find(|write| write.key.id(kind) == id)?;
        Some(&write.value)
    };
    let series = match kind {
        RecordKind::Contribution => fold(value("receipt_book")?.as_text()?),
        _ => String::new(),
    };
    Some((field, series, value(field)?.clone()))
}

fn is_taken(book: &Book, kind: RecordKind, series: &str, number: &Value) -> bool {
    match number {
        Value::Int(number) => book.is_taken(kind, &format!("{series}/{number}"), None),
        Value::Text(code) => book.is_taken(kind, code, None),
        _ => false,
    }
}

/// The number after: 8 after 7, H-7F3K-0008 after H-7F3K-0007.
fn after(number: &Value) -> Option<Value> {
    match number {
        Value::Int(number) => number.checked_add(1).map(Value::Int),
        Value::Text(code) => {
            let (series, last) = code.rsplit_once('-')?;
            let next = last.parse::<u64>().ok()?.checked_add(1)?;
            let width = last.len();
            Some(Value::text(&format!("{series}-{next:0width$}")))
        }
        _ => None,
    }
}
