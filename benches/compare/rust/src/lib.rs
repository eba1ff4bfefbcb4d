//! What every reader of this comparison does: the same texts, the same clock, the same line of figures.

use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

/// A text of the corpus.
#[derive(Debug)]
pub struct Text {
    /// The text.
    pub text: String,
    /// The day it was written, where the corpus says.
    pub date: Option<String>,
}

/// How much is read, from the command line: FILE SECONDS BYTES [NAMES].
#[derive(Debug)]
pub struct Task {
    /// The corpus.
    pub texts: Vec<Text>,
    /// Names and their kinds, for readers that have none of their own.
    pub names: Vec<(String, String)>,
    seconds: f64,
    sample: usize,
}

impl Task {
    /// Reads the command line and the files that it names.
    ///
    /// # Panics
    ///
    /// If the command line or a file is not as `run` makes them.
    #[must_use]
    pub fn new() -> Self {
        let arguments: Vec<String> = std::env::args().collect();
        let lines = fs::read_to_string(&arguments[1]).expect("the corpus can be read");
        let text = |line: &str| {
            let line: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
            let field = |name: &str| line[name].as_str().map(str::to_owned);
            Text { text: field("text").expect("a document has a text"), date: field("date") }
        };
        let names = arguments.get(4).map(|path| {
            let table = fs::read_to_string(path).expect("the names can be read");
            let row = |line: &str| line.split_once('\t').map(|(n, k)| (n.to_owned(), k.to_owned()));
            table.lines().filter_map(row).collect()
        });
        Self {
            texts: lines.lines().map(text).collect(),
            names: names.unwrap_or_default(),
            seconds: arguments[2].parse().expect("seconds are a number"),
            sample: arguments[3].parse().expect("bytes are a number"),
        }
    }

    /// Reads texts until the time is up or all are read, and prints one line of figures.
    ///
    /// `began` is the processor time at which the reader began to be built; `read` counts what it finds in one text.
    pub fn run(self, tool: &str, began: Duration, mut read: impl FnMut(&Text, &mut Found)) {
        let mut found = Found::default();
        let mut first = Found::default();
        read(&self.texts[0], &mut first);
        let start = processor() - began;
        let (mut bytes, mut sampled) = (0, None);
        let begin = processor();
        let mut spent = Duration::ZERO;
        for chunk in self.texts.chunks(16) {
            for text in chunk {
                if bytes >= self.sample && sampled.is_none() {
                    sampled = Some((std::mem::take(&mut found), bytes));
                }
                read(text, &mut found);
                bytes += text.text.len();
            }
            spent = processor() - begin;
            if spent.as_secs_f64() > self.seconds && sampled.is_some() {
                break;
            }
        }
        let (counts, sample) = sampled.unwrap_or((found, bytes));
        let line = serde_json::json!({
            "tool": tool,
            "start_ms": start.as_secs_f64() * 1e3,
            "bytes": bytes,
            "seconds": spent.as_secs_f64(),
            "peak_kb": peak(),
            "sample": sample,
            "found": counts.0,
        });
        println!("{line}");
    }
}

impl Default for Task {
    fn default() -> Self {
        Self::new()
    }
}

/// How many were found, by kind.
#[derive(Debug, Default)]
pub struct Found(BTreeMap<String, usize>);

impl Found {
    /// So many more of a kind.
    pub fn add(&mut self, kind: &str, n: usize) {
        match self.0.get_mut(kind) {
            Some(sum) => *sum += n,
            None => {
                self.0.insert(kind.to_owned(), n);
            }
        }
    }
}

/// What this thread has had of a processor: other programs do not add to it.
///
/// # Panics
///
/// Where the system does not tell.
#[must_use]
pub fn processor() -> Duration {
    let status = fs::read_to_string("/proc/thread-self/schedstat").expect("Linux tells it");
    let first = status.split_ascii_whitespace().next().and_then(|n| n.parse().ok());
    Duration::from_nanos(first.expect("it begins with nanoseconds"))
}

/// The most memory that the process held, in kB.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|l| l.starts_with("VmHWM:"))?;
    line.split_ascii_whitespace().nth(1)?.parse().ok()
}
