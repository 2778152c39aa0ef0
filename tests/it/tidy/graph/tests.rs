//! The reading of imports, on small made-up programs.

use super::{Graph, circles};
use crate::tidy::Source;

fn graph(files: &[(&str, &str)]) -> Graph {
    let source = |(path, text): &(&str, &str)| Source {
        path: format!("src/{path}"),
        text: (*text).to_owned(),
        test_only: false,
    };
    Graph::of(&files.iter().map(source).collect::<Vec<_>>())
}

/// The files that `src/x.rs` with this text names, in a program of a few modules.
fn named(text: &str) -> Vec<String> {
    let files = [
        ("lib.rs", "pub mod a; mod b; mod x;"),
        (
            "a/mod.rs",
            "mod deep; pub mod near; pub use deep::Deep; pub use near::*; pub struct Own;",
        ),
        ("a/deep.rs", "pub struct Deep; pub enum RecordKind { One }"),
        ("a/near.rs", "pub fn far() {} pub use super::deep::RecordKind as Other;"),
        ("b.rs", "pub struct B; pub(crate) const C: u8 = 0;"),
        ("x.rs", text),
    ];
    let graph = graph(&files);
    let arrows = graph.arrows();
    arrows["src/x.rs"].iter().map(|path| path.trim_start_matches("src/").to_owned()).collect()
}

#[test]
fn a_name_is_followed_to_its_file() {
    let rows: &[(&str, &[&str])] = &[
        ("use crate::b::B; struct X(B);", &["b.rs"]),
        ("use crate::a::Own; struct X(Own);", &["a/mod.rs"]),
        ("use crate::a::Deep; struct X(Deep);", &["a/deep.rs"]),
        ("use crate::a::near; fn x() { near::far() }", &["a/near.rs"]),
        ("use crate::a::near::far; fn x() { far() }", &["a/near.rs"]),
        ("fn x() { crate::a::far(); }", &["a/near.rs"]),
        ("fn x() { crate::a::Other::One; }", &["a/deep.rs"]),
        ("use super::a::{self, Deep as D}; struct X(D, a::Own);", &["a/deep.rs", "a/mod.rs"]),
        (
            "use crate::{a::{Deep, Own}, b::{B, C}}; fn x() { (Deep, Own, B, C) }",
            &["a/deep.rs", "a/mod.rs", "b.rs"],
        ),
        ("use crate::a::near::Other; type X = Other;", &["a/deep.rs"]),
        ("use crate::a; use a::Deep; struct X(Deep);", &["a/deep.rs"]),
        ("use crate::b::*;", &["b.rs"]),
        ("use crate::a::Own as _;", &["a/mod.rs"]),
        ("macro_rules! x { () => { $crate::b::B } }", &["b.rs"]),
    ];
    for (text, wanted) in rows {
        assert_eq!(&named(text), wanted, "{text}");
    }
}

#[test]
fn what_is_no_arrow() {
    let rows = [
        "use std::fmt; use crate::a; fn x(f: fmt::Formatter) {}",
        "pub use crate::b::B;",
        "// use crate::b::B;\n/* crate::b::B /* */ crate::b::C */ fn x() { B }",
        "const X: &str = \"crate::b::B\"; const Y: &str = r#\"crate::b::B\"\"#;",
        "const X: char = '\"'; // crate::b::B\nfn x<'a>() {} // crate::b::B",
        "#[cfg(test)]\nuse crate::b::B;\nfn x(_: B) {}",
        "#[cfg(test)]\nmod tests { use crate::b::{B}; fn x() { B } }",
        "fn x() { self.crate_name.b::<B>() }",
    ];
    for text in rows {
        assert_eq!(named(text), [""; 0], "{text}");
    }
}

#[test]
fn circles_are_found_and_a_child_belongs_to_its_parent() {
    let files = [
        ("lib.rs", "mod a; mod b;"),
        ("a/mod.rs", "mod one; mod two; pub struct Own; pub use two::Two; fn a() { one::one() }"),
        ("a/one.rs", "use super::{Own, Two}; pub fn one() { (Own, Two) }"),
        ("a/two.rs", "use crate::b::B; pub struct Two(B);"),
        ("b.rs", "pub struct B;"),
    ];
    assert_eq!(circles(&graph(&files).arrows()), [[""; 0]; 0]);
    let mut back = files;
    back[4].1 = "use crate::a::Two; pub struct B(Two);";
    assert_eq!(circles(&graph(&back).arrows()), [["src/a/two.rs", "src/b.rs"]]);
    // By way of the parent that names its children.
    back[4].1 = "use crate::a::Own; pub struct B(Own);";
    let wanted = [["src/a/mod.rs", "src/a/one.rs", "src/a/two.rs", "src/b.rs"]];
    assert_eq!(circles(&graph(&back).arrows()), wanted);
}
