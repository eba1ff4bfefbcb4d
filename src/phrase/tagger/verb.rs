//! Which form of a verb a word is, if it is one.

use super::ahead::{
    agrees_with_base, continues_noun_group, finite_ahead, perhaps_finite_ahead, starts_noun_group,
};
use super::behind::{before_preposition, joint_subject, named_pair};
use super::{Clause, Tagger, WINDOW, previous};
use crate::lexicon::tag;
use crate::phrase::{Item, Pos, usage};
use crate::token::Class;

impl Tagger {
    /// A word that may be a verb form: which one, or none.
    pub(super) fn verb(&self, items: &[Item], i: usize, clause: &Clause) -> Option<Pos> {
        let it = &items[i];
        let tags = it.tags;
        let before = previous(items, i);
        let next = items.get(i + 1);
        let nominal = tags & (tag::NOUN | tag::ADJECTIVE) != 0;
        // what the word before demands
        if before.is_some_and(|b| b.pos == Pos::Be) && tags & tag::GERUND != 0 {
            if it.likeliest == tag::ADJECTIVE && !next.is_some_and(starts_noun_group) {
                return None;
            }
            let noun = it.likeliest == tag::NOUN && next.is_some_and(|n| n.word == self.of);
            return (!noun).then_some(Pos::Gerund);
        }
        if tags & tag::GERUND != 0 {
            return self.gerund(items, i);
        }
        let direct = i.checked_sub(1).map(|j| &items[j]);
        let inside = direct.is_some_and(|b| {
            matches!(
                b.pos,
                Pos::Determiner
                    | Pos::Possessive
                    | Pos::Apostrophe
                    | Pos::Quantifier
                    | Pos::Adjective
                    | Pos::Number
            ) && !(b.pos == Pos::Number
                && (says(it) || (b.draft.is_none() && b.class == Class::Number)))
                || b.draft.is_none() && b.word == self.whose
        }) && !follows_its_noun(items, i);
        if tags & (tag::PAST | tag::PARTICIPLE) != 0 && tags & tag::BASE == 0 {
            return self.past(items, i, clause, inside);
        }
        // "a camp run by bandits": a participle that looks like the base form
        if tags & tag::PARTICIPLE != 0
            && direct.is_some_and(|b| b.pos.is_head())
            && next.is_some_and(|n| n.draft.is_none() && n.word == self.by)
        {
            return Some(Pos::Participle);
        }
        // "thousands rally in Belgrade", "40 tonnes pass through the port", but "the 40 metres sprint in Belgrade"
        let article = i > 1 && items[i - 2].pos == Pos::Determiner;
        let many = direct.is_some_and(|b| {
            b.pos == Pos::Number && (self.many.contains(&b.word) || b.plural && !article)
        });
        let goes =
            next.is_none_or(|n| n.draft.is_none() && n.tags & (tag::PREPOSITION | tag::TO) != 0);
        if many && goes && tags & tag::BASE != 0 && !clause.begun {
            return Some(Pos::Base);
        }
        if inside && nominal {
            return None;
        }
        if direct.is_some_and(|b| b.pos == Pos::Preposition) && nominal {
            return None;
        }
        // base or third person, perhaps a noun
        let subject = before.is_some_and(|b| {
            (b.pos == Pos::Pronoun && b.draft.is_none() && self.subjects.contains(&b.word))
                || b.pos == Pos::Relative && b.word != self.whose
        });
        let form = if tags & tag::THIRD != 0 {
            Pos::Third
        } else if tags & tag::PAST != 0
            && !before.is_some_and(|b| matches!(b.pos, Pos::Modal | Pos::To))
        {
            Pos::Past
        } else {
            Pos::Base
        };
        if subject || it.usage & usage::SAY != 0 {
            return Some(form);
        }
        // "court documents | show": a plural noun whose verb follows
        let verb_next = next.is_some_and(|n| {
            n.draft.is_none() && n.tags & tag::BASE != 0 && n.likeliest & tag::VERB != 0
        });
        // "Chad floods | kill 30": so is one before a verb with its object
        let closes = items
            .get(i + 2)
            .is_none_or(|n| n.class == Class::Period || n.word == self.that || n.draft.is_some());
        if form == Pos::Third && it.likeliest == tag::NOUN && verb_next && closes {
            return None;
        }
        if !nominal {
            return Some(form);
        }
        // "he told …, urge", "to speak here and meet with": coordinated with a verb of the same form
        let verbish = it.likeliest & tag::VERB != 0;
        if direct.is_some_and(|b| b.pos == Pos::Conjunction)
            && clause.last_form == Some(form)
            && next.is_some_and(|n| {
                starts_noun_group(n)
                    || (verbish && n.tags & tag::PREPOSITION != 0 && n.word != self.of)
            })
        {
            return Some(form);
        }
        // "helped Ukraine train recruits", "helped cut costs"
        if clause.helping
            && form == Pos::Base
            && direct.is_some_and(|b| {
                b.pos.is_verb()
                    || b.pos == Pos::Pronoun
                    || matches!(b.pos, Pos::Name | Pos::Nationality)
                    || agrees_with_base(b)
            })
            && next.is_some_and(starts_noun_group)
        {
            return Some(form);
        }
        // "Syrian rebels", "Turkish forces": a demonym describes what could be a verb
        if direct.is_some_and(|b| b.pos == Pos::Nationality && !b.plural)
            && it.likeliest & tag::NOUN != 0
        {
            return None;
        }
        let can_be_subject = direct.is_some_and(|b| {
            matches!(b.pos, Pos::Noun | Pos::Name | Pos::Title | Pos::Nationality | Pos::Time)
                || b.pos == Pos::Number && follows_its_noun(items, i)
        });
        // "ministers of Chad and Mali | plan to meet"
        let bids = next.is_some_and(|n| n.tags & tag::TO != 0);
        let plural_subject = direct.is_some_and(agrees_with_base)
            || (verbish || bids) && joint_subject(items, i)
            || named_pair(items, i);
        // "its troops act in self-defence", "residents flee": people are no modifier of a noun
        let people = direct.is_some_and(|b| b.plural && b.usage & usage::PEOPLE != 0);
        // "the recall covers 46,096 cars": a number begins a noun group of its own
        let counted = verbish
            && form == Pos::Third
            && !direct.is_some_and(agrees_with_base)
            && next.is_some_and(|n| {
                n.pos == Pos::Number && n.draft.is_some() || n.class == Class::Number
            });
        if !clause.finite && can_be_subject && counted {
            return Some(form);
        }
        if form == Pos::Base
            && people
            && !clause.finite
            && next.is_some_and(|n| {
                n.tags & (tag::PREPOSITION | tag::TO | tag::DETERMINER | tag::POSSESSIVE) != 0
            })
            && !finite_ahead(self, items, i + 1, false)
        {
            return Some(form);
        }
        // "experts say the dam would hold", "…, critics say.": a plural before what is rather a verb
        let ends = next.is_none_or(|n| matches!(n.class, Class::Period | Class::Comma));
        // "were killed, by police count": what a preposition after a comma governs is no subject
        let set_off =
            i > 2 && items[i - 2].pos == Pos::Preposition && items[i - 3].class == Class::Comma;
        if form == Pos::Base
            && verbish
            && plural_subject
            && !clause.finite
            && (ends && !set_off
                || next.is_some_and(|n| starts_noun_group(n) || n.word == self.that))
        {
            return Some(form);
        }
        // "Chad, a landlocked state, | borders Niger": the verb after the comma that ends a description
        let resumes = form == Pos::Third
            && direct.is_some_and(|b| b.class == Class::Comma)
            && !clause.begun
            && items[..i - 1].iter().any(|x| x.class == Class::Comma)
            && items[0].pos.is_head()
            && next.is_some_and(|n| n.draft.is_some() && n.pos != Pos::Time);
        if resumes {
            return Some(form);
        }
        if !can_be_subject || clause.finite || finite_ahead(self, items, i + 1, false) {
            return None;
        }
        let goes_on = next.is_some_and(|n| {
            starts_noun_group(n)
                || n.word == self.that
                || n.tags & (tag::TO | tag::PREPOSITION | tag::ADVERB | tag::WH) != 0
                || matches!(n.class, Class::OpenQuote)
        });
        let object = next
            .is_some_and(|n| starts_noun_group(n) || n.word == self.that || n.tags & tag::TO != 0);
        // "rebels clash with police", "nurses march through": a plural seldom describes a noun
        let prepositional = next.is_some_and(|n| n.tags & tag::PREPOSITION != 0)
            && next.is_some_and(|n| n.word != self.of && n.tags & tag::NOUN == 0);
        match form {
            Pos::Base
                if direct.is_some_and(agrees_with_base)
                    && prepositional
                    && !determined(items, i) =>
            {
                Some(form)
            }
            Pos::Base if !plural_subject && !verbish => None,
            _ if object || (verbish && goes_on) || (verbish && next.is_none()) => Some(form),
            _ if goes_on && form == Pos::Third => Some(form),
            _ => None,
        }
    }

