//! What is wrong in a plan file, and on which line.
//!
//! Carries message keys and arguments, never sentences. Invariant: the mistakes of a file are in the
//! order of its lines.

use std::ops::Range;

/// Something wrong in a plan file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The line of the file, from 1.
    pub line: u32,
    pub key: &'static str,
    /// What the message speaks of.
    pub args: Vec<(&'static str, String)>,
}

/// What was found so far, and where the lines of the file begin.
#[derive(Debug)]
pub(super) struct Log {
    starts: Vec<usize>,
    mistakes: Vec<Mistake>,
}

impl Log {
    pub(super) fn new(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at.saturating_add(1))).collect();
        Self { starts, mistakes: Vec::new() }
    }

    /// The line of a place in the file.
    pub(super) fn line(&self, at: &Range<usize>) -> u32 {
        let line = self.starts.partition_point(|start| *start <= at.start).max(1);
        u32::try_from(line).unwrap_or(u32::MAX)
    }

    /// Something is wrong on a line.
    pub(super) fn report<const N: usize>(
        &mut self,
        line: u32,
        key: &'static str,
        args: [(&'static str, &dyn ToString); N],
    ) {
        let args = args.map(|(name, value)| (name, value.to_string())).to_vec();
        self.mistakes.push(Mistake { line, key, args });
    }

    /// Whether nothing is wrong so far.
    pub(super) fn is_clean(&self) -> bool {
        self.mistakes.is_empty()
    }

    /// Everything, by lines.
    pub(super) fn into_mistakes(mut self) -> Vec<Mistake> {
        self.mistakes.sort_by_key(|mistake| mistake.line);
        self.mistakes.dedup();
        self.mistakes
    }
}
