//! Places by their frames: "… River", "Lake …", "Sea of …", "the village of …", "…, Country".

use super::listed::dispatch_follows;
use super::reading::{Reading, bit};
use super::words::{Group, role};
use crate::MentionKind;
use crate::token::{Class, flag};

/// No name of a place has more tokens before its tail.
const MOST: usize = 5;

/// The roles of words that only persons' names have.
const PERSONS: u32 = role::SUFFIX | role::HONORIFIC | role::TITLE;

/// Words that are something else already, or begin it.
const CLAIMED: u32 = bit::SINGLE | bit::LISTED | bit::NATION | bit::HEAD;

/// The roles of words with which the names of other things end.
const OTHER_TAILS: u32 =
    role::ORG_TAIL | role::DOC_TAIL | role::EVENT_TAIL | role::TITLE | role::DESIGNATOR;

/// Proposes the places of the document.
pub(super) fn propose(x: &mut Reading<'_, '_, '_>) {
    for at in 0..x.live.len() {
        let i = x.live[at] as usize;
        if x.flag(i, flag::CAPITALS) && x.is_cap(i) && (i == 0 || x.breaks(i)) {
            dateline(x, i);
        }
        let cap = x.is_cap(i);
        if !cap && x.has(i + 3, bit::REGION) && x.class(i) == Some(Class::Word) {
            before_region(x, i + 1);
        }
        if cap && i > 4 && x.has(i - 2, bit::PLACE) && x.is_word(i - 1, "and") {
            beside_places(x, i);
        }
        if x.cells[i].roles == 0 || x.has(i, bit::CREDIT) {
            continue;
        }
        if cap && x.role(i, role::PLACE_TAIL) || !cap && x.role(i, role::PLACE_TAIL_LOWER) {
            tail(x, i, cap);
        }
        if cap && x.role(i, role::DIRECTION) && i > 0 && x.has(i - 1, bit::PLACE) && !x.breaks(i) {
            ward(x, i);
        }
        if cap && x.role(i, role::DIRECTION) && x.has(i + 1, bit::PLACE) && !x.only_start(i) {
            part(x, i);
        }
        if cap && x.role(i, role::PLACE_HEAD) {
            head(x, i);
        }
        if cap && x.role(i, role::PLACE_OF) && x.is_word(i + 1, "of") {
            of(x, i);
        }
        if !cap && x.role(i, role::LOCALITY) && x.is_word(i + 1, "of") {
            locality(x, i + 2, "name/locality-of");
        }
        if !cap && x.role(i, role::PLACE_PREP) {
            before_country(x, i + 1);
            unlisted(x, i);
        }
        if !cap && x.role(i, role::PARTICLE) && x.has(i.wrapping_sub(1), bit::PLACE) {
            linked(x, i);
        }
        // "Kestrel Dairy Co. of Franklin Lakes, N.J."
        if !cap && x.is_word(i, "of") && !x.role(i.wrapping_sub(1), role::KIN | role::TITLE) {
            before_country(x, i + 1);
        }
        if !cap && x.role(i, role::LOCALITY) {
            described(x, i);
        }
        if !cap && i > 2 && (x.is_word(i, "of") || x.is_word(i, "from")) {
            after_age(x, i);
        }
    }
}

/// Whether a name that nothing else claims can begin with a word.
fn is_unclaimed(x: &Reading<'_, '_, '_>, i: usize) -> bool {
    x.is_cap(i) && !x.has(i, CLAIMED) && !x.flag(i, flag::CAPITALS)
}

/// Whether no table has a word, not even as a family name.
fn is_unheard(x: &Reading<'_, '_, '_>, i: usize) -> bool {
    !x.tokens.word(i).is_known() && !x.has(i, bit::FAMILY)
}

