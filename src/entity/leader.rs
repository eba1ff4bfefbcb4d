//! Leaders whom a report calls by nothing but their family name.

use std::collections::BTreeSet;

use super::office::is_leader;
use super::state::State;
use crate::MentionKind;
use crate::gazetteer::{Gazetteer, RowId};
use crate::phrase::narrow;
use crate::token::fold::fold;
use crate::vocabulary::{Vocabulary, Word};

/// Countries whose family names come first.
const FAMILY_FIRST: &[&str] = &["CN", "HK", "KH", "KP", "KR", "TW", "VN"];

/// Who leads or led a country, by family name: sorted.
pub(super) fn leaders(gazetteer: &Gazetteer, vocabulary: &mut Vocabulary) -> Vec<(Word, RowId)> {
    let mut out: Vec<(Word, RowId)> = gazetteer
        .tenures()
        .iter()
        .filter(|t| is_leader(&t.title))
        .filter(|t| t.organization.is_some_and(|o| gazetteer.row(o).subtype == "country"))
        .filter_map(|t| {
            let row = gazetteer.row(t.person);
            let mut words = row.name.split(' ').filter(|w| !w.ends_with('.'));
            let family =
                if FAMILY_FIRST.contains(&row.country) { words.next() } else { words.next_back() };
            Some((vocabulary.intern(&fold(family?)), t.person))
        })
        .collect();
    out.sort_unstable();
    out.dedup();
    out
}

impl State<'_, '_> {
    /// "Putin", of whom the text says no more: who led a country on the day of the report, if the text names that
    /// country and nobody else of that name led it.
    pub(super) fn lone_leaders(&mut self) {
        let lone: Vec<u32> =
            (0..narrow(self.out.entities.len())).filter(|e| self.is_lone(*e)).collect();
        if lone.is_empty() {
            return;
        }
        let countries: BTreeSet<RowId> = self.info.iter().filter_map(|i| i.country).collect();
        for e in lone {
            let name = self.out.entities[e as usize].name;
            let word = self.word(self.draft(name).first);
            let Some(row) = self.leader(word, &countries) else { continue };
            if self.by_row.contains_key(&row) {
                continue;
            }
            self.adopt_row(e, row);
            for d in 0..self.out.of.len() {
                if self.out.of[d] == Some(e) && self.out.rule[d].is_empty() {
                    self.out.rule[d] = "entity/leader";
                }
            }
        }
    }

    /// Whether an entity is an unlisted person of one word.
    fn is_lone(&self, e: u32) -> bool {
        let entity = &self.out.entities[e as usize];
        let draft = self.draft(entity.name);
        entity.kind == MentionKind::Person
            && entity.row.is_none()
            && self.info[e as usize].named
            && self.info[e as usize].titles.is_empty()
            && draft.end == draft.first + 1
    }

    /// The one leader of a family name, on the day of the report or now, whose country is among those named.
    fn leader(&self, word: Word, countries: &BTreeSet<RowId>) -> Option<RowId> {
        let list = &self.linker.leaders;
        let first = list.partition_point(|l| l.0 < word);
        let mut found = list[first..].iter().take_while(|l| l.0 == word).map(|l| l.1).filter(|p| {
            self.input.gazetteer.offices_of(*p).iter().any(|t| {
                let held = match self.input.day {
                    Some(day) => t.is_held_on(day),
                    None => t.until == u32::MAX,
                };
                held && is_leader(&t.title)
                    && t.organization.is_some_and(|o| countries.contains(&o))
            })
        });
        let person = found.next()?;
        found.all(|p| p == person).then_some(person)
    }
}
