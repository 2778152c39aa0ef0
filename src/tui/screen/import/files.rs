//! The file chooser: where one is, what lies there, and a line to filter it or to type a path.
//!
//! It reads no folder: the shell looks and answers with [`Files`]. Only files that a list can be in
//! are shown, the others on a key. Invariant: the marked row is one of the rows, or there is none.

use crate::keys::Action;
use crate::text::{LineEditor, Query, clean_line, fold};
use crate::tui::Notice;
use crate::tui::cx::Cx;
use crate::tui::effect::Work;
use crate::tui::input::Input;
use crate::tui::input::edit_line;
use crate::tui::job::File;
use crate::tui::job::Files;
use crate::tui::job::What;
use crate::tui::keyboard::Focus;
use crate::tui::part::bands::Bands;
use crate::tui::part::scroll::Scroll;
use crate::tui::screen::import::ask;
use crate::tui::step::Step;

/// The longest path, in letters.
const PATH_MAX: usize = 1000;

/// The line to type in and the folder stand above the files.
pub const BANDS: Bands = Bands::new(3, 0);

/// A row of the chooser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileRow {
    Up,
    /// An entry, by its place among the items.
    Item(usize),
    /// Another place, by its place among the places.
    Place(usize),
    /// An import that can be taken back, by its place among them.
    Import(usize),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Chooser {
    /// What is typed: letters of a name, or a path.
    pub find: LineEditor,
    /// What the shell found; absent until it answers.
    pub files: Option<Files>,
    pub scroll: Scroll,
    /// Whether files that no list can be in are shown too.
    pub all: bool,
    rows: Vec<FileRow>,
    /// Where one came from when one went up: it is marked.
    from: Option<String>,
}

impl Default for Chooser {
    fn default() -> Self {
        Self {
            find: LineEditor::new().with_limit(PATH_MAX),
            files: None,
            scroll: Scroll::default(),
            all: false,
            rows: Vec::new(),
            from: None,
        }
    }
}

impl Chooser {
    /// The text that has the keyboard. Nothing is made of the letters of a path.
    pub fn focus(&self) -> Focus<'_> {
        match typed_path(self.find.text()) {
            Some(_) => Focus::plain(&self.find),
            None => Focus::search(&self.find),
        }
    }

    /// The rows that are left by the filter.
    pub fn rows(&self) -> &[FileRow] {
        &self.rows
    }

    /// The file that a row is.
    pub fn item(&self, row: FileRow) -> Option<&File> {
        let FileRow::Item(at) = row else { return None };
        self.files.as_ref()?.items.get(at)
    }

    pub fn found(&mut self, cx: &Cx<'_>, files: Files) {
        self.find.clear();
        self.scroll = Scroll::default();
        self.files = Some(files);
        self.filter(cx);
        let from = self.from.take();
        let is_from =
            |row: &FileRow| self.item(*row).is_some_and(|item| Some(&item.path) == from.as_ref());
        // The first list is what one came for; a folder above is only the way out.
        let first = |row: &FileRow| *row != FileRow::Up;
        let at = self.rows.iter().position(is_from).or_else(|| self.rows.iter().position(first));
        self.scroll.marked = at.unwrap_or_default();
        self.fit(cx);
    }

    /// Brings the mark into the list.
    pub fn fit(&mut self, cx: &Cx<'_>) {
        self.scroll.fit(self.rows.len(), BANDS.rows(cx));
    }

    pub fn update(&mut self, cx: &Cx<'_>, input: &Input) -> Vec<Step> {
        match input {
            Input::Act(Action::Dismiss | Action::Back) if !self.find.is_empty() => {
                self.find.clear();
                self.filter(cx);
            }
            Input::Act(Action::Dismiss | Action::Back) => return vec![Step::Pop],
            Input::Act(Action::Confirm | Action::Open) => return self.open(),
            Input::Act(Action::Toggle) => {
                self.all = !self.all;
                self.filter(cx);
            }
            Input::Act(Action::DeleteLeft) if self.find.is_empty() => return self.up(),
            Input::Act(
                action @ (Action::RowUp
                | Action::RowDown
                | Action::PageUp
                | Action::PageDown
                | Action::Top
                | Action::Bottom),
            ) => {
                self.scroll.act(*action, self.rows.len(), BANDS.rows(cx));
            }
            input => {
                let before = self.find.text().to_owned();
                edit_line(&mut self.find, input);
                if self.find.text() != before {
                    self.scroll = Scroll::default();
                    self.filter(cx);
                }
            }
        }
        Vec::new()
    }

    fn up(&mut self) -> Vec<Step> {
        let Some(files) = &self.files else { return Vec::new() };
        let Some(parent) = files.parent.clone() else {
            return vec![Step::Say(Notice::info("import-no-parent"))];
        };
        self.from = Some(files.dir.clone());
        vec![Step::Ask(Work::Look(parent))]
    }

    fn open(&mut self) -> Vec<Step> {
        if let Some(mut path) = typed_path(self.find.text()) {
            // A path that begins nowhere begins where one is.
            if let Some(files) = self.files.as_ref().filter(|_| !path.starts_with(['/', '~'])) {
                path = format!("{}/{path}", files.dir.trim_end_matches('/'));
            }
            return vec![Step::Ask(Work::Look(path))];
        }
        let Some(row) = self.rows.get(self.scroll.marked).copied() else {
            return vec![Step::Say(Notice::warn("import-no-file"))];
        };
        let Some(files) = &self.files else { return Vec::new() };
        match row {
            FileRow::Up => self.up(),
            FileRow::Import(at) => {
                let import = files.imports.get(at);
                import.map(|import| ask::undo(import.group)).unwrap_or_default()
            }
            FileRow::Place(at) => {
                let place = files.places.get(at).cloned();
                place.map(|place| Step::Ask(Work::Look(place))).into_iter().collect()
            }
            FileRow::Item(at) => {
                let path = files.items.get(at).map(|item| item.path.clone());
                path.map(|path| Step::Ask(Work::Look(path))).into_iter().collect()
            }
        }
    }

    fn filter(&mut self, cx: &Cx<'_>) {
        self.rows.clear();
        let Some(files) = &self.files else { return };
        let typed = self.find.text();
        let path = typed_path(typed).is_some();
        let query = if path { Query::default() } else { Query::of(&self.find) };
        if query.is_empty() && files.parent.is_some() {
            self.rows.push(FileRow::Up);
        }
        let shown = |item: &File| self.all || item.what != What::Other;
        let found = |item: &File| query.is_empty() || query.matches(&fold(&item.name)).is_some();
        let items = files.items.iter().enumerate();
        let items = items.filter(|(_, item)| shown(item) && found(item));
        self.rows.extend(items.map(|(at, _)| FileRow::Item(at)));
        if query.is_empty() {
            let places = files.places.iter().enumerate().filter(|(_, place)| **place != files.dir);
            self.rows.extend(places.map(|(at, _)| FileRow::Place(at)));
            let imports = files.imports.iter().enumerate().filter(|(_, import)| !import.undone);
            self.rows.extend(imports.map(|(at, _)| FileRow::Import(at)));
        }
        self.fit(cx);
    }

    /// How many entries are not shown because no list can be in them.
    pub fn hidden(&self) -> usize {
        let items = self.files.iter().flat_map(|files| &files.items);
        if self.all { 0 } else { items.filter(|item| item.what == What::Other).count() }
    }
}

