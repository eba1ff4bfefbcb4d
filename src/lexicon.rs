//! Words of English: their possible classes, verb forms and what nouns denote.
//!
//! The tables `gazetteers/{verbs,nouns,words}.tsv` are compiled into arrays indexed by [`Word`]. Nothing here decides
//! what a word *is* in a sentence: that is the work of [`phrase`](crate::phrase).

use crate::MentionKind;
use crate::bytes::{find, lines, split};
use crate::inflection::{add_ed, add_ing};
pub(crate) use crate::inflection::{add_s, guess};
use crate::vocabulary::{Vocabulary, Word};

/// Bits of possible word classes.
pub(crate) mod tag {
    /// Common noun.
    pub(crate) const NOUN: u32 = 1;
    /// Verb, base form.
    pub(crate) const BASE: u32 = 1 << 1;
    /// Verb, past tense.
    pub(crate) const PAST: u32 = 1 << 2;
    /// Verb, past participle.
    pub(crate) const PARTICIPLE: u32 = 1 << 3;
    /// Verb, -ing form.
    pub(crate) const GERUND: u32 = 1 << 4;
    /// Verb, third person singular.
    pub(crate) const THIRD: u32 = 1 << 5;
    /// Adjective.
    pub(crate) const ADJECTIVE: u32 = 1 << 6;
    /// Adverb.
    pub(crate) const ADVERB: u32 = 1 << 7;
    /// Preposition.
    pub(crate) const PREPOSITION: u32 = 1 << 8;
    /// Coordinating conjunction.
    pub(crate) const CONJUNCTION: u32 = 1 << 9;
    /// Subordinating conjunction.
    pub(crate) const SUBORDINATOR: u32 = 1 << 10;
    /// Determiner.
    pub(crate) const DETERMINER: u32 = 1 << 11;
    /// Personal or demonstrative pronoun.
    pub(crate) const PRONOUN: u32 = 1 << 12;
    /// Modal verb.
    pub(crate) const MODAL: u32 = 1 << 13;
    /// Form of be, have or do.
    pub(crate) const AUXILIARY: u32 = 1 << 14;
    /// Quantifier or number word.
    pub(crate) const QUANTIFIER: u32 = 1 << 15;
    /// who, which, that, what, where, ….
    pub(crate) const WH: u32 = 1 << 16;
    /// Interjection.
    pub(crate) const INTERJECTION: u32 = 1 << 17;
    /// "to".
    pub(crate) const TO: u32 = 1 << 18;
    /// "not", "n’t".
    pub(crate) const NOT: u32 = 1 << 19;
    /// Possessive pronoun.
    pub(crate) const POSSESSIVE: u32 = 1 << 20;
    /// Of a form in a text: its verb takes no object, so its past opens no reduced clause ("those arrived …").
    pub(crate) const NO_OBJECT: u32 = 1 << 21;

    /// Any verb form.
    pub(crate) const VERB: u32 = BASE | PAST | PARTICIPLE | GERUND | THIRD;
    /// Verb forms that can be finite.
    pub(crate) const FINITE: u32 = BASE | PAST | THIRD;
}

/// Bits of [`Verb::class`].
pub(crate) mod class {
    /// be, have, do.
    pub(crate) const AUX: u16 = 1;
    /// can, will, ….
    pub(crate) const MODAL: u16 = 2;
    /// be, become, seem.
    pub(crate) const COPULA: u16 = 4;
    /// give: two objects.
    pub(crate) const DITRANSITIVE: u16 = 8;
    /// want to: the subject does it.
    pub(crate) const CONTROL: u16 = 16;
    /// order X to: the object does it.
    pub(crate) const OBJECT_CONTROL: u16 = 32;
    /// seem to: the subject belongs to what follows.
    pub(crate) const RAISING: u16 = 64;
    /// begin doing.
    pub(crate) const GERUND_CONTROL: u16 = 128;
    /// say that.
    pub(crate) const THAT: u16 = 256;
    /// Mostly without an object.
    pub(crate) const INTRANSITIVE: u16 = 512;

    /// The names in the table.
    pub(crate) const NAMES: &[(&str, u16)] = &[
        ("aux", AUX),
        ("modal", MODAL),
        ("copula", COPULA),
        ("ditransitive", DITRANSITIVE),
        ("control", CONTROL),
        ("objcontrol", OBJECT_CONTROL),
        ("raising", RAISING),
        ("gerundctl", GERUND_CONTROL),
        ("thatcomp", THAT),
        ("intrans", INTRANSITIVE),
    ];
}

