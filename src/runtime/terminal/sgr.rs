//! The pen: the colours and marks in which a cell stands, and the shortest way from one to another.
//!
//! Only what every terminal of the last thirty years shows: the 16 named colours and six marks.
//! Does not know cells or the screen. Invariant: after `write_change(from, to)` a terminal whose
//! attributes were `from` has exactly `to`.

use std::io::Write as _;

use ratatui::style::{Color, Modifier};

use crate::runtime::terminal::profile::{Colours, Profile};

/// A colour of the terminal: its own default, or one of the 16 named ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
enum Ink {
    #[default]
    Default,
    /// 0 to 15, the order of the SGR codes.
    Named(u8),
}

impl Ink {
    /// Colours beyond the 16 named ones become the default: they would differ from terminal to
    /// terminal, and the Linux console has none of them.
    const fn from_color(color: Color) -> Self {
        let index = match color {
            Color::Black => 0,
            Color::Red => 1,
            Color::Green => 2,
            Color::Yellow => 3,
            Color::Blue => 4,
            Color::Magenta => 5,
            Color::Cyan => 6,
            Color::Gray => 7,
            Color::DarkGray => 8,
            Color::LightRed => 9,
            Color::LightGreen => 10,
            Color::LightYellow => 11,
            Color::LightBlue => 12,
            Color::LightMagenta => 13,
            Color::LightCyan => 14,
            Color::White => 15,
            Color::Indexed(index) if index < 16 => index,
            Color::Reset | Color::Rgb(..) | Color::Indexed(_) => return Self::Default,
        };
        Self::Named(index)
    }

    /// The nearest of the colours that may be sent. Among eight the bright ones are their plain
    /// ones; dark grey and white are the default, because the one would be black.
    const fn within(self, colours: Colours) -> Self {
        match (self, colours) {
            (_, Colours::None) | (Self::Named(8 | 15), Colours::Eight) => Self::Default,
            (Self::Named(index @ 9..=14), Colours::Eight) => Self::Named(index - 8),
            (ink, _) => ink,
        }
    }

    /// The SGR code, where `base` is 30 for letters and 40 for the ground under them.
    const fn code(self, base: u8) -> u8 {
        match self {
            Self::Default => base + 9,
            Self::Named(index) if index < 8 => base + index,
            Self::Named(index) => base + 52 + index,
        }
    }
}

/// The marks that are drawn; blinking is not, and hidden text is drawn as blanks by the grid.
const DRAWN: Modifier = Modifier::BOLD
    .union(Modifier::DIM)
    .union(Modifier::ITALIC)
    .union(Modifier::UNDERLINED)
    .union(Modifier::REVERSED)
    .union(Modifier::CROSSED_OUT);

/// The marks that show on a blank.
const SHOWN_ON_BLANK: Modifier =
    Modifier::UNDERLINED.union(Modifier::REVERSED).union(Modifier::CROSSED_OUT);

/// Bold and faint share one "off" code.
const WEIGHT: Modifier = Modifier::BOLD.union(Modifier::DIM);

/// Every mark with the code that sets it and the code that ends it.
const CODES: [(Modifier, u8, u8); 6] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::REVERSED, 7, 27),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// Colours and marks of a cell, or of the terminal's pen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct SgrState {
    letter: Ink,
    ground: Ink,
    marks: Modifier,
}

impl SgrState {
    /// What of colours and marks the terminal can show.
    pub(super) fn new(letter: Color, ground: Color, marks: Modifier, profile: Profile) -> Self {
        let wanted = [letter, ground].map(Ink::from_color);
        let [mut letter, ground] = wanted.map(|ink| ink.within(profile.colours));
        // Colours that became the same would hide what is written.
        if letter == ground && wanted[0] != wanted[1] {
            letter = Ink::Default;
        }
        Self { letter, ground, marks: marks.intersection(DRAWN).intersection(profile.marks()) }
    }

