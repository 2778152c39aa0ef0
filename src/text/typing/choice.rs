//! What a person chooses about typing: the method and where the tone stands.
//!
//! Does not know engines. The names are stored in settings and never change.

/// Which keys make the marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// Letters: `tieengs Vieetj`.
    Telex,
    /// Digits: `tie6ng1 Vie6t5`.
    Vni,
}

impl Method {
    /// Both, in the order they are offered.
    pub const ALL: [Self; 2] = [Self::Telex, Self::Vni];

    /// The name in settings.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Telex => "telex",
            Self::Vni => "vni",
        }
    }

    /// The method of this name, capitals or not.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.name().eq_ignore_ascii_case(name.trim()))
    }
}

/// Where the tone of `oa`, `oe`, `uy` stands in an open syllable. It changes what is typed from now
/// on, never what stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ToneStyle {
    /// hòa, thủy: as the names of provinces and communes are written (Thanh Hóa, Khánh Hòa).
    #[default]
    Old,
    /// hoà, thuỷ: as schoolbooks write.
    New,
}

impl ToneStyle {
    /// Both, in the order they are offered.
    pub const ALL: [Self; 2] = [Self::Old, Self::New];

    /// The name in settings.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Old => "old",
            Self::New => "new",
        }
    }

    /// The style of this name, capitals or not.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|style| style.name().eq_ignore_ascii_case(name.trim()))
    }
}

/// The whole choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Typing {
    /// `None`: keys are letters and nothing else.
    pub method: Option<Method>,
    /// Where the tone stands.
    pub tone: ToneStyle,
}

impl Default for Typing {
    fn default() -> Self {
        Self { method: Some(Method::Telex), tone: ToneStyle::Old }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back_and_others_are_not() {
        for method in Method::ALL {
            assert_eq!(Method::parse(method.name()), Some(method));
            assert_eq!(Method::parse(&method.name().to_uppercase()), Some(method));
        }
        for style in ToneStyle::ALL {
            assert_eq!(ToneStyle::parse(style.name()), Some(style));
        }
        assert_eq!(Method::parse("viqr"), None);
        assert_eq!(ToneStyle::parse("modern"), None);
    }
}
