//! Group rules: what stands inside one noun group, beside it, or right after it.

use std::collections::BTreeSet;

use super::super::context::Context;
use super::super::few::Few;
use super::super::modality::{self, Reality};
use super::super::rule::{Frame, RoleRule, RoleSlot, Rules};
use super::super::{Found, RelationDraft, Target, Trigger};
use super::noun::part_slot;
use crate::by_word::ByWord;
use crate::clause::Slot;
use crate::phrase::{Chunk, Pos, narrow, verb_flag};
use crate::token::Class;
use crate::vocabulary::Word;
use crate::{Form, MentionKind, Modality, Polarity, RelationKind, Role};

/// How many fillers of one role are paired with those of another.
const LIST: u8 = 6;

/// How many prepositional groups an office may reach over: "vice president of daytime programmes for the network".
const REACH: usize = 2;

/// Facts that were found already, by first two arguments in any order and kind: a name is told once for each pair. The
/// numbers come first: they tell most facts apart without a look at the names of kinds.
pub(in crate::relation) type Told = BTreeSet<(u32, u32, RelationKind)>;

/// Notes a fact; false when it was told before, or tells of one thing that it is part of itself.
pub(in crate::relation) fn tell(
    told: &mut Told,
    context: &Context<'_, '_>,
    kind: &RelationKind,
    arguments: &[(Role, Target<'_>)],
) -> bool {
    let mention = |i: usize| match arguments.get(i) {
        Some((_, Target::Mention(d))) => *d,
        _ => u32::MAX,
    };
    // "ANA SILVA, TITLE of BODY" tells that she is of the body
    if arguments.len() > 2 {
        let (person, body) = (mention(0), mention(2));
        told.insert((person.min(body), person.max(body), kind.clone()));
    }
    let (one, other) = (mention(0), mention(1));
    if kind.as_str() != "also_known_as" && context.are_one(one, other) {
        return false;
    }
    told.insert((one.min(other), one.max(other), kind.clone()))
}

/// Appends what group rules find.
pub(in crate::relation) fn groups<'x>(
    rules: &'x Rules,
    real: &Reality,
    context: &mut Context<'_, 'x>,
    told: &mut Told,
    out: &mut Found<'x>,
) {
    for n in 0..narrow(context.phrases.nouns.len()) {
        let group = context.phrases.noun(n);
        let bare = group.end == group.first + 1 && group.possessor.is_none();
        let head = *context.phrases.item(group.head);
        let headed = rules.headed.of(head.word);
        let flags = flags(context, &head);
        let parts = parts_of(context, n);
        let mut offer = None;
        for fit in rules.fitting.of(parts, bare) {
            if flags & fit.flags == 0 || fit.headed && !headed.contains(&fit.rule) {
                continue;
            }
            let rule = &rules.groups[usize::from(fit.rule)];
            if !offer.get_or_insert_with(|| Offer::of(context, n, parts)).meets(rule)
                || excluded(context, n, rule)
            {
                continue;
            }
            apply(rule, real, context, n, told, out);
            // it may have made a mention
            offer = None;
        }
    }
}

/// Bits that say what a noun group has.
mod part {
    pub(super) const POSSESSOR: u8 = 1;
    /// It is said to be something, or something is said to be it.
    pub(super) const DESCRIBED: u8 = 1 << 1;
    /// A preposition stands right after it.
    pub(super) const PREPOSITION: u8 = 1 << 2;
    /// A name or demonym before the head.
    pub(super) const MODIFIER: u8 = 1 << 3;
    pub(super) const TITLE: u8 = 1 << 4;
    pub(super) const COMPOUND: u8 = 1 << 5;
    /// What every group has: itself.
    pub(super) const SELF: u8 = 1 << 6;
    /// All of them.
    pub(super) const ALL: u8 = 0x7f;
}

/// What a noun group has, as bits of [`part`].
fn parts_of(context: &Context<'_, '_>, n: u32) -> u8 {
    let group = context.phrases.noun(n);
    let next = match context.chunk_of[n as usize] {
        u32::MAX => None,
        chunk => context.phrases.chunks.get(chunk as usize + 1),
    };
    let mut bits = part::SELF;
    let mut set = |bit: u8, holds: bool| bits |= if holds { bit } else { 0 };
    set(part::POSSESSOR, group.possessor.is_some());
    set(part::DESCRIBED, context.described(n).is_some());
    set(part::PREPOSITION, matches!(next, Some(Chunk::Preposition(_))));
    for it in &context.phrases.items[group.first as usize..group.head as usize] {
        set(part::MODIFIER, matches!(it.pos, Pos::Nationality | Pos::Name));
        set(part::TITLE, it.pos == Pos::Title);
        set(part::COMPOUND, it.compound);
    }
    bits
}

/// The part in which there may be something for a slot, as a bit of [`part`].
const fn part_of_slot(slot: RoleSlot) -> u8 {
    match slot {
        RoleSlot::Itself | RoleSlot::Trigger => part::SELF,
        RoleSlot::Possessor => part::POSSESSOR,
        RoleSlot::Described => part::DESCRIBED,
        RoleSlot::Preposition(_) | RoleSlot::OfNumber => part::PREPOSITION,
        RoleSlot::Modifier => part::MODIFIER,
        RoleSlot::Title => part::TITLE,
        RoleSlot::Compound(_) => part::COMPOUND,
        _ => 0,
    }
}

/// The group rules that are limited to some heads, by head: nearly every head has none.
#[derive(Clone, Debug, Default)]
pub(in crate::relation) struct Headed {
    /// Which of `lists` is the list of a word, counted from 1; 0 for none.
    by_word: ByWord<u16>,
    /// The rules, by index.
    lists: Vec<Vec<u16>>,
}

impl Headed {
    pub(in crate::relation) fn new(rules: &[Frame]) -> Self {
        let mut out = Self::default();
        for (rule, i) in rules.iter().zip(0..) {
            for head in rule.heads.iter() {
                let Some(list) = out.by_word.entry(*head) else { continue };
                if *list == 0 {
                    out.lists.push(Vec::new());
                    *list = u16::try_from(out.lists.len()).unwrap_or(0);
                }
                if let Some(list) = usize::from(*list).checked_sub(1) {
                    out.lists[list].push(i);
                }
            }
        }
        out
    }

    /// The rules that are limited to heads of which this is one.
    fn of(&self, head: Word) -> &[u16] {
        usize::from(self.by_word.get(head)).checked_sub(1).map_or(&[], |list| &self.lists[list])
    }
}

/// What stands in the parts of a noun group, as far as it decides whether a rule can hold.
struct Offer {
    /// Bits of [`part`].
    parts: u8,
    /// The kinds that the group itself, its possessor and what it describes may pass for.
    itself: u32,
    possessor: u32,
    described: u32,
    /// The preposition right after it.
    preposition: Word,
    of: Word,
    /// Whether its head can be the title of somebody.
    titled: bool,
}

impl Offer {
    fn of(context: &Context<'_, '_>, n: u32, parts: u8) -> Self {
        let phrases = context.phrases;
        let group = phrases.noun(n);
        let head = phrases.item(group.head);
        let next = phrases.chunks.get((context.chunk_of[n as usize] as usize).wrapping_add(1));
        let person =
            |word| context.lexicon.noun(word).is_some_and(|x| x.kind == MentionKind::Person);
        Self {
            parts,
            itself: context.kinds_of_group(n),
            possessor: group.possessor.map_or(0, |p| context.kinds_within(p)),
            described: context.described(n).map_or(0, |d| context.kinds_within(d)),
            preposition: match next {
                Some(Chunk::Preposition(p)) => phrases.item(*p).word,
                _ => Word::NONE,
            },
            of: context.of,
            titled: head.pos == Pos::Title || head.pos == Pos::Noun && person(head.word),
        }
    }

    /// Whether every role of a rule, and what else it needs, may have a filler.
    fn meets(&self, rule: &Frame) -> bool {
        let far = rule.titled;
        rule.roles.iter().all(|r| r.slots.iter().any(|s| self.fills(*s, r, far)))
            && rule.needs.iter().all(|r| r.slots.iter().any(|s| self.fills(*s, r, false)))
    }

    /// Whether a slot may hold a filler of a role.
    fn fills(&self, slot: RoleSlot, role: &RoleRule, far: bool) -> bool {
        let admits = |kinds: u32| role.kinds.other || kinds & role.kinds.mask() != 0;
        self.parts & part_of_slot(slot) != 0
            && match slot {
                RoleSlot::Itself => admits(self.itself),
                RoleSlot::Possessor => admits(self.possessor),
                RoleSlot::Described => admits(self.described),
                RoleSlot::Preposition(w) => far || w == self.preposition,
                RoleSlot::OfNumber => self.of == self.preposition,
                RoleSlot::Trigger => self.titled,
                _ => true,
            }
    }
}

/// Whether a role is filled by the trigger itself.
fn is_trigger(role: &RoleRule) -> bool {
    role.slots.contains(&RoleSlot::Trigger)
}

/// Which group rules a noun group can satisfy: most groups lack what most rules ask for.
#[derive(Clone, Debug, Default)]
pub(in crate::relation) struct Fitting {
    /// By bits of [`part`], first for groups of several words, then for those of one.
    lists: Vec<Vec<Fit>>,
}

/// A group rule that may apply.
#[derive(Clone, Copy, Debug)]
struct Fit {
    /// Index of the rule.
    rule: u16,
    /// Whether it is limited to some heads.
    headed: bool,
    /// The flags of `nouns.tsv` of which its head must have one, as [`flags`] gives them.
    flags: u32,
}

impl Fitting {
    /// Indexes group rules, which keep their order.
    pub(in crate::relation) fn new(rules: &[Frame]) -> Self {
        let fits = |rule: &Frame, parts: u8| {
            rule.roles.iter().all(|r| r.slots.iter().any(|s| part_of_slot(*s) & parts != 0))
        };
        let list = |parts: u8, bare: bool| {
            let all = rules.iter().enumerate();
            all.filter(|(_, r)| fits(r, parts) && (!bare || r.reaches_out))
                .map(|(i, r)| Fit {
                    rule: u16::try_from(i).unwrap_or(u16::MAX),
                    headed: !r.heads.is_empty(),
                    flags: r.flag.map_or(u32::MAX, flag_bit),
                })
                .collect()
        };
        let lists = [false, true].into_iter().flat_map(|b| (0..=part::ALL).map(move |p| (p, b)));
        Self { lists: lists.map(|(p, b)| list(p, b)).collect() }
    }

    fn of(&self, parts: u8, bare: bool) -> &[Fit] {
        let list = usize::from(bare) * (usize::from(part::ALL) + 1) + usize::from(parts);
        &self.lists[list]
    }
}

/// The bit of a flag of `nouns.tsv`; what is no letter flags nothing.
const fn flag_bit(letter: u8) -> u32 {
    if letter.is_ascii_lowercase() { 1 << (letter - b'a') } else { 0 }
}

/// What `nouns.tsv` flags the head with, as bits, and one that every head has; all of a title.
fn flags(context: &Context<'_, '_>, head: &crate::phrase::Item) -> u32 {
    /// No letter has this bit.
    const ANY: u32 = 1 << 31;
    let noun = || context.lexicon.noun(head.word).map_or(0, |noun| noun.flags);
    match head.pos {
        Pos::Title => u32::MAX,
        Pos::Noun => ANY | noun(),
        _ => ANY,
    }
}

/// Whether an exception of the rule applies: a word before the head, or the head itself.
fn excluded(context: &Context<'_, '_>, n: u32, rule: &Frame) -> bool {
    let group = context.phrases.noun(n);
    rule.except.iter().any(|(slot, words)| match slot {
        RoleSlot::Itself => words.contains(context.phrases.item(group.head).word),
        RoleSlot::Modifier => {
            (group.first..group.head).any(|i| words.contains(context.phrases.item(i).word))
        }
        _ => false,
    })
}

/// Tries one rule on one noun group.
fn apply<'x>(
    rule: &'x Frame,
    real: &Reality,
    context: &mut Context<'_, 'x>,
    n: u32,
    told: &mut Told,
    out: &mut Found<'x>,
) {
    let mark = context.mark();
    let Some(fillers) = filled(rule, context, n) else {
        context.undo(mark);
        return;
    };
    let (polarity, modality) = reality(real, context, n);
    let head = *context.phrases.item(context.phrases.noun(n).head);
    for i in 0..times(&fillers) {
        let picked = fillers.iter().enumerate().filter_map(|(k, list)| pick(&fillers, list, k, i));
        let mut arguments: Vec<(Role, Target<'x>)> = Vec::with_capacity(rule.roles.len());
        let roles = rule.roles.iter().zip(picked);
        arguments.extend(roles.map(|(r, d)| (r.role.clone(), Target::Mention(d))));
        let repeats =
            (1..arguments.len()).any(|k| arguments[..k].iter().any(|(_, t)| *t == arguments[k].1));
        if repeats || !tell(told, context, &rule.gives, &arguments) {
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
            sentence: context.sentence_of_noun(n),
            trigger,
            arguments,
            date: None,
            polarity,
            modality,
            statement: None,
            rule: &rule.id,
        });
    }
}

