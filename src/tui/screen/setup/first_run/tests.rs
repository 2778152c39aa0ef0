//! The first run: what is asked, what is refused, what the answers are.

use super::*;
use crate::domain::roster::OfficeForm;
use crate::tui::test_app::TestApp;
use proptest::prelude::*;

struct Run {
    tester: TestApp,
    state: SetupState,
}

impl Run {
    fn new() -> Self {
        Self { tester: TestApp::new(), state: SetupState::default() }
    }

    fn give(&mut self, input: Input) -> Vec<Step> {
        self.state.update(&self.tester.app.cx(), input)
    }

    /// Types a text and Enter.
    fn line(&mut self, text: &str) -> Vec<Step> {
        for letter in text.chars() {
            self.give(Input::Text(letter));
        }
        self.give(Input::Act(Action::NextField))
    }
}

fn at_passphrase() -> Run {
    let mut run = Run::new();
    run.line(" Xã  Mường Thử ");
    run.give(Input::Act(Action::Toggle));
    run.line("");
    run.line("Bản Một");
    run.line("Bản Hai");
    run.line("");
    run.line("Lò Thị Thử");
    assert_eq!(run.state.stage, Stage::Passphrase);
    run
}

#[test]
fn questions_lead_to_the_answers() {
    let mut run = at_passphrase();
    run.line("mở ra");
    run.line("mở ra");
    assert_eq!(run.state.stage, Stage::Ready);
    let answers = Answers {
        commune: "Xã Mường Thử".to_owned(),
        form: OfficeForm::Commune,
        code: None,
        area: "urban".to_owned(),
        villages: vec!["Bản Một".to_owned(), "Bản Hai".to_owned()],
        officer: "Lò Thị Thử".to_owned(),
        passphrase: "mở ra".to_owned(),
    };
    assert!(!format!("{:?} {answers:?}", run.state).contains("mở ra"));
    assert_eq!(run.line(""), [Step::Ask(Work::Setup(Box::new(answers)))]);
    // Nothing changes while it works, and after a failure all is still there.
    run.give(Input::Act(Action::PrevField));
    assert_eq!(run.state.stage, Stage::Ready);
    run.state.failed(&Failure { key: "x".to_owned(), args: Vec::new() });
    assert!(!run.state.busy && run.state.villages.len() == 2);
}

#[test]
fn an_empty_passphrase_wants_a_plain_yes() {
    let mut run = at_passphrase();
    let steps = run.line("");
    assert!(matches!(steps.as_slice(), [Step::Open(_)]), "{steps:?}");
    assert_eq!(run.state.stage, Stage::Passphrase);
    let yes = |tag| Answer::Yes { tag, reason: None };
    run.state.answered(&run.tester.app.cx(), &yes("other"));
    assert_eq!(run.state.stage, Stage::Passphrase);
    run.state.answered(&run.tester.app.cx(), &yes(NO_PASSPHRASE));
    assert_eq!(run.state.stage, Stage::Ready);
    run.give(Input::Act(Action::Back));
    assert_eq!(run.state.stage, Stage::Passphrase);
}

#[test]
fn two_different_passphrases_begin_again() {
    let mut run = at_passphrase();
    run.line("một");
    run.line("hai");
    assert_eq!(run.state.stage, Stage::Passphrase);
    assert_eq!(run.state.problem, Some(Notice::fail("setup-differs")));
    assert_eq!(run.state.passphrase.reveal(), "");
}

#[test]
fn names_are_asked_for_until_they_are_names() {
    let mut run = Run::new();
    run.line("12");
    assert_eq!(run.state.stage, Stage::Commune);
    assert_eq!(run.state.problem, Some(Notice::fail("setup-need-name")));
    run.line("a");
    assert_eq!(run.state.stage, Stage::Area);
    assert_eq!(run.give(Input::Act(Action::Back)), []);
    assert_eq!(run.give(Input::Act(Action::Back)), [Step::Quit]);
}

#[test]
fn villages_come_one_a_line_or_as_a_pasted_list() {
    let mut run = Run::new();
    run.line("Xã Thử");
    run.line("");
    run.line("Đồng Tâm");
    run.line("dong tam");
    assert!(run.state.problem.is_some(), "the same name without marks");
    run.give(Input::Act(Action::ClearField));
    run.give(Input::Paste("Nà Lại\r\nBản Thử\n\n- \nĐồng Tâm".to_owned()));
    assert_eq!(run.state.villages, ["Đồng Tâm", "Nà Lại", "Bản Thử"]);
    run.give(Input::Act(Action::DeleteLeft));
    assert_eq!(run.state.village.text(), "Bản Thử");
    run.line("");
    run.line("");
    assert_eq!(run.state.stage, Stage::Officer);
}

proptest! {
    #[test]
    fn no_keys_break_it(inputs in proptest::collection::vec(crate::tui::test_app::any_input(), 0..60)) {
        let mut run = Run::new();
        for input in inputs {
            run.give(input);
            if run.state.busy {
                run.state.failed(&Failure { key: String::new(), args: Vec::new() });
            }
        }
        let _ = run.state.scope();
    }
}
