//! Persons: titles, given names, initials, family names first, ages, speech.

use super::guess::unlisted;
use super::listed::is_located;
use super::reading::{Reading, bit};
use super::shown::{beside_speech, is_aged, is_described, is_from, is_letters_after};
use super::words::role;
use crate::MentionKind;
use crate::lexicon::tag;
use crate::token::{Class, flag};

/// Proposes the persons of the document.
pub(super) fn propose(x: &mut Reading<'_, '_, '_>) {
    let mut next = 0;
    for at in 0..x.live.len() {
        let i = x.live[at] as usize;
        if i < next || !x.is_cap(i) {
            continue;
        }
        let end = x.run_end(i);
        if x.has(i, bit::CREDIT) {
            credited(x, i, end);
        } else {
            run(x, i, end);
        }
        next = end;
    }
}

/// The photographer or author in a credit: only a given and a family name that are nothing else besides.
fn credited(x: &mut Reading<'_, '_, '_>, first: usize, end: usize) {
    let words = (first..end).filter(|&i| x.is_cap(i));
    let other = bit::SINGLE | bit::LISTED | bit::NATION | bit::ORDINARY | bit::HEAD;
    let named = words.clone().all(|i| {
        !x.has(i, other)
            && !x.role(i, OTHER_HEADS)
            && (!x.flag(i, flag::CAPITALS) || x.flag(i, flag::LETTER))
    });
    if named && (2..=3).contains(&words.count()) && x.has(first, bit::GIVEN) {
        x.propose((first, end), MentionKind::Person, "", "name/credit", 2);
    }
}

/// Looks for persons in one run of name words.
fn run(x: &mut Reading<'_, '_, '_>, first: usize, end: usize) {
    let mut at = first;
    while at < end {
        if !x.is_cap(at) {
            at += 1;
            continue;
        }
        let after_title = at + title_words(x, at, end);
        let titled = after_title > at || is_titled(x, at);
        let start = if after_title < end { after_title } else { at };
        if !x.is_cap(start) {
            at += 1;
            continue;
        }
        match person(x, start, end, titled && start == after_title) {
            Some((stop, rule, strength)) => {
                x.propose((start, stop), MentionKind::Person, "", rule, strength);
                at = stop;
            }
            None => at += 1,
        }
    }
}

/// How many tokens from `at` are capitalized title words that a name may follow: "Foreign Minister", "Lt. Gen.".
fn title_words(x: &Reading<'_, '_, '_>, at: usize, end: usize) -> usize {
    let (mut i, mut last) = (at, 0);
    while i < end && i < at + 8 {
        if matches!(x.class(i), Some(Class::Period | Class::Hyphen)) {
            i += 1;
            continue;
        }
        if x.role(i, role::HONORIFIC | role::TITLE) && !is_given_here(x, i, end) {
            last = i + 1 - at;
            if x.class(i + 1) == Some(Class::Period) && x.joined(i + 1) {
                last += 1;
            }
        } else if !x.role(i, role::TITLE_MOD) {
            break;
        } else if last > 0 && x.is_cap(i + 1) && !x.has(i, bit::GIVEN | bit::FAMILY) {
            // "Chief of the General Staff Tom Reid"
            last = i + 1 - at;
        }
        i += 1;
    }
    last
}

/// Whether a title word is more likely a given name here: "Major" alone before "," never, "Dean Smith" yes.
fn is_given_here(x: &Reading<'_, '_, '_>, i: usize, end: usize) -> bool {
    let part = x.gazetteer.name_part(x.tokens.word(i));
    part.given >= 5
        && !x.role(i, role::HONORIFIC)
        && i + 1 < end
        && x.has(i + 1, bit::FAMILY)
        && (!x.has(i, bit::START) || !x.is_cap(i + 2) || x.breaks(i + 2))
}

/// Whether a title stands before the run, in lower case or before a comma.
fn is_titled(x: &Reading<'_, '_, '_>, at: usize) -> bool {
    let Some(mut before) = at.checked_sub(1) else { return false };
    if x.breaks(at) {
        return false;
    }
    if x.class(before) == Some(Class::Period) && x.joined(before) && before > 0 {
        return x.role(before - 1, role::HONORIFIC | role::TITLE)
            && x.tokens.str(before - 1).len() <= 5;
    }
    let comma = x.class(before) == Some(Class::Comma);
    if comma {
        let Some(b) = before.checked_sub(1) else { return false };
        before = b;
    }
    let strong = x.role(before, role::TITLE);
    if comma {
        // "the South Korean president, Yoon Suk Yeol,": only a title that is itself described
        return strong
            && !x.is_cap(before)
            && before > 0
            && x.has(before - 1, bit::NATION | bit::SINGLE | bit::LISTED | bit::PLACE)
            && matches!(
                x.class(x.run_end(at)),
                Some(Class::Comma | Class::Word | Class::Possessive)
            );
    }
    strong || x.role(before, role::HONORIFIC | role::KIN)
}

