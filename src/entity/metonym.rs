//! Capitals that stand for governments: "Moscow denied it", "ties between Moscow and Pyongyang".

use super::state::{NONE, State};
use super::words::is;
use crate::clause::{ClauseKind, Slot};
use crate::gazetteer::RowId;
use crate::phrase::{Chunk, Pos, verb_flag};
use crate::token::Class;
use crate::{Form, MentionKind};

/// How many chunks back "between" and the noun before it may stand.
const BACK: usize = 6;

impl State<'_, '_> {
    /// The country whose government a mention of its capital means, where the syntax says so.
    pub(super) fn government(&self, d: u32) -> Option<RowId> {
        let draft = self.draft(d);
        if draft.kind != MentionKind::Place || draft.form != Some(Form::Name) {
            return None;
        }
        let country = self.linker.capital_of(draft.row?)?;
        if self.is_place_by_position(d) {
            return None;
        }
        self.acts_as_government(d).then_some(country)
    }

    /// "Pyongyang, North Korea", "the city of Kyiv", "Moscow-based", datelines.
    fn is_place_by_position(&self, d: u32) -> bool {
        let draft = self.draft(d);
        let sentence = self.input.tokens.sentences.get(self.sentence[d as usize] as usize);
        if sentence.is_some_and(|s| draft.first < s.body) {
            return true;
        }
        if self.class(draft.end) == Some(Class::Comma)
            && let Some(next) = self.beginning(draft.end + 1).map(|n| self.draft(n))
            && next.kind == MentionKind::Place
            && next.row.is_some_and(|r| draft.row.is_some_and(|own| self.contains(r, own)))
        {
            return true;
        }
        draft.first > 0
            && self.class(draft.end) != Some(Class::Possessive)
            && self.has(draft.first - 1, is::LOCATIVE)
            && !self.is_from_government(d)
    }

    /// "help from Moscow", "pressure from Washington".
    fn is_from_government(&self, d: u32) -> bool {
        let first = self.draft(d).first;
        first > 1
            && self.input.tokens.str(first as usize - 1) == "from"
            && self.has(first - 2, is::DEALINGS)
    }

    /// Whether the clause, the preposition or the possessed noun is one of governments.
    fn acts_as_government(&self, d: u32) -> bool {
        let draft = self.draft(d);
        if self.class(draft.end) == Some(Class::Possessive) {
            return self.possesses_state_thing(d);
        }
        if self.after_dealings(d) || self.is_cited(d) {
            return true;
        }
        if let Some(s) = self.standing(d) {
            let lemma = self.lemma(s.clause);
            let clause = self.input.clauses.get(s.clause);
            let passive = self.input.phrases.verb(clause.verb).has(verb_flag::PASSIVE);
            let reduced = clause.kind == ClauseKind::Reduced;
            let acts = self.words().has(lemma, is::ACTS)
                || (self.takes_object(s.clause) && !self.words().has(lemma, is::OF_TOWNS));
            let undergoes = self.words().has(lemma, is::UNDERGOES);
            match s.slot {
                Some(Slot::Subject) if passive => return undergoes,
                Some(Slot::Subject) => return acts,
                Some(Slot::Object | Slot::Indirect) if !passive => {
                    let bidden = self.bids(s.clause);
                    return undergoes && !reduced || bidden || (acts && self.with_government(d));
                }
                Some(Slot::Preposition(p)) if self.words().has(p, is::LINKING) => {
                    if self.words().has(lemma, is::MOVES) {
                        return false;
                    }
                    if passive && acts && self.input.tokens.str(draft.first as usize - 1) == "by" {
                        return true;
                    }
                    if (acts || undergoes) && p == self.words().to {
                        return self.gives(lemma);
                    }
                }
                _ => {}
            }
        }
        self.with_government(d) && self.in_linked_list(d)
    }

    /// "according to Kyiv".
    fn is_cited(&self, d: u32) -> bool {
        let first = self.draft(d).first;
        first > 1
            && self.word(first - 1) == self.words().to
            && self.word(first - 2) == self.words().according
    }

    /// "let Kyiv strike targets", "pressed Moscow to leave": whether a clause has an infinitive that its object shall do.
    fn bids(&self, clause: u32) -> bool {
        self.input
            .clauses
            .complements(clause)
            .any(|x| x > clause && self.input.clauses.get(x).kind == ClauseKind::Infinitive)
    }