/// A path as it was typed, pasted or dropped, if it is one: without the quotes and the `file://` that
/// a file manager puts around it.
pub fn typed_path(typed: &str) -> Option<String> {
    let line = clean_line(typed);
    let line = line.trim();
    let bare = ['\'', '"']
        .iter()
        .find_map(|quote| line.strip_prefix(*quote).and_then(|rest| rest.strip_suffix(*quote)))
        .unwrap_or(line)
        .trim();
    if let Some(address) = bare.strip_prefix("file://") {
        // `file://localhost/…` and `file:///…` are the same file.
        let path = address.find('/').and_then(|at| address.get(at..))?;
        return Some(unescaped(path));
    }
    let is_path = bare.starts_with('/') || bare.starts_with('~') || bare.contains('/');
    is_path.then(|| bare.to_owned())
}

/// `%20` and the like as the bytes they stand for; what is no such sign stays.
fn unescaped(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| *first == b'%');
        let digits = digits.and_then(|digits| std::str::from_utf8(digits).ok());
        let escaped = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_taken_out_of_what_was_pasted() {
        let cases = [
            ("ho ngheo", None),
            ("  ", None),
            ("/tmp/a.xlsx", Some("/tmp/a.xlsx")),
            ("~/Danh sách.xlsx", Some("~/Danh sách.xlsx")),
            ("'/media/usb/Hộ nghèo 2025.xls' ", Some("/media/usb/Hộ nghèo 2025.xls")),
            ("\"/media/usb/a b.ods\"", Some("/media/usb/a b.ods")),
            (
                "file:///media/canbo/H%E1%BB%99%20ngh%C3%A8o.xlsx",
                Some("/media/canbo/Hộ nghèo.xlsx"),
            ),
            ("file://localhost/tmp/100%.csv", Some("/tmp/100%.csv")),
            ("thang 10/quy.xlsx", Some("thang 10/quy.xlsx")),
            ("file://", None),
        ];
        for (typed, path) in cases {
            assert_eq!(typed_path(typed).as_deref(), path, "{typed:?}");
        }
    }
}
