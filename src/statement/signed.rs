//! Who says so by the look of the page: "“…” — Ana Silva" and "SILVA: …".

use super::find::Finder;
use crate::phrase::{Chunk, narrow, verb_flag};
use crate::token::{Class, flag};
use crate::{Form, MentionKind, Quote, Stance};

/// No turn of a transcript is longer than this many tokens.
const TURN: u32 = 300;

impl Finder<'_, '_, '_, '_> {
    /// "“…” — Ana Silva": a quotation, a dash, and its speaker at the end of the line.
    pub(super) fn signed(&mut self) {
        let tokens = self.context.tokens;
        for i in 0..self.quotations.len() {
            let q = self.quotations[i];
            let dash = q.end as usize + 1;
            if !q.is_utterance() || tokens.class(dash) != Some(Class::Dash) {
                continue;
            }
            let at = self
                .context
                .by_first
                .partition_point(|d| (self.context.drafts[*d as usize].first as usize) <= dash);
            let Some(d) = self.context.by_first.get(at).copied() else { continue };
            let draft = &self.context.drafts[d as usize];
            let name = draft.kind == MentionKind::Person && draft.form == Some(Form::Name);
            // a title may stand before the name
            let near = draft.first as usize <= dash + 3;
            let ends = tokens.list.get(draft.end as usize).is_none_or(|t| {
                t.has(flag::PARAGRAPH)
                    || t.has(flag::LINE)
                    || matches!(t.class, Class::OpenQuote | Class::Period | Class::Comma)
            });
            if name && near && ends {
                let mut s = self.blank(None, Stance::Assert, "statement/signed");
                (s.source, s.quote, s.content) = (Some(d), Quote::Direct, Some(q.span(tokens)));
                self.out.push(s);
            }
        }
    }

    /// "SILVA: We have no water.": a person and a colon at the beginning of a line.
    pub(super) fn transcript(&mut self) {
        let tokens = self.context.tokens;
        for s in 0..self.context.phrases.sentences.len() {
            let (first, end) = self.context.phrases.sentences[s].chunks;
            let chunks = &self.context.phrases.chunks[first as usize..end as usize];
            let quoted = matches!(chunks.first(), Some(Chunk::Mark(m))
                if self.context.phrases.item(*m).class == Class::OpenQuote);
            let chunks = &chunks[usize::from(quoted)..];
            let [Chunk::Noun(n), Chunk::Mark(m), rest @ ..] = chunks else { continue };
            let mark = self.context.phrases.item(*m);
            let begins =
                tokens.list[tokens.sentences[s].first as usize].has(flag::PARAGRAPH) || s == 0;
            if mark.class != Class::Colon || !begins {
                continue;
            }
            let head = self.context.phrases.item(self.context.phrases.noun(*n).head);
            let shouted = tokens.list[head.first as usize].has(flag::CAPITALS);
            let known = self.context.mention_of[*n as usize];
            let d = if shouted { known.or_else(|| self.whatever(*n)) } else { known };
            let Some(d) = d else { continue };
            let draft = &self.context.drafts[d as usize];
            let person = draft.kind == MentionKind::Person && draft.form == Some(Form::Name);
            // "SILVA:", a name that nothing else tells of
            let person = person || (shouted && draft.rule == "nominal/source");
            let says = rest.iter().any(|x| match x {
                Chunk::Verb(v) => self.context.phrases.verb(*v).has(verb_flag::FINITE),
                _ => false,
            });
            if !person || !says {
                continue;
            }
            let limit = (mark.end + TURN).min(narrow(tokens.list.len()));
            let turn = (mark.end..limit)
                .find(|t| *t > mark.end && tokens.list[*t as usize].has(flag::PARAGRAPH))
                .unwrap_or(limit);
            let Some(span) = self.trim(mark.end, turn) else { continue };
            let quote = self.quote_of(span);
            let mut s = self.blank(None, Stance::Assert, "statement/transcript");
            (s.source, s.quote, s.content) = (Some(d), quote, Some(span));
            self.out.push(s);
        }
    }
}
