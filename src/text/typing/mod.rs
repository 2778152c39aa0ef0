//! Typing Vietnamese with plain keys: Telex and VNI, in a field that knows only text and a cursor.
//!
//! Pure: a [`Typist`] is told what stands before the cursor and which key came, and answers with the
//! [`Edit`] it wants done. It does not know fields, screens or key codes, and believes nothing about
//! the text that it does not see before the cursor.
//!
//! - `choice`: what the person chose ([`Typing`]: [`Method`] and [`ToneStyle`])
//! - `word`: which letters before the cursor are the word under way
//! - `engine`: what an engine must be able to do; `bamboo` is the one in use, and replaceable
//! - `careful`: an engine with what names of all peoples need beyond it
//! - `typist`: the rules that join them

mod bamboo;
mod careful;
mod choice;
mod engine;
mod typist;
mod word;

#[cfg(test)]
mod tests;

pub use choice::{Method, ToneStyle, Typing};
pub use typist::{Edit, Typist};
