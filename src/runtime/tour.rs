//! The tour: the main job played through on the real program, with real keys, on real folders.
//!
//! It presses only what a person could press, and it types what a person would: a name to be
//! found without its marks, other words with the keys of Telex, a sum as `1tr5`. On a terminal it
//! can be watched; without one it prints the main frames. It ends with what both folders hold, read
//! from each again.

use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization as _;

use crate::domain::book::{Book, Totals};
use crate::domain::id::hex;
use crate::domain::record::Record;
use crate::domain::roster::Role;
use crate::domain::schema::{FieldKind, RecordKind};
use crate::keys::{Action, Keymap, Scope};
use crate::locale::{Lang, Locale};
use crate::runtime::clock::Clock;
use crate::runtime::folder::{self, FolderError};
use crate::runtime::headless::Headless;
use crate::runtime::run::RunError;
use crate::runtime::watch::Watch;
use crate::store::Mode;
use crate::text::{Method, fold, format_money, pad};
use crate::tui::Screen;
use crate::tui::keyboard::State;
use crate::tui::screen::form::FormState;

/// Where the tour plays.
pub struct Stage {
    pub data: PathBuf,
    /// The second device's folder, to be made.
    pub second: PathBuf,
    pub bundles: PathBuf,
    pub clock: Clock,
    pub lang: Lang,
    pub keymap: Keymap,
}

/// How the tour is shown.
pub enum Show<'a> {
    /// The main frames, as text.
    Print(&'a mut dyn FnMut(&str)),
    /// Every key, on the terminal.
    Watch(Box<Watch>),
}

/// The most keys pressed to reach a field.
const FIELDS_MAX: usize = 60;

/// The people at the sample meeting.
const ATTENDEES: &str = "30";

/// Plays the tour. Says whether both folders ended with the same.
pub fn play(stage: &Stage, on_screen: bool, print: &mut dyn FnMut(&str)) -> Result<bool, RunError> {
    if on_screen {
        let watch = Watch::open(stage.lang, &stage.data)?;
        let mut tour = Tour { stage, show: Show::Watch(Box::new(watch)), frames: 0 };
        let ended = tour.act_all();
        drop(tour);
        ended?;
    } else {
        Tour { stage, show: Show::Print(print), frames: 0 }.act_all()?;
    }
    Ok(compare(stage, print)?)
}

struct Tour<'a> {
    stage: &'a Stage,
    show: Show<'a>,
    frames: usize,
}

