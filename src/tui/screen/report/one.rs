//! One report on screen: its table as it is printed, its charts as bars, and the way to a file.
//!
//! What costs time is made when the book, the year, the village or the terminal changed. Invariant:
//! the first columns stay while the others are scrolled.

use crate::domain::id::RecordId;
use crate::domain::tables::{Report, Table};
use crate::keys::{Action, Scope};
use crate::tui::cx::Cx;
use crate::tui::effect::Work;
use crate::tui::input::Input;
use crate::tui::job::ToWrite;
use crate::tui::overlay::picker::{Picker, PickerRow};
use crate::tui::part::bands::Bands;
use crate::tui::part::save_as::{Naming, SaveAs, Target};
use crate::tui::part::scroll::Scroll;
use crate::tui::screen::detail::DetailState;
use crate::tui::screen::report::chosen::Chosen;
use crate::tui::screen::report::laid::{Laid, lay, room};
use crate::tui::screen::report::refusal;
use crate::tui::step::{Answer, Step};
use crate::tui::{Failure, Notice, Outcome, Overlay, Screen};

/// Title, year and village stand above a table or a chart, the name of the file below.
pub(super) const BANDS: Bands = Bands::new(2, 1);

/// How the picker of the kind of file is known.
const ENDING: &str = "report-ending";

/// The kinds of file, the one that most people want first.
const ENDINGS: [&str; 4] = ["xlsx", "docx", "csv", "txt"];

#[derive(Debug, Clone, PartialEq)]
pub struct ReportState {
    pub report: Report,
    /// Of which year and village.
    pub chosen: Chosen,
    pub table: Table,
    pub laid: Laid,
    pub scroll: Scroll,
    /// How many columns are scrolled away.
    pub left: usize,
    /// Which chart is shown in the place of the table.
    pub chart: Option<usize>,
    /// The way to a file.
    pub save: SaveAs,
    made: Made,
}

/// Of what the layout was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Made {
    folded: usize,
    size: (u16, u16),
    lang: crate::locale::Lang,
    chosen: Chosen,
}

impl Made {
    fn of(cx: &Cx<'_>, chosen: Chosen) -> Self {
        Self { folded: cx.book.events_folded(), size: cx.size, lang: cx.locale.lang(), chosen }
    }
}

impl ReportState {
    /// A report of a year and village.
    pub fn new(cx: &Cx<'_>, report: Report, chosen: Chosen) -> Self {
        let table = report.table(cx.book, chosen.ask());
        let laid = lay(cx, &table);
        Self {
            report,
            chosen,
            table,
            laid,
            scroll: Scroll::default(),
            left: 0,
            chart: None,
            save: SaveAs::default(),
            made: Made::of(cx, chosen),
        }
    }

    pub fn scope(&self) -> Scope {
        if self.save.is_typing() { Scope::Search } else { Scope::Report }
    }

    pub fn title(&self, cx: &Cx<'_>) -> String {
        cx.locale.text(&self.report.label_key()).into_owned()
    }

    /// The headings of the columns that are seen, and their numbers, stand above the rows too.
    pub fn bands(&self, cx: &Cx<'_>) -> Bands {
        let heads = self.laid.head_rows(&self.laid.seen(self.left, room(cx))).len();
        let heads = u16::try_from(heads.saturating_add(1)).unwrap_or(u16::MAX);
        Bands { above: BANDS.above.saturating_add(heads), ..BANDS }
    }

    #[expect(clippy::needless_pass_by_value, reason = "every screen is called alike")]
    pub fn update(&mut self, cx: &Cx<'_>, input: Input) -> Vec<Step> {
        if self.save.is_typing() {
            return match self.save.update(&input) {
                Naming::Done(target) => vec![self.write(cx, target)],
                Naming::Steps(steps) => steps,
            };
        }
        let Input::Act(action) = input else {
            return Vec::new();
        };
        if self.scroll.act(action, self.laid.lines.len(), self.bands(cx).rows(cx)) {
            return Vec::new();
        }
        match action {
            Action::Back if self.chart.is_some() => self.chart = None,
            Action::Back => return vec![Step::Pop],
            Action::CursorRight => self.left = self.left.saturating_add(1).min(self.left_most()),
            Action::CursorLeft => self.left = self.left.saturating_sub(1),
            Action::Chart => self.chart = self.next_chart(),
            Action::Open => return self.open(cx),
            Action::Filter => return vec![Chosen::ask_village(cx)],
            Action::ChooseYear => return vec![self.chosen.ask_year(cx)],
            Action::WriteFile => return vec![ask_ending()],
            _ => {}
        }
        Vec::new()
    }

