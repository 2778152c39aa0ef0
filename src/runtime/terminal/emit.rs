//! Emit: the bytes that turn what stands on the terminal into what should stand there.
//!
//! Knows the terminal's commands and what each costs; does not know where frames come from. The
//! state of the terminal is carried from frame to frame. Invariants: every place where a command
//! could be saved is decided by counting bytes; the cursor is moved by a full address whenever
//! where it stands is not certain; nothing is written that could scroll the screen by accident.

use std::io::Write as _;
use std::iter;

use crate::runtime::terminal::profile::Profile;
use crate::runtime::terminal::sgr::SgrState;
use crate::runtime::terminal::shadow::{Glyph, Grid, Scroll, ShadowCell, width_at};

/// Where the terminal's cursor stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CursorState {
    Unknown,
    Cell(usize, usize),
    /// In this row, after a letter in the last column: the next letter may or may not wrap, so
    /// only a return to the row's start or a full address may follow.
    Edge(usize),
}

/// The terminal's state between two frames.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TerminalState {
    pub(super) at: CursorState,
    /// None if the terminal's attributes are not known.
    pub(super) sgr: Option<SgrState>,
}

pub(super) struct Emitter<'p> {
    pub(super) out: Vec<u8>,
    pub(super) state: TerminalState,
    profile: &'p Profile,
}

impl<'p> Emitter<'p> {
    pub(super) const fn new(state: TerminalState, profile: &'p Profile) -> Self {
        Self { out: Vec::new(), state, profile }
    }

    /// Clears the whole screen, whatever stood there and whatever the terminal's state was.
    pub(super) fn clear(&mut self) {
        self.out.extend_from_slice(b"\x1b[r");
        self.state = TerminalState { at: CursorState::Unknown, sgr: None };
        self.set_pen(SgrState::default());
        self.go(0, 0);
        self.out.extend_from_slice(b"\x1b[J");
    }

    /// Scrolls a region. Freed rows come up blank.
    pub(super) fn scroll(&mut self, scroll: &Scroll, row_count: usize) {
        let count = scroll.by.unsigned_abs();
        let up = scroll.by > 0;
        // A region that ends with the screen needs no bounds for inserting and deleting lines.
        let bounded = scroll.bottom + 1 < row_count;
        let feeds = bounded || scroll.top == 0;
        self.set_erasing_pen(SgrState::default());
        if bounded {
            let _infallible = write!(self.out, "\x1b[{};{}r", scroll.top + 1, scroll.bottom + 1);
            self.state.at = CursorState::Unknown;
        }
        if up && feeds && count <= 4 {
            self.go(0, scroll.bottom);
            self.out.extend(iter::repeat_n(b'\n', count));
        } else if !up && feeds && count <= 2 {
            self.go(0, scroll.top);
            self.out.extend(b"\x1bM".repeat(count));
        } else {
            self.go(0, scroll.top);
            self.out.extend(command(count, if up { 'M' } else { 'L' }));
        }
        if bounded {
            self.out.extend_from_slice(b"\x1b[r");
            self.state.at = CursorState::Unknown;
        }
    }

    /// Turns every row of `have` into that of `want`.
    pub(super) fn grid(&mut self, have: &Grid, want: &Grid) {
        for y in 0..want.row_count() {
            self.row(y, have.row(y), want.row(y));
        }
    }

    /// Turns one row into another, by repairing it or by erasing its end and drawing it again.
    fn row(&mut self, y: usize, have: &[ShadowCell], want: &[ShadowCell]) {
        let Some(first) = first_difference(have, want) else {
            return;
        };
        let fragile = is_fragile(have) || is_fragile(want);
        let start = if fragile { 0 } else { first };
        let mut again = Self::new(self.state, self.profile);
        again.go(start, y);
        again.set_erasing_pen(SgrState::default());
        again.out.extend_from_slice(b"\x1b[K");
        let mut erased = have.to_vec();
        for slot in erased.iter_mut().skip(start) {
            *slot = ShadowCell::blank(SgrState::default());
        }
        again.repair(y, &erased, want);
        if !fragile {
            let mut repaired = Self::new(self.state, self.profile);
            repaired.repair(y, have, want);
            if repaired.out.len() <= again.out.len() {
                again = repaired;
            }
        }
        self.state = again.state;
        self.out.append(&mut again.out);
    }

    /// Draws the cells that differ.
    fn repair(&mut self, y: usize, have: &[ShadowCell], want: &[ShadowCell]) {
        let mut x = 0;
        while let Some(next) = next_difference(have, want, x) {
            self.travel(next, y, want);
            x = match want.get(next) {
                Some(slot) if slot.is_blank() => self.blanks(next, y, have, want),
                Some(slot) => self.glyph(next, y, slot, want),
                None => return,
            };
        }
    }