/// A verb.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Verb {
    /// Its dictionary form.
    pub(crate) lemma: Word,
    /// Bits of [`class`].
    pub(crate) class: u16,
}

/// A noun that denotes a person, organization, place, product, event or document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Noun {
    /// Its singular.
    pub(crate) singular: Word,
    /// What it denotes.
    pub(crate) kind: MentionKind,
    /// More closely; may be empty.
    pub(crate) subtype: &'static str,
    /// The letters of the table's `flags` as bits: `1 << (letter - b'a')`.
    pub(crate) flags: u32,
}

impl Noun {
    /// Whether the table flags it with this letter.
    #[inline]
    pub(crate) const fn has(&self, letter: u8) -> bool {
        self.flags & (1 << (letter - b'a')) != 0
    }
}

/// What the tables know of one word form.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Entry {
    /// Possible classes: bits of [`tag`].
    pub(crate) tags: u32,
    /// The likeliest class: one bit of [`tag`], or 0.
    pub(crate) likeliest: u32,
    /// Up to two verbs of which it is a form, as index + 1, each with the forms it can be.
    verbs: [(u16, u8); 2],
    /// The noun, as index + 1.
    noun: u16,
    /// Whether it is that noun's plural.
    pub(crate) plural: bool,
    /// Whether `words.tsv` lists the form, with all the classes it can have.
    listed: bool,
    /// Whether it is, besides what `words.tsv` lists, the third person of a verb: "chairs". Only a place where nothing
    /// but a verb can stand makes it one.
    pub(crate) rarely_third: bool,
    /// Whether it is the second word of a head of two.
    ends_pair: bool,
}

/// The compiled word tables.
#[derive(Clone, Debug)]
pub(crate) struct Lexicon {
    entries: Vec<Entry>,
    verbs: Vec<Verb>,
    nouns: Vec<Noun>,
    /// Heads of two words ("press release", "cease-fire"): (first, second) → noun index, sorted.
    pairs: Vec<((Word, Word), u16, bool)>,
}

const VERBS: &str = include_str!("../gazetteers/verbs.tsv");
const NOUNS: &str = include_str!("../gazetteers/nouns.tsv");
const WORDS: &str = include_str!("../gazetteers/words.tsv");

/// The words of the tables in their dictionary forms, some of them twice.
///
/// First come the words of closed classes, half of every text: so what tables by word say of them stands together.
pub(crate) fn english() -> Vec<&'static str> {
    /// The bit of a class.
    const fn bit(tag: u8) -> u32 {
        1 << (tag & 31)
    }
    let closed = b"ICSTOMXQW".iter().fold(0, |bits, tag| bits | bit(*tag));
    let is_word = |word: &str| word.len() > 1 && find(word.as_bytes(), 0, b' ').is_none();
    let mut function = Vec::with_capacity(48 * 1024);
    let mut all = Vec::with_capacity(48 * 1024);
    for (table, has_tags) in [(WORDS, true), (NOUNS, false), (VERBS, false)] {
        for line in lines(table).skip(1) {
            let word = split(line, b'\t').next().unwrap_or_default();
            if is_word(word) {
                all.push(word);
                let tags = line.as_bytes().get(word.len()..).unwrap_or_default();
                let tags = if has_tags { tags } else { &[] };
                if tags.iter().fold(0, |bits, tag| bits | bit(*tag)) & closed != 0 {
                    function.push(word);
                }
            }
        }
    }
    function.append(&mut all);
    function
}

impl Lexicon {
    /// Compiles the built-in tables with a vocabulary of their own, which another thread can do.
    pub(crate) fn apart() -> (Self, Vocabulary) {
        let mut own = Vocabulary::with_capacity(80_000);
        (Self::new(&mut own), own)
    }

    /// The same tables by the words of another vocabulary, which takes in those of their own.
    pub(crate) fn joined(self, own: &Vocabulary, vocabulary: &mut Vocabulary) -> Self {
        let here = vocabulary.join(own);
        let here = |word: Word| here.get(word.index()).copied().unwrap_or_default();
        let Self { entries: there, mut verbs, mut nouns, mut pairs } = self;
        let mut entries = vec![Entry::default(); vocabulary.len()];
        for (word, entry) in (0..).map(Word).zip(there) {
            entries[here(word).index()] = entry;
        }
        verbs.iter_mut().for_each(|verb| verb.lemma = here(verb.lemma));
        nouns.iter_mut().for_each(|noun| noun.singular = here(noun.singular));
        pairs.iter_mut().for_each(|((a, b), ..)| (*a, *b) = (here(*a), here(*b)));
        pairs.sort_by_key(|p| p.0);
        Self { entries, verbs, nouns, pairs }
    }

