//! Lists taken in through the screens: chosen, looked at, put right, stored, taken back; and what the
//! screens look like.

use std::path::{Path, PathBuf};

use insta::assert_snapshot;
use ratatui::buffer::Cell;
use thoatngheo::domain::op::{Ctx, undo_group};
use thoatngheo::domain::schema::RecordKind;
use thoatngheo::keys::{Action, KeyCode, Keymap, Preset};
use thoatngheo::locale::Lang;
use thoatngheo::runtime::clock::Clock;
use thoatngheo::runtime::folder;
use thoatngheo::runtime::headless::Headless;
use thoatngheo::runtime::terminal::font;
use thoatngheo::tui::job::Answers;

/// A commune without villages, and the folder that its lists lie in.
struct Office {
    dir: tempfile::TempDir,
    program: Option<Headless>,
}

fn clock() -> Clock {
    Clock { today: chrono::NaiveDate::from_ymd_opt(2026, 11, 22) }
}

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import")
}

impl Office {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let commune = Answers {
            commune: "Xã Ea Kriêng".to_owned(),
            officer: "Lò Thị Thử".to_owned(),
            ..Answers::default()
        };
        let data = dir.path().join("so");
        folder::create_with(&data, &commune, clock().now()).unwrap().folder.close();
        let mut office = Self { dir, program: None };
        office.open();
        office
    }

    fn open(&mut self) {
        let data = self.dir.path().join("so");
        let keymap = Keymap::preset(Preset::Default);
        self.program = Some(Headless::open(&data, keymap, Lang::Vi, clock()).unwrap());
    }

    fn program(&mut self) -> &mut Headless {
        self.program.as_mut().unwrap()
    }

    fn restart(&mut self) -> &mut Self {
        self.program.take().unwrap().close().unwrap();
        self.open();
        self
    }

    /// Opens the import screen and takes this file of the samples.
    fn import(&mut self, file: &str) -> &mut Self {
        let path = samples().join(file);
        self.act(Action::Import).text(path.to_str().unwrap()).key(KeyCode::Enter)
    }

    #[track_caller]
    fn act(&mut self, action: Action) -> &mut Self {
        assert!(self.program().act(action).unwrap(), "no key for {action} in\n{}", self.picture());
        self
    }

    fn text(&mut self, text: &str) -> &mut Self {
        self.program().type_text(text).unwrap();
        self
    }

    fn key(&mut self, code: KeyCode) -> &mut Self {
        self.program().press(code).unwrap();
        self
    }

    fn count(&mut self, kind: RecordKind) -> usize {
        let book = &self.program().app.book;
        let stands = |at: &&_| book.record(**at).is_some_and(|record| !record.is_void());
        book.of_kind(kind).iter().filter(stands).count()
    }

    /// The screen; every sign of it must be one of the console's font, and every text there.
    fn picture(&mut self) -> String {
        let picture = self.program().picture();
        let strange: String =
            picture.chars().filter(|sign| *sign != '\n' && !font::has(*sign)).collect();
        assert_eq!(strange, "", "signs the console lacks:\n{picture}");
        assert!(!picture.contains('⟦'), "a text is missing:\n{picture}");
        picture
    }

    #[track_caller]
    fn shows(&mut self, text: &str) -> &mut Self {
        let picture = self.picture();
        assert!(picture.contains(text), "no “{text}” in\n{picture}");
        self
    }

    /// Goes down to the first row that shows this.
    #[track_caller]
    fn mark(&mut self, text: &str) -> &mut Self {
        for _ in 0..60 {
            let marked = self.marked();
            if marked.contains(text) {
                return self;
            }
            self.act(Action::RowDown);
        }
        panic!("no row “{text}” in\n{}", self.picture());
    }

    fn marked(&mut self) -> String {
        let buffer = self.program().buffer();
        let area = buffer.area;
        let reversed = |y: &u16| {
            let at = buffer.cell((3, *y)).map(|cell| cell.modifier);
            at.is_some_and(|at| at.contains(ratatui::style::Modifier::REVERSED))
        };
        // The tabs are reversed, too, above the rows.
        let row = (4..area.bottom()).find(reversed);
        let cells = |y: u16| (0..area.right()).map(move |x| (x, y));
        row.map(|y| cells(y).filter_map(|at| buffer.cell(at)).map(Cell::symbol).collect())
            .unwrap_or_default()
    }
}

const OFFICIAL: &str = "danh-sach-ho-ngheo-can-ngheo.xlsx";

