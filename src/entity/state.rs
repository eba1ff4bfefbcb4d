//! What linking knows of one document while it works.

use jiff::civil::Date;

use super::form::Parts;
use super::keyed::Keyed;
use super::words::{Words, is};
use super::{EntityDraft, Linked, Linker};
use crate::clause::{Clauses, Filler, Slot};
use crate::gazetteer::{Candidate, Gazetteer, RowId};
use crate::lexicon::Lexicon;
use crate::mention::Draft;
use crate::phrase::{Phrases, narrow};
use crate::token::{Class, Tokens};
use crate::vocabulary::Word;
use crate::{Form, MentionKind};

/// No draft, group, entity or clause.
pub(super) const NONE: u32 = u32::MAX;

/// No more entities are tried for one form.
const MOST_TRIED: usize = 8;

/// The stages to the left, as linking is given them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Input<'a, 'x> {
    pub(crate) tokens: &'a Tokens<'a>,
    pub(crate) phrases: &'a Phrases,
    pub(crate) clauses: &'a Clauses,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) gazetteer: &'x Gazetteer,
    pub(crate) candidates: &'a [Candidate],
    /// The reference date.
    pub(crate) day: Option<Date>,
}

/// What is known of an entity besides what is put out.
#[derive(Clone, Debug, Default)]
pub(super) struct Info {
    /// `m`, `f` or 0.
    pub(super) gender: u8,
    /// Whether it is several.
    pub(super) plural: bool,
    /// The country it is, or is of.
    pub(super) country: Option<RowId>,
    /// The titles that stand before its name, by draft.
    pub(super) titles: Vec<u32>,
    /// The last word of its fullest name.
    pub(super) head: Word,
    /// How many words its fullest name has.
    pub(super) length: usize,
    /// The last token at which it was mentioned, while the text is walked.
    pub(super) last: u32,
    /// Whether a name names it.
    pub(super) named: bool,
    /// The organization or country that a person speaks for.
    pub(super) serves: u32,
}

/// Which table of [`Index`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Table {
    /// Whole names.
    Whole,
    /// Names in one spelling for all.
    Skeleton,
    /// Content words in any order.
    Bag,
    /// The last words of a name.
    Suffix,
    /// The first words of a name.
    Prefix,
    /// Initials.
    Initials,
    /// First and last word of a person's name.
    Outer,
}

/// Entities by forms of their names.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// (hash of table, kind and form; latest place in `chain` plus one), with open addressing; 0 is empty.
    heads: Vec<(u64, u32)>,
    /// How many heads there are.
    count: usize,
    /// (entity, the one before of the same key).
    chain: Vec<(u32, u32)>,
}

impl Index {
    /// Notes that an entity has a form.
    pub(super) fn add(&mut self, table: Table, kind: MentionKind, key: u64, entity: u32) {
        if self.count * 2 >= self.heads.len() {
            self.grow();
        }
        let key = mix(table, kind, key);
        let at = self.slot(key);
        let (_, head) = self.heads[at];
        let before = head.checked_sub(1).unwrap_or(NONE);
        if self.chain.get(before as usize).is_some_and(|c| c.0 == entity) {
            return;
        }
        self.count += usize::from(head == 0);
        self.chain.push((entity, before));
        self.heads[at] = (key, narrow(self.chain.len()));
    }

    /// The slot of a key, or the empty one where it belongs.
    fn slot(&self, key: u64) -> usize {
        let mask = self.heads.len() - 1;
        let mut at = (key >> 32) as usize & mask;
        while self.heads[at].1 != 0 && self.heads[at].0 != key {
            at = (at + 1) & mask;
        }
        at
    }

    /// Makes room.
    fn grow(&mut self) {
        let wanted = (self.heads.len() * 2).max(256);
        self.chain.reserve(wanted / 2);
        let old = std::mem::replace(&mut self.heads, vec![(0, 0); wanted]);
        for head in old.into_iter().filter(|h| h.1 != 0) {
            let at = self.slot(head.0);
            self.heads[at] = head;
        }
    }

    /// The entities with a form, the latest first.
    pub(super) fn get(
        &self,
        table: Table,
        kind: MentionKind,
        key: u64,
    ) -> impl Iterator<Item = u32> + '_ {
        let mut at = NONE;
        if !self.heads.is_empty() {
            let slot = self.slot(mix(table, kind, key));
            at = self.heads[slot].1.checked_sub(1).unwrap_or(NONE);
        }
        std::iter::from_fn(move || {
            let (entity, before) = *self.chain.get(at as usize)?;
            at = before;
            Some(entity)
        })
        .take(MOST_TRIED)
    }
}

