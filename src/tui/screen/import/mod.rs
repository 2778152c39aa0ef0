//! Taking in a list: the file is chosen, what it would do is looked at and put right, then stored.
//!
//! One screen with stages, because a correction in a row changes the whole list. The file is read
//! and changes are stored by the shell, part by part; what a row would do is decided in the domain.
//! Invariants: nothing is stored before a person said yes to the numbers; what was put right by hand
//! is in the draft; while parts are being stored nothing else can be done here.

mod ask;
mod columns;
mod describe;
mod edit;
mod entry;
mod files;
mod fixes;
mod preview;
mod preview_keys;
mod store;
mod unwind;
pub(in crate::tui) mod view;

pub use columns::{ColumnsView, column_name};
pub use describe::{first, label, meaning, name, passed, place};
pub use edit::Edit;
pub use entry::{EntryLine, EntryView, Goes, LABEL, Spot, VALUE};
pub use files::{Chooser, FileRow};
pub use fixes::{DRAFT, Fixes};
pub use preview::{Preview, RestRow, Tab};
pub use store::{ImportSummary, Storing};
pub use unwind::Unwinding;

use crate::tui::job::Ask;
use crate::tui::job::Found;
use crate::tui::show::file_name;

use crate::domain::id::Seq;
use crate::keys::{Action, Scope};
use crate::tui::cx::Cx;
use crate::tui::effect::Work;
use crate::tui::input::Input;
use crate::tui::keyboard::Focus;
use crate::tui::part::bands::Bands;
use crate::tui::step::Step;
use crate::tui::{Draft, Failure, Notice, Outcome, record_actions};

#[derive(Debug, Clone, PartialEq)]
pub struct ImportState {
    pub stage: Stage,
    /// The list being read, with what is to be put right in it.
    reads: Option<(Ask, Fixes)>,
    /// The import that is asked about.
    undoes: Option<Seq>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Stage {
    /// The file is being chosen.
    Choose(Box<Chooser>),
    /// What it would do is looked at.
    Preview(Box<Preview>, Face),
    Storing(Box<Storing>),
    /// It is being taken back.
    Unwinding(Box<Unwinding>),
    /// It was stored, or taken back.
    Done(Box<ImportSummary>),
}

/// What of the preview is shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Face {
    List,
    Entry(Box<EntryView>),
    Columns(ColumnsView),
}

impl ImportState {
    /// Begins with the choice of a file.
    pub fn begin() -> Vec<Step> {
        let state = Self { stage: Stage::Choose(Box::default()), reads: None, undoes: None };
        let screen = Box::new(crate::tui::Screen::Import(state));
        vec![Step::Root(screen), Step::Ask(Work::Look(String::new()))]
    }

    /// Goes on with a list that was left; `None` if the draft is none of a list.
    pub fn resume(draft: &Draft) -> Option<Vec<Step>> {
        let (ask, fixes) = Fixes::of_draft(draft)?;
        let mut state = Self { stage: Stage::Choose(Box::default()), reads: None, undoes: None };
        let read = state.read(ask, fixes);
        let screen = Box::new(crate::tui::Screen::Import(state));
        let look = Step::Ask(Work::Look(String::new()));
        Some([Step::Push(screen), look].into_iter().chain(read).collect())
    }

    /// Asks whether to take an import back.
    pub fn undo(group: Seq) -> Vec<Step> {
        let stage = Stage::Done(Box::new(ImportSummary::of_import(group)));
        let screen =
            Box::new(crate::tui::Screen::Import(Self { stage, reads: None, undoes: None }));
        [Step::Push(screen)].into_iter().chain(ask::undo(group)).collect()
    }

    fn read(&mut self, ask: Ask, fixes: Fixes) -> Vec<Step> {
        let work = Work::ReadList(Box::new(ask.clone()));
        self.reads = Some((ask, fixes));
        vec![Step::Ask(work)]
    }

    /// Whether a list is being read.
    pub fn is_reading(&self) -> bool {
        self.reads.is_some()
    }

    pub fn scope(&self) -> Scope {
        match &self.stage {
            Stage::Choose(_) if self.is_reading() => Scope::Import,
            Stage::Choose(_) => Scope::Picker,
            Stage::Preview(_, Face::Entry(view)) if view.edit.is_some() => Scope::Text,
            _ => Scope::Import,
        }
    }

