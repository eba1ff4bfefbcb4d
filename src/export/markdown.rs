//! A page that a person reads.

use std::io::{self, Write};

use super::Export;
use super::view::{View, one_line, value_in_words};
use crate::{Document, Relation, RelationClass};

/// Markdown: who says what, what happened, figures, facts and things, as tables (GitHub's dialect).
///
/// Text of a report is escaped, so it cannot become markup.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct Markdown;

impl Markdown {
    /// The format.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

/// Text as text: on one line, with a backslash before what Markdown or HTML would take for markup.
fn plain(text: &str) -> String {
    let line = one_line(text);
    let mut out = String::with_capacity(line.len() + 8);
    for c in line.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' | '!')
        {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

impl Export for Markdown {
    fn extension(&self) -> &'static str {
        "md"
    }

    fn write(
        &mut self,
        text: &str,
        document: &Document<'_>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let view = View::new(text, document)?;
        let mut page = Page { view: &view, out };
        page.head()?;
        page.events()?;
        page.statements()?;
        page.facts()?;
        page.entities()
    }
}

struct Page<'a, 'w> {
    view: &'a View<'a>,
    out: &'w mut dyn Write,
}

impl Page<'_, '_> {
    fn head(&mut self) -> io::Result<()> {
        let document = self.view.document;
        writeln!(self.out, "# {}\n", plain(&document.id))?;
        if let (Some(date), Some(from)) = (&document.reference_date, document.reference_date_from) {
            writeln!(self.out, "Written on {} ({from}).\n", plain(date))?;
        }
        Ok(())
    }

    fn table(&mut self, title: &str, columns: &[&str], rows: &[Vec<String>]) -> io::Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "## {title}\n")?;
        writeln!(self.out, "| {} |", columns.join(" | "))?;
        writeln!(self.out, "|{}", "---|".repeat(columns.len()))?;
        for row in rows {
            writeln!(self.out, "| {} |", row.join(" | "))?;
        }
        writeln!(self.out)
    }

    /// The arguments of a relation, "giver: Kenya; item: 600 tents".
    fn arguments(&self, r: &Relation<'_>) -> String {
        let mut parts = Vec::new();
        for a in &r.arguments {
            let filler = match (a.mention, a.relation, &a.value) {
                (Some(m), ..) => self.mention(m),
                (None, Some(x), _) => format!("event {x}"),
                (None, None, Some(v)) => plain(v),
                (None, None, None) => continue,
            };
            parts.push(format!("{}: {filler}", plain(a.role.as_str())));
        }
        parts.join("; ")
    }

    /// A mention's words; after a name that differs from them, that in brackets.
    fn mention(&self, m: usize) -> String {
        let Some(mention) = self.view.document.mentions.get(m) else { return String::new() };
        let name = self.view.name(m);
        if name == mention.text {
            plain(name)
        } else {
            format!("{} ({})", plain(&mention.text), plain(name))
        }
    }

    fn date(&self, mention: Option<usize>) -> String {
        let Some(m) = mention.and_then(|m| self.view.document.mentions.get(m)) else {
            return String::new();
        };
        let value = value_in_words(m);
        let text = plain(&m.text);
        if value.is_empty() { text } else { format!("{text} ({})", plain(&value)) }
    }

    fn events(&mut self) -> io::Result<()> {
        let document = self.view.document;
        let events = document.relations.iter().filter(|r| r.class == RelationClass::Event);
        let rows: Vec<Vec<String>> = events
            .map(|r| {
                let trigger = r.trigger.as_ref().map_or_else(String::new, |t| plain(&t.text));
                let not = if r.polarity == crate::Polarity::Negative { "not " } else { "" };
                vec![
                    r.id.to_string(),
                    format!("{}: {trigger}", plain(r.kind.as_str())),
                    self.arguments(r),
                    self.date(r.date),
                    format!("{not}{}", r.modality),
                    plain(&self.view.sources(r.statement).join(" < ")),
                ]
            })
            .collect();
        let columns = ["", "event", "who, what, where, how many", "when", "how real", "says"];
        self.table("Events", &columns, &rows)
    }

    fn statements(&mut self) -> io::Result<()> {
        let document = self.view.document;
        let rows: Vec<Vec<String>> = document
            .statements
            .iter()
            .map(|s| {
                let content = s.content.map_or("", |c| self.view.slice(c.start, c.end));
                vec![
                    plain(&self.view.sources(Some(s.id)).join(" < ")),
                    s.stance.to_string(),
                    s.cue.as_ref().map_or_else(String::new, |c| plain(&c.text)),
                    plain(content),
                    self.date(s.date),
                ]
            })
            .collect();
        self.table("Who says what", &["who", "stance", "cue", "what", "when"], &rows)
    }

    fn facts(&mut self) -> io::Result<()> {
        let document = self.view.document;
        let facts = document.relations.iter().filter(|r| r.class == RelationClass::Fact);
        let mut rows: Vec<Vec<String>> =
            facts.map(|r| vec![plain(r.kind.as_str()), self.arguments(r)]).collect();
        rows.sort();
        rows.dedup();
        self.table("Facts", &["fact", "of what"], &rows)
    }

    fn entities(&mut self) -> io::Result<()> {
        let document = self.view.document;
        let rows: Vec<Vec<String>> = document
            .entities
            .iter()
            .map(|e| {
                let text = |x: &Option<std::borrow::Cow<'_, str>>| {
                    x.as_deref().map_or_else(String::new, plain)
                };
                let kind = match &e.subtype {
                    Some(subtype) => format!("{}, {}", e.kind, plain(subtype)),
                    None => e.kind.to_string(),
                };
                let aliases: Vec<String> = e.aliases.iter().map(|a| plain(a)).collect();
                vec![
                    plain(&e.name),
                    kind,
                    e.mentions.len().to_string(),
                    aliases.join("; "),
                    text(&e.wikidata),
                ]
            })
            .collect();
        let columns = ["name", "kind", "mentions", "also", "Wikidata"];
        self.table("Things", &columns, &rows)
    }
}
