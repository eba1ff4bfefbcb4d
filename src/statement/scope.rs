//! How far what is said reaches: to the end of its sentence, unless somebody else, or the same speaker with another
//! verb, has the word before.

use super::find::Finder;
use super::rule::mark;
use crate::clause::{ClauseKind, Slot};
use crate::lexicon::tag;
use crate::phrase::{Chunk, Pos, narrow, verb_flag};
use crate::token::Class;
use crate::{Span, Stance};

/// No more clauses after one are looked at.
pub(super) const MOST: u32 = 64;

/// How many chunks a speaker with his description may have before the verb.
const APPOSED: usize = 18;

/// No content without quotation marks is longer than this many tokens.
const LONGEST: u32 = 300;

/// What stands around the verb of a clause.
#[derive(Clone, Copy, Debug)]
pub(super) struct Surroundings {
    clause: u32,
    /// See [`Finder::before_verb`].
    before: Option<u32>,
    /// See [`Finder::reporting`].
    reporting: (u32, u32),
}

impl Finder<'_, '_, '_, '_> {
    /// One past the last token of what a clause says from `start` on.
    pub(super) fn scope(&self, c: u32, start: u32) -> u32 {
        let tokens = self.context.tokens;
        let clause = self.context.clauses.get(c);
        let sentence = &tokens.sentences[clause.sentence as usize];
        let mut end = sentence.end.min(start.saturating_add(LONGEST)).max(start);
        if self.is_embedded(c) {
            end = end.min(self.extent(c).max(start));
        }
        end = self.next_report(c, start, end);
        end = self.next_phrase(c, start, end);
        end = self.concession(c, start, end);
        let (own, _) = self.own_tokens(c);
        match self.quotation_around(own) {
            Some(q) if q.end > start => end.min(q.end),
            // "said the law was “a disgrace. It must go.”": what is quoted goes on
            _ if end == sentence.end && end > start => match self.quotation_around(end - 1) {
                Some(q) if q.first >= start => q.end.max(end),
                _ => end,
            },
            _ => end,
        }
    }

    /// Whether a clause stands inside one that goes on after it: "the man who said he was ill was released".
    fn is_embedded(&self, c: u32) -> bool {
        let mut at = c;
        for _ in 0..4 {
            let clause = self.context.clauses.get(at);
            match clause.kind {
                ClauseKind::Relative | ClauseKind::Reduced => return true,
                // in front of its sentence
                ClauseKind::Subordinate | ClauseKind::Gerund | ClauseKind::Infinitive
                    if clause.parent.is_none_or(|p| p > at) =>
                {
                    return true;
                }
                _ => {}
            }
            match clause.parent {
                Some(p) if p != at => at = p,
                _ => break,
            }
        }
        false
    }

    /// Where the next report of the sentence begins that is not part of this one.
    fn next_report(&self, c: u32, start: u32, end: u32) -> u32 {
        let sentence = self.context.clauses.get(c).sentence;
        for y in c + 1..narrow(self.context.clauses.list.len()).min(c + MOST) {
            let other = self.context.clauses.get(y);
            let verb = self.context.phrases.verb(other.verb);
            let (first, _) = self.own_tokens(y);
            if other.sentence != sentence || first >= end {
                break;
            }
            if first <= start || !self.cues.has_verb(verb.verb.lemma) {
                continue;
            }
            let written = self.subject_before(y);
            let begins = self.begins(y);
            let Some(last) = begins.checked_sub(1).filter(|t| *t > start) else { continue };
            let cut = match other.kind {
                // ", adding that", ", describing the move as"
                ClauseKind::Gerund | ClauseKind::Reduced => {
                    if !verb.has(verb_flag::GERUND) {
                        continue;
                    }
                    if let Some(t) = self.accompanying(y).filter(|t| *t > start) {
                        return t;
                    }
                    other.opener.is_none() && self.is_comma(last)
                }
                // ", a charge both countries have denied"
                ClauseKind::Relative => {
                    if let Some(t) = self.disputed(y).filter(|t| *t > start) {
                        return t;
                    }
                    false
                }
                ClauseKind::Infinitive => false,
                // "has not confirmed the reports, | said the spokesman"
                ClauseKind::Parenthetical if written.is_none() => self.is_comma(last),
                _ if written.is_some() => self.is_beside(y, last),
                // "said … and added …"
                // "said … and warned against …", "said … and accused them of …"
                _ => {
                    self.same_tense(c, y)
                        && self.is_conjunction(last)
                        && (self.reports(y)
                            || self.governs(y)
                            || self.judges(y)
                            || self.asks_for(y))
                }
            };
            if cut {
                return if self.is_conjunction(last) { last } else { begins };
            }
        }
        end
    }

