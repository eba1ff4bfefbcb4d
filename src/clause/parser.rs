//! The words that the clause machine asks for by name, and what it looks ahead for.

use crate::lexicon::class;
use crate::phrase::{Chunk, Phrases, Pos, VerbGroup, verb_flag};
use crate::token::Class;
use crate::vocabulary::{Vocabulary, Word};

/// How far, in chunks, the machine looks ahead for a finite verb.
const WINDOW: usize = 16;

/// Verbs that take a question.
const ASKING: [&str; 20] = [
    "ask",
    "wonder",
    "know",
    "confirm",
    "deny",
    "determine",
    "decide",
    "see",
    "question",
    "check",
    "doubt",
    "say",
    "tell",
    "verify",
    "assess",
    "discuss",
    "consider",
    "debate",
    "investigate",
    "comment",
];

/// The compiled words of the clause machine.
#[derive(Clone, Debug)]
pub(crate) struct Parser {
    pub(super) that: Word,
    pub(super) of: Word,
    pub(super) who: Word,
    pub(super) whose: Word,
    pub(super) when: Word,
    pub(super) including: Word,
    pub(super) whether: Word,
    pub(super) if_: Word,
    pub(super) where_: Word,
    /// Verbs that report, besides those of the lexicon's that-class.
    pub(super) says: Vec<Word>,
    /// Verbs with which whoever said something bids somebody do something.
    pub(super) bidding: [Word; 4],
    /// I, we, he, she, they.
    nominatives: [Word; 5],
    reflexives: [Word; 4],
    /// What a speaker goes on with in an -ing form after a comma: "calling it", "citing".
    remarks: [Word; 22],
    /// ask, wonder, confirm, …: before "if" and "whether".
    asking: Vec<Word>,
    pub(super) as_: Word,
    pub(super) according: Word,
    /// decision, plan, …: whose they are does what the infinitive after them says.
    pub(super) resolves: Vec<Word>,
    /// Verbs that judge what somebody else resolved: "opposed a decision to".
    pub(super) judges: Vec<Word>,
    pub(super) with: Word,
    /// relationship, deal, …: what is with somebody.
    pub(super) relational: Vec<Word>,
    /// a, an, each: before what a price is meant for.
    pub(super) each: [Word; 3],
    /// Verbs whose -ing form says what a letter or motion asks: "sent a letter to the board urging".
    pub(super) pleads: [Word; 8],
    /// What such a verb is said of.
    pub(super) writings: [Word; 12],
    pub(super) between: Word,
    pub(super) it: Word,
    pub(super) for_: Word,
    /// Verbs that ask somebody after a preposition: "called on them to".
    pub(super) appeals: [Word; 8],
    /// what, how, why: they open a clause that describes no noun.
    pub(super) free: [Word; 3],
    /// Prepositions that before the verb say where rather than which: "lawmakers in Poland welcomed".
    pub(super) where_to: [Word; 10],
    /// "during": what hangs on an occasion after it says where the sentence is.
    pub(super) during: Word,
    /// of, for, from, with, into: before what the object does ("accused X of lying", "charged X with spying").
    pub(super) blames: [Word; 6],
}

/// What a speaker goes on with in an -ing form after a comma: "calling it", "citing".
const REMARKS: [&str; 22] = [
    "call",
    "cite",
    "add",
    "say",
    "warn",
    "note",
    "stress",
    "describe",
    "insist",
    "accuse",
    "urge",
    "argue",
    "claim",
    "blame",
    "denounce",
    "reiterate",
    "express",
    "vow",
    "pledge",
    "quote",
    "label",
    "dismiss",
];

/// What is with somebody, so that "with" after it says nothing of the verb.
const RELATIONAL: [&str; 27] = [
    "relationship",
    "relationships",
    "relations",
    "ties",
    "link",
    "links",
    "deal",
    "deals",
    "agreement",
    "agreements",
    "pact",
    "treaty",
    "dispute",
    "conflict",
    "contract",
    "contracts",
    "cooperation",
    "partnership",
    "alliance",
    "border",
    "trade",
    "rivalry",
    "friendship",
    "marriage",
    "accord",
    "truce",
    "standoff",
];

