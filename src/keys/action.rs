//! The table of actions: everything a key can do.
//!
//! One row gives the variant, the name in keymap files, the scopes it belongs to and whether every
//! keymap must bind it. Keys, footer, help, palette and `KEYS.md` all derive from it. It does not
//! know what an action does (that is `tui`) nor which keys do it (that is the keymap).
//! Invariant: names are snake case, unique, and never change once released.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::keys::Scope;

/// How much a keymap must see to it that an action can be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Reachable from every screen where the action lives: without it a person is stuck.
    Everywhere,
    /// Bound to some key that can be reached: the name is promised to users.
    Somewhere,
    /// May be left without a key; the command palette still has it.
    Optional,
}

macro_rules! actions {
    ($($variant:ident $name:literal [$first:ident $(, $scope:ident)*] $need:ident $doc:literal;)*) => {
        /// Something a key can do.
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        pub enum Action {
            $(#[doc = $doc] #[serde(rename = $name)] $variant,)*
        }

        impl Action {
            /// Every action in the order of the table, which is the order of help.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name in keymap files and in `keys --json`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The message key of the short label.
            pub fn label_key(self) -> &'static str {
                match self { $(Self::$variant => concat!("action-", $name),)* }
            }

            /// The message key of the label where the keys stand in this scope: the settings
            /// change a value where a form ticks a box.
            pub fn label_key_in(self, scope: Scope) -> &'static str {
                match (self, scope) {
                    (Self::Toggle, Scope::Settings) => "action-toggle-settings",
                    (Self::Toggle, Scope::Import) => "action-toggle-import",
                    (Self::Submit, Scope::Import) => "action-submit-import",
                    (Self::Toggle, Scope::Plan) => "action-toggle-plan",
                    (Self::Filter, Scope::Plan) => "action-filter-plan",
                    (Self::ChooseYear, Scope::Plan) => "action-choose_year-plan",
                    (Self::CursorLeft, Scope::Plan) => "action-cursor_left-plan",
                    (Self::CursorRight, Scope::Plan) => "action-cursor_right-plan",
                    (Self::CursorLeft, Scope::Report) => "action-cursor_left-report",
                    (Self::CursorRight, Scope::Report) => "action-cursor_right-report",
                    _ => self.label_key(),
                }
            }

            /// The scopes the action belongs to, the main one first.
            pub fn scopes(self) -> &'static [Scope] {
                match self {
                    $(Self::$variant => &[Scope::$first $(, Scope::$scope)*],)*
                }
            }

            pub fn scope(self) -> Scope {
                match self { $(Self::$variant => Scope::$first,)* }
            }

            /// How much a keymap must see to it that the action can be reached.
            pub fn need(self) -> Need {
                match self { $(Self::$variant => Need::$need,)* }
            }
        }
    };
}

