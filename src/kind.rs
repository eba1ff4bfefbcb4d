//! The closed word lists of the contract: kinds, forms, stances, modalities.

use std::fmt;
use std::sync::{Arc, LazyLock};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::prepared::{Kept, Reader, Writer};

/// Declares a fieldless enum together with its names in the contract.
///
/// A macro because every list needs the same impls, and a function cannot declare a type.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[non_exhaustive]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $text)] $variant),* }

        impl $name {
            /// All of them, in the order of the contract.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name in the contract.
            #[must_use]
            #[inline]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }

            /// The one with this name, if there is one.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|x| x.as_str() == name)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::Error;

            /// As `from_name`; the error lists the names that there are.
            fn from_str(name: &str) -> Result<Self, Self::Err> {
                Self::from_name(name).ok_or_else(|| {
                    let all: Vec<&str> = Self::ALL.iter().map(|x| x.as_str()).collect();
                    crate::Error::input(format!(
                        "{name:?} is no {}, write one of {}", stringify!($name), all.join(", ")
                    ))
                })
            }
        }
    };
}

pub(crate) use named;

named! {
    /// What a mention is: the kinds of ACE and OntoNotes, with TIMEX3 times and values.
    MentionKind {
        /// A person, or people.
        Person = "person",
        /// An agency, government, armed force, party, company, medium or alliance.
        Organization = "organization",
        /// A country, region, city, water or facility.
        Place = "place",
        /// A demonym or people: "Russian", "North Koreans".
        Nationality = "nationality",
        /// A role or office: "President", "spokesman".
        Title = "title",
        /// A weapon, vehicle, vessel, aircraft or goods.
        Product = "product",
        /// A named event: a war, a summit.
        Event = "event",
        /// A treaty, law, statement, report, image or video.
        Document = "document",
        /// A TIMEX3 DATE.
        Date = "date",
        /// A TIMEX3 TIME.
        Time = "time",
        /// A TIMEX3 DURATION.
        Duration = "duration",
        /// A TIMEX3 SET.
        Frequency = "frequency",
        /// A bare number.
        Number = "number",
        /// "first", "3rd".
        Ordinal = "ordinal",
        /// "5 %", "three percentage points".
        Percent = "percent",
        /// An amount with its currency.
        Money = "money",
        /// A number with a unit or a counted noun.
        Quantity = "quantity",
        /// A phrase that is an argument but none of the above.
        Other = "other",
    }
}

impl MentionKind {
    /// Whether a mention of this kind carries a TIMEX3 value.
    #[must_use]
    #[inline]
    pub const fn is_time(self) -> bool {
        matches!(self, Self::Date | Self::Time | Self::Duration | Self::Frequency)
    }

    /// Whether a mention of this kind carries a numeric value.
    #[must_use]
    pub const fn is_numeric(self) -> bool {
        matches!(self, Self::Number | Self::Ordinal | Self::Percent | Self::Money | Self::Quantity)
    }

    /// Whether a mention of this kind names or describes a thing and so has a [`Form`].
    #[must_use]
    #[inline]
    pub const fn has_form(self) -> bool {
        !self.is_time() && !self.is_numeric() && !matches!(self, Self::Title)
    }
}

named! {
    /// How a mention refers (ACE: NAM, NOM, PRO).
    Form {
        /// A proper name.
        Name = "name",
        /// A description: "the agency".
        Nominal = "nominal",
        /// "it", "they".
        Pronoun = "pronoun",
    }
}

named! {
    /// The attitude of a source to what it says.
    Stance {
        /// A person, agency or document says.
        Assert = "assert",
        /// A medium says.
        Report = "report",
        /// Confirms.
        Confirm = "confirm",
        /// Denies, dismisses, rejects.
        Deny = "deny",
        /// Neither confirms nor denies, or could not confirm.
        NotConfirm = "not_confirm",
        /// Claims.
        Allege = "allege",
        /// Accuses.
        Accuse = "accuse",
        /// Warns.
        Warn = "warn",
        /// Estimates.
        Estimate = "estimate",
        /// Suggests, hints.
        Suggest = "suggest",
        /// Believes, thinks.
        Believe = "believe",
        /// Knows.
        Know = "know",
        /// Promises, vows.
        Promise = "promise",
        /// Demands, urges.
        Demand = "demand",
        /// Praises.
        Praise = "praise",
        /// Expects, predicts.
        Expect = "expect",
    }
}

