//! How real a relation is: polarity and modality from the verb chain and from cues.

mod before;
mod list;
mod noun;

use serde::Deserialize;

use self::before::{looks_back, noun_towards, towards};
use self::list::{Effect, List, look};
pub(super) use self::noun::of_noun;
use super::context::Context;
use super::rule::raise;
use crate::clause::{ClauseKind, Filler, Slot};
use crate::error::Error;
use crate::lexicon::tag;
use crate::phrase::{Item, Pos, VerbGroup, verb_flag};
use crate::prepared::kept;
use crate::token::fold::fold;
use crate::vocabulary::{Vocabulary, Word};
use crate::word_set::WordSet;
use crate::{LinkKind, Modality, Polarity};

/// `rules/en/reality.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RealityFile {
    /// Verbs that lend their object's event a subject: "launch an attack".
    light: Vec<String>,
    /// Prepositions of place.
    locative: Vec<String>,
    /// Prepositions before what happened at another time.
    temporal: Vec<String>,
    /// Prepositions before a noun during which the subject of the clause acts: "during a visit".
    meanwhile: Vec<String>,
    /// Verbs that make their subject the one an event happens to: "undergo training".
    undergoing: Vec<String>,
    /// Verbs that say that their subject happens: "take place".
    happening: Vec<String>,
    /// Modals that after a past verb of saying stand for "will": "said it would".
    backshifted: Vec<String>,
    /// Verbs whose object goes on until then, whenever they end it: "vowed to end the siege".
    ending: Vec<String>,
    /// Verbs of what their subject, a disaster, does to a place.
    affecting: Vec<String>,
    /// Nouns whose "of" says what is meant: "a number of", "on suspicion of".
    transparent: Vec<String>,
    /// Pronouns for people who are no mention: "nobody".
    people: Vec<String>,
    /// Words before what an infinitive says was or is done: "the only one to leave".
    ranking: Vec<String>,
    /// Verbs and nouns whose "for" says what was done: "blamed for the attack".
    retrospective: Vec<String>,
    #[serde(default)]
    cue: Vec<RawCue>,
    #[serde(default)]
    join: Vec<RawJoin>,
}

/// `[[join]]`: subordinators that say how one event bears on another.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawJoin {
    link: String,
    words: Vec<String>,
    /// Whether the subordinate event comes first, in time or as cause or condition.
    subordinate_first: bool,
}

/// `[[cue]]`: words that make what they govern less than actual.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCue {
    modality: Option<String>,
    polarity: Option<String>,
    #[serde(default)]
    verbs: Vec<String>,
    /// Verbs that do so only in the passive: "is expected to".
    #[serde(default)]
    passives: Vec<String>,
    /// Verbs that do so to a clause with "that": "ensure that".
    #[serde(default)]
    complements: Vec<String>,
    #[serde(default)]
    modals: Vec<String>,
    #[serde(default)]
    adverbs: Vec<String>,
    #[serde(default)]
    adjectives: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    subordinators: Vec<String>,
    /// Verbs that do so to an -ing form after "from": "banned from entering".
    #[serde(default)]
    from: Vec<String>,
    /// Verbs that do so to a bare -ing form: "opposed sending".
    #[serde(default)]
    ings: Vec<String>,
}

/// The compiled cues.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reality {
    pub(crate) light: WordSet,
    pub(crate) locative: WordSet,
    pub(crate) temporal: WordSet,
    pub(crate) meanwhile: WordSet,
    pub(crate) undergoing: WordSet,
    pub(crate) happening: WordSet,
    backshifted: WordSet,
    ending: WordSet,
    pub(crate) affecting: WordSet,
    pub(crate) transparent: WordSet,
    pub(crate) people: WordSet,
    ranking: WordSet,
    verbs: List,
    passives: List,
    complements: List,
    modals: List,
    adverbs: List,
    adjectives: List,
    nouns: List,
    subordinators: List,
    barring: List,
    ings: List,
    retrospective: WordSet,
    /// (subordinator, link, whether the subordinate event is its `from`).
    pub(super) joins: Vec<(Word, LinkKind, bool)>,
    no: [Word; 4],
    without: Word,
    for_: Word,
    have: Word,
    get: Word,
    go: Word,
    nor: Word,
    /// "from", "against": what an -ing form after them is kept or warned from.
    away: [Word; 2],
    /// Prepositions before an -ing form of what is meant, not done: "committed to helping".
    towards: [Word; 7],
}

