//! A village's own page: numbers with bars at the left, or the records of the line that was opened.
//!
//! Draws what was counted; counts nothing.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::domain::id::RecordId;
use crate::text::{format_money, pad, pad_left, truncate};
use crate::tui::paint::{View, layout, table};
use crate::tui::part::scroll::Scroll;
use crate::tui::screen::village::{
    Count, Reached, VillageLine, VillageRecords, VillageState, Year,
};
use crate::tui::show;

/// Cells of a line's name, and of the numbers after it.
const NAME: usize = 33;
const NUMBERS: usize = 20;

/// Cells of a bar.
const BAR: usize = 18;

pub(in crate::tui) fn draw(
    state: &VillageState,
    view: &View<'_>,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let [head, area, _] = layout::bands(layout::inset(area, 1), state.bands());
    match state.shown {
        Some(shown) => draw_listed(state, view, shown, [head, area], frame),
        None => draw_page(state, view, area, frame),
    }
}

fn draw_page(state: &VillageState, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let lines = state.lines();
    let leading = lines.iter().enumerate().filter(|(_, line)| line.leads());
    let marked = leading.map(|(at, _)| at).nth(state.scroll.marked).unwrap_or_default();
    // The lines above the first one that leads on are to be seen too.
    let window = Scroll { marked, top: 0 }.window(lines.len(), usize::from(area.height));
    let start = window.start;
    let sheet = LinePainter { state, view };
    for (at, line) in lines.get(window).unwrap_or_default().iter().enumerate() {
        layout::put(frame, area, at, sheet.line(line, usize::from(area.width)));
    }
    let [bar, _] = layout::split_left(area, layout::cells(NAME));
    layout::mark(frame, bar, marked.saturating_sub(start), view.theme.selected);
}

/// What lines are made with.
struct LinePainter<'a> {
    state: &'a VillageState,
    view: &'a View<'a>,
}

impl LinePainter<'_> {
    fn line(&self, line: &VillageLine, width: usize) -> Vec<Span<'static>> {
        let (view, theme) = (self.view, self.view.theme);
        match line {
            VillageLine::Heading(key) => {
                let year = self.state.page().year.to_string();
                vec![Span::styled(view.with(key, &[("year", year)]), theme.title)]
            }
            VillageLine::Households(count) => self.pieces(
                &view.text("village-households"),
                theme.title,
                &self.households(*count),
                "",
            ),
            VillageLine::Class(shown, count) => self.class(*shown, *count),
            VillageLine::Year(year) => self.year(*year),
            VillageLine::Target(target) => self.target(*target),
            VillageLine::NoTarget => self.sentence("village-no-target", theme.dim),
            VillageLine::Records(shown, count) => {
                let name = format!("  {}", view.text(shown.label_key()));
                let lacks = !matches!(shown, VillageRecords::Registered | VillageRecords::Gifts)
                    && *count > 0;
                let name_style = if lacks { theme.warn } else { theme.label };
                self.pieces(&name, name_style, &number(wide(*count)), "")
            }
            VillageLine::Given(sum) => {
                let sum = view.with("value-money", &[("amount", format_money(*sum))]);
                let name = format!("  {}", view.text("village-given"));
                self.pieces(&name, theme.label, &sum, "")
            }
            VillageLine::Meeting(meeting) => {
                let room = width.saturating_sub(NAME);
                let text = truncate(&self.meeting(*meeting), room).into_owned();
                let name = format!("  {}", view.text("village-meeting"));
                vec![Span::styled(pad(&name, NAME), theme.label), Span::styled(text, theme.value)]
            }
            VillageLine::NoMeeting => self.sentence("village-no-meeting", theme.dim),
            VillageLine::Record if self.state.village.is_some() => {
                self.sentence("village-record", theme.label)
            }
            VillageLine::Record => self.sentence("village-all-villages", theme.label),
        }
    }

    fn sentence(&self, key: &str, style: Style) -> Vec<Span<'static>> {
        vec![Span::styled(format!("  {}", self.view.text(key)), style)]
    }

    fn pieces(&self, name: &str, style: Style, numbers: &str, bar: &str) -> Vec<Span<'static>> {
        let theme = self.view.theme;
        vec![
            Span::styled(pad(name, NAME), style),
            Span::styled(pad(numbers, NUMBERS), theme.value),
            Span::styled(bar.to_owned(), theme.value),
        ]
    }

    fn households(&self, count: Count) -> String {
        let args = [("households", number(count.households)), ("persons", number(count.persons))];
        self.view.with("village-count", &args)
    }

    fn class(&self, shown: VillageRecords, count: Count) -> Vec<Span<'static>> {
        let all = self.state.page().households().households;
        let name = format!("  {}", self.view.text(shown.label_key()));
        let bar = format!(
            "{} {}",
            layout::bar(count.households, all, BAR),
            pad_left(&percent(count.households, all), 6)
        );
        self.pieces(&name, self.view.theme.label, &self.households(count), &bar)
    }

    fn year(&self, year: Year) -> Vec<Span<'static>> {
        let args = [("poor", number(year.poor)), ("near_poor", number(year.near_poor))];
        let numbers = self.view.with("village-year-count", &args);
        let name = format!("  {}", year.year);
        let bar = format!(
            "{} {}",
            trend(year, BAR),
            pad_left(&percent(year.poor.saturating_add(year.near_poor), year.known), 6)
        );
        vec![
            Span::styled(pad(&name, 8), self.view.theme.label),
            Span::styled(
                pad(&numbers, NAME.saturating_add(NUMBERS).saturating_sub(8)),
                self.view.theme.value,
            ),
            Span::styled(bar, self.view.theme.value),
        ]
    }

    fn target(&self, target: Reached) -> Vec<Span<'static>> {
        let name = format!("  {}", self.view.text(&format!("option-{}", target.kind)));
        let theme = self.view.theme;
        let Some(reached) = target.reached else {
            return self.pieces(&name, theme.label, &format!("? / {}", number(target.count)), "");
        };
        let numbers = format!("{} / {}", number(reached), number(target.count));
        let bar = format!(
            "{} {}",
            layout::bar(reached, target.count, BAR),
            pad_left(&percent(reached, target.count), 6)
        );
        let style = if reached >= target.count { theme.done } else { theme.label };
        self.pieces(&name, style, &numbers, &bar)
    }

    fn meeting(&self, meeting: RecordId) -> String {
        let cx = self.view.cx;
        let Some(record) = cx.book.find(meeting) else {
            return String::new();
        };
        let field = |id| record.kind.field(id).map(|def| show::field(&cx, record, def, false));
        let key =
            if record.is("closed") { "village-meeting-closed" } else { "village-meeting-open" };
        let args = [
            ("date", field("date").unwrap_or_default()),
            ("number", field("number").unwrap_or_default()),
        ];
        self.view.with(key, &args)
    }
}

