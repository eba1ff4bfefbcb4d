//! The line up to each stage, over a megabyte of generated news. What a stage costs is its time less the one before.

mod common;

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use newswire::internals::{Stage, count};
use newswire::{Extractor, Input};

use common::news;

fn stages(c: &mut Criterion) {
    let made = news(1_000_000);
    let texts: Vec<&str> = made.iter().map(String::as_str).collect();
    let extractor = Extractor::english();
    let bytes = texts.iter().map(|t| t.len() as u64).sum();
    let mut group = c.benchmark_group("up_to");
    group.sample_size(20);
    group.throughput(Throughput::Bytes(bytes));
    for stage in Stage::ALL {
        let sum = |texts: &[&str]| -> usize {
            texts.iter().map(|text| count(&extractor, Input::new(text), *stage)).sum()
        };
        let expected = sum(&texts);
        assert!(expected > 0, "{stage:?} finds nothing");
        let name = format!("{stage:?}").to_lowercase();
        group.bench_function(name, |b| b.iter(|| assert_eq!(sum(black_box(&texts)), expected)));
    }
    group.finish();
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    stages(&mut criterion);
    criterion.final_summary();
}
