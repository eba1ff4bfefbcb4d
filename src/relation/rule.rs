//! Rule files: TOML to compiled frames, group rules and patterns.
//!
//! `FORMAT.md` specifies the form. Everything that can be wrong is found here, with file, line and column.

mod compile;
mod kept;

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use self::compile::Compiler;
use super::context::reach;
use super::frame::{Fitting, Headed};
use super::pattern::{Element, Starts};
use crate::by_word::ByWord;
use crate::error::Place;
use crate::lexicon::Lexicon;
use crate::vocabulary::{Vocabulary, Word};
use crate::word_set::WordSet;
use crate::{Error, ErrorKind, Form, MentionKind, RelationClass, RelationKind, Role};

/// A file of rules as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleFile {
    #[serde(default)]
    frame: Vec<RawFrame>,
    #[serde(default)]
    group: Vec<RawGroup>,
    #[serde(default)]
    pattern: Vec<RawPattern>,
}

/// `[[frame]]`: words that evoke a relation, and where its roles stand.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFrame {
    id: Spanned<String>,
    gives: Spanned<String>,
    doc: Option<String>,
    #[serde(default)]
    verbs: Vec<Spanned<String>>,
    #[serde(default)]
    nouns: Vec<Spanned<String>>,
    #[serde(default)]
    adjectives: Vec<Spanned<String>>,
    /// A flag of `nouns.tsv`: every noun that has it evokes the frame.
    flag: Option<String>,
    /// The role whose number is the relation's count.
    count: Option<String>,
    /// The literal that fills the role `outcome`.
    outcome: Option<String>,
    /// At least one of these roles must be filled.
    #[serde(default)]
    any: Vec<String>,
    /// Whether the words themselves negate: "lack".
    #[serde(default)]
    negative: bool,
    /// Slots that must be empty.
    #[serde(default)]
    unless: Vec<String>,
    /// Slots that must hold one of these kinds, without filling a role.
    #[serde(default)]
    given: BTreeMap<Spanned<String>, Vec<Spanned<String>>>,
    /// Verbs, besides those of `reality.toml`, that lend the nouns of the frame a subject: "impose sanctions".
    #[serde(default)]
    light: Vec<String>,
    /// Whether a place that follows another noun is no place of the event: "welcomed the truce in Mali".
    #[serde(default)]
    placeless: bool,
    /// Whether two fillers of a role that is collected are enough, where `any` asks for more.
    #[serde(default)]
    pair: bool,
    /// Heads that make the frame inapplicable: slot → words.
    #[serde(default)]
    except: BTreeMap<String, Vec<String>>,
    /// Heads of which one must stand in a slot: slot → words.
    #[serde(default)]
    only: BTreeMap<String, Vec<String>>,
    roles: BTreeMap<Spanned<String>, RawRole>,
    yes: Vec<String>,
    no: Vec<String>,
}

/// `[[group]]`: a relation between the parts of one noun group.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawGroup {
    id: Spanned<String>,
    gives: Spanned<String>,
    doc: Option<String>,
    /// Head words to which the rule is limited.
    #[serde(default)]
    heads: Vec<String>,
    /// A flag of `nouns.tsv` that the head must have, unless it is a title.
    flag: Option<String>,
    /// Words with which the rule does not apply, as `self` or as `modifier`.
    #[serde(default)]
    except: BTreeMap<String, Vec<String>>,
    /// Kinds of which something must stand in a slot, beside the roles.
    #[serde(default)]
    needs: BTreeMap<Spanned<String>, Vec<Spanned<String>>>,
    roles: BTreeMap<Spanned<String>, RawRole>,
    yes: Vec<String>,
    no: Vec<String>,
}

/// `[[pattern]]`: a relation between neighbours.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPattern {
    id: Spanned<String>,
    gives: Spanned<String>,
    doc: Option<String>,
    r#match: Spanned<String>,
    yes: Vec<String>,
    no: Vec<String>,
}

/// Where a role stands and what may fill it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRole {
    slot: Spanned<OneOrMany>,
    #[serde(default)]
    kinds: Vec<Spanned<String>>,
    #[serde(default)]
    required: bool,
    /// Whether the frame is not meant if something of another kind stands in the slot.
    #[serde(default)]
    fits: bool,
    /// Whether all its slots are looked at, not the first that is filled.
    #[serde(default)]
    collect: bool,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

