//! Why the copy in sled cannot be used.

/// Why the mirror cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MirrorTrouble {
    /// sled gave an error.
    #[error("sled: {0}")]
    Sled(String),
    /// There is no room or no right to write.
    #[error("sled cannot write: {0}")]
    CannotWrite(String),
    /// An opening of sled that was given up has not ended yet.
    #[error("sled is still open")]
    InUse,
    #[error("sled panicked")]
    Panicked,
    /// sled did not answer in time.
    #[error("sled did not answer in time")]
    TimedOut,
    #[error("it was missing")]
    Missing,
    /// It holds another record under this number than the journal.
    #[error("it differs from the journal at record {0}")]
    Differs(u64),
    /// It has more than the journal, and that does not continue the journal.
    #[error("it has {0} records more than the journal")]
    Ahead(u64),
    /// After a clean exit it should have been complete.
    #[error("it was behind the journal by {0} records")]
    Behind(u64),
    /// The journal could not be read while it was being made.
    #[error("the journal could not be read: {0}")]
    Journal(String),
}

impl MirrorTrouble {
    /// Whether the files are suspect and should be set aside.
    pub fn is_damage(&self) -> bool {
        !matches!(self, Self::CannotWrite(_) | Self::TimedOut | Self::InUse | Self::Journal(_))
    }
}