/// Whether the token can stand inside a person's name.
#[inline]
fn is_part(x: &Reading<'_, '_, '_>, i: usize) -> bool {
    let hyphenated = i > 0 && x.class(i - 1) == Some(Class::Hyphen) && x.joined(i);
    x.is_cap(i) && (hyphenated || !x.has(i, bit::NATION | bit::LISTED))
}

/// Whether a word inside a run begins something else: a title ("Emperor"), in a headline a word of the language.
fn ends_name(x: &Reading<'_, '_, '_>, i: usize) -> bool {
    let named = x.has(i, bit::GIVEN | bit::FAMILY);
    !named
        && (x.role(i, role::TITLE | role::HONORIFIC)
            || x.role(i, role::FUNCTION) && x.role(i, role::TITLE_MOD)
            || x.has(i, bit::HEAD) && x.has(i, bit::ORDINARY))
}

/// One past the name that begins at `start`, when all its words are taken on trust, at most `most` words.
fn extent(x: &Reading<'_, '_, '_>, start: usize, end: usize, most: usize) -> usize {
    let (mut i, mut words, mut last) = (start, 0, start);
    while i < end && words < most {
        match x.class(i) {
            Some(Class::Word) if x.flag(i, flag::UPPER) || x.is_cap(i) => {
                if !is_part(x, i) && !is_name_of_people(x, start, i)
                    || i > start
                        && (ends_name(x, i)
                            || is_letters_after(x, start, i)
                            || x.role(i, role::DESIGNATOR) && !x.role(i, role::SUFFIX)
                            || x.has(i, bit::SINGLE)
                                && !x.has(i, bit::GIVEN | bit::FAMILY)
                                && x.flag(i, flag::CAPITALS))
                {
                    break;
                }
                if !x.flag(i, flag::LETTER) {
                    words += 1;
                }
                last = i + 1;
            }
            Some(Class::Word | Class::Period) => {}
            Some(Class::Hyphen) => words = words.saturating_sub(1),
            _ => break,
        }
        i += 1;
    }
    last = syllables(x, start, last);
    suffix(x, last)
}

/// Whether the word for a people is a name here: "Christian Karembeu", "Richard Finn".
fn is_name_of_people(x: &Reading<'_, '_, '_>, start: usize, i: usize) -> bool {
    if !x.is_cap(i) || x.has(i, bit::LISTED) {
        return false;
    }
    if i == start {
        return x.has(i, bit::GIVEN) && is_surname_like(x, i + 1);
    }
    i == start + 1
        && x.has(start, bit::GIVEN)
        && !x.has(start, bit::DOUBTFUL | bit::SINGLE | bit::NATION)
        && x.has(i, bit::FAMILY)
        && (!x.is_cap(i + 1) || x.breaks(i + 1))
}

/// Whether a word is a family name, or none that any list knows, and nothing that ends other names.
fn is_surname_like(x: &Reading<'_, '_, '_>, i: usize) -> bool {
    x.is_cap(i)
        && !x.breaks(i)
        && !x.has(i, bit::ORDINARY | bit::SINGLE | bit::LISTED | bit::NATION)
        && !x.flag(i, flag::CAPITALS)
        && (x.has(i, bit::FAMILY) || x.is_new(i))
        && !x.role(i, OTHER_HEADS)
}

/// The roles of words that end or begin names of other things.
pub(super) const OTHER_HEADS: u32 = role::ORG_TAIL
    | role::ORG_HEAD
    | role::PLACE_TAIL
    | role::DESIGNATOR
    | role::EVENT_TAIL
    | role::DOC_TAIL
    | role::PLACE_HEAD
    | role::TITLE;

