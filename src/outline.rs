//! A readable print of the syntax of a text.

use std::fmt::Write as _;

use crate::clause::{Clauses, Filler, Slot};
use crate::phrase::{Chunk, Phrases, verb_flag};
use crate::token::Tokens;
use crate::vocabulary::Vocabulary;

/// Renders chunks and clauses, sentence by sentence.
pub(crate) fn render(
    tokens: &Tokens<'_>,
    phrases: &Phrases,
    clauses: &Clauses,
    vocabulary: &Vocabulary,
) -> String {
    let view = View { tokens, phrases, clauses, vocabulary };
    let mut out = String::new();
    for (i, sentence) in phrases.sentences.iter().enumerate() {
        for at in sentence.chunks.0..sentence.chunks.1 {
            view.chunk(phrases.chunks[at as usize], &mut out);
        }
        out.push('\n');
        for c in (0..clauses.list.len()).filter(|c| clauses.list[*c].sentence as usize == i) {
            view.clause(c, &mut out);
        }
    }
    for (a, b) in &clauses.appositions {
        _ = writeln!(out, "  apposition {} = {}", view.group(*a), view.group(*b));
    }
    out
}

struct View<'a> {
    tokens: &'a Tokens<'a>,
    phrases: &'a Phrases,
    clauses: &'a Clauses,
    vocabulary: &'a Vocabulary,
}

impl View<'_> {
    fn items(&self, first: u32, end: u32) -> &str {
        let first = self.phrases.item(first).first as usize;
        let end = self.phrases.item(end - 1).end as usize;
        &self.tokens.text[self.tokens.span(first, end)]
    }

    fn group(&self, n: u32) -> String {
        let g = self.phrases.noun(n);
        format!("[{}]", self.items(g.first, g.end))
    }

    fn chunk(&self, chunk: Chunk, out: &mut String) {
        let (label, first, end) = match chunk {
            Chunk::Noun(n) => {
                let g = self.phrases.noun(n);
                let head = self.items(g.head, g.head + 1);
                _ = write!(out, "[{} ^{head}] ", self.items(g.first, g.end));
                return;
            }
            Chunk::Verb(v) => {
                let g = self.phrases.verb(v);
                _ = write!(out, "<{}> ", self.items(g.first, g.end));
                return;
            }
            Chunk::Preposition(i) => ("P", i, i + 1),
            Chunk::Time(i) => ("T", i, i + 1),
            Chunk::Conjunction(i) => ("C", i, i + 1),
            Chunk::Subordinator(i) => ("S", i, i + 1),
            Chunk::Relative(i) => ("W", i, i + 1),
            Chunk::Adverb(i) => ("R", i, i + 1),
            Chunk::Adjective(i) => ("J", i, i + 1),
            Chunk::Mark(i) => ("", i, i + 1),
        };
        _ = write!(
            out,
            "{}{}{} ",
            self.items(first, end),
            if label.is_empty() { "" } else { "/" },
            label
        );
    }

    fn clause(&self, c: usize, out: &mut String) {
        let clause = &self.clauses.list[c];
        let verb = self.phrases.verb(clause.verb);
        let mut flags = String::new();
        for (bit, name) in [
            (verb_flag::PASSIVE, " passive"),
            (verb_flag::NEGATED, " not"),
            (verb_flag::PERFECT, " perfect"),
            (verb_flag::PROGRESSIVE, " progressive"),
        ] {
            if verb.flags & bit != 0 {
                flags.push_str(name);
            }
        }
        let parent = clause.parent.map_or(String::new(), |p| format!(" of {p}"));
        _ = write!(
            out,
            "  {c} {:?}{parent} {}({}{flags})",
            clause.kind,
            self.vocabulary.text(verb.verb.lemma),
            self.items(verb.first, verb.end)
        );
        for a in self.clauses.arguments(u32::try_from(c).unwrap_or(0)) {
            let slot = match a.slot {
                Slot::Preposition(w) => self.vocabulary.text(w).to_owned(),
                slot => format!("{slot:?}").to_lowercase(),
            };
            let filler = match a.filler {
                Filler::Group(n) => self.group(n),
                Filler::Clause(c) => format!("#{c}"),
                Filler::Item(i) => self.items(i, i + 1).to_owned(),
            };
            _ = write!(out, " {}{slot}={filler}", if a.carried { "~" } else { "" });
        }
        out.push('\n');
    }
}
