//! FORMAT.md says what the code does.

use std::fmt::Write as _;

use newswire::{
    DateOrigin, Form, MentionKind, Modality, Modifier, OffsetUnit, Polarity, Quote, RelationKind,
    Stance,
};

use crate::markup::repository;

/// The kinds of the contract, in its order.
const KINDS: &[&str] = &[
    "position_held",
    "part_of_organization",
    "member_of",
    "nationality",
    "also_known_as",
    "located_in",
    "near",
    "borders",
    "capital_of",
    "ally_of",
    "adversary_of",
    "party_to",
    "part_of",
    "size_of",
    "made_by",
    "has_attribute",
    "transport",
    "travel",
    "supply",
    "prepare",
    "train",
    "station",
    "fight",
    "attack",
    "casualty",
    "assist",
    "use",
    "meet",
    "discuss",
    "sign",
    "pledge",
    "cooperate",
    "support",
    "request",
    "publish",
    "inspect",
    "conceal",
    "acquire",
    "gather",
    "fail",
    "protest",
    "ceasefire",
    "abduct",
    "arrest",
    "charge",
    "sentence",
    "sanction",
    "appoint",
    "leave_office",
    "vote",
    "pay",
    "disaster",
];

#[test]
fn format_lists_every_relation_with_its_roles() {
    let mut table = String::from("| kind | class | roles |\n|---|---|---|\n");
    for name in KINDS {
        let kind = RelationKind::from(*name);
        let class = kind.class().expect("help: a kind of FORMAT.md is not in src/kind.rs");
        let _ = writeln!(table, "| {name} | {class} | {} |", kind.roles().join(", "));
    }
    let path = repository("FORMAT.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let begin =
        text.find("<!-- relations").and_then(|at| text[at..].find("-->\n").map(|n| at + n + 4));
    let (begin, end) = (begin.unwrap(), text.find("<!-- end -->").unwrap());
    assert!(text[begin..end] == table, "help: write this between the marks in FORMAT.md\n{table}");
}

#[test]
fn format_names_every_word_of_the_lists() {
    let text = std::fs::read_to_string(repository("FORMAT.md")).unwrap();
    let mut missing = Vec::new();
    let mut check = |words: Vec<&'static str>| {
        missing.extend(words.into_iter().filter(|word| !text.contains(word)));
    };
    check(MentionKind::ALL.iter().map(|x| x.as_str()).collect());
    check(Form::ALL.iter().map(|x| x.as_str()).collect());
    check(Stance::ALL.iter().map(|x| x.as_str()).collect());
    check(Quote::ALL.iter().map(|x| x.as_str()).collect());
    check(Polarity::ALL.iter().map(|x| x.as_str()).collect());
    check(Modality::ALL.iter().map(|x| x.as_str()).collect());
    check(Modifier::ALL.iter().map(|x| x.as_str()).collect());
    check(OffsetUnit::ALL.iter().map(|x| x.as_str()).collect());
    check(DateOrigin::ALL.iter().map(|x| x.as_str()).collect());
    assert!(missing.is_empty(), "help: tell of {missing:?} in FORMAT.md");
}
