//! Facts and events: frames over clauses, patterns over neighbours.

mod builtin;
mod check;
mod context;
mod disable;
mod few;
mod frame;
mod lint;
mod modality;
mod pattern;
mod rule;
mod same;

use crate::clause::ClauseKind;
use crate::lexicon::{Lexicon, class};
use crate::phrase::narrow;
use crate::prepared::{Kept as _, Reader, Writer};
use crate::vocabulary::{Vocabulary, Word};
use crate::{Error, LinkKind, Modality, Polarity, RelationClass, RelationKind, Role};

pub(crate) use builtin::FILES;
pub use check::RuleFailure;
pub(crate) use check::check;
use context::Asked;
pub(crate) use context::{Context, Follower};
pub use lint::RuleWarning;
pub(crate) use lint::lint;
pub(crate) use modality::{Reality, denied_by_object, of_clause};
pub(crate) use rule::Example;
pub(crate) use rule::{Evokes, Frame, RoleSlot, Rules, raise};

/// What fills a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target<'x> {
    /// A mention, by draft.
    Mention(u32),
    /// Another relation, by index.
    Relation(u32),
    /// A word of the rule.
    Value(&'x str),
}

/// A relation in the making.
#[derive(Clone, Debug)]
pub(crate) struct RelationDraft<'x> {
    /// What it is.
    pub(crate) kind: RelationKind,
    /// Whether it holds or happens.
    pub(crate) class: RelationClass,
    /// The sentence.
    pub(crate) sentence: u32,
    /// The word that evokes it.
    pub(crate) trigger: Option<Trigger<'x>>,
    /// What fills the roles, in the order of the contract.
    pub(crate) arguments: Vec<(Role, Target<'x>)>,
    /// The mention of when.
    pub(crate) date: Option<u32>,
    /// Affirmed or negated by its clause.
    pub(crate) polarity: Polarity,
    /// How real it is by its clause.
    pub(crate) modality: Modality,
    /// The statement that holds it.
    pub(crate) statement: Option<u32>,
    /// The rule.
    pub(crate) rule: &'x str,
}

/// The word that evokes an event.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Trigger<'x> {
    /// First token.
    pub(crate) first: u32,
    /// One past the last token.
    pub(crate) end: u32,
    /// Its dictionary form.
    pub(crate) lemma: &'x str,
}

/// A role that waits for the relation of a clause.
#[derive(Clone, Debug)]
pub(crate) struct Pending {
    relation: u32,
    role: Role,
    clause: u32,
}

/// What the rules found so far.
#[derive(Debug, Default)]
pub(crate) struct Found<'x> {
    pub(crate) relations: Vec<RelationDraft<'x>>,
    pending: Vec<Pending>,
    /// Mentions of events that are no mentions any more, with the relation that each event is.
    replaced: Vec<(u32, u32)>,
    /// Per relation: the clause or the noun group that evoked it.
    anchors: Vec<(Option<u32>, Option<u32>)>,
    /// An empty one, for its memory.
    spare: frame::Filled,
}

impl Found<'_> {
    /// Puts a relation where the mention of its event stood, in the roles that an event may fill; takes the mention out
    /// of others.
    fn replace(&mut self) {
        if self.replaced.is_empty() {
            return;
        }
        self.replaced.sort_unstable();
        for r in &mut self.relations {
            r.arguments.retain_mut(|(role, target)| {
                let Target::Mention(d) = *target else { return true };
                let Ok(at) = self.replaced.binary_search_by_key(&d, |x| x.0) else { return true };
                *target = Target::Relation(self.replaced[at].1);
                matches!(
                    role.as_str(),
                    "cause" | "topic" | "purpose" | "content" | "requested" | "with" | "supported"
                )
            });
        }
    }
}

/// The compiled rules with the words that matching asks for by name.
#[derive(Clone, Debug)]
pub(crate) struct Relations {
    pub(crate) rules: Rules,
    reality: Reality,
    of: Word,
    by: Word,
    for_: Word,
    between: Word,
    where_: Word,
    /// "it", "its", "itself".
    neuter: [Word; 3],
    /// "the", "this", …: what they stand before is known.
    definite: [Word; 5],
}

/// A file of rules as it was read, before its words are known.
#[derive(Debug)]
pub(crate) struct Source<'f> {
    name: &'f str,
    text: &'f str,
    /// None of the file that says how real events are.
    rules: Option<rule::RuleFile>,
}

