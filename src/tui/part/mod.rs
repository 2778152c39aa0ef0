//! Parts that several screens are made of.
//!
//! Plain state without drawing; a part knows no screen.

pub mod bands;
pub mod cell;
pub mod order;
pub mod paper;
pub mod plan_key;
pub mod save_as;
pub mod scroll;
pub mod sheet;
