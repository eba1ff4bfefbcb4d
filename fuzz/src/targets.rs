//! What each fuzz target does with its bytes. The tests run the same on the corpora that are checked in.

use arbitrary::{Arbitrary, Result, Unstructured};
use newswire::export::{
    Brat, Conll2003, ConllUPlus, Csv, Displacy, Dot, Export, GraphMl, Markdown, NQuads, SpacyDoc,
    Table, Turtle, WebAnnotation,
};
use newswire::internals::COLUMNS;
use newswire::{
    DateOrigin, Document, Extractor, Input, Ledger, OffsetUnit, Report, lint_gazetteers,
};

use crate::contract::faults;
use crate::markup;
use crate::news::Story;

/// The name of a target and what it does.
pub type Target = (&'static str, fn(&[u8]));

/// All of them.
pub const ALL: &[Target] = &[
    ("extract", extract),
    ("dated", dated),
    ("gazetteer", gazetteer),
    ("rules", rules),
    ("cases", cases),
    ("export", export),
    ("ledger", ledger),
];

/// Reads a text and checks what must hold of any document; gives the document.
fn read<'t>(extractor: &'t Extractor, input: Input<'t>) -> Document<'t> {
    let document = extractor.extract(input);
    let wrong = faults(&document, input.text);
    assert!(wrong.is_empty(), "{:?}:\n{}", input.text, wrong.join("\n"));
    assert_eq!(document, extractor.extract(input), "a second reading differs");
    let json = serde_json::to_string(&document).expect("a document is JSON");
    let owned: Document<'static> = serde_json::from_str(&json).expect("its JSON is a document");
    assert_eq!(owned, document, "JSON loses something");
    document
}

/// The choices of the grammar as a story, if they suffice for one.
fn story(choices: &[u8]) -> Option<Story> {
    Story::arbitrary(&mut Unstructured::new(choices)).ok()
}

/// Any text, and news-like text, can be read and keeps the contract.
///
/// After `#` stands a text, after any other byte choices of the grammar.
pub fn extract(data: &[u8]) {
    let extractor = Extractor::english();
    match data.split_first() {
        Some((b'#', text)) => {
            let _ = read(&extractor, Input::new(&String::from_utf8_lossy(text)));
        }
        Some((_, choices)) => {
            if let Some(story) = story(choices) {
                let _ = read(&extractor, Input::new(&story.text));
            }
        }
        None => {}
    }
}

/// News-like text with a date that may be none: a date of the input counts exactly if it is a day.
pub fn dated(data: &[u8]) {
    let Some(story) = story(data) else { return };
    let extractor = Extractor::english();
    let mut input = Input::new(&story.text);
    if let Some(date) = &story.date {
        input = input.date(date);
    }
    let document = read(&extractor, input);
    let given = document.reference_date_from == Some(DateOrigin::Caller);
    let day = story.date.as_deref().is_some_and(newswire::is_day);
    assert_eq!(given, day, "{:?} and {:?}", story.date, document.reference_date);
}

/// A list of names is loaded, or refused with a message that has a place in it; its lint fails on neither.
pub fn gazetteer(data: &[u8]) {
    let Ok(list) = list(&mut Unstructured::new(data)) else { return };
    let findings = lint_gazetteers(&[("own.tsv", &list)]);
    assert!(findings.iter().all(|f| f.line > 0), "{findings:?}");
    match Extractor::builder().gazetteer("own.tsv", &*list).build() {
        Ok(extractor) => {
            let text = list.replace(['\t', '\n', '|', '~'], " ");
            let _ = read(&extractor, (&*text).into());
        }
        Err(error) => {
            let placed = error.line().is_some() && error.file() == Some("own.tsv");
            assert!(placed, "{error} has no place");
        }
    }
}

/// What stands in cells, right and wrong.
const CELLS: &[&str] = &[
    "",
    "x",
    "KP",
    "RU/moscow",
    "-RU",
    "-",
    "place",
    "person",
    "organization",
    "Zorblatt",
    "Port Nowhere",
    "a~x|B~s",
    "~",
    "|",
    "A~q",
    "é",
    "e\u{301}",
    "12",
    "-91.5",
    "1e9",
    "NaN",
    "Q42",
    "m",
    "2020-01-01",
    "2020-02-30",
    " ",
    "\u{feff}",
    "\r",
    "U.S.",
    "-made",
    "of",
    "city",
    "country",
    "9",
    "0",
    "w",
    "x|KP",
    "\"",
    "\u{a0}x",
    "president",
];
/// Columns of other files than rows of things, and what is none.
const OTHER_COLUMNS: &[&str] = &[
    "kind=place",
    "kind=",
    "person",
    "title",
    "organization",
    "since",
    "until",
    "given",
    "family",
    "source",
    "licence",
    "x=y",
    "",
];
/// Headers that are right.
const HEADERS: &[&[&str]] = &[
    &["id", "name", "kind", "aliases", "flags"],
    &["person", "title", "organization", "since", "until"],
    &["name", "given", "family", "flags", "gender"],
    &["id", "name", "kind=place", "parent", "lat", "lon"],
    &[],
];

/// A gazetteer file, mostly near the format.
fn list(u: &mut Unstructured<'_>) -> Result<String> {
    let mut text = String::new();
    let mut width = 2;
    if u.ratio(2, 3)? {
        let mut header = u.choose(HEADERS)?.to_vec();
        for _ in 0..u.int_in_range(0..=3)? {
            let columns: Vec<&str> = [COLUMNS, OTHER_COLUMNS].concat();
            header.push(*u.choose(&columns)?);
        }
        text.push_str(&header.join("\t"));
        text.push('\n');
        width = header.iter().filter(|c| !c.contains('=')).count().max(1);
    }
    while !u.is_empty() && text.len() < 2000 {
        for at in 0..width {
            if at > 0 {
                text.push_str(if u.ratio(1, 40)? { " " } else { "\t" });
            }
            let cell = if u.ratio(1, 6)? { u.arbitrary()? } else { *u.choose(CELLS)? };
            text.push_str(cell);
        }
        text.push('\n');
    }
    Ok(text)
}

/// Read with every set of rules that compiles.
const TEXT: &str = "Kenya sent 600 police officers to Haiti on Friday, President William Ruto said. \
                    “We met the French minister,” he told Reuters.";

/// A file of rules is compiled, or refused with a message; what is compiled can be run.
pub fn rules(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match Extractor::builder().rules("own.toml", text).build() {
        Ok(extractor) => {
            let _ = read(&extractor, TEXT.into());
            let _ = extractor.lint_rules();
        }
        Err(error) => {
            let short = error.file() == Some("own.toml") && error.to_string().len() < 4000;
            assert!(short, "{error} has no place, or no end");
        }
    }
}

/// A file of test cases is read or refused, and what it holds can be run.
pub fn cases(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let Ok(cases) = markup::parse("fuzz", text) else { return };
    let extractor = Extractor::english();
    for case in &cases {
        let _ = markup::check(&extractor, case);
    }
}

/// Every format; whether each of its lines is JSON.
fn formats() -> Vec<(Box<dyn Export>, bool)> {
    vec![
        (Box::new(Brat::new()), false),
        (Box::new(Conll2003::new()), false),
        (Box::new(ConllUPlus::new()), false),
        (Box::new(SpacyDoc::new()), true),
        (Box::new(Displacy::new()), true),
        (Box::new(WebAnnotation::new()), true),
        (Box::new(NQuads::new()), false),
        (Box::new(Turtle::new()), false),
        (Box::new(GraphMl::new()), false),
        (Box::new(Dot::new()), false),
        (Box::new(Markdown::new()), false),
        (Box::new(Csv::new(Table::Mentions)), false),
        (Box::new(Csv::new(Table::Entities)), false),
        (Box::new(Csv::new(Table::Relations).tabs()), false),
        (Box::new(Csv::new(Table::Arguments)), false),
        (Box::new(Csv::new(Table::Statements)), false),
        (Box::new(Csv::new(Table::Figures)), false),
    ]
}

/// Writes a document in each format, which must succeed if it is ours.
fn write(text: &str, document: &Document<'_>, ours: bool) {
    for (mut format, json) in formats() {
        let mut out = Vec::new();
        let written = format
            .begin(&mut out)
            .and_then(|()| format.write(text, document, &mut out))
            .and_then(|()| format.finish(&mut out));
        match written {
            Ok(()) => {
                let out = String::from_utf8(out).expect("a format writes UTF-8");
                for line in out.lines().filter(|l| json && !l.is_empty()) {
                    let _: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
                }
            }
            Err(fault) => {
                let refused = !ours && fault.kind() == std::io::ErrorKind::InvalidInput;
                assert!(refused, "{fault}");
            }
        }
    }
}

/// Every format writes every document, also one of another program; formats of JSON give JSON.
///
/// After `#` stands a document as JSON, after any other byte choices of the grammar.
pub fn export(data: &[u8]) {
    match data.split_first() {
        Some((b'#', json)) => {
            let text = "Kenya sent 600 police officers to Haiti, “we” said é.";
            if let Ok(mut document) = serde_json::from_slice::<Document<'static>>(json) {
                write(text, &document, false);
                document.convert_offsets(text, OffsetUnit::Utf16);
            }
        }
        Some((_, choices)) => {
            let Some(story) = story(choices) else { return };
            let extractor = Extractor::english();
            let id = story.date.as_deref().unwrap_or_default();
            let document = extractor.extract(Input::new(&story.text).id(id));
            write(&story.text, &document, true);
        }
        None => {}
    }
}

