//! Noun groups and verb groups.

mod ask;

use self::ask::{
    after_verb, begins_verb, counts_many, is_money, is_size, joins_adjectives, joins_demonyms,
    may_precede, noun_follows, number_counts, quotes_one, time_modifies, verb_follows,
    verb_form_follows,
};
use super::{Chunk, Item, NounGroup, Phrases, Pos, VerbGroup, narrow, verb_flag};
use crate::lexicon::{Lexicon, Verb, tag};
use crate::mention::Draft;
use crate::token::{Class, Tokens};
use crate::vocabulary::{Vocabulary, Word};

/// The words that the group builder asks for by name.
#[derive(Clone, Debug)]
pub(crate) struct Grouper {
    be: Verb,
    have: Verb,
    /// "do".
    act: Verb,
    /// "only", "also" and the like may stand between an article and a noun; "more", "most" before an adjective do too.
    of: Word,
    other: Word,
    more: Word,
    one: Word,
    /// away, back, out, …: adverbs that go with a verb.
    particles: [Word; 12],
    /// Verbs after whose object an infinitive stands without "to".
    helps: [Word; 3],
    /// "times", after a number: how often.
    times: Word,
    /// "cannot": a modal with "not" in it.
    cannot: Word,
    out: Word,
    /// "seconds", "hours", …: before "before" and "after" how long.
    moments: [Word; 8],
    /// "before", "after".
    sides: [Word; 2],
}

/// A noun group in the making.
#[derive(Clone, Copy, Debug, Default)]
struct Building {
    first: usize,
    possessor: Option<u32>,
    pronoun_possessor: Option<u32>,
    number: Option<u32>,
    head: Option<usize>,
}

impl Grouper {
    /// Interns the words.
    pub(crate) fn new(v: &mut Vocabulary) -> Self {
        Self {
            be: Verb { lemma: v.intern("be"), class: crate::lexicon::class::COPULA },
            times: v.intern("times"),
            cannot: v.intern("cannot"),
            out: v.intern("out"),
            moments: ["seconds", "moments", "minutes", "hours", "days", "weeks", "months", "years"]
                .map(|w| v.intern(w)),
            sides: ["before", "after"].map(|w| v.intern(w)),
            helps: ["help", "let", "demand"].map(|w| v.intern(w)),
            have: Verb { lemma: v.intern("have"), class: 0 },
            act: Verb { lemma: v.intern("do"), class: 0 },
            of: v.intern("of"),
            other: v.intern("other"),
            more: v.intern("more"),
            one: v.intern("one"),
            particles: [
                "away", "back", "out", "off", "up", "down", "forward", "together", "apart",
                "aside", "along", "home",
            ]
            .map(|w| v.intern(w)),
        }
    }

