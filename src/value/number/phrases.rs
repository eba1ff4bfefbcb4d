//! Short phrases of known words, found by their first word.

use crate::token::fold::fold;
use crate::token::{Class, Tokens};
use crate::vocabulary::{Vocabulary, Word};

/// A phrase after its first word.
#[derive(Clone, Debug)]
struct Phrase {
    rest: Box<[Word]>,
    id: u16,
    /// Whether it stands only right after the number or a hyphen: "5g", "4-in".
    glued: bool,
}

/// Phrases by first word; of several the longest is found.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrases {
    /// Bucket by word, 0 for none.
    heads: Vec<u16>,
    buckets: Vec<Vec<Phrase>>,
    marks: Marks,
}

/// The words that stand for marks.
#[derive(Clone, Copy, Debug, Default)]
struct Marks {
    slash: Word,
    degree: Word,
    tilde: Word,
    percent: Word,
    plus: Word,
}

/// A phrase that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// One past its last token; for a phrase read backwards its first token.
    pub(super) end: usize,
    /// What it stands for.
    pub(super) id: u16,
    /// Whether it must be glued to its number.
    pub(super) glued: bool,
}

impl Phrases {
    /// Interns phrases, each with what it stands for. A "-" before one says that it is glued.
    pub(super) fn new<'a>(
        list: impl Iterator<Item = (&'a str, u16)>,
        backwards: bool,
        vocabulary: &mut Vocabulary,
    ) -> Self {
        let mut all: Vec<(Word, Phrase)> = Vec::new();
        for (text, id) in list {
            let glued = text.starts_with('-');
            let mut words = split(text.trim_start_matches('-'), vocabulary);
            if backwards {
                words.reverse();
            }
            if let Some((head, rest)) = words.split_first() {
                all.push((*head, Phrase { rest: rest.into(), id, glued }));
            }
        }
        let mut mark = |text: &str| vocabulary.intern(text);
        let marks = Marks {
            slash: mark("/"),
            degree: mark("°"),
            tilde: mark("~"),
            percent: mark("%"),
            plus: mark("+"),
        };
        let mut heads = vec![0; vocabulary.len()];
        let mut buckets = vec![Vec::new()];
        for (head, phrase) in all {
            let slot = &mut heads[head.index()];
            if *slot == 0 {
                *slot = u16::try_from(buckets.len()).unwrap_or(0);
                buckets.push(Vec::new());
            }
            buckets[*slot as usize].push(phrase);
        }
        for bucket in &mut buckets {
            bucket.sort_by_key(|p| std::cmp::Reverse(p.rest.len()));
        }
        Self { heads, buckets, marks }
    }

    /// The word of a token, with those of the marks that phrases may hold.
    pub(super) fn word(&self, tokens: &Tokens<'_>, i: usize) -> Word {
        match tokens.class(i) {
            Some(Class::Word) => tokens.word(i),
            Some(Class::Slash) => self.marks.slash,
            Some(Class::Percent) => self.marks.percent,
            Some(Class::Symbol) => match tokens.str(i) {
                "°" | "º" => self.marks.degree,
                "~" | "≈" | "∼" => self.marks.tilde,
                "+" => self.marks.plus,
                _ => Word::NONE,
            },
            _ => Word::NONE,
        }
    }

    fn bucket(&self, word: Word) -> &[Phrase] {
        let at = self.heads.get(word.index()).copied().unwrap_or(0);
        &self.buckets[at as usize]
    }

    /// The longest phrase that begins at token `at`.
    pub(super) fn find(&self, tokens: &Tokens<'_>, at: usize) -> Option<Match> {
        self.bucket(self.word(tokens, at)).iter().find_map(|p| {
            let mut k = at + 1;
            for w in &p.rest {
                if matches!(tokens.class(k), Some(Class::Hyphen | Class::Period))
                    && tokens.list[k].is_joined()
                {
                    k += 1;
                }
                if self.word(tokens, k) != *w {
                    return None;
                }
                k += 1;
            }
            Some(Match { end: k, id: p.id, glued: p.glued })
        })
    }

    /// The longest phrase that ends before token `end` and does not begin before `floor`.
    pub(super) fn find_before(
        &self,
        tokens: &Tokens<'_>,
        end: usize,
        floor: usize,
    ) -> Option<Match> {
        if end <= floor {
            return None;
        }
        let bucket = self.bucket(self.word(tokens, end - 1));
        if bucket.is_empty() {
            return None;
        }
        bucket.iter().find_map(|p| {
            let first = (end - 1).checked_sub(p.rest.len()).filter(|f| *f >= floor)?;
            let fits = p.rest.iter().enumerate().all(|(n, w)| self.word(tokens, end - 2 - n) == *w);
            fits.then_some(Match { end: first, id: p.id, glued: p.glued })
        })
    }
}

/// The words of a phrase; "/" and "°" are words of their own.
fn split(text: &str, vocabulary: &mut Vocabulary) -> Vec<Word> {
    let mut intern = |text: &str| -> Vec<Word> {
        text.split_whitespace().map(|w| vocabulary.intern(&fold(w))).collect()
    };
    if text.contains(['/', '°']) {
        intern(&text.replace('/', " / ").replace('°', " ° "))
    } else {
        intern(text)
    }
}
