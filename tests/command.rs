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

#[test]
fn own_lists_and_packs_are_read_beside_the_built_in_ones() {
    let dir = directory("gazetteer");
    fs::create_dir(dir.join("pack")).unwrap();
    fs::write(dir.join("ships.tsv"), "MV Grey Heron\tproduct\n").unwrap();
    fs::write(
        dir.join("pack/towns.tsv"),
        "id\tname\tkind=place\tcountry\nown/quorn-bay\tQuornbay\tKE\n",
    )
    .unwrap();
    fs::write(dir.join("report.txt"), "Kenya sent the MV Grey Heron to Quornbay on Friday.")
        .unwrap();
    let lists = ["report.txt", "--gazetteer", "ships.tsv", "--gazetteer", "pack"];
    let output = run(&dir, &lists);
    assert_eq!((output.status.code(), &*stderr(&output)), (Some(0), ""));
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    let refs: Vec<&str> =
        document["entities"].as_array().unwrap().iter().filter_map(|e| e["ref"].as_str()).collect();
    assert_eq!(refs, ["KE", "mv-grey-heron", "own/quorn-bay"]);
}

#[test]
fn faulty_lists_end_the_command_before_anything_is_read() {
    let dir = directory("gazetteer-faults");
    fs::create_dir(dir.join("empty")).unwrap();
    fs::write(dir.join("bad.tsv"), "id\tname\tkind\nx\tX\tplase\n").unwrap();
    fs::write(dir.join("latin.tsv"), b"Caf\xe9\tplace\n").unwrap();
    for (list, expected) in [
        ("bad.tsv", "extract: bad.tsv:2:5: unknown kind `plase`"),
        ("latin.tsv", "extract: latin.tsv:1:4: byte 0xe9 is not UTF-8; save the file as UTF-8"),
        (
            "empty",
            "extract: empty: has no *.tsv or *.toml files, name the directory that holds the lists",
        ),
        ("none.tsv", "extract: none.tsv: No such file or directory (os error 2)"),
    ] {
        let output = run(&dir, &["-", "--gazetteer", list]);
        assert_eq!(output.status.code(), Some(2), "{list}");
        assert_eq!(stderr(&output).lines().next(), Some(expected));
        assert!(output.stdout.is_empty());
    }
}

/// Half-written files never stand under a document's name, links are not followed, directories not written over.
#[cfg(unix)]
#[test]
fn links_and_directories_in_the_way_do_no_harm() {
    let dir = directory("links");
    fs::create_dir_all(dir.join("out/b.json")).unwrap();
    fs::write(dir.join("elsewhere"), "untouched").unwrap();
    std::os::unix::fs::symlink(dir.join("elsewhere"), dir.join("out/a.json")).unwrap();
    std::os::unix::fs::symlink(dir.join("nowhere"), dir.join("c.txt")).unwrap();
    for name in ["a", "b", "d"] {
        fs::write(dir.join(format!("{name}.txt")), "Kenya sent 600 police officers.").unwrap();
    }
    let output = run(&dir, &["a.txt", "b.txt", "c.txt", "d.txt", "--out", "out"]);
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output);
    assert_eq!(said.lines().count(), 2, "{said}");
    assert!(said.contains("b.json cannot be written: Is a directory"), "{said}");
    assert!(said.contains("c.txt: no such file or directory"), "{said}");
    // the link was replaced by the document, what it pointed at is as it was
    assert_eq!(fs::read_to_string(dir.join("elsewhere")).unwrap(), "untouched");
    assert!(!fs::symlink_metadata(dir.join("out/a.json")).unwrap().is_symlink());
    let left: Vec<String> = fs::read_dir(dir.join("out"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.contains("part"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
    assert!(dir.join("out/d.json").is_file());
}

/// A disk without room: what is on it stays whole, and the fault is said.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = extract()
        .arg(repository("examples/reports"))
        .stdin(Stdio::null())
        .stdout(full)
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        stderr(&output),
        "extract: standard output: cannot be written: No space left on device (os error 28)\n"
    );
}

/// Lines of a corpus, one of them malformed.
fn corpus(path: &Path) {
    let mut lines = Vec::new();
    for n in 0..40 {
        if n == 7 {
            lines.extend_from_slice(b"{\"id\":\"7\"}\n");
        }
        writeln!(
            lines,
            "{{\"id\":\"{n}\",\"text\":\"Kenya sent {n} nurses to Haiti on Friday.\"}}"
        )
        .unwrap();
    }
    fs::write(path, lines).unwrap();
}

/// Wherever an earlier run was ended, in a line or between two, the file is the one that a whole run writes.
#[test]
fn a_file_is_gone_on_with_from_any_place() {
    let dir = directory("resume");
    corpus(&dir.join("corpus.jsonl"));
    let arguments = ["corpus.jsonl", "--input", "jsonl", "--format", "jsonl"];
    let whole = run(&dir, &arguments).stdout;
    assert_eq!(ids(&whole).len(), 40);
    let ends: Vec<usize> =
        whole.iter().enumerate().filter(|(_, b)| **b == b'\n').map(|x| x.0).collect();
    let places = [0, 1, ends[0], ends[0] + 1, ends[6] + 1, ends[20] - 9, ends[39], ends[39] + 1];
    for place in places {
        fs::write(dir.join("out.jsonl"), &whole[..place]).unwrap();
        let output = run(&dir, &[&arguments[..], &["--resume", "out.jsonl"]].concat());
        // the malformed line is said whether or not an earlier run has passed it
        let said = stderr(&output);
        assert_eq!(said.lines().count(), 1, "{place}: {said}");
        assert!(
            said.starts_with("extract: corpus.jsonl: line 8: malformed at column 10"),
            "{said}"
        );
        assert_eq!(output.status.code(), Some(1));
        assert!(output.stdout.is_empty());
        assert!(fs::read(dir.join("out.jsonl")).unwrap() == whole, "gone on with at {place}");
    }
    // a file that is not there is begun
    fs::remove_file(dir.join("out.jsonl")).unwrap();
    run(&dir, &[&arguments[..], &["--resume", "out.jsonl"]].concat());
    assert!(fs::read(dir.join("out.jsonl")).unwrap() == whole);
}

