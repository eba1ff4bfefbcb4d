//! Settles the class of each word by its neighbours.
//!
//! One pass from left to right: each decision sees the settled classes before and the possible classes after.
//! A word that could be a finite verb becomes one only where its clause still needs one.

mod ahead;
mod behind;
mod closed;
mod verb;

use self::ahead::{continues_noun_group, starts_noun_group};
use self::verb::demanded;
use super::{Item, Pos, usage};
use crate::by_word::ByWord;
use crate::lexicon::tag;
use crate::token::{Class, Tokens, flag};
use crate::vocabulary::{Vocabulary, Word};

/// How far, in items, the search for a finite verb looks ahead.
const WINDOW: usize = 24;

/// How many items may stand between a word and the one that settles its class, with that one.
const PASSED: usize = 4;

/// After these words "to" is a preposition unless a verb with an object follows.
const TO_GOVERNORS: &[&str] = &[
    "according",
    "due",
    "thanks",
    "prior",
    "contrary",
    "addition",
    "response",
    "regard",
    "access",
    "threat",
    "damage",
    "visit",
    "trip",
    "returned",
    "return",
    "close",
    "related",
    "owing",
    "next",
    "amounted",
    "opposed",
    "opposition",
    "reference",
    "respect",
    "exports",
    "alternative",
    "answer",
    "solution",
    "approach",
    "aid",
];

/// Pasts that hardly ever begin a reduced relative clause.
const SAYING: [&str; 8] =
    ["said", "told", "added", "insisted", "argued", "replied", "noted", "announced"];

/// Directions that with "of" say where.
const COMPASS: [&str; 8] =
    ["north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"];

/// Forms of verbs after whose object an infinitive stands without "to".
const HELPING: [&str; 11] = [
    "help",
    "helps",
    "helped",
    "helping",
    "let",
    "lets",
    "letting",
    "demand",
    "demands",
    "demanded",
    "demanding",
];

/// Words that can open a clause; most are prepositions too.
const OPENERS: [&str; 17] = [
    "after", "before", "since", "until", "till", "as", "once", "while", "though", "although",
    "because", "if", "unless", "whether", "when", "where", "whereas",
];

/// By word: bits of [`usage`], so that a word of the text is looked up once and not in each list.
fn uses(v: &mut Vocabulary) -> ByWord<u8> {
    let lists: [(u8, &[&str]); 5] = [
        (usage::OPENER, &OPENERS),
        (usage::SAYING, &SAYING),
        (usage::SAY, &["say", "says"]),
        (usage::HELPING, &HELPING),
        (usage::COMPASS, &COMPASS),
    ];
    let mut out = ByWord::default();
    for (bit, list) in lists {
        list.iter().for_each(|w| out.mark(v.intern(w), bit));
    }
    out
}

/// The words that the tagger asks for by name.
#[derive(Clone, Debug)]
pub(crate) struct Tagger {
    that: Word,
    who: Word,
    whose: Word,
    /// he, she, they, we, I, who: subjects.
    subjects: [Word; 8],
    /// After these, "to" is a preposition.
    to_governors: Vec<Word>,
    /// By word, as far as some word has any: the bits of [`usage`] that the tagger asks for.
    uses: ByWord<u8>,
    /// Forms of have, do.
    have: Vec<Word>,
    doing: Vec<Word>,
    /// "been", "being", "having": never finite.
    not_finite: [Word; 4],
    /// "there", "it", "this", "that": a following ’s is "is".
    contracted: [Word; 8],
    there: Word,
    as_: Word,
    first: Word,
    by: Word,
    /// After these even the participle of a verb without an object describes a noun.
    describing: [Word; 3],
    neither: Word,
    one: Word,
    /// Numbers that stand for people where no noun follows.
    many: [Word; 5],
    of: Word,
    so: Word,
    out: Word,
    newly: Word,
    between: Word,
    with: Word,
    according: Word,
}

