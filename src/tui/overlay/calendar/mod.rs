//! A small calendar over a form: a day, or of a half-known date only its month or year.
//!
//! It knows what a date field takes, not which field that is; the answer carries the tag of the one
//! who asked, and is text as it could have been typed. Invariant: the day under the cursor lies in the
//! years that can be typed.

pub(in crate::tui) mod view;

use chrono::{Datelike, NaiveDate};

use crate::keys::Action;
use crate::text::{PartialDate, fold, format_vi, in_year, step_days, step_months};
use crate::tui::Notice;
use crate::tui::cx::Cx;
use crate::tui::input::Input;
use crate::tui::step::{Answer, Step};

/// Digits of a year.
const YEAR_DIGITS: usize = 4;

const YEAR: i32 = 12;

/// What dates a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Takes {
    /// A month or a year is enough.
    pub partial: bool,
    /// Days after today too.
    pub future: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Names the question to the one who asked.
    pub tag: &'static str,
    pub title: Notice,
    /// The day under the cursor.
    pub day: NaiveDate,
    pub written: Option<PartialDate>,
    pub takes: Takes,
    /// The first digits of a year being typed.
    pub year: String,
    /// Whether the person went to another day, or came back to this one.
    moved: bool,
    /// Whether a year was typed and nothing chosen in it since: the day shown is nobody's.
    only_year: bool,
}

impl Calendar {
    /// A calendar at the date that the field holds, or at today.
    pub fn new(
        tag: &'static str,
        title: Notice,
        written: Option<PartialDate>,
        takes: Takes,
        today: NaiveDate,
    ) -> Self {
        let day = written.map_or(today, PartialDate::earliest);
        // A day from a broken clock is brought into the calendar.
        let day = step_days(day, 0);
        Self {
            tag,
            title,
            day,
            written,
            takes,
            year: String::new(),
            moved: false,
            only_year: false,
        }
    }

    /// Whether the field takes this day.
    pub fn allows(&self, day: NaiveDate, today: NaiveDate) -> bool {
        self.takes.future || day <= today
    }

    /// What Enter answers: only the year, where one was just typed and the field is content with it;
    /// else the day under the cursor, or, before the cursor was moved, what is written.
    /// Of a date that is only a year the calendar shows some day, which nobody said.
    pub fn chosen(&self) -> PartialDate {
        if self.only_year
            && self.takes.partial
            && let Ok(year) = PartialDate::from_year(self.day.year())
        {
            return year;
        }
        self.written.filter(|_| !self.moved).unwrap_or_else(|| self.day.into())
    }

    fn go(&mut self, day: NaiveDate) {
        self.day = day;
        self.moved = true;
        self.only_year = false;
    }

    pub fn update(&mut self, cx: &Cx<'_>, input: &Input) -> Vec<Step> {
        let today = cx.now.today;
        match input {
            Input::Text(letter) => return self.letter(*letter, today),
            Input::Paste(_) | Input::Compose(_) => return Vec::new(),
            Input::Act(Action::DeleteLeft) => {
                self.year.pop();
                return Vec::new();
            }
            Input::Act(action) => {
                self.year.clear();
                match action {
                    Action::Dismiss | Action::Back => return vec![Step::Close],
                    Action::Confirm | Action::Open => {
                        return self.take(self.chosen(), today);
                    }
                    Action::CursorLeft => self.go(step_days(self.day, -1)),
                    Action::CursorRight => self.go(step_days(self.day, 1)),
                    Action::RowUp => self.go(step_days(self.day, -7)),
                    Action::RowDown => self.go(step_days(self.day, 7)),
                    Action::PageUp => self.go(step_months(self.day, -1)),
                    Action::PageDown => self.go(step_months(self.day, 1)),
                    Action::CursorHome | Action::Top => self.go(step_months(self.day, -YEAR)),
                    Action::CursorEnd | Action::Bottom => self.go(step_months(self.day, YEAR)),
                    _ => return vec![Step::Say(Notice::info("calendar-keys"))],
                }
            }
        }
        Vec::new()
    }

    fn letter(&mut self, letter: char, today: NaiveDate) -> Vec<Step> {
        if letter.is_ascii_digit() {
            return self.digit(letter);
        }
        self.year.clear();
        match fold(letter.encode_utf8(&mut [0; 4])).as_str() {
            "[" => self.go(step_months(self.day, -YEAR)),
            "]" => self.go(step_months(self.day, YEAR)),
            "n" | "t" => self.go(step_days(today, 0)),
            "m" => {
                return self
                    .part(PartialDate::from_month(self.day.year(), self.day.month()).ok(), today);
            }
            "y" => return self.part(PartialDate::from_year(self.day.year()).ok(), today),
            _ => return vec![Step::Say(Notice::info("calendar-keys"))],
        }
        Vec::new()
    }

