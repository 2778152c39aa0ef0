//! The small calendar: a month in weeks from Monday to Sunday, the day under the cursor in words.
//!
//! What is marked is told by signs, not by colour: brackets for the cursor, round ones for today,
//! pointed ones for what the field holds.

use chrono::{Datelike, NaiveDate};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::text::{PartialDate, WEEKS, format_vi, month_grid, pad, weekday, wrap};
use crate::tui::overlay::calendar::Calendar;
use crate::tui::paint::rows::Pieces;
use crate::tui::paint::{View, layout};

/// Cells of a day.
const DAY: usize = 5;

/// Cells of the box.
const WIDE: u16 = 56;

/// Draws the calendar into the middle of an area.
pub(in crate::tui) fn draw(
    view: &View<'_>,
    calendar: &Calendar,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let theme = view.theme;
    let wide = WIDE.min(area.width);
    let inside = usize::from(wide.saturating_sub(4));
    let hints: Vec<_> = hints(view, calendar).iter().flat_map(|hint| wrap(hint, inside)).collect();
    // Month, days of the week, weeks, a gap, the day, hints.
    let high = layout::cells(WEEKS + 4 + hints.len() + 2);
    let title = calendar.title.text(view.cx.locale);
    let inner = layout::boxed(frame, layout::centred(area, wide, high), &title, theme);
    layout::put(frame, inner, 0, month(view, calendar));
    layout::put(frame, inner, 1, heads(view));
    for (at, week) in month_grid(calendar.day).iter().enumerate() {
        let row = week.iter().flat_map(|day| cell(view, calendar, *day)).collect();
        layout::put(frame, inner, at.saturating_add(2), row);
    }
    let (said, style) = day_text(view, calendar);
    layout::put_text(frame, inner, WEEKS + 3, &said, style);
    for (at, hint) in hints.iter().enumerate() {
        layout::put_text(frame, inner, at.saturating_add(WEEKS + 4), hint, theme.key);
    }
}

/// "Tháng 10 năm 2026", and the digits of a year being typed.
fn month(view: &View<'_>, calendar: &Calendar) -> Pieces {
    let args =
        [("month", calendar.day.month().to_string()), ("year", calendar.day.year().to_string())];
    let mut pieces = vec![Span::styled(view.with("calendar-month", &args), view.theme.title)];
    if !calendar.year.is_empty() {
        let typed = pad(&calendar.year, 4).replace(' ', "_");
        let going = view.with("calendar-year", &[("typed", typed)]);
        pieces.push(Span::raw("   "));
        pieces.push(Span::styled(going, view.theme.focus));
    }
    pieces
}

fn heads(view: &View<'_>) -> Pieces {
    let head = |place: usize| {
        let name = view.text(&format!("weekday-short-{place}"));
        Span::styled(pad(&format!(" {name}"), DAY), view.theme.label)
    };
    (1..=7).map(head).collect()
}

fn cell(view: &View<'_>, calendar: &Calendar, day: Option<NaiveDate>) -> Pieces {
    let theme = view.theme;
    let Some(day) = day else {
        return vec![Span::raw(" ".repeat(DAY))];
    };
    let today = view.cx.now.today;
    let here = day == calendar.day;
    let written = calendar.written.and_then(PartialDate::as_day) == Some(day);
    let (open, close) = match (here, day == today, written) {
        (true, ..) => ("[", "]"),
        (_, true, _) => ("(", ")"),
        (_, _, true) => ("<", ">"),
        _ => (" ", " "),
    };
    let style = match (here, calendar.allows(day, today)) {
        (true, _) => theme.selected,
        (_, true) => theme.value,
        (_, false) => theme.dim,
    };
    vec![Span::styled(format!("{open}{:>2}{close}", day.day()), style), Span::raw(" ")]
}

/// The day under the cursor, what is special about it, and why it cannot be taken.
fn day_text(view: &View<'_>, calendar: &Calendar) -> (String, ratatui::style::Style) {
    let day = calendar.day;
    let today = view.cx.now.today;
    let written = |date| view.with("calendar-written", &[("date", format_vi(date))]);
    let chosen = calendar.chosen();
    if chosen.as_day().is_none() {
        return (written(chosen), view.theme.value);
    }
    let name = view.text(&format!("weekday-{}", weekday(day).saturating_add(1)));
    let mut said = format!("{name}, {}", format_vi(PartialDate::from(day)));
    if !calendar.allows(day, today) {
        return (format!("{said} · {}", view.text("calendar-refused")), view.theme.warn);
    }
    if day == today {
        said = format!("{said} · {}", view.text("calendar-today"));
    }
    if let Some(date) = calendar.written.filter(|date| date.as_day() != Some(day)) {
        said = format!("{said} · {}", written(date));
    }
    (said, view.theme.value)
}

fn hints(view: &View<'_>, calendar: &Calendar) -> Vec<String> {
    let mut keys = vec!["calendar-hint-move", "calendar-hint-year"];
    if calendar.takes.partial {
        keys.push("calendar-hint-part");
    }
    keys.push("calendar-hint-take");
    keys.into_iter().map(|key| view.text(key)).collect()
}