    /// "soldiers training at" against "adaptation training": whether an -ing form after a noun is what the noun does.
    fn is_doing(&self, before: Option<&Item>, next: Option<&Item>) -> bool {
        let preposition = next.is_some_and(|n| n.tags & tag::PREPOSITION != 0 && n.word != self.of);
        preposition && before.is_some_and(|b| agrees_with_base(b) || b.pos == Pos::Name)
    }

    /// Whether what follows an -ing form is surely its object.
    fn is_object(&self, n: &Item) -> bool {
        n.draft.is_some() && n.pos != Pos::Time
            || n.draft.is_none()
                && n.tags & (tag::DETERMINER | tag::PRONOUN | tag::POSSESSIVE | tag::QUANTIFIER) != 0
                // "after the meeting that was held"
                && n.word != self.that
    }

    /// An -ing form: part of a noun group, or a verb.
    fn gerund(&self, items: &[Item], i: usize) -> Option<Pos> {
        let it = &items[i];
        let direct = i.checked_sub(1).map(|j| &items[j]);
        let next = items.get(i + 1);
        let object_follows = next.is_some_and(|n| self.is_object(n));
        let noun = it.tags & tag::NOUN != 0;
        if direct.is_none_or(|b| b.pos == Pos::Mark) && next.is_some_and(is_one_person) {
            return Some(Pos::Adjective);
        }
        if noun && !object_follows && names_what_happened(items, i) {
            return None;
        }
        match direct.map(|b| b.pos) {
            Some(
                Pos::Determiner
                | Pos::Possessive
                | Pos::Apostrophe
                | Pos::Adjective
                | Pos::Quantifier
                | Pos::Nationality,
            ) => {
                if noun && !object_follows {
                    return None;
                }
                if next.is_some_and(continues_noun_group) && !object_follows {
                    Some(Pos::Adjective)
                } else {
                    Some(Pos::Gerund)
                }
            }
            Some(Pos::Noun | Pos::Number | Pos::Name)
                if noun && it.likeliest == tag::NOUN && !object_follows =>
            {
                self.is_doing(direct, next).then_some(Pos::Gerund)
            }
            Some(p) if noun && p.is_verb() && it.likeliest == tag::NOUN && !object_follows => None,
            // "after meeting with the king", but "after training of the guards"
            Some(Pos::Preposition)
                if noun
                    && it.likeliest == tag::NOUN
                    && !object_follows
                    && next.is_none_or(|n| n.word != self.with) =>
            {
                None
            }
            None | Some(Pos::Mark)
                if noun
                    && next.is_some_and(|n| {
                        n.word == self.between
                            || it.likeliest == tag::NOUN
                                && (n.word == self.of || n.tags & tag::AUXILIARY != 0)
                    }) =>
            {
                None
            }
            _ => Some(Pos::Gerund),
        }
    }

