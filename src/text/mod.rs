//! Text: everything that is done to a string before it means something, and nothing else.
//!
//! Leaf of the crate: no other module of ours is imported here, nothing is read or written, no
//! clock is asked (today is an argument). No function panics, whatever the input.
//!
//! - [`nfc()`], [`clean_line`], [`clean_name`], [`stored`]: the one border where text is cleaned
//! - [`fix_case`], [`mend_lost_capitals`]: capitals of names; [`syllable`]: how Vietnamese is spelt
//! - [`fold()`] and [`Query`]: search without marks; [`sort_key`], [`by_given_name`]: order
//! - [`legacy`]: old encodings, for lists that are imported
//! - [`width()`], [`truncate`], [`pad`], [`wrap`]: cells of the terminal
//! - [`LineEditor`]: the one-line editor under every field; [`Typist`]: Telex and VNI for it
//! - [`parse_date`], [`parse_money`], [`parse_decimal`]: what a cadre types or a list says, read by one
//!   grammar; a [`Policy`] says what to do with what can be meant in two ways
//! - [`month_grid`] and steps between days: a small calendar
//! - [`money_in_words`], [`place_and_date`], [`mask_personal`]: what is printed

#![warn(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod amount;
mod calendar;
mod case;
mod code;
mod collate;
mod date;
mod date_text;
mod fold;
mod history;
pub mod legacy;
mod letters;
mod line;
mod marks;
mod money;
mod names;
mod nfc;
mod number;
mod query;
mod spelling;
pub mod syllable;
mod trail;
mod typing;
mod typo;
mod width;
mod words;

pub use amount::{Policy, is_comma_in_doubt};
pub use calendar::{WEEK, WEEKS, in_year, month_grid, step_days, step_months, weekday};
pub use case::{fix_case, mend_lost_capitals};
pub use code::{PERSONAL_GROUPS, group_digits, mask_numbers, mask_personal, only_digits};
pub use collate::sort_key;
pub use date::{DateError, PartialDate, Precision, format_long, format_vi, place_and_date};
pub use date_text::{Century, DatePolicy, parse_birth, parse_date};
pub use fold::{contains_folded, fold};
pub use letters::{tone_rows, unmarked, vietnamese_letters};
pub use line::LineEditor;
pub use money::{MAX_MONEY, MoneyError, format_money, parse_money};
pub use names::{NameKeys, by_given_name, likely_sort_word};
pub use nfc::{clean_line, clean_name, is_nfc, nfc, stored};
pub use number::{Decimal, NumberError, format_decimal, parse_decimal, parse_integer};
pub use query::Query;
pub use spelling::{same_key, same_name_key, same_spelling_key};
pub use typing::{Edit, Method, ToneStyle, Typing, Typist};
pub use width::{pad, pad_left, truncate, width, wrap};
pub use words::{MoneyStyle, Reading, capitalised, money_in_words};
