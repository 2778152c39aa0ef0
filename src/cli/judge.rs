//! `judge`: every criterion of the plans for one subject, with the sum, the records counted and the
//! source.

use serde_json::{Value as Json, json};

use crate::cli::fail::{CliResult, Code, Stop};
use crate::cli::{CommandContext, result};
use crate::domain::book::Book;
use crate::plan::judge::{Answer, Evaluation, NotFound, Verdict, Who};
use crate::plan::{Plan, Plans, UnitOf};
use crate::store::Mode;
use crate::text::{Decimal, format_decimal, pad, width};

/// What a criterion's lines are moved in by, in cells.
const INDENT: &str = "    ";

/// The command line.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Args {
    /// commune, village:NAME, household:CODE, donor:NAME, helper:NAME or unit:NAME.
    subject: String,
    /// Which plan; every plan that is followed otherwise.
    #[arg(long, value_name = "KEY")]
    plan: Option<String>,
    /// As of the end of which year.
    #[arg(long, value_name = "YYYY", value_parser = clap::value_parser!(i64).range(1990..=2100))]
    year: Option<i64>,
    /// JSON out.
    #[arg(long)]
    json: bool,
}

impl Args {
    /// Judges.
    pub(super) fn run(&self, context: &CommandContext) -> CliResult {
        context.with_folder(Mode::Look, |read| {
            let (plans, book) = (&*read.plans, &read.book);
            let who =
                Who::find(book, &self.subject).map_err(|why| not_found(&why, &self.subject))?;
            let wanted = context.wanted_plans(plans, book, self)?;
            if wanted.is_empty() {
                context.message("cli-judge-no-plan", &[]);
                return Ok(Code::Done);
            }
            let evaluation = Evaluation::new(book, &who);
            let today = context.now().today;
            let subject = who.typed(book);
            for plan in wanted {
                let year = self.year.unwrap_or_else(|| evaluation.likely_year(plan, today));
                let verdicts = evaluation.judge(plan, year, today);
                if self.json {
                    for verdict in &verdicts {
                        result(&context.object(&subject, verdict).to_string());
                    }
                } else {
                    context.page(&subject, plan, year, &verdicts);
                }
            }
            Ok(Code::Done)
        })
    }
}

