//! One document with all that was found in it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{TimePart, Value};
use crate::{
    DateOrigin, Form, LinkKind, MentionKind, Modality, OffsetUnit, Polarity, Quote, RelationClass,
    RelationKind, Role, Span, Stance,
};

/// What was found in one text: the contract `newswire/1`.
///
/// Ids are indices: `document.mentions()[m.id]` is `m`. A statement, a relation and an argument point at mentions by
/// them, a mention at its entity; [`name`](Self::name) and [`sources`](Self::sources) follow them.
///
/// A document borrows from its text and from the extractor; [`into_owned`](Self::into_owned) makes one that can
/// outlive both. It serialises to the JSON that FORMAT.md specifies, and is read back from it.
///
/// # Examples
///
/// Which kinds of event are told of, and who tells of them:
///
/// ```
/// use newswire::{Extractor, RelationClass};
///
/// let extractor = Extractor::english();
/// let text = "Kenya sent 600 police officers to Haiti, according to the United Nations, Reuters reported.";
/// let document = extractor.extract(text);
/// let events = document.relations().iter().filter(|r| r.class == RelationClass::Event);
/// let told: Vec<(&str, Vec<&str>)> = events
///     .map(|r| {
///         let who = document.sources(r.statement).filter_map(|m| document.name(m));
///         (r.kind.as_str(), who.collect())
///     })
///     .collect();
/// assert_eq!(told, [("transport", vec!["United Nations", "Reuters"])]);
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Document<'t> {
    /// Always `newswire/1`.
    pub schema: Cow<'t, str>,
    /// The caller's name for the text.
    pub id: Cow<'t, str>,
    /// Where the text came from, as the caller said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Cow<'t, str>>,
    /// The day the text was written, as YYYY-MM-DD.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_date: Option<Cow<'t, str>>,
    /// Who gave the reference date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_date_from: Option<DateOrigin>,
    /// The text's SHA-256 in hex, where the caller set it: the library does not compute it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text_sha256: Option<Cow<'t, str>>,
    /// The unit of every `start` and `end`.
    pub offsets: OffsetUnit,
    /// The sentences in order.
    pub sentences: Vec<Sentence>,
    /// The mentions, sorted by start, end, kind.
    pub mentions: Vec<Mention<'t>>,
    /// The entities, in the order of their first mentions.
    pub entities: Vec<Entity<'t>>,
    /// Who says what, in the order of the cues.
    pub statements: Vec<Statement<'t>>,
    /// Facts and events, sorted by start, end, kind.
    pub relations: Vec<Relation<'t>>,
    /// How relations bear on one another.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
}

/// The range of one sentence, or of what a statement says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Sentence {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A stretch of text that names, describes or counts something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Mention<'t> {
    /// Its index in the document.
    pub id: usize,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The text as it stands.
    pub text: Cow<'t, str>,
    /// What it is.
    pub kind: MentionKind,
    /// More closely what it is, from an open list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subtype: Option<Cow<'t, str>>,
    /// How it refers; on things, not on titles and values.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Form>,
    /// The head word of a nominal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head: Option<Cow<'t, str>>,
    /// What a number or time comes to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// The mention that a number counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<usize>,
    /// The TIMEX3 of which a range is made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<TimePart>,
    /// The entity it refers to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<usize>,
    /// The rule that found it; of a listed name `gazetteer/` and the kind of list that has it.
    pub rule: Cow<'t, str>,
    /// The rule that linked it to its entity, where that was not the name itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Cow<'t, str>>,
}

/// A thing that the document mentions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Entity<'t> {
    /// Its index in the document.
    pub id: usize,
    /// What it is.
    pub kind: MentionKind,
    /// More closely what it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subtype: Option<Cow<'t, str>>,
    /// The canonical name, or the longest one in the text.
    pub name: Cow<'t, str>,
    /// The id of its gazetteer row, or one made from an unlisted name.
    #[serde(default, rename = "ref", skip_serializing_if = "Option::is_none")]
    pub reference: Option<Cow<'t, str>>,
    /// Its Wikidata item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<Cow<'t, str>>,
    /// Its country, ISO 3166-1 alpha-2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Cow<'t, str>>,
    /// Degrees north, of a place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lat: Option<f64>,
    /// Degrees east, of a place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lon: Option<f64>,
    /// Its mentions, ascending.
    pub mentions: Vec<usize>,
    /// The other spellings that stand in the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<Cow<'t, str>>,
    /// The entities of which a group consists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<usize>,
    /// Gazetteer rows that the name could also have meant.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<Cow<'t, str>>,
}

/// The words that introduce a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Cue<'t> {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The text as it stands.
    pub text: Cow<'t, str>,
}

/// Somebody's saying of something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Statement<'t> {
    /// Its index in the document.
    pub id: usize,
    /// Always `report`.
    pub kind: Cow<'t, str>,
    /// The mention of who says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<usize>,
    /// The word that says so; absent where a quotation runs on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<Cue<'t>>,
    /// The source's attitude.
    pub stance: Stance,
    /// How much stands in quotation marks.
    pub quote: Quote,
    /// What is said, without outer quotation marks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Sentence>,
    /// "another hoax": what the source calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub characterization: Option<Cow<'t, str>>,
    /// The statement that relays this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via: Option<usize>,
    /// The mention of the document in which it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub medium: Option<usize>,
    /// The mention of where it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<usize>,
    /// The mention of to whom it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<usize>,
    /// The mention of when it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<usize>,
    /// The relations that a denial denies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<usize>,
    /// The rule that found it.
    pub rule: Cow<'t, str>,
}

