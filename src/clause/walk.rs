//! The machine itself: one sentence, chunk by chunk.

mod control;
mod finite;
mod list;
mod mark;
mod noun;

use super::parser::close_bracket;
use super::{Clause, ClauseArgument, ClauseKind, Clauses, Filler, Parser, Slot};
use crate::lexicon::class;
use crate::mention::Draft;
use crate::phrase::{Chunk, Phrases, Pos, narrow, verb_flag};
use crate::token::Class;

/// How many noun groups a list may have; further ones are passed over.
const LIST: usize = 12;

/// No more of the latest arguments are looked through.
const MOST: usize = 96;

/// How deep clauses may nest; deeper ones hang on the last.
const DEPTH: usize = 24;

/// What the machine keeps between sentences: only the memory, since a sentence begins with nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory {
    stack: Vec<Frame>,
    /// The noun groups that wait for a verb, of the frames from the bottom to the top. What stands past the stretch of
    /// the top is over.
    waiting: Vec<u32>,
    /// As `waiting`: the arguments met before the verb.
    fronted: Vec<(Slot, Filler)>,
}

/// What of a list in [`Memory`] belongs to one frame.
#[derive(Clone, Copy, Debug, Default)]
struct Stretch {
    first: usize,
    end: usize,
}

impl Stretch {
    const fn is_empty(self) -> bool {
        self.first == self.end
    }

    const fn len(self) -> usize {
        self.end - self.first
    }

    /// Takes all out; gives what it was.
    fn take(&mut self) -> Self {
        let all = *self;
        self.end = self.first;
        all
    }

    /// Appends to the list, of which this is the last stretch.
    fn push<T>(&mut self, list: &mut Vec<T>, x: T) {
        list.truncate(self.end);
        list.push(x);
        self.end += 1;
    }
}

/// A clause that is being filled, or a subject that waits for its verb.
#[derive(Clone, Copy, Debug, Default)]
struct Frame {
    /// The clause, once its verb was met.
    clause: Option<u32>,
    /// Noun groups that wait for a verb.
    pending: Stretch,
    /// The word that opened it.
    opener: Option<Opener>,
    /// Arguments met before the verb: fronted times and prepositional groups.
    fronted: Stretch,
    /// First chunk.
    first: usize,
    /// Whether "and" or "but" stands before it.
    coordinated: bool,
    /// Whether a comma stands before it.
    after_comma: bool,
}

/// What opens a clause.
#[derive(Clone, Copy, Debug)]
enum Opener {
    /// "that", "because": by item.
    Subordinator(u32),
    /// "who": by item, with the noun group before it.
    Relative(u32, Option<u32>),
    /// Nothing: "said | North Korea has …".
    Zero,
    /// Nothing, after the noun group it describes: "a charge | both countries deny".
    Contact(Option<u32>),
}

pub(super) struct Walk<'a> {
    parser: &'a Parser,
    phrases: &'a Phrases,
    drafts: &'a [Draft<'a>],
    out: &'a mut Clauses,
    sentence: u32,
    stack: Vec<Frame>,
    /// See [`Memory`].
    waiting: Vec<u32>,
    fronted: Vec<(Slot, Filler)>,
    /// The preposition that waits for its noun group.
    preposition: Option<u32>,
    /// The slot that a coordinated noun group would join.
    last: Option<(u32, Slot)>,
    /// The last noun group.
    noun: Option<u32>,
    /// The last noun group that hangs on a preposition, with its slot.
    governed: Option<(Slot, u32)>,
    /// The last noun group of a description after a comma: what hangs on it is no part of the clause.
    described: Option<u32>,
    /// What stands between the last content chunk and this one.
    comma: bool,
    conjunction: bool,
    /// A colon or a comma before an opening quotation mark.
    introduces: bool,
    end: usize,
    first_clause: u32,
    /// The first clause after the last semicolon of the sentence.
    part: u32,
    /// Verbs with nothing but a conjunction between them, by clause: what follows the second is the object of both.
    joined: Vec<(u32, u32)>,
    /// The sentence's first argument: earlier ones are never looked at.
    first_argument: usize,
}

