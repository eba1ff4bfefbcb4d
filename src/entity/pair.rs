//! Groups of two: "the two countries", "both leaders".

use super::nominal::Nominal;
use super::state::{NONE, State};
use super::walk::Memory;
use crate::MentionKind;

impl State<'_, '_> {
    /// "the two countries", "both leaders": the two that were mentioned last.
    pub(super) fn pair(&mut self, n: &Nominal, memory: &mut Memory) {
        let kind = match self.linker.heads.get(n.head) {
            Some((kind, _)) => kind,
            None => self.draft(n.draft).kind,
        };
        let subtypes = self.linker.heads.get(n.head).map_or(&[][..], |h| h.1);
        let Some((a, b)) = self.last_two(n, memory, kind, subtypes) else { return };
        let key = (a.min(b), a.max(b));
        let members = vec![key.0, key.1];
        let e = memory.groups.get(&key).copied().unwrap_or_else(|| {
            let e = self.add(n.draft);
            self.out.entities[e as usize].kind = kind;
            self.out.entities[e as usize].members = members;
            self.info[e as usize].plural = true;
            memory.groups.insert(key, e);
            e
        });
        self.drafts[n.draft as usize].kind = kind;
        self.set(n.draft, e, "entity/the-two");
    }

    /// The two things of a kind that the last sentence with more than one of them names, if it names just two or
    /// has just two in its subject.
    pub(super) fn last_two(
        &self,
        n: &Nominal,
        memory: &Memory,
        kind: MentionKind,
        subtypes: &[&str],
    ) -> Option<(u32, u32)> {
        let sentence = self.sentence[n.draft as usize];
        let mut found: Vec<(u32, bool)> = Vec::new();
        let mut at = sentence;
        for seen in memory.back(sentence.saturating_sub(3)) {
            if seen.sentence != at {
                if let Some(two) = two_of(&found) {
                    return Some(two);
                }
                if found.len() > 2 {
                    return None;
                }
                found.clear();
                at = seen.sentence;
            }
            if seen.entity == NONE {
                continue;
            }
            let entity = &self.out.entities[seen.entity as usize];
            if entity.kind == kind
                && let [a, b] = entity.members[..]
            {
                return Some((a, b));
            }
            let fits = entity.kind == kind
                && self.info[seen.entity as usize].named
                && (subtypes.is_empty() || subtypes.contains(&entity.subtype));
            if !fits {
                continue;
            }
            match found.iter_mut().find(|f| f.0 == seen.entity) {
                Some(f) => f.1 |= seen.in_subject,
                None => found.push((seen.entity, seen.in_subject)),
            }
        }
        two_of(&found)
    }
}

/// The only two, or the only two in the subject.
fn two_of(found: &[(u32, bool)]) -> Option<(u32, u32)> {
    if let [a, b] = found {
        return Some((a.0, b.0));
    }
    let mut subjects = found.iter().filter(|f| f.1).map(|f| f.0);
    let two = (subjects.next()?, subjects.next()?);
    subjects.next().is_none().then_some(two)
}
