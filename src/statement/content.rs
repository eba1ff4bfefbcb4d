//! Where what is said stands, and how much of it is quoted.

use super::find::Finder;
use super::quote::Quotation;
use super::rule::{Cue, content};
use crate::clause::{ClauseKind, Filler, Slot};
use crate::phrase::narrow;
use crate::token::Class;
use crate::vocabulary::Word;
use crate::{Quote, Span};

impl<'x> Finder<'_, '_, '_, 'x> {
    /// Where what is said stands, and how much of it is quoted.
    pub(super) fn content(&mut self, c: u32, rule: &Cue) -> Option<(Span, Quote)> {
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
    pub(super) fn gerund_object(&self, c: u32) -> Option<u32> {
        (c + 1..narrow(self.context.clauses.list.len())).take(2).find(|x| {
            let inner = self.context.clauses.get(*x);
            inner.parent == Some(c) && inner.kind == ClauseKind::Gerund && inner.opener.is_none()
        })
    }

    /// The clauses that complete the verb.
    pub(super) fn complement(&self, c: u32) -> Option<Span> {
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

    pub(super) fn has_that(&self, c: u32) -> bool {
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
    pub(super) fn quotation_after(&self, c: u32) -> Option<Span> {
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
        let clauses = &self.context.clauses.list;
        let mut end = clauses[c as usize].end;
        let sentence = clauses[c as usize].sentence;
        for x in c + 1..narrow(clauses.len()) {
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
    pub(super) fn after_opener(&self, c: u32) -> u32 {
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
}
