//! What the words after a name show of it: an age, a country, a description.

use super::people::{OTHER_HEADS, has_article};
use super::reading::{Reading, bit};
use super::words::role;
use crate::token::{Class, flag};

/// ", 44," or "(44)".
pub(super) fn is_aged(x: &Reading<'_, '_, '_>, at: usize) -> bool {
    matches!(x.class(at), Some(Class::Comma | Class::OpenBracket))
        && x.class(at + 1) == Some(Class::Number)
        && x.tokens.str(at + 1).len() == 2
        && matches!(x.class(at + 2), Some(Class::Comma | Class::Period | Class::CloseBracket))
}

/// "(Ethiopia)": results and lists say so where a person is from.
pub(super) fn is_from(x: &Reading<'_, '_, '_>, at: usize) -> bool {
    x.class(at) == Some(Class::OpenBracket)
        && x.has(at + 1, bit::PLACE | bit::NATION)
        && (at + 2..at + 4).any(|i| x.class(i) == Some(Class::CloseBracket))
}

/// ", head of", ", a lawyer", ", who".
pub(super) fn is_described(x: &Reading<'_, '_, '_>, at: usize) -> bool {
    if x.class(at) != Some(Class::Comma) {
        return x.is_word(at, "who");
    }
    if x.is_word(at + 1, "who") {
        return true;
    }
    let mut i = at + 1;
    while i < at + 6 && i < x.cells.len() && !x.breaks(i) {
        if x.role(i, role::TITLE) && x.class(i) == Some(Class::Word) && !x.is_cap(i) {
            return true;
        }
        if !matches!(x.class(i), Some(Class::Word | Class::Hyphen | Class::Possessive)) {
            return false;
        }
        i += 1;
    }
    false
}

/// Whether the word is letters after a name: "Elspeth Crane KC", "Jane Orsini MP".
pub(super) fn is_letters_after(x: &Reading<'_, '_, '_>, start: usize, i: usize) -> bool {
    i > start + 1
        && x.flag(i, flag::CAPITALS)
        && !x.flag(i, flag::LETTER)
        && !x.has(i, bit::HEAD | bit::FAMILY)
        && !x.flag(i - 1, flag::CAPITALS)
        && x.class(i - 1) == Some(Class::Word)
        && x.tokens.str(i).len() <= 3
        && !x.role(i, role::SUFFIX)
}

/// "said Paul Munster, managing partner at": a given name and a place that speak or are described as a person is.
pub(super) fn beside_speech(
    x: &Reading<'_, '_, '_>,
    start: usize,
    end: usize,
) -> Option<(usize, &'static str, u8)> {
    let stop = start + 2;
    let pair = x.has(start, bit::GIVEN)
        && !x.has(start, bit::SINGLE | bit::LISTED | bit::NATION | bit::HEAD)
        && stop == end
        && x.is_cap(start + 1)
        && x.has(start + 1, bit::PLACE)
        && !x.has(start + 1, bit::NATION | bit::HEAD)
        && !x.role(start + 1, OTHER_HEADS)
        && !has_article(x, start);
    let before = start.checked_sub(1).is_some_and(|b| x.role(b, role::SPEECH) && !x.breaks(start));
    let after = x.role(stop, role::SPEECH) && !x.breaks(stop);
    (pair
        && (before && is_described(x, stop)
            || after && is_described(x, stop)
            || before && x.class(stop) == Some(Class::Comma)))
    .then_some((stop, "name/speaker", 3))
}