/// The word that evokes an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Trigger<'t> {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The text as it stands.
    pub text: Cow<'t, str>,
    /// Its dictionary form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lemma: Option<Cow<'t, str>>,
}

/// What fills one role of a relation: exactly one of mention, relation and value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Argument<'t> {
    /// The role.
    pub role: Role,
    /// The mention that fills it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mention: Option<usize>,
    /// The relation that fills it: a purpose or topic that is an event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<usize>,
    /// A word that fills it: the outcome of a casualty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Cow<'t, str>>,
}

/// A fact or an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Relation<'t> {
    /// Its index in the document.
    pub id: usize,
    /// What it is.
    pub kind: RelationKind,
    /// Whether it holds or happens.
    pub class: RelationClass,
    /// The sentence of its trigger.
    pub sentence: usize,
    /// First byte of the evidence.
    pub start: usize,
    /// One past the last byte of the evidence.
    pub end: usize,
    /// The word that evokes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trigger: Option<Trigger<'t>>,
    /// Who and what take part.
    pub arguments: Vec<Argument<'t>>,
    /// The mention of when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<usize>,
    /// Affirmed or negated by its own clause.
    pub polarity: Polarity,
    /// How real it is by its own clause.
    pub modality: Modality,
    /// The innermost statement that holds it; absent for the writer's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statement: Option<usize>,
    /// The rule that found it.
    pub rule: Cow<'t, str>,
}

/// How one relation bears on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Link {
    /// In what way.
    pub kind: LinkKind,
    /// The one relation.
    pub from: usize,
    /// The other.
    pub to: usize,
}

impl Sentence {
    /// The range as a span.
    #[must_use]
    pub const fn span(self) -> Span {
        Span::new(self.start, self.end)
    }
}

impl From<Span> for Sentence {
    fn from(span: Span) -> Self {
        Self { start: span.start, end: span.end }
    }
}

impl Mention<'_> {
    /// Where it stands.
    #[must_use]
    pub const fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}

impl<'t> Argument<'t> {
    /// A mention in a role.
    #[must_use]
    pub const fn mention(role: Role, mention: usize) -> Self {
        Self { role, mention: Some(mention), relation: None, value: None }
    }

    /// A relation in a role.
    #[must_use]
    pub const fn relation(role: Role, relation: usize) -> Self {
        Self { role, mention: None, relation: Some(relation), value: None }
    }

    /// A word in a role.
    #[must_use]
    pub const fn value(role: Role, value: Cow<'t, str>) -> Self {
        Self { role, mention: None, relation: None, value: Some(value) }
    }
}

impl Relation<'_> {
    /// The evidence: the smallest range with trigger and arguments.
    #[must_use]
    pub const fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }

    /// What other schemes call it.
    #[must_use]
    pub fn codes(&self) -> crate::Codes {
        self.kind.codes()
    }

    /// The mentions in one role, in order.
    pub fn role(&self, role: &str) -> impl Iterator<Item = usize> {
        self.arguments.iter().filter(move |a| a.role.as_str() == role).filter_map(|a| a.mention)
    }
}

impl<'t> Document<'t> {
    /// The mentions, sorted by start, end, kind.
    #[must_use]
    pub fn mentions(&self) -> &[Mention<'t>] {
        &self.mentions
    }

    /// The entities, in the order of their first mentions.
    #[must_use]
    pub fn entities(&self) -> &[Entity<'t>] {
        &self.entities
    }

    /// Who says what.
    #[must_use]
    pub fn statements(&self) -> &[Statement<'t>] {
        &self.statements
    }

    /// Facts and events.
    #[must_use]
    pub fn relations(&self) -> &[Relation<'t>] {
        &self.relations
    }

    /// The entity that a mention refers to, if it refers to one.
    #[must_use]
    pub fn entity_of(&self, mention: usize) -> Option<&Entity<'t>> {
        self.entities.get(self.mentions.get(mention)?.entity?)
    }

    /// What a mention means, by name: the name of its entity or, if it has none, its own text. `None` if there is no
    /// such mention.
    ///
    /// # Examples
    ///
    /// ```
    /// use newswire::Extractor;
    ///
    /// let extractor = Extractor::english();
    /// let document = extractor.extract("Vladimir Putin left. He was in Pyongyang.");
    /// let he = document.mentions().iter().find(|m| m.text == "He").unwrap();
    /// assert_eq!(document.name(he.id), Some("Vladimir Putin"));
    /// ```
    #[must_use]
    pub fn name(&self, mention: usize) -> Option<&str> {
        let own = self.mentions.get(mention)?;
        Some(self.entity_of(mention).map_or(&*own.text, |e| &*e.name))
    }

    /// A statement and those that relay it, from the original speaker outwards; none of what the writer says, of
    /// which [`Relation::statement`] is `None`.
    pub fn chain(&self, statement: Option<usize>) -> impl Iterator<Item = &Statement<'t>> {
        let at = |id: Option<usize>| self.statements.get(id?);
        // no statement relays itself; the bound holds for documents that were not made here
        std::iter::successors(at(statement), move |s| at(s.via)).take(self.statements.len())
    }

    /// The mentions of those who say a statement, from the original speaker outwards.
    pub fn sources(&self, statement: Option<usize>) -> impl Iterator<Item = usize> {
        self.chain(statement).filter_map(|s| s.source)
    }
}