/// Per role what may fill it; nothing unless all are filled and what the rule needs is there.
fn filled(rule: &Frame, context: &mut Context<'_, '_>, n: u32) -> Option<Vec<Few>> {
    if rule.needs.iter().any(|need| fillers_of(need, context, n, false).is_empty()) {
        return None;
    }
    let far = rule.titled;
    let mut out: Vec<Few> = Vec::with_capacity(rule.roles.len());
    for role in &rule.roles {
        let list = if is_trigger(role) { Few::NONE } else { fillers_of(role, context, n, far) };
        if list.is_empty() && !is_trigger(role) {
            return None;
        }
        out.push(list);
    }
    // what the head itself is comes last: asking for it may make a mention
    for (role, list) in rule.roles.iter().zip(&mut out) {
        if is_trigger(role) {
            list.push(context.title_of(n).filter(|t| context.admits(&role.kinds, *t))?);
        }
    }
    Some(out)
}

/// "Between A and B" in two roles: whether both have the same fillers, which then are one pair.
fn is_pair(fillers: &[Few]) -> bool {
    matches!(fillers, [a, b] if a.as_slice().len() > 1 && a.as_slice() == b.as_slice())
}

/// How often a rule holds: once for each filler of the longest list.
fn times(fillers: &[Few]) -> usize {
    let longest = fillers.iter().map(|list| list.as_slice().len()).max().unwrap_or(0);
    if is_pair(fillers) { 1 } else { longest }
}

