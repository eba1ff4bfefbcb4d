//! Reports to a ledger: what `compare` and `timeline` have in common.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use newswire::{Extractor, Input, Ledger, Report};
use rayon::prelude::*;
use serde::Deserialize;

use crate::item::{Content, Item};
use crate::source::{self, Items, Source};

/// What is read, and how.
#[derive(Debug, Args)]
pub(crate) struct Reading {
    /// Files, directories (their *.txt files, sorted, not those of folders inside), or - for standard input
    #[arg(value_name = "FILES | DIRS | -")]
    pub(crate) inputs: Vec<PathBuf>,

    /// The day the reports were written; without it a header or dateline of the text decides, if there is one
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(crate) date: Option<String>,

    /// What the inputs are: text, one report a file; or jsonl, one {"id", "text", "date"?, "source"?} a line
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) input: Kind,

    /// Begin with the reports of a ledger that --save wrote
    #[arg(long = "continue", value_name = "LEDGER")]
    pub(crate) begin: Option<PathBuf>,

    /// Write the ledger, to be continued later
    #[arg(long, value_name = "LEDGER")]
    pub(crate) save: Option<PathBuf>,
}

/// What the inputs are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// One report a file
    Text,
    /// One object a line
    Jsonl,
}

fn day(text: &str) -> Result<String, String> {
    if newswire::is_day(text) {
        Ok(text.to_owned())
    } else {
        Err("no calendar day, write YYYY-MM-DD such as 2024-10-18".to_owned())
    }
}

/// A line of a corpus. Fields that are not known are another program's and are left alone.
#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
    #[serde(default)]
    date: Option<String>,
    #[serde(default)]
    source: Option<String>,
}

impl Reading {
    /// The ledger, and what is wrong with inputs that are not in it.
    pub(crate) fn ledger(&self) -> Result<(Ledger, Vec<String>), String> {
        let mut ledger = match &self.begin {
            None => Ledger::default(),
            Some(path) => {
                let say = |fault: &dyn std::fmt::Display| format!("{}: {fault}", path.display());
                let text = std::fs::read(path).map_err(|f| say(&source::explain(&f)))?;
                serde_json::from_slice(&text)
                    .map_err(|f| say(&format!("is no saved ledger: {f}, write one with --save")))?
            }
        };
        let lines = self.input == Kind::Jsonl;
        let (sources, mut faults) = Source::find(&self.inputs, lines);
        let mut items = Items::new(sources, lines);
        let extractor = Extractor::english();
        loop {
            let batch = items.batch();
            if batch.is_empty() {
                break;
            }
            let read: Vec<Result<Report, String>> =
                batch.into_par_iter().map(|item| self.report(&extractor, item)).collect();
            for report in read {
                match report {
                    Ok(report) => ledger.push(report),
                    Err(message) => faults.push(message),
                }
            }
        }
        if let Some(path) = &self.save {
            let json = serde_json::to_vec(&ledger).map_err(|f| f.to_string())?;
            std::fs::write(path, json)
                .map_err(|f| format!("{}: cannot be written: {f}", path.display()))?;
        }
        Ok((ledger, faults))
    }

    fn report(&self, extractor: &Extractor, item: Item) -> Result<Report, String> {
        let say = |what: String| format!("{}: {what}", item.label);
        let (id, text, date, origin) = match item.content {
            Content::Fault(message) => return Err(say(message)),
            Content::File { id, path } => {
                let text = std::fs::read(path).map_err(|f| say(source::explain(&f)))?;
                (id, utf8(text).map_err(say)?, None, None)
            }
            Content::Text { id, text } => (id, utf8(text).map_err(say)?, None, None),
            Content::Line(line) => {
                let line: Line = serde_json::from_slice(&line).map_err(|f| {
                    say(format!("malformed: {f}, a line is {{\"id\": \"…\", \"text\": \"…\"}}"))
                })?;
                if line.date.as_deref().is_some_and(|d| !newswire::is_day(d)) {
                    return Err(say("its date is no calendar day, write YYYY-MM-DD".to_owned()));
                }
                (line.id, line.text, line.date, line.source)
            }
        };
        let mut input = Input::new(&text).id(&id);
        if let Some(date) = date.as_deref().or(self.date.as_deref()) {
            input = input.date(date);
        }
        if let Some(source) = &origin {
            input = input.source(source);
        }
        let document = extractor.extract(input);
        Report::new(extractor, &document, &text).map_err(|f| say(f.to_string()))
    }
}

/// The text, or that it is none.
fn utf8(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|fault| {
        let at = fault.utf8_error().valid_up_to();
        format!("not UTF-8 at offset {at}, convert it first, for example with iconv")
    })
}
