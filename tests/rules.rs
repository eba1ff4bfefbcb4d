//! The `yes` and `no` sentences that stand beside every built-in rule.

use newswire::Extractor;

use crate::markup::known;

/// An example that fails must be listed in KNOWN.toml; one that passes must not.
#[test]
fn rules_do_what_their_examples_say() {
    let mut known = known().rules;
    let mut report = Vec::new();
    for f in Extractor::english().check_rules() {
        if !known.remove(&format!("{}: {}", f.rule, f.sentence)) {
            report.push(format!("{}: {}\n    {}", f.rule, f.problem, f.sentence));
        }
    }
    let failed = report.len();
    if !known.is_empty() {
        let list: Vec<String> = known.into_iter().collect();
        report.push(format!(
            "help: remove from tests/KNOWN.toml what passes or is no example:\n    {}",
            list.join("\n    ")
        ));
    }
    assert!(
        report.is_empty(),
        "help: mend the rule in rules/en/ or its example; an example that is right and waits for code is \
         listed by `cargo run --example known > tests/KNOWN.toml`\n{}\n{failed} examples fail",
        report.join("\n"),
    );
}