/// Where a frame looks for a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RoleSlot {
    /// The one who acts: subject, passive "by", a noun’s possessor or demonym.
    Subject,
    /// The one acted on: object, passive subject, a noun’s "of" or compound.
    Object,
    /// The first of two objects.
    Indirect,
    /// An infinitive that completes the verb.
    Complement,
    /// A clause with "that" that completes the verb.
    That,
    /// After a preposition.
    Preposition(Word),
    /// Before "’s", of a noun.
    Possessor,
    /// A name, demonym or noun before the head.
    Modifier,
    /// The title before a name.
    Title,
    /// The noun group itself.
    Itself,
    /// What the noun group is said to be: its apposition or the subject of its "is".
    Described,
    /// The trigger word, as a mention of kind title.
    Trigger,
    /// A predicative adjective or noun.
    Predicate,
    /// The number that counts the people of the object.
    ObjectNumber,
    /// The name in a compound with this word, like "Iranian-made".
    Compound(Word),
    /// The number of the group after "of".
    OfNumber,
    /// The number of the trigger itself: "14 deaths".
    Number,
    /// The word right before the group.
    Before,
    /// What a noun's verb strikes: "an earthquake shook the city".
    Affected,
    /// Who does what the clause says meanwhile: the subject of a clause in which the noun stands after "during" or "on".
    Meanwhile,
}

/// The kinds of mention that may fill a role.
#[derive(Clone, Debug, Default)]
pub(crate) struct Kinds {
    tests: Vec<Test>,
    /// The kinds that some test admits, as bits.
    mask: u32,
    /// Of these, the kinds that are admitted whatever their subtype and form.
    free: u32,
    /// Whether a phrase of no kind may fill it, as kind `other`.
    pub(crate) other: bool,
    /// Whether a relation may fill it.
    pub(crate) relation: bool,
}

#[derive(Clone, Debug)]
struct Test {
    kind: Option<MentionKind>,
    subtype: Option<Box<str>>,
    form: Option<Form>,
}

/// The bit of a kind in a set of kinds.
pub(super) const fn bit(kind: MentionKind) -> u32 {
    1 << kind as u32
}

impl Kinds {
    /// Adds a kind, or all, with what is asked of its subtype and form.
    fn add(&mut self, kind: Option<MentionKind>, subtype: Option<&str>, form: Option<Form>) {
        let bits = kind.map_or(u32::MAX, bit);
        self.mask |= bits;
        if subtype.is_none() && form.is_none() {
            self.free |= bits;
        }
        self.tests.push(Test { kind, subtype: subtype.map(Into::into), form });
    }

    /// The kinds of which some mention may fill the role, as bits.
    pub(super) const fn mask(&self) -> u32 {
        self.mask
    }

    /// Whether a mention of this kind, subtype and form may fill the role.
    pub(crate) fn admit(&self, kind: MentionKind, subtype: &str, form: Option<Form>) -> bool {
        let bit = bit(kind);
        self.free & bit != 0
            || (self.mask & bit != 0
                && self.tests.iter().any(|t| {
                    t.kind.is_none_or(|k| k == kind)
                        && t.form.is_none_or(|f| Some(f) == form)
                        && t.subtype.as_deref().is_none_or(|s| s == subtype)
                }))
    }

    /// Whether the rule names this kind.
    pub(crate) fn asks(&self, kind: MentionKind) -> bool {
        self.tests.iter().any(|t| t.kind == Some(kind))
    }

    /// Whether nothing but mentions of `kind` may fill the role.
    pub(crate) const fn only(&self, kind: MentionKind) -> bool {
        self.mask == bit(kind)
    }

    /// Whether a pronoun that may stand for a mention of `kind` may fill the role.
    pub(crate) fn admit_pronoun(&self, kind: MentionKind) -> bool {
        self.tests
            .iter()
            .any(|t| t.kind.is_none_or(|k| k == kind) && t.form.is_none_or(|f| f == Form::Pronoun))
    }

