//! What can be done with one record: why not, and the question that stands before it.
//!
//! Lists and the detail view share it. It decides nothing: `op::decide` does, when the
//! answer is yes. Invariant: [`refusal`] never lets an action through whose form or question would
//! make no sense; `op::decide` is the final check.

use crate::domain::book::Book;
use crate::domain::dossier::Stage;
use crate::domain::id::RecordId;
use crate::domain::op::{Op, OpName, Values, is_closed};
use crate::domain::record::Record;
use crate::domain::rights;
use crate::domain::roster::Role;
use crate::domain::schema::{Freeze, Judged, RecordKind};
use crate::domain::value::Value;
use crate::keys::Action;
use crate::plan::judge::Who;
use crate::text::{LineEditor, format_money};
use crate::tui::cx::Cx;
use crate::tui::overlay::Confirm;
use crate::tui::overlay::receipt::{self, Receipt};
use crate::tui::screen::form::FormState;
use crate::tui::screen::plans::JudgingState;
use crate::tui::step::{Answer, Step};
use crate::tui::{Notice, Overlay, Screen, show};

/// The longest reason, in letters.
const REASON_MAX: usize = 200;

/// The operation that an action of a key asks for.
pub fn op_of(action: Action) -> Option<OpName> {
    match action {
        Action::New => Some(OpName::Create),
        Action::Edit => Some(OpName::Edit),
        Action::Void => Some(OpName::Void),
        Action::Amend => Some(OpName::Amend),
        Action::Withdraw => Some(OpName::Withdraw),
        Action::Close => Some(OpName::Close),
        Action::Undo => Some(OpName::Undo),
        Action::SendDossier => Some(OpName::Submit),
        Action::ReturnDossier => Some(OpName::Return),
        Action::ForwardDossier => Some(OpName::Forward),
        Action::DecideDossier => Some(OpName::Decide),
        Action::CancelDossier => Some(OpName::Cancel),
        _ => None,
    }
}

/// Why an action that looks the same everywhere does nothing outside a form.
pub fn common_refusal(action: Action) -> Option<&'static str> {
    match action {
        Action::Judge => Some("refuse-plan-judge"),
        _ => None,
    }
}

/// Why an action does nothing on a screen of the plans that has no use for it.
pub fn plan_refusal(action: Action) -> Option<&'static str> {
    match action {
        Action::Toggle => Some("refuse-plan-toggle"),
        Action::MarkDone => Some("refuse-plan-done"),
        Action::FilterState => Some("refuse-plan-state"),
        Action::ChooseSubject => Some("refuse-plan-subject"),
        Action::WriteFile => Some("refuse-plan-file"),
        Action::Filter => Some("refuse-plan-filter"),
        Action::Search => Some("refuse-plan-search"),
        Action::New => Some("refuse-plan-new"),
        Action::Judge => Some("refuse-plan-judge"),
        Action::ChooseYear | Action::CursorLeft | Action::CursorRight => Some("refuse-plan-year"),
        Action::Reveal => Some("refuse-reveal"),
        Action::ExpandDetails => Some("refuse-details"),
        action => common_refusal(action),
    }
}

