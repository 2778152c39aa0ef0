//! The field's records and rules: pure, total, without clock, chance or I/O.
pub mod batch;
pub mod event;
pub mod id;