impl Tagger {
    /// Interns the words.
    pub(crate) fn new(v: &mut Vocabulary) -> Self {
        let mut all = |list: &[&str]| -> Vec<Word> { list.iter().map(|w| v.intern(w)).collect() };
        let to_governors = all(TO_GOVERNORS);
        let have = all(&["have", "has", "had", "having", "'ve"]);
        let doing = all(&["do", "does", "did"]);
        let uses = uses(v);
        let mut one = |w: &str| v.intern(w);
        Self {
            uses,
            that: one("that"),
            who: one("who"),
            whose: one("whose"),
            subjects: ["he", "she", "they", "we", "i", "who", "it", "you"].map(&mut one),
            not_finite: ["been", "being", "having", "be"].map(&mut one),
            contracted: ["there", "it", "he", "she", "that", "what", "who", "here"].map(&mut one),
            there: one("there"),
            as_: one("as"),
            first: one("first"),
            by: one("by"),
            describing: ["by", "from", "with"].map(&mut one),
            neither: one("neither"),
            one: one("one"),
            many: ["thousands", "hundreds", "dozens", "scores", "millions"].map(&mut one),
            of: one("of"),
            so: one("so"),
            out: one("out"),
            newly: one("newly"),
            between: one("between"),
            with: one("with"),
            according: one("according"),
            to_governors,
            have,
            doing,
        }
    }

    /// By word: bits of [`usage`]; a word past the end has none.
    pub(super) const fn uses(&self) -> &ByWord<u8> {
        &self.uses
    }

    /// Settles one sentence.
    pub(super) fn tag(&self, tokens: &Tokens<'_>, items: &mut [Item]) {
        let mut clause = Clause::default();
        for i in 0..items.len() {
            if items[i].word == self.first && is_adverb(items, i) {
                items[i].pos = Pos::Adverb;
                items[i].draft = None;
            } else if items[i].draft.is_none() {
                let pos = self.settle(tokens, items, i, &clause);
                items[i].pos = pos;
            }
            clause.step(&items[i]);
            // "said | the candidate tended to": what is said needs a finite verb of its own
            let it = &items[i];
            if matches!(it.pos, Pos::Past | Pos::Third | Pos::Base)
                && it.usage & (usage::SAYING | usage::SAY) != 0
            {
                clause.finite = false;
            }
            if it.pos.is_verb() {
                clause.helping = it.usage & usage::HELPING != 0;
            }
        }
    }

    fn settle(&self, tokens: &Tokens<'_>, items: &[Item], i: usize, clause: &Clause) -> Pos {
        let it = &items[i];
        match it.class {
            Class::Word => {}
            Class::Possessive => return self.apostrophe(items, i),
            Class::Clitic => return self.clitic(it),
            Class::Number | Class::Code => return Pos::Number,
            _ => return Pos::Mark,
        }
        let tags = it.tags;
        // what can be nothing but a noun is one, wherever it stands
        if tags == tag::NOUN && it.usage & !usage::PEOPLE == 0 {
            return Pos::Noun;
        }
        if let Some(pos) = self.bound(items, i, clause) {
            return pos;
        }
        if tags & tag::TO != 0 {
            return if self.infinitive(items, i) { Pos::To } else { Pos::Preposition };
        }
        if tags & tag::MODAL != 0 && !it_is_noun_like(tokens, it) && is_modal(items, i) {
            return Pos::Modal;
        }
        if tags & tag::AUXILIARY != 0 {
            return self.auxiliary(it.word);
        }
        if it.word == self.that {
            return self.that(items, i);
        }
        if tags & tag::POSSESSIVE != 0 {
            return self.possessive(items, i);
        }
        if tags & tag::PRONOUN != 0 && it.likeliest == tag::PRONOUN {
            return Pos::Pronoun;
        }
        if tags & tag::DETERMINER != 0 && it.likeliest == tag::DETERMINER {
            return self.determiner(items, i);
        }
        // "yet", "so", "plus" join clauses less often than they modify
        if tags & tag::CONJUNCTION != 0 && (it.likeliest == tag::CONJUNCTION || i == 0) {
            return Pos::Conjunction;
        }
        if tags & tag::WH != 0 {
            return Pos::Relative;
        }
        // "provided Israel with bombs": a verb after its subject
        let verb = tags & tag::VERB != 0 && i > 0 && items[i - 1].pos.is_head();
        if it.usage & usage::OPENER != 0
            || (!verb && tags & tag::SUBORDINATOR != 0 && it.likeliest != tag::ADVERB)
        {
            return self.opener(items, i);
        }
        self.open_class(items, i, clause)
    }

