//! How long the tables take to build, as a new process feels it: the command on a report of 3 kB.

mod common;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use criterion::Criterion;
use newswire::Extractor;
use newswire::internals::compile;

use common::news;

/// A generated report of about 3 kB.
fn report() -> String {
    let texts = news(4_000_000).into_iter();
    texts.min_by_key(|text| text.len().abs_diff(3000)).expect("there is news")
}

/// The command that `cargo bench` or `cargo build --release --example extract` built, if one did.
fn command() -> Option<PathBuf> {
    let this = std::env::current_exe().ok()?;
    let directory = this.parent().and_then(Path::parent)?;
    let name = format!("extract{}", std::env::consts::EXE_SUFFIX);
    Some(directory.join("examples").join(name)).filter(|path| path.exists())
}

fn start(c: &mut Criterion) {
    let text = report();
    let found = Extractor::english().extract(&*text).mentions.len();
    assert!(found > 0, "nothing is found");
    let mut group = c.benchmark_group("start");
    group.sample_size(20);
    group.bench_function("tables", |b| {
        b.iter(|| {
            let extractor = compile();
            assert_eq!(extractor.extract(&*text).mentions.len(), found);
        });
    });
    if let Some(path) = command() {
        group.bench_function("process", |b| {
            b.iter(|| {
                let mut child = Command::new(&path)
                    .arg("-")
                    .stdin(Stdio::piped())
                    .stdout(Stdio::piped())
                    .spawn()
                    .expect("the command starts");
                let mut input = child.stdin.take().expect("standard input is a pipe");
                input.write_all(text.as_bytes()).expect("the command reads");
                drop(input);
                let output = child.wait_with_output().expect("the command ends");
                assert!(output.status.success() && output.stdout.starts_with(b"{"));
                assert!(output.stdout.len() > text.len(), "less is written than was read");
            });
        });
    }
    group.finish();
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    start(&mut criterion);
    criterion.final_summary();
}
