//! What becomes of text that is not plain: each kind of character has a behaviour, and it is this one.

use newswire::{Document, Extractor, Input, MentionKind, OffsetUnit};

use crate::contract::faults;

/// Reads a text, which must keep the contract.
fn read(extractor: &Extractor, text: &str) -> Document<'static> {
    let document = extractor.extract(Input::new(text).date("2024-10-18"));
    let wrong = faults(&document, text);
    assert!(wrong.is_empty(), "{text:?}: {wrong:?}");
    document.into_owned()
}

/// The texts of all mentions of a kind.
fn found(text: &str, kind: MentionKind) -> Vec<String> {
    let document = read(&Extractor::english(), text);
    document
        .mentions
        .iter()
        .filter(|m| m.kind == kind)
        .map(|m| m.text.clone().into_owned())
        .collect()
}

/// The gazetteer rows that a text refers to.
fn refs(text: &str) -> Vec<String> {
    let document = read(&Extractor::english(), text);
    document
        .entities
        .iter()
        .filter_map(|e| e.reference.clone().map(std::borrow::Cow::into_owned))
        .collect()
}

/// Letters are folded by what they are: the dotted capital I of Turkish, sharp s, ligatures, full-width letters.
#[test]
fn letters_that_fold_to_others_are_found() {
    let plain = refs("The mayor of Istanbul left.");
    assert_eq!(plain.len(), 1);
    assert_eq!(refs("The mayor of İstanbul left."), plain);
    assert_eq!(refs("The mayor of ISTANBUL left."), plain);
    let extractor = Extractor::builder()
        .gazetteer("own.tsv", "Großenfels\tplace\nOberfiletz\tplace\n")
        .build()
        .unwrap();
    for text in
        ["He went to Großenfels.", "He went to Grossenfels.", "He went to Ober\u{fb01}letz."]
    {
        let document = read(&extractor, text);
        let places: Vec<&str> = document
            .mentions
            .iter()
            .filter(|m| m.kind == MentionKind::Place)
            .map(|m| &*m.text)
            .collect();
        assert_eq!(places.len(), 1, "{text}: {places:?}");
    }
}

/// An accent that stands apart from its letter belongs to it: the mention has both.
#[test]
fn combining_marks_stay_with_their_letter() {
    let composed = found("He lives in São Paulo.", MentionKind::Place);
    assert_eq!(composed, ["São Paulo"]);
    assert_eq!(found("He lives in Sa\u{303}o Paulo.", MentionKind::Place), ["Sa\u{303}o Paulo"]);
    // marks without a letter are no word, and stop none
    assert_eq!(found("He lives in \u{301} Kenya.", MentionKind::Place), ["Kenya"]);
}

/// Emoji, joined or flags, are marks; they end no sentence and hide no name.
#[test]
fn emoji_are_marks() {
    for emoji in ["👩\u{200d}👩\u{200d}👧", "🇰🇪", "👍🏽", "❤\u{fe0f}"] {
        assert_eq!(
            found(
                &format!("{emoji} Kenya{emoji} sent 600 officers {emoji} to Haiti."),
                MentionKind::Place
            ),
            ["Kenya", "Haiti"],
            "{emoji}"
        );
    }
}

/// Text from right to left, and the characters that turn direction, are read past.
#[test]
fn right_to_left_text_is_passed_over() {
    assert_eq!(
        found("وزير الخارجية met the Kenyan minister in Kenya.", MentionKind::Place),
        ["Kenya"]
    );
    assert_eq!(
        found("He flew to \u{202e}Kenya\u{202c} and \u{2067}Haiti\u{2069}.", MentionKind::Place),
        ["Kenya", "Haiti"]
    );
}

/// No-break, thin and ideographic spaces are spaces, in names and in numbers.
#[test]
fn every_space_is_a_space() {
    for space in ["\u{a0}", "\u{2009}", "\u{202f}", "\u{3000}", "\u{2003}"] {
        assert_eq!(
            found(&format!("He went to South{space}Korea."), MentionKind::Place),
            [format!("South{space}Korea")],
            "{space:?}"
        );
    }
    for space in ["\u{a0}", "\u{2009}", "\u{202f}"] {
        let text = format!("It sent 12{space}000 troops.");
        let document = read(&Extractor::english(), &text);
        let number = document.mentions.iter().find_map(|m| m.value.as_ref()?.as_number()).unwrap();
        assert_eq!(number.value, Some(12_000.0), "{space:?}");
    }
}

