//! What is left: names that only their neighbours explain.

use super::listed::is_located;
use super::reading::{Proposal, Reading, bit};
use super::settle::{is_free, take};
use super::shown::is_described;
use super::words::role;
use crate::MentionKind;
use crate::lexicon::tag;
use crate::span::narrow;
use crate::token::{Class, flag};

/// Adds the names that stand in one list with sure ones, and acronyms and family names that act.
pub(super) fn add<'x>(x: &mut Reading<'_, 'x, '_>, kept: &mut Vec<Proposal<'x>>) {
    for p in kept.iter() {
        if p.kind == MentionKind::Person && p.len() > 1 {
            x.cells[p.first as usize].bits |= bit::PERSON;
            x.cells[p.end as usize - 1].bits |= bit::PERSON;
        }
    }
    let mut added = Vec::new();
    let mut next = 0;
    for at in 0..x.live.len() {
        let i = x.live[at] as usize;
        if i < next || !x.is_cap(i) || x.has(i, bit::TAKEN | bit::HEAD | bit::CREDIT) {
            continue;
        }
        let end = x.run_end(i);
        if is_free(x, i, end)
            && let Some((kind, subtype, rule)) = kind(x, i, end)
                .map(|(kind, rule)| (kind, "", rule))
                .or_else(|| listed_with(x, kept, &added, (i, end)))
        {
            let p = Proposal {
                first: narrow(i),
                end: narrow(end),
                kind,
                subtype,
                row: None,
                rule,
                strength: 2,
            };
            take(x, &p);
            if kind == MentionKind::Person && end - i > 1 {
                x.cells[i].bits |= bit::PERSON;
                x.cells[end - 1].bits |= bit::PERSON;
            }
            added.push(p);
        }
        next = end;
    }
    kept.append(&mut added);
    kept.sort_by_key(|p| (p.first, p.end));
}

fn kind(x: &Reading<'_, '_, '_>, first: usize, end: usize) -> Option<(MentionKind, &'static str)> {
    let words = (first..end).filter(|&i| x.is_cap(i) && !x.flag(i, flag::LETTER)).count();
    if words == 1 && end - first == 1 {
        return alone(x, first);
    }
    let plain = (2..=3).contains(&words)
        && (first..end).filter(|&i| x.class(i) == Some(Class::Word)).all(|i| is_plain(x, i));
    let enumerated = is_joint(x, end) && x.has(end + 1, bit::PERSON)
        || first > 1 && is_joint(x, first - 1) && x.has(first - 2, bit::PERSON);
    (plain && enumerated).then_some((MentionKind::Person, "name/list-of-persons"))
}

