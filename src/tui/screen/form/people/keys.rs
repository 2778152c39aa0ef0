//! What the keys do on the table of people, and in the form of the one that is open.

use crate::keys::Action;
use crate::tui::cx::Cx;
use crate::tui::input::Input;
use crate::tui::overlay::Confirm;
use crate::tui::overlay::picker::{self, Picker};
use crate::tui::part::cell::Cell;
use crate::tui::screen::form::FormState;
use crate::tui::screen::form::people::texts::{MemberTexts, read, write};
use crate::tui::screen::form::people::{Open, PASTED, TAKE_OUT, name_field, paste};
use crate::tui::step::{Answer, Step};
use crate::tui::{Notice, Overlay};

/// The answers to a pasted table.
const ADD: &str = "add";
const REPLACE: &str = "replace";

impl FormState {
    /// A key on the table of people; `None` where the form itself knows what to do.
    pub(in crate::tui) fn on_people(&mut self, cx: &Cx<'_>, input: &Input) -> Option<Vec<Step>> {
        let (_, rows) = self.focused_rows()?;
        let marked = self.people.marked;
        match input {
            Input::Act(Action::NextField) => self.open_row(cx, marked),
            Input::Act(Action::RowUp | Action::CursorLeft) if marked > 0 => {
                self.people.marked = marked.saturating_sub(1);
            }
            Input::Act(Action::RowDown | Action::CursorRight) if marked < rows.len() => {
                self.people.marked = marked.saturating_add(1);
            }
            Input::Act(
                Action::DeleteLeft | Action::DeleteRight | Action::ClearField | Action::DeleteWord,
            ) => return Some(self.ask_to_take_out(&rows)),
            Input::Act(Action::UndoText | Action::RedoText) => {
                let undo = *input == Input::Act(Action::UndoText);
                let cell = self.focused_mut()?;
                let moved = if undo { cell.line.undo() } else { cell.line.redo() };
                if !moved {
                    return Some(vec![Step::Say(Notice::info("people-nothing-to-undo"))]);
                }
                self.fit_people();
                self.changed(cx);
            }
            Input::Text(letter) => {
                if let Some(steps) = self.scanned_blindly(cx, *letter) {
                    return Some(steps);
                }
                if !letter.is_alphabetic() {
                    return Some(vec![Step::Say(Notice::info("people-type-a-name"))]);
                }
                self.open_row(cx, rows.len());
                return Some(self.in_row(cx, input));
            }
            Input::Compose(_) => {
                self.open_row(cx, rows.len());
                return Some(self.in_row(cx, input));
            }
            Input::Paste(text) => return Some(self.paste_people(cx, text, &rows)),
            Input::Act(_) => return None,
        }
        Some(Vec::new())
    }

    /// A key while a person is open.
    pub(in crate::tui) fn in_row(&mut self, cx: &Cx<'_>, input: &Input) -> Vec<Step> {
        let Some(open) = &self.people.open else {
            return Vec::new();
        };
        let form = &open.form;
        let first = form.focus == name_field(form.kind) && form.is_untyped();
        let last = form.next_field(cx).is_none();
        match input {
            // Nobody more: on with the household.
            Input::Act(Action::NextField) if first => {
                self.close_row(cx, false);
                self.go_on(cx, true)
            }
            Input::Act(Action::NextField) if last => self.keep_row(cx, true),
            Input::Act(Action::SubmitAndNew) => self.keep_row(cx, true),
            Input::Act(Action::Submit) => self.keep_row(cx, false),
            Input::Act(Action::Back) => {
                self.close_row(cx, true);
                self.save_draft(cx).map(Step::Emit).into_iter().collect()
            }
            Input::Act(Action::DiscardDraft) => {
                let rows = self.focused_rows().map(|(_, rows)| rows).unwrap_or_default();
                self.ask_to_take_out(&rows)
            }
            input => self.give_row(cx, |form, cx| form.update(cx, input.clone())),
        }
    }

