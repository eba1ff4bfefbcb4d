//! Shows how a sentence is read: its groups and clauses, then every mention, statement and relation with the
//! rule that made it. What to run before and after writing a rule.
//!
//! ```sh
//! cargo run --example explain -- "Kenya has sent 600 police officers to Haiti, the ministry said on Friday."
//! ```

use std::process::ExitCode;

use newswire::{Document, Extractor, Input, Relation};

/// A Friday, so that "on Friday" has a value.
const TODAY: &str = "2024-10-18";

fn main() -> ExitCode {
    let text = std::env::args().skip(1).collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        eprintln!("explain: give a sentence, in quotation marks");
        return ExitCode::from(2);
    }
    let extractor = Extractor::english();
    println!("{}", extractor.outline(&text));
    let document = extractor.extract(Input::new(&text).date(TODAY));
    mentions(&document);
    statements(&document, &text);
    relations(&document, &text);
    ExitCode::SUCCESS
}

fn mentions(document: &Document<'_>) {
    println!("mentions");
    for m in document.mentions() {
        let kind = match &m.subtype {
            Some(subtype) => format!("{}.{subtype}", m.kind),
            None => m.kind.to_string(),
        };
        let form = m.form.map_or("", |form| form.as_str());
        println!("  {:<32} {kind:<28} {form:<8} {}", format!("“{}”", m.text), m.rule);
        if let Some(value) = &m.value {
            println!("      = {}", serde_json::to_string(value).unwrap_or_default());
            if let Some((how, day)) =
                value.as_time().and_then(|t| t.decision.zip(t.anchor.as_deref()))
            {
                println!("      {how}, seen from {day}");
            }
        }
        if let Some(of) = m.of {
            println!("      counts “{}”", document.mentions()[of].text);
        }
        if let Some(entity) = m.entity.map(|e| &document.entities()[e]) {
            let reference = entity.reference.as_deref().unwrap_or("not listed");
            let link = m.link.as_deref().map(|x| format!(" by {x}")).unwrap_or_default();
            println!("      → {} ({reference}){link}", entity.name);
        }
    }
}

fn statements(document: &Document<'_>, text: &str) {
    println!("statements");
    for s in document.statements() {
        let who = s.source.map_or("(nobody named)", |m| &document.mentions()[m].text);
        let cue = s.cue.as_ref().map_or("", |cue| &cue.text);
        println!("  {who} — “{cue}” — {} ({})  {}", s.stance, s.quote, s.rule);
        if let Some(content) = s.content {
            println!("      what: {}", &text[content.span()]);
        }
        if let Some(via) = s.via.and_then(|v| document.statements()[v].source) {
            println!("      through: {}", document.mentions()[via].text);
        }
    }
}

fn relations(document: &Document<'_>, text: &str) {
    println!("relations");
    for r in document.relations() {
        println!("  {} ({}, {}, {})  {}", r.kind, r.class, r.polarity, r.modality, r.rule);
        println!("      {:<14} {}", "evidence", &text[r.span()]);
        if let Some(t) = &r.trigger {
            println!("      {:<14} {}", "trigger", t.text);
        }
        for (role, filler) in arguments(document, r) {
            println!("      {role:<14} {filler}");
        }
        if let Some(source) = r.statement.and_then(|s| document.statements()[s].source) {
            println!("      {:<14} {}", "says", document.mentions()[source].text);
        }
    }
}

/// The roles with what fills them; an event's time last.
fn arguments(document: &Document<'_>, r: &Relation<'_>) -> Vec<(String, String)> {
    let mention = |m: usize| document.mentions()[m].text.to_string();
    let mut out = Vec::new();
    for a in &r.arguments {
        let filler = match (a.mention, a.relation, a.value.as_deref()) {
            (Some(m), _, _) => mention(m),
            (_, Some(other), _) => {
                format!("relation {other}: {}", document.relations()[other].kind)
            }
            (_, _, value) => value.unwrap_or_default().to_owned(),
        };
        out.push((a.role.to_string(), filler));
    }
    out.extend(r.date.map(|m| ("date".to_owned(), mention(m))));
    out
}
