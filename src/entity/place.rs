//! Names that several things share: which of them the text means.

use std::collections::BTreeMap;

use super::keyed::Keyed;
use super::state::{NONE, State};
use crate::gazetteer::{RowId, Sort, alias};
use crate::token::Class;
use crate::{Form, MentionKind};

/// No more readings of one name are weighed.
const MOST_READINGS: usize = 24;

/// No more other readings are kept with an entity.
const MOST_KEPT: usize = 5;

/// How often each country is named, directly or by its people.
type Votes = Keyed<RowId, u32>;

/// The country of each place of the text with the place, or with none when there are several.
type Homes = Keyed<RowId, Option<RowId>>;

/// What stands around a name and speaks for some of its readings.
struct Near {
    /// The place after it that may hold it.
    within: Option<u32>,
    /// The place before it that it may hold.
    before: Option<u32>,
    /// The countries that it is given by the words before it.
    countries: [Option<RowId>; 2],
}

/// Towns below this number of inhabitants, and regions of no known size, are not taken for granted far from home.
const KNOWN_AFAR: u32 = 100_000;

impl State<'_, '_> {
    /// Settles the rows of shared names, then tells governments from their capitals.
    pub(super) fn places(&mut self) {
        let listed: Vec<u32> =
            self.order.iter().copied().filter(|d| self.draft(*d).row.is_some()).collect();
        let votes = self.votes(&listed);
        let homes = self.homes(&listed);
        for d in listed.iter().copied() {
            let draft = self.draft(d);
            let shared = draft.form == Some(Form::Name)
                && matches!(
                    draft.kind,
                    MentionKind::Place | MentionKind::Organization | MentionKind::Nationality
                );
            if shared {
                self.settle(d, &votes, &homes);
            }
        }
        self.states(&listed, &votes);
        self.same_sense(&listed);
        for d in listed {
            if let Some(country) = self.government(d) {
                let e = self.add_row(country, d);
                self.set(d, e, "entity/metonym-capital");
            }
        }
    }

    /// Tells a country from a region of another one that shares its name, by the places of each in the text:
    /// Georgia beside Atlanta, or in a list with Florida and Ohio.
    fn states(&mut self, listed: &[u32], votes: &Votes) {
        /// So many regions of one country, or a region and a town, make one more of a name that is also a country's.
        const SISTERS: u32 = 2;
        let gazetteer = self.input.gazetteer;
        let shared = |s: &Self, d: u32| {
            let draft = s.draft(d);
            let country =
                draft.row.filter(|r| draft.form == Some(Form::Name) && gazetteer.is_country(*r))?;
            let region = s
                .readings(draft.first, draft.end)
                .take(MOST_READINGS)
                .find(|r| *r != country && gazetteer.sort(*r) == Sort::Region)?;
            Some((country, region))
        };
        let all: Vec<u32> = listed.iter().copied().filter(|d| shared(self, *d).is_some()).collect();
        if all.is_empty() {
            return;
        }
        let (inside, sisters) = self.containers(listed);
        let mut named = self.named();
        for d in all {
            let Some((country, region)) = shared(self, d) else { continue };
            let count = |r: RowId| inside.get(r).unwrap_or(0);
            let own = count(country)
                + votes.get(country).unwrap_or(0).saturating_sub(*named.entry(country, 0));
            let state = count(region);
            let listed = gazetteer.parents(region).first().is_some_and(|p| {
                let regions = sisters.get(*p).unwrap_or(0);
                regions >= SISTERS || regions > 0 && count(*p) >= SISTERS
            });
            if state > own || own == 0 && listed {
                if self.draft(d).kind == MentionKind::Place {
                    let n = named.entry(country, 0);
                    *n = n.saturating_sub(1);
                }
                self.drafts[d as usize].row = Some(region);
            }
        }
    }

    /// How many places each row names.
    fn named(&self) -> Votes {
        let mut named = Votes::default();
        for d in self.drafts.iter() {
            if let Some(row) = d.row
                && d.kind == MentionKind::Place
                && d.form == Some(Form::Name)
            {
                *named.entry(row, 0) += 1;
            }
        }
        named
    }

