//! What must hold of any text at all.

use newswire::{Document, Extractor, Input, OffsetUnit};
use proptest::prelude::*;

use crate::contract::faults;
use crate::markup::files;

/// Words and signs of news from which texts are thrown together: the hard ones of every stage.
const PIECES: &[&str] = &[
    "North Korea",
    "Kim Jong Un",
    "President",
    "the",
    "said",
    "“",
    "”",
    "\"",
    "'",
    "’s",
    "(",
    ")",
    "[",
    "]",
    "U.S.",
    "Oct.",
    "8",
    "to",
    "13",
    "1,500",
    "soldiers",
    "nearly",
    "up to",
    "$",
    "€",
    "million",
    "%",
    "per cent",
    "Friday",
    "last",
    "week",
    "2024-10-18",
    "3pm",
    "-",
    "–",
    "—",
    ",",
    ".",
    "...",
    "…",
    ":",
    ";",
    "?",
    "!",
    "\n",
    "\n\n",
    "\t",
    "SEOUL, Oct. 18 (Yonhap) —",
    " date 2024-10-18 ",
    "Reuters",
    "according to",
    "denied",
    "that",
    "which",
    "who",
    "sent",
    "to Russia",
    "was",
    "killed",
    "by",
    "and",
    "or",
    "of",
    "Ministry",
    "Agency",
    "NIS",
    "it",
    "they",
    "he",
    "half",
    "dozens",
    "first",
    "155th",
    "KN-23",
    "122-mm",
    "http://a.b/c?d=e",
    "@handle",
    "#tag",
    "&amp;",
    "İstanbul",
    "Zürich",
    "Ελλάδα",
    "日本",
    "👩‍👩‍👧",
    "e\u{301}",
    "\u{200b}",
    "\u{feff}",
    "\u{a0}",
    "ﬁ",
    "ß",
    "0",
    "00",
    "99999999999999999999",
    "1e400",
    "31 April",
    "Feb. 29, 2023",
    "between",
    "from",
    "until",
    "not",
    "no",
    "if",
    "will",
    "could",
    "Mr.",
    "Gen.",
];

fn news() -> impl Strategy<Value = String> {
    let piece = proptest::sample::select(PIECES);
    proptest::collection::vec((piece, proptest::bool::weighted(0.9)), 0..60).prop_map(|pieces| {
        pieces.into_iter().fold(String::new(), |mut text, (piece, space)| {
            text.push_str(piece);
            if space {
                text.push(' ');
            }
            text
        })
    })
}

/// Reads a text and checks all that can be checked without knowing what it says.
fn holds(text: &str, date: Option<&str>) -> Result<(), TestCaseError> {
    let extractor = Extractor::english();
    let mut input = Input::new(text);
    if let Some(date) = date {
        input = input.date(date);
    }
    let document = extractor.extract(input);
    let wrong = faults(&document, text);
    prop_assert!(wrong.is_empty(), "{:?}:\n{}", text, wrong.join("\n"));
    prop_assert_eq!(&document, &extractor.extract(input), "a second reading differs");
    let json = serde_json::to_string(&document).expect("a document is JSON");
    let owned: Document<'static> = serde_json::from_str(&json).expect("its JSON is a document");
    prop_assert_eq!(&owned, &document, "JSON loses something");
    prop_assert_eq!(&document.clone().into_owned(), &document);
    for unit in [OffsetUnit::Char, OffsetUnit::Utf16] {
        let mut converted = document.clone();
        converted.convert_offsets(text, unit);
        for (m, c) in document.mentions.iter().zip(&converted.mentions) {
            let count = |text: &str| match unit {
                OffsetUnit::Char => text.chars().count(),
                _ => text.encode_utf16().count(),
            };
            prop_assert_eq!(c.start, count(&text[..m.start]));
            prop_assert_eq!(c.end, count(&text[..m.end]));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_can_be_read(text in any::<String>()) {
        holds(&text, None)?;
    }

    #[test]
    fn news_like_text_can_be_read(text in news()) {
        holds(&text, Some("2024-10-18"))?;
    }

    #[test]
    fn a_report_cut_anywhere_can_be_read(file in 0_usize..64, cut in 0.0..1.0_f64, from in 0.0..1.0_f64) {
        let paths = files("examples/reports", "txt");
        let text = std::fs::read_to_string(&paths[file % paths.len()]).unwrap();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a share of a short text")]
        let place = |share: f64| text.floor_char_boundary((text.len() as f64 * share) as usize);
        let (a, b) = (place(cut), place(from));
        holds(&text[a.min(b)..a.max(b)], None)?;
    }
}

#[test]
fn threads_do_not_change_the_output() {
    let texts: Vec<String> = files("examples/reports", "txt")
        .iter()
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    let extractor = Extractor::english();
    let read = |text: &String| serde_json::to_string(&extractor.extract(text)).unwrap();
    let alone: Vec<String> = texts.iter().map(read).collect();
    let together: Vec<Vec<String>> = std::thread::scope(|scope| {
        let threads: Vec<_> =
            (0..4).map(|_| scope.spawn(|| texts.iter().map(read).collect::<Vec<_>>())).collect();
        threads.into_iter().map(|t| t.join().unwrap()).collect()
    });
    for other in together {
        assert_eq!(alone, other);
    }
}

/// Texts that invite quadratic work. They are read whole, so a bad one shows as a test that does not end.
#[test]
fn hostile_texts_end() {
    let extractor = Extractor::english();
    for piece in [
        "Kim ",
        "1 ",
        "1,",
        "(",
        "“",
        "\"",
        "of the ",
        "said ",
        "a",
        ".",
        "'s ",
        "and Kim ",
        "Oct. ",
        "who ",
        "-",
        "\n",
        "2024 ",
        "1-",
        "he said that ",
        "to send ",
        "it said he ",
        "“he denied it,” he said. ",
        "the man gave the dog a bone and ",
    ] {
        let text = piece.repeat(100_000 / piece.len());
        let document = extractor.extract(&text);
        let wrong = faults(&document, &text);
        assert!(wrong.is_empty(), "{piece:?}: {:?}", &wrong[..wrong.len().min(5)]);
    }
}

/// What stands before a text moves its spans and changes nothing else.
#[test]
fn blank_lines_before_a_text_only_move_it() {
    let extractor = Extractor::english();
    for path in files("examples/reports", "txt") {
        let text = std::fs::read_to_string(&path).unwrap();
        let moved = format!("\n\n{text}");
        let (one, two) = (extractor.extract(&text), extractor.extract(&moved));
        let list = |d: &Document<'_>, by: usize| -> Vec<(usize, usize, String)> {
            d.mentions.iter().map(|m| (m.start - by, m.end - by, m.kind.to_string())).collect()
        };
        assert_eq!(list(&one, 0), list(&two, 2), "{}", path.display());
        assert_eq!(one.relations.len(), two.relations.len(), "{}", path.display());
        assert_eq!(one.statements.len(), two.statements.len(), "{}", path.display());
    }
}