named! {
    /// How much of the content stands in quotation marks.
    Quote {
        /// None of it.
        None = "none",
        /// All of it.
        Direct = "direct",
        /// Some of it.
        Partial = "partial",
    }
}

named! {
    /// Whether a relation's own clause affirms or negates it.
    Polarity {
        /// Affirmed.
        Positive = "positive",
        /// Negated: "has not sent".
        Negative = "negative",
    }
}

named! {
    /// How real a relation is by the words of its own clause.
    Modality {
        /// It happened, happens or holds.
        Actual = "actual",
        /// "will", "prepare to", a purpose.
        Planned = "planned",
        /// "is expected to", "likely".
        Expected = "expected",
        /// "could", "appears".
        Possible = "possible",
        /// "if".
        Conditional = "conditional",
        /// "sought to", "tried to".
        Attempted = "attempted",
        /// True of a class, not of one happening.
        Generic = "generic",
    }
}

named! {
    /// Whether a relation holds or happens.
    RelationClass {
        /// It holds: "position_held".
        Fact = "fact",
        /// It happens: "transport".
        Event = "event",
    }
}

named! {
    /// The modifier of a number.
    Modifier {
        /// "about", "some", "roughly".
        Approx = "approx",
        /// "at least", "no fewer than".
        AtLeast = "at_least",
        /// "more than", "over".
        MoreThan = "more_than",
        /// "up to", "at most".
        AtMost = "at_most",
        /// "less than", "under".
        LessThan = "less_than",
        /// "nearly", "almost".
        Nearly = "nearly",
        /// "a total of".
        Total = "total",
        /// "another", "a further".
        Another = "another",
    }
}

named! {
    /// The direction of a change that a number measures.
    Trend {
        /// It rose.
        Up = "up",
        /// It fell.
        Down = "down",
    }
}

named! {
    /// The TIMEX3 type of a time.
    TimeType {
        /// A calendar date of a day or coarser.
        Date = "DATE",
        /// A time of day.
        Time = "TIME",
        /// A length of time.
        Duration = "DURATION",
        /// A recurring time.
        Set = "SET",
    }
}

named! {
    /// Where the reference date came from.
    DateOrigin {
        /// The caller gave it.
        Caller = "caller",
        /// A header of the text.
        Header = "header",
        /// A dateline.
        Dateline = "dateline",
    }
}

named! {
    /// The unit in which the offsets of a document are counted.
    OffsetUnit {
        /// UTF-8 bytes, as Rust counts: what every document has until its offsets are converted.
        Byte = "byte",
        /// Unicode scalar values (Python, most annotation tools).
        Char = "char",
        /// UTF-16 code units (JavaScript, Java).
        Utf16 = "utf16",
    }
}

named! {
    /// How one relation of a document bears on another.
    LinkKind {
        /// `from` is done in order that `to`.
        Purpose = "purpose",
        /// `from` brings `to` about.
        Cause = "cause",
        /// `to` holds if `from` does.
        Condition = "condition",
        /// `from` is earlier than `to`.
        Before = "before",
        /// Both tell of one happening.
        SameAs = "same_as",
        /// They cannot both be so.
        Contradicts = "contradicts",
    }
}

/// The kind of a relation: one of the contract's, or one that a user's rule introduced.
///
/// # Examples
///
/// ```
/// use newswire::RelationKind;
///
/// assert_eq!(RelationKind::from("transport").as_str(), "transport");
/// assert!(RelationKind::from("transport") == "transport");
/// assert!(RelationKind::from("transport").is_known());
/// assert!(!RelationKind::from("launches").is_known());
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RelationKind(Name);

