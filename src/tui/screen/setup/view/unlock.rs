//! The screen that asks for the passphrase.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::text::{pad, truncate, width};
use crate::tui::paint::rows::put_cursor;
use crate::tui::paint::{View, layout};
use crate::tui::screen::setup::UnlockState;

pub(in crate::tui) fn draw(
    state: &UnlockState,
    view: &View<'_>,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let theme = view.theme;
    let area = layout::inset(area, 1);
    layout::put_text(frame, area, 0, &view.text("unlock-intro"), theme.title);
    let label = format!("{}: ", view.text("unlock-passphrase"));
    let indent = width(&label);
    let cells = usize::from(area.width).saturating_sub(indent).min(40);
    let (dots, cursor) = state.typed.dots();
    let shown = pad(&truncate(&dots, cells), cells);
    let pieces = vec![Span::styled(label, theme.label), Span::styled(shown, theme.focus)];
    layout::put(frame, area, 2, pieces);
    if !view.is_covered && !state.busy {
        let column = cursor.min(cells.saturating_sub(1));
        put_cursor(frame, area, 2, indent.saturating_add(column));
    }
    if state.busy {
        layout::put_text(frame, area, 4, &view.text("unlock-working"), theme.warn);
    } else if state.wrong > 0 {
        let said = view.with("unlock-wrong", &[("count", state.wrong.to_string())]);
        let said = format!("{} {said}", view.text("form-error"));
        layout::put_wrapped(frame, area, 4, &said, theme.error);
    }
    layout::put_text(frame, area, 6, &view.text("unlock-help"), theme.base);
}

#[cfg(test)]
mod tests {
    use crate::tui::Screen;
    use crate::tui::screen::setup::UnlockState;
    use crate::tui::test_app::TestApp;
    use crate::tui::view::shot::shot;

    #[test]
    fn dots_for_letters() {
        let mut tester = TestApp::new();
        let state = UnlockState { wrong: 1, ..UnlockState::default() };
        tester.app.nav.root(Screen::Unlock(state));
        tester.text("bí mật");
        let (lines, cursor) = shot(&tester, 80, 24);
        assert!(lines.iter().any(|line| line.contains("Mật khẩu: ••••••")), "{lines:?}");
        assert!(lines.iter().any(|line| line.contains("Lỗi: Mật khẩu chưa đúng")), "{lines:?}");
        assert_eq!(cursor, (17, 3));
        shot(&tester, 20, 5);
    }
}
