//! Where sentences end.
//!
//! A period ends a sentence unless an abbreviation, an initial or a lower-case word says otherwise. An empty line
//! always does; a single line break does after a closed sentence or a short line (a headline), so that text that
//! was wrapped at a fixed width stays whole. Headers (" date 2024-10-18", "Published: …") and datelines
//! ("SEOUL, Oct. 18 (Agency) —") are cut off or marked.

use super::{Abbreviations, Class, SentenceTokens, Token, flag};
use crate::span::narrow;

/// A line shorter than this many bytes that ends without a period is a headline, not wrapped text.
const SHORT_LINE: u32 = 46;

/// No dateline is longer, in tokens.
const DATELINE: usize = 18;

/// Splits the tokens into sentences and marks each first word.
pub(super) fn split(
    text: &str,
    tokens: &mut [Token],
    abbreviations: &Abbreviations,
    out: &mut Vec<SentenceTokens>,
) {
    out.reserve(tokens.len() / 20 + 1);
    let mut first = header(text, tokens);
    if first > 0 {
        push(out, tokens, 0, first);
    }
    let mut line_start = tokens.get(first).map_or(0, |t| t.start);
    let mut at = first;
    while let Some(inside) = tokens[at..].iter().position(|t| !is_inside(t)) {
        at += inside;
        if at > first && breaks_line(tokens, at, line_start) {
            push(out, tokens, first, at);
            first = at;
        }
        if tokens[at].has(flag::LINE) {
            line_start = tokens[at].start;
        }
        if let Some(end) = terminal(tokens, at, abbreviations, text) {
            push(out, tokens, first, end);
            first = end;
            at = end;
            if let Some(t) = tokens.get(at).filter(|t| t.has(flag::LINE)) {
                line_start = t.start;
            }
        } else {
            at += 1;
        }
    }
    push(out, tokens, first, tokens.len());
    for s in out.iter_mut() {
        s.body = dateline(text, tokens, s.first as usize, s.end as usize);
        let words = s.body as usize..s.end as usize;
        if let Some(t) =
            tokens[words].iter_mut().find(|t| matches!(t.class, Class::Word | Class::Number))
        {
            t.flags |= flag::FIRST;
        }
    }
}

/// Whether a token neither ends a sentence nor stands first on its line, as nine in ten do.
fn is_inside(t: &Token) -> bool {
    /// The classes of marks that end sentences, as bits.
    const ENDS: u32 = 1 << Class::Period as u32
        | 1 << Class::Question as u32
        | 1 << Class::Exclamation as u32
        | 1 << Class::Ellipsis as u32;
    t.flags & (flag::LINE | flag::PARAGRAPH | flag::DOTTED) == 0
        && ENDS >> (t.class as u32) & 1 == 0
}

/// No sentence has more tokens: what goes on longer without an end is a table or no text at all, and what the later
/// stages do for a sentence may grow faster than its length.
const LONGEST: usize = 600;

fn push(out: &mut Vec<SentenceTokens>, tokens: &[Token], mut first: usize, end: usize) {
    while end <= tokens.len() && end.saturating_sub(first) > LONGEST {
        // rather after a comma than inside a name
        let latest = first + LONGEST;
        let comma = (latest - LONGEST / 4..latest)
            .rev()
            .find(|i| matches!(tokens[*i].class, Class::Comma | Class::Semicolon));
        let cut = comma.map_or(latest, |i| i + 1);
        push(out, tokens, first, cut);
        first = cut;
    }
    if first < end && end <= tokens.len() {
        out.push(SentenceTokens { first: narrow(first), end: narrow(end), body: narrow(first) });
    }
}

/// Whether the line break before token `at` ends the sentence.
fn breaks_line(tokens: &[Token], at: usize, line_start: u32) -> bool {
    let t = &tokens[at];
    if t.has(flag::PARAGRAPH) {
        return true;
    }
    if !t.has(flag::LINE) {
        return false;
    }
    let before = &tokens[at - 1];
    let closed = matches!(
        before.class,
        Class::Period
            | Class::Question
            | Class::Exclamation
            | Class::CloseQuote
            | Class::Ellipsis
            | Class::Colon
    );
    closed || before.end.saturating_sub(line_start) < SHORT_LINE
}