    /// What the words before or after leave no choice about.
    fn bound(&self, items: &[Item], i: usize, clause: &Clause) -> Option<Pos> {
        let it = &items[i];
        // "has neither confirmed nor denied"
        let neither = it.word == self.neither
            && items.get(i + 1).is_some_and(|n| n.draft.is_none() && n.tags & tag::PAST != 0);
        if it.tags & tag::NOT != 0 || neither {
            return Some(Pos::Not);
        }
        if it.word == self.according && items.get(i + 1).is_some_and(|n| n.tags & tag::TO != 0) {
            return Some(Pos::Preposition);
        }
        if self.is_direction(items, i) {
            return Some(Pos::Preposition);
        }
        if let Some(pos) = demanded(items, i, clause) {
            return Some(pos);
        }
        // "the deputy who chairs the panel"
        if it.usage & usage::RARELY_THIRD != 0 && i > 0 && items[i - 1].word == self.who {
            return Some(Pos::Third);
        }
        None
    }

    /// Nouns, verbs, adjectives, adverbs and prepositions.
    fn open_class(&self, items: &[Item], i: usize, clause: &Clause) -> Pos {
        let it = &items[i];
        let tags = it.tags;
        let next = items.get(i + 1);
        let next_is_nominal = next.is_some_and(continues_noun_group);
        // "fled | out of | Chad"
        if it.word == self.out && next.is_some_and(|n| n.word == self.of) {
            return Pos::Preposition;
        }
        // "carried | out | an attack"
        if it.word == self.out
            && i > 0
            && items[i - 1].pos.is_verb()
            && next.is_some_and(|n| starts_noun_group(n) && n.word != self.that)
        {
            return Pos::Adverb;
        }
        if tags & tag::PREPOSITION != 0 {
            let other =
                tags & (tag::ADVERB | tag::ADJECTIVE | tag::NOUN | tag::VERB | tag::QUANTIFIER);
            if other == 0 || it.likeliest == tag::PREPOSITION {
                return Pos::Preposition;
            }
            if next.is_some_and(starts_noun_group) && tags & tag::VERB == 0 {
                return Pos::Preposition;
            }
        }
        if tags & tag::QUANTIFIER != 0 {
            return if next_is_nominal || next.is_some_and(|n| n.word == self.of) {
                Pos::Quantifier
            } else {
                Pos::Pronoun
            };
        }
        if it.word == self.there && is_place(items, i) {
            return Pos::Adverb;
        }
        if tags & tag::PRONOUN != 0 && tags & (tag::NOUN | tag::ADJECTIVE) == 0 {
            return Pos::Pronoun;
        }
        if tags & tag::DETERMINER != 0 {
            return self.determiner(items, i);
        }
        if tags & tag::VERB != 0
            && let Some(pos) = self.verb(items, i, clause)
        {
            return pos;
        }
        // "would | likely use them"
        let between = i > 0
            && items[i - 1].pos == Pos::Modal
            && next
                .is_some_and(|n| n.draft.is_none() && n.tags & (tag::BASE | tag::AUXILIARY) != 0);
        if tags & tag::ADVERB != 0 && between {
            return Pos::Adverb;
        }
        if tags & tag::ADVERB != 0 && it.likeliest == tag::ADVERB {
            // "police formally accused": what may be a past after its subject
            let past = i > 0
                && items[i - 1].pos.is_head()
                && next.is_some_and(|n| n.draft.is_none() && n.tags & tag::PAST != 0);
            let adjective =
                tags & tag::ADJECTIVE != 0 && next_is_nominal && in_noun_group(items, i) && !past;
            return if adjective { Pos::Adjective } else { Pos::Adverb };
        }
        if tags & tag::ADJECTIVE != 0 && it.likeliest == tag::ADJECTIVE && joined(items, i) {
            return Pos::Adjective;
        }
        if tags & tag::ADJECTIVE != 0 {
            // "the firm committed two planes"
            if tags & tag::NOUN != 0 && in_noun_group(items, i) && has_object(&items[i + 1..]) {
                return Pos::Noun;
            }
            // "left three people dead"
            let people = i
                .checked_sub(1)
                .map(|j| &items[j])
                .is_some_and(|b| b.pos == Pos::Noun && b.plural && b.usage & usage::PEOPLE != 0);
            let noun = tags & tag::NOUN != 0
                && !next_is_nominal
                && !(people && (it.likeliest == tag::ADJECTIVE || leans(it, next)))
                && (in_noun_group(items, i) || it.likeliest == tag::NOUN || names_owner(items, i));
            if noun && !clause.after_be() {
                return Pos::Noun;
            }
            if tags & tag::ADVERB != 0 && !next_is_nominal && !clause.after_be() {
                return Pos::Adverb;
            }
            return Pos::Adjective;
        }
        // "returned home"
        let bare = tags & tag::ADVERB != 0 && !next_is_nominal && i > 0;
        if bare && items[i - 1].pos.is_verb() && !clause.after_be() {
            return Pos::Adverb;
        }
        if tags & tag::NOUN != 0 {
            return Pos::Noun;
        }
        if tags & tag::ADVERB != 0 {
            return Pos::Adverb;
        }
        if tags & tag::PREPOSITION != 0 {
            return Pos::Preposition;
        }
        if tags & tag::INTERJECTION != 0 { Pos::Adverb } else { Pos::Noun }
    }
}

