//! A small invented commune on a stage: the app, and a shell that stores in memory.
//!
//! Everything is deterministic: the clock moves one minute a key, ids come from two made-up devices.
//! Frames are drawn with ratatui's test backend, as text rows and as a mask of styles.

#![expect(clippy::unwrap_used, reason = "a stage that cannot be set up fails its test")]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::NaiveDate;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Style;
use serde_json::{Value as Json, json};
use thoatngheo::domain::book::Book;
use thoatngheo::domain::event::{Author, Event};
use thoatngheo::domain::id::{RecordId, ReplicaId};
use thoatngheo::domain::input::from_json;
use thoatngheo::domain::op::{Actor, Ctx, Intent, Op, OpName, Values, decide};
use thoatngheo::domain::roster::Role;
use thoatngheo::domain::schema::RecordKind;
use thoatngheo::keys::{Action, Key, KeyCode, Keymap, Preset};
use thoatngheo::locale::{Lang, Locale};
use thoatngheo::plan::standards;
use thoatngheo::tui;
use thoatngheo::tui::effect::Work;
use thoatngheo::tui::job::WrittenReport;
use thoatngheo::tui::job::{Exported, Received};
use thoatngheo::tui::msg::Opened;
use thoatngheo::tui::paint::Theme;
use thoatngheo::tui::{App, Effect, Me, Msg, Now, Outcome, Screen, cx};

/// 20/10/2026 08:00 in Hanoi.
const START: u64 = 1_792_458_000_000;

/// The device of the person at the keyboard, and another one.
const OWN: ReplicaId = ReplicaId([0x3a, 0x91, 0x07, 0, 0, 0, 0, 1]);
const OTHER: ReplicaId = ReplicaId([0xc4, 0x1d, 0x52, 0, 0, 0, 0, 2]);

/// An app and what a shell would hold.
pub struct Stage {
    pub app: App,
    own: Author,
    other: Author,
    millis: u64,
    events: Vec<Event>,
    quit: bool,
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 10, 20).unwrap()
}

fn actor(replica: ReplicaId) -> Actor {
    Actor { replica, role: Role::Lead, villages: Vec::new() }
}

impl Stage {
    /// The sample commune, at the home screen of an 80x24 terminal.
    pub fn new() -> Self {
        let mut stage = Self::loading();
        let book = stage.commune();
        stage.open(book);
        stage
    }

    /// A commune in which nothing was recorded.
    pub fn empty() -> Self {
        let mut stage = Self::loading();
        stage.open(Book::new(standards()));
        stage
    }

    /// Before the folder is open.
    pub fn loading() -> Self {
        let keymap = Keymap::preset(Preset::Default);
        let now = Now { millis: START, today: today() };
        let app = App::new(keymap, Locale::new(Lang::Vi), Screen::Loading, (80, 24), now);
        Self {
            app,
            own: Author::new(OWN, OWN.short()),
            other: Author::new(OTHER, OTHER.short()),
            millis: START,
            events: Vec::new(),
            quit: false,
        }
    }

    fn open(&mut self, book: Book) {
        let unsent = u64::from(self.own.n);
        let me = Me {
            commune: "Xã Mường Thử".to_owned(),
            form: thoatngheo::domain::roster::OfficeForm::Commune,
            officer: "Lò Thị Thử".to_owned(),
            actor: actor(OWN),
            exchange: cx::Exchange { unsent, ..cx::Exchange::default() },
        };
        let opened = Opened {
            book,
            plans: std::sync::Arc::default(),
            me,
            drafts: Vec::new(),
            mended: Vec::new(),
        };
        self.send(Msg::Opened(Box::new(opened)));
    }

