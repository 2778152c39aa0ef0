//! What the keys do in an open form.

use crate::domain::op::Input as Given;
use crate::domain::schema::FieldKind;
use crate::keys::Action;
use crate::text::Edit;
use crate::tui::cx::Cx;
use crate::tui::input::Input;
use crate::tui::input::edit_line;
use crate::tui::overlay::Confirm;
use crate::tui::overlay::calendar::{Calendar, Takes};
use crate::tui::overlay::picker::Picker;
use crate::tui::part::cell::Cell;
use crate::tui::part::cell::option_of;
use crate::tui::part::plan_key;
use crate::tui::screen::form::{FormState, Phase, draft, sticky};
use crate::tui::step::Step;
use crate::tui::{Effect, Notice, Overlay};

/// The most key presses kept while a form is being saved.
const AHEAD_MAX: usize = 1_000;

impl FormState {
    pub fn update(&mut self, cx: &Cx<'_>, input: Input) -> Vec<Step> {
        if let Phase::Saving { .. } = self.phase {
            if self.ahead.len() >= AHEAD_MAX {
                return vec![Step::Say(Notice::warn("refuse-saving"))];
            }
            self.ahead.push(input);
            return Vec::new();
        }
        self.phase = Phase::Editing;
        if self.in_person().is_some() {
            return self.in_row(cx, &input);
        }
        let focus = self.focus;
        self.end_burst(&input);
        let mut steps = match input {
            input if self.focus_has_rows() => match self.on_people(cx, &input) {
                Some(steps) => steps,
                None => self.plain(cx, input),
            },
            input => self.plain(cx, input),
        };
        if self.focus != focus
            && let Some(effect) = self.save_draft(cx)
        {
            steps.insert(0, Step::Emit(effect));
        }
        steps
    }

    fn plain(&mut self, cx: &Cx<'_>, input: Input) -> Vec<Step> {
        match input {
            Input::Act(action) => self.act(cx, action),
            Input::Text(letter) => self.typed(cx, letter),
            Input::Compose(edit) => self.composed(cx, &edit),
            Input::Paste(text) => self.pasted(cx, &text),
        }
    }

    fn act(&mut self, cx: &Cx<'_>, action: Action) -> Vec<Step> {
        match action {
            Action::NextField => return self.go_on(cx, true),
            // Unlike Enter it never saves: held down, it only goes to the end.
            Action::RowDown => return self.go_down(cx),
            Action::PrevField | Action::RowUp => return self.go_back(cx),
            Action::NextSection => self.go_to(cx, Self::next_section),
            Action::PrevSection => self.go_to(cx, Self::prev_section),
            Action::FirstProblem => self.go_to(cx, Self::first_problem),
            Action::Submit => return self.submit(cx, false),
            Action::SubmitAndNew => return self.submit(cx, true),
            Action::Ditto => return self.ditto(cx),
            Action::ToggleSticky => return self.toggle_sticky(cx),
            Action::Pick => return self.pick(cx),
            Action::Scan => return self.scan(cx),
            Action::Duplicates => return self.compare(cx),
            Action::FixCase => return self.fix_case(cx),
            Action::DiscardDraft => return vec![self.ask_to_discard(cx)],
            Action::Back => return self.leave_form(cx),
            Action::CursorRight if self.take_offer(cx) => {}
            action if self.focused().is_some_and(Cell::is_choice) => self.choose(cx, action),
            action => return self.edit_text(cx, &Input::Act(action)),
        }
        Vec::new()
    }

    fn edit_text(&mut self, cx: &Cx<'_>, input: &Input) -> Vec<Step> {
        let Some(cell) = self.focused_mut() else {
            return Vec::new();
        };
        let before = cell.line.text().to_owned();
        if !edit_line(&mut cell.line, input) {
            return vec![Step::Say(Notice::info("refuse-not-in-form"))];
        }
        if self.focused().is_some_and(|cell| cell.line.text() != before) {
            self.changed(cx);
        }
        Vec::new()
    }

    /// NGUYỄN THỊ THỦY becomes Nguyễn Thị Thủy and back; one step to undo.
    fn fix_case(&mut self, cx: &Cx<'_>) -> Vec<Step> {
        let Some(cell) = self.focused_mut() else {
            return Vec::new();
        };
        if let Some(why) = cell.refuses_case() {
            return vec![Step::Say(Notice::info(why))];
        }
        let fixed = crate::text::fix_case(cell.line.text());
        if cell.line.rewrite(&fixed) {
            self.changed(cx);
        }
        Vec::new()
    }