kept!(Reality {
    light,
    locative,
    temporal,
    meanwhile,
    undergoing,
    happening,
    backshifted,
    ending,
    affecting,
    transparent,
    people,
    ranking,
    verbs,
    passives,
    complements,
    modals,
    adverbs,
    adjectives,
    nouns,
    subordinators,
    barring,
    ings,
    retrospective,
    joins,
    no,
    without,
    for_,
    have,
    get,
    go,
    nor,
    away,
    towards,
});

impl Reality {
    /// Compiles the file.
    pub(crate) fn new(name: &str, text: &str, v: &mut Vocabulary) -> Result<Self, Error> {
        let file: RealityFile = toml::from_str(text).map_err(|e| {
            raise(name, text, e.span().map_or(0, |s| s.start), e.message().to_owned())
        })?;
        let mut out = Self {
            no: ["no", "neither", "none", "nobody"].map(|w| v.intern(w)),
            without: v.intern("without"),
            for_: v.intern("for"),
            have: v.intern("have"),
            get: v.intern("get"),
            go: v.intern("go"),
            nor: v.intern("nor"),
            away: ["from", "against"].map(|w| v.intern(w)),
            towards: ["to", "for", "of", "on", "from", "against", "about"].map(|w| v.intern(w)),
            ..Self::default()
        };
        for (list, words) in [
            (&mut out.light, &file.light),
            (&mut out.locative, &file.locative),
            (&mut out.temporal, &file.temporal),
            (&mut out.meanwhile, &file.meanwhile),
            (&mut out.undergoing, &file.undergoing),
            (&mut out.happening, &file.happening),
            (&mut out.backshifted, &file.backshifted),
            (&mut out.ending, &file.ending),
            (&mut out.affecting, &file.affecting),
            (&mut out.transparent, &file.transparent),
            (&mut out.people, &file.people),
            (&mut out.ranking, &file.ranking),
            (&mut out.retrospective, &file.retrospective),
        ] {
            list.extend(words.iter().map(|w| v.intern(&fold(w))));
        }
        for join in &file.join {
            let kind = LinkKind::from_name(&join.link).ok_or_else(|| {
                let all: Vec<&str> = LinkKind::ALL.iter().map(|k| k.as_str()).collect();
                let at = text.find(&join.link).unwrap_or(0);
                raise(
                    name,
                    text,
                    at,
                    format!("unknown link `{}`; links are {}", join.link, all.join(", ")),
                )
            })?;
            out.joins.extend(
                join.words.iter().map(|w| (v.intern(&fold(w)), kind, join.subordinate_first)),
            );
        }
        for cue in &file.cue {
            out.cue(name, text, cue, v)?;
        }
        out.sort();
        Ok(out)
    }

    /// Whether a verb ends what its object names.
    pub(crate) fn ends(&self, lemma: Word) -> bool {
        self.ending.contains(lemma) || look(&self.verbs, lemma).is_some_and(|e| e.negative)
    }

    /// Sorts the cues by their words, as [`look`] needs them.
    fn sort(&mut self) {
        for list in [
            &mut self.verbs,
            &mut self.passives,
            &mut self.complements,
            &mut self.modals,
            &mut self.adverbs,
            &mut self.adjectives,
            &mut self.nouns,
            &mut self.subordinators,
            &mut self.barring,
            &mut self.ings,
        ] {
            list.sort();
        }
    }

