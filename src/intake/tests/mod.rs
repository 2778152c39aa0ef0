//! Whole files against what they are known to say, and lists of every shape that must say the same.

mod gifts;
mod samples;