/// Takes in the small second syllable of "Jong-un".
fn syllables(x: &Reading<'_, '_, '_>, start: usize, end: usize) -> usize {
    let joined = end > start + 1
        && x.class(end) == Some(Class::Hyphen)
        && x.class(end + 1) == Some(Class::Word)
        && !x.flag(end + 1, flag::UPPER)
        && x.tokens.str(end + 1).len() <= 6
        && (x.role(start, role::FAMILY_FIRST) || x.lexicon.tags(x.tokens.word(end + 1)) == 0);
    if joined { end + 2 } else { end }
}

/// Takes in ", Jr." and "III".
fn suffix(x: &Reading<'_, '_, '_>, end: usize) -> usize {
    let comma = usize::from(x.class(end) == Some(Class::Comma));
    let at = end + comma;
    let short = x.is_cap(at)
        && x.role(at, role::SUFFIX)
        && !x.breaks(at)
        && matches!(x.tokens.str(at), "Jr" | "Sr" | "II" | "III" | "IV" | "VI" | "VII" | "VIII");
    if !short || comma == 1 && !matches!(x.tokens.str(at), "Jr" | "Sr" | "III") {
        return end;
    }
    at + 1
}

/// The person whose name begins at `start`: one past it, the rule, the strength.
fn person(
    x: &Reading<'_, '_, '_>,
    start: usize,
    end: usize,
    titled: bool,
) -> Option<(usize, &'static str, u8)> {
    if !is_part(x, start) && !is_name_of_people(x, start, start) {
        return None;
    }
    if let Some((stop, rule, strength)) = whole_person(x, start, end, titled) {
        return Some((nickname(x, start, stop), rule, strength));
    }
    None
}

/// Takes in a nickname in quotation marks and the name after it: "Richard “Tex” Coe".
fn nickname(x: &Reading<'_, '_, '_>, start: usize, stop: usize) -> usize {
    let mark = |i: usize| matches!(x.class(i), Some(Class::OpenQuote | Class::CloseQuote));
    let Some(close) = (stop + 2..stop + 5).find(|&i| mark(i)).filter(|_| mark(stop)) else {
        return stop;
    };
    let family = close + 1;
    let quoted = (stop + 1..close).all(|i| x.class(i) == Some(Class::Word))
        && x.is_cap(family)
        && !x.breaks(family);
    let given = x.has(start, bit::GIVEN) || x.flag(start, flag::LETTER);
    let named = x.has(family, bit::FAMILY) || !x.has(family, bit::ORDINARY | bit::SINGLE);
    if quoted && given && named && x.flag(stop + 1, flag::UPPER) { family + 1 } else { stop }
}

/// As [`person`], up to a nickname.
fn whole_person(
    x: &Reading<'_, '_, '_>,
    start: usize,
    end: usize,
    titled: bool,
) -> Option<(usize, &'static str, u8)> {
    if let Some(stop) = family_first(x, start, end) {
        return Some((stop, "name/family-first", 3));
    }
    if titled && let Some(found) = titled_person(x, start, end) {
        return Some(found);
    }
    if let Some(stop) = initials(x, start, end) {
        return Some((stop, "name/initials", 3));
    }
    if let Some(stop) = suffixed(x, start, end) {
        return Some((stop, "name/suffix", 3));
    }
    if let Some(stop) = kunya(x, start, end) {
        return Some((stop, "name/kunya", 2));
    }
    given_first(x, start, end)
        .or_else(|| by_context(x, start, end))
        .or_else(|| beside_speech(x, start, end))
}

/// "Cuba Gooding Jr.": what ends so is a person, whatever its first word may be otherwise.
fn suffixed(x: &Reading<'_, '_, '_>, start: usize, end: usize) -> Option<usize> {
    // a suffix stands in the run, or after the comma or small syllable that ends it
    if !(start + 1..end + 4).any(|i| x.role(i, role::SUFFIX)) {
        return None;
    }
    let stop = extent(x, start, end, 3);
    let last = last_name(x, start, stop);
    let ends = last > start
        && last + 1 < stop
        && matches!(x.tokens.str(stop - 1), "Jr" | "Sr")
        && !x.has(start, bit::HEAD);
    ends.then_some(stop)
}

/// Whether a verb follows, as after a subject.
fn acts(x: &Reading<'_, '_, '_>, at: usize) -> bool {
    x.class(at) == Some(Class::Word)
        && !x.breaks(at)
        && x.lexicon.tags(x.tokens.word(at)) & (tag::PAST | tag::THIRD | tag::MODAL) != 0
}