/// Why nothing of a kind can be begun.
pub fn new_refusal(cx: &Cx<'_>, kind: RecordKind) -> Option<&'static str> {
    if cx.me.exchange.full {
        return Some("refuse-read-only");
    }
    let may = rights::may(cx.me.actor.role, OpName::Create, kind);
    (!may).then_some("refuse-no-right")
}

/// Why an action does nothing to this record.
pub fn refusal(cx: &Cx<'_>, record: &Record, action: Action) -> Option<&'static str> {
    if action == Action::Receipt {
        return receipt::refusal(record);
    }
    if action == Action::Judge {
        return subject_of(cx.book, record).is_none().then_some("refuse-plan-judge");
    }
    let op = op_of(action)?;
    if cx.me.exchange.full {
        return Some("refuse-read-only");
    }
    if !has_right(cx, record, op) {
        return Some("refuse-no-right");
    }
    if record.is_void() && op != OpName::Undo {
        return Some("refuse-void");
    }
    match op {
        OpName::Edit => frozen(cx, record),
        OpName::Void => frozen(cx, record)
            .filter(|_| record.kind.def().freeze == Freeze::WithMeeting)
            .or_else(|| cx.book.is_in_use(record).then_some("refuse-in-use")),
        OpName::Amend if !op.acts_on(record.kind) => Some("refuse-not-minutes"),
        OpName::Amend => (!is_closed(cx.book, record)).then_some("refuse-not-closed"),
        OpName::Withdraw if !op.acts_on(record.kind) => Some("refuse-not-registration"),
        OpName::Withdraw => record.get("withdrawn_on").map(|_| "refuse-withdrawn"),
        OpName::Close if !op.acts_on(record.kind) => Some("refuse-not-meeting"),
        OpName::Close => close_refusal(cx, record),
        op if OpName::DOSSIER.contains(&op) => dossier_refusal(record, op),
        _ => None,
    }
}

/// Why nothing can be done with a dossier where it is.
fn dossier_refusal(record: &Record, op: OpName) -> Option<&'static str> {
    if !op.acts_on(record.kind) {
        return Some("refuse-not-nomination");
    }
    let stage = Stage::of(record);
    (!stage.allows(op)).then_some(match stage {
        Stage::Open => "refuse-dossier-open",
        Stage::Submitted => "refuse-dossier-submitted",
        Stage::Returned => "refuse-dossier-returned",
        Stage::Forwarded => "refuse-dossier-forwarded",
        Stage::Awarded => "refuse-dossier-awarded",
        Stage::NotAwarded => "refuse-dossier-not-awarded",
        Stage::Cancelled => "refuse-dossier-cancelled",
    })
}

/// Why an operation that has no key of its own in every view may not be done to a record.
pub fn refusal_of(cx: &Cx<'_>, record: &Record, op: OpName) -> Option<&'static str> {
    if cx.me.exchange.full {
        return Some("refuse-read-only");
    }
    (!has_right(cx, record, op)).then_some("refuse-no-right")
}

fn has_right(cx: &Cx<'_>, record: &Record, op: OpName) -> bool {
    let actor = &cx.me.actor;
    let own_village =
        || cx.book.village_of(record).is_some_and(|village| actor.villages.contains(&village));
    let everywhere = actor.role != Role::Village || actor.villages.is_empty();
    rights::may(actor.role, op, record.kind) && (everywhere || own_village())
}

fn frozen(cx: &Cx<'_>, record: &Record) -> Option<&'static str> {
    match record.kind.def().freeze {
        Freeze::Never => None,
        Freeze::AtOnce => Some("refuse-frozen-receipt"),
        Freeze::WithMeeting => is_closed(cx.book, record).then_some("refuse-frozen-minutes"),
    }
}

fn close_refusal(cx: &Cx<'_>, meeting: &Record) -> Option<&'static str> {
    if meeting.is("closed") {
        return Some("refuse-closed");
    }
    let reviews = cx.book.reviews_of(meeting.id);
    if reviews.is_empty() {
        return Some("refuse-no-reviews");
    }
    let unvoted = reviews.iter().any(|review| review.int("votes_agree").is_none());
    unvoted.then_some("refuse-votes-missing")
}

/// Opens the receipt of a record.
pub fn open_receipt(record: &Record) -> Vec<Step> {
    let receipt = Receipt { record: record.id, top: 0 };
    vec![Step::Open(Box::new(Overlay::Receipt(receipt)))]
}

/// Begins an action that [`refusal`] lets through: a form, or a question with the operation's name
/// as its tag.
pub fn begin(cx: &Cx<'_>, record: &Record, op: OpName) -> Vec<Step> {
    let form = |form| vec![Step::Push(Box::new(Screen::Form(form)))];
    match op {
        OpName::Edit => form(FormState::edit(cx, record)),
        OpName::Amend => form(FormState::amend(cx, record)),
        OpName::Void | OpName::Withdraw | OpName::Close => {
            vec![Step::Open(Box::new(Overlay::Confirm(question(cx, record, op))))]
        }
        op if OpName::DOSSIER.contains(&op) => form(FormState::for_act(cx, record, op)),
        _ => Vec::new(),
    }
}

/// As whom the subject of a record is judged.
fn subject_of(book: &Book, record: &Record) -> Option<Who> {
    let name = |field: &str| record.text(field).map(str::to_owned);
    match record.kind.def().page.judged? {
        Judged::Village => Some(Who::of_village(book, record.id)),
        Judged::Household => Some(Who::Household(record.id)),
        Judged::Donor(field) => name(field).map(Who::Donor),
        Judged::Helper(field) => name(field).map(Who::Helper),
    }
}

/// Judges whom a record is about.
pub fn judge(cx: &Cx<'_>, record: &Record) -> Vec<Step> {
    let who = subject_of(cx.book, record);
    let judging = who.map(|who| Screen::Judging(JudgingState::new(cx, who)));
    judging.map(|screen| Step::Push(Box::new(screen))).into_iter().collect()
}

/// Opens the form for a new record.
pub fn create(cx: &Cx<'_>, kind: RecordKind, prefill: Vec<(&'static str, Value)>) -> Vec<Step> {
    vec![Step::Push(Box::new(Screen::Form(FormState::create(cx, kind, prefill))))]
}

/// What is stored when the question of [`begin`] was answered.
pub fn answered(asked: Option<(OpName, RecordId)>, answer: &Answer) -> Vec<Step> {
    let (Some((name, record)), Answer::Yes { tag, reason }) = (asked, answer) else {
        return Vec::new();
    };
    if *tag != name.name() {
        return Vec::new();
    }
    let op = Op::Act { name, record, values: Values::new(), reason: reason.clone() };
    vec![Step::Commit(Box::new(op))]
}

/// "What will happen, to whom, how much."
fn question(cx: &Cx<'_>, record: &Record, op: OpName) -> Confirm {
    let about = |key: &str| {
        Notice::warn(key)
            .with("kind", record.kind.name())
            .with("key", cx.book.human_key(record))
            .with("title", cx.book.title(record))
    };
    let mut confirm = Confirm::new(op.name(), about(&format!("confirm-{}", op.name())));
    confirm.danger = true;
    if op.needs_reason() {
        confirm.reason = Some(LineEditor::new().with_limit(REASON_MAX));
    }
    match op {
        OpName::Void if record.kind == RecordKind::Contribution => {
            let total = crate::domain::book::total(record);
            let line = Notice::info("confirm-void-money").with("amount", format_money(total));
            confirm.lines.push(line);
        }
        OpName::Withdraw => {
            let year = record.int("year").unwrap_or_default();
            let today = show::day(cx.now.today);
            let line = Notice::info("confirm-withdraw-line").with("year", year).with("date", today);
            confirm.lines.push(line);
        }
        OpName::Close => {
            let (passed, redo) = votes(cx, record);
            let line =
                Notice::info("confirm-close-votes").with("passed", passed).with("redo", redo);
            confirm.lines.push(line);
        }
        _ => {}
    }
    if let Some(line) = lasting(op) {
        confirm.lines.push(Notice::info(line));
    }
    confirm
}

/// What remains after an act.
fn lasting(op: OpName) -> Option<&'static str> {
    match op {
        OpName::Void => Some("confirm-void-line"),
        OpName::Close => Some("confirm-close-line"),
        _ => None,
    }
}

/// How many reviews of a meeting passed, and how many have to be done again.
pub fn votes(cx: &Cx<'_>, meeting: &Record) -> (usize, usize) {
    let outcome = RecordKind::Review.field("outcome");
    let of = |review: &Record| {
        outcome.and_then(|def| cx.book.value(review, def)).and_then(|value| value.as_code())
    };
    let reviews = cx.book.reviews_of(meeting.id);
    let count = |code| reviews.iter().filter(|review| of(review) == Some(code)).count();
    (count("passed"), count("redo"))
}

/// How many more people would have to agree for a review to pass; 0 if it passed, `None` where
/// nothing was voted.
pub fn votes_short(cx: &Cx<'_>, review: &Record) -> Option<i64> {
    let meeting = cx.book.find(review.link("meeting")?)?;
    let attendees = meeting.int("attendees")?.max(0);
    let needed = attendees.saturating_add(1) / 2;
    Some(needed.saturating_sub(review.int("votes_agree")?).max(0))
}
