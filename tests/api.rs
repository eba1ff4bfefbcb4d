//! What holds of every public type.

use std::panic::{RefUnwindSafe, UnwindSafe};

use newswire::{
    Argument, Builder, Codes, Cue, Document, Entity, Error, Explanation, Extractor, Finding, Input,
    Ledger, Link, Mention, OffsetUnit, Relation, Report, Rows, RuleFailure, RuleWarning, Scratch,
    Sentence, Span, Statement, Subject, Trigger, Value, Wanted,
};

fn all<T: std::fmt::Debug + Send + Sync + UnwindSafe + RefUnwindSafe>() {}

#[test]
fn public_types_cross_threads() {
    all::<(Extractor, Builder, Scratch, Input<'_>, Span, OffsetUnit, Codes)>();
    all::<(Document<'_>, Sentence, Mention<'_>, Value, Entity<'_>, Statement<'_>, Cue<'_>)>();
    all::<(Relation<'_>, Trigger<'_>, Argument<'_>, Link)>();
    all::<(Explanation, Subject, Wanted, Finding, RuleFailure, RuleWarning)>();
    all::<(Ledger, Report, Rows)>();
    // it may hold an error of the operating system, which promises nothing of panics
    fn crosses<T: std::fmt::Debug + Send + Sync>() {}
    crosses::<Error>();
}

#[test]
fn clones_share_their_tables() {
    let one = Extractor::english();
    let two = one.clone();
    let text = "Kenya sent 600 police officers to Haiti.";
    assert_eq!(one.extract(text), two.extract(text));
}

#[test]
fn ids_index_slices_and_spans_slice_text() {
    let text = "Kenya sent 600 police officers to Haiti.";
    let extractor = Extractor::english();
    let document = extractor.extract(text);
    for (i, m) in document.mentions().iter().enumerate() {
        assert_eq!((m.id, &text[m.span()]), (i, &*m.text));
    }
}

/// A document with two statements that relay each other, as no reading makes it.
const CIRCLE: &str = r#"{"schema": "newswire/1", "id": "", "offsets": "byte", "sentences": [], "entities": [],
    "mentions": [
        {"id": 0, "start": 0, "end": 2, "text": "he", "kind": "person", "form": "pronoun", "rule": "x/y"}
    ],
    "statements": [
        {"id": 0, "kind": "report", "source": 0, "stance": "assert", "quote": "none", "via": 1, "rule": "x/y"},
        {"id": 1, "kind": "report", "source": 7, "stance": "report", "quote": "none", "via": 0, "rule": "x/y"}
    ],
    "relations": []}"#;

#[test]
fn indices_are_followed_and_those_that_lead_nowhere_are_none() {
    let text = "Kenya sent 600 police officers to Haiti, according to the United Nations, Reuters reported.";
    let extractor = Extractor::english();
    let document = extractor.extract(text);
    let sent = document.relations().iter().find(|r| r.kind == "transport").unwrap();
    let who: Vec<&str> =
        document.sources(sent.statement).map(|m| document.name(m).unwrap()).collect();
    assert_eq!(who, ["United Nations", "Reuters"]);
    let destination = sent.role("destination").next().unwrap();
    assert_eq!(document.entity_of(destination).unwrap().country.as_deref(), Some("HT"));
    assert_eq!(document.sources(None).count(), 0);

    let document: Document<'_> = serde_json::from_str(CIRCLE).unwrap();
    assert_eq!(document.sources(Some(0)).collect::<Vec<_>>(), [0, 7]);
    assert_eq!((document.name(0), document.name(7)), (Some("he"), None));
    assert!(document.entity_of(0).is_none() && document.chain(Some(2)).next().is_none());
}
