//! The same list in other shapes says the same.

use serde_json::{Map, Value as Json};

use crate::domain::import::{ImportEntry, Reading};
use crate::import::grid::{Grid, GridRow};
use crate::import::tests::samples::{bytes, sample};
use crate::import::tests::{grid, options, read_of, sheet, texts};
use crate::import::{Options, list_file, read};
use crate::text::legacy::Encoding;
use crate::text::legacy::encode::encode;

/// Rows of the village head's flat list, as texts.
fn flat() -> Vec<Vec<String>> {
    let opened = crate::import::open::open("a.ods", &bytes("ho-ngheo.ods")).unwrap();
    let rows = &opened.grid.sheets[0].rows;
    let width = rows[0].cells.len();
    // Composed, as the old encodings have no other letters.
    let row = |row: &GridRow| -> Vec<String> {
        let shown = |column: usize| row.cells.get(column).map(|cell| cell.raw.shown());
        (0..width).map(|column| crate::text::nfc(&shown(column).unwrap_or_default())).collect()
    };
    rows.iter().map(row).collect()
}

/// Values of a household and of its people, codes of flags.
type Said = (Map<String, Json>, Vec<Map<String, Json>>, Vec<&'static str>);

/// What a list says, without rows, changes and raw texts.
fn said(reading: &Reading) -> Vec<Said> {
    let of = |entry: &ImportEntry| {
        let sorted = |values: &Map<String, Json>| {
            let mut pairs: Vec<_> = values.clone().into_iter().collect();
            pairs.sort_by(|a, b| a.0.cmp(&b.0));
            pairs.into_iter().collect::<Map<_, _>>()
        };
        let members = entry.members.iter().map(|member| sorted(&member.values)).collect();
        let mut codes: Vec<_> = entry.flags.iter().map(|flag| flag.code).collect();
        codes.sort_unstable();
        (sorted(&entry.values), members, codes)
    };
    reading.entries.iter().map(of).collect()
}

fn of_rows(rows: &[Vec<String>]) -> Reading {
    read_of(&grid(rows), &options()).unwrap()
}

fn csv(rows: &[Vec<String>], separator: u8) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

#[test]
fn columns_in_another_order_and_place() {
    let rows = flat();
    let original = said(&of_rows(&rows));
    assert_eq!(original.len(), 30);
    let width = rows[0].len();
    for step in [3, 5, 7, 11] {
        // Steps that have no common divisor with 13 visit every column.
        let order: Vec<usize> = (0..width).map(|at| at * step % width).collect();
        let shuffled: Vec<Vec<String>> = rows
            .iter()
            .map(|row| {
                let mut moved = vec![String::new(); 4];
                moved.extend(order.iter().map(|at| row[*at].clone()));
                moved
            })
            .collect();
        assert_eq!(said(&of_rows(&shuffled)), original, "step {step}");
    }
}

#[test]
fn under_titles_and_beside_other_sheets() {
    let rows = flat();
    let original = said(&of_rows(&rows));
    let mut titled = texts(&[&["ỦY BAN NHÂN DÂN XÃ EA KRIÊNG"], &[], &["DANH SÁCH HỘ NGHÈO"], &[]]);
    titled.extend(rows.clone());
    titled.extend(texts(&[
        &[],
        &["", "", "", "", "NGƯỜI LẬP BIỂU"],
        &[],
        &["", "", "", "", "Tạ Thị Hằng"],
    ]));
    let summary = texts(&[&["STT", "Thôn", "Tổng số hộ"], &["1", "Kla", "14"]]);
    let notes = texts(&[&["Việc cần làm"], &["Gọi Thôn trưởng"]]);
    let file = Grid {
        sheets: vec![sheet("Tổng hợp", &summary), sheet("Ghi chú", &notes), sheet("DS", &titled)],
    };
    let reading = read_of(&file, &options()).unwrap();
    assert_eq!(reading.sheet.as_deref(), Some("DS"));
    assert_eq!(said(&reading), original);
    assert_eq!(reading.passed_over.iter().filter(|one| one.why == "signature").count(), 2);
    assert_eq!(reading.title.commune.as_deref(), Some("Ea Kriêng"));
    // The sheet that a person names, and no other.
    let named = |name| read_of(&file, &Options { sheet: Some(name), ..options() });
    assert!(named("Ghi chú").is_err());
    assert_eq!(named("DS").unwrap().entries.len(), 30);
}

#[test]
fn other_words_in_the_heading() {
    let mut rows = flat();
    let original = said(&of_rows(&rows));
    rows[0] = [
        "KHU DÂN CƯ",
        "HỌ TÊN CHỦ HỘ",
        "Giới",
        "Năm sinh",
        "Thành phần dân tộc",
        "Nhân khẩu",
        "Số định danh cá nhân",
        "Đối tượng",
        "Tổng điểm B1",
        "Tổng điểm B2",
        "Các chỉ số thiếu hụt",
        "Nguyên nhân nghèo, cận nghèo",
        "Chú thích",
    ]
    .map(str::to_owned)
    .to_vec();
    assert_eq!(said(&of_rows(&rows)), original);
}

#[test]
fn in_every_encoding_and_as_text() {
    let rows = flat();
    let original = of_rows(&rows);
    for encoding in [Encoding::Tcvn3, Encoding::Vni, Encoding::Decomposed] {
        let coded: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().map(|text| encode(encoding, text)).collect())
            .collect();
        let reading = of_rows(&coded);
        let name = if encoding.is_old() { encoding } else { Encoding::Unicode };
        assert_eq!(reading.encoding, name);
        // Old encodings have not all capitals; nothing else may differ.
        for (one, other) in said(&reading).iter().zip(&said(&original)) {
            let small = |one: &Said| format!("{one:?}").to_lowercase();
            assert_eq!(small(one), small(other), "{encoding:?}");
        }
        assert_eq!(reading.entries.len(), original.entries.len());
    }
    for separator in [b';', b',', b'\t'] {
        let text = csv(&rows, separator);
        for name in ["a.csv", "a.txt", "a.xls"] {
            let reading = read(name, &text, &options()).unwrap();
            assert_eq!(said(&reading), said(&original), "{name} {separator}");
        }
        let wide: Vec<u8> =
            String::from_utf8(text).unwrap().encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [b"\xFF\xFE".to_vec(), wide].concat();
        assert_eq!(said(&read("a.csv", &marked, &options()).unwrap()), said(&original));
    }
}

