//! Verbs without a tense: infinitives, -ing forms and bare participles, and who their subject is.

use super::super::{ClauseArgument, ClauseKind, Filler, Slot};
use super::{Opener, Stretch, Walk};
use crate::MentionKind;
use crate::lexicon::class;
use crate::phrase::{Chunk, Pos, VerbGroup, verb_flag};

/// So many clauses above one are looked at.
const ABOVE: usize = 8;

impl Walk<'_> {
    /// An infinitive, -ing form or bare participle.
    pub(super) fn non_finite(&mut self, at: usize, v: u32, group: &VerbGroup) {
        // "… and 14 | wounded": see `elides`
        let top = self.top();
        let waits = top.coordinated && top.clause.is_none() && !top.pending.is_empty();
        if waits && group.has(verb_flag::PARTICIPLE) {
            return self.start_waiting(at, v, group);
        }
        let preposition = self.preposition.take().or_else(|| self.beside_noun(at, group));
        let parent = self.remarked_by(group).or_else(|| self.current());
        let before = at.checked_sub(1).and_then(|i| self.phrases.chunks.get(i).copied());
        let after_noun = match before {
            Some(Chunk::Noun(n)) => Some(n),
            _ if self.comma && group.has(verb_flag::PARTICIPLE) => self.beside_comma(),
            _ => None,
        };
        let kind = if group.has(verb_flag::INFINITIVE) {
            ClauseKind::Infinitive
        } else if after_noun.is_some() && preposition.is_none() {
            ClauseKind::Reduced
        } else {
            ClauseKind::Gerund
        };
        if self.conjunction && parent.is_some_and(|p| self.same_form(p, group)) {
            return self.coordinate_non_finite(at, v);
        }
        if self.conjunction
            && group.has(verb_flag::PARTICIPLE)
            && parent.is_some_and(|p| self.is_passive(p))
        {
            // "were given … and issued with …"
            return self.coordinate(at, v);
        }
        if self.opened(at, v, parent) {
            return;
        }
        let clause = self.start(at, v, kind, parent, preposition, Stretch::default(), true);
        if let Some(n) = after_noun.filter(|_| kind == ClauseKind::Reduced) {
            return self.reduced(clause, parent, n, group);
        }
        self.out.list[clause as usize].antecedent = after_noun;
        if let Some(p) = preposition
            && let Some(parent) = parent
        {
            let word = self.phrases.item(p).word;
            self.out.arguments.push(ClauseArgument {
                clause: parent,
                slot: Slot::Preposition(word),
                filler: Filler::Clause(clause),
                carried: false,
            });
        }
        let owner = match preposition {
            Some(_) => self.owner_before(at),
            None => after_noun
                .filter(|n| kind == ClauseKind::Infinitive && self.is_asked(at, parent, *n)),
        };
        self.control(clause, parent, after_noun, preposition, owner);
    }

    /// "troops | joining the war": a clause that describes the noun group before it.
    fn reduced(&mut self, clause: u32, parent: Option<u32>, n: u32, group: &VerbGroup) {
        self.out.list[clause as usize].antecedent = Some(n);
        for n in self.writers(parent, n, group).unwrap_or_else(|| vec![n]) {
            self.carry(clause, Slot::Subject, n);
        }
    }

    /// "her uncle in Chile, | backed by a union": what a participle after a comma describes: not the place where somebody
    /// is who waits for a verb.
    fn beside_comma(&self) -> Option<u32> {
        let last = self.noun?;
        let Some((Slot::Preposition(word), governed)) = self.governed else { return Some(last) };
        let placed = governed == last
            && self.parser.where_to.contains(&word)
            && self.kind(last) == Some(MentionKind::Place)
            && self.stack.last().is_some_and(|f| f.clause.is_none());
        let waits = self.pending().last().copied().filter(|n| placed && self.acts(*n));
        waits.or(Some(last))
    }

    /// "The union sent a letter to the board | urging": who wrote the document that stands as the object before `n`.
    fn writers(&self, parent: Option<u32>, n: u32, group: &VerbGroup) -> Option<Vec<u32>> {
        let parent = parent?;
        if !group.has(verb_flag::GERUND) || !self.parser.pleads.contains(&group.verb.lemma) {
            return None;
        }
        let objects = self.groups_of(parent, Slot::Object);
        let head = |o: &u32| self.phrases.item(self.phrases.noun(*o).head).word;
        let written = objects.iter().any(|o| self.parser.writings.contains(&head(o)));
        let subjects = self.subjects_of(parent);
        (written && !objects.contains(&n) && !subjects.is_empty()).then_some(subjects)
    }

    /// "said that troops were sent to fight, | calling it a crime": the clause of saying above what is said.
    fn remarked_by(&self, group: &VerbGroup) -> Option<u32> {
        if !self.comma || self.preposition.is_some() || !self.parser.remarks(group) {
            return None;
        }
        let above = |c: &u32| self.out.get(*c).parent;
        let says = |c: &u32| {
            self.parser.says.contains(&self.phrases.verb(self.out.get(*c).verb).verb.lemma)
        };
        std::iter::successors(self.current(), above).take(ABOVE).skip(1).find(says)
    }

    /// "if confirmed", "when asked": a clause that a word opened and that has no subject of its own.
    fn opened(&mut self, at: usize, v: u32, parent: Option<u32>) -> bool {
        if let (Some(Opener::Subordinator(item)), None, true) =
            (self.top().opener, self.top().clause, self.top().pending.is_empty())
        {
            // "if confirmed", "when asked": its subject is that of the clause to come
            let clause = self.start(
                at,
                v,
                ClauseKind::Subordinate,
                parent,
                Some(item),
                Stretch::default(),
                false,
            );
            if let Some(p) = parent {
                // "quoted officials as saying"
                let quoted = self.phrases.item(item).word == self.parser.as_
                    && self.parser.reports(self.phrases, v);
                let objects = self.groups_of(p, Slot::Object);
                let objects = Some(objects).filter(|o| quoted && !o.is_empty());
                for n in objects.unwrap_or_else(|| self.subjects_of(p)) {
                    self.carry(clause, Slot::Subject, n);
                }
            }
            return true;
        }
        false
    }

    /// "on charges of fraud and | aiding a group": the preposition that governs the noun beside which an -ing form stands.
    fn beside_noun(&self, at: usize, group: &VerbGroup) -> Option<u32> {
        if !self.conjunction || !group.has(verb_flag::GERUND) || at < 3 {
            return None;
        }
        match self.phrases.chunks[at - 3..at] {
            [Chunk::Preposition(p), Chunk::Noun(_), Chunk::Conjunction(_)] => Some(p),
            _ => None,
        }
    }

    /// Whether the clause's verb stands in the same non-finite form.
    fn same_form(&self, clause: u32, group: &VerbGroup) -> bool {
        const FORMS: u16 = verb_flag::INFINITIVE | verb_flag::GERUND | verb_flag::PARTICIPLE;
        let other = self.phrases.verb(self.out.get(clause).verb).flags;
        other & group.flags & FORMS != 0
    }

    /// "to disguise … and (to) conceal".
    fn coordinate_non_finite(&mut self, at: usize, v: u32) {
        let Some(model) = self.current() else { return };
        let (kind, parent, antecedent, opener) = {
            let c = self.out.get(model);
            (c.kind, c.parent, c.antecedent, c.opener)
        };
        let subjects: Vec<u32> = self.subjects_of(model);
        let clause = self.start(at, v, kind, parent, opener, Stretch::default(), true);
        self.join_objects(at, model, clause);
        self.out.list[clause as usize].antecedent = antecedent;
        for n in subjects {
            self.carry(clause, Slot::Subject, n);
        }
    }

    /// Whether a noun group is people, a body of people or a country: it can do what an infinitive says.
    pub(super) fn acts(&self, n: u32) -> bool {
        self.phrases.item(self.phrases.noun(n).head).pos == Pos::Pronoun
            || matches!(
                self.kind(n),
                Some(
                    MentionKind::Person
                        | MentionKind::Organization
                        | MentionKind::Nationality
                        | MentionKind::Place
                )
            )
    }

    /// "with plans to send": a noun group that is no mention and no pronoun.
    fn is_abstract(&self, n: u32) -> bool {
        let group = self.phrases.noun(n);
        group.draft.is_none() && self.phrases.item(group.head).pos == Pos::Noun
    }

    /// Whether a noun group is a decision, a plan and the like: whose it is does what its infinitive says.
    fn is_resolve(&self, n: u32) -> bool {
        let head = self.phrases.item(self.phrases.noun(n).head);
        head.pos == Pos::Noun && self.parser.resolves.contains(&head.word)
    }

    /// Gives an infinitive or -ing clause the subject that controls it.
    fn control(
        &mut self,
        clause: u32,
        parent: Option<u32>,
        after_noun: Option<u32>,
        preposition: Option<u32>,
        owner: Option<u32>,
    ) {
        let Some(parent) = parent else { return self.control_headline(clause, after_noun) };
        let group = self.phrases.verb(self.out.get(parent).verb);
        let passive = group.has(verb_flag::PASSIVE);
        let object = group.verb.class & (class::OBJECT_CONTROL) != 0 && !passive;
        let own = self.phrases.verb(self.out.get(clause).verb);
        let infinitive = own.has(verb_flag::INFINITIVE);
        let objects = self.groups_of(parent, Slot::Object);
        // "warned residents of four villages to leave"
        let of = Slot::Preposition(self.parser.of);
        let part = |n: u32| self.governed == Some((of, n));
        // "send troops to fight", "accused Pyongyang of supplying"
        let by_object = !objects.is_empty()
            && !passive
            // "appointed him after taking office"
            && ((object
                && preposition.is_none()
                && !after_noun
                    .is_some_and(|n| !objects.contains(&n) && self.is_abstract(n) && !part(n)))
                || (infinitive
                    && after_noun.is_some_and(|n| objects.contains(&n) && self.acts(n))
                    && group.verb.class & class::CONTROL == 0)
                || preposition.is_some_and(|p| self.blames(p, &objects)));
        let mut subjects = if by_object { objects } else { self.subjects_of(parent) };
        if by_object && group.verb.class & class::DITRANSITIVE != 0 && subjects.len() == 2 {
            // "gives the agency the authority to issue"
            subjects.truncate(1);
        }
        if infinitive && group.has(verb_flag::COPULA) {
            // "it is too early to use": "it" stands for the infinitive
            let it = self.parser.it;
            subjects.retain(|n| self.phrases.item(self.phrases.noun(*n).head).word != it);
        }
        if let Some(n) = after_noun.filter(|n| infinitive && self.is_resolve(*n)) {
            // "reported his plan to", "opposed a decision to": not who reports or opposes does it
            let judges = self.parser.judges.contains(&group.verb.lemma);
            match self.phrases.noun(n).possessor {
                Some(owner) => subjects = vec![owner],
                None if judges => subjects.clear(),
                None => {}
            }
        }
        if let Some(owner) = owner {
            // "Lima’s leadership in convening", "pressed for Lima to convene"
            subjects = vec![owner];
        }
        for n in subjects {
            self.carry(clause, Slot::Subject, n);
        }
        if infinitive || group.verb.class & class::GERUND_CONTROL != 0 && preposition.is_none() {
            self.complete(parent, clause);
        }
    }

    /// "Shell to buy rival": who waits before an infinitive that hangs on nothing. "After signing the pact, the leaders …"
    /// gets the next subject later.
    fn control_headline(&mut self, clause: u32, after_noun: Option<u32>) {
        let waits = self.stack.iter().rev().nth(1).map(|f| f.pending).unwrap_or_default();
        let waiting = &self.waiting[waits.first..waits.end];
        let own = self.phrases.verb(self.out.get(clause).verb);
        let told = own.has(verb_flag::INFINITIVE) && after_noun == waiting.last().copied();
        if told && waiting.iter().all(|n| self.acts(*n)) {
            for i in waits.first..waits.end {
                self.carry(clause, Slot::Subject, self.waiting[i]);
            }
        }
    }

    /// "accused Lima of lying", "kept Lima from leaving", "thanked Lima for helping": whether the object does what the
    /// -ing form after the preposition says.
    fn blames(&self, preposition: u32, objects: &[u32]) -> bool {
        let word = self.phrases.item(preposition).word;
        let [of, ..] = self.parser.blames;
        word == of || self.parser.blames.contains(&word) && objects.iter().all(|n| self.acts(*n))
    }

    /// "for Lima to convene", "called on Lima to convene": whether the noun group before the infinitive at `at` hangs on
    /// "for", or on the preposition of a verb of asking.
    fn is_asked(&self, at: usize, parent: Option<u32>, n: u32) -> bool {
        let Some(Chunk::Preposition(p)) =
            at.checked_sub(2).and_then(|i| self.phrases.chunks.get(i))
        else {
            return false;
        };
        self.phrases.item(*p).word == self.parser.for_ && self.acts(n)
            || parent.is_some_and(|c| {
                let lemma = self.phrases.verb(self.out.get(c).verb).verb.lemma;
                self.parser.appeals.contains(&lemma)
            })
    }

    /// The possessor of the noun group that the -ing form at `at` describes: "the firm’s role in building".
    fn owner_before(&self, at: usize) -> Option<u32> {
        let chunks = &self.phrases.chunks;
        match (chunks.get(at.checked_sub(1)?)?, chunks.get(at.checked_sub(2)?)?) {
            (Chunk::Preposition(_), Chunk::Noun(n)) if self.is_abstract(*n) => {
                self.phrases.noun(*n).possessor
            }
            _ => None,
        }
    }

    /// "After signing the pact, the leaders …": a fronted -ing clause takes the subject of the main clause.
    pub(super) fn control_fronted(&mut self, clause: u32, groups: Stretch) {
        if self.out.get(clause).kind != ClauseKind::Main || groups.is_empty() {
            return;
        }
        for c in self.first_clause..clause {
            let orphan = matches!(
                self.out.get(c).kind,
                ClauseKind::Gerund | ClauseKind::Infinitive | ClauseKind::Subordinate
            ) && self.out.get(c).parent.is_none()
                && self.subjects_of(c).is_empty();
            if orphan {
                self.out.list[c as usize].parent = Some(clause);
                for i in groups.first..groups.end {
                    self.carry(c, Slot::Subject, self.waiting[i]);
                }
            }
        }
    }
}
