//! Emit: the bytes that turn what stands on the terminal into what should stand there.
//!
//! Knows the terminal's commands and what each costs; does not know where frames come from. The
//! nib carries the terminal's state from frame to frame. Invariants: every place where a command
//! could be saved is decided by counting bytes; the cursor is moved by a full address whenever
//! where it stands is not certain; nothing is written that could scroll the screen by accident.

use std::io::Write as _;
use std::iter;

use crate::runtime::terminal::pen::Pen;
use crate::runtime::terminal::profile::Profile;
use crate::runtime::terminal::shadow::{Glyph, Grid, Scroll, Slot, width_at};

/// Where the terminal's cursor stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum At {
    Unknown,
    Cell(usize, usize),
    /// In this row, after a letter in the last column: the next letter may or may not wrap, so
    /// only a return to the row's start or a full address may follow.
    Edge(usize),
}

/// The terminal's state between two frames.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Nib {
    pub(super) at: At,
    /// None if the terminal's attributes are not known.
    pub(super) pen: Option<Pen>,
}

pub(super) struct Emitter<'p> {
    pub(super) out: Vec<u8>,
    pub(super) nib: Nib,
    profile: &'p Profile,
}

impl<'p> Emitter<'p> {
    pub(super) const fn new(nib: Nib, profile: &'p Profile) -> Self {
        Self { out: Vec::new(), nib, profile }
    }

    /// Clears the whole screen, whatever stood there and whatever the terminal's state was.
    pub(super) fn clear(&mut self) {
        self.out.extend_from_slice(b"\x1b[r");
        self.nib = Nib { at: At::Unknown, pen: None };
        self.set_pen(Pen::default());
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
        self.set_erasing_pen(Pen::default());
        if bounded {
            let _infallible = write!(self.out, "\x1b[{};{}r", scroll.top + 1, scroll.bottom + 1);
            self.nib.at = At::Unknown;
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
            self.nib.at = At::Unknown;
        }
    }

    /// Turns every row of `have` into that of `want`.
    pub(super) fn grid(&mut self, have: &Grid, want: &Grid) {
        for y in 0..want.row_count() {
            self.row(y, have.row(y), want.row(y));
        }
    }

    /// Turns one row into another, by repairing it or by erasing its end and drawing it again.
    fn row(&mut self, y: usize, have: &[Slot], want: &[Slot]) {
        let Some(first) = first_difference(have, want) else {
            return;
        };
        let fragile = is_fragile(have) || is_fragile(want);
        let start = if fragile { 0 } else { first };
        let mut again = Self::new(self.nib, self.profile);
        again.go(start, y);
        again.set_erasing_pen(Pen::default());
        again.out.extend_from_slice(b"\x1b[K");
        let mut erased = have.to_vec();
        for slot in erased.iter_mut().skip(start) {
            *slot = Slot::blank(Pen::default());
        }
        again.repair(y, &erased, want);
        if !fragile {
            let mut repaired = Self::new(self.nib, self.profile);
            repaired.repair(y, have, want);
            if repaired.out.len() <= again.out.len() {
                again = repaired;
            }
        }
        self.nib = again.nib;
        self.out.append(&mut again.out);
    }

