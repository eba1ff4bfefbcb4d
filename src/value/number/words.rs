//! The words that numbers are spelled with.

use crate::vocabulary::{Vocabulary, Word};

/// The part that a word can play in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// None.
    None,
    /// "zero".
    Zero,
    /// "one" to "nine".
    Unit,
    /// "ten" to "nineteen".
    Teen,
    /// "twenty" to "ninety".
    Tens,
    /// "hundred".
    Hundred,
    /// "thousand", "million", "lakh".
    Scale,
    /// "thousands", "millions": scales after a number in words, else vague counts.
    Scales,
    /// "bn", "mn", "trn": scales that stand only after digits.
    ShortScale,
    /// "cr": ten million in the news of India.
    Crore,
    /// "m", "b", "t", "mm": scales only of money, or glued to a count.
    Letter,
    /// "k".
    Kilo,
    /// "dozen".
    Dozen,
    /// "dozens" after a number in words, else a vague count.
    Dozens,
    /// "first" to "nineteenth".
    OrdinalUnit,
    /// "twentieth" to "ninetieth".
    OrdinalTens,
    /// "hundredth", "thousandth".
    OrdinalScale,
    /// "thirds", "fifths", "quarters".
    Denominator,
    /// "quarter".
    Quarter,
    /// "half".
    Half,
    /// "½".
    Vulgar,
    /// "a", "an".
    Article,
    /// "and".
    And,
    /// "point".
    Point,
    /// "st", "nd", "rd", "th".
    Suffix,
    /// "of".
    Of,
    /// "in".
    In,
    /// "out".
    Out,
    /// "every", "each".
    Every,
}

/// A part with its number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    /// Which part.
    pub(super) part: Part,
    /// The number: 3 of "three", of "third" and of "thirds", 1e6 of "million".
    pub(super) value: f64,
}

/// Parts by word.
#[derive(Clone, Debug)]
pub(super) struct NumberWords {
    /// Index into `entries` by word.
    by_word: Vec<u8>,
    entries: Vec<Entry>,
    /// All of the words.
    known: Vec<Word>,
}

const UNITS: &[&str] = &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

const TEENS: &[&str] = &[
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: &[&str] =
    &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

const ORDINALS: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];

const ORDINAL_TENS: &[&str] = &[
    "twentieth",
    "thirtieth",
    "fortieth",
    "fiftieth",
    "sixtieth",
    "seventieth",
    "eightieth",
    "ninetieth",
];

const DENOMINATORS: &[(&str, f64)] = &[
    ("halves", 2.0),
    ("thirds", 3.0),
    ("quarters", 4.0),
    ("fourths", 4.0),
    ("fifths", 5.0),
    ("sixths", 6.0),
    ("sevenths", 7.0),
    ("eighths", 8.0),
    ("ninths", 9.0),
    ("tenths", 10.0),
    ("twelfths", 12.0),
    ("sixteenths", 16.0),
    ("twentieths", 20.0),
    ("hundredths", 100.0),
    ("thousandths", 1000.0),
];

