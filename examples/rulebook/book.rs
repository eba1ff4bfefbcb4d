//! A file of rules as the template sees it.

use std::collections::BTreeMap;

use newswire::RuleFailure;
use serde::{Deserialize, Serialize};
use toml::Value;

/// One file.
#[derive(Debug, Serialize)]
pub(crate) struct Chapter {
    name: String,
    /// What its first lines say that it is about.
    about: String,
    rules: Vec<Rule>,
    /// Lists and tables that stand before or after the rules.
    lists: Vec<(String, String)>,
}

/// One rule.
#[derive(Debug, Default, Serialize)]
struct Rule {
    /// Its id; words that other rules use have none.
    id: Option<String>,
    line: Option<usize>,
    /// What kind of rule it is: frame, group, pattern, cue …
    form: &'static str,
    /// The relation, stance or modality.
    gives: String,
    doc: String,
    pattern: Option<String>,
    roles: Vec<Role>,
    /// Everything else that it says, each with its name.
    asks: Vec<(String, String)>,
    yes: Vec<Sentence>,
    no: Vec<Sentence>,
}

/// A role and what may fill it.
#[derive(Debug, Serialize)]
struct Role {
    name: String,
    slots: String,
    kinds: String,
    how: String,
}

/// An example.
#[derive(Debug, Serialize)]
struct Sentence {
    #[serde(skip)]
    marked: String,
    pieces: Vec<Piece>,
    /// What is wrong, if it does not come out as the rule says.
    problem: Option<String>,
}

/// Text, with the role that it fills.
#[derive(Debug, Serialize)]
struct Piece {
    text: String,
    role: Option<String>,
}

/// The forms of rules by the names of their tables, in the order of the page.
const FORMS: &[&str] = &["frame", "group", "pattern", "cue", "join", "question", "said"];

/// What a rule says beside its lists.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Raw {
    id: Option<String>,
    doc: String,
    gives: Option<String>,
    stance: Option<String>,
    modality: Option<Value>,
    link: Option<String>,
    asks: Option<String>,
    r#match: Option<String>,
    roles: BTreeMap<String, toml::Table>,
    yes: Vec<String>,
    no: Vec<String>,
    #[serde(flatten)]
    rest: BTreeMap<String, Value>,
}

impl Chapter {
    /// The rules of a file, or why it is none.
    pub(crate) fn new(name: &str, text: &str) -> Result<Self, String> {
        let table: toml::Table = text.parse().map_err(|f: toml::de::Error| f.to_string())?;
        let mut rules = Vec::new();
        for &form in FORMS {
            let list = table.get(form).and_then(Value::as_array).into_iter().flatten();
            for rule in list {
                let raw: Raw = rule.clone().try_into().map_err(|f| f.to_string())?;
                rules.push(Rule::new(form, raw, text));
            }
        }
        rules.sort_by_key(|rule| rule.line);
        let lists = table.iter().filter(|(key, _)| !FORMS.contains(&&***key));
        Ok(Self {
            name: name.to_owned(),
            about: about(text),
            rules,
            lists: lists.map(|(key, value)| (words(key), list(value))).collect(),
        })
    }

    /// How many rules it has.
    pub(crate) fn len(&self) -> usize {
        self.rules.len()
    }

    /// Marks the sentences that do not come out.
    pub(crate) fn mark(&mut self, failures: &[RuleFailure]) {
        for rule in &mut self.rules {
            let Some(id) = &rule.id else { continue };
            for sentence in rule.yes.iter_mut().chain(&mut rule.no) {
                let failure =
                    failures.iter().find(|f| f.rule == *id && f.sentence == sentence.marked);
                sentence.problem = failure.map(|f| f.problem.clone());
            }
        }
    }
}

impl Rule {
    fn new(form: &'static str, raw: Raw, text: &str) -> Self {
        let gives = raw.gives.or(raw.stance).or(raw.link).or(raw.asks);
        let modality = raw.modality.as_ref().map(list);
        let mut asks: Vec<(String, String)> = Vec::new();
        for (key, value) in raw.rest {
            match value {
                // Words by slot: except, only, given, needs.
                Value::Table(table) => asks.extend(
                    table
                        .iter()
                        .map(|(slot, value)| (format!("{} {slot}", words(&key)), list(value))),
                ),
                Value::Boolean(true) => asks.push((words(&key), "yes".to_owned())),
                Value::Boolean(false) => {}
                value => asks.push((words(&key), list(&value))),
            }
        }
        // The words that evoke it come first.
        asks.sort_by_key(|(key, _)| !WORDS.contains(&&**key));
        let quoted = raw.id.as_ref().map(|id| format!("id = {id:?}"));
        let line = quoted.and_then(|id| text.lines().position(|l| l.trim() == id));
        let (gives, modality) = match gives {
            Some(gives) => (gives, modality),
            None => (modality.unwrap_or_default(), None),
        };
        asks.extend(modality.map(|m| ("modality".to_owned(), m)));
        Self {
            id: raw.id,
            line: line.map(|at| at + 1),
            form,
            gives,
            doc: raw.doc,
            pattern: raw.r#match,
            roles: raw.roles.iter().map(|(name, role)| Role::new(name, role)).collect(),
            asks,
            yes: raw.yes.into_iter().map(Sentence::new).collect(),
            no: raw.no.into_iter().map(Sentence::new).collect(),
        }
    }
}

/// The lists of words that evoke a rule.
const WORDS: &[&str] =
    &["verbs", "nouns", "adjectives", "passives", "modals", "adverbs", "phrases", "heads"];

impl Role {
    fn new(name: &str, role: &toml::Table) -> Self {
        let field = |key: &str| role.get(key).map(list).unwrap_or_default();
        let flags = role.iter().filter(|(_, v)| v.as_bool() == Some(true));
        Self {
            name: words(name),
            slots: field("slot"),
            kinds: field("kinds"),
            how: flags.map(|(key, _)| words(key)).collect::<Vec<_>>().join(", "),
        }
    }
}

impl Sentence {
    fn new(marked: String) -> Self {
        let mut pieces = Vec::new();
        let mut piece = |text: &str, role: Option<&str>| {
            if !text.is_empty() {
                pieces.push(Piece { text: text.to_owned(), role: role.map(words) });
            }
        };
        let mut rest = &*marked;
        while let Some((before, after)) = rest.split_once('[') {
            let Some((inside, after)) = after.split_once(']') else { break };
            let Some((text, role)) = inside.split_once('|') else { break };
            piece(before, None);
            piece(text, Some(role));
            rest = after;
        }
        piece(rest, None);
        Self { pieces, problem: None, marked }
    }
}

/// What the comment at the head of a file says.
fn about(text: &str) -> String {
    let lines = text.lines().take_while(|line| line.starts_with('#'));
    let lines: Vec<&str> = lines.map(|line| line.trim_start_matches('#').trim()).collect();
    lines.join(" ").replace('`', "")
}

/// A name of the file as words.
fn words(name: &str) -> String {
    name.replace(['_', '-'], " ")
}

/// A value as a list.
fn list(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(list).collect::<Vec<_>>().join(", "),
        Value::Table(table) => {
            let parts = table.iter().map(|(key, value)| format!("{key}: {}", list(value)));
            parts.collect::<Vec<_>>().join("; ")
        }
        Value::Boolean(yes) => yes.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Datetime(day) => day.to_string(),
    }
}
