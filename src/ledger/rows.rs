//! The ledger as others read it: the contract `newswire-ledger/1`.

use serde::{Deserialize, Serialize};

use crate::kind::named;
use crate::{MentionKind, Modality, NumberValue, Polarity, RelationKind, Stance};

/// What several reports say, side by side: the contract `newswire-ledger/1`.
///
/// Ids are indices. Reports are sorted by day and id, rows by the first report that tells of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Rows {
    /// Always `newswire-ledger/1`.
    pub schema: String,
    /// The ids of the reports: those without a day first, then by day and id.
    pub documents: Vec<String>,
    /// Always `byte`: the unit of every `start` and `end`.
    pub offsets: String,
    /// One row a thing.
    pub entities: Vec<EntityRow>,
    /// One row a happening.
    pub events: Vec<EventRow>,
    /// One row a question that numbers answer.
    pub figures: Vec<FigureRow>,
    /// One row an utterance that several reports give.
    pub quotes: Vec<QuoteRow>,
    /// Who denies, or does not confirm, what.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub denials: Vec<DenialRow>,
    /// The happenings in calendar order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub timeline: Vec<TimelineRow>,
}

/// One thing over all reports.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EntityRow {
    /// Its index.
    pub id: usize,
    /// What it is.
    pub kind: MentionKind,
    /// More closely what it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subtype: Option<String>,
    /// Its name.
    pub name: String,
    /// The id of its gazetteer row, or one made from an unlisted name.
    #[serde(default, rename = "ref", skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Its Wikidata item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<String>,
    /// Its country, ISO 3166-1 alpha-2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Each way in which it is written.
    pub spellings: Vec<Spelling>,
}

/// One spelling and where it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Spelling {
    /// The text as it stands.
    pub text: String,
    /// Its places.
    pub at: Vec<At>,
}

/// One mention of one report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct At {
    /// The report.
    pub document: String,
    /// The mention.
    pub mention: usize,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// Who says something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Source {
    /// The name, or the description.
    pub name: String,
    /// The row of the thing, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<usize>,
    /// Whether it passes on what others say: a medium, a report.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub relay: bool,
}

/// One happening with each report's version of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EventRow {
    /// Its index.
    pub id: usize,
    /// Its kind.
    pub kind: RelationKind,
    /// The fullest version in the words of its report.
    pub what: String,
    /// The first day on which it can have been.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begin: Option<String>,
    /// The last day on which it can have been.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
    /// Each report's versions, in the order of the reports.
    pub versions: Vec<EventVersion>,
    /// How many reports tell of it.
    pub reports: usize,
    /// The sources on which the reports rest, each once, relays left out. Five reports of one statement have one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub independent_sources: Vec<Source>,
    /// Happenings that come near and were kept apart.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub near: Vec<NearRow>,
}

/// One report's version of a happening.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EventVersion {
    /// The report.
    pub document: String,
    /// The relation.
    pub relation: usize,
    /// First byte of the evidence.
    pub start: usize,
    /// One past the last byte of the evidence.
    pub end: usize,
    /// The evidence on one line, cut short.
    pub excerpt: String,
    /// Who says so, from the original speaker outwards; nobody for the report's own words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// The stance of the original speaker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stance: Option<Stance>,
    /// Affirmed or negated.
    pub polarity: Polarity,
    /// How real.
    pub modality: Modality,
    /// Why it was put here; the version that began the row has no reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<String>,
}

/// A happening that comes near another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NearRow {
    /// The other happening.
    pub event: usize,
    /// What keeps them apart.
    pub why: Vec<String>,
}

named! {
    /// How the figures of one question stand to one another.
    Verdict {
        /// All say the same.
        Agree = "agree",
        /// All can be so, and some say more closely.
        Refine = "refine",
        /// Some count a part of what others count.
        Subset = "subset",
        /// They cannot all be so of one thing, and they speak of different days or places.
        DifferentScope = "different_scope",
        /// They cannot all be so.
        Conflict = "conflict",
    }
}