    /// Villages, households, registrations, receipts, two meetings and one conflict.
    fn commune(&mut self) -> Book {
        let mut book = Book::new(standards());
        for (name, label) in [("Đồng Tâm", "thon"), ("Nà Lại", "ban")] {
            self.add(&mut book, RecordKind::Village, &json!({ "name": name, "label": label }));
        }
        for (at, (village, name, class)) in HOUSEHOLDS.into_iter().enumerate() {
            let causes: &[&str] = if class == "not_poor" { &[] } else { &["lack_capital"] };
            let household = json!({
                "code": format!("TL-{:03}", at + 1), "village": village, "head_name": name,
                "head_birth": (1955 + 4 * at).to_string(), "class": class, "class_year": 2026,
                "members_count": 2 + at % 5, "b1": 120 + at, "causes": causes,
                "deprivations": ["employment", "toilet", "telecom"],
                "address": format!("xóm {}", at % 3 + 1),
            });
            self.add(&mut book, RecordKind::Household, &household);
        }
        let number = json!({ "personal_number": "011155000123" });
        self.edit(&mut book, RecordKind::Household, "TL-001", &number);
        for (code, target) in [("TL-001", "not_poor"), ("TL-003", "not_poor")] {
            let registration = json!({
                "household": code, "target_class": target, "plan": "Nuôi 2 bò sinh sản",
                "needs": ["production", "credit"], "helper_name": "Chi hội Phụ nữ",
                "helper_kind": "organisation", "registered_on": "2026-02-15",
            });
            self.add(&mut book, RecordKind::Registration, &registration);
        }
        for (donor, date, amount) in RECEIPTS {
            let receipt = json!({ "donor_name": donor, "date": date, "amount": amount });
            self.add(&mut book, RecordKind::Contribution, &receipt);
        }
        self.act(&mut book, OpName::Void, RecordKind::Contribution, 1, Some("ghi nhầm người"));
        self.meetings(&mut book);
        self.disagree(&mut book);
        book
    }

    fn meetings(&mut self, book: &mut Book) {
        for (number, village, date) in
            [("HB-01", "Đồng Tâm", "2026-09-15"), ("HB-02", "Nà Lại", "2026-10-10")]
        {
            let meeting = json!({
                "number": number, "village": village, "date": date, "attendees": 30,
                "place": "nhà văn hóa", "chair": "Hà Văn Chủ", "secretary": "Lò Văn Thư",
            });
            self.add(book, RecordKind::Meeting, &meeting);
        }
        for (meeting, household, agree) in
            [("HB-01", "TL-001", 25), ("HB-01", "TL-002", 15), ("HB-02", "TL-005", 12)]
        {
            let review = json!({
                "meeting": meeting, "household": household, "b1": 130,
                "deprivations": ["employment", "toilet", "telecom"], "votes_agree": agree,
                "votes_against": 3, "votes_abstain": 2,
            });
            self.add(book, RecordKind::Review, &review);
        }
        self.act(book, OpName::Close, RecordKind::Meeting, 0, None);
    }

    /// Two devices give one household different addresses without knowing of each other.
    fn disagree(&mut self, book: &mut Book) {
        let id = book.resolve(RecordKind::Household, "TL-004").unwrap().id;
        let mut events = Vec::new();
        for (replica, count) in [(OWN, 4), (OTHER, 6)] {
            let values = values(book, RecordKind::Household, &json!({ "members_count": count }));
            let ctx = Ctx { today: today(), actor: actor(replica) };
            let decision = decide(book, &Op::Edit { record: id, values }, &ctx).unwrap();
            events.push(self.write(replica, &decision.intent));
        }
        book.apply_all(&events);
    }

    fn add(&mut self, book: &mut Book, kind: RecordKind, fields: &Json) -> RecordId {
        let op = Op::Create { kind, values: values(book, kind, fields) };
        let event = self.decided(book, &op);
        event.body.unwrap().writes[0].record
    }

    /// Records something in the book of the program, as if it had been typed.
    pub fn record(&mut self, kind: RecordKind, fields: &Json) -> RecordId {
        let mut book = std::mem::replace(&mut self.app.book, Book::new(standards()));
        let id = self.add(&mut book, kind, fields);
        self.app.book = book;
        id
    }

    fn edit(&mut self, book: &mut Book, kind: RecordKind, key: &str, fields: &Json) {
        let record = book.resolve(kind, key).unwrap().id;
        let op = Op::Edit { record, values: values(book, kind, fields) };
        self.decided(book, &op);
    }

    fn act(
        &mut self,
        book: &mut Book,
        name: OpName,
        kind: RecordKind,
        at: usize,
        reason: Option<&str>,
    ) {
        let record = book.record(book.of_kind(kind)[at]).unwrap().id;
        let reason = reason.map(str::to_owned);
        self.decided(book, &Op::Act { name, record, values: Values::new(), reason });
    }

