//! Frames: a trigger and its slots, verbal, nominal or adjectival.

mod group;
mod noun;
mod verb;

pub(super) use group::{Fitting, Headed, Told, groups, tell};
pub(super) use noun::nouns;
pub(super) use verb::verbs;

use super::context::Context;
use super::rule::{Frame, RoleRule, RoleSlot};
use super::{Found, Pending, RelationDraft, Target, Trigger};
use crate::clause::{ClauseKind, Filler, Slot};
use crate::phrase::{Chunk, Pos, narrow};
use crate::token::Class;
use crate::{MentionKind, Role};

/// What a trigger's slots held.
#[derive(Debug, Default)]
pub(super) struct Filled {
    arguments: Vec<(Role, Target<'static>)>,
    /// Noun groups that fill a role already.
    used: Vec<u32>,
    /// The roles that are filled.
    roles: RoleSet,
    /// The noun group of the counted role.
    counted: Option<u32>,
    /// Roles that a clause fills.
    clauses: Vec<(Role, u32)>,
    /// The role that the noun before the trigger fills, once it is a mention.
    modifier: Option<usize>,
    /// Whether something stands where only what fits may stand.
    misfit: bool,
}

/// A set of roles, by their places in the frame: a bit each.
#[derive(Clone, Copy, Debug, Default)]
struct RoleSet(u64);

impl RoleSet {
    fn add(&mut self, role: usize) {
        self.0 |= 1 << role;
    }

    fn has(self, role: usize) -> bool {
        self.0 & (1 << role) != 0
    }
}

impl Filled {
    fn put(&mut self, frame: &Frame, role: usize, n: u32, draft: u32) {
        if frame.count == Some(role) && self.counted.is_none() {
            self.counted = Some(n);
        }
        let name = &frame.roles[role].role;
        // "the murder of hundreds of people": by the number and by what it counts
        let target = Target::Mention(draft);
        if !self.arguments.iter().any(|(r, t)| *t == target && r == name) {
            self.arguments.push((name.clone(), target));
        }
        self.used.push(n);
        self.roles.add(role);
    }

    /// Whether enough of the frame is there.
    fn holds(&self, frame: &Frame) -> bool {
        let required =
            frame.roles.iter().enumerate().all(|(i, r)| !r.required || self.roles.has(i));
        let any = frame.any.is_empty() || frame.any.iter().any(|i| self.roles.has(*i));
        let any = any || (frame.pair && self.pairs(frame));
        let some = self.roles.0 != 0 || !self.clauses.is_empty();
        required && any && !self.misfit && (some || !frame.given.is_empty())
    }
}

impl Filled {
    /// An empty one in the same memory.
    fn emptied(self) -> Self {
        let Self { mut arguments, mut used, mut clauses, .. } = self;
        arguments.clear();
        used.clear();
        clauses.clear();
        Self { arguments, used, clauses, ..Self::default() }
    }

    /// Whether a role that is collected has two fillers.
    fn pairs(&self, frame: &Frame) -> bool {
        frame.roles.iter().any(|r| {
            r.collect && self.arguments.iter().filter(|(role, _)| *role == r.role).count() > 1
        })
    }

    /// How much of the frame is there.
    fn score(&self) -> usize {
        self.arguments.len() + self.clauses.len() + usize::from(self.modifier.is_some())
    }

