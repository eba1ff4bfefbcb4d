//! Noun groups: subjects, objects, members of a list, and what a relative clause describes.

use super::super::parser::mark;
use super::super::{ClauseKind, Filler, Slot};
use super::{Frame, LIST, Opener, Walk};
use crate::MentionKind;
use crate::lexicon::class;
use crate::phrase::{Chunk, Pos, usage, verb_flag};
use crate::token::Class;
use crate::vocabulary::Word;

impl Walk<'_> {
    /// What a relative clause describes: the last noun group, or for "who" the last that can be people: "the partner at a
    /// bank, who expects".
    pub(super) fn described(&self, at: usize, word: Word) -> Option<u32> {
        /// No more chunks are looked back over.
        const BACK: usize = 6;
        let last = self.noun?;
        let people = |n: u32| {
            let head = self.phrases.item(self.phrases.noun(n).head);
            head.pos == Pos::Pronoun
                || head.usage & usage::PEOPLE != 0
                || self.kind(n) == Some(MentionKind::Person)
        };
        if word != self.parser.who {
            return Some(self.restricted(at, last));
        }
        if people(last) {
            return Some(last);
        }
        let before = self.phrases.chunks[at.saturating_sub(BACK)..at].iter().rev();
        let person = before.map_while(|c| match c {
            Chunk::Verb(_) => None,
            Chunk::Noun(n) => Some(Some(*n).filter(|n| people(*n))),
            _ => Some(None),
        });
        person.flatten().next().or(Some(last))
    }

    /// "a raid in Mali that killed": a clause without a comma does not describe a bare name, but what the name hangs on.
    fn restricted(&self, at: usize, last: u32) -> u32 {
        let chunks = &self.phrases.chunks;
        let bare = |n: u32| {
            let group = self.phrases.noun(n);
            let first = self.phrases.item(group.first).pos;
            // "MS Estonia"
            matches!(first, Pos::Name | Pos::Noun) && self.phrases.item(group.head).pos == Pos::Name
        };
        let (mut at, mut last) = (at, last);
        while at >= 3
            && bare(last)
            && let [Chunk::Noun(before), Chunk::Preposition(_), Chunk::Noun(n)] = chunks[at - 3..at]
            && n == last
        {
            last = before;
            at -= 2;
        }
        last
    }

    /// The slot of the last argument that waits for the verb of the frame on top.
    fn last_fronted(&self) -> Option<Slot> {
        let fronted = self.stack.last()?.fronted;
        self.fronted.get(fronted.first..fronted.end)?.last().map(|(slot, _)| *slot)
    }

    pub(super) fn noun(&mut self, at: usize, n: u32) {
        if self.is_rate(at, n) {
            return;
        }
        let before = at.checked_sub(1).map(|i| self.phrases.chunks[i]);
        let after_noun = self.noun;
        if let Some(p) = self.preposition.take() {
            if self.stands_apart(at, p) {
                self.noun = Some(n);
                self.governed = None;
                self.last = None;
                return;
            }
            let slot = Slot::Preposition(self.phrases.item(p).word);
            self.noun = Some(n);
            self.governed = Some((slot, n));
            if after_noun.is_some() && after_noun == self.described && self.follows(at) {
                // "a firm in Oslo"
                self.described = Some(n);
                return;
            }
            if self.top().clause.is_none() && self.top().pending.is_empty() && self.hangs(at) {
                // "Despite the war in Mali, ministers met"
                return;
            }
            return self.place(slot, Filler::Group(n));
        }
        if self.describes_himself(before, n) || self.tells_of_part(at) {
            return;
        }
        let adjacent = matches!(before, Some(Chunk::Conjunction(_)))
            || before.is_some_and(|b| {
                mark(self.phrases, b) == Some(Class::Comma)
                    && self.parser.is_list(self.phrases, at - 1, self.end, true)
            });
        if adjacent
            && self.top().clause.is_none()
            && let Some(slot) = self.shared(after_noun, n)
        {
            self.noun = Some(n);
            self.governed = Some((slot, n));
            return self.place(slot, Filler::Group(n));
        }
        let subject =
            self.parser.is_subject(self.phrases, at, self.end) || self.begins_subjects(at);
        if self.conjunction && self.top().clause.is_none() {
            // "talks between A and B collapsed"
            let between = Slot::Preposition(self.parser.between);
            if self.last_fronted() == Some(between) {
                self.noun = Some(n);
                return self.place(between, Filler::Group(n));
            }
        }
        if self.elides(at, n) {
            self.noun = Some(n);
            self.push(Frame { first: at, coordinated: true, ..Frame::default() });
            self.wait(n);
            return;
        }
        // "filled with shells and rockets have been …": the subject that waits outside gets the verb
        let outer_waits = self.outer_waits();
        // "Diaz, an ecologist and botanist at the college": the description goes on
        if self.conjunction
            && !self.comma
            && after_noun.is_some_and(|b| self.described == Some(b) && self.goes_on(b, n))
        {
            self.noun = Some(n);
            self.described = Some(n);
            if let Some(b) = after_noun.filter(|_| self.is_trade(n)) {
                self.out.appositions.push((b, n));
            }
            return;
        }
        if self.conjunction
            && (!subject || (outer_waits && self.top().clause.is_some()))
            && let Some((clause, slot)) = self.last
        {
            self.noun = Some(n);
            return self.join(clause, slot, n);
        }
        if self.conjunction && !self.top().pending.is_empty() && self.top().clause.is_none() {
            self.noun = Some(n);
            if self.top().pending.len() < LIST {
                self.wait(n);
            }
            return;
        }
        if self.comma
            && !self.conjunction
            && let Some(previous) = after_noun
        {
            // over "now" in "Diaz, now the governor"
            let comma = at - usize::from(matches!(before, Some(Chunk::Time(_))));
            let previous_is_adjacent = comma >= 2
                && mark(self.phrases, self.phrases.chunks[comma - 1]) == Some(Class::Comma)
                && matches!(self.phrases.chunks[comma - 2], Chunk::Noun(_));
            if previous_is_adjacent && !self.parser.is_nominative(self.phrases, n) {
                let waits = self.top().clause.is_none() && !self.top().pending.is_empty();
                let alike = waits && self.alike(previous, n);
                let list = !self.names_trade(at, previous, n)
                    && (alike && self.are_many(at)
                        || waits && self.joins_verb(at - 1, &[previous, n])
                        || self.parser.is_list(self.phrases, at - 1, self.end, alike));
                if list && let Some((clause, slot)) = self.last {
                    self.noun = Some(n);
                    return self.join(clause, slot, n);
                }
                if list && waits {
                    self.noun = Some(n);
                    self.wait(n);
                    return;
                }
                if (!subject || waits) && !self.begins_after(previous, n) {
                    self.out.appositions.push((previous, n));
                    self.noun = Some(n);
                    self.described = Some(n);
                    return;
                }
            }
        }
        self.noun = Some(n);
        self.free_noun(at, n, subject, after_noun);
    }

    /// "said | women, children and men would leave": whether the noun group at `at` is the first of several subjects of a
    /// clause that the verb or word before it takes.
    fn begins_subjects(&self, at: usize) -> bool {
        let takes = match at.checked_sub(1).map(|i| self.phrases.chunks[i]) {
            Some(Chunk::Verb(v)) => self.parser.takes_clause(self.phrases, v),
            Some(Chunk::Subordinator(_)) => true,
            _ => false,
        };
        takes
            && self.phrases.chunks.get(at + 1).and_then(|c| mark(self.phrases, *c))
                == Some(Class::Comma)
            && matches!(self.phrases.chunks[at], Chunk::Noun(n) if self.joins_verb(at + 1, &[n]))
    }

    /// As [`Parser::joins_verb`](super::super::Parser::joins_verb), with a comma before "and" only if all of `groups` are plurals.
    fn joins_verb(&self, at: usize, groups: &[u32]) -> bool {
        let serial = groups.iter().all(|n| self.phrases.noun(*n).plural);
        self.parser.joins_verb(self.phrases, at, self.end, serial)
    }

    /// "30 cents | a share", "$50 | a ton": whether a group is that for which so much money is meant.
    fn is_rate(&self, at: usize, n: u32) -> bool {
        let Some(Chunk::Noun(before)) = at.checked_sub(1).map(|i| self.phrases.chunks[i]) else {
            return false;
        };
        let group = self.phrases.noun(n);
        self.kind(before) == Some(MentionKind::Money)
            && group.end == group.first + 2
            && self.parser.each.contains(&self.phrases.item(group.first).word)
            && !self.acts(n)
            && !self.parser.is_subject(self.phrases, at, self.end)
    }

    /// "According to the NIS, | seven ships", "In Seoul, | lawmakers who": whether several things after a name that a preposition governs, before any
    /// verb, are no description of it.
    fn begins_after(&self, previous: u32, n: u32) -> bool {
        let group = self.phrases.noun(n);
        let fronted = self.stack.last().is_none_or(|f| f.clause.is_none() && f.pending.is_empty());
        let governed = self.governed.is_some_and(|(_, g)| g == previous);
        let name = self.phrases.item(self.phrases.noun(previous).head).pos == Pos::Name;
        let other = self.kind(n).is_some_and(|k| self.kind(previous).is_some_and(|p| k != p));
        fronted && governed && name && group.plural && (group.number.is_some() || other)
    }

    /// "Chad, Mali | sign pact": whether the verb after the noun group at `at` is one of several subjects.
    fn are_many(&self, at: usize) -> bool {
        let Some(Chunk::Verb(v)) = self.phrases.chunks.get(at + 1) else { return false };
        let group = self.phrases.verb(*v);
        group.has(verb_flag::FINITE) && self.phrases.item(group.first).pos == Pos::Base
    }

    /// "nine miners, two of | whom were killed": the part of a group whose clause the relative at `at` opens.
    pub(super) fn part_before_relative(&self, at: usize) -> Option<u32> {
        self.part_of(at.checked_sub(2)?)
    }

    /// "nine miners, two of them | brothers,": whether the noun group at `at` says what part of a group is, which the
    /// description before it began to.
    fn tells_of_part(&self, at: usize) -> bool {
        let chunks = &self.phrases.chunks;
        let them = at.checked_sub(1).is_some_and(|i| {
            matches!(chunks[i], Chunk::Noun(them)
                if self.phrases.item(self.phrases.noun(them).head).pos == Pos::Pronoun)
        });
        them && at.checked_sub(3).and_then(|part| self.part_of(part)).is_some()
    }

    /// "nine miners, | two of": the noun group of the chunk at `at` if it begins to describe the one before it as a part.
    fn part_of(&self, at: usize) -> Option<u32> {
        let [Chunk::Noun(part), Chunk::Preposition(of)] = self.phrases.chunks[at..at + 2] else {
            return None;
        };
        let describes = self.out.appositions.last().is_some_and(|(_, d)| *d == part);
        (self.phrases.item(of).word == self.parser.of && describes).then_some(part)
    }

    /// "Petro, himself | a former guerrilla,": whether a group describes what the reflexive before it does.
    fn describes_himself(&mut self, before: Option<Chunk>, n: u32) -> bool {
        let Some(&(described, description)) = self.out.appositions.last() else { return false };
        let reflexive = before == Some(Chunk::Noun(description))
            && self.parser.is_reflexive(self.phrases, description);
        if reflexive {
            self.out.appositions.push((described, n));
            self.noun = Some(n);
            self.described = Some(n);
        }
        reflexive
    }

    /// "nine were killed and 14 | wounded": whether a number begins a clause that leaves out its form of be.
    fn elides(&self, at: usize, n: u32) -> bool {
        let number = self.phrases.item(self.phrases.noun(n).head).pos == Pos::Number;
        let participle = match self.phrases.chunks.get(at + 1) {
            Some(Chunk::Verb(v)) if at + 1 < self.end => {
                self.phrases.verb(*v).has(verb_flag::PARTICIPLE)
            }
            _ => false,
        };
        number
            && participle
            && self.conjunction
            && self.current().is_some_and(|c| self.is_passive(c))
    }

    /// A noun group that is neither governed nor coordinated: a subject or an object.
    fn free_noun(&mut self, at: usize, n: u32, subject: bool, before: Option<u32>) {
        let Some(clause) = self.top().clause else {
            self.top().pending.take();
            self.wait(n);
            return;
        };
        let verb = self.out.get(clause).verb;
        if subject
            && !self.is_taken(at, verb)
            && !self.needs_object(at, clause)
            && !self.object_of_relative(at, clause)
        {
            // "is aware the country is helping"
            let adjective = matches!(self.last, Some((_, Slot::Adjective)));
            let takes = adjective || self.parser.takes_clause(self.phrases, verb);
            let takes = takes && !self.conjunction && (!self.comma || self.introduces);
            let opener = takes.then_some(Opener::Zero);
            let adjacent = at > 0 && matches!(self.phrases.chunks[at - 1], Chunk::Noun(_));
            let opener = if opener.is_none() && adjacent && !self.comma && !self.conjunction {
                // "a charge both countries have denied"
                Some(Opener::Contact(before))
            } else {
                opener
            };
            let (coordinated, after_comma) = (self.conjunction, self.comma);
            self.push(Frame { opener, first: at, coordinated, after_comma, ..Frame::default() });
            self.wait(n);
            self.last = None;
            return;
        }
        if !self.conjunction && self.is_loose(at, n, clause) {
            self.last = None;
            return;
        }
        if (self.conjunction || self.comma) && self.follows_time(at) {
            // "received ten years, and Eva Mann, 33, nine", "fit to fight from May 1, | Ana Diaz, who leads it, said":
            // what begins anew
            self.last = None;
            return;
        }
        let inverted = self.is_inverted(clause);
        self.place(if inverted { Slot::Subject } else { Slot::Object }, Filler::Group(n));
    }

    /// Whether a noun group is no object of the clause, though one could stand there.
    fn is_loose(&self, at: usize, n: u32, clause: u32) -> bool {
        let chunks = &self.phrases.chunks;
        if self.is_passive(clause) {
            // "were killed, up 20 percent from": a figure set beside a clause; so is "were injured, mostly nurses"
            let group = self.phrases.noun(n);
            let figure = self.phrases.item(group.head).pos == Pos::Number && group.number.is_none();
            let verb = self.phrases.verb(self.out.get(clause).verb).verb;
            let plain = figure || verb.class & class::DITRANSITIVE == 0;
            // so is "were killed in the war | the rebels began"
            let adjacent = at > 0 && matches!(chunks[at - 1], Chunk::Noun(_));
            let governed = adjacent && at > 1 && matches!(chunks[at - 2], Chunk::Preposition(_));
            if governed || (adjacent || self.comma) && plain {
                return true;
            }
        }
        // something after a comma, once there is an object
        let mut near = self.arguments().iter().rev().take(8);
        self.comma && near.any(|a| a.clause == clause && a.slot == Slot::Object)
    }

    /// "after sending | troops", "an attempt to renew | the contract failed": whether a group stands right after a verb
    /// without a tense that takes things and no clause.
    fn is_taken(&self, at: usize, verb: u32) -> bool {
        let v = self.phrases.verb(verb);
        at > 0
            && self.phrases.chunks[at - 1] == Chunk::Verb(verb)
            && (v.has(verb_flag::GERUND) || v.has(verb_flag::INFINITIVE) && self.outer_waits())
            && !self.parser.takes_clause(self.phrases, verb)
            && v.verb.class & class::INTRANSITIVE == 0
    }

    /// "ten years, and | Eva Mann": whether a conjunction or comma before `at` joins something to a time.
    fn follows_time(&self, at: usize) -> bool {
        let before = self.phrases.chunks[..at].iter().rev().skip(1);
        let mut before = before.skip_while(|c| matches!(c, Chunk::Mark(_)));
        matches!(before.next(), Some(Chunk::Time(_)))
    }

    /// Whether something outside waits for its verb.
    fn outer_waits(&self) -> bool {
        self.stack.iter().any(|f| f.clause.is_none() && !f.pending.is_empty())
    }

    /// "…, with | Ghana lending ships", "the link of her visit with | the strike": whether a group after "with" at `at` says
    /// something of its own beside the clause, or belongs to a noun before it that hangs on the clause itself.
    fn stands_apart(&self, at: usize, p: u32) -> bool {
        if self.phrases.item(p).word != self.parser.with || self.top_clause().is_none() || at < 3 {
            return false;
        }
        let chunks = &self.phrases.chunks;
        let absolute = mark(self.phrases, chunks[at - 2]) == Some(Class::Comma)
            && matches!(chunks.get(at + 1..self.end.min(at + 10)), Some(rest)
                if rest.iter().any(|c| matches!(c, Chunk::Verb(v)
                    if self.phrases.verb(*v).has(verb_flag::GERUND))));
        let tied = match (chunks[at - 2], chunks[at - 3]) {
            (Chunk::Noun(n), Chunk::Preposition(_)) => {
                let head = self.phrases.item(self.phrases.noun(n).head).word;
                self.parser.relational.contains(&head)
            }
            _ => false,
        };
        absolute || tied
    }

    /// The clause of the frame on top.
    fn top_clause(&self) -> Option<u32> {
        self.stack.last().and_then(|f| f.clause)
    }

    /// "would choose | Ana and a third would choose Paul": right after a finite verb that takes things and no clause, before
    /// "and".
    fn needs_object(&self, at: usize, clause: u32) -> bool {
        let v = self.out.get(clause).verb;
        let group = self.phrases.verb(v);
        at > 0
            && self.phrases.chunks[at - 1] == Chunk::Verb(v)
            && matches!(self.phrases.chunks.get(at + 1), Some(Chunk::Conjunction(_)))
            && group.has(verb_flag::FINITE)
            && !group.has(verb_flag::PASSIVE)
            && !group.has(verb_flag::COPULA)
            && group.verb.class & class::INTRANSITIVE == 0
            && !self.parser.takes_clause(self.phrases, v)
    }

    /// "a raid that killed | 12 herders was condemned": right after a verb that takes things, while a subject outside waits
    /// for its own.
    fn object_of_relative(&self, at: usize, clause: u32) -> bool {
        let v = self.out.get(clause).verb;
        let group = self.phrases.verb(v);
        at > 0
            && self.phrases.chunks[at - 1] == Chunk::Verb(v)
            && self.out.get(clause).kind == ClauseKind::Relative
            && !group.has(verb_flag::PASSIVE)
            && !group.has(verb_flag::COPULA)
            && group.verb.class & class::INTRANSITIVE == 0
            && !self.parser.takes_clause(self.phrases, v)
            && self.stack.iter().any(|f| f.clause.is_none() && !f.pending.is_empty())
    }

    /// Whether the clause is "…,” said Kim": a reporting verb that still lacks a subject and follows a quotation.
    fn is_inverted(&self, clause: u32) -> bool {
        let c = self.out.get(clause);
        let v = self.phrases.verb(c.verb);
        c.kind == ClauseKind::Parenthetical
            && v.has(verb_flag::FINITE)
            && !self
                .arguments()
                .iter()
                .rev()
                .take(8)
                .any(|a| a.clause == clause && a.slot == Slot::Subject)
    }
}
