//! Organizations by their head words: "Ministry of …", "… Agency", "… Inc.", "the 155th … Brigade".

use super::reading::{Reading, bit};
use super::words::{Group, role};
use crate::MentionKind;
use crate::token::{Class, flag};

/// No name of an organization has more tokens before its head.
const MOST: usize = 9;

/// Words of letters and digits are no part of a name from this length on, in bytes.
const LONG_CODE: usize = 7;

/// "the Coalition": a head with a capital that only the body it is said of can give it.
fn alone(x: &mut Reading<'_, '_, '_>, at: usize) {
    let subtype = x.entry(at).subtype(Group::Org);
    let article = at > 0 && x.is_word(at - 1, "the");
    let joined = x.is_cap(at + 1)
        || x.is_word(at + 1, "of")
        || x.is_word(at + 1, "for")
        || matches!(x.class(at + 1), Some(Class::Hyphen | Class::Ampersand | Class::OpenBracket));
    let body = matches!(subtype, "alliance" | "government" | "ministry" | "court" | "legislature");
    if article && body && !joined && !x.has(at, bit::START | bit::HEAD | bit::SINGLE) {
        x.propose((at, at + 1), MentionKind::Organization, subtype, "name/head-alone", 2);
    }
}

/// Proposes the organizations of the document.
pub(super) fn propose(x: &mut Reading<'_, '_, '_>) {
    for at in 0..x.live.len() {
        let i = x.live[at] as usize;
        if !x.is_cap(i) {
            continue;
        }
        by_head(x, i);
        // "Kestrel Logistics plc"
        if x.is_word(i + 1, "plc") && !x.is_cap(i + 1) {
            by_head(x, i + 1);
        }
    }
    // "the Cardinals for the lead" are a team
    if x.sport {
        return;
    }
    for at in 0..x.live.len() {
        let i = x.live[at] as usize + 1;
        if x.is_cap(i - 1)
            && !x.is_cap(i)
            && i + 2 < x.cells.len()
            && (x.is_word(i, "for") || x.is_word(i, "of") || x.is_word(i, "against"))
        {
            members(x, i);
        }
    }
}

/// The organizations whose head is a word.
fn by_head(x: &mut Reading<'_, '_, '_>, i: usize) {
    const HEADS: u32 =
        role::DESIGNATOR | role::ORG_TAIL | role::ORG_OF | role::UNIT | role::ORG_HEAD;
    if !x.role(i, HEADS) || x.has(i, bit::CREDIT) {
        return;
    }
    if x.role(i, role::DESIGNATOR) {
        company(x, i);
    }
    if x.role(i, role::ORG_TAIL | role::ORG_OF | role::UNIT) {
        headed(x, i);
    }
    if x.role(i, role::ORG_TAIL) {
        alone(x, i);
    }
    if x.role(i, role::ORG_HEAD) {
        headed_first(x, i);
    }
}

/// "Physicians for Open Courts", "Dockers of Orsinia", "Concerned Women for Norway": who the members are, and what for.
fn members(x: &mut Reading<'_, '_, '_>, preposition: usize) {
    let at = preposition - 1;
    let bits = bit::HEAD | bit::CREDIT | bit::TIME | bit::SINGLE | bit::LISTED;
    let word = x.tokens.word(at);
    let people =
        x.lexicon.noun(word).is_some_and(|n| n.kind == MentionKind::Person && n.singular != word)
            || x.has(at, bit::NATION)
                && x.is_word(preposition, "for")
                && x.tokens.str(at).ends_with('s');
    if !people
        || x.has(at, bits)
        || x.role(at, role::TITLE | role::HONORIFIC | role::KIN)
        || x.breaks(preposition)
    {
        return;
    }
    let mut first = at;
    while first > 0 && at - first < MOST && x.is_cap(first - 1) && !x.breaks(first) {
        first -= 1;
    }
    let article = ["the", "a", "an"].iter().any(|w| x.is_word(preposition + 1, w));
    let start = preposition + 1 + usize::from(article);
    // "Residents of Kestrel County" may only begin a sentence
    let opens = x.has(first, bit::START) && first == at;
    let placed = x.is_word(preposition, "of") && x.has(start, bit::PLACE) && first == at;
    let title = x.role(first, role::TITLE | role::HONORIFIC);
    if opens || placed || title || !x.is_cap(start) || x.has(start, bit::TIME) {
        return;
    }
    let end = phrase_end(x, start);
    x.propose((first, end), MentionKind::Organization, "ngo", "name/members", 3);
}