    fn decided(&mut self, book: &mut Book, op: &Op) -> Event {
        let ctx = Ctx { today: today(), actor: actor(OWN) };
        let decision = decide(book, op, &ctx).unwrap();
        let event = self.write(OWN, &decision.intent);
        book.apply(&event);
        event
    }

    /// Makes an event of an intent, as the shell does once it is durable.
    fn write(&mut self, replica: ReplicaId, intent: &Intent) -> Event {
        self.millis += 60_000;
        let author = if replica == OWN { &mut self.own } else { &mut self.other };
        let body = intent.body(author.next_record());
        let event = author.write(self.millis, intent.op.name(), body, &[0; 16]).event;
        self.events.push(event.clone());
        event
    }

    /// Gives the app a message and does what it asks for.
    pub fn send(&mut self, msg: Msg) {
        self.millis += 60_000;
        let now = Now { millis: self.millis, today: today() };
        for effect in self.app.update(now, msg) {
            match effect {
                Effect::Commit { ticket, intent, .. } => {
                    let event = self.write(OWN, &intent);
                    self.send(Msg::Done(ticket, Outcome::Committed(Box::new(event))));
                }
                Effect::Work { ticket, work } => {
                    let outcome = self.work(&work);
                    self.send(Msg::Done(ticket, outcome));
                }
                Effect::Quit => self.quit = true,
                _ => {}
            }
        }
    }

    fn work(&self, work: &Work) -> Outcome {
        match work {
            Work::History(id) => {
                let about = |event: &&Event| {
                    event.body.iter().flat_map(|body| &body.writes).any(|w| w.record == *id)
                };
                Outcome::History(self.events.iter().filter(about).cloned().collect())
            }
            Work::Export(_) => Outcome::Exported(Exported {
                path: "/nha/lo-thi-thu/goi/MT-3A91-0001.goi".to_owned(),
                events: 31,
                counts: vec![("household".to_owned(), 8), ("contribution".to_owned(), 5)],
                money: 7_300_000,
                hash_groups: "7F3K 91QD A0ZX 44TM 8RRP 2HGW CC5V 190N"
                    .split(' ')
                    .map(str::to_owned)
                    .collect(),
            }),
            Work::Receive(_) => Outcome::Received {
                report: Received {
                    without_personal: false,
                    from: OTHER.short(),
                    new: 120,
                    had: 4_031,
                    held: vec![(OTHER.short(), 151, 160)],
                    refused: vec![(OTHER.short(), 77, "no_right".to_owned())],
                    conflicts: 1,
                    hash_groups: ["1a2b"; 16].map(str::to_owned).to_vec(),
                },
                events: Vec::new(),
                roster: None,
            },
            Work::Backup(path) => {
                Outcome::BackedUp { path: format!("{path}/thoatngheo-2026-10-20.age"), records: 31 }
            }
            Work::Report(report) => Outcome::Reported(WrittenReport {
                path: format!("/nha/lo-thi-thu/out/{}", report.to),
                exists: report.to.starts_with("co-roi") && !report.force,
            }),
            Work::WriteText(file) => Outcome::Reported(WrittenReport {
                path: format!("/nha/lo-thi-thu/out/{}", file.to),
                exists: file.to.starts_with("co-roi") && !file.force,
            }),
            _ => Outcome::Checked(Vec::new()),
        }
    }

    /// Presses the keys of an action where the program is now.
    pub fn press(&mut self, action: Action) -> &mut Self {
        let scope = self.app.scope();
        let chord = self.app.keymap.keys_in(scope, action).next().cloned();
        let chord = chord.unwrap_or_else(|| panic!("no key for {action} in {scope}"));
        for key in chord.keys() {
            self.send(Msg::Key(*key));
        }
        self
    }

    pub fn key(&mut self, key: Key) -> &mut Self {
        self.send(Msg::Key(key));
        self
    }

    pub fn enter(&mut self) -> &mut Self {
        self.key(Key { code: KeyCode::Enter, ctrl: false, alt: false, shift: false })
    }

