//! Finite verbs: main, complement, relative, subordinate and parenthetical clauses, and coordination.

use super::super::parser::mark;
use super::super::{ClauseArgument, ClauseKind, Filler, Slot};
use super::{Frame, MOST, Opener, Stretch, Walk};
use crate::lexicon::class;
use crate::phrase::{Chunk, Pos, VerbGroup, narrow, verb_flag};
use crate::token::Class;
use crate::vocabulary::Word;

impl Walk<'_> {
    pub(super) fn finite(&mut self, at: usize, v: u32, group: &VerbGroup) {
        let top_has_clause = self.top().clause.is_some();
        let pending = !self.top().pending.is_empty();
        if pending && self.inverts(at, v) {
            return self.parenthetical(at, v, Stretch::default());
        }
        if pending && !top_has_clause && self.ends_headline(at, v) {
            let speaker = self.noun;
            self.reset(at);
            if let Some(speaker) = speaker {
                self.wait(speaker);
            }
            let speaker = self.top().pending;
            return self.parenthetical(at, v, speaker);
        }
        if pending && !top_has_clause && self.follows_fragment(at, v) {
            self.reset(at);
            return self.parenthetical(at, v, Stretch::default());
        }
        if !top_has_clause && (pending || self.top().opener.is_some()) {
            return self.start_waiting(at, v, group);
        }
        if top_has_clause && self.after_inserted(at, v) {
            return;
        }
        if top_has_clause {
            if self.conjunction {
                return self.coordinate(at, v);
            }
            // the relative clause is over: the subject outside it gets its verb
            if let Some(i) =
                self.stack.iter().rposition(|f| f.clause.is_none() && !f.pending.is_empty())
            {
                self.stack.truncate(i + 1);
                return self.start_waiting(at, v, group);
            }
            if self.comma && self.parser.takes_clause(self.phrases, v) && !self.tells(at) {
                return self.parenthetical(at, v, Stretch::default());
            }
            if !self.comma && self.gerund_subject(at, v) {
                return;
            }
            return self.coordinate(at, v);
        }
        // no subject: an imperative, a headline, or inversion at the start
        self.start(at, v, ClauseKind::Main, None, None, Stretch::default(), false);
    }

    /// "firms that it said | had sold arms", "a man police say | fled": who speaks stands inside the relative clause, whose
    /// verb is the one that follows.
    fn after_inserted(&mut self, at: usize, v: u32) -> bool {
        let Some(said) = self.top().clause else { return false };
        let verb = self.out.get(said).verb;
        let adjacent = at > 0 && matches!(self.phrases.chunks[at - 1], Chunk::Verb(x) if x == verb);
        if !adjacent || self.conjunction || !self.parser.takes_clause(self.phrases, verb) {
            return false;
        }
        let first = self.top().first;
        let clause = self.out.get(said);
        let described = match clause.kind {
            ClauseKind::Relative => clause.antecedent,
            ClauseKind::Complement => match first.checked_sub(1).map(|i| self.phrases.chunks[i]) {
                Some(Chunk::Noun(n)) => Some(n),
                _ => None,
            },
            _ => None,
        };
        let own = self.subjects_of(said);
        let Some(described) = described.filter(|d| !own.is_empty() && !own.contains(d)) else {
            return false;
        };
        let described = self.reduced_subject(described).unwrap_or(described);
        let above = clause.parent;
        // it was taken for what is said, or for the object of saying
        let taken = |a: &ClauseArgument| {
            a.slot == Slot::Complement
                && Some(a.clause) == above
                && a.filler == Filler::Clause(said)
                || a.slot == Slot::Object && a.clause == said && a.carried
        };
        let from = self.first_argument.max(self.out.arguments.len().saturating_sub(MOST));
        if let Some(i) = self.out.arguments[from..].iter().rposition(taken) {
            self.out.arguments.remove(from + i);
        }
        let frame = &mut self.out.list[said as usize];
        (frame.kind, frame.antecedent) = (ClauseKind::Relative, Some(described));
        let clause =
            self.start(at, v, ClauseKind::Complement, Some(said), None, Stretch::default(), true);
        self.carry(clause, Slot::Subject, described);
        self.complete(said, clause);
        true
    }

    /// "firms based in Oslo that": what the reduced clause describes in which a noun group stands.
    fn reduced_subject(&self, n: u32) -> Option<u32> {
        let all = self.arguments();
        let clause = all[all.len().saturating_sub(MOST)..]
            .iter()
            .rev()
            .find(|a| a.filler == Filler::Group(n) && !a.carried)?
            .clause;
        if self.out.get(clause).kind != ClauseKind::Reduced {
            return None;
        }
        self.subjects_of(clause).last().copied()
    }

    /// "Two dead in Oslo shooting, police | say": a reporting verb at the end of a sentence without a stop, with its subject
    /// after a comma.
    fn ends_headline(&self, at: usize, v: u32) -> bool {
        let chunks = &self.phrases.chunks;
        let comma = at >= 2
            && matches!(chunks[at - 1], Chunk::Noun(_))
            && mark(self.phrases, chunks[at - 2]) == Some(Class::Comma);
        comma && at + 1 == self.end && self.stack.len() == 1 && self.parser.reports(self.phrases, v)
    }

    /// "“Another day, another delay,” | said Ana Silva": the quotation has no verb, so that nothing in it is a subject.
    fn follows_fragment(&self, at: usize, v: u32) -> bool {
        let closed = at
            .checked_sub(1)
            .is_some_and(|i| mark(self.phrases, self.phrases.chunks[i]) == Some(Class::CloseQuote));
        closed
            && self.parser.reports(self.phrases, v)
            && matches!(self.phrases.chunks.get(at + 1), Some(Chunk::Noun(_)) if at + 1 < self.end)
            && !self.parser.is_subject(self.phrases, at + 1, self.end)
    }

    /// "… because they paid the firms to move, | said Ana Silva, the mayor": a reporting verb after a comma with its
    /// subject behind it, while what waits for a verb stands in a clause that hangs on another.
    fn inverts(&self, at: usize, v: u32) -> bool {
        let named = |n: u32| self.phrases.item(self.phrases.noun(n).head).pos == Pos::Name;
        let follows = match self.phrases.chunks.get(at + 1) {
            Some(Chunk::Noun(n)) if at + 1 < self.end => {
                named(*n) && !self.parser.is_subject(self.phrases, at + 1, self.end)
            }
            _ => false,
        };
        let outer = self
            .stack
            .iter()
            .any(|f| f.clause.is_none() && f.opener.is_none() && !f.pending.is_empty());
        self.comma
            && follows
            && !outer
            && self.parser.reports(self.phrases, v)
            && self.stack.iter().any(|f| f.clause.is_some())
    }

    /// "said linking him to the case was wrong": the -ing clause after a verb of saying is the subject of what is said.
    fn gerund_subject(&mut self, at: usize, v: u32) -> bool {
        let Some(gerund) = self.top().clause else { return false };
        let c = self.out.get(gerund);
        let (kind, first) = (c.kind, c.first);
        let Some(above) = c.parent.filter(|p| {
            kind == ClauseKind::Gerund
                && self.parser.takes_clause(self.phrases, self.out.get(*p).verb)
        }) else {
            return false;
        };
        let clause =
            self.start(at, v, ClauseKind::Complement, Some(above), None, Stretch::default(), true);
        self.out.list[clause as usize].first = first;
        self.complete(above, clause);
        true
    }

    /// The verb of the frame on top, which has a subject or an opener.
    pub(super) fn start_waiting(&mut self, at: usize, v: u32, group: &VerbGroup) {
        let parent = self.current();
        let top = self.top();
        // its clause begins here, so nothing waits any longer
        let frame = *top;
        let subject = top.pending.take();
        match frame.opener {
            Some(Opener::Relative(item, antecedent)) => {
                let clause = self.start(
                    at,
                    v,
                    ClauseKind::Relative,
                    parent,
                    Some(item),
                    Stretch::default(),
                    false,
                );
                self.out.list[clause as usize].antecedent = antecedent;
                if subject.is_empty() {
                    if let Some(a) = antecedent {
                        for n in self.described_with(a, item, &frame) {
                            self.carry(clause, Slot::Subject, n);
                        }
                        self.carry(clause, Slot::Subject, a);
                    }
                } else {
                    self.subjects(clause, subject);
                    // "Tesla, whose shares have lost", "Yemen, where a coalition battles rebels": no object of the verb
                    let word = self.phrases.item(item).word;
                    let other = word == self.parser.whose
                        || word == self.parser.where_
                        || word == self.parser.when;
                    let object = !other && group.verb.class & class::INTRANSITIVE == 0;
                    if let Some(a) = antecedent.filter(|_| object) {
                        self.carry(clause, Slot::Object, a);
                    }
                }
            }
            Some(Opener::Contact(antecedent)) => {
                let clause = self.start(at, v, ClauseKind::Relative, parent, None, subject, false);
                self.out.list[clause as usize].antecedent = antecedent;
                // "the farmers they were sent to protect": of what hangs on the verb
                let passive = group.has(verb_flag::PASSIVE);
                let infinitive = matches!(self.phrases.chunks.get(at + 1), Some(Chunk::Verb(x))
                    if self.phrases.verb(*x).has(verb_flag::INFINITIVE));
                let takes = !passive || !infinitive && group.verb.class & class::DITRANSITIVE != 0;
                if let Some(a) = antecedent.filter(|_| takes) {
                    self.carry(clause, Slot::Object, a);
                }
            }
            Some(Opener::Subordinator(item)) => {
                let word = self.phrases.item(item).word;
                let parent = self.taker(parent, word);
                let complement = word == self.parser.that
                    || ((word == self.parser.if_ || word == self.parser.whether)
                        && parent
                            .is_some_and(|p| self.parser.asks(self.phrases, self.out.get(p).verb)));
                let kind =
                    if complement { ClauseKind::Complement } else { ClauseKind::Subordinate };
                let place = word == self.parser.where_;
                let own = &self.waiting[subject.first..subject.end];
                let antecedent = self.noun.filter(|n| (complement || place) && !own.contains(n));
                let clause = self.start(at, v, kind, parent, Some(item), subject, false);
                self.out.list[clause as usize].antecedent = antecedent;
                if complement && let Some(p) = parent {
                    self.complete(p, clause);
                }
            }
            Some(Opener::Zero) => {
                let clause =
                    self.start(at, v, ClauseKind::Complement, parent, None, subject, false);
                if let Some(p) = parent {
                    self.complete(p, clause);
                }
            }
            None => {
                let says = self.parser.takes_clause(self.phrases, v);
                if says && self.stack.len() > 1 && !frame.coordinated && self.closes(at) {
                    return self.parenthetical(at, v, subject);
                }
                // a clause of its own beside the one before it
                let (kind, parent) = self.beside(&frame);
                let opener = self.current().and_then(|c| self.out.get(c).opener);
                let clause = self.start(at, v, kind, parent, None, subject, false);
                if kind == ClauseKind::Subordinate {
                    self.out.list[clause as usize].opener = opener;
                }
                if kind == ClauseKind::Complement
                    && let Some(p) = parent
                {
                    self.complete(p, clause);
                }
            }
        }
    }

    /// "relatives who live in Oslo and | who say": what the relative clause before "and" describes.
    pub(super) fn first_described(&self) -> Option<u32> {
        let mut at = self.current().filter(|_| self.conjunction);
        for _ in 0..8 {
            let clause = self.out.get(at?);
            if clause.kind == ClauseKind::Relative {
                return clause.antecedent;
            }
            at = clause.parent;
        }
        None
    }

    /// "soldiers and farmers, | who fled": what waits for a verb together with the people that a clause after a comma
    /// describes.
    fn described_with(&self, a: u32, opener: u32, frame: &Frame) -> Vec<u32> {
        let comma = frame.first.checked_sub(1).map(|i| self.phrases.chunks[i]);
        let comma = comma.and_then(|c| mark(self.phrases, c)) == Some(Class::Comma);
        let outer = self.stack.iter().rev().nth(1).map(|f| f.pending).unwrap_or_default();
        match self.waiting.get(outer.first..outer.end) {
            Some([before @ .., last])
                if comma
                    && *last == a
                    && self.phrases.item(opener).word == self.parser.who
                    && self.phrases.noun(a).plural =>
            {
                before.to_vec()
            }
            _ => Vec::new(),
        }
    }

    /// "said that … and that …": the clause that takes a complement with "that".
    fn taker(&self, parent: Option<u32>, word: Word) -> Option<u32> {
        let mut at = parent;
        while let Some(c) = at.filter(|_| word == self.parser.that) {
            let clause = self.out.get(c);
            if self.parser.takes_clause(self.phrases, clause.verb) {
                return at;
            }
            at = clause.parent;
        }
        parent
    }

    /// "Chad shuts its border, | says rebels crossed it": whether what follows a reporting verb is a clause of its own,
    /// with a subject and a verb, rather than who speaks.
    fn tells(&self, at: usize) -> bool {
        /// No subject has more chunks.
        const SUBJECT: usize = 6;
        let chunks = &self.phrases.chunks;
        let rest = &chunks[at + 1..self.end.min(at + 1 + SUBJECT)];
        let subject = rest
            .iter()
            .take_while(|c| matches!(c, Chunk::Noun(_) | Chunk::Preposition(_) | Chunk::Time(_)))
            .count();
        subject > 0
            && matches!(rest[0], Chunk::Noun(_))
            && matches!(rest.get(subject), Some(Chunk::Verb(v)) if self.phrases.verb(*v).has(verb_flag::FINITE))
    }

    /// Whether little follows the verb at `at`: a parenthetical "X said" stands at the end or before a comma.
    fn closes(&self, at: usize) -> bool {
        let mut i = at + 1;
        while i < self.end.min(at + 14) {
            match self.phrases.chunks[i] {
                Chunk::Time(_) | Chunk::Preposition(_) | Chunk::Noun(_) | Chunk::Adverb(_) => {}
                Chunk::Mark(m) => {
                    return !matches!(self.phrases.item(m).class, Class::OpenQuote | Class::Colon);
                }
                Chunk::Subordinator(s) => return self.phrases.item(s).word != self.parser.that,
                Chunk::Verb(v) => return !self.phrases.verb(v).has(verb_flag::FINITE),
                _ => return true,
            }
            i += 1;
        }
        true
    }

    /// The kind and parent of a clause that is coordinated with the nearest finite one.
    fn beside(&self, frame: &Frame) -> (ClauseKind, Option<u32>) {
        let mut at = self.current();
        while let Some(c) = at {
            let clause = self.out.get(c);
            match clause.kind {
                // "If Ana wins and Paul loses, …"
                ClauseKind::Subordinate
                    if frame.coordinated && !frame.after_comma && clause.parent.is_none() =>
                {
                    return (ClauseKind::Subordinate, None);
                }
                ClauseKind::Main | ClauseKind::Parenthetical => return (ClauseKind::Main, None),
                ClauseKind::Complement
                    if frame.coordinated && (clause.opener.is_some() || !frame.after_comma) =>
                {
                    return (ClauseKind::Complement, clause.parent);
                }
                _ => at = clause.parent,
            }
        }
        (ClauseKind::Main, None)
    }

    /// "…, the agency said": the clauses so far are what is said.
    fn parenthetical(&mut self, at: usize, v: u32, subject: Stretch) {
        let mut said = self.part..narrow(self.out.list.len());
        let root = said.find(|c| {
            self.out.get(*c).kind == ClauseKind::Main && self.out.get(*c).parent.is_none()
        });
        let clause = self.start(at, v, ClauseKind::Parenthetical, None, None, subject, false);
        if let Some(root) = root {
            self.complete(clause, root);
        }
    }

    /// The clause with which a verb after "and" is coordinated.
    fn model(&self, v: u32) -> Option<u32> {
        let mut model = self.current();
        if self.is_bare(v) {
            // "to disguise … and conceal", "will train … and arm": the same form once more
            let mut at = model;
            while let Some(c) = at {
                let verb = self.out.get(c).verb;
                if self.phrases.verb(verb).has(verb_flag::INFINITIVE)
                    || self.is_bare(verb)
                    || self.phrases.verb(verb).modal.is_known()
                {
                    model = at;
                    break;
                }
                at = self.out.get(c).parent;
            }
        } else {
            while let Some(c) = model {
                let clause = self.out.get(c);
                let finite = self.phrases.verb(clause.verb).has(verb_flag::FINITE);
                let reduced = matches!(
                    clause.kind,
                    ClauseKind::Reduced | ClauseKind::Gerund | ClauseKind::Infinitive
                );
                if (finite && !reduced) || clause.parent.is_none() {
                    break;
                }
                model = clause.parent;
            }
        }
        // "said the raid was wrong and warned that …": who says the one says the other
        let lemma = self.phrases.verb(v).verb.lemma;
        if (self.parser.says.contains(&lemma) || self.parser.bidding.contains(&lemma))
            && let Some(above) = model.map(|m| self.out.get(m)).and_then(|m| {
                m.parent.filter(|p| {
                    m.kind == ClauseKind::Complement
                        && m.opener.is_none()
                        && self.parser.takes_clause(self.phrases, self.out.get(*p).verb)
                        && !self.parser.says.contains(&self.phrases.verb(m.verb).verb.lemma)
                })
            })
        {
            model = Some(above);
        }
        model
    }

    /// "… and ended": shares the subject of the nearest finite clause.
    pub(super) fn coordinate(&mut self, at: usize, v: u32) {
        let model = self.model(v);
        let Some(model) = model else {
            self.start(at, v, ClauseKind::Main, None, None, Stretch::default(), false);
            return;
        };
        let (kind, parent, antecedent) = {
            let c = self.out.get(model);
            let kind = if c.kind == ClauseKind::Parenthetical { ClauseKind::Main } else { c.kind };
            (kind, c.parent, c.antecedent)
        };
        let subjects = self.subjects_of(model);
        // frames above the model are over
        if let Some(i) = self.stack.iter().rposition(|f| f.clause == Some(model)) {
            self.stack.truncate(i + 1);
        }
        let clause = self.start(at, v, kind, parent, None, Stretch::default(), true);
        self.join_objects(at, model, clause);
        self.out.list[clause as usize].antecedent = antecedent;
        for n in subjects {
            self.carry(clause, Slot::Subject, n);
        }
        if kind == ClauseKind::Complement
            && let Some(p) = parent
        {
            self.complete(p, clause);
        }
    }

    /// Notes that the verb at `at` stands right after the verb of `model` and a conjunction.
    pub(super) fn join_objects(&mut self, at: usize, model: u32, clause: u32) {
        let first = self.out.get(model).verb;
        let group = self.phrases.verb(first);
        let adjacent = at >= 2
            && matches!(self.phrases.chunks[at - 1], Chunk::Conjunction(_))
            && self.phrases.chunks[at - 2] == Chunk::Verb(first);
        if adjacent
            && !group.has(verb_flag::PASSIVE)
            && !group.has(verb_flag::COPULA)
            && group.verb.class & class::INTRANSITIVE == 0
        {
            self.joined.push((model, clause));
        }
    }

    pub(super) fn is_passive(&self, clause: u32) -> bool {
        self.phrases.verb(self.out.get(clause).verb).has(verb_flag::PASSIVE)
    }

    /// Whether a verb group is a base form alone.
    pub(super) fn is_bare(&self, v: u32) -> bool {
        let g = self.phrases.verb(v);
        g.modal == Word::NONE
            && self.phrases.item(g.head).pos == Pos::Base
            && !g.has(verb_flag::INFINITIVE)
    }
}