/// The role of an argument: one of the contract's, or one that a user's rule introduced.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Role(Name);

/// A name from a fixed list, or any other.
#[derive(Clone)]
enum Name {
    /// Stands in the crate's own tables: free to clone.
    Known(&'static str),
    /// Came from a user's rule.
    Custom(Arc<str>),
}

impl Name {
    #[inline]
    fn as_str(&self) -> &str {
        match self {
            Self::Known(x) => x,
            Self::Custom(x) => x,
        }
    }

    fn new(text: &str, mut known: impl Iterator<Item = &'static str>) -> Self {
        known.find(|x| *x == text).map_or_else(|| Self::Custom(text.into()), Self::Known)
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}
impl Eq for Name {}
impl PartialOrd for Name {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Name {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.as_str().cmp(other.as_str())
    }
}
impl std::hash::Hash for Name {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

/// The facts of the contract with their roles, in the contract's order.
pub(crate) const FACTS: &[(&str, &[&str])] = &[
    ("position_held", &["person", "title", "organization"]),
    ("part_of_organization", &["organization", "parent"]),
    ("member_of", &["member", "group"]),
    ("nationality", &["entity", "country"]),
    ("also_known_as", &["entity", "name"]),
    ("located_in", &["entity", "place"]),
    ("near", &["entity", "place", "distance"]),
    ("borders", &["a", "b"]),
    ("capital_of", &["place", "country"]),
    ("ally_of", &["a", "b"]),
    ("adversary_of", &["a", "b"]),
    ("party_to", &["party", "to"]),
    ("part_of", &["part", "whole"]),
    ("size_of", &["entity", "quantity"]),
    ("made_by", &["product", "maker"]),
    ("has_attribute", &["entity", "attribute"]),
];

/// The events of the contract with their own roles, in the contract's order.
pub(crate) const EVENTS: &[(&str, &[&str])] = &[
    ("transport", &["transporter", "passenger", "vehicle", "origin", "destination"]),
    ("travel", &["traveler", "vehicle", "origin", "destination"]),
    ("supply", &["giver", "recipient", "item", "vehicle", "origin", "destination"]),
    ("prepare", &["agent", "force"]),
    ("train", &["trainer", "trainee", "facility"]),
    ("station", &["force", "facility"]),
    ("fight", &["participant", "side", "opponent", "conflict"]),
    ("attack", &["attacker", "target", "instrument"]),
    ("casualty", &["victim", "outcome", "killer", "cause"]),
    ("assist", &["helper", "beneficiary", "with", "instrument"]),
    ("use", &["user", "item"]),
    ("meet", &["participant", "chair", "topic"]),
    ("discuss", &["participant", "topic"]),
    ("sign", &["signatory", "agreement", "obligation"]),
    ("pledge", &["party", "content", "recipient"]),
    ("cooperate", &["participant", "topic"]),
    ("support", &["supporter", "supported"]),
    ("request", &["requester", "requested", "from"]),
    ("publish", &["publisher", "item", "shows"]),
    ("inspect", &["inspector", "inspected"]),
    ("conceal", &["agent", "hidden", "as"]),
    ("acquire", &["agent", "item", "from"]),
    ("gather", &["participant"]),
    ("fail", &["entity"]),
    ("protest", &["protester", "target", "topic"]),
    ("ceasefire", &["party"]),
    ("abduct", &["abductor", "victim"]),
    ("arrest", &["agent", "person", "charge"]),
    ("charge", &["agent", "person", "charge"]),
    ("sentence", &["court", "person", "penalty"]),
    ("sanction", &["imposer", "target", "measure"]),
    ("appoint", &["appointer", "person", "title", "organization"]),
    ("leave_office", &["person", "title", "organization"]),
    ("vote", &["voter", "outcome", "topic"]),
    ("pay", &["payer", "payee", "amount", "item"]),
    ("disaster", &["kind", "magnitude"]),
];

/// The roles that any event may have besides its own.
pub(crate) const EVENT_ROLES: &[&str] = &["date", "place", "count", "purpose"];

impl RelationKind {
    /// The kinds of the contract: the facts, then the events.
    pub fn known() -> impl Iterator<Item = &'static str> {
        FACTS.iter().chain(EVENTS).map(|(name, _)| *name)
    }

