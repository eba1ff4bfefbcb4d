//! Settles the class of each word by its neighbours.
//!
//! One pass from left to right: each decision sees the settled classes before and the possible classes after.
//! A word that could be a finite verb becomes one only where its clause still needs one.

use super::{Item, Pos};
use crate::lexicon::tag;
use crate::token::{Class, Tokens, flag};
use crate::vocabulary::{Vocabulary, Word};

/// How far, in items, the search for a finite verb looks ahead.
const WINDOW: usize = 24;

/// The words that the tagger asks for by name.
#[derive(Clone, Debug)]
pub(crate) struct Tagger {
    that: Word,
    apostrophe_s: Word,
    /// he, she, they, we, I, who: subjects.
    subjects: [Word; 8],
    /// After these, "to" is a preposition.
    to_governors: Vec<Word>,
    /// after, before, since, until, as, once, while, for, than: prepositions that can open a clause.
    openers: Vec<Word>,
    /// Forms of be, have, do.
    be: Vec<Word>,
    have: Vec<Word>,
    doing: Vec<Word>,
    /// "been", "being", "having": never finite.
    not_finite: [Word; 4],
    /// "there", "it", "this", "that": a following ’s is "is".
    contracted: [Word; 8],
    by: Word,
    of: Word,
    so: Word,
    according: Word,
}

impl Tagger {
    /// Interns the words.
    pub(crate) fn new(v: &mut Vocabulary) -> Self {
        let mut all = |list: &[&str]| -> Vec<Word> { list.iter().map(|w| v.intern(w)).collect() };
        let to_governors = all(&[
            "according",
            "due",
            "thanks",
            "prior",
            "contrary",
            "addition",
            "response",
            "regard",
            "access",
            "threat",
            "damage",
            "visit",
            "trip",
            "returned",
            "return",
            "close",
            "related",
            "owing",
            "next",
            "amounted",
            "opposed",
            "opposition",
            "reference",
            "respect",
            "exports",
            "alternative",
            "answer",
            "solution",
            "approach",
            "aid",
        ]);
        let openers = all(&[
            "after", "before", "since", "until", "till", "as", "once", "while", "though",
            "although", "because", "if", "unless", "whether", "when", "where", "whereas",
        ]);
        let be = all(&["be", "is", "are", "was", "were", "been", "being", "am", "'re", "'m"]);
        let have = all(&["have", "has", "had", "having", "'ve"]);
        let doing = all(&["do", "does", "did"]);
        let mut one = |w: &str| v.intern(w);
        Self {
            that: one("that"),
            apostrophe_s: one("'s"),
            subjects: ["he", "she", "they", "we", "i", "who", "it", "you"].map(&mut one),
            not_finite: ["been", "being", "having", "be"].map(&mut one),
            contracted: ["there", "it", "he", "she", "that", "what", "who", "here"].map(&mut one),
            by: one("by"),
            of: one("of"),
            so: one("so"),
            according: one("according"),
            to_governors,
            openers,
            be,
            have,
            doing,
        }
    }

    /// Settles one sentence.
    pub(super) fn tag(&self, tokens: &Tokens<'_>, items: &mut [Item]) {
        let mut clause = Clause::default();
        for i in 0..items.len() {
            if items[i].draft.is_none() {
                let pos = self.settle(tokens, items, i, &clause);
                items[i].pos = pos;
            }
            clause.step(&items[i]);
        }
    }