/// Poor households dark, near-poor ones grey, of all that are known.
fn trend(year: Year, cells: usize) -> String {
    let listed = year.poor.saturating_add(year.near_poor);
    let poor = layout::bar(year.poor, year.known, cells);
    let both = layout::bar(listed, year.known, cells);
    let signs = poor.chars().zip(both.chars());
    signs
        .map(|(poor, both)| match (poor, both) {
            ('█', _) => '█',
            (_, '█') => '▒',
            _ => '░',
        })
        .collect()
}

fn number(count: u64) -> String {
    format_money(i64::try_from(count).unwrap_or(i64::MAX))
}

fn wide(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// One place after the comma, half up; nothing of nothing.
fn percent(part: u64, whole: u64) -> String {
    let tenths =
        part.saturating_mul(2000).saturating_add(whole).checked_div(whole.saturating_mul(2));
    tenths.map(|tenths| format!("{},{}%", tenths / 10, tenths % 10)).unwrap_or_default()
}

/// The records of a line.
fn draw_listed(
    state: &VillageState,
    view: &View<'_>,
    shown: VillageRecords,
    [head, body]: [Rect; 2],
    frame: &mut Frame<'_>,
) {
    let text = format!("{} ({})", view.text(shown.label_key()), number(wide(state.listed().len())));
    layout::put_text(frame, head, 0, &text, view.theme.title);
    let skip = state.village.map(|_| "village");
    let columns = table::columns(shown.kind(), usize::from(body.width), skip);
    table::heads(view, &columns, shown.kind(), head, 1, frame);
    if state.listed().is_empty() {
        layout::put_text(frame, body, 1, &view.text("detail-none"), view.theme.dim);
        return;
    }
    let window = state.scroll.window(state.listed().len(), usize::from(body.height));
    let start = window.start;
    for (at, id) in state.listed().get(window).unwrap_or_default().iter().enumerate() {
        if let Some(record) = view.cx.book.find(*id) {
            table::record(view, &columns, record, body, at, frame);
        }
    }
    table::mark(view, &columns, body, state.scroll.marked.saturating_sub(start), frame);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_has_one_place() {
        for (part, whole, text) in
            [(0, 10, "0,0%"), (1, 3, "33,3%"), (2, 3, "66,7%"), (10, 10, "100,0%"), (1, 0, "")]
        {
            assert_eq!(percent(part, whole), text);
        }
    }

    #[test]
    fn the_poor_are_dark_and_the_near_poor_grey() {
        let year = |poor, near_poor| Year { year: 2026, poor, near_poor, known: 8 };
        assert_eq!(trend(year(2, 2), 8), "██▒▒░░░░");
        assert_eq!(trend(year(0, 8), 4), "▒▒▒▒");
        assert_eq!(trend(year(0, 0), 4), "░░░░");
    }
}
