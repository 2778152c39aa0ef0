//! A list and its plan as a person reads them: problems first, then what would change.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::cli::import::ImportReport;
use crate::cli::{CommandContext, result};
use crate::domain::import::plan::{Differs, PlannedEntry, RowAction};
use crate::domain::import::{Flag, ImportEntry, Reading};
use crate::domain::issue::Issue;
use crate::domain::schema::{FieldKind, RecordKind};
use crate::locale::issue_text;
use crate::text::legacy::Encoding;
use crate::text::{format_money, format_vi, mask_personal, truncate};

/// The most cells of a raw text that are shown.
const RAW_MAX: usize = 40;

/// The most rows of one run that are named in a line.
const RUNS_MAX: usize = 12;

impl CommandContext {
    /// All of it on standard output.
    pub(super) fn print_list(&self, report: &ImportReport<'_>) {
        self.print_head(report);
        let rows = || report.reading.entries.iter().zip(&report.plan.items);
        // Rows that only make a new record, or change nothing, are counted and not named.
        for action in
            [RowAction::Error, RowAction::Hold, RowAction::Update, RowAction::New, RowAction::Same]
        {
            let of_action = rows().filter(|(_, item)| item.action == action);
            for (entry, item) in of_action {
                let quiet = matches!(action, RowAction::New | RowAction::Same);
                if quiet && item.flags.is_empty() {
                    continue;
                }
                self.print_row(report, entry, item);
            }
        }
        self.tell_asides(report);
        self.print_totals(report.reading);
        self.print_end(report);
    }

    fn print_head(&self, report: &ImportReport<'_>) {
        let ImportReport { reading, plan, .. } = report;
        let sheet =
            reading.sheet.as_ref().map(|name| self.words("import-cli-sheet", &[("name", name)]));
        let old = !matches!(reading.encoding, Encoding::Unicode | Encoding::Decomposed);
        let encoding = old.then(|| {
            self.words("import-cli-encoding", &[("name", &reading.encoding.id().to_uppercase())])
        });
        let kind = self.locale.text(&format!("kind-{}", reading.kind)).to_lowercase();
        let rows = reading.entries.len().to_string();
        let args = [
            ("file", report.file),
            ("kind", &kind),
            ("rows", &rows),
            ("sheet", &sheet.unwrap_or_default()),
            ("encoding", &encoding.unwrap_or_default()),
        ];
        result(&self.words("import-cli-read-as", &args));
        if let (RecordKind::Household, Some(year)) = (reading.kind, plan.summary.year) {
            let assumed = plan.summary.year_assumed;
            let key = if assumed { "import-cli-year-assumed" } else { "import-cli-year" };
            result(&self.words(key, &[("year", &year.to_string())]));
        }
        let key =
            if report.stored.is_some() { "import-cli-village-done" } else { "import-cli-village" };
        for village in plan.new_villages.iter().filter(|village| village.entries > 0) {
            let count = village.entries.to_string();
            result(&self.words(key, &[("name", &village.name), ("count", &count)]));
        }
    }

    fn print_row(&self, report: &ImportReport<'_>, entry: &ImportEntry, item: &PlannedEntry) {
        let action = self.locale.text(&format!("import-action-{}", item.action.name()));
        let name = name_of(report.reading.kind, entry);
        let row = item.row.to_string();
        let args = [("row", &*row), ("action", &action), ("name", &name)];
        let mut text = self.words("import-cli-row", &args);
        let mut line = |said: &str| {
            text.push_str("\n    ");
            text.push_str(said);
        };
        for flag in &item.flags {
            line(&self.flag_words(item.row, flag));
        }
        // What a flag says of a cell is not said again.
        let flagged = |issue: &Issue| {
            item.flags.iter().any(|flag| flag.field.is_some() && flag.field == issue.field)
        };
        for issue in item.issues.iter().filter(|issue| !flagged(issue)) {
            line(&issue_text(&self.locale, issue));
        }
        if !item.candidates.is_empty() {
            let known = item.candidates.iter().filter_map(|id| report.book.find(*id));
            let names: Vec<_> = known
                .map(|record| {
                    format!("{} ({})", report.book.title(record), report.book.human_key(record))
                })
                .collect();
            line(&self.words("import-cli-candidates", &[("list", &names.join(", "))]));
        }
        for differs in &item.differs {
            line(&self.differs_words(differs));
        }
        result(&text);
    }

