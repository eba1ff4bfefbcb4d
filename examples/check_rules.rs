//! Runs the `yes` and `no` sentences of every rule, the built-in ones and those of the files that are named, and
//! prints what fails.
//!
//! ```sh
//! cargo run --example check_rules                      # all rules
//! cargo run --example check_rules -- transport         # those whose id begins so
//! cargo run --example check_rules -- my-rules.toml     # with rules of your own
//! ```

use std::process::ExitCode;

use newswire::Extractor;

fn main() -> ExitCode {
    let mut builder = Extractor::builder();
    let mut prefix = String::new();
    for argument in std::env::args().skip(1) {
        if argument.ends_with(".toml") {
            builder.rules_file(argument);
        } else {
            prefix = argument;
        }
    }
    let extractor = match builder.build() {
        Ok(extractor) => extractor,
        Err(fault) => {
            eprintln!("check_rules: {fault}");
            return ExitCode::from(2);
        }
    };
    let mut failures = extractor.check_rules();
    failures.retain(|f| f.rule.starts_with(&prefix));
    for failure in &failures {
        println!("{failure}");
    }
    println!("{} examples fail", failures.len());
    ExitCode::from(u8::from(!failures.is_empty()))
}
