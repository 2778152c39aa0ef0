//! The looks of cells.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use crate::domain::tables::Align;

/// The font of administrative papers (Nghị định 30/2020/NĐ-CP, Phụ lục I).
const FONT: &str = "Times New Roman";

/// What a cell of the table holds, for its look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// A text, or a number that is a name.
    Text,
    /// A count or a sum of money.
    Number,
    Percent,
    Day,
}

pub(super) fn plain() -> Format {
    Format::new().set_font_name(FONT).set_font_size(12)
}

/// A line of the paper's head, in the middle of its half.
pub(super) fn agency(bold: bool) -> Format {
    let format = plain().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
    if bold { format.set_bold() } else { format }
}

pub(super) fn title() -> Format {
    agency(true).set_font_size(14).set_text_wrap()
}

pub(super) fn italic() -> Format {
    agency(false).set_italic()
}

pub(super) fn note() -> Format {
    plain().set_italic().set_align(FormatAlign::Left)
}

pub(super) fn head() -> Format {
    framed().set_bold().set_align(FormatAlign::Center).set_text_wrap()
}

/// The row that numbers the columns.
pub(super) fn number_row() -> Format {
    framed().set_italic().set_align(FormatAlign::Center)
}

fn framed() -> Format {
    plain().set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter)
}

/// A cell of the body or of the totals.
pub(super) fn cell(holds: Holds, align: Align, bold: bool, struck: bool) -> Format {
    let format = match align {
        Align::Left => framed().set_align(FormatAlign::Left),
        Align::Middle => framed().set_align(FormatAlign::Center),
        Align::Right => framed().set_align(FormatAlign::Right),
    };
    let format = match holds {
        // As text, so that no zero at the start is lost when somebody types the cell again.
        Holds::Text => format.set_num_format("@").set_text_wrap(),
        Holds::Number => format.set_num_format("#,##0"),
        Holds::Percent => format.set_num_format("0.00"),
        Holds::Day => format.set_num_format("dd/mm/yyyy").set_align(FormatAlign::Center),
    };
    let format = if bold { format.set_bold() } else { format };
    if struck { format.set_font_strikethrough() } else { format }
}
