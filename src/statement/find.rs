//! Cues to statements: source, content, stance, occasion.

use super::StatementDraft;
use super::content::Said;
use super::quote::Quotation;
use super::rule::{Cue, Cues, content, mark};
use super::scope::Surroundings;
use crate::clause::{ClauseKind, Filler, Slot};
use crate::phrase::{Pos, narrow, verb_flag};
use crate::relation::{Context, Reality, Relations, denied_by_object, of_clause};
use crate::token::Class;
use crate::vocabulary::Word;
use crate::{Form, MentionKind, Polarity, Quote, Stance};

/// The words that the stage asks for by name.
#[derive(Clone, Debug)]
pub(super) struct Words {
    pub(super) as_: Word,
    pub(super) by: Word,
    pub(super) to: Word,
    pub(super) that: Word,
    pub(super) tell: Word,
    pub(super) it: Word,
    /// himself, herself, itself, themselves.
    pub(super) reflexive: [Word; 4],
    pub(super) no: Word,
    pub(super) with: Word,
    /// and, but, or, while.
    pub(super) joins: Vec<Word>,
    /// Prepositions before what is said, with the bit of [`content`] that allows each.
    pub(super) governing: [(u16, Word); 5],
    /// until, since, because, if, unless, so: after "X said," they go on with what is said.
    pub(super) continuing: Vec<Word>,
    /// from, by, of: before the source of a noun.
    pub(super) sources: Vec<Word>,
    /// in, on, via, through: before a medium.
    pub(super) media: Vec<Word>,
    /// at, during, in, after: before a venue.
    pub(super) venues: Vec<Word>,
}

/// What finding needs of the compiled stage.
pub(super) struct Finder<'f, 'c, 'a, 'x> {
    pub(super) cues: &'x Cues,
    pub(super) words: &'f Words,
    pub(super) reality: &'f Reality,
    pub(super) relations: &'f Relations,
    pub(super) context: &'c mut Context<'a, 'x>,
    pub(super) quotations: Vec<Quotation>,
    /// Per verb group: its chunk.
    pub(super) verb_chunk: Vec<u32>,
    /// Of the clause whose verb is looked at.
    pub(super) read: Option<Surroundings>,
    pub(super) out: Vec<StatementDraft<'x>>,
}

