//! Nouns that report: "warnings from X that …", "no evidence that …", "a promise to …", "the ministry's denial".

use super::find::Finder;
use super::rule::{Cue, content};
use super::scope::MOST;
use crate::Span;
use crate::clause::ClauseKind;
use crate::phrase::{Chunk, Pos, narrow};
use crate::relation::Follower;
use crate::vocabulary::Word;

impl Finder<'_, '_, '_, '_> {
    /// The statements that a noun introduces.
    pub(super) fn noun(&mut self, n: u32) {
        let cues = self.cues;
        let phrases = self.context.phrases;
        let group = phrases.noun(n);
        let head = phrases.item(group.head);
        if head.pos != Pos::Noun || head.draft.is_some() {
            return;
        }
        for rule in cues.of_noun(head.word) {
            let first = self.context.phrases.item(group.first).word;
            if rule.negated && first != self.words.no {
                continue;
            }
            let span = self.content_of_noun(n, rule);
            if span.is_none() && rule.content & content::BARE == 0 {
                continue;
            }
            let sources = self.sources_of_noun(n, rule);
            let clause = span.is_some_and(|(_, that)| that);
            // "claims of victory" need somebody who claims
            if sources.is_empty() && !clause {
                continue;
            }
            let mut statement = self.blank(Some((head.first, head.end)), rule.stance, &rule.id);
            if let Some((span, _)) = span {
                statement.content = Some(span);
                statement.quote = self.quote_of(span);
            }
            if sources.is_empty() {
                self.out.push(statement);
            } else {
                self.emit(statement, &sources);
            }
            return;
        }
    }

    /// What a noun introduces, and whether it is a clause with "that".
    fn content_of_noun(&self, n: u32, rule: &Cue) -> Option<(Span, bool)> {
        if rule.content & (content::CLAUSE | content::THAT) != 0
            && let Some(inner) = self.complement_of_noun(n)
        {
            let start = self.after_opener(inner);
            let end = self.extent(inner).max(start);
            return self.trim(start, end).map(|span| (span, true));
        }
        if rule.content & content::TO != 0
            && let Some(inner) = self.infinitive_of_noun(n)
        {
            let start = self.context.clauses.get(inner).first;
            return self.trim(start, self.extent(inner)).map(|span| (span, false));
        }
        for (bit, word) in self.words.governing {
            if rule.content & bit != 0
                && let Some(span) = self.governed_by_noun(n, word)
            {
                return Some((span, false));
            }
        }
        None
    }

    /// "allegations of fraud", "calls for an end to the fighting".
    fn governed_by_noun(&self, n: u32, word: Word) -> Option<Span> {
        let mut span: Option<(u32, u32)> = None;
        for f in self.context.run(n) {
            let Follower::Group(p, g) = f else { continue };
            let group = self.context.phrases.noun(g);
            let (first, end) = (
                self.context.phrases.item(group.first).first,
                self.context.phrases.item(group.end - 1).end,
            );
            span = match span {
                Some((start, _)) if !self.words.sources[..2].contains(&p) => Some((start, end)),
                None if p == word => Some((first, end)),
                other => other,
            };
        }
        span.and_then(|(first, end)| self.trim(first, end))
    }

    /// The clause of a noun group, or the first of its sentence.
    fn clause_from(&self, n: u32, sentence: u32) -> u32 {
        let clauses = &self.context.clauses.list;
        self.context
            .clause_of_noun(n)
            .unwrap_or_else(|| narrow(clauses.partition_point(|c| c.sentence < sentence)))
    }

    /// The infinitive right after a noun group.
    fn infinitive_of_noun(&self, n: u32) -> Option<u32> {
        let chunk = self.context.chunk_of[n as usize];
        let Chunk::Verb(v) = *self.context.phrases.chunks.get(chunk as usize + 1)? else {
            return None;
        };
        let sentence = self.context.sentence_of_noun(n);
        let from = self.clause_from(n, sentence);
        (from..narrow(self.context.clauses.list.len()).min(from + MOST))
            .take_while(|c| self.context.clauses.get(*c).sentence <= sentence)
            .find(|c| {
                let clause = self.context.clauses.get(*c);
                clause.verb == v && clause.kind == ClauseKind::Infinitive
            })
    }

    /// The clause with "that" that completes a noun.
    fn complement_of_noun(&self, n: u32) -> Option<u32> {
        let sentence = self.context.sentence_of_noun(n);
        let from = self.clause_from(n, sentence);
        let at = self.context.phrases.item(self.context.phrases.noun(n).end - 1).end;
        (from..narrow(self.context.clauses.list.len()).min(from + MOST))
            .take_while(|c| self.context.clauses.get(*c).sentence <= sentence)
            .find(|c| {
                let clause = self.context.clauses.get(*c);
                let that = clause.opener.is_some_and(|o| {
                    let it = self.context.phrases.item(o);
                    it.word == self.words.that
                        && it.first >= at
                        && it.first < at + 12
                        && self.no_verb_between(n, it.first)
                });
                clause.kind == ClauseKind::Complement && that && clause.sentence == sentence
            })
    }

    /// Whether nothing but prepositional groups stands between a noun group and a token.
    fn no_verb_between(&self, n: u32, token: u32) -> bool {
        let chunk = self.context.chunk_of[n as usize];
        if chunk == u32::MAX {
            return false;
        }
        self.context.phrases.chunks[chunk as usize + 1..]
            .iter()
            .take(MOST as usize)
            .take_while(|c| self.context.phrases.tokens_of(**c).0 < token)
            .all(|c| matches!(c, Chunk::Noun(_) | Chunk::Preposition(_) | Chunk::Time(_)))
    }
}
