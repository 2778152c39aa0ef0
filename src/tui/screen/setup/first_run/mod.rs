//! The first run: name, what the office is, villages or units, officer, passphrase, and a look at it.
//!
//! The names of communes are offered from the official list while one types, and bring their code.
//! Invariant: a code is given only for the name as the list has it.

use crate::domain::reference::{Commune, Communes};
use crate::keys::{Action, Scope};
use crate::text::{LineEditor, clean_name, same_name_key};
use crate::tui::cx::Cx;
use crate::tui::effect::Work;
use crate::tui::input::Input;
use crate::tui::input::edit_line;
use crate::tui::job::{Answers, Secret};
use crate::tui::keyboard::Focus;
use crate::tui::overlay::Confirm;
use crate::tui::screen::setup::{OfficePlace, unlock};
use crate::tui::step::{Answer, Step};
use crate::tui::{Failure, Notice, Overlay};

/// Names the question whether to go without a passphrase.
const NO_PASSPHRASE: &str = "no-passphrase";

/// The most letters of a name.
const NAME_MAX: usize = 120;

/// How many communes are offered at once.
const OFFERED: usize = 3;

/// The most villages taken in.
const VILLAGES_MAX: usize = 500;

/// What is asked now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    Commune,
    /// Rural or urban.
    Area,
    /// The villages, one a line.
    Villages,
    Officer,
    Passphrase,
    Again,
    /// A look at the answers.
    Ready,
}

impl Stage {
    /// Every stage, in the order in which they are asked.
    pub const ALL: [Self; 7] = [
        Self::Commune,
        Self::Area,
        Self::Villages,
        Self::Officer,
        Self::Passphrase,
        Self::Again,
        Self::Ready,
    ];

    /// The message key of what is asked.
    pub fn label_key(self) -> &'static str {
        match self {
            Self::Commune => "setup-commune",
            Self::Area => "setup-area",
            Self::Villages => "setup-villages",
            Self::Officer => "setup-officer",
            Self::Passphrase => "setup-passphrase",
            Self::Again => "setup-again",
            Self::Ready => "setup-ready",
        }
    }

    /// The message key of the help line.
    pub fn help_key(self) -> &'static str {
        match self {
            Self::Commune => "setup-help-commune",
            Self::Area => "setup-help-area",
            Self::Villages => "setup-help-villages",
            Self::Officer => "setup-help-officer",
            Self::Passphrase => "setup-help-passphrase",
            Self::Again => "setup-help-again",
            Self::Ready => "setup-help-ready",
        }
    }

    fn step(self, ahead: bool) -> Option<Self> {
        let at = Self::ALL.iter().position(|stage| *stage == self)?;
        let to = if ahead { at.checked_add(1)? } else { at.checked_sub(1)? };
        Self::ALL.get(to).copied()
    }
}

/// The first run's state.
#[derive(Debug, Clone, PartialEq)]
pub struct SetupState {
    pub stage: Stage,
    pub commune: LineEditor,
    pub place: OfficePlace,
    /// Whether a person said what it is.
    chosen: bool,
    /// The official communes that the name may mean.
    offers: Vec<&'static Commune>,
    /// The name and the code that were taken from the list.
    official: Option<(String, &'static str)>,
    pub villages: Vec<String>,
    pub village: LineEditor,
    pub officer: LineEditor,
    pub passphrase: Secret,
    pub again: Secret,
    /// What is wrong with the answer under the cursor.
    pub problem: Option<Notice>,
    /// Whether the folder is being set up.
    pub busy: bool,
}

impl Default for SetupState {
    fn default() -> Self {
        let name = || LineEditor::new().with_limit(NAME_MAX);
        Self {
            stage: Stage::Commune,
            commune: name(),
            place: OfficePlace::default(),
            chosen: false,
            offers: Vec::new(),
            official: None,
            villages: Vec::new(),
            village: name(),
            officer: name(),
            passphrase: Secret::default(),
            again: Secret::default(),
            problem: None,
            busy: false,
        }
    }
}

impl SetupState {
    pub fn scope(&self) -> Scope {
        match self.stage {
            Stage::Area => Scope::Choice,
            Stage::Ready => Scope::Form,
            _ => Scope::Text,
        }
    }

    /// The text that has the keyboard. A passphrase is none: nothing is made of it.
    pub fn focus(&self) -> Option<Focus<'_>> {
        let line = match self.stage {
            Stage::Commune => &self.commune,
            Stage::Villages => &self.village,
            Stage::Officer => &self.officer,
            Stage::Area | Stage::Passphrase | Stage::Again | Stage::Ready => return None,
        };
        (!self.busy).then_some(Focus::words(line))
    }

