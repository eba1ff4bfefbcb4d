//! Atoms: mentions whole, hyphened compounds whole, other tokens one by one.

use super::{Item, Pos, narrow, usage};
use crate::MentionKind;
use crate::lexicon::{Lexicon, class, guess, tag};
use crate::mention::Draft;
use crate::token::{Class, SentenceTokens, Tokens, flag};
use crate::vocabulary::Word;

/// Appends the atoms of one sentence. `next` is the first draft that may still begin in it.
pub(super) fn items(
    tokens: &Tokens<'_>,
    sentence: &SentenceTokens,
    drafts: &[Draft<'_>],
    next: &mut usize,
    lexicon: &Lexicon,
    out: &mut Vec<Item>,
) {
    let mut at = sentence.body;
    while at < sentence.end {
        while drafts.get(*next).is_some_and(|d| d.first < at) {
            *next += 1;
        }
        let here = drafts[*next..]
            .iter()
            .take_while(|d| d.first == at)
            .enumerate()
            .filter(|(_, d)| d.end <= sentence.end)
            .max_by_key(|(_, d)| d.end);
        if let Some((i, draft)) = here {
            let end = draft.end;
            let joined = !is_compound_start(tokens, draft, sentence.end);
            if joined {
                out.push(mention(tokens, draft, narrow(*next + i)));
                at = end;
                continue;
            }
            let stop = compound_end(tokens, at, sentence.end);
            out.push(compound(tokens, at, stop, lexicon));
            at = stop;
            continue;
        }
        let stop = compound_end(tokens, at, sentence.end).min(
            drafts[*next..].iter().find(|d| d.first > at).map_or(u32::MAX, |d| d.first.max(at + 1)),
        );
        if stop > at + 2 && tokens.class(stop as usize - 1) == Some(Class::Word) {
            out.push(compound(tokens, at, stop, lexicon));
            at = stop;
        } else {
            out.push(word(tokens, at, lexicon));
            at += 1;
        }
    }
}

/// Whether a demonym or country begins a compound like "Russian-made" or "US-led".
fn is_compound_start(tokens: &Tokens<'_>, draft: &Draft<'_>, end: u32) -> bool {
    if draft.end != draft.first + 1
        && draft.kind != MentionKind::Nationality
        && draft.kind != MentionKind::Place
    {
        return false;
    }
    let hyphen = tokens.list.get(draft.end as usize);
    let after = tokens.list.get(draft.end as usize + 1);
    draft.end + 1 < end
        && matches!(
            draft.kind,
            MentionKind::Nationality
                | MentionKind::Place
                | MentionKind::Organization
                | MentionKind::Number
        )
        && hyphen.is_some_and(|t| t.class == Class::Hyphen && t.is_joined())
        && after.is_some_and(|t| t.class == Class::Word && t.is_joined() && !t.has(flag::UPPER))
}

/// One past the last token of the run of words joined by hyphens from `at`.
fn compound_end(tokens: &Tokens<'_>, at: u32, limit: u32) -> u32 {
    /// No compound has more tokens; a chain of numbers may go on for ever.
    const LONGEST: usize = 16;
    let list = &tokens.list;
    let mut end = at as usize + 1;
    let limit = (limit as usize).min(end + LONGEST);
    if !matches!(list[at as usize].class, Class::Word | Class::Number) {
        return narrow(end);
    }
    while end + 1 < limit
        && list[end].class == Class::Hyphen
        && list[end].is_joined()
        && matches!(list[end + 1].class, Class::Word | Class::Number)
        && list[end + 1].is_joined()
    {
        end += 2;
    }
    narrow(end)
}

/// A name, title or value.
fn mention(tokens: &Tokens<'_>, draft: &Draft<'_>, index: u32) -> Item {
    let pos = match draft.kind {
        MentionKind::Nationality => Pos::Nationality,
        MentionKind::Title => Pos::Title,
        k if k.is_time() => Pos::Time,
        k if k.is_numeric() => Pos::Number,
        _ => Pos::Name,
    };
    let last = &tokens.list[draft.end as usize - 1];
    Item {
        first: draft.first,
        end: draft.end,
        draft: Some(index),
        word: last.word,
        tags: 0,
        likeliest: 0,
        pos,
        class: last.class,
        compound: false,
        plural: draft.kind == MentionKind::Nationality
            && tokens.str(draft.end as usize - 1).ends_with('s'),
        usage: 0,
    }
}

/// One token.
fn word(tokens: &Tokens<'_>, at: u32, lexicon: &Lexicon) -> Item {
    let t = &tokens.list[at as usize];
    let entry = lexicon.get(t.word);
    let (mut tags, mut likeliest) = (entry.tags, entry.likeliest);
    if tags & tag::PAST != 0
        && lexicon.verb(t.word, tag::PAST).is_some_and(|v| v.class & class::INTRANSITIVE != 0)
    {
        tags |= tag::NO_OBJECT;
    }
    if t.class == Class::Word && tags == 0 {
        (tags, likeliest) = if t.has(flag::UPPER) {
            (tag::NOUN, tag::NOUN)
        } else {
            guess(tokens.str(at as usize))
        };
    } else if t.class == Class::Word
        && t.has(flag::UPPER)
        && !t.has(flag::FIRST)
        && !t.has(flag::CAPITALS)
    {
        // "Thursday’s March", "Storm": a capital inside a sentence makes a noun of what could be one
        if tags & tag::NOUN != 0 {
            likeliest = tag::NOUN;
            tags &= tag::NOUN | tag::ADJECTIVE;
        }
    }
    let noun = lexicon.noun(t.word);
    let mut usage = 0;
    if noun.is_some_and(|n| n.kind == MentionKind::Person) {
        usage |= usage::PEOPLE;
    }
    if entry.rarely_third {
        usage |= usage::RARELY_THIRD;
    }
    Item {
        first: at,
        end: at + 1,
        draft: None,
        word: t.word,
        tags,
        likeliest,
        pos: if t.class == Class::Word { Pos::Noun } else { Pos::Mark },
        class: t.class,
        compound: false,
        plural: noun.is_some_and(|n| n.has(b'c'))
            || entry.plural
            || (entry.tags == 0 && is_plural_form(tokens.str(at as usize)))
            || entry.tags & tag::THIRD != 0 && entry.tags & tag::NOUN != 0,
        usage,
    }
}

/// A compound joined by hyphens: an adjective before a noun, else of the class of its last word.
fn compound(tokens: &Tokens<'_>, first: u32, end: u32, lexicon: &Lexicon) -> Item {
    let last = &tokens.list[end as usize - 1];
    let entry = lexicon.get(last.word);
    let mut tags = tag::ADJECTIVE;
    if entry.tags & tag::NOUN != 0 || last.class == Class::Number || entry.tags == 0 {
        tags |= tag::NOUN;
    }
    if entry.tags & tag::ADVERB != 0 && entry.likeliest == tag::ADVERB {
        tags |= tag::ADVERB;
    }
    let had = first > 0 && matches!(tokens.str(first as usize - 1), "has" | "have" | "had");
    if had {
        // "had reverse-engineered"
        tags |= entry.tags & tag::PARTICIPLE;
    }
    // "cease-fire" is a word of its own
    let listed = (end == first + 3)
        .then(|| lexicon.noun_pair(tokens.list[first as usize].word, last.word))
        .flatten();
    let word = match listed {
        Some((noun, _)) => noun.singular,
        None if tags & tag::NOUN != 0 => last.word,
        None => Word::NONE,
    };
    if listed.is_some() {
        tags |= tag::NOUN;
    }
    Item {
        first,
        end,
        draft: None,
        word,
        tags,
        likeliest: tag::ADJECTIVE,
        pos: Pos::Adjective,
        class: Class::Word,
        compound: true,
        plural: entry.plural,
        usage: 0,
    }
}

/// Whether an unknown word looks like a plural.
fn is_plural_form(form: &str) -> bool {
    form.len() > 3
        && form.ends_with('s')
        && !form.ends_with("ss")
        && !form.ends_with("us")
        && !form.ends_with("is")
}