impl Tour<'_> {
    fn act_all(&mut self) -> Result<(), RunError> {
        self.first_device()?;
        let bundle = self.exchange()?;
        self.second_device(&bundle)
    }

    fn open(&self, data: &Path) -> Result<Headless, RunError> {
        let Stage { keymap, lang, clock, .. } = self.stage;
        let mut program = Headless::open(data, keymap.clone(), *lang, *clock)?;
        if let Show::Watch(watch) = &self.show {
            let (columns, rows) = watch.size();
            program.send(crate::tui::Msg::Resize(columns, rows))?;
        }
        Ok(program)
    }

    /// Finds, registers, receives a gift, holds a meeting.
    fn first_device(&mut self) -> Result<(), RunError> {
        let mut program = self.open(&self.stage.data)?;
        self.frame(&program, "tour-home")?;
        let household = self.find_and_register(&mut program)?;
        self.receive_gift(&mut program)?;
        self.hold_meeting(&mut program, &household)?;
        program.close()?;
        Ok(())
    }

    fn find_and_register(&mut self, program: &mut Headless) -> Result<String, RunError> {
        let found = unregistered(&program.app.book).map(|record| {
            let text = |field| record.text(field).unwrap_or_default().to_owned();
            (text("head_name"), text("code"))
        });
        let (name, code) = found.unwrap_or_default();
        self.press(program, Action::Households)?;
        self.press(program, Action::Search)?;
        self.type_text(program, &fold(&name))?;
        self.frame(program, "tour-find")?;
        // Several may bear the name: the code decides.
        self.type_text(program, &format!(" {}", code.to_lowercase()))?;
        self.press(program, Action::Open)?;
        self.frame(program, "tour-household")?;
        self.press(program, Action::New)?;
        self.fill(program, "target_class", "not_poor")?;
        self.fill(program, "plan", "Nuôi 2 con trâu sinh sản, trồng thảo quả")?;
        self.fill(program, "helper_name", "Hội Phụ nữ xã")?;
        self.fill(program, "helper_kind", "organisation")?;
        self.frame(program, "tour-register")?;
        self.save(program)?;
        self.frame(program, "tour-registered")?;
        Ok(code)
    }

    fn receive_gift(&mut self, program: &mut Headless) -> Result<(), RunError> {
        self.press(program, Action::Fund)?;
        self.press(program, Action::New)?;
        self.fill(program, "donor_name", "Ông Bàn Sành Lìn")?;
        self.fill(program, "amount", "1tr5")?;
        self.frame(program, "tour-gift")?;
        self.save(program)?;
        self.frame(program, "tour-received")
    }

    fn hold_meeting(&mut self, program: &mut Headless, household: &str) -> Result<(), RunError> {
        let book = &program.app.book;
        let record = book.resolve(RecordKind::Household, household).ok();
        let village = record.and_then(|r| r.link("village")).and_then(|id| book.find(id));
        let village = village.map(|village| book.human_key(village)).unwrap_or_default();
        self.press(program, Action::Meetings)?;
        self.press(program, Action::New)?;
        self.fill(program, "village", &fold(&village))?;
        self.fill(program, "place", "Nhà văn hóa thôn")?;
        self.fill(program, "chair", "Giàng Seo Tủa")?;
        self.fill(program, "attendees", ATTENDEES)?;
        self.fill(program, "front_present", "x")?;
        self.frame(program, "tour-meeting")?;
        self.save(program)?;
        self.press(program, Action::Open)?;
        self.press(program, Action::New)?;
        self.fill(program, "household", household)?;
        self.fill(program, "b1", "150")?;
        self.fill(program, "votes_agree", "24")?;
        self.fill(program, "votes_against", "4")?;
        self.fill(program, "votes_abstain", "2")?;
        self.frame(program, "tour-review")?;
        self.save(program)?;
        self.press(program, Action::Close)?;
        self.frame(program, "tour-close")?;
        // What cannot be undone wants the letter, not a stray Enter.
        self.type_text(program, "y")?;
        self.frame(program, "tour-closed")
    }

    /// The second device asks, the first one admits it and writes a bundle.
    fn exchange(&mut self) -> Result<PathBuf, RunError> {
        let Stage { data, second, bundles, clock, .. } = self.stage;
        let made = std::fs::create_dir_all(bundles);
        made.map_err(|source| FolderError::File { path: bundles.display().to_string(), source })?;
        let joining = folder::join(second, "Vàng Thị Dợ", "", clock.now())?;
        let request = bundles.join("xin-ghi-danh.json");
        joining.folder.request(&request)?;
        joining.folder.close();
        let mut first = folder::open(data, "", Mode::Write, &mut |_| {})?;
        first.folder.approve(&request, Role::Officer, &[])?;
        first.folder.close();
        let mut program = self.open(data)?;
        self.press(&mut program, Action::Export)?;
        self.press(&mut program, Action::Open)?;
        self.frame(&program, "tour-export")?;
        program.close()?;
        Ok(newest(&data.join("out")))
    }

    fn second_device(&mut self, bundle: &Path) -> Result<(), RunError> {
        let mut program = self.open(&self.stage.second)?;
        self.press(&mut program, Action::Receive)?;
        self.type_text(&mut program, &bundle.display().to_string())?;
        self.press(&mut program, Action::Open)?;
        self.frame(&program, "tour-take")?;
        self.press(&mut program, Action::Home)?;
        self.frame(&program, "tour-second-home")?;
        program.close()?;
        Ok(())
    }

    fn press(&mut self, program: &mut Headless, action: Action) -> Result<(), RunError> {
        if !program.act(action)? {
            return Err(RunError::Tour(action.name()));
        }
        self.seen(program)
    }

    fn type_text(&mut self, program: &mut Headless, text: &str) -> Result<(), RunError> {
        // A path is typed as it is, and so is everything where a person chose another way of typing.
        let by_telex = program.app.typing_state() == Some(State::Ours(Method::Telex));
        let keys = |letter| if by_telex { telex(letter) } else { vec![letter] };
        for key in text.chars().flat_map(keys) {
            program.type_text(key.encode_utf8(&mut [0; 4]))?;
            self.seen(program)?;
        }
        Ok(())
    }

    /// Goes to a field and puts something there: types it, or chooses the option.
    fn fill(
        &mut self,
        program: &mut Headless,
        field: &'static str,
        text: &str,
    ) -> Result<(), RunError> {
        for _ in 0..FIELDS_MAX {
            match focus(program) {
                Some(focus) if focus == field => break,
                Some(_) => self.press(program, Action::NextField)?,
                None => return Err(RunError::Tour(field)),
            }
        }
        if focus(program) != Some(field) {
            return Err(RunError::Tour(field));
        }
        if program.app.scope() != Scope::Choice {
            self.press(program, Action::ClearField)?;
            return self.type_text(program, text);
        }
        let kind = form(program).and_then(|form| form.kind.field(field)).map(|def| def.kind);
        match kind {
            Some(FieldKind::One(_)) => {
                let label = program.app.locale.text(&format!("option-{text}")).into_owned();
                // The first word finds the option; a space would go on to the next one.
                let first = fold(&label).split(' ').next().unwrap_or_default().to_owned();
                self.type_text(program, &first)
            }
            _ => self.press(program, Action::Toggle),
        }
    }

    /// Saves the form; what is only unusual is confirmed.
    fn save(&mut self, program: &mut Headless) -> Result<(), RunError> {
        self.press(program, Action::Submit)?;
        if !program.app.overlays.is_empty() {
            self.frame(program, "tour-ask")?;
            self.type_text(program, "y")?;
        }
        if form(program).is_some() {
            return Err(RunError::Tour("submit"));
        }
        Ok(())
    }

    /// Shows a key's effect where the tour is watched.
    fn seen(&mut self, program: &Headless) -> Result<(), RunError> {
        match &mut self.show {
            Show::Print(_) => Ok(()),
            Show::Watch(watch) => watch.key(&program.app),
        }
    }

    fn frame(&mut self, program: &Headless, title: &str) -> Result<(), RunError> {
        self.frames += 1;
        let title = program.app.locale.text(title).into_owned();
        match &mut self.show {
            Show::Watch(watch) => watch.frame(&program.app),
            Show::Print(print) => {
                let number = self.frames;
                print(&format!("=== {number}. {title} ==="));
                print(&program.picture());
                print("");
                Ok(())
            }
        }
    }
}

