//! The home screen: numbers at the left, what waits and where to go at the right.

pub(in crate::tui) mod due;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::domain::book::Totals;
use crate::domain::schema::RecordKind;
use crate::keys::Scope;
use crate::text::{format_money, pad, pad_left, truncate};
use crate::tui::paint::{View, layout};
use crate::tui::part::scroll::Scroll;
use crate::tui::screen::home::{HomeRow, HomeState, Numbers};
use crate::tui::{Draft, show};

/// Cells of the numbers' side.
const LEFT: u16 = 42;

/// Cells of a number's name and of the number.
const NAME: usize = 24;
const NUMBER: usize = 14;

/// Rows of the chart at most.
const CHART: usize = 4;

pub(in crate::tui) fn draw(state: &HomeState, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let area = layout::inset(area, 1);
    let args = [("officer", view.cx.me.officer.clone()), ("date", show::day(view.cx.now.today))];
    let [head, below, _] = layout::bands(area, state.bands(&view.cx));
    layout::put_text(frame, head, 0, &view.with("home-greeting", &args), view.theme.base);
    let [_, dues] = layout::split_top(head, 1);
    due::draw(state, view, dues, frame);
    let [left, right] = layout::split_left(below, LEFT);
    if let Some(numbers) = &state.numbers {
        draw_numbers(view, numbers, left, frame);
    }
    draw_rows(state, view, right, frame);
}

/// Lines being written down one after the other.
struct HomePainter<'a, 'f, 'b> {
    view: &'a View<'a>,
    area: Rect,
    frame: &'f mut Frame<'b>,
    at: usize,
}

impl HomePainter<'_, '_, '_> {
    fn line(&mut self, pieces: Vec<Span<'_>>) {
        layout::put(self.frame, self.area, self.at, pieces);
        self.at = self.at.saturating_add(1);
    }

    fn number(&mut self, key: &str, value: &str) {
        let theme = self.view.theme;
        let name = Span::styled(pad(&self.view.text(key), NAME), theme.label);
        self.line(vec![name, Span::styled(pad_left(value, NUMBER), theme.value)]);
    }
}

fn count(number: usize) -> String {
    format_money(i64::try_from(number).unwrap_or(i64::MAX))
}

fn draw_numbers(view: &View<'_>, numbers: &Numbers, area: Rect, frame: &mut Frame<'_>) {
    let theme = view.theme;
    let totals = &numbers.totals;
    let year = view.with("home-year", &[("year", numbers.year.to_string())]);
    let mut sheet = HomePainter { view, area, frame, at: 0 };
    sheet.line(vec![Span::styled(year, theme.title)]);
    if view.cx.me.form.is_commune() {
        draw_register(&mut sheet, totals);
    } else {
        sheet.number("home-units", &count(totals.villages));
        sheet.number("home-pledges", &count(numbers.pledges));
        sheet.number("home-nominations", &count(numbers.nominations));
        sheet.number("home-receipts", &count(totals.fund.receipts));
    }
    let money = [("amount", format_money(totals.fund.total))];
    let money = view.with("value-money", &money);
    let name = view.text("home-fund");
    let room = NAME.saturating_add(NUMBER).saturating_sub(crate::text::width(&name));
    let name = Span::styled(name, theme.label);
    sheet.line(vec![name, Span::styled(pad_left(&money, room), theme.value)]);
    // As high as there is room for, with its months and what stands below.
    let rows = usize::from(area.height).saturating_sub(sheet.at.saturating_add(4)).min(CHART);
    if totals.fund.total > 0 && rows >= 2 {
        draw_months(&mut sheet, &numbers.months, rows);
    }
    draw_exchange(&mut sheet);
}

/// The register's numbers, which a school has not.
fn draw_register(sheet: &mut HomePainter<'_, '_, '_>, totals: &Totals) {
    let (view, theme) = (sheet.view, sheet.view.theme);
    sheet.number("home-households", &count(totals.households));
    sheet.number("home-poor", &count(totals.poor));
    sheet.number("home-near-poor", &count(totals.near_poor));
    sheet.number("home-registrations", &count(totals.registrations));
    let listed = totals.poor.saturating_add(totals.near_poor);
    if let Some(percent) = totals.registrations.saturating_mul(100).checked_div(listed) {
        let bar = layout::bar(wide(totals.registrations), wide(listed), 16);
        let text = view.with("home-share", &[("percent", percent.to_string())]);
        let bar = Span::styled(format!("  {bar} "), theme.value);
        sheet.line(vec![bar, Span::styled(text, theme.dim)]);
    }
    let of = |part: usize, whole: usize| format!("{} / {}", count(part), count(whole));
    sheet.number("home-meetings", &of(totals.meetings_closed, totals.meetings));
    sheet.number("home-reviews", &of(totals.reviews_passed, totals.reviews));
}