    pub fn text(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.key(Key::char(letter));
        }
        self
    }

    /// Whether the program asked to end.
    pub fn has_quit(&self) -> bool {
        self.quit
    }

    pub fn buffer(&self, theme: &Theme) -> Buffer {
        let (columns, rows) = self.app.shell.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        terminal.draw(|frame| tui::draw(&self.app, theme, frame)).unwrap().buffer.clone()
    }

    pub fn picture(&self) -> String {
        rows(&self.buffer(&Theme::colours()), Cell::symbol).join("\n")
    }

    /// The screen as text, then a mask of the styles of each row that has any, then what they are.
    pub fn snapshot(&self) -> String {
        let buffer = self.buffer(&Theme::colours());
        let mut names: BTreeMap<String, char> = BTreeMap::new();
        for cell in &buffer.content {
            let style = said(cell);
            if !style.is_empty() && !names.contains_key(&style) {
                let name = char::from(b'a' + u8::try_from(names.len()).unwrap());
                names.insert(style, name);
            }
        }
        let mask = rows_by(&buffer, |cell| names.get(&said(cell)).copied().unwrap_or(' '));
        let mut out = rows(&buffer, Cell::symbol).join("\n");
        out.push_str("\n---\n");
        for (at, row) in mask.iter().enumerate().filter(|(_, row)| !row.is_empty()) {
            writeln!(out, "{at:>2} {row}").unwrap();
        }
        for (style, name) in &names {
            writeln!(out, "{name} = {style}").unwrap();
        }
        out
    }
}

/// Village, head and class.
const HOUSEHOLDS: [(&str, &str, &str); 8] = [
    ("Đồng Tâm", "Hà Thị Mỷ", "poor"),
    ("Đồng Tâm", "Nguyễn Văn An", "near_poor"),
    ("Đồng Tâm", "Trần Thị Bình", "near_poor"),
    ("Đồng Tâm", "Đỗ Văn Ẩn", "not_poor"),
    ("Nà Lại", "Lò Văn Pắn", "poor"),
    ("Nà Lại", "Nguyễn Văn An", "poor"),
    ("Nà Lại", "Quàng Thị Ước", "not_poor"),
    ("Nà Lại", "Lường Văn Đức", "near_poor"),
];

/// Donor, day and sum.
const RECEIPTS: [(&str, &str, i64); 5] = [
    ("Công ty Chè Thử", "2026-01-20", 5_000_000),
    ("Bà Cà Thị Nhầm", "2026-03-02", 200_000),
    ("Ông Bàn Văn Lợi", "2026-03-05", 300_000),
    ("Trường Tiểu học số 1", "2026-09-05", 1_500_000),
    ("Hội Người cao tuổi", "2026-10-18", 500_000),
];

fn values(book: &Book, kind: RecordKind, fields: &Json) -> Values {
    let mut values = Values::new();
    for (id, json) in fields.as_object().unwrap() {
        let field = kind.field(id).unwrap();
        values.insert(field.id, from_json(book, field, json, today()).unwrap());
    }
    values
}

/// What a cell's style says; empty for plain text.
fn said(cell: &Cell) -> String {
    let style = cell.style();
    let plain = Style::default();
    let mut out = Vec::new();
    for (what, colour) in [("", style.fg), ("on ", style.bg)] {
        if let Some(colour) = colour.filter(|colour| *colour != ratatui::style::Color::Reset) {
            out.push(format!("{what}{colour:?}").to_lowercase());
        }
    }
    if style.add_modifier != plain.add_modifier {
        out.push(format!("{:?}", style.add_modifier).to_lowercase());
    }
    out.join(" ")
}

fn rows<'b>(buffer: &'b Buffer, show: impl Fn(&'b Cell) -> &'b str) -> Vec<String> {
    let area = buffer.area;
    let row = |y| {
        let cells = (area.left()..area.right()).filter_map(|x| buffer.cell((x, y)));
        cells.map(&show).collect::<String>().trim_end().to_owned()
    };
    (area.top()..area.bottom()).map(row).collect()
}

fn rows_by(buffer: &Buffer, show: impl Fn(&Cell) -> char) -> Vec<String> {
    let area = buffer.area;
    let row = |y| {
        let cells = (area.left()..area.right()).filter_map(|x| buffer.cell((x, y)));
        cells.map(&show).collect::<String>().trim_end().to_owned()
    };
    (area.top()..area.bottom()).map(row).collect()
}