impl<'f> Source<'f> {
    /// Reads the files, given as `(name, text)`.
    pub(crate) fn all(files: &[(&'f str, &'f str)]) -> Result<Vec<Self>, Error> {
        let read = |(name, text): &(&'f str, &'f str)| {
            let rules = (!name.ends_with("reality.toml")).then(|| rule::parse(name, text));
            Ok(Self { name, text, rules: rules.transpose()? })
        };
        files.iter().map(read).collect()
    }
}

impl Relations {
    /// Compiles rule files: `(name, text)`; the one called `reality.toml` holds the cues of modality.
    pub(crate) fn new(
        files: Vec<Source<'_>>,
        lexicon: &Lexicon,
        vocabulary: &mut Vocabulary,
    ) -> Result<Self, Error> {
        let mut rules = Rules::default();
        let mut reality = Reality::default();
        for Source { name, text, rules: read } in files {
            match read {
                None => reality = Reality::new(name, text, vocabulary)?,
                Some(read) => rules.add((name, text), read, lexicon, vocabulary)?,
            }
        }
        rules.finish(vocabulary);
        Ok(Self::of(rules, reality, vocabulary))
    }

    /// Writes the prepared form.
    pub(crate) fn write(&self, out: &mut Writer) {
        self.rules.write(out);
        self.reality.write(out);
    }

    /// Reads the prepared form.
    pub(crate) fn read(input: &mut Reader, vocabulary: &mut Vocabulary) -> Option<Self> {
        let mut rules = Rules::read(input)?;
        rules.sort(vocabulary);
        Some(Self::of(rules, Reality::read(input)?, vocabulary))
    }

    /// The rules with the words that matching asks for by name.
    fn of(rules: Rules, reality: Reality, vocabulary: &mut Vocabulary) -> Self {
        let mut one = |w: &str| vocabulary.intern(w);
        Self {
            of: one("of"),
            by: one("by"),
            for_: one("for"),
            between: one("between"),
            where_: one("where"),
            neuter: ["it", "its", "itself"].map(&mut one),
            definite: ["the", "this", "that", "these", "those"].map(&mut one),
            rules,
            reality,
        }
    }

    /// The compiled cues of modality.
    pub(crate) const fn reality(&self) -> &Reality {
        &self.reality
    }

    /// The kinds of relations that a noun evokes: "deployment" a transport.
    pub(crate) fn evoked_by(&self, noun: Word) -> impl Iterator<Item = &RelationKind> {
        let frames = self.rules.evoked(rule::evokes::NOUN, &self.rules.nouns, noun);
        frames.iter().map(|e| &self.rules.frames[usize::from(e.frame)].gives)
    }

