//! What single words say about names: organization heads, place frames, titles, particles.

use crate::by_word::named_bits;
use crate::token::fold::fold;
use crate::vocabulary::{Vocabulary, Word};

/// The list, one word a line with its roles.
const FILE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/gazetteers/name_words.tsv"));

named_bits! {
    /// Bits of [`Entry::roles`].
    role {
        /// Ends the name of an organization: "… Agency".
        ORG_TAIL = 0 "org-tail",
        /// Begins the name of an organization before "of", "for", "on": "Ministry of …".
        ORG_OF = 1 "org-of",
        /// As `ORG_OF`, and what follows may be joined by "and": "Department of Health and Human Services".
        ORG_AND = 2 "org-and",
        /// Ends the name of a company: "Ltd".
        DESIGNATOR = 3 "designator",
        /// Ends the name of a place: "… River".
        PLACE_TAIL = 4 "place-tail",
        /// The same in lower case: "… region".
        PLACE_TAIL_LOWER = 5 "place-tail-lower",
        /// Begins the name of a place: "Lake …".
        PLACE_HEAD = 6 "place-head",
        /// Begins the name of a place before "of": "Sea of …".
        PLACE_OF = 7 "place-of",
        /// A noun whose "of" a place name follows: "the village of …".
        LOCALITY = 8 "locality",
        /// Stands before persons only: "Mr".
        HONORIFIC = 9 "honorific",
        /// The head of a title: "minister".
        TITLE = 10 "title",
        /// Stands before the head of a title: "foreign".
        TITLE_MOD = 11 "title-mod",
        /// A small word inside names of persons: "van".
        PARTICLE = 12 "particle",
        /// Ends the name of a person: "Jr".
        SUFFIX = 13 "suffix",
        /// A verb whose subject speaks.
        SPEECH = 14 "speech",
        /// A preposition that places often follow.
        PLACE_PREP = 15 "place-prep",
        /// Ends the name of an event: "… Cup".
        EVENT_TAIL = 16 "event-tail",
        /// Begins the name of an event: "Operation …".
        EVENT_HEAD = 17 "event-head",
        /// Ends the name of a document: "… Treaty".
        DOC_TAIL = 18 "document-tail",
        /// A weapon's common noun: what stands before it may be a model.
        WEAPON = 19 "weapon",
        /// A closed-class word: capitalized, it only begins a sentence.
        FUNCTION = 20 "function",
        /// A family name of the languages that put it first.
        FAMILY_FIRST = 21 "family-first",
        /// "north", "eastern".
        DIRECTION = 22 "direction",
        /// A relative, whose name follows: "wife".
        KIN = 23 "kin",
        /// Begins a photo credit.
        CREDIT = 24 "credit",
        /// Says that the text is about sport.
        SPORT = 25 "sport",
        /// What one team does to another.
        SPORT_VERB = 26 "sport-verb",
        /// A kind of military unit: takes a number before it.
        UNIT = 27 "unit",
        /// Weekdays, months, seasons.
        CALENDAR = 28 "calendar",
        /// Begins the name of a ship: "HMS".
        SHIP = 29 "ship",
        /// Begins the name of an organization in another language: "Partido …", "Jabhat …".
        ORG_HEAD = 30 "org-head",
        /// How family names of a language end or begin: "-enko", "mc-".
        FAMILY_AFFIX = 31 "family-affix",
        /// How names of companies and media end: "-bank". No word has it, so it shares the bit of the other affix.
        ORG_AFFIX = 31 "org-affix",
    }
}

/// The groups of roles that have subtypes, as positions in [`Entry::subtypes`].
#[derive(Clone, Copy, Debug)]
pub(crate) enum Group {
    Org,
    Place,
    Title,
    Event,
    Document,
    Weapon,
}

/// What the list knows of one word.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Entry {
    pub(crate) roles: u32,
    subtypes: [&'static str; 6],
}

