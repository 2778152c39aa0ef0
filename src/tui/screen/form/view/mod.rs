//! The form screen: the fields from top to bottom, the help of the field with the focus under them.

pub(in crate::tui) mod choice;
pub(in crate::tui) mod field;
pub(in crate::tui) mod people;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::domain::schema::{FieldDef, KindDef, Need};
use crate::keys::Action;
use crate::text::{truncate, wrap};
use crate::tui::paint::rows::{Pieces, Rows, put_cursor, put_rows, window};
use crate::tui::paint::{View, layout};
use crate::tui::screen::form::view::field::FieldPainter;
use crate::tui::screen::form::{FormState, Phase, Purpose};

const HELP_ROWS: usize = 2;

/// Below this height only the fields are shown.
const LEAST_HEIGHT: u16 = 9;

/// All rows of a form.
#[derive(Default)]
struct Page {
    rows: Vec<Pieces>,
    /// The first and the last row of the field with the focus.
    focus: (usize, usize),
    cursor: Option<(usize, usize)>,
}

pub(in crate::tui) fn draw(whole: &FormState, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let form = whole.shown();
    let bottom = if area.height < LEAST_HEIGHT { 0 } else { layout::cells(HELP_ROWS + 1) };
    let [body, foot] = layout::split_bottom(area, bottom);
    let page = page(form, view, usize::from(body.width.saturating_sub(1)));
    let height = usize::from(body.height);
    let (first, last) = page.focus;
    let top = window(page.rows.len(), height, first, last);
    put_rows(frame, body, page.rows, top, view.theme.dim);
    let saving = matches!(whole.phase, Phase::Saving { .. });
    if let Some((row, column)) = page.cursor.filter(|_| !saving && !view.is_covered)
        && let Some(row) = row.checked_sub(top)
    {
        put_cursor(frame, body, row, column);
    }
    draw_foot(form, view, layout::inset(foot, 1), frame);
}

fn page(form: &FormState, view: &View<'_>, width: usize) -> Page {
    let cx = view.cx;
    let record = form.candidate(&cx);
    let sheet = FieldPainter { view: *view, form, record: &record, width };
    let mut page = Page::default();
    let def: &KindDef = form.kind.def();
    for (at, field) in def.fields.iter().enumerate() {
        // What goes with an act is one section.
        let parted = !matches!(form.purpose, Purpose::Act(..));
        if at == 0 || (parted && field.traits.starts_section) {
            page.rows.push(vec![section(form, view, field, at, width)]);
        }
        let rows = match (field.need, form.cell(field.id)) {
            (Need::Computed, _) => sheet.computed(field),
            (_, Some(cell)) if form.shows(&cx, field) => sheet.typed(cell),
            _ => continue,
        };
        page.add(rows, form.focus == field.id);
    }
    for (field, text) in &form.orphans {
        let args = [("field", field.clone()), ("text", text.clone())];
        let line = truncate(&view.with("form-stray", &args), width).into_owned();
        page.rows.push(vec![Span::styled(line, view.theme.dim)]);
    }
    page
}

impl Page {
    fn add(&mut self, rows: Rows, focused: bool) {
        let first = self.rows.len();
        self.rows.extend(rows.rows);
        if focused {
            self.focus = (first, self.rows.len().saturating_sub(1));
            self.cursor = rows.cursor.map(|(row, column)| (row.saturating_add(first), column));
        }
    }
}

fn section(
    form: &FormState,
    view: &View<'_>,
    field: &FieldDef,
    at: usize,
    width: usize,
) -> Span<'static> {
    let kind = form.kind.name();
    let key = match at {
        0 => format!("section-{kind}"),
        _ => format!("section-{kind}-{}", field.id),
    };
    let mut name = view.text(&key);
    if form.is_rare(field.id) {
        let key = view.cx.keymap.first_key_in(form.scope(), Action::NextSection);
        name = view.with("form-rare", &[("section", name), ("key", key)]);
    }
    let name = format!("── {name} ");
    let line = "─".repeat(width.saturating_sub(crate::text::width(&name)));
    Span::styled(format!("{name}{line}"), view.theme.title)
}

