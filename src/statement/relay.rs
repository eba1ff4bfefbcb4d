//! Who passes it on: "citing unnamed sources", "quoted the prosecutor as saying", "according to X".

use super::StatementDraft;
use super::content::REACH;
use super::find::Finder;
use super::rule::{Cue, mark};
use crate::MentionKind;
use crate::clause::Slot;
use crate::phrase::{Chunk, Pos, narrow};
use crate::token::{Class, flag};
use crate::{Form, Span, Stance};

impl<'x> Finder<'_, '_, '_, 'x> {
    /// "citing unnamed sources": who told the speaker of the clause above it.
    pub(super) fn citing(&mut self, c: u32, rule: &'x Cue) {
        let clauses = self.context.clauses;
        let clause = clauses.get(c);
        let group = self.context.phrases.verb(clause.verb);
        let head = *self.context.phrases.item(group.head);
        let speaks = |s: &StatementDraft<'_>| {
            let sentence = s.cue.map(|(first, _)| self.context.tokens.sentence_of(first as usize));
            sentence == Some(clause.sentence as usize)
                && s.source.is_some_and(|d| {
                    clauses
                        .groups(c, Slot::Subject)
                        .any(|n| self.context.mention_of[n as usize] == Some(d))
                })
        };
        let outer = self.out.iter().rposition(speaks).or_else(|| {
            let parent = self.context.clauses.get(clause.parent?);
            let verb = self.context.phrases.verb(parent.verb);
            let first = self.context.phrases.item(verb.head).first;
            self.out.iter().rposition(|s| s.cue.is_some_and(|(f, e)| f <= first && first < e))
        });
        let span = match (outer.and_then(|i| self.out[i].content), clause.parent) {
            (Some(span), _) => Some(span),
            (None, Some(parent)) => {
                let root = self.context.clauses.get(parent);
                self.trim(root.first.min(head.first), head.first)
            }
            (None, None) => None,
        };
        let Some(span) = span else { return };
        let statement = self.blank(Some((head.first, head.end)), Stance::Assert, &rule.id);
        for n in clauses.groups(c, Slot::Object) {
            // "citing new sanctions": a reason, of which nobody is the source

            let source = self.speaker(n);
            let law = |d: &u32| self.context.typed[*d as usize] == (MentionKind::Document, "law");
            if let Some(source) = source.filter(|d| !law(d)) {
                let via = outer.map(narrow);
                self.out.push(StatementDraft {
                    content: Some(span),
                    source: Some(source),
                    via,
                    ..statement.clone()
                });
            }
        }
    }

    /// "Tass quoted the prosecutor as saying …", "the prosecutor was quoted by Tass as saying …": the one who is
    /// quoted says it, and who quotes passes it on. Gives whether the clause is such.
    pub(super) fn quoted_as(&mut self, c: u32, rule: &'x Cue) -> bool {
        let clause = self.context.clauses.get(c);
        let opens = |o: u32| self.context.phrases.item(o).word == self.words.as_;
        let (Some(parent), true) = (clause.parent, clause.opener.is_some_and(opens)) else {
            return false;
        };
        let above = self.context.phrases.verb(self.context.clauses.get(parent).verb).clone();
        if !self.cues.is(mark::QUOTING, above.verb.lemma) {
            return false;
        }
        let said =
            self.introduced(c).or_else(|| self.told(c, true)).or_else(|| self.before(parent, true));
        let Some(said) = said else { return true };
        let by = Slot::Preposition(self.words.by);
        let slots = if self.context.is_passive(parent) {
            [by, Slot::Subject]
        } else {
            [Slot::Subject, Slot::Object]
        };
        let [relays, speaks] = slots.map(|slot| {
            let clauses = self.context.clauses;
            clauses.groups(parent, slot).find_map(|n| self.speaker(n))
        });
        let head = *self.context.phrases.item(above.head);
        let mut via = None;
        if let Some(source) = relays {
            let mut outer = self.blank(Some((head.first, head.end)), rule.stance, &rule.id);
            (outer.content, outer.quote, outer.gap) = (Some(said.span), said.quote, said.gap);
            via = Some(narrow(self.out.len()));
            self.emit(outer, &[source]);
        }
        if let Some(source) = speaks {
            let own = self.context.phrases.verb(clause.verb);
            let own = *self.context.phrases.item(own.head);
            let mut inner = self.blank(Some((own.first, own.end)), rule.stance, &rule.id);
            (inner.content, inner.quote, inner.gap) = (Some(said.span), said.quote, said.gap);
            inner.via = via;
            self.emit(inner, &[source]);
        }
        true
    }

    /// "according to X", "as per X", "per X".
    pub(super) fn phrases(&mut self) {
        let cues = self.cues;
        let mut after = 0;
        for i in 0..self.context.phrases.chunks.len() {
            let Chunk::Preposition(p) = self.context.phrases.chunks[i] else { continue };
            let first = *self.context.phrases.item(p);
            // the second word of "as per" is passed over
            let Some((index, end, n)) = self.phrase_at(i).filter(|_| first.first >= after) else {
                continue;
            };
            let rule = &cues.list[usize::from(index)];
            let Some(source) = self.authority(n, rule) else { continue };
            let last = self.context.phrases.noun(n).end - 1;
            let Some(span) = self.around(first.first, self.context.phrases.item(last).end) else {
                continue;
            };
            after = end;
            let mut statement = self.blank(Some((first.first, end)), rule.stance, &rule.id);
            statement.quote = self.quote_of(span);
            statement.content = Some(span);
            statement.source = Some(source);
            if self.is_medium(source) {
                statement.stance = Stance::Report;
            }
            self.out.push(statement);
        }
    }

    /// Whom a phrase names: a speaker, or a definite thing ("according to the poll" against "according to age").
    fn authority(&mut self, n: u32, rule: &Cue) -> Option<u32> {
        let group = self.context.phrases.noun(n);
        // "per student" counts
        let counts = group.first == group.head && !group.plural;
        if let Some(d) = self.speaker(n)
            && !(counts && self.context.drafts[d as usize].form == Some(Form::Nominal))
        {
            return Some(d);
        }
        let group = self.context.phrases.noun(n);
        let first = self.context.phrases.item(group.first).pos;
        let head = self.context.phrases.item(group.head);
        // "according to radio host Rush Limbaugh": a name that no list has
        let capital = self.context.tokens.list[head.first as usize].has(flag::UPPER);
        let definite = matches!(first, Pos::Determiner | Pos::Possessive)
            || group.possessor.is_some()
            || (capital && !counts);
        let head = head.word;
        if definite || rule.heads.contains(head) { self.whatever(n) } else { None }
    }

    /// The cue that begins at a preposition, one past its last token, and the noun group after it.
    pub(super) fn phrase_at(&self, at: usize) -> Option<(u16, u32, u32)> {
        let Chunk::Preposition(p) = self.context.phrases.chunks[at] else { return None };
        let first = self.context.phrases.item(p);
        if !self.cues.is(mark::PHRASE, first.word) {
            return None;
        }
        let (_, second, index) =
            self.cues.phrases.iter().find(|(w, _, _)| *w == first.word).copied()?;
        let mut next = at + 1;
        let mut end = first.end;
        if second.is_known() {
            let Some(Chunk::Preposition(q)) = self.context.phrases.chunks.get(next) else {
                return None;
            };
            let it = self.context.phrases.item(*q);
            if it.word != second {
                return None;
            }
            end = it.end;
            next += 1;
        }
        match self.context.phrases.chunks.get(next) {
            Some(Chunk::Noun(n)) => Some((index, end, *n)),
            _ => None,
        }
    }

    /// "According to a report by Oxfam in Rome, …": past what hangs on the authority that ends at `end`, if a comma follows.
    fn after_authority(&self, end: u32) -> u32 {
        let phrases = self.context.phrases;
        let start = |c: &Chunk| phrases.tokens_of(*c).0;
        let at = self.past_groups(phrases.chunks.partition_point(|c| start(c) < end));
        let Some(comma) = self.comma_at(at) else { return end };
        self.after_description(at + 1).unwrap_or(comma)
    }

    /// Past the groups that hang on one before the chunk `i`: "by Oxfam in Rome".
    fn past_groups(&self, mut i: usize) -> usize {
        while let Some(
            [Chunk::Preposition(_) | Chunk::Conjunction(_), Chunk::Noun(_) | Chunk::Time(_)],
        ) = self.context.phrases.chunks.get(i..i + 2)
        {
            i += 2;
        }
        i
    }

    /// One past the comma that is the chunk `i`.
    fn comma_at(&self, i: usize) -> Option<u32> {
        match self.context.phrases.chunks.get(i)? {
            Chunk::Mark(m) => {
                let it = self.context.phrases.item(*m);
                (it.class == Class::Comma).then_some(it.end)
            }
            _ => None,
        }
    }

    /// ", a spokeswoman for the bank, …", ", who leads the bank, …": past the description that begins with the chunk `i`.
    fn after_description(&self, i: usize) -> Option<u32> {
        match self.context.phrases.chunks.get(i)? {
            Chunk::Noun(n) => {
                self.context.describes[*n as usize]?;
                self.comma_at(self.past_groups(i + 1))
            }
            Chunk::Relative(_) => (i + 1..i + REACH).find_map(|j| self.comma_at(j)),
            _ => None,
        }
    }

    /// What stands beside "according to X": the sentence after it, or before it.
    fn around(&self, first: u32, end: u32) -> Option<Span> {
        let tokens = self.context.tokens;
        let sentence = &tokens.sentences[tokens.sentence_of(first as usize)];
        let at_start = first == sentence.body
            || (first == sentence.body + 1
                && tokens.class(sentence.body as usize) == Some(Class::OpenQuote));
        let closing = first.checked_sub(2).filter(|t| {
            tokens.class(*t as usize + 1) == Some(Class::CloseQuote)
                || tokens.class(*t as usize) == Some(Class::CloseQuote)
        });
        match closing.and_then(|t| self.quotation_around(t)) {
            _ if at_start => self.trim(self.after_authority(end), sentence.end),
            // a quotation that began in an earlier sentence
            Some(q) if q.first <= sentence.body + 1 => Some(q.span(tokens)),
            // "officials who, according to X, bear responsibility"
            _ if self.follows_relative(first) => self.trim(self.after_authority(end), sentence.end),
            _ => self.trim(sentence.body, first),
        }
    }

    /// Whether a relative pronoun and a comma stand before a token.
    fn follows_relative(&self, first: u32) -> bool {
        let phrases = self.context.phrases;
        let start = |c: &Chunk| phrases.tokens_of(*c).0;
        let at = phrases.chunks.partition_point(|c| start(c) < first);
        matches!(
            phrases.chunks.get(at.wrapping_sub(2)..at),
            Some([Chunk::Relative(_), Chunk::Mark(m)]) if phrases.item(*m).class == Class::Comma
        )
    }
}
