//! `source / cue / stance / via X / targets kind / covers words` against the statements of a document.

use newswire::{Document, Statement};

use super::relation::refers;

/// Looks for the statements that must be there and for those that must not.
pub(super) fn check(
    document: &Document<'_>,
    text: &str,
    expected: &[String],
    unwanted: &[String],
    faults: &mut Vec<String>,
) {
    for written in expected {
        if !document.statements.iter().any(|s| matches(document, text, s, written)) {
            let found: Vec<String> =
                document.statements.iter().map(|s| describe(document, s)).collect();
            let found = if found.is_empty() { "no statement".to_owned() } else { found.join("; ") };
            faults.push(format!("should be `{written}`, found {found}"));
        }
    }
    for written in unwanted {
        for s in document.statements.iter().filter(|s| matches(document, text, s, written)) {
            faults.push(format!("should not be {}", describe(document, s)));
        }
    }
}

/// Whether a statement has all parts that are written; `*` and a missing part are anything, `-` is nothing.
fn matches(document: &Document<'_>, text: &str, s: &Statement<'_>, written: &str) -> bool {
    written.split(" / ").enumerate().all(|(n, part)| {
        let part = part.trim();
        if part == "*" {
            return true;
        }
        if let Some(source) = part.strip_prefix("via ") {
            return s.via.is_some_and(|v| sourced(document, &document.statements[v], source));
        }
        if let Some(kind) = part.strip_prefix("targets ") {
            return s.targets.iter().any(|r| document.relations[*r].kind.as_str() == kind);
        }
        if let Some(quote) = part.strip_prefix("quote ") {
            return s.quote.as_str() == quote;
        }
        if let Some(words) = part.strip_prefix("covers ") {
            return covers(text, s, words);
        }
        if let Some(words) = part.strip_prefix("not ") {
            return !covers(text, s, words);
        }
        match n {
            0 => sourced(document, s, part),
            1 if part == "-" => s.cue.is_none(),
            1 => s.cue.as_ref().is_some_and(|cue| cue.text.eq_ignore_ascii_case(part)),
            _ => s.stance.as_str() == part,
        }
    })
}

/// Whether the content holds these words.
fn covers(text: &str, s: &Statement<'_>, words: &str) -> bool {
    s.content.is_some_and(|content| text[content.span()].contains(words))
}

fn sourced(document: &Document<'_>, s: &Statement<'_>, text: &str) -> bool {
    match s.source {
        None => text == "-",
        Some(mention) => refers(document, mention, text),
    }
}

/// A statement as a case would write it.
fn describe(document: &Document<'_>, s: &Statement<'_>) -> String {
    let source = s.source.map_or("-", |m| &document.mentions[m].text);
    let cue = s.cue.as_ref().map_or("-", |cue| &cue.text);
    let mut out = format!("`{source} / {cue} / {}", s.stance);
    if let Some(via) = s.via.and_then(|v| document.statements[v].source) {
        out.push_str(&format!(" / via {}", document.mentions[via].text));
    }
    for target in &s.targets {
        out.push_str(&format!(" / targets {}", document.relations[*target].kind));
    }
    out.push_str(&format!("` ({})", s.rule));
    out
}
