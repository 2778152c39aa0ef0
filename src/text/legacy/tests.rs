//! Every letter and thousands of names through every encoding and back, and the vote measured.

use super::encode::encode;
use super::*;
use crate::text::case::title_case;
use crate::text::is_nfc;
use crate::text::letters::letter;
use crate::text::syllable::all;
use proptest::prelude::*;

const OLD: [Encoding; 4] = [Encoding::Tcvn3, Encoding::Vni, Encoding::Windows1258, Encoding::Viqr];

/// The letters that are not ASCII: 67 in two cases.
fn letters() -> Vec<char> {
    let all = (0x80..0x2000).filter_map(char::from_u32);
    all.filter(|c| letter(*c).is_some()).collect()
}

const PARAGRAPH: &str = "Cộng hòa xã hội chủ nghĩa Việt Nam. Độc lập - Tự do - Hạnh phúc! \
    Danh sách hộ nghèo, hộ cận nghèo năm 2022 (đợt 1): Ông Nguyễn Văn Ước, bà Đặng Thị Ỷ và “Y Bhăm \
    Êban”; buôn Ea H’leo, xã Cư M’gar, tỉnh Đắk Lắk; 1.250.000 đồng/hộ, 50% đã thoát nghèo?";

#[test]
fn every_letter_there_and_back() {
    let letters = letters();
    assert_eq!(letters.len(), 134);
    for encoding in Encoding::ALL {
        for c in &letters {
            let word = format!("x{c}x");
            let coded = encode(encoding, &word);
            let back = decode(encoding, &coded);
            // TCVN3 cannot write capitals with a tone.
            let toned = letter(*c).is_some_and(|found| found.tone > 0);
            let lost = encoding == Encoding::Tcvn3 && toned;
            let expected = if lost { word.to_lowercase() } else { word };
            assert_eq!(back.text, expected, "{encoding:?} {coded:?}");
            assert_eq!(back.changed, coded != back.text);
        }
    }
}

#[test]
fn a_paragraph_there_and_back() {
    for encoding in Encoding::ALL {
        let coded = encode(encoding, PARAGRAPH);
        let text = decode(encoding, &coded).text;
        let expected = match encoding {
            Encoding::Tcvn3 => PARAGRAPH.replace('Ỷ', "ỷ"),
            _ => PARAGRAPH.to_owned(),
        };
        assert_eq!(text, expected, "{encoding:?}");
        let verdict = Vote::over([coded.as_str()]);
        assert_eq!((verdict.encoding, verdict.sure), (encoding, Sure::Yes), "{verdict:?}");
    }
}

/// Another implementation of the same charts as a witness; the program itself does not use it.
#[test]
fn the_charts_agree_with_another_program() {
    use bamboo_core::{Charset, decode_charset, encode_charset};
    let charsets = [Charset::Tcvn3, Charset::VniWindows, Charset::Windows1258, Charset::Viqr];
    for (ours, theirs) in OLD.into_iter().zip(charsets) {
        for c in letters() {
            let text = format!("b{c}c");
            let coded = encode_charset(theirs, &text);
            let back = decode_charset(theirs, &coded);
            assert_eq!(decode(ours, &coded).text, back, "{ours:?} {coded:?}");
            assert_eq!(encode(ours, &text), coded, "{ours:?} {text}");
        }
    }
}

#[test]
fn what_lists_hold() {
    let rows = [
        (Encoding::Tcvn3, "Hä vµ tªn chñ hé", "Họ và tên chủ hộ"),
        (Encoding::Tcvn3, "X· C\u{AD} Bling, tØnh §¾k L¾k", "Xã Cư Bling, tỉnh Đắk Lắk"),
        (Encoding::Tcvn3, "H'S\u{AD}¬ng £ban", "H'Sương Êban"),
        (Encoding::Vni, "Coäng hoøa xaõ hoäi", "Cộng hòa xã hội"),
        (Encoding::Vni, "ÑAËNG VAÊN ÖÔÙC, Y Bhaêm EÂban", "ĐẶNG VĂN ƯỚC, Y Bhăm Êban"),
        (
            Encoding::Vni,
            "ngaøy 5 thaùng 2, kyõ thuaät, lyù, Kî",
            "ngày 5 tháng 2, kỹ thuật, lý, Kỵ",
        ),
        (Encoding::Windows1258, "NguyêÞn Vãn Ðýõìc", "Nguyễn Văn Đước"),
        (Encoding::Windows1258, "Hà Nôòi, Cà Mau, 5.000 þ", "Hà Nội, Cà Mau, 5.000 ₫"),
        (
            Encoding::Viqr,
            "DDa(.ng Tha`nh, Thu+o+?ng. xa~ Ea H'leo",
            "Đặng Thành, Thưởng. xã Ea H'leo",
        ),
        (Encoding::Viqr, "ho^. nghe`o nam. Xong? u\\.", "hộ nghèo nam. Xong? u."),
        (Encoding::Unicode, "Nguyễn", "Nguyễn"),
        (Encoding::Decomposed, "Nguye\u{302}\u{303}n Viê\u{323}t", "Nguyễn Việt"),
        // Text that is Unicode already, whatever was said of it.
        (Encoding::Tcvn3, "Nguyễn Văn Á", "Nguyễn Văn Á"),
        (Encoding::Vni, "Trần Đô", "Trần Đô"),
    ];
    for (encoding, raw, text) in rows {
        // The soft hyphen of 1258 is in the table of TCVN3 only.
        assert_eq!(decode(encoding, raw).text, text, "{encoding:?} {raw:?}");
    }
}

