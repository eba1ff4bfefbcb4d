//! One type for each string of a document, from all evidence in it.
//!
//! Sure names lend their kind to every other place where the same string stands: the bare surname of a full name,
//! an acronym that was explained once, a town that was once "in …, Country".

use super::grown::PLACE_AND_MORE;
use super::listed::is_located;
use super::people::last_name;
use super::reading::{Proposal, Reading, bit};
use super::settle::{is_free, take};
use super::words::role;
use crate::MentionKind;
use crate::gazetteer::RowId;
use crate::lexicon::tag;
use crate::span::narrow;
use crate::token::{Class, flag};

/// What one string was found to be.
#[derive(Clone, Copy, Debug)]
struct Evidence<'x> {
    key: u64,
    kind: MentionKind,
    subtype: &'x str,
    row: Option<RowId>,
    rule: &'x str,
    weight: u32,
    /// Whether further evidence of this sort adds nothing: a place that no word around it shows to be one.
    once: bool,
}

/// Completes the settled names by what the document as a whole says.
pub(super) fn complete<'x>(
    x: &mut Reading<'_, 'x, '_>,
    kept: &mut Vec<Proposal<'x>>,
    open: &[Proposal<'x>],
) {
    bracketed(x, kept);
    let evidence = fuse(&collect(x, kept));
    retype(x, kept, &evidence);
    rejoin(x, kept, &evidence);
    let mut rows: Vec<RowId> = kept.iter().filter_map(|k| k.row).collect();
    rows.sort_unstable();
    let mut added = Vec::new();
    for p in open {
        let (first, end) = (p.first as usize, p.end as usize);
        if !is_free(x, first, end) {
            continue;
        }
        let best = look(&evidence, key(x, first, end));
        if let Some(e) = best.filter(|e| e.kind != p.kind && fits(x, first, end, e)) {
            added.push(made(first, end, e));
        } else if best.is_some_and(|e| e.kind == p.kind) || is_backed(&rows, p) {
            added.push(Proposal { strength: 2, ..*p });
        } else {
            continue;
        }
        take(x, &added[added.len() - 1]);
    }
    repeat(x, &evidence, &mut added);
    kept.append(&mut added);
    kept.sort_by_key(|p| (p.first, p.end));
}

/// Gives an acronym in brackets the kind of the organization right before it: "Party of the Coast (PDC)".
fn bracketed<'x>(x: &mut Reading<'_, 'x, '_>, kept: &mut Vec<Proposal<'x>>) {
    let mut found = Vec::new();
    for p in kept.iter().filter(|p| p.len() > 1 && p.kind == MentionKind::Organization) {
        let at = p.end as usize;
        let close = match x.class(at) {
            Some(Class::OpenBracket) => matches!(
                x.class(at + 2),
                Some(Class::CloseBracket | Class::Comma | Class::Semicolon)
            ),
            // "the Kestrel Waste Authority, KEWA, said"
            Some(Class::Comma) => {
                matches!(x.class(at + 2), Some(Class::Comma | Class::Period))
                    && x.tokens.str(at + 1).len() > 2
                    && x.flag(at + 1, flag::CAPITALS)
                    && is_made_of(x, p, at + 1)
            }
            _ => false,
        };
        let short = close && (x.flag(at + 1, flag::CAPITALS) || x.flag(at + 1, flag::MIXED));
        if short && x.class(at + 1) == Some(Class::Word) {
            let span = (p.end + 1, p.end + 2);
            found.push(Proposal {
                first: span.0,
                end: span.1,
                rule: "name/acronym",
                row: None,
                ..*p
            });
        }
    }
    let mut added = Vec::new();
    for p in found {
        match kept.binary_search_by_key(&p.first, |k| k.first) {
            Ok(i) if kept[i].len() == 1 && kept[i].kind != p.kind => kept[i] = p,
            Err(_) if is_free(x, p.first as usize, p.end as usize) => {
                take(x, &p);
                added.push(p);
            }
            _ => {}
        }
    }
    kept.append(&mut added);
    kept.sort_by_key(|p| (p.first, p.end));
}

