//! What holds of every document, whatever the text: the contract's structure.

use newswire::{Document, Extractor, Form, Input, Mention, MentionKind, RelationClass};

use crate::markup::{cases, files, stem, unmark};

/// Everything that is wrong with a document with byte offsets; nothing if it keeps the contract.
pub(crate) fn faults(document: &Document<'_>, text: &str) -> Vec<String> {
    let mut out = Vec::new();
    if document.schema != "newswire/1" {
        out.push(format!("schema is {}", document.schema));
    }
    let mut end = 0;
    for (i, s) in document.sentences.iter().enumerate() {
        span(text, s.start, s.end, None, &format!("sentence {i}"), &mut out);
        if s.start < end {
            out.push(format!("sentence {i} overlaps the one before"));
        }
        end = s.end;
    }
    for (i, m) in document.mentions.iter().enumerate() {
        mention(document, text, i, m, &mut out);
    }
    order(&document.mentions, |m| (m.start, m.end, m.kind.as_str()), "mentions", &mut out);
    disjoint(document, &mut out);
    entities(document, &mut out);
    statements(document, text, &mut out);
    relations(document, text, &mut out);
    out
}

fn span(
    text: &str,
    start: usize,
    end: usize,
    expected: Option<&str>,
    what: &str,
    out: &mut Vec<String>,
) {
    match text.get(start..end) {
        None => out.push(format!("{what}: {start}..{end} does not slice the text")),
        Some("") => out.push(format!("{what}: {start}..{end} is empty")),
        Some(found) if expected.is_some_and(|e| e != found) => {
            out.push(format!("{what}: text is {expected:?}, but {start}..{end} is {found:?}"));
        }
        Some(_) => {}
    }
}

fn order<T, K: Ord>(list: &[T], key: impl Fn(&T) -> K, what: &str, out: &mut Vec<String>) {
    if !list.is_sorted_by_key(key) {
        out.push(format!("{what} are not sorted"));
    }
}

fn index(at: Option<usize>, len: usize, what: &str, out: &mut Vec<String>) {
    if at.is_some_and(|at| at >= len) {
        out.push(format!("{what} {at:?} is out of range, there are {len}"));
    }
}

fn mention(document: &Document<'_>, text: &str, i: usize, m: &Mention<'_>, out: &mut Vec<String>) {
    let what = format!("mention {i} ({:?} by {})", m.text, m.rule);
    span(text, m.start, m.end, Some(&m.text), &what, out);
    if m.id != i {
        out.push(format!("{what}: id is {}", m.id));
    }
    if m.rule.is_empty() {
        out.push(format!("{what}: no rule"));
    }
    if m.form.is_some() != m.kind.has_form() {
        out.push(format!("{what}: form {:?} on a {}", m.form, m.kind));
    }
    match (m.form, &m.head) {
        (Some(Form::Nominal), None) => out.push(format!("{what}: a nominal without head")),
        (_, Some(head)) if !m.text.contains(&**head) => {
            out.push(format!("{what}: head {head:?} does not stand in it"));
        }
        _ => {}
    }
    if m.form == Some(Form::Name) {
        let possessive = ["’s", "'s", "’", "'"].iter().any(|x| m.text.ends_with(x));
        let edge = |c: Option<char>| c.is_some_and(|c| c.is_whitespace() || "“”\"(,;:".contains(c));
        if possessive || edge(m.text.chars().next()) || edge(m.text.chars().next_back()) {
            out.push(format!("{what}: a name with ’s or punctuation around it"));
        }
    }
    let time = m.value.as_ref().is_some_and(|v| v.as_time().is_some());
    let number = m.value.as_ref().is_some_and(|v| v.as_number().is_some());
    if time != m.kind.is_time() || number != m.kind.is_numeric() {
        out.push(format!("{what}: value {:?} on a {}", m.value, m.kind));
    }
    index(m.of, document.mentions.len(), &format!("{what}: of"), out);
    if m.of == Some(i) {
        out.push(format!("{what}: counts itself"));
    }
    for part in &m.parts {
        span(text, part.start, part.end, None, &format!("{what}: part"), out);
    }
    if let Some(e) = m.entity {
        match document.entities.get(e) {
            None => out.push(format!("{what}: entity {e} is out of range")),
            Some(entity) if !entity.mentions.contains(&i) => {
                out.push(format!("{what}: entity {e} does not list it"));
            }
            Some(_) => {}
        }
    }
}

