//! Atoms: mentions whole, hyphened compounds whole, other tokens one by one.

use super::{Item, Pos, narrow, usage};
use crate::MentionKind;
use crate::by_word::ByWord;
use crate::lexicon::{Lexicon, guess, tag};
use crate::mention::Draft;
use crate::token::{Class, SentenceTokens, Tokens, flag};
use crate::vocabulary::Word;

/// What atoms are made from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'k, 't> {
    pub(super) tokens: &'k Tokens<'t>,
    pub(super) lexicon: &'k Lexicon,
    /// By word, as far as some word has any: bits of [`usage`].
    pub(super) uses: &'k ByWord<u8>,
}

impl Known<'_, '_> {
    /// Appends the atoms of one sentence. `next` is the first draft that may still begin in it.
    pub(super) fn items(
        self,
        sentence: &SentenceTokens,
        drafts: &[Draft<'_>],
        next: &mut usize,
        out: &mut Vec<Item>,
    ) {
        let mut at = sentence.body;
        while at < sentence.end {
            while drafts.get(*next).is_some_and(|d| d.first < at) {
                *next += 1;
            }
            let begins = drafts.get(*next).map_or(u32::MAX, |d| d.first);
            let hyphen = self.tokens.class(at as usize + 1) == Some(Class::Hyphen);
            let item = if begins > at {
                // nearly every token is a word by itself
                if !hyphen {
                    self.word(at)
                } else {
                    self.unnamed(at, compound_end(self.tokens, at, sentence.end).min(begins))
                }
            } else {
                self.named(at, sentence.end, drafts, *next)
            };
            at = item.end;
            out.push(item);
        }
    }

    /// The atom of a token at which the draft at `next` begins.
    fn named(self, at: u32, limit: u32, drafts: &[Draft<'_>], next: usize) -> Item {
        let here = drafts[next..]
            .iter()
            .take_while(|d| d.first == at)
            .enumerate()
            .filter(|(_, d)| d.end <= limit)
            .max_by_key(|(_, d)| d.end);
        let stop = compound_end(self.tokens, at, limit);
        match here {
            Some((_, draft)) if is_compound_start(self.tokens, draft, limit) => {
                self.compound(at, stop)
            }
            Some((i, draft)) => mention(self.tokens, draft, narrow(next + i)),
            // a mention that goes on past the sentence
            None => {
                let after = drafts[next..].iter().find(|d| d.first > at);
                self.unnamed(at, stop.min(after.map_or(u32::MAX, |d| d.first)))
            }
        }
    }

    /// The compound that ends before `stop`, if there is one, else the token.
    fn unnamed(self, at: u32, stop: u32) -> Item {
        if stop > at + 2 && self.tokens.class(stop as usize - 1) == Some(Class::Word) {
            self.compound(at, stop)
        } else {
            self.word(at)
        }
    }

    /// One token.
    fn word(self, at: u32) -> Item {
        let Self { tokens, lexicon, uses } = self;
        let t = &tokens.list[at as usize];
        let entry = lexicon.get(t.word);
        let (mut tags, mut likeliest) = (entry.tags, entry.likeliest);
        if entry.no_object {
            tags |= tag::NO_OBJECT;
        }
        if t.class == Class::Word && tags == 0 {
            let guessed = guess(tokens.str(at as usize));
            // "Separately, the court said …": a name is known, or does not begin a sentence so
            let opens = t.has(flag::FIRST)
                && guessed.1 == tag::ADVERB
                && tokens.class(at as usize + 1) == Some(Class::Comma);
            (tags, likeliest) =
                if t.has(flag::UPPER) && !opens { (tag::NOUN, tag::NOUN) } else { guessed };
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
        let mut usage = uses.get(t.word);
        if entry.people {
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
            plural: entry.many || entry.tags == 0 && is_plural_form(tokens.str(at as usize)),
            usage,
        }
    }

    /// A compound joined by hyphens: an adjective before a noun, else of the class of its last word.
    fn compound(self, first: u32, end: u32) -> Item {
        let Self { tokens, lexicon, uses } = self;
        let last = &tokens.list[end as usize - 1];
        let entry = lexicon.get(last.word);
        let mut tags = tag::ADJECTIVE;
        if entry.tags & tag::NOUN != 0 || last.class == Class::Number || entry.tags == 0 {
            tags |= tag::NOUN;
        }
        if entry.tags & tag::ADVERB != 0 && entry.likeliest == tag::ADVERB {
            tags |= tag::ADVERB;
        }
        if first > 0 && matches!(tokens.str(first as usize - 1), "has" | "have" | "had") {
            // "had reverse-engineered"
            tags |= entry.tags & tag::PARTICIPLE;
        }
        // "cease-fire" is a word of its own
        let listed = (end == first + 3)
            .then(|| lexicon.noun_pair(tokens.list[first as usize].word, last.word))
            .flatten();
        if listed.is_some() {
            tags |= tag::NOUN;
        }
        let word = match listed {
            Some((noun, _)) => noun.singular,
            None if tags & tag::NOUN != 0 => last.word,
            None => Word::NONE,
        };
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
            usage: uses.get(word),
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
        plural: match draft.kind {
            MentionKind::Nationality => tokens.str(draft.end as usize - 1).ends_with('s'),
            // "40 tonnes", "5 million barrels a day", "dozens"
            k if k.is_numeric() => (draft.first..draft.end)
                .map(|i| i as usize)
                .any(|i| tokens.class(i) == Some(Class::Word) && is_plural_form(tokens.str(i))),
            _ => false,
        },
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
