//! Clauses: verbs with their slots.
//!
//! A left-to-right machine over the chunks of a sentence with a short stack of open clauses, linear in the number of
//! chunks. It fills slots (subject, objects, prepositions, times, complements) and says how each clause hangs on the
//! one above it. Frames ask for slots and never see word order.

mod parser;
mod walk;

use crate::mention::Draft;
use crate::phrase::Phrases;
use crate::vocabulary::Word;

pub(crate) use parser::Parser;

/// How a clause hangs on the one above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ClauseKind {
    /// A sentence of its own, or coordinated with one.
    Main,
    /// "said that …", "said …".
    Complement,
    /// "who …", "which …".
    Relative,
    /// "soldiers deployed in …", "troops joining …".
    Reduced,
    /// "to send …".
    Infinitive,
    /// "after signing …", "of supplying …", ", adding that …".
    Gerund,
    /// "because …", "if …", "once …".
    Subordinate,
    /// "…, the agency said": it holds what stands around it.
    Parenthetical,
}

/// Where an argument stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slot {
    /// The grammatical subject.
    Subject,
    /// The object, or the second of two.
    Object,
    /// The first of two objects.
    Indirect,
    /// After a preposition.
    Preposition(Word),
    /// A time.
    Time,
    /// A predicative adjective.
    Adjective,
    /// A clause that completes the verb.
    Complement,
}

/// What fills a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Filler {
    /// A noun group.
    Group(u32),
    /// A clause.
    Clause(u32),
    /// A time or adjective, by item.
    Item(u32),
}

/// One filled slot.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ClauseArgument {
    /// Whose slot it is.
    pub(crate) clause: u32,
    /// Which.
    pub(crate) slot: Slot,
    /// What fills it.
    pub(crate) filler: Filler,
    /// Whether it was not written in the clause itself: a shared, controlled or relative subject.
    pub(crate) carried: bool,
}

/// A verb with its place in the sentence.
#[derive(Clone, Debug)]
pub(crate) struct Clause {
    /// The verb group.
    pub(crate) verb: u32,
    /// How it hangs on `parent`.
    pub(crate) kind: ClauseKind,
    /// The clause above.
    pub(crate) parent: Option<u32>,
    /// "that", "if", "who", "after", by item.
    pub(crate) opener: Option<u32>,
    /// The noun group that a relative or reduced clause describes, or an infinitive completes.
    pub(crate) antecedent: Option<u32>,
    /// The sentence.
    pub(crate) sentence: u32,
    /// First token, with the opener.
    pub(crate) first: u32,
    /// One past the last token.
    pub(crate) end: u32,
    /// First and one past the last of its arguments in [`Clauses::arguments`].
    pub(crate) arguments: (u32, u32),
}

/// The clauses of a document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Clauses {
    /// In the order of their verbs.
    pub(crate) list: Vec<Clause>,
    /// Sorted by clause.
    pub(crate) arguments: Vec<ClauseArgument>,
    /// "X, a Y,": (described, description), by noun group.
    pub(crate) appositions: Vec<(u32, u32)>,
    /// Per chunk: the clause it belongs to, or `u32::MAX`.
    pub(crate) of_chunk: Vec<u32>,
    /// What the machine keeps while it walks; only kept for its memory.
    walk: walk::Memory,
    /// The arguments in the order in which they were found; only kept for its memory.
    unsorted: Vec<ClauseArgument>,
}

impl Clauses {
    /// A clause.
    #[inline]
    pub(crate) fn get(&self, clause: u32) -> &Clause {
        &self.list[clause as usize]
    }

    /// The filled slots of a clause.
    #[inline]
    pub(crate) fn arguments(&self, clause: u32) -> &[ClauseArgument] {
        let (first, end) = self.get(clause).arguments;
        &self.arguments[first as usize..end as usize]
    }

    /// The noun groups in one slot.
    #[inline]
    pub(crate) fn groups(&self, clause: u32, slot: Slot) -> impl Iterator<Item = u32> {
        self.arguments(clause).iter().filter(move |a| a.slot == slot).filter_map(|a| {
            match a.filler {
                Filler::Group(n) => Some(n),
                _ => None,
            }
        })
    }

    /// The clauses in the complement slot.
    #[inline]
    pub(crate) fn complements(&self, clause: u32) -> impl Iterator<Item = u32> {
        self.arguments(clause).iter().filter(|a| a.slot == Slot::Complement).filter_map(|a| match a
            .filler
        {
            Filler::Clause(c) => Some(c),
            _ => None,
        })
    }

    /// Sorts the arguments by clause, those of one in their order, and notes where each clause's begin.
    fn index(&mut self) {
        for a in &self.arguments {
            self.list[a.clause as usize].arguments.1 += 1;
        }
        let mut at = 0;
        for Clause { arguments: (first, end), .. } in &mut self.list {
            (*first, at) = (at, at + *end);
            // moves on as the arguments take their places
            *end = *first;
        }
        self.unsorted.clear();
        self.unsorted.append(&mut self.arguments);
        self.arguments.extend_from_slice(&self.unsorted);
        for a in &self.unsorted {
            let end = &mut self.list[a.clause as usize].arguments.1;
            self.arguments[*end as usize] = *a;
            *end += 1;
        }
    }
}

/// Finds the clauses of every sentence.
pub(crate) fn clauses(parser: &Parser, phrases: &Phrases, drafts: &[Draft<'_>]) -> Clauses {
    let mut out = Clauses::default();
    clauses_into(parser, phrases, drafts, &mut out);
    out
}

/// As [`clauses`], in the memory of the clauses of another document.
pub(crate) fn clauses_into(
    parser: &Parser,
    phrases: &Phrases,
    drafts: &[Draft<'_>],
    out: &mut Clauses,
) {
    out.list.clear();
    out.arguments.clear();
    out.appositions.clear();
    out.of_chunk.clear();
    out.of_chunk.resize(phrases.chunks.len(), u32::MAX);
    out.list.reserve(phrases.verbs.len());
    out.arguments.reserve(phrases.nouns.len() * 2);
    let mut memory = std::mem::take(&mut out.walk);
    for (i, sentence) in phrases.sentences.iter().enumerate() {
        memory = walk::Walk::new(parser, phrases, drafts, out, i, memory).run(sentence.chunks);
    }
    out.walk = memory;
    out.index();
}
