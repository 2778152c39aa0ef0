//! Exchange with other devices, backup and check: four tasks and what the last one said.
//!
//! The work itself is the shell's; this screen asks for it and shows its report. Nothing is begun
//! by merely coming here: a bundle is written only on Enter.

pub(in crate::tui) mod view;

use crate::domain::event::Event;
use crate::keys::{Action, Scope};
use crate::locale::Arg;
use crate::text::{LineEditor, clean_line, format_money, wrap};
use crate::tui::cx::Cx;
use crate::tui::effect::Work;
use crate::tui::input::Input;
use crate::tui::input::edit_line;
use crate::tui::job::Exported;
use crate::tui::job::Received;
use crate::tui::part::bands::Bands;
use crate::tui::part::scroll::Scroll;
use crate::tui::part::sheet::{Emphasis, Goes, SheetRow};
use crate::tui::step::{Answer, Step};
use crate::tui::{Failure, Notice, Outcome, record_actions};

/// The longest path, in letters.
const PATH_MAX: usize = 1000;

/// The tasks, the line of the path and the gaps stand above the report.
pub(in crate::tui) const BANDS: Bands = Bands::new(7, 0);

/// What can be done here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    Export,
    Receive,
    /// Write a backup and read it back.
    Backup,
    Check,
}

impl Task {
    /// Every task, in the order of the screen.
    pub const ALL: [Self; 4] = [Self::Export, Self::Receive, Self::Backup, Self::Check];

    /// The action of the same name.
    pub fn action(self) -> Action {
        match self {
            Self::Export => Action::Export,
            Self::Receive => Action::Receive,
            Self::Backup => Action::Backup,
            Self::Check => Action::Check,
        }
    }

    /// The message key of what it does.
    pub fn help_key(self) -> &'static str {
        match self {
            Self::Export => "sync-export-help",
            Self::Receive => "sync-receive-help",
            Self::Backup => "sync-backup-help",
            Self::Check => "sync-check-help",
        }
    }

    fn path(self) -> Option<&'static str> {
        match self {
            Self::Receive | Self::Backup => Some(""),
            Self::Export | Self::Check => None,
        }
    }
}

/// The exchange screen's state.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SyncState {
    pub marked: usize,
    pub path: Option<LineEditor>,
    /// The first row of the report that is shown.
    pub report: Scroll,
    busy: bool,
    told: Option<SyncResult>,
    rows: Vec<SheetRow>,
}

/// What the last work said.
#[derive(Debug, Clone, PartialEq)]
enum SyncResult {
    Exported(Exported),
    Received(Received),
    BackedUp { path: String, records: u64 },
    Checked(Vec<Notice>),
    Failed(Failure),
}

impl SyncState {
    /// The screen, with the task of an action marked; where a path is needed it can be typed at once.
    pub fn new(_cx: &Cx<'_>, action: Action) -> Self {
        let marked = Task::ALL.iter().position(|task| task.action() == action);
        let mut state = Self { marked: marked.unwrap_or_default(), ..Self::default() };
        if marked.is_some() {
            state.path = state.task().path().map(path_line);
        }
        state
    }

    pub fn task(&self) -> Task {
        Task::ALL.get(self.marked).copied().unwrap_or(Task::Export)
    }

    /// What the last work said, row by row.
    pub fn rows(&self) -> &[SheetRow] {
        &self.rows
    }

    pub fn scope(&self) -> Scope {
        if self.path.is_some() { Scope::Search } else { Scope::Home }
    }

    pub fn title(&self, cx: &Cx<'_>) -> String {
        cx.locale.text("title-sync").into_owned()
    }

    #[expect(clippy::needless_pass_by_value, reason = "every screen is called alike")]
    pub fn update(&mut self, cx: &Cx<'_>, input: Input) -> Vec<Step> {
        match (&mut self.path, &input) {
            (Some(_), Input::Act(Action::Back)) => self.path = None,
            (_, Input::Act(Action::Back)) => return vec![Step::Pop],
            (_, Input::Act(Action::Open)) => return self.begin(),
            (None, Input::Act(Action::RowUp)) => self.marked = self.marked.saturating_sub(1),
            (None, Input::Act(Action::RowDown)) => {
                self.marked = self.marked.saturating_add(1).min(Task::ALL.len().saturating_sub(1));
            }
            (_, Input::Act(action @ (Action::PageUp | Action::PageDown))) => {
                self.report.act(*action, self.rows.len(), BANDS.rows(cx));
            }
            (Some(line), input) => {
                edit_line(line, input);
            }
            (None, _) => {}
        }
        Vec::new()
    }

