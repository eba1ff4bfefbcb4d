//! Who says so.
//!
//! Cues (verbs, nouns, "according to") are data in `rules/en/statements.toml`; the clause engine says who speaks and
//! where what is said stands. A quotation without a cue belongs to the speaker before it.

mod around;
mod attach;
mod content;
mod find;
mod nominal;
mod occasion;
mod quote;
mod relay;
mod rule;
mod scope;
mod signed;
mod source;

pub(crate) use quote::{Quotation, quotations};

use crate::phrase::{Chunk, narrow};
use crate::prepared::{Kept as _, Reader, Writer};
use crate::relation::Example;
use crate::relation::{Context, RelationDraft, Relations};
use crate::vocabulary::Vocabulary;
use crate::{Error, Quote, Span, Stance};

/// The compiled cues.
#[derive(Clone, Debug)]
pub(crate) struct Statements {
    cues: rule::Cues,
    words: find::Words,
}

/// The built-in cues.
pub(crate) const FILE: (&str, &str) =
    ("rules/en/statements.toml", include_str!("../../rules/en/statements.toml"));

impl Statements {
    /// Compiles the built-in cues.
    pub(crate) fn new(v: &mut Vocabulary) -> Result<Self, Error> {
        Ok(Self::of(rule::Cues::new(FILE.0, FILE.1, v)?, v))
    }

    /// Writes the prepared form.
    pub(crate) fn write(&self, out: &mut Writer) {
        self.cues.write(out);
    }

    /// Reads the prepared form.
    pub(crate) fn read(input: &mut Reader, v: &mut Vocabulary) -> Option<Self> {
        let mut cues = rule::Cues::read(input)?;
        cues.sort();
        Some(Self::of(cues, v))
    }

    /// The cues with the words that are asked for by name.
    fn of(cues: rule::Cues, v: &mut Vocabulary) -> Self {
        let mut one = |w: &str| v.intern(w);
        let words = find::Words {
            as_: one("as"),
            by: one("by"),
            to: one("to"),
            that: one("that"),
            tell: one("tell"),
            it: one("it"),
            reflexive: ["himself", "herself", "itself", "themselves"].map(&mut one),
            no: one("no"),
            with: one("with"),
            joins: ["and", "but", "or", "while"].map(&mut one).to_vec(),
            continuing: ["until", "since", "because", "if", "unless", "so"].map(&mut one).to_vec(),
            governing: [
                (rule::content::OF, one("of")),
                (rule::content::FOR, one("for")),
                (rule::content::ON, one("on")),
                (rule::content::AGAINST, one("against")),
                (rule::content::ABOUT, one("about")),
            ],
            sources: ["from", "by", "of"].map(&mut one).to_vec(),
            media: ["in", "on", "via", "through"].map(&mut one).to_vec(),
            venues: ["at", "during", "in"].map(&mut one).to_vec(),
        };
        Self { cues, words }
    }

    /// Takes out a cue, or all of them by the name of their file; false when there is none of that name.
    pub(crate) fn disable(&mut self, id: &str) -> bool {
        self.cues.disable(id)
    }

    /// The file and line of a cue.
    pub(crate) fn place(&self, id: &str) -> Option<&(String, usize)> {
        self.cues.place(id)
    }

    /// The `yes` and `no` sentences of the cues.
    pub(crate) fn examples(&self) -> &[Example] {
        &self.cues.examples
    }

    /// Finds who says what, and attributes the relations.
    pub(crate) fn find<'x>(
        &'x self,
        rules: &Relations,
        context: &mut Context<'_, 'x>,
        relations: &mut [RelationDraft<'x>],
    ) -> Vec<StatementDraft<'x>> {
        let quotations = quote::quotations(context.tokens);
        let mut verb_chunk = vec![0; context.phrases.verbs.len()];
        for (i, chunk) in context.phrases.chunks.iter().enumerate() {
            if let Chunk::Verb(v) = chunk {
                verb_chunk[*v as usize] = narrow(i);
            }
        }
        let mut finder = find::Finder {
            cues: &self.cues,
            words: &self.words,
            reality: rules.reality(),
            relations: rules,
            context,
            quotations,
            verb_chunk,
            read: None,
            out: Vec::new(),
        };
        finder.cued();
        finder.sort();
        finder.chain();
        if finder.run_on() {
            finder.sort();
            finder.chain();
        }
        finder.attribute(relations);
        finder.out
    }
}

/// A statement in the making.
#[derive(Clone, Debug)]
pub(crate) struct StatementDraft<'x> {
    /// The mention of who says it, by draft.
    pub(crate) source: Option<u32>,
    /// Tokens of the cue.
    pub(crate) cue: Option<(u32, u32)>,
    /// The source's attitude.
    pub(crate) stance: Stance,
    /// How much stands in quotation marks.
    pub(crate) quote: Quote,
    /// What is said.
    pub(crate) content: Option<Span>,
    /// What the source calls it.
    pub(crate) characterization: Option<Span>,
    /// The statement that relays this one.
    pub(crate) via: Option<u32>,
    /// The mention of the document in which it was said, by draft.
    pub(crate) medium: Option<u32>,
    /// Where it was said.
    pub(crate) venue: Option<u32>,
    /// To whom.
    pub(crate) audience: Option<u32>,
    /// When.
    pub(crate) date: Option<u32>,
    /// The relations that a denial denies.
    pub(crate) targets: Vec<u32>,
    /// The reporting clause, where what is said goes on around it.
    pub(crate) gap: Option<Span>,
    /// The rule.
    pub(crate) rule: &'x str,
}
