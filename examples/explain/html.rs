//! Explanations as a page.

use minijinja::context;
use newswire::{Explanation, Extractor, Input, Subject};
use serde::Serialize;

use crate::common::page;

/// A part of the page.
#[derive(Debug, Serialize)]
struct Part {
    anchor: &'static str,
    title: &'static str,
    explanations: Vec<Explanation>,
}

/// The page of one explanation, or of everything that is found in a text.
pub(crate) fn page(
    extractor: &Extractor,
    input: Input<'_>,
    date: &str,
    one: Option<Explanation>,
) -> Result<String, String> {
    let mut parts = match one {
        Some(one) => vec![Part { anchor: "why", title: "Why", explanations: vec![one] }],
        None => all(extractor, input),
    };
    parts.retain(|part| !part.explanations.is_empty());
    let given = context! { text => input.text, date, parts };
    page::render(include_str!("page.html"), &[], given)
}

fn all(extractor: &Extractor, input: Input<'_>) -> Vec<Part> {
    let document = extractor.extract(input);
    let explain = |count: usize, subject: fn(usize) -> Subject| {
        (0..count).filter_map(|id| extractor.explain(input, subject(id))).collect()
    };
    vec![
        Part {
            anchor: "relations",
            title: "Events and facts",
            explanations: explain(document.relations().len(), Subject::Relation),
        },
        Part {
            anchor: "statements",
            title: "Statements",
            explanations: explain(document.statements().len(), Subject::Statement),
        },
        Part {
            anchor: "mentions",
            title: "Mentions",
            explanations: explain(document.mentions().len(), Subject::Mention),
        },
    ]
}
