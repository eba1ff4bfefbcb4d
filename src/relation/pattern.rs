//! Patterns over neighbours: `<person: person> , <title: title> of <organization: organization>`.

use super::rule::{Kinds, Pattern};
use super::{Context, RelationDraft, Target};
use crate::token::{Class, fold::fold};
use crate::vocabulary::{Vocabulary, Word};
use crate::{Modality, Polarity, RelationClass, Role};

/// One element of a compiled pattern.
#[derive(Clone, Debug)]
pub(crate) enum Element {
    /// A mention of some kinds, with the role it fills.
    Mention { role: Option<Role>, kinds: Kinds },
    /// One of some words.
    Words { words: Vec<Word>, optional: bool },
    /// A mark.
    Mark { class: Class, optional: bool },
}

/// An element as parsed.
#[derive(Clone, Debug)]
pub(crate) enum RawElement {
    Mention { role: Option<Role>, kinds: Kinds },
    Words { words: Vec<String>, optional: bool },
    Mark { class: Class, optional: bool },
}

impl RawElement {
    /// Interns its words.
    pub(crate) fn intern(self, vocabulary: &mut Vocabulary) -> Element {
        match self {
            Self::Mention { role, kinds } => Element::Mention { role, kinds },
            Self::Words { words, optional } => Element::Words {
                words: words.iter().map(|w| vocabulary.intern(&fold(w))).collect(),
                optional,
            },
            Self::Mark { class, optional } => Element::Mark { class, optional },
        }
    }
}

/// Parses the text of a pattern. An error has the byte in `text` where it stands.
pub(crate) fn parse(
    text: &str,
    kinds: impl Fn(&str) -> Result<Kinds, String>,
) -> Result<Vec<RawElement>, (usize, String)> {
    let mut out = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let at = text.len() - rest.len();
        if rest.is_empty() {
            break;
        }
        if let Some(inner) = rest.strip_prefix('<') {
            let Some(end) = inner.find('>') else { return Err((at, "`<` without `>`".to_owned())) };
            let Some((role, list)) = inner[..end].split_once(':') else {
                return Err((at, "a mention is written `<role: kind>` or `<: kind>`".to_owned()));
            };
            let role = role.trim();
            let kinds = kinds(list).map_err(|m| (at, m))?;
            out.push(RawElement::Mention {
                role: (!role.is_empty()).then(|| Role::from(role)),
                kinds,
            });
            rest = &inner[end + 1..];
            continue;
        }
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let mut word = &rest[..end];
        rest = &rest[end..];
        let optional = word.len() > 1 && word.ends_with('?');
        if optional {
            word = &word[..word.len() - 1];
        }
        let class = match word {
            "," => Some(Class::Comma),
            "(" => Some(Class::OpenBracket),
            ")" => Some(Class::CloseBracket),
            "-" => Some(Class::Hyphen),
            "'s" => Some(Class::Possessive),
            _ => None,
        };
        out.push(match class {
            Some(class) => RawElement::Mark { class, optional },
            None => {
                let word = word.trim_start_matches('(').trim_end_matches(')');
                RawElement::Words { words: word.split('|').map(str::to_owned).collect(), optional }
            }
        });
    }
    if !matches!(out.first(), Some(RawElement::Mention { .. })) {
        return Err((0, "a pattern begins with a mention".to_owned()));
    }
    let mentions =
        out.iter().filter(|e| matches!(e, RawElement::Mention { role: Some(_), .. })).count();
    if mentions < 2 {
        return Err((0, "a pattern names at least two roles".to_owned()));
    }
    Ok(out)
}

/// Appends what the patterns find.
pub(super) fn find<'x>(
    patterns: &'x [Pattern],
    context: &Context<'_, 'x>,
    out: &mut Vec<RelationDraft<'x>>,
) {
    for &draft in &context.by_first {
        let first = context.drafts[draft as usize].first;
        for pattern in patterns {
            let Some(arguments) = apply(pattern, context, draft) else { continue };
            let sentence = context.tokens.sentence_of(first as usize);
            let same = |r: &RelationDraft<'_>| r.kind == pattern.gives && r.arguments == arguments;
            if out.iter().rev().take(8).any(same) {
                continue;
            }
            out.push(RelationDraft {
                kind: pattern.gives.clone(),
                class: pattern.gives.class().unwrap_or(RelationClass::Fact),
                sentence: crate::phrase::narrow(sentence),
                trigger: None,
                arguments,
                date: None,
                polarity: Polarity::Positive,
                modality: Modality::Actual,
                statement: None,
                rule: &pattern.id,
                clause: None,
            });
        }
    }
}

/// Matches a pattern whose first mention is `start`.
fn apply<'x>(
    pattern: &Pattern,
    context: &Context<'_, 'x>,
    start: u32,
) -> Option<Vec<(Role, Target<'x>)>> {
    let first = context.drafts[start as usize].first;
    let end = context.tokens.sentences.get(context.tokens.sentence_of(first as usize))?.end;
    let mut at = first;
    let mut out = Vec::new();
    for (n, element) in pattern.elements.iter().enumerate() {
        match element {
            Element::Mention { role, kinds } => {
                let draft = if n == 0 {
                    Some(start).filter(|d| context.admits(kinds, *d))
                } else {
                    context.mention_at(kinds, at, end)
                }?;
                if let Some(role) = role {
                    out.push((role.clone(), Target::Mention(draft)));
                }
                at = context.drafts[draft as usize].end;
            }
            Element::Words { words, optional } => {
                if at < end && words.contains(&context.tokens.word(at as usize)) {
                    at += 1;
                } else if !optional {
                    return None;
                }
            }
            Element::Mark { class, optional } => {
                if at < end && context.tokens.class(at as usize) == Some(*class) {
                    at += 1;
                } else if !optional {
                    return None;
                }
            }
        }
    }
    Some(out)
}
