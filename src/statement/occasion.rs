//! Where, when, to whom and through what it was said, and what the source calls it.

use super::StatementDraft;
use super::find::Finder;
use crate::clause::{Filler, Slot};
use crate::vocabulary::Word;
use crate::{MentionKind, Span, Stance};

impl<'x> Finder<'_, '_, '_, 'x> {
    /// Medium, venue, audience, date and what the source calls it.
    pub(super) fn occasion(
        &mut self,
        c: u32,
        lemma: Word,
        mut s: StatementDraft<'x>,
    ) -> StatementDraft<'x> {
        let clauses = self.context.clauses;
        for a in clauses.arguments(c) {
            match (a.slot, a.filler) {
                (Slot::Time, Filler::Item(i)) => {
                    let draft = self.context.phrases.item(i).draft;
                    s.date = s.date.or(draft.filter(|d| {
                        let kind = self.context.drafts[*d as usize].kind;
                        matches!(kind, MentionKind::Date | MentionKind::Time)
                    }));
                }
                (Slot::Object | Slot::Indirect, Filler::Group(n)) if lemma == self.words.tell => {
                    s.audience = s.audience.or(self.speaker(n));
                }
                (Slot::Preposition(p), Filler::Group(n))
                    if !self.is_said(n, &s) && !self.is_set_apart(c, n) =>
                {
                    self.prepositional(p, n, &mut s);
                }
                _ => {}
            }
        }
        if self.context.clauses.groups(c, Slot::Preposition(self.words.as_)).next().is_some()
            || s.stance == Stance::Deny
        {
            let quoted = self.quotation_after(c);
            let described =
                self.context.clauses.groups(c, Slot::Preposition(self.words.as_)).next().and_then(
                    |n| {
                        let g = self.context.phrases.noun(n);
                        self.trim(
                            self.context.phrases.item(g.first).first,
                            self.extent(c).max(self.context.phrases.item(g.end - 1).end),
                        )
                    },
                );
            s.characterization = quoted.or(described);
            if s.stance == Stance::Assert && s.characterization.is_some_and(|c| self.belittles(c)) {
                s.stance = Stance::Deny;
            }
        }
        s
    }

    /// "officials said, the deadliest | in the region": whether a noun group hangs on one that a comma parts from the cue.
    fn is_set_apart(&self, c: u32, n: u32) -> bool {
        let own = self.own_tokens(c).1;
        let first = |g: u32| self.context.phrases.item(self.context.phrases.noun(g).first).first;
        self.is_comma(own)
            && self
                .context
                .clauses
                .groups(c, Slot::Object)
                .find(|o| first(*o) > own)
                .is_some_and(|o| first(o) < first(n))
    }

    /// Whether a noun group stands in what is said: "called it “a setback for the press in Spain”" tells no venue.
    fn is_said(&self, n: u32, s: &StatementDraft<'x>) -> bool {
        let group = self.context.phrases.noun(n);
        let first = self.context.phrases.item(group.first).first as usize;
        let start = self.context.tokens.list[first].start as usize;
        s.content.is_some_and(|c| c.range().contains(&start))
    }

    /// "as another piece of fake news": whether what something is called denies it.
    fn belittles(&self, span: Span) -> bool {
        let list = &self.context.tokens.list;
        let first = list.partition_point(|t| (t.start as usize) < span.start);
        list[first..]
            .iter()
            .take_while(|t| (t.end as usize) <= span.end)
            .any(|t| t.word.is_known() && self.cues.belittling.contains(t.word))
    }

    fn prepositional(&mut self, p: Word, n: u32, s: &mut StatementDraft<'x>) {
        let medium = self.words.media.contains(&p);
        let made = if medium {
            self.context.weak(n, |kind, _| kind == MentionKind::Document)
        } else {
            None
        };
        let Some(d) = made.or(self.context.mention_of[n as usize]) else { return };
        let kind = self.context.drafts[d as usize].kind;
        match kind {
            MentionKind::Document if self.words.media.contains(&p) => {
                s.medium = s.medium.or(Some(d))
            }
            MentionKind::Event if self.words.venues.contains(&p) => s.venue = Some(d),
            MentionKind::Place if self.words.venues.contains(&p) => s.venue = s.venue.or(Some(d)),
            MentionKind::Person | MentionKind::Organization if p == self.words.to => {
                s.audience = s.audience.or(Some(d))
            }
            _ => {}
        }
    }
}
