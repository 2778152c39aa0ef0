//! One replica's log as a tree of chain hashes: a plain list while nobody cloned the device.
//!
//! A hash that is known is a duplicate, a parent that is not known is a gap, two children of one
//! parent are a fork. The tree knows no lines and no clock. Which branch came first depends on the
//! order of arrival; everything that is compared between devices (tips, forks) does not.

use crate::domain::event::{Hash, genesis, tail};
use crate::domain::id::{ReplicaId, Seq};
use crate::domain::wire::{PageDecoder, PageEncoder};

/// What became of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placed {
    Known,
    /// It is the new end of a branch.
    New,
    /// It is the second child of its parent: a new branch begins.
    Forked,
    /// Its parent is not there; nothing was added.
    Gap,
}

/// A run of hashes without a fork in it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Branch {
    /// The number of the first hash.
    from: Seq,
    hashes: Vec<Hash>,
}

impl Branch {
    fn at(&self, n: Seq) -> Option<&Hash> {
        self.hashes.get(usize::try_from(n.checked_sub(self.from)?).ok()?)
    }

    /// The number of the last hash; `from - 1` while there is none.
    fn last(&self) -> Seq {
        let count = Seq::try_from(self.hashes.len()).unwrap_or(Seq::MAX);
        self.from.saturating_add(count).saturating_sub(1)
    }

    fn unpack(pages: &mut PageDecoder<'_>) -> Option<Self> {
        pages.item()?;
        let (from, count) = (pages.number()?, pages.count()?);
        let mut hashes = Vec::with_capacity(count.min(1 << 20));
        for _ in 0..count {
            pages.item()?;
            hashes.push(pages.array()?);
        }
        Some(Self { from, hashes })
    }
}

/// The tree of one replica.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    genesis: Hash,
    main: Branch,
    others: Vec<Branch>,
}

impl Chain {
    /// The empty chain of a replica.
    pub fn new(replica: ReplicaId) -> Self {
        let main = Branch { from: 1, hashes: Vec::new() };
        Self { genesis: genesis(replica), main, others: Vec::new() }
    }

    fn branches(&self) -> impl Iterator<Item = &Branch> {
        std::iter::once(&self.main).chain(&self.others)
    }

    /// Whether event `n` with this hash is there. Number 0 is the beginning.
    pub fn holds(&self, n: Seq, hash: &Hash) -> bool {
        if n == 0 { *hash == self.genesis } else { self.branches().any(|b| b.at(n) == Some(hash)) }
    }

    /// Adds the hash of event `n`, whose parent is `previous`.
    pub fn place(&mut self, n: Seq, previous: &Hash, hash: &Hash) -> Placed {
        let Some(before) = n.checked_sub(1) else {
            return Placed::Gap;
        };
        if self.holds(n, hash) {
            return Placed::Known;
        }
        if !self.holds(before, previous) {
            return Placed::Gap;
        }
        let branches = std::iter::once(&mut self.main).chain(&mut self.others);
        let mut ends = branches.filter(|b| b.last() == before);
        let first = n == 1;
        if let Some(branch) = ends.find(|b| first || b.at(before) == Some(previous)) {
            branch.hashes.push(*hash);
            return Placed::New;
        }
        self.others.push(Branch { from: n, hashes: vec![*hash] });
        Placed::Forked
    }

    /// The number and hash at the end of the branch that came first.
    pub fn head(&self) -> (Seq, Hash) {
        (self.main.last(), self.main.hashes.last().copied().unwrap_or(self.genesis))
    }

    /// The end that every device with the same events agrees on: the longest branch, and of equal
    /// ones that with the greatest hash.
    pub fn agreed_end(&self) -> (Seq, Hash) {
        let ends = self.branches().filter_map(|b| Some((b.last(), *b.hashes.last()?)));
        ends.max().unwrap_or((0, self.genesis))
    }

    /// The first number at which the branches differ, if the device was cloned.
    pub fn forked_at(&self) -> Option<Seq> {
        self.others.iter().map(|branch| branch.from).min()
    }

    /// The hash before event `n` and the one at it, on the branch that came first.
    pub fn around(&self, n: Seq) -> Option<(Hash, Hash)> {
        let at = *self.main.at(n)?;
        let before = if n == 1 { self.genesis } else { *self.main.at(n.checked_sub(1)?)? };
        Some((before, at))
    }