actions! {
    // Everywhere.
    Help          "help"          [Global]         Everywhere "Show the keys that work here.";
    Palette       "palette"       [Global]         Somewhere  "Find any action by its name.";
    Back          "back"          [Global]         Everywhere "Go back one screen.";
    Quit          "quit"          [Global]         Everywhere "Leave the program.";
    Home          "home"          [Global]         Somewhere  "Go to the home screen.";
    Households    "households"    [Global]         Somewhere  "Go to the list of households.";
    Registrations "registrations" [Global]         Somewhere  "Go to the list of registrations.";
    Fund          "fund"          [Global]         Somewhere  "Go to the contributions to the fund.";
    Reviews       "reviews"       [Global]         Somewhere  "Go to the reviews.";
    Meetings      "meetings"      [Global]         Optional   "Go to the village meetings.";
    Villages      "villages"      [Global]         Optional   "Go to the list of villages.";
    Commune       "commune"       [Global]         Optional   "Go to the page of the whole commune.";
    Targets       "targets"       [Global]         Optional   "Go to the targets of villages and commune.";
    Reports       "reports"       [Global]         Optional   "Go to the reports.";
    Plans         "plans"         [Global]         Somewhere  "Go to the plans and their due dates.";
    Sync          "sync"          [Global]         Somewhere  "Go to exchange with other devices.";
    Conflicts     "conflicts"     [Global]         Optional   "Show values that two people changed.";
    Export        "export"        [Global]         Somewhere  "Write a bundle for another device.";
    Receive       "receive"       [Global]         Optional   "Receive a bundle of another device.";
    Backup        "backup"        [Global]         Optional   "Write a backup copy and read it back.";
    Check         "check"         [Global]         Optional   "Check that the stored data are whole.";
    Import        "import"        [Global]         Somewhere  "Take in a list from a file.";
    ToggleTyping  "toggle_typing" [Global]         Somewhere  "Type marks by Telex, by VNI, or not at all.";
    Language      "language"      [Global]         Optional   "Switch between Vietnamese and English.";
    Settings      "settings"      [Global]         Optional   "Choose how the program behaves.";
    FontTest      "font_test"     [Global]         Optional   "Show every letter, to see what the font lacks.";
    Reveal        "reveal"        [Global]         Optional   "Show a masked personal number.";
    ExpandDetails "expand_details" [Global]        Optional   "Show or hide the details and reasons.";
    // Moving a marked row.
    RowUp         "row_up"        [Move, Form]     Optional   "Go one row up.";
    RowDown       "row_down"      [Move, Form]     Optional   "Go one row down.";
    PageUp        "page_up"       [Move]           Optional   "Go one page up.";
    PageDown      "page_down"     [Move]           Optional   "Go one page down.";
    Top           "top"           [Move]           Optional   "Go to the first row.";
    Bottom        "bottom"        [Move]           Optional   "Go to the last row.";
    Open          "open"          [Move]           Somewhere  "Open what is marked.";
    // Records.
    New           "new"           [Browse, Home, Plan]   Somewhere  "Begin a new record.";
    Edit          "edit"          [Browse, Import]         Somewhere  "Change the record.";
    History       "history"       [Browse]         Somewhere  "Show who changed what and when.";
    Undo          "undo"          [Browse, Home, Import, Plan]   Somewhere  "Take back the last saved change.";
    Void          "void"          [Browse]         Optional   "Void a receipt, with a reason.";
    Amend         "amend"         [Browse]         Optional   "Amend a closed record, with a reason.";
    Withdraw      "withdraw"      [Browse]         Optional   "Withdraw a registration, with a reason.";
    Close         "close"         [Browse]         Optional   "Close a meeting and freeze its reviews.";
    Duplicates    "duplicates"    [Browse, Form]   Optional   "Show records that may be of one household side by side.";
    Merge         "merge"         [Browse]         Optional   "Make two records of one household one.";
    Receipt       "receipt"       [Browse]         Optional   "Show a contribution as a paper receipt.";
    Letters       "letters"       [Detail]         Optional   "Read and write the papers of an award: submission, list, minutes.";
    Search        "search"        [List, Home, Plan]     Somewhere  "Type to search the list.";
    Filter        "filter"        [List, Report, Plan]   Optional   "Show one village only.";
    ChooseYear    "choose_year"   [Report, Plan]         Optional   "Choose the year of a report.";
    SendDossier   "send_dossier"  [Detail]         Optional   "Hand an award dossier in.";
    ReturnDossier "return_dossier" [Detail]        Optional   "Note that an award dossier came back, with a reason.";
    ForwardDossier "forward_dossier" [Detail]      Optional   "Send an award dossier on to the level above.";
    DecideDossier "decide_dossier" [Detail]        Optional   "Note the decision on an award.";
    CancelDossier "cancel_dossier" [Detail]        Optional   "Cancel an award or a nomination, with a reason.";
    Chart         "chart"         [Report]         Optional   "Show a report's figures as bars.";
    WriteFile     "write_file"    [Report, Plan]         Optional   "Write a report to a file.";
    FilterState   "filter_state"  [Plan]           Optional   "Show only what is due, overdue or done.";
    ChooseSubject "choose_subject" [Plan]          Optional   "Choose who is judged.";
    MarkDone      "mark_done"     [Plan]           Optional   "Write down that a due thing was done: date, number, by whom.";
    Judge         "judge"         [Browse, Plan]   Optional   "Judge by the criteria of a plan.";
    Sort          "sort"          [List]           Optional   "Change the order of the list.";
    // Forms.
    Submit        "submit"        [Form, Import]           Everywhere "Save the form.";
    SubmitAndNew  "submit_and_new" [Form]          Somewhere  "Save and begin the next one.";
    NextField     "next_field"    [Form]           Everywhere "Go to the next field.";
    PrevField     "prev_field"    [Form]           Somewhere  "Go to the previous field.";
    NextSection   "next_section"  [Form, Detail, Import]   Optional   "Go to the next section.";
    PrevSection   "prev_section"  [Form, Detail, Import]   Optional   "Go to the previous section.";
    Ditto         "ditto"         [Form]           Somewhere  "Copy the value of the last record.";
    ToggleSticky  "toggle_sticky" [Form]           Somewhere  "Keep the field's value for the next record.";
    Pick          "pick"          [Form]           Optional   "Open the field's list of choices or the calendar.";
    Scan          "scan"          [Form]           Optional   "Scan a citizen card into a household's form.";
    FirstProblem  "first_problem" [Form]           Optional   "Go to the first field with a problem.";
    FixCase       "fix_case"      [Form]           Optional   "Give a name its capitals, or write it all in capitals.";
    DiscardDraft  "discard_draft" [Form]           Optional   "Throw the unsaved form away.";
    Toggle        "toggle"        [Choice, Picker, Settings, Import, Plan] Optional   "Tick or untick a choice.";
    // Lists that are taken in.
    Columns       "columns"       [Import]         Optional   "Say what each column of the list holds.";
    Sheet         "sheet"         [Import]         Optional   "Read another sheet of the file.";
    ListKind      "list_kind"     [Import]         Optional   "Say what the rows of the list are.";
    ListYear      "list_year"     [Import]         Optional   "Say of which year the list is.";
    FillVillage   "fill_village"  [Import]         Optional   "Give every row without a village the same one.";
    // Editing a line.
    CursorLeft    "cursor_left"   [Text, Choice, Settings, Report, Plan]   Optional   "Go one letter left; in a choice, the one before; in a report, one column.";
    CursorRight   "cursor_right"  [Text, Choice, Settings, Report, Plan]   Optional   "Go one letter right; in a choice, the one after; in a report, one column.";
    CursorWordLeft "cursor_word_left" [Text]       Optional   "Go one word left.";
    CursorWordRight "cursor_word_right" [Text]     Optional   "Go one word right.";
    CursorHome    "cursor_home"   [Text]           Optional   "Go to the start of the line.";
    CursorEnd     "cursor_end"    [Text]           Optional   "Go to the end of the line.";
    DeleteLeft    "delete_left"   [Text]           Optional   "Delete the letter before the cursor.";
    DeleteRight   "delete_right"  [Text]           Optional   "Delete the letter at the cursor.";
    DeleteWord    "delete_word"   [Text]           Optional   "Delete the word before the cursor.";
    ClearField    "clear_field"   [Text, Choice]   Optional   "Empty the field.";
    UndoText      "undo_text"     [Text]           Optional   "Undo the typing.";
    RedoText      "redo_text"     [Text]           Optional   "Redo the typing.";
    // Questions and notices.
    Confirm       "confirm"       [Overlay]        Everywhere "Answer yes, or take the marked choice.";
    Dismiss       "dismiss"       [Overlay]        Everywhere "Answer no, or close the box.";
}

