//! What the rules may ask of a document.

mod ask;
mod made;
mod run;
mod shape;

use made::Made;
pub(crate) use run::{Follower, Run};
pub(crate) use shape::{Shape, reach};

use super::rule::Kinds;
use crate::clause::{ClauseKind, Clauses, Slot};
use crate::entity::Linked;
use crate::lexicon::Lexicon;
use crate::mention::{Draft, Nominals};
use crate::phrase::{Chunk, Phrases, Pos, narrow, verb_flag};
use crate::token::{Class, Tokens};
use crate::vocabulary::Word;
use crate::word_set::WordSet;
use crate::{Form, MentionKind};

/// How many chunks after a noun its prepositional groups may stand in.
const RUN: usize = 14;

/// The words that a [`Context`] asks for by name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked<'a> {
    pub(super) of: Word,
    pub(super) by: Word,
    pub(super) for_: Word,
    pub(super) between: Word,
    pub(super) where_: Word,
    /// "it", "its", "itself".
    pub(super) neuter: [Word; 3],
    /// Prepositions of place.
    pub(super) locative: &'a WordSet,
    /// Prepositions before what happened at another time.
    pub(super) temporal: &'a WordSet,
    /// Nouns whose "of" says what is meant.
    pub(super) transparent: &'a WordSet,
    /// "the", "this", …: what they stand before is known.
    pub(super) definite: [Word; 5],
}

/// A document as the rules see it.
#[derive(Debug)]
pub(crate) struct Context<'a, 'x> {
    pub(crate) tokens: &'a Tokens<'x>,
    pub(crate) phrases: &'a Phrases,
    pub(crate) clauses: &'a Clauses,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) nominals: &'a Nominals,
    pub(crate) drafts: Vec<Draft<'x>>,
    /// Per draft: kind and subtype of its entity, which for a pronoun is what it refers to.
    pub(crate) typed: Vec<(MentionKind, &'x str)>,
    /// Per token: the latest title that ends before it, or `u32::MAX`.
    titles: Vec<u32>,
    /// The drafts of the earlier stages, by first token and then by end.
    pub(crate) by_first: &'a [u32],
    /// Per noun group: its sentence.
    sentence_of: Vec<u32>,
    /// Per noun group: its chunk, or `u32::MAX` for a possessor.
    pub(crate) chunk_of: Vec<u32>,
    /// Per noun group: its mention, made on demand for kind `other`.
    pub(crate) mention_of: Vec<Option<u32>>,
    /// Per noun group: what it describes ("X, a Y", "X is a Y").
    pub(crate) describes: Vec<Option<u32>>,
    /// Per noun group: the first of the next few groups that describes it.
    description: Vec<Option<u32>>,
    /// Per noun group: whether a noun before its head is a mention, so that the whole is none.
    split: Vec<bool>,
    /// What was made on demand and not given up.
    made: Vec<Made>,
    /// Per draft of the earlier stages: its entity.
    entity_of: &'a [Option<u32>],
    /// Per entity: whether some mention of it is a name.
    named: Vec<bool>,
    pub(crate) of: Word,
    pub(crate) by: Word,
    pub(crate) for_: Word,
    pub(crate) between: Word,
    pub(crate) where_: Word,
    /// Prepositions of place.
    pub(crate) locative: &'a WordSet,
    /// Prepositions before what happened at another time.
    pub(crate) temporal: &'a WordSet,
    /// Nouns whose "of" says what is meant: "on suspicion of fraud".
    transparent: &'a WordSet,
    /// "it", "its", "itself".
    neuter: [Word; 3],
    /// "the", "this", …: what they stand before is known.
    definite: [Word; 5],
}

impl<'a, 'x> Context<'a, 'x> {
    #[expect(clippy::too_many_arguments, reason = "the stages to the left of this one")]
    pub(crate) fn new(
        tokens: &'a Tokens<'x>,
        phrases: &'a Phrases,
        clauses: &'a Clauses,
        lexicon: &'a Lexicon,
        nominals: &'a Nominals,
        drafts: Vec<Draft<'x>>,
        linked: &'a Linked<'x>,
        words: Asked<'a>,
    ) -> Self {
        let typed = drafts
            .iter()
            .enumerate()
            .map(|(i, d)| match linked.of.get(i).copied().flatten() {
                Some(e) => {
                    let e = &linked.entities[e as usize];
                    (e.kind, e.subtype)
                }
                None => (d.kind, d.subtype),
            })
            .collect();
        let mut named = vec![false; linked.entities.len()];
        for (d, e) in drafts.iter().zip(&linked.of) {
            if let Some(e) = e.filter(|_| d.form == Some(Form::Name)) {
                named[e as usize] = true;
            }
        }
        let mut titles = vec![u32::MAX; tokens.list.len() + 1];
        for (i, d) in drafts.iter().enumerate().filter(|(_, d)| d.kind == MentionKind::Title) {
            titles[d.end as usize] = narrow(i);
        }
        let mut chunk_of = vec![u32::MAX; phrases.nouns.len()];
        for (i, chunk) in phrases.chunks.iter().enumerate() {
            if let Chunk::Noun(n) = chunk {
                chunk_of[*n as usize] = narrow(i);
            }
        }
        let mut sentence = 0;
        let sentence_of = phrases
            .nouns
            .iter()
            .map(|n| {
                let token = phrases.item(n.head).first;
                while tokens.sentences.get(sentence).is_some_and(|s| s.end <= token) {
                    sentence += 1;
                }
                narrow(sentence)
            })
            .collect();
        let mention_of = phrases.nouns.iter().map(|n| n.draft).collect();
        let mut describes = vec![None; phrases.nouns.len()];
        for (a, b) in &clauses.appositions {
            let host = host(phrases, &chunk_of, &drafts, *a, *b);
            // "Diaz, 61, the mayor": what describes a description describes what that does
            let host = describes[host as usize].unwrap_or(host);
            describes[*b as usize] = Some(host);
            // "Diaz, one of the founders of the firm"
            if let Some(inner) = one_of(phrases, words.of, &chunk_of, *b) {
                describes[inner as usize] = Some(host);
            }
        }
        for (c, clause) in clauses.list.iter().enumerate() {
            if phrases.verb(clause.verb).has(verb_flag::COPULA) {
                let subject = clauses.groups(narrow(c), Slot::Subject).last();
                for n in clauses.groups(narrow(c), Slot::Object) {
                    describes[n as usize] = describes[n as usize].or(subject);
                }
            }
        }
        Self {
            tokens,
            phrases,
            clauses,
            lexicon,
            nominals,
            by_first: &linked.by_first,
            drafts,
            typed,
            titles,
            sentence_of,
            chunk_of,
            mention_of,
            description: descriptions(&describes),
            describes,
            split: vec![false; phrases.nouns.len()],
            made: Vec::new(),
            entity_of: &linked.of,
            named,
            of: words.of,
            by: words.by,
            for_: words.for_,
            between: words.between,
            where_: words.where_,
            locative: words.locative,
            temporal: words.temporal,
            transparent: words.transparent,
            neuter: words.neuter,
            definite: words.definite,
        }
    }

