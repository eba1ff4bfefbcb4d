//! The words that linking asks about, as bits by word.

use crate::by_word::ByWord;
use crate::vocabulary::{Vocabulary, Word};

/// Bits of [`Words::get`].
pub(super) mod is {
    /// "the", "this", "that", "these", "those".
    pub(crate) const DEFINITE: u32 = 1;
    /// "a", "an", "another", "one".
    pub(crate) const INDEFINITE: u32 = 1 << 1;
    /// he, him, his, himself.
    pub(crate) const HE: u32 = 1 << 2;
    /// she, her, herself.
    pub(crate) const SHE: u32 = 1 << 3;
    /// it, its, itself.
    pub(crate) const IT: u32 = 1 << 4;
    /// they, them, their, themselves.
    pub(crate) const THEY: u32 = 1 << 5;
    /// I, me, my.
    pub(crate) const I: u32 = 1 << 6;
    /// we, us, our.
    pub(crate) const WE: u32 = 1 << 7;
    /// his, her, its, their, my, our.
    pub(crate) const POSSESSIVE: u32 = 1 << 8;
    /// himself, herself, itself, themselves.
    pub(crate) const REFLEXIVE: u32 = 1 << 9;
    /// Lemmas of verbs of saying.
    pub(crate) const SAYS: u32 = 1 << 10;
    /// Lemmas of what a government does and a city does not.
    pub(crate) const ACTS: u32 = 1 << 11;
    /// Lemmas of what is done to governments.
    pub(crate) const UNDERGOES: u32 = 1 << 12;
    /// Nouns before "between", "with", "against" and a government: "ties", "talks".
    pub(crate) const DEALINGS: u32 = 1 << 13;
    /// Nouns after the possessive of a government: "Moscow’s war".
    pub(crate) const STATE_THING: u32 = 1 << 14;
    /// Prepositions of place.
    pub(crate) const LOCATIVE: u32 = 1 << 15;
    /// "with", "against", "between", "from", "to", "by", "for", "on", "of".
    pub(crate) const LINKING: u32 = 1 << 16;
    /// Words of a name that do not tell it from others: "of", "the", "and", "for".
    pub(crate) const PARTICLE: u32 = 1 << 17;
    /// "Inc", "Ltd", "Corp".
    pub(crate) const DESIGNATOR: u32 = 1 << 18;
    /// Adjectives that, with "nation" or "state", mean North Korea when it is in the text.
    pub(crate) const RECLUSIVE: u32 = 1 << 19;
    /// "seem", "appear", "rain", "take": "it" is nobody.
    pub(crate) const IMPERSONAL: u32 = 1 << 20;
    /// Adjectives that only someone can be: "aware", "ready".
    pub(crate) const MINDED: u32 = 1 << 21;
    /// Masculine titles and nouns.
    pub(crate) const MALE: u32 = 1 << 22;
    /// Feminine titles and nouns.
    pub(crate) const FEMALE: u32 = 1 << 23;
    /// "two", "both".
    pub(crate) const TWO: u32 = 1 << 24;
    /// "spokesman" and the like: who speaks for an organization.
    pub(crate) const SPEAKS_FOR: u32 = 1 << 25;
    /// "president", "king": who speaks for a country.
    pub(crate) const RULES: u32 = 1 << 26;
    /// "north", "south".
    pub(crate) const HALF: u32 = 1 << 27;
    /// Words of names of bodies that every country has one of: "Ministry", "Parliament".
    pub(crate) const STATE_BODY: u32 = 1 << 28;
    /// "visit", "arrive", "fly": their "to" is a place.
    pub(crate) const MOVES: u32 = 1 << 29;
    /// Lemmas of what a city does as a city: "Kyiv woke to sirens", "Paris hosted the Games".
    pub(crate) const OF_TOWNS: u32 = 1 << 31;
    /// "other", "another", "second", "different": not what was named before.
    pub(crate) const OTHER: u32 = 1 << 30;
}

