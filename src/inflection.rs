//! Regular forms of nouns and verbs, and what an ending tells of a word.

use crate::lexicon::tag;

/// Whether a word ends in a consonant and "y".
fn ends_in_consonant_y(word: &str) -> bool {
    let b = word.as_bytes();
    matches!(b, [.., before, b'y'] if !b"aeiou".contains(before))
}

/// The regular third person or plural.
pub(crate) fn add_s(word: &str, out: &mut String) {
    if ends_in_consonant_y(word) {
        out.push_str(&word[..word.len() - 1]);
        out.push_str("ies");
    } else {
        out.push_str(word);
        let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end));
        let o = matches!(word.as_bytes(), [.., before, b'o'] if !b"aeiou".contains(before));
        out.push_str(if hisses || o { "es" } else { "s" });
    }
}

/// The regular past.
pub(crate) fn add_ed(word: &str, out: &mut String) {
    if ends_in_consonant_y(word) {
        out.push_str(&word[..word.len() - 1]);
        out.push_str("ied");
    } else {
        out.push_str(word);
        out.push_str(if word.ends_with('e') { "d" } else { "ed" });
    }
}

/// The regular -ing form.
pub(crate) fn add_ing(word: &str, out: &mut String) {
    let stem = match word.as_bytes() {
        [.., b'i', b'e'] => {
            out.push_str(&word[..word.len() - 2]);
            out.push_str("ying");
            return;
        }
        [.., before, b'e'] if !b"eoy".contains(before) => &word[..word.len() - 1],
        _ => word,
    };
    out.push_str(stem);
    out.push_str("ing");
}

/// Likely classes of a word that no table knows, by its ending: bits of [`tag`], likeliest as the second.
pub(crate) fn guess(form: &str) -> (u32, u32) {
    let b = form.as_bytes();
    let ends = |s: &str| b.len() > s.len() + 2 && b.ends_with(s.as_bytes());
    if ends("ly") {
        (tag::ADVERB | tag::ADJECTIVE, tag::ADVERB)
    } else if ends("ing") {
        (tag::GERUND | tag::NOUN | tag::ADJECTIVE, tag::GERUND)
    } else if ends("ed") {
        (tag::PAST | tag::PARTICIPLE | tag::ADJECTIVE, tag::PAST)
    } else if ["al", "ous", "ive", "ful", "less", "ic", "able", "ible", "ish", "ary"]
        .iter()
        .any(|s| ends(s))
    {
        (tag::ADJECTIVE | tag::NOUN, tag::ADJECTIVE)
    } else {
        (tag::NOUN, tag::NOUN)
    }
}