impl Action {
    /// The action of that name in a keymap file.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.name() == name)
    }

    /// Every keymap must bind the action.
    pub fn required(self) -> bool {
        self.need() != Need::Optional
    }

    /// A keymap file may bind the action in this section: one of its own scopes, or a scope inside
    /// one of them (`[home] households = ["h"]`).
    pub fn allowed_in(self, section: Scope) -> bool {
        section.chain().iter().any(|scope| self.scopes().contains(scope))
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_are_unique_and_lead_back() {
        let mut seen = BTreeSet::new();
        for &action in Action::ALL {
            assert!(seen.insert(action.name()), "{} twice", action.name());
            assert_eq!(Action::from_name(action.name()), Some(action));
            assert_eq!(serde_json::to_string(&action).unwrap(), format!("\"{}\"", action.name()));
            assert!(action.name().chars().all(|c| c.is_ascii_lowercase() || c == '_'));
        }
    }

    #[test]
    fn promised_names_exist_and_are_required() {
        let promised = "help quit back home households registrations fund reviews plans sync \
            palette search new open edit history undo export submit submit_and_new next_field \
            prev_field ditto toggle_sticky toggle_typing confirm dismiss";
        for name in promised.split_whitespace() {
            let action = Action::from_name(name);
            assert!(action.is_some_and(Action::required), "{name}");
        }
    }

    #[test]
    fn an_inner_section_may_bind_an_outer_action() {
        assert!(Action::Households.allowed_in(Scope::Home));
        assert!(Action::RowUp.allowed_in(Scope::List));
        assert!(!Action::Submit.allowed_in(Scope::List));
        assert!(!Action::Search.allowed_in(Scope::Global));
    }
}
