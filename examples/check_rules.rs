//! Runs the `yes` and `no` sentences of every built-in rule and prints what fails.
//!
//! `cargo run --example check_rules [RULE-PREFIX]`

fn main() {
    let prefix = std::env::args().nth(1).unwrap_or_default();
    let failures = newswire::Extractor::english().check_rules();
    let mut shown = 0;
    for f in failures.iter().filter(|f| f.rule.starts_with(&prefix)) {
        println!("{}: {}\n    {}", f.rule, f.problem, f.sentence);
        shown += 1;
    }
    println!("{shown} examples fail");
    std::process::exit(i32::from(shown > 0));
}
