//! Words of English: their possible classes, verb forms and what nouns denote.
//!
//! The tables `gazetteers/{verbs,nouns,words}.tsv` are compiled into arrays indexed by [`Word`]. Nothing here decides
//! what a word *is* in a sentence: that is the work of [`phrase`](crate::phrase).

use crate::MentionKind;
use crate::bytes::{find, lines, split};
use crate::inflection::{add_ed, add_ing};
pub(crate) use crate::inflection::{add_s, guess};
use crate::prepared::{Reader, Writer};
use crate::span::narrow;
use crate::vocabulary::{Vocabulary, Word};
pub(crate) use crate::word_class::{class, tag};

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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    /// Whether its noun is one for people.
    pub(crate) people: bool,
    /// Whether it is a noun that speaks of several: a plural, or "police".
    pub(crate) many: bool,
    /// Whether it can be the past of a verb without an object: "arrived".
    pub(crate) no_object: bool,
}

impl Entry {
    /// The verb, by index, of which the word is a form that can be `form`, preferring the first listed.
    #[inline]
    fn verb(&self, form: u32) -> Option<usize> {
        let wanted = (form >> 1) & 0x1f;
        let listed = || self.verbs.iter().filter(|(v, _)| *v > 0);
        let fits = listed().find(|(_, forms)| u32::from(*forms) & wanted != 0);
        fits.or_else(|| listed().next()).map(|(v, _)| usize::from(*v) - 1)
    }

    /// The entry with what follows from its verbs and noun, so that a word of a text needs no search there.
    fn concluded(mut self, verbs: &[Verb], nouns: &[Noun]) -> Self {
        self.many = self.plural || self.tags & tag::THIRD != 0 && self.tags & tag::NOUN != 0;
        if let Some(noun) = usize::from(self.noun).checked_sub(1).and_then(|i| nouns.get(i)) {
            self.people = noun.kind == MentionKind::Person;
            self.many |= noun.has(b'c');
        }
        if self.tags & tag::PAST != 0
            && let Some(verb) = self.verb(tag::PAST).and_then(|v| verbs.get(v))
        {
            self.no_object = verb.class & class::INTRANSITIVE != 0;
        }
        self
    }
}

/// The compiled word tables.
#[derive(Clone, Debug)]
pub(crate) struct Lexicon {
    entries: Vec<Entry>,
    /// What is known of a word that no table has: nothing.
    unknown: Entry,
    verbs: Vec<Verb>,
    nouns: Vec<Noun>,
    /// Heads of two words ("press release", "cease-fire"): (first, second) → noun index, sorted.
    pairs: Vec<((Word, Word), u16, bool)>,
}

const VERBS: &str = include_str!("../gazetteers/verbs.tsv");
const NOUNS: &str = include_str!("../gazetteers/nouns.tsv");
const WORDS: &str = include_str!("../gazetteers/words.tsv");

