//! What is counted of a village or the commune: rates, drops, falling back.
//!
//! It knows the numbers of the years and no records. Invariant: a rate's drop is in percentage
//! points, a number's drop in per cent of the number at the start.

use crate::domain::tables::Words;
use crate::plan::judge::figures::{Counted, Doubt, Figures, Year, count, grouped};
use crate::plan::judge::measure::{Ask, Measure, Measured, no_year};
use crate::plan::judge::ratio::{Ratio, Span};

use Doubt::{Leave, Stay};

/// Where counting begins, and whether that is the year it should begin with.
struct Start<'f> {
    year: &'f Year,
    note: Option<Words>,
}

impl Figures {
    /// The drop of a rate against the year before, in each of the years that are asked, points.
    pub(super) fn rate_drop(&self, ask: Ask<'_>, of: Counted) -> Measure {
        let mut measure =
            Measure { found: Measured::Missing, formula: Vec::new(), records: Vec::new() };
        let (mut each, mut notes) = (Vec::new(), Vec::new());
        let asked = i64::from(ask.test.years.max(1));
        let first = ask.year.saturating_sub(asked);
        for year in first.saturating_add(1)..=ask.year {
            let before = year.saturating_sub(1);
            let span = match (self.year(before), self.year(year)) {
                (Some(a), Some(b)) => {
                    let span = span(|from, to| a.rate(of, from)?.minus(b.rate(of, to)?));
                    measure.formula.extend(span.map(|span| drop_words(ask, of, a, b, span)));
                    span
                }
                _ => None,
            };
            if span.is_none() {
                let gap = Words::key("judge-drop-unknown").with("from", before).with("to", year);
                measure.formula.push(gap);
            }
            each.push(span);
        }
        for year in first..=ask.year {
            match self.year(year) {
                Some(known) => {
                    notes.extend(known.notes(true));
                    measure.records.extend(known.records(of));
                }
                None => notes.push(no_year(year)),
            }
        }
        measure.formula.extend(notes);
        measure.found = Measured::Each(each);
        measure
    }

    /// The average yearly drop of the rate of poor households since the start, points a year.
    pub(super) fn average_drop(&self, ask: Ask<'_>) -> Measure {
        let of = Counted::Poor;
        let (start, end) = match self.ends(ask) {
            Ok(ends) => ends,
            Err(missing) => return Measure::missing(missing),
        };
        let years = end.year().saturating_sub(start.year.year());
        let drop =
            span(|from, to| start.year.rate(of, from)?.minus(end.rate(of, to)?)?.divided_by(years));
        let sum = |span: Span| {
            Words::key("judge-average")
                .with("from", start.year.year())
                .with("to", end.year())
                .with("a", shown_rate(start.year, of))
                .with("b", shown_rate(end, of))
                .with("years", years)
                .with("value", span.at.shown(ask.test.bar))
        };
        between(drop, sum, &start, end, of, true)
    }

    /// The drop of the number of poor and near-poor households since the start, per cent.
    pub(super) fn listed_drop(&self, ask: Ask<'_>) -> Measure {
        let of = Counted::Listed;
        let (start, end) = match self.ends(ask) {
            Ok(ends) => ends,
            Err(missing) => return Measure::missing(missing),
        };
        let drop = span(|from, to| {
            let (a, b) = (start.year.count(of, from), end.count(of, to));
            Ratio::percent(a.saturating_sub(b), a)
        });
        let sum = |span: Span| {
            Words::key("judge-listed-drop")
                .with("a", grouped(start.year.count(of, Stay)))
                .with("b", grouped(end.count(of, Stay)))
                .with("from", start.year.year())
                .with("to", end.year())
                .with("value", span.at.shown(ask.test.bar))
        };
        between(drop, sum, &start, end, of, false)
    }

    /// The rate of poor households at the end of the year, per cent.
    pub(super) fn poor_rate(&self, ask: Ask<'_>) -> Measure {
        let of = Counted::Poor;
        let Some(known) = self.year(ask.year) else { return Measure::missing(no_year(ask.year)) };
        let rate = span(|_, doubt| known.rate(of, doubt));
        let Some(span) = rate else { return Measure::missing(no_whole(ask.year)) };
        let sum = Words::key("judge-rate")
            .with("year", ask.year)
            .with("a", grouped(known.count(of, Stay)))
            .with("total", grouped(known.total))
            .with("value", span.at.shown(ask.test.bar));
        let formula = std::iter::once(sum).chain(known.notes(true)).collect();
        Measure { found: Measured::Number(span), formula, records: known.records(of) }
    }