    fn settle(&self, tokens: &Tokens<'_>, items: &[Item], i: usize, clause: &Clause) -> Pos {
        let it = &items[i];
        match it.class {
            Class::Word => {}
            Class::Possessive => return self.apostrophe(items, i),
            Class::Clitic => return self.clitic(it),
            Class::Number | Class::Code => return Pos::Number,
            _ => return Pos::Mark,
        }
        let tags = it.tags;
        if tags & tag::NOT != 0 {
            return Pos::Not;
        }
        if it.word == self.according && items.get(i + 1).is_some_and(|n| n.tags & tag::TO != 0) {
            return Pos::Preposition;
        }
        if let Some(pos) = demanded(items, i) {
            return pos;
        }
        if tags & tag::TO != 0 {
            return if self.infinitive(items, i) { Pos::To } else { Pos::Preposition };
        }
        if tags & tag::MODAL != 0 && !it_is_noun_like(tokens, it) && is_modal(items, i) {
            return Pos::Modal;
        }
        if tags & tag::AUXILIARY != 0 {
            return self.auxiliary(it.word);
        }
        if it.word == self.that {
            return self.that(items, i);
        }
        if tags & tag::POSSESSIVE != 0 {
            return self.possessive(items, i);
        }
        if tags & tag::PRONOUN != 0 && it.likeliest == tag::PRONOUN {
            return Pos::Pronoun;
        }
        if tags & tag::DETERMINER != 0 && it.likeliest == tag::DETERMINER {
            return self.determiner(items, i);
        }
        // "yet", "so", "plus" join clauses less often than they modify
        if tags & tag::CONJUNCTION != 0 && (it.likeliest == tag::CONJUNCTION || i == 0) {
            return Pos::Conjunction;
        }
        if tags & tag::WH != 0 {
            return Pos::Relative;
        }
        // "provided Israel with bombs": a verb after its subject
        let verb = tags & tag::VERB != 0 && i > 0 && items[i - 1].pos.is_head();
        if self.openers.contains(&it.word)
            || (!verb && tags & tag::SUBORDINATOR != 0 && it.likeliest != tag::ADVERB)
        {
            return self.opener(items, i);
        }
        self.open_class(items, i, clause)
    }

    /// "’s": a possessive mark, or "is" after a pronoun or before a participle of a clause.
    fn apostrophe(&self, items: &[Item], i: usize) -> Pos {
        let before = i.checked_sub(1).map(|j| &items[j]);
        if before.is_some_and(|b| b.draft.is_none() && self.contracted.contains(&b.word)) {
            return Pos::Be;
        }
        Pos::Apostrophe
    }

    fn clitic(&self, it: &Item) -> Pos {
        if it.tags & tag::NOT != 0 {
            Pos::Not
        } else if it.tags & tag::MODAL != 0 {
            Pos::Modal
        } else {
            self.auxiliary(it.word)
        }
    }

    fn auxiliary(&self, word: Word) -> Pos {
        if self.have.contains(&word) {
            Pos::Have
        } else if self.doing.contains(&word) {
            Pos::Do
        } else {
            Pos::Be
        }
    }

    /// Whether "to" opens an infinitive: a base form follows and nothing before wants a preposition.
    fn infinitive(&self, items: &[Item], i: usize) -> bool {
        let governed = i > 0 && self.to_governors.contains(&items[i - 1].word);
        let mut j = i + 1;
        while items.get(j).is_some_and(|x| {
            x.draft.is_none() && x.tags & tag::ADVERB != 0 && x.tags & tag::BASE == 0
        }) {
            j += 1;
        }
        let Some(next) = items.get(j).filter(|x| x.draft.is_none()) else { return false };
        if next.tags & (tag::AUXILIARY | tag::BASE) == 0 || next.compound {
            return false;
        }
        if next.tags & tag::AUXILIARY != 0 {
            return true;
        }
        let noun_first = next.likeliest == tag::NOUN || next.likeliest == tag::ADJECTIVE;
        let object_follows = items.get(j + 1).is_some_and(starts_noun_group);
        !(governed && noun_first && !object_follows)
    }

    /// "that": a determiner, a relative, or the opener of a complement.
    fn that(&self, items: &[Item], i: usize) -> Pos {
        let next = items.get(i + 1);
        let verb_follows = next.is_some_and(|x| {
            x.draft.is_none()
                && (x.tags & (tag::MODAL | tag::AUXILIARY) != 0
                    || (x.tags & (tag::THIRD | tag::PAST) != 0 && x.tags & tag::NOUN == 0))
        });
        let Some(before) = i.checked_sub(1).map(|j| &items[j]) else {
            return if verb_follows { Pos::Pronoun } else { Pos::Determiner };
        };
        let after_noun = before.pos.is_head();
        // "one document that shows": a verb that could be a noun, with an object or nothing finite after it
        let third = next.is_some_and(|x| {
            x.draft.is_none() && x.tags & tag::THIRD != 0 && x.tags & tag::NOUN != 0
        });
        if third
            && after_noun
            && items.get(i + 2).is_some_and(|x| {
                starts_noun_group(x) || x.word == self.that || x.tags & tag::PREPOSITION != 0
            })
        {
            return Pos::Relative;
        }
        if verb_follows {
            return if after_noun || before.class == Class::Comma {
                Pos::Relative
            } else {
                Pos::Pronoun
            };
        }
        // no determiner stands before a name or another determiner
        let named = next.is_some_and(|x| {
            (x.draft.is_some() && !matches!(x.pos, Pos::Time | Pos::Number | Pos::Title))
                || (x.draft.is_none()
                    && x.tags & (tag::DETERMINER | tag::POSSESSIVE) != 0
                    && x.likeliest & (tag::DETERMINER | tag::POSSESSIVE) != 0)
        });
        if named && before.pos.is_verb() {
            return Pos::Subordinator;
        }
        if before.pos == Pos::Preposition {
            return Pos::Determiner;
        }
        if before.pos.is_verb()
            || after_noun
            || before.pos == Pos::Adjective
            || before.pos == Pos::Time
            || before.class == Class::Comma
            || before.pos == Pos::Conjunction
            || before.pos == Pos::Pronoun
            || before.class == Class::CloseQuote
            || before.pos == Pos::Adverb
        {
            return if finite_ahead(self, items, i + 1, true) {
                Pos::Subordinator
            } else {
                Pos::Determiner
            };
        }
        Pos::Subordinator
    }

