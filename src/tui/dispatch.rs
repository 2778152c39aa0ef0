//! `update`: from a message to changed state and effects.
//!
//! One function decides who gets a key: the top overlay, else the screen shown, else the app itself.

use crate::domain::event::Event;
use crate::domain::issue::Issue;
use crate::domain::op::{Op, decide};
use crate::domain::schema::RecordKind;
use crate::keys::{Action, Key, Resolved};
use crate::text::LineEditor;
use crate::tui::HomeState;
use crate::tui::cx::Now;
use crate::tui::effect::Work;
use crate::tui::input::Input;
use crate::tui::overlay::font_test::FontTest;
use crate::tui::overlay::{Help, Palette};
use crate::tui::part::scroll::Scroll;
use crate::tui::screen::import::ImportState;
use crate::tui::screen::plans::PlansState;
use crate::tui::screen::report::ReportsState;
use crate::tui::screen::settings::SettingsState;
use crate::tui::screen::village::VillageState;
use crate::tui::screen::{detail, list, sync};
use crate::tui::step::{Answer, Step};
use crate::tui::{
    App, Done, Effect, Failure, LEAST, Msg, Notice, Outcome, Overlay, Prefs, Screen, Ticket,
};

/// After how long a sequence of keys shows how it can go on, milliseconds.
const WHICH_KEY_AFTER: u64 = 400;

/// The most changes kept for undo in one session.
const UNDO_MAX: usize = 100;

impl App {
    /// Takes one message. The only thing that changes the app.
    pub fn update(&mut self, now: Now, msg: Msg) -> Vec<Effect> {
        self.shell.now = now;
        let scope = self.scope();
        let mut effects = Vec::new();
        match msg {
            Msg::Key(key) => self.key(key, &mut effects),
            Msg::Paste(_) if self.is_unseen() => effects.push(Effect::Bell),
            Msg::Paste(text) => self.input(Input::Paste(text), &mut effects),
            Msg::Resize(columns, rows) => {
                self.shell.size = (columns, rows);
                self.refresh();
            }
            Msg::FocusLost => self.save_drafts(true, &mut effects),
            Msg::Tick => self.tick(&mut effects),
            Msg::Done(ticket, outcome) => self.done(ticket, outcome, &mut effects),
            Msg::Progress(what, done, all) => {
                self.shell.progress = (done < all).then_some((what, done, all));
                self.shell.dirty = true;
            }
            Msg::Opened(opened) => self.opened(*opened),
            Msg::Said(notice) => self.show_notice(notice),
            Msg::Nothing => {}
            Msg::Stop => self.leave(&mut effects),
        }
        if self.scope() != scope {
            // A sequence of keys belongs to the screen where it was begun.
            self.pending = crate::tui::Waiting::default();
        }
        effects
    }

    /// Whether something has to be drawn; asking clears it.
    pub fn take_dirty(&mut self) -> bool {
        std::mem::take(&mut self.shell.dirty)
    }

    fn key(&mut self, key: Key, effects: &mut Vec<Effect>) {
        let scope = self.scope();
        let Some(key) = self.pressed(scope, key) else {
            return;
        };
        let resolved = self.keymap.resolve(scope, &mut self.pending.keys, key);
        let was_pending = self.pending.box_at.is_some() || self.pending.open;
        self.pending.box_at = None;
        self.pending.open = false;
        self.shell.dirty |= was_pending;
        if self.is_unseen() && changes_something(&resolved) {
            effects.push(Effect::Bell);
            return;
        }
        match resolved {
            Resolved::Action(action) => self.input(Input::Act(action), effects),
            Resolved::Text(letter) => self.input(Input::Text(letter), effects),
            Resolved::Pending(_) => {
                self.pending.box_at = Some(self.shell.now.millis.saturating_add(WHICH_KEY_AFTER));
            }
            Resolved::Nothing => {
                let notice = Notice::info("notice-no-such-key").with("key", key.pretty());
                self.show_notice(notice);
            }
            Resolved::Cancelled => self.show_notice(Notice::info("notice-sequence-cancelled")),
        }
    }

    /// Whether the terminal is too small for anything to be drawn.
    fn is_unseen(&self) -> bool {
        let (columns, rows) = self.shell.size;
        columns < LEAST.0 || rows < LEAST.1
    }

    fn input(&mut self, input: Input, effects: &mut Vec<Effect>) {
        self.shell.dirty = true;
        if !self.still_tells(&input) {
            self.notice = None;
        }
        if input == Input::Act(Action::ToggleTyping) {
            self.toggle_typing(effects);
            return;
        }
        let composed = self.compose(input);
        for input in composed.inputs {
            self.give(input, effects);
        }
        if let Some(said) = composed.said {
            self.show_notice(said);
        }
    }

