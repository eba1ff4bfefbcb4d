//! Compares what the extractor finds with what a case says.

use newswire::{Document, Extractor, Form, Input, Mention, MentionKind, NumberValue, TimeValue};

use super::{Case, Mark, relation, statement, unmark};

/// What is wrong with a case, a line each; nothing if it passes.
pub(crate) fn check(extractor: &Extractor, case: &Case) -> Vec<String> {
    let (text, marks) = match unmark(&case.text) {
        Ok(unmarked) => unmarked,
        Err(message) => return vec![message],
    };
    let mut input = Input::new(&text);
    if let Some(date) = &case.date {
        input = input.date(date);
    }
    let document = extractor.extract(input);
    let mut faults = Vec::new();
    for mark in &marks {
        marked(&document, &text, mark, &mut faults);
    }
    absent(&document, case, &marks, &mut faults);
    relation::check(&document, &case.relations, &case.no_relations, &mut faults);
    if let Some(wanted) = &case.links {
        links(&document, wanted, &mut faults);
    }
    statement::check(&document, &text, &case.statements, &case.no_statements.list(), &mut faults);
    entities(&document, case, &text, &mut faults);
    faults
}

/// A mark needs a mention of its span and kind, and what else it says.
fn marked(document: &Document<'_>, text: &str, mark: &Mark, faults: &mut Vec<String>) {
    let surface = &text[mark.span];
    let here: Vec<&Mention<'_>> =
        document.mentions.iter().filter(|m| m.span() == mark.span).collect();
    let Some(mention) = here.iter().find(|m| m.kind == mark.kind) else {
        let near: Vec<String> = document
            .mentions
            .iter()
            .filter(|m| m.span().overlaps(mark.span))
            .map(|m| format!("`{}` {} ({})", m.text, m.kind, m.rule))
            .collect();
        let near = if near.is_empty() { "nothing".to_owned() } else { near.join(", ") };
        faults.push(format!("`{surface}` should be {}, found {near}", mark.kind));
        return;
    };
    if let Some(subtype) = &mark.subtype {
        let entity = mention.entity.and_then(|e| document.entities[e].subtype.as_deref());
        let found = mention.subtype.as_deref().or(entity);
        if found != Some(subtype) {
            faults.push(format!("`{surface}` should be of subtype {subtype}, is {found:?}"));
        }
    }
    if let Some(reference) = &mark.reference {
        let found = mention.entity.and_then(|e| document.entities[e].reference.as_deref());
        if found != Some(reference) {
            faults.push(format!("`{surface}` should refer to {reference}, refers to {found:?}"));
        }
    }
    if let Some(value) = &mark.value {
        let fault = match &mention.value {
            None => Some("has no value".to_owned()),
            Some(v) => match (v.as_time(), v.as_number()) {
                (Some(time), _) => time_fault(time, value),
                (_, Some(number)) => number_fault(number, value),
                _ => Some("has a value of no known sort".to_owned()),
            },
        };
        if let Some(fault) = fault {
            faults.push(format!("`{surface}` should be {value}, {fault}"));
        }
    }
}

/// `2024-10-08 begin=2024-10-08 mod=START`: the value first, where it is given, then other fields.
fn time_fault(time: &TimeValue, written: &str) -> Option<String> {
    for part in written.split_whitespace() {
        let (field, expected) = part.split_once('=').unwrap_or(("value", part));
        let found = match field {
            "value" => Some(&*time.value),
            "mod" => time.modifier.as_deref(),
            "quant" => time.quant.as_deref(),
            "freq" => time.freq.as_deref(),
            "begin" => time.begin.as_deref(),
            "end" => time.end.as_deref(),
            "type" => Some(time.kind.as_str()),
            _ => return Some(format!("unknown field `{field}` in the mark")),
        };
        if found != Some(expected) {
            return Some(format!("{field} is {}", found.unwrap_or("absent")));
        }
    }
    None
}

/// `value:unit:modifier:trend`, each part optional; the value may be `low..high`, `fraction=0.5` or `vague=dozens`.
fn number_fault(number: &NumberValue, written: &str) -> Option<String> {
    let mut parts = written.split(':');
    let value = parts.next().unwrap_or_default();
    let close = |found: Option<f64>, expected: &str| {
        let expected: f64 = expected.parse().ok()?;
        found.filter(|f| (f - expected).abs() <= expected.abs() * 1e-9).map(|_| ())
    };
    let right = if let Some(fraction) = value.strip_prefix("fraction=") {
        close(number.fraction, fraction).is_some()
    } else if let Some(vague) = value.strip_prefix("vague=") {
        number.vague.as_deref() == Some(vague)
    } else if let Some((low, high)) = value.split_once("..") {
        close(number.min, low).is_some() && close(number.max, high).is_some()
    } else {
        value.is_empty() || close(number.value, value).is_some()
    };
    if !right {
        return Some(format!("is {number:?}"));
    }
    let found = [
        ("unit", number.unit.as_deref()),
        ("modifier", number.modifier.map(newswire::Modifier::as_str)),
        ("trend", number.trend.map(newswire::Trend::as_str)),
    ];
    for (expected, (field, found)) in parts.zip(found) {
        if !expected.is_empty() && found != Some(expected) {
            return Some(format!("{field} is {}", found.unwrap_or("absent")));
        }
    }
    None
}

