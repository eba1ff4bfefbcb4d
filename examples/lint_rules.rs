//! Names the rules that can never apply, or that another rule always beats, among the built-in ones and those of
//! the files that are named.
//!
//! ```sh
//! cargo run --example lint_rules -- my-rules.toml
//! ```

use std::process::ExitCode;

use newswire::Extractor;

fn main() -> ExitCode {
    let mut builder = Extractor::builder();
    for path in std::env::args().skip(1) {
        builder.rules_file(path);
    }
    let extractor = match builder.build() {
        Ok(extractor) => extractor,
        Err(fault) => {
            eprintln!("lint_rules: {fault}");
            return ExitCode::from(2);
        }
    };
    let warnings = extractor.lint_rules();
    for w in &warnings {
        println!("{}:{}: `{}` {}", w.file, w.line, w.rule, w.problem);
    }
    println!("{} rules to look at", warnings.len());
    ExitCode::from(u8::from(!warnings.is_empty()))
}