const LISTS: &[(u32, &str)] = &[
    (is::DEFINITE, "the this that these those both"),
    (is::INDEFINITE, "a an another one some any every each no"),
    (is::HE, "he him his himself"),
    (is::SHE, "she her hers herself"),
    (is::IT, "it its itself"),
    (is::THEY, "they them their theirs themselves"),
    (is::I, "i me my myself"),
    (is::WE, "we us our ourselves"),
    (is::POSSESSIVE, "his her its their my our"),
    (is::REFLEXIVE, "himself herself itself themselves"),
    (
        is::SAYS,
        "say tell add note claim continue report state announce insist warn confirm deny declare \
         explain argue acknowledge admit allege assert stress reiterate estimate predict suggest \
         reveal disclose comment write conclude reply respond answer recall vow pledge promise",
    ),
    (
        is::ACTS,
        "say tell add note claim report state announce insist warn confirm deny declare accuse \
         allege assert argue acknowledge admit stress reiterate estimate suggest disclose vow \
         pledge promise deploy send dispatch supply provide deliver transfer ship sell give offer \
         want hope seek ask request urge call demand reject refuse dismiss condemn denounce blame \
         threaten retaliate respond react agree sign ratify negotiate consider regard view see \
         believe fear expect plan intend prepare decide order approve back support help aid assist \
         arm fund finance invade annex attack strike launch bomb shell fire test withdraw \
         recall expel summon ban impose lift sanction isolate recognise recognize join \
         leave abandon cooperate ally share use violate breach exploit deepen strengthen expand \
         boost bolster escalate provoke defend pay win lose fight wage pressure lobby welcome hail \
         praise criticise criticize slam blast protest complain rely depend need require receive \
         obtain acquire buy import export dismiss brush insist describe call label portray \
         publish release issue propose suspend cancel halt stop end resume restart ignore heed \
         accept acknowledge convene dub claim signal rebuff rule maintain try attempt pull push aim \
         determine conclude assess know learn think play use insist downplay deport extradite \
         execute detain arrest release hold mediate broker facilitate host spend cut raise lower \
         hope like wish favour favor oppose object veto vote abstain respect honour honor \
         ",
    ),
    (
        is::UNDERGOES,
        "accuse blame urge warn help support back aid assist arm supply condemn pressure sanction \
         isolate punish force persuade tell ask thank deter defeat ally criticise criticize \
         provide give pay sue notify inform embolden anger infuriate irritate alarm reassure \
         provoke threaten convince allow enable cost trust suspect pit put",
    ),
    (
        is::DEALINGS,
        "tie ties relation relations relationship talk talks cooperation partnership alliance pact \
         treaty agreement deal accord war conflict tension tensions dispute rift trade link links \
         contact contacts negotiation negotiations diplomacy dialogue dialog friendship bond bonds \
         sanction sanctions pressure measure measures aid support assistance help backing threat \
         threats warning message arms weapons ammunition supplies demand demands request requests \
         order orders concession concessions loyalty loyal allegiance opposition ally exchange \
         rapprochement feud standoff row truce ceasefire collaboration coordination alignment \
         understanding contract deliveries exports imports denial response reaction signal \
         complaint criticism blow victory setback revenge retaliation transfers shipments",
    ),
    (
        is::STATE_THING,
        "war troops troop force forces army military ally allies ally invasion weapons weapon \
         government leadership leader leaders regime support decision claim claims denial request \
         response reaction envoy ambassador policy policies ties relations aid aggression \
         offensive attack attacks interest interests plan plans position demand demands threat \
         threats intention intentions ambition ambitions involvement participation intervention \
         campaign move moves rhetoric stance strategy efforts effort effort goals goal aims aim \
         soldiers navy air intelligence foreign defense defence nuclear ballistic need needs \
         arsenal economy sanctions partner partners bid proposal actions action presence control \
         occupation diplomacy diplomats commitment concerns concern neighbors neighbours view \
         demands help assistance backing backers delegation ministry hand influence counteroffensive \
         sphere aggressive warning accusation accusations promise pledge vow failure ability",
    ),
    (
        is::LOCATIVE,
        "in at near outside inside around across through throughout within into via toward \
         towards above over beyond off along past from surrounding",
    ),
    (is::LINKING, "with against between from to by for on of upon behind"),
    (is::PARTICLE, "of the and for in on to at de la del der and's 's"),
    (
        is::DESIGNATOR,
        "inc ltd corp plc co llc lp llp sa ag nv bv asa gmbh se ab oyj spa pty sarl kg kk \
         incorporated limited corporation company pjsc ojsc jsc oao ooo holdings",
    ),
    (is::RECLUSIVE, "hermit secretive reclusive isolated nuclear-armed"),
    (is::IMPERSONAL, "seem appear rain snow take turn happen matter emerge follow look"),
    (
        is::MINDED,
        "aware ready concerned confident willing prepared unable able responsible committed \
         determined unwilling reluctant keen eager alarmed certain opposed open satisfied",
    ),
    (
        is::MALE,
        "mr sir king prince sultan emperor emir sheikh sheik lord baron duke father pope imam \
         ayatollah chairman spokesman congressman councilman policeman businessman statesman man \
         husband son brother uncle nephew grandfather monsignor pastor mullah crown-prince tsar \
         shah mufti rabbi cardinal archbishop bishop",
    ),
    (
        is::FEMALE,
        "mrs ms miss queen princess lady duchess baroness mother chairwoman spokeswoman \
         congresswoman councilwoman policewoman businesswoman stateswoman woman wife daughter \
         sister aunt niece grandmother actress empress madame dame",
    ),
    (is::TWO, "two both"),
    (is::SPEAKS_FOR, "spokesman spokeswoman spokesperson secretary chief head director commander"),
    (is::RULES, "president premier king queen emir sultan chancellor leader minister monarch"),
    (is::HALF, "north south"),
    (
        is::STATE_BODY,
        "ministry minister department parliament government army navy police council court \
         assembly senate agency service office bureau commission committee bank congress cabinet \
         force forces guard guards treasury presidency embassy command union party federation \
         association authority directorate institute university",
    ),
    (
        is::MOVES,
        "visit arrive fly travel return head go come move drive leave reach enter land march tour \
         depart flee get bring take carry train sail",
    ),
    (
        is::OF_TOWNS,
        "be have host see witness suffer wake celebrate remain lie sit stand become seem feature \
         attract boast house experience beat lose score draw play grow shake burn sleep hear smell \
         look feel await get need endure survive mourn commemorate host stage hold enjoy start",
    ),
    (
        is::OTHER,
        "other another second third different new next former previous neighbouring \
                 neighboring foreign rival",
    ),
];

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

