//! Columns: CoNLL-2003 and CoNLL-U Plus.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::ops::Range;

use super::Export;
use super::label::{conll2003, ontonotes};
use super::view::{View, one_line};
use crate::{Document, Mention};

/// The columns of the shared task of CoNLL-2003: word, `-X-`, `-X-`, name in IOB2, parted by spaces; a blank line
/// after each sentence and `-DOCSTART-` before each document.
///
/// Labels are PER, ORG, LOC and MISC. The two columns in the middle were parts of speech and chunks there.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct Conll2003;

/// CoNLL-U Plus: the columns `ID FORM NEWSWIRE:NE NEWSWIRE:REF NEWSWIRE:COREF MISC`, which the first line names.
///
/// NE has OntoNotes labels in IOB2, REF the Wikidata item or gazetteer id of the name that begins there, COREF the
/// entities that begin and end there in brackets, `(e3` … `e3)`, as the shared task of CoNLL-2012 wrote them. MISC
/// has `SpaceAfter=No`.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct ConllUPlus;

impl Conll2003 {
    /// The format.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

impl ConllUPlus {
    /// The format.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

/// For each token the label of the mention that covers it, and whether it begins there.
fn labels<'a, 'm>(
    tokens: &[Range<usize>],
    flat: &[&'a Mention<'m>],
    label: impl Fn(&Mention<'_>) -> Option<&'static str>,
) -> Vec<Option<(&'static str, bool, &'a Mention<'m>)>> {
    let mut mentions = flat.iter().peekable();
    let mut out = Vec::with_capacity(tokens.len());
    for t in tokens {
        while mentions.next_if(|m| m.end <= t.start).is_some() {}
        let covering = mentions.peek().filter(|m| m.start <= t.start && t.end <= m.end);
        out.push(covering.and_then(|m| label(m).map(|l| (l, m.start == t.start, **m))));
    }
    out
}

/// IOB2: `B-PER`, `I-PER`, `O`.
fn iob(label: Option<(&'static str, bool, &Mention<'_>)>) -> String {
    match label {
        None => "O".to_owned(),
        Some((label, true, _)) => format!("B-{label}"),
        Some((label, false, _)) => format!("I-{label}"),
    }
}

/// The tokens of each sentence, as ranges of indices.
fn by_sentence(view: &View<'_>, tokens: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut out = Vec::new();
    let sentences = view.sentences();
    for (n, s) in sentences.iter().enumerate() {
        let from = at;
        let end = if n + 1 == sentences.len() { usize::MAX } else { s.end };
        at += tokens[at..].partition_point(|t| t.start < end);
        if from < at {
            out.push(from..at);
        }
    }
    out
}

impl Export for Conll2003 {
    fn extension(&self) -> &'static str {
        "conll"
    }

    fn write(
        &mut self,
        text: &str,
        document: &Document<'_>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let view = View::new(text, document)?;
        let mut flat = view.flat();
        flat.retain(|m| conll2003(m.kind).is_some());
        let tokens = view.tokens(&flat);
        let labels = labels(&tokens, &flat, |m| conll2003(m.kind));
        writeln!(out, "-DOCSTART- -X- -X- O\n")?;
        for sentence in by_sentence(&view, &tokens) {
            for at in sentence {
                let form = word(view.slice(tokens[at].start, tokens[at].end));
                writeln!(out, "{form} -X- -X- {}", iob(labels[at]))?;
            }
            writeln!(out)?;
        }
        Ok(())
    }
}

/// A token without what parts columns: some marks of white space stand inside a word for UAX #29.
fn word(token: &str) -> String {
    one_line(token).replace(' ', "_")
}

impl Export for ConllUPlus {
    fn extension(&self) -> &'static str {
        "conllup"
    }

    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "# global.columns = ID FORM NEWSWIRE:NE NEWSWIRE:REF NEWSWIRE:COREF MISC")
    }

    fn write(
        &mut self,
        text: &str,
        document: &Document<'_>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let view = View::new(text, document)?;
        let flat = view.flat();
        let mut cuts: Vec<&Mention<'_>> = flat.clone();
        cuts.extend(view.document.mentions.iter().filter(|m| m.entity.is_some()));
        let tokens = view.tokens(&cuts);
        let labels = labels(&tokens, &flat, |m| Some(ontonotes(m)));
        let brackets = brackets(&view, &tokens);
        writeln!(out, "# newdoc id = {}", one_line(&document.id))?;
        for (n, sentence) in by_sentence(&view, &tokens).into_iter().enumerate() {
            let (first, last) = (&tokens[sentence.start], &tokens[sentence.end - 1]);
            writeln!(out, "# sent_id = {}-{}", one_line(&document.id), n + 1)?;
            writeln!(out, "# text = {}", one_line(view.slice(first.start, last.end)))?;
            for at in sentence.clone() {
                let form = word(view.slice(tokens[at].start, tokens[at].end));
                let id = at - sentence.start + 1;
                let reference = labels[at]
                    .filter(|(_, begins, _)| *begins)
                    .and_then(|(_, _, m)| view.entity(m))
                    .and_then(|e| e.wikidata.as_ref().or(e.reference.as_ref()));
                let reference = reference.map_or("_".to_owned(), |r| word(r));
                let coref = if brackets[at].is_empty() { "_" } else { &brackets[at] };
                let joined = tokens.get(at + 1).is_some_and(|next| next.start == tokens[at].end);
                let misc = if joined && at + 1 < sentence.end { "SpaceAfter=No" } else { "_" };
                let ne = iob(labels[at]);
                writeln!(out, "{id}\t{form}\t{ne}\t{reference}\t{coref}\t{misc}")?;
            }
            writeln!(out)?;
        }
        Ok(())
    }
}

/// For each token the entities that begin and end there.
fn brackets(view: &View<'_>, tokens: &[Range<usize>]) -> Vec<String> {
    let mut out = vec![String::new(); tokens.len()];
    let mut linked: Vec<&Mention<'_>> =
        view.document.mentions.iter().filter(|m| m.entity.is_some()).collect();
    linked.sort_by_key(|m| (m.start, std::cmp::Reverse(m.end)));
    let mut closing: Vec<(usize, usize, usize)> = Vec::new();
    for m in linked {
        let Some(entity) = m.entity else { continue };
        let first = tokens.partition_point(|t| t.start < m.start);
        let last = tokens.partition_point(|t| t.end <= m.end).saturating_sub(1);
        if first > last || last >= tokens.len() {
            continue;
        }
        if first == last {
            let _ = write!(out[first], "(e{entity})");
        } else {
            let _ = write!(out[first], "(e{entity}");
            closing.push((last, first, entity));
        }
    }
    // The inner one, which began later, closes first.
    closing.sort_by_key(|(last, first, entity)| (*last, std::cmp::Reverse(*first), *entity));
    for (last, _, entity) in closing {
        let _ = write!(out[last], "e{entity})");
    }
    out
}
