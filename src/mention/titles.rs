//! Titles beside persons: "President …", "…, the defence minister,".

use super::reading::{Proposal, Reading, bit};
use super::words::{Group, role};
use crate::MentionKind;
use crate::span::narrow;
use crate::token::{Class, flag};

/// How far after a person a title in apposition may end.
const APPOSITION: usize = 9;

/// The titles beside the persons among `settled`, which is sorted.
pub(super) fn find<'x>(x: &Reading<'_, 'x, '_>, settled: &[Proposal<'x>]) -> Vec<Proposal<'x>> {
    let mut out: Vec<Proposal<'x>> = Vec::new();
    for p in settled.iter().filter(|p| p.kind == MentionKind::Person) {
        let (first, end) = (p.first as usize, p.end as usize);
        before(x, first, &mut out);
        after(x, end, &mut out);
    }
    for t in out.iter_mut().filter(|t| governs(t.subtype)) {
        // "Senate President", "Kestrel Rovers president"
        let at = settled.partition_point(|p| p.end < t.first);
        let body = settled.get(at).filter(|p| p.end == t.first);
        if body.is_some_and(|p| p.kind == MentionKind::Organization && p.subtype != "government") {
            t.subtype = "leader";
        }
    }
    out.sort_by_key(|t| (t.first, std::cmp::Reverse(t.end)));
    out.dedup_by(|b, a| b.first < a.end);
    out
}

/// The title that ends right before `first`, or before a comma that `first` follows.
fn before<'x>(x: &Reading<'_, 'x, '_>, first: usize, out: &mut Vec<Proposal<'x>>) {
    let mut end = first;
    let mut comma = false;
    if end > 0 && x.class(end - 1) == Some(Class::Comma) {
        comma = true;
        end -= 1;
    }
    if end == 0 || x.breaks(first) {
        return;
    }
    if let Some((start, subtype)) = ending_at(x, end)
        && (!comma || is_described(x, start))
    {
        out.push(title(start, end, subtype));
        // "President and Chief Executive", "General and Minister" are left to the first one found
    }
}

/// Whether something before a title says whose it is, so that a comma can follow it.
fn is_described(x: &Reading<'_, '_, '_>, start: usize) -> bool {
    start.checked_sub(1).is_some_and(|b| {
        x.has(b, bit::NATION | bit::TAKEN) || x.class(b) == Some(Class::Possessive)
    })
}