fn form(program: &Headless) -> Option<&FormState> {
    match program.app.nav.top() {
        Screen::Form(form) => Some(form),
        _ => None,
    }
}

fn focus(program: &Headless) -> Option<&'static str> {
    form(program).map(|form| form.focus)
}

/// The first poor household, by its code, that has not registered this year.
fn unregistered(book: &Book) -> Option<&Record> {
    let households = book.records(RecordKind::Household);
    let mut open = households.filter(|record| {
        let free = book.linking(record.id, RecordKind::Registration).next().is_none();
        let marked = record.text("head_name").is_some_and(|name| !name.is_ascii());
        record.code("class") == Some("poor") && free && marked
    });
    open.next()
}

/// The newest bundle of a folder.
fn newest(out: &Path) -> PathBuf {
    let entries = std::fs::read_dir(out).into_iter().flatten().flatten();
    let bundles = entries.map(|entry| entry.path());
    bundles
        .filter(|path| path.extension().is_some_and(|end| end == "goi"))
        .max()
        .unwrap_or_default()
}

/// Reads both folders anew and prints what each holds.
fn compare(stage: &Stage, print: &mut dyn FnMut(&str)) -> Result<bool, FolderError> {
    let locale = Locale::new(stage.lang);
    let read = |data: &Path| -> Result<(Totals, String), FolderError> {
        let read = folder::open(data, "", Mode::Look, &mut |_| {})?;
        let root = hex(&read.book.root());
        Ok((read.book.totals(None), root.chars().take(16).collect()))
    };
    let (one, two) = (read(&stage.data)?, read(&stage.second)?);
    let text = |key: &str| locale.text(key).into_owned();
    let line = |name: &str, one: &str, two: &str| format!("{}{}{two}", pad(name, 34), pad(one, 22));
    print(&line(&text("tour-totals"), &text("tour-first"), &text("tour-second")));
    let count = |pick: fn(&Totals) -> usize| (pick(&one.0).to_string(), pick(&two.0).to_string());
    let money = |pick: fn(&Totals) -> i64| (format_money(pick(&one.0)), format_money(pick(&two.0)));
    let rows = [
        ("kinds-village", count(|sum| sum.villages)),
        ("kinds-household", count(|sum| sum.households)),
        ("tour-poor", count(|sum| sum.poor)),
        ("tour-near-poor", count(|sum| sum.near_poor)),
        ("kinds-registration", count(|sum| sum.registrations)),
        ("kinds-contribution", count(|sum| sum.fund.receipts)),
        ("tour-money", money(|sum| sum.fund.total)),
        ("kinds-meeting", count(|sum| sum.meetings)),
        ("tour-closed-meetings", count(|sum| sum.meetings_closed)),
        ("kinds-review", count(|sum| sum.reviews)),
        ("tour-passed", count(|sum| sum.reviews_passed)),
        ("tour-root", (one.1.clone(), two.1.clone())),
    ];
    for (name, (one, two)) in &rows {
        print(&line(&text(name), one, two));
    }
    let equal = one == two;
    print(&text(if equal { "tour-equal" } else { "tour-differ" }));
    Ok(equal)
}

