//! Names to entities: rows, whole forms, acronyms, partial names, spelling variants.

use std::collections::BTreeMap;

use super::form::letters;
use super::state::{NONE, State, Table};
use super::words::is;
use crate::gazetteer::{Candidate, RowId};
use crate::token::{Class, flag};
use crate::{Form, MentionKind};

/// No name has more beginnings and ends that stand for it.
const MOST_PARTIAL: usize = 5;

/// No more readings of one stretch are looked at.
const MOST_READINGS: usize = 48;

/// No more titles of one person are kept.
const MOST_TITLES: usize = 6;

/// Acronyms that the text defines: by the hash of their letters, the draft of the full name.
type Defined = BTreeMap<u64, u32>;

impl State<'_, '_> {
    /// Links every name.
    pub(super) fn names(&mut self) {
        let definitions = self.definitions();
        let mut defined = Defined::new();
        for (full, short) in &definitions {
            defined.entry(self.letters(*short)).or_insert(*full);
        }
        // full names first, wherever they stand: they are what the short ones mean
        for i in 0..self.order.len() {
            let d = self.order[i];
            if self.draft(d).form == Some(Form::Name)
                && self.entity(d).is_none()
                && !self.is_short(d)
                && !(self.is_acronym(d) && defined.contains_key(&self.letters(d)))
            {
                self.full_name(d);
            }
        }
        for (full, short) in &definitions {
            if let Some(e) = self.entity(*full) {
                self.set(*short, e, "entity/acronym-defined");
            }
        }
        for info in &mut self.info {
            info.last = NONE;
        }
        for i in 0..self.order.len() {
            let d = self.order[i];
            if self.draft(d).form != Some(Form::Name) {
                continue;
            }
            if let Some(e) = self.entity(d) {
                self.info[e as usize].last = self.draft(d).first;
            } else {
                let full = self.is_acronym(d).then(|| defined.get(&self.letters(d))).flatten();
                match full.and_then(|f| self.entity(*f)) {
                    Some(e) => self.set(d, e, "entity/acronym"),
                    None => self.short_name(d),
                }
            }
        }
        self.references();
        self.bodies();
    }

    /// Notes which organizations belong to which country.
    fn bodies(&mut self) {
        for (e, entity) in self.out.entities.iter().enumerate() {
            if entity.kind == MentionKind::Organization
                && let Some(country) = self.info[e].country
            {
                self.bodies.push((country, crate::phrase::narrow(e)));
            }
        }
        self.bodies.sort_unstable();
    }

    /// The letters of an acronym as a hash.
    pub(super) fn letters(&self, d: u32) -> u64 {
        letters(self.text(d), &mut String::new())
    }

    /// Cuts a name into the buffer.
    fn cut(&mut self, d: u32) {
        let (first, end) = (self.draft(d).first, self.draft(d).end);
        self.parts.cut(self.input.tokens, &self.linker.words, first, end);
    }

    /// "Dmitri S. Peskov": the row of a listed name between whose words the text has an initial.
    fn row_without_initial(&self, d: u32) -> Option<RowId> {
        let draft = self.draft(d);
        if draft.kind != MentionKind::Person || draft.end - draft.first < 3 {
            return None;
        }
        let list = &self.input.tokens.list;
        let inner = &list[draft.first as usize + 1..draft.end as usize - 1];
        let initial = |t: &crate::token::Token| {
            t.class == Class::Period || t.class == Class::Word && t.has(flag::LETTER)
        };
        if !inner.iter().all(initial) {
            return None;
        }
        self.input.gazetteer.person(self.word(draft.first), self.word(draft.end - 1))
    }

    /// "South Korea’s Joint Chiefs of Staff": whether the text gives a listed body of one state to another.
    fn is_of_another_country(&self, d: u32, row: RowId) -> bool {
        let draft = self.draft(d);
        let state = matches!(
            self.input.gazetteer.subtype(row),
            "court"
                | "government"
                | "intelligence-agency"
                | "legislature"
                | "military"
                | "ministry"
                | "police"
        );
        if draft.kind != MentionKind::Organization || !state {
            return false;
        }
        let possessive = draft.first > 0 && self.class(draft.first - 1) == Some(Class::Possessive);
        let owner = self.ending[(draft.first - u32::from(possessive)) as usize];
        if owner == NONE || owner == d {
            return false;
        }
        let kind = self.draft(owner).kind;
        let names = kind == MentionKind::Nationality || kind == MentionKind::Place && possessive;
        match (self.country_of(owner).filter(|_| names), self.country_of_row(row)) {
            (Some(of), Some(own)) => of != own,
            _ => false,
        }
    }

