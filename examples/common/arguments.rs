//! The options by which reports are named.

use std::path::PathBuf;

use clap::{Args, CommandFactory, ValueEnum};

/// What is read.
#[derive(Clone, Debug, Args)]
pub(crate) struct Inputs {
    /// Files, directories (their *.txt files, sorted, not those of folders inside), or - for standard
    /// input
    #[arg(value_name = "FILES | DIRS | -")]
    pub(crate) inputs: Vec<PathBuf>,

    /// The day the reports were written; without it a header or dateline of the text decides, if there is one
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(crate) date: Option<String>,

    /// What the inputs are: text, one report a file; or jsonl, one {"id", "text", "date"?, "source"?} a
    /// line (of a directory, its *.jsonl files)
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) input: Kind,
}

/// What the inputs are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// One report a file
    Text,
    /// One object a line
    Jsonl,
}

impl Inputs {
    /// Whether a source holds one report a line.
    pub(crate) fn lines(&self) -> bool {
        self.input == Kind::Jsonl
    }
}

/// A day as users write it.
pub(crate) fn day(text: &str) -> Result<String, String> {
    if newswire::is_day(text) {
        Ok(text.to_owned())
    } else {
        Err("no calendar day, write YYYY-MM-DD such as 2024-10-18".to_owned())
    }
}

/// Ends the command `C`, which has been given nothing to read, as clap ends it for other errors of the
/// command line: with its usage, and code 2.
pub(crate) fn nothing_to_read<C: CommandFactory>() -> ! {
    let message = "nothing to read: name files or directories, or - for standard input";
    C::command().error(clap::error::ErrorKind::MissingRequiredArgument, message).exit()
}
