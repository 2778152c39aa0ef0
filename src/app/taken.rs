//! What the shell brings is taken into the book before the screen that asked for it hears of it.

use crate::app::{App, Outcome};

impl App {
    /// Takes into the book what an outcome brings.
    pub(super) fn taken(&mut self, outcome: Outcome) -> Outcome {
        match outcome {
            Outcome::Received { mut report, events, roster } => {
                if let Some(roster) = roster {
                    self.me.follow(&roster);
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
}