    /// Lets the open person act; what it changed is the household's to keep.
    fn give_row(
        &mut self,
        cx: &Cx<'_>,
        act: impl FnOnce(&mut Self, &Cx<'_>) -> Vec<Step>,
    ) -> Vec<Step> {
        let Some(Open { form, .. }) = &mut self.people.open else {
            return Vec::new();
        };
        let focus = form.focus;
        let mut steps = act(form, cx);
        let moved = form.focus != focus;
        if form.unsaved.take().is_some() {
            self.mark(cx);
        }
        if moved {
            steps.extend(self.save_draft(cx).map(Step::Emit));
        }
        steps
    }

    /// The person is as it should be: back to the table, or on to the next one.
    fn keep_row(&mut self, cx: &Cx<'_>, next: bool) -> Vec<Step> {
        let Some(Open { form, at }) = &mut self.people.open else {
            return Vec::new();
        };
        if form.is_untyped() {
            self.close_row(cx, false);
            return Vec::new();
        }
        form.touch_all();
        form.recheck(cx);
        if form.issues.iter().any(crate::domain::issue::Issue::is_hard) {
            let issues = std::mem::take(&mut form.issues);
            return form.blocked(cx, issues);
        }
        let name = form.cell(name_field(form.kind)).map(Cell::raw).unwrap_or_default();
        let count = at.saturating_add(1);
        self.close_row(cx, true);
        if next {
            let end = self.focused_rows().map_or(0, |(_, rows)| rows.len());
            self.open_row(cx, end);
        }
        let key = self.key_of_submit(cx);
        let said = Notice::done("people-kept").with("name", name).with("row", count);
        let draft = self.save_draft(cx).map(Step::Emit);
        draft.into_iter().chain([Step::Say(said.with("key", key))]).collect()
    }

    fn key_of_submit(&self, cx: &Cx<'_>) -> String {
        cx.keymap.first_key_in(self.scope(), Action::Submit)
    }

    /// Leaves the form of the open person; what was typed is in its row (`keep`).
    fn close_row(&mut self, cx: &Cx<'_>, keep: bool) {
        let Some(open) = self.people.open.take() else {
            return;
        };
        let row = open.row();
        let Some((_, mut rows)) = self.focused_rows().filter(|_| keep && !open.form.is_untyped())
        else {
            self.fit_people();
            return;
        };
        match rows.get_mut(open.at) {
            Some(old) => *old = row,
            None => rows.push(row),
        }
        self.put_rows(cx, &rows);
    }

    fn put_rows(&mut self, cx: &Cx<'_>, rows: &[MemberTexts]) {
        let text = write(rows);
        if let Some(cell) = self.focused_mut()
            && cell.raw() != text
        {
            cell.set(&text);
            cell.touched = true;
            self.changed(cx);
        }
        self.fit_people();
    }

    fn ask_to_take_out(&self, rows: &[MemberTexts]) -> Vec<Step> {
        let at = self.people.open.as_ref().map_or(self.people.marked, |open| open.at);
        let typed = self.people.open.as_ref().map(Open::row);
        let Some(row) = typed.as_ref().or_else(|| rows.get(at)) else {
            return vec![Step::Say(Notice::info("people-none-marked"))];
        };
        let name = row.text("full_name");
        let question = if name.is_empty() {
            Notice::warn("people-take-out-nameless").with("row", at.saturating_add(1))
        } else {
            Notice::warn("people-take-out").with("name", name)
        };
        let mut confirm = Confirm::new(TAKE_OUT, question);
        confirm.lines.push(Notice::info("people-take-out-line"));
        vec![Step::Open(Box::new(Overlay::Confirm(confirm)))]
    }

    /// The answer to what was asked about people; `None` where something else was asked.
    pub(in crate::tui) fn answered_people(
        &mut self,
        cx: &Cx<'_>,
        answer: &Answer,
    ) -> Option<Vec<Step>> {
        match answer {
            Answer::Yes { tag: TAKE_OUT, .. } => Some(self.take_out(cx)),
            Answer::No { tag: TAKE_OUT } => Some(Vec::new()),
            Answer::Picked { tag: PASTED, picked } => {
                let pasted = std::mem::take(&mut self.people.pasted);
                let (_, mut rows) = self.focused_rows()?;
                match picked.first().map(String::as_str) {
                    Some(ADD) => rows.extend(pasted.iter().cloned()),
                    Some(REPLACE) => rows.clone_from(&pasted),
                    _ => return Some(Vec::new()),
                }
                Some(self.took_pasted(cx, &rows, pasted.len()))
            }
            answer if self.people.open.is_some() => {
                Some(self.give_row(cx, |form, cx| form.answered(cx, answer.clone())))
            }
            _ => None,
        }
    }

    fn take_out(&mut self, cx: &Cx<'_>) -> Vec<Step> {
        let at = self.people.open.take().map_or(self.people.marked, |open| open.at);
        let Some((_, mut rows)) = self.focused_rows() else {
            return Vec::new();
        };
        if at < rows.len() {
            rows.remove(at);
        }
        self.put_rows(cx, &rows);
        let key = cx.keymap.first_key_in(self.scope(), Action::UndoText);
        let said = Notice::done("people-taken-out").with("key", key);
        self.save_draft(cx).map(Step::Emit).into_iter().chain([Step::Say(said)]).collect()
    }

    /// Rows of a table become people; asks first where there are some already.
    fn paste_people(&mut self, cx: &Cx<'_>, text: &str, rows: &[MemberTexts]) -> Vec<Step> {
        let Some((kind, _)) = self.focused_rows() else {
            return Vec::new();
        };
        let pasted = paste::people(cx, kind, text);
        if pasted.is_empty() {
            return vec![Step::Say(Notice::warn("people-paste-none"))];
        }
        if rows.is_empty() {
            let count = pasted.len();
            return self.took_pasted(cx, &pasted, count);
        }
        let choice = |id: &str, count: usize| picker::PickerRow {
            id: id.to_owned(),
            label: cx
                .locale
                .with_texts(&format!("people-paste-{id}"), &[("count", count.to_string())])
                .into_owned(),
            detail: String::new(),
        };
        let choices = vec![choice(ADD, pasted.len()), choice(REPLACE, rows.len())];
        let title = Notice::info("people-paste-title").with("count", pasted.len());
        self.people.pasted = pasted;
        vec![Step::Open(Box::new(Overlay::Pick(Picker::rows(PASTED, title, choices))))]
    }

    fn took_pasted(&mut self, cx: &Cx<'_>, rows: &[MemberTexts], count: usize) -> Vec<Step> {
        self.put_rows(cx, rows);
        self.recheck(cx);
        let key = cx.keymap.first_key_in(self.scope(), Action::UndoText);
        let said = Notice::done("people-pasted").with("count", count).with("key", key);
        self.save_draft(cx).map(Step::Emit).into_iter().chain([Step::Say(said)]).collect()
    }

    /// How many people stand in the rows of a text.
    pub fn people_count(&self, cell: &Cell) -> usize {
        read(&self.raw_of(cell)).len()
    }
}
