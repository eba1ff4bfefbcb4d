//! `rules/en/statements.toml`: the cues and their stances.

use serde::Deserialize;
use toml::Spanned;

use crate::builder::is_disabled;
use crate::by_word::ByWord;
use crate::prepared::kept;
use crate::relation::Example;
use crate::relation::raise;
use crate::token::fold::fold;
use crate::vocabulary::{Vocabulary, Word};
use crate::word_set::WordSet;
use crate::{Error, MentionKind, Stance};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Words that deny what they name: "hoax", "fake".
    belittling: Vec<String>,
    /// Verbs after which a clause follows without "that", and no thing: "say".
    sayings: Vec<String>,
    /// Verbs of which the object is who is told: "tell".
    telling: Vec<String>,
    /// Verbs that name somebody else as the source: "citing", "quoted X as saying".
    quoting: Vec<String>,
    /// Verbs that add nothing to the noun of saying that is their object: "made a promise".
    uttering: Vec<String>,
    /// Words after a comma with which the writer sets his own words against what is said: "although", "but".
    conceding: Vec<String>,
    /// Subjects whose thinking and knowing belongs to the words of the speaker: "I think", "you know".
    hedging: Vec<String>,
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
    /// Nouns that may be the source though they denote no person, body or document: "poll", "data".
    #[serde(default)]
    heads: Vec<String>,
    /// Only under "no": "no evidence that".
    #[serde(default)]
    negated: bool,
    yes: Vec<String>,
    no: Vec<String>,
}

/// Bits of [`Cue::content`].
pub(crate) mod content {
    /// A clause.
    pub(crate) const CLAUSE: u16 = 1;
    /// A clause with "that" only.
    pub(crate) const THAT: u16 = 2;
    /// A quotation.
    pub(crate) const QUOTE: u16 = 4;
    /// The object.
    pub(crate) const OBJECT: u16 = 8;
    /// The object, with what it is called after "as".
    pub(crate) const AS: u16 = 16;
    /// What follows "of".
    pub(crate) const OF: u16 = 32;
    /// What follows "for".
    pub(crate) const FOR: u16 = 64;
    /// An infinitive, with who shall do it.
    pub(crate) const TO: u16 = 128;
    /// The object, with what it is called right after it.
    pub(crate) const NAME: u16 = 256;
    /// An -ing clause as object.
    pub(crate) const ING: u16 = 512;
    /// What follows "on", with an infinitive.
    pub(crate) const ON: u16 = 1024;
    /// What follows "against".
    pub(crate) const AGAINST: u16 = 2048;
    /// What follows "about".
    pub(crate) const ABOUT: u16 = 4096;
    /// Nothing: a noun that says it all.
    pub(crate) const BARE: u16 = 8192;
    /// A question: "asked how it burned", "explained why".
    pub(crate) const WH: u16 = 16384;
    /// An infinitive with somebody else who shall do it: "wants the council to act".
    pub(crate) const BID: u16 = 32768;
    /// The names of all, as the file has them.
    pub(crate) const NAMES: [(&str, u16); 16] = [
        ("clause", CLAUSE),
        ("that", THAT),
        ("quote", QUOTE),
        ("object", OBJECT),
        ("as", AS),
        ("of", OF),
        ("for", FOR),
        ("to", TO),
        ("name", NAME),
        ("ing", ING),
        ("on", ON),
        ("against", AGAINST),
        ("about", ABOUT),
        ("none", BARE),
        ("wh", WH),
        ("bid", BID),
    ];
}

/// What a word is to the stage: bits of [`Cues::is`].
pub(crate) mod mark {
    /// It has cues as a verb.
    pub(crate) const VERB: u16 = 1;
    /// It has cues as a verb in the passive.
    pub(crate) const PASSIVE: u16 = 1 << 1;
    pub(crate) const NOUN: u16 = 1 << 2;
    pub(crate) const ADJECTIVE: u16 = 1 << 3;
    pub(crate) const ADVERB: u16 = 1 << 4;
    /// It begins a phrase like "according to".
    pub(crate) const PHRASE: u16 = 1 << 5;
    /// All of the above: what depends on which cues are in use.
    pub(crate) const TABLES: u16 = (1 << 6) - 1;
    /// A verb after which a clause follows without "that", and no thing: "say".
    pub(crate) const SAYING: u16 = 1 << 6;
    /// A verb of which the object is who is told: "tell".
    pub(crate) const TELLING: u16 = 1 << 7;
    /// A verb that names somebody else as the source: "citing", "quoted X as saying".
    pub(crate) const QUOTING: u16 = 1 << 8;
    /// A verb that adds nothing to the noun of saying that is its object: "made a promise".
    pub(crate) const UTTERING: u16 = 1 << 9;
    /// A subject whose thinking and knowing belongs to the words of the speaker: "I think".
    pub(crate) const HEDGING: u16 = 1 << 10;
    /// A word after a comma with which the writer sets his own words against what is said: "although".
    pub(crate) const CONCEDING: u16 = 1 << 11;
}

