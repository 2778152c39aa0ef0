//! Tickets: which effect an outcome answers.

use std::collections::BTreeMap;

/// Names an effect under way. Never given twice in a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub u64);

/// The effects under way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tickets {
    last: u64,
    open: BTreeMap<Ticket, String>,
}

impl Tickets {
    /// A new ticket for an effect; `what` is a message key, shown while it takes time.
    pub fn issue(&mut self, what: impl Into<String>) -> Ticket {
        self.last = self.last.saturating_add(1);
        let ticket = Ticket(self.last);
        self.open.insert(ticket, what.into());
        ticket
    }

    /// Takes a ticket back; `None` for one that was never given or came back already.
    pub fn close(&mut self, ticket: Ticket) -> Option<String> {
        self.open.remove(&ticket)
    }

    /// Nothing that was under way is waited for any longer. No ticket is given again.
    pub fn forget(&mut self) {
        self.open.clear();
    }

    /// Whether nothing is under way.
    pub fn is_idle(&self) -> bool {
        self.open.is_empty()
    }

    pub fn open(&self) -> impl Iterator<Item = &str> {
        self.open.values().map(String::as_str)
    }
}