/// Mentions of one form do not overlap, nor do titles, nor values.
fn disjoint(document: &Document<'_>, out: &mut Vec<String>) {
    let group = |m: &Mention<'_>| match m.form {
        Some(form) => form.as_str(),
        None if m.kind == MentionKind::Title => "title",
        None => "value",
    };
    for name in ["name", "nominal", "pronoun", "title", "value"] {
        let mut last: Option<&Mention<'_>> = None;
        for m in document.mentions.iter().filter(|m| group(m) == name) {
            if let Some(l) = last.filter(|l| m.start < l.end) {
                out.push(format!("{name}s overlap: {:?} and {:?}", l.text, m.text));
            }
            if last.is_none_or(|l| m.end > l.end) {
                last = Some(m);
            }
        }
    }
}

fn entities(document: &Document<'_>, out: &mut Vec<String>) {
    for (i, e) in document.entities.iter().enumerate() {
        let what = format!("entity {i} ({:?})", e.name);
        if e.id != i || e.mentions.is_empty() || e.name.is_empty() {
            out.push(format!("{what}: id {}, {} mentions", e.id, e.mentions.len()));
        }
        if !e.mentions.is_sorted_by(|a, b| a < b) {
            out.push(format!("{what}: mentions are not ascending"));
        }
        for m in &e.mentions {
            if document.mentions.get(*m).is_none_or(|m| m.entity != Some(i)) {
                out.push(format!("{what}: mention {m} is not its own"));
            }
        }
        for member in &e.members {
            index(Some(*member), document.entities.len(), &format!("{what}: member"), out);
        }
        let item =
            |x: &str| x.strip_prefix('Q').is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()));
        if e.wikidata.as_deref().is_some_and(|x| !item(x)) {
            out.push(format!("{what}: wikidata {:?}", e.wikidata));
        }
        let code = |x: &str| x.len() == 2 && x.bytes().all(|b| b.is_ascii_uppercase());
        if e.country.as_deref().is_some_and(|x| !code(x)) {
            out.push(format!("{what}: country {:?}", e.country));
        }
    }
    order(&document.entities, |e| e.mentions.first().copied(), "entities", out);
}

fn statements(document: &Document<'_>, text: &str, out: &mut Vec<String>) {
    for (i, s) in document.statements.iter().enumerate() {
        let what = format!("statement {i} ({})", s.rule);
        if s.id != i || s.kind != "report" || s.rule.is_empty() {
            out.push(format!("{what}: id {}, kind {}", s.id, s.kind));
        }
        if s.cue.is_none() && s.content.is_none() {
            out.push(format!("{what}: neither cue nor content"));
        }
        if let Some(cue) = &s.cue {
            span(text, cue.start, cue.end, Some(&cue.text), &format!("{what}: cue"), out);
        }
        if let Some(content) = &s.content {
            span(text, content.start, content.end, None, &format!("{what}: content"), out);
        }
        for (field, at) in [
            ("source", s.source),
            ("medium", s.medium),
            ("venue", s.venue),
            ("audience", s.audience),
            ("date", s.date),
        ] {
            index(at, document.mentions.len(), &format!("{what}: {field}"), out);
        }
        if s.date.and_then(|m| document.mentions.get(m)).is_some_and(|m| !m.kind.is_time()) {
            out.push(format!("{what}: its date is no time"));
        }
        index(s.via, document.statements.len(), &format!("{what}: via"), out);
        let (mut at, mut steps) = (s.via, 0);
        while let Some(next) = at.and_then(|v| document.statements.get(v)) {
            at = next.via;
            steps += 1;
            if steps > document.statements.len() {
                out.push(format!("{what}: via goes in a circle"));
                break;
            }
        }
        for target in &s.targets {
            index(Some(*target), document.relations.len(), &format!("{what}: target"), out);
        }
    }
    let place = |s: &newswire::Statement<'_>| {
        let cue = s.cue.as_ref().map(|c| (c.start, c.end));
        cue.or_else(|| s.content.map(|c| (c.start, c.end)))
    };
    order(&document.statements, place, "statements", out);
}

