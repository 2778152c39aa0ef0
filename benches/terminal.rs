//! Bytes a key sends to a terminal of 80 by 24, beside ratatui's own backend on the same frames.
//!
//! Nothing is timed: the counts are the same everywhere, and a test holds them to the goals.

#![expect(clippy::unwrap_used, reason = "a bench that cannot go on ends there")]

#[path = "../tests/it/bytes.rs"]
mod bytes;

use bytes::Cost;

fn main() {
    // `cargo bench` passes flags of criterion; there is nothing to choose here.
    println!(
        "{:<24}{:>8}{:>8}{:>8}{:>10}  goal",
        "bytes a key, 80x24", "median", "most", "plain", "ratio"
    );
    for cost in bytes::measure() {
        let (ours, plain) = (Cost::median(&cost.ours), Cost::median(&cost.plain));
        let most = cost.ours.iter().max().copied().unwrap_or_default();
        let ratio = ours.saturating_mul(100) / plain.max(1);
        let goal = cost.goal.map_or_else(String::new, |goal| {
            let met = if ours <= goal { "met" } else { "missed" };
            format!("{goal} {met}")
        });
        println!("{:<24}{ours:>8}{most:>8}{plain:>8}{ratio:>9}%  {goal}", cost.what);
    }
}