    /// A past form that is no base form: past tense, participle, or adjective.
    fn past(&self, items: &[Item], i: usize, clause: &Clause, inside: bool) -> Option<Pos> {
        let it = &items[i];
        let next = items.get(i + 1);
        let direct = i.checked_sub(1).map(|j| &items[j]);
        // "thousands marched", but "12 killed" are the ones killed
        let counted = direct.is_some_and(|b| b.pos == Pos::Number);
        // "nine were killed and 14 | wounded in the blast"
        let elided = counted
            && clause.passive
            && i > 1
            && items[i - 2].pos == Pos::Conjunction
            && it.tags & tag::PARTICIPLE != 0
            && !next.is_some_and(continues_noun_group);
        if elided {
            return Some(Pos::Participle);
        }
        let alone = counted
            && (it.likeliest & (tag::PAST | tag::PARTICIPLE) != 0
                || i > 1 && items[i - 2].word == self.of)
            && !counts_more(items, i);
        if inside && !(counted && it.tags & tag::NO_OBJECT != 0 || alone) {
            return if next.is_some_and(continues_noun_group) {
                Some(Pos::Adjective)
            } else if it.tags & tag::NOUN != 0 {
                None
            } else {
                Some(Pos::Participle)
            };
        }
        if it.tags & tag::PARTICIPLE == 0 {
            return Some(Pos::Past);
        }
        if it.tags & tag::PAST == 0 {
            return Some(Pos::Participle);
        }
        // "“…,” retired general X said"
        let described = it.likeliest == tag::ADJECTIVE
            && direct.is_none_or(|b| b.class == Class::CloseQuote)
            && next.is_some_and(|n| n.draft.is_some() || continues_noun_group(n));
        if described {
            return Some(Pos::Adjective);
        }
        let Some(direct) = direct else {
            return Some(Pos::Participle);
        };
        if matches!(direct.pos, Pos::Preposition | Pos::Subordinator) || direct.word == self.so {
            let modifies = next.is_some_and(continues_noun_group)
                && next.is_none_or(|n| n.tags & tag::DETERMINER == 0);
            return if modifies { Some(Pos::Adjective) } else { Some(Pos::Participle) };
        }
        // "of newly filed reports", "Diaz, newly appointed chairman of"
        let governed = direct.pos == Pos::Adverb
            && previous(items, i).is_some_and(|b| {
                b.pos == Pos::Preposition || direct.word == self.newly && b.class == Class::Comma
            })
            && next.is_some_and(|n| n.draft.is_none() && continues_noun_group(n));
        if governed {
            return Some(Pos::Adjective);
        }
        if direct.pos.is_verb() && next.is_none_or(|n| n.tags & tag::DETERMINER == 0) {
            // "recovered stolen goods"
            return if next.is_some_and(continues_noun_group) {
                Some(Pos::Adjective)
            } else {
                Some(Pos::Participle)
            };
        }
        if direct.pos == Pos::Conjunction
            && clause.passive
            && !next.is_some_and(starts_noun_group)
            && next.is_some_and(|n| n.tags & (tag::PREPOSITION | tag::TO) != 0)
        {
            return Some(Pos::Participle);
        }
        // "killed and injured camp residents": the first verb waits for its object
        let waits = i
            .checked_sub(2)
            .map(|j| (&items[j], j.checked_sub(1).map(|k| items[k].pos)))
            .filter(|(v, before)| {
                v.pos == Pos::Past || v.pos == Pos::Participle && *before == Some(Pos::Have)
            })
            .map(|(v, _)| v)
            .filter(|v| v.draft.is_none() && v.tags & tag::NO_OBJECT == 0);
        if direct.pos == Pos::Conjunction
            && let Some(verb) = waits
            && it.likeliest & tag::ADJECTIVE == 0
        {
            return Some(verb.pos);
        }
        if direct.pos == Pos::Conjunction
            && bare_noun(next)
            && (it.tags & tag::ADJECTIVE != 0 || lists(items, i))
        {
            return Some(Pos::Adjective);
        }
        // "…, retired general Ana Silva said"
        if matches!(direct.class, Class::Comma | Class::CloseQuote)
            && it.tags & tag::ADJECTIVE != 0
            && next.is_some_and(|n| continues_noun_group(n) && n.pos != Pos::Number)
            && finite_ahead(self, items, i + 1, false)
        {
            return Some(Pos::Adjective);
        }
        let by = next.is_some_and(|n| n.draft.is_none() && n.word == self.by);
        let agent =
            by && items.get(i + 2).is_none_or(|n| n.pos != Pos::Number || n.draft.is_none());
        let reduced_shape = next.is_none_or(|n| {
            n.draft.is_none() && n.tags & (tag::PREPOSITION | tag::TO | tag::ADVERB) != 0
                || n.pos == Pos::Time
        });
        // "a poll released on Friday shows that"
        let dated = reduced_shape && !says(it) && names_time(items, i + 1);
        if direct.pos.is_head()
            && (agent || dated)
            && !clause.begun
            && perhaps_finite_ahead(items, i + 1)
        {
            return Some(Pos::Participle);
        }
        // "eight people died after": of a verb without an object only "agreed by", "derived from" describe a noun
        let described = agent
            || it.tags & tag::NO_OBJECT == 0
            || next.is_some_and(|n| self.describing.contains(&n.word));
        if direct.pos.is_head() && reduced_shape && described {
            let needs = clause.finite
                || finite_ahead(self, items, i + 1, false)
                || clause.begun
                    && !says(it)
                    && before_preposition(items, i).is_some_and(|x| x.pos == Pos::Conjunction);
            if needs && (agent || clause.finite || !says(it)) {
                return Some(Pos::Participle);
            }
            if agent && clause.begun {
                return Some(Pos::Participle);
            }
        }
        if direct.pos.is_head()
            && reduced_shape
            && !says(it)
            && before_preposition(items, i).is_some_and(|x| x.class == Class::Comma)
            && interrupts(items, i)
        {
            return Some(Pos::Participle);
        }
        if direct.pos.is_head() && reduced_shape && self.heads_line(items, i, clause) {
            return Some(Pos::Participle);
        }
        // "attacks, also claimed by the group,"
        let aside = direct.pos == Pos::Adverb
            && i > 1
            && items[i - 2].class == Class::Comma
            && agent
            && interrupts(items, i);
        if aside {
            return Some(Pos::Participle);
        }
        if direct.class == Class::Comma
            && (agent || (reduced_shape && !clause.begun && interrupts(items, i)))
        {
            return Some(Pos::Participle);
        }
        Some(Pos::Past)
    }

