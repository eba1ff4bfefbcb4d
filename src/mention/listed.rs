//! Listed names: which of the readings of one stretch holds, and how sure it is by itself.

use super::guess::follows_rule;
use super::reading::{Proposal, Reading, bit};
use super::words::{Group, role};
use crate::MentionKind;
use crate::gazetteer::{Candidate, RowId, Sort, alias};
use crate::lexicon::tag;
use crate::span::narrow;
use crate::token::{Class, flag};

/// What is weighed of a row.
#[derive(Clone, Copy)]
struct Listed {
    id: RowId,
    kind: MentionKind,
    sort: Sort,
    population: u32,
}

impl Listed {
    fn of(x: &Reading<'_, '_, '_>, id: RowId) -> Self {
        let g = x.gazetteer;
        Self { id, kind: g.kind(id), sort: g.sort(id), population: g.population(id) }
    }
}

/// Turns the candidates into proposals and marks the cells that they cover.
pub(super) fn propose<'x>(x: &mut Reading<'_, 'x, '_>, candidates: &[Candidate]) {
    for c in candidates {
        if x.gazetteer.kind(c.row) == MentionKind::Place
            && c.flags & (alias::CONTEXT | alias::SHORT) == 0
        {
            x.cells[c.first as usize].bits |= bit::PLACE;
        }
    }
    let mut rest = candidates;
    while let Some(c) = rest.first() {
        let same = rest.iter().take_while(|d| (d.first, d.end) == (c.first, c.end)).count();
        one(x, &rest[..same]);
        rest = &rest[same..];
    }
    x.titles.sort_unstable_by_key(|t| (t.1, t.0));
}

/// Settles the readings of one stretch.
fn one<'x>(x: &mut Reading<'_, 'x, '_>, same: &[Candidate]) {
    let (first, end) = (same[0].first as usize, same[0].end as usize);
    let mut best: Option<(i32, &Candidate)> = None;
    for c in same {
        let row = Listed::of(x, c.row);
        if row.kind == MentionKind::Title {
            x.titles.push((c.first, c.end, x.gazetteer.subtype(c.row)));
            for cell in &mut x.cells[first..end] {
                cell.bits |= bit::TITLE;
            }
            continue;
        }
        if !is_capital(x, c, row.kind) || is_bare_direction(x, &row, first, end) {
            continue;
        }
        if row.kind == MentionKind::Organization
            && c.flags & alias::SHORT == 0
            && x.gazetteer.subtype(c.row) == "company"
        {
            designated(x, c);
        }
        // most stretches have one reading, which needs no weight
        let weight = if same.len() == 1 { 0 } else { prior(x, &row, c, first, end) };
        if best.is_none_or(|b| weight > b.0) {
            best = Some((weight, c));
        }
    }
    let Some((_, c)) = best else { return };
    let row = Listed::of(x, c.row);
    let mut strength = strength(x, c, &row, first, end);
    // a country at the beginning of a sentence whose text has the bird or the porcelain, too
    if strength == 2
        && end - first == 1
        && row.sort == Sort::Country
        && x.only_start(first)
        && x.is_small_elsewhere(first)
    {
        strength = 1;
    }
    if strength == 0 {
        return;
    }
    if strength == 1 && row.kind == MentionKind::Organization {
        x.cells[first].bits |= bit::WEAK;
    }
    if strength >= 2 && row.kind != MentionKind::Person {
        mark(x, &row, same);
    }
    x.proposals.push(Proposal {
        first: c.first,
        end: c.end,
        kind: row.kind,
        subtype: x.gazetteer.subtype(c.row),
        row: Some(c.row),
        rule: rule(row.kind),
        strength,
    });
}

/// A listed company with its designator, which proves it: "Honda Co.", "Nestlé, S.A.".
fn designated(x: &mut Reading<'_, '_, '_>, c: &Candidate) {
    let mut end = c.end as usize;
    end += usize::from(x.class(end) == Some(Class::Comma) && x.role(end + 1, role::DESIGNATOR));
    while x.role(end, role::DESIGNATOR) && x.is_cap(end) && !x.breaks(end) {
        end += 1;
    }
    if end > c.end as usize {
        x.proposals.push(Proposal {
            first: c.first,
            end: narrow(end),
            kind: MentionKind::Organization,
            subtype: x.gazetteer.subtype(c.row),
            row: Some(c.row),
            rule: "name/designator",
            strength: 3,
        });
    }
}

