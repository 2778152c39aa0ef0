//! Reports out: tables of the book as xlsx, docx, csv and text.
//!
//! Knows how a table is written to a file; what stands in the tables is counted by the domain.