    /// Puts a mention that is no group of its own into a role, in the order of the roles.
    fn insert(&mut self, frame: &Frame, role: usize, draft: u32) {
        let later = |name: &Role| frame.roles[role + 1..].iter().any(|r| r.role == *name);
        let at = self.arguments.iter().position(|(r, _)| later(r)).unwrap_or(self.arguments.len());
        self.arguments.insert(at, (frame.roles[role].role.clone(), Target::Mention(draft)));
        self.roles.add(role);
    }
}

/// The titles before the names that fill other roles: "Prime Minister | Ariel Henry".
fn titles(context: &Context<'_, '_>, frame: &Frame, filled: &mut Filled) {
    let wanted = |r: &RoleRule| r.slots.contains(&RoleSlot::Title);
    let Some(role) = frame.roles.iter().position(wanted).filter(|r| !filled.roles.has(*r)) else {
        return;
    };
    for k in 0..filled.used.len() {
        let group = context.phrases.noun(filled.used[k]);
        let title = (group.first..group.head)
            .rev()
            .map(|i| context.phrases.item(i))
            .find(|it| it.pos == Pos::Title);
        // "Mr." is no office
        let office = |d: &u32| context.drafts[*d as usize].subtype != "honorific";
        if let Some(d) = title.and_then(|it| it.draft).filter(office) {
            filled.insert(frame, role, d);
            return;
        }
    }
}

/// What goes into a relation besides its arguments.
struct Built<'x> {
    trigger: (u32, u32),
    lemma: &'x str,
    sentence: u32,
    date: Option<u32>,
    count: Option<u32>,
    polarity: crate::Polarity,
    modality: crate::Modality,
    clause: Option<u32>,
    noun: Option<u32>,
}

