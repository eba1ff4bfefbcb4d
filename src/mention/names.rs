//! Settles gazetteer candidates and values, and adds the names that no list holds.
//!
//! The layers, in order: listed names; persons, organizations, places, things by rule; acronyms that the text
//! explains; one total order over what overlaps; one type for each string of the document; titles beside persons.

use super::reading::{Proposal, Reading, bit};
use super::words::NameWords;
use super::{
    Draft, acronym, grown, guess, listed, organizations, people, places, pool, settle, teams,
    things, titles,
};
use crate::gazetteer::{Candidate, Gazetteer};
use crate::lexicon::Lexicon;
use crate::token::Tokens;
use crate::value::FoundValue;
use crate::vocabulary::Vocabulary;
use crate::{Form, MentionKind};

/// The compiled word tables of the name rules.
#[derive(Clone, Debug)]
pub(crate) struct Names {
    pub(super) words: NameWords,
}

impl Names {
    /// Interns the words of titles, organization heads and place frames.
    pub(crate) fn new(vocabulary: &mut Vocabulary) -> Self {
        Self { words: NameWords::new(vocabulary) }
    }

    /// Settles candidates and values, adds the names that no list holds.
    ///
    /// Returns names (with [`Form::Name`]), titles and values, sorted by `(first, end)`. Mentions with `Form::Name`
    /// do not overlap each other, nor do titles, nor values; a date may stand inside the name of an event.
    pub(crate) fn find<'x>(
        &'x self,
        tokens: &Tokens<'_>,
        gazetteer: &'x Gazetteer,
        lexicon: &Lexicon,
        candidates: &[Candidate],
        values: &[FoundValue],
    ) -> Vec<Draft<'x>> {
        let mut x = Reading::new(self, gazetteer, lexicon, tokens, values);
        listed::propose(&mut x, candidates);
        people::propose(&mut x);
        organizations::propose(&mut x);
        places::propose(&mut x);
        things::propose(&mut x);
        acronym::propose(&mut x);
        let (mut kept, open) = settle::settle(&mut x);
        grown::swallow(&mut x, &mut kept);
        pool::complete(&mut x, &mut kept, &open);
        guess::add(&mut x, &mut kept);
        if x.sport {
            teams::settle(&mut x, &mut kept);
        }
        let found = titles::find(&x, &kept);
        drafts(&x, &kept, &found, values)
    }
}

/// Names, titles and values as drafts, in order.
fn drafts<'x>(
    x: &Reading<'_, 'x, '_>,
    kept: &[Proposal<'x>],
    found: &[Proposal<'x>],
    values: &[FoundValue],
) -> Vec<Draft<'x>> {
    let mut out = Vec::with_capacity(kept.len() + found.len() + values.len());
    for p in kept.iter().chain(found) {
        out.push(Draft {
            first: p.first,
            end: p.end,
            kind: p.kind,
            subtype: p.subtype,
            form: (p.kind != MentionKind::Title).then_some(Form::Name),
            head: p.end - 1,
            row: p.row,
            value: None,
            of: None,
            rule: p.rule,
        });
    }
    for (i, v) in values.iter().enumerate() {
        let range = v.first as usize..v.end as usize;
        let inside = x.cells[range].iter().any(|c| c.bits & bit::TAKEN != 0);
        if inside && !is_dated_event(kept, v) {
            continue;
        }
        out.push(Draft {
            first: v.first,
            end: v.end,
            kind: v.kind,
            subtype: "",
            form: None,
            head: v.end.saturating_sub(1),
            row: None,
            value: u32::try_from(i).ok(),
            of: None,
            rule: v.rule,
        });
    }
    out.sort_by_key(|d| (d.first, d.end, d.kind));
    out
}

/// Whether a value is the date of a named event and so stands inside its name.
fn is_dated_event(kept: &[Proposal<'_>], v: &FoundValue) -> bool {
    let at = kept.partition_point(|p| p.end <= v.first);
    v.kind.is_time()
        && kept
            .get(at)
            .is_some_and(|p| p.kind == MentionKind::Event && p.first <= v.first && v.end <= p.end)
}
