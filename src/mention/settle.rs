//! The one total order that settles overlaps.

use super::reading::{Proposal, Reading, bit};
use crate::MentionKind;

/// Keeps proposals that do not overlap: stronger before weaker (certain and likely names count alike, names that
/// need help come last), then longer, then listed before found by rule, then earlier, then by kind.
///
/// Returns what was kept, sorted, and what was not taken but needs help.
pub(super) fn settle<'x>(x: &mut Reading<'_, 'x, '_>) -> (Vec<Proposal<'x>>, Vec<Proposal<'x>>) {
    let all = std::mem::take(&mut x.proposals);
    // what is moved by sorting is small, and a rank is reckoned once
    let mut order: Vec<(u64, u32)> = all.iter().map(rank).zip(0..).collect();
    order.sort_unstable();
    let (mut kept, mut open) = (Vec::with_capacity(all.len()), Vec::new());
    for p in order.iter().map(|o| all[o.1 as usize]) {
        let range = p.first as usize..p.end as usize;
        if x.cells[range.clone()].iter().any(|c| c.bits & bit::TAKEN != 0)
            || x.cells[range.clone()].iter().all(|c| c.bits & bit::MONEY != 0)
        {
            continue;
        }
        if p.strength < 2 {
            open.push(p);
            continue;
        }
        take(x, &p);
        kept.push(p);
    }
    kept.sort_unstable_by_key(|p: &Proposal<'_>| p.first);
    open.sort_by_key(|p| (p.first, std::cmp::Reverse(p.end)));
    (kept, open)
}

/// The order of [`settle`] as one number: from its upper bits whether help is needed, how short it is, whether no list
/// has it, how weak it is, where it begins, and its kind.
fn rank(p: &Proposal<'_>) -> u64 {
    /// No name has more tokens; longer ones would count alike.
    const LONGEST: u64 = 0xffff;
    let short = LONGEST - (p.len() as u64).min(LONGEST);
    u64::from(p.strength < 2) << 63
        | short << 44
        | u64::from(p.row.is_none()) << 43
        | u64::from(7 - p.strength.min(7)) << 40
        | u64::from(p.first) << 8
        | p.kind as u64
}

/// Marks the tokens of a settled name.
#[inline]
pub(super) fn take(x: &mut Reading<'_, '_, '_>, p: &Proposal<'_>) {
    for c in &mut x.cells[p.first as usize..p.end as usize] {
        c.bits |= bit::TAKEN;
        if p.kind == MentionKind::Nationality {
            c.bits |= bit::NATION;
        }
    }
}

/// Whether a stretch is free.
#[inline]
pub(super) fn is_free(x: &Reading<'_, '_, '_>, first: usize, end: usize) -> bool {
    x.cells[first..end].iter().all(|c| c.bits & bit::TAKEN == 0)
}