    /// Gives an input to whatever has the keyboard.
    fn give(&mut self, input: Input, effects: &mut Vec<Effect>) {
        if let Some(mut overlay) = self.overlays.pop() {
            let steps = overlay.update(&self.cx(), input);
            self.overlays.push(overlay);
            self.perform(steps, effects);
            return;
        }
        if let Input::Act(action) = input {
            if let Some(why) = self.refusal(action) {
                self.show_notice(Notice::info(why).with("key", self.keymap.first_key(action)));
                return;
            }
            if self.global(action, effects) {
                return;
            }
        }
        let steps = self.with_top(|screen, cx| screen.update(cx, input));
        self.perform(steps, effects);
    }

    /// Actions that work the same everywhere. `false` where the screen has its own meaning.
    fn global(&mut self, action: Action, effects: &mut Vec<Effect>) -> bool {
        let ready =
            !matches!(self.nav.top(), Screen::Setup(_) | Screen::Unlock(_) | Screen::Loading);
        match action {
            Action::Quit => self.ask_to_quit(effects),
            Action::Help => {
                let help = Help { scope: self.nav.top().scope(), find: LineEditor::new(), top: 0 };
                self.overlays.push(Overlay::Help(help));
            }
            Action::Palette => {
                let scope = self.nav.top().scope();
                let palette = Palette { find: LineEditor::new(), scroll: Scroll::default(), scope };
                self.overlays.push(Overlay::Palette(palette));
            }
            Action::FontTest => self.overlays.push(Overlay::FontTest(FontTest::default())),
            Action::Language => {
                let lang = self.locale.lang().other();
                self.locale =
                    std::sync::Arc::new(crate::locale::Locale::of(lang, self.locale.form()));
                effects.push(Effect::Language(lang.name()));
                self.refresh();
            }
            Action::Settings if matches!(self.nav.top(), Screen::Settings(_)) => {}
            // What is under way answers to the screen that asked for it.
            Action::Settings if !self.shell.tickets.is_idle() => {
                self.show_notice(Notice::info("notice-busy"));
            }
            Action::Settings => {
                let settings = Screen::Settings(SettingsState::default());
                self.perform(vec![Step::Push(Box::new(settings))], effects);
            }
            _ if !ready => return false,
            Action::Import => self.perform(ImportState::begin(), effects),
            _ => match self.destination(action) {
                Some(screen) => self.perform(vec![Step::Root(Box::new(screen))], effects),
                None => return false,
            },
        }
        true
    }

    /// The screen that an action goes to from anywhere.
    fn destination(&self, action: Action) -> Option<Screen> {
        let cx = self.cx();
        let list = |kind| Some(Screen::List(list::ListState::new(&cx, kind)));
        match action {
            Action::Home => Some(Screen::Home(HomeState::new(&cx))),
            Action::Households => list(RecordKind::Household),
            Action::Registrations => list(RecordKind::Registration),
            Action::Fund => list(RecordKind::Contribution),
            Action::Reviews => list(RecordKind::Review),
            Action::Meetings => list(RecordKind::Meeting),
            Action::Villages => list(RecordKind::Village),
            Action::Targets => list(RecordKind::Target),
            Action::Commune => Some(Screen::Village(VillageState::new(&cx, None))),
            Action::Conflicts => Some(Screen::List(list::ListState::conflicts(&cx))),
            Action::Reports => Some(Screen::Reports(ReportsState::new(&cx))),
            Action::Plans => Some(Screen::Plans(PlansState::new())),
            Action::Sync | Action::Export | Action::Receive | Action::Backup | Action::Check => {
                Some(Screen::Sync(sync::SyncState::new(&cx, action)))
            }
            _ => None,
        }
    }