    /// "Mayor | arrested in fraud case": whether the past of a verb that needs an object, which has none, is the only verb
    /// of a line without a stop and without articles before it.
    fn heads_line(&self, items: &[Item], i: usize, clause: &Clause) -> bool {
        let line = items
            .last()
            .is_some_and(|x| matches!(x.class, Class::Word | Class::Number | Class::Code));
        line && !clause.begun
            && items[i].tags & tag::NO_OBJECT == 0
            && !says(&items[i])
            && !items[..i].iter().any(|x| x.pos == Pos::Determiner)
            && !finite_ahead(self, items, i + 1, false)
    }
}

/// Whether the verb's past is hardly ever a reduced relative ("said", "told").
fn says(it: &Item) -> bool {
    it.usage & usage::SAYING != 0
}

/// "a quake of magnitude 6.2 | kills": whether a number before `i` belongs to the one noun before it, and counts nothing.
fn follows_its_noun(items: &[Item], i: usize) -> bool {
    i > 1
        && items[i - 1].pos == Pos::Number
        && matches!(items[i - 2].pos, Pos::Noun | Pos::Name)
        && !items[i - 2].plural
}

/// "40 | injured passengers", but "a magnitude of 6.2 | jolted Nepal": whether what follows is several, which a number
/// before `i` can count.
fn counts_more(items: &[Item], i: usize) -> bool {
    let mut after =
        items[i + 1..].iter().take(4).take_while(|x| continues_noun_group(x)).peekable();
    after.peek().is_none() || after.any(|x| x.plural)
}