    /// "her", "his": before a noun possessive, else a pronoun.
    fn possessive(&self, items: &[Item], i: usize) -> Pos {
        let her = items[i].tags & tag::PRONOUN != 0;
        if her
            && !items
                .get(i + 1)
                .is_some_and(|x| x.draft.is_none() && x.tags & (tag::NOUN | tag::ADJECTIVE) != 0)
        {
            return Pos::Pronoun;
        }
        Pos::Possessive
    }

    /// "this", "some": before a noun a determiner, else a pronoun.
    fn determiner(&self, items: &[Item], i: usize) -> Pos {
        let Some(next) = items.get(i + 1) else { return Pos::Pronoun };
        let noun_like = next.draft.is_some()
            || next.tags
                & (tag::NOUN
                    | tag::ADJECTIVE
                    | tag::QUANTIFIER
                    | tag::PARTICIPLE
                    | tag::GERUND
                    | tag::DETERMINER)
                != 0
            || matches!(next.class, Class::Number | Class::OpenQuote | Class::Currency)
            || (next.tags & tag::ADVERB != 0
                && next.tags & (tag::PREPOSITION | tag::AUXILIARY) == 0);
        if noun_like && next.tags & (tag::AUXILIARY | tag::MODAL) == 0 {
            Pos::Determiner
        } else {
            Pos::Pronoun
        }
    }

    /// "after", "as", "while": a subordinator if a clause follows, else a preposition.
    fn opener(&self, items: &[Item], i: usize) -> Pos {
        let tags = items[i].tags;
        if finite_ahead(self, items, i + 1, true) {
            return Pos::Subordinator;
        }
        if tags & tag::PREPOSITION != 0 || tags == 0 {
            return Pos::Preposition;
        }
        if tags & tag::ADVERB != 0 && !items.get(i + 1).is_some_and(starts_noun_group) {
            return Pos::Adverb;
        }
        Pos::Subordinator
    }

    /// Nouns, verbs, adjectives, adverbs and prepositions.
    fn open_class(&self, items: &[Item], i: usize, clause: &Clause) -> Pos {
        let it = &items[i];
        let tags = it.tags;
        let next = items.get(i + 1);
        let next_is_nominal = next.is_some_and(continues_noun_group);
        if tags & tag::PREPOSITION != 0 {
            let other =
                tags & (tag::ADVERB | tag::ADJECTIVE | tag::NOUN | tag::VERB | tag::QUANTIFIER);
            if other == 0 || it.likeliest == tag::PREPOSITION {
                return Pos::Preposition;
            }
            if next.is_some_and(starts_noun_group) && tags & tag::VERB == 0 {
                return Pos::Preposition;
            }
        }
        if tags & tag::QUANTIFIER != 0 {
            return if next_is_nominal || next.is_some_and(|n| n.word == self.of) {
                Pos::Quantifier
            } else {
                Pos::Pronoun
            };
        }
        if tags & tag::PRONOUN != 0 && tags & (tag::NOUN | tag::ADJECTIVE) == 0 {
            return Pos::Pronoun;
        }
        if tags & tag::DETERMINER != 0 {
            return self.determiner(items, i);
        }
        if tags & tag::VERB != 0
            && let Some(pos) = self.verb(items, i, clause)
        {
            return pos;
        }
        if tags & tag::ADVERB != 0 && it.likeliest == tag::ADVERB {
            let adjective =
                tags & tag::ADJECTIVE != 0 && next_is_nominal && in_noun_group(items, i);
            return if adjective { Pos::Adjective } else { Pos::Adverb };
        }
        if tags & tag::ADJECTIVE != 0 {
            let noun = tags & tag::NOUN != 0
                && !next_is_nominal
                && (in_noun_group(items, i) || it.likeliest == tag::NOUN);
            if noun && !after_be(items, i) {
                return Pos::Noun;
            }
            if tags & tag::ADVERB != 0 && !next_is_nominal && !after_be(items, i) {
                return Pos::Adverb;
            }
            return Pos::Adjective;
        }
        if tags & tag::NOUN != 0 {
            return Pos::Noun;
        }
        if tags & tag::ADVERB != 0 {
            return Pos::Adverb;
        }
        if tags & tag::PREPOSITION != 0 {
            return Pos::Preposition;
        }
        if tags & tag::INTERJECTION != 0 { Pos::Adverb } else { Pos::Noun }
    }

