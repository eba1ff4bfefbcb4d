//! A small picture of the events: who on the left, what in the middle, to whom and where on the right.

use newswire::{Argument, Document, Form, Mention, Relation, RelationClass};
use serde::Serialize;

use crate::common::words;

/// More events than these make no picture that anybody reads.
const MOST: usize = 16;
/// Height of one row, in the units of the drawing.
const ROW: usize = 26;
/// Characters that fit into a box.
const FITS: usize = 30;

/// The drawing, ready to be printed as SVG.
#[derive(Debug, Serialize)]
pub(crate) struct Graph {
    height: usize,
    left: Vec<Node>,
    middle: Vec<Node>,
    right: Vec<Node>,
    lines: Vec<Edge>,
    /// How many events are not shown.
    more: usize,
}

#[derive(Debug, Serialize)]
struct Node {
    y: usize,
    label: String,
    title: String,
}

#[derive(Debug, Serialize)]
struct Edge {
    side: &'static str,
    from: usize,
    to: usize,
    role: String,
}

/// A column of things: each once, in the order of their first events.
#[derive(Default)]
struct Column {
    names: Vec<(Key, String)>,
}

/// What makes two mentions one node: their entity. Two descriptions in the same words may be two things.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    Entity(usize),
    Mention(usize),
}

impl Column {
    fn place(&mut self, m: &Mention<'_>, name: String) -> usize {
        let key = m.entity.map_or(Key::Mention(m.id), Key::Entity);
        let at = self.names.iter().position(|(k, _)| *k == key).unwrap_or_else(|| {
            self.names.push((key, name));
            self.names.len() - 1
        });
        y(at)
    }

    fn nodes(self) -> Vec<Node> {
        let nodes = self.names.into_iter().enumerate();
        nodes.map(|(at, (_, name))| Node { y: y(at), label: short(&name), title: name }).collect()
    }
}

const fn y(row: usize) -> usize {
    ROW / 2 + row * ROW
}

fn short(name: &str) -> String {
    match name.char_indices().nth(FITS) {
        Some((at, _)) => format!("{}…", name[..at].trim_end()),
        None => name.to_owned(),
    }
}

/// The mention that a picture can show of an argument: no number, and no pronoun for something that is not known.
fn node<'d>(document: &'d Document<'_>, a: &Argument<'_>) -> Option<&'d Mention<'d>> {
    let m = document.mentions().get(a.mention?)?;
    let pronoun = m.form == Some(Form::Pronoun) && m.entity.is_none();
    (!m.kind.is_numeric() && !pronoun).then_some(m)
}

/// The picture of a document's events; none where there is none.
pub(crate) fn draw(document: &Document<'_>) -> Option<Graph> {
    let shown = |r: &&Relation<'_>| {
        r.class == RelationClass::Event
            && r.arguments.iter().filter_map(|a| node(document, a)).count() > 1
    };
    let events: Vec<&Relation<'_>> = document.relations().iter().filter(shown).collect();
    if events.is_empty() {
        return None;
    }
    let (mut left, mut right) = (Column::default(), Column::default());
    let (mut middle, mut lines) = (Vec::new(), Vec::new());
    for (row, r) in events.iter().take(MOST).enumerate() {
        let trigger = r.trigger.as_ref().map_or("", |t| &*t.text);
        let label = format!("{}: {trigger}", r.kind);
        middle.push(Node { y: y(row), label: short(&label), title: label });
        let first = r.kind.roles().first().copied().unwrap_or_default();
        for a in &r.arguments {
            let Some(m) = node(document, a) else { continue };
            let name = words::name(document, m.id);
            let role = a.role.as_str().replace('_', " ");
            let acts = a.role.as_str() == first;
            let (side, to) =
                if acts { ("left", left.place(m, name)) } else { ("right", right.place(m, name)) };
            lines.push(Edge { side, from: y(row), to, role });
        }
    }
    let rows = middle.len().max(left.names.len()).max(right.names.len());
    Some(Graph {
        height: rows * ROW,
        left: left.nodes(),
        middle,
        right: right.nodes(),
        lines,
        more: events.len().saturating_sub(MOST),
    })
}
