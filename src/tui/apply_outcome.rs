//! What the shell brings is taken into the book before the screen that asked for it hears of it.

use std::collections::HashSet;

use crate::domain::event::Event;
use crate::domain::roster::OfficeForm;
use crate::tui::{App, Done, Outcome};

impl App {
    /// Takes into the book what an outcome brings.
    pub(super) fn taken(&mut self, outcome: Outcome) -> Outcome {
        match outcome {
            Outcome::Received { mut report, events, roster } => {
                if let Some(roster) = roster {
                    self.me.follow(&roster);
                    self.speak(self.me.form);
                    self.book.set_roster(*roster);
                }
                let known = self.book.refused().len();
                self.book.apply_all(&events);
                let refused = self.book.refused().iter().skip(known);
                report.refused.extend(refused.map(|refused| {
                    let event = refused.event;
                    (event.replica.short(), event.n, refused.why.code().to_owned())
                }));
                report.conflicts = u64::try_from(self.book.conflicted().len()).unwrap_or(u64::MAX);
                self.me.exchange.received_at = Some(self.shell.now.millis);
                self.refresh();
                Outcome::Received { report, events: Vec::new(), roster: None }
            }
            Outcome::Stored(events) => {
                self.book.apply_all(&events);
                self.remember(&events);
                let count = u64::try_from(events.len()).unwrap_or(u64::MAX);
                self.me.exchange.unsent = self.me.exchange.unsent.saturating_add(count);
                Outcome::Stored(events)
            }
            Outcome::Exported(exported) => {
                self.me.exchange.exported_at = Some(self.shell.now.millis);
                self.me.exchange.unsent = 0;
                Outcome::Exported(exported)
            }
            outcome => outcome,
        }
    }

    /// Takes the words of such an office.
    pub(super) fn speak(&mut self, form: OfficeForm) {
        if self.locale.form() != form {
            let locale = crate::locale::Locale::of(self.locale.lang(), form);
            self.locale = std::sync::Arc::new(locale);
        }
    }

    /// The first event of an import stands for all of it among what can be taken back.
    fn remember(&mut self, events: &[Event]) {
        let undone: HashSet<_> =
            events.iter().filter_map(|event| event.body.as_ref()?.undoes).collect();
        self.done.retain(|done| !undone.contains(&done.event));
        let Some(event) = events.first() else { return };
        let Some(body) = event.body.as_ref().filter(|body| body.group.is_some()) else { return };
        if self.done.last().is_some_and(|done| done.group == body.group) {
            return;
        }
        self.done.extend(body.writes.first().map(|write| Done {
            event: event.reference(),
            record: write.record,
            op: "action-import".to_owned(),
            title: String::new(),
            group: body.group,
        }));
    }
}
