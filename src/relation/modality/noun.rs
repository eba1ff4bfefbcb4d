//! How real an event is that a noun names, by where the noun stands.

use super::{Reality, look, looks_back};
use crate::Modality;
use crate::clause::Slot;
use crate::lexicon::tag;
use crate::phrase::{Chunk, Pos, verb_flag};
use crate::relation::Context;
use crate::vocabulary::Word;

/// "the chance of another eruption": how real a noun makes what it is the chance of.
pub(super) fn chance(real: &Reality, context: &Context<'_, '_>, n: u32) -> Option<Modality> {
    let whole = context.whole_of(n)?;
    let head = context.phrases.item(context.phrases.noun(whole).head).word;
    look(&real.nouns, head)?.modality.filter(|m| *m == Modality::Possible)
}

/// Whether a denied verb denies the event that its subject names: "the talks did not begin", "no vote was held", but not
/// "the raid is not linked to the vote".
pub(super) fn tells_of_subject(
    real: &Reality,
    context: &Context<'_, '_>,
    c: u32,
    lemma: Word,
) -> bool {
    if context.is_passive(c) {
        return real.light.contains(lemma)
            || look(&real.passives, lemma).is_some()
            || look(&real.verbs, lemma).is_some();
    }
    real.happening.contains(lemma)
}

/// How real a noun is that is no subject: planned after "for", unless that looks back; general without anything beside it.
pub(super) fn by_place(
    real: &Reality,
    context: &Context<'_, '_>,
    c: u32,
    n: u32,
    object: bool,
    modality: Option<Modality>,
) -> Option<Modality> {
    if context.clauses.groups(c, Slot::Preposition(real.for_)).any(|g| g == n)
        && !context.is_pointed_at(n)
        && !looks_back(real, context, c, n)
    {
        return Some(Modality::Planned);
    }
    let general = modality.is_none() && !object && is_general(context, n, c);
    if general { Some(Modality::Generic) } else { modality }
}

/// "Tropical cyclones are driven by heat": a bare plural of which something is true at all times.
pub(super) fn is_general(context: &Context<'_, '_>, n: u32, c: u32) -> bool {
    let group = context.phrases.noun(n);
    let bare = group.plural
        && group.number.is_none()
        && group.possessor.is_none()
        && context.run(n).next().is_none()
        && (group.first..=group.head).all(|i| {
            matches!(context.phrases.item(i).pos, Pos::Noun | Pos::Adjective | Pos::Quantifier)
        });
    let verb = context.phrases.verb(context.clauses.get(c).verb);
    let present = (verb.first..verb.end).map(|i| context.phrases.item(i)).find(|it| {
        matches!(it.pos, Pos::Be | Pos::Have | Pos::Do | Pos::Base | Pos::Third | Pos::Past)
    });
    let chunk = context.chunk_of[n as usize] as usize;
    let described = matches!(context.phrases.chunks.get(chunk + 1), Some(Chunk::Relative(_)));
    bare && !described
        && !verb.has(verb_flag::PERFECT)
        && !verb.has(verb_flag::PROGRESSIVE)
        && present.is_some_and(|it| it.pos != Pos::Past && it.tags & tag::PAST == 0)
}
