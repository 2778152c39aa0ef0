//! The charts of a table, on a sheet of their own beside it: they draw the cells of the table.

use rust_xlsxwriter::{Chart, ChartType, Worksheet, XlsxError};

use super::sheet::Places;
use crate::domain::tables::{self, ChartKind, Print, RowKind};
use crate::report::Paper;

/// The rows that a chart takes.
const ROWS: u32 = 24;

const SIZE: (u32, u32) = (960, 440);

/// The sheet of the charts; none where nothing is drawn or there is nothing to draw.
pub(super) fn sheet(
    paper: &Paper<'_>,
    print: &Print,
    table: &str,
    places: Places,
) -> Result<Option<Worksheet>, XlsxError> {
    let rows = paper.table.rows.iter().take_while(|row| row.kind == RowKind::Body).count();
    if paper.table.charts.is_empty() || rows == 0 {
        return Ok(None);
    }
    let mut page = Worksheet::new();
    page.set_name(super::sheet_name(&paper.text("report-charts")))?;
    page.set_paper_size(9);
    page.set_landscape();
    let last = places.first.saturating_add(u32::try_from(rows).unwrap_or(1)).saturating_sub(1);
    for (at, chart) in (0_u32..).zip(&paper.table.charts) {
        let drawn = draw(paper, print, chart, table, Range { places, last });
        page.insert_chart(at.saturating_mul(ROWS).saturating_add(1), 0, &drawn)?;
    }
    Ok(Some(page))
}

/// The rows that are drawn.
#[derive(Clone, Copy)]
struct Range {
    places: Places,
    last: u32,
}

fn draw(
    paper: &Paper<'_>,
    print: &Print,
    chart: &tables::Chart,
    table: &str,
    range: Range,
) -> Chart {
    let kind = match chart.kind {
        ChartKind::Stacked => ChartType::ColumnStacked,
        ChartKind::Bars => ChartType::Column,
        ChartKind::Line => ChartType::Line,
        ChartKind::Totals => ChartType::Bar,
    };
    let mut drawn = Chart::new(kind);
    let column = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
    let Range { places, last } = range;
    if chart.kind == ChartKind::Totals {
        let first = chart.columns.first().copied().unwrap_or_default();
        let end = chart.columns.last().copied().unwrap_or_default();
        drawn
            .add_series()
            .set_categories((table, places.heads, column(first), places.heads, column(end)))
            .set_values((table, places.total, column(first), places.total, column(end)));
        drawn.legend().set_hidden();
        // The first one at the top, as it is read.
        drawn.x_axis().set_reverse();
    } else {
        for at in &chart.columns {
            drawn
                .add_series()
                .set_name(series_name(print, *at).as_str())
                .set_categories((
                    table,
                    places.first,
                    column(chart.names),
                    last,
                    column(chart.names),
                ))
                .set_values((table, places.first, column(*at), last, column(*at)));
        }
        drawn.legend().set_position(rust_xlsxwriter::ChartLegendPosition::Bottom);
    }
    drawn.title().set_name(paper.locale.words(&chart.title).as_str());
    drawn.set_width(SIZE.0).set_height(SIZE.1);
    drawn
}

/// A column's heading with its group: "Hộ nghèo: Tỷ lệ (%)".
fn series_name(print: &Print, at: usize) -> String {
    let covers =
        |head: &&tables::Head| head.at <= at && at < head.at.saturating_add(head.columns.max(1));
    let heads = print.heads.iter().filter_map(|row| row.iter().find(covers));
    heads.map(|head| head.text.as_str()).collect::<Vec<_>>().join(": ")
}