    /// How many places of the text lie in each region or country, and how many regions of the text each country has.
    fn containers(&self, listed: &[u32]) -> (Votes, Votes) {
        let (mut inside, mut sisters) = (Votes::default(), Votes::default());
        let gazetteer = self.input.gazetteer;
        for d in listed {
            let draft = self.draft(*d);
            let Some(row) = draft.row else { continue };
            if draft.kind != MentionKind::Place || gazetteer.is_country(row) {
                continue;
            }
            for parent in gazetteer.parents(row) {
                *inside.entry(*parent, 0) += 1;
                if gazetteer.sort(row) == Sort::Region {
                    *sisters.entry(*parent, 0) += 1;
                }
                // a town lies in the country of its region, too
                for country in gazetteer.parents(*parent) {
                    *inside.entry(*country, 0) += 1;
                }
            }
        }
        (inside, sisters)
    }

    /// Gives every mention of a place the reading that the text spells out once: "Springfield, Illinois".
    fn same_sense(&mut self, listed: &[u32]) {
        let mut said: BTreeMap<&str, RowId> = BTreeMap::new();
        let is_town = |s: &Self, d: u32| {
            let draft = s.draft(d);
            draft.kind == MentionKind::Place
                && draft.form == Some(Form::Name)
                && draft.row.is_some_and(|r| !s.input.gazetteer.is_country(r))
        };
        for d in listed {
            if is_town(self, *d)
                && let Some(row) = self.draft(*d).row
                && self.region_after(*d).is_some_and(|region| self.contains(region, row))
            {
                said.entry(self.text(*d)).or_insert(row);
            }
        }
        if said.is_empty() {
            return;
        }
        for d in listed.iter().copied() {
            if is_town(self, d)
                && self.region_after(d).is_none()
                && let Some(row) = said.get(self.text(d))
            {
                self.drafts[d as usize].row = Some(*row);
            }
        }
    }

    fn votes(&self, listed: &[u32]) -> Votes {
        let mut votes = Votes::default();
        for d in listed {
            let draft = self.draft(*d);
            let Some(row) = draft.row else { continue };
            if (self.input.gazetteer.is_country(row) || draft.kind == MentionKind::Nationality)
                && let Some(country) = self.country_of_row(row)
            {
                *votes.entry(country, 0) += 1;
            }
        }
        votes
    }

    /// Gives a shared name the reading that its surroundings favour.
    fn settle(&mut self, d: u32, votes: &Votes, homes: &Homes) {
        let draft = self.draft(d);
        let Some(old) = draft.row else { return };
        let gazetteer = self.input.gazetteer;
        if gazetteer.is_country(old) && self.region_after(d).is_none() {
            let before = self.place_before_comma(d);
            if before.is_none() {
                return;
            }
        }
        let kind = draft.kind;
        if kind == MentionKind::Organization && self.is_acronym(d) {
            self.settle_acronym(d, old, votes, homes);
            return;
        }
        let best = self.best_reading(d, old, votes);
        if kind == MentionKind::Organization && self.is_of_another(d, best, votes) {
            let head = self.word(self.draft(d).end - 1);
            let subtype = self.input.lexicon.noun(head).map_or("", |n| n.subtype);
            let draft = &mut self.drafts[d as usize];
            draft.row = None;
            draft.subtype = subtype;
        }
        if kind == MentionKind::Place && self.is_far(d, best, votes, homes) {
            self.drafts[d as usize].row = None;
        }
        // "the Ecuadorean town of Pedernales" is none that the lists know elsewhere
        if kind == MentionKind::Place
            && let Some(country) = self.country_said(d)
            && self.country_of_row(best).is_some_and(|c| c != country)
        {
            self.drafts[d as usize].row = None;
        }
    }

    /// The reading of a shared name that its surroundings favour, which the name is given where there are several.
    fn best_reading(&mut self, d: u32, old: RowId, votes: &Votes) -> RowId {
        let draft = self.draft(d);
        let gazetteer = self.input.gazetteer;
        let all = self.readings(draft.first, draft.end).take(MOST_READINGS);
        let mut same = all.filter(|row| gazetteer.kind(*row) == draft.kind);
        // most names have one
        let Some(only) = same.next() else { return old };
        let Some(second) = same.next() else { return only };
        let near = self.near(d);
        let mut best = (old, i64::MIN);
        for row in [only, second].into_iter().chain(same) {
            let score = self.score(d, row, &near, votes) + i64::from(row == old);
            if score > best.1 {
                best = (row, score);
            }
        }
        self.drafts[d as usize].row = Some(best.0);
        best.0
    }