    /// Whether some event `n` has a hash that begins so.
    pub fn holds_tail(&self, n: Seq, bytes: [u8; 4]) -> bool {
        n == 0 || self.branches().any(|b| b.at(n).is_some_and(|hash| tail(hash) == bytes))
    }

    /// Every hash at number `n`, in no particular order.
    pub fn all_at(&self, n: Seq) -> impl Iterator<Item = &Hash> {
        self.branches().filter_map(move |branch| branch.at(n))
    }

    /// Every event's number and hash, in no particular order.
    pub fn nodes(&self) -> impl Iterator<Item = (Seq, &Hash)> {
        self.branches().flat_map(|b| (b.from..).zip(&b.hashes))
    }

    /// The tree in a snapshot.
    pub(super) fn pack(&self, out: &mut PageEncoder<'_>) {
        out.count(self.others.len());
        for branch in self.branches() {
            out.item();
            out.number(branch.from);
            out.count(branch.hashes.len());
            for hash in &branch.hashes {
                out.item();
                out.bytes(hash);
            }
        }
    }

    /// Fills an empty chain.
    pub(super) fn unpack(&mut self, pages: &mut PageDecoder<'_>) -> Option<()> {
        let others = pages.count()?;
        self.main = Branch::unpack(pages)?;
        self.others = (0..others).map(|_| Branch::unpack(pages)).collect::<Option<_>>()?;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_known_hash_a_gap_and_a_fork_are_told_apart() {
        let replica = ReplicaId([1; 8]);
        let start = genesis(replica);
        let mut chain = Chain::new(replica);
        assert_eq!(chain.place(1, &[9; 32], &[1; 32]), Placed::Gap);
        assert_eq!(chain.place(0, &start, &[1; 32]), Placed::Gap);
        assert_eq!(chain.place(1, &start, &[1; 32]), Placed::New);
        assert_eq!(chain.place(2, &[1; 32], &[2; 32]), Placed::New);
        assert_eq!(chain.place(2, &[1; 32], &[2; 32]), Placed::Known);
        assert_eq!(chain.place(4, &[3; 32], &[4; 32]), Placed::Gap);
        assert_eq!(chain.forked_at(), None);
        assert_eq!(chain.place(2, &[1; 32], &[7; 32]), Placed::Forked);
        assert_eq!(chain.place(3, &[7; 32], &[8; 32]), Placed::New);
        assert_eq!(chain.place(1, &start, &[6; 32]), Placed::Forked);
        assert_eq!(chain.head(), (2, [2; 32]));
        assert_eq!(chain.agreed_end(), (3, [8; 32]));
        assert_eq!(chain.forked_at(), Some(1));
        assert_eq!(chain.nodes().count(), 5);
        assert_eq!(chain.around(1), Some((start, [1; 32])));
    }

    proptest! {
        /// A tree that is offered link by link in any order, until nothing more fits, is the same.
        #[test]
        fn the_tree_is_a_function_of_its_links(
            parents in prop::collection::vec(any::<prop::sample::Index>(), 1..20),
            order in prop::collection::vec(any::<prop::sample::Index>(), 0..40),
        ) {
            let replica = ReplicaId([1; 8]);
            let mut nodes = vec![(0, genesis(replica), genesis(replica))];
            for (i, parent) in (1..).zip(&parents) {
                let (n, _, hash) = nodes[parent.index(nodes.len())];
                nodes.push((n + 1, hash, [i; 32]));
            }
            nodes.remove(0);
            let grow = |first: Vec<usize>| {
                let mut chain = Chain::new(replica);
                for i in first {
                    let (n, previous, hash) = nodes[i];
                    chain.place(n, &previous, &hash);
                }
                for (n, previous, hash) in &nodes {
                    chain.place(*n, previous, hash);
                }
                let mut all: Vec<_> = chain.nodes().map(|(n, h)| (n, *h)).collect();
                all.sort_unstable();
                (all, chain.agreed_end(), chain.forked_at())
            };
            let shuffled = order.iter().map(|i| i.index(nodes.len())).collect();
            prop_assert_eq!(grow(shuffled), grow(vec![]));
        }
    }
}
