//! Frames that verbs and predicative adjectives evoke.

use super::super::context::{Context, Shape};
use super::super::modality::{self, Reality};
use super::super::rule::{Evokes, Frame, RoleRule, RoleSlot, Rules, evokes};
use super::super::{Found, Target};
use super::{Built, Filled, date_of_clause, place_of_clause, push, titles};
use crate::clause::{ClauseKind, Filler, Slot};
use crate::phrase::{Pos, narrow};
use crate::vocabulary::{Vocabulary, Word};
use crate::word_set::WordSet;
use crate::{MentionKind, RelationClass, RelationKind};

/// Appends what verbs and predicative adjectives evoke.
pub(in crate::relation) fn verbs<'x>(
    rules: &'x Rules,
    vocabulary: &'x Vocabulary,
    real: &Reality,
    context: &mut Context<'_, 'x>,
    out: &mut Found<'x>,
) {
    for c in 0..narrow(context.clauses.list.len()) {
        let group = context.phrases.verb(context.clauses.get(c).verb);
        let head = *context.phrases.item(group.head);
        let lemma = group.verb.lemma;
        let before = out.relations.len();
        let frames = rules.evoked(evokes::VERB, &rules.verbs, lemma);
        let classes = [RelationClass::Event, RelationClass::Fact];
        // most verbs evoke nothing
        for class in classes.into_iter().filter(|_| !frames.is_empty()) {
            best(
                rules,
                frames,
                class,
                vocabulary,
                real,
                context,
                c,
                (head.first, head.end),
                lemma,
                None,
                out,
            );
        }
        let verbal = out.relations.get(before).map(|r| r.kind.clone());
        let clauses = context.clauses;
        for a in clauses.arguments(c) {
            let (Slot::Adjective, Filler::Item(i)) = (a.slot, a.filler) else { continue };
            let it = *context.phrases.item(i);
            let frames = rules.evoked(evokes::ADJECTIVE, &rules.adjectives, it.word);
            if frames.is_empty() {
                continue;
            }
            best(
                rules,
                frames,
                RelationClass::Event,
                vocabulary,
                real,
                context,
                c,
                (it.first, it.end),
                it.word,
                Some(verbal.as_ref()),
                out,
            );
        }
    }
}

