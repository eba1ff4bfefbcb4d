//! What copying does to a list: text read in the wrong encoding, mark-up and footnotes left over.

use std::sync::OnceLock;

use aho_corasick::AhoCorasick;
use regex::Regex;

/// What stands in a damaged list, and what is meant: UTF-8 read as Windows-1252, and the named references of HTML.
const SEQUENCES: &[(&str, &str)] = &[
    ("Ã¡", "á"),
    ("Ã ", "à"),
    ("Ã¢", "â"),
    ("Ã£", "ã"),
    ("Ã¤", "ä"),
    ("Ã¥", "å"),
    ("Ã§", "ç"),
    ("Ã©", "é"),
    ("Ã¨", "è"),
    ("Ãª", "ê"),
    ("Ã«", "ë"),
    ("Ã\u{ad}", "í"),
    ("Ã®", "î"),
    ("Ã±", "ñ"),
    ("Ã³", "ó"),
    ("Ã´", "ô"),
    ("Ãµ", "õ"),
    ("Ã¶", "ö"),
    ("Ã¸", "ø"),
    ("Ãº", "ú"),
    ("Ã¼", "ü"),
    ("ÃŸ", "ß"),
    ("Ä‡", "ć"),
    ("ÄŸ", "ğ"),
    ("Ä±", "ı"),
    ("Å‚", "ł"),
    ("Å„", "ń"),
    ("Å¡", "š"),
    ("ÅŸ", "ş"),
    ("Å¾", "ž"),
    ("â€™", "’"),
    ("â€œ", "“"),
    ("â€“", "–"),
    ("&amp;", "&"),
    ("&apos;", "'"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&nbsp;", " "),
    ("&quot;", "\""),
    ("\u{fffd}", "the letter that was there"),
];

/// Numeric references of HTML, its tags, and the footnotes of encyclopedias.
const LEFT_OVER: &str = concat!(
    r"&#(?:x[0-9A-Fa-f]{1,6}|[0-9]{1,7});",
    r"|</?[A-Za-z][A-Za-z0-9]{0,9}(?: [^<>\t]{0,99})?/?>",
    r"|\[(?:[0-9]{1,3}|[a-z]|note [0-9]{1,2}|citation needed)\]",
);

/// The first damage of a line: its byte, and what it is with how it is put right.
pub(super) fn damage(text: &str) -> Option<(usize, String)> {
    static WRONG: OnceLock<AhoCorasick> = OnceLock::new();
    static LEFT: OnceLock<Regex> = OnceLock::new();
    let wrong = WRONG.get_or_init(|| {
        AhoCorasick::new(SEQUENCES.iter().map(|s| s.0)).expect("a few short sequences")
    });
    let left = LEFT.get_or_init(|| Regex::new(LEFT_OVER).expect("a constant that a test compiles"));
    let sequence = wrong.find(text).map(|m| {
        let (found, meant) = SEQUENCES[m.pattern().as_usize()];
        (m.start(), format!("`{found}` is what a wrong encoding or a web page made of `{meant}`; write `{meant}`"))
    });
    let mark = left.find(text).map(|m| {
        (m.start(), format!("`{}` is left over from a web page; take it out", m.as_str()))
    });
    sequence.into_iter().chain(mark).min()
}

#[cfg(test)]
mod tests {
    use super::damage;

    #[test]
    fn what_copying_leaves_is_told_with_its_place() {
        let at = |text: &str| damage(text).map(|d| d.0);
        assert_eq!(at("JosÃ© Silva"), Some(3));
        assert_eq!(at("Marks &amp; Spencer"), Some(6));
        assert_eq!(at("Ana Silva[12]"), Some(9));
        assert_eq!(at("<i>Oslo</i>"), Some(0));
        assert_eq!(at("A&#39;B"), Some(1));
        for sound in
            ["São Tomé", "Marks & Spencer", "Åre", "Ærø", "Party (1990)", "Bâle [Basel]", "a < b"]
        {
            assert_eq!(damage(sound), None, "{sound}");
        }
    }
}
