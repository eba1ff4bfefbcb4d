//! The whole line over ten megabytes of generated news, each report a document of its own; and as one document.

mod common;

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use newswire::Extractor;

use common::{joined, measuring, news};

/// What all stages found: a bench that reads less is no faster.
fn count(extractor: &Extractor, texts: &[&str]) -> [usize; 4] {
    texts.iter().fold([0; 4], |sum, text| {
        let d = extractor.extract(*text);
        [
            sum[0] + d.mentions.len(),
            sum[1] + d.entities.len(),
            sum[2] + d.statements.len(),
            sum[3] + d.relations.len(),
        ]
    })
}

fn whole(c: &mut Criterion) {
    let extractor = Extractor::english();
    let made = news(10_000_000);
    let texts: Vec<&str> = made.iter().map(String::as_str).collect();
    let expected = count(&extractor, &texts);
    assert!(expected.iter().all(|n| *n > 0), "{expected:?}");
    let mut group = c.benchmark_group("whole");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(texts.iter().map(|t| t.len() as u64).sum()));
    group.bench_function("news", |b| {
        b.iter(|| assert_eq!(count(&extractor, black_box(&texts)), expected));
    });
    group.finish();
}

/// The time a byte takes must not depend on how many there are.
fn long(c: &mut Criterion) {
    let texts = news(1_000_000);
    let extractor = Extractor::english();
    let mut group = c.benchmark_group("one_document");
    group.sample_size(10);
    let sizes: &[usize] = if measuring() { &[16, 256, 4096] } else { &[16] };
    for kilobytes in sizes {
        let text = joined(&texts, kilobytes << 10);
        let found = extractor.extract(&text).mentions.len();
        assert!(found > 0);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("{kilobytes}_kB"), |b| {
            b.iter(|| assert_eq!(extractor.extract(black_box(&text)).mentions.len(), found));
        });
    }
    group.finish();
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    whole(&mut criterion);
    long(&mut criterion);
    criterion.final_summary();
}
