//! RDF: N-Quads and Turtle.

use std::io::{self, Write};

use oxrdf::{GraphName, Literal, NamedNode, NamedOrBlankNode, Quad, Term, vocab};
use oxttl::{NQuadsSerializer, TurtleSerializer};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::Export;
use super::label::{identifier, interval, schema_org};
use super::view::{View, value_in_words};
use crate::{Document, Entity, Mention, Quote, Relation, RelationClass, Statement};

/// RDF 1.1 N-Quads; each document is a named graph.
///
/// Things are items of Wikidata where they are known, else `urn:newswire:thing:` and the gazetteer's id, else
/// fragments of the document. Classes and names are those of schema.org; statements are `prov:Entity`, attributed to
/// their sources and derived from what relays them; kinds and roles are `urn:newswire:vocabulary:`.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct NQuads;

/// RDF 1.1 Turtle: the triples of [`NQuads`], without graphs.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct Turtle;

impl NQuads {
    /// The format.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Turtle {
    /// The format.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

const SCHEMA: &str = "https://schema.org/";
const PROV: &str = "http://www.w3.org/ns/prov#";
const OWN: &str = "urn:newswire:vocabulary:";
const WIKIDATA: &str = "http://www.wikidata.org/entity/";

/// What may stand unencoded in the last part of a URN (RFC 8141), less what an id has no need of.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The IRI of a document with this id.
pub(super) fn document_iri(id: &str) -> String {
    format!("urn:newswire:document:{}", utf8_percent_encode(id, KEPT))
}

/// The IRI of an entity.
pub(super) fn entity_iri(document: &str, entity: &Entity<'_>) -> String {
    let item = |x: &&str| {
        x.strip_prefix('Q').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
    };
    match (entity.wikidata.as_deref().filter(item), &entity.reference) {
        (Some(item), _) => format!("{WIKIDATA}{item}"),
        (None, Some(id)) => format!("urn:newswire:thing:{}", utf8_percent_encode(id, KEPT)),
        (None, None) => format!("{document}#entity-{}", entity.id),
    }
}

impl Export for NQuads {
    fn extension(&self) -> &'static str {
        "nq"
    }

    fn write(
        &mut self,
        text: &str,
        document: &Document<'_>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let view = View::new(text, document)?;
        let mut writer = NQuadsSerializer::new().for_writer(out);
        for quad in &Graph::of(&view).quads {
            writer.serialize_quad(quad)?;
        }
        writer.finish();
        Ok(())
    }
}

impl Export for Turtle {
    fn extension(&self) -> &'static str {
        "ttl"
    }

    fn write(
        &mut self,
        text: &str,
        document: &Document<'_>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let view = View::new(text, document)?;
        let mut serializer = TurtleSerializer::new();
        let prefixes = [("schema", SCHEMA), ("prov", PROV), ("nw", OWN), ("wd", WIKIDATA)];
        let xsd = ("xsd", "http://www.w3.org/2001/XMLSchema#");
        for (name, iri) in prefixes.into_iter().chain([xsd]) {
            serializer = serializer.with_prefix(name, iri).map_err(io::Error::other)?;
        }
        let mut writer = serializer.for_writer(out);
        for quad in &Graph::of(&view).quads {
            writer.serialize_triple(quad.as_ref())?;
        }
        writer.finish()?;
        Ok(())
    }
}

/// The triples of one document.
struct Graph<'a> {
    view: &'a View<'a>,
    iri: String,
    graph: GraphName,
    quads: Vec<Quad>,
}

fn node(iri: String) -> NamedNode {
    NamedNode::new_unchecked(iri)
}

fn schema(name: &str) -> NamedNode {
    node(format!("{SCHEMA}{name}"))
}

fn prov(name: &str) -> NamedNode {
    node(format!("{PROV}{name}"))
}

fn own(name: &str) -> NamedNode {
    node(format!("{OWN}{}", identifier(name)))
}

fn text(value: &str) -> Literal {
    Literal::new_simple_literal(value)
}

fn day(value: &str) -> Literal {
    Literal::new_typed_literal(value, vocab::xsd::DATE)
}

impl<'a> Graph<'a> {
    fn of(view: &'a View<'a>) -> Self {
        let iri = document_iri(&view.document.id);
        let graph = GraphName::NamedNode(node(iri.clone()));
        let mut all = Self { view, iri, graph, quads: Vec::new() };
        all.document();
        for e in &view.document.entities {
            all.entity(e);
        }
        for s in &view.document.statements {
            all.statement(s);
        }
        for r in &view.document.relations {
            all.relation(r);
        }
        all.arguments();
        all
    }

    fn part(&self, name: &str, id: usize) -> NamedNode {
        node(format!("{}#{name}-{id}", self.iri))
    }

    fn add(&mut self, subject: &NamedNode, predicate: NamedNode, object: impl Into<Term>) {
        let subject = NamedOrBlankNode::NamedNode(subject.clone());
        self.quads.push(Quad::new(subject, predicate, object.into(), self.graph.clone()));
    }

    fn class(&mut self, subject: &NamedNode, class: NamedNode) {
        self.add(subject, vocab::rdf::TYPE.into_owned(), class);
    }

    fn document(&mut self) {
        let document = self.view.document;
        let it = node(self.iri.clone());
        self.class(&it, schema("NewsArticle"));
        self.add(&it, schema("identifier"), text(&document.id));
        if let Some(date) = &document.reference_date {
            self.add(&it, schema("dateCreated"), day(date));
        }
        if let Some(source) = &document.source {
            self.add(&it, schema("publisher"), text(source));
        }
    }

