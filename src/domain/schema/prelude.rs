//! The words that the tables of the kinds are written in.

pub(super) use super::def::{
    Begin, Check, Distinction, Extra, FUND, Freeze, Judged, Key, KeyPart, KindDef, List, Menu,
    Names, Naming, OFFICE, OFFICE_AND_VILLAGES, OnMerge, Page, PersonFields, Reuse, SortBy, Source,
    Spoken, Tab, Ties, Work, YearOf,
};
pub(super) use super::row::{integer, many, one, past_date, text, year};
pub(super) use super::{FieldDef, FieldKind, Formula, Given, Personal, PlanKey, RecordKind, Start};
pub(super) use crate::domain::act::OpName;
