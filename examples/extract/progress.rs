//! How far long work is: a bar on a terminal, or lines for a log.

use std::cell::RefCell;
use std::io::IsTerminal;
use std::time::{Duration, Instant};

use indicatif::{HumanCount, ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::common::source::Source;

/// Less than this is done before anybody could read the bar.
const LONG: u64 = 4 << 20;
/// How often a line is written.
const OFTEN: Duration = Duration::from_secs(5);

/// Whether progress is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Show {
    /// As a bar, if the work is long and somebody watches.
    Bar,
    /// As lines on stderr, whoever reads it.
    Lines,
    /// Not at all.
    Nothing,
}

/// Counts bytes and documents.
#[derive(Debug)]
pub(crate) struct Progress {
    bar: ProgressBar,
    lines: Option<RefCell<Lines>>,
}

/// Progress as lines.
#[derive(Debug)]
struct Lines {
    /// All that there is, where it is known.
    known: Option<u64>,
    begin: Instant,
    last: Instant,
    skipped: u64,
    bytes: u64,
    documents: u64,
}

#[expect(clippy::disallowed_methods, reason = "what is said of the time changes no document")]
fn now() -> Instant {
    Instant::now()
}

impl Progress {
    pub(crate) fn new(sources: &[Source], show: Show) -> Self {
        let known: u64 = sources.iter().filter_map(|s| s.bytes).sum();
        let endless = sources.iter().any(|s| s.bytes.is_none());
        if show == Show::Lines {
            let known = (!endless).then_some(known);
            let (skipped, bytes, documents) = (0, 0, 0);
            let lines = Lines { known, begin: now(), last: now(), skipped, bytes, documents };
            return Self { bar: ProgressBar::hidden(), lines: Some(RefCell::new(lines)) };
        }
        let short = known < LONG && !endless;
        if show == Show::Nothing || !std::io::stderr().is_terminal() || short {
            return Self { bar: ProgressBar::hidden(), lines: None };
        }
        let (bar, style) = if endless {
            (ProgressBar::no_length(), "{spinner} {bytes} read, {bytes_per_sec}")
        } else {
            (
                ProgressBar::new(known),
                "{wide_bar} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left",
            )
        };
        bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(5));
        if let Ok(style) = ProgressStyle::with_template(style) {
            bar.set_style(style);
        }
        Self { bar, lines: None }
    }

    /// So many bytes had been done by an earlier run.
    pub(crate) fn skip(&self, bytes: u64) {
        self.bar.inc(bytes);
        self.bar.reset_eta();
        if let Some(lines) = &self.lines {
            let mut lines = lines.borrow_mut();
            lines.skipped += bytes;
            lines.begin = now();
        }
    }

    /// So many more bytes are done, which is one document.
    pub(crate) fn advance(&self, bytes: u64) {
        self.bar.inc(bytes);
        if let Some(lines) = &self.lines {
            let mut lines = lines.borrow_mut();
            lines.bytes += bytes;
            lines.documents += 1;
            if lines.last.elapsed() >= OFTEN {
                lines.last = now();
                lines.say();
            }
        }
    }

    /// Takes the bar away while something is written to stderr.
    pub(crate) fn suspend(&self, write: impl FnOnce()) {
        self.bar.suspend(write);
    }

    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
        if let Some(lines) = &self.lines {
            lines.borrow().say();
        }
    }
}

impl Lines {
    #[expect(clippy::cast_precision_loss, reason = "figures to be read, not reckoned with")]
    fn say(&self) {
        let seconds = self.begin.elapsed().as_secs_f64().max(1e-9);
        let (done, rate) = ((self.skipped + self.bytes) as f64 / 1e6, self.bytes as f64 / seconds);
        let of = self.known.map_or(String::new(), |known| format!(" of {:.1}", known as f64 / 1e6));
        let left = self.known.map_or(String::new(), |known| {
            let left = known.saturating_sub(self.skipped + self.bytes) as f64;
            format!(", {:.0} s left", left / rate.max(1.0))
        });
        eprintln!(
            "extract: {done:.1}{of} MB, {} documents, {:.1} MB/s{left}",
            HumanCount(self.documents),
            rate / 1e6
        );
    }
}
