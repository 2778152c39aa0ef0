//! The plans that come with the program.
//!
//! It knows no plan of the data folder. Invariant: every file is read without a mistake (a test reads
//! them all).

use std::sync::LazyLock;

use crate::plan::{Plans, read_plan};

/// The files of the plans shipped with the program, in the order in which people see them: those of
/// the movement, then the procedure of the law.
pub const FILES: &[&str] = &[
    include_str!("trieu-son-2021-2025.toml"),
    include_str!("khanh-vinh-school-2021-2025.toml"),
    include_str!("sa-pa-2020.toml"),
    include_str!("qd-666-2021-2025.toml"),
    include_str!("le-thuy-2017-2020.toml"),
    include_str!("qd-24-2021.toml"),
];

/// A plan file to fill in, which is read without a mistake as it is.
pub const TEMPLATE: &str = include_str!("template.toml");

/// The plans shipped with the program. They are read once.
pub fn shipped() -> Plans {
    static SHIPPED: LazyLock<Plans> =
        LazyLock::new(|| Plans::new(FILES.iter().filter_map(|file| read_plan(file).ok())));
    SHIPPED.clone()
}