    /// What the rules say of rows that are not named, once for all of them.
    fn tell_asides(&self, report: &ImportReport<'_>) {
        let mut rows: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        let quiet = |item: &&PlannedEntry| {
            matches!(item.action, RowAction::New | RowAction::Same) && item.flags.is_empty()
        };
        for item in report.plan.items.iter().filter(quiet) {
            for issue in &item.issues {
                rows.entry(issue_text(&self.locale, issue)).or_default().push(item.row);
            }
        }
        for (text, rows) in rows {
            result(&self.words("import-cli-rows", &[("rows", &runs(&rows)), ("text", &text)]));
        }
    }

    fn flag_words(&self, of: u32, flag: &Flag) -> String {
        let rows: Vec<_> = flag.other_rows.iter().map(ToString::to_string).collect();
        let raw = truncate(flag.raw.as_deref().unwrap_or_default(), RAW_MAX).into_owned();
        let key = format!("flag-{}", flag.code);
        let args = [("raw", raw), ("rows", rows.join(", "))];
        let said = if self.locale.has(&key) {
            self.locale.with_texts(&key, &args).into_owned()
        } else {
            flag.code.to_owned()
        };
        if flag.row == of {
            return said;
        }
        self.words("import-cli-line", &[("row", &flag.row.to_string()), ("text", &said)])
    }

    fn differs_words(&self, differs: &Differs) -> String {
        let label = self.locale.text(&format!("field-{}-{}", differs.kind, differs.field));
        let before = self.value_words(differs, &differs.before);
        let after = self.value_words(differs, &differs.after);
        let args = [("field", &*label), ("before", &before), ("after", &after)];
        self.words("import-cli-changed", &args)
    }

    fn value_words(&self, differs: &Differs, json: &Json) -> String {
        let def = differs.kind.field(differs.field);
        let kind = def.map(|def| def.kind);
        let option = |id: &str| self.locale.text(&format!("option-{id}")).into_owned();
        match (kind, json) {
            (_, Json::Null) => self.locale.text("import-cli-empty").into_owned(),
            (Some(FieldKind::Money), Json::Number(number)) => {
                number.as_i64().map_or_else(|| number.to_string(), format_money)
            }
            (Some(FieldKind::One(_)), Json::String(id)) => option(id),
            (Some(FieldKind::Many(_)), Json::Array(ids)) => {
                let labels = ids.iter().filter_map(Json::as_str).map(option);
                labels.collect::<Vec<_>>().join(", ")
            }
            (Some(FieldKind::Date { .. }), Json::String(date)) => {
                date.parse().map_or_else(|_| date.clone(), format_vi)
            }
            (_, Json::String(text)) if differs.field == "personal_number" => mask_personal(text),
            (_, Json::String(text)) => text.clone(),
            (_, Json::Bool(yes)) => {
                self.locale.text(if *yes { "form-yes" } else { "form-no" }).into_owned()
            }
            (_, other) => other.to_string(),
        }
    }

