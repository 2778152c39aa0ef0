//! What a key costs in a field with Telex or VNI, beside the same keys in a field without: a line of
//! names of households and villages, typed into an empty line.
//!
//! A key has a frame's time (16 ms) at most; the numbers here are nanoseconds a key.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use thoatngheo::text::{LineEditor, Method, ToneStyle, Typing, Typist};

/// Names by word, so that a line is as long as a field of a form.
const TELEX: &[&str] = &[
    "Nguyeenx Thij Thuyr",
    "H’Heen Niee KDDawm",
    "Traanf Vawn DDuwcj",
    "thoon Buoon Ma Thuootj",
    "xax Kroong Pawcs",
    "Giangf A Phaos",
];

const VNI: &[&str] = &[
    "Nguye6n4 Thi5 Thuy3",
    "H’He6n Nie6 KD9a8m",
    "Tra6n2 Va8n D9u7c5",
    "tho6n Buo6n Ma Thuo6t5",
    "xa4 Kro6ng Pa8c1",
    "Giang2 A Phao1",
];

fn plain(names: &[&str]) -> usize {
    let mut cells = 0;
    for name in names {
        let mut line = LineEditor::new();
        for key in name.chars() {
            line.insert(key);
        }
        cells += line.len();
    }
    cells
}

fn typed(typist: &mut Typist, names: &[&str]) -> usize {
    let mut cells = 0;
    for name in names {
        let mut line = LineEditor::new();
        typist.reset();
        for key in name.chars() {
            match typist.typed(line.parts().0, key) {
                Some(edit) => line.replace_before_cursor(edit.back, &edit.text),
                None => line.insert(key),
            };
        }
        cells += line.len();
    }
    cells
}

fn keys(names: &[&str]) -> u64 {
    names.iter().map(|name| name.chars().count() as u64).sum()
}

fn typing(c: &mut Criterion) {
    let mut group = c.benchmark_group("typing");
    for (method, names) in [(Method::Telex, TELEX), (Method::Vni, VNI)] {
        group.throughput(Throughput::Elements(keys(names)));
        group.bench_function(format!("{}/off", method.name()), |b| {
            b.iter(|| plain(black_box(names)));
        });
        let choice = Typing { method: Some(method), tone: ToneStyle::Old };
        let mut typist = Typist::new(choice);
        group.bench_function(format!("{}/on", method.name()), |b| {
            b.iter(|| typed(&mut typist, black_box(names)));
        });
        group.bench_function(format!("{}/on, new engine", method.name()), |b| {
            b.iter(|| typed(&mut Typist::new(choice), black_box(names)));
        });
    }
    group.finish();
}

criterion_group!(benches, typing);
criterion_main!(benches);
