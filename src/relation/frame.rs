//! Frames: a trigger and its slots, verbal, nominal or adjectival.

use super::context::{Context, Follower};
use super::modality::{self, Reality};
use super::rule::{Evokes, Frame, RoleRule, RoleSlot, Rules, evoked};
use super::{Found, Pending, RelationDraft, Target, Trigger};
use crate::clause::{ClauseKind, Filler, Slot};
use crate::phrase::{Pos, narrow, verb_flag};
use crate::vocabulary::{Vocabulary, Word};
use crate::{Form, MentionKind, Role};

/// What a trigger's slots held.
#[derive(Debug, Default)]
struct Filled {
    arguments: Vec<(Role, Target<'static>)>,
    /// Noun groups that fill a role already.
    used: Vec<u32>,
    /// Per role: whether it is filled.
    roles: Vec<bool>,
    /// The noun group of the counted role.
    counted: Option<u32>,
    /// Roles that a clause fills.
    clauses: Vec<(Role, u32)>,
}

impl Filled {
    fn new(frame: &Frame) -> Self {
        Self { roles: vec![false; frame.roles.len()], ..Self::default() }
    }

    fn put(&mut self, frame: &Frame, role: usize, n: u32, draft: u32) {
        if frame.count == Some(role) && self.counted.is_none() {
            self.counted = Some(n);
        }
        self.arguments.push((frame.roles[role].role.clone(), Target::Mention(draft)));
        self.used.push(n);
        self.roles[role] = true;
    }

    /// Whether enough of the frame is there.
    fn holds(&self, frame: &Frame) -> bool {
        let required =
            frame.roles.iter().zip(&self.roles).all(|(r, filled)| *filled || !r.required);
        let any = frame.any.is_empty() || frame.any.iter().any(|i| self.roles[*i]);
        required && any && (self.roles.iter().any(|x| *x) || !self.clauses.is_empty())
    }
}

/// Appends what verbs and predicative adjectives evoke.
pub(super) fn verbs<'x>(
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
        best(
            rules,
            evoked(&rules.verbs, lemma),
            vocabulary,
            real,
            context,
            c,
            (head.first, head.end),
            lemma,
            false,
            out,
        );
        let adjectives: Vec<u32> = context
            .clauses
            .arguments(c)
            .iter()
            .filter(|a| a.slot == Slot::Adjective)
            .filter_map(|a| if let Filler::Item(i) = a.filler { Some(i) } else { None })
            .collect();
        for i in adjectives {
            let it = *context.phrases.item(i);
            best(
                rules,
                evoked(&rules.adjectives, it.word),
                vocabulary,
                real,
                context,
                c,
                (it.first, it.end),
                it.word,
                true,
                out,
            );
        }
    }
}

/// Tries the frames that one trigger evokes and keeps the one that fills the most.
#[expect(clippy::too_many_arguments, reason = "one trigger with all that is known of it")]
fn best<'x>(
    rules: &'x Rules,
    frames: &'x [Evokes],
    vocabulary: &'x Vocabulary,
    real: &Reality,
    context: &mut Context<'_, 'x>,
    c: u32,
    trigger: (u32, u32),
    lemma: Word,
    adjective: bool,
    out: &mut Found<'x>,
) {
    let mut chosen: Option<(&'x Frame, Filled)> = None;
    for e in frames {
        if e.with.is_known() && !goes_with(context, c, e.with) {
            continue;
        }
        if !e.with.is_known() && chosen.as_ref().is_some_and(|(_, f)| f.roles.is_empty()) {
            continue;
        }
        let frame = &rules.frames[usize::from(e.frame)];
        if excluded(context, c, frame) {
            continue;
        }
        let filled = fill_verb(context, c, frame, adjective, e.with);
        if !filled.holds(frame) {
            continue;
        }
        let score = |f: &Filled| f.arguments.len() + f.clauses.len();
        if chosen.as_ref().is_none_or(|(_, f)| score(&filled) > score(f)) {
            chosen = Some((frame, filled));
            if e.with.is_known() {
                break;
            }
        }
    }
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

fn push<'x>(out: &mut Found<'x>, frame: &'x Frame, filled: Filled, b: Built<'x>) {
    let mut arguments: Vec<(Role, Target<'x>)> = filled.arguments;
    split_pair(frame, &mut arguments);
    if let Some(count) = b.count {
        arguments.push((Role::from("count"), Target::Mention(count)));
    }
    if let Some(outcome) = &frame.outcome {
        arguments.push((Role::from("outcome"), Target::Value(outcome)));
    }
    let index = narrow(out.relations.len());
    for (role, clause) in filled.clauses {
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
        clause: b.clause,
    });
}

/// "the alliance between A and B": of two that fill `a`, the second is `b`.
fn split_pair(frame: &Frame, arguments: &mut [(Role, Target<'_>)]) {
    let roles = frame.gives.roles();
    if roles.get(..2) != Some(&["a", "b"]) || arguments.iter().any(|(r, _)| r.as_str() == "b") {
        return;
    }
    if let [.., _, last] = arguments {
        last.0 = Role::from("b");
    }
}

/// Whether the word that must go with a verb does: as head of its object, or right after it.
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
    let end = phrases.verb(context.clauses.get(c).verb).end;
    phrases.items.get(end as usize).is_some_and(|it| it.draft.is_none() && it.word == with)
}

/// Whether a slot that must be empty is filled.
fn occupied(context: &Context<'_, '_>, c: u32, slot: RoleSlot) -> bool {
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
            !context.is_passive(c) && context.clauses.groups(c, Slot::Object).next().is_some()
        }
        slot => context
            .slots(c, slot, false)
            .into_iter()
            .flatten()
            .any(|s| context.clauses.groups(c, s).next().is_some()),
    }
}

