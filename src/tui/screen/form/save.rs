//! Saving: everything is judged, what is unusual is asked about, and nothing is said to be saved
//! before it is durable. What is typed meanwhile waits for the next form.

use crate::domain::event::Event;
use crate::domain::input::editable;
use crate::domain::issue::Issue;
use crate::domain::op::{OpName, decide};
use crate::domain::schema::FieldKind;
use crate::keys::{Action, Scope};
use crate::plan::dossier;
use crate::text::{LineEditor, truncate};
use crate::tui::cx::Cx;
use crate::tui::overlay::Confirm;
use crate::tui::overlay::scan::SCAN;
use crate::tui::screen::form::{FormState, Phase, Purpose, check, draft, link, show};
use crate::tui::step::{Answer, Step};
use crate::tui::{Effect, Failure, Notice, Overlay, Screen};

/// Names the question whether to save all the same.
pub const SAVE_ANYWAY: &str = "save-anyway";

/// Stands for a reason that is not given yet, so that the rest can be judged first.
const NO_REASON_YET: &str = "…";

/// Whether an action can wait while the form is being saved.
pub(super) fn waits(action: Action) -> bool {
    use crate::keys::Scope;
    let in_form = [Scope::Form, Scope::Text, Scope::Choice];
    action != Action::DiscardDraft && action.scopes().iter().any(|scope| in_form.contains(scope))
}

impl FormState {
    /// Judges everything; saves, asks, or shows what is wrong.
    pub(super) fn submit(&mut self, cx: &Cx<'_>, next: bool) -> Vec<Step> {
        if let Some(overlay) = self.settle_link(cx) {
            return vec![Step::Open(Box::new(overlay))];
        }
        self.touch_all();
        self.recheck(cx);
        let (values, mut issues) = self.values(cx);
        let reason_missing = matches!(self.purpose, Purpose::Amend(_, None));
        if let Purpose::Amend(_, reason) = &mut self.purpose {
            reason.get_or_insert_with(|| NO_REASON_YET.to_owned());
        }
        let decided = decide(cx.book, &self.op(values), &cx.ctx());
        if reason_missing && let Purpose::Amend(_, reason) = &mut self.purpose {
            *reason = None;
        }
        match decided {
            Ok(decision) if issues.is_empty() => {
                let lacks = self.missing_papers(cx);
                self.take_issues(decision.warnings.into_iter().chain(lacks).collect());
                let lines = self.to_ask(cx);
                if lines.is_empty() && !reason_missing {
                    return self.save(cx, next);
                }
                self.phase = Phase::Asking { next };
                vec![ask(lines, reason_missing)]
            }
            Ok(decision) => {
                check::add(&mut issues, decision.warnings);
                self.blocked(cx, issues)
            }
            Err(found) => {
                if !issues.is_empty() {
                    // Nothing else changed than what could not be read.
                    let whole = |issue: &Issue| issue.code == "nothing_changed";
                    let found = found.into_iter().filter(|issue| !whole(issue)).collect();
                    check::add(&mut issues, found);
                    return self.blocked(cx, issues);
                }
                self.blocked(cx, found)
            }
        }
    }

    /// Shows every issue at its field and goes to the first.
    pub(super) fn blocked(&mut self, cx: &Cx<'_>, issues: Vec<Issue>) -> Vec<Step> {
        let hard = issues.iter().filter(|issue| issue.is_hard());
        let count = hard.clone().count();
        let whole = hard.clone().find(|issue| self.is_elsewhere(cx, issue));
        let notice = match whole {
            Some(issue) => show::issue_notice(cx, self.kind, issue),
            None => Notice::fail("form-problems").with("count", count),
        };
        self.take_issues(issues);
        let hard_at = |field: &str| {
            let mut issues = self.issues.iter();
            issues.any(|issue| issue.is_hard() && issue.field == Some(field))
        };
        let first = self.visible(cx).find(|cell| hard_at(cell.field.id));
        if let Some(field) = first.map(|cell| cell.field.id) {
            self.focus_on(cx, field);
        }
        vec![Step::Say(notice)]
    }

    /// Whether an issue has no shown field under which it could stand.
    fn is_elsewhere(&self, cx: &Cx<'_>, issue: &Issue) -> bool {
        let cell = issue.field.and_then(|field| self.cell(field));
        cell.is_none_or(|cell| !self.shows(cx, cell.field))
    }

    /// What the dossier lacks that is about to be handed in.
    fn missing_papers(&self, cx: &Cx<'_>) -> Option<Issue> {
        let handed_in = self.purpose.op() == OpName::Submit;
        let record = self.existing(cx).filter(|_| handed_in)?;
        dossier::missing_papers(cx.plans, cx.book, record)
    }

    /// What a person has to agree to before it is saved.
    fn to_ask(&self, cx: &Cx<'_>) -> Vec<Notice> {
        let mut lines: Vec<_> =
            self.issues.iter().map(|issue| show::issue_notice(cx, self.kind, issue)).collect();
        let alike = |issue: &Issue| matches!(issue.code, "maybe_same" | "number_taken");
        if let Some((other, score)) = self.twin(cx).filter(|_| self.issues.iter().any(alike)) {
            let key = cx.keymap.first_key_in(Scope::Form, Action::Duplicates);
            let line = Notice::warn("form-twin-ask").with("other", other).with("score", score);
            lines.push(line.with("key", key));
        }
        lines.extend(self.conflicts(cx));
        for cell in self.hidden_with_text(cx) {
            let label = cx.locale.text(&cell.field.label_key(self.kind)).into_owned();
            let text = truncate(cell.line.text(), 30).into_owned();
            lines.push(Notice::warn("form-hidden-text").with("field", label).with("text", text));
        }
        lines
    }