impl Entry {
    /// The subtype that the word gives in this group; may be empty.
    #[inline]
    pub(crate) const fn subtype(&self, group: Group) -> &'static str {
        self.subtypes[group as usize]
    }
}

/// No family name is judged by its ending that is shorter, in letters: "Yakov", but not "Rev".
const SHORTEST_BY_AFFIX: usize = 5;

/// How family names end, as [`tail`] has the last letters of a word.
#[derive(Clone, Copy, Debug)]
struct Ending {
    bytes: u64,
    /// Which bytes of a tail count.
    mask: u64,
    /// In bytes, at most eight.
    len: usize,
}

impl Ending {
    /// Of an ending in small letters.
    fn new(ending: &str) -> Self {
        let len = ending.len();
        debug_assert!((1..=8).contains(&len), "{ending}");
        Self { bytes: tail(ending.as_bytes()), mask: u64::MAX >> (64 - 8 * len.clamp(1, 8)), len }
    }
}

/// The last eight bytes of a word in lower case, the last one lowest.
fn tail(word: &[u8]) -> u64 {
    let last = word[word.len().saturating_sub(8)..].iter();
    last.fold(0, |tail, b| tail << 8 | u64::from(b.to_ascii_lowercase()))
}

/// The compiled list.
#[derive(Clone, Debug)]
pub(crate) struct NameWords {
    /// Per word its entry; 0 is the empty one.
    index: Vec<u16>,
    entries: Vec<Entry>,
    /// The roles of each entry: what every token is asked for, without the rest.
    roles: Vec<u32>,
    /// Endings of family names, by their last letter: `a` first.
    endings: [Vec<Ending>; 26],
    /// Beginnings of family names before a second capital or an apostrophe: "mc", "o'".
    beginnings: Vec<&'static str>,
    /// Endings of names of companies and media with their subtype: "bank".
    bodies: Vec<(&'static str, &'static str)>,
}

impl NameWords {
    /// Interns the list.
    pub(crate) fn new(vocabulary: &mut Vocabulary) -> Self {
        let mut entries = vec![Entry::default()];
        let mut words = Vec::new();
        let mut endings: [Vec<Ending>; 26] = std::array::from_fn(|_| Vec::new());
        let mut beginnings = Vec::new();
        let mut bodies = Vec::new();
        for line in FILE.lines().skip(1) {
            let Some((word, roles)) = line.split_once('\t') else { continue };
            if let Some(subtype) = roles.strip_prefix("org-affix:") {
                bodies.push((word.trim_start_matches('-'), subtype));
                continue;
            }
            if roles == "family-affix" {
                match (word.strip_prefix('-'), word.strip_suffix('-')) {
                    (Some(ending), _) => {
                        if let Some(list) = last_letter(ending).and_then(|i| endings.get_mut(i)) {
                            list.push(Ending::new(ending));
                        }
                    }
                    (_, Some(beginning)) => beginnings.push(beginning),
                    _ => {}
                }
                continue;
            }
            words.push(vocabulary.intern(&fold(word)));
            let mut entry = Entry::default();
            for text in roles.split(' ') {
                let (name, subtype) = text.split_once(':').unwrap_or((text, ""));
                let bit = role::named(name);
                entry.roles |= bit;
                if let Some(group) = group(bit) {
                    entry.subtypes[group as usize] = subtype;
                }
            }
            entries.push(entry);
        }
        let mut index = vec![0; vocabulary.len()];
        for (i, w) in words.iter().enumerate() {
            index[w.index()] = u16::try_from(i + 1).unwrap_or(0);
        }
        let roles = entries.iter().map(|e| e.roles).collect();
        Self { index, entries, roles, endings, beginnings, bodies }
    }

