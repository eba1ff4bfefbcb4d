//! Runs the `yes` and `no` sentences of rules.

use std::fmt;

use super::rule::Example;
use crate::output::Document;
use crate::{Extractor, Span};

/// What a rule's example should have given and did not.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RuleFailure {
    /// The rule.
    pub rule: String,
    /// Its example sentence, as marked up.
    pub sentence: String,
    /// What is wrong.
    pub problem: String,
}

impl fmt::Display for RuleFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rule, sentence, problem } = self;
        write!(f, "{rule}: {problem}\n    {sentence}")
    }
}

/// Runs all examples.
pub(crate) fn check(extractor: &Extractor, examples: &[Example]) -> Vec<RuleFailure> {
    let mut out = Vec::new();
    for example in examples {
        let (text, marks) = unmark(&example.sentence);
        let document = extractor.extract(&text);
        if let Some(problem) = problem(example, &document, &marks, &text) {
            out.push(RuleFailure {
                rule: example.rule.clone(),
                sentence: example.sentence.clone(),
                problem,
            });
        }
    }
    out
}

/// The sentence without its markup, and the marked spans with their roles.
fn unmark(sentence: &str) -> (String, Vec<(Span, String)>) {
    let mut text = String::with_capacity(sentence.len());
    let mut marks = Vec::new();
    let mut rest = sentence;
    while let Some(open) = rest.find('[') {
        let Some(close) = rest[open..].find(']').map(|c| c + open) else { break };
        let Some((surface, role)) = rest[open + 1..close].split_once('|') else {
            text.push_str(&rest[..=close]);
            rest = &rest[close + 1..];
            continue;
        };
        text.push_str(&rest[..open]);
        let start = text.len();
        text.push_str(surface);
        marks.push((Span::new(start, text.len()), role.trim().to_owned()));
        rest = &rest[close + 1..];
    }
    text.push_str(rest);
    (text, marks)
}

fn problem(
    example: &Example,
    document: &Document<'_>,
    marks: &[(Span, String)],
    text: &str,
) -> Option<String> {
    if example.gives == "statement" {
        return said(example, document, marks, text);
    }
    let found: Vec<_> =
        document.relations.iter().filter(|r| r.kind.as_str() == example.gives).collect();
    if !example.expected {
        return (!found.is_empty()).then(|| format!("gives `{}`, and must not", example.gives));
    }
    if found.is_empty() {
        return Some(format!("does not give `{}`", example.gives));
    }
    let mut least: Option<Vec<String>> = None;
    for r in found {
        let wrong: Vec<String> = marks
            .iter()
            .filter(|(span, role)| !has(document, r, *span, role))
            .map(|(span, role)| format!("{role} is not `{}`", &text[*span]))
            .collect();
        if wrong.is_empty() {
            return None;
        }
        if least.as_ref().is_none_or(|l| wrong.len() < l.len()) {
            least = Some(wrong);
        }
    }
    least.map(|wrong| wrong.join(", "))
}

/// As [`problem`], of a cue.
fn said(
    example: &Example,
    document: &Document<'_>,
    marks: &[(Span, String)],
    text: &str,
) -> Option<String> {
    let found: Vec<_> = document.statements.iter().filter(|s| s.rule == example.rule).collect();
    if !example.expected {
        return (!found.is_empty()).then(|| "gives a statement, and must not".to_owned());
    }
    let fits = |s: &&&crate::Statement<'_>| {
        marks.iter().all(|(span, role)| match role.as_str() {
            "cue" => s.cue.as_ref().is_some_and(|c| Span::new(c.start, c.end).overlaps(*span)),
            _ => s.source.is_some_and(|m| meets(document, m, *span)),
        })
    };
    if found.iter().any(|s| fits(&s)) {
        return None;
    }
    let named = found
        .first()
        .and_then(|s| s.source)
        .map_or("nobody", |m| &text[document.mentions[m].span()]);
    Some(if found.is_empty() {
        "gives no statement".to_owned()
    } else {
        format!("the source is `{named}`")
    })
}

/// Whether the relation has something at `span` in `role`.
fn has(document: &Document<'_>, r: &crate::Relation<'_>, span: Span, role: &str) -> bool {
    match role {
        "trigger" => r.trigger.as_ref().is_some_and(|t| Span::new(t.start, t.end).overlaps(span)),
        "date" => r.date.is_some_and(|d| document.mentions[d].span().overlaps(span)),
        "planned" | "expected" | "possible" | "conditional" | "attempted" | "generic"
        | "actual" => r.modality.as_str() == role,
        "negative" => r.polarity == crate::Polarity::Negative,
        _ => r.arguments.iter().filter(|a| a.role.as_str() == role).any(|a| {
            a.mention.is_some_and(|m| meets(document, m, span))
                || a.relation.is_some_and(|x| {
                    document.relations[x]
                        .trigger
                        .as_ref()
                        .is_some_and(|t| Span::new(t.start, t.end).overlaps(span))
                })
        }),
    }
}

/// Whether a mention lies at `span`: the end of the one is inside the other, so that "soldiers" meets "1,500 soldiers".
fn meets(document: &Document<'_>, mention: usize, span: Span) -> bool {
    let m = document.mentions[mention].span();
    m.overlaps(span)
        && (span.contains(Span::new(m.end - 1, m.end))
            || m.contains(Span::new(span.end - 1, span.end)))
}
