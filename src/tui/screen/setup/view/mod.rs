//! The first run's screen: every question, the answers so far, the help of the one that is asked.

mod unlock;

pub(in crate::tui) use unlock::draw as draw_unlock;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::text::{LineEditor, pad, truncate};
use crate::tui::paint::rows::{Pieces, put_cursor, put_rows, window};
use crate::tui::paint::{View, layout};
use crate::tui::screen::setup::{SetupState, Stage};

/// Cells of a question.
const LABEL: usize = 24;

/// Rows under the questions: what is wrong, and help.
const FOOT: u16 = 3;

/// The villages shown above the line being typed.
const VILLAGES_SHOWN: usize = 6;

pub(in crate::tui) fn draw(setup: &SetupState, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let area = layout::inset(area, 1);
    let foot = if area.height > FOOT.saturating_mul(2) { FOOT } else { 0 };
    let [head, rest] = layout::split_top(area, if foot == 0 { 0 } else { 2 });
    layout::put_text(frame, head, 0, &view.text("setup-intro"), view.theme.title);
    let [body, foot] = layout::split_bottom(rest, foot);
    let room = usize::from(body.width).saturating_sub(LABEL).saturating_sub(2);
    let mut rows: Vec<Pieces> = Vec::new();
    let mut focus = (0, None);
    for stage in Stage::ALL {
        let asked = stage == setup.stage;
        let (content, column) = answer(setup, view, stage, room);
        let last = rows.len().saturating_add(content.len()).saturating_sub(1);
        if asked {
            // Offers stand below the line that is typed.
            let first = rows.len();
            focus = (if stage == Stage::Commune { first } else { last }, column);
        }
        for (at, pieces) in content.into_iter().enumerate() {
            rows.push(labelled(view, stage, asked, at == 0, pieces));
        }
    }
    let height = usize::from(body.height);
    let top = window(rows.len(), height, focus.0, focus.0);
    put_rows(frame, body, rows, top, view.theme.dim);
    if let (row, Some(column)) = focus
        && !view.is_covered
        && !setup.busy
        && let Some(row) = row.checked_sub(top)
    {
        put_cursor(frame, body, row, column);
    }
    draw_foot(setup, view, foot, frame);
}

fn labelled(view: &View<'_>, stage: Stage, asked: bool, first: bool, content: Pieces) -> Pieces {
    let theme = view.theme;
    let style = if asked { theme.title } else { theme.label };
    let label = if first { format!("{}:", view.text(stage.label_key())) } else { String::new() };
    let mark = if asked && first { "> " } else { "  " };
    let lead =
        [Span::styled(mark, theme.key), Span::styled(pad(&truncate(&label, LABEL), LABEL), style)];
    lead.into_iter().chain(content).collect()
}

/// The rows of an answer, and where the cursor would stand in the last of them.
fn answer(
    setup: &SetupState,
    view: &View<'_>,
    stage: Stage,
    room: usize,
) -> (Vec<Pieces>, Option<usize>) {
    let theme = view.theme;
    let asked = stage == setup.stage;
    let indent = LABEL.saturating_add(2);
    let plain = |text: String| vec![vec![Span::styled(text, theme.value)]];
    let typed = |line: &LineEditor| {
        if !asked {
            let shown = truncate(line.text(), room).into_owned();
            return (plain(shown), None);
        }
        let cells = room.min(50);
        let (shown, column) = line.view(cells);
        let pieces = vec![Span::styled(pad(shown, cells), theme.focus)];
        (vec![pieces], Some(column.saturating_add(indent)))
    };
    let secret = |dots: (String, usize), set: bool| {
        if !asked {
            let known = setup.stage > Stage::Passphrase;
            let key = if set { "setup-locked" } else { "setup-open" };
            let said = if known { view.text(key) } else { String::new() };
            return (plain(said), None);
        }
        let cells = room.min(50);
        let shown = pad(&truncate(&dots.0, cells), cells);
        let column = dots.1.min(cells.saturating_sub(1)).saturating_add(indent);
        (vec![vec![Span::styled(shown, theme.focus)]], Some(column))
    };
    match stage {
        Stage::Commune => commune_rows(setup, view, room, typed(&setup.commune)),
        Stage::Officer => typed(&setup.officer),
        Stage::Area => area_rows(setup, view, asked, indent),
        Stage::Villages => village_rows(setup, view, room, typed(&setup.village)),
        Stage::Passphrase => secret(setup.passphrase.dots(), !setup.passphrase.reveal().is_empty()),
        Stage::Again if asked => secret(setup.again.dots(), true),
        Stage::Again => (vec![Vec::new()], None),
        Stage::Ready => (vec![Vec::new()], asked.then_some(indent)),
    }
}