#[test]
fn the_official_list_is_stored_taken_back_and_stored_again() {
    let mut office = Office::new();
    office.import(OFFICIAL).shows("179").shows("694");
    assert_snapshot!("import_preview", office.picture());
    // Two rows have no village: one choice gives it to both.
    office.act(Action::FillVillage).shows("2 hàng").text("thon 3").key(KeyCode::Enter);
    office.shows("Đã ghi thôn cho 2 hàng").act(Action::Submit).shows("Thêm 179 hộ");
    assert_snapshot!("import_question", office.picture());
    assert_eq!(office.count(RecordKind::Household), 0, "nothing is stored before the yes");
    office.key(KeyCode::Enter).shows("Đã lưu");
    assert_snapshot!("import_done", office.picture());
    assert_eq!(office.count(RecordKind::Household), 179);
    assert_eq!(office.count(RecordKind::Village), 8);
    assert_eq!(office.count(RecordKind::Member), 694 - 179);
    // The same file again changes nothing.
    office.import(OFFICIAL).shows("như cũ 177");
    office.act(Action::Back).key(KeyCode::Enter).key(KeyCode::Esc);
    // All of it is taken back, after a restart, from the list of imports.
    office.restart().act(Action::Import).mark("Hoàn tác lần nhập").key(KeyCode::Enter);
    assert_snapshot!("import_undo_question", hidden(&office.picture()));
    office.key(KeyCode::Enter).shows("Đã hoàn tác");
    for kind in [RecordKind::Household, RecordKind::Village, RecordKind::Member] {
        assert_eq!(office.count(kind), 0, "{kind}");
    }
    office.import(OFFICIAL).act(Action::Submit).key(KeyCode::Enter).shows("Đã lưu");
    assert_eq!(office.count(RecordKind::Household), 177);
    // The key of every other change takes it back, too.
    office.act(Action::Back).act(Action::Undo).shows("Hoàn tác cả lần nhập này?");
    office.key(KeyCode::Enter).shows("Đã hoàn tác");
    assert_eq!(office.count(RecordKind::Household), 0);
}

