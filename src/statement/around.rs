//! Quotations beside a cue, and what stands around "X said".

use super::content::{REACH, Said};
use super::find::Finder;
use super::quote::Quotation;
use super::rule::mark;
use super::scope::MOST;
use crate::clause::{ClauseKind, Slot};
use crate::phrase::{Chunk, Pos, verb_flag};
use crate::token::{Class, flag};
use crate::{Quote, Span};

/// So many words may stand between a semicolon and the clause after it.
const PART: usize = 16;

impl Finder<'_, '_, '_, '_> {
    /// The quotation that a cue introduces: "said: “…”", "told reporters on Monday, “…”".
    pub(super) fn introduced(&self, c: u32) -> Option<Said> {
        let clause = self.context.clauses.get(c);
        let chunks = &self.context.phrases.chunks;
        let after = self.verb_chunk[clause.verb as usize] as usize + 1;
        let end = self.context.phrases.sentences[clause.sentence as usize].chunks.1 as usize;
        let mut last = None;
        let mut open = None;
        let mut loose = false;
        let mut verbal = false;
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
                // "agreed to meet “in the coming days”": the quotation ends what is said
                Chunk::Verb(_) => verbal = true,
                _ => loose = true,
            }
        }
        let tokens = self.context.tokens;
        let sentence = &tokens.sentences[clause.sentence as usize];
        let marked = |t: u32| matches!(tokens.class(t as usize), Some(Class::Comma | Class::Colon));
        if let Some(open) = open {
            // "said the shootings “could be war crimes”": the quotation is the end of what is said
            let verb = |x: &Chunk| match x {
                Chunk::Verb(v) => {
                    let group = self.context.phrases.verb(*v);
                    let first = self.context.phrases.item(group.first).first;
                    group.has(verb_flag::FINITE) && first == open + 1
                }
                _ => false,
            };
            if loose && chunks[after..end].iter().take(REACH + 1).any(verb) {
                return None;
            }
            let q = self.quotation_from(open + 1)?;
            let ends = tokens.class(q.end as usize + 1).is_none_or(|class| class != Class::Word)
                || q.end + 1 >= sentence.end;
            let direct = marked(open - 1) || (ends && !verbal && (!loose || q.is_utterance()));
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
    pub(super) fn quoted(&self, q: &Quotation) -> Said {
        let span = q.span(self.context.tokens);
        Said { span, quote: Quote::Direct, gap: None, clausal: true }
    }

    /// The quotation whose first token this is.
    pub(super) fn quotation_from(&self, first: u32) -> Option<Quotation> {
        let at = self.quotations.partition_point(|q| q.first < first);
        self.quotations.get(at).filter(|q| q.first == first).copied()
    }

    /// The quotation whose closing mark this is.
    pub(super) fn quotation_to(&self, close: u32) -> Option<Quotation> {
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
            let ends =
                (own_end..sentence.end).all(|t| class(t).is_some_and(|class| class != Class::Word));
            let begins = tokens.list.get(own as usize).is_some_and(|t| t.has(flag::PARAGRAPH));
            return q.filter(|_| !begins && ends).map(|q| self.quoted(&q));
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
            // "On the programme “Today,” X said": a title
            Some(_) if !self.finite_before(c, own) => return None,
            Some(_) => (sentence.body, false),
            None if bare => (opened.unwrap_or_else(|| self.part_before(c, sentence.body)), false),
            None => return None,
        };
        if q.is_none() && (self.is_part(c) || self.does(c)) {
            return None;
        }
        let on = self.goes_on(c, own_end, whole);
        if q.is_none()
            && (self.has_object(c)
                || (on.is_none() && !self.finite_before(c, own) && !self.ends_headline(c)))
        {
            return None;
        }
        let end = on.unwrap_or(own);
        let span = match q {
            Some(q) if on.is_none() => tokens.span(first as usize, q.end as usize),
            _ => self.trim(first, end)?,
        };
        let quote = if whole { Quote::Direct } else { self.quote_of(span) };
        let gap = on.map(|_| tokens.span(own as usize, own_end as usize));
        Some(Said { span, quote, gap, clausal: true })
    }

    /// "…; the first group would leave, he said": where the part of the sentence begins in which "he said" stands.
    fn part_before(&self, c: u32, body: u32) -> u32 {
        let said = self.context.clauses.complements(c).next();
        let first = said.map_or(body, |x| self.context.clauses.get(x).first);
        let semicolon = |t: &u32| self.context.tokens.class(*t as usize) == Some(Class::Semicolon);
        (body..first).rev().take(PART).find(semicolon).map_or(body, |t| t + 1)
    }

    /// Whether a quotation that closes before "X said" stands in the same sentence, and not in one of its own.
    pub(super) fn is_beside_quotation(&self, c: u32, q: &Quotation) -> bool {
        let sentence = self.context.clauses.get(c).sentence as usize;
        q.end >= self.context.tokens.sentences[sentence].body
    }

    /// "As X said, …" and "…, as X said": what stands beside.
    pub(super) fn as_said(&self, c: u32) -> Option<Said> {
        let clause = self.context.clauses.get(c);
        let verb = self.context.phrases.verb(clause.verb);
        let as_ = clause.opener.or_else(|| self.after_as(c).map(|(p, _)| p))?;
        let opener = self.context.phrases.item(as_);
        if opener.word != self.words.as_ || !verb.has(verb_flag::FINITE) {
            return None;
        }
        let tokens = self.context.tokens;
        let sentence = &tokens.sentences[clause.sentence as usize];
        let (_, end) = self.reporting(c);
        let span = if opener.first <= sentence.body + 1 {
            let comma = tokens.class(end as usize) == Some(Class::Comma);
            comma.then(|| self.trim(end, self.scope(c, end)))??
        } else {
            let comma = tokens.class(opener.first as usize - 1) == Some(Class::Comma);
            let ends = end + 1 >= sentence.end || tokens.class(end as usize) == Some(Class::Comma);
            (comma && ends).then(|| self.trim(sentence.body, opener.first))??
        };
        Some(Said { clausal: true, ..self.plain(span) })
    }

    /// The quotation that closes right before "X said".
    pub(super) fn closing_before(&self, c: u32) -> Option<Quotation> {
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

    /// Whether what would speak is a bare singular: "…, part of a pact agreed in May".
    fn is_part(&self, c: u32) -> bool {
        let speaks = self.before_verb(c);
        let subjects = self.context.clauses.groups(c, Slot::Subject);
        speaks.into_iter().chain(subjects.filter(|_| speaks.is_none())).any(|n| {
            let group = self.context.phrases.noun(n);
            let head = self.context.phrases.item(group.head);
            group.first == group.head
                && !group.plural
                && head.pos == Pos::Noun
                && self.context.mention_of[n as usize].is_none()
        })
    }

    /// Whether a form of "be" stands right before the commas around "X said": "It was, X said, a sad day".
    fn is_open_before(&self, c: u32, own_end: u32) -> bool {
        let own = self.reporting(c).0;
        let chunks = &self.context.phrases.chunks;
        let at = self.verb_chunk[self.context.clauses.get(c).verb as usize] as usize;
        let mut before = chunks[at.saturating_sub(REACH)..at]
            .iter()
            .rev()
            .skip_while(|x| self.context.phrases.tokens_of(**x).0 >= own);
        let comma = matches!(before.next(), Some(Chunk::Mark(_)));
        let verb = matches!(before.next(), Some(Chunk::Verb(v))
            if self.context.phrases.verb(*v).has(verb_flag::COPULA));
        let next = self.context.tokens.class(own_end as usize + 1);
        comma && verb && next == Some(Class::Word)
    }

    /// Whether an infinitive completes the verb: "the rebels continue to retreat" says nothing.
    fn does(&self, c: u32) -> bool {
        self.context.clauses.complements(c).any(|x| {
            let inner = self.context.clauses.get(x);
            x > c && inner.kind == ClauseKind::Infinitive && inner.first == self.own_tokens(c).1
        })
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
        let joined = u32::from(self.is_conjunction(own_end + 1));
        if tokens.class((own_end + 1 + joined) as usize) == Some(Class::OpenQuote) {
            return self.quotation_from(own_end + 2 + joined).map(|q| q.end);
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
        let continues = self.is_open_before(c, own_end) || self.continues(c, i, limit);
        continues.then(|| self.scope(c, own_end + 1))
    }

    /// Whether a verb says something itself, or is no finite one.
    fn reports_itself(&self, c: u32, v: u32) -> bool {
        let verb = self.context.phrases.verb(v);
        let says = self.cues.has_verb(verb.verb.lemma)
            && !(c..c + 4)
                .take_while(|y| (*y as usize) < self.context.clauses.list.len())
                .any(|y| self.context.clauses.get(y).verb == v && self.does(y));
        says || !verb.has(verb_flag::FINITE)
    }

    /// Whether the chunks from `i` on go on with what is said.
    fn continues(&self, c: u32, i: usize, limit: usize) -> bool {
        let chunks = &self.context.phrases.chunks;
        let reports = |v: u32| self.reports_itself(c, v);
        let Some(next) = chunks.get(i).filter(|_| i < limit) else { return false };
        match next {
            // "Though the move was smooth, X said, replacing him would be hard"
            Chunk::Verb(v) if self.context.phrases.verb(*v).has(verb_flag::GERUND) => {
                chunks[i + 1..limit]
                    .iter()
                    .take_while(|x| !matches!(x, Chunk::Mark(_) | Chunk::Relative(_) | Chunk::Subordinator(_)))
                    .any(|x| matches!(x, Chunk::Verb(v) if self.context.phrases.verb(*v).has(verb_flag::FINITE)))
            }
            Chunk::Verb(v) => !reports(*v),
            Chunk::Subordinator(s) => {
                let word = self.context.phrases.item(*s).word;
                word == self.words.that || self.words.continuing.contains(&word)
            }
            Chunk::Noun(_) if self.verb_follows(i, limit) => {
                let verb = chunks[i..limit].iter().find_map(|x| match x {
                    Chunk::Verb(v) => Some(*v),
                    _ => None,
                });
                verb.is_some_and(|v| !reports(v))
            }
            _ => false,
        }
    }

    /// "Two dead in Oslo shooting, police say": whether the clause ends a sentence without a stop, which needs no verb.
    fn ends_headline(&self, c: u32) -> bool {
        let tokens = self.context.tokens;
        let sentence = &tokens.sentences[self.context.clauses.get(c).sentence as usize];
        let (_, own_end) = self.reporting(c);
        own_end == sentence.end && tokens.class(sentence.end as usize - 1) == Some(Class::Word)
    }

    /// Whether a finite verb stands in the sentence before the reporting clause.
    fn finite_before(&self, c: u32, own: u32) -> bool {
        let sentence = self.context.clauses.get(c).sentence;
        (c.saturating_sub(MOST)..c)
            .rev()
            .take_while(|x| self.context.clauses.get(*x).sentence == sentence)
            .any(|x| {
                let clause = self.context.clauses.get(x);
                let verb = self.context.phrases.verb(clause.verb);
                let whole = !matches!(clause.kind, ClauseKind::Subordinate | ClauseKind::Relative);
                whole
                    && verb.has(verb_flag::FINITE)
                    && self.context.phrases.item(verb.head).first < own
            })
    }

    /// Whether the verb has a subject before it and a thing after it, so that nothing before is said: "the crew added
    /// a bridge".
    pub(super) fn has_object(&self, c: u32) -> bool {
        let verb = self.context.clauses.get(c).verb;
        let lemma = self.context.phrases.verb(verb).verb.lemma;
        let after = self.verb_chunk[verb as usize] as usize + 1;
        let noun = matches!(self.context.phrases.chunks.get(after), Some(Chunk::Noun(_)));
        let told = self.cues.is(mark::TELLING, lemma) || self.cues.is(mark::QUOTING, lemma);
        noun && self.reporting(c).0 < self.own_tokens(c).0 && !told
    }

    /// Whether the clause machine holds it for "…, X said", or it follows "A, B said" with no comma after B.
    pub(super) fn is_parenthetical(&self, c: u32) -> bool {
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
