//! The value stage alone, over a megabyte of generated news: numbers, money, measures and TIMEX3 times from tokens.

mod common;

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use newswire::internals::value_stage;
use newswire::{Extractor, Input};

use common::news;

fn values(c: &mut Criterion) {
    let texts = news(1_000_000);
    let extractor = Extractor::english();
    let stages: Vec<_> = texts.iter().map(|t| value_stage(&extractor, Input::new(t))).collect();
    let sum = || -> usize { stages.iter().map(|stage| stage()).sum() };
    let expected = sum();
    assert!(expected > 0, "the stage finds nothing");
    let bytes = texts.iter().map(|t| t.len() as u64).sum();
    let mut group = c.benchmark_group("values");
    group.sample_size(20);
    group.throughput(Throughput::Bytes(bytes));
    group.bench_function("alone", |b| b.iter(|| assert_eq!(black_box(sum()), expected)));
    group.finish();
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    values(&mut criterion);
    criterion.final_summary();
}
