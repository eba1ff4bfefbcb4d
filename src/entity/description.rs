//! Descriptions: "the agency", "the hermit nation", "the Ukrainian president", "the two countries".

use super::state::{NONE, State};
use super::walk::{Memory, Seen};
use super::words::is;
use crate::gazetteer::{Gazetteer, RowId};
use crate::phrase::{NounGroup, Pos};
use crate::token::Class;
use crate::vocabulary::{Vocabulary, Word};
use crate::{Form, MentionKind};

/// A description looks back this many sentences.
const SENTENCES: u32 = 12;

/// The best antecedent must lead by this much.
const MARGIN: i32 = 2;

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

const PLACE: MentionKind = MentionKind::Place;
const ORG: MentionKind = MentionKind::Organization;

/// Heads that mean an agreement, whichever of them is used.
const AGREEMENTS: &str = "pact deal agreement treaty accord partnership";

/// Heads of "X, a close ally of Y".
const ALLIES: &str = "ally neighbor neighbour partner rival foe adversary enemy";

/// What the stage knows of head nouns.
#[derive(Clone, Debug)]
pub(super) struct Heads {
    /// Sorted by word.
    list: Vec<(Word, MentionKind, &'static [&'static str])>,
    agreements: Vec<Word>,
    quakes: Vec<Word>,
    allies: Vec<Word>,
    war: Word,
    state: Word,
    capital: Word,
    intelligence: Word,
    kinds_of_war: Vec<Word>,
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

    fn get(&self, head: Word) -> Option<(MentionKind, &'static [&'static str])> {
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
        let r = gazetteer.row(row);
        let Some(subtype) = UNIQUE.iter().find(|s| **s == r.subtype) else { continue };
        if let Some(country) = gazetteer.by_id(r.country) {
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

/// A nominal as linking sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Nominal {
    pub(super) draft: u32,
    /// Singular of the head.
    pub(super) head: Word,
    pub(super) definite: bool,
    pub(super) plural: bool,
    /// The country whose people or possessive stands in it.
    country: Option<RowId>,
    /// A product or organization named before the head.
    name_before: u32,
    /// Whether a modifier other than a country stands before the head.
    modified: bool,
    reclusive: bool,
    other: bool,
    two: bool,
    /// Whether a naming possessor opens it.
    possessed: bool,
    /// Whether a possessive pronoun does.
    owned: bool,
    group: u32,
}

impl State<'_, '_> {
    /// Looks at the group of a nominal.
    pub(super) fn nominal(&self, d: u32) -> Option<Nominal> {
        let g = self.group(d).filter(|_| self.is_head(d))?;
        let noun = self.input.phrases.noun(g);
        let item = self.input.phrases.item(noun.head);
        let lexicon = self.input.lexicon;
        let head = lexicon.noun(item.word).map_or(item.word, |n| n.singular);
        let mut out = Nominal {
            draft: d,
            head,
            definite: false,
            plural: noun.plural,
            country: None,
            name_before: NONE,
            modified: false,
            reclusive: false,
            other: false,
            two: false,
            possessed: false,
            owned: false,
            group: g,
        };
        self.modifiers(noun, &mut out);
        if let Some(p) = noun.possessor
            && let Some(owner) = self.input.phrases.noun(p).draft
            && self.draft(owner).form.is_some()
        {
            out.possessed = self.draft(owner).form == Some(Form::Name);
            out.country = out.country.or_else(|| {
                matches!(self.draft(owner).kind, PLACE | MentionKind::Nationality)
                    .then(|| self.country_of(owner))
                    .flatten()
            });
            out.definite = true;
        }
        // "South Korean intelligence" needs no article
        out.definite |= out.country.is_some() && head == self.linker.heads.intelligence;
        out.owned = noun.pronoun_possessor.is_some();
        Some(out)
    }

    /// The items before the head that belong to the group itself and not to its possessor.
    fn own_items(&self, noun: &NounGroup) -> std::ops::Range<u32> {
        let first = noun.possessor.map_or(noun.first, |p| self.input.phrases.noun(p).end + 1);
        first.min(noun.head)..noun.head
    }

    fn modifiers(&self, noun: &NounGroup, out: &mut Nominal) {
        for i in self.own_items(noun) {
            let it = self.input.phrases.item(i);
            let bits = self.words().get(it.word);
            out.definite |= bits & is::DEFINITE != 0 && it.pos != Pos::Name;
            out.reclusive |= bits & is::RECLUSIVE != 0;
            out.other |= bits & is::OTHER != 0 || it.pos == Pos::Number && bits & is::TWO == 0;
            out.two |= bits & is::TWO != 0;
            let modifier = matches!(it.pos, Pos::Adjective | Pos::Noun | Pos::Name);
            out.modified |= modifier && bits & is::RECLUSIVE == 0;
            let Some(inner) = it.draft else { continue };
            match self.draft(inner).kind {
                MentionKind::Nationality | PLACE => {
                    out.country = out.country.or_else(|| self.country_of(inner));
                }
                MentionKind::Product | ORG if self.draft(inner).form == Some(Form::Name) => {
                    out.name_before = inner;
                }
                _ => {}
            }
        }
    }

    /// Finds what a description means.
    pub(super) fn describe(&mut self, d: u32, memory: &mut Memory) {
        let Some(n) = self.nominal(d) else { return };
        if n.name_before != NONE
            && let Some(e) = self.name_in(&n)
        {
            self.set(d, e, "entity/name-in-description");
            return;
        }
        if let Some(e) = self.of_name(&n) {
            self.set(d, e, "entity/of-name");
            return;
        }
        if let Some((e, kind)) = self.apposed(&n) {
            self.drafts[d as usize].kind = kind;
            self.set(d, e, "entity/apposition");
            return;
        }
        if n.two && n.plural {
            // "two men" are not the two that were named, "the two men" are
            if n.definite {
                self.pair(&n, memory);
            }
            return;
        }
        if let Some((e, rule)) = self.described(&n, memory) {
            let kind = self.out.entities[e as usize].kind;
            self.drafts[d as usize].kind = kind;
            self.set(d, e, rule);
            return;
        }
        self.recurring(&n, memory);
    }

    /// "the KN-23 missile", "the Wagner group", "Ukraine’s military intelligence agency".
    fn name_in(&self, n: &Nominal) -> Option<u32> {
        let e = self.entity(n.name_before)?;
        let entity = &self.out.entities[e as usize];
        let draft = self.draft(n.draft);
        let fits = match entity.kind {
            MentionKind::Product => draft.kind == MentionKind::Product,
            ORG => {
                // "the U.N. agency" is one of the United Nations, not they
                let owner = matches!(
                    entity.subtype,
                    "international" | "alliance" | "government" | "ministry" | "legislature"
                );
                !n.plural
                    && !owner
                    && draft.kind == ORG
                    && self.linker.heads.get(n.head).is_some_and(|h| h.1.contains(&entity.subtype))
            }
            _ => false,
        };
        fits.then_some(e)
    }

    /// "the port city of Vladivostok".
    fn of_name(&self, n: &Nominal) -> Option<u32> {
        let draft = self.draft(n.draft);
        if draft.kind != PLACE || n.plural || self.word(draft.end) != self.words().of {
            return None;
        }
        let (kind, subtypes) = self.linker.heads.get(n.head)?;
        if kind != PLACE || subtypes.is_empty() {
            return None;
        }
        let at = draft.end + 1;
        let i = self.order.partition_point(|x| self.draft(*x).first < at);
        let name = *self.order.get(i)?;
        let name_draft = self.draft(name);
        let fits = name_draft.first == at
            && name_draft.kind == PLACE
            && name_draft.form == Some(Form::Name);
        let e = self.entity(name).filter(|_| fits)?;
        // "the capital of Russia" is no Russia
        let subtype = self.out.entities[e as usize].subtype;
        (subtypes.contains(&subtype) || subtype.is_empty()).then_some(e)
    }

    /// "North Korea, a close ally of Russia,"; "Rutte, the former prime minister,".
    fn apposed(&self, n: &Nominal) -> Option<(u32, MentionKind)> {
        let all = &self.input.clauses.appositions;
        // sorted by the description, which comes later in the text than what it describes
        let at = all.partition_point(|(_, b)| *b < n.group);
        let d = match all.get(at).filter(|(_, b)| *b == n.group) {
            Some((described, _)) => self.input.phrases.noun(*described).draft?,
            // "his company, Delfhaven Marine,": the name is the apposition
            None => {
                let (_, name) = all.iter().skip(at).take(4).find(|(a, _)| *a == n.group)?;
                let d = self.input.phrases.noun(*name).draft?;
                (self.draft(d).form == Some(Form::Name)).then_some(d)?
            }
        };
        let e = self.entity(d)?;
        let entity = &self.out.entities[e as usize];
        if n.plural {
            return None;
        }
        let ally = self.linker.heads.allies.contains(&n.head)
            && matches!(entity.kind, PLACE | ORG | MentionKind::Person);
        (entity.kind == self.draft(n.draft).kind || ally).then_some((e, entity.kind))
    }

    /// "the two countries", "both leaders": the two that were mentioned last.
    fn pair(&mut self, n: &Nominal, memory: &mut Memory) {
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
    fn last_two(
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

    /// A definite description of something named.
    fn described(&mut self, n: &Nominal, memory: &Memory) -> Option<(u32, &'static str)> {
        if n.owned && !n.plural {
            return self.own_country(n);
        }
        if n.plural || n.other || !n.definite {
            return None;
        }
        if n.head == self.linker.heads.capital && self.draft(n.draft).kind == PLACE {
            return self.capital(n, memory);
        }
        if self.draft(n.draft).kind == MentionKind::Person {
            return self.office_holder(n, memory);
        }
        let own = self.draft(n.draft).kind;
        let unlisted = matches!(own, PLACE | ORG).then_some((own, &[][..]));
        let (kind, subtypes) = self.linker.heads.get(n.head).or(unlisted)?;
        if subtypes == ["country"] {
            if n.possessed {
                return None;
            }
            return self.country(n, memory);
        }
        if let Some(country) = n.country {
            return self.body_of(n, kind, subtypes, country);
        }
        let of = self.word(self.draft(n.draft).end) == self.words().of;
        if of || (n.possessed && n.country.is_none()) {
            return None;
        }
        let fits = |s: &Self, seen: &Seen| s.fits(seen, n.head, kind, subtypes);
        self.best(n, memory, fits).map(|e| (e, "entity/description"))
    }

    /// "his country", "her homeland": that of the person.
    fn own_country(&self, n: &Nominal) -> Option<(u32, &'static str)> {
        if self.linker.heads.get(n.head)?.1 != ["country"] {
            return None;
        }
        let item = self.input.phrases.noun(n.group).pronoun_possessor?;
        let token = self.input.phrases.item(item).first;
        let at = self.order.partition_point(|d| self.draft(*d).first < token);
        let pronoun = *self.order.get(at).filter(|d| self.draft(**d).first == token)?;
        let person = self.entity(pronoun)?;
        if self.out.entities[person as usize].kind != MentionKind::Person {
            return None;
        }
        let e = self.by_row.get(&self.info[person as usize].country?)?;
        Some((*e, "entity/country-of-person"))
    }

    /// Whether an entity may be called by a head: by a word of its name or by its subtype.
    fn fits(&self, seen: &Seen, head: Word, kind: MentionKind, subtypes: &[&str]) -> bool {
        if seen.entity == NONE || seen.plural {
            return false;
        }
        let entity = &self.out.entities[seen.entity as usize];
        let info = &self.info[seen.entity as usize];
        if !info.named || !matches!(entity.kind, PLACE | ORG) {
            return false;
        }
        if self.named_by(entity.name, head) {
            return true;
        }
        let company = entity.subtype.is_empty()
            && subtypes.contains(&"company")
            && self.words().has(info.head, is::DESIGNATOR);
        entity.kind == kind && (subtypes.contains(&entity.subtype) || company)
    }

    /// Whether the first or last word of a name is a head: "Bank of Ghana", "Health Ministry".
    fn named_by(&self, name: u32, head: Word) -> bool {
        let draft = self.draft(name);
        let singular =
            |t: u32| self.input.lexicon.noun(self.word(t)).map_or(self.word(t), |n| n.singular);
        if draft.form != Some(Form::Name) || draft.end < draft.first + 2 || !head.is_known() {
            return false;
        }
        let of = self.words().of;
        singular(draft.end - 1) == head
            || singular(draft.first) == head
            || (draft.first + 2..draft.end.min(draft.first + 6))
                .any(|t| self.word(t) == of && singular(t - 1) == head)
    }

    /// "the hermit nation", "the country".
    fn country(&mut self, n: &Nominal, memory: &Memory) -> Option<(u32, &'static str)> {
        if let Some(c) = n.country {
            // "the African country": the demonym describes it and does not name it
            return (!n.modified)
                .then(|| self.by_row.get(&c).copied())
                .flatten()
                .map(|e| (e, "entity/description"));
        }
        if n.reclusive
            && let Some(row) = self.input.gazetteer.by_id("KP")
            && let Some(e) = self.by_row.get(&row)
        {
            return Some((*e, "entity/epithet"));
        }
        if self.word(self.draft(n.draft).end) == self.words().of {
            return None;
        }
        // "the state" may be one of a federation
        let state = n.head == self.linker.heads.state;
        let fits = |s: &Self, seen: &Seen| {
            seen.entity != NONE && !seen.plural && {
                let subtype = s.out.entities[seen.entity as usize].subtype;
                subtype == "country" || (state && subtype == "region")
            }
        };
        self.best(n, memory, fits).map(|e| (e, "entity/description"))
    }

    /// "the North Korean capital", "the capital".
    fn capital(&mut self, n: &Nominal, memory: &Memory) -> Option<(u32, &'static str)> {
        if let Some(country) = n.country {
            let city = self.input.gazetteer.row(country).capital?;
            return Some((self.add_row(city, n.draft), "entity/capital-of-country"));
        }
        let of = self.word(self.draft(n.draft).end) == self.words().of;
        if of || n.possessed {
            return None;
        }
        let fits = |s: &Self, seen: &Seen| {
            seen.entity != NONE
                && s.out.entities[seen.entity as usize]
                    .row
                    .is_some_and(|r| s.linker.capital_of(r).is_some())
        };
        if let Some(e) = self.best(n, memory, fits) {
            return Some((e, "entity/description"));
        }
        let fits = |s: &Self, seen: &Seen| {
            seen.entity != NONE && s.out.entities[seen.entity as usize].subtype == "country"
        };
        let country = self.best(n, memory, fits)?;
        let city = self.input.gazetteer.row(self.out.entities[country as usize].row?).capital?;
        Some((self.add_row(city, n.draft), "entity/capital-of-country"))
    }

    /// "South Korea’s spy agency": the one body of that country and kind that the text names, or that there is.
    fn body_of(
        &mut self,
        n: &Nominal,
        kind: MentionKind,
        subtypes: &'static [&'static str],
        country: RowId,
    ) -> Option<(u32, &'static str)> {
        if kind != ORG {
            return None;
        }
        let own = self.draft(n.draft).subtype;
        // "spy agency" says more than "agency"
        let narrow = (own == "intelligence-agency").then_some("intelligence-agency");
        let mut found = None;
        for e in self.bodies.get(&country).map_or(&[][..], |b| b.as_slice()) {
            let entity = &self.out.entities[*e as usize];
            let fits = match narrow {
                Some(s) => entity.subtype == s,
                None => subtypes.contains(&entity.subtype) || self.named_by(entity.name, n.head),
            };
            if fits {
                if found.is_some() {
                    return None;
                }
                found = Some(*e);
            }
        }
        if let Some(e) = found {
            return Some((e, "entity/body-of-country"));
        }
        let subtype = narrow?;
        let at = self.linker.only.binary_search_by_key(&(country, subtype), |x| x.0).ok()?;
        let row = self.linker.only[at].1;
        Some((self.add_row(row, n.draft), "entity/body-of-country"))
    }

    /// "the Ukrainian president", "the minister": who has the title in the text, else who held the office that day.
    fn office_holder(&mut self, n: &Nominal, memory: &Memory) -> Option<(u32, &'static str)> {
        let noun = self.input.lexicon.noun(n.head)?;
        if !noun.has(b'r') {
            return None;
        }
        let country = n.country;
        let title = self.title_of(n);
        let fits = |s: &Self, seen: &Seen| {
            if seen.entity == NONE || seen.plural {
                return false;
            }
            let e = &s.out.entities[seen.entity as usize];
            let info = &s.info[seen.entity as usize];
            if e.kind != MentionKind::Person || !info.named {
                return false;
            }
            let written = |t: &u32| title_fits(&title, &s.text(*t).to_lowercase());
            let titled = info.titles.iter().any(written) || s.held(seen.entity, &title, country);
            let serves = |c: RowId| info.serves != NONE && s.country_of(info.serves) == Some(c);
            titled && country.is_none_or(|c| info.country.is_none_or(|own| own == c) || serves(c))
        };
        if let Some(e) = self.best(n, memory, fits) {
            return Some((e, "entity/office"));
        }
        let country = country.filter(|_| !n.modified && self.input.day.is_some())?;
        let mut holders = self.input.gazetteer.holders(&title, Some(country), self.input.day);
        let person = holders.next()?.person;
        if holders.any(|t| t.person != person) {
            return None;
        }
        Some((self.add_row(person, n.draft), "entity/office-by-date"))
    }

    /// The title that a description is: "prime minister" of "the Norwegian prime minister".
    fn title_of(&self, n: &Nominal) -> String {
        let noun = self.input.phrases.noun(n.group);
        let mut out = String::new();
        for i in self.own_items(noun) {
            let it = self.input.phrases.item(i);
            if matches!(it.pos, Pos::Adjective | Pos::Noun | Pos::Title) {
                out.push_str(&self.input.tokens.str(it.end as usize - 1).to_lowercase());
                out.push(' ');
            }
        }
        out.push_str(&self.input.tokens.str(self.draft(n.draft).head as usize).to_lowercase());
        out
    }

    /// Whether a listed person held an office of this title on the day of the report.
    fn held(&self, entity: u32, title: &str, country: Option<RowId>) -> bool {
        let Some(row) = self.out.entities[entity as usize].row else { return false };
        self.input.gazetteer.offices_of(row).iter().any(|t| {
            (title_fits(title, &t.title) || (title == "leader" && is_leader(&t.title)))
                && self.input.day.is_none_or(|day| t.is_held_on(day))
                && country.is_none_or(|c| t.organization == Some(c))
        })
    }

    /// The entity that a description most likely means; none where two are about as likely.
    fn best(
        &self,
        n: &Nominal,
        memory: &Memory,
        fits: impl Fn(&Self, &Seen) -> bool,
    ) -> Option<u32> {
        let sentence = self.sentence[n.draft as usize];
        let clause = self.standing(n.draft).map(|s| s.clause);
        let mut scores: Vec<(u32, i32)> = Vec::new();
        let first = self.draft(n.draft).first;
        for seen in memory.back(sentence.saturating_sub(SENTENCES)) {
            // what stands inside the description is not what it describes
            if self.draft(seen.draft).first >= first || !fits(self, seen) {
                continue;
            }
            let co_argument =
                clause.is_some() && seen.clause == clause && seen.sentence == sentence;
            let apart = i32::try_from(sentence - seen.sentence).unwrap_or(i32::MAX / 16);
            let mut score = -6 * apart.min(1) - 3 * (apart - 1).max(0);
            score += if seen.subject { 4 } else { 0 };
            score -= if seen.weak { 3 } else { 0 };
            if co_argument {
                continue;
            }
            match scores.iter_mut().find(|s| s.0 == seen.entity) {
                // every further mention makes it a little more likely to be what the text is about
                Some(s) => s.1 = s.1.max(score) + 1,
                None => scores.push((seen.entity, score)),
            }
        }
        scores.sort_by_key(|s| std::cmp::Reverse(s.1));
        match scores.as_slice() {
            [] => None,
            [one] => Some(one.0),
            [a, b, ..] => (a.1 - b.1 >= MARGIN).then_some(a.0),
        }
    }

    /// A description of something unnamed that was described before: "a statement" … "the statement".
    fn recurring(&mut self, n: &Nominal, memory: &mut Memory) {
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
        let before = memory.described.get(&key).copied();
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
    fn same_words(&mut self, n: &Nominal, memory: &mut Memory) -> bool {
        let same = memory.described.get(&n.head).copied().filter(|b| {
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
    fn is_other_war(&self, n: &Nominal) -> bool {
        let noun = self.input.phrases.noun(n.group);
        self.own_items(noun)
            .any(|i| self.linker.heads.kinds_of_war.contains(&self.input.phrases.item(i).word))
            || (!n.definite && n.country.is_none() && !n.owned)
            || n.other
    }

    /// Whether a definite description adds nothing that the earlier one did not have.
    fn agrees(&self, n: &Nominal, before: u32) -> bool {
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

/// The only two, or the only two in the subject.
fn two_of(found: &[(u32, bool)]) -> Option<(u32, u32)> {
    if let [a, b] = found {
        return Some((a.0, b.0));
    }
    let mut subjects = found.iter().filter(|f| f.1).map(|f| f.0);
    let two = (subjects.next()?, subjects.next()?);
    subjects.next().is_none().then_some(two)
}

/// Whether a description names a title: the same last word, and what tells ranks apart on both sides or on none.
fn title_fits(description: &str, title: &str) -> bool {
    const RANKS: &[&str] = &["prime", "vice", "deputy", "acting", "former"];
    let last = |s: &str| s.rsplit([' ', '-']).next().unwrap_or("").trim_end_matches('s').to_owned();
    let rank = |s: &str| RANKS.iter().position(|r| s.split([' ', '-']).any(|w| w == *r));
    let words = |s: &str| s.replace("defence", "defense");
    let (description, title) = (words(description), words(title));
    last(&description) == last(&title)
        && rank(&description) == rank(&title)
        && description.split(' ').rev().skip(1).all(|w| title.split([' ', '-']).any(|t| t == w))
}

/// Whether an office makes one the leader of a country.
fn is_leader(title: &str) -> bool {
    [
        "president",
        "prime minister",
        "supreme leader",
        "general secretary",
        "head of state",
        "king",
        "chancellor",
    ]
    .iter()
    .any(|t| title.starts_with(t))
}