    /// Links a name that needs no other.
    fn full_name(&mut self, d: u32) {
        if self.draft(d).row.is_none()
            && let Some(row) = self.row_without_initial(d)
        {
            self.drafts[d as usize].row = Some(row);
        }
        if self.draft(d).row.is_some_and(|row| self.is_of_another_country(d, row)) {
            self.drafts[d as usize].row = None;
        }
        if let Some(row) = self.draft(d).row {
            if let Some(e) = self.of_row(row) {
                self.set(d, e, "");
                self.note_titles(d, e);
                return;
            }
            self.cut(d);
            // the text may have used a form that no list gives to the row
            let same = self.same_form(d, true);
            let e = match same {
                Some((e, _)) => {
                    self.adopt_row(e, row);
                    e
                }
                None => self.add(d),
            };
            self.register(d, e);
            self.set(d, e, same.map_or("", |s| s.1));
            self.note_titles(d, e);
            return;
        }
        self.cut(d);
        let same = self.same_form(d, false);
        let e = same.map_or_else(|| self.add(d), |s| s.0);
        self.register(d, e);
        self.set(d, e, same.map_or("", |s| s.1));
        self.note_titles(d, e);
    }

    /// Gives an unlisted entity the row that another spelling of its name has.
    fn adopt_row(&mut self, entity: u32, row: RowId) {
        let r = self.input.gazetteer.row(row);
        let e = &mut self.out.entities[entity as usize];
        e.row = Some(row);
        e.subtype = r.subtype;
        self.set_row(row, entity);
        let country = self.country_of_row(row);
        let info = &mut self.info[entity as usize];
        info.country = country;
        info.gender = r.gender;
    }

    /// An entity that another spelling of the name in the buffer has named, and the rule that says so.
    fn same_form(&mut self, d: u32, listed: bool) -> Option<(u32, &'static str)> {
        let kind = self.draft(d).kind;
        let whole = self.parts.whole();
        if let Some(e) = self.first(Table::Whole, d, whole) {
            return Some((e, ""));
        }
        if kind == MentionKind::Organization {
            return self.same_organization(d);
        }
        if kind == MentionKind::Person && self.parts.len() > 2 {
            let outer = self.outer();
            if let Some(e) = self.first(Table::Outer, d, outer).filter(|e| self.is_apart(d, *e)) {
                return Some((e, "entity/middle-name"));
            }
        }
        if kind == MentionKind::Person && self.parts.len() == 2 {
            let key = self.parts.whole();
            if let Some(e) = self.first(Table::Outer, d, key).filter(|e| self.is_apart(d, *e)) {
                return Some((e, "entity/middle-name"));
            }
        }
        if kind == MentionKind::Person && self.parts.len() > 1 && !listed {
            for (table, rule) in
                [(Table::Suffix, "entity/surname"), (Table::Prefix, "entity/partial-name")]
            {
                let key = self.parts.whole();
                if let Some(e) = self.only(table, d, key) {
                    return Some((e, rule));
                }
            }
        }
        if self.parts.len() > 1 || self.text(d).len() >= 5 {
            let key = self.parts.skeleton(self.input.tokens);
            if let Some(e) = self.first(Table::Skeleton, d, key) {
                return Some((e, "entity/spelling"));
            }
        }
        None
    }

    /// As [`Self::same_form`] for organizations.
    fn same_organization(&mut self, d: u32) -> Option<(u32, &'static str)> {
        let tokens = self.input.tokens;
        let words = self.words();
        if let Some(key) = self.parts.bag(tokens, words)
            && let Some(e) = self.first(Table::Bag, d, key)
        {
            return Some((e, "entity/reversed"));
        }
        let end = self.parts.without_designator(tokens, words);
        if end < self.parts.len() {
            let key = self.parts.key(0, end);
            if let Some(e) = self.first(Table::Whole, d, key) {
                return Some((e, "entity/designator"));
            }
        }
        let key = self.parts.whole();
        let long = self.parts.len() > 1;
        for (table, rule) in
            [(Table::Prefix, "entity/partial-name"), (Table::Suffix, "entity/partial-name")]
        {
            if long && let Some(e) = self.only(table, d, key) {
                return Some((e, rule));
            }
        }
        let key = self.parts.skeleton(self.input.tokens);
        self.first(Table::Skeleton, d, key).map(|e| (e, "entity/spelling"))
    }

