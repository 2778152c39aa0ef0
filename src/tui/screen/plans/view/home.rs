//! The plans at hand, those that are followed ticked, and where one can go from them.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::plan::Plan;
use crate::text::{format_money, pad, pad_left, truncate};
use crate::tui::paint::{View, layout};
use crate::tui::screen::plans::{self, HomeRow, PlansState};

/// Cells of a plan's name, of its period, and of a place's name.
const NAME: usize = 38;
const PERIOD: usize = 11;
const PLACE: usize = 34;

/// A line of the screen.
enum PlansLine {
    Head(&'static str),
    Row(usize, HomeRow),
    Empty,
}

pub(in crate::tui) fn draw(state: &PlansState, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let area = layout::inset(area, 1);
    let [_, area, _] = layout::bands(area, plans::BANDS);
    let rows = PlansState::rows(&view.cx);
    let mut lines = vec![PlansLine::Head("plans-head")];
    if view.cx.plans.all().is_empty() {
        lines.push(PlansLine::Empty);
    }
    let mut last = None;
    for (at, row) in rows.iter().enumerate() {
        let head = match row {
            HomeRow::Plan(_) => None,
            HomeRow::Go(_) => Some("plans-work"),
            HomeRow::List(_) => Some("plans-records"),
        };
        if let Some(head) = head.filter(|head| last != Some(*head)) {
            lines.push(PlansLine::Head(head));
            last = Some(head);
        }
        lines.push(PlansLine::Row(at, *row));
    }
    let of_mark =
        |line: &PlansLine| matches!(line, PlansLine::Row(at, _) if *at == state.scroll.marked);
    let marked = lines.iter().position(of_mark).unwrap_or_default();
    let scroll = crate::tui::part::scroll::Scroll { marked, top: 0 };
    let window = scroll.window(lines.len(), usize::from(area.height));
    let start = window.start;
    for (at, line) in lines.get(window).unwrap_or_default().iter().enumerate() {
        layout::put(frame, area, at, pieces(view, line, usize::from(area.width)));
    }
    let [bar, _] = layout::split_left(area, layout::cells(PLACE));
    layout::mark(frame, bar, marked.saturating_sub(start), view.theme.selected);
}

fn pieces(view: &View<'_>, line: &PlansLine, width: usize) -> Vec<Span<'static>> {
    let theme = view.theme;
    match line {
        PlansLine::Head(key) => vec![Span::styled(view.text(key), theme.title)],
        PlansLine::Empty => vec![Span::styled(format!("  {}", view.text("plans-none")), theme.dim)],
        PlansLine::Row(_, HomeRow::Plan(at)) => match view.cx.plans.all().get(*at) {
            Some(plan) => of_plan(view, plan, width),
            None => Vec::new(),
        },
        PlansLine::Row(_, HomeRow::Go(place)) => {
            let hint = truncate(&view.text(place.hint_key()), width.saturating_sub(PLACE + 1))
                .into_owned();
            vec![
                Span::styled(
                    pad(&format!("  {}", view.text(place.label_key())), PLACE),
                    theme.value,
                ),
                Span::raw(" "),
                Span::styled(hint, theme.dim),
            ]
        }
        PlansLine::Row(_, HomeRow::List(kind)) => {
            let count = plans::count_active(&view.cx, *kind);
            let count = format_money(i64::try_from(count).unwrap_or(i64::MAX));
            let name = format!("  {}", view.text(&format!("kinds-{}", kind.name())));
            vec![
                Span::styled(pad(&name, PLACE), theme.value),
                Span::styled(pad_left(&count, 7), theme.value),
            ]
        }
    }
}

fn of_plan(view: &View<'_>, plan: &Plan, width: usize) -> Vec<Span<'static>> {
    let theme = view.theme;
    let followed = plans::adoptions(&view.cx, plan).next().is_some();
    let tick = if followed { "[x] " } else { "[ ] " };
    let years = {
        use chrono::Datelike as _;
        let (from, to) = (plan.from.year(), plan.to.year());
        if from == to { from.to_string() } else { format!("{from}-{to}") }
    };
    let style = if followed { theme.done } else { theme.value };
    let room = width.saturating_sub(NAME + PERIOD + 1);
    vec![
        Span::styled(pad(&format!("{tick}{}", plan.name), NAME), style),
        Span::raw(" "),
        Span::styled(pad(&years, PERIOD), theme.label),
        Span::styled(truncate(&plan.issuer.office, room).into_owned(), theme.dim),
    ]
}
