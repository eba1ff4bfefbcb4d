//! `rules/en/statements.toml`: the cues and their stances.

use serde::Deserialize;
use toml::Spanned;

use crate::builder::is_disabled;
use crate::relation::raise;
use crate::token::fold::fold;
use crate::vocabulary::{Vocabulary, Word};
use crate::{Error, Example, MentionKind, Stance};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Words that deny what they name: "hoax", "fake".
    belittling: Vec<String>,
    cue: Vec<Raw>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    id: Spanned<String>,
    stance: Spanned<String>,
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    passives: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    adjectives: Vec<String>,
    #[serde(default)]
    adverbs: Vec<String>,
    #[serde(default)]
    phrases: Vec<String>,
    content: Vec<Spanned<String>>,
    /// Kinds to which the source is limited.
    #[serde(default)]
    sources: Vec<Spanned<String>>,
    /// Heads to which an object that is denied is limited.
    #[serde(default)]
    objects: Vec<String>,
    /// Only under "no": "no evidence that".
    #[serde(default)]
    negated: bool,
    yes: Vec<String>,
    no: Vec<String>,
}

/// Bits of [`Cue::content`].
pub(crate) mod content {
    /// A clause.
    pub(crate) const CLAUSE: u8 = 1;
    /// A clause with "that" only.
    pub(crate) const THAT: u8 = 2;
    /// A quotation.
    pub(crate) const QUOTE: u8 = 4;
    /// The object.
    pub(crate) const OBJECT: u8 = 8;
    /// The object, with what it is called after "as".
    pub(crate) const AS: u8 = 16;
    /// What follows "of".
    pub(crate) const OF: u8 = 32;
    /// What follows "for".
    pub(crate) const FOR: u8 = 64;
}

/// A compiled cue.
#[derive(Clone, Debug)]
pub(crate) struct Cue {
    pub(crate) id: Box<str>,
    pub(crate) stance: Stance,
    pub(crate) content: u8,
    pub(crate) sources: Vec<MentionKind>,
    pub(crate) objects: Vec<Word>,
    pub(crate) negated: bool,
}

/// The compiled cues with the words that evoke them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cues {
    pub(crate) list: Vec<Cue>,
    pub(crate) verbs: Vec<(Word, u16)>,
    pub(crate) passives: Vec<(Word, u16)>,
    pub(crate) nouns: Vec<(Word, u16)>,
    pub(crate) adjectives: Vec<(Word, u16)>,
    pub(crate) adverbs: Vec<(Word, u16)>,
    /// (first word, second word or none, cue).
    pub(crate) phrases: Vec<(Word, Word, u16)>,
    /// Words that deny what they name.
    pub(crate) belittling: Vec<Word>,
    pub(crate) examples: Vec<Example>,
}

impl Cues {
    /// Compiles a file.
    pub(crate) fn new(name: &str, text: &str, v: &mut Vocabulary) -> Result<Self, Error> {
        let file: File = toml::from_str(text).map_err(|e| {
            raise(name, text, e.span().map_or(0, |s| s.start), e.message().to_owned())
        })?;
        let mut out = Self {
            belittling: file.belittling.iter().map(|w| v.intern(&fold(w))).collect(),
            ..Self::default()
        };
        for raw in &file.cue {
            out.add(name, text, raw, v)?;
        }
        for list in [
            &mut out.verbs,
            &mut out.passives,
            &mut out.nouns,
            &mut out.adjectives,
            &mut out.adverbs,
        ] {
            list.sort_unstable();
        }
        Ok(out)
    }