    /// Compiles one cue.
    fn cue(
        &mut self,
        name: &str,
        text: &str,
        cue: &RawCue,
        v: &mut Vocabulary,
    ) -> Result<(), Error> {
        let modality = match cue.modality.as_deref() {
            None => None,
            Some(m) => Some(Modality::from_name(m).ok_or_else(|| {
                let all: Vec<&str> = Modality::ALL.iter().map(|m| m.as_str()).collect();
                raise(
                    name,
                    text,
                    text.find(m).unwrap_or(0),
                    format!("unknown modality `{m}`; modalities are {}", all.join(", ")),
                )
            })?),
        };
        let effect = Effect { modality, negative: cue.polarity.as_deref() == Some("negative") };
        for (list, words) in [
            (&mut self.verbs, &cue.verbs),
            (&mut self.passives, &cue.passives),
            (&mut self.complements, &cue.complements),
            (&mut self.modals, &cue.modals),
            (&mut self.adverbs, &cue.adverbs),
            (&mut self.adjectives, &cue.adjectives),
            (&mut self.nouns, &cue.nouns),
            (&mut self.subordinators, &cue.subordinators),
            (&mut self.barring, &cue.from),
            (&mut self.ings, &cue.ings),
        ] {
            words.iter().for_each(|w| list.add(v.intern(&fold(w)), effect));
        }
        Ok(())
    }
}

/// Polarity and modality of what a clause's verb tells.
pub(crate) fn of_clause(real: &Reality, context: &Context<'_, '_>, c: u32) -> (Polarity, Modality) {
    let mut negative = false;
    let mut modality = None;
    let mut at = c;
    for depth in 0..6 {
        let clause = context.clauses.get(at);
        let group = context.phrases.verb(clause.verb);
        let nor = group.first > 0 && context.phrases.item(group.first - 1).word == real.nor;
        if depth == 0 && (group.has(verb_flag::NEGATED) || nor || has_no(real, context, at)) {
            negative = true;
        }
        // "could fire or | demote him": the modal is that of the first verb
        let shared = if depth == 0 { modal_before(context, at) } else { None };
        negative |= shared.is_some_and(|c| {
            context.phrases.verb(context.clauses.get(c).verb).has(verb_flag::NEGATED)
        });
        let effect = within(real, context, shared.unwrap_or(at));
        negative ^= effect.negative;
        modality = modality.or(effect.modality);
        if let Some(effect) = look(&real.subordinators, context.opener_word(at)) {
            modality = modality.or(effect.modality);
        }
        if depth == 0
            && modality.is_none_or(|m| m == Modality::Possible)
            && hangs_if(real, context, at)
        {
            modality = Some(Modality::Conditional);
        }
        let Some(parent) = clause.parent else {
            // "Shell to buy rival"
            if depth == 0 && clause.kind == ClauseKind::Infinitive {
                modality = modality.or(Some(Modality::Planned));
            }
            let backshifted = real.backshifted.contains(group.modal);
            if backshifted && modality == Some(Modality::Possible) && is_told_after(context, at) {
                modality = Some(Modality::Planned);
            }
            break;
        };
        let above = context.phrases.verb(context.clauses.get(parent).verb);
        match clause.kind {
            ClauseKind::Infinitive | ClauseKind::Gerund => {
                let passive = above.has(verb_flag::PASSIVE);
                let is_complement = context.clauses.complements(parent).any(|x| x == at);
                let complement = is_complement || clause.kind == ClauseKind::Infinitive;
                let by_noun = (!complement).then(|| noun_towards(real, context, at)).flatten();
                if let Some(effect) = by_noun {
                    modality = modality.or(effect.modality);
                    negative ^= effect.negative;
                    break;
                }
                let gerund =
                    complement && clause.kind == ClauseKind::Gerund && clause.opener.is_none();
                let cue = if let Some(effect) =
                    look(&real.ings, above.verb.lemma).filter(|_| gerund && !passive)
                {
                    Some(effect)
                } else if complement {
                    governing(real, context, parent, passive)
                } else {
                    towards(real, context, at, parent)
                };
                if let Some(effect) = cue {
                    // "to help Russia retake": as real as the helping
                    let own = effect.modality.filter(|m| *m != Modality::Actual);
                    modality = modality.or(own);
                    negative ^= effect.negative;
                    negative ^= above.has(verb_flag::NEGATED);
                    let above = context.clauses.get(parent);
                    if above.opener.is_some_and(|o| context.phrases.item(o).word == real.without) {
                        // "without trying to pass"
                        negative = !negative;
                    }
                    if own.is_some() {
                        break;
                    }
                } else if clause.kind == ClauseKind::Infinitive {
                    let cue = noun_cue(real, context, at).unwrap_or_default();
                    negative ^= cue.negative;
                    // "the only state not to have approved it": it is over
                    let over =
                        depth == 0 && group.has(verb_flag::PERFECT) || is_ranked(real, context, at);
                    let plain = if over { Modality::Actual } else { Modality::Planned };
                    modality = modality.or(cue.modality).or(Some(plain));
                    break;
                } else {
                    if clause.opener.is_some_and(|o| context.phrases.item(o).word == real.without) {
                        negative = !negative;
                    }
                    if clause.opener.is_none() {
                        // "could include imposing sanctions"
                        modality = modality.or(within(real, context, parent).modality);
                    }
                    break;
                }
            }
            // "appears that", "if X, Y": what is above says how real a complement is only by its own cue
            ClauseKind::Complement => {
                let backshifted = real.backshifted.contains(group.modal);
                if backshifted && modality == Some(Modality::Possible) && is_past(context, above) {
                    // "said it would send": what it says is "will"
                    modality = Some(Modality::Planned);
                    break;
                }
                if let Some(effect) = look(&real.complements, above.verb.lemma) {
                    modality = modality.or(effect.modality);
                } else if let Some(effect) = look(&real.verbs, above.verb.lemma)
                    .filter(|_| context.clauses.complements(parent).any(|x| x == at))
                {
                    modality = modality.or(effect
                        .modality
                        .filter(|m| matches!(m, Modality::Possible | Modality::Expected)));
                }
                break;
            }
            ClauseKind::Reduced => break,
            _ => break,
        }
        at = parent;
    }
    let polarity = if negative { Polarity::Negative } else { Polarity::Positive };
    (polarity, modality.unwrap_or(Modality::Actual))
}