    /// What of this pen shows on a blank: two pens with the same blank draw the same blank.
    pub(super) fn on_blank(self) -> Self {
        let mut marks = self.marks.intersection(SHOWN_ON_BLANK);
        if marks.is_empty() {
            return Self { letter: Ink::Default, ground: self.ground, marks };
        }
        if marks.contains(Modifier::REVERSED) {
            marks |= self.marks.intersection(WEIGHT);
        }
        Self { letter: self.letter, ground: self.ground, marks }
    }

    /// Whether erasing with this pen leaves the blank that drawing with it would: nothing but a
    /// ground, and a coloured ground only where erasing is known to paint it.
    pub(super) fn can_erase(self, paints_ground: bool) -> bool {
        let blank = self.on_blank();
        blank.marks.is_empty() && (paints_ground || blank.ground == Ink::Default)
    }

    /// Appends the shortest sequence that turns the pen `from` into `to`; nothing if they are
    /// equal. An unknown pen is reset first, and so is any where single marks cannot be ended.
    pub(super) fn write_change(out: &mut Vec<u8>, from: Option<Self>, to: Self, ends: bool) {
        if from == Some(to) {
            return;
        }
        let afresh = to.codes_afresh();
        let step = from.filter(|from| ends || to.only_adds(*from)).map(|from| to.codes_from(from));
        let codes = match step {
            Some(step) if length(&step) <= length(&afresh) => step,
            _ => afresh,
        };
        out.extend_from_slice(b"\x1b[");
        if codes.as_slice() != [0] {
            for (position, code) in codes.iter().enumerate() {
                if position > 0 {
                    out.push(b';');
                }
                let _infallible = write!(out, "{code}");
            }
        }
        out.push(b'm');
    }

    /// Whether nothing of `from` has to be ended.
    fn only_adds(self, from: Self) -> bool {
        let kept = |from: Ink, to: Ink| from == Ink::Default || to != Ink::Default;
        self.marks.contains(from.marks)
            && kept(from.letter, self.letter)
            && kept(from.ground, self.ground)
    }

    /// Reset, then everything this pen has.
    fn codes_afresh(self) -> Vec<u8> {
        let mut codes = vec![0];
        for (mark, on, _) in CODES {
            if self.marks.contains(mark) {
                codes.push(on);
            }
        }
        if self.letter != Ink::Default {
            codes.push(self.letter.code(30));
        }
        if self.ground != Ink::Default {
            codes.push(self.ground.code(40));
        }
        codes
    }

    /// Only what differs.
    fn codes_from(self, from: Self) -> Vec<u8> {
        let mut codes: Vec<u8> = Vec::new();
        let mut held = from.marks;
        for (mark, _, off) in CODES {
            if held.contains(mark) && !self.marks.contains(mark) && !codes.contains(&off) {
                codes.push(off);
            }
        }
        if codes.contains(&22) {
            held = held.difference(WEIGHT);
        }
        for (mark, on, _) in CODES {
            if self.marks.contains(mark) && !held.contains(mark) {
                codes.push(on);
            }
        }
        if self.letter != from.letter {
            codes.push(self.letter.code(30));
        }
        if self.ground != from.ground {
            codes.push(self.ground.code(40));
        }
        codes
    }
}

