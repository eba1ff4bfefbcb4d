//! Pronouns: what they refer to where number, kind, gender and syntax leave one choice.

use super::state::{NONE, State};
use super::walk::{Memory, Seen, USUAL, leader, quote_of};
use super::words::is;
use crate::clause::{ClauseKind, Slot};
use crate::phrase::{Chunk, Pos, VerbGroup, verb_flag};
use crate::statement::Quotation;
use crate::token::flag;
use crate::{Form, MentionKind};

/// The best antecedent must lead by this much.
const MARGIN: i32 = 2;

/// What a mention gains by telling what the pronoun's clause tells.
const TELLS: i32 = 6;

/// No score is as high.
const NEVER: i32 = 1000;

/// No more clauses of one sentence are asked for subjects.
const MOST_CLAUSES: usize = 24;

/// No more clauses above a pronoun are asked who tells it.
const MOST_ABOVE: usize = 5;

/// A pronoun as linking sees it.
struct Pronoun {
    draft: u32,
    bits: u32,
    sentence: u32,
    clause: Option<u32>,
    /// Whether its clause is one of saying, with it as the subject.
    says: bool,
    /// First token of the quotation it stands in, or [`NONE`].
    quote: u32,
}

impl State<'_, '_> {
    /// Links a pronoun of the third person.
    pub(super) fn pronoun(&mut self, d: u32, memory: &mut Memory, quotes: &[Quotation]) {
        let first = self.draft(d).first;
        let standing = self.pronoun_standing(d);
        let p = Pronoun {
            draft: d,
            bits: self.words().get(self.word(first)),
            sentence: self.sentence[d as usize],
            clause: standing,
            says: self.is_subject(d)
                && standing.is_some_and(|c| self.words().has(self.lemma(c), is::SAYS)),
            quote: quote_of(quotes, first),
        };
        if p.bits & (is::HE | is::SHE | is::IT | is::THEY) == 0 {
            return;
        }
        if p.bits & is::IT != 0 && p.bits & is::POSSESSIVE == 0 && self.is_impersonal(&p) {
            return;
        }
        if let Some(seen) = self.antecedent(&p, memory) {
            let e = match seen.entity {
                NONE => {
                    let e = self.add(seen.draft);
                    self.info[e as usize].plural = seen.plural;
                    self.set(seen.draft, e, "");
                    memory.link(seen.draft, e);
                    e
                }
                e => e,
            };
            self.pronoun_is(d, e, "entity/pronoun");
        }
    }

    /// Links a pronoun and gives it the kind of what it refers to.
    pub(super) fn pronoun_is(&mut self, d: u32, e: u32, rule: &'static str) {
        let entity = &self.out.entities[e as usize];
        let draft = &mut self.drafts[d as usize];
        draft.kind = entity.kind;
        draft.subtype = entity.subtype;
        self.set(d, e, rule);
    }

    /// The clause of a pronoun, also of one that possesses an argument.
    fn pronoun_standing(&self, d: u32) -> Option<u32> {
        let g = self.group(d)?;
        let s = self.standing[g as usize];
        (s.clause != NONE).then_some(s.clause)
    }

    /// "it rained", "it is clear that", "it appears", "it would be the first", "it is estimated that".
    fn is_impersonal(&self, p: &Pronoun) -> bool {
        let Some(g) = self.group(p.draft).filter(|_| self.is_head(p.draft)) else { return false };
        let Some(at) = self.chunk_of(g) else { return false };
        let chunks = &self.input.phrases.chunks;
        let mut next = at + 1;
        while let Some(Chunk::Adverb(_)) = chunks.get(next) {
            next += 1;
        }
        let Some(Chunk::Verb(v)) = chunks.get(next) else { return false };
        let verb = self.input.phrases.verb(*v);
        let is_copula = verb.has(verb_flag::COPULA) || self.is_completed_by_copula(p, verb);
        if !is_copula && !self.words().has(verb.verb.lemma, is::IMPERSONAL) {
            return verb.has(verb_flag::PASSIVE) && self.completes(p, ClauseKind::Complement);
        }
        !matches!(chunks.get(next + 1), Some(Chunk::Adjective(i))
            if self.words().has(self.input.phrases.item(*i).word, is::MINDED))
    }