    /// Compiles the built-in tables.
    fn new(vocabulary: &mut Vocabulary) -> Self {
        let mut x = Self {
            entries: Vec::with_capacity(96 * 1024),
            verbs: Vec::with_capacity(8 * 1024),
            nouns: Vec::with_capacity(8 * 1024),
            pairs: Vec::new(),
        };
        x.read_words(vocabulary);
        x.read_verbs(vocabulary);
        x.read_nouns(vocabulary);
        x.closed_classes(vocabulary);
        x.pairs.sort_by_key(|p| p.0);
        x
    }

    /// What is known of a word; nothing of an unknown one.
    #[inline]
    pub(crate) fn get(&self, word: Word) -> Entry {
        self.entries.get(word.index()).copied().unwrap_or_default()
    }

    /// Possible classes of a word: bits of [`tag`].
    #[inline]
    pub(crate) fn tags(&self, word: Word) -> u32 {
        self.entries.get(word.index()).map_or(0, |e| e.tags)
    }

    /// The verb of which `word` is a form that can be `form` (bits of [`tag`]), preferring the first listed.
    #[inline]
    pub(crate) fn verb(&self, word: Word, form: u32) -> Option<Verb> {
        let entry = self.entries.get(word.index())?;
        let wanted = (form >> 1) & 0x1f;
        let pick = entry
            .verbs
            .iter()
            .filter(|(v, _)| *v > 0)
            .find(|(_, forms)| u32::from(*forms) & wanted != 0)
            .or_else(|| entry.verbs.iter().find(|(v, _)| *v > 0))?;
        Some(self.verbs[usize::from(pick.0) - 1])
    }

    /// What `word` denotes as the head of a noun group, if the tables say.
    #[inline]
    pub(crate) fn noun(&self, word: Word) -> Option<Noun> {
        let entry = self.entries.get(word.index())?;
        (entry.noun > 0).then(|| self.nouns[usize::from(entry.noun) - 1])
    }

    /// What two words denote together as a head: "press release".
    #[inline]
    pub(crate) fn noun_pair(&self, first: Word, second: Word) -> Option<(Noun, bool)> {
        let ends = self.entries.get(second.index()).is_some_and(|e| e.ends_pair);
        if !ends || !first.is_known() {
            return None;
        }
        let at = self.pairs.binary_search_by_key(&(first, second), |p| p.0).ok()?;
        let (_, noun, plural) = self.pairs[at];
        Some((self.nouns[usize::from(noun)], plural))
    }

    fn entry(&mut self, word: Word) -> &mut Entry {
        if word.index() >= self.entries.len() {
            self.entries.resize(word.index() + 1, Entry::default());
        }
        &mut self.entries[word.index()]
    }

    /// Adds a class, unless `words.tsv` lists the form: its list is complete.
    fn add(&mut self, word: Word, tags: u32) {
        if !word.is_known() {
            return;
        }
        let entry = self.entry(word);
        if entry.listed {
            return;
        }
        if entry.likeliest == 0 {
            entry.likeliest = tags & tags.wrapping_neg();
        }
        entry.tags |= tags;
    }

    fn read_words(&mut self, vocabulary: &mut Vocabulary) {
        for line in lines(WORDS).skip(1) {
            let mut columns = split(line, b'\t');
            let (Some(form), Some(tags)) = (columns.next(), columns.next()) else { continue };
            let word = vocabulary.intern(form);
            for letter in tags.bytes() {
                self.add(word, from_letter(letter));
            }
            self.entry(word).listed = true;
        }
    }

