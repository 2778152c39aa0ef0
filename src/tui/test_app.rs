//! An app for tests, over a small invented commune, with a shell that stores in memory.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use crate::domain::book::Book;
use crate::domain::event::Author;
use crate::domain::id::{RecordId, ReplicaId};
use crate::domain::input::from_json;
use crate::domain::op::{Actor, Ctx, Intent, Op, Values, decide};
use crate::domain::record::Record;
use crate::domain::roster::{OfficeForm, Role};
use crate::domain::schema::RecordKind;
use crate::keys::{Action, Key, Keymap, Preset};
use crate::locale::{Lang, Locale};
use crate::text::Edit;
use crate::tui::input::Input;
use crate::tui::screen::form::FormState;
use crate::tui::sticky::Sticky;
use crate::tui::{
    App, Draft, Effect, HomeState, Keyboard, Me, Msg, Nav, Now, Outcome, Prefs, Screen, Shell,
    Ticket, Tickets, Waiting, cx,
};

const REPLICA: ReplicaId = ReplicaId([7; 8]);

/// An app and what a shell would hold.
pub struct TestApp {
    pub app: App,
    pub millis: u64,
    /// Commits that wait for the disk; taken at once unless `slow`.
    pub waiting: Vec<(Ticket, Box<Intent>, Option<String>)>,
    pub slow: bool,
    /// The drafts as they are stored.
    pub stored: BTreeMap<String, Draft>,
    pub effects: Vec<Effect>,
    author: Author,
}

fn today() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2026, 10, 20).unwrap()
}

fn empty_app(actor: Actor) -> App {
    let book = Book::new(crate::plan::standards());
    let me = Me {
        commune: "Xã Mường Thử".to_owned(),
        form: OfficeForm::Commune,
        officer: "Lò Thị Thử".to_owned(),
        actor,
        exchange: cx::Exchange::default(),
    };
    let now = Now { millis: 1_000, today: today() };
    App {
        plans: Arc::default(),
        book,
        me,
        keymap: Keymap::preset(Preset::Default),
        locale: Arc::new(Locale::new(Lang::Vi)),
        prefs: Prefs::default(),
        nav: Nav::new(Screen::Loading),
        overlays: Vec::new(),
        notice: None,
        keyboard: Keyboard::default(),
        pending: Waiting::default(),
        drafts: Vec::new(),
        sticky: Sticky::default(),
        done: Vec::new(),
        shell: Shell {
            size: (80, 24),
            console: false,
            tickets: Tickets::default(),
            progress: None,
            dirty: false,
            leaving: false,
            now,
        },
    }
}

impl TestApp {
    /// Two villages, four households, one meeting.
    pub fn new() -> Self {
        let actor = Actor { replica: REPLICA, role: Role::Lead, villages: Vec::new() };
        let mut app = empty_app(actor);
        let home = HomeState::new(&app.cx());
        app.nav = Nav::new(Screen::Home(home));
        let mut tester = Self {
            app,
            millis: 1_000,
            waiting: Vec::new(),
            slow: false,
            stored: BTreeMap::new(),
            effects: Vec::new(),
            author: Author::new(REPLICA, "TEST".to_owned()),
        };
        for village in ["Đồng Tâm", "Nà Lại"] {
            tester.add(RecordKind::Village, &json!({ "name": village }));
        }
        let households = [
            ("H1", "Đồng Tâm", "Nguyễn Văn An", "poor"),
            ("H2", "Đồng Tâm", "Trần Thị Bình", "near_poor"),
            ("H3", "Nà Lại", "Nguyễn Văn An", "poor"),
            ("H4", "Nà Lại", "Lò Văn Pắn", "not_poor"),
        ];
        for (code, village, name, class) in households {
            let causes: &[&str] = if class == "not_poor" { &[] } else { &["lack_capital"] };
            tester.add(
                RecordKind::Household,
                &json!({
                    "code": code, "village": village, "head_name": name, "head_birth": "1970",
                    "class": class, "class_year": 2026, "b1": 130, "causes": causes,
                    "deprivations": ["employment", "toilet", "telecom"],
                }),
            );
        }
        tester.add(
            RecordKind::Meeting,
            &json!({
                "number": "HB1", "village": "Đồng Tâm", "date": "2026-10-15", "attendees": 30,
                "place": "nhà văn hóa", "chair": "Lò Văn Thử",
            }),
        );
        tester
    }

    /// Stores a record as `enter` would.
    pub fn add(&mut self, kind: RecordKind, fields: &Json) -> RecordId {
        let mut values = Values::new();
        for (id, json) in fields.as_object().unwrap() {
            let field = kind.field(id).unwrap();
            let value = from_json(&self.app.book, field, json, today()).unwrap();
            values.insert(field.id, value);
        }
        let ctx = Ctx { today: today(), actor: self.app.me.actor.clone() };
        let decision = decide(&self.app.book, &Op::Create { kind, values }, &ctx).unwrap();
        let event = self.write(&decision.intent);
        let id = event.body.as_ref().unwrap().writes[0].record;
        self.app.book.apply(&event);
        id
    }

    /// Makes an event of an intent, as the shell does once it is durable.
    pub fn write(&mut self, intent: &Intent) -> crate::domain::event::Event {
        let body = intent.body(self.author.next_record());
        self.author.write(self.millis, intent.op.name(), body, &[0; 16]).event
    }

