//! The settings: one row a choice, changed on the spot and kept at once.
//!
//! It knows no choice by name: the rows are the table of [`Pref`] and a few actions that have a
//! place here. Invariant: what a row shows is what is in force.

pub(in crate::tui) mod view;

use crate::keys::{Action, Scope};
use crate::tui::cx::Cx;
use crate::tui::input::Input;
use crate::tui::part::bands::Bands;
use crate::tui::part::scroll::Scroll;
use crate::tui::prefs::Pref;
use crate::tui::step::Step;
use crate::tui::{Effect, Notice, record_actions};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingsRow {
    Pref(Pref),
    /// Something that an action does, with a value or a hint beside it.
    Act(Action),
}

/// The hint stands above the choices; the marked one is explained below.
pub(in crate::tui) const BANDS: Bands = Bands::new(2, 4);

/// What stands below the choices.
const ACTIONS: [Action; 2] = [Action::FontTest, Action::Language];

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SettingsState {
    pub scroll: Scroll,
}

impl SettingsRow {
    /// Every row, top to bottom.
    pub fn all() -> Vec<Self> {
        let prefs = Pref::ALL.iter().map(|pref| Self::Pref(*pref));
        prefs.chain(ACTIONS.map(Self::Act)).collect()
    }

    pub fn label_key(self) -> String {
        match self {
            Self::Pref(pref) => pref.label_key(),
            Self::Act(action) => format!("setting-{}", action.name()),
        }
    }

    /// The message key of the line that explains it.
    pub fn help_key(self) -> String {
        match self {
            Self::Pref(pref) => pref.help_key(),
            Self::Act(action) => format!("setting-help-{}", action.name()),
        }
    }

    /// The message key of what is in force.
    pub fn value_key(self, cx: &Cx<'_>) -> String {
        match self {
            Self::Pref(pref) => pref.value_key(cx.prefs),
            Self::Act(action) => format!("setting-now-{}", action.name()),
        }
    }
}

impl SettingsState {
    pub fn scope(&self) -> Scope {
        Scope::Settings
    }

    pub fn title(&self, cx: &Cx<'_>) -> String {
        cx.locale.text("title-settings").into_owned()
    }

    #[expect(clippy::needless_pass_by_value, reason = "every screen is called alike")]
    pub fn update(&mut self, cx: &Cx<'_>, input: Input) -> Vec<Step> {
        let Input::Act(action) = input else {
            return Vec::new();
        };
        let rows = SettingsRow::all();
        if self.scroll.act(action, rows.len(), BANDS.rows(cx)) {
            return Vec::new();
        }
        let back = action == Action::CursorLeft;
        match (action, rows.get(self.scroll.marked)) {
            (Action::Back, _) => vec![Step::Pop],
            (
                Action::Open | Action::Toggle | Action::CursorRight | Action::CursorLeft,
                Some(row),
            ) => match *row {
                SettingsRow::Act(action) => vec![Step::Act(action)],
                SettingsRow::Pref(pref) => {
                    let mut prefs = *cx.prefs;
                    pref.turn(&mut prefs, back);
                    let said = Notice::done("settings-kept");
                    vec![Step::Emit(Effect::Prefs(prefs)), Step::Say(said)]
                }
            },
            _ => Vec::new(),
        }
    }

    pub fn refusal(&self, _cx: &Cx<'_>, action: Action) -> Option<&'static str> {
        record_actions::common_refusal(action)
    }

    /// Makes anew what is derived from the book: nothing is.
    pub fn refresh(&mut self, _cx: &Cx<'_>) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Lang, Locale};
    use crate::text::{Method, ToneStyle};
    use crate::tui::test_app::TestApp;
    use crate::tui::{Prefs, Screen};

    fn kept(tester: &TestApp) -> Option<Prefs> {
        tester.effects.iter().rev().find_map(|effect| match effect {
            Effect::Prefs(prefs) => Some(*prefs),
            _ => None,
        })
    }

    #[test]
    fn a_choice_is_in_force_and_kept_at_once() {
        let mut tester = TestApp::new();
        tester.act(Action::Settings);
        assert!(matches!(tester.app.nav.top(), Screen::Settings(_)));
        tester.act(Action::Toggle);
        assert_eq!(tester.app.prefs.typing.method, Some(Method::Vni));
        assert_eq!(kept(&tester), Some(tester.app.prefs));
        assert_eq!(tester.notice_key(), "settings-kept");
        tester.act(Action::CursorLeft).act(Action::CursorLeft);
        assert_eq!(tester.app.prefs.typing.method, None, "around the end");
        tester.act(Action::RowDown).act(Action::Open);
        assert_eq!(tester.app.prefs.typing.tone, ToneStyle::New);
        assert_eq!(kept(&tester), Some(tester.app.prefs));
        tester.act(Action::Bottom).act(Action::Open);
        assert_eq!(tester.app.locale.lang(), Lang::En);
        tester.act(Action::Back);
        assert!(matches!(tester.app.nav.top(), Screen::Home(_)));
    }

    #[test]
    fn a_form_under_the_settings_is_still_there() {
        let mut tester = TestApp::new();
        tester.create(crate::domain::schema::RecordKind::Village).text("Ban");
        tester.act(Action::Settings).act(Action::Settings).act(Action::Back);
        assert_eq!(tester.raw("name"), "Ban");
        assert_eq!(tester.stored.len(), 1, "the draft was stored on the way");
    }

    #[test]
    fn every_row_has_its_words() {
        let tester = TestApp::new();
        for locale in [Lang::Vi, Lang::En].map(Locale::new) {
            for row in SettingsRow::all() {
                for key in [row.label_key(), row.help_key(), row.value_key(&tester.app.cx())] {
                    assert!(locale.has(&key), "{key} is missing");
                }
            }
        }
    }
}
