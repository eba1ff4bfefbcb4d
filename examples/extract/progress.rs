//! A bar for long work, on a terminal only.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::common::source::Source;

/// Less than this is done before anybody could read the bar.
const LONG: u64 = 4 << 20;

/// A bar that counts bytes read; nothing unless the work is long and somebody watches.
#[derive(Debug)]
pub(crate) struct Progress(ProgressBar);

impl Progress {
    pub(crate) fn new(sources: &[Source], quiet: bool) -> Self {
        let known: u64 = sources.iter().filter_map(|s| s.bytes).sum();
        let endless = sources.iter().any(|s| s.bytes.is_none());
        if quiet || !std::io::stderr().is_terminal() || (known < LONG && !endless) {
            return Self(ProgressBar::hidden());
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
        Self(bar)
    }

    /// So many more bytes are done.
    pub(crate) fn advance(&self, bytes: u64) {
        self.0.inc(bytes);
    }

    /// Takes the bar away while something is written to stderr.
    pub(crate) fn suspend(&self, write: impl FnOnce()) {
        self.0.suspend(write);
    }

    pub(crate) fn finish(&self) {
        self.0.finish_and_clear();
    }
}
