//! What stands over a screen: questions, choices, help. Plain data; the answer goes to the screen
//! beneath by its tag.

pub mod calendar;
pub mod font_test;
pub mod picker;
pub mod receipt;
pub mod scan;
pub(in crate::tui) mod view;

use crate::keys::help::{self, HelpRow};
use crate::keys::{Action, Scope};
use crate::locale::Locale;
use crate::text::{LineEditor, Query, fold};
use crate::tui::Notice;
use crate::tui::cx::Cx;
use crate::tui::input::Input;
use crate::tui::input::edit_line;
use crate::tui::keyboard::Focus;
use crate::tui::overlay::calendar::Calendar;
use crate::tui::overlay::font_test::FontTest;
use crate::tui::overlay::picker::Picker;
use crate::tui::overlay::receipt::Receipt;
use crate::tui::overlay::scan::Scan;
use crate::tui::part::scroll::Scroll;
use crate::tui::step::{Answer, Step};

/// Rows of the terminal that a box leaves free or needs for border, line and hints.
const BOX_AROUND: usize = 9;

/// An overlay's whole state.
#[derive(Debug, Clone, PartialEq)]
pub enum Overlay {
    /// A question with a safe answer.
    Confirm(Confirm),
    /// A message that must be seen; it swallows type-ahead and wants a named key.
    Alert(Alert),
    /// A list to choose from.
    Pick(Picker),
    Calendar(Calendar),
    /// A citizen card to be scanned and compared.
    Scan(Box<Scan>),
    /// A contribution as the paper receipt has it.
    Receipt(Receipt),
    /// The keys that work here.
    Help(Help),
    /// Every action by its name.
    Palette(Palette),
    /// Every letter and sign, to see what the font lacks.
    FontTest(FontTest),
}

/// "What will happen, to whom, how much", and yes or no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirm {
    /// Names the question to the one who asked.
    pub tag: &'static str,
    pub question: Notice,
    pub lines: Vec<Notice>,
    /// Where a reason has to be typed.
    pub reason: Option<LineEditor>,
    /// Whether the act cannot be undone.
    pub danger: bool,
}

/// Messages to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alert {
    pub title: Notice,
    pub lines: Vec<Notice>,
    pub top: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// The scope whose keys are shown.
    pub scope: Scope,
    /// What is typed to find an action.
    pub find: LineEditor,
    pub top: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Palette {
    pub find: LineEditor,
    pub scroll: Scroll,
    /// The actions of the screen beneath, to which the choice is given.
    pub scope: Scope,
}

impl Overlay {
    pub fn scope(&self) -> Scope {
        match self {
            // A reason is typed; a dangerous question wants the letter y, never a stray Enter.
            Self::Confirm(confirm) if confirm.reason.is_some() || confirm.danger => Scope::Picker,
            Self::Confirm(_) | Self::Alert(_) | Self::Receipt(_) | Self::FontTest(_) => {
                Scope::Overlay
            }
            Self::Pick(_)
            | Self::Calendar(_)
            | Self::Scan(_)
            | Self::Help(_)
            | Self::Palette(_) => Scope::Picker,
        }
    }

    pub fn focus(&self) -> Option<Focus<'_>> {
        let line = match self {
            Self::Confirm(confirm) => return confirm.reason.as_ref().map(Focus::words),
            Self::Alert(_) | Self::Calendar(_) | Self::Receipt(_) | Self::FontTest(_) => {
                return None;
            }
            // A scanner types letters as they are.
            Self::Scan(scan) => return scan.preview.is_none().then(|| Focus::plain(&scan.line)),
            Self::Pick(picker) => &picker.find,
            Self::Help(help) => &help.find,
            Self::Palette(palette) => &palette.find,
        };
        Some(Focus::search(line))
    }

    pub fn update(&mut self, cx: &Cx<'_>, input: Input) -> Vec<Step> {
        match self {
            Self::Confirm(confirm) => confirm.update(&input),
            Self::Alert(alert) => alert.update(&input),
            Self::Pick(picker) => picker.update(cx, input),
            Self::Calendar(calendar) => calendar.update(cx, &input),
            Self::Scan(scan) => scan.update(cx, input),
            Self::Receipt(receipt) => receipt.update(cx, &input),
            Self::Help(help) => help.update(cx, &input),
            Self::Palette(palette) => palette.update(cx, &input),
            Self::FontTest(test) => test.update(cx, &input),
        }
    }
}

impl Confirm {
    /// A question without a reason.
    pub fn new(tag: &'static str, question: Notice) -> Self {
        Self { tag, question, lines: Vec::new(), reason: None, danger: false }
    }