    /// Whether a mention may fill a role.
    pub(crate) fn admits(&self, kinds: &Kinds, draft: u32) -> bool {
        let d = &self.drafts[draft as usize];
        let (kind, subtype) = self.typed[draft as usize];
        if d.form == Some(Form::Pronoun) && kind == MentionKind::Other {
            // an unresolved "they" may be whatever the role asks for, "it" is no person
            if self.neuter.contains(&self.tokens.word(d.first as usize)) {
                return kinds.admit(MentionKind::Organization, "", d.form)
                    || kinds.admit_kind(MentionKind::Product)
                    || kinds.admit(kind, subtype, d.form);
            }
            return kinds.admit_pronoun(MentionKind::Person)
                || kinds.admit_pronoun(MentionKind::Organization)
                || kinds.admit(kind, subtype, d.form);
        }
        kinds.admit(d.kind, d.subtype, d.form)
            || kinds.admit(kind, subtype, d.form)
            || (kind == MentionKind::Nationality
                && self.phrases_plural(draft)
                && (kinds.admit(MentionKind::Person, "", d.form)))
    }

    /// Whether a demonym stands for people: "North Koreans".
    fn phrases_plural(&self, draft: u32) -> bool {
        let d = &self.drafts[draft as usize];
        self.tokens.str(d.end as usize - 1).ends_with('s')
    }

