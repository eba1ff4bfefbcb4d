//! Words around a number that say whether it counts anything.

use crate::token::{Class, Tokens, flag};
use crate::vocabulary::{Vocabulary, Word};

/// Bits of [`Context::marks`].
pub(super) mod mark {
    /// Always numbers what follows: "Section 427".
    pub(crate) const NAMES: u16 = 1;
    /// Numbers what follows unless a plural follows that: "day 3".
    pub(crate) const NUMBERS: u16 = 2;
    /// A word of grammar: no counted noun stands past it.
    pub(crate) const CLOSED: u16 = 4;
    /// A plural without -s: "people".
    pub(crate) const PLURAL: u16 = 8;
    /// A verb or noun of growth.
    pub(crate) const UP: u16 = 16;
    /// A verb or noun of decline.
    pub(crate) const DOWN: u16 = 32;
    /// Such a verb only before percentages, money and units: "lost 5 %".
    pub(crate) const AMOUNT: u16 = 64;
    /// A street or square: "14 Baker Street".
    pub(crate) const STREET: u16 = 128;
    /// Before "one" it makes a pronoun: "no one".
    pub(crate) const NOT_ONE: u16 = 256;
    /// A modal or "to": what follows is a verb.
    pub(crate) const MODAL: u16 = 512;
    /// A verb whose object is changed by so much: "cut jobs by 5 %".
    pub(crate) const BY: u16 = 1024;
    /// What a month or year is called after: no count before it.
    pub(crate) const PARTITIVE: u16 = 2048;
    /// A verb whose "up" is no direction: "make up 5 %".
    pub(crate) const TAKES_UP: u16 = 4096;
    /// A verb whose "over" is a particle rather than a bound before a small count: "take over four plants".
    pub(crate) const TAKES_OVER: u16 = 8192;
    /// A verb whose "over" is a particle before any count: "handed over 20 hostages".
    pub(crate) const HANDS_OVER: u16 = 16384;
}

/// Marks by word.
#[derive(Clone, Debug)]
pub(super) struct Context {
    marks: Vec<u16>,
}