/// "from Lagos, Kano and Kestrelia": a name that no list holds, the last of several places that a preposition governs.
fn beside_places(x: &mut Reading<'_, '_, '_>, start: usize) {
    /// No list is longer, in tokens.
    const LONGEST: usize = 16;
    let name = is_unclaimed(x, start)
        && is_unheard(x, start)
        && !x.breaks(start)
        && !x.is_cap(start + 1)
        && x.class(start + 1) != Some(Class::Possessive);
    if !name || x.class(start - 3) != Some(Class::Comma) || !x.has(start - 4, bit::PLACE) {
        return;
    }
    let mut before = start - 4;
    while before > 0
        && start - before < LONGEST
        && (x.has(before, bit::PLACE) || x.class(before) == Some(Class::Comma))
    {
        before -= 1;
    }
    if x.role(before, role::PLACE_PREP) || x.is_word(before, "of") {
        x.propose((start, start + 1), MentionKind::Place, "", "name/in-place", 2);
    }
}

/// "San Juan de Kestrel": a listed place whose name goes on after a small word of its language.
fn linked(x: &mut Reading<'_, '_, '_>, at: usize) {
    let link = ["de", "del", "da", "do", "dos", "la"].iter().any(|w| x.is_word(at, w));
    let article = x.is_word(at + 1, "la") || x.is_word(at + 1, "los") || x.is_word(at + 1, "las");
    let start = at + 1 + usize::from(article);
    let mut first = at - 1;
    while first > 0 && x.has(first - 1, bit::PLACE | bit::LISTED) && x.is_cap(first - 1) {
        first -= 1;
    }
    let place = link
        && x.is_cap(start)
        && !x.breaks(start)
        && !x.breaks(at)
        && x.is_cap(first)
        && !x.has(first, bit::HEAD | bit::GIVEN)
        && x.has(first, bit::SINGLE | bit::LISTED)
        && !(first..at).any(|i| x.role(i, role::ORG_HEAD | role::ORG_TAIL))
        && !x.is_cap(first.wrapping_sub(1));
    if place {
        let end = start + 1;
        x.propose((first, end), MentionKind::Place, "city", "name/place-longer", 3);
    }
}

/// "Galway East", "Dublin North-West": a listed place with a direction after it.
fn ward(x: &mut Reading<'_, '_, '_>, at: usize) {
    let mut end = at + 1;
    if x.class(end) == Some(Class::Hyphen) && x.role(end + 1, role::DIRECTION) && x.is_cap(end + 1)
    {
        end += 2;
    }
    if x.has(at, bit::HEAD) || x.is_cap(end) && !x.breaks(end) {
        return;
    }
    let mut first = at - 1;
    while first > 0
        && x.has(first, bit::LISTED)
        && x.has(first - 1, bit::LISTED)
        && !x.breaks(first)
    {
        first -= 1;
    }
    x.propose((first, end), MentionKind::Place, "region", "name/place-direction", 2);
}

/// "East Jerusalem", "Northern Greece": a direction before a listed place of one word.
fn part(x: &mut Reading<'_, '_, '_>, at: usize) {
    let end = at + 2;
    let alone = !x.has(at + 1, bit::LISTED | bit::NATION | bit::HEAD) && !x.breaks(at + 1);
    if alone && (!x.is_cap(end) || x.breaks(end)) {
        x.propose((at, end), MentionKind::Place, "region", "name/direction-place", 2);
    }
}

/// The first token of the capitalized words before a tail.
fn tail_start(x: &Reading<'_, '_, '_>, at: usize) -> usize {
    let mut first = at;
    while first > 0 && at - first < MOST && !x.breaks(first) {
        let b = first - 1;
        let joined = b > 0
            && match x.class(b) {
                Some(Class::Hyphen) => x.is_cap(b - 1),
                Some(Class::Period) => x.is_abbreviated(b - 1),
                _ => false,
            };
        if x.is_cap(b) && !(x.has(b, bit::START) && x.role(b, role::FUNCTION)) {
            first = b;
        } else if joined {
            first = b - 1;
        } else {
            break;
        }
    }
    first
}

