//! Every message that a user's gazetteer or rule can cause, in one snapshot to be read.

use std::fmt::Write as _;

use newswire::{Extractor, Input, OffsetUnit, Report, Stance};

/// What is wrong, and the file that is.
const GAZETTEERS: &[(&str, &str)] = &[
    ("an unknown column", "id\tname\tkind\tcolour\nx\tX\tplace\tred\n"),
    ("a missing column", "id\tkind\nx\tplace\n"),
    ("an unknown kind", "id\tname\tkind\nx\tX\tplanet\n"),
    ("too many fields", "id\tname\tkind\nx\tX\tplace\tmore\n"),
    ("too few fields", "id\tname\tkind\nx\tX\n"),
    ("an empty name", "id\tname\tkind\nx\t\tplace\n"),
    ("an id twice", "id\tname\tkind\nx\tX\tplace\nx\tY\tplace\n"),
    ("an unknown flag", "id\tname\tkind\tflags\nx\tX\tplace\tz\n"),
    ("an unknown flag of an alias", "id\tname\tkind\taliases\nx\tX\tplace\tY~q\n"),
    ("no latitude", "id\tname\tkind\tlat\tlon\nx\tX\tplace\t91\t0\n"),
    ("no population", "id\tname\tkind\tpopulation\nx\tX\tplace\tmany\n"),
    ("an unknown capital", "id\tname\tkind\tcapital\nx\tX\tplace\tnowhere\n"),
    ("an unknown kind without header", "Port Nowhere\tharbour\n"),
    ("neither a header nor a pair", "Port Nowhere place\n"),
    ("three fields without header", "Port Nowhere\tplace\tXX\n"),
    ("an empty file", ""),
    ("a column twice", "id\tname\tkind\tname\nx\tX\tplace\tY\n"),
    ("a column for the whole file", "id\tname\tkind=place\tcountry=FR\nx\tX\n"),
    ("an unknown kind for the whole file", "id\tname\tkind=plaice\nx\tX\n"),
    ("an id with a space", "id\tname\tkind\nx y\tX\tplace\n"),
    ("an empty alias", "id\tname\tkind\taliases\nx\tX\tplace\tY||Z\n"),
    ("an unknown country", "id\tname\tkind\tcountry\nx\tX\tplace\tusa\n"),
    ("an unknown parent", "id\tname\tkind\tparent\nx\tX\tplace\tnowhere\n"),
    ("no Wikidata item", "id\tname\tkind\twikidata\nx\tX\tplace\t42\n"),
    ("an unknown gender", "id\tname\tkind\tgender\nx\tX\tperson\tfemale\n"),
    ("a longitude without latitude", "id\tname\tkind\tlat\tlon\nx\tX\tplace\t\t5\n"),
    ("no row to take out", "id\tname\tkind\n-zzz\t\t\n"),
    ("a role of nobody", "person\ttitle\torganization\nnobody-at-all\tking\tKE\n"),
    ("a role in nothing", "person\ttitle\torganization\nvladimir-putin\tking\tnowhere\n"),
    (
        "an end before its beginning",
        "person\ttitle\tsince\tuntil\nvladimir-putin\tking\t2020\t2019\n",
    ),
    ("no day", "person\ttitle\tsince\tuntil\nvladimir-putin\tking\t2020-02-30\t\n"),
    ("roles without a title", "person\ttitle\ttitle\nvladimir-putin\tking\tking\n"),
    ("a part of a name without class", "name\tfamily\tgiven\nZorblatt\t0\n"),
    ("a part of a name that is none", "name\tfamily\tgiven\nZorblatt\n"),
    ("an unknown flag of a part", "name\tfamily\tflags\nZorblatt\t3\tz\n"),
    ("an unknown gender of a part", "name\tgiven\tgender\nZorblatt\t3\tx\n"),
];