    /// Whether some subtype of `kind` is admitted.
    pub(crate) const fn admit_kind(&self, kind: MentionKind) -> bool {
        self.mask & bit(kind) != 0
    }
}

/// A compiled role.
#[derive(Clone, Debug)]
pub(crate) struct RoleRule {
    pub(crate) role: Role,
    pub(crate) slots: Vec<RoleSlot>,
    pub(crate) kinds: Kinds,
    pub(crate) required: bool,
    /// Whether the frame is not meant if something of another kind stands in the slot.
    pub(crate) fits: bool,
    /// Whether all its slots are looked at, not the first that is filled.
    pub(crate) collect: bool,
    /// Of a frame: the slots of a clause in which something may fill it, as bits: see [`reach`].
    pub(crate) reach: u64,
}

/// A compiled frame or group rule.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    pub(crate) id: Box<str>,
    pub(crate) gives: RelationKind,
    pub(crate) class: RelationClass,
    /// In the order of the contract.
    pub(crate) roles: Vec<RoleRule>,
    /// Index into `roles`.
    pub(crate) count: Option<usize>,
    pub(crate) outcome: Option<Box<str>>,
    /// Indices into `roles`, one of which must be filled.
    pub(crate) any: Vec<usize>,
    pub(crate) except: Vec<(RoleSlot, WordSet)>,
    /// What must stand in some slot.
    pub(crate) only: Vec<(RoleSlot, WordSet)>,
    /// Slots that must be empty.
    pub(crate) unless: Vec<RoleSlot>,
    /// Slots that must hold one of these kinds.
    pub(crate) given: Vec<(RoleSlot, Kinds)>,
    /// Verbs that lend the frame's nouns a subject.
    pub(crate) light: WordSet,
    /// Whether a place that follows another noun is no place of the event.
    pub(crate) placeless: bool,
    /// Whether two fillers of a collected role stand for `any`.
    pub(crate) pair: bool,
    /// Whether the words themselves negate.
    pub(crate) negative: bool,
    /// Of a group rule: the heads to which it is limited.
    pub(crate) heads: Vec<Word>,
    /// Of a group rule: what must stand in some slot besides the roles.
    pub(crate) needs: Vec<RoleRule>,
    /// Of a group rule: the flag that its head must have.
    pub(crate) flag: Option<u8>,
    /// Of a group rule: whether the trigger itself fills a role, so that another may stand farther off.
    pub(crate) titled: bool,
    /// Of a group rule: whether a role may stand outside the group, so that a group of one word will do.
    pub(crate) reaches_out: bool,
}

/// A compiled pattern.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    pub(crate) id: Box<str>,
    pub(crate) gives: RelationKind,
    pub(crate) elements: Vec<Element>,
}

impl Pattern {
    /// The kinds that its first mention may be of, as bits.
    pub(super) fn first_kinds(&self) -> u32 {
        match self.elements.first() {
            Some(Element::Mention { kinds, .. }) => kinds.mask(),
            _ => 0,
        }
    }
}

/// What evokes a frame: a word, with a second word that must go with it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Evokes {
    pub(crate) word: Word,
    pub(crate) with: Word,
    pub(crate) frame: u16,
}

/// An example sentence of a rule, with its roles marked up.
#[derive(Clone, Debug)]
pub(crate) struct Example {
    /// The rule.
    pub(crate) rule: String,
    /// The kind of relation that it gives.
    pub(crate) gives: String,
    /// Whether the rule must find the relation, or must not.
    pub(crate) expected: bool,
    /// The sentence, with `[text|role]` around each role and the trigger.
    pub(crate) sentence: String,
}

/// Counts the lines before places of a text, on from the last place.
struct LineNumbers<'t> {
    text: &'t [u8],
    at: usize,
    line: usize,
}

impl LineNumbers<'_> {
    /// The number of the line in which a byte stands.
    fn of(&mut self, at: usize) -> usize {
        if at < self.at {
            (self.at, self.line) = (0, 1);
        }
        let between = self.text.get(self.at..at).unwrap_or_default();
        self.line += between.iter().filter(|b| **b == b'\n').count();
        self.at = at;
        self.line
    }
}

