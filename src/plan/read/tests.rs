//! Plan files: those shipped are read without a mistake, and every mistake is named by its line.

use crate::plan::{FILES, read_plan};

#[test]
fn the_shipped_files_have_no_mistake() {
    for file in FILES {
        let plan = read_plan(file).unwrap_or_else(|wrong| panic!("{wrong:#?}"));
        assert!(!plan.entries.is_empty());
    }
}

#[test]
fn the_template_has_no_mistake_and_names_every_word() {
    let plan = read_plan(crate::plan::TEMPLATE).unwrap_or_else(|wrong| panic!("{wrong:#?}"));
    assert_eq!(plan.years().collect::<Vec<_>>(), [2026, 2027, 2028, 2029, 2030]);
}