    /// The mention of a noun group for a role, made if the role takes phrases of no kind.
    pub(crate) fn filler(&mut self, n: u32, kinds: &Kinds) -> Option<u32> {
        if self.is_reflexive(n) && !kinds.other {
            return None;
        }
        if kinds.only(MentionKind::Title) {
            return self.title(n);
        }
        let weakly = |kind, subtype: &str| kinds.admit(kind, subtype, Some(Form::Nominal));
        if let Some(inner) = self.partitive(n) {
            let head = self.phrases.item(self.phrases.noun(n).head).word;
            if self.transparent.contains(head) && kinds.other {
                return self.filler(inner, kinds);
            }
            if let Some(d) = self.direct(inner, kinds).or_else(|| self.weak(inner, weakly)) {
                return Some(d);
            }
        }
        if let Some(d) = self.direct(n, kinds) {
            // "the mayor of Istanbul, Ekrem Imamoglu": the name beside a description that means nobody yet
            let beside = self.is_loose(d).then(|| self.beside(n, kinds)).flatten();
            return beside.filter(|x| self.names_person(*x)).or(Some(d));
        }
        if let Some(d) = self.weak(n, weakly) {
            return Some(d);
        }
        // "met the foreign minister, Ana Silva": an office alone is nobody, the name beside it is
        // so is "a third, James Otieno, was convicted"
        let stands_for = match self.phrases.item(self.phrases.noun(n).head).pos {
            Pos::Title => self.mention_of[n as usize].is_none(),
            Pos::Number | Pos::Quantifier => true,
            _ => false,
        };
        if stands_for && let Some(d) = self.beside(n, kinds) {
            return Some(d);
        }
        if !kinds.other {
            return None;
        }
        if let Some(d) = self.mention_of[n as usize] {
            return self.admits(kinds, d).then_some(d);
        }
        self.other(n)
    }

    /// The mention that the group already is, if it may fill the role.
    fn direct(&self, n: u32, kinds: &Kinds) -> Option<u32> {
        self.mention_of[n as usize].filter(|d| self.admits(kinds, *d))
    }

    /// The mention of what a group describes, or of what describes it, if it may fill the role.
    fn beside(&self, n: u32, kinds: &Kinds) -> Option<u32> {
        self.described(n).and_then(|m| self.direct(m, kinds))
    }

    /// Whether a group begins with "the", "this" and the like.
    pub(crate) fn is_definite(&self, n: u32) -> bool {
        self.definite.contains(&self.phrases.item(self.phrases.noun(n).first).word)
    }

    /// Whether a group begins with "this", "that" and the like, which point at what was told before.
    pub(crate) fn is_pointed_at(&self, n: u32) -> bool {
        self.definite[1..].contains(&self.phrases.item(self.phrases.noun(n).first).word)
    }

    /// Whether the group is "himself", "themselves".
    fn is_reflexive(&self, n: u32) -> bool {
        let head = self.phrases.item(self.phrases.noun(n).head);
        head.pos == Pos::Pronoun && {
            let text = self.tokens.str(head.first as usize);
            text.ends_with("self") || text.ends_with("selves")
        }
    }

    /// The head of a noun group as a mention of kind title: "the head of the agency", "named her prime minister".
    pub(crate) fn title(&mut self, n: u32) -> Option<u32> {
        let head = self.phrases.item(self.phrases.noun(n).head);
        let related = self.lexicon.noun(head.word).is_some_and(|noun| noun.has(b'r'));
        if head.pos != Pos::Title && !related {
            return None;
        }
        self.title_of(n)
    }

    /// As [`title`](Self::title), of any noun for a person: "an ecologist at the university".
    pub(crate) fn title_of(&mut self, n: u32) -> Option<u32> {
        let group = self.phrases.noun(n);
        let head = *self.phrases.item(group.head);
        if head.pos == Pos::Title {
            return head.draft;
        }
        let person =
            self.lexicon.noun(head.word).is_some_and(|noun| noun.kind == MentionKind::Person);
        if head.pos != Pos::Noun || !person {
            return None;
        }
        let listed = self.titles.get(head.end as usize).copied().unwrap_or(u32::MAX);
        if listed != u32::MAX {
            return Some(listed);
        }
        let mut first = group.head;
        let modifies = |it: &crate::phrase::Item| {
            matches!(it.pos, Pos::Noun | Pos::Adjective) && it.draft.is_none()
        };
        while first > group.first && modifies(self.phrases.item(first - 1)) {
            first -= 1;
        }
        self.drafts.push(Draft {
            first: self.phrases.item(first).first,
            end: head.end,
            kind: MentionKind::Title,
            subtype: "",
            form: None,
            head: head.end - 1,
            row: None,
            value: None,
            of: None,
            rule: "title/described",
        });
        self.typed.push((MentionKind::Title, ""));
        let made = narrow(self.drafts.len() - 1);
        self.titles[head.end as usize] = made;
        self.made.push(Made::Title(head.end));
        Some(made)
    }

