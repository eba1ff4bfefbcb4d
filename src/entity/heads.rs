//! Head nouns: what each of them can describe.

use crate::MentionKind;
use crate::gazetteer::{Gazetteer, RowId};
use crate::vocabulary::{Vocabulary, Word};

/// The list, one head a line with the kind and the subtypes of the entities that it can describe.
const FILE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/gazetteers/heads.tsv"));

pub(super) const PLACE: MentionKind = MentionKind::Place;
pub(super) const ORG: MentionKind = MentionKind::Organization;

/// Heads that mean an agreement, whichever of them is used.
const AGREEMENTS: &str = "pact deal agreement treaty accord partnership";

/// Heads of "X, a close ally of Y".
const ALLIES: &str = "ally neighbor neighbour partner rival foe adversary enemy";

/// What the stage knows of head nouns.
#[derive(Clone, Debug)]
pub(super) struct Heads {
    /// What each can describe, sorted by word.
    list: Vec<(Word, MentionKind, Box<[&'static str]>)>,
    pub(super) agreements: Vec<Word>,
    pub(super) quakes: Vec<Word>,
    pub(super) allies: Vec<Word>,
    pub(super) war: Word,
    pub(super) state: Word,
    pub(super) capital: Word,
    pub(super) intelligence: Word,
    pub(super) kinds_of_war: Vec<Word>,
}

impl Heads {
    /// Interns the heads.
    pub(super) fn new(v: &mut Vocabulary) -> Self {
        let mut list: Vec<_> =
            rows().map(|(head, kind, subtypes)| (v.intern(head), kind, subtypes)).collect();
        list.sort_unstable_by_key(|x| x.0);
        let mut all = |s: &str| s.split(' ').map(|w| v.intern(w)).collect::<Vec<_>>();
        Self {
            list,
            agreements: all(AGREEMENTS),
            quakes: all("earthquake quake tremor temblor"),
            allies: all(ALLIES),
            kinds_of_war: all(
                "world cold civil foreign international trade full-scale price nuclear",
            ),
            war: v.intern("war"),
            state: v.intern("state"),
            intelligence: v.intern("intelligence"),
            capital: v.intern("capital"),
        }
    }

    /// The kind and the subtypes of the entities that a head can describe; without subtypes, only those that have the
    /// head in their names.
    pub(super) fn get(&self, head: Word) -> Option<(MentionKind, &[&'static str])> {
        let at = self.list.binary_search_by_key(&head, |x| x.0).ok()?;
        let (_, kind, subtypes) = &self.list[at];
        Some((*kind, subtypes))
    }
}

/// The rows of the list.
fn rows() -> impl Iterator<Item = (&'static str, MentionKind, Box<[&'static str]>)> {
    FILE.lines().skip(1).filter_map(|line| {
        let mut cells = line.split('\t');
        let (head, kind) = (cells.next()?, MentionKind::from_name(cells.next()?)?);
        Some((head, kind, cells.next().map(|list| list.split('|').collect()).unwrap_or_default()))
    })
}

/// The bodies of which a country has exactly one in the lists.
pub(super) fn only_bodies(gazetteer: &Gazetteer) -> Vec<((RowId, &'static str), RowId)> {
    const UNIQUE: &[&str] = &["intelligence-agency", "legislature"];
    let mut all: Vec<((RowId, &'static str), RowId)> = Vec::new();
    for i in 0..gazetteer.len() {
        let row = RowId(crate::phrase::narrow(i));
        if gazetteer.kind(row) != MentionKind::Organization {
            continue;
        }
        let Some(subtype) = UNIQUE.iter().find(|s| **s == gazetteer.subtype(row)) else {
            continue;
        };
        if let Some(country) = gazetteer.country_of(row) {
            all.push(((country, *subtype), row));
        }
    }
    all.sort_unstable();
    let mut out: Vec<((RowId, &'static str), RowId)> = Vec::new();
    let mut at = 0;
    while at < all.len() {
        let key = all[at].0;
        let same = all[at..].iter().take_while(|x| x.0 == key).count();
        if same == 1 {
            out.push(all[at]);
        }
        at += same;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_describe_places_and_bodies() {
        let lines = FILE.lines().skip(1).count();
        assert!(lines > 0 && rows().count() == lines, "help: a row has a kind that is none");
        for (head, kind, _) in rows() {
            assert!(matches!(kind, PLACE | ORG), "{head}: linking asks of no other kind");
        }
    }
}
