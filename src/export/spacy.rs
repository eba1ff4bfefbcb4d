//! What spaCy and displaCy read.

use std::io::{self, Write};
use std::ops::Range;

use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

use super::Export;
use super::label::ontonotes;
use super::view::View;
use crate::{Document, Entity, Mention};

/// spaCy's `Doc` as JSON, a line a document: `Doc(Vocab()).from_json(json.loads(line))`.
///
/// Offsets in Unicode characters. `ents` are names, titles and values with OntoNotes labels and the Wikidata item
/// as `kb_id`; `spans["mentions"]` is every mention, `spans["statements"]` the content of each statement with its
/// stance, `spans["events"]` each event's trigger with its kind. The tokens are cut so that all of these fit.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct SpacyDoc;

/// displaCy's own form, a line a document: `displacy.render(json.loads(line), style="ent", manual=True)`.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct Displacy;

impl SpacyDoc {
    /// The format.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl Displacy {
    /// The format.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

#[derive(Serialize)]
struct Doc<'a> {
    text: &'a str,
    ents: Vec<Labelled<'a>>,
    sents: Vec<Place>,
    tokens: Vec<Token>,
    spans: Spans<'a>,
}

#[derive(Serialize)]
struct Spans<'a> {
    mentions: Vec<Labelled<'a>>,
    statements: Vec<Labelled<'a>>,
    events: Vec<Labelled<'a>>,
}

#[derive(Serialize)]
struct Labelled<'a> {
    start: usize,
    end: usize,
    label: &'a str,
    /// Empty where it is not known: spaCy asks for the key.
    kb_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
}

#[derive(Serialize)]
struct Place {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Token {
    id: usize,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Entities<'a> {
    text: &'a str,
    ents: Vec<Labelled<'a>>,
    title: Option<&'a str>,
}

fn labelled<'a>(view: &View<'a>, m: &'a Mention<'_>) -> Labelled<'a> {
    let entity: Option<&'a Entity<'a>> = view.entity(m);
    Labelled {
        start: view.char(m.start),
        end: view.char(m.end),
        label: ontonotes(m),
        kb_id: entity.and_then(|e| e.wikidata.as_deref()).unwrap_or_default(),
        id: entity.and_then(|e| e.reference.as_deref()),
    }
}

fn span<'a>(view: &View<'_>, start: usize, end: usize, label: &'a str) -> Labelled<'a> {
    Labelled { start: view.char(start), end: view.char(end), label, kb_id: "", id: None }
}

fn json_line(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}

impl Export for SpacyDoc {
    fn extension(&self) -> &'static str {
        "json"
    }

    fn write(
        &mut self,
        text: &str,
        document: &Document<'_>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let view = View::new(text, document)?;
        let document = view.document;
        let contents = document.statements.iter().filter_map(|s| s.content.map(|c| (c, s.stance)));
        let triggers =
            document.relations.iter().filter_map(|r| r.trigger.as_ref().map(|t| (t, &r.kind)));
        let filled = document.mentions.iter().filter(|m| m.start < m.end);
        let spans = Spans {
            mentions: filled.map(|m| labelled(&view, m)).collect(),
            statements: contents.map(|(c, s)| span(&view, c.start, c.end, s.as_str())).collect(),
            events: triggers.map(|(t, k)| span(&view, t.start, t.end, k.as_str())).collect(),
        };
        let ends: Vec<usize> = {
            let contents = document.statements.iter().filter_map(|s| s.content);
            let triggers = document.relations.iter().filter_map(|r| r.trigger.as_ref());
            let sentences = document.sentences.iter().flat_map(|s| [s.start, s.end]);
            let spans = contents.flat_map(|c| [c.start, c.end]);
            let mentions = document.mentions.iter().flat_map(|m| [m.start, m.end]);
            let triggers = triggers.flat_map(|t| [t.start, t.end]);
            sentences.chain(spans).chain(mentions).chain(triggers).collect()
        };
        let tokens = tokens(view.text, ends);
        let doc = Doc {
            text,
            ents: view.flat().into_iter().map(|m| labelled(&view, m)).collect(),
            sents: sentences(&view, &tokens),
            tokens: tokens
                .into_iter()
                .enumerate()
                .map(|(id, t)| Token { id, start: view.char(t.start), end: view.char(t.end) })
                .collect(),
            spans,
        };
        json_line(out, &doc)
    }
}

/// The sentences as spaCy has them: each runs on to the token before the next one, so that all tokens are in one.
fn sentences(view: &View<'_>, tokens: &[Range<usize>]) -> Vec<Place> {
    let starts = view.document.sentences.iter().map(|s| s.start);
    let mut first: Vec<usize> =
        starts.map(|start| tokens.partition_point(|t| t.start < start)).collect();
    if let Some(first) = first.first_mut() {
        *first = 0;
    }
    first.dedup();
    let ends = first.iter().skip(1).copied().chain([tokens.len()]);
    let filled = first.iter().zip(ends).filter_map(|(start, end)| {
        let tokens = tokens.get(*start..end)?;
        let (first, last) = (tokens.first()?, tokens.last()?);
        Some(Place { start: view.char(first.start), end: view.char(last.end) })
    });
    filled.collect()
}

/// Where white space begins and where it ends.
fn space_bounds(text: &str) -> impl Iterator<Item = usize> {
    let mut before = None;
    text.char_indices().filter_map(move |(at, c)| {
        let space = is_space(c);
        (before.replace(space) != Some(space)).then_some(at)
    })
}

/// White space as Python's `str.isspace` has it, by which spaCy goes.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{1C}'..='\u{1F}')
}

/// Tokens as spaCy has them: a single space belongs to the word before it, what other white space stands between
/// two words is one token.
fn tokens(text: &str, mut cuts: Vec<usize>) -> Vec<Range<usize>> {
    cuts.extend(text.split_word_bound_indices().map(|(at, _)| at));
    // Marks of direction join the space before them to one word, which spaCy does not know.
    cuts.extend(space_bounds(text));
    cuts.push(text.len());
    cuts.sort_unstable();
    cuts.dedup();
    let mut out: Vec<Range<usize>> = Vec::with_capacity(cuts.len());
    // Where the gap that is being passed began, less the space that the word before it takes.
    let mut gap: Option<usize> = None;
    for pair in cuts.windows(2) {
        let piece = text.get(pair[0]..pair[1]).unwrap_or_default();
        if piece.chars().all(is_space) {
            let absorbed = usize::from(piece.starts_with(' ') && !out.is_empty());
            gap.get_or_insert(pair[0] + absorbed);
            continue;
        }
        let start = gap.take();
        out.extend(start.map(|start| start..pair[0]).filter(|r| !r.is_empty()));
        out.push(pair[0]..pair[1]);
    }
    out.extend(gap.map(|start| start..text.len()).filter(|r| !r.is_empty()));
    out
}

impl Export for Displacy {
    fn extension(&self) -> &'static str {
        "json"
    }

    fn write(
        &mut self,
        text: &str,
        document: &Document<'_>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let view = View::new(text, document)?;
        let ents = view.flat().into_iter().map(|m| labelled(&view, m)).collect();
        json_line(out, &Entities { text, ents, title: Some(&document.id) })
    }
}
