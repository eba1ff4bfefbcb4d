//! Names whose neighbours say what they are: "law firm Orsini & Vale", "the newspaper Orsinia Liberă",
//! "Kestrel chief executive Maria Orsini", "ORSINIA (Kestrel News) —".

use super::reading::{Reading, bit};
use super::words::{Group, role};
use crate::MentionKind;
use crate::lexicon::tag;
use crate::token::{Class, flag};

/// No name that only its neighbours explain has more tokens.
const MOST: usize = 5;

/// How many tokens the line of a dispatch may have before the agency in brackets.
const DATELINE: usize = 12;

/// What a noun must denote for the name beside it to be its own: other bodies ("police", "court") stand before the
/// names of people and places, too.
const OWN: &[&str] =
    &["company", "media", "ngo", "party", "sports-team", "armed-group", "university"];

/// Proposes the names that stand beside a word for what they are.
pub(super) fn propose(x: &mut Reading<'_, '_, '_>) {
    for at in 0..x.live.len() {
        let i = x.live[at] as usize;
        match x.class(i) {
            Some(Class::Word) if x.is_cap(i) => {
                let begins = i == 0 || x.breaks(i) || !x.is_cap(i - 1);
                if !x.tokens.word(i).is_known() && !x.has(i, bit::HEAD | bit::CREDIT) {
                    made(x, i);
                }
                if begins && !x.has(i, bit::HEAD | bit::CREDIT) {
                    employer(x, i);
                    led(x, i);
                }
            }
            Some(Class::Word) if x.is_cap(i + 1) && !x.breaks(i + 1) => after_noun(x, i),
            Some(Class::Ampersand) => partners(x, i),
            Some(Class::OpenBracket) => agency(x, i),
            _ => {}
        }
    }
    // the town after which the team is called is no reading any more
    let cells = &x.cells;
    x.proposals.retain(|p| {
        p.row.is_none() || p.len() > 1 || cells[p.first as usize].bits & bit::TYPED == 0
    });
}

/// "Orsinibank", "Kestrelnews": one word that is made as names of companies and media are.
fn made(x: &mut Reading<'_, '_, '_>, i: usize) {
    let alone = !x.is_cap(i + 1) || x.breaks(i + 1);
    if alone && let Some(subtype) = x.names.words.made_as_body(x.tokens.str(i)) {
        let first = i - usize::from(i > 0 && x.is_cap(i - 1) && is_new(x, i - 1) && !x.breaks(i));
        x.propose((first, i + 1), MentionKind::Organization, subtype, "name/made-as-body", 2);
    }
}

/// Whether a word is one that no list knows.
fn is_new(x: &Reading<'_, '_, '_>, i: usize) -> bool {
    !x.tokens.word(i).is_known() && !x.has(i, bit::FAMILY)
}

/// "the Green party", "the Orsinista party": the name, with "party" where it would else be an adjective.
fn party(x: &mut Reading<'_, '_, '_>, first: usize, end: usize) {
    let other = bit::PLACE | bit::GIVEN | bit::FAMILY | bit::TIME | bit::LISTED | bit::CREDIT;
    let nation = |i: usize| x.has(i, bit::NATION) && !x.has(i, bit::POLITICAL);
    let fits = |i: usize| !x.has(i, other) || x.has(i, bit::POLITICAL) || is_colour(x, i);
    let odd = (first..end).any(|i| !fits(i) || is_called(x, i));
    if odd || end - first > 3 || (first..end).all(nation) || x.breaks(end) {
        return;
    }
    let common = (first..end).all(|i| x.has(i, bit::ORDINARY | bit::NATION));
    let start = (first..end).find(|&i| !nation(i) || common).unwrap_or(first);
    let political = (first..end).any(|i| x.has(i, bit::POLITICAL));
    // "Halloween party", "Christmas party" have no article, and no party is called by a noun alone
    let article = first > 0 && ["the", "The", "a"].iter().any(|w| x.is_word(first - 1, w));
    if common && !(political || article) || x.only_start(first) && !political {
        return;
    }
    let stop = if common { end + 1 } else { end };
    if !common && (start..end).any(|i| x.has(i, bit::SINGLE)) {
        return;
    }
    x.propose((start, stop), MentionKind::Organization, "party", "name/party", 3);
}