/// What somebody resolves to do.
const RESOLVES: [&str; 20] = [
    "decision",
    "decisions",
    "plan",
    "plans",
    "promise",
    "pledge",
    "vow",
    "bid",
    "attempt",
    "attempts",
    "effort",
    "efforts",
    "refusal",
    "failure",
    "move",
    "proposal",
    "intention",
    "threat",
    "willingness",
    "desire",
];

/// Verbs that judge what somebody else resolved.
const JUDGES: [&str; 26] = [
    "support",
    "back",
    "oppose",
    "criticize",
    "criticise",
    "welcome",
    "reject",
    "condemn",
    "praise",
    "defend",
    "question",
    "second-guess",
    "applaud",
    "block",
    "thwart",
    "foil",
    "denounce",
    "protest",
    "overturn",
    "uphold",
    "report",
    "blast",
    "slam",
    "endorse",
    "reverse",
    "appeal",
];

/// What asks for something and is written.
const WRITINGS: [&str; 12] = [
    "letter",
    "letters",
    "motion",
    "petition",
    "note",
    "statement",
    "brief",
    "memo",
    "email",
    "resolution",
    "lawsuit",
    "message",
];

/// Prepositions of place.
const WHERE_TO: [&str; 10] =
    ["in", "at", "near", "outside", "inside", "across", "throughout", "around", "between", "among"];

impl Parser {
    /// Interns the words.
    pub(crate) fn new(v: &mut Vocabulary) -> Self {
        let mut one = |w: &str| v.intern(w);
        Self {
            that: one("that"),
            of: one("of"),
            who: one("who"),
            whose: one("whose"),
            when: one("when"),
            including: one("including"),
            whether: one("whether"),
            if_: one("if"),
            where_: one("where"),
            blames: ["of", "for", "from", "with", "into", "against"].map(&mut one),
            bidding: ["urge", "appeal", "call", "demand"].map(&mut one),
            asking: ASKING.map(&mut one).to_vec(),
            as_: one("as"),
            with: one("with"),
            relational: RELATIONAL.map(&mut one).to_vec(),
            according: one("according"),
            resolves: RESOLVES.map(&mut one).to_vec(),
            judges: JUDGES.map(&mut one).to_vec(),
            each: ["a", "an", "each"].map(&mut one),
            writings: WRITINGS.map(&mut one),
            pleads: ["urge", "ask", "demand", "call", "appeal", "request", "seek", "challenge"]
                .map(&mut one),
            between: one("between"),
            during: one("during"),
            it: one("it"),
            for_: one("for"),
            appeals: ["call", "appeal", "plead", "prevail", "rely", "depend", "count", "wait"]
                .map(&mut one),
            free: ["what", "how", "why"].map(&mut one),
            where_to: WHERE_TO.map(&mut one),
            nominatives: ["i", "we", "he", "she", "they"].map(&mut one),
            reflexives: ["himself", "herself", "itself", "themselves"].map(&mut one),
            remarks: REMARKS.map(&mut one),
            says: [
                "say", "tell", "add", "report", "claim", "note", "continue", "write", "announce",
                "insist",
            ]
            .map(&mut one)
            .to_vec(),
        }
    }

    /// Whether a verb takes a question: "asked if", "could not confirm whether".
    pub(super) fn asks(&self, phrases: &Phrases, verb: u32) -> bool {
        self.asking.contains(&phrases.verb(verb).verb.lemma)
    }

    /// Whether an -ing form is what a speaker goes on with.
    pub(super) fn remarks(&self, group: &VerbGroup) -> bool {
        group.has(verb_flag::GERUND) && self.remarks.contains(&group.verb.lemma)
    }