    /// First and last word.
    fn outer(&self) -> u64 {
        let n = self.parts.len();
        self.parts.pair(0, n - 1)
    }

    /// The latest entity with a form that may be the draft's.
    fn first(&self, table: Table, d: u32, key: u64) -> Option<u32> {
        self.index.get(table, self.draft(d).kind, key).find(|e| self.may_be(d, *e))
    }

    /// The entity with a form, if it is the only one that may be the draft's.
    fn only(&self, table: Table, d: u32, key: u64) -> Option<u32> {
        let mut found =
            self.index.get(table, self.draft(d).kind, key).filter(|e| self.may_be(d, *e));
        let e = found.next()?;
        found.all(|other| other == e).then_some(e)
    }

    /// Whether nothing speaks against a name being of an entity: row, country, gender.
    fn may_be(&self, d: u32, entity: u32) -> bool {
        let e = &self.out.entities[entity as usize];
        let draft = self.draft(d);
        // "Obama" after "Michelle Obama", where no other one is named
        let alone = draft.kind == MentionKind::Person
            && draft.end == draft.first + 1
            && self.draft(e.name).first < draft.first
            && draft.row.is_some_and(|row| self.named_before(row).is_none());
        if draft.row.is_some() && e.row.is_some() && draft.row != e.row && !alone {
            return false;
        }
        match draft.kind {
            MentionKind::Person => {
                let (a, b) = (self.gender_before(d), self.info[entity as usize].gender);
                a == 0 || b == 0 || a == b
            }
            MentionKind::Organization => {
                let (a, b) = (self.owner(d), self.info[entity as usize].country);
                a.is_none() || b.is_none() || a == b
            }
            _ => true,
        }
    }

    /// Whether no mention of an entity stands in the sentence of a draft: two that do are two.
    fn is_apart(&self, d: u32, entity: u32) -> bool {
        let last = self.info[entity as usize].last;
        last == NONE
            || self.input.tokens.sentence_of(last as usize) != self.sentence[d as usize] as usize
    }

    /// The country that a body of state belongs to by the words before it: "Armenia’s Defence Ministry".
    pub(super) fn owner(&self, d: u32) -> Option<RowId> {
        let draft = self.draft(d);
        if !(draft.first..draft.end).any(|t| self.has(t, is::STATE_BODY)) {
            return None;
        }
        let mut before = draft.first;
        if before > 0 && self.class(before - 1) == Some(Class::Possessive) {
            before -= 1;
        }
        let owner = self.ending[before as usize];
        if owner == NONE || owner == d {
            return None;
        }
        let named = matches!(self.draft(owner).kind, MentionKind::Place | MentionKind::Nationality);
        if named { self.country_of(owner) } else { None }
    }

    /// Notes the forms of the name in the buffer.
    fn register(&mut self, d: u32, e: u32) {
        let kind = self.draft(d).kind;
        let n = self.parts.len();
        if n == 0 {
            return;
        }
        let whole = self.parts.whole();
        self.index.add(Table::Whole, kind, whole, e);
        let skeleton = self.parts.skeleton(self.input.tokens);
        self.index.add(Table::Skeleton, kind, skeleton, e);
        let longer = n > self.info[e as usize].length;
        if longer {
            let info = &mut self.info[e as usize];
            info.length = n;
            info.named = true;
            info.head = self.input.tokens.word(self.drafts[d as usize].end as usize - 1);
            let entity = &mut self.out.entities[e as usize];
            entity.name = d;
            if entity.subtype.is_empty() {
                entity.subtype = self.drafts[d as usize].subtype;
            }
        }
        match kind {
            MentionKind::Person => self.register_person(e),
            MentionKind::Organization => self.register_organization(d, e),
            _ => {}
        }
    }

