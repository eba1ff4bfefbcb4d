//! What the words after the one in question can be.

use super::{Tagger, WINDOW};
use crate::lexicon::tag;
use crate::phrase::{Item, Pos};
use crate::token::Class;

/// Whether a word follows, before the clause ends, that is a finite verb or a noun and has what may be an object.
pub(super) fn perhaps_finite_ahead(items: &[Item], from: usize) -> bool {
    items[from..]
        .windows(2)
        .take(WINDOW)
        .take_while(|w| !matches!(w[0].class, Class::Comma | Class::Semicolon | Class::Dash))
        .any(|w| w[0].draft.is_none() && w[0].tags & tag::THIRD != 0 && starts_noun_group(&w[1]))
}

/// "… | as Seoul warns", "… | as ruling party concedes": whether a noun group without an article and a verb that is no noun
/// follow the first item.
fn opens_clause(items: &[Item]) -> bool {
    /// No subject of a headline has more words.
    const SUBJECT: usize = 4;
    let named = |x: &Item| x.draft.is_some() && x.pos == Pos::Name;
    let plain = |x: &Item| x.draft.is_none() && x.likeliest & (tag::NOUN | tag::ADJECTIVE) != 0;
    let subject = items[1..].iter().take(SUBJECT).take_while(|x| named(x) || plain(x)).count();
    let past = if subject == 1 && named(&items[1]) { tag::PAST } else { 0 };
    subject > 0
        && items.get(1 + subject).is_some_and(|verb| {
            verb.draft.is_none()
                && verb.tags & (tag::THIRD | past) != 0
                && verb.tags & tag::NOUN == 0
        })
}

/// Whether a surely finite verb follows before the clause ends. With `open`, a subject may stand before it.
pub(super) fn finite_ahead(tagger: &Tagger, items: &[Item], from: usize, open: bool) -> bool {
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
        // "moved into areas | the rebels had taken": a noun group that no verb or preposition asks for
        if !open
            && n > 0
            && tags & (tag::DETERMINER | tag::POSSESSIVE | tag::PRONOUN) != 0
            && it.likeliest & (tag::DETERMINER | tag::POSSESSIVE | tag::PRONOUN) != 0
            && items.get(from + n - 1).is_some_and(|b| {
                b.pos.is_head() && b.draft.is_some()
                    || b.draft.is_none() && b.likeliest == tag::NOUN
            })
        {
            return false;
        }
        // "asked | how the ferry had sunk"
        let question = tags & tag::WH != 0 && it.likeliest == tag::WH;
        if question
            || tags & (tag::WH | tag::SUBORDINATOR) != 0
                && tags & (tag::PREPOSITION | tag::ADVERB | tag::NOUN) == 0
        {
            return false;
        }
        if it.word == tagger.that && n > 0
            || it.word == tagger.as_ && opens_clause(&items[from + n..])
        {
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
        // "claimed to have seen"
        let infinitive = before.is_some_and(|b| b.tags & tag::TO != 0);
        if tags & tag::AUXILIARY != 0 && !tagger.not_finite.contains(&it.word) && !infinitive {
            return true;
        }
        if tags & tag::MODAL != 0 {
            return true;
        }
        if n > 0
            && it.likeliest == tag::PAST
            && tags & tag::PAST != 0
            && before.is_some_and(|b| b.draft.is_some() || b.likeliest == tag::NOUN)
        {
            // "soldiers stationed in Djibouti left"
            return true;
        }
        let after_to = before
            .is_some_and(|b| b.tags & (tag::TO | tag::MODAL) != 0 || tagger.have.contains(&b.word));
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

/// Whether a noun group can begin here.
pub(super) fn starts_noun_group(n: &Item) -> bool {
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
pub(super) fn continues_noun_group(n: &Item) -> bool {
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
pub(super) fn agrees_with_base(b: &Item) -> bool {
    b.plural && matches!(b.pos, Pos::Noun | Pos::Nationality)
}
