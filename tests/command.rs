//! The command `examples/extract`, run as its users run it.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::markup::repository;

/// The binary that `cargo test` builds with the tests.
fn extract() -> Command {
    let tests = std::env::current_exe().unwrap();
    let directory = tests.parent().and_then(Path::parent).unwrap();
    let path = directory.join("examples").join(format!("extract{}", std::env::consts::EXE_SUFFIX));
    assert!(path.exists(), "help: build it first, cargo build --example extract");
    Command::new(path)
}

/// An empty directory of this test's own.
fn directory(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command").join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

fn run(directory: &Path, arguments: &[&str]) -> Output {
    extract().current_dir(directory).args(arguments).stdin(Stdio::null()).output().unwrap()
}

fn pipe(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = extract()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn ids(lines: &[u8]) -> Vec<String> {
    String::from_utf8_lossy(lines)
        .lines()
        .map(|line| {
            let document: Value = serde_json::from_str(line).unwrap();
            document["id"].as_str().unwrap().to_owned()
        })
        .collect()
}

#[test]
fn faulty_inputs_are_named_and_the_others_read() {
    let dir = directory("faulty");
    fs::create_dir(dir.join("empty")).unwrap();
    fs::write(dir.join("good.txt"), "Kenya sent 600 police officers to Haiti.").unwrap();
    fs::write(dir.join("latin.txt"), b"A caf\xe9 burned.").unwrap();
    let output = run(
        &dir,
        &[
            "missing.txt",
            "latin.txt",
            "good.txt",
            "empty",
            "--format",
            "jsonl",
            "--date",
            "2024-10-18",
        ],
    );
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(ids(&output.stdout), ["good.txt"]);
    assert_eq!(
        stderr(&output).lines().collect::<Vec<_>>(),
        [
            "extract: empty: has no *.txt files, name the files if they are called otherwise",
            "extract: missing.txt: no such file or directory, check the path",
            "extract: latin.txt: not UTF-8 (byte 0xE9 at offset 5), convert it first, for example with `iconv -f WINDOWS-1252 -t UTF-8`",
        ]
    );
}

#[test]
fn malformed_lines_are_numbered() {
    let lines = concat!(
        "{\"id\":\"a\",\"text\":\"One.\"}\n",
        "\n",
        "{\"id\":\"b\"}\n",
        "{\"id\":\"c\",\"text\":\"Two.\",\"date\":\"2023-02-29\"}\n",
        "{\"id\":\"\",\"text\":\"Three.\"}\n",
        "[\n",
        "{\"id\":\"d\",\"text\":\"Four.\",\"more\":1}",
    );
    let output = pipe(&["--input", "jsonl", "--format", "jsonl"], lines.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(ids(&output.stdout), ["a", "d"]);
    assert_eq!(
        stderr(&output).lines().collect::<Vec<_>>(),
        [
            "extract: standard input: line 3: malformed at column 10: missing field `text`, \
             a line is {\"id\": \"…\", \"text\": \"…\", \"date\": \"YYYY-MM-DD\"} (date is optional)",
            "extract: standard input: line 4: the date \"2023-02-29\" is no calendar day, \
             write YYYY-MM-DD or leave it out",
            "extract: standard input: line 5: the id is empty, each document needs one",
            "extract: standard input: line 6: malformed at column 1: EOF while parsing a list, \
             a line is {\"id\": \"…\", \"text\": \"…\", \"date\": \"YYYY-MM-DD\"} (date is optional)",
        ]
    );
}

#[test]
fn usage_errors_exit_with_two() {
    let dir = directory("usage");
    for arguments in [
        &["--date", "18 October", "-"][..],
        &["--threads", "0", "-"],
        &["--format", "xml", "-"],
        &["--no-such-option"],
    ] {
        assert_eq!(run(&dir, arguments).status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn one_document_is_an_object_and_several_are_an_array() {
    let output = pipe(&[], b"Kenya sent 600 police officers to Haiti.\n");
    let one: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&one["id"], &one["schema"]), (&"stdin".into(), &"newswire/1".into()));
    assert_eq!(
        one["text_sha256"],
        "44cf9797bdfa86ff3be124ac47db582a948e92c7b2b992b554235826fa81f86c"
    );
    let output = run(&repository("examples"), &["reports"]);
    let several: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(several.as_array().is_some_and(|list| list.len() >= 6));
    assert_eq!((output.status.code(), &*stderr(&output)), (Some(0), ""));
}

#[test]
fn threads_do_not_change_the_bytes() {
    let dir = directory("threads");
    let mut corpus = Vec::new();
    for n in 0..300 {
        writeln!(corpus, "{{\"id\":\"{n}\",\"text\":\"Officer {n} of the U.N. said on Friday.\"}}")
            .unwrap();
    }
    fs::write(dir.join("corpus.jsonl"), corpus).unwrap();
    let read = |threads| {
        let arguments =
            ["corpus.jsonl", "--input", "jsonl", "--format", "jsonl", "--threads", threads];
        run(&dir, &arguments).stdout
    };
    let one = read("1");
    assert_eq!(ids(&one).len(), 300);
    assert_eq!(one, read("4"));
}

#[test]
fn ids_cannot_leave_the_directory() {
    let dir = directory("escape");
    let lines = concat!(
        "{\"id\":\"../../evil\",\"text\":\"One.\"}\n",
        "{\"id\":\"/etc/evil\",\"text\":\"Two.\"}\n",
        "{\"id\":\"..\",\"text\":\"Three.\"}\n",
        "{\"id\":\"000_x.txt\",\"text\":\"Four.\"}\n",
        "{\"id\":\"000_x\",\"text\":\"Five.\"}\n",
    );
    fs::write(dir.join("corpus.jsonl"), lines).unwrap();
    let output = run(&dir, &["corpus.jsonl", "--input", "jsonl", "--out", "out"]);
    assert_eq!(output.status.code(), Some(1));
    let mut names: Vec<String> = fs::read_dir(dir.join("out"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, ["%2E.%2F..%2Fevil.json", "%2E..json", "%2Fetc%2Fevil.json", "000_x.json"]);
    assert_eq!(
        stderr(&output).lines().collect::<Vec<_>>(),
        ["extract: corpus.jsonl: line 5: 000_x.json has been written for corpus.jsonl: line 4, \
          give the documents different ids"]
    );
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let mut child = extract()
        .arg(repository("examples/reports"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), &*stderr(&output)), (Some(0), ""));
}

#[test]
fn offsets_count_in_the_unit_asked_for() {
    let text = "“Étrange,” 👍 said Vladimir Putin.";
    for (unit, expected) in [("byte", 24), ("char", 18), ("utf16", 19)] {
        let output = pipe(&["--offsets", unit], text.as_bytes());
        let document: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(document["offsets"], unit);
        let cue = &document["statements"][0]["cue"]["start"];
        if !cue.is_null() {
            assert_eq!(cue, expected - 5, "{unit}");
        }
    }
}