    pub fn record(&self, kind: RecordKind, key: &str) -> &Record {
        self.app.book.resolve(kind, key).unwrap()
    }

    pub fn count(&self, kind: RecordKind) -> usize {
        self.app.book.of_kind(kind).len()
    }

    pub fn open(&mut self, make: impl FnOnce(&crate::tui::Cx<'_>) -> FormState) -> &mut Self {
        let form = make(&self.app.cx());
        self.app.nav.push(Screen::Form(form));
        self
    }

    /// Opens the form for a new record.
    pub fn create(&mut self, kind: RecordKind) -> &mut Self {
        self.open(|cx| FormState::create(cx, kind, Vec::new()))
    }

    pub fn form(&self) -> &FormState {
        match self.app.nav.top() {
            Screen::Form(form) => form,
            other => panic!("no form but {other:?}"),
        }
    }

    pub fn raw(&self, field: &str) -> String {
        self.form().cell(field).unwrap().raw()
    }

    /// What the line at the bottom says.
    pub fn notice_key(&self) -> String {
        self.app.notice.as_ref().map(|notice| notice.key.clone()).unwrap_or_default()
    }

    /// Codes of the issues at a field.
    pub fn issues(&self, field: &str) -> Vec<&'static str> {
        let issues = self.form().issues.iter();
        issues.filter(|issue| issue.field == Some(field)).map(|issue| issue.code).collect()
    }

    /// Goes to a field with the keys.
    pub fn at(&mut self, field: &str) -> &mut Self {
        for _ in 0..60 {
            if self.form().focus == field {
                return self;
            }
            self.act(Action::PrevField);
        }
        for _ in 0..60 {
            if self.form().focus == field {
                return self;
            }
            self.act(Action::RowDown);
        }
        panic!("{field} is not reached, the focus is on {}", self.form().focus);
    }

    /// Goes to a field and types.
    pub fn put(&mut self, field: &str, text: &str) -> &mut Self {
        self.at(field).text(text)
    }

    pub fn text(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.send(Msg::Key(Key::char(letter)));
        }
        self
    }

    /// Presses the key of an action.
    pub fn act(&mut self, action: Action) -> &mut Self {
        let scope = self.app.scope();
        let chord = self.app.keymap.keys_in(scope, action).next();
        let keys =
            chord.unwrap_or_else(|| panic!("no key for {action} in {scope}")).keys().to_vec();
        for key in keys {
            self.send(Msg::Key(key));
        }
        self
    }

    pub fn send(&mut self, msg: Msg) -> &mut Self {
        let now = Now { millis: self.millis, today: today() };
        let effects = self.app.update(now, msg);
        for effect in effects {
            self.effects.push(effect.clone());
            match effect {
                Effect::SaveDraft(draft) => {
                    self.stored.insert(draft.key.clone(), draft);
                }
                Effect::DropDraft(key) => {
                    self.stored.remove(&key);
                }
                Effect::Commit { ticket, intent, clears } => {
                    self.waiting.push((ticket, intent, clears));
                }
                _ => {}
            }
        }
        if !self.slow {
            self.disk();
        }
        self
    }

    /// The disk has done what waited for it.
    pub fn disk(&mut self) -> &mut Self {
        for (ticket, intent, clears) in std::mem::take(&mut self.waiting) {
            if let Some(key) = clears {
                self.stored.remove(&key);
            }
            let event = self.write(&intent);
            self.send(Msg::Done(ticket, Outcome::Committed(Box::new(event))));
        }
        self
    }

    pub fn broken_disk(&mut self) -> &mut Self {
        for (ticket, ..) in std::mem::take(&mut self.waiting) {
            let failure = crate::tui::Failure { key: "store-full".to_owned(), args: Vec::new() };
            self.send(Msg::Done(ticket, Outcome::Failed(failure)));
        }
        self
    }

    /// What another device changed arrives.
    pub fn elsewhere(&mut self, record: RecordId, field: &'static str, text: &str) -> &mut Self {
        let kind = self.app.book.find(record).unwrap().kind;
        let value = from_json(&self.app.book, kind.field(field).unwrap(), &json!(text), today());
        let values = [(field, value.unwrap())].into_iter().collect();
        let ctx = Ctx { today: today(), actor: self.app.me.actor.clone() };
        let decision = decide(&self.app.book, &Op::Edit { record, values }, &ctx).unwrap();
        let event = self.write(&decision.intent);
        self.app.book.apply(&event);
        self
    }

    pub fn after(&mut self, millis: u64) -> &mut Self {
        self.millis += millis;
        self
    }
}

/// Anything that a keyboard can send a screen.
pub fn any_input() -> impl Strategy<Value = Input> {
    let action = proptest::sample::select(Action::ALL.to_vec());
    prop_oneof![
        4 => action.prop_map(Input::Act),
        4 => "[a-zđ0-9./, \u{301}-]".prop_map(|text| Input::Text(text.chars().next().unwrap_or('x'))),
        1 => any::<char>().prop_map(Input::Text),
        1 => (0_usize..4, "[a-zđê ]{0,3}").prop_map(|(back, text)| Input::Compose(Edit { back, text, key: None })),
        1 => "\\PC{0,20}".prop_map(Input::Paste),
        1 => "[0-9a-z\n\t]{0,12}".prop_map(Input::Paste),
    ]
}
