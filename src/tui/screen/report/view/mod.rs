//! How the list of reports, a report and a report of the movement are drawn.

mod all;
pub(in crate::tui) mod bars;
mod one;
mod paper;

pub(in crate::tui) use all::draw as draw_all;
pub(in crate::tui) use one::draw;
pub(in crate::tui) use paper::draw as draw_paper;
