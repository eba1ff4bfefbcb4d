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

    // ---- sources

    /// The mentions that speak in a clause.
    fn sources(&mut self, c: u32, rule: &Cue) -> Vec<u32> {
        let groups: Vec<u32> = self.context.clauses.groups(c, Slot::Subject).collect();
        let mut out = Vec::new();
        for n in groups {
            if let Some(d) = self.speaker(n) {
                let kind = self.context.drafts[d as usize].kind;
                let pronoun = self.context.drafts[d as usize].form == Some(Form::Pronoun);
                if rule.sources.is_empty() || rule.sources.contains(&kind) || pronoun {
                    out.push(d);
                }
            }
        }
        out
    }

    /// The mention of a noun group, if it can speak.
    fn speaker(&mut self, n: u32) -> Option<u32> {
        let inner = self.context.partitive(n).unwrap_or(n);
        for g in [inner, n] {
            if let Some(d) = self.context.mention_of[g as usize] {
                let draft = &self.context.drafts[d as usize];
                let (kind, _) = self.context.typed[d as usize];
                let can = matches!(
                    kind,
                    MentionKind::Person
                        | MentionKind::Organization
                        | MentionKind::Place
                        | MentionKind::Document
                        | MentionKind::Nationality
                );
                if can || draft.form == Some(Form::Pronoun) {
                    return Some(d);
                }
            }
        }
        self.context.weak(inner, |kind, _| {
            matches!(
                kind,
                MentionKind::Person
                    | MentionKind::Organization
                    | MentionKind::Place
                    | MentionKind::Document
            )
        })
    }

    // ---- content

    /// Where what is said stands, and how much of it is quoted.
    fn content(&mut self, c: u32, rule: &Cue) -> Option<(Span, Quote)> {
        if rule.content & (content::CLAUSE | content::THAT) != 0
            && let Some(span) = self.complement(c)
        {
            let clause_needed = rule.content & content::CLAUSE != 0 || self.has_that(c);
            if clause_needed {
                let span = self.widen(c, span);
                return Some((span, self.quote_of(span)));
            }
        }
        if rule.content & (content::QUOTE | content::CLAUSE) != 0
            && let Some(span) = self.quotation(c)
        {
            return Some((span, Quote::Direct));
        }
        let governed = [(content::OF, self.words.of), (content::FOR, self.words.for_)];
        for (bit, word) in governed {
            if rule.content & bit != 0
                && let Some(span) = self.governed(c, word)
            {
                return Some((span, self.quote_of(span)));
            }
        }
        let object = self.context.clauses.groups(c, Slot::Object).next();
        let object = object?;
        let as_ =
            self.context.clauses.groups(c, Slot::Preposition(self.words.as_)).next().is_some()
                || self.quotation_after(c).is_some();
        let listed = rule.objects.is_empty() || {
            let head = self.context.phrases.item(self.context.phrases.noun(object).head);
            let noun = self.context.lexicon.noun(head.word).map_or(head.word, |n| n.singular);
            rule.objects.contains(&head.word) || rule.objects.contains(&noun)
        };
        if (rule.content & content::AS != 0 && as_)
            || (rule.content & content::OBJECT != 0 && listed)
        {
            let first = self.context.phrases.item(self.context.phrases.noun(object).first).first;
            let span = self.trim(first, self.extent(c));
            return Some((span, self.quote_of(span)));
        }
        if rule.content & content::OBJECT != 0 && self.gerund_object(c).is_some() {
            let inner = self.gerund_object(c)?;
            let span = self.trim(self.context.clauses.get(inner).first, self.extent(c));
            return Some((span, self.quote_of(span)));
        }
        None
    }

    /// "denied using": an -ing clause as object.
    fn gerund_object(&self, c: u32) -> Option<u32> {
        (c + 1..narrow(self.context.clauses.list.len())).take(2).find(|x| {
            let inner = self.context.clauses.get(*x);
            inner.parent == Some(c) && inner.kind == ClauseKind::Gerund && inner.opener.is_none()
        })
    }

    /// The clauses that complete the verb.
    fn complement(&self, c: u32) -> Option<Span> {
        let parenthetical = self.context.clauses.get(c).kind == ClauseKind::Parenthetical;
        let own = self.context.clauses.get(c).first;
        let mut first = u32::MAX;
        let mut end = 0;
        for inner in self.context.clauses.complements(c) {
            let kind = self.context.clauses.get(inner).kind;
            let before = inner < c;
            if kind == ClauseKind::Infinitive && !before {
                continue;
            }
            let start = self.after_opener(inner);
            first = first.min(start);
            end = end.max(self.extent(inner));
        }
        if first == u32::MAX {
            return self.gerund_complement(c);
        }
        if parenthetical && first < own {
            let sentence =
                self.context.tokens.sentences[self.context.clauses.get(c).sentence as usize];
            return Some(self.trim(sentence.body.min(first), own));
        }
        Some(self.trim(first, end))
    }

    /// "denied using troops".
    fn gerund_complement(&self, c: u32) -> Option<Span> {
        let inner = self.gerund_object(c)?;
        Some(self.trim(self.context.clauses.get(inner).first, self.extent(inner)))
    }

    fn has_that(&self, c: u32) -> bool {
        self.context.clauses.complements(c).any(|x| self.context.clauses.get(x).opener.is_some())
    }

    /// What a preposition of the verb governs.
    fn governed(&self, c: u32, word: Word) -> Option<Span> {
        let slot = Slot::Preposition(word);
        let argument = self.context.clauses.arguments(c).iter().find(|a| a.slot == slot)?;
        match argument.filler {
            Filler::Clause(inner) => {
                let verb = self.context.phrases.verb(self.context.clauses.get(inner).verb);
                let first = self.context.phrases.item(verb.first).first;
                Some(self.trim(first, self.extent(inner)))
            }
            Filler::Group(n) => {
                let first = self.context.phrases.item(self.context.phrases.noun(n).first).first;
                Some(self.trim(first, self.extent(c)))
            }
            Filler::Item(_) => None,
        }
    }

    /// The quotation that the cue of a clause introduces or follows.
    fn quotation(&self, c: u32) -> Option<Span> {
        let clause = self.context.clauses.get(c);
        let sentence = self.context.tokens.sentences[clause.sentence as usize];
        let verb = self.context.phrases.verb(clause.verb);
        let at = self.context.phrases.item(verb.head).first;
        let near = |q: &&Quotation| q.is_utterance() && (q.first > at || q.end <= at);
        let inside =
            self.quotations.iter().filter(|q| q.end > sentence.first && q.first < sentence.end);
        let after = inside.clone().filter(near).find(|q| q.first > at && q.first <= at + 14);
        let before = inside.filter(near).rfind(|q| q.end <= at && q.end + 12 >= at);
        let found = match (before, after) {
            (Some(b), _) if clause.kind == ClauseKind::Parenthetical => b,
            (_, Some(a)) => a,
            (Some(b), None) => b,
            (None, None) => return None,
        };
        let colon_or_comma = |t: u32| {
            matches!(self.context.tokens.class(t as usize), Some(Class::Comma | Class::Colon))
        };
        let introduced = found.first > at
            && found.first >= 2
            && (colon_or_comma(found.first - 2) || found.first <= at + 3);
        let closed = found.end <= at;
        (introduced || closed).then(|| found.span(self.context.tokens))
    }

    /// A quotation right after the object: "dismissed the claims as “another hoax”".
    fn quotation_after(&self, c: u32) -> Option<Span> {
        let clause = self.context.clauses.get(c);
        let verb = self.context.phrases.verb(clause.verb);
        let at = self.context.phrases.item(verb.head).end;
        let end = self.extent(c);
        self.quotations
            .iter()
            .find(|q| q.first > at && q.end <= end + 1)
            .map(|q| q.span(self.context.tokens))
    }

    /// A content that lies in a quotation of several sentences is all of the quotation.
    fn widen(&self, c: u32, span: Span) -> Span {
        if self.context.clauses.get(c).kind != ClauseKind::Parenthetical {
            return span;
        }
        let holder = self.quotations.iter().map(|q| q.span(self.context.tokens)).find(|q| {
            q.start < span.start
                && q.end <= span.end + 4
                && q.overlaps(span)
                && span.end <= q.end + 4
        });
        holder.map_or(span, |q| q.cover(span))
    }

    /// How much of a span stands in quotation marks.
    pub(super) fn quote_of(&self, span: Span) -> Quote {
        let from =
            self.quotations.partition_point(|q| q.span(self.context.tokens).end <= span.start);
        let mut quoted = 0;
        for q in &self.quotations[from..] {
            let q = q.span(self.context.tokens);
            if q.start >= span.end {
                break;
            }
            quoted += q.end.min(span.end).saturating_sub(q.start.max(span.start));
        }
        if quoted == 0 {
            Quote::None
        } else if quoted + 4 >= span.len() {
            Quote::Direct
        } else {
            Quote::Partial
        }
    }

    /// One past the last token of a clause with all that hangs on it.
    pub(super) fn extent(&self, c: u32) -> u32 {
        /// No more clauses after it are looked at.
        const MOST: u32 = 64;
        let clauses = &self.context.clauses.list;
        let mut end = clauses[c as usize].end;
        let sentence = clauses[c as usize].sentence;
        for x in c + 1..narrow(clauses.len()).min(c + MOST) {
            let inner = &clauses[x as usize];
            if inner.sentence != sentence {
                break;
            }
            if self.hangs_on(x, c) {
                end = end.max(inner.end);
            }
        }
        end
    }

    fn hangs_on(&self, x: u32, c: u32) -> bool {
        let mut at = Some(x);
        for _ in 0..16 {
            match at {
                Some(p) if p == c => return true,
                Some(p) => at = self.context.clauses.get(p).parent,
                None => return false,
            }
        }
        false
    }

    /// The first token of a clause after "that".
    fn after_opener(&self, c: u32) -> u32 {
        let clause = self.context.clauses.get(c);
        match clause.opener {
            Some(o) if clause.kind == ClauseKind::Complement => self.context.phrases.item(o).end,
            _ => clause.first,
        }
    }

    /// The bytes of tokens without marks at the ends.
    pub(super) fn trim(&self, mut first: u32, mut end: u32) -> Span {
        let edge = |t: u32| {
            matches!(
                self.context.tokens.class(t as usize),
                Some(
                    Class::Comma
                        | Class::OpenQuote
                        | Class::CloseQuote
                        | Class::Period
                        | Class::Dash
                        | Class::Colon
                        | Class::Semicolon
                )
            )
        };
        while first < end && edge(first) {
            first += 1;
        }
        while end > first && edge(end - 1) {
            end -= 1;
        }
        self.context.tokens.span(first as usize, end as usize)
    }

    // ---- occasion

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

    /// Medium, venue, audience, date and what the source calls it.
    fn occasion(&mut self, c: u32, lemma: Word, mut s: StatementDraft<'x>) -> StatementDraft<'x> {
        let arguments = self.context.clauses.arguments(c).to_vec();
        for a in &arguments {
            match (a.slot, a.filler) {
                (Slot::Time, Filler::Item(i)) => {
                    let draft = self.context.phrases.item(i).draft;
                    s.date = s.date.or(draft.filter(|d| {
                        self.context.drafts[*d as usize].kind != MentionKind::Frequency
                    }));
                }
                (Slot::Object | Slot::Indirect, Filler::Group(n)) if lemma == self.words.tell => {
                    s.audience = s.audience.or(self.speaker(n));
                }
                (Slot::Preposition(p), Filler::Group(n)) => self.prepositional(p, n, &mut s),
                _ => {}
            }
        }
        if self.context.clauses.groups(c, Slot::Preposition(self.words.as_)).next().is_some()
            || s.stance == Stance::Deny
        {
            let quoted = self.quotation_after(c);
            let described =
                self.context.clauses.groups(c, Slot::Preposition(self.words.as_)).next().map(|n| {
                    let g = self.context.phrases.noun(n);
                    self.trim(
                        self.context.phrases.item(g.first).first,
                        self.extent(c).max(self.context.phrases.item(g.end - 1).end),
                    )
                });
            s.characterization = quoted.or(described);
            if s.stance == Stance::Assert && s.characterization.is_some_and(|c| self.belittles(c)) {
                s.stance = Stance::Deny;
            }
        }
        s
    }

    /// "as another piece of fake news": whether what something is called denies it.
    fn belittles(&self, span: Span) -> bool {
        let list = &self.context.tokens.list;
        let first = list.partition_point(|t| (t.start as usize) < span.start);
        list[first..]
            .iter()
            .take_while(|t| (t.end as usize) <= span.end)
            .any(|t| t.word.is_known() && self.cues.belittling.contains(&t.word))
    }

    fn prepositional(&mut self, p: Word, n: u32, s: &mut StatementDraft<'x>) {
        let medium = self.words.media.contains(&p);
        let made = if medium {
            self.context.weak(n, |kind, _| kind == MentionKind::Document)
        } else {
            None
        };
        let Some(d) = made.or(self.context.mention_of[n as usize]) else { return };
        let kind = self.context.drafts[d as usize].kind;
        match kind {
            MentionKind::Document if self.words.media.contains(&p) => {
                s.medium = s.medium.or(Some(d))
            }
            MentionKind::Event if self.words.venues.contains(&p) => s.venue = Some(d),
            MentionKind::Place if self.words.venues.contains(&p) => s.venue = s.venue.or(Some(d)),
            MentionKind::Person | MentionKind::Organization if p == self.words.to => {
                s.audience = s.audience.or(Some(d))
            }
            _ => {}
        }
    }
}
