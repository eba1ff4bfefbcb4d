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

/// One rule for each thing that the lint finds.
const IDLE: &str = r#"
[[frame]]
id = "own/first"
gives = "voyage"
verbs = ["sail", "sailed"]
yes = ["[The ferry|ship] [sailed|trigger]."]
no = ["The ferry sank."]
[frame.roles]
ship = { slot = "subject" }

[[frame]]
id = "own/second"
gives = "voyage"
verbs = ["sail"]
yes = ["[The ferry|ship] [sailed|trigger]."]
no = ["The ferry sank."]
[frame.roles]
ship = { slot = "subject" }

[[pattern]]
id = "own/third"
gives = "twin"
match = "<a: place.city> twin of <b: place.city>"
yes = ["[Oslo|a], twin of [Rome|b], met."]
no = ["Oslo met Rome."]

[[pattern]]
id = "own/fourth"
gives = "twin"
match = "<a: place.city>  twin of  <b: place.city>"
yes = ["[Oslo|a], twin of [Rome|b], met."]
no = ["Oslo met Rome."]
"#;

#[test]
fn lint_names_rules_that_never_apply() {
    let extractor = Extractor::builder().rules("own.toml", IDLE).build().unwrap();
    let found: Vec<_> =
        extractor.lint_rules().into_iter().filter(|w| w.file == "own.toml").collect();
    let told: Vec<(&str, usize)> = found.iter().map(|w| (w.rule.as_str(), w.line)).collect();
    assert_eq!(told, [("own/first", 3), ("own/fourth", 28), ("own/second", 12)], "{found:?}");
    assert!(found[0].problem.contains("`sail`"), "{found:?}");
    assert!(found[1].problem.contains("own/third") && found[2].problem.contains("own/first"));
}
