//! `rules/en/ledger.toml` and `gazetteers/subtypes.tsv`: which figures answer one question, and which nouns count
//! the same.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::Modality;

/// The questions, and the words of parts.
const RULES: &str = include_str!("../../rules/en/ledger.toml");
/// Which subtype is a kind of which.
const SUBTYPES: &str = include_str!("../../gazetteers/subtypes.tsv");

/// The rules of the ledger.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rules {
    question: Vec<Question>,
    said: Vec<Said>,
    pub(super) part: Part,
    growing: Growing,
    additional: Additional,
    means: Means,
    vague: Vague,
    #[serde(skip)]
    broader: BTreeMap<&'static str, &'static str>,
}

/// One question.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    /// Names the rule in what is wrong with it.
    #[expect(dead_code, reason = "read by people")]
    id: String,
    asks: String,
    kinds: Vec<String>,
    #[serde(default)]
    modality: Vec<String>,
}

/// Words that say what a number counts where no event does.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    asks: String,
    /// Nouns that it counts, in the singular.
    nouns: Vec<String>,
    /// Words before it.
    before: Vec<String>,
}

/// Words between a whole and the number of a part of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Part {
    /// Before the number.
    pub(super) before: Vec<String>,
    /// After it.
    pub(super) after: Vec<String>,
    /// A word soon after it.
    pub(super) near: Vec<String>,
}

/// Kinds of event whose counts grow as reports come in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Growing {
    kinds: Vec<String>,
}

/// Subtypes that say too little for two nouns to be taken for the same.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Vague {
    subtypes: Vec<String>,
}

/// Words before what comes besides something else.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Additional {
    words: Vec<String>,
}

/// Subtypes of that with which something is done.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Means {
    subtypes: Vec<String>,
}

/// The table of subtypes is not deeper; a circle in it ends here.
const DEEPEST: usize = 8;

/// The built-in rules.
pub(super) fn rules() -> &'static Rules {
    static BUILT_IN: OnceLock<Rules> = OnceLock::new();
    BUILT_IN.get_or_init(|| {
        let mut rules: Rules = toml::from_str(RULES).expect("the built-in rules are tested");
        let rows = SUBTYPES.lines().skip(1).filter_map(|line| line.split_once('\t'));
        rules.broader = rows.filter(|(_, broader)| !broader.is_empty()).collect();
        rules
    })
}

impl Rules {
    /// What the count of an event of this kind answers: "sent", or the kind itself.
    pub(super) fn asks<'a>(&'a self, kind: &'a str, modality: Modality) -> &'a str {
        let fits = |q: &&Question| {
            q.kinds.iter().any(|k| k == kind)
                && (q.modality.is_empty() || q.modality.iter().any(|m| m == modality.as_str()))
        };
        self.question.iter().find(fits).map_or(kind, |q| &q.asks)
    }

    /// What a number counts that no event counts: by the noun it counts, else by the words before it, parted by
    /// single spaces, with one at each end.
    pub(super) fn said(&self, noun: &str, before: &str) -> Option<&str> {
        let by_noun = self.said.iter().find(|s| s.nouns.iter().any(|n| n == noun));
        let by_words = || {
            let says = |s: &&Said| s.before.iter().any(|b| before.contains(&format!(" {b} ")));
            self.said.iter().find(says).filter(|_| noun.is_empty())
        };
        by_noun.or_else(by_words).map(|s| &*s.asks)
    }

    /// Whether a later count, of a kind of event or asked in these words, may be higher without contradicting an earlier
    /// one.
    pub(super) fn grows(&self, kind: &str) -> bool {
        self.growing.kinds.iter().any(|k| k == kind) || self.said.iter().any(|s| s.asks == kind)
    }

    /// Whether a word says that what follows comes besides something else.
    pub(super) fn is_additional(&self, word: &str) -> bool {
        self.additional.words.iter().any(|w| w.eq_ignore_ascii_case(word))
    }

    /// Whether a subtype is of that with which something is done.
    pub(super) fn is_means(&self, subtype: &str) -> bool {
        self.means.subtypes.iter().any(|s| self.is_a(subtype, s))
    }

    /// The broadest subtype of which a subtype is a kind.
    pub(super) fn root<'a>(&'a self, subtype: &'a str) -> &'a str {
        (0..DEEPEST).fold(subtype, |at, _| self.broader.get(at).copied().unwrap_or(at))
    }

    /// Whether a subtype says too little for two nouns to be taken for the same.
    pub(super) fn is_vague(&self, subtype: &str) -> bool {
        self.vague.subtypes.iter().any(|s| s == subtype)
    }

    /// Whether `narrow` is `broad` or a kind of it.
    pub(super) fn is_a(&self, narrow: &str, broad: &str) -> bool {
        let mut at = narrow;
        for _ in 0..DEEPEST {
            if at == broad {
                return true;
            }
            let Some(next) = self.broader.get(at) else { return false };
            at = next;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_follow_kind_and_modality() {
        let r = rules();
        assert_eq!(r.asks("transport", Modality::Actual), "sent");
        assert_eq!(r.asks("transport", Modality::Planned), r.asks("prepare", Modality::Actual));
        assert_eq!(r.asks("casualty", Modality::Actual), "casualty");
    }

    #[test]
    fn subtypes_have_broader_ones() {
        let r = rules();
        assert!(r.is_a("military", "soldier") && r.is_a("soldier", "civilian"));
        assert!(!r.is_a("civilian", "soldier") && !r.is_a("munition", "missile"));
    }

    #[test]
    fn every_broader_subtype_has_a_row() {
        let r = rules();
        let rows: Vec<&str> =
            SUBTYPES.lines().skip(1).filter_map(|l| l.split('\t').next()).collect();
        assert!(r.broader.values().all(|b| b.is_empty() || rows.contains(b)));
    }
}