/// The bytes of the codes and the separators between them; a lone reset is written as nothing.
fn length(codes: &[u8]) -> usize {
    if codes == [0] {
        return 0;
    }
    let digits: usize =
        codes.iter().map(|code| if *code > 99 { 3 } else { 1 + usize::from(*code > 9) }).sum();
    digits + codes.len().saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sgr(letter: Color, ground: Color, marks: Modifier) -> SgrState {
        SgrState::new(letter, ground, marks, xterm(false))
    }

    fn xterm(no_color: bool) -> Profile {
        Profile::of("xterm-256color", "", no_color)
    }

    fn change(from: Option<SgrState>, to: SgrState) -> String {
        change_where(true, from, to)
    }

    fn change_where(ends: bool, from: Option<SgrState>, to: SgrState) -> String {
        let mut out = Vec::new();
        SgrState::write_change(&mut out, from, to, ends);
        String::from_utf8(out).unwrap().replace('\x1b', "^")
    }

    #[test]
    fn only_what_differs_is_sent() {
        let plain = SgrState::default();
        let bold = sgr(Color::Reset, Color::Reset, Modifier::BOLD);
        let bold_red = sgr(Color::Red, Color::Reset, Modifier::BOLD);
        let dim_red = sgr(Color::Red, Color::Reset, Modifier::DIM);
        let bright = sgr(Color::White, Color::DarkGray, Modifier::empty());
        let busy = sgr(
            Color::Red,
            Color::Blue,
            Modifier::BOLD | Modifier::ITALIC | Modifier::UNDERLINED | Modifier::REVERSED,
        );
        for (from, to, wanted) in [
            (Some(plain), plain, ""),
            (None, plain, "^[m"),
            (Some(plain), bold, "^[1m"),
            (Some(bold), plain, "^[m"),
            (Some(bold), bold_red, "^[31m"),
            (Some(bold_red), bold, "^[39m"),
            (Some(bold_red), dim_red, "^[22;2m"),
            (Some(plain), bright, "^[97;100m"),
            (Some(busy), bold, "^[0;1m"),
            (None, busy, "^[0;1;3;4;7;31;44m"),
        ] {
            assert_eq!(change(from, to), wanted);
        }
    }

    #[test]
    fn colours_outside_the_sixteen_become_the_default() {
        assert_eq!(
            sgr(Color::Rgb(1, 2, 3), Color::Indexed(200), Modifier::empty()),
            SgrState::default()
        );
        assert_eq!(
            sgr(Color::Indexed(9), Color::Reset, Modifier::empty()),
            sgr(Color::LightRed, Color::Reset, Modifier::empty())
        );
    }

    #[test]
    fn without_colour_only_marks_stay() {
        let kept = SgrState::new(Color::Red, Color::Blue, Modifier::REVERSED, xterm(true));
        assert_eq!(kept, sgr(Color::Reset, Color::Reset, Modifier::REVERSED));
    }

    #[test]
    fn the_console_has_eight_colours_and_three_marks() {
        let console = Profile::of("linux", "", false);
        let all = Modifier::all();
        let shown = Modifier::BOLD | Modifier::UNDERLINED | Modifier::REVERSED;
        for (letter, ground, wanted) in [
            (Color::DarkGray, Color::Reset, (Color::Reset, Color::Reset)),
            (Color::White, Color::LightBlue, (Color::Reset, Color::Blue)),
            (Color::LightRed, Color::DarkGray, (Color::Red, Color::Reset)),
            (Color::LightRed, Color::Red, (Color::Reset, Color::Red)),
            (Color::Black, Color::Cyan, (Color::Black, Color::Cyan)),
        ] {
            let kept = SgrState::new(letter, ground, all, console);
            assert_eq!(kept, sgr(wanted.0, wanted.1, shown), "{letter} on {ground}");
        }
    }

    #[test]
    fn where_single_marks_cannot_be_ended_all_are() {
        let plain = SgrState::default();
        let bold = sgr(Color::Reset, Color::Reset, Modifier::BOLD);
        let bold_bar = sgr(Color::Reset, Color::Reset, Modifier::BOLD | Modifier::REVERSED);
        let red_bar = sgr(Color::Red, Color::Reset, Modifier::REVERSED);
        for (from, to, wanted) in [
            (plain, bold, "^[1m"),
            (bold, bold_bar, "^[7m"),
            (bold_bar, bold, "^[0;1m"),
            (bold_bar, plain, "^[m"),
            (red_bar, bold_bar, "^[0;1;7m"),
        ] {
            assert_eq!(change_where(false, Some(from), to), wanted);
        }
    }

    #[test]
    fn a_blank_keeps_only_what_shows() {
        let bold_red = sgr(Color::Red, Color::Blue, Modifier::BOLD | Modifier::ITALIC);
        assert_eq!(bold_red.on_blank(), sgr(Color::Reset, Color::Blue, Modifier::empty()));
        let bar = sgr(Color::Red, Color::Reset, Modifier::REVERSED | Modifier::ITALIC);
        assert_eq!(bar.on_blank(), sgr(Color::Red, Color::Reset, Modifier::REVERSED));
        assert!(!bar.can_erase(true));
        assert!(bold_red.can_erase(true) && !bold_red.can_erase(false));
    }
}
