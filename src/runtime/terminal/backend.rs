//! The backend: ratatui draws on it, and only what changed reaches the terminal.
//!
//! Collects a frame in a wanted grid; `flush` compares it with the shadow of what stands on the
//! terminal and writes the difference in one go, or nothing. Knows neither where the bytes go nor
//! what the frame means. Invariant: after a `flush` that succeeded the shadow is the screen; after
//! one that failed the screen counts as unknown and the next frame is drawn afresh.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use crate::runtime::terminal::diff;
use crate::runtime::terminal::emit::{CursorState, Emitter, TerminalState};
use crate::runtime::terminal::profile::Profile;
use crate::runtime::terminal::shadow::Grid;

/// Frames above this many bytes are bracketed as one update where the terminal can do that.
const BRACKET_FROM: usize = 1_000;

/// Frames above this many bytes are tried with a scroll too; a scroll alone takes about as many.
const SCROLL_FROM: usize = 40;

/// Asks for the size of the terminal; None if it cannot be had.
type Probe = Box<dyn Fn() -> Option<Size> + Send>;

/// A ratatui backend that writes the fewest bytes.
pub struct LeanBackend<W: Write> {
    writer: W,
    profile: Profile,
    probe: Option<Probe>,
    size: Size,
    want: Grid,
    /// None if what stands on the terminal is not known.
    shadow: Option<Grid>,
    state: TerminalState,
    cursor: Cursor,
    shown: Option<bool>,
    written: u64,
}

/// The cursor as it should be.
#[derive(Clone, Copy, Debug)]
struct Cursor {
    position: Position,
    visible: bool,
}

impl<W: Write> LeanBackend<W> {
    /// A backend for a terminal of this size (columns and rows; 0 counts as 1) whose contents are
    /// not known.
    pub fn new(writer: W, size: Size, profile: Profile) -> Self {
        let size = at_least_one(size);
        Self {
            writer,
            profile,
            probe: None,
            size,
            want: Grid::blank(size),
            shadow: None,
            state: TerminalState { at: CursorState::Unknown, sgr: None },
            cursor: Cursor { position: Position::ORIGIN, visible: true },
            shown: None,
            written: 0,
        }
    }

    /// Asks `probe` for the size at every frame.
    #[must_use]
    pub fn following(mut self, probe: Probe) -> Self {
        self.probe = Some(probe);
        self
    }

    /// Sets the size where nothing can be asked for it; the next frame is drawn afresh. Whoever is
    /// told of a new size also clears the ratatui terminal, which does not notice a size that went
    /// and came back between two frames.
    pub fn resize(&mut self, size: Size) {
        let size = at_least_one(size);
        if self.size != size {
            self.size = size;
            self.want = Grid::blank(size);
            self.shadow = None;
        }
    }

    /// Draws for another profile from now on: whoever sets it also clears the ratatui terminal,
    /// so that every cell is drawn anew.
    pub const fn set_profile(&mut self, profile: Profile) {
        self.profile = profile;
    }

    /// Where the bytes go.
    pub const fn writer_mut(&mut self) -> &mut W {
        &mut self.writer
    }

    /// Bytes written since the start.
    pub const fn written(&self) -> u64 {
        self.written
    }

    /// Rings the bell, at once.
    pub fn bell(&mut self) -> io::Result<()> {
        self.send(b"\x07")
    }

    fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.writer.write_all(bytes)?;
        self.writer.flush()?;
        self.written += u64::try_from(bytes.len()).unwrap_or(0);
        Ok(())
    }

    /// The bytes of the frame, and the terminal's state after them.
    fn compose(&self) -> (Vec<u8>, TerminalState) {
        let mut emitter = Emitter::new(self.state, &self.profile);
        match &self.shadow {
            None => {
                emitter.clear();
                emitter.grid(&Grid::blank(self.size), &self.want);
            }
            Some(shadow) if *shadow == self.want => {}
            Some(shadow) => {
                emitter.grid(shadow, &self.want);
                if self.profile.scroll && emitter.out.len() > SCROLL_FROM {
                    emitter = self.shorter_by_scroll(shadow, emitter);
                }
            }
        }
        let target = self.cursor.position;
        let moves = self.shown != Some(self.cursor.visible);
        if self.cursor.visible {
            emitter.go(
                usize::from(target.x.min(self.size.width - 1)),
                usize::from(target.y.min(self.size.height - 1)),
            );
        }
        if moves {
            let command: &[u8] = if self.cursor.visible { b"\x1b[?25h" } else { b"\x1b[?25l" };
            emitter.out.extend_from_slice(command);
        }
        let state = emitter.state;
        let mut bytes = emitter.out;
        if self.profile.brackets && bytes.len() > BRACKET_FROM {
            bytes.splice(..0, *b"\x1b[?2026h");
            bytes.extend_from_slice(b"\x1b[?2026l");
        }
        (bytes, state)
    }

    /// The same frame with a block of rows scrolled first, if that is shorter.
    fn shorter_by_scroll<'p>(&'p self, shadow: &Grid, drawn: Emitter<'p>) -> Emitter<'p> {
        let mut best = drawn;
        for scroll in diff::scrolls(shadow, &self.want) {
            let mut emitter = Emitter::new(self.state, &self.profile);
            emitter.scroll(&scroll, self.want.row_count());
            emitter.grid(&shadow.scrolled(&scroll), &self.want);
            if emitter.out.len() < best.out.len() {
                best = emitter;
            }
        }
        best
    }
}

impl<W: Write> Backend for LeanBackend<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        // What lies under a wide grapheme of this very frame is not drawn.
        let mut covered = (0, 0..0);
        for (x, y, cell) in content {
            let (x, y) = (usize::from(x), usize::from(y));
            if covered.0 == y && covered.1.contains(&x) {
                continue;
            }
            let width = self.want.put(x, y, cell, self.profile);
            covered = (y, x + 1..x + width);
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.cursor.visible = false;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.cursor.visible = true;
        Ok(())
    }

    /// Where the cursor should stand; the terminal is not asked.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.position)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.cursor.position = position.into();
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    /// Clearing everything also forgets the shadow, so that the next frame repairs a screen that
    /// something else wrote on.
    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        let Position { x, y } = self.cursor.position;
        let (x, y) = (usize::from(x), usize::from(y));
        let (columns, rows) = (usize::from(self.size.width), self.want.row_count());
        match clear_type {
            ClearType::All => {
                let size = self.size()?;
                self.resize(size);
                self.want.clear();
                self.shadow = None;
                self.shown = None;
            }
            ClearType::CurrentLine => self.want.clear_cells(y, 0..columns),
            ClearType::UntilNewLine => self.want.clear_cells(y, x..columns),
            ClearType::AfterCursor => {
                self.want.clear_cells(y, x..columns);
                for row in y + 1..rows {
                    self.want.clear_cells(row, 0..columns);
                }
            }
            ClearType::BeforeCursor => {
                for row in 0..y.min(rows) {
                    self.want.clear_cells(row, 0..columns);
                }
                self.want.clear_cells(y, 0..(x + 1).min(columns));
            }
        }
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.probe.as_ref().and_then(|probe| probe()).map_or(self.size, at_least_one))
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        let (bytes, state) = self.compose();
        if bytes.is_empty() {
            return Ok(());
        }
        // Until the bytes are out, nothing is known of the screen.
        let shadow = self.shadow.take();
        self.shown = None;
        self.send(&bytes)?;
        self.state = state;
        self.shown = Some(self.cursor.visible);
        self.shadow = Some(match shadow {
            Some(mut shadow) => {
                shadow.clone_from(&self.want);
                shadow
            }
            None => self.want.clone(),
        });
        Ok(())
    }
}

const fn at_least_one(size: Size) -> Size {
    Size::new(
        if size.width == 0 { 1 } else { size.width },
        if size.height == 0 { 1 } else { size.height },
    )
}
