//! The papers that go with nominations: the submission with its list, the summary list with the
//! achievements, the draft of the council's minutes. Plain values.
//!
//! It reads the book and the plan and decides nothing: what a council finds stays blank. Invariant:
//! the three papers of one plan and year name the same nominations in the same order.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};

use crate::domain::book::Book;
use crate::domain::document::{Block, Document, Foot, Head};
use crate::domain::dossier::Stage;
use crate::domain::record::Record;
use crate::domain::schema::RecordKind;
use crate::domain::tables::{Cell, Column, RowKind, Table, Words};
use crate::plan::dossier::{Checklist, checklist, office};
use crate::plan::{Plan, Plans};
use crate::text::sort_key;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AwardPaper {
    /// The submission with its list (tờ trình).
    Submission,
    /// The summary list with the achievements (danh sách trích ngang, tóm tắt thành tích).
    Summary,
    /// The draft of the minutes (biên bản họp xét).
    Minutes,
}

impl AwardPaper {
    pub const ALL: [Self; 3] = [Self::Submission, Self::Summary, Self::Minutes];

    /// Its name in commands and of its file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Submission => "submission",
            Self::Summary => "award-summary",
            Self::Minutes => "award-minutes",
        }
    }

    /// The paper of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|paper| paper.name() == name)
    }

    /// The message key of what it is called in a list.
    pub fn label_key(self) -> &'static str {
        match self {
            Self::Submission => "paper-submission",
            Self::Summary => "paper-summary",
            Self::Minutes => "paper-minutes",
        }
    }
}

impl AwardPaper {
    /// The message key of its short name.
    pub fn short_key(self) -> &'static str {
        match self {
            Self::Submission => "paper-submission-short",
            Self::Summary => "paper-summary-short",
            Self::Minutes => "paper-minutes-short",
        }
    }
}

/// Of which nominations, by whom, on which day.
#[derive(Debug, Clone, Copy)]
pub struct PaperRequest<'a> {
    pub plans: &'a Plans,
    /// Under which plan they stand.
    pub plan: &'a Plan,
    pub year: i64,
    /// The office, as it calls itself.
    pub office: &'a str,
    /// The day on the paper.
    pub date: NaiveDate,
}

/// The nominations of a plan and year that are still to be asked for, by whom they are for: what went
/// on to the level above, or was decided, was asked for before.
pub fn nominations<'b>(book: &'b Book, plan: &Plan, year: i64) -> Vec<&'b Record> {
    const ORDER: [&str; 6] =
        ["commune", "village", "collective", "enterprise", "household", "individual"];
    let mut all: Vec<_> = book
        .active(RecordKind::Nomination)
        .filter(|record| is_asked_for(record))
        .filter(|record| record.int("year") == Some(year))
        .filter(|record| plan.is_of(record))
        .collect();
    let place = |record: &Record| ORDER.iter().position(|id| Some(*id) == record.code("subject"));
    all.sort_by_cached_key(|record| (place(record), sort_key(&book.title(record)), record.id));
    all
}

fn is_asked_for(nomination: &Record) -> bool {
    matches!(Stage::of(nomination), Stage::Open | Stage::Submitted | Stage::Returned)
}

/// What the writer has to know where awards of several levels stand on one paper: they go to
/// different offices.
fn levels_note(plan: &Plan, listed: &[&Record]) -> Option<Words> {
    let mut by_level: BTreeMap<&str, &str> = BTreeMap::new();
    for entry in listed.iter().filter_map(|record| plan.entry(record.text("award")?)) {
        if let Some(award) = &entry.award {
            by_level.entry(award.level.as_str()).or_insert(entry.heading());
        }
    }
    let awards: Vec<_> = by_level.values().copied().collect();
    let several = by_level.len() > 1;
    several.then(|| Words::key("paper-note-levels").with("awards", awards.join("; ")))
}

