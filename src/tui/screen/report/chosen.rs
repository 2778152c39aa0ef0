//! The year and the village of reports, and how they are chosen.

use chrono::Datelike as _;

use crate::domain::id::RecordId;
use crate::domain::movement;
use crate::domain::schema::RecordKind;
use crate::domain::tables::Ask;
use crate::tui::cx::Cx;
use crate::tui::overlay::picker::Picker;
use crate::tui::overlay::picker::PickerRow;
use crate::tui::step::{Answer, Step};
use crate::tui::{Notice, Overlay};

/// How the pickers are known.
const YEAR: &str = "report-year";
const VILLAGE: &str = "report-village";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen {
    pub year: i64,
    /// The village; all of them where none is.
    pub village: Option<RecordId>,
    /// The day on which it is asked.
    pub today: chrono::NaiveDate,
}

impl Chosen {
    /// The whole commune in the year that a person most likely means.
    pub fn likely(cx: &Cx<'_>) -> Self {
        let this_year = i64::from(cx.now.today.year());
        let year = Ask::likely_year(cx.book, this_year);
        Self { year, village: None, today: cx.now.today }
    }

    /// What the domain is asked. Personal numbers stay masked on screen and in files that are
    /// written from it; whoever needs them whole uses the command, which says so.
    pub fn ask(self) -> Ask {
        let today = Some(self.today);
        Ask { year: self.year, village: self.village, personal_numbers: false, today }
    }

    /// Year and village in words.
    pub fn text(self, cx: &Cx<'_>) -> String {
        let scope = self.ask().scope(cx.book);
        scope.iter().map(|words| cx.locale.words(words)).collect::<Vec<_>>().join(" · ")
    }

    /// Asks for one village or all.
    pub(super) fn ask_village(cx: &Cx<'_>) -> Step {
        let all = PickerRow {
            id: String::new(),
            label: cx.locale.text("report-scope-commune").into_owned(),
            detail: String::new(),
        };
        let villages = cx.book.villages();
        let rows = villages.iter().map(|village| PickerRow {
            id: village.id.to_string(),
            label: cx.book.human_key(village),
            detail: String::new(),
        });
        let rows = std::iter::once(all).chain(rows).collect();
        pick(Picker::rows(VILLAGE, Notice::info("report-choose-village"), rows))
    }

    /// Asks for a year: those that the register knows, and those beside them.
    pub(super) fn ask_year(self, cx: &Cx<'_>) -> Step {
        let this_year = i64::from(cx.now.today.year());
        let mut years = movement::years(cx.book);
        years.extend([this_year, this_year.saturating_sub(1), self.year]);
        years.sort_unstable();
        years.dedup();
        let row = |year: &i64| PickerRow {
            id: year.to_string(),
            label: year.to_string(),
            detail: String::new(),
        };
        let rows = years.iter().rev().map(row).collect();
        let picker = Picker::rows(YEAR, Notice::info("report-choose-year"), rows);
        pick(picker.at(&self.year.to_string()))
    }

    /// Takes what was chosen. `false` if it was something else.
    pub(super) fn take(&mut self, cx: &Cx<'_>, answer: &Answer) -> bool {
        let Answer::Picked { tag, picked } = answer else {
            return false;
        };
        let one = picked.first().map(String::as_str).unwrap_or_default();
        match *tag {
            YEAR => self.year = one.parse().unwrap_or(self.year),
            VILLAGE => {
                self.village =
                    cx.book.resolve(RecordKind::Village, one).ok().map(|village| village.id);
            }
            _ => return false,
        }
        true
    }
}

fn pick(picker: Picker) -> Step {
    Step::Open(Box::new(Overlay::Pick(picker)))
}
