//! In a text about sport: towns that play are their teams, and tables of results name teams.

use super::listed::is_located;
use super::pool::key;
use super::reading::{Proposal, Reading, bit};
use super::settle::{is_free, take};
use super::words::role;
use crate::MentionKind;
use crate::token::{Class, flag};

/// Settles the teams of a text about sport.
pub(super) fn settle<'x>(x: &mut Reading<'_, 'x, '_>, kept: &mut Vec<Proposal<'x>>) {
    for p in kept.iter_mut() {
        let (first, end) = (p.first as usize, p.end as usize);
        let town =
            p.kind == MentionKind::Place && matches!(p.subtype, "city" | "region" | "island");
        if town && !is_located(x, first, end) && plays(x, first, end) {
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
        let playing = single && (x.role(end, role::SPORT_VERB) || i > 0 && x.is_word(i - 1, "v"));
        let nickname = is_nickname(x, i, end);
        if (in_table(x, i, end) || playing || nickname) && end - i <= 3 && is_free(x, i, end) {
            let narrow = |v: usize| u32::try_from(v).unwrap_or(u32::MAX);
            let p = team(narrow(i), narrow(end));
            take(x, &p);
            added.push(p);
        }
        i = end;
    }
    kept.append(&mut added);
    repeat(x, kept);
    kept.sort_by_key(|p| (p.first, p.end));
}

/// Gives what was a team once the same kind elsewhere: free words and towns where nothing says that a place is meant.
fn repeat<'x>(x: &mut Reading<'_, 'x, '_>, kept: &mut Vec<Proposal<'x>>) {
    let mut teams: Vec<u64> = kept
        .iter()
        .filter(|p| p.rule == TEAM)
        .map(|p| key(x, p.first as usize, p.end as usize))
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
        if town && !place && is_team(x, first, end) {
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
            let narrow = |v: usize| u32::try_from(v).unwrap_or(u32::MAX);
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
    let text = x.tokens.str(last);
    let plural = text.len() > 3 && (text.ends_with('s') && !text.ends_with("ss") || text == "Sox");
    plural
        && end - first <= 2
        && !x.has(first, bit::HEAD | bit::START | bit::NATION)
        && !x.role(last, other)
        && !x.breaks(end)
        && first > 0
        && (x.is_word(first - 1, "the") || x.is_word(first - 1, "The"))
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
    against(end)
        || score(end)
        || before.is_some_and(|b| against(b) || score(b) && !x.flag(first, flag::LINE))
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