    /// Fields that others changed since the form was opened, with both values.
    fn conflicts(&self, cx: &Cx<'_>) -> Vec<Notice> {
        let fresh = matches!(self.purpose, Purpose::Act(..));
        let Some(record) = self.existing(cx).filter(|_| !fresh) else {
            return Vec::new();
        };
        let mut lines = Vec::new();
        for cell in self.cells.iter().filter(|cell| cell.is_changed()) {
            let theirs = editable(cx.book, record, cell.field);
            if theirs == cell.before || theirs == cell.raw() {
                continue;
            }
            let label = cx.locale.text(&cell.field.label_key(self.kind)).into_owned();
            let shown = |raw: &str| show::raw_text(cx, cell.field, raw);
            let line = Notice::warn("form-changed-meanwhile").with("field", label);
            lines.push(line.with("theirs", shown(&theirs)).with("mine", shown(&cell.raw())));
        }
        lines
    }

    /// Hands the change over. The draft is stored first: should the program die here, the text is
    /// still there; once the change is durable the draft goes with it.
    fn save(&mut self, cx: &Cx<'_>, next: bool) -> Vec<Step> {
        let (values, _) = self.values(cx);
        let op = self.op(values);
        let draft = self.save_draft(cx).map(Step::Emit);
        self.phase = Phase::Saving { next };
        draft.into_iter().chain([Step::Commit(Box::new(op))]).collect()
    }

    pub fn answered(&mut self, cx: &Cx<'_>, answer: Answer) -> Vec<Step> {
        if let Some(steps) = self.answered_people(cx, &answer) {
            return steps;
        }
        let asked = std::mem::replace(&mut self.phase, Phase::Editing);
        match (answer, asked) {
            (Answer::Yes { tag: SAVE_ANYWAY, reason }, Phase::Asking { next }) => {
                if let (Purpose::Amend(_, why), Some(typed)) = (&mut self.purpose, reason) {
                    *why = Some(typed);
                }
                self.save(cx, next)
            }
            (Answer::Yes { tag: draft::DISCARD, .. }, _) => self.discard(),
            (Answer::Picked { tag, picked }, _) => self.picked(cx, tag, &picked),
            (Answer::Filled { tag: SCAN, values }, _) => self.fill(cx, &values),
            (_, saving @ Phase::Saving { .. }) => {
                self.phase = saving;
                Vec::new()
            }
            _ => {
                if let Some(field) = self.first_problem(cx) {
                    self.focus_on(cx, field);
                }
                Vec::new()
            }
        }
    }

    /// Puts what was chosen from a list into the field that asked, and goes on.
    fn picked(&mut self, cx: &Cx<'_>, tag: &'static str, picked: &[String]) -> Vec<Step> {
        if tag != self.focus {
            return Vec::new();
        }
        let kind = self.field().map(|field| field.kind);
        match (kind, picked.first()) {
            (Some(FieldKind::Many(_)), _) => {
                let ticks: Vec<_> = picked.iter().map(String::as_str).collect();
                self.take_ticks(cx, &ticks);
            }
            (Some(FieldKind::Link(kind)), Some(id)) => {
                let key = id.parse().ok().and_then(|id| link::key_of(cx, kind, id));
                self.take_raw(cx, &key.unwrap_or_default());
            }
            (Some(_), Some(id)) => self.take_raw(cx, id),
            _ => return Vec::new(),
        }
        let mut steps = self.go_on(cx, false);
        steps.splice(0..0, self.save_draft(cx).map(Step::Emit));
        steps
    }

    /// The change is durable.
    pub fn saved(&mut self, cx: &Cx<'_>, event: &Event) -> Vec<Step> {
        let Phase::Saving { next } = std::mem::replace(&mut self.phase, Phase::Editing) else {
            return Vec::new();
        };
        self.unmark();
        let record = event.body.as_ref().and_then(|body| body.writes.first());
        let record = record.map(|write| write.record);
        let mut steps = vec![Step::Emit(Effect::DropDraft(self.key.clone()))];
        let mut sticky = cx.sticky.clone();
        if self.is_new() {
            sticky = sticky.kept(self.kind, &self.cells, record);
            steps.push(Step::CarryOver(sticky.clone()));
        }
        let name = record.and_then(|id| cx.book.find(id));
        let name = name.map(|record| show::called(cx, record)).unwrap_or_default();
        let small = show::small(&cx.locale.text(&self.kind.label_key()));
        let key = if next { "form-saved-next" } else { "form-saved" };
        let said = Notice::done(key).with("small", small).with("name", name);
        if next {
            let cx = Cx { sticky: &sticky, ..*cx };
            let form = Self::create(&cx, self.kind, Vec::new());
            steps.push(Step::Replace(Box::new(Screen::Form(form))));
            steps.push(Step::Say(said));
            if !self.ahead.is_empty() {
                steps.push(Step::Replay(std::mem::take(&mut self.ahead)));
            }
        } else {
            steps.push(Step::Pop);
            steps.push(Step::Say(said));
        }
        steps
    }

    /// It could not be saved: everything typed is still here, what was typed ahead too.
    pub fn failed(&mut self, _failure: &Failure) {
        self.phase = Phase::Editing;
    }
}

fn ask(lines: Vec<Notice>, reason: bool) -> Step {
    let key = if reason { "form-amend-why" } else { "form-save-anyway" };
    let mut confirm = Confirm::new(SAVE_ANYWAY, Notice::warn(key));
    confirm.lines = lines;
    confirm.reason = reason.then(LineEditor::new);
    // An Enter too many on the last field must not agree to what nobody has read.
    confirm.danger = true;
    Step::Open(Box::new(Overlay::Confirm(confirm)))
}