    /// "a line of soldiers", "dozens of protesters": the group after "of".
    pub(crate) fn partitive(&self, n: u32) -> Option<u32> {
        // most groups are not followed by "of", which is the cheapest to ask
        let chunk = *self.chunk_of.get(n as usize).filter(|c| **c != u32::MAX)? as usize;
        let inner = match (self.phrases.chunks.get(chunk + 1)?, self.phrases.chunks.get(chunk + 2)?)
        {
            (Chunk::Preposition(p), Chunk::Noun(inner))
                if self.phrases.item(*p).word == self.of =>
            {
                *inner
            }
            _ => return None,
        };
        let group = self.phrases.noun(n);
        let head = self.phrases.item(group.head);
        let noun = self.lexicon.noun(head.word);
        let counts = head.pos == Pos::Number
            || noun.is_some_and(|noun| noun.has(b'g'))
            || self.transparent.contains(head.word)
            || matches!(head.pos, Pos::Quantifier);
        // "the port city of Vladivostok" is Vladivostok, "the Komi Republic of Russia" is no Russia
        let bare = (group.first..group.head).all(|i| self.phrases.item(i).pos != Pos::Name);
        let names = bare
            && noun.is_some_and(|noun| {
                noun.kind == MentionKind::Place
                    && matches!(noun.subtype, "city" | "region" | "island" | "area")
            });
        if !counts && !names {
            return None;
        }
        let named = |inner: u32| {
            let head = self.phrases.item(self.phrases.noun(inner).head);
            head.pos == Pos::Name
                && self
                    .phrases
                    .noun(inner)
                    .draft
                    .map(|d| &self.drafts[d as usize])
                    // "the capital of Chad" is no Chad
                    .is_some_and(|d| d.kind == MentionKind::Place && d.subtype != "country")
        };
        (counts || named(inner)).then_some(inner)
    }

    /// Whether a mention of the earlier stages has an entity.
    pub(crate) fn is_linked(&self, draft: u32) -> bool {
        self.entity(draft).is_some()
    }

    /// The entity of a mention of the earlier stages.
    pub(crate) fn entity(&self, draft: u32) -> Option<u32> {
        self.entity_of.get(draft as usize).copied().flatten()
    }

    /// Whether two mentions, neither of them people or a body or place, are called by different nouns.
    pub(crate) fn are_other_things(&self, a: u32, b: u32) -> bool {
        let thing = |d: u32| {
            let d = &self.drafts[d as usize];
            let thing = !matches!(
                d.kind,
                MentionKind::Person
                    | MentionKind::Organization
                    | MentionKind::Place
                    | MentionKind::Nationality
            );
            thing.then(|| self.tokens.word(d.head as usize))
        };
        thing(a).zip(thing(b)).is_some_and(|(x, y)| x != y)
    }

    /// Whether an entity has a name, and is not only described.
    pub(crate) fn is_named(&self, entity: u32) -> bool {
        self.named.get(entity as usize).copied().unwrap_or(false)
    }

    /// Whether two mentions are the same words.
    pub(crate) fn alike(&self, a: u32, b: u32) -> bool {
        let words = |d: u32| {
            let d = &self.drafts[d as usize];
            (d.first..d.end).map(|t| self.tokens.str(t as usize))
        };
        a == b || words(a).eq(words(b))
    }

    /// Whether [`modifier`](Self::modifier) would find one.
    pub(crate) fn is_modifier(&self, n: u32, kinds: &Kinds) -> bool {
        self.modifying(n, kinds).is_some()
    }

    /// The noun before the head of a group, if it denotes one of these kinds and the group is nothing named.
    fn modifying(
        &self,
        n: u32,
        kinds: &Kinds,
    ) -> Option<(crate::phrase::Item, crate::lexicon::Noun)> {
        let group = self.phrases.noun(n);
        let at = group.head.checked_sub(1).filter(|i| *i >= group.first)?;
        let it = *self.phrases.item(at);
        if it.pos != Pos::Noun || it.draft.is_some() || it.class != Class::Word || it.compound {
            return None;
        }
        let noun = self.lexicon.noun(it.word)?;
        let free = self.mention_of[n as usize].is_none_or(|d| !self.is_linked(d));
        (free && kinds.admit(noun.kind, noun.subtype, Some(Form::Nominal))).then_some((it, noun))
    }

    /// The mention of a possessive pronoun in a noun group: "their training".
    pub(crate) fn pronoun_possessor(&self, n: u32) -> Option<u32> {
        let token = self.phrases.item(self.phrases.noun(n).pronoun_possessor?).first;
        let first = self.by_first.partition_point(|d| self.drafts[*d as usize].first < token);
        self.by_first[first..]
            .iter()
            .copied()
            .take_while(|d| self.drafts[*d as usize].first == token)
            .find(|d| self.drafts[*d as usize].form == Some(Form::Pronoun))
    }

