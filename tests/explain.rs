//! Why something was found, and why not.

use newswire::{Extractor, Input, MentionKind, RelationKind, Span, Subject};

use crate::markup::repository;

const TEXT: &str =
    "The foreign ministry said on Friday that Kenya had sent up to 600 police officers to Haiti.";

fn relation(kind: &str) -> String {
    let extractor = Extractor::english();
    let document = extractor.extract(Input::new(TEXT).date("2024-10-18"));
    let r = document.relations().iter().find(|r| r.kind.as_str() == kind).unwrap();
    let input = Input::new(TEXT).date("2024-10-18");
    extractor.explain(input, Subject::Relation(r.id)).unwrap().to_string()
}

fn mention(text: &str, words: &str) -> String {
    let extractor = Extractor::english();
    let input = Input::new(text).date("2024-10-18");
    let document = extractor.extract(input);
    let m = document.mentions().iter().find(|m| m.text == words).unwrap();
    extractor.explain(input, Subject::Mention(m.id)).unwrap().to_string()
}

#[test]
fn a_relation_names_its_rule_with_file_and_line_and_its_clause() {
    let why = relation("transport");
    for part in [
        "rule transport/move, rules/en/transport.toml:",
        "(send) evokes it",
        "passenger: “police officers”",
        "subject: “Kenya”",
        "positive, actual",
        "by “The foreign ministry”",
    ] {
        assert!(why.contains(part), "{part} is missing in:\n{why}");
    }
}

#[test]
fn a_statement_names_its_cue_with_file_and_line() {
    let extractor = Extractor::english();
    let why = extractor.explain(TEXT, Subject::Statement(0)).unwrap().to_string();
    let file = std::fs::read_to_string(repository("rules/en/statements.toml")).unwrap();
    let line = file.lines().position(|line| line == "id = \"statement/say\"").unwrap() + 1;
    let place = format!("found by rule statement/say, rules/en/statements.toml:{line}\n");
    assert!(why.contains(&place), "{why}");
}

#[test]
fn every_id_of_a_document_can_be_explained_and_no_other() {
    let extractor = Extractor::english();
    let document = extractor.extract(TEXT);
    for id in 0..document.mentions().len() {
        assert!(extractor.explain(TEXT, Subject::Mention(id)).is_some());
    }
    for id in 0..document.statements().len() {
        assert!(extractor.explain(TEXT, Subject::Statement(id)).is_some());
    }
    let none = document.relations().len();
    assert!(extractor.explain(TEXT, Subject::Relation(none)).is_none());
    assert!(extractor.explain("", Subject::Mention(0)).is_none());
}

#[test]
fn a_name_names_its_row_and_the_readings_that_lost() {
    let why = mention("Georgia beat Wales in Cardiff.", "Georgia");
    assert!(why.contains("row GE “Georgia” (place.country), gazetteers/countries.tsv:"), "{why}");
    assert!(why.contains("readings that lost\n    row US/georgia"), "{why}");
}

#[test]
fn a_date_says_what_it_was_seen_from() {
    let why = mention(TEXT, "Friday");
    assert!(why.contains("it comes to DATE 2024-10-18"), "{why}");
    assert!(why.contains("seen from 2024-10-18"), "{why}");
}

#[test]
fn a_number_says_its_bounds_and_what_it_counts() {
    let why = mention(TEXT, "up to 600");
    assert!(why.contains("at most 600") && why.contains("it counts “police officers”"), "{why}");
}

#[test]
fn what_is_missing_names_the_nearest_rule_or_row() {
    let extractor = Extractor::english();
    let ask = |text: &str, words: &str, wanted: newswire::Wanted| {
        let start = text.find(words).unwrap();
        extractor.why_not(text, Span::new(start, start + words.len()), wanted).to_string()
    };
    let text = "Reading is fun, she said.";
    let why = ask(text, "Reading", MentionKind::Place.into());
    assert!(why.contains("could name row GB/reading"), "{why}");
    assert!(why.contains("ambiguous"), "{why}");
    let why = ask(text, "fun", MentionKind::Person.into());
    assert!(why.contains("no row of a gazetteer"), "{why}");
    let why = ask(text, text, RelationKind::from("arrest").into());
    assert!(why.contains("no word here evokes it") && why.contains("detain"), "{why}");
    let text = "The plan killed all hope.";
    let why = ask(text, text, RelationKind::from("casualty").into());
    assert!(why.contains("“killed” evokes rule casualty/killed, rules/en/"), "{why}");
    assert!(why.contains("victim is required: as object"), "{why}");
    assert!(why.contains("the clause of “killed” has\n"), "{why}");
}

#[test]
fn an_explanation_is_data() {
    let extractor = Extractor::english();
    let why = extractor.explain(TEXT, Subject::Mention(0)).unwrap();
    let json = serde_json::to_value(&why).unwrap();
    assert!(json["because"][0]["line"].as_str().unwrap().starts_with("found by"));
}
