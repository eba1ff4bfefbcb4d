//! Acronyms that the text itself explains: "National Kestrel Service (NKS)", "NKS (National Kestrel Service)".

use super::reading::{Reading, bit};
use crate::MentionKind;
use crate::span::narrow;
use crate::token::{Class, flag};

/// No acronym with more letters is looked for.
const LONGEST: usize = 8;

/// Proposes each explained acronym and its explanation.
pub(super) fn propose(x: &mut Reading<'_, '_, '_>) {
    let offered = x.proposals.len();
    // most texts explain none
    let mut known: Option<Vec<Known<'_>>> = None;
    let last = x.cells.len().saturating_sub(2);
    for at in 0..x.brackets.len() {
        let i = x.brackets[at] as usize;
        if !(1..last).contains(&i) {
            continue;
        }
        let closes =
            matches!(x.class(i + 2), Some(Class::CloseBracket | Class::Comma | Class::Semicolon));
        if closes && is_acronym(x, i + 1) {
            if let Some(first) = expansion_before(x, i, i + 1) {
                both(x, known.get_or_insert_with(|| names(x, offered)), (first, i), i + 1);
            }
        } else if is_acronym(x, i - 1)
            && x.is_cap(i + 1)
            && let Some(end) = expansion_after(x, i + 1, i - 1)
        {
            both(x, known.get_or_insert_with(|| names(x, offered)), (i + 1, end), i - 1);
        }
    }
}

fn is_acronym(x: &Reading<'_, '_, '_>, i: usize) -> bool {
    let len = x.tokens.str(i).len();
    x.class(i) == Some(Class::Word)
        && (2..=LONGEST).contains(&len)
        && (x.flag(i, flag::CAPITALS) || x.flag(i, flag::MIXED) || x.flag(i, flag::DOTTED))
}

/// What is proposed already: first token, end, strength, kind, subtype; sorted.
type Known<'x> = (u32, u32, u8, MentionKind, &'x str);

/// The first `offered` proposals of other than persons, sorted.
fn names<'x>(x: &Reading<'_, 'x, '_>, offered: usize) -> Vec<Known<'x>> {
    let others = x.proposals[..offered].iter().filter(|p| p.kind != MentionKind::Person);
    let mut known: Vec<_> =
        others.map(|p| (p.first, p.end, p.strength, p.kind, p.subtype)).collect();
    known.sort_unstable();
    known
}

/// Proposes a name and its acronym, of the kind that the name is already proposed as, else an organization.
fn both<'x>(
    x: &mut Reading<'_, 'x, '_>,
    known: &[Known<'x>],
    name: (usize, usize),
    acronym: usize,
) {
    let span = (narrow(name.0), narrow(name.1));
    let after = known.partition_point(|k| (k.0, k.1) <= span);
    let same = after.checked_sub(1).map(|i| known[i]).filter(|k| (k.0, k.1) == span);
    let (kind, subtype) = same.map_or((MentionKind::Organization, ""), |k| (k.3, k.4));
    x.propose(name, kind, subtype, "name/acronym-explained", 3);
    x.propose((acronym, acronym + 1), kind, subtype, "name/acronym", 3);
}

/// The letters of an acronym in lower case.
fn letters(x: &Reading<'_, '_, '_>, i: usize) -> ([u8; LONGEST], usize) {
    let mut out = [0; LONGEST];
    let mut len = 0;
    for b in x.tokens.str(i).bytes().filter(u8::is_ascii_alphabetic).take(LONGEST) {
        out[len] = b.to_ascii_lowercase();
        len += 1;
    }
    (out, len)
}

fn initial(x: &Reading<'_, '_, '_>, i: usize) -> u8 {
    x.tokens.str(i).bytes().next().unwrap_or(0).to_ascii_lowercase()
}

/// Whether a lower-case word may stand inside a name without giving a letter.
fn is_small(x: &Reading<'_, '_, '_>, i: usize) -> bool {
    x.class(i) == Some(Class::Word) && !x.flag(i, flag::UPPER) && x.tokens.str(i).len() <= 4
}

/// The first token of the name before a bracket whose initials are the acronym's letters.
fn expansion_before(x: &Reading<'_, '_, '_>, end: usize, acronym: usize) -> Option<usize> {
    let (letters, count) = letters(x, acronym);
    let mut left = count;
    let mut i = end;
    while left > 0 {
        if i == 0 || x.breaks(i) && i < end || i + 4 * LONGEST < end {
            return None;
        }
        i -= 1;
        match x.class(i) {
            Some(Class::Word) if initial(x, i) == letters[left - 1] && !x.has(i, bit::TIME) => {
                left -= 1;
            }
            Some(Class::Word) if is_small(x, i) && i + 1 < end => {}
            Some(Class::Hyphen | Class::Ampersand | Class::Possessive) => {}
            _ => return None,
        }
    }
    let first = if x.flag(i, flag::UPPER) { i } else { return None };
    (end - first > 1).then_some(first)
}

/// One past the name in brackets whose initials are the acronym's letters.
fn expansion_after(x: &Reading<'_, '_, '_>, first: usize, acronym: usize) -> Option<usize> {
    let (letters, count) = letters(x, acronym);
    let mut seen = 0;
    let mut i = first;
    while i < x.cells.len() && i < first + 3 * LONGEST {
        match x.class(i) {
            Some(Class::Word) if seen < count && initial(x, i) == letters[seen] => seen += 1,
            Some(Class::Word) if is_small(x, i) => {}
            Some(Class::Hyphen | Class::Ampersand | Class::Possessive) => {}
            Some(Class::CloseBracket | Class::Comma | Class::Semicolon) if seen == count => {
                return (i > first + 1).then_some(i);
            }
            _ => return None,
        }
        i += 1;
    }
    None
}