    fn register_person(&mut self, e: u32) {
        let kind = MentionKind::Person;
        let n = self.parts.len();
        for length in 1..n.min(MOST_PARTIAL) {
            let suffix = self.parts.key(n - length, n);
            self.index.add(Table::Suffix, kind, suffix, e);
            let prefix = self.parts.key(0, length);
            self.index.add(Table::Prefix, kind, prefix, e);
        }
        if n > 1 {
            let skeleton = self.parts.skeleton_of_last(self.input.tokens);
            self.index.add(Table::Skeleton, kind, skeleton, e);
        }
        if n > 2 {
            let outer = self.outer();
            self.index.add(Table::Outer, kind, outer, e);
        }
        if self.info[e as usize].gender == 0 && n > 1 {
            let token = self.parts.token(0);
            self.info[e as usize].gender = self.input.gazetteer.name_part(self.word(token)).gender;
        }
    }

    fn register_organization(&mut self, d: u32, e: u32) {
        let kind = MentionKind::Organization;
        let tokens = self.input.tokens;
        let words = self.words();
        let n = self.parts.len();
        if let Some(bag) = self.parts.bag(tokens, words) {
            self.index.add(Table::Bag, kind, bag, e);
        }
        let end = self.parts.without_designator(tokens, words);
        if end < n {
            let key = self.parts.key(0, end);
            self.index.add(Table::Whole, kind, key, e);
        }
        for length in 1..n.min(MOST_PARTIAL) {
            let prefix = self.parts.key(0, length);
            self.index.add(Table::Prefix, kind, prefix, e);
            let suffix = self.parts.key(n - length, n);
            self.index.add(Table::Suffix, kind, suffix, e);
        }
        if n > 1 {
            for initials in self.parts.initials(tokens, words).into_iter().flatten() {
                self.index.add(Table::Initials, kind, initials, e);
            }
        }
        if self.info[e as usize].country.is_none() {
            self.info[e as usize].country = self.owner(d);
        }
    }

    /// Links a surname, a first name, an acronym or one word of a longer name.
    fn short_name(&mut self, d: u32) {
        self.cut(d);
        if self.parts.len() == 0 {
            return;
        }
        let found = match self.draft(d).kind {
            MentionKind::Person => self.short_person(d),
            _ => self.short_organization(d),
        };
        if let Some((e, rule)) = found {
            self.set(d, e, rule);
            self.note_titles(d, e);
            return;
        }
        self.full_name(d);
    }

    /// The entity of a row, if the text has named it before the mention that is being linked.
    fn named_before(&self, row: RowId) -> Option<u32> {
        self.of_row(row).filter(|e| self.info[*e as usize].last != NONE)
    }

    fn short_person(&mut self, d: u32) -> Option<(u32, &'static str)> {
        let row = self.draft(d).row;
        if let Some(e) = row.and_then(|row| self.named_before(row)) {
            return Some((e, "entity/surname"));
        }
        let key = self.parts.whole();
        // what the text calls by this one name and no other
        if let Some(e) = self.first(Table::Whole, d, key) {
            return Some((e, ""));
        }
        let kind = MentionKind::Person;
        for (table, rule) in
            [(Table::Suffix, "entity/surname"), (Table::Prefix, "entity/first-name")]
        {
            if let Some(e) = self.nearest(d, self.index.get(table, kind, key)) {
                return Some((e, rule));
            }
        }
        // "Duterte" before "Rodrigo Duterte", where no other one has been named
        if let Some(e) = row.and_then(|row| self.of_row(row)) {
            return Some((e, "entity/surname"));
        }
        if self.text(d).len() < 5 {
            return None;
        }
        let key = self.parts.skeleton(self.input.tokens);
        self.nearest(d, self.index.get(Table::Skeleton, kind, key)).map(|e| (e, "entity/spelling"))
    }