fn wide(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// What the Fund received month by month: a column a month, its height the sum.
fn draw_months(sheet: &mut HomePainter<'_, '_, '_>, months: &[i64; 12], rows: usize) {
    let most = months.iter().copied().max().unwrap_or_default().max(1);
    let steps = i64::try_from(rows.saturating_mul(2)).unwrap_or(8);
    for row in (0..rows).rev() {
        let floor = i64::try_from(row.saturating_mul(2)).unwrap_or_default();
        let mut line = String::from("  ");
        for sum in months {
            // Half rows, rounded up, so that a month with little still shows.
            let height = sum.saturating_mul(steps).saturating_add(most.saturating_sub(1)) / most;
            line.push_str(match height.saturating_sub(floor) {
                ..=0 => "   ",
                1 => "▒▒ ",
                _ => "██ ",
            });
        }
        sheet.line(vec![Span::styled(line, sheet.view.theme.value)]);
    }
    let months: Vec<_> = (1..=12).map(|month| format!("{month:>2}")).collect();
    sheet.line(vec![Span::styled(format!("  {}", months.join(" ")), sheet.view.theme.dim)]);
}

/// When a bundle was last written and received.
fn draw_exchange(sheet: &mut HomePainter<'_, '_, '_>) {
    let view = sheet.view;
    let exchange = &view.cx.me.exchange;
    let never = view.text("home-never");
    let moment = |at: Option<u64>| at.map_or_else(|| never.clone(), show::moment);
    sheet.at = sheet.at.saturating_add(1);
    for (key, at) in
        [("home-exported", exchange.exported_at), ("home-received", exchange.received_at)]
    {
        let name = Span::styled(format!("{} ", view.text(key)), view.theme.label);
        sheet.line(vec![name, Span::styled(moment(at), view.theme.value)]);
    }
}

/// A line at the right: a row that can be opened, or a heading.
struct MenuEntry {
    row: Option<usize>,
    text: String,
    key: String,
}

fn entries(state: &HomeState, view: &View<'_>) -> Vec<MenuEntry> {
    let cx = view.cx;
    let mut out: Vec<MenuEntry> = Vec::new();
    let mut going = None;
    // What is due stands above.
    let rows = state.rows(&cx).into_iter().enumerate();
    for (at, row) in rows.filter(|(_, row)| !matches!(row, HomeRow::Due(_))) {
        let goes = matches!(row, HomeRow::Go(_));
        if going != Some(goes) {
            if going.is_some() {
                out.push(MenuEntry { row: None, text: String::new(), key: String::new() });
            }
            let key = if goes { "home-places" } else { "home-waiting" };
            out.push(MenuEntry { row: None, text: view.text(key), key: String::new() });
            going = Some(goes);
        }
        let (text, key) = match row {
            HomeRow::Due(_) => continue,
            HomeRow::Draft(at) => {
                let draft = cx.drafts.get(at);
                (draft.map(|draft| draft_text(view, draft)).unwrap_or_default(), String::new())
            }
            HomeRow::Conflicts => {
                let numbers = state.numbers.as_ref();
                let count = numbers.map_or(0, |numbers| numbers.totals.conflicts).to_string();
                (view.with("home-conflicts", &[("count", count)]), String::new())
            }
            HomeRow::Unsent => {
                let count = cx.me.exchange.unsent.to_string();
                (view.with("home-unsent", &[("count", count)]), String::new())
            }
            HomeRow::Go(action) => {
                let key = cx.keymap.first_key_in(Scope::Home, action);
                (view.text(action.label_key()), key)
            }
        };
        out.push(MenuEntry { row: Some(at), text, key });
    }
    out
}

/// "Nháp 10:32: Hộ Lò Văn An"; of another day than today the day.
fn draft_text(view: &View<'_>, draft: &Draft) -> String {
    if draft.op == crate::tui::draft::IMPORT {
        let path = draft.cells.iter().find(|(name, _)| name == "path");
        let file = path.map(|(_, path)| show::file_name(path)).unwrap_or_default();
        return view.with("home-draft-list", &[("file", file)]);
    }
    let kind = draft.kind.parse::<RecordKind>();
    let kind = kind.map_or_else(|_| draft.kind.clone(), |kind| view.text(&kind.label_key()));
    let record = draft.record.and_then(|id| view.cx.book.find(id));
    let typed = ["head_name", "donor_name", "household", "name", "meeting", "village"]
        .iter()
        .find_map(|id| draft.cells.iter().find(|(field, raw)| field == id && !raw.is_empty()));
    let name = record.map(|record| view.cx.book.title(record));
    let name = name.or_else(|| typed.map(|(_, raw)| raw.clone())).unwrap_or_default();
    let moment = show::moment(draft.at);
    let today = show::day(view.cx.now.today);
    let short = match moment.split_once(' ') {
        Some((day, clock)) if day == today => clock,
        Some((day, _)) => day,
        None => "",
    };
    let when = short.to_owned();
    view.with("home-draft", &[("kind", kind), ("name", name), ("when", when)])
}

fn draw_rows(state: &HomeState, view: &View<'_>, area: Rect, frame: &mut Frame<'_>) {
    let theme = view.theme;
    let entries = entries(state, view);
    let marked = entries.iter().position(|entry| entry.row == Some(state.scroll.marked));
    let is_here = marked.is_some();
    let marked = marked.unwrap_or_default();
    let height = usize::from(area.height);
    let window = Scroll { marked, top: 0 }.window(entries.len(), height);
    let start = window.start;
    for (at, entry) in entries.get(window).unwrap_or_default().iter().enumerate() {
        if entry.row.is_none() {
            layout::put_text(frame, area, at, &entry.text, theme.title);
            continue;
        }
        let key = pad(&entry.key, 2);
        let room = usize::from(area.width).saturating_sub(4);
        let text = truncate(&entry.text, room).into_owned();
        let pieces = vec![
            Span::raw(" "),
            Span::styled(key, theme.key),
            Span::raw(" "),
            Span::styled(text, theme.value),
        ];
        layout::put(frame, area, at, pieces);
    }
    if is_here {
        layout::mark(frame, area, marked.saturating_sub(start), theme.selected);
    }
}
