//! Which events of a document tell of one happening: a deployment that a report tells twice.
//!
//! Each event is compared with the latest one before it that has somebody or something in the same role. Nothing else
//! is compared, so that a document of any length is read once.

use std::collections::BTreeMap;

use super::context::Context;
use super::{RelationDraft, Target};
use crate::phrase::narrow;
use crate::{RelationClass, Role};

/// How many entities two events must have in the same roles.
const SHARED: usize = 2;

/// Pairs of events that tell of one happening, the earlier first.
pub(super) fn same(context: &Context<'_, '_>, relations: &[RelationDraft<'_>]) -> Vec<(u32, u32)> {
    let mut order: Vec<u32> = (0..narrow(relations.len()))
        .filter(|i| relations[*i as usize].class == RelationClass::Event)
        .collect();
    order.sort_by_key(|i| relations[*i as usize].trigger.map_or(0, |t| t.first));
    let mut latest: BTreeMap<(u32, &str, &str), u32> = BTreeMap::new();
    let mut out = Vec::new();
    for i in order {
        let r = &relations[i as usize];
        let mut found = None;
        for (role, entity) in entities(context, r) {
            let before = latest.insert((entity, role.as_str(), r.kind.as_str()), i);
            found = found
                .or(before.filter(|j| *j != i && is_same(context, &relations[*j as usize], r)));
        }
        out.extend(found.map(|j| (j, i)));
    }
    out
}

/// The entities of an event with their roles.
fn entities<'r>(
    context: &Context<'_, '_>,
    r: &'r RelationDraft<'_>,
) -> impl Iterator<Item = (&'r Role, u32)> {
    r.arguments.iter().filter_map(|(role, target)| match target {
        Target::Mention(d) => context.entity(*d).map(|e| (role, e)),
        _ => None,
    })
}

/// Whether two events of one kind are told as the same: as real, with enough in common, and nothing against it.
fn is_same(context: &Context<'_, '_>, a: &RelationDraft<'_>, b: &RelationDraft<'_>) -> bool {
    if a.polarity != b.polarity || a.modality != b.modality {
        return false;
    }
    let dates = a.date.zip(b.date).is_none_or(|(x, y)| context.alike(x, y));
    if !dates || !values_agree(context, a, b) {
        return false;
    }
    let mut shared = 0;
    for (role, entity) in entities(context, a) {
        let mut others = entities(context, b).filter(|(r, _)| *r == role).peekable();
        if others.peek().is_none() {
            continue;
        }
        if others.by_ref().any(|(_, e)| e == entity) {
            shared += 1;
        } else if context.is_named(entity)
            && entities(context, b).any(|(r, e)| r == role && context.is_named(e))
        {
            // "troops" and "600 men" may be the same, Peru and Chile are not
            return false;
        }
    }
    shared >= SHARED
}

/// Whether things, what is counted and what became of the victims are the same where both say so.
fn values_agree(context: &Context<'_, '_>, a: &RelationDraft<'_>, b: &RelationDraft<'_>) -> bool {
    a.arguments.iter().all(|(role, x)| {
        let mut others = b.arguments.iter().filter(|(r, _)| r == role).peekable();
        others.peek().is_none()
            || others.any(|(_, y)| match (x, y) {
                (Target::Value(x), Target::Value(y)) => x == y,
                (Target::Mention(x), Target::Mention(y)) if *role == Role::COUNT => {
                    context.alike(*x, *y)
                }
                (Target::Mention(x), Target::Mention(y)) => !context.are_other_things(*x, *y),
                _ => true,
            })
    })
}