    fn short_organization(&mut self, d: u32) -> Option<(u32, &'static str)> {
        let kind = MentionKind::Organization;
        if let Some(e) = self.draft(d).row.and_then(|r| self.of_row(r)) {
            return Some((e, ""));
        }
        let key = self.parts.whole();
        if self.is_acronym(d) {
            let letters = self.letters(d);
            // a list may know other bodies of these letters, but the text has named one that fits
            let found = self.index.get(Table::Initials, kind, letters).find(|e| {
                let (a, b) = (self.draft(d).row, self.out.entities[*e as usize].row);
                a.is_none() || b.is_none() || a == b || self.is_reading(d, b)
            });
            if let Some(e) = found {
                return Some((e, "entity/acronym"));
            }
        }
        if let Some(e) = self.first(Table::Whole, d, key) {
            return Some((e, ""));
        }
        if self.draft(d).row.is_some() {
            return None;
        }
        if let Some(e) = self.nearest(d, self.index.get(Table::Prefix, kind, key)) {
            return Some((e, "entity/partial-name"));
        }
        // "the Commission" after "the European Commission"
        let article = self.draft(d).first.checked_sub(1)?;
        if self.word(article) != self.words().the {
            return None;
        }
        let named = |e: &u32| self.info[*e as usize].last != NONE;
        self.nearest(d, self.index.get(Table::Suffix, kind, key).filter(named))
            .map(|e| (e, "entity/partial-name"))
    }

    /// Whether a row is among the readings of a mention.
    fn is_reading(&self, d: u32, row: Option<RowId>) -> bool {
        let draft = self.draft(d);
        self.readings(draft.first, draft.end).any(|r| Some(r) == row)
    }

    /// The readings that begin at a token.
    pub(super) fn candidates_at(&self, first: u32) -> impl Iterator<Item = &Candidate> + '_ {
        let all = self.input.candidates;
        let at = all.partition_point(|c| c.first < first);
        all[at..].iter().take_while(move |c| c.first == first).take(MOST_READINGS)
    }

    /// The rows that a stretch of the text can name.
    pub(super) fn readings(&self, first: u32, end: u32) -> impl Iterator<Item = RowId> + '_ {
        let all = self.input.candidates;
        let at = all.partition_point(|c| c.first < first);
        all[at..]
            .iter()
            .take_while(move |c| c.first == first)
            .filter(move |c| c.end == end)
            .map(|c| c.row)
    }

    /// Of several persons with a surname: the one with the title, the one mentioned last, the one that comes next.
    fn nearest(&self, d: u32, found: impl Iterator<Item = u32>) -> Option<u32> {
        let mut found: Vec<u32> = found.filter(|e| self.may_be(d, *e)).collect();
        found.dedup();
        let title = self.title_before(d).map(|t| self.word(self.draft(t).end - 1));
        if found.len() > 1
            && let Some(title) = title.filter(|t| t.is_known())
        {
            let same = |e: &u32| {
                let titles = &self.info[*e as usize].titles;
                titles.iter().any(|t| self.word(self.draft(*t).end - 1) == title)
            };
            let mut titled = found.iter().copied().filter(same);
            if let Some(e) = titled.next()
                && titled.next().is_none()
            {
                return Some(e);
            }
        }
        let before = |e: &&u32| self.info[**e as usize].last != NONE;
        found
            .iter()
            .filter(before)
            .max_by_key(|e| self.info[**e as usize].last)
            .or_else(|| found.first().filter(|_| found.len() == 1))
            .copied()
    }

    /// Notes the title, gender and master of a person from what stands before the name.
    fn note_titles(&mut self, d: u32, e: u32) {
        if self.draft(d).kind != MentionKind::Person {
            return;
        }
        if self.info[e as usize].gender == 0 {
            self.info[e as usize].gender = self.gender_before(d);
        }
        let Some(t) = self.title_before(d) else { return };
        let first = self.draft(t).first;
        let info = &mut self.info[e as usize];
        if info.titles.len() < MOST_TITLES {
            info.titles.push(t);
        }
        let master = self.ending[first as usize];
        let possessor = (first > 0 && self.class(first - 1) == Some(Class::Possessive))
            .then(|| self.ending[first as usize - 1]);
        let master = if master == NONE { possessor.unwrap_or(NONE) } else { master };
        let info = &mut self.info[e as usize];
        if master != NONE && info.serves == NONE {
            info.serves = master;
        }
    }

    /// Gives unlisted things their references.
    fn references(&mut self) {
        for e in 0..self.out.entities.len() {
            let entity = &self.out.entities[e];
            if entity.row.is_some() || entity.reference.is_some() {
                continue;
            }
            let (d, kind) = (entity.name, entity.kind);
            let owner = self.owner(d).map_or("", |r| self.input.gazetteer.row(r).country);
            self.cut(d);
            let reference = self.parts.reference(self.input.tokens, kind, owner);
            self.out.entities[e].reference = Some(reference);
        }
    }
}
