//! The body of the terminal: whichever screen is shown draws itself there.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::tui::paint::{View, layout};
use crate::tui::screen::{
    Screen, detail, form, home, import, letter, list, plans, report, settings, setup, sync, twins,
    village,
};

pub(in crate::tui) fn draw(screen: &Screen, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    match screen {
        Screen::Setup(state) => setup::view::draw(state, view, area, frame),
        Screen::Unlock(state) => setup::view::draw_unlock(state, view, area, frame),
        Screen::Loading => {
            let text = view.text("screen-loading");
            layout::put_text(frame, layout::inset(area, 1), 1, &text, view.theme.base);
        }
        Screen::Home(state) => home::view::draw(state, view, area, frame),
        Screen::List(state) => list::view::draw(state, view, area, frame),
        Screen::Detail(state) => detail::view::draw(state, view, area, frame),
        Screen::Village(state) => village::view::draw(state, view, area, frame),
        Screen::Form(state) => form::view::draw(state, view, area, frame),
        Screen::Compare(state) => twins::view::draw(state, view, area, frame),
        Screen::Pairs(state) => twins::view::draw_pairs(state, view, area, frame),
        Screen::Sync(state) => sync::view::draw(state, view, area, frame),
        Screen::Settings(state) => settings::view::draw(state, view, area, frame),
        Screen::Import(state) => import::view::draw(state, view, area, frame),
        Screen::Reports(state) => report::view::draw_all(state, view, area, frame),
        Screen::Report(state) => report::view::draw(state, view, area, frame),
        Screen::Paper(state) => report::view::draw_paper(state, view, area, frame),
        Screen::Letters(state) => letter::view::draw(state, view, area, frame),
        Screen::Plans(state) => plans::view::draw(state, view, area, frame),
        Screen::Plan(state) => plans::view::draw_plan(state, view, area, frame),
        Screen::Entry(state) => plans::view::draw_entry(state, view, area, frame),
        Screen::Deadlines(state) => plans::view::draw_deadlines(state, view, area, frame),
        Screen::Progress(state) => plans::view::draw_progress(state, view, area, frame),
        Screen::Judging(state) => plans::view::draw_judging(state, view, area, frame),
        Screen::Verdict(state) => plans::view::draw_verdict(state, view, area, frame),
    }
}