    /// What stands around a name.
    fn near(&self, d: u32) -> Near {
        Near {
            within: self.place_after_comma(d).or_else(|| self.place_after_in(d)),
            before: self.place_before_comma(d),
            countries: [self.owner(d), self.country_said(d)],
        }
    }

    /// Gives an acronym that bodies of several countries have to the one whose country the text speaks of, and one that
    /// needs help to none if the text speaks only of others.
    fn settle_acronym(&mut self, d: u32, old: RowId, votes: &Votes, homes: &Homes) {
        let draft = self.draft(d);
        let (first, end) = (draft.first, draft.end);
        let weight = |s: &Self, row: RowId| {
            let country = s.country_of_row(row)?;
            let named = votes.get(country).unwrap_or(0);
            (named > 0 || homes.contains(country)).then_some(named + 1)
        };
        let doubtful = self
            .candidates_at(first)
            .any(|c| c.row == old && c.end == end && c.flags & alias::CONTEXT != 0);
        // news agencies report from everywhere, and have no article
        let article =
            first > 0 && self.input.tokens.str(first as usize - 1).eq_ignore_ascii_case("the");
        let everywhere = !doubtful && !article && self.input.gazetteer.row(old).subtype == "media";
        if self.country_of_row(old).is_none() || everywhere || weight(self, old).is_some() {
            return;
        }
        let mut best: Option<(RowId, u32)> = None;
        for row in self.readings(first, end).take(MOST_READINGS) {
            if self.input.gazetteer.kind(row) == MentionKind::Organization
                && let Some(w) = weight(self, row)
                && best.is_none_or(|b| w > b.1)
            {
                best = Some((row, w));
            }
        }
        if let Some((row, _)) = best {
            let draft = &mut self.drafts[d as usize];
            draft.row = Some(row);
            draft.subtype = self.input.gazetteer.subtype(row);
        } else if doubtful && !(votes.is_empty() && homes.is_empty()) {
            let draft = &mut self.drafts[d as usize];
            draft.row = None;
            draft.subtype = "";
        }
    }

    /// The countries in which the places of the text lie.
    fn homes(&self, listed: &[u32]) -> Homes {
        let mut homes = Homes::default();
        for d in listed {
            let draft = self.draft(*d);
            let Some(row) = draft.row.filter(|_| draft.kind == MentionKind::Place) else {
                continue;
            };
            if let Some(country) = self.country_of_row(row) {
                let only = homes.entry(country, Some(row));
                *only = only.filter(|r| *r == row);
            }
        }
        homes
    }

    /// Whether a small place with an ambiguous name lies in a country of which the text says nothing, while it names
    /// others: "Isabela" of Puerto Rico in a report from the Philippines.
    fn is_far(&self, d: u32, row: RowId, votes: &Votes, homes: &Homes) -> bool {
        let gazetteer = self.input.gazetteer;
        let Some(country) = self.country_of_row(row) else { return false };
        let small = matches!(gazetteer.sort(row), Sort::City | Sort::Region)
            && gazetteer.population(row) < KNOWN_AFAR;
        let draft = self.draft(d);
        let mut readings = self.candidates_at(draft.first);
        small
            && !votes.is_empty()
            && !votes.contains(country)
            && readings.any(|c| c.row == row && c.end == draft.end && c.flags & alias::CONTEXT != 0)
            && homes.get(country).is_none_or(|only| only == Some(row))
            && self.linker.capital_of(row).is_none()
            && !self.is_called_region(d)
            && self.place_after_comma(d).is_none()
            && self.place_before_comma(d).is_none()
    }