/// One key of a table, a kind and a form.
fn mix(table: Table, kind: MentionKind, form: u64) -> u64 {
    let list = (table as u64) << 8 | kind as u64;
    (form ^ list.wrapping_mul(0xD6E8_FEB8_6659_FD93)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Where a noun group stands in its clause.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    pub(super) clause: u32,
    pub(super) slot: Option<Slot>,
}

/// Everything about one document.
#[derive(Debug)]
pub(super) struct State<'a, 'x> {
    pub(super) linker: &'a Linker,
    pub(super) input: Input<'a, 'x>,
    pub(super) drafts: &'a mut [Draft<'x>],
    /// Drafts by first token, then shortest first, then as they were given.
    pub(super) order: Vec<u32>,
    /// Per token: where the drafts that begin at it or later begin in `order`.
    starting: Vec<u32>,
    /// Per draft: its sentence.
    pub(super) sentence: Vec<u32>,
    /// Per draft: the noun group it is the mention of, or stands in.
    pub(super) group: Vec<u32>,
    /// Per token: the longest name, title or nationality that ends before it, or [`NONE`].
    pub(super) ending: Vec<u32>,
    /// Per noun group.
    pub(super) standing: Vec<Standing>,
    pub(super) out: Linked<'x>,
    pub(super) info: Vec<Info>,
    /// By row: its entity, or [`NONE`] of one that was given up.
    by_row: Keyed<RowId, u32>,
    pub(super) index: Index,
    /// (country, organization of it), sorted.
    pub(super) bodies: Vec<(RowId, u32)>,
    /// Only a buffer.
    pub(super) parts: Parts,
}

