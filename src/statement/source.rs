//! Who speaks in a clause.

use super::find::Finder;
use super::rule::{Cue, mark};
use crate::clause::{ClauseKind, Slot};
use crate::mention::Draft;
use crate::phrase::{Chunk, Pos, narrow, verb_flag};
use crate::relation::Follower;
use crate::token::Class;
use crate::{Form, MentionKind};

impl<'x> Finder<'_, '_, '_, 'x> {
    /// The mentions that speak in a clause; with `anything`, also what denotes no person or body: "the campaign said".
    pub(super) fn sources(&mut self, c: u32, rule: &Cue, anything: bool) -> Vec<u32> {
        let mut groups = self.speaking(c, anything);
        self.drop_descriptions(&mut groups);
        let mut out = Vec::new();
        for n in groups {
            let head = self.context.phrases.item(self.context.phrases.noun(n).head).word;
            let listed = rule.heads.contains(head);
            let n = self.intensified(n);
            let found = match self.named(n).or_else(|| self.speaker(n)) {
                None if anything || listed => self.whatever(n),
                found => found,
            };
            let Some(d) = found else { continue };
            let kind = self.context.drafts[d as usize].kind;
            let pronoun = self.context.drafts[d as usize].form == Some(Form::Pronoun);
            let refers = self.context.typed[d as usize].0;
            let pronoun = pronoun && (rule.pronouns || rule.sources.contains(&refers));
            if rule.sources.is_empty() || rule.sources.contains(&kind) || pronoun || listed {
                out.push(d);
            }
        }
        out
    }

    /// "Ana Silva, chairman and chief executive, said": leaves out what describes the first of the groups.
    fn drop_descriptions(&self, groups: &mut Vec<u32>) {
        let [first, second, ..] = groups[..] else { return };
        let name = |n: u32| {
            let draft = &self.context.drafts[self.context.mention_of[n as usize]? as usize];
            (draft.form == Some(Form::Name)).then_some(draft.kind)
        };
        let Some(kind) = name(first) else { return };
        let start = self.context.phrases.item(self.context.phrases.noun(second).first).first;
        let comma = start
            .checked_sub(1)
            .is_some_and(|t| self.context.tokens.class(t as usize) == Some(Class::Comma));
        let described =
            (first + 1..second).any(|n| self.context.describes[n as usize] == Some(first));
        if described || (comma && name(second) != Some(kind)) {
            groups.retain(|n| *n == first || (described && name(*n) == Some(kind)));
        }
    }

    /// "Ruto himself": the noun group right before a reflexive pronoun.
    fn intensified(&self, n: u32) -> u32 {
        let head = self.context.phrases.item(self.context.phrases.noun(n).head);
        if n == 0 || head.pos != Pos::Pronoun || !self.words.reflexive.contains(&head.word) {
            return n;
        }
        let before = self.context.phrases.noun(n - 1);
        if self.context.phrases.item(before.end - 1).end == head.first { n - 1 } else { n }
    }

    /// "the president, William Ruto,": the person or body named who is what a noun group says.
    fn named(&self, n: u32) -> Option<u32> {
        /// How many noun groups may stand between: "the chair of the board of the bank, Ana Silva".
        const NEAR: u32 = 5;
        let name = |m: u32| {
            let d = self.context.mention_of[m as usize]?;
            let draft = &self.context.drafts[d as usize];
            let speaks = matches!(draft.kind, MentionKind::Person | MentionKind::Organization);
            (speaks && draft.form == Some(Form::Name)).then_some(d)
        };
        let all = narrow(self.context.phrases.nouns.len());
        if name(n).is_some() {
            return None;
        }
        let follows = (n + 1..all.min(n + NEAR))
            .find(|m| self.context.describes[*m as usize] == Some(n) && name(*m).is_some())?;
        name(follows)
    }

    /// The noun groups that speak in a clause.
    fn speaking(&self, c: u32, clausal: bool) -> Vec<u32> {
        if let Some(n) = self.before_verb(c) {
            return vec![n];
        }
        let subjects = |c: u32| self.context.clauses.groups(c, Slot::Subject).collect::<Vec<u32>>();
        if let Some(above) = self.outer_speaker(c) {
            return subjects(above);
        }
        let groups = subjects(c);
        if !groups.is_empty() || !clausal {
            return groups;
        }
        // "Said the mayor: “…”"
        let verb = self.context.clauses.get(c).verb;
        let finite = self.context.phrases.verb(verb).has(verb_flag::FINITE);
        let after = self.verb_chunk[verb as usize] as usize + 1;
        match self.context.phrases.chunks.get(after) {
            Some(Chunk::Noun(n)) if finite => vec![*n],
            _ => groups,
        }
    }

    /// The clause whose subject speaks: "He met voters at a fair, saying …", "said that he was ill and warned …".
    fn outer_speaker(&self, c: u32) -> Option<u32> {
        let clause = self.context.clauses.get(c);
        let parent = clause.parent.filter(|p| *p < c)?;
        let verb = self.context.phrases.verb(clause.verb);
        let first = self.own_tokens(c).0;
        let before = first.checked_sub(1)?;
        let carried =
            self.context.clauses.arguments(c).iter().all(|a| a.slot != Slot::Subject || a.carried);
        let comma = self.context.tokens.class(before as usize) == Some(Class::Comma);
        if verb.has(verb_flag::GERUND) && comma && clause.opener.is_none() {
            let mut at = parent;
            for _ in 0..4 {
                let above = self.context.clauses.get(at);
                let finite = self.context.phrases.verb(above.verb).has(verb_flag::FINITE);
                if finite && above.kind != ClauseKind::Relative {
                    return Some(at);
                }
                at = above.parent.filter(|p| *p < at)?;
            }
            return None;
        }
        // "say it is early but noted that …": an "it" says nothing
        let hollow = self.context.clauses.groups(c, Slot::Subject).all(|n| {
            let head = self.context.phrases.item(self.context.phrases.noun(n).head);
            head.word == self.words.it
        });
        let joined = clause.kind == ClauseKind::Complement
            && carried
            && self.is_conjunction(before)
            && (hollow || self.same_tense(parent, c))
            && self.cues.has_verb(
                self.context.phrases.verb(self.context.clauses.get(parent).verb).verb.lemma,
            );
        joined.then_some(parent)
    }

    /// The mention of a noun group, if it can speak.
    pub(super) fn speaker(&mut self, n: u32) -> Option<u32> {
        let inner = self.context.partitive(n).unwrap_or(n);
        for g in [inner, n] {
            if let Some(d) = self.context.mention_of[g as usize] {
                let draft = &self.context.drafts[d as usize];
                let (kind, _) = self.context.typed[d as usize];
                let can = matches!(
                    kind,
                    MentionKind::Person
                        | MentionKind::Organization
                        | MentionKind::Place
                        | MentionKind::Document
                        | MentionKind::Nationality
                );
                if can || draft.form == Some(Form::Pronoun) {
                    return Some(d);
                }
            }
        }
        self.context.weak(inner, |kind, _| {
            matches!(
                kind,
                MentionKind::Person
                    | MentionKind::Organization
                    | MentionKind::Place
                    | MentionKind::Document
            )
        })
    }

    /// The mention of any noun group: "critics", "some", "the campaign", "73 percent".
    pub(super) fn whatever(&mut self, n: u32) -> Option<u32> {
        if let Some(d) = self.context.mention_of[n as usize] {
            return Some(d);
        }
        if self.context.is_split(n) {
            return None;
        }
        let group = self.context.phrases.noun(n);
        let head = *self.context.phrases.item(group.head);
        if head.draft.is_some() {
            return head.draft;
        }
        let speaks = matches!(head.pos, Pos::Noun | Pos::Adjective | Pos::Quantifier | Pos::Number);
        if !speaks || head.class != Class::Word {
            return None;
        }
        let (first, end) = match self.context.nominals.extent(self.context.phrases, n as usize) {
            Some((first, end)) if first < end => (first, end),
            _ => (self.context.phrases.item(group.first).first, head.end),
        };
        let noun = self.context.lexicon.noun(head.word);
        let (kind, subtype) = match noun {
            Some(noun) => (noun.kind, noun.subtype),
            // "some said", "many believe"
            None if head.pos != Pos::Noun => (MentionKind::Person, ""),
            None => (MentionKind::Other, ""),
        };
        self.context.drafts.push(Draft {
            first,
            end,
            kind,
            subtype,
            form: Some(Form::Nominal),
            head: head.end - 1,
            row: None,
            value: None,
            of: None,
            rule: "nominal/source",
        });
        self.context.typed.push((kind, subtype));
        let d = narrow(self.context.drafts.len() - 1);
        self.context.mention_of[n as usize] = Some(d);
        Some(d)
    }

    /// Who stands behind a noun: "the ministry's denial", "warnings from Seoul", "his claim", "the firm made a promise".
    pub(super) fn sources_of_noun(&mut self, n: u32, rule: &Cue) -> Vec<u32> {
        let group = self.context.phrases.noun(n);
        if let Some(d) = group.possessor.and_then(|p| self.speaker(p)) {
            return vec![d];
        }
        if let Some(d) = self.context.pronoun_possessor(n) {
            return vec![d];
        }
        let follows: Vec<u32> = self
            .context
            .run(n)
            .filter_map(|f| match f {
                Follower::Group(p, g) if self.words.sources.contains(&p) => Some(g),
                _ => None,
            })
            .take(1)
            .collect();
        if let Some(d) = follows.into_iter().find_map(|g| self.speaker(g)) {
            return vec![d];
        }
        let Some(c) = self.context.clause_of_noun(n) else { return Vec::new() };
        let lemma = self.context.phrases.verb(self.context.clauses.get(c).verb).verb.lemma;
        let object = self.context.clauses.groups(c, Slot::Object).any(|g| g == n);
        let utters = object && self.cues.is(mark::UTTERING, lemma) && !self.context.is_passive(c);
        if utters || rule.negated { self.sources(c, rule, false) } else { Vec::new() }
    }
}