/// Whether the noun group before `i` has an article for one: "an arms | deal".
fn determined(items: &[Item], i: usize) -> bool {
    items[..i]
        .iter()
        .rev()
        .take(WINDOW)
        .find(|x| !x.pos.is_head() && x.pos != Pos::Adjective)
        .is_some_and(|x| x.pos == Pos::Determiner)
}

/// "…, managing | partner at": one person without an article is described, not done something to.
fn is_one_person(n: &Item) -> bool {
    n.draft.is_none() && !n.plural && n.usage & usage::PEOPLE != 0
        || n.draft.is_some() && n.pos == Pos::Title
}

/// Whether the words from `i` to the next comma interrupt a clause whose finite verb follows that comma.
fn interrupts(items: &[Item], i: usize) -> bool {
    let Some(comma) =
        items[i..].iter().take(WINDOW).position(|x| x.class == Class::Comma).map(|n| n + i)
    else {
        return false;
    };
    items[comma + 1..].iter().take(3).find(|x| x.tags & tag::ADVERB == 0).is_some_and(|x| {
        x.draft.is_none()
            && (x.tags & (tag::MODAL | tag::AUXILIARY) != 0
                || (x.tags & (tag::PAST | tag::THIRD) != 0
                    && x.tags & (tag::NOUN | tag::ADJECTIVE) == 0))
    })
}