    /// What a mention means: its entity, or itself.
    fn meaning(&self, mention: usize) -> NamedNode {
        let m = self.view.document.mentions.get(mention);
        match m.and_then(|m| self.view.entity(m)) {
            Some(e) => node(entity_iri(&self.iri, e)),
            None => self.part("mention", mention),
        }
    }

    fn entity(&mut self, e: &Entity<'_>) {
        let it = node(entity_iri(&self.iri, e));
        let document = node(self.iri.clone());
        self.add(&document, schema("mentions"), it.clone());
        self.class(&it, schema(schema_org(e.kind)));
        self.add(&it, schema("name"), text(&e.name));
        for alias in &e.aliases {
            self.add(&it, schema("alternateName"), text(alias));
        }
        if let Some(reference) = &e.reference {
            self.add(&it, schema("identifier"), text(reference));
        }
        if let Some(country) = &e.country {
            self.add(&it, own("country"), text(country));
        }
        if let Some(subtype) = &e.subtype {
            self.add(&it, schema("additionalType"), text(subtype));
        }
        for (name, degrees) in [("latitude", e.lat), ("longitude", e.lon)] {
            if let Some(degrees) = degrees {
                self.add(&it, schema(name), Literal::from(degrees));
            }
        }
        for member in e.members.iter().filter_map(|m| self.view.document.entities.get(*m)) {
            self.add(&it, own("member"), node(entity_iri(&self.iri, member)));
        }
    }

    fn statement(&mut self, s: &Statement<'_>) {
        let it = self.part("statement", s.id);
        self.class(&it, prov("Entity"));
        let class = if s.quote == Quote::Direct { "Quotation" } else { "Claim" };
        self.class(&it, schema(class));
        self.add(&it, own("stance"), text(s.stance.as_str()));
        self.add(&it, own("rule"), text(&s.rule));
        if let Some(c) = s.content {
            self.add(&it, schema("text"), text(self.view.slice(c.start, c.end)));
        }
        if let Some(source) = s.source {
            self.add(&it, prov("wasAttributedTo"), self.meaning(source));
        }
        match s.via {
            Some(via) => self.add(&it, prov("wasDerivedFrom"), self.part("statement", via)),
            None => self.add(&it, prov("wasDerivedFrom"), node(self.iri.clone())),
        }
        for (role, mention) in [("audience", s.audience), ("venue", s.venue), ("medium", s.medium)]
        {
            if let Some(mention) = mention {
                self.add(&it, own(role), self.meaning(mention));
            }
        }
        for target in &s.targets {
            self.add(&it, own("denies"), self.part("relation", *target));
        }
    }

    fn relation(&mut self, r: &Relation<'_>) {
        let it = self.part("relation", r.id);
        self.class(&it, own(r.kind.as_str()));
        if r.class == RelationClass::Event {
            self.class(&it, schema("Event"));
        }
        for a in &r.arguments {
            let role = own(a.role.as_str());
            match (a.mention, a.relation, &a.value) {
                (Some(m), ..) => self.add(&it, role, self.meaning(m)),
                (None, Some(x), _) => self.add(&it, role, self.part("relation", x)),
                (None, None, Some(v)) => self.add(&it, role, text(v)),
                (None, None, None) => {}
            }
        }
        if let Some(m) = r.date.and_then(|d| self.view.document.mentions.get(d)) {
            let (begin, end) = interval(m);
            for (name, value) in [("startDate", begin), ("endDate", end)] {
                if let Some(value) = value {
                    self.add(&it, schema(name), day(value));
                }
            }
            self.add(&it, own("date"), text(&m.text));
        }
        self.add(&it, own("modality"), text(r.modality.as_str()));
        self.add(&it, own("polarity"), text(r.polarity.as_str()));
        self.add(&it, own("evidence"), text(self.view.slice(r.start, r.end)));
        self.add(&it, own("rule"), text(&r.rule));
        let from = match r.statement {
            Some(s) => self.part("statement", s),
            None => node(self.iri.clone()),
        };
        self.add(&it, prov("wasDerivedFrom"), from);
    }

    /// The mentions that stand for themselves as arguments or sources: what they say and come to.
    fn arguments(&mut self) {
        let document = self.view.document;
        let arguments =
            document.relations.iter().flat_map(|r| r.arguments.iter().filter_map(|a| a.mention));
        let sources = document
            .statements
            .iter()
            .flat_map(|s| [s.source, s.audience, s.venue, s.medium].into_iter().flatten());
        let mut used: Vec<usize> = arguments.chain(sources).collect();
        used.sort_unstable();
        used.dedup();
        let mentions = used.into_iter().filter_map(|m| document.mentions.get(m));
        for m in mentions.filter(|m| self.view.entity(m).is_none()) {
            self.mention(m);
        }
    }

    fn mention(&mut self, m: &Mention<'_>) {
        let it = self.part("mention", m.id);
        self.class(&it, own(m.kind.as_str()));
        self.add(&it, schema("text"), text(&m.text));
        let value = value_in_words(m);
        if !value.is_empty() {
            self.add(&it, own("value"), text(&value));
        }
        if let Some(crate::Value::Number(n)) = &m.value {
            for (name, x) in [("value", n.value), ("minValue", n.min), ("maxValue", n.max)] {
                if let Some(x) = x {
                    self.add(&it, schema(name), Literal::from(x));
                }
            }
            if let Some(unit) = &n.unit {
                self.add(&it, schema("unitText"), text(unit));
            }
        }
        if let Some(of) = m.of {
            self.add(&it, own("of"), self.meaning(of));
        }
    }
}