/// "If confirmed, it would be …": whether a conditional clause hangs on a main one.
fn hangs_if(real: &Reality, context: &Context<'_, '_>, c: u32) -> bool {
    let clause = context.clauses.get(c);
    let word = context.phrases.verb(clause.verb).modal;
    if look(&real.modals, word).is_none_or(|e| e.modality != Some(Modality::Possible)) {
        return false;
    }
    (c.saturating_sub(3)..c).any(|x| {
        context.clauses.get(x).sentence == clause.sentence
            && look(&real.subordinators, context.opener_word(x))
                .is_some_and(|e| e.modality == Some(Modality::Conditional))
    })
}

/// What the verb or adjective above an infinitive or -ing clause does to it.
fn governing(
    real: &Reality,
    context: &Context<'_, '_>,
    parent: u32,
    passive: bool,
) -> Option<Effect> {
    let lemma = context.phrases.verb(context.clauses.get(parent).verb).verb.lemma;
    if passive && let Some(effect) = look(&real.passives, lemma) {
        return Some(effect);
    }
    for a in context.clauses.arguments(parent) {
        if a.slot == Slot::Adjective
            && let Filler::Item(i) = a.filler
            && let Some(effect) = look(&real.adjectives, context.phrases.item(i).word)
        {
            return Some(effect);
        }
    }
    let group = context.phrases.verb(context.clauses.get(parent).verb);
    // "is going to send", "has got to send"
    if lemma == real.go && group.has(verb_flag::PROGRESSIVE)
        || lemma == real.get && group.has(verb_flag::PERFECT)
    {
        return Some(Effect { modality: Some(Modality::Planned), negative: false });
    }
    if lemma == real.have && context.phrases.item(group.head).tags & tag::PAST != 0 {
        // "had to use": it was done
        return Some(Effect { modality: Some(Modality::Actual), negative: false });
    }
    look(&real.verbs, lemma)
}

/// "the first to leave", "the only state to sign": whether an infinitive says what singles out the noun before it.
fn is_ranked(real: &Reality, context: &Context<'_, '_>, c: u32) -> bool {
    let Some(n) = context.clauses.get(c).antecedent else { return false };
    let group = context.phrases.noun(n);
    (group.first..=group.head).any(|i| real.ranking.contains(context.phrases.item(i).word))
}

/// "plans to send": the noun before an infinitive.
fn noun_cue(real: &Reality, context: &Context<'_, '_>, c: u32) -> Option<Effect> {
    let n = context.clauses.get(c).antecedent?;
    look(&real.nouns, context.phrases.item(context.phrases.noun(n).head).word)
}

