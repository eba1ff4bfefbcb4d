//! Words of the closed classes: "that", "to", "her", "after" and the like.

use super::Tagger;
use super::ahead::{continues_noun_group, finite_ahead, starts_noun_group};
use crate::lexicon::tag;
use crate::phrase::{Item, Pos, usage};
use crate::token::Class;
use crate::vocabulary::Word;

impl Tagger {
    /// "south of the river": a direction that says where, and is no noun of its own ("the south of the country").
    pub(super) fn is_direction(&self, items: &[Item], i: usize) -> bool {
        items[i].usage & usage::COMPASS != 0
            && items.get(i + 1).is_some_and(|n| n.word == self.of)
            && i.checked_sub(1).is_none_or(|j| {
                !matches!(items[j].pos, Pos::Determiner | Pos::Adjective | Pos::Apostrophe)
            })
    }

    /// "’s": a possessive mark, or "is" after a pronoun or before a participle of a clause.
    pub(super) fn apostrophe(&self, items: &[Item], i: usize) -> Pos {
        let before = i.checked_sub(1).map(|j| &items[j]);
        if before.is_some_and(|b| b.draft.is_none() && self.contracted.contains(&b.word)) {
            return Pos::Be;
        }
        Pos::Apostrophe
    }

    pub(super) fn clitic(&self, it: &Item) -> Pos {
        if it.tags & tag::NOT != 0 {
            Pos::Not
        } else if it.tags & tag::MODAL != 0 {
            Pos::Modal
        } else {
            self.auxiliary(it.word)
        }
    }

    pub(super) fn auxiliary(&self, word: Word) -> Pos {
        if self.have.contains(&word) {
            Pos::Have
        } else if self.doing.contains(&word) {
            Pos::Do
        } else {
            Pos::Be
        }
    }

    /// Whether "to" opens an infinitive: a base form follows and nothing before wants a preposition.
    pub(super) fn infinitive(&self, items: &[Item], i: usize) -> bool {
        if i > 0 && items[i - 1].word == self.according {
            return false;
        }
        let governed = i > 0 && self.to_governors.contains(&items[i - 1].word);
        let mut j = i + 1;
        while items.get(j).is_some_and(|x| {
            x.draft.is_none() && x.tags & tag::ADVERB != 0 && x.tags & tag::BASE == 0
        }) {
            j += 1;
        }
        // "vowed to “ensure that …”"
        let quoted = items.get(j).is_some_and(|x| x.class == Class::OpenQuote);
        j += usize::from(quoted);
        let Some(next) = items.get(j).filter(|x| x.draft.is_none()) else { return false };
        if next.tags & (tag::AUXILIARY | tag::BASE) == 0 || next.compound {
            return false;
        }
        if quoted && next.likeliest & tag::BASE == 0 {
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
    pub(super) fn that(&self, items: &[Item], i: usize) -> Pos {
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
        // "gangs that control the capital": a base form that could be a noun, after a plural and with an object
        let base = next.is_some_and(|x| {
            x.draft.is_none() && x.tags & tag::BASE != 0 && x.tags & tag::NOUN != 0
        });
        if base && after_noun && before.plural && items.get(i + 2).is_some_and(starts_noun_group) {
            return Pos::Relative;
        }
        // "a scheme that cost farmers $12 million": a past that could be a noun, and no other verb
        let past = next.is_some_and(|x| {
            x.draft.is_none() && x.tags & tag::PAST != 0 && x.tags & tag::NOUN != 0
        });
        if past
            && after_noun
            && items.get(i + 2).is_some_and(starts_noun_group)
            && !finite_ahead(self, items, i + 2, false)
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
        let determined = next.is_some_and(|x| {
            x.draft.is_none()
                && x.tags & (tag::DETERMINER | tag::POSSESSIVE) != 0
                && x.likeliest & (tag::DETERMINER | tag::POSSESSIVE) != 0
        });
        let named = determined
            || next.is_some_and(|x| {
                x.draft.is_some() && !matches!(x.pos, Pos::Time | Pos::Number | Pos::Title)
            });
        // "pointed out that the firm had lied"
        let particle =
            before.pos == Pos::Preposition && i > 1 && items[i - 2].pos.is_verb() && determined;
        if named && before.pos.is_verb() || particle {
            return Pos::Subordinator;
        }
        // "a speech that Ana Silva gave", "a film that Mr. Silva made"
        let titled = next.is_some_and(|x| x.pos == Pos::Title)
            && items.get(i + 2).is_some_and(|x| x.draft.is_some() && x.pos == Pos::Name);
        if after_noun
            && before.draft.is_none()
            && (titled || next.is_some_and(|x| x.pos == Pos::Name))
        {
            return Pos::Subordinator;
        }
        // "demand | that interest rates fall": the same over what stands before the noun
        let nouns = items[i + 1..]
            .iter()
            .take(4)
            .take_while(|x| x.draft.is_none() && x.likeliest & (tag::NOUN | tag::ADJECTIVE) != 0);
        let many = nouns.skip(1).any(|x| x.plural && x.likeliest == tag::NOUN);
        if before.pos.is_verb() && many {
            return Pos::Subordinator;
        }
        // "said on Monday | that hundreds of homes": "that" goes with one thing, not with many
        let plural = next.is_some_and(|x| x.draft.is_none() && x.plural && x.tags & tag::VERB == 0);
        let several =
            next.is_some_and(|x| x.draft.is_some() && x.pos == Pos::Number && x.word != self.one);
        if before.pos != Pos::Preposition
            && (several || plural && finite_ahead(self, items, i + 1, true))
        {
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
    pub(super) fn possessive(&self, items: &[Item], i: usize) -> Pos {
        let her = items[i].tags & tag::PRONOUN != 0;
        if her
            && !items.get(i + 1).is_some_and(|x| match x.draft {
                None => x.tags & (tag::NOUN | tag::ADJECTIVE) != 0,
                // "his first visit", "her Chinese counterpart"
                Some(_) => {
                    matches!(x.pos, Pos::Number | Pos::Nationality | Pos::Title | Pos::Time)
                        && items.get(i + 2).is_some_and(continues_noun_group)
                }
            })
        {
            return Pos::Pronoun;
        }
        Pos::Possessive
    }

    /// "this", "some": before a noun a determiner, else a pronoun.
    pub(super) fn determiner(&self, items: &[Item], i: usize) -> Pos {
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
    pub(super) fn opener(&self, items: &[Item], i: usize) -> Pos {
        let tags = items[i].tags;
        if items[i].word == self.as_ && names_office(&items[i + 1..]) {
            return Pos::Preposition;
        }
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
}

/// "her tenure as | secretary of state": one person without an article or a name, which is no subject.
fn names_office(after: &[Item]) -> bool {
    let one = |x: &Item| {
        x.usage & usage::PEOPLE != 0 && !x.plural && (x.draft.is_none() || x.pos == Pos::Title)
    };
    match after {
        [office, next, ..] => {
            one(office) && next.draft.is_none() && next.tags & tag::PREPOSITION != 0
        }
        _ => false,
    }
}
