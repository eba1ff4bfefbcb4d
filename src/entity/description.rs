//! Descriptions: "the agency", "the hermit nation", "the Ukrainian president", "the two countries".

use super::heads::{ORG, PLACE};
use super::nominal::Nominal;
use super::state::{NONE, State};
use super::walk::{Memory, Seen, USUAL, leader};
use super::words::is;
use crate::vocabulary::Word;
use crate::{Form, MentionKind};

/// A description looks back this many sentences.
pub(super) const SENTENCES: u32 = 12;

/// The best antecedent must lead by this much.
const MARGIN: i32 = 2;

impl State<'_, '_> {
    /// Finds what a description means.
    pub(super) fn describe(&mut self, d: u32, memory: &mut Memory) {
        let Some(n) = self.nominal(d) else { return };
        if n.name_before != NONE
            && let Some(e) = self.name_in(&n)
        {
            self.drafts[d as usize].subtype = self.out.entities[e as usize].subtype;
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

    /// "the KN-23 missile", "the Wagner group", "Tingri county", "Ukraine’s military intelligence agency".
    pub(super) fn name_in(&self, n: &Nominal) -> Option<u32> {
        let e = self.entity(n.name_before)?;
        let entity = &self.out.entities[e as usize];
        let draft = self.draft(n.draft);
        let fits = match entity.kind {
            MentionKind::Product => draft.kind == MentionKind::Product,
            PLACE => {
                let alike = draft.subtype == entity.subtype
                    || n.head == self.linker.heads.state && entity.subtype == "region";
                !n.plural && draft.kind == PLACE && alike
            }
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
    pub(super) fn of_name(&self, n: &Nominal) -> Option<u32> {
        let draft = self.draft(n.draft);
        if draft.kind != PLACE || n.plural || self.word(draft.end) != self.words().of {
            return None;
        }
        let (kind, subtypes) = self.linker.heads.get(n.head)?;
        if kind != PLACE || subtypes.is_empty() {
            return None;
        }
        let at = draft.end + 1;
        let name = self.beginning(at)?;
        let name_draft = self.draft(name);
        let fits = name_draft.kind == PLACE && name_draft.form == Some(Form::Name);
        let e = self.entity(name).filter(|_| fits)?;
        // "the capital of Russia" is no Russia
        let subtype = self.out.entities[e as usize].subtype;
        (subtypes.contains(&subtype) || subtype.is_empty()).then_some(e)
    }

    /// "North Korea, a close ally of Russia,"; "Rutte, the former prime minister,".
    pub(super) fn apposed(&self, n: &Nominal) -> Option<(u32, MentionKind)> {
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

    /// A definite description of something named.
    pub(super) fn described(
        &mut self,
        n: &Nominal,
        memory: &Memory,
    ) -> Option<(u32, &'static str)> {
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
        let fits =
            |s: &Self, seen: &Seen| s.fits(seen, n.head, kind, subtypes) && s.suits(n, seen.entity);
        self.best(n, memory, fits).map(|e| (e, "entity/description"))
    }

    /// Whether the noun before the head agrees with a body: "the earthquake agency" is no news agency and no ministry
    /// that lacks the word in its name, while an oil company need not be called so.
    pub(super) fn suits(&self, n: &Nominal, entity: u32) -> bool {
        let Some(trade) = n.compound.filter(|_| self.draft(n.draft).kind == ORG) else {
            return true;
        };
        let entity = &self.out.entities[entity as usize];
        let own = self.draft(n.draft).subtype;
        let of_head = self.input.lexicon.noun(n.head).map_or("", |noun| noun.subtype);
        // "the news agency": the list knows what the two words are together
        let told = own != of_head && entity.subtype == own;
        let of_state = matches!(of_head, "ministry" | "government" | "police");
        let name = self.draft(entity.name);
        told || own == of_head && !of_state || (name.first..name.end).any(|t| self.word(t) == trade)
    }

    /// Whether an entity may be called by a head: by a word of its name or by its subtype.
    pub(super) fn fits(
        &self,
        seen: &Seen,
        head: Word,
        kind: MentionKind,
        subtypes: &[&str],
    ) -> bool {
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
    pub(super) fn named_by(&self, name: u32, head: Word) -> bool {
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

    /// The entity that a description most likely means; none where two are about as likely.
    pub(super) fn best(
        &self,
        n: &Nominal,
        memory: &Memory,
        fits: impl Fn(&Self, &Seen) -> bool,
    ) -> Option<u32> {
        let sentence = self.sentence[n.draft as usize];
        let clause = self.standing(n.draft).map(|s| s.clause);
        let mut scores: Vec<(u32, i32)> = Vec::with_capacity(USUAL);
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
        leader(&scores, MARGIN).map(|best| best.0)
    }
}