/// "Partido Orsini de la Costa", "Jabhat al-Kestrel": languages that put the head first.
fn headed_first(x: &mut Reading<'_, '_, '_>, at: usize) {
    let mut end = at + 1;
    while end - at < MOST && !x.breaks(end) {
        let link = |i: usize| {
            !x.is_cap(i)
                && (x.role(i, role::PARTICLE) || x.is_word(i, "para") || x.is_word(i, "per"))
        };
        let small = usize::from(link(end)) + usize::from(link(end) && link(end + 1));
        let next = end + small + usize::from(x.class(end + small) == Some(Class::Hyphen));
        if !x.is_cap(next) || x.breaks(next) || x.has(next, bit::TIME) {
            break;
        }
        end = next + 1;
    }
    let subtype = contract_subtype(x.entry(at).subtype(Group::Org));
    if end > at + 1 && !x.has(at, bit::HEAD) {
        x.propose((at, end), MentionKind::Organization, subtype, "name/head-first", 3);
    }
}

/// "Orsini Shipping Ltd."
fn company(x: &mut Reading<'_, '_, '_>, at: usize) {
    let mut first = left(x, at);
    // "Farmers' Bancshares Inc.", "Kestrel's Stores Ltd": the possessor is part of a company's name
    while first > 1 && first + MOST > at && x.class(first - 1) == Some(Class::Possessive) {
        let owner = x.is_cap(first - 2) && !x.has(first - 2, bit::PLACE | bit::NATION | bit::START);
        if !owner {
            break;
        }
        first -= 2;
    }
    let text = x.tokens.str(at);
    let short = text.len() <= 2 && !x.flag(at, flag::CAPITALS) && text != "Co" && text != "AG";
    if first == at || short || x.has(at, bit::HEAD) && text.len() < 3 {
        return;
    }
    let surname = at - first == 1 && x.has(first, bit::GIVEN) && x.has(at, bit::FAMILY);
    if surname {
        return;
    }
    x.propose((first, at + 1), MentionKind::Organization, "company", "name/designator", 3);
}

/// The first token of the capitalized words that end before `at`, without what only precedes the name.
fn left(x: &Reading<'_, '_, '_>, at: usize) -> usize {
    let mut first = at;
    while first > 0 && at - first < MOST && !x.breaks(first) {
        let b = first - 1;
        match x.class(b) {
            // "LD2204095694 Kestrel Radio": the number of a dispatch
            Some(Class::Word) if x.flag(b, flag::DIGIT) && x.tokens.str(b).len() >= LONG_CODE => {
                break;
            }
            Some(Class::Word) if x.is_cap(b) => first = b,
            Some(Class::Hyphen | Class::Ampersand) if b > 0 && x.is_cap(b - 1) => first = b - 1,
            // "All-England Club"
            Some(Class::Hyphen) if x.joined(b) && x.joined(first) && x.flag(b - 1, flag::UPPER) => {
                first = b - 1;
            }
            Some(Class::Period) if b > 0 && x.is_abbreviated(b - 1) && x.is_cap(b - 1) => {
                first = b - 1;
            }
            Some(Class::Word) if and_inside(x, b, at) => first = b - 1,
            Some(Class::Possessive) if x.tokens.str(b).len() > 1 && own_possessive(x, b) => {
                first = b - 1;
            }
            Some(Class::Possessive) if plural_possessive(x, b) => first = b - 1,
            _ => break,
        }
    }
    trim(x, first, at)
}

