//! Frames that nouns evoke.

use super::super::context::{Context, Follower};
use super::super::few::Few;
use super::super::modality::{self, Reality};
use super::super::rule::{Evokes, Frame, RoleRule, RoleSlot, Rules, evokes};
use super::super::{Found, Target};
use super::{Built, Filled, add_place, push};
use crate::MentionKind;
use crate::clause::Slot;
use crate::phrase::{Pos, narrow, verb_flag};
use crate::vocabulary::{Vocabulary, Word};

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
        if head.pos != Pos::Noun || head.draft.is_some() {
            continue;
        }
        let before = (group.head > group.first).then(|| context.phrases.item(group.head - 1).word);
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
        let mut date = None;
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
                    if context.locative.contains(&p) && !filled.used.contains(&g) =>
                {
                    let has = filled.arguments.iter().any(|(r, _)| r.as_str() == "place");
                    if frame.class == crate::RelationClass::Event && !has {
                        add_place(context, g, &mut filled);
                    }
                }
                Follower::Group(..) => {}
            }
        }
        let count = filled.counted.and_then(|g| context.number_of(g));
        let (polarity, modality) = modality::of_noun(real, context, n);
        let clause = context.clause_of_noun(n);
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
        RoleSlot::Preposition(w) => first_after(context, n, *w).is_some(),
        _ => false,
    };
    if frame.unless.iter().any(blocked) {
        return;
    }
    let filled = fill_noun(context, n, frame, real);
    if filled.holds(frame)
        && chosen.as_ref().is_none_or(|(_, f)| filled.arguments.len() > f.arguments.len())
    {
        *chosen = Some((frame, filled));
    }
}

/// Fills a frame from the parts of a noun group and what follows it.
fn fill_noun(context: &mut Context<'_, '_>, n: u32, frame: &Frame, real: &Reality) -> Filled {
    let mut filled = Filled::default();
    let takes_object = frame.roles.iter().any(|r| r.slots.contains(&RoleSlot::Object));
    for (r, role) in frame.roles.iter().enumerate() {
        for slot in &role.slots {
            let groups = noun_slot(context, n, *slot, takes_object, real);
            for g in groups {
                if filled.used.contains(&g) {
                    continue;
                }
                if let Some(d) = context.filler(g, &role.kinds) {
                    filled.put(frame, r, g, d);
                }
            }
            if *slot == RoleSlot::Trigger
                && let Some(d) = context.title(n)
            {
                filled.arguments.push((role.role.clone(), Target::Mention(d)));
                filled.roles.add(r);
            }
            for d in part_slot(context, n, *slot) {
                let taken = filled.arguments.iter().any(|(_, t)| *t == Target::Mention(d));
                if !filled.roles.has(r) && !taken && context.admits(&role.kinds, d) {
                    filled.arguments.push((role.role.clone(), Target::Mention(d)));
                    filled.roles.add(r);
                }
            }
            if filled.roles.has(r) && !role.collect {
                break;
            }
        }
    }
    purposed(context, n, frame, &mut filled);
    filled
}

/// "shipped soldiers for training": who trains stands in the clause.
fn purposed(context: &mut Context<'_, '_>, n: u32, frame: &Frame, filled: &mut Filled) {
    if !filled.arguments.is_empty() || frame.class != crate::RelationClass::Event {
        return;
    }
    let Some(c) = context.clause_of_noun(n) else { return };
    if !context.clauses.groups(c, Slot::Preposition(context.for_)).any(|g| g == n) {
        return;
    }
    let slot = if context.is_passive(c) { Slot::Subject } else { Slot::Object };
    let clauses = context.clauses;
    let acts = |r: &(usize, &RoleRule)| {
        r.1.slots.iter().any(|s| matches!(s, RoleSlot::Subject | RoleSlot::Object))
    };
    for (r, role) in frame.roles.iter().enumerate().rev().filter(acts) {
        for g in clauses.groups(c, slot) {
            if let Some(d) = context.filler(g, &role.kinds) {
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
        RoleSlot::Possessor => group.possessor.into_iter().collect(),
        RoleSlot::Subject => {
            let mut out: Few = group.possessor.into_iter().collect();
            if out.is_empty() {
                out = after(context.by).collect();
            }
            if out.is_empty() && !takes_object {
                out = after(context.of).collect();
            }
            if out.is_empty() {
                out = light_subject(context, n, real);
            }
            out
        }
        RoleSlot::Object => after(context.of).take(3).collect(),
        RoleSlot::Preposition(w) => after(w).collect(),
        RoleSlot::Itself => std::iter::once(n).collect(),
        RoleSlot::Described => context.described(n).into_iter().collect(),
        _ => Few::NONE,
    }
}

/// "launched an attack": the subject of a light verb whose object is the noun.
fn light_subject(context: &Context<'_, '_>, n: u32, real: &Reality) -> Few {
    let Some(c) = context.clause_of_noun(n) else { return Few::NONE };
    let group = context.phrases.verb(context.clauses.get(c).verb);
    if !real.light.contains(&group.verb.lemma) {
        return Few::NONE;
    }
    let passive = group.has(verb_flag::PASSIVE);
    let (own, agent) = if passive {
        (Slot::Subject, Slot::Preposition(context.by))
    } else {
        (Slot::Object, Slot::Subject)
    };
    if !context.clauses.groups(c, own).any(|g| g == n) {
        return Few::NONE;
    }
    context.clauses.groups(c, agent).collect()
}

/// Mentions inside the noun group itself: demonyms and names before the head, titles.
pub(super) fn part_slot(context: &Context<'_, '_>, n: u32, slot: RoleSlot) -> Few {
    if !matches!(
        slot,
        RoleSlot::Modifier | RoleSlot::Subject | RoleSlot::Title | RoleSlot::Compound
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
    if slot == RoleSlot::Compound {
        return compounds(context, group.first, group.head);
    }
    let pronoun = (slot == RoleSlot::Subject).then(|| context.pronoun_possessor(n)).flatten();
    let inside = (first..group.head)
        .map(|i| context.phrases.item(i))
        .filter(|it| wanted(it.pos))
        .filter_map(|it| it.draft);
    pronoun.into_iter().chain(inside).collect()
}

/// "Iranian-made": the names that begin compounds with a word of making.
fn compounds(context: &Context<'_, '_>, first: u32, end: u32) -> Few {
    const MAKING: &[&str] = &["made", "built", "manufactured", "produced", "designed", "supplied"];
    (first..end)
        .map(|i| context.phrases.item(i))
        .filter(|it| it.compound && MAKING.contains(&context.tokens.str(it.end as usize - 1)))
        .filter_map(|it| {
            let at =
                context.by_first.partition_point(|d| context.drafts[*d as usize].first < it.first);
            context.by_first.get(at).copied().filter(|d| {
                let d = &context.drafts[*d as usize];
                d.first == it.first && d.end < it.end
            })
        })
        .collect()
}

/// The group after a preposition that directly follows the noun.
pub(super) fn first_after(context: &Context<'_, '_>, n: u32, word: Word) -> Option<u32> {
    match context.run(n).next() {
        Some(Follower::Group(p, g)) if p == word => Some(g),
        _ => None,
    }
}
