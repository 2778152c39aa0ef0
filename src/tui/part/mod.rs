//! Parts that several screens are made of.
//!
//! Plain state without drawing; a part knows no screen.

pub mod file_name;
pub mod scroll;