/// The name, and the official ones that it may mean.
fn commune_rows(
    setup: &SetupState,
    view: &View<'_>,
    room: usize,
    line: (Vec<Pieces>, Option<usize>),
) -> (Vec<Pieces>, Option<usize>) {
    let theme = view.theme;
    let (mut rows, column) = line;
    if setup.stage != Stage::Commune {
        if let (Some(row), Some(code)) = (rows.first_mut(), setup.code()) {
            let said = view.with("setup-code", &[("code", code.to_owned())]);
            row.push(Span::styled(format!("  {said}"), theme.dim));
        }
        return (rows, column);
    }
    let list = crate::domain::reference::Communes::shipped();
    for (at, offer) in setup.offers().iter().enumerate() {
        let province = list.province_of(offer);
        let province = province.map(|found| format!("{} {}", found.unit.word(), found.name));
        let args = [("name", offer.full_name()), ("province", province.unwrap_or_default())];
        let text = truncate(&view.with("setup-offer", &args), room.saturating_sub(2)).into_owned();
        let (mark, style) = if at == 0 { ("→ ", theme.key) } else { ("  ", theme.dim) };
        rows.push(vec![Span::styled(mark, style), Span::styled(text, theme.dim)]);
    }
    (rows, column)
}

fn area_rows(
    setup: &SetupState,
    view: &View<'_>,
    asked: bool,
    indent: usize,
) -> (Vec<Pieces>, Option<usize>) {
    let theme = view.theme;
    let label = view.text(setup.place.label_key());
    if !asked {
        return (vec![vec![Span::styled(label, theme.value)]], None);
    }
    let pieces = vec![
        Span::styled("← ", theme.key),
        Span::styled(label, theme.focus),
        Span::styled(" →", theme.key),
    ];
    (vec![pieces], Some(indent.saturating_add(2)))
}

/// The villages taken in, and the line for the next one.
fn village_rows(
    setup: &SetupState,
    view: &View<'_>,
    room: usize,
    line: (Vec<Pieces>, Option<usize>),
) -> (Vec<Pieces>, Option<usize>) {
    let theme = view.theme;
    let count = setup.villages.len();
    let said = match count {
        0 => view.text("setup-no-villages"),
        count => view.with("setup-village-count", &[("count", count.to_string())]),
    };
    if setup.stage != Stage::Villages {
        let names =
            if count == 0 { said } else { format!("{said}: {}", setup.villages.join(", ")) };
        let names = truncate(&names, room).into_owned();
        return (vec![vec![Span::styled(names, theme.value)]], None);
    }
    let mut rows = vec![vec![Span::styled(said, theme.dim)]];
    let shown = setup.villages.iter().skip(count.saturating_sub(VILLAGES_SHOWN));
    let shown = shown.map(|name| truncate(name, room).into_owned());
    rows.extend(shown.map(|name| vec![Span::styled(name, theme.value)]));
    rows.extend(line.0);
    (rows, line.1)
}

fn draw_foot(setup: &SetupState, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let theme = view.theme;
    if setup.busy {
        layout::put_text(frame, area, 0, &view.text("setup-working"), theme.warn);
    } else if let Some(problem) = &setup.problem {
        let said = format!("{} {}", view.text("form-error"), problem.text(view.cx.locale));
        layout::put_text(frame, area, 0, &said, theme.error);
    }
    let help = view.text(setup.stage.help_key());
    layout::put_wrapped(frame, area, 1, &help, theme.base);
}