    /// Whether a noun group is "himself" and the like.
    pub(super) fn is_reflexive(&self, phrases: &Phrases, n: u32) -> bool {
        self.reflexives.contains(&phrases.item(phrases.noun(n).head).word)
    }

    /// Whether a noun group is a pronoun that can only be a subject.
    pub(super) fn is_nominative(&self, phrases: &Phrases, n: u32) -> bool {
        self.nominatives.contains(&phrases.item(phrases.noun(n).head).word)
    }

    /// Whether a verb takes a clause of what is said or thought.
    pub(super) fn takes_clause(&self, phrases: &Phrases, verb: u32) -> bool {
        let v = phrases.verb(verb).verb;
        v.class & class::THAT != 0 || self.says.contains(&v.lemma)
    }

    /// Whether a verb reports before anything else.
    pub(super) fn reports(&self, phrases: &Phrases, verb: u32) -> bool {
        self.says.contains(&phrases.verb(verb).verb.lemma)
    }

    /// Whether the noun group in the chunk at `at` is the subject of a finite verb that follows.
    pub(super) fn is_subject(&self, phrases: &Phrases, at: usize, end: usize) -> bool {
        let mut i = at + 1;
        let mut commas = 0;
        let limit = end.min(at + WINDOW);
        while i < limit {
            match phrases.chunks[i] {
                Chunk::Verb(v) => {
                    let flags = phrases.verb(v).flags;
                    if flags & verb_flag::FINITE != 0 {
                        return commas != 1;
                    }
                    // "soldiers deployed in Russia have": the reduced clause is passed over
                    if flags & (verb_flag::PARTICIPLE | verb_flag::GERUND) == 0 || commas > 1 {
                        return false;
                    }
                }
                Chunk::Preposition(_) => {
                    if !matches!(
                        phrases.chunks.get(i + 1),
                        Some(Chunk::Noun(_) | Chunk::Time(_) | Chunk::Verb(_))
                    ) {
                        return false;
                    }
                    i += 1;
                    if let Some(Chunk::Verb(_)) = phrases.chunks.get(i) {
                        return false;
                    }
                }
                Chunk::Adverb(_) | Chunk::Time(_) => {}
                // "people familiar with the matter say"
                Chunk::Adjective(_) => return commas != 1 && is_described(phrases, i, limit),
                // "the law, which takes effect in July, will"
                Chunk::Relative(_) => return commas == 1 && self.resumes(phrases, i, limit),
                Chunk::Noun(_)
                    if (commas == 1
                        && mark(phrases, phrases.chunks[i - 1]) == Some(Class::Comma))
                        || matches!(phrases.chunks[i - 1], Chunk::Conjunction(_)) => {}
                Chunk::Conjunction(_)
                    if commas == 0 && matches!(phrases.chunks.get(i + 1), Some(Chunk::Noun(_))) => {
                }
                Chunk::Mark(m) => match phrases.item(m).class {
                    Class::Comma => {
                        commas += 1;
                        if commas > 2 {
                            return false;
                        }
                    }
                    Class::OpenQuote | Class::CloseQuote if commas != 1 => {}
                    Class::OpenBracket => match close_bracket(phrases, i, limit) {
                        Some(close) => i = close,
                        None => return false,
                    },
                    _ => return false,
                },
                _ => return false,
            }
            i += 1;
        }
        false
    }

    /// Whether a finite verb that does not report follows the comma that ends the relative clause at `at`.
    fn resumes(&self, phrases: &Phrases, at: usize, limit: usize) -> bool {
        let comma = (at + 1..limit.saturating_sub(1))
            .find(|i| mark(phrases, phrases.chunks[*i]) == Some(Class::Comma));
        comma.is_some_and(|i| match phrases.chunks[i + 1] {
            Chunk::Verb(v) => {
                // ", which makes cars, | said Diaz": who speaks may stand after a verb of one word
                let group = phrases.verb(v);
                let inverts = group.end == group.first + 1
                    && self.reports(phrases, v)
                    && matches!(phrases.chunks.get(i + 2), Some(Chunk::Noun(_)));
                group.flags & verb_flag::FINITE != 0 && !inverts
            }
            _ => false,
        })
    }

