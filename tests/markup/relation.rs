//! `kind(role=text, role=text) date=… modality=… polarity=… by=…` against the relations of a document.

use newswire::{Document, Mention, Relation};

/// A relation as a case writes it.
#[derive(Debug)]
struct Pattern<'a> {
    kind: &'a str,
    arguments: Vec<(&'a str, &'a str)>,
    fields: Vec<(&'a str, &'a str)>,
}

/// Looks for the relations that must be there and for those that must not.
pub(super) fn check(
    document: &Document<'_>,
    expected: &[String],
    unwanted: &[String],
    faults: &mut Vec<String>,
) {
    for written in expected {
        match parse(written) {
            None => faults.push(format!("`{written}` is no relation: kind(role=text, …) key=…")),
            Some(pattern) => {
                if let Some(fault) = missing(document, &pattern) {
                    faults.push(format!("should be {written}, {fault}"));
                }
            }
        }
    }
    for written in unwanted {
        let Some(pattern) = parse(written) else {
            faults.push(format!("`{written}` is no relation: kind(role=text, …) key=…"));
            continue;
        };
        for r in &document.relations {
            let kind = pattern.kind == "*" || pattern.kind == r.kind.as_str();
            if kind && wrong(document, r, &pattern).is_empty() {
                faults.push(format!("should not be {}", describe(document, r)));
            }
        }
    }
}

/// A kind alone, `*`, or a whole relation.
fn parse(written: &str) -> Option<Pattern<'_>> {
    let Some(open) = written.find('(') else {
        let mut parts = written.split_whitespace();
        let kind = parts.next()?;
        let fields = parts.map(|part| part.split_once('=')).collect::<Option<_>>()?;
        return Some(Pattern { kind, arguments: Vec::new(), fields });
    };
    let close = written.rfind(')').filter(|close| *close > open)?;
    let fields = written[close + 1..].trim();
    Some(Pattern {
        kind: written[..open].trim(),
        arguments: pairs(&written[open + 1..close], ",")?,
        fields: pairs(fields, " ")?,
    })
}

/// `key=text` after `key=text`; the text may hold the separator, as "1,500" does.
fn pairs<'a>(written: &'a str, separator: &str) -> Option<Vec<(&'a str, &'a str)>> {
    if written.trim().is_empty() {
        return Some(Vec::new());
    }
    let mut starts = vec![0];
    for (at, _) in written.match_indices(separator) {
        let after = at + separator.len();
        let word = written[after..].trim_start();
        let key = word.find(|c: char| !(c.is_ascii_lowercase() || c == '_'));
        if key.is_some_and(|end| end > 0 && word[end..].starts_with('=')) {
            starts.push(after);
        }
    }
    starts
        .iter()
        .enumerate()
        .map(|(n, start)| {
            let end = starts.get(n + 1).map_or(written.len(), |next| next - separator.len());
            let (key, text) = written[*start..end].split_once('=')?;
            Some((key.trim(), text.trim()))
        })
        .collect()
}

/// Why no relation is the one that is looked for: what is wrong with the one that comes nearest.
fn missing(document: &Document<'_>, pattern: &Pattern<'_>) -> Option<String> {
    let mut nearest: Option<(usize, String)> = None;
    for r in document.relations.iter().filter(|r| r.kind.as_str() == pattern.kind) {
        let wrong = wrong(document, r, pattern);
        if wrong.is_empty() {
            return None;
        }
        if nearest.as_ref().is_none_or(|(n, _)| wrong.len() < *n) {
            let found = describe(document, r);
            nearest = Some((wrong.len(), format!("found {found}: {} differs", wrong.join(", "))));
        }
    }
    Some(nearest.map_or_else(
        || {
            let kinds: Vec<&str> = document.relations.iter().map(|r| r.kind.as_str()).collect();
            if kinds.is_empty() {
                "found no relation".to_owned()
            } else {
                format!("found only {}", kinds.join(", "))
            }
        },
        |(_, fault)| fault,
    ))
}

/// The roles and fields in which a relation is not the one that is looked for.
fn wrong<'a>(document: &Document<'_>, r: &Relation<'_>, pattern: &Pattern<'a>) -> Vec<&'a str> {
    let mut out = Vec::new();
    for (role, text) in &pattern.arguments {
        if !r.arguments.iter().any(|a| {
            a.role.as_str() == *role
                && (a.mention.is_some_and(|m| refers(document, m, text))
                    || a.value.as_deref() == Some(*text)
                    || a.relation.is_some_and(|other| {
                        let other = &document.relations[other];
                        other.kind.as_str() == *text
                            || other.trigger.as_ref().is_some_and(|t| t.text == *text)
                    }))
        }) {
            out.push(*role);
        }
    }
    for (field, text) in &pattern.fields {
        let right = match *field {
            "date" => r.date.is_some_and(|m| dated(document, m, text)),
            "modality" => r.modality.as_str() == *text,
            "polarity" => r.polarity.as_str() == *text,
            "rule" => r.rule == *text,
            "trigger" => r.trigger.as_ref().is_some_and(|t| t.text == *text),
            "by" => match r.statement {
                None => *text == "-",
                Some(s) => document.statements[s].source.is_some_and(|m| refers(document, m, text)),
            },
            _ => false,
        };
        if !right {
            out.push(*field);
        }
    }
    out
}

/// Whether a time has this value, or these words.
fn dated(document: &Document<'_>, mention: usize, text: &str) -> bool {
    let value = document.mentions[mention].value.as_ref().and_then(|v| v.as_time());
    value.is_some_and(|v| v.value == text) || refers(document, mention, text)
}

/// Whether a mention is called this, has this head or these last words, or is one thing with a mention that is.
pub(super) fn refers(document: &Document<'_>, mention: usize, text: &str) -> bool {
    let called = |m: &Mention<'_>| {
        let bare = |x: &str| {
            let x = x.to_lowercase();
            let x = x.strip_prefix("the ").or_else(|| x.strip_prefix("a ")).unwrap_or(&x);
            x.strip_prefix("an ").unwrap_or(x).to_owned()
        };
        let (found, wanted) = (bare(&m.text), bare(text));
        let last =
            found.strip_suffix(&wanted).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
        last || m.head.as_deref() == Some(text)
    };
    let m = &document.mentions[mention];
    called(m)
        || m.entity.is_some_and(|e| {
            document.entities[e].mentions.iter().any(|other| called(&document.mentions[*other]))
        })
}

/// A relation as a case would write it.
fn describe(document: &Document<'_>, r: &Relation<'_>) -> String {
    let arguments: Vec<String> = r
        .arguments
        .iter()
        .map(|a| {
            let filler = match (a.mention, a.relation, &a.value) {
                (Some(m), _, _) => document.mentions[m].text.to_string(),
                (_, Some(other), _) => document.relations[other].kind.to_string(),
                (_, _, Some(value)) => value.to_string(),
                _ => String::new(),
            };
            format!("{}={filler}", a.role)
        })
        .collect();
    let mut out = format!("{}({})", r.kind, arguments.join(", "));
    if let Some(date) = r.date {
        out.push_str(&format!(" date={}", document.mentions[date].text));
    }
    out.push_str(&format!(" modality={} polarity={}", r.modality, r.polarity));
    if let Some(source) = r.statement.and_then(|s| document.statements[s].source) {
        out.push_str(&format!(" by={}", document.mentions[source].text));
    }
    out.push_str(&format!(" ({})", r.rule));
    out
}
