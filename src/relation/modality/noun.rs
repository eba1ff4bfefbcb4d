//! How real an event is that a noun names, by where the noun stands.

use super::{Reality, denied_by_object, governing, look, looks_back, of_clause};
use crate::clause::{Filler, Slot};
use crate::lexicon::tag;
use crate::phrase::{Chunk, Pos, verb_flag};
use crate::relation::Context;
use crate::vocabulary::Word;
use crate::word_set::WordSet;
use crate::{Modality, Polarity};

/// Polarity and modality of what a noun tells; `own` are the light verbs of its frame.
pub(in crate::relation) fn of_noun(
    real: &Reality,
    context: &Context<'_, '_>,
    n: u32,
    own: &WordSet,
) -> (Polarity, Modality) {
    let group = context.phrases.noun(n);
    let mut polarity = Polarity::Positive;
    let mut modality = None;
    for i in group.first..group.head {
        let it = context.phrases.item(i);
        if real.no.contains(&it.word) {
            polarity = Polarity::Negative;
        }
        if let Some(effect) = look(&real.adjectives, it.word).filter(|_| it.draft.is_none()) {
            modality = modality.or(effect.modality);
        }
    }
    modality = modality.or_else(|| chance(real, context, n));
    if modality.is_none()
        && let Some(c) = context.clause_of_noun(n)
    {
        let clause = context.clauses.get(c);
        let lemma = context.phrases.verb(clause.verb).verb.lemma;
        let object = context.clauses.groups(c, Slot::Object).any(|g| g == n);
        let subject = context.clauses.groups(c, Slot::Subject).any(|g| g == n);
        let copula = context.phrases.verb(clause.verb).has(verb_flag::COPULA);
        if object && real.ending.contains(lemma) {
            return (polarity, Modality::Actual);
        }
        // "is not in talks"
        let located = copula
            && context.clauses.arguments(c).iter().any(|a| {
                a.filler == Filler::Group(n)
                    && matches!(a.slot, Slot::Preposition(w) if context.locative.contains(w))
            });
        let light = real.light.contains(lemma)
            || real.undergoing.contains(lemma)
            || own.contains(lemma)
            || copula;
        if object && light || subject || located {
            return of_noun_in(real, context, n, c, subject, polarity);
        }
        if object && let Some(effect) = look(&real.verbs, lemma) {
            modality = effect.modality;
            if effect.negative {
                polarity = opposite(polarity);
            }
        }
        modality = by_place(real, context, c, n, object, modality);
    }
    (polarity, modality.unwrap_or(Modality::Actual))
}

/// Polarity and modality of what a noun tells that is the subject of a clause or the object of a light verb; `own` is the
/// polarity of the noun group itself.
fn of_noun_in(
    real: &Reality,
    context: &Context<'_, '_>,
    n: u32,
    c: u32,
    subject: bool,
    own: Polarity,
) -> (Polarity, Modality) {
    let lemma = context.phrases.verb(context.clauses.get(c).verb).verb.lemma;
    let passive = context.is_passive(c);
    let (mut p, mut m) = of_clause(real, context, c);
    let effect = look(&real.verbs, lemma).filter(|_| subject == passive).unwrap_or_default();
    let undenied = denied_by_object(real, context, c) || !tells_of_subject(real, context, c, lemma);
    if subject && undenied {
        // "the raid was not linked to the vote", "the quake left no casualties": there was one
        p = own;
    } else if effect.negative {
        // "talks were cancelled"
        p = opposite(p);
    }
    if m == Modality::Actual {
        if subject && is_general(context, n, c) {
            return (p, Modality::Generic);
        }
        let words = if subject { &real.passives } else { &real.verbs };
        if passive || !subject {
            // "a vote was scheduled", "planned a march"
            m = look(words, lemma).and_then(|e| e.modality).unwrap_or(m);
        }
    }
    (p, subject_modality(real, context, c, m))
}

/// The other polarity.
const fn opposite(p: Polarity) -> Polarity {
    match p {
        Polarity::Positive => Polarity::Negative,
        Polarity::Negative => Polarity::Positive,
    }
}

/// "A second deployment is expected to take place": the infinitive decides.
fn subject_modality(real: &Reality, context: &Context<'_, '_>, c: u32, own: Modality) -> Modality {
    let passive = context.is_passive(c);
    if context.clauses.complements(c).next().is_some() {
        return governing(real, context, c, passive).and_then(|e| e.modality).unwrap_or(own);
    }
    own
}

/// "the chance of another eruption": how real a noun makes what it is the chance of.
fn chance(real: &Reality, context: &Context<'_, '_>, n: u32) -> Option<Modality> {
    let whole = context.whole_of(n)?;
    let head = context.phrases.item(context.phrases.noun(whole).head).word;
    look(&real.nouns, head)?.modality.filter(|m| *m == Modality::Possible)
}

/// Whether a denied verb denies the event that its subject names: "the talks did not begin", "no vote was held", but not
/// "the raid is not linked to the vote".
fn tells_of_subject(real: &Reality, context: &Context<'_, '_>, c: u32, lemma: Word) -> bool {
    if context.is_passive(c) {
        return real.light.contains(lemma)
            || look(&real.passives, lemma).is_some()
            || look(&real.verbs, lemma).is_some();
    }
    real.happening.contains(lemma)
}

/// How real a noun is that is no subject: planned after "for", unless that looks back; general without anything beside it.
fn by_place(
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
fn is_general(context: &Context<'_, '_>, n: u32, c: u32) -> bool {
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
