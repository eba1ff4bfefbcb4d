//! The walk over the text with a memory of what was mentioned last.

use std::collections::BTreeMap;

use super::keyed::Keyed;
use super::state::{NONE, State};
use super::words::is;
use crate::clause::{ClauseKind, Slot};
use crate::phrase::narrow;
use crate::statement::{Quotation, quotations};
use crate::vocabulary::Word;
use crate::{Form, MentionKind};

/// No more mentions are looked back over, however long the sentences.
const MOST_BACK: usize = 72;

/// One mention as it is remembered.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub(super) draft: u32,
    /// Its entity, or [`NONE`] for an unlinked description.
    pub(super) entity: u32,
    pub(super) sentence: u32,
    pub(super) clause: Option<u32>,
    pub(super) subject: bool,
    /// Whether it stands in a subject, as its head or before it: "[North Korean leader Kim Jong Un] met".
    pub(super) in_subject: bool,
    pub(super) object: bool,
    /// Whether its clause is no part of another.
    pub(super) main: bool,
    /// Whether it is the source of a verb of saying.
    pub(super) speaks: bool,
    /// A demonym, a modifier, a possessor.
    pub(super) weak: bool,
    pub(super) plural: bool,
    /// First token of the quotation it stands in, or [`NONE`].
    pub(super) quote: u32,
}

/// What was mentioned, the latest last.
#[derive(Debug, Default)]
pub(super) struct Memory {
    list: Vec<Seen>,
    /// By head: the last description with it.
    pub(super) described: Keyed<Word, u32>,
    /// By members: groups of two.
    pub(super) groups: BTreeMap<(u32, u32), u32>,
}

impl Memory {
    /// The mentions from the latest back to a sentence.
    pub(super) fn back(&self, sentence: u32) -> impl Iterator<Item = &Seen> {
        self.list.iter().rev().take(MOST_BACK).take_while(move |s| s.sentence >= sentence)
    }
}

/// So many things are weighed for most descriptions and pronouns.
pub(super) const USUAL: usize = 8;

/// The one with the highest score, if no other comes nearer to it than by `margin`.
pub(super) fn leader<T: Copy>(scores: &[(T, i32)], margin: i32) -> Option<(T, i32)> {
    let (at, best) = scores.iter().enumerate().max_by_key(|(_, s)| s.1)?;
    let (before, after) = (&scores[..at], &scores[at + 1..]);
    let alone = before.iter().chain(after).all(|s| best.1 - s.1 >= margin);
    alone.then_some(*best)
}

/// The first token of the quotation that a token stands in, or [`NONE`].
pub(super) fn quote_of(quotes: &[Quotation], token: u32) -> u32 {
    let at = quotes.partition_point(|q| q.end <= token);
    quotes.get(at).filter(|q| q.first <= token).map_or(NONE, |q| q.first)
}

impl Memory {
    /// Notes that a description which was remembered has an entity after all.
    pub(super) fn link(&mut self, draft: u32, entity: u32) {
        for seen in self.list.iter_mut().rev().take(MOST_BACK).filter(|s| s.draft == draft) {
            seen.entity = entity;
        }
    }
}

impl State<'_, '_> {
    /// Gives descriptions and pronouns their entities.
    pub(super) fn walk(&mut self) {
        let list = Vec::with_capacity(self.order.len());
        let mut memory = Memory { list, ..Memory::default() };
        let quotes = quotations(self.input.tokens);
        let mut spoken = Vec::new();
        for i in 0..self.order.len() {
            let d = self.order[i];
            match self.draft(d).form {
                Some(Form::Nominal) if self.entity(d).is_none() => self.describe(d, &mut memory),
                Some(Form::Pronoun) => {
                    if self.has(self.draft(d).first, is::I | is::WE) {
                        spoken.push(d);
                    } else {
                        self.pronoun(d, &mut memory, &quotes);
                    }
                }
                Some(_) => {}
                None => continue,
            }
            if let Some(mut seen) = self.seen(d) {
                seen.quote = quote_of(&quotes, self.draft(d).first);
                memory.list.push(seen);
            }
        }
        self.spoken(&spoken, &quotes);
    }

    /// How a mention is remembered; none when nothing can refer to it.
    fn seen(&mut self, d: u32) -> Option<Seen> {
        let draft = self.draft(d);
        let (kind, form) = (draft.kind, draft.form);
        let mut weak = false;
        let mut entity = self.entity(d).unwrap_or(NONE);
        if kind == MentionKind::Nationality {
            // the country whose people it is, so that "the country" can follow "North Korean troops"
            let country = self.country_of(d);
            let people = self.is_head(d);
            if !people {
                let country = country?;
                entity = self.of_row(country)?;
                weak = true;
            }
        } else if kind == MentionKind::Other && entity == NONE {
            return None;
        }
        if entity == NONE && form == Some(Form::Pronoun) {
            return None;
        }
        let group = self.group(d);
        let head_of = group.filter(|g| self.input.phrases.noun(*g).draft == Some(d));
        let standing = group.map(|g| self.standing[g as usize]);
        let in_subject = standing.is_some_and(|s| s.slot == Some(Slot::Subject));
        let own = standing.filter(|s| head_of.is_some() && s.clause != NONE);
        let plural = form != Some(Form::Name) && head_of.is_some_and(|g| self.is_many(g))
            || entity != NONE && self.info[entity as usize].plural
            || self.is_collective(d);
        let slot = own.and_then(|s| s.slot);
        let clause = own.map(|s| s.clause);
        let main = clause.is_some_and(|c| {
            matches!(self.input.clauses.get(c).kind, ClauseKind::Main | ClauseKind::Parenthetical)
        });
        let subject = slot == Some(Slot::Subject);
        let says = subject && clause.is_some_and(|c| self.words().has(self.lemma(c), is::SAYS));
        Some(Seen {
            draft: d,
            entity,
            sentence: self.sentence[d as usize],
            clause,
            subject,
            in_subject,
            object: matches!(slot, Some(Slot::Object | Slot::Indirect)),
            main,
            speaks: says || self.is_according(d),
            weak: weak || head_of.is_none(),
            plural,
            quote: NONE,
        })
    }

