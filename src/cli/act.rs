//! `act`: a named change of state of one record.

use chrono::NaiveDate;
use serde_json::{Value as Json, json};

use crate::cli::enter::unknown_field;
use crate::cli::fail::{CliResult, Code, Stop};
use crate::cli::{CommandContext, print_message, result};
use crate::domain::book::Book;
use crate::domain::event::Event;
use crate::domain::id::{RecordId, ReplicaId, Seq};
use crate::domain::input::{from_json, from_text, option_by_id};
use crate::domain::issue::Issue;
use crate::domain::op::{Ctx, Input, Op, OpName, Values, decide, dossier_fields};
use crate::domain::record::Record;
use crate::domain::schema::{FieldDef, FieldKind, RecordKind};
use crate::locale::issue_text;
use crate::plan::dossier;
use crate::runtime::folder::{Folder, Read};
use crate::runtime::import::take_back;
use crate::store::Mode;

/// The command line.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Args {
    /// void, close, amend, withdraw, undo.
    #[arg(required_unless_present = "list")]
    name: Option<String>,
    /// The record: its id, or KIND:KEY.
    #[arg(long, value_name = "ID", required_unless_present = "list")]
    on: Option<String>,
    /// A field to set; may be given several times.
    #[arg(long, value_name = "FIELD=VALUE")]
    set: Vec<String>,
    /// Why.
    #[arg(long)]
    reason: Option<String>,
    /// Name the actions.
    #[arg(long)]
    list: bool,
}

impl Args {
    /// A named change of state.
    pub(super) fn run(&self, context: &CommandContext) -> CliResult {
        if self.list {
            list_acts();
            return Ok(Code::Done);
        }
        let name = self.name.as_deref().unwrap_or_default();
        let op =
            OpName::from_name(name).filter(|op| RecordKind::ALL.iter().any(|k| op.acts_on(*k)));
        let op = op.ok_or_else(|| Stop::usage("issue-no_such_act").with("act", name))?;
        check_sets(op, &self.set)?;
        context.with_folder(Mode::Write, |read| {
            CommandContext::may_write(&read.folder)?;
            context.act_on(read, op, self)
        })
    }
}

impl CommandContext {
    fn act_on(&self, read: &mut Read, op: OpName, act: &Args) -> CliResult {
        let Read { folder, book, plans, .. } = read;
        let record = named(book, act.on.as_deref().unwrap_or_default())?.clone();
        let today = self.now().today;
        let asked = match op {
            OpName::Undo => last_event(folder, record.id),
            _ => read_sets(book, record.kind, op, &act.set, today).map(|values| Op::Act {
                name: op,
                record: record.id,
                values,
                reason: act.reason.clone(),
            }),
        };
        let handed_in = op == OpName::Submit;
        let lacks = handed_in.then(|| dossier::missing_papers(plans, book, &record)).flatten();
        let ctx = Ctx { today, actor: folder.actor() };
        if let Some(group) = asked.as_ref().ok().and_then(|op| list_of(op, folder.replica())) {
            return self.take_list_back(read, record.id, group, &ctx);
        }
        match asked.and_then(|asked| decide(book, &asked, &ctx)) {
            Ok(decision) => {
                let mut warnings = decision.warnings;
                warnings.extend(lacks);
                for warning in &warnings {
                    print_message(&issue_text(&self.locale, warning));
                }
                let event = folder.commit(&decision.intent)?;
                book.apply(&event);
                result(&self.answer(1, Ok((record.id, warnings))).to_string());
                Ok(Code::Done)
            }
            Err(issues) => {
                for issue in &issues {
                    print_message(&issue_text(&self.locale, issue));
                }
                result(&self.answer(1, Err(issues)).to_string());
                Ok(Code::Input)
            }
        }
    }
}

impl CommandContext {
    /// Takes back all that was stored with one list.
    fn take_list_back(&self, read: &mut Read, on: RecordId, group: Seq, ctx: &Ctx) -> CliResult {
        let taken = take_back(read, group, ctx)?;
        if taken.undone == 0 {
            let why =
                if taken.why.is_empty() { vec![Issue::whole("cannot_undo")] } else { taken.why };
            result(&self.answer(1, Err(why)).to_string());
            return Ok(Code::Input);
        }
        let (undone, stays) = (taken.undone.to_string(), taken.stays.to_string());
        let key =
            if taken.stays == 0 { "import-cli-taken-back" } else { "import-cli-taken-back-but" };
        self.message(key, &[("undone", undone), ("stays", stays)]);
        let mut answer = self.answer(1, Ok((on, Vec::new())));
        if let Some(answer) = answer.as_object_mut() {
            answer.insert("undone".to_owned(), taken.undone.into());
            answer.insert("stays".to_owned(), taken.stays.into());
        }
        result(&answer.to_string());
        Ok(if taken.stays == 0 { Code::Done } else { Code::Input })
    }
}

/// The list of this device that an event to be undone came with, if it came with one.
fn list_of(op: &Op, own: ReplicaId) -> Option<Seq> {
    let Op::Undo { event, history } = op else {
        return None;
    };
    let undone = history.iter().find(|known| known.reference() == *event)?;
    undone.body.as_ref()?.group.filter(|_| undone.replica == own)
}