/// Reports of any texts make rows, the same in any order, and survive being saved.
///
/// After `#` stands a ledger as JSON, which anybody may have written; after any other byte choices of the grammar.
pub fn ledger(data: &[u8]) {
    match data.split_first() {
        Some((b'#', json)) => {
            if let Ok(ledger) = serde_json::from_slice::<Ledger>(json) {
                let _ = ledger.rows();
            }
        }
        Some((_, choices)) => {
            let share = choices.len() / 3 + 1;
            let stories: Vec<Story> = choices.chunks(share).filter_map(story).collect();
            let extractor = Extractor::english();
            let mut reports = Vec::new();
            for (story, id) in stories.iter().zip(["a", "b", "c"]) {
                let mut input = Input::new(&story.text).id(id);
                if let Some(date) = &story.date {
                    input = input.date(date);
                }
                let document = extractor.extract(input);
                let report = Report::new(&extractor, &document, &story.text);
                reports.push(report.expect("the document is of this text"));
            }
            let rows = Ledger::new(reports.clone()).rows();
            let other = Ledger::new(reports.iter().rev().cloned());
            assert_eq!(rows, other.rows(), "the order matters");
            let saved = serde_json::to_string(&Ledger::new(reports)).expect("a ledger is JSON");
            let read: Ledger = serde_json::from_str(&saved).expect("its JSON is a ledger");
            assert_eq!(rows, read.rows(), "saving loses something");
        }
        None => {}
    }
}