    /// Whether a clause of this kind completes the pronoun's: "it is said [that …]".
    fn completes(&self, p: &Pronoun, kind: ClauseKind) -> bool {
        let clauses = self.input.clauses;
        p.clause.is_some_and(|c| clauses.complements(c).any(|c| clauses.get(c).kind == kind))
    }

    /// "it is going to be …".
    fn is_completed_by_copula(&self, p: &Pronoun, verb: &VerbGroup) -> bool {
        let clauses = self.input.clauses;
        let is_copula = |c| self.input.phrases.verb(clauses.get(c).verb).has(verb_flag::COPULA);
        verb.has(verb_flag::PROGRESSIVE)
            && p.clause.is_some_and(|c| clauses.complements(c).any(is_copula))
    }

    fn antecedent(&self, p: &Pronoun, memory: &Memory) -> Option<Seen> {
        let back = match p.bits {
            b if b & (is::HE | is::SHE) != 0 => 3,
            // whom a speaker means may never have been written down
            _ if p.quote != NONE => 1,
            _ => 2,
        };
        let teller = self.teller(p);
        let mut scores: Vec<(&Seen, i32)> = Vec::with_capacity(USUAL);
        for seen in memory.back(p.sentence.saturating_sub(back)) {
            let told = match teller {
                Some(g) if self.is_told_by(g, seen) => TELLS,
                Some(g) if !self.is_told_after(g, seen) => continue,
                _ => 0,
            };
            let Some(score) = self.weigh(p, seen).map(|s| s + told) else { continue };
            let same = |s: &(&Seen, i32)| {
                if seen.entity == NONE {
                    s.0.draft == seen.draft
                } else {
                    s.0.entity == seen.entity
                }
            };
            match scores.iter_mut().find(|s| same(s)) {
                Some(s) => s.1 = s.1.max(score),
                None => scores.push((seen, score)),
            }
        }
        let (seen, score) = leader(&scores, MARGIN)?;
        (score >= self.least(p) && !self.is_idle(p, seen)).then_some(*seen)
    }

    /// The subject that a pronoun of a thing takes up before all others: who says what its clause tells ("Acme said it
    /// would close"), or a name nothing else is known of ("Acme could lose its ships").
    fn teller(&self, p: &Pronoun) -> Option<u32> {
        let possessive = p.bits & is::POSSESSIVE != 0;
        let takes_up = possessive || self.is_subject(p.draft);
        if p.bits & (is::IT | is::THEY) == 0 || p.quote != NONE || !takes_up {
            return None;
        }
        let (clauses, phrases) = (self.input.clauses, self.input.phrases);
        let own = p.clause?;
        let mut above = Some(own);
        for _ in 0..MOST_ABOVE {
            let c = above?;
            above = clauses.get(c).parent;
            if c == own && !possessive {
                continue;
            }
            let Some(g) = clauses.groups(c, Slot::Subject).next() else { continue };
            let (noun, says) = (phrases.noun(g), self.words().has(self.lemma(c), is::SAYS));
            let head = phrases.item(noun.head);
            if head.pos == Pos::Pronoun {
                continue;
            }
            let agrees = noun.plural == (p.bits & is::THEY != 0);
            let named = head.pos == Pos::Name || self.is_like_name(head.end - 1);
            let definite = self.has(phrases.item(noun.first).first, is::DEFINITE);
            let binds = match noun.draft.map(|d| (d, self.draft(d).kind)) {
                // "the firm said it" may be what was named before
                None => named || says && c != own && !definite,
                Some((d, MentionKind::Other)) => says && !definite && self.entity(d).is_none(),
                Some((d, MentionKind::Organization)) => says && self.entity(d).is_some(),
                // a country speaks; that a town does may be a name half read
                Some((d, MentionKind::Place)) => {
                    says && self.entity(d).is_some() && self.draft(d).subtype == "country"
                }
                Some(_) => false,
            };
            return (agrees && binds && head.first < self.draft(p.draft).first).then_some(g);
        }
        None
    }

