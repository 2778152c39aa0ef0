//! One file a screen. Each draws its state into the body of the terminal.

mod detail;
mod form;
mod home;
mod home_due;
mod intake;
mod letter;
mod list;
mod paper;
mod plans;
mod report;
mod report_bars;
mod reports;
mod settings;
mod setup;
mod sync;
mod twins;
mod unlock;
mod village;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::Screen;
use crate::ui::{View, layout};

/// Draws the screen shown.
pub(super) fn draw(view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    match view.app.nav.top() {
        Screen::Setup(state) => setup::draw(state, view, area, frame),
        Screen::Unlock(state) => unlock::draw(state, view, area, frame),
        Screen::Loading => {
            let text = view.text("screen-loading");
            layout::put_text(frame, layout::inset(area, 1), 1, &text, view.theme.base);
        }
        Screen::Home(state) => home::draw(state, view, area, frame),
        Screen::List(state) => list::draw(state, view, area, frame),
        Screen::Detail(state) => detail::draw(state, view, area, frame),
        Screen::Village(state) => village::draw(state, view, area, frame),
        Screen::Form(state) => form::draw(state, view, area, frame),
        Screen::Compare(state) => twins::draw(state, view, area, frame),
        Screen::Pairs(state) => twins::draw_pairs(state, view, area, frame),
        Screen::Sync(state) => sync::draw(state, view, area, frame),
        Screen::Settings(state) => settings::draw(state, view, area, frame),
        Screen::Intake(state) => intake::draw(state, view, area, frame),
        Screen::Reports(state) => reports::draw(state, view, area, frame),
        Screen::Report(state) => report::draw(state, view, area, frame),
        Screen::Paper(state) => paper::draw(state, view, area, frame),
        Screen::Letters(state) => letter::draw(state, view, area, frame),
        Screen::Plans(state) => plans::draw(state, view, area, frame),
        Screen::Plan(state) => plans::draw_plan(state, view, area, frame),
        Screen::Entry(state) => plans::draw_entry(state, view, area, frame),
        Screen::Deadlines(state) => plans::draw_deadlines(state, view, area, frame),
        Screen::Progress(state) => plans::draw_progress(state, view, area, frame),
        Screen::Judging(state) => plans::draw_judging(state, view, area, frame),
        Screen::Verdict(state) => plans::draw_verdict(state, view, area, frame),
    }
}
