//! Acronyms that the text itself introduces: "National Intelligence Service (NIS)", "NIS (National …)".

use super::state::{NONE, State};
use crate::token::{Class, flag};
use crate::{Form, MentionKind};

/// No acronym has more letters.
const LONGEST: u32 = 12;

impl State<'_, '_> {
    /// Pairs of (full name, acronym) by draft, in the order of the text.
    ///
    /// What the text says wins over lists and initials, also where it is odd: "National Intelligence Service (SIS)".
    pub(super) fn definitions(&mut self) -> Vec<(u32, u32)> {
        let mut out = Vec::new();
        for i in 0..self.order.len() {
            let inner = self.order[i];
            if self.draft(inner).form != Some(Form::Name) || !self.is_bracketed(inner) {
                continue;
            }
            let outer = self.ending[self.draft(inner).first as usize - 1];
            if outer == NONE || self.draft(outer).form != Some(Form::Name) {
                continue;
            }
            let (full, short) = match (self.is_acronym(outer), self.is_acronym(inner)) {
                (false, true) => (outer, inner),
                (true, false) => (inner, outer),
                _ => continue,
            };
            if self.may_abbreviate(full, short) {
                out.push((full, short));
            }
        }
        out
    }

    /// Whether brackets stand directly around a mention, or commas around an acronym that is made of the name before.
    fn is_bracketed(&self, d: u32) -> bool {
        let draft = self.draft(d);
        let around = |a: Class, b: Class| {
            draft.first > 1
                && self.class(draft.first - 1) == Some(a)
                && self.class(draft.end) == Some(b)
        };
        around(Class::OpenBracket, Class::CloseBracket)
            || draft.rule == "name/acronym"
                && (around(Class::Comma, Class::Comma) || around(Class::Comma, Class::Period))
    }

    /// Whether a mention is one word in capitals.
    pub(super) fn is_acronym(&self, d: u32) -> bool {
        let draft = self.draft(d);
        if draft.end != draft.first + 1 {
            return false;
        }
        let Some(t) = self.input.tokens.list.get(draft.first as usize) else { return false };
        t.end - t.start <= LONGEST
            && t.has(flag::UPPER)
            && (t.has(flag::CAPITALS) || t.has(flag::DOTTED) || t.has(flag::MIXED))
    }

    /// Whether the text may mean the short name to stand for the full one.
    fn may_abbreviate(&mut self, full: u32, short: u32) -> bool {
        let (a, b) = (self.draft(full), self.draft(short));
        if a.kind == b.kind && a.kind == MentionKind::Organization {
            return true;
        }
        if a.kind == MentionKind::Nationality || b.kind == MentionKind::Nationality {
            return false;
        }
        let (first, end) = (a.first, a.end);
        let short = self.letters(short);
        let (tokens, words) = (self.input.tokens, self.words());
        self.parts.cut(tokens, words, first, end);
        self.parts.initials(tokens, words).contains(&Some(short))
    }

    /// Whether a name may be a part of a longer one: a surname, an acronym, one word of an organization's.
    pub(super) fn is_short(&self, d: u32) -> bool {
        let draft = self.draft(d);
        let one = draft.end == draft.first + 1;
        match draft.kind {
            MentionKind::Person => one || (draft.row.is_none() && self.is_hyphened(d)),
            MentionKind::Organization => one,
            _ => false,
        }
    }

    /// Whether a name is one word with hyphens.
    fn is_hyphened(&self, d: u32) -> bool {
        let draft = self.draft(d);
        (draft.first + 1..draft.end).all(|t| {
            self.class(t) == Some(Class::Hyphen) || self.class(t - 1) == Some(Class::Hyphen)
        })
    }
}