/// What is wrong in all, or how it is being saved; and the help of the field.
fn draw_foot(form: &FormState, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let theme = view.theme;
    let hard = form.issues.iter().filter(|issue| issue.is_hard()).count();
    let soft = form.issues.len().saturating_sub(hard);
    let count = |key: &str, count: usize| view.with(key, &[("count", count.to_string())]);
    let twin = form.twin(&view.cx).filter(|_| form.phase == Phase::Editing);
    let (line, style) = match (&form.phase, hard, soft) {
        _ if let Some((other, score)) = &twin => {
            let key = view.cx.keymap.first_key_in(form.scope(), Action::Duplicates);
            let args = [("other", other.clone()), ("score", score.to_string()), ("key", key)];
            (view.with("form-twin", &args), theme.warn)
        }
        (Phase::Saving { .. }, ..) if form.ahead.is_empty() => {
            (view.text("form-saving"), theme.warn)
        }
        (Phase::Saving { .. }, ..) => {
            let ahead = count("form-ahead", form.ahead.len());
            (format!("{} {ahead}", view.text("form-saving")), theme.warn)
        }
        (_, 0, 0) if form.offers().is_some() => {
            let key = view.cx.keymap.first_key_in(form.scope(), Action::Pick);
            (view.with("form-offers", &[("key", key)]), theme.dim)
        }
        (_, 0, 0) if form.is_untyped() => {
            let key = view.cx.keymap.first_key_in(form.scope(), Action::NextField);
            (view.with("person-legend", &[("key", key)]), theme.dim)
        }
        (_, 0, 0) => (view.text("form-legend"), theme.dim),
        (_, 0, soft) => (count("form-summary-warnings", soft), theme.warn),
        (_, hard, _) => (count("form-summary-errors", hard), theme.error),
    };
    layout::put_text(frame, area, 0, &line, style);
    let Some(field) = form.kind.field(form.focus) else {
        return;
    };
    let help = view.text(&field.help_key(form.kind));
    for (at, line) in wrap(&help, usize::from(area.width)).iter().take(HELP_ROWS).enumerate() {
        layout::put_text(frame, area, at.saturating_add(1), line, theme.base);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;

    use crate::domain::schema::RecordKind;
    use crate::keys::{Action, Key};
    use crate::tui::paint::Theme;
    use crate::tui::test_app::{TestApp, any_input};
    use crate::tui::view::shot::shot;
    use crate::tui::{Msg, Screen};

    fn row<'a>(lines: &'a [String], label: &str) -> &'a str {
        lines.iter().find(|line| line.contains(label)).map_or("", String::as_str)
    }

    #[test]
    fn a_form_at_80_by_24() {
        let mut tester = TestApp::new();
        tester.create(RecordKind::Contribution).text("Trường Thử").put("amount", "1tr5");
        insta::assert_snapshot!(shot(&tester, 80, 24).0.join("\n"));
    }

    #[test]
    fn a_review_with_issues_at_80_by_24() {
        let mut tester = TestApp::new();
        tester.create(RecordKind::Review).text("HB1").act(Action::NextField).text("pan");
        tester.act(Action::NextField).put("b1", "9999").act(Action::Submit);
        tester.act(Action::NextField);
        insta::assert_snapshot!(shot(&tester, 80, 24).0.join("\n"));
    }

    #[test]
    fn a_list_of_choices_over_a_form() {
        let mut tester = TestApp::new();
        tester.create(RecordKind::Registration).text("nguyen van").act(Action::NextField);
        insta::assert_snapshot!(shot(&tester, 80, 24).0.join("\n"));
    }

    #[test]
    fn a_question_over_a_form() {
        let mut tester = TestApp::new();
        tester.create(RecordKind::Contribution).text("Trường Thử").put("receipt_no", "12");
        tester.put("amount", "20 tỷ").act(Action::Submit);
        insta::assert_snapshot!(shot(&tester, 80, 24).0.join("\n"));
    }

    #[test]
    fn the_cursor_stands_where_the_next_letter_goes() {
        let mut tester = TestApp::new();
        tester.create(RecordKind::Village).text("Bản Ế");
        let (lines, cursor) = shot(&tester, 80, 24);
        assert_eq!(cursor, (30 + 5, 2));
        assert!(row(&lines, "Tên thôn").contains("Bản Ế"));
        tester.act(Action::NextField).act(Action::CursorRight);
        let (lines, cursor) = shot(&tester, 80, 24);
        assert!(row(&lines, "Gọi là").contains("← Làng →"), "{lines:?}");
        assert_eq!(cursor, (32, 3));
    }

    #[test]
    fn a_personal_number_is_masked_once_it_is_typed() {
        let mut tester = TestApp::new();
        tester.create(RecordKind::Household).put("personal_number", "001085012345");
        assert_ne!(tester.form().focus, "personal_number", "it was full");
        let all = shot(&tester, 80, 30).0.join("\n");
        assert!(!all.contains("001085012345") && all.contains("0010******45"), "{all}");
    }

    #[test]
    fn the_field_with_the_focus_is_seen_on_every_screen() {
        let mut tester = TestApp::new();
        tester.create(RecordKind::Household);
        for _ in 0..17 {
            for (columns, rows) in [(80, 24), (60, 15), (132, 50)] {
                let label = tester.form().kind.field(tester.form().focus).unwrap();
                let label =
                    tester.app.locale.text(&label.label_key(RecordKind::Household)).into_owned();
                let (lines, cursor) = shot(&tester, columns, rows);
                let here = lines.iter().find(|line| line.starts_with('>'));
                assert!(
                    here.is_some_and(|line| line.contains(&label)),
                    "{label} at {columns}x{rows}"
                );
                let left = if tester.form().focus == "members" { 4 } else { 30 };
                assert!(cursor.0 >= left && cursor.1 > 0, "{label} {cursor:?}");
            }
            tester.act(Action::RowDown);
        }
    }

    #[test]
    fn every_section_has_its_name() {
        for kind in RecordKind::ALL {
            let mut tester = TestApp::new();
            tester.create(kind);
            for lang in crate::locale::Lang::ALL {
                tester.app.locale = std::sync::Arc::new(crate::locale::Locale::new(lang));
                let all = shot(&tester, 100, 60).0.join("\n");
                assert!(!all.contains('⟦'), "{kind}: {all}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn any_form_is_drawn_into_any_screen(
            place in 0..RecordKind::ALL.len(),
            columns in 1_u16..120, rows in 1_u16..40,
            inputs in proptest::collection::vec(any_input(), 0..30),
        ) {
            let mut tester = TestApp::new();
            tester.create(RecordKind::ALL[place]);
            let mut form = tester.form().clone();
            for input in inputs {
                form.update(&tester.app.cx(), input);
            }
            *tester.app.nav.top_mut() = Screen::Form(form);
            shot(&tester, columns, rows);
            // Below the least size too, should the limit ever be lowered.
            let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
            let theme = Theme::colours();
            terminal.draw(|frame| {
                let view = crate::tui::paint::View { cx: tester.app.cx(), theme: &theme, is_covered: false };
                super::draw(tester.form(), &view, frame.area(), frame);
            }).unwrap();
            tester.send(Msg::Key(Key::char('x')));
        }
    }
}