/// Whether the letters of an acronym stand in a name in this order, the first one at its beginning.
fn is_made_of(x: &Reading<'_, '_, '_>, p: &Proposal<'_>, acronym: usize) -> bool {
    let mut letters = x.tokens.str(acronym).bytes().map(|b| b.to_ascii_lowercase()).peekable();
    let mut begun = false;
    for i in p.first as usize..p.end as usize {
        for b in x.tokens.str(i).bytes().map(|b| b.to_ascii_lowercase()) {
            if letters.next_if_eq(&b).is_none() && !begun {
                return false;
            }
            begun = true;
        }
    }
    letters.peek().is_none()
}

/// Whether the document names the row of a short form in full.
fn is_backed(rows: &[RowId], p: &Proposal<'_>) -> bool {
    p.row.is_some_and(|row| rows.binary_search(&row).is_ok())
}

/// A stretch that counts as evidence: first token, end, weight, rule.
type Clue = (usize, usize, u32, &'static str);

fn collect<'x>(x: &Reading<'_, 'x, '_>, kept: &[Proposal<'x>]) -> Vec<Evidence<'x>> {
    let mut out = Vec::with_capacity(kept.len() * 2);
    let mut clues: Vec<Clue> = Vec::new();
    for p in kept {
        let evidence = |a: usize, b: usize, weight: u32, rule: &'x str, row: Option<RowId>| {
            let once = p.kind == MentionKind::Place && b == a + 1 && !is_located(x, a, b);
            Evidence {
                key: key(x, a, b),
                kind: p.kind,
                subtype: p.subtype,
                row,
                rule,
                weight,
                once,
            }
        };
        let weight = if p.strength == 3 { 6 } else { 2 };
        out.push(evidence(p.first as usize, p.end as usize, weight, p.rule, p.row));
        match p.kind {
            MentionKind::Organization => organization_clues(x, p, &mut clues, &mut out),
            MentionKind::Person => person_clues(x, p, &mut clues),
            _ => {}
        }
        let row = if p.kind == MentionKind::Person { p.row } else { None };
        for (a, b, weight, rule) in clues.drain(..) {
            out.push(evidence(a, b, weight, rule, row));
        }
    }
    out
}

/// The short forms under which an organization comes back: "Orsini" and "Orsini Shipping" after
/// "Orsini Shipping Ltd", "the Agency" after "Kestrel Agency".
fn organization_clues<'x>(
    x: &Reading<'_, 'x, '_>,
    p: &Proposal<'x>,
    clues: &mut Vec<Clue>,
    out: &mut Vec<Evidence<'x>>,
) {
    let (first, end) = (p.first as usize, p.end as usize);
    let head = end - 1;
    if head == first {
        return;
    }
    if let Some(initials) = initials(x, p) {
        out.push(initials);
    }
    if p.subtype == "company" {
        let own = !x.has(first, bit::PLACE | bit::NATION | bit::SINGLE)
            && (!x.has(first, bit::ORDINARY) || is_called_after(x, first, head));
        if own && x.class(first + 1) == Some(Class::Word) {
            clues.push((first, first + 1, 4, COMPANY_SHORT));
        }
        if head > first + 1 && x.role(head, role::DESIGNATOR) {
            clues.push((first, head, 5, COMPANY_SHORT));
        }
    }
    if x.role(head, role::ORG_TAIL) && x.is_cap(head) {
        clues.push((head, end, 2, "name/head-alone"));
    }
}

/// The rule of a company by the first words of its name.
const COMPANY_SHORT: &str = "name/company-short";

/// "Anchor" of "Anchor Shipping Lines Ltd": whether an ordinary noun is the first word of a company's full name.
fn is_called_after(x: &Reading<'_, '_, '_>, first: usize, head: usize) -> bool {
    let other = role::ORG_TAIL | role::PLACE_TAIL | role::TITLE | role::HONORIFIC | role::TITLE_MOD;
    head > first + 1
        && x.role(head, role::DESIGNATOR)
        && !x.role(first, other)
        && x.lexicon.get(x.tokens.word(first)).likeliest == tag::NOUN
}

/// No acronym that no bracket explains has more letters.
const MOST_INITIALS: u32 = 6;

