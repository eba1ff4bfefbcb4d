//! Where what is said stands, and how much of it is quoted.
//!
//! A quotation beside the cue comes first, since its marks are surer than any clause; then the clause that completes
//! the verb, what stands around a parenthetical "X said", and what else the cue may govern.

use super::find::Finder;
use super::quote::Quotation;
use super::rule::{Cue, content};
use crate::clause::{ClauseKind, Filler, Slot};
use crate::phrase::{Chunk, Pos, narrow, verb_flag};
use crate::token::{Class, flag};
use crate::vocabulary::Word;
use crate::{MentionKind, Quote, Span, Stance};

/// How many chunks may stand between a cue and what it introduces.
const REACH: usize = 16;

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
            if self.closing_before(c).is_some()
                && let Some(said) = self.before(c, takes(content::CLAUSE))
            {
                return Some(said);
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
        if takes(content::TO)
            && let Some(said) = self.infinitive(c, rule.stance)
        {
            return Some(said);
        }
        for (bit, word) in self.words.governing {
            if takes(bit)
                && let Some(span) = self.governed(c, word, bit == content::ON)
            {
                return Some(self.plain(span));
            }
        }
        self.object(c, rule).map(|span| self.plain(span))
    }

    /// What is said in no clause and no quotation.
    fn plain(&self, span: Span) -> Said {
        Said { span, quote: self.quote_of(span), gap: None, clausal: false }
    }

    /// "denied the claims", "described it as a hoax", "called it a hoax", "denied using troops".
    fn object(&mut self, c: u32, rule: &Cue) -> Option<Span> {
        if rule.content & content::ING != 0
            && let Some(inner) = self.gerund_object(c)
        {
            let first = self.context.clauses.get(inner).first;
            return Some(self.trim(first, self.scope(c, first)));
        }
        let object = self.context.clauses.groups(c, Slot::Object).next()?;
        let first = self.context.clauses.groups(c, Slot::Indirect).next().unwrap_or(object);
        let as_ =
            self.context.clauses.groups(c, Slot::Preposition(self.words.as_)).next().is_some()
                || self.quotation_after(c).is_some();
        let takes = |bits: u16| rule.content & bits != 0;
        let fits = (takes(content::AS) && as_)
            || (takes(content::NAME) && self.names(c))
            || (takes(content::OBJECT) && self.is_listed(object, rule));
        let start = self.context.phrases.item(self.context.phrases.noun(first).first).first;
        fits.then(|| self.trim(start, self.scope(c, start)))
    }

    /// Whether an object is one that can be said, denied or confirmed.
    pub(super) fn is_listed(&self, object: u32, rule: &Cue) -> bool {
        let head = self.context.phrases.item(self.context.phrases.noun(object).head);
        let noun = self.context.lexicon.noun(head.word).map_or(head.word, |n| n.singular);
        if !rule.objects.is_empty() {
            return rule.objects.contains(&head.word) || rule.objects.contains(&noun);
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
            && match chunks.get(next) {
                Some(Chunk::Adjective(_)) => true,
                Some(Chunk::Noun(n)) => {
                    let group = self.context.phrases.noun(*n);
                    self.context.phrases.item(group.head).pos == Pos::Noun
                        && self.context.phrases.item(group.first).first < clause.end
                }
                _ => false,
            }
    }

    /// "denied using": an -ing clause as object.
    fn gerund_object(&self, c: u32) -> Option<u32> {
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
        Some(self.plain(self.trim(first, self.scope(c, first))))
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
        if !that && !bare {
            return None;
        }
        let span = self.trim(first, self.scope(c, first));
        (!span.is_empty()).then(|| Said { clausal: true, ..self.plain(span) })
    }

    /// Whether a clause completes the verb rather than something after it: "continued the work that she began",
    /// "paid people to write and edit, which means that …".
    fn is_near(&self, c: u32, first: u32, that: bool) -> bool {
        let verb = self.context.clauses.get(c).verb;
        let lemma = self.context.phrases.verb(verb).verb.lemma;
        let at = self.verb_chunk[verb as usize] as usize + 1;
        let between = self.context.phrases.chunks[at..]
            .iter()
            .take_while(|x| self.context.phrases.tokens_of(**x).0 < first);
        let mut object = false;
        for (i, chunk) in between.enumerate() {
            match chunk {
                Chunk::Verb(v) if self.context.phrases.verb(*v).has(verb_flag::FINITE) => {
                    return false;
                }
                Chunk::Noun(_) if i == 0 => object = true,
                _ => object &= matches!(chunk, Chunk::Subordinator(_)),
            }
        }
        !(object && that) || self.cues.telling.contains(&lemma)
    }

    /// A clause that the clause machine did not see: "said that, if asked, he would", "said the findings raised
    /// doubts", where the participle is a past tense. Gives its first token and whether "that" opens it.
    fn overlooked(&self, c: u32) -> Option<(u32, bool)> {
        let verb = self.context.clauses.get(c).verb;
        let group = self.context.phrases.verb(verb);
        let saying = self.cues.sayings.contains(&group.verb.lemma);
        let mut audience = self.cues.telling.contains(&group.verb.lemma);
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
                    if saying && spoken && self.verb_follows(i, limit) {
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
        (first >= own).then(|| self.trim(first, self.scope(c, first)))
    }

    // ---- quotations and parentheticals

    /// The quotation that a cue introduces: "said: “…”", "told reporters on Monday, “…”".
    pub(super) fn introduced(&self, c: u32) -> Option<Said> {
        let clause = self.context.clauses.get(c);
        let chunks = &self.context.phrases.chunks;
        let after = self.verb_chunk[clause.verb as usize] as usize + 1;
        let end = self.context.phrases.sentences[clause.sentence as usize].chunks.1 as usize;
        let mut last = None;
        let mut open = None;
        let mut loose = false;
        for chunk in &chunks[after..end.min(after + REACH).max(after)] {
            match *chunk {
                Chunk::Mark(m) => {
                    let it = self.context.phrases.item(m);
                    if it.class == Class::OpenQuote {
                        open = Some(it.first);
                        break;
                    }
                    last = Some(it);
                }
                Chunk::Verb(v) if self.context.phrases.verb(v).has(verb_flag::FINITE) => {
                    return None;
                }
                Chunk::Subordinator(_) | Chunk::Relative(_) => return None,
                Chunk::Adverb(_) | Chunk::Time(_) => {}
                _ => loose = true,
            }
        }
        let tokens = self.context.tokens;
        let sentence = &tokens.sentences[clause.sentence as usize];
        let marked = |t: u32| matches!(tokens.class(t as usize), Some(Class::Comma | Class::Colon));
        if let Some(open) = open {
            let q = self.quotation_from(open + 1)?;
            let ends = tokens.class(q.end as usize + 1).is_none_or(|class| class != Class::Word)
                || q.end + 1 >= sentence.end;
            let direct = marked(open - 1) || (ends && (!loose || q.is_utterance()));
            return direct.then(|| self.quoted(&q));
        }
        // "She went on:" and the quotation in the next paragraph
        let colon = last.is_some_and(|it| it.class == Class::Colon && it.end >= sentence.end);
        let next = tokens.class(sentence.end as usize) == Some(Class::OpenQuote);
        if !(colon && next) {
            return None;
        }
        self.quotation_from(sentence.end + 1).map(|q| self.quoted(&q))
    }

    /// A quotation as what is said.
    fn quoted(&self, q: &Quotation) -> Said {
        let span = q.span(self.context.tokens);
        Said { span, quote: Quote::Direct, gap: None, clausal: true }
    }

    /// The quotation whose first token this is.
    fn quotation_from(&self, first: u32) -> Option<Quotation> {
        let at = self.quotations.partition_point(|q| q.first < first);
        self.quotations.get(at).filter(|q| q.first == first).copied()
    }

    /// The quotation whose closing mark this is.
    fn quotation_to(&self, close: u32) -> Option<Quotation> {
        let at = self.quotations.partition_point(|q| q.end < close);
        self.quotations.get(at).filter(|q| q.end == close).copied()
    }

    /// The quotation that holds a token.
    pub(super) fn quotation_around(&self, token: u32) -> Option<Quotation> {
        let at = self.quotations.partition_point(|q| q.end <= token);
        self.quotations.get(at).filter(|q| q.first <= token).copied()
    }

    /// The quotation or clause that stands before "X said", with what follows it: "The dam, X said, would hold".
    pub(super) fn before(&self, c: u32, bare: bool) -> Option<Said> {
        let tokens = self.context.tokens;
        let clause = self.context.clauses.get(c);
        let sentence = &tokens.sentences[clause.sentence as usize];
        let (own, own_end) = self.reporting(c);
        let last = own.checked_sub(1)?;
        let class = |t: u32| tokens.class(t as usize);
        let q = self.closing_before(c);
        if own <= sentence.body {
            // "“Where is it?” she asked": the quotation ended a sentence of its own
            let begins = tokens.list.get(own as usize).is_some_and(|t| t.has(flag::PARAGRAPH));
            return q.filter(|_| !begins).map(|q| self.quoted(&q));
        }
        let finite = self.context.phrases.verb(clause.verb).has(verb_flag::FINITE);
        let marked = q.is_some() || matches!(class(last), Some(Class::Comma | Class::Dash));
        let opened = self.opened_before(c, own);
        let relative = clause.kind == ClauseKind::Relative && opened.is_none();
        if !marked || !finite || relative {
            return None;
        }
        let (first, whole) = match q {
            Some(q) if q.first <= sentence.body + 1 => (q.first, true),
            Some(q) if !bare => (q.first, true),
            Some(_) => (sentence.body, false),
            None if bare => (opened.unwrap_or(sentence.body), false),
            None => return None,
        };
        let on = self.goes_on(c, own_end, whole);
        if q.is_none() && (self.has_object(c) || (on.is_none() && !self.finite_before(c, own))) {
            return None;
        }
        let end = on.unwrap_or(own);
        let span = match q {
            Some(q) if on.is_none() => tokens.span(first as usize, q.end as usize),
            _ => self.trim(first, end),
        };
        let quote = if whole { Quote::Direct } else { self.quote_of(span) };
        let gap = on.map(|_| tokens.span(own as usize, own_end as usize));
        (!span.is_empty()).then_some(Said { span, quote, gap, clausal: true })
    }

    /// The quotation that closes right before "X said".
    fn closing_before(&self, c: u32) -> Option<Quotation> {
        let tokens = self.context.tokens;
        let last = self.reporting(c).0.checked_sub(1)?;
        let close = match tokens.class(last as usize)? {
            Class::CloseQuote => last,
            Class::Comma => last.checked_sub(1)?,
            _ => return None,
        };
        self.quotation_to(close)
    }

    /// The relative pronoun or subordinator right before ", X said".
    fn opened_before(&self, c: u32, own: u32) -> Option<u32> {
        let verb = self.context.clauses.get(c).verb;
        let at = self.verb_chunk[verb as usize] as usize;
        let before = self.context.phrases.chunks[at.saturating_sub(REACH)..at].iter().rev();
        let mut before = before.skip_while(|x| self.context.phrases.tokens_of(**x).0 >= own);
        before.next().filter(|x| matches!(x, Chunk::Mark(_)))?;
        match before.next()? {
            Chunk::Relative(i) | Chunk::Subordinator(i) => {
                Some(self.context.phrases.item(*i).first)
            }
            _ => None,
        }
    }

    /// Where what is said ends that goes on after "X said,".
    fn goes_on(&self, c: u32, own_end: u32, quoted: bool) -> Option<u32> {
        let tokens = self.context.tokens;
        let clause = self.context.clauses.get(c);
        let sentence = &tokens.sentences[clause.sentence as usize];
        let comma = matches!(
            tokens.class(own_end as usize),
            Some(Class::Comma | Class::Dash | Class::Semicolon)
        );
        if !comma || own_end + 1 >= sentence.end {
            return None;
        }
        if tokens.class(own_end as usize + 1) == Some(Class::OpenQuote) {
            return self.quotation_from(own_end + 2).map(|q| q.end);
        }
        if quoted {
            return None;
        }
        let chunks = &self.context.phrases.chunks;
        let limit = self.context.phrases.sentences[clause.sentence as usize].chunks.1 as usize;
        let mut i = self.verb_chunk[clause.verb as usize] as usize + 1;
        while i < limit && self.context.phrases.tokens_of(chunks[i]).0 <= own_end {
            i += 1;
        }
        if let Some(Chunk::Conjunction(_)) = chunks.get(i) {
            i += 1;
        }
        let reports = |v: u32| {
            self.cues.has_verb(self.context.phrases.verb(v).verb.lemma)
                || !self.context.phrases.verb(v).has(verb_flag::FINITE)
        };
        let continues = match chunks.get(i).filter(|_| i < limit)? {
            Chunk::Verb(v) => !reports(*v),
            Chunk::Subordinator(s) => self.context.phrases.item(*s).word == self.words.that,
            Chunk::Noun(_) if self.verb_follows(i, limit) => {
                let verb = chunks[i..limit].iter().find_map(|x| match x {
                    Chunk::Verb(v) => Some(*v),
                    _ => None,
                });
                verb.is_some_and(|v| !reports(v))
            }
            _ => false,
        };
        continues.then(|| self.scope(c, own_end + 1))
    }

    /// Whether a finite verb stands in the sentence before the reporting clause.
    fn finite_before(&self, c: u32, own: u32) -> bool {
        let sentence = self.context.clauses.get(c).sentence;
        (0..c).rev().take_while(|x| self.context.clauses.get(*x).sentence == sentence).any(|x| {
            let clause = self.context.clauses.get(x);
            let verb = self.context.phrases.verb(clause.verb);
            let whole = !matches!(clause.kind, ClauseKind::Subordinate | ClauseKind::Relative);
            whole && verb.has(verb_flag::FINITE) && self.context.phrases.item(verb.head).first < own
        })
    }

    /// Whether the verb has a subject before it and a thing after it, so that nothing before is said: "the crew added
    /// a bridge".
    fn has_object(&self, c: u32) -> bool {
        let verb = self.context.clauses.get(c).verb;
        let lemma = self.context.phrases.verb(verb).verb.lemma;
        let after = self.verb_chunk[verb as usize] as usize + 1;
        let noun = matches!(self.context.phrases.chunks.get(after), Some(Chunk::Noun(_)));
        let told = self.cues.telling.contains(&lemma) || self.cues.quoting.contains(&lemma);
        noun && self.reporting(c).0 < self.own_tokens(c).0 && !told
    }

    /// Whether the clause machine holds it for "…, X said", or it follows "A, B said" with no comma after B.
    fn is_parenthetical(&self, c: u32) -> bool {
        self.context.clauses.get(c).kind == ClauseKind::Parenthetical
            || self.before_verb(c).is_some()
    }

    /// A quotation right after the object: "dismissed the claims as “another hoax”".
    pub(super) fn quotation_after(&self, c: u32) -> Option<Span> {
        let clause = self.context.clauses.get(c);
        let verb = self.context.phrases.verb(clause.verb);
        let at = self.context.phrases.item(verb.head).end;
        let end = self.extent(c);
        let from = self.quotations.partition_point(|q| q.first <= at);
        self.quotations.get(from).filter(|q| q.end <= end + 1).map(|q| q.span(self.context.tokens))
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
}