#[test]
fn deprivations_as_ticks_or_as_codes() {
    let words = of_rows(&flat());
    let rows = flat();
    let ids: Vec<&str> =
        crate::domain::schema::DEPRIVATIONS.iter().map(|option| option.id).collect();
    let list = |at: usize| -> Vec<usize> {
        let found = words.entries[at].values["deprivations"].as_array().unwrap().clone();
        found.iter().map(|id| ids.iter().position(|known| id == known).unwrap()).collect()
    };
    let mut ticks = vec![rows[0].clone(), vec![String::new(); 13]];
    ticks[0].extend(vec![String::new(); 11]);
    let names = [
        "Việc làm",
        "Phụ thuộc",
        "Dinh dưỡng",
        "BHYT",
        "Người lớn",
        "Trẻ em đi học",
        "Chất lượng nhà",
        "Diện tích nhà",
        "Nước sạch",
        "Nhà tiêu",
        "Viễn thông",
        "Thông tin",
    ];
    ticks[1].splice(10..11, names.map(str::to_owned));
    let tail = ticks[0].drain(11..13).collect::<Vec<_>>();
    ticks[0].extend(tail);
    let mut codes = vec![rows[0].clone()];
    for (at, row) in rows.iter().skip(1).enumerate() {
        let mut ticked = vec![String::new(); 12];
        for place in list(at) {
            ticked[place] = ["x", "X", "×", "✓", "1"][place % 5].to_owned();
        }
        let mut row_of_ticks = row.clone();
        row_of_ticks.splice(10..11, ticked);
        ticks.push(row_of_ticks);
        let mut row_of_codes = row.clone();
        row_of_codes[10] =
            list(at).iter().map(|place| (place + 1).to_string()).collect::<Vec<_>>().join(", ");
        codes.push(row_of_codes);
    }
    assert_eq!(said(&of_rows(&codes)), said(&words));
    assert_eq!(said(&of_rows(&ticks)), said(&words));
}

/// The official list as a flat one of heads: the households are the same.
#[test]
fn heads_alone_and_heads_with_members() {
    let full = sample("danh-sach-ho-ngheo-can-ngheo.xlsx");
    let mut rows = texts(&[&[
        "STT",
        "Họ tên chủ hộ",
        "Ngày sinh",
        "Giới tính",
        "CCCD",
        "Dân tộc",
        "Thôn",
        "Phân loại",
        "B1",
        "B2",
        "Thiếu hụt",
        "Nguyên nhân",
        "Số khẩu",
    ]]);
    for (at, entry) in full.entries.iter().enumerate() {
        let text = |values: &Map<String, Json>, id: &str| match values.get(id) {
            Some(Json::String(text)) => text.clone(),
            Some(Json::Number(number)) => number.to_string(),
            Some(Json::Array(list)) => {
                let options = if id == "causes" {
                    crate::domain::schema::CAUSES
                } else {
                    crate::domain::schema::DEPRIVATIONS
                };
                let code =
                    |one: &Json| options.iter().position(|option| one == option.id).unwrap() + 1;
                list.iter().map(|one| code(one).to_string()).collect::<Vec<_>>().join(";")
            }
            _ => String::new(),
        };
        let head = &entry.members[0].values;
        let sex = match text(head, "sex").as_str() {
            "male" => "Nam",
            "female" => "Nữ",
            _ => "",
        };
        let class = if text(&entry.values, "class") == "poor" { "HN" } else { "HCN" };
        let own = |id: &str| text(&entry.values, id);
        let mut row = vec![
            (at + 1).to_string(),
            text(head, "full_name"),
            text(head, "birth"),
            sex.to_owned(),
        ];
        row.extend([
            text(head, "personal_number"),
            text(head, "ethnicity"),
            own("village"),
            class.to_owned(),
        ]);
        row.extend(["b1", "b2", "deprivations", "causes", "members_count"].map(own));
        rows.push(row);
    }
    let heads = of_rows(&rows);
    assert_eq!(heads.entries.len(), 179);
    for (one, other) in heads.entries.iter().zip(&full.entries) {
        for id in ["village", "class", "b1", "b2", "deprivations", "causes", "members_count"] {
            assert_eq!(one.values.get(id), other.values.get(id), "{id} of {}", other.row);
        }
        for id in ["full_name", "birth", "sex", "personal_number", "ethnicity", "relation"] {
            assert_eq!(
                one.members[0].values.get(id),
                other.members[0].values.get(id),
                "{id} of {}",
                other.row
            );
        }
    }
}