/// Numbers that only look random: the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.roll(from.len())]
    }
}

/// Invented names as commune lists have them: most Kinh, some of the highlands and the north.
fn names(count: usize) -> Vec<String> {
    let family =
        "Nguyễn Trần Lê Phạm Hoàng Phan Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Hứa Nông Triệu Lục Ma";
    let middle = "Văn Thị Hữu Đức Thị Thanh Ngọc Xuân Minh Thị Văn Quốc Kim Thu Hồng";
    let north = "Giàng Lò Sùng Vàng Thào Mùa Hờ Lầu Cứ Quàng";
    let given_north = "A~Pháo A~Dế Thị~Mỷ A~Sình Thị~Dợ Văn~Ún A~Lềnh Thị~Xúa";
    let highland = "Y~Bhăm H’Hên Y~Djuê H’Nga Y~Wang H’Blum K’Brếu Y~Krưng H’Sương Ka~Dung";
    let clan = "Niê Êban Mlô Ksơr Kbuôr Knul Ayun Byă Hđơk Kriêng";
    let split = |text: &'static str| text.split(' ').collect::<Vec<_>>();
    let (family, middle, north) = (split(family), split(middle), split(north));
    let (given_north, highland, clan) = (split(given_north), split(highland), split(clan));
    let syllables: Vec<String> = all().collect();
    let syllables: Vec<&str> = syllables.iter().map(String::as_str).collect();
    let mut dice = Dice(7);
    let name = |dice: &mut Dice| match dice.roll(10) {
        0 => format!("{} {}", dice.pick(&north), dice.pick(&given_north)).replace('~', " "),
        1 => format!("{} {}", dice.pick(&highland), dice.pick(&clan)).replace('~', " "),
        _ => {
            // Given names are any syllable at all, so that no list of ours helps the vote.
            let given = title_case(dice.pick(&syllables));
            format!("{} {} {given}", dice.pick(&family), dice.pick(&middle))
        }
    };
    (0..count).map(|_| name(&mut dice)).collect()
}

/// Villages, most with letters that every encoding has: the hard case.
fn villages(count: usize) -> Vec<String> {
    let one =
        "Tân Bình Minh Sơn Hà Nam Thanh Lâm Hòa Xuân Phú Đông Tây An Thành Đồng Lộc Ba Nà Bản Cốc";
    let one: Vec<&str> = one.split(' ').collect();
    let mut dice = Dice(11);
    let name = |dice: &mut Dice| match dice.roll(8) {
        0 => format!("Thôn {}", dice.roll(12)),
        1 => format!(
            "Buôn {} {}",
            dice.pick(&["Ea", "Cư", "Krông"]),
            dice.pick(&["Kmar", "H’Đing", "Blang"])
        ),
        _ => format!("{} {}", dice.pick(&one), dice.pick(&one)),
    };
    (0..count).map(|_| name(&mut dice)).collect()
}

/// How many columns were read in another encoding, and how many cells came back other than they
/// were. `write` says how a cell is written.
fn wrong(
    list: &[String],
    size: usize,
    column_of: Encoding,
    write: impl Fn(usize, &str) -> String,
) -> (usize, usize) {
    let (mut columns, mut cells) = (0, 0);
    for column in list.chunks(size) {
        let coded: Vec<String> =
            column.iter().enumerate().map(|(at, name)| write(at, name)).collect();
        let coded: Vec<Cell<'_>> = coded.iter().map(|text| Cell::from(text.as_str())).collect();
        let mended = mend(&coded, Holds::Names);
        let verdict = mended.verdict;
        let matters = verdict.sure != Sure::NoMatter;
        columns += usize::from(matters && verdict.encoding != column_of);
        cells += mended.texts.iter().zip(column).filter(|(text, name)| text != name).count();
    }
    (columns, cells)
}