/// "Kestrel Foods and Orsini Brands", "in Kestrel and Orsinia": the kind of the settled name that stands in one list
/// with an unknown one.
fn listed_with<'x>(
    x: &Reading<'_, 'x, '_>,
    kept: &[Proposal<'x>],
    added: &[Proposal<'x>],
    (first, end): (usize, usize),
) -> Option<(MentionKind, &'x str, &'static str)> {
    if end - first > 3 || x.has(first, bit::START) || x.breaks(first) {
        return None;
    }
    let named = |i: usize| x.has(i, bit::GIVEN | bit::FAMILY) && !x.flag(i, flag::CAPITALS);
    let known = bit::SINGLE | bit::LISTED | bit::NATION | bit::HEAD | bit::NUMBER;
    let other = role::TITLE | role::HONORIFIC | role::CALENDAR | role::TITLE_MOD;
    if (first..end).any(|i| x.has(i, known) || x.role(i, other))
        || named(first)
        || (first..end).all(|i| x.has(i, bit::ORDINARY))
    {
        return None;
    }
    let before = first.checked_sub(2).filter(|_| is_joint(x, first - 1));
    let left = before.and_then(|b| ending(kept, b + 1).or_else(|| ending(added, b + 1)));
    let right = Some(end + 1).filter(|_| is_joint(x, end)).and_then(|r| beginning(kept, r));
    // one comma alone joins no list
    // "in Kestrel, Orsinia, where": a place and what it lies in
    let within = left.is_some_and(|p| p.kind == MentionKind::Place)
        && x.class(first - 1) == Some(Class::Comma)
        && x.class(end) == Some(Class::Comma);
    let closed = left.is_some() && x.is_word(first - 1, "and")
        || right.is_some() && x.is_word(end, "and")
        || left.is_some() && (right.is_some() || x.is_word(end, "and") && x.is_cap(end + 1))
        || within;
    if !closed || first > 0 && x.is_cap(first - 1) {
        return None;
    }
    let beside = left.or(right)?;
    if left.zip(right).is_some_and(|(a, b)| a.kind != b.kind) {
        return None;
    }
    let tail = x.role(end - 1, role::PLACE_TAIL | role::EVENT_TAIL | role::DOC_TAIL);
    match (beside.kind, beside.subtype) {
        (MentionKind::Organization, "company" | "media" | "university" | "party") if !tail => {
            Some((beside.kind, beside.subtype, "name/list-of-organizations"))
        }
        (MentionKind::Place, "city" | "region" | "") => {
            let at = left.map_or(first, |p| p.first as usize);
            let located = at > 0 && x.role(at - 1, role::PLACE_PREP) && !x.is_cap(at - 1);
            let new = (first..end).all(|i| !x.flag(i, flag::CAPITALS) && !x.has(i, bit::ORDINARY));
            let acts = x.role(end, role::SPEECH);
            (located && new && !acts && !named(end - 1)).then_some((
                beside.kind,
                "",
                "name/list-of-places",
            ))
        }
        _ => None,
    }
}

/// The settled name that ends at a token.
fn ending<'p, 'x>(sorted: &'p [Proposal<'x>], at: usize) -> Option<&'p Proposal<'x>> {
    let i = sorted.partition_point(|p| (p.end as usize) < at);
    sorted.get(i).filter(|p| p.end as usize == at)
}

/// The settled name that begins at a token.
fn beginning<'p, 'x>(sorted: &'p [Proposal<'x>], at: usize) -> Option<&'p Proposal<'x>> {
    let i = sorted.partition_point(|p| (p.first as usize) < at);
    sorted.get(i).filter(|p| p.first as usize == at)
}

/// Whether the token joins the members of a list.
fn is_joint(x: &Reading<'_, '_, '_>, i: usize) -> bool {
    x.class(i) == Some(Class::Comma) || x.is_word(i, "and")
}

/// Whether a word can stand in a person's name and in no other.
fn is_plain(x: &Reading<'_, '_, '_>, i: usize) -> bool {
    let listed = x.has(i, bit::SINGLE | bit::LISTED | bit::NATION);
    let common = x.has(i, bit::ORDINARY) && !x.has(i, bit::GIVEN | bit::FAMILY);
    let acronym = x.flag(i, flag::CAPITALS) && !x.flag(i, flag::LETTER);
    let excluded = listed || common || acronym;
    !excluded
        && !x.role(
            i,
            role::ORG_TAIL
                | role::PLACE_TAIL
                | role::DESIGNATOR
                | role::EVENT_TAIL
                | role::DOC_TAIL
                | role::PLACE_HEAD
                | role::TITLE,
        )
}

/// Whether a word before it and a word after it say that somebody rules: "the Kestrel regime".
pub(super) fn follows_rule(x: &Reading<'_, '_, '_>, i: usize) -> bool {
    let article = i > 0 && (x.is_word(i - 1, "the") || x.is_word(i - 1, "The"));
    let rule = ["regime", "administration", "presidency", "era", "doctrine"];
    article && !x.breaks(i + 1) && rule.iter().any(|w| x.is_word(i + 1, w))
}

