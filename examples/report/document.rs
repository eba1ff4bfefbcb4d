//! One document as the template sees it.

use newswire::{Document, MentionKind, Polarity, Relation, RelationClass};
use serde::Serialize;

use crate::graph::{self, Graph};
use crate::text::{self, Line};

/// One document as the template sees it.
#[derive(Debug, Serialize)]
pub(crate) struct View {
    /// What stands in its links: `d1`.
    anchor: String,
    id: String,
    date: Option<String>,
    date_from: Option<&'static str>,
    lines: Vec<Line>,
    events: Vec<Row>,
    facts: Vec<Row>,
    entities: Vec<Thing>,
    places: Vec<Place>,
    timeline: Vec<Moment>,
    graph: Option<Graph>,
}

/// A fact or event.
#[derive(Debug, Serialize)]
struct Row {
    id: usize,
    kind: String,
    trigger: String,
    arguments: Vec<Argument>,
    when: String,
    how: String,
    says: Vec<String>,
    evidence: String,
    rule: String,
}

#[derive(Debug, Serialize)]
struct Argument {
    role: String,
    text: String,
}

/// An entity.
#[derive(Debug, Serialize)]
struct Thing {
    id: usize,
    name: String,
    kind: String,
    aliases: Vec<String>,
    mentions: usize,
    wikidata: Option<String>,
    reference: Option<String>,
    country: Option<String>,
}

/// A place of which the coordinates are known.
#[derive(Debug, Serialize)]
struct Place {
    name: String,
    country: Option<String>,
    lat: f64,
    lon: f64,
    mentions: usize,
    alternatives: Vec<String>,
}

/// An event with its time.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Moment {
    begin: String,
    when: String,
    words: String,
    what: String,
    says: Vec<String>,
}

impl View {
    pub(crate) fn new(number: usize, text: &str, document: &Document<'_>) -> Self {
        let of = |class| {
            let relations = document.relations().iter().filter(move |r| r.class == class);
            relations.map(|r| row(text, document, r)).collect::<Vec<Row>>()
        };
        Self {
            anchor: format!("d{number}"),
            id: document.id.to_string(),
            date: document.reference_date.as_deref().map(str::to_owned),
            date_from: document.reference_date_from.map(newswire::DateOrigin::as_str),
            lines: text::lines(text, document),
            events: of(RelationClass::Event),
            facts: of(RelationClass::Fact),
            entities: things(document),
            places: places(document),
            timeline: timeline(document),
            graph: graph::draw(document),
        }
    }
}

/// What fills a role, in words.
pub(crate) fn filler(document: &Document<'_>, a: &newswire::Argument<'_>) -> String {
    match (a.mention, a.relation, &a.value) {
        (Some(m), ..) => {
            let Some(mention) = document.mentions().get(m) else { return String::new() };
            let name = text::name(document, m);
            if name == mention.text { name } else { format!("{} ({name})", mention.text) }
        }
        (None, Some(r), _) => document
            .relations()
            .get(r)
            .map_or_else(String::new, |r| format!("→ {}", words(document, r))),
        (None, None, Some(v)) => v.to_string(),
        (None, None, None) => String::new(),
    }
}

/// A relation in a few words: "transport: Kenya, police officers, Haiti".
fn words(document: &Document<'_>, r: &Relation<'_>) -> String {
    let mut names: Vec<String> =
        r.arguments.iter().filter_map(|a| a.mention).map(|m| text::name(document, m)).collect();
    names.dedup();
    format!("{}: {}", r.kind, names.join(", "))
}

fn row(text: &str, document: &Document<'_>, r: &Relation<'_>) -> Row {
    let date = r.date.and_then(|d| document.mentions().get(d));
    let not = if r.polarity == Polarity::Negative { "not " } else { "" };
    Row {
        id: r.id,
        kind: r.kind.to_string(),
        trigger: r.trigger.as_ref().map(|t| t.text.to_string()).unwrap_or_default(),
        arguments: r
            .arguments
            .iter()
            .map(|a| Argument {
                role: a.role.as_str().replace('_', " "),
                text: filler(document, a),
            })
            .collect(),
        when: date.map_or_else(String::new, |d| format!("{} ({})", d.text, text::value(d))),
        how: format!("{not}{}", r.modality),
        says: text::sources(document, r.statement),
        evidence: text.get(r.start..r.end).unwrap_or_default().to_owned(),
        rule: r.rule.to_string(),
    }
}

fn things(document: &Document<'_>) -> Vec<Thing> {
    let things = document.entities().iter().map(|e| Thing {
        id: e.id,
        name: e.name.to_string(),
        kind: e.subtype.as_deref().unwrap_or(e.kind.as_str()).to_owned(),
        aliases: e.aliases.iter().map(ToString::to_string).collect(),
        mentions: e.mentions.len(),
        wikidata: e.wikidata.as_deref().map(str::to_owned),
        reference: e.reference.as_deref().map(str::to_owned),
        country: e.country.as_deref().map(str::to_owned),
    });
    things.collect()
}

fn places(document: &Document<'_>) -> Vec<Place> {
    let places = document.entities().iter().filter(|e| e.kind == MentionKind::Place);
    let located = places.filter_map(|e| {
        Some(Place {
            name: e.name.to_string(),
            country: e.country.as_deref().map(str::to_owned),
            lat: e.lat?,
            lon: e.lon?,
            mentions: e.mentions.len(),
            alternatives: e.alternatives.iter().map(ToString::to_string).collect(),
        })
    });
    located.collect()
}

/// The events whose time has a first or last day, in the order of the calendar.
fn timeline(document: &Document<'_>) -> Vec<Moment> {
    let events = document.relations().iter().filter(|r| r.class == RelationClass::Event);
    let mut out: Vec<Moment> = events
        .filter_map(|r| {
            let m = document.mentions().get(r.date?)?;
            let time = m.value.as_ref()?.as_time()?;
            let begin = time.begin.as_ref().or(time.end.as_ref())?;
            Some(Moment {
                begin: begin.clone(),
                when: text::value(m),
                words: m.text.to_string(),
                what: words(document, r),
                says: text::sources(document, r.statement),
            })
        })
        .collect();
    out.sort_by(|a, b| a.begin.cmp(&b.begin));
    out
}
