//! Cues to statements: source, content, stance, occasion.

use super::StatementDraft;
use super::quote::Quotation;
use super::rule::{Cue, Cues, content, cue};
use crate::clause::{ClauseKind, Filler, Slot};
use crate::phrase::{Chunk, Pos, narrow, verb_flag};
use crate::relation::{Context, Follower, Reality, of_clause};
use crate::token::Class;
use crate::vocabulary::Word;
use crate::{Form, MentionKind, Polarity, Quote, Span, Stance};

/// The words that the stage asks for by name.
#[derive(Clone, Debug)]
pub(super) struct Words {
    pub(super) of: Word,
    pub(super) for_: Word,
    pub(super) as_: Word,
    pub(super) by: Word,
    pub(super) to: Word,
    pub(super) that: Word,
    pub(super) tell: Word,
    pub(super) no: Word,
    pub(super) cite: Word,
    /// from, by, of: before the source of a noun.
    pub(super) sources: Vec<Word>,
    /// in, on, via, through: before a medium.
    pub(super) media: Vec<Word>,
    /// at, during, in, after: before a venue.
    pub(super) venues: Vec<Word>,
}

/// What finding needs of the compiled stage.
pub(super) struct Finder<'f, 'c, 'a, 'x> {
    pub(super) cues: &'x Cues,
    pub(super) words: &'f Words,
    pub(super) reality: &'f Reality,
    pub(super) context: &'c mut Context<'a, 'x>,
    pub(super) quotations: Vec<Quotation>,
    pub(super) out: Vec<StatementDraft<'x>>,
}

