//! `due`: what the plans that the office follows ask for, by the days that are left; also as a file
//! for other calendars.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value as Json, json};

use crate::cli::fail::{CliResult, Code, Stop};
use crate::cli::{CommandContext, aligned, result};
use crate::domain::book::Book;
use crate::domain::view;
use crate::plan::calendar::{Deadline, DueState, IcsWords, agenda, deadlines, ics, to_remind};
use crate::plan::{Plans, offices};
use crate::store::Mode;
use crate::text::{PartialDate, format_vi, truncate};

/// The widest title, in cells of the terminal.
const TITLE_MAX: usize = 72;

/// The command line.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Args {
    /// One JSON object a line.
    #[arg(long)]
    json: bool,
    /// Only what falls due within so many days, and what is overdue.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(..=36_500))]
    days: Option<u32>,
    /// Every date of the followed plans.
    #[arg(long, conflicts_with = "days")]
    all: bool,
    /// Write an iCalendar file instead.
    #[arg(long, value_name = "FILE")]
    ics: Option<PathBuf>,
    /// Over a file that is there.
    #[arg(long, requires = "ics")]
    force: bool,
}

impl Args {
    /// What is due.
    pub(super) fn run(&self, context: &CommandContext) -> CliResult {
        context.with_folder(Mode::Look, |read| {
            let (plans, book) = (&*read.plans, &read.book);
            if plans.followed(book).next().is_none() {
                context.message("cli-due-no-plan", &[]);
                return Ok(Code::Done);
            }
            let list = context.wanted(plans, book, self);
            if let Some(path) = &self.ics {
                return context.write_ics(list, path, self);
            }
            if self.json {
                for deadline in &list {
                    result(&Json::Object(object(book, deadline)).to_string());
                }
            } else {
                let folded = if self.all { Vec::new() } else { earlier(&list) };
                context.table_of(book, &list, &folded);
            }
            context.print_sums(&list);
            Ok(Code::Done)
        })
    }
}

