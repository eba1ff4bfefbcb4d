//! Names the rules that can never apply, or that another rule always beats: those of the files that are named, of
//! all that is built in where none is.
//!
//! ```sh
//! cargo run --example lint_rules -- my-rules.toml
//! ```

use std::process::ExitCode;

use newswire::Extractor;

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let mut builder = Extractor::builder();
    for path in &files {
        builder.rules_file(path);
    }
    let extractor = match builder.build() {
        Ok(extractor) => extractor,
        Err(fault) => {
            eprintln!("lint_rules: {fault}");
            return ExitCode::from(2);
        }
    };
    let mut warnings = extractor.lint_rules();
    warnings.retain(|w| files.is_empty() || files.contains(&w.file));
    for warning in &warnings {
        println!("{warning}");
    }
    println!("{} rules to look at", warnings.len());
    ExitCode::from(u8::from(!warnings.is_empty()))
}