/// A name after a title.
fn titled_person(
    x: &Reading<'_, '_, '_>,
    start: usize,
    end: usize,
) -> Option<(usize, &'static str, u8)> {
    let stop = extent(x, start, end, 4);
    let one = stop == start + 1;
    let listed = x.has(start, bit::SINGLE) && !x.has(start, bit::GIVEN | bit::FAMILY);
    let addressed = start.checked_sub(1).is_some_and(|b| x.role(b, role::HONORIFIC) && x.is_cap(b));
    let group = x.role(start, role::ORG_TAIL | role::PLACE_TAIL | role::TITLE | role::ORG_OF)
        && !(addressed && x.has(start, bit::FAMILY));
    if stop == start || x.has(start, bit::HEAD) && x.has(start, bit::ORDINARY) {
        return None;
    }
    let country = x.has(start, bit::PLACE)
        && x.has(start, bit::SINGLE)
        && !start
            .checked_sub(1)
            .is_some_and(|b| x.role(b, role::HONORIFIC) || x.class(b) == Some(Class::Period));
    if one
        && (listed || group || country || x.flag(start, flag::CAPITALS) && !x.has(start, bit::HEAD))
    {
        return None;
    }
    if one && x.has(start, bit::ORDINARY) && !x.has(start, bit::FAMILY | bit::GIVEN) {
        return None;
    }
    let tail = x.role(stop - 1, role::ORG_TAIL | role::PLACE_TAIL) && !x.has(stop - 1, bit::FAMILY);
    let word = |i: usize| {
        x.has(i, bit::ORDINARY)
            || x.flag(i, flag::CAPITALS) && x.lexicon.tags(x.tokens.word(i)) != 0
    };
    let common = (start..stop)
        .filter(|&i| x.is_cap(i))
        .all(|i| word(i) && (!x.has(i, bit::GIVEN | bit::FAMILY) || x.flag(i, flag::CAPITALS)));
    if tail || common || (listed || group) && !x.has(stop - 1, bit::FAMILY) {
        return None;
    }
    Some((stop, "name/title-person", 3))
}

/// "Kim Jong Un", "Xi Jinping", "Park Geun-hye".
fn family_first(x: &Reading<'_, '_, '_>, start: usize, end: usize) -> Option<usize> {
    if !x.role(start, role::FAMILY_FIRST) || x.has(start, bit::LISTED) {
        return None;
    }
    let syllable = |i: usize| {
        i < end
            && is_part(x, i)
            && x.class(i) == Some(Class::Word)
            && x.tokens.str(i).len() <= 9
            && (!x.has(i, bit::ORDINARY | bit::SINGLE) || x.role(i, role::PARTICLE))
            && !x.role(i, role::ORG_TAIL | role::PLACE_TAIL | role::DESIGNATOR)
            || i < end && x.role(i, role::FAMILY_FIRST) && is_part(x, i)
    };
    if !syllable(start + 1) || x.only_start(start) && x.has(start + 1, bit::GIVEN) {
        return None;
    }
    let mut stop = start + 2;
    if x.class(stop) == Some(Class::Hyphen)
        && x.class(stop + 1) == Some(Class::Word)
        && (syllable(stop + 1)
            || x.lexicon.tags(x.tokens.word(stop + 1)) == 0
            || stands_alone(x, stop + 2))
    {
        return Some(stop + 2);
    }
    if syllable(stop) && x.tokens.str(start + 1).len() <= 5 && !x.breaks(stop) {
        stop += 1;
    }
    let foreign = !x.has(start + 1, bit::GIVEN) || stop > start + 2;
    foreign.then_some(stop)
}

/// "Hong Jang-won, who", "Hong Jang-won said": whether nothing follows that a word with a hyphen could describe.
fn stands_alone(x: &Reading<'_, '_, '_>, at: usize) -> bool {
    let tags = x.lexicon.tags(x.tokens.word(at));
    match x.class(at) {
        Some(Class::Word) => {
            !x.is_cap(at)
                && tags & (tag::PAST | tag::THIRD | tag::MODAL | tag::AUXILIARY) != 0
                && tags & (tag::NOUN | tag::ADJECTIVE) == 0
        }
        class => class != Some(Class::Hyphen),
    }
}

