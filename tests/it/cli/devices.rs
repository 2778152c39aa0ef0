//! Two devices: enrolment, bundles both ways, conflicts, refusals.

use std::path::Path;

use serde_json::{Value as Json, json};

use crate::cli::runner::{CliRunner, copy_dir, issues};

const HOUSEHOLD: &str = r#"{"code":"TL-1","village":"Bản Lìm","head_name":"Lò Văn Ính","class":"poor","causes":["other"]}"#;
const REGISTRATION: &str = r#"{"household":"TL-1","year":2026,"registered_on":"2026-02-05","target_class":"not_poor","target_year":2026,"plan":"nuôi bò"}"#;

fn gift(book: &str, number: u32, amount: u64) -> String {
    format!(
        r#"{{"receipt_book":"{book}","receipt_no":{number},"donor_name":"Tổ 1","donor_kind":"organisation","date":"2026-03-01","form":"cash","amount":{amount}}}"#
    )
}

/// Whole, and none of our business.
const OTHER: &[&str] = &["other_commune"];

/// Everything under a folder that a refused bundle may not change.
fn journal(cli: &CliRunner, data: &str) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut open = vec![cli.path(data).join("journal")];
    while let Some(dir) = open.pop() {
        for entry in std::fs::read_dir(dir).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else {
                files.push((path.display().to_string(), std::fs::read(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

#[test]
fn a_second_device_joins_and_both_end_with_the_same_records() {
    let cli = CliRunner::with_commune();
    cli.enter("a", "household", &[HOUSEHOLD]);
    // Before it is admitted the second device records nothing.
    cli.run("b", &["init", "--join", "--officer", "Hà Văn Nam", "--no-passphrase"]).ok();
    cli.feed("b", &["enter", "village"], r#"{"name":"X"}"#).fails(1, "enrol request");
    cli.run("b", &["export"]).fails(1, "");
    cli.run("b", &["enrol", "list"]).fails(1, "enrol request");
    let early = cli.export("a");
    cli.run("b", &["receive", &early]).fails(14, "");

    let request = cli.at("b.req");
    let asked = cli.run("b", &["enrol", "request", "--to", &request]).ok();
    assert_eq!(asked.out.trim(), request);
    let admitted = cli.run("a", &["enrol", "approve", &request, "--role", "officer"]).ok();
    let code =
        |text: &str| text.rsplit(": ").next().unwrap().split('.').next().unwrap().trim().to_owned();
    assert!(admitted.err.contains(&code(&asked.err)), "{asked:?} {admitted:?}");

    let joined = cli.send("a", "b");
    assert_eq!((&joined["joined"], &joined["outcome"]), (&json!("Xã Mẫu"), &json!("received")));
    assert!(joined["new"].as_u64().unwrap() >= 3, "{joined}");
    assert_eq!(cli.everything("a"), cli.everything("b"));

    // Both go on; then both ways until nothing is new.
    cli.enter("a", "registration", &[REGISTRATION]);
    cli.enter("b", "contribution", &[&gift("B", 1, 500_000)]);
    cli.enter("b", "meeting", &[r#"{"number":"M1","village":"Bản Lìm","attendees":20,"date":"2026-03-02","kind":"in_year"}"#]);
    assert_eq!(cli.send("b", "a")["new"], 2);
    assert_eq!(cli.send("a", "b")["new"], 1);
    for (from, to) in [("b", "a"), ("a", "b"), ("b", "a")] {
        assert_eq!(cli.send(from, to)["new"], 0, "{from} to {to}");
    }
    assert_eq!(cli.everything("a"), cli.everything("b"));
    let list = cli.run("a", &["enrol", "list", "--json"]).ok().lines();
    assert_eq!(list.len(), 2);
    for (device, role) in list.iter().zip(["lead", "officer"]) {
        assert_eq!(device["role"], role);
        assert_eq!(device["revoked_at"], Json::Null);
        assert_eq!(device["device"].as_str().unwrap().len(), 4);
    }
    assert_eq!(list, cli.run("b", &["enrol", "list", "--json"]).ok().lines());
    let table = cli.run("b", &["enrol", "list"]).ok();
    assert!(table.err.contains("Xã Mẫu") && table.out.contains("Hà Văn Nam"), "{table:?}");
}

#[test]
fn a_bundle_is_described_before_it_is_received() {
    let cli = CliRunner::with_commune();
    cli.admit(&[]);
    cli.enter("a", "contribution", &[&gift("Q", 1, 500_000), &gift("Q", 2, 250_000)]);
    let exported = cli.run("a", &["export", "--to", &cli.at("x.goi"), "--json"]).ok().line();
    assert_eq!(exported["path"], cli.at("x.goi"));
    assert_eq!(exported["counts"]["contribution"], 2);
    assert_eq!(exported["money"]["contributions"], 750_000);
    let groups = exported["hash_groups"].as_array().unwrap();
    assert_eq!(groups.len(), 16);
    assert!(groups.iter().all(|group| group.as_str().unwrap().len() == 4));

    let before = journal(&cli, "b");
    let seen = cli.run("b", &["inspect", &cli.at("x.goi"), "--json"]).ok().line();
    for (key, value) in [("signature", "good"), ("sender", "enrolled"), ("payload", "whole")] {
        assert_eq!(seen[key], value);
    }
    for key in ["hash_groups", "counts", "money", "ranges", "number", "from"] {
        assert_eq!(seen[key], exported[key], "{key}");
    }
    let text = cli.run("b", &["inspect", &cli.at("x.goi")]).ok().out;
    assert!(text.contains("750.000") && text.contains(groups[0].as_str().unwrap()), "{text}");
    assert_eq!(journal(&cli, "b"), before);
    // Without any folder the signature can still be seen, the sender is not known.
    let stranger = cli.run("none", &["inspect", &cli.at("x.goi"), "--json"]).ok().line();
    assert_eq!((&stranger["signature"], &stranger["sender"]), (&json!("good"), &json!("unknown")));
    let text = cli.run("b", &["receive", &cli.at("x.goi")]).ok().out;
    assert!(text.contains("mới 2"), "{text}");
    // Again: all of it is there.
    let again = cli.run("b", &["receive", &cli.at("x.goi"), "--json"]).ok().line();
    assert_eq!((&again["new"], &again["already_had"]), (&json!(0), &exported["events"]));

    // Into a folder; for one device; for nobody that is known.
    std::fs::create_dir(cli.path("usb")).unwrap();
    let ran = cli.run("a", &["export", "--to", &cli.at("usb")]).ok();
    let path = ran.out.lines().next().unwrap().to_owned();
    assert!(Path::new(&path).starts_with(cli.path("usb")) && Path::new(&path).exists());
    let short = cli.run("b", &["enrol", "list", "--json"]).ok().lines()[1]["device"].clone();
    cli.run("a", &["export", "--for", short.as_str().unwrap()]).ok();
    cli.run("a", &["export", "--for", "ZZZZ"]).fails(1, "ZZZZ");
}

#[test]
fn two_values_are_kept_and_counted() {
    let cli = CliRunner::with_commune();
    cli.enter("a", "household", &[HOUSEHOLD]);
    cli.enter("a", "registration", &[REGISTRATION]);
    cli.admit(&[]);
    let number = cli.list("a", "registration")[0]["number"].as_str().unwrap().to_owned();
    for (data, why, on) in [("a", "chuyển nhà", "2026-03-01"), ("b", "đổi ý", "2026-03-02")]
    {
        let set = format!("withdrawn_on={on}");
        cli.run(data, &["act", "withdraw", "--on", &number, "--reason", why, "--set", &set]).ok();
    }
    // The same receipt typed by hand on two devices.
    cli.enter("a", "contribution", &[&gift("Q", 7, 100)]);
    cli.enter("b", "contribution", &[&gift("Q", 7, 200)]);
    let told = cli.send("b", "a");
    assert!(told["conflicts"].as_u64().unwrap() >= 1, "{told}");
    cli.send("a", "b");
    for data in ["a", "b"] {
        let registration = &cli.list(data, "registration")[0];
        // The date and the reason: two fields with two values each.
        assert_eq!(registration["_conflicts"], 2, "{registration}");
        let gifts = cli.list(data, "contribution");
        assert_eq!(gifts.len(), 2, "both receipts are kept");
        let table = cli.run(data, &["list", "registration"]).ok().out;
        assert!(table.contains("2 chỗ khác nhau"), "{table}");
    }
    assert_eq!(cli.everything("a"), cli.everything("b"));
    let next = r#"{"receipt_book":"Q","receipt_no":7,"donor_name":"A","date":"2026-03-01","form":"cash","amount":1}"#;
    let ran = cli.feed("a", &["enter", "contribution"], next).ends(15);
    assert_eq!(issues(&ran.line())[0].1, "receipt_used");
}

#[test]
fn a_bad_bundle_is_refused_and_changes_nothing() {
    let cli = CliRunner::with_commune();
    cli.admit(&[]);
    cli.enter("a", "household", &[HOUSEHOLD]);
    let good = std::fs::read(cli.export("a")).unwrap();
    let before = journal(&cli, "b");
    let refused = |name: &str, bytes: &[u8], reasons: &[&str]| {
        let file = cli.file(name, bytes);
        let ran = cli.run("b", &["receive", &file, "--json"]).ends(14);
        let line = ran.line();
        assert_eq!(line["outcome"], "refused", "{name}");
        assert!(reasons.contains(&line["reason"].as_str().unwrap()), "{name}: {line}");
        assert!(!ran.err.is_empty(), "{name}: a person is told");
        cli.run("b", &["receive", &file]).fails(14, "");
        if reasons != OTHER {
            assert!(!cli.run("b", &["inspect", &file]).ends(14).err.is_empty(), "{name}");
        }
    };
    for keep in [0, 1, 10, good.len() / 2, good.len() - 1] {
        refused("cut.goi", &good[..keep], &["truncated", "not_a_bundle", "damaged"]);
    }
    let step = (good.len() / 12).max(1);
    for at in (0..good.len()).step_by(step) {
        let mut flipped = good.clone();
        flipped[at] ^= 0x10;
        let file = cli.file("flip.goi", &flipped);
        cli.run("b", &["receive", &file, "--json"]).ends(14);
    }
    refused("longer.goi", &[good.as_slice(), b"x"].concat(), &["damaged", "not_a_bundle"]);
    refused("text.goi", "không phải gói".as_bytes(), &["not_a_bundle", "truncated"]);

    // Of another commune, of a stranger who copied the roster, not for us.
    cli.run("c", &["init", "--commune", "Xã Khác", "--officer", "C", "--no-passphrase"]).ok();
    let foreign = std::fs::read(cli.export("c")).unwrap();
    refused("foreign.goi", &foreign, OTHER);
    let looked = cli.run("b", &["inspect", &cli.at("foreign.goi"), "--json"]).ok().line();
    assert_eq!(
        (&looked["sender"], &looked["signature"]),
        (&json!("other_commune"), &json!("good"))
    );
    assert_eq!(journal(&cli, "b"), before, "a refusal wrote something");

    cli.run("b", &["receive", &cli.at("no.goi")]).fails(1, "");
    let file = cli.file("good.goi", &good);
    assert_eq!(cli.run("b", &["receive", &file, "--json"]).ok().line()["new"], 1);
}

#[test]
fn roles_are_checked_at_entry() {
    let cli = CliRunner::with_commune();
    cli.enter("a", "household", &[HOUSEHOLD]);
    cli.admit(&["--role", "village", "--village", "Đồng Tâm"]);
    let denied = |kind: &str, line: &str| {
        let ran = cli.feed("b", &["enter", kind], line).ends(15);
        assert_eq!(issues(&ran.line()).remove(0).1, "no_right", "{kind}");
    };
    denied("contribution", &gift("B", 1, 5));
    denied("village", r#"{"name":"Thôn Mới"}"#);
    denied("household", r#"{"village":"Bản Lìm","head_name":"Cầm Văn Minh","class":"not_poor"}"#);
    denied("registration", REGISTRATION);
    cli.enter(
        "b",
        "household",
        &[r#"{"village":"Đồng Tâm","head_name":"Cầm Văn Minh","class":"not_poor"}"#],
    );
    let act = cli.run("b", &["act", "void", "--on", "household:TL-1", "--reason", "x"]).ends(15);
    assert_eq!(issues(&act.line())[0].1, "no_right");

    // Only the lead admits and takes off.
    cli.run("b", &["enrol", "approve", &cli.at("b.req")]).fails(1, "");
    cli.run("b", &["enrol", "revoke", "ABCD", "--reason", "x"]).fails(1, "");
    cli.run("a", &["enrol", "approve", &cli.at("b.req"), "--role", "king"]).fails(2, "king");
    let nowhere = ["enrol", "approve", &cli.at("b.req"), "--role", "village", "--village", "Xa"];
    cli.run("a", &nowhere).fails(1, "Xa");
    let forged = std::fs::read_to_string(cli.path("b.req")).unwrap().replace("Hà", "Lê");
    let forged = cli.file("forged.req", forged);
    cli.run("a", &["enrol", "approve", &forged]).fails(1, "");
    cli.run("a", &["enrol", "approve", &cli.at("no.req")]).fails(1, "");
}

#[test]
fn a_device_that_was_taken_off_writes_nothing_more() {
    let cli = CliRunner::with_commune();
    cli.admit(&[]);
    cli.enter("b", "household", &[HOUSEHOLD]);
    cli.send("b", "a");
    let list = cli.run("a", &["enrol", "list", "--json"]).ok().lines();
    let short = |at: usize| list[at]["device"].as_str().unwrap();
    cli.run("a", &["enrol", "revoke", short(0), "--reason", "x"]).fails(1, "");
    cli.run("a", &["enrol", "revoke", short(1), "--reason", " "]).fails(2, "");
    cli.run("a", &["enrol", "revoke", "ZZZZ", "--reason", "x"]).fails(1, "");
    // What it wrote after that does not count.
    cli.enter("b", "village", &[r#"{"name":"Sau Khi Mất"}"#]);
    let late = cli.export("b");
    cli.run("a", &["enrol", "revoke", short(1), "--reason", "mất máy"]).ok();
    cli.run("a", &["enrol", "revoke", short(1), "--reason", "mất máy"]).fails(1, "");
    cli.run("a", &["receive", &late]).fails(14, "");
    assert_eq!(cli.list("a", "household").len(), 1, "what came before still counts");
    assert_eq!(cli.list("a", "village").len(), 2);
    let gone = cli.run("a", &["enrol", "list", "--json"]).ok().lines();
    assert!(gone[1]["revoked_at"].as_u64().unwrap() >= 1);
    assert!(cli.run("a", &["enrol", "list"]).ok().out.contains("đã đưa ra"));
}

#[test]
fn a_copied_folder_is_noticed() {
    let cli = CliRunner::with_commune();
    cli.admit(&[]);
    cli.enter("b", "household", &[HOUSEHOLD]);
    cli.send("b", "a");
    copy_dir(&cli.path("b"), &cli.path("copy"));
    // The device and its copy give the same numbers to different things.
    cli.enter("b", "village", &[r#"{"name":"Thôn Một"}"#]);
    cli.enter("copy", "village", &[r#"{"name":"Thôn Hai"}"#]);
    cli.send("b", "a");
    let forked = cli.export("copy");
    let ran = cli.run("a", &["receive", &forked]);
    assert!(ran.ok().err.contains("hai thay đổi cùng số"), "never in silence");
    let villages = cli.list("a", "village");
    assert_eq!(villages.len(), 3);
    let named = |village: &&Json| village["name"] == "Thôn Một" || village["name"] == "Thôn Hai";
    let double = villages.iter().find(named).unwrap();
    assert!(double["_conflicts"].as_u64().unwrap() > 0, "{double}");
}
