//! Why something was found, and why not.
//!
//! An explanation reads the text once more and looks at what each stage had: readings of the gazetteers that lost,
//! groups and slots of the clause, the rule with its place. It costs a reading of the text; nothing is kept for it
//! while documents are extracted.

mod found;
mod missing;

use std::fmt;

use serde::Serialize;

use crate::clause::{Clauses, clauses};
use crate::extractor::Compiled;
use crate::gazetteer::{Candidate, RowId, alias};
use crate::output::Document;
use crate::phrase::Phrases;
use crate::token::Tokens;
use crate::{Extractor, Input, MentionKind, RelationKind, Span};

/// Why something was found, or was not: one line, with the lines that bear it out.
///
/// The words are meant to be read and may change in any release; rule ids, file names and lines in them are exact.
/// [`Display`](fmt::Display) prints the tree, indented by two spaces a level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Explanation {
    /// What is claimed.
    pub line: String,
    /// What it rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<Explanation>,
}

/// What of a document is to be explained, by its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Subject {
    /// A mention, with its value and its link to an entity.
    Mention(usize),
    /// A statement.
    Statement(usize),
    /// A fact or event.
    Relation(usize),
}

/// What somebody would have expected of a stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Wanted {
    /// A mention of this kind.
    Mention(MentionKind),
    /// A fact or event of this kind.
    Relation(RelationKind),
}

impl From<MentionKind> for Wanted {
    fn from(kind: MentionKind) -> Self {
        Self::Mention(kind)
    }
}

impl From<RelationKind> for Wanted {
    fn from(kind: RelationKind) -> Self {
        Self::Relation(kind)
    }
}

impl Explanation {
    fn new(line: impl Into<String>) -> Self {
        Self { line: line.into(), because: Vec::new() }
    }

    fn with(mut self, because: impl IntoIterator<Item = Self>) -> Self {
        self.because.extend(because);
        self
    }

    fn add(&mut self, line: impl Into<String>) {
        self.because.push(Self::new(line));
    }

    fn print(&self, depth: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:indent$}{}", "", self.line, indent = 2 * depth)?;
        self.because.iter().try_for_each(|e| e.print(depth + 1, f))
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.print(0, f)
    }
}

/// A text with what the stages made of it.
struct Reading<'a> {
    compiled: &'a Compiled,
    document: &'a Document<'a>,
    tokens: &'a Tokens<'a>,
    candidates: &'a [Candidate],
    phrases: &'a Phrases,
    clauses: &'a Clauses,
}

