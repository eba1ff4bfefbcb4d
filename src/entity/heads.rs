//! Head nouns: what each of them can describe.

use crate::MentionKind;
use crate::gazetteer::{Gazetteer, RowId};
use crate::vocabulary::{Vocabulary, Word};

/// What a head can describe: subtypes of entities.
const DESCRIBES: &[(&str, MentionKind, &[&str])] = &[
    ("country", PLACE, &["country"]),
    ("nation", PLACE, &["country"]),
    ("state", PLACE, &["country"]),
    ("kingdom", PLACE, &["country"]),
    ("republic", PLACE, &["country"]),
    ("homeland", PLACE, &["country"]),
    ("city", PLACE, &["city"]),
    ("town", PLACE, &["city"]),
    ("village", PLACE, &["city"]),
    ("port", PLACE, &["city"]),
    ("capital", PLACE, &["city"]),
    ("region", PLACE, &["region"]),
    ("province", PLACE, &["region"]),
    ("territory", PLACE, &["region"]),
    ("island", PLACE, &["island"]),
    ("peninsula", PLACE, &["region", "area"]),
    ("continent", PLACE, &["continent"]),
    (
        "agency",
        ORG,
        &["intelligence-agency", "ministry", "international", "police", "media", "government"],
    ),
    ("service", ORG, &["intelligence-agency", "police", "government"]),
    ("intelligence", ORG, &["intelligence-agency"]),
    ("ministry", ORG, &["ministry"]),
    ("department", ORG, &["ministry", "police"]),
    ("alliance", ORG, &["alliance"]),
    ("bloc", ORG, &["international"]),
    ("organization", ORG, &["international", "ngo", "alliance", "armed-group"]),
    ("organisation", ORG, &["international", "ngo", "alliance", "armed-group"]),
    ("group", ORG, &["armed-group", "ngo", "company", "international", "party"]),
    ("company", ORG, &["company"]),
    ("firm", ORG, &["company"]),
    ("manufacturer", ORG, &["company"]),
    ("carmaker", ORG, &["company"]),
    ("airline", ORG, &["company"]),
    ("carrier", ORG, &["company"]),
    ("retailer", ORG, &["company"]),
    ("lender", ORG, &["company", "bank"]),
    ("bank", ORG, &["bank"]),
    ("party", ORG, &["party"]),
    ("movement", ORG, &["party", "armed-group"]),
    ("militia", ORG, &["armed-group"]),
    ("newspaper", ORG, &["media"]),
    ("broadcaster", ORG, &["media"]),
    ("outlet", ORG, &["media"]),
    ("network", ORG, &["media"]),
    ("magazine", ORG, &["media"]),
    ("court", ORG, &["court"]),
    ("tribunal", ORG, &["court"]),
    ("parliament", ORG, &["legislature"]),
    ("legislature", ORG, &["legislature"]),
    ("assembly", ORG, &["legislature"]),
    ("watchdog", ORG, &["international", "ngo"]),
    ("charity", ORG, &["ngo"]),
    ("university", ORG, &["university"]),
    ("college", ORG, &["university"]),
    ("club", ORG, &["sports-team"]),
    ("team", ORG, &["sports-team"]),
    ("side", ORG, &["sports-team"]),
    ("commission", ORG, &[]),
    ("committee", ORG, &[]),
    ("council", ORG, &[]),
    ("authority", ORG, &[]),
    ("union", ORG, &["ngo"]),
    ("body", ORG, &["international"]),
    ("institute", ORG, &[]),
    ("office", ORG, &[]),
    ("bureau", ORG, &[]),
    ("federation", ORG, &[]),
    ("association", ORG, &[]),
    ("foundation", ORG, &["ngo"]),
    ("fund", ORG, &[]),
    ("hospital", PLACE, &[]),
    ("airport", PLACE, &[]),
    ("base", PLACE, &[]),
    ("plant", PLACE, &[]),
    ("prison", PLACE, &[]),
    ("school", PLACE, &[]),
    ("church", PLACE, &[]),
    ("mosque", PLACE, &[]),
    ("stadium", PLACE, &[]),
    ("bridge", PLACE, &[]),
    ("river", PLACE, &["water"]),
    ("lake", PLACE, &["water"]),
    ("camp", PLACE, &[]),
];

pub(super) const PLACE: MentionKind = MentionKind::Place;
pub(super) const ORG: MentionKind = MentionKind::Organization;

/// Heads that mean an agreement, whichever of them is used.
const AGREEMENTS: &str = "pact deal agreement treaty accord partnership";

/// Heads of "X, a close ally of Y".
const ALLIES: &str = "ally neighbor neighbour partner rival foe adversary enemy";

/// What the stage knows of head nouns.
#[derive(Clone, Debug)]
pub(super) struct Heads {
    /// Sorted by word.
    pub(super) list: Vec<(Word, MentionKind, &'static [&'static str])>,
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
            DESCRIBES.iter().map(|(w, kind, subtypes)| (v.intern(w), *kind, *subtypes)).collect();
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

    pub(super) fn get(&self, head: Word) -> Option<(MentionKind, &'static [&'static str])> {
        let at = self.list.binary_search_by_key(&head, |x| x.0).ok()?;
        Some((self.list[at].1, self.list[at].2))
    }
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
