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

    pub const fn name(self) -> &'static str {
        match self {
            Self::Telex => "telex",
            Self::Vni => "vni",
        }
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

    pub const fn name(self) -> &'static str {
        match self {
            Self::Old => "old",
            Self::New => "new",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Typing {
    /// `None`: keys are letters and nothing else.
    pub method: Option<Method>,
    pub tone: ToneStyle,
}

impl Default for Typing {
    fn default() -> Self {
        Self { method: Some(Method::Telex), tone: ToneStyle::Old }
    }
}
