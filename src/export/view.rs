//! One document with its text, as the formats look at it.

use std::io;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::output::OffsetTable;
use crate::{Document, Entity, Form, Mention, MentionKind, OffsetUnit, Sentence, Span};

/// A document that fits its text.
pub(super) struct View<'a> {
    pub(super) text: &'a str,
    pub(super) document: &'a Document<'a>,
    chars: OffsetTable,
}

impl<'a> View<'a> {
    /// Looks whether the two belong together.
    pub(super) fn new(text: &'a str, document: &'a Document<'_>) -> io::Result<Self> {
        let fault = |message: &str| Err(io::Error::new(io::ErrorKind::InvalidInput, message));
        if document.offsets != OffsetUnit::Byte {
            return fault("only documents with offsets in bytes can be written in other formats");
        }
        let fits = |start, end, part: &str| text.get(start..end) == Some(part);
        if !document.mentions.iter().all(|m| fits(m.start, m.end, &m.text)) {
            return fault("the text is not the one that the document was made from");
        }
        Ok(Self { text, document, chars: OffsetTable::new(text, OffsetUnit::Char) })
    }

    /// A byte offset in Unicode scalar values.
    pub(super) fn char(&self, byte: usize) -> usize {
        self.chars.get(byte)
    }

    /// A range of the text; empty where the document does not fit.
    pub(super) fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    pub(super) fn entity(&self, mention: &Mention<'_>) -> Option<&'a Entity<'a>> {
        self.document.entities.get(mention.entity?)
    }

    /// The name of what a mention means: its entity's, or its own text; empty where there is no such mention.
    pub(super) fn name(&self, mention: usize) -> &'a str {
        self.document.name(mention).unwrap_or_default()
    }

    /// Who says a statement, from the original speaker outwards.
    pub(super) fn sources(&self, statement: Option<usize>) -> Vec<&'a str> {
        self.document.sources(statement).map(|m| self.name(m)).collect()
    }

    /// The mentions that a flat scheme can show: names, titles and values, without overlap, the longer
    /// before the shorter.
    pub(super) fn flat(&self) -> Vec<&'a Mention<'a>> {
        let named =
            |m: &&Mention<'_>| m.form == Some(Form::Name) || m.form.is_none() || is_demonym(m);
        let mut all: Vec<&Mention<'_>> = self.document.mentions.iter().filter(named).collect();
        all.sort_by_key(|m| (m.start, std::cmp::Reverse(m.end)));
        let mut out: Vec<&Mention<'_>> = Vec::with_capacity(all.len());
        for m in all.into_iter().filter(|m| m.start < m.end) {
            match out.last_mut() {
                Some(last) if m.start < last.end => {
                    if m.end - m.start > last.end - last.start {
                        *last = m;
                    }
                }
                _ => out.push(m),
            }
        }
        out
    }

    /// Words and signs, cut also where one of `mentions` begins or ends; no white space.
    ///
    /// The cuts are those of Unicode Standard Annex #29.
    pub(super) fn tokens(&self, mentions: &[&Mention<'_>]) -> Vec<Range<usize>> {
        let mut cuts: Vec<usize> = mentions.iter().flat_map(|m| [m.start, m.end]).collect();
        cuts.extend(self.document.sentences.iter().flat_map(|s| [s.start, s.end]));
        cuts.sort_unstable();
        let mut cuts = cuts.into_iter().peekable();
        let mut out = Vec::new();
        for (at, word) in self.text.split_word_bound_indices() {
            // Marks of direction join the space before them to one word.
            let mut start = at + word.len() - word.trim_start().len();
            let end = at + word.len();
            while let Some(cut) = cuts.next_if(|cut| *cut < end) {
                if cut > start {
                    out.push(start..cut);
                    start = cut;
                }
            }
            out.push(start..end);
        }
        out.retain(|r| !self.slice(r.start, r.end).trim().is_empty());
        out
    }

    /// The sentences; the whole text as one where the document has none.
    pub(super) fn sentences(&self) -> Vec<Sentence> {
        if self.document.sentences.is_empty() && !self.text.is_empty() {
            return vec![Span::new(0, self.text.len()).into()];
        }
        self.document.sentences.clone()
    }
}

/// Whether it is an adjective or people: named, whatever its form.
fn is_demonym(m: &Mention<'_>) -> bool {
    m.kind == MentionKind::Nationality && m.form != Some(Form::Pronoun)
}

/// The text on one line: every run of white space, control characters and what is no character as one space.
pub(super) fn one_line(text: &str) -> String {
    let blank =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    let words = text.split(blank);
    let mut out = String::with_capacity(text.len());
    for word in words.filter(|w| !w.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// What a number or time comes to, in the fewest words: "2024-10", "at_most 12000 soldier".
pub(super) fn value_in_words(mention: &Mention<'_>) -> String {
    use std::fmt::Write as _;
    let mut out = String::new();
    match &mention.value {
        None => {}
        Some(crate::Value::Time(t)) => {
            out.push_str(&t.value);
            if let Some(modifier) = &t.modifier {
                let _ = write!(out, " {modifier}");
            }
        }
        Some(crate::Value::Number(n)) => {
            let mut part = |x: &dyn std::fmt::Display| {
                let _ = write!(out, "{}{x}", if out.is_empty() { "" } else { " " });
            };
            if let Some(modifier) = n.modifier {
                part(&modifier);
            }
            match (n.value, n.min, n.max) {
                (Some(value), ..) => part(&value),
                (None, Some(min), Some(max)) => part(&format_args!("{min}–{max}")),
                _ => {}
            }
            if let Some(vague) = &n.vague {
                part(vague);
            }
            if let Some(fraction) = n.fraction {
                part(&format_args!("{fraction} of"));
            }
            if let Some(unit) = &n.unit {
                part(unit);
            }
        }
    }
    out
}
