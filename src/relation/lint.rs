//! Rules that can never apply, or never first.

use std::collections::BTreeSet;
use std::fmt;

use super::rule::{Evokes, Frame, RoleRule, Rules};
use crate::lexicon::{Lexicon, tag};
use crate::vocabulary::{Vocabulary, Word};

/// A rule that does nothing, or less than its author thinks.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RuleWarning {
    /// The rule.
    pub rule: String,
    /// The file in which it stands.
    pub file: String,
    /// The line of its id.
    pub line: usize,
    /// What is wrong, and what would be right.
    pub problem: String,
}

impl fmt::Display for RuleWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rule, file, line, problem } = self;
        write!(f, "{file}:{line}: {problem} [{rule}]")
    }
}

/// Looks at all rules.
pub(crate) fn lint(rules: &Rules, lexicon: &Lexicon, vocabulary: &Vocabulary) -> Vec<RuleWarning> {
    let mut found: BTreeSet<(String, String)> = BTreeSet::new();
    for e in &rules.verbs {
        if let Some(problem) = no_lemma(lexicon, vocabulary, e.word) {
            found.insert((rules.frames[usize::from(e.frame)].id.to_string(), problem));
        }
    }
    shadowed_words(rules, vocabulary, &mut found);
    for (i, b) in rules.groups.iter().enumerate() {
        let earlier = rules.groups[..i].iter().find(|a| {
            same(a, b)
                && heads(a, b)
                && a.flag.is_none_or(|f| b.flag == Some(f))
                && a.needs.is_empty()
        });
        if let Some(a) = earlier {
            found.insert((b.id.to_string(), shadow(&a.id)));
        }
    }
    for (i, b) in rules.patterns.iter().enumerate() {
        let form = format!("{:?}", b.elements);
        let earlier = rules.patterns[..i]
            .iter()
            .find(|a| a.gives == b.gives && format!("{:?}", a.elements) == form);
        if let Some(a) = earlier {
            found.insert((b.id.to_string(), shadow(&a.id)));
        }
    }
    found
        .into_iter()
        .map(|(rule, problem)| {
            let (file, line) = rules.places.get(&rule).cloned().unwrap_or_default();
            RuleWarning { rule, file, line, problem }
        })
        .collect()
}

fn shadow(by: &str) -> String {
    format!("never applies: `{by}` finds all that it could; widen the one or take the other out")
}

/// Why a verb of a frame can never stand in a text as it is written there.
fn no_lemma(lexicon: &Lexicon, vocabulary: &Vocabulary, word: Word) -> Option<String> {
    const FORMS: u32 = tag::PAST | tag::PARTICIPLE | tag::GERUND | tag::THIRD;
    let text = vocabulary.text(word);
    // "chair", "host": a lemma whose base form is a noun in texts
    if lexicon.is_lemma(word) {
        return None;
    }
    match lexicon.verb(word, FORMS) {
        Some(verb) if verb.lemma != word => Some(format!(
            "never applies with `{text}`: a frame names the lemma, `{}`",
            vocabulary.text(verb.lemma)
        )),
        _ if lexicon.tags(word) & (tag::BASE | FORMS) != 0 => None,
        _ => Some(format!("never applies with `{text}`: no verb of the lexicon has that form")),
    }
}

/// Frames that another frame of the same words always beats: it is tried first and fills as much.
fn shadowed_words(rules: &Rules, vocabulary: &Vocabulary, found: &mut BTreeSet<(String, String)>) {
    for list in [&rules.verbs, &rules.nouns, &rules.adjectives] {
        let mut at = 0;
        while at < list.len() {
            let word = list[at].word;
            let end = at + list[at..].iter().take_while(|e| e.word == word).count();
            for b in &list[at..end] {
                let before = |a: &&Evokes| a.frame < b.frame && a.with == b.with;
                let frame = &rules.frames[usize::from(b.frame)];
                let earlier = list[at..end].iter().filter(before).find(|a| {
                    let a = &rules.frames[usize::from(a.frame)];
                    same(a, frame) && a.unless.is_empty()
                });
                if let Some(a) = earlier {
                    let by = &rules.frames[usize::from(a.frame)].id;
                    let text = vocabulary.text(word);
                    found
                        .insert((frame.id.to_string(), format!("with `{text}` it {}", shadow(by))));
                }
            }
            at = end;
        }
    }
}

/// Whether all that `b` finds is found by `a`, as far as their roles tell.
fn same(a: &Frame, b: &Frame) -> bool {
    let wider = |x: &RoleRule, y: &RoleRule| {
        x.role == y.role
            && x.slots == y.slots
            && format!("{:?}", x.kinds) == format!("{:?}", y.kinds)
    };
    a.gives == b.gives
        && a.outcome == b.outcome
        && a.negative == b.negative
        && a.except.is_empty()
        && a.only.is_empty()
        && a.roles.len() == b.roles.len()
        && a.roles.iter().zip(&b.roles).all(|(x, y)| wider(x, y) && (y.required || !x.required))
}

/// Whether the heads of `a` include those of `b`.
fn heads(a: &Frame, b: &Frame) -> bool {
    a.heads.is_empty() || !b.heads.is_empty() && b.heads.iter().all(|w| a.heads.contains(w))
}
