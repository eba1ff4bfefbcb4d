//! What a clause has and a noun group can be, asked before any rule is tried: most of them ask for what is not there.

use super::Context;
use crate::Form;
use crate::MentionKind;
use crate::clause::{Filler, Slot};
use crate::phrase::{Pos, verb_flag};
use crate::relation::rule::{Frame, RoleRule, RoleSlot, bit};
use crate::token::Class;
use crate::vocabulary::Word;

/// The voice of a clause and which of its slots are filled, read once for all the frames that its words evoke.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    pub(crate) passive: bool,
    copula: bool,
    /// Whether a noun group is its object.
    object: bool,
    /// The slots that something fills, as bits of [`slot_bit`].
    filled: u64,
    by: Word,
}

/// A bit for a slot; several prepositions share one, so that a set of them says surely what is not in it.
const fn slot_bit(slot: Slot) -> u64 {
    /// The bits that are left for prepositions.
    const PREPOSITIONS: usize = 64 - 6;
    match slot {
        Slot::Subject => 1,
        Slot::Object => 1 << 1,
        Slot::Indirect => 1 << 2,
        Slot::Time => 1 << 3,
        Slot::Adjective => 1 << 4,
        Slot::Complement => 1 << 5,
        Slot::Preposition(word) => 1 << (6 + word.index() % PREPOSITIONS),
    }
}

/// The slots, as bits of [`slot_bit`], in which a frame's slot may stand whatever the voice; all where other things
/// than slots fill it. `by` is the preposition of a passive's agent.
pub(crate) const fn reach(slot: RoleSlot, by: Word) -> u64 {
    const SUBJECT: u64 = slot_bit(Slot::Subject);
    const OBJECT: u64 = slot_bit(Slot::Object);
    match slot {
        RoleSlot::Subject => SUBJECT | slot_bit(Slot::Preposition(by)),
        RoleSlot::Object => SUBJECT | OBJECT,
        RoleSlot::Indirect => SUBJECT | slot_bit(Slot::Indirect),
        RoleSlot::Predicate | RoleSlot::ObjectNumber => OBJECT,
        RoleSlot::Preposition(word) => slot_bit(Slot::Preposition(word)),
        RoleSlot::Complement | RoleSlot::That => slot_bit(Slot::Complement),
        _ => u64::MAX,
    }
}

impl Shape {
    /// Whether something may stand in a slot.
    pub(crate) const fn has(self, slot: Slot) -> bool {
        self.filled & slot_bit(slot) != 0
    }

    /// Whether something may fill a role.
    pub(crate) const fn fills(self, role: &RoleRule) -> bool {
        self.filled & role.reach != 0
    }

    /// Whether enough may be there for a frame.
    pub(crate) fn meets(self, frame: &Frame) -> bool {
        let any = frame.any.is_empty() || frame.pair;
        frame.roles.iter().all(|r| !r.required || self.fills(r))
            && (any || frame.any.iter().any(|i| self.fills(&frame.roles[*i])))
    }

    /// The grammatical slot in which a frame's slot may stand.
    ///
    /// A predicative adjective counts as a passive: "six people were dead".
    pub(crate) const fn slot(self, slot: RoleSlot, adjective: bool) -> Option<Slot> {
        let passive = self.passive || (adjective && self.copula);
        match (slot, passive) {
            (RoleSlot::Subject, false) => Some(Slot::Subject),
            (RoleSlot::Subject, true) => Some(Slot::Preposition(self.by)),
            (RoleSlot::Object, false) => Some(Slot::Object),
            (RoleSlot::Object, true) if self.object => Some(Slot::Object),
            (RoleSlot::Object, true) => Some(Slot::Subject),
            (RoleSlot::Indirect, false) => Some(Slot::Indirect),
            (RoleSlot::Indirect, true) if self.object => Some(Slot::Subject),
            (RoleSlot::Preposition(w), _) => Some(Slot::Preposition(w)),
            (RoleSlot::Predicate, _) => Some(Slot::Object),
            _ => None,
        }
    }
}

impl Context<'_, '_> {
    /// The voice of a clause and what its slots hold.
    pub(crate) fn shape(&self, clause: u32) -> Shape {
        let verb = self.phrases.verb(self.clauses.get(clause).verb);
        let (mut filled, mut object) = (0, false);
        for a in self.clauses.arguments(clause) {
            filled |= slot_bit(a.slot);
            object |= a.slot == Slot::Object && matches!(a.filler, Filler::Group(_));
        }
        Shape {
            passive: verb.has(verb_flag::PASSIVE),
            copula: verb.has(verb_flag::COPULA),
            object,
            filled,
            by: self.by,
        }
    }

    /// The kinds that a mention may pass for, as bits: those that [`admits`](Self::admits) may admit, and perhaps more.
    pub(crate) fn kinds_of(&self, draft: u32) -> u32 {
        let d = &self.drafts[draft as usize];
        let kind = self.typed[draft as usize].0;
        let mut kinds = bit(d.kind) | bit(kind);
        if d.form == Some(Form::Pronoun) && kind == MentionKind::Other {
            kinds |= bit(MentionKind::Person)
                | bit(MentionKind::Organization)
                | bit(MentionKind::Product);
        }
        if kind == MentionKind::Nationality {
            kinds |= bit(MentionKind::Person);
        }
        kinds
    }

    /// The kinds that a noun group may pass for by its mention, or by what its head denotes weakly where it is none.
    pub(crate) fn kinds_of_group(&self, n: u32) -> u32 {
        if let Some(d) = self.mention_of[n as usize] {
            return self.kinds_of(d);
        }
        let head = self.phrases.item(self.phrases.noun(n).head);
        if head.pos != Pos::Noun || head.class != Class::Word {
            return 0;
        }
        self.lexicon.noun(head.word).map_or(0, |noun| bit(noun.kind))
    }

    /// As [`kinds_of_group`](Self::kinds_of_group), with those of the group after "of" where that is what is meant.
    pub(crate) fn kinds_within(&self, n: u32) -> u32 {
        let inner = self.partitive(n).map_or(0, |inner| self.kinds_of_group(inner));
        self.kinds_of_group(n) | inner
    }
}