    /// Enter answers an ordinary question. A dangerous one is not answered by Enter alone, because
    /// that may have been typed before the question was seen: it wants a reason, or the letter y.
    fn update(&mut self, input: &Input) -> Vec<Step> {
        let enter = matches!(input, Input::Act(Action::Confirm | Action::Open));
        let letter = match input {
            Input::Text(letter) if self.reason.is_none() => letter.to_ascii_lowercase(),
            _ => ' ',
        };
        if matches!(input, Input::Act(Action::Dismiss | Action::Back)) || letter == 'n' {
            return vec![Step::Close, Step::Answer(Answer::No { tag: self.tag })];
        }
        match &mut self.reason {
            None if letter == 'y' || (enter && !self.danger) => self.yes(None),
            None if enter => vec![Step::Say(Notice::info("confirm-press-y"))],
            None => Vec::new(),
            Some(line) if enter => {
                let reason = crate::text::clean_name(line.text());
                if reason.is_empty() {
                    return vec![Step::Say(Notice::warn("issue-why_needed"))];
                }
                self.yes(Some(reason))
            }
            Some(line) => {
                edit_line(line, input);
                Vec::new()
            }
        }
    }

    fn yes(&self, reason: Option<String>) -> Vec<Step> {
        vec![Step::Close, Step::Answer(Answer::Yes { tag: self.tag, reason })]
    }
}

impl Alert {
    pub fn new(title: Notice, lines: Vec<Notice>) -> Self {
        Self { title, lines, top: 0 }
    }

    fn update(&mut self, input: &Input) -> Vec<Step> {
        match input {
            // Enter alone would let a fast typist miss it, so closing is Esc.
            Input::Act(Action::Dismiss | Action::Back) => return vec![Step::Close],
            Input::Act(Action::RowDown | Action::PageDown) => {
                self.top = (self.top + 1).min(self.lines.len().saturating_sub(1));
            }
            Input::Act(Action::RowUp | Action::PageUp) => self.top = self.top.saturating_sub(1),
            _ => {}
        }
        Vec::new()
    }
}

/// A line of the help box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HelpLine {
    /// The message key of a scope's name.
    Head(&'static str),
    /// An action with its keys.
    Row(HelpRow),
}

impl Help {
    /// The keys that work, by scope, as far as what is typed is in their names.
    pub fn lines(&self, cx: &Cx<'_>) -> Vec<HelpLine> {
        let query = Query::new(self.find.text());
        let wanted = |row: &HelpRow| query.matches(&fold(&cx.locale.text(row.label_key))).is_some();
        let mut lines = Vec::new();
        let mut head = None;
        for row in help::rows(cx.keymap, self.scope).into_iter().filter(wanted) {
            if head != Some(row.scope) {
                head = Some(row.scope);
                lines.push(HelpLine::Head(row.scope.label_key()));
            }
            lines.push(HelpLine::Row(row));
        }
        lines
    }

    fn update(&mut self, cx: &Cx<'_>, input: &Input) -> Vec<Step> {
        let page = usize::from(cx.size.1).saturating_sub(BOX_AROUND).max(1);
        match input {
            Input::Act(Action::Dismiss | Action::Back | Action::Help) => return vec![Step::Close],
            Input::Act(Action::RowDown) => self.top = self.top.saturating_add(1),
            Input::Act(Action::RowUp) => self.top = self.top.saturating_sub(1),
            Input::Act(Action::PageDown) => self.top = self.top.saturating_add(page),
            Input::Act(Action::PageUp) => self.top = self.top.saturating_sub(page),
            input => {
                if edit_line(&mut self.find, input) {
                    self.top = 0;
                }
            }
        }
        self.top = self.top.min(self.lines(cx).len().saturating_sub(page));
        Vec::new()
    }
}

impl Palette {
    /// The actions of the screen beneath whose names hold what is typed, the best first.
    pub fn rows(&self, locale: &Locale) -> Vec<Action> {
        let query = Query::new(self.find.text());
        let here = |action: &&Action| {
            let at_home = |scope: &Scope| self.scope.chain().contains(scope);
            !matches!(action.scope(), Scope::Move | Scope::Text | Scope::Choice | Scope::Overlay)
                && **action != Action::Palette
                && action.scopes().iter().any(at_home)
        };
        let ranked = |action: &Action| {
            let rank = query.matches(&fold(&locale.text(action.label_key())))?;
            Some((rank, *action))
        };
        let mut found: Vec<_> = Action::ALL.iter().filter(here).filter_map(ranked).collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, action)| action).collect()
    }

    fn update(&mut self, cx: &Cx<'_>, input: &Input) -> Vec<Step> {
        let rows = self.rows(cx.locale);
        match input {
            Input::Act(Action::Dismiss | Action::Back | Action::Palette) => {
                return vec![Step::Close];
            }
            Input::Act(Action::Confirm | Action::Open) => {
                return match rows.get(self.scroll.marked) {
                    Some(action) => vec![Step::Close, Step::Act(*action)],
                    None => vec![Step::Say(Notice::info("palette-none"))],
                };
            }
            Input::Act(action) if self.scroll.act(*action, rows.len(), height(cx)) => {}
            input => {
                if edit_line(&mut self.find, input) {
                    self.scroll = Scroll::default();
                }
            }
        }
        Vec::new()
    }
}

/// How many rows a box with a line to type in shows.
pub fn height(cx: &Cx<'_>) -> usize {
    usize::from(cx.size.1).saturating_sub(BOX_AROUND)
}