    /// Households that were poor before and are poor again, per cent of all households.
    pub(super) fn fell_back_rate(&self, ask: Ask<'_>) -> Measure {
        let Some(known) = self.year(ask.year) else { return Measure::missing(no_year(ask.year)) };
        let Some(kept) = known.register.as_ref().filter(|kept| kept.knows_again) else {
            return Measure::missing(Words::key("judge-fell-back-unknown").with("year", ask.year));
        };
        let again = count(&kept.fell_back);
        let Some(rate) = Ratio::percent(again, known.total) else {
            return Measure::missing(no_whole(ask.year));
        };
        let sum = Words::key("judge-fell-back")
            .with("year", ask.year)
            .with("a", grouped(again))
            .with("total", grouped(known.total))
            .with("value", rate.shown(ask.test.bar));
        let most = again.saturating_add(kept.maybe_again);
        let high = Ratio::percent(most, known.total).unwrap_or(rate);
        let formula = std::iter::once(sum).chain(known.notes(true)).collect();
        Measure {
            found: Measured::Number(Span { low: rate, at: rate, high }),
            formula,
            records: kept.fell_back.clone(),
        }
    }

    /// Fewer near-poor households than the year before, households.
    pub(super) fn near_drop(&self, ask: Ask<'_>) -> Measure {
        self.fewer(ask, Counted::Near, "judge-near-drop")
    }

    /// Fewer households on a list than the year before.
    pub(super) fn fewer(&self, ask: Ask<'_>, of: Counted, key: &str) -> Measure {
        let before = ask.year.saturating_sub(1);
        let (a, b) = match (self.year(before), self.year(ask.year)) {
            (Some(a), Some(b)) => (a, b),
            (None, _) => return Measure::missing(no_year(before)),
            (_, None) => return Measure::missing(no_year(ask.year)),
        };
        let drop = |from, to| Some(Ratio::whole(a.count(of, from).saturating_sub(b.count(of, to))));
        let Some(span) = span(drop) else { return Measure::missing(no_year(ask.year)) };
        let sum = Words::key(key)
            .with("from", before)
            .with("to", ask.year)
            .with("a", grouped(a.count(of, Stay)))
            .with("b", grouped(b.count(of, Stay)))
            .with("value", span.at.shown(None));
        let formula = std::iter::once(sum).chain(a.notes(false)).chain(b.notes(false)).collect();
        let records = [a.records(of), b.records(of)].concat();
        Measure { found: Measured::Number(span), formula, records }
    }

    /// The start of the period and the year that is judged. The start is the end of the year before
    /// the plan's first; where that is not known the first year after it that is.
    fn ends(&self, ask: Ask<'_>) -> Result<(Start<'_>, &Year), Words> {
        let Some(end) = self.year(ask.year) else {
            return Err(no_year(ask.year));
        };
        let named = ask.test.base_year.map(i64::from);
        let wanted = named.unwrap_or(ask.from.saturating_sub(1));
        let found = match named {
            // A year that the text names is not replaced by another one.
            Some(base) => self.year(base).filter(|base| base.year() < ask.year),
            None => self.first_from(wanted, ask.year),
        };
        let Some(start) = found else {
            let missing = Words::key("judge-no-start").with("year", wanted).with("to", ask.year);
            return Err(missing);
        };
        let key = if start.year() == wanted { "judge-start" } else { "judge-start-later" };
        let note = Words::key(key).with("year", start.year()).with("wanted", wanted);
        Ok((Start { year: start, note: Some(note) }, end))
    }
}

/// The measure between the start and the end of a period.
fn between(
    drop: Option<Span>,
    sum: impl Fn(Span) -> Words,
    start: &Start<'_>,
    end: &Year,
    of: Counted,
    rates: bool,
) -> Measure {
    let Some(span) = drop else {
        let year = start.year.year();
        return Measure::missing(Words::key("judge-start-nothing").with("year", year));
    };
    let mut formula = vec![sum(span)];
    formula.extend(start.note.clone());
    formula.extend(start.year.notes(rates));
    formula.extend(end.notes(rates));
    let records = [start.year.records(of), end.records(of)].concat();
    Measure { found: Measured::Number(span), formula, records }
}

fn drop_words(ask: Ask<'_>, of: Counted, a: &Year, b: &Year, span: Span) -> Words {
    Words::key("judge-drop")
        .with("from", a.year())
        .with("to", b.year())
        .with("a", shown_rate(a, of))
        .with("b", shown_rate(b, of))
        .with("value", span.at.shown(ask.test.bar))
}

/// A rate as the sum it is: `120/1.000`.
fn shown_rate(year: &Year, of: Counted) -> String {
    format!("{}/{}", grouped(year.count(of, Stay)), grouped(year.total))
}

fn no_whole(year: i64) -> Words {
    Words::key("judge-no-whole").with("year", year)
}

/// A drop between two years, whose doubtful households may have left their lists or not: the least
/// drop if only those of the first year had, the greatest if only those of the second.
fn span(drop: impl Fn(Doubt, Doubt) -> Option<Ratio>) -> Option<Span> {
    let at = drop(Stay, Stay)?;
    let low = drop(Leave, Stay).unwrap_or(at);
    let high = drop(Stay, Leave).unwrap_or(at);
    let ordered = low.least(high) == low;
    let (low, high) = if ordered { (low, high) } else { (high, low) };
    Some(Span { low, at, high })
}
