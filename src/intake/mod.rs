//! Lists from elsewhere: xlsx, xls, ods and csv read into [`crate::domain::intake::Reading`].
//!
//! Knows files, sheets, fonts and the words of headings; does not know the book, nor what becomes of
//! a row. Reading never guesses a value: what is not understood is null, with a flag.