    pub fn title(&self, cx: &Cx<'_>) -> String {
        cx.locale.text("title-setup").into_owned()
    }

    /// The answers as they are now.
    pub fn answers(&self) -> Answers {
        Answers {
            commune: clean_name(self.commune.text()),
            form: self.place.form(),
            code: self.code().map(str::to_owned),
            area: if self.place == OfficePlace::Urban { "urban" } else { "rural" }.to_owned(),
            villages: self.villages.clone(),
            officer: clean_name(self.officer.text()),
            passphrase: self.passphrase.reveal().to_owned(),
        }
    }

    /// The code of the commune, where the name is as it was taken from the list.
    pub fn code(&self) -> Option<&'static str> {
        let commune = self.place.form().is_commune();
        let official = self.official.as_ref().filter(|_| commune)?;
        (clean_name(self.commune.text()) == official.0).then_some(official.1)
    }

    /// The official communes that the name may mean, the likeliest first.
    pub fn offers(&self) -> &[&'static Commune] {
        if self.stage == Stage::Commune { &self.offers } else { &[] }
    }

    /// Takes the first offer, where the cursor is at the end of the name.
    fn take_offer(&mut self) -> bool {
        let at_end = self.commune.parts().1.is_empty();
        let Some(offer) = self.offers().first().filter(|_| at_end).copied() else {
            return false;
        };
        let name = offer.full_name();
        self.commune.set(&name);
        self.official = Some((name, &offer.code));
        self.offers.clear();
        self.named();
        true
    }

    /// After the name changed: what the office is, as long as nobody said so.
    fn named(&mut self) {
        if !self.chosen {
            self.place = OfficePlace::likely(self.commune.text()).unwrap_or_default();
        }
    }

    pub fn update(&mut self, _cx: &Cx<'_>, input: Input) -> Vec<Step> {
        if self.busy {
            return vec![Step::Say(Notice::info("setup-working"))];
        }
        match input {
            Input::Act(Action::NextField | Action::Submit | Action::Open) => self.go_on(),
            Input::Act(Action::RowDown) if self.stage != Stage::Ready => self.go_on(),
            Input::Act(Action::PrevField | Action::RowUp) => {
                self.go_back();
                Vec::new()
            }
            Input::Act(Action::Back) => {
                if self.go_back() {
                    Vec::new()
                } else {
                    vec![Step::Quit]
                }
            }
            input => self.edit(&input),
        }
    }

    fn edit(&mut self, input: &Input) -> Vec<Step> {
        self.problem = None;
        let line = match self.stage {
            Stage::Area => {
                let acts = [Action::Toggle, Action::CursorLeft, Action::CursorRight];
                let toggled = matches!(input, Input::Act(action) if acts.contains(action));
                if toggled || *input == Input::Text(' ') {
                    self.place = self.place.turned(*input == Input::Act(Action::CursorLeft));
                    self.chosen = true;
                }
                return Vec::new();
            }
            Stage::Ready => return Vec::new(),
            Stage::Passphrase | Stage::Again => {
                let first = self.stage == Stage::Passphrase;
                let line = if first { &mut self.passphrase } else { &mut self.again };
                line.edit(input);
                return Vec::new();
            }
            Stage::Villages => return self.edit_village(input),
            Stage::Commune => {
                if *input == Input::Act(Action::CursorRight) && self.take_offer() {
                    return Vec::new();
                }
                let before = self.commune.text().to_owned();
                let steps = edit_within_limit(&mut self.commune, input);
                if self.commune.text() != before {
                    let typed = self.commune.text();
                    self.offers = Communes::shipped().beginning(typed, OFFERED);
                    self.offers
                        .retain(|offer| offer.full_name() != typed || self.official.is_none());
                    self.named();
                }
                return steps;
            }
            Stage::Officer => &mut self.officer,
        };
        edit_within_limit(line, input)
    }

    fn edit_village(&mut self, input: &Input) -> Vec<Step> {
        match input {
            // A whole list, one a line.
            Input::Paste(text) if text.contains(['\n', '\r', ';']) => self.paste_villages(text),
            // The last one comes back into the line.
            Input::Act(Action::DeleteLeft) if self.village.is_empty() => {
                if let Some(last) = self.villages.pop() {
                    self.village.set(&last);
                }
                Vec::new()
            }
            input => edit_within_limit(&mut self.village, input),
        }
    }

    fn paste_villages(&mut self, text: &str) -> Vec<Step> {
        let before = self.village.text().to_owned();
        self.village.clear();
        let (mut count, mut twice) = (0_usize, 0_usize);
        let whole = format!("{before}{text}");
        for name in whole.split(['\n', '\r', ';']).map(clean_name) {
            if !has_letter(&name) {
                continue;
            }
            let shown: String = name.chars().take(NAME_MAX).collect();
            if self.take_village(shown) {
                count = count.saturating_add(1);
            } else {
                twice = twice.saturating_add(1);
            }
        }
        let said = Notice::info("setup-pasted").with("count", count).with("twice", twice);
        vec![Step::Say(said)]
    }

    /// `false` where the village is in the list already, or the list is full.
    fn take_village(&mut self, name: String) -> bool {
        let key = same_name_key(&name);
        let known = self.villages.iter().any(|village| same_name_key(village) == key);
        let fits = !known && self.villages.len() < VILLAGES_MAX;
        if fits {
            self.villages.push(name);
        }
        fits
    }

    fn go_on(&mut self) -> Vec<Step> {
        self.problem = self.check();
        if self.problem.is_some() {
            return Vec::new();
        }
        match self.stage {
            Stage::Villages if !self.village.text().trim().is_empty() => {
                let name = clean_name(self.village.text());
                if self.take_village(name.clone()) {
                    self.village.clear();
                } else {
                    self.problem = Some(Notice::warn("setup-twice").with("name", name));
                }
                return Vec::new();
            }
            Stage::Passphrase if self.passphrase.reveal().is_empty() => return vec![ask()],
            Stage::Again if self.again != self.passphrase => {
                self.problem = Some(Notice::fail("setup-differs"));
                self.passphrase.clear();
                self.again.clear();
                self.stage = Stage::Passphrase;
                return Vec::new();
            }
            Stage::Ready => {
                self.busy = true;
                return vec![Step::Ask(Work::Setup(Box::new(self.answers())))];
            }
            _ => {}
        }
        let left = self.stage;
        self.stage = left.step(true).unwrap_or(Stage::Ready);
        // From here on it is spoken to in its own words.
        let known = left == Stage::Area;
        if known { vec![Step::SetOfficeForm(self.place.form())] } else { Vec::new() }
    }

    /// `false` at the first question.
    fn go_back(&mut self) -> bool {
        self.problem = None;
        let skips = self.stage == Stage::Ready && self.passphrase.reveal().is_empty();
        let from = if skips { Stage::Again } else { self.stage };
        let Some(stage) = from.step(false) else {
            return false;
        };
        self.stage = stage;
        true
    }

    /// What is wrong with the answer under the cursor.
    fn check(&self) -> Option<Notice> {
        let name = match self.stage {
            Stage::Commune => self.commune.text(),
            Stage::Officer => self.officer.text(),
            Stage::Villages if !self.village.text().trim().is_empty() => self.village.text(),
            _ => return None,
        };
        if !has_letter(name) {
            return Some(Notice::fail("setup-need-name"));
        }
        let digits = self.stage == Stage::Officer && name.chars().any(|c| c.is_ascii_digit());
        digits.then(|| Notice::fail("setup-officer-digits"))
    }

    pub fn refusal(&self, _cx: &Cx<'_>, action: Action) -> Option<&'static str> {
        unlock::refusal(action)
    }

    /// Makes anew what is derived from the book.
    pub fn refresh(&mut self, _cx: &Cx<'_>) {}

    pub fn answered(&mut self, _cx: &Cx<'_>, answer: &Answer) -> Vec<Step> {
        if matches!(answer, Answer::Yes { tag: NO_PASSPHRASE, .. })
            && self.stage == Stage::Passphrase
        {
            self.stage = Stage::Ready;
        }
        Vec::new()
    }

    /// It did not work: the answers are still here.
    pub fn failed(&mut self, _failure: &Failure) {
        self.busy = false;
    }
}

fn edit_within_limit(line: &mut LineEditor, input: &Input) -> Vec<Step> {
    let before = line.text().to_owned();
    edit_line(line, input);
    let typed = matches!(input, Input::Text(_) | Input::Compose(_) | Input::Paste(_));
    if typed && line.text() == before && line.len() >= line.limit() {
        return vec![Step::Say(Notice::warn("setup-too-long"))];
    }
    Vec::new()
}

fn has_letter(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

fn ask() -> Step {
    let mut confirm = Confirm::new(NO_PASSPHRASE, Notice::warn("setup-no-passphrase"));
    confirm.lines =
        vec![Notice::info("setup-no-passphrase-1"), Notice::info("setup-no-passphrase-2")];
    confirm.danger = true;
    Step::Open(Box::new(Overlay::Confirm(confirm)))
}

#[cfg(test)]
mod tests;
