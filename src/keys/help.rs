//! Rows of help: the one source of footer, help screen, which-key box, `keys` and `KEYS.md`.
//!
//! It makes rows of message keys and printed chords; words come from the caller, because this
//! module does not know the locale.
//! Invariant: a row shows only chords that really do the action from the asked place.

use unicode_width::UnicodeWidthStr;

use crate::keys::{Action, Chord, Keymap, Pending, Preset, Scope};

/// One action with its keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpRow {
    /// The section the keys stand in.
    pub scope: Scope,
    pub action: Action,
    /// The keys as people read them, separated by `, `; empty if it has none.
    pub chords: String,
    pub label_key: &'static str,
}

impl HelpRow {
    fn new(scope: Scope, action: Action, chords: &[&Chord]) -> Self {
        let chords: Vec<_> = chords.iter().map(|chord| chord.pretty()).collect();
        Self { scope, action, chords: chords.join(", "), label_key: action.label_key_in(scope) }
    }
}

/// What works while `owner` has the keyboard: innermost scope first, table order within.
pub fn rows(keymap: &Keymap, owner: Scope) -> Vec<HelpRow> {
    let mut rows = Vec::new();
    for &scope in owner.chain() {
        for binding in keymap.bindings().filter(|binding| binding.scope == scope) {
            let action = binding.action;
            let works = |chord: &&Chord| keymap.leads_to(owner, chord) == Some(action);
            let chords: Vec<&Chord> = binding.chords.iter().filter(works).collect();
            if !chords.is_empty() {
                rows.push(HelpRow::new(scope, action, &chords));
            }
        }
    }
    rows
}

/// Every line of the keymap, and every action without a line under its own scope: what `keys`
/// prints.
pub fn all_rows(keymap: &Keymap) -> Vec<HelpRow> {
    let bound = keymap.bindings().map(|binding| {
        let chords: Vec<&Chord> = binding.chords.iter().collect();
        HelpRow::new(binding.scope, binding.action, &chords)
    });
    let unbound = Action::ALL
        .iter()
        .filter(|action| keymap.keys_of(**action).is_empty())
        .filter(|action| keymap.bindings().all(|binding| binding.action != **action))
        .map(|action| HelpRow::new(action.scope(), *action, &[]));
    bound.chain(unbound).collect()
}

/// What may follow the keys pressed so far; `chords` holds only the keys still to press.
pub fn which_key(keymap: &Keymap, owner: Scope, pending: &Pending) -> Vec<HelpRow> {
    let pressed = pending.keys();
    let mut rows = Vec::new();
    for &scope in owner.chain() {
        for binding in keymap.bindings().filter(|binding| binding.scope == scope) {
            let rest: Vec<Chord> = binding
                .chords
                .iter()
                .filter(|chord| keymap.leads_to(owner, chord) == Some(binding.action))
                .filter_map(|chord| chord.keys().strip_prefix(pressed).and_then(Chord::new))
                .collect();
            if !rest.is_empty() {
                let rest: Vec<&Chord> = rest.iter().collect();
                rows.push(HelpRow::new(scope, binding.action, &rest));
            }
        }
    }
    rows
}

/// A hint of the footer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    pub action: Action,
    /// Its first key that works here, as people read it.
    pub key: String,
    pub label: String,
    /// The action cannot be done now: draw it dim.
    pub refused: bool,
}

impl Hint {
    /// Columns of `key label`.
    pub fn width(&self) -> usize {
        let widths = self.key.width().saturating_add(self.label.width());
        widths.saturating_add(1)
    }
}

pub const HINT_GAP: usize = 2;

/// The hints that fit into `width` columns, most useful first, with [`HINT_GAP`] between them.
///
/// A hint that does not fit is left out and shorter ones after it are still tried.
pub fn footer(
    keymap: &Keymap,
    owner: Scope,
    refused: &dyn Fn(Action) -> bool,
    label: &dyn Fn(Action) -> String,
    width: usize,
) -> Vec<Hint> {
    let mut used = 0_usize;
    let mut hints: Vec<Hint> = Vec::new();
    // What works now comes first; what does not is dim, where there is room left.
    let (works, rest): (Vec<_>, Vec<_>) =
        footer_actions(owner).iter().partition(|action| !refused(**action));
    for &action in works.into_iter().chain(rest) {
        let key = keymap.first_key_in(owner, action);
        if key.is_empty() {
            continue;
        }
        let hint = Hint { action, key, label: label(action), refused: refused(action) };
        let gap = if hints.is_empty() { 0 } else { HINT_GAP };
        let after = used.saturating_add(gap).saturating_add(hint.width());
        if after <= width {
            used = after;
            hints.push(hint);
        }
    }
    hints
}