    fn print_totals(&self, reading: &Reading) {
        for total in reading.totals.iter().filter(|total| !total.flags.is_empty()) {
            for (_, stated, counted) in total.sums.iter().filter(|(_, a, b)| a != b) {
                let row = total.row.to_string();
                let (stated, counted) = (format_money(*stated), format_money(*counted));
                let args = [
                    ("row", &*row),
                    ("label", &total.label),
                    ("stated", &stated),
                    ("counted", &counted),
                ];
                result(&self.words("import-cli-total", &args));
            }
        }
        if !reading.receipt_gaps.is_empty() {
            result(&self.words("import-cli-gaps", &[("list", &reading.receipt_gaps.join(", "))]));
        }
        let passed: Vec<_> = reading.passed_over.iter().map(|passed| passed.row).collect();
        if !passed.is_empty() {
            let (count, rows) = (passed.len().to_string(), runs(&passed));
            result(&self.words("import-cli-passed", &[("count", &count), ("rows", &rows)]));
        }
        if !reading.hidden.is_empty() {
            result(&self.words("import-cli-hidden", &[("rows", &runs(&reading.hidden))]));
        }
    }

    fn print_end(&self, report: &ImportReport<'_>) {
        let summary = &report.plan.summary;
        let count = |action: RowAction| summary.count(action).to_string();
        let counts =
            [RowAction::New, RowAction::Update, RowAction::Same, RowAction::Hold, RowAction::Error]
                .map(|action| (action.name(), count(action)));
        let args: Vec<_> = counts.iter().map(|(name, count)| (*name, count.as_str())).collect();
        result(&self.words("import-cli-sum", &args));
        match report.reading.kind {
            RecordKind::Household => {
                let persons = summary.persons.to_string();
                result(&self.words("import-cli-persons", &[("persons", &persons)]));
            }
            RecordKind::Contribution => {
                let amount = format_money(summary.amount);
                let goods = format_money(summary.goods_value);
                result(&self.words("import-cli-money", &[("amount", &amount), ("goods", &goods)]));
            }
            _ => {}
        }
        let (key, rows) = match report.stored {
            Some(stored) if stored.is_empty() => ("import-cli-done-nothing", 0),
            Some(stored) => ("import-cli-done", stored.len()),
            None if summary.to_store() == 0 => ("import-cli-would-nothing", 0),
            None => ("import-cli-would", summary.to_store()),
        };
        result(&self.words(key, &[("count", &rows.to_string())]));
    }

    fn words(&self, key: &str, args: &[(&'static str, &str)]) -> String {
        let args: Vec<_> = args.iter().map(|(name, text)| (*name, (*text).to_owned())).collect();
        self.locale.with_texts(key, &args).into_owned()
    }
}

fn name_of(kind: RecordKind, entry: &ImportEntry) -> String {
    let text = |id: &str| entry.values.get(id).and_then(Json::as_str);
    let head = entry.members.first().and_then(|head| head.values.get("full_name"));
    let found = match kind {
        RecordKind::Household => head.and_then(Json::as_str),
        RecordKind::Registration => entry.sought.as_ref().map(|sought| sought.head_name.as_str()),
        _ => text("donor_name"),
    };
    found.unwrap_or_default().to_owned()
}

/// Row numbers as runs: `1-9, 119, 711-722`.
fn runs(rows: &[u32]) -> String {
    let mut rows = rows.to_vec();
    rows.sort_unstable();
    rows.dedup();
    let mut found: Vec<(u32, u32)> = Vec::new();
    for row in rows {
        match found.last_mut() {
            Some((_, last)) if last.saturating_add(1) == row => *last = row,
            _ => found.push((row, row)),
        }
    }
    let more = found.len() > RUNS_MAX;
    let shown = found
        .iter()
        .take(RUNS_MAX)
        .map(|(from, to)| if from == to { from.to_string() } else { format!("{from}-{to}") });
    let shown = shown.collect::<Vec<_>>().join(", ");
    if more { format!("{shown}, …") } else { shown }
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn rows_are_told_as_runs() {
        assert_eq!(runs(&[3, 1, 2, 9, 711, 712, 2]), "1-3, 9, 711-712");
        assert_eq!(runs(&[]), "");
        assert!(runs(&(0..100).map(|n| n * 2).collect::<Vec<_>>()).ends_with("22, …"));
    }
}
