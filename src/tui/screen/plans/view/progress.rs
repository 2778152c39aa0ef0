//! Targets against results: a bar each, with the place of the target marked, and a word.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::plan::judge::Answer;
use crate::text::{pad, truncate, width};
use crate::tui::paint::{View, layout};
use crate::tui::part::scroll::Scroll;
use crate::tui::screen::plans::progress::BANDS;
use crate::tui::screen::plans::verdict::answer_key;
use crate::tui::screen::plans::{ProgressLine, ProgressState, TargetRow};

/// Cells of the columns, without the gaps; the name has the rest.
const NUMBERS: usize = 23;
const BAR: usize = 12;
const WORD: usize = 15;

/// The most cells of a name.
const NAME_MAX: usize = 70;

/// The scale goes so far beyond the target, per cent of it.
const BEYOND: i64 = 130;

pub(in crate::tui) fn draw(
    state: &ProgressState,
    view: &View<'_>,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let area = layout::inset(area, 1);
    let [head, list, foot] = layout::bands(area, BANDS);
    let year = view.with("progress-year", &[("year", state.year.to_string())]);
    layout::put_text(frame, head, 0, &year, view.theme.title);
    layout::put_right(frame, head, 0, &view.text("progress-legend"), view.theme.dim);
    let marked = state.marked();
    let at = marked.map_or(0, |(at, _)| at);
    let lines = state.lines();
    let window = Scroll { marked: at, top: 0 }.window(lines.len(), usize::from(list.height));
    let start = window.start;
    let wide = usize::from(list.width);
    for (at, line) in lines.get(window).unwrap_or_default().iter().enumerate() {
        let pieces = match line {
            ProgressLine::Head(text) => vec![Span::styled(text.clone(), view.theme.title)],
            ProgressLine::Note(text) => vec![Span::styled(format!("  {text}"), view.theme.dim)],
            ProgressLine::Target(row) => target(view, row, wide),
        };
        layout::put(frame, list, at, pieces);
    }
    if let Some((at, row)) = marked {
        let [bar, _] = layout::split_left(list, layout::cells(name_cells(wide).min(40)));
        layout::mark(frame, bar, at.saturating_sub(start), view.theme.selected);
        draw_marked(view, row, foot, frame);
    }
}

pub(in crate::tui) fn answer_style(view: &View<'_>, answer: Answer) -> Style {
    match answer {
        Answer::Met => view.theme.done,
        Answer::NotMet => view.theme.error,
        Answer::Unknown => view.theme.dim,
        Answer::NeedsTick => view.theme.warn,
    }
}

fn name_cells(wide: usize) -> usize {
    wide.saturating_sub(NUMBERS + BAR + WORD + 2).min(NAME_MAX)
}

fn target(view: &View<'_>, row: &TargetRow, wide: usize) -> Vec<Span<'static>> {
    let theme = view.theme;
    let cells = name_cells(wide);
    let name = pad(&truncate(&format!("  {}", row.name), cells), cells);
    let name = Span::styled(name, theme.value);
    let unknown = view.text("progress-unknown");
    let reached = row.reached.clone().unwrap_or(unknown);
    let Some(bar) = &row.short else {
        let said = format!(" {reached} • {}", view.text("test-no-bar"));
        return vec![name, Span::styled(said, theme.dim)];
    };
    let said = pad(&truncate(&format!(" {reached} {bar}"), NUMBERS), NUMBERS);
    let word = view.text(answer_key(row.answer, row.bar.is_none()));
    vec![
        name,
        Span::styled(said, theme.value),
        Span::raw(" "),
        Span::styled(bar_with_target(row.share, BAR), theme.value),
        Span::raw(" "),
        Span::styled(truncate(&word, WORD).into_owned(), answer_style(view, row.answer)),
    ]
}

/// What is reached, filled; where the target is, a stroke. The scale goes beyond the target.
fn bar_with_target(share: Option<i64>, cells: usize) -> String {
    let share = share.unwrap_or(0).max(0);
    let whole = share.clamp(BEYOND, 400);
    let wide = i64::try_from(cells).unwrap_or(i64::MAX);
    let at = |part: i64| {
        let cell = part.min(whole).saturating_mul(wide).div_euclid(whole.max(1));
        usize::try_from(cell).unwrap_or(cells).min(cells)
    };
    let least = usize::from(share > 0);
    let (filled, mark) = (at(share).max(least), at(100));
    let sign = |cell: usize| {
        if cell == mark {
            '|'
        } else if cell < filled {
            '█'
        } else {
            '░'
        }
    };
    (0..cells).map(sign).collect()
}

/// The marked target: the sum and where it stands.
fn draw_marked(view: &View<'_>, row: &TargetRow, area: Rect, frame: &mut Frame<'_>) {
    let theme = view.theme;
    let mut at = 1;
    let bar = row.bar.clone().unwrap_or_else(|| view.text("test-no-bar"));
    let head = format!("{} {bar}", row.name);
    let wide = usize::from(area.width);
    let head = if width(&head) > wide { row.name.clone() } else { head };
    layout::put_text(frame, area, at, &head, theme.title);
    at = at.saturating_add(1);
    let last = usize::from(area.height).saturating_sub(1);
    for line in &row.formula {
        for text in crate::text::wrap(line, wide) {
            if at < last {
                layout::put_text(frame, area, at, &text, theme.base);
                at = at.saturating_add(1);
            }
        }
    }
    if let Some(source) = &row.source {
        layout::put_text(frame, area, at, source, theme.dim);
    }
}

#[cfg(test)]
mod tests {
    use super::bar_with_target;

    #[test]
    fn the_target_has_its_place_whatever_was_reached() {
        for (share, bar) in [
            (None, "░░░░░░░░░░|░░░"),
            (Some(0), "░░░░░░░░░░|░░░"),
            (Some(1), "█░░░░░░░░░|░░░"),
            (Some(50), "█████░░░░░|░░░"),
            (Some(99), "██████████|░░░"),
            (Some(130), "██████████|███"),
            (Some(200), "███████|██████"),
            (Some(100_000), "███|██████████"),
            (Some(-5), "░░░░░░░░░░|░░░"),
        ] {
            assert_eq!(bar_with_target(share, 14), bar, "{share:?}");
        }
        assert_eq!(bar_with_target(Some(3), 0), "");
    }
}