    /// What was said of the field with the focus no longer holds.
    pub(super) fn changed(&mut self, cx: &Cx<'_>) {
        let focus = self.focus;
        self.issues.retain(|issue| issue.field != Some(focus));
        self.suggest(cx);
        self.mark(cx);
    }

    fn typed(&mut self, cx: &Cx<'_>, letter: char) -> Vec<Step> {
        if let Some(steps) = self.scanned_blindly(cx, letter) {
            return steps;
        }
        let Some(cell) = self.focused_mut() else {
            return Vec::new();
        };
        if cell.is_choice() {
            return self.typed_choice(cx, letter);
        }
        if let Some(why) = cell.refuses(letter) {
            return vec![Step::Say(Notice::warn(why).with("letter", letter))];
        }
        if !cell.line.insert(letter) {
            return vec![Step::Say(too_long(cell))];
        }
        let full = cell.is_full();
        self.changed(cx);
        if !full {
            return Vec::new();
        }
        if self.focused().is_some_and(|cell| cell.input(cx).is_ok()) {
            return self.go_on(cx, false);
        }
        // It is full and wrong: said at once, and the cursor stays.
        if let Some(cell) = self.focused_mut() {
            cell.touched = true;
        }
        self.recheck(cx);
        Vec::new()
    }

    /// Letters before the cursor become others: only where a text is typed.
    fn composed(&mut self, cx: &Cx<'_>, edit: &Edit) -> Vec<Step> {
        let Some(cell) = self.focused_mut().filter(|cell| cell.field.takes_marks()) else {
            return Vec::new();
        };
        if !cell.line.compose(edit) {
            return vec![Step::Say(too_long(cell))];
        }
        self.changed(cx);
        Vec::new()
    }

    fn pasted(&mut self, cx: &Cx<'_>, text: &str) -> Vec<Step> {
        let Some(cell) = self.focused_mut() else {
            return Vec::new();
        };
        if cell.is_choice() {
            let found = option_of(cx.locale, cell.field.options(), text);
            return match found {
                Some(code) => {
                    self.take_option(cx, code);
                    Vec::new()
                }
                None => vec![Step::Say(Notice::warn("form-refused-choice"))],
            };
        }
        let (text, cut) = cell.pasteable(text);
        if !cell.paste(text) {
            return vec![Step::Say(too_long(cell))];
        }
        self.changed(cx);
        let say = Notice::warn("form-pasted-first-line");
        if cut { vec![Step::Say(say)] } else { Vec::new() }
    }

    /// Goes to the next field. A link that can mean several records asks which; after the last
    /// field the form is saved (`at_end`).
    pub(super) fn go_on(&mut self, cx: &Cx<'_>, at_end: bool) -> Vec<Step> {
        if let Some(overlay) = self.settle_link(cx) {
            return vec![Step::Open(Box::new(overlay))];
        }
        self.leave(cx, true);
        match self.next_field(cx) {
            // What follows is seldom of use: Enter does not lead through it.
            Some(field) if at_end && self.is_rare(field) => return self.submit(cx, false),
            Some(field) => self.focus_on(cx, field),
            None if at_end => return self.submit(cx, false),
            None => {}
        }
        Vec::new()
    }

    fn go_down(&mut self, cx: &Cx<'_>) -> Vec<Step> {
        let last = self.next_field(cx).is_none();
        let steps = self.go_on(cx, false);
        let stays = last && steps.is_empty();
        if stays { vec![Step::Say(Notice::info("refuse-last-field"))] } else { steps }
    }

    fn go_back(&mut self, cx: &Cx<'_>) -> Vec<Step> {
        self.leave(cx, false);
        match self.prev_field(cx) {
            Some(field) => {
                self.focus_on(cx, field);
                Vec::new()
            }
            None => vec![Step::Say(Notice::info("refuse-first-field"))],
        }
    }

