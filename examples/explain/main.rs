//! Shows how a sentence is read: its groups and clauses, then every mention, statement and relation with the
//! rule that made it. What to run before and after writing a rule.
//!
//! ```sh
//! cargo run --example explain -- "Kenya has sent 600 police officers to Haiti, the ministry said on Friday."
//! ```

#[path = "../common/mod.rs"]
mod common;
mod html;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use newswire::{
    Document, Explanation, Extractor, Input, MentionKind, Relation, RelationKind, Span, Subject,
    Wanted,
};

use common::arguments::day;

const EXAMPLES: &str = "\
Examples:
  explain \"Kenya has sent 600 police officers to Haiti.\"     groups, clauses and all that was found
  explain --relation 0 \"Kenya has sent 600 …\"              why relation 0 was found: rule, file, line, slots
  explain --mention 0 \"Georgia beat Wales.\"                the row that won, and the readings that lost
  explain --why-not transport \"Kenya sent its regrets.\"    the nearest rule, and what it misses
  explain --why-not place --at Reading \"Reading is fun.\"   the row that it could name, and what that needs
  explain --html --out why.html \"Kenya has sent 600 …\"     everything explained, as a page

Ids are those of the output of `extract`, and of the lists that explain prints without options. A text is best
given in single quotes, or the shell may change it.

Exit code: 0 explained; 1 there is nothing under this id; 2 the command line is wrong.";

/// Shows how a sentence is read, and why something was found or was not.
#[derive(Debug, Parser)]
#[command(name = "explain", version, after_help = EXAMPLES)]
struct Arguments {
    /// The sentence, in quotation marks
    #[arg(required = true, value_name = "TEXT")]
    text: Vec<String>,

    /// The day it was written
    #[arg(long, value_name = "YYYY-MM-DD", default_value = "2024-10-18", value_parser = day)]
    date: String,

    /// Explains one mention, by its id
    #[arg(long, value_name = "ID", group = "one")]
    mention: Option<usize>,

    /// Explains one statement, by its id
    #[arg(long, value_name = "ID", group = "one")]
    statement: Option<usize>,

    /// Explains one fact or event, by its id
    #[arg(long, value_name = "ID", group = "one")]
    relation: Option<usize>,

    /// Says why there is no mention or relation of this kind
    #[arg(long, value_name = "KIND", group = "one", value_parser = kind)]
    why_not: Option<Wanted>,

    /// With --why-not: the words that were expected to be it [default: the whole text]
    #[arg(long, value_name = "WORDS", requires = "why_not")]
    at: Option<String>,

    /// A page of HTML; without an id, of everything that was found
    #[arg(long)]
    html: bool,

    /// The file that the page is written to; standard output without it
    #[arg(long, value_name = "FILE", requires = "html")]
    out: Option<PathBuf>,
}

fn kind(text: &str) -> Result<Wanted, String> {
    if let Some(kind) = MentionKind::from_name(text) {
        return Ok(kind.into());
    }
    let kind = RelationKind::from(text);
    if kind.is_known() {
        return Ok(kind.into());
    }
    let mentions = MentionKind::ALL.iter().map(|k| k.as_str());
    let all: Vec<&str> = mentions.chain(RelationKind::known()).collect();
    Err(format!("no kind of mention or relation; these are: {}", all.join(", ")))
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let text = arguments.text.join(" ");
    let extractor = Extractor::english();
    let input = Input::new(&text).date(&arguments.date);
    let one = match one(&arguments, &extractor, input) {
        Ok(one) => one,
        Err((code, message)) => {
            eprintln!("explain: {message}");
            return ExitCode::from(code);
        }
    };
    if arguments.html {
        let page = html::page(&extractor, input, &arguments.date, one);
        let written = page.and_then(|page| common::page::write(arguments.out.as_deref(), &page));
        return match written {
            Ok(()) => ExitCode::SUCCESS,
            Err(fault) => {
                eprintln!("explain: {fault}");
                ExitCode::FAILURE
            }
        };
    }
    if let Some(explanation) = one {
        print!("{explanation}");
        return ExitCode::SUCCESS;
    }
    println!("{}", extractor.outline(&text));
    let document = extractor.extract(input);
    mentions(&document);
    statements(&document, &text);
    relations(&document, &text);
    ExitCode::SUCCESS
}

/// The one explanation that was asked for, or the exit code and what is wrong with the question.
fn one(
    arguments: &Arguments,
    extractor: &Extractor,
    input: Input<'_>,
) -> Result<Option<Explanation>, (u8, String)> {
    if let Some(wanted) = &arguments.why_not {
        let at = arguments.at.as_deref().unwrap_or(input.text);
        let start = input.text.find(at);
        let start = start.ok_or_else(|| (2, format!("“{at}” does not stand in the text")))?;
        let span = Span::new(start, start + at.len());
        return Ok(Some(extractor.why_not(input, span, wanted.clone())));
    }
    let subject = arguments.mention.map(Subject::Mention);
    let subject = subject.or(arguments.statement.map(Subject::Statement));
    let Some(subject) = subject.or(arguments.relation.map(Subject::Relation)) else {
        return Ok(None);
    };
    let nothing = "nothing was found under this id; without options all is shown";
    extractor.explain(input, subject).map(Some).ok_or_else(|| (1, nothing.to_owned()))
}

fn mentions(document: &Document<'_>) {
    println!("mentions");
    for m in document.mentions() {
        let kind = match &m.subtype {
            Some(subtype) => format!("{}.{subtype}", m.kind),
            None => m.kind.to_string(),
        };
        let form = m.form.map_or("", |form| form.as_str());
        println!("{:>3} {:<32} {kind:<28} {form:<8} {}", m.id, format!("“{}”", m.text), m.rule);
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
        println!("{:>3} {who} — “{cue}” — {} ({})  {}", s.id, s.stance, s.quote, s.rule);
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
        println!(
            "{:>3} {} ({}, {}, {})  {}",
            r.id, r.kind, r.class, r.polarity, r.modality, r.rule
        );
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
