//! The real binary, from outside: every command, every exit code, every promised shape.

mod words;