/// "would be sent, he said": whether a report in the past stands after what is said in a sentence.
fn is_told_after(context: &Context<'_, '_>, c: u32) -> bool {
    /// A report that begins more clauses later is not looked at.
    const NEAR: usize = 8;
    let list = &context.clauses.list[c as usize..];
    let same = list.iter().zip(c..).skip(1).take(NEAR);
    let mut same = same.take_while(|(y, _)| y.sentence == list[0].sentence);
    same.any(|(y, i)| {
        y.kind == ClauseKind::Parenthetical
            && context.clauses.complements(i).any(|x| x == c)
            && is_past(context, context.phrases.verb(y.verb))
    })
}

/// Whether a finite verb group stands in the past, by its head or by what bears its tense: "said", "was saying".
fn is_past(context: &Context<'_, '_>, group: &VerbGroup) -> bool {
    let past = |it: &Item| it.pos == Pos::Past || it.tags & tag::PAST != 0;
    let tensed = (group.first..group.end).map(|i| context.phrases.item(i)).find(|it| {
        matches!(it.pos, Pos::Past | Pos::Third | Pos::Base | Pos::Be | Pos::Have | Pos::Do)
    });
    group.has(verb_flag::FINITE)
        && (past(context.phrases.item(group.head)) || tensed.is_some_and(past))
}

/// "may attack or | besiege", "will arrest and | deport": the clause before, whose modal a base form after a conjunction
/// shares.
fn modal_before(context: &Context<'_, '_>, c: u32) -> Option<u32> {
    /// No list has more verbs.
    const LIST: u32 = 4;
    let clause = context.clauses.get(c);
    let verb = |c: u32| context.phrases.verb(context.clauses.get(c).verb);
    let bare = |c: u32| {
        let group = verb(c);
        group.end == group.first + 1 && context.phrases.item(group.first).pos == Pos::Base
    };
    if !bare(c) || matches!(clause.kind, ClauseKind::Infinitive) {
        return None;
    }
    (c.saturating_sub(LIST)..c)
        .rev()
        .take_while(|x| context.clauses.get(*x).sentence == clause.sentence)
        .filter(|x| {
            let other = context.clauses.get(*x);
            other.kind == clause.kind && other.parent == clause.parent
        })
        .find(|x| !bare(*x))
        .filter(|x| verb(*x).modal.is_known())
}

/// What modals and adverbs in the verb group, or just before it, do.
fn within(real: &Reality, context: &Context<'_, '_>, c: u32) -> Effect {
    let group = context.phrases.verb(context.clauses.get(c).verb);
    let mut out = look(&real.modals, group.modal).unwrap_or_default();
    let from = group.first.saturating_sub(1);
    for i in from..group.end {
        let it = context.phrases.item(i);
        if it.pos == Pos::Adverb
            && let Some(effect) = look(&real.adverbs, it.word)
        {
            // "will likely be sent" is expected
            out.modality = effect.modality.or(out.modality);
            out.negative ^= effect.negative;
        }
    }
    out
}

/// "no troops were sent": a negative determiner in the subject or object.
fn has_no(real: &Reality, context: &Context<'_, '_>, c: u32) -> bool {
    has_no_in(real, context, c, Slot::Subject) || has_no_in(real, context, c, Slot::Object)
}

/// Whether a negative determiner stands in a slot.
fn has_no_in(real: &Reality, context: &Context<'_, '_>, c: u32, slot: Slot) -> bool {
    context.clauses.groups(c, slot).any(|n| is_none(real, context, n))
}

/// Whether a noun group begins with a negative determiner: "no troops".
pub(super) fn is_none(real: &Reality, context: &Context<'_, '_>, n: u32) -> bool {
    real.no.contains(&context.phrases.item(context.phrases.noun(n).first).word)
}

/// Whether nothing but the object denies a clause: "says no one was hurt", where "no" belongs to what is said.
pub(crate) fn denied_by_object(real: &Reality, context: &Context<'_, '_>, c: u32) -> bool {
    let group = context.phrases.verb(context.clauses.get(c).verb);
    !group.has(verb_flag::NEGATED)
        && !has_no_in(real, context, c, Slot::Subject)
        && has_no_in(real, context, c, Slot::Object)
}
