//! Headings as other communes write them.

use crate::domain::schema::RecordKind;
use crate::import::tests::{grid, options, read_of, texts};
use crate::import::{Mapping, Options, Refused};
use crate::text::fold;

/// The kind and the meanings of the columns, "-" for none.
fn read(rows: &[&[&str]]) -> (RecordKind, Vec<&'static str>) {
    let reading = read_of(&grid(&texts(rows)), &options());
    let reading = reading.unwrap_or_else(|error| panic!("{rows:?}: {error}"));
    let meanings = reading.columns.iter().map(|column| column.meaning.unwrap_or("-"));
    (reading.kind, meanings.collect())
}

fn check(rows: &[&[&str]], meanings: &str) {
    let wanted: Vec<&str> = meanings.split_whitespace().collect();
    // The prefix of members goes without saying here.
    let (kind, found) = read(rows);
    let found: Vec<&str> =
        found.iter().map(|one| one.strip_prefix("members.").unwrap_or(one)).collect();
    assert_eq!((kind, found), (RecordKind::Household, wanted), "{rows:?}");
}

#[test]
fn one_row() {
    check(
        &[&[
            "STT",
            "Họ và tên chủ hộ",
            "Năm sinh",
            "Giới tính",
            "Dân tộc",
            "Địa chỉ",
            "Số CMND",
            "Hộ nghèo",
            "Hộ cận nghèo",
            "Ghi chú",
        ]],
        "ordinal full_name birth sex ethnicity village personal_number class/poor class/near_poor note",
    );
    check(
        &[&[
            "TT",
            "HỌ TÊN CHỦ HỘ",
            "SINH NĂM",
            "NAM/NỮ",
            "DT",
            "ẤP",
            "CCCD",
            "DIỆN HỘ",
            "SỐ NHÂN KHẨU",
        ]],
        "ordinal full_name birth sex ethnicity village personal_number class members_count",
    );
    check(
        &[&[
            "Stt",
            "Ho ten",
            "Nam sinh",
            "Thon",
            "So CCCD",
            "Loai ho",
            "B1",
            "B2",
            "Nguyen nhan ngheo",
        ]],
        "ordinal full_name birth village personal_number class b1 b2 causes",
    );
    check(
        &[&[
            "Mã hộ",
            "Tên chủ hộ",
            "Tên thành viên",
            "Mối quan hệ",
            "Ngày sinh",
            "Khóm",
            "Xếp loại",
        ]],
        "code head_name full_name relation birth village class",
    );
    check(
        &[&[
            "Số thứ tự",
            "Họ, chữ đệm, tên",
            "QH với chủ hộ",
            "Ngày, tháng, năm sinh",
            "Số định danh cá nhân",
            "Ngày cấp",
            "Nơi cấp",
            "Bản",
            "Địa chỉ",
            "Kết quả rà soát",
        ]],
        "ordinal full_name relation birth personal_number - - village address class",
    );
}

#[test]
fn one_row_with_what_people_are() {
    check(
        &[&[
            "STT",
            "Họ và tên",
            "Quan hệ với chủ hộ",
            "Giới",
            "Sinh ngày",
            "Tôn giáo",
            "Trình độ văn hóa",
            "Thẻ BHYT",
            "Nghề nghiệp",
            "Tổ dân phố",
            "Thuộc diện",
            "Số điện thoại",
        ]],
        "ordinal full_name relation sex birth - - health_insurance work village class phone",
    );
    check(
        &[&[
            "Xóm",
            "Chủ hộ",
            "Khẩu",
            "Hộ nghèo/Hộ cận nghèo",
            "Số Quyết định công nhận",
            "Ngày ký",
            "Thu nhập bình quân đầu người (1.000đ)",
        ]],
        "village full_name members_count class decision_no decision_date income_per_capita",
    );
    check(
        &[&[
            "Thôn bản",
            "Họ tên vợ/chồng chủ hộ",
            "Họ tên chủ hộ",
            "Đối tượng hộ",
            "Chỉ số thiếu hụt (ghi mã)",
            "Lý do nghèo",
            "Nhu cầu hỗ trợ",
        ]],
        "village - full_name class deprivations causes needs",
    );
    check(
        &[&[
            "Họ và tên",
            "Là gì của chủ hộ",
            "Phái",
            "NTNS",
            "CMT",
            "Thành phần dân tộc",
            "Khu phố",
            "HN/HCN",
            "Người có công",
            "Hộ DTTS",
            "Không còn khả năng lao động",
        ]],
        "full_name relation sex birth personal_number ethnicity village class merit ethnic_minority no_labor_capacity",
    );
}

