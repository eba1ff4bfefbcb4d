//! brat standoff.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::Export;
use super::label::identifier;
use super::view::{View, one_line, value_in_words};
use crate::{Document, MentionKind, RelationClass};

/// brat standoff (`.ann`), offsets in Unicode characters; the text goes unchanged into a `.txt` beside it.
///
/// Mentions, triggers, cues and contents are text-bound (`T`); events and statements are events (`E`); facts are
/// binary relations (`R`) from the first role to each other one, named kind and, past the second role, role;
/// entities are `Equiv` sets and normalizations (`N`); values and rules are notes (`#`).
/// The format: "brat standoff format", in the manual of brat.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct Brat;

impl Brat {
    /// The format.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Export for Brat {
    fn extension(&self) -> &'static str {
        "ann"
    }

    fn concatenates(&self) -> bool {
        false
    }

    fn write(
        &mut self,
        text: &str,
        document: &Document<'_>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let view = View::new(text, document)?;
        let mut file = File { view: &view, bound: document.mentions.len(), out: String::new() };
        file.mentions();
        file.statements();
        file.relations();
        file.entities();
        out.write_all(file.out.as_bytes())
    }
}

/// One `.ann` file. Text-bound number = mention id + 1, then what else is bound; event numbers: statements, then
/// relations.
struct File<'a> {
    view: &'a View<'a>,
    /// Text-bound annotations so far.
    bound: usize,
    out: String,
}

impl File<'_> {
    fn line(&mut self, line: std::fmt::Arguments<'_>) {
        // Writing into a String cannot fail.
        let _ = self.out.write_fmt(line);
        self.out.push('\n');
    }

    /// A text-bound annotation; one that runs over lines is written as a piece a line, as brat asks.
    fn bind(&mut self, number: usize, kind: &str, start: usize, end: usize) {
        let mut places = String::new();
        let mut words = String::new();
        let mut at = start;
        for piece in self.view.slice(start, end).split_inclusive(['\n', '\r']) {
            let inner = piece.trim();
            if !inner.is_empty() {
                let first = at + (piece.len() - piece.trim_start().len());
                let (a, b) = (self.view.char(first), self.view.char(first + inner.len()));
                let _ = write!(places, "{}{a} {b}", if places.is_empty() { "" } else { ";" });
                let _ = write!(words, "{}{}", if words.is_empty() { "" } else { " " }, inner);
            }
            at += piece.len();
        }
        let words = words.replace('\t', " ");
        self.line(format_args!("T{number}\t{} {places}\t{words}", identifier(kind)));
    }

    fn bind_new(&mut self, kind: &str, start: usize, end: usize) -> usize {
        self.bound += 1;
        self.bind(self.bound, kind, start, end);
        self.bound
    }

    fn mentions(&mut self) {
        let document = self.view.document;
        let mut notes = 0;
        for m in document.mentions.iter().filter(|m| m.start < m.end) {
            self.bind(m.id + 1, m.kind.as_str(), m.start, m.end);
            let value = value_in_words(m);
            if !value.is_empty() {
                notes += 1;
                let t = m.id + 1;
                let value = one_line(&value);
                self.line(format_args!("#{notes}\tAnnotatorNotes T{t}\t{value} ({})", m.rule));
            }
        }
    }

    fn statements(&mut self) {
        let document = self.view.document;
        for s in &document.statements {
            let anchor = s.cue.as_ref().map(|c| (c.start, c.end));
            let Some((start, end)) = anchor.or(s.content.map(|c| (c.start, c.end))) else {
                continue;
            };
            let trigger = self.bind_new("statement", start, end);
            let content = s.content.map(|c| self.bind_new("content", c.start, c.end));
            let number = s.id + 1;
            let mut line = format!("E{number}\tstatement:T{trigger}");
            let roles = [("source", s.source), ("audience", s.audience), ("venue", s.venue)];
            let more = [("medium", s.medium), ("date", s.date)];
            for (role, mention) in roles.into_iter().chain(more) {
                if let Some(m) = mention {
                    let _ = write!(line, " {role}:T{}", m + 1);
                }
            }
            if let Some(c) = content {
                let _ = write!(line, " content:T{c}");
            }
            if let Some(v) = s.via {
                let _ = write!(line, " via:E{}", v + 1);
            }
            self.line(format_args!("{line}"));
            self.line(format_args!("A{number}\tstance E{number} {}", s.stance));
        }
    }

    fn relations(&mut self) {
        let document = self.view.document;
        let statements = document.statements.len();
        let mut attributes = statements;
        let mut binaries = 0;
        for r in &document.relations {
            let kind = identifier(r.kind.as_str());
            let number = statements + r.id + 1;
            if r.class == RelationClass::Fact {
                let mut mentions = r.arguments.iter().filter(|a| a.mention.is_some());
                let Some(first) = mentions.next().and_then(|a| a.mention) else { continue };
                for (n, a) in mentions.enumerate() {
                    let Some(m) = a.mention else { continue };
                    let role = identifier(a.role.as_str());
                    let name = if n == 0 { kind.clone() } else { format!("{kind}-{role}") };
                    binaries += 1;
                    let (x, y) = (first + 1, m + 1);
                    self.line(format_args!("R{binaries}\t{name} Arg1:T{x} Arg2:T{y}"));
                }
                continue;
            }
            let (start, end) = r.trigger.as_ref().map_or((r.start, r.end), |t| (t.start, t.end));
            let trigger = self.bind_new(&kind, start, end);
            let mut line = format!("E{number}\t{kind}:T{trigger}");
            for a in &r.arguments {
                let role = identifier(a.role.as_str());
                let target = match (a.mention, a.relation) {
                    (Some(m), _) => format!("T{}", m + 1),
                    // A fact is no event in brat, and cannot be pointed at.
                    (None, Some(x)) if self.is_event(x) => format!("E{}", statements + x + 1),
                    _ => continue,
                };
                let _ = write!(line, " {role}:{target}");
            }
            if let Some(d) = r.date {
                let _ = write!(line, " date:T{}", d + 1);
            }
            self.line(format_args!("{line}"));
            for (name, value) in
                [("modality", r.modality.as_str()), ("polarity", r.polarity.as_str())]
            {
                attributes += 1;
                self.line(format_args!("A{attributes}\t{name} E{number} {value}"));
            }
        }
    }

    fn is_event(&self, relation: usize) -> bool {
        let relation = self.view.document.relations.get(relation);
        relation.is_some_and(|r| r.class == RelationClass::Event)
    }

    fn entities(&mut self) {
        let document = self.view.document;
        let mut references = 0;
        for e in &document.entities {
            let mut members = String::new();
            for m in &e.mentions {
                let _ = write!(members, " T{}", m + 1);
            }
            if e.mentions.len() > 1 {
                self.line(format_args!("*\tEquiv{members}"));
            }
            let Some(first) = e.mentions.first().filter(|_| e.kind != MentionKind::Other) else {
                continue;
            };
            let name = one_line(&e.name);
            let identified = [("Wikidata", &e.wikidata), ("newswire", &e.reference)];
            for (resource, id) in identified {
                let Some(id) = id else { continue };
                references += 1;
                let id = one_line(id).replace(' ', "_");
                let t = first + 1;
                self.line(format_args!("N{references}\tReference T{t} {resource}:{id}\t{name}"));
            }
        }
    }
}