impl CommandContext {
    /// The plan that was named, else those that are followed; where a year is named those of its
    /// time, if there are any.
    fn wanted_plans<'p>(
        &self,
        plans: &'p Plans,
        book: &Book,
        asked: &Args,
    ) -> CliResult<Vec<&'p Plan>> {
        if let Some(key) = &asked.plan {
            return named(plans, key);
        }
        let followed =
            plans.all().iter().filter(|plan| plan.is_movement && book.follows(&plan.key));
        let has_year = |plan: &&Plan| {
            asked.year.is_none_or(|asked| plan.years().any(|year| i64::from(year) == asked))
        };
        let (in_time, out): (Vec<_>, Vec<_>) = followed.partition(has_year);
        if in_time.is_empty() || out.is_empty() {
            return Ok([in_time, out].concat());
        }
        let year = asked.year.map(|year| year.to_string()).unwrap_or_default();
        let left: Vec<_> = out.iter().map(|plan| plan.key.as_str()).collect();
        self.message("cli-judge-left-out", &[("year", year), ("plans", left.join(", "))]);
        Ok(in_time)
    }

    /// A plan's verdicts for people.
    fn page(&self, subject: &str, plan: &Plan, year: i64, verdicts: &[Verdict<'_>]) {
        if verdicts.is_empty() {
            self.message("cli-judge-none", &[("plan", plan.name.clone())]);
            return;
        }
        let head =
            [("who", subject.to_owned()), ("plan", plan.name.clone()), ("year", year.to_string())];
        result(&self.locale.with_texts("cli-judge-head", &head));
        let answers: Vec<_> = verdicts.iter().map(|verdict| self.answer_text(verdict)).collect();
        let widest = answers.iter().map(|answer| width(answer)).max().unwrap_or(0);
        let ids = verdicts.iter().map(|verdict| width(&verdict.entry.id)).max().unwrap_or(0);
        for (verdict, answer) in verdicts.iter().zip(&answers) {
            let (answer, id) = (pad(answer, widest), pad(&verdict.entry.id, ids));
            result(&format!("{answer}  {id}  {}", verdict.entry.heading()));
            for line in self.lines(verdict) {
                result(&format!("{INDENT}{line}"));
            }
        }
        let of = |answer: Answer| verdicts.iter().filter(|found| found.answer == answer).count();
        let args = Answer::ALL.iter().map(|answer| (answer.id(), of(*answer).to_string()));
        self.message("cli-judge-sums", &args.collect::<Vec<_>>());
    }

    fn answer_text(&self, verdict: &Verdict<'_>) -> String {
        let key = if verdict.no_threshold {
            "answer-no-threshold".to_owned()
        } else {
            format!("answer-{}", verdict.answer.id())
        };
        self.locale.text(&key).into_owned()
    }

    /// The bar, the sum, what is enough instead, and the source.
    fn lines(&self, verdict: &Verdict<'_>) -> Vec<String> {
        let mut lines: Vec<String> = self.threshold(verdict).into_iter().collect();
        lines.extend(verdict.formula.iter().map(|words| self.locale.words(words)));
        for other in &verdict.alternatives {
            lines.push(self.alternative(other));
            let inner = self.threshold(other).into_iter();
            let inner = inner.chain(other.formula.iter().map(|words| self.locale.words(words)));
            lines.extend(inner.map(|line| format!("{INDENT}{line}")));
        }
        let source = verdict.plan.cite(verdict.entry);
        lines.push(format!("{}: {source}", self.locale.text("due-source")));
        lines
    }

    fn alternative(&self, other: &Verdict<'_>) -> String {
        let args = [("criterion", other.entry.id.clone()), ("answer", self.answer_text(other))];
        self.locale.with_texts("cli-judge-or", &args).into_owned()
    }

    /// The bar in words; nothing where there is none, and where only yes or no is asked.
    fn threshold(&self, verdict: &Verdict<'_>) -> Option<String> {
        let test = verdict.test;
        let bar = test.bar.filter(|_| !verdict.no_threshold && test.unit != UnitOf::YesNo)?;
        let number = [("number", format_decimal(bar))];
        let bar = self.locale.with_texts(&format!("unit-{}", test.unit.id()), &number);
        let args = [("operator", test.compare?.sign().to_owned()), ("bar", bar.into_owned())];
        let said = self.locale.with_texts("cli-judge-threshold", &args).into_owned();
        let Some(upper) = test.upper else { return Some(said) };
        let args = [("upper", format_decimal(upper))];
        Some(format!("{said} {}", self.locale.with_texts("cli-judge-upper", &args)))
    }

    /// A verdict as promised to programs; what is not there is `null`.
    fn object(&self, subject: &str, verdict: &Verdict<'_>) -> Json {
        let test = verdict.test;
        let bar = |bar: Option<Decimal>| number(bar.filter(|_| !verdict.no_threshold));
        let formula = |of: &Verdict<'_>| {
            let lines: Vec<_> = of.formula.iter().map(|words| self.locale.words(words)).collect();
            lines.join("; ")
        };
        let others: Vec<_> = verdict
            .alternatives
            .iter()
            .map(|other| {
                json!({
                    "criterion": other.entry.id,
                    "verdict": other.own.id(),
                    "value": number(other.value),
                    "operator": other.test.compare.map(crate::plan::Compare::id),
                    "threshold": number(other.test.bar),
                    "unit": other.test.unit.id(),
                    "formula": formula(other),
                    "records": other.records.len(),
                })
            })
            .collect();
        let said = verdict
            .alternatives
            .iter()
            .map(|other| format!("; {} {}", self.alternative(other), formula(other)));
        let ids: Vec<_> = verdict.records.iter().map(ToString::to_string).collect();
        json!({
            "plan": verdict.plan.key,
            "criterion": verdict.entry.id,
            "subject": subject,
            "verdict": verdict.answer.id(),
            "value": number(verdict.value),
            "operator": test.compare.map(crate::plan::Compare::id),
            "threshold": bar(test.bar),
            "unit": test.unit.id(),
            "formula": format!("{}{}", formula(verdict), said.collect::<String>()),
            "records": verdict.records.len(),
            "source": verdict.plan.cite(verdict.entry),
            "title": verdict.entry.heading(),
            "year": verdict.year,
            "upper": bar(test.upper),
            "no_threshold": verdict.no_threshold,
            "own_verdict": verdict.own.id(),
            "for_award": test.for_award,
            "alternatives": others,
            "tick": verdict.tick.map(|id| id.to_string()),
            "record_ids": ids,
        })
    }
}

/// A number as JSON has it.
fn number(value: Option<Decimal>) -> Json {
    value.and_then(|value| serde_json::from_str(&value.to_string()).ok()).unwrap_or(Json::Null)
}

/// The plan that was named.
fn named<'p>(plans: &'p Plans, key: &str) -> CliResult<Vec<&'p Plan>> {
    let unknown = || {
        let all: Vec<_> = plans.all().iter().map(|plan| plan.key.as_str()).collect();
        Stop::usage("cli-judge-bad-plan").with("key", key).with("all", all.join(", "))
    };
    plans.get(key).map(|plan| vec![plan]).ok_or_else(unknown)
}

fn not_found(why: &NotFound, subject: &str) -> Stop {
    let (key, near) = match why {
        NotFound::Shape => ("cli-judge-bad-subject", Vec::new()),
        NotFound::Nobody(near) if near.is_empty() => ("cli-judge-nobody", Vec::new()),
        NotFound::Nobody(near) => ("cli-judge-nobody-near", near.clone()),
        NotFound::Several(near) => ("cli-judge-several", near.clone()),
    };
    Stop::usage(key).with("subject", subject).with("near", near.join("; "))
}