/// One past the sentence's last token, if a sentence ends with the mark at `at`.
fn terminal(
    tokens: &[Token],
    at: usize,
    abbreviations: &Abbreviations,
    text: &str,
) -> Option<usize> {
    let mark = tokens[at].class;
    if !matches!(mark, Class::Period | Class::Question | Class::Exclamation | Class::Ellipsis) {
        // "U.S." and "a.m." carry their own period
        let dotted = tokens[at].has(flag::DOTTED);
        return (dotted && dotted_ends(tokens, at, text)).then_some(at + 1);
    }
    let mut end = at + 1;
    while let Some(t) = tokens.get(end) {
        let closes = matches!(
            t.class,
            Class::CloseQuote
                | Class::CloseBracket
                | Class::Period
                | Class::Question
                | Class::Exclamation
        );
        if closes && (t.is_joined() || stray_close(tokens, end)) { end += 1 } else { break }
    }
    let Some(next) = tokens.get(end) else { return Some(end) };
    if !next.has(flag::SPACE) {
        return None;
    }
    if mark == Class::Period && end == at + 1 && !period_ends(tokens, at, text, abbreviations) {
        return None;
    }
    let quoted = tokens[at + 1..end].iter().any(|t| t.class == Class::CloseQuote);
    let begins = begins_sentence(tokens, end);
    match mark {
        // “Really?” he asked.  “We go on ….” it said
        Class::Question | Class::Exclamation | Class::Period if quoted => begins.then_some(end),
        // A thought that trails off goes on in what follows as often as not.
        Class::Ellipsis => None,
        _ => begins.then_some(end),
    }
}

/// A closing mark that stands apart: "programs. ."
fn stray_close(tokens: &[Token], at: usize) -> bool {
    tokens[at].class == Class::Period && tokens.get(at + 1).is_none_or(|t| t.has(flag::SPACE))
}

/// Whether a sentence can begin at `at`: with a capital, a digit or an opening mark.
fn begins_sentence(tokens: &[Token], at: usize) -> bool {
    match tokens[at].class {
        Class::Word => {
            tokens[at].has(flag::UPPER) || tokens[at].has(flag::LINE) || is_caseless(&tokens[at])
        }
        Class::Number
        | Class::Currency
        | Class::Link
        | Class::Code
        | Class::Dash
        | Class::Symbol => true,
        Class::OpenQuote | Class::OpenBracket => tokens
            .get(at + 1)
            .is_none_or(|t| t.class != Class::Word || t.has(flag::UPPER) || is_caseless(t)),
        _ => false,
    }
}

/// Whether a word is of a script without case, as far as its bytes tell.
fn is_caseless(t: &Token) -> bool {
    t.has(flag::WIDE) && !t.has(flag::UPPER) && t.word.0 == 0
}

/// Words that begin sentences and hardly ever names.
const STARTERS: &[&str] = &[
    "The", "A", "An", "He", "She", "It", "They", "We", "I", "In", "On", "At", "But", "And", "This",
    "That", "These", "Those", "His", "Her", "Its", "Their", "There", "If", "When", "While",
    "After", "Before", "For", "As", "With", "However", "Some", "Many", "You", "Our", "Not", "No",
    "Most", "More", "All", "Both", "Since", "By", "From",
];

/// Whether a period after the word before it ends a sentence.
fn period_ends(tokens: &[Token], at: usize, text: &str, abbreviations: &Abbreviations) -> bool {
    let Some(before) = at.checked_sub(1).map(|i| &tokens[i]) else { return true };
    if before.class != Class::Word || !tokens[at].is_joined() {
        return true;
    }
    let next = tokens.get(at + 1);
    if before.has(flag::LETTER | flag::UPPER) {
        // an initial, unless it ends a name like "Vitamin D." or "posted on X. Most …"
        let alone =
            at > 1 && tokens[at - 2].class == Class::Word && !tokens[at - 2].has(flag::UPPER);
        return next.is_none_or(|t| {
            t.has(flag::LINE)
                || alone && STARTERS.contains(&&text[t.start as usize..t.end as usize])
        });
    }
    match abbreviations.get(before.word) {
        1 if before.has(flag::UPPER) => next.is_some_and(|t| t.has(flag::LINE)),
        2 if before.has(flag::UPPER) => {
            next.is_some_and(|t| t.class == Class::Word && t.has(flag::UPPER) && t.word.is_known())
                && !is_month_like(next)
        }
        3 => next.is_none_or(|t| t.class != Class::Number),
        _ => true,
    }
}