/// The rule of an acronym that no bracket explains.
const INITIALS: &str = "name/initials-of";

/// The acronym of an organization of three words or more: "NKC" of "National Kestrel Congress".
fn initials<'x>(x: &Reading<'_, 'x, '_>, p: &Proposal<'x>) -> Option<Evidence<'x>> {
    let mut hash = KEY_START;
    let mut letters = 0;
    for i in p.first as usize..p.end as usize {
        if x.is_cap(i) && x.class(i) == Some(Class::Word) {
            let b = x.tokens.str(i).bytes().next().filter(u8::is_ascii_alphabetic)?;
            hash = join(hash, u64::from(b.to_ascii_lowercase()));
            letters += 1;
        }
    }
    let key = join(KEY_START, hash);
    let evidence = Evidence {
        key,
        kind: p.kind,
        subtype: p.subtype,
        row: None,
        rule: INITIALS,
        weight: 2,
        once: false,
    };
    (3..=MOST_INITIALS).contains(&letters).then_some(evidence)
}

/// The short forms under which a person comes back: the family name with its particles, rarely the given name.
fn person_clues(x: &Reading<'_, '_, '_>, p: &Proposal<'_>, clues: &mut Vec<Clue>) {
    let (first, end) = (p.first as usize, p.end as usize);
    if end - first < 2 {
        return;
    }
    let hyphened = x.class(first + 2) == Some(Class::Hyphen) && x.joined(first + 2);
    let eastern = p.row.is_some_and(|r| {
        matches!(x.gazetteer.row(r).country, "KR" | "KP" | "CN" | "TW" | "HK" | "VN" | "SG")
    });
    let family_first = x.role(first, role::FAMILY_FIRST)
        && (p.rule == "name/family-first" || !x.has(first, bit::GIVEN) || hyphened || eastern);
    if family_first {
        return clues.push((first, first + 1, 8, "name/surname"));
    }
    let last = last_name(x, first, end);
    if last == first {
        return;
    }
    clues.push((last, last + 1, 8, "name/surname"));
    let hyphen = |i: usize| x.class(i) == Some(Class::Hyphen);
    let mut compound = last;
    while compound > first + 1 && (x.role(compound - 1, role::PARTICLE) || hyphen(compound - 1)) {
        compound -= if hyphen(compound - 1) { 2 } else { 1 };
    }
    if compound < last && compound > first {
        clues.push((compound, last + 1, 8, "name/surname"));
    }
    // "Braga Netto" after "Walter Braga Netto"
    let letter = flag::LETTER | flag::DOTTED;
    if compound == last && last > first + 1 && !x.flag(last - 1, letter) {
        clues.push((last - 1, last + 1, 8, "name/surname"));
    }
    let honorific = x.role(first, role::HONORIFIC);
    let word = x.has(first, bit::SINGLE | bit::ORDINARY);
    if !honorific && !word && !x.flag(first, flag::LETTER | flag::DOTTED) {
        clues.push((first, first + 1, 1, "name/first-name"));
    }
}

/// Where the kind begins in what [`packed`] makes, and the weight.
const KIND: u32 = 56;
const WEIGHT: u32 = 48;

/// The bits of a place in what [`packed`] makes.
const PLACES: u64 = (1 << WEIGHT) - 1;

/// The order of evidence of one string as one number: kind, the heaviest first, place in the list.
fn packed(e: &Evidence<'_>, at: u64) -> u64 {
    /// No clue weighs as much.
    const MOST: u64 = 0xff;
    (e.kind as u64) << KIND | (MOST - u64::from(e.weight).min(MOST)) << WEIGHT | at
}

