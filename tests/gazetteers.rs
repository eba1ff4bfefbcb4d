//! The data files: one form, sorted, unique, every reference resolved, every source named.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use unicode_normalization::is_nfc;

use crate::markup::{files, stem};

/// A file as columns and rows.
struct Table {
    name: String,
    columns: Vec<String>,
    /// The kind of all rows, where the header says it.
    kind: Option<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|c| c == name)
    }

    /// The values of a column with the line they stand on.
    fn values(&self, name: &str) -> Vec<(usize, &str)> {
        let Some(column) = self.column(name) else { return Vec::new() };
        self.rows
            .iter()
            .enumerate()
            .filter_map(|(at, row)| row.get(column).map(|v| (at + 2, v.as_str())))
            .filter(|(_, v)| !v.is_empty())
            .collect()
    }
}

fn paths() -> Vec<PathBuf> {
    files("gazetteers", "tsv")
}

fn tables() -> Vec<Table> {
    paths()
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            let mut lines = text.lines().map(|l| l.split('\t').map(str::to_owned).collect());
            let header: Vec<String> = lines.next().unwrap_or_default();
            // `kind=place` says the kind of all rows and has no field in them
            let columns = header.iter().filter(|c| !c.contains('=')).cloned().collect();
            let kind = header.iter().find_map(|c| Some(c.strip_prefix("kind=")?.to_owned()));
            Table { name: stem(&path), columns, kind, rows: lines.collect() }
        })
        .collect()
}

fn fail_if(faults: &[String], help: &str) {
    let shown: Vec<&str> = faults.iter().take(20).map(String::as_str).collect();
    assert!(faults.is_empty(), "help: {help}\n{}\n{} in all", shown.join("\n"), faults.len());
}

#[test]
fn rows_have_the_columns_of_their_file() {
    let mut faults = Vec::new();
    for table in tables() {
        for (at, row) in table.rows.iter().enumerate() {
            // empty fields at the end may be left out
            if row.len() > table.columns.len() {
                faults.push(format!("gazetteers/{}.tsv:{}", table.name, at + 2));
            }
        }
    }
    fail_if(&faults, "give each row as many fields as the first line names");
}

#[test]
fn text_is_clean() {
    let mut faults = Vec::new();
    for path in paths() {
        let text = std::fs::read_to_string(&path).unwrap();
        for (at, line) in text.lines().enumerate() {
            let edge = line.split('\t').any(|field| field != field.trim());
            if !is_nfc(line) || line.contains(['\r', '\u{a0}']) || edge {
                faults.push(format!("{}:{}", path.display(), at + 1));
            }
        }
    }
    fail_if(
        &faults,
        "write NFC without carriage returns, no-break spaces and spaces around a field",
    );
}

/// Files of things are sorted by id, word lists by word; SOURCES.tsv by file, roles.tsv by person.
#[test]
fn rows_are_sorted_and_unique() {
    let mut faults = Vec::new();
    for table in tables() {
        let several = ["SOURCES", "roles"].contains(&&*table.name);
        for (at, pair) in table.rows.windows(2).enumerate() {
            let (one, two) = (&pair[0], &pair[1]);
            if one[0] > two[0] || one == two || (!several && one[0] == two[0]) {
                faults.push(format!("gazetteers/{}.tsv:{}: {:?}", table.name, at + 3, two[0]));
            }
        }
    }
    fail_if(&faults, "sort bytewise by the first column and merge rows that repeat it");
}

#[test]
fn ids_are_unique_and_resolve() {
    let tables = tables();
    let mut ids: BTreeMap<&str, &str> = BTreeMap::new();
    let mut faults = Vec::new();
    for table in &tables {
        for (line, id) in table.values("id") {
            if let Some(other) = ids.insert(id, &table.name) {
                faults.push(format!("{}.tsv:{line}: {id} is also in {other}.tsv", table.name));
            }
        }
    }
    for table in &tables {
        for column in ["parent", "capital", "person", "organization"] {
            for (line, value) in table.values(column) {
                for id in value.split('|').filter(|id| !ids.contains_key(id)) {
                    faults.push(format!("{}.tsv:{line}: {column} {id} is no row", table.name));
                }
            }
        }
    }
    fail_if(&faults, "name rows that exist, each once");
}

#[test]
fn kinds_are_those_of_the_contract() {
    let mut faults = Vec::new();
    for table in tables() {
        if table.column("id").is_none() {
            continue;
        }
        let of_all = table.kind.iter().map(|k| (1, &**k));
        for (line, kind) in table.values("kind").into_iter().chain(of_all) {
            if newswire::MentionKind::from_name(kind).is_none() {
                faults.push(format!("{}.tsv:{line}: {kind}", table.name));
            }
        }
        for (line, code) in table.values("country") {
            let code = code.strip_prefix("H-").unwrap_or(code);
            if code.len() != 2 || !code.bytes().all(|b| b.is_ascii_uppercase()) {
                faults.push(format!("{}.tsv:{line}: country {code}", table.name));
            }
        }
        for (line, item) in table.values("wikidata") {
            let digits = item.strip_prefix('Q').unwrap_or("x");
            if !digits.bytes().all(|b| b.is_ascii_digit()) {
                faults.push(format!("{}.tsv:{line}: wikidata {item}", table.name));
            }
        }
    }
    fail_if(&faults, "write a kind of FORMAT.md, an ISO 3166 code, a Q id");
}

#[test]
fn every_file_names_its_sources() {
    let tables = tables();
    let sources = tables.iter().find(|t| t.name == "SOURCES").expect("gazetteers/SOURCES.tsv");
    let named: BTreeSet<&str> = sources.values("file").into_iter().map(|(_, f)| f).collect();
    let mut faults = Vec::new();
    for table in tables.iter().filter(|t| t.name != "SOURCES") {
        if !named.contains(&*format!("{}.tsv", table.name)) {
            faults.push(format!("{}.tsv has no row", table.name));
        }
    }
    for (line, file) in sources.values("file") {
        if !tables.iter().any(|t| format!("{}.tsv", t.name) == file) {
            faults.push(format!("SOURCES.tsv:{line}: there is no {file}"));
        }
    }
    for column in ["source", "licence"] {
        if sources.values(column).len() != sources.rows.len() {
            faults.push(format!("a {column} is missing"));
        }
    }
    fail_if(&faults, "give each file a row in gazetteers/SOURCES.tsv with source and licence");
}

/// The built-in rows pass the lint that users' files are given.
#[test]
fn built_in_rows_pass_lint() {
    let words = [
        "nouns",
        "verbs",
        "words",
        "units",
        "currencies",
        "holidays",
        "name_words",
        "link_words",
        "heads",
        "subtypes",
    ];
    let texts: Vec<(String, String)> = paths()
        .iter()
        .filter(|path| !words.contains(&&*stem(path)))
        .map(|path| {
            (format!("gazetteers/{}.tsv", stem(path)), std::fs::read_to_string(path).unwrap())
        })
        .collect();
    let files: Vec<(&str, &str)> = texts.iter().map(|(n, t)| (&**n, &**t)).collect();
    let faults: Vec<String> =
        newswire::lint_gazetteers(&files).iter().map(ToString::to_string).collect();
    fail_if(&faults, "correct the curated lists or overrides of tools/gazetteers and run build.py");
}