    /// "has not confirmed the reports | but would be concerned": where another verb of the same subject follows an object.
    pub(super) fn before_coordinate(&self, c: u32, start: u32, end: u32) -> u32 {
        let sentence = self.context.clauses.get(c).sentence;
        let last = narrow(self.context.clauses.list.len()).min(c + MOST);
        for y in c + 1..last {
            let other = self.context.clauses.get(y);
            let (first, _) = self.own_tokens(y);
            if other.sentence != sentence || first >= end {
                break;
            }
            let joined = first.checked_sub(1).filter(|t| *t > start && self.is_conjunction(*t));
            if other.kind == ClauseKind::Main
                && self.subject_before(y).is_none()
                && let Some(at) = joined
            {
                return at;
            }
        }
        end
    }

    /// "vowed to go, | and Lima agreed": as [`before_coordinate`](Self::before_coordinate), of a clause with a subject of
    /// its own after a comma.
    pub(super) fn before_main(&self, c: u32, start: u32, end: u32) -> u32 {
        let list = &self.context.clauses.list;
        let sentence = list[c as usize].sentence;
        let near = list.iter().skip(c as usize + 1).take(MOST as usize);
        let main = near.take_while(|y| y.sentence == sentence && y.first < end).find(|y| {
            y.kind == ClauseKind::Main
                && y.first > start + 1
                && self.is_conjunction(y.first - 1)
                && self.is_comma(y.first - 2)
        });
        main.map_or(end, |y| y.first - 2)
    }

    /// ", but she said that …", ", though he denies …", ", X said": a report of its own beside this one.
    fn is_beside(&self, y: u32, last: u32) -> bool {
        let other = self.context.clauses.get(y);
        let opener = other.opener.map(|o| self.context.phrases.item(o).word);
        if opener == Some(self.words.that) {
            return false;
        }
        let comma = self.is_comma(last)
            || (self.is_conjunction(last) && last > 0 && self.is_comma(last - 1));
        comma && (other.kind == ClauseKind::Parenthetical || self.reports(y) || self.judges(y))
    }

    /// Whether two verbs stand in the same tense, as those of one speaker do: "is telling … and says".
    pub(super) fn same_tense(&self, a: u32, b: u32) -> bool {
        let tense = |c: u32| {
            let group = self.context.phrases.verb(self.context.clauses.get(c).verb);
            let first = self.context.phrases.item(group.first);
            let past = first.pos == Pos::Past
                || (matches!(first.pos, Pos::Be | Pos::Have | Pos::Do)
                    && first.tags & tag::PAST != 0);
            (group.has(verb_flag::FINITE) && !group.modal.is_known()).then_some(past)
        };
        tense(a).is_some() && tense(a) == tense(b)
    }

    /// Whether a clause has something said in it.
    fn reports(&self, y: u32) -> bool {
        let that = |x: u32| self.context.clauses.get(x).kind == ClauseKind::Complement;
        let (_, end) = self.own_tokens(y);
        self.context.clauses.complements(y).any(that)
            || (end..end + 3)
                .any(|t| self.context.tokens.class(t as usize) == Some(Class::OpenQuote))
    }

    /// "… and warned against raids": whether what a clause says hangs on a preposition of its cue.
    fn governs(&self, y: u32) -> bool {
        let lemma = self.context.phrases.verb(self.context.clauses.get(y).verb).verb.lemma;
        let bits = self.cues.of_verb(lemma).fold(0, |b, rule| b | rule.content);
        self.words.governing.iter().any(|(bit, word)| {
            bits & bit != 0
                && self.context.clauses.groups(y, Slot::Preposition(*word)).next().is_some()
        })
    }

    /// "… and urged both sides to stop": whether a clause asks somebody to do something.
    fn asks_for(&self, y: u32) -> bool {
        let lemma = self.context.phrases.verb(self.context.clauses.get(y).verb).verb.lemma;
        let to = |x: u32| self.context.clauses.get(x).kind == ClauseKind::Infinitive;
        self.cues.of_verb(lemma).any(|rule| rule.stance == Stance::Demand)
            && self.context.clauses.complements(y).any(to)
    }

