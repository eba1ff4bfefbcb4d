//! W3C Web Annotations.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::Export;
use super::rdf::document_iri;
use super::view::{View, value_in_words};
use crate::{Document, Mention};

/// W3C Web Annotation (JSON-LD), a line a document: an `AnnotationPage` with an annotation for each mention,
/// statement and relation.
///
/// Targets are found by position (Unicode characters, as the data model asks) and by quote with 32 characters
/// around it.
/// The format: *Web Annotation Data Model*, W3C Recommendation of 23 February 2017.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct WebAnnotation;

/// Characters of context on each side of a quote: enough to find it again in a text that was edited.
const CONTEXT: usize = 32;

impl WebAnnotation {
    /// The format.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Export for WebAnnotation {
    fn extension(&self) -> &'static str {
        "jsonld"
    }

    fn write(
        &mut self,
        text: &str,
        document: &Document<'_>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let view = View::new(text, document)?;
        let page = Page { view: &view, iri: document_iri(&document.id) };
        let document = view.document;
        let mut items: Vec<Value> = Vec::new();
        items.extend(document.mentions.iter().filter(|m| m.start < m.end).map(|m| page.mention(m)));
        items.extend(document.statements.iter().map(|s| page.statement(s)));
        items.extend(document.relations.iter().map(|r| page.relation(r)));
        let page = json!({
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": format!("{}#annotations", page.iri),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        });
        serde_json::to_writer(&mut *out, &page)?;
        out.write_all(b"\n")
    }
}

struct Page<'a> {
    view: &'a View<'a>,
    iri: String,
}

impl Page<'_> {
    fn annotation(&self, name: &str, motivation: &str, body: Value, target: Value) -> Value {
        json!({
            "id": format!("{}#{name}", self.iri),
            "type": "Annotation",
            "motivation": motivation,
            "body": body,
            "target": target,
        })
    }

    fn target(&self, start: usize, end: usize) -> Value {
        let before = self.view.slice(0, start);
        let from = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
        let after = self.view.slice(end, self.view.text.len());
        let to = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
        json!({
            "source": self.iri,
            "selector": [
                {
                    "type": "TextPositionSelector",
                    "start": self.view.char(start),
                    "end": self.view.char(end),
                },
                {
                    "type": "TextQuoteSelector",
                    "exact": self.view.slice(start, end),
                    "prefix": &before[from..],
                    "suffix": &after[..to],
                },
            ],
        })
    }

    fn mention(&self, m: &Mention<'_>) -> Value {
        let mut body = vec![tag(m.kind.as_str())];
        if let Some(subtype) = &m.subtype {
            body.push(tag(subtype));
        }
        let value = value_in_words(m);
        if !value.is_empty() {
            body.push(text_body(&value, "describing"));
        }
        let entity = self.view.entity(m);
        if let Some(iri) = entity.map(|e| super::rdf::entity_iri(&self.iri, e)) {
            body.push(json!({ "source": iri, "purpose": "identifying" }));
        }
        let motivation = if entity.is_some() { "identifying" } else { "tagging" };
        let name = format!("mention-{}", m.id);
        self.annotation(&name, motivation, Value::Array(body), self.target(m.start, m.end))
    }

    fn statement(&self, s: &crate::Statement<'_>) -> Value {
        let mut body = vec![tag("statement"), tag(s.stance.as_str())];
        let sources = self.view.sources(Some(s.id));
        if !sources.is_empty() {
            body.push(text_body(&sources.join(" ← "), "describing"));
        }
        let places =
            [s.cue.as_ref().map(|c| (c.start, c.end)), s.content.map(|c| (c.start, c.end))];
        let targets: Vec<Value> =
            places.into_iter().flatten().map(|(start, end)| self.target(start, end)).collect();
        let name = format!("statement-{}", s.id);
        self.annotation(&name, "describing", Value::Array(body), Value::Array(targets))
    }

    fn relation(&self, r: &crate::Relation<'_>) -> Value {
        let mut roles = Map::new();
        for a in &r.arguments {
            let value = match (a.mention, a.relation, &a.value) {
                (Some(m), ..) => format!("{}#mention-{m}", self.iri),
                (None, Some(x), _) => format!("{}#relation-{x}", self.iri),
                (None, None, Some(v)) => v.to_string(),
                (None, None, None) => continue,
            };
            let entry = roles.entry(a.role.as_str()).or_insert_with(|| Value::Array(Vec::new()));
            if let Value::Array(values) = entry {
                values.push(Value::String(value));
            }
        }
        let described = json!({
            "type": "TextualBody",
            "purpose": "describing",
            "format": "application/json",
            "value": json!({
                "kind": r.kind, "class": r.class, "roles": roles, "modality": r.modality,
                "polarity": r.polarity, "rule": r.rule,
            })
            .to_string(),
        });
        let body = vec![tag(r.kind.as_str()), described];
        let name = format!("relation-{}", r.id);
        self.annotation(&name, "linking", Value::Array(body), self.target(r.start, r.end))
    }
}

fn tag(value: &str) -> Value {
    text_body(value, "tagging")
}

fn text_body(value: &str, purpose: &str) -> Value {
    json!({ "type": "TextualBody", "purpose": purpose, "value": value })
}