    /// Moves to a cell of the row, over letters that stand there already if drawing them again is
    /// no longer than the command.
    fn travel(&mut self, x: usize, y: usize, want: &[ShadowCell]) {
        let CursorState::Cell(from, row) = self.state.at else {
            return self.go(x, y);
        };
        let gap = want.get(from..x).unwrap_or_default();
        if row != y || gap.is_empty() {
            return self.go(x, y);
        }
        let cost: usize = gap.iter().map(|slot| slot.glyph.len()).sum();
        if cost > self.route(x, y).len() || is_fragile(gap) || starts_inside(gap) {
            return self.go(x, y);
        }
        let Some(sgr) = [self.state.sgr, want.get(x).map(|slot| slot.sgr)]
            .into_iter()
            .flatten()
            .find(|sgr| gap.iter().all(|slot| draws(*sgr, slot)))
        else {
            return self.go(x, y);
        };
        // A pen taken from the cell ahead is no extra cost: it has to be taken up there anyway.
        self.set_pen(sgr);
        for slot in gap {
            self.push(&slot.glyph);
        }
        self.state.at = CursorState::Cell(x, y);
    }

    /// Draws one grapheme and says where the next cell is.
    fn glyph(&mut self, x: usize, y: usize, slot: &ShadowCell, want: &[ShadowCell]) -> usize {
        self.set_pen(slot.sgr);
        let width = width_at(want, x);
        let end = x + width;
        for slot in want.get(x..end).unwrap_or_default() {
            self.push(&slot.glyph);
        }
        self.state.at = if slot.glyph.is_fragile(width) && !self.profile.console_font {
            CursorState::Unknown
        } else if end >= want.len() {
            CursorState::Edge(y)
        } else {
            CursorState::Cell(end, y)
        };
        end
    }

    /// Draws the run of blanks that begins at `x`, as spaces or by erasing, and says where to
    /// look on.
    fn blanks(&mut self, x: usize, y: usize, have: &[ShadowCell], want: &[ShadowCell]) -> usize {
        let Some(sgr) = want.get(x).map(|slot| slot.sgr) else {
            return want.len();
        };
        let alike = |slot: &&ShadowCell| slot.is_blank() && slot.sgr == sgr;
        let end = x + want.iter().skip(x).take_while(alike).count();
        let changed_end = (x..end).rev().find(|at| have.get(*at) != want.get(*at));
        let count = changed_end.map_or(1, |last| last + 1 - x);
        if sgr.can_erase(self.profile.erase_paints) {
            if end == want.len() && count >= 3 {
                self.set_erasing_pen(sgr);
                self.out.extend_from_slice(b"\x1b[K");
                return end;
            }
            let command = 2 + digits(count) + 1;
            let on =
                if next_difference(have, want, x + count) == Some(x + count) { command } else { 0 };
            if self.profile.erase_cells && command + on < count {
                self.set_erasing_pen(sgr);
                let _infallible = write!(self.out, "\x1b[{count}X");
                return x + count;
            }
        }
        let ahead = want.get(end).filter(|slot| !slot.is_blank()).map(|slot| slot.sgr);
        self.set_blank_pen(sgr, ahead);
        self.out.extend(iter::repeat_n(b' ', count));
        let stop = x + count;
        self.state.at =
            if stop >= want.len() { CursorState::Edge(y) } else { CursorState::Cell(stop, y) };
        stop
    }

    /// Moves the cursor to a cell by the shortest way.
    pub(super) fn go(&mut self, x: usize, y: usize) {
        let route = self.route(x, y);
        self.out.extend_from_slice(&route);
        self.state.at = CursorState::Cell(x, y);
    }

    /// The shortest bytes that bring the cursor to a cell; none if it stands there.
    fn route(&self, x: usize, y: usize) -> Vec<u8> {
        let mut best = address(x, y);
        let mut consider = |candidate: Vec<u8>| {
            if candidate.len() < best.len() {
                best = candidate;
            }
        };
        match self.state.at {
            CursorState::Unknown => {}
            CursorState::Edge(row) => {
                consider([&b"\r"[..], &vertical(row, y), &horizontal(0, x)].concat());
            }
            CursorState::Cell(column, row) => {
                consider([vertical(row, y), horizontal(column, x)].concat());
                consider([&b"\r"[..], &vertical(row, y), &horizontal(0, x)].concat());
            }
        }
        best
    }

    fn push(&mut self, glyph: &Glyph) {
        match glyph {
            Glyph::Char(letter) => {
                self.out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
            }
            Glyph::Cluster(text) => self.out.extend_from_slice(text.as_bytes()),
            Glyph::Tail if self.profile.console_font => self.out.push(b' '),
            Glyph::Tail => {}
        }
    }

    fn set_pen(&mut self, sgr: SgrState) {
        SgrState::write_change(&mut self.out, self.state.sgr, sgr, self.profile.ends_marks);
        self.state.sgr = Some(sgr);
    }

