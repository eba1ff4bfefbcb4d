//! What must hold of any text at all.

use newswire::{Document, Extractor, Input, OffsetUnit};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

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
        let mut back = converted.clone();
        back.convert_offsets(text, OffsetUnit::Byte);
        prop_assert_eq!(&back, &document, "offsets do not come back from {}", unit);
        // from one unit straight to the other
        let other = if unit == OffsetUnit::Char { OffsetUnit::Utf16 } else { OffsetUnit::Char };
        converted.convert_offsets(text, other);
        converted.convert_offsets(text, OffsetUnit::Byte);
        prop_assert_eq!(&converted, &document);
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

/// Any text is read alike by several threads at once.
#[test]
fn threads_read_any_text_alike() {
    let extractor = Extractor::english();
    let mut runner = TestRunner::deterministic();
    for _ in 0..40 {
        let text = news().new_tree(&mut runner).unwrap().current();
        let read = || serde_json::to_string(&extractor.extract(&text)).unwrap();
        let alone = read();
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(read)).collect();
            for thread in threads {
                assert_eq!(thread.join().unwrap(), alone, "{text:?}");
            }
        });
    }
}

/// Lists of one's own: names that two of them share, parents in one another, built-in rows that they replace.
const LISTS: [(&str, &str); 3] = [
    (
        "ships.tsv",
        "id\tname\tkind=product\taliases\nown/dorrin\tDorrin\tDorrin class\nown/velk\tVelk Star\n",
    ),
    (
        "towns.tsv",
        "id\tname\tkind=place\tsubtype\tcountry\tparent\nKE\tKenya\tcountry\tKE\nown/dorrin-town\tDorrin\tcity\tKE\town/velk-region\n",
    ),
    (
        "regions.tsv",
        "id\tname\tkind\tsubtype\tcountry\nown/velk-region\tVelk Region\tplace\tregion\tKE\nown/dorrin-firm\tDorrin\torganization\tcompany\tKE\n",
    ),
];

#[test]
fn the_order_of_lists_changes_nothing() {
    let texts = [
        "The Dorrin left Kenya on Friday. Dorrin, in the Velk Region, is home to 600 people.",
        "Dorrin said it had sold the Velk Star. The mayor of Dorrin told Dorrin officials.",
    ];
    let read = |order: [usize; 3]| -> Vec<String> {
        let mut builder = Extractor::builder();
        for at in order {
            builder.gazetteer(LISTS[at].0, LISTS[at].1);
        }
        let extractor = builder.build().unwrap();
        texts.map(|t| serde_json::to_string(&extractor.extract(t)).unwrap()).into()
    };
    let expected = read([0, 1, 2]);
    for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        assert_eq!(read(order), expected, "{order:?}");
    }
}

/// A row for a name that does not stand in a text changes nothing of what is read in it.
#[test]
fn an_unrelated_row_changes_nothing() {
    let own = Extractor::builder()
        .gazetteer(
            "own.tsv",
            "Zorblatt Quundry\tperson\nPort Xyxx\tplace\nQrrx Holdings\torganization\n",
        )
        .build()
        .unwrap();
    let english = Extractor::english();
    for path in files("examples/reports", "txt") {
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(own.extract(&text), english.extract(&text), "{}", path.display());
    }
}

/// A paragraph about other things before a text moves what the text says and changes nothing of it.
#[test]
fn a_paragraph_before_a_text_only_moves_it() {
    const BEFORE: &str = "Rain fell all day, and trees swayed.\n\n";
    let extractor = Extractor::english();
    for path in files("examples/reports", "txt") {
        let text = std::fs::read_to_string(&path).unwrap();
        let moved = format!("{BEFORE}{text}");
        let one = extractor.extract(Input::new(&text).date("2024-10-18"));
        let two = extractor.extract(Input::new(&moved).date("2024-10-18"));
        let of_text = |d: &Document<'_>, by: usize| -> Vec<String> {
            d.mentions
                .iter()
                .filter(|m| m.start >= by)
                .map(|m| {
                    let value = serde_json::to_string(&m.value).unwrap();
                    format!("{}..{} {} {} {value}", m.start - by, m.end - by, m.kind, m.text)
                })
                .collect()
        };
        assert_eq!(of_text(&one, 0), of_text(&two, BEFORE.len()), "{}", path.display());
        let relations = |d: &Document<'_>, by: usize| -> Vec<String> {
            d.relations
                .iter()
                .filter(|r| r.start >= by)
                .map(|r| format!("{}..{} {} {}", r.start - by, r.end - by, r.kind, r.modality))
                .collect()
        };
        assert_eq!(relations(&one, 0), relations(&two, BEFORE.len()), "{}", path.display());
    }
}

/// The short form of what `tools/soak` does for long: reports read many times by many threads, byte for byte alike.
#[test]
fn many_readings_by_many_threads_are_alike() {
    let extractor = Extractor::english();
    let texts: Vec<String> = files("examples/reports", "txt")
        .iter()
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    let read = |text: &String| serde_json::to_string(&extractor.extract(text)).unwrap();
    let expected: Vec<String> = texts.iter().map(read).collect();
    std::thread::scope(|scope| {
        for first in 0..8 {
            let (texts, expected, read) = (&texts, &expected, &read);
            scope.spawn(move || {
                for n in first..first + texts.len() * 5 {
                    let at = n % texts.len();
                    assert_eq!(read(&texts[at]), expected[at]);
                }
            });
        }
    });
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