/// Which filler of role `k`, whose list is given, goes with the others at `i`: they go one by one, the last of a shorter
/// list with all the rest.
fn pick(fillers: &[Few], list: &Few, k: usize, i: usize) -> Option<u32> {
    let list = list.as_slice();
    let at = if is_pair(fillers) { k } else { i };
    list.get(at).or(list.last()).copied()
}

/// Affirmed and actual, unless the group is what a verb says that something is: "is not a member of".
fn reality(real: &Reality, context: &Context<'_, '_>, n: u32) -> (Polarity, Modality) {
    let stated = context.clause_of_noun(n).filter(|c| {
        context.phrases.verb(context.clauses.get(*c).verb).has(verb_flag::COPULA)
            && context.clauses.groups(*c, Slot::Object).any(|g| g == n)
    });
    stated.map_or((Polarity::Positive, Modality::Actual), |c| modality::of_clause(real, context, c))
}

/// The mentions that may fill a role, from the first of its slots that has any.
fn fillers_of(role: &RoleRule, context: &mut Context<'_, '_>, n: u32, far: bool) -> Few {
    let mut list = Few::NONE;
    for slot in &role.slots {
        let groups = match slot {
            RoleSlot::Itself => Few::of(Some(n)),
            RoleSlot::Possessor => Few::of(context.phrases.noun(n).possessor),
            RoleSlot::Described => Few::of(context.described(n)),
            RoleSlot::Preposition(w) => after(context, n, *w, far),
            RoleSlot::OfNumber => {
                let of = after(context, n, context.of, false).into_iter().next();
                if let Some(number) = of.and_then(|g| context.number_of(g)) {
                    list.push(number);
                }
                Few::NONE
            }
            _ => Few::NONE,
        };
        for g in groups {
            let own = *slot == RoleSlot::Itself;
            if let Some(d) = filler(role, context, g, own) {
                list.push(if own { named(role, context, n, d) } else { d });
            }
        }
        if matches!(slot, RoleSlot::Modifier | RoleSlot::Title | RoleSlot::Compound(_)) {
            for d in part_slot(context, n, *slot) {
                if context.admits(&role.kinds, d) {
                    list.push(d);
                }
            }
        }
        if !list.is_empty() {
            break;
        }
    }
    list.first(LIST)
}

