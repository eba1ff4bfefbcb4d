//! Word classes, noun groups and verb groups: the first two passes of the cascade.
//!
//! Names, titles and values are atoms here; every other token is a word whose possible classes the lexicon lists
//! and its neighbours settle. The groups are what nominals are made of and what clauses are built from.

mod group;
mod item;
mod tagger;

use crate::lexicon::{Lexicon, Verb};
use crate::mention::Draft;
pub(crate) use crate::span::narrow;
use crate::token::{Class, Tokens};
use crate::vocabulary::{Vocabulary, Word};

/// The class of a word in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pos {
    /// Common noun, or an unknown capitalised word.
    Noun,
    /// A name that is a mention.
    Name,
    /// A demonym that is a mention.
    Nationality,
    /// A title that is a mention.
    Title,
    /// A number that is a mention, or a number word.
    Number,
    /// A time that is a mention.
    Time,
    Adjective,
    Adverb,
    Determiner,
    /// "its", "their".
    Possessive,
    Pronoun,
    Preposition,
    Conjunction,
    Subordinator,
    /// "who", "which", "that" and the like, opening a relative clause or question.
    Relative,
    Modal,
    Be,
    Have,
    Do,
    Base,
    Past,
    Participle,
    Gerund,
    Third,
    /// "to" before an infinitive.
    To,
    Not,
    Quantifier,
    /// "’s".
    Apostrophe,
    /// A mark; which one says the token.
    Mark,
}

impl Pos {
    /// Whether it is a form of a lexical verb.
    #[inline]
    pub(crate) const fn is_verb(self) -> bool {
        matches!(self, Self::Base | Self::Past | Self::Participle | Self::Gerund | Self::Third)
    }

    /// Whether it can be the head of a noun group.
    #[inline]
    pub(crate) const fn is_head(self) -> bool {
        matches!(self, Self::Noun | Self::Name | Self::Nationality | Self::Title | Self::Number)
    }
}

/// An atom of a sentence: a mention or a token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item {
    /// First token.
    pub(crate) first: u32,
    /// One past the last token.
    pub(crate) end: u32,
    /// The mention, by index into the drafts.
    pub(crate) draft: Option<u32>,
    /// The word of the last token.
    pub(crate) word: Word,
    /// Possible classes by the lexicon: bits of [`tag`](crate::lexicon::tag).
    pub(crate) tags: u32,
    /// The likeliest of them.
    pub(crate) likeliest: u32,
    /// The class that the neighbours settled.
    pub(crate) pos: Pos,
    /// The class of the token.
    pub(crate) class: Class,
    /// Whether it is a compound joined by hyphens.
    pub(crate) compound: bool,
    /// Whether it is a noun in the plural.
    pub(crate) plural: bool,
    /// What the lexicon and the tagger know of its use: bits of [`usage`].
    pub(crate) usage: u8,
}

/// Bits of [`Item::usage`].
pub(crate) mod usage {
    /// A noun for people.
    pub(crate) const PEOPLE: u8 = 1;
    /// A noun that can be the third person of a verb: "chairs".
    pub(crate) const RARELY_THIRD: u8 = 2;
    /// after, because, when, …: a word that can open a clause.
    pub(crate) const OPENER: u8 = 4;
    /// said, told, …: a past that hardly ever begins a reduced relative clause.
    pub(crate) const SAYING: u8 = 8;
    /// say, says: a noun only after a determiner.
    pub(crate) const SAY: u8 = 16;
    /// helps, let, …: after its object an infinitive stands without "to".
    pub(crate) const HELPING: u8 = 32;
    /// north, southwest, …: with "of" it says where.
    pub(crate) const COMPASS: u8 = 64;
}

/// A noun group: "the agency", "South Korea’s special forces", "1,500 soldiers", "he".
#[derive(Clone, Debug)]
pub(crate) struct NounGroup {
    /// First item, with determiner, number and possessor.
    pub(crate) first: u32,
    /// One past the last item.
    pub(crate) end: u32,
    /// The head item.
    pub(crate) head: u32,
    /// The noun group before "’s".
    pub(crate) possessor: Option<u32>,
    /// The item of a possessive pronoun.
    pub(crate) pronoun_possessor: Option<u32>,
    /// The item of the number that counts the head.
    pub(crate) number: Option<u32>,
    /// Whether the head is a plural or a list.
    pub(crate) plural: bool,
    /// The mention that the group is: a name, a value, or a nominal made later.
    pub(crate) draft: Option<u32>,
}

/// Bits of [`VerbGroup::flags`].
pub(crate) mod verb_flag {
    /// be + participle.
    pub(crate) const PASSIVE: u16 = 1;
    /// be + -ing.
    pub(crate) const PROGRESSIVE: u16 = 2;
    /// have + participle.
    pub(crate) const PERFECT: u16 = 4;
    /// "not", "n’t", "never".
    pub(crate) const NEGATED: u16 = 8;
    /// "to" + base.
    pub(crate) const INFINITIVE: u16 = 16;
    /// It has a finite form.
    pub(crate) const FINITE: u16 = 32;
    /// A bare -ing form.
    pub(crate) const GERUND: u16 = 64;
    /// A bare participle: a reduced relative clause.
    pub(crate) const PARTICIPLE: u16 = 128;
    /// A form of be with nothing but a predicate.
    pub(crate) const COPULA: u16 = 256;
}