/// The picture of a chooser without what is of this machine.
fn hidden(picture: &str) -> String {
    let of_machine = |row: &&str| {
        !["Thư mục:", "Đến /", "xlsx", ".csv", ".ods", ".xls", "Hoàn tác lần nhập"]
            .iter()
            .any(|what| row.contains(what))
    };
    picture.lines().filter(of_machine).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_row_is_opened_corrected_and_left_out_and_the_corrections_survive() {
    let mut office = Office::new();
    office.import(OFFICIAL).key(KeyCode::Enter).shows("Hàng 142");
    assert_snapshot!("import_row", office.picture());
    // The first line is about the village: Enter types it.
    office.act(Action::Open).text("Buoon Kdrowi").act(Action::NextField);
    office.shows("Đã sửa").shows("Buôn Kdrơi").act(Action::Back);
    office.shows("chờ 1").act(Action::Top).mark("258").act(Action::Toggle).shows("bỏ ra 1");
    // A terminal that goes away loses nothing of it.
    office.restart().shows("Danh sách đang nhập dở").key(KeyCode::Enter);
    office.shows("chờ 0").shows("bỏ ra 1").shows("đã sửa tay 1 ô");
    office.act(Action::Submit).shows("Thêm 178 hộ").key(KeyCode::Enter).shows("Đã lưu");
    let program = office.program();
    let heads = program.app.book.of_kind(RecordKind::Household).iter();
    let heads = heads.filter_map(|at| program.app.book.record(*at));
    let corrected = heads.filter(|head| head.text("head_name") == Some("Y Čuăn Ênuôl")).count();
    assert_eq!(corrected, 1);
}

#[test]
fn an_update_stands_beside_what_is_stored() {
    let mut office = Office::new();
    office.import(OFFICIAL).act(Action::Submit).key(KeyCode::Enter).shows("Đã lưu");
    let book = &office.program().app.book;
    let household = book.record(book.of_kind(RecordKind::Household)[20]).unwrap();
    let (id, code) = (household.id, household.text("code").unwrap().to_owned());
    assert!(household.text("ethnicity").is_some_and(|people| people != "Kinh"));
    office.act(Action::Back).act(Action::Households).act(Action::Search).text(&code);
    office.key(KeyCode::Enter).act(Action::Edit);
    for _ in 0..80 {
        let app = &office.program().app;
        let thoatngheo::tui::Screen::Form(form) = app.nav.top() else { panic!("no form") };
        if form.focus == "ethnicity" {
            break;
        }
        office.act(Action::NextField);
    }
    office.act(Action::ClearField).text("Kinh").act(Action::Submit);
    assert_eq!(office.program().app.book.find(id).unwrap().text("ethnicity"), Some("Kinh"));
    office.import(OFFICIAL).shows("Sửa 1");
    office.act(Action::NextSection).act(Action::NextSection).act(Action::NextSection);
    office.key(KeyCode::Enter).shows("Kinh").shows("Sổ đang ghi");
}

#[test]
fn columns_are_put_right_and_remembered() {
    let mut office = Office::new();
    office.import("ung-ho-quy.xlsx").shows("150 hàng");
    assert_snapshot!("import_gifts", office.picture());
    office.act(Action::Columns);
    assert_snapshot!("import_columns", office.picture());
    office.mark("Ghi chú").key(KeyCode::Enter);
    assert_snapshot!("import_column_pick", office.picture());
    office.text("khong dung").key(KeyCode::Enter).act(Action::Back).shows("150 hàng");
    office.act(Action::Columns).mark("Ghi chú");
    assert!(office.marked().contains("(không dùng)"), "{}", office.marked());
    office.act(Action::Back).act(Action::Back).key(KeyCode::Enter).key(KeyCode::Esc);
    // The next file with such a heading is read so, too.
    office.restart().import("ung-ho-quy.xlsx").act(Action::Columns).mark("Ghi chú");
    assert!(office.marked().contains("(không dùng)"), "{}", office.marked());
}

#[test]
fn totals_and_rows_passed_over_have_a_tab() {
    let mut office = Office::new();
    office.import(OFFICIAL).act(Action::PrevSection);
    assert_snapshot!("import_rest", office.picture());
}

#[test]
fn registrations_find_their_households_or_a_person_picks_them() {
    let mut office = Office::new();
    office.import("dang-ky-thoat-ngheo.csv").shows("50 hàng").shows("chờ 50");
    office.act(Action::Back).key(KeyCode::Enter);
    office.key(KeyCode::Esc).import(OFFICIAL).act(Action::Submit).key(KeyCode::Enter);
    office.act(Action::Back).import("dang-ky-thoat-ngheo.csv").mark("Nhiều hộ").key(KeyCode::Enter);
    // The codes have the name of the device in them.
    let picture = office.picture();
    let codes: Vec<_> = picture.split(' ').filter(|word| word.starts_with("H-")).collect();
    let steady = codes.iter().fold(picture.clone(), |text, code| text.replace(code, "H-CODE"));
    assert_eq!(codes.len(), 2, "{picture}");
    assert_snapshot!("import_candidates", steady);
    office.mark("Có thể là hộ").key(KeyCode::Enter).shows("Đã chọn hộ").shows("Là hộ");
}

#[test]
fn a_file_that_is_no_list_gets_one_sentence() {
    let mut office = Office::new();
    for (file, said) in [
        ("hong.xlsx", "bị hỏng"),
        ("trong.xlsx", "không có gì bên trong"),
        ("khong-phai.xlsx", "không phải bảng tính"),
    ] {
        office.import(file).shows(said).shows("Tìm hoặc dán đường dẫn");
    }
}

#[test]
fn the_chooser_shows_lists_and_filters_them() {
    let mut office = Office::new();
    let lists = office.dir.path().join("ds");
    std::fs::create_dir(&lists).unwrap();
    for name in ["Hộ nghèo 2025.xlsx", "Quỹ.csv", "ảnh.jpg"] {
        std::fs::write(lists.join(name), "x").unwrap();
    }
    std::fs::create_dir(lists.join("Tháng 10")).unwrap();
    office.act(Action::Import).text(lists.to_str().unwrap()).key(KeyCode::Enter);
    office.shows("Tháng 10/").shows("Hộ nghèo 2025.xlsx").shows("ẩn 1 tệp khác");
    assert!(!office.picture().contains("ảnh.jpg"));
    office.act(Action::Toggle).shows("ảnh.jpg");
    office.text("ho ngheo").shows("Hộ nghèo 2025.xlsx");
    assert!(!office.picture().contains("Quỹ.csv"));
    office.key(KeyCode::Esc).mark("Tháng 10").key(KeyCode::Enter).shows("Tháng 10");
    // Backspace goes up, and the folder one came from is marked.
    office.key(KeyCode::Backspace);
    assert!(office.marked().contains("Tháng 10/"), "{}", office.marked());
}

/// The list of one household, its head with this number.
fn one_household(office: &Office, number: &str) -> PathBuf {
    let path = office.dir.path().join("mot-ho.csv");
    let rows = format!(
        "STT,Họ và tên chủ hộ,Ngày sinh,Giới tính,Số CCCD,Thôn,Phân loại\n\
         1,Y Thử Niê,12/03/1980,Nam,{number},Thôn Ba,Hộ nghèo\n\
         2,H Thử Mlô,01/05/1975,Nữ,066175000019,Thôn Bốn,Hộ cận nghèo\n"
    );
    std::fs::write(&path, rows).unwrap();
    path
}

#[test]
fn revealing_a_row_shows_the_numbers_of_the_file_only() {
    let mut office = Office::new();
    let path = one_household(&office, "066080000012");
    let import = |office: &mut Office| {
        office.act(Action::Import).text(path.to_str().unwrap()).key(KeyCode::Enter);
    };
    import(&mut office);
    office.act(Action::Submit).key(KeyCode::Enter).shows("Đã lưu").act(Action::Back);
    one_household(&office, "066080000055");
    import(&mut office);
    office.mark("Y Thử Niê").key(KeyCode::Enter).act(Action::Reveal);
    let revealed = office.picture();
    assert!(
        revealed.contains("066080000055") || revealed.contains("066 0 80 000055"),
        "{revealed}"
    );
    assert!(
        !revealed.contains("066080000012") && !revealed.contains("066 0 80 000012"),
        "{revealed}"
    );
    assert!(revealed.contains("0660******12"), "{revealed}");
    // The next row is masked again.
    office.act(Action::NextSection).shows("H Thử Mlô");
    let next = office.picture();
    assert!(next.contains("0661******19"), "{next}");
}

#[test]
fn corrections_are_not_put_into_another_file() {
    let mut office = Office::new();
    let path = one_household(&office, "066080000012");
    office.act(Action::Import).text(path.to_str().unwrap()).key(KeyCode::Enter);
    office.mark("Y Thử Niê").act(Action::Toggle).shows("bỏ ra 1");
    office.restart().shows("Danh sách đang nhập dở").key(KeyCode::Enter).shows("bỏ ra 1");
    // The same place, other rows: nobody left the first of these out.
    one_household(&office, "066080000055");
    office.restart().shows("Danh sách đang nhập dở").key(KeyCode::Enter);
    office.shows("Tệp này đã đổi: bỏ 1 chỗ").shows("thêm 2");
    // That the corrections are gone is in the draft, too.
    office.restart().shows("Danh sách đang nhập dở").key(KeyCode::Enter).shows("thêm 2");
    assert!(!office.picture().contains("Tệp này đã đổi"));
}

#[test]
fn another_kind_of_list_begins_without_corrections() {
    let mut office = Office::new();
    let path = one_household(&office, "066080000012");
    office.act(Action::Import).text(path.to_str().unwrap()).key(KeyCode::Enter);
    office.mark("Y Thử Niê").act(Action::Toggle).shows("bỏ ra 1");
    office.act(Action::ListKind).key(KeyCode::Enter);
    office.shows("thêm 2");
}

#[test]
fn the_question_names_only_the_villages_that_are_made() {
    let mut office = Office::new();
    let path = one_household(&office, "066080000012");
    office.act(Action::Import).text(path.to_str().unwrap()).key(KeyCode::Enter);
    office.mark("H Thử Mlô").act(Action::Toggle).act(Action::Submit).shows("1 thôn");
    let question = office.picture();
    let told = question.lines().find(|line| line.contains("1 thôn")).unwrap();
    assert!(told.contains("Thôn Ba") && !told.contains("Thôn Bốn"), "{question}");
}

#[test]
fn the_columns_show_no_personal_number() {
    let mut office = Office::new();
    let path = one_household(&office, "066080000012");
    office.act(Action::Import).text(path.to_str().unwrap()).key(KeyCode::Enter);
    office.act(Action::Columns).shows("0660******12");
    assert!(!office.picture().contains("066080000012"));
}

#[test]
fn an_import_taken_back_in_part_is_still_listed() {
    let mut office = Office::new();
    let path = one_household(&office, "066080000012");
    office.act(Action::Import).text(path.to_str().unwrap()).key(KeyCode::Enter);
    office.act(Action::Submit).key(KeyCode::Enter).shows("Đã lưu");
    office.program.take().unwrap().close().unwrap();
    // The first part of an undo, then the power fails.
    let data = office.dir.path().join("so");
    let mut read = folder::open(&data, "", thoatngheo::store::Mode::Write, &mut |_| {}).unwrap();
    let group = read.folder.imports().first().unwrap().group;
    let (events, history) = read.folder.past_of_group(group).unwrap();
    let ctx = Ctx { today: clock().now().today, actor: read.folder.actor() };
    let round = undo_group(&read.book, &events, &history, &ctx);
    read.folder.commit_undo(&round.intents[..1], group).unwrap();
    assert!(read.folder.imports().iter().all(|import| !import.undone));
    read.folder.close();
    office.open();
    office.act(Action::Import).mark("Hoàn tác lần nhập").key(KeyCode::Enter);
    office.key(KeyCode::Enter).shows("Đã hoàn tác");
    assert_eq!(office.count(RecordKind::Household), 0);
    office.restart().act(Action::Import);
    assert!(!office.picture().contains("Hoàn tác lần nhập"), "{}", office.picture());
}