/// The mention of a group, if it may fill the role; a pronoun says too little for a fact.
fn filler(role: &RoleRule, context: &mut Context<'_, '_>, g: u32, own: bool) -> Option<u32> {
    // of the group itself what follows it is for other roles to say
    let inner = context.partitive(g).filter(|i| !own && direct(role, context, *i).is_some());
    let g = inner.unwrap_or(g);
    context.weak(g, |kind, subtype| role.kinds.admit(kind, subtype, Some(Form::Nominal)));
    if role.kinds.other && context.mention_of[g as usize].is_none() {
        return context.filler(g, &role.kinds);
    }
    direct(role, context, g)
}

fn direct(role: &RoleRule, context: &Context<'_, '_>, g: u32) -> Option<u32> {
    context.mention_of[g as usize]
        .filter(|d| context.admits(&role.kinds, *d))
        .filter(|d| context.drafts[*d as usize].form != Some(Form::Pronoun))
}

/// "Debar, a town in Macedonia": what is said of a description holds of what it describes.
fn named(role: &RoleRule, context: &Context<'_, '_>, n: u32, own: u32) -> u32 {
    if context.drafts[own as usize].form != Some(Form::Nominal) {
        return own;
    }
    let host = context.describes[n as usize].and_then(|h| context.mention_of[h as usize]);
    host.filter(|d| {
        context.drafts[*d as usize].form == Some(Form::Name) && context.admits(&role.kinds, *d)
    })
    .unwrap_or(own)
}