impl CommandContext {
    fn wanted<'p>(&self, plans: &'p Plans, book: &Book, asked: &Args) -> Vec<Deadline<'p>> {
        let today = self.now().today;
        match asked.days {
            Some(days) => deadlines(plans, book, today, Some(i64::from(days))),
            // A calendar that is exported is looked at all year, so what comes later belongs in it.
            None if asked.all || asked.ics.is_some() => deadlines(plans, book, today, None),
            None => {
                let (list, left_out) = agenda(plans, book, today);
                if left_out > 0 {
                    self.message("cli-due-left-out", &[("count", left_out.to_string())]);
                }
                list
            }
        }
    }

    fn write_ics(&self, list: Vec<Deadline<'_>>, path: &Path, asked: &Args) -> CliResult {
        let list = to_remind(list, asked.all);
        let word = |key: &str| self.locale.text(key).into_owned();
        let words = IcsWords {
            name: word("ics-name"),
            to: word("due-to"),
            via: word("due-via"),
            source: word("due-source"),
            no_day: word("due-no-day"),
        };
        let text = ics(&list, &words, self.now().millis);
        let written = crate::report::put(path, text.as_bytes(), asked.force);
        written.map_err(|error| Stop {
            code: Code::Failed,
            failure: crate::runtime::explain::report(&error),
        })?;
        let path = path.display().to_string();
        if asked.json {
            result(&json!({"path": path, "events": list.len()}).to_string());
        } else {
            let args = [("path", path), ("count", list.len().to_string())];
            self.message("cli-due-written", &args);
        }
        Ok(Code::Done)
    }

    /// A line a deadline. Of those `folded` into another one of their entry only the number is said.
    fn table_of(&self, book: &Book, list: &[Deadline<'_>], folded: &[usize]) {
        let rows: Vec<[String; 6]> = list
            .iter()
            .enumerate()
            .filter(|(at, _)| !folded.contains(at))
            .map(|(_, deadline)| {
                let overdue = deadline.state == DueState::Overdue;
                let same = |at: &&usize| list.get(**at).is_some_and(|one| is_same(one, deadline));
                let count = if overdue { folded.iter().filter(same).count() } else { 0 };
                let mut title = truncate(deadline.entry.heading(), TITLE_MAX).into_owned();
                if count > 0 {
                    let args = [("count", count.to_string())];
                    title.push(' ');
                    title.push_str(&self.locale.with_texts("due-earlier", &args));
                }
                [
                    self.locale.text(deadline.label_key()).into_owned(),
                    format_vi(PartialDate::from(deadline.due_on)),
                    self.when(book, deadline),
                    format!("{} {}", deadline.plan.key, deadline.entry.id),
                    title,
                    self.route(deadline),
                ]
            })
            .collect();
        for line in aligned(&rows) {
            result(&line);
        }
    }

    /// Where it goes, by the offices of the day on which it can still be sent.
    fn route(&self, deadline: &Deadline<'_>) -> String {
        let (to, via) = deadline.route();
        let sent_on = deadline.due_on.max(self.now().today);
        let route = offices::addressee(to, via, deadline.plan.level, sent_on);
        let part = |key: &str, office: Option<String>| {
            office.map(|office| format!("{}: {office}", self.locale.text(key)))
        };
        let parts = [part("due-to", route.to), part("due-via", route.via)];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    /// How many days are left, or when it was done.
    fn when(&self, book: &Book, deadline: &Deadline<'_>) -> String {
        let done = deadline.filing.and_then(|id| book.find(id));
        if let Some(done) = done.and_then(|record| record.get("done_on")?.as_date()) {
            return self
                .locale
                .with_texts("due-done-on", &[("date", format_vi(done))])
                .into_owned();
        }
        let (key, days) = deadline.days_text();
        let said = self.locale.with_texts(key, &[("days", days.to_string())]).into_owned();
        let no_day = self.locale.text("due-no-day");
        if deadline.has_day { said } else { format!("{said} ({no_day})") }
    }

    fn print_sums(&self, list: &[Deadline<'_>]) {
        let of = |state: DueState| list.iter().filter(|deadline| deadline.state == state).count();
        let args = [
            ("overdue", of(DueState::Overdue).to_string()),
            ("near", of(DueState::Near).to_string()),
            ("later", of(DueState::NotYet).to_string()),
            ("done", of(DueState::Done).to_string()),
        ];
        self.message("cli-due-sums", &args);
    }
}

/// Of what is overdue several times, the places of the earlier times: the list names the last one.
fn earlier(list: &[Deadline<'_>]) -> Vec<usize> {
    let later = |one: &Deadline<'_>| {
        let others = list.iter().filter(|other| other.state == DueState::Overdue);
        others.into_iter().any(|other| is_same(one, other) && other.due_on > one.due_on)
    };
    let overdue = list.iter().enumerate().filter(|(_, one)| one.state == DueState::Overdue);
    overdue.filter(|(_, one)| later(one)).map(|(at, _)| at).collect()
}

fn is_same(one: &Deadline<'_>, other: &Deadline<'_>) -> bool {
    one.plan.key == other.plan.key && one.entry.id == other.entry.id
}

/// A deadline as promised to programs; what is not there is `null`.
fn object(book: &Book, deadline: &Deadline<'_>) -> Map<String, Json> {
    let (to, via) = deadline.route();
    let filing = deadline.filing.and_then(|id| book.find(id));
    let filed = |field: &str| {
        let record = filing?;
        view::field_json(book, record, record.kind.field(field)?)
    };
    let doer = deadline.entry.due.as_ref().map(|due| due.doer.id());
    let line = json!({
        "plan": deadline.plan.key,
        "id": deadline.entry.id,
        "title": deadline.entry.heading(),
        "due_on": deadline.due_on.to_string(),
        "days_left": deadline.days_left,
        "state": deadline.state.id(),
        "to": to,
        "via": via,
        "source": deadline.plan.cite(deadline.entry),
        "from": deadline.from.map(|day| day.to_string()),
        "has_day": deadline.has_day,
        "who": filed("done_by"),
        "number": filed("number"),
        "done_on": filed("done_on"),
        "doer": doer,
    });
    match line {
        Json::Object(line) => line,
        _ => Map::new(),
    }
}