/// "P. Simmons", "J.K. Rowling".
fn initials(x: &Reading<'_, '_, '_>, start: usize, end: usize) -> Option<usize> {
    let mut i = start;
    loop {
        let letter = x.flag(i, flag::LETTER) && x.class(i + 1) == Some(Class::Period);
        if letter && x.joined(i + 1) {
            i += 2;
        } else if x.flag(i, flag::DOTTED) && !x.has(i, bit::SINGLE | bit::LISTED)
            || x.flag(i, flag::CAPITALS)
                && x.tokens.str(i).len() == 2
                && x.has(i + 1, bit::FAMILY)
                && !x.has(i, bit::SINGLE | bit::LISTED | bit::HEAD)
                && !x.has(i + 1, bit::ORDINARY)
        {
            i += 1;
        } else {
            break;
        }
    }
    let name = i > start
        && i < end
        && !x.role(i, role::HONORIFIC)
        && is_part(x, i)
        && x.tokens.str(i).len() > 1
        && (!x.joined(i) || x.tokens.str(i).len() > 3);
    if !name && i > start && x.role(i, role::PARTICLE) && i < end {
        return Some(extent(x, start, end, 3));
    }
    let group = x.role(i, role::DESIGNATOR | role::ORG_TAIL) && !x.has(i, bit::FAMILY);
    (name && !group).then(|| extent(x, start, end, 2))
}

/// "Abu Jandal", "Abu Jandal al-Kestreli": a particle that begins a name, and a word that no list has.
fn kunya(x: &Reading<'_, '_, '_>, start: usize, end: usize) -> Option<usize> {
    let begins = matches!(x.tokens.str(start), "Abu" | "Abou" | "Umm" | "Oum" | "Ibn" | "Abd");
    if !begins || x.has(start, bit::LISTED | bit::HEAD) || !is_surname_like(x, start + 1) {
        return None;
    }
    let stop = extent(x, start, end, 4);
    (stop > start + 1 && !is_located(x, start, stop)).then_some(stop)
}

/// "Maria Orsini": a given name, then a name that is none of the other things.
fn given_first(
    x: &Reading<'_, '_, '_>,
    start: usize,
    end: usize,
) -> Option<(usize, &'static str, u8)> {
    if !x.has(start, bit::GIVEN) {
        return None;
    }
    let stop = extent(x, start, end, 4);
    let words = named_words(x, start, stop);
    if words < 2 {
        let nicknamed = nickname(x, start, stop) > stop;
        return nicknamed.then_some((stop, "name/given-family", 3));
    }
    let last = last_name(x, start, stop);
    let known = x.has(last, bit::FAMILY);
    let part = x.gazetteer.name_part(x.tokens.word(start));
    let group = x.role(last, OTHER_HEADS & !role::PLACE_HEAD);
    let unknown = !known && is_surname_like(x, last);
    // "Anthony Hill" is no hill
    let sure = known && words == 2 && part.given >= 5 && !x.has(start, bit::DOUBTFUL | bit::PLACE);
    let middle = (start + 1..last).any(|i| x.flag(i, flag::LETTER));
    let weigh = |yes: bool, points: i32| if yes { points } else { 0 };
    let score = 2
        + weigh(known, 3)
        + weigh(middle, 3)
        + weigh(part.given >= 6, 1)
        + weigh(unknown, 2)
        + weigh(acts(x, stop) && !unknown && !x.has(last, bit::ORDINARY | bit::LISTED), 2)
        - weigh(x.has(start, bit::DOUBTFUL), 2)
        - weigh(x.has(start, bit::SINGLE) || x.role(start, role::DIRECTION), 2)
        - weigh(x.only_start(start), 1)
        - weigh(x.has(start, bit::HEAD), 2)
        - weigh(x.has(last, bit::ORDINARY), 1)
        - weigh(x.has(last, bit::SINGLE | bit::PLACE), 1)
        - weigh(group, if sure { 1 } else { 3 })
        - weigh(x.role(start, role::PARTICLE) && is_located(x, start, stop), 3)
        - weigh(x.has(start, bit::PLACE) && !known && is_plural(x.tokens.str(last)), 4)
        - weigh(has_article(x, start), 3)
        // "the last Incan King of Peru", "the riding of Hamilton West"
        - weigh(x.role(last, role::TITLE) && x.is_word(stop, "of"), 4)
        - weigh(x.role(last, role::DIRECTION) && is_located(x, start, stop), 3);
    (score >= 2).then_some((stop, "name/given-family", if score >= 4 { 3 } else { 2 }))
}

/// Whether a word looks like a plural rather than a surname: "Unitarians" after a town.
pub(super) fn is_plural(text: &str) -> bool {
    let surname = ["ss", "is", "us", "as", "es"];
    text.len() > 5 && text.ends_with('s') && !surname.iter().any(|end| text.ends_with(end))
}