    /// Whether a noun group is of many: "two officials", not "one official" or "more than one victim".
    fn is_many(&self, group: u32) -> bool {
        let phrases = self.input.phrases;
        let noun = phrases.noun(group);
        let one = |n| self.has(phrases.item(n).end - 1, is::INDEFINITE);
        noun.plural && (phrases.item(noun.head).plural || !noun.number.is_some_and(one))
    }

    /// "troops", "police": many, with or without an ending.
    fn is_collective(&self, d: u32) -> bool {
        let draft = self.draft(d);
        draft.form == Some(Form::Nominal)
            && draft.kind == MentionKind::Person
            && self.input.lexicon.noun(self.word(draft.head)).is_some_and(|n| n.has(b'c'))
    }

    /// "according to the statement".
    fn is_according(&self, d: u32) -> bool {
        let first = self.draft(d).first;
        (2..=3).any(|back| {
            first >= back
                && self.word(first - back) == self.words().according
                && self.word(first - back + 1) == self.words().to
        })
    }

    /// "I" and "we" in quotations: who speaks, or whom the speaker speaks for.
    fn spoken(&mut self, pronouns: &[u32], quotes: &[Quotation]) {
        let mut last: Option<(usize, u32)> = None;
        for d in pronouns {
            let at = self.draft(*d).first;
            let q = quotes.partition_point(|q| q.end <= at);
            let Some(quote) = quotes.get(q).filter(|q| q.first <= at) else { continue };
            let speaker = match last {
                Some((known, e)) if known == q => Some(e),
                // a quotation of its own paragraph goes on with the speaker of the one before
                Some((known, e)) if q == known + 1 => self.speaker(quote).or(Some(e)),
                _ => self.speaker(quote),
            };
            let Some(speaker) = speaker else { continue };
            last = Some((q, speaker));
            let entity = &self.out.entities[speaker as usize];
            if self.has(at, is::I) {
                if entity.kind == MentionKind::Person {
                    self.pronoun_is(*d, speaker, "entity/speaker");
                }
            } else if entity.kind == MentionKind::Person {
                if let Some(e) = self.served(speaker) {
                    self.pronoun_is(*d, e, "entity/speaks-for");
                }
            } else if entity.kind != MentionKind::Place || entity.subtype == "country" {
                // a town does not say "we"
                self.pronoun_is(*d, speaker, "entity/speaker");
            }
        }
    }

    /// Who is said to say a quotation: the subject of a verb of saying outside it in its first or last sentence.
    fn speaker(&self, quote: &Quotation) -> Option<u32> {
        let tokens = self.input.tokens;
        let first = narrow(tokens.sentence_of(quote.first as usize));
        let last = narrow(tokens.sentence_of((quote.end as usize).saturating_sub(1)));
        let clauses = &self.input.clauses;
        for sentence in [last, first, last + 1] {
            let at = clauses.list.partition_point(|c| c.sentence < sentence);
            for c in at..clauses.list.len() {
                let clause = &clauses.list[c];
                if clause.sentence != sentence {
                    break;
                }
                let verb = self.input.phrases.verb(clause.verb);
                let token = self.input.phrases.item(verb.head).first;
                let inside = quote.first <= token && token < quote.end;
                if inside || !self.words().has(verb.verb.lemma, is::SAYS) {
                    continue;
                }
                let subject = clauses
                    .groups(narrow(c), Slot::Subject)
                    .filter_map(|g| self.input.phrases.noun(g).draft)
                    .find_map(|d| self.entity(d));
                if subject.is_some() {
                    return subject;
                }
            }
            if first == last && sentence == first {
                // the sentence after is only asked when the quotation is a sentence of its own
                let whole = tokens.sentences.get(first as usize)?;
                if quote.first > whole.first + 1 {
                    break;
                }
            }
        }
        None
    }

    /// The organization of a spokesman, the country of a president.
    fn served(&self, person: u32) -> Option<u32> {
        let info = &self.info[person as usize];
        let has = |bits| info.titles.iter().any(|t| self.has(self.draft(*t).end - 1, bits));
        let master = Some(info.serves).filter(|m| *m != NONE)?;
        let kind = self.draft(master).kind;
        if kind == MentionKind::Organization && has(is::SPEAKS_FOR | is::RULES) {
            return self.entity(master);
        }
        if has(is::RULES) {
            return self.of_row(self.country_of(master)?);
        }
        None
    }
}