#[test]
fn five_thousand_names_and_villages_by_columns() {
    let (names, villages) = (names(5_000), villages(5_000));
    // At most so many wrong: columns of 20 of names (of 250), cells in them (of 5,000), the same of
    // villages.
    let rows = [
        (Encoding::Unicode, [0, 0, 0, 0]),
        (Encoding::Decomposed, [0, 0, 0, 0]),
        (Encoding::Tcvn3, [0, 0, 0, 0]),
        (Encoding::Vni, [0, 0, 0, 0]),
        (Encoding::Windows1258, [0, 0, 0, 0]),
        (Encoding::Viqr, [0, 0, 0, 0]),
    ];
    for (encoding, most) in rows {
        let count =
            |list: &[String], size| wrong(list, size, encoding, |_, name| encode(encoding, name));
        let ((a, b), (c, d)) = (count(&names, 20), count(&villages, 20));
        println!(
            "{:12} wrong, names: {a}/250 columns, {b}/5000 cells; villages: {c}/250, {d}/5000; \
             columns of 3, names: {:?}, villages: {:?}; cells alone: {:?}, {:?}",
            encoding.id(),
            count(&names, 3),
            count(&villages, 3),
            count(&names, 1),
            count(&villages, 1),
        );
        let wrong = [a, b, c, d];
        assert!(
            wrong.iter().zip(most).all(|(wrong, most)| *wrong <= most),
            "{encoding:?} {wrong:?}"
        );
    }
}

#[test]
fn columns_of_two_kinds() {
    let names = names(5_000);
    // Every fourth cell was added later, in another encoding. Cells that came back wrong, of 5,000:
    // those with one telling word that is one in both (Lê Bá: Lờ Bỏ).
    let rows = [
        (Encoding::Tcvn3, Encoding::Unicode, 30),
        (Encoding::Unicode, Encoding::Tcvn3, 16),
        (Encoding::Vni, Encoding::Unicode, 10),
        (Encoding::Unicode, Encoding::Vni, 24),
        (Encoding::Tcvn3, Encoding::Vni, 23),
        (Encoding::Decomposed, Encoding::Unicode, 0),
    ];
    for (most_cells, some, most) in rows {
        let (columns, cells) = wrong(&names, 20, most_cells, |at, name| {
            encode(if at % 4 == 3 { some } else { most_cells }, name)
        });
        println!("{most_cells:?} with {some:?}: {columns}/250 columns, {cells}/5000 cells wrong");
        assert!(columns == 0 && cells <= most, "{most_cells:?} with {some:?}: {columns} {cells}");
    }
}

#[test]
fn what_is_right_stays() {
    let words: Vec<String> = all().collect();
    let lists: [Vec<String>; 4] = [
        names(2_000),
        villages(2_000),
        words.clone(),
        words.iter().map(|w| title_case(w)).collect(),
    ];
    for list in lists {
        for size in [1, 7] {
            for column in list.chunks(size) {
                let cells: Vec<Cell<'_>> = column.iter().map(|text| text.as_str().into()).collect();
                let mended = mend(&cells, Holds::Names);
                assert_eq!(mended.changes, [], "{column:?}");
                assert_eq!(mended.texts, column);
            }
        }
    }
}

#[test]
fn what_was_made_right_stays() {
    for encoding in Encoding::ALL {
        for column in names(600).chunks(12) {
            let coded: Vec<String> = column.iter().map(|name| encode(encoding, name)).collect();
            let cells: Vec<Cell<'_>> = coded.iter().map(|text| text.as_str().into()).collect();
            let once = mend(&cells, Holds::Names).texts;
            let again: Vec<Cell<'_>> = once.iter().map(|text| text.as_str().into()).collect();
            assert_eq!(mend(&again, Holds::Names).changes, []);
        }
    }
}