/// Reads the text of a rule file, before its words are known.
pub(super) fn parse(name: &str, text: &str) -> Result<RuleFile, Error> {
    toml::from_str(text).map_err(|e| {
        let at = e.span().map_or(0, |s| s.start);
        raise(name, text, at, e.message().to_owned())
    })
}

/// The compiled rules.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rules {
    pub(crate) frames: Vec<Frame>,
    pub(crate) groups: Vec<Frame>,
    pub(crate) patterns: Vec<Pattern>,
    /// Where the patterns can begin.
    pub(super) starts: Starts,
    /// Which group rules a noun group can satisfy, by what it has.
    pub(super) fitting: Fitting,
    /// Sorted by word.
    pub(crate) verbs: Vec<Evokes>,
    /// Sorted by word, with plurals.
    pub(crate) nouns: Vec<Evokes>,
    /// Two-word nouns by their second word, sorted.
    pub(super) pairs: Vec<Evokes>,
    /// Sorted by word.
    pub(crate) adjectives: Vec<Evokes>,
    /// (flag of a noun, frame).
    pub(crate) flags: Vec<(u8, u16)>,
    /// By word: bits of [`evokes`], which spare most words the search in the tables.
    pub(super) evoking: ByWord<u8>,
    /// Which group rules are limited to heads, by head.
    pub(super) headed: Headed,
    pub(crate) examples: Vec<Example>,
    /// Rule id → file and line.
    pub(crate) places: BTreeMap<String, (String, usize)>,
}

impl Rules {
    /// Adds the rules of one file, which [`parse`] has read.
    pub(super) fn add(
        &mut self,
        (name, text): (&str, &str),
        file: RuleFile,
        lexicon: &Lexicon,
        vocabulary: &mut Vocabulary,
    ) -> Result<(), Error> {
        let mut lines = LineNumbers { text: text.as_bytes(), at: 0, line: 1 };
        let mut compiler = Compiler::new(name, text, lexicon, vocabulary);
        for raw in file.frame {
            let frame = compiler.frame(&raw)?;
            let index = u16::try_from(self.frames.len()).unwrap_or(u16::MAX);
            for (list, words) in [
                (&mut self.verbs, &raw.verbs),
                (&mut self.nouns, &raw.nouns),
                (&mut self.adjectives, &raw.adjectives),
            ] {
                for w in words {
                    list.push(compiler.evokes(w, index)?);
                }
            }
            if let Some(flag) = raw.flag.as_deref().and_then(|f| f.bytes().next()) {
                self.flags.push((flag, index));
            }
            self.learn(name, text, &raw.id, &frame.gives, (raw.yes, raw.no), &mut lines)?;
            self.frames.push(frame);
        }
        for raw in file.group {
            let group = compiler.group(&raw)?;
            self.learn(name, text, &raw.id, &group.gives, (raw.yes, raw.no), &mut lines)?;
            self.groups.push(group);
        }
        for raw in file.pattern {
            let pattern = compiler.pattern(&raw)?;
            self.learn(name, text, &raw.id, &pattern.gives, (raw.yes, raw.no), &mut lines)?;
            self.patterns.push(pattern);
        }
        Ok(())
    }

    /// Notes where a rule stands and what it must and must not find.
    fn learn(
        &mut self,
        name: &str,
        text: &str,
        id: &Spanned<String>,
        gives: &RelationKind,
        (yes, no): (Vec<String>, Vec<String>),
        lines: &mut LineNumbers<'_>,
    ) -> Result<(), Error> {
        let at = id.span().start;
        let rule = id.get_ref().clone();
        if yes.is_empty() || no.is_empty() {
            return Err(raise(
                name,
                text,
                at,
                format!("rule `{rule}` needs at least one `yes` and one `no` sentence"),
            ));
        }
        if let Some((file, line)) = self.places.get(&rule) {
            return Err(raise(
                name,
                text,
                at,
                format!("rule id `{rule}` is taken: {file}:{line} has it"),
            ));
        }
        let line = lines.of(at);
        self.places.insert(rule.clone(), (name.to_owned(), line));
        for (expected, list) in [(true, yes), (false, no)] {
            for sentence in list {
                let gives = gives.as_str().to_owned();
                self.examples.push(Example { rule: rule.clone(), gives, expected, sentence });
            }
        }
        Ok(())
    }