impl<'a> Walk<'a> {
    pub(super) fn new(
        parser: &'a Parser,
        phrases: &'a Phrases,
        drafts: &'a [Draft<'a>],
        out: &'a mut Clauses,
        sentence: usize,
        memory: Memory,
    ) -> Self {
        let Memory { mut stack, waiting, fronted } = memory;
        stack.clear();
        stack.push(Frame::default());
        let first_clause = narrow(out.list.len());
        let first_argument = out.arguments.len();
        Self {
            parser,
            phrases,
            drafts,
            out,
            sentence: narrow(sentence),
            stack,
            waiting,
            fronted,
            preposition: None,
            last: None,
            noun: None,
            governed: None,
            described: None,
            comma: false,
            conjunction: false,
            introduces: false,
            end: 0,
            first_clause,
            part: first_clause,
            joined: Vec::new(),
            first_argument,
        }
    }

    /// The arguments of this sentence so far.
    fn arguments(&self) -> &[ClauseArgument] {
        &self.out.arguments[self.first_argument..]
    }

    /// Takes the chunks from `first` to before `end`; gives the memory back.
    pub(super) fn run(mut self, (first, end): (u32, u32)) -> Memory {
        self.end = end as usize;
        let mut at = first as usize;
        self.stack[0].first = at;
        while at < self.end {
            at = self.step(at);
        }
        self.finish()
    }

    /// Takes the chunk at `at`; returns the next position.
    fn step(&mut self, at: usize) -> usize {
        let chunk = self.phrases.chunks[at];
        match chunk {
            Chunk::Mark(m) => return self.mark(at, self.phrases.item(m).class),
            Chunk::Noun(n) => self.noun(at, n),
            Chunk::Verb(v) => self.verb(at, v),
            Chunk::Preposition(i) => {
                // "according to": no slot of the verb
                if self
                    .preposition
                    .is_none_or(|p| self.phrases.item(p).word != self.parser.according)
                {
                    self.preposition = Some(i);
                }
                self.own(at);
                return at + 1;
            }
            // "Diaz, now the governor,": part of the description
            Chunk::Time(_) if self.describes(at) => {
                self.own(at);
                return at + 1;
            }
            Chunk::Time(i) => self.time(i),
            Chunk::Adjective(i) => self.place(Slot::Adjective, Filler::Item(i)),
            Chunk::Adverb(_) => {
                self.own(at);
                return at + 1;
            }
            Chunk::Conjunction(_) => {
                self.conjunction = true;
                self.own(at);
                return at + 1;
            }
            Chunk::Subordinator(i) => self.open(at, Opener::Subordinator(i)),
            // "was shot when men opened fire": it describes no noun unless it follows one
            Chunk::Relative(i)
                if self.phrases.item(i).word == self.parser.when
                    && !matches!(self.phrases.chunks[at.saturating_sub(1)], Chunk::Noun(_)) =>
            {
                self.open(at, Opener::Subordinator(i));
            }
            Chunk::Relative(i) => self.relative(at, i),
        }
        self.own(at);
        self.comma = false;
        self.conjunction = false;
        self.introduces = false;
        if !matches!(chunk, Chunk::Preposition(_)) {
            self.preposition = None;
        }
        at + 1
    }

    /// Opens the relative clause whose pronoun is the item `i`, in the chunk at `at`.
    fn relative(&mut self, at: usize, i: u32) {
        // "to whom", "in which"; "on what he had hidden", "to find who shot him" describe nothing
        let word = self.phrases.item(i).word;
        let asks = at > 0 && matches!(self.phrases.chunks[at - 1], Chunk::Verb(_));
        let free = asks || self.parser.free.contains(&word);
        let noun = self.first_described().or_else(|| self.described(at, word));
        let noun = noun.filter(|_| !free && self.preposition.is_none());
        let part = self.part_before_relative(at);
        self.open(at, Opener::Relative(i, noun));
        if let Some(part) = part {
            self.wait(part);
        }
    }

    /// Notes which clause the chunk belongs to.
    fn own(&mut self, at: usize) {
        if let Some(c) = self.current() {
            self.out.of_chunk[at] = c;
            let (_, end) = self.phrases.tokens_of(self.phrases.chunks[at]);
            let clause = &mut self.out.list[c as usize];
            clause.end = clause.end.max(end);
        }
    }

    /// The innermost clause that has its verb.
    fn current(&self) -> Option<u32> {
        self.stack.iter().rev().find_map(|f| f.clause)
    }

    fn top(&mut self) -> &mut Frame {
        if self.stack.is_empty() {
            self.stack.push(Frame::default());
        }
        self.stack.last_mut().expect("pushed above")
    }

    fn mark(&mut self, at: usize, class: Class) -> usize {
        if class == Class::Dash
            && let Some(close) = self.aside(at)
        {
            return close + 1;
        }
        match class {
            Class::Comma => {
                self.comma = true;
                self.preposition = None;
            }
            Class::CloseQuote => self.preposition = None,
            Class::OpenBracket if self.supplied(at) => {}
            Class::OpenBracket => {
                if let Some(close) = close_bracket(self.phrases, at, self.end.min(at + 24)) {
                    return close + 1;
                }
            }
            Class::OpenQuote if self.comma || self.introduces => self.introduces = true,
            Class::Colon if self.begins_anew(at + 1) => self.reset(at + 1),
            Class::Colon => {
                self.introduces = true;
                self.comma = true;
            }
            Class::Semicolon | Class::Dash => {
                self.comma = true;
                self.preposition = None;
                if class == Class::Semicolon {
                    self.part = narrow(self.out.list.len());
                    self.reset(at + 1);
                }
            }
            _ => {}
        }
        at + 1
    }

    /// Begins a new main clause.
    pub(super) fn reset(&mut self, at: usize) {
        self.stack.truncate(1);
        self.stack[0] = Frame { first: at, ..Frame::default() };
        self.last = None;
        self.noun = None;
    }

    /// Puts a frame on the stack, with nothing in it yet.
    fn push(&mut self, frame: Frame) {
        let top = self.stack.last().copied().unwrap_or_default();
        let full = self.stack.len() >= DEPTH;
        let from = |s: Stretch| if full { s.first } else { s.end };
        let empty = |at: usize| Stretch { first: at, end: at };
        if full {
            self.stack.pop();
        }
        self.stack.push(Frame {
            pending: empty(from(top.pending)),
            fronted: empty(from(top.fronted)),
            ..frame
        });
    }

    /// Has a noun group wait for the verb of the frame on top.
    fn wait(&mut self, n: u32) {
        let mut pending = self.top().pending;
        pending.push(&mut self.waiting, n);
        self.top().pending = pending;
    }

    /// The noun groups that wait in the frame on top.
    fn pending(&self) -> &[u32] {
        let pending = self.stack.last().map(|top| top.pending).unwrap_or_default();
        self.waiting.get(pending.first..pending.end).unwrap_or_default()
    }

    /// Puts a filler into a slot of the current clause, or keeps it for the clause to come.
    fn place(&mut self, slot: Slot, filler: Filler) {
        let of = self.parser.of;
        let where_to = self.parser.where_to;
        let top = self.top();
        if let Some(clause) = top.clause {
            self.out.arguments.push(ClauseArgument { clause, slot, filler, carried: false });
            self.last = Some((clause, slot));
        } else {
            // "the head of the agency", "a member on the committee": no slot of the verb to come
            // "people familiar with the matter"
            let waits = !top.pending.is_empty();
            let describes = match slot {
                Slot::Preposition(w) => w == of || waits && !where_to.contains(&w),
                slot => slot == Slot::Adjective && waits,
            };
            if top.fronted.len() < LIST && !describes {
                let mut fronted = top.fronted;
                fronted.push(&mut self.fronted, (slot, filler));
                self.top().fronted = fronted;
            }
            self.last = None;
        }
    }

    /// Adds a coordinated noun group.
    fn join(&mut self, clause: u32, slot: Slot, n: u32) {
        self.out.arguments.push(ClauseArgument {
            clause,
            slot,
            filler: Filler::Group(n),
            carried: false,
        });
        self.last = Some((clause, slot));
    }

    fn time(&mut self, item: u32) {
        self.preposition = None;
        let last = self.last;
        self.place(Slot::Time, Filler::Item(item));
        self.last = last.filter(|_| self.top().clause.is_some());
    }

    /// A word that opens a clause.
    fn open(&mut self, at: usize, opener: Opener) {
        self.preposition = None;
        self.push(Frame { opener: Some(opener), first: at, ..Frame::default() });
        self.last = None;
    }

    fn verb(&mut self, at: usize, v: u32) {
        let phrases = self.phrases;
        let group = phrases.verb(v);
        if group.has(verb_flag::FINITE) {
            self.finite(at, v, group);
        } else {
            self.non_finite(at, v, group);
        }
        self.last = None;
    }

    fn subjects_of(&self, clause: u32) -> Vec<u32> {
        self.groups_of(clause, Slot::Subject)
    }

    fn groups_of(&self, clause: u32, slot: Slot) -> Vec<u32> {
        let all = self.arguments();
        all[all.len().saturating_sub(MOST)..]
            .iter()
            .filter(|a| a.clause == clause && a.slot == slot)
            .filter_map(|a| if let Filler::Group(n) = a.filler { Some(n) } else { None })
            .collect()
    }

    /// Makes a clause of the verb at `at` and puts it on the stack.
    #[expect(clippy::too_many_arguments, reason = "one place makes clauses")]
    fn start(
        &mut self,
        at: usize,
        v: u32,
        kind: ClauseKind,
        parent: Option<u32>,
        opener: Option<u32>,
        subject: Stretch,
        fresh: bool,
    ) -> u32 {
        let clause = narrow(self.out.list.len());
        let chunks = &self.phrases.chunks;
        let first_chunk =
            if fresh { at } else { self.stack.last().map_or(at, |f| f.first.min(at)) };
        let (mut first, _) = self.phrases.tokens_of(chunks[first_chunk]);
        let (_, end) = self.phrases.tokens_of(chunks[at]);
        if let Some(o) = opener {
            first = first.min(self.phrases.item(o).first);
        }
        self.out.list.push(Clause {
            verb: v,
            kind,
            parent,
            opener,
            antecedent: None,
            sentence: self.sentence,
            first,
            end,
            arguments: (0, 0),
        });
        if fresh {
            self.push(Frame { first: at, clause: Some(clause), ..Frame::default() });
        } else {
            let top = self.top();
            top.clause = Some(clause);
            top.pending.take();
            let fronted = top.fronted.take();
            for (slot, filler) in self.fronted[fronted.first..fronted.end].iter().copied() {
                self.out.arguments.push(ClauseArgument { clause, slot, filler, carried: false });
            }
            for i in first_chunk..at {
                // a subject was taken for a part of the clause above
                let owner = self.out.of_chunk[i];
                if owner == u32::MAX || Some(owner) == parent {
                    self.out.of_chunk[i] = clause;
                }
            }
        }
        self.subjects(clause, subject);
        clause
    }

    /// Gives a clause its subjects, a stretch of those that waited.
    fn subjects(&mut self, clause: u32, groups: Stretch) {
        for n in self.waiting[groups.first..groups.end].iter().copied() {
            let filler = Filler::Group(n);
            self.out.arguments.push(ClauseArgument {
                clause,
                slot: Slot::Subject,
                filler,
                carried: false,
            });
        }
        self.control_fronted(clause, groups);
    }

    /// Adds an argument that is written elsewhere.
    fn carry(&mut self, clause: u32, slot: Slot, n: u32) {
        self.out.arguments.push(ClauseArgument {
            clause,
            slot,
            filler: Filler::Group(n),
            carried: true,
        });
    }

    fn complete(&mut self, clause: u32, complement: u32) {
        let filler = Filler::Clause(complement);
        self.out.arguments.push(ClauseArgument {
            clause,
            slot: Slot::Complement,
            filler,
            carried: false,
        });
    }

    /// After the last chunk: two objects become indirect and direct.
    fn finish(self) -> Memory {
        let Self { out, phrases, first_clause, first_argument, joined, .. } = self;
        share_objects(out, first_argument, &joined);
        for c in first_clause..narrow(out.list.len()) {
            let group = phrases.verb(out.get(c).verb);
            if group.verb.class & class::DITRANSITIVE == 0 {
                continue;
            }
            let objects: Vec<usize> = (first_argument..out.arguments.len())
                .rev()
                .filter(|i| {
                    out.arguments[*i].clause == c
                        && out.arguments[*i].slot == Slot::Object
                        && !out.arguments[*i].carried
                })
                .collect();
            if objects.len() > 1
                && let Some(first) = objects.last()
                && !followed_by_list(phrases, &out.arguments[*first])
            {
                out.arguments[*first].slot = Slot::Indirect;
            }
        }
        Memory { stack: self.stack, waiting: self.waiting, fronted: self.fronted }
    }
}

/// "killed and injured residents": the object of the second verb is that of the first.
fn share_objects(out: &mut Clauses, first_argument: usize, joined: &[(u32, u32)]) {
    for (a, b) in joined.iter().rev() {
        for i in first_argument..out.arguments.len() {
            let argument = out.arguments[i];
            if argument.clause == *b && argument.slot == Slot::Object {
                out.arguments.push(ClauseArgument { clause: *a, carried: true, ..argument });
            }
        }
    }
}

/// Whether the noun group goes on in a list, so that the next one is no second object.
fn followed_by_list(phrases: &Phrases, argument: &ClauseArgument) -> bool {
    let Filler::Group(n) = argument.filler else { return false };
    let end = phrases.noun(n).end;
    phrases
        .items
        .get(end as usize)
        .is_some_and(|it| it.class == Class::Comma || it.pos == Pos::Conjunction)
}