/// A compiled cue.
#[derive(Clone, Debug)]
pub(crate) struct Cue {
    pub(crate) id: Box<str>,
    pub(crate) stance: Stance,
    pub(crate) content: u16,
    pub(crate) sources: Vec<MentionKind>,
    /// Whether a pronoun may be the source whatever it refers to.
    pub(crate) pronouns: bool,
    pub(crate) objects: WordSet,
    pub(crate) heads: WordSet,
    pub(crate) negated: bool,
}

/// The compiled cues with the words that evoke them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cues {
    pub(crate) list: Vec<Cue>,
    verbs: Vec<(Word, u16)>,
    passives: Vec<(Word, u16)>,
    nouns: Vec<(Word, u16)>,
    adjectives: Vec<(Word, u16)>,
    adverbs: Vec<(Word, u16)>,
    /// (first word, second word or none, cue).
    pub(crate) phrases: Vec<(Word, Word, u16)>,
    /// Words that deny what they name.
    pub(crate) belittling: WordSet,
    /// Bits of [`mark`].
    marks: ByWord<u16>,
    pub(crate) examples: Vec<Example>,
    /// File and line of each cue, in the order of `list`.
    places: Vec<(String, usize)>,
}

kept!(Cue { id, stance, content, sources, pronouns, objects, heads, negated });
kept!(Cues {
    list,
    verbs,
    passives,
    nouns,
    adjectives,
    adverbs,
    phrases,
    belittling,
    marks,
    examples,
    places,
});

impl Cues {
    /// Compiles a file.
    pub(crate) fn new(name: &str, text: &str, v: &mut Vocabulary) -> Result<Self, Error> {
        let file: File = toml::from_str(text).map_err(|e| {
            raise(name, text, e.span().map_or(0, |s| s.start), e.message().to_owned())
        })?;
        let mut words =
            |list: &[String]| list.iter().map(|w| v.intern(&fold(w))).collect::<WordSet>();
        let mut out = Self { belittling: words(&file.belittling), ..Self::default() };
        for (bit, list) in [
            (mark::SAYING, &file.sayings),
            (mark::TELLING, &file.telling),
            (mark::QUOTING, &file.quoting),
            (mark::UTTERING, &file.uttering),
            (mark::HEDGING, &file.hedging),
            (mark::CONCEDING, &file.conceding),
        ] {
            words(list).iter().for_each(|word| out.marks.mark(word, bit));
        }
        for raw in &file.cue {
            out.add(name, text, raw, v)?;
        }
        out.sort();
        Ok(out)
    }

    /// Sorts the lists that are searched, and marks their words.
    pub(crate) fn sort(&mut self) {
        let Self { verbs, passives, nouns, adjectives, adverbs, .. } = self;
        for list in [verbs, passives, nouns, adjectives, adverbs] {
            list.sort_unstable();
        }
        self.mark_tables();
    }

    /// Marks the words of the tables as they are now.
    fn mark_tables(&mut self) {
        self.marks.entries().for_each(|marks| *marks &= !mark::TABLES);
        for (bit, table) in [
            (mark::VERB, &self.verbs),
            (mark::PASSIVE, &self.passives),
            (mark::NOUN, &self.nouns),
            (mark::ADJECTIVE, &self.adjectives),
            (mark::ADVERB, &self.adverbs),
        ] {
            table.iter().for_each(|(word, _)| self.marks.mark(*word, bit));
        }
        for (first, ..) in &self.phrases {
            self.marks.mark(*first, mark::PHRASE);
        }
    }

    /// Whether a word has a bit of [`mark`].
    #[inline]
    pub(crate) fn is(&self, bit: u16, word: Word) -> bool {
        self.marks.get(word) & bit != 0
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
        self.mark_tables();
        out.contains(&true)
    }

    /// The file and line of a cue.
    pub(crate) fn place(&self, id: &str) -> Option<&(String, usize)> {
        self.places.get(self.list.iter().position(|cue| *cue.id == *id)?)
    }