impl<'x> Finder<'_, '_, '_, 'x> {
    /// Finds all statements that have a cue.
    pub(super) fn cued(&mut self) {
        for c in 0..narrow(self.context.clauses.list.len()) {
            self.verb(c);
            self.adverb(c);
            self.predicate(c);
        }
        self.phrases();
        for n in 0..narrow(self.context.phrases.nouns.len()) {
            self.noun(n);
        }
    }

    fn verb(&mut self, c: u32) {
        let clause = self.context.clauses.get(c).clone();
        let group = self.context.phrases.verb(clause.verb).clone();
        let lemma = group.verb.lemma;
        if group.has(verb_flag::PASSIVE) {
            self.passive(c, lemma);
            return;
        }
        let cues = self.cues;
        let Some(rule) = cue(&cues.verbs, lemma).map(|i| &cues.list[usize::from(i)]) else {
            return;
        };
        if lemma == self.words.cite && group.has(verb_flag::GERUND) {
            return self.citing(c, rule);
        }
        if clause.opener.is_some() && group.has(verb_flag::GERUND) && !self.has_that(c) {
            // "correct in assessing": nobody says anything
            return;
        }
        let Some((span, quote)) = self.content(c, rule).or_else(|| self.shared_content(c, rule))
        else {
            return;
        };
        if self.is_cut_short(c) {
            return;
        }
        let negative = of_clause(self.reality, self.context, c).0 == Polarity::Negative;
        let mut stance = rule.stance;
        if negative {
            match stance {
                Stance::Confirm | Stance::Deny => stance = Stance::NotConfirm,
                // "did not say": nothing was said
                _ => return,
            }
        }
        if stance == Stance::Deny && self.echoes(c) {
            return;
        }
        let sources = self.sources(c, rule);
        let head = *self.context.phrases.item(group.head);
        let statement = self.blank(Some((head.first, head.end)), stance, &rule.id);
        let statement = StatementDraft { content: Some(span), quote, ..statement };
        let statement = self.occasion(c, lemma, statement);
        self.emit(statement, &sources, rule.content & (content::CLAUSE | content::QUOTE) != 0);
    }

    /// "would not confirm or deny if …": what follows the second verb is said by the first too.
    fn shared_content(&mut self, c: u32, rule: &Cue) -> Option<(Span, Quote)> {
        let next = c + 1;
        if next as usize >= self.context.clauses.list.len() {
            return None;
        }
        let own = self.context.phrases.verb(self.context.clauses.get(c).verb);
        let other = self.context.phrases.verb(self.context.clauses.get(next).verb);
        let adjacent = other.first <= own.end + 1
            && self.context.clauses.get(c).sentence == self.context.clauses.get(next).sentence;
        if adjacent { self.content(next, rule) } else { None }
    }

    /// "It is suspected that there was": nothing is said of what was.
    fn is_cut_short(&self, c: u32) -> bool {
        self.context.clauses.complements(c).any(|x| {
            let verb = self.context.phrases.verb(self.context.clauses.get(x).verb);
            let bare = self.context.clauses.arguments(x).iter().all(|a| a.slot == Slot::Subject);
            verb.has(verb_flag::COPULA) && bare && x > c
        })
    }

    /// "would not confirm or deny": the second verb says nothing of its own.
    fn echoes(&self, c: u32) -> bool {
        let Some(before) = c.checked_sub(1) else { return false };
        self.out.last().is_some_and(|s| {
            let group = self.context.phrases.verb(self.context.clauses.get(before).verb);
            let own = self.context.phrases.verb(self.context.clauses.get(c).verb);
            s.stance == Stance::NotConfirm
                && s.cue
                    .is_some_and(|(first, _)| first == self.context.phrases.item(group.head).first)
                && own.first <= group.end + 1
        })
    }

    /// Stores the statement once for each source.
    fn emit(&mut self, statement: StatementDraft<'x>, sources: &[u32], needs_source: bool) {
        if sources.is_empty() {
            if !needs_source {
                return;
            }
            if statement.quote == Quote::Direct {
                self.out.push(statement);
            }
            return;
        }
        for source in sources {
            let mut s = statement.clone();
            s.source = Some(*source);
            if s.stance == Stance::Assert && self.is_medium(*source) {
                s.stance = Stance::Report;
            }
            self.out.push(s);
        }
    }

    /// Whether a source is a newspaper, agency or broadcaster, or a report.
    fn is_medium(&self, draft: u32) -> bool {
        let d = &self.context.drafts[draft as usize];
        let (kind, subtype) = self.context.typed[draft as usize];
        (kind == MentionKind::Organization && (subtype == "media" || d.subtype == "media"))
            || (d.kind == MentionKind::Document
                && d.form == Some(Form::Nominal)
                && matches!(d.subtype, "report" | "video" | "image"))
    }

    /// "is believed to have", "was reported to be".
    fn passive(&mut self, c: u32, lemma: Word) {
        let cues = self.cues;
        let Some(rule) = cue(&cues.passives, lemma).map(|i| &cues.list[usize::from(i)]) else {
            return;
        };
        let mut complements = self.context.clauses.complements(c);
        let Some(inner) = complements.next() else { return };
        if self.context.clauses.groups(c, Slot::Preposition(self.words.by)).next().is_some() {
            return;
        }
        let kind = self.context.clauses.get(inner).kind;
        if !matches!(kind, ClauseKind::Infinitive | ClauseKind::Complement) {
            return;
        }
        if self.is_cut_short(c) {
            return;
        }
        let group = self.context.phrases.verb(self.context.clauses.get(c).verb);
        let head = *self.context.phrases.item(group.head);
        let end = self.extent(c);
        let first = self.context.clauses.get(c).first;
        let span = self.trim(first, end);
        let statement = self.blank(Some((head.first, head.end)), rule.stance, &rule.id);
        self.out.push(StatementDraft { content: Some(span), ..statement });
    }

    /// "has allegedly sent".
    fn adverb(&mut self, c: u32) {
        let cues = self.cues;
        let group = self.context.phrases.verb(self.context.clauses.get(c).verb).clone();
        let after = (group.end as usize) < self.context.phrases.items.len();
        for i in group.first.saturating_sub(1)..group.end + u32::from(after) {
            let it = *self.context.phrases.item(i);
            if it.pos != Pos::Adverb {
                continue;
            }
            let Some(rule) = cue(&cues.adverbs, it.word).map(|i| &cues.list[usize::from(i)]) else {
                continue;
            };
            let first = self.context.clauses.get(c).first;
            let span = self.trim(first, self.extent(c));
            let statement = self.blank(Some((it.first, it.end)), rule.stance, &rule.id);
            self.out.push(StatementDraft { content: Some(span), ..statement });
        }
    }

    /// "is aware that".
    fn predicate(&mut self, c: u32) {
        let cues = self.cues;
        let adjective =
            self.context.clauses.arguments(c).iter().find_map(|a| match (a.slot, a.filler) {
                (Slot::Adjective, Filler::Item(i)) => Some(i),
                _ => None,
            });
        let Some(i) = adjective else { return };
        let it = *self.context.phrases.item(i);
        let Some(rule) = cue(&cues.adjectives, it.word).map(|i| &cues.list[usize::from(i)]) else {
            return;
        };
        let Some(span) = self.complement(c) else { return };
        if self.context.phrases.verb(self.context.clauses.get(c).verb).has(verb_flag::NEGATED) {
            return;
        }
        let sources = self.sources(c, rule);
        let statement = self.blank(Some((it.first, it.end)), rule.stance, &rule.id);
        let quote = self.quote_of(span);
        self.emit(StatementDraft { content: Some(span), quote, ..statement }, &sources, false);
    }

    /// "citing unnamed sources": who told the medium.
    fn citing(&mut self, c: u32, rule: &'x Cue) {
        let Some(parent) = self.context.clauses.get(c).parent else { return };
        let groups: Vec<u32> = self.context.clauses.groups(c, Slot::Object).collect();
        let group = self.context.phrases.verb(self.context.clauses.get(c).verb);
        let head = *self.context.phrases.item(group.head);
        let outer = self.out.iter().rposition(|s| {
            let verb = self.context.phrases.verb(self.context.clauses.get(parent).verb);
            s.cue.is_some_and(|(first, _)| first == self.context.phrases.item(verb.head).first)
        });
        let span = match outer.and_then(|i| self.out[i].content) {
            Some(span) => span,
            None => {
                let root = self.context.clauses.get(parent);
                self.trim(root.first, head.first)
            }
        };
        let statement = self.blank(Some((head.first, head.end)), Stance::Assert, &rule.id);
        for n in groups {
            if let Some(source) = self.speaker(n) {
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

    /// "according to X", "as per X", "per X".
    fn phrases(&mut self) {
        let cues = self.cues;
        for i in 0..self.context.phrases.chunks.len() {
            let Chunk::Preposition(p) = self.context.phrases.chunks[i] else { continue };
            if self.out.last().is_some_and(|s| {
                s.cue.is_some_and(|(_, end)| {
                    end > self.context.phrases.item(p).first
                        && end <= self.context.phrases.item(p).end
                })
            }) {
                // the second word of "as per"
                continue;
            }
            let first = *self.context.phrases.item(p);
            let Some((_, second, index)) = cues.phrases.iter().find(|(w, _, _)| *w == first.word)
            else {
                continue;
            };
            let mut at = i + 1;
            let mut end = first.end;
            if second.is_known() {
                let Some(Chunk::Preposition(q)) = self.context.phrases.chunks.get(at).copied()
                else {
                    continue;
                };
                let next = self.context.phrases.item(q);
                if next.word != *second {
                    continue;
                }
                end = next.end;
                at += 1;
            }
            let Some(Chunk::Noun(n)) = self.context.phrases.chunks.get(at).copied() else {
                continue;
            };
            let Some(source) = self.speaker(n) else { continue };
            let rule = &cues.list[usize::from(*index)];
            let span = self.around(
                first.first,
                self.context.phrases.item(self.context.phrases.noun(n).end - 1).end,
            );
            let Some(span) = span else { continue };
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

    /// What stands beside "according to X": the sentence after it, or before it.
    fn around(&self, first: u32, end: u32) -> Option<Span> {
        let sentence =
            self.context.tokens.sentences[self.context.tokens.sentence_of(first as usize)];
        let at_start = first == sentence.body
            || (first == sentence.body + 1
                && self.context.tokens.class(sentence.body as usize) == Some(Class::OpenQuote));
        let span =
            if at_start { self.trim(end, sentence.end) } else { self.trim(sentence.body, first) };
        (!span.is_empty()).then_some(span)
    }

    /// "warnings from X that …", "no evidence that …".
    fn noun(&mut self, n: u32) {
        let cues = self.cues;
        let group = self.context.phrases.noun(n).clone();
        let head = *self.context.phrases.item(group.head);
        if head.pos != Pos::Noun || head.draft.is_some() {
            return;
        }
        let Some(rule) = cue(&cues.nouns, head.word).map(|i| &cues.list[usize::from(i)]) else {
            return;
        };
        let first = self.context.phrases.item(group.first).word;
        if rule.negated && first != self.words.no {
            return;
        }
        let inner = self.complement_of_noun(n);
        let Some(inner) = inner else { return };
        let start = self.after_opener(inner);
        let span = self.trim(start, self.extent(inner));
        let mut sources: Vec<u32> =
            group.possessor.into_iter().filter_map(|p| self.speaker(p)).collect();
        if sources.is_empty() {
            let follows: Vec<u32> = self
                .context
                .run(n)
                .filter_map(|f| match f {
                    Follower::Group(p, g) if self.words.sources.contains(&p) => Some(g),
                    _ => None,
                })
                .collect();
            sources.extend(follows.into_iter().filter_map(|g| self.speaker(g)).take(1));
        }
        let clause = self.context.clause_of_noun(n);
        if rule.negated && sources.is_empty() {
            sources.extend(clause.map(|c| self.sources(c, rule)).unwrap_or_default());
        }
        let mut statement = self.blank(Some((head.first, head.end)), rule.stance, &rule.id);
        statement.content = Some(span);
        statement.quote = self.quote_of(span);
        if sources.is_empty() {
            self.out.push(statement);
        } else {
            self.emit(statement, &sources, false);
        }
    }

    /// The clause with "that" that completes a noun.
    fn complement_of_noun(&self, n: u32) -> Option<u32> {
        let from = self.context.clause_of_noun(n).unwrap_or(0);
        let sentence = self.context.sentence_of_noun(n);
        let at = self.context.phrases.item(self.context.phrases.noun(n).end - 1).end;
        (from..narrow(self.context.clauses.list.len()))
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
            .take_while(|c| self.context.phrases.tokens_of(**c).0 < token)
            .all(|c| matches!(c, Chunk::Noun(_) | Chunk::Preposition(_) | Chunk::Time(_)))
    }

    pub(super) fn blank(
        &self,
        cue: Option<(u32, u32)>,
        stance: Stance,
        rule: &'x str,
    ) -> StatementDraft<'x> {
        StatementDraft {
            source: None,
            cue,
            stance,
            quote: Quote::None,
            content: None,
            characterization: None,
            via: None,
            medium: None,
            venue: None,
            audience: None,
            date: None,
            targets: Vec::new(),
            rule,
        }
    }
}