/// Whether "the" stands before the name, as it does before no person's without a title.
pub(super) fn has_article(x: &Reading<'_, '_, '_>, start: usize) -> bool {
    start > 0 && !x.breaks(start) && (x.is_word(start - 1, "the") || x.is_word(start - 1, "The"))
}

/// How many words of two letters or more a name has.
fn named_words(x: &Reading<'_, '_, '_>, start: usize, stop: usize) -> usize {
    (start..stop).filter(|&i| x.is_cap(i) && !x.flag(i, flag::LETTER)).count()
}

/// The last word of a name that is no suffix.
pub(super) fn last_name(x: &Reading<'_, '_, '_>, start: usize, stop: usize) -> usize {
    (start..stop)
        .rev()
        .find(|&i| {
            x.class(i) == Some(Class::Word) && x.is_cap(i) && (i == start || suffix(x, i) == i)
        })
        .unwrap_or(stop - 1)
}

/// A name whose neighbours show a person: a family name after an unknown word, an age, a verb of saying.
fn by_context(
    x: &Reading<'_, '_, '_>,
    start: usize,
    end: usize,
) -> Option<(usize, &'static str, u8)> {
    let plain = |i: usize| {
        is_part(x, i)
            && !x.has(i, bit::ORDINARY | bit::SINGLE | bit::HEAD)
            && !x.flag(i, flag::CAPITALS)
            && !x.role(i, OTHER_HEADS)
    };
    if !plain(start) {
        return None;
    }
    let stop = extent(x, start, end, 3);
    if stop < end && x.is_cap(stop) {
        return None;
    }
    let words = named_words(x, start, stop);
    let last = last_name(x, start, stop);
    // a family name may be a word, too, after a word that is none: "Zell Miller"
    let family =
        |i: usize| i == last && x.has(i, bit::FAMILY) && !x.has(i, bit::SINGLE | bit::HEAD);
    // "Zitto Kabwe, leader of": an unknown word and a town, described as a person is
    let shown =
        is_aged(x, stop) || is_described(x, stop) || x.role(stop, role::SPEECH) && !x.breaks(stop);
    let town = |i: usize| {
        shown
            && i == last
            && i > start
            && x.has(i, bit::PLACE)
            && !x.has(i, bit::NATION | bit::HEAD)
            && !x.has(i, bit::LISTED)
            && !x.flag(i, flag::CAPITALS)
    };
    let all = (start..stop).filter(|&i| x.is_cap(i)).all(|i| plain(i) || family(i) || town(i));
    if words == 1 {
        return one_by_context(x, start, stop);
    }
    let scored = x.sport && x.class(stop) == Some(Class::Number);
    if !(2..=3).contains(&words) || !all || scored || has_article(x, start) {
        return None;
    }
    if is_aged(x, stop) || is_from(x, stop) {
        return Some((stop, "name/age", 3));
    }
    if is_described(x, stop) {
        return Some((stop, "name/apposition", 2));
    }
    if x.role(stop, role::SPEECH) && !x.breaks(stop) {
        return Some((stop, "name/speaker", 2));
    }
    let rule = unlisted(x, start, stop, last)?;
    Some((stop, rule, 2))
}

/// As [`by_context`] for a name of one word.
fn one_by_context(
    x: &Reading<'_, '_, '_>,
    start: usize,
    stop: usize,
) -> Option<(usize, &'static str, u8)> {
    let named = x.has(start, bit::FAMILY | bit::GIVEN);
    if named && is_aged(x, stop) && x.tokens.str(start).len() > 2 {
        return Some((stop, "name/age", 2));
    }
    let sure = named && !x.has(start, bit::DOUBTFUL);
    // "Budanov, the head of intelligence,"
    let article = ["the", "a", "an"].iter().any(|w| x.is_word(stop + 1, w));
    // "Wen-Yi, a singer", "O’Brien, the mayor": what stands behind a mark is the end of a longer name
    let before = x.class(start.wrapping_sub(1));
    let whole = x.breaks(start) || matches!(before, None | Some(Class::Word | Class::Comma));
    if sure && article && whole && is_described(x, stop) && !is_located(x, start, stop) {
        return Some((stop, "name/apposition", 2));
    }
    (sure && x.role(stop, role::SPEECH)).then_some((stop, "name/speaker", 1))
}