/// A lone word: an acronym that acts as a body does, a family name that acts as a person does.
fn alone(x: &Reading<'_, '_, '_>, i: usize) -> Option<(MentionKind, &'static str)> {
    let tags = x.lexicon.tags(x.tokens.word(i + 1));
    let acts = x.role(i + 1, role::SPEECH)
        || x.class(i + 1) == Some(Class::Word)
            && tags & (tag::PAST | tag::AUXILIARY | tag::MODAL) != 0
            && tags & tag::NOUN == 0;
    let length = x.tokens.str(i).len();
    if x.flag(i, flag::CAPITALS) {
        let article = i > 0 && (x.is_word(i - 1, "the") || x.is_word(i - 1, "The"));
        let people = x.role(i + 1, role::TITLE);
        let says = tags & tag::THIRD != 0 && tags & tag::NOUN == 0;
        let other = tag::NOUN | tag::ADJECTIVE | tag::AUXILIARY;
        let past = tags & tag::PAST != 0 && tags & other == 0 && acts;
        let body = article && (acts || says || people || x.class(i + 1) == Some(Class::Possessive))
            || past && !x.breaks(i + 1)
            || x.role(i + 1, role::SPEECH)
            || people && !x.is_cap(i + 1);
        let letters =
            (3..=6).contains(&length) && x.tokens.str(i).bytes().all(|b| b.is_ascii_uppercase());
        // "PAN lawmakers": before those who serve it, a word is an acronym, too
        let known = x.lexicon.tags(x.tokens.word(i)) != 0 && (!people || x.has(i, bit::HEAD));
        return (letters && body && !known)
            .then_some((MentionKind::Organization, "name/acronym-acts"));
    }
    let family = !x.sport
        && x.has(i, bit::FAMILY)
        && !x.has(i, bit::ORDINARY | bit::SINGLE | bit::LISTED | bit::NATION)
        && length > 3
        && is_plain(x, i);
    if family && follows_rule(x, i) {
        return Some((MentionKind::Person, "name/family-rules"));
    }
    // "the Câmara said", "Napoli drew with Lecce"
    let article = i > 0 && !x.breaks(i) && (x.is_word(i - 1, "the") || x.is_word(i - 1, "The"));
    let plays = x.role(i + 1, role::SPORT_VERB);
    if family && acts && !article && !plays && !x.breaks(i + 1) {
        return Some((MentionKind::Person, "name/family-acts"));
    }
    // "led by Orsini", "said Orsini, owner of"
    let after = |w: u32| i > 0 && !x.breaks(i) && x.lexicon.tags(x.tokens.word(i - 1)) & w != 0;
    let agent = i > 1
        && x.is_word(i - 1, "by")
        && x.lexicon.tags(x.tokens.word(i - 2)) & tag::PARTICIPLE != 0
        && !x.has(i, bit::DOUBTFUL)
        && !x.is_cap(i + 1);
    let speaker = i > 0
        && x.role(i - 1, role::SPEECH)
        && after(tag::PAST | tag::THIRD)
        && is_described(x, i + 1);
    (family && (agent || speaker)).then_some((MentionKind::Person, "name/family-acts"))
}

/// The rule by which a name of which no list has every word, and which nothing around it shows, is a person's.
pub(super) fn unlisted(
    x: &Reading<'_, '_, '_>,
    start: usize,
    stop: usize,
    last: usize,
) -> Option<&'static str> {
    if x.has(last, bit::FAMILY) && last > start {
        return Some("name/unknown-family");
    }
    if is_located(x, start, stop) {
        return None;
    }
    // "Loujain al-Hathloul"
    let particle = |i: usize| x.role(i, role::PARTICLE) && !x.is_cap(i);
    if (start + 1..last).any(particle) {
        return Some("name/particle");
    }
    // words that only listed names hold may end the names of bodies, but those say nothing
    let spoken = x.role(stop, role::SPEECH)
        || start > 0
            && x.class(start - 1) == Some(Class::Comma)
            && x.class(stop) == Some(Class::Comma);
    let new = |i: usize| {
        !x.is_cap(i)
            || x.flag(i, flag::LETTER)
            || !x.tokens.word(i).is_known()
            || spoken && x.is_new(i)
    };
    // "Orsini Kestrela (OK)" is no person
    let acronym = x.class(stop) == Some(Class::OpenBracket) && x.flag(stop + 1, flag::CAPITALS);
    (!acronym && (start..stop).all(new)).then_some("name/unknown-pair")
}