#[test]
fn two_and_three_rows() {
    check(
        &[
            &["TT", "Họ và tên", "Năm sinh", "", "Thôn", "Phân loại", ""],
            &["", "", "Nam", "Nữ", "", "Nghèo", "Cận nghèo"],
        ],
        "ordinal full_name birth/male birth/female village class/poor class/near_poor",
    );
    check(
        &[
            &[
                "TT",
                "Họ và tên",
                "Ngày tháng năm sinh",
                "",
                "",
                "Giới tính",
                "",
                "Buôn",
                "Quyết định",
                "",
                "Diện",
            ],
            &["", "", "Ngày", "Tháng", "Năm", "Nam", "Nữ", "", "Số", "Ngày", ""],
        ],
        "ordinal full_name birth/day birth/month birth/year sex/male sex/female village decision_no decision_date class",
    );
    check(
        &[
            &[
                "STT",
                "Thông tin hộ",
                "",
                "",
                "Điểm",
                "",
                "Thiếu hụt các dịch vụ xã hội cơ bản",
                "",
                "",
                "",
            ],
            &[
                "",
                "Họ tên chủ hộ",
                "Thôn",
                "Loại hộ",
                "B1",
                "B2",
                "Việc làm",
                "BHYT",
                "Nước sạch",
                "Nhà vệ sinh",
            ],
            &["A", "B", "1", "2", "3", "4", "5", "6", "7", "8"],
        ],
        "ordinal full_name village class b1 b2 deprivations/employment deprivations/health_insurance deprivations/clean_water deprivations/toilet",
    );
}

#[test]
fn codes_under_a_group() {
    let mut codes: Vec<&str> =
        vec!["STT", "Họ và tên chủ hộ", "Thôn", "Phân loại", "Chỉ số thiếu hụt"];
    codes.extend([""; 11]);
    codes.push("Nguyên nhân nghèo");
    codes.extend([""; 7]);
    let mut numbers = vec![""; 4];
    numbers.extend(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]);
    numbers.extend(["1", "2", "3", "4", "5", "6", "7", "8"]);
    check(
        &[&codes, &numbers],
        "ordinal full_name village class deprivations/employment deprivations/dependents deprivations/nutrition \
         deprivations/health_insurance deprivations/adult_education deprivations/child_school \
         deprivations/housing_quality deprivations/housing_area deprivations/clean_water deprivations/toilet \
         deprivations/telecom deprivations/information_means causes/lack_production_land causes/lack_capital \
         causes/lack_labor causes/lack_production_tools causes/lack_production_knowledge \
         causes/lack_labor_skill causes/illness_or_accident causes/other",
    );
}

#[test]
fn a_column_without_a_heading_is_known_by_its_cells() {
    let (_, found) = read(&[
        &["STT", "", "Năm sinh", "Thôn", "Phân loại hộ"],
        &["1", "Nguyễn Văn Thuận", "1970", "Thôn 1", "Nghèo"],
        &["2", "Trần Thị Ngọc Ánh", "1982", "Thôn 1", "Nghèo"],
    ]);
    assert_eq!(found, ["ordinal", "members.full_name", "members.birth", "village", "class"]);
}

#[test]
fn a_person_says_what_a_column_is() {
    let rows = texts(&[
        &["STT", "Họ tên", "Cột lạ", "Thôn", "Phân loại"],
        &["1", "Nguyễn Văn Thuận", "1970", "Thôn 1", "Nghèo"],
    ]);
    let mut mapping = Mapping::default();
    mapping.0.insert(fold("Cột lạ"), "members.birth".to_owned());
    mapping.0.insert(fold("Thôn"), String::new());
    let options = Options { mapping: Some(&mapping), ..options() };
    let reading = read_of(&grid(&rows), &options).unwrap();
    assert_eq!(reading.columns[2].meaning, Some("members.birth"));
    assert_eq!(reading.columns[3].meaning, None);
    assert_eq!(reading.entries[0].members[0].values["birth"], "1970");
}

#[test]
fn kinds_are_told_by_their_headings() {
    let gifts: &[&[&str]] =
        &[&["STT", "Ngày", "Người ủng hộ", "Địa chỉ", "Số tiền", "Hiện vật", "Ghi chú"]];
    assert_eq!(read(gifts).0, RecordKind::Contribution);
    let exits: &[&[&str]] = &[&[
        "STT",
        "Họ tên chủ hộ",
        "Năm sinh",
        "Thôn",
        "Đăng ký phấn đấu",
        "Nhu cầu hỗ trợ",
        "Phân công giúp đỡ",
    ]];
    assert_eq!(read(exits).0, RecordKind::Registration);
    let summary = texts(&[
        &["STT", "Thôn", "Tổng số hộ", "Hộ nghèo", "Hộ cận nghèo"],
        &["1", "Thôn 1", "20", "3", "4"],
    ]);
    assert_eq!(read_of(&grid(&summary), &options()), Err(Refused::NoList));
}
