//! `[surface|kind.subtype=ref value]` inside a sentence.

use newswire::{MentionKind, Span};

/// What is marked at one place.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pub(crate) span: Span,
    pub(crate) kind: MentionKind,
    pub(crate) subtype: Option<String>,
    pub(crate) reference: Option<String>,
    /// The value as written: of a time `2024-10-08 begin=… end=…`, of a number `1500:soldier:approx`.
    pub(crate) value: Option<String>,
}

/// The text without its marks, and the marks.
///
/// A `[…]` without `|` inside stands for itself.
pub(crate) fn unmark(marked: &str) -> Result<(String, Vec<Mark>), String> {
    let mut text = String::with_capacity(marked.len());
    let mut marks = Vec::new();
    let mut rest = marked;
    while let Some(open) = rest.find('[') {
        let Some(close) = rest[open..].find(']').map(|at| open + at) else { break };
        let inside = &rest[open + 1..close];
        text.push_str(&rest[..open]);
        if let Some((surface, label)) = inside.rsplit_once('|') {
            let start = text.len();
            text.push_str(surface);
            marks.push(mark(Span::new(start, text.len()), label)?);
        } else {
            text.push_str(&rest[open..=close]);
        }
        rest = &rest[close + 1..];
    }
    text.push_str(rest);
    Ok((text, marks))
}

fn mark(span: Span, label: &str) -> Result<Mark, String> {
    let (head, value) = match label.trim().split_once(' ') {
        Some((head, value)) => (head, Some(value.trim().to_owned())),
        None => (label.trim(), None),
    };
    let (head, reference) = match head.split_once('=') {
        Some((head, reference)) => (head, Some(reference.to_owned())),
        None => (head, None),
    };
    let (kind, subtype) = match head.split_once('.') {
        Some((kind, subtype)) => (kind, Some(subtype.to_owned())),
        None => (head, None),
    };
    let kind = MentionKind::from_name(kind).ok_or_else(|| {
        let kinds: Vec<&str> = MentionKind::ALL.iter().map(|k| k.as_str()).collect();
        format!("unknown kind `{kind}` in the mark `{label}`; kinds are {}", kinds.join(", "))
    })?;
    Ok(Mark { span, kind, subtype, reference, value })
}
