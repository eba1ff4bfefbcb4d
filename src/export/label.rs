//! The labels of other schemes for our kinds.

use crate::{Mention, MentionKind, Value};

/// The OntoNotes label, as spaCy's English models use it; titles, which OntoNotes does not have, are `TITLE`.
pub(super) fn ontonotes(m: &Mention<'_>) -> &'static str {
    let subtype = m.subtype.as_deref().unwrap_or_default();
    match m.kind {
        MentionKind::Person => "PERSON",
        MentionKind::Organization => "ORG",
        MentionKind::Place => match subtype {
            "" | "country" | "region" | "city" | "town" | "village" => "GPE",
            "facility" | "airport" | "base" | "port" | "building" => "FAC",
            _ => "LOC",
        },
        MentionKind::Nationality => "NORP",
        MentionKind::Title => "TITLE",
        MentionKind::Product => "PRODUCT",
        MentionKind::Event => "EVENT",
        MentionKind::Document => match subtype {
            "treaty" | "law" => "LAW",
            _ => "WORK_OF_ART",
        },
        MentionKind::Date | MentionKind::Duration | MentionKind::Frequency => "DATE",
        MentionKind::Time => "TIME",
        MentionKind::Number => "CARDINAL",
        MentionKind::Ordinal => "ORDINAL",
        MentionKind::Percent => "PERCENT",
        MentionKind::Money => "MONEY",
        // OntoNotes calls measures quantities, and what is counted, cardinals.
        MentionKind::Quantity if m.of.is_some() => "CARDINAL",
        MentionKind::Quantity => "QUANTITY",
        MentionKind::Other => "OTHER",
    }
}

/// The CoNLL-2003 label, if the scheme has one for it.
pub(super) const fn conll2003(kind: MentionKind) -> Option<&'static str> {
    match kind {
        MentionKind::Person => Some("PER"),
        MentionKind::Organization => Some("ORG"),
        MentionKind::Place => Some("LOC"),
        MentionKind::Nationality
        | MentionKind::Product
        | MentionKind::Event
        | MentionKind::Document => Some("MISC"),
        _ => None,
    }
}

/// The class of schema.org for a kind of thing.
pub(super) const fn schema_org(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Person => "Person",
        MentionKind::Organization => "Organization",
        MentionKind::Place => "Place",
        MentionKind::Product => "Product",
        MentionKind::Event => "Event",
        MentionKind::Document => "CreativeWork",
        _ => "Thing",
    }
}

/// The name of a kind or role where only ASCII letters, digits, `-` and `_` are allowed: users name their own.
pub(super) fn identifier(name: &str) -> String {
    let mut out: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect();
    if !out.starts_with(|c: char| c.is_ascii_alphabetic()) {
        out.insert(0, 'x');
    }
    out
}

/// First and last day of a time, where both or one are known.
pub(super) fn interval<'a>(m: &'a Mention<'_>) -> (Option<&'a str>, Option<&'a str>) {
    match &m.value {
        Some(Value::Time(t)) => (t.begin.as_deref(), t.end.as_deref()),
        _ => (None, None),
    }
}