/// See [`Words::is_common_body`].
const COMMON_BODIES: &str = "ministry court parliament police army navy assembly cabinet government \
    prosecutor election electoral central senate representatives deputies";

/// See [`Words::american`].
const AMERICAN: [(&str, &str); 7] = [
    ("centre", "center"),
    ("defence", "defense"),
    ("labour", "labor"),
    ("organisation", "organization"),
    ("programme", "program"),
    ("harbour", "harbor"),
    ("honour", "honor"),
];

impl Words {
    /// Interns the lists.
    pub(super) fn new(v: &mut Vocabulary) -> Self {
        let mut marked = Vec::new();
        for (bit, list) in LISTS {
            marked.extend(list.split_ascii_whitespace().map(|w| (v.intern(w), *bit)));
        }
        let mut one = |w| v.intern(w);
        let (of, to, and, according, the, within) =
            (one("of"), one("to"), one("and"), one("according"), one("the"), one("in"));
        let mut bits = ByWord::default();
        for (word, bit) in marked {
            bits.mark(word, bit);
        }
        let mut common_bodies: Vec<Word> =
            COMMON_BODIES.split_ascii_whitespace().map(|w| v.intern(w)).collect();
        common_bodies.sort_unstable();
        let mut american = AMERICAN.map(|(a, b)| (v.intern(a), v.intern(b))).to_vec();
        american.sort_unstable();
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
