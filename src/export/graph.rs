//! Graphs: GraphML and Graphviz.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::Export;
use super::view::{View, one_line};
use crate::{Document, RelationClass};

/// GraphML: things, events and statements are nodes, roles are edges; a `graph` a document.
///
/// Nodes have `kind`, `label` and, where known, `ref`, `wikidata`, `country`, `modality`, `stance`; edges have
/// `role`. Facts are edges from the first role to each other one.
/// The format: *GraphML Specification*, 2007; read by Gephi, yEd, Cytoscape, networkx.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct GraphMl;

/// Graphviz DOT: the graph of [`GraphMl`], a `digraph` a document.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct Dot;

impl GraphMl {
    /// The format.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Dot {
    /// The format.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

/// A node of the graph.
#[derive(Debug)]
struct Node<'a> {
    /// "entity", "mention", "event" or "statement".
    class: &'static str,
    label: Cow<'a, str>,
    /// Name and value, in the order of [`NODE_KEYS`].
    attributes: Vec<(&'static str, Cow<'a, str>)>,
}

#[derive(Debug)]
struct Edge<'a> {
    from: String,
    to: String,
    role: Cow<'a, str>,
}

/// What can be known of a node.
const NODE_KEYS: &[&str] = &[
    "class", "label", "kind", "subtype", "ref", "wikidata", "country", "modality", "polarity",
    "stance", "rule",
];

/// Nodes by id, in the order of their ids, and edges in the order of the document.
#[derive(Debug, Default)]
struct Graph<'a> {
    nodes: BTreeMap<String, Node<'a>>,
    edges: Vec<Edge<'a>>,
}

impl<'a> Graph<'a> {
    fn of(view: &View<'a>) -> Self {
        let mut graph = Self::default();
        graph.events(view);
        graph.statements(view);
        graph
    }

    /// The node of what a mention means, made if it is not there.
    fn meaning(&mut self, view: &View<'a>, mention: usize) -> Option<String> {
        let m = view.document.mentions.get(mention)?;
        let (id, node) = match view.entity(m) {
            Some(e) => {
                let mut attributes = vec![("kind", Cow::Borrowed(e.kind.as_str()))];
                let known = [
                    ("subtype", &e.subtype),
                    ("ref", &e.reference),
                    ("wikidata", &e.wikidata),
                    ("country", &e.country),
                ];
                for (name, value) in known {
                    attributes.extend(value.as_deref().map(|v| (name, Cow::Borrowed(v))));
                }
                let label = Cow::Borrowed(&*e.name);
                (format!("e{}", e.id), Node { class: "entity", label, attributes })
            }
            None => {
                let attributes = vec![("kind", Cow::Borrowed(m.kind.as_str()))];
                let label = Cow::Borrowed(&*m.text);
                (format!("m{mention}"), Node { class: "mention", label, attributes })
            }
        };
        self.nodes.entry(id.clone()).or_insert(node);
        Some(id)
    }

    fn edge(&mut self, from: &str, to: String, role: impl Into<Cow<'a, str>>) {
        self.edges.push(Edge { from: from.to_owned(), to, role: role.into() });
    }

    fn events(&mut self, view: &View<'a>) {
        for r in &view.document.relations {
            if r.class == RelationClass::Fact {
                let mut mentions = r.arguments.iter().filter(|a| a.mention.is_some());
                let Some(first) = mentions.next().and_then(|a| a.mention) else { continue };
                let Some(from) = self.meaning(view, first) else { continue };
                for a in mentions {
                    let Some(to) = a.mention.and_then(|m| self.meaning(view, m)) else { continue };
                    let role = format!("{} {}", r.kind, a.role);
                    self.edge(&from, to, role);
                }
                continue;
            }
            let id = format!("r{}", r.id);
            let attributes = vec![
                ("kind", Cow::Borrowed(r.kind.as_str())),
                ("modality", Cow::Borrowed(r.modality.as_str())),
                ("polarity", Cow::Borrowed(r.polarity.as_str())),
                ("rule", Cow::Borrowed(&*r.rule)),
            ];
            let trigger = r.trigger.as_ref().map_or("", |t| &*t.text);
            let label = Cow::Owned(format!("{}: {trigger}", r.kind));
            self.nodes.insert(id.clone(), Node { class: "event", label, attributes });
            for a in &r.arguments {
                let to = match (a.mention, a.relation) {
                    (Some(m), _) => self.meaning(view, m),
                    (None, Some(x)) if is_event(view, x) => Some(format!("r{x}")),
                    _ => None,
                };
                if let Some(to) = to {
                    self.edge(&id, to, a.role.as_str());
                }
            }
            if let Some(date) = r.date.and_then(|d| self.meaning(view, d)) {
                self.edge(&id, date, "date");
            }
        }
    }