/// Marks the cells of a name that is sure to be of a row.
fn mark(x: &mut Reading<'_, '_, '_>, row: &Listed, same: &[Candidate]) {
    let (first, end) = (same[0].first as usize, same[0].end as usize);
    let several = end - first > 1;
    for cell in &mut x.cells[first..end] {
        cell.bits |= if several { bit::LISTED } else { bit::SINGLE };
        match row.kind {
            MentionKind::Nationality => cell.bits |= bit::NATION,
            MentionKind::Place => cell.bits |= bit::PLACE,
            _ => {}
        }
    }
    if row.kind == MentionKind::Nationality && x.gazetteer.subtype(row.id) == "political" {
        x.cells[first].bits |= bit::POLITICAL;
    }
    let town = |c: &Candidate| x.gazetteer.sort(c.row) == Sort::City;
    if row.sort == Sort::Region && !same.iter().any(town) {
        x.cells[first].bits |= bit::REGION;
    }
}

/// Whether the stretch is written as a name of this kind is.
fn is_capital(x: &Reading<'_, '_, '_>, c: &Candidate, kind: MentionKind) -> bool {
    let (first, end) = (c.first as usize, c.end as usize);
    let t = &x.tokens.list[first];
    let last = end - 1;
    // "EU executive": what is listed in its exact case may have a head without a capital
    if end - first > 1 && c.flags & alias::EXACT != 0 {
        return true;
    }
    match kind {
        MentionKind::Nationality => true,
        // "artillery shells", "annual report" are descriptions
        MentionKind::Product | MentionKind::Document | MentionKind::Other => {
            (first..end).any(|i| x.flag(i, flag::UPPER) || x.flag(i, flag::MIXED))
        }
        // "Russian navy ships", "the country's far east": the head of a name has a capital
        _ if end - first > 1
            && x.class(last) == Some(Class::Word)
            && !x.flag(last, flag::UPPER)
            && !x.flag(last, flag::DIGIT)
            && !x.joined(last)
            && x.lexicon.tags(x.tokens.word(last)) != 0
            && !x.role(last, role::PLACE_TAIL_LOWER)
            && !(kind == MentionKind::Organization && is_party(x, last)) =>
        {
            false
        }
        _ => {
            t.has(flag::UPPER)
                || t.has(flag::DIGIT)
                || t.has(flag::MIXED)
                || (first + 1..end).any(|i| x.flag(i, flag::UPPER))
        }
    }
}

/// "the West", "the South": a district that is called so is meant where its kind or country follows.
fn is_bare_direction(x: &Reading<'_, '_, '_>, row: &Listed, first: usize, end: usize) -> bool {
    row.sort == Sort::Region
        && x.role(first, role::DIRECTION)
        && (end - first == 1 || end - first == 3 && x.role(end - 1, role::DIRECTION))
        && !x.gazetteer.row(row.id).country.is_empty()
        && !x.role(end, role::PLACE_TAIL_LOWER)
        && !(x.class(end) == Some(Class::Comma) && x.has(end + 1, bit::PLACE))
}

/// "the Labour party": some papers write so what others write with a capital.
fn is_party(x: &Reading<'_, '_, '_>, last: usize) -> bool {
    x.is_word(last, "party") && x.flag(last - 1, flag::UPPER)
}

/// How likely this reading is before any context, on no particular scale.
fn prior(x: &Reading<'_, '_, '_>, row: &Listed, c: &Candidate, first: usize, end: usize) -> i32 {
    let size = |floor: i32| {
        let digits = i32::try_from(row.population.checked_ilog2().unwrap_or(10)).unwrap_or(10);
        floor + digits
    };
    let mut weight = match row.kind {
        // the lists hold unions and territories among the countries; an organization of that name is meant
        MentionKind::Place if row.sort == Sort::Country && row.population == 0 => 50,
        MentionKind::Place if row.sort == Sort::Country => 100,
        MentionKind::Nationality => 90,
        MentionKind::Place if row.sort == Sort::Continent => 80,
        MentionKind::Organization if row.sort == Sort::Company && has_article(x, first) => 40,
        MentionKind::Organization => 60,
        MentionKind::Place if is_thing(x, row, first, end) => 20,
        // the lists have no numbers of inhabitants for regions; few have less than a million
        MentionKind::Place if row.sort == Sort::Region && row.population == 0 => {
            // by a short form of its name rather the town in it is meant: "Grodno"
            if c.flags & alias::NAME == 0 { 50 } else { 56 }
        }
        MentionKind::Place => size(36),
        MentionKind::Person => 56,
        _ => 50,
    };
    if c.flags & (alias::CONTEXT | alias::SHORT) != 0 && row.sort != Sort::Country {
        weight -= 25;
    }
    // "The Kestrel reported": nearly as much as a body that needs no help, "the UN said"
    if weight < 40 && row.kind == MentionKind::Organization && x.role(end, role::SPEECH) {
        weight += 24;
    }
    if row.sort == Sort::Team && c.flags & alias::SHORT == 0 && is_team(x, first, end) {
        weight += 30;
    }
    if c.flags & alias::HISTORICAL != 0 {
        weight -= 5;
    }
    if c.flags & alias::NAME != 0 {
        weight += 3;
    }
    if row.kind == MentionKind::Place && is_located(x, first, end) {
        weight += 15;
    }
    // "Washington state": the word after it says which
    if row.sort == Sort::Region
        && (x.is_word(end, "state")
            || x.role(end, role::PLACE_TAIL_LOWER)
                && x.entry(end).subtype(Group::Place) == "region")
    {
        weight += 40;
    }
    // a report is from a town rather than from its region
    if row.sort == Sort::City && begins_dispatch(x, first, end) {
        weight += 10;
    }
    weight
}