/// A soft hyphen says where a word may be broken: it is no part of the word.
#[test]
fn soft_hyphens_are_no_letters() {
    assert_eq!(
        found("The ship left Vladi\u{ad}vostok.", MentionKind::Place),
        ["Vladi\u{ad}vostok"]
    );
}

/// Quotation marks of all languages mark what is said.
#[test]
fn quotation_marks_of_other_languages_quote() {
    for (open, close) in [("“", "”"), ("\"", "\""), ("„", "“"), ("«", "»"), ("‘", "’")]
    {
        let text = format!("{open}We sent nobody to Haiti,{close} President William Ruto said.");
        let document = read(&Extractor::english(), &text);
        assert_eq!(document.statements.len(), 1, "{text}");
        assert_eq!(document.statements[0].quote.as_str(), "direct", "{text}");
    }
}

/// Digits of full width, or of other scripts, are no numbers of an English text: they get no value, and no wrong one.
#[test]
fn other_digits_get_no_wrong_value() {
    for digits in ["１２００", "٣٤٥", "१२३", "𝟏𝟐"] {
        let text = format!("Kenya sent {digits} officers.");
        let document = read(&Extractor::english(), &text);
        let values: Vec<Option<f64>> = document
            .mentions
            .iter()
            .filter_map(|m| m.value.as_ref()?.as_number().map(|n| n.value))
            .collect();
        assert!(values.is_empty() || values == [Some(1200.0)], "{text}: {values:?}");
    }
}

/// A name with a letter of another script is another name: no row is found that only looks the same.
#[test]
fn look_alikes_are_not_taken_for_a_name() {
    assert_eq!(refs("He flew to Kenya."), ["KE"]);
    // the first letter is Cyrillic
    assert!(!refs("He flew to \u{41a}enya.").contains(&"KE".to_owned()));
}

/// A name in its own script in brackets after the Latin one changes nothing.
#[test]
fn names_in_brackets_in_their_own_script_are_passed_over() {
    let plain = refs("Kim Jong Un visited Pyongyang.");
    assert_eq!(plain.len(), 2);
    assert_eq!(refs("Kim Jong Un (김정은) visited Pyongyang (평양)."), plain);
    assert_eq!(refs("Kim Jong Un (金正恩) visited Pyongyang."), plain);
}

/// Text that was read in the wrong encoding is read as what it is: the names around still stand.
#[test]
fn mojibake_hides_no_name() {
    assert_eq!(
        found("â€œKenya sent police to Haiti,â€\u{9d} he said.", MentionKind::Place)
            .last()
            .map(String::as_str),
        Some("Haiti")
    );
    assert_eq!(
        found("Kenyaâ€™s army went to Haiti in MÃ¤rz.", MentionKind::Place)
            .last()
            .map(String::as_str),
        Some("Haiti")
    );
}

/// NUL and other control characters are marks that stand between words.
#[test]
fn control_characters_part_words() {
    for c in ["\0", "\u{1}", "\u{1f}", "\u{7f}", "\u{fffd}", "\u{ffff}", "\u{10ffff}"] {
        assert_eq!(
            found(&format!("He flew from Kenya {c} to Haiti."), MentionKind::Place),
            ["Kenya", "Haiti"],
            "{c:?}"
        );
    }
}

/// A byte order mark is no part of the first word, wherever offsets count it.
#[test]
fn a_byte_order_mark_is_skipped() {
    let text = "\u{feff}Kenya sent 600 officers.";
    let mut document = read(&Extractor::english(), text);
    assert_eq!((document.mentions[0].start, &*document.mentions[0].text), (3, "Kenya"));
    document.convert_offsets(text, OffsetUnit::Char);
    assert_eq!(document.mentions[0].start, 1);
}

/// The three kinds of line end, and those of Unicode, part lines alike; an empty line parts paragraphs.
#[test]
fn line_ends_are_alike() {
    let lines = |end: &str| {
        let text =
            format!("Kenya sent 600 officers{end}{end}to Haiti on Friday{end}Police said so.");
        let document = read(&Extractor::english(), &text);
        (
            document.sentences.len(),
            document.mentions.iter().map(|m| m.text.to_string()).collect::<Vec<_>>(),
        )
    };
    let expected = lines("\n");
    for end in ["\r\n", "\r", "\u{85}", "\u{2028}"] {
        assert_eq!(lines(end), expected, "{end:?}");
    }
    // two tabs of a printer and the end of a paragraph part words, whatever else they mean
    for end in ["\u{b}", "\u{c}", "\u{2029}"] {
        assert_eq!(lines(end).1, expected.1, "{end:?}");
    }
}