pub fn document(book: &Book, paper: AwardPaper, asked: &PaperRequest<'_>) -> Document {
    let listed = nominations(book, asked.plan, asked.year);
    let to = listed.first().and_then(|record| office(asked.plans, record, 0, asked.date));
    let to = to.unwrap_or_else(|| BLANK.to_owned());
    let blocks = match paper {
        AwardPaper::Submission => submission(book, asked, &listed, &to),
        AwardPaper::Summary => vec![Block::Table(Box::new(summary_table(book, asked, &listed)))],
        AwardPaper::Minutes => minutes(book, asked, &listed),
    };
    let mut drafting = Vec::new();
    if listed.is_empty() {
        drafting.push(Words::key("paper-note-none").with("year", asked.year));
    }
    drafting.extend(levels_note(asked.plan, &listed));
    for record in &listed {
        let list = checklist(asked.plans, book, record);
        let lacking: Vec<_> = list.iter().flat_map(Checklist::lacking).collect();
        if !lacking.is_empty() && Stage::of(record).is_open() {
            let ids: Vec<_> = lacking.iter().map(|paper| paper.entry.id.as_str()).collect();
            let note = Words::key("paper-note-lacks").with("who", whom(book, asked, record));
            drafting.push(note.with("parts", ids.join(", ")));
        }
    }
    let commune = !book.is_organisation();
    let head = head(paper, asked, &to, commune);
    Document { head, blocks, foot: foot(paper, commune), drafting }
}

/// What nobody has written down stays open on paper.
const BLANK: &str = "……………………";

fn head(paper: AwardPaper, asked: &PaperRequest<'_>, to: &str, commune: bool) -> Head {
    let mark = match (paper, commune) {
        (AwardPaper::Submission, true) => Some("TTr-UBND"),
        (AwardPaper::Submission, false) => Some("TTr"),
        (AwardPaper::Minutes, _) => Some("BB-HĐTĐKT"),
        (AwardPaper::Summary, _) => None,
    };
    let title = match paper {
        AwardPaper::Submission => "paper-title-submission",
        AwardPaper::Summary => "paper-title-summary",
        AwardPaper::Minutes => "paper-title-minutes",
    };
    let subject = match paper {
        AwardPaper::Submission => "paper-about-submission",
        AwardPaper::Summary => "paper-about-summary",
        AwardPaper::Minutes => "paper-about-minutes",
    };
    let about = Words::key(subject).with("movement", &asked.plan.movement);
    let sent = paper == AwardPaper::Submission;
    Head {
        above: commune.then(|| Words::key("report-agency-above")),
        mark: mark.map(str::to_owned),
        title: Words::key(title),
        subject: vec![about.with("year", asked.year)],
        to: if sent { vec![Words::key("paper-to").with("to", to)] } else { Vec::new() },
    }
}

fn foot(paper: AwardPaper, commune: bool) -> Foot {
    let office = if commune {
        vec![Words::key("report-signer"), Words::key("paper-sign-chairman")]
    } else {
        vec![Words::key("paper-sign-head")]
    };
    match paper {
        AwardPaper::Submission => Foot {
            recipients: vec![Words::key("paper-as-above"), Words::key("paper-filed")],
            signers: vec![office],
        },
        AwardPaper::Summary => Foot {
            recipients: Vec::new(),
            signers: vec![vec![Words::key("report-writer")], office],
        },
        AwardPaper::Minutes => Foot {
            recipients: Vec::new(),
            signers: vec![
                vec![Words::key("paper-sign-secretary")],
                vec![Words::key("paper-sign-chair")],
            ],
        },
    }
}