/// Whether an exception of the frame applies.
fn excluded(context: &Context<'_, '_>, c: u32, frame: &Frame) -> bool {
    if frame.unless.iter().any(|s| occupied(context, c, *s)) {
        return true;
    }
    frame.except.iter().any(|(slot, words)| {
        let slots = context.slots(c, *slot, false);
        slots.into_iter().flatten().any(|s| {
            context
                .clauses
                .groups(c, s)
                .any(|n| words.contains(&context.phrases.item(context.phrases.noun(n).head).word))
        })
    })
}

/// Fills a frame from the slots of a clause.
fn fill_verb(
    context: &mut Context<'_, '_>,
    c: u32,
    frame: &Frame,
    adjective: bool,
    with: Word,
) -> Filled {
    let mut filled = Filled::new(frame);
    for (r, role) in frame.roles.iter().enumerate() {
        for slot in &role.slots {
            if role.kinds.only(MentionKind::Duration) {
                duration(context, c, role, r, &mut filled);
                continue;
            }
            if *slot == RoleSlot::ObjectNumber {
                object_number(context, c, role, r, &mut filled);
                continue;
            }
            if matches!(slot, RoleSlot::Complement | RoleSlot::That) {
                complements(context, c, *slot, role, r, &mut filled);
                continue;
            }
            for grammatical in context.slots(c, *slot, adjective).into_iter().flatten() {
                let groups: Vec<u32> = context.clauses.groups(c, grammatical).collect();
                for n in groups {
                    let head = context.phrases.item(context.phrases.noun(n).head).word;
                    if filled.used.contains(&n) || (with.is_known() && head == with) {
                        continue;
                    }
                    if let Some(d) = context.filler(n, &role.kinds) {
                        filled.put(frame, r, n, d);
                    } else if frame.count == Some(r) && is_number(context, n) {
                        filled.counted = Some(n);
                        filled.used.push(n);
                        filled.roles[r] = true;
                    }
                }
                if role.kinds.relation {
                    gerunds(context, c, grammatical, role, r, &mut filled);
                }
            }
            if filled.roles[r] && !role.collect && !matches!(slot, RoleSlot::Preposition(_)) {
                break;
            }
        }
    }
    filled
}