    fn read_verbs(&mut self, vocabulary: &mut Vocabulary) {
        let mut form = String::new();
        for line in lines(VERBS).skip(1) {
            let mut columns = split(line, b'\t');
            let lemma = columns.next().unwrap_or("");
            if lemma.is_empty() {
                continue;
            }
            let mut cell = || columns.next().unwrap_or("");
            let (third, past, participle, gerund, classes) =
                (cell(), cell(), cell(), cell(), cell());
            let class = classes
                .split(',')
                .filter_map(|name| class::NAMES.iter().find(|(n, _)| *n == name))
                .fold(0, |bits, (_, bit)| bits | bit);
            let word = vocabulary.intern(lemma);
            let id = u16::try_from(self.verbs.len() + 1).unwrap_or(u16::MAX);
            self.verbs.push(Verb { lemma: word, class });
            self.verb_form(word, id, tag::BASE);
            type Regular = fn(&str, &mut String);
            let forms: [(&str, u32, Regular); 4] = [
                (third, tag::THIRD, add_s),
                (past, tag::PAST, add_ed),
                (participle, tag::PARTICIPLE, add_ed),
                (gerund, tag::GERUND, add_ing),
            ];
            for (listed, bit, regular) in forms {
                if listed == "-" {
                    continue;
                }
                if listed.is_empty() {
                    form.clear();
                    regular(lemma, &mut form);
                    let word = vocabulary.intern(&form);
                    self.verb_form(word, id, bit);
                } else {
                    for listed in listed.split('|') {
                        let word = vocabulary.intern(listed);
                        self.verb_form(word, id, bit);
                    }
                }
            }
        }
    }

    fn verb_form(&mut self, word: Word, id: u16, bit: u32) {
        if !word.is_known() {
            return;
        }
        self.add(word, bit);
        if self.entry(word).tags & bit == 0 {
            let entry = self.entry(word);
            if bit == tag::THIRD && entry.tags == tag::NOUN {
                entry.rarely_third = true;
                entry.verbs[0] = (id, 1 << 4);
            }
            return;
        }
        #[expect(clippy::cast_possible_truncation, reason = "five bits")]
        let form = (bit >> 1) as u8;
        let entry = self.entry(word);
        // "found" is the past of "find" before it is the base of "found"
        let past_first = entry.likeliest & (tag::PAST | tag::PARTICIPLE) != 0 && bit != tag::BASE;
        match &mut entry.verbs {
            [(v, forms), _] if *v == id => *forms |= form,
            [_, (v, forms)] if *v == id => *forms |= form,
            [first @ (0, _), _] => *first = (id, form),
            [first, second @ (0, _)] if past_first && first.1 & 1 != 0 => {
                *second = *first;
                *first = (id, form);
            }
            [_, second @ (0, _)] => *second = (id, form),
            _ => {}
        }
    }

    fn read_nouns(&mut self, vocabulary: &mut Vocabulary) {
        let mut plural = String::new();
        for line in lines(NOUNS).skip(1) {
            let mut columns = split(line, b'\t');
            let (Some(noun), Some(kind)) = (columns.next(), columns.next()) else { continue };
            let [subtype, flags, forms] = [(); 3].map(|()| columns.next().unwrap_or(""));
            let Some(kind) = MentionKind::from_name(kind) else { continue };
            let flags = flags
                .bytes()
                .filter(u8::is_ascii_lowercase)
                .fold(0, |bits, letter| bits | 1 << (letter - b'a'));
            plural.clear();
            match forms {
                "-" => {}
                "" => add_s(noun, &mut plural),
                listed => plural.push_str(listed),
            }
            let id = u16::try_from(self.nouns.len()).unwrap_or(u16::MAX);
            if let Some((first, second)) = noun.rsplit_once(' ') {
                let Some(first) = first.split(' ').next_back() else { continue };
                let first = vocabulary.intern(first);
                let second = vocabulary.intern(second);
                self.nouns.push(Noun { singular: second, kind, subtype, flags });
                self.pairs.push(((first, second), id, false));
                self.entry(second).ends_pair = true;
                if let Some(last) = plural.rsplit(' ').next().filter(|p| !p.is_empty()) {
                    let last = vocabulary.intern(last);
                    self.pairs.push(((first, last), id, true));
                    self.entry(last).ends_pair = true;
                }
                continue;
            }
            let singular = vocabulary.intern(noun);
            self.nouns.push(Noun { singular, kind, subtype, flags });
            if let Some((first, second)) = noun.split_once('-').filter(|(_, b)| !b.contains('-')) {
                let (first, second) = (vocabulary.intern(first), vocabulary.intern(second));
                self.pairs.push(((first, second), id, false));
            }
            self.noun_form(singular, id + 1, false);
            for form in plural.split('|').filter(|p| !p.is_empty()) {
                let word = vocabulary.intern(form);
                if word != singular {
                    self.noun_form(word, id + 1, true);
                }
            }
        }
    }

    fn noun_form(&mut self, word: Word, id: u16, plural: bool) {
        if !word.is_known() {
            return;
        }
        self.add(word, tag::NOUN);
        let entry = self.entry(word);
        if entry.noun == 0 {
            entry.noun = id;
            entry.plural = plural;
        }
    }