    pub fn focus(&self) -> Option<Focus<'_>> {
        match &self.stage {
            Stage::Choose(chooser) if !self.is_reading() => Some(chooser.focus()),
            Stage::Preview(_, Face::Entry(view)) => {
                let cell = &view.edit.as_ref()?.cell;
                let marks = cell.field.takes_marks();
                Some(if marks { Focus::words(&cell.line) } else { Focus::plain(&cell.line) })
            }
            _ => None,
        }
    }

    /// The rows above and below the list that is shown, where one is.
    pub fn bands(&self) -> Option<Bands> {
        match &self.stage {
            Stage::Choose(_) => Some(files::BANDS),
            Stage::Preview(_, Face::List) => Some(preview::BANDS),
            Stage::Preview(_, Face::Entry(_)) => Some(entry::BANDS),
            Stage::Preview(_, Face::Columns(_)) => Some(columns::BANDS),
            Stage::Storing(_) | Stage::Unwinding(_) | Stage::Done(_) => None,
        }
    }

    pub fn title(&self, cx: &Cx<'_>) -> String {
        let key = match &self.stage {
            Stage::Choose(_) => "title-import",
            Stage::Preview(_, Face::List) => "title-import-preview",
            Stage::Preview(_, Face::Entry(_)) => "title-import-entry",
            Stage::Preview(_, Face::Columns(_)) => "title-import-columns",
            Stage::Storing(_) => "title-import-storing",
            Stage::Unwinding(_) => "title-import-unwinding",
            Stage::Done(_) => "title-import-done",
        };
        let file = match &self.stage {
            Stage::Preview(preview, _) => file_name(&preview.ask.path),
            _ => String::new(),
        };
        cx.locale.with_texts(key, &[("file", file)]).into_owned()
    }

    #[expect(clippy::needless_pass_by_value, reason = "every screen is called alike")]
    pub fn update(&mut self, cx: &Cx<'_>, input: Input) -> Vec<Step> {
        if self.is_reading() {
            return self.while_reading(&input);
        }
        match &mut self.stage {
            Stage::Choose(chooser) => chooser.update(cx, &input),
            Stage::Preview(..) => self.in_preview(cx, &input),
            Stage::Storing(storing) => storing.update(&input),
            Stage::Unwinding(_) => Vec::new(),
            Stage::Done(summary) => summary.update(&input),
        }
    }

    /// A list that takes long is waited for no longer.
    fn while_reading(&mut self, input: &Input) -> Vec<Step> {
        if matches!(input, Input::Act(Action::Back | Action::Dismiss)) {
            self.reads = None;
            return vec![Step::CancelWait, Step::Say(Notice::info("import-read-stopped"))];
        }
        Vec::new()
    }

    pub fn refusal(&self, cx: &Cx<'_>, action: Action) -> Option<&'static str> {
        if self.is_reading() {
            let works =
                matches!(action, Action::Back | Action::Dismiss | Action::Help | Action::Quit);
            return (!works).then_some("refuse-import-reading");
        }
        match &self.stage {
            Stage::Choose(_) => None,
            Stage::Unwinding(_) => {
                let works = matches!(action, Action::Help | Action::Quit);
                return (!works).then_some("refuse-import-unwinding");
            }
            Stage::Storing(_) => {
                let works = matches!(action, Action::Back | Action::Help | Action::Quit);
                return (!works).then_some("refuse-import-storing");
            }
            Stage::Preview(preview, face) => preview_keys::refusal(cx, preview, face, action),
            Stage::Done(summary) => summary.refusal(action),
        }
        .or_else(|| record_actions::common_refusal(action))
    }

    /// Makes anew what is derived from the book, the language or the size.
    pub fn refresh(&mut self, cx: &Cx<'_>) {
        match &mut self.stage {
            Stage::Choose(chooser) => chooser.fit(cx),
            Stage::Preview(preview, face) => {
                preview.refresh(cx);
                if let Face::Entry(view) = face {
                    view.refresh(cx, preview);
                }
            }
            Stage::Storing(_) | Stage::Unwinding(_) | Stage::Done(_) => {}
        }
    }

    pub fn done(&mut self, cx: &Cx<'_>, outcome: Outcome) -> Vec<Step> {
        match (outcome, &mut self.stage) {
            (Outcome::Files(files), Stage::Choose(chooser)) => {
                if let Some(path) = files.chosen {
                    return self.read(Ask { path, ..Ask::default() }, Fixes::default());
                }
                chooser.found(cx, files);
            }
            (Outcome::List(found), _) => return self.found(cx, *found),
            (Outcome::Stored(events), Stage::Storing(storing)) => {
                let ended = storing.stored(cx, &events);
                return self.end(ended);
            }
            (Outcome::Past(past), Stage::Unwinding(unwinding)) => {
                let ended = unwinding.found(cx, *past);
                return self.end(ended);
            }
            (Outcome::Stored(events), Stage::Unwinding(unwinding)) => {
                let ended = unwinding.stored(cx, events);
                return self.end(ended);
            }
            _ => {}
        }
        Vec::new()
    }

    /// Shows what became of it, once there is no more to do.
    fn end(&mut self, (steps, summary): (Vec<Step>, Option<ImportSummary>)) -> Vec<Step> {
        if let Some(summary) = summary {
            self.stage = Stage::Done(Box::new(summary));
        }
        steps
    }

    /// A list was read. One that nobody waits for any longer is forgotten.
    fn found(&mut self, cx: &Cx<'_>, found: Found) -> Vec<Step> {
        let Some((ask, fixes)) = self.reads.take() else {
            return Vec::new();
        };
        let (fixes, dropped) = fixes.of_file(&found.print);
        let preview = Preview::new(cx, ask, found, fixes);
        let keep = preview.fixes.draft(cx, &preview.ask);
        self.stage = Stage::Preview(Box::new(preview), Face::List);
        let other = Notice::warn("import-other-file").with("count", dropped);
        let other = (dropped > 0).then_some(Step::Say(other));
        let keep = Step::Emit(crate::tui::Effect::SaveDraft(keep));
        [keep].into_iter().chain(other).collect()
    }

    /// It did not work; the notice says why.
    pub fn failed(&mut self, failure: &Failure) {
        self.reads = None;
        let summary = match &mut self.stage {
            Stage::Storing(storing) => storing.failed(failure),
            Stage::Unwinding(unwinding) => unwinding.failed(failure),
            _ => return,
        };
        self.stage = Stage::Done(Box::new(summary));
    }
}
