//! Parts that several screens are made of.
//!
//! Plain state without drawing; a part knows no screen.

pub mod save_as;
pub mod scroll;
