//! In a text about sport: towns that play are their teams, and tables of results name teams.

use super::listed::is_located;
use super::pool::key;
use super::reading::{Proposal, Reading, bit};
use super::settle::{is_free, take};
use super::words::role;
use crate::MentionKind;
use crate::lexicon::tag;
use crate::span::narrow;
use crate::token::{Class, flag};

/// Settles the teams of a text about sport.
pub(super) fn settle<'x>(x: &mut Reading<'_, 'x, '_>, kept: &mut Vec<Proposal<'x>>) {
    let nicknames = with_nicknames(x, kept);
    let national = national(x, kept);
    let countries =
        kept.iter().any(|p| is_country(p) && plays(x, p.first as usize, p.end as usize));
    for p in kept.iter_mut() {
        let (first, end) = (p.first as usize, p.end as usize);
        let town =
            p.kind == MentionKind::Place && matches!(p.subtype, "city" | "region" | "island");
        let side = plays(x, first, end) || (!countries && is_spoken_of(x, first, end));
        if town
            && side
            && !is_located(x, first, end)
            && national.binary_search(&key(x, first, end)).is_err()
        {
            *p = Proposal { row: None, ..team(p.first, p.end) };
        }
    }
    let mut added = Vec::new();
    let mut i = 0;
    while i < x.cells.len() {
        if !x.is_cap(i) || x.has(i, bit::TAKEN) {
            i += 1;
            continue;
        }
        let end = x.run_end(i);
        let named = x.has(i, bit::GIVEN | bit::FAMILY);
        let single = end == i + 1 && !named && !x.has(i, bit::HEAD | bit::ORDINARY);
        let opposed = i > 0 && (x.is_word(i - 1, "v") || x.is_word(i - 1, "against"));
        let agrees =
            end == i + 1 && !x.has(i, bit::HEAD | bit::ORDINARY) && is_plural_side(x, i, end);
        let playing = single && (x.role(end, role::SPORT_VERB) || opposed) || agrees;
        let nickname = is_nickname(x, i, end);
        if (in_table(x, i, end) || playing || nickname) && end - i <= 3 && is_free(x, i, end) {
            let p = team(narrow(i), narrow(end));
            take(x, &p);
            added.push(p);
        }
        i = end;
    }
    kept.append(&mut added);
    repeat(x, kept, nicknames);
    kept.sort_by_key(|p| (p.first, p.end));
}

/// Whether a settled name is a country's.
fn is_country(p: &Proposal<'_>) -> bool {
    p.kind == MentionKind::Place && p.subtype == "country"
}

/// "England beat Pakistan": the keys of regions that play against a country, and so are sides of the same kind, which
/// stay places.
fn national(x: &Reading<'_, '_, '_>, kept: &[Proposal<'_>]) -> Vec<u64> {
    let mut out: Vec<u64> = kept
        .windows(2)
        .filter(|w| w[0].end + 1 == w[1].first && is_country(&w[0]) != is_country(&w[1]))
        .filter(|w| {
            x.role(w[0].end as usize, role::SPORT_VERB) || x.is_word(w[0].end as usize, "v")
        })
        .filter_map(|w| w.iter().find(|p| !is_country(p)))
        .map(|p| key(x, p.first as usize, p.end as usize))
        .collect();
    out.sort_unstable();
    out
}

