//! Deadlines as an iCalendar file (RFC 5545), for the calendars of phones and offices.
//!
//! Invariant: lines end in CRLF and have 75 octets at most, no letter is cut; the same deadline
//! always has the same UID, so that taking in a file again changes and does not double.

use chrono::{DateTime, NaiveDate};

use crate::plan::calendar::{Deadline, DueState};
use crate::plan::offices;
use crate::text::PartialDate;

/// The most octets of a line without its end.
const LINE: usize = 75;

/// The words that are written into the file, in the language of the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IcsWords {
    /// The name of the calendar.
    pub name: String,
    /// Before the office that gets it.
    pub to: String,
    /// Before the office through which it goes.
    pub via: String,
    /// Before where the text says so.
    pub source: String,
    /// What is said where the text gives no day.
    pub no_day: String,
}

/// What belongs in a calendar that reminds: neither what was done nor what has passed, unless somebody
/// asks for `everything`.
pub fn to_remind(deadlines: Vec<Deadline<'_>>, everything: bool) -> Vec<Deadline<'_>> {
    let ahead = |state| matches!(state, DueState::Near | DueState::NotYet);
    deadlines.into_iter().filter(|deadline| everything || ahead(deadline.state)).collect()
}

/// The file. `millis` is the moment of writing since 1970.
pub fn ics(deadlines: &[Deadline<'_>], words: &IcsWords, millis: u64) -> String {
    let stamp = moment(millis);
    let mut out = Lines::default();
    out.line("BEGIN:VCALENDAR");
    out.line("VERSION:2.0");
    out.line("PRODID:-//So Thoat Ngheo//thoatngheo//VI");
    out.line("CALSCALE:GREGORIAN");
    out.text("X-WR-CALNAME", &words.name);
    for deadline in deadlines {
        event(&mut out, deadline, words, &stamp);
    }
    out.line("END:VCALENDAR");
    out.0
}

fn event(out: &mut Lines, deadline: &Deadline<'_>, words: &IcsWords, stamp: &str) {
    let Deadline { plan, entry, due_on, .. } = deadline;
    out.line("BEGIN:VEVENT");
    out.line(&format!("UID:{}", uid(deadline)));
    out.line(&format!("DTSTAMP:{stamp}"));
    let first = deadline.from.unwrap_or(*due_on);
    out.line(&format!("DTSTART;VALUE=DATE:{}", date(first)));
    // The end of an all-day event is the day after.
    let end = due_on.succ_opt().unwrap_or(*due_on);
    out.line(&format!("DTEND;VALUE=DATE:{}", date(end)));
    out.text("SUMMARY", entry.heading());
    // Who is there on that day: offices of the plan's time may be gone.
    let (to, via) = deadline.route();
    let route = offices::addressee(to, via, plan.level, *due_on);
    let named = |word: &str, text: String| format!("{word}: {text}");
    let mut said = vec![entry.words.join(" … ")];
    said.extend(route.to.map(|to| named(&words.to, to)));
    said.extend(route.via.map(|via| named(&words.via, via)));
    said.push(named(&words.source, plan.cite(entry)));
    if !deadline.has_day {
        said.push(words.no_day.clone());
    }
    out.text("DESCRIPTION", &said.join("\n"));
    out.line("TRANSP:TRANSPARENT");
    out.line("BEGIN:VALARM");
    out.line("ACTION:DISPLAY");
    out.text("DESCRIPTION", entry.heading());
    // Seven days before the last good day; the end of a time is the day after that.
    let alarm = if deadline.from.is_some() { "TRIGGER;RELATED=END:-P8D" } else { "TRIGGER:-P7D" };
    out.line(alarm);
    out.line("END:VALARM");
    out.line("END:VEVENT");
}

/// The name by which calendars know a deadline again.
fn uid(deadline: &Deadline<'_>) -> String {
    let Deadline { plan, entry, due_on, .. } = deadline;
    let name = format!("{}.{}.{}", plan.key, entry.id, date(*due_on));
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-._".contains(letter);
    let name: String =
        name.chars().map(|letter| if plain(letter) { letter } else { '-' }).collect();
    format!("{name}@thoatngheo")
}

fn date(day: NaiveDate) -> String {
    PartialDate::from(day).to_string().replace('-', "")
}

/// `20261122T010203Z`.
fn moment(millis: u64) -> String {
    let at = i64::try_from(millis).ok().and_then(DateTime::from_timestamp_millis);
    at.unwrap_or_default().format("%Y%m%dT%H%M%SZ").to_string()
}

/// Lines as the format wants them.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A property with a text: backslash, comma, semicolon and new line are escaped.
    fn text(&mut self, name: &str, text: &str) {
        let mut line = format!("{name}:");
        for letter in text.chars() {
            match letter {
                '\\' | ',' | ';' => {
                    line.push('\\');
                    line.push(letter);
                }
                '\n' => line.push_str("\\n"),
                letter if letter.is_control() => {}
                letter => line.push(letter),
            }
        }
        self.line(&line);
    }

    /// A line, folded between letters.
    fn line(&mut self, line: &str) {
        let mut room = LINE;
        for letter in line.chars() {
            if letter.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LINE.saturating_sub(1);
            }
            room = room.saturating_sub(letter.len_utf8());
            self.0.push(letter);
        }
        self.0.push_str("\r\n");
    }
}