/// "Kestrel River", "Donetsk region".
fn tail(x: &mut Reading<'_, '_, '_>, at: usize, cap: bool) {
    let mut first = tail_start(x, at);
    while first < at && (!x.is_cap(first) || x.only_start(first) && at - first > 1) {
        first += 1;
    }
    if first == at || x.has(at, bit::HEAD) && !x.has(first, bit::PLACE) {
        return;
    }
    // "Kestrel Sub-county"
    let sub = x.class(at - 1) == Some(Class::Hyphen) && x.role(at.wrapping_sub(2), role::TITLE_MOD);
    if sub && !cap {
        if first + 2 < at {
            x.propose((first, at + 1), MentionKind::Place, "region", "name/place-tail", 3);
        }
        return;
    }
    let subtype = x.entry(at).subtype(Group::Place);
    // "Kestrel Police Station" is where the police of the place are
    let station = cap && subtype == "facility" && at - first > 1;
    let inner_head = x.role(at - 1, role::ORG_TAIL | role::ORG_OF)
        && !x.has(at - 1, bit::SINGLE)
        && !(station && x.entry(at - 1).subtype(Group::Org) == "police");
    if !cap {
        return lower_tail(x, first, at, subtype, inner_head);
    }
    let nation = x.has(first, bit::NATION)
        && (first + 1..at).all(|i| x.has(i, bit::ORDINARY))
        && (at - first == 1 || !x.has(first, bit::LISTED));
    let person = x.has(at - 1, bit::GIVEN)
        && x.has(at, bit::FAMILY)
        && (at - first == 1 || x.has(first, bit::NATION));
    if inner_head
        || nation && matches!(subtype, "facility" | "region" | "area")
        // "Kestrel County Sheriff Daron Hall"
        || x.has(at - 1, bit::GIVEN)
            && x.has(at, bit::FAMILY)
            && (first..at - 1).any(|i| x.role(i, role::TITLE) && !x.role(i, role::PLACE_TAIL))
        || person && !x.has(at - 1, bit::PLACE)
        || at - first == 1 && x.only_start(first)
    {
        return;
    }
    // "Lord Hall", "HMS Kestrel Sound"
    let other = x.role(first, role::SHIP)
        || at - first == 1 && x.role(first, role::HONORIFIC) && x.has(at, bit::FAMILY);
    let west = x.role(at + 1, role::DIRECTION) && x.is_cap(at + 1) && !x.breaks(at + 1);
    let end = at + 1 + usize::from(west && subtype == "facility" && !x.is_cap(at + 2));
    let more = other
        || x.is_cap(at + 1)
            && !x.breaks(at + 1)
            && x.role(
                at + 1,
                role::PLACE_TAIL | role::ORG_TAIL | role::EVENT_TAIL | role::DOC_TAIL,
            );
    if !more {
        x.propose((first, end), MentionKind::Place, subtype, "name/place-tail", 3);
    }
}

/// "Donetsk region": a tail in small letters.
fn lower_tail(
    x: &mut Reading<'_, '_, '_>,
    first: usize,
    at: usize,
    subtype: &'static str,
    inner_head: bool,
) {
    let named = x.has(first, bit::PLACE) && !x.has(first, bit::NATION)
        || !x.has(first, bit::ORDINARY | bit::NATION | bit::LISTED | bit::SINGLE)
            && !x.flag(first, flag::CAPITALS)
            && subtype == "region";
    let region = at - first == 1 && x.has(first, bit::REGION);
    let typed = region || (first..at).any(|i| x.role(i, role::PLACE_TAIL | role::DIRECTION));
    let large = (first..at).any(|i| x.has(i, bit::LISTED)) && at - first > 1;
    if !named || typed || large || x.only_start(first) || inner_head {
        return;
    }
    // of an unknown name nobody can say whether it is complete without its tail: only the name is marked
    let end = if x.has(first, bit::PLACE) { at + 1 } else { at };
    x.propose((first, end), MentionKind::Place, subtype, "name/place-tail", 2);
}

