//! From a plan file to a plan, or to everything that is wrong in it.
//!
//! It knows the shape of the file and no folder. Invariant: a plan that is given back has no mistake;
//! of a file that has some, all are named, each with its line. Reading never panics.

mod entry;
mod fields;
mod mistake;
#[cfg(test)]
mod tests;
mod whole;

use toml::de::DeTable;

use crate::plan::read::fields::Fields;
use crate::plan::read::mistake::Log;
use crate::plan::{Dossier, Issuer, Level, Parent, Plan, Source};

pub use crate::plan::read::mistake::Mistake;

pub fn read_plan(toml: &str) -> Result<Plan, Vec<Mistake>> {
    let toml = toml.strip_prefix('\u{feff}').unwrap_or(toml);
    let mut log = Log::new(toml);
    let (table, errors) = DeTable::parse_recoverable(toml);
    for error in &errors {
        let line = log.line(&error.span().unwrap_or_default());
        log.report(line, "plan-wrong-toml", [("why", &error.message())]);
    }
    // What was read beside a mistake of writing is a guess: its mistakes would mislead.
    if !errors.is_empty() {
        return Err(log.into_mistakes());
    }
    let plan = plan(Fields::new(table.get_ref(), 1, &mut log));
    if log.is_clean() { Ok(plan) } else { Err(log.into_mistakes()) }
}

fn plan(mut fields: Fields<'_, '_>) -> Plan {
    let key = fields.need_text("key");
    let name = fields.need_text("name");
    let movement = fields.need_text("movement");
    let is_movement = !fields.yes_or_no("procedure").unwrap_or(false);
    let level = fields.need_choice::<Level>("level").unwrap_or(Level::National);
    let (from, to) = (fields.need_date("from"), fields.need_date("to"));
    let issuer = issuer(&mut fields);
    let source = source(&mut fields);
    let parents = parents(&mut fields);
    let dossier = dossier(&mut fields);
    let (entries, places): (_, Vec<_>) = entry::entries(&mut fields).into_iter().unzip();
    let plan = Plan {
        key,
        name,
        movement,
        is_movement,
        level,
        issuer,
        from: from.unwrap_or_default(),
        to: to.unwrap_or_default(),
        source,
        parents,
        entries,
        dossier,
    };
    whole::check(&plan, from.and(to).is_some(), &places, &mut fields);
    fields.finish();
    plan
}

fn issuer(fields: &mut Fields<'_, '_>) -> Issuer {
    let Some(mut table) = fields.need_table("issuer") else {
        return Issuer { office: String::new(), place: None, issued: None };
    };
    let issuer = Issuer {
        office: table.need_text("office"),
        place: table.text("place"),
        issued: table.date("issued"),
    };
    table.finish();
    issuer
}

fn source(fields: &mut Fields<'_, '_>) -> Source {
    let Some(mut table) = fields.need_table("source") else {
        return Source { title: String::new(), number: None, file: None, lines: String::new() };
    };
    let source = Source {
        title: table.need_text("title"),
        number: table.text("number"),
        file: table.text("file"),
        lines: table.need_text("lines"),
    };
    table.finish();
    source
}

fn parents(fields: &mut Fields<'_, '_>) -> Vec<Parent> {
    let mut parents = Vec::new();
    for (table, line) in fields.tables("parent") {
        let mut table = Fields::new(table, line, fields.log);
        parents.push(Parent {
            number: table.need_text("number"),
            date: table.need_date("date").unwrap_or_default(),
            issuer: table.need_text("issuer"),
            line: table.need_whole("line", &entry::LINES),
        });
        table.finish();
    }
    parents
}

fn dossier(fields: &mut Fields<'_, '_>) -> Option<Dossier> {
    let mut table = fields.table("dossier")?;
    let dossier = Dossier {
        sets: u8::try_from(table.need_whole("sets", &(1..=20))).unwrap_or(1),
        originals: table.yes_or_no("originals").unwrap_or(false),
        entry: table.need_text("entry"),
        deadlines: table.texts("deadlines"),
    };
    table.finish();
    Some(dossier)
}
