//! A year of a cadre with a plan, in a terminal: follow it, meet a deadline, judge the commune.

use super::{ENTER, ESC, HOME, QUIT, SAVE, Terminal, commune, path, run};

const DOWN: &str = "\u{1b}[B";

impl Terminal {
    /// Goes down until the reversed row holds a text: what beneath the list tells of it.
    #[track_caller]
    fn down_to(&mut self, told: &str) -> &mut Self {
        for _ in 0..40 {
            if self.text().contains(told) {
                return self;
            }
            let before = self.text();
            self.press(DOWN).until_it("moves down", |terminal| terminal.text() != before);
        }
        panic!("nothing tells {told}; the screen is\n{}", self.text());
    }
}

#[test]
fn a_plan_is_followed_a_deadline_met_and_the_commune_judged() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("so");
    commune(&data);
    let tallies = "\
{\"year\":2021,\"households_total\":100,\"poor\":20,\"near_poor\":9}\n\
{\"year\":2022,\"households_total\":100,\"poor\":18,\"near_poor\":9}\n\
{\"year\":2023,\"households_total\":100,\"poor\":15,\"near_poor\":9}\n";
    run(&["--data", path(&data), "enter", "tally"], tallies, 0);
    let mut terminal = Terminal::start(&["--data", path(&data), "--today", "2023-11-20"]);
    // Followed at a key.
    terminal.shows("Chào").press("k").shows("[ ] Triệu Sơn 2021-2025").press(" ");
    terminal.shows("[x] Triệu Sơn 2021-2025");
    // The report is due in 4 days; before the 25th means the 24th at the latest.
    terminal.press(HOME).shows("24/11/2023");
    terminal.press("k").shows("[x] Triệu Sơn").press("\u{1b}[F").press("\u{1b}[H");
    for _ in 0..6 {
        terminal.press(DOWN);
    }
    terminal.press(ENTER).shows("Tình trạng").shows("còn 4 ngày");
    terminal.down_to("Hạn: 24/11/2023").press("m").shows("thêm mới");
    terminal.shows("= Báo cáo kết quả phong trào hằng năm").at("Số văn bản").press("45/BC-UBND");
    terminal.press(SAVE).shows("Đã lưu").shows("Đã xong").shows_not("còn 4 ngày");
    terminal.press(HOME).shows("Chào").shows_not("24/11/2023");
    // The commune is judged: 20 of 100 fell to 15 of 100 in two years.
    terminal.press("o").shows("Toàn xã").press("b").shows("S0-T01").shows("2,5 ≥ 0,75");
    terminal.down_to("dòng 77").press(ENTER).shows("Xác nhận tiêu chuẩn: thêm mới");
    terminal.at("Đạt hay không").press("co").at("Người xác nhận").press("Lò Thị Mai");
    terminal.at("Minh chứng").press("BC 12/BC-UBND").press(SAVE).shows("Đã lưu");
    terminal.shows("Đạt: 2");
    terminal.press(ESC).press(HOME).shows("Chào");
    assert_eq!(terminal.press(QUIT).ends(), 0);
    let listed = |kind| {
        let all = run(&["--data", path(&data), "list", kind, "--json"], "", 0);
        serde_json::from_str::<serde_json::Value>(all.trim()).unwrap()
    };
    let filing = listed("filing");
    assert_eq!(filing["entry"], "S0-D02");
    assert_eq!(filing["due_on"], "2023-11-24");
    assert_eq!(filing["number"], "45/BC-UBND");
    assert_eq!(filing["done_by"], "Lò Thị Mai");
    let tick = listed("tick");
    assert_eq!((tick["subject"].as_str(), tick["answer"].as_str()), (Some("commune"), Some("yes")));
    assert_eq!(tick["evidence"], "BC 12/BC-UBND");
}
