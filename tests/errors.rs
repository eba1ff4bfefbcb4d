//! Every message that a user's gazetteer or rule can cause, in one snapshot to be read.

use std::fmt::Write as _;

use newswire::Extractor;

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
    ("an empty file", ""),
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
    let built = Extractor::builder().disable("no-such/rule").build();
    let _ = writeln!(all, "# nothing to disable\n{}", message(built));
    insta::assert_snapshot!(all);
}

#[test]
fn files_that_cannot_be_read_are_named() {
    let path = std::path::Path::new("no/such/file.tsv");
    let fault = Extractor::builder().gazetteer_file(path).build().unwrap_err();
    assert_eq!(fault.kind(), newswire::ErrorKind::Io);
    assert_eq!(fault.file(), Some("no/such/file.tsv"));
}