/// What the footer offers, most useful first.
#[rustfmt::skip]
fn footer_actions(owner: Scope) -> &'static [Action] {
    use Action as A;
    match owner {
        Scope::Global => &[A::Help, A::Quit],
        Scope::Home | Scope::Move => {
            &[A::Help, A::Open, A::Search, A::Palette, A::Export, A::Receive, A::Undo, A::Quit]
        }
        Scope::List | Scope::Browse => &[
            A::Help, A::Open, A::New, A::Search, A::Edit, A::Back, A::Filter, A::Sort, A::History,
            A::Void, A::Undo, A::Palette,
        ],
        Scope::Detail => &[
            A::Help, A::Back, A::Edit, A::History, A::NextSection, A::ExpandDetails, A::Void,
            A::Amend, A::Withdraw, A::Close, A::Reveal, A::Undo, A::Palette,
        ],
        Scope::Form | Scope::Text => &[
            A::Help, A::Submit, A::NextField, A::Back, A::SubmitAndNew, A::PrevField, A::Pick,
            A::Ditto, A::ToggleSticky, A::FirstProblem, A::ToggleTyping,
        ],
        Scope::Choice => &[
            A::Help, A::Submit, A::NextField, A::Toggle, A::Pick, A::Back, A::SubmitAndNew,
            A::PrevField, A::Ditto, A::ToggleSticky, A::FirstProblem,
        ],
        Scope::Settings => &[A::Help, A::Toggle, A::RowDown, A::RowUp, A::Back, A::Palette],
        Scope::Import => &[
            A::Help, A::Open, A::Submit, A::Edit, A::Toggle, A::NextSection, A::Back, A::Columns,
            A::FillVillage, A::Sheet, A::ListKind, A::ListYear, A::Undo, A::Palette,
        ],
        Scope::Report => &[
            A::Help, A::Open, A::Back, A::WriteFile, A::ChooseYear, A::Filter, A::Chart,
            A::CursorRight, A::CursorLeft, A::Palette,
        ],
        Scope::Plan => &[
            A::Help, A::Open, A::Toggle, A::MarkDone, A::Back, A::New, A::ChooseSubject, A::Filter,
            A::ChooseYear, A::FilterState, A::WriteFile, A::Search, A::Undo, A::CursorRight,
            A::Palette, A::Judge,
        ],
        Scope::Overlay => &[A::Confirm, A::Dismiss, A::ExpandDetails, A::Help],
        Scope::Picker => &[A::Confirm, A::Dismiss, A::Toggle, A::RowDown, A::RowUp, A::Help],
        Scope::Search => &[A::Open, A::Back, A::RowDown, A::RowUp, A::ClearField, A::Help],
    }
}

/// The table of all keys in all keymaps of the program, as Markdown in two languages.
///
/// `words` gives the Vietnamese and the English text of a message key.
pub fn markdown(words: &dyn Fn(&str) -> (String, String)) -> String {
    let keymaps = Preset::ALL.map(|preset| (preset, Keymap::preset(preset)));
    let (title, title_en) = words("keys-title");
    let (intro, intro_en) = words("keys-intro");
    let mut out = vec![format!("# {title} / {title_en}\n\n{intro}\n\n{intro_en}\n")];
    for scope in Scope::ALL {
        let of_scope = |action: &Action| {
            keymaps.iter().any(|(_, keymap)| !keymap.bound(scope, *action).is_empty())
        };
        let actions: Vec<Action> = Action::ALL.iter().copied().filter(of_scope).collect();
        if actions.is_empty() {
            continue;
        }
        let (label, label_en) = words(scope.label_key());
        let presets = keymaps.each_ref().map(|(preset, _)| preset.name()).join(" | ");
        out.push(format!(
            "\n## {label} / {label_en} `[{scope}]`\n\n\
             | Hành động | Action | `action` | {presets} |\n|---|---|---|---|---|---|\n"
        ));
        for action in actions {
            let (label, label_en) = words(action.label_key_in(scope));
            let cells = keymaps.each_ref().map(|(_, keymap)| {
                let chords = keymap.bound(scope, action).iter().map(code_cell);
                chords.collect::<Vec<_>>().join(" ")
            });
            let cells = cells.join(" | ");
            out.push(format!("| {label} | {label_en} | `{action}` | {cells} |\n"));
        }
    }
    out.concat()
}

/// A chord as code in a table cell, where `|` and a backtick need care.
fn code_cell(chord: &Chord) -> String {
    let text = chord.pretty().replace('|', "\\|");
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::{Key, Resolved};

    #[test]
    fn rows_show_only_what_works_there() {
        let keymap = Keymap::preset(Preset::Default);
        let find = |owner, action| rows(&keymap, owner).into_iter().find(|r| r.action == action);
        assert!(find(Scope::List, Action::New).is_some());
        // While searching a letter is text, so the row is gone.
        assert!(find(Scope::Search, Action::New).is_none());
        assert!(find(Scope::Overlay, Action::Back).is_none());
        assert_eq!(find(Scope::Text, Action::Help).map(|r| r.chords), Some("F1".into()));
    }

    #[test]
    fn every_action_is_in_all_rows() {
        let keymap = Keymap::preset(Preset::Default);
        let rows = all_rows(&keymap);
        for action in Action::ALL {
            assert!(rows.iter().any(|row| row.action == *action), "{}", action.name());
        }
    }

    #[test]
    fn which_key_shows_what_may_follow() {
        let keymap = Keymap::preset(Preset::Default);
        let mut pending = Pending::default();
        let resolved = keymap.resolve(Scope::Text, &mut pending, Key::ctrl('g'));
        assert!(matches!(resolved, Resolved::Pending(_)));
        let rows = which_key(&keymap, Scope::Text, &pending);
        let households = rows.iter().find(|row| row.action == Action::Households);
        assert_eq!(households.map(|row| row.chords.as_str()), Some("h"));
        assert!(rows.iter().all(|row| row.action != Action::Submit));
    }

    #[test]
    fn the_footer_fits_and_dims_what_is_refused() {
        let keymap = Keymap::preset(Preset::Default);
        for owner in Scope::OWNERS {
            for width in 0..120 {
                let label = |action: Action| action.name().to_owned();
                let refused = |action| action == Action::Submit;
                let hints = footer(&keymap, owner, &refused, &label, width);
                let used: usize = hints.iter().map(Hint::width).sum();
                let gaps = hints.len().saturating_sub(1) * HINT_GAP;
                assert!(used + gaps <= width);
                assert!(hints.iter().all(|hint| hint.refused == (hint.action == Action::Submit)));
                assert!(width < 80 || hints.len() > 2, "{owner:?}");
            }
        }
    }
}