fn relations(document: &Document<'_>, text: &str, out: &mut Vec<String>) {
    for (i, r) in document.relations.iter().enumerate() {
        let what = format!("relation {i} ({} by {})", r.kind, r.rule);
        span(text, r.start, r.end, None, &what, out);
        if r.id != i || r.rule.is_empty() || r.kind.class().is_some_and(|class| class != r.class) {
            out.push(format!("{what}: id {}, class {}", r.id, r.class));
        }
        match &r.trigger {
            Some(t) => {
                span(text, t.start, t.end, Some(&t.text), &format!("{what}: trigger"), out);
                if t.start < r.start || t.end > r.end {
                    out.push(format!("{what}: the trigger is outside the evidence"));
                }
            }
            None if r.class == RelationClass::Event => {
                out.push(format!("{what}: an event without trigger"));
            }
            None => {}
        }
        let at = r.trigger.as_ref().map_or(r.start, |t| t.start);
        match document.sentences.get(r.sentence) {
            Some(s) if s.start <= at && at < s.end => {}
            _ => out.push(format!("{what}: {at} is not in sentence {}", r.sentence)),
        }
        for a in &r.arguments {
            let known = r.kind.class().is_none()
                || r.kind.roles().contains(&a.role.as_str())
                || (r.class == RelationClass::Event
                    && ["date", "place", "count", "purpose"].contains(&a.role.as_str()));
            let fillers = [a.mention.is_some(), a.relation.is_some(), a.value.is_some()];
            if !known || fillers.iter().filter(|x| **x).count() != 1 || a.relation == Some(i) {
                out.push(format!("{what}: argument {a:?}"));
            }
            index(a.mention, document.mentions.len(), &format!("{what}: {}", a.role), out);
            index(a.relation, document.relations.len(), &format!("{what}: {}", a.role), out);
        }
        if r.date.is_some_and(|m| document.mentions.get(m).is_none_or(|m| !m.kind.is_time())) {
            out.push(format!("{what}: its date is no time"));
        }
        index(r.statement, document.statements.len(), &format!("{what}: statement"), out);
    }
    order(&document.relations, |r| (r.start, r.end, r.kind.clone()), "relations", out);
    for link in &document.links {
        index(Some(link.from), document.relations.len(), "link from", out);
        index(Some(link.to), document.relations.len(), "link to", out);
    }
}

/// Null, "" and empty lists are never written: absent means unknown.
fn empties(value: &serde_json::Value, at: &str, out: &mut Vec<String>) {
    use serde_json::Value;
    match value {
        Value::Null => out.push(format!("{at} is null")),
        Value::String(x) if x.is_empty() => out.push(format!("{at} is empty")),
        Value::Array(list) => {
            for (i, x) in list.iter().enumerate() {
                empties(x, &format!("{at}[{i}]"), out);
            }
        }
        Value::Object(fields) => {
            for (name, x) in fields {
                let list = x.as_array().is_some_and(Vec::is_empty);
                // The four lists of the document itself, and arguments, are always written.
                if list && at != "document" && name != "arguments" {
                    out.push(format!("{at}.{name} is empty"));
                }
                empties(x, &format!("{at}.{name}"), out);
            }
        }
        _ => {}
    }
}

#[test]
fn bundled_reports_keep_the_contract() {
    let extractor = Extractor::english();
    let paths = files("examples/reports", "txt");
    assert!(paths.len() >= 6, "help: examples/reports holds at least six reports");
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let name = stem(&path);
        let document = extractor.extract(Input::new(&text).id(&name));
        let mut out = faults(&document, &text);
        empties(&serde_json::to_value(&document).unwrap(), "document", &mut out);
        assert!(out.is_empty(), "{}:\n{}", path.display(), out.join("\n"));
    }
}

#[test]
fn every_case_keeps_the_contract() {
    let extractor = Extractor::english();
    let mut report = Vec::new();
    for case in cases() {
        let Ok((text, _)) = unmark(&case.text) else { continue };
        let mut input = Input::new(&text);
        if let Some(date) = &case.date {
            input = input.date(date);
        }
        let out = faults(&extractor.extract(input), &text);
        if !out.is_empty() {
            report.push(format!("{}: {text}\n  {}", case.id(), out.join("\n  ")));
        }
    }
    assert!(report.is_empty(), "{}", report.join("\n"));
}
