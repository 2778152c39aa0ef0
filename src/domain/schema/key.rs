//! A field as two bytes: its place in the table, and the place of a tick in its list.
//!
//! A key holds for one run of the program: it follows the order of the form, so whatever is stored,
//! sent or hashed names a field by its id instead (a snapshot is read only by a program with the same
//! tables). A field may therefore be put in or moved anywhere in its table. Invariant: a key's id
//! reads back as the key, and no two fields or ticks of a kind share one.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{FieldDef, FieldKind, KindDef, RecordKind};

/// The field as a place in its kind's table, and for a `Many` field the place of the option plus 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldKey(pub u16);

impl FieldKey {
    /// The reason for which a record was made void; every kind has it.
    pub const VOID: Self = Self(0xff00);
    pub const VOID_ID: &'static str = "_void";

    /// The key of a whole field, by its place in the table.
    pub fn of(place: usize) -> Self {
        Self(u16::try_from(place).unwrap_or(0xfe) << 8)
    }

    /// The key of one option of a `Many` field.
    #[must_use]
    pub fn option(self, place: usize) -> Self {
        Self(self.0 | u16::try_from(place + 1).unwrap_or(0xff))
    }

    /// Reads `field`, `field/option` or `_void`.
    pub fn parse(kind: RecordKind, id: &str) -> Option<Self> {
        static KEYS: LazyLock<[HashMap<String, FieldKey>; RecordKind::ALL.len()]> =
            LazyLock::new(|| RecordKind::ALL.map(|kind| keys_of(kind.def())));
        KEYS.get(kind as usize)?.get(id).copied()
    }

    /// The field's row; `None` for the void reason.
    pub fn def(self, kind: RecordKind) -> Option<&'static FieldDef> {
        kind.def().fields.get(usize::from(self.0 >> 8))
    }

    /// The place of the option, for one tick of a `Many` field.
    pub fn option_place(self) -> Option<usize> {
        usize::from(self.0 & 0xff).checked_sub(1)
    }

    pub fn id(self, kind: RecordKind) -> String {
        let Some(def) = self.def(kind) else {
            return Self::VOID_ID.to_owned();
        };
        match (def.kind, self.option_place()) {
            (FieldKind::Many(options), Some(place)) => {
                let option = options.get(place).map_or("", |option| option.id);
                format!("{}/{option}", def.id)
            }
            _ => def.id.to_owned(),
        }
    }
}

/// The most fields of a kind, and the most options of a field of ticks. What is above is taken.
const MOST: usize = 250;

/// Every table is short enough for its keys.
const _: () = {
    let mut kinds: &[RecordKind] = &RecordKind::ALL;
    while let [kind, rest @ ..] = kinds {
        let mut fields = kind.def().fields;
        assert!(fields.len() <= MOST, "too many fields");
        while let [field, rest @ ..] = fields {
            if let FieldKind::Many(options) = field.kind {
                assert!(options.len() <= MOST, "too many options");
            }
            fields = rest;
        }
        kinds = rest;
    }
};

/// Every key of a kind by its id in events.
fn keys_of(def: &KindDef) -> HashMap<String, FieldKey> {
    let mut keys = HashMap::from([(FieldKey::VOID_ID.to_owned(), FieldKey::VOID)]);
    for (place, field) in def.fields.iter().enumerate() {
        let key = FieldKey::of(place);
        if let FieldKind::Many(options) = field.kind {
            let ticks = options.iter().enumerate();
            keys.extend(
                ticks.map(|(at, opt)| (format!("{}/{}", field.id, opt.id), key.option(at))),
            );
        } else {
            keys.insert(field.id.to_owned(), key);
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_round_trip() {
        for kind in RecordKind::ALL {
            for (place, def) in kind.def().fields.iter().enumerate() {
                let options =
                    if matches!(def.kind, FieldKind::Many(_)) { def.options().len() } else { 0 };
                let keys: Vec<_> = if options == 0 {
                    vec![FieldKey::of(place)]
                } else {
                    (0..options).map(|option| FieldKey::of(place).option(option)).collect()
                };
                for key in keys {
                    assert_eq!(FieldKey::parse(kind, &key.id(kind)), Some(key));
                }
            }
            assert_eq!(FieldKey::parse(kind, "_void"), Some(FieldKey::VOID));
            assert_eq!(FieldKey::VOID.id(kind), "_void");
        }
    }
}