    /// The number that counts a noun group.
    pub(crate) fn number_of(&self, n: u32) -> Option<u32> {
        let group = self.phrases.noun(n);
        if let Some(d) = group.number.and_then(|i| self.phrases.item(i).draft) {
            return Some(d);
        }
        let head = self.phrases.item(group.head);
        if head.pos == Pos::Number {
            return head.draft;
        }
        self.partitive(n)
            .and_then(|inner| self.phrases.noun(inner).number)
            .and_then(|i| self.phrases.item(i).draft)
    }

    /// What a noun group describes, or what describes it: "X, a Y" and "the Y, X".
    pub(crate) fn described(&self, n: u32) -> Option<u32> {
        self.describes[n as usize].or(self.description[n as usize])
    }

    /// The prepositional groups and times that directly follow a noun group.
    pub(crate) fn run(&self, n: u32) -> Run<'_, 'a, 'x> {
        let at = self.chunk_of[n as usize];
        let at = if at == u32::MAX { self.phrases.chunks.len() } else { at as usize + 1 };
        Run {
            context: self,
            at,
            end: self.phrases.chunks.len().min(at + RUN),
            preposition: None,
            filled: false,
            inner: false,
            nested: false,
            sentence: self.sentence_of_noun(n),
        }
    }

    /// The sentence of a noun group.
    pub(crate) fn sentence_of_noun(&self, n: u32) -> u32 {
        self.sentence_of[n as usize]
    }

    /// The clause of a noun group, if it stands in one.
    pub(crate) fn clause_of_noun(&self, n: u32) -> Option<u32> {
        let chunk = self.chunk_of[n as usize];
        let clause = *self.clauses.of_chunk.get(chunk as usize)?;
        (clause != u32::MAX).then_some(clause)
    }

    /// Whether a clause is passive.
    pub(crate) fn is_passive(&self, clause: u32) -> bool {
        self.phrases.verb(self.clauses.get(clause).verb).has(verb_flag::PASSIVE)
    }

    /// The word that opens a subordinate clause: "if", "because"; none of other clauses.
    pub(crate) fn opener_word(&self, clause: u32) -> Word {
        let c = self.clauses.get(clause);
        match (c.kind, c.opener) {
            (ClauseKind::Subordinate, Some(i)) => self.phrases.item(i).word,
            _ => Word::NONE,
        }
    }
}

/// Per noun group: the first that describes it among those that follow nearby.
fn descriptions(describes: &[Option<u32>]) -> Vec<Option<u32>> {
    /// How far, in groups, a description may stand.
    const NEAR: u32 = 8;
    let mut out = vec![None; describes.len()];
    for (host, m) in describes.iter().zip(0..) {
        if let Some(host) = host.filter(|host| *host < m && m - host < NEAR) {
            out[host as usize] = out[host as usize].or(Some(m));
        }
    }
    out
}

/// The group after "of" where the group is a number alone: "one of the founders".
fn one_of(phrases: &Phrases, of: Word, chunk_of: &[u32], n: u32) -> Option<u32> {
    let group = phrases.noun(n);
    if phrases.item(group.head).pos != Pos::Number || group.end != group.first + 1 {
        return None;
    }
    let chunk = chunk_of[n as usize] as usize;
    match phrases.chunks.get(chunk.checked_add(1)?..chunk.checked_add(3)?)? {
        [Chunk::Preposition(p), Chunk::Noun(inner)] if phrases.item(*p).word == of => Some(*inner),
        _ => None,
    }
}

/// "the ambassador to Peru, Ana Silva": the group that an apposition describes, past prepositional groups of another
/// kind.
fn host(phrases: &Phrases, chunk_of: &[u32], drafts: &[Draft<'_>], a: u32, b: u32) -> u32 {
    let kind = |n: u32| phrases.noun(n).draft.map(|d| drafts[d as usize].kind);
    let Some(wanted) = kind(b) else { return a };
    let mut at = a;
    for _ in 0..3 {
        if kind(at) == Some(wanted) {
            return at;
        }
        let chunk = chunk_of[at as usize];
        if chunk == u32::MAX || chunk < 2 {
            break;
        }
        match (phrases.chunks[chunk as usize - 1], phrases.chunks[chunk as usize - 2]) {
            (Chunk::Preposition(_), Chunk::Noun(before)) => at = before,
            _ => break,
        }
    }
    a
}
