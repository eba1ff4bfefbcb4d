//! Where what is said stands, and how much of it is quoted.
//!
//! A quotation beside the cue comes first, since its marks are surer than any clause; then the clause that completes
//! the verb, what stands around a parenthetical "X said", and what else the cue may govern.

use super::find::Finder;
use super::rule::{Cue, content, mark};
use super::scope::MOST;
use crate::clause::{ClauseKind, Filler, Slot};
use crate::lexicon::tag;
use crate::phrase::{Chunk, Pos, narrow, verb_flag};
use crate::token::Class;
use crate::vocabulary::Word;
use crate::{MentionKind, Quote, Span, Stance};

/// How many chunks may stand between a cue and what it introduces.
pub(super) const REACH: usize = 16;

/// What is said.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    pub(super) span: Span,
    pub(super) quote: Quote,
    /// The reporting clause where what is said goes on around it.
    pub(super) gap: Option<Span>,
    /// Whether it is a clause or a quotation, which anything can say; an object needs a speaker.
    pub(super) clausal: bool,
}

impl<'x> Finder<'_, '_, '_, 'x> {
    /// Where what is said stands, and how much of it is quoted.
    pub(super) fn content(&mut self, c: u32, rule: &Cue) -> Option<Said> {
        let takes = |bits: u16| rule.content & bits != 0;
        if takes(content::CLAUSE | content::QUOTE) {
            // "“…,” he said, “…”" begins before the cue
            if let Some(q) = self.closing_before(c).filter(|q| self.is_beside_quotation(c, q)) {
                // "On the programme “Today,” X said that …": the marks are those of a title
                let body = self.context.tokens.sentences
                    [self.context.clauses.get(c).sentence as usize]
                    .body;
                let title = (q.first > body + 1).then(|| self.told(c, true)).flatten();
                if let Some(said) = title.or_else(|| self.before(c, takes(content::CLAUSE))) {
                    return Some(said);
                }
            }
            if takes(content::QUOTE)
                && let Some(said) = self.introduced(c)
            {
                return Some(said);
            }
            if self.is_parenthetical(c)
                && let Some(said) = self.before(c, takes(content::CLAUSE))
            {
                return Some(said);
            }
        }
        if takes(content::CLAUSE)
            && let Some(said) = self.as_said(c)
        {
            return Some(said);
        }
        if takes(content::CLAUSE | content::THAT)
            && let Some(said) = self.told(c, takes(content::CLAUSE))
        {
            return Some(said);
        }
        if takes(content::CLAUSE | content::QUOTE)
            && let Some(said) = self.before(c, takes(content::CLAUSE))
        {
            return Some(said);
        }
        if takes(content::WH)
            && let Some(said) = self.asked(c)
        {
            return Some(said);
        }
        if takes(content::TO | content::BID)
            && (takes(content::TO) || self.bids(c))
            && let Some(said) = self.infinitive(c, rule.stance)
        {
            return Some(said);
        }
        let governed = self.governed_by(c, rule);
        governed.or_else(|| self.object(c, rule)).map(|span| self.plain(span))
    }

    /// What stands after a preposition that the cue takes: "accused X of lying", "called for calm".
    fn governed_by(&self, c: u32, rule: &Cue) -> Option<Span> {
        self.words.governing.into_iter().find_map(|(bit, word)| {
            // "called the player a gift for the club": what it is called, and no call for anything
            let named = bit == content::FOR && self.names(c);
            let takes = rule.content & bit != 0 && !named;
            takes.then(|| self.governed(c, word, bit == content::ON)).flatten()
        })
    }

    /// What is said in no clause and no quotation.
    pub(super) fn plain(&self, span: Span) -> Said {
        Said { span, quote: self.quote_of(span), gap: None, clausal: false }
    }

    /// "denied the claims", "described it as a hoax", "called it a hoax", "denied using troops".
    fn object(&mut self, c: u32, rule: &Cue) -> Option<Span> {
        if rule.content & content::ING != 0
            && let Some(inner) = self.gerund_object(c)
        {
            let first = self.context.clauses.get(inner).first;
            return self.trim(first, self.scope(c, first));
        }
        // "a charge that both deny": else an object that stands before the verb is none of its own
        let own = self.context.phrases.verb(self.context.clauses.get(c).verb).end;
        let after =
            |n: &u32| rule.stance == Stance::Deny || self.context.phrases.noun(*n).first >= own;
        let object = self.context.clauses.groups(c, Slot::Object).find(after)?;
        let first = self.context.clauses.groups(c, Slot::Indirect).next().unwrap_or(object);
        let as_ =
            self.context.clauses.groups(c, Slot::Preposition(self.words.as_)).next().is_some()
                || self.has_adjective_after_as(c)
                || self.quotation_after(c).is_some();
        let takes = |bits: u16| rule.content & bits != 0;
        let fits = (takes(content::AS) && as_)
            || (takes(content::NAME) && self.names(c))
            || (takes(content::OBJECT) && self.is_listed(object, rule));
        let start = self.context.phrases.item(self.context.phrases.noun(first).first).first;
        let end = self.before_coordinate(c, start, self.scope(c, start));
        fits.then(|| self.trim(start, end))?
    }

    /// "described the vote as | peaceful".
    fn has_adjective_after_as(&self, c: u32) -> bool {
        self.context.clauses.arguments(c).iter().any(|a| match (a.slot, a.filler) {
            (Slot::Adjective, Filler::Item(i)) => i
                .checked_sub(1)
                .is_some_and(|b| self.context.phrases.item(b).word == self.words.as_),
            _ => false,
        })
    }

    /// Whether an object is one that can be said, denied or confirmed.
    pub(super) fn is_listed(&self, object: u32, rule: &Cue) -> bool {
        let head = self.context.phrases.item(self.context.phrases.noun(object).head);
        let noun = self.context.lexicon.noun(head.word).map_or(head.word, |n| n.singular);
        if !rule.objects.is_empty() {
            return rule.objects.contains(head.word) || rule.objects.contains(noun);
        }
        // "confirmed the judge" appoints her
        rule.stance != Stance::Confirm
            || self.context.mention_of[object as usize]
                .is_none_or(|d| self.context.drafts[d as usize].kind != MentionKind::Person)
    }

    /// "called the law a disgrace", "called the charges baseless": two things after the verb, the second no name.
    fn names(&self, c: u32) -> bool {
        let clause = self.context.clauses.get(c);
        let at = self.verb_chunk[clause.verb as usize] as usize;
        let chunks = &self.context.phrases.chunks;
        let mut next = at + 2;
        while let (Some(Chunk::Preposition(_)), Some(Chunk::Noun(_))) =
            (chunks.get(next), chunks.get(next + 1))
        {
            next += 2;
        }
        matches!(chunks.get(at + 1), Some(Chunk::Noun(_)))
            && match chunks.get(next + usize::from(self.opens_quote(next))) {
                Some(Chunk::Adjective(_)) => true,
                // "called the winner “Miss Sunshine”"
                Some(Chunk::Noun(_)) if self.opens_quote(next) => true,
                Some(Chunk::Noun(n)) => {
                    let group = self.context.phrases.noun(*n);
                    self.context.phrases.item(group.head).pos == Pos::Noun
                        && self.context.phrases.item(group.first).first < clause.end
                }
                _ => false,
            }
    }

    /// The question after the cue or after whom it is put to: "asked how it burned", "told us why he left".
    fn asked(&self, c: u32) -> Option<Said> {
        let verb = self.context.clauses.get(c).verb;
        let group = self.context.phrases.verb(verb);
        let mut audience = self.cues.is(mark::TELLING, group.verb.lemma);
        // "nobody shall tell us how to vote", "Tell me why": nothing is told
        let subject = self.context.clauses.groups(c, Slot::Subject).next();
        let open = group.has(verb_flag::INFINITIVE) || group.modal.is_known();
        if open || subject.is_none_or(|n| self.context.phrases.noun(n).first >= group.first) {
            return None;
        }
        let at = self.verb_chunk[verb as usize] as usize + 1;
        for chunk in self.context.phrases.chunks[at..].iter().take(REACH) {
            match *chunk {
                Chunk::Relative(i) => {
                    let first = self.context.phrases.item(i).first;
                    let span = self.trim(first, self.scope(c, first))?;
                    return Some(Said { clausal: true, ..self.plain(span) });
                }
                Chunk::Noun(_) if audience => audience = false,
                Chunk::Time(_) | Chunk::Adverb(_) => {}
                _ => return None,
            }
        }
        None
    }

    /// Whether the verb has an object before its infinitive: who shall do it.
    fn bids(&self, c: u32) -> bool {
        let own = self.context.phrases.verb(self.context.clauses.get(c).verb).end;
        let later = |n: u32| self.context.phrases.noun(n).first >= own;
        let objects = [Slot::Object, Slot::Indirect];
        objects.into_iter().any(|slot| self.context.clauses.groups(c, slot).any(later))
    }

    /// Whether a chunk is an opening quotation mark.
    fn opens_quote(&self, at: usize) -> bool {
        matches!(self.context.phrases.chunks.get(at), Some(Chunk::Mark(m))
            if self.context.phrases.item(*m).class == Class::OpenQuote)
    }

    /// "denied using": an -ing clause as object.
    fn gerund_object(&self, c: u32) -> Option<u32> {
        // "dismissed the mayor, plunging the town into chaos"
        if self.context.clauses.groups(c, Slot::Object).next().is_some() {
            return None;
        }
        (c + 1..narrow(self.context.clauses.list.len())).take(2).find(|x| {
            let inner = self.context.clauses.get(*x);
            inner.parent == Some(c) && inner.kind == ClauseKind::Gerund && inner.opener.is_none()
        })
    }

    /// "vowed to", "urged the parties to": the infinitive, with who shall do it.
    fn infinitive(&self, c: u32, stance: Stance) -> Option<Said> {
        let inner = self
            .context
            .clauses
            .complements(c)
            .find(|x| *x > c && self.context.clauses.get(*x).kind == ClauseKind::Infinitive)?;
        // "asked not to be named": about the speaker alone
        let verb = self.context.phrases.verb(self.context.clauses.get(inner).verb);
        let spared = verb.has(verb_flag::NEGATED) && verb.has(verb_flag::PASSIVE);
        if spared
            && stance == Stance::Demand
            && self.context.clauses.groups(c, Slot::Object).next().is_none()
        {
            return None;
        }
        let mut first = self.context.clauses.get(inner).first;
        if stance != Stance::Promise {
            let own = self.context.phrases.verb(self.context.clauses.get(c).verb).end;
            let objects = [Slot::Indirect, Slot::Object];
            let object = objects.into_iter().find_map(|slot| {
                let written = |n: &u32| {
                    let group = self.context.phrases.noun(*n);
                    group.first >= own && self.context.phrases.item(group.first).first < first
                };
                self.context.clauses.groups(c, slot).find(written)
            });
            if let Some(n) = object {
                first = self.context.phrases.item(self.context.phrases.noun(n).first).first;
            }
        }
        // "ordered troops to leave | and pledged aid", "vowed to go, | and Lima agreed"
        let end = self.before_main(c, first, self.scope(c, first));
        let end = self.before_coordinate(c, first, end);
        self.trim(first, end).map(|span| self.plain(span))
    }

    /// The clause after the cue: "said that …", "said …".
    pub(super) fn told(&self, c: u32, bare: bool) -> Option<Said> {
        let own = self.own_tokens(c).1;
        let mut found: Option<(u32, bool)> = None;
        for x in self.context.clauses.complements(c) {
            let inner = self.context.clauses.get(x);
            if inner.kind != ClauseKind::Complement || x < c {
                continue;
            }
            let first = self.after_opener(x);
            if first >= own && found.is_none_or(|(f, _)| first < f) {
                found = Some((first, inner.opener.is_some()));
            }
        }
        let found = found.filter(|(first, that)| self.is_near(c, *first, *that));
        let (first, that) = found.or_else(|| self.overlooked(c))?;
        // "the failure to mention it is odd": an infinitive takes a bare clause only of verbs that hardly have objects
        let group = self.context.phrases.verb(self.context.clauses.get(c).verb);
        let infinitive = group.has(verb_flag::INFINITIVE);
        let bare = bare && (!infinitive || self.cues.is(mark::SAYING, group.verb.lemma));
        if !that && !bare {
            return None;
        }
        let span = self.trim(first, self.scope(c, first))?;
        Some(Said { clausal: true, ..self.plain(span) })
    }

    /// Whether a clause completes the verb rather than something after it: "continued the work that she began",
    /// "paid people to write and edit, which means that …".
    fn is_near(&self, c: u32, first: u32, that: bool) -> bool {
        let verb = self.context.clauses.get(c).verb;
        let lemma = self.context.phrases.verb(verb).verb.lemma;
        let at = self.verb_chunk[verb as usize] as usize + 1;
        let between = self.context.phrases.chunks[at..]
            .iter()
            .take(MOST as usize)
            .take_while(|x| self.context.phrases.tokens_of(**x).0 < first);
        let mut object = false;
        for (i, chunk) in between.enumerate() {
            match chunk {
                Chunk::Verb(v) if self.context.phrases.verb(*v).has(verb_flag::FINITE) => {
                    return false;
                }
                Chunk::Noun(_) if i == 0 => object = true,
                // "told a crowd in Cairo that": with "that" the noun before it may have been passed by
                _ => object &= !that || matches!(chunk, Chunk::Subordinator(_)),
            }
        }
        !object || self.cues.is(mark::TELLING, lemma)
    }

    /// A clause that the clause machine did not see: "said that, if asked, he would", "said the findings raised
    /// doubts", where the participle is a past tense. Gives its first token and whether "that" opens it.
    fn overlooked(&self, c: u32) -> Option<(u32, bool)> {
        let verb = self.context.clauses.get(c).verb;
        let group = self.context.phrases.verb(verb);
        let saying = self.cues.is(mark::SAYING, group.verb.lemma);
        let mut audience = self.cues.is(mark::TELLING, group.verb.lemma);
        let spoken = self
            .context
            .clauses
            .groups(c, Slot::Subject)
            .any(|n| self.context.phrases.noun(n).first < group.first);
        let chunks = &self.context.phrases.chunks;
        let sentence = self.context.clauses.get(c).sentence as usize;
        let mut i = self.verb_chunk[verb as usize] as usize + 1;
        let limit = (self.context.phrases.sentences[sentence].chunks.1 as usize).min(i + REACH);
        while i < limit {
            match chunks[i] {
                Chunk::Time(_) | Chunk::Adverb(_) => i += 1,
                Chunk::Preposition(_)
                    if matches!(chunks.get(i + 1), Some(Chunk::Noun(_) | Chunk::Time(_))) =>
                {
                    i += 2;
                }
                Chunk::Subordinator(s) => {
                    let it = self.context.phrases.item(s);
                    let that = it.word == self.words.that;
                    return (that || (saying && spoken))
                        .then_some((if that { it.end } else { it.first }, that));
                }
                Chunk::Noun(n) => {
                    let group = self.context.phrases.noun(n);
                    let head = self.context.phrases.item(group.head);
                    if head.word == self.words.that && group.first + 1 == group.end {
                        return Some((head.end, true));
                    }
                    if saying && spoken && (self.verb_follows(i, limit) || self.may_hold_verb(i, c))
                    {
                        return Some((self.context.phrases.item(group.first).first, false));
                    }
                    if !audience {
                        return None;
                    }
                    audience = false;
                    i += 1;
                }
                // "said, however, that"
                Chunk::Mark(m)
                    if self.context.phrases.item(m).class == Class::Comma
                        && matches!(
                            chunks.get(i + 1),
                            Some(Chunk::Adverb(_) | Chunk::Subordinator(_))
                        ) =>
                {
                    i += 1;
                }
                _ => return None,
            }
        }
        None
    }

    /// Whether a word that may be a finite verb stands after the first word of the noun group of a chunk, before the
    /// clause ends: "said | parents still want schools", where the verb was taken for a noun.
    fn may_hold_verb(&self, at: usize, c: u32) -> bool {
        const FINITE: u32 = tag::MODAL | tag::AUXILIARY | tag::THIRD | tag::PAST;
        let chunks = &self.context.phrases.chunks;
        let sentence = self.context.clauses.get(c).sentence as usize;
        let limit = self.context.phrases.sentences[sentence].chunks.1 as usize;
        let Chunk::Noun(n) = chunks[at] else { return false };
        let first = self.context.phrases.noun(n).first + 1;
        let stop = chunks[at + 1..limit.max(at + 1)].iter().take(REACH).find_map(|x| match x {
            Chunk::Subordinator(i) | Chunk::Relative(i) => Some(*i),
            Chunk::Mark(i)
                if !matches!(
                    self.context.phrases.item(*i).class,
                    Class::OpenQuote | Class::CloseQuote
                ) =>
            {
                Some(*i)
            }
            _ => None,
        });
        let end = stop.unwrap_or_else(|| self.end_of_chunk(limit.min(at + REACH) - 1));
        (first..end).any(|i| {
            let it = self.context.phrases.item(i);
            let verb = it.tags & FINITE != 0
                || (it.tags & tag::BASE != 0 && it.likeliest & tag::VERB != 0);
            let before = self.context.phrases.item(i - 1);
            it.draft.is_none()
                && verb
                && !matches!(before.pos, Pos::Preposition | Pos::Determiner | Pos::To)
        })
    }

    /// One past the last item of a chunk.
    fn end_of_chunk(&self, at: usize) -> u32 {
        match self.context.phrases.chunks[at] {
            Chunk::Noun(n) => self.context.phrases.noun(n).end,
            Chunk::Verb(v) => self.context.phrases.verb(v).end,
            Chunk::Preposition(i)
            | Chunk::Time(i)
            | Chunk::Conjunction(i)
            | Chunk::Subordinator(i)
            | Chunk::Relative(i)
            | Chunk::Adverb(i)
            | Chunk::Adjective(i)
            | Chunk::Mark(i) => i + 1,
        }
    }

    /// Whether "that" opens what completes the verb.
    pub(super) fn has_that(&self, c: u32) -> bool {
        self.context.clauses.complements(c).any(|x| self.context.clauses.get(x).opener.is_some())
    }

    /// Whether the noun group of a chunk, with its prepositional groups, is followed by a verb.
    pub(super) fn verb_follows(&self, at: usize, limit: usize) -> bool {
        let chunks = &self.context.phrases.chunks;
        let mut i = at + 1;
        while i < limit {
            match chunks[i] {
                Chunk::Adverb(_) => i += 1,
                Chunk::Preposition(_) | Chunk::Conjunction(_)
                    if matches!(chunks.get(i + 1), Some(Chunk::Noun(_) | Chunk::Time(_))) =>
                {
                    i += 2;
                }
                // "parents who adopt would"
                Chunk::Relative(_) => {
                    let after = chunks[i..limit].iter().position(|x| matches!(x, Chunk::Verb(_)));
                    match after {
                        Some(n) => i += n + 1,
                        None => return false,
                    }
                }
                Chunk::Verb(v) => {
                    let flags = self.context.phrases.verb(v).flags;
                    return flags & (verb_flag::FINITE | verb_flag::PARTICIPLE) != 0;
                }
                _ => return false,
            }
        }
        false
    }

    /// What a preposition of the verb governs; with `does`, only with an infinitive after it ("called on X to").
    fn governed(&self, c: u32, word: Word, does: bool) -> Option<Span> {
        let slot = Slot::Preposition(word);
        let argument = self.context.clauses.arguments(c).iter().find(|a| a.slot == slot)?;
        if does && self.infinitive(c, Stance::Promise).is_none() {
            return None;
        }
        let first = match argument.filler {
            Filler::Clause(inner) => {
                let verb = self.context.phrases.verb(self.context.clauses.get(inner).verb);
                self.context.phrases.item(verb.first).first
            }
            Filler::Group(n) => self.context.phrases.item(self.context.phrases.noun(n).first).first,
            Filler::Item(_) => return None,
        };
        let own = self.own_tokens(c).1;
        let end = self.before_coordinate(c, first, self.scope(c, first));
        (first >= own).then(|| self.trim(first, end))?
    }
}