/// Whether the words around say that a place stands here.
pub(super) fn is_located(x: &Reading<'_, '_, '_>, first: usize, end: usize) -> bool {
    let before = first.checked_sub(1).is_some_and(|b| {
        x.role(b, role::PLACE_PREP) && !x.is_cap(b) && !(b > 0 && x.is_word(b - 1, "according"))
            || x.role(b, role::DIRECTION) && !x.is_cap(b)
            || x.is_word(b, "of") && b > 0 && x.role(b - 1, role::LOCALITY)
    });
    before
        || begins_dispatch(x, first, end)
        || x.class(end) == Some(Class::Comma) && x.has(end + 1, bit::PLACE) && !x.breaks(end + 1)
        || x.role(end, role::PLACE_TAIL_LOWER) && !x.breaks(end)
}

/// "GENEVA (AP) —", "LAGOS, Nigeria, 3 May —": whether capitals at the beginning of a line say where the report is from.
fn begins_dispatch(x: &Reading<'_, '_, '_>, first: usize, end: usize) -> bool {
    (first == 0 || x.breaks(first))
        && (first..end).all(|i| x.flag(i, flag::CAPITALS) || !x.is_cap(i))
        && dispatch_follows(x, end)
}

/// Whether what stands after the first words of a report is the rest of a dateline: a date, the agency in brackets, a dash.
pub(super) fn dispatch_follows(x: &Reading<'_, '_, '_>, end: usize) -> bool {
    /// No agency has more words.
    const AGENCY: usize = 5;
    let mut at = end;
    if x.class(at) == Some(Class::Comma) {
        at += 1;
        while x.has(at, bit::PLACE) || at > end + 1 && x.class(at) == Some(Class::Period) {
            at += 1;
        }
        at += usize::from(x.class(at) == Some(Class::Comma));
    }
    match x.class(at) {
        Some(Class::Dash) => true,
        Some(Class::OpenBracket) => (at + 2..at + 2 + AGENCY)
            .find(|i| x.class(*i) == Some(Class::CloseBracket))
            .is_some_and(|i| matches!(x.class(i + 1), Some(Class::Dash | Class::Hyphen))),
        _ => x.has(at, bit::TIME),
    }
}

/// Whether a club that has the name of its town is meant: in a text about sport, where nothing says that a place is.
fn is_team(x: &Reading<'_, '_, '_>, first: usize, end: usize) -> bool {
    let moves = |b: usize| ["from", "at", "to"].iter().any(|w| x.is_word(b, w));
    x.sport
        && (!is_located(x, first, end) || first.checked_sub(1).is_some_and(moves))
        && !x.has(end, bit::TIME)
        && !(x.class(end) == Some(Class::Comma) && x.has(end + 1, bit::PLACE))
        && !(x.has(first, bit::START) && x.has(first, bit::ORDINARY))
        && !is_named_on(x, first, end)
}

fn has_article(x: &Reading<'_, '_, '_>, first: usize) -> bool {
    first.checked_sub(1).is_some_and(|b| x.is_word(b, "the") || x.is_word(b, "The"))
}

