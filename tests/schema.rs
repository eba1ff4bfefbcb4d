//! The JSON Schema that is checked in is the one that the code has.

use std::fs;
use std::path::Path;
use std::process::Command;

use newswire::{Extractor, Input};
use serde_json::Value;

use crate::markup::repository;

/// What `examples/schema` prints.
fn printed() -> String {
    let tests = std::env::current_exe().unwrap();
    let directory = tests.parent().and_then(Path::parent).unwrap();
    let path = directory.join("examples").join(format!("schema{}", std::env::consts::EXE_SUFFIX));
    assert!(path.exists(), "help: build it first, cargo build --example schema");
    String::from_utf8(Command::new(path).output().unwrap().stdout).unwrap()
}

#[test]
fn the_schema_is_the_one_that_the_code_has() {
    let file = fs::read_to_string(repository("schema/newswire-1.schema.json")).unwrap();
    assert_eq!(file, printed(), "help: cargo run --example schema > schema/newswire-1.schema.json");
}

/// The names of all fields of `value` that the schema at `schema` does not have.
fn unknown(value: &Value, schema: &Value, root: &Value, path: &str, out: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str().and_then(|r| r.strip_prefix("#/$defs/")) {
        return unknown(value, &root["$defs"][name], root, path, out);
    }
    if let Some(choices) = schema["anyOf"].as_array() {
        let mut least: Option<Vec<String>> = None;
        for choice in choices {
            let mut faults = Vec::new();
            unknown(value, choice, root, path, &mut faults);
            if least.as_ref().is_none_or(|l| faults.len() < l.len()) {
                least = Some(faults);
            }
        }
        out.extend(least.unwrap_or_default());
        return;
    }
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match schema["properties"].get(name) {
                    Some(inner) => unknown(value, inner, root, &format!("{path}/{name}"), out),
                    None => out.push(format!("{path}/{name}: the schema does not know it")),
                }
            }
            for name in schema["required"].as_array().into_iter().flatten() {
                if name.as_str().is_some_and(|name| !fields.contains_key(name)) {
                    out.push(format!("{path}: {name} is missing"));
                }
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                unknown(item, &schema["items"], root, &format!("{path}/{at}"), out);
            }
        }
        leaf => {
            let listed = schema["enum"].as_array();
            if listed.is_some_and(|words| !words.contains(leaf)) {
                out.push(format!("{path}: {leaf} is not in the list"));
            }
        }
    }
}

#[test]
fn bundled_reports_have_only_what_the_schema_knows() {
    let file = fs::read_to_string(repository("schema/newswire-1.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&file).unwrap();
    let extractor = Extractor::english();
    for entry in fs::read_dir(repository("examples/reports")).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let document = extractor.extract(Input::new(&text).date("2024-10-18").id("x"));
        let value = serde_json::to_value(&document).unwrap();
        let mut faults = Vec::new();
        unknown(&value, &schema, &schema, "", &mut faults);
        assert_eq!(faults, Vec::<String>::new(), "{}", path.display());
    }
}
