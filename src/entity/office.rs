//! Descriptions that rest on what the lists know: countries, capitals, bodies of a country, holders of offices.

use super::heads::ORG;
use super::nominal::Nominal;
use super::state::{NONE, State};
use super::walk::{Memory, Seen};
use crate::MentionKind;
use crate::gazetteer::RowId;
use crate::phrase::Pos;

/// No more organizations of one country are looked through.
const MOST_BODIES: usize = 24;

impl State<'_, '_> {
    /// "the hermit nation", "the country".
    pub(super) fn country(&mut self, n: &Nominal, memory: &Memory) -> Option<(u32, &'static str)> {
        if let Some(c) = n.country {
            // "the African country": the demonym describes it and does not name it
            return (!n.modified)
                .then(|| self.of_row(c))
                .flatten()
                .map(|e| (e, "entity/description"));
        }
        if n.reclusive
            && let Some(row) = self.linker.reclusive
            && let Some(e) = self.of_row(row)
        {
            return Some((e, "entity/epithet"));
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

    /// "his country", "her homeland": that of the person.
    pub(super) fn own_country(&self, n: &Nominal) -> Option<(u32, &'static str)> {
        if self.linker.heads.get(n.head)?.1 != ["country"] {
            return None;
        }
        let item = self.input.phrases.noun(n.group).pronoun_possessor?;
        let token = self.input.phrases.item(item).first;
        let pronoun = self.beginning(token)?;
        let person = self.entity(pronoun)?;
        if self.out.entities[person as usize].kind != MentionKind::Person {
            return None;
        }
        let e = self.of_row(self.info[person as usize].country?)?;
        Some((e, "entity/country-of-person"))
    }

    /// "the North Korean capital", "the capital".
    pub(super) fn capital(&mut self, n: &Nominal, memory: &Memory) -> Option<(u32, &'static str)> {
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
    pub(super) fn body_of(
        &mut self,
        n: &Nominal,
        kind: MentionKind,
        subtypes: &[&'static str],
        country: RowId,
    ) -> Option<(u32, &'static str)> {
        if kind != ORG {
            return None;
        }
        let own = self.draft(n.draft).subtype;
        // "spy agency" says more than "agency"
        let narrow = (own == "intelligence-agency").then_some("intelligence-agency");
        let mut found = None;
        let at = self.bodies.partition_point(|b| b.0 < country);
        let own = self.bodies[at..].iter().take_while(|b| b.0 == country);
        for (_, e) in own.take(MOST_BODIES) {
            let entity = &self.out.entities[*e as usize];
            let fits = match narrow {
                Some(s) => entity.subtype == s,
                None => subtypes.contains(&entity.subtype) || self.named_by(entity.name, n.head),
            } && self.suits(n, *e);
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
    pub(super) fn office_holder(
        &mut self,
        n: &Nominal,
        memory: &Memory,
    ) -> Option<(u32, &'static str)> {
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
    pub(super) fn title_of(&self, n: &Nominal) -> String {
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
    pub(super) fn held(&self, entity: u32, title: &str, country: Option<RowId>) -> bool {
        let Some(row) = self.out.entities[entity as usize].row else { return false };
        self.input.gazetteer.offices_of(row).iter().any(|t| {
            (title_fits(title, &t.title) || (title == "leader" && is_leader(&t.title)))
                && self.input.day.is_none_or(|day| t.is_held_on(day))
                && country.is_none_or(|c| t.organization == Some(c))
        })
    }
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