const RULES: &[(&str, &str)] = &[
    ("no TOML", "[[frame]\n"),
    ("an unknown table", "[[phrase]]\nid = \"a/b\"\n"),
    ("an unknown key", "[[frame]]\nid = \"a/b\"\ngives = \"transport\"\nverb = [\"send\"]\n"),
    ("a missing key", "[[frame]]\nid = \"a/b\"\n"),
    (
        "a bad id",
        "[[frame]]\nid = \"Send\"\ngives = \"transport\"\nverbs = [\"send\"]\nyes = [\"A.\"]\nno = [\"B.\"]\n[frame.roles]\npassenger = { slot = \"object\" }\n",
    ),
    (
        "an unknown role",
        "[[frame]]\nid = \"a/b\"\ngives = \"transport\"\nverbs = [\"send\"]\nyes = [\"A.\"]\nno = [\"B.\"]\n[frame.roles]\npilot = { slot = \"subject\" }\n",
    ),
    (
        "an unknown kind",
        "[[frame]]\nid = \"a/b\"\ngives = \"transport\"\nverbs = [\"send\"]\nyes = [\"A.\"]\nno = [\"B.\"]\n[frame.roles]\npassenger = { slot = \"object\", kinds = [\"Person\"] }\n",
    ),
    (
        "no words",
        "[[frame]]\nid = \"a/b\"\ngives = \"transport\"\nyes = [\"A.\"]\nno = [\"B.\"]\n[frame.roles]\npassenger = { slot = \"object\" }\n",
    ),
    (
        "three words",
        "[[frame]]\nid = \"a/b\"\ngives = \"transport\"\nverbs = [\"send far away\"]\nyes = [\"A.\"]\nno = [\"B.\"]\n[frame.roles]\npassenger = { slot = \"object\" }\n",
    ),
    (
        "no examples",
        "[[frame]]\nid = \"a/b\"\ngives = \"transport\"\nverbs = [\"send\"]\nyes = []\nno = []\n[frame.roles]\npassenger = { slot = \"object\" }\n",
    ),
    (
        "an id that is taken",
        "[[frame]]\nid = \"transport/move\"\ngives = \"transport\"\nverbs = [\"send\"]\nyes = [\"A.\"]\nno = [\"B.\"]\n[frame.roles]\npassenger = { slot = \"object\" }\n",
    ),
    (
        "a pattern without end",
        "[[pattern]]\nid = \"a/b\"\ngives = \"located_in\"\nmatch = \"<entity: place in\"\nyes = [\"A.\"]\nno = [\"B.\"]\n",
    ),
    (
        "a pattern without roles",
        "[[pattern]]\nid = \"a/b\"\ngives = \"located_in\"\nmatch = \"<entity: place> in\"\nyes = [\"A.\"]\nno = [\"B.\"]\n",
    ),
    (
        "a pattern with an unknown kind",
        "[[pattern]]\nid = \"a/b\"\ngives = \"located_in\"\nmatch = \"<entity: plaice> in <place: place>\"\nyes = [\"A.\"]\nno = [\"B.\"]\n",
    ),
    (
        "a pattern that begins with a word",
        "[[pattern]]\nid = \"a/b\"\ngives = \"located_in\"\nmatch = \"in <place: place>\"\nyes = [\"A.\"]\nno = [\"B.\"]\n",
    ),
    (
        "a pattern with a mention of no form",
        "[[pattern]]\nid = \"a/b\"\ngives = \"located_in\"\nmatch = \"<entity> in <place: place>\"\nyes = [\"A.\"]\nno = [\"B.\"]\n",
    ),
    (
        "a pattern with an unknown role",
        "[[pattern]]\nid = \"a/b\"\ngives = \"located_in\"\nmatch = \"<entity: place> in <region: place>\"\nyes = [\"A.\"]\nno = [\"B.\"]\n",
    ),
    (
        "an empty doc",
        "[[frame]]\nid = \"a/b\"\ngives = \"transport\"\ndoc = \" \"\nverbs = [\"send\"]\nyes = [\"A.\"]\nno = [\"B.\"]\n[frame.roles]\npassenger = { slot = \"object\" }\n",
    ),
    (
        "a condition on a role that is not there",
        "[[frame]]\nid = \"a/b\"\ngives = \"transport\"\nverbs = [\"send\"]\nany = [\"origin\"]\nyes = [\"A.\"]\nno = [\"B.\"]\n[frame.roles]\npassenger = { slot = \"object\" }\n",
    ),
    (
        "an unknown slot",
        "[[frame]]\nid = \"a/b\"\ngives = \"transport\"\nverbs = [\"send\"]\nyes = [\"A.\"]\nno = [\"B.\"]\n[frame.roles]\npassenger = { slot = \"objekt\" }\n",
    ),
    (
        "an unknown key of a role",
        "[[frame]]\nid = \"a/b\"\ngives = \"transport\"\nverbs = [\"send\"]\nyes = [\"A.\"]\nno = [\"B.\"]\n[frame.roles]\npassenger = { slots = \"object\" }\n",
    ),
    (
        "an exception of a group elsewhere",
        "[[group]]\nid = \"a/b\"\ngives = \"located_in\"\nyes = [\"A.\"]\nno = [\"B.\"]\n[group.except]\nobject = [\"x\"]\n[group.roles]\nentity = { slot = \"self\" }\nplace = { slot = \"in\" }\n",
    ),
];