    /// How well a reading fits.
    fn score(&self, d: u32, row: RowId, near: &Near, votes: &Votes) -> i64 {
        let gazetteer = self.input.gazetteer;
        let (sort, population) = (gazetteer.sort(row), gazetteer.population(row));
        let country = self.country_of_row(row);
        let mut score = 0;
        if near.within.is_some_and(|next| self.is_within(next, row)) {
            score += 60;
        }
        if let Some(place) = near.before
            && self
                .readings(self.draft(place).first, self.draft(place).end)
                .take(MOST_READINGS)
                .any(|inner| inner != row && self.contains(row, inner))
        {
            score += 30;
        }
        if country.is_some() && near.countries.contains(&country) {
            score += 60;
        }
        if gazetteer.kind(row) != MentionKind::Place
            && let Some(country) = country
        {
            let people = gazetteer.population(country);
            score += 2 * i64::from(people.checked_ilog10().unwrap_or(0));
        }
        if let Some(country) = country {
            score += 3 * i64::from(votes.get(country).unwrap_or(0).min(6));
            if self.linker.capital_of(row).is_some() {
                score += 6;
            }
        }
        if sort == Sort::Country {
            score += 14;
        }
        // "Washington state"
        if sort == Sort::Region && self.is_called_region(d) {
            score += 40;
        }
        // two points for each power of ten; a region under its own name counts as a town of a hundred thousand, in a
        // large country for more
        let digits = match population.checked_ilog10() {
            Some(digits) => 2 * i64::from(digits),
            None if sort == Sort::Region
                && gazetteer.row(row).name.eq_ignore_ascii_case(self.text(d)) =>
            {
                let people = country.map_or(0, |c| gazetteer.population(c));
                10 + (i64::from(people.checked_ilog10().unwrap_or(0)) - 6).clamp(0, 2)
            }
            // "the West" of no country is meant before a district of that name
            None if sort == Sort::Region && country.is_none() => 13,
            None => 0,
        };
        score + digits
    }

    /// Whether the word after a name says that it is a region's: "Lagos state", "Herat province", "Ontario Premier".
    fn is_called_region(&self, d: u32) -> bool {
        /// Offices that regions have and towns do not.
        const OFFICES: [&str; 3] = ["premier", "governor", "gov"];
        let heads = &self.linker.heads;
        let next = self.draft(d).end;
        let text = || self.input.tokens.str(next as usize).trim_end_matches('.');
        self.class(next) == Some(Class::Word)
            && (self.word(next) == heads.state
                || heads.get(self.word(next)).is_some_and(|(_, kinds)| kinds == ["region"])
                || OFFICES.iter().any(|office| text().eq_ignore_ascii_case(office)))
    }

    /// Whether the place after the comma, or after "in", can be one that holds this reading: "Vancouver, Washington",
    /// "Santiago in the Dominican Republic".
    fn is_within_next(&self, d: u32, row: RowId) -> bool {
        let next = self.place_after_comma(d).or_else(|| self.place_after_in(d));
        next.is_some_and(|next| self.is_within(next, row))
    }

    /// Whether a place can be one that holds a reading.
    fn is_within(&self, place: u32, row: RowId) -> bool {
        let next = self.draft(place);
        self.readings(next.first, next.end)
            .take(MOST_READINGS)
            .any(|region| region != row && self.contains(region, row))
    }

    /// Whether a body that every country has, a ministry or court, is by the text not that of a row.
    fn is_of_another(&self, d: u32, row: RowId, votes: &Votes) -> bool {
        let Some(country) = self.country_of_row(row) else { return false };
        if let Some(said) = self.owner(d).or_else(|| self.country_in(d)) {
            return said != country;
        }
        let draft = self.draft(d);
        let common = (draft.first..draft.end).any(|t| self.words().is_common_body(self.word(t)));
        let proper = self.country_of_readings(d, country);
        common && !proper && !votes.is_empty() && !votes.contains(country)
    }

    /// Whether a name of that country or its people stands in a name: "Russian Defence Ministry".
    fn country_of_readings(&self, d: u32, country: RowId) -> bool {
        let draft = self.draft(d);
        (draft.first..draft.end).any(|t| {
            self.candidates_at(t).any(|c| {
                c.end <= draft.end
                    && c.row != country
                    && matches!(
                        self.input.gazetteer.kind(c.row),
                        MentionKind::Nationality | MentionKind::Place
                    )
                    && self.country_of_row(c.row) == Some(country)
            })
        })
    }

    /// The country that ends a name: "Supreme Court of Nigeria".
    fn country_in(&self, d: u32) -> Option<RowId> {
        let draft = self.draft(d);
        (draft.first + 1..draft.end).find_map(|t| {
            self.candidates_at(t)
                .find(|c| c.end == draft.end && self.input.gazetteer.is_country(c.row))
                .map(|c| c.row)
        })
    }