impl<'a, 'x> State<'a, 'x> {
    pub(super) fn new(
        linker: &'a Linker,
        input: Input<'a, 'x>,
        drafts: &'a mut [Draft<'x>],
    ) -> Self {
        let n = drafts.len();
        let (order, starting) = in_order(drafts, input.tokens.list.len());
        let mut sentence = vec![0; n];
        let mut at = 0;
        let sentences = &input.tokens.sentences;
        let mut ending = vec![NONE; input.tokens.list.len() + 1];
        for d in &order {
            let draft = &drafts[*d as usize];
            while sentences.get(at).is_some_and(|s| s.end <= draft.first) {
                at += 1;
            }
            sentence[*d as usize] = narrow(at);
            let named = draft.form == Some(Form::Name) || draft.kind == MentionKind::Title;
            let slot = &mut ending[draft.end as usize];
            if named && *slot == NONE {
                *slot = *d;
            }
        }
        let group = groups(input.phrases, drafts, &order, &starting);
        Self {
            linker,
            input,
            order,
            starting,
            sentence,
            group,
            ending,
            standing: standing(input),
            // a third of the mentions of news are the first of their thing
            out: Linked {
                entities: Vec::with_capacity(n / 3),
                of: vec![None; n],
                rule: vec![""; n],
                by_first: Vec::new(),
            },
            info: Vec::with_capacity(n / 3),
            by_row: Keyed::default(),
            index: Index::default(),
            bodies: Vec::new(),
            parts: Parts::default(),
            drafts,
        }
    }

    /// The compiled words.
    pub(super) fn words(&self) -> &'a Words {
        &self.linker.words
    }

    /// The word of a token.
    pub(super) fn word(&self, token: u32) -> Word {
        self.input.tokens.word(token as usize)
    }

    /// The class of a token.
    pub(super) fn class(&self, token: u32) -> Option<Class> {
        self.input.tokens.class(token as usize)
    }

    /// Whether the word of a token is in one of these lists.
    pub(super) fn has(&self, token: u32, bits: u32) -> bool {
        self.linker.words.has(self.word(token), bits)
    }

    /// A draft.
    pub(super) fn draft(&self, d: u32) -> &Draft<'x> {
        &self.drafts[d as usize]
    }

    /// The drafts that begin at a token or later, in order.
    pub(super) fn from(&self, token: u32) -> &[u32] {
        let at = self.starting.get(token as usize).map_or(self.order.len(), |at| *at as usize);
        self.order.get(at..).unwrap_or_default()
    }

    /// The shortest draft that begins at a token.
    pub(super) fn beginning(&self, token: u32) -> Option<u32> {
        self.from(token).first().copied().filter(|d| self.draft(*d).first == token)
    }

    /// The entity of a draft.
    pub(super) fn entity(&self, d: u32) -> Option<u32> {
        self.out.of[d as usize]
    }

    /// Whether two stretches of the text are alike.
    pub(super) fn text(&self, d: u32) -> &'a str {
        let d = self.draft(d);
        &self.input.tokens.text[self.input.tokens.span(d.first as usize, d.end as usize)]
    }

    /// Links a draft.
    pub(super) fn set(&mut self, d: u32, entity: u32, rule: &'static str) {
        self.out.of[d as usize] = Some(entity);
        self.out.rule[d as usize] = rule;
        let draft = &self.drafts[d as usize];
        self.info[entity as usize].last = draft.first;
    }

    /// The entity of a row.
    pub(super) fn of_row(&self, row: RowId) -> Option<u32> {
        self.by_row.get(row).filter(|e| *e != NONE)
    }

    /// Notes the entity of a row.
    pub(super) fn set_row(&mut self, row: RowId, entity: u32) {
        self.by_row.insert(row, entity);
    }

    /// A new entity, of the kind of a draft.
    pub(super) fn add(&mut self, d: u32) -> u32 {
        let draft = self.draft(d);
        let (kind, row, subtype) = (draft.kind, draft.row, draft.subtype);
        let named = draft.form == Some(Form::Name);
        let head = self.word(draft.end - 1);
        self.out.entities.push(EntityDraft {
            kind,
            subtype: row.map_or(subtype, |r| self.input.gazetteer.subtype(r)),
            row,
            name: d,
            reference: None,
            members: Vec::new(),
            alternatives: Vec::new(),
        });
        let gender = row.map_or(0, |r| self.input.gazetteer.gender(r));
        let country = row.and_then(|r| self.country_of_row(r));
        self.info.push(Info {
            gender,
            country,
            head,
            named,
            last: NONE,
            serves: NONE,
            ..Info::default()
        });
        let entity = narrow(self.out.entities.len() - 1);
        if let Some(row) = row {
            self.by_row.insert(row, entity);
        }
        entity
    }

    /// The entity of a row, made for a draft if there is none.
    pub(super) fn add_row(&mut self, row: RowId, d: u32) -> u32 {
        if let Some(e) = self.of_row(row) {
            return e;
        }
        let r = self.input.gazetteer.row(row);
        let entity = self.add(d);
        let old = self.out.entities[entity as usize].row.filter(|old| *old != row);
        if let Some(old) = old.filter(|old| self.of_row(*old) == Some(entity)) {
            self.by_row.insert(old, NONE);
        }
        let e = &mut self.out.entities[entity as usize];
        e.kind = r.kind;
        e.subtype = r.subtype;
        e.row = Some(row);
        self.by_row.insert(row, entity);
        let info = &mut self.info[entity as usize];
        info.gender = r.gender;
        info.named = true;
        self.info[entity as usize].country = self.country_of_row(row);
        entity
    }

    /// The country that a row is, or belongs to.
    pub(super) fn country_of_row(&self, row: RowId) -> Option<RowId> {
        self.input.gazetteer.country_of(row)
    }

    /// The country that a name is or belongs to, by its entity or row.
    pub(super) fn country_of(&self, d: u32) -> Option<RowId> {
        if let Some(e) = self.entity(d)
            && let Some(c) = self.info[e as usize].country
        {
            return Some(c);
        }
        self.draft(d).row.and_then(|r| self.country_of_row(r))
    }

    /// The noun group of a draft.
    pub(super) fn group(&self, d: u32) -> Option<u32> {
        Some(self.group[d as usize]).filter(|g| *g != NONE)
    }

    /// Whether a draft is the mention of its noun group, and no modifier in it.
    pub(super) fn is_head(&self, d: u32) -> bool {
        self.group(d).is_some_and(|g| self.input.phrases.noun(g).draft == Some(d))
    }

    /// Where a draft stands in its clause, if it is the mention of a group that does.
    pub(super) fn standing(&self, d: u32) -> Option<Standing> {
        let g = self.group(d).filter(|_| self.is_head(d))?;
        let s = self.standing[g as usize];
        (s.clause != NONE).then_some(s)
    }

    /// Whether a draft is a subject.
    pub(super) fn is_subject(&self, d: u32) -> bool {
        self.standing(d).is_some_and(|s| s.slot == Some(Slot::Subject))
    }

    /// The lemma of the verb of a clause.
    pub(super) fn lemma(&self, clause: u32) -> Word {
        let verb = self.input.clauses.get(clause).verb;
        self.input.phrases.verb(verb).verb.lemma
    }

    /// The title that stands directly before a name.
    pub(super) fn title_before(&self, d: u32) -> Option<u32> {
        let first = self.draft(d).first;
        let t = self.ending[first as usize];
        if t != NONE && self.draft(t).kind == MentionKind::Title {
            return Some(t);
        }
        // "Mr." keeps its period outside
        let t = *self.ending.get((first as usize).checked_sub(1)?)?;
        let period = self.class(first - 1) == Some(Class::Period);
        (period && t != NONE && self.draft(t).kind == MentionKind::Title).then_some(t)
    }

    /// The gender that the word before a name tells.
    pub(super) fn gender_before(&self, d: u32) -> u8 {
        let mut at = self.draft(d).first;
        for _ in 0..2 {
            let Some(before) = at.checked_sub(1) else { return 0 };
            if self.class(before) != Some(Class::Period) {
                let bits = self.linker.words.get(self.word(before));
                return if bits & is::MALE != 0 {
                    b'm'
                } else if bits & is::FEMALE != 0 {
                    b'f'
                } else {
                    0
                };
            }
            at = before;
        }
        0
    }
}