    /// How far the columns can be scrolled: the last one stays.
    fn left_most(&self) -> usize {
        let all = self.laid.widths.len();
        all.saturating_sub(self.laid.frozen).saturating_sub(1)
    }

    /// Chart by chart, then the table again.
    fn next_chart(&self) -> Option<usize> {
        let next = self.chart.map_or(0, |at| at.saturating_add(1));
        (next < self.table.charts.len()).then_some(next)
    }

    /// Goes to the record of the marked row.
    fn open(&self, cx: &Cx<'_>) -> Vec<Step> {
        let rows = self.table.rows.get(self.scroll.marked);
        let record = rows.and_then(|row| row.record).filter(|_| self.chart.is_none());
        match record.filter(|id: &RecordId| cx.book.find(*id).is_some()) {
            Some(record) => {
                vec![Step::Push(Box::new(Screen::Detail(DetailState::new(cx, record))))]
            }
            None => vec![Step::Say(Notice::info("report-no-record"))],
        }
    }

    fn write(&self, cx: &Cx<'_>, target: Target) -> Step {
        Step::Ask(Work::Report(Box::new(ToWrite {
            table: self.table.clone(),
            lang: cx.locale.lang(),
            commune: cx.me.commune.clone(),
            date: cx.now.today,
            to: target.to,
            force: target.force,
        })))
    }

    pub fn refusal(&self, cx: &Cx<'_>, action: Action) -> Option<&'static str> {
        match action {
            Action::Chart if self.table.charts.is_empty() || self.table.rows.is_empty() => {
                Some("refuse-no-chart")
            }
            action => refusal(cx, action),
        }
    }

    /// Makes the table anew if anything it depends on changed.
    pub fn refresh(&mut self, cx: &Cx<'_>) {
        let made = Made::of(cx, self.chosen);
        if made == self.made {
            return;
        }
        if (made.folded, made.chosen) != (self.made.folded, self.made.chosen) {
            self.table = self.report.table(cx.book, self.chosen.ask());
        }
        self.laid = lay(cx, &self.table);
        self.made = made;
        self.left = self.left.min(self.left_most());
        self.chart = self.chart.filter(|at| *at < self.table.charts.len());
        self.scroll.fit(self.laid.lines.len(), self.bands(cx).rows(cx));
    }

    /// A year, a village, a kind of file or whether to write over a file was answered.
    pub fn answered(&mut self, cx: &Cx<'_>, answer: &Answer) -> Vec<Step> {
        if let Some(target) = self.save.answered(answer) {
            return vec![self.write(cx, target)];
        }
        match answer {
            Answer::Picked { tag: ENDING, picked } => {
                let ending = picked.first().map(String::as_str).unwrap_or_default();
                let name = self.report.name();
                self.save.begin(&format!("{name}-{}.{ending}", self.chosen.year));
            }
            answer => {
                if self.chosen.take(cx, answer) {
                    self.refresh(cx);
                }
            }
        }
        Vec::new()
    }

    /// The file was written, or one of that name is there.
    pub fn done(&mut self, _cx: &Cx<'_>, outcome: Outcome) -> Vec<Step> {
        self.save.done(outcome, "report-written")
    }

    /// It did not work; the notice says why, and the name can be mended.
    pub fn failed(&mut self, _failure: &Failure) {}
}

fn ask_ending() -> Step {
    let row = |ending: &&str| PickerRow {
        id: (*ending).to_owned(),
        label: (*ending).to_owned(),
        detail: String::new(),
    };
    let rows = ENDINGS.iter().map(row).collect();
    let picker = Picker::rows(ENDING, Notice::info("report-choose-ending"), rows);
    Step::Open(Box::new(Overlay::Pick(picker)))
}