    fn begin(&mut self) -> Vec<Step> {
        let task = self.task();
        let path = match (&self.path, task.path()) {
            (None, Some(first)) => {
                self.path = Some(path_line(first));
                return Vec::new();
            }
            (Some(line), Some(_)) => clean_path(line.text()),
            (_, None) => String::new(),
        };
        if task.path().is_some() && path.is_empty() {
            return vec![Step::Say(Notice::warn("sync-path-needed"))];
        }
        self.busy = true;
        self.told = None;
        self.rows.clear();
        self.path = None;
        vec![Step::Ask(match task {
            Task::Export => Work::Export(None),
            Task::Receive => Work::Receive(path),
            Task::Backup => Work::Backup(path),
            Task::Check => Work::Check,
        })]
    }

    pub fn refusal(&self, _cx: &Cx<'_>, action: Action) -> Option<&'static str> {
        match action {
            Action::Open if self.busy => Some("notice-busy"),
            Action::New
            | Action::Edit
            | Action::History
            | Action::Undo
            | Action::Void
            | Action::Amend
            | Action::Withdraw
            | Action::Close
            | Action::Search
            | Action::Filter
            | Action::Sort => Some("refuse-no-records"),
            Action::Reveal => Some("refuse-reveal"),
            Action::ExpandDetails => Some("refuse-details"),
            action => record_actions::common_refusal(action),
        }
    }

    /// Makes the report anew: the width or the language changed.
    pub fn refresh(&mut self, cx: &Cx<'_>) {
        self.rows = self.told.as_ref().map(|told| report(cx, told)).unwrap_or_default();
        self.report.fit(self.rows.len(), BANDS.rows(cx));
    }

    fn finish(&mut self, cx: &Cx<'_>, told: SyncResult) {
        self.busy = false;
        self.told = Some(told);
        self.report = Scroll::default();
        self.refresh(cx);
    }

    pub fn answered(&mut self, _cx: &Cx<'_>, _answer: Answer) -> Vec<Step> {
        Vec::new()
    }

    /// The change is durable.
    pub fn saved(&mut self, _cx: &Cx<'_>, _event: &Event) -> Vec<Step> {
        Vec::new()
    }

    pub fn done(&mut self, cx: &Cx<'_>, outcome: Outcome) -> Vec<Step> {
        let (told, notice) = match outcome {
            Outcome::Exported(exported) => (SyncResult::Exported(exported), "notice-exported"),
            Outcome::Received { report, .. } => (SyncResult::Received(report), "notice-received"),
            Outcome::BackedUp { path, records } => {
                (SyncResult::BackedUp { path, records }, "notice-backed-up")
            }
            Outcome::Checked(found) => {
                let key = if found.is_empty() { "notice-checked" } else { "notice-found" };
                (SyncResult::Checked(found), key)
            }
            _ => return Vec::new(),
        };
        self.finish(cx, told);
        let notice = match notice {
            "notice-found" => Notice::warn(notice),
            notice => Notice::done(notice),
        };
        vec![Step::Say(notice)]
    }

    /// It did not work. The report is made with the next [`SyncState::refresh`].
    pub fn failed(&mut self, failure: &Failure) {
        self.busy = false;
        self.told = Some(SyncResult::Failed(failure.clone()));
    }
}

fn path_line(first: &str) -> LineEditor {
    let mut line = LineEditor::new().with_limit(PATH_MAX);
    line.set(first);
    line.end();
    line
}

/// A path as typed or dropped: without the quotes that a file manager puts around it.
fn clean_path(typed: &str) -> String {
    let line = clean_line(typed);
    let line = line.trim();
    let bare = ['\'', '"']
        .iter()
        .find_map(|quote| line.strip_prefix(*quote).and_then(|rest| rest.strip_suffix(*quote)));
    bare.unwrap_or(line).to_owned()
}

/// A report being written.
struct Report<'a> {
    cx: &'a Cx<'a>,
    width: usize,
    rows: Vec<SheetRow>,
}

impl Report<'_> {
    fn pair(&mut self, key: &str, value: &str, look: Emphasis) {
        let mut label = self.cx.locale.text(key).into_owned();
        for line in wrap(value, self.width) {
            let label = std::mem::take(&mut label);
            self.rows.push(SheetRow { label, value: line, emphasis: look, goes: Goes::Nowhere });
        }
    }

    /// The code of a bundle, in groups to be read aloud.
    fn hash(&mut self, groups: &[String]) {
        let mut label = self.cx.locale.text("sync-hash").into_owned();
        for groups in groups.chunks(4) {
            let label = std::mem::take(&mut label);
            let value = groups.join("   ");
            self.rows.push(SheetRow {
                label,
                value,
                emphasis: Emphasis::Head,
                goes: Goes::Nowhere,
            });
        }
    }

    fn sentence(&mut self, text: &str, look: Emphasis) {
        for value in wrap(text, self.width) {
            self.rows.push(SheetRow {
                label: String::new(),
                value,
                emphasis: look,
                goes: Goes::Nowhere,
            });
        }
    }
}