    fn add(&mut self, name: &str, text: &str, raw: &Raw, v: &mut Vocabulary) -> Result<(), Error> {
        let cue = compile(name, text, raw, v)?;
        let index = u16::try_from(self.list.len()).unwrap_or(u16::MAX);
        let mut put = |list: &mut Vec<(Word, u16)>, words: &[String]| {
            for w in words.iter().filter(|w| !w.contains(' ')) {
                list.push((v.intern(&fold(w)), index));
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
        self.list.push(cue);
        let above = text.get(..raw.id.span().start).unwrap_or_default();
        self.places.push((name.to_owned(), above.matches('\n').count() + 1));
        for (expected, list) in [(true, &raw.yes), (false, &raw.no)] {
            for sentence in list {
                let (rule, gives) = (raw.id.get_ref().clone(), "statement".to_owned());
                self.examples.push(Example { rule, gives, expected, sentence: sentence.clone() });
            }
        }
        Ok(())
    }

    /// The cues of a verb, in the order of the file.
    pub(crate) fn of_verb(&self, word: Word) -> impl Iterator<Item = &Cue> {
        self.of(mark::VERB, &self.verbs, word)
    }

    /// Whether a verb reports.
    pub(crate) fn has_verb(&self, word: Word) -> bool {
        self.is(mark::VERB, word)
    }

    /// The cues of a passive.
    pub(crate) fn of_passive(&self, word: Word) -> impl Iterator<Item = &Cue> {
        self.of(mark::PASSIVE, &self.passives, word)
    }

    /// The cues of a noun.
    pub(crate) fn of_noun(&self, word: Word) -> impl Iterator<Item = &Cue> {
        self.of(mark::NOUN, &self.nouns, word)
    }

    /// The cues of an adjective.
    pub(crate) fn of_adjective(&self, word: Word) -> impl Iterator<Item = &Cue> {
        self.of(mark::ADJECTIVE, &self.adjectives, word)
    }

    /// The cues of an adverb.
    pub(crate) fn of_adverb(&self, word: Word) -> impl Iterator<Item = &Cue> {
        self.of(mark::ADVERB, &self.adverbs, word)
    }

    /// The cues of a word in a table, whose bit spares most words the search.
    fn of<'s>(
        &'s self,
        bit: u16,
        table: &'s [(Word, u16)],
        word: Word,
    ) -> impl Iterator<Item = &'s Cue> {
        let table = if self.is(bit, word) { table } else { &[] };
        let at = table.partition_point(|(w, _)| *w < word);
        let here = table[at..].iter().take_while(move |(w, _)| *w == word);
        here.map(|(_, c)| &self.list[usize::from(*c)])
    }
}

/// A cue without its words.
fn compile(name: &str, text: &str, raw: &Raw, v: &mut Vocabulary) -> Result<Cue, Error> {
    let fail = |at: usize, message: String| Err(raise(name, text, at, message));
    let Some(stance) = Stance::from_name(raw.stance.get_ref()) else {
        let all: Vec<&str> = Stance::ALL.iter().map(|s| s.as_str()).collect();
        let (wrong, all) = (raw.stance.get_ref(), all.join(", "));
        return fail(
            raw.stance.span().start,
            format!("unknown stance `{wrong}`; stances are {all}"),
        );
    };
    if raw.yes.is_empty() || raw.no.is_empty() {
        let id = raw.id.get_ref();
        return fail(
            raw.id.span().start,
            format!("cue `{id}` needs at least one `yes` and one `no` sentence"),
        );
    }
    let mut bits = 0;
    for c in &raw.content {
        match content::NAMES.iter().find(|(n, _)| n == c.get_ref()) {
            Some((_, bit)) => bits |= bit,
            None => {
                let all: Vec<&str> = content::NAMES.iter().map(|(n, _)| *n).collect();
                let (wrong, all) = (c.get_ref(), all.join(", "));
                return fail(
                    c.span().start,
                    format!("unknown content `{wrong}`; it is one of {all}"),
                );
            }
        }
    }
    let mut sources = Vec::new();
    for s in &raw.sources {
        match MentionKind::from_name(s.get_ref()) {
            Some(kind) => sources.push(kind),
            None if s.get_ref() == "pronoun" => {}
            None => return fail(s.span().start, format!("unknown kind `{}`", s.get_ref())),
        }
    }
    let mut words = |list: &[String]| list.iter().map(|w| v.intern(&fold(w))).collect::<WordSet>();
    Ok(Cue {
        id: raw.id.get_ref().as_str().into(),
        stance,
        content: bits,
        pronouns: raw.sources.is_empty() || raw.sources.iter().any(|s| s.get_ref() == "pronoun"),
        sources,
        objects: words(&raw.objects),
        heads: words(&raw.heads),
        negated: raw.negated,
    })
}
