//! Places that are only part of a longer name: "Harbour Daily", "Air Kestrel", "Kestrel Rangers".

use super::people::is_plural;
use super::reading::{Proposal, Reading, bit};
use super::settle::take;
use super::words::role;
use crate::MentionKind;
use crate::span::narrow;
use crate::token::{Class, flag};

/// The rule of an organization guessed from a place and an unknown name word: "Kestrel Rangers".
pub(super) const PLACE_AND_MORE: &str = "name/place-and-more";

/// No name grows by more words on either side.
const MOST: usize = 3;

/// Grows each settled place that unknown name words touch into the organization that they name together.
pub(super) fn swallow<'x>(x: &mut Reading<'_, 'x, '_>, kept: &mut Vec<Proposal<'x>>) {
    for p in kept.iter_mut() {
        if p.kind != MentionKind::Place || p.row.is_none() || x.has(p.first as usize, bit::HEAD) {
            continue;
        }
        let (first, end) = (p.first as usize, p.end as usize);
        if let Some((first, end)) = longer_place(x, first, end) {
            let rule = "name/place-longer";
            *p = Proposal { first: narrow(first), end: narrow(end), row: None, rule, ..*p };
            take(x, p);
            continue;
        }
        let stop = right(x, end);
        let start = if stop == end { left(x, first) } else { first };
        if (start, stop) == (first, end) || stop - start > MOST + 2 {
            continue;
        }
        let person = start < first && x.has(start, bit::GIVEN)
            || stop > end
                && end - first == 1
                && x.has(first, bit::GIVEN)
                && !x.has(end, bit::ORDINARY)
                && (x.has(stop - 1, bit::FAMILY) || !is_plural(x.tokens.str(stop - 1)));
        let (kind, rule) = if person {
            (MentionKind::Person, "name/given-family")
        } else if start == first || x.sport || x.has(start, bit::ORDINARY) {
            (MentionKind::Organization, PLACE_AND_MORE)
        } else {
            // an unknown word before a town may be anything: nothing is said
            p.end = p.first;
            continue;
        };
        *p = Proposal {
            first: narrow(start),
            end: narrow(stop),
            kind,
            subtype: "",
            row: None,
            rule,
            strength: 2,
        };
        take(x, p);
    }
    kept.retain(|p| p.end > p.first);
}

/// "San Juan de Kestrel", "Vest-Kestrel": a town or region whose name goes on with a word that no list has.
fn longer_place(x: &Reading<'_, '_, '_>, first: usize, end: usize) -> Option<(usize, usize)> {
    let new = |i: usize| {
        is_free_cap(x, i)
            && !x.breaks(i)
            && !x.tokens.word(i).is_known()
            && !x.flag(i, flag::CAPITALS)
    };
    let hyphen = |i: usize| {
        x.class(i) == Some(Class::Hyphen) && x.joined(i) && x.joined(i + 1) && !x.breaks(i + 1)
    };
    let spanish = ["de", "del", "do", "da"].iter().any(|w| x.is_word(end, w));
    if spanish && new(end + 1) && !is_free_cap(x, end + 2) {
        return Some((first, end + 2));
    }
    let mut stop = end;
    while hyphen(stop) && new(stop + 1) && stop < end + MOST {
        stop += 2;
    }
    let mut start = first;
    if start > 1 && hyphen(start - 1) && new(start - 2) && !x.breaks(start) {
        start -= 2;
    }
    (start < first || stop > end).then_some((start, stop))
}

fn is_free_cap(x: &Reading<'_, '_, '_>, i: usize) -> bool {
    x.is_cap(i)
        && !x.has(i, bit::TAKEN | bit::TITLE | bit::NATION | bit::HEAD)
        && !x.role(i, role::TITLE | role::TITLE_MOD | role::HONORIFIC | role::CALENDAR)
}

fn right(x: &Reading<'_, '_, '_>, end: usize) -> usize {
    let mut stop = end;
    while stop < end + MOST && is_free_cap(x, stop) && !x.breaks(stop) {
        stop += 1;
    }
    // "Jamestown N.Y."
    if stop > end && x.flag(stop - 1, flag::DOTTED) {
        return end;
    }
    // a longer run is a list or a heading, and a title or a name may follow
    if x.is_cap(stop) && !x.breaks(stop) { end } else { stop }
}

fn left(x: &Reading<'_, '_, '_>, first: usize) -> usize {
    let mut start = first;
    while start > 0
        && first - start < MOST
        && is_free_cap(x, start - 1)
        && !x.breaks(start)
        && !x.has(start - 1, bit::START)
        && !x.role(start - 1, role::DIRECTION)
    {
        start -= 1;
    }
    if start > 0 && x.is_cap(start - 1) && !x.breaks(start) { first } else { start }
}