    /// Takes out the words of a cue, or of all cues of a file; false when there is none of that name.
    pub(crate) fn disable(&mut self, id: &str) -> bool {
        let disabled = [id.to_owned()];
        let out: Vec<bool> = self.list.iter().map(|c| is_disabled(&disabled, &c.id)).collect();
        let keeps = |cue: u16| out.get(usize::from(cue)).is_none_or(|out| !out);
        let Self { verbs, passives, nouns, adjectives, adverbs, .. } = self;
        for list in [verbs, passives, nouns, adjectives, adverbs] {
            list.retain(|(_, cue)| keeps(*cue));
        }
        self.phrases.retain(|(_, _, cue)| keeps(*cue));
        self.examples.retain(|e| !is_disabled(&disabled, &e.rule));
        out.contains(&true)
    }

    fn add(&mut self, name: &str, text: &str, raw: &Raw, v: &mut Vocabulary) -> Result<(), Error> {
        let fail = |at: usize, message: String| Err(raise(name, text, at, message));
        let Some(stance) = Stance::from_name(raw.stance.get_ref()) else {
            let all: Vec<&str> = Stance::ALL.iter().map(|s| s.as_str()).collect();
            return fail(
                raw.stance.span().start,
                format!(
                    "unknown stance `{}`; stances are {}",
                    raw.stance.get_ref(),
                    all.join(", ")
                ),
            );
        };
        if raw.yes.is_empty() || raw.no.is_empty() {
            return fail(
                raw.id.span().start,
                format!(
                    "cue `{}` needs at least one `yes` and one `no` sentence",
                    raw.id.get_ref()
                ),
            );
        }
        let mut bits = 0;
        for c in &raw.content {
            bits |= match c.get_ref().as_str() {
                "clause" => content::CLAUSE,
                "that" => content::THAT,
                "quote" => content::QUOTE,
                "object" => content::OBJECT,
                "as" => content::AS,
                "of" => content::OF,
                "for" => content::FOR,
                other => {
                    return fail(
                        c.span().start,
                        format!(
                            "unknown content `{other}`; it is one of clause, that, quote, object, as, of, for"
                        ),
                    );
                }
            };
        }
        let mut sources = Vec::new();
        for s in &raw.sources {
            match MentionKind::from_name(s.get_ref()) {
                Some(kind) => sources.push(kind),
                None if s.get_ref() == "pronoun" => {}
                None => return fail(s.span().start, format!("unknown kind `{}`", s.get_ref())),
            }
        }
        let index = u16::try_from(self.list.len()).unwrap_or(u16::MAX);
        let mut put = |list: &mut Vec<(Word, u16)>, words: &[String]| {
            for w in words.iter().filter(|w| !w.contains(' ')) {
                let word = v.intern(&fold(w));
                if !list.iter().any(|(x, _)| *x == word) {
                    list.push((word, index));
                }
            }
        };
        put(&mut self.verbs, &raw.verbs);
        put(&mut self.passives, &raw.passives);
        put(&mut self.nouns, &raw.nouns);
        put(&mut self.adjectives, &raw.adjectives);
        put(&mut self.adverbs, &raw.adverbs);
        for phrase in &raw.phrases {
            let mut words = phrase.split(' ');
            let first = v.intern(&fold(words.next().unwrap_or("")));
            let second = words.next().map_or(Word::NONE, |w| v.intern(&fold(w)));
            self.phrases.push((first, second, index));
        }
        self.list.push(Cue {
            id: raw.id.get_ref().as_str().into(),
            stance,
            content: bits,
            sources,
            objects: raw.objects.iter().map(|w| v.intern(&fold(w))).collect(),
            negated: raw.negated,
        });
        for (expected, list) in [(true, &raw.yes), (false, &raw.no)] {
            for sentence in list {
                let (rule, gives) = (raw.id.get_ref().clone(), "statement".to_owned());
                self.examples.push(Example { rule, gives, expected, sentence: sentence.clone() });
            }
        }
        Ok(())
    }
}

/// The cue of a word in one of the sorted tables.
pub(crate) fn cue(table: &[(Word, u16)], word: Word) -> Option<u16> {
    if !word.is_known() {
        return None;
    }
    let at = table.partition_point(|(w, _)| *w < word);
    table.get(at).filter(|(w, _)| *w == word).map(|(_, c)| *c)
}