    fn with_top(
        &mut self,
        act: impl FnOnce(&mut Screen, &crate::tui::Cx<'_>) -> Vec<Step>,
    ) -> Vec<Step> {
        let mut screen = std::mem::replace(self.nav.top_mut(), Screen::Loading);
        let steps = act(&mut screen, &self.cx());
        *self.nav.top_mut() = screen;
        steps
    }

    /// Does what a screen or an overlay asked for.
    fn perform(&mut self, steps: Vec<Step>, effects: &mut Vec<Effect>) {
        self.shell.dirty = true;
        for step in steps {
            match step {
                Step::Push(screen) => {
                    self.save_drafts(true, effects);
                    self.nav.push(*screen);
                }
                Step::Pop => self.pop(effects),
                Step::Replace(screen) => self.nav.replace(*screen),
                Step::Root(screen) => self.go_root(*screen, effects),
                Step::Open(overlay) => self.overlays.push(*overlay),
                Step::Close => drop(self.overlays.pop()),
                Step::Answer(answer) => self.answer(answer, effects),
                Step::Commit(op) => self.commit(&op, effects),
                Step::Emit(effect) => self.emit(effect, effects),
                Step::Ask(work) => self.ask(work, effects),
                Step::Say(notice) => self.show_notice(notice),
                Step::CarryOver(sticky) => self.sticky = sticky,
                Step::Act(action) => self.input(Input::Act(action), effects),
                Step::Replay(inputs) => self.replay(inputs, effects),
                Step::CancelWait => self.shell.tickets.forget(),
                Step::UndoLast => self.undo_last(effects),
                Step::SetOfficeForm(form) => self.speak(form),
                Step::Quit => self.ask_to_quit(effects),
            }
        }
    }

    /// Types again what was typed ahead, up to a question.
    fn replay(&mut self, inputs: Vec<Input>, effects: &mut Vec<Effect>) {
        for input in inputs {
            if matches!(self.overlays.last(), Some(Overlay::Confirm(_) | Overlay::Alert(_))) {
                break;
            }
            self.input(input, effects);
        }
    }

    fn emit(&mut self, effect: Effect, effects: &mut Vec<Effect>) {
        match &effect {
            Effect::SaveDraft(draft) => self.keep_draft(draft.clone()),
            Effect::DropDraft(key) => self.drafts.retain(|draft| draft.key != *key),
            Effect::Prefs(prefs) => self.take_prefs(*prefs),
            _ => {}
        }
        effects.push(effect);
    }

    /// From now on this is in force. The shell calls it with what is kept before the first frame.
    pub fn take_prefs(&mut self, prefs: Prefs) {
        if prefs.typing != self.prefs.typing {
            self.keyboard.choose(prefs.typing);
        }
        self.prefs = prefs;
        self.shell.dirty = true;
    }

    fn keep_draft(&mut self, draft: crate::tui::Draft) {
        self.drafts.retain(|old| old.key != draft.key);
        self.drafts.push(draft);
    }

    fn pop(&mut self, effects: &mut Vec<Effect>) {
        self.save_drafts(true, effects);
        if !self.nav.pop() {
            let home = HomeState::new(&self.cx());
            self.nav.replace(Screen::Home(home));
        }
        self.refresh();
    }

    fn go_root(&mut self, screen: Screen, effects: &mut Vec<Effect>) {
        self.save_drafts(true, effects);
        if matches!(screen, Screen::Home(_)) {
            self.nav.root(screen);
        } else {
            // Home counts lazily, when it becomes visible.
            self.nav.root(Screen::Home(HomeState::default()));
            self.nav.push(screen);
        }
    }

    fn answer(&mut self, answer: Answer, effects: &mut Vec<Effect>) {
        match &answer {
            Answer::Yes { tag: "quit", .. } => self.leave(effects),
            Answer::No { tag: "quit" } => {}
            _ => {
                let steps = self.with_top(|screen, cx| screen.answered(cx, answer));
                self.perform(steps, effects);
            }
        }
    }

    /// Decides a change and, if it may be, has it stored. The outcome comes with the ticket.
    fn commit(&mut self, op: &Op, effects: &mut Vec<Effect>) {
        match decide(&self.book, op, &self.cx().ctx()) {
            Ok(decision) => {
                let ticket = self.shell.tickets.issue("work-commit");
                let clears = self.nav.top().draft_key();
                let intent = Box::new(decision.intent);
                effects.push(Effect::Commit { ticket, intent, clears });
            }
            Err(issues) => {
                let first = issues.first();
                let failure = Failure {
                    key: first.map_or_else(|| "issue-unknown".to_owned(), Issue::key),
                    args: first.map(|issue| issue.args.clone()).unwrap_or_default(),
                };
                self.nav.top_mut().failed(&failure);
                self.show_notice(failure.into());
            }
        }
    }

    fn ask(&mut self, work: Work, effects: &mut Vec<Effect>) {
        let ticket = self.shell.tickets.issue(work.label_key());
        effects.push(Effect::Work { ticket, work });
    }

    fn done(&mut self, ticket: Ticket, outcome: Outcome, effects: &mut Vec<Effect>) {
        if self.shell.tickets.close(ticket).is_none() {
            return;
        }
        self.shell.progress = None;
        self.shell.dirty = true;
        match outcome {
            Outcome::Failed(failure) => {
                self.nav.top_mut().failed(&failure);
                self.refresh();
                self.show_notice(failure.into());
            }
            Outcome::Committed(event) => self.committed(&event, effects),
            outcome => {
                let outcome = self.taken(outcome);
                let steps = self.with_top(|screen, cx| screen.done(cx, outcome));
                self.perform(steps, effects);
            }
        }
    }

    /// An event is durable: now, and only now, it is in the book and said to be saved.
    fn committed(&mut self, event: &Event, effects: &mut Vec<Effect>) {
        let touched = self.book.apply(event);
        if let Some(undone) = event.body.as_ref().and_then(|body| body.undoes) {
            self.done.retain(|done| done.event != undone);
        }
        self.me.exchange.unsent = self.me.exchange.unsent.saturating_add(1);
        // A reveal is never put on the undo list.
        let looked = event.head.op == crate::domain::op::OpName::Reveal.name();
        let first = touched.first().filter(|_| !looked);
        if let Some(record) = first.and_then(|id| self.book.find(*id)) {
            self.done.push(Done {
                event: event.reference(),
                record: record.id,
                op: format!("op-{}", event.head.op),
                title: self.book.title(record),
                group: None,
            });
            let over = self.done.len().saturating_sub(UNDO_MAX);
            self.done.drain(..over);
        }
        self.show_notice(Notice::done("notice-saved"));
        let steps = self.with_top(|screen, cx| screen.saved(cx, event));
        self.perform(steps, effects);
        self.refresh();
    }

    fn opened(&mut self, opened: crate::tui::msg::Opened) {
        self.book = opened.book;
        self.plans = opened.plans;
        self.me = opened.me;
        self.speak(self.me.form);
        self.drafts = opened.drafts;
        self.shell.progress = None;
        self.shell.tickets.forget();
        // What was said while it was being opened no longer holds.
        self.notice = None;
        self.overlays.retain(|overlay| matches!(overlay, Overlay::Alert(_)));
        let home = HomeState::new(&self.cx());
        self.nav.root(Screen::Home(home));
        if !opened.mended.is_empty() {
            let title = Notice::warn("title-mended");
            let alert = crate::tui::overlay::Alert::new(title, opened.mended);
            self.overlays.push(Overlay::Alert(alert));
        }
        self.shell.dirty = true;
    }

    /// Makes anew what the screen shown derived from the book. Those beneath do it when they come up
    /// again.
    pub(super) fn refresh(&mut self) {
        self.with_top(|screen, cx| {
            screen.refresh(cx);
            Vec::new()
        });
        self.shell.dirty = true;
    }

    pub(super) fn show_notice(&mut self, notice: Notice) {
        self.notice = Some(notice);
        self.shell.dirty = true;
    }

    fn tick(&mut self, effects: &mut Vec<Effect>) {
        if self.pending.box_at.is_some_and(|at| at <= self.shell.now.millis) {
            self.pending.box_at = None;
            self.pending.open = true;
            self.shell.dirty = true;
        }
        self.save_drafts(false, effects);
    }

    /// Stores the drafts that are due, or (`force`) every one that has changed.
    fn save_drafts(&mut self, force: bool, effects: &mut Vec<Effect>) {
        let now = self.shell.now.millis;
        let drafts: Vec<_> =
            self.nav.iter_mut().filter_map(|screen| screen.draft(now, force)).collect();
        for draft in drafts {
            self.keep_draft(draft.clone());
            effects.push(Effect::SaveDraft(draft));
        }
    }

    /// Quits, but never under an effect that is not acknowledged.
    fn ask_to_quit(&mut self, effects: &mut Vec<Effect>) {
        if self.shell.tickets.is_idle() {
            self.leave(effects);
        } else {
            self.show_notice(Notice::info("notice-busy"));
        }
    }

    fn leave(&mut self, effects: &mut Vec<Effect>) {
        self.save_drafts(true, effects);
        self.shell.leaving = true;
        effects.push(Effect::Quit);
    }

    /// Opens the record of the last change, which asks whether to take it back.
    fn undo_last(&mut self, effects: &mut Vec<Effect>) {
        let Some(done) = self.done.last().cloned() else {
            self.show_notice(Notice::info("refuse-nothing-to-undo"));
            return;
        };
        if let Some(group) = done.group {
            self.perform(ImportState::undo(group), effects);
            return;
        }
        let state = detail::DetailState::undoing(&self.cx(), done.record, done.event);
        self.nav.push(Screen::Detail(state));
        self.ask(Work::History(done.record), effects);
    }
}

/// Whether a key does more than lead out or to the help; such keys wait until one sees what they do.
const fn changes_something(resolved: &Resolved) -> bool {
    match resolved {
        Resolved::Action(action) => {
            !matches!(action, Action::Quit | Action::Back | Action::Dismiss | Action::Help)
        }
        Resolved::Text(_) => true,
        Resolved::Pending(_) | Resolved::Nothing | Resolved::Cancelled => false,
    }
}