    /// Whether a clause denies, confirms, accuses or praises what is its object.
    fn judges(&self, y: u32) -> bool {
        let lemma = self.context.phrases.verb(self.context.clauses.get(y).verb).verb.lemma;
        let judging = self.cues.of_verb(lemma).any(|rule| {
            matches!(rule.stance, Stance::Deny | Stance::Confirm | Stance::Accuse | Stance::Praise)
        });
        judging && self.context.clauses.groups(y, Slot::Object).next().is_some()
    }

    /// ", with the spokesman describing it as a hoax": the comma before "with".
    fn accompanying(&self, y: u32) -> Option<u32> {
        let group = self.context.phrases.noun(self.context.clauses.get(y).antecedent?);
        let first = self.context.phrases.item(group.first).first;
        let comma = first.checked_sub(2).filter(|t| self.is_comma(*t))?;
        (self.context.tokens.list[comma as usize + 1].word == self.words.with).then_some(comma)
    }

    /// ", a charge both countries have denied": the comma before what is denied.
    fn disputed(&self, y: u32) -> Option<u32> {
        let other = self.context.clauses.get(y);
        let lemma = self.context.phrases.verb(other.verb).verb.lemma;
        let denies = self.cues.of_verb(lemma).any(|rule| rule.stance == Stance::Deny);
        let group = self.context.phrases.noun(other.antecedent.filter(|_| denies)?);
        let first = self.context.phrases.item(group.first).first;
        let comma = first.checked_sub(1)?;
        self.is_comma(comma).then_some(comma)
    }

    /// Where ", although …", ", but …" begins outside quotation marks: the writer's own words as a rule.
    fn concession(&self, c: u32, start: u32, end: u32) -> u32 {
        let sentence = self.context.clauses.get(c).sentence as usize;
        let (_, last) = self.context.phrases.sentences[sentence].chunks;
        let from = self.verb_chunk[self.context.clauses.get(c).verb as usize] as usize;
        let chunks = &self.context.phrases.chunks;
        let held = self.quotation_around(self.own_tokens(c).0).is_some();
        for i in from..last as usize {
            let (first, next) = self.context.phrases.tokens_of(chunks[i]);
            if first >= end || held {
                break;
            }
            let item = match chunks[i] {
                Chunk::Mark(m)
                    if self.context.phrases.item(m).class == Class::Semicolon
                        && first > start
                        && self.quotation_around(first).is_none() =>
                {
                    return first;
                }
                Chunk::Conjunction(x) | Chunk::Subordinator(x) | Chunk::Preposition(x) => x,
                _ => continue,
            };
            let word = self.context.phrases.item(item).word;
            let that = self.context.tokens.list.get(next as usize).map(|t| t.word);
            if first > start
                && self.cues.is(mark::CONCEDING, word)
                && self.context.tokens.class(first as usize - 1) == Some(Class::Comma)
                && that != Some(self.words.that)
                && self.quotation_around(first).is_none()
                && chunks[i..last as usize].iter().any(|x| matches!(x, Chunk::Verb(_)))
            {
                return first;
            }
        }
        end
    }

    /// Where ", according to X" begins.
    fn next_phrase(&self, c: u32, start: u32, end: u32) -> u32 {
        let sentence = self.context.clauses.get(c).sentence as usize;
        let (_, last) = self.context.phrases.sentences[sentence].chunks;
        let from = self.verb_chunk[self.context.clauses.get(c).verb as usize] as usize;
        for i in from..last as usize {
            let chunk = self.context.phrases.chunks[i];
            let (first, _) = self.context.phrases.tokens_of(chunk);
            if first >= end {
                break;
            }
            let Chunk::Preposition(p) = chunk else { continue };
            let word = self.context.phrases.item(p).word;
            if first > start
                && self.is_comma(first - 1)
                && self.cues.is(mark::PHRASE, word)
                && self.phrase_at(i).is_some()
            {
                return first;
            }
        }
        end
    }

    pub(super) fn is_comma(&self, t: u32) -> bool {
        matches!(
            self.context.tokens.class(t as usize),
            Some(Class::Comma | Class::Dash | Class::Semicolon | Class::CloseQuote)
        )
    }

