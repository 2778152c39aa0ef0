//! Files that nobody would send, and some that somebody will: no panic, no row lost.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::domain::import::Reading;
use crate::domain::schema::RecordKind;
use crate::import::grid::{Cell, Grid, GridRow, Merged, Raw, Sheet};
use crate::import::tests::samples::bytes;
use crate::import::tests::{options, read_of};
use crate::import::{Options, Refused, lines, read};

/// Every row that the reading speaks of.
fn spoken_of(reading: &Reading) -> BTreeSet<u32> {
    let entries = reading.entries.iter();
    entries
        .flat_map(|entry| entry.members.iter().map(|one| one.row).chain([entry.row]))
        .chain(reading.totals.iter().map(|total| total.row))
        .chain(reading.passed_over.iter().map(|one| one.row))
        .collect()
}

fn raw() -> impl Strategy<Value = Raw> {
    let words = prop::sample::select(vec![
        "STT",
        "Họ và tên",
        "Chủ hộ",
        "Năm sinh",
        "Nam",
        "Nữ",
        "Thôn",
        "Phân loại",
        "Hộ nghèo",
        "Số khẩu",
        "Quan hệ với chủ hộ",
        "B1",
        "B2",
        "Nguyên nhân",
        "Thiếu hụt",
        "Số tiền",
        "Người ủng hộ",
        "Mục tiêu",
        "Cộng thôn 1: 2 hộ; 5 khẩu",
        "Tổng cộng",
        "Lũy kế",
        "I. Thôn Hai",
        "Người lập biểu",
        "Ghi chú: mã",
        "Nguyễn Văn An",
        "Trần Thị Bình",
        "x",
        "1",
        "(1)",
        "A",
        "Vợ",
        "con",
        "nghèo",
        "HCN",
        "2,5",
        "31/02/1990",
        "066201994362",
        "Nguyeãn Vaên Thuaän",
        "Hä vµ tªn",
        "\u{AD}",
        " ",
        "́",
        "Ngày",
        "Tháng",
        "1.000đ",
    ]);
    prop_oneof![
        4 => Just(Raw::Empty),
        8 => words.prop_map(|text| Raw::Text(text.to_owned())),
        1 => any::<String>().prop_map(Raw::Text),
        2 => (0.0..100_000.0).prop_map(Raw::Number),
        1 => any::<f64>().prop_map(Raw::Number),
        1 => any::<f64>().prop_map(Raw::Serial),
        1 => any::<bool>().prop_map(Raw::Bool),
        1 => Just(Raw::Error("#N/A".to_owned())),
    ]
}

fn a_grid() -> impl Strategy<Value = Grid> {
    let merged = prop_oneof![
        9 => Just(Merged::No),
        1 => (0..4_u32, 0..4_u32).prop_map(|(up, left)| Merged::By { up, left }),
    ];
    let cell = (raw(), merged).prop_map(|(raw, merged)| Cell { raw, font: None, merged });
    let row = (prop::collection::vec(cell, 0..9), 1..4_u32, any::<bool>());
    let sheet = prop::collection::vec(row, 0..14).prop_map(|rows| {
        let mut number = 0;
        let row = |(cells, step, hidden): (Vec<Cell>, u32, bool)| {
            number += step;
            GridRow { number, hidden, cells }
        };
        Sheet { name: Some("S".to_owned()), rows: rows.into_iter().map(row).collect() }
    });
    prop::collection::vec(sheet, 0..3).prop_map(|sheets| Grid { sheets })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_row_is_lost(grid in a_grid(), kind in prop::sample::select(vec![None, Some(RecordKind::Household), Some(RecordKind::Contribution), Some(RecordKind::Registration)])) {
        let options = Options { kind, ..options() };
        if let Ok(reading) = read_of(&grid, &options) {
            let kept = spoken_of(&reading);
            let whole = |sheet: &Sheet| lines::filled(sheet).is_subset(&kept);
            prop_assert!(grid.sheets.iter().any(whole), "{:?}", kept);
        }
    }

    #[test]
    fn any_bytes_are_a_list_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), start in 0..4_usize) {
        let begin: [&[u8]; 4] = [b"", b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"\xEF\xBB\xBF"];
        let all = [begin[start], &bytes].concat();
        let _ = read("a.xlsx", &all, &options());
    }
}

#[test]
fn a_file_that_was_cut_off_is_refused() {
    for name in ["danh-sach-ho-ngheo-can-ngheo.xlsx", "ho-ngheo.ods", "ho-ngheo-vni.xls"] {
        let whole = bytes(name);
        for part in [1, 5, 9] {
            let cut = &whole[..whole.len() * part / 10];
            let refused = read(name, cut, &options()).map(|reading| reading.entries.len());
            assert_eq!(refused, Err(Refused::DamagedFile), "{name} {part}/10");
        }
    }
}

#[test]
fn a_damaged_byte_never_panics() {
    let whole = bytes("ho-ngheo-vni.xls");
    for at in (0..whole.len()).step_by(1801) {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x5A;
        let _ = read("a.xls", &damaged, &options());
    }
}