    /// A digit of the year to go to; with the fourth it goes there.
    fn digit(&mut self, digit: char) -> Vec<Step> {
        self.year.push(digit);
        if self.year.len() < YEAR_DIGITS {
            return Vec::new();
        }
        let year = std::mem::take(&mut self.year);
        match year.parse().ok().and_then(|year| in_year(self.day, year)) {
            Some(day) => {
                self.go(day);
                self.only_year = true;
                Vec::new()
            }
            None => vec![Step::Say(Notice::warn("issue-year_range"))],
        }
    }

    /// Takes only the month or the year, where the field is content with it.
    fn part(&self, part: Option<PartialDate>, today: NaiveDate) -> Vec<Step> {
        match part {
            Some(part) if self.takes.partial => self.take(part, today),
            _ => vec![Step::Say(Notice::info("calendar-whole-day"))],
        }
    }

    fn take(&self, date: PartialDate, today: NaiveDate) -> Vec<Step> {
        if !self.allows(date.earliest(), today) {
            return vec![Step::Say(Notice::warn("issue-future_date"))];
        }
        let (tag, picked) = (self.tag, vec![format_vi(date)]);
        vec![Step::Close, Step::Answer(Answer::Picked { tag, picked })]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::domain::schema::RecordKind;
    use crate::tui::Overlay;
    use crate::tui::test_app::{TestApp, any_input};

    fn shown(tester: &TestApp) -> &Calendar {
        match tester.app.overlays.last() {
            Some(Overlay::Calendar(calendar)) => calendar,
            other => panic!("no calendar but {other:?}"),
        }
    }

    /// The date of birth in the form of a new household, with the calendar over it.
    fn birth() -> TestApp {
        let mut tester = TestApp::new();
        tester.create(RecordKind::Household).at("head_birth").act(Action::Pick);
        tester
    }

    #[test]
    fn a_year_and_enter_take_only_the_year() {
        let mut tester = birth();
        tester.text("1975").act(Action::Confirm);
        assert_eq!(tester.raw("head_birth"), "1975");
        let mut tester = birth();
        tester.text("1975").act(Action::CursorRight).act(Action::Confirm);
        assert_eq!(tester.raw("head_birth"), "21/10/1975", "a day was chosen in it");
        let mut tester = TestApp::new();
        tester.create(RecordKind::Contribution).at("date").act(Action::Pick).text("2025");
        tester.act(Action::Confirm);
        assert!(tester.raw("date").ends_with("/2025"), "a gift has a day");
    }

    #[test]
    fn it_walks_by_day_week_month_and_year() {
        let mut tester = birth();
        assert_eq!(shown(&tester).day.to_string(), "2026-10-20", "today");
        let walk = [
            (Action::CursorLeft, "2026-10-19"),
            (Action::RowUp, "2026-10-12"),
            (Action::PageUp, "2026-09-12"),
            (Action::CursorHome, "2025-09-12"),
            (Action::CursorEnd, "2026-09-12"),
            (Action::PageDown, "2026-10-12"),
            (Action::RowDown, "2026-10-19"),
            (Action::CursorRight, "2026-10-20"),
        ];
        for (action, day) in walk {
            tester.act(action);
            assert_eq!(shown(&tester).day.to_string(), day, "{action}");
        }
        for (typed, day) in [("[[", "2024-10-20"), ("]", "2025-10-20"), ("1950", "1950-10-20")] {
            tester.text(typed);
            assert_eq!(shown(&tester).day.to_string(), day, "{typed}");
        }
        tester.text("19").act(Action::DeleteLeft).text("948");
        assert_eq!(shown(&tester).day.to_string(), "1948-10-20");
        tester.text("1700");
        assert_eq!(
            (shown(&tester).day.to_string().as_str(), tester.notice_key().as_str()),
            ("1948-10-20", "issue-year_range")
        );
        tester.text("t");
        assert_eq!(shown(&tester).day.to_string(), "2026-10-20");
    }

    #[test]
    fn what_is_taken_is_typed_text() {
        let mut tester = birth();
        tester.text("1950").act(Action::Confirm);
        assert!(tester.app.overlays.is_empty());
        assert_eq!(tester.raw("head_birth"), "1950");
        assert_eq!(tester.form().focus, "personal_number", "it goes on");
        tester.at("head_birth").act(Action::UndoText);
        assert_eq!(tester.raw("head_birth"), "");
        tester.text("5/2/61").act(Action::Pick);
        assert_eq!(shown(&tester).day.to_string(), "1961-02-05", "begins at what is written");
        tester.text("m");
        assert_eq!(tester.raw("head_birth"), "02/1961");
        tester.at("head_birth").act(Action::Pick);
        assert_eq!(shown(&tester).written, PartialDate::from_month(1961, 2).ok());
        tester.text("y");
        assert_eq!(tester.raw("head_birth"), "1961");
        tester.at("head_birth").act(Action::Pick).act(Action::Dismiss);
        assert_eq!(tester.raw("head_birth"), "1961", "Esc leaves it");
    }

    #[test]
    fn a_half_known_date_stays_so_until_the_cursor_is_moved() {
        for written in ["1955", "03/1955", "05/03/1955"] {
            let mut tester = birth();
            tester.act(Action::Dismiss).text(written).act(Action::Pick).act(Action::Confirm);
            assert_eq!(tester.raw("head_birth"), written);
        }
        let mut tester = birth();
        tester.act(Action::Dismiss).text("1955").act(Action::Pick);
        tester.act(Action::CursorRight).act(Action::CursorLeft).act(Action::Confirm);
        assert_eq!(tester.raw("head_birth"), "01/01/1955", "the person went to that day");
        let mut tester = birth();
        tester
            .act(Action::Dismiss)
            .text("1955")
            .act(Action::Pick)
            .text("1955")
            .act(Action::Confirm);
        assert_eq!(tester.raw("head_birth"), "1955", "a year typed is only a year");
    }

    #[test]
    fn what_the_field_refuses_is_refused_with_the_reason() {
        let mut tester = birth();
        tester.act(Action::CursorRight).act(Action::Confirm);
        assert_eq!(tester.notice_key(), "issue-future_date");
        tester.text("]y");
        assert_eq!(tester.notice_key(), "issue-future_date");
        assert_eq!(shown(&tester).day.to_string(), "2027-10-21");
        let mut tester = TestApp::new();
        tester.create(RecordKind::Contribution).at("date").act(Action::Pick).text("m");
        assert_eq!(tester.notice_key(), "calendar-whole-day");
        tester.text("z");
        assert_eq!(tester.notice_key(), "calendar-keys");
        tester.act(Action::CursorLeft).act(Action::Confirm);
        assert_eq!(tester.raw("date"), "19/10/2026");
    }

    #[test]
    fn every_date_field_has_it() {
        for kind in RecordKind::ALL {
            for field in kind.def().fields {
                let crate::domain::schema::FieldKind::Date { .. } = field.kind else { continue };
                let mut tester = TestApp::new();
                tester.create(kind);
                let shown = tester
                    .form()
                    .cell(field.id)
                    .is_some_and(|cell| tester.form().shows(&tester.app.cx(), cell.field));
                if shown {
                    tester.at(field.id).act(Action::Pick);
                    assert!(
                        matches!(tester.app.overlays.last(), Some(Overlay::Calendar(_))),
                        "{}",
                        field.id
                    );
                }
            }
        }
        let mut tester = TestApp::new();
        tester.add(
            RecordKind::Household,
            &json!({
                "code": "H9", "village": "Nà Lại", "head_name": "Lò Văn Thử",
                "class": "not_poor", "class_year": 2026, "head_birth": "1955",
            }),
        );
        let id = tester.record(RecordKind::Household, "H9").id;
        tester.open(|cx| crate::tui::screen::form::FormState::edit(cx, cx.book.find(id).unwrap()));
        tester.at("head_birth").act(Action::Pick);
        assert_eq!(shown(&tester).day.to_string(), "1955-01-01");
    }

    proptest! {
        #[test]
        fn no_key_leaves_the_calendar(inputs in proptest::collection::vec(any_input(), 0..80)) {
            let tester = TestApp::new();
            let cx = tester.app.cx();
            let takes = Takes { partial: true, future: false };
            let mut calendar = Calendar::new("date", Notice::info("x"), None, takes, cx.now.today);
            for input in inputs {
                for step in calendar.update(&cx, &input) {
                    if let Step::Answer(Answer::Picked { picked, .. }) = step {
                        let date = crate::text::parse_birth(&picked[0], cx.now.today).unwrap();
                        prop_assert!(date.earliest() <= cx.now.today);
                    }
                }
                prop_assert!((1880..=2100).contains(&calendar.day.year()));
                prop_assert!(calendar.year.len() < 4);
            }
        }
    }
}
