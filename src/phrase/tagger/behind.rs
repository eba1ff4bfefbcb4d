//! What the words before the one in question are.

use super::WINDOW;
use super::ahead::agrees_with_base;
use crate::phrase::{Item, Pos};
use crate::token::Class;

/// "Grassley and Leahy | say", "advisers to Obama | say": a subject of several though its last word is one.
pub(super) fn joint_subject(items: &[Item], i: usize) -> bool {
    let modifies = |x: &&Item| {
        x.pos.is_head() || matches!(x.pos, Pos::Adjective | Pos::Determiner | Pos::Possessive)
    };
    let group = items[..i].iter().rev().take(WINDOW).take_while(modifies).count();
    let Some(at) = i.checked_sub(group + 1).filter(|_| group > 0) else { return false };
    let Some(before) = at.checked_sub(1).map(|j| &items[j]) else { return false };
    match items[at].pos {
        Pos::Conjunction => before.pos.is_head(),
        Pos::Preposition => agrees_with_base(before),
        _ => false,
    }
}

/// "Chad, Mali | sign pact": whether two names with a comma begin a headline right before `i`.
pub(super) fn named_pair(items: &[Item], i: usize) -> bool {
    let named = |x: &Item| x.draft.is_some() && x.pos == Pos::Name;
    matches!(&items[..i], [a, comma, b] if named(a) && comma.class == Class::Comma && named(b))
}

/// What stands before the preposition that governs the noun group before `i`: the comma of ", in remarks | published",
/// the conjunction of "…, and on seven firms | based in".
pub(super) fn before_preposition(items: &[Item], i: usize) -> Option<&Item> {
    let inside = |x: &&Item| {
        let small = matches!(x.pos, Pos::Adjective | Pos::Determiner | Pos::Possessive);
        small || x.pos.is_head() || matches!(x.pos, Pos::Apostrophe | Pos::Number)
    };
    let group = items[..i].iter().rev().take(WINDOW).take_while(inside).count();
    let at = i.checked_sub(group + 2)?;
    (items[at + 1].pos == Pos::Preposition).then(|| &items[at])
}