/// "sentenced to 12 years": a length of time in the clause.
fn duration(context: &Context<'_, '_>, c: u32, role: &RoleRule, r: usize, filled: &mut Filled) {
    for a in context.clauses.arguments(c).iter().filter(|a| a.slot == Slot::Time) {
        if let Filler::Item(i) = a.filler
            && let Some(d) =
                context.phrases.item(i).draft.filter(|d| context.admits(&role.kinds, *d))
        {
            filled.arguments.push((role.role.clone(), Target::Mention(d)));
            filled.roles[r] = true;
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
            filled.roles[r] = true;
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
            filled.roles[r] = true;
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
            filled.roles[r] = true;
        }
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
    own(c)
}

/// Prepositions of place.
fn is_locative(context: &Context<'_, '_>, slot: Slot) -> bool {
    matches!(slot, Slot::Preposition(w) if context.locative.contains(&w))
}

/// Adds the place of an event that no role of the frame took.
fn place_of_clause(context: &mut Context<'_, '_>, c: u32, frame: &Frame, filled: &mut Filled) {
    if frame.class != crate::RelationClass::Event
        || frame.roles.iter().any(|r| r.role.as_str() == "place")
    {
        return;
    }
    let groups: Vec<u32> = context
        .clauses
        .arguments(c)
        .iter()
        .filter(|a| is_locative(context, a.slot))
        .filter_map(|a| if let Filler::Group(n) = a.filler { Some(n) } else { None })
        .collect();
    for n in groups {
        if !filled.used.contains(&n) && add_place(context, n, filled) {
            return;
        }
    }
}

/// Fills the role `place` with a group, if it is one.
fn add_place(context: &Context<'_, '_>, n: u32, filled: &mut Filled) -> bool {
    let Some(d) = context.mention_of[n as usize] else { return false };
    if context.drafts[d as usize].kind != MentionKind::Place {
        return false;
    }
    filled.arguments.push((Role::from("place"), Target::Mention(d)));
    filled.used.push(n);
    true
}

/// Appends what nouns evoke.
pub(super) fn nouns<'x>(
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
        for e in evoked(&rules.nouns, head.word) {
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
        for e in rules.noun_pairs(head.word) {
            if before == Some(e.with) {
                try_noun(rules, &e, context, n, &mut chosen, real);
            }
        }
        let Some((frame, mut filled)) = chosen else { continue };
        let mut date = None;
        let followers: Vec<Follower> = context.run(n).collect();
        for f in followers {
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
        RoleSlot::Preposition(w) => !first_after(context, n, *w).is_empty(),
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
    let mut filled = Filled::new(frame);
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
                filled.roles[r] = true;
            }
            for d in part_slot(context, n, *slot) {
                let taken = filled.arguments.iter().any(|(_, t)| *t == Target::Mention(d));
                if !filled.roles[r] && !taken && context.admits(&role.kinds, d) {
                    filled.arguments.push((role.role.clone(), Target::Mention(d)));
                    filled.roles[r] = true;
                }
            }
            if filled.roles[r] && !role.collect {
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
    let groups: Vec<u32> = context.clauses.groups(c, slot).collect();
    let acts = |r: &&(usize, &RoleRule)| {
        r.1.slots.iter().any(|s| matches!(s, RoleSlot::Subject | RoleSlot::Object))
    };
    let roles: Vec<(usize, &RoleRule)> = frame.roles.iter().enumerate().collect();
    for (r, role) in roles.iter().rev().filter(acts) {
        for g in &groups {
            if let Some(d) = context.filler(*g, &role.kinds) {
                filled.put(frame, *r, *g, d);
            }
        }
        if filled.roles[*r] {
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
) -> Vec<u32> {
    let group = context.phrases.noun(n);
    let after = |words: &[Word]| -> Vec<u32> {
        context
            .run(n)
            .filter_map(|f| match f {
                Follower::Group(p, g) if words.contains(&p) => Some(g),
                _ => None,
            })
            .collect()
    };
    match slot {
        RoleSlot::Possessor => group.possessor.into_iter().collect(),
        RoleSlot::Subject => {
            let mut out: Vec<u32> = group.possessor.into_iter().collect();
            if out.is_empty() {
                out = after(&[context.by]);
            }
            if out.is_empty() && !takes_object {
                out = after(&[context.of]);
            }
            if out.is_empty() {
                out = light_subject(context, n, real);
            }
            out
        }
        RoleSlot::Object => after(&[context.of]).into_iter().take(3).collect(),
        RoleSlot::Preposition(w) => after(&[w]),
        RoleSlot::Itself => vec![n],
        RoleSlot::Described => context.described(n),
        _ => Vec::new(),
    }
}

/// "launched an attack": the subject of a light verb whose object is the noun.
fn light_subject(context: &Context<'_, '_>, n: u32, real: &Reality) -> Vec<u32> {
    let Some(c) = context.clause_of_noun(n) else { return Vec::new() };
    let group = context.phrases.verb(context.clauses.get(c).verb);
    if !real.light.contains(&group.verb.lemma) {
        return Vec::new();
    }
    let passive = group.has(verb_flag::PASSIVE);
    let (own, agent) = if passive {
        (Slot::Subject, Slot::Preposition(context.by))
    } else {
        (Slot::Object, Slot::Subject)
    };
    if !context.clauses.groups(c, own).any(|g| g == n) {
        return Vec::new();
    }
    context.clauses.groups(c, agent).collect()
}

/// Mentions inside the noun group itself: demonyms and names before the head, titles.
fn part_slot(context: &Context<'_, '_>, n: u32, slot: RoleSlot) -> Vec<u32> {
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
    if !matches!(slot, RoleSlot::Modifier | RoleSlot::Subject | RoleSlot::Title) {
        return Vec::new();
    }
    let pronoun = (slot == RoleSlot::Subject).then(|| context.pronoun_possessor(n)).flatten();
    let inside = (first..group.head)
        .map(|i| context.phrases.item(i))
        .filter(|it| wanted(it.pos))
        .filter_map(|it| it.draft);
    pronoun.into_iter().chain(inside).collect()
}

/// "Iranian-made": the names that begin compounds with a word of making.
fn compounds(context: &Context<'_, '_>, first: u32, end: u32) -> Vec<u32> {
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

/// Appends what group rules find.
pub(super) fn groups<'x>(rules: &'x Rules, context: &mut Context<'_, 'x>, out: &mut Found<'x>) {
    for n in 0..narrow(context.phrases.nouns.len()) {
        let group = context.phrases.noun(n).clone();
        let bare = group.end == group.first + 1 && group.possessor.is_none();
        for rule in &rules.groups {
            let outward = rule.roles.iter().any(|r| {
                r.slots.iter().any(|s| matches!(s, RoleSlot::Preposition(_) | RoleSlot::Described))
            });
            if bare && !outward {
                continue;
            }
            if !rule.heads.is_empty()
                && !rule.heads.contains(&context.phrases.item(group.head).word)
            {
                continue;
            }
            group_rule(rule, context, n, out);
        }
    }
}

fn group_rule<'x>(rule: &'x Frame, context: &mut Context<'_, 'x>, n: u32, out: &mut Found<'x>) {
    let mut fillers: Vec<Vec<u32>> = Vec::with_capacity(rule.roles.len());
    for role in &rule.roles {
        let mut list = Vec::new();
        for slot in &role.slots {
            let groups = match slot {
                RoleSlot::Itself => vec![n],
                RoleSlot::Possessor => context.phrases.noun(n).possessor.into_iter().collect(),
                RoleSlot::Described => context.described(n),
                RoleSlot::Preposition(w) => first_after(context, n, *w),
                _ => Vec::new(),
            };
            for g in groups {
                context
                    .weak(g, |kind, subtype| role.kinds.admit(kind, subtype, Some(Form::Nominal)));
                let direct =
                    context.mention_of[g as usize].filter(|d| context.admits(&role.kinds, *d));
                list.extend(
                    direct.filter(|d| context.drafts[*d as usize].form != Some(Form::Pronoun)),
                );
            }
            if *slot != RoleSlot::Subject {
                list.extend(
                    part_slot(context, n, *slot)
                        .into_iter()
                        .filter(|d| context.admits(&role.kinds, *d)),
                );
            }
            if !list.is_empty() {
                break;
            }
        }
        if list.is_empty() {
            return;
        }
        list.truncate(4);
        fillers.push(list);
    }
    let sentence = context.sentence_of_noun(n);
    let head = *context.phrases.item(context.phrases.noun(n).head);
    let longest = fillers.iter().map(Vec::len).max().unwrap_or(0);
    for i in 0..longest {
        let pick = |list: &Vec<u32>| list.get(i).or(list.last()).copied();
        let arguments: Vec<(Role, Target<'x>)> = rule
            .roles
            .iter()
            .zip(&fillers)
            .filter_map(|(r, list)| Some((r.role.clone(), Target::Mention(pick(list)?))))
            .collect();
        if arguments
            .iter()
            .enumerate()
            .any(|(k, (_, t))| arguments[..k].iter().any(|(_, u)| u == t))
        {
            continue;
        }
        let trigger = (head.pos == Pos::Noun).then_some(Trigger {
            first: head.first,
            end: head.end,
            lemma: "",
        });
        out.anchors.push((None, None));
        out.relations.push(RelationDraft {
            kind: rule.gives.clone(),
            class: rule.class,
            sentence,
            trigger,
            arguments,
            date: None,
            polarity: crate::Polarity::Positive,
            modality: crate::Modality::Actual,
            statement: None,
            rule: &rule.id,
            clause: context.clause_of_noun(n),
        });
    }
}

/// The group after a preposition that directly follows the noun.
fn first_after(context: &Context<'_, '_>, n: u32, word: Word) -> Vec<u32> {
    match context.run(n).next() {
        Some(Follower::Group(p, g)) if p == word => vec![g],
        _ => Vec::new(),
    }
}