    pub(super) fn is_conjunction(&self, t: u32) -> bool {
        self.words.joins.contains(&self.context.tokens.list[t as usize].word)
    }

    /// The tokens of a clause's verb group.
    pub(super) fn own_tokens(&self, c: u32) -> (u32, u32) {
        let group = self.context.phrases.verb(self.context.clauses.get(c).verb);
        (self.context.phrases.item(group.first).first, self.context.phrases.item(group.end - 1).end)
    }

    /// The first token of the subject that is written before the verb.
    fn subject_before(&self, c: u32) -> Option<u32> {
        let (verb, _) = self.own_tokens(c);
        let subject = |a: &&crate::clause::ClauseArgument| a.slot == Slot::Subject && !a.carried;
        self.context.clauses.arguments(c).iter().filter(subject).find_map(|a| match a.filler {
            crate::clause::Filler::Group(n) => {
                let first = self.context.phrases.noun(n).first;
                Some(self.context.phrases.item(first).first).filter(|t| *t < verb)
            }
            _ => None,
        })
    }

    /// The noun group that stands right before the verb and after a comma, though the subject stands before that:
    /// "The dam, the mayor said".
    pub(super) fn beside_verb(&self, c: u32) -> Option<u32> {
        let clause = self.context.clauses.get(c);
        let at = (self.verb_chunk[clause.verb as usize] as usize).checked_sub(1)?;
        let Chunk::Noun(n) = self.context.phrases.chunks[at] else { return None };
        let group = self.context.phrases.noun(n);
        let first = self.context.phrases.item(group.first).first;
        let (verb, _) = self.own_tokens(c);
        let adjacent = self.context.phrases.item(group.end - 1).end == verb;
        let comma =
            first > 0 && self.context.tokens.class(first as usize - 1) == Some(Class::Comma);
        let described = self.context.describes[n as usize]?;
        // the subject, or a noun that belongs to it: "Acts of protest, the mayor said"
        let subject = self.context.clauses.groups(c, Slot::Subject).any(|s| s <= described);
        (adjacent && comma && subject).then_some(n)
    }

    /// Reads the surroundings of a clause whose verb is a cue: what follows asks for them again and again.
    pub(super) fn read(&mut self, c: u32) {
        let before = self.find_before_verb(c);
        self.read = Some(Surroundings { clause: c, before, reporting: self.stretch(c, before) });
    }

    /// The surroundings of a clause, if it is the one that was read.
    fn surroundings(&self, c: u32) -> Option<&Surroundings> {
        self.read.as_ref().filter(|read| read.clause == c)
    }

    /// The noun group before the verb that speaks, whatever the clause machine takes for the subject.
    pub(super) fn before_verb(&self, c: u32) -> Option<u32> {
        self.surroundings(c).map_or_else(|| self.find_before_verb(c), |read| read.before)
    }

    fn find_before_verb(&self, c: u32) -> Option<u32> {
        self.after_quotation(c)
            .or_else(|| self.beside_verb(c))
            .or_else(|| self.after_as(c).map(|(_, n)| n))
    }

    /// "As Unicef reported": the "as" and the noun group between it and a verb that has no other subject.
    pub(super) fn after_as(&self, c: u32) -> Option<(u32, u32)> {
        let clause = self.context.clauses.get(c);
        let at = (self.verb_chunk[clause.verb as usize] as usize).checked_sub(2)?;
        match (self.context.phrases.chunks[at], self.context.phrases.chunks[at + 1]) {
            (Chunk::Preposition(p), Chunk::Noun(n))
                if self.context.phrases.item(p).word == self.words.as_
                    && self.subject_before(c).is_none()
                    && self.cues.has_verb(self.context.phrases.verb(clause.verb).verb.lemma) =>
            {
                Some((p, n))
            }
            _ => None,
        }
    }