fn submission(book: &Book, asked: &PaperRequest<'_>, listed: &[&Record], to: &str) -> Vec<Block> {
    let plan = asked.plan;
    let carrying = Words::key("paper-carrying-out")
        .with("plan", &plan.source.title)
        .with("issuer", &plan.issuer.office);
    let asks = Words::key("paper-asks").with("office", asked.office).with("to", to);
    let mut blocks = Vec::new();
    if asked.date.year() >= LAW_FROM {
        blocks.push(Block::Text(Words::key("paper-law")));
    }
    blocks.push(Block::Text(carrying));
    blocks.push(Block::Text(asks.with("count", listed.len())));
    blocks.push(Block::Table(Box::new(list_table(book, asked, listed))));
    let asked_for: Vec<_> = plan.entries.iter().filter(|entry| entry.part.is_some()).collect();
    if !asked_for.is_empty() {
        let dossier = plan.dossier.as_ref();
        let sets = dossier.map_or(1, |dossier| dossier.sets);
        let originals = dossier.is_some_and(|dossier| dossier.originals);
        let key = if originals { "paper-enclosed-originals" } else { "paper-enclosed" };
        blocks.push(Block::Text(Words::key(key).with("sets", sets)));
        let words = |entry: &&crate::plan::PlanEntry| {
            let words = entry.words.first().map_or(entry.heading(), String::as_str);
            Block::Item(Words::text(words))
        };
        blocks.extend(asked_for.iter().map(words));
    }
    blocks.push(Block::Text(Words::key("paper-decide").with("to", to)));
    blocks
}

/// From this year on the law of 2022 is in force (Luật 06/2022/QH15, Điều 95).
const LAW_FROM: i32 = 2024;

fn minutes(book: &Book, asked: &PaperRequest<'_>, listed: &[&Record]) -> Vec<Block> {
    let mut blocks = vec![
        Block::Text(Words::key("paper-minutes-time").with("year", asked.date.year())),
        Block::Text(Words::key("paper-minutes-place").with("office", asked.office)),
        Block::Part(Words::key("paper-minutes-who")),
        Block::Item(Words::key("paper-minutes-chair")),
        Block::Item(Words::key("paper-minutes-secretary")),
        Block::Item(Words::key("paper-minutes-members")),
        Block::Part(Words::key("paper-minutes-what")),
        Block::Text(Words::key("paper-minutes-considered").with("count", listed.len())),
        Block::Table(Box::new(votes_table(book, asked, listed))),
        Block::Part(Words::key("paper-minutes-found")),
    ];
    blocks.push(Block::Text(Words::key("paper-minutes-result").with("count", listed.len())));
    blocks.push(Block::Text(Words::key("paper-minutes-end")));
    blocks
}

/// Whom a nomination is for, as a paper names them.
fn whom(book: &Book, asked: &PaperRequest<'_>, record: &Record) -> String {
    match record.code("subject") {
        Some("commune") => asked.office.to_owned(),
        _ => book.title(record),
    }
}

/// The village of the nominee, if one is known.
fn hamlet(book: &Book, record: &Record) -> Cell {
    let village = book.village_of(record).and_then(|id| book.find(id));
    Cell::some_text(village.map(|village| book.human_key(village)).as_deref())
}

/// What the award is called.
fn award(asked: &PaperRequest<'_>, record: &Record) -> Cell {
    let id = record.text("award").unwrap_or_default();
    let entry = asked.plan.entry(id);
    Cell::Text(entry.map_or(id, crate::plan::PlanEntry::heading).to_owned())
}

fn text(key: &str, width: u16) -> Column {
    Column { width, ..Column::text(Words::key(key)) }
}

/// A table of the nominations, with more columns behind.
fn table(
    book: &Book,
    asked: &PaperRequest<'_>,
    listed: &[&Record],
    more: Vec<Column>,
    cells: impl Fn(&Record) -> Vec<Cell>,
) -> Table {
    let mut columns = vec![
        Column::number(Words::key("report-col-no")),
        text("paper-col-who", 24),
        text("paper-col-kind", 12),
        text("report-col-hamlet", 14),
        text("paper-col-award", 24),
    ];
    columns.extend(more);
    let mut table = Table::plain(Words::text(""), columns);
    for (record, at) in listed.iter().zip(1_i64..) {
        let mut row = vec![
            Cell::Count(at),
            Cell::Text(whom(book, asked, record)),
            Cell::option(record.code("subject")),
            hamlet(book, record),
            award(asked, record),
        ];
        row.extend(cells(record));
        table.push(RowKind::Body, row, Some(record.id));
    }
    table
}