    /// A word that may be a verb form: which one, or none.
    fn verb(&self, items: &[Item], i: usize, clause: &Clause) -> Option<Pos> {
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
            ) && !(b.pos == Pos::Number && b.draft.is_none() && b.class == Class::Number)
        });
        if tags & (tag::PAST | tag::PARTICIPLE) != 0 && tags & tag::BASE == 0 {
            return self.past(items, i, clause, inside);
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
                || b.pos == Pos::Relative
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
        if subject {
            return Some(form);
        }
        if !nominal {
            return Some(form);
        }
        // "he told …, urge": coordinated with a verb of the same form
        if direct.is_some_and(|b| b.pos == Pos::Conjunction)
            && clause.last_form == Some(form)
            && next.is_some_and(starts_noun_group)
        {
            return Some(form);
        }
        let can_be_subject = direct.is_some_and(|b| {
            matches!(b.pos, Pos::Noun | Pos::Name | Pos::Title | Pos::Nationality | Pos::Time)
        });
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
        let verbish = it.likeliest & tag::VERB != 0;
        let plural_subject = direct.is_some_and(agrees_with_base);
        match form {
            Pos::Base if !plural_subject && !verbish => None,
            _ if object || (verbish && goes_on) || (verbish && next.is_none()) => Some(form),
            _ if goes_on && form == Pos::Third => Some(form),
            _ => None,
        }
    }

    /// An -ing form: part of a noun group, or a verb.
    fn gerund(&self, items: &[Item], i: usize) -> Option<Pos> {
        let it = &items[i];
        let direct = i.checked_sub(1).map(|j| &items[j]);
        let next = items.get(i + 1);
        let object_follows = next.is_some_and(|n| {
            n.draft.is_some() && n.pos != Pos::Time
                || n.draft.is_none()
                    && n.tags & (tag::DETERMINER | tag::PRONOUN | tag::POSSESSIVE | tag::QUANTIFIER)
                        != 0
        });
        let noun = it.tags & tag::NOUN != 0;
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
                // "adaptation training" against "soldiers training at"
                let plural = direct.is_some_and(agrees_with_base);
                let preposition =
                    next.is_some_and(|n| n.tags & tag::PREPOSITION != 0 && n.word != self.of);
                if preposition && (plural || direct.is_some_and(|b| b.pos == Pos::Name)) {
                    Some(Pos::Gerund)
                } else {
                    None
                }
            }
            Some(p) if noun && p.is_verb() && it.likeliest == tag::NOUN && !object_follows => None,
            Some(Pos::Preposition) if noun && it.likeliest == tag::NOUN && !object_follows => None,
            None | Some(Pos::Mark)
                if noun
                    && it.likeliest == tag::NOUN
                    && next.is_some_and(|n| n.word == self.of || n.tags & tag::AUXILIARY != 0) =>
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
        if inside {
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
        let direct = i.checked_sub(1).map(|j| &items[j]);
        let Some(direct) = direct else {
            return Some(Pos::Participle);
        };
        if matches!(direct.pos, Pos::Preposition | Pos::Subordinator) || direct.word == self.so {
            let modifies = next.is_some_and(continues_noun_group)
                && next.is_none_or(|n| n.tags & tag::DETERMINER == 0);
            return if modifies { Some(Pos::Adjective) } else { Some(Pos::Participle) };
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
        if direct.pos == Pos::Conjunction
            && bare_noun(next)
            && (it.tags & tag::ADJECTIVE != 0 || lists(items, i))
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
        if direct.pos.is_head() && agent && !clause.begun && perhaps_finite_ahead(items, i + 1) {
            return Some(Pos::Participle);
        }
        if direct.pos.is_head() && reduced_shape {
            let needs = clause.finite || finite_ahead(self, items, i + 1, false);
            if needs && (agent || clause.finite || !self.says(it)) {
                return Some(Pos::Participle);
            }
            if agent && clause.finite {
                return Some(Pos::Participle);
            }
        }
        if direct.class == Class::Comma
            && (agent || (reduced_shape && !clause.begun && interrupts(items, i)))
        {
            return Some(Pos::Participle);
        }
        Some(Pos::Past)
    }

    /// Whether the verb's past is hardly ever a reduced relative ("said", "told").
    fn says(&self, it: &Item) -> bool {
        it.likeliest == tag::PAST
    }
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
fn demanded(items: &[Item], i: usize) -> Option<Pos> {
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
    match previous(items, i)?.pos {
        Pos::Modal | Pos::Do | Pos::To if tags & tag::BASE != 0 => Some(Pos::Base),
        Pos::Have | Pos::Be if tags & tag::PARTICIPLE != 0 => Some(Pos::Participle),
        _ => None,
    }
}

/// What is known of the clause so far.
#[derive(Clone, Copy, Debug, Default)]
struct Clause {
    /// A finite verb stands since the last boundary.
    finite: bool,
    /// A finite verb stands in the sentence.
    begun: bool,
    /// The last lexical verb is a participle after a form of be.
    passive: bool,
    /// The last auxiliary is a form of be.
    be: bool,
    /// The form of the last lexical verb of the sentence.
    last_form: Option<Pos>,
}

impl Clause {
    fn step(&mut self, it: &Item) {
        match it.pos {
            Pos::Modal | Pos::Past | Pos::Third | Pos::Be | Pos::Have | Pos::Do => {
                self.finite = true
            }
            Pos::Base if !self.finite => self.finite = true,
            Pos::Subordinator | Pos::Relative => self.finite = false,
            Pos::Conjunction => self.finite = false,
            Pos::Mark
                if matches!(
                    it.class,
                    Class::Comma
                        | Class::Semicolon
                        | Class::Dash
                        | Class::OpenQuote
                        | Class::CloseQuote
                        | Class::Colon
                ) =>
            {
                self.finite = false;
            }
            _ => {}
        }
        self.begun |= self.finite;
        match it.pos {
            Pos::Be => self.be = true,
            Pos::Adverb | Pos::Not => {}
            p if p.is_verb() => {
                self.passive = self.be && p == Pos::Participle;
                self.be = false;
            }
            _ => self.be = false,
        }
        if it.pos.is_verb() {
            self.last_form = Some(it.pos);
        }
    }
}

/// Whether a word that can be a modal is one: "need" and "dare" are verbs unless "not" follows.
fn is_modal(items: &[Item], i: usize) -> bool {
    items[i].tags & tag::VERB == 0 || items.get(i + 1).is_some_and(|n| n.tags & tag::NOT != 0)
}

/// Whether a word with a modal's form is a noun here ("May", "the will").
fn it_is_noun_like(tokens: &Tokens<'_>, it: &Item) -> bool {
    let t = &tokens.list[it.first as usize];
    t.has(flag::UPPER) && !t.has(flag::FIRST) && !t.has(flag::CAPITALS)
}

/// The settled item before `i`, over adverbs and "not".
fn previous(items: &[Item], i: usize) -> Option<&Item> {
    items[..i].iter().rev().take(4).find(|x| !matches!(x.pos, Pos::Adverb | Pos::Not))
}

/// Whether the words before `i` stand inside a noun group.
fn in_noun_group(items: &[Item], i: usize) -> bool {
    i.checked_sub(1).is_some_and(|j| {
        matches!(
            items[j].pos,
            Pos::Determiner
                | Pos::Possessive
                | Pos::Apostrophe
                | Pos::Adjective
                | Pos::Quantifier
                | Pos::Number
                | Pos::Nationality
                | Pos::Noun
                | Pos::Preposition
        )
    })
}

/// Whether the item before, over adverbs, is a form of be.
fn after_be(items: &[Item], i: usize) -> bool {
    previous(items, i).is_some_and(|b| b.pos == Pos::Be)
}

/// Whether a noun group can begin here.
fn starts_noun_group(n: &Item) -> bool {
    if n.draft.is_some() {
        return true;
    }
    matches!(n.class, Class::Number | Class::Currency)
        || n.tags & (tag::DETERMINER | tag::POSSESSIVE | tag::PRONOUN | tag::QUANTIFIER) != 0
        || (n.class == Class::Word
            && n.tags & (tag::NOUN | tag::ADJECTIVE) != 0
            && n.tags & (tag::PREPOSITION | tag::SUBORDINATOR | tag::CONJUNCTION) == 0
            && n.likeliest & (tag::ADVERB | tag::AUXILIARY | tag::MODAL) == 0)
}

/// Whether the item can go on with a noun group whose modifier stands before it.
fn continues_noun_group(n: &Item) -> bool {
    if n.draft.is_some() {
        return n.pos != Pos::Time;
    }
    n.class == Class::Word
        && (n.tags & (tag::NOUN | tag::ADJECTIVE) != 0 || n.tags & tag::GERUND != 0)
        && n.tags
            & (tag::PREPOSITION
                | tag::DETERMINER
                | tag::PRONOUN
                | tag::CONJUNCTION
                | tag::SUBORDINATOR
                | tag::AUXILIARY
                | tag::MODAL)
            == 0
        && n.likeliest & (tag::ADVERB | tag::FINITE) == 0
}

/// Whether a noun can be the subject of a base form: a plural or a people.
fn agrees_with_base(b: &Item) -> bool {
    b.plural && matches!(b.pos, Pos::Noun | Pos::Nationality)
}

/// Whether a word follows, before the clause ends, that is a finite verb or a noun and has what may be an object.
fn perhaps_finite_ahead(items: &[Item], from: usize) -> bool {
    items[from..]
        .windows(2)
        .take(WINDOW)
        .take_while(|w| !matches!(w[0].class, Class::Comma | Class::Semicolon | Class::Dash))
        .any(|w| w[0].draft.is_none() && w[0].tags & tag::THIRD != 0 && starts_noun_group(&w[1]))
}

/// Whether a surely finite verb follows before the clause ends. With `open`, a subject may stand before it.
fn finite_ahead(tagger: &Tagger, items: &[Item], from: usize, open: bool) -> bool {
    let mut subject = false;
    for (n, it) in items[from..].iter().take(WINDOW).enumerate() {
        if it.draft.is_some() {
            subject = true;
            continue;
        }
        if it.class == Class::Possessive {
            continue;
        }
        match it.class {
            Class::Semicolon
            | Class::Dash
            | Class::Colon
            | Class::Question
            | Class::Exclamation => return false,
            Class::Comma if !(open && n == 0) => return false,
            Class::OpenQuote | Class::CloseQuote if !open => return false,
            _ => {}
        }
        let tags = it.tags;
        if tags & (tag::WH | tag::SUBORDINATOR) != 0
            && tags & (tag::PREPOSITION | tag::ADVERB | tag::NOUN) == 0
        {
            return false;
        }
        if it.word == tagger.that && n > 0 {
            return false;
        }
        if tags & tag::CONJUNCTION != 0
            && (!open
                || items.get(from + n + 1).is_none_or(|x| {
                    x.draft.is_none() && x.tags & tag::VERB != 0 && x.tags & tag::NOUN == 0
                }))
        {
            return false;
        }
        if tags & tag::TO != 0
            && items.get(from + n + 1).is_some_and(|x| x.tags & tag::BASE != 0)
            && !open
        {
            // an infinitive is not finite; what follows it may be
            continue;
        }
        let before = (from + n).checked_sub(1).map(|j| &items[j]);
        if tags & tag::AUXILIARY != 0 && !tagger.not_finite.contains(&it.word) {
            return true;
        }
        if tags & tag::MODAL != 0 {
            return true;
        }
        let after_to = before.is_some_and(|b| b.tags & (tag::TO | tag::MODAL) != 0);
        if tags & tag::VERB != 0
            && tags & (tag::NOUN | tag::ADJECTIVE) == 0
            && tags & (tag::GERUND | tag::PREPOSITION) == 0
            && !after_to
        {
            // a pure verb form; participles count only after a subject pronoun or as past of a clause just opened
            if tags & tag::PARTICIPLE == 0 || (open && subject) || it.likeliest == tag::PAST {
                return true;
            }
        }
        if tags & tag::FINITE != 0
            && before
                .is_some_and(|b| b.draft.is_none() && tagger.subjects.contains(&b.word) && n > 0)
        {
            return true;
        }
        if tags & (tag::NOUN | tag::PRONOUN) != 0 {
            subject = true;
        }
    }
    false
}