const LISTS: &[(u16, &str)] = &[
    (
        mark::NAMES,
        "section article resolution chapter room rooms highway interstate route flight boeing airbus paragraph \
         amendment version annex appendix clause protocol statute ordinance directive windows ios android \
         iphone galaxy channel radio formula apollo soyuz falcon no nos figure fig iso apartment apt suite \
         sections articles chapters resolutions cessna embraer bombardier beechcraft gulfstream learjet piper dassault porsche peugeot chinook antonov ilyushin tupolev sukhoi mig leopard abrams fortune \
         nikkei ftse nasdaq psalm verse rfc docket subsection kosmos voyager expo proposition sars title \
         ipad xbox playstation magnum docklands studio",
    ),
    (
        mark::NUMBERS,
        "day week game round part page line level phase type class unit group grade row stage step season \
         episode volume item number area zone sector district ward precinct gate block plot tier lane \
         runway terminal pier platform exit bus track model mark rule case file schedule seat seed set act \
         scene book order bill title block camp reactor hangar battalion regiment division corps quarter \
         q1 room studio pool hole lap heat chapter question option category war codename code extension",
    ),
    (
        mark::CLOSED,
        "the a an of in on at to for from by with and or but nor as is are was were be been being has have \
         had do does did will would can could may might must shall should that which who whom whose when \
         where while if than then this these those it its he she they we you i his her their our my your \
         him them us not no after before during since until till into onto over under between among \
         against about per through via said says say told because although though so yet also just only \
         there here what how why up down out off again ago later earlier",
    ),
    (
        mark::PLURAL,
        "people men women children police personnel staff aircraft cattle sheep fish troops percent teeth \
         feet mice geese crew infantry countrymen servicemen policemen businessmen lawmakers spacecraft \
         congressmen firemen fishermen gunmen clergymen crewmen horsemen chairmen personnel vermin \
         alumni media data criteria phenomena bacteria viruses fungi strata spokesmen salmon deer grandchildren",
    ),
    (
        mark::UP,
        "rose rise rises rising risen increased increase increases increasing grew grow grows growing grown \
         climbed climb climbs climbing jumped jump jumps jumping surged surge surges surging soared soar \
         soars soaring rallied spiked spike swelled accelerated leapt leaped growth hike uptick upswing \
         skyrocketed rebounded expanded expand expands expanding advanced appreciated strengthened up",
    ),
    (mark::UP | mark::AMOUNT, "gained gain gains gaining added adding adds higher rally"),
    (
        mark::DOWN,
        "fell fall falls falling fallen dropped drop drops dropping declined decline declines declining \
         decreased decrease decreases decreasing slipped slip slid slide slides sank sink plunged plunge \
         plunges plunging tumbled tumble slumped slump shrank shrink shrinks shrunk contracted dipped dip \
         plummeted plummet reduction decreasing contraction down retreated narrowed weakened depreciated",
    ),
    (mark::DOWN | mark::AMOUNT, "lost loses losing shed sheds cut cuts lower loss losses eased"),
    (
        mark::UP | mark::BY,
        "raised raise raises raising boosted boost boosts lifted lift lifts hiked enlarged pushed",
    ),
    (
        mark::DOWN | mark::BY,
        "reduced reduce reduces reducing lowered slashed slash trimmed trim cutting narrowed scaled devalued",
    ),
    (
        mark::STREET,
        "street st avenue ave road rd lane drive boulevard blvd square court place terrace crescent way \
         parkway plaza strasse",
    ),
    (
        mark::NOT_ONE,
        "no any every some each the this that which another anyone none whichever not either neither",
    ),
    (mark::MODAL, "would will to should could must can may might cannot"),
    (mark::PARTITIVE, "of"),
    (
        mark::TAKES_UP,
        "ate back backed backing backs blew blow bought build builds built buy buying buys call called \
         calls eat eaten eating eats end ended ends free freed freeing frees gave give given gives \
         giving held hold holding holds line lined made make makes making open opened opening opens \
         pick picked picking picks put puts putting rack racked racks round rounded set sets setting \
         sign signed snap snapped snapping snaps soak soaked take taken takes taking tie tied ties \
         took tying use used uses using",
    ),
    (mark::TAKES_OVER, "take takes took taken taking win wins won winning"),
    (
        mark::HANDS_OVER,
        "hand hands handed handing turn turns turned turning sign signs signed signing cede ceded bring brought",
    ),
];

impl Context {
    /// Interns the lists.
    pub(super) fn new(vocabulary: &mut Vocabulary) -> Self {
        let mut marked: Vec<(Word, u16)> = Vec::new();
        for (bits, words) in LISTS {
            marked.extend(words.split_whitespace().map(|w| (vocabulary.intern(w), *bits)));
        }
        let mut marks = vec![0; vocabulary.len()];
        for (word, bits) in marked {
            marks[word.index()] |= bits;
        }
        marks[Word::NONE.index()] = 0;
        Self { marks }
    }

    /// The marks of a token; 0 for what is no word.
    pub(super) fn get(&self, tokens: &Tokens<'_>, i: usize) -> u16 {
        self.marks.get(tokens.word(i).index()).copied().unwrap_or(0)
    }

    /// Whether any of these bits is set on a token.
    pub(super) fn is(&self, tokens: &Tokens<'_>, i: usize, bits: u16) -> bool {
        self.get(tokens, i) & bits != 0
    }

    /// Whether a counted plural stands at `at` or up to three words on.
    pub(super) fn counts(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        let mut k = at;
        for _ in 0..4 {
            let Some(t) = tokens.list.get(k) else { return false };
            if t.class == Class::Hyphen && t.is_joined() {
                k += 1;
                continue;
            }
            if t.class != Class::Word || t.has(flag::PARAGRAPH) {
                return false;
            }
            let marks = self.get(tokens, k);
            if marks & mark::PLURAL != 0 {
                return true;
            }
            if marks & mark::CLOSED != 0 {
                return false;
            }
            if is_plural(tokens.str(k)) {
                return true;
            }
            k += 1;
        }
        false
    }
}

/// Whether a lower-case word ends as plurals do.
fn is_plural(word: &str) -> bool {
    let b = word.as_bytes();
    b.len() > 3
        && b[0].is_ascii_lowercase()
        && b[b.len() - 1] == b's'
        && !matches!(b[b.len() - 2], b's' | b'u' | b'i')
}