#[test]
fn the_report_says_why() {
    let tcvn3 = by_font(".VnTime");
    let capitals = by_font(".VnTimeH");
    let unicode = by_font("Times New Roman");
    let rows: [(&str, Option<Font>, &str, &[Reason]); 14] = [
        (
            "NguyÔn V¨n ¸nh",
            tcvn3,
            "Nguyễn Văn Ánh",
            &[Reason::Encoding(Encoding::Tcvn3), Reason::Case],
        ),
        (
            "trÇn thÞ b×nh",
            capitals,
            "TRẦN THỊ BÌNH",
            &[Reason::Encoding(Encoding::Tcvn3), Reason::Case],
        ),
        ("LE VAN AN", capitals, "LE VAN AN", &[]),
        (
            "H\u{2BC}Nga Niª",
            tcvn3,
            "H’Nga Niê",
            &[Reason::Encoding(Encoding::Tcvn3), Reason::Apostrophe],
        ),
        ("Ph¹m  Hång ", tcvn3, "Phạm Hồng", &[Reason::Encoding(Encoding::Tcvn3), Reason::Spaces]),
        ("Lª Bá", tcvn3, "Lê Bỏ", &[Reason::Encoding(Encoding::Tcvn3)]),
        ("Lê Thị Hoa", unicode, "Lê Thị Hoa", &[]),
        ("Lê Hà", unicode, "Lê Hà", &[]),
        ("Vâ V¨n Tó", unicode, "Võ Văn Tú", &[Reason::OtherEncoding(Encoding::Tcvn3)]),
        ("Đỗ Thị Mơ", tcvn3, "Đỗ Thị Mơ", &[]),
        ("Traàn Vaên Ñöùc", tcvn3, "Trần Văn Đức", &[Reason::OtherEncoding(Encoding::Vni)]),
        ("Bu\u{300}i An", unicode, "Bùi An", &[Reason::Composed]),
        ("Cao\u{A0}Bá\u{200B}n", unicode, "Cao Bán", &[Reason::Invisible, Reason::Spaces]),
        ("079123", None, "079123", &[]),
    ];
    let cells: Vec<Cell<'_>> = rows.iter().map(|row| Cell { text: row.0, font: row.1 }).collect();
    let mended = mend(&cells, Holds::Names);
    assert_eq!(mended.verdict.encoding, Encoding::Tcvn3);
    for (at, (raw, _, text, reasons)) in rows.iter().enumerate() {
        assert_eq!(mended.texts[at], *text, "{raw:?}");
        let change = mended.changes.iter().find(|change| change.cell == at);
        let told = change.map(|change| change.reasons.as_slice()).unwrap_or_default();
        assert_eq!(told, *reasons, "{raw:?}");
        if let Some(change) = change {
            assert_eq!((change.before.as_str(), change.after.as_str()), (*raw, *text));
        }
    }
    let counts =
        ["encoding", "other_encoding", "composed", "case", "apostrophe", "spaces", "invisible"]
            .map(|reason| mended.count(reason));
    assert_eq!(counts, [5, 2, 1, 2, 1, 2, 1]);
}

#[test]
fn columns_that_do_not_matter_and_columns_in_doubt() {
    let plain =
        ["Nam", "Lan", "1975", "", "x", "O+", "AB+", "×", "5 m²", "a.b@c.vn", "H’Blum", "Thi."];
    let verdict = Vote::over(plain);
    assert_eq!((verdict.encoding, verdict.sure), (Encoding::Unicode, Sure::NoMatter));
    let cells: Vec<Cell<'_>> = plain.iter().map(|text| Cell::from(*text)).collect();
    assert_eq!(mend(&cells, Holds::Text).changes, []);
    // Minh Sôn, or Minh Sơn in VNI: nobody can know.
    let verdict = Vote::over(["Minh Sôn"]);
    assert_eq!((verdict.encoding, verdict.sure), (Encoding::Unicode, Sure::No));
    let verdict = Vote::over(["Minh Sôn", "Nguyeãn"]);
    assert_eq!((verdict.encoding, verdict.sure), (Encoding::Vni, Sure::Likely));
    // Notes keep their lines, and a sentence its small letters.
    let note = "Nhµ dét nÊt;  èm ®au\r\ncÇn gióp";
    let mended = mend(&[note.into()], Holds::Notes);
    assert_eq!(mended.texts, ["Nhà dột nất;  ốm đau\ncần giúp"]);
}

proptest! {
    #[test]
    fn any_text_may_come(
        cells in prop::collection::vec(
            prop_oneof![any::<String>(), "[a-zA-Z\u{80}-\u{FF} .'^~(+]{0,20}"], 0..8),
        sign in any::<bool>(),
    ) {
        for text in &cells {
            for encoding in Encoding::ALL {
                prop_assert!(is_nfc(&decode(encoding, text).text));
            }
        }
        let font = sign.then_some(Font { encoding: Encoding::Tcvn3, capitals: true });
        let column: Vec<Cell<'_>> = cells.iter().map(|text| Cell { text, font }).collect();
        for holds in [Holds::Names, Holds::Text, Holds::Notes] {
            let mended = mend(&column, holds);
            prop_assert_eq!(mended.texts.len(), cells.len());
            for (at, (text, cell)) in mended.texts.iter().zip(&cells).enumerate() {
                prop_assert!(is_nfc(text));
                let change = mended.changes.iter().find(|change| change.cell == at);
                prop_assert_eq!(change.is_some(), text != cell);
                prop_assert!(change.is_none_or(|change| !change.reasons.is_empty()));
            }
        }
    }
}