/// Drafts by first token, then shortest first, then as they were given; and per token where those that begin at it or
/// later begin.
///
/// They are counted by token and not sorted: nearly all tokens begin one or none.
fn in_order(drafts: &[Draft<'_>], tokens: usize) -> (Vec<u32>, Vec<u32>) {
    let mut starting = vec![0; tokens + 1];
    for d in drafts {
        starting[d.first as usize + 1] += 1;
    }
    let mut before = 0;
    for at in &mut starting {
        before += *at;
        *at = before;
    }
    // the next free place of each token, which is that of the token after it once all are placed
    let mut order = vec![NONE; drafts.len()];
    for (d, draft) in (0..).zip(drafts) {
        let free = &mut starting[draft.first as usize];
        let mut at = *free as usize;
        *free += 1;
        let longer = |other: u32| {
            drafts.get(other as usize).is_some_and(|o| (o.first, o.end) > (draft.first, draft.end))
        };
        while at > 0 && longer(order[at - 1]) {
            order[at] = order[at - 1];
            at -= 1;
        }
        order[at] = d;
    }
    starting.rotate_right(1);
    if let Some(first) = starting.first_mut() {
        *first = 0;
    }
    (order, starting)
}

/// Per draft: the noun group it is the mention of, or stands in.
fn groups(phrases: &Phrases, drafts: &[Draft<'_>], order: &[u32], starting: &[u32]) -> Vec<u32> {
    let mut group = vec![NONE; drafts.len()];
    for (g, noun) in phrases.nouns.iter().enumerate() {
        // possessors come before what they possess, so an inner group has its own items first
        for item in noun.first..noun.end {
            if let Some(d) = phrases.item(item).draft
                && group[d as usize] == NONE
            {
                group[d as usize] = narrow(g);
            }
        }
    }
    for (g, noun) in phrases.nouns.iter().enumerate() {
        if let Some(d) = noun.draft {
            group[d as usize] = narrow(g);
        }
        if let Some(item) = noun.pronoun_possessor {
            let token = phrases.item(item).first;
            let at = starting.get(token as usize).map_or(order.len(), |at| *at as usize);
            if let Some(d) = order.get(at)
                && drafts[*d as usize].first == token
                && group[*d as usize] == NONE
            {
                group[*d as usize] = narrow(g);
            }
        }
    }
    group
}

/// Per noun group: where it stands.
fn standing(input: Input<'_, '_>) -> Vec<Standing> {
    let mut out = vec![Standing { clause: NONE, slot: None }; input.phrases.nouns.len()];
    for a in &input.clauses.arguments {
        let Filler::Group(g) = a.filler else { continue };
        let slot = &mut out[g as usize];
        if !a.carried && slot.clause == NONE {
            *slot = Standing { clause: a.clause, slot: Some(a.slot) };
        }
    }
    out
}
