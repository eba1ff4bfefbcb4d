//! Frames that nouns evoke.

use super::super::context::{Context, Follower};
use super::super::few::Few;
use super::super::modality::{self, Reality};
use super::super::rule::{Evokes, Frame, RoleRule, RoleSlot, Rules, evokes};
use super::super::{Found, Target};
use super::group::after;
use super::{Built, Filled, add_place, date_of_clause, place_of_clause, push, titles};
use crate::MentionKind;
use crate::clause::{ClauseKind, Filler, Slot};
use crate::phrase::{Chunk, Pos, narrow, verb_flag};
use crate::token::flag;
use crate::vocabulary::{Vocabulary, Word};
use crate::word_set::WordSet;

/// Appends what nouns evoke.
pub(in crate::relation) fn nouns<'x>(
    rules: &'x Rules,
    vocabulary: &'x Vocabulary,
    real: &Reality,
    context: &mut Context<'_, 'x>,
    out: &mut Found<'x>,
) {
    for n in 0..narrow(context.phrases.nouns.len()) {
        let group = context.phrases.noun(n);
        let head = *context.phrases.item(group.head);
        if head.pos != Pos::Noun || head.draft.is_some() || is_name(context, n) {
            continue;
        }
        let before = if head.compound {
            // "a cease-fire"
            Some(context.tokens.word(head.first as usize))
        } else {
            (group.head > group.first).then(|| context.phrases.item(group.head - 1).word)
        };
        let mut chosen: Option<(&'x Frame, Filled)> = None;
        for e in rules.evoked(evokes::NOUN, &rules.nouns, head.word) {
            if e.with.is_known() {
                // two words: the head is the second of the rule's pair
                continue;
            }
            try_noun(rules, e, context, n, &mut chosen, real);
        }
        if let Some(noun) = context.lexicon.noun(head.word) {
            for (flag, frame) in &rules.flags {
                if noun.has(*flag) {
                    let e = Evokes { word: head.word, with: Word::NONE, frame: *frame };
                    try_noun(rules, &e, context, n, &mut chosen, real);
                }
            }
        }
        for e in rules.evoked(evokes::PAIR, &rules.pairs, head.word) {
            if before == Some(e.with) {
                try_noun(rules, e, context, n, &mut chosen, real);
            }
        }
        let Some((frame, mut filled)) = chosen else { continue };
        let mut date = own_date(context, n);
        if let Some(role) = filled.modifier
            && let Some((d, whole)) = context.modifier(n, &frame.roles[role].kinds)
        {
            filled.insert(frame, role, d);
            if let Some(whole) = whole {
                out.replaced.push((whole, narrow(out.relations.len())));
            }
        }
        let mut around = None;
        for f in context.run(n) {
            match f {
                Follower::Time(i) => {
                    date = date.or(context
                        .phrases
                        .item(i)
                        .draft
                        .filter(|d| context.drafts[*d as usize].kind == MentionKind::Date))
                }
                Follower::Group(p, g)
                    if context.locative.contains(p) && !filled.used.contains(&g) =>
                {
                    let has = filled.arguments.iter().any(|(r, _)| r.as_str() == "place");
                    // "in Rome and Milan": what stands in the same slot is a place too
                    let open = !has || around == Some(p);
                    if frame.class == crate::RelationClass::Event
                        && open
                        && add_place(context, g, &mut filled)
                    {
                        around = Some(p);
                    }
                }
                Follower::Group(..) => {}
            }
        }
        let count = filled.counted.and_then(|g| context.number_of(g));
        let (polarity, modality) = modality::of_noun(real, context, n, &frame.light);
        let clause = context.clause_of_noun(n);
        if let Some(c) = clause.filter(|c| happens(context, *c, n, frame, real)) {
            date = date.or_else(|| date_of_clause(context, c));
            if !filled.arguments.iter().any(|(r, _)| r.as_str() == "place") {
                place_of_clause(context, c, frame, &mut filled);
            }
        }
        let sentence = context.sentence_of_noun(n);
        let lemma =
            vocabulary.text(context.lexicon.noun(head.word).map_or(head.word, |x| x.singular));
        push(
            out,
            frame,
            filled,
            Built {
                trigger: (head.first, head.end),
                lemma,
                sentence,
                date,
                count,
                polarity,
                modality,
                clause,
                noun: Some(n),
            },
        );
    }
}

/// "the Archive of Public Gatherings": capitals inside a sentence make a name of what would tell an event.
fn is_name(context: &Context<'_, '_>, n: u32) -> bool {
    let group = context.phrases.noun(n);
    let upper = |i: u32| {
        let it = context.phrases.item(i);
        let token = &context.tokens.list[it.first as usize];
        token.has(flag::UPPER) && !token.has(flag::FIRST) && !token.has(flag::CAPITALS)
    };
    let modifier = group.head.checked_sub(1).filter(|i| *i >= group.first);
    upper(group.head) && modifier.is_some_and(upper)
}

fn try_noun<'x>(
    rules: &'x Rules,
    e: &Evokes,
    context: &mut Context<'_, 'x>,
    n: u32,
    chosen: &mut Option<(&'x Frame, Filled)>,
    real: &Reality,
) {
    let frame = &rules.frames[usize::from(e.frame)];
    let blocked = |slot: &RoleSlot| match slot {
        RoleSlot::Preposition(w) => !after(context, n, *w, false).is_empty(),
        _ => false,
    };
    if frame.unless.iter().any(blocked) || excluded(context, n, frame) {
        return;
    }
    let filled = fill_noun(context, n, frame, real);
    if filled.holds(frame) && chosen.as_ref().is_none_or(|(_, f)| filled.score() > f.score()) {
        *chosen = Some((frame, filled));
    }
}

/// Whether an exception of the frame stands before the noun, in its group or after it.
fn excluded(context: &Context<'_, '_>, n: u32, frame: &Frame) -> bool {
    let group = context.phrases.noun(n);
    frame.except.iter().any(|(slot, words)| match slot {
        RoleSlot::Modifier => {
            // "counter-fire": the first part of a compound too
            let head = context.phrases.item(group.head);
            head.compound && words.contains(context.tokens.word(head.first as usize))
                || (group.first..group.head).any(|i| words.contains(context.phrases.item(i).word))
        }
        RoleSlot::Before => {
            group.first.checked_sub(1).is_some_and(|i| words.contains(context.phrases.item(i).word))
        }
        RoleSlot::Preposition(w) => after(context, n, *w, false)
            .into_iter()
            .any(|g| words.contains(context.phrases.item(context.phrases.noun(g).head).word)),
        _ => false,
    })
}

/// Fills a frame from the parts of a noun group and what follows it.
fn fill_noun(context: &mut Context<'_, '_>, n: u32, frame: &Frame, real: &Reality) -> Filled {
    let mut filled = Filled::default();
    let takes_object = frame.roles.iter().any(|r| r.slots.contains(&RoleSlot::Object));
    for (r, role) in frame.roles.iter().enumerate() {
        let nearest = nearest(context, n, role);
        let others = role.slots.iter().filter(|s| nearest.as_ref() != Some(s));
        for slot in nearest.iter().chain(others) {
            let groups = noun_slot(context, n, *slot, takes_object, frame, real);
            let mut stands = matches!(slot, RoleSlot::Subject | RoleSlot::Possessor)
                && context.pronoun_possessor(n).is_some();
            for g in groups {
                // "no group claimed responsibility for the attack": somebody made it
                if modality::is_none(real, context, g) {
                    continue;
                }
                stands |= matches!(slot, RoleSlot::Subject | RoleSlot::Possessor);
                if filled.used.contains(&g) {
                    continue;
                }
                if let Some(d) = context.filler(g, &role.kinds).or_else(|| figure(context, g, role))
                {
                    filled.put(frame, r, g, d);
                }
            }
            inside(context, n, *slot, (r, role), &mut filled);
            if matches!(slot, RoleSlot::Object | RoleSlot::Modifier)
                && !filled.roles.has(r)
                && filled.modifier.is_none()
                && context.is_modifier(n, &role.kinds)
            {
                filled.modifier = Some(r);
                filled.roles.add(r);
            }
            if role.fits && stands && !filled.roles.has(r) {
                filled.misfit = true;
                return filled;
            }
            if filled.roles.has(r) && !role.collect {
                break;
            }
        }
    }
    titles(context, frame, &mut filled);
    purposed(context, n, frame, &mut filled);
    filled
}

/// Fills a role with what stands inside the noun group: its own title or number, the demonyms and names before its head.
fn inside(
    context: &mut Context<'_, '_>,
    n: u32,
    slot: RoleSlot,
    (r, role): (usize, &RoleRule),
    filled: &mut Filled,
) {
    let put = |filled: &mut Filled, d: u32| {
        filled.arguments.push((role.role.clone(), Target::Mention(d)));
        filled.roles.add(r);
    };
    if slot == RoleSlot::Trigger
        && let Some(d) = context.title(n)
    {
        put(filled, d);
    }
    for d in part_slot(context, n, slot) {
        let taken = filled.arguments.iter().any(|(_, t)| *t == Target::Mention(d));
        if !filled.roles.has(r) && !taken && context.admits(&role.kinds, d) {
            put(filled, d);
        }
    }
    if slot == RoleSlot::Number
        && let Some(d) = context.number_of(n)
    {
        put(filled, d);
    }
}

/// "a quake of magnitude 6.2": the number behind a noun, for a role that takes numbers.
fn figure(context: &Context<'_, '_>, n: u32, role: &RoleRule) -> Option<u32> {
    let asked = role.kinds.asks(MentionKind::Number);
    asked.then(|| context.number_behind(n)).flatten()
}

/// "the invasion of A as a threat to B on C": of several prepositions that a role takes, the first in the text.
fn nearest(context: &Context<'_, '_>, n: u32, role: &RoleRule) -> Option<RoleSlot> {
    let several = role.slots.len() > 1 && matches!(role.slots[0], RoleSlot::Preposition(_));
    if role.collect || !several {
        return None;
    }
    context.run(n).find_map(|f| match f {
        Follower::Group(p, _) => {
            Some(RoleSlot::Preposition(p)).filter(|slot| role.slots.contains(slot))
        }
        Follower::Time(_) => None,
    })
}

/// "shipped soldiers for training": who trains stands in the clause.
fn purposed(context: &mut Context<'_, '_>, n: u32, frame: &Frame, filled: &mut Filled) {
    if !filled.arguments.is_empty() || frame.class != crate::RelationClass::Event {
        return;
    }
    let Some(c) = context.clause_of_noun(n) else { return };
    // "held them to account for the attack": one that is known is no purpose
    if context.is_definite(n)
        || !context.clauses.groups(c, Slot::Preposition(context.for_)).any(|g| g == n)
    {
        return;
    }
    let slot = if context.is_passive(c) { Slot::Subject } else { Slot::Object };
    let clauses = context.clauses;
    let acts = |r: &(usize, &RoleRule)| {
        r.1.slots.iter().any(|s| matches!(s, RoleSlot::Subject | RoleSlot::Object))
    };
    for (r, role) in frame.roles.iter().enumerate().rev().filter(acts) {
        for g in clauses.groups(c, slot) {
            // "shipped soldiers for training", but not "built a foundation for talks"
            let Some(d) = context.filler(g, &role.kinds) else { continue };
            let draft = &context.drafts[d as usize];
            let body = matches!(draft.subtype, "military" | "police" | "armed-group");
            if draft.kind != MentionKind::Organization || body {
                filled.put(frame, r, g, d);
            }
        }
        if filled.roles.has(r) {
            return;
        }
    }
}

/// The noun groups in a slot of a noun.
fn noun_slot(
    context: &Context<'_, '_>,
    n: u32,
    slot: RoleSlot,
    takes_object: bool,
    frame: &Frame,
    real: &Reality,
) -> Few {
    let group = context.phrases.noun(n);
    let after = |word: Word| {
        context.run(n).filter_map(move |f| match f {
            Follower::Group(p, g) if p == word => Some(g),
            _ => None,
        })
    };
    match slot {
        RoleSlot::Possessor => Few::of(owner(context, n)),
        RoleSlot::Subject => {
            let mut out = Few::of(owner(context, n));
            if out.is_empty() && group.pronoun_possessor.is_some() {
                out = own_subject(context, n);
            }
            if out.is_empty() {
                out = after(context.by).collect();
            }
            if out.is_empty()
                && !takes_object
                && !frame.roles.iter().any(|r| r.slots.contains(&RoleSlot::Preposition(context.of)))
            {
                out = after(context.of).collect();
            }
            if out.is_empty() {
                out = lent(context, n, Slot::Preposition(context.by), frame, real);
            }
            if out.is_empty() {
                out = light_subject(context, n, real, Some(&frame.light));
            }
            out
        }
        RoleSlot::Object => {
            let out: Few = after(context.of).take(3).collect();
            if out.is_empty() { subject_of(context, n, &real.undergoing, None) } else { out }
        }
        RoleSlot::Affected => affected(context, n, real),
        RoleSlot::Meanwhile => meanwhile(context, n, real),
        RoleSlot::Preposition(w) => {
            let out: Few = after(w).collect();
            if out.is_empty() { lent(context, n, Slot::Preposition(w), frame, real) } else { out }
        }
        RoleSlot::Itself => Few::of(Some(n)),
        RoleSlot::Described => Few::of(context.described(n)),
        _ => Few::NONE,
    }
}

/// Whose a noun is; "Friday's attack" is nobody's.
fn owner(context: &Context<'_, '_>, n: u32) -> Option<u32> {
    let head = |p: u32| context.phrases.item(context.phrases.noun(p).head).pos;
    context.phrases.noun(n).possessor.filter(|p| head(*p) != Pos::Time)
}

/// "Friday's attack", "the 1995 bombing": the date before a noun; "recent" is none.
fn own_date(context: &Context<'_, '_>, n: u32) -> Option<u32> {
    let group = context.phrases.noun(n);
    let times = (group.first..group.head).map(|i| context.phrases.item(i));
    times.filter(|it| it.pos == Pos::Time).filter_map(|it| it.draft).find(|d| {
        let d = &context.drafts[*d as usize];
        d.kind == MentionKind::Date && d.rule != "date/vague"
    })
}

/// The subject of a light verb, as [`subject_of`]: who ends something need not be who does it ("ended the fighting").
fn light_subject(context: &Context<'_, '_>, n: u32, real: &Reality, own: Option<&WordSet>) -> Few {
    let lemma = context
        .clause_of_noun(n)
        .map(|c| context.phrases.verb(context.clauses.get(c).verb).verb.lemma);
    let ends = context.pronoun_possessor(n).is_none()
        && lemma.is_some_and(|w| real.ends(w) && !own.is_some_and(|own| own.contains(w)));
    if ends { Few::NONE } else { subject_of(context, n, &real.light, own) }
}

/// "launched an attack": the subject of a light verb whose object is the noun. With the frame's own verbs the noun may
/// also follow a preposition: "agreed on a ceasefire".
fn subject_of(context: &Context<'_, '_>, n: u32, light: &WordSet, own: Option<&WordSet>) -> Few {
    let Some(c) = context.clause_of_noun(n) else { return Few::NONE };
    let group = context.phrases.verb(context.clauses.get(c).verb);
    let special = own.is_some_and(|own| own.contains(group.verb.lemma));
    if !special && !light.contains(group.verb.lemma) {
        return Few::NONE;
    }
    let passive = group.has(verb_flag::PASSIVE);
    let (object, agent) = if passive {
        (Slot::Subject, Slot::Preposition(context.by))
    } else {
        (Slot::Object, Slot::Subject)
    };
    let copula = group.has(verb_flag::COPULA);
    let governed = context.clauses.arguments(c).iter().any(|a| {
        a.filler == Filler::Group(n)
            && (a.slot == object && !copula
                || special
                    && match a.slot {
                        // "is in talks", but not "is a veteran of talks"
                        Slot::Preposition(w) => !copula || context.locative.contains(w),
                        _ => false,
                    })
    });
    if governed { context.clauses.groups(c, agent).collect() } else { Few::NONE }
}

/// "Chad and Niger delayed their meeting": whom "their" means, if no other stage could say.
fn own_subject(context: &Context<'_, '_>, n: u32) -> Few {
    if context.pronoun_possessor(n).is_none_or(|d| context.is_linked(d)) {
        return Few::NONE;
    }
    let Some(c) = context.clause_of_noun(n) else { return Few::NONE };
    let subject = context.clauses.groups(c, Slot::Subject);
    if context.clauses.groups(c, Slot::Object).any(|g| g == n) {
        subject.collect()
    } else {
        Few::NONE
    }
}

/// "an earthquake shook the city", "struck off the coast": the object of the verb whose subject the noun is, else the
/// first group that says where.
fn affected(context: &Context<'_, '_>, n: u32, real: &Reality) -> Few {
    let Some(c) = context.clause_of_noun(n) else { return Few::NONE };
    let verb = context.phrases.verb(context.clauses.get(c).verb).verb.lemma;
    let subject = context.clauses.groups(c, Slot::Subject).any(|g| g == n);
    if subject && real.affecting.contains(verb) && !context.is_passive(c) {
        let hit: Few = context.clauses.groups(c, Slot::Object).collect();
        let near = context.clauses.arguments(c).iter().find_map(|a| match (a.slot, a.filler) {
            (Slot::Preposition(w), Filler::Group(g)) if context.locative.contains(w) => Some(g),
            _ => None,
        });
        return if hit.is_empty() { Few::of(near) } else { hit };
    }
    Few::NONE
}

/// "sanctions imposed on Iran", "a raid carried out by rebels": what stands beside the light verb right after the noun.
fn lent(context: &Context<'_, '_>, n: u32, slot: Slot, frame: &Frame, real: &Reality) -> Few {
    lender(context, n, frame, real).map_or(Few::NONE, |c| context.clauses.groups(c, slot).collect())
}

/// The clause of the light verb right after a noun that is its object.
fn lender(context: &Context<'_, '_>, n: u32, frame: &Frame, real: &Reality) -> Option<u32> {
    let chunk = context.chunk_of[n as usize] as usize + 1;
    let Chunk::Verb(v) = *context.phrases.chunks.get(chunk)? else { return None };
    let c = *context.clauses.of_chunk.get(chunk).filter(|c| **c != u32::MAX)?;
    let clause = context.clauses.get(c);
    let verb = context.phrases.verb(v);
    let light = real.light.contains(verb.verb.lemma) || frame.light.contains(verb.verb.lemma);
    (clause.verb == v
        && clause.kind == ClauseKind::Reduced
        && clause.antecedent == Some(n)
        && verb.has(verb_flag::PARTICIPLE)
        && light)
        .then_some(c)
}

/// "said during a visit", "on a trip, the king met": the subject of the clause in which the noun says when.
fn meanwhile(context: &Context<'_, '_>, n: u32, real: &Reality) -> Few {
    let Some(c) = context.clause_of_noun(n) else { return Few::NONE };
    let when = context.clauses.arguments(c).iter().any(|a| {
        matches!((a.slot, a.filler), (Slot::Preposition(w), Filler::Group(g))
            if g == n && real.meanwhile.contains(w))
    });
    let named = context.phrases.noun(n).possessor.is_some();
    if !when || named || context.is_passive(c) {
        return Few::NONE;
    }
    context.clauses.groups(c, Slot::Subject).collect()
}

/// Whether the clause of a noun says no more than that the event happens: its date and place are the event's.
fn happens(context: &Context<'_, '_>, c: u32, n: u32, frame: &Frame, real: &Reality) -> bool {
    let verb = context.phrases.verb(context.clauses.get(c).verb).verb.lemma;
    let passive = context.is_passive(c);
    let subject = context.clauses.groups(c, Slot::Subject).any(|g| g == n);
    let object = context.clauses.groups(c, Slot::Object).any(|g| g == n);
    let light =
        real.light.contains(verb) || real.undergoing.contains(verb) || frame.light.contains(verb);
    (subject && !passive && (real.happening.contains(verb) || real.affecting.contains(verb)))
        || (light && if passive { subject } else { object })
}

/// Mentions inside the noun group itself: demonyms and names before the head, titles.
pub(super) fn part_slot(context: &Context<'_, '_>, n: u32, slot: RoleSlot) -> Few {
    if !matches!(
        slot,
        RoleSlot::Modifier | RoleSlot::Subject | RoleSlot::Title | RoleSlot::Compound(_)
    ) {
        return Few::NONE;
    }
    let group = context.phrases.noun(n);
    let first = group.possessor.map_or(group.first, |p| context.phrases.noun(p).end);
    let wanted = |pos: Pos| match slot {
        RoleSlot::Modifier | RoleSlot::Subject => matches!(pos, Pos::Nationality | Pos::Name),
        RoleSlot::Title => pos == Pos::Title,
        _ => false,
    };
    if let RoleSlot::Compound(word) = slot {
        return compounds(context, group.first, group.head, word);
    }
    let pronoun = (slot == RoleSlot::Subject).then(|| context.pronoun_possessor(n)).flatten();
    let inside = (first..group.head)
        .map(|i| context.phrases.item(i))
        .filter(|it| wanted(it.pos))
        .filter_map(|it| it.draft);
    pronoun.into_iter().chain(inside).collect()
}

/// "Iranian-made", "New York-based": the names that end right before the hyphen of a compound with a word.
fn compounds(context: &Context<'_, '_>, first: u32, end: u32, word: Word) -> Few {
    (first..end)
        .map(|i| context.phrases.item(i))
        .filter(|it| it.compound && context.tokens.word(it.end as usize - 1) == word)
        .filter_map(|it| {
            let stop = it.end.saturating_sub(2);
            let from = context
                .by_first
                .partition_point(|d| context.drafts[*d as usize].first < stop.saturating_sub(4));
            context.by_first[from..]
                .iter()
                .copied()
                .take_while(|d| context.drafts[*d as usize].first < stop)
                .find(|d| context.drafts[*d as usize].end == stop)
        })
        .collect()
}
