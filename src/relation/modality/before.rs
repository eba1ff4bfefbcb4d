//! What stands before a preposition does to the -ing form or noun after it: "committed to helping", "jailed for the murder".

use super::{Effect, Reality, look};
use crate::Modality;
use crate::clause::{Filler, Slot};
use crate::phrase::{Pos, narrow, verb_flag};
use crate::relation::context::Context;

/// "the commitment to helping": what a noun before the preposition of an -ing form does to it.
pub(super) fn noun_towards(real: &Reality, context: &Context<'_, '_>, c: u32) -> Option<Effect> {
    let opener = context.clauses.get(c).opener?;
    if !real.towards.contains(&context.phrases.item(opener).word) {
        return None;
    }
    let it = context.phrases.item(context.phrases.noun(noun_before(context, opener)?).head);
    let singular = context.lexicon.noun(it.word).map_or(it.word, |x| x.singular);
    look(&real.nouns, it.word).or_else(|| look(&real.nouns, singular))
}

/// "committed to helping", "capable of firing", "banned from entering": what the verb or adjective before the preposition
/// of an -ing form does to it.
pub(super) fn towards(
    real: &Reality,
    context: &Context<'_, '_>,
    c: u32,
    parent: u32,
) -> Option<Effect> {
    let opener = context.clauses.get(c).opener?;
    let word = context.phrases.item(opener).word;
    if !real.towards.contains(&word) {
        return None;
    }
    let verb = context.phrases.verb(context.clauses.get(parent).verb);
    if real.away.contains(&word)
        && let Some(effect) = look(&real.barring, verb.verb.lemma)
    {
        return Some(effect);
    }
    let between = verb.end..opener;
    if !between.clone().all(|i| context.phrases.item(i).pos == Pos::Time) {
        return context.clauses.arguments(parent).iter().find_map(|a| match (a.slot, a.filler) {
            (Slot::Adjective, Filler::Item(i)) if i + 1 == opener => {
                look(&real.adjectives, context.phrases.item(i).word)
            }
            _ => None,
        });
    }
    let list = if verb.has(verb_flag::PASSIVE) { &real.passives } else { &real.verbs };
    look(list, verb.verb.lemma).filter(|e| e.negative || e.modality != Some(Modality::Actual))
}

/// The noun group that ends right before an item.
fn noun_before(context: &Context<'_, '_>, item: u32) -> Option<u32> {
    let nouns = &context.phrases.nouns;
    let after = nouns.partition_point(|g| g.first < item);
    (after.saturating_sub(3)..after).rev().find(|i| nouns[*i].end == item).map(narrow)
}

/// Whether "for" before a noun group names what was done: "jailed for the murder", "an apology for the raid".
pub(super) fn looks_back(real: &Reality, context: &Context<'_, '_>, c: u32, n: u32) -> bool {
    let lemma = context.phrases.verb(context.clauses.get(c).verb).verb.lemma;
    let before = context.phrases.noun(n).first.checked_sub(1).and_then(|p| noun_before(context, p));
    real.retrospective.contains(lemma)
        || before.is_some_and(|b| {
            let word = context.phrases.item(context.phrases.noun(b).head).word;
            let singular = context.lexicon.noun(word).map_or(word, |x| x.singular);
            // "crimes for the killing", but "plans for the summit", "asked Chad for the release"
            let known = context.is_definite(n)
                && context.phrases.item(context.phrases.noun(b).head).pos == Pos::Noun
                && [word, singular].iter().all(|w| look(&real.nouns, *w).is_none())
                && look(&real.verbs, lemma).is_none();
            real.retrospective.contains(word) || real.retrospective.contains(singular) || known
        })
}