/// "KESTREL 1996-08-31", "KESTREL BAY, Orsinia, Oct. 3": the capitals with which a dispatch begins.
fn dateline(x: &mut Reading<'_, '_, '_>, first: usize) {
    let mut end = first;
    while x.is_cap(end) && x.flag(end, flag::CAPITALS) && end < first + 3 {
        end += 1;
    }
    // before a dash alone may stand anything
    let told = x.class(end) != Some(Class::Dash) && dispatch_follows(x, end);
    if told && !x.has(first, bit::SINGLE | bit::LISTED) {
        x.propose((first, end), MentionKind::Place, "city", "name/dateline", 3);
    }
}

/// "Lake Orsini", "Fort Kestrel".
fn head(x: &mut Reading<'_, '_, '_>, at: usize) {
    let period = usize::from(x.class(at + 1) == Some(Class::Period) && x.joined(at + 1));
    let start = at + 1 + period;
    if !x.is_cap(start) || x.breaks(start) || x.has(at, bit::HEAD) || x.has(start, bit::NATION) {
        return;
    }
    let mut end = start + 1;
    if x.is_cap(end) && !x.breaks(end) && !x.has(end, bit::ORDINARY | bit::SINGLE | bit::NATION) {
        end += 1;
    }
    if x.role(end - 1, role::ORG_TAIL) && x.has(end - 1, bit::ORDINARY) {
        return;
    }
    let subtype = x.entry(at).subtype(Group::Place);
    x.propose((at, end), MentionKind::Place, subtype, "name/place-head", 3);
}

/// "Sea of Kestrels", "Republic of Orsinia".
fn of(x: &mut Reading<'_, '_, '_>, at: usize) {
    let start = at + 2 + usize::from(x.is_word(at + 2, "the"));
    if !x.is_cap(start) || x.breaks(start) || x.has(at, bit::HEAD) {
        return;
    }
    let end = place_end(x, start);
    let mut first = at;
    while first > 0 && at - first < 3 && x.is_cap(first - 1) && !x.breaks(first) {
        first -= 1;
    }
    while first < at && (x.only_start(first) || x.role(first, role::TITLE)) {
        first += 1;
    }
    let subtype = x.entry(at).subtype(Group::Place);
    if first < at && !matches!(subtype, "country" | "water") {
        return;
    }
    x.propose((first, end), MentionKind::Place, subtype, "name/place-of", 3);
}

/// One past a place name of unknown words.
fn place_end(x: &Reading<'_, '_, '_>, start: usize) -> usize {
    let mut end = start;
    while x.is_cap(end) && end - start < 4 && (end == start || !x.breaks(end)) {
        end += 1;
        if x.class(end) == Some(Class::Hyphen) && x.is_cap(end + 1) && x.joined(end + 1) {
            end += 1;
        }
    }
    end
}

/// "the village of Orsini".
fn locality(x: &mut Reading<'_, '_, '_>, start: usize, rule: &'static str) {
    if !x.is_cap(start)
        || x.has(start, bit::NATION | bit::HEAD | bit::TITLE)
        || x.flag(start, flag::CAPITALS)
    {
        return;
    }
    let end = place_end(x, start);
    if !x.role(end - 1, OTHER_TAILS) {
        x.propose((start, end), MentionKind::Place, "city", rule, 2);
    }
}

/// "near Orsini", "north of Kestrel", "in Kestrel.": a name that no list holds after a preposition of place.
fn unlisted(x: &mut Reading<'_, '_, '_>, preposition: usize) {
    let word = |text: &str| x.tokens.str(preposition).eq_ignore_ascii_case(text);
    let near = word("near") || word("outside");
    let compass = x.role(preposition, role::DIRECTION) && x.is_word(preposition + 1, "of");
    let start = preposition + 1 + usize::from(compass);
    let is_name = is_unclaimed(x, start)
        && !x.breaks(start)
        && (!x.has(start, bit::ORDINARY) || x.role(start, role::PARTICLE) && x.is_cap(start + 1))
        && !x.role(start, role::TITLE | role::HONORIFIC);
    if !is_name || !(near || compass || word("in")) {
        return;
    }
    let end = place_end(x, start);
    if x.role(end - 1, OTHER_TAILS) || x.class(end) == Some(Class::Possessive) {
        return;
    }
    if near || compass {
        let listed = |i: usize| {
            x.has(i, bit::ORDINARY | bit::SINGLE | bit::LISTED) && !x.role(i, role::PARTICLE)
        };
        let foreign = !(start..end).any(listed);
        if foreign && end - start <= 3 {
            x.propose((start, end), MentionKind::Place, "", "name/near-place", 3);
        }
    } else if end == start + 1
        && is_unheard(x, start)
        && (x.breaks(end)
            || matches!(x.class(end), None | Some(Class::Period | Class::Comma))
            || x.has(end, bit::TIME))
    {
        x.propose((start, end), MentionKind::Place, "", "name/in-place", 2);
    }
}

