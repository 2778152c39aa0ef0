//! Actions of many events: lists that were taken in, made durable part by part and found again.
//!
//! The events of such an action name the number of its first one. Invariant: what was stored of an
//! action is found again after any restart, because it is read from the log itself.

use std::collections::BTreeSet;

use crate::domain::batch::{BatchLine, items};
use crate::domain::event::Event;
use crate::domain::id::{EventRef, RecordId, Seq};
use crate::domain::log::link_line;
use crate::domain::op::Intent;
use crate::runtime::clock::Clock;
use crate::runtime::folder::{Folder, FolderError};
use crate::tui::job::Import;

/// The name in `office.toml` of the list of imports.
const IMPORTS: &str = "list_imports";

/// The most imports that are remembered.
const REMEMBERED: usize = 10;

impl Folder {
    /// Makes a part of an import durable; `None` begins one.
    pub fn commit_part(
        &mut self,
        intents: Vec<Intent>,
        group: Option<Seq>,
    ) -> Result<Vec<Event>, FolderError> {
        let group = group.unwrap_or_else(|| self.next_number());
        let intents: Vec<_> = intents.into_iter().map(|intent| intent.in_group(group)).collect();
        let events = self.commit_all(&intents)?;
        let at = Clock::millis();
        let count = u64::try_from(events.len()).unwrap_or(u64::MAX);
        // The kind of most records: new villages come first and are few.
        let kind = intents.last().and_then(Intent::kind).map(|kind| kind.name().to_owned());
        self.remember(|imports| {
            if let Some(import) = imports.iter_mut().find(|import| import.group == group) {
                import.count = import.count.saturating_add(count);
                import.kind = kind.unwrap_or_default();
            } else {
                let kind = kind.unwrap_or_default();
                imports.insert(0, Import { group, at, kind, count, undone: false });
            }
        });
        Ok(events)
    }

    /// Takes a part of an import back; no intents say that nothing of it is left to take back, and
    /// only then is it no longer among the imports.
    pub fn commit_undo(
        &mut self,
        intents: &[Intent],
        group: Seq,
    ) -> Result<Vec<Event>, FolderError> {
        if !intents.is_empty() {
            return self.commit_all(intents);
        }
        self.remember(|imports| {
            for import in imports.iter_mut().filter(|import| import.group == group) {
                import.undone = true;
            }
        });
        Ok(Vec::new())
    }

    /// The last imports of this device, the newest first.
    pub fn imports(&self) -> Vec<Import> {
        let kept = self.store.office().pref(IMPORTS);
        kept.and_then(|kept| serde_json::from_str(kept).ok()).unwrap_or_default()
    }

    /// The list is a help for the eye: what belongs to an import is read from the log.
    fn remember(&mut self, change: impl FnOnce(&mut Vec<Import>)) {
        let mut imports = self.imports();
        change(&mut imports);
        imports.truncate(REMEMBERED);
        let mut office = self.store.office().clone();
        office.set_pref(IMPORTS, &serde_json::to_string(&imports).unwrap_or_default());
        drop(self.store.set_office(office));
    }

    /// The events of an action of this device, and those of all records that they wrote to.
    pub fn past_of_group(&self, group: Seq) -> Result<(Vec<EventRef>, Vec<Event>), FolderError> {
        let own = self.replica();
        let mut events = self.every_event()?;
        let belongs = |event: &&Event| {
            event.replica == own && event.body.as_ref().and_then(|body| body.group) == Some(group)
        };
        let of_group: Vec<_> = events.iter().filter(belongs).map(Event::reference).collect();
        let written = events.iter().filter(belongs).flat_map(Event::writes);
        let touched: BTreeSet<RecordId> = written.map(|write| write.record).collect();
        events.retain(|event| event.writes().any(|write| touched.contains(&write.record)));
        events.sort_by_key(|event| (event.head.at, event.reference()));
        Ok((of_group, events))
    }

    /// Every event of the log, in the order in which it came.
    fn every_event(&self) -> Result<Vec<Event>, FolderError> {
        let mut events: Vec<Event> = Vec::new();
        self.store.scan(&mut |_, batch| {
            let mut run = None;
            for item in items(batch).flatten() {
                match item {
                    BatchLine::Segment(segment) => run = Some((segment.from, segment)),
                    BatchLine::Event(line) => {
                        let Some((n, segment)) = &mut run else { continue };
                        let key = |record| self.log.key(record);
                        let linked = link_line(&segment.previous, segment.replica, *n, line, key);
                        let Ok(linked) = linked else { continue };
                        segment.previous = linked.hash;
                        *n = n.saturating_add(1);
                        events.extend(linked.event.ok());
                    }
                    _ => {}
                }
            }
        })?;
        Ok(events)
    }
}
