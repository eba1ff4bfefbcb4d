//! A text with its mentions, as nested pieces that a template can print.

use std::collections::BTreeSet;

use newswire::{Document, Form, Mention, Value};
use serde::Serialize;

use crate::common::words::{days, name, relays, stance, when};

/// One sentence, with what stands before it and who says what in it.
#[derive(Debug, Serialize)]
pub(crate) struct Line {
    /// Whether a new paragraph begins.
    paragraph: bool,
    pieces: Vec<Piece>,
    notes: Vec<Note>,
}

/// The beginning or end of a mention, or text.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Piece {
    Open(Open),
    Close { link: bool },
    Text(String),
}

/// The beginning of a mention.
#[derive(Debug, Serialize)]
pub(crate) struct Open {
    /// The mention.
    id: usize,
    kind: &'static str,
    form: &'static str,
    /// What the mouse or a screen reader tells of it.
    title: String,
    /// The entity it links to.
    entity: Option<usize>,
    link: bool,
}

/// Who says what, beside the sentence of the cue.
#[derive(Debug, Serialize)]
pub(crate) struct Note {
    who: String,
    via: Vec<String>,
    stance: &'static str,
    cue: String,
    content: String,
    when: String,
    rule: String,
}

impl Line {
    /// The mentions that are shown in it.
    pub(crate) fn mentions(&self) -> BTreeSet<usize> {
        let opened = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Open(open) => Some(open.id),
            _ => None,
        });
        opened.collect()
    }
}

/// The lines of a document.
pub(crate) fn lines(text: &str, document: &Document<'_>) -> Vec<Line> {
    let mut notes: Vec<Vec<Note>> = document.sentences.iter().map(|_| Vec::new()).collect();
    for s in document.statements() {
        let at = s.cue.as_ref().map(|c| c.start).or(s.content.map(|c| c.start)).unwrap_or(0);
        let line = document.sentences.partition_point(|x| x.end <= at);
        if let Some(line) = notes.get_mut(line) {
            line.push(note(text, document, s.id));
        }
    }
    let marked = marked(document);
    let mut mentions = marked.iter().peekable();
    let mut out = Vec::with_capacity(notes.len());
    let mut before = 0;
    for (sentence, notes) in document.sentences.iter().zip(notes) {
        let gap = text.get(before..sentence.start).unwrap_or_default();
        let mut inside = Vec::new();
        while let Some(m) = mentions.next_if(|m| m.start < sentence.end) {
            if m.start >= sentence.start && m.end <= sentence.end {
                inside.push(*m);
            }
        }
        out.push(Line {
            paragraph: before == 0 || gap.contains('\n'),
            pieces: pieces(text, document, sentence.start, sentence.end, &inside),
            notes,
        });
        before = sentence.end;
    }
    out
}

/// The mentions that are shown, outer before inner; one that crosses another is left out.
fn marked<'a>(document: &'a Document<'_>) -> Vec<&'a Mention<'a>> {
    let mut all: Vec<&Mention<'_>> = document.mentions().iter().collect();
    all.retain(|m| m.start < m.end);
    all.sort_by_key(|m| (m.start, std::cmp::Reverse(m.end)));
    let mut open: Vec<usize> = Vec::new();
    all.retain(|m| {
        while open.last().is_some_and(|end| *end <= m.start) {
            open.pop();
        }
        let fits = open.last().is_none_or(|end| m.end <= *end);
        if fits {
            open.push(m.end);
        }
        fits
    });
    all
}

fn pieces(
    text: &str,
    document: &Document<'_>,
    start: usize,
    end: usize,
    mentions: &[&Mention<'_>],
) -> Vec<Piece> {
    let slice = |a: usize, b: usize| text.get(a..b).unwrap_or_default().to_owned();
    let mut out = Vec::new();
    let mut at = start;
    let mut open: Vec<(usize, bool)> = Vec::new();
    let close = |out: &mut Vec<Piece>, open: &mut Vec<(usize, bool)>, at: &mut usize, to: usize| {
        while let Some((end, link)) = open.last().copied().filter(|(end, _)| *end <= to) {
            out.push(Piece::Text(slice(*at, end)));
            out.push(Piece::Close { link });
            *at = end;
            open.pop();
        }
    };
    for (n, m) in mentions.iter().enumerate() {
        close(&mut out, &mut open, &mut at, m.start);
        out.push(Piece::Text(slice(at, m.start)));
        at = m.start;
        // A link must not stand inside a link.
        let holds = mentions.get(n + 1).is_some_and(|next| next.start < m.end);
        let link = m.entity.is_some() && !holds && !open.iter().any(|(_, link)| *link);
        out.push(Piece::Open(Open {
            id: m.id,
            kind: m.kind.as_str(),
            form: m.form.map_or("value", Form::as_str),
            title: title(document, m),
            entity: m.entity,
            link,
        }));
        open.push((m.end, link));
    }
    close(&mut out, &mut open, &mut at, end);
    out.push(Piece::Text(slice(at, end)));
    out
}

/// Kind, name, value and rule of a mention in one line.
fn title(document: &Document<'_>, m: &Mention<'_>) -> String {
    let mut parts = vec![match &m.subtype {
        Some(subtype) => format!("{} ({subtype})", m.kind),
        None => m.kind.to_string(),
    }];
    if let Some(e) = m.entity.and_then(|e| document.entities().get(e)) {
        let id = e.wikidata.as_ref().or(e.reference.as_ref());
        parts.push(match id {
            Some(id) => format!("{} [{id}]", e.name),
            None => e.name.to_string(),
        });
    }
    let value = value(m);
    if !value.is_empty() {
        parts.push(value);
    }
    parts.push(format!("rule {}", m.rule));
    if let Some(link) = &m.link {
        parts.push(format!("linked by {link}"));
    }
    parts.join(" · ")
}

/// What a number or time comes to, in words.
pub(crate) fn value(m: &Mention<'_>) -> String {
    match &m.value {
        None => String::new(),
        Some(Value::Time(t)) if t.begin.is_none() && t.end.is_none() => t.value.clone(),
        Some(Value::Time(t)) => days(t.begin.as_deref(), t.end.as_deref()),
        Some(Value::Number(n)) => {
            let mut parts = Vec::new();
            parts.extend(n.modifier.map(|x| x.as_str().replace('_', " ")));
            match (n.value, n.min, n.max) {
                (Some(value), ..) => parts.push(value.to_string()),
                (None, Some(min), Some(max)) => parts.push(format!("{min} to {max}")),
                (None, Some(min), None) => parts.push(format!("{min} or more")),
                (None, None, Some(max)) => parts.push(format!("{max} or less")),
                (None, None, None) => {}
            }
            parts.extend(n.fraction.map(|x| format!("{x} of")));
            parts.extend(n.unit.clone());
            parts.join(" ")
        }
        Some(_) => String::new(),
    }
}

fn note(text: &str, document: &Document<'_>, statement: usize) -> Note {
    let s = &document.statements()[statement];
    let who = s.source.map_or_else(|| "Nobody named".to_owned(), |m| name(document, m));
    let stance = stance(&who, s.stance);
    let cue = s.cue.as_ref().map(|c| c.text.to_string()).unwrap_or_default();
    Note {
        via: relays(document, s),
        // The words of the report, where they say more than the stance.
        cue: if cue == stance { String::new() } else { cue },
        who,
        stance,
        content: s.content.and_then(|c| text.get(c.start..c.end)).unwrap_or_default().to_owned(),
        when: s.date.and_then(|d| document.mentions().get(d)).map(when).unwrap_or_default(),
        rule: s.rule.to_string(),
    }
}
