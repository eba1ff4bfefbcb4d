//! What a word before or after says of a group in the making.

use super::super::{Item, Pos, usage};
use super::Building;
use crate::MentionKind;
use crate::mention::Draft;
use crate::token::{Class, Tokens};

/// Whether a number can count a noun: not a percentage, ordinal or amount of money.
pub(super) fn number_counts(drafts: &[Draft<'_>], it: &Item) -> bool {
    it.draft.is_none_or(|d| {
        // "155 mm ammunition": a measure says how large it is
        let draft = &drafts[d as usize];
        matches!(draft.kind, MentionKind::Number | MentionKind::Quantity)
            && draft.rule != "quantity/unit"
    })
}

/// "170-millimeter howitzers": a measure before a noun says how large it is, not how many there are.
pub(super) fn is_size(tokens: &Tokens<'_>, it: &Item) -> bool {
    let end = it.end as usize;
    it.end - it.first > 2
        && tokens.class(end - 1) == Some(Class::Word)
        && tokens.class(end - 2) == Some(Class::Hyphen)
}

/// Whether a number is an amount of money.
pub(super) fn is_money(drafts: &[Draft<'_>], it: &Item) -> bool {
    it.draft.is_some_and(|d| drafts[d as usize].kind == MentionKind::Money)
}

/// Whether a number counts more than one.
pub(super) fn counts_many(drafts: &[Draft<'_>], it: &Item) -> bool {
    it.draft.is_some_and(|d| drafts[d as usize].kind == MentionKind::Number)
}

/// Whether the items from `h` on can be modifiers of the one at `i`: "NATO | troops", but not "Friday | Putin".
pub(super) fn may_precede(drafts: &[Draft<'_>], items: &[Item], h: usize, i: usize) -> bool {
    let (before, after) = (&items[h], &items[i]);
    match (before.pos, after.pos) {
        (Pos::Name, Pos::Name) => items[h + 1..i].iter().any(|x| x.class == Class::Hyphen),
        (Pos::Name, Pos::Number) => false,
        (Pos::Noun, Pos::Name) => !begins_contact(drafts, items, h, i),
        // "gives prosecutors | broad authority"
        (Pos::Noun, Pos::Adjective) if h + 1 == i && before.plural && after_verb(items, h) => {
            before.usage & usage::PEOPLE == 0
        }
        (Pos::Name, Pos::Noun | Pos::Adjective | Pos::Title) if after_verb(items, h) => {
            !is_made(drafts, items, h, i)
        }
        (Pos::Time, _) => true,
        _ => true,
    }
}

/// "elected Ulf Kristersson | prime minister": whether the words from `i` say what the person named at `h` is made, and no
/// other name follows ("met Putin aide Yuri Ushakov").
fn is_made(drafts: &[Draft<'_>], items: &[Item], h: usize, i: usize) -> bool {
    let full = items[h].end - items[h].first > 1;
    let person = items[h].draft.is_some_and(|d| drafts[d as usize].kind == MentionKind::Person);
    let run = items[i..]
        .iter()
        .take(4)
        .take_while(|x| matches!(x.pos, Pos::Noun | Pos::Adjective | Pos::Title | Pos::Name));
    let last = run.last();
    full && person && last.is_some_and(|x| !x.plural && x.usage & usage::PEOPLE != 0)
}

/// ", a charge | Moscow denies": whether the name at `i` is the subject of a verb that follows, and the noun at `h`, after a
/// comma and "a", what the verb is about.
fn begins_contact(drafts: &[Draft<'_>], items: &[Item], h: usize, i: usize) -> bool {
    let after_comma = h > 1
        && items[h - 1].pos == Pos::Determiner
        && items[h - 2].class == Class::Comma
        && i == h + 1;
    let body = items[i].draft.is_some_and(|d| {
        matches!(drafts[d as usize].kind, MentionKind::Place | MentionKind::Organization)
    });
    after_comma
        && body
        && items.get(i + 1).is_some_and(|x| matches!(x.pos, Pos::Third | Pos::Past | Pos::Have))
}

/// Whether a verb stands right before the item.
pub(super) fn after_verb(items: &[Item], i: usize) -> bool {
    i.checked_sub(1).is_some_and(|j| items[j].pos.is_verb())
}

/// "religious | and | civic leaders": whether a conjunction joins two adjectives before one noun.
pub(super) fn joins_adjectives(items: &[Item], b: &Building, i: usize) -> bool {
    // "was tall and young men came": what is said of a subject is no part of a group
    let said = b.first.checked_sub(1).is_some_and(|j| {
        matches!(items[j].pos, Pos::Be | Pos::Adverb) || items[j].pos.is_verb() && j + 1 == i - 1
    });
    let at = |j: usize, pos: Pos| items.get(i + j).is_some_and(|n| n.pos == pos);
    let opens = b.head.is_none() && i > b.first && items[i - 1].pos == Pos::Adjective && !said;
    let ends = |j: usize| {
        (at(j, Pos::Adjective) || at(j, Pos::Noun) || at(j, Pos::Nationality))
            && (at(j + 1, Pos::Noun) || at(j + 1, Pos::Nationality) && at(j + 2, Pos::Noun))
    };
    opens
        && match items[i].pos {
            Pos::Conjunction => ends(1),
            // "military, civil and disaster planning"
            _ => at(1, Pos::Adjective) && at(2, Pos::Conjunction) && ends(3),
        }
}

/// "Israeli | and | Palestinian negotiators": whether a conjunction joins what describes one plural noun.
pub(super) fn joins_demonyms(drafts: &[Draft<'_>], items: &[Item], b: &Building, i: usize) -> bool {
    let describes = |it: &Item| {
        it.pos == Pos::Nationality && !it.plural
            || it.pos == Pos::Name
                && it.draft.is_some_and(|d| {
                    drafts[d as usize].kind == MentionKind::Place
                        && drafts[d as usize].subtype == "country"
                })
    };
    let (Some(head), Some(second)) = (b.head, items.get(i + 1)) else { return false };
    let adjacent = head + 1 == i && describes(&items[head]);
    adjacent
        && second.pos == Pos::Nationality
        && describes(second)
        && items.get(i + 2).is_some_and(|n| n.pos == Pos::Noun && n.plural)
}

/// Whether a time is a modifier of a noun ("Friday’s statement", "the June summit").
pub(super) fn time_modifies(items: &[Item], at: usize) -> bool {
    if items[at].pos != Pos::Time {
        return false;
    }
    match items.get(at + 1).map(|n| n.pos) {
        Some(Pos::Apostrophe) => true,
        // "a recent Reuters poll"
        Some(Pos::Noun) => after_modifier(items, at),
        // "the Dec. 21, 1988, bombing"
        Some(Pos::Mark) => {
            items[at + 1].class == Class::Comma
                && at > 0
                && items[at - 1].pos == Pos::Determiner
                && items.get(at + 2).is_some_and(|n| n.pos == Pos::Noun)
        }
        Some(Pos::Name) => {
            // "the 1998 World Cup"
            after_modifier(items, at)
                && (items[at - 1].pos == Pos::Determiner
                    || items.get(at + 2).is_some_and(|n| n.pos == Pos::Noun))
        }
        _ => false,
    }
}

/// Whether an article, a possessive or an adjective stands before the item at `at`.
fn after_modifier(items: &[Item], at: usize) -> bool {
    at > 0
        && matches!(
            items[at - 1].pos,
            Pos::Determiner | Pos::Possessive | Pos::Apostrophe | Pos::Adjective
        )
}

/// Whether the mark at `at` is one of the pair around a single word: killed "dozens" of soldiers, an "illegal" raid. Such
/// marks say that the word is another's and end nothing.
pub(super) fn quotes_one(items: &[Item], at: usize) -> bool {
    let open = match items[at].class {
        Class::OpenQuote => at,
        Class::CloseQuote if at >= 2 => at - 2,
        _ => return false,
    };
    matches!(items.get(open..open + 3), Some([a, word, b]) if a.class == Class::OpenQuote
        && b.class == Class::CloseQuote
        && matches!(word.pos, Pos::Number | Pos::Quantifier | Pos::Noun | Pos::Adjective))
}

/// Whether a noun group goes on after the item at `at`.
pub(super) fn noun_follows(items: &[Item], at: usize) -> bool {
    for (i, it) in items.iter().enumerate().skip(at + 1).take(4) {
        match it.pos {
            Pos::Noun | Pos::Name | Pos::Nationality | Pos::Title | Pos::Number => return true,
            Pos::Adjective | Pos::Adverb | Pos::Quantifier => {}
            Pos::Mark if it.class == Class::OpenQuote || quotes_one(items, i) => {}
            _ => return false,
        }
    }
    false
}

/// "had “deliberately | rammed”": whether the form of a verb comes after the item at `at`, over one adverb.
pub(super) fn verb_form_follows(items: &[Item], at: usize) -> bool {
    let adverb = items.get(at + 1).is_some_and(|x| x.pos == Pos::Adverb);
    items.get(at + 1 + usize::from(adverb)).is_some_and(|x| x.pos.is_verb())
}

/// Whether a verb group begins with a word of this class.
pub(super) const fn begins_verb(pos: Pos) -> bool {
    pos.is_verb() || matches!(pos, Pos::Modal | Pos::Be | Pos::Have | Pos::Do | Pos::To | Pos::Not)
}

/// Whether a verb group begins with the adverb at `at`.
pub(super) fn verb_follows(items: &[Item], at: usize) -> bool {
    for it in items[at + 1..].iter().take(3) {
        match it.pos {
            Pos::Adverb | Pos::Not => {}
            p => return p.is_verb() || matches!(p, Pos::Modal | Pos::Be | Pos::Have | Pos::Do),
        }
    }
    false
}
