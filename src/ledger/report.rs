//! What a ledger keeps of one report.

use serde::{Deserialize, Serialize};

use crate::{MentionKind, Modality, NumberValue, Polarity, RelationKind, Role, Stance};

/// What a [`Ledger`](super::Ledger) keeps of one report: its things, events, figures and sayings, without the text.
///
/// A report is made from a document and its text, on any thread, and can be saved: a ledger needs nothing else.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Report {
    /// The document's id.
    pub id: String,
    /// Where the document came from, as its caller said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The day it was written, as YYYY-MM-DD.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Its entities.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) things: Vec<Thing>,
    /// Its events, and the facts that hold a number.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) events: Vec<Happening>,
    /// Its counts, amounts and measures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) figures: Vec<Count>,
    /// Its quotations, denials and refusals to confirm.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) sayings: Vec<Saying>,
}

/// One entity of one report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Thing {
    /// What it is.
    pub(super) kind: MentionKind,
    /// More closely what it is; empty when unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) subtype: String,
    /// Its name.
    pub(super) name: String,
    /// The id of its gazetteer row, or one made from its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) reference: Option<String>,
    /// Its Wikidata item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) wikidata: Option<String>,
    /// Its country, ISO 3166-1 alpha-2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) country: Option<String>,
    /// Gazetteer rows that contain it, the nearest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) within: Vec<String>,
    /// Countries of the names inside its descriptions: RU of "Moscow's war".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) of: Vec<String>,
    /// The things of which a group consists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) members: Vec<usize>,
    /// Whether one of its mentions is a name.
    pub(super) named: bool,
    /// Each way in which it is written.
    pub(super) spellings: Vec<Written>,
}

/// One spelling and where it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Written {
    /// The text as it stands.
    pub(super) text: String,
    /// Mention, start and end of each.
    pub(super) at: Vec<[usize; 3]>,
}

/// One event of one report, or a fact that holds a number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Happening {
    /// The relation.
    pub(super) relation: usize,
    /// Its kind.
    pub(super) kind: RelationKind,
    /// The dictionary form of its trigger; empty of facts.
    pub(super) lemma: String,
    /// First offset of the evidence.
    pub(super) start: usize,
    /// One past the last offset of the evidence.
    pub(super) end: usize,
    /// The evidence, cut short.
    pub(super) text: String,
    /// Whether it is an event: facts make no row.
    pub(super) event: bool,
    /// Who and what take part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) fillers: Vec<Filler>,
    /// The word that tells how it came out: "killed".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) outcome: Option<String>,
    /// Whether what takes part comes besides something else: "more troops".
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) additional: bool,
    /// When it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) when: Option<When>,
    /// Affirmed or negated.
    pub(super) polarity: Polarity,
    /// How real.
    pub(super) modality: Modality,
    /// The stance of the innermost statement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) stance: Option<Stance>,
    /// Who says so, from the original speaker outwards.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) chain: Vec<Voice>,
}

/// What fills one role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Filler {
    /// The role.
    pub(super) role: Role,
    /// The mention, as it stands.
    pub(super) text: String,
    /// What it is.
    pub(super) what: What,
}

/// What a mention denotes, as far as reports can be compared by it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct What {
    /// The thing, if it is an entity of the report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) thing: Option<usize>,
    /// The kind and subtype of what is described: `soldier`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) class: String,
    /// The head noun in the singular.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) head: String,
    /// Countries of the names inside the description.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) of: Vec<String>,
}

/// When an event was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct When {
    /// The TIMEX3 value.
    pub(super) value: String,
    /// The first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) begin: Option<String>,
    /// The last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) end: Option<String>,
    /// Whether the words are less exact than the days: "around", "early in".
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) loose: bool,
}

/// Somebody who says something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Voice {
    /// The name, or the description.
    pub(super) name: String,
    /// Whether it passes on what others say: a medium, a report.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) relay: bool,
    /// What it denotes.
    pub(super) what: What,
}

/// One number that answers a question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Count {
    /// The mention of the number.
    pub(super) mention: usize,
    /// First offset.
    pub(super) start: usize,
    /// One past the last offset.
    pub(super) end: usize,
    /// The text as it stands.
    pub(super) text: String,
    /// What it comes to.
    pub(super) value: NumberValue,
    /// What it counts; of amounts and measures only the unit is known.
    pub(super) of: What,
    /// What it counts, in the words of the report; empty when it counts nothing.
    pub(super) noun: String,
    /// The event it belongs to, among the report's happenings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) event: Option<usize>,
    /// Whether it counts what fills a role of the event, and does not only stand beside it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) direct: bool,
    /// The role it plays there.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) role: String,
    /// What it counts where no event counts it: "killed".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) asks: String,
    /// The count of which it is a part, among the report's figures.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) part_of: Option<usize>,
    /// Who says so, from the original speaker outwards.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) chain: Vec<Voice>,
    /// How real it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) modality: Option<Modality>,
}

/// A quotation, a denial or a refusal to confirm.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Saying {
    /// The statement.
    pub(super) statement: usize,
    /// First offset of what is said.
    pub(super) start: usize,
    /// One past the last offset of what is said.
    pub(super) end: usize,
    /// What is said, cut short.
    pub(super) text: String,
    /// The source's attitude.
    pub(super) stance: Stance,
    /// "another hoax".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) characterization: Option<String>,
    /// The happenings that it denies, or does not confirm.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) targets: Vec<usize>,
    /// Who says so, from the original speaker outwards.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) chain: Vec<Voice>,
    /// Its stretches between quotation marks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) quoted: Vec<Quoted>,
}

/// A stretch between quotation marks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Quoted {
    /// First offset.
    pub(super) start: usize,
    /// One past the last offset.
    pub(super) end: usize,
    /// The words as they stand.
    pub(super) text: String,
    /// Its words that are not mere grammar, cut to their stems, sorted.
    pub(super) words: Vec<String>,
}