    /// "…,” Ana Silva, the head of the union, said": the first noun group after the quotation.
    fn after_quotation(&self, c: u32) -> Option<u32> {
        let clause = self.context.clauses.get(c);
        let verb = self.context.phrases.verb(clause.verb);
        if !verb.has(verb_flag::FINITE) || !self.cues.has_verb(verb.verb.lemma) {
            return None;
        }
        let end = self.verb_chunk[clause.verb as usize] as usize;
        let chunks = &self.context.phrases.chunks;
        let sentence = self.context.phrases.sentences[clause.sentence as usize].chunks.0 as usize;
        let mut noun = None;
        let mut verbs = false;
        for i in (end.saturating_sub(APPOSED).max(sentence)..end).rev() {
            match chunks[i] {
                Chunk::Noun(n) => noun = Some((n, i)),
                Chunk::Verb(v) => verbs |= self.context.phrases.verb(v).has(verb_flag::FINITE),
                // "who lost the primaries"
                Chunk::Relative(_) => verbs = false,
                Chunk::Subordinator(_) => return None,
                Chunk::Mark(m) => match self.context.phrases.item(m).class {
                    Class::CloseQuote => {
                        return noun.filter(|(_, at)| *at == i + 1 && !verbs).map(|(n, _)| n);
                    }
                    Class::OpenQuote | Class::Colon | Class::Semicolon => return None,
                    _ => {}
                },
                _ => {}
            }
        }
        None
    }

    /// The tokens of "X said on Monday": with its subject, times, prepositional groups and whom it tells.
    pub(super) fn reporting(&self, c: u32) -> (u32, u32) {
        self.surroundings(c)
            .map_or_else(|| self.stretch(c, self.find_before_verb(c)), |read| read.reporting)
    }

    /// As [`reporting`](Self::reporting), where the noun group that speaks is known.
    fn stretch(&self, c: u32, speaks: Option<u32>) -> (u32, u32) {
        let clause = self.context.clauses.get(c);
        let (verb, mut end) = self.own_tokens(c);
        let lemma = self.context.phrases.verb(clause.verb).verb.lemma;
        let before = match speaks {
            Some(n) => Some(self.context.phrases.item(self.context.phrases.noun(n).first).first),
            None => self.subject_before(c),
        };
        let mut nouns = u32::from(before.is_none()) + u32::from(self.cues.is(mark::TELLING, lemma));
        let chunks = &self.context.phrases.chunks;
        let limit = self.context.phrases.sentences[clause.sentence as usize].chunks.1 as usize;
        let mut i = self.verb_chunk[clause.verb as usize] as usize + 1;
        while i < limit {
            match chunks[i] {
                Chunk::Time(_) | Chunk::Adverb(_) => {}
                Chunk::Preposition(_)
                    if matches!(chunks.get(i + 1), Some(Chunk::Noun(_) | Chunk::Time(_))) =>
                {
                    i += 1;
                }
                Chunk::Noun(_) if nouns > 0 => nouns -= 1,
                _ => break,
            }
            end = self.context.phrases.tokens_of(chunks[i]).1;
            i += 1;
        }
        (before.unwrap_or(verb), end)
    }

    /// Where a clause begins: at its opener and subject, if the subject is written before its verb.
    fn begins(&self, c: u32) -> u32 {
        match (self.subject_before(c), self.context.clauses.get(c).opener) {
            (Some(t), Some(o)) => t.min(self.context.phrases.item(o).first),
            (Some(t), None) => t,
            (None, _) => self.own_tokens(c).0,
        }
    }

    /// One past the last token of a clause with all that hangs on it, before the next clause that stands beside it.
    pub(super) fn extent(&self, c: u32) -> u32 {
        let clauses = &self.context.clauses.list;
        let mut end = clauses[c as usize].end;
        let sentence = clauses[c as usize].sentence;
        let limit = end + LONGEST;
        for x in c + 1..narrow(clauses.len()).min(c + MOST) {
            let inner = &clauses[x as usize];
            if inner.sentence != sentence || inner.first > limit {
                break;
            }
            if self.hangs_on(x, c) {
                end = end.max(inner.end);
            } else if inner.parent == clauses[c as usize].parent {
                let begins = self.begins(x);
                let joined = begins > 0 && self.is_conjunction(begins - 1);
                let before = begins.saturating_sub(u32::from(joined));
                // "that the dam broke and the town was flooded" is one
                if joined && before > 0 && !self.is_comma(before - 1) {
                    end = end.max(inner.end);
                    continue;
                }
                return end.min(before);
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

    /// The bytes of tokens without marks at the ends, if anything else stands between them.
    pub(super) fn trim(&self, mut first: u32, mut end: u32) -> Option<Span> {
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
        (first < end).then(|| self.context.tokens.span(first as usize, end as usize))
    }
}