    fn go_to(&mut self, cx: &Cx<'_>, find: fn(&Self, &Cx<'_>) -> Option<&'static str>) {
        self.leave(cx, false);
        if let Some(field) = find(self, cx) {
            self.focus_on(cx, field);
        }
    }

    /// The person has passed the field, or (not `passed`) only looked away from it.
    fn leave(&mut self, cx: &Cx<'_>, passed: bool) {
        // Which of several is meant is asked only when going on.
        let _ = self.settle_link(cx);
        if let Some(cell) = self.focused_mut() {
            cell.touched |= passed || !cell.is_blank();
        }
        self.recheck(cx);
    }

    fn leave_form(&mut self, cx: &Cx<'_>) -> Vec<Step> {
        let mut steps = Vec::new();
        if self.is_changed() {
            steps.extend(self.save_draft(cx).map(Step::Emit));
            steps.push(Step::Pop);
            steps.push(Step::Say(Notice::info("form-draft-kept")));
        } else {
            steps.extend(self.drop_draft(cx));
            steps.push(Step::Pop);
        }
        steps
    }

    /// Forgets the draft, if there is one.
    fn drop_draft(&mut self, cx: &Cx<'_>) -> Option<Step> {
        self.unmark();
        let stored = cx.drafts.iter().any(|draft| draft.key == self.key);
        stored.then(|| Step::Emit(Effect::DropDraft(self.key.clone())))
    }

    fn ask_to_discard(&self, cx: &Cx<'_>) -> Step {
        let what = Notice::warn("form-discard").with("form", self.title(cx));
        let mut confirm = Confirm::new(draft::DISCARD, what);
        let typed = self.cells.iter().filter(|cell| cell.is_changed()).count();
        confirm.lines.push(Notice::info("form-discard-count").with("count", typed));
        confirm.danger = true;
        Step::Open(Box::new(Overlay::Confirm(confirm)))
    }

    /// The person agreed to throw the form away.
    pub(super) fn discard(&mut self) -> Vec<Step> {
        self.unmark();
        vec![
            Step::Emit(Effect::DropDraft(self.key.clone())),
            Step::Pop,
            Step::Say(Notice::done("form-discarded")),
        ]
    }

    fn ditto(&mut self, cx: &Cx<'_>) -> Vec<Step> {
        if let Some(raw) = sticky::last_value(cx, self)
            && let Some(cell) = self.focused_mut()
        {
            cell.set(&raw);
            self.changed(cx);
        }
        Vec::new()
    }

    fn toggle_sticky(&mut self, cx: &Cx<'_>) -> Vec<Step> {
        let Some(field) = self.field() else {
            return Vec::new();
        };
        let sticky = cx.sticky.toggled(self.kind, field);
        let on = sticky.is_on(self.kind, field);
        let key = if on { "form-sticky-on" } else { "form-sticky-off" };
        let label = cx.locale.text(&field.label_key(self.kind)).into_owned();
        let notice = Notice::info(key).with("field", label);
        vec![Step::CarryOver(sticky), Step::Say(notice)]
    }

    /// Whether the field with the focus has a list of choices, a calendar, or values to offer.
    pub(super) fn can_pick(&self) -> bool {
        self.field().is_some_and(|field| {
            use FieldKind::{Date, Link, Many, One};
            field.suggest.is_some()
                || plan_key::is_key(field)
                || matches!(field.kind, One(_) | Many(_) | Link(_) | Date { .. })
        })
    }

    fn pick(&mut self, cx: &Cx<'_>) -> Vec<Step> {
        let Some(cell) = self.focused() else {
            return Vec::new();
        };
        if cell.field.suggest.is_some() || plan_key::is_key(cell.field) {
            return self.pick_value(cx);
        }
        let options = || Picker::options(cell.field.id, self.pick_title(), cell.field, cx.locale);
        let overlay = match cell.field.kind {
            FieldKind::One(_) => {
                let now = cell.code(cx.locale).unwrap_or_default();
                Some(Overlay::Pick(options().at(now)))
            }
            FieldKind::Many(_) => {
                let ticks = cell.ticks(cx.locale).into_iter().map(str::to_owned);
                Some(Overlay::Pick(options().several(ticks.collect())))
            }
            // A record that is found already would filter the list down to itself.
            FieldKind::Link(kind) => {
                let raw = cell.raw();
                let typed = if cell.input(cx).is_ok() { "" } else { raw.as_str() };
                self.records_picker(cx, kind, typed)
            }
            FieldKind::Date { partial, future } => {
                let written = match cell.input(cx) {
                    Ok(Given::Value(value)) => value.as_date(),
                    _ => None,
                };
                let takes = Takes { partial, future };
                let (tag, title, today) = (cell.field.id, self.pick_title(), cx.now.today);
                Some(Overlay::Calendar(Calendar::new(tag, title, written, takes, today)))
            }
            _ => None,
        };
        overlay.map(|overlay| Step::Open(Box::new(overlay))).into_iter().collect()
    }
}

fn too_long(cell: &Cell) -> Notice {
    Notice::warn("form-refused-long").with("max", cell.line.limit())
}