    /// Whether a token is written as a name is: with a capital inside a sentence, or at its start where no list knows it.
    fn is_like_name(&self, token: u32) -> bool {
        let token = &self.input.tokens.list[token as usize];
        token.has(flag::UPPER) && !(token.has(flag::FIRST) && token.word.is_known())
    }

    /// Whether a mention is the subject that tells, or was named with its word: "Acme Steel sold a mill. Acme said it …"
    fn is_told_by(&self, teller: u32, seen: &Seen) -> bool {
        let noun = self.input.phrases.noun(teller);
        let draft = self.draft(seen.draft);
        match noun.draft {
            Some(d) if d == seen.draft => true,
            Some(d) if self.entity(d).is_some() => self.entity(d) == Some(seen.entity),
            _ => {
                let word = self.input.phrases.item(noun.head).word;
                (draft.first..draft.end).any(|t| self.word(t) == word)
            }
        }
    }

    /// Whether a mention is a subject after the one that tells.
    fn is_told_after(&self, teller: u32, seen: &Seen) -> bool {
        let head = self.input.phrases.noun(teller).head;
        seen.subject && self.draft(seen.draft).first > self.input.phrases.item(head).first
    }

    /// Whether a thing that was no subject would do or have something: "the tanks he sent … they say".
    fn is_idle(&self, p: &Pronoun, seen: &Seen) -> bool {
        let kind = self.draft(seen.draft).kind;
        if seen.subject
            || p.bits & is::THEY == 0
            || !matches!(kind, MentionKind::Product | MentionKind::Document)
        {
            return false;
        }
        let acts = |c: u32| {
            let verb = self.input.phrases.verb(self.input.clauses.get(c).verb);
            !verb.has(verb_flag::COPULA) && !verb.has(verb_flag::PASSIVE)
        };
        p.bits & is::POSSESSIVE != 0 || self.is_subject(p.draft) && p.clause.is_some_and(acts)
    }

    /// The least score that is safe: people are carried on over sentences, things only by subjects.
    fn least(&self, p: &Pronoun) -> i32 {
        if p.bits & (is::HE | is::SHE) != 0 {
            -18
        } else if p.bits & is::THEY != 0 {
            -1
        } else if p.bits & (is::POSSESSIVE | is::REFLEXIVE) != 0 {
            -4
        } else if self.is_subject(p.draft) {
            0
        } else {
            // "do it", "on it": an object is rarely what was named last
            NEVER
        }
    }

    /// Whether what was mentioned is the subject of the pronoun's clause, written there or carried over.
    fn does(&self, p: &Pronoun, seen: &Seen) -> bool {
        let Some(c) = p.clause else { return false };
        let phrases = self.input.phrases;
        let mut subjects =
            self.input.clauses.groups(c, Slot::Subject).filter_map(|n| phrases.noun(n).draft);
        subjects
            .any(|d| d == seen.draft || seen.entity != NONE && self.entity(d) == Some(seen.entity))
    }

    /// How well a mention fits; none when it cannot be meant.
    fn weigh(&self, p: &Pronoun, seen: &Seen) -> Option<i32> {
        let mut score = self.agreement(p, seen)?;
        // who speaks says "I": "“He was winning,” Stan said"
        if p.quote != NONE
            && seen.quote != p.quote
            && seen.speaks
            && seen.subject
            && seen.sentence == p.sentence
        {
            return None;
        }
        let reflexive = p.bits & is::REFLEXIVE != 0;
        let possessive = p.bits & is::POSSESSIVE != 0;
        let same_clause = p.clause.is_some() && seen.clause == p.clause;
        if reflexive && !(same_clause && seen.subject) {
            return None;
        }
        if same_clause && !reflexive && !possessive {
            return None;
        }
        // "Ana Silva sacked the mayor and replaced him"
        if !reflexive && !possessive && !self.is_subject(p.draft) && self.does(p, seen) {
            return None;
        }
        let apart = i32::try_from(p.sentence - seen.sentence).unwrap_or(0);
        score -= 7 * apart;
        if possessive && same_clause && seen.subject {
            score += 4;
        }
        if seen.subject {
            score += 5;
        } else if seen.object {
            score += 1;
        }
        if seen.main {
            score += 2;
        }
        if seen.weak {
            score -= 5;
        }
        if p.says {
            score += if seen.speaks { 6 } else { 0 };
        }
        // what is spoken of inside a quotation is rarely taken up outside it
        if seen.quote != p.quote && seen.quote != NONE {
            score -= 4;
        }
        Some(score)
    }