    /// Whether a clause has an object or a clause that completes it.
    fn takes_object(&self, clause: u32) -> bool {
        self.input
            .clauses
            .arguments(clause)
            .iter()
            .any(|a| matches!(a.slot, Slot::Object | Slot::Complement))
    }

    /// Verbs whose "to" is a receiver: "supply arms to Moscow".
    fn gives(&self, lemma: crate::vocabulary::Word) -> bool {
        self.linker.gives.contains(&lemma)
    }

    /// "Moscow’s war", but not "Moscow’s streets".
    fn possesses_state_thing(&self, d: u32) -> bool {
        let end = self.draft(d).end;
        // the head of the group that the possessor opens
        let Some(g) = self.group(d) else { return self.has(end + 1, is::STATE_THING) };
        let possessed = self
            .input
            .phrases
            .nouns
            .get(g as usize..(g as usize + 3).min(self.input.phrases.nouns.len()))
            .unwrap_or_default()
            .iter()
            .find(|n| n.possessor == Some(g));
        possessed.is_some_and(|n| {
            let head = self.input.phrases.item(n.head);
            self.words().has(head.word, is::STATE_THING | is::DEALINGS)
        }) || (possessed.is_none() && self.has(end + 1, is::STATE_THING))
    }

    /// "ties with Moscow", "sanctions against Pyongyang", "cooperation between Moscow and Pyongyang".
    fn after_dealings(&self, d: u32) -> bool {
        let Some(g) = self.group(d).filter(|_| self.is_head(d)) else { return false };
        let Some(at) = self.chunk_of(g) else { return false };
        let chunks = &self.input.phrases.chunks;
        let mut i = at;
        let mut linked = false;
        while i > 0 && at - i < BACK {
            i -= 1;
            match chunks[i] {
                Chunk::Preposition(p) => {
                    let word = self.input.phrases.item(p).word;
                    if !self.words().has(word, is::LINKING) {
                        return false;
                    }
                    linked = true;
                }
                Chunk::Noun(n) if linked => {
                    let head = self.input.phrases.item(self.input.phrases.noun(n).head);
                    return self.words().has(head.word, is::DEALINGS);
                }
                Chunk::Noun(n) => {
                    let head = self.input.phrases.item(self.input.phrases.noun(n).head);
                    if head.pos != Pos::Name {
                        return false;
                    }
                }
                Chunk::Conjunction(_) => {}
                Chunk::Mark(m) if self.input.phrases.item(m).class == Class::Comma => {}
                _ => return false,
            }
        }
        false
    }

    /// Whether it is coordinated with a country or another capital: "South Korea and Kyiv".
    fn with_government(&self, d: u32) -> bool {
        let draft = self.draft(d);
        let and = self.words().and;
        let before = (draft.first > 1 && self.word(draft.first - 1) == and)
            .then(|| self.ending[draft.first as usize - 1]);
        before.is_some_and(|b| {
            b != NONE
                && self.draft(b).row.is_some_and(|r| {
                    self.input.gazetteer.is_country(r)
                        || self
                            .entity(b)
                            .is_some_and(|e| self.out.entities[e as usize].subtype == "country")
                })
        })
    }

    /// Whether the list it ends stands as the subject of what governments do.
    fn in_linked_list(&self, d: u32) -> bool {
        let draft = self.draft(d);
        let other = self.ending[draft.first as usize - 1];
        if other == NONE {
            return false;
        }
        self.standing(other).is_some_and(|s| {
            s.slot == Some(Slot::Subject) && self.words().has(self.lemma(s.clause), is::ACTS)
        }) || self.after_dealings(other)
    }

    /// The chunk of a noun group: chunks are sorted by their tokens.
    pub(super) fn chunk_of(&self, g: u32) -> Option<usize> {
        let phrases = self.input.phrases;
        let first = phrases.item(phrases.noun(g).first).first;
        let at = phrases.chunks.partition_point(|c| phrases.tokens_of(*c).0 < first);
        (phrases.chunks.get(at) == Some(&Chunk::Noun(g))).then_some(at)
    }
}
