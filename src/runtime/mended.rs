//! What the store put right when it opened, as messages for the person.

use crate::app::Notice;
use crate::store::Recovery;

/// One thing that was put right.
pub fn notice(recovery: &Recovery) -> Notice {
    match recovery {
        Recovery::TailCut { seq, bytes, kept } => Notice::warn("mended-tail-cut")
            .with("seq", seq)
            .with("bytes", bytes)
            .with("path", kept.display()),
        Recovery::HeadMissing => Notice::info("mended-head"),
        Recovery::TakenFromMirror { from, to } => {
            Notice::warn("mended-from-mirror").with("from", from).with("to", to)
        }
        Recovery::JournalRebuilt { records } => {
            Notice::warn("mended-journal").with("records", records)
        }
        Recovery::MirrorRebuilt { kept: None, .. } => Notice::info("mended-mirror"),
        Recovery::MirrorRebuilt { kept: Some(kept), .. } => {
            Notice::warn("mended-mirror-kept").with("path", kept.display())
        }
        Recovery::MirrorOff { .. } => Notice::warn("mended-mirror-off"),
        Recovery::CoveredDamaged(damage) => {
            Notice::warn("mended-covered-damaged").with("seq", damage.seq)
        }
    }
}