    /// The name in the contract, or in the user's rule.
    #[must_use]
    #[inline]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Whether the contract lists it.
    #[must_use]
    pub const fn is_known(&self) -> bool {
        matches!(self.0, Name::Known(_))
    }

    /// Whether it is a fact or an event of the contract; `None` for a user's own kind.
    #[must_use]
    pub fn class(&self) -> Option<RelationClass> {
        let name = self.as_str();
        if FACTS.iter().any(|(x, _)| *x == name) {
            Some(RelationClass::Fact)
        } else if EVENTS.iter().any(|(x, _)| *x == name) {
            Some(RelationClass::Event)
        } else {
            None
        }
    }

    /// The roles that the contract gives it, in order, without those that every event may have.
    #[must_use]
    pub fn roles(&self) -> &'static [&'static str] {
        let name = self.as_str();
        FACTS.iter().chain(EVENTS).find(|(x, _)| *x == name).map_or(&[], |(_, roles)| roles)
    }
}

impl Role {
    /// How many things took part.
    pub(crate) const COUNT: Self = Self(Name::Known("count"));
    /// How it ended.
    pub(crate) const OUTCOME: Self = Self(Name::Known("outcome"));
    /// Where it happened.
    pub(crate) const PLACE: Self = Self(Name::Known("place"));
    /// What it was done for.
    pub(crate) const PURPOSE: Self = Self(Name::Known("purpose"));
    /// The second of two that are alike.
    pub(crate) const B: Self = Self(Name::Known("b"));

    /// The name in the contract, or in the user's rule.
    #[must_use]
    #[inline]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl From<&str> for RelationKind {
    fn from(text: &str) -> Self {
        Self(Name::new(text, FACTS.iter().chain(EVENTS).map(|(x, _)| *x)))
    }
}

impl From<&str> for Role {
    fn from(text: &str) -> Self {
        /// The roles of the contract, sorted: rules name some seven hundred.
        static ROLES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
            let own = FACTS.iter().chain(EVENTS).flat_map(|(_, roles)| roles.iter().copied());
            let mut all: Vec<_> = own.chain(EVENT_ROLES.iter().copied()).collect();
            all.sort_unstable();
            all.dedup();
            all
        });
        let at = ROLES.binary_search(&text).ok();
        Self(Name::new(text, at.map(|at| ROLES[at]).into_iter()))
    }
}

/// The impls that the two open name types share.
macro_rules! open_name {
    ($name:ident) => {
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:?}", self.as_str())
            }
        }
        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }
        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }
        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(self.as_str())
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
                Ok(Self::from(&*text))
            }
        }
        impl Kept for $name {
            fn write(&self, out: &mut Writer) {
                out.bytes(self.as_str().as_bytes());
            }

            fn read(input: &mut Reader) -> Option<Self> {
                std::str::from_utf8(input.bytes()?).ok().map(Self::from)
            }
        }
    };
}

open_name!(RelationKind);
open_name!(Role);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_round_trip() {
        for kind in MentionKind::ALL {
            assert_eq!(MentionKind::from_name(kind.as_str()), Some(*kind));
        }
        assert_eq!(MentionKind::from_name("Person"), None);
        assert_eq!("deny".parse::<Stance>().unwrap(), Stance::Deny);
    }

    #[test]
    fn contract_has_sixteen_facts_and_thirty_six_events() {
        assert_eq!((FACTS.len(), EVENTS.len()), (16, 36));
        assert_eq!(RelationKind::from("borders").class(), Some(RelationClass::Fact));
        assert_eq!(RelationKind::from("pay").class(), Some(RelationClass::Event));
        assert_eq!(RelationKind::from("launches").class(), None);
    }
}