impl<'x> Finder<'_, '_, '_, 'x> {
    /// Finds all statements that have a cue.
    pub(super) fn cued(&mut self) {
        for c in 0..narrow(self.context.clauses.list.len()) {
            self.verb(c);
            self.adverb(c);
            self.predicate(c);
        }
        self.phrases();
        self.signed();
        self.transcript();
        for n in 0..narrow(self.context.phrases.nouns.len()) {
            self.noun(n);
        }
        for c in 0..narrow(self.context.clauses.list.len()) {
            let group = self.context.phrases.verb(self.context.clauses.get(c).verb);
            let cues = self.cues;
            if group.has(verb_flag::GERUND)
                && cues.is(mark::QUOTING, group.verb.lemma)
                && let Some(rule) = cues.of_verb(group.verb.lemma).next()
            {
                self.citing(c, rule);
            }
        }
    }

    fn verb(&mut self, c: u32) {
        let (clauses, phrases, cues) = (self.context.clauses, self.context.phrases, self.cues);
        let clause = clauses.get(c);
        let group = phrases.verb(clause.verb);
        let lemma = group.verb.lemma;
        if group.has(verb_flag::PASSIVE) {
            self.passive(c, lemma);
            return;
        }
        // most verbs report nothing
        if !cues.has_verb(lemma) {
            return;
        }
        self.read(c);
        if cues.is(mark::QUOTING, lemma) && group.has(verb_flag::GERUND) {
            // after all others: it asks for the statement that it explains
            return;
        }
        if cues.is(mark::QUOTING, lemma) && self.says_as(c) {
            // "quoted X as saying" is told under "saying"
            return;
        }
        for rule in cues.of_verb(lemma) {
            if clause.opener.is_some() && group.has(verb_flag::GERUND) {
                if self.quoted_as(c, rule) {
                    return;
                }
                // "correct in assessing": nobody says anything
                let saying = cues.is(mark::SAYING, lemma);
                if !self.has_that(c) && !saying {
                    continue;
                }
            }
            if self.active(c, lemma, rule) {
                return;
            }
        }
    }

    /// Whether "as saying" follows.
    fn says_as(&self, c: u32) -> bool {
        /// No clause further on is looked at.
        const NEAR: u32 = 4;
        let slot = Slot::Preposition(self.words.as_);
        let clauses = self.context.clauses;
        let says = |x: u32| {
            let verb = self.context.phrases.verb(clauses.get(x).verb);
            self.cues.is(mark::SAYING, verb.verb.lemma)
        };
        let as_ = |o: u32| self.context.phrases.item(o).word == self.words.as_;
        // "quoted officials as saying Chad would": it opens the clause
        let opens = |x: &u32| {
            let clause = clauses.get(*x);
            clause.parent == Some(c) && clause.opener.is_some_and(as_)
        };
        (c + 1..narrow(clauses.list.len()).min(c + NEAR)).filter(opens).any(says)
            || clauses
                .arguments(c)
                .iter()
                .any(|a| a.slot == slot && matches!(a.filler, Filler::Clause(x) if says(x)))
    }

    /// A verb under one of its cues; gives whether that was the right one.
    fn active(&mut self, c: u32, lemma: Word, rule: &'x Cue) -> bool {
        let Some(said) = self.content(c, rule).or_else(|| self.shared_content(c, rule)) else {
            return false;
        };
        if self.is_cut_short(c) || self.is_hedge(c, rule) || self.is_unsaid(c, rule, &said) {
            return true;
        }
        let group = self.context.phrases.verb(self.context.clauses.get(c).verb);
        let head = *self.context.phrases.item(group.head);
        let mut cue = (head.first, head.end);
        let negative = (of_clause(self.reality, self.context, c).0 == Polarity::Negative)
            ^ (said.clausal && denied_by_object(self.reality, self.context, c));
        let mut stance = rule.stance;
        if negative {
            match stance {
                Stance::Confirm => stance = Stance::NotConfirm,
                Stance::Deny if self.echoes(c) => return true,
                // "did not say", "did not deny": nothing was said
                _ => return true,
            }
            cue = self.whole_cue(c);
        }
        if stance == Stance::Deny && self.echoes(c) {
            return true;
        }
        let sources = self.sources(c, rule, said.clausal);
        let statement = self.blank(Some(cue), stance, &rule.id);
        let statement = StatementDraft {
            content: Some(said.span),
            quote: said.quote,
            gap: said.gap,
            ..statement
        };
        let mut statement = self.occasion(c, lemma, statement);
        if let Some(next) = self.joined(c).filter(|_| negative) {
            statement = self.occasion(next, lemma, statement);
        }
        if sources.is_empty() && said.clausal && said.quote == Quote::Direct {
            self.out.push(statement);
        } else {
            self.emit(statement, &sources);
        }
        true
    }

    /// "must identify the owners", "is to blame for": nobody has said a thing that somebody may or shall say.
    fn is_unsaid(&self, c: u32, rule: &Cue, said: &Said) -> bool {
        let group = self.context.phrases.verb(self.context.clauses.get(c).verb);
        let infinitive = group.has(verb_flag::INFINITIVE);
        let copula = infinitive
            && self.context.clauses.get(c).parent.is_some_and(|p| {
                let adjective =
                    self.context.clauses.arguments(p).iter().any(|a| a.slot == Slot::Adjective);
                let above = self.context.phrases.verb(self.context.clauses.get(p).verb);
                above.has(verb_flag::COPULA) && !adjective
            });
        let open = infinitive || group.modal.is_known();
        let plain = matches!(rule.stance, Stance::Assert | Stance::Report);
        let judged = matches!(rule.stance, Stance::Confirm | Stance::Deny);
        !said.clausal && (copula || (open && plain) || (group.modal.is_known() && !judged))
    }

    /// "I think", "you know": what a speaker adds to his own words.
    fn is_hedge(&self, c: u32, rule: &Cue) -> bool {
        let mental = matches!(rule.stance, Stance::Believe | Stance::Know | Stance::Expect);
        mental
            && self.context.clauses.groups(c, Slot::Subject).any(|n| {
                let head = self.context.phrases.item(self.context.phrases.noun(n).head);
                self.cues.is(mark::HEDGING, head.word)
            })
    }

    /// "would not confirm or deny", "has not been able to confirm": the verbs from the one that negates to the last.
    fn whole_cue(&self, c: u32) -> (u32, u32) {
        let clause = self.context.clauses.get(c);
        let (mut first, mut end) = self.own_tokens(c);
        if clause.kind == ClauseKind::Infinitive
            && let Some(p) = clause.parent.filter(|p| *p < c)
        {
            first = self.own_tokens(p).0;
        }
        if let Some(next) = self.joined(c) {
            end = self.own_tokens(next).1;
        }
        (first, end)
    }

    /// "confirm or deny": the verb that shares its object with this one.
    fn joined(&self, c: u32) -> Option<u32> {
        let next = c + 1;
        if next as usize >= self.context.clauses.list.len() {
            return None;
        }
        let own = self.context.phrases.verb(self.context.clauses.get(c).verb);
        let other = self.context.phrases.verb(self.context.clauses.get(next).verb);
        let adjacent = other.first > own.end
            && other.first <= own.end + 1
            && self.context.clauses.get(c).sentence == self.context.clauses.get(next).sentence;
        adjacent.then_some(next)
    }

    /// "would not confirm or deny if …": what follows the second verb is said by the first too.
    fn shared_content(&mut self, c: u32, rule: &Cue) -> Option<Said> {
        let next = self.joined(c)?;
        self.content(next, rule)
    }

    /// "It is suspected that there was": nothing is said of what was.
    fn is_cut_short(&self, c: u32) -> bool {
        self.context.clauses.complements(c).any(|x| {
            let verb = self.context.phrases.verb(self.context.clauses.get(x).verb);
            let bare = self.context.clauses.arguments(x).iter().all(|a| a.slot == Slot::Subject);
            let clause = self.context.clauses.get(x);
            let sentence = &self.context.tokens.sentences[clause.sentence as usize];
            let last = (clause.end..sentence.end).all(|t| {
                self.context.tokens.class(t as usize).is_some_and(|class| class != Class::Word)
            }) && self.quotation_around(clause.end + 1).is_none();
            let ends = self.own_tokens(x).1 >= clause.end;
            verb.has(verb_flag::COPULA) && bare && ends && last && x > c
        })
    }

    /// "would not confirm or deny": the second verb says nothing of its own.
    fn echoes(&self, c: u32) -> bool {
        let own = self.own_tokens(c).0;
        self.out.last().is_some_and(|s| {
            s.stance == Stance::NotConfirm && s.cue.is_some_and(|(f, end)| f <= own && own < end)
        })
    }

    /// Stores the statement once for each source.
    pub(super) fn emit(&mut self, statement: StatementDraft<'x>, sources: &[u32]) {
        let Some((last, others)) = sources.split_last() else { return };
        for source in others {
            self.push(statement.clone(), *source);
        }
        self.push(statement, *last);
    }

    /// Stores a statement with its source.
    fn push(&mut self, mut statement: StatementDraft<'x>, source: u32) {
        statement.source = Some(source);
        if statement.stance == Stance::Assert && self.is_medium(source) {
            statement.stance = Stance::Report;
        }
        self.out.push(statement);
    }

    /// Whether a source is a newspaper, agency or broadcaster, or a report.
    pub(super) fn is_medium(&self, draft: u32) -> bool {
        let d = &self.context.drafts[draft as usize];
        let (kind, subtype) = self.context.typed[draft as usize];
        (kind == MentionKind::Organization && (subtype == "media" || d.subtype == "media"))
            || (d.kind == MentionKind::Document
                && d.form == Some(Form::Nominal)
                && (matches!(d.subtype, "video" | "image")
                    // "reports say" is hearsay; the report of an inquiry asserts
                    || d.subtype == "report"
                        && self.context.tokens.str(d.end as usize - 1).ends_with('s')))
    }

    /// "is believed to have", "was denied by".
    fn passive(&mut self, c: u32, lemma: Word) {
        let cues = self.cues;
        let agent = self.context.clauses.groups(c, Slot::Preposition(self.words.by)).next();
        if let Some(n) = agent {
            for rule in cues.of_verb(lemma) {
                if self.passive_by(c, n, rule) {
                    return;
                }
            }
            return;
        }
        for rule in cues.of_passive(lemma) {
            let said = if rule.negated { self.left_out(c, rule) } else { self.impersonal(c, rule) };
            if said {
                return;
            }
        }
    }

    /// "The claim was denied by the ministry": the subject is what is said of.
    fn passive_by(&mut self, c: u32, agent: u32, rule: &'x Cue) -> bool {
        const THINGS: u16 = content::OBJECT | content::OF | content::FOR;
        let Some(n) = self.context.clauses.groups(c, Slot::Subject).next() else { return false };
        if rule.content & THINGS == 0 || !self.is_listed(n, rule) {
            return false;
        }
        if of_clause(self.reality, self.context, c).0 == Polarity::Negative {
            return true;
        }
        let Some(source) = self.speaker(agent) else { return false };
        let group = self.context.phrases.noun(n);
        let first = self.context.phrases.item(group.first).first;
        let Some(span) = self.trim(first, self.context.phrases.item(group.end - 1).end) else {
            return false;
        };
        let verb = self.context.phrases.verb(self.context.clauses.get(c).verb);
        let head = *self.context.phrases.item(verb.head);
        let statement = self.blank(Some((head.first, head.end)), rule.stance, &rule.id);
        let quote = self.quote_of(span);
        self.emit(StatementDraft { content: Some(span), quote, ..statement }, &[source]);
        true
    }

    /// "was not included in the statement": what a document leaves out.
    fn left_out(&mut self, c: u32, rule: &'x Cue) -> bool {
        let clause = self.context.clauses.get(c);
        let verb = self.context.phrases.verb(clause.verb);
        if !verb.has(verb_flag::NEGATED) {
            return false;
        }
        let within = Slot::Preposition(self.words.media[0]);
        let Some(place) = self.context.clauses.groups(c, within).next() else { return false };
        let document = self
            .speaker(place)
            .filter(|d| self.context.drafts[*d as usize].kind == MentionKind::Document);
        let Some(document) = document else { return false };
        let Some(n) = self.context.clauses.groups(c, Slot::Subject).next() else { return false };
        let owner = self.context.phrases.noun(place).possessor.and_then(|p| self.speaker(p));
        let group = self.context.phrases.noun(n);
        let first = self.context.phrases.item(group.first).first;
        let Some(span) = self.trim(first, self.context.phrases.item(group.end - 1).end) else {
            return false;
        };
        let (first, end) = self.own_tokens(c);
        let statement = self.blank(Some((first, end)), rule.stance, &rule.id);
        self.out.push(StatementDraft {
            content: Some(span),
            source: owner.or(Some(document)),
            ..statement
        });
        true
    }

    /// "is believed to have", "was reported to be": nobody is named.
    fn impersonal(&mut self, c: u32, rule: &'x Cue) -> bool {
        let Some(inner) = self.context.clauses.complements(c).next() else { return false };
        let kind = self.context.clauses.get(inner).kind;
        if !matches!(kind, ClauseKind::Infinitive | ClauseKind::Complement) || self.is_cut_short(c)
        {
            return false;
        }
        let group = self.context.phrases.verb(self.context.clauses.get(c).verb);
        let head = *self.context.phrases.item(group.head);
        // "It is believed that …": what is believed begins after "that"
        let first = match kind {
            ClauseKind::Complement => self.after_opener(inner),
            _ => self.context.clauses.get(c).first,
        };
        let Some(span) = self.trim(first, self.extent(c)) else { return false };
        let statement = self.blank(Some((head.first, head.end)), rule.stance, &rule.id);
        self.out.push(StatementDraft { content: Some(span), ..statement });
        true
    }

    /// "has allegedly sent".
    fn adverb(&mut self, c: u32) {
        let cues = self.cues;
        let group = self.context.phrases.verb(self.context.clauses.get(c).verb);
        let after = (group.end as usize) < self.context.phrases.items.len();
        for i in group.first.saturating_sub(1)..group.end + u32::from(after) {
            let it = self.context.phrases.item(i);
            if it.pos != Pos::Adverb || !cues.is(mark::ADVERB, it.word) {
                continue;
            }
            let it = *it;
            let Some(rule) = cues.of_adverb(it.word).next() else { continue };
            let first = self.context.clauses.get(c).first;
            let Some(span) = self.trim(first, self.extent(c)) else { continue };
            let statement = self.blank(Some((it.first, it.end)), rule.stance, &rule.id);
            self.out.push(StatementDraft { content: Some(span), ..statement });
        }
    }

    /// "is aware that".
    fn predicate(&mut self, c: u32) {
        let cues = self.cues;
        let adjective =
            self.context.clauses.arguments(c).iter().find_map(|a| match (a.slot, a.filler) {
                (Slot::Adjective, Filler::Item(i)) => Some(i),
                _ => None,
            });
        let Some(i) = adjective else { return };
        let it = *self.context.phrases.item(i);
        let Some(rule) = cues.of_adjective(it.word).next() else { return };
        let Some(said) = self.told(c, true) else { return };
        if self.is_hedge(c, rule) {
            return;
        }
        if self.context.phrases.verb(self.context.clauses.get(c).verb).has(verb_flag::NEGATED) {
            return;
        }
        let sources = self.sources(c, rule, true);
        let statement = self.blank(Some((it.first, it.end)), rule.stance, &rule.id);
        let (content, quote) = (Some(said.span), said.quote);
        self.emit(StatementDraft { content, quote, ..statement }, &sources);
    }

    pub(super) fn blank(
        &self,
        cue: Option<(u32, u32)>,
        stance: Stance,
        rule: &'x str,
    ) -> StatementDraft<'x> {
        StatementDraft {
            source: None,
            cue,
            stance,
            quote: Quote::None,
            content: None,
            characterization: None,
            via: None,
            medium: None,
            venue: None,
            audience: None,
            date: None,
            targets: Vec::new(),
            gap: None,
            rule,
        }
    }
}