impl Extractor {
    /// Says why a mention, statement or relation was found; nothing if the document has none with this id.
    ///
    /// `input` must be what the document was extracted from.
    ///
    /// # Examples
    ///
    /// ```
    /// use newswire::{Extractor, Subject};
    ///
    /// let extractor = Extractor::english();
    /// let text = "Kenya has sent 600 police officers to Haiti.";
    /// let document = extractor.extract(text);
    /// let sent = document.relations().iter().find(|r| r.kind.as_str() == "transport").unwrap();
    /// let why = extractor.explain(text, Subject::Relation(sent.id)).unwrap().to_string();
    /// assert!(why.contains("transport/move"), "{why}");
    /// assert!(why.contains("rules/en/transport.toml:"), "{why}");
    /// ```
    #[must_use]
    pub fn explain<'t>(
        &'t self,
        input: impl Into<Input<'t>>,
        subject: Subject,
    ) -> Option<Explanation> {
        self.reading(input.into(), |reading| match subject {
            Subject::Mention(id) => reading.document.mentions.get(id).map(|m| reading.mention(m)),
            Subject::Statement(id) => {
                reading.document.statements.get(id).map(|s| reading.statement(s))
            }
            Subject::Relation(id) => {
                reading.document.relations.get(id).map(|r| reading.relation(r))
            }
        })
    }

    /// Says why nothing of a kind was found in a stretch of text: the nearest reading or rule, and the first
    /// condition that does not hold.
    ///
    /// # Examples
    ///
    /// ```
    /// use newswire::{Extractor, RelationKind, Span};
    ///
    /// let extractor = Extractor::english();
    /// let text = "The plan killed all hope.";
    /// let wanted = RelationKind::from("casualty");
    /// let why = extractor.why_not(text, Span::new(0, text.len()), wanted).to_string();
    /// assert!(why.contains("“killed” evokes rule casualty/killed"), "{why}");
    /// assert!(why.contains("victim is required"), "{why}");
    /// ```
    #[must_use]
    pub fn why_not<'t>(
        &'t self,
        input: impl Into<Input<'t>>,
        span: Span,
        wanted: impl Into<Wanted>,
    ) -> Explanation {
        let wanted = wanted.into();
        self.reading(input.into(), |reading| match &wanted {
            Wanted::Mention(kind) => reading.no_mention(span, *kind),
            Wanted::Relation(kind) => reading.no_relation(span, kind),
        })
    }

    /// Reads a text again and hands over what the stages made of it.
    fn reading<'t, T>(&'t self, input: Input<'t>, look: impl FnOnce(&Reading<'_>) -> T) -> T {
        let x = &*self.0;
        let document = self.extract(input);
        let tokens = Tokens::new(input.text, &x.vocabulary, &x.abbreviations);
        let reference = x.values.reference(&input, &tokens);
        let candidates = x.gazetteer.find(&tokens);
        let values = x.values.find(&tokens, reference);
        let mut drafts = x.names.find(&tokens, &x.gazetteer, &x.lexicon, &candidates, &values);
        let mut phrases = x.grammar.phrases(&tokens, &drafts, &x.lexicon);
        x.nominals.find(&tokens, &x.lexicon, &mut phrases, &mut drafts);
        let clauses = clauses(&x.parser, &phrases, &drafts);
        look(&Reading {
            compiled: x,
            document: &document,
            tokens: &tokens,
            candidates: &candidates,
            phrases: &phrases,
            clauses: &clauses,
        })
    }
}

impl Reading<'_> {
    fn text(&self, start: usize, end: usize) -> &str {
        self.tokens.text.get(start..end).unwrap_or_default()
    }

    /// The tokens that share a byte with a span.
    fn tokens_of(&self, span: Span) -> std::ops::Range<usize> {
        let list = &self.tokens.list;
        let first = list.partition_point(|t| t.end as usize <= span.start);
        let end = list.partition_point(|t| (t.start as usize) < span.end);
        first..end.max(first)
    }

    /// A mention in its words.
    fn mention_text(&self, mention: usize) -> String {
        let m = self.document.mentions.get(mention);
        m.map_or_else(String::new, |m| format!("“{}” ({})", m.text, m.kind))
    }

    /// A rule with the file and line where it stands; a rule that is a stage's own has none.
    fn rule(&self, id: &str) -> String {
        let place = self.compiled.relations.rules.places.get(id);
        match place.or_else(|| self.compiled.statements.place(id)) {
            Some((file, line)) => format!("rule {id}, {file}:{line}"),
            None => format!("rule {id}"),
        }
    }

    /// A row with the file and line where it stands.
    fn row(&self, row: RowId) -> String {
        let it = self.compiled.gazetteer.row(row);
        let (file, line) = self.compiled.gazetteer.place(row);
        let subtype =
            if it.subtype.is_empty() { String::new() } else { format!(".{}", it.subtype) };
        format!("{} “{}” ({}{subtype}), {file}:{line}", it.id, it.name, it.kind)
    }
}

/// What the flags of an alias ask for, in words.
fn conditions(flags: u8) -> Vec<&'static str> {
    let all = [
        (alias::CONTEXT, "ambiguous: it needs words around it that support this reading"),
        (alias::SHORT, "a short form: it needs the full form or a title in the document"),
        (alias::HISTORICAL, "historical"),
        (alias::METONYM, "a seat of power, used for those who sit there"),
        (alias::ACRONYM, "an acronym: exact case"),
    ];
    all.into_iter().filter(|(bit, _)| flags & bit != 0).map(|(_, words)| words).collect()
}