fn push<'x>(out: &mut Found<'x>, frame: &'x Frame, mut filled: Filled, b: Built<'x>) {
    if filled.arguments.is_empty()
        && filled.clauses.is_empty()
        && b.count.is_none()
        && frame.outcome.is_none()
        && frame.given.is_empty()
    {
        // "will help many": nobody in particular
        return keep(out, filled);
    }
    let mut arguments: Vec<(Role, Target<'x>)> = std::mem::take(&mut filled.arguments);
    split_pair(frame, &mut arguments);
    // "35 billion euros in loans" is the item, not how many
    let taken = |d: u32| arguments.iter().any(|(_, t)| *t == Target::Mention(d));
    if let Some(count) = b.count.filter(|d| !taken(*d)) {
        arguments.push((Role::COUNT, Target::Mention(count)));
    }
    if let Some(outcome) = &frame.outcome {
        arguments.push((Role::OUTCOME, Target::Value(outcome)));
    }
    let index = narrow(out.relations.len());
    for (role, clause) in filled.clauses.drain(..) {
        out.pending.push(Pending { relation: index, role, clause });
    }
    out.anchors.push((b.clause.filter(|_| b.noun.is_none()), b.noun));
    out.relations.push(RelationDraft {
        kind: frame.gives.clone(),
        class: frame.class,
        sentence: b.sentence,
        trigger: Some(Trigger { first: b.trigger.0, end: b.trigger.1, lemma: b.lemma }),
        arguments,
        date: b.date,
        polarity: b.polarity,
        modality: b.modality,
        statement: None,
        rule: &frame.id,
    });
    keep(out, filled);
}

/// Keeps the room of a frame's fillers for the next one.
fn keep(out: &mut Found<'_>, filled: Filled) {
    if out.spare.used.capacity() == 0 {
        out.spare = filled.emptied();
    }
}

/// "the alliance between A and B": of two that fill `a`, the second is `b`.
fn split_pair(frame: &Frame, arguments: &mut [(Role, Target<'_>)]) {
    let [(first, _), rest @ ..] = arguments else { return };
    let pair =
        !rest.is_empty() && first.as_str() == "a" && frame.gives.roles().get(1) == Some(&"b");
    if pair && !rest.iter().any(|(r, _)| r.as_str() == "b") {
        rest[rest.len() - 1].0 = Role::B;
    }
}

/// The time in a clause: a date or time of day, not a duration.
fn date_of_clause(context: &Context<'_, '_>, c: u32) -> Option<u32> {
    let own = |c: u32| {
        context
            .clauses
            .arguments(c)
            .iter()
            .filter(|a| a.slot == Slot::Time)
            .filter_map(|a| {
                if let Filler::Item(i) = a.filler { context.phrases.item(i).draft } else { None }
            })
            .find(|d| {
                matches!(context.drafts[*d as usize].kind, MentionKind::Date | MentionKind::Time)
            })
    };
    // "shelled the town on Sunday, killing three": what came of it came then
    let result = || {
        let clause = context.clauses.get(c);
        let comma = clause.first.checked_sub(1).and_then(|t| context.tokens.class(t as usize));
        let follows = clause.kind == ClauseKind::Gerund
            && clause.opener.is_none()
            && comma == Some(Class::Comma);
        clause.parent.filter(|p| follows && context.clauses.get(*p).first < clause.first)
    };
    own(c).or_else(|| result().and_then(own))
}

/// Whether a group after a preposition follows another that is nobody and no place: "the truce | in Mali".
fn hangs(context: &Context<'_, '_>, n: u32) -> bool {
    let chunk = context.chunk_of[n as usize] as usize;
    let Some([Chunk::Noun(before), Chunk::Preposition(_)]) =
        chunk.checked_sub(2).and_then(|i| context.phrases.chunks.get(i..chunk))
    else {
        return false;
    };
    // "the gathering of the opposition | in Riyadh"
    let governed = chunk >= 3
        && matches!(context.phrases.chunks[chunk - 3], Chunk::Preposition(_))
        && context.sentence_of_noun(*before) == context.sentence_of_noun(n);
    governed
        || context.mention_of[*before as usize].is_none_or(|d| {
            matches!(
                context.drafts[d as usize].kind,
                MentionKind::Other | MentionKind::Event | MentionKind::Document
            )
        })
}

/// "retired after the cup | in Chile": whether a group after a preposition follows what happened before or after.
fn is_of_another_time(context: &Context<'_, '_>, n: u32) -> bool {
    let chunk = context.chunk_of[n as usize] as usize;
    let before = chunk.checked_sub(3).and_then(|i| context.phrases.chunks.get(i..chunk));
    matches!(before, Some([Chunk::Preposition(p), Chunk::Noun(_), Chunk::Preposition(_)])
        if context.temporal.contains(context.phrases.item(*p).word))
}

/// Prepositions of place.
fn is_locative(context: &Context<'_, '_>, slot: Slot) -> bool {
    matches!(slot, Slot::Preposition(w) if context.locative.contains(w))
}

/// Adds the place of an event that no role of the frame took.
fn place_of_clause(context: &mut Context<'_, '_>, c: u32, frame: &Frame, filled: &mut Filled) {
    if frame.class != crate::RelationClass::Event
        || frame.roles.iter().any(|r| r.role.as_str() == "place")
    {
        return;
    }
    let mut found = None;
    for a in context.clauses.arguments(c) {
        // "in Rome and Milan": what stands in the same slot is a place too
        let open = found.is_none_or(|slot| slot == a.slot) && is_locative(context, a.slot);
        if let Filler::Group(n) = a.filler
            && open
            && !(found.is_some() && context.is_governed_anew(n))
            && !filled.used.contains(&n)
            && !(frame.placeless && hangs(context, n))
            && !is_of_another_time(context, n)
            && add_place(context, n, filled)
        {
            found = Some(a.slot);
        }
    }
    // "the port, where they are training"
    let clause = context.clauses.get(c);
    if let Some(n) = clause.antecedent.filter(|_| found.is_none())
        && clause.opener.is_some_and(|o| context.phrases.item(o).word == context.where_)
    {
        add_place(context, n, filled);
    }
}

/// Fills the role `place` with a group, if it is one.
fn add_place(context: &Context<'_, '_>, n: u32, filled: &mut Filled) -> bool {
    let head = context.phrases.item(context.phrases.noun(n).head);
    let body = context.lexicon.noun(head.word).map(|x| x.kind) == Some(MentionKind::Organization);
    if body && head.pos == Pos::Noun {
        // "outside embassies of France": not in France
        return false;
    }
    // "in the town of Gao": Gao
    let inner = context.partitive(n).unwrap_or(n);
    let Some(d) = context.mention_of[inner as usize].or(context.mention_of[n as usize]) else {
        return false;
    };
    if context.drafts[d as usize].kind != MentionKind::Place {
        return false;
    }
    filled.arguments.push((Role::PLACE, Target::Mention(d)));
    filled.used.push(n);
    true
}