    /// Draws the cells that differ.
    fn repair(&mut self, y: usize, have: &[Slot], want: &[Slot]) {
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
    fn travel(&mut self, x: usize, y: usize, want: &[Slot]) {
        let At::Cell(from, row) = self.nib.at else {
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
        let Some(pen) = [self.nib.pen, want.get(x).map(|slot| slot.pen)]
            .into_iter()
            .flatten()
            .find(|pen| gap.iter().all(|slot| draws(*pen, slot)))
        else {
            return self.go(x, y);
        };
        // A pen taken from the cell ahead is no extra cost: it has to be taken up there anyway.
        self.set_pen(pen);
        for slot in gap {
            self.push(&slot.glyph);
        }
        self.nib.at = At::Cell(x, y);
    }

    /// Draws one grapheme and says where the next cell is.
    fn glyph(&mut self, x: usize, y: usize, slot: &Slot, want: &[Slot]) -> usize {
        self.set_pen(slot.pen);
        let width = width_at(want, x);
        let end = x + width;
        for slot in want.get(x..end).unwrap_or_default() {
            self.push(&slot.glyph);
        }
        self.nib.at = if slot.glyph.is_fragile(width) && !self.profile.console_font {
            At::Unknown
        } else if end >= want.len() {
            At::Edge(y)
        } else {
            At::Cell(end, y)
        };
        end
    }

    /// Draws the run of blanks that begins at `x`, as spaces or by erasing, and says where to
    /// look on.
    fn blanks(&mut self, x: usize, y: usize, have: &[Slot], want: &[Slot]) -> usize {
        let Some(pen) = want.get(x).map(|slot| slot.pen) else {
            return want.len();
        };
        let alike = |slot: &&Slot| slot.is_blank() && slot.pen == pen;
        let end = x + want.iter().skip(x).take_while(alike).count();
        let changed_end = (x..end).rev().find(|at| have.get(*at) != want.get(*at));
        let count = changed_end.map_or(1, |last| last + 1 - x);
        if pen.can_erase(self.profile.erase_paints) {
            if end == want.len() && count >= 3 {
                self.set_erasing_pen(pen);
                self.out.extend_from_slice(b"\x1b[K");
                return end;
            }
            let command = 2 + digits(count) + 1;
            let on =
                if next_difference(have, want, x + count) == Some(x + count) { command } else { 0 };
            if self.profile.erase_cells && command + on < count {
                self.set_erasing_pen(pen);
                let _infallible = write!(self.out, "\x1b[{count}X");
                return x + count;
            }
        }
        let ahead = want.get(end).filter(|slot| !slot.is_blank()).map(|slot| slot.pen);
        self.set_blank_pen(pen, ahead);
        self.out.extend(iter::repeat_n(b' ', count));
        let stop = x + count;
        self.nib.at = if stop >= want.len() { At::Edge(y) } else { At::Cell(stop, y) };
        stop
    }

    /// Moves the cursor to a cell by the shortest way.
    pub(super) fn go(&mut self, x: usize, y: usize) {
        let route = self.route(x, y);
        self.out.extend_from_slice(&route);
        self.nib.at = At::Cell(x, y);
    }

    /// The shortest bytes that bring the cursor to a cell; none if it stands there.
    fn route(&self, x: usize, y: usize) -> Vec<u8> {
        let mut best = address(x, y);
        let mut consider = |candidate: Vec<u8>| {
            if candidate.len() < best.len() {
                best = candidate;
            }
        };
        match self.nib.at {
            At::Unknown => {}
            At::Edge(row) => {
                consider([&b"\r"[..], &vertical(row, y), &horizontal(0, x)].concat());
            }
            At::Cell(column, row) => {
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

    fn set_pen(&mut self, pen: Pen) {
        Pen::write_change(&mut self.out, self.nib.pen, pen, self.profile.ends_marks);
        self.nib.pen = Some(pen);
    }

    /// Takes a pen whose blanks look like `blank`: the present one if it will do, else the one of
    /// the letter ahead.
    fn set_blank_pen(&mut self, blank: Pen, ahead: Option<Pen>) {
        let fits = |pen: &Pen| pen.on_blank() == blank;
        if !self.nib.pen.is_some_and(|pen| fits(&pen)) {
            self.set_pen(ahead.filter(fits).unwrap_or(blank));
        }
    }

    /// Takes a pen that erases to `blank`.
    fn set_erasing_pen(&mut self, blank: Pen) {
        self.set_blank_pen(blank, None);
    }
}

/// Whether drawing the slot with this pen gives what it should be.
fn draws(pen: Pen, slot: &Slot) -> bool {
    if slot.is_blank() { pen.on_blank() == slot.pen } else { pen == slot.pen }
}

fn is_fragile(row: &[Slot]) -> bool {
    row.iter().enumerate().any(|(x, slot)| match slot.glyph {
        Glyph::Char(letter) if letter < '\u{1100}' => false,
        _ => slot.glyph.is_fragile(width_at(row, x)),
    })
}

fn starts_inside(row: &[Slot]) -> bool {
    row.first().is_some_and(|slot| slot.glyph == Glyph::Tail)
}

fn first_difference(have: &[Slot], want: &[Slot]) -> Option<usize> {
    next_difference(have, want, 0)
}

fn next_difference(have: &[Slot], want: &[Slot], from: usize) -> Option<usize> {
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

    fn way(at: At, x: usize, y: usize) -> String {
        let emitter = Emitter::new(Nib { at, pen: None }, &Profile::PLAIN);
        String::from_utf8(emitter.route(x, y)).unwrap().replace('\x1b', "^")
    }

    #[test]
    fn the_shortest_way_is_taken() {
        for (at, x, y, wanted) in [
            (At::Unknown, 0, 0, "^[H"),
            (At::Unknown, 0, 9, "^[10H"),
            (At::Unknown, 4, 9, "^[10;5H"),
            (At::Cell(4, 9), 4, 9, ""),
            (At::Cell(4, 9), 0, 9, "\r"),
            (At::Cell(4, 9), 0, 10, "\r\n"),
            (At::Cell(4, 9), 4, 11, "\n\n"),
            (At::Cell(4, 9), 3, 9, "\x08"),
            (At::Cell(4, 9), 5, 9, "^[C"),
            (At::Cell(4, 9), 4, 8, "^[A"),
            (At::Cell(70, 9), 60, 9, "^[10D"),
            (At::Cell(9, 20), 2, 21, "\n^[7D"),
            (At::Cell(59, 20), 2, 21, "\n^[3G"),
            (At::Cell(70, 2), 30, 20, "^[21;31H"),
            (At::Edge(3), 0, 4, "\r\n"),
            (At::Edge(3), 40, 3, "\r^[40C"),
            (At::Edge(3), 40, 9, "^[10;41H"),
        ] {
            assert_eq!(way(at, x, y), wanted, "{at:?} to {x},{y}");
        }
    }
}