/// The longest title that ends at `end`: a listed one, or a head word with what may stand before it.
fn ending_at<'x>(x: &Reading<'_, 'x, '_>, end: usize) -> Option<(usize, &'x str)> {
    let mut found: Option<(usize, &'x str)> = None;
    let at = x.titles.partition_point(|t| (t.1 as usize) < end);
    for t in x.titles[at..].iter().take_while(|t| t.1 as usize == end) {
        let first = skip_names(x, t.0 as usize, end);
        let longer = first < end && found.is_none_or(|f| first < f.0);
        // "chief executive" of a territory, else of a company
        let same =
            found.is_some_and(|f| first == f.0 && is_governing(x, first, end) == governs(t.2));
        if longer || same {
            found = Some((first, t.2));
        }
    }
    let mut head = end - 1;
    if x.class(head) == Some(Class::Period) && head > 0 && x.joined(head) {
        head -= 1;
    }
    if x.has(head, bit::TAKEN) {
        return None;
    }
    if x.role(head, role::TITLE | role::HONORIFIC) && found.is_none() {
        let subtype = x.entry(head).subtype(Group::Title);
        found = Some((head, if subtype.is_empty() { "honorific" } else { subtype }));
    }
    let (mut first, subtype) = found?;
    while first > 0 && !x.breaks(first) {
        let b = first - 1;
        let link = x.class(b) == Some(Class::Hyphen) && b > 0 && x.role(b - 1, role::TITLE_MOD)
            || x.class(b) == Some(Class::Period)
                && b > 0
                && x.role(b - 1, role::TITLE)
                && x.joined(b);
        if link && !x.has(b - 1, bit::TAKEN) {
            first = b - 1;
        } else if x.role(b, role::TITLE_MOD)
            && !x.has(b, bit::TAKEN)
            && !is_status(x, b)
            // "served under | President Bush"
            && (!x.role(b, role::FUNCTION) || x.is_cap(b) || !x.is_cap(first))
        {
            first = b;
        } else {
            break;
        }
    }
    Some((first, subtype))
}

/// Whether a title is that of a government's head.
fn governs(subtype: &str) -> bool {
    matches!(subtype, "head-of-government" | "head-of-state")
}

/// Whether a title is that of a territory: "Hong Kong's chief executive", "chief executive of Macau".
fn is_governing(x: &Reading<'_, '_, '_>, first: usize, end: usize) -> bool {
    let mut before = first.wrapping_sub(1);
    if x.class(before) == Some(Class::Possessive) {
        before = before.wrapping_sub(1);
    }
    x.has(before, bit::PLACE | bit::NATION)
        || (x.is_word(end, "of") || x.is_word(end, "in")) && x.has(end + 1, bit::PLACE)
}

/// "former", "incoming": said of the title, no part of it.
fn is_status(x: &Reading<'_, '_, '_>, i: usize) -> bool {
    matches!(
        x.tokens.str(i),
        "former"
            | "ex"
            | "incoming"
            | "outgoing"
            | "veteran"
            | "longtime"
            | "prominent"
            | "then"
            | "Former"
            | "Veteran"
            | "Outgoing"
            | "top"
            | "union"
            | "campaign"
    )
}

/// Steps over names at the beginning of a listed title: "NATO chief" is an organization and a title.
fn skip_names(x: &Reading<'_, '_, '_>, mut first: usize, end: usize) -> usize {
    while first < end && x.has(first, bit::TAKEN) {
        first += 1;
    }
    first
}

/// The title in apposition after a person: ", the Russian president,", ", head of …".
fn after<'x>(x: &Reading<'_, 'x, '_>, end: usize, out: &mut Vec<Proposal<'x>>) {
    if x.class(end) != Some(Class::Comma) {
        return;
    }
    let mut i = end + 1;
    if x.class(i) == Some(Class::Number) && x.class(i + 1) == Some(Class::Comma) {
        i += 2;
    }
    let stop = (i + APPOSITION).min(x.cells.len());
    while i < stop && !x.breaks(i) {
        let t = &x.tokens.list[i];
        match t.class {
            Class::Word if x.role(i, role::TITLE) && !x.has(i, bit::TAKEN) => {
                let mut last = i;
                // "prime minister", "chief executive officer": the last of several heads
                while x.role(last + 1, role::TITLE) && !x.has(last + 1, bit::TAKEN) {
                    last += 1;
                }
                last = last.max(listed_from(x, i));
                let hyphen = x.class(last + 1) == Some(Class::Hyphen);
                let ends = x.class(last + 1) != Some(Class::Possessive) && !hyphen;
                if ends
                    && !x.flag(last + 1, flag::UPPER)
                    && let Some((start, subtype)) = ending_at(x, last + 1)
                    && start > end
                {
                    out.push(title(start, last + 1, subtype));
                }
                return;
            }
            Class::Word
                if x.has(i, bit::TAKEN)
                    || x.is_word(i, "the")
                    || x.is_word(i, "a")
                    || x.is_word(i, "an")
                    || x.is_word(i, "former")
                    || x.is_word(i, "and")
                    || x.role(i, role::TITLE_MOD)
                    || x.lexicon.tags(t.word) & crate::lexicon::tag::ADJECTIVE != 0
                    || is_possessive(x, i) => {}
            Class::Possessive | Class::Hyphen => {}
            _ => return,
        }
        i += 1;
    }
}

/// The last token of the longest listed title that holds the one at `i`: "chief financial officer", "secretary-general".
fn listed_from(x: &Reading<'_, '_, '_>, i: usize) -> usize {
    let at = x.titles.partition_point(|t| (t.1 as usize) <= i);
    let near = x.titles[at..].iter().take_while(|t| (t.1 as usize) < i + APPOSITION);
    let ends = near.filter(|t| (t.0 as usize) <= i).map(|t| t.1 as usize - 1);
    ends.max().unwrap_or(i)
}

fn is_possessive(x: &Reading<'_, '_, '_>, i: usize) -> bool {
    matches!(x.tokens.str(i), "his" | "her" | "its" | "their" | "our" | "my")
}

fn title<'x>(first: usize, end: usize, subtype: &'x str) -> Proposal<'x> {
    Proposal {
        first: narrow(first),
        end: narrow(end),
        kind: MentionKind::Title,
        subtype,
        row: None,
        rule: "name/title",
        strength: 3,
    }
}
