//! In a text about sport: towns that play are their teams, and tables of results name teams.

use super::listed::is_located;
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
        if (in_table(x, i, end) || playing) && end - i <= 3 && is_free(x, i, end) {
            let narrow = |v: usize| u32::try_from(v).unwrap_or(u32::MAX);
            let p = team(narrow(i), narrow(end));
            take(x, &p);
            added.push(p);
        }
        i = end;
    }
    kept.append(&mut added);
    kept.sort_by_key(|p| (p.first, p.end));
}

fn team<'x>(first: u32, end: u32) -> Proposal<'x> {
    Proposal {
        first,
        end,
        kind: MentionKind::Organization,
        subtype: "sports-team",
        row: None,
        rule: "name/team",
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
