//! The one total order that settles overlaps.

use super::reading::{Proposal, Reading, bit};
use crate::MentionKind;

/// Keeps proposals that do not overlap: stronger before weaker (certain and likely names count alike, names that
/// need help come last), then longer, then listed before found by rule, then earlier, then by kind.
///
/// Returns what was kept, sorted, and what was not taken but needs help.
pub(super) fn settle<'x>(x: &mut Reading<'_, 'x, '_>) -> (Vec<Proposal<'x>>, Vec<Proposal<'x>>) {
    let mut all = std::mem::take(&mut x.proposals);
    all.sort_by_key(|p| {
        let likely = u8::from(p.strength < 2);
        (
            likely,
            std::cmp::Reverse(p.len()),
            p.row.is_none(),
            std::cmp::Reverse(p.strength),
            p.first,
            p.kind,
        )
    });
    let (mut kept, mut open) = (Vec::with_capacity(all.len()), Vec::new());
    for p in all {
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
    kept.sort_by_key(|p| (p.first, p.end));
    open.sort_by_key(|p| (p.first, std::cmp::Reverse(p.end)));
    (kept, open)
}

/// Marks the tokens of a settled name.
pub(super) fn take(x: &mut Reading<'_, '_, '_>, p: &Proposal<'_>) {
    for c in &mut x.cells[p.first as usize..p.end as usize] {
        c.bits |= bit::TAKEN;
        if p.kind == MentionKind::Nationality {
            c.bits |= bit::NATION;
        }
    }
}

/// Whether a stretch is free.
pub(super) fn is_free(x: &Reading<'_, '_, '_>, first: usize, end: usize) -> bool {
    x.cells[first..end].iter().all(|c| c.bits & bit::TAKEN == 0)
}