    /// Number, kind and gender.
    fn agreement(&self, p: &Pronoun, seen: &Seen) -> Option<i32> {
        let named = seen.entity != NONE;
        let (kind, subtype) = if named {
            let e = &self.out.entities[seen.entity as usize];
            (e.kind, e.subtype)
        } else {
            let d = self.draft(seen.draft);
            (d.kind, d.subtype)
        };
        if p.bits & (is::HE | is::SHE) != 0 {
            if kind != MentionKind::Person || seen.plural {
                return None;
            }
            let wanted = if p.bits & is::HE != 0 { b'm' } else { b'f' };
            let named = if named { 2 } else { 0 };
            return match self.gender(seen) {
                0 => Some(named),
                g if g == wanted => Some(3 + named),
                _ => None,
            };
        }
        if p.bits & is::IT != 0 {
            if seen.plural || seen.weak && seen.entity != NONE && kind == MentionKind::Nationality {
                return None;
            }
            // of what has no name, only bodies and documents that are subjects are taken up safely
            let taken_up = matches!(kind, MentionKind::Organization | MentionKind::Document);
            if !(named || taken_up && seen.subject) {
                return None;
            }
            return match kind {
                MentionKind::Organization => Some(3),
                MentionKind::Place if subtype == "country" => Some(2),
                MentionKind::Place => Some(if p.says { -8 } else { -3 }),
                MentionKind::Document if p.bits & is::POSSESSIVE == 0 => Some(1),
                MentionKind::Product | MentionKind::Event
                    if !p.says && (named || p.bits & is::POSSESSIVE == 0) =>
                {
                    Some(0)
                }
                _ => None,
            };
        }
        self.agreement_of_many(p, seen, (kind, subtype))
    }

    /// "they": several people or things; one organization only where it speaks.
    fn agreement_of_many(
        &self,
        p: &Pronoun,
        seen: &Seen,
        (kind, subtype): (MentionKind, &str),
    ) -> Option<i32> {
        let people = kind == MentionKind::Nationality
            && self.input.tokens.str(self.draft(seen.draft).end as usize - 1).ends_with('s');
        if seen.plural || people {
            return match kind {
                MentionKind::Person | MentionKind::Nationality => Some(4),
                MentionKind::Organization => Some(3),
                MentionKind::Place if subtype == "country" => Some(3),
                MentionKind::Product | MentionKind::Document if !p.says => Some(0),
                _ => None,
            };
        }
        let alone = kind == MentionKind::Organization && p.says && seen.speaks;
        (alone && !self.has_plural_subject(p)).then_some(-3)
    }

    /// Whether something plural, mention or not, is a subject in the sentence of a pronoun before it.
    fn has_plural_subject(&self, p: &Pronoun) -> bool {
        let clauses = self.input.clauses;
        let token = self.draft(p.draft).first;
        let at = clauses.list.partition_point(|c| c.sentence < p.sentence);
        (at..clauses.list.len())
            .take_while(|c| clauses.list[*c].sentence == p.sentence)
            .take(MOST_CLAUSES)
            .flat_map(|c| clauses.groups(crate::phrase::narrow(c), Slot::Subject))
            .any(|g| {
                let noun = self.input.phrases.noun(g);
                noun.plural && self.input.phrases.item(noun.head).first < token
            })
    }

    /// The gender of a remembered mention.
    fn gender(&self, seen: &Seen) -> u8 {
        if seen.entity != NONE && self.info[seen.entity as usize].gender != 0 {
            return self.info[seen.entity as usize].gender;
        }
        let d = self.draft(seen.draft);
        if d.form != Some(Form::Nominal) {
            return 0;
        }
        let head = self.input.tokens.word(d.head as usize);
        match self.input.lexicon.noun(head) {
            Some(n) if n.has(b'm') => b'm',
            Some(n) if n.has(b'f') => b'f',
            _ => 0,
        }
    }
}