#[test]
fn a_file_of_other_documents_is_not_gone_on_with() {
    let dir = directory("resume-other");
    corpus(&dir.join("corpus.jsonl"));
    let arguments =
        ["corpus.jsonl", "--input", "jsonl", "--format", "jsonl", "--resume", "out.jsonl"];
    for (left, expected) in [
        (
            "{\"id\":\"0\"}\n{\"id\":\"9\"}\nhalf",
            "extract: out.jsonl: its last document is \"9\", where the inputs have \"1\" (corpus.jsonl: line 2); \
             name the inputs that it was made from",
        ),
        (
            "no JSON\n",
            "extract: out.jsonl: its last line is no document, name a file that --format jsonl wrote",
        ),
        (
            &*"{\"id\":\"0\"}\n".repeat(43),
            "extract: out.jsonl: holds 43 documents, 3 more than the inputs have; \
             name the inputs that it was made from",
        ),
    ] {
        fs::write(dir.join("out.jsonl"), left).unwrap();
        let output = run(&dir, &arguments);
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(stderr(&output).lines().last(), Some(expected));
        // what is somebody else's is left as it is
        assert_eq!(fs::read_to_string(dir.join("out.jsonl")).unwrap(), left);
    }
    let output = run(&dir, &["corpus.jsonl", "--input", "jsonl", "--resume", "out.json"]);
    assert_eq!(output.status.code(), Some(2), "an array cannot be gone on with");
}

#[test]
fn a_directory_is_gone_on_with() {
    let dir = directory("resume-directory");
    corpus(&dir.join("corpus.jsonl"));
    let arguments = ["corpus.jsonl", "--input", "jsonl"];
    run(&dir, &[&arguments[..], &["--out", "out"]].concat());
    let path = |n: usize| dir.join(format!("out/{n}.json"));
    let whole = fs::read(path(3)).unwrap();
    fs::remove_file(path(3)).unwrap();
    fs::write(path(4), "kept").unwrap();
    let output = run(&dir, &[&arguments[..], &["--resume", "out"]].concat());
    assert_eq!(stderr(&output).lines().count(), 1);
    assert!(fs::read(path(3)).unwrap() == whole);
    assert_eq!(fs::read_to_string(path(4)).unwrap(), "kept", "what is there is not read again");
}

/// A run that is ended in the middle, by whoever reads it or by the system, leaves what can be gone on with.
#[cfg(unix)]
#[test]
fn what_is_killed_is_gone_on_with() {
    let dir = directory("killed");
    let mut lines = Vec::new();
    for n in 0..3000 {
        writeln!(
            lines,
            "{{\"id\":\"{n}\",\"text\":\"Kenya sent {n} nurses to Haiti on Friday.\"}}"
        )
        .unwrap();
    }
    fs::write(dir.join("corpus.jsonl"), lines).unwrap();
    let arguments =
        ["corpus.jsonl", "--input", "jsonl", "--format", "jsonl", "--resume", "out.jsonl"];
    let out = dir.join("out.jsonl");
    let mut child =
        extract().current_dir(&dir).args(arguments).stdin(Stdio::null()).spawn().unwrap();
    while !fs::metadata(&out).is_ok_and(|m| m.len() > 10_000) {
        assert!(child.try_wait().unwrap().is_none(), "it has ended before anything was written");
        std::thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let output = run(&dir, &arguments);
    assert_eq!((output.status.code(), &*stderr(&output)), (Some(0), ""));
    let expected: Vec<String> = (0..3000).map(|n| n.to_string()).collect();
    assert!(ids(&fs::read(&out).unwrap()) == expected);
}

#[test]
fn progress_is_said_where_it_is_asked_for() {
    let dir = directory("progress");
    corpus(&dir.join("corpus.jsonl"));
    let size = fs::metadata(dir.join("corpus.jsonl")).unwrap().len();
    let arguments = ["corpus.jsonl", "--input", "jsonl", "--format", "jsonl", "--progress"];
    let output = run(&dir, &arguments);
    let said = stderr(&output);
    let last = said.lines().last().unwrap();
    assert!(last.starts_with("extract: 0.0 of 0.0 MB, 41 documents, "), "{size} bytes: {said}");
    assert!(last.ends_with(" MB/s, 0 s left"), "{said}");
}

/// The first document is written while the pipe that gives the second is still open.
#[test]
fn a_pipe_is_answered_line_by_line() {
    use std::io::{BufRead as _, BufReader};
    let mut child = extract()
        .args(["--input", "jsonl", "--format", "jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for id in ["a", "b"] {
        writeln!(input, "{{\"id\":\"{id}\",\"text\":\"Kenya sent 600 nurses to Haiti.\"}}")
            .unwrap();
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        assert_eq!(ids(line.as_bytes()), [id]);
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}