/// ", 71, of Orsini,": where somebody lives, after the age.
fn after_age(x: &mut Reading<'_, '_, '_>, of: usize) {
    let (comma, number, start) = (of - 1, of - 2, of + 1);
    let aged = x.class(comma) == Some(Class::Comma)
        && x.class(number) == Some(Class::Number)
        && x.tokens.str(number).len() == 2
        && x.class(number - 1) == Some(Class::Comma);
    if !aged || !is_unclaimed(x, start) {
        return;
    }
    let end = place_end(x, start);
    let street = x.role(end - 1, role::PLACE_TAIL);
    if end - start <= 3 && !x.role(end - 1, OTHER_TAILS) && !street {
        x.propose((start, end), MentionKind::Place, "city", "name/age-of-place", 3);
    }
}

/// "Orsini, a small town in the hills": an unknown name before its description.
fn described(x: &mut Reading<'_, '_, '_>, noun: usize) {
    let mut i = noun;
    while i > 0 && noun - i < 4 && !matches!(x.class(i), Some(Class::Comma)) {
        i -= 1;
    }
    let comma = i;
    let article = x.is_word(comma + 1, "a") || x.is_word(comma + 1, "an");
    if x.class(comma) != Some(Class::Comma) || !article || x.breaks(comma + 1) {
        return;
    }
    let end = comma;
    let mut start = end;
    while start > 0 && end - start < 3 && x.is_cap(start - 1) && !x.breaks(start) {
        start -= 1;
    }
    let free = start < end && (start..end).all(|j| !x.has(j, CLAIMED) && x.is_cap(j));
    if free && !x.only_start(start) && !x.role(start, role::TITLE | role::HONORIFIC) {
        x.propose((start, end), MentionKind::Place, "city", "name/place-described", 3);
    }
}

/// "struck Diaz, Arkansas,": one name after a word in lower case that is no title, before a region.
fn before_region(x: &mut Reading<'_, '_, '_>, start: usize) {
    let before = x.role(start - 1, role::TITLE | role::HONORIFIC | role::KIN | role::SPEECH);
    if !before && x.class(start + 1) == Some(Class::Comma) && !x.has(start, bit::GIVEN) {
        before_country(x, start);
    }
}

/// "in Orsini, Italy": an unknown name between a preposition and ", listed place".
fn before_country(x: &mut Reading<'_, '_, '_>, start: usize) {
    if !x.is_cap(start) {
        return;
    }
    let end = place_end(x, start);
    let listed = x.class(end) == Some(Class::Comma)
        && x.has(end + 1, bit::PLACE)
        && !x.breaks(end + 1)
        && matches!(
            x.class(end + 2),
            None | Some(Class::Comma | Class::Period | Class::Dash | Class::CloseBracket)
                | Some(Class::Semicolon)
        );
    if listed && (!x.has(start, bit::SINGLE | bit::LISTED) || x.role(start, role::DIRECTION)) {
        locality(x, start, "name/place-comma");
        // "in Eureka Heights, Arkansas": no person stands so
        let region = x.has(end + 1, bit::REGION | bit::LISTED) && !x.role(end - 1, PERSONS);
        if region
            && end - start <= 3
            && let Some(p) = x.proposals.last_mut()
        {
            p.strength = if p.first as usize == start { 3 } else { p.strength };
        }
    }
}