#[cfg(test)]
mod tests {
    use crate::keys::Action;
    use crate::tui::Msg;
    use crate::tui::Screen;
    use crate::tui::screen::setup::SetupState;
    use crate::tui::test_app::TestApp;
    use crate::tui::view::shot::shot;

    fn begun() -> TestApp {
        let mut tester = TestApp::new();
        tester.app.nav.root(Screen::Setup(SetupState::default()));
        tester.text("Xã Mường Thử").act(Action::NextField).act(Action::NextField);
        tester.send(Msg::Paste("Bản Một\nBản Hai".to_owned()));
        tester
    }

    #[test]
    fn the_villages_at_80_by_24() {
        let mut tester = begun();
        tester.text("Nà");
        insta::assert_snapshot!(shot(&tester, 80, 24).0.join("\n"));
    }

    #[test]
    fn official_names_are_offered_at_80_by_24() {
        let mut tester = TestApp::new();
        tester.app.nav.root(Screen::Setup(SetupState::default()));
        tester.text("xax tamr");
        insta::assert_snapshot!(shot(&tester, 80, 24).0.join("\n"));
        tester.act(Action::CursorRight).act(Action::NextField);
        let lines = shot(&tester, 80, 24).0.join("\n");
        assert!(lines.contains("Xã Tam") && lines.contains("(mã "), "{lines}");
        let Screen::Setup(setup) = tester.app.nav.top() else { panic!("no setup") };
        let code = setup.answers().code.unwrap();
        let list = crate::domain::reference::Communes::shipped();
        assert_eq!(list.by_code(&code).unwrap().full_name(), setup.answers().commune);
        tester.act(Action::PrevField).text("x");
        let Screen::Setup(setup) = tester.app.nav.top() else { panic!("no setup") };
        assert_eq!(setup.answers().code, None, "another name has another code");
    }

    #[test]
    fn a_school_is_chosen_at_80_by_24() {
        let mut tester = TestApp::new();
        tester.app.nav.root(Screen::Setup(SetupState::default()));
        tester.text("Trường Trung cấp nghề Mường Thử").act(Action::NextField);
        insta::assert_snapshot!("school_is_chosen", shot(&tester, 80, 24).0.join("\n"));
        tester.act(Action::NextField);
        tester.send(Msg::Paste("Phòng Đào tạo\nKhoa Nông lâm\n".to_owned()));
        let lines = shot(&tester, 80, 24).0.join("\n");
        assert!(!lines.to_lowercase().contains("thôn"), "{lines}");
        insta::assert_snapshot!("school_units", lines);
        let Screen::Setup(setup) = tester.app.nav.top() else { panic!("no setup") };
        let answers = setup.answers();
        assert!(!answers.form.is_commune() && answers.villages.len() == 2);
        // A name that only looks so is said to be what it is.
        tester.act(Action::PrevField).act(Action::Toggle).act(Action::NextField);
        let Screen::Setup(setup) = tester.app.nav.top() else { panic!("no setup") };
        assert!(setup.answers().form.is_commune());
        assert!(shot(&tester, 80, 24).0.join("").contains("Các thôn"));
    }

    #[test]
    fn a_look_at_it_all_at_80_by_24() {
        let mut tester = begun();
        tester.act(Action::NextField).text("Lò Thị Thử").act(Action::NextField);
        for _ in 0..2 {
            tester.text("mở ra").act(Action::NextField);
        }
        let lines = shot(&tester, 80, 24).0;
        assert!(!lines.join("").contains("mở ra"));
        insta::assert_snapshot!(lines.join("\n"));
    }

    #[test]
    fn no_passphrase_is_agreed_to_with_a_letter() {
        let mut tester = begun();
        tester.act(Action::NextField).text("Lò Thị Thử").act(Action::NextField);
        tester.act(Action::NextField);
        insta::assert_snapshot!(shot(&tester, 80, 24).0.join("\n"));
        tester.text("y");
        assert!(tester.app.overlays.is_empty());
        for (columns, rows) in [(20, 5), (60, 15), (1, 1)] {
            shot(&tester, columns, rows);
        }
    }
}
