//! One document as the template sees it.

use std::collections::BTreeSet;

use newswire::{
    Document, Mention, MentionKind, Modality, Polarity, Relation, RelationClass, Stance, Statement,
};
use serde::Serialize;

use crate::common::words::{name, stance};
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
    /// The beginning of the text.
    opening: String,
    lines: Vec<Line>,
    events: Vec<Row>,
    facts: Vec<Row>,
    entities: Vec<Thing>,
    places: Vec<Place>,
    timeline: Vec<Moment>,
    graph: Option<Graph>,
    /// The ends of sentences in bytes.
    #[serde(skip)]
    ends: Vec<usize>,
    /// The mentions that the page shows.
    #[serde(skip)]
    shown: BTreeSet<usize>,
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
    says: String,
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
pub(crate) struct Place {
    pub(crate) name: String,
    pub(crate) country: Option<String>,
    pub(crate) lat: f64,
    pub(crate) lon: f64,
    /// Where the page tells of it.
    pub(crate) href: String,
    mentions: usize,
    alternatives: Vec<String>,
}

/// An event with its time.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Moment {
    begin: String,
    when: String,
    words: String,
    kind: String,
    what: String,
    how: String,
    says: String,
}

impl View {
    pub(crate) fn new(number: usize, text: &str, document: &Document<'_>) -> Self {
        let of = |class| {
            let relations = document.relations().iter().filter(move |r| r.class == class);
            relations.map(|r| row(text, document, r)).collect::<Vec<Row>>()
        };
        let anchor = format!("d{number}");
        let lines = text::lines(text, document);
        Self {
            id: document.id.to_string(),
            date: document.reference_date.as_deref().map(str::to_owned),
            date_from: document.reference_date_from.map(newswire::DateOrigin::as_str),
            opening: opening(text, document),
            shown: lines.iter().flat_map(Line::mentions).collect(),
            lines,
            ends: document.sentences.iter().map(|s| s.end).collect(),
            events: of(RelationClass::Event),
            facts: of(RelationClass::Fact),
            entities: things(document),
            places: places(&anchor, document),
            timeline: timeline(text, document),
            graph: graph::draw(document),
            anchor,
        }
    }

    pub(crate) fn id(&self) -> &str {
        &self.id
    }

    pub(crate) fn places(&self) -> &[Place] {
        &self.places
    }

    /// A link to a mention, or to the sentence that holds a byte where the page does not show the mention.
    pub(crate) fn place(&self, start: usize, mention: Option<usize>) -> String {
        if let Some(m) = mention.filter(|m| self.shown.contains(m)) {
            return format!("#{}-m{m}", self.anchor);
        }
        let sentence = self.ends.partition_point(|end| *end <= start);
        if sentence < self.ends.len() {
            return format!("#{}-s{sentence}", self.anchor);
        }
        format!("#{}", self.anchor)
    }
}

/// The beginning of a text, by which a reader knows it again.
fn opening(text: &str, document: &Document<'_>) -> String {
    /// Characters that fit into a line of the contents.
    const FITS: usize = 110;
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // A header is no part of what is told.
    let date = document.reference_date.as_deref().unwrap_or_default();
    let header = words.strip_prefix("date ").and_then(|rest| rest.strip_prefix(date));
    let words = header.map_or(&*words, str::trim_start);
    match words.char_indices().nth(FITS) {
        Some((at, _)) => {
            let end = words[..at].rfind(' ').unwrap_or(at);
            format!("{} …", &words[..end])
        }
        None => words.to_owned(),
    }
}

/// How real something is: "actual", "planned", "negated".
pub(crate) fn how(polarity: Polarity, modality: Modality) -> String {
    match (polarity, modality) {
        (Polarity::Negative, Modality::Actual) => "negated".to_owned(),
        (Polarity::Negative, other) => format!("{other}, negated"),
        (_, other) => other.to_string(),
    }
}

/// Who says something, how, and through whom, then who denies it: "Kenya", "Kenya (alleged) via Tribune, denied by Haiti".
fn credit(document: &Document<'_>, r: &Relation<'_>) -> String {
    let who = |s: &Statement<'_>| {
        s.source.map_or_else(|| "nobody named".to_owned(), |m| name(document, m))
    };
    let refuses = |s: &Statement<'_>| matches!(s.stance, Stance::Deny | Stance::NotConfirm);
    let mut parts = Vec::new();
    let mut refused: Vec<&Statement<'_>> = Vec::new();
    for s in document.chain(r.statement) {
        match s.stance {
            _ if refuses(s) => refused.push(s),
            Stance::Assert | Stance::Report => parts.push(who(s)),
            other => parts.push(format!("{} ({})", who(s), stance(&who(s), other))),
        }
    }
    refused
        .extend(document.statements().iter().filter(|s| refuses(s) && s.targets.contains(&r.id)));
    let mut says = parts.join(" via ");
    let mut told = BTreeSet::new();
    for s in refused.into_iter().filter(|s| told.insert(s.id)) {
        let comma = if says.is_empty() { "" } else { ", " };
        let not = if s.stance == Stance::Deny { "" } else { "not " };
        let verb = if s.stance == Stance::Deny { "denied" } else { "confirmed" };
        says.push_str(&format!("{comma}{not}{verb} by {}", who(s)));
    }
    says
}

/// What fills a role, in words.
pub(crate) fn filler(document: &Document<'_>, a: &newswire::Argument<'_>) -> String {
    match (a.mention, a.relation, &a.value) {
        (Some(m), ..) => {
            let Some(mention) = document.mentions().get(m) else { return String::new() };
            let name = name(document, m);
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
    let mentions = r.arguments.iter().filter_map(|a| document.mentions().get(a.mention?));
    let named = mentions.filter(|m| !m.kind.is_numeric());
    let mut names: Vec<String> = named.map(|m| name(document, m.id)).collect();
    names.dedup();
    format!("{}: {}", r.kind, names.join(", "))
}

fn row(text: &str, document: &Document<'_>, r: &Relation<'_>) -> Row {
    let date = r.date.and_then(|d| document.mentions().get(d));
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
        when: date.map_or_else(String::new, when),
        how: how(r.polarity, r.modality),
        says: credit(document, r),
        evidence: text.get(r.start..r.end).unwrap_or_default().to_owned(),
        rule: r.rule.to_string(),
    }
}

/// A time in the words of the text, with the days of the calendar where they are known.
fn when(date: &Mention<'_>) -> String {
    let value = text::value(date);
    let known = !value.starts_with("XXXX") && value != date.text;
    if known { format!("{} ({value})", date.text) } else { date.text.to_string() }
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

fn places(anchor: &str, document: &Document<'_>) -> Vec<Place> {
    let places = document.entities().iter().filter(|e| e.kind == MentionKind::Place);
    let located = places.filter_map(|e| {
        Some(Place {
            name: e.name.to_string(),
            country: e.country.as_deref().map(str::to_owned),
            lat: e.lat?,
            lon: e.lon?,
            href: format!("#{anchor}-e{}", e.id),
            mentions: e.mentions.len(),
            alternatives: e.alternatives.iter().map(ToString::to_string).collect(),
        })
    });
    located.collect()
}

/// The events whose time has a first or last day, in the order of the calendar.
fn timeline(text: &str, document: &Document<'_>) -> Vec<Moment> {
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
                kind: r.kind.to_string(),
                what: text.get(r.start..r.end).unwrap_or_default().to_owned(),
                how: how(r.polarity, r.modality),
                says: credit(document, r),
            })
        })
        .collect();
    out.sort_by(|a, b| a.begin.cmp(&b.begin));
    out
}
