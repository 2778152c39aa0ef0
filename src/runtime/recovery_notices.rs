//! What the store put right when it opened, as messages for the person.

use crate::runtime::folder::{Read, Reidentified};
use crate::store::Recovery;
use crate::tui::Notice;

/// Everything that is to be said of a folder that was just opened.
pub fn notices(read: &Read) -> Vec<Notice> {
    let renewed = read.renewed.iter().map(of_renewed);
    let wrong = read.wrong_lists.iter().cloned();
    read.recovered.iter().map(notice).chain(renewed).chain(wrong).collect()
}

/// A folder from a backup goes on as another device.
fn of_renewed(renewed: &Reidentified) -> Notice {
    let key = if renewed.admitted { "recovery-renewed" } else { "recovery-renewed-waits" };
    Notice::warn(key).with("device", &renewed.code)
}

/// One thing that was put right.
pub fn notice(recovery: &Recovery) -> Notice {
    match recovery {
        Recovery::TailCut { seq, bytes, kept } => Notice::warn("recovery-tail-cut")
            .with("seq", seq)
            .with("bytes", bytes)
            .with("path", kept.display()),
        Recovery::HeadMissing => Notice::info("recovery-head"),
        Recovery::TakenFromMirror { from, to } => {
            Notice::warn("recovery-from-mirror").with("from", from).with("to", to)
        }
        Recovery::JournalRebuilt { records } => {
            Notice::warn("recovery-journal").with("records", records)
        }
        Recovery::MirrorRebuilt { kept: None, .. } => Notice::info("recovery-mirror"),
        Recovery::MirrorRebuilt { kept: Some(kept), .. } => {
            Notice::warn("recovery-mirror-kept").with("path", kept.display())
        }
        Recovery::MirrorOff { .. } => Notice::warn("recovery-mirror-off"),
        Recovery::CoveredDamaged(damage) => {
            Notice::warn("recovery-covered-damaged").with("seq", damage.seq)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Lang, Locale};
    use crate::store::{Damage, Fault, MirrorTrouble};

    #[test]
    fn everything_that_is_mended_has_a_whole_sentence() {
        let why = MirrorTrouble::Missing;
        let damage = Damage { what: Fault::Chain, seq: 3, file: "/so".into(), offset: 1 };
        let all = [
            Recovery::TailCut { seq: 3, bytes: 20, kept: "/so/q".into() },
            Recovery::HeadMissing,
            Recovery::TakenFromMirror { from: 1, to: 2 },
            Recovery::JournalRebuilt { records: 4 },
            Recovery::MirrorRebuilt { why: why.clone(), kept: None },
            Recovery::MirrorRebuilt { why: why.clone(), kept: Some("/so/q".into()) },
            Recovery::MirrorOff { why },
            Recovery::CoveredDamaged(damage),
        ];
        for locale in Lang::ALL.map(Locale::new) {
            for recovery in &all {
                let notice = notice(recovery);
                let text = notice.text(&locale);
                assert!(
                    !text.contains(['{', '⟦']) && text.ends_with('.'),
                    "{}: {text}",
                    notice.key
                );
            }
        }
    }
}