    /// Adds the plurals of nouns and sorts the tables, once all files are in.
    pub(crate) fn finish(&mut self, vocabulary: &mut Vocabulary) {
        let (pairs, single): (Vec<Evokes>, Vec<Evokes>) =
            self.nouns.drain(..).partition(|e| e.with.is_known());
        self.nouns = single;
        self.pairs =
            pairs.iter().map(|e| Evokes { word: e.with, with: e.word, frame: e.frame }).collect();
        for e in self.pairs.clone() {
            let mut plural = String::new();
            crate::lexicon::add_s(vocabulary.text(e.word), &mut plural);
            self.pairs.push(Evokes { word: vocabulary.intern(&plural), ..e });
        }
        let mut plurals = Vec::new();
        for e in &self.nouns {
            let mut plural = String::new();
            crate::lexicon::add_s(vocabulary.text(e.word), &mut plural);
            plurals.push(Evokes { word: vocabulary.intern(&plural), ..*e });
        }
        self.nouns.extend(plurals);
        self.sort(vocabulary);
    }

    /// Sorts the tables, and makes those by word and what spares the search in them.
    pub(super) fn sort(&mut self, vocabulary: &mut Vocabulary) {
        self.pairs.sort_by_key(|e| (e.word, e.frame));
        for list in [&mut self.verbs, &mut self.nouns, &mut self.adjectives] {
            list.sort_by_key(|e| (e.word, !e.with.is_known(), e.frame));
        }
        let by = vocabulary.intern("by");
        for role in self.frames.iter_mut().flat_map(|f| &mut f.roles) {
            // a length of time stands in the slot of times
            let time = role.kinds.asks(MentionKind::Duration);
            let slots = role.slots.iter().fold(0, |bits, slot| bits | reach(*slot, by));
            role.reach = if time { u64::MAX } else { slots };
        }
        self.evoking = ByWord::default();
        for (list, bit) in [
            (&self.verbs, evokes::VERB),
            (&self.nouns, evokes::NOUN),
            (&self.pairs, evokes::PAIR),
            (&self.adjectives, evokes::ADJECTIVE),
        ] {
            list.iter().for_each(|e| self.evoking.mark(e.word, bit));
        }
        self.index();
    }

    /// Indexes the rules that are tried in order; to be done again when some are taken out.
    pub(super) fn index(&mut self) {
        self.starts = Starts::new(&self.patterns);
        self.fitting = Fitting::new(&self.groups);
        self.headed = Headed::new(&self.groups);
    }
}

/// Bits that say in which tables of [`Rules`] a word stands.
pub(super) mod evokes {
    pub(crate) const VERB: u8 = 1;
    pub(crate) const NOUN: u8 = 2;
    pub(crate) const PAIR: u8 = 4;
    pub(crate) const ADJECTIVE: u8 = 8;
}

impl Rules {
    /// What a word evokes by one of the tables, which its bit of [`evokes`] names.
    #[inline]
    pub(super) fn evoked<'x>(&self, bit: u8, table: &'x [Evokes], word: Word) -> &'x [Evokes] {
        let bits = self.evoking.get(word);
        if bits & bit == 0 { &[] } else { search(table, word) }
    }
}

/// The entries of a sorted table for one word.
fn search(table: &[Evokes], word: Word) -> &[Evokes] {
    if !word.is_known() {
        return &[];
    }
    let first = table.partition_point(|e| e.word < word);
    let end = first + table[first..].partition_point(|e| e.word == word);
    &table[first..end]
}

/// An error at a byte of a rule file, with the line and a caret.
pub(crate) fn raise(name: &str, text: &str, at: usize, message: String) -> Error {
    let at = at.min(text.len());
    let before = &text[..at];
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |i| i + 1);
    let shown = text[start..].lines().next().unwrap_or("");
    let column = before[start..].chars().count() + 1;
    let message = format!("{message}\n    {shown}\n    {:>column$}", "^");
    Error::at(ErrorKind::Rule, Place { file: name.to_owned(), line, column }, message)
}