/// "… | committed two planes": whether a past and a group of its own follow.
fn has_object(after: &[Item]) -> bool {
    const OPENS: u32 = tag::DETERMINER | tag::POSSESSIVE;
    let [verb, object, ..] = after else { return false };
    let number =
        object.class == Class::Number || object.pos == Pos::Number && object.draft.is_some();
    let opens = number || object.draft.is_none() && object.tags & OPENS != 0;
    verb.draft.is_none() && verb.tags & tag::PAST != 0 && opens
}

/// "ordered the U.S. | military to leave": whether an article and a name stand before the word at `i`.
fn names_owner(items: &[Item], i: usize) -> bool {
    i > 1
        && matches!(items[i - 1].pos, Pos::Name | Pos::Nationality)
        && items[i - 2].pos == Pos::Determiner
}

/// "it first sent | troops", "when they first met": whether an ordinal between a subject and its past is an adverb.
fn is_adverb(items: &[Item], i: usize) -> bool {
    let ordinal = items[i].pos == Pos::Number && items[i].end == items[i].first + 1;
    let subject = i > 0
        && (items[i - 1].pos == Pos::Pronoun
            || items[i - 1].pos.is_head() && items[i - 1].pos != Pos::Number);
    ordinal
        && subject
        && items.get(i + 1).is_some_and(|n| {
            n.draft.is_none()
                && n.tags & tag::PAST != 0
                && n.tags & (tag::NOUN | tag::ADJECTIVE) == 0
        })
}

/// "officials there said", "troops went there": whether "there" is a place and not what stands for a subject.
fn is_place(items: &[Item], i: usize) -> bool {
    let after_noun = i > 0 && items[i - 1].pos.is_head();
    items.get(i + 1).is_none_or(|n| {
        const AUXILIARIES: u32 = tag::AUXILIARY | tag::MODAL | tag::NOT;
        let verb = n.draft.is_none() && n.tags & (tag::VERB | tag::PAST) != 0;
        n.class != Class::Clitic
            && n.class != Class::Possessive
            && (n.draft.is_some() || n.tags & AUXILIARIES == 0)
            && (!verb || after_noun)
    })
}

/// "officials | close to the talks": whether what could be a noun describes the people before it by what follows.
fn leans(it: &Item, next: Option<&Item>) -> bool {
    it.likeliest != tag::NOUN && next.is_some_and(|n| n.tags & (tag::PREPOSITION | tag::TO) != 0)
}

/// "national | and provincial officials": whether a conjunction joins the word to a modifier of a noun.
fn joined(items: &[Item], i: usize) -> bool {
    let describes = |x: &Item| match x.draft {
        Some(_) => x.pos == Pos::Nationality && !x.plural,
        None => x.likeliest == tag::ADJECTIVE && x.tags & tag::GERUND == 0,
    };
    items.get(i + 1).is_some_and(|x| x.draft.is_none() && x.likeliest == tag::CONJUNCTION)
        && items.get(i + 2).is_some_and(describes)
        && items.get(i + 3).is_some_and(continues_noun_group)
}