/// "Workers' Party", "Women's Institute", "Prosecutor General's Office": the possessor is part of the name.
fn own_possessive(x: &Reading<'_, '_, '_>, b: usize) -> bool {
    let Some(owner) = b.checked_sub(1) else { return false };
    let office = x.is_word(b + 1, "Office")
        && x.is_cap(owner)
        && (x.role(owner, role::TITLE) || x.has(owner, bit::TITLE));
    office
        || matches!(
            x.tokens.str(owner),
            "Women" | "People" | "Men" | "Children" | "Workers" | "Peasants" | "Veterans"
        )
}

fn plural_possessive(x: &Reading<'_, '_, '_>, b: usize) -> bool {
    b > 0 && x.is_cap(b - 1) && x.has(b - 1, bit::ORDINARY) && x.tokens.str(b - 1).ends_with('s')
}

/// "Food and Drug Administration": "and" between two common words before the head.
fn and_inside(x: &Reading<'_, '_, '_>, b: usize, at: usize) -> bool {
    x.is_word(b, "and")
        && b > 0
        && b + 1 < at
        && x.is_cap(b - 1)
        && x.has(b - 1, bit::ORDINARY | bit::NATION)
        && x.has(b + 1, bit::ORDINARY)
        && x.has(b - 1, bit::NATION) == x.has(b + 1, bit::NATION)
        && !x.role(b - 1, role::ORG_TAIL)
        && !x.has(b - 1, bit::PLACE | bit::LISTED)
}

/// Drops from the left what is no part of the name: titles, words that only begin the sentence.
fn trim(x: &Reading<'_, '_, '_>, mut first: usize, at: usize) -> usize {
    // "Prosecutor General's Office"
    let owned = at > 1 && x.class(at - 1) == Some(Class::Possessive) && x.is_word(at, "Office");
    while first < at {
        let adverb = x.has(first, bit::START)
            && x.has(first, bit::ORDINARY)
            && x.lexicon.get(x.tokens.word(first)).likeliest
                & (crate::lexicon::tag::NOUN | crate::lexicon::tag::ADJECTIVE)
                == 0;
        let title = !owned
            && x.role(first, role::TITLE)
            && !x.role(first, role::TITLE_MOD | role::ORG_TAIL)
            && at - first > 1
            && !x.has(first, bit::LISTED);
        let hyphened = x.class(first + 1) == Some(Class::Hyphen) && x.flag(first, flag::UPPER);
        let mark = !x.is_cap(first) && !hyphened;
        if !(adverb || title || mark) {
            break;
        }
        first += 1;
    }
    first
}

/// An organization with its head word at `at`.
fn headed(x: &mut Reading<'_, '_, '_>, at: usize) {
    // "the Jewish West Bank settlements"
    if x.has(at, bit::PLACE) && x.has(at, bit::LISTED) {
        return;
    }
    let mut first = left(x, at);
    let mut end = at + 1;
    let of = x.role(at, role::ORG_OF).then(|| of_phrase(x, at)).flatten();
    if let Some(stop) = of {
        end = stop;
        // "the Norwegian Ministry of Culture", but "the Norwegian Institute of Public Health"
        if at - first == 1
            && x.has(first, bit::NATION)
            && x.role(at, role::ORG_AND)
            && x.entry(at).subtype(Group::Org) == "ministry"
        {
            first = at;
        }
    }
    let numbered = unit_number(x, first);
    let unit = numbered < first && x.role(at, role::UNIT);
    if unit {
        first = numbered;
    } else if first == at && of.is_none() {
        return;
    }
    if of.is_none() && !is_named(x, first, at) {
        return;
    }
    let designated = end;
    while x.role(end, role::DESIGNATOR) && x.is_cap(end) && !x.breaks(end) {
        end += 1;
    }
    if end > designated && of.is_none() {
        return x.propose((first, end), MentionKind::Organization, "company", "name/designator", 3);
    }
    end += usize::from(of.is_none() && is_counted(x, at, end));
    let next_head = x.is_cap(end)
        && !x.breaks(end)
        && x.role(end, role::ORG_TAIL | role::PLACE_TAIL | role::EVENT_TAIL | role::DOC_TAIL);
    if next_head {
        return;
    }
    if is_office(x, first) {
        return;
    }
    let entry = x.entry(at);
    if entry.roles & role::ORG_TAIL == 0 && of.is_none() && (unit || x.role(at, role::UNIT)) {
        return x.propose((first, end), MentionKind::Organization, "military", "name/unit", 3);
    }
    if entry.roles & role::ORG_TAIL == 0 && of.is_none() {
        return;
    }
    let subtype = contract_subtype(entry.subtype(Group::Org));
    let rule = if of.is_some() { "name/head-of" } else { "name/head-last" };
    x.propose((first, end), MentionKind::Organization, subtype, rule, 3);
}

