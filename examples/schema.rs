//! Prints the JSON Schema of the contract `newswire/1`.
//!
//! ```sh
//! cargo run --example schema > schema/newswire-1.schema.json
//! ```

use newswire::{
    DateOrigin, Form, LinkKind, MentionKind, Modality, Modifier, OffsetUnit, Polarity, Quote,
    RelationClass, RelationKind, Stance, TimeType, Trend,
};
use serde_json::{Map, Value, json};

/// One of these words.
macro_rules! one_of {
    ($list:ident) => {
        json!({ "enum": $list::ALL.iter().map(|x| x.as_str()).collect::<Vec<_>>() })
    };
}

fn text(what: &str) -> Value {
    json!({ "type": "string", "description": what })
}

fn id(what: &str) -> Value {
    json!({ "type": "integer", "minimum": 0, "description": what })
}

fn number(what: &str) -> Value {
    json!({ "type": "number", "description": what })
}

fn day(what: &str) -> Value {
    json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "description": what })
}

fn list(of: Value) -> Value {
    json!({ "type": "array", "items": of })
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

/// An object with these fields; those with `!` before their name must be there, and no other may be.
fn object(what: &str, fields: &[(&str, Value)]) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for (name, value) in fields {
        let bare = name.trim_start_matches('!');
        if bare != *name {
            required.push(bare);
        }
        properties.insert(bare.to_owned(), value.clone());
    }
    json!({
        "description": what,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

/// Offsets of a range, and more fields.
fn range(what: &str, more: &[(&str, Value)]) -> Value {
    let mut fields = vec![
        ("!start", id("the first unit of the range, in `offsets`")),
        ("!end", id("one past the last unit of the range")),
    ];
    fields.extend(more.iter().cloned());
    object(what, &fields)
}

fn number_value() -> Value {
    object(
        "what a number comes to, with its bounds",
        &[
            ("value", number("the number written")),
            ("min", number("the least it can be, where the words bound it")),
            ("max", number("the most it can be, where the words bound it")),
            ("fraction", number("the share of a whole: 0.5 for half")),
            ("modifier", one_of!(Modifier)),
            ("unit", text("singular counted noun, ISO 4217 code or UCUM-like symbol")),
            ("vague", text("the word of a vague count: dozens")),
            ("trend", one_of!(Trend)),
            ("digits", text("the digits as written, where they exceed a 64-bit float")),
        ],
    )
}

fn time_value() -> Value {
    object(
        "a TIMEX3 value with its calendar interval",
        &[
            ("!type", one_of!(TimeType)),
            ("!value", text("the TIMEX3 value: 2024-10-18, 2024-W42, P2Y, PAST_REF")),
            ("mod", text("the TIMEX3 modifier")),
            ("quant", text("TIMEX3 quant of a SET")),
            ("freq", text("TIMEX3 freq of a SET")),
            ("begin", day("the first day, inclusive")),
            ("end", day("the last day, inclusive")),
            ("anchored", json!({ "type": "boolean" })),
            ("anchor", text("the day it was resolved against")),
        ],
    )
}

fn mention() -> Value {
    let part = range(
        "one TIMEX3 of a range",
        &[(
            "!value",
            object("its TIMEX3", &[("!type", one_of!(TimeType)), ("!value", text("its value"))]),
        )],
    );
    range(
        "a stretch of text that names, describes or counts something",
        &[
            ("!id", id("its index")),
            ("!text", text("the text as it stands")),
            ("!kind", one_of!(MentionKind)),
            ("subtype", text("more closely what it is, kebab-case")),
            ("form", one_of!(Form)),
            ("head", text("the head word of a nominal")),
            ("value", json!({ "anyOf": [reference("time"), reference("number")] })),
            ("of", id("the mention that a number counts")),
            ("parts", list(part)),
            ("entity", id("the entity it refers to")),
            ("!rule", text("the rule or gazetteer file that found it")),
            ("link", text("the rule that linked it to its entity")),
        ],
    )
}

fn entity() -> Value {
    object(
        "a thing that the document mentions",
        &[
            ("!id", id("its index")),
            ("!kind", one_of!(MentionKind)),
            ("subtype", text("more closely what it is")),
            ("!name", text("the canonical name")),
            ("ref", text("the id of its gazetteer row, or one made from an unlisted name")),
            ("wikidata", json!({ "type": "string", "pattern": "^Q[0-9]+$" })),
            ("country", json!({ "type": "string", "pattern": "^[A-Z]{2}$" })),
            ("lat", json!({ "type": "number", "minimum": -90, "maximum": 90 })),
            ("lon", json!({ "type": "number", "minimum": -180, "maximum": 180 })),
            ("!mentions", list(id("a mention"))),
            ("aliases", list(text("another spelling of the text"))),
            ("members", list(id("an entity of a group"))),
            ("alternatives", list(text("a row that the name could also have meant"))),
        ],
    )
}

fn statement() -> Value {
    object(
        "somebody's saying of something",
        &[
            ("!id", id("its index")),
            ("!kind", json!({ "const": "report" })),
            ("source", id("the mention of who says it")),
            ("cue", range("the words that say so", &[("!text", text("as they stand"))])),
            ("!stance", one_of!(Stance)),
            ("!quote", one_of!(Quote)),
            ("content", range("what is said, without outer quotation marks", &[])),
            ("characterization", text("what the source calls it")),
            ("via", id("the statement that relays this one")),
            ("medium", id("the mention of the document in which it was said")),
            ("venue", id("the mention of where it was said")),
            ("audience", id("the mention of to whom it was said")),
            ("date", id("the mention of when it was said")),
            ("targets", list(id("a relation that a denial denies"))),
            ("!rule", text("the rule that found it")),
        ],
    )
}

fn relation() -> Value {
    let kinds: Vec<&str> = RelationKind::known().collect();
    let argument = object(
        "what fills one role: exactly one of mention, relation and value",
        &[
            ("!role", text("the role")),
            ("mention", id("the mention that fills it")),
            ("relation", id("the relation that fills it")),
            ("value", text("a word that fills it")),
        ],
    );
    let trigger = range(
        "the word that evokes it",
        &[("!text", text("as it stands")), ("lemma", text("its dictionary form"))],
    );
    range(
        "a fact or an event",
        &[
            ("!id", id("its index")),
            (
                "!kind",
                json!({
                    "type": "string",
                    "description": "a kind of the contract, or one of a user's own rules",
                    "examples": kinds,
                }),
            ),
            ("!class", one_of!(RelationClass)),
            ("!sentence", id("the sentence of its trigger")),
            ("trigger", trigger),
            ("!arguments", list(argument)),
            ("date", id("the mention of when")),
            ("!polarity", one_of!(Polarity)),
            ("!modality", one_of!(Modality)),
            ("statement", id("the innermost statement that holds it")),
            ("!rule", text("the rule that found it")),
        ],
    )
}

fn schema() -> Value {
    let link = object(
        "how one relation bears on another",
        &[("!kind", one_of!(LinkKind)), ("!from", id("a relation")), ("!to", id("a relation"))],
    );
    let mut root = object(
        "What newswire found in one text. Ids are indices; absent means unknown.",
        &[
            ("!schema", json!({ "const": "newswire/1" })),
            ("!id", text("the caller's name for the text")),
            ("source", text("where the text came from")),
            ("reference_date", day("the day the text was written")),
            ("reference_date_from", one_of!(DateOrigin)),
            ("text_sha256", json!({ "type": "string", "pattern": "^[0-9a-f]{64}$" })),
            ("!offsets", one_of!(OffsetUnit)),
            ("!sentences", list(range("one sentence", &[]))),
            ("!mentions", list(reference("mention"))),
            ("!entities", list(reference("entity"))),
            ("!statements", list(reference("statement"))),
            ("!relations", list(reference("relation"))),
            ("links", list(link)),
        ],
    );
    if let Value::Object(fields) = &mut root {
        fields.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        fields.insert("$id".to_owned(), json!("urn:newswire:schema:newswire-1"));
        fields.insert("title".to_owned(), json!("newswire/1"));
        fields.insert(
            "$defs".to_owned(),
            json!({
                "time": time_value(),
                "number": number_value(),
                "mention": mention(),
                "entity": entity(),
                "statement": statement(),
                "relation": relation(),
            }),
        );
    }
    root
}

fn main() {
    println!("{:#}", schema());
}
