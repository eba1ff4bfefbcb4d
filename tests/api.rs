//! What holds of every public type.

use std::panic::{RefUnwindSafe, UnwindSafe};

use newswire::{Document, Error, Extractor, Input, OffsetUnit, RuleFailure, Span};

fn all<T: std::fmt::Debug + Send + Sync + UnwindSafe + RefUnwindSafe>() {}

#[test]
fn public_types_cross_threads() {
    all::<Extractor>();
    all::<Input<'_>>();
    all::<Document<'_>>();
    all::<Span>();
    all::<RuleFailure>();
    all::<OffsetUnit>();
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