fn report(cx: &Cx<'_>, told: &SyncResult) -> Vec<SheetRow> {
    let width = crate::tui::part::sheet::value_width(cx);
    let mut out = Report { cx, width, rows: Vec::new() };
    match told {
        SyncResult::Exported(exported) => report_export(&mut out, exported),
        SyncResult::Received(received) => report_receive(&mut out, received),
        SyncResult::BackedUp { path, records } => {
            out.pair("sync-path", path, Emphasis::Plain);
            out.pair("sync-events", &count(*records), Emphasis::Plain);
            let text = cx.locale.text("sync-read-back").into_owned();
            out.sentence(&text, Emphasis::Dim);
        }
        SyncResult::Checked(found) if found.is_empty() => {
            out.sentence(&cx.locale.text("sync-all-well"), Emphasis::Plain);
        }
        SyncResult::Checked(found) => {
            for notice in found {
                out.sentence(&notice.text(cx.locale), Emphasis::Warn);
            }
        }
        SyncResult::Failed(failure) => {
            let text = cx.locale.with_texts(&failure.key, &failure.args).into_owned();
            out.sentence(&text, Emphasis::Warn);
        }
    }
    out.rows
}

fn report_export(out: &mut Report<'_>, exported: &Exported) {
    out.pair("sync-path", &exported.path, Emphasis::Plain);
    out.pair("sync-events", &count(exported.events), Emphasis::Plain);
    for (kind, records) in &exported.counts {
        let label = out.cx.locale.text(&format!("kind-{kind}")).into_owned();
        let label = format!("  {label}");
        let value = count(*records);
        out.rows.push(SheetRow { label, value, emphasis: Emphasis::Plain, goes: Goes::Nowhere });
    }
    let money = [("amount", Arg::from(format_money(exported.money)))];
    let money = out.cx.locale.with("value-money", &money).into_owned();
    out.pair("sync-money", &money, Emphasis::Plain);
    out.hash(&exported.hash_groups);
    let text = out.cx.locale.text("sync-hash-help").into_owned();
    out.sentence(&text, Emphasis::Dim);
}

fn report_receive(out: &mut Report<'_>, received: &Received) {
    let from = out.cx.book.roster().and_then(|roster| roster.by_short(&received.from));
    let from = from.map_or_else(
        || received.from.clone(),
        |device| format!("{} ({})", device.person, received.from),
    );
    out.pair("sync-from", &from, Emphasis::Plain);
    if received.without_personal {
        let text = out.cx.locale.text("sync-without-personal").into_owned();
        out.sentence(&text, Emphasis::Warn);
        return out.hash(&received.hash_groups);
    }
    out.pair("sync-new", &count(received.new), Emphasis::Head);
    out.pair("sync-had", &count(received.had), Emphasis::Plain);
    let look = |some: bool| if some { Emphasis::Warn } else { Emphasis::Plain };
    let held = received.held.len().to_string();
    out.pair("sync-held", &held, look(!received.held.is_empty()));
    for (device, from, to) in &received.held {
        let args =
            [("device", Arg::from(device)), ("from", Arg::from(*from)), ("to", Arg::from(*to))];
        let text = out.cx.locale.with("sync-held-run", &args).into_owned();
        out.sentence(&text, Emphasis::Warn);
    }
    let refused = received.refused.len().to_string();
    out.pair("sync-refused", &refused, look(!received.refused.is_empty()));
    for (device, n, code) in &received.refused {
        let why = out.cx.locale.text(&format!("refused-{code}")).into_owned();
        let args = [("device", Arg::from(device)), ("n", Arg::from(*n)), ("why", Arg::from(why))];
        let text = out.cx.locale.with("sync-refused-event", &args).into_owned();
        out.sentence(&text, Emphasis::Warn);
    }
    out.pair("sync-conflicts", &count(received.conflicts), look(received.conflicts > 0));
    out.hash(&received.hash_groups);
}

fn count(number: u64) -> String {
    format_money(i64::try_from(number).unwrap_or(i64::MAX))
}