    /// Appends the groups and chunks of the items from `from` on.
    pub(super) fn group(
        &self,
        tokens: &Tokens<'_>,
        drafts: &[Draft<'_>],
        lexicon: &Lexicon,
        from: usize,
        out: &mut Phrases,
    ) {
        let mut at = from;
        while at < out.items.len() {
            let it = out.items[at];
            let index = narrow(at);
            match it.pos {
                Pos::Mark if quotes_one(&out.items, at) => {}
                Pos::Mark => out.chunks.push(Chunk::Mark(index)),
                Pos::Conjunction => out.chunks.push(Chunk::Conjunction(index)),
                Pos::Subordinator => out.chunks.push(Chunk::Subordinator(index)),
                Pos::Relative => out.chunks.push(Chunk::Relative(index)),
                Pos::Preposition => {
                    out.chunks.push(Chunk::Preposition(index));
                    // "south of": the direction is what governs
                    if self.is_direction(&out.items, at) {
                        at += 1;
                    }
                }
                Pos::Time if !time_modifies(&out.items, at) => out.chunks.push(Chunk::Time(index)),
                Pos::Pronoun => {
                    out.nouns.push(single(index, &it));
                    out.chunks.push(Chunk::Noun(narrow(out.nouns.len() - 1)));
                }
                pos if begins_verb(pos) => {
                    at = self.verb_group(lexicon, at, out);
                    continue;
                }
                Pos::Adverb if verb_follows(&out.items, at) => {
                    at = self.verb_group(lexicon, at, out);
                    continue;
                }
                Pos::Adverb | Pos::Noun if self.stands_alone(&out.items, at) => {
                    out.chunks.push(Chunk::Adverb(index));
                }
                _ => {
                    at = self.noun_group(tokens, drafts, at, out);
                    continue;
                }
            }
            at += 1;
        }
    }

    /// "south | of": a noun that became a preposition, with the "of" that made it one.
    fn is_direction(&self, items: &[Item], at: usize) -> bool {
        let noun = items[at].tags & tag::NOUN != 0 && items[at].tags & tag::PREPOSITION == 0;
        (noun || items[at].word == self.out) && items.get(at + 1).is_some_and(|n| n.word == self.of)
    }

    /// Whether an adverb is no part of a noun group, or a noun only says how long.
    fn stands_alone(&self, items: &[Item], at: usize) -> bool {
        if items[at].pos == Pos::Noun {
            return self.is_moment(items, at);
        }
        !noun_follows(items, at) || self.is_particle(items, at)
    }

    /// "seconds | before the blast": how long, and no part of a group.
    fn is_moment(&self, items: &[Item], at: usize) -> bool {
        self.moments.contains(&items[at].word)
            && items.get(at + 1).is_some_and(|n| self.sides.contains(&n.word))
    }

    /// "swept | away | whole streets": an adverb that belongs to the verb before it.
    fn is_particle(&self, items: &[Item], at: usize) -> bool {
        at > 0 && items[at - 1].pos.is_verb() && self.particles.contains(&items[at].word)
    }

    /// Takes a noun group from `at`; returns where it ends.
    fn noun_group(
        &self,
        tokens: &Tokens<'_>,
        drafts: &[Draft<'_>],
        at: usize,
        out: &mut Phrases,
    ) -> usize {
        let mut b = Building { first: at, ..Building::default() };
        let mut i = at;
        while i < out.items.len() {
            let it = out.items[i];
            match it.pos {
                // "two other passengers", "12 more bodies"
                Pos::Determiner | Pos::Quantifier
                    if it.word == self.other || it.word == self.more =>
                {
                    let counted = b.head.is_none_or(|h| out.items[h].pos == Pos::Number);
                    if !counted || b.head.is_some() && !noun_follows(&out.items, i) {
                        break;
                    }
                }
                Pos::Determiner
                    if i > b.first
                        && (b.head.is_some() || out.items[i - 1].pos != Pos::Quantifier) =>
                {
                    break;
                }
                Pos::Determiner | Pos::Quantifier => {
                    if b.head.is_some() {
                        break;
                    }
                }
                Pos::Adverb if b.head.is_none() && noun_follows(&out.items, i) => {}
                Pos::Adjective => {
                    if b.head.is_some_and(|h| !may_precede(drafts, &out.items, h, i)) {
                        break;
                    }
                    if b.head.is_some() && !noun_follows(&out.items, i) {
                        break;
                    }
                }
                Pos::Possessive => {
                    if b.head.is_some() {
                        break;
                    }
                    b.pronoun_possessor = Some(narrow(i));
                }
                // "no one", "every one"
                Pos::Pronoun
                    if it.word == self.one
                        && b.head.is_none()
                        && i == b.first + 1
                        && out.items[b.first].pos == Pos::Determiner =>
                {
                    b.head = Some(i);
                }
                // "120 170-millimeter howitzers"
                Pos::Number
                    if is_size(tokens, &it)
                        && b.head.is_some_and(|h| out.items[h].pos == Pos::Number)
                        && noun_follows(&out.items, i) =>
                {
                    b.head = Some(i);
                }
                // "shot dead | three demonstrators"
                Pos::Number
                    if b.head.is_none()
                        && i == b.first + 1
                        && out.items[b.first].pos == Pos::Adjective
                        && after_verb(&out.items, b.first) =>
                {
                    break;
                }
                Pos::Number => {
                    if let Some(h) = b.head {
                        if out.items[h].pos != Pos::Noun {
                            break;
                        }
                        if is_money(drafts, &it) {
                            // "paid the farmers | $3 million"
                            break;
                        }
                        if !noun_follows(&out.items, i) {
                            // "magnitude 7.8": no head of its own
                            i += 1;
                            break;
                        }
                    }
                    if number_counts(drafts, &it) && !is_size(tokens, &it) {
                        b.number = Some(narrow(i));
                    }
                    b.head = Some(i);
                }
                Pos::Time if time_modifies(&out.items, i) => b.head = Some(i),
                Pos::Noun if i > b.first && self.is_moment(&out.items, i) => break,
                Pos::Noun | Pos::Name | Pos::Nationality | Pos::Title => {
                    if b.head.is_some_and(|h| !may_precede(drafts, &out.items, h, i)) {
                        break;
                    }
                    b.head = Some(i);
                }
                Pos::Apostrophe => {
                    if b.head.is_none() {
                        break;
                    }
                    let owner = finish(drafts, &b, i, out);
                    b = Building { first: b.first, possessor: Some(owner), ..Building::default() };
                    if !noun_follows(&out.items, i) {
                        // "South Korea’s": nothing is possessed
                        i += 1;
                        out.chunks.push(Chunk::Noun(owner));
                        return i;
                    }
                }
                Pos::Mark
                    if it.class == Class::Hyphen
                        && b.head.is_some()
                        && noun_follows(&out.items, i) => {}
                Pos::Mark
                    if i > b.first
                        && it.class == Class::Comma
                        && time_modifies(&out.items, i - 1) => {}
                Pos::Conjunction if joins_adjectives(&out.items, &b, i) => {}
                Pos::Mark if it.class == Class::Comma && joins_adjectives(&out.items, &b, i) => {}
                Pos::Conjunction if joins_demonyms(drafts, &out.items, &b, i) => {}
                Pos::Mark
                    if it.class == Class::Ampersand
                        && b.head.is_some()
                        && noun_follows(&out.items, i) => {}
                Pos::Mark
                    if it.class == Class::OpenQuote
                        && b.head.is_none()
                        && i > b.first
                        && noun_follows(&out.items, i) => {}
                Pos::Mark
                    if it.class == Class::CloseQuote
                        && quotes_one(&out.items, i)
                        && noun_follows(&out.items, i) => {}
                _ => break,
            }
            i += 1;
        }
        if self.is_frequency(&out.items[b.first..i], &b) {
            out.chunks.push(Chunk::Adverb(narrow(b.first)));
            return i;
        }
        match b.head {
            Some(_) => {
                let n = finish(drafts, &b, i, out);
                out.chunks.push(Chunk::Noun(n));
            }
            // an adjective or determiner alone
            None => {
                i = i.max(b.first + 1);
                for j in b.first..i {
                    let chunk = match out.items[j].pos {
                        Pos::Adjective => Chunk::Adjective(narrow(j)),
                        Pos::Quantifier | Pos::Determiner | Pos::Possessive => {
                            out.nouns.push(single(narrow(j), &out.items[j]));
                            Chunk::Noun(narrow(out.nouns.len() - 1))
                        }
                        Pos::Mark | Pos::Apostrophe => Chunk::Mark(narrow(j)),
                        _ => Chunk::Adverb(narrow(j)),
                    };
                    out.chunks.push(chunk);
                }
            }
        }
        i
    }

    /// "met them | several times": how often, no object.
    fn is_frequency(&self, items: &[Item], b: &Building) -> bool {
        let counts = |x: &Item| matches!(x.pos, Pos::Quantifier | Pos::Number);
        items.len() == 2
            && b.possessor.is_none()
            && counts(&items[0])
            && items[1].word == self.times
    }

    /// "helped Ukraine | train recruits", "helped | cut costs": whether a base form stands for an infinitive.
    fn is_bare_infinitive(&self, at: usize, out: &Phrases) -> bool {
        let helps = |c: Option<&Chunk>| matches!(c, Some(Chunk::Verb(v)) if self.helps.contains(&out.verb(*v).verb.lemma));
        let last = out.chunks.last();
        let before = out.chunks.len().checked_sub(2).and_then(|i| out.chunks.get(i));
        out.items[at].pos == Pos::Base
            && (helps(last) || matches!(last, Some(Chunk::Noun(_))) && helps(before))
    }

    /// Takes a verb group from `at`; returns where it ends.
    fn verb_group(&self, lexicon: &Lexicon, at: usize, out: &mut Phrases) -> usize {
        let mut flags = if self.is_bare_infinitive(at, out) { verb_flag::INFINITIVE } else { 0 };
        let mut modal = Word::NONE;
        let mut auxiliary: Option<(usize, Pos)> = None;
        let mut i = at;
        let mut end = at;
        let mut head = None;
        while i < out.items.len() {
            let it = out.items[i];
            match it.pos {
                Pos::Adverb => {
                    if !verb_follows(&out.items, i) {
                        break;
                    }
                }
                Pos::Not => flags |= verb_flag::NEGATED,
                Pos::Mark
                    if it.class == Class::OpenQuote
                        && (auxiliary.is_some() || i > at && out.items[i - 1].pos == Pos::To)
                        && verb_form_follows(&out.items, i) => {}
                Pos::To
                    if auxiliary.is_none() && head.is_none() && flags & verb_flag::FINITE == 0 =>
                {
                    flags |= verb_flag::INFINITIVE;
                }
                Pos::Modal if auxiliary.is_none() => {
                    modal = it.word;
                    flags |= verb_flag::FINITE;
                    if it.word == self.cannot {
                        flags |= verb_flag::NEGATED;
                    }
                    auxiliary = Some((i, it.pos));
                }
                Pos::Be | Pos::Have | Pos::Do => {
                    // "has been", "would have", "is being", "had": each may follow a modal or "have"
                    let after = auxiliary.map(|(_, p)| p);
                    let chained = matches!(
                        (after, it.pos),
                        (None, _)
                            | (Some(Pos::Modal), _)
                            | (Some(Pos::Have | Pos::Be), Pos::Be)
                            | (Some(Pos::Do | Pos::Have), Pos::Have)
                    );
                    if !chained {
                        break;
                    }
                    if after == Some(Pos::Have) {
                        flags |= verb_flag::PERFECT;
                    }
                    let bare = matches!(it.tags & (tag::BASE | tag::AUXILIARY), 0);
                    if auxiliary.is_none()
                        && flags & verb_flag::INFINITIVE == 0
                        && !bare
                        && !non_finite(lexicon, &it)
                    {
                        flags |= verb_flag::FINITE;
                    }
                    auxiliary = Some((i, it.pos));
                }
                Pos::Base | Pos::Past | Pos::Third | Pos::Participle | Pos::Gerund => {
                    if !self.takes(&mut flags, auxiliary, it.pos) {
                        break;
                    }
                    head = Some(i);
                }
                _ => break,
            }
            i += 1;
            end = i;
            if head.is_some() {
                break;
            }
        }
        let (head, verb) = match (head, auxiliary) {
            (Some(h), _) => {
                let it = out.items[h];
                (
                    h,
                    lexicon
                        .verb(it.word, form_tag(it.pos))
                        .unwrap_or(Verb { lemma: it.word, class: 0 }),
                )
            }
            (None, Some((a, Pos::Be))) => {
                flags |= verb_flag::COPULA;
                (a, self.be)
            }
            (None, Some((a, Pos::Have))) => (a, self.have),
            (None, Some((a, Pos::Do))) => (a, self.act),
            _ => {
                // "not", "to" or a modal with no verb after it
                out.chunks.push(Chunk::Adverb(narrow(at)));
                return at + 1;
            }
        };
        out.verbs.push(VerbGroup {
            first: narrow(at),
            end: narrow(end),
            head: narrow(head),
            verb,
            flags,
            modal,
        });
        out.chunks.push(Chunk::Verb(narrow(out.verbs.len() - 1)));
        end
    }

    /// Whether a lexical verb of this form goes with the auxiliary before it; notes voice and aspect.
    fn takes(&self, flags: &mut u16, auxiliary: Option<(usize, Pos)>, form: Pos) -> bool {
        match (auxiliary.map(|(_, p)| p), form) {
            (None, Pos::Past | Pos::Third) => *flags |= verb_flag::FINITE,
            (None, Pos::Base) => {
                if *flags & verb_flag::INFINITIVE == 0 {
                    *flags |= verb_flag::FINITE;
                }
            }
            (None, Pos::Gerund) => *flags |= verb_flag::GERUND,
            (None, Pos::Participle) => *flags |= verb_flag::PARTICIPLE | verb_flag::PASSIVE,
            (Some(Pos::Be), Pos::Participle | Pos::Past) => *flags |= verb_flag::PASSIVE,
            (Some(Pos::Be), Pos::Gerund) => *flags |= verb_flag::PROGRESSIVE,
            (Some(Pos::Have), Pos::Participle | Pos::Past) => *flags |= verb_flag::PERFECT,
            (Some(Pos::Modal | Pos::Do), Pos::Base) => {}
            _ => return false,
        }
        true
    }
}

/// Forms of auxiliaries that are never finite.
fn non_finite(lexicon: &Lexicon, it: &Item) -> bool {
    let tags = lexicon.tags(it.word);
    tags & (tag::GERUND | tag::PARTICIPLE) != 0 && tags & (tag::PAST | tag::THIRD) == 0
}

/// The bit of the form that a settled class stands for.
const fn form_tag(pos: Pos) -> u32 {
    match pos {
        Pos::Past => tag::PAST,
        Pos::Participle => tag::PARTICIPLE,
        Pos::Gerund => tag::GERUND,
        Pos::Third => tag::THIRD,
        _ => tag::BASE,
    }
}

/// A noun group of one item.
fn single(index: u32, it: &Item) -> NounGroup {
    NounGroup {
        first: index,
        end: index + 1,
        head: index,
        possessor: None,
        pronoun_possessor: None,
        number: None,
        plural: it.plural,
        draft: it.draft,
    }
}

/// Stores a noun group that ends before `end`; returns its index.
fn finish(drafts: &[Draft<'_>], b: &Building, end: usize, out: &mut Phrases) -> u32 {
    let head = b.head.unwrap_or(b.first);
    let it = &out.items[head];
    // a name, or a value alone, is its own mention; a title alone describes a person
    let is_value = it.pos == Pos::Number || it.pos == Pos::Time;
    let draft = match it.pos {
        Pos::Name | Pos::Nationality => it.draft,
        _ if is_value => it.draft,
        _ => None,
    };
    let number = b.number.filter(|n| *n != narrow(head));
    let plural = it.plural || number.is_some_and(|n| counts_many(drafts, &out.items[n as usize]));
    out.nouns.push(NounGroup {
        first: narrow(b.first),
        end: narrow(end),
        head: narrow(head),
        possessor: b.possessor,
        pronoun_possessor: b.pronoun_possessor,
        number,
        plural,
        draft,
    });
    narrow(out.nouns.len() - 1)
}