/// A verb group: "has been sent", "will not confirm", "to fight".
#[derive(Clone, Debug)]
pub(crate) struct VerbGroup {
    /// First item.
    pub(crate) first: u32,
    /// One past the last item.
    pub(crate) end: u32,
    /// The item of the lexical verb.
    pub(crate) head: u32,
    /// The verb.
    pub(crate) verb: Verb,
    /// Bits of [`verb_flag`].
    pub(crate) flags: u16,
    /// The modal verb.
    pub(crate) modal: Word,
}

impl VerbGroup {
    /// Whether all these flags are set.
    #[inline]
    pub(crate) const fn has(&self, flags: u16) -> bool {
        self.flags & flags == flags
    }
}

/// A piece of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Chunk {
    /// A noun group, by index.
    Noun(u32),
    /// A verb group, by index.
    Verb(u32),
    /// A preposition, by item.
    Preposition(u32),
    /// A time outside a prepositional group, by item.
    Time(u32),
    /// "and", "or", "but", by item.
    Conjunction(u32),
    /// "that", "because", "if", by item.
    Subordinator(u32),
    /// "who", "which", by item.
    Relative(u32),
    /// An adverb, by item.
    Adverb(u32),
    /// A predicative adjective, by item.
    Adjective(u32),
    /// A mark, by item.
    Mark(u32),
}

/// The groups of a document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Phrases {
    /// The atoms.
    pub(crate) items: Vec<Item>,
    /// The noun groups, possessors before what they possess.
    pub(crate) nouns: Vec<NounGroup>,
    /// The verb groups.
    pub(crate) verbs: Vec<VerbGroup>,
    /// The chunks in order.
    pub(crate) chunks: Vec<Chunk>,
    /// Per sentence: items and chunks as (first, end).
    pub(crate) sentences: Vec<SentenceGroups>,
}

/// What of [`Phrases`] belongs to one sentence.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SentenceGroups {
    /// First and one past the last item.
    pub(crate) items: (u32, u32),
    /// First and one past the last chunk.
    pub(crate) chunks: (u32, u32),
}

/// The compiled words that the tagger and the group builder ask for by name.
#[derive(Clone, Debug)]
pub(crate) struct Grammar {
    tagger: tagger::Tagger,
    group: group::Grouper,
}

impl Grammar {
    /// Interns the words.
    pub(crate) fn new(vocabulary: &mut Vocabulary) -> Self {
        Self { tagger: tagger::Tagger::new(vocabulary), group: group::Grouper::new(vocabulary) }
    }

    /// Finds the groups of every sentence. `drafts` are sorted and hold names, titles and values.
    pub(crate) fn phrases(
        &self,
        tokens: &Tokens<'_>,
        drafts: &[Draft<'_>],
        lexicon: &Lexicon,
    ) -> Phrases {
        let mut out = Phrases::default();
        self.phrases_into(tokens, drafts, lexicon, &mut out);
        out
    }

    /// As [`Self::phrases`], in the memory of the groups of another document.
    pub(crate) fn phrases_into(
        &self,
        tokens: &Tokens<'_>,
        drafts: &[Draft<'_>],
        lexicon: &Lexicon,
        out: &mut Phrases,
    ) {
        out.items.clear();
        out.nouns.clear();
        out.verbs.clear();
        out.chunks.clear();
        out.sentences.clear();
        // of tokens of news nearly all are items, and of four one is in each noun group; what is more grows
        let most = tokens.list.len();
        out.items.reserve(most);
        out.chunks.reserve(most);
        out.nouns.reserve(most / 3);
        out.verbs.reserve(most / 6);
        out.sentences.reserve(tokens.sentences.len());
        let mut next_draft = 0;
        for sentence in &tokens.sentences {
            let first = out.items.len();
            let known = item::Known { tokens, lexicon, uses: self.tagger.uses() };
            known.items(sentence, drafts, &mut next_draft, &mut out.items);
            self.tagger.tag(tokens, &mut out.items[first..]);
            let first_chunk = out.chunks.len();
            self.group.group(tokens, drafts, lexicon, first, out);
            out.sentences.push(SentenceGroups {
                items: (narrow(first), narrow(out.items.len())),
                chunks: (narrow(first_chunk), narrow(out.chunks.len())),
            });
        }
    }
}

impl Phrases {
    /// An item.
    #[inline]
    pub(crate) fn item(&self, i: u32) -> &Item {
        &self.items[i as usize]
    }

    /// A noun group.
    #[inline]
    pub(crate) fn noun(&self, i: u32) -> &NounGroup {
        &self.nouns[i as usize]
    }

    /// A verb group.
    #[inline]
    pub(crate) fn verb(&self, i: u32) -> &VerbGroup {
        &self.verbs[i as usize]
    }

    /// The tokens of a chunk as (first, end).
    #[inline]
    pub(crate) fn tokens_of(&self, chunk: Chunk) -> (u32, u32) {
        let (first, end) = match chunk {
            Chunk::Noun(n) => (self.noun(n).first, self.noun(n).end),
            Chunk::Verb(v) => (self.verb(v).first, self.verb(v).end),
            Chunk::Preposition(i)
            | Chunk::Time(i)
            | Chunk::Conjunction(i)
            | Chunk::Subordinator(i)
            | Chunk::Relative(i)
            | Chunk::Adverb(i)
            | Chunk::Adjective(i)
            | Chunk::Mark(i) => (i, i + 1),
        };
        (self.item(first).first, self.item(end - 1).end)
    }
}
