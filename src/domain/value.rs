//! The value of a field, and its JSON form.
//!
//! A value knows nothing of labels or forms. Its JSON form is the one of the event body, of
//! `list --json` and of `enter`: text, integer, `true`, an option's id, an ISO date that may be
//! partial, a decimal as text, a record's id. Nothing is a float.

use serde_json::Value as Json;

use crate::domain::id::RecordId;
use crate::domain::schema::{FieldDef, FieldKind};
use crate::text::{Decimal, PartialDate};

/// A typed value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// Nothing: the field was cleared.
    Nothing,
    /// Text in NFC.
    Text(Box<str>),
    /// A count, or money in đồng.
    Int(i64),
    /// A quantity.
    Decimal(Decimal),
    /// A date that may lack its day or month.
    Date(PartialDate),
    /// Yes or no.
    Bool(bool),
    /// One option of the field's list.
    Code(&'static str),
    /// Another record.
    Link(RecordId),
}

impl Value {
    /// A text value.
    pub fn text(text: &str) -> Self {
        Self::Text(text.into())
    }

    /// Whether there is something.
    pub fn is_some(&self) -> bool {
        !matches!(self, Self::Nothing)
    }

    /// The text, if it is text.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Code(code) => Some(code),
            _ => None,
        }
    }

    /// The number, if it is one.
    pub fn as_int(&self) -> Option<i64> {
        if let Self::Int(number) = self { Some(*number) } else { None }
    }

    /// The answer, if it is yes or no.
    pub fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(answer) = self { Some(*answer) } else { None }
    }

    /// The date, if it is one.
    pub fn as_date(&self) -> Option<PartialDate> {
        if let Self::Date(date) = self { Some(*date) } else { None }
    }

    /// The option, if it is one.
    pub fn as_code(&self) -> Option<&'static str> {
        if let Self::Code(code) = self { Some(code) } else { None }
    }

    /// The record, if it is a link.
    pub fn as_link(&self) -> Option<RecordId> {
        if let Self::Link(id) = self { Some(*id) } else { None }
    }

    /// The stored form.
    pub fn to_json(&self) -> Json {
        match self {
            Self::Nothing => Json::Null,
            Self::Text(text) => Json::from(text.as_ref()),
            Self::Int(number) => Json::from(*number),
            Self::Decimal(decimal) => Json::from(decimal.to_string()),
            Self::Date(date) => Json::from(date.to_string()),
            Self::Bool(answer) => Json::from(*answer),
            Self::Code(code) => Json::from(*code),
            Self::Link(id) => Json::from(id.to_string()),
        }
    }

    /// Reads the stored form as a value of the field. An option that this program does not know
    /// stays as text; what fits the kind in no way gives `None` and is left in the log.
    pub fn from_stored(def: &FieldDef, json: &Json) -> Option<Self> {
        if json.is_null() {
            return Some(Self::Nothing);
        }
        match def.kind {
            FieldKind::Integer { .. } | FieldKind::Money => json.as_i64().map(Self::Int),
            FieldKind::Decimal => json.as_str()?.parse().ok().map(Self::Decimal),
            FieldKind::Date { .. } => json.as_str()?.parse().ok().map(Self::Date),
            FieldKind::YesNo | FieldKind::Many(_) => json.as_bool().map(Self::Bool),
            FieldKind::One(options) => {
                let id = json.as_str()?;
                let known = options.iter().find(|option| option.id == id);
                Some(known.map_or_else(|| Self::text(id), |option| Self::Code(option.id)))
            }
            FieldKind::Link(_) => json.as_str()?.parse().ok().map(Self::Link),
            _ => json.as_str().map(Self::text),
        }
    }
}