/// Adds up the weights of one string, and keeps its best kind.
///
/// Of the heaviest kinds of a string the first one counts; the result is sorted by string.
fn fuse<'x>(evidence: &[Evidence<'x>]) -> Vec<Evidence<'x>> {
    let mut order: Vec<(u64, u64)> =
        evidence.iter().zip(0..).map(|(e, at)| (e.key, packed(e, at))).collect();
    order.sort_unstable();
    let of = |place: &(u64, u64)| evidence[(place.1 & PLACES) as usize];
    let mut out: Vec<Evidence<'x>> = Vec::with_capacity(order.len());
    for kinds in order.chunk_by(|a, b| a.0 == b.0) {
        let mut best: Option<Evidence<'x>> = None;
        for same in kinds.chunk_by(|a, b| a.1 >> KIND == b.1 >> KIND) {
            let mut sum = of(&same[0]);
            for e in same[1..].iter().map(of) {
                sum.weight = if e.once {
                    sum.weight.max(e.weight)
                } else {
                    sum.weight.saturating_add(e.weight)
                };
                sum.row = sum.row.or(e.row);
            }
            if best.is_none_or(|b| sum.weight > b.weight) {
                best = Some(sum);
            }
        }
        out.extend(best);
    }
    out
}

fn look<'e, 'x>(evidence: &'e [Evidence<'x>], key: u64) -> Option<&'e Evidence<'x>> {
    evidence.binary_search_by_key(&key, |e| e.key).ok().map(|i| &evidence[i])
}

/// FNV-1a: offset basis and prime of 64 bits.
const KEY_START: u64 = 0xcbf2_9ce4_8422_2325;
const KEY_STEP: u64 = 0x0100_0000_01b3;

/// The string of a stretch as a number: equal for equal words whatever their case.
pub(super) fn key(x: &Reading<'_, '_, '_>, first: usize, end: usize) -> u64 {
    (first..end).fold(KEY_START, |hash, i| join(hash, word_key(x, i)))
}

/// [`key`] of one token, before it is joined to others.
///
/// A long word of the vocabulary in plain letters is its number; a short one may be an acronym, whose letters count.
fn word_key(x: &Reading<'_, '_, '_>, i: usize) -> u64 {
    let t = &x.tokens.list[i];
    let plain = t.class == Class::Word && t.flags & (flag::WIDE | flag::DOTTED) == 0;
    if plain && t.word.is_known() && t.end - t.start > MOST_INITIALS {
        return join(KNOWN, u64::from(t.word.0));
    }
    let bytes = x.tokens.str(i).bytes();
    bytes.fold(KEY_START, |hash, b| join(hash, u64::from(b.to_ascii_lowercase())))
}

/// Where the hash of a word by its number begins.
const KNOWN: u64 = 0x2545_f491_4f6c_dd1d;

/// One step of the hash.
const fn join(hash: u64, more: u64) -> u64 {
    (hash ^ more).wrapping_mul(KEY_STEP)
}

/// Gives words that were settled by less the kind that the document shows.
fn retype<'x>(x: &Reading<'_, 'x, '_>, kept: &mut [Proposal<'x>], evidence: &[Evidence<'x>]) {
    // a town and an unknown word were a guess at a firm
    let guessed = |p: &Proposal<'_>| p.len() == 2 && p.rule == PLACE_AND_MORE;
    for p in kept.iter_mut().filter(|p| (p.len() == 1 || guessed(p)) && p.strength < 3) {
        let (first, end) = (p.first as usize, p.end as usize);
        let Some(e) = look(evidence, key(x, first, end)) else { continue };
        let located = p.kind == MentionKind::Place
            && (e.kind == MentionKind::Person || e.subtype == "sports-team")
            && is_located(x, first, end);
        // "Breton later quit", after "Thierry Breton"
        let next = x.lexicon.get(x.tokens.word(end)).likeliest;
        let people = p.kind == MentionKind::Nationality
            && !(e.kind == MentionKind::Person
                && e.weight >= 8
                && x.class(end) != Some(Class::Hyphen)
                && next & (tag::NOUN | tag::ADJECTIVE) == 0
                && !x.is_cap(end));
        if e.kind != p.kind && !people && !located {
            *p = Proposal { strength: 2, ..made(first, end, e) };
        }
    }
}

/// Makes one of two neighbours that the document names as one: "Lima" and "Duarte" after "Carlos Lima Duarte".
fn rejoin<'x>(x: &Reading<'_, 'x, '_>, kept: &mut Vec<Proposal<'x>>, evidence: &[Evidence<'x>]) {
    kept.dedup_by(|next, p| {
        let neighbours = p.end == next.first && p.len() == 1 && next.len() == 1;
        let span = (p.first as usize, next.end as usize);
        let person = |e: &&Evidence<'_>| e.kind == MentionKind::Person;
        let whole = neighbours.then(|| look(evidence, key(x, span.0, span.1)));
        match whole.flatten().filter(person) {
            Some(e) => {
                *p = made(span.0, span.1, e);
                true
            }
            None => false,
        }
    });
}