/// Whether a word is an adjective that is a surname, too: "Green".
fn is_colour(x: &Reading<'_, '_, '_>, i: usize) -> bool {
    x.has(i, bit::ORDINARY)
        && x.lexicon.get(x.tokens.word(i)).likeliest & tag::ADJECTIVE != 0
        && !x.has(i, bit::PLACE | bit::TIME | bit::CREDIT)
}

/// Whether a word is a title or a calendar word, of which no party has its name.
fn is_called(x: &Reading<'_, '_, '_>, i: usize) -> bool {
    x.role(i, role::CALENDAR | role::HONORIFIC) || x.has(i, bit::NUMBER)
}

/// The subtype of the body that a noun in the singular denotes, if a name may stand beside it.
fn body(x: &Reading<'_, '_, '_>, noun: usize) -> Option<&'static str> {
    let word = x.tokens.word(noun);
    let n = x.lexicon.noun(word).filter(|n| n.kind == MentionKind::Organization)?;
    // "the bus left Kestrel"
    if x.lexicon.tags(word) & (tag::PAST | tag::THIRD) != 0 {
        return None;
    }
    (n.singular == word && OWN.contains(&n.subtype)).then_some(n.subtype)
}

/// Whether the word says more of somebody than a name does: a title, a calendar word, a people.
fn is_other(x: &Reading<'_, '_, '_>, i: usize) -> bool {
    x.has(i, bit::TIME | bit::NATION | bit::CREDIT | bit::TITLE | bit::NUMBER)
        || x.role(i, role::TITLE | role::HONORIFIC | role::TITLE_MOD | role::CALENDAR)
}

/// "the rights group Orsinia Watch", "French club Kestrel": a noun for a body right before the name.
fn after_noun(x: &mut Reading<'_, '_, '_>, noun: usize) {
    let first = noun + 1;
    if x.has(noun, bit::HEAD | bit::CAP) || x.has(first, bit::HEAD) || is_other(x, first) {
        return;
    }
    let before = noun.wrapping_sub(1);
    // "the aircraft carrier Orsini" is no body, "the radio station Kestrel" is one
    let pair = x.tokens.list.get(before).and_then(|_| {
        x.lexicon.noun_pair(x.tokens.word(before), x.tokens.word(noun)).map(|(n, plural)| {
            (n.kind == MentionKind::Organization && !plural && OWN.contains(&n.subtype))
                .then_some(n.subtype)
        })
    });
    let Some(subtype) = pair.unwrap_or_else(|| body(x, noun)) else { return };
    // "the Wagner group Orsini": the noun belongs to the name before it
    let paired = pair.is_some() && x.has(before, bit::START);
    if x.is_cap(before) && !x.has(before, bit::NATION) && !x.breaks(noun) && !paired {
        return;
    }
    // "the east bank Orsini", "the side Orsini takes": a noun that needs help is described first
    let plain = noun.checked_sub(1).is_none_or(|b| {
        let tags = x.lexicon.tags(x.tokens.word(b));
        x.class(b) != Some(Class::Hyphen)
            && tags & (tag::DETERMINER | tag::PREPOSITION | tag::VERB) != 0
            && tags & (tag::NOUN | tag::ADJECTIVE) == 0
    });
    let mut end = x.run_end(first);
    if let Some(title) = (first + 1..end).find(|&i| is_other(x, i) && !x.has(i, bit::NUMBER)) {
        end = title;
    }
    let person = x.has(first, bit::GIVEN) && x.has(end - 1, bit::FAMILY) && end > first + 1;
    // "the company Orsini founded"
    let relative = x.lexicon.tags(x.tokens.word(end)) & (tag::PAST | tag::THIRD | tag::MODAL) != 0;
    let place = x.has(first, bit::PLACE) && (!x.sport || subtype != "sports-team");
    if end - first > MOST || place || plain && (relative || person || end == first + 1) {
        return;
    }
    if x.role(first, role::DIRECTION) || x.has(end - 1, bit::HEAD) {
        return;
    }
    // "the rights group Open Courts in Norway"
    let words = (first..end).all(|i| x.has(i, bit::ORDINARY));
    if words && x.is_word(end, "in") && x.has(end + 1, bit::PLACE) && x.is_cap(end + 1) {
        end += 2;
    }
    x.propose((first, end), MentionKind::Organization, subtype, "name/body-noun", 3);
    if end == first + 1 && subtype == "sports-team" {
        x.cells[first].bits |= bit::TYPED;
    }
}

/// "Kestrel chief executive Maria Orsini", "ORS lawmaker Maria Orsini": the name before the title of somebody named,
/// and "Kestrel Orsinia newspaper".
fn employer(x: &mut Reading<'_, '_, '_>, first: usize) {
    let run = x.run_end(first);
    if x.is_word(run, "party") && !x.breaks(run) && !x.role(run - 1, role::ORG_TAIL) {
        return party(x, first, run);
    }
    let mut end = first;
    while x.is_cap(end) && (end == first || !x.breaks(end)) && end - first <= MOST {
        if is_other(x, end) {
            break;
        }
        end += 1;
    }
    if end == first || end - first > MOST || x.breaks(end) || is_known(x, first, end) {
        return;
    }
    if !x.is_cap(end) && published(x, first, end) {
        return x.propose((first, end), MentionKind::Organization, "media", "name/body-noun", 2);
    }
    let Some(title) = title_after(x, end) else { return };
    let subtype = x.entry(title).subtype(Group::Title);
    let serves = matches!(subtype, "executive" | "leader" | "academic" | "spokesperson");
    let acronym = (first..end).all(|i| x.flag(i, flag::CAPITALS)) && x.tokens.str(first).len() > 2;
    let plays = x.sport && (x.role(title, role::SPORT) || subtype == "profession" || serves);
    let person = x.has(first, bit::GIVEN | bit::FAMILY) && !acronym && !plays;
    if person || !(serves || plays || acronym && subtype != "military-rank") {
        return;
    }
    let subtype = match subtype {
        _ if plays => "sports-team",
        "executive" => "company",
        _ => "",
    };
    x.propose((first, end), MentionKind::Organization, subtype, "name/employer", 2);
}

/// "head of Kestrel Orsini", "chief executive of Orsini": nobody is the head of a person.
fn led(x: &mut Reading<'_, '_, '_>, first: usize) {
    let Some(of) = first.checked_sub(1).filter(|of| *of > 0 && x.is_word(*of, "of")) else {
        return;
    };
    let serves = matches!(x.entry(of - 1).subtype(Group::Title), "executive" | "leader");
    if !serves || !x.role(of - 1, role::TITLE) || x.is_cap(of - 1) {
        return;
    }
    let end = x.run_end(first);
    let other = (first..end).any(|i| is_other(x, i));
    // "the head of Maria Orsini's office"
    let owns = x.class(end) == Some(Class::Possessive);
    if other || owns || end - first > MOST || is_known(x, first, end) {
        return;
    }
    x.propose((first, end), MentionKind::Organization, "", "name/led", 3);
}

/// Whether a stretch is listed, ordinary words alone, or the first word of a sentence that may be any.
fn is_known(x: &Reading<'_, '_, '_>, first: usize, end: usize) -> bool {
    let listed = bit::LISTED | bit::SINGLE | bit::PLACE | bit::NATION;
    let acronym = |i: usize| x.flag(i, flag::CAPITALS) && x.tokens.str(i).len() > 1;
    (first..end).any(|i| x.has(i, listed))
        || (first..end).all(|i| x.has(i, bit::ORDINARY) && !acronym(i))
        || x.role(end - 1, role::ORG_TAIL | role::PLACE_TAIL | role::DESIGNATOR)
        || x.only_start(first)
        || x.has(first, bit::WEAK) && !acronym(first)
}

/// Whether "newspaper", "daily", "news agency" follows a name.
fn published(x: &Reading<'_, '_, '_>, first: usize, end: usize) -> bool {
    let pair = x.lexicon.noun_pair(x.tokens.word(end), x.tokens.word(end + 1));
    let noun = if pair.is_some() { end + 1 } else { end };
    let media = match pair {
        Some((n, _)) => n.subtype == "media",
        None => body(x, end) == Some("media"),
    };
    let person = x.has(first, bit::GIVEN | bit::FAMILY) && !x.flag(first, flag::CAPITALS);
    media && !person && !x.is_cap(noun + 1) && !x.breaks(noun)
}

/// The head of the title after a name, if the name of a person follows it.
fn title_after(x: &Reading<'_, '_, '_>, at: usize) -> Option<usize> {
    let mut i = at;
    while i < at + 4 && !x.breaks(i) && x.class(i) == Some(Class::Word) {
        if x.role(i, role::TITLE) && !x.has(i, bit::TIME) {
            let next = i + 1;
            if x.role(next, role::TITLE) {
                i += 1;
                continue;
            }
            let named = x.is_cap(next)
                && !x.breaks(next)
                && !is_other(x, next)
                && !x.has(next, bit::PLACE)
                && (x.is_cap(next + 1) || x.class(next + 1) == Some(Class::Period));
            return named.then_some(i);
        }
        let described = !x.is_cap(i)
            && x.lexicon.tags(x.tokens.word(i)) & (tag::NOUN | tag::ADJECTIVE) != 0
            || x.role(i, role::TITLE_MOD);
        if !described || i > at + 1 {
            return None;
        }
        i += 1;
    }
    None
}

/// "Orsini & Vale": partners in a firm.
fn partners(x: &mut Reading<'_, '_, '_>, at: usize) {
    if at == 0 || !x.is_cap(at - 1) || !x.is_cap(at + 1) || x.joined(at) || x.breaks(at + 1) {
        return;
    }
    let short = |i: usize| x.tokens.str(i).len() < 3;
    let common = x.has(at - 1, bit::ORDINARY) && x.has(at + 1, bit::ORDINARY);
    if short(at - 1) || short(at + 1) || x.has(at, bit::HEAD) || x.has(at - 1, bit::HEAD) || common
    {
        return;
    }
    let mut first = at - 1;
    let part = |i: usize| x.is_cap(i) && !is_other(x, i) && !x.only_start(i);
    while first > 0 && at - first < MOST && !x.breaks(first) {
        let b = first - 1;
        // "Smythe, Orsini & Vale" is a firm as a whole, "J.P. Orsini & Vale", too
        let initial = x.class(b) == Some(Class::Period) && x.joined(b) && b > 0 && x.is_cap(b - 1);
        if part(b) {
            first = b;
        } else if initial && x.is_abbreviated(b - 1)
            || x.class(b) == Some(Class::Comma) && is_partner(x, b.wrapping_sub(1))
        {
            first = b - 1;
        } else {
            break;
        }
    }
    let mut end = at + 2;
    while x.is_cap(end) && !x.breaks(end) && end - at <= 2 && !is_other(x, end) {
        end += 1;
    }
    if is_other(x, at - 1) || is_other(x, at + 1) {
        return;
    }
    x.propose((first, end), MentionKind::Organization, "company", "name/partners", 3);
}

/// Whether one word stands alone before a comma, as the partners of a firm do: "Smythe, Orsini & Vale".
fn is_partner(x: &Reading<'_, '_, '_>, i: usize) -> bool {
    x.is_cap(i)
        && !x.has(i, bit::ORDINARY | bit::SINGLE | bit::LISTED | bit::HEAD | bit::START)
        && !x.flag(i, flag::CAPITALS)
        && !x.is_cap(i.wrapping_sub(1))
}

/// "ORSINIA, Norway (Kestrel News) —": the agency at the beginning of a dispatch.
fn agency(x: &mut Reading<'_, '_, '_>, open: usize) {
    let first = open + 1;
    let mut end = first;
    while x.is_cap(end) && end - first < 3 {
        end += 1;
    }
    let closed = end > first
        && x.class(end) == Some(Class::CloseBracket)
        && matches!(x.class(end + 1), Some(Class::Dash | Class::Hyphen))
        && !x.joined(end + 1)
        && !x.flag(first, flag::LETTER);
    if !closed || x.has(first, bit::PLACE | bit::NATION) {
        return;
    }
    let mut i = open;
    while i > 0 && open - i < DATELINE && !x.flag(i, flag::LINE) {
        let before = i - 1;
        let part = x.is_cap(before)
            || x.has(before, bit::TIME)
            || matches!(x.class(before), Some(Class::Comma | Class::Period | Class::Hyphen));
        if !part {
            return;
        }
        i = before;
    }
    if i < open && (i == 0 || x.flag(i, flag::LINE)) {
        x.propose((first, end), MentionKind::Organization, "media", "name/dateline-agency", 3);
    }
}