    /// The words that a [`Context`] asks for by name.
    pub(crate) fn words(&self) -> Asked<'_> {
        Asked {
            of: self.of,
            by: self.by,
            for_: self.for_,
            between: self.between,
            where_: self.where_,
            neuter: self.neuter,
            definite: self.definite,
            locative: &self.reality.locative,
            temporal: &self.reality.temporal,
            transparent: &self.reality.transparent,
        }
    }

    /// Finds the facts and events of a document, and how they bear on one another.
    pub(crate) fn find<'x>(
        &'x self,
        vocabulary: &'x Vocabulary,
        context: &mut Context<'_, 'x>,
    ) -> (Vec<RelationDraft<'x>>, Vec<(LinkKind, u32, u32)>) {
        let mut found = Found::default();
        found.relations.reserve(context.clauses.list.len());
        found.anchors.reserve(context.clauses.list.len());
        frame::verbs(&self.rules, vocabulary, &self.reality, context, &mut found);
        frame::nouns(&self.rules, vocabulary, &self.reality, context, &mut found);
        let mut told = frame::Told::new();
        frame::groups(&self.rules, &self.reality, context, &mut told, &mut found);
        let Rules { patterns, starts, .. } = &self.rules;
        pattern::find(patterns, starts, context, &mut told, &mut found.relations);
        found.anchors.resize(found.relations.len(), (None, None));
        found.replace();
        let by_clause = by_clause(&found, context.clauses.list.len());
        resolve(&mut found, &by_clause);
        self.purposes(context, &mut found, &by_clause);
        let links = self.links(context, &found, &by_clause);
        (found.relations, links)
    }

    /// How events bear on one another: those of subordinate clauses on those above them, and what is told twice.
    fn links(
        &self,
        context: &Context<'_, '_>,
        found: &Found<'_>,
        by_clause: &[Option<u32>],
    ) -> Vec<(LinkKind, u32, u32)> {
        let mut out = Vec::new();
        for c in 0..narrow(context.clauses.list.len()) {
            let clause = context.clauses.get(c);
            let (ClauseKind::Subordinate | ClauseKind::Gerund, Some(parent), Some(opener)) =
                (clause.kind, clause.parent, clause.opener)
            else {
                continue;
            };
            let (Some(above), Some(own)) = (by_clause[parent as usize], by_clause[c as usize])
            else {
                continue;
            };
            let word = context.phrases.item(opener).word;
            if let Some((_, kind, own_first)) = self.reality.joins.iter().find(|(w, ..)| *w == word)
            {
                let (from, to) = if *own_first { (own, above) } else { (above, own) };
                out.push((*kind, from, to));
            }
        }
        for (i, r) in found.relations.iter().enumerate() {
            for (role, target) in &r.arguments {
                if let (Target::Relation(p), "purpose") = (target, role.as_str()) {
                    out.push((LinkKind::Purpose, narrow(i), *p));
                }
            }
        }
        let same = same::same(context, &found.relations);
        out.extend(same.into_iter().map(|(from, to)| (LinkKind::SameAs, from, to)));
        out
    }

    /// "shipped soldiers to fight", "shipped soldiers for training": the purpose of an event.
    fn purposes(
        &self,
        context: &Context<'_, '_>,
        found: &mut Found<'_>,
        by_clause: &[Option<u32>],
    ) {
        let role = Role::PURPOSE;
        for c in 0..narrow(context.clauses.list.len()) {
            let clause = context.clauses.get(c);
            let (ClauseKind::Infinitive, Some(parent)) = (clause.kind, clause.parent) else {
                continue;
            };
            let verb = context.phrases.verb(context.clauses.get(parent).verb).verb;
            if verb.class & (class::CONTROL | class::RAISING | class::COPULA) != 0 {
                continue;
            }
            if let (Some(r), Some(p)) = (by_clause[parent as usize], by_clause[c as usize])
                && found.relations[r as usize].class == RelationClass::Event
                && r != p
                && !found.relations[r as usize]
                    .arguments
                    .iter()
                    .any(|(_, t)| *t == Target::Relation(p))
            {
                found.relations[r as usize].arguments.push((role.clone(), Target::Relation(p)));
            }
        }
        let slot = crate::clause::Slot::Preposition(self.for_);
        for i in 0..found.relations.len() {
            let (None, Some(n)) = found.anchors[i] else { continue };
            let Some(c) = context.clause_of_noun(n) else { continue };
            if let Some(r) = by_clause[c as usize]
                && found.relations[r as usize].class == RelationClass::Event
                && found.relations[i].class == RelationClass::Event
                && context.clauses.groups(c, slot).any(|g| g == n)
                // "called for an inquiry": it fills a role already
                && !context.mention_of[n as usize].is_some_and(|d| {
                    found.relations[r as usize]
                        .arguments
                        .iter()
                        .any(|(_, t)| *t == Target::Mention(d))
                })
            {
                found.relations[r as usize]
                    .arguments
                    .push((role.clone(), Target::Relation(narrow(i))));
            }
        }
    }
}

/// Puts relations into the roles that wait for a clause.
fn resolve(found: &mut Found<'_>, by_clause: &[Option<u32>]) {
    for p in std::mem::take(&mut found.pending) {
        if let Some(r) = by_clause[p.clause as usize].filter(|r| *r != p.relation) {
            found.relations[p.relation as usize].arguments.push((p.role, Target::Relation(r)));
        }
    }
}

/// Per clause: the relation that its verb evoked.
fn by_clause(found: &Found<'_>, clauses: usize) -> Vec<Option<u32>> {
    let mut out = vec![None; clauses];
    for (i, (clause, _)) in found.anchors.iter().enumerate() {
        if let Some(c) = clause {
            out[*c as usize] = out[*c as usize].or(Some(narrow(i)));
        }
    }
    out
}