    /// The few words whose class the engine itself reasons about.
    fn closed_classes(&mut self, vocabulary: &mut Vocabulary) {
        for (bits, list) in CLOSED {
            for form in *list {
                let word = vocabulary.intern(form);
                let entry = self.entry(word);
                entry.tags |= bits;
                entry.likeliest = *bits & bits.wrapping_neg();
            }
        }
        for form in ["n't", "not", "never"] {
            let word = vocabulary.intern(form);
            *self.entry(word) = Entry { tags: tag::NOT, likeliest: tag::NOT, ..Entry::default() };
        }
    }
}

/// Closed classes: their members belong to the grammar, not to the vocabulary.
const CLOSED: &[(u32, &[&str])] = &[
    (tag::TO, &["to"]),
    (tag::POSSESSIVE, &["my", "your", "his", "its", "our", "their"]),
    (
        tag::DETERMINER,
        &[
            "the", "a", "an", "this", "these", "those", "every", "each", "no", "any", "some",
            "another",
        ],
    ),
    (
        tag::PRONOUN,
        &[
            "i",
            "you",
            "he",
            "she",
            "it",
            "we",
            "they",
            "me",
            "him",
            "us",
            "them",
            "himself",
            "herself",
            "itself",
            "themselves",
            "ourselves",
            "myself",
        ],
    ),
    (tag::WH, &["whose"]),
    (tag::CONJUNCTION, &["and", "or", "but", "nor"]),
    (
        tag::MODAL,
        &[
            "can", "could", "will", "would", "shall", "should", "may", "might", "must", "'ll",
            "'d", "cannot",
        ],
    ),
    (
        tag::AUXILIARY,
        &[
            "be", "is", "are", "was", "were", "been", "being", "am", "'re", "'m", "have", "has",
            "had", "having", "'ve", "do", "does", "did",
        ],
    ),
];

/// The class of a letter in `words.tsv`.
const fn from_letter(letter: u8) -> u32 {
    match letter {
        b'N' => tag::NOUN,
        b'V' => tag::BASE,
        b'D' => tag::PAST,
        b'P' => tag::PARTICIPLE,
        b'G' => tag::GERUND,
        b'Z' => tag::THIRD,
        b'J' => tag::ADJECTIVE,
        b'R' => tag::ADVERB,
        b'I' => tag::PREPOSITION,
        b'C' => tag::CONJUNCTION,
        b'S' => tag::SUBORDINATOR,
        b'T' => tag::DETERMINER,
        b'O' => tag::PRONOUN,
        b'M' => tag::MODAL,
        b'X' => tag::AUXILIARY,
        b'Q' => tag::QUANTIFIER,
        b'W' => tag::WH,
        b'U' => tag::INTERJECTION,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> (Lexicon, Vocabulary) {
        let mut v = Vocabulary::with_capacity(100_000);
        (Lexicon::new(&mut v), v)
    }

    #[test]
    fn regular_forms_follow_the_rules() {
        let form = |f: fn(&str, &mut String), w: &str| {
            let mut s = String::new();
            f(w, &mut s);
            s
        };
        assert_eq!(form(add_s, "supply"), "supplies");
        assert_eq!(form(add_s, "launch"), "launches");
        assert_eq!(form(add_ed, "deploy"), "deployed");
        assert_eq!(form(add_ed, "carry"), "carried");
        assert_eq!(form(add_ing, "die"), "dying");
        assert_eq!(form(add_ing, "agree"), "agreeing");
        assert_eq!(form(add_ing, "use"), "using");
    }

    #[test]
    fn irregular_verbs_are_found_by_any_form() {
        let (x, v) = lexicon();
        for (form, lemma) in [
            ("sent", "send"),
            ("shipped", "ship"),
            ("fought", "fight"),
            ("found", "find"),
            ("left", "leave"),
        ] {
            let verb = x.verb(v.get(form.as_bytes()), tag::PAST).unwrap();
            assert_eq!(v.text(verb.lemma), lemma, "{form}");
        }
    }

    #[test]
    fn nouns_denote() {
        let (x, v) = lexicon();
        let noun = |w: &str| x.noun(v.get(w.as_bytes())).map(|n| n.kind);
        assert_eq!(noun("soldiers"), Some(MentionKind::Person));
        assert_eq!(noun("agency"), Some(MentionKind::Organization));
        assert_eq!(noun("missile"), Some(MentionKind::Product));
        assert_eq!(noun("treaties"), Some(MentionKind::Document));
    }
}