/// The groups after a preposition that follows the noun directly, or, for an office, after a few others.
pub(super) fn after(context: &Context<'_, '_>, n: u32, word: Word, far: bool) -> Few {
    let phrases = context.phrases;
    let mut at = match context.chunk_of[n as usize] {
        u32::MAX => return Few::NONE,
        chunk => chunk as usize + 1,
    };
    let sentence = context.sentence_of_noun(n);
    let steps = if far { REACH } else { 0 };
    for step in 0..=steps {
        let (Some(Chunk::Preposition(p)), Some(Chunk::Noun(g))) =
            (phrases.chunks.get(at).copied(), phrases.chunks.get(at + 1).copied())
        else {
            return Few::NONE;
        };
        if context.sentence_of_noun(g) != sentence {
            return Few::NONE;
        }
        if phrases.item(p).word == word {
            return coordinated(context, at + 2, g);
        }
        // what an office is of, or where its holder is, ends the search
        let thing = context.mention_of[g as usize].map(|d| context.drafts[d as usize].kind);
        if step == steps || matches!(thing, Some(MentionKind::Person | MentionKind::Place)) {
            return Few::NONE;
        }
        at += 2;
    }
    Few::NONE
}

/// The further members of a list that begins before chunk `at`: "of A, B and C".
fn coordinated(context: &Context<'_, '_>, mut at: usize, first: u32) -> Few {
    let chunks = &context.phrases.chunks;
    let is_comma = |c: Option<&Chunk>| matches!(c, Some(Chunk::Mark(m)) if context.phrases.item(*m).class == Class::Comma);
    let mut out = Few::of(Some(first));
    let alone = out;
    loop {
        let comma = is_comma(chunks.get(at));
        let joined = matches!(chunks.get(at + usize::from(comma)), Some(Chunk::Conjunction(_)));
        let next = at + usize::from(comma) + usize::from(joined);
        let Some(Chunk::Noun(g)) = chunks.get(next).copied().filter(|_| comma || joined) else {
            break;
        };
        if joined
            && matches!(chunks.get(next + 1), Some(Chunk::Verb(_)))
            && out.as_slice().len() == 1
        {
            // the subject of a clause of its own
            let before = (context.chunk_of[first as usize] as usize).wrapping_sub(1);
            let between = matches!(chunks.get(before), Some(Chunk::Preposition(p))
                if context.phrases.item(*p).word == context.between);
            if !between {
                break;
            }
        }
        if out.as_slice().len() >= usize::from(LIST) {
            break;
        }
        if joined && own_preposition(context, next, first) {
            // "in A, and B in C": B has a place of its own
            break;
        }
        out.push(g);
        at = next + 1;
        if joined {
            return out;
        }
    }
    // a list ends in a conjunction: without one, what follows the comma is something else
    alone
}

/// Whether the group of chunk `at` is followed by the preposition before which group `first` stands.
fn own_preposition(context: &Context<'_, '_>, at: usize, first: u32) -> bool {
    let chunks = &context.phrases.chunks;
    let word = |i: usize| match chunks.get(i) {
        Some(Chunk::Preposition(p)) => Some(context.phrases.item(*p).word),
        _ => None,
    };
    let before = (context.chunk_of[first as usize] as usize).wrapping_sub(1);
    word(at + 1).is_some_and(|w| word(before) == Some(w))
}
