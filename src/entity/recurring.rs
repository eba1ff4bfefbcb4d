//! Descriptions of what has no name, once they recur: "a statement" … "the statement".

use super::description::SENTENCES;
use super::heads::{ORG, PLACE};
use super::nominal::Nominal;
use super::state::State;
use super::walk::Memory;
use super::words::is;
use crate::MentionKind;
use crate::phrase::Pos;
use crate::token::Class;

impl State<'_, '_> {
    /// A description of something unnamed that was described before: "a statement" … "the statement".
    pub(super) fn recurring(&mut self, n: &Nominal, memory: &mut Memory) {
        let kind = self.draft(n.draft).kind;
        if kind == ORG && n.country.is_some() && self.same_words(n, memory) {
            return;
        }
        let heads = &self.linker.heads;
        let mut key = n.head;
        for same in [&heads.agreements, &heads.quakes] {
            if same.contains(&key) {
                key = same[0];
            }
        }
        let singular = !n.plural
            && key.is_known()
            && matches!(
                kind,
                MentionKind::Document
                    | MentionKind::Event
                    | MentionKind::Product
                    | MentionKind::Person
                    | ORG
                    | PLACE
            );
        if !singular {
            return;
        }
        let war = key == heads.war;
        if war && self.is_other_war(n) {
            return;
        }
        let sentence = self.sentence[n.draft as usize];
        let before = memory.described.get(key);
        let found = before.filter(|b| {
            (n.definite || (war && (n.country.is_some() || n.owned)))
                && (war
                    || (sentence - self.sentence[*b as usize] <= SENTENCES && self.agrees(n, *b)))
        });
        if let Some(b) = found {
            let e = self.entity(b).unwrap_or_else(|| {
                let e = self.add(b);
                self.set(b, e, "");
                memory.link(b, e);
                e
            });
            self.set(n.draft, e, "entity/recurring");
        }
        memory.described.insert(key, n.draft);
    }

    /// "South Korean media" … "South Korean media": the same words for bodies of a country.
    pub(super) fn same_words(&mut self, n: &Nominal, memory: &mut Memory) -> bool {
        let same = memory.described.get(n.head).filter(|b| {
            self.text(*b).eq_ignore_ascii_case(self.text(n.draft))
                && self.sentence[n.draft as usize] - self.sentence[*b as usize] <= SENTENCES
        });
        let Some(b) = same else {
            if n.plural && n.head.is_known() {
                memory.described.insert(n.head, n.draft);
            }
            return n.plural;
        };
        let e = self.entity(b).unwrap_or_else(|| {
            let e = self.add(b);
            self.info[e as usize].plural = n.plural;
            self.set(b, e, "");
            memory.link(b, e);
            e
        });
        self.set(n.draft, e, "entity/recurring");
        memory.described.insert(n.head, n.draft);
        true
    }

    /// "the world war", "a foreign war", "the Cold War".
    pub(super) fn is_other_war(&self, n: &Nominal) -> bool {
        let noun = self.input.phrases.noun(n.group);
        self.own_items(noun)
            .any(|i| self.linker.heads.kinds_of_war.contains(&self.input.phrases.item(i).word))
            || (!n.definite && n.country.is_none() && !n.owned)
            || n.other
    }

    /// Whether a definite description adds nothing that the earlier one did not have.
    pub(super) fn agrees(&self, n: &Nominal, before: u32) -> bool {
        if n.other || n.possessed && self.text(n.draft) != self.text(before) {
            return false;
        }
        let noun = self.input.phrases.noun(n.group);
        let old = self.draft(before);
        self.own_items(noun).all(|i| {
            let it = self.input.phrases.item(i);
            let adds = matches!(it.pos, Pos::Adjective | Pos::Noun | Pos::Name | Pos::Nationality);
            !adds
                || (it.first..it.end).all(|t| {
                    self.class(t) == Some(Class::Hyphen)
                        || (old.first..old.end).any(|o| {
                            self.word(o).is_known() && self.word(o) == self.word(t)
                                || self.input.tokens.str(o as usize)
                                    == self.input.tokens.str(t as usize)
                        })
                        || self.words().has(self.word(t), is::OTHER)
                })
        })
    }
}