/// What is known of the clause so far.
#[derive(Clone, Copy, Debug, Default)]
struct Clause {
    /// "to" stands before, over adverbs.
    to: bool,
    /// A finite verb stands since the last boundary.
    finite: bool,
    /// A finite verb stands in the sentence.
    begun: bool,
    /// The last lexical verb is a participle after a form of be.
    passive: bool,
    /// The last auxiliary is a form of be.
    be: bool,
    /// The last lexical verb is one of help.
    helping: bool,
    /// The form of the last lexical verb of the sentence.
    last_form: Option<Pos>,
    /// The class of the item before, over those that [`passed`] names.
    before: Option<Pos>,
    /// How many such items stand between.
    between: usize,
}

impl Clause {
    /// The class of what [`previous`] gives.
    fn previous(&self) -> Option<Pos> {
        self.before.filter(|_| self.between < PASSED)
    }

    /// Whether the item before, over adverbs, is a form of be.
    fn after_be(&self) -> bool {
        self.previous() == Some(Pos::Be)
    }

    fn step(&mut self, it: &Item) {
        if passed(it) {
            self.between += 1;
        } else {
            (self.before, self.between) = (Some(it.pos), 0);
        }
        match it.pos {
            Pos::Modal | Pos::Past | Pos::Third | Pos::Be | Pos::Have | Pos::Do => {
                self.finite = true
            }
            // "his decision to come clean": an infinitive leaves the verb to come
            Pos::Base if !self.to => self.finite = true,
            Pos::Subordinator | Pos::Relative => self.finite = false,
            Pos::Conjunction => self.finite = false,
            Pos::Mark
                if matches!(
                    it.class,
                    Class::Comma
                        | Class::Semicolon
                        | Class::Dash
                        | Class::OpenQuote
                        | Class::CloseQuote
                        | Class::Colon
                ) =>
            {
                self.finite = false;
            }
            _ => {}
        }
        self.begun |= self.finite;
        self.to = it.pos == Pos::To || self.to && matches!(it.pos, Pos::Adverb | Pos::Not);
        match it.pos {
            Pos::Be => self.be = true,
            Pos::Adverb | Pos::Not => {}
            p if p.is_verb() => {
                self.passive = self.be && p == Pos::Participle;
                self.be = false;
            }
            _ => self.be = false,
        }
        if it.pos.is_verb() {
            self.last_form = Some(it.pos);
        }
    }
}

/// Whether a word that can be a modal is one: "need" and "dare" are verbs unless "not" follows.
fn is_modal(items: &[Item], i: usize) -> bool {
    let determined = i.checked_sub(1).is_some_and(|j| {
        matches!(items[j].pos, Pos::Determiner | Pos::Possessive | Pos::Apostrophe | Pos::Adjective)
    });
    items[i].tags & tag::VERB == 0
        || (items[i].likeliest == tag::MODAL && !determined)
        || items.get(i + 1).is_some_and(|n| n.tags & tag::NOT != 0)
}

/// Whether a word with a modal's form is a noun here ("May", "the will").
fn it_is_noun_like(tokens: &Tokens<'_>, it: &Item) -> bool {
    let t = &tokens.list[it.first as usize];
    t.has(flag::UPPER) && !t.has(flag::FIRST) && !t.has(flag::CAPITALS)
}

/// The settled item before `i`, over adverbs, "not" and an opening quotation mark: "would “move quickly”".
fn previous(items: &[Item], i: usize) -> Option<&Item> {
    items[..i].iter().rev().take(PASSED).find(|x| !passed(x))
}

/// What [`previous`] looks over, fewer than [`PASSED`] of them.
fn passed(x: &Item) -> bool {
    matches!(x.pos, Pos::Adverb | Pos::Not) || x.pos == Pos::Mark && x.class == Class::OpenQuote
}

/// Whether the words before `i` stand inside a noun group.
fn in_noun_group(items: &[Item], i: usize) -> bool {
    // "the 1995 bombing"
    let dated = i > 1 && items[i - 1].pos == Pos::Time && items[i - 2].pos == Pos::Determiner;
    dated
        || i.checked_sub(1).is_some_and(|j| {
            matches!(
                items[j].pos,
                Pos::Determiner
                    | Pos::Possessive
                    | Pos::Apostrophe
                    | Pos::Adjective
                    | Pos::Quantifier
                    | Pos::Number
                    | Pos::Nationality
                    | Pos::Noun
                    | Pos::Preposition
            )
        })
}