/// Names the actions, with the kinds they are for and whether they want a reason.
fn list_acts() {
    for op in OpName::ALL {
        let kinds = RecordKind::ALL.into_iter().filter(|kind| op.acts_on(*kind));
        let kinds: Vec<_> = kinds.map(RecordKind::name).collect();
        if !kinds.is_empty() {
            let line = json!({"act": op.name(), "on": kinds, "reason": op.needs_reason()});
            result(&line.to_string());
        }
    }
}

/// Every `--set` has its form, and goes with an action that takes fields: what would be passed over
/// in silence is refused.
fn check_sets(op: OpName, sets: &[String]) -> CliResult<()> {
    if let Some(set) = sets.iter().find(|set| !set.contains('=')) {
        return Err(Stop::usage("cli-bad-set").with("value", set));
    }
    let takes = |set: &String| match op {
        OpName::Amend | OpName::Merge => true,
        OpName::Withdraw => set.starts_with("withdrawn_on="),
        op => {
            let id = set.split_once('=').map_or("", |(id, _)| field_of(op, id));
            dossier_fields(op).contains(&id)
        }
    };
    match sets.iter().find(|set| !takes(set)) {
        Some(set) => Err(Stop::usage("cli-set-unused").with("act", op.name()).with("value", set)),
        None => Ok(()),
    }
}

/// The record that a person names by id, or by `KIND:KEY`.
fn named<'a>(book: &'a Book, on: &str) -> CliResult<&'a Record> {
    if let Some(record) = on.parse().ok().and_then(|id| book.find(id)) {
        return Ok(record);
    }
    let of_kind = on.split_once(':').and_then(|(kind, key)| Some((kind.parse().ok()?, key)));
    let (kinds, key) = match of_kind {
        Some((kind, key)) => (vec![kind], key),
        None => (RecordKind::ALL.to_vec(), on),
    };
    let mut found = Vec::new();
    let mut several = false;
    for kind in kinds {
        match book.resolve(kind, key) {
            Ok(record) => found.push(record),
            Err(many) => several |= many > 1,
        }
    }
    match found.as_slice() {
        [one] if !several => Ok(one),
        [] if !several => Err(Stop::new(Code::Failed, "cli-no-such-record").with("value", on)),
        _ => Err(Stop::new(Code::Failed, "cli-several-records").with("value", on)),
    }
}

/// The field that a short name means with an act on a dossier: its day, its number, its office.
fn field_of(op: OpName, id: &str) -> &str {
    match id {
        "date" if OpName::DOSSIER.contains(&op) => "state_on",
        "number" if op == OpName::Decide => "decision_no",
        "number" if OpName::DOSSIER.contains(&op) => "state_no",
        "to" | "by" | "from" if OpName::DOSSIER.contains(&op) => "state_with",
        id => id,
    }
}

fn read_sets(
    book: &Book,
    kind: RecordKind,
    op: OpName,
    sets: &[String],
    today: NaiveDate,
) -> Result<Values, Vec<Issue>> {
    let mut values = Values::new();
    let mut issues = Vec::new();
    for (id, raw) in sets.iter().filter_map(|set| set.split_once('=')) {
        let Some(field) = kind.field(field_of(op, id)) else {
            issues.push(unknown_field(id));
            continue;
        };
        match read_set(book, field, raw, today) {
            Ok(input) => drop(values.insert(field.id, input)),
            Err(issue) => issues.push(issue),
        }
    }
    if issues.is_empty() { Ok(values) } else { Err(issues) }
}

/// A value on the command line: as `enter` would take it, without the quotes; `null` and nothing at
/// all empty the field.
fn read_set(
    book: &Book,
    field: &'static FieldDef,
    raw: &str,
    today: NaiveDate,
) -> Result<Input, Issue> {
    if raw.trim() == "null" {
        return Ok(Input::Clear);
    }
    let listed = matches!(field.kind, FieldKind::Many(_)).then(|| serde_json::from_str(raw).ok());
    match (field.kind, listed.flatten()) {
        (FieldKind::Many(_), Some(json @ Json::Array(_))) => from_json(book, field, &json, today),
        (FieldKind::Decimal | FieldKind::Date { .. }, _) if !raw.trim().is_empty() => {
            from_json(book, field, &Json::from(raw), today)
        }
        _ => from_text(book, field, raw, today, &option_by_id),
    }
}

/// The last event of a record, to be taken back.
fn last_event(folder: &mut Folder, record: RecordId) -> Result<Op, Vec<Issue>> {
    let failed = |_| vec![Issue::whole("cannot_undo")];
    let history = folder.past_of(record).map_err(failed)?;
    let own = |event: &&Event| event.touches(record) && event.head.op != OpName::Reveal.name();
    let event =
        history.iter().rfind(own).ok_or_else(|| vec![Issue::whole("cannot_undo")])?.reference();
    Ok(Op::Undo { event, history })
}