/// The texts of the tables.
pub(crate) const TEXTS: [&str; 3] = [VERBS, NOUNS, WORDS];

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
    /// Compiles the built-in tables.
    pub(crate) fn new(vocabulary: &mut Vocabulary) -> Self {
        let mut x = Self {
            entries: Vec::with_capacity(96 * 1024),
            unknown: Entry::default(),
            verbs: Vec::with_capacity(8 * 1024),
            nouns: Vec::with_capacity(8 * 1024),
            pairs: Vec::new(),
        };
        x.read_words(vocabulary);
        x.read_verbs(vocabulary);
        x.read_nouns(vocabulary);
        x.closed_classes(vocabulary);
        x.pairs.sort_by_key(|p| p.0);
        x.mark_pairs();
        let Self { entries, verbs, nouns, .. } = &mut x;
        entries.iter_mut().for_each(|e| *e = e.concluded(verbs, nouns));
        x
    }

    /// Writes the prepared form: what nouns are more closely, the verbs, nouns and pairs, what is known of words.
    pub(crate) fn write(&self, out: &mut Writer) {
        let mut subtypes: Vec<&str> = self.nouns.iter().map(|n| n.subtype).collect();
        subtypes.sort_unstable();
        subtypes.dedup();
        out.texts(&subtypes);
        out.table(self.verbs.iter().map(|v| [v.lemma.0, v.class.into()]));
        out.table(self.nouns.iter().map(|n| {
            let subtype = narrow(subtypes.binary_search(&n.subtype).unwrap_or_default());
            [n.singular.0, n.kind as u32, subtype, n.flags]
        }));
        let pairs = self.pairs.iter();
        out.table(pairs.map(|((a, b), noun, plural)| [a.0, b.0, (*noun).into(), (*plural).into()]));
        let mut last = 0;
        out.table((0..).zip(&self.entries).filter(|(_, e)| **e != Entry::default()).map(
            |(word, e)| {
                let after = word - std::mem::replace(&mut last, word);
                let [(a, of_a), (b, of_b)] = e.verbs;
                let forms = u32::from(of_a) | u32::from(of_b) << 8;
                let likeliest = e.likeliest.checked_ilog2().map_or(0, |bit| bit + 1);
                let bits = [e.plural, e.listed, e.rarely_third];
                let bits = bits.iter().fold(0, |bits, bit| bits << 1 | u32::from(*bit));
                [after, e.tags, likeliest, a.into(), b.into(), forms, e.noun.into(), bits]
            },
        ));
    }

    /// Reads the prepared form, by the words of a vocabulary.
    pub(crate) fn read(input: &mut Reader, vocabulary: &Vocabulary) -> Option<Self> {
        let narrow = |number: u32| u16::try_from(number).ok();
        let subtypes = input.texts()?;
        let mut verbs = Vec::new();
        for [lemma, class] in input.table()? {
            verbs.push(Verb { lemma: Word(lemma), class: narrow(class)? });
        }
        let mut nouns = Vec::new();
        for [singular, kind, subtype, flags] in input.table()? {
            let kind = *MentionKind::ALL.get(kind as usize)?;
            let subtype = subtypes.get(subtype as usize)?;
            nouns.push(Noun { singular: Word(singular), kind, subtype, flags });
        }
        let mut pairs = Vec::new();
        for [first, second, noun, plural] in input.table()? {
            pairs.push(((Word(first), Word(second)), narrow(noun)?, plural == 1));
        }
        let mut entries = vec![Entry::default(); vocabulary.len()];
        let mut word = 0;
        for [after, tags, likeliest, a, b, forms, noun, bits] in input.table()? {
            word += after as usize;
            let [of_a, of_b, ..] = forms.to_le_bytes();
            let entry = Entry {
                tags,
                likeliest: likeliest.checked_sub(1).map_or(0, |bit| 1 << (bit & 31)),
                verbs: [(narrow(a)?, of_a), (narrow(b)?, of_b)],
                noun: narrow(noun)?,
                plural: bits & 4 != 0,
                listed: bits & 2 != 0,
                rarely_third: bits & 1 != 0,
                ..Entry::default()
            };
            *entries.get_mut(word)? = entry.concluded(&verbs, &nouns);
        }
        let unknown = Entry::default();
        let mut lexicon = Self { entries, unknown, verbs, nouns, pairs };
        lexicon.mark_pairs();
        Some(lexicon)
    }

    /// What is known of a word; nothing of an unknown one.
    #[inline]
    pub(crate) fn get(&self, word: Word) -> &Entry {
        self.entries.get(word.index()).unwrap_or(&self.unknown)
    }

    /// Possible classes of a word: bits of [`tag`].
    #[inline]
    pub(crate) fn tags(&self, word: Word) -> u32 {
        self.entries.get(word.index()).map_or(0, |e| e.tags)
    }

    /// The verb of which `word` is a form that can be `form` (bits of [`tag`]), preferring the first listed.
    #[inline]
    pub(crate) fn verb(&self, word: Word, form: u32) -> Option<Verb> {
        self.entries.get(word.index())?.verb(form).map(|v| self.verbs[v])
    }

    /// Whether a verb of the tables has `word` as its dictionary form, in whatever forms texts have it. Searches them all.
    pub(crate) fn is_lemma(&self, word: Word) -> bool {
        self.verbs.iter().any(|v| v.lemma == word)
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

    /// Notes which words end pairs, so that most words need no search.
    fn mark_pairs(&mut self) {
        for ((_, second), ..) in &self.pairs {
            if let Some(entry) = self.entries.get_mut(second.index()) {
                entry.ends_pair = true;
            }
        }
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
                if let Some(last) = plural.rsplit(' ').next().filter(|p| !p.is_empty()) {
                    let last = vocabulary.intern(last);
                    self.pairs.push(((first, last), id, true));
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