/// "Disposal Unit Two": whether a number in words is the last part of a unit's name.
fn is_counted(x: &Reading<'_, '_, '_>, at: usize, end: usize) -> bool {
    matches!(x.entry(at).subtype(Group::Org), "military" | "generic")
        && x.has(end, bit::NUMBER)
        && x.flag(end, flag::UPPER)
        && !x.breaks(end)
}

/// "Minister for Water Resources": whether what begins here is that of an office.
fn is_office(x: &Reading<'_, '_, '_>, first: usize) -> bool {
    first > 1
        && (x.is_word(first - 1, "of") || x.is_word(first - 1, "for"))
        && x.role(first - 2, role::TITLE)
        && x.is_cap(first - 2)
}

/// The subtypes of the contract; the list's finer ones are only for its readers.
fn contract_subtype(subtype: &'static str) -> &'static str {
    match subtype {
        "service" | "generic" | "church" => "",
        "team" => "sports-team",
        other => other,
    }
}

/// Whether the words before the head make a name of it: not "Russian Army" in a headline, not "New Company".
fn is_named(x: &Reading<'_, '_, '_>, first: usize, at: usize) -> bool {
    if x.has(at, bit::HEAD) {
        return (first..at).any(|i| x.has(i, bit::LISTED | bit::SINGLE));
    }
    // "Council Member Jane Orsini"
    if x.has(at, bit::TITLE) && x.has(at + 1, bit::TITLE) && x.is_cap(at + 1) && !x.breaks(at + 1) {
        return false;
    }
    if at - first == 1 {
        let generic = x.role(at, role::TITLE_MOD) && x.role(first, role::TITLE_MOD);
        let person =
            x.has(first, bit::GIVEN) && x.has(at, bit::FAMILY) && !x.has(first, bit::DOUBTFUL);
        // "Foreign Ministry officials": the first word of a sentence, too
        let ministry = x.entry(at).subtype(Group::Org) == "ministry"
            && x.role(first, role::TITLE_MOD)
            && !x.has(first, bit::HEAD);
        // "the East Bank" is no bank
        let side = x.role(first, role::DIRECTION)
            && x.role(at, role::ORG_OF)
            && x.entry(at).subtype(Group::Org) == "company";
        return ministry || !generic && !person && !side && !(x.only_start(first));
    }
    true
}

/// The number of a unit before its name: "155th", "3rd".
fn unit_number(x: &Reading<'_, '_, '_>, first: usize) -> usize {
    let Some(b) = first.checked_sub(1) else { return first };
    if x.breaks(first) {
        return first;
    }
    let suffix = x.class(b) == Some(Class::Word)
        && x.joined(b)
        && matches!(x.tokens.str(b), "th" | "st" | "nd" | "rd" | "d");
    if suffix && b > 0 && x.class(b - 1) == Some(Class::Number) {
        return b - 1;
    }
    if x.class(b) == Some(Class::Number) && x.tokens.str(b).len() <= 3 && !x.has(b, bit::TIME) {
        return first;
    }
    first
}

/// One past "of …" after a head.
fn of_phrase(x: &Reading<'_, '_, '_>, at: usize) -> Option<usize> {
    let preposition = at + 1;
    let strong = x.is_word(preposition, "of") || x.is_word(preposition, "for");
    let weak = x.is_word(preposition, "on") || x.is_word(preposition, "against");
    if !strong && !weak || x.breaks(preposition) {
        return None;
    }
    let mut start = preposition + 1;
    if x.is_word(start, "the") {
        start += 1;
    }
    if !x.is_cap(start) || x.has(start, bit::TIME) {
        return None;
    }
    // "a Labour Party for Leith", but "the Movement for the Coast"
    if !x.is_word(preposition, "of")
        && matches!(x.entry(at).subtype(Group::Org), "party" | "company")
        && (weak || at > 0 && (x.is_cap(at - 1) || x.class(at - 1) == Some(Class::Possessive)))
    {
        return None;
    }
    let mut end = phrase_end(x, start);
    // what "and" joins belongs to the name when both sides are common words
    let mut joined = 0;
    while joined < 4
        && (x.is_word(end, "and") || x.class(end) == Some(Class::Comma) && listed_and(x, end))
    {
        let next = end + 1;
        let common = x.is_cap(next)
            && !x.breaks(next)
            && x.has(next, bit::ORDINARY)
            && !x.has(next, bit::PLACE | bit::LISTED | bit::GIVEN)
            && !x.role(next, role::ORG_OF)
            && x.has(end - 1, bit::ORDINARY | bit::NATION);
        if !common {
            break;
        }
        end = phrase_end(x, next);
        joined += 1;
    }
    // "Alliance of Fishers and Farmers for the Coast"
    if joined > 0 && x.is_word(end, "for") && x.is_cap(end + 1) && !x.breaks(end + 1) {
        end = phrase_end(x, end + 1);
    }
    Some(end)
}

/// Whether a comma is one of a list that "and" ends: "of Culture, Media and Sport".
fn listed_and(x: &Reading<'_, '_, '_>, comma: usize) -> bool {
    (comma + 2..comma + 5).any(|i| x.is_word(i, "and") && x.is_cap(i + 1))
}

/// Whether a given name and a family name begin here: "Party of Kestrelia Maria Orsini".
fn begins_person(x: &Reading<'_, '_, '_>, i: usize) -> bool {
    x.has(i, bit::GIVEN)
        && !x.has(i, bit::SINGLE | bit::LISTED | bit::ORDINARY)
        && x.is_cap(i + 1)
        && !x.has(i + 1, bit::SINGLE | bit::LISTED | bit::ORDINARY)
        && (x.has(i + 1, bit::FAMILY) || !x.tokens.word(i + 1).is_known())
}

/// One past the capitalized words from `start`, with one further "of".
fn phrase_end(x: &Reading<'_, '_, '_>, start: usize) -> usize {
    let mut end = start;
    while x.is_cap(end) && (end == start || !x.breaks(end)) && end - start < MOST {
        if end > start && x.role(end, role::TITLE) && !x.role(end, role::ORG_TAIL | role::TITLE_MOD)
        {
            break;
        }
        let unlisted = end > start
            && x.has(end - 1, bit::LISTED)
            && !x.has(end, bit::LISTED | bit::SINGLE | bit::ORDINARY | bit::NATION);
        if unlisted || end > start && x.has(end - 1, bit::PLACE) && begins_person(x, end) {
            break;
        }
        end += 1;
        if x.class(end) == Some(Class::Hyphen) && x.is_cap(end + 1) {
            end += 1;
        }
        // "United States of America": a listed name goes on
        if x.is_word(end, "of") && x.has(end, bit::LISTED) {
            end += 1;
        }
    }
    let more = (x.is_word(end, "of") || x.is_word(end, "for")) && !x.breaks(end);
    let start = if x.is_word(end + 1, "the") { end + 2 } else { end + 1 };
    let further = x.has(start, bit::ORDINARY) && !x.has(start, bit::SINGLE)
        || x.is_word(end, "of") && x.has(start, bit::PLACE) && !x.has(end - 1, bit::PLACE);
    if more && x.is_cap(start) && further {
        let mut i = start;
        while x.is_cap(i) && !x.breaks(i) && i - start < MOST {
            i += 1;
        }
        return i;
    }
    end
}