    /// Takes a pen whose blanks look like `blank`: the present one if it will do, else the one of
    /// the letter ahead.
    fn set_blank_pen(&mut self, blank: SgrState, ahead: Option<SgrState>) {
        let fits = |sgr: &SgrState| sgr.on_blank() == blank;
        if !self.state.sgr.is_some_and(|sgr| fits(&sgr)) {
            self.set_pen(ahead.filter(fits).unwrap_or(blank));
        }
    }

    /// Takes a pen that erases to `blank`.
    fn set_erasing_pen(&mut self, blank: SgrState) {
        self.set_blank_pen(blank, None);
    }
}

/// Whether drawing the slot with this pen gives what it should be.
fn draws(sgr: SgrState, slot: &ShadowCell) -> bool {
    if slot.is_blank() { sgr.on_blank() == slot.sgr } else { sgr == slot.sgr }
}

fn is_fragile(row: &[ShadowCell]) -> bool {
    row.iter().enumerate().any(|(x, slot)| match slot.glyph {
        Glyph::Char(letter) if letter < '\u{1100}' => false,
        _ => slot.glyph.is_fragile(width_at(row, x)),
    })
}

fn starts_inside(row: &[ShadowCell]) -> bool {
    row.first().is_some_and(|slot| slot.glyph == Glyph::Tail)
}

fn first_difference(have: &[ShadowCell], want: &[ShadowCell]) -> Option<usize> {
    next_difference(have, want, 0)
}

fn next_difference(have: &[ShadowCell], want: &[ShadowCell], from: usize) -> Option<usize> {
    (from..want.len()).find(|x| have.get(*x) != want.get(*x))
}

const fn digits(number: usize) -> usize {
    match number {
        0..=9 => 1,
        10..=99 => 2,
        100..=999 => 3,
        1000..=9999 => 4,
        _ => 5,
    }
}

/// The full address of a cell.
fn address(x: usize, y: usize) -> Vec<u8> {
    match (x, y) {
        (0, 0) => b"\x1b[H".to_vec(),
        (0, _) => format!("\x1b[{}H", y + 1).into_bytes(),
        _ => format!("\x1b[{};{}H", y + 1, x + 1).into_bytes(),
    }
}

/// A command with a count, which is left out if it is 1.
fn command(count: usize, letter: char) -> Vec<u8> {
    if count == 1 {
        format!("\x1b[{letter}").into_bytes()
    } else {
        format!("\x1b[{count}{letter}").into_bytes()
    }
}

/// From row to row, in the same column. Line feeds never scroll here: the target is a row of the
/// screen, and no scroll region stands while rows are drawn.
fn vertical(from: usize, to: usize) -> Vec<u8> {
    if to >= from {
        let down = to - from;
        if down <= 3 { vec![b'\n'; down] } else { command(down, 'B') }
    } else {
        command(from - to, 'A')
    }
}

/// From column to column, in the same row.
fn horizontal(from: usize, to: usize) -> Vec<u8> {
    if to == from {
        return Vec::new();
    }
    let absolute = format!("\x1b[{}G", to + 1).into_bytes();
    let relative = if to > from {
        command(to - from, 'C')
    } else if from - to <= 3 {
        vec![b'\x08'; from - to]
    } else {
        command(from - to, 'D')
    };
    if relative.len() <= absolute.len() { relative } else { absolute }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(at: CursorState, x: usize, y: usize) -> String {
        let emitter = Emitter::new(TerminalState { at, sgr: None }, &Profile::PLAIN);
        String::from_utf8(emitter.route(x, y)).unwrap().replace('\x1b', "^")
    }

    #[test]
    fn the_shortest_way_is_taken() {
        for (at, x, y, wanted) in [
            (CursorState::Unknown, 0, 0, "^[H"),
            (CursorState::Unknown, 0, 9, "^[10H"),
            (CursorState::Unknown, 4, 9, "^[10;5H"),
            (CursorState::Cell(4, 9), 4, 9, ""),
            (CursorState::Cell(4, 9), 0, 9, "\r"),
            (CursorState::Cell(4, 9), 0, 10, "\r\n"),
            (CursorState::Cell(4, 9), 4, 11, "\n\n"),
            (CursorState::Cell(4, 9), 3, 9, "\x08"),
            (CursorState::Cell(4, 9), 5, 9, "^[C"),
            (CursorState::Cell(4, 9), 4, 8, "^[A"),
            (CursorState::Cell(70, 9), 60, 9, "^[10D"),
            (CursorState::Cell(9, 20), 2, 21, "\n^[7D"),
            (CursorState::Cell(59, 20), 2, 21, "\n^[3G"),
            (CursorState::Cell(70, 2), 30, 20, "^[21;31H"),
            (CursorState::Edge(3), 0, 4, "\r\n"),
            (CursorState::Edge(3), 40, 3, "\r^[40C"),
            (CursorState::Edge(3), 40, 9, "^[10;41H"),
        ] {
            assert_eq!(way(at, x, y), wanted, "{at:?} to {x},{y}");
        }
    }
}