/// Tries the frames of one class that one trigger evokes and keeps the one that fills the most: that a jet crashed near a
/// town tells where it lies besides. Of an adjective, `adjective` is the
/// kind that its verb has given already: "was shot dead" tells one death.
#[expect(clippy::too_many_arguments, reason = "one trigger with all that is known of it")]
fn best<'x>(
    rules: &'x Rules,
    frames: &'x [Evokes],
    class: RelationClass,
    vocabulary: &'x Vocabulary,
    real: &Reality,
    context: &mut Context<'_, 'x>,
    c: u32,
    trigger: (u32, u32),
    lemma: Word,
    adjective: Option<Option<&RelationKind>>,
    out: &mut Found<'x>,
) {
    let mut chosen: Option<(&'x Frame, Filled)> = None;
    let mut spare = std::mem::take(&mut out.spare);
    let shape = context.shape(c);
    for e in frames {
        let frame = &rules.frames[usize::from(e.frame)];
        if frame.class != class || !shape.meets(frame) {
            continue;
        }
        if e.with.is_known() && !goes_with(context, c, e.with) {
            continue;
        }
        if !e.with.is_known() && chosen.as_ref().is_some_and(|(f, _)| f.roles.is_empty()) {
            continue;
        }
        if adjective.is_some_and(|verbal| verbal == Some(&frame.gives)) {
            continue;
        }
        let mark = context.mark();
        if excluded(context, c, shape, frame) || !given(context, c, shape, frame) {
            context.undo(mark);
            continue;
        }
        let empty = std::mem::take(&mut spare);
        let at = Site { c, shape, adjective: adjective.is_some(), with: e.with };
        let filled = fill_verb(context, at, frame, real, empty);
        let better = chosen.as_ref().is_none_or(|(_, f)| filled.score() > f.score());
        if !filled.holds(frame) || !better {
            context.undo(mark);
            spare = filled.emptied();
            continue;
        }
        if let Some((_, beaten)) = chosen.replace((frame, filled)) {
            spare = beaten.emptied();
        }
        if e.with.is_known() {
            break;
        }
    }
    out.spare = spare;
    let Some((frame, mut filled)) = chosen else { return };
    let date = date_of_clause(context, c);
    place_of_clause(context, c, frame, &mut filled);
    let count = filled.counted.and_then(|n| context.number_of(n));
    let (mut polarity, modality) = modality::of_clause(real, context, c);
    if frame.negative {
        polarity = if polarity == crate::Polarity::Positive {
            crate::Polarity::Negative
        } else {
            crate::Polarity::Positive
        };
    }
    let sentence = context.clauses.get(c).sentence;
    push(
        out,
        frame,
        filled,
        Built {
            trigger,
            lemma: vocabulary.text(lemma),
            sentence,
            date,
            count,
            polarity,
            modality,
            clause: Some(c),
            noun: None,
        },
    );
}

/// Whether the word that must go with a verb does: as head of its object, alone after a preposition, or right after it.
fn goes_with(context: &Context<'_, '_>, c: u32, with: Word) -> bool {
    let phrases = context.phrases;
    let object = context
        .clauses
        .groups(c, Slot::Object)
        .chain(context.clauses.groups(c, Slot::Subject).filter(|_| context.is_passive(c)));
    for n in object {
        let g = phrases.noun(n);
        let head = phrases.item(g.head);
        if head.word == with || context.lexicon.noun(head.word).is_some_and(|x| x.singular == with)
        {
            return true;
        }
    }
    // "were taken into custody", "burst into flames"
    let governed = context.clauses.arguments(c).iter().any(|a| {
        matches!((a.slot, a.filler), (Slot::Preposition(_), Filler::Group(n))
            if phrases.item(phrases.noun(n).head).word == with && phrases.noun(n).first + 1 == phrases.noun(n).end)
    });
    if governed {
        return true;
    }
    let end = phrases.verb(context.clauses.get(c).verb).end as usize;
    // "polls taken over two weeks": no particle before a time
    let timed = phrases.items.get(end + 1).is_some_and(|it| it.pos == Pos::Time);
    !timed && phrases.items.get(end).is_some_and(|it| it.draft.is_none() && it.word == with)
}

/// Whether a slot that must be empty is filled.
fn occupied(context: &Context<'_, '_>, c: u32, shape: Shape, slot: RoleSlot) -> bool {
    match slot {
        RoleSlot::Complement => context
            .clauses
            .complements(c)
            .any(|x| context.clauses.get(x).kind == ClauseKind::Infinitive),
        RoleSlot::That => context
            .clauses
            .complements(c)
            .any(|x| context.clauses.get(x).kind == ClauseKind::Complement),
        RoleSlot::Object => {
            !shape.passive && context.clauses.groups(c, Slot::Object).next().is_some()
        }
        slot => shape
            .slot(slot, false)
            .filter(|s| shape.has(*s))
            // "attacked the plan for raising taxes"
            .is_some_and(|s| {
                context.clauses.arguments(c).iter().any(|a| {
                    a.slot == s
                        && match a.filler {
                            Filler::Group(_) => true,
                            Filler::Clause(_) => matches!(s, Slot::Preposition(_)),
                            Filler::Item(_) => false,
                        }
                })
            }),
    }
}

/// Whether an exception of the frame applies.
fn excluded(context: &Context<'_, '_>, c: u32, shape: Shape, frame: &Frame) -> bool {
    if frame.unless.iter().any(|s| occupied(context, c, shape, *s)) {
        return true;
    }
    let has = |(slot, words): &(RoleSlot, WordSet)| {
        shape.slot(*slot, false).filter(|s| shape.has(*s)).is_some_and(|s| {
            context.clauses.groups(c, s).any(|n| words.contains(context.counted_head(n)))
        })
    };
    frame.except.iter().any(has) || !frame.only.iter().all(has)
}

/// Whether what must stand in a slot does.
fn given(context: &mut Context<'_, '_>, c: u32, shape: Shape, frame: &Frame) -> bool {
    frame.given.iter().all(|(slot, kinds)| {
        let clauses = context.clauses;
        shape
            .slot(*slot, false)
            .is_some_and(|s| clauses.groups(c, s).any(|n| context.filler(n, kinds).is_some()))
    })
}

/// A clause in which a frame is tried.
#[derive(Clone, Copy)]
struct Site {
    c: u32,
    shape: Shape,
    /// Whether a predicative adjective evokes the frame.
    adjective: bool,
    /// The noun that is part of the verb, if one is.
    with: Word,
}

impl Site {
    /// The grammatical slot of a frame's slot, if anything stands there; a noun may be part of the verb: "was taken
    /// hostage by pirates".
    fn slot(self, context: &Context<'_, '_>, slot: RoleSlot) -> Option<Slot> {
        let head = |n: u32| context.phrases.item(context.phrases.noun(n).head).word;
        let part = self.with.is_known()
            && slot == RoleSlot::Object
            && self.shape.passive
            && context.clauses.groups(self.c, Slot::Object).all(|n| head(n) == self.with);
        let found = if part { Some(Slot::Subject) } else { self.shape.slot(slot, self.adjective) };
        // "took over the plants": the particle reads as a preposition of the object
        let governed = Slot::Preposition(self.with);
        let over = self.with.is_known() && slot == RoleSlot::Object && !self.shape.passive;
        found
            .filter(|s| self.shape.has(*s))
            .or_else(|| (over && self.shape.has(governed)).then_some(governed))
    }
}

/// Fills a frame from the slots of a clause; `filled` is empty and gives its memory.
fn fill_verb(
    context: &mut Context<'_, '_>,
    at: Site,
    frame: &Frame,
    real: &Reality,
    mut filled: Filled,
) -> Filled {
    let clauses = context.clauses;
    let Site { c, with, .. } = at;
    let reached = frame.roles.iter().enumerate().filter(|(_, role)| at.shape.fills(role));
    for (r, role) in reached {
        let mut unfit = false;
        for slot in &role.slots {
            if at.shape.has(Slot::Time)
                && role.kinds.asks(MentionKind::Duration)
                && !filled.roles.has(r)
            {
                duration(context, c, role, r, &mut filled);
            }
            if *slot == RoleSlot::ObjectNumber {
                object_number(context, c, role, r, &mut filled);
                continue;
            }
            if matches!(slot, RoleSlot::Complement | RoleSlot::That) {
                complements(context, c, *slot, role, r, &mut filled);
                continue;
            }
            if let Some(grammatical) = at.slot(context, *slot) {
                for a in clauses.arguments(c).iter().filter(|a| a.slot == grammatical) {
                    let Filler::Group(n) = a.filler else { continue };
                    let head = context.phrases.item(context.phrases.noun(n).head).word;
                    if filled.used.contains(&n) || (with.is_known() && head == with) {
                        continue;
                    }
                    if filled.roles.has(r) && hangs_on_other(context, grammatical, role, n) {
                        continue;
                    }
                    unfit |= !put_group(context, frame, r, n, real, &mut filled)
                        && matches!(
                            slot,
                            RoleSlot::Subject | RoleSlot::Object | RoleSlot::Indirect
                        );
                }
                if role.kinds.relation {
                    gerunds(context, c, grammatical, role, r, &mut filled);
                }
            }
            if filled.roles.has(r) && !role.collect && !matches!(slot, RoleSlot::Preposition(_)) {
                break;
            }
        }
        // "met the standard": of a role that is collected, each has to fit
        if role.fits && unfit && (role.collect || !filled.roles.has(r)) {
            filled.misfit = true;
            return filled;
        }
    }
    titles(context, frame, &mut filled);
    filled
}

/// "fired at a tower | at its base": whether the second of two groups after one preposition hangs on the first.
fn hangs_on_other(context: &Context<'_, '_>, slot: Slot, role: &RoleRule, n: u32) -> bool {
    matches!(slot, Slot::Preposition(_)) && !role.collect && context.is_governed_anew(n)
}

/// Puts a group into a role, if it may fill it; tells whether it may.
fn put_group(
    context: &mut Context<'_, '_>,
    frame: &Frame,
    r: usize,
    n: u32,
    real: &Reality,
    filled: &mut Filled,
) -> bool {
    let kinds = &frame.roles[r].kinds;
    let head = context.phrases.item(context.phrases.noun(n).head).word;
    if let Some(d) = context.filler(n, kinds) {
        filled.put(frame, r, n, d);
        return true;
    }
    let people = real.people.contains(head) && kinds.admit_kind(MentionKind::Person);
    if !people && (frame.count != Some(r) || !is_number(context, n)) {
        return false;
    }
    if frame.count == Some(r) {
        filled.counted = Some(n);
    }
    // "nobody was hurt", "at least 12 were killed": people, but no mention
    filled.used.push(n);
    filled.roles.add(r);
    true
}

/// "sentenced to 12 years": a length of time in the clause.
fn duration(context: &Context<'_, '_>, c: u32, role: &RoleRule, r: usize, filled: &mut Filled) {
    for a in context.clauses.arguments(c).iter().filter(|a| a.slot == Slot::Time) {
        if let Filler::Item(i) = a.filler
            && let Some(d) =
                context.phrases.item(i).draft.filter(|d| context.admits(&role.kinds, *d))
        {
            filled.arguments.push((role.role.clone(), Target::Mention(d)));
            filled.roles.add(r);
            return;
        }
    }
}

/// "has 40,000 soldiers": the number of an object that is people.
fn object_number(
    context: &Context<'_, '_>,
    c: u32,
    role: &RoleRule,
    r: usize,
    filled: &mut Filled,
) {
    for n in context.clauses.groups(c, Slot::Object) {
        let soldiers = context.mention_of[n as usize].is_some_and(|d| {
            let d = &context.drafts[d as usize];
            d.kind == MentionKind::Person && d.subtype == "soldier"
        });
        if let Some(d) = context.number_of(n).filter(|_| soldiers) {
            filled.arguments.push((role.role.clone(), Target::Mention(d)));
            filled.roles.add(r);
            return;
        }
    }
}

/// Whether a group is a number alone: "At least 12 were killed".
fn is_number(context: &Context<'_, '_>, n: u32) -> bool {
    let head = context.phrases.item(context.phrases.noun(n).head);
    head.pos == Pos::Number
        && head.draft.is_some_and(|d| context.drafts[d as usize].kind == MentionKind::Number)
}

/// Clauses in the complement slot, for a role that a relation may fill.
fn complements(
    context: &Context<'_, '_>,
    c: u32,
    slot: RoleSlot,
    role: &RoleRule,
    r: usize,
    filled: &mut Filled,
) {
    let wanted =
        if slot == RoleSlot::Complement { ClauseKind::Infinitive } else { ClauseKind::Complement };
    if role.kinds.relation {
        for inner in
            context.clauses.complements(c).filter(|x| context.clauses.get(*x).kind == wanted)
        {
            filled.clauses.push((role.role.clone(), inner));
            filled.roles.add(r);
        }
    }
}

/// -ing clauses after a preposition, for a role that a relation may fill.
fn gerunds(
    context: &Context<'_, '_>,
    c: u32,
    slot: Slot,
    role: &RoleRule,
    r: usize,
    filled: &mut Filled,
) {
    for a in context.clauses.arguments(c).iter().filter(|a| a.slot == slot) {
        if let Filler::Clause(inner) = a.filler {
            filled.clauses.push((role.role.clone(), inner));
            filled.roles.add(r);
        }
    }
}
