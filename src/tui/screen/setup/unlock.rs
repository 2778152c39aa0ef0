//! Asks for the passphrase of a register.

use crate::keys::{Action, Scope};
use crate::tui::cx::Cx;
use crate::tui::effect::Work;
use crate::tui::input::Input;
use crate::tui::job::Secret;
use crate::tui::step::Step;
use crate::tui::{Failure, Notice};

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UnlockState {
    pub typed: Secret,
    /// How often it was wrong.
    pub wrong: usize,
    /// Whether it is being tried.
    pub busy: bool,
}

impl UnlockState {
    pub fn scope(&self) -> Scope {
        Scope::Text
    }

    pub fn title(&self, cx: &Cx<'_>) -> String {
        cx.locale.text("title-unlock").into_owned()
    }

    pub fn update(&mut self, _cx: &Cx<'_>, input: Input) -> Vec<Step> {
        if input == Input::Act(Action::Back) {
            return vec![Step::Quit];
        }
        if self.busy {
            return vec![Step::Say(Notice::info("unlock-working"))];
        }
        match input {
            Input::Act(Action::NextField | Action::Submit | Action::Open) => {
                self.busy = true;
                vec![Step::Ask(Work::Unlock(self.typed.clone()))]
            }
            input => {
                self.typed.edit(&input);
                Vec::new()
            }
        }
    }

    pub fn refusal(&self, _cx: &Cx<'_>, action: Action) -> Option<&'static str> {
        refusal(action)
    }

    /// Makes anew what is derived from the book.
    pub fn refresh(&mut self, _cx: &Cx<'_>) {}

    pub fn failed(&mut self, _failure: &Failure) {
        self.busy = false;
        self.wrong = self.wrong.saturating_add(1);
        self.typed.clear();
    }
}

/// Nothing that needs the register works before it is open.
pub(super) fn refusal(action: Action) -> Option<&'static str> {
    let early = matches!(
        action,
        Action::Help
            | Action::Palette
            | Action::Back
            | Action::Quit
            | Action::Language
            | Action::Settings
            | Action::ToggleTyping
            | Action::Submit
            | Action::NextField
            | Action::PrevField
            | Action::RowDown
            | Action::RowUp
    );
    let typing = [Scope::Text, Scope::Choice];
    let works = early || action.scopes().iter().any(|scope| typing.contains(scope));
    (!works).then_some("refuse-not-here")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::test_app::TestApp;

    fn typed(state: &mut UnlockState, tester: &TestApp, text: &str) {
        for letter in text.chars() {
            assert!(state.update(&tester.app.cx(), Input::Text(letter)).is_empty());
        }
    }

    #[test]
    fn a_passphrase_is_asked_for_and_never_printed() {
        let tester = TestApp::new();
        let mut state = UnlockState::default();
        typed(&mut state, &tester, "bí mật");
        assert!(!format!("{state:?}").contains("bí"));
        assert_eq!(state.typed.dots(), ("••••••".to_owned(), 6));
        let steps = state.update(&tester.app.cx(), Input::Act(Action::NextField));
        let [Step::Ask(Work::Unlock(secret))] = steps.as_slice() else { panic!("{steps:?}") };
        assert_eq!(secret.reveal(), "bí mật");
        assert!(!format!("{steps:?}").contains("bí mật"), "a passphrase is never printed");
        // While it is tried, nothing is typed into it.
        state.update(&tester.app.cx(), Input::Text('x'));
        assert_eq!(state.typed.reveal(), "bí mật");
        state.failed(&Failure { key: "x".to_owned(), args: Vec::new() });
        assert_eq!((state.wrong, state.busy, state.typed.reveal()), (1, false, ""));
        assert!(!state.typed.edit(&Input::Act(Action::NextField)));
    }

    #[test]
    fn escape_leaves_and_the_rest_says_why_not() {
        let tester = TestApp::new();
        let mut state = UnlockState::default();
        assert_eq!(state.update(&tester.app.cx(), Input::Act(Action::Back)), [Step::Quit]);
        assert_eq!(state.refusal(&tester.app.cx(), Action::Households), Some("refuse-not-here"));
        assert_eq!(state.refusal(&tester.app.cx(), Action::DeleteLeft), None);
    }

    #[test]
    fn what_was_said_of_the_setting_up_goes_when_it_is_done() {
        let mut tester = TestApp::new();
        tester.app.notice = Some(Notice::info("work-setup"));
        let opened = crate::tui::msg::Opened {
            book: tester.app.book.clone(),
            plans: std::sync::Arc::default(),
            me: tester.app.me.clone(),
            drafts: Vec::new(),
            mended: Vec::new(),
        };
        tester.send(crate::tui::Msg::Opened(Box::new(opened)));
        assert_eq!(tester.app.notice, None);
    }
}