const OTHERS: &[(&str, Part, f64)] = &[
    ("zero", Part::Zero, 0.0),
    ("nought", Part::Zero, 0.0),
    ("naught", Part::Zero, 0.0),
    ("fourty", Part::Tens, 40.0),
    ("hundred", Part::Hundred, 100.0),
    ("thousand", Part::Scale, 1e3),
    ("lakh", Part::Scale, 1e5),
    ("million", Part::Scale, 1e6),
    ("crore", Part::Scale, 1e7),
    ("billion", Part::Scale, 1e9),
    ("trillion", Part::Scale, 1e12),
    ("quadrillion", Part::Scale, 1e15),
    ("quintillion", Part::Scale, 1e18),
    ("lakhs", Part::Scale, 1e5),
    ("lac", Part::Scale, 1e5),
    ("lacs", Part::Scale, 1e5),
    ("crores", Part::Scale, 1e7),
    ("thousands", Part::Scales, 1e3),
    ("millions", Part::Scales, 1e6),
    ("billions", Part::Scales, 1e9),
    ("trillions", Part::Scales, 1e12),
    ("lkh", Part::Scale, 1e5),
    ("lkhs", Part::Scale, 1e5),
    ("krore", Part::Scale, 1e7),
    ("krores", Part::Scale, 1e7),
    ("koti", Part::Scale, 1e7),
    ("cr", Part::Crore, 1e7),
    ("mn", Part::ShortScale, 1e6),
    ("mln", Part::ShortScale, 1e6),
    ("mio", Part::ShortScale, 1e6),
    ("bn", Part::ShortScale, 1e9),
    ("bln", Part::ShortScale, 1e9),
    ("tn", Part::ShortScale, 1e12),
    ("trn", Part::ShortScale, 1e12),
    ("trln", Part::ShortScale, 1e12),
    ("m", Part::Letter, 1e6),
    ("mm", Part::Letter, 1e6),
    ("b", Part::Letter, 1e9),
    ("t", Part::Letter, 1e12),
    ("k", Part::Kilo, 1e3),
    ("dozen", Part::Dozen, 12.0),
    ("dozens", Part::Dozens, 12.0),
    ("hundredth", Part::OrdinalScale, 100.0),
    ("thousandth", Part::OrdinalScale, 1e3),
    ("millionth", Part::OrdinalScale, 1e6),
    ("billionth", Part::OrdinalScale, 1e9),
    ("trillionth", Part::OrdinalScale, 1e12),
    ("quarter", Part::Quarter, 4.0),
    ("half", Part::Half, 0.5),
    ("½", Part::Vulgar, 0.5),
    ("¼", Part::Vulgar, 0.25),
    ("¾", Part::Vulgar, 0.75),
    ("⅓", Part::Vulgar, 1.0 / 3.0),
    ("⅔", Part::Vulgar, 2.0 / 3.0),
    ("⅛", Part::Vulgar, 0.125),
    ("⅜", Part::Vulgar, 0.375),
    ("⅝", Part::Vulgar, 0.625),
    ("⅞", Part::Vulgar, 0.875),
    ("⅕", Part::Vulgar, 0.2),
    ("⅖", Part::Vulgar, 0.4),
    ("⅗", Part::Vulgar, 0.6),
    ("⅘", Part::Vulgar, 0.8),
    ("⅙", Part::Vulgar, 1.0 / 6.0),
    ("⅚", Part::Vulgar, 5.0 / 6.0),
    ("a", Part::Article, 1.0),
    ("an", Part::Article, 1.0),
    ("and", Part::And, 0.0),
    ("point", Part::Point, 0.0),
    ("st", Part::Suffix, 0.0),
    ("nd", Part::Suffix, 0.0),
    ("rd", Part::Suffix, 0.0),
    ("th", Part::Suffix, 0.0),
    ("of", Part::Of, 0.0),
    ("in", Part::In, 0.0),
    ("out", Part::Out, 0.0),
    ("every", Part::Every, 0.0),
    ("each", Part::Every, 0.0),
];

impl NumberWords {
    /// Interns the lists.
    pub(super) fn new(vocabulary: &mut Vocabulary) -> Self {
        let mut entries = vec![Entry { part: Part::None, value: 0.0 }];
        let mut words = Vec::new();
        let mut add = |word: &str, part: Part, value: f64| {
            let at = u8::try_from(entries.len()).expect("there are fewer than 256 number words");
            entries.push(Entry { part, value });
            words.push((vocabulary.intern(word), at));
        };
        let lists = [
            (UNITS, Part::Unit, 1.0, 1.0),
            (TEENS, Part::Teen, 10.0, 1.0),
            (TENS, Part::Tens, 20.0, 10.0),
            (ORDINALS, Part::OrdinalUnit, 1.0, 1.0),
            (ORDINAL_TENS, Part::OrdinalTens, 20.0, 10.0),
        ];
        for (list, part, from, step) in lists {
            let mut value = from;
            for word in list {
                add(word, part, value);
                value += step;
            }
        }
        // "twentyfifth"
        for (tens, value) in TENS.iter().zip((20..).step_by(10)) {
            for (unit, more) in ORDINALS.iter().zip(1..10) {
                add(&format!("{tens}{unit}"), Part::OrdinalTens, f64::from(value + more));
            }
        }
        for (word, value) in DENOMINATORS {
            add(word, Part::Denominator, *value);
        }
        for (word, part, value) in OTHERS {
            add(word, *part, *value);
        }
        let mut by_word = vec![0; vocabulary.len()];
        for (word, at) in &words {
            by_word[word.index()] = *at;
        }
        Self { by_word, entries, known: words.into_iter().map(|(word, _)| word).collect() }
    }

    /// The words that can stand in a number, by index.
    pub(super) fn known(&self) -> impl Iterator<Item = usize> {
        self.known.iter().map(|word| word.index())
    }

    /// Whether a number may begin with the word of that index.
    #[inline]
    pub(super) fn begins(&self, index: usize) -> bool {
        matches!(
            self.at(index).part,
            Part::Zero
                | Part::Unit
                | Part::Teen
                | Part::Tens
                | Part::Hundred
                | Part::Scale
                | Part::OrdinalUnit
                | Part::OrdinalTens
                | Part::Quarter
                | Part::Half
                | Part::Vulgar
                | Part::Article
        )
    }

    /// The part of a word.
    #[inline]
    pub(super) fn get(&self, word: Word) -> Entry {
        self.at(word.index())
    }

    /// The part of the word of an index.
    #[inline]
    fn at(&self, index: usize) -> Entry {
        self.entries[self.by_word.get(index).copied().unwrap_or(0) as usize]
    }
}
