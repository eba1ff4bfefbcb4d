//! What numbers and times come to.

use serde::{Deserialize, Serialize, Serializer};

use crate::{Modifier, TimeType, Trend};

/// The value of a mention: a number or a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Value {
    /// Of a date, time, duration or frequency.
    Time(TimeValue),
    /// Of a number, ordinal, percent, money or quantity.
    Number(NumberValue),
}

/// The value of a number with its bounds.
///
/// Magnitudes are applied ("1.2 million" is 1200000); money is in the currency's main unit, measures in the unit named
/// by `unit`, never converted; percentages are in hundredths ("5 %" is 5).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NumberValue {
    /// The number written.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "number")]
    pub value: Option<f64>,
    /// The least it can be, where the words bound it.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "number")]
    pub min: Option<f64>,
    /// The most it can be, where the words bound it.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "number")]
    pub max: Option<f64>,
    /// The share of a whole: 0.5 for "half".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fraction: Option<f64>,
    /// "about", "up to", "at least".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modifier: Option<Modifier>,
    /// Singular counted noun ("soldier"), ISO 4217 code ("USD"), symbol in the manner of UCUM ("km", "km/h"), "%",
    /// "percentage point", or "year of age" of ages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The word of a vague count: "dozens".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vague: Option<String>,
    /// The direction, where a verb or noun of change governs the number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trend: Option<Trend>,
    /// The digits as written, only where they exceed what a 64-bit float holds exactly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digits: Option<String>,
}

/// A TIMEX3 value with its calendar interval (TimeML 1.2.1; ranges and `begin`, `end`, `anchor` are our own).
///
/// Two are equal where their JSON is: how they were resolved is not compared.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TimeValue {
    /// DATE, TIME, DURATION or SET.
    #[serde(rename = "type")]
    pub kind: TimeType,
    /// The TIMEX3 value: "2024-10-18", "2024-W42", "P2Y", "PAST_REF", "XXXX-WXX-5".
    pub value: String,
    /// The TIMEX3 modifier: START, MID, END, APPROX, EARLY, LATE, BEFORE, AFTER, MORE_THAN, ….
    #[serde(default, rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<String>,
    /// TIMEX3 `quant` of a SET: "EVERY".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quant: Option<String>,
    /// TIMEX3 `freq` of a SET: "2X".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub freq: Option<String>,
    /// The first day, inclusive, as YYYY-MM-DD, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begin: Option<String>,
    /// The last day, inclusive, as YYYY-MM-DD, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
    /// Whether it was resolved against the reference date or another time of the text.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub anchored: bool,
    /// The day it was resolved against, as YYYY-MM-DD, where it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<String>,
    /// How it was resolved against that day, in words for an explanation: "the latest such weekday", "the year of the
    /// story". It is no part of the JSON.
    #[serde(skip)]
    pub decision: Option<&'static str>,
}

/// One TIMEX3 of which a range is made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TimePart {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Its TIMEX3.
    pub value: TimePartValue,
}

/// The TIMEX3 of one part of a range.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TimePartValue {
    /// DATE, TIME, DURATION or SET.
    #[serde(rename = "type")]
    pub kind: TimeType,
    /// The TIMEX3 value.
    pub value: String,
}

impl PartialEq for TimeValue {
    fn eq(&self, other: &Self) -> bool {
        let Self { kind, value, modifier, quant, freq, begin, end, anchored, anchor, decision: _ } =
            self;
        *kind == other.kind
            && *value == other.value
            && *modifier == other.modifier
            && *quant == other.quant
            && *freq == other.freq
            && *begin == other.begin
            && *end == other.end
            && *anchored == other.anchored
            && *anchor == other.anchor
    }
}

impl TimeValue {
    /// A TIMEX3 with a type and a value and nothing else.
    #[must_use]
    pub fn new(kind: TimeType, value: impl Into<String>) -> Self {
        Self {
            kind,
            value: value.into(),
            modifier: None,
            quant: None,
            freq: None,
            begin: None,
            end: None,
            anchored: false,
            anchor: None,
            decision: None,
        }
    }
}

impl TimePart {
    /// The TIMEX3 of the bytes from `start` to before `end`.
    #[must_use]
    pub fn new(start: usize, end: usize, kind: TimeType, value: impl Into<String>) -> Self {
        Self { start, end, value: TimePartValue { kind, value: value.into() } }
    }
}

impl NumberValue {
    /// A number with nothing else known of it.
    #[must_use]
    pub fn of(value: f64) -> Self {
        Self { value: Some(value), ..Self::default() }
    }
}

impl Value {
    /// The time, if it is one.
    #[must_use]
    pub const fn as_time(&self) -> Option<&TimeValue> {
        match self {
            Self::Time(x) => Some(x),
            Self::Number(_) => None,
        }
    }

    /// The number, if it is one.
    #[must_use]
    pub const fn as_number(&self) -> Option<&NumberValue> {
        match self {
            Self::Number(x) => Some(x),
            Self::Time(_) => None,
        }
    }
}

/// Writes whole numbers without a decimal point, as a reader of JSON expects of a count.
#[expect(clippy::ref_option, reason = "the signature is serde's")]
pub(crate) fn number<S: Serializer>(x: &Option<f64>, s: S) -> Result<S::Ok, S::Error> {
    /// Above this a 64-bit float no longer holds every integer.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match x {
        None => s.serialize_none(),
        #[expect(clippy::cast_possible_truncation, reason = "integral and within 2^53")]
        Some(x) if x.fract() == 0.0 && x.abs() < EXACT => s.serialize_i64(*x as i64),
        Some(x) => s.serialize_f64(*x),
    }
}
