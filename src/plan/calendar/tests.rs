//! Tests of the calendar on plans made by hand; the shipped plans are asserted elsewhere.