/// "the Tulsa Drillers", "Leeds Rhinos": a listed place and a plural are a team. Gives the keys of what they are called
/// without the place.
fn with_nicknames<'x>(x: &mut Reading<'_, 'x, '_>, kept: &mut Vec<Proposal<'x>>) -> Vec<u64> {
    /// No name of a team has more words.
    const MOST: usize = 4;
    let mut spans: Vec<(u32, u32)> = Vec::new();
    let mut nicknames = Vec::new();
    let mut i = 0;
    while i < x.cells.len() {
        if !x.is_cap(i) {
            i += 1;
            continue;
        }
        let end = x.run_end(i).max(i + 1);
        let places = (i..end).take_while(|t| x.has(*t, bit::PLACE)).count();
        let called = (i + places).min(end - 1);
        let fits = called > i && end - i <= MOST && end - called <= 2;
        // "Las Vegas" has its plural from the list
        let own = x.has(end - 1, bit::PLACE) && x.has(end - 1, bit::LISTED);
        if fits && is_plural(x, end - 1) && !own && !x.has(i, bit::HEAD) {
            let at = kept.partition_point(|p| (p.first as usize) < i);
            let listed = kept.get(at).is_some_and(|p| {
                (p.first as usize, p.end as usize) == (i, end) && p.subtype == "sports-team"
            });
            if listed || kept_allow(kept, i, end) {
                nicknames.push(key(x, called, end));
            }
            if !listed && kept_allow(kept, i, end) {
                spans.push((narrow(i), narrow(end)));
            }
        }
        i = end;
    }
    let around = |p: &Proposal<'_>| {
        let at = spans.partition_point(|(_, end)| *end <= p.first);
        spans.get(at).is_some_and(|(first, _)| *first < p.end)
    };
    kept.retain(|p| !around(p));
    for (first, end) in spans {
        let p = team(first, end);
        take(x, &p);
        kept.push(p);
    }
    kept.sort_by_key(|p| (p.first, p.end));
    nicknames.sort_unstable();
    nicknames.dedup();
    nicknames
}

/// Whether no settled name reaches over the ends of a stretch, and none that fills it is no place and no person.
fn kept_allow(kept: &[Proposal<'_>], first: usize, end: usize) -> bool {
    let from = kept.partition_point(|p| (p.end as usize) <= first);
    kept[from..].iter().take_while(|p| (p.first as usize) < end).all(|p| {
        let inside = p.first as usize >= first && p.end as usize <= end;
        let part =
            matches!(p.kind, MentionKind::Place | MentionKind::Person | MentionKind::Nationality);
        inside && (part || p.subtype == "sports-team")
    })
}

/// Gives what was a team once the same kind elsewhere: free words and towns where nothing says that a place is meant.
fn repeat<'x>(x: &mut Reading<'_, 'x, '_>, kept: &mut Vec<Proposal<'x>>, nicknames: Vec<u64>) {
    let mut teams: Vec<u64> = kept
        .iter()
        .filter(|p| p.rule == TEAM)
        .map(|p| key(x, p.first as usize, p.end as usize))
        .chain(nicknames.iter().copied())
        .collect();
    teams.sort_unstable();
    teams.dedup();
    let is_team = |x: &Reading<'_, '_, '_>, first: usize, end: usize| {
        teams.binary_search(&key(x, first, end)).is_ok() && !is_located(x, first, end)
    };
    for p in kept.iter_mut() {
        let (first, end) = (p.first as usize, p.end as usize);
        let town =
            p.kind == MentionKind::Place && matches!(p.subtype, "city" | "region" | "island");
        let place = x.class(end) == Some(Class::Comma) && x.has(end + 1, bit::PLACE)
            || x.has(end, bit::TIME)
            || x.class(end) == Some(Class::Colon);
        // "the Indians", once "the Cleveland Indians" stood there
        let nickname = matches!(p.kind, MentionKind::Nationality | MentionKind::Place)
            && nicknames.binary_search(&key(x, first, end)).is_ok();
        if (town && !place && is_team(x, first, end)) || nickname {
            *p = Proposal { row: None, ..team(p.first, p.end) };
        }
    }
    let mut i = 0;
    while i < x.cells.len() {
        if !x.is_cap(i) || x.has(i, bit::TAKEN) {
            i += 1;
            continue;
        }
        let end = x.run_end(i);
        if end - i <= 3 && is_free(x, i, end) && is_team(x, i, end) {
            let p = team(narrow(i), narrow(end));
            take(x, &p);
            kept.push(p);
        }
        i = end;
    }
}

/// The rule that makes teams.
const TEAM: &str = "name/team";

