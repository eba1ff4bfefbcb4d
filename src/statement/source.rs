//! Who speaks in a clause.

use super::find::Finder;
use super::rule::Cue;
use crate::clause::Slot;
use crate::{Form, MentionKind};

impl<'x> Finder<'_, '_, '_, 'x> {
    /// The mentions that speak in a clause.
    pub(super) fn sources(&mut self, c: u32, rule: &Cue) -> Vec<u32> {
        let groups: Vec<u32> = self.context.clauses.groups(c, Slot::Subject).collect();
        let mut out = Vec::new();
        for n in groups {
            if let Some(d) = self.speaker(n) {
                let kind = self.context.drafts[d as usize].kind;
                let pronoun = self.context.drafts[d as usize].form == Some(Form::Pronoun);
                if rule.sources.is_empty() || rule.sources.contains(&kind) || pronoun {
                    out.push(d);
                }
            }
        }
        out
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
}