#[test]
fn sections_name_the_village_and_members_follow_by_number() {
    let rows = texts(&[
        &["STT", "Họ và tên", "Năm sinh", "Phân loại", "Nguyên nhân"],
        &["", "I. Thôn Một"],
        &["1", "Nguyễn Văn Thuận", "1970", "Nghèo", "1"],
        &["", "Trần Thị Ánh", "1972"],
        &["", "Nguyễn Văn Bình", "1999"],
        &["2", "Lê Thị Cúc", "1980", "Cận nghèo", "2"],
        &["", "II. Buôn Hai"],
        &["3", "Y Blô Niê", "1985", "Nghèo", "2,7"],
        &["", "Cộng: 3 hộ; 6 khẩu"],
    ]);
    let reading = of_rows(&rows);
    let households: Vec<_> = reading
        .entries
        .iter()
        .map(|entry| (entry.row, entry.members.len(), entry.values["village"].as_str().unwrap()))
        .collect();
    assert_eq!(households, [(3, 3, "Thôn Một"), (6, 1, "Thôn Một"), (8, 1, "Buôn Hai")]);
    assert_eq!(reading.totals[0].sums, [("households", 3, 3), ("persons", 6, 5)]);
    assert_eq!(reading.totals[0].flags[0].code, "total_mismatch");
}

#[test]
fn a_birth_in_three_columns_and_a_column_for_heads() {
    let rows = texts(&[
        &[
            "TT",
            "Chủ hộ",
            "Họ tên thành viên",
            "Quan hệ",
            "Ngày tháng năm sinh",
            "",
            "",
            "Thôn",
            "Diện",
        ],
        &["", "", "", "", "Ngày", "Tháng", "Năm", "", ""],
        &["1", "Lò Văn Một", "Lò Văn Một", "", "2", "9", "1975", "Bản Na", "Nghèo"],
        &["", "", "Lò Thị Hai", "Vợ", "", "", "1978", "", ""],
        &["2", "Cầm Thị Ba", "Cầm Văn Bốn", "Con", "", "12", "2001", "Bản Na", "Cận nghèo"],
        &["", "", "Cầm Văn Năm", "Con", "31", "2", "2003", "", ""],
    ]);
    let reading = of_rows(&rows);
    let names = |at: usize| -> Vec<(String, String)> {
        let text = |values: &Map<String, Json>, id: &str| {
            values.get(id).and_then(Json::as_str).unwrap_or("").to_owned()
        };
        reading.entries[at]
            .members
            .iter()
            .map(|one| (text(&one.values, "full_name"), text(&one.values, "birth")))
            .collect()
    };
    let pair = |name: &str, birth: &str| (name.to_owned(), birth.to_owned());
    assert_eq!(names(0), [pair("Lò Văn Một", "1975-09-02"), pair("Lò Thị Hai", "1978")]);
    assert_eq!(
        names(1),
        [pair("Cầm Thị Ba", ""), pair("Cầm Văn Bốn", "2001-12"), pair("Cầm Văn Năm", "")]
    );
    let flags: Vec<_> = reading.entries[1]
        .flags
        .iter()
        .filter(|flag| flag.code == "date_unreadable")
        .map(|flag| flag.row)
        .collect();
    assert_eq!(flags, [6]);
}

#[test]
fn a_look_tells_sheets_and_values() {
    let look = list_file("a.ods", &bytes("ho-ngheo.ods"), &options()).unwrap();
    assert_eq!(look.sheets, ["Danh sách hộ"]);
    assert_eq!(look.samples.len(), look.reading.columns.len());
    let classes = look.reading.columns.iter().position(|one| one.meaning == Some("class")).unwrap();
    let class = ["Nghèo", "HN", "Cận nghèo", "Hộ nghèo", "Hộ cận nghèo"];
    assert_eq!(look.samples[classes], class);
}