/// Whether a town has an article, and no noun after it to which that could belong: "the Kursk, a submarine".
fn is_thing(x: &Reading<'_, '_, '_>, row: &Listed, first: usize, end: usize) -> bool {
    let verb = tag::PAST | tag::THIRD | tag::MODAL | tag::AUXILIARY;
    row.sort == Sort::City
        && end - first == 1
        && has_article(x, first)
        && !x.gazetteer.row(row.id).name.starts_with("The ")
        && match x.class(end) {
            Some(Class::Word) => {
                let tags = x.lexicon.tags(x.tokens.word(end));
                tags & verb != 0 && tags & (tag::NOUN | tag::ADJECTIVE) == 0
            }
            class => matches!(class, Some(Class::Comma | Class::Period)),
        }
}

/// Whether a noun in the singular begins a sentence and a verb in the past follows, that is nothing else.
fn is_subject(x: &Reading<'_, '_, '_>, first: usize, end: usize) -> bool {
    let tags = x.lexicon.tags(x.tokens.word(end));
    let own = x.lexicon.tags(x.tokens.word(first));
    x.class(end) == Some(Class::Word)
        && own & tag::NOUN != 0
        && own & tag::VERB == 0
        && !x.tokens.str(first).ends_with('s')
        && tags & tag::PAST != 0
        && tags & (tag::NOUN | tag::ADJECTIVE) == 0
}

/// "Google has", "Apple was": whether a word in the singular begins a sentence without the article that a noun would have.
fn is_bare_subject(x: &Reading<'_, '_, '_>, first: usize, end: usize) -> bool {
    let tags = x.lexicon.tags(x.tokens.word(end));
    let own = x.lexicon.tags(x.tokens.word(first));
    let finite = tags & (tag::MODAL | tag::AUXILIARY) != 0 && tags & tag::NOUN == 0;
    finite && own & tag::ADVERB == 0 && !x.tokens.str(first).ends_with('s')
        || is_subject(x, first, end)
}

/// "in the Amazon", "across the Gulf": areas and waters have an article, towns have none.
fn is_located_with_article(x: &Reading<'_, '_, '_>, row: &Listed, first: usize) -> bool {
    row.sort != Sort::City
        && has_article(x, first)
        && first.checked_sub(2).is_some_and(|b| x.role(b, role::PLACE_PREP) && !x.is_cap(b))
}

/// "Gary, Ind.", "Belen, N.M.": whether a capitalised word and a comma stand before a region.
fn follows_town(x: &Reading<'_, '_, '_>, first: usize) -> bool {
    first > 1
        && x.class(first - 1) == Some(Class::Comma)
        && x.is_cap(first - 2)
        && !x.breaks(first - 1)
        && !x.has(first - 2, bit::TIME)
}

/// Whether the words around a name that needs help say that it is meant.
fn is_helped(
    x: &Reading<'_, '_, '_>,
    c: &Candidate,
    row: &Listed,
    first: usize,
    end: usize,
) -> bool {
    match row.kind {
        MentionKind::Place if row.sort == Sort::Region && follows_town(x, first) => true,
        MentionKind::Place => {
            (is_located(x, first, end) || is_located_with_article(x, row, first))
                && !x.has(first, bit::HEAD)
                && !is_named_on(x, first, end)
        }
        MentionKind::Organization if row.sort == Sort::Company => is_company(x, first, end),
        MentionKind::Organization if row.sort == Sort::Team => {
            let team =
                is_team(x, first, end) || has_article(x, first) && is_used_as_name(x, first, end);
            team && c.flags & alias::SHORT == 0
        }
        MentionKind::Organization => is_used_as_name(x, first, end),
        MentionKind::Product if row.sort == Sort::Vessel => has_article(x, first),
        MentionKind::Product => x.role(end, role::WEAPON),
        MentionKind::Person => is_acting(x, first, end) || follows_rule(x, first),
        _ => false,
    }
}