    /// The country that the text gives a place: "Pedernales, Ecuador", "the Ecuadorean town of Pedernales".
    fn country_said(&self, d: u32) -> Option<RowId> {
        /// "town", "the port city": no more words stand between a demonym and "of".
        const BACK: u32 = 4;
        let gazetteer = self.input.gazetteer;
        if let Some(region) = self.region_after(d)
            && gazetteer.is_country(region)
            && !self.draft(d).row.is_some_and(|own| gazetteer.is_country(own))
            && !self.is_list(d)
            && !self.is_within_state(d)
        {
            return Some(region);
        }
        let first = self.draft(d).first;
        if first < 2 || self.word(first - 1) != self.words().of {
            return None;
        }
        let noun = self.input.lexicon.noun(self.word(first - 2))?;
        if noun.kind != MentionKind::Place {
            return None;
        }
        for at in (first.saturating_sub(BACK)..first - 1).rev() {
            let before = self.ending[at as usize];
            if before != NONE && self.draft(before).kind == MentionKind::Nationality {
                return self.draft(before).row.and_then(|r| self.country_of_row(r));
            }
        }
        None
    }

    /// "Athens, Georgia": whether a reading lies in a region that has the name of a country.
    fn is_within_state(&self, d: u32) -> bool {
        let draft = self.draft(d);
        self.readings(draft.first, draft.end)
            .take(MOST_READINGS)
            .any(|row| self.is_within_next(d, row))
    }

    /// The row of the place after a comma: "Springfield, Illinois".
    fn region_after(&self, d: u32) -> Option<RowId> {
        self.draft(self.place_after_comma(d)?).row
    }

    /// The place after "in" or "in the".
    fn place_after_in(&self, d: u32) -> Option<u32> {
        let preposition = self.draft(d).end;
        if self.word(preposition) != self.words().within {
            return None;
        }
        let article = self.word(preposition + 1) == self.words().the;
        self.place_at(preposition + 1 + u32::from(article))
    }

    /// The place after a comma.
    fn place_after_comma(&self, d: u32) -> Option<u32> {
        let end = self.draft(d).end;
        (self.class(end) == Some(Class::Comma)).then(|| self.place_at(end + 1))?
    }

    /// The named place that begins at a token.
    fn place_at(&self, first: u32) -> Option<u32> {
        let found = self.beginning(first)?;
        let place = self.draft(found);
        (place.kind == MentionKind::Place && place.form == Some(Form::Name)).then_some(found)
    }

    /// "Paris, Germany and Spain": the comma after a place is one of a list.
    fn is_list(&self, d: u32) -> bool {
        let comma = self.draft(d).end;
        let [next, more @ ..] = self.from(comma + 1) else { return false };
        let next = self.draft(*next);
        self.word(next.end) == self.words().and
            || (self.class(next.end) == Some(Class::Comma)
                && more.first().is_some_and(|n| {
                    let n = self.draft(*n);
                    n.first == next.end + 1 && n.kind == MentionKind::Place
                }))
    }

    /// The place before a comma.
    fn place_before_comma(&self, d: u32) -> Option<u32> {
        let first = self.draft(d).first;
        let comma = first.checked_sub(1)?;
        if self.class(comma) != Some(Class::Comma) {
            return None;
        }
        let place = self.ending[comma as usize];
        (place != NONE && self.draft(place).kind == MentionKind::Place).then_some(place)
    }

    /// Whether a region or country holds a place.
    pub(super) fn contains(&self, region: RowId, row: RowId) -> bool {
        /// City, district, region, country: no chain is longer.
        const DEEPEST: usize = 4;
        let mut at = row;
        for _ in 0..DEEPEST {
            let parents = self.input.gazetteer.parents(at);
            if parents.contains(&region) {
                return true;
            }
            let Some(parent) = parents.first() else { break };
            at = *parent;
        }
        self.input.gazetteer.is_country(region)
            && self.country_of_row(row) == Some(region)
            && region != row
    }

    /// Keeps with each place what else its name could have meant.
    pub(super) fn alternatives(&mut self) {
        for i in 0..self.order.len() {
            let d = self.order[i];
            let Some(e) = self.entity(d) else { continue };
            let draft = self.draft(d);
            let entity = &self.out.entities[e as usize];
            if draft.kind != MentionKind::Place
                || draft.form != Some(Form::Name)
                || !entity.alternatives.is_empty()
                || entity.row != draft.row
                || entity.row.is_none()
                || entity.subtype == "country"
            {
                continue;
            }
            let chosen = entity.row;
            let others: Vec<RowId> = self
                .readings(draft.first, draft.end)
                .filter(|r| Some(*r) != chosen)
                .filter(|r| self.input.gazetteer.kind(*r) == MentionKind::Place)
                .take(MOST_KEPT)
                .collect();
            self.out.entities[e as usize].alternatives = others;
        }
    }
}