/// Whether a time, perhaps after a preposition, stands at `i` and a word that may be a verb right after it.
fn names_time(items: &[Item], i: usize) -> bool {
    let at = i + usize::from(items.get(i).is_some_and(|x| x.tags & tag::PREPOSITION != 0));
    items.get(at).is_some_and(|x| x.pos == Pos::Time)
        && items.get(at + 1).is_some_and(|x| x.draft.is_none() && x.tags & tag::THIRD != 0)
}

/// Whether a noun group without an article begins here.
fn bare_noun(n: Option<&Item>) -> bool {
    n.is_some_and(|n| n.draft.is_none() && continues_noun_group(n))
}

/// Whether the conjunction before `i` ends a list "A, B and …" of nouns.
fn lists(items: &[Item], i: usize) -> bool {
    let before = &items[i.saturating_sub(6)..i.saturating_sub(1)];
    let comma = before.iter().rposition(|x| x.class == Class::Comma);
    before.last().is_some_and(|x| x.pos.is_head())
        && comma.is_some_and(|c| {
            c > 0 && before[c - 1].pos.is_head() && before[c + 1..].iter().all(|x| !x.pos.is_verb())
        })
}

/// The verb form that an auxiliary before the word demands, if it can be that.
pub(super) fn demanded(items: &[Item], i: usize, clause: &Clause) -> Option<Pos> {
    let tags = items[i].tags;
    if tags & (tag::AUXILIARY | tag::VERB) == 0 || tags & tag::AUXILIARY != 0 {
        return None;
    }
    let adverb = items[i].likeliest == tag::ADVERB;
    if adverb
        && items
            .get(i + 1)
            .is_some_and(|n| n.draft.is_none() && n.tags & (tag::VERB | tag::AUXILIARY) != 0)
    {
        return None;
    }
    match clause.previous()? {
        Pos::Modal | Pos::Do | Pos::To if tags & tag::BASE != 0 => Some(Pos::Base),
        Pos::Have | Pos::Be if tags & tag::PARTICIPLE != 0 => Some(Pos::Participle),
        _ => None,
    }
}

/// "the 1995 | bombing", "an emergency Security Council | meeting": whether a date after an article, or a name after a word
/// of its own group, stands before an -ing form that is a noun.
fn names_what_happened(items: &[Item], i: usize) -> bool {
    let [.., first, second] = &items[..i] else { return false };
    let dated = second.pos == Pos::Time && first.pos == Pos::Determiner;
    let named = second.pos == Pos::Name && matches!(first.pos, Pos::Noun | Pos::Adjective);
    dated || named && items[i].likeliest == tag::NOUN
}