/// A number after the abbreviation: "Oct. 8".
fn is_month_like(next: Option<&Token>) -> bool {
    next.is_some_and(|t| t.class == Class::Number)
}

/// Whether a sentence ends after "U.S." or "p.m.": only before a word that cannot go on with the name.
fn dotted_ends(tokens: &[Token], at: usize, text: &str) -> bool {
    /// What may follow a time of day and go on with it.
    const AFTER_CLOCK: &[&str] = &[
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "EST",
        "EDT",
        "ET",
        "PST",
        "PDT",
        "PT",
        "CST",
        "CT",
        "MST",
        "GMT",
        "UTC",
        "BST",
        "CET",
        "CEST",
        "IST",
        "JST",
        "KST",
        "Eastern",
        "Pacific",
        "Central",
        "Greenwich",
        "Moscow",
    ];
    let own = &text[tokens[at].start as usize..tokens[at].end as usize];
    let clock = own.eq_ignore_ascii_case("a.m.") || own.eq_ignore_ascii_case("p.m.");
    if clock && let Some(t) = tokens.get(at + 1) {
        let next = &text[t.start as usize..t.end as usize];
        return t.has(flag::LINE)
            || (t.class == Class::Word && t.has(flag::UPPER) && !AFTER_CLOCK.contains(&next));
    }
    tokens.get(at + 1).is_some_and(|t| {
        t.has(flag::PARAGRAPH)
            || (t.class == Class::Word
                && t.has(flag::SPACE)
                && STARTERS.contains(&&text[t.start as usize..t.end as usize]))
    })
}

/// How many leading tokens are a header like ` date 2024-10-18` before the first sentence on the same line.
fn header(text: &str, tokens: &[Token]) -> usize {
    let is = |i: usize, class: Class| tokens.get(i).is_some_and(|t| t.class == class);
    let word = |i: usize| tokens.get(i).map_or("", |t| &text[t.start as usize..t.end as usize]);
    let mut at = 0;
    if !word(0).eq_ignore_ascii_case("date") {
        return 0;
    }
    at += 1;
    if is(at, Class::Colon) {
        at += 1;
    }
    let numbers = is(at, Class::Number)
        && is(at + 1, Class::Hyphen)
        && is(at + 2, Class::Number)
        && is(at + 3, Class::Hyphen)
        && is(at + 4, Class::Number);
    if numbers { at + 5 } else { 0 }
}

/// The first token after a dateline, or `first` when the sentence has none.
///
/// A dateline has capitals or a place and date, mostly an agency in brackets, and a dash: "KYIV, Oct 18 (Agency) -".
fn dateline(text: &str, tokens: &[Token], first: usize, end: usize) -> u32 {
    let limit = end.min(first + DATELINE);
    let Some(dash) = (first..limit).find(|&i| tokens[i].class == Class::Dash) else {
        return narrow(first);
    };
    if dash == first || dash + 1 > end {
        return narrow(first);
    }
    let lead = &tokens[first..dash];
    let bracket = lead.iter().any(|t| t.class == Class::OpenBracket);
    let capitals = lead[0].class == Class::Word && lead[0].has(flag::CAPITALS);
    // "(dpa)": some agencies write their names small
    let agency = |i: usize| {
        i > 0
            && lead[i - 1].class == Class::OpenBracket
            && lead.get(i + 1).is_some_and(|t| t.class == Class::CloseBracket)
    };
    let plain = lead.iter().enumerate().all(|(i, t)| match t.class {
        Class::Word => t.has(flag::UPPER) || agency(i),
        Class::Number
        | Class::Comma
        | Class::Period
        | Class::OpenBracket
        | Class::CloseBracket
        | Class::Slash
        | Class::Hyphen => true,
        _ => false,
    });
    let spaced = tokens[dash].has(flag::SPACE);
    let short = lead.len() <= 2 && tokens.get(dash + 1).is_none_or(|t| t.has(flag::LINE));
    // "Belgrade, 29 June 2025 - Police"
    let year = |t: &Token| {
        let digits = &text[t.start as usize..t.end as usize];
        t.class == Class::Number
            && digits.len() == 4
            && (digits.starts_with("19") || digits.starts_with("20"))
    };
    let dated = (first == 0 || tokens[first].has(flag::LINE))
        && lead.iter().any(|t| t.class == Class::Comma)
        && lead.iter().any(year);
    if plain && spaced && (bracket || capitals || short || dated) {
        narrow(dash + 1)
    } else {
        narrow(first)
    }
}