fn made<'x>(first: usize, end: usize, e: &Evidence<'x>) -> Proposal<'x> {
    Proposal {
        first: narrow(first),
        end: narrow(end),
        kind: e.kind,
        subtype: e.subtype,
        row: e.row,
        rule: e.rule,
        strength: 2,
    }
}

/// No name is looked for again that has more tokens.
const LONGEST: usize = 8;

/// Finds the free words that the document names elsewhere.
fn repeat<'x>(
    x: &mut Reading<'_, 'x, '_>,
    evidence: &[Evidence<'x>],
    added: &mut Vec<Proposal<'x>>,
) {
    let mut after = 0;
    for at in 0..x.live.len() {
        let i = x.live[at] as usize;
        // "May", whom the document names in full, begins a sentence
        let month = x.role(i, role::CALENDAR) && x.flag(i, flag::UPPER) && !x.has(i, bit::TIME);
        if i < after || !(x.is_cap(i) || month) || x.has(i, bit::TAKEN) {
            continue;
        }
        let end = x.run_end(i).min(i + LONGEST).min(x.cells.len());
        let taken = (i..end).find(|k| x.has(*k, bit::TAKEN));
        // the key of each beginning of the run
        let mut keys = [KEY_START; LONGEST + 1];
        for k in i..taken.unwrap_or(end) {
            keys[k - i + 1] = join(keys[k - i], word_key(x, k));
        }
        for stop in (i + 1..=taken.unwrap_or(end)).rev() {
            if let Some(e) = look(evidence, keys[stop - i]).filter(|e| fits(x, i, stop, e)) {
                let p = made(i, stop, e);
                take(x, &p);
                added.push(p);
                after = stop;
                break;
            }
        }
    }
}

/// Whether a string of the document can be this name here.
fn fits(x: &Reading<'_, '_, '_>, first: usize, end: usize, e: &Evidence<'_>) -> bool {
    if end - first > 1 {
        return true;
    }
    if e.rule == INITIALS {
        return x.flag(first, flag::CAPITALS)
            && !x.has(first, bit::HEAD)
            && !x.is_cap(end)
            && (first == 0 || !x.is_cap(first - 1) || x.breaks(first));
    }
    let grown = |i: usize| x.is_cap(i) && !x.breaks(i) && !x.has(i, bit::TAKEN);
    // part of a longer unknown name is no mention of the short one
    let inside = end < x.cells.len() && grown(end) && !x.has(end, bit::HEAD)
        || first > 0 && grown(first - 1) && !x.breaks(first) && !x.has(first, bit::HEAD);
    let titled = first > 0 && x.role(first - 1, role::TITLE | role::HONORIFIC | role::TITLE_MOD);
    if inside && (!titled || grown(end)) {
        return false;
    }
    if x.has(first, bit::ORDINARY) && x.has(first, bit::START | bit::HEAD) {
        let tags = x.lexicon.tags(x.tokens.word(end));
        // "Price, who": after a full name
        let described = e.kind == MentionKind::Person
            && x.class(end) == Some(Class::Comma)
            && (x.role(end + 1, role::TITLE)
                || x.class(end + 1) == Some(Class::Number)
                || ["who", "whose", "of", "a", "an", "the"].iter().any(|w| x.is_word(end + 1, w)));
        return e.weight >= 6
            && (described
                || x.class(end) == Some(Class::Possessive)
                || tags & (tag::PAST | tag::THIRD | tag::MODAL | tag::AUXILIARY) != 0);
    }
    if e.rule == "name/head-alone" {
        let article = first > 0 && (x.is_word(first - 1, "the") || x.is_word(first - 1, "The"));
        return article && !x.has(first, bit::START | bit::HEAD);
    }
    e.weight > 1 || !x.has(first, bit::ORDINARY | bit::START)
}