    fn statements(&mut self, view: &View<'a>) {
        for s in &view.document.statements {
            let id = format!("s{}", s.id);
            let content = s.content.map_or("", |c| view.slice(c.start, c.end));
            let attributes = vec![
                ("stance", Cow::Borrowed(s.stance.as_str())),
                ("rule", Cow::Borrowed(&*s.rule)),
            ];
            let node = Node { class: "statement", label: Cow::Borrowed(content), attributes };
            self.nodes.insert(id.clone(), node);
            if let Some(source) = s.source.and_then(|m| self.meaning(view, m)) {
                self.edge(&id, source, "source");
            }
            if let Some(via) = s.via {
                self.edge(&id, format!("s{via}"), "via");
            }
        }
        for r in view.document.relations.iter().filter(|r| r.class == RelationClass::Event) {
            if let Some(s) = r.statement {
                self.edge(&format!("s{s}"), format!("r{}", r.id), "says");
            }
        }
    }
}

fn is_event(view: &View<'_>, relation: usize) -> bool {
    view.document.relations.get(relation).is_some_and(|r| r.class == RelationClass::Event)
}

fn xml(fault: impl std::fmt::Display) -> io::Error {
    io::Error::other(fault.to_string())
}

impl Export for GraphMl {
    fn extension(&self) -> &'static str {
        "graphml"
    }

    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let mut writer = Writer::new_with_indent(out, b' ', 1);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let mut root = BytesStart::new("graphml");
        root.push_attribute(("xmlns", "http://graphml.graphdrawing.org/xmlns"));
        writer.write_event(Event::Start(root))?;
        for (keys, of) in [(NODE_KEYS, "node"), (&["role"][..], "edge")] {
            for key in keys {
                let mut element = BytesStart::new("key");
                element.push_attribute(("id", *key));
                element.push_attribute(("for", of));
                element.push_attribute(("attr.name", *key));
                element.push_attribute(("attr.type", "string"));
                writer.write_event(Event::Empty(element))?;
            }
        }
        Ok(())
    }

    fn write(
        &mut self,
        text: &str,
        document: &Document<'_>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let view = View::new(text, document)?;
        let graph = Graph::of(&view);
        let mut writer = Writer::new_with_indent(out, b' ', 1);
        let mut root = BytesStart::new("graph");
        root.push_attribute(("id", &*one_line(&document.id)));
        root.push_attribute(("edgedefault", "directed"));
        writer.write_event(Event::Start(root))?;
        for (id, node) in &graph.nodes {
            let mut element = BytesStart::new("node");
            element.push_attribute(("id", &**id));
            writer.write_event(Event::Start(element))?;
            data(&mut writer, "class", node.class)?;
            data(&mut writer, "label", &node.label)?;
            for (key, value) in &node.attributes {
                data(&mut writer, key, value)?;
            }
            writer.write_event(Event::End(BytesEnd::new("node")))?;
        }
        for edge in &graph.edges {
            let mut element = BytesStart::new("edge");
            element.push_attribute(("source", &*edge.from));
            element.push_attribute(("target", &*edge.to));
            writer.write_event(Event::Start(element))?;
            data(&mut writer, "role", &edge.role)?;
            writer.write_event(Event::End(BytesEnd::new("edge")))?;
        }
        writer.write_event(Event::End(BytesEnd::new("graph")))?;
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let mut writer = Writer::new_with_indent(out, b' ', 1);
        writer.write_event(Event::End(BytesEnd::new("graphml"))).map_err(xml)
    }
}

fn data<W: Write>(writer: &mut Writer<W>, key: &str, value: &str) -> io::Result<()> {
    let mut element = BytesStart::new("data");
    element.push_attribute(("key", key));
    writer.write_event(Event::Start(element))?;
    // XML 1.0 has no way to write most control characters; on one line they are spaces.
    writer.write_event(Event::Text(BytesText::new(&one_line(value))))?;
    writer.write_event(Event::End(BytesEnd::new("data")))
}

/// A DOT string: only the quote and the backslash mean anything in it.
fn quoted(value: &str) -> String {
    format!("\"{}\"", one_line(value).replace('\\', "\\\\").replace('"', "\\\""))
}

/// No label of a picture is longer, in characters.
const LABEL: usize = 60;

/// The beginning of a long label.
fn short(label: &str) -> String {
    let label = one_line(label);
    match label.char_indices().nth(LABEL) {
        Some((at, _)) => format!("{}…", label[..at].trim_end()),
        None => label,
    }
}

impl Export for Dot {
    fn extension(&self) -> &'static str {
        "dot"
    }

    fn write(
        &mut self,
        text: &str,
        document: &Document<'_>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let view = View::new(text, document)?;
        let graph = Graph::of(&view);
        writeln!(out, "digraph {} {{", quoted(&document.id))?;
        writeln!(
            out,
            "  rankdir=LR; node [fontname=\"sans-serif\"]; edge [fontname=\"sans-serif\"];"
        )?;
        for (id, node) in &graph.nodes {
            let shape = match node.class {
                "entity" => "ellipse",
                "event" => "box",
                "statement" => "note",
                _ => "plaintext",
            };
            writeln!(out, "  {id} [shape={shape}, label={}];", quoted(&short(&node.label)))?;
        }
        for edge in &graph.edges {
            let role = quoted(&edge.role);
            writeln!(out, "  {} -> {} [label={role}];", edge.from, edge.to)?;
        }
        writeln!(out, "}}")
    }
}
