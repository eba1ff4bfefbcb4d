//! Reports to a ledger and rows to standard output: what `compare` and `timeline` have in common.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory};
use newswire::{Extractor, Ledger, Report, Rows};
use rayon::prelude::*;

use crate::common::arguments::{Inputs, nothing_to_read};
use crate::common::item::Item;
use crate::common::source::{self, Items, Source};

/// What is read, and what is kept.
#[derive(Debug, Args)]
pub(crate) struct Reading {
    #[command(flatten)]
    inputs: Inputs,

    /// Begin with the reports of a ledger that --save wrote
    #[arg(long = "continue", value_name = "LEDGER")]
    begin: Option<PathBuf>,

    /// Write the ledger, to be continued later
    #[arg(long, value_name = "LEDGER")]
    save: Option<PathBuf>,
}

impl Reading {
    /// Reads, compares and prints what `write` makes of the rows; `C` is the command, for its usage and its name.
    pub(crate) fn run<C: CommandFactory>(&self, write: impl FnOnce(&Rows) -> String) -> ExitCode {
        if self.inputs.inputs.is_empty() && self.begin.is_none() {
            nothing_to_read::<C>();
        }
        let command = C::command();
        let name = command.get_name();
        let (ledger, faults) = match self.ledger() {
            Ok(read) => read,
            Err(message) => {
                eprintln!("{name}: {message}");
                return ExitCode::from(2);
            }
        };
        for message in &faults {
            eprintln!("{name}: {message}");
        }
        // a reader that has seen enough closes the pipe: no fault
        let _ = std::io::stdout().write_all(write(&ledger.rows()).as_bytes());
        if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    /// The ledger, and what is wrong with inputs that are not in it.
    fn ledger(&self) -> Result<(Ledger, Vec<String>), String> {
        let mut ledger = match &self.begin {
            None => Ledger::default(),
            Some(path) => {
                let say = |fault: &dyn std::fmt::Display| format!("{}: {fault}", path.display());
                let text = std::fs::read(path).map_err(|f| say(&source::explain(&f)))?;
                serde_json::from_slice(&text)
                    .map_err(|f| say(&format!("is no saved ledger: {f}, write one with --save")))?
            }
        };
        let lines = self.inputs.lines();
        let (sources, mut faults) = Source::find(&self.inputs.inputs, lines);
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
        let Item { label, content, .. } = item;
        let say = |what: String| format!("{label}: {what}");
        let text = content.read().map_err(say)?;
        let document = extractor.extract(text.input(self.inputs.date.as_deref()));
        Report::new(extractor, &document, &text.text).map_err(|f| say(f.to_string()))
    }
}