    /// The subtype of a body whose name is one word that no list knows and that is made as such names are: "Orsinibank".
    pub(crate) fn made_as_body(&self, text: &str) -> Option<&'static str> {
        /// Letters that stand before the ending at least.
        const STEM: usize = 3;
        let word = text.as_bytes();
        let ends = |e: &str| {
            word.len() >= e.len() + STEM
                && word[word.len() - e.len()..].eq_ignore_ascii_case(e.as_bytes())
        };
        self.bodies.iter().find(|(e, _)| ends(e)).map(|(_, subtype)| *subtype)
    }

    /// Whether a word that no list knows is made as family names are: "Petrenko", "Eriksson", "McAdder".
    ///
    /// `mixed` says that it has a capital inside.
    pub(crate) fn is_made_as_family(&self, text: &str, mixed: bool) -> bool {
        if text.len() < SHORTEST_BY_AFFIX {
            return false;
        }
        if text.is_ascii() && !text.contains('.') {
            return self.has_family_affix(text.as_bytes(), mixed);
        }
        self.has_family_affix(fold(text).as_bytes(), mixed)
    }

    /// Whether a word has an affix of family names, in any case.
    fn has_family_affix(&self, word: &[u8], mixed: bool) -> bool {
        let tail = tail(word);
        let ends = |e: &Ending| word.len() > e.len + 1 && tail & e.mask == e.bytes;
        let begins = |b: &&str| {
            (mixed || b.ends_with('\''))
                && word.get(..b.len()).is_some_and(|w| w.eq_ignore_ascii_case(b.as_bytes()))
        };
        let last = word.last().and_then(|b| letter(*b)).and_then(|i| self.endings.get(i));
        let inner = mixed || word.contains(&b'\'');
        last.is_some_and(|list| list.iter().any(ends))
            || inner && self.beginnings.iter().any(begins)
    }

    /// The roles of a word: bits of [`role`].
    #[inline]
    pub(crate) fn roles(&self, word: Word) -> u32 {
        let at = self.index.get(word.index()).copied().unwrap_or(0);
        self.roles[at as usize]
    }

    /// What the list knows of a word.
    #[inline]
    pub(crate) fn get(&self, word: Word) -> &Entry {
        let at = self.index.get(word.index()).copied().unwrap_or(0);
        &self.entries[at as usize]
    }
}

/// The place of a letter in the alphabet, from 0.
fn letter(b: u8) -> Option<usize> {
    b.is_ascii_alphabetic().then(|| usize::from(b.to_ascii_lowercase() - b'a'))
}

/// [`letter`] of the last one of a word.
fn last_letter(word: &str) -> Option<usize> {
    word.as_bytes().last().and_then(|b| letter(*b))
}

const fn group(bit: u32) -> Option<Group> {
    Some(match bit {
        role::ORG_TAIL | role::ORG_HEAD => Group::Org,
        role::PLACE_TAIL | role::PLACE_HEAD | role::PLACE_OF => Group::Place,
        role::TITLE => Group::Title,
        role::EVENT_TAIL | role::EVENT_HEAD => Group::Event,
        role::DOC_TAIL => Group::Document,
        role::WEAPON => Group::Weapon,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_is_sorted_unique_and_spelled_right() {
        let lines: Vec<_> = FILE.lines().skip(1).filter_map(|l| l.split_once('\t')).collect();
        assert!(lines.windows(2).all(|w| w[0].0.as_bytes() < w[1].0.as_bytes()));
        for (word, roles) in lines {
            for text in roles.split(' ') {
                let name = text.split(':').next().unwrap_or_default();
                assert!(role::named(name) != 0, "{word}: {text}");
            }
        }
    }

    #[test]
    fn roles_carry_subtypes() {
        let mut vocabulary = Vocabulary::with_capacity(16);
        let words = NameWords::new(&mut vocabulary);
        let entry = words.get(vocabulary.get(b"ministry"));
        assert_ne!(entry.roles & role::ORG_OF, 0);
        assert_eq!(entry.subtype(Group::Org), "ministry");
    }
}
