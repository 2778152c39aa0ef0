//! The real binary, from outside: every command, every exit code, every promised shape.

mod award;
mod borders;
mod devices;
mod due;
mod extract;
mod frame;
mod households;
mod import;
mod input;
mod judge;
mod movement;
mod plan;
mod records;
mod report;
mod restored;
mod runner;
mod school;
mod upkeep;
mod values;
mod words;