/// No mention of a kind that is listed as absent may stand outside the marks; nominals and pronouns may.
fn absent(document: &Document<'_>, case: &Case, marks: &[Mark], faults: &mut Vec<String>) {
    for kind in &case.absent {
        if MentionKind::from_name(kind).is_none() {
            faults.push(format!("unknown kind `{kind}` in `absent`"));
        }
    }
    for m in &document.mentions {
        let named = m.form.is_none_or(|form| form == Form::Name);
        let marked = marks.iter().any(|x| x.span == m.span() && x.kind == m.kind);
        if named && !marked && case.absent.iter().any(|kind| *kind == m.kind.as_str()) {
            faults.push(format!("`{}` should be no {} ({})", m.text, m.kind, m.rule));
        }
    }
}

/// Which surfaces are one entity, and which are not.
fn entities(document: &Document<'_>, case: &Case, text: &str, faults: &mut Vec<String>) {
    for group in &case.same {
        let mut first = None;
        for surface in group {
            match entity(document, text, surface) {
                Err(message) => faults.push(message),
                Ok(None) => faults.push(format!("`{surface}` is of no entity")),
                Ok(Some(found)) => match first {
                    None => first = Some((surface, found)),
                    Some((_, expected)) if expected == found => {}
                    Some((other, _)) => {
                        faults.push(format!("`{surface}` and `{other}` should be one entity"));
                    }
                },
            }
        }
    }
    for group in &case.different {
        let mut seen: Vec<(&String, usize)> = Vec::new();
        for surface in group {
            match entity(document, text, surface) {
                Err(message) => faults.push(message),
                Ok(None) => {}
                Ok(Some(found)) => {
                    if let Some((other, _)) = seen.iter().find(|(_, e)| *e == found) {
                        faults.push(format!("`{surface}` and `{other}` should be two entities"));
                    }
                    seen.push((surface, found));
                }
            }
        }
    }
}

/// The entity of the mention that stands at `surface`, or at its n-th occurrence as `surface#n`.
///
/// The mention has these ends; failing that it ends there, as where it also has the article, or has the
/// surface as its head.
fn entity(document: &Document<'_>, text: &str, surface: &str) -> Result<Option<usize>, String> {
    let (word, nth) = match surface.rsplit_once('#') {
        Some((word, n)) => (word, n.parse().map_err(|_| format!("`{surface}`: no number"))?),
        None => (surface, 1_usize),
    };
    let boundary = |at: usize| {
        let before = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let after = text[at..].chars().next().is_some_and(char::is_alphanumeric);
        !(before && after)
    };
    let start = text
        .match_indices(word)
        .map(|(at, _)| at)
        .filter(|at| boundary(*at) && boundary(at + word.len()))
        .nth(nth.saturating_sub(1))
        .ok_or_else(|| format!("`{surface}` does not stand in the text"))?;
    let end = start + word.len();
    let exact = document.mentions.iter().find(|m| m.start == start && m.end == end);
    let ending = || document.mentions.iter().find(|m| m.end == end && m.form.is_some());
    let headed = || {
        document
            .mentions
            .iter()
            .find(|m| m.start <= start && m.end >= end && m.head.as_deref() == Some(word))
    };
    Ok(exact.or_else(ending).or_else(headed).and_then(|m| m.entity))
}

/// The links of a document, as `kind trigger trigger` with the event it goes from first, are these.
fn links(document: &Document<'_>, wanted: &[String], faults: &mut Vec<String>) {
    let trigger = |r: usize| {
        document.relations[r].trigger.as_ref().map_or("-", |trigger| trigger.text.as_ref())
    };
    let name =
        |l: &newswire::Link| format!("{} {} {}", l.kind.as_str(), trigger(l.from), trigger(l.to));
    let found: Vec<String> = document.links.iter().map(name).collect();
    if found != wanted {
        faults.push(format!("links are {found:?}, not {wanted:?}"));
    }
}
