//! The screen as text, for tests.

use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::tui::paint::Theme;
use crate::tui::test_app::TestApp;
use crate::tui::view::draw;

/// The screen as lines without their trailing spaces, and the cursor's column and row.
pub(in crate::tui) fn shot(tester: &TestApp, columns: u16, rows: u16) -> (Vec<String>, (u16, u16)) {
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
    terminal.draw(|frame| draw(&tester.app, &Theme::mono(), frame)).unwrap();
    let cursor = terminal.get_cursor_position().unwrap();
    let buffer = terminal.backend().buffer();
    let row = |y| (0..columns).map(|x| buffer[(x, y)].symbol().to_owned()).collect::<String>();
    ((0..rows).map(|y| row(y).trim_end().to_owned()).collect(), (cursor.x, cursor.y))
}
