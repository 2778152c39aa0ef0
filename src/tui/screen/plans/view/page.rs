//! One plan by group with the marked entry told beneath, and one entry whole.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::plan::{Plan, PlanEntry};
use crate::text::{pad, pad_left, truncate};
use crate::tui::paint::input::labelled;
use crate::tui::paint::{View, layout};
use crate::tui::part::scroll::Scroll;
use crate::tui::screen::plans::page::BANDS;
use crate::tui::screen::plans::{EntryState, PageRow, PlanState, SHEET_BANDS, words};

/// Cells of an entry's id and of its line.
const ID: usize = 8;
const LINE: usize = 5;

/// Cells of a marked row that are reversed.
const MARK: u16 = 40;

pub(in crate::tui) fn draw(state: &PlanState, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let area = layout::inset(area, 1);
    let [head, list, foot] = layout::bands(area, BANDS);
    let cx = view.cx;
    let Some(plan) = cx.plans.get(&state.plan) else {
        layout::put_text(frame, head, 0, &view.text("plans-gone"), view.theme.warn);
        return;
    };
    draw_head(state, view, plan, head, frame);
    if state.rows().is_empty() {
        layout::put_text(frame, list, 0, &view.text("plan-nothing-found"), view.theme.dim);
        return;
    }
    let marked = state.marked_row();
    let scroll = Scroll { marked, top: 0 };
    let window = scroll.window(state.rows().len(), usize::from(list.height));
    let start = window.start;
    let width = usize::from(list.width);
    for (at, row) in state.rows().get(window).unwrap_or_default().iter().enumerate() {
        let pieces = match row {
            PageRow::Head(group, count) => {
                let text = format!("{} ({count})", view.text(group.label_key()));
                vec![Span::styled(text, view.theme.title)]
            }
            PageRow::Entry(place) => match plan.entries.get(*place) {
                Some(entry) => line(view, entry, width),
                None => Vec::new(),
            },
        };
        layout::put(frame, list, at, pieces);
    }
    let [bar, _] = layout::split_left(list, MARK);
    layout::mark(frame, bar, marked.saturating_sub(start), view.theme.selected);
    if let Some((plan, entry)) = state.marked(&cx) {
        draw_marked(view, plan, entry, foot, frame);
    }
}

fn draw_head(state: &PlanState, view: &View<'_>, plan: &Plan, area: Rect, frame: &mut Frame<'_>) {
    if state.searching || !state.find.is_empty() {
        let line = (&state.find, state.searching && !view.is_covered);
        labelled(view.theme, &view.text("list-find"), line, area, frame);
        return;
    }
    layout::put_text(frame, area, 0, &plan.movement, view.theme.base);
    let place = plan.issuer.place.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
    let number = plan.source.number.as_ref().map(|it| format!(" · {it}")).unwrap_or_default();
    let issuer = format!("{}{place}{number}", plan.issuer.office);
    layout::put_text(frame, area, 1, &issuer, view.theme.dim);
}

fn line(view: &View<'_>, entry: &PlanEntry, width: usize) -> Vec<Span<'static>> {
    let theme = view.theme;
    let number = entry.lines.first().map(u32::to_string).unwrap_or_default();
    let sign = if entry.note.is_some() { "! " } else { "  " };
    let room = width.saturating_sub(ID + LINE + 4);
    vec![
        Span::styled(sign, theme.warn),
        Span::styled(pad(&entry.id, ID), theme.label),
        Span::styled(truncate(entry.heading(), room).into_owned(), theme.value),
        Span::styled(
            pad_left(
                &number,
                room.saturating_sub(crate::text::width(&truncate(entry.heading(), room)))
                    .saturating_add(LINE),
            ),
            theme.dim,
        ),
    ]
}

/// The marked entry: what it means, the words, where they stand, what to know.
fn draw_marked(view: &View<'_>, plan: &Plan, entry: &PlanEntry, area: Rect, frame: &mut Frame<'_>) {
    let theme = view.theme;
    let mut at = 1;
    if let Some(meaning) = words::meaning(view.cx.locale, entry) {
        at = layout::put_wrapped(frame, area, at, &meaning, theme.title);
    }
    let last = usize::from(area.height).saturating_sub(1);
    let cited = plan.cite(entry);
    let note = entry.note.as_deref().unwrap_or_default();
    let words = format!("«{}»", entry.words.join("» … «"));
    let kept = usize::from(!note.is_empty()).saturating_add(1);
    let room = usize::from(area.height).saturating_sub(at).saturating_sub(kept);
    let wrapped = crate::text::wrap(&words, usize::from(area.width));
    for text in wrapped.iter().take(room) {
        layout::put_text(frame, area, at, text, theme.base);
        at = at.saturating_add(1);
    }
    if !note.is_empty() {
        layout::put_text(frame, area, at, &format!("! {note}"), theme.warn);
        at = at.saturating_add(1);
    }
    layout::put_text(frame, area, at.min(last), &cited, theme.dim);
}

pub(in crate::tui) fn draw_entry(
    state: &EntryState,
    view: &View<'_>,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let area = layout::inset(area, 1);
    let [_, body, _] = layout::bands(area, SHEET_BANDS);
    super::rows(view, state.rows(), state.scroll, body, frame);
}
