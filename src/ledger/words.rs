//! Words of quotations and heads of nouns, cut to what can be compared.

use super::report::Quoted;
use crate::extractor::Compiled;
use crate::lexicon::tag;
use crate::token::fold::fold;

/// Letters by which two forms of a word are taken for the same: "complete", "completed", "completion".
const STEM: usize = 5;
/// How far past its content a closing mark of a quotation may stand, in bytes.
const SLACK: usize = 8;

/// The singular of a head noun, folded.
pub(super) fn singular(x: &Compiled, head: &str) -> String {
    let folded = fold(head);
    let word = x.vocabulary.get(folded.as_bytes());
    match x.lexicon.noun(word) {
        Some(noun) if word.is_known() => x.vocabulary.text(noun.singular).to_owned(),
        _ => folded.into_owned(),
    }
}

/// Whether a noun counts groups and not their members: "brigades", "units".
pub(super) fn is_collective(x: &Compiled, head: &str) -> bool {
    let word = x.vocabulary.get(fold(head).as_bytes());
    x.lexicon.get(word).plural && x.lexicon.noun(word).is_some_and(|noun| noun.has(b'g'))
}

/// The stems of the words that are not mere grammar, sorted, each once.
pub(super) fn content(x: &Compiled, text: &str) -> Vec<String> {
    const OPEN: u32 = tag::NOUN | tag::VERB | tag::ADJECTIVE | tag::ADVERB;
    let letters = |c: char| !c.is_alphanumeric() && c != '\'' && c != '’';
    let mut out: Vec<String> = text
        .split(letters)
        .filter(|w| !w.is_empty())
        .map(fold)
        .filter(|w| {
            let entry = x.lexicon.get(x.vocabulary.get(w.as_bytes()));
            entry.tags == 0 || entry.likeliest & OPEN != 0
        })
        .map(|w| w.trim_end_matches("'s").chars().take(STEM).collect())
        .collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// The stretches between quotation marks in what is said; the whole of a direct quotation.
pub(super) fn quoted(
    x: &Compiled,
    text: &str,
    start: usize,
    end: usize,
    direct: bool,
) -> Vec<Quoted> {
    let mut limit = text.len().min(end + SLACK);
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let Some(stretch) = text.get(start..limit) else { return Vec::new() };
    let mut spans = Vec::new();
    let mut open = None;
    for (at, c) in stretch.char_indices() {
        // a straight mark after a word and before none was opened before what is said
        let after = stretch[at + c.len_utf8()..].chars().next();
        let ends = at > 0 && after.is_none_or(|c| !c.is_alphanumeric());
        let at = start + at;
        let opens = c == '“' || (c == '"' && open.is_none() && !ends);
        let closes = c == '”' || (c == '"' && (open.is_some() || ends));
        if opens && at < end {
            open = Some(at + c.len_utf8());
        } else if closes {
            // a mark that closes and was not opened here was opened before what is said
            let from = open.take().unwrap_or(start);
            if spans.is_empty() || from > start {
                spans.push((from, at));
            }
        }
    }
    if let Some(from) = open {
        spans.push((from, end));
    }
    if direct && spans.iter().all(|(from, to)| *from == start || *to >= end) {
        spans = vec![(start, end)];
    }
    let stretch = |(from, to): (usize, usize)| {
        let raw = text.get(from..to)?;
        let kept = raw.trim_matches(|c: char| c.is_whitespace() || ".,;:!?".contains(c));
        let from = from + raw.find(kept).filter(|_| !kept.is_empty())?;
        let words = content(x, kept);
        Some(Quoted { start: from, end: from + kept.len(), text: kept.to_owned(), words })
    };
    spans.into_iter().filter_map(stretch).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Extractor;

    fn texts(text: &str, direct: bool) -> Vec<String> {
        let x = Extractor::english();
        quoted(&x.0, text, 0, text.len(), direct).into_iter().map(|q| q.text).collect()
    }

    #[test]
    fn quoted_stretches_are_found() {
        assert_eq!(texts("the bridge is “safe,” and “new", false), ["safe", "new"]);
        assert_eq!(texts("open today\" was the word", false), ["open today"]);
        assert_eq!(texts("We shall rebuild it.", true), ["We shall rebuild it"]);
    }

    #[test]
    fn grammar_words_are_left_out() {
        let x = Extractor::english();
        assert_eq!(content(&x.0, "They will be completing the bridges"), ["bridg", "compl"]);
        assert_eq!(singular(&x.0, "Ships"), "ship");
        assert!(is_collective(&x.0, "brigades") && !is_collective(&x.0, "troops"));
    }
}