/// The message, or that there is none: then the file is right after all, which the snapshot shows too.
fn message(result: Result<Extractor, newswire::Error>) -> String {
    match result {
        Ok(_) => "(no error)".to_owned(),
        Err(fault) => {
            format!("{:?} at {:?}:{:?}\n{fault}", fault.kind(), fault.line(), fault.column())
        }
    }
}

/// What can be wrong with a text and with a document that goes into a ledger.
fn of_texts() -> Vec<(&'static str, newswire::Error)> {
    let text = "“Kenya,” he said.";
    let extractor = Extractor::english();
    let day = extractor.try_extract(Input::new(text).date("18 October")).unwrap_err();
    let mut document = extractor.extract(Input::new(text).id("story"));
    let other = Report::new(&extractor, &document, "Another text, and longer.").unwrap_err();
    document.convert_offsets(text, OffsetUnit::Utf16);
    let unit = Report::new(&extractor, &document, text).unwrap_err();
    vec![
        ("a date that is no day", day),
        ("a name in no list", "denied".parse::<Stance>().unwrap_err()),
        ("a report with another text", other),
        ("a report with offsets in another unit", unit),
    ]
}

#[test]
fn messages_say_where_what_and_what_would_be_right() {
    let mut all = String::new();
    for (what, text) in GAZETTEERS {
        let built = Extractor::builder().gazetteer("own.tsv", *text).build();
        let _ = writeln!(all, "# {what}\n{}\n", message(built));
    }
    for (what, text) in RULES {
        let built = Extractor::builder().rules("own.toml", *text).build();
        let _ = writeln!(all, "# {what}\n{}\n", message(built));
    }
    let two = Extractor::builder()
        .gazetteer("one.tsv", "id\tname\tkind\nx\tX\tplace\n")
        .gazetteer("two.tsv", "id\tname\tkind\nx\tX\tplace\n")
        .build();
    let _ = writeln!(all, "# an id in two files\n{}\n", message(two));
    let rule = RULES.iter().find(|(what, _)| *what == "an id that is taken").unwrap().1;
    let rule = rule.replace("transport/move", "own/move");
    let two = Extractor::builder().rules("one.toml", &*rule).rules("two.toml", &*rule).build();
    let _ = writeln!(all, "# a rule id in two files\n{}\n", message(two));
    let long = format!("id\tname\tkind\nx\t{}\tplace\n", "X".repeat(70_000));
    let built = Extractor::builder().gazetteer("own.tsv", long).build();
    let _ = writeln!(all, "# too long a line\n{}\n", message(built));
    let mut many = Extractor::builder();
    for file in 0..=u16::MAX {
        many.gazetteer("own.tsv", format!("Port Nowhere {file}\tplace\n"));
    }
    let _ = writeln!(all, "# too many files\n{}\n", message(many.build()));
    let built = Extractor::builder().disable("no-such/rule").build();
    let _ = writeln!(all, "# nothing to disable\n{}\n", message(built));
    for (what, fault) in of_texts() {
        let _ = writeln!(all, "# {what}\n{:?}\n{fault}\n", fault.kind());
    }
    insta::assert_snapshot!(all);
}

#[test]
fn files_that_cannot_be_read_are_named() {
    let path = std::path::Path::new("no/such/file.tsv");
    let fault = Extractor::builder().gazetteer_file(path).build().unwrap_err();
    assert_eq!(fault.kind(), newswire::ErrorKind::Io);
    assert_eq!(fault.file(), Some("no/such/file.tsv"));
}

#[test]
fn what_is_no_utf8_is_placed() {
    let dir = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("errors");
    std::fs::create_dir_all(&dir).unwrap();
    let path = dir.join("latin.tsv");
    std::fs::write(&path, b"id\tname\tkind\nx\tCaf\xe9\tplace\n").unwrap();
    let fault = Extractor::builder().gazetteer_file(&path).build().unwrap_err();
    assert_eq!(
        (fault.kind(), fault.line(), fault.column()),
        (newswire::ErrorKind::Io, Some(2), Some(6))
    );
    assert!(
        fault.to_string().ends_with("byte 0xe9 is not UTF-8; save the file as UTF-8"),
        "{fault}"
    );
}