/// The keys of Telex that make a letter, as a person would press them one by one.
fn telex(letter: char) -> Vec<char> {
    if let 'đ' | 'Đ' = letter {
        return if letter == 'đ' { vec!['d', 'd'] } else { vec!['D', 'D'] };
    }
    let mut parts = letter.nfd();
    let Some(base) = parts.next() else {
        return Vec::new();
    };
    let mark = |mark| match mark {
        '\u{302}' => base,
        '\u{306}' | '\u{31b}' => 'w',
        '\u{301}' => 's',
        '\u{300}' => 'f',
        '\u{309}' => 'r',
        '\u{303}' => 'x',
        '\u{323}' => 'j',
        other => other,
    };
    // The tone after the mark, whatever the order of the parts.
    let mut marks: Vec<char> = parts.map(mark).collect();
    marks.sort_by_key(|key| "sfrxj".contains(*key));
    [vec![base], marks].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{LineEditor, Typing, Typist};

    #[test]
    fn what_the_tour_types_is_what_is_meant() {
        for text in [
            "Nuôi 2 con trâu sinh sản, trồng thảo quả",
            "Hội Phụ nữ xã",
            "Ông Bàn Sành Lìn",
            "Nhà văn hóa thôn",
            "Giàng Seo Tủa",
            "Đường Nguyễn Ước, Đắk Lắk",
        ] {
            let (mut line, mut typist) = (LineEditor::new(), Typist::new(Typing::default()));
            for key in text.chars().flat_map(telex) {
                match typist.typed(line.parts().0, key) {
                    Some(edit) => line.compose(&edit),
                    None => line.insert(key),
                };
            }
            assert_eq!(line.text(), text);
        }
    }
}
