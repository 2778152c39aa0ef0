//! What the name of a font says about the encoding of its text.
//!
//! Only families that are made for one encoding are named; any other font says nothing. Invariant:
//! the answer does not depend on case or spaces at the ends.

use super::Encoding;

/// What a font tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Font {
    /// The encoding its glyphs are made for.
    pub encoding: Encoding,
    /// Whether it draws only capitals: `.VnTimeH`.
    pub capitals: bool,
}

/// Fonts of today that have the Vietnamese letters at their Unicode places, as they begin.
const UNICODE: [&str; 19] = [
    "times new roman",
    "arial",
    "calibri",
    "cambria",
    "tahoma",
    "verdana",
    "segoe ui",
    "aptos",
    "courier new",
    "georgia",
    "consolas",
    "palatino linotype",
    "microsoft sans serif",
    "roboto",
    "noto sans",
    "noto serif",
    "dejavu",
    "liberation",
    "open sans",
];

/// What may follow the family, in any order.
const STYLES: [&str; 2] = [" bold", " italic"];

/// What the font tells, by its name; `None` if it may hold anything.
pub fn by_font(name: &str) -> Option<Font> {
    let name = name.trim().trim_start_matches('@').to_lowercase();
    let font = |encoding, capitals| Some(Font { encoding, capitals });
    if name.starts_with(".vn") {
        // .VnTimeH, .VnArial NarrowH, .VnTimeH Bold
        let mut family = name.as_str();
        while let Some(rest) = STYLES.iter().find_map(|style| family.strip_suffix(style)) {
            family = rest.trim_end();
        }
        return font(Encoding::Tcvn3, family.ends_with('h'));
    }
    if name.starts_with("vni-") || name.starts_with("vni ") {
        return font(Encoding::Vni, false);
    }
    let begins = |family: &str| {
        let rest = name.strip_prefix(family);
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
    };
    if UNICODE.iter().any(|family| begins(family)) {
        return font(Encoding::Unicode, false);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts() {
        let rows = [
            (".VnTime", Some((Encoding::Tcvn3, false))),
            (".VnTimeH", Some((Encoding::Tcvn3, true))),
            (".vnarialh", Some((Encoding::Tcvn3, true))),
            (".VnArial Narrow", Some((Encoding::Tcvn3, false))),
            (".VnTimeH Bold", Some((Encoding::Tcvn3, true))),
            (".VnTimeH Bold Italic", Some((Encoding::Tcvn3, true))),
            (".VnTimeH Italic  Bold", Some((Encoding::Tcvn3, true))),
            (".VnTime Bold Italic", Some((Encoding::Tcvn3, false))),
            ("VNI-Times", Some((Encoding::Vni, false))),
            (" vni-helve ", Some((Encoding::Vni, false))),
            ("Times New Roman", Some((Encoding::Unicode, false))),
            ("Arial Narrow", Some((Encoding::Unicode, false))),
            ("Arialxyz", None),
            ("Times", None),
            ("VnTime", None),
            ("MS Sans Serif", None),
            ("", None),
        ];
        for (name, told) in rows {
            let found = by_font(name).map(|font| (font.encoding, font.capitals));
            assert_eq!(found, told, "{name:?}");
        }
    }
}