    /// "women, | children and men would leave": whether the chunks from `at` (a comma) go on as a list right before whose
    /// last noun group's end a finite verb begins, without a comma: no description ends so. With `serial`, a comma may
    /// stand before "and", as it does after a description: "Diaz, the mayor, and Ruiz met".
    pub(super) fn joins_verb(
        &self,
        phrases: &Phrases,
        at: usize,
        end: usize,
        serial: bool,
    ) -> bool {
        let limit = end.min(at + WINDOW);
        let mut joined = false;
        let mut i = at;
        while i + 1 < limit {
            match (phrases.chunks[i], phrases.chunks[i + 1]) {
                (Chunk::Mark(m), Chunk::Noun(_))
                    if !joined && phrases.item(m).class == Class::Comma =>
                {
                    i += 2;
                }
                (Chunk::Mark(m), Chunk::Conjunction(_))
                    if serial && !joined && i > at && phrases.item(m).class == Class::Comma =>
                {
                    i += 1;
                }
                (Chunk::Conjunction(_), Chunk::Noun(_)) if !joined && i > at => {
                    joined = true;
                    i += 2;
                }
                (Chunk::Preposition(_), Chunk::Noun(_)) if i > at => i += 2,
                (Chunk::Adverb(_), _) if joined => i += 1,
                (Chunk::Verb(v), _) => return joined && phrases.verb(v).has(verb_flag::FINITE),
                _ => return false,
            }
        }
        false
    }

    /// Whether the chunks from `at` (a comma) go on as a list "A, B and C" of noun groups.
    ///
    /// With `subjects`, the list waits for its verb: what ends it is a subject.
    pub(super) fn is_list(&self, phrases: &Phrases, at: usize, end: usize, subjects: bool) -> bool {
        let mut i = at;
        let limit = end.min(at + WINDOW);
        while i + 1 < limit {
            match (phrases.chunks[i], phrases.chunks[i + 1]) {
                (Chunk::Mark(m), Chunk::Noun(_)) if phrases.item(m).class == Class::Comma => i += 2,
                (Chunk::Mark(m), Chunk::Conjunction(_))
                    if phrases.item(m).class == Class::Comma =>
                {
                    i += 1
                }
                (Chunk::Conjunction(_), Chunk::Noun(_)) => {
                    return subjects || !self.is_subject(phrases, i + 1, end);
                }
                (Chunk::Preposition(_), Chunk::Noun(_)) if i > at => i += 2,
                _ => return false,
            }
        }
        false
    }
}

/// "people | familiar with the matter say": whether the adjective at `at` describes the subject of the verb that follows.
fn is_described(phrases: &Phrases, at: usize, limit: usize) -> bool {
    let finite = |v: u32| phrases.verb(v).flags & verb_flag::FINITE != 0;
    matches!(phrases.chunks[at - 1], Chunk::Noun(_))
        && matches!(
            phrases.chunks[at + 1..limit.max(at + 1)],
            [Chunk::Preposition(_), Chunk::Noun(_), Chunk::Verb(v), ..] if finite(v)
        )
}

/// The chunk of the bracket that closes the one at `at`.
pub(super) fn close_bracket(phrases: &Phrases, at: usize, limit: usize) -> Option<usize> {
    (at + 1..limit).find(|&i| match phrases.chunks[i] {
        Chunk::Mark(m) => phrases.item(m).class == Class::CloseBracket,
        _ => false,
    })
}

/// The class of a mark chunk.
pub(super) fn mark(phrases: &Phrases, chunk: Chunk) -> Option<Class> {
    match chunk {
        Chunk::Mark(m) if phrases.item(m).pos == Pos::Mark => Some(phrases.item(m).class),
        _ => None,
    }
}