/// Whether a capitalized plural after "the" can only be what a team is called: "the Harriers", "the Grey Herons".
fn is_nickname(x: &Reading<'_, '_, '_>, first: usize, end: usize) -> bool {
    let other = role::EVENT_TAIL | role::PLACE_TAIL | role::DOC_TAIL | role::TITLE | role::CALENDAR;
    let last = end - 1;
    is_plural(x, last)
        && end - first <= 2
        && !x.has(first, bit::HEAD | bit::START | bit::NATION)
        && !x.role(last, other)
        && !x.breaks(end)
        && first > 0
        && (x.is_word(first - 1, "the") || x.is_word(first - 1, "The"))
}

/// Whether a token has the look of a plural.
fn is_plural(x: &Reading<'_, '_, '_>, at: usize) -> bool {
    let other = role::EVENT_TAIL | role::PLACE_TAIL | role::DOC_TAIL | role::TITLE | role::CALENDAR;
    let text = x.tokens.str(at);
    text.len() > 3
        && (text.ends_with('s') && !text.ends_with("ss") || text == "Sox")
        && !x.role(at, other)
}

fn team<'x>(first: u32, end: u32) -> Proposal<'x> {
    Proposal {
        first,
        end,
        kind: MentionKind::Organization,
        subtype: "sports-team",
        row: None,
        rule: TEAM,
        strength: 2,
    }
}

/// Whether what stands around a town is what stands around a team.
fn plays(x: &Reading<'_, '_, '_>, first: usize, end: usize) -> bool {
    let before = first.checked_sub(1);
    let score = |i: usize| x.class(i) == Some(Class::Number) && !x.has(i, bit::TIME);
    let against = |i: usize| {
        x.role(i, role::SPORT_VERB) || x.is_word(i, "v") || x.is_word(i, "vs") || x.is_word(i, "AT")
    };
    before.is_some_and(|b| x.is_word(b, "against") || x.is_word(b, "over"))
        || is_plural_side(x, first, end)
        || against(end)
        || score(end)
        || before.is_some_and(|b| against(b) || score(b) && !x.flag(first, flag::LINE))
}

/// "Leeds are closing in", "Everton have signed": one name with a verb in the plural is a side.
fn is_plural_side(x: &Reading<'_, '_, '_>, first: usize, end: usize) -> bool {
    let plural = ["are", "have", "were"].iter().any(|w| x.is_word(end, w));
    let joined = first.checked_sub(1).is_some_and(|b| {
        !x.breaks(first) && (is_joint(x, b) || x.is_cap(b) || x.role(b, role::PLACE_PREP))
    });
    plural && !joined && !x.breaks(end) && !x.tokens.str(end - 1).ends_with('s')
}

/// Whether the token joins the members of a list.
fn is_joint(x: &Reading<'_, '_, '_>, i: usize) -> bool {
    x.class(i) == Some(Class::Comma) || x.is_word(i, "and")
}

/// Whether a town has players: "Surrey captain Chris Lewis", "Baltimore's Eddie Murray".
fn is_spoken_of(x: &Reading<'_, '_, '_>, first: usize, end: usize) -> bool {
    let owns = x.class(end) == Some(Class::Possessive)
        && x.has(end + 1, bit::GIVEN)
        && x.is_cap(end + 1)
        && x.is_cap(end + 2);
    // "Baltimore sporting director Eddie Murray"
    let noun = |i: usize| !x.is_cap(i) && x.lexicon.tags(x.tokens.word(i)) & tag::ADJECTIVE != 0;
    let title = if noun(end) && !x.has(first, bit::REGION) { end + 1 } else { end };
    let led = x.role(title, role::TITLE) && !x.is_cap(title) && x.is_cap(title + 1);
    (owns || led) && !x.has(first, bit::HEAD)
}

/// Whether an unknown name stands where a table of results names a team: at a line's beginning or after a score,
/// and before a score.
fn in_table(x: &Reading<'_, '_, '_>, first: usize, end: usize) -> bool {
    let score = |i: usize| {
        x.class(i) == Some(Class::Number) && !x.has(i, bit::TIME) && x.tokens.str(i).len() <= 3
    };
    let opens = x.flag(first, flag::LINE) || first == 0 || score(first - 1);
    opens && score(end) && !x.flag(end, flag::LINE) && !x.has(first, bit::CREDIT)
}
