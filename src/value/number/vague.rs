//! Vague counts: "dozens", "tens of thousands", "several hundred", "a handful".

use super::context::Context;
use super::finish::Made;
use crate::MentionKind;
use crate::output::NumberValue;
use crate::token::{Class, Tokens};
use crate::vocabulary::{Vocabulary, Word};

/// The part that a word plays in a vague count.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    None,
    /// "thousands": at least two of these, fewer than ten.
    Many(f64),
    /// "hundred" after "several".
    One(f64),
    /// "several", "a few", "many".
    Few,
    /// "several", "multiple" before a plural.
    Plural,
    /// "handful", "couple".
    Handful,
    /// "of".
    Of,
    /// "a".
    Article,
}

/// The words of vague counts.
#[derive(Clone, Debug)]
pub(super) struct Vague {
    by_word: Vec<u8>,
    parts: Vec<Part>,
    /// The words.
    known: Vec<Word>,
}

const WORDS: &[(&str, Part)] = &[
    ("tens", Part::Many(10.0)),
    ("dozens", Part::Many(12.0)),
    ("scores", Part::Many(20.0)),
    ("hundreds", Part::Many(100.0)),
    ("thousands", Part::Many(1e3)),
    ("millions", Part::Many(1e6)),
    ("billions", Part::Many(1e9)),
    ("trillions", Part::Many(1e12)),
    ("lakhs", Part::Many(1e5)),
    ("crores", Part::Many(1e7)),
    ("dozen", Part::One(12.0)),
    ("hundred", Part::One(100.0)),
    ("thousand", Part::One(1e3)),
    ("million", Part::One(1e6)),
    ("billion", Part::One(1e9)),
    ("trillion", Part::One(1e12)),
    ("few", Part::Few),
    ("many", Part::Few),
    ("several", Part::Plural),
    ("multiple", Part::Plural),
    ("handful", Part::Handful),
    ("couple", Part::Handful),
    ("of", Part::Of),
    ("a", Part::Article),
];

impl Vague {
    /// Interns the words.
    pub(super) fn new(vocabulary: &mut Vocabulary) -> Self {
        let mut parts = vec![Part::None];
        let mut words = Vec::new();
        for (word, part) in WORDS {
            words.push((vocabulary.intern(word), u8::try_from(parts.len()).unwrap_or(0)));
            parts.push(*part);
        }
        let mut by_word = vec![0; vocabulary.len()];
        for (word, at) in &words {
            by_word[word.index()] = *at;
        }
        Self { by_word, parts, known: words.into_iter().map(|(word, _)| word).collect() }
    }

    #[inline]
    fn part(&self, word: Word) -> Part {
        self.at(word.index())
    }

    #[inline]
    fn at(&self, index: usize) -> Part {
        self.parts[self.by_word.get(index).copied().unwrap_or(0) as usize]
    }

    /// The words that can stand in a vague count, by index.
    pub(super) fn known(&self) -> impl Iterator<Item = usize> {
        self.known.iter().map(|word| word.index())
    }

    /// Whether a vague count may begin with the word of that index.
    #[inline]
    pub(super) fn begins(&self, index: usize) -> bool {
        matches!(self.at(index), Part::Many(_) | Part::Few | Part::Plural | Part::Handful)
    }

    /// The vague count at token `i`.
    pub(super) fn read(&self, tokens: &Tokens<'_>, context: &Context, i: usize) -> Option<Made> {
        let part = |k: usize| self.part(tokens.word(k));
        match part(i) {
            Part::Many(unit) => self.many(tokens, i, unit),
            Part::Few | Part::Plural => {
                let article = i > 0 && part(i - 1) == Part::Article;
                let first = if article { i - 1 } else { i };
                if let Part::One(unit) = part(i + 1) {
                    return Some(made(tokens, first, i + 2, Some(2.0 * unit), Some(top(unit))));
                }
                let alone = part(i) == Part::Plural
                    && tokens.class(i + 1) == Some(Class::Word)
                    && context.counts(tokens, i + 1);
                alone.then(|| made(tokens, i, i + 1, None, None))
            }
            Part::Handful => {
                let first = i.checked_sub(1).filter(|k| part(*k) == Part::Article)?;
                if part(i + 1) != Part::Of {
                    return None;
                }
                if let Part::One(unit) = part(i + 2) {
                    return Some(made(tokens, first, i + 3, Some(2.0 * unit), Some(top(unit))));
                }
                context.counts(tokens, i + 2).then(|| made(tokens, first, i + 1, None, None))
            }
            _ => None,
        }
    }

    /// "dozens", "tens of thousands".
    fn many(&self, tokens: &Tokens<'_>, i: usize, unit: f64) -> Option<Made> {
        let part = |k: usize| self.part(tokens.word(k));
        let hyphen = i > 0 && tokens.class(i - 1) == Some(Class::Hyphen);
        if hyphen && tokens.list[i].is_joined() {
            return None;
        }
        let (mut end, mut scale) = (i + 1, 1.0);
        while end < i + 5
            && part(end) == Part::Of
            && let Part::Many(next) = part(end + 1)
            && next > unit
        {
            scale *= next;
            end += 2;
        }
        if unit == 10.0 && scale == 1.0 {
            return None;
        }
        let (low, high) = match unit {
            10.0 => (20.0, Some(99.0)),
            12.0 => (24.0, Some(99.0)),
            20.0 => (40.0, Some(199.0)),
            100.0 => (200.0, Some(999.0)),
            1e3 => (2000.0, Some(9999.0)),
            x => (2.0 * x, None),
        };
        let high = high.map(|h: f64| if scale > 1.0 { (h + 1.0) * scale - 1.0 } else { h });
        Some(made(tokens, i, end, Some(low * scale), high))
    }
}

/// The most that "several hundred" can be.
fn top(unit: f64) -> f64 {
    if unit == 12.0 { 99.0 } else { unit * 10.0 - 1.0 }
}

fn made(tokens: &Tokens<'_>, first: usize, end: usize, min: Option<f64>, max: Option<f64>) -> Made {
    let text = tokens.text[tokens.span(first, end)].to_lowercase();
    let vague = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let value = NumberValue { vague: Some(vague), min, max, ..NumberValue::default() };
    Made { first, end, kind: MentionKind::Number, value, rule: "number/vague" }
}
