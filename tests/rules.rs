//! The `yes` and `no` sentences that stand beside every built-in rule.

use std::collections::{BTreeMap, BTreeSet};

use newswire::{Extractor, RelationKind};

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

/// Sentences under `yes` that every kind of the contract must have at least, over all its rules.
const YES: usize = 6;

/// As [`YES`], under `no`.
const NO: usize = 4;

/// A kind whose rules lost their sentences is one whose rules nobody checks.
#[test]
fn every_kind_has_enough_sentences() {
    let mut counts: BTreeMap<String, [BTreeSet<String>; 2]> =
        RelationKind::known().map(|kind| (kind.to_owned(), Default::default())).collect();
    for text in rule_files() {
        let file: toml::Table = text.parse().unwrap();
        let rules = ["frame", "group", "pattern"].into_iter().filter_map(|form| file.get(form));
        for rule in rules.filter_map(toml::Value::as_array).flatten() {
            let count = counts.entry(rule["gives"].as_str().unwrap().to_owned()).or_default();
            for (list, of) in count.iter_mut().zip(["yes", "no"]) {
                let sentences = rule[of].as_array().unwrap().iter();
                list.extend(sentences.map(|s| s.as_str().unwrap().to_owned()));
            }
        }
    }
    let few: Vec<String> = counts
        .iter()
        .filter(|(_, [yes, no])| yes.len() < YES || no.len() < NO)
        .map(|(kind, [yes, no])| format!("{kind}: {} yes, {} no", yes.len(), no.len()))
        .collect();
    assert!(
        few.is_empty(),
        "help: write sentences of other stories for these kinds in rules/en/ ({YES} yes, {NO} no)\n{}",
        few.join("\n"),
    );
}

/// The texts of the files of rules.
fn rule_files() -> Vec<String> {
    let dir = concat!(env!("CARGO_MANIFEST_DIR"), "/rules/en");
    std::fs::read_dir(dir)
        .unwrap()
        .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect()
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
fn no_built_in_rule_is_idle() {
    assert_eq!(Extractor::english().lint_rules(), []);
}

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