/// How sure the reading is by itself: 0 never, 1 only with help, 2 likely, 3 certain.
fn strength(x: &Reading<'_, '_, '_>, c: &Candidate, row: &Listed, first: usize, end: usize) -> u8 {
    let single = end - first == 1;
    let written = matches!(row.kind, MentionKind::Nationality | MentionKind::Product)
        || x.is_cap(first)
        || !x.flag(first, flag::UPPER);
    if single && (x.has(first, bit::TIME) || !written) {
        return 0;
    }
    // a country that is also a word or a name is still the country nearly always: measured, demoting them only loses
    let country = row.sort == Sort::Country && c.flags & alias::NAME != 0;
    let weak = c.flags & (alias::CONTEXT | alias::SHORT) != 0 && !country;
    if !single {
        return match (weak, row.kind) {
            (true, MentionKind::Place) if is_located(x, first, end) => 3,
            (true, MentionKind::Place) if row.sort == Sort::Region && follows_town(x, first) => 3,
            (true, _) => 1,
            (false, _) => 3,
        };
    }
    if weak {
        return if is_helped(x, c, row, first, end) { 2 } else { 1 };
    }
    let acronym = x.flag(first, flag::CAPITALS) && c.flags & alias::ACRONYM != 0;
    let shouting = x.has(first, bit::HEAD) && x.flag(first, flag::CAPITALS);
    let common = x.has(first, bit::ORDINARY) && row.kind != MentionKind::Nationality;
    match row.kind {
        // "Polish the lens": no noun has an article after it
        MentionKind::Nationality
            if x.only_start(first) && ["the", "a", "your"].iter().any(|w| x.is_word(end, w)) =>
        {
            0
        }
        MentionKind::Place if row.sort == Sort::Country => 2,
        MentionKind::Place if is_thing(x, row, first, end) => 1,
        _ if acronym && !shouting => 2,
        // "Phoenix broke its record": a common noun in the singular has an article before a verb
        MentionKind::Place if common && !x.has(first, bit::HEAD) && is_subject(x, first, end) => 2,
        MentionKind::Organization if common && is_company(x, first, end) => 2,
        _ if common && x.has(first, bit::START | bit::HEAD) => 1,
        MentionKind::Place if row.sort == Sort::City && is_named_on(x, first, end) => 1,
        _ => 2,
    }
}

/// Whether a well-known family name stands where a person acts: before a verb of saying or "'s", alone.
fn is_acting(x: &Reading<'_, '_, '_>, first: usize, end: usize) -> bool {
    let alone = !first.checked_sub(1).is_some_and(|b| x.is_cap(b) && !x.breaks(first));
    let acts = x.role(end, role::SPEECH) || x.class(end) == Some(crate::token::Class::Possessive);
    alone && acts && !x.has(first, bit::ORDINARY | bit::HEAD | bit::PLACE | bit::GIVEN)
}

/// Whether a company whose name is a word is meant: it speaks, has shares, or stands without an article where a
/// common noun could not.
fn is_company(x: &Reading<'_, '_, '_>, first: usize, end: usize) -> bool {
    if x.has(first, bit::HEAD) || has_article(x, first) || x.is_cap(end) && !x.breaks(end) {
        return false;
    }
    let traded = (x.is_word(end, "shares") || x.is_word(end, "stock"))
        && x.lexicon.tags(x.tokens.word(end + 1)) & (tag::PAST | tag::AUXILIARY) != 0;
    let after_name = first > 0 && x.is_cap(first - 1) && !x.breaks(first);
    let other = bit::START | bit::PLACE;
    x.role(end, role::SPEECH) && !x.breaks(end)
        || traded
        || !x.has(first, bit::START) && x.role(end, role::TITLE)
        || x.has(first, bit::ORDINARY) && !x.has(first, other) && !after_name
        || x.has(first, bit::START) && is_bare_subject(x, first, end)
}

/// Whether a word that is a name only at times is used as one: with an article, before a title, as a speaker.
fn is_used_as_name(x: &Reading<'_, '_, '_>, first: usize, end: usize) -> bool {
    if x.has(first, bit::START | bit::HEAD) || x.is_cap(end) && !x.breaks(end) {
        return false;
    }
    has_article(x, first) || x.role(end, role::TITLE | role::SPEECH)
}

/// Whether the name seems to be part of a person's: a given name or a title before, a family name after.
fn is_named_on(x: &Reading<'_, '_, '_>, first: usize, end: usize) -> bool {
    let before = first.checked_sub(1).is_some_and(|b| {
        x.is_cap(b) && x.has(b, bit::GIVEN) && !x.has(b, bit::SINGLE)
            || x.role(b, role::HONORIFIC) && x.is_cap(b)
    });
    before || x.has(first, bit::GIVEN) && x.has(end, bit::FAMILY) && !x.breaks(end)
}

const fn rule(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Person => "gazetteer/people",
        MentionKind::Organization => "gazetteer/organizations",
        MentionKind::Place => "gazetteer/places",
        MentionKind::Nationality => "gazetteer/nationalities",
        MentionKind::Product => "gazetteer/products",
        MentionKind::Event => "gazetteer/events",
        _ => "gazetteer/documents",
    }
}