fn list_table(book: &Book, asked: &PaperRequest<'_>, listed: &[&Record]) -> Table {
    let number = |record: &Record| {
        vec![record.text("number").map_or(Cell::Empty, |no| Cell::Code(no.to_owned()))]
    };
    table(book, asked, listed, vec![text("paper-col-number", 14)], number)
}

fn summary_table(book: &Book, asked: &PaperRequest<'_>, listed: &[&Record]) -> Table {
    let told = |record: &Record| vec![Cell::some_text(record.text("achievement"))];
    table(book, asked, listed, vec![text("paper-col-achievement", 40)], told)
}

fn votes_table(book: &Book, asked: &PaperRequest<'_>, listed: &[&Record]) -> Table {
    let more = vec![
        text("paper-col-for", 10),
        text("paper-col-against", 10),
        text("paper-col-remark", 14),
    ];
    table(book, asked, listed, more, |_| Vec::new())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::op::OpName;
    use crate::domain::testing::TestDevice;
    use crate::plan::shipped;

    fn nominate(device: &mut TestDevice, name: &str, award: &str) -> crate::domain::id::RecordId {
        let fields = json!({
            "plan": "SA-PA-2020", "award": award, "year": 2020, "subject": "collective",
            "name": name, "achievement": "Giúp đỡ",
        });
        device.enter(RecordKind::Nomination, &fields)
    }

    fn written(device: &TestDevice) -> Document {
        let plans = shipped();
        let plan = plans.get("sa-pa-2020").unwrap();
        let date = NaiveDate::from_ymd_opt(2020, 11, 1).unwrap();
        let asked = PaperRequest { plans: &plans, plan, year: 2020, office: "Mẫu", date };
        document(&device.book, AwardPaper::Submission, &asked)
    }

    #[test]
    fn what_was_sent_on_or_decided_is_not_asked_for_again() {
        let mut device = TestDevice::new(1);
        let ids =
            ["Hội A", "Hội B", "Hội C", "Hội D"].map(|name| nominate(&mut device, name, "s2-w02"));
        for id in &ids[1..] {
            device.act(OpName::Submit, *id);
        }
        device.act(OpName::Forward, ids[2]);
        let yes = json!({"granted": "yes", "decision_no": "9/QĐ"});
        device.try_act(OpName::Decide, ids[3], &yes, None).unwrap();
        let plans = shipped();
        let plan = plans.get("sa-pa-2020").unwrap();
        let found: Vec<_> =
            nominations(&device.book, plan, 2020).iter().map(|one| one.id).collect();
        assert_eq!(found, ids[..2]);
    }

    #[test]
    fn awards_of_several_levels_are_pointed_out_to_the_writer() {
        let mut device = TestDevice::new(1);
        nominate(&mut device, "Hội A", "S2-W02");
        let levels = |device: &TestDevice| {
            let notes = written(device).drafting;
            notes.iter().any(|note| format!("{note:?}").contains("paper-note-levels"))
        };
        assert!(!levels(&device));
        nominate(&mut device, "Hội B", "S2-W01");
        assert!(levels(&device));
    }

    #[test]
    fn the_office_decides_who_signs_not_the_level_of_the_plan() {
        let mut device = TestDevice::new(1);
        nominate(&mut device, "Hội A", "S2-W02");
        assert_eq!(written(&device).head.mark.as_deref(), Some("TTr-UBND"));
        device.become_school();
        let paper = written(&device);
        assert_eq!(paper.head.mark.as_deref(), Some("TTr"));
        assert_eq!(paper.foot.signers, [[Words::key("paper-sign-head")]]);
    }
}
