//! The words that linking asks about, as bits by word.

use crate::by_word::{ByWord, named_bits};
use crate::vocabulary::{Vocabulary, Word};

/// The list, one word a line with its roles.
const FILE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/gazetteers/link_words.tsv"));

/// The role of heads of bodies that every country has under the same name.
const COMMON_BODY: &str = "common-body";

/// The role that gives the American spelling of a word that names of bodies are made of.
const AMERICAN: &str = "american";

named_bits! {
    /// Bits of [`Words::get`].
    is {
        /// "the", "this", "that", "these", "those".
        DEFINITE = 0 "definite",
        /// "a", "an", "another", "one".
        INDEFINITE = 1 "indefinite",
        /// he, him, his, himself.
        HE = 2 "he",
        /// she, her, herself.
        SHE = 3 "she",
        /// it, its, itself.
        IT = 4 "it",
        /// they, them, their, themselves.
        THEY = 5 "they",
        /// I, me, my.
        I = 6 "i",
        /// we, us, our.
        WE = 7 "we",
        /// his, her, its, their, my, our.
        POSSESSIVE = 8 "possessive",
        /// himself, herself, itself, themselves.
        REFLEXIVE = 9 "reflexive",
        /// Lemmas of verbs of saying.
        SAYS = 10 "says",
        /// Lemmas of what a government does and a city does not.
        ACTS = 11 "acts",
        /// Lemmas of what is done to governments.
        UNDERGOES = 12 "undergoes",
        /// Nouns before "between", "with", "against" and a government: "ties", "talks".
        DEALINGS = 13 "dealings",
        /// Nouns after the possessive of a government: "Moscow’s war".
        STATE_THING = 14 "state-thing",
        /// Prepositions of place.
        LOCATIVE = 15 "locative",
        /// "with", "against", "between", "from", "to", "by", "for", "on", "of".
        LINKING = 16 "linking",
        /// Words of a name that do not tell it from others: "of", "the", "and", "for".
        PARTICLE = 17 "particle",
        /// "Inc", "Ltd", "Corp".
        DESIGNATOR = 18 "designator",
        /// Adjectives that, with "nation" or "state", mean North Korea when it is in the text.
        RECLUSIVE = 19 "reclusive",
        /// "seem", "appear", "rain", "take": "it" is nobody.
        IMPERSONAL = 20 "impersonal",
        /// Adjectives that only someone can be: "aware", "ready".
        MINDED = 21 "minded",
        /// Masculine titles and nouns.
        MALE = 22 "male",
        /// Feminine titles and nouns.
        FEMALE = 23 "female",
        /// "two", "both".
        TWO = 24 "two",
        /// "spokesman" and the like: who speaks for an organization.
        SPEAKS_FOR = 25 "speaks-for",
        /// "president", "king": who speaks for a country.
        RULES = 26 "rules",
        /// "north", "south".
        HALF = 27 "half",
        /// Words of names of bodies that every country has one of: "Ministry", "Parliament".
        STATE_BODY = 28 "state-body",
        /// "visit", "arrive", "fly": their "to" is a place.
        MOVES = 29 "moves",
        /// "other", "another", "second", "different": not what was named before.
        OTHER = 30 "other",
        /// Lemmas of what a city does as a city: "Kyiv woke to sirens", "Paris hosted the Games".
        OF_TOWNS = 31 "of-towns",
    }
}

/// The compiled words.
#[derive(Clone, Debug)]
pub(super) struct Words {
    bits: ByWord<u32>,
    pub(super) of: Word,
    pub(super) to: Word,
    pub(super) and: Word,
    pub(super) according: Word,
    pub(super) the: Word,
    pub(super) within: Word,
    /// (British, American) spellings of words that names of bodies are made of, sorted.
    american: Vec<(Word, Word)>,
    /// Heads of bodies that every country has under the same name, sorted.
    common_bodies: Vec<Word>,
}

impl Words {
    /// Interns the lists.
    pub(super) fn new(v: &mut Vocabulary) -> Self {
        let (mut bits, mut common_bodies, mut american) =
            (ByWord::default(), Vec::new(), Vec::new());
        for line in FILE.lines().skip(1) {
            let Some((word, roles)) = line.split_once('\t') else { continue };
            let word = v.intern(word);
            for role in roles.split(' ') {
                match role.split_once(':') {
                    Some((AMERICAN, spelling)) => american.push((word, v.intern(spelling))),
                    _ if role == COMMON_BODY => common_bodies.push(word),
                    _ => bits.mark(word, is::named(role)),
                }
            }
        }
        common_bodies.sort_unstable();
        american.sort_unstable();
        let mut one = |w| v.intern(w);
        let (of, to, and, according, the, within) =
            (one("of"), one("to"), one("and"), one("according"), one("the"), one("in"));
        Self { bits, of, to, and, according, the, within, american, common_bodies }
    }

    /// The bits of a word; none of a word interned later.
    pub(super) fn get(&self, word: Word) -> u32 {
        self.bits.get(word)
    }

    /// The American spelling of a word that names of bodies are made of; any other word as it is.
    pub(super) fn american(&self, word: Word) -> Word {
        self.american
            .binary_search_by_key(&word, |pair| pair.0)
            .map_or(word, |at| self.american[at].1)
    }

    /// Whether bodies with this word in their names are those of the country that the text is about.
    pub(super) fn is_common_body(&self, word: Word) -> bool {
        self.common_bodies.binary_search(&word).is_ok()
    }

    /// Whether a word is in one of these lists.
    pub(super) fn has(&self, word: Word, bits: u32) -> bool {
        self.get(word) & bits != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_of_the_list_is_one_that_linking_asks_about() {
        for (word, roles) in FILE.lines().skip(1).filter_map(|l| l.split_once('\t')) {
            for role in roles.split(' ') {
                let other = role == COMMON_BODY || role.starts_with(AMERICAN);
                assert!(other || is::named(role) != 0, "{word}: {role}");
            }
        }
    }
}
