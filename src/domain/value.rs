//! The value of a field, and its JSON form.
//!
//! Its JSON form is the one of the event body, of `list --json` and of `enter`: text, integer,
//! `true`, an option's id, an ISO date that may be partial, a decimal as text, a record's id.
//! Nothing is a float.

use serde_json::Value as Json;

use crate::domain::id::RecordId;
use crate::domain::schema::{FieldDef, FieldKind};
use crate::text::{Decimal, PartialDate, stored};

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// Nothing: the field was cleared.
    Nothing,
    /// Text in NFC.
    Text(Box<str>),
    /// A count, or money in đồng.
    Int(i64),
    Decimal(Decimal),
    /// A date that may lack its day or month.
    Date(PartialDate),
    Bool(bool),
    /// One option of the field's list.
    Code(&'static str),
    Link(RecordId),
}

impl Value {
    pub fn text(text: &str) -> Self {
        Self::Text(text.into())
    }

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

    /// The quantity, if it is one.
    pub fn as_decimal(&self) -> Option<Decimal> {
        if let Self::Decimal(number) = self { Some(*number) } else { None }
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
    /// stays as text; what fits the kind in no way gives `None` and is left in the log. Text is NFC
    /// from here on, however another program stored it: it is shown, searched and compared, and
    /// never written back in the place of what was signed.
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
                Some(known.map_or_else(|| Self::text(&stored(id)), |option| Self::Code(option.id)))
            }
            FieldKind::Link(_) => json.as_str()?.parse().ok().map(Self::Link),
            _ => json.as_str().map(|text| Self::text(&stored(text))),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::op::{Input, Op, OpName};
    use crate::domain::schema::RecordKind;
    use crate::domain::testing::{Commune, folded};

    /// A bundle of a program that stores decomposed text: nothing of it is written again, and all
    /// of it is shown, found and compared as if it were ours.
    #[test]
    fn text_of_another_program_is_read_composed() {
        let mut theirs = Commune::new(1);
        let mut values = theirs
            .device
            .values(RecordKind::Household, &crate::domain::testing::household("A", "poor"));
        let values = values.as_mut().unwrap();
        let name = "H'He\u{302}n\u{A0}Nguye\u{302}\u{303}n\u{202E}";
        values.insert("head_name", Input::Value(Value::text(name)));
        values.insert("code", Input::Value(Value::text("D\u{323}-1")));
        values.insert("note", Input::Value(Value::text("mo\u{323}\u{302}t\nhai")));
        let made =
            theirs.device.run(&Op::Create { kind: RecordKind::Household, values: values.clone() });
        let (event, _) = made.unwrap();
        let written = &event.body.as_ref().unwrap().writes[0].fields["head_name"];
        assert_eq!(written, name, "signed as it came");
        let mut ours = Commune::new(2).join(3);
        ours.receive(&theirs.device.events);
        let record = ours.book.resolve(RecordKind::Household, "Ḍ-1").unwrap();
        assert_eq!(record.text("head_name"), Some("H'Hên Nguyễn"));
        assert_eq!(record.text("note"), Some("một\nhai"));
        assert_eq!(ours.events.last().unwrap().hash, event.hash);
        let id = record.id;
        assert_eq!(ours.shown(id, "head_name"), json!("H'Hên Nguyễn"));
        // The same in any order, and after a change of ours.
        let edited = ours.edit(id, &json!({"head_name": "H’Hên Nguyễn Thị"}));
        assert_eq!(ours.book, folded(ours.events.iter().rev()));
        ours.undo(edited).unwrap();
        assert_eq!(ours.record(id).text("head_name"), Some("H'Hên Nguyễn"));
        let void = ours.try_act(OpName::Void, theirs.receipt, &json!({}), Some("nha\u{300}m"));
        void.unwrap();
        assert_eq!(ours.record(theirs.receipt).void_reason(), Some("nhàm"));
    }
}