/// One question and every figure that answers it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FigureRow {
    /// Its index.
    pub id: usize,
    /// What is counted, of what.
    pub question: String,
    /// The counted noun in the singular, a currency or a symbol.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// The happening, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<usize>,
    /// The figures, in the order of the reports.
    pub figures: Vec<FigureVersion>,
    /// How they stand to one another; of one figure alone there is no verdict.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// The lowest number that is written, or that bounds a word such as "dozens".
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "number")]
    pub low: Option<f64>,
    /// The highest.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "number")]
    pub high: Option<f64>,
    /// The figures of the newest report that has any: places in `figures`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub latest: Vec<usize>,
    /// What each original source says, over all reports.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by_source: Vec<BySource>,
    /// Whether reports credit one figure to different sources.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub attribution_conflict: bool,
}

/// One figure of one report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FigureVersion {
    /// The report.
    pub document: String,
    /// The mention of the number.
    pub mention: usize,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The text as it stands.
    pub text: String,
    /// What it counts, in the report's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub noun: String,
    /// What it comes to.
    pub value: NumberValue,
    /// Who says so, from the original speaker outwards.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// The day of the report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// How real what is counted is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modality: Option<Modality>,
    /// The stance of the original source: of a denial the figure is not its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stance: Option<Stance>,
    /// Whether it counts a part of what another figure of the row counts.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub part: bool,
}

/// What one source says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BySource {
    /// The original source; the report's own words have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// Its figures: places in `figures`.
    pub figures: Vec<usize>,
}

/// One utterance in several wordings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct QuoteRow {
    /// Its index.
    pub id: usize,
    /// The row of the speaker, if it is a thing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<usize>,
    /// The speaker's name, or description.
    pub name: String,
    /// The wordings, in the order of the reports.
    pub variants: Vec<QuoteVariant>,
}

/// One wording of an utterance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct QuoteVariant {
    /// The report.
    pub document: String,
    /// The statement.
    pub statement: usize,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The words as they stand.
    pub text: String,
}

/// Somebody's denial, or refusal to confirm, over all reports.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DenialRow {
    /// Its index.
    pub id: usize,
    /// Who denies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// `deny` or `not_confirm`.
    pub stance: Stance,
    /// The happenings that it answers; none where no report says which.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<usize>,
    /// Who claims what is denied, in any report.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claimed_by: Vec<Source>,
    /// Each report's version.
    pub versions: Vec<DenialVersion>,
}

/// One report's version of a denial.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DenialVersion {
    /// The report.
    pub document: String,
    /// The statement.
    pub statement: usize,
    /// First byte of what is denied.
    pub start: usize,
    /// One past the last byte of what is denied.
    pub end: usize,
    /// What is denied on one line, cut short.
    pub excerpt: String,
    /// What the source calls it: "another hoax".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub characterization: Option<String>,
}

named! {
    /// How well the days of a happening are known.
    Certainty {
        /// A report gives the days.
        Certain = "certain",
        /// A month, a year, or "around", "early in".
        Approximate = "approximate",
        /// Only the beginning or the end is known: "since", "by".
        Open = "open",
        /// No report says when; it stands where it was first told.
        Told = "told",
    }
}

/// One happening in calendar order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TimelineRow {
    /// The happening.
    pub event: usize,
    /// How well the days are known.
    pub certainty: Certainty,
    /// The first day; of what is only told, the day of the first report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begin: Option<String>,
    /// The last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
    /// The TIMEX3 value of a day or month whose year no report says: "XXXX-06".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// Writes whole numbers without a decimal point, as the numbers of figures are.
#[expect(clippy::ref_option, reason = "the signature is serde's")]
fn number<S: serde::Serializer>(x: &Option<f64>, s: S) -> Result<S::Ok, S::Error> {
    crate::output::number(x, s)
}
